import { type Command, InvalidArgumentError } from "commander";
import type { Setup } from "../../command/open_policy.ts";
import type { Outcome } from "../../domain/report.ts";
import { addInit } from "./init_command.ts";
import { type Acting, type Request, repeated } from "./request.ts";

type Options = Record<string, unknown>;
const NAMES = `
BACKUP is an id, id@sha256, latest, a date (YYYY-MM-DD) or a weekday of the last 7 days. The day is that
of the backup's schedule in its time zone; of a manual backup it is the day in UTC.`;

type Work = (setup: Setup, acting: Acting) => Promise<Outcome>;

/** Adds every command there is. A command's module is loaded only when it runs. */
export function addCommands(
  make: (name: string) => Command,
  found: (request: Request) => void,
): void {
  const bare = (name: string, options: Options, act: Request["act"]) =>
    found({ command: name, json: options["json"] === true, streams: name === "open", act });
  const withPolicy = (name: string, options: Options, work: Work) =>
    bare(name, options, async (acting) => {
      const { openPolicy } = await import("../../command/open_policy.ts");
      const { remindOpen } = await import("../../command/open_approval.ts");
      const setup = await openPolicy(text(options, "policy"), acting.machine, acting.kit);
      return remindOpen(setup, await work(setup, acting));
    });
  const add = (name: string, description: string, hasPolicy = true): Command => {
    const command = make(name)
      .description(description)
      .option("--json", "print the report as JSON on stdout, and nothing else");
    return hasPolicy
      ? command.option("--policy <file>", "the policy; else ./holdfast.yml, else the kit's")
      : command;
  };
  const store = () =>
    repeated("--store <name>", "only this store of the policy; may be given several times");
  const source = () =>
    repeated("--source <name>", "only this source of the policy; may be given several times");

  addInit(
    add(
      "init",
      "set up a repository: a first policy, the workflows, and what is left to do",
      false,
    ),
    (options, act) => bare("init", options, act),
  );
  add(
    "keygen <dir>",
    "make an identity, its recipient and a signing key; print an emergency sheet",
    false,
  ).action((dir: string, options: Options) =>
    bare("keygen", options, async ({ machine }) =>
      (await import("../../command/keygen.ts")).keygen(machine, dir),
    ),
  );
  add(
    "kit <dir>",
    "write the break-glass folder: program, Node, policy, what to do; no private key",
  ).action((dir: string, options: Options) =>
    withPolicy("kit", options, async (setup, { dist, node }) =>
      (await import("../../command/kit.ts")).kit(setup, { folder: dir, dist, node }),
    ),
  );
  add("check", "check policy, keys, tools, rights, room and stores; touches nothing")
    .option("--offline", "only the policy's text: no file it names, no program, no store")
    .action((options: Options) =>
      bare("check", options, async ({ machine, kit }) =>
        (await import("../../command/check.ts")).check(machine, {
          policy: text(options, "policy"),
          kit,
          offline: options["offline"] === true,
        }),
      ),
    );
  add("backup", "dump, seal, sign, store and read back; needs the signing key")
    .addOption(source())
    .addOption(store())
    .option(
      "--due",
      "one for each schedule that is due, with its sources and stores; none if none is",
    )
    .option(
      "--prove",
      "also restore it from the store into scratch, compare every fact, publish a receipt",
    )
    .option("--label <text>", "a word to find it by, in the manifest", label)
    .action((options: Options, command: Command) => {
      const how = { label: text(options, "label"), prove: options["prove"] === true };
      const [sources, stores] = [many(options, "source"), many(options, "store")];
      if (options["due"] !== true)
        return withPolicy("backup", options, async (setup) =>
          (await import("../../command/backup.ts")).backup(setup, { ...how, sources, stores }),
        );
      if (sources.length + stores.length > 0)
        command.error("error: --due excludes --source and --store; the schedules name theirs");
      withPolicy("backup", options, async (setup) =>
        (await import("../../command/due.ts")).backupDue(setup, how),
      );
    });
  add("list", "the catalog: age, size, stores, trust and last proof of each backup")
    .addOption(store())
    .action((options: Options) =>
      withPolicy("list", options, async (setup) =>
        (await import("../../command/list.ts")).list(setup, { stores: many(options, "store") }),
      ),
    );
  add("verify [backup]", "check signatures, chain and all stored bytes; of one backup or all")
    .addHelpText("after", NAMES)
    .addOption(store())
    .option("--headers", "that the headers open with the identity; quick")
    .option("--deep", "that everything opens with the identity")
    .option("--identity <file>", "the secret identity, for --headers and --deep")
    .action((backup: string | undefined, options: Options, command: Command) => {
      if (options["headers"] === true && options["deep"] === true)
        command.error("error: --headers and --deep exclude each other");
      withPolicy("verify", options, async (setup) =>
        (await import("../../command/verify.ts")).verify(setup, {
          backup: backup ?? null,
          stores: many(options, "store"),
          depth:
            options["deep"] === true ? "deep" : options["headers"] === true ? "headers" : "bytes",
          identity: text(options, "identity"),
        }),
      );
    });
  add(
    "plan <backup>",
    "say what restoring a backup would do, as a file to approve; touches no place",
  )
    .addHelpText("after", NAMES)
    .addOption(source())
    .addOption(store())
    .addOption(
      repeated("--path <path>", "only this path of one source; may be given several times"),
    )
    .addOption(repeated("--into <source=place>", "restore a source to another place", intoParts))
    .option("--as <key>", "prove who asks: your SSH key, or its .pub when it is in an agent")
    .requiredOption("--out <file>", "where to write the plan")
    .action((backup: string, options: Options) => {
      const into = new Map(many(options, "into").map(intoParts));
      withPolicy("plan", options, async (setup) =>
        (await import("../../command/plan.ts")).plan(setup, {
          backup,
          sources: many(options, "source"),
          paths: many(options, "path"),
          into,
          stores: many(options, "store"),
          as: text(options, "as"),
          out: text(options, "out") as string,
        }),
      );
    });
  add("approve <plan>", "show a plan, check it against your own copy of the policy, sign it")
    .requiredOption("--key <file>", "your SSH key, or its .pub when it is in an agent")
    .action((plan: string, options: Options) =>
      withPolicy("approve", options, async (setup) =>
        (await import("../../command/approve.ts")).approve(setup, {
          plan,
          key: text(options, "key") as string,
        }),
      ),
    );
  add("restore <plan>", "carry out an approved plan: build aside, compare, swap; can be undone")
    .addOption(repeated("--approval <file>", "approvals beside those in <plan>.approval"))
    .option("--identity <file>", "the secret identity that opens the backup")
    .action((plan: string, options: Options) =>
      withPolicy("restore", options, async (setup) =>
        (await import("../../command/restore.ts")).restore(setup, {
          plan,
          approvals: many(options, "approval"),
          identity: text(options, "identity"),
        }),
      ),
    );
  add("undo <restore>", "swap back what a restore replaced; by the 16 digits it printed")
    .option("--identity <file>", "opens the copy made first, should its one-time key be lost")
    .action((restore: string, options: Options) =>
      withPolicy("undo", options, async (setup) =>
        (await import("../../command/undo.ts")).undo(setup, restore, text(options, "identity")),
      ),
    );
  add("settle <restore>", "drop what a restore kept for undo; no way back after it").action(
    (restore: string, options: Options) =>
      withPolicy("settle", options, async (setup) =>
        (await import("../../command/undo.ts")).settle(setup, restore),
      ),
  );
  add(
    "drill [backup]",
    "prove a backup: restore it into scratch, compare every fact, ask your checks, discard",
  )
    .addHelpText("after", `${NAMES}\nWithout BACKUP: latest. No place of the policy is touched.`)
    .addOption(source())
    .addOption(store())
    .requiredOption("--identity <file>", "the secret identity that opens the backup")
    .action((backup: string | undefined, options: Options) =>
      withPolicy("drill", options, async (setup) =>
        (await import("../../command/drill.ts")).drill(setup, {
          backup: backup ?? "latest",
          sources: many(options, "source"),
          stores: many(options, "store"),
          identity: text(options, "identity"),
        }),
      ),
    );
  add("prune", "say which backups retention keeps and why; remove the rest with --yes")
    .addOption(store())
    .option("--yes", "do it: verify what stays, note each removal, remove; needs the signing key")
    .action((options: Options) =>
      withPolicy("prune", options, async (setup) =>
        (await import("../../command/prune.ts")).prune(setup, {
          stores: many(options, "store"),
          yes: options["yes"] === true,
        }),
      ),
    );
  add(
    "open <backup> <archive>",
    "write one archive's plain bytes to stdout; the report goes to stderr",
  )
    .addHelpText(
      "after",
      `${NAMES}\nARCHIVE is SOURCE/FILE as list --json and the manifest show it; .zst.age may be left out.`,
    )
    .addOption(store())
    .option("--path <path>", "only this path of a file tree")
    .requiredOption("--identity <file>", "the secret identity that opens the backup")
    .action((backup: string, archive: string, options: Options) =>
      withPolicy("open", options, async (setup, { stdout }) =>
        (await import("../../command/open.ts")).open(setup, {
          backup,
          archive,
          path: text(options, "path"),
          stores: many(options, "store"),
          identity: text(options, "identity"),
          out: (chunk) => send(stdout, chunk),
        }),
      ),
    );
  add(
    "demo [dir]",
    "the whole circle on an embedded database and a folder; below ten seconds",
    false,
  ).action((dir: string | undefined, options: Options) =>
    bare("demo", options, async (acting) =>
      (await import("../../command/demo.ts")).demo(acting.machine, {
        folder: dir ?? null,
        say: (line) => options["json"] === true || acting.stdout.write(`${line}\n`),
      }),
    ),
  );
}

function text(options: Options, name: string): string | null {
  return (options[name] as string | undefined) ?? null;
}

function many(options: Options, name: string): string[] {
  return (options[name] as string[] | undefined) ?? [];
}

function label(value: string): string {
  if (/^[\p{L}\p{N} ._:+-]{1,100}$/u.test(value)) return value;
  throw new InvalidArgumentError("Letters, digits, spaces and . _ : + - only, at most 100.");
}

function intoParts(given: string): [string, string] {
  const at = given.indexOf("=");
  if (at < 1 || at === given.length - 1)
    throw new InvalidArgumentError("It must read SOURCE=PLACE.");
  return [given.slice(0, at), given.slice(at + 1)];
}

async function send(stdout: NodeJS.WritableStream, chunk: Uint8Array): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    stdout.write(chunk, (error?: Error | null) => (error ? reject(error) : resolve()));
  });
}
