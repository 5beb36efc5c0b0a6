import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { machineFacts, makeScratch } from "./facts.ts";
import { type Goal, goalsOf } from "./goals.ts";
import { holdfast } from "./programs/holdfast.ts";
import { borg, kopia, restic } from "./programs/peers.ts";
import type { Program } from "./programs/program.ts";
import { stock } from "./programs/stock.ts";
import { SETS, type TestSet } from "./sets.ts";
import { measureStarts, type Start, startGoals } from "./start.ts";
import { goalTable, type SetResult, setTables, shareTable, startTable } from "./table.ts";
import { sizeOf } from "./tree.ts";
import { compete } from "./trial.ts";
import { measureUploads, uploadGoals } from "./upload.ts";

const PROGRAMS: readonly Program[] = [holdfast, stock, restic, kopia, borg];
const RESULTS = new URL("RESULTS.md", import.meta.url);
const QUICK = 0.02; // of a set's files

const USAGE = `npm run bench -- [--sets text,small,many,noise,huge,million,upload,start] [--programs holdfast,stock,restic,kopia,borg]
                 [--rounds N] [--quick]
npm run bench -- engines [--rounds N] [--quick]     database servers instead of files; writes RESULTS-engines.md
Without --sets: text, small, many, noise, upload, start. --quick takes a fiftieth of each set and writes no RESULTS.md.
restic, kopia and borg are got by: bash bench/peers.sh. What is not installed is left out and named.
HOLDFAST_BENCH_DIR names the scratch folder (not in memory; 30 GB for million and huge).`;

interface Options {
  readonly sets: readonly TestSet[];
  readonly upload: boolean;
  readonly start: boolean;
  readonly programs: readonly Program[];
  readonly rounds: number | null;
  readonly quick: boolean;
}

if (process.argv[2] === "engines") {
  const { benchEngines } = await import("./engines/run.ts");
  await benchEngines(process.argv.slice(3));
} else {
  await main(readOptions());
}

async function main(options: Options): Promise<void> {
  const versions = new Map(options.programs.map((program) => [program, program.version()]));
  const here = options.programs.filter((program) => versions.get(program) !== null);
  const programs = [...versions].map(([{ name, get }, version]) =>
    version === null ? `${name}: not installed (${get})` : `${name}: ${version}`,
  );
  const facts = [...machineFacts(), ...programs];
  const scratch = makeScratch();
  process.once("exit", () => rmSync(scratch, { recursive: true, force: true }));
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(130));
  const made: SetResult[] = [];
  const goals: Goal[] = [];
  for (const set of options.sets) {
    const result = await runSet(set, here, { ...options, scratch });
    made.push(result);
    goals.push(...goalsOf(set.name, result.results));
    if (result.results.some(({ failed }) => failed !== null)) process.exitCode = 1;
  }
  if (options.upload) goals.push(...(await runUploads(scratch, options.quick ? 20 : 1000)));
  const starts = options.start ? await runStarts(scratch, options.quick ? 20 : 1000) : [];
  const page = pageOf({ facts, made, goals: [...goals, ...startGoals(starts)], starts });
  process.stdout.write(page);
  if (!options.quick) writeFileSync(RESULTS, page);
}

/** Hours of other results must not be lost with it. */
async function runUploads(scratch: string, size: number): Promise<readonly Goal[]> {
  try {
    return uploadGoals(await measureUploads(scratch, size));
  } catch (error) {
    process.stderr.write(`upload failed: ${error instanceof Error ? error.message : error}\n`);
    process.exitCode = 1;
    return [];
  }
}

/** As above. */
async function runStarts(scratch: string, backups: number): Promise<readonly Start[]> {
  process.stderr.write(`start: making ${backups} backups\n`);
  try {
    return await measureStarts(scratch, backups);
  } catch (error) {
    process.stderr.write(`start failed: ${error instanceof Error ? error.message : error}\n`);
    process.exitCode = 1;
    return [];
  }
}

async function runSet(
  set: TestSet,
  here: readonly Program[],
  { quick, rounds, scratch }: Options & { scratch: string },
): Promise<SetResult> {
  process.stderr.write(`${set.name}: making ${set.title}\n`);
  const folder = join(scratch, set.name);
  mkdirSync(folder);
  try {
    set.make(folder, quick ? QUICK : 1);
    const size = sizeOf(folder);
    const programs = set.memoryOnly ? here.filter((program) => program === holdfast) : here;
    const times = rounds ?? (quick ? 1 : set.rounds);
    const results = await compete(programs, { folder, size }, { rounds: times, scratch });
    const title = quick ? `a fiftieth of ${set.title}` : set.title;
    return { title, ...size, rounds: times, results };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Page {
  readonly facts: readonly string[];
  readonly made: readonly SetResult[];
  readonly goals: readonly Goal[];
  readonly starts: readonly Start[];
}

function pageOf({ facts, made, goals, starts }: Page): string {
  const parts = [
    "# Bench",
    `Made by \`npm run bench\` on ${new Date().toISOString().slice(0, 10)}. Page cache warm for all alike. Holdfast writes its inventory, reads back what it stored and syncs; the stock pipe does none of it. A repeat is whole for Holdfast and the stock pipe; restic, kopia and borg save what changed.`,
    facts.map((fact) => `* ${fact}`).join("\n"),
    "## Goals",
    "They are meant for the whole sets: on a small one, starting a program is most of its time.",
    goalTable(goals),
    "## Sets",
    ...made.map(setTables),
  ];
  if (made.length > 0) parts.push("## The steps of a restore", shareTable(made));
  if (starts.length > 0) parts.push("## Small commands", startTable(starts));
  return `${parts.join("\n\n")}\n`;
}

function readOptions(): Options {
  const { values } = parseArgs({
    options: {
      sets: { type: "string", default: "text,small,many,noise,upload,start" },
      programs: { type: "string", default: "holdfast,stock,restic,kopia,borg" },
      rounds: { type: "string" },
      quick: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) {
    process.stdout.write(`${USAGE}\n`);
    process.exit(0);
  }
  const sets = values.sets.split(",");
  const rounds = values.rounds === undefined ? null : Number(values.rounds);
  if (rounds !== null && !(Number.isInteger(rounds) && rounds > 0))
    refuse(`--rounds ${values.rounds}`);
  return {
    sets: pick(
      SETS,
      sets.filter((name) => name !== "start" && name !== "upload"),
      (set) => set.name,
    ),
    upload: sets.includes("upload"),
    start: sets.includes("start"),
    programs: pick(
      PROGRAMS,
      values.programs.split(","),
      ({ name }) => name.toLowerCase().split(" ")[0] ?? "",
    ),
    rounds,
    quick: values.quick,
  };
}

/** Those of `all` that are named, in the order of `all`. */
function pick<T>(all: readonly T[], names: readonly string[], nameOf: (item: T) => string): T[] {
  const unknown = names.find((name) => !all.some((item) => nameOf(item) === name));
  if (unknown !== undefined) refuse(unknown);
  return all.filter((item) => names.includes(nameOf(item)));
}

function refuse(what: string): never {
  process.stderr.write(`Cannot run the bench: "${what}" is not known\n${USAGE}\n`);
  process.exit(2);
}
