import { describe, expect, test } from "@jest/globals";
import { COMMANDS, INPUTS, variableOf } from "../../src/face/action/commands.ts";
import { type Inputs, readInputs } from "../../src/face/action/inputs.ts";

/** The variables of a runner that was given these inputs; it sets every input, empty or not. */
function given(inputs: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries([
    ...INPUTS.map((name) => [variableOf(name), ""]),
    ...Object.entries(inputs).map(([name, value]) => [variableOf(name), value]),
  ]);
}

function read(inputs: Readonly<Record<string, string>>): Inputs {
  const found = readInputs(given(inputs));
  if ("wrong" in found) throw found.wrong;
  return found;
}

function complaints(inputs: Readonly<Record<string, string>>): string[] {
  const found = readInputs(given(inputs));
  if (!("wrong" in found)) return [];
  expect(found.wrong.stage).toBe("policy"); // exit 2
  return found.wrong.findings.map(({ thing, text }) => `${thing}: ${text}`);
}

describe("readInputs() takes", () => {
  const rows: [title: string, inputs: Record<string, string>, is: Partial<Inputs>][] = [
    ["a bare backup", { command: "backup" }, { command: "backup", sources: [], summary: "short" }],
    ["spaces around a command", { command: " list\n" }, { command: "list" }],
    [
      "lists of one item a line, with Windows line ends",
      { command: "backup", sources: "settings\r\n\r\nregistry\r\n", stores: " local " },
      { sources: ["settings", "registry"], stores: ["local"] },
    ],
    [
      "names parted by commas, as the page that starts a workflow has one line",
      { command: "plan", id: "latest", sources: "settings, registry" },
      { id: "latest", sources: ["settings", "registry"] },
    ],
    [
      "paths with commas and spaces",
      { command: "plan", id: "latest", sources: "settings", paths: "a, b.conf\nconf.d" },
      { paths: ["a, b.conf", "conf.d"] },
    ],
    [
      "places, also by reference",
      { command: "plan", id: "monday", into: "settings=/srv/a=b\nregistry=env:PLACE" },
      {
        into: new Map([
          ["settings", "/srv/a=b"],
          ["registry", "env:PLACE"],
        ]),
      },
    ],
    [
      "a key by its variable",
      { command: "backup", "signing-key": "env:KEY" },
      { signingKey: "env:KEY" },
    ],
    [
      "a plan of a run",
      { command: "restore", plan: "run:9000000001", identity: "file:/mnt/identity.txt" },
      { plan: "run:9000000001", identity: "file:/mnt/identity.txt" },
    ],
    ["a full summary", { command: "check", summary: "full" }, { summary: "full" }],
  ];
  for (const [title, inputs, is] of rows)
    test(title, () => {
      expect(read(inputs)).toMatchObject(is);
    });
});

describe("readInputs() refuses, with exit 2,", () => {
  const rows: [title: string, inputs: Record<string, string>, said: RegExp[]][] = [
    ["no command", {}, [/^command: .*command is not given$/]],
    ["an unknown command", { command: "bakcup" }, [/^command: .*"bakcup" is none$/]],
    ["a command in capitals", { command: "Backup" }, [/"Backup" is none/]],
    ["another option of a command", { command: "backup --label x" }, [/is none/]],
    ["a name of the prototype", { command: "constructor" }, [/"constructor" is none/]],
    ["an unknown input", { command: "list", polcy: "a.yml" }, [/^polcy: .*no input "polcy"$/]],
    ["what a command does not take", { command: "backup", id: "latest" }, [/^id: .*means nothing/]],
    [
      "an identity where backups are made",
      { command: "backup", identity: "AGE-SECRET-KEY-1TEST" },
      [/^identity: .*means nothing to backup$/],
    ],
    ["a plan without a backup", { command: "plan" }, [/^id: .*plan needs id$/]],
    ["a restore without a plan", { command: "restore" }, [/^plan: .*restore needs plan$/]],
    ["sources of a schedule", { command: "backup --due", sources: "a" }, [/^sources: /]],
    ["a source that is no name", { command: "backup", sources: "../a" }, [/^sources: .*no name$/]],
    ["a store twice", { command: "list", stores: "local\nlocal" }, [/^stores: .*"local" twice$/]],
    ["a place without a source", { command: "plan", id: "x", into: "/srv" }, [/^into: /]],
    ["a place twice", { command: "plan", id: "x", into: "a=/b\na=/c" }, [/^into: .*twice$/]],
    ["a run that is none", { command: "restore", plan: "run:latest" }, [/^plan: /]],
    [
      "a key that is a path",
      { command: "backup", "signing-key": "key" },
      [/^signing-key: .*no key/],
    ],
    ["another summary", { command: "list", summary: "long" }, [/^summary: .*off, short or full$/]],
    [
      "all that is wrong at once",
      { command: "restore", id: "latest", summary: "long", typo: "" },
      [/^typo: /, /^id: /, /^plan: /, /^summary: /],
    ],
  ];
  for (const [title, inputs, said] of rows)
    test(title, () => {
      expect(complaints(inputs)).toEqual(said.map((one) => expect.stringMatching(one)));
    });

  test("a key in the wrong input without repeating it", () => {
    const key = "AGE-SECRET-KEY-1QQQSYQCYQ5RQWZQFPG9SCRGWPUGPZYSNZS23V9CCRYDPK8QARC0SWTRNP2";
    for (const name of ["command", "sources", "into", "plan", "summary", "signing-key"]) {
      const found = readInputs(given({ command: "restore", identity: "none", [name]: key }));
      if (!("wrong" in found)) throw new Error("identity is no key, so this must be refused");
      const { command, wrong } = found;
      expect(JSON.stringify([command, wrong.message, wrong.hint, wrong.findings])).not.toMatch(
        /QQQSYQ/i,
      );
    }
  });
});

test("COMMANDS gives an identity only to restore, and no command a second attempt that plans or replaces", () => {
  const rows = Object.entries(COMMANDS);
  expect(rows.filter(([, one]) => one.takes.some((name) => name === "identity"))).toHaveLength(1);
  expect(rows.filter(([, { once }]) => once).map(([name]) => name)).toEqual([
    "plan",
    "restore",
    "undo",
  ]);
});
