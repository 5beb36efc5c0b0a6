import { mkdir, mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative, resolve } from "node:path";
import { HoldfastError } from "../domain/error.ts";
import { shown } from "../domain/name.ts";
import type { Outcome } from "../domain/report.ts";
import { formatBytes } from "../domain/units.ts";
import type { Machine } from "../host/machine.ts";
import { approve } from "./approve.ts";
import { backup } from "./backup.ts";
import { openByHand } from "./demo_by_hand.ts";
import { digestOf, makeData, makePeople, ROWS, wreck, writePolicy } from "./demo_data.ts";
import { keygen } from "./keygen.ts";
import { list } from "./list.ts";
import { openPolicy } from "./open_policy.ts";
import { outcomeOf } from "./outcome.ts";
import { plan } from "./plan.ts";
import { restore } from "./restore.ts";
import { verify } from "./verify.ts";
import { written } from "./written.ts";

/** Where the demo plays, and who listens. */
export interface DemoInput {
  /** Kept afterwards; null: a scratch folder that is removed. */
  readonly folder: string | null;
  readonly say: (line: string) => unknown;
}

/** The whole circle on an embedded SQLite database and a folder, told for newcomers. */
export async function demo(machine: Machine, input: DemoInput): Promise<Outcome> {
  const folder = await demoFolder(machine, input.folder);
  try {
    return await play(
      { ...machine, cwd: folder, tell: () => {} },
      { root: folder, keep: input.folder, say: input.say },
    );
  } finally {
    if (input.folder === null) await rm(folder, { recursive: true, force: true });
  }
}

async function demoFolder(machine: Machine, wanted: string | null): Promise<string> {
  if (wanted === null) return await mkdtemp(join(tmpdir(), "holdfast-demo-"));
  const folder = resolve(machine.cwd, wanted);
  await written(wanted, () => mkdir(folder, { recursive: true, mode: 0o700 }));
  if ((await readdir(folder)).length === 0) return folder;
  throw new HoldfastError(
    "policy",
    `Cannot play the demo in "${shown(wanted)}": the folder is not empty`,
    { code: "file-exists", hint: "Choose a new folder.", thing: shown(wanted) },
  );
}

interface Play {
  readonly root: string;
  /** The folder that was asked for, or null. */
  readonly keep: string | null;
  readonly say: DemoInput["say"];
}

async function play(machine: Machine, { root: folder, keep, say }: Play): Promise<Outcome> {
  let step = 0;
  const tell = (text: string) => say(`${++step}. ${text}`);
  tell(
    `Data: a SQLite database with ${ROWS.toLocaleString("en-US")} rows and a folder of settings`,
  );
  await makeData(folder);
  const before = await digestOf(folder, machine);
  tell("Keys: an identity that opens backups, a key that signs them, and two people, Ana and Ben");
  await keygen(machine, "keys");
  await makePeople(folder, machine);
  await writePolicy(folder);
  const setup = await openPolicy(null, machine, null);
  tell(
    "Backup: dumped, sealed so that this machine cannot read it back, signed, stored, read back, and proven by a restore into scratch",
  );
  const saved = expectWell(
    await backup(setup, { sources: [], stores: [], label: null, prove: true }),
  );
  for (const line of saved.lines) say(`     ${line}`);
  tell("List: what there is, how far it is trusted, and when it was last proven");
  for (const line of expectWell(await list(setup, { stores: [] })).lines) say(`     ${line}`);
  tell("Verify: every stored byte is the one that was signed");
  say(
    `     ${expectWell(await verify(setup, { backup: null, stores: [], depth: "bytes", identity: null })).lines.at(-1)}`,
  );
  say("   This is what lies in the store:");
  for (const line of await tree(join(folder, "store"))) say(`     ${line}`);
  tell("By hand: an archive opens with stock tools, so nobody depends on Holdfast");
  say(`     ${await openByHand(folder, saved.report.backup ?? "", machine)}`);
  tell("Disaster: the database is overwritten with noise, the settings are deleted");
  await wreck(folder);
  tell("Plan: Ana asks for a restore; the plan says what will be replaced");
  for (const line of expectWell(
    await plan(setup, {
      backup: "latest",
      sources: [],
      paths: [],
      into: new Map(),
      stores: [],
      as: "people/ana",
      out: "plan.json",
    }),
  ).lines)
    say(`     ${line}`);
  tell("Approve: Ben reads the plan and signs it; Ana could not");
  say(
    `     ${expectWell(await approve(setup, { plan: "plan.json", key: "people/ben" })).lines.at(-2)}`,
  );
  tell("Restore: built aside, compared fact by fact, and only then swapped in");
  const done = expectWell(
    await restore(setup, { plan: "plan.json", approvals: [], identity: "keys/identity.txt" }),
  );
  for (const line of done.lines.slice(0, -1)) say(`     ${line}`);
  const after = await digestOf(folder, machine);
  if (after !== before)
    throw new HoldfastError(
      "restore",
      "Cannot end the demo: what came back is not what was there",
      { code: "restore-differs", hint: "Please report this." },
    );
  tell("Compared with the data of step 1, byte by byte and row by row: equal");
  say("");
  say("Try next:");
  say(
    keep === null
      ? "  holdfast demo DIR      the same in a folder that stays, to look at"
      : `  cd ${keep}, then: holdfast list, holdfast check, holdfast undo ${done.report.totals["restore"]}`,
  );
  say("  holdfast keygen DIR    your own keys; docs/policy.md explains the policy");
  say("Restore successfully");
  return outcomeOf({ command: "demo", backup: saved.report.backup });
}

function expectWell(outcome: Outcome): Outcome {
  const { findings, exit, command } = outcome.report;
  if (exit === 0) return outcome;
  throw new HoldfastError("restore", `Cannot go on with the demo: ${command} ended with ${exit}`, {
    code: "restore-failed",
    hint: "Please report this.",
    findings,
  });
}

async function tree(root: string): Promise<string[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  return await Promise.all(
    files.map(async (file) => `${relative(root, file)}  ${formatBytes((await stat(file)).size)}`),
  );
}
