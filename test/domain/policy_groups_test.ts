import { expect, test } from "@jest/globals";
import { settingLines, settingsOf } from "../../src/domain/effective.ts";
import { parsePolicy } from "../../src/domain/parse_policy.ts";
import type { Policy } from "../../src/domain/policy.ts";
import { cautionsOf } from "../../src/domain/policy_caution.ts";
import { inOrderOf, missingOf, restoreHooks, unitsOf } from "../../src/domain/policy_groups.ts";
import { hookText } from "../../src/domain/policy_hooks.ts";
import { KINDS } from "./policies.ts";

const HEAD = `holdfast: 1
name: small
recipients: [age1x]
signers: { host: { key: "file:a.pub", may: [backup] } }
stores: { local: { kind: directory, path: b } }
`;

const VAULT = `${HEAD}sources:
  alone: { engine: files, path: alone }
  config: { engine: files, path: config, group: vault, before: [flush, "a b", ""], after: [tidy] }
  other: { engine: files, path: other, quiesce: [halt], resume: { run: [go], limit: 5m } }
  mt4: { engine: files, path: mt4, group: vault }
  logs: { engine: files, path: logs, group: vault, enabled: false }
groups:
  vault:
    order: [mt4, config, logs]
    restore-order: [config]
    quiesce: { run: [stop], limit: 90s, env: { TOKEN: env:SECRET } }
    resume: [start]
restore: { before: [announce], quiesce: [close], resume: [open], after: [reindex] }
`;

function read(text: string): Policy {
  const { policy, complaints } = parsePolicy(text, KINDS);
  if (policy === null) throw new Error(JSON.stringify(complaints));
  return policy;
}

const told = (text: string): string[] =>
  parsePolicy(text, KINDS).complaints.map((one) => `${one.line}: ${one.text}`);

test("hooksOf() gives ten minutes unless told, and a resume 60 seconds", () => {
  const { sources, groups } = read(VAULT);
  expect(sources["config"]?.hooks.before).toEqual({
    label: "sources.config.before",
    run: ["flush", "a b", ""],
    limit: 600_000,
    env: {},
  });
  expect(groups["vault"]?.hooks.quiesce?.limit).toBe(90_000);
  expect(groups["vault"]?.hooks.quiesce?.env).toEqual({ TOKEN: "env:SECRET" });
  expect(groups["vault"]?.hooks.resume?.limit).toBe(60_000);
  expect(sources["other"]?.hooks.resume?.limit).toBe(300_000);
});

test("unitsOf() puts a group where its first source stands, in the order it states", () => {
  const policy = read(VAULT);
  const all = ["alone", "config", "other", "mt4"];
  expect(unitsOf(policy, all, "order")).toEqual([
    { group: null, sources: ["alone"] },
    { group: "vault", sources: ["mt4", "config"] },
    { group: null, sources: ["other"] },
  ]);
  expect(unitsOf(policy, all, "restoreOrder")[1]).toEqual({
    group: "vault",
    sources: ["config", "mt4"],
  });
});

test("missingOf() names enabled sources of a group only", () => {
  const policy = read(VAULT);
  expect(missingOf(policy, { group: "vault", sources: ["mt4"] })).toEqual(["config"]);
  expect(missingOf(policy, { group: null, sources: ["alone"] })).toEqual([]);
});

test("restoreHooks() pauses groups around sources, and nothing for what goes elsewhere", () => {
  const policy = read(VAULT);
  const at = (...names: string[]) => names.map((name) => ({ name, into: null }));
  const lines = (sources: readonly { name: string; into: string | null }[]) =>
    inOrderOf(restoreHooks(policy, sources)).map(hookText);
  expect(lines(at("config", "mt4", "other"))).toEqual([
    "restore.before: announce (at most 10 min)",
    "restore.quiesce: close (at most 10 min)",
    "groups.vault.quiesce: stop (at most 90 s, TOKEN from env:SECRET)",
    "sources.other.quiesce: halt (at most 10 min)",
    "sources.other.resume: go (at most 5 min)",
    "groups.vault.resume: start (at most 1 min)",
    "restore.resume: open (at most 1 min)",
    "restore.after: reindex (at most 10 min)",
  ]);
  expect(lines([{ name: "other", into: "/elsewhere" }])).toEqual([]);
  expect(lines([...at("alone"), { name: "mt4", into: "/elsewhere" }])).toEqual([
    "restore.before: announce (at most 10 min)",
    "restore.quiesce: close (at most 10 min)",
    "restore.resume: open (at most 1 min)",
    "restore.after: reindex (at most 10 min)",
  ]);
});

