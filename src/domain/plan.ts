import { z } from "zod";
import { NAME } from "./name.ts";
import {
  countShape as count,
  idShape,
  sha256Shape as sha256,
  timeShape as time,
  totalsShape as totals,
} from "./shape.ts";

const name = z.string().regex(NAME);

const boundSource = z.strictObject({
  name,
  engine: z.string(),
  /** Where it goes, fit to be shown. */
  place: z.string(),
  /** The place given by --into, or null for the policy's own. */
  into: z.string().nullable(),
  mark: z.string(),
  parts: z.array(z.string()),
  paths: z.array(z.string()),
  proof: z.enum(["before swap", "after swap"]),
  undo: z.enum(["kept aside", "backup first", "empty again", "none"]),
});

/** Who asks: proven by a key that signs `request`, or by the workflow run that made the plan. */
const requester = z.union([
  z.strictObject({ person: name, key: z.string() }),
  z.strictObject({ person: name, login: z.string(), run: z.string().regex(/^[0-9]{1,20}$/) }),
]);

const bound = z.strictObject({
  nonce: z.string().regex(/^[0-9a-f]{32}$/),
  backup: idShape,
  "manifest-sha256": sha256,
  manifest: z.string(),
  signature: z.string(),
  "policy-sha256": sha256,
  host: z.string(),
  /** In the order of the swaps. */
  sources: z.array(boundSource).min(1),
  /** Every program of the policy that will run, in the order in which they do. */
  hooks: z.array(z.string()),
  requester: requester.nullable(),
  created: time,
  expires: time,
  version: z.string(),
});

const seen = z.strictObject({
  sources: z.array(
    z.strictObject({
      name,
      now: totals.nullable(),
      saved: totals.nullable(),
      room: count.nullable(),
      /** Connections to the place, which the swap ends; null where nothing connects. */
      connections: count.nullable(),
    }),
  ),
  /** What the store's chain showed; an approver should know it. */
  findings: z.array(z.string()),
});

const plan = z.strictObject({
  "holdfast-plan": z.literal(1),
  bound,
  seen,
  request: z.string().nullable(),
});

/** What a restore would do: `bound` is what it must still find, `seen` what it is shown. */
export type Plan = z.infer<typeof plan>;
export type Bound = z.infer<typeof bound>;
export type BoundSource = z.infer<typeof boundSource>;
export type Requester = z.infer<typeof requester>;

/**
 * How a place comes back: the engine keeps the old aside; a backup of it is made first; nothing was in
 * it, so it is emptied again; or not at all, because what was there cannot be read.
 */
export type WayBack = BoundSource["undo"];

/** Checks the shape of a parsed plan; a string says what is wrong with it. */
export function planOf(value: unknown): Plan | string {
  const parsed = plan.safeParse(value);
  return parsed.success
    ? parsed.data
    : `${parsed.error.issues[0]?.path.join(".") ?? ""} is not what a plan has there`;
}

/** The digits by which a plan, its approval and its restore are named. @param sha256 Of plan.json, hex. */
export function planDigits(sha256: string): string {
  return sha256.slice(0, 16);
}
