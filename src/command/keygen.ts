import { access, mkdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { HoldfastError } from "../domain/error.ts";
import { shown } from "../domain/name.ts";
import type { Outcome } from "../domain/report.ts";
import type { Machine } from "../host/machine.ts";
import { makeIdentity } from "../pipe/identity.ts";
import { sha256Hex } from "../trust/digest.ts";
import { makeSigningKey } from "../trust/sign.ts";
import { outcomeOf } from "./outcome.ts";
import { written } from "./written.ts";

const FILES = ["identity.txt", "recipient.txt", "signing", "signing.pub"] as const;

/** Makes an age identity and an OpenSSH signing key, each in a file of its own, and prints an emergency sheet. Never overwrites. */
export async function keygen(machine: Machine, folder: string): Promise<Outcome> {
  return await written(folder, () => makeKeys(machine, folder));
}

async function makeKeys(machine: Machine, folder: string): Promise<Outcome> {
  const path = resolve(machine.cwd, folder);
  await refuseExisting(path, folder);
  await mkdir(path, { recursive: true, mode: 0o700 });
  const signing = await makeSigningKey(path, machine, `holdfast ${machine.host}`);
  const { identity, recipient } = await makeIdentity();
  const made = machine
    .now()
    .toISOString()
    .replace(/\.\d{3}Z$/, "Z");
  await writeFile(
    join(path, "identity.txt"),
    `# created: ${made}\n# public key: ${recipient}\n${identity}\n`,
    { mode: 0o600, flag: "wx" },
  );
  await writeFile(join(path, "recipient.txt"), `${recipient}\n`, { mode: 0o644, flag: "wx" });
  const fingerprint = sha256Hex(recipient).slice(0, 16);
  return outcomeOf({
    command: "keygen",
    entries: FILES.map((file) => ({
      file: join(folder, file),
      secret: file === "identity.txt" || file === "signing",
    })),
    totals: { recipient, signing: signing.fingerprint },
    lines: sheet({
      folder,
      recipient,
      recipientDigits: fingerprint,
      signing: signing.fingerprint,
      made,
    }),
  });
}

async function refuseExisting(path: string, folder: string): Promise<void> {
  for (const file of FILES) {
    const there = await access(join(path, file)).then(
      () => true,
      () => false,
    );
    if (!there) continue;
    throw new HoldfastError(
      "policy",
      `Cannot make keys in "${shown(folder)}": ${file} is there already`,
      {
        code: "file-exists",
        hint: "Keys are never overwritten: choose an empty folder.",
        thing: shown(folder),
      },
    );
  }
}

interface Sheet {
  readonly folder: string;
  readonly recipient: string;
  readonly recipientDigits: string;
  readonly signing: string;
  readonly made: string;
}

function sheet({ folder, recipient, recipientDigits, signing, made }: Sheet): string[] {
  return [
    `EMERGENCY SHEET, made ${made}: print it and keep it with the identity`,
    "",
    `  ${join(folder, "recipient.txt")}  public   seals backups          SHA-256 ${recipientDigits}`,
    `  ${join(folder, "identity.txt")}   SECRET   opens backups`,
    `  ${join(folder, "signing.pub")}    public   checks backups         ${signing}`,
    `  ${join(folder, "signing")}        SECRET   signs backups`,
    "",
    "What belongs where:",
    "  in the policy    recipients: the line in recipient.txt",
    "                   signers: the line in signing.pub",
    "  on this server   signing, named by signing-key: file:PATH or env:NAME",
    "  NOT on it        identity.txt: move it to two offline places now, then remove it here.",
    "                   Without it no backup can be opened, by anybody. With it anybody can.",
    "",
    `Recipient: ${recipient}`,
  ];
}
