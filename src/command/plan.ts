import { resolve } from "node:path";
import { HoldfastError } from "../domain/error.ts";
import type { Finding } from "../domain/finding.ts";
import type { Bound, BoundSource, Plan, WayBack } from "../domain/plan.ts";
import { planDigits } from "../domain/plan.ts";
import type { Policy } from "../domain/policy.ts";
import { cautionsOf } from "../domain/policy_caution.ts";
import { inOrderOf, missingOf, restoreHooks, unitsOf } from "../domain/policy_groups.ts";
import { hookText } from "../domain/policy_hooks.ts";
import type { Outcome } from "../domain/report.ts";
import { VERSION } from "../domain/version.ts";
import { writeWhole } from "../host/place.ts";
import { sha256Hex } from "../trust/digest.ts";
import { writeStatement } from "../trust/statement.ts";
import { chosen, readCatalogs } from "./catalogs.ts";
import { type Found, findBackup, foundText } from "./find_backup.ts";
import { look, type Planned, partsOf } from "./look.ts";
import type { Setup, Source } from "./open_policy.ts";
import { outcomeOf } from "./outcome.ts";
import { placed } from "./placed.ts";
import { planText } from "./plan_text.ts";
import { refusePlaces } from "./refuse_places.ts";
import { refuseRerun } from "./refuse_rerun.ts";
import { requestOf } from "./request_plan.ts";
import { refuseMissing } from "./restore_hooks.ts";
import { openSession } from "./session.ts";
import { refuseOther, written } from "./written.ts";

/** What to restore, and where to. */
export interface PlanInput {
  readonly backup: string;
  readonly sources: readonly string[];
  readonly paths: readonly string[];
  /** Places by source, from --into N=PLACE; absolute or relative to the working folder. */
  readonly into: ReadonlyMap<string, string>;
  readonly stores: readonly string[];
  /** A key of the requester: a private key's path or a .pub whose key is in the agent. */
  readonly as: string | null;
  readonly out: string;
}

/** Says what restoring a backup would do, as a file that people can approve. Changes no place. */
export async function plan(setup: Setup, input: PlanInput): Promise<Outcome> {
  const { machine, policy } = setup;
  if (policy.approval === null) throw noApproval(policy.name);
  refuseRerun(setup);
  await using session = await openSession(setup);
  const wanted = wantedSources(setup, input);
  refuseUnclearPaths(input, wanted);
  const out = resolve(machine.cwd, input.out);
  await written(input.out, () => refuseOther(out, input.out));
  const shelves = await readCatalogs(
    setup,
    chosen("store", input.stores, [...setup.stores.keys()]),
  );
  const found = await findBackup(shelves, {
    text: input.backup,
    sources: wanted,
    now: machine.now(),
  });
  const ordered = unitsOf(policy, wanted, "restoreOrder").flatMap((unit) => unit.sources);
  const sources = ordered.map((name) => sourceFor(name, { setup, found, input }));
  await refusePlaces(
    setup,
    sources.map(({ source }) => source),
  );
  const looked = await Promise.all(sources.map((one) => look(one, setup)));
  const seen = looked.map((one) => one.seen);
  const bound = await boundOf(setup, { found, sources, ways: looked.map(({ way }) => way) });
  await refuseMissing(bound.sources, setup, "programs");
  const request = await requestOf(bound, { setup, as: input.as, folder: session.folder });
  const made: Plan = {
    "holdfast-plan": 1,
    bound: request.bound,
    seen: {
      sources: seen,
      findings: [
        ...found.notes,
        ...inParts(policy, wanted),
        ...withoutHooks(policy, bound.sources),
        ...cautionsOf(policy, wanted),
      ],
    },
    request: request.signature,
  };
  const bytes = writeStatement(made);
  await written(input.out, () => writeWhole(out, bytes));
  return planned({ setup, input, found, made, bytes, findings: session.findings });
}

function planned(all: {
  setup: Setup;
  input: PlanInput;
  found: Found;
  made: Plan;
  bytes: Uint8Array;
  findings: readonly Finding[];
}): Outcome {
  const { setup, input, found, made } = all;
  const { bound } = made;
  const rule = setup.policy.approval;
  const sha256 = sha256Hex(all.bytes);
  return outcomeOf({
    command: "plan",
    backup: bound.backup,
    findings: all.findings,
    entries: [
      {
        plan: sha256,
        out: input.out,
        sources: bound.sources.map(({ name }) => name),
        expires: bound.expires,
      },
    ],
    lines: [
      `From store "${found.storeName}": ${foundText(found, setup.machine.now())}`,
      ...(rule === null ? [] : planText(made, rule)),
      `Approve with: holdfast approve ${input.out} --key FILE`,
      `Plan: ${planDigits(sha256)}`,
    ],
  });
}

