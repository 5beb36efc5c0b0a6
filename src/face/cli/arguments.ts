import { Command, CommanderError, Option } from "commander";
import { HoldfastError } from "../../domain/error.ts";
import { shown } from "../../domain/name.ts";
import type { Outcome } from "../../domain/report.ts";
import { VERSION } from "../../domain/version.ts";
import type { Machine } from "../../host/machine.ts";
import { addCommands } from "./commands.ts";

/** What a command is given to act with. */
export interface Acting {
  readonly machine: Machine;
  /** The kit's folder when the program runs from one. */
  readonly kit: string | null;
  /** The folder of the running bundle, and the running Node. */
  readonly dist: string;
  readonly node: string;
  readonly stdout: NodeJS.WritableStream;
}

/** A command line that makes sense. */
export interface Request {
  readonly command: string;
  readonly json: boolean;
  /** True where stdout carries an archive's bytes instead of the report. */
  readonly streams: boolean;
  readonly act: (acting: Acting) => Promise<Outcome>;
}

/** Help that was asked for. */
export interface Help {
  readonly help: string;
}

/** What is wrong with a command line. */
export interface Wrong {
  readonly wrong: HoldfastError;
  readonly command: string;
  readonly json: boolean;
  /** To be read before the error; empty but for a command line without a command. */
  readonly help: string;
}

const WIDTH = 100; // columns of help, the same on every terminal
const EXITS = `
Exit codes: 0 done · 2 policy or usage · 3 source · 4 store · 5 seal or keys · 6 trust · 7 approval ·
            8 restore · 1 our bug · 130 interrupted
Try:        holdfast demo`;

/** Reads a command line; loads nothing of the commands themselves. */
export async function parseArguments(argv: readonly string[]): Promise<Request | Help | Wrong> {
  let said = "";
  let request: Request | null = null;
  const write = (text: string): void => {
    said += text;
  };
  const program = new Command("holdfast")
    .description(
      "Encrypted, signed server backups: policy by pull request, backup on a schedule, restore by approval.",
    )
    .version(VERSION)
    .addHelpText("after", EXITS);
  const configure = (command: Command): Command =>
    command
      .exitOverride()
      .configureOutput({ writeOut: write, writeErr: write, getOutHelpWidth: () => WIDTH })
      .showSuggestionAfterError(false);
  configure(program);
  addCommands(
    (name) => configure(program.command(name)),
    (made) => {
      request = made;
    },
  );
  try {
    await program.parseAsync([...argv], { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return { help: said };
    return wrong(argv, error, program);
  }
  return request ?? wrong(argv, null, program);
}

/** The error of a command line. What was typed is a stranger's text like any other. */
function wrong(argv: readonly string[], error: CommanderError | null, program: Command): Wrong {
  const words = argv.filter((one) => !one.startsWith("-"));
  const typed = (words[0] === "help" ? words[1] : words[0]) ?? "";
  const isKnown = program.commands.some((one) => one.name() === typed);
  const isBare = typed === "" && (error === null || error.code === "commander.help");
  const why = isBare
    ? "no command was given"
    : !isKnown && typed !== ""
      ? "there is no such command"
      : (error?.message ?? "").replace(/^error: /, "").replace(/\.$/, "");
  const names = program.commands.map((one) => one.name()).filter((name) => name !== "help");
  const what = typed === "" ? "Cannot run holdfast" : `Cannot run "holdfast ${shown(typed)}"`;
  return {
    wrong: new HoldfastError("policy", `${what}: ${shown(why)}`, {
      code: "usage",
      hint: isKnown
        ? `Run holdfast ${typed} --help for its options.`
        : `The commands are ${names.join(", ")}.`,
      thing: shown(typed),
    }),
    command: shown(typed),
    json: argv.includes("--json"),
    help: isBare ? program.helpInformation() : "",
  };
}

/** An option that may be given several times. @param check Throws InvalidArgumentError for a value that makes no sense. */
export function repeated(
  flags: string,
  description: string,
  check: (value: string) => unknown = () => {},
): Option {
  return new Option(flags, description).argParser((value: string, before: string[] = []) => {
    check(value);
    return [...before, value];
  });
}
