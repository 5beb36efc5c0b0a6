import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import type { Voice } from "../domain/approval.ts";
import { HoldfastError } from "../domain/error.ts";
import { shown } from "../domain/name.ts";
import { checkSignature, parseSignatures } from "../trust/sshsig.ts";
import { gatesOf, githubVoices } from "./github_voices.ts";
import type { Setup } from "./open_policy.ts";
import { personOf } from "./people.ts";
import type { ReadPlan } from "./read_plan.ts";

/** The namespace of an approval, so that a signature for anything else is none. */
export const APPROVAL = "holdfast-approval";

/** Where the approvals of a plan are gathered. */
export function approvalPath(plan: string): string {
  return `${plan}.approval`;
}

/** The text of a file of approvals; null where there is none. */
export async function readApprovals(path: string): Promise<string | null> {
  try {
    return await readFile(path, "utf8");
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw malformed(path, (cause as Error).message);
  }
}

/** Whose yes each block of a file is. A block that cannot be read is an error; one of a stranger counts nothing. */
export function voicesOf(
  text: string,
  path: string,
  { plan, setup }: { plan: ReadPlan; setup: Setup },
): Voice[] {
  return parseSignatures(text).map((signature) => {
    if (typeof signature === "string") throw malformed(path, signature);
    const { fingerprint } = signature.key;
    const reason = checkSignature(signature, plan.bytes, APPROVAL);
    if (reason !== null)
      return { person: null, why: `the signature of ${fingerprint} is not for this plan` };
    const person = personOf(setup.people, signature.key);
    return person === null
      ? { person: null, why: `${fingerprint} is the key of nobody in people` }
      : { person: person.name, by: `signature by ${fingerprint}` };
  });
}

/**
 * Gathers who said yes, in every way that counts: reads `<plan>.approval` if it is there and every file
 * given, and asks GitHub for the gates that stand there.
 *
 * @throws HoldfastError "approval-malformed"; "gate-unreachable" where no way is left or GitHub is silent.
 */
export async function gatherVoices(
  plan: ReadPlan,
  files: readonly string[],
  setup: Setup,
): Promise<Voice[]> {
  refuseNoGate(plan, setup);
  const signed = await signedVoices(plan, files, setup);
  const isOpen = setup.policy.approval === "open";
  return isOpen ? signed : [...counted(signed, setup), ...(await githubVoices(plan, setup))];
}

/** Signatures count only where the policy has that gate; the reason is told. */
function counted(voices: readonly Voice[], { policy }: Setup): Voice[] {
  if (gatesOf(policy).includes("signature")) return [...voices];
  return voices.map((voice) =>
    voice.person === null
      ? voice
      : { person: null, why: `a signature of ${voice.person}, as approval.gates has no signature` },
  );
}

function refuseNoGate(plan: ReadPlan, { policy, github }: Setup): void {
  const gates = gatesOf(policy);
  if (github !== null || gates.length === 0 || gates.includes("signature")) return;
  throw new HoldfastError(
    "approval",
    `Cannot restore plan ${plan.digits}: approvals of policy "${policy.name}" are given on GitHub only (${gates.join(", ")})`,
    {
      code: "gate-unreachable",
      hint: "Restore by the workflow, or add signature to approval.gates by a reviewed change.",
      thing: "approval.gates",
    },
  );
}

async function signedVoices(
  plan: ReadPlan,
  files: readonly string[],
  setup: Setup,
): Promise<Voice[]> {
  const own = approvalPath(plan.path);
  const paths = [
    own,
    ...files.map((file) => resolve(setup.machine.cwd, file)).filter((path) => path !== own),
  ];
  const voices: Voice[] = [];
  for (const path of paths) {
    const text = await readApprovals(path);
    if (text !== null) voices.push(...voicesOf(text, path, { plan, setup }));
    else if (path !== own) throw malformed(path, "there is no such file");
  }
  return voices;
}

function malformed(path: string, why: string): HoldfastError {
  return new HoldfastError("approval", `Cannot read approval "${shown(path)}": ${why}`, {
    code: "approval-malformed",
    hint: "It must hold SSH signatures and nothing else. Approve again with holdfast approve.",
    thing: shown(path),
  });
}
