import { access, readFile } from "node:fs/promises";
import { homedir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { HoldfastError } from "../domain/error.ts";
import type { Finding } from "../domain/finding.ts";
import { shown } from "../domain/name.ts";
import { NO_ORIGIN, type Origin } from "../domain/origin.ts";
import { type Complaint, parsePolicy } from "../domain/parse_policy.ts";
import { mapValues, type Policy, type SourceEntry } from "../domain/policy.ts";
import type { Engine, EngineKind } from "../engine/engine.ts";
import { engines } from "../engine/mod.ts";
import type { GitHub } from "../host/github.ts";
import type { Machine } from "../host/machine.ts";
import { stores } from "../store/mod.ts";
import type { Store } from "../store/store.ts";
import type { Signer } from "../trust/check_manifest.ts";
import { sha256Hex } from "../trust/digest.ts";
import type { PublicKey } from "../trust/public_key.ts";
import { checkCrons } from "./check_crons.ts";
import { resolveKeys } from "./policy_keys.ts";

const POLICY_FILE = "holdfast.yml";

const CORRECT = "Correct each line named above; docs/policy.md explains every key.";

/** A human who may approve, with every key of theirs. */
export interface Person {
  readonly name: string;
  readonly keys: readonly PublicKey[];
}

/** A source of the policy with its engine at hand. */
export interface Source {
  readonly name: string;
  readonly entry: SourceEntry;
  readonly kind: EngineKind<unknown>;
  /** Resolved: paths are absolute. */
  readonly settings: unknown;
  open(): Engine;
}

/** A policy that was read and checked whole, and everything it names. */
export interface Setup {
  readonly machine: Machine;
  /** Who vouches for this run; a face that knows more than a command line fills it in. */
  readonly origin: Origin;
  /** The GitHub this run is part of, asked for approvals and for who requested; null: a command line. A face fills it in. */
  readonly github: GitHub | null;
  /** The policy file and its folder, absolute. */
  readonly file: string;
  readonly folder: string;
  readonly text: string;
  /** Of the file's exact bytes, hex. */
  readonly sha256: string;
  readonly policy: Policy;
  readonly recipients: readonly string[];
  readonly signers: readonly Signer[];
  readonly people: readonly Person[];
  /** Disabled ones too, in the policy's order. */
  readonly sources: readonly Source[];
  readonly stores: ReadonlyMap<string, Store>;
  /** Absolute; not yet made. */
  readonly state: string;
  /** What the policy names, absolute; null: on the first usable store. */
  readonly staging: string | null;
}

/**
 * Reads a policy and all the public files it names.
 *
 * @param path What --policy says; else ./holdfast.yml, else the kit's.
 * @throws HoldfastError "policy-invalid" with every complaint as a finding.
 */
export async function openPolicy(
  path: string | null,
  machine: Machine,
  kit: string | null,
): Promise<Setup> {
  const file = await findPolicy(path, machine, kit);
  const text = await readText(file);
  const parsed = parsePolicy(text, { engines, stores });
  if (parsed.policy === null) throw invalid(file, parsed.complaints);
  const policy = parsed.policy;
  const folder = dirname(file);
  const keys = await resolveKeys(policy, { folder, lineOf: parsed.lineOf });
  if (keys.complaints.length > 0) throw invalid(file, keys.complaints);
  return {
    machine,
    origin: NO_ORIGIN,
    github: null,
    file,
    folder,
    text,
    sha256: sha256Hex(text),
    policy,
    recipients: keys.recipients,
    signers: keys.signers,
    people: keys.people,
    sources: Object.entries(policy.sources).map(([name, entry]) =>
      sourceOf(name, entry, { folder, machine }),
    ),
    stores: new Map(
      Object.entries(
        mapValues(policy.stores, ({ kind, settings }) => {
          const one = stores[kind] as (typeof stores)[string];
          return one.open(one.resolve(settings, folder), machine);
        }),
      ),
    ),
    state: stateFolder(policy, folder, machine),
    staging: policy.staging === null ? null : resolve(folder, policy.staging),
  };
}

/** Reads a policy as far as its text alone goes: no file it names, no environment. @returns It, and its complaints as findings. */
export async function checkText(
  path: string | null,
  machine: Machine,
  kit: string | null,
): Promise<{ readonly policy: Policy | null; readonly findings: readonly Finding[] }> {
  const file = await findPolicy(path, machine, kit);
  const { policy, complaints } = parsePolicy(await readText(file), { engines, stores });
  if (policy !== null) return { policy, findings: await checkCrons(file, policy) };
  const found = findingsOf(file, complaints);
  const last = found.length - 1;
  return {
    policy,
    findings: found.map((one, at) => (at === last ? { ...one, hint: CORRECT } : one)),
  };
}

function sourceOf(
  name: string,
  entry: SourceEntry,
  at: { folder: string; machine: Machine },
): Source {
  const kind = engines[entry.engine] as EngineKind<unknown>;
  const settings = kind.resolve(entry.settings, at.folder);
  return { name, entry, kind, settings, open: () => kind.open(settings, at.machine) };
}

async function findPolicy(
  path: string | null,
  machine: Machine,
  kit: string | null,
): Promise<string> {
  if (path !== null) return resolve(machine.cwd, path);
  // A name in a constant: ncc takes resolve(….cwd, "a literal") for a file to bundle.
  for (const folder of kit === null ? [machine.cwd] : [machine.cwd, kit]) {
    const file = join(folder, POLICY_FILE);
    try {
      await access(file);
      return file;
    } catch {
      // The next one may be there.
    }
  }
  throw new HoldfastError(
    "policy",
    `Cannot find a policy: there is no "holdfast.yml" in this folder`,
    {
      code: "policy-unreadable",
      hint: "Name one with --policy FILE.",
      thing: "holdfast.yml",
    },
  );
}

async function readText(file: string): Promise<string> {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(await readFile(file));
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    const why = UNREADABLE[code ?? ""] ?? message;
    throw new HoldfastError("policy", `Cannot read policy "${shown(file)}": ${shown(why)}`, {
      code: "policy-unreadable",
      hint: "Name the right file with --policy FILE.",
      thing: shown(basename(file)),
      cause,
    });
  }
}

const UNREADABLE: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  ENOTDIR: "there is no such file",
  EISDIR: "it is a folder",
  EACCES: "this user may not read it",
  ERR_ENCODING_INVALID_ENCODED_DATA: "it is not UTF-8 text",
};

function findingsOf(file: string, complaints: readonly Complaint[]): Finding[] {
  return complaints.map(({ line, path, text }) => ({
    code: "policy-invalid",
    weight: "error",
    thing: path === "" ? shown(basename(file)) : path,
    text: `${shown(basename(file))}:${line}: ${text}`,
    hint: "",
  }));
}

function invalid(file: string, complaints: readonly Complaint[]): HoldfastError {
  const first = complaints[0];
  const many =
    complaints.length === 1
      ? `${first?.text} (line ${first?.line})`
      : `${complaints.length} mistakes`;
  return new HoldfastError("policy", `Cannot read policy "${shown(basename(file))}": ${many}`, {
    code: "policy-invalid",
    hint: CORRECT,
    thing: shown(basename(file)),
    findings: findingsOf(file, complaints),
  });
}

function stateFolder(policy: Policy, folder: string, machine: Machine): string {
  if (policy.state !== null) return resolve(folder, policy.state);
  const base =
    machine.env["XDG_STATE_HOME"] || join(machine.env["HOME"] ?? homedir(), ".local/state");
  return join(base, "holdfast", policy.name);
}
