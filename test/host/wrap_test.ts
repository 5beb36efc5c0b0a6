import { expect, test } from "@jest/globals";
import { collect } from "../../src/domain/bytes.ts";
import { wrap } from "../../src/host/wrap.ts";
import { testMachine } from "../tools.ts";

const SECRET = `a'b "c" $(d) \\e %`;
const argv = ["sh", "-c", 'printf "%s|%s|" "$WORD" "$1"; cat', "sh", "it's $HOME"] as const;

async function* rest() {
  yield Buffer.from("the rest");
}

for (const [title, run] of [
  ["no wrapper", []],
  ["a wrapper that forwards words and stdin only", ["env", "-i", "PATH=/usr/bin:/bin"]],
] as const) {
  test(`wrap() with ${title} gives the program its secret, its words and its stdin`, async () => {
    const command = wrap({ run, argv, secrets: { WORD: SECRET }, stdin: rest() });
    expect(command.argv.join(" ")).not.toContain(SECRET);
    const child = testMachine().start(command);
    const said = Buffer.from(await collect(child.stdout, 1000)).toString();
    expect(said).toBe(`${SECRET}|it's $HOME|the rest`);
  });
}

test("wrap() quotes its words once for the shell that ssh gives them to", () => {
  const { argv: words } = wrap({
    run: ["/usr/bin/ssh", "host"],
    argv: ["echo", "it's $x"],
    secrets: {},
  });
  expect(words).toEqual(["/usr/bin/ssh", "host", "'echo'", `'it'\\''s $x'`]);
});
