import { data, Evaluator, Lexer, Parser } from "@actions/expressions";
import type { FunctionDefinition } from "@actions/expressions/funcs/info";

/** A value that may hold expressions, as a workflow file has it. */
export type Template =
  | string
  | number
  | boolean
  | null
  | Expression
  | readonly Template[]
  | { readonly [key: string]: Template };

/** `${{ text }}`. */
export class Expression {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** What an expression can see: contexts by name, as plain values. */
export type Contexts = Readonly<Record<string, unknown>>;

/** Whether what came before went well; what success() and its like answer. */
export type Status = "success" | "failure" | "cancelled" | "skipped";

/** Evaluates every expression in a value with GitHub's own evaluator. */
export function fill(template: Template, contexts: Contexts, status: Status = "success"): unknown {
  if (template instanceof Expression) return evaluate(template.text, contexts, status);
  if (Array.isArray(template)) return template.map((one) => fill(one, contexts, status));
  if (typeof template !== "object" || template === null) return template;
  return Object.fromEntries(
    Object.entries(template).map(([key, one]) => [key, fill(one as Template, contexts, status)]),
  );
}

/** The same as text, as the runner hands it to a process. */
export function fillText(template: Template, contexts: Contexts): string {
  return textOf(fill(template, contexts));
}

/** The same of a mapping. */
export function fillTexts(template: Template, contexts: Contexts): Record<string, string> {
  const filled = (fill(template, contexts) ?? {}) as Record<string, unknown>;
  return Object.fromEntries(Object.entries(filled).map(([key, one]) => [key, textOf(one)]));
}

/** Whether an `if:` holds. */
export function holds(condition: string, contexts: Contexts, status: Status): boolean {
  const found = evaluate(condition, contexts, status);
  return found !== null && found !== false && found !== 0 && found !== "";
}

function evaluate(text: string, contexts: Contexts, status: Status): unknown {
  const functions = statusFunctions(status);
  const parsed = new Parser(new Lexer(text).lex().tokens, Object.keys(contexts), functions).parse();
  const known = JSON.parse(JSON.stringify(contexts), data.reviver) as data.Dictionary;
  const named = new Map(functions.map((one) => [one.name, one]));
  const found = new Evaluator(parsed, known, named).evaluate();
  return JSON.parse(JSON.stringify(found, data.replacer) ?? "null");
}

function statusFunctions(status: Status): FunctionDefinition[] {
  const one = (name: string, is: boolean): FunctionDefinition => ({
    name,
    minArgs: 0,
    maxArgs: 0,
    call: () => new data.BooleanData(is),
  });
  return [
    one("success", status === "success"),
    one("failure", status === "failure"),
    one("cancelled", status === "cancelled"),
    one("always", true),
  ];
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
