import { Command, CommanderError } from "commander";
import { HoldfastError } from "../../domain/error.ts";
import { shown } from "../../domain/name.ts";
import { VERSION } from "../../domain/version.ts";
import { addCommands } from "./commands.ts";
import type { Request } from "./request.ts";

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
  // Commander would answer "init --help" with the program's help, as if there were an init.
  if (!isKnown(argv, program)) return wrong(argv, null, program);
  try {
    await program.parseAsync([...argv], { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return { help: said };
    return wrong(argv, error, program);
  }
  return request ?? wrong(argv, null, program);
}

const ALONE = ["-h", "--help", "-V", "--version"]; // options that need no command

/** The command a line begins with; null where it begins with an option or not at all. */
function commandOf(argv: readonly string[]): string | null {
  const typed = argv[0] === "help" ? (argv[1] ?? "help") : argv[0];
  return typed === undefined || typed.startsWith("-") ? null : typed;
}

function isKnown(argv: readonly string[], program: Command): boolean {
  const typed = commandOf(argv);
  if (typed === null) return argv[0] !== undefined && ALONE.includes(argv[0]);
  return typed === "help" || program.commands.some((one) => one.name() === typed);
}

/** The error of a command line. What was typed is a stranger's text like any other. */
function wrong(argv: readonly string[], error: CommanderError | null, program: Command): Wrong {
  const typed = commandOf(argv);
  const names = program.commands.map((one) => one.name()).filter((name) => name !== "help");
  const why =
    error !== null
      ? error.message.replace(/^error: /, "").replace(/\.$/, "")
      : typed !== null
        ? "there is no such command"
        : argv.length === 0
          ? "no command was given"
          : "the command comes first, its options after it";
  const what = typed === null ? "Cannot run holdfast" : `Cannot run "holdfast ${shown(typed)}"`;
  return {
    wrong: new HoldfastError("policy", `${what}: ${shown(why)}`, {
      code: "usage",
      hint:
        error !== null && typed !== null
          ? `Run holdfast ${typed} --help for its options.`
          : `The commands are ${names.join(", ")}.`,
      thing: shown(typed ?? "holdfast"),
    }),
    command: shown(typed ?? ""),
    json: argv.includes("--json"),
    help: argv.length === 0 ? program.helpInformation() : "",
  };
}
