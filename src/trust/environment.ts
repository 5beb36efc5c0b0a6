import type { Voice } from "../domain/approval.ts";
import { HoldfastError } from "../domain/error.ts";
import { shown } from "../domain/name.ts";
import { type GitHub, GitHubFailure } from "../host/github.ts";
import { asked, listAt, textAt, valueAt } from "./github_answer.ts";

/** Whose approval of which environment is looked for. */
export interface EnvironmentGate {
  /** Of the environment. */
  readonly name: string;
  /** Of the plan: what a reviewer must have written. */
  readonly digits: string;
  /** The person a GitHub login belongs to; null for a stranger's. */
  personOf(login: string): string | null;
  /** The page where environments are set up. */
  readonly page: string;
}

/** What GitHub answered. */
export interface EnvironmentAnswers {
  /** Of `GET /environments/{name}`; null: there is none. */
  readonly environment: unknown;
  /** Of `GET /actions/runs/{id}/approvals`. */
  readonly approvals: readonly unknown[];
}

const PERMISSION = "actions: read";

/** Asks GitHub who approved the environment for this run. @throws HoldfastError of stage "approval". */
export async function askEnvironment(github: GitHub, gate: EnvironmentGate): Promise<Voice[]> {
  const of = { what: `the environment "${gate.name}"`, permission: PERMISSION };
  const environment = await asked(of, () =>
    github.get(`/environments/${encodeURIComponent(gate.name)}`).catch((error: unknown) => {
      // A 404 without a permission that is missing: nobody made the environment.
      if (error instanceof GitHubFailure && error.status === 404) return null;
      throw error;
    }),
  );
  const approvals = await asked({ what: "the approvals of this run", permission: PERMISSION }, () =>
    github.get(`/actions/runs/${github.run.runId}/approvals`),
  );
  return judgeEnvironment({ environment, approvals: listAt({ approvals }, "approvals") }, gate);
}

/**
 * Says whose yes each approval of the environment is. GitHub's answer has neither time nor job, so the
 * digits in the comment are what binds it to the plan. Pure.
 *
 * @throws HoldfastError "approval-refused" when somebody rejected; "gate-unprotected" where an approval
 * means nothing, as the environment lets anybody through.
 */
export function judgeEnvironment(
  { environment, approvals }: EnvironmentAnswers,
  gate: EnvironmentGate,
): Voice[] {
  const own = approvals.filter((one) =>
    listAt(one, "environments").some((other) => textAt(other, "name") === gate.name),
  );
  const rejected = own.find((one) => textAt(one, "state") === "rejected");
  if (rejected !== undefined) throw refused(rejected, gate);
  const open = whyOpen(environment);
  if (own.length === 0)
    return open === null
      ? []
      : [{ person: null, why: `environment "${gate.name}" ${open} (${gate.page})` }];
  if (open !== null) throw unprotected(open, gate);
  return own.map((one) => voiceOf(one, gate));
}

/** What lets people through without a second one; null where the environment holds. */
function whyOpen(environment: unknown): string | null {
  if (environment === null)
    return "does not exist, or is not shown to a token without actions: read";
  const rule = listAt(environment, "protection_rules").find(
    (one) => textAt(one, "type") === "required_reviewers",
  );
  if (rule === undefined || listAt(rule, "reviewers").length === 0)
    return "has no required reviewers";
  if (valueAt(rule, ["prevent_self_review"]) !== true) return "does not prevent self-review";
  if (valueAt(environment, ["can_admins_bypass"]) !== false)
    return "allows administrators to bypass it";
  return null;
}

function voiceOf(approval: unknown, { name, digits, personOf }: EnvironmentGate): Voice {
  const login = textAt(approval, "user", "login") ?? "";
  const who = `${shown(login)}'s approval of environment "${name}"`;
  if (textAt(approval, "state") !== "approved")
    return { person: null, why: `${who} is not given yet` };
  const words = (textAt(approval, "comment") ?? "").toLowerCase().split(/[^0-9a-z]+/);
  if (!words.includes(digits)) {
    const other = words.some((word) => /^[0-9a-f]{16}$/.test(word));
    return { person: null, why: `${who} ${other ? "names another plan" : "holds no code"}` };
  }
  const person = personOf(login);
  return person === null
    ? { person: null, why: `${shown(login)} is the login of nobody in people` }
    : { person, by: `environment by login ${shown(login)}` };
}

function refused(approval: unknown, gate: EnvironmentGate): HoldfastError {
  const login = shown(textAt(approval, "user", "login") ?? "somebody");
  return new HoldfastError(
    "approval",
    `Cannot restore plan ${gate.digits}: ${login} rejected environment "${gate.name}" in this run`,
    {
      code: "approval-refused",
      hint: "Talk to them. A new run asks the reviewers again.",
      thing: gate.digits,
    },
  );
}

const REMEDIES: Readonly<Record<string, string>> = {
  "does not exist, or is not shown to a token without actions: read":
    "Make the environment with required reviewers",
  "has no required reviewers": 'Set "Required reviewers"',
  "does not prevent self-review": 'Set "Prevent self-review"',
  "allows administrators to bypass it":
    'Clear "Allow administrators to bypass configured protection rules"',
};

function unprotected(why: string, gate: EnvironmentGate): HoldfastError {
  return new HoldfastError(
    "approval",
    `Cannot restore plan ${gate.digits}: environment "${gate.name}" ${why}, so its approval means nothing`,
    {
      code: "gate-unprotected",
      hint: `${REMEDIES[why]} at ${gate.page} and start a new run.`,
      thing: gate.name,
    },
  );
}
