import { execFileSync } from "node:child_process";
import {
  appendFileSync,
  chmodSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import type { Move } from "../../src/domain/move.ts";
import {
  dropMoves,
  isMountPoint,
  markBuilt,
  markOf,
  mountOf,
  roomAt,
  swapMoves,
  undoMoves,
  writeWhole,
} from "../../src/host/place.ts";
import { tempFolder, testMachine, testWith } from "../tools.ts";

const ROOT = tempFolder();

/** A folder of one test's own. */
function fresh(): string {
  return mkdtempSync(join(ROOT, "t-"));
}

test("markOf() tells a new file from the removed one whose inode it got", async () => {
  const path = join(fresh(), "a");
  const marks = new Set<string>();
  for (let turn = 0; turn < 20; turn++) {
    writeFileSync(path, "");
    marks.add(await markOf(path));
    rmSync(path);
  }
  expect(marks.size).toBe(20);
});

test("markOf() is the link's own, and absent where there is nothing", async () => {
  const folder = fresh();
  writeFileSync(join(folder, "a"), "");
  symlinkSync("a", join(folder, "b"));
  const { dev, ino } = lstatSync(join(folder, "b"));
  expect((await markOf(join(folder, "b"))).startsWith(`${dev}:${ino}`)).toBe(true);
  expect(await markOf(join(folder, "b"))).not.toBe(await markOf(join(folder, "a")));
  expect(await markOf(join(folder, "c"))).toBe("absent");
  expect(await markOf(join(folder, "a/c"))).toBe("absent");
});

test("roomAt() asks the nearest folder that is there", async () => {
  const folder = fresh();
  const { bavail, bsize } = statfsSync(folder);
  const room = await roomAt(join(folder, "not/there"));
  expect(Math.abs(room - bavail * bsize)).toBeLessThan(2 ** 30);
});

testWith(
  ["root rights", "mount", "umount"],
  "isMountPoint() sees bind mounts of the same device and odd names",
  async () => {
    const folder = fresh();
    const odd = join(folder, "a b\\134\n\tü");
    mkdirSync(odd);
    mkdirSync(join(folder, "from"));
    writeFileSync(join(folder, "file"), "");
    writeFileSync(join(folder, "from/file"), "");
    symlinkSync(odd, join(folder, "link"));
    execFileSync("mount", ["--bind", join(folder, "from"), odd]);
    execFileSync("mount", ["--bind", join(folder, "from/file"), join(folder, "file")]);
    try {
      expect(statSync(odd).dev).toBe(statSync(folder).dev);
      expect(await isMountPoint(odd)).toBe(true);
      expect(await isMountPoint(`${odd}/`)).toBe(true);
      expect(await isMountPoint(join(folder, "link/../link"))).toBe(false);
      expect(await isMountPoint(join(folder, "file"))).toBe(true);
      expect(await isMountPoint(join(folder, "from"))).toBe(false);
      expect(await isMountPoint(join(folder, "none/none"))).toBe(false);
      expect((await mountOf(join(odd, "not/yet"))).point).toBe(odd);
      expect((await mountOf(join(folder, "link/file"))).point).toBe(odd);
      expect((await mountOf(folder)).point).not.toBe(odd);
      // A tree with something mounted in it is not removed, not even in part.
      const move = { place: "", built: folder, kept: "", was: "" };
      await expect(dropMoves([move], "built")).rejects.toMatchObject({ code: "restore-failed" });
      expect(readdirSync(folder).length).toBe(4);
    } finally {
      execFileSync("umount", [odd]);
      execFileSync("umount", [join(folder, "file")]);
    }
    expect(await isMountPoint(odd)).toBe(false);
    expect(await isMountPoint("/")).toBe(true);
  },
);

describe("writeWhole()", () => {
  test("replaces the whole file with the mode asked for and leaves nothing beside it", async () => {
    const path = join(fresh(), "a");
    await writeWhole(path, "first");
    expect(statSync(path).mode & 0o777).toBe(0o600);
    await writeWhole(path, Uint8Array.of(1, 2), 0o644);
    expect([...readFileSync(path)]).toEqual([1, 2]);
    expect(statSync(path).mode & 0o777).toBe(0o644);
    expect(readdirSync(join(path, ".."))).toEqual(["a"]);
  });

  test("replaces a link, never what it leads to", async () => {
    const folder = fresh();
    writeFileSync(join(folder, "target"), "safe");
    symlinkSync("target", join(folder, "a"));
    await writeWhole(join(folder, "a"), "new");
    expect(readFileSync(join(folder, "target"), "utf8")).toBe("safe");
    expect(lstatSync(join(folder, "a")).isFile()).toBe(true);
  });

  test("names the folder it may not write", async () => {
    await expect(writeWhole("/dev/null/a", "")).rejects.toMatchObject({
      stage: "store",
      code: "state-failed",
    });
  });

  testWith(
    ["root rights", "mount", "umount"],
    "keeps the old file and says so when the disk is full",
    async () => {
      const folder = fresh();
      execFileSync("mount", ["-t", "tmpfs", "-o", "size=64k", "none", folder]);
      try {
        await writeWhole(join(folder, "a"), "old");
        await expect(writeWhole(join(folder, "a"), new Uint8Array(2 ** 20))).rejects.toMatchObject({
          stage: "store",
          code: "store-full",
        });
        expect(readFileSync(join(folder, "a"), "utf8")).toBe("old");
        expect(readdirSync(folder)).toEqual(["a"]);
      } finally {
        execFileSync("umount", [folder]);
      }
    },
  );
});

/** What one move of a test begins with. */
interface Shape {
  readonly old: boolean;
  readonly built: boolean;
  /** A file, or a folder with something in it. */
  readonly folder: boolean;
  /** Comes and goes with the first one. */
  readonly loose?: boolean;
}

function lay(path: string, text: string, folder: boolean): void {
  if (folder) mkdirSync(path);
  writeFileSync(folder ? join(path, "in") : path, text);
}

function textAt(path: string): string | null {
  try {
    return readFileSync(lstatSync(path).isDirectory() ? join(path, "in") : path, "utf8");
  } catch {
    return null;
  }
}

async function prepare(root: string, shapes: readonly Shape[]): Promise<Move[]> {
  rmSync(root, { recursive: true, force: true });
  mkdirSync(root);
  const moves: Move[] = [];
  for (const [index, shape] of shapes.entries()) {
    const place = join(root, `p${index}`);
    if (shape.old) lay(place, `old${index}`, shape.folder);
    if (shape.built) lay(`${place}.new`, `new${index}`, shape.folder);
    moves.push({
      place,
      built: `${place}.new`,
      kept: `${place}.old`,
      was: shape.loose ? "any" : await markOf(place),
    });
  }
  return moves;
}

/** [place, built, kept] of each move. */
function state(moves: readonly Move[]): (string | null)[][] {
  return moves.map((move) => [textAt(move.place), textAt(move.built), textAt(move.kept)]);
}

/** Kills the work at its n-th step by throwing there: nothing in it cleans up. */
function dying(after: number) {
  let left = after;
  const names: string[] = [];
  const machine = testMachine({
    step: (name) => {
      names.push(name);
      if (left-- === 0) throw new Error("killed");
    },
  });
  return { machine, names };
}

async function killed(
  work: (machine: ReturnType<typeof testMachine>) => Promise<void>,
  after: number,
) {
  const { machine, names } = dying(after);
  try {
    await work(machine);
    return { done: true, names };
  } catch (error) {
    if ((error as Error).message !== "killed") throw error;
    return { done: false, names };
  }
}

const SHAPES: Shape[] = [true, false].flatMap((old) =>
  [true, false].map((built) => ({ old, built, folder: old !== built })),
);
const LOOSE: Shape[] = [true, false].map((old) => ({
  old,
  built: false,
  folder: false,
  loose: true,
}));
/** All pairs, and all with one or two that go with the first. */
const GROUPS: Shape[][] = [
  ...SHAPES.flatMap((a) => SHAPES.map((b) => [a, b])),
  ...SHAPES.filter(({ built }) => built).flatMap((a) =>
    LOOSE.flatMap((b) => [[a, b], ...[...LOOSE, ...SHAPES].map((c) => [a, b, c])]),
  ),
];

describe("swapMoves() and undoMoves()", () => {
  test("reach the swapped state, whatever each move begins with", async () => {
    const root = join(fresh(), "t");
    for (const shapes of GROUPS) {
      const moves = await prepare(root, shapes);
      await swapMoves(moves, testMachine());
      const wanted = shapes.map((shape, index) => [
        shape.built ? `new${index}` : null,
        null,
        shape.old ? `old${index}` : null,
      ]);
      expect(state(moves)).toEqual(wanted);
    }
  });

  test("lead back from every kill of the swap, through every kill of the undo", async () => {
    const root = join(fresh(), "t");
    const seen = new Set<string>();
    for (const shapes of GROUPS) {
      for (let first = 0, isWhole = false; !isWhole; first++) {
        for (let second = 0, isUndone = false; !isUndone; second++) {
          const moves = await prepare(root, shapes);
          const before = state(moves);
          isWhole = (await killed((machine) => swapMoves(moves, machine), first)).done;
          seen.add(JSON.stringify(state(moves)));
          isUndone = (await killed((machine) => undoMoves(moves, machine), second)).done;
          seen.add(JSON.stringify(state(moves)));
          await undoMoves(moves, testMachine());
          expect(state(moves)).toEqual(before);
          await undoMoves(moves, testMachine());
          expect(state(moves)).toEqual(before);
          await swapMoves(moves, testMachine()); // and the swap can be done again
        }
      }
    }
    expect(seen.size).toBeGreaterThan(40);
  });

  test("take what was made since the swap out of the way, into built", async () => {
    const root = join(fresh(), "t");
    const moves = await prepare(root, [
      { old: true, built: true, folder: false },
      { old: true, built: false, folder: false },
      { old: false, built: false, folder: false },
    ]);
    await swapMoves(moves, testMachine());
    writeFileSync(join(root, "p1"), "later");
    writeFileSync(join(root, "p2"), "later");
    await undoMoves(moves, testMachine());
    expect(state(moves)).toEqual([
      ["old0", "new0", null],
      ["old1", "later", null],
      [null, "later", null],
    ]);
  });

  test("touch nothing that a stranger made, where it is known what was built", async () => {
    const root = join(fresh(), "t");
    const log = { old: true, built: false, folder: false, loose: true };
    const shapes = [{ old: false, built: true, folder: false }, log];
    const moves = await markBuilt(await prepare(root, shapes));
    await swapMoves(moves, testMachine());
    rmSync(join(root, "p0"));
    writeFileSync(join(root, "p0"), "a stranger's");
    writeFileSync(join(root, "p1"), "a stranger's");
    await undoMoves(moves, testMachine());
    const theirs = ["a stranger's", null, null];
    expect(state(moves)).toEqual([theirs, ["a stranger's", null, "old1"]]);
    const over = await markBuilt(await prepare(root, [{ old: true, built: true, folder: true }]));
    await swapMoves(over, testMachine());
    rmSync(join(root, "p0"), { recursive: true });
    writeFileSync(join(root, "p0"), "a stranger's");
    const work = undoMoves(over, testMachine());
    await expect(work).rejects.toMatchObject({ code: "restore-failed" });
    expect(state(over)).toEqual([["a stranger's", null, "old0"]]);
    rmSync(join(root, "p0"));
    await undoMoves(over, testMachine());
    expect(state(over)).toEqual([["old0", null, null]]);
  });

  test("leave alone what was made in an empty place when nothing was swapped", async () => {
    const root = join(fresh(), "t");
    const moves = await prepare(root, [
      { old: true, built: true, folder: false },
      { old: false, built: false, folder: false },
    ]);
    writeFileSync(join(root, "p1"), "later");
    await undoMoves(moves, testMachine());
    expect(state(moves)).toEqual([
      ["old0", "new0", null],
      ["later", null, null],
    ]);
  });

  test("a log that came or went before the swap, and one made since it, stay with their own file", async () => {
    const root = join(fresh(), "t");
    for (const [was, now, later] of [
      [true, false, true],
      [false, true, true],
      [true, true, true],
      [true, true, false],
      [false, false, true],
    ]) {
      for (let after = 0, isUndone = false; !isUndone; after++) {
        const moves = await prepare(root, [
          { old: true, built: true, folder: false },
          { old: was === true, built: false, folder: false, loose: true },
        ]);
        rmSync(join(root, "p1"), { force: true });
        if (now) writeFileSync(join(root, "p1"), "old1");
        await swapMoves(moves, testMachine());
        expect(state(moves)).toEqual([
          ["new0", null, "old0"],
          [null, null, now ? "old1" : null],
        ]);
        if (later) writeFileSync(join(root, "p1"), "new1");
        isUndone = (await killed((machine) => undoMoves(moves, machine), after)).done;
        await undoMoves(moves, testMachine());
        expect(state(moves)).toEqual([
          ["old0", "new0", null],
          [now ? "old1" : null, later ? "new1" : null, null],
        ]);
      }
    }
  });

  test("the first place is never filled beside a log of the other age", async () => {
    const root = join(fresh(), "t");
    const shapes = [true, false, false].map((built, index) => ({
      old: true,
      built,
      folder: false,
      loose: index > 0,
    }));
    const ages = () =>
      new Set(
        ["p0", "p1", "p2"]
          .map((name) => textAt(join(root, name))?.slice(0, 3))
          .filter((age) => age !== undefined),
      );
    const moves = await prepare(root, shapes);
    let steps = 0;
    const machine = testMachine({
      step: () => {
        steps += 1;
        if (textAt(join(root, "p0")) !== null) expect(ages().size).toBe(1);
      },
    });
    await swapMoves(moves, machine);
    writeFileSync(join(root, "p1"), "new1");
    await undoMoves(moves, machine);
    expect(state(moves)).toEqual([
      ["old0", "new0", null],
      ["old1", "new1", null],
      ["old2", null, null],
    ]);
    expect(steps).toBe(2 * (3 + 1 + 2 + 3));
  });

  const refusals: [string, (root: string) => void, object][] = [
    [
      "a place that is another one",
      (root) => {
        renameSync(join(root, "p1"), join(root, "p1-before")); // removed, its inode could be used again
        mkdirSync(join(root, "p1"));
      },
      { stage: "approval", code: "plan-stale" },
    ],
    [
      "a place that is gone",
      (root) => rmSync(join(root, "p1")),
      { stage: "approval", code: "plan-stale" },
    ],
    [
      "a name for the old one that is taken",
      (root) => writeFileSync(join(root, "p1.old"), "x"),
      { stage: "restore", code: "restore-failed" },
    ],
  ];
  test.each(refusals)("swapMoves() refuses %s before anything moves", async (_, spoil, error) => {
    const root = join(fresh(), "t");
    const shape = { old: true, built: true, folder: false };
    const moves = await prepare(root, [shape, shape]);
    spoil(root);
    const before = state(moves);
    await expect(swapMoves(moves, testMachine())).rejects.toMatchObject(error);
    expect(state(moves)).toEqual(before);
  });

  test("swapMoves() refuses what an undo put aside for a log", async () => {
    const root = join(fresh(), "t");
    const moves = await prepare(root, [
      { old: true, built: true, folder: false },
      { old: true, built: true, folder: false, loose: true },
    ]);
    const before = state(moves);
    await expect(swapMoves(moves, testMachine())).rejects.toMatchObject({ stage: "restore" });
    expect(state(moves)).toEqual(before);
  });

  test("undoMoves() refuses before anything moves when the old one is gone", async () => {
    const root = join(fresh(), "t");
    const shape = { old: true, built: true, folder: false };
    const moves = await prepare(root, [shape, shape]);
    await swapMoves(moves, testMachine());
    rmSync(join(root, "p1.old"));
    const before = state(moves);
    await expect(undoMoves(moves, testMachine())).rejects.toMatchObject({ stage: "restore" });
    expect(state(moves)).toEqual(before);
  });

  test("undoMoves() refuses to bury a stranger that took the place between", async () => {
    const root = join(fresh(), "t");
    const moves = await prepare(root, [{ old: true, built: true, folder: false }]);
    await killed((machine) => swapMoves(moves, machine), 1);
    writeFileSync(join(root, "p0"), "stranger");
    await expect(undoMoves(moves, testMachine())).rejects.toMatchObject({ stage: "restore" });
    expect(state(moves)).toEqual([["stranger", "new0", "old0"]]);
  });

  test("work on names that are not UTF-8", async () => {
    const root = fresh();
    const place = join(root, "\\xff\\x0a");
    const real = Buffer.concat([Buffer.from(`${root}/`), Buffer.of(0xff, 0x0a)]);
    writeFileSync(real, "old");
    writeFileSync(Buffer.concat([real, Buffer.from(".new")]), "new");
    const move = { place, built: `${place}.new`, kept: `${place}.old`, was: await markOf(real) };
    await swapMoves([move], testMachine());
    expect(readFileSync(real, "utf8")).toBe("new");
    await undoMoves([move], testMachine());
    expect(readFileSync(real, "utf8")).toBe("old");
    await dropMoves([move], "built");
    expect(readdirSync(root, { encoding: "buffer" })).toEqual([Buffer.of(0xff, 0x0a)]);
  });

  test("hold for any number of moves and any kills", async () => {
    const root = join(fresh(), "t");
    const shape = fc.record({
      old: fc.boolean(),
      built: fc.boolean(),
      folder: fc.boolean(),
      loose: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(shape, { minLength: 1, maxLength: 4 }),
        fc.array(fc.nat(16), { maxLength: 3 }),
        fc.nat(16),
        fc.boolean(),
        async (made, undos, swapped, isMarked) => {
          const shapes = made.map((one, index) => {
            const loose = index > 0 && one.loose;
            return { ...one, loose, built: index === 0 || (one.built && !loose) };
          });
          const plain = await prepare(root, shapes);
          const moves = isMarked ? await markBuilt(plain) : plain;
          const before = state(moves);
          await killed((machine) => swapMoves(moves, machine), swapped);
          for (const after of undos) await killed((machine) => undoMoves(moves, machine), after);
          await undoMoves(moves, testMachine());
          expect(state(moves)).toEqual(before);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe("dropMoves()", () => {
  test("removes read-only and unreadable trees, keeps what links lead to, and does so twice", async () => {
    const root = fresh();
    const outside = join(root, "outside");
    mkdirSync(outside);
    writeFileSync(join(outside, "safe"), "safe");
    const built = join(root, "p.new");
    mkdirSync(join(built, "a/b"), { recursive: true });
    symlinkSync(outside, join(built, "a/link"));
    symlinkSync("/", join(built, "a/b/root"));
    linkSync(join(outside, "safe"), join(built, "a/b/hard"));
    appendFileSync(Buffer.concat([Buffer.from(`${built}/a/b/`), Buffer.of(0xff, 0x0a)]), "x");
    chmodSync(join(built, "a/b"), 0o000);
    chmodSync(join(built, "a"), 0o555);
    const move = { place: join(root, "p"), built, kept: join(root, "p.old"), was: "absent" };
    writeFileSync(move.place, "place");
    writeFileSync(move.kept, "kept");
    await dropMoves([move], "built");
    await dropMoves([move], "built");
    expect(readdirSync(root).sort()).toEqual(["outside", "p", "p.old"]);
    expect(readdirSync(outside)).toEqual(["safe"]);
    await dropMoves([move], "kept");
    expect(readdirSync(root).sort()).toEqual(["outside", "p"]);
  });

  test("removes a link at the top without following it", async () => {
    const root = fresh();
    mkdirSync(join(root, "safe"));
    symlinkSync("safe", join(root, "new"));
    await dropMoves([{ place: "", built: join(root, "new"), kept: "", was: "absent" }], "built");
    expect(readdirSync(root)).toEqual(["safe"]);
    expect(basename(root)).not.toBe("");
  });
});
