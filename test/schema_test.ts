import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { parse } from "yaml";
import { policyJsonSchema } from "../scripts/policy_schema.ts";
import { parsePolicy } from "../src/domain/parse_policy.ts";
import { engines } from "../src/engine/mod.ts";
import { stores } from "../src/store/mod.ts";
import { SMALL, WHOLE } from "./domain/policies.ts";
import { ROOT } from "./house/sources.ts";

type Node = { readonly [key: string]: unknown };
const schema = JSON.parse(policyJsonSchema()) as Node;

test("schema/holdfast.schema.json is fresh: if not, run npm run schema", () => {
  expect(readFileSync(join(ROOT, "schema/holdfast.schema.json"), "utf8")).toBe(policyJsonSchema());
});

test("the schema allows no unknown key in any group that is not made of names", () => {
  const open = [...groupsOf(schema, "")].filter(
    ({ node }) => "properties" in node && node["additionalProperties"] !== false,
  );
  expect(open.map(({ path }) => path)).toEqual([]);
});

test("the schema requires nothing that has a default", () => {
  for (const { path, node } of groupsOf(schema, "")) {
    const required = (node["required"] ?? []) as string[];
    const properties = (node["properties"] ?? {}) as Record<string, Node>;
    const wrong = required.filter(
      (key) => properties[key] !== undefined && "default" in (properties[key] as Node),
    );
    expect([path, wrong]).toEqual([path, []]);
  }
});

test("the schema and parsePolicy() know the same kinds", () => {
  const text = JSON.stringify(schema);
  for (const kind of [...Object.keys(engines), ...Object.keys(stores)])
    expect(text).toContain(`"const":"${kind}"`);
});

describe("the schema agrees with parsePolicy() on", () => {
  const kinds = { engines, stores };
  const rows: [title: string, text: string][] = [
    ["a small policy", SMALL],
    ["a whole policy", WHOLE],
    ["an unknown key", `${SMALL}surplus: {}\n`],
    ["a missing key", SMALL.replace("name: small\n", "")],
    ["a wrong type", SMALL.replace("name: small", "name: [small]")],
    ["a wrong name", SMALL.replace("name: small", "name: Small")],
    [
      "a wrong duration",
      `${SMALL}people: { ana: { keys: [a] } }\napproval: { approvers: [ana], expires: soon }\n`,
    ],
    ["a wrong share", `${SMALL}suspicion: { shrinks-below: 101% }\n`],
    ["an unknown engine", SMALL.replace("engine: files", "engine: tape")],
    ["an unknown key of an engine", SMALL.replace("path: a }", "path: a, surplus: 1 }")],
    ["a program", SMALL.replace("engine: files, path: a", "engine: command, dump: [cat, a]")],
    [
      "a program without words",
      SMALL.replace("engine: files, path: a", "engine: command, dump: []"),
    ],
    ["another format", SMALL.replace("holdfast: 1", "holdfast: 2")],
  ];
  for (const [title, text] of rows) {
    test(title, () => {
      const isRight = parsePolicy(text, kinds).policy !== null;
      expect(fits(parse(text), schema)).toBe(isRight);
    });
  }
});

/** Every schema of an object, with where it stands. */
function* groupsOf(node: unknown, path: string): Generator<{ path: string; node: Node }> {
  if (node === null || typeof node !== "object") return;
  if ((node as Node)["type"] === "object") yield { path, node: node as Node };
  for (const [key, value] of Object.entries(node)) yield* groupsOf(value, `${path}/${key}`);
}

/** As much of JSON Schema as ours uses; an unknown word throws, so that none is overlooked. */
function fits(value: unknown, of: Node): boolean {
  return Object.entries(of).every(([word, wants]) => {
    const rule = RULES[word];
    if (rule === undefined) throw new Error(`The test knows no "${word}"`);
    return rule(value, wants as never, of);
  });
}

const isGroup = (value: unknown): value is Node =>
  value !== null && typeof value === "object" && !Array.isArray(value);
const always = () => true;
const TYPES: Readonly<Record<string, (value: unknown) => boolean>> = {
  object: isGroup,
  array: Array.isArray,
  string: (value) => typeof value === "string",
  boolean: (value) => typeof value === "boolean",
  integer: Number.isSafeInteger,
  number: (value) => typeof value === "number",
};
const RULES: Readonly<Record<string, (value: unknown, wants: never, of: Node) => boolean>> = {
  $schema: always,
  $defs: always, // asked where something refers to them
  $ref: (value, wants: string) => {
    const name = wants.replace("#/$defs/", "");
    return fits(value, (schema["$defs"] as Record<string, Node>)[name] as Node);
  },
  title: always,
  description: always,
  default: always,
  type: (value, wants: string) => TYPES[wants]?.(value) ?? false,
  const: (value, wants: unknown) => value === wants,
  enum: (value, wants: readonly unknown[]) => wants.includes(value),
  pattern: (value, wants: string) =>
    typeof value !== "string" || new RegExp(wants, "u").test(value),
  allOf: (value, wants: readonly Node[]) => wants.every((one) => fits(value, one)),
  anyOf: (value, wants: readonly Node[]) => wants.some((one) => fits(value, one)),
  oneOf: (value, wants: readonly Node[]) => wants.filter((one) => fits(value, one)).length === 1,
  minLength: (value, wants: number) => typeof value !== "string" || value.length >= wants,
  maxLength: (value, wants: number) => typeof value !== "string" || value.length <= wants,
  minItems: (value, wants: number) => !Array.isArray(value) || value.length >= wants,
  maxItems: (value, wants: number) => !Array.isArray(value) || value.length <= wants,
  minimum: (value, wants: number) => typeof value !== "number" || value >= wants,
  maximum: (value, wants: number) => typeof value !== "number" || value <= wants,
  prefixItems: (value, wants: readonly Node[]) =>
    !Array.isArray(value) || wants.slice(0, value.length).every((one, at) => fits(value[at], one)),
  items: (value, wants: Node, of) => {
    const first = ((of["prefixItems"] ?? []) as readonly Node[]).length;
    return !Array.isArray(value) || value.slice(first).every((one) => fits(one, wants));
  },
  required: (value, wants: readonly string[]) =>
    !isGroup(value) || wants.every((key) => key in value),
  propertyNames: (value, wants: Node) =>
    !isGroup(value) || Object.keys(value).every((key) => fits(key, wants)),
  properties: (value, wants: Record<string, Node>) =>
    !isGroup(value) ||
    Object.entries(wants).every(([key, one]) => !(key in value) || fits(value[key], one)),
  additionalProperties: (value, wants: false | Node, of) => {
    if (!isGroup(value)) return true;
    const known = Object.keys((of["properties"] ?? {}) as Node);
    const rest = Object.keys(value).filter((key) => !known.includes(key));
    return wants === false ? rest.length === 0 : rest.every((key) => fits(value[key], wants));
  },
};
