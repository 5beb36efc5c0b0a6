import { expect, test } from "@jest/globals";
import { settingLines, settingsOf } from "../../src/domain/effective.ts";
import { parsePolicy } from "../../src/domain/parse_policy.ts";
import type { Policy } from "../../src/domain/policy.ts";
import { engines } from "../../src/engine/mod.ts";
import { stores } from "../../src/store/mod.ts";
import { textOf } from "../docs/page.ts";

function read(more: string, without = /^$/m): Policy {
  const text =
    textOf("examples/server.yml")
      .replace(without, "")
      .replace(/ana\.pub"\] \}/, 'ana.pub"], github: ana-example }') + more;
  const { policy, complaints } = parsePolicy(text, { engines, stores });
  if (policy === null) throw new Error(JSON.stringify(complaints));
  return policy;
}

const isOf = (policy: Policy, wanted: string) =>
  settingsOf(policy).find(({ setting }) => setting === wanted)?.is;

test("settingsOf() tells what is off and why, and defaults that nobody wrote", () => {
  const policy = read("");
  expect(isOf(policy, "source old-photos")).toBe("off: kept on tape");
  expect(isOf(policy, "source dashboard")).toBe("sqlite");
  expect(isOf(policy, "retention")).toBe("everything stays");
  expect(isOf(policy, "restore")).toBe("1 of ana, ben, by signature, within 24 h");
  expect(isOf(policy, "started by")).toBe("whom GitHub lets");
  expect(isOf(policy, "taken from")).toBe("the default branch");
});

test("settingsOf() tells each schedule with its zone, and each rule that is there", () => {
  const policy = read(
    `schedules:
  a: { every: week, on: sunday, at: "03:05", timezone: Africa/Lusaka, sources: [dashboard], stores: [disk] }
  b: { every: 30d }
  c: { every: month }
retention: { slots: weekday, floor: 4 }
require: reviewed
operators: [ana]
`,
    /^schedules:.*\n(?: .*\n)+/m,
  );
  expect(isOf(policy, "schedule a")).toBe("every sunday at 03:05 Africa/Lusaka, dashboard to disk");
  expect(isOf(policy, "schedule b")).toBe("every 30 days at 00:00 UTC, all sources to all stores");
  expect(isOf(policy, "schedule c")).toBe("every month at 00:00 UTC, all sources to all stores");
  expect(isOf(policy, "retention")).toBe("the newest of each weekday, never fewer than 4");
  expect(isOf(policy, "taken from")).toBe("a reviewed pull request");
  expect(isOf(policy, "started by")).toBe("ana");
});

test("settingsOf() says loudly that nobody or anybody may restore", () => {
  expect(isOf(read("", /^approval:.*\n/m), "restore")).toBe("nobody");
  expect(isOf(read("approval: open\n", /^approval:.*\n/m), "restore")).toBe("ANYBODY");
});

test("settingLines() has one column of names", () => {
  expect(
    settingLines([
      { setting: "a", is: "1" },
      { setting: "bcd", is: "2" },
    ]),
  ).toEqual(["a    1", "bcd  2"]);
});
