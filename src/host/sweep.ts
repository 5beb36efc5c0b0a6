import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

let collector: (() => void) | null = null;

/**
 * Frees this thread's memory that nobody uses any more, at once. For before or amid work with large
 * buffers: V8 sees only the small objects that point to them, and lets a dozen of them lie.
 */
export function sweep(): void {
  setFlagsFromString("--expose-gc"); // a context that is made from now on has it
  collector ??= runInNewContext("gc") as () => void;
  collector();
}
