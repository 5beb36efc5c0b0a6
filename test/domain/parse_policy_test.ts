import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { isMap, isScalar, isSeq, parseDocument } from "yaml";
import { type Complaint, parsePolicy } from "../../src/domain/parse_policy.ts";
import { KINDS, SMALL, WHOLE } from "./policies.ts";
import { leavesOf } from "./samples.ts";

const complaintsOf = (text: string): readonly Complaint[] => {
  const { policy, complaints } = parsePolicy(text, KINDS);
  expect(policy === null).toBe(complaints.length > 0);
  return complaints;
};
const told = (text: string): string[] =>
  complaintsOf(text).map((one) => `${one.line}: ${one.text}`);

test("parsePolicy() tells ten mistakes at once, each with line, path, value and what is allowed", () => {
  const text = `holdfast: 2
name: Civil Registry
recipients: []
signers:
  runner-1: { key: "ssh-ed25519 AAAA", may: [backup, delete] }
people:
  ana: { keys: ["ssh-ed25519 AAAA"] }
approval: { approvers: [anna], needed: 0, expires: tomorrow }
sources:
  settings: { engine: file, path: /etc }
stores:
  local: { kind: directory, pth: /backups, path: /backups }
suspicion: { shrinks-below: 150% }
`;
  expect(complaintsOf(text)).toEqual([
    { line: 1, path: "holdfast", text: "holdfast is 2, expected 1" },
    {
      line: 2,
      path: "name",
      text: 'name is "Civil Registry", expected a name of lower-case letters, digits and -, at most 40',
    },
    { line: 3, path: "recipients", text: "recipients is a list, expected 1 entries or more" },
    {
      line: 5,
      path: "signers.runner-1.may[1]",
      text: 'signers.runner-1.may[1] is "delete", expected backup or prune',
    },
    { line: 8, path: "approval.needed", text: "approval.needed is 0, expected 1 or more" },
    {
      line: 8,
      path: "approval.expires",
      text: 'approval.expires is "tomorrow", expected a time such as 30m, 24h or 7d',
    },
    {
      line: 8,
      path: "approval.approvers[0]",
      text: 'approval.approvers[0] "anna" is nobody in people, expected one of ana',
    },
    {
      line: 10,
      path: "sources.settings.engine",
      text: 'sources.settings.engine is "file", expected one of files, sqlite',
    },
    {
      line: 12,
      path: "stores.local.pth",
      text: "stores.local.pth is not a key here, expected kind, path, layout, mount",
    },
    {
      line: 13,
      path: "suspicion.shrinks-below",
      text: 'suspicion.shrinks-below is "150%", expected a share from 0% to 100%',
    },
  ]);
});

