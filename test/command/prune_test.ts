import {
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, test } from "@jest/globals";
import { treeOf } from "../bad_days/crash.ts";
import { expectRefusal } from "../tamper/tools.ts";
import { makeWorld, type Said, type World } from "../world.ts";

const MINUTES = 120_000; // ms
const PRUNER = '\n  host: { key: "file:keys/signing.pub", may: [backup, prune] }';
const TWO_STORES =
  "\n  local: { kind: directory, path: store }\n  other: { kind: directory, path: other }";

const makePruner = (more: Readonly<Record<string, string>>) =>
  makeWorld({ signers: PRUNER, retention: "{ last: 3 }", ...more });
/** Two o'clock of a day of November 2026. */
const dayAt = (day: number) => new Date(Date.UTC(2026, 10, day, 2));
const idOn = (day: number) => `Backup_202611${String(day).padStart(2, "0")}_0200Z`;
const runOn = (world: World, day: number, ...argv: string[]) =>
  world.runWith({ now: () => dayAt(day) }, ...argv);

async function backUp(world: World, day: number, ...more: string[]): Promise<void> {
  expect(await runOn(world, day, "backup", ...more)).toMatchObject({ code: 0 });
}

async function prune(world: World, day: number, ...more: string[]): Promise<Said> {
  const said = await runOn(world, day, "prune", "--yes", ...more);
  expect({ ...said, stderr: "" }).toMatchObject({ code: 0 });
  return said;
}

const backupsIn = (world: World, store = "store") =>
  readdirSync(world.path(store))
    .filter((name) => /Z(-\d+)?$/.test(name))
    .sort();
const notesIn = (world: World, store = "store") =>
  readdirSync(world.path(store))
    .filter((name) => name.includes(".removed"))
    .sort();

/** Chain, notes and stored bytes are as they should be, for this host and for a stranger. */
async function expectGreen(world: World, day: number): Promise<void> {
  for (const argv of [["list"], ["verify"]]) {
    const said = await runOn(world, day, ...argv, "--json");
    expect([argv, said.code, said.stdout]).toEqual([
      argv,
      0,
      expect.not.stringMatching(/"weight": "(error|warning)"/),
    ]);
  }
}

/** Loses nearly all rows, so that the next backup is suspect; gives them back. */
async function shrunken(world: World, work: () => Promise<unknown>): Promise<void> {
  cpSync(world.path("data/registry.db"), world.path("registry.whole"));
  const database = new DatabaseSync(world.path("data/registry.db"));
  database.exec("DELETE FROM event WHERE id > 3");
  database.close();
  await work();
  renameSync(world.path("registry.whole"), world.path("data/registry.db"));
}

test(
  "prune keeps the newest so many good ones of N+5 runs, failed, suspect and labelled ones between",
  async () => {
    const world = await makePruner({});
    for (let day = 1; day <= 8; day++) {
      const more = day % 2 === 0 ? ["--label", `before 2026-11-0${9 - day}`] : [];
      await backUp(world, day, ...more);
    }
    await shrunken(world, async () => {
      expect(await runOn(world, 9, "backup")).toMatchObject({ code: 3 });
      expect(await runOn(world, 10, "backup", "--label", "zzz")).toMatchObject({ code: 3 });
    });
    for (const day of [11, 12]) {
      renameSync(world.path("data"), world.path("away"));
      expect(await runOn(world, day, "backup")).toMatchObject({ code: 3 }); // nothing published
      renameSync(world.path("away"), world.path("data"));
    }
    expect(backupsIn(world)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map(idOn));

    const said = await prune(world, 13);
    expect(backupsIn(world)).toEqual([6, 7, 8, 9, 10].map(idOn));
    expect(notesIn(world)).toEqual([1, 2, 3, 4, 5].map((day) => `${idOn(day)}.removed`));
    expect(said.stdout.trim().split("\n")).toEqual([
      `${idOn(10)}  keep  local  suspect: not older than all that count`,
      `${idOn(9)}  keep  local  suspect: not older than all that count`,
      `${idOn(8)}  keep  local  newest of source "settings"; newest of source "registry"; last 1 of 3; floor 1 of 3`,
      `${idOn(7)}  keep  local  last 2 of 3; floor 2 of 3`,
      `${idOn(6)}  keep  local  last 3 of 3; floor 3 of 3`,
      ...[5, 4, 3, 2, 1].map((day) => `${idOn(day)}  removed  local  older than the last 3`),
      "5 backups removed, 5 kept",
    ]);
    await expectGreen(world, 13);
    const listed = await runOn(world, 13, "list");
    expect(listed.stdout).toMatch(new RegExp(`^${idOn(5)}  -  -  local  removed$`, "m"));

    await backUp(world, 13);
    await prune(world, 14);
    expect(backupsIn(world)).toEqual([7, 8, 9, 10, 13].map(idOn));
    await expectGreen(world, 14);
  },
  MINUTES,
);

