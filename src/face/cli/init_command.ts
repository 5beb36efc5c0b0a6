import { type Command, InvalidArgumentError } from "commander";
import { HoldfastError } from "../../domain/error.ts";
import { NAME } from "../../domain/name.ts";
import type { StarterDatabase } from "../../domain/preset_emca.ts";
import type { Preset } from "../../domain/starter.ts";
import type { Request } from "./request.ts";
import { repeated } from "./request.ts";
import {
  actionOf,
  databaseOf,
  nameAnd,
  plainStarter,
  presetOf,
  runnerOf,
  STORES,
  type StarterOf,
} from "./starter_options.ts";

const RUNNER = "holdfast";

/** Adds `init`, the only command that asks. */
export function addInit(
  command: Command,
  found: (options: Record<string, unknown>, act: Request["act"]) => void,
): void {
  const sourceParts = nameAnd("PATH");
  const personParts = nameAnd("LOGIN");
  command
    .option(
      "--preset <name>",
      "ask nothing: plain takes the options below and defaults; emca and senhasegura know the sources of these systems",
      presetOf,
    )
    .option(
      "--database <kind>",
      "with --preset emca: where its databases lie, mysql or postgres; mysql unless told",
      databaseOf,
    )
    .option("--exact", "the schedules' exact times in the workflow instead of an hourly look")
    .option("--name <name>", "the policy's name; the folder's unless told", policyName)
    .addOption(
      repeated(
        "--source <name=path>",
        "with --preset plain: a folder, or an SQLite database by .db, .sqlite; settings=/etc unless told; may be given several times",
        sourceParts,
      ),
    )
    .option(
      "--store <path>",
      `where backups rest; ${STORES.plain} unless told, with a system's preset ${STORES.emca}`,
    )
    .addOption(
      repeated(
        "--person <name=login>",
        "who may approve a restore; login as on GitHub; may be given several times",
        personParts,
      ),
    )
    .option("--runner <label>", `the runner beside the servers; ${RUNNER} unless told`, runnerOf)
    .option("--action <owner/name@commit>", "the release of Holdfast the workflows use", actionOf)
    .action((options: Record<string, unknown>) => {
      const many = (name: string) => (options[name] as string[] | undefined) ?? [];
      const one = (name: string) => (options[name] as string | undefined) ?? null;
      const preset = one("preset") as Preset | null;
      refuseStray(command, { preset, database: one("database"), sources: many("source") });
      found(options, async ({ machine, dist }) => {
        const starterOf: StarterOf = (chosen, database) =>
          plainStarter(
            {
              preset: chosen,
              database,
              name: one("name"),
              sources: many("source").map(sourceParts),
              store: one("store"),
              people: many("person").map(personParts),
            },
            machine.cwd,
          );
        const exact = options["exact"] === true;
        const asks = preset === null;
        if (asks && !(process.stdin.isTTY && process.stdout.isTTY && options["json"] !== true))
          throw nobodyToAsk();
        const answers = asks
          ? await (await import("./ask_starter.ts")).askStarter(starterOf, exact)
          : { starter: starterOf(preset, one("database") as StarterDatabase | null), exact };
        const { init } = await import("../../command/init.ts");
        return await init(machine, {
          ...answers,
          action: one("action"),
          runner: one("runner") ?? RUNNER,
          dist,
        });
      });
    });
}

function nobodyToAsk(): HoldfastError {
  return new HoldfastError("policy", "Cannot ask: this is no terminal", {
    code: "usage",
    hint: "Run holdfast init --preset plain; its options are the answers.",
    thing: "init",
  });
}

/** An option that the preset would not look at was meant for another one. */
function refuseStray(
  command: Command,
  given: { preset: Preset | null; database: string | null; sources: readonly string[] },
): void {
  const { preset, database, sources } = given;
  if (database !== null && preset !== "emca")
    command.error("error: --database goes with --preset emca");
  if (sources.length > 0 && preset !== null && preset !== "plain")
    command.error(`error: --source goes with --preset plain: ${preset} has its own`);
}

function policyName(value: string): string {
  if (NAME.test(value)) return value;
  throw new InvalidArgumentError("Lower-case letters, digits and hyphens, at most 40.");
}
