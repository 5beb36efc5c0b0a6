import { setImmediate as breathe } from "node:timers/promises";
import { HoldfastError, Interrupted } from "../../domain/error.ts";
import type { Child, Machine } from "../../host/machine.ts";
import type { Walk } from "./walker.ts";

/** Walks along what a child prints, giving each chunk back when its members have been met. */
export async function* walked(
  child: Child,
  along: { readonly walk: Walk; readonly machine: Machine; readonly place: string },
): AsyncGenerator<Buffer> {
  const { walk, machine, place } = along;
  for await (const bytes of child.stdout) {
    const chunk = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (let at = take(walk, chunk, { at: 0, place }); at < chunk.length; ) {
      await breathe();
      if (machine.signal.aborted) throw new Interrupted();
      at = take(walk, chunk, { at, place });
    }
    yield chunk;
  }
}

function take(walk: Walk, chunk: Buffer, where: { at: number; place: string }): number {
  try {
    return walk.take(chunk, where.at);
  } catch (cause) {
    throw sourceFailed(where.place, cause);
  }
}

/** Says that the stream must be over. */
export function closed(walk: Walk, place: string): void {
  try {
    walk.close();
  } catch (cause) {
    throw sourceFailed(place, cause);
  }
}

function sourceFailed(place: string, cause: unknown): unknown {
  if (!(cause instanceof HoldfastError)) return cause;
  return new HoldfastError("source", `Cannot dump "${place}": ${cause.message}`, {
    code: "source-failed",
    hint: "Is this GNU tar? If so, report it: Holdfast does not understand what tar wrote.",
    thing: place,
    cause,
  });
}