test(
  "prune with weekday slots leaves exactly seven of ten days, and a failed day keeps the old slot",
  async () => {
    const world = await makePruner({ retention: "{ slots: weekday }" });
    for (let day = 2; day <= 11; day++) {
      if (day === 10) {
        renameSync(world.path("data"), world.path("away"));
        expect(await runOn(world, day, "backup")).toMatchObject({ code: 3 });
        renameSync(world.path("away"), world.path("data"));
      } else await backUp(world, day);
      await prune(world, day);
    }
    // Tuesday the 10th failed: the slot is still held by the 3rd; Monday's and Wednesday's were replaced.
    expect(backupsIn(world)).toEqual([3, 5, 6, 7, 8, 9, 11].map(idOn));
    expect(notesIn(world)).toEqual([2, 4].map((day) => `${idOn(day)}.removed`));
    await expectGreen(world, 11);
  },
  MINUTES,
);

test(
  "prune without --yes says the same and changes nothing, store and state included",
  async () => {
    const world = await makePruner({ retention: "{ last: 1, floor: 1 }" });
    for (const day of [1, 2, 3]) await backUp(world, day);
    const before = [treeOf(world.path("store")), treeOf(world.path("state"))];
    const said = await runOn(world, 5, "prune");
    expect(said).toEqual({
      code: 0,
      stderr: "",
      stdout: `${idOn(3)}  keep  local  newest of source "settings"; newest of source "registry"; last 1 of 1; floor 1 of 1
${idOn(2)}  drop  local  older than the last 1
${idOn(1)}  drop  local  older than the last 1
2 backups to remove, 1 to keep; prune --yes does it
`,
    });
    expect([treeOf(world.path("store")), treeOf(world.path("state"))]).toEqual(before);
  },
  MINUTES,
);

describe("prune is refused, and removes nothing,", () => {
  const short = async (more: Readonly<Record<string, string>> = {}) => {
    const world = await makePruner({ retention: "{ last: 1, floor: 1 }", ...more });
    for (const day of [1, 2, 3]) await backUp(world, day);
    return world;
  };

  test("by a policy without retention", async () => {
    const world = await makeWorld({ signers: PRUNER });
    for (const argv of [["prune"], ["prune", "--yes"]])
      expectRefusal(await world.run(...argv), 2, /policy "test" has no retention[\s\S]*last: 7/);
  });

  test(
    "to a signer who may not, by name",
    async () => {
      const world = await short();
      await world.policy({ signers: '\n  host: { key: "file:keys/signing.pub", may: [backup] }' });
      const before = treeOf(world.path("store"));
      expectRefusal(
        await runOn(world, 5, "prune", "--yes"),
        5,
        /signer "host" may not prune[\s\S]*may: \[prune\]/,
      );
      expect(treeOf(world.path("store"))).toEqual(before);
    },
    MINUTES,
  );

  test(
    "in a store where what stays is not whole; another store is pruned",
    async () => {
      const world = await short({ stores: TWO_STORES });
      const file = world.path("store", idOn(3), "settings/tree.tar.zst.age");
      const bytes = readFileSync(file);
      rmSync(file); // both stores have a name of the same file
      writeFileSync(file, bytes.fill("x", 0, 8));
      const before = treeOf(world.path("store"));
      const said = await runOn(world, 5, "prune", "--yes");
      expect(said.code).toBe(6);
      expect(said.stderr).toContain(`"${idOn(3)}/settings/tree.tar.zst.age"`);
      expect(said.stdout).toContain("local  nothing more is removed");
      expect(treeOf(world.path("store"))).toEqual(before);
      expect(backupsIn(world, "other")).toEqual([idOn(3)]);
    },
    MINUTES,
  );

  test(
    "in a store where the one that takes over a slot is not whole",
    async () => {
      const world = await makePruner({ retention: "{ slots: weekday, floor: 1 }" });
      for (const day of [2, 9, 10]) await backUp(world, day);
      rmSync(world.path("store", idOn(9), "registry/database.sqlite.zst.age"));
      expect(await runOn(world, 12, "prune", "--yes")).toMatchObject({ code: 6 });
      expect(backupsIn(world)).toEqual([2, 9, 10].map(idOn));
    },
    MINUTES,
  );

  test(
    "in a store whose chain is broken",
    async () => {
      const world = await short();
      rmSync(world.path("store", idOn(2)), { recursive: true });
      const said = await runOn(world, 5, "prune", "--yes");
      expect(said).toMatchObject({ code: 6, stderr: expect.stringContaining("without a note") });
      expect(backupsIn(world)).toEqual([1, 3].map(idOn));
    },
    MINUTES,
  );
});

