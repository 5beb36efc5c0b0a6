import { HoldfastError } from "../domain/error.ts";
import { shown } from "../domain/name.ts";
import type { Question } from "../domain/question.ts";

/** The error for a question that has no answer. @param why In the server's words, which hold no secret. */
export function refusal(question: Question, why: string): HoldfastError {
  return new HoldfastError("restore", `Cannot ask "${shown(question.ask)}": ${why}`, {
    code: "check-failed",
    hint: "Mend the question under checks in the policy, or look at what was put back.",
    thing: shown(question.ask),
  });
}

/** The answer of an engine whose places cannot be asked. @param kind As written in the policy. */
export async function refuseQuestion(kind: string): Promise<never> {
  throw new HoldfastError(
    "policy",
    `Cannot ask a source of kind "${kind}": it takes no questions`,
    {
      code: "usage",
      hint: "Only sources whose kind has the key checks in docs/policy.md can be asked.",
      thing: kind,
    },
  );
}

/** Which of several databases is asked, as an index of their names. @throws HoldfastError as `refusal`, where it is not clear. */
export function askedOf(names: readonly string[], question: Question): number {
  const at = question.of === undefined ? 0 : names.indexOf(question.of);
  if (at >= 0 && (question.of !== undefined || names.length === 1)) return at;
  const there = names.map((name) => `"${shown(name)}"`).join(", ");
  throw refusal(question, `say with of which database is asked: ${there}`);
}
