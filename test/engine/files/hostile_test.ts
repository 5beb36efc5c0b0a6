import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { files } from "../../../src/engine/files/mod.ts";
import type { FilesSettings } from "../../../src/engine/files/settings.ts";
import { tempFolder, testMachine, testWith } from "../../tools.ts";
import { hashTree } from "../contract.ts";
import { type Hand, handPart } from "./by_hand.ts";

const TEMP = tempFolder();
const ROOT: Hand = { name: "./", flag: "5" };
const RESTORE = "feedfacefeedface";

/** A place in a folder beside something that must not be harmed, and an engine on it. */
function setUp(more: Partial<FilesSettings> = {}) {
  const folder = mkdtempSync(join(TEMP, "hostile-"));
  const place = join(folder, "place");
  mkdirSync(place);
  mkdirSync(join(folder, "outside"));
  writeFileSync(join(folder, "outside", "secret"), "secret");
  writeFileSync(join(folder, "secret"), "secret");
  const settings: FilesSettings = {
    path: place,
    exclude: [],
    "may-change": [],
    devices: false,
    "one-file-system": true,
    ...more,
  };
  return { folder, place, engine: files.open(settings, testMachine()) };
}

async function build(members: readonly Hand[], more: Partial<FilesSettings> = {}) {
  const { folder, place, engine } = setUp(more);
  const aside = await engine.aside(RESTORE, []);
  const saved = new Map([["tree", handPart(members)]]);
  const before = hashTree(folder);
  const built = join(folder, `place.holdfast-${RESTORE}.new`);
  return { folder, place, engine, aside, saved, before, built };
}

const REFUSED: readonly { title: string; name: string; members: readonly Hand[] }[] = [
  {
    title: "an absolute name",
    name: "/etc/passwd",
    members: [ROOT, { name: "/etc/passwd", data: "x" }],
  },
  {
    title: "an absolute name in a pax record",
    name: "/etc/passwd",
    members: [ROOT, { name: "./a", data: "x", pax: [["path", "/etc/passwd"]] }],
  },
  { title: "..", name: "../secret", members: [ROOT, { name: "../secret", data: "x" }] },
  {
    title: ".. within",
    name: "./a/../../secret",
    members: [ROOT, { name: "./a", flag: "5" }, { name: "./a/../../secret", data: "x" }],
  },
  {
    title: "a single dot within",
    name: "./a/./b",
    members: [ROOT, { name: "./a", flag: "5" }, { name: "./a/./b", data: "x" }],
  },
  {
    title: "two slashes",
    name: "./a//b",
    members: [ROOT, { name: "./a", flag: "5" }, { name: "./a//b", data: "x" }],
  },
  {
    title: "a member below a symbolic link",
    name: "a/secret",
    members: [
      ROOT,
      { name: "./a", flag: "2", link: "../outside" },
      { name: "./a/secret", data: "x" },
    ],
  },
  {
    title: "a member below a file",
    name: "a/b",
    members: [ROOT, { name: "./a", data: "x" }, { name: "./a/b", data: "x" }],
  },
  {
    title: "a folder that comes again as a symbolic link",
    name: "a",
    members: [
      ROOT,
      { name: "./a", flag: "5" },
      { name: "./a", flag: "2", link: "../outside" },
      { name: "./a/secret", data: "x" },
    ],
  },
  {
    title: "a member twice",
    name: "a",
    members: [ROOT, { name: "./a", data: "x" }, { name: "./a", data: "y" }],
  },
  {
    title: "members out of order",
    name: "a",
    members: [ROOT, { name: "./b", data: "x" }, { name: "./a", data: "y" }],
  },
  { title: "a member before the root", name: "a", members: [{ name: "./a", data: "x" }, ROOT] },
  {
    title: "a hard link out of the tree",
    name: "../secret",
    members: [ROOT, { name: "./a", flag: "1", link: "../secret" }],
  },
  {
    title: "an absolute hard link",
    name: "/etc/passwd",
    members: [ROOT, { name: "./a", flag: "1", link: "/etc/passwd" }],
  },
  {
    title: "a hard link through a symbolic link",
    name: "b",
    members: [
      ROOT,
      { name: "./a", flag: "2", link: "../outside" },
      { name: "./b", flag: "1", link: "./a/secret" },
    ],
  },
  {
    title: "a hard link to what comes later",
    name: "a",
    members: [ROOT, { name: "./a", flag: "1", link: "./b" }, { name: "./b", data: "x" }],
  },
  {
    title: "a device",
    name: "null",
    members: [ROOT, { name: "./null", flag: "3", device: [1, 3] }],
  },
  {
    title: "a block device",
    name: "sda",
    members: [ROOT, { name: "./sda", flag: "4", device: [8, 0] }],
  },
  { title: "an unknown type", name: "a", members: [ROOT, { name: "./a", flag: "V" }] },
  {
    title: "a record nobody writes",
    name: "a",
    members: [ROOT, { name: "./a", pax: [["LIBARCHIVE.creationtime", "1"]] }],
  },
  {
    title: "an old ACL record, which holds names",
    name: "a",
    members: [ROOT, { name: "./a", pax: [["SCHILY.acl.access", "user::rwx"]] }],
  },
];

