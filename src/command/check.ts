import { readdir, readFile, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Finding } from "../domain/finding.ts";
import { shown } from "../domain/name.ts";
import type { Outcome } from "../domain/report.ts";
import { readJournals } from "../host/journal.ts";
import type { Machine } from "../host/machine.ts";
import { samePublicKey } from "../trust/public_key.ts";
import { readCatalogs } from "./catalogs.ts";
import { remindOpen } from "./open_approval.ts";
import { checkText, openPolicy, type Setup } from "./open_policy.ts";
import { caught, finding, outcomeOf } from "./outcome.ts";
import { checkSource, insideSources } from "./preflight.ts";
import { keyReference } from "./signer.ts";

/** What to check. */
export interface CheckInput {
  readonly policy: string | null;
  readonly kit: string | null;
  /** Only the policy's text: no file, no environment, no program, no store. */
  readonly offline: boolean;
}

/** Checks policy, keys, tools, rights, room and stores. Touches nothing. */
export async function check(machine: Machine, input: CheckInput): Promise<Outcome> {
  if (input.offline) {
    const findings = await checkText(input.policy, machine, input.kit);
    return outcomeOf({
      command: "check",
      findings,
      lines: findings.length === 0 ? ["The policy's text is sound"] : [],
    });
  }
  const setup = await openPolicy(input.policy, machine, input.kit);
  const findings: Finding[] = [
    ...(await checkKeys(setup)),
    ...(await identitiesBeside(setup)),
    ...(await sharedKeys(setup)),
  ];
  const shelves = await readCatalogs(setup, [...setup.stores.keys()]);
  const lines: string[] = [];
  for (const { name, store, findings: unread } of shelves) {
    const done = unread.length > 0 ? { value: unread } : await caught(() => store.check(0));
    const found = done.value ?? ("findings" in done ? done.findings : []);
    findings.push(...found);
    lines.push(`store   ${name}  ${wordFor(found)}`);
  }
  for (const source of setup.sources) {
    if (!source.entry.enabled) {
      lines.push(
        `source  ${source.name}  disabled${source.entry.because === null ? "" : `: ${shown(source.entry.because)}`}`,
      );
      continue;
    }
    const found = await checkSource(source, "dump");
    findings.push(...found);
    lines.push(`source  ${source.name}  ${wordFor(found)}`);
  }
  findings.push(
    ...(await insideSources(
      setup,
      setup.sources.filter(({ entry }) => entry.enabled),
    )),
    ...(await pending(setup)),
  );
  lines.push(findings.some(({ weight }) => weight === "error") ? "Not ready" : "Ready");
  return remindOpen(setup, outcomeOf({ command: "check", findings, lines }));
}

function wordFor(findings: readonly Finding[]): string {
  if (findings.some(({ weight }) => weight === "error")) return "NOT READY";
  return findings.some(({ weight }) => weight === "warning") ? "ready, with a warning" : "ready";
}

async function checkKeys(setup: Setup): Promise<Finding[]> {
  const { machine, policy } = setup;
  const tool = await caught(() => machine.run({ argv: ["ssh-keygen", "-?"] }));
  if (tool.value === null) {
    return [
      finding("error", "tool-missing", {
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
  const reference = await caught(async () => keyReference(policy.signingKey as string, setup));
  if (reference.value === null) return [...reference.findings];
  if ("text" in reference.value) return [];
  const path = reference.value.file;
  const there = await caught(async () => await stat(path).catch(() => null));
  if (there.value === null)
    return [
      finding("error", "key-missing", {
        thing: "signing-key",
        text: `Cannot read the signing key "${shown(path)}"`,
        hint: "keygen makes one; the policy's signing-key names it.",
      }),
    ];
  if ((there.value.mode & 0o077) === 0) return [];
  return [
    finding("error", "key-exposed", {
      thing: "signing-key",
      text: `The signing key "${shown(path)}" can be read by others`,
      hint: `Run: chmod 600 ${shown(path)}`,
    }),
  ];
}

/** An identity beside the policy or the signing key lets the host read what it wrote. */
async function identitiesBeside(setup: Setup): Promise<Finding[]> {
  const folders = new Set([setup.folder]);
  const key = setup.policy.signingKey;
  if (key?.startsWith("file:") === true) folders.add(dirname(join(setup.folder, key.slice(5))));
  const findings: Finding[] = [];
  for (const folder of folders) {
    for (const entry of await readdir(folder, { withFileTypes: true }).catch(() => [])) {
      const path = join(folder, entry.name);
      if (!entry.isFile() || (await stat(path)).size > 65_536) continue;
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

async function pending({ state }: Setup): Promise<Finding[]> {
  const journals = await readJournals(state);
  return journals
    .filter((one) => ["building", "swapping", "undoing", "settling"].includes(one.state))
    .map((one) =>
      finding("warning", "restore-pending", {
        thing: one.id,
        text: `Restore ${one.id} was cut short`,
        hint: "The next backup, plan, restore or undo puts it in order.",
      }),
    );
}
