import { z } from "zod";
import { idShape as id, sha256Shape as sha256, timeShape as time } from "./shape.ts";

const milliseconds = z.int().min(0);

/** Format 1 began without what is optional here; docs/proof.md says what each means. */
const provenSource = z.strictObject({
  name: z.string(),
  facts: z.int().min(0),
  milliseconds,
  rto: milliseconds.exactOptional(),
  rpo: milliseconds.nullable().exactOptional(),
  age: milliseconds.exactOptional(),
  checks: z
    .strictObject({
      passed: z.int().min(0),
      /** Null where the policy does not disclose them. */
      answers: z
        .array(
          z.strictObject({
            ask: z.string(),
            of: z.string().nullable(),
            must: z.string(),
            answer: z.string(),
            passed: z.literal(true),
          }),
        )
        .nullable(),
    })
    .exactOptional(),
});

const receipt = z.strictObject({
  "holdfast-receipt": z.literal(1),
  backup: id,
  sha256,
  at: time,
  host: z.string().nullable(),
  version: z.string(),
  /** What was restored into scratch and compared, fact by fact. */
  sources: z.array(provenSource),
  /** What opened the archives: the memory of the run that sealed them, or an identity. */
  opened: z.enum(["run", "identity"]).exactOptional(),
  /** All of it, milliseconds. */
  rto: milliseconds.exactOptional(),
});

const spent = z.strictObject({
  "holdfast-spent": z.literal(1),
  backup: id,
  sha256,
  at: time,
  host: z.string().nullable(),
  plan: sha256,
  approvers: z.array(z.string()),
});

const removal = z.strictObject({
  "holdfast-removal": z.literal(1),
  backup: id,
  sha256,
  at: time,
  host: z.string().nullable(),
  because: z.string(),
});

/** A signed receipt: this backup was read back, opened, restored into scratch and compared. */
export type Receipt = z.infer<typeof receipt>;
/** What a receipt says of one source. */
export type ProvenSource = z.infer<typeof provenSource>;
/** A signed record that a plan for this backup was carried out. */
export type Spent = z.infer<typeof spent>;
/** A signed record that a backup was removed on purpose. */
export type Removal = z.infer<typeof removal>;

/** Statement kinds by kind of note; a cleared backup's note comes with its feature. */
export const NOTE_STATEMENTS = {
  proven: { kind: "receipt", schema: receipt },
  spent: { kind: "spent", schema: spent },
  removed: { kind: "removal", schema: removal },
} as const;
