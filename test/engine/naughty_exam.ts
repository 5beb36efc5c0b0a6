import { expect } from "@jest/globals";
import type { Fact } from "../../src/domain/fact.ts";
import type { Engine, Saved } from "../../src/engine/engine.ts";
import { testWith } from "../tools.ts";
import { differences, dumped } from "./contract.ts";
import { NAUGHTY, NAUGHTY_FEW } from "./naughty.ts";

/** What an engine of a database brings to the exam of naughty texts. */
export interface NaughtyExam {
  /** Whether the engine's rules allow a text as data. */
  fits(text: string): boolean;
  /** Whether they allow it as the name of a table and of a column. */
  isName(text: string): boolean;
  /** Whether they allow it as the name of a database; left out where a database is a file. */
  isDatabase?(text: string): boolean;
  /**
   * Makes a database anew: the table `data` (n, v) with a row for each text, in order, and for each name
   * a table of that name with one column of that name, which holds it.
   */
  make(database: string, data: readonly string[], names: readonly string[]): void;
  /** The engine bound to a database. */
  open(database: string): Engine;
  /** Spoils the table `data`, so that a restore is seen. */
  spoil(database: string): void;
  /** By the database's own client: what `data` holds, in order, and each table's name with what it holds. */
  read(database: string): { data: string[]; names: Record<string, string> };
  drop(database: string): void;
}

const RESTORE = "0123456789abcdef";

async function* factsOf(saved: Saved): AsyncIterable<Fact> {
  for (const part of saved.values()) yield* part.facts();
}

/** Dumps, builds, compares, spoils, swaps and compares again; leaves only what was put back. */
async function thereAndBack(exam: NaughtyExam, database: string): Promise<void> {
  const engine = exam.open(database);
  const { saved } = await dumped(engine);
  const aside = await engine.aside(RESTORE, [], [...saved.keys()]);
  await engine.build(saved, aside);
  expect(await differences(engine, factsOf(saved), engine.inspect(aside))).toEqual([]);
  exam.spoil(database);
  const spoilt = factsOf((await dumped(engine)).saved);
  expect(await differences(engine, factsOf(saved), spoilt)).not.toEqual([]);
  await engine.swap(aside);
  await engine.drop(aside, "kept");
  const found = factsOf((await dumped(engine)).saved);
  expect(await differences(engine, factsOf(saved), found)).toEqual([]);
}

/** The exam of every engine of a database with texts that break what quotes badly. */
export function naughtyContract(
  name: string,
  needs: readonly string[],
  open: () => NaughtyExam,
  databases = true,
): void {
  const exam = (title: string, body: () => Promise<void>): void =>
    testWith(needs, `${name} ${title}`, body, 180_000);

  exam("naughty texts as data come back as they were", async () => {
    const exam = open();
    const data = NAUGHTY.filter(exam.fits);
    expect(data.length).toBeGreaterThan(NAUGHTY.length - 2);
    exam.make("naughty", data, []);
    await thereAndBack(exam, "naughty");
    expect(exam.read("naughty").data).toEqual(data);
    exam.drop("naughty");
  });

  exam("naughty texts as names of tables and columns come back as they were", async () => {
    const exam = open();
    const names = NAUGHTY.filter(exam.isName);
    expect(names.length).toBeGreaterThan(NAUGHTY.length / 2);
    exam.make("naughty", ["x"], names);
    await thereAndBack(exam, "naughty");
    expect(exam.read("naughty").names).toEqual(Object.fromEntries(names.map((one) => [one, one])));
    exam.drop("naughty");
  });

  if (!databases) return;
  exam("naughty texts as names of databases come back as they were", async () => {
    const exam = open();
    expect(NAUGHTY_FEW.some((one) => exam.isDatabase?.(one))).toBe(true);
    for (const database of NAUGHTY_FEW.filter((one) => exam.isDatabase?.(one) ?? false)) {
      exam.make(database, [database], []);
      await thereAndBack(exam, database);
      expect(exam.read(database).data).toEqual([database]);
      exam.drop(database);
    }
  });
}
