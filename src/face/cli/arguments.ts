import { Command, CommanderError, Option } from "commander";
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

/** Help that was asked for, or what is wrong with the command line. */
export interface Help {
  readonly help: string;
  readonly exit: number;
  readonly command: string;
}

/** Reads a command line; loads nothing of the commands themselves. */
export async function parseArguments(argv: readonly string[]): Promise<Request | Help> {
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
    .addHelpText("after", "\nTry: holdfast demo");
  const configure = (command: Command): Command =>
    command
      .exitOverride()
      .configureOutput({ writeOut: write, writeErr: write })
      .showHelpAfterError("Run holdfast --help for the commands and their options.");
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
    return {
      help: said,
      exit: error.exitCode === 0 ? 0 : 2,
      command: argv.find((one) => !one.startsWith("-")) ?? "",
    };
  }
  return request ?? { help: program.helpInformation(), exit: 2, command: "" };
}

/** An option that may be given several times. @param check Throws InvalidArgumentError for a value that makes no sense. */
export function repeated(
  flags: string,
  description: string,
  check: (value: string) => unknown = () => {},
): Option {
  return new Option(flags, description)
    .default([], "none")
    .argParser((value: string, before: string[]) => {
      check(value);
      return [...before, value];
    });
}
