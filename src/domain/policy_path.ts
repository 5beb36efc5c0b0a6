import { mayBeSecret } from "./hidden.ts";
import { shown } from "./name.ts";

/** A path into the policy: keys and list positions. */
export type PolicyPath = readonly (string | number)[];

/** Something wrong at a place of the policy; its line is found later. */
export interface Found {
  readonly path: PolicyPath;
  readonly text: string;
}

const MAX_STEP = 60; // characters of a key that are shown

/** How a path is written for people: `people.ana.keys[0]`. A key that may be a secret is not repeated. */
export function pathText(path: PolicyPath): string {
  return path
    .map((step, at) =>
      typeof step === "number" ? `[${step}]` : `${at === 0 ? "" : "."}${keyText(step)}`,
    )
    .join("");
}

function keyText(key: string): string {
  if (mayBeSecret(key)) return "(not shown)";
  if (key === "") return '""';
  return key.length <= MAX_STEP ? shown(key) : `${shown(key.slice(0, MAX_STEP))}…`;
}

/** What stands at a path; undefined where nothing does. */
export function valueAt(value: unknown, path: PolicyPath): unknown {
  let here = value;
  for (const step of path) {
    if (typeof here !== "object" || here === null || !Object.hasOwn(here, step)) return undefined;
    here = (here as Record<string | number, unknown>)[step];
  }
  return here;
}
