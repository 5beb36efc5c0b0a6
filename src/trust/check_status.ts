import type { Json } from "../domain/report.ts";
import { type Status, statusOf } from "../domain/status.ts";
import { type Signer, signerOf } from "./check_manifest.ts";
import { readStatement, type Statement, writeStatement } from "./statement.ts";

/** A status whose signature, form and policy have been checked. */
export interface CheckedStatus {
  readonly status: Status;
  /** The signer's name in the policy. */
  readonly signer: string;
}

/** One file for a statement and its signature, as an artifact can be no more than one. */
export function sealStatus(text: Uint8Array, signature: string): Uint8Array {
  const status = JSON.parse(Buffer.from(text).toString("utf8")) as Json;
  return writeStatement({ status, signature });
}

/**
 * Checks a status: signature by a backup key of the policy that is in use, our writer's bytes, this policy.
 *
 * @returns It, or why it counts for nothing; that is part of a sentence and not yet fit to be shown.
 */
export function checkStatus(
  bytes: Uint8Array,
  believed: { readonly policy: string; readonly signers: readonly Signer[] },
): CheckedStatus | string {
  const parts = readParts(bytes);
  if (typeof parts === "string") return parts;
  const signer = signerOf(
    { name: { kind: "backup", text: "", id: "" }, ...parts, believed },
    { namespace: "holdfast-status", role: "backup" },
  );
  if (typeof signer !== "string") return signer.why;
  if (believed.signers.some((one) => one.name === signer && one.last !== null))
    return `it is signed by "${signer}", whose key is retired`;
  const value = readStatement(parts.text, "status");
  if (typeof value === "string") return value;
  const status = statusOf(value);
  if (status === null) return "it is not what a status holds";
  if (status.policy.name !== believed.policy) return `it belongs to policy "${status.policy.name}"`;
  return { status, signer };
}

function readParts(bytes: Uint8Array): { text: Uint8Array; signature: Uint8Array } | string {
  try {
    const value = JSON.parse(Buffer.from(bytes).toString("utf8")) as Partial<Statement> | null;
    const { status, signature } = value ?? {};
    if (typeof status !== "object" || status === null || typeof signature !== "string")
      return "it holds no status with a signature";
    return { text: writeStatement(status), signature: Buffer.from(signature) };
  } catch {
    return "it is no JSON that we write";
  }
}