test("hookText() tells words apart beyond doubt", () => {
  const { sources } = read(VAULT);
  const before = sources["config"]?.hooks.before;
  expect(before && hookText(before)).toBe('sources.config.before: flush "a b" "" (at most 10 min)');
});

test("settingsOf() shows groups and every hook", () => {
  const lines = settingLines(settingsOf(read(VAULT))).map((line) => line.replace(/ {2,}/, " "));
  expect(lines).toContain("group vault dumped mt4, config, logs; put back config, mt4, logs");
  expect(lines).toContain("hook sources.other.resume: go (at most 5 min)");
  expect(lines.filter((line) => line.startsWith("hook "))).toHaveLength(10);
});

test("parsePolicy() tells every mistake in groups and hooks at once, each with its line", () => {
  const text = `${HEAD}sources:
  a: { engine: files, path: a, group: vualt }
  b: { engine: files, path: b, group: vault, quiesce: [stop] }
  c: { engine: files, path: c, resume: [start] }
  d: { engine: files, path: d, enabled: false, before: [flush] }
  e: { engine: files, path: e, before: systemctl stop x }
  f: { engine: files, path: f, before: { run: [], limit: 10 d, env: { HOLDFAST_X: plain } } }
groups:
  vault:
    order: [c, nobody, c]
    restore-order: [b, b]
    resume: { run: [start], after: x }
restore: { quiesce: [stop] }
`;
  expect(told(text)).toEqual([
    '7: sources.a.group is "vualt", which is no group, expected one of vault',
    "8: sources.b.quiesce needs a resume beside it: what is paused must go on again",
    '8: sources.b.group is "vault", whose order does not name "b"',
    "9: sources.c.resume has no quiesce beside it, so there is nothing to resume",
    "10: sources.d.before never runs: the source is disabled",
    '11: sources.e.before is "systemctl stop x", expected a list of words or keys with values',
    "12: sources.f.before.run[0] is missing, expected a text",
    '12: sources.f.before.limit is "10 d", expected a time such as 60s, 10m or 2h',
    "12: sources.f.before.env.HOLDFAST_X is not a name: expected the name of a variable, not one of HOLDFAST_",
    '15: groups.vault.order[0] names "c", which does not say group: vault',
    '15: groups.vault.order[1] "nobody" is no source, expected one of a, b, c, d, e, f',
    '15: groups.vault.order[2] names "c" twice',
    '16: groups.vault.restore-order[1] names "b" twice',
    "17: groups.vault.resume.after is not a key here, expected run, limit, env",
    "17: groups.vault.resume has no quiesce beside it, so there is nothing to resume",
    "18: restore.quiesce needs a resume beside it: what is paused must go on again",
  ]);
});

test("cautionsOf() says what a group and its sources ask to mind, the group's once", () => {
  const policy = read(
    VAULT.replace("restore-order: [config]", 'caution: "two: together"').replace(
      "path: mt4,",
      "path: mt4, caution: first of all,",
    ),
  );
  expect(cautionsOf(policy, ["alone"])).toEqual([]);
  expect(cautionsOf(policy, ["config", "mt4"])).toEqual([
    "vault: two: together",
    "mt4: first of all",
  ]);
  expect(cautionsOf(policy, ["config"])).toEqual(["vault: two: together"]);
  expect(told(VAULT.replace("path: alone", 'path: alone, caution: "a\\nb"'))[0]).toMatch(
    /sources\.alone\.caution/,
  );
});
