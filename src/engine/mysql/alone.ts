import { createHash } from "node:crypto";
import { HoldfastError } from "../../domain/error.ts";
import { shown } from "../../domain/name.ts";
import type { Session } from "./session.ts";
import { quotedText } from "./sql_text.ts";

/** How long a connection of an earlier run is waited for, s. */
const TURN = 120;

/** A lock of the server, by a database's name in a restore: both families take 64 signs. */
function lockOf(kept: string): string {
  return `holdfast-${createHash("sha256").update(kept).digest("hex").slice(0, 40)}`;
}

/**
 * What a connection that makes programs says first. The session beside it knows that the lock is free; the
 * next run learns by it whether the server still makes some, though the client is long gone.
 */
export function loadsAlone(kept: string): string {
  return `DO GET_LOCK(${quotedText(`${lockOf(kept)}-load`)}, ${TURN});\n`;
}

/**
 * Makes a session the only one at work on these moves until it ends. A server goes on with a statement whose
 * client was killed or cut off, and whoever looks meanwhile sees tables where they are about to leave. These
 * locks end with the server's own end of a connection, so they tell when it is over.
 *
 * @throws HoldfastError restore/source-in-use where another one is still at work.
 */
export async function takeTurn(
  session: Session,
  moves: readonly { readonly place: string; readonly kept: string }[],
  patience = TURN, // s
): Promise<void> {
  for (const { place, kept } of moves) {
    for (const lock of [lockOf(kept), `${lockOf(kept)}-load`]) {
      const name = quotedText(lock);
      const [taken] = await session.query(`SELECT GET_LOCK(${name}, ${patience})`);
      if (taken !== 1) {
        const [holder] = await session.query(`SELECT IS_USED_LOCK(${name})`);
        throw stillAtWork(place, Number(holder));
      }
      if (lock !== lockOf(kept)) await session.query(`DO RELEASE_LOCK(${name})`);
    }
  }
}

function stillAtWork(place: string, connection: number): HoldfastError {
  return new HoldfastError(
    "restore",
    `Cannot work on database "${shown(place)}": connection ${connection} of the server is still at work for this restore`,
    {
      code: "source-in-use",
      hint: `Nothing was changed. Run this again when that connection has ended, or end it first: KILL ${connection}.`,
      thing: shown(place),
    },
  );
}
