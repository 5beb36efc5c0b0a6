import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, statSync } from "node:fs";
import {
  chmod,
  link,
  mkdir,
  readdir,
  readFile,
  readlink,
  rename,
  rm,
  stat,
  symlink,
  writeFile,
} from "node:fs/promises";
import { DatabaseSync } from "node:sqlite";
import { fileURLToPath } from "node:url";
import { beforeEach, describe, expect, test } from "@jest/globals";
import { contentOf, digestOf, expectRefusal, planFor } from "../tamper/tools.ts";
import { testWith } from "../tools.ts";
import { makeWorld, type Said } from "../world.ts";

const world = await makeWorld();
await link(world.path("data/settings/app.conf"), world.path("data/settings/conf.d/hard.conf"));
await symlink("app.conf", world.path("data/settings/link"));
await chmod(world.path("data/settings/conf.d"), 0o750);
const id = (await world.report("backup")).backup as string;
const settings = contentOf(world.path("data/settings"));

const rows = (file: string): number => {
  const database = new DatabaseSync(world.path(file), { readOnly: true });
  try {
    return Number(database.prepare("SELECT count(*) AS n FROM event").get()?.["n"]);
  } finally {
    database.close();
  }
};
const digitsOf = ({ stdout }: Said): string =>
  /holdfast undo ([0-9a-f]{16})/.exec(stdout)?.[1] ?? "none";

/** Plans, approves and restores; fails the test where a step does. @returns The restore's id. */
async function restored(...more: string[]): Promise<string> {
  await planFor(world, id, { more });
  const said = await world.run("restore", "plan.json", "--identity", "keys/identity.txt");
  if (said.code !== 0) throw new Error(said.stderr);
  expect(said.stdout.endsWith("Restore successfully\n")).toBe(true);
  return digitsOf(said);
}

async function aside(folder: string): Promise<string[]> {
  return (await readdir(world.path(folder))).filter((name) => name.includes(".holdfast-"));
}

const kept = world.path("data.kept");
execFileSync("cp", ["-a", world.path("data"), kept]);

beforeEach(async () => {
  for (const name of ["data", "elsewhere", "state/restores"])
    await rm(world.path(name), { recursive: true, force: true });
  execFileSync("cp", ["-a", kept, world.path("data")]); // with its links
});

describe("restore --into", () => {
  test("puts both engines into places that are not there yet, and leaves the policy's own alone", async () => {
    await mkdir(world.path("elsewhere"));
    const before = digestOf(world.path("data"));
    const digits = await restored(
      "--into",
      "settings=elsewhere/tree",
      "--into",
      "registry=elsewhere/copy.db",
    );
    expect(contentOf(world.path("elsewhere/tree"))).toEqual(settings);
    expect(rows("elsewhere/copy.db")).toBe(100);
    expect(digestOf(world.path("data"))).toBe(before);
    expect(await world.run("undo", digits)).toMatchObject({ code: 0 });
    expect(
      (await readdir(world.path("elsewhere"))).filter((name) => !name.includes(".holdfast-")),
    ).toEqual([]);
    expect(await world.run("settle", digits)).toMatchObject({ code: 0 });
    expect(await readdir(world.path("elsewhere"))).toEqual([]);
  });

  test("restores that source alone, and replaces what is there, to be undone", async () => {
    await mkdir(world.path("elsewhere/tree"), { recursive: true });
    await writeFile(world.path("elsewhere/tree/mine"), "mine");
    const digits = await restored("--into", "settings=elsewhere/tree");
    expect(contentOf(world.path("elsewhere/tree"))).toEqual(settings);
    expect(await world.run("undo", digits)).toMatchObject({ code: 0 });
    expect(await readdir(world.path("elsewhere/tree"))).toEqual(["mine"]);
  });

  test("refuses a place in the store, the state, another source, or below a file", async () => {
    const before = digestOf(world.path("data"));
    const rows: readonly (readonly [string, RegExp])[] = [
      ["settings=store", /lies inside/],
      ["settings=.", /lies inside/],
      ["settings=state", /lies inside/],
      ["settings=holdfast.yml/below", /./],
      ["settings=nowhere/below", /./],
    ];
    for (const [into, words] of rows)
      expectRefusal(await world.run("plan", id, "--into", into, "--out", "into.json"), 8, words);
    const both = await world.run(
      "plan",
      id,
      "--into",
      "settings=data/new",
      "--into",
      "registry=data/new/registry.db",
      "--out",
      "into.json",
    );
    expectRefusal(both, 8, /lies in/);
    expect(digestOf(world.path("data"))).toBe(before);
  });
});

