/** The servers that emCA's databases may lie on, of those Holdfast can save. */
export const DATABASES = ["mysql", "postgres"] as const;

/** One of them. */
export type StarterDatabase = (typeof DATABASES)[number];

/**
 * The sources of an emCA site as they stand in its first policy: key file, settings, two databases and
 * the directory, as one group. docs/presets.md says what each is.
 */
export function emcaSources(database: StarterDatabase): string {
  return `${FILES}${databasesOn(database)}${LDAP}${GROUP}`;
}

const FILES = `# Each source can be saved and brought back alone, by its name: --source app, or "sources" on the form of the
# workflow. docs/presets.md says what each is, which accounts to make, and how to bring all of it back.
sources:
  # Opens what emCA has encrypted in its databases. emCA.properties says in which folder it lies.
  keyfile:
    engine: files
    path: /etc/emca/key
    group: emca
  # emCA.properties, and whatever else is set there.
  properties:
    engine: files
    path: /etc/emca/conf
    group: emca
`;

function databasesOn(server: StarterDatabase): string {
  return `  # The tick box "Application-related data".
  app:
    engine: ${server}
    url: "file:/etc/holdfast/app.url" # one line: ${server}://ACCOUNT:PASSWORD@HOST:PORT/emca (@ as %40, / as %2F …)
    restore-url: "file:/etc/holdfast/app-restore.url" # the same, of the account that may restore
    group: emca
    excluded: # other databases of that server, each with the reason why this source does not save it
      certmanager: saved by the source certmanager
  # The tick box "Certificate manager database-related information".
  certmanager:
    engine: ${server}
    url: "file:/etc/holdfast/certmanager.url" # one line: ${server}://ACCOUNT:PASSWORD@HOST:PORT/certmanager
    restore-url: "file:/etc/holdfast/certmanager-restore.url"
    group: emca
    excluded:
      emca: saved by the source app
`;
}

const GROUP = `groups:
  emca:
    # The directory first: all that is published in it is then known to the databases that are saved after it.
    order: [ldap-config, ldap-data, certmanager, app, keyfile, properties]
    # The key file first: emCA never meets a database that it cannot open.
    restore-order: [keyfile, properties, app, certmanager, ldap-config, ldap-data]
    caution: "HSM keys are in no backup: have the HSM or the vendor's copy of it ready. A restored database is of use only with the sealed key file of the same backup. Stop emCA first"
`;

/**
 * The program that says what a directory holds. A directory that was started anew may give an entry's
 * attributes in another order, so their lines are sorted, each with the entry it is of.
 */
function factsOf(folder: string, database: 0 | 1, indent: number): string {
  const lines = [
    "facts:",
    "  - bash",
    "  - -euo",
    "  - pipefail",
    "  - -c",
    "  - |",
    `    slapcat -o ldif-wrap=no -F ${folder} -n ${database} | awk '/^dn:/ { dn = $0 } NF { print dn, $0 }' |`,
    "      LC_ALL=C sort | sha256sum | sed 's/^/directory\\t/'",
  ];
  return lines.map((line) => `${" ".repeat(indent)}${line}\n`).join("");
}

const LDAP = `  # The directory that publishes certificates and CRLs: its settings, then its entries. It answers while it is
  # saved; to bring it back it is stopped, emptied, filled and started. backup --prove fills a folder of its own.
  ldap-config:
    engine: command
    format: ldif
    group: emca
    dump: [slapcat, -F, /etc/ldap/slapd.d, -n, "0"]
${factsOf("/etc/ldap/slapd.d", 0, 4)}    clear: [sh, -euc, "systemctl stop slapd; find /etc/ldap/slapd.d -mindepth 1 -delete"]
    restore: [sh, -euc, "slapadd -F /etc/ldap/slapd.d -n 0; chown -R --reference=/etc/ldap/slapd.d /etc/ldap/slapd.d; systemctl start slapd"]
    prove:
      clear: [rm, -rf, /var/tmp/holdfast-ldap-config]
      restore: [sh, -euc, "mkdir -m 700 /var/tmp/holdfast-ldap-config; slapadd -F /var/tmp/holdfast-ldap-config -n 0"]
${factsOf("/var/tmp/holdfast-ldap-config", 0, 6)}  ldap-data:
    engine: command
    format: ldif
    group: emca
    dump: [slapcat, -F, /etc/ldap/slapd.d, -n, "1"]
${factsOf("/etc/ldap/slapd.d", 1, 4)}    clear: [sh, -euc, "systemctl stop slapd; find /var/lib/ldap -mindepth 1 -delete"]
    restore: [sh, -euc, "slapadd -q -F /etc/ldap/slapd.d -n 1; chown -R --reference=/var/lib/ldap /var/lib/ldap; systemctl start slapd"]
    prove:
      clear: [rm, -rf, /var/tmp/holdfast-ldap-data]
      restore:
        - bash
        - -euo
        - pipefail
        - -c
        - |
          umask 077
          mkdir /var/tmp/holdfast-ldap-data
          cd /var/tmp/holdfast-ldap-data
          mkdir config data
          slapcat -o ldif-wrap=no -F /etc/ldap/slapd.d -n 0 </dev/null |
            sed "s|^olcDbDirectory: .*|olcDbDirectory: $PWD/data|" | slapadd -F config -n 0
          slapadd -q -F config -n 1
${factsOf("/var/tmp/holdfast-ldap-data/config", 1, 6)}`;
