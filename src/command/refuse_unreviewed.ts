import { join } from "node:path";
import { HoldfastError } from "../domain/error.ts";
import { valueAt } from "../domain/policy_path.ts";
import { readPolicyYaml } from "../domain/policy_yaml.ts";
import type { GitHub } from "../host/github.ts";
import { readRecord, writeRecord } from "../host/state.ts";
import { judgeHistory, textOf } from "../trust/reviewed.ts";
import type { Setup } from "./open_policy.ts";

const RECORD = "reviewed.json";

/** What this host accepted of the policy's history. */
interface Accepted {
  readonly repository: string;
  readonly path: string;
  /** The commit of the run. */
  readonly commit: string;
  /** Of the policy's text in it. */
  readonly sha256: string;
  /** The newest change of the policy in it. */
  readonly change: string;
}

/**
 * Refuses a policy that was changed without the review its own previous version asks for; also one
 * that no longer asks, as taking `require: reviewed` away needs a review too.
 *
 * @param path The policy's path in the repository, with slashes.
 * @throws HoldfastError "policy-unreviewed" or "gate-unreachable".
 */
export async function refuseUnreviewed(setup: Setup, github: GitHub, path: string): Promise<void> {
  const { run } = github;
  const record = (await readRecord(join(setup.state, RECORD))) as Partial<Accepted> | null;
  const known = record?.repository === run.repository ? record : null;
  const before = known?.path ?? path;
  const isSame = known?.commit === run.sha && known.sha256 === setup.sha256;
  if (isSame && before === path) return;
  const there = await textOf(github, path, run.sha);
  if (there !== setup.text)
    throw unreviewed(
      path,
      `it is not the file of commit ${run.sha}`,
      "Check out the commit of the run, and change nothing.",
    );
  const { newest, unreviewed: first } = await judgeHistory(github, {
    path,
    before,
    commit: run.sha,
    branch: run.ref.replace(/^refs\/heads\//, ""),
    accepted: known?.change ?? null,
    asksReview,
  });
  if (first !== null)
    throw unreviewed(
      path,
      `of commit ${first.commit.slice(0, 12)}, ${first.why}`,
      "Take the change back by a pull request that somebody else approves, then bring it in the same way.",
    );
  if (newest === null)
    throw unreviewed(path, "no commit holds it", "Commit it to the default branch.");
  const next: Accepted = {
    repository: run.repository,
    path,
    commit: run.sha,
    sha256: setup.sha256,
    change: newest,
  };
  await writeRecord(setup.state, RECORD, next);
}

/** Whether a policy's text says `require: reviewed`; one that cannot be read says what its lines seem to. */
function asksReview(text: string): boolean {
  const read = readPolicyYaml(text);
  if ("value" in read) return valueAt(read.value, ["require"]) === "reviewed";
  return /^["']?require["']?\s*:\s*["']?reviewed/m.test(text);
}

function unreviewed(path: string, why: string, hint: string): HoldfastError {
  return new HoldfastError("approval", `Cannot take policy "${path}": ${why}`, {
    code: "policy-unreviewed",
    hint,
    thing: path,
  });
}
