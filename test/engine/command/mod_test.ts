import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { collect } from "../../../src/domain/bytes.ts";
import type { Fact } from "../../../src/domain/fact.ts";
import { command } from "../../../src/engine/command/mod.ts";
import type { Engine, Saved, SavedPart } from "../../../src/engine/engine.ts";
import { all, tempFolder, testWith } from "../../tools.ts";
import { differences, dumped, hashTree, keeping } from "../contract.ts";
import { engineOf, program, settingsOf, tarPlace } from "./tools.ts";

const ROOT = tempFolder("holdfast-command");
const RESTORE = "0123456789abcdef";
const fresh = () => mkdtempSync(join(ROOT, "c-"));

async function* factsOf(saved: Saved): AsyncIterable<Fact> {
  for (const part of saved.values()) yield* part.facts();
}

function commandLine(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8");
  } catch {
    return "";
  }
}

async function textOf(saved: Saved): Promise<string> {
  const part = saved.get("output") as SavedPart;
  return Buffer.from(await collect(part.read(), 2 ** 20)).toString("utf8");
}

async function restored(engine: Engine, saved: Saved): Promise<void> {
  const aside = await engine.aside(RESTORE, []);
  await engine.build(saved, aside);
  await engine.swap(aside);
}

testWith(["tar"], "command check() touches nothing, runs nothing and finds no error", async () => {
  const { place, settings } = tarPlace(ROOT);
  const engine = engineOf({ ...settings, dump: ["tar"], restore: ["tar"], clear: ["false"] });
  const before = hashTree(place);
  for (const when of ["dump", "build"] as const) expect(await engine.check(when)).toEqual([]);
  expect(hashTree(place)).toEqual(before);
});

testWith(
  ["tar"],
  "command dump() touches nothing, gives facts that ascend, the same ones again, and their count",
  async () => {
    const { place, settings } = tarPlace(ROOT);
    const engine = engineOf(settings);
    const before = hashTree(place);
    const into = keeping();
    const said = await engine.dump(into);
    const again = (await dumped(engine)).saved;
    expect(hashTree(place)).toEqual(before);
    expect(await differences(engine, factsOf(into.saved), factsOf(again))).toEqual([]);
    const keys = (await all(factsOf(into.saved))).map(({ key }) => key);
    expect(keys).toEqual([`fact ./below/täglich?"'--`, "fact ./one", "output"]);
    expect(said.instant).toBe("none");
    expect(said.totals).toEqual({ output: await engine.count() });
    expect(said.totals["output"]?.items).toBe(2);
  },
);

testWith(
  ["tar"],
  "command build() leaves the place alone; swap() puts back what was saved, and nothing else stays",
  async () => {
    const { place, settings } = tarPlace(ROOT);
    const engine = engineOf(settings);
    const { saved } = await dumped(engine);
    writeFileSync(join(place, "one"), "changed\n");
    writeFileSync(join(place, "new"), "new\n");
    const before = hashTree(place);
    const aside = await engine.aside(RESTORE, []);
    await engine.build(saved, aside);
    expect(hashTree(place)).toEqual(before);
    await engine.swap(aside);
    const expected = engine.expected(saved, aside);
    expect(await differences(engine, expected, engine.inspect(aside))).toEqual([]);
    expect(readdirSync(place).sort()).toEqual(["below", "one"]);
    await engine.swap(aside); // a killed one is done again
    expect(await differences(engine, engine.expected(saved, aside), engine.inspect(aside))).toEqual(
      [],
    );
  },
);

testWith(["tar"], "command inspect() sees what a restore brought otherwise", async () => {
  const { place, settings } = tarPlace(ROOT);
  const engine = engineOf(settings);
  const { saved } = await dumped(engine);
  const aside = await engine.aside(RESTORE, []);
  await restored(engine, saved);
  writeFileSync(join(place, "one"), "changed\n");
  expect(await differences(engine, engine.expected(saved, aside), engine.inspect(aside))).toEqual([
    { key: "fact ./one", what: ["value"] },
  ]);
});

