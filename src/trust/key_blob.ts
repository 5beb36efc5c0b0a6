import { createPublicKey, type JsonWebKey, type KeyObject } from "node:crypto";
import { readWire, type WireReader } from "./wire.ts";

/** The hash and the width of a number on an elliptic curve, by SSH's name of it (RFC 5656 §6.2.1). */
export const CURVES = {
  nistp256: { jwk: "P-256", hash: "sha256", width: 32 },
  nistp384: { jwk: "P-384", hash: "sha384", width: 48 },
  nistp521: { jwk: "P-521", hash: "sha512", width: 66 },
} as const;
export type Curve = keyof typeof CURVES;

/** A public key taken apart. `application` is set on keys in FIDO2 hardware (PROTOCOL.u2f), else null. */
export interface KeyParts {
  readonly type: string;
  readonly key: KeyObject;
  /** Null for Ed25519; "rsa", or the curve of an ECDSA key. */
  readonly family: null | "rsa" | Curve;
  readonly application: Uint8Array | null;
}

const MIN_RSA = 3072; // bits
const MAX_RSA = 16384; // bits, OpenSSL's own limit
const MAX_EXPONENT = 8; // bytes, OpenSSL's own limit for large moduli
const SK_ED25519 = "sk-ssh-ed25519@openssh.com";
const SK_ECDSA = "sk-ecdsa-sha2-nistp256@openssh.com";
const ECDSA = /^ecdsa-sha2-(nistp256|nistp384|nistp521)$/;

const KEPT = 64; // keys taken apart before; making a KeyObject costs as much as a check with it
const before = new Map<string, KeyParts | string>();

/** Takes the blob of an SSH public key apart (RFC 4253 §6.6); a string is the reason why it is refused. */
export function readKeyBlob(blob: Uint8Array): KeyParts | string {
  const name = Buffer.from(blob).toString("latin1");
  const known = before.get(name);
  if (known !== undefined) return known;
  if (before.size >= KEPT) before.clear();
  const parts = takeApart(blob);
  before.set(name, parts);
  return parts;
}

function takeApart(blob: Uint8Array): KeyParts | string {
  const reader = readWire(blob);
  const type = reader.word();
  const ecdsa = ECDSA.exec(type)?.[1] as Curve | undefined;
  if (type === "ssh-ed25519") return ed25519(reader, type);
  if (type === SK_ED25519) return ed25519(reader, type);
  if (type === SK_ECDSA) return ecdsaKey(reader, type, "nistp256");
  if (ecdsa !== undefined) return ecdsaKey(reader, type, ecdsa);
  if (type === "ssh-rsa") return rsa(reader, type);
  return refusedType(type) ?? "it is no SSH public key of a type that is accepted";
}

/** Why a type of key that is known is not accepted; null for types nobody knows. */
export function refusedType(type: string): string | null {
  if (/^[a-z0-9@.-]+-cert-v0[01]@openssh\.com$/.test(type)) {
    return "it is a certificate, and only plain keys are accepted";
  }
  if (type === "ssh-dss") return "DSA keys are too weak";
  return type.startsWith("ssh-xmss") ? "XMSS keys are not accepted" : null;
}

function ed25519(reader: WireReader, type: string): KeyParts | string {
  const point = reader.field();
  const application = type === SK_ED25519 ? reader.field() : null;
  const problem = reader.problem();
  if (problem !== null) return `it is malformed: ${problem}`;
  if (point.length !== 32) return "it is malformed: an Ed25519 key has 32 bytes";
  return withKey({ kty: "OKP", crv: "Ed25519", x: base64url(point) }, (key) => {
    return { type, key, family: null, application };
  });
}

function ecdsaKey(reader: WireReader, type: string, curve: Curve): KeyParts | string {
  const named = reader.word();
  const point = reader.field();
  const application = type === SK_ECDSA ? reader.field() : null;
  const problem = reader.problem();
  if (problem !== null) return `it is malformed: ${problem}`;
  const { width, jwk } = CURVES[curve];
  if (named !== curve || point.length !== 1 + 2 * width || point[0] !== 4) {
    return "it is malformed: that is no uncompressed point of its curve";
  }
  const x = base64url(point.subarray(1, 1 + width));
  const y = base64url(point.subarray(1 + width));
  return withKey({ kty: "EC", crv: jwk, x, y }, (key) => {
    return { type, key, family: curve, application };
  });
}

function rsa(reader: WireReader, type: string): KeyParts | string {
  const exponent = reader.mpint();
  const modulus = reader.mpint();
  const problem = reader.problem();
  if (problem !== null) return `it is malformed: ${problem}`;
  const bits = modulus.length * 8 - Math.clz32(modulus[0] ?? 0) + 24;
  if (bits < MIN_RSA) return `its ${bits} bits of RSA are too weak, ${MIN_RSA} are needed`;
  if (bits > MAX_RSA) return `its ${bits} bits of RSA are more than ${MAX_RSA}`;
  const last = exponent.at(-1) ?? 0;
  const isOne = exponent.length === 1 && last === 1;
  if (exponent.length > MAX_EXPONENT || last % 2 === 0 || isOne) {
    return "it is malformed: its RSA exponent is not odd, above 1 and below 2^64";
  }
  return withKey({ kty: "RSA", n: base64url(modulus), e: base64url(exponent) }, (key) => {
    return { type, key, family: "rsa", application: null };
  });
}

function withKey(jwk: JsonWebKey, make: (key: KeyObject) => KeyParts): KeyParts | string {
  try {
    return make(createPublicKey({ key: jwk, format: "jwk" }));
  } catch {
    return "it is malformed: its numbers are no key"; // e.g. a point that is not on its curve
  }
}

function base64url(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("base64url");
}
