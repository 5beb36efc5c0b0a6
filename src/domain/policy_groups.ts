import { z } from "zod";
import { NAME } from "./name.ts";
import type { Policy } from "./policy.ts";
import { cautionShape } from "./policy_caution.ts";
import { type Hook, type Hooks, hooksOf, hooksShape, type Pause, pauseOf } from "./policy_hooks.ts";

/** Sources that belong together: dumped one after another while all of them are paused. */
export interface GroupEntry {
  /** Every source of the group, in the order of the dumps. */
  readonly order: readonly string[];
  /** The same in the order in which they are put back. */
  readonly restoreOrder: readonly string[];
  readonly hooks: Hooks;
  /** What an approver must know before any source of it is put back; null: nothing. */
  readonly caution: string | null;
}

const names = z
  .array(z.string().regex(NAME, "a name of lower-case letters, digits and -, at most 40"))
  .min(1);

/** The policy's `groups`, as it stands in YAML. */
export const groupsShape = z.record(
  z.string().regex(NAME, "a name of lower-case letters, digits and -, at most 40"),
  z.strictObject({
    order: names.describe("every source of the group, in the order of the dumps"),
    "restore-order": names
      .optional()
      .describe("these are put back first, in this order; that of order unless told"),
    caution: cautionShape.optional(),
    ...hooksShape,
  }),
);

/** Fills in the defaults of one group. */
export function groupOf(file: z.infer<typeof groupsShape>[string], name: string): GroupEntry {
  const first = file["restore-order"] ?? [];
  return {
    order: file.order,
    restoreOrder: [...first, ...file.order.filter((one) => !first.includes(one))],
    hooks: hooksOf(file, `groups.${name}`),
    caution: file.caution ?? null,
  };
}

/** Sources that are worked on together: those of one group, or one that is in none. */
export interface Unit {
  readonly group: string | null;
  readonly sources: readonly string[];
}

/**
 * Puts sources in the order of the work. A group stands where its first source stands; within it
 * counts the order the group states.
 */
export function unitsOf(
  policy: Pick<Policy, "sources" | "groups">,
  sources: readonly string[],
  order: "order" | "restoreOrder",
): Unit[] {
  const units: Unit[] = [];
  const seen = new Set<string>();
  for (const name of sources) {
    const group = policy.sources[name]?.group ?? null;
    if (group === null) units.push({ group, sources: [name] });
    else if (!seen.has(group)) {
      const stated = policy.groups[group]?.[order] ?? [];
      units.push({ group, sources: stated.filter((one) => sources.includes(one)) });
    }
    if (group !== null) seen.add(group);
  }
  return units;
}

/** The enabled sources that a group has and the given ones lack. */
export function missingOf(
  policy: Pick<Policy, "sources" | "groups">,
  { group, sources }: Unit,
): string[] {
  const all = group === null ? [] : (policy.groups[group]?.order ?? []);
  return all.filter((name) => policy.sources[name]?.enabled === true && !sources.includes(name));
}

/** Every hook of a policy, those of disabled sources left out. */
export function hooksIn({
  sources,
  groups,
  restore,
}: Pick<Policy, "sources" | "groups" | "restore">): Hook[] {
  const enabled = Object.values(sources).filter(({ enabled }) => enabled);
  const all = [...enabled, ...Object.values(groups)].map(({ hooks }) => hooks);
  return [...all, restore].flatMap((hooks) => Object.values(hooks)).filter((hook) => hook !== null);
}

/** Everything a restore runs, in the order in which it begins. */
export interface RestoreHooks {
  readonly before: Hook | null;
  readonly pauses: readonly Pause[];
  readonly after: Hook | null;
}

/**
 * The hooks of a restore. They speak of the policy's own places, so a source that goes elsewhere by
 * `--into` brings none.
 *
 * @param sources In the order of the swaps.
 */
export function restoreHooks(
  policy: Pick<Policy, "sources" | "groups" | "restore">,
  sources: readonly { readonly name: string; readonly into: string | null }[],
): RestoreHooks {
  const own = sources.flatMap(({ name, into }) => (into === null ? [name] : []));
  if (own.length === 0) return { before: null, pauses: [], after: null };
  const groups = new Set(own.flatMap((name) => policy.sources[name]?.group ?? []));
  const owners: [string, Hooks | undefined][] = [
    ["restore", policy.restore],
    ...[...groups].map((name): [string, Hooks | undefined] => [
      `groups.${name}`,
      policy.groups[name]?.hooks,
    ]),
    ...own.map((name): [string, Hooks | undefined] => [
      `sources.${name}`,
      policy.sources[name]?.hooks,
    ]),
  ];
  const pauses = owners.flatMap(([owner, hooks]) =>
    hooks === undefined ? [] : (pauseOf(owner, hooks) ?? []),
  );
  const { before, after } = policy.restore;
  return { before, pauses, after };
}

/** Whether a restore pauses anything for a source. */
export function isPaused(
  policy: Pick<Policy, "sources" | "groups" | "restore">,
  source: { readonly name: string; readonly into: string | null },
): boolean {
  return restoreHooks(policy, [source]).pauses.length > 0;
}

/** The hooks of a restore in the order in which they run: what is paused last goes on first. */
export function inOrderOf({ before, pauses, after }: RestoreHooks): Hook[] {
  return [
    ...(before === null ? [] : [before]),
    ...pauses.map(({ quiesce }) => quiesce),
    ...pauses.map(({ resume }) => resume).reverse(),
    ...(after === null ? [] : [after]),
  ];
}
