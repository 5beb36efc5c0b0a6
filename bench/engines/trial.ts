import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Measured, measure } from "../measure.ts";
import { sizeOf } from "../tree.ts";
import { BACK, countsOf, DATABASE } from "./data.ts";
import type { DatabaseProgram, DatabaseTrial } from "./programs.ts";
import { type BenchServer, SERVERS } from "./server.ts";

/** What one program did on one database. */
export interface DatabaseResult {
  readonly program: string;
  readonly saves: readonly Measured[];
  readonly restores: readonly Measured[];
  /** Bytes in the store after a save. */
  readonly stored: number;
  /** Why it has no (more) runs; null when all went well. */
  readonly failed: string | null;
}

/** How often each is done; a restore takes longest and differs least. */
export interface Rounds {
  readonly saves: number;
  readonly restores: number;
}

/** Runs every program in turn, round after round, so that a slow minute hits all of them. */
export async function competeOn(
  server: BenchServer,
  programs: readonly DatabaseProgram[],
  { rounds, scratch }: { rounds: Rounds; scratch: string },
): Promise<readonly DatabaseResult[]> {
  const results = programs.map(({ name }) => ({
    program: name,
    saves: [] as Measured[],
    restores: [] as Measured[],
    stored: 0,
    failed: null as string | null,
  }));
  for (let round = 1; round <= rounds.saves; round++) {
    for (const [at, program] of programs.entries()) {
      const result = results[at];
      if (result === undefined || result.failed !== null) continue;
      process.stderr.write(`  round ${round} of ${rounds.saves}: ${program.name}\n`);
      try {
        const once = await tryOnce(program, server, { scratch, restore: round <= rounds.restores });
        result.saves.push(once.save);
        if (once.restore !== null) result.restores.push(once.restore);
        result.stored = once.stored;
      } catch (error) {
        result.failed = error instanceof Error ? error.message : String(error);
        process.stderr.write(`  ${program.name} failed: ${result.failed}\n`);
      }
    }
  }
  return results;
}

async function tryOnce(
  program: DatabaseProgram,
  server: BenchServer,
  { scratch, restore }: { scratch: string; restore: boolean },
): Promise<{ save: Measured; restore: Measured | null; stored: number }> {
  const home = join(scratch, "trial");
  mkdirSync(home, { mode: 0o700 });
  const trial: DatabaseTrial = { server, home };
  try {
    program.begin(trial);
    settle(server);
    const save = await measure(program.save(trial), scratch);
    const stored = sizeOf(join(home, "store")).bytes;
    if (!restore) return { save, restore: null, stored };
    program.beforeRestore(trial);
    settle(server);
    const back = await measure(program.restore(trial), scratch);
    const [was, is] = [countsOf(server, DATABASE), countsOf(server, BACK)];
    if (was !== is) throw new Error(`${program.name} put back other rows than it saved`);
    return { save, restore: back, stored };
  } finally {
    server.sql(server.kind === "postgres" ? "postgres" : "", `DROP DATABASE IF EXISTS ${BACK}`);
    rmSync(home, { recursive: true, force: true });
  }
}

/** A dump that is thrown away, without and with the inventory; one pair for each number of jobs. */
export interface Inventory {
  readonly what: string;
  readonly alone: readonly Measured[];
  readonly withFacts: readonly Measured[];
}

/** Measures what the inventory costs, apart from sealing and storing. */
export async function measureInventory(
  server: BenchServer,
  { rounds, scratch }: { rounds: number; scratch: string },
): Promise<readonly Inventory[]> {
  const isPostgres = server.kind === "postgres";
  const dump = isPostgres
    ? [join(server.bin, "pg_dump"), ...server.reach, "-Fc", "-Z0", DATABASE]
    : [
        join(server.bin, "mariadb-dump"),
        ...server.reach,
        "--single-transaction",
        "--quick",
        DATABASE,
      ];
  const away = fileURLToPath(new URL("away.ts", import.meta.url));
  const made: Inventory[] = [];
  for (const jobs of isPostgres ? ["1", "2"] : [""]) {
    const alone: Measured[] = [];
    const withFacts: Measured[] = [];
    const engine = isPostgres ? "postgres" : "mysql";
    for (let round = 1; round <= rounds; round++) {
      process.stderr.write(`  inventory, round ${round} of ${rounds}\n`);
      const env = { BENCH_URL: server.url(DATABASE), HOLDFAST_SERVERS: SERVERS };
      alone.push(await measure({ argv: dump as [string, ...string[]] }, scratch));
      const argv = [process.execPath, away, engine, jobs] as [string, ...string[]];
      withFacts.push(await measure({ argv, env }, scratch));
    }
    made.push({ what: jobs === "2" ? `${engine}, jobs: 2` : engine, alone, withFacts });
  }
  return made;
}

/** What the server still has to write is not the next one's to wait for. */
function settle(server: BenchServer): void {
  if (server.kind === "postgres") server.sql("postgres", "CHECKPOINT");
  else server.sql("", "FLUSH ENGINE LOGS");
}
