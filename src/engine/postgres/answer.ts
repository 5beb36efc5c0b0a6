import { HoldfastError } from "../../domain/error.ts";
import type { Move } from "../../domain/move.ts";
import { type Question, statementOf } from "../../domain/question.ts";
import { ASK_LIMIT } from "../engine.ts";
import { askedOf, refusal } from "../refuse_question.ts";
import type { Client } from "./client.ts";
import { builtSession, namesOf } from "./moves.ts";
import { quotedName } from "./session.ts";

const ANSWER = quotedName("holdfast's answer"); // what no column of a question is called

interface Asking {
  readonly moves: readonly Move[];
  readonly question: Question;
  /** ms */
  readonly limit?: number;
}

/** Asks one of the databases that were built, in a read-only transaction that is never committed, with a time limit. */
export async function answerOf(
  client: Client,
  { moves, question, limit = ASK_LIMIT }: Asking,
): Promise<string | null> {
  const move = moveFor(moves, question);
  await using session = builtSession(client, move, "Cannot ask");
  // As a subquery it can only read, and psql never sees it, so no meta-command in it counts.
  const statement = `SELECT json_build_array(asked.${ANSWER}::text) FROM (${statementOf(question)}\n) AS asked(${ANSWER}) LIMIT 1`;
  try {
    await session.query(`BEGIN READ ONLY; SET LOCAL statement_timeout = ${limit}`);
    const [row] = (await session.execute(statement)) as readonly [string | null][];
    return row?.[0] ?? null;
  } catch (cause) {
    if (!(cause instanceof HoldfastError)) throw cause;
    throw refusal(question, cause.message.slice(cause.message.indexOf(": ") + 2));
  }
}

function moveFor(moves: readonly Move[], question: Question): Move {
  const names = moves.map((move) => namesOf(move).place);
  return moves[askedOf(names, question)] as Move;
}
