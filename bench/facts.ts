import { mkdirSync, mkdtempSync, readFileSync, statfsSync } from "node:fs";
import { cpus, loadavg, release, tmpdir, totalmem } from "node:os";
import { join } from "node:path";

const TMPFS = 0x01021994; // statfs f_type, linux/magic.h

/** What the numbers depend on; names no path and no host. */
export function machineFacts(): string[] {
  const system = /^PRETTY_NAME="(.+)"$/m.exec(readFileSync("/etc/os-release", "utf8"))?.[1];
  return [
    `${cpus().length} cores (${cpus()[0]?.model ?? "unknown"}), ${Math.round(totalmem() / 2 ** 30)} GiB of memory`,
    `${system ?? "Linux"}, kernel ${release()}, Node ${process.version}`,
    `load when it began: ${loadavg()[0]?.toFixed(1)}`,
  ];
}

/** A scratch folder in HOLDFAST_BENCH_DIR, else where there is most room; never in memory. */
export function makeScratch(): string {
  const told = process.env["HOLDFAST_BENCH_DIR"];
  if (told !== undefined) mkdirSync(told, { recursive: true });
  const places = told === undefined ? [tmpdir(), "/var/tmp", process.cwd()] : [told];
  const rooms = places.map((place) => ({ place, ...roomOf(place) }));
  const best = rooms
    .filter(({ inMemory }) => !inMemory)
    .reduce((a, b) => (b.free > a.free ? b : a), { place: "", free: 0 });
  if (best.place === "") {
    throw new Error("every scratch folder lies in memory: set HOLDFAST_BENCH_DIR to one on a disk");
  }
  return mkdtempSync(join(best.place, "holdfast-bench-"));
}

function roomOf(place: string): { free: number; inMemory: boolean } {
  const { type, bavail, bsize } = statfsSync(place);
  return { free: bavail * bsize, inMemory: type === TMPFS };
}
