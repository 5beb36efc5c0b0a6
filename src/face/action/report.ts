import { writeFile } from "node:fs/promises";
import { withoutKeys } from "../../domain/hidden.ts";
import { shown } from "../../domain/name.ts";
import type { Report } from "../../domain/report.ts";

/** Writes the report as JSON, as --json prints it. @returns The file. */
export async function writeReport(report: Report, file: string): Promise<string> {
  const findings = report.findings.map((one) => ({
    ...one,
    text: one.code === "bug" ? one.text : shown(one.text),
    hint: shown(one.hint),
  }));
  const json = JSON.stringify({ ...report, findings }, (_, value) =>
    typeof value === "string" ? withoutKeys(value) : value,
  );
  await writeFile(file, `${json}\n`, { mode: 0o600 });
  return file;
}
