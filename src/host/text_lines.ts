import type { Bytes } from "../domain/bytes.ts";

/** Whole lines of a child's UTF-8 output, without their ends; what is cut off at the end is no line. */
export async function* textLines(bytes: Bytes): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const chunk of bytes) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split("\n");
    rest = lines.pop() as string;
    yield* lines;
  }
}
