import type { EntryName } from "../domain/entry.ts";
import type { Finding, FindingCode } from "../domain/finding.ts";
import { type Manifest, manifestOf } from "../domain/manifest.ts";
import { shown } from "../domain/name.ts";
import type { SignerRole } from "../domain/policy.ts";
import { sha256Hex } from "./digest.ts";
import { type PublicKey, samePublicKey } from "./public_key.ts";
import { checkSignature, parseSignature } from "./sshsig.ts";
import { readStatement } from "./statement.ts";

/** A host key whose backups are trusted. */
export interface Signer {
  readonly name: string;
  readonly key: PublicKey;
  readonly may: readonly SignerRole[];
  /** `<id>@<sha256>` of a retired key's last backup. */
  readonly last: string | null;
}

/** A manifest whose signature, form and place have been checked. */
export interface CheckedManifest {
  readonly manifest: Manifest;
  /** Of its exact bytes, hex. */
  readonly sha256: string;
  /** Its exact bytes as text. */
  readonly text: string;
  readonly signature: string;
  /** The signer's name in the policy. */
  readonly signer: string;
}

/** What is looked at: files as they were read, null where they could not be. */
export interface Unchecked {
  readonly name: EntryName;
  readonly text: Uint8Array | null;
  readonly signature: Uint8Array | null;
  readonly believed: { readonly policy: string; readonly signers: readonly Signer[] };
}

/** Checks one manifest: signature by a key of the policy, our writer's bytes, its own entry, this policy. */
export function checkManifest(input: Unchecked): CheckedManifest | Finding {
  const { name, text, believed } = input;
  const say = (code: FindingCode, why: string) => distrust(code, name.text, why);
  if (text === null) return say("manifest-missing", "its manifest is missing or unreadable");
  const signer = signerOf(input, { namespace: "holdfast-manifest", role: "backup" });
  if (typeof signer !== "string") return say(signer.code, signer.why);
  const value = readStatement(text, "manifest");
  if (typeof value === "string")
    return say("manifest-unreadable", `its manifest cannot be read: ${value}`);
  const manifest = manifestOf(value);
  if (typeof manifest === "string")
    return say("manifest-unreadable", `its manifest cannot be read: ${manifest}`);
  if (manifest.id !== name.id)
    return say("manifest-misplaced", `its manifest is that of "${manifest.id}"`);
  if (manifest.policy.name !== believed.policy) {
    return say("manifest-foreign", `it belongs to policy "${manifest.policy.name}"`);
  }
  return {
    manifest,
    sha256: sha256Hex(text),
    text: new TextDecoder().decode(text),
    signature: new TextDecoder().decode(input.signature as Uint8Array),
    signer,
  };
}

/** Why a signature counts for nothing. */
export interface Refused {
  readonly code: FindingCode;
  /** Part of a sentence; not yet fit to be shown. */
  readonly why: string;
}

/** Finds who signed, by the policy's keys; the name, or why nobody counts. */
export function signerOf(
  input: Unchecked,
  want: { readonly namespace: string; readonly role: SignerRole },
): string | Refused {
  const { text, signature: armored, believed } = input;
  if (armored === null) return { code: "signature-missing", why: "it has no signature" };
  const signature = parseSignature(armored);
  if (typeof signature === "string")
    return { code: "signature-bad", why: `its signature cannot be read: ${signature}` };
  const reason = checkSignature(signature, text ?? new Uint8Array(), want.namespace);
  if (reason !== null)
    return { code: "signature-bad", why: `its signature does not fit: ${reason}` };
  const named = believed.signers.filter(({ key }) => samePublicKey(key, signature.key));
  const able = named.filter(({ may }) => may.includes(want.role));
  // Should a key have two names, its retirement counts.
  const signer = able.find(({ last }) => last !== null) ?? able[0];
  if (signer !== undefined) return signer.name;
  const { fingerprint } = signature.key;
  const why =
    named[0] === undefined
      ? `it is signed by ${fingerprint}, not by a key in the policy`
      : `it is signed by "${named[0].name}", who may not ${want.role}`;
  return { code: "signer-unknown", why };
}

function distrust(code: FindingCode, thing: string, why: string): Finding {
  return {
    code,
    weight: "error",
    thing: shown(thing),
    text: `Cannot trust "${shown(thing)}": ${shown(why)}`,
    hint: "Do not restore it; use another backup or another store, and find out how it came there.",
  };
}