/** Those named by --source, else those named by --into, else all enabled ones. */
function wantedSources(setup: Setup, { sources, into }: PlanInput): string[] {
  const all = setup.sources.map(({ name }) => name);
  const moved = chosen("source", [...into.keys()], all);
  const named = sources.length > 0 ? sources : into.size > 0 ? moved : null;
  const wanted =
    named === null
      ? setup.sources.filter(({ entry }) => entry.enabled).map(({ name }) => name)
      : chosen("source", named, all);
  const stray = [...into.keys()].find((name) => !wanted.includes(name));
  if (stray === undefined) return wanted;
  throw new HoldfastError(
    "policy",
    `Cannot restore "${stray}" into another place: it is not among the chosen sources`,
    {
      code: "usage",
      hint: `Add --source ${stray}.`,
      thing: stray,
    },
  );
}

/** What an approver should know of groups that come back without some of their sources. */
function inParts(policy: Policy, wanted: readonly string[]): string[] {
  return unitsOf(policy, wanted, "restoreOrder").flatMap((unit) => {
    const missing = missingOf(policy, unit);
    return missing.length === 0
      ? []
      : [`group ${unit.group} comes back in part, without ${missing.join(", ")}`];
  });
}

/** The hooks that would run in the policy's own places. */
function withoutHooks(policy: Policy, sources: readonly BoundSource[]): string[] {
  const labels = (of: readonly Pick<BoundSource, "name" | "into">[]) =>
    inOrderOf(restoreHooks(policy, of)).map(({ label }) => label);
  const run = labels(sources);
  const skipped = labels(sources.map(({ name }) => ({ name, into: null }))).filter(
    (label) => !run.includes(label),
  );
  return skipped.length === 0
    ? []
    : [`--into names the place, so these hooks do not run: ${skipped.join(", ")}`];
}

function refuseUnclearPaths({ paths }: PlanInput, wanted: readonly string[]): void {
  if (paths.length === 0 || wanted.length === 1) return;
  throw new HoldfastError("policy", "Cannot restore a path: it is not clear of which source", {
    code: "usage",
    hint: `Name one source with --source: ${wanted.join(" or ")}.`,
    thing: "--path",
  });
}

function sourceFor(
  name: string,
  { setup, found, input }: { setup: Setup; found: Found; input: PlanInput },
): Planned {
  const source = setup.sources.find((one) => one.name === name) as Source;
  const { manifest } = found.checked;
  const saved = manifest.sources.find((one) => one.name === name);
  if (saved === undefined) {
    const why = manifest.absent.find((one) => one.name === name);
    throw new HoldfastError(
      "policy",
      `Cannot restore source "${name}": backup "${manifest.id}" does not hold it${why === undefined ? "" : ` (${why.reason})`}`,
      {
        code: "unknown-name",
        hint: `It holds ${manifest.sources.map((one) => one.name).join(", ")}. Name them with --source.`,
        thing: name,
      },
    );
  }
  if (saved.engine !== source.kind.kind) {
    throw new HoldfastError(
      "policy",
      `Cannot restore source "${name}": it was saved by engine ${saved.engine}, the policy now says ${source.kind.kind}`,
      {
        code: "unknown-name",
        hint: "Use a policy that names the engine of then.",
        thing: name,
      },
    );
  }
  const given = input.into.get(name);
  const into = given === undefined ? null : source.kind.into(given, setup.machine.cwd);
  return { source: placed(source, into, setup.machine), saved, paths: input.paths, into };
}

async function boundOf(
  setup: Setup,
  { found, sources, ways }: { found: Found; sources: readonly Planned[]; ways: readonly WayBack[] },
): Promise<Bound> {
  const { machine, policy } = setup;
  const created = machine.now();
  const expires =
    policy.approval === "open" || policy.approval === null ? 86_400_000 : policy.approval.expires;
  const bounds: BoundSource[] = [];
  for (const [index, { source, saved, paths, into }] of sources.entries()) {
    const engine = source.open();
    bounds.push({
      name: source.name,
      engine: source.kind.kind,
      place: engine.place,
      into,
      mark: await engine.mark(),
      parts: partsOf(saved),
      paths: [...paths],
      proof: source.kind.proof,
      undo: ways[index] as WayBack,
    });
  }
  return {
    nonce: Buffer.from(machine.random(16)).toString("hex"),
    backup: found.checked.manifest.id,
    "manifest-sha256": found.checked.sha256,
    manifest: found.checked.text,
    signature: found.checked.signature,
    "policy-sha256": setup.sha256,
    host: machine.host,
    sources: bounds,
    hooks: inOrderOf(restoreHooks(policy, bounds)).map(hookText),
    requester: null,
    created: created.toISOString(),
    expires: new Date(created.getTime() + expires).toISOString(),
    version: VERSION,
  };
}

/** No restore without a rule for it. */
export function noApproval(policy: string): HoldfastError {
  return new HoldfastError(
    "approval",
    `Cannot restore: policy "${policy}" says nobody may approve one`,
    {
      code: "approval-missing",
      hint: "Add people and approval: { approvers: [NAME], needed: 1 } to the policy, by a reviewed change.",
      thing: "approval",
    },
  );
}
