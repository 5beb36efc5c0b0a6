import type { Kinds } from "../../src/domain/policy.ts";
import { filesSettings } from "../../src/engine/files/settings.ts";
import { sqliteSettings } from "../../src/engine/sqlite/settings.ts";
import { stores } from "../../src/store/mod.ts";

/** The kinds there are, by their settings alone. */
export const KINDS: Kinds = {
  engines: { files: { settings: filesSettings }, sqlite: { settings: sqliteSettings } },
  stores,
};

/** A policy that says all it can. */
export const WHOLE = `holdfast: 1
name: civil-registry
prefix: Backup
recipients: [age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p]
signers:
  runner-1: { key: "file:keys/runner-1.pub", may: [backup, prune] }
  runner-0:
    key: ssh-ed25519 AAAA
    may: [backup]
    last: Backup_20261119_0200Z@${"0123456789abcdef".repeat(4)}
signing-key: env:HOLDFAST_SIGNING_KEY
staging: /var/lib/holdfast/staging
state: /var/lib/holdfast/state
people:
  ana: { keys: ["file:keys/ana.pub"], github: ana-example }
  ben: { keys: ["file:keys/ben.pub", "file:keys/ben-2.pub"] }
approval: { approvers: [ana, ben], needed: 2, expires: 24h, drift: 10% }
sources:
  settings: { engine: files, path: /etc/civil-registry, exclude: ["*.tmp"], may-change: ["log/**"] }
  trees: { engine: files, path: [/srv/a, /srv/b], devices: true, one-file-system: false }
  dashboard:
    engine: sqlite
    path: /var/lib/grafana/grafana.db
    in-use: true
    enabled: false
    because: kept out by decision 12
stores:
  local: { kind: directory, path: /backups, layout: folder, mount: required }
disclose: none
suspicion: { shrinks-below: 50% }
schedules:
  nightly: { every: day, at: "02:05", timezone: Africa/Lusaka, sources: [trees], stores: [local] }
  weekend: { every: week, on: sunday }
  full: { every: 30d }
`;

/** A policy that says as little as it may. */
export const SMALL = `holdfast: 1
name: small
recipients: [age1x]
signers: { host: { key: "file:a.pub", may: [backup] } }
sources: { a: { engine: files, path: a } }
stores: { local: { kind: directory, path: b } }
`;
