import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { files } from "../src/engine/files/mod.ts";
import { makeMachine } from "../src/host/make_machine.ts";

// What the facts of a tree cost: the engine `files` into an intake that only counts, against tar into
// wc. Run with: node bench/files.ts [files] [rounds]
const COUNT = Number(process.argv[2] ?? 200_000);
const ROUNDS = Number(process.argv[3] ?? 5);
const PER_FOLDER = 500;
const SIZES = [0, 300, 900, 2000, 5000]; // bytes, in turn
const SAME = ["--format=posix", "--sort=name", "--xattrs", "--xattrs-include=*", "--sparse"];

const root = mkdtempSync(join(tmpdir(), "holdfast-bench-files-"));
try {
  fill();
  const rounds = [];
  for (let round = 0; round < ROUNDS; round++) {
    rounds.push({ plain: plainTar([]), same: plainTar(SAME), ours: await ours() });
  }
  for (const what of ["plain", "same", "ours"] as const) {
    const seconds = rounds.map((round) => round[what]).sort((a, b) => a - b);
    const middle = seconds[Math.floor(seconds.length / 2)] as number;
    const per = (middle * 100_000) / COUNT;
    console.log(`${what.padEnd(6)} ${middle.toFixed(2)} s, ${per.toFixed(2)} s per 100,000 files`);
  }
  console.log(
    `peak memory of this process ${Math.round(process.resourceUsage().maxRSS / 1024)} MiB`,
  );
} finally {
  rmSync(root, { recursive: true });
}

function fill(): void {
  const content = Buffer.alloc(8192, "Holdfast measures what it says. ");
  for (let index = 0; index < COUNT; index++) {
    const folder = join(root, `folder-${String(Math.floor(index / PER_FOLDER)).padStart(5, "0")}`);
    if (index % PER_FOLDER === 0) mkdirSync(folder);
    const data = content.subarray(0, SIZES[index % SIZES.length]);
    writeFileSync(join(folder, `file-${String(index % PER_FOLDER).padStart(4, "0")}.conf`), data);
  }
}

function plainTar(options: readonly string[]): number {
  const started = performance.now();
  const argv = ["-c", 'tar -c -C "$0" "$@" . | wc -c', root, ...options];
  execFileSync("sh", argv, { stdio: ["ignore", "ignore", "inherit"] });
  return (performance.now() - started) / 1000;
}

async function ours(): Promise<number> {
  const machine = makeMachine({
    signal: new AbortController().signal,
    worker: new URL(import.meta.url),
    tell: () => {},
  });
  const settings = {
    path: root,
    exclude: [],
    "may-change": [],
    devices: false,
    "one-file-system": true,
  };
  const started = performance.now();
  let [facts, bytes] = [0, 0];
  await files.open(settings, machine).dump({
    fact: () => {
      facts += 1;
      return undefined;
    },
    part: async (part) => {
      for await (const chunk of part.bytes) bytes += chunk.byteLength;
    },
  });
  if (facts < COUNT || bytes === 0) throw new Error(`Only ${facts} facts and ${bytes} bytes`);
  return (performance.now() - started) / 1000;
}