describe("parsePolicy() says of", () => {
  const add = (line: string) => `${SMALL}${line}\n`;
  const people = "people: { ana: { keys: [a] } }\n";
  const rows: [title: string, text: string, complaints: string[]][] = [
    ["an empty file", "", ["1: the policy is empty, expected keys with values"]],
    ["a text", "hello", ['1: the policy is "hello", expected keys with values']],
    ["a list", "- a\n", ["1: the policy is a list, expected keys with values"]],
    [
      "an unknown key",
      add("surplus: { last: 7 }"),
      [
        expect.stringMatching(
          /^7: surplus is not a key here, expected holdfast, name, prefix, .*require$/,
        ) as never,
      ],
    ],
    [
      "an unknown key in approval",
      add(`${people}approval: { approvers: [ana], surplus: [comment] }`),
      [
        "8: approval.surplus is not a key here, expected approvers, needed, gates, environment, expires, drift",
      ],
    ],
    [
      "an unknown key beside another mistake in approval",
      add("approval: { surplus: [] }"),
      [
        "7: approval.approvers is missing, expected a list",
        "7: approval.surplus is not a key here, expected approvers, needed, gates, environment, expires, drift",
      ],
    ],
    [
      "a retention with two rules",
      add("retention:\n  last: 7\n  slots: weekday"),
      ["9: retention.slots excludes retention.last, expected only one of them"],
    ],
    [
      "a retention without a rule",
      add("retention: { floor: 5 }"),
      ["7: retention keeps nothing, expected one of retention.last and retention.slots"],
    ],
    [
      "a retention that keeps nothing by number",
      add("retention: { last: 0 }"),
      ["7: retention.last is 0, expected 1 or more"],
    ],
    [
      "an approval that is neither form",
      add("approval: closed"),
      ['7: approval is "closed", expected open or keys with values'],
    ],
    [
      "an empty approval",
      add("approval:"),
      ["7: approval is empty, expected open or keys with values"],
    ],
    [
      "an approver named twice",
      add(`${people}approval: { approvers: [ana, ana] }`),
      ['8: approval.approvers[1] names "ana" twice'],
    ],
    [
      "more approvals than approvers",
      add(`${people}approval: { approvers: [ana], needed: 2 }`),
      ["8: approval.needed is 2, expected at most 1: there are no more approvers"],
    ],
    [
      "a signing key that is no reference",
      add("signing-key: mykey"),
      ["7: signing-key is not in the right form, expected env:NAME or file:PATH"],
    ],
    [
      "a number where a secret stands",
      add("signing-key: 12345678"),
      ["7: signing-key is not in the right form, expected a text"],
    ],
    [
      "a ping without https, whose address is a secret all the same",
      add("ping: http://ping.example/0b9e"),
      ["7: ping is not in the right form, expected env:NAME, file:PATH or an https address"],
    ],
    [
      "a retired key's last without id",
      SMALL.replace("may: [backup]", `may: [backup], last: latest@${"a".repeat(64)}`),
      ["4: signers.host.last is not in the right form, expected the id of a backup first"],
    ],
    [
      "no engine",
      SMALL.replace("engine: files, ", ""),
      ["5: sources.a.engine is missing, expected one of files, sqlite"],
    ],
    [
      "an engine from a prototype",
      SMALL.replace("engine: files", "engine: constructor"),
      ['5: sources.a.engine is "constructor", expected one of files, sqlite'],
    ],
    [
      "a source that is a text",
      SMALL.replace("{ engine: files, path: a }", "/etc"),
      ['5: sources.a is "/etc", expected keys with values'],
    ],
    [
      "a path of neither form",
      SMALL.replace("path: a }", "path: 5 }"),
      ["5: sources.a.path is 5, expected a text or a list"],
    ],
    [
      "an empty list of paths",
      SMALL.replace("path: a }", "path: [] }"),
      ["5: sources.a.path is a list, expected 1 entries or more"],
    ],
    [
      "a bad path in a list",
      SMALL.replace("path: a }", "path: [a, 5] }"),
      ["5: sources.a.path[1] is 5, expected a text"],
    ],
    [
      "a hostile value",
      add('prefix: "a\\nb\\e[2J"'),
      ['7: prefix is "a\\x0ab\\x1b[2J", expected letters, digits, _ and -, at most 40'],
    ],
    [
      "a name that is none",
      SMALL.replace("{ a: {", '{ "A/b": {'),
      ["5: sources.A/b is not a name: expected lower-case letters, digits and -, at most 40"],
    ],
    [
      "a reason that is too long",
      SMALL.replace("path: a }", `path: a, because: ${"x ".repeat(150)} }`),
      ["5: sources.a.because is not in the right form, expected at most 200 characters"],
    ],
    [
      "groups without a name",
      SMALL.replace(/(sources|stores|signers): .*/g, "$1: {}"),
      [
        "4: signers is empty, expected at least one",
        "5: sources is empty, expected at least one",
        "6: stores is empty, expected at least one",
      ],
    ],
  ];
  for (const [title, text, complaints] of rows)
    test(title, () => expect(told(text)).toEqual(complaints));
});

