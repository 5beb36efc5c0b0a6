import { createHash } from "node:crypto";
import { lstatSync, readdirSync, readFileSync, readlinkSync } from "node:fs";
import { expect, test } from "@jest/globals";
import type { Bytes, Range } from "../../src/domain/bytes.ts";
import { compareFacts, type Fact } from "../../src/domain/fact.ts";
import type { Aside, Engine, Intake, Saved, SavedPart } from "../../src/engine/engine.ts";
import { all } from "../tools.ts";

/** What an engine brings to the exam; made anew for each test. */
export interface Exam {
  /** Bound to a place that holds something. */
  readonly engine: Engine;
  /** Bound to a place that is not there, in a folder that is. */
  readonly absent: Engine;
  /** The folder in which the place and all that is put beside it lie; hashed to see what was touched. */
  readonly folder: string;
  /** Changes the place, so that a restore can be seen. */
  change(): Promise<void>;
}

/** An intake that keeps all in memory, and what a restore then sees of it. */
export interface Kept extends Intake {
  readonly saved: Saved;
}

/** An intake for tests; a saved part is there once its `part()` has settled. */
export function keeping(): Kept {
  const saved = new Map<string, SavedPart>();
  const facts = new Map<string, Fact[]>();
  return {
    saved,
    fact: (part, fact) => {
      const list = facts.get(part) ?? [];
      facts.set(part, list);
      list.push(fact);
      // Every other fact meets backpressure, so that an engine which does not wait is found out.
      return list.length % 2 === 0 ? undefined : new Promise((resolve) => setImmediate(resolve));
    },
    part: async ({ name, format, bytes }) => {
      const chunks: Uint8Array[] = [];
      for await (const chunk of bytes) chunks.push(Uint8Array.from(chunk));
      saved.set(
        name,
        partOf({ name, format, plain: Buffer.concat(chunks), facts: () => facts.get(name) ?? [] }),
      );
    },
  };
}

/** A saved part made of bytes and facts in memory; its chunks are small, odd and overwritten once given back. */
export function partOf(made: {
  name: string;
  format: string;
  plain: Uint8Array;
  facts: () => readonly Fact[];
}): SavedPart {
  return {
    name: made.name,
    format: made.format,
    size: made.plain.byteLength,
    read: (range) => lent(made.plain, range ?? { start: 0, length: made.plain.byteLength }),
    async *facts() {
      yield* made.facts();
    },
  };
}

async function* lent(plain: Uint8Array, range: Range): Bytes {
  const chunk = new Uint8Array(65_521);
  const end = range.start + range.length;
  if (end > plain.byteLength) throw new RangeError("A range beyond the end of the part");
  for (let at = range.start; at < end; at += chunk.byteLength) {
    const piece = plain.subarray(at, Math.min(at + chunk.byteLength, end));
    chunk.set(piece);
    yield chunk.subarray(0, piece.byteLength);
    chunk.fill(0xee);
  }
}

/**
 * A folder and everything below it (names, modes, owners, times, links, contents) as one hash per path.
 * The folder's own time is left out: scratch may come and go there.
 */
export function hashTree(folder: string): Record<string, string> {
  const seen: Record<string, string> = {};
  const visit = (path: Buffer): void => {
    const stat = lstatSync(path, { bigint: true });
    const hash = createHash("sha256");
    const known = [stat.mode, stat.uid, stat.gid, stat.nlink, stat.ino];
    if (path.toString() !== folder) known.push(stat.mtimeNs);
    if (!stat.isDirectory()) known.push(stat.size);
    hash.update(known.join(" "));
    if (stat.isFile()) hash.update(readFileSync(path));
    if (stat.isSymbolicLink()) hash.update(readlinkSync(path, "buffer"));
    seen[path.toString("latin1")] = hash.digest("hex");
    if (!stat.isDirectory()) return;
    for (const name of readdirSync(path, "buffer")) {
      visit(Buffer.concat([path, Buffer.from("/"), name]));
    }
  };
  visit(Buffer.from(folder));
  return seen;
}

/** Dumps into memory. */
export async function dumped(engine: Engine): Promise<Kept> {
  const into = keeping();
  await engine.dump(into);
  return into;
}

/** How the facts found differ from those saved, part by part joined. */
export async function differences(
  engine: Engine,
  saved: AsyncIterable<Fact>,
  found: AsyncIterable<Fact>,
): Promise<unknown[]> {
  return await all(compareFacts(saved, found, (a, b) => engine.compare(a, b)));
}

async function* factsOf(saved: Saved): AsyncIterable<Fact> {
  for (const part of saved.values()) yield* part.facts();
}

const RESTORE = "0123456789abcdef";

async function build(engine: Engine): Promise<{ saved: Saved; aside: Aside }> {
  const { saved } = await dumped(engine);
  const aside = await engine.aside(RESTORE, []);
  await engine.build(saved, aside);
  return { saved, aside };
}

