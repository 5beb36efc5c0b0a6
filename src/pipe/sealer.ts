import { Worker } from "node:worker_threads";
import { HoldfastError } from "../domain/error.ts";
import type { Frame } from "./frames.ts";
import type { FromSealer, SealWork, ToSealer } from "./seal_worker.ts";
import { type SealedEnd, type SealedFrame, type SealingParts, startSealing } from "./sealing.ts";

/** A sealed frame, and a block to use again: the frame's own one where that had to travel. */
export interface Answer {
  readonly sealed: SealedFrame;
  readonly block: Uint8Array | null;
}

/** Seals one archive's frames in the order they are given, here or in a worker. */
export interface Sealer {
  frame(frame: Frame): Promise<Answer>;
  end(): Promise<SealedEnd>;
  /** After it nothing uses the file any more. */
  stop(): Promise<void>;
}

/** Seals in this thread: for archives of a single block, where starting a worker would cost more. */
export function sealHere(parts: SealingParts): Sealer {
  const sealing = startSealing(parts);
  let call: Promise<unknown> = Promise.resolve();
  const calling = async <T>(next: Promise<T>): Promise<T> => {
    call = next.catch(() => {}); // seen by whoever called
    return await next;
  };
  return {
    frame: async (frame) => ({ sealed: await calling(sealing.frame(frame)), block: null }),
    end: async () => await calling(sealing.end()),
    stop: async () => {
      await call;
      await sealing.settled();
    },
  };
}

/**
 * Seals in a worker thread of its own.
 *
 * @param module The module to start it on: a bundle has only one (Machine.worker).
 * @throws From every pending and later call: what the file system said, or "seal-failed" when the worker died.
 */
export function sealInWorker(module: URL, parts: SealingParts): Sealer {
  const data: SealWork = { holdfast: "seal", ...parts };
  // An own, empty environment: the worker needs none of the secrets in ours.
  const worker = new Worker(module, {
    workerData: data,
    env: {},
    execArgv: [],
    resourceLimits: { maxYoungGenerationSizeMb: 8 }, // it makes small garbage only
  });
  const waiting: PromiseWithResolvers<FromSealer>[] = [];
  let failure: Error | null = null;
  const fail = (error: Error): void => {
    failure ??= error;
    for (const one of waiting.splice(0)) one.reject(failure);
  };
  worker.on("message", (message: FromSealer) => {
    if (message.kind === "failed") fail(asError(message.code, message.message));
    else waiting.shift()?.resolve(message);
  });
  worker.on("error", (cause) => fail(died("it threw an error", cause)));
  worker.on("messageerror", (cause) => fail(died("its answer could not be read", cause)));
  worker.on("exit", (code) => fail(died(`it ended with code ${code}`)));
  const ask = async (message: ToSealer, moved: ArrayBuffer[]): Promise<FromSealer> => {
    if (failure !== null) throw failure;
    const answer = Promise.withResolvers<FromSealer>();
    waiting.push(answer);
    worker.postMessage(message, moved);
    return await answer.promise;
  };
  return {
    frame: async (frame) => {
      const bytes = frame.kind === "raw" ? frame.block : frame.bytes;
      const answer = await ask(frame, [bytes.buffer as ArrayBuffer]);
      if (answer.kind !== "frame") throw died(`it answered "${answer.kind}"`);
      return answer;
    },
    end: async () => {
      const answer = await ask({ kind: "end" }, []);
      if (answer.kind !== "end") throw died(`it answered "${answer.kind}"`);
      return answer.sealed;
    },
    stop: async () => {
      await worker.terminate();
    },
  };
}

function asError(code: string | null, message: string): Error {
  return code === null ? new Error(message) : Object.assign(new Error(message), { code });
}

function died(why: string, cause?: unknown): HoldfastError {
  return new HoldfastError("seal", `Cannot seal in a worker thread: ${why}`, {
    code: "seal-failed",
    hint: "Is the machine short of memory? Run the backup again.",
    cause,
  });
}
