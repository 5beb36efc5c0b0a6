import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import type { Intake } from "../../../src/engine/engine.ts";
import { files } from "../../../src/engine/files/mod.ts";
import type { FilesSettings } from "../../../src/engine/files/settings.ts";
import type { Machine } from "../../../src/host/machine.ts";
import { tempFolder, testMachine, testWith } from "../../tools.ts";
import { keeping } from "../contract.ts";

const TEMP = tempFolder();
const BIG = 24 * 2 ** 20; // far more than a pipe and all buffers hold

/** A tree whose first file is so large that tar still reads it when the first bytes arrive. */
function tree(): string {
  const root = mkdtempSync(join(TEMP, "tree-"));
  mkdirSync(join(root, "log"));
  writeFileSync(join(root, "log", "a-big.log"), Buffer.alloc(BIG, 7));
  writeFileSync(join(root, "log", "z.log"), "z");
  writeFileSync(join(root, "other"), "other");
  return root;
}

function settings(path: string, mayChange: readonly string[] = []): FilesSettings {
  return { path, exclude: [], "may-change": mayChange, devices: false, "one-file-system": true };
}

/** An intake that does something once the first bytes have come, while the child waits for the pipe. */
function meddling(meddle: () => void): ReturnType<typeof keeping> {
  const kept = keeping();
  let isDone = false;
  const part: Intake["part"] = (made) =>
    kept.part({
      ...made,
      bytes: (async function* () {
        for await (const chunk of made.bytes) {
          if (!isDone) meddle();
          isDone = true;
          yield chunk;
        }
      })(),
    });
  return { ...kept, part };
}

async function meddled(
  mayChange: readonly string[],
  meddle: (root: string) => void,
  machine: Machine = testMachine(),
) {
  const root = tree();
  const into = meddling(() => meddle(root));
  const dumped = await files.open(settings(root, mayChange), machine).dump(into);
  return { ...dumped, saved: into.saved };
}

describe("dump() of what changes", () => {
  const ROWS = [
    {
      title: "a file that grows",
      key: "log/a-big.log",
      code: "source-changed",
      meddle: (root: string) => appendFileSync(join(root, "log/a-big.log"), "more"),
    },
    {
      title: "a file that shrinks",
      key: "log/a-big.log",
      code: "source-changed",
      meddle: (root: string) => truncateSync(join(root, "log/a-big.log"), BIG / 2),
    },
    {
      title: "a file that goes away",
      key: "log/z.log",
      code: "source-changed",
      meddle: (root: string) => rmSync(join(root, "log/z.log")),
    },
  ];
  for (const { title, key, code, meddle } of ROWS) {
    test(`fails for ${title} and names it`, async () => {
      await expect(meddled([], meddle)).rejects.toMatchObject({
        stage: "source",
        code,
        thing: key,
        message: expect.stringContaining(`"${key}"`) as unknown,
      });
    });

    test(`fails for ${title} where may-change covers another name`, async () => {
      await expect(meddled(["other", "log-2/**"], meddle)).rejects.toMatchObject({ code });
    });

    for (const pattern of ["log/**", "*.log", "/log/*.log", "log"]) {
      test(`notes ${title} where may-change says "${pattern}"`, async () => {
        const { notes, saved, totals } = await meddled([pattern], meddle);
        expect(notes).toContainEqual({
          key,
          why: expect.stringMatching(/while|before/) as unknown,
        });
        expect(notes.every((note) => note.key.startsWith("log"))).toBe(true);
        expect(totals["tree"]?.items).toBe(title === "a file that goes away" ? 3 : 4);
        expect(saved.get("tree")?.size).toBeGreaterThan(BIG);
      });
    }
  }

  test("gives the facts of what was saved of a file that shrank", async () => {
    const { saved } = await meddled(["log/**"], (root) =>
      truncateSync(join(root, "log/a-big.log"), 0),
    );
    const facts = await Array.fromAsync(saved.get("tree")?.facts() ?? []);
    expect(facts.find((fact) => fact.key === "log/a-big.log")?.is["size"]).toBe(BIG);
  });

  test("fails with source-missing when the root goes away", async () => {
    await expect(
      meddled(["log/**"], (root) => rmSync(root, { recursive: true })),
    ).rejects.toMatchObject({ stage: "source", code: "source-missing" });
  });
});

/** A machine on which tar is an ordinary user. */
function asNobody(): Machine {
  const machine = testMachine();
  return {
    ...machine,
    start: (command) =>
      machine.start({
        ...command,
        argv: ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", ...command.argv],
      }),
  };
}

describe("dump() of what it may not read", () => {
  const forbid = (root: string): void => {
    chmodSync(TEMP, 0o755);
    chmodSync(root, 0o755);
    chmodSync(join(root, "log"), 0o755);
    chmodSync(join(root, "other"), 0o600);
  };

  testWith(["root rights", "setpriv"], "fails and names the file", async () => {
    const root = tree();
    forbid(root);
    await expect(files.open(settings(root), asNobody()).dump(keeping())).rejects.toMatchObject({
      stage: "source",
      code: "source-unreadable",
      thing: "other",
    });
  });

  testWith(["root rights", "setpriv"], "notes the file where may-change covers it", async () => {
    const root = tree();
    forbid(root);
    const into = keeping();
    const { notes } = await files.open(settings(root, ["other"]), asNobody()).dump(into);
    expect(notes).toEqual([{ key: "other", why: "this user may not read it" }]);
    const facts = await Array.fromAsync(into.saved.get("tree")?.facts() ?? []);
    expect(facts.map((fact) => fact.key)).toEqual([".", "log", "log/a-big.log", "log/z.log"]);
  });

  testWith(["root rights", "setpriv"], "fails for a root it may not enter", async () => {
    const root = tree();
    forbid(root);
    chmodSync(root, 0o700);
    await expect(files.open(settings(root), asNobody()).dump(keeping())).rejects.toMatchObject({
      stage: "source",
      code: "source-unreadable",
    });
  });
});

test("dump() leaves out a socket and notes it", async () => {
  const root = tree();
  const server = createServer().listen(join(root, "a: file changed as we read it"));
  await new Promise((resolve) => server.once("listening", resolve));
  try {
    const engine = files.open(settings(root), testMachine());
    const { notes, totals } = await engine.dump(keeping());
    expect(notes).toEqual([
      { key: "a: file changed as we read it", why: "a socket has no content to save" },
    ]);
    expect(totals["tree"]).toEqual(await engine.count());
  } finally {
    server.close();
  }
});

test("dump() fails when a hard link would lose its content with what is left out", async () => {
  const root = tree();
  writeFileSync(join(root, "a.holdfast-0123456789abcdef.old"), "content");
  const { linkSync } = await import("node:fs");
  linkSync(join(root, "a.holdfast-0123456789abcdef.old"), join(root, "b"));
  await expect(files.open(settings(root), testMachine()).dump(keeping())).rejects.toMatchObject({
    stage: "source",
    message: expect.stringContaining('"b" would be lost') as unknown,
  });
});

test("dump() ends its child when the intake gives up", async () => {
  const root = tree();
  const into: Intake = {
    fact: () => undefined,
    part: async ({ bytes }) => {
      for await (const _ of bytes) throw new Error("no room");
    },
  };
  await expect(files.open(settings(root), testMachine()).dump(into)).rejects.toThrow("no room");
});
