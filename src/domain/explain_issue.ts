import type { z } from "zod";
import { allowedKeys } from "./allowed_keys.ts";
import { mayBeSecret } from "./hidden.ts";
import { shown } from "./name.ts";
import type { Kinds } from "./policy.ts";
import { type Found, type PolicyPath, pathText, valueAt } from "./policy_path.ts";

/** What an issue is explained by: the whole file, its schema and the kinds there are. */
export interface Around {
  readonly whole: unknown;
  readonly schema: z.ZodType;
  readonly kinds: Kinds;
}

type Issue = z.core.$ZodIssue;

/** Says what is wrong in words of the policy: path, value and what is allowed; never a value that may be secret. */
export function explainIssue(issue: Issue, around: Around): Found[] {
  const path = issue.path as PolicyPath;
  if (issue.code === "unrecognized_keys") return unknownKeys(issue.keys, path, around);
  if (issue.code === "invalid_union") return explainUnion(issue, around);
  if (issue.code === "invalid_key") {
    const expected = issue.issues[0]?.message.replace(/^a name of /, "");
    const text = `${pathText(path)} is not a name: expected ${expected}`;
    return [{ path, text }];
  }
  return [{ path, text: `${factOf(path, around)}, expected ${expectedBy(issue)}` }];
}

function unknownKeys(keys: readonly string[], path: PolicyPath, around: Around): Found[] {
  const allowed = allowedKeys(around.schema, around.whole, path);
  const known = allowed.length > 0 ? `, expected ${allowed.join(", ")}` : "";
  return keys.map((key) => ({
    path: [...path, key],
    text: `${pathText([...path, key])} is not a key here${known}`,
  }));
}

function explainUnion(issue: Issue & { code: "invalid_union" }, around: Around): Found[] {
  const path = issue.path as PolicyPath;
  const kind = path.at(-1);
  const { engines, stores } = around.kinds;
  const kinds = kind === "engine" ? engines : kind === "kind" ? stores : null;
  const say = (expected: string) => [
    { path, text: `${factOf(path, around)}, expected ${expected}` },
  ];
  if (kinds !== null && issue.errors.length === 0)
    return say(`one of ${Object.keys(kinds).join(", ")}`);
  // The form that was meant is the one that fits on the outside.
  const meant = issue.errors.find((errors) => !errors.some(isOther));
  if (meant === undefined)
    return say(issue.errors.flatMap((errors) => errors.slice(0, 1).map(expectedBy)).join(" or "));
  return meant.flatMap((error) =>
    explainIssue({ ...error, path: [...issue.path, ...error.path] } as Issue, around),
  );
}

function isOther(error: Issue): boolean {
  return (
    error.path.length === 0 && (error.code === "invalid_type" || error.code === "invalid_value")
  );
}

function expectedBy(issue: Issue): string {
  if (issue.code === "invalid_value") return issue.values.map(String).join(" or ");
  if (issue.code === "invalid_type") return WORDS[issue.expected] ?? issue.expected;
  if (issue.code === "too_small") return `${issue.minimum}${unitOf(issue)} or more`;
  if (issue.code === "too_big") return `at most ${issue.maximum}${unitOf(issue)}`;
  return issue.message;
}

const WORDS: Readonly<Record<string, string>> = {
  string: "a text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  tuple: "a list of words",
  object: "keys with values",
  record: "names with values",
};

function unitOf({ origin }: { readonly origin: string }): string {
  return origin === "string" ? " characters" : origin === "array" ? " entries" : "";
}

const QUIET = /key|recipient|secret|password|token|url|^ping$/i; // where secrets are pasted by mistake
const MAX_VALUE = 60; // characters that are repeated

function factOf(path: PolicyPath, around: Around): string {
  return `${pathText(path) || "the policy"} ${stated(valueAt(around.whole, path), path)}`;
}

function stated(value: unknown, path: PolicyPath): string {
  if (value === undefined) return "is missing";
  if (value === null) return "is empty";
  if (Array.isArray(value)) return "is a list";
  if (typeof value === "object") return "is a group of keys";
  const text = String(value);
  const isQuiet = path.some((step) => typeof step === "string" && QUIET.test(step));
  if (isQuiet || text.length > MAX_VALUE || mayBeSecret(text)) return "is not in the right form";
  return typeof value === "string" ? `is "${shown(text)}"` : `is ${text}`;
}
