import { expect, test } from "@jest/globals";
import { parsePolicy } from "../../src/domain/parse_policy.ts";
import { mapValues, type PolicyFile, policySchema } from "../../src/domain/policy.ts";
import { KINDS, SMALL, WHOLE } from "./policies.ts";

const HOUR = 3_600_000; // ms

const NO_HOOKS = { before: null, quiesce: null, resume: null, after: null };

test("policyOf() gives every key of a whole policy its name in code", () => {
  const { policy, complaints } = parsePolicy(WHOLE, KINDS);
  expect(complaints).toEqual([]);
  expect(policy).toMatchObject({
    name: "civil-registry",
    prefix: "Backup",
    signingKey: "env:HOLDFAST_SIGNING_KEY",
    staging: "/var/lib/holdfast/staging",
    state: "/var/lib/holdfast/state",
    approval: { approvers: ["ana", "ben"], needed: 2, expires: 24 * HOUR, drift: 0.1 },
    disclose: "none",
    suspicion: { shrinksBelow: 0.5 },
    people: {
      ana: { keys: ["file:keys/ana.pub"], github: "ana-example" },
      ben: { keys: ["file:keys/ben.pub", "file:keys/ben-2.pub"], github: null },
    },
    stores: { local: { kind: "directory", settings: { path: "/backups", mount: "required" } } },
    schedules: {
      nightly: {
        every: "day",
        at: 125,
        on: null,
        timezone: "Africa/Lusaka",
        sources: ["trees"],
        stores: ["local"],
      },
      weekend: { every: "week", at: 0, on: "sunday", timezone: "UTC", sources: [], stores: [] },
      full: { every: { days: 30 }, at: 0, on: null, timezone: "UTC", sources: [], stores: [] },
    },
  });
  expect(policy?.signers["runner-1"]?.last).toBeNull();
  expect(policy?.signers["runner-0"]?.last).toMatch(/^Backup_20261119_0200Z@/);
  expect(Object.keys(policy?.sources ?? {})).toEqual(["settings", "trees", "dashboard"]);
  expect(policy?.sources["dashboard"]).toEqual({
    engine: "sqlite",
    enabled: false,
    because: "kept out by decision 12",
    group: null,
    hooks: NO_HOOKS,
    caution: null,
    settings: { path: "/var/lib/grafana/grafana.db", "in-use": true },
  });
});

test("policyOf() fills in what a small policy leaves out, on the safe side", () => {
  expect(parsePolicy(SMALL, KINDS).policy).toEqual({
    name: "small",
    prefix: "Backup",
    recipients: ["age1x"],
    signers: { host: { key: "file:a.pub", may: ["backup"], last: null } },
    signingKey: null,
    staging: null,
    state: null,
    people: {},
    approval: null,
    sources: {
      a: {
        engine: "files",
        enabled: true,
        because: null,
        group: null,
        hooks: NO_HOOKS,
        caution: null,
        settings: {
          path: "a",
          exclude: [],
          "may-change": [],
          devices: false,
          "one-file-system": true,
        },
      },
    },
    groups: {},
    restore: NO_HOOKS,
    stores: { local: { kind: "directory", settings: { path: "b", layout: "folder" } } },
    disclose: "all",
    suspicion: { shrinksBelow: 0.5 },
    schedules: {},
    retention: null,
    operators: null,
    ping: null,
    require: null,
  });
});

test("policyOf() needs one approver and a day unless told, and opens only what says open", () => {
  const people = "people: { ana: { keys: [a] } }\n";
  const rule = parsePolicy(`${SMALL}${people}approval: { approvers: [ana] }\n`, KINDS).policy
    ?.approval;
  expect(rule).toEqual({
    approvers: ["ana"],
    needed: 1,
    expires: 24 * HOUR,
    drift: null,
    gates: ["signature"],
    environment: "restore",
  });
  expect(parsePolicy(`${SMALL}approval: open\n`, KINDS).policy?.approval).toBe("open");
});

test("policySchema() knows the kinds it is given and no other", () => {
  const file = {
    ...(JSON.parse(JSON.stringify(fileOf())) as PolicyFile),
    sources: { a: { engine: "sqlite", path: "a" } },
  };
  expect(policySchema(KINDS).safeParse(file).success).toBe(true);
  const { sqlite: _, ...engines } = KINDS.engines;
  expect(policySchema({ ...KINDS, engines }).safeParse(file).success).toBe(false);
});

test("mapValues() keeps every key, also one that JavaScript gives a meaning of its own", () => {
  const from = JSON.parse('{"a":1,"__proto__":2,"constructor":3}') as Record<string, number>;
  const to = mapValues(from, (value) => value * 2);
  expect(Object.entries(to)).toEqual([
    ["a", 2],
    ["__proto__", 4],
    ["constructor", 6],
  ]);
  expect(Object.getPrototypeOf(to)).toBe(Object.prototype);
});

function fileOf(): PolicyFile {
  return {
    holdfast: 1,
    name: "small",
    recipients: ["age1x"],
    signers: { host: { key: "file:a.pub", may: ["backup"] } },
    sources: {},
    stores: { local: { kind: "directory", path: "b" } },
  };
}