describe("parsePolicy() refuses hostile YAML:", () => {
  const bomb = `a: &a [x, x, x, x, x, x, x, x, x]\n${["b", "c", "d", "e", "f", "g", "h", "i"]
    .map((name, at) => `${name}: &${name} [${Array(9).fill(`*${"abcdefgh"[at]}`).join(", ")}]`)
    .join("\n")}\n`;
  const rows: [title: string, text: string, first: RegExp][] = [
    ["aliases that unfold without end", bomb, /^1: Excessive alias count/],
    ["an alias of itself", `${SMALL}people: &a { b: *a }\n`, /^7: people\.b\.keys is missing/],
    ["an alias of nothing", `${SMALL}state: *nowhere\n`, /^1: Unresolved alias/],
    ["a key that stands twice", `${SMALL}name: other\n`, /^7: name stands there twice$/],
    [
      "a nested key that stands twice",
      SMALL.replace("path: a }", "path: a, path: b }"),
      /^5: sources\.a\.path stands there twice$/,
    ],
    [
      "a key twice in a list",
      SMALL.replace("path: a }", "path: [{ a: 1, a: 2 }] }"),
      /^5: sources\.a\.path\[0\]/,
    ],
    ["a key quoted and plain", `${SMALL}"name": other\n`, /^7: name stands there twice$/],
    ["tabs", "holdfast: 1\npeople:\n\tana: {}\n", /^3: Tabs are not allowed as indentation/],
    ["a merge key", `${SMALL}<<: { state: /tmp }\n`, /^7: << is not a key here/],
    [
      "a merge key in a source",
      SMALL.replace("path: a }", "path: a, <<: { path: b } }"),
      /^5: sources\.a\.<< is not a key here/,
    ],
    [
      "YAML 1.1, where yes is true and merges work",
      `%YAML 1.1\n---\n${SMALL}`,
      /^1: directives \(%YAML, %TAG\) are not allowed$/,
    ],
    ["YAML of a version to come", `%YAML 3.0\n---\n${SMALL}`, /^1: /],
    ["a tag directive", `%TAG ! tag:evil,2026:\n---\n${SMALL}`, /^1: directives/],
    [
      "a tag for a set, whose members no schema sees",
      `${SMALL}suspicion: !!set { anything }\n`,
      /^7: tags \(!…\) are not allowed$/,
    ],
    ["a tag for bytes", `${SMALL}state: !!binary aGVsbG8=\n`, /^7: (tags|Unresolved tag)/],
    [
      "a tag of a program",
      `${SMALL}state: !!js/function "process.exit()"\n`,
      /^7: (tags|Unresolved tag)/,
    ],
    ["two documents", `${SMALL}---\n${SMALL}`, /: it holds more than one document$/],
    ["a list as a key", "? [a, b]\n: c\n", /^1: With stringKeys, all keys must be strings/],
    [
      "a zero byte in a path",
      `${SMALL}state: "/tmp\\0/x"\n`,
      /^7: state is ".*", expected a path on one line$/,
    ],
    [
      "a zero byte in the text",
      `${SMALL}state: /tmp\0\n`,
      /^7: state is "\/tmp\\x00", expected a path on one line$/,
    ],
    [
      "a newline in a path",
      `${SMALL}staging: "/tmp\\n/x"\n`,
      /^7: staging is "\/tmp\\x0a\/x", expected a path on one line$/,
    ],
    ["a second byte order mark", `\ufeff\ufeff${SMALL}`, /^1: /],
    [
      "the key __proto__",
      `${SMALL}__proto__: { state: /tmp }\n`,
      /^7: __proto__ is not a key here/,
    ],
    [
      "a source called __proto__",
      SMALL.replace("{ a: {", "{ __proto__: { engine: files, path: x }, a: {"),
      /^5: sources\.__proto__ is not a key here/,
    ],
    [
      "the key __proto__ in a source",
      SMALL.replace("path: a }", "path: a, __proto__: { path: b } }"),
      /^5: sources\.a\.__proto__ is not a key here/,
    ],
    [
      "the key constructor",
      `${SMALL}constructor: { prototype: 1 }\n`,
      /^7: constructor is not a key here/,
    ],
    ["no quote at the end", `${SMALL}state: "/tmp\n`, /^\d+: Missing closing/],
  ];
  for (const [title, text, first] of rows) test(title, () => expect(told(text)[0]).toMatch(first));
});

describe("parsePolicy() reads", () => {
  const rows: [title: string, text: string][] = [
    ["a byte order mark", `\ufeff${WHOLE}`],
    ["lines that end with CR LF", WHOLE.replaceAll("\n", "\r\n")],
    ["comments and blank lines", `# yaml-language-server: $schema=x\n\n${WHOLE}\n# end\n`],
    ["the mark of a document's beginning", `---\n${WHOLE}`],
    ["an anchor used a few times", WHOLE.replace("[ana, ben]", "&two [ana, ben]")],
    ["a source called constructor", WHOLE.replace("  settings:", "  constructor:")],
  ];
  for (const [title, text] of rows) test(title, () => expect(told(text)).toEqual([]));
});

