import { describe, expect, test } from "@jest/globals";
import { cronOf } from "../../src/domain/cron.ts";
import { parsePolicy } from "../../src/domain/parse_policy.ts";
import { KINDS } from "./policies.ts";

const BASE = `holdfast: 1
name: small
recipients: [age1x]
signers: { host: { key: "file:a.pub", may: [backup] } }
sources:
  a: { engine: files, path: a }
  off: { engine: files, path: b, enabled: false }
stores: { local: { kind: directory, path: c } }
schedules:
`; // its lines end with 9, so a schedule stands on line 10

const policyOf = (schedule: string) => parsePolicy(`${BASE}  ${schedule}\n`, KINDS);

describe("a policy's schedule is refused with its line and path:", () => {
  const rows = [
    [
      "a week without its day",
      "x: { every: week }",
      "schedules.x.on is missing, expected the weekday that every: week needs",
    ],
    [
      "a day with a weekday",
      "x: { every: day, on: monday }",
      "schedules.x.on is only for every: week",
    ],
    [
      "<n>d with a weekday",
      "x: { every: 30d, on: monday }",
      "schedules.x.on is only for every: week",
    ],
    [
      "<n>d with a time",
      'x: { every: 30d, at: "02:00" }',
      "schedules.x.at is not for every: <n>d, which is always due at 00:00",
    ],
    [
      "<n>d even with midnight",
      'x: { every: 1d, at: "00:00" }',
      "schedules.x.at is not for every: <n>d, which is always due at 00:00",
    ],
    [
      "a zone nobody knows",
      "x: { every: day, timezone: Africa/Luska }",
      "schedules.x.timezone is Africa/Luska, expected the IANA name of a zone, as Africa/Lusaka",
    ],
    [
      "an unknown source",
      "x: { every: day, sources: [b] }",
      'schedules.x.sources[0] "b" is no source, expected one of a, off',
    ],
    [
      "an inherited name as a source",
      "x: { every: day, sources: [constructor] }",
      'schedules.x.sources[0] "constructor" is no source, expected one of a, off',
    ],
    [
      "an unknown store",
      "x: { every: day, stores: [local, far] }",
      'schedules.x.stores[1] "far" is no store, expected one of local',
    ],
    [
      "a disabled source",
      "x: { every: day, sources: [a, off] }",
      'schedules.x.sources[1] "off" is disabled',
    ],
    [
      "a source twice",
      "x: { every: day, sources: [a, a] }",
      'schedules.x.sources[1] names "a" twice',
    ],
    [
      "the name of a manual backup",
      "manual: { every: day }",
      "schedules.manual may not be called that: manifests say it of backups that no schedule gave",
    ],
  ] as const;
  for (const [title, schedule, text] of rows)
    test(title, () => {
      const { policy, complaints } = policyOf(schedule);
      expect(policy).toBeNull();
      expect(complaints.map((one) => `${one.line}: ${one.text}`)).toEqual([`10: ${text}`]);
      expect(text.startsWith((complaints[0]?.path ?? "").split(" ")[0] as string)).toBe(true);
    });
});

test("a schedule for which every source is disabled is refused", () => {
  const text = `${BASE}  x: { every: day }\n`.replace("path: a }", "path: a, enabled: false }");
  expect(parsePolicy(text, KINDS).complaints.map((one) => one.text)).toEqual([
    "schedules.x saves nothing: every source is disabled",
  ]);
});

test("all mistakes of a schedule are told at once", () => {
  const { complaints } = policyOf(
    "x: { every: week, timezone: No/Where, sources: [b], stores: [c] }",
  );
  expect(complaints).toHaveLength(4);
});

describe("a policy's schedule is refused by its shape:", () => {
  const rows = [
    "x: { every: hour }",
    "x: { every: 0d }",
    "x: { every: 30 }",
    "x: { at: '02:00' }",
    "x: { every: day, at: '24:00' }",
    "x: { every: day, at: 120 }",
    "x: { every: week, on: mon }",
    "x: { every: day, timezone: '+02:00' }",
    "x: { every: day, sources: [] }",
    "x: { every: day, cron: '0 2 * * *' }",
    "Nightly: { every: day }",
  ];
  for (const schedule of rows) test(schedule, () => expect(policyOf(schedule).policy).toBeNull());
});

describe("cronOf() writes", () => {
  const rows = [
    ['{ every: day, at: "02:05", timezone: Africa/Lusaka }', "5 2 * * *", "Africa/Lusaka"],
    ["{ every: day }", "0 0 * * *", "UTC"],
    ['{ every: week, on: sunday, at: "23:59" }', "59 23 * * 0", "UTC"],
    ["{ every: week, on: monday }", "0 0 * * 1", "UTC"],
    ["{ every: week, on: saturday }", "0 0 * * 6", "UTC"],
    ['{ every: month, at: "04:30", timezone: Asia/Kathmandu }', "30 4 1 * *", "Asia/Kathmandu"],
    ["{ every: 30d, timezone: Europe/Berlin }", "0 0 * * *", "Europe/Berlin"],
  ] as const;
  for (const [schedule, cron, timezone] of rows)
    test(`${cron} for ${schedule}`, () => {
      const entry = policyOf(`x: ${schedule}`).policy?.schedules["x"];
      if (entry === undefined) throw new Error("the policy is sound");
      expect(cronOf(entry)).toEqual({ cron, timezone });
    });
});
