import { expect } from "@jest/globals";
import { HoldfastError } from "../../src/domain/error.ts";
import type { Fact } from "../../src/domain/fact.ts";
import type { Aside, Engine, Saved, SavedPart } from "../../src/engine/engine.ts";
import { all, testWith } from "../tools.ts";
import { differences, dumped, keeping, partOf } from "./contract.ts";

/** What an engine of a server brings to the exam; made anew for each test. */
export interface ServerExam {
  /** Bound to a place that holds something. */
  readonly engine: Engine;
  /** Bound to a place that is not there, on a server that is. */
  readonly absent: Engine;
  /** Bound to the place on a server that holds nothing else, and lacks it. */
  readonly empty: Engine;
  /** All places the server holds, with what tells each from another of its name; in any order. */
  places(): readonly string[];
  /** Changes the place, so that a restore can be seen. */
  change(): void;
}

const RESTORE = "0123456789abcdef";

async function* factsOf(saved: Saved): AsyncIterable<Fact> {
  for (const part of saved.values()) yield* part.facts();
}

async function* copies(part: SavedPart): AsyncIterable<Uint8Array> {
  for await (const chunk of part.read()) yield Uint8Array.from(chunk);
}

async function asideOf(engine: Engine, saved: Saved): Promise<Aside> {
  return await engine.aside(RESTORE, [], [...saved.keys()]);
}

async function build(engine: Engine): Promise<{ saved: Saved; aside: Aside }> {
  const { saved } = await dumped(engine);
  const aside = await asideOf(engine, saved);
  await engine.build(saved, aside);
  return { saved, aside };
}

