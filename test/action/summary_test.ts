import { expect, test } from "@jest/globals";
import type { Finding } from "../../src/domain/finding.ts";
import type { Plan } from "../../src/domain/plan.ts";
import type { ApprovalRule } from "../../src/domain/policy_approval.ts";
import type { Outcome, Report } from "../../src/domain/report.ts";
import { summaryOf, type Told } from "../../src/face/action/summary.ts";
import { expectGolden } from "../cli/story.ts";

const ID = "Backup_20261120_0200Z";
const NASTY = "a`b|<img src=x>\n::error::\u202e@ben-example **x**";

const source = (name: string, entry: { enabled?: boolean; because?: string | null } = {}) => ({
  name,
  entry: { engine: "files", enabled: true, because: null, settings: {}, ...entry },
});
const SETUP = {
  policy: { name: "civil-registry" },
  recipients: ["age1qveruer30jufyvdlt26zc6k9kf0hmnyaqtyv6l9rrvg9grs9r3rqw3n6tq"],
  sources: [
    source("settings"),
    source("registry"),
    source("photos", { enabled: false, because: `kept on tape, see ${NASTY}` }),
    source("log"),
  ],
} as unknown as NonNullable<Told["setup"]>;

function outcome(report: Partial<Report>, lines: readonly string[] = []): Outcome {
  const empty = { command: "backup", exit: 0, backup: null, findings: [], entries: [], totals: {} };
  return { lines, report: { ...empty, ...report } };
}

function told(given: Partial<Told> & Pick<Told, "outcome">): Told {
  return { setup: SETUP, level: "short", took: 72_000, plan: null, ...given };
}

const FINDINGS: readonly Finding[] = [
  {
    code: "source-failed",
    weight: "error",
    thing: "log",
    text: `Cannot dump ${NASTY}`,
    hint: "Look.",
  },
  { code: "first-sight", weight: "warning", thing: "disk", text: "First sight", hint: "Compare." },
  { code: "source-uncovered", weight: "note", thing: "settings", text: "A socket", hint: "" },
];
const BACKUP = outcome({
  exit: 3,
  backup: ID,
  findings: FINDINGS,
  totals: { stored: 5_300_000, manifest: "ab".repeat(32), sources: 2, suspect: false },
  entries: [
    {
      source: "settings",
      engine: "files",
      before: 1_000_000,
      stores: ["disk", "second"],
      parts: [
        {
          part: "tree",
          file: "settings/tree.tar.zst.age",
          stored: 1_100_000,
          plain: 4_000_000,
          totals: { items: 1200, rows: null, bytes: 3_900_000 },
        },
      ],
    },
    {
      source: "registry",
      engine: "sqlite",
      before: null,
      stores: ["disk", "second"],
      parts: [
        {
          part: NASTY,
          file: "registry/part-1.sqlite.zst.age",
          stored: 4_200_000,
          plain: 9_000_000,
          totals: null,
        },
      ],
    },
  ],
});

test("summaryOf() of a backup says what was saved, how big, how long, where, for whom, and what is absent", () => {
  expectGolden("action/backup-short.md", summaryOf(told({ outcome: BACKUP })));
});

test("summaryOf() in full adds parts, notes and next steps", () => {
  expectGolden("action/backup-full.md", summaryOf(told({ outcome: BACKUP, level: "full" })));
});

test("summaryOf() of a run in which nothing was due, or that is off, is empty", () => {
  const skipped = outcome({ totals: { skipped: true } }, ["Nothing is due"]);
  expect(summaryOf(told({ outcome: skipped, level: "full" }))).toBe("");
  expect(summaryOf(told({ outcome: BACKUP, level: "off" }))).toBe("");
});

