import { HoldfastError } from "../domain/error.ts";
import type { Finding } from "../domain/finding.ts";
import type { Bound } from "../domain/plan.ts";
import { inOrderOf, isPaused, type RestoreHooks, restoreHooks } from "../domain/policy_groups.ts";
import type { Journal } from "../host/journal.ts";
import { checkHooks } from "./check_hooks.ts";
import type { Setup } from "./open_policy.ts";
import type { ReadPlan } from "./read_plan.ts";
import type { HookRun } from "./run_hook.ts";

/** What runs around the swaps of one restore, and how. */
export interface Around {
  readonly hooks: RestoreHooks;
  readonly run: HookRun;
}

/** The hooks of a restore; `observe` has compared them with those that were approved. */
export function aroundOf({ plan: { bound }, digits }: ReadPlan, setup: Setup): Around {
  const { machine, state, folder, policy } = setup;
  const hooks = restoreHooks(policy, bound.sources);
  const words = {
    COMMAND: "restore",
    POLICY: policy.name,
    BACKUP: bound.backup,
    RESTORE: digits,
  };
  return { hooks, run: { machine, state, folder, stage: "restore", words } };
}

/** True where nothing runs after the last swap. */
export function isBare({ hooks: { pauses, after } }: Around): boolean {
  return pauses.length === 0 && after === null;
}

/** What the journal keeps of it, so that an undo pauses what this restore paused; nothing where it pauses nothing. */
export function pausingOf({ hooks, run }: Around): Pick<Journal, "pausing"> {
  const { folder, words } = run;
  return hooks.pauses.length === 0 ? {} : { pausing: { folder, words, pauses: hooks.pauses } };
}

/**
 * Refuses a restore whose hooks could not be started.
 *
 * @param what Secrets are there when it is carried out, not yet when it is planned.
 */
export async function refuseMissing(
  sources: Bound["sources"],
  setup: Setup,
  what: "programs" | "programs and secrets",
): Promise<void> {
  const hooks = inOrderOf(restoreHooks(setup.policy, sources));
  const bare = what === "programs" ? hooks.map((one) => ({ ...one, env: {} })) : hooks;
  const findings = await checkHooks(bare, setup);
  const [first] = findings;
  if (first === undefined) return;
  const { code, text, thing } = first;
  const hint = `${first.hint} Where it cannot be had, --into SOURCE=PLACE brings a source even into its own place without any hook.`;
  throw new HoldfastError("restore", text, { code, hint, thing, findings });
}

/** A place in use is no obstacle yet where its program will be paused; the swap looks again. */
export function softened(
  found: readonly Finding[],
  { policy }: Setup,
  source: { readonly name: string; readonly into: string | null },
): Finding[] {
  if (!isPaused(policy, source)) return [...found];
  return found.map((one) =>
    one.code === "source-in-use" && one.weight === "error" ? { ...one, weight: "warning" } : one,
  );
}
