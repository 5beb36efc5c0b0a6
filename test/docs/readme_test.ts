import { readdirSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { EXIT } from "../../src/domain/error.ts";
import { parsePolicy } from "../../src/domain/parse_policy.ts";
import { engines } from "../../src/engine/mod.ts";
import { parseArguments } from "../../src/face/cli/arguments.ts";
import { stores } from "../../src/store/mod.ts";
import { tempFolder, testWith } from "../tools.ts";
import { below, rowsOf, textOf } from "./page.ts";
import { blocksOf, makeDesk } from "./shell.ts";

const page = textOf("README.md");
const snippets = blocksOf("README.md", "sh");
const MINUTE = 60_000; // ms

describe("README.md, pasted into a fresh clone,", () => {
  const folders = [tempFolder(), tempFolder(), tempFolder()] as const;

  testWith(
    ["npm", "ssh-keygen", "tar"],
    "ends its demo with Restore successfully",
    async () => {
      const desk = await makeDesk(folders[0]);
      expect(snippets).toHaveLength(4);
      const said = await desk.paste(snippets.slice(0, 1));
      expect(said.trimEnd().split("\n").at(-1)).toBe("Restore successfully");
    },
    MINUTE,
  );

  testWith(
    ["npm", "ssh-keygen", "tar"],
    "makes keys, saves a tree, proves it, and restores it in three lines",
    async () => {
      const desk = await makeDesk(folders[1]);
      const [, own, restore] = snippets as [string, string, string];
      const said = await desk.paste([
        own,
        "echo broken > settings/app.conf; touch settings/new",
        restore,
      ]);
      expect(said).toContain("1 backups verified, 0 findings\n");
      expect(said).toMatch(/\nBackup_\d{8}_\d{4}Z {2}.* trusted {2}proven /);
      expect(said.trimEnd().split("\n").slice(-2)).toEqual([
        expect.stringMatching(/^Undo with: holdfast undo [0-9a-f]{16}$/),
        "Restore successfully",
      ]);
      expect(await desk.read("first", "settings", "app.conf")).toBe("port = 7070\n");
      expect(readdirSync(`${desk.home}/first/settings`)).toEqual(["app.conf"]);
    },
    MINUTE,
  );

  testWith(
    ["age", "zstd", "sqlite3", "ssh-keygen", "tar"],
    "restores without Holdfast by age, zstd, tar, sqlite3 and ssh-keygen alone",
    async () => {
      const desk = await makeDesk(folders[2]);
      const byHand = snippets[3] as string;
      const said = await desk.paste([byHand]);
      expect(said).toContain('Good "holdfast-manifest" signature for server');
      expect(said.trimEnd().split("\n").at(-1)).toBe("100000");
      expect(await desk.read("by-hand", "back", "registry.conf")).toBe(
        await desk.read("by-hand", "data", "settings", "registry.conf"),
      );
      expect(byHand.match(/holdfast /g)).toHaveLength(1); // the demo, and nothing after it
    },
    MINUTE,
  );
});

test("README.md's first lines are at most 15, as they must work when pasted", () => {
  const lines = snippets.slice(0, 2).join("").trimEnd().split("\n");
  expect(lines.length).toBeLessThanOrEqual(15);
});

test("README.md shows examples/ as they are", () => {
  const shown = ["backup.yml", "restore.yml", "server.yml"].map((name) =>
    textOf(`examples/${name}`),
  );
  expect(blocksOf("README.md", "yaml")).toEqual(shown);
  const indented = textOf("examples/approve.sh").replace(/^/gm, "   ").trimEnd();
  expect(textOf("README.md")).toContain(`   \`\`\`bash\n${indented}\n   \`\`\`\n`);
});

// The other ones are workflows: test/house/workflows_test.ts and test/rehearsal/ judge those.
for (const file of ["holdfast.yml", "server.yml"]) {
  test(`examples/${file} is a policy without a complaint`, () => {
    expect(parsePolicy(textOf(`examples/${file}`), { engines, stores }).complaints).toEqual([]);
  });
}

test("README.md names every command and option of --help, and no other", async () => {
  const rows = rowsOf(below(page, "Commands"));
  const help = await helpOf();
  const commands = [...help.matchAll(/^ {2}([a-z]+) .*\[options\]/gm)].map(([, name]) => name);
  expect(rows.map(([line]) => line?.split(" ")[0]).sort()).toEqual(commands.toSorted());
  for (const [line = ""] of rows) {
    const command = line.split(" ")[0] as string;
    const said = optionsOf(await helpOf(command));
    const unsaid = ["--json", "--policy", "--help"];
    expect([command, ...optionsOf(line).sort()]).toEqual([
      command,
      ...said.filter((option) => !unsaid.includes(option)).sort(),
    ]);
  }
});

test("README.md says every exit code of EXIT", () => {
  const said = /Exit codes say the stage: (.*?)\. /.exec(page)?.[1] ?? "";
  const codes = said.split(", ").map((one) => Number.parseInt(one, 10));
  expect(codes).toEqual(Object.values(EXIT));
});

async function helpOf(...command: string[]): Promise<string> {
  const parsed = await parseArguments([...command, "--help"]);
  return "help" in parsed ? parsed.help : "";
}

function optionsOf(text: string): string[] {
  return [...new Set([...text.matchAll(/(?<![\w-])--[a-z]+/g)].map(([option]) => option))];
}
