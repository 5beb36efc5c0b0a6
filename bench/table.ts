import { fastestPeer, type Goal, secondsOf } from "./goals.ts";
import { type Measured, median } from "./measure.ts";
import type { Start } from "./start.ts";
import { type Result, STEPS, type Step } from "./trial.ts";

const MB = 1e6;

/** All that one set gave, ready to be printed. */
export interface SetResult {
  readonly title: string;
  readonly files: number;
  readonly bytes: number;
  readonly rounds: number;
  readonly results: readonly Result[];
}

/** A Markdown table. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

/** Times, sizes and memory of every program on a set. */
export function setTables(set: SetResult): string {
  const size = `${set.files.toLocaleString("en")} files, ${Math.round(set.bytes / MB)} MB`;
  const rounds = set.rounds === 1 ? "one run" : `median of ${set.rounds} runs (least–most)`;
  return [
    `### ${set.title}`,
    `${size}; ${rounds}. × is the speed as a share of the stock pipe's, then of the fastest peer's.`,
    table(
      ["program", "first backup, s", "×", "repeat, s", "restore, s", "×", "stored, MB"],
      set.results.map((result) => timeRow(result, set.results)),
    ),
    "Peak memory in MB over all runs: of the program itself, of its children together, of the largest process by GNU time; CPU seconds.",
    table(
      [
        "program",
        ...STEPS.map((step) => `${step}: own / children / largest`),
        "CPU, s: backup, repeat, restore",
      ],
      set.results.filter(({ failed }) => failed === null).map(memoryRow),
    ),
  ].join("\n\n");
}

/** Wanted and got, side by side. */
export function goalTable(goals: readonly Goal[]): string {
  const rows = goals.map(({ what, wanted, got, met }) => [
    what,
    wanted,
    got,
    met ? "met" : "**not met**",
  ]);
  return table(["goal", "wanted", "measured", ""], rows);
}

/** Where the time of our restores went, from the lines it printed. */
export function shareTable(sets: readonly SetResult[]): string {
  const rows = sets.flatMap(({ title, results }) => {
    const runs = results.find(({ program }) => program === "Holdfast")?.runs.restore ?? [];
    const last = runs.at(-1);
    return last === undefined ? [] : stepsOf(last).map((cells) => [title, ...cells]);
  });
  return table(["set", "step of the restore", "s", "share"], rows);
}

/** How long small commands take. */
export function startTable(starts: readonly Start[]): string {
  return table(
    ["command", "ms, median (least–most)", "peak MB"],
    starts.map(({ what, runs }) => [
      what,
      spread(
        runs.map(({ seconds }) => seconds * 1000),
        0,
      ),
      peak(runs, "own"),
    ]),
  );
}

function timeRow(result: Result, all: readonly Result[]): string[] {
  // Why stands on stderr: the words of a program can hold paths of this machine.
  if (result.failed !== null) return [result.program, "**failed**", "", "", "", "", ""];
  const seconds = (step: Step): string =>
    spread(
      result.runs[step].map((run) => run.seconds),
      2,
    );
  return [
    result.program,
    seconds("backup"),
    ratios(result, all, "backup"),
    seconds("repeat"),
    seconds("restore"),
    ratios(result, all, "restore"),
    (result.stored / MB).toFixed(1),
  ];
}

function ratios(result: Result, all: readonly Result[], step: Step): string {
  const stock = all.find(({ program }) => program === "stock pipe");
  return [stock, fastestPeer(all, step)]
    .map((other) => secondsOf(other, step) / secondsOf(result, step))
    .map((ratio) => (Number.isNaN(ratio) ? "–" : ratio.toFixed(2)))
    .join(", ");
}

function memoryRow({ program, runs }: Result): string[] {
  const cpu = STEPS.map((step) => runs[step].map((run) => run.cpu ?? Number.NaN));
  return [
    program,
    ...STEPS.map((step) =>
      (["own", "children", "largest"] as const).map((of) => peak(runs[step], of)).join(" / "),
    ),
    cpu.map((seconds) => median(seconds).toFixed(1)).join(", "),
  ];
}

function peak(runs: readonly Measured[], of: "own" | "children" | "largest"): string {
  const most = Math.max(...runs.map((run) => run[of] ?? Number.NaN));
  return Number.isFinite(most) ? String(Math.round(most / MB)) : "–";
}

/** What a run said it was doing, how long it did, and which share of the whole that is. */
export function stepsOf({ log, seconds }: Measured): string[][] {
  const begun = log.filter(({ text }) => !text.startsWith("  ")); // indented: how far a step is
  const steps = new Map([["Starting", begun[0]?.at ?? seconds]]);
  for (const [index, { at, text }] of begun.entries()) {
    const took = (begun[index + 1]?.at ?? seconds) - at;
    steps.set(text, (steps.get(text) ?? 0) + took);
  }
  return [...steps].map(([text, took]) => [
    text,
    took.toFixed(2),
    `${Math.round((100 * took) / seconds)} %`,
  ]);
}

/** The median of some numbers, and their range. */
export function spread(numbers: readonly number[], digits: number): string {
  const middle = median(numbers).toFixed(digits);
  if (numbers.length < 2) return middle;
  return `${middle} (${Math.min(...numbers).toFixed(digits)}–${Math.max(...numbers).toFixed(digits)})`;
}
