import { z } from "zod";
import { NAME } from "./name.ts";
import { DURATION, PERCENT, parseDuration, parsePercent } from "./units.ts";

/** A way to say yes to a plan. */
export const GATES = ["signature", "environment", "comment"] as const;
export type Gate = (typeof GATES)[number];

export interface ApprovalRule {
  readonly approvers: readonly string[];
  readonly needed: number;
  /** The ways that count; people are counted over all of them. */
  readonly gates: readonly Gate[];
  /** The GitHub environment whose reviewers the gate of that name asks. */
  readonly environment: string;
  /** Milliseconds from the plan's creation. */
  readonly expires: number;
  /** How far totals in the place may move between plan and restore, 0 to 1; null: any. */
  readonly drift: number | null;
}

const DEFAULTS = {
  needed: 1,
  expires: "24h",
  gates: ["signature"],
  environment: "restore",
} as const;

const name = z.string().regex(NAME, "a name of lower-case letters, digits and -, at most 40");

/** The policy's `approval`, as it stands in YAML. */
export const approvalShape = z.union([
  z.literal("open"),
  z.strictObject({
    approvers: z.array(name).min(1).describe("people who may say yes"),
    needed: z.int().min(1).max(20).optional().describe("how many of them; 1 unless told"),
    gates: z
      .array(z.enum(GATES))
      .min(1)
      .optional()
      .describe("the ways to say yes that count; signature unless told"),
    environment: z
      .string()
      .regex(/^[A-Za-z0-9][A-Za-z0-9 ._-]{0,99}$/, "the name of a GitHub environment")
      .optional()
      .describe(
        `the GitHub environment that asks its reviewers; ${DEFAULTS.environment} unless told`,
      ),
    expires: z
      .string()
      .regex(DURATION, "a time such as 30m, 24h or 7d")
      .optional()
      .describe(`from the plan's creation; ${DEFAULTS.expires} unless told`),
    drift: z
      .string()
      .regex(PERCENT, "a share from 0% to 100%")
      .optional()
      .describe("how far the place's totals may move between plan and restore; any unless told"),
  }),
]);

/** Fills in the defaults. */
export function approvalOf(file: z.infer<typeof approvalShape>): ApprovalRule | "open" {
  if (file === "open") return "open";
  return {
    approvers: file.approvers,
    needed: file.needed ?? DEFAULTS.needed,
    gates: file.gates ?? DEFAULTS.gates,
    environment: file.environment ?? DEFAULTS.environment,
    expires: parseDuration(file.expires ?? DEFAULTS.expires) as number,
    drift: file.drift === undefined ? null : parsePercent(file.drift),
  };
}
