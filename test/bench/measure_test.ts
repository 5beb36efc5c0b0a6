import { expect, test } from "@jest/globals";
import { measure, median } from "../../bench/measure.ts";
import { tempFolder } from "../tools.ts";

const MB = 1e6;
const scratch = tempFolder();

test("measure() tells the memory of a program from that of its children", async () => {
  const tail = "head -c 80000000 /dev/zero | tail -c 80000000 >/dev/null; sleep 0.2";
  const { own, children, largest } = await measure({ argv: ["bash", "-c", tail] }, scratch);
  expect(own).toBeGreaterThan(0);
  expect(own).toBeLessThan(20 * MB);
  expect(children).toBeGreaterThan(60 * MB);
  if (largest !== null) expect(largest).toBeGreaterThan(75 * MB);
});

test("measure() times the run and each line on stderr", async () => {
  const { seconds, log } = await measure(
    { argv: ["sh", "-c", "sleep 0.2; echo one >&2; sleep 0.2; echo two >&2"] },
    scratch,
  );
  expect(seconds).toBeGreaterThan(0.4);
  expect(log.map(({ text }) => text)).toEqual(["one", "two"]);
  expect((log[1]?.at ?? 0) - (log[0]?.at ?? 0)).toBeGreaterThan(0.1);
});

test("measure() fails with the last words of a program that fails", async () => {
  const order = { argv: ["sh", "-c", "echo no room >&2; exit 3"] } as const;
  await expect(measure(order, scratch)).rejects.toThrow(/"sh" ended with 3: .*no room/);
});

test("median() is the middle, or between the two middle ones", () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1, 3, 2])).toBe(2.5);
  expect(median([])).toBeNaN();
});
