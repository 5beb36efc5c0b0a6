import { HoldfastError } from "../../domain/error.ts";
import type { Fact } from "../../domain/fact.ts";
import type { Move } from "../../domain/move.ts";
import { bytesOfName } from "../../domain/name.ts";
import type { SavedPart } from "../engine.ts";
import type { Client } from "./client.ts";
import { PINS } from "./content.ts";
import { builtSession } from "./moves.ts";
import { type Named, quotedPair } from "./named.ts";
import { prefixOf } from "./parts.ts";
import { type Asking, quotedName, quotedText } from "./session.ts";

/** The schemas that were saved: what each is, by its name as SQL writes it. */
export type Schemas = ReadonlyMap<string, Fact["is"]>;

/** The schemas among the facts of a database. */
export async function savedSchemas(part: SavedPart): Promise<Schemas> {
  const start = `${prefixOf(part.name)}/schema `;
  const schemas = new Map<string, Fact["is"]>();
  for await (const { key, is } of part.facts()) {
    if (key.startsWith(start))
      schemas.set(Buffer.from(bytesOfName(key.slice(start.length))).toString("utf8"), is);
    else if (schemas.size > 0) break; // facts ascend
  }
  return schemas;
}

/**
 * Gives back what a dump takes for granted: that everybody may use a schema which is, or was before it
 * was renamed, the one that comes with each database. It is not where the dump itself makes that schema.
 */
export async function openSchemas(session: Asking, schemas: Schemas): Promise<void> {
  const open = [...schemas].filter(([, is]) => isOpen(is)).map(([name]) => quotedText(name));
  if (open.length === 0) return;
  const shut = (await session.query(
    `SELECT to_json(nspname) FROM pg_namespace WHERE quote_ident(nspname) IN (${open.join(", ")}) AND NOT has_schema_privilege('public', oid, 'USAGE')`,
  )) as readonly string[];
  if (shut.length === 0) return;
  await session.query("SET session_replication_role = replica"); // what came back may watch for a GRANT
  await session.query(`GRANT USAGE ON SCHEMA ${shut.map(quotedName).join(", ")} TO PUBLIC`);
  await session.query("RESET session_replication_role");
}

function isOpen(is: Fact["is"]): boolean {
  const owner = String(is["owner"]);
  const rights = ` ${is["rights"]} `;
  return [owner, quotedName(owner)].some((one) => rights.includes(` PUBLIC=USAGE/${one} `));
}

const HAS_FOREIGN =
  "SELECT to_json(EXISTS (SELECT FROM pg_inherits JOIN pg_class ON oid = inhrelid WHERE relkind = 'f'))";
const LOCAL = `SELECT json_build_object('schema', nspname, 'name', relname) FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = relnamespace
WHERE relkind IN ('r', 'm', 'p') AND relpersistence <> 't' AND nspname <> 'information_schema' AND left(nspname, 3) <> 'pg_'
AND c.oid NOT IN (WITH RECURSIVE above (oid) AS (
  SELECT inhparent FROM pg_inherits JOIN pg_class ON pg_class.oid = inhrelid WHERE relkind = 'f'
  UNION SELECT inhparent FROM pg_inherits JOIN above ON inhrelid = above.oid) SELECT oid FROM above)`;

/**
 * Without statistics the first queries would be planned blindly; an older dump holds none. A table with
 * a foreign part is left out: its sample would be asked of another server, from whoever restores.
 */
export async function analyze(client: Client, move: Move): Promise<void> {
  try {
    await using session = builtSession(client, move, "Cannot analyze what was built");
    await session.query(PINS);
    const [hasForeign] = await session.query(HAS_FOREIGN);
    const local = hasForeign === true ? ((await session.query(LOCAL)) as readonly Named[]) : null;
    if (local?.length === 0) return;
    await session.query(`ANALYZE ${local?.map(quotedPair).join(", ") ?? ""}`);
  } catch (cause) {
    // All data is there: a function of an index that raises is no reason to take it away again.
    if (!(cause instanceof HoldfastError)) throw cause;
    const text = `${cause.message}: queries are planned blindly until the server analyzes it by itself`;
    client.machine.tell({ kind: "line", text });
  }
}
