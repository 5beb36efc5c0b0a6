import { join } from "node:path";
import { HoldfastError } from "../domain/error.ts";
import type { Finding } from "../domain/finding.ts";
import { shown } from "../domain/name.ts";
import { takeLock } from "../host/lock.ts";
import { scratchBeside, sweepScratch } from "../host/scratch.ts";
import { makeState, readRecord, sweepState, writeRecord } from "../host/state.ts";
import { attributed } from "./attribute.ts";
import type { Setup } from "./open_policy.ts";
import { caught } from "./outcome.ts";
import { recoverPaused } from "./pause.ts";
import type { PuttingBack } from "./put_back.ts";
import { recoverRestores } from "./recover.ts";

/** One run that may write: it holds the policy's lock on this host until it is disposed. */
export interface Session extends AsyncDisposable {
  /** A private folder of the state for small things, such as what is to be signed; removed at the end. */
  readonly folder: string;
  /** What was put in order before the work began. */
  readonly findings: readonly Finding[];
}

/**
 * Takes the lock, puts in order what a killed run left (restores, scratch), and gives a folder for
 * small things. Writes to the state and beside places only, never to a store.
 *
 * @param how What may open a copy made before a restore, should its one-time key be lost; whose copies are given up.
 * @throws HoldfastError "locked" after the machine's `lockWait`; "state-failed" or "store-full".
 */
export async function openSession(
  setup: Setup,
  how: Pick<PuttingBack, "identities" | "giveUp"> = {},
): Promise<Session> {
  const { machine, state } = setup;
  await makeState(state);
  await claimState(setup);
  const lock = await takeLock(state, machine, { wait: machine.lockWait });
  try {
    const findings = [
      ...(await recoverRestores({ state, machine, ...how })),
      ...(await recoverPaused(setup)), // after them: nothing may write while a place is exchanged
      ...(await recoverSources(setup)),
    ];
    const run = join(state, "run");
    await sweepScratch(run, machine);
    await sweepState(state);
    const scratch = await scratchBeside(run, machine, { stage: "store" });
    return {
      folder: scratch.path,
      findings,
      async [Symbol.asyncDispose]() {
        await using _ = lock; // given back last, whatever happens before
        await scratch[Symbol.asyncDispose]();
      },
    };
  } catch (error) {
    await lock[Symbol.asyncDispose]();
    throw error;
  }
}

/** Two policies in one state folder would take each other's heads for their own. */
async function claimState({ state, policy }: Setup): Promise<void> {
  const owner = (await readRecord(join(state, "policy.json"))) as { name?: string } | null;
  if (owner === null) return await writeRecord(state, "policy.json", { name: policy.name });
  if (owner.name === policy.name) return;
  throw new HoldfastError(
    "store",
    `Cannot use the state folder "${shown(state)}": it belongs to policy "${shown(owner.name ?? "")}"`,
    {
      code: "state-failed",
      hint: "Give each policy a state folder of its own.",
      thing: shown(state),
    },
  );
}

async function recoverSources(setup: Setup): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const source of setup.sources) {
    if (!source.entry.enabled) continue;
    const done = await caught(() => source.open().recover());
    const found =
      done.value ?? done.findings.map((one) => ({ ...one, weight: "warning" as const }));
    findings.push(...attributed(source.name, found));
  }
  return findings;
}