const PLAN = {
  bound: {
    backup: ID,
    host: "server-1",
    requester: null,
    hooks: [
      "groups.vault.quiesce: systemctl stop vault (at most 90 s)",
      `restore.after: "/opt/${NASTY}" (at most 2 h, TOKEN from env:APP_TOKEN)`,
    ],
    created: "2026-11-20T03:00:00.000Z",
    expires: "2026-11-21T03:00:00.000Z",
    sources: [
      { name: "settings", engine: "files", place: `/etc/${NASTY}`, mark: "1:2", paths: ["conf.d"] },
      { name: "registry", engine: "sqlite", place: "/srv/registry.db", mark: "absent", paths: [] },
    ],
  },
  seen: {
    sources: [
      {
        name: "settings",
        now: { items: 1, rows: null, bytes: 10 },
        saved: { items: 1200, rows: null, bytes: 3_900_000 },
        room: 1,
        connections: null,
      },
      { name: "registry", now: null, saved: null, room: 1, connections: 3 },
    ],
    findings: [`The chain of ${NASTY}`],
  },
} as unknown as Plan;
const RULE: ApprovalRule = {
  approvers: ["ana", "ben"],
  needed: 1,
  gates: ["signature", "environment", "comment"],
  environment: "restore",
  expires: 86_400_000,
  drift: null,
};
const DIGITS = "0123456789abcdef";
const MADE = {
  plan: PLAN,
  digits: DIGITS,
  rule: RULE,
  run: {
    id: "9000000001",
    artifact: "https://github.com/example/servers/actions/runs/9000000001/artifacts/5",
    file: `plan-${DIGITS}.json`,
  },
  issue: "https://github.com/example/servers/issues/7",
};

test("summaryOf() of a plan says that all data will be replaced, where, by what, and how to approve", () => {
  const planned = outcome({ command: "plan", backup: ID });
  const text = summaryOf(told({ outcome: planned, plan: MADE }));
  expect(text).toContain("**ALL DATA WILL BE REPLACED BY YOUR BACKUP DATA**");
  expectGolden("action/plan.md", text);
});

test("summaryOf() of a plan says of which places an undo brings back less than what is there", () => {
  const planned = outcome({ command: "plan", backup: ID });
  const said = (undo: string): string => {
    const sources = PLAN.bound.sources.map((one) => ({ ...one, undo }));
    const plan = { ...PLAN, bound: { ...PLAN.bound, sources } } as Plan;
    return summaryOf(told({ outcome: planned, plan: { ...MADE, plan } }));
  };
  expect(said("none")).toMatch(
    /Mind:\*\* undo of .*: NONE, as what is in the place now cannot be read/,
  );
  expect(said("empty again")).toContain("empties the place again");
  for (const undo of ["kept aside", "backup first"]) expect(said(undo)).not.toContain("undo of");
});

test("summaryOf() of a restore ends with Restore successfully, however much stands before it", () => {
  const findings = Array.from({ length: 20_000 }, (_, at): Finding => {
    return {
      code: "source-in-use",
      weight: "warning",
      thing: "a",
      text: `${at} ${"x".repeat(90)}`,
      hint: "",
    };
  });
  const lines = [
    "settings  →  /etc/settings",
    `Undo with: holdfast undo ${DIGITS}`,
    "Restore successfully",
  ];
  const short = outcome({ command: "restore", backup: ID }, lines);
  expectGolden("action/restore.md", summaryOf(told({ outcome: short })));
  const long = summaryOf(told({ outcome: { ...short, report: { ...short.report, findings } } }));
  expect(Buffer.byteLength(long)).toBeLessThan(2 ** 20);
  expect(Buffer.byteLength(long)).toBeGreaterThan(900_000);
  expect(long).toContain("Cut here: the whole of it is in the report.");
  expect(long.trimEnd().split("\n").at(-1)).toBe("Restore successfully");
});

test("summaryOf() of a restore that failed never says Restore successfully", () => {
  const failed = outcome({ command: "restore", exit: 7, findings: FINDINGS.slice(0, 1) });
  const text = summaryOf(told({ outcome: failed }));
  expectGolden("action/failed.md", text);
  expect(text).not.toContain("Restore successfully");
});
