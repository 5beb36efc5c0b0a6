import { constants } from "node:fs";
import { open, readdir, realpath } from "node:fs/promises";
import { dirname, join } from "node:path";
import { cronsOf, cronTexts, exactCronsIn } from "../domain/exact_crons.ts";
import type { Finding } from "../domain/finding.ts";
import { shown } from "../domain/name.ts";
import type { Policy } from "../domain/policy.ts";
import { finding } from "./outcome.ts";

const WORKFLOWS = ".github/workflows";
const YAML = /\.ya?ml$/;
const LIMIT = 1024 * 1024; // bytes; a workflow is a small text

/** Compares the crons that `init --exact` wrote into workflows beside the policy with its schedules of today. */
export async function checkCrons(policyFile: string, policy: Policy): Promise<Finding[]> {
  const folder = join(dirname(policyFile), WORKFLOWS);
  const names = (await namesIn(folder, dirname(policyFile))).filter((name) => YAML.test(name));
  const wanted = cronTexts(cronsOf(policy.schedules));
  const findings: Finding[] = [];
  for (const name of names.sort()) {
    const crons = exactCronsIn(await textOf(join(folder, name)));
    if (crons === null) continue;
    const there = cronTexts(crons);
    if (there.join("\n") === wanted.join("\n")) continue;
    const file = shown(name);
    findings.push(
      finding("error", "cron-differs", {
        thing: file,
        text: `The crons of workflow "${file}" are ${listed(there)}, the policy's schedules ask for ${listed(wanted)}`,
        hint: `Write these crons into ${WORKFLOWS}/${file}, or remove it and run holdfast init --exact.`,
      }),
    );
  }
  return findings;
}

function listed(crons: readonly string[]): string {
  return crons.length === 0 ? "none" : crons.map((one) => `"${shown(one)}"`).join(", ");
}

/** Names of a real folder below `root`: in a proposal links could lead anywhere. */
async function namesIn(folder: string, root: string): Promise<string[]> {
  try {
    if ((await realpath(folder)) !== join(await realpath(root), WORKFLOWS)) return [];
    return await readdir(folder);
  } catch {
    return []; // there are no workflows
  }
}

async function textOf(path: string): Promise<string> {
  try {
    // Not through a link, and not waiting for a pipe's other end.
    const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
    await using file = await open(path, flags);
    const stat = await file.stat();
    return stat.isFile() && stat.size <= LIMIT ? await file.readFile("utf8") : "";
  } catch {
    return "";
  }
}
