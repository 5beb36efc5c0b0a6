import { resolve } from "node:path";
import { judgeApproval } from "../domain/approval.ts";
import { HoldfastError } from "../domain/error.ts";
import type { Outcome } from "../domain/report.ts";
import { writeWhole } from "../host/place.ts";
import { scratchBeside } from "../host/scratch.ts";
import { openSigningKey, sign } from "../trust/sign.ts";
import { APPROVAL, approvalPath, readApprovals, voicesOf } from "./approvals.ts";
import type { Setup } from "./open_policy.ts";
import { outcomeOf } from "./outcome.ts";
import { personOf } from "./people.ts";
import { noApproval } from "./plan.ts";
import { planText } from "./plan_text.ts";
import { readPlan } from "./read_plan.ts";
import { written } from "./written.ts";

/** Which plan, and the approver's key: a private key's path or a .pub whose key is in the agent. */
export interface ApproveInput {
  readonly plan: string;
  readonly key: string;
}

/** Shows a plan, checks it against the approver's own copy of the policy, and adds a signature to `<plan>.approval`. */
export async function approve(setup: Setup, input: ApproveInput): Promise<Outcome> {
  const { machine, policy } = setup;
  if (policy.approval === null) throw noApproval(policy.name);
  const plan = await readPlan(input.plan, setup);
  const path = approvalPath(plan.path);
  await using scratch = await written(input.plan, () => scratchBeside(plan.path, machine));
  await using key = await openSigningKey(
    { file: resolve(machine.cwd, input.key) },
    machine,
    scratch.path,
  );
  const person = personOf(setup.people, key.publicKey);
  const refuse = (why: string, hint: string) =>
    new HoldfastError("approval", `Cannot approve plan ${plan.digits}: ${why}`, {
      code: "approval-refused",
      hint,
      thing: plan.digits,
    });
  if (person === null)
    throw refuse(
      `${key.publicKey.fingerprint} is the key of nobody in people`,
      "Only people the policy names can approve.",
    );
  if (policy.approval !== "open" && !policy.approval.approvers.includes(person.name)) {
    throw refuse(
      `${person.name} is no approver`,
      `The approvers are ${policy.approval.approvers.join(", ")}.`,
    );
  }
  if (policy.approval !== "open" && !policy.approval.gates.includes("signature")) {
    throw refuse(
      "a signature is no way to approve it",
      `The policy's gates are ${policy.approval.gates.join(", ")}: approve it on GitHub.`,
    );
  }
  if (person.name === plan.claimed)
    throw refuse(`${person.name} requested it`, "Somebody else must approve it.");
  const before = await readApprovals(path);
  const voices = before === null ? [] : voicesOf(before, path, { plan, setup });
  if (voices.some((voice) => voice.person === person.name))
    throw refuse(`${person.name} approved it already`, "Another approver is needed.");
  const signature = await sign(plan.bytes, { namespace: APPROVAL, key, machine });
  await written(approvalPath(input.plan), () =>
    writeWhole(path, `${before ?? ""}${signature}`, 0o644),
  );
  const verdict = judgeApproval(
    [...voices, { person: person.name, by: `signature by ${key.publicKey.fingerprint}` }],
    policy.approval,
    plan.claimed, // what GitHub must prove, the restore asks for again
  );
  const isClaim = plan.claimed !== plan.requester;
  const state = verdict.granted
    ? `it may be carried out${isClaim ? " on GitHub; a command line needs one approval more" : ""}`
    : `${verdict.approvers.length} of ${verdict.needed} approvals`;
  return outcomeOf({
    command: "approve",
    backup: plan.plan.bound.backup,
    entries: [
      {
        plan: plan.sha256,
        person: person.name,
        approvals: verdict.approvers.length,
        needed: verdict.needed,
      },
    ],
    lines: [
      ...planText(plan.plan, policy.approval),
      `Approved by ${person.name}: ${state}`,
      `Plan: ${plan.digits}`,
    ],
  });
}
