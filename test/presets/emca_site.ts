import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { afterAll } from "@jest/globals";
import { treeOf } from "../bad_days/crash.ts";
import { type Directory, makeDirectory } from "../servers/slapd.ts";
import { addressFile, makePresetWorld, type Places, type Site } from "./site.ts";

/** A database server as an emCA site uses it. */
export interface Databases {
  readonly kind: "mysql" | "postgres";
  /** Makes the databases emca and certmanager with their tables, and the accounts of docs/presets.md. */
  make(rows: { app: string; certmanager: string }): void;
  /** All rows of all tables of a database as text; "" where it is not there. */
  rows(database: string): string;
  /** What the account that owns them may do, and the digest of its password; "" where it is not there. */
  owner(): string;
  /** Drops both databases and the account that owned them. */
  drop(): void;
  sql(database: string, text: string): void;
  url(database: string, account: "save" | "restore"): string;
}

/** An emCA site, and what only its key file can open. */
export interface Emca extends Site {
  readonly databases: Databases;
  readonly directory: Directory;
  /** Decrypts what the application database holds with the key file, both as they are now. */
  opened(): string[];
}

const CERTIFICATES = 40;

/** Makes a site: databases, directory, key file, settings, and the policy of `init --preset emca`. */
export async function makeEmca(databases: Databases): Promise<Emca> {
  const folder = mkdtempSync("/var/tmp/hf-emca-");
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const [keys, conf] = [join(folder, "key"), join(folder, "conf")];
  for (const path of [keys, conf]) mkdirSync(path, { mode: 0o750 });
  writeFileSync(join(keys, "aes.sealed"), randomBytes(32), { mode: 0o400 });
  writeFileSync(join(conf, "emCA.properties"), `sealed.key.dir=${keys}\nldap.publish=true\n`);
  const key = (): Buffer => readFileSync(join(keys, "aes.sealed"));
  databases.make({ app: appRows(key(), databases.kind), certmanager: managerRows(databases.kind) });
  const directory = makeDirectory(ENTRIES);
  const { world, store } = await makePresetWorld(["emca", "--database", databases.kind], {
    "/etc/emca/key": keys,
    "/etc/emca/conf": conf,
    ...Object.fromEntries(
      [
        ["app", "emca", "save"],
        ["app-restore", "emca", "restore"],
        ["certmanager", "certmanager", "save"],
        ["certmanager-restore", "certmanager", "restore"],
      ].map(([file, database, account]) => [
        `/etc/holdfast/${file}.url`,
        addressFile(folder, `${file}.url`, databases.url(database as string, account as "save")),
      ]),
    ),
    "/etc/ldap/slapd.d": directory.settings,
    "/var/lib/ldap": directory.data,
    "systemctl stop slapd": directory.stop,
    "systemctl start slapd": directory.start,
    "/var/tmp/holdfast-ldap-config": join(folder, "prove-config"),
    "/var/tmp/holdfast-ldap-data": join(folder, "prove-data"),
  });
  let turn = 0;
  const places = (): Places => ({
    keyfile: treeText(keys),
    properties: treeText(conf),
    app: databases.rows("emca"),
    certmanager: databases.rows("certmanager"),
    "ldap-config": directory.ldif(0),
    "ldap-data": directory.ldif(1),
  });
  return {
    world,
    store,
    names: ["keyfile", "properties", "app", "certmanager", "ldap-config", "ldap-data"],
    databases,
    directory,
    places,
    change: () => {
      turn++;
      writeFileSync(join(keys, `next-${turn}.sealed`), randomBytes(32));
      appendFileSync(join(conf, "emCA.properties"), `turn=${turn}\n`);
      databases.sql(
        "emca",
        `UPDATE certificate SET status = 'revoked', subject = 'CN=${turn}' WHERE serial = 1001`,
      );
      databases.sql("certmanager", `UPDATE endpoint SET address = 'moved-${turn}' WHERE id < 4`);
      directory.modify(
        `dn: dc=ca,dc=example\nchangetype: modify\nreplace: description\ndescription: turn ${turn}\n\n` +
          `dn: cn=config\nchangetype: modify\nreplace: olcIdleTimeout\nolcIdleTimeout: ${turn}\n`,
      );
    },
    empty: () => {
      databases.drop();
      directory.empty();
      for (const path of [keys, conf]) rmSync(path, { recursive: true });
    },
    opened: () =>
      databases
        .rows("emca")
        .split("\n")
        .flatMap((line) => /sealed:([0-9a-f]+)/.exec(line)?.[1] ?? [])
        .map((hex) => unsealed(key(), hex)),
  };
}

function treeText(path: string): string {
  return existsSync(path) ? JSON.stringify(treeOf(path)) : "";
}

function sealed(key: Buffer, text: string): string {
  const iv = createHash("sha256").update(text).digest().subarray(0, 12);
  const cipher = createCipheriv("aes-256-gcm", key, iv);
  const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]).toString("hex");
}

function unsealed(key: Buffer, hex: string): string {
  const bytes = Buffer.from(hex, "hex");
  const cipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, 12));
  cipher.setAuthTag(bytes.subarray(12, 28));
  return cipher.update(bytes.subarray(28), undefined, "utf8") + cipher.final("utf8");
}

function appRows(key: Buffer, kind: Databases["kind"]): string {
  const bytes = (hex: string) => (kind === "mysql" ? `0x${hex}` : `'\\x${hex}'`);
  const users = ["admin", "officer", "o'neil \\ \u{1f512}"].map(
    (login, at) =>
      `INSERT INTO ca_user VALUES (${at + 1}, '${login.replace(/['\\]/g, (one) => (one === "\\" && kind === "postgres" ? one : one + one))}', 'sealed:${sealed(key, `password ${at}`)}');`,
  );
  const certificates = Array.from({ length: CERTIFICATES }, (_, at) => {
    const hash = createHash("sha512").update(`certificate ${at}`).digest("hex");
    const state = at % 5 === 0 ? "suspended" : "active";
    return `INSERT INTO certificate VALUES (${1000 + at}, 'CN=server-${at}.example', '${state}', '2026-11-${10 + (at % 9)} 01:02:03.456', ${bytes(hash)}, ${(at % 3) + 1});`;
  });
  return [...users, ...certificates].join("\n");
}

function managerRows(kind: Databases["kind"]): string {
  const no = kind === "mysql" ? "0" : "false";
  return Array.from(
    { length: 12 },
    (_, at) =>
      `INSERT INTO endpoint VALUES (${at + 1}, 'host-${at}.example:443', ${no}, ${at * 1.5});`,
  ).join("\n");
}

const ENTRIES = `dn: dc=ca,dc=example
objectClass: dcObject
objectClass: organization
o: Example CA
dc: ca

dn: ou=certificates,dc=ca,dc=example
objectClass: organizationalUnit
ou: certificates

${["ana", "ben", "Zoë"]
  .map(
    (name) => `dn:: ${Buffer.from(`cn=${name},ou=certificates,dc=ca,dc=example`).toString("base64")}
objectClass: inetOrgPerson
cn:: ${Buffer.from(name).toString("base64")}
sn: holder
userPKCS12:: ${createHash("sha512").update(name).digest("base64")}

`,
  )
  .join("")}`;
