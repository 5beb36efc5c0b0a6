import { createHash } from "node:crypto";
import { HoldfastError } from "../domain/error.ts";
import type { Finding } from "../domain/finding.ts";
import { shown } from "../domain/name.ts";
import { fetchSmall, type GitHub, GitHubFailure } from "../host/github.ts";
import type { Machine } from "../host/machine.ts";
import { type CheckedStatus, checkStatus } from "../trust/check_status.ts";
import type { Setup } from "./open_policy.ts";
import { finding } from "./outcome.ts";
import { statusFile, TOLD_AFTER } from "./status.ts";
import { unzipOne } from "./unzip_one.ts";

/** The newest status that counts, and what was passed over on the way to it. */
export interface FoundStatus {
  readonly newest: CheckedStatus | null;
  readonly findings: readonly Finding[];
}

type Json = Readonly<Record<string, unknown>>;

const TRIES = 10; // artifacts looked at, newest first
const LIMIT = 2 ** 20; // bytes of a status
const AHEAD = 10 * 60_000; // ms a runner's clock may be ahead of this one's

/**
 * Finds the newest status that a run of this repository's default branch left, signed by a key of the
 * policy. A run of a fork, a branch or a pull request counts for nothing, whatever it signed.
 *
 * @throws HoldfastError "watch-blind" where GitHub does not answer.
 */
export async function findStatus(setup: Setup, github: GitHub): Promise<FoundStatus> {
  try {
    const branch = ((await github.get("")) as Json)["default_branch"];
    const findings: Finding[] = [];
    for (const artifact of (await artifactsOf(setup, github)).slice(0, TRIES)) {
      const why =
        (await whyForeign(artifact, github, String(branch))) ??
        (await openStatus(artifact, setup, github));
      if (typeof why !== "string") return { newest: why, findings };
      findings.push(passedOver(artifact, why));
    }
    return { newest: null, findings };
  } catch (error) {
    if (!(error instanceof GitHubFailure)) throw error;
    throw blind("the statuses of earlier runs", "actions: read", error);
  }
}

/** What a watch cannot see or say, and which permission is missing. @param permission As a workflow writes it. */
export function blind(what: string, permission: string, cause: GitHubFailure): HoldfastError {
  const named = cause.permission?.replaceAll("=", ": ") ?? permission;
  return new HoldfastError("store", `Cannot ask GitHub for ${what}: ${shown(cause.message)}`, {
    code: "watch-blind",
    hint: [401, 403, 404].includes(cause.status)
      ? `Give the job's token the permission: write "permissions: { ${shown(named)} }" in the workflow.`
      : "Is GitHub down? The next watch asks again.",
    thing: "GitHub",
    cause,
  });
}

/** By name, newest first. */
async function artifactsOf({ policy }: Setup, github: GitHub): Promise<Json[]> {
  const found: Json[] = [];
  for (const command of TOLD_AFTER) {
    const name = encodeURIComponent(statusFile(policy.name, command));
    let left = TRIES;
    for await (const one of github.list(`/actions/artifacts?name=${name}`, "artifacts")) {
      if ((one as Json)["expired"] !== true) found.push(one as Json);
      if (--left === 0) break; // GitHub lists the newest first
    }
  }
  const timeOf = (one: Json) => Date.parse(String(one["created_at"])) || 0;
  return found.sort((a, b) => timeOf(b) - timeOf(a));
}

/** Why an artifact is not of a run that counts; null where it is. */
async function whyForeign(artifact: Json, github: GitHub, branch: string): Promise<string | null> {
  const id = String((artifact["workflow_run"] as Json | null)?.["id"] ?? "");
  if (!/^\d{1,20}$/.test(id)) return "it belongs to no run";
  const run = (await github.get(`/actions/runs/${id}`)) as Json;
  const head = (run["head_repository"] as Json | null)?.["full_name"];
  if (head !== github.run.repository) return "its run is of another repository";
  if (run["head_branch"] !== branch) return "its run is of another branch";
  if (run["event"] !== "schedule" && run["event"] !== "workflow_dispatch")
    return "its run was started by neither a schedule nor a person";
  return String(run["path"]).startsWith(".github/workflows/") ? null : "its run is of no workflow";
}

async function openStatus(
  artifact: Json,
  setup: Setup,
  github: GitHub,
): Promise<CheckedStatus | string> {
  const bytes = await download(artifact, github, setup.machine);
  if (typeof bytes === "string") return bytes;
  const file = unzipOne(bytes, LIMIT);
  if (file === null) return "it is no zip of one file";
  const checked = checkStatus(file, { policy: setup.policy.name, signers: setup.signers });
  if (typeof checked === "string") return checked;
  const ahead = Date.parse(checked.status.at) - setup.machine.now().getTime();
  return ahead > AHEAD ? "it is dated in the future" : checked;
}

async function download(
  artifact: Json,
  github: GitHub,
  machine: Machine,
): Promise<Uint8Array | string> {
  const url = await github.locate(`/actions/artifacts/${artifact["id"]}/zip`);
  const bytes = await fetchSmall(machine, url, LIMIT);
  if (bytes === null) return "it is too large";
  const { digest } = artifact;
  if (typeof digest === "string" && digest !== `sha256:${sha256(bytes)}`)
    return "its bytes are not those that were uploaded";
  return bytes;
}

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

function passedOver(artifact: Json, why: string): Finding {
  const thing = shown(`${artifact["name"]} (${artifact["id"]})`);
  return finding("warning", "status-refused", {
    thing,
    text: `Status "${thing}" counts for nothing: ${shown(why)}`,
    hint: "Find out who uploaded it.",
  });
}
