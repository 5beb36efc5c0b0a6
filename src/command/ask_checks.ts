import { HoldfastError } from "../domain/error.ts";
import { shown } from "../domain/name.ts";
import { type Answered, isAsAsked, keptAnswer, mustBe } from "../domain/question.ts";
import type { Aside, Engine } from "../engine/engine.ts";

/** Asks what was built every question of the policy. One that is refused is answered with the reason. */
export async function askChecks(engine: Engine, aside: Aside): Promise<Answered[]> {
  const answers: Answered[] = [];
  for (const question of engine.checks) {
    try {
      const answer = await engine.ask(aside, question);
      const kept = answer === null ? null : keptAnswer(answer);
      answers.push({ question, answer: kept, refused: null, passed: isAsAsked(answer, question) });
    } catch (cause) {
      if (!(cause instanceof HoldfastError) || cause.code !== "check-failed") throw cause;
      answers.push({ question, answer: null, refused: cause.message, passed: false });
    }
  }
  return answers;
}

/** The error for answers that are not as they must be; null where all are. @param cannot E.g. `Cannot prove source "x"`. */
export function checksFailed(
  answers: readonly Answered[],
  { cannot, name, hint }: { cannot: string; name: string; hint: string },
): HoldfastError | null {
  const failed = answers.filter(({ passed }) => !passed);
  if (failed.length === 0) return null;
  return new HoldfastError(
    "restore",
    `${cannot}: ${failed.length} of ${answers.length} checks failed: ${failed.map(whyOf).join("; ")}`,
    { code: "check-failed", hint, thing: name },
  );
}

function whyOf({ question, answer, refused }: Answered): string {
  if (refused !== null) return refused.replace(/^Cannot ask /, "");
  const said = answer === null ? "has no answer" : `is "${shown(answer)}"`;
  return `"${shown(question.ask)}" ${said}, must be ${shown(mustBe(question))}`;
}
