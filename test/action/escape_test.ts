import { describe, expect, test } from "@jest/globals";
import { code, logLines, logText, markdown } from "../../src/face/action/escape.ts";
import { masksOf } from "../../src/face/action/mask.ts";
import { quoted } from "../../src/face/action/summary.ts";

describe("logText() lets nothing through that the runner obeys:", () => {
  const rows: [title: string, text: string, is: string][] = [
    ["a command", "::add-mask::a", "\\x3a:add-mask::a"],
    ["a command after spaces", "  ::error::a", "  \\x3a:error::a"],
    ["a command of the old form", "x ##[add-mask]a", "x #\\x23[add-mask]a"],
    ["a second line", "a\n::error::b", "a\\x0a::error::b"],
    ["a carriage return", "a\r::error::b", "a\\x0d::error::b"],
    ["an escape of a terminal", "a\u001b[31mb", "a\\x1b[31mb"],
    ["a text that turns around", "a\u202eb", "a\\xe2\\x80\\xaeb"],
    ["a sign that is not seen", "a\u200bb", "a\\xe2\\x80\\x8bb"],
    ["a separator of lines", "a\u2028b", "a\\xe2\\x80\\xa8b"],
    ["colons elsewhere", "a::b", "a::b"],
    ["per cent", "100%0A", "100%0A"],
    ["a secret key", "AGE-SECRET-KEY-1QQQSYQCYQ5RQWZQ", "(a secret key)"],
  ];
  for (const [title, text, is] of rows) test(title, () => expect(logText(text)).toBe(is));

  test("a stack, line by line", () => {
    expect(logLines("Error: a\n::error::b")).toEqual(["Error: a", "\\x3a:error::b"]);
  });
});

describe("markdown() leaves nothing that means anything:", () => {
  const rows: [title: string, text: string][] = [
    ["HTML", "<img src=x onerror=alert(1)>"],
    ["an entity", "&lt;script&gt;"],
    ["a link", "[a](https://example.com)"],
    ["a bare link", "https://example.com"],
    ["an image", "![a](b)"],
    ["emphasis", "**a** __b__ ~~c~~"],
    ["code", "`a`"],
    ["a mention", "@ana-example"],
    ["an issue", "#1"],
    ["a cell", "a | b"],
    ["a smiley", ":tada:"],
    ["a formula", "$a$"],
    ["an escape", "\\*a"],
    ["a comment", "<!-- a -->"],
  ];
  for (const [title, text] of rows)
    test(title, () => {
      const said = markdown(text);
      expect(said.replace(/&#\d+;/g, "")).not.toMatch(/[&<>\\`*_{}[\]#+!|~@:$]/);
      expect(unescaped(said)).toBe(text);
    });

  test("a list, a number and a rule at its beginning", () => {
    expect(["- a", "1. a", "+ a", "--- a"].map(markdown)).toEqual([
      "&#45; a",
      "&#49;&#46; a",
      "&#43; a",
      "&#45;-- a",
    ]);
  });

  test("a second line", () => {
    expect(markdown("a\n# b")).toBe("a&#92;x0a&#35; b");
  });
});

describe("code() is one piece of code, in a table too:", () => {
  const rows: [text: string, is: string][] = [
    ["Backup_20261120_0200Z", "`Backup_20261120_0200Z`"],
    ["/srv/a b", "`/srv/a b`"],
    ["<b>", "`<b>`"],
    ["a`b", "<code>a&#96;b</code>"],
    ["a|b", "<code>a&#124;b</code>"],
    [" a", "<code> a</code>"],
    ["", "<code></code>"],
    ["a\n\n<b>", "`a\\x0a\\x0a<b>`"],
  ];
  for (const [text, is] of rows) test(is, () => expect(code(text)).toBe(is));
});

test("quoted() cannot be ended from within", () => {
  const lines = quoted(["a", "```", "````", "</details>"]).split("\n");
  expect(lines[0]).toBe("`````text");
  expect(lines.at(-1)).toBe("`````");
});

describe("masksOf() knows", () => {
  const identity = "AGE-SECRET-KEY-1QQQSYQCYQ5RQWZQFPG9SCRGWPUGPZYSNZS23V9CCRYDPK8QARC0SWTRNP2";
  const key = [
    "-----BEGIN OPENSSH PRIVATE KEY-----",
    "b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAMwAAAAtzc2gtZW",
    "QyNTUxOQAAACB3",
    "-----END OPENSSH PRIVATE KEY-----",
  ];

  test("an armoured key whole, by line, in one piece, and in one line", () => {
    const masks = masksOf(`${key.join("\r\n")}\r\n`);
    expect(masks).toEqual(
      expect.arrayContaining([
        key.join("\n"),
        key.join("\\n"),
        key.join(" "),
        key[1],
        key[2],
        `${key[1]}${key[2]}`,
      ]),
    );
  });

  test("neither its frame nor a comment", () => {
    const masks = masksOf(`# created by ana\n${identity}\n`);
    expect(masks).toContain(identity);
    expect(masks).toContain(identity.toLowerCase());
    expect(masks).not.toContain("# created by ana");
    expect(masksOf(key.join("\n"))).not.toContain(key[0]);
  });

  test("the password of an address, as it is written and as it is meant", () => {
    const masks = masksOf("postgres://keeper:pass%2Fword-1@db/registry\n");
    expect(masks).toEqual(expect.arrayContaining(["pass%2Fword-1", "pass/word-1"]));
    expect(masksOf("https://example.org/a:b@c")).toEqual(["https://example.org/a:b@c"]);
    expect(() => masksOf("postgres://keeper:100%percent@db/registry")).not.toThrow();
  });

  test("nothing short, as that would blank harmless words", () => {
    expect(masksOf("abc\nno")).toEqual([]);
    expect(masksOf("")).toEqual([]);
  });
});

function unescaped(text: string): string {
  return text.replace(/&#(\d+);/g, (_, number: string) => String.fromCodePoint(Number(number)));
}
