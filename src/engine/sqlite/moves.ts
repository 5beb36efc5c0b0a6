import type { Move } from "../../domain/move.ts";
import { bytesOfName, nameOfBytes } from "../../domain/name.ts";
import { markOf } from "../../host/place.ts";
import type { RestoreId } from "../engine.ts";

/** What SQLite keeps beside a database: parts of its content, not to be mixed with another one's. */
export const LOGS = ["-journal", "-wal", "-shm"] as const;

/**
 * The exchange of a database: the file and all its logs, as one. The file is the first move, so it
 * leaves first and comes last (`swapMoves`, `undoMoves`): a database never stands in the place without
 * its own -wal or -journal, and never with another one's, which SQLite would write into it.
 */
export async function movesOf(path: string, restore: RestoreId): Promise<readonly Move[]> {
  const moves: Move[] = [];
  for (const end of ["", ...LOGS]) {
    const aside = (what: string) => named(`${path}.holdfast-${restore}.${what}${end}`);
    const was = end === "" ? await markOf(path) : "any";
    moves.push({ place: named(`${path}${end}`), built: aside("new"), kept: aside("old"), was });
  }
  return moves;
}

/** Where the new database is built. */
export function builtPath(moves: readonly Move[]): string {
  const [first] = moves;
  if (first === undefined) throw new RangeError("No move for a database");
  return Buffer.from(bytesOfName(first.built)).toString("utf8");
}

function named(path: string): string {
  return nameOfBytes(Buffer.from(path, "utf8"));
}
