import { z } from "zod";
import { minuteOf } from "./entry.ts";

/** SHA-256 as 64 hex digits of lower case. */
export const sha256Shape = z.string().regex(/^[0-9a-f]{64}$/);

/** A real moment as `Date.toISOString` writes it, so that whoever reads it need not doubt it. */
export const timeShape = z.string().refine(isMoment);

/** A real day, YYYY-MM-DD. */
export const dayShape = z.string().refine((text) => isMoment(`${text}T00:00:00.000Z`));

/** A whole number from 0, exact in JSON. */
export const countShape = z.int().min(0);

/** The id of a backup. */
export const idShape = z.string().refine((text) => minuteOf(text) !== null);

/** Clear counts of one part. */
export const totalsShape = z.strictObject({
  items: countShape,
  rows: countShape.nullable(),
  bytes: countShape,
});

function isMoment(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(text)) return false;
  const at = new Date(text);
  return !Number.isNaN(at.getTime()) && at.toISOString() === text;
}
