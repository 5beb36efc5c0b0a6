import { z } from "zod";
import type { Policy } from "./policy.ts";

/** The key `caution` of a source or a group, as it stands in YAML. */
export const cautionShape = z
  .string()
  .min(1)
  .max(400)
  .regex(/^[^\p{Cc}]*$/u, "one line of text")
  .describe("what an approver must know before it is put back; every plan says it");

/** What a plan must say of what it puts back: of each group once, then of each source. */
export function cautionsOf(
  { sources, groups }: Pick<Policy, "sources" | "groups">,
  wanted: readonly string[],
): string[] {
  const said = (name: string, caution: string | null | undefined): string[] =>
    caution == null ? [] : [`${name}: ${caution}`];
  const inGroups = new Set(wanted.flatMap((name) => sources[name]?.group ?? []));
  return [
    ...[...inGroups].flatMap((name) => said(name, groups[name]?.caution)),
    ...wanted.flatMap((name) => said(name, sources[name]?.caution)),
  ];
}
