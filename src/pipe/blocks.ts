/** Plain bytes of a block; each becomes one zstd frame. Part of format 1: readers refuse larger frames. */
export const BLOCK = 4 * 2 ** 20;

/** A limited number of reused blocks of `BLOCK` bytes: fresh memory costs more than zstd's copy. */
export interface Blocks {
  /** An idle block; waits while all are in use. */
  take(): Promise<Uint8Array>;
  /** Gives one back, or another array of the same size in its place. */
  give(block: Uint8Array): void;
}

/** Makes blocks as they are needed. @param limit How many may be in use at once. */
export function makeBlocks(limit: number): Blocks {
  const idle: Uint8Array[] = [];
  const waiting: ((block: Uint8Array) => void)[] = [];
  let made = 0;
  return {
    take: async () => {
      const block = idle.pop();
      if (block !== undefined) return block;
      if (made < limit) {
        made += 1;
        return new Uint8Array(BLOCK);
      }
      return await new Promise((resolve) => waiting.push(resolve));
    },
    give: (block) => {
      const next = waiting.shift();
      if (next === undefined) idle.push(block);
      else next(block);
    },
  };
}

/**
 * Copies a stream into blocks and hands each over when it is full, the last one when the stream ends.
 * An empty stream hands over one empty block, so that its archive has a frame too.
 *
 * @param bytes Advanced by hand so that the caller can end it from outside while it waits.
 */
export async function fillBlocks(
  bytes: AsyncIterator<Uint8Array>,
  blocks: Blocks,
  full: (block: Uint8Array, length: number, last: boolean) => void,
): Promise<void> {
  let block = await blocks.take();
  let filled = 0;
  let none = true;
  for (let step = await bytes.next(); !step.done; step = await bytes.next()) {
    const chunk = step.value;
    for (let at = 0; at < chunk.byteLength; ) {
      if (filled === BLOCK) {
        full(block, filled, false);
        none = false;
        block = await blocks.take();
        filled = 0;
      }
      const length = Math.min(BLOCK - filled, chunk.byteLength - at);
      block.set(chunk.subarray(at, at + length), filled);
      filled += length;
      at += length;
    }
  }
  if (filled > 0 || none) full(block, filled, true);
}
