import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "@jest/globals";
import type { Report } from "../../src/domain/report.ts";
import type { RunParts } from "../../src/face/cli/run.ts";
import type { Said, World } from "../world.ts";

/** What goes on by itself in a story, so that its transcript is the same every day. */
const HOST = "server-1";
const BEGAN = Date.parse("2026-11-20T02:00:00.000Z");

/** A transcript of command lines, held against a golden file. */
export interface Story {
  /** Runs a command line, a minute after the one before. */
  run(...argv: string[]): Promise<Said>;
  runWith(parts: Partial<RunParts>, ...argv: string[]): Promise<Said>;
  /** Says what happens between two commands. */
  aside(text: string): void;
  /** Lets time pass. @param minutes Until the next command. */
  wait(minutes: number): void;
  /** Compares the transcript with test/golden/cli/<name>.txt; HOLDFAST_GOLDENS=write makes it anew. */
  end(): void;
}

/** Begins a story in a world. */
export function tell(world: World, name: string): Story {
  let now = BEGAN;
  let text = "";
  const story: Story = {
    run: (...argv) => story.runWith({}, ...argv),
    async runWith(parts, ...argv) {
      now += 60_000;
      const at = now;
      const said = await world.runWith({ host: HOST, now: () => new Date(at), ...parts }, ...argv);
      text += transcript(argv, said);
      return said;
    },
    aside(words) {
      text += `# ${words}\n\n`;
    },
    wait(minutes) {
      now += minutes * 60_000;
    },
    end() {
      expectGolden(`cli/${name}.txt`, normal(text, world.folder));
    },
  };
  return story;
}

/** Compares a text with a golden file. */
export function expectGolden(name: string, text: string): void {
  const file = fileURLToPath(new URL(`../golden/${name}`, import.meta.url));
  if (process.env["HOLDFAST_GOLDENS"] === "write") {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  expect(text).toBe(existsSync(file) ? readFileSync(file, "utf8") : `no golden "${name}" yet`);
}

function transcript(argv: readonly string[], { code, stdout, stderr }: Said): string {
  const words = argv.map((word) => (/^[\w./=:@-]+$/.test(word) ? word : JSON.stringify(word)));
  const out = argv.includes("--json") ? `${JSON.stringify(reportOf(stdout), null, 2)}\n` : stdout;
  const err = stderr === "" ? "" : stderr.replace(/^/gm, "! ").replace(/! $/, "");
  return `$ holdfast ${words.join(" ")}\n${out}${err}[${code}]\n\n`;
}

/** A report without the note about processes that have nothing to do with it. */
function reportOf(stdout: string): Report {
  const report = JSON.parse(stdout) as Report;
  const findings = report.findings.filter(
    ({ code, weight }) => code !== "source-in-use" || weight !== "note",
  );
  return { ...report, findings };
}

/** Replaces what differs from run to run: places, digests, keys, sealed sizes, other processes. */
export function normal(text: string, folder: string): string {
  return text
    .replaceAll(folder, "WORLD")
    .replace(/^! note: .* running process(?:es)? .*\n! {3}.*\n/gm, "")
    .replace(/\b[0-9a-f]{64}\b/g, "<sha256>")
    .replace(/\b[0-9a-f]{16}\b/g, "<digits>")
    .replace(/SHA256:[A-Za-z0-9+/]{43}/g, "<fingerprint>")
    .replace(/\bage1[a-z0-9]{58}\b/g, "<recipient>")
    .replace(/[\d.]+ k?B(?= sealed)/g, "<size>")
    .replace(/(Z {2}.*? {2})[\d.]+ k?B(?= {2})/g, "$1<size>")
    .replace(/\bRTO \d+ s\b/g, "RTO <span>")
    .replace(/"(stored|plain|bytes|milliseconds|rto)": \d+/g, '"$1": <number>')
    .replace(/[\d.]+ k?B(?= of Backup_)/g, "<size>");
}
