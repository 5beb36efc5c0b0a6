import { createHash } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { HoldfastError } from "../../domain/error.ts";
import { shown } from "../../domain/name.ts";
import { fetchSmall, type GitHub, GitHubFailure } from "../../host/github.ts";
import type { Machine } from "../../host/machine.ts";
import { needed } from "./guard.ts";

const NAME = /^plan-([0-9a-f]{16})\.json$/;
const LIMIT = 64 * 2 ** 20; // bytes; a plan carries one manifest, of 16 MB at most

type Json = Readonly<Record<string, unknown>>;

/**
 * Fetches the plan that a run of this very workflow made, and checks that it is the one of its name.
 *
 * @param input `run:<run id>`.
 * @param at.branch The default branch; plans of other branches do not count.
 * @returns The plan's path in `folder`.
 * @throws HoldfastError "plan-malformed" where there is none; "origin-refused" for a run of elsewhere.
 */
export async function fetchPlan(
  input: string,
  at: {
    readonly github: GitHub | null;
    readonly machine: Machine;
    readonly branch: string;
    readonly folder: string;
  },
): Promise<string> {
  const id = input.slice("run:".length);
  const say = say_(id);
  const { github } = at;
  if (github === null) throw say("there is no github-token", "Leave github-token at its default.");
  try {
    refuseRunOf((await github.get(`/actions/runs/${id}`)) as Json, {
      github,
      branch: at.branch,
      id,
    });
    const found: Json[] = [];
    for await (const one of github.list(`/actions/runs/${id}/artifacts`, "artifacts"))
      if (NAME.test(String((one as Json)["name"]))) found.push(one as Json);
    const [artifact] = found;
    if (artifact === undefined || found.length > 1)
      throw say(
        found.length > 1 ? "the run uploaded several plans" : "the run uploaded no plan",
        "Start the workflow with command: plan anew.",
      );
    if (artifact["expired"] === true) throw say("its artifact has expired", "Make a new plan.");
    const name = String(artifact["name"]);
    const bytes = await download(github, artifact, at.machine);
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    const digits = NAME.exec(name)?.[1] ?? "";
    if (
      !sha256.startsWith(digits) ||
      ![null, undefined, `sha256:${sha256}`].includes(artifact["digest"] as string)
    )
      throw say(
        "what was downloaded is not what the run uploaded",
        "Try again, or make a new plan.",
      );
    const file = join(at.folder, name);
    await writeFile(file, bytes, { mode: 0o600 });
    return file;
  } catch (error) {
    if (!(error instanceof GitHubFailure)) throw error;
    throw say(shown(error.message), needed(error), error);
  }
}

function say_(id: string) {
  return (why: string, hint: string, cause?: unknown): HoldfastError =>
    new HoldfastError("approval", `Cannot fetch the plan of run ${id}: ${why}`, {
      code: "plan-malformed",
      hint,
      thing: `run ${id}`,
      cause,
    });
}

/** A plan of another workflow or branch could be made by whoever may write a branch. */
function refuseRunOf(
  record: Json,
  { github, branch, id }: { github: GitHub; branch: string; id: string },
): void {
  const { run } = github;
  const own = run.workflowRef.slice(run.repository.length + 1).split("@")[0];
  const wrong =
    (record["head_repository"] as Json | null)?.["full_name"] !== run.repository
      ? "it is of another repository"
      : String(record["path"]).split("@")[0] !== own
        ? `its workflow is "${shown(String(record["path"]))}", expected "${shown(own ?? "")}"`
        : record["head_branch"] !== branch
          ? `its branch is "${shown(String(record["head_branch"]))}", expected "${shown(branch)}"`
          : record["event"] !== "workflow_dispatch"
            ? `its event is "${shown(String(record["event"]))}", expected workflow_dispatch`
            : record["run_attempt"] !== 1
              ? "it was run again"
              : null;
  if (wrong === null) return;
  throw new HoldfastError("approval", `Cannot take the plan of run ${id}: ${wrong}`, {
    code: "origin-refused",
    hint: "Plan and restore must be runs of the same workflow on the default branch.",
    thing: `run ${id}`,
  });
}

async function download(github: GitHub, artifact: Json, machine: Machine): Promise<Uint8Array> {
  const url = await github.locate(`/actions/artifacts/${artifact["id"]}/zip`);
  const bytes = await fetchSmall(machine, url, LIMIT);
  if (bytes === null)
    throw new GitHubFailure("the artifact is too large for a plan", { status: 0 });
  return bytes;
}
