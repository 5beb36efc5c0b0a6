import { readFile, stat } from "node:fs/promises";
import { resolve } from "node:path";
import type { Complaint } from "../domain/parse_policy.ts";
import type { Policy } from "../domain/policy.ts";
import { type PolicyPath, pathText } from "../domain/policy_path.ts";
import { parseRecipient } from "../pipe/recipient.ts";
import type { Signer } from "../trust/check_manifest.ts";
import { type PublicKey, parsePublicKey } from "../trust/public_key.ts";
import type { Person } from "./open_policy.ts";

/** The keys a policy names, read and checked. */
export interface PolicyKeys {
  readonly recipients: readonly string[];
  readonly signers: readonly Signer[];
  readonly people: readonly Person[];
  /** All that is wrong with them. */
  readonly complaints: readonly Complaint[];
}

const MAX_KEY_FILE = 64 * 1024; // bytes

interface Reader {
  readonly folder: string;
  readonly complain: (path: PolicyPath, text: string) => void;
}

/** Reads every public key and recipient of a policy, also those in files. Never repeats what may be a secret. */
export async function resolveKeys(
  policy: Policy,
  at: { readonly folder: string; lineOf(path: PolicyPath): number },
): Promise<PolicyKeys> {
  const complaints: Complaint[] = [];
  const reader: Reader = {
    folder: at.folder,
    complain: (path, text) =>
      complaints.push({
        line: at.lineOf(path),
        path: pathText(path),
        text: `${pathText(path)} ${text}`,
      }),
  };
  const recipients = await readRecipients(policy.recipients, reader);
  const signers: Signer[] = [];
  for (const [name, { key, may, last }] of Object.entries(policy.signers)) {
    const read = await readKey(key, ["signers", name, "key"], reader);
    if (read !== null) signers.push({ name, key: read, may, last });
  }
  const people: Person[] = [];
  for (const [name, { keys }] of Object.entries(policy.people)) {
    const read = await Promise.all(
      keys.map((key, index) => readKey(key, ["people", name, "keys", index], reader)),
    );
    people.push({ name, keys: read.filter((key) => key !== null) });
  }
  refuseSharedKeys(people, reader);
  return { recipients, signers, people, complaints: complaints.sort((a, b) => a.line - b.line) };
}

async function readRecipients(list: readonly string[], reader: Reader): Promise<string[]> {
  const found: string[] = [];
  const kinds = new Set<string>();
  for (const [index, entry] of list.entries()) {
    const path = ["recipients", index];
    const text = await readReference(entry, path, reader);
    if (text === null) continue;
    if (isSecret(text)) {
      reader.complain(path, whyNoRecipient(text));
      continue;
    }
    const lines = text
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line !== "" && !line.startsWith("#"));
    if (lines.length === 0) reader.complain(path, "holds no recipient");
    for (const line of lines) {
      const kind = parseRecipient(line);
      if (kind === null) reader.complain(path, whyNoRecipient(line));
      else {
        kinds.add(kind);
        if (found.includes(line)) reader.complain(path, "is there twice");
        found.push(line);
      }
    }
  }
  if (kinds.size > 1)
    reader.complain(
      ["recipients"],
      "mixes X25519 (age1…) and post-quantum (age1pq1…) recipients, expected one kind",
    );
  return found;
}

function isSecret(text: string): boolean {
  return /PRIVATE KEY|AGE-SECRET-KEY/i.test(text);
}

function whyNoRecipient(line: string): string {
  if (/AGE-SECRET-KEY/i.test(line))
    return "is a secret key, expected the public recipient (age1…); take it out of the policy and make a new identity";
  if (isSecret(line)) return "is a private key, expected an age recipient (age1…)";
  if (/^ssh-|^ecdsa-|^sk-/.test(line)) return "is an SSH key, expected an age recipient (age1…)";
  return "is no age recipient (age1…): is a character missing?";
}

async function readKey(entry: string, path: PolicyPath, reader: Reader): Promise<PublicKey | null> {
  const text = await readReference(entry, path, reader);
  if (text === null) return null;
  if (isSecret(text)) {
    reader.complain(path, "is a private key, expected the public one (the line in the .pub file)");
    return null;
  }
  if (/^age1/.test(text.trim())) {
    reader.complain(path, "is an age recipient, expected an OpenSSH public key line");
    return null;
  }
  const key = parsePublicKey(text.trim());
  if (typeof key !== "string") return key;
  reader.complain(path, `is no OpenSSH public key that counts: ${key}`);
  return null;
}

async function readReference(
  entry: string,
  path: PolicyPath,
  reader: Reader,
): Promise<string | null> {
  if (!entry.startsWith("file:")) return entry;
  const file = resolve(reader.folder, entry.slice("file:".length));
  const complain = (why: string): null => {
    reader.complain(path, `names a file that cannot be read (${why})`);
    return null;
  };
  try {
    const { size, isPlain } = await stat(file).then((is) => ({
      size: is.size,
      isPlain: is.isFile(),
    }));
    if (!isPlain) return complain("it is no plain file"); // a pipe would be waited for without end
    if (size > MAX_KEY_FILE) return complain("it is too large for a public key");
    return await readFile(file, "utf8");
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code ?? "unknown reason";
    return complain(code === "ENOENT" ? "there is no such file" : code);
  }
}

/** One key for two people would let one hand play both. A signer may share one: `check` warns. */
function refuseSharedKeys(people: readonly Person[], reader: Reader): void {
  const owners = new Map<string, string>();
  for (const { name, keys } of people) {
    for (const [index, key] of keys.entries()) {
      const owner = owners.get(key.fingerprint) ?? name;
      owners.set(key.fingerprint, owner);
      if (owner !== name)
        reader.complain(["people", name, "keys", index], `is the key of people.${owner} too`);
    }
  }
}
