import type { Voice } from "../domain/approval.ts";
import type { Policy } from "../domain/policy.ts";
import type { Gate } from "../domain/policy_approval.ts";
import { askComments } from "../trust/comment.ts";
import { askEnvironment } from "../trust/environment.ts";
import { issueFor } from "./ask_comment.ts";
import type { Setup } from "./open_policy.ts";
import { personOfLogin } from "./people.ts";
import type { ReadPlan } from "./read_plan.ts";

/** The ways to say yes that count; none where nobody is asked. */
export function gatesOf({ approval }: Pick<Policy, "approval">): readonly Gate[] {
  return approval === null || approval === "open" ? [] : approval.gates;
}

/** Asks GitHub who said yes to a plan, at the policy's gates and no other. @throws HoldfastError of stage "approval". */
export async function githubVoices(
  { digits, plan }: ReadPlan,
  { github, policy }: Setup,
): Promise<Voice[]> {
  const { approval } = policy;
  if (github === null || approval === null || approval === "open") return [];
  const personOf = (login: string) => personOfLogin(policy, login);
  const voices: Voice[] = [];
  if (approval.gates.includes("environment")) {
    const { server, repository } = github.run;
    const page = `${server}/${repository}/settings/environments`;
    const gate = { name: approval.environment, digits, personOf, page };
    voices.push(...(await askEnvironment(github, gate)));
  }
  if (approval.gates.includes("comment")) {
    const created = new Date(plan.bound.created);
    const issue = issueFor(plan, { approval, digits, name: policy.name });
    voices.push(...(await askComments(github, { ...issue, digits, created, personOf })));
  }
  return voices;
}
