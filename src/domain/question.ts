import { z } from "zod";

const LONGEST = 1000; // characters of a question
const KEPT = 200; // characters of an answer that are shown and signed
const NUMBER = /^[+-]?\d+(\.\d+)?$/;
const BOUND = /^(>=|<=|>|<|=) ?([+-]?\d+(?:\.\d+)?)$/;

/** An operator's own question, and what the answer must be, as it stands in the policy under `checks`. */
export interface Question {
  /** One statement that reads, in the words of the source's engine. */
  readonly ask: string;
  /** Which of the source's databases is asked, by the name it has in the place; needed where there are several. */
  readonly of?: string | undefined;
  /** How the answer must compare as a number, e.g. `> 1000`; exactly one of `is` and `equals` is there. */
  readonly is?: string | undefined;
  /** What the answer must be as text. */
  readonly equals?: string | undefined;
}

/** A question, its answer and whether that is as it must be. */
export interface Answered {
  readonly question: Question;
  /** The first column of the first row as text; null: no row, NULL, or the server refused the question. */
  readonly answer: string | null;
  /** Why there is no answer, in the server's words; null where it answered. */
  readonly refused: string | null;
  readonly passed: boolean;
}

const question = z
  .strictObject({
    ask: z
      .string()
      .min(1)
      .max(LONGEST)
      .refine((text) => !text.includes("\0"), "holds a zero byte")
      // A second statement could end the read-only transaction that the first one runs in.
      .refine((text) => !text.trimEnd().replace(/;$/, "").includes(";"), "is one statement"),
    of: z.string().min(1).optional(),
    is: z.string().regex(BOUND, "a comparison with a number, such as > 1000").optional(),
    equals: z.string().max(KEPT).optional(),
  })
  .refine((one) => (one.is === undefined) !== (one.equals === undefined), {
    message: "say either is or equals",
  });

/** The policy's key `checks` of every kind of source that can be asked. */
export const questionsShape = z.array(question).max(50).optional();

/** The statement alone, without the semicolon that may end it. */
export function statementOf({ ask }: Question): string {
  return ask.trimEnd().replace(/;$/, "");
}

/** Whether an answer is as it must be. Whole numbers of any length are compared exactly, others as doubles. */
export function isAsAsked(answer: string | null, { is, equals }: Question): boolean {
  if (answer === null) return false;
  if (is === undefined) return answer === equals;
  const [, sign, bound] = BOUND.exec(is) as unknown as [string, string, string];
  if (!NUMBER.test(answer)) return false;
  const order = compareNumbers(answer, bound);
  if (order === 0) return sign.includes("=");
  return order < 0 ? sign.startsWith("<") : sign.startsWith(">");
}

/** What the answer must be, in one word: `> 1000`, or `= "text"` for a text. */
export function mustBe({ is, equals }: Question): string {
  return is ?? `= ${JSON.stringify(equals)}`;
}

/** An answer as it is shown and signed: it lies in the clear in every store. */
export function keptAnswer(answer: string): string {
  return answer.length <= KEPT ? answer : `${answer.slice(0, KEPT)}…`;
}

function compareNumbers(a: string, b: string): number {
  const whole = (text: string) => !text.includes(".");
  if (whole(a) && whole(b)) {
    const [left, right] = [BigInt(plain(a)), BigInt(plain(b))];
    return left < right ? -1 : left > right ? 1 : 0;
  }
  return Math.sign(Number(a) - Number(b));
}

/** BigInt knows no plus. */
function plain(text: string): string {
  return text.startsWith("+") ? text.slice(1) : text;
}
