import type { RoutineGrant } from "./grants.ts";
import type { Defaults } from "./schema.ts";
import type { Session } from "./session.ts";
import { quotedName, quotedText } from "./sql_text.ts";

/** The table in a schema of ours that tells what cannot lie there as it is. */
export const LEDGER = "holdfast_programs";

/** What a place was before it was replaced, beside its tables. */
export interface Kept {
  /** Null: there was no such schema. */
  readonly defaults: Defaults | null;
  readonly tables: readonly string[];
  /** As `programsOf` gives it. */
  readonly programs: Buffer;
  /** Rights on single routines, which go when the routine is dropped. */
  readonly grants: readonly RoutineGrant[];
}

const PIECE = 262_144; // bytes; far below any max_allowed_packet
const END = "end";

/** Writes it down and commits, so that nothing is dropped before it can be made again. */
export async function writeLedger(session: Session, schema: string, kept: Kept): Promise<void> {
  const table = `${quotedName(schema)}.${quotedName(LEDGER)}`;
  const { programs, ...facts } = kept;
  const rows: (readonly [string, Buffer])[] = [["facts", Buffer.from(JSON.stringify(facts))]];
  for (let at = 0; at < programs.length; at += PIECE)
    rows.push(["programs", programs.subarray(at, at + PIECE)]);
  await session.query(
    `CREATE TABLE ${table} (nth INT NOT NULL PRIMARY KEY, what VARCHAR(16) CHARACTER SET ascii NOT NULL, bytes LONGBLOB NOT NULL) ENGINE=InnoDB`,
  );
  await session.query("BEGIN");
  for (const [nth, [what, bytes]] of [...rows, [END, Buffer.alloc(0)] as const].entries())
    await session.query(
      `INSERT INTO ${table} VALUES (${nth}, ${quotedText(what)}, X'${bytes.toString("hex")}')`,
    );
  await session.query("COMMIT");
}

/** What was written down; null where the schema has none, or none that was finished. */
export async function readLedger(session: Session, schema: string): Promise<Kept | null> {
  const [isThere] = await session.query(
    `SELECT COUNT(*) FROM information_schema.TABLES WHERE TABLE_SCHEMA = ${quotedText(schema)} AND TABLE_NAME = ${quotedText(LEDGER)}`,
  );
  if (isThere === 0) return null;
  const rows = (await session.query(
    `SELECT JSON_ARRAY(what, HEX(bytes)) FROM ${quotedName(schema)}.${quotedName(LEDGER)} ORDER BY nth`,
  )) as readonly [string, string][];
  if (rows.at(-1)?.[0] !== END) return null;
  const of = (what: string) =>
    Buffer.concat(rows.flatMap(([one, hex]) => (one === what ? [Buffer.from(hex, "hex")] : [])));
  return { ...(JSON.parse(of("facts").toString("utf8")) as Kept), programs: of("programs") };
}
