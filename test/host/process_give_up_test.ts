import { expect, test } from "@jest/globals";
import { testMachine } from "../tools.ts";

test("startChild() ends a child whose stdout is given up before its first chunk", async () => {
  const child = testMachine().start({ argv: ["sleep", "60"] });
  await child.stdout[Symbol.asyncIterator]().return?.();
  expect((await child.ended).code).toBe(128 + 15);
});

test("startChild() leaves a child alone whose stdout was read to its end", async () => {
  const child = testMachine().start({ argv: ["sh", "-c", "printf done; exit 3"] });
  let text = "";
  for await (const chunk of child.stdout) text += Buffer.from(chunk).toString();
  expect(text).toBe("done");
  expect((await child.ended).code).toBe(3);
});
