import type { Finding } from "../../domain/finding.ts";
import { shown } from "../../domain/name.ts";
import type { Machine } from "../../host/machine.ts";
import { type Add, noticing } from "../noticed.ts";
import { urlFor } from "../server_settings.ts";
import { OURS, scopeTo, WHOLE } from "./catalog_scope.ts";
import { type Client, clientOf, fitting } from "./client.ts";
import { ASIDE, covered, readServer, type Server } from "./databases.ts";
import {
  missingSchemas,
  neededElsewhere,
  otherSchemas,
  uncoveredSchemas,
  wouldLose,
} from "./schemas.ts";
import { inSession, type Session } from "./session.ts";
import type { PostgresSettings } from "./settings.ts";

/** What stands in the way of a dump or a restore. Touches nothing. */
export async function check(
  settings: PostgresSettings,
  machine: Machine,
  before: "dump" | "build",
): Promise<readonly Finding[]> {
  const stage = before === "dump" ? "source" : "restore";
  const { findings, add, tell } = noticing(urlFor(settings, stage));
  await tell(async () => {
    const asking = await clientOf(settings, machine, stage);
    const server = await readServer(asking);
    const client = await fitting(asking, server.major);
    if (before === "dump") await checkDump(client, server, add);
    else await checkBuild(client, server, add);
  });
  return findings;
}

async function checkDump(client: Client, server: Server, add: Add): Promise<void> {
  for (const name of covered(client, server.databases)) {
    const to = { database: name, cannot: `Cannot save database "${shown(name)}"`, thing: name };
    await inSession(client, to, async (session) => {
      await session.query(scopeTo(client.settings.schemas));
      await checkSchemas(session, client.settings, { database: name, add });
      await checkRights(session, name, add);
    });
  }
  for (const name of await uncovered(client, server)) {
    const isShut = server.databases.some((one) => one.name === name && !one.isOpen);
    const why = isShut ? ": it allows no connections" : "";
    const text = `Database "${shown(name)}" is on the server and not saved${why}`;
    const save = isShut ? "Save it (ALTER DATABASE … ALLOW_CONNECTIONS true)" : "Save it";
    const hint = `${save}, or say why not: excluded: { ${JSON.stringify(name)}: reason }.`;
    add("source-uncovered", "error", name, text, hint);
  }
}

async function checkSchemas(
  session: Session,
  { schemas, ...others }: PostgresSettings,
  { database, add }: { readonly database: string; readonly add: Add },
): Promise<void> {
  if (schemas === undefined) return;
  for (const name of await missingSchemas(session, schemas)) {
    const text = `Database "${shown(database)}" has no schema "${shown(name)}"`;
    add("source-missing", "error", name, text, "Does the name under schemas still fit?");
  }
  const known = [...schemas, ...Object.keys(others["excluded-schemas"])];
  for (const name of await uncoveredSchemas(session, known)) {
    const text = `Schema "${shown(name)}" of database "${shown(database)}" is not saved`;
    const hint = `Save it, or say why not: excluded-schemas: { ${JSON.stringify(name)}: reason }.`;
    add("source-uncovered", "error", name, text, hint);
  }
  const [first, ...more] = await neededElsewhere(session);
  if (first === undefined) return;
  const also = more.length > 0 ? `, and ${more.length} more such things` : "";
  const text = `Schemas of database "${shown(database)}" cannot be restored alone: ${shown(first.by)} needs ${shown(first.needed)}, which does not come along${also}`;
  const hint = "Name its schema under schemas too, or save the whole database.";
  add("source-uncovered", "error", database, text, hint);
}

/** What extensions bring is no use, but for their tables, which may hold somebody's rows. */
const USED = `SELECT to_json(EXISTS (SELECT FROM pg_class WHERE oid >= 16384 AND relkind IN ('r', 'p', 'm') AND relnamespace NOT IN (SELECT oid FROM pg_namespace WHERE left(nspname, 3) = 'pg_'))
OR EXISTS (SELECT FROM pg_largeobject_metadata)
OR EXISTS (SELECT FROM pg_proc WHERE oid >= 16384 AND NOT EXISTS (SELECT FROM pg_depend WHERE deptype = 'e' AND classid = 'pg_proc'::regclass AND objid = pg_proc.oid)))`;

