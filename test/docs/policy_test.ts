import { describe, expect, test } from "@jest/globals";
import { parse } from "yaml";
import { z } from "zod";
import { policySchema } from "../../src/domain/policy.ts";
import { engines } from "../../src/engine/mod.ts";
import { stores } from "../../src/store/mod.ts";
import { rowsOf, textOf } from "./page.ts";

interface Shape {
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly additionalProperties?: Shape | false;
  readonly anyOf?: readonly Shape[];
  readonly oneOf?: readonly Shape[];
  readonly required?: readonly string[];
  readonly const?: unknown;
  readonly default?: unknown;
  readonly $defs?: Readonly<Record<string, Shape>>;
}

interface Key {
  /** The heading's last word for the keys of one kind, else "". */
  readonly kind: string;
  readonly path: string;
  readonly shape: Shape;
  readonly isRequired: boolean;
}

const policy = policySchema({ engines, stores });
const schema = z.toJSONSchema(policy, { io: "input" }) as Shape;
const settings = { ...engines, ...stores } as Readonly<
  Record<string, { readonly settings: { readonly shape?: object } }>
>;
const keys = [...keysOf(schema, ""), ...keysOf(schema.$defs?.["hook"] as Shape, "<hook>")];
const rows = sections().flatMap(({ kind, text }) =>
  rowsOf(text).flatMap((cells) => (cells.length === 5 ? [{ kind, cells }] : [])),
);

test("docs/policy.md names every key of the policy, each once and no other", () => {
  const documented = rows.map(({ kind, cells }) => `${kind} ${cells[0]}`.trim());
  expect(documented.toSorted()).toEqual(keys.map(nameOf).sort());
});

test("docs/policy.md says which keys are required", () => {
  for (const { kind, cells } of rows) {
    const key = keyFor(kind, cells[0] as string);
    expect(`${key.path} ${cells[2] === "required"}`).toBe(`${key.path} ${key.isRequired}`);
  }
});

test("docs/policy.md says the defaults that stand in the schema", () => {
  for (const { kind, cells } of rows) {
    const { shape, path } = keyFor(kind, cells[0] as string);
    if (shape.default === undefined) continue;
    expect(`${path}: ${cells[2]}`).toBe(`${path}: ${textOfDefault(shape.default)}`);
  }
});

describe("docs/policy.md gives an example that is accepted:", () => {
  for (const { kind, cells } of rows) {
    test(cells[3] as string, () => {
      const path = cells[0] as string;
      const example = parse(cells[3] as string) as object;
      expect(Object.keys(example)).toEqual([path.split(".").at(-1)]);
      const whole = base(kind);
      Object.assign(parentOf(whole, path), example);
      const { "<hook>": hook, ...rest } = whole; // stands under other names
      if (path.startsWith("<hook>.")) Object.assign(rest, { restore: { after: hook } });
      expect(policy.safeParse(rest).error?.issues ?? []).toEqual([]);
    });
  }
});

/** All paths of keys, a name of the user's own written as `<name>`. */
function keysOf(shape: Shape, at: string): Key[] {
  const options = (shape.oneOf ?? shape.anyOf ?? []).filter((one) => one.properties !== undefined);
  if (options.some((option) => kindOf(option) !== "")) return ofKinds(options, at);
  const [only = shape] = options;
  if (typeof only.additionalProperties === "object") {
    return keysOf(only.additionalProperties, `${at}.<name>`);
  }
  return Object.entries(only.properties ?? {}).flatMap(([name, inner]) => {
    const path = at === "" ? name : `${at}.${name}`;
    const below = keysOf(inner, path);
    const isRequired = only.required?.includes(name) === true;
    // A key that only holds other keys is documented by them, unless it can also be a word.
    const isGroup = below.length > 0 && inner.anyOf === undefined;
    return isGroup ? below : [{ kind: "", path, shape: inner, isRequired }, ...below];
  });
}

/** The keys that every kind has once, then those that each kind defines. */
function ofKinds(options: readonly Shape[], at: string): Key[] {
  const all = options.flatMap((option) => {
    const kind = kindOf(option);
    const own = Object.keys(settings[kind]?.settings.shape ?? {});
    return Object.entries(option.properties ?? {}).map(([name, shape]) => ({
      kind: own.includes(name) ? kind : "",
      path: `${at}.${name}`,
      shape,
      isRequired: option.required?.includes(name) === true,
    }));
  });
  return all.filter((key, index) => index === all.findIndex((one) => nameOf(one) === nameOf(key)));
}

function kindOf(option: Shape): string {
  const all = Object.values(option.properties ?? {}).map((inner) => String(inner.const));
  return all.find((one) => one in settings) ?? "";
}

function nameOf({ kind, path }: Pick<Key, "kind" | "path">): string {
  return `${kind} ${path}`.trim();
}

function keyFor(kind: string, path: string): Key {
  const key = keys.find((one) => one.kind === kind && one.path === path);
  if (key === undefined) throw new Error(`The schema has no ${path}`);
  return key;
}

function sections(): { kind: string; text: string }[] {
  return textOf("docs/policy.md")
    .split(/^## /m)
    .map((text) => {
      const last = (text.split("\n", 1)[0] ?? "").split(" ").at(-1) ?? "";
      return { kind: last in settings ? last : "", text };
    });
}

function textOfDefault(value: unknown): string {
  if (Array.isArray(value)) return `[${value.join(", ")}]`;
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** Sources of the engines that are reached otherwise than by a path. */
const OWN: Readonly<Record<string, object>> = {
  command: { engine: "command", dump: ["cat", "x"] },
  mysql: { engine: "mysql", url: "env:X" },
  postgres: { engine: "postgres", url: "env:X" },
};

/** A sound policy with a source of the engine, or a store of the kind. */
function base(kind: string): Record<string, unknown> {
  return {
    holdfast: 1,
    name: "base",
    recipients: ["age1x"],
    signers: { one: { key: "k", may: ["backup"] } },
    people: { ana: { keys: ["k"] } },
    approval: { approvers: ["ana"] },
    suspicion: {},
    groups: { one: { order: ["one"] } },
    restore: {},
    "<hook>": { run: ["program"] },
    retention: {},
    schedules: { one: { every: "day" } },
    sources: {
      one: OWN[kind] ?? { engine: kind in engines ? kind : "files", path: "/x" },
    },
    stores: { one: kind === "artifact" ? { kind } : { kind: "directory", path: "/y" } },
  };
}

function parentOf(whole: Record<string, unknown>, path: string): object {
  let at: Record<string, unknown> = whole;
  for (const step of path.split(".").slice(0, -1)) {
    at = at[step === "<name>" ? (Object.keys(at)[0] as string) : step] as Record<string, unknown>;
  }
  return at;
}
