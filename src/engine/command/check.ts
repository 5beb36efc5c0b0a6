import { HoldfastError } from "../../domain/error.ts";
import type { Finding } from "../../domain/finding.ts";
import { shown } from "../../domain/name.ts";
import { noticing } from "../noticed.ts";
import { isThere } from "./is_there.ts";
import type { Runner } from "./program.ts";
import { readSecrets } from "./secrets.ts";
import { type CommandSettings, lineOf } from "./settings.ts";

/** Whether the programs are there and their secrets can be read. Runs none of them. */
export async function check(runner: Runner, before: "dump" | "build"): Promise<readonly Finding[]> {
  const { settings, machine } = runner;
  const thing = settings.dump[0];
  const { findings, add } = noticing(thing);
  for (const program of programsOf(settings, before)) {
    if (await isThere(program, settings, machine)) continue;
    const text = `Cannot start "${shown(program)}": it is not installed`;
    add("tool-missing", "error", thing, text, `Install the package that holds ${shown(program)}.`);
  }
  try {
    await readSecrets(settings, machine, runner.stage);
  } catch (cause) {
    if (!(cause instanceof HoldfastError)) throw cause;
    add(cause.code, "error", thing, cause.message, cause.hint ?? "");
  }
  const line = shown(lineOf(settings.dump));
  if (settings.restore === undefined) {
    const text = `What "${line}" saves can be opened, not restored: the policy names no program under "restore"`;
    const hint = "Name one by a reviewed change; holdfast open gives the plain bytes meanwhile.";
    add("restore-failed", before === "build" ? "error" : "note", thing, text, hint);
  }
  if (settings.prove !== undefined && settings.facts === undefined) {
    const text = `What "${line}" saves cannot be proven: the policy names no program under "facts"`;
    add("scratch-missing", "warning", thing, text, "Without facts a proof would compare nothing.");
  }
  return findings;
}

function programsOf(settings: CommandSettings, before: "dump" | "build"): readonly string[] {
  const [wrapper] = settings.run;
  if (wrapper !== undefined) return [wrapper]; // what lies behind it is seen when it is used
  const { dump, restore, facts, clear } = settings;
  const used = before === "dump" ? [dump, facts] : [restore, facts, clear];
  return [...new Set(used.flatMap((words) => (words === undefined ? [] : [words[0]])))];
}
