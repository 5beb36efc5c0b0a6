import { describe, expect, test } from "@jest/globals";
import { NOTE_STATEMENTS } from "../../src/domain/note.ts";
import { BLOCK } from "../../src/pipe/blocks.ts";
import { FRAME_BOUND } from "../../src/pipe/frames.ts";
import { tempFolder, testWith } from "../tools.ts";
import { makeWorld } from "../world.ts";
import { below, rowsOf, textOf } from "./page.ts";
import { blocksOf, makeDesk } from "./shell.ts";

const page = textOf("docs/format.md");
const folder = tempFolder();
const world = await makeWorld();
const MINUTE = 60_000; // ms

testWith(
  ["age", "zstd", "sqlite3", "ssh-keygen", "tar"],
  "docs/format.md recovers both engines by hand, and checks every digest",
  async () => {
    const desk = await makeDesk(folder);
    const said = await desk.paste(blocksOf("docs/format.md", "sh"));
    expect(said).toContain('Good "holdfast-manifest" signature for server');
    expect(said.match(/: OK$/gm)).toHaveLength(4);
    expect(said).toContain("\nok\n100000\n");
    expect(said.match(/"type":"file"/g)).toHaveLength(3);
    expect(await desk.read("format", "settings-back", "registry.conf")).toBe(
      await desk.read("format", "data", "settings", "registry.conf"),
    );
  },
  MINUTE,
);

describe("docs/format.md names exactly the fields of", () => {
  testWith(
    ["tar", "ssh-keygen"],
    "a manifest, a plan, a note and the records of the state",
    async () => {
      const made = await world.report("backup", "--prove");
      await world.run("plan", "latest", "--as", "people/ana", "--out", "plan.json");
      const read = async (...names: string[]) =>
        JSON.parse(await text(world.path(...names))) as Fields;
      const manifest = await read("store", made.backup ?? "", "manifest.json");
      const source = (manifest["sources"] as Fields[])[0] as Fields;
      const section = below(page, "The manifest");
      const [top, ofSource, ofArchive] = section.split(/^A source:$|^An archive:$/m) as [
        string,
        string,
        string,
      ];
      expect(fieldsOf(top)).toEqual(Object.keys(manifest).sort());
      expect(fieldsOf(ofSource)).toEqual(Object.keys(source).sort());
      expect(fieldsOf(ofArchive)).toEqual(
        Object.keys((source["archives"] as Fields[])[0] as Fields).sort(),
      );

      const plan = await read("plan.json");
      const planned = rowsOf(below(page, "Plan and approval"));
      expect(planned.map(([field]) => field)).toEqual([
        "holdfast-plan",
        "bound",
        "bound.sources[]",
        "seen",
        "request",
      ]);
      const bound = plan["bound"] as Fields;
      const said = planned[1]?.[1] ?? "";
      for (const field of Object.keys(bound)) expect(said).toContain(`\`${field}\``);
      for (const field of Object.keys((bound["sources"] as Fields[])[0] as Fields))
        expect(planned[2]?.[1]).toContain(`\`${field}\``);
      for (const field of Object.keys(
        ((plan["seen"] as Fields)["sources"] as Fields[])[0] as Fields,
      ))
        expect(planned[3]?.[1]).toContain(`\`${field}\``);

      const note = await read("store", `${made.backup}.proven`, "note.json");
      const proven = rowsOf(below(page, "Notes"))[0]?.[2] ?? "";
      for (const field of Object.keys(note).slice(1)) expect(proven).toContain(`\`${field}\``);
    },
    MINUTE,
  );

  test("every kind of note", () => {
    const rows = rowsOf(below(page, "Notes"));
    expect(Object.fromEntries(rows.map(([kind, statement]) => [kind, statement]))).toEqual(
      Object.fromEntries(
        Object.entries(NOTE_STATEMENTS).map(([kind, { kind: statement }]) => [kind, statement]),
      ),
    );
    for (const [kind, , said] of rows) {
      const { schema } = NOTE_STATEMENTS[kind as keyof typeof NOTE_STATEMENTS];
      for (const field of Object.keys(schema.shape).slice(1))
        expect(`${kind}: ${said}`).toContain(`\`${field}\``);
    }
  });
});

testWith(
  ["tar", "ssh-keygen"],
  "docs/format.md names exactly the fields of the facts, and their inventory's lines",
  async () => {
    const { backup } = await world.report("backup");
    const section = below(page, "The inventory");
    const [before = "", sqlite = ""] = section.split("Facts of engine `sqlite`");
    const lines = async (source: string) => {
      const opened = await world.run(
        "open",
        backup ?? "",
        `${source}/inventory.ndjson`,
        "--identity",
        "keys/identity.txt",
      );
      return opened.stdout
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line) as Fields);
    };
    const shown =
      blocksOf("docs/format.md", "text").find((block) => block.includes('{"part"')) ?? "";
    const forms = shown
      .trim()
      .split("\n")
      .map((line) => Object.keys(JSON.parse(line) as Fields).join());
    const documented = fieldsOf(before);
    for (const line of [...(await lines("settings")), ...(await lines("registry"))]) {
      const form = Object.keys(line).join();
      expect([...forms, "part,key,is"]).toContain(form);
    }
    for (const { is } of (await lines("settings")).filter((line) => "is" in line)) {
      for (const field of Object.keys(is as Fields)) expect(documented).toContain(field);
    }
    const keys = rowsOf(sqlite);
    for (const line of (await lines("registry")).filter((one) => "is" in one)) {
      const key = String(line["key"]).replace(/^table .*/, "table <name>");
      const said = keys.find(([name]) => name === key)?.[1] ?? "";
      for (const field of Object.keys(line["is"] as Fields))
        expect(`${key}: ${said}`).toContain(`\`${field}\``);
    }
  },
  MINUTE,
);

test("docs/format.md says the sizes of format 1", () => {
  expect(BLOCK).toBe(4 * 2 ** 20);
  expect(page).toContain(
    `at most 4 MiB plain and takes at most ${FRAME_BOUND.toLocaleString("en-US")} bytes`,
  );
});

type Fields = Readonly<Record<string, unknown>>;

async function text(path: string): Promise<string> {
  return await (await import("node:fs/promises")).readFile(path, "utf8");
}

/** The names in code marks in the first column, sorted. */
function fieldsOf(section: string): string[] {
  const cells = section
    .split("\n")
    .filter((line) => line.startsWith("|"))
    .slice(2)
    .map((line) => line.split("|")[1] ?? "");
  return cells
    .flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name as string))
    .sort();
}
