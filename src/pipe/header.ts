import type { Recipient } from "age-encryption";
import { HoldfastError } from "../domain/error.ts";
import { NONCE, TAG } from "./payload.ts";
import { parseRecipient } from "./recipient.ts";

/** What an archive begins with. */
export interface Header {
  /** The age header, then the 16-byte nonce of the payload. */
  readonly bytes: Uint8Array;
  readonly nonce: Uint8Array;
  /** Never cached, stored or derived from anything: it lives as long as the run. */
  readonly fileKey: Uint8Array;
}

/**
 * Makes a header with a new file key for each archive.
 *
 * @param random Draws the payload's nonce.
 * @throws HoldfastError "key-malformed" for an empty list, for no age recipient and for two kinds of them
 *   (age would mix them silently, and the weaker kind would decide).
 */
export async function makeHeader(
  recipients: readonly string[],
  random: (length: number) => Uint8Array,
): Promise<Header> {
  checkKinds(recipients);
  const { Encrypter } = await import("age-encryption");
  const encrypter = new Encrypter();
  let fileKey: Uint8Array | null = null;
  const capture: Recipient = {
    wrapFileKey: (key) => {
      fileKey = key.slice();
      return [];
    },
  };
  encrypter.addRecipient(capture);
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  const sealed = await encrypt(encrypter);
  if (fileKey === null) throw new TypeError("age made a header without asking its recipients");
  // The library's own nonce and empty payload are thrown away.
  const header = sealed.subarray(0, sealed.byteLength - NONCE - TAG);
  const nonce = random(NONCE);
  return { bytes: new Uint8Array([...header, ...nonce]), nonce, fileKey };
}

async function encrypt(encrypter: {
  encrypt(file: Uint8Array): Promise<Uint8Array>;
}): Promise<Uint8Array> {
  try {
    return await encrypter.encrypt(new Uint8Array(0));
  } catch (cause) {
    throw new HoldfastError("seal", `Cannot seal for the policy's recipients: ${String(cause)}`, {
      code: "key-malformed",
      hint: "Compare each recipient with the line in its owner's recipient.txt.",
      cause,
    });
  }
}

function checkKinds(recipients: readonly string[]): void {
  const kinds = new Set(recipients.map(parseRecipient));
  if (kinds.size === 1 && !kinds.has(null)) return;
  const broken = recipients.findIndex((recipient) => parseRecipient(recipient) === null);
  const why =
    recipients.length === 0
      ? "there is none"
      : broken >= 0
        ? `number ${broken + 1} is not an age recipient`
        : "some are X25519 and some are hybrid";
  throw new HoldfastError("seal", `Cannot seal for the policy's recipients: ${why}`, {
    code: "key-malformed",
    hint: "Write recipients of one kind, each as in the recipient.txt that keygen made.",
  });
}