test(
  "prune judges each store by what lies in it, and only those it is told",
  async () => {
    const world = await makePruner({ retention: "{ last: 1, floor: 1 }", stores: TWO_STORES });
    await backUp(world, 1);
    for (const day of [2, 3]) await backUp(world, day, "--store", "local");
    await prune(world, 5, "--store", "other");
    expect([backupsIn(world), backupsIn(world, "other")]).toEqual([[1, 2, 3].map(idOn), [idOn(1)]]);
    await prune(world, 5);
    expect([backupsIn(world), backupsIn(world, "other")]).toEqual([[idOn(3)], [idOn(1)]]);
    await expectGreen(world, 5);
  },
  MINUTES,
);

test(
  "prune takes the same backup out of two stores, each with a whole note of its own",
  async () => {
    const world = await makePruner({ retention: "{ last: 1, floor: 1 }", stores: TWO_STORES });
    for (const day of [1, 2, 3]) await backUp(world, day);
    await prune(world, 5);
    expect([backupsIn(world), backupsIn(world, "other")]).toEqual([[idOn(3)], [idOn(3)]]);
    expect([notesIn(world), notesIn(world, "other")]).toEqual(
      Array(2).fill([1, 2].map((day) => `${idOn(day)}.removed`)),
    );
    // Were it one file with two names, writing the second note would have changed the first.
    for (const file of ["note.json", "note.json.sig", "manifest.json"]) {
      const [one, two] = ["store", "other"].map((store) =>
        statSync(world.path(store, `${idOn(1)}.removed`, file)),
      );
      expect([file, one?.ino === two?.ino]).toEqual([file, false]);
    }
    await expectGreen(world, 5);
  },
  MINUTES,
);

test(
  "prune does the same where a backup is one zip",
  async () => {
    const world = await makePruner({
      retention: "{ last: 1, floor: 1 }",
      stores: "\n  local: { kind: directory, path: store, layout: zip }",
    });
    for (const day of [1, 2, 3]) await backUp(world, day);
    await prune(world, 5);
    const names = readdirSync(world.path("store")).filter((name) => !name.startsWith("."));
    expect(names.sort()).toEqual([
      `${idOn(1)}.removed.zip`,
      `${idOn(2)}.removed.zip`,
      `${idOn(3)}.zip`,
    ]);
    await expectGreen(world, 5);
  },
  MINUTES,
);

test(
  "prune takes a key that has two names for what either of them may",
  async () => {
    const world = await makePruner({ retention: "{ last: 1, floor: 1 }" });
    for (const day of [1, 2, 3]) await backUp(world, day);
    const line = 'key: "file:keys/signing.pub", may:';
    await world.policy({ signers: `\n  a: { ${line} [backup] }\n  b: { ${line} [prune] }` });
    await prune(world, 5);
    expect(backupsIn(world)).toEqual([idOn(3)]);
  },
  MINUTES,
);

test(
  "prune keeps what nobody trusts, says so, and counts it for nothing",
  async () => {
    const world = await makePruner({ retention: "{ last: 1, floor: 1 }" });
    for (const day of [1, 2]) await backUp(world, day);
    cpSync(world.path("store", idOn(2)), world.path("store", idOn(3)), { recursive: true });
    const said = await prune(world, 5);
    expect(said.stdout).toContain(`${idOn(3)}  keep  local  untrusted: never removed`);
    expect(backupsIn(world)).toEqual([2, 3].map(idOn));
  },
  MINUTES,
);

test(
  "prune leaves receipts and records of use, and all stays green",
  async () => {
    const world = await makePruner({ retention: "{ last: 1, floor: 1 }" });
    await backUp(world, 1, "--prove");
    const at = { now: () => dayAt(1) };
    const plan = ["plan", "latest", "--as", "people/ana", "--out", "plan.json"];
    const carry = ["restore", "plan.json", "--identity", "keys/identity.txt"];
    for (const argv of [plan, ["approve", "plan.json", "--key", "people/ben"], carry])
      expect(await world.runWith(at, ...argv)).toMatchObject({ code: 0 });
    await backUp(world, 3);
    await prune(world, 5);
    expect(
      readdirSync(world.path("store"))
        .filter((name) => !name.startsWith("."))
        .sort(),
    ).toEqual([`${idOn(1)}.proven`, `${idOn(1)}.removed`, `${idOn(1)}.spent`, idOn(3)]);
    await expectGreen(world, 5);
    const gone = await runOn(world, 5, "plan", idOn(1), "--out", "again.json");
    expectRefusal(gone, 2, /it was removed, a signed note says so/);
    expect(existsSync(world.path("again.json"))).toBe(false);
  },
  MINUTES,
);
