import { z } from "zod";

/** Which backups stay, in each store. The calendar rules (daily, weekly, monthly) come later. */
export interface RetentionRule {
  /** The newest n; null where slots rule. */
  readonly last: number | null;
  /** "weekday": seven slots, each replaced only after the new one is verified. */
  readonly slots: "weekday" | null;
  /** The newest n that stay whatever else is said. */
  readonly floor: number;
}

const FLOOR = 3;
const count = z.int().min(1).max(10_000);

/** The policy's `retention`, as it stands in YAML. */
export const retentionShape = z.strictObject({
  last: count.optional().describe("keep the newest so many"),
  slots: z
    .literal("weekday")
    .optional()
    .describe("instead of last: keep the newest of each weekday, in its schedule's zone"),
  floor: count
    .optional()
    .describe(`the newest so many stay whatever else is said; ${FLOOR} unless told`),
});

/** Fills in the defaults. */
export function retentionOf(file: z.infer<typeof retentionShape>): RetentionRule {
  return { last: file.last ?? null, slots: file.slots ?? null, floor: file.floor ?? FLOOR };
}
