import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { backupName } from "../domain/entry.ts";
import { HoldfastError } from "../domain/error.ts";
import type { FindingCode } from "../domain/finding.ts";
import { shown } from "../domain/name.ts";
import { type Plan, planDigits, planOf, type Requester } from "../domain/plan.ts";
import { formatSpan } from "../domain/units.ts";
import { type CheckedManifest, checkManifest } from "../trust/check_manifest.ts";
import { sha256Hex } from "../trust/digest.ts";
import { askRun, runMade, whyNoRequest } from "../trust/github_run.ts";
import { checkSignature, parseSignature } from "../trust/sshsig.ts";
import { readStatement, writeStatement } from "../trust/statement.ts";
import type { Setup } from "./open_policy.ts";
import { personOf, personOfLogin } from "./people.ts";

/** A plan that holds against this copy of the policy. */
export interface ReadPlan {
  readonly plan: Plan;
  /** Of plan.json's exact bytes, hex. */
  readonly sha256: string;
  /** The restore's id: its first 16 digits. */
  readonly digits: string;
  readonly bytes: Uint8Array;
  readonly path: string;
  /** The manifest that the plan carries, checked against the policy's signers. */
  readonly checked: CheckedManifest;
  /** The proven requester's name, or null. */
  readonly requester: string | null;
  /** Who is said to have asked: of a plan made on GitHub, a command line cannot prove it. */
  readonly claimed: string | null;
}

/** Reads a plan and checks all that needs no place: form, manifest, policy, requester, expiry. @throws HoldfastError of stage "approval" or "trust". */
export async function readPlan(file: string, setup: Setup): Promise<ReadPlan> {
  const path = resolve(setup.machine.cwd, file);
  const bytes = await readBytes(path, file);
  const say = (code: FindingCode, why: string, hint: string) =>
    new HoldfastError("approval", `Cannot use plan "${shown(file)}": ${why}`, {
      code,
      hint,
      thing: shown(file),
    });
  const value = readStatement(bytes, "plan");
  const plan = typeof value === "string" ? value : planOf(value);
  if (typeof plan === "string")
    throw say("plan-malformed", plan, "Was the file edited or cut short? Make a new plan.");
  const { bound } = plan;
  const checked = checkManifest({
    name: backupName(bound.backup),
    text: new TextEncoder().encode(bound.manifest),
    signature: new TextEncoder().encode(bound.signature),
    believed: { policy: setup.policy.name, signers: setup.signers },
  });
  if (!("manifest" in checked))
    throw new HoldfastError("trust", checked.text, {
      code: checked.code,
      hint: checked.hint,
      thing: checked.thing,
    });
  if (checked.sha256 !== bound["manifest-sha256"])
    throw say("plan-malformed", "it names another manifest than it carries", "Make a new plan.");
  if (bound["policy-sha256"] !== setup.sha256)
    throw say(
      "plan-stale",
      "it was made under another version of the policy",
      "Is your copy of the policy up to date? Else make a new plan.",
    );
  const now = setup.machine.now();
  if (now >= new Date(bound.expires))
    throw say(
      "plan-expired",
      `it expired ${formatSpan(now.getTime() - new Date(bound.expires).getTime())} ago`,
      "Make a new plan and have it approved.",
    );
  if (now < new Date(bound.created))
    throw say(
      "clock-back",
      "it was made in the future of this clock",
      "Set the clock of this machine right.",
    );
  refuseLongExpiry(plan, setup, say);
  const sha256 = sha256Hex(bytes);
  const digits = planDigits(sha256);
  const requester = await requesterOf(plan, { setup, say, digits, sha256 });
  return {
    plan,
    sha256,
    digits,
    bytes,
    path,
    checked,
    requester,
    claimed: bound.requester?.person ?? null,
  };
}

/** The expiry is the policy's word, not the planner's. */
function refuseLongExpiry(
  { bound }: Plan,
  { policy }: Setup,
  say: (code: FindingCode, why: string, hint: string) => HoldfastError,
): void {
  if (policy.approval === null || policy.approval === "open") return;
  const span = new Date(bound.expires).getTime() - new Date(bound.created).getTime();
  if (span > policy.approval.expires)
    throw say("plan-malformed", "it expires later than the policy allows", "Make a new plan.");
}

async function readBytes(path: string, file: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    throw new HoldfastError(
      "approval",
      `Cannot read plan "${shown(file)}": ${code === "ENOENT" ? "there is no such file" : message}`,
      {
        code: "plan-malformed",
        hint: "Make one with holdfast plan BACKUP --out plan.json.",
        thing: shown(file),
        cause,
      },
    );
  }
}

interface Asking {
  readonly setup: Setup;
  readonly say: (code: FindingCode, why: string, hint: string) => HoldfastError;
  readonly digits: string;
  readonly sha256: string;
}

async function requesterOf({ bound, request }: Plan, asking: Asking): Promise<string | null> {
  const { requester } = bound;
  if (requester === null && request === null) return null;
  const bad = asking.say(
    "plan-malformed",
    "its request is not signed by the person it names",
    "Make a new plan.",
  );
  if (requester !== null && "run" in requester) {
    if (request !== null) throw bad;
    return await startedBy(requester, asking);
  }
  if (requester === null || request === null) throw bad;
  const signature = parseSignature(request);
  if (
    typeof signature === "string" ||
    checkSignature(signature, writeStatement(bound), "holdfast-request") !== null
  )
    throw bad;
  const person = personOf(asking.setup.people, signature.key);
  if (person?.name !== requester.person || signature.key.fingerprint !== requester.key) throw bad;
  return person.name;
}

/**
 * Asks GitHub again for what the plan says of its run. Without GitHub it stays a claim.
 *
 * @returns The person, or null where nobody can be asked.
 */
async function startedBy(
  { person, login, run }: Extract<Requester, { run: string }>,
  { setup: { github, policy }, say, digits, sha256 }: Asking,
): Promise<string | null> {
  const bad = (why: string) =>
    say("plan-malformed", `its request is not proven: ${why}`, "Make a new plan.");
  if (personOfLogin(policy, login) !== person)
    throw bad(`"${shown(login)}" is not ${person}'s login`);
  if (github === null) return null;
  const facts = await askRun(github, run);
  const why = whyNoRequest(facts, github);
  if (why !== null) throw bad(why);
  if (facts.login !== login) throw bad(`run ${run} was started by somebody else`);
  if (!(await runMade(github, run, { digits, sha256 }))) throw bad(`run ${run} did not make it`);
  return person;
}
