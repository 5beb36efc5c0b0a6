import { mkdir, readdir, readFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { HoldfastError } from "../domain/error.ts";
import { withExactCrons } from "../domain/exact_crons.ts";
import type { Finding } from "../domain/finding.ts";
import { shown } from "../domain/name.ts";
import { parsePolicy } from "../domain/parse_policy.ts";
import type { Policy } from "../domain/policy.ts";
import type { Outcome } from "../domain/report.ts";
import { codeOwners, type Starter, type StarterPerson, starterPolicy } from "../domain/starter.ts";
import { engines } from "../engine/mod.ts";
import { lookAt } from "../host/disk.ts";
import type { Machine } from "../host/machine.ts";
import { writeWhole } from "../host/place.ts";
import { stores } from "../store/mod.ts";
import { stepsFor } from "./init_steps.ts";
import { finding, outcomeOf } from "./outcome.ts";
import { written } from "./written.ts";

/** What to set up. */
export interface InitInput {
  /** Of the first policy; not looked at where there is a policy already. */
  readonly starter: Starter;
  /** Exact crons of the schedules instead of an hourly tick. */
  readonly exact: boolean;
  /** `owner/name@<commit>` of the action the workflows use; null leaves the placeholder. */
  readonly action: string | null;
  /** The label of the runner beside the servers. */
  readonly runner: string;
  /** The folder of the program that runs; the workflows' templates lie in it, or beside it. */
  readonly dist: string;
}

const POLICY = "holdfast.yml";
const WORKFLOWS = ".github/workflows";
const OWNERS = ".github/CODEOWNERS";
const OTHER_OWNERS = ["CODEOWNERS", "docs/CODEOWNERS"];

/**
 * Writes a first policy, the workflows and who reviews them, into the working folder. What is there
 * already stays as it is and is named.
 *
 * @throws HoldfastError policy/file-exists where nothing is left to write; nothing was written then.
 */
export async function init(machine: Machine, input: InitInput): Promise<Outcome> {
  const folder = machine.cwd;
  const { text, policy } = await policyOf(folder, input);
  const files = new Map([[POLICY, text], ...(await workflowFiles(policy, input))]);
  const owners = codeOwners(approversOf(policy));
  if (owners !== null) files.set(OWNERS, owners);
  const kept: string[] = [];
  for (const path of files.keys()) if (await isThere(join(folder, path))) kept.push(path);
  if (files.has(OWNERS) && !kept.includes(OWNERS))
    for (const path of OTHER_OWNERS) if (await isThere(join(folder, path))) kept.push(OWNERS);
  const made = [...files.keys()].filter((path) => !kept.includes(path));
  if (made.length === 0) throw allThere(kept);
  await refuseLinks(folder, made);
  for (const path of made) await put(join(folder, path), path, files.get(path) as string);
  const steps = await stepsFor({
    folder,
    policy,
    action: input.action,
    runner: input.runner,
    kept: new Set(kept),
    owners,
  });
  return outcomeOf({
    command: "init",
    findings: [...new Set(kept)].map(note),
    entries: made.map((file) => ({ file })),
    lines: [
      ...made.map((path) => `wrote  ${path}`),
      ...[...new Set(kept)].map((path) => `kept   ${path}, which was there`),
      "",
      "What only a person can do:",
      ...steps.map((step, at) => `${String(at + 1).padStart(2)}. ${step}`),
    ],
  });
}

/** Who says yes to a restore also reviews what decides over it; of a policy that was there already too. */
function approversOf({ approval, people }: Policy): StarterPerson[] {
  if (approval === null || approval === "open") return [];
  return approval.approvers.map((name) => ({ name, github: people[name]?.github ?? null }));
}

/** A folder that is a link leads out of the repository, and GitHub reads nothing through one. */
async function refuseLinks(folder: string, files: readonly string[]): Promise<void> {
  const folders = files.flatMap((file) =>
    file.split("/").flatMap((_, at, all) => (at === 0 ? [] : [all.slice(0, at).join("/")])),
  );
  for (const path of new Set(folders)) {
    const there = await lookAt(join(folder, path));
    if (there === null || there.isDirectory()) continue;
    const what = there.isSymbolicLink() ? "a link" : "no folder";
    throw new HoldfastError("policy", `Cannot set anything up: "${path}" is ${what}`, {
      code: "file-unwritable",
      hint: "Make it a plain folder of the repository.",
      thing: path,
    });
  }
}

async function put(path: string, name: string, text: string): Promise<void> {
  await written(name, async () => {
    await mkdir(dirname(path), { recursive: true });
    await writeWhole(path, text, 0o644);
  });
}

function note(path: string): Finding {
  return finding("note", "file-exists", {
    thing: path,
    text: `${path} is there already and stays as it is`,
    hint: `Compare it with a fresh one: run holdfast init in an empty folder.`,
  });
}

function allThere(kept: readonly string[]): HoldfastError {
  const list = [...new Set(kept)].join(", ");
  return new HoldfastError("policy", `Cannot set anything up: all is there already: ${list}`, {
    code: "file-exists",
    hint: "Nothing is overwritten: move away what you want anew.",
    thing: POLICY,
  });
}

/** The policy that is there, or a first one. @throws HoldfastError "policy-invalid" for one that is not sound. */
async function policyOf(
  folder: string,
  { starter }: InitInput,
): Promise<{ readonly text: string; readonly policy: Policy }> {
  const there = await readFile(join(folder, POLICY), "utf8").catch(() => null);
  const text = there ?? starterPolicy(starter);
  const { policy, complaints } = parsePolicy(text, { engines, stores });
  const [first] = complaints;
  if (policy !== null && first === undefined) return { text, policy };
  throw new HoldfastError("policy", `Cannot set up this policy: ${shown(first?.text ?? "")}`, {
    code: "policy-invalid",
    hint:
      there === null
        ? "Choose another name, place or time."
        : "Run holdfast check --offline, and correct each line it names.",
    thing: POLICY,
  });
}

async function workflowFiles(policy: Policy, input: InitInput): Promise<[string, string][]> {
  const from = await templatesOf(input.dist);
  const names = (await readdir(from)).filter((name) => name.endsWith(".yml")).sort();
  return await Promise.all(
    names.map(async (name): Promise<[string, string]> => {
      const text = await readFile(join(from, name), "utf8");
      return [`${WORKFLOWS}/${name}`, filled(basename(name, ".yml"), text, { policy, input })];
    }),
  );
}

const ACTION = /holdfast\/holdfast@0{40}/g;
const TICKS = /# Ticks once an hour;[\s\S]*/;
const TIMES =
  "# Runs at the times of the policy's schedules: one that GitHub drops is not made up for.\n";
const INTRODUCTION = /^(?:#.*\n)+/;

function filled(
  name: string,
  template: string,
  { policy, input }: { policy: Policy; input: InitInput },
): string {
  const [head = ""] = INTRODUCTION.exec(template) ?? [];
  const rest = template
    .slice(head.length)
    .replaceAll("runs-on: [self-hosted, holdfast]", `runs-on: [self-hosted, ${input.runner}]`)
    .replaceAll("environment: restore", `environment: ${environmentOf(policy)}`);
  const pinned = input.action === null ? rest : rest.replace(ACTION, () => input.action as string);
  let told = head.replace(/^# Copy to .*\n/, "# Written by holdfast init, and yours to change.\n");
  if (name !== "backup") return told + pinned;
  if (input.exact) told = told.replace(TICKS, () => TIMES);
  const timed = input.exact ? withExactCrons(pinned, policy.schedules) : pinned;
  return told + (policy.retention === null ? withoutPrune(timed) : timed);
}

/** The environment whose reviewers the gate of that name asks. A name may hold spaces. */
function environmentOf({ approval }: Policy): string {
  const name = approval === null || approval === "open" ? "restore" : approval.environment;
  return /^[a-z-]+$/.test(name) ? name : JSON.stringify(name);
}

/** Without a rule of retention there is nothing to prune, and prune would be red. */
function withoutPrune(text: string): string {
  return text.replace(/\n {2}prune:\n(?:(?: {4}.*)?\n)*/, () => "");
}

/** In the bundle, else beside it as in a checkout. */
async function templatesOf(dist: string): Promise<string> {
  for (const folder of [join(dist, "workflows"), join(dirname(dist), "workflows")])
    if (await isThere(join(folder, "backup.yml"))) return folder;
  throw new HoldfastError(
    "policy",
    "Cannot find the workflows' templates: this program lacks them",
    {
      code: "usage",
      hint: "Run holdfast from its kit, its package or a checkout.",
      thing: "workflows",
    },
  );
}

/** Also for a link that leads nowhere: it is somebody's. */
async function isThere(path: string): Promise<boolean> {
  return (await lookAt(path)) !== null;
}
