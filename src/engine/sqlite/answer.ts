import { HoldfastError } from "../../domain/error.ts";
import { shown } from "../../domain/name.ts";
import { type Question, statementOf } from "../../domain/question.ts";
import type { Machine } from "../../host/machine.ts";
import { ASK_LIMIT } from "../engine.ts";
import { refusal } from "../refuse_question.ts";
import { ask } from "./ask.ts";

interface Asking {
  readonly question: Question;
  readonly machine: Machine;
  /** ms */
  readonly limit?: number;
}

/** Asks a database file that nobody else has; a child process does it, so that it can be given up. */
export async function answerOf(
  path: string,
  { question, machine, limit = ASK_LIMIT }: Asking,
): Promise<string | null> {
  if (question.of !== undefined)
    throw refusal(question, "this source is one database: leave of out");
  const messages = ask({
    task: { task: "ask", path, statement: statementOf(question) },
    machine,
    stage: "restore",
    cannot: `Cannot ask "${shown(path)}"`,
    thing: path,
    limit,
  });
  let answer: string | null = null;
  try {
    for await (const message of messages) if (message.kind === "answer") answer = message.text;
  } catch (cause) {
    if (!(cause instanceof HoldfastError)) throw cause;
    throw refusal(question, cause.message.slice(cause.message.indexOf(": ") + 2));
  }
  return answer;
}
