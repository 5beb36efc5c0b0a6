import { type Command, InvalidArgumentError } from "commander";
import { HoldfastError } from "../../domain/error.ts";
import { NAME } from "../../domain/name.ts";
import type { Request } from "./request.ts";
import { repeated } from "./request.ts";
import { actionOf, nameAnd, plainStarter, runnerOf } from "./starter_options.ts";

const RUNNER = "holdfast";
const PRESETS = ["plain"];

/** Adds `init`, the only command that asks. */
export function addInit(
  command: Command,
  found: (options: Record<string, unknown>, act: Request["act"]) => void,
): void {
  const sourceParts = nameAnd("PATH");
  const personParts = nameAnd("LOGIN");
  command
    .option("--preset <name>", "ask nothing: plain takes the options below and defaults", preset)
    .option("--exact", "the schedules' exact times in the workflow instead of an hourly look")
    .option("--name <name>", "the policy's name; the folder's unless told", policyName)
    .addOption(
      repeated(
        "--source <name=path>",
        "a folder, or an SQLite database by .db, .sqlite; settings=/etc unless told; may be given several times",
        sourceParts,
      ),
    )
    .option("--store <path>", "where backups rest; /var/backups/holdfast unless told")
    .addOption(
      repeated(
        "--person <name=login>",
        "who may approve a restore; login as on GitHub; may be given several times",
        personParts,
      ),
    )
    .option("--runner <label>", `the runner beside the servers; ${RUNNER} unless told`, runnerOf)
    .option("--action <owner/name@commit>", "the release of Holdfast the workflows use", actionOf)
    .action((options: Record<string, unknown>) =>
      found(options, async ({ machine, dist }) => {
        const many = (name: string) => (options[name] as string[] | undefined) ?? [];
        const one = (name: string) => (options[name] as string | undefined) ?? null;
        const plain = plainStarter(
          {
            name: one("name"),
            sources: many("source").map(sourceParts),
            store: one("store"),
            people: many("person").map(personParts),
          },
          machine.cwd,
        );
        const exact = options["exact"] === true;
        const asks = one("preset") === null;
        if (asks && !(process.stdin.isTTY && process.stdout.isTTY && options["json"] !== true))
          throw nobodyToAsk();
        const answers = asks
          ? await (await import("./ask_starter.ts")).askStarter(plain, exact)
          : { starter: plain, exact };
        const { init } = await import("../../command/init.ts");
        return await init(machine, {
          ...answers,
          action: one("action"),
          runner: one("runner") ?? RUNNER,
          dist,
        });
      }),
    );
}

function nobodyToAsk(): HoldfastError {
  return new HoldfastError("policy", "Cannot ask: this is no terminal", {
    code: "usage",
    hint: "Run holdfast init --preset plain; its options are the answers.",
    thing: "init",
  });
}

function preset(value: string): string {
  if (PRESETS.includes(value)) return value;
  throw new InvalidArgumentError(`There is ${PRESETS.join(", ")}.`);
}

function policyName(value: string): string {
  if (NAME.test(value)) return value;
  throw new InvalidArgumentError("Lower-case letters, digits and hyphens, at most 40.");
}
