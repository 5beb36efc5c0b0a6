import { parentPort, workerData } from "node:worker_threads";
import { free } from "../host/free.ts";
import type { Frame } from "./frames.ts";
import { type SealedEnd, type SealedFrame, type SealingParts, startSealing } from "./sealing.ts";

/** What a sealing worker is started with. */
export interface SealWork extends SealingParts {
  readonly holdfast: "seal";
}

/** What a sealing worker is sent: frames in order, then the end. Their buffers are transferred. */
export type ToSealer = Frame | { readonly kind: "end" };

/** What it answers, in the same order; a raw frame's block comes back to be used again. */
export type FromSealer =
  | { readonly kind: "frame"; readonly sealed: SealedFrame; readonly block: Uint8Array | null }
  | { readonly kind: "end"; readonly sealed: SealedEnd }
  | { readonly kind: "failed"; readonly code: string | null; readonly message: string };

/** Seals one archive in this worker thread. The main thread owns the file and the keys' lifetime. */
export function serve(): void {
  const port = parentPort;
  if (port === null) throw new TypeError("serve() runs in a worker thread");
  const answer = (message: FromSealer, moved: ArrayBuffer[] = []): void =>
    port.postMessage(message, moved);
  const sealing = startSealing(workerData as SealWork);
  const handle = async (message: ToSealer): Promise<void> => {
    if (message.kind === "end") {
      answer({ kind: "end", sealed: await sealing.end() });
      port.close();
      return;
    }
    const sealed = await sealing.frame(message);
    if (message.kind === "raw") {
      const block = message.block;
      answer({ kind: "frame", sealed, block }, [block.buffer as ArrayBuffer]);
      return;
    }
    free(message.bytes);
    answer({ kind: "frame", sealed, block: null });
  };
  const fail = (cause: unknown): void => {
    const error = cause as NodeJS.ErrnoException;
    answer({ kind: "failed", code: error.code ?? null, message: error.message });
    port.close();
  };
  let before = Promise.resolve();
  let failed = false;
  port.on("message", (message: ToSealer) => {
    before = before
      .then(() => (failed ? undefined : handle(message)))
      .catch((cause) => {
        failed = true;
        fail(cause);
      });
  });
}
