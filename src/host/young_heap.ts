import { getHeapSpaceStatistics, setFlagsFromString } from "node:v8";

const ENOUGH = 16_000_000; // bytes; V8 goes on to 67 million, and what passes through us lives shortly
const EVERY = 50; // ms between two looks

/**
 * Keeps the young part of this process's heap from growing beyond 17 MB, for as long as it runs.
 *
 * V8 doubles it whenever enough has outlived it, which in a long run happens sooner or later. The
 * option that limits it counts only when Node starts, and an action's runner passes none.
 */
export function boundYoungHeap(): void {
  const timer = setInterval(() => {
    const young = getHeapSpaceStatistics().find(({ space_name }) => space_name === "new_space");
    if (young === undefined || young.space_size < ENOUGH) return;
    setFlagsFromString("--semi-space-growth-factor=1");
    clearInterval(timer);
  }, EVERY);
  timer.unref();
}
