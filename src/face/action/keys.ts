import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Setup } from "../../command/open_policy.ts";
import { HoldfastError } from "../../domain/error.ts";
import { hooksIn } from "../../domain/policy_groups.ts";
import { runOf } from "../../host/github.ts";
import type { Machine } from "../../host/machine.ts";
import { variableOf } from "./commands.ts";
import { isProposal } from "./guard.ts";
import type { Inputs } from "./inputs.ts";
import { holdsKey, masksOf } from "./mask.ts";
import type { Runner } from "./runner.ts";

const REFERENCE = /^(?:env:[A-Za-z_][A-Za-z0-9_]*|file:[^\x00\r\n]+)$/;
const MAX_KEY = 64 * 1024; // bytes; no key's file is larger

/** The folder of this step's private things, below RUNNER_TEMP. */
export interface Private {
  readonly folder: string;
  /** Key texts, each 0600; removed before the step ends, and again by the post step. */
  readonly keys: string;
}

/** Makes the private folder of this step, 0700, and tells the post step of it first. */
export async function makePrivate(machine: Machine, runner: Runner): Promise<Private> {
  const temp = machine.env["RUNNER_TEMP"];
  if (!temp)
    throw new HoldfastError("policy", "Cannot run the action: the runner gave no RUNNER_TEMP", {
      code: "usage",
      hint: "Run it as a step of a workflow; elsewhere use the command line.",
      thing: "RUNNER_TEMP",
    });
  const folder = join(temp, `holdfast-${Buffer.from(machine.random(8)).toString("hex")}`);
  const keys = join(folder, "keys");
  runner.state("folder", folder);
  await mkdir(keys, { recursive: true, mode: 0o700 });
  return { folder, keys };
}

/** Masks every key that this step was given, in all its forms, before anything is said. Follows nothing for a proposal. */
export async function maskKeys(inputs: Inputs, machine: Machine, runner: Runner): Promise<void> {
  const texts: string[] = [];
  const run = runOf(machine.env);
  const follows = run === null || !isProposal(run);
  for (const value of [inputs.signingKey, inputs.identity]) {
    if (value === null || (!follows && REFERENCE.test(value))) continue;
    if (!REFERENCE.test(value)) texts.push(value);
    else if (value.startsWith("env:")) texts.push(machine.env[value.slice(4)] ?? "");
    else texts.push(await readKey(resolve(machine.cwd, value.slice(5))));
  }
  for (const place of follows ? inputs.into.values() : [])
    texts.push(...(await placeText(place, machine)));
  if (inputs.token !== "") texts.push(inputs.token);
  texts.push(machine.env[(await import("../../command/identities.ts")).PASSPHRASE] ?? "");
  for (const form of new Set(texts.flatMap(masksOf))) runner.mask(form);
}

/** What a place or an address points to, as it may hold a password; a plain path is to be read. */
async function placeText(
  value: unknown,
  machine: Machine,
  folder = machine.cwd,
): Promise<readonly string[]> {
  if (typeof value === "object" && value !== null) {
    const inner = Object.values(value).map((one) => placeText(one, machine, folder));
    return (await Promise.all(inner)).flat();
  }
  if (typeof value !== "string" || !REFERENCE.test(value)) return [];
  const found = value.startsWith("env:")
    ? (machine.env[value.slice(4)] ?? "")
    : await readText(resolve(folder, value.slice(5)));
  return found.trim().startsWith("/") ? [] : [found];
}

/** The same for the secrets that the policy points to, once it is known. */
export async function maskPolicy(
  { policy, machine, folder }: Setup,
  runner: Runner,
): Promise<void> {
  const texts: string[] = [];
  for (const { settings } of [...Object.values(policy.sources), ...Object.values(policy.stores)])
    for (const value of Object.values(settings as object))
      texts.push(...(await placeText(value, machine, folder)));
  for (const { env } of hooksIn(policy))
    for (const reference of Object.values(env))
      texts.push(
        reference.startsWith("env:")
          ? (machine.env[reference.slice(4)] ?? "")
          : await readText(resolve(folder, reference.slice(5))),
      );
  for (const reference of [policy.signingKey, policy.ping]) {
    if (reference?.startsWith("env:") === true) texts.push(machine.env[reference.slice(4)] ?? "");
    if (reference?.startsWith("file:") !== true) continue;
    const file = resolve(folder, reference.slice(5));
    texts.push(reference === policy.ping ? await readText(file) : await readKey(file));
  }
  for (const form of new Set(texts.flatMap(masksOf))) runner.mask(form);
}

/** A key's text from its file; nothing for what holds none, such as the .pub of a key in an agent. */
async function readKey(file: string): Promise<string> {
  const text = await readText(file);
  return holdsKey(text) ? text : "";
}

/** A small file's text; nothing for what cannot be read: whoever needs it says so. */
async function readText(file: string): Promise<string> {
  const text = await readFile(file, "utf8").catch(() => "");
  return text.length <= MAX_KEY ? text : "";
}

/**
 * Takes the signing key from the input instead of the policy.
 *
 * @throws HoldfastError "usage" where both name one: nobody could tell which counts.
 */
export function withSigningKey(setup: Setup, inputs: Inputs): Setup {
  const given = inputs.signingKey;
  if (given === null) return setup;
  if (setup.policy.signingKey !== null)
    throw new HoldfastError(
      "policy",
      "Cannot run the action: a signing key is in the input and in the policy",
      {
        code: "usage",
        hint: "Take the input signing-key away, or signing-key out of the policy.",
        thing: "signing-key",
      },
    );
  const signingKey = given.startsWith("file:")
    ? `file:${resolve(setup.machine.cwd, given.slice(5))}`
    : given.startsWith("env:")
      ? given
      : `env:${variableOf("signing-key")}`; // read by whoever signs, and written nowhere until then
  return { ...setup, policy: { ...setup.policy, signingKey } };
}

/** The path of the identity's file; its text is written into the private folder. */
export async function identityPath(
  inputs: Inputs,
  machine: Machine,
  { keys }: Private,
): Promise<string | null> {
  const given = inputs.identity;
  if (given === null) return null;
  if (given.startsWith("file:")) return resolve(machine.cwd, given.slice(5));
  const text = given.startsWith("env:") ? machine.env[given.slice(4)] : given;
  if (text === undefined || text === "")
    throw new HoldfastError(
      "seal",
      `Cannot open the backup: the environment has no ${given.slice(4)}`,
      {
        code: "key-missing",
        hint: `Set ${given.slice(4)} to the text of the identity, or use file:PATH.`,
        thing: "identity",
      },
    );
  const file = join(keys, "identity");
  await writeFile(file, `${text.replaceAll("\r\n", "\n").trim()}\n`, { mode: 0o600, flag: "wx" });
  return file;
}

/** Removes the key texts. */
export async function dropKeys({ keys }: Private): Promise<void> {
  await rm(keys, { recursive: true, force: true });
}
