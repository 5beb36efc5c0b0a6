import type { Bytes } from "../domain/bytes.ts";

/** What is said to a child one text after the other. */
export interface Queue {
  /** All that was pushed, in order; ends after `end()`. */
  readonly bytes: Bytes;
  push(text: string): void;
  end(): void;
}

/** A conversation's side that speaks: for the stdin of a client that stays open. */
export function makeQueue(): Queue {
  const waiting: string[] = [];
  let isOver = false;
  let wake = (): void => {};
  const bytes = async function* (): Bytes {
    for (;;) {
      const text = waiting.shift();
      if (text !== undefined) yield Buffer.from(text);
      else if (isOver) return;
      else await new Promise<void>((resolve) => (wake = resolve));
    }
  };
  return {
    bytes: bytes(),
    push: (text) => {
      waiting.push(text);
      wake();
    },
    end: () => {
      isOver = true;
      wake();
    },
  };
}
