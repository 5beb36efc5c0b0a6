import { driftOf, isNoLongerEmpty } from "../domain/drift.ts";
import { HoldfastError } from "../domain/error.ts";
import type { Totals } from "../domain/fact.ts";
import type { Finding } from "../domain/finding.ts";
import type { BoundSource, Plan } from "../domain/plan.ts";
import { inOrderOf, restoreHooks } from "../domain/policy_groups.ts";
import { hookText } from "../domain/policy_hooks.ts";
import type { Aside, Engine } from "../engine/engine.ts";
import { attributed } from "./attribute.ts";
import type { Shelved } from "./catalogs.ts";
import type { Setup, Source } from "./open_policy.ts";
import { caught } from "./outcome.ts";
import { placed } from "./placed.ts";
import { hasError } from "./preflight.ts";
import type { ReadPlan } from "./read_plan.ts";
import { refusePlaces } from "./refuse_places.ts";
import { refuseMissing, softened } from "./restore_hooks.ts";
import { wayBack } from "./way_back.ts";

/** A source of a plan with its place at hand, found as the plan says. */
export interface Observed {
  readonly source: Source;
  readonly engine: Engine;
  readonly bound: BoundSource;
  readonly aside: Aside;
  /** What is in the place; null where nothing is, or where it cannot be read. */
  readonly now: Totals | null;
}

/**
 * Looks again at everything the plan is bound to; the plan is never rebuilt.
 *
 * @throws HoldfastError "plan-stale" where the host, a place or its content is another one.
 */
export async function observe(
  plan: ReadPlan,
  setup: Setup,
): Promise<{ sources: Observed[]; findings: readonly Finding[] }> {
  const { bound, seen } = plan.plan;
  if (bound.host !== setup.machine.host) throw stale(plan, `it was made on host "${bound.host}"`);
  const hooks = inOrderOf(restoreHooks(setup.policy, bound.sources)).map(hookText);
  if (hooks.join("\n") !== bound.hooks.join("\n"))
    throw stale(plan, "the policy now runs other hooks");
  await refuseMissing(bound.sources, setup, "programs and secrets");
  const sources: Observed[] = [];
  const findings: Finding[] = [];
  for (const one of bound.sources) {
    const of = setup.sources.find(({ name }) => name === one.name);
    if (of === undefined || of.kind.kind !== one.engine)
      throw stale(plan, `the policy has no source "${one.name}" of engine ${one.engine}`);
    const source = placed(of, one.into, setup.machine);
    const engine = source.open();
    const mark = await engine.mark();
    if (engine.place !== one.place || mark !== one.mark)
      throw stale(
        plan,
        `the place of "${one.name}" is another one than it was${movedTo(engine, one)}`,
      );
    const now = await refuseDrift(engine, { plan, one, seen, setup });
    const aside = await engine.aside(plan.digits, one.paths, one.parts);
    if ((await wayBack(source.kind, { engine, aside, now })) !== one.undo)
      throw stale(plan, `the way back of "${one.name}" is no longer "${one.undo}"`);
    const looked = softened(await engine.check("build", aside.only), setup, one);
    const checked = attributed(one.name, looked);
    if (hasError(checked)) {
      const first = checked.find(({ weight }) => weight === "error") as Finding;
      throw new HoldfastError("restore", first.text, {
        code: first.code,
        hint: first.hint,
        thing: one.name,
        findings: checked,
      });
    }
    findings.push(...checked);
    sources.push({ source, engine, bound: one, aside, now });
  }
  await refusePlaces(
    setup,
    sources.map(({ source }) => source),
  );
  return { sources, findings };
}

/** Refuses a plan whose backup is no longer there, but another trusted one under its id: nobody approved that one. */
export function refuseReplaced(plan: ReadPlan, shelves: readonly Shelved[]): void {
  const { id } = plan.checked.manifest;
  const trusted = shelves
    .flatMap(({ catalog }) => catalog?.entries ?? [])
    .flatMap(({ checked }) => (checked?.manifest.id === id ? [checked.sha256] : []));
  if (trusted.length > 0 && !trusted.includes(plan.checked.sha256))
    throw stale(plan, `backup "${id}" in the store is another one than was approved`);
}

function movedTo({ place }: Engine, then: BoundSource): string {
  return place === then.place ? "" : `: ${then.place} then, ${place} now`;
}

async function refuseDrift(
  engine: Engine,
  {
    plan,
    one,
    seen,
    setup,
  }: { plan: ReadPlan; one: BoundSource; seen: Plan["seen"]; setup: Setup },
): Promise<Totals | null> {
  const then = seen.sources.find(({ name }) => name === one.name)?.now ?? null;
  const now = (await caught(() => engine.count())).value;
  if (isNoLongerEmpty(then, now))
    throw stale(plan, `the place of "${one.name}" was empty and no longer is`);
  const rule = setup.policy.approval;
  const limit = rule === null || rule === "open" ? null : rule.drift;
  const drift = driftOf(then, now);
  if (limit !== null && drift > limit)
    throw stale(
      plan,
      `the place of "${one.name}" moved by ${Math.round(drift * 100)}%, more than approval.drift allows`,
    );
  return now;
}

function stale(plan: ReadPlan, why: string): HoldfastError {
  return new HoldfastError("approval", `Cannot use plan ${plan.digits}: ${why}`, {
    code: "plan-stale",
    hint: "Make a new plan and have it approved.",
    thing: plan.digits,
  });
}