testWith(["tar"], "command build() of nothing and swap() make the place empty", async () => {
  const { place, settings } = tarPlace(ROOT);
  await restored(engineOf(settings), new Map());
  expect(readdirSync(place)).toEqual([]);
  const { clear: _, ...without } = settings;
  await expect(restored(engineOf(without), new Map())).rejects.toMatchObject({
    stage: "restore",
    message: expect.stringContaining('names no program under "clear"'),
  });
});

test("command the mark is that of the programs, and the place what restores it", async () => {
  const settings = settingsOf(ROOT, { dump: ["cat", "a"], restore: ["tee", "a"] });
  const mark = await engineOf(settings).mark();
  expect(await engineOf(settingsOf("/elsewhere", settings)).mark()).toBe(mark);
  expect(await engineOf({ ...settings, dump: ["cat", "b"] }).mark()).not.toBe(mark);
  expect(await engineOf({ ...settings, run: ["env"] }).mark()).not.toBe(mark);
  expect(engineOf({ ...settings, run: ["env"] }).place).toBe("env tee a");
  const more = { clear: ["rm", "-f", "a"], facts: ["wc", "a"] } as const;
  expect(engineOf({ ...settings, ...more }).place).toBe("rm -f a; then tee a; then wc a");
});

test("command --path and --into are refused", async () => {
  const engine = engineOf(settingsOf(ROOT, { dump: ["cat", "a"] }));
  await expect(engine.aside(RESTORE, ["x"])).rejects.toMatchObject({ code: "usage" });
  expect(() => command.into("x", "/")).toThrow("into another place");
});

test("command words are given as they are: no shell reads them", async () => {
  const folder = fresh();
  const words = ["$HOME", "*", "a b", "", "`id`", ";", "'", "--", "ü\n"];
  const engine = engineOf(settingsOf(folder, { dump: ["printf", "<%s>", ...words] }));
  const { saved } = await dumped(engine);
  expect(await textOf(saved)).toBe(words.map((word) => `<${word}>`).join(""));
});

const failing: readonly (readonly [string, string, object])[] = [
  [
    "prints and then fails",
    "printf 'half of it'; echo 'disk on fire' >&2; exit 3",
    {
      code: "source-failed",
      message: expect.stringMatching(
        /Cannot dump with ".*dump": it stopped with exit code 3: disk on fire$/,
      ),
    },
  ],
  [
    "is killed",
    "printf x; kill -9 $$",
    { code: "source-failed", message: expect.stringContaining("exit code 137") },
  ],
  [
    "speaks in control characters, over lines",
    "printf 'x'; printf '\\033[31mred\\nl\\303\\244st\\n\\n' >&2; exit 1",
    { message: expect.stringContaining(": \\x1b[31mred; läst") },
  ],
];

for (const [title, text, error] of failing) {
  test(`command dump() of a program that ${title} fails, whatever it printed`, async () => {
    const folder = fresh();
    const engine = engineOf(settingsOf(folder, { dump: [program(folder, "dump", text)] }));
    const into = keeping();
    await expect(engine.dump(into)).rejects.toMatchObject({ stage: "source", ...error });
    expect([...into.saved.keys()]).toEqual([]);
  });
}

test("command a program that takes longer than its limit is ended with all it started, and has failed", async () => {
  const folder = fresh();
  const text =
    "trap '' TERM; echo x; sleep 1000.5 & echo $! >pids; echo $$ >>pids; wait; sleep 1000.5";
  const engine = engineOf(
    settingsOf(folder, { dump: [program(folder, "dump", text)], limit: "1s" }),
  );
  const start = Date.now();
  await expect(engine.dump(keeping())).rejects.toMatchObject({
    code: "source-failed",
    message: expect.stringContaining("it was ended after 1s, its limit"),
  });
  expect(Date.now() - start).toBeLessThan(8000);
  // What has ended and was not yet waited for by its new parent has no command line any more.
  const pids = readFileSync(join(folder, "pids"), "utf8").trim().split("\n");
  expect(pids).toHaveLength(2);
  expect(pids.map(commandLine)).toEqual(["", ""]);
}, 20_000);

