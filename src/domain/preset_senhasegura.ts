/**
 * The sources of a senhasegura instance as they stand in its first policy: both databases as one
 * group, settings, logs, and session files, which are off. docs/presets.md says what each is.
 */
export const SENHASEGURA_SOURCES = `# Each source can be saved and brought back alone, by its name: --source mt4, or "sources" on the form of the
# workflow. docs/presets.md says what each is, which accounts to make, and how to bring all of it back.
sources:
  # "Enable application backup?" is the next four: data, settings and logs. To switch one off write into it
  # "enabled: false" and "because: the reason". Every backup then names it as left out, and no run is red.
  mt4:
    engine: mysql
    url: "file:/etc/holdfast/mt4.url" # one line: mariadb://ACCOUNT:PASSWORD@HOST:PORT/mt4 (@ as %40, / as %2F …)
    restore-url: "file:/etc/holdfast/mt4-restore.url" # the same, of the account that may restore
    group: databases
    excluded: # other databases of that server, each with the reason why this source does not save it
      senhasegura: saved by the source senhasegura
  senhasegura:
    engine: mysql
    url: "file:/etc/holdfast/senhasegura.url" # one line: mariadb://ACCOUNT:PASSWORD@HOST:PORT/senhasegura
    restore-url: "file:/etc/holdfast/senhasegura-restore.url"
    group: databases
    excluded:
      mt4: saved by the source mt4
  config:
    engine: files
    path: /etc/senhasegura
  logs:
    engine: files
    path: /var/log/senhasegura
    may-change: ["*"] # a log grows while it is read: that is noted, and no failure
  # "Enable sessions file backup?": recordings are large. Remove the last two lines to switch it on.
  sessions:
    engine: files
    path: /var/senhasegura/sessions
    may-change: ["*"] # so does a session that is being recorded
    enabled: false
    because: session files are saved only where somebody decides so
# Where "holdfast check" finds a view of one database that reads the other: make them one source,
# databases: [mt4, senhasegura], in the place of two and of this group. docs/presets.md says why.
groups:
  databases:
    # senhasegura first: whatever it refers to in mt4 is then in the mt4 that is saved after it.
    order: [senhasegura, mt4]
    # mt4 first, as the vendor asks.
    restore-order: [mt4, senhasegura]
    caution: "Bring senhasegura's programs to the version of the backup first, and stop them. In a cluster ask the vendor before you restore: it can damage the cluster"
`;
