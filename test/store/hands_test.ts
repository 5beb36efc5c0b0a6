import { closeSync, constants, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { makeHands } from "../../src/store/directory/hands.ts";
import { tempFolder } from "../tools.ts";

// Never slow: every call on the spot. Always slow: all but the first on other threads.
describe.each([
  ["on the spot", Number.POSITIVE_INFINITY],
  ["on other threads", -1],
])("makeHands() %s", (_, slow) => {
  const folder = tempFolder();

  test("looks, opens and reads, small and large", async () => {
    const path = join(folder, "file");
    const hands = makeHands(slow);
    for (const size of [10, 200_000]) {
      writeFileSync(path, Buffer.alloc(size, "Holdfast"));
      expect((await hands.look(path)).size).toBe(size);
      const file = await hands.open(path, constants.O_RDONLY);
      const buffer = Buffer.alloc(size);
      expect(await hands.read(file, buffer, 8)).toBe(size - 8);
      closeSync(file);
      expect(buffer.subarray(0, size - 8)).toEqual(Buffer.alloc(size - 8, "Holdfast"));
    }
  });

  test("says what the system says", async () => {
    const hands = makeHands(slow);
    const gone = join(folder, "gone");
    for (let turn = 0; turn < 2; turn++) {
      await expect(hands.look(gone)).rejects.toMatchObject({ code: "ENOENT" });
      await expect(hands.open(gone, constants.O_RDONLY)).rejects.toMatchObject({ code: "ENOENT" });
    }
  });
});
