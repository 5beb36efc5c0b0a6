import type { Json } from "../../domain/report.ts";
import type { Acted } from "./act.ts";
import type { Runner } from "./runner.ts";

/** Every output of action.yml, in its order. */
export const OUTPUTS = [
  "backup-id",
  "manifest-sha256",
  "plan-sha256",
  "plan",
  "report",
  "bytes",
  "skipped",
  "artifact-id",
  "artifact-url",
  "artifact-digest",
] as const;

/** A value per output; empty where a command has none. */
export type Outputs = Readonly<Record<(typeof OUTPUTS)[number], string>>;

/** Reads the outputs of a command from what it came to. @param report The path of the report's file. */
export function outputsOf({ outcome, plan, read, artifact }: Acted, report: string): Outputs {
  const { totals, entries, command, backup } = outcome.report;
  return {
    "backup-id": backup ?? "",
    "manifest-sha256": text(totals["manifest"]) || (read?.bound["manifest-sha256"] ?? ""),
    "plan-sha256": text(totals["plan"] ?? entries[0]?.["plan"]),
    plan: plan ?? "",
    report,
    bytes: text(totals["stored"]),
    skipped: command === "backup" ? String(totals["skipped"] === true) : "",
    "artifact-id": text(artifact?.id),
    "artifact-url": artifact?.url ?? "",
    "artifact-digest": artifact?.digest ?? "",
  };
}

function text(value: Json | undefined): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

/** Hands the outputs to the steps that follow; an empty one is left out. */
export function sayOutputs(outputs: Outputs, runner: Runner): void {
  for (const name of OUTPUTS) if (outputs[name] !== "") runner.output(name, outputs[name]);
}
