import { createHash, verify } from "node:crypto";
import { CURVES, type Curve, type KeyParts } from "./key_blob.ts";
import { readWire, type WireReader } from "./wire.ts";

const USER_PRESENT = 0x01; // PROTOCOL.u2f, WebAuthn §6.1: somebody touched the token
const RSA_HASHES: Readonly<Record<string, string>> = {
  "rsa-sha2-256": "sha256",
  "rsa-sha2-512": "sha512",
};

/**
 * Checks an SSH signature blob (RFC 4253 §6.6, RFC 8332, RFC 5656 §3.1.2, RFC 8709 §6, PROTOCOL.u2f)
 * over `data`.
 *
 * @returns Null when it is good, else the reason.
 */
export function checkRaw(blob: Uint8Array, parts: KeyParts, data: Uint8Array): string | null {
  const reader = readWire(blob);
  const algorithm = reader.word();
  if (parts.family === "rsa") return checkRsa(reader, algorithm, { parts, data });
  if (algorithm !== parts.type) return "its algorithm is not the one of its key";
  const value = reader.field();
  const flags = parts.application === null ? null : reader.take(5);
  const problem = reader.problem();
  if (problem !== null) return `it is malformed: ${problem}`;
  if (flags !== null && ((flags[0] ?? 0) & USER_PRESENT) === 0) {
    return "nobody touched the security key when it was made";
  }
  const signed = flags === null ? data : tokenMessage(parts, { flags, data });
  if (parts.family !== null) return checkEcdsa(value, parts, { signed, curve: parts.family });
  if (value.length !== 64) return "it is malformed: an Ed25519 signature has 64 bytes";
  return verify(null, signed, parts.key, value) ? null : UNFIT;
}

const UNFIT = "it does not fit the bytes it should sign";

function tokenMessage(
  parts: KeyParts,
  said: { readonly flags: Uint8Array; readonly data: Uint8Array },
): Uint8Array {
  const application = sha256(parts.application ?? new Uint8Array(0));
  return Buffer.concat([application, said.flags, sha256(said.data)]);
}

function checkRsa(
  reader: WireReader,
  algorithm: string,
  of: { readonly parts: KeyParts; readonly data: Uint8Array },
): string | null {
  const value = reader.field();
  const hash = RSA_HASHES[algorithm];
  if (algorithm === "ssh-rsa") return "it is made with SHA-1, which is too weak";
  if (hash === undefined) return "its algorithm is not the one of its key";
  const problem = reader.problem();
  if (problem !== null) return `it is malformed: ${problem}`;
  const width = Math.ceil((of.parts.key.asymmetricKeyDetails?.modulusLength ?? 0) / 8);
  if (value.length !== width) return "it is malformed: it is not as long as its key";
  return verify(hash, of.data, of.parts.key, value) ? null : UNFIT;
}

function checkEcdsa(
  value: Uint8Array,
  parts: KeyParts,
  of: { readonly signed: Uint8Array; readonly curve: Curve },
): string | null {
  const { hash, width } = CURVES[of.curve];
  const numbers = readWire(value);
  const r = numbers.mpint();
  const s = numbers.mpint();
  const problem = numbers.problem();
  if (problem !== null) return `it is malformed: ${problem}`;
  if (r.length > width || s.length > width) return "it is malformed: a number in it is too long";
  const pair = new Uint8Array(2 * width);
  pair.set(r, width - r.length);
  pair.set(s, 2 * width - s.length);
  const key = { key: parts.key, dsaEncoding: "ieee-p1363" } as const;
  return verify(hash, of.signed, key, pair) ? null : UNFIT;
}

function sha256(bytes: Uint8Array): Uint8Array {
  return createHash("sha256").update(bytes).digest();
}
