import { createZstdDecompress } from "node:zlib";
import type { Bytes } from "../domain/bytes.ts";
import { plainArray } from "../host/free.ts";
import type { Damaged } from "./damaged.ts";
import { walkFrame } from "./zstd_frame.ts";

/**
 * Decompresses a stream of zstd frames one after the other, cut anyhow.
 *
 * Node's own stream drops what follows a frame in the same buffer without a word (24.21), so the end
 * of each frame is found here (RFC 8878) and each gets a decompressor of its own.
 */
export async function* unzstd(bytes: Bytes, damaged: Damaged): Bytes {
  const input = makeInput(bytes);
  try {
    if (!(await input.more())) throw damaged("it holds no zstd frame");
    do yield* oneFrame(input, damaged);
    while (await input.more());
  } finally {
    await input.close();
  }
}

interface Input {
  /** Makes `rest` hold at least one byte; false at the end of the stream. */
  more(): Promise<boolean>;
  rest(): Uint8Array;
  skip(length: number): void;
  close(): Promise<void>;
}

function makeInput(bytes: Bytes): Input {
  const cursor = bytes[Symbol.asyncIterator]();
  let chunk: Uint8Array = new Uint8Array(0);
  return {
    more: async () => {
      while (chunk.byteLength === 0) {
        const step = await cursor.next();
        if (step.done) return false;
        chunk = step.value;
      }
      return true;
    },
    rest: () => chunk,
    skip: (length) => {
      chunk = chunk.subarray(length);
    },
    close: async () => void (await cursor.return?.()),
  };
}

async function* oneFrame(input: Input, damaged: Damaged): Bytes {
  const stream = createZstdDecompress({ chunkSize: 64 * 1024 });
  const fed = feed(input, stream, damaged);
  fed.catch((cause) => stream.destroy(cause));
  try {
    for await (const chunk of stream) yield plainArray(chunk as Uint8Array);
  } catch (cause) {
    await fed; // what went wrong with the input says more
    throw damaged("a zstd frame does not open", cause);
  }
  await fed;
}

async function feed(
  input: Input,
  stream: ReturnType<typeof createZstdDecompress>,
  damaged: Damaged,
): Promise<void> {
  const walk = walkFrame();
  while (await input.more()) {
    const step = walk(input.rest());
    if (step === "not zstd") throw damaged("it holds something else than zstd frames");
    // The chunk is lent: it must have been taken in before the next one is asked for.
    const taken = await new Promise<boolean>((resolve) =>
      stream.write(input.rest().subarray(0, step.length), (error) => resolve(!error)),
    );
    input.skip(step.length);
    if (step.done) stream.end();
    if (step.done || !taken) return;
  }
  throw damaged("it ends within a zstd frame");
}
