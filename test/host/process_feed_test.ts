import { expect, test } from "@jest/globals";
import { collect } from "../../src/domain/bytes.ts";
import { testMachine } from "../tools.ts";

const SCRIPT = `
  import { makeMachine } from "${new URL("../../src/host/make_machine.ts", import.meta.url)}";
  const machine = makeMachine({ signal: new AbortController().signal, worker: new URL("file:///"), tell() {} });
  const failing = async function* () { yield Buffer.from("x"); throw new TypeError("the reason"); };
  const child = machine.start({ argv: ["sh", "-c", "sleep 0.2; cat"], stdin: failing() });
  for await (const _ of child.stdout);
  await child.ended.catch((cause) => console.log(cause.message));
`;

test("startChild() tells from `ended` why its stdin failed, also while the child still runs", async () => {
  const argv = [globalThis.process.execPath, "--input-type=module", "--eval", SCRIPT] as const;
  const child = testMachine().start({ argv: [...argv] });
  const said = Buffer.from(await collect(child.stdout, 1000)).toString();
  const { code, stderr } = await child.ended;
  expect({ said, code, stderr }).toEqual({ said: "the reason\n", code: 0, stderr: "" });
});

test("startChild() tells whether a program left bytes of its stdin unread, where it is asked", async () => {
  const rows = [
    ["cat >/dev/null", false],
    ["true", true],
    ["sleep 0.2", true],
    ["head -c 5", true],
    ["cat", false],
  ] as const;
  for (const [text, leftUnread] of rows) {
    const stdin = (async function* () {
      yield Buffer.from("six by");
    })();
    const child = testMachine().start({ argv: ["sh", "-c", text], stdin, tellsUnread: true });
    await collect(child.stdout, 1000);
    expect([text, await child.ended]).toEqual([text, { code: 0, stderr: "", leftUnread }]);
  }
});

test("startChild() settles when the child is gone while its stdin has nothing to say", async () => {
  const silent = async function* () {
    yield Buffer.from("word\n");
    await new Promise(() => {});
  };
  const child = testMachine().start({
    argv: ["sh", "-c", "read -r x; echo $x; exit 3"],
    stdin: silent(),
  });
  expect(Buffer.from(await collect(child.stdout, 1000)).toString()).toBe("word\n");
  expect(await child.ended).toEqual({ code: 3, stderr: "" });
});