/** The exam of every kind of engine whose place is a file or a folder. */
export function engineContract(name: string, make: () => Promise<Exam>): void {
  const now = async (engine: Engine) => factsOf((await dumped(engine)).saved);

  test(`${name} check() touches nothing and finds no error`, async () => {
    const { engine, folder } = await make();
    const before = hashTree(folder);
    for (const when of ["dump", "build"] as const) {
      const findings = await engine.check(when);
      expect(findings.filter((finding) => finding.weight === "error")).toEqual([]);
    }
    expect(hashTree(folder)).toEqual(before);
  });

  test(`${name} dump() touches nothing, gives facts that ascend, and the same ones again`, async () => {
    const { engine, folder } = await make();
    const before = hashTree(folder);
    const first = await dumped(engine);
    expect(hashTree(folder)).toEqual(before);
    expect((await all(factsOf(first.saved))).length).toBeGreaterThan(0);
    expect(await differences(engine, factsOf(first.saved), await now(engine))).toEqual([]);
  });

  test(`${name} dump() states totals for every part`, async () => {
    const { engine } = await make();
    const into = keeping();
    const said = await engine.dump(into);
    expect(Object.keys(said.totals)).toEqual([...into.saved.keys()]);
    for (const totals of Object.values(said.totals)) expect(totals.items).toBeGreaterThan(0);
    const counted = await engine.count();
    const items = Object.values(said.totals).reduce((sum, totals) => sum + totals.items, 0);
    expect(counted?.items).toBe(items);
    const size = await engine.size();
    expect(size === null || size > 0).toBe(true);
  });

  test(`${name} dump() of an absent place fails with stage "source"`, async () => {
    const { absent } = await make();
    await expect(absent.dump(keeping())).rejects.toMatchObject({ stage: "source" });
    expect(await absent.mark()).toBe("absent");
    expect(await absent.count()).toBeNull();
  });

  test(`${name} aside() touches nothing and says the same again`, async () => {
    const { engine, folder } = await make();
    const before = hashTree(folder);
    const aside = await engine.aside(RESTORE, []);
    expect(await engine.aside(RESTORE, [])).toEqual(aside);
    expect(aside.moves.length).toBeGreaterThan(0);
    expect(hashTree(folder)).toEqual(before);
  });

  test(`${name} build() leaves the place alone, and what it built is what was saved`, async () => {
    const { engine } = await make();
    const { saved } = await dumped(engine);
    const mark = await engine.mark();
    const aside = await engine.aside(RESTORE, []);
    await engine.build(saved, aside);
    expect(await engine.mark()).toBe(mark);
    expect(await differences(engine, factsOf(saved), await now(engine))).toEqual([]);
    expect(await differences(engine, engine.expected(saved, aside), engine.inspect(aside))).toEqual(
      [],
    );
    expect(await differences(engine, factsOf(saved), engine.inspect(aside))).toEqual([]);
  });

  test(`${name} build() again replaces what a killed run left`, async () => {
    const { engine } = await make();
    const { saved, aside } = await build(engine);
    await engine.build(saved, aside);
    expect(await differences(engine, factsOf(saved), engine.inspect(aside))).toEqual([]);
  });

  test(`${name} drop("built") leaves nothing, twice`, async () => {
    const { engine, folder } = await make();
    const before = Object.keys(hashTree(folder));
    const { aside } = await build(engine);
    await engine.drop(aside, "built");
    await engine.drop(aside, "built");
    expect(Object.keys(hashTree(folder))).toEqual(before);
  });

  test(`${name} swap() puts back what was saved; drop("kept") then leaves only that`, async () => {
    const { engine, folder, change } = await make();
    const before = Object.keys(hashTree(folder));
    const { saved, aside } = await build(engine);
    await change();
    expect(await differences(engine, factsOf(saved), await now(engine))).not.toEqual([]);
    await engine.swap(aside);
    expect(await differences(engine, factsOf(saved), await now(engine))).toEqual([]);
    await engine.drop(aside, "kept");
    await engine.drop(aside, "kept");
    expect(await differences(engine, factsOf(saved), await now(engine))).toEqual([]);
    expect(Object.keys(hashTree(folder))).toEqual(before);
  });

  test(`${name} undo() gives the place as it was before the swap, also when asked twice`, async () => {
    const { engine, folder, change } = await make();
    const { aside } = await build(engine);
    await change();
    const mark = await engine.mark();
    const changed = (await dumped(engine)).saved;
    await engine.swap(aside);
    expect(await engine.mark()).not.toBe(mark);
    await engine.undo(aside);
    expect(await engine.mark()).toBe(mark);
    await engine.undo(aside);
    expect(await engine.mark()).toBe(mark);
    expect(await differences(engine, factsOf(changed), await now(engine))).toEqual([]);
    const here = Object.keys(hashTree(folder));
    await engine.drop(aside, "built");
    expect(Object.keys(hashTree(folder)).length).toBeLessThan(here.length);
    expect(await engine.mark()).toBe(mark);
  });

  test(`${name} undo() before any swap changes nothing`, async () => {
    const { engine } = await make();
    const { saved, aside } = await build(engine);
    const mark = await engine.mark();
    await engine.undo(aside);
    expect(await engine.mark()).toBe(mark);
    expect(await differences(engine, factsOf(saved), await now(engine))).toEqual([]);
  });

  test(`${name} recover() finds nothing after a clean run`, async () => {
    const { engine, folder } = await make();
    await dumped(engine);
    const before = hashTree(folder);
    expect(await engine.recover()).toEqual([]);
    expect(hashTree(folder)).toEqual(before);
  });
}
