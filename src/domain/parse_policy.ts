import { checkSchedules } from "./check_schedules.ts";
import { crossCheck } from "./cross_check.ts";
import { explainIssue } from "./explain_issue.ts";
import { type Kinds, type Policy, policyOf, policySchema } from "./policy.ts";
import { type Found, type PolicyPath, pathText } from "./policy_path.ts";
import { readPolicyYaml } from "./policy_yaml.ts";

/** One thing wrong with a policy. */
export interface Complaint {
  /** 1 for the first line. */
  readonly line: number;
  /** Where in the policy, e.g. "approval.needed"; empty for the whole file. */
  readonly path: string;
  readonly text: string;
}

/** A parsed policy, and where each of its keys stands. */
export interface ParsedPolicy {
  /** null when there are complaints. */
  readonly policy: Policy | null;
  /** All of them at once, by line; of more than 100 the first 100 and how many more there are. */
  readonly complaints: readonly Complaint[];
  /** The line on which a key of the policy stands, for complaints found later. */
  lineOf(path: PolicyPath): number;
}

const MAX_COMPLAINTS = 100;

/** Reads a policy: YAML 1.2, no duplicate key, no unknown key, every name known. Pure; never throws for a text. */
export function parsePolicy(text: string, kinds: Kinds): ParsedPolicy {
  const yaml = readPolicyYaml(text);
  if (!("lineOf" in yaml)) {
    return { policy: null, complaints: inOrder(yaml), lineOf: () => 1 };
  }
  const schema = policySchema(kinds);
  const parsed = schema.safeParse(yaml.value);
  const around = { whole: yaml.value, schema, kinds };
  const found: Found[] = [
    ...(parsed.success ? [] : parsed.error.issues.flatMap((issue) => explainIssue(issue, around))),
    ...crossCheck(yaml.value),
    ...checkSchedules(yaml.value),
  ];
  const complaints = inOrder([
    ...yaml.complaints,
    ...onePerPath(found).map(({ path, text }) => ({
      line: yaml.lineOf(path),
      path: pathText(path),
      text,
    })),
  ]);
  return {
    policy: complaints.length === 0 && parsed.success ? policyOf(parsed.data) : null,
    complaints,
    lineOf: yaml.lineOf,
  };
}

/** A value that breaks two rules at once is one mistake. */
function onePerPath(found: readonly Found[]): Found[] {
  const seen = new Set<string>();
  return found.filter(({ path }) => {
    const key = JSON.stringify(path);
    return !seen.has(key) && seen.add(key);
  });
}

function inOrder(complaints: readonly Complaint[]): Complaint[] {
  const sorted = complaints.toSorted((a, b) => a.line - b.line);
  const more = sorted.length - MAX_COMPLAINTS;
  if (more <= 0) return sorted;
  const last = sorted[MAX_COMPLAINTS - 1] as Complaint;
  const text = `${more} more mistakes are not listed`;
  return [...sorted.slice(0, MAX_COMPLAINTS), { line: last.line, path: "", text }];
}