/** Neither saved nor knowingly left out. `postgres` counts only when somebody uses it. */
async function uncovered(client: Client, server: Server): Promise<readonly string[]> {
  const known = new Set([
    ...covered(client, server.databases),
    ...Object.keys(client.settings.excluded),
    "template0", // as the server was born; nobody can write into it
    "template1",
  ]);
  const others = server.databases
    .map(({ name }) => name)
    .filter((name) => !known.has(name) && !ASIDE.test(name));
  if (!others.includes("postgres")) return others;
  const to = { database: "postgres", cannot: "Cannot look into it", thing: "postgres" };
  const isUsed = await inSession(client, to, async (session) => {
    const [used] = await session.query(USED);
    return used === true;
  }).catch(() => true); // what cannot be looked at is not known to be empty
  return isUsed ? others : others.filter((name) => name !== "postgres");
}

const SHUT = `SELECT json_build_object('thing', n.identity, 'rls', relrowsecurity AND NOT (SELECT rolbypassrls OR rolsuper FROM pg_roles WHERE rolname = current_user) AND NOT (pg_has_role(relowner, 'USAGE') AND NOT relforcerowsecurity))
FROM pg_class AS o, pg_identify_object('pg_class'::regclass, o.oid, 0) AS n
WHERE relkind IN ('r', 'S') AND relpersistence <> 't' AND ${OURS("relnamespace")}
AND (NOT CASE relkind WHEN 'S' THEN has_sequence_privilege(o.oid, 'SELECT') ELSE has_table_privilege(o.oid, 'SELECT') END
  OR NOT has_schema_privilege(relnamespace, 'USAGE')
  OR (relrowsecurity AND NOT (SELECT rolbypassrls OR rolsuper FROM pg_roles WHERE rolname = current_user) AND NOT (pg_has_role(relowner, 'USAGE') AND NOT relforcerowsecurity)))
ORDER BY 1 ::text LIMIT 100`;

async function checkRights(session: Session, database: string, add: Add): Promise<void> {
  const shut = (await session.query(SHUT)) as readonly { thing: string; rls: boolean }[];
  const [first] = shut;
  if (first !== undefined) {
    const more = shut.length > 1 ? ` and ${shut.length - 1} more` : "";
    const what = first.rls ? "see every row of" : "read";
    const hint = first.rls
      ? "ALTER ROLE the account BYPASSRLS."
      : "GRANT pg_read_all_data to the account.";
    const text = `The account may not ${what} ${shown(first.thing)}${more} in database "${shown(database)}"`;
    add("right-missing", "error", database, text, hint);
  }
  const [large] = await session.query(
    `SELECT json_build_array((SELECT count(*) FROM pg_largeobject_metadata WHERE ${WHOLE}), (SELECT rolsuper FROM pg_roles WHERE rolname = current_user))`,
  );
  const [objects, mayRead] = large as [number, boolean];
  if (objects > 0 && !mayRead) {
    const text = `Database "${shown(database)}" holds ${objects} large objects, which only a superuser can save`;
    add("right-missing", "error", database, text, "Save with a superuser's account.");
  }
  const [subscriptions] = await session.query(
    "SELECT to_json(count(*)) FROM pg_subscription WHERE subdbid = (SELECT oid FROM pg_database WHERE datname = current_database())",
  );
  if (subscriptions === 0) return;
  const text = `Database "${shown(database)}" has ${subscriptions} subscriptions, which are not saved`;
  add("source-uncovered", "note", database, text, "Make them again by hand after a restore.");
}

async function checkBuild(client: Client, server: Server, add: Add): Promise<void> {
  const { settings } = client;
  if (!server.isSuperuser) {
    const text =
      "The account that restores is no superuser, and cannot give things to their owners";
    const hint = "Name one under restore-url, or ALTER ROLE the account SUPERUSER for the restore.";
    add("right-missing", "error", client.url, text, hint);
  }
  const names = covered(client, server.databases);
  const connected = server.databases.filter(({ name }) => names.includes(name));
  for (const { name } of settings.schemas === undefined ? [] : connected) {
    const to = { database: name, cannot: `Cannot look into "${shown(name)}"`, thing: name };
    const own = settings.schemas ?? [];
    const others = await inSession(client, to, (session) => otherSchemas(session, own));
    if (others.length > 0) throw wouldLose("restore", name, others);
  }
  const connections = connected.reduce((sum, one) => sum + one.connections, 0);
  if (connections === 0) return;
  const text = `${connections} connections are open; the restore will end them`;
  add("source-in-use", "warning", client.url, text, "Stop the programs that use the database.");
}
