import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { HoldfastError, Interrupted } from "../../domain/error.ts";
import type { Finding } from "../../domain/finding.ts";
import { shown } from "../../domain/name.ts";
import type { Machine } from "../../host/machine.ts";
import { scratchBeside, sweepScratch, usedScratch } from "../../host/scratch.ts";
import type { Lent } from "../engine.ts";
import { runProgram } from "./program.ts";
import { type CommandSettings, lineOf, type Words } from "./settings.ts";

const BESIDE = "/var/tmp/command-scratch";
const RECORD = "place.json";

/** A scratch place whose policy says how it is emptied. */
type Place = CommandSettings & { readonly clear: Words };

/**
 * The scratch place that the policy names under `prove`, emptied at the end. Until that is done a record
 * waits for the next command; where no program empties it, nobody does.
 *
 * @throws HoldfastError "scratch-missing".
 */
export async function lend(
  like: CommandSettings,
  machine: Machine,
): Promise<Lent<CommandSettings>> {
  const { prove, restore: _, facts: __, clear: ___, ...rest } = like;
  if (prove === undefined) throw noScratch(like);
  const settings: CommandSettings = { ...rest, ...prove, isScratch: true };
  if (!isPlace(settings)) return { settings, [Symbol.asyncDispose]: async () => {} };
  const record = await scratchBeside(BESIDE, machine);
  // Before anything is put there: what a killed proof leaves is found by this.
  await writeFile(join(record.path, RECORD), JSON.stringify(settings), { mode: 0o600 });
  return {
    settings,
    [Symbol.asyncDispose]: async () => {
      try {
        await empty(settings, machine);
      } catch (cause) {
        if (cause instanceof Interrupted) tellLeft(settings, machine);
        throw cause;
      }
      await record[Symbol.asyncDispose]();
    },
  };
}

/** Empties the places that proofs of this policy which were cut short have filled. */
export async function sweepPlaces(
  like: CommandSettings,
  machine: Machine,
): Promise<readonly Finding[]> {
  const emptied: Place[] = [];
  await sweepScratch(BESIDE, machine, async (folder) => {
    const place = await placeIn(folder);
    if (place === null) return true; // it was killed before it put anything there
    // Another policy's secrets are not at hand here, and what another proof fills now it will empty itself.
    if (place.folder !== like.folder || (await isUsed(place, machine))) return false;
    await empty(place, machine).catch((cause: unknown) => {
      throw cause instanceof HoldfastError ? stuck(cause, folder) : cause;
    });
    emptied.push(place);
    return true;
  });
  return emptied.map(({ clear }) => ({
    code: "source-failed",
    weight: "note",
    thing: shown(lineOf(clear)),
    text: `A proof that was cut short had filled a scratch place; "${shown(lineOf(clear))}" has emptied it`,
    hint: "",
  }));
}

function isPlace(settings: CommandSettings): settings is Place {
  return settings.clear !== undefined;
}

async function empty(settings: Place, machine: Machine): Promise<void> {
  const task = { words: settings.clear, cannot: "Cannot empty the scratch place" };
  await runProgram({ settings, machine, stage: "restore" }, task);
}

async function placeIn(folder: string): Promise<Place | null> {
  const text = await readFile(join(folder, RECORD), "utf8").catch(() => "");
  try {
    return JSON.parse(text) as Place;
  } catch {
    return null;
  }
}

async function isUsed(place: Place, machine: Machine): Promise<boolean> {
  const mark = markOf(place);
  const used = await usedScratch(BESIDE, machine);
  const places = await Promise.all(used.map(placeIn));
  return places.some((one) => one !== null && markOf(one) === mark);
}

function markOf({ run, restore, clear }: Place): string {
  return JSON.stringify([run, restore, clear]);
}

function tellLeft({ clear }: Place, machine: Machine): void {
  const text = `The scratch place of this proof is not empty: the next command that works here runs "${shown(lineOf(clear))}"`;
  machine.tell({ kind: "line", text });
}

function stuck(cause: HoldfastError, folder: string): HoldfastError {
  return new HoldfastError(cause.stage, cause.message, {
    code: cause.code,
    hint: `Mend that and run any command that works here, or empty the place by hand and remove "${folder}".`,
    thing: cause.thing ?? "",
    cause,
  });
}

function noScratch({ dump }: CommandSettings): HoldfastError {
  const line = shown(lineOf(dump));
  return new HoldfastError(
    "policy",
    `Cannot prove what "${line}" saved: the policy names no place that may be filled for it`,
    {
      code: "scratch-missing",
      hint: "Name programs of a scratch place under prove. That the archive opens, verify --deep shows.",
      thing: line,
    },
  );
}
