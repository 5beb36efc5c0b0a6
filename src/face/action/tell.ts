import { basename, join } from "node:path";
import type { Setup } from "../../command/open_policy.ts";
import type { Finding } from "../../domain/finding.ts";
import { readPolicyYaml } from "../../domain/policy_yaml.ts";
import type { Machine } from "../../host/machine.ts";
import type { Acted } from "./act.ts";
import { annotationsOf, belowWorkspace, namesOf, type Where } from "./annotations.ts";
import { logLines } from "./escape.ts";
import type { Inputs, WrongInputs } from "./inputs.ts";
import type { Private } from "./keys.ts";
import { outputsOf, sayOutputs } from "./outputs.ts";
import { writeReport } from "./report.ts";
import type { Runner } from "./runner.ts";
import { summaryOf, type Told } from "./summary.ts";

/** How a step ended, with all that is told of it. */
export interface Ending {
  readonly acted: Acted;
  readonly inputs: Inputs | WrongInputs;
  /** null where the policy was not opened. */
  readonly setup: Setup | null;
  readonly at: Private | null;
  /** Milliseconds. */
  readonly took: number;
}

const ORDER = { note: 0, warning: 1, error: 2 } as const;

/**
 * Tells the runner how a step ended: outputs, report, summary, annotations, and the lines. Where it is
 * well the lines come last, so that a restore's last line is its last word; else the worst does.
 */
export async function tellEnding(
  ending: Ending,
  { runner, machine }: { readonly runner: Runner; readonly machine: Machine },
): Promise<void> {
  const { acted, at } = ending;
  const { report, lines } = acted.outcome;
  runner.endGroup();
  if (at !== null)
    sayOutputs(outputsOf(acted, await writeReport(report, join(at.folder, "report.json"))), runner);
  await runner.summary(summaryOf(toldOf(ending))).catch((cause: unknown) => {
    // What was done is done, whether its page says so or not.
    runner.say(`warning: the summary was not written: ${(cause as Error).message}`);
  });
  const say = (): void => {
    for (const line of lines) runner.say(line);
  };
  if (report.exit !== 0) say();
  const where = whereOf(ending, machine);
  sayFindings(report.findings, runner);
  for (const annotation of annotationsOf(report.findings, where)) runner.annotate(annotation);
  if (report.exit === 0) say();
}

/** Every finding as words of the log, as annotations are at most ten of a kind and hold no note of where. */
function sayFindings(findings: readonly Finding[], runner: Runner): void {
  for (const one of findings.toSorted((a, b) => ORDER[a.weight] - ORDER[b.weight])) {
    const lines = one.code === "bug" ? logLines(one.text) : [one.text];
    runner.say(`${one.weight}: ${lines[0] ?? ""}`);
    for (const line of lines.slice(1)) runner.say(`  ${line}`);
    if (one.hint !== "") runner.say(`  ${one.hint}`);
  }
}

function whereOf({ setup, inputs }: Ending, machine: Machine): Where {
  const workspace = machine.env["GITHUB_WORKSPACE"] ?? machine.cwd;
  const given = "wrong" in inputs ? null : inputs.policy;
  if (setup === null) return { file: given ?? "holdfast.yml", lineOf: null, names: new Map() };
  const yaml = readPolicyYaml(setup.text);
  return {
    file: belowWorkspace(setup.file, workspace),
    lineOf: "lineOf" in yaml ? yaml.lineOf : null,
    names: namesOf(setup),
  };
}

function toldOf({ acted, inputs, setup, took }: Ending): Told {
  const level = "wrong" in inputs ? "short" : inputs.summary;
  const told = { outcome: acted.outcome, setup, level, took };
  const { plan: file, read, artifact, issue } = acted;
  if (acted.outcome.report.command !== "plan" || file === null || read === null || setup === null)
    return { ...told, plan: null };
  const rule = setup.policy.approval ?? "open";
  const name = basename(file);
  const run = { id: setup.github?.run.runId ?? "", artifact: artifact?.url ?? null, file: name };
  const digits = /[0-9a-f]{16}/.exec(name)?.[0] ?? "";
  return { ...told, plan: { plan: read, digits, rule, run, issue } };
}