/** The exam of every kind of engine whose place is on a server; the sister of `engineContract`. */
export function serverContract(
  name: string,
  needs: readonly string[],
  make: () => Promise<ServerExam>,
): void {
  const now = async (engine: Engine) => factsOf((await dumped(engine)).saved);
  const exam = (title: string, body: () => Promise<void>): void =>
    testWith(needs, `${name} ${title}`, body, 120_000);

  exam("check() touches nothing and finds no error", async () => {
    const { engine, places } = await make();
    const before = places();
    for (const when of ["dump", "build"] as const) {
      const findings = await engine.check(when);
      expect(findings.filter((finding) => finding.weight === "error")).toEqual([]);
    }
    expect(places()).toEqual(before);
  });

  exam("dump() touches nothing, gives facts that ascend, and the same ones again", async () => {
    const { engine, places } = await make();
    const before = places();
    const first = await dumped(engine);
    expect(places()).toEqual(before);
    expect((await all(factsOf(first.saved))).length).toBeGreaterThan(0);
    expect(await differences(engine, factsOf(first.saved), await now(engine))).toEqual([]);
  });

  exam("dump() states totals for every part, and count() the same ones", async () => {
    const { engine } = await make();
    const into = keeping();
    const said = await engine.dump(into);
    expect(Object.keys(said.totals).sort()).toEqual([...into.saved.keys()].sort());
    for (const totals of Object.values(said.totals)) expect(totals.items).toBeGreaterThan(0);
    const sum = (of: "items" | "rows") =>
      Object.values(said.totals).reduce((all, totals) => all + (totals[of] ?? 0), 0);
    expect(await engine.count()).toMatchObject({ items: sum("items"), rows: sum("rows") });
    expect(await engine.size()).toBeGreaterThan(0);
  });

  exam(`dump() of an absent place fails with stage "source"`, async () => {
    const { absent } = await make();
    await expect(absent.dump(keeping())).rejects.toMatchObject({ stage: "source" });
    expect(await absent.mark()).toBe("absent");
    expect(await absent.count()).toBeNull();
    expect(await absent.size()).toBeNull();
  });

  exam("aside() touches nothing and says the same again", async () => {
    const { engine, places } = await make();
    const before = places();
    const aside = await engine.aside(RESTORE, []);
    expect(await engine.aside(RESTORE, [])).toEqual(aside);
    expect(aside.moves.length).toBeGreaterThan(0);
    expect(places()).toEqual(before);
  });

  exam("build() leaves the place alone, and what it built is what was saved", async () => {
    const { engine } = await make();
    const { saved } = await dumped(engine);
    const mark = await engine.mark();
    const aside = await asideOf(engine, saved);
    await engine.build(saved, aside);
    expect(await engine.mark()).toBe(mark);
    expect(await differences(engine, factsOf(saved), await now(engine))).toEqual([]);
    const expected = engine.expected(saved, aside);
    expect(await differences(engine, expected, engine.inspect(aside))).toEqual([]);
    expect(await differences(engine, factsOf(saved), engine.inspect(aside))).toEqual([]);
  });

  exam("build() again replaces what a killed run left", async () => {
    const { engine } = await make();
    const { saved, aside } = await build(engine);
    await engine.build(saved, aside);
    expect(await differences(engine, factsOf(saved), engine.inspect(aside))).toEqual([]);
  });

  exam(`drop("built") leaves nothing, twice`, async () => {
    const { engine, places } = await make();
    const before = places();
    const { aside } = await build(engine);
    expect(places()).not.toEqual(before);
    await engine.drop(aside, "built");
    await engine.drop(aside, "built");
    expect(places()).toEqual(before);
  });

  exam(`swap() puts back what was saved; drop("kept") then leaves only that`, async () => {
    const { engine, places, change } = await make();
    const before = places().length;
    const { saved, aside } = await build(engine);
    change();
    expect(await differences(engine, factsOf(saved), await now(engine))).not.toEqual([]);
    await engine.swap(aside);
    expect(await differences(engine, factsOf(saved), await now(engine))).toEqual([]);
    await engine.drop(aside, "kept");
    await engine.drop(aside, "kept");
    expect(await differences(engine, factsOf(saved), await now(engine))).toEqual([]);
    expect(places()).toHaveLength(before);
  });

  exam("undo() gives the place as it was before the swap, also when asked twice", async () => {
    const { engine, places, change } = await make();
    const before = places();
    const { aside } = await build(engine);
    change();
    const changed = (await dumped(engine)).saved;
    await engine.swap(aside);
    expect(await differences(engine, factsOf(changed), await now(engine))).not.toEqual([]);
    await engine.undo(aside);
    await engine.undo(aside);
    expect(await differences(engine, factsOf(changed), await now(engine))).toEqual([]);
    await engine.drop(aside, "built");
    expect(places()).toEqual(before);
  });

  exam("a restore over the place, back by undo(), then once more and for good", async () => {
    const { engine, places, change } = await make();
    const before = places().length;
    const { saved } = await dumped(engine);
    change();
    const changed = (await dumped(engine)).saved;
    for (const restore of [RESTORE, "fedcba9876543210"]) {
      const aside = await engine.aside(restore, [], [...saved.keys()]);
      await engine.build(saved, aside);
      const expected = engine.expected(saved, aside);
      expect(await differences(engine, expected, engine.inspect(aside))).toEqual([]);
      await engine.swap(aside);
      expect(await differences(engine, factsOf(saved), await now(engine))).toEqual([]);
      if (restore === RESTORE) {
        await engine.undo(aside);
        expect(await differences(engine, factsOf(changed), await now(engine))).toEqual([]);
        await engine.drop(aside, "built");
      } else await engine.drop(aside, "kept"); // as settle does
    }
    expect(await differences(engine, factsOf(saved), await now(engine))).toEqual([]);
    expect(places()).toHaveLength(before);
  });

  exam(
    "a dump that was cut, at any fifth, is refused by build(), and the place is as it was",
    async () => {
      const { engine, places } = await make();
      const before = places();
      const { saved } = await dumped(engine);
      const largest = [...saved.values()].reduce((a, b) => (b.size > a.size ? b : a));
      const aside = await asideOf(engine, saved);
      for (const fifth of [0, 1, 2, 3, 4]) {
        const plain = Buffer.concat(await all(copies(largest))).subarray(
          0,
          (fifth * largest.size) / 5,
        );
        const cut = new Map(saved).set(
          largest.name,
          partOf({ ...largest, plain, facts: () => [] }),
        );
        await expect(engine.build(cut, aside)).rejects.toBeInstanceOf(HoldfastError);
        await engine.drop(aside, "built");
        expect(places()).toEqual(before);
      }
      expect(await differences(engine, factsOf(saved), await now(engine))).toEqual([]);
    },
  );

  exam("undo() before any swap changes nothing", async () => {
    const { engine } = await make();
    const { saved, aside } = await build(engine);
    const mark = await engine.mark();
    await engine.undo(aside);
    expect(await engine.mark()).toBe(mark);
    expect(await differences(engine, factsOf(saved), await now(engine))).toEqual([]);
  });

  exam("a swap where another place stands than was seen is refused", async () => {
    const { engine, absent, places } = await make();
    const { saved, aside } = await build(engine);
    const wrong = { ...aside, moves: aside.moves.map((move) => ({ ...move, was: "absent" })) };
    const before = places();
    await expect(engine.swap(wrong)).rejects.toMatchObject({ code: "plan-stale" });
    expect(places()).toEqual(before);
    expect(await differences(engine, factsOf(saved), await now(engine))).toEqual([]);
    expect(await absent.mark()).toBe("absent");
  });

  exam("a restore into another name, and back out of it by undo()", async () => {
    const { engine, absent, places } = await make();
    const before = places();
    const { saved } = await dumped(engine);
    const aside = await asideOf(absent, saved);
    await absent.build(saved, aside);
    const expected = () => absent.expected(saved, aside);
    expect(await differences(absent, expected(), absent.inspect(aside))).toEqual([]);
    await absent.swap(aside);
    expect(await absent.mark()).not.toBe("absent");
    expect(await differences(engine, factsOf(saved), await now(engine))).toEqual([]);
    await absent.undo(aside);
    expect(await absent.mark()).toBe("absent");
    await absent.drop(aside, "built");
    expect(places()).toEqual(before);
  });

  exam("a restore into an empty server brings all of it, also what the place needs", async () => {
    const { engine, empty } = await make();
    const { saved } = await dumped(engine);
    const aside = await asideOf(empty, saved);
    await empty.build(saved, aside);
    await empty.swap(aside);
    const there = (await dumped(empty)).saved;
    expect(await differences(engine, factsOf(saved), factsOf(there))).toEqual([]);
  });

  exam("recover() finds nothing after a clean run", async () => {
    const { engine } = await make();
    await dumped(engine);
    expect(await engine.recover()).toEqual([]);
  });
}
