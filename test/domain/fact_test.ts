import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { compareFacts, type Difference, type Fact } from "../../src/domain/fact.ts";
import { compareNames, comparePaths } from "../../src/domain/name.ts";
import { all } from "../tools.ts";

const value = fc.oneof(fc.string(), fc.integer(), fc.boolean());
const field = fc.oneof(fc.constantFrom("sha256", "mode", "__proto__", "constructor"), fc.string());
const is = fc
  .array(fc.tuple(field, value), { maxLength: 4 })
  .map((pairs) => Object.fromEntries(pairs) as Fact["is"]);
const key = fc.stringMatching(/^[a-c.-]{1,3}(\/[a-c.-]{1,3}){0,2}$/);
const facts = fc
  .uniqueArray(key, { maxLength: 30 })
  .chain((keys) =>
    fc.tuple(
      ...keys.map((one) => is.map((values): Fact => ({ key: one, is: values, at: 0, span: 512 }))),
    ),
  )
  .map((list) => list.toSorted((a, b) => comparePaths(a.key, b.key)));

test("compareFacts() finds nothing between a tree and itself, wherever its members lay", async () => {
  await fc.assert(
    fc.asyncProperty(facts, async (list) => {
      const moved = list.map((fact) => ({ ...fact, at: null, span: null }));
      expect(await differences(list, moved)).toEqual([]);
    }),
  );
});

test("compareFacts() finds exactly the edits that were made, in order", async () => {
  const edits = fc.array(fc.constantFrom("keep", "remove", "change", "add field"), {
    minLength: 30,
    maxLength: 30,
  });
  await fc.assert(
    fc.asyncProperty(facts, facts, edits, async (saved, others, plan) => {
      const { found, expected } = edited(saved, others, plan);
      expect(await differences(saved, found)).toEqual(expected);
    }),
  );
});

test("compareFacts() swapped says extra for missing, and the same fields", async () => {
  await fc.assert(
    fc.asyncProperty(facts, facts, async (a, b) => {
      const turned = (await differences(b, a)).map(({ key: one, what }) => ({
        key: one,
        what: what === "missing" ? "extra" : what === "extra" ? "missing" : what,
      }));
      expect(turned).toEqual(await differences(a, b));
    }),
  );
});

test("compareFacts() tells a number from its text and a missing field from an empty one", async () => {
  const one = (values: Fact["is"]): Fact[] => [{ key: "a", is: values, at: null, span: null }];
  expect(await differences(one({ size: 1 }), one({ size: "1" }))).toEqual([
    { key: "a", what: ["size"] },
  ]);
  expect(await differences(one({}), one({ link: "" }))).toEqual([{ key: "a", what: ["link"] }]);
});

test("compareFacts() names fields that JavaScript gives a meaning of its own", async () => {
  const one = (text: string): Fact[] => [{ key: "a", is: JSON.parse(text), at: null, span: null }];
  const found = await differences(one('{"__proto__":1,"constructor":1}'), one("{}"));
  expect(found).toEqual([{ key: "a", what: ["__proto__", "constructor"] }]);
});

test("compareFacts() refuses a stream that does not ascend, on either side", async () => {
  const list = (...keys: string[]): Fact[] =>
    keys.map((one) => ({ key: one, is: {}, at: null, span: null }));
  for (const wrong of [list("b", "a"), list("a", "a"), list("a-b", "a/b")]) {
    await expect(differences(wrong, list())).rejects.toThrow(RangeError);
    await expect(differences(list(), wrong)).rejects.toThrow(RangeError);
  }
  expect(
    await all(compareFacts(stream(list("a-b", "a/b")), stream([]), compareNames)),
  ).toHaveLength(2);
});

test("compareFacts() closes both streams when it is given up or one of them fails", async () => {
  const closed: string[] = [];
  async function* watched(name: string, failsAt: number): AsyncGenerator<Fact> {
    try {
      for (let at = 0; at < 9; at++) {
        if (at === failsAt) throw new Error("the disk is gone");
        yield { key: `${name}${at}`, is: {}, at: null, span: null };
      }
    } finally {
      closed.push(name);
    }
  }
  for await (const _ of compareFacts(watched("a", -1), watched("b", -1), compareNames)) break;
  expect(closed.sort()).toEqual(["a", "b"]);
  closed.length = 0;
  await expect(all(compareFacts(watched("a", 3), watched("b", -1), compareNames))).rejects.toThrow(
    "the disk is gone",
  );
  expect(closed.sort()).toEqual(["a", "b"]);
});

async function* stream(list: readonly Fact[]): AsyncGenerator<Fact> {
  yield* list;
}

async function differences(saved: readonly Fact[], found: readonly Fact[]): Promise<Difference[]> {
  return await all(compareFacts(stream(saved), stream(found), comparePaths));
}

function edited(saved: readonly Fact[], others: readonly Fact[], plan: readonly string[]) {
  const found: Fact[] = [];
  const expected: Difference[] = [];
  for (const [at, fact] of saved.entries()) {
    const edit = plan[at];
    if (edit === "remove") {
      expected.push({ key: fact.key, what: "missing" });
      continue;
    }
    const name =
      edit === "change" ? Object.keys(fact.is)[0] : edit === "add field" ? "new field" : undefined;
    found.push(name === undefined ? fact : { ...fact, is: changed(fact.is, name) });
    if (name !== undefined) expected.push({ key: fact.key, what: [name] });
  }
  for (const extra of others) {
    if (saved.some((one) => one.key === extra.key)) continue;
    found.push(extra);
    expected.push({ key: extra.key, what: "extra" });
  }
  const byKey = (a: { key: string }, b: { key: string }) => comparePaths(a.key, b.key);
  return { found: found.sort(byKey), expected: expected.sort(byKey) };
}

/** Own properties only, so that a field called "__proto__" stays one. */
function changed(values: Fact["is"], name: string): Fact["is"] {
  const pairs = new Map(Object.entries(values));
  pairs.set(name, `${pairs.get(name)} changed`);
  return Object.fromEntries(pairs);
}
