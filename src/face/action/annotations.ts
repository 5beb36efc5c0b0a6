import { relative, sep } from "node:path";
import type { Setup } from "../../command/open_policy.ts";
import { CODES, type Finding, type Weight } from "../../domain/finding.ts";
import { logLines, logText } from "./escape.ts";
import type { Annotation } from "./runner.ts";

const KINDS = { error: "error", warning: "warning", note: "notice" } as const;
const MOST = 10; // GitHub shows ten of a kind per step
const LONGEST = 4000; // characters; GitHub cuts at 4,096

/** Where findings stand in a policy. */
export interface Where {
  /** The policy's path below the workspace; null where it lies elsewhere. */
  readonly file: string | null;
  /** The line of a key, by path; null where the policy was not read whole. */
  readonly lineOf: ((path: readonly string[]) => number) | null;
  /** Names of the policy that a finding may be about, with their paths. */
  readonly names: ReadonlyMap<string, readonly string[]>;
}

/** The policy's path below the workspace, as annotations name files. */
export function belowWorkspace(file: string, workspace: string): string | null {
  const path = relative(workspace, file);
  return path === "" || path.startsWith(`..${sep}`) || path === ".." ? null : path;
}

/** The names a policy gives to things, each with the path of its key. */
export function namesOf({ policy }: Pick<Setup, "policy">): Map<string, readonly string[]> {
  const names = new Map<string, readonly string[]>();
  for (const section of ["people", "signers", "stores", "schedules", "sources"] as const)
    for (const name of Object.keys(policy[section])) names.set(name, [section, name]);
  names.set("signing-key", ["signing-key"]);
  names.set("approval", ["approval"]);
  names.set(policy.name, ["name"]);
  return names;
}

/** Findings as annotations: on the line of the policy they are about, at most ten of a kind. */
export function annotationsOf(findings: readonly Finding[], where: Where): Annotation[] {
  const made: Annotation[] = [];
  for (const weight of ["error", "warning", "note"] as const satisfies readonly Weight[]) {
    const of = findings.filter((one) => one.weight === weight);
    const shownOnes = of.length > MOST ? of.slice(0, MOST - 1) : of;
    made.push(...shownOnes.map((one) => annotationOf(one, where)));
    if (of.length > MOST)
      made.push({
        weight: KINDS[weight],
        title: "More",
        text: `${of.length - MOST + 1} more are in the log and in the report`,
        file: null,
        line: null,
      });
  }
  return made;
}

function annotationOf(one: Finding, { file, lineOf, names }: Where): Annotation {
  // A complaint about the policy begins with its line, as compilers do it.
  const [, line, rest] = /^[^:]*:(\d+): ([\s\S]*)$/.exec(one.text) ?? [];
  const isComplaint = one.code === "policy-invalid" && line !== undefined;
  const path = names.get(one.thing);
  const text = told(isComplaint ? (rest ?? "") : one.text);
  return {
    weight: KINDS[one.weight],
    title: titleOf(one),
    text: (one.hint === "" ? text : `${text}\n${told(one.hint)}`).slice(0, LONGEST),
    file: isComplaint || path !== undefined ? file : null,
    line:
      file === null
        ? null
        : isComplaint
          ? Number(line)
          : path === undefined || lineOf === null
            ? null
            : lineOf(path),
  };
}

function told(text: string): string {
  return logLines(text).join("\n");
}

/** What a kind of finding means, as a headline. */
export function titleOf({ code, thing }: Pick<Finding, "code" | "thing">): string {
  const [, meaning] = CODES[code];
  const headline = meaning.charAt(0).toUpperCase() + meaning.slice(1);
  return logText(thing === "" ? headline : `${thing}: ${headline}`).slice(0, 200);
}
