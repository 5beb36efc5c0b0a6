import type { Goal } from "../goals.ts";
import { type Measured, median } from "../measure.ts";
import { goalTable, spread, stepsOf, table } from "../table.ts";
import type { DatabaseResult, Inventory } from "./trial.ts";

const MB = 1e6;
const NATIVE = "pg_dump -Fd -j2";
const OURS = "Holdfast, jobs: 2";
const MEMORY = 256 * MB;

/** All that one server gave. */
export interface ServerResult {
  readonly title: string;
  /** As the server counts its database. */
  readonly bytes: number;
  readonly results: readonly DatabaseResult[];
  readonly inventory: readonly Inventory[];
}

/** The page of one run. */
export function enginesPage(facts: readonly string[], servers: readonly ServerResult[]): string {
  const parts = [
    "# Bench of database servers",
    `Made by \`npm run bench -- engines\` on ${new Date().toISOString().slice(0, 10)}. Each program in turn, round after round, on the same server with the same database, every restore into a new database and its rows counted. Holdfast takes the inventory, encrypts, signs, reads back and syncs; before it puts in place what it restored, it compares all of it with the inventory. \`pg_dump\` and \`mariadb-dump\` do none of it; borg and age encrypt.`,
    facts.map((fact) => `* ${fact}`).join("\n"),
    "## Goals",
    goalTable(servers.flatMap((server) => goalsOf(server.results).map(named(server.title)))),
    ...servers.flatMap(sectionOf),
  ];
  return `${parts.join("\n\n")}\n`;
}

const named =
  (title: string) =>
  (goal: Goal): Goal => ({ ...goal, what: `${title}: ${goal.what}` });

/** Issue 5's goal and the one for memory, as far as the programs ran. */
export function goalsOf(results: readonly DatabaseResult[]): Goal[] {
  const of = (name: string) =>
    results.find(({ program, failed }) => program === name && failed === null);
  const seconds = (result: DatabaseResult) => median(result.saves.map((run) => run.seconds));
  const goals: Goal[] = [];
  const [native, ours] = [of(NATIVE), of(OURS)];
  if (native !== undefined && ours !== undefined) {
    const share = seconds(ours) / seconds(native);
    goals.push({
      what: `dump with \`jobs: 2\`, of the time of ${NATIVE}`,
      wanted: "at most 1",
      got: share.toFixed(2),
      met: share <= 1,
    });
  }
  for (const result of results.filter(({ program }) => program.startsWith("Holdfast"))) {
    if (result.failed !== null) continue;
    const peak = Math.max(...[...result.saves, ...result.restores].map(({ own }) => own));
    goals.push({
      what: `${result.program}: peak memory of our process`,
      wanted: `at most ${MEMORY / MB} MB`,
      got: `${Math.round(peak / MB)} MB`,
      met: peak <= MEMORY,
    });
  }
  return goals;
}

function sectionOf({ title, bytes, results, inventory }: ServerResult): string[] {
  const runs = (count: number) =>
    count === 1 ? "one run" : `median of ${count} runs (least–most)`;
  const saves = Math.max(0, ...results.map((result) => result.saves.length));
  const restores = Math.max(0, ...results.map((result) => result.restores.length));
  return [
    `## ${title}`,
    `${Math.round(bytes / MB)} MB as the server counts them. Dumps: ${runs(saves)}; restores: ${runs(restores)}. Peak memory in MB: of the program itself (of a pipe: its shell), of its children together; the server's own is not in it.`,
    table(
      [
        "program",
        "dump, s",
        "restore, s",
        "stored, MB",
        "dump: own / children",
        "restore: own / children",
        "CPU, s: dump, restore",
      ],
      results.map(rowOf),
    ),
    "### What the inventory costs",
    "The dump program alone, all it prints thrown away, beside the engine's whole dump with the inventory, likewise thrown away. Both take turns.",
    table(
      ["engine", "dump alone, s", "with the inventory, s", "the inventory, s"],
      inventory.map(inventoryRow),
    ),
    "### The steps of a restore",
    table(["program", "step", "s", "share"], results.flatMap(stepRows)),
  ];
}

function rowOf(result: DatabaseResult): string[] {
  // Why stands on stderr: the words of a program can hold paths of this machine.
  const name = result.program.replaceAll("|", "\\|");
  if (result.failed !== null) return [name, "**failed**", "", "", "", "", ""];
  const { saves, restores } = result;
  const time = (all: readonly Measured[]) =>
    spread(
      all.map(({ seconds }) => seconds),
      2,
    );
  return [
    name,
    time(saves),
    time(restores),
    (result.stored / MB).toFixed(1),
    peakOf(saves),
    peakOf(restores),
    [saves, restores]
      .map((all) => median(all.map(({ cpu }) => cpu ?? Number.NaN)).toFixed(1))
      .join(", "),
  ];
}

function peakOf(all: readonly Measured[]): string {
  const most = (of: "own" | "children") => Math.round(Math.max(...all.map((one) => one[of])) / MB);
  return `${most("own")} / ${most("children")}`;
}

function inventoryRow({ what, alone, withFacts }: Inventory): string[] {
  const [without, whole] = [alone, withFacts].map((all) => all.map(({ seconds }) => seconds)) as [
    number[],
    number[],
  ];
  const costs = median(whole) - median(without);
  return [what, spread(without, 2), spread(whole, 2), costs.toFixed(2)];
}

function stepRows(result: DatabaseResult): string[][] {
  const last = result.restores.at(-1);
  if (!result.program.startsWith("Holdfast") || last === undefined) return [];
  return stepsOf(last).map((cells) => [result.program, ...cells]);
}
