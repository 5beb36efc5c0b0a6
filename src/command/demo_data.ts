import { createHash } from "node:crypto";
import { chmod, mkdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { HoldfastError } from "../domain/error.ts";
import type { Machine } from "../host/machine.ts";

/** Rows of the demo's database. */
export const ROWS = 100_000;

/** Makes a SQLite database and a tree of settings, the same every time. */
export async function makeData(folder: string): Promise<void> {
  const { DatabaseSync } = await import("node:sqlite");
  const data = join(folder, "data");
  await mkdir(join(data, "settings/conf.d"), { recursive: true });
  const database = new DatabaseSync(join(data, "registry.db"));
  database.exec(
    "PRAGMA journal_mode = WAL; CREATE TABLE event (id INTEGER PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, at REAL NOT NULL); BEGIN",
  );
  const insert = database.prepare("INSERT INTO event (kind, name, at) VALUES (?, ?, ?)");
  const kinds = ["birth", "marriage", "death"];
  for (let row = 0; row < ROWS; row++)
    insert.run(kinds[row % 3] as string, `person ${(row * 7919) % 65_537}`, row * 86.4);
  database.exec("COMMIT");
  database.close();
  await writeFile(join(data, "settings/registry.conf"), "port = 7070\nlanguage = en\n");
  await writeFile(join(data, "settings/conf.d/10-mail.conf"), "host = mail.example\n");
  await writeFile(join(data, "settings/secret.key"), "not a real key\n");
  await chmod(join(data, "settings/secret.key"), 0o600);
  await symlink("conf.d/10-mail.conf", join(data, "settings/mail.conf"));
}

/** Makes SSH keys for two people. @throws HoldfastError when ssh-keygen fails. */
export async function makePeople(folder: string, machine: Machine): Promise<void> {
  await mkdir(join(folder, "people"), { mode: 0o700 });
  for (const person of ["ana", "ben"]) {
    const { code, stderr } = await machine.run({
      argv: [
        "ssh-keygen",
        "-q",
        "-t",
        "ed25519",
        "-N",
        "",
        "-C",
        person,
        "-f",
        join(folder, "people", person),
      ],
    });
    if (code !== 0)
      throw new HoldfastError("seal", `Cannot make a key for ${person}: ${stderr}`, {
        code: "key-missing",
        hint: "Is Debian's openssh-client installed?",
      });
  }
}

/** Writes the policy of the demo. */
export async function writePolicy(folder: string): Promise<void> {
  await writeFile(
    join(folder, "holdfast.yml"),
    `holdfast: 1
name: demo
recipients: ["file:keys/recipient.txt"]
signers:
  this-host: { key: "file:keys/signing.pub", may: [backup] }
signing-key: file:keys/signing
state: state
people:
  ana: { keys: ["file:people/ana.pub"] }
  ben: { keys: ["file:people/ben.pub"] }
approval: { approvers: [ana, ben], needed: 1 }
sources:
  registry: { engine: sqlite, path: data/registry.db }
  settings: { engine: files, path: data/settings }
stores:
  local: { kind: directory, path: store }
`,
  );
}

/** A bad day: the database becomes noise, the settings are gone. */
export async function wreck(folder: string): Promise<void> {
  await writeFile(join(folder, "data/registry.db"), "noise".repeat(10_000));
  await rm(join(folder, "data/settings"), { recursive: true });
}

/** What the data is, as one digest: all rows, and the tree as tar sees it. */
export async function digestOf(folder: string, machine: Machine): Promise<string> {
  const { DatabaseSync } = await import("node:sqlite");
  const hash = createHash("sha256");
  const database = new DatabaseSync(join(folder, "data/registry.db"), { readOnly: true });
  for (const row of database.prepare("SELECT * FROM event ORDER BY id").iterate())
    hash.update(JSON.stringify(row));
  database.close();
  const tree = machine.start({
    argv: ["tar", "-c", "--sort=name", "--numeric-owner", "-C", join(folder, "data"), "settings"],
  });
  for await (const chunk of tree.stdout) hash.update(chunk);
  await tree.ended;
  hash.update(await readFile(join(folder, "data/settings/mail.conf")));
  return hash.digest("hex");
}