describe("parsePolicy() ends soon, and never throws, on", () => {
  const many = (count: number, line: (at: number) => string) =>
    Array.from({ length: count }, (_, at) => line(at)).join("");
  const rows: [title: string, text: string][] = [
    ["a file of 1 MB", `${SMALL}#${"a".repeat(1_000_000)}`],
    ["25,000 keys", many(25_000, (at) => `k${at}: 1\n`)],
    ["25,000 times one key", many(25_000, () => "k: 1\n")],
    [
      "5,000 sources of no engine",
      `sources:\n${many(5_000, (at) => `  s${at}: { enginee: x }\n`)}`,
    ],
    ["80,000 entries in one list", `recipients: [${"{},".repeat(80_000)}]`],
    ["250,000 brackets", "[".repeat(250_000)],
    ["60,000 braces", "{a: ".repeat(60_000)],
    ["125,000 hyphens", "- ".repeat(125_000)],
    ["250,000 blank lines", `${"\n".repeat(250_000)}name: 5\n`],
    ["150,000 errors", "a: ]\n".repeat(50_000)],
    ["50,000 aliases", `a: &a 1\nb: [${"*a,".repeat(50_000)}]\n`],
    ["one text of 250,000", `name: ${"x".repeat(250_000)}\n`],
    ["one key of 1,000", `${"x ".repeat(500)}: 1\n`],
    ["one key of 250,000", `${"x".repeat(250_000)}: 1\n`],
    ["zero bytes", "\0".repeat(100_000)],
  ];
  for (const [title, text] of rows) {
    test(title, () => {
      const started = performance.now();
      const complaints = complaintsOf(text);
      expect(complaints).not.toEqual([]);
      expect(complaints.length).toBeLessThanOrEqual(101);
      for (const { text: words } of complaints) expect(words.length).toBeLessThan(400);
      expect(performance.now() - started).toBeLessThan(15_000);
    });
  }
});

test("parsePolicy() says how many mistakes it does not list", () => {
  const complaints = complaintsOf(Array.from({ length: 150 }, (_, at) => `k${at}: 1\n`).join(""));
  expect(complaints).toHaveLength(101);
  expect(complaints.at(-1)?.text).toBe("56 more mistakes are not listed"); // 150 keys, 6 that are missing
});

test("parsePolicy() never throws, whatever the text", () => {
  const line = fc.oneof(fc.constantFrom(...WHOLE.split("\n")), fc.string({ unit: "binary" }));
  fc.assert(
    fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
      const { policy, complaints } = parsePolicy(lines.join("\n"), KINDS);
      expect(policy === null).toBe(complaints.length > 0);
    }),
    { numRuns: 500 },
  );
});

describe("parsePolicy() complains about every wrong type at every key:", () => {
  const document = parseDocument(WHOLE);
  const rows: [title: string, value: unknown][] = [
    ["nothing", null],
    ["true", true],
    ["a number", 5.5],
    ["a list in a list", [[1]]],
    ["an unknown key", { surplus: 1 }],
    ["the empty text", ""],
  ];
  for (const [title, value] of rows) {
    test(title, () => {
      for (const path of leavesOf(document.toJS())) {
        if (path.length === 0 || isRight(path, value)) continue;
        const bent = document.clone();
        bent.setIn(path, value);
        expect([path.join("."), complaintsOf(String(bent)).length > 0]).toEqual([
          path.join("."),
          true,
        ]);
      }
    });
  }
});

test("parsePolicy() misses every key that has no default, at its own group's line", () => {
  const rows: [path: string[], line: number, path: string][] = [
    [["holdfast"], 1, "holdfast"],
    [["name"], 1, "name"],
    [["recipients"], 1, "recipients"],
    [["signers"], 1, "signers"],
    [["sources"], 1, "sources"],
    [["stores"], 1, "stores"],
    [["signers", "host", "key"], 4, "signers.host.key"],
    [["signers", "host", "may"], 4, "signers.host.may"],
    [["sources", "a", "path"], 5, "sources.a.path"],
    [["stores", "local", "kind"], 6, "stores.local.kind"],
  ];
  for (const [path, line, name] of rows) {
    const text = without(SMALL, path);
    expect(complaintsOf(text)).toEqual([
      {
        line: path.length === 1 ? 1 : line,
        path: name,
        text: expect.stringContaining(`${name} is missing, expected `),
      },
    ]);
  }
});

