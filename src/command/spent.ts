import { join } from "node:path";
import { HoldfastError } from "../domain/error.ts";
import type { Spent } from "../domain/note.ts";
import { readRecord, writeRecord } from "../host/state.ts";
import type { Found } from "./find_backup.ts";
import type { Setup } from "./open_policy.ts";
import { publishNote } from "./publish.ts";
import type { ReadPlan } from "./read_plan.ts";
import type { Session } from "./session.ts";
import { openSigner } from "./signer.ts";

const FOLDER = "spent";

/** Refuses a plan that was used on this host. @throws HoldfastError "approval-spent". */
export async function refuseSpent(plan: ReadPlan, { state }: Setup): Promise<void> {
  const record = (await readRecord(
    join(state, FOLDER, `${plan.sha256}.json`),
  )) as Partial<Spent> | null;
  if (record === null) return;
  throw new HoldfastError(
    "approval",
    `Cannot restore plan ${plan.digits}: it was used on ${record.at ?? "an earlier day"}`,
    {
      code: "approval-spent",
      hint: "A plan is good for one restore. Make a new one and have it approved.",
      thing: plan.digits,
    },
  );
}

/** Records, synced, that a plan is used. */
export async function spend(
  plan: ReadPlan,
  approvers: readonly string[],
  setup: Setup,
): Promise<void> {
  await writeRecord(
    setup.state,
    join(FOLDER, `${plan.sha256}.json`),
    recordOf(plan, approvers, setup),
  );
}

/** Copies the record to the store as a signed note, where this host can sign. */
export async function noteSpent(all: {
  plan: ReadPlan;
  setup: Setup;
  session: Session;
  approvers: readonly string[];
  found: Found;
}): Promise<true> {
  const { plan, setup, session, approvers, found } = all;
  await using key = await openSigner(setup, session.folder);
  const value = recordOf(plan, approvers, setup);
  await publishNote(
    found.store,
    { id: value.backup, note: "spent", value },
    { staged: session.folder, key, machine: setup.machine },
  );
  return true;
}

function recordOf(plan: ReadPlan, approvers: readonly string[], { machine, policy }: Setup): Spent {
  return {
    "holdfast-spent": 1,
    backup: plan.plan.bound.backup,
    sha256: plan.checked.sha256,
    at: machine.now().toISOString(),
    host: policy.disclose === "all" ? machine.host : null,
    plan: plan.sha256,
    approvers: [...approvers],
  };
}
