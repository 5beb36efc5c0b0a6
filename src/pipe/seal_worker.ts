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
  const guarded = (work: () => void): void => {
    try {
      work();
    } catch (cause) {
      const error = cause as NodeJS.ErrnoException;
      answer({ kind: "failed", code: error.code ?? null, message: error.message });
      port.close();
    }
  };
  guarded(() => {
    const sealing = startSealing(workerData as SealWork);
    port.on("message", (message: ToSealer) =>
      guarded(() => {
        if (message.kind === "end") {
          answer({ kind: "end", sealed: sealing.end() });
          port.close();
          return;
        }
        const sealed = sealing.frame(message);
        if (message.kind === "raw") {
          answer({ kind: "frame", sealed, block: message.block }, [
            message.block.buffer as ArrayBuffer,
          ]);
          return;
        }
        free(message.bytes);
        answer({ kind: "frame", sealed, block: null });
      }),
    );
  });
}
