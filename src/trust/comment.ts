import type { Voice } from "../domain/approval.ts";
import { shown } from "../domain/name.ts";
import type { GitHub } from "../host/github.ts";
import { asked, textAt, valueAt } from "./github_answer.ts";

/** The issue that asks for a plan's approval, as Holdfast writes it. */
export interface AskedIssue {
  readonly title: string;
  readonly body: string;
}

/** Whose comment on which issue is looked for. */
export interface CommentGate extends AskedIssue {
  /** Of the plan: what a comment must name. */
  readonly digits: string;
  /** When the plan was made. */
  readonly created: Date;
  /** The person a GitHub login belongs to; null for a stranger's. */
  personOf(login: string): string | null;
}

/** An issue that asks for a plan's approval, as GitHub has it. */
export interface FoundIssue {
  readonly number: number;
  readonly url: string | null;
  /** Who closes it takes the question back. */
  readonly isOpen: boolean;
}

const SKEW = 5 * 60_000; // ms this host's clock may be ahead of GitHub's, for what is looked through
const READ = "issues: read";
const WRITE = "issues: write";

/** Asks GitHub who said yes below the plan's issue. @throws HoldfastError "gate-unreachable". */
export async function askComments(github: GitHub, gate: CommentGate): Promise<Voice[]> {
  const { issues, why } = await findIssues(github, gate);
  if (issues.length === 0) return [{ person: null, why }];
  const voices: Voice[] = [];
  for (const { number, isOpen } of issues) {
    if (!isOpen) voices.push({ person: null, why: `issue #${number} of this plan was closed` });
    if (!isOpen) continue;
    const comments = await asked(
      { what: `the comments of issue #${number}`, permission: READ },
      () => Array.fromAsync(github.list(`/issues/${number}/comments`)),
    );
    voices.push(...judgeComments(comments, gate));
  }
  return voices;
}

/** Says whose yes each comment is; what is not meant as one is left out. Pure. */
export function judgeComments(comments: readonly unknown[], gate: CommentGate): Voice[] {
  return comments.flatMap((one) => {
    const body = (textAt(one, "body") ?? "").trim();
    const isMeant = /^approve\b/i.test(body) || body.toLowerCase().includes(gate.digits);
    return isMeant ? [voiceOf(one, body, gate)] : [];
  });
}

function voiceOf(comment: unknown, body: string, gate: CommentGate): Voice {
  const login = textAt(comment, "user", "login") ?? "";
  const none = (why: string): Voice => ({
    person: null,
    why: `the comment of ${shown(login)} ${why}`,
  });
  const created = textAt(comment, "created_at");
  if (created === null || textAt(comment, "updated_at") !== created) return none("was edited");
  // In a person's name, as from a codespace or an assistant they once let in; they need not know of it.
  if ((valueAt(comment, ["performed_via_github_app"]) ?? null) !== null)
    return none("was written by an app");
  const [, code] = /^approve[ \t]+([0-9a-f]{16})$/i.exec(body) ?? [];
  if (code === undefined) return none(`is not exactly "approve ${gate.digits}"`);
  if (code.toLowerCase() !== gate.digits) return none("names another plan");
  // GitHub's times have whole seconds.
  const at = Date.parse(created) + 999;
  if (!(at >= gate.created.getTime())) return none("is older than the plan");
  const person = gate.personOf(login);
  return person === null
    ? { person: null, why: `${shown(login)} is the login of nobody in people` }
    : { person, by: `comment by login ${shown(login)}` };
}

/**
 * Finds the issue that the workflow's own bot opened for a plan, word for word; one of anybody else,
 * or one that somebody edited, could show approvers another plan than the digits stand for.
 *
 * @returns The issues, or why there is none.
 */
export async function findIssues(
  github: GitHub,
  wanted: AskedIssue & { readonly created: Date },
): Promise<{ issues: FoundIssue[]; why: string }> {
  const since = new Date(wanted.created.getTime() - SKEW).toISOString();
  const found = await asked({ what: "the issue of this plan", permission: READ }, () =>
    Array.fromAsync(github.list(`/issues?state=all&since=${encodeURIComponent(since)}`)),
  );
  const titled = found.filter((one) => textAt(one, "title") === wanted.title);
  const own = titled.filter(isOfBot);
  const whole = own.filter((one) => plain(textAt(one, "body")) === plain(wanted.body));
  return {
    issues: whole.map((one) => ({
      number: valueAt(one, ["number"]) as number,
      url: textAt(one, "html_url"),
      isOpen: textAt(one, "state") === "open",
    })),
    why:
      titled.length === 0
        ? "there is no issue for this plan"
        : own.length === 0
          ? "the issue of this plan was opened by somebody, not by the workflow"
          : "the issue of this plan was edited",
  };
}

/** Opens the issue that asks for a plan's approval, unless it is there. @throws HoldfastError "gate-unreachable". */
export async function openIssue(
  github: GitHub,
  wanted: AskedIssue & { readonly created: Date },
): Promise<FoundIssue> {
  const there = (await findIssues(github, wanted)).issues.find(({ isOpen }) => isOpen);
  if (there !== undefined) return there;
  const made = await asked({ what: "an issue for this plan", permission: WRITE }, () =>
    github.send("POST", "/issues", { title: wanted.title, body: wanted.body }),
  );
  return {
    number: valueAt(made, ["number"]) as number,
    url: textAt(made, "html_url"),
    isOpen: true,
  };
}

/** Says a last word below an issue and closes it. @throws HoldfastError "gate-unreachable". */
export async function closeIssue(github: GitHub, number: number, words: string): Promise<void> {
  await asked({ what: `issue #${number} to be closed`, permission: WRITE }, async () => {
    await github.send("POST", `/issues/${number}/comments`, { body: words });
    await github.send("PATCH", `/issues/${number}`, { state: "closed" });
  });
}

function isOfBot(issue: unknown): boolean {
  return (
    textAt(issue, "user", "type") === "Bot" &&
    (textAt(issue, "user", "login") ?? "").endsWith("[bot]") &&
    valueAt(issue, ["pull_request"]) === undefined
  );
}

/** A page of GitHub writes other line ends. */
function plain(text: string | null): string | null {
  return text === null ? null : text.replaceAll("\r\n", "\n").trim();
}