test("command a program that gives nothing is an empty source", async () => {
  const into = keeping();
  const said = await engineOf(settingsOf(fresh(), { dump: ["true"] })).dump(into);
  expect(said.totals["output"]).toEqual({ items: 0, rows: null, bytes: 0 });
});

const facts: readonly (readonly [string, string, unknown])[] = [
  ["no tab in a line", "printf 'a\\t1\\nb 2\\n'", "line 2 of its output has no key and tab"],
  ["no key in a line", "printf '\\t1\\n'", "line 1 of its output has no key and tab"],
  ["an empty line", "printf 'a\\t1\\n\\nb\\t2'", "line 2 of its output has no key and tab"],
  ["a key that comes twice", "printf 'a\\033\\t1\\nb\\t2\\na\\033\\t3'", '"a\\x1b" comes twice'],
  ["more than we hold", "yes 'k' | head -c 17000000", "it prints more than 16 MiB"],
  ["an exit code", "printf 'a\\t1\\n'; echo why >&2; exit 4", "it stopped with exit code 4: why"],
];

for (const [title, text, why] of facts) {
  test(`command facts with ${title} fail the source, and nothing of it counts`, async () => {
    const folder = fresh();
    const settings = {
      dump: ["echo", "x"] as const,
      facts: [program(folder, "facts", text)] as const,
    };
    await expect(engineOf(settingsOf(folder, settings)).dump(keeping())).rejects.toMatchObject({
      stage: "source",
      code: "source-failed",
      message: expect.stringContaining(why as string),
    });
  });
}

test("command facts that say nothing of an output fail the source, and not the copy before a restore", async () => {
  const folder = fresh();
  const settings = settingsOf(folder, { dump: ["echo", "x"], facts: ["true"] });
  await expect(engineOf(settings).dump(keeping())).rejects.toMatchObject({
    code: "source-failed",
    message: 'Cannot take facts from "true": it printed nothing',
  });
  const copied = await engineOf(settings).dump({ ...keeping(), isCopy: true });
  expect(copied.totals["output"]).toEqual({ items: 1, rows: null, bytes: 2 });
  const empty = await engineOf({ ...settings, dump: ["true"] }).dump(keeping());
  expect(empty.totals["output"]).toEqual({ items: 0, rows: null, bytes: 0 });
});

test("command facts are any bytes, in any order, and come sorted and escaped", async () => {
  const folder = fresh();
  const text = "printf 'b\\t\\n\\377\\t\\001 x\\t\\\\y\\n-a\\tlast'";
  const settings = {
    dump: ["echo", "x"] as const,
    facts: [program(folder, "facts", text)] as const,
  };
  const { saved } = await dumped(engineOf(settingsOf(folder, settings)));
  const found = (await all(factsOf(saved))).map(({ key, is }) => [key, is["value"]]);
  expect(found.slice(0, 3)).toEqual([
    ["fact -a", "last"],
    ["fact b", ""],
    ["fact \\xff", "\\x01 x\\x09\\x5cy"],
  ]);
});

test("command facts that changed while the program printed fail the source, naming what", async () => {
  const folder = fresh();
  writeFileSync(join(folder, "n"), "");
  program(folder, "facts", 'printf "same\\t1\\nn\\t%s\\n" "$(wc -l <n)"; echo more >>n');
  const settings = settingsOf(folder, { dump: ["echo", "x"], facts: ["./facts"] });
  await expect(engineOf(settings).dump(keeping())).rejects.toMatchObject({
    code: "source-changed",
    message: expect.stringContaining('what its facts say of "n" changed meanwhile'),
  });
});

const unread: readonly (readonly [string, string, number])[] = [
  ["closes its input", "head -c 10 >/dev/null; exec <&-; sleep 0.2", 4 * 2 ** 20],
  ["ends before it has read it", "true", 4 * 2 ** 20],
  ["does not read even a little of it", "true", 10],
  ["waits, and does not read it", "sleep 0.3", 10],
  ["leaves the last byte", "head -c 9 >/dev/null", 10],
];