describe("parsePolicy() never repeats a secret that was pasted", () => {
  const age = "AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX";
  const line = "b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAMwAAAAtzc2gtZW";
  const pem = `-----BEGIN OPENSSH PRIVATE KEY-----\n${line}\nQyNTUxOQAAACBJw2vVbWJDr1mNyK3pTgq7sYd0xPzHc4eRk8LfAA\n-----END OPENSSH PRIVATE KEY-----\n`;
  const secrets: [title: string, secret: string][] = [
    ["an age identity", age],
    ["a private key", pem],
    ["a line of a private key", line],
    ["a URL with its password", "postgres://app:hunter2-8c1f@db/x"],
  ];
  const pieces = /AGE-SECRET-KEY-1|GFPYYSJZ|b3BlbnNzaC|QyNTUxOQ|hunter2/i;
  const check = (text: string) => {
    const words = JSON.stringify(parsePolicy(text, KINDS).complaints);
    expect(words).not.toMatch(pieces);
  };
  for (const [title, secret] of secrets) {
    test(`${title} in place of any value`, () => {
      const document = parseDocument(WHOLE);
      for (const path of leavesOf(document.toJS())) {
        if (path.length === 0) continue;
        const bent = document.clone();
        bent.setIn(path, secret);
        check(String(bent));
      }
    });
    test(`${title} in place of any key`, () => {
      for (const path of leavesOf(parseDocument(WHOLE).toJS())) {
        const step = path.at(-1);
        if (typeof step !== "string") continue;
        const bent = parseDocument(WHOLE);
        const parent = path.length === 1 ? bent.contents : bent.getIn(path.slice(0, -1));
        if (!isMap(parent)) continue;
        const key = parent.items.find((pair) => isScalar(pair.key) && pair.key.value === step)?.key;
        if (isScalar(key)) key.value = secret;
        check(String(bent));
      }
    });
    test(`${title} raw, wherever a line begins or ends`, () => {
      const lines = WHOLE.split("\n");
      for (const at of lines.keys()) {
        check([...lines.slice(0, at), secret, ...lines.slice(at)].join("\n"));
        check([...lines.slice(0, at), `${lines[at]} ${secret}`, ...lines.slice(at + 1)].join("\n"));
        check(
          [...lines.slice(0, at), `${lines[at]}: *${secret}`, ...lines.slice(at + 1)].join("\n"),
        );
        check(
          [
            ...lines.slice(0, at),
            `${lines[at]} !${secret} |${secret}`,
            ...lines.slice(at + 1),
          ].join("\n"),
        );
        check([...lines.slice(0, at), `"${secret}`, ...lines.slice(at)].join("\n"));
      }
    });
  }
});

test("lineOf() finds each key and entry of a whole policy on its line, and its parent's for what is not there", () => {
  const { lineOf } = parsePolicy(WHOLE, KINDS);
  const lines = WHOLE.split("\n");
  for (const [path, text] of [
    [["name"], "name:"],
    [["signers", "runner-0", "may", 0], "    may: [backup]"],
    [["people", "ben", "keys", 1], "  ben:"],
    [["sources", "dashboard", "in-use"], "    in-use:"],
    [["sources", "dashboard", "nothing"], "  dashboard:"],
    [["nothing"], "holdfast:"],
  ] as const) {
    expect(lines[lineOf(path) - 1]?.startsWith(text)).toBe(true);
  }
});

/** Places where a value of the table is allowed. */
function isRight(path: readonly (string | number)[], value: unknown): boolean {
  const place = path.map((step) => (typeof step === "number" ? "*" : step)).join(".");
  if (value === true) return /\.(enabled|devices|one-file-system|in-use)$/.test(place);
  if (value === "") return /\.(exclude|may-change)\.\*$/.test(place); // the engine's own matter
  return false;
}

function without(text: string, path: readonly string[]): string {
  const document = parseDocument(text);
  document.deleteIn(path);
  for (const item of isMap(document.contents) ? document.contents.items : []) {
    if (isSeq(item.value) || isMap(item.value)) item.value.flow = true;
  }
  return String(document);
}
