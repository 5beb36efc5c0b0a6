import { type Family, VERSIONS } from "../test/servers/places.ts";

/** One test of jest's `--json`, as far as it is read here. */
export interface Ran {
  readonly title: string;
  readonly status: string;
}

/** What was found of a server or program, e.g. `["postgres 15", "15.18"]`. */
export type Found = readonly (readonly [column: string, version: string])[];

/** The columns that engines have, in their order. */
const KINDS = ["files", "sqlite", "command", "postgres", "mariadb", "mysql"];

/** What a test tried, and on what. */
export interface Tried {
  /** Several where one test needs several versions: "postgres 15, 17, 18 restores upwards". */
  readonly columns: readonly string[];
  readonly line: string;
}

const NAMED =
  /^(?:(files), [^:]*:|(sqlite|command)|(postgres \d+ with jobs: \d+)|postgres (\d+(?:, \d+)*)|mysql (mariadb|mysql)(?: [\d.]+)?) (.+)$/s;

/** What was tried on which engine and version, from a test's name; null: it names none. */
export function triedOn(title: string): Tried | null {
  const found = NAMED.exec(title);
  if (found === null) return null;
  const [, files, other, jobs, majors, family, line = ""] = found;
  const one = files ?? other ?? jobs;
  if (one !== undefined) return { columns: [one], line };
  if (family !== undefined) return { columns: [`${family} ${VERSIONS[family as Family]}`], line };
  return { columns: (majors ?? "").split(", ").map((major) => `postgres ${major}`), line };
}

/** Whether a test file has a test that is tried on a version, as its source says: the others need not run. */
export function isTried(source: string): boolean {
  const named =
    /Contract\(|["`](?:sqlite |command |postgres (?:\d|\$\{)|mysql (?:mariadb|mysql|\$\{))/;
  return named.test(source);
}

/** The lines of the exams, from the sources that hold them. */
export function linesOf(sources: readonly string[]): ReadonlySet<string> {
  const lines = new Set<string>();
  for (const source of sources) {
    // `exam("line"`, exam(`line`, and test(`${name} line`
    for (const [, , plain, named] of source.matchAll(
      /\b(?:exam|test)\(\s*(?:(["`])((?:(?!\1).)+)\1|`\$\{name\} ([^`]+)`),/g,
    )) {
      const line = (named ?? plain ?? "").replace(/^\$\{name\} /, "");
      if (!line.includes("${")) lines.add(line);
    }
  }
  return lines;
}

/** The page. What did not pass on a version is not claimed there: an empty cell, and never a "yes". */
export function enginesPage(
  ran: readonly Ran[],
  lines: ReadonlySet<string>,
  { found, measured }: { found: Found; measured: readonly string[] },
): string {
  const tried = new Map<string, Map<string, boolean>>();
  for (const { title, status } of ran) {
    const at = triedOn(title);
    if (at === null || status === "pending") continue;
    const cells = tried.get(at.line) ?? new Map<string, boolean>();
    for (const one of at.columns) cells.set(one, (cells.get(one) ?? true) && status === "passed");
    tried.set(at.line, cells);
  }
  const exam = [...lines];
  const beside = [...tried.keys()].filter((line) => !lines.has(line)).toSorted();
  const columns = (of: readonly string[]) => columnsOf(of.map((line) => tried.get(line)));
  const table = (of: readonly string[], first: string): string => {
    const head = columns(of);
    const cell = (line: string, column: string) => (tried.get(line)?.get(column) ? "yes" : "");
    return tableOf(
      [first, ...head],
      of.map((line) => [line, ...head.map((column) => cell(line, column))]),
    );
  };
  const seen = new Set([...columns(exam), ...columns(beside)]);
  return `${[
    "# What was proved on which version",
    "Made by `npm run engines-table` out of a test run against real servers; a test holds it against the exams. *yes*: the test of this name passed on that version in that run. An empty cell: there is no such test for that engine, or it did not pass, or the server was not there.",
    "## Versions",
    tableOf(
      ["column", "found in that run"],
      found.filter(([column]) => seen.has(column)),
    ),
    "## The exam",
    "The same for all engines of files, and for all of servers.",
    table(exam, "line of the exam"),
    "## Beside the exam",
    "What is tried of one engine alone, where the test's name says on which version.",
    table(beside, "test"),
    "## Writers during the dump",
    "One program wrote one small transaction after another while a dump of 40,000 rows ran. The longest pause between two of them, by the server's clock, as it was on that machine in that run; no test asserts it.",
    measured.map((line) => `* ${line.replace(/^mysql (?=m)/, "")}`).join("\n"),
  ].join("\n\n")}\n`;
}

/** The columns in which something was tried, by kind. */
function columnsOf(tried: readonly (ReadonlyMap<string, boolean> | undefined)[]): string[] {
  const all = new Set(tried.flatMap((cells) => [...(cells?.keys() ?? [])]));
  return [...all].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
}

/** Order of the columns: by kind. */
function rank(column: string): number {
  return KINDS.indexOf(column.split(" ")[0] ?? "");
}

function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}
