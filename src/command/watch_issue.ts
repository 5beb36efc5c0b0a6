import { type GitHub, GitHubFailure } from "../host/github.ts";

type Json = Readonly<Record<string, unknown>>;

const TRUSTED = ["OWNER", "MEMBER", "COLLABORATOR"];

/** The title of the one issue that a watch keeps open while a backup is overdue. */
export function issueTitle(policy: string): string {
  return `Holdfast: backup overdue (${policy})`;
}

/**
 * Opens the issue, or brings the open one up to date where its text changed. Nothing is written twice.
 *
 * @returns Its address. @throws GitHubFailure
 */
export async function openIssue(github: GitHub, policy: string, text: string): Promise<string> {
  const body = `${text}\n\n${markOf(policy)}\n`;
  const [first] = await issuesOf(github, policy);
  if (first === undefined) {
    const made = await github.send("POST", "/issues", { title: issueTitle(policy), body });
    return addressOf(made);
  }
  const there = String(first["body"]).replaceAll("\r\n", "\n");
  if (there.trimEnd() !== body.trimEnd())
    await github.send("PATCH", `/issues/${first["number"]}`, { body });
  return addressOf(first);
}

/** Closes every open one with a comment. @returns Their addresses. @throws GitHubFailure */
export async function closeIssues(github: GitHub, policy: string, text: string): Promise<string[]> {
  const closed: string[] = [];
  for (const issue of await issuesOf(github, policy)) {
    const path = `/issues/${issue["number"]}`;
    await github.send("POST", `${path}/comments`, { body: text });
    await github.send("PATCH", path, { state: "closed", state_reason: "completed" });
    closed.push(addressOf(issue));
  }
  return closed;
}

/** Open issues of ours, oldest first; one that a stranger gave our title is not. */
async function issuesOf(github: GitHub, policy: string): Promise<Json[]> {
  const found: Json[] = [];
  for await (const one of github.list("/issues?state=open")) {
    const issue = one as Json;
    if (issue["title"] !== issueTitle(policy) || issue["pull_request"] !== undefined) continue;
    if (!String(issue["body"]).trimEnd().endsWith(markOf(policy))) continue;
    const isBot = (issue["user"] as Json | null)?.["type"] === "Bot";
    if (isBot || TRUSTED.includes(String(issue["author_association"]))) found.push(issue);
  }
  return found.sort((a, b) => Number(a["number"]) - Number(b["number"]));
}

/** Invisible on the page. */
function markOf(policy: string): string {
  return `<!-- holdfast watch ${policy} -->`;
}

function addressOf(issue: unknown): string {
  const number = (issue as Json | null)?.["number"];
  if (typeof number !== "number")
    throw new GitHubFailure("the issue came back without a number", { status: 200 });
  return String((issue as Json)["html_url"]);
}
