import type { Finding } from "../domain/finding.ts";
import type { Outcome } from "../domain/report.ts";
import { overdueOf, type Schedule, schedulesOf } from "../domain/schedule.ts";
import { runsIn, type Status } from "../domain/status.ts";
import { localText } from "../domain/zone_time.ts";
import { type GitHub, GitHubFailure } from "../host/github.ts";
import type { Setup } from "./open_policy.ts";
import { finding, findingsOf, outcomeOf } from "./outcome.ts";
import { hasError } from "./preflight.ts";
import { closeIssues, openIssue } from "./watch_issue.ts";
import { blind, findStatus } from "./watch_status.ts";

/** How one schedule stands by the newest status and this clock. */
interface Watched {
  readonly line: string;
  readonly findings: readonly Finding[];
}

const DAY = 86_400_000; // ms
const OLD = 32 * DAY; // a policy without schedules is looked after once a month at least
const YOUNG = DAY; // a schedule that is new in the policy gets as long to give its first backup

/**
 * Judges from outside, with nothing but the policy and GitHub, whether its backups are being made: by
 * the newest signed status and the policy's own schedules, at this clock. Red while one is overdue; one
 * issue is open meanwhile, and closed when all is well.
 *
 * @throws HoldfastError "watch-blind" where GitHub cannot be asked.
 */
export async function watch(setup: Setup, github: GitHub): Promise<Outcome> {
  const { newest, findings: passed } = await findStatus(setup, github);
  const status = newest?.status ?? null;
  const watched = status === null ? [missing(setup)] : judge(setup, status);
  const found = [...passed, ...watched.flatMap(({ findings }) => findings)];
  const isRed = hasError(found);
  const told = await tellPeople({ setup, github, found, status }, isRed);
  return outcomeOf({
    command: "watch",
    backup: status === null ? null : newestBackup(status),
    findings: [...found, ...told.findings],
    entries: (status?.schedules ?? []).map(({ name, next, runs }) => ({
      schedule: name,
      next,
      last: runs[0]?.backup ?? null,
    })),
    totals: { red: isRed, issue: told.issue, status: status?.at ?? null },
    lines: [
      ...watched.map(({ line }) => line),
      ...(status === null ? [] : [`Last word from the server: ${status.at}`]),
      ...(told.issue === null ? [] : [`${isRed ? "Open" : "Closed"}: ${told.issue}`]),
      isRed ? "A backup is overdue" : "No backup is overdue",
    ],
  });
}

function missing({ policy }: Setup): Watched {
  const text = `No status that counts says how the backups of "${policy.name}" stand`;
  return {
    line: `${policy.name}  no status`,
    findings: [
      finding("error", "status-missing", {
        thing: policy.name,
        text,
        hint: "Has a backup run on the default branch yet, with the signing key? Look at its last runs.",
      }),
    ],
  };
}

function judge(setup: Setup, status: Status): Watched[] {
  const now = setup.machine.now();
  const age = now.getTime() - Date.parse(status.at);
  const schedules = schedulesOf(setup.policy);
  if (schedules.length > 0)
    return schedules.map((one) => judgeSchedule(one, { setup, status, now }));
  const line = `${setup.policy.name}  no schedules; last word ${status.at}`;
  if (age <= OLD) return [{ line, findings: [] }];
  const text = `The newest status of "${setup.policy.name}" is of ${status.at}, and it has no schedules`;
  const hint = "Is anybody still backing it up? Schedules in the policy would say how often.";
  return [
    { line, findings: [finding("error", "status-old", { thing: setup.policy.name, text, hint })] },
  ];
}

function judgeSchedule(
  schedule: Schedule,
  { setup, status, now }: { setup: Setup; status: Status; now: Date },
): Watched {
  const { name, timezone } = schedule;
  const { isOverdue, since, last, next } = overdueOf(schedule, runsIn(status), now);
  if (!isOverdue) return { line: `${name}  well, next ${localText(timezone, next)}`, findings: [] };
  if (last !== null && since !== null) {
    const text = `Schedule "${name}" is overdue: due since ${localText(timezone, since)}, last saved ${localText(timezone, last)}`;
    const hint = "Does the runner still answer? Look at the last runs of the backup's workflow.";
    return {
      line: `${name}  overdue since ${localText(timezone, since)}`,
      findings: [finding("error", "schedule-overdue", { thing: name, text, hint })],
    };
  }
  // The host has not run with this policy yet: give it a day before it is missed.
  const isNew =
    status.policy.sha256 !== setup.sha256 && now.getTime() - Date.parse(status.at) < YOUNG;
  const text = `Schedule "${name}" has given no backup yet that all its stores hold`;
  const hint = "Does the workflow tick, and does its last run say why it failed?";
  return {
    line: `${name}  no backup yet`,
    findings: [finding(isNew ? "note" : "error", "schedule-overdue", { thing: name, text, hint })],
  };
}

function newestBackup({ stores }: Status): string | null {
  const ids = stores.flatMap(({ newest }) => newest ?? []);
  return ids.toSorted((a, b) => (a.taken < b.taken ? 1 : -1))[0]?.backup ?? null;
}

/** Without the issue the run is as red as with it: that it cannot be written is only a warning. */
async function tellPeople(
  at: {
    readonly setup: Setup;
    readonly github: GitHub;
    readonly found: readonly Finding[];
    readonly status: Status | null;
  },
  isRed: boolean,
): Promise<{ readonly issue: string | null; readonly findings: readonly Finding[] }> {
  const { setup, github } = at;
  const { name } = setup.policy;
  try {
    if (isRed) return { issue: await openIssue(github, name, issueText(at)), findings: [] };
    const closed = await closeIssues(github, name, wellText(at));
    return { issue: closed[0] ?? null, findings: [] };
  } catch (error) {
    if (!(error instanceof GitHubFailure)) throw error;
    const [told] = findingsOf(blind("its issues", "issues: write", error));
    return { issue: null, findings: [{ ...(told as Finding), weight: "warning" }] };
  }
}

/** No ages and no time of this run: it changes only when what it says does. */
function issueText({
  setup,
  github,
  found,
  status,
}: {
  setup: Setup;
  github: GitHub;
  found: readonly Finding[];
  status: Status | null;
}): string {
  const errors = found.filter(({ weight }) => weight === "error");
  return [
    `Backups of policy \`${setup.policy.name}\` are not being made as it asks.`,
    "",
    ...errors.map(({ text, hint }) => `* ${plain(text)}. ${plain(hint)}`),
    "",
    status === null ? "The server has not said anything." : lastWord(status, github),
    "",
    "This issue is closed when all is well again.",
  ].join("\n");
}

function lastWord(status: Status, github: GitHub): string {
  const { server, repository } = github.run;
  const prefix = `${server}/${repository}/actions/runs/`;
  const isOurs = status.run?.startsWith(prefix) && /^\d+$/.test(status.run.slice(prefix.length));
  const where = isOurs === true ? `, in ${status.run}` : "";
  return `Last word from the server: ${status.at}, after \`${plain(status.command)}\` that ended with exit code ${status.exit}${where}.`;
}

function wellText({ status }: { status: Status | null }): string {
  const newest = status === null ? null : newestBackup(status);
  return newest === null
    ? "All is well again."
    : `All is well again: the newest backup is \`${newest}\`.`;
}

/** A text that may hold a stranger's words, as Markdown that means nothing else. */
function plain(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+!|<>@~&]/g, (symbol) => `&#${symbol.charCodeAt(0)};`);
}
