import { type PublicKey, parsePublicKey, publicKeyOfBlob } from "./public_key.ts";
import { readWire } from "./wire.ts";

/** What can be told of a private key's text without a passphrase. */
export interface PrivateKeyText {
  readonly isEncrypted: boolean;
  /** Known without ssh-keygen only for OpenSSH's own format. */
  readonly publicKey: PublicKey | null;
}

/** Why a text is no private SSH key, and what to do about it. Neither repeats the text. */
export interface Refusal {
  readonly why: string;
  readonly hint: string;
}

const MAGIC = "openssh-key-v1\0";
const OPENSSH = /^-----BEGIN OPENSSH PRIVATE KEY-----\n([A-Za-z0-9+/=\n]+)-----END OPENSSH/;
const PEM = /^-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY-----\n/;
const PEM_ENCRYPTED = /^-----BEGIN ENCRYPTED PRIVATE KEY-----|^Proc-Type: 4,ENCRYPTED/m;
const MAKE_ONE =
  "Make a key with holdfast keygen or ssh-keygen -t ed25519, and give its private file.";

/** Gives a key that went through a secret store its line ends and its final newline back. */
export function tidyKeyText(text: string): string {
  return `${text.replace(/\r\n?/g, "\n").trim()}\n`;
}

/** Judges the text of a private key as `tidyKeyText` leaves it. */
export function parsePrivateKey(text: string): PrivateKeyText | Refusal {
  if (text.trim() === "") return { why: "it is empty", hint: MAKE_ONE };
  if (/^AGE-SECRET-KEY-/im.test(text)) {
    return {
      why: "it is an age identity, which opens backups, not an SSH key, which signs them",
      hint: `Take the identity away from this machine: nobody needs it to make backups. ${MAKE_ONE}`,
    };
  }
  if (/^age1/.test(text)) return { why: "it is an age recipient, not an SSH key", hint: MAKE_ONE };
  if (typeof parsePublicKey(text) !== "string" || /^(?:ssh|ecdsa|sk)-\S+ AAAA/.test(text)) {
    return {
      why: "it is a public key where the private one is needed",
      hint: "Give the file without .pub; for a key in an ssh-agent, give the path of its .pub file.",
    };
  }
  if (!PEM.test(text)) {
    return {
      why: "it is malformed: it does not begin as a private SSH key does",
      hint: "Did it lose its line breaks on the way? It must be the whole file, as ssh-keygen wrote it.",
    };
  }
  const body = OPENSSH.exec(text)?.[1];
  if (body !== undefined) return readOpensshKey(Buffer.from(body, "base64"));
  return { isEncrypted: PEM_ENCRYPTED.test(text), publicKey: null };
}

/** The clear part of OpenSSH's PROTOCOL.key. */
function readOpensshKey(bytes: Uint8Array): PrivateKeyText | Refusal {
  const reader = readWire(bytes);
  const magic = Buffer.from(reader.take(MAGIC.length)).toString("latin1");
  const cipher = reader.word();
  reader.word(); // the key derivation's name and options
  reader.field();
  const count = reader.uint32();
  const blob = reader.field();
  const secret = reader.field();
  if (magic !== MAGIC || count !== 1 || secret.length === 0) {
    return {
      why: "it is malformed: it is damaged or cut short",
      hint: "Was all of it copied? It must be the whole file, as ssh-keygen wrote it.",
    };
  }
  const publicKey = publicKeyOfBlob(blob);
  if (typeof publicKey !== "string") return { isEncrypted: cipher !== "none", publicKey };
  return { why: publicKey, hint: MAKE_ONE };
}