describe("restore --path", () => {
  test("brings back one file and leaves the rest as it is", async () => {
    await writeFile(world.path("data/settings/app.conf"), "broken");
    await writeFile(world.path("data/settings/new"), "new");
    await restored("--source", "settings", "--path", "app.conf");
    expect(await readFile(world.path("data/settings/app.conf"), "utf8")).toBe("port = 7070\n");
    expect(await readFile(world.path("data/settings/new"), "utf8")).toBe("new");
  });

  test("brings back a folder with its mode, and takes out what was not in it", async () => {
    await chmod(world.path("data/settings/conf.d"), 0o700);
    await writeFile(world.path("data/settings/conf.d/new"), "new");
    await restored("--source", "settings", "--path", "conf.d");
    const now = contentOf(world.path("data/settings/conf.d"));
    expect(Object.keys(now).sort()).toEqual(["hard.conf", "mail.conf"]);
    expect(statSync(world.path("data/settings/conf.d")).mode & 0o777).toBe(0o750);
  });

  test("brings back a hard link with its content, and a symbolic link as it was", async () => {
    for (const [name, text] of [
      ["conf.d/hard.conf", "port = 7070\n"],
      ["app.conf", "port = 7070\n"],
    ] as const) {
      await rm(world.path("data/settings", name));
      await restored("--source", "settings", "--path", name);
      expect(await readFile(world.path("data/settings", name), "utf8")).toBe(text);
    }
    await rm(world.path("data/settings/link"));
    await restored("--source", "settings", "--path", "link");
    expect(await readlink(world.path("data/settings/link"))).toBe("app.conf");
  });

  test("takes absolute paths and several, and refuses what is not in the backup", async () => {
    await rm(world.path("data/settings/app.conf"));
    await rm(world.path("data/settings/link"));
    await restored(
      "--source",
      "settings",
      "--path",
      world.path("data/settings/app.conf"),
      "--path",
      "./link",
    );
    expect(Object.keys(contentOf(world.path("data/settings"))).sort()).toEqual(
      Object.keys(settings).sort(),
    );
    await planFor(world, id, { more: ["--source", "settings", "--path", "nowhere.conf"] });
    const before = digestOf(world.path("data"));
    const said = await world.run("restore", "plan.json", "--identity", "keys/identity.txt");
    expectRefusal(said, 2, /Cannot find "nowhere.conf" in the backup/);
    expect(digestOf(world.path("data"))).toBe(before);
    for (const path of ["../registry.db", "conf.d/../../registry.db", "/etc/passwd"])
      expect(
        (await world.run("plan", id, "--source", "settings", "--path", path, "--out", "x.json"))
          .code,
      ).not.toBe(1);
  });

  test("is refused for a database, which comes back whole", async () => {
    const said = await world.run(
      "plan",
      id,
      "--source",
      "registry",
      "--path",
      "event",
      "--out",
      "x.json",
    );
    expectRefusal(said, 2, /a database comes back whole/);
  });
});

describe("undo and settle", () => {
  test("bring back exactly what was there, and drop what was kept", async () => {
    await writeFile(world.path("data/settings/app.conf"), "mine\n");
    const before = contentOf(world.path("data"));
    const digits = await restored();
    expect(contentOf(world.path("data/settings"))).toEqual(settings);
    expect((await aside("data")).length).toBe(2);
    expect(await world.run("undo", digits)).toMatchObject({ code: 0 });
    const after = contentOf(world.path("data"));
    for (const [name, is] of Object.entries(before))
      expect([name, after[name]]).toEqual([name, is]);
    expect(await world.run("settle", digits)).toMatchObject({ code: 0 });
    expect(contentOf(world.path("data"))).toEqual(before);
  });

  test("settle without undo keeps what was restored", async () => {
    const digits = await restored();
    expect(await world.run("settle", digits)).toMatchObject({ code: 0 });
    expect(await aside("data")).toEqual([]);
    expect(contentOf(world.path("data/settings"))).toEqual(settings);
    expectRefusal(await world.run("undo", digits), 8, /nothing is kept of it any more/);
  });

  test("restores of one place stack: the newest is undone first", async () => {
    await writeFile(world.path("data/settings/app.conf"), "first\n");
    const first = await restored();
    await writeFile(world.path("data/settings/app.conf"), "second\n");
    const second = await restored("--source", "settings");
    expectRefusal(
      await world.run("undo", first),
      8,
      new RegExp(`restore ${second} of the same place is newer`),
    );
    expect(await world.run("undo", second)).toMatchObject({ code: 0 });
    expect(await readFile(world.path("data/settings/app.conf"), "utf8")).toBe("second\n");
    expect(await world.run("undo", first)).toMatchObject({ code: 0 });
    expect(await readFile(world.path("data/settings/app.conf"), "utf8")).toBe("first\n");
    for (const digits of [first, second])
      expect(await world.run("settle", digits)).toMatchObject({ code: 0 });
    expect(await aside("data")).toEqual([]);
  });

  test("undo after changes in the restored place keeps those changes aside until settle", async () => {
    await writeFile(world.path("data/settings/app.conf"), "before\n");
    const digits = await restored();
    await writeFile(world.path("data/settings/since"), "precious\n");
    expect(await world.run("undo", digits)).toMatchObject({ code: 0 });
    expect(await readFile(world.path("data/settings/app.conf"), "utf8")).toBe("before\n");
    const kept = (await aside("data")).find((name) => name.startsWith("settings"));
    expect(await readFile(world.path("data", kept as string, "since"), "utf8")).toBe("precious\n");
  });

  test("undo names the restores there are", async () => {
    const digits = await restored();
    const said = await world.run("undo", "0123456789abcdef");
    expectRefusal(said, 2, /this host knows none of that id/);
    expect(said.stderr).toContain(digits);
  });
});