for (const [title, text, size] of unread) {
  test(`command swap() with a program that ${title}, and ends well, has failed`, async () => {
    const folder = fresh();
    writeFileSync(join(folder, "data"), Buffer.alloc(size, "data\n"));
    const restore = [program(folder, "restore", text)] as const;
    const engine = engineOf(settingsOf(folder, { dump: ["cat", "data"], restore }));
    const { saved } = await dumped(engine);
    await expect(restored(engine, saved)).rejects.toMatchObject({
      stage: "restore",
      code: "restore-failed",
      message: expect.stringContaining("it ended before it had read all its input"),
    });
  });
}

test("command swap() with a program that reads all and takes its time is well", async () => {
  const folder = fresh();
  writeFileSync(join(folder, "data"), Buffer.alloc(3 * 2 ** 20, "data\n"));
  const restore = [
    program(folder, "restore", "read -r first; sleep 0.2; cat >rest; sleep 0.2"),
  ] as const;
  const engine = engineOf(settingsOf(folder, { dump: ["cat", "data"], restore }));
  await restored(engine, (await dumped(engine)).saved);
  expect(readFileSync(join(folder, "rest")).byteLength).toBe(3 * 2 ** 20 - 5);
});

test("command a program that is not there is told by check(), and by whoever needs it with its exit code", async () => {
  const settings = settingsOf(fresh(), { dump: ["no-such-program"], restore: ["./nor-this"] });
  const engine = engineOf(settings);
  expect(await engine.check("dump")).toMatchObject([
    { code: "tool-missing", weight: "error", text: expect.stringContaining("no-such-program") },
  ]);
  expect(await engine.check("build")).toMatchObject([
    { code: "tool-missing", weight: "error", text: expect.stringContaining("./nor-this") },
  ]);
  await expect(engine.dump(keeping())).rejects.toMatchObject({
    stage: "source",
    code: "tool-missing",
  });
  const { saved } = await dumped(engineOf({ ...settings, dump: ["echo", "x"] }));
  await expect(restored(engine, saved)).rejects.toMatchObject({
    stage: "restore",
    code: "tool-missing",
  });
});

test("command without restore: saved, and said to be opened only; a restore is refused", async () => {
  const engine = engineOf(settingsOf(fresh(), { dump: ["echo", "x"] }));
  expect(await engine.check("dump")).toMatchObject([{ weight: "note", code: "restore-failed" }]);
  expect(await engine.check("build")).toMatchObject([{ weight: "error", code: "restore-failed" }]);
  const { saved } = await dumped(engine);
  await expect(engine.build(saved, await engine.aside(RESTORE, []))).rejects.toMatchObject({
    message: expect.stringContaining('names no program under "restore"'),
  });
});

test("command facts in a backup want a program that prints them", async () => {
  const folder = fresh();
  const facts = [program(folder, "facts", "echo 'a\t1'")] as const;
  const settings = settingsOf(folder, { dump: ["echo", "x"], restore: ["tee", "to"], facts });
  const { saved } = await dumped(engineOf(settings));
  const { facts: _, ...without } = settings;
  const engine = engineOf(without);
  await expect(engine.build(saved, await engine.aside(RESTORE, []))).rejects.toMatchObject({
    message: expect.stringContaining('names no program under "facts"'),
  });
  const plain = (await dumped(engine)).saved;
  const later = engineOf(settings); // a backup of before there were facts still comes back
  await restored(later, plain);
  const aside = await later.aside(RESTORE, []);
  expect(await differences(later, later.expected(plain, aside), later.inspect(aside))).toEqual([]);
});

test("command a part that is not what its inventory says is not given to any program", async () => {
  const folder = fresh();
  const engine = engineOf(settingsOf(folder, { dump: ["echo", "x"], restore: ["tee", "to"] }));
  const { saved } = await dumped(engine);
  const part = saved.get("output") as SavedPart;
  const other = {
    ...part,
    read: () => (saved.get("output") as SavedPart).read({ start: 0, length: 1 }),
  };
  await expect(restored(engine, new Map([["output", other]]))).rejects.toMatchObject({
    stage: "restore",
    code: "restore-differs",
  });
  expect(readdirSync(folder)).toEqual([]);
});
