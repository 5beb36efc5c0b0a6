import { HoldfastError } from "../../domain/error.ts";
import type { Finding } from "../../domain/finding.ts";
import { mayBeSecret } from "../../domain/hidden.ts";
import { NAME, shown } from "../../domain/name.ts";
import type { Machine } from "../../host/machine.ts";
import {
  COMMANDS,
  COMMON,
  type CommandWord,
  INPUTS,
  type InputName,
  variableOf,
  type Word,
} from "./commands.ts";

/** How much of a summary is written. */
export type SummaryLevel = "off" | "short" | "full";

/** The inputs of a step, read and checked. An input that was not given, or is empty, is null or empty. */
export interface Inputs {
  readonly command: CommandWord;
  readonly policy: string | null;
  readonly id: string | null;
  /** A path, or `run:<run id>`. */
  readonly plan: string | null;
  readonly sources: readonly string[];
  readonly stores: readonly string[];
  readonly paths: readonly string[];
  /** Places by source, as written: a place may still be `env:NAME` or `file:PATH`. */
  readonly into: ReadonlyMap<string, string>;
  /** A key's text, `env:NAME` or `file:PATH`. */
  readonly signingKey: string | null;
  readonly identity: string | null;
  /** A path, or the text of approvals. */
  readonly approval: string | null;
  /** Empty where the workflow gave none. */
  readonly token: string;
  readonly summary: SummaryLevel;
}

/** What is wrong with the inputs, all at once. */
export interface WrongInputs {
  readonly wrong: HoldfastError;
  /** As it was given, for the report. */
  readonly command: string;
}

const SUMMARIES: readonly SummaryLevel[] = ["off", "short", "full"];
const HINT = "docs/action.md lists the inputs of each command.";

/** Reads the inputs from the runner's variables; collects every complaint. */
export function readInputs(env: Machine["env"]): Inputs | WrongInputs {
  const complaints: [name: string, text: string][] = [];
  const complain = (name: string, text: string): void => void complaints.push([name, text]);
  const given = (name: InputName): string | null => env[variableOf(name)]?.trim() || null;
  for (const name of strangers(env)) complain(shown(name), `there is no input "${shown(name)}"`);
  const line = given("command");
  const command = line !== null && Object.hasOwn(COMMANDS, line) ? (line as CommandWord) : null;
  if (line === null) complain("command", "command is not given");
  else if (command === null) complain("command", `command "${told(line)}" is none`);
  if (command !== null) {
    const word: Word = COMMANDS[command];
    for (const name of INPUTS) {
      if (COMMON.some((one) => one === name)) continue;
      const takes = word.takes.some((one) => one === name);
      if (!takes && given(name) !== null) complain(name, `${name} means nothing to ${command}`);
      if (word.needs.some((one) => one === name) && given(name) === null)
        complain(name, `${command} needs ${name}`);
    }
  }
  const summary = (given("summary") ?? "short") as SummaryLevel;
  if (!SUMMARIES.includes(summary))
    complain("summary", `summary is "${told(summary)}", expected off, short or full`);
  const names = (name: "sources" | "stores"): string[] => {
    // The page that starts a workflow has one line, and no name holds a comma or a space.
    const list = (env[variableOf(name)] ?? "").split(/[\s,]+/).filter((one) => one !== "");
    for (const one of list)
      if (!NAME.test(one)) complain(name, `${name} holds "${told(one)}", which is no name`);
    refuseTwice(name, list, complain);
    return list;
  };
  const sources = names("sources");
  const stores = names("stores");
  const paths = linesOf(env[variableOf("paths")]);
  refuseTwice("paths", paths, complain);
  const into = readInto(linesOf(env[variableOf("into")]), complain);
  for (const name of ["signing-key", "identity"] as const) refuseNoKey(name, given(name), complain);
  const plan = given("plan");
  if (plan?.startsWith("run:") === true && !/^run:[1-9]\d{0,19}$/.test(plan))
    complain("plan", "plan names no run: expected run: and the number of a workflow run");
  if (complaints.length > 0 || command === null)
    return { command: told(line ?? ""), wrong: wrongOf(line, complaints) };
  return {
    command,
    policy: given("policy"),
    id: given("id"),
    plan,
    sources,
    stores,
    paths,
    into,
    signingKey: given("signing-key"),
    identity: given("identity"),
    approval: given("approval"),
    token: given("github-token") ?? "",
    summary,
  };
}

/** Inputs that the workflow gave and action.yml does not have. */
function strangers(env: Machine["env"]): string[] {
  const known = INPUTS.map(variableOf);
  return Object.keys(env)
    .filter((name) => name.startsWith("INPUT_") && !known.includes(name))
    .map((name) => name.slice("INPUT_".length).toLowerCase())
    .sort();
}

/** A list's items, one a line. A path may begin with spaces, but none ends with a line's end. */
function linesOf(text: string | undefined): string[] {
  return (text ?? "")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

type Complain = (name: string, text: string) => void;

function refuseTwice(name: string, list: readonly string[], complain: Complain): void {
  const twice = new Set(list.filter((one, at) => list.indexOf(one) !== at));
  for (const one of twice) complain(name, `${name} holds "${told(one)}" twice`);
}

function readInto(list: readonly string[], complain: Complain): Map<string, string> {
  const into = new Map<string, string>();
  for (const line of list) {
    const at = line.indexOf("=");
    const name = line.slice(0, Math.max(at, 0)).trim();
    const place = line.slice(at + 1).trim();
    if (at < 1 || place === "" || !NAME.test(name))
      complain("into", "into holds a line that is not SOURCE=PLACE");
    else if (into.has(name)) complain("into", `into holds source "${name}" twice`);
    into.set(name, place);
  }
  return into;
}

/** A path where a key is expected would be taken for a key's text, and the error would come late. */
function refuseNoKey(name: InputName, value: string | null, complain: Complain): void {
  if (value === null || /^env:[A-Za-z_][A-Za-z0-9_]*$|^file:[^\x00\r\n]+$/.test(value)) return;
  if (/PRIVATE KEY|AGE-SECRET-KEY-|age-encryption\.org|BEGIN AGE ENCRYPTED FILE/i.test(value))
    return;
  complain(name, `${name} is no key, expected its text, env:NAME or file:PATH`);
}

/** A stranger's text, unless it may be a key that was put into the wrong input. */
function told(text: string): string {
  return mayBeSecret(text) ? "(a text that may be secret)" : shown(text).slice(0, 200);
}

function wrongOf(line: string | null, complaints: readonly [string, string][]): HoldfastError {
  const list = `command is one of: ${Object.keys(COMMANDS).join(", ")}.`;
  const findings = complaints.map(
    ([thing, text], at): Finding => ({
      code: "usage",
      weight: "error",
      thing,
      text: `Cannot run the action: ${text}`,
      hint: thing === "command" ? list : at === complaints.length - 1 ? HINT : "",
    }),
  );
  const why =
    complaints.length === 1 ? complaints[0]?.[1] : `${complaints.length} mistakes in its inputs`;
  return new HoldfastError("policy", `Cannot run the action: ${why}`, {
    code: "usage",
    hint: line === null ? list : HINT,
    thing: "inputs",
    findings,
  });
}
