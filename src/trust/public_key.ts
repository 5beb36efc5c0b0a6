import { createHash } from "node:crypto";
import { readKeyBlob, refusedType } from "./key_blob.ts";

/** An SSH public key that is strong enough to be trusted. */
export interface PublicKey {
  /** As OpenSSH writes it, e.g. "ssh-ed25519". */
  readonly type: string;
  /** RFC 4253 §6.6. */
  readonly blob: Uint8Array;
  /** As `ssh-keygen -l` prints it: "SHA256:" and 43 characters. */
  readonly fingerprint: string;
}

const MAX_LINE = 16 * 1024; // characters
const TYPE = /^(?:ssh|ecdsa|sk)-[a-z0-9@.-]{1,64}$/;

/**
 * Reads one line as in a `.pub` file: type, base64, an optional comment.
 *
 * @returns The key, or the reason why it is refused: part of a sentence that never repeats the line.
 */
export function parsePublicKey(line: string): PublicKey | string {
  const text = line.trim();
  if (text === "") return "it is empty";
  if (text.length > MAX_LINE) return "it is too long for a public key";
  if (/PRIVATE KEY|AGE-SECRET-KEY-/i.test(text)) {
    return "it is a secret key, and only the public one belongs here";
  }
  if (/^age1/.test(text)) return "it is an age recipient, not an SSH public key";
  if (/[\r\n\0]/.test(text)) return "it has more than one line";
  const [type = "", base64 = ""] = text.split(/[ \t]+/);
  if (!TYPE.test(type)) {
    const hasOptions = /(?:^|\s)(?:ssh|ecdsa|sk)-[a-z0-9@.-]+[ \t]+AAAA/.test(text);
    if (hasOptions) return "options before the key are not accepted";
    return "it does not begin with the type of an SSH public key";
  }
  const refused = refusedType(type);
  if (refused !== null) return refused;
  const blob = Buffer.from(base64, "base64");
  if (blob.toString("base64") !== base64) return "it is malformed: the base64 is damaged";
  const key = publicKeyOfBlob(blob);
  if (typeof key === "string" || key.type === type) return key;
  return "it is malformed: it says one type and holds another";
}

/** The same, from the blob alone. */
export function publicKeyOfBlob(blob: Uint8Array): PublicKey | string {
  const parts = readKeyBlob(blob);
  if (typeof parts === "string") return parts;
  const digest = createHash("sha256").update(blob).digest("base64").replace(/=+$/, "");
  return { type: parts.type, blob: Uint8Array.from(blob), fingerprint: `SHA256:${digest}` };
}

/** Whether two keys are one; comments are no part of a key. */
export function samePublicKey(a: PublicKey, b: PublicKey): boolean {
  return Buffer.compare(a.blob, b.blob) === 0;
}

/** The key as a line of a `.pub` file, without comment and final newline. */
export function writePublicKey(key: PublicKey): string {
  return `${key.type} ${Buffer.from(key.blob).toString("base64")}`;
}
