import { resolve } from "node:path";
import { HoldfastError } from "../domain/error.ts";
import type { SignerRole } from "../domain/policy.ts";
import { type PublicKey, samePublicKey } from "../trust/public_key.ts";
import { type KeyReference, openSigningKey, type SigningKey } from "../trust/sign.ts";
import type { Setup } from "./open_policy.ts";

/**
 * Opens this host's signing key and makes sure that the policy trusts it, for backups unless told.
 *
 * @param folder A private folder, for a key given as text.
 * @throws HoldfastError of stage "seal" before anything was dumped.
 */
export async function openSigner(
  setup: Setup,
  folder: string,
  role: SignerRole = "backup",
): Promise<AsyncDisposable & SigningKey> {
  const { policy, machine } = setup;
  if (policy.signingKey === null) {
    throw new HoldfastError("seal", `Cannot sign: policy "${policy.name}" names no signing-key`, {
      code: "key-missing",
      hint: "Add signing-key: env:NAME or file:PATH to the policy; keygen makes a key.",
      thing: "signing-key",
    });
  }
  const key = await openSigningKey(keyReference(policy.signingKey, setup), machine, folder);
  const why = whyNoSigner(setup, key.publicKey, role);
  if (why === null) return key;
  await key[Symbol.asyncDispose]();
  throw new HoldfastError("seal", `Cannot sign for policy "${policy.name}": ${why}`, {
    code: "key-wrong",
    hint: `Is it the key of another host? The policy's signers must hold its .pub line with may: [${role}].`,
    thing: "signing-key",
  });
}

const DOES: Readonly<Record<SignerRole, string>> = { backup: "sign backups", prune: "prune" };

/** Why a key may not sign for this policy; null where it may. */
export function whyNoSigner(
  { signers }: Pick<Setup, "signers">,
  key: PublicKey,
  role: SignerRole = "backup",
): string | null {
  const named = signers.filter((one) => samePublicKey(one.key, key));
  const [first] = named;
  if (first === undefined) return `its key ${key.fingerprint} is not among the signers`;
  const retired = named.find(({ last }) => last !== null);
  if (retired !== undefined) return `signer "${retired.name}" is retired`;
  const isAble = named.some(({ may }) => may.includes(role));
  return isAble ? null : `signer "${first.name}" may not ${DOES[role]}`;
}

/** Where a secret reference of the policy leads. @throws HoldfastError "key-missing" for an unset variable. */
export function keyReference(
  reference: string,
  { machine, folder }: Pick<Setup, "machine" | "folder">,
): KeyReference {
  if (reference.startsWith("file:"))
    return { file: resolve(folder, reference.slice("file:".length)) };
  const name = reference.slice("env:".length);
  const text = machine.env[name];
  if (text !== undefined && text !== "") return { text };
  throw new HoldfastError("seal", `Cannot sign: the environment has no ${name}`, {
    code: "key-missing",
    hint: `Set ${name} to the text of the private key, or use file:PATH.`,
    thing: name,
  });
}
