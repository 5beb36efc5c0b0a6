import type { Totals } from "../../domain/fact.ts";
import type { Machine } from "../../host/machine.ts";
import type { Dumped, Intake } from "../engine.ts";
import { type Client, clientOf, fitting } from "./client.ts";
import { PINS } from "./content.ts";
import { covered, readServer, sorted } from "./databases.ts";
import { readRoles, roleFacts } from "./globals.ts";
import { databaseOf, GLOBALS, partOf } from "./parts.ts";
import { saveDatabase } from "./save_database.ts";
import { openSession } from "./session.ts";
import type { PostgresSettings } from "./settings.ts";
import { OPEN } from "./snapshot.ts";
import { readTablespaces, tablespaceFacts, tablespaceLines } from "./tablespaces.ts";
import { wholeServerLines } from "./whole_server.ts";

/** Dumps each database from one exported snapshot, in which its facts are read too. */
export async function dump(
  settings: PostgresSettings,
  machine: Machine,
  into: Intake,
): Promise<Dumped> {
  const started = machine.now();
  const asking = await clientOf(settings, machine, "source");
  const server = await readServer(asking);
  const client = await fitting(asking, server.major);
  const names = covered(client, server.databases);
  const totals: Record<string, Totals> = {};
  const notes: Dumped["notes"][number][] = [];
  for (const part of sorted([...names.map(partOf), ...(settings.globals ? [GLOBALS] : [])])) {
    if (part !== GLOBALS) {
      const note = (one: (typeof notes)[number]) => void notes.push(one);
      const saving = { client, into, database: databaseOf(part), part, note };
      Object.assign(totals, await saveDatabase(saving));
      continue;
    }
    const saved = await saveRoles(client, names, into);
    totals[part] = saved.totals;
    if (saved.withPasswords) continue;
    const why = "roles are saved without their passwords: the account may not read pg_authid";
    notes.push({ key: GLOBALS, why });
  }
  notes.push(...leftOut("database", settings.excluded));
  notes.push(...leftOut("schema", settings["excluded-schemas"]));
  return {
    started,
    ended: machine.now(),
    instant: names.length === 1 && !settings.globals ? "one" : "per part",
    versions: { postgres: server.version, major: String(server.major) },
    totals,
    notes,
    scratch: false,
  };
}

function leftOut(kind: string, reasons: Readonly<Record<string, string>>): Dumped["notes"] {
  return Object.entries(reasons).map(([name, because]) => ({
    key: `${kind} ${name}`,
    why: `excluded: ${because}`,
  }));
}

async function saveRoles(client: Client, names: readonly string[], into: Intake) {
  const [database = "postgres"] = names;
  const cannot = "Cannot save the roles";
  await using session = openSession(client, { database, cannot, thing: GLOBALS });
  await session.query(PINS);
  await session.query(OPEN);
  const roles = await readRoles(session);
  const tablespaces = await readTablespaces(session);
  const whole = await wholeServerLines(session);
  const facts = [...roleFacts(roles.names), ...tablespaceFacts(tablespaces)];
  for (const fact of facts) await into.fact(GLOBALS, fact);
  const bytes = Buffer.from(
    `${[roles.sql, ...whole, ...tablespaceLines(tablespaces)].join("\n").trimEnd()}\n`,
  );
  await into.part({
    name: GLOBALS,
    format: "sql",
    bytes: (async function* () {
      yield bytes;
    })(),
    expect: bytes.length,
  });
  const totals = { items: roles.names.length, rows: null, bytes: bytes.length };
  return { totals, withPasswords: roles.withPasswords };
}
