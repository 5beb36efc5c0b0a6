import { createHash } from "node:crypto";
import { readKeyBlob } from "./key_blob.ts";
import { type PublicKey, publicKeyOfBlob } from "./public_key.ts";
import { checkRaw } from "./raw_signature.ts";
import { readWire, wireField } from "./wire.ts";

/** A well-formed OpenSSH signature (PROTOCOL.sshsig). Well-formed says nothing about trust or fit. */
export interface Signature {
  /** The key it says it was made with. */
  readonly key: PublicKey;
  /** What it was made for, so that a yes to one thing is none to another. */
  readonly namespace: string;
  readonly hash: "sha256" | "sha512";
  /** Algorithm and numbers, as in RFC 4253 §6.6. */
  readonly blob: Uint8Array;
}

const BEGIN = "-----BEGIN SSH SIGNATURE-----\n";
const END = "-----END SSH SIGNATURE-----\n";
const MAGIC = "SSHSIG";
const LINE = /.{1,70}/g; // columns, as ssh-keygen writes them
const MAX_ARMORED = 32 * 1024; // characters; the largest RSA key and signature need 6,000

/**
 * Reads one armored signature, written exactly as `ssh-keygen -Y sign` writes it.
 *
 * @returns The signature, or the reason why it is refused.
 */
export function parseSignature(armored: Uint8Array | string): Signature | string {
  if (armored.length > MAX_ARMORED) return "it is too long for a signature";
  const text = typeof armored === "string" ? armored : Buffer.from(armored).toString("latin1");
  if (!text.startsWith(BEGIN.trimEnd())) return "it is no armored SSH signature";
  const blob = Buffer.from(text.slice(BEGIN.length, -END.length), "base64");
  // ssh-keygen is more lenient; one signature has one writing here, so that its bytes can be compared.
  if (writeArmor(blob) !== text) return "it is not written as ssh-keygen writes it";
  return readSignature(blob);
}

/**
 * Reads several armored signatures that follow each other.
 *
 * @returns One item per block in order; whatever is not a block, around or between, is a reason too.
 */
export function parseSignatures(text: string): readonly (Signature | string)[] {
  const found: (Signature | string)[] = [];
  let at = 0;
  while (at < text.length) {
    const begin = text.indexOf(BEGIN, at);
    if (begin !== at) {
      found.push("something beside it is no armored SSH signature");
      if (begin < 0) break;
    }
    const end = text.indexOf(END, begin);
    if (end < 0) {
      found.push("it is cut short");
      break;
    }
    at = end + END.length;
    found.push(parseSignature(text.slice(begin, at)));
  }
  return found;
}

/**
 * Checks a signature over `message`: namespace, and the numbers. Whether its key is trusted is not
 * asked here.
 *
 * @returns Null when it is good, else the reason.
 */
export function checkSignature(
  signature: Signature,
  message: Uint8Array,
  namespace: string,
): string | null {
  if (signature.namespace !== namespace) return "it was made for another purpose";
  const parts = readKeyBlob(signature.key.blob);
  if (typeof parts === "string") return `its key is refused: ${parts}`;
  const data = Buffer.concat([
    Buffer.from(MAGIC),
    wireField(namespace),
    wireField(""),
    wireField(signature.hash),
    wireField(createHash(signature.hash).update(message).digest()),
  ]);
  return checkRaw(signature.blob, parts, data);
}

/** Armors a signature's blob: 70 columns and one final newline. */
export function writeArmor(blob: Uint8Array): string {
  const lines = Buffer.from(blob).toString("base64").match(LINE) ?? [];
  return `${BEGIN}${lines.map((line) => `${line}\n`).join("")}${END}`;
}

function readSignature(blob: Uint8Array): Signature | string {
  const reader = readWire(blob);
  const magic = Buffer.from(reader.take(MAGIC.length)).toString("latin1");
  const version = reader.uint32();
  const keyBlob = reader.field();
  const namespace = reader.word();
  const reserved = reader.field();
  const hash = reader.word();
  const signature = reader.field();
  const problem = reader.problem();
  if (magic !== MAGIC) return "it is no SSH signature";
  if (problem !== null) return `it is malformed: ${problem}`;
  if (version !== 1) return "it is of a version that is not known";
  if (namespace === "") return "it does not say what it was made for";
  if (reserved.length > 0) return "it is malformed: a reserved field is in use";
  if (hash !== "sha256" && hash !== "sha512") return "its hash is neither SHA-256 nor SHA-512";
  const key = publicKeyOfBlob(keyBlob);
  if (typeof key === "string") return `its key is refused: ${key}`;
  return { key, namespace, hash, blob: Uint8Array.from(signature) };
}
