import { bech32 } from "@scure/base";

/**
 * The kind of an age recipient, null when it is none we seal for.
 *
 * Checked fully: bech32 (BIP 173, without its limit of 90 characters), prefix, length of the key.
 * No ssh keys, no passphrases, no plugins: docs/decisions/recipients.md says why.
 */
export function parseRecipient(text: string): "x25519" | "hybrid" | null {
  if (!/^age1(pq1)?[02-9ac-hj-np-z]+$/.test(text)) return null;
  try {
    const { prefix, words } = bech32.decode(text as `${string}1${string}`, false);
    const length = bech32.fromWords(words).byteLength;
    if (prefix === "age" && length === 32) return "x25519";
    return prefix === "age1pq" && length === 1216 ? "hybrid" : null;
  } catch {
    return null; // a wrong checksum or padding
  }
}
