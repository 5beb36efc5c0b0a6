import { type Blocks, makeBlocks } from "./blocks.ts";
import { compressBlock } from "./frames.ts";
import { FrameMap } from "./map.ts";
import type { Sealer } from "./sealer.ts";
import type { SealedEnd } from "./sealing.ts";

/** Takes full blocks, compresses several at once, seals them in order. */
export interface SealLine {
  readonly blocks: Blocks;
  /** Grows as frames are sealed. */
  readonly frames: FrameMap;
  /** Rejects as soon as anything in the line fails; never resolves. */
  readonly failed: Promise<never>;
  /** Takes a block that is ready; it goes back to `blocks` once its frame is sealed. */
  full(block: Uint8Array, length: number, last: boolean): void;
  /** Seals the end after all that was taken. */
  end(): Promise<SealedEnd>;
  /** Gives up or lets go; nothing uses the file afterwards. */
  stop(): Promise<void>;
}

/** What a line needs. */
export interface SealLineParts {
  readonly inFlight: number;
  /** Makes the sealer when the first block is there. @param single It will be the only one. */
  readonly open: (single: boolean) => Sealer;
  /** Told the plain bytes sealed so far. */
  readonly onSealed: (plain: number) => void;
}

/** Makes a line that waits for its first block. */
export function makeLine(parts: SealLineParts): SealLine {
  const blocks = makeBlocks(parts.inFlight);
  const frames = new FrameMap();
  const failed = Promise.withResolvers<never>();
  failed.promise.catch(() => {}); // whoever races it sees it
  let sealer: Sealer | null = null;
  let sent = Promise.resolve();
  let settled = Promise.resolve();
  let stopped = false;

  const settle = async (
    answer: ReturnType<Sealer["frame"]>,
    block: Uint8Array,
    length: number,
  ): Promise<void> => {
    const { sealed, block: returned } = await answer;
    frames.append(length, sealed.length, sealed.sha256);
    blocks.give(returned ?? block);
    parts.onSealed(frames.plain);
  };
  const send = async (before: Promise<void>, block: Uint8Array, length: number): Promise<void> => {
    const compressed = compressBlock(block, length);
    compressed.catch(() => {}); // seen below, perhaps after an earlier block has failed
    await before;
    const answer = (sealer as Sealer).frame(await compressed);
    settled = settle(answer, block, length);
    settled.catch(failed.reject);
  };
  return {
    blocks,
    frames,
    failed: failed.promise,
    full: (block, length, last) => {
      if (stopped) throw new TypeError("The sealing was given up");
      sealer ??= parts.open(last);
      sent = send(sent, block, length);
      sent.catch(failed.reject);
    },
    end: async () => {
      await sent;
      await settled;
      return await (sealer as Sealer).end();
    },
    stop: async () => {
      stopped = true;
      await sealer?.stop();
    },
  };
}
