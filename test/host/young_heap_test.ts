import { execFileSync } from "node:child_process";
import { expect, test } from "@jest/globals";

const YOUNG_HEAP = new URL("../../src/host/young_heap.ts", import.meta.url).href;
const FILL = `
  import { getHeapSpaceStatistics } from "node:v8";
  let kept = [];
  for (let turn = 0; turn < 300; turn++) {
    for (let count = 0; count < 30_000; count++) {
      kept.push({ turn, text: "x" + count });
      if (kept.length > 20_000) kept = [];
    }
    await new Promise((done) => setTimeout(done, 1));
  }
  const young = getHeapSpaceStatistics().find((space) => space.space_name === "new_space");
  process.stdout.write(String(young.space_size));
`;

function sizeAfter(code: string): number {
  const argv = ["--input-type=module", "--disable-warning=ExperimentalWarning", "--eval", code];
  return Number(execFileSync(process.execPath, argv, { encoding: "utf8" }));
}

test("boundYoungHeap() keeps the young part of the heap below 34 MB, which else it is not", () => {
  const bound = `import { boundYoungHeap } from ${JSON.stringify(YOUNG_HEAP)}; boundYoungHeap();`;
  expect(sizeAfter(FILL)).toBeGreaterThan(60_000_000);
  expect(sizeAfter(bound + FILL)).toBeLessThan(34_000_000);
});
