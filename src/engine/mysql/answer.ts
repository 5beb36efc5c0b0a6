import { HoldfastError } from "../../domain/error.ts";
import type { Move } from "../../domain/move.ts";
import { shown } from "../../domain/name.ts";
import { type Question, statementOf } from "../../domain/question.ts";
import { ASK_LIMIT } from "../engine.ts";
import { askedOf, refusal } from "../refuse_question.ts";
import type { Client } from "./client.ts";
import { namesOf } from "./moves.ts";
import { openSession, type Session } from "./session.ts";

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
  const { built, place } = namesOf(moveFor(moves, question));
  const to = { database: built, cannot: "Cannot ask", thing: shown(place) };
  await using session = openSession(client, to);
  try {
    await begin(session, limit);
    // As a part of another query it can only read.
    const [row] = await session.execute(
      `WITH asked (answer) AS (${statementOf(question)}\n) SELECT JSON_ARRAY(CONCAT(answer)) FROM asked LIMIT 1`,
    );
    const [answer] = row === undefined ? [null] : (JSON.parse(row) as [string | null]);
    return answer;
  } catch (cause) {
    if (!(cause instanceof HoldfastError)) throw cause;
    throw refusal(question, cause.message.slice(cause.message.indexOf(": ") + 2));
  }
}

async function begin(session: Session, limit: number): Promise<void> {
  const limited =
    session.family === "mariadb"
      ? `max_statement_time = ${limit / 1000}`
      : `max_execution_time = ${limit}`;
  await session.query(`SET SESSION ${limited}; START TRANSACTION READ ONLY`);
}

function moveFor(moves: readonly Move[], question: Question): Move {
  const names = moves.map((move) => namesOf(move).place);
  return moves[askedOf(names, question)] as Move;
}
