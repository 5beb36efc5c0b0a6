import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import type { Voice } from "../domain/approval.ts";
import { HoldfastError } from "../domain/error.ts";
import { shown } from "../domain/name.ts";
import { checkSignature, parseSignatures } from "../trust/sshsig.ts";
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
      : { person: person.name, fingerprint };
  });
}

/** Reads `<plan>.approval` if it is there and every file given. */
export async function gatherVoices(
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
