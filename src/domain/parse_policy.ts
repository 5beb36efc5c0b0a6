import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument } from "yaml";
import type { z } from "zod";
import { allowedKeys } from "./allowed_keys.ts";
import { shown } from "./name.ts";
import { type Kinds, type Policy, policyOf, policySchema } from "./policy.ts";

/** One thing wrong with a policy. */
export interface Complaint {
  /** 1 for the first line. */
  readonly line: number;
  /** Where in the policy, e.g. "approval.needed"; empty for the whole file. */
  readonly path: string;
  readonly text: string;
}

/** A path into the policy: keys and list positions. */
export type PolicyPath = readonly (string | number)[];

/** A parsed policy, and where each of its keys stands. */
export interface ParsedPolicy {
  /** null when there are complaints. */
  readonly policy: Policy | null;
  /** All of them at once, by line. */
  readonly complaints: readonly Complaint[];
  /** The line on which a key of the policy stands, for complaints found later. */
  lineOf(path: PolicyPath): number;
}

const MAX_ALIASES = 50; // against documents that unfold without end
const MAX_LENGTH = 1_000_000; // characters

/** Reads a policy: YAML 1.2, no duplicate key, no unknown key, every name known. Pure. */
export function parsePolicy(text: string, kinds: Kinds): ParsedPolicy {
  const lines = new LineCounter();
  if (text.length > MAX_LENGTH)
    return failed([{ line: 1, path: "", text: "the file is longer than 1 MB" }]);
  const document = parseDocument(text, {
    lineCounter: lines,
    uniqueKeys: true,
    prettyErrors: false,
    stringKeys: true,
  });
  const lineAt = (offset: number): number => lines.linePos(offset).line;
  const broken = [...document.errors, ...document.warnings].map((error) => ({
    line: lineAt(error.pos[0]),
    path: "",
    text: shown(error.message),
  }));
  if (broken.length > 0) return failed(broken);
  const lineOf = (path: PolicyPath): number => lineOfNode(document, path, lineAt);
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: MAX_ALIASES });
  } catch (cause) {
    return failed([{ line: 1, path: "", text: shown((cause as Error).message) }]);
  }
  const parsed = policySchema(kinds).safeParse(value);
  const found = [
    ...(parsed.success ? [] : parsed.error.issues.flatMap((issue) => explain(issue, value, kinds))),
    ...crossCheck(value),
  ];
  const complaints = found
    .map(({ path, text }) => ({ line: lineOf(path), path: pathText(path), text }))
    .sort((a, b) => a.line - b.line);
  return {
    policy: complaints.length === 0 && parsed.success ? policyOf(parsed.data) : null,
    complaints,
    lineOf,
  };
}

function failed(complaints: Complaint[]): ParsedPolicy {
  return { policy: null, complaints, lineOf: () => 1 };
}

/** How a path is written for people: `people.ana.keys[0]`. */
export function pathText(path: PolicyPath): string {
  return path
    .map((step, at) =>
      typeof step === "number" ? `[${step}]` : `${at === 0 ? "" : "."}${shown(step)}`,
    )
    .join("");
}

function lineOfNode(
  document: Document,
  path: PolicyPath,
  lineAt: (offset: number) => number,
): number {
  for (let length = path.length; length > 0; length--) {
    const key = path[length - 1];
    const parent =
      length === 1 ? document.contents : document.getIn(path.slice(0, length - 1), true);
    const pair = isMap(parent)
      ? parent.items.find((item) => isScalar(item.key) && item.key.value === key)
      : undefined;
    const node = pair?.key ?? document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return lineAt(node.range[0]);
  }
  return 1;
}

interface Found {
  readonly path: PolicyPath;
  readonly text: string;
}