describe("restore", () => {
  test("twice in a row, by two plans, works and changes nothing the second time", async () => {
    await restored();
    const first = contentOf(world.path("data/settings"));
    await restored();
    expect(contentOf(world.path("data/settings"))).toEqual(first);
    expect(rows("data/registry.db")).toBe(100);
  });

  test("of what is gone altogether brings it back", async () => {
    await rm(world.path("data/settings"), { recursive: true });
    await rm(world.path("data/registry.db"));
    const planned = await world.run("plan", id, "--out", "gone.json");
    expect(planned.stdout).toContain("there now      nothing");
    await restored();
    expect(contentOf(world.path("data/settings"))).toEqual(settings);
    expect(rows("data/registry.db")).toBe(100);
  });

  test("of a damaged database brings it back", async () => {
    await writeFile(world.path("data/registry.db"), "noise".repeat(1000));
    await restored("--source", "registry");
    expect(rows("data/registry.db")).toBe(100);
  });

  test("over a place that is a symbolic link now is refused, and nothing is written through it", async () => {
    await planFor(world, id, { more: ["--source", "settings"] });
    await rename(world.path("data/settings"), world.path("data/real"));
    await symlink("real", world.path("data/settings"));
    const before = digestOf(world.path("data"));
    const planned = await world.run("plan", id, "--source", "settings", "--out", "bent.json");
    expectRefusal(planned, 8, /it is a symbolic link/);
    const said = await world.run("restore", "plan.json", "--identity", "keys/identity.txt");
    expectRefusal(said, 7, /the place of "settings" is another one/);
    expect(digestOf(world.path("data"))).toBe(before);
  });

  test("--path below a folder that is a symbolic link now is refused, and nothing is written through it", async () => {
    await mkdir(world.path("elsewhere"));
    await rm(world.path("data/settings/conf.d"), { recursive: true });
    await symlink(world.path("elsewhere"), world.path("data/settings/conf.d"));
    const said = await world.run(
      "plan",
      id,
      "--source",
      "settings",
      "--path",
      "conf.d/mail.conf",
      "--out",
      "x.json",
    );
    expectRefusal(said, 8, /is no folder/);
    expect(await readdir(world.path("elsewhere"))).toEqual([]);
  });

  test("--json says the same as words", async () => {
    await planFor(world, id);
    const said = await world.run(
      "restore",
      "plan.json",
      "--identity",
      "keys/identity.txt",
      "--json",
    );
    const report = JSON.parse(said.stdout) as { totals: Record<string, unknown>; backup: string };
    expect(report.backup).toBe(id);
    expect(report.totals).toMatchObject({
      approvers: ["ben"],
      restore: expect.stringMatching(/^[0-9a-f]{16}$/),
    });
  });
});

testWith(
  ["setpriv", "root rights"],
  "restore below a folder that a plain user may not write is exit 8 with the folder",
  async () => {
    const plain = await makeWorld();
    execFileSync("chown", ["-R", "65534:65534", plain.folder]);
    chmodSync(plain.path(".."), 0o755);
    mkdirSync(plain.path("locked"));
    const door = fileURLToPath(new URL("../door.ts", import.meta.url));
    const run = (...argv: string[]): Said => {
      const at = ["--reuid=65534", "--regid=65534", "--clear-groups", process.execPath, door];
      try {
        return {
          code: 0,
          stdout: execFileSync("setpriv", [...at, ...argv], {
            cwd: plain.folder,
            encoding: "utf8",
            stdio: "pipe",
            env: { ...process.env, HOME: plain.folder },
          }),
          stderr: "",
        };
      } catch (error) {
        const { status, stdout, stderr } = error as {
          status: number;
          stdout: string;
          stderr: string;
        };
        return { code: status, stdout, stderr };
      }
    };
    expect(run("backup")).toMatchObject({ code: 0 });
    const locked = run("plan", "latest", "--into", "settings=locked/settings", "--out", "x.json");
    expectRefusal(locked, 8, /"[^"]*\/locked" is not there or not writable/);
    expect(run("plan", "latest", "--as", "people/ana", "--out", "plan.json")).toMatchObject({
      code: 0,
    });
    expect(run("approve", "plan.json", "--key", "people/ben")).toMatchObject({ code: 0 });
    chmodSync(plain.path("data"), 0o555);
    const before = digestOf(plain.path("data"));
    expectRefusal(
      run("restore", "plan.json", "--identity", "keys/identity.txt"),
      8,
      /writable|write/,
    );
    expect(digestOf(plain.path("data"))).toBe(before);
    chmodSync(plain.path("data"), 0o755);
    expect(run("restore", "plan.json", "--identity", "keys/identity.txt")).toMatchObject({
      code: 0,
    });
    expect((await stat(plain.path("data/settings/app.conf"))).uid).toBe(65534);
  },
);
