import { shown } from "./name.ts";
import type { Policy } from "./policy.ts";
import type { ApprovalRule } from "./policy_approval.ts";
import { type GroupEntry, hooksIn } from "./policy_groups.ts";
import { hookText } from "./policy_hooks.ts";
import type { Every, ScheduleEntry } from "./policy_schedules.ts";
import { plural } from "./units.ts";

/** One setting as it takes effect, defaults filled in. */
export interface Setting {
  readonly setting: string;
  readonly is: string;
}

/** What a policy's text comes to, in the order people ask for it. Holds no secret, as a policy holds none. */
export function settingsOf(policy: Policy): Setting[] {
  const row = (setting: string, is: string): Setting => ({ setting, is });
  const { retention, approval } = policy;
  return [
    row("policy", `${policy.name}, backups are called ${policy.prefix}_…`),
    ...Object.entries(policy.sources).map(([name, { engine, enabled, because }]) =>
      row(
        `source ${name}`,
        enabled ? engine : `off${because === null ? "" : `: ${shown(because)}`}`,
      ),
    ),
    ...Object.entries(policy.groups).map(([name, group]) => row(`group ${name}`, groupText(group))),
    ...hooksIn(policy).map((hook) => row("hook", shown(hookText(hook)))),
    ...Object.entries(policy.stores).map(([name, { kind }]) => row(`store ${name}`, kind)),
    ...Object.entries(policy.schedules).map(([name, one]) =>
      row(`schedule ${name}`, scheduleText(one)),
    ),
    row(
      "retention",
      retention === null
        ? "everything stays"
        : `${retention.slots === null ? `the newest ${retention.last ?? "of all"}` : `the newest of each ${retention.slots}`}, never fewer than ${retention.floor}`,
    ),
    row(
      "can open",
      `${plural(policy.recipients.length, "recipient")}: ${policy.recipients.map(shortOf).join(", ")}`,
    ),
    ...Object.entries(policy.signers).map(([name, { may, last }]) =>
      row(`signer ${name}`, `may ${may.join(" and ")}${last === null ? "" : ", retired"}`),
    ),
    row(
      "restore",
      approval === null ? "nobody" : approval === "open" ? "ANYBODY" : approvalText(approval),
    ),
    row("started by", policy.operators?.join(", ") ?? "whom GitHub lets"),
    row("taken from", policy.require === null ? "the default branch" : "a reviewed pull request"),
  ];
}

/** The settings as lines, their names in one column. */
export function settingLines(settings: readonly Setting[]): string[] {
  const wide = Math.max(...settings.map(({ setting }) => setting.length));
  return settings.map(({ setting, is }) => `${setting.padEnd(wide)}  ${is}`);
}

function groupText({ order, restoreOrder }: GroupEntry): string {
  return `dumped ${order.join(", ")}; put back ${restoreOrder.join(", ")}`;
}

function scheduleText(schedule: ScheduleEntry): string {
  const { every, on, timezone, sources, stores } = schedule;
  const clock = `${two(Math.floor(schedule.at / 60))}:${two(schedule.at % 60)} ${timezone}`;
  const what = `${sources.join(", ") || "all sources"} to ${stores.join(", ") || "all stores"}`;
  return `${everyText(every, on)} at ${clock}, ${what}`;
}

function everyText(every: Every, on: string | null): string {
  if (typeof every === "object") return `every ${every.days} days`;
  return every === "week" ? `every ${on}` : `every ${every}`;
}

function approvalText({ approvers, needed, gates, environment, expires }: ApprovalRule): string {
  const ways = gates.map((gate) => (gate === "environment" ? `environment ${environment}` : gate));
  return `${needed} of ${approvers.join(", ")}, by ${ways.join(" or ")}, within ${expires / 3_600_000} h`;
}

/** Recipients are long, and the hybrid ones very. */
function shortOf(recipient: string): string {
  return recipient.length > 70 ? `${recipient.slice(0, 20)}…${recipient.slice(-8)}` : recipient;
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}
