import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { lstatSync, mkdirSync, mkdtempSync, unlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { describe, expect, test } from "@jest/globals";
import { extract } from "tar-stream";
import type { Fact } from "../../../src/domain/fact.ts";
import { nameOfBytes } from "../../../src/domain/name.ts";
import type { SavedPart } from "../../../src/engine/engine.ts";
import { files } from "../../../src/engine/files/mod.ts";
import { all, tempFolder, testMachine, testWith } from "../../tools.ts";
import { differences, dumped, keeping } from "../contract.ts";
import { END } from "./by_hand.ts";
import {
  fillHostile,
  fillPlain,
  fillSpecial,
  HOSTILE_NAMES,
  settingsOf,
  writeSparse,
} from "./trees.ts";

const TEMP = tempFolder();
const RESTORE = "0011223344556677";

function folder(): string {
  const path = join(mkdtempSync(join(TEMP, "trip-")), "root");
  mkdirSync(path);
  return path;
}

function partOfDump(kept: ReturnType<typeof keeping>): SavedPart {
  return kept.saved.get("tree") as SavedPart;
}

async function plain(part: SavedPart, range?: { start: number; length: number }): Promise<Buffer> {
  return Buffer.concat(await Array.fromAsync(part.read(range), (chunk) => Buffer.from(chunk)));
}

/** Builds what was dumped of a folder and says how it differs, as facts and as other programs see it. */
async function trip(root: string, devices: boolean) {
  const engine = files.open(settingsOf(root, { devices }), testMachine());
  const into = await dumped(engine);
  const aside = await engine.aside(RESTORE, []);
  await engine.build(into.saved, aside);
  const built = `${root}.holdfast-${RESTORE}.new`;
  const found = await differences(engine, partOfDump(into).facts(), engine.inspect(aside));
  return { engine, into, aside, built, found };
}

/** All of a tree as find sees it; of folders all but their size, which the file system chooses. */
function seenByFind(root: string): string {
  const print = (fields: string) => ["-printf", `%p %y %m %U %G %T@ %n${fields}\\0`];
  const argv = [".", "-type", "d", ...print(""), "-o", ...print(" %s %l")];
  const said = execFileSync("find", argv, { cwd: root }).toString("latin1");
  return said.split("\0").sort().join("\0\n");
}

describe("a tree comes back", () => {
  test("with all that needs no special rights", async () => {
    const root = folder();
    fillPlain(root);
    const { built, found } = await trip(root, false);
    expect(found).toEqual([]);
    expect(seenByFind(built)).toBe(seenByFind(root));
  });

  testWith(
    ["root rights", "setfattr", "setfacl", "getfattr", "getfacl"],
    "with owners, devices, ACLs and xattrs, the root's own too",
    async () => {
      const root = folder();
      fillPlain(root);
      fillSpecial(root);
      const { built, found } = await trip(root, true);
      expect(found).toEqual([]);
      expect(seenByFind(built)).toBe(seenByFind(root));
      for (const [program, ...args] of [
        ["getfattr", "-h", "-R", "-d", "-m", "-", "-e", "hex", "."],
        ["getfacl", "-n", "-p", "-R", "."],
        ["stat", "-c", "%a %u %g %Y.%y", "."],
      ] as const) {
        const [saved, back] = [root, built].map((cwd) =>
          execFileSync(program, args, { cwd }).toString(),
        );
        expect(back).toBe(saved);
        expect(saved?.length).toBeGreaterThan(20);
      }
    },
  );

  test("with hostile names, its facts ascending", async () => {
    const root = folder();
    fillHostile(root);
    const { built, into, found } = await trip(root, false);
    expect(found).toEqual([]);
    expect(seenByFind(built)).toBe(seenByFind(root));
    const keys = (await all(partOfDump(into).facts())).map((fact) => fact.key);
    for (const name of HOSTILE_NAMES) {
      expect(keys).toContain(nameOfBytes(Buffer.from(name, "latin1")));
    }
    expect(keys.indexOf("a")).toBeLessThan(keys.indexOf("a-b"));
    expect(keys.indexOf("ha/link")).toBeLessThan(keys.indexOf("ha\\x0anew"));
  });

  test("counts as it was dumped", async () => {
    const root = folder();
    fillPlain(root);
    fillHostile(root);
    const engine = files.open(settingsOf(root), testMachine());
    const { totals } = await engine.dump(keeping());
    expect(await engine.count()).toEqual(totals["tree"]);
  });
});

describe("what is left out is noted", () => {
  testWith(["root rights"], "devices, sockets and what belongs to restores", async () => {
    const root = folder();
    mkdirSync(join(root, "dir.holdfast-0123456789abcdef.old", "deep"), { recursive: true });
    writeFileSync(join(root, "dir.holdfast-0123456789abcdef.old", "deep", "file"), "old");
    writeFileSync(join(root, "m.holdfast-xyz"), Buffer.alloc(1_000_000, 1));
    writeFileSync(join(root, "z"), "kept");
    execFileSync("mknod", [join(root, "null"), "c", "1", "3"]);
    execFileSync("ln", [join(root, "null"), join(root, "null-twin")]);
    const server = createServer().listen(join(root, "socket"));
    await new Promise((resolve) => server.once("listening", resolve));
    try {
      const engine = files.open(settingsOf(root), testMachine());
      const into = keeping();
      const { notes, totals } = await engine.dump(into);
      expect(notes.map((note) => note.key).sort()).toEqual([
        "dir.holdfast-0123456789abcdef.old",
        "m.holdfast-xyz",
        "null",
        "null-twin",
        "socket",
      ]);
      expect(totals["tree"]).toEqual({ items: 1, rows: null, bytes: 4 });
      expect(await engine.count()).toEqual(totals["tree"]);
      const part = partOfDump(into);
      expect((await all(part.facts())).map((fact) => fact.key)).toEqual([".", "z"]);
      const listed = execFileSync("tar", ["-t"], { input: await plain(part) }).toString();
      expect(listed).toBe("./\n./z\n");
      await everyRange(part);
    } finally {
      server.close();
    }
  });

  testWith(["root rights", "mount"], "another file system below a root, unless told", async () => {
    const root = folder();
    mkdirSync(join(root, "mnt"));
    execFileSync("mount", ["-t", "tmpfs", "none", join(root, "mnt")]);
    try {
      writeFileSync(join(root, "mnt", "inside"), "inside");
      const engine = files.open(settingsOf(root), testMachine());
      const into = keeping();
      const { notes, totals } = await engine.dump(into);
      expect(notes).toEqual([{ key: "mnt", why: "another file system is mounted there" }]);
      expect((await all(partOfDump(into).facts())).map((fact) => fact.key)).toEqual([".", "mnt"]);
      expect(await engine.count()).toEqual(totals["tree"]);
      expect(await engine.check("dump")).toMatchObject([
        { code: "source-uncovered", weight: "warning", thing: "mnt" },
      ]);
      expect(await engine.check("build")).toMatchObject([
        { code: "source-mount", weight: "error" },
      ]);
      await expect(engine.build(into.saved, await engine.aside(RESTORE, []))).rejects.toMatchObject(
        { code: "source-mount" },
      );
      const all2 = files.open(settingsOf(root, { "one-file-system": false }), testMachine());
      const wide = keeping();
      expect((await all2.dump(wide)).notes).toEqual([]);
      expect((await all(partOfDump(wide).facts())).map((fact) => fact.key)).toContain("mnt/inside");
      const onMount = files.open(settingsOf(join(root, "mnt")), testMachine());
      expect(await onMount.check("dump")).toMatchObject([
        { code: "source-mount", weight: "error" },
      ]);
    } finally {
      execFileSync("umount", [join(root, "mnt")]);
    }
  });
});

/** Each fact's range alone, as tar lists it, is that very member. */
async function everyRange(part: SavedPart): Promise<void> {
  let at = 0;
  for await (const fact of part.facts()) {
    expect(fact.at).toBe(at);
    const bytes = await plain(part, { start: fact.at as number, length: fact.span as number });
    const listed = execFileSync("tar", ["-t", "--quoting-style=literal", "--null", "-f", "-"], {
      input: Buffer.concat([bytes, END]),
    });
    const name = listed.subarray(0, -1).toString("latin1").replace(/\/$/, "");
    expect(nameOfBytes(Buffer.from(name, "latin1"))).toBe(fact.key === "." ? "." : `./${fact.key}`);
    at += fact.span as number;
  }
}

describe("facts", () => {
  test("say where each member lies", async () => {
    const root = folder();
    fillPlain(root);
    fillHostile(root);
    await everyRange(partOfDump(await dumped(files.open(settingsOf(root), testMachine()))));
  });

  test("agree with tar-stream on all but sparse files, which it cannot read", async () => {
    const root = folder();
    fillPlain(root);
    unlinkSync(join(root, "sparse"));
    const part = partOfDump(await dumped(files.open(settingsOf(root), testMachine())));
    const oracle = await readByOracle(await plain(part));
    const facts = await all(part.facts());
    expect([...oracle.keys()]).toEqual(facts.map((fact) => fact.key));
    for (const fact of facts) {
      expect({ key: fact.key, ...fact.is, mtime: 0, mode: 0 }).toMatchObject({
        ...oracle.get(fact.key),
        mtime: 0,
        mode: 0,
      });
    }
  });

  test("of sparse files hash what a reader sees", async () => {
    const root = folder();
    const many = Array.from({ length: 900 }, (_, index) => [index * 16_384, "piece"] as const);
    writeSparse(join(root, "all-hole"), [], 1_000_000);
    writeSparse(join(root, "ends-in-hole"), [[0, "data"]], 3_000_000);
    writeSparse(join(root, "ends-in-data"), [[2_000_000, "data"]], 2_000_004);
    writeSparse(join(root, "many"), many, 16_000_000);
    writeSparse(join(root, "off-block"), [[100_001, "x".repeat(5001)]], 777_777);
    const { into, found, built } = await trip(root, false);
    expect(found).toEqual([]);
    const bytes = await plain(partOfDump(into));
    for await (const { key, is } of partOfDump(into).facts()) {
      if (is["type"] !== "file") continue;
      const content = execFileSync("tar", ["-xOf", "-", `./${key}`], {
        input: bytes,
        maxBuffer: 2 ** 28,
      });
      expect(is).toMatchObject({
        size: content.length,
        sha256: createHash("sha256").update(content).digest("hex"),
      });
      expect(lstatSync(join(built, key)).blocks * 512).toBeLessThan(content.length);
    }
    await everyRange(partOfDump(into));
  });

  test("of a hole of 1 GiB take little time and lend the event loop", async () => {
    const root = folder();
    writeSparse(join(root, "hole"), [[2 ** 29, "data"]], 2 ** 30);
    let turns = 0;
    const timer = setInterval(() => {
      turns += 1;
    }, 1);
    const started = performance.now();
    const into = await dumped(files.open(settingsOf(root), testMachine()));
    clearInterval(timer);
    expect(performance.now() - started).toBeLessThan(10_000);
    expect(turns).toBeGreaterThan(5);
    expect((await all(partOfDump(into).facts()))[1]?.is["size"]).toBe(2 ** 30);
    expect(partOfDump(into).size).toBeLessThan(200_000);
  });
});

test("stock tar alone brings the tree back", async () => {
  const root = folder();
  fillPlain(root);
  fillHostile(root);
  const engine = files.open(settingsOf(root), testMachine());
  const into = await dumped(engine);
  const out = folder();
  execFileSync(
    "tar",
    ["-x", "-p", "--numeric-owner", "--xattrs", "--xattrs-include=*", "-C", out],
    { input: await plain(partOfDump(into)), stdio: ["pipe", "ignore", "ignore"] },
  );
  const back = await dumped(files.open(settingsOf(out), testMachine()));
  expect(await differences(engine, partOfDump(into).facts(), partOfDump(back).facts())).toEqual([]);
});

test("dump() writes the same bytes again", async () => {
  const root = folder();
  fillPlain(root);
  unlinkSync(join(root, "sparse")); // GNU tar writes its process id into the name of a sparse member
  const engine = files.open(settingsOf(root), testMachine());
  const [first, second] = [await dumped(engine), await dumped(engine)];
  expect((await plain(partOfDump(first))).equals(await plain(partOfDump(second)))).toBe(true);
});

const ORACLE_TYPES: Readonly<Record<string, string>> = {
  directory: "dir",
  link: "hardlink",
  file: "file",
  symlink: "symlink",
  fifo: "fifo",
};

async function readByOracle(bytes: Buffer): Promise<Map<string, Partial<Fact["is"]>>> {
  const seen = new Map<string, Partial<Fact["is"]>>();
  const reader = extract();
  reader.on("entry", (header, stream, next) => {
    const hash = createHash("sha256");
    stream.on("data", (chunk) => hash.update(chunk as Uint8Array));
    stream.on("end", () => {
      const type = ORACLE_TYPES[header.type ?? "file"] ?? "unknown";
      const link = header.linkname?.replace(/^\.\//, "");
      seen.set(header.name === "./" ? "." : header.name.replace(/^\.\//, "").replace(/\/$/, ""), {
        type,
        ...(type === "hardlink"
          ? {}
          : { uid: header.uid ?? -1, gid: header.gid ?? -1, size: header.size ?? -1 }),
        ...(type === "hardlink" || type === "symlink" ? { link: link ?? "" } : {}),
        ...(type === "file" ? { sha256: hash.digest("hex") } : {}),
      });
      next();
    });
  });
  await pipeline(Readable.from([bytes]), reader);
  return seen;
}
