import { readdir, readFile, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import type { Finding } from "../domain/finding.ts";
import { shown } from "../domain/name.ts";
import { judgeKey, TEXT } from "../trust/key_file.ts";
import { tidyKeyText } from "../trust/private_key.ts";
import { type PublicKey, samePublicKey } from "../trust/public_key.ts";
import { openSigningKey } from "../trust/sign.ts";
import type { Setup } from "./open_policy.ts";
import { caught, finding } from "./outcome.ts";
import { keyReference, whyNoSigner } from "./signer.ts";

const MAX_KEY = 65_536; // bytes; no identity is larger

/** What is wrong with the keys on this host: the signing key, identities that lie about, keys that two share. */
export async function checkKeys(setup: Setup): Promise<Finding[]> {
  return [
    ...(await checkSigning(setup)),
    ...(await identitiesBeside(setup)),
    ...(await sharedKeys(setup)),
  ];
}

async function checkSigning(setup: Setup): Promise<Finding[]> {
  const { machine, policy } = setup;
  const tool = await caught(() => machine.run({ argv: ["ssh-keygen", "-?"] }));
  if (tool.value === null) {
    return [
      finding("error", "ssh-missing", {
        thing: "ssh-keygen",
        text: "Cannot sign: ssh-keygen is not installed",
        hint: "Install Debian's package openssh-client.",
      }),
    ];
  }
  if (policy.signingKey === null) {
    return [
      finding("note", "key-missing", {
        thing: "signing-key",
        text: "The policy names no signing-key, so this host can restore but not back up",
      }),
    ];
  }
  const found = await caught(() => signingKey(policy.signingKey as string, setup));
  const key = found.value?.key ?? null;
  if (key === null) return [...found.findings];
  const why = whyNoSigner(setup, key);
  if (why === null) return [];
  return [
    finding("error", "key-wrong", {
      thing: "signing-key",
      text: `Cannot sign for policy "${policy.name}": ${why}`,
      hint: "Is it the key of another host? The policy's signers must hold its .pub line with may: [backup].",
    }),
  ];
}

/** The key a backup would sign with, as far as it is known without writing anything. */
async function signingKey(reference: string, setup: Setup): Promise<{ key: PublicKey | null }> {
  const at = keyReference(reference, setup);
  if ("text" in at) return { key: judgeKey(tidyKeyText(at.text), TEXT).publicKey };
  await using opened = await openSigningKey(at, setup.machine, setup.folder);
  return { key: opened.publicKey };
}

/** An identity beside the policy or the signing key lets the host read what it wrote. */
async function identitiesBeside(setup: Setup): Promise<Finding[]> {
  const folders = new Set([setup.folder]);
  const key = setup.policy.signingKey;
  if (key?.startsWith("file:") === true) folders.add(dirname(resolve(setup.folder, key.slice(5))));
  const findings: Finding[] = [];
  for (const folder of folders) {
    for (const entry of await readdir(folder, { withFileTypes: true }).catch(() => [])) {
      const path = join(folder, entry.name);
      if (!entry.isFile() || ((await stat(path).catch(() => null))?.size ?? 0) > MAX_KEY) continue;
      if (!/AGE-SECRET-KEY-/.test(await readFile(path, "latin1").catch(() => ""))) continue;
      findings.push(
        finding("warning", "key-exposed", {
          thing: shown(entry.name),
          text: `An identity lies on this host: "${shown(path)}"`,
          hint: "Move it off this machine: whoever takes the host could read every backup.",
        }),
      );
    }
  }
  return findings;
}

async function sharedKeys({ signers, people }: Setup): Promise<Finding[]> {
  return signers.flatMap((signer) =>
    people
      .filter(({ keys }) => keys.some((key) => samePublicKey(key, signer.key)))
      .map(({ name }) =>
        finding("warning", "key-exposed", {
          thing: name,
          text: `Signer "${signer.name}" and person "${name}" share a key: whoever takes the host could approve restores`,
          hint: "Give the person a key of their own.",
        }),
      ),
  );
}
