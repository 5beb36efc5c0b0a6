import { HoldfastError } from "../domain/error.ts";
import { parseRecipient } from "./recipient.ts";

const BINARY = "age-encryption.org/v1\n";
const ARMOR = "-----BEGIN AGE ENCRYPTED FILE-----";
const SECRET = /^AGE-SECRET-KEY-(?:PQ-)?1[02-9AC-HJ-NP-Z]+$/;

/**
 * The secret keys of an identity file as `age-keygen` writes it: one a line, `#` begins a comment.
 *
 * @param file Its text or bytes. It may be encrypted with a passphrase by `age -p`; only with `-a` is that text.
 * @param passphrase For such a file, else null.
 * @throws HoldfastError "key-malformed", or "key-wrong" when the passphrase is missing or does not fit. Never
 *   says a word of the file.
 */
export async function parseIdentities(
  file: string | Uint8Array,
  passphrase: string | null,
): Promise<readonly string[]> {
  const text = typeof file === "string" ? file : Buffer.from(file).toString("utf8");
  const encrypted = text.startsWith(BINARY) || text.trimStart().startsWith(ARMOR);
  const lines = encrypted ? await decrypt(file, text, passphrase) : text;
  const found: string[] = [];
  for (const [index, line] of lines.split("\n").entries()) {
    const trimmed = line.trim();
    if (trimmed === "" || trimmed.startsWith("#")) continue;
    if (!SECRET.test(trimmed)) throw malformed(`line ${index + 1} is not an age secret key`);
    await recipientOf(trimmed).catch(() => {
      throw malformed(`the key in line ${index + 1} is mistyped or cut short`);
    });
    found.push(trimmed);
  }
  if (found.length === 0) throw malformed("there is no age secret key in it");
  return found;
}

/** An identity and its recipient. */
export interface KeyPair {
  readonly identity: string;
  readonly recipient: string;
}

/** Makes a new X25519 identity and its recipient. */
export async function makeIdentity(): Promise<KeyPair> {
  const { generateX25519Identity } = await import("age-encryption");
  const identity = await generateX25519Identity();
  return { identity, recipient: await recipientOf(identity) };
}

/** The same, of the kind that these recipients are: two kinds cannot open one archive. */
export async function makeIdentityLike(recipients: readonly string[]): Promise<KeyPair> {
  if (parseRecipient(recipients[0] ?? "") !== "hybrid") return await makeIdentity();
  const { generateHybridIdentity } = await import("age-encryption");
  const identity = await generateHybridIdentity();
  return { identity, recipient: await recipientOf(identity) };
}

/** The recipient of an identity, X25519 or hybrid. @throws HoldfastError "key-malformed". */
export async function recipientOf(identity: string): Promise<string> {
  const { identityToRecipient } = await import("age-encryption");
  try {
    return await identityToRecipient(identity);
  } catch {
    throw malformed("it is not an age secret key"); // without cause: the library may quote it
  }
}

async function decrypt(
  file: string | Uint8Array,
  text: string,
  passphrase: string | null,
): Promise<string> {
  if (passphrase === null) {
    throw new HoldfastError("seal", "Cannot read the identity file: it needs a passphrase", {
      code: "key-wrong",
      hint: "Give the passphrase it was encrypted with.",
    });
  }
  const { Decrypter, armor } = await import("age-encryption");
  const decrypter = new Decrypter();
  decrypter.addPassphrase(passphrase);
  try {
    const sealed = text.startsWith(BINARY) ? bytesOf(file) : armor.decode(text);
    return await decrypter.decrypt(sealed, "text");
  } catch (cause) {
    if (cause instanceof HoldfastError) throw cause;
    throw new HoldfastError(
      "seal",
      "Cannot read the identity file: the passphrase does not open it",
      {
        code: "key-wrong",
        hint: "Is it the right passphrase, and was the file encrypted by age with a passphrase?",
        cause,
      },
    );
  }
}

function bytesOf(file: string | Uint8Array): Uint8Array {
  if (typeof file !== "string") return file;
  throw malformed("it is encrypted, and not as text");
}

function malformed(why: string): HoldfastError {
  return new HoldfastError("seal", `Cannot read the identity file: ${why}`, {
    code: "key-malformed",
    hint: "It should be as age-keygen or holdfast keygen made it: AGE-SECRET-KEY-1… in a line of its own.",
  });
}