function explain(issue: z.core.$ZodIssue, whole: unknown, kinds: Kinds): Found[] {
  const path = issue.path as PolicyPath;
  const what = `${pathText(path) || "the policy"} ${stated(at(whole, path), path)}`;
  if (issue.code === "unrecognized_keys") {
    const keys = allowedKeys(whole, path, kinds);
    const known = keys.length > 0 ? `, expected ${keys.join(", ")}` : "";
    return issue.keys.map((key) => ({
      path: [...path, key],
      text: `${pathText([...path, key])} is not a key here${known}`,
    }));
  }
  if (issue.code === "invalid_union") {
    const kind = path.at(-1);
    const names = kind === "engine" ? kinds.engines : kind === "kind" ? kinds.stores : null;
    if (names !== null)
      return [{ path, text: `${what}, expected one of ${Object.keys(names).join(", ")}` }];
    const inner = issue.errors.flat().filter((error) => error.path.length > 0);
    if (inner.length > 0)
      return inner.flatMap((error) =>
        explain(
          { ...error, path: [...issue.path, ...error.path] } as z.core.$ZodIssue,
          whole,
          kinds,
        ),
      );
    return [
      {
        path,
        text: `${what}, expected ${path.at(-1) === "approval" ? "open, or approvers and how many" : "another form"}`,
      },
    ];
  }
  if (issue.code === "invalid_value")
    return [{ path, text: `${what}, expected ${issue.values.map(String).join(" or ")}` }];
  if (issue.code === "invalid_type")
    return [{ path, text: `${what}, expected ${article(issue.expected)}` }];
  if (issue.code === "too_small")
    return [
      {
        path,
        text: `${what}, expected ${issue.origin === "number" || issue.origin === "int" ? `${issue.minimum} or more` : `at least ${issue.minimum}`}`,
      },
    ];
  if (issue.code === "too_big")
    return [{ path, text: `${what}, expected at most ${issue.maximum}` }];
  if (issue.code === "invalid_key") {
    return [
      {
        path,
        text: `${pathText(path)} is not a name: expected lower-case letters, digits and -, at most 40`,
      },
    ];
  }
  return [{ path, text: `${what}, expected ${issue.message}` }];
}

function article(expected: string): string {
  const words: Readonly<Record<string, string>> = {
    string: "a text",
    number: "a number",
    int: "a whole number",
    boolean: "true or false",
    array: "a list",
    object: "keys with values",
    record: "names with values",
  };
  return words[expected] ?? expected;
}

const QUIET = /key|recipient|secret|password|token|url/i; // never repeat a value that may be secret
const SHORT = /^[\w .:%/@,+-]{0,60}$/;

function stated(value: unknown, path: PolicyPath): string {
  if (value === undefined) return "is missing";
  const quiet = path.some((step) => typeof step === "string" && QUIET.test(step));
  if (value === null) return "is empty";
  if (typeof value === "number" || typeof value === "boolean") return `is ${value}`;
  if (typeof value === "string" && !quiet && SHORT.test(value)) return `is "${value}"`;
  return typeof value === "string"
    ? "is not in the right form"
    : Array.isArray(value)
      ? "is a list"
      : "is a group of keys";
}

function at(value: unknown, path: PolicyPath): unknown {
  let here = value;
  for (const step of path)
    here = (here as Record<string | number, unknown> | null | undefined)?.[step];
  return here;
}

/** What no schema can say: names that must exist, and people enough to approve. */
function crossCheck(value: unknown): Found[] {
  const found: Found[] = [];
  const people = names(at(value, ["people"]));
  const approvers = at(value, ["approval", "approvers"]);
  if (Array.isArray(approvers)) {
    for (const [index, person] of approvers.entries()) {
      if (typeof person !== "string") continue;
      const path = ["approval", "approvers", index];
      if (!people.includes(person))
        found.push({ path, text: `${pathText(path)} "${shown(person)}" is nobody in people` });
      if (approvers.indexOf(person) !== index)
        found.push({ path, text: `${pathText(path)} names "${shown(person)}" twice` });
    }
    const needed = at(value, ["approval", "needed"]);
    const distinct = new Set(approvers).size;
    if (typeof needed === "number" && needed > distinct) {
      found.push({
        path: ["approval", "needed"],
        text: `approval.needed is ${needed}, but there are ${distinct} approvers`,
      });
    }
  }
  for (const group of ["sources", "stores"]) {
    const there = at(value, [group]);
    if (there !== null && typeof there === "object" && names(there).length === 0) {
      found.push({ path: [group], text: `${group} is empty, expected at least one` });
    }
  }
  const signers = at(value, ["signers"]);
  if (signers !== null && typeof signers === "object" && names(signers).length === 0) {
    found.push({ path: ["signers"], text: "signers is empty, expected at least one" });
  }
  return found;
}

function names(value: unknown): string[] {
  return value !== null && typeof value === "object" ? Object.keys(value) : [];
}
