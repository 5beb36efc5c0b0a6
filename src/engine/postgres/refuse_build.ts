import { HoldfastError } from "../../domain/error.ts";
import type { Move } from "../../domain/move.ts";
import { shown } from "../../domain/name.ts";
import type { SavedPart } from "../engine.ts";
import type { Client } from "./client.ts";
import { inHub, type Server } from "./databases.ts";
import { namesOf } from "./moves.ts";
import { headOf } from "./pg_restore.ts";
import { type Properties, schemasOf } from "./properties.ts";
import { otherSchemas, wouldLose } from "./schemas.ts";
import { inSession } from "./session.ts";
import { lineName } from "./sql_text.ts";

/** Refuses to put some schemas where others are too, whatever the policy says by now. */
export async function refuseLoss(
  client: Client,
  { databases }: Server,
  { move, is }: { readonly move: Move; readonly is: Properties },
): Promise<void> {
  const { place } = namesOf(move);
  const schemas = schemasOf(is);
  if (schemas === undefined || !databases.some(({ name }) => name === place)) return;
  const to = { database: place, cannot: `Cannot look into "${shown(place)}"`, thing: shown(place) };
  const others = await inSession(client, to, (session) => otherSchemas(session, schemas));
  if (others.length > 0) throw wouldLose(client.stage, place, others);
}

/** Refuses what a dump puts into tablespaces that the server has not; only the dump tells, so no plan can. */
export async function refuseTablespaces(client: Client, part: SavedPart): Promise<void> {
  if (client.settings.lent === true) return; // there all lies in one
  const { tablespaces } = await headOf(client, part);
  if (tablespaces.size === 0) return;
  const there = (await inHub(client, [], (session) =>
    session.query("SELECT to_json(spcname) FROM pg_tablespace"),
  )) as readonly string[];
  const missing = [...tablespaces].filter((name) => !there.includes(name)).sort();
  const [first] = missing;
  if (first === undefined) return;
  const more = missing.length > 1 ? ` and ${missing.length - 1} more` : "";
  throw new HoldfastError(
    client.stage,
    `Cannot put back "${shown(part.name)}": the server has no tablespace "${shown(first)}"${more}, in which tables of it lie`,
    {
      code: "restore-failed",
      hint: `Make each on the server: CREATE TABLESPACE ${lineName(first)} LOCATION '/a/folder'; part "globals" says where they lay. Nothing was touched.`,
      thing: shown(part.name),
    },
  );
}
