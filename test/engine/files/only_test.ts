import { execFileSync } from "node:child_process";
import {
  chmodSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import type { Range } from "../../../src/domain/bytes.ts";
import type { SavedPart } from "../../../src/engine/engine.ts";
import { memberBytes } from "../../../src/engine/files/member.ts";
import { files } from "../../../src/engine/files/mod.ts";
import { all, tempFolder, testMachine, testWith } from "../../tools.ts";
import { differences, dumped, hashTree } from "../contract.ts";
import { fillHostile, fillPlain, raw, settingsOf, writeSparse } from "./trees.ts";

const TEMP = tempFolder();
const RESTORE = "8899aabbccddeeff";

function folder(): string {
  const path = join(mkdtempSync(join(TEMP, "only-")), "root");
  mkdirSync(path);
  return path;
}

async function saved(root: string | readonly string[]) {
  const engine = files.open(settingsOf(root), testMachine());
  const into = await dumped(engine);
  return { engine, saved: into.saved, part: into.saved.get("tree") as SavedPart };
}

/** Restores paths alone; says how the place then differs from what was saved. */
async function restore(
  root: string | readonly string[],
  only: readonly string[],
  wreck: () => void,
) {
  const { engine, saved: kept, part } = await saved(root);
  wreck();
  const aside = await engine.aside(RESTORE, only);
  await engine.build(kept, aside);
  expect(await differences(engine, engine.expected(kept, aside), engine.inspect(aside))).toEqual(
    [],
  );
  await engine.swap(aside);
  const now = (await saved(root)).part;
  const found = await differences(engine, part.facts(), now.facts());
  await engine.undo(aside);
  await engine.drop(aside, "built");
  return { aside, found };
}

describe("a restore of paths alone", () => {
  test("puts back a folder and nothing else", async () => {
    const root = folder();
    fillPlain(root);
    const { aside, found } = await restore(root, ["./dir/deep/"], () => {
      writeFileSync(join(root, "dir", "deep", "small"), "wrecked");
      writeFileSync(join(root, "dir", "deep", "new"), "new");
      writeFileSync(join(root, "round"), "wrecked too");
    });
    expect(aside.only).toEqual(["dir/deep"]);
    expect(aside.moves).toEqual([
      {
        place: join(root, "dir/deep"),
        built: join(root, `dir/deep.holdfast-${RESTORE}.new`),
        kept: join(root, `dir/deep.holdfast-${RESTORE}.old`),
        was: expect.stringMatching(/^\d+:\d+(:\d+)?$/) as unknown,
      },
    ]);
    expect(found).toEqual([
      { key: "dir", what: ["mtime"] }, // a rename in it
      { key: "round", what: ["mtime", "sha256", "size"] },
    ]);
  });

  test("takes absolute paths, drops what lies in another, and puts back what is gone", async () => {
    const root = folder();
    fillPlain(root);
    const only = ["/old", `${root}/dir`, "dir/deep/small", "dir"];
    const { aside, found } = await restore(root, only, () => {
      rmSync(join(root, "old"));
      rmSync(join(root, "dir"), { recursive: true });
    });
    expect(aside.only).toEqual(["dir", "old"]);
    expect(aside.moves.map((move) => move.was)).toEqual(["absent", "absent"]);
    // What shared dir/large still shares the old one: a restore of paths touches nothing else.
    expect(found).toEqual([
      { key: ".", what: ["mtime"] },
      { key: "empty/hard-2", what: expect.arrayContaining(["sha256", "type"]) as unknown },
      { key: "hard-1", what: ["link"] },
    ]);
  });

  test("of a hard link gives a file with its content", async () => {
    const root = folder();
    mkdirSync(join(root, "b"));
    writeFileSync(join(root, "a"), "shared content");
    chmodSync(join(root, "a"), 0o4711);
    for (const name of ["b/1", "b/2", "c"]) linkSync(join(root, "a"), join(root, name));
    const { engine, saved: kept } = await saved(root);
    const aside = await engine.aside(RESTORE, ["b", "c"]);
    await engine.build(kept, aside);
    const expected = await all(engine.expected(kept, aside));
    expect(expected.map(({ key, is }) => [key, is["type"], is["link"]])).toEqual([
      ["b", "dir", undefined],
      ["b/1", "file", undefined],
      ["b/2", "hardlink", "b/1"],
      ["c", "file", undefined],
    ]);
    expect(await differences(engine, engine.expected(kept, aside), engine.inspect(aside))).toEqual(
      [],
    );
    const built = join(root, `b.holdfast-${RESTORE}.new`);
    expect(readFileSync(join(built, "2"), "utf8")).toBe("shared content");
    expect(lstatSync(join(built, "1"))).toMatchObject({ nlink: 2, mode: 0o104711 });
  });

  test("of hostile names gives each of them back", async () => {
    const root = folder();
    fillHostile(root);
    const { engine, saved: kept, part } = await saved(root);
    const keys = (await all(part.facts())).map((fact) => fact.key).filter((key) => key !== ".");
    const top = keys.filter((key) => !key.includes("/"));
    const aside = await engine.aside(RESTORE, keys);
    expect(aside.only).toEqual(top);
    expect(new Set(aside.moves.map((move) => move.built)).size).toBe(top.length);
    await engine.build(kept, aside);
    expect(await differences(engine, engine.expected(kept, aside), engine.inspect(aside))).toEqual(
      [],
    );
    await engine.swap(aside);
    await engine.drop(aside, "kept");
    const now = (await saved(root)).part;
    expect(await differences(engine, part.facts(), now.facts())).toEqual([
      { key: ".", what: ["mtime"] },
    ]);
  });

  test("below a folder whose name is not UTF-8 works too", async () => {
    const root = folder();
    mkdirSync(raw(root, "\xff\n", "in"), { recursive: true });
    writeFileSync(raw(root, "\xff\n", "in", "file"), "content");
    const { found } = await restore(root, ["\\xff\\x0a/in"], () =>
      writeFileSync(raw(root, "\xff\n", "in", "file"), "wrecked"),
    );
    expect(found).toEqual([{ key: "\\xff\\x0a", what: ["mtime"] }]);
  });

  const REFUSED = [
    {
      title: "a path whose folder is gone",
      only: "dir/deep/small",
      code: "restore-failed",
      hint: 'plan with --path "dir"',
      wreck: (root: string) => rmSync(join(root, "dir"), { recursive: true }),
    },
    {
      title: "a path whose folder is a symbolic link now",
      only: "dir/deep/small",
      code: "restore-failed",
      hint: 'plan with --path "dir"',
      wreck: (root: string) => {
        renameSync(join(root, "dir"), join(root, "..", "elsewhere"));
        symlinkSync("../elsewhere", join(root, "dir"));
      },
    },
    {
      title: "a path when the root itself is gone",
      only: "old",
      code: "restore-failed",
      hint: "without --path",
      wreck: (root: string) => rmSync(root, { recursive: true }),
    },
  ];
  for (const { title, only, code, hint, wreck } of REFUSED) {
    test(`refuses ${title}`, async () => {
      const root = folder();
      fillPlain(root);
      const { engine } = await saved(root);
      wreck(root);
      const before = hashTree(join(root, ".."));
      await expect(engine.aside(RESTORE, [only])).rejects.toMatchObject({
        stage: "restore",
        code,
        hint: expect.stringContaining(hint) as unknown,
      });
      expect(hashTree(join(root, ".."))).toEqual(before);
    });
  }

  for (const only of ["nowhere", "dir/deep/smal", "ol", "../root/old", "dir/../old"]) {
    test(`refuses "${only}", which was not saved`, async () => {
      const root = folder();
      fillPlain(root);
      const { engine, saved: kept } = await saved(root);
      const before = hashTree(root);
      const made = (async () => {
        const aside = await engine.aside(RESTORE, [only]);
        await engine.build(kept, aside);
      })();
      await expect(made).rejects.toMatchObject({
        code: expect.stringMatching(/unknown-name|restore-failed/) as unknown,
      });
      expect(hashTree(root)).toEqual(before);
    });
  }

  test("of a whole source refuses a place whose folder is gone", async () => {
    const root = folder();
    const { engine, saved: kept } = await saved(root);
    rmSync(join(root, ".."), { recursive: true });
    const aside = await engine.aside(RESTORE, []);
    await expect(engine.build(kept, aside)).rejects.toMatchObject({
      stage: "restore",
      code: "restore-failed",
      message: expect.stringContaining("is not there") as unknown,
    });
  });

  test("reads the part by range", async () => {
    const root = folder();
    fillPlain(root);
    const { engine, saved: kept, part } = await saved(root);
    const ranges: (Range | undefined)[] = [];
    const counted: SavedPart = {
      ...part,
      read: (range) => {
        ranges.push(range);
        return part.read(range);
      },
    };
    const aside = await engine.aside(RESTORE, ["round"]);
    await engine.build(new Map([...kept, ["tree", counted]]), aside);
    expect(ranges).toEqual([{ start: expect.any(Number) as unknown, length: 1024 }]);
  });
});

describe("several roots", () => {
  test("are named by their absolute paths and come back each beside its place", async () => {
    const base = folder();
    const paths = ["conf", "conf-2", "conf/", "conf.d"].map((name) => join(base, name));
    const [first, second, , third] = paths as [string, string, string, string];
    for (const path of [first, second]) fillPlainAt(path);
    writeFileSync(third, "a file as a root");
    linkSync(join(first, "round"), join(second, "shared-with-conf"));
    const { engine, saved: kept, part } = await saved([second, third, first]);
    const keys = (await all(part.facts())).map((fact) => fact.key);
    expect(keys[0]).toBe(first.slice(1));
    expect(keys.at(-1)).toBe(third.slice(1));
    const aside = await engine.aside(RESTORE, []);
    expect(aside.moves.map((move) => move.place)).toEqual([first, second, third]);
    await engine.build(kept, aside);
    const found = await differences(engine, engine.expected(kept, aside), engine.inspect(aside));
    expect(found).toEqual([]);
    const link = `${second.slice(1)}/shared-with-conf`;
    expect(await differences(engine, part.facts(), engine.inspect(aside))).toMatchObject([
      { key: link },
    ]);
    await engine.swap(aside);
    expect(readFileSync(third, "utf8")).toBe("a file as a root");
    await engine.undo(aside);
    await engine.drop(aside, "built");
    expect(readdirSync(base).sort()).toEqual(["conf", "conf-2", "conf.d"]);
    const one = await engine.aside(RESTORE, [join(second, "old"), third]);
    expect(one.only).toEqual([`${second.slice(1)}/old`, third.slice(1)]);
    await engine.build(kept, one);
    expect(await differences(engine, engine.expected(kept, one), engine.inspect(one))).toEqual([]);
  });

  test("go elsewhere below one place, under the same keys", async () => {
    const base = folder();
    const paths = [join(base, "one"), join(base, "two")];
    for (const path of paths) fillPlainAt(path);
    const { saved: kept } = await saved(paths);
    const machine = testMachine();
    await using lent = await files.lend(settingsOf(paths), machine, {
      saved: kept,
      versions: {},
    });
    const engine = files.open(lent.settings, machine);
    const aside = await engine.aside(RESTORE, []);
    expect(aside.moves.every((move) => move.was === "absent")).toBe(true);
    await engine.build(kept, aside);
    expect(await differences(engine, engine.expected(kept, aside), engine.inspect(aside))).toEqual(
      [],
    );
    await engine.swap(aside);
    const part = (await dumped(engine)).saved.get("tree") as SavedPart;
    expect(await differences(engine, engine.expected(kept, aside), part.facts())).toEqual([]);
  });

  for (const bad of [
    ["a", "a/b"],
    ["a", "a"],
    ["", "a"],
  ]) {
    test(`inside one another are refused: ${JSON.stringify(bad)}`, () => {
      const path = bad.map((name) => `/base/${name}`.replace(/\/$/, ""));
      expect(() => files.open(settingsOf(path), testMachine())).toThrow(/lies inside|named twice/);
    });
  }
});

function fillPlainAt(path: string): void {
  mkdirSync(path);
  fillPlain(path);
}

test("a single file as a root goes elsewhere under its own key", async () => {
  const root = join(folder(), "app.conf");
  writeFileSync(root, "one = 1");
  const { saved: kept, part } = await saved(root);
  expect((await all(part.facts())).map((fact) => fact.key)).toEqual(["app.conf"]);
  const other = files.open(files.at(settingsOf(root), join(folder(), "copy")), testMachine());
  const aside = await other.aside(RESTORE, []);
  await other.build(kept, aside);
  expect(await differences(other, other.expected(kept, aside), other.inspect(aside))).toEqual([]);
  await other.swap(aside);
  const again = (await dumped(other)).saved.get("tree") as SavedPart;
  expect(await differences(other, part.facts(), again.facts())).toEqual([]);
});

describe("lend()", () => {
  test("gives a place that is gone when disposed", async () => {
    const root = folder();
    fillPlain(root);
    const { saved: kept } = await saved(root);
    const before = readdirSync(join(root, ".."));
    {
      await using lent = await files.lend(settingsOf(root), testMachine(), {
        saved: kept,
        versions: {},
      });
      const engine = files.open(lent.settings, testMachine());
      expect(await engine.mark()).toBe("absent");
      const aside = await engine.aside(RESTORE, []);
      await engine.build(kept, aside);
      expect(
        await differences(engine, engine.expected(kept, aside), engine.inspect(aside)),
      ).toEqual([]);
      expect(readdirSync(join(root, "..")).length).toBe(before.length + 1);
    }
    expect(readdirSync(join(root, ".."))).toEqual(before);
  });
});

describe("memberBytes()", () => {
  const read = async (part: SavedPart, path: string) =>
    Buffer.concat(
      await Array.fromAsync(await memberBytes(part, path, testMachine()), (chunk) =>
        Buffer.from(chunk),
      ),
    );

  test("gives a file's content, holes and hard links resolved", async () => {
    const root = folder();
    fillPlain(root);
    writeSparse(join(root, "holes"), [[70_000, "data"]], 200_000);
    const { part } = await saved(root);
    for (const path of [
      "dir/deep/small",
      "./nothing",
      "/old",
      "hard-1",
      "empty/hard-2",
      "holes",
      "sparse",
    ]) {
      expect((await read(part, path)).equals(readFileSync(join(root, path)))).toBe(true);
    }
  });

  test("gives of a folder the tar stream of what lies there", async () => {
    const root = folder();
    fillPlain(root);
    const { part } = await saved(root);
    const out = folder();
    execFileSync("tar", ["-x", "-C", out], { input: await read(part, "empty/") });
    expect(readdirSync(out)).toEqual(["empty"]);
    expect(
      readFileSync(join(out, "empty", "hard-2")).equals(readFileSync(join(root, "hard-1"))),
    ).toBe(true);
    const listed = execFileSync("tar", ["-t"], { input: await read(part, ".") }).toString();
    expect(listed).toMatch(/^\.\/\n\.\/dir\/?\n/);
  });

  test("refuses what was not saved and what has no content", async () => {
    const root = folder();
    fillPlain(root);
    const { part } = await saved(root);
    for (const path of ["nowhere", "dir/../old", "fifo", "to-above"]) {
      await expect(memberBytes(part, path, testMachine())).rejects.toMatchObject({
        stage: "policy",
        code: "unknown-name",
      });
    }
  });
});

describe("check()", () => {
  test("names what is missing", async () => {
    const root = folder();
    const engine = files.open(settingsOf(join(root, "no", "such")), testMachine());
    expect(await engine.check("dump")).toMatchObject([{ code: "source-missing", weight: "error" }]);
    expect(await engine.check("build")).toMatchObject([
      { code: "restore-failed", weight: "error" },
    ]);
    symlinkSync(".", join(root, "link"));
    const link = files.open(settingsOf(join(root, "link")), testMachine());
    expect(await link.check("dump")).toMatchObject([
      { code: "source-unreadable", weight: "error" },
    ]);
  });

  test("says so where there is no tar, or another one", async () => {
    const root = folder();
    const bin = folder();
    const machine = testMachine({ env: { PATH: bin } });
    const engine = files.open(settingsOf(root), machine);
    expect(await engine.check("dump")).toMatchObject([{ code: "tool-missing", thing: "tar" }]);
    writeFileSync(join(bin, "tar"), "#!/bin/sh\necho 'bsdtar 3.6.2 - libarchive 3.6.2'\n", {
      mode: 0o755,
    });
    expect(await engine.check("dump")).toMatchObject([
      {
        code: "tool-missing",
        thing: "tar",
        hint: expect.stringContaining("Debian package tar") as unknown,
      },
    ]);
  });
});

testWith(["root rights", "mount"], "build() on a full disk fails and leaves nothing", async () => {
  const root = folder();
  execFileSync("mount", ["-t", "tmpfs", "-o", "size=2M", "none", root]);
  try {
    const source = folder();
    writeFileSync(join(source, "large"), Buffer.alloc(1_500_000, 1));
    const { saved: kept } = await saved(source);
    mkdirSync(join(root, "place"));
    const engine = files.open(files.at(settingsOf(source), join(root, "place")), testMachine());
    const aside = await engine.aside(RESTORE, []);
    await engine.build(kept, aside);
    await engine.drop(aside, "built");
    writeFileSync(join(root, "filler"), Buffer.alloc(1_000_000));
    await expect(engine.build(kept, aside)).rejects.toMatchObject({
      stage: "restore",
      code: "restore-full",
    });
    expect(readdirSync(root).sort()).toEqual(["filler", "place"]);
  } finally {
    execFileSync("umount", [root]);
  }
});
