import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { machineFacts, makeScratch } from "../facts.ts";
import { fill, writeRows } from "./data.ts";
import { enginesPage, type ServerResult } from "./page.ts";
import { missing, PROGRAMS } from "./programs.ts";
import { type BenchServer, binOf, KINDS, type Kind, startServer } from "./server.ts";
import { competeOn, type Inventory, measureInventory, type Rounds } from "./trial.ts";

const RESULTS = new URL("../RESULTS-engines.md", import.meta.url);
const QUICK = 0.004; // of the rows
const USAGE = "npm run bench -- engines [--rounds N] [--quick] [--servers postgres,mariadb]";

/** The bench of database servers: all of it by one command. */
export async function benchEngines(args: readonly string[]): Promise<void> {
  const options = optionsOf(args);
  const facts = machineFacts();
  const scratch = makeScratch();
  process.once("exit", () => rmSync(scratch, { recursive: true, force: true }));
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(130));
  const rows = join(scratch, "rows");
  process.stderr.write("making the rows\n");
  await writeRows(rows, options.quick ? QUICK : 1);
  const made: ServerResult[] = [];
  for (const kind of options.kinds) {
    if (binOf(kind) === null) facts.push(`${kind}: not installed (npm run engines)`);
    else made.push(await benchOne(kind, { ...options, rows, scratch, facts }));
  }
  if (made.some(({ results }) => results.some(({ failed }) => failed !== null))) {
    process.exitCode = 1;
  }
  const page = enginesPage(facts, made);
  process.stdout.write(page);
  if (!options.quick) writeFileSync(RESULTS, page);
  process.exit(); // ends the servers too
}

interface Options {
  readonly kinds: readonly Kind[];
  readonly rounds: Rounds;
  readonly quick: boolean;
}

async function benchOne(
  kind: Kind,
  { rounds, rows, scratch, facts }: Options & { rows: string; scratch: string; facts: string[] },
): Promise<ServerResult> {
  const server = await startServer(kind, scratch);
  process.stderr.write(`${kind} ${server.version}: filling it\n`);
  const bytes = fill(server, rows);
  facts.push(`${kind}: ${server.version}, as installed but for a cache of 256 MB and a larger log`);
  const programs = PROGRAMS.filter((program) => program.kind === kind);
  const here = programs.filter((program) => missing(program).length === 0);
  for (const program of programs) {
    const lacks = missing(program);
    if (lacks.length > 0) facts.push(`${program.name}: left out, needs ${lacks.join(", ")}`);
  }
  const results = await competeOn(server, here, { rounds, scratch });
  const inventory = await inventoryOf(server, { rounds: rounds.restores, scratch });
  server.stop();
  rmSync(join(scratch, kind), { recursive: true, force: true });
  const title = kind === "postgres" ? "PostgreSQL" : "MariaDB";
  return { title: `${title} ${server.version}`, bytes, results, inventory };
}

/** Minutes of other results must not be lost with it. */
async function inventoryOf(
  server: BenchServer,
  how: { rounds: number; scratch: string },
): Promise<readonly Inventory[]> {
  try {
    return await measureInventory(server, how);
  } catch (error) {
    process.stderr.write(`inventory failed: ${error instanceof Error ? error.message : error}\n`);
    process.exitCode = 1;
    return [];
  }
}

function optionsOf(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      rounds: { type: "string", default: "2" },
      servers: { type: "string", default: KINDS.join(",") },
      quick: { type: "boolean", default: false },
    },
  });
  const saves = Number(values.rounds);
  const kinds = KINDS.filter((kind) => values.servers.split(",").includes(kind));
  if (!Number.isInteger(saves) || saves < 1 || kinds.length === 0) {
    process.stderr.write(`Cannot run the bench: ${USAGE}\n`);
    process.exit(2);
  }
  const rounds = values.quick ? 1 : saves;
  return { kinds, rounds: { saves: rounds, restores: 1 }, quick: values.quick };
}
