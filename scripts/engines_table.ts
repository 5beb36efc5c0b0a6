// Writes docs/engines.md out of a run of the engines' tests: `npm run engines-table`, or with the files that runs of
// `npm test -- --json --outputFile FILE` wrote: `npm run engines-table -- FILE...`.
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { FAMILIES, MAJORS, postgresBin, programsOf, VERSIONS } from "../test/servers/places.ts";
import { enginesPage, type Found, isTried, linesOf, type Ran } from "./engines_page.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const PAGE = join(ROOT, "docs/engines.md");
const EXAMS = ["contract", "server_contract", "live_exam", "naughty_exam"];

const sources = EXAMS.map((name) => readFileSync(join(ROOT, `test/engine/${name}.ts`), "utf8"));
const ownFolder = mkdtempSync(join(tmpdir(), "holdfast-exams-"));
process.once("exit", () => rmSync(ownFolder, { recursive: true }));
/** What the exams measured: where HOLDFAST_MEASURED says, as in the run that wrote the given files. */
const MEASURED = process.env["HOLDFAST_MEASURED"] ?? join(ownFolder, "measured");
const ran = resultsOf(process.argv.slice(2));
const measured = existsSync(MEASURED)
  ? readFileSync(MEASURED, "utf8").trim().split("\n").toSorted()
  : [];
const failed = ran.filter(({ status }) => status === "failed");
if (failed.length > 0) {
  process.stderr.write(`Cannot write docs/engines.md: failed: ${failed[0]?.title}\n`);
  process.exit(1);
}
writeFileSync(PAGE, enginesPage(ran, linesOf(sources), { found: versions(), measured }));

/** All tests of the engines, from files or from a run of their exams. */
function resultsOf(files: readonly string[]): readonly Ran[] {
  if (files.length > 0) return files.flatMap(read);
  const made = join(ownFolder, "results.json");
  spawnSync("npm", ["test", "--", ...filesTried(), "--json", `--outputFile=${made}`], {
    cwd: ROOT,
    env: { ...process.env, HOLDFAST_MEASURED: MEASURED },
    stdio: ["ignore", "ignore", "inherit"],
  });
  return read(made);
}

/** The test files whose names say on which version; a run of all others would say nothing here. */
function filesTried(): string[] {
  const names = readdirSync(join(ROOT, "test/engine"), { recursive: true, encoding: "utf8" });
  return names
    .filter((name) => name.endsWith("_test.ts"))
    .map((name) => `test/engine/${name}`)
    .filter((file) => isTried(readFileSync(join(ROOT, file), "utf8")))
    .toSorted();
}

function read(file: string): readonly Ran[] {
  const { testResults } = JSON.parse(readFileSync(file, "utf8")) as {
    testResults: { name: string; assertionResults: Ran[] }[];
  };
  return testResults
    .filter(({ name }) => name.includes("/test/engine/"))
    .flatMap(({ assertionResults }) => assertionResults);
}

/** What is on this machine, as it says itself. */
function versions(): Found {
  const ask = (program: string, ...args: string[]): string =>
    /\d+\.\d+(\.\d+)*/.exec(execFileSync(program, args, { encoding: "utf8" }))?.[0] ?? "unknown";
  const found: (readonly [string, string])[] = [
    ["files", `GNU tar ${ask("tar", "--version")}`],
    ["sqlite", process.versions["sqlite"] ?? "unknown"],
    ["command", "GNU tar, OpenLDAP's slapcat and slapadd"],
  ];
  for (const major of MAJORS) {
    const bin = postgresBin(major);
    if (bin !== "") found.push([`postgres ${major}`, ask(join(bin, "postgres"), "--version")]);
  }
  for (const family of FAMILIES) {
    const server = programsOf(family)?.server;
    if (server === undefined) continue;
    found.push([`${family} ${VERSIONS[family]}`, ask(server, "--no-defaults", "--version")]);
  }
  return found;
}
