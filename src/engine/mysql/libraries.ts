import { HoldfastError } from "../../domain/error.ts";
import { shown } from "../../domain/name.ts";
import type { Session, Talk } from "./session.ts";
import { inSchema } from "./sql_text.ts";

const TABLE =
  "SELECT JSON_QUOTE(TABLE_NAME) FROM information_schema.TABLES WHERE TABLE_SCHEMA = 'information_schema' AND TABLE_NAME = 'LIBRARIES'";

/**
 * Routines name the schema of a library they use, so that none could be built beside its place and moved
 * (MySQL since 9.2).
 *
 * @throws HoldfastError source/source-failed where a database has one.
 */
export async function refuseLibraries(
  session: Session,
  { cannot, thing }: Talk,
  database: string,
): Promise<void> {
  if ((await session.query(TABLE)).length === 0) return;
  const [first] = (await session.query(
    `SELECT JSON_QUOTE(LIBRARY_NAME) FROM information_schema.LIBRARIES WHERE ${inSchema("LIBRARY_SCHEMA", database)} LIMIT 1`,
  )) as readonly string[];
  if (first === undefined) return;
  throw new HoldfastError(
    "source",
    `${cannot}: it holds the library "${shown(first)}", which Holdfast cannot put back`,
    {
      code: "source-failed",
      hint: "Keep libraries and the routines that use them in a database of their own, which is excluded.",
      thing,
    },
  );
}