const DAMAGED: readonly { title: string; why: string; members: readonly Hand[] }[] = [
  {
    title: "a global header",
    why: 'type "g"',
    members: [ROOT, { name: "g", flag: "g", data: "11 path=a\n" }],
  },
  {
    title: "a GNU long name",
    why: 'type "L"',
    members: [ROOT, { name: "././@LongLink", flag: "L", data: "/etc/passwd\0" }],
  },
  {
    title: "a record twice",
    why: "twice",
    members: [
      ROOT,
      {
        name: "./a",
        pax: [
          ["path", "./a"],
          ["path", "/b"],
        ],
      },
    ],
  },
  {
    title: "a symbolic link with data",
    why: "with data",
    members: [ROOT, { name: "./a", flag: "2", link: "b", data: "x" }],
  },
  {
    title: "a sparse file of an old kind",
    why: "older format",
    members: [ROOT, { name: "./a", pax: [["GNU.sparse.size", "1"]] }],
  },
];

describe("build() refuses", () => {
  for (const { title, name, members } of REFUSED) {
    test(`${title}, names it and leaves all as it was`, async () => {
      const { engine, saved, aside, folder, before } = await build(members);
      await expect(engine.build(saved, aside)).rejects.toMatchObject({
        stage: "restore",
        code: "member-refused",
        thing: name,
      });
      expect(hashTree(folder)).toEqual(before);
    });
  }
  for (const { title, why, members } of DAMAGED) {
    test(`${title} and leaves all as it was`, async () => {
      const { engine, saved, aside, folder, before } = await build(members);
      await expect(engine.build(saved, aside)).rejects.toMatchObject({
        code: "member-refused",
        message: expect.stringContaining(why) as unknown,
      });
      expect(hashTree(folder)).toEqual(before);
    });
  }

  test("a header whose checksum is wrong", async () => {
    const { engine, aside, folder, before } = await build([]);
    const part = handPart([ROOT, { name: "./a", data: "x" }]);
    const bytes = Buffer.concat(await Array.fromAsync(part.read(), (chunk) => Buffer.from(chunk)));
    bytes[512] = 0x2f;
    const saved = new Map([["tree", { ...part, read: () => whole(bytes) }]]);
    await expect(engine.build(saved, aside)).rejects.toMatchObject({
      message: expect.stringContaining("checksum") as unknown,
    });
    expect(hashTree(folder)).toEqual(before);
  });
});

async function* whole(bytes: Buffer): AsyncGenerator<Uint8Array> {
  yield bytes.subarray(0, bytes.length - 1024);
}

test("build() drops what stood already when a later member is refused", async () => {
  const filler = Array.from({ length: 40 }, (_, index) => ({
    name: `./file-${String(index).padStart(2, "0")}`,
    data: Buffer.alloc(2 ** 18, index),
  }));
  const members: Hand[] = [ROOT, ...filler, { name: "./z", flag: "2", link: "../outside" }];
  const { engine, saved, aside, folder, before } = await build([
    ...members,
    { name: "./z/secret", data: "x" },
  ]);
  await expect(engine.build(saved, aside)).rejects.toMatchObject({ thing: "z/secret" });
  expect(hashTree(folder)).toEqual(before);
});

describe("build() puts back", () => {
  test("symbolic links as they were, and writes through none", async () => {
    const { engine, saved, aside, folder, built } = await build([
      ROOT,
      { name: "./a", flag: "2", link: "/etc/passwd" },
      { name: "./b", flag: "2", link: "../outside" },
      { name: "./c", flag: "2", link: "nowhere" },
      { name: "./d", flag: "1", link: "./b" },
    ]);
    const outside = hashTree(join(folder, "outside"));
    await engine.build(saved, aside);
    const { readlinkSync } = await import("node:fs");
    expect(readdirSync(built).map((name) => readlinkSync(join(built, name)))).toEqual([
      "/etc/passwd",
      "../outside",
      "nowhere",
      "../outside",
    ]);
    expect(lstatSync(join(built, "b")).ino).toBe(lstatSync(join(built, "d")).ino);
    expect(hashTree(join(folder, "outside"))).toEqual(outside);
  });

  testWith(["root rights"], "devices where the policy allows them", async () => {
    const members: Hand[] = [ROOT, { name: "./null", flag: "3", device: [1, 3] }];
    const { engine, saved, aside, built } = await build(members, { devices: true });
    await engine.build(saved, aside);
    expect(lstatSync(join(built, "null")).isCharacterDevice()).toBe(true);
  });

  test("a name of tar's own options as a name", async () => {
    const { engine, saved, aside, built } = await build([
      ROOT,
      { name: "./--checkpoint-action=exec=touch x", data: "x" },
    ]);
    await engine.build(saved, aside);
    expect(readFileSync(join(built, "--checkpoint-action=exec=touch x"), "utf8")).toBe("x");
  });
});

test("build() fails when an archive is cut short", async () => {
  const { engine, aside, folder, before } = await build([]);
  const part = handPart([ROOT, { name: "./a", data: "x".repeat(5000) }]);
  const saved = new Map([["tree", { ...part, read: () => part.read({ start: 0, length: 2048 }) }]]);
  await expect(engine.build(saved, aside)).rejects.toMatchObject({ code: "member-refused" });
  expect(hashTree(folder)).toEqual(before);
});
