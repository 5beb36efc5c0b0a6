import { expect, test } from "@jest/globals";
import { parsePolicy } from "../../src/domain/parse_policy.ts";
import type { Policy } from "../../src/domain/policy.ts";
import { type Preset, starterPolicy } from "../../src/domain/starter.ts";
import { engines } from "../../src/engine/mod.ts";
import { addressOf as mysqlAddress } from "../../src/engine/mysql/address.ts";
import { addressOf as postgresAddress } from "../../src/engine/postgres/address.ts";
import { stores } from "../../src/store/mod.ts";
import { below, rowsOf, textOf } from "./page.ts";

const page = textOf("docs/presets.md");
const SYSTEMS = [
  ["emca", "emCA"],
  ["senhasegura", "senhasegura"],
] as const;

function policyOf(preset: Preset): Policy {
  const text = starterPolicy({
    preset,
    name: preset,
    database: "mysql",
    sources: [],
    store: "/b",
    at: "02:00",
    timezone: "UTC",
    people: [],
  });
  return parsePolicy(text, { engines, stores }).policy as Policy;
}

for (const [preset, heading] of SYSTEMS) {
  const policy = policyOf(preset);

  test(`docs/presets.md says what each source of ${preset} is, and names no other`, () => {
    const table = below(page, heading).split("\n\n")[0] ?? "";
    expect(
      rowsOf(table)
        .map(([name]) => name)
        .sort(),
    ).toEqual(Object.keys(policy.sources).sort());
  });

  test(`docs/presets.md says which sources of ${preset} are off`, () => {
    for (const [name, { enabled }] of Object.entries(policy.sources)) {
      const row = below(page, heading)
        .split("\n")
        .find((line) => line.startsWith(`| \`${name}\``));
      expect([name, row?.includes("**Off**")]).toEqual([name, !enabled]);
    }
  });
}

test("docs/presets.md says the two orders of emCA's group as the policy has them", () => {
  const { order, restoreOrder } = policyOf("emca").groups["emca"] ?? {};
  for (const names of [order, restoreOrder])
    expect(below(page, "emCA")).toContain(names?.map((name) => `\`${name}\``).join(", "));
});

test("each page that asks for an address shows a password with escapes, as it is read", () => {
  const example = /(\w+:\/\/holdfast:p%40ss%2Fw%23rd@\S+?)[\s`]/;
  const shown = (file: string) => example.exec(textOf(file))?.[1] as string;
  const read = { password: "p@ss/w#rd" };
  expect(mysqlAddress(shown("docs/presets.md"))).toMatchObject({ ...read, database: "mt4" });
  expect(mysqlAddress(shown("docs/engines/mysql.md"))).toMatchObject({
    ...read,
    host: "db.example",
  });
  expect(postgresAddress(shown("docs/engines/postgres.md"))).toMatchObject(read);
});

test("docs/presets.md says how a shell on the server comes to the signing key", () => {
  expect(page).toContain('export HOLDFAST_SIGNING_KEY="$(cat FILE)"');
});
