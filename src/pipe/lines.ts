import { TextDecoder } from "node:util";
import type { Bytes } from "../domain/bytes.ts";
import { HoldfastError } from "../domain/error.ts";

/** The longest line of an inventory, UTF-16 units. */
export const LINE_LIMIT = 2 ** 20;

/** The error for an inventory whose lines are not ours. */
export function damagedInventory(why: string, cause?: unknown): HoldfastError {
  return new HoldfastError("trust", `Cannot read the inventory: ${why}`, {
    code: "archive-damaged",
    hint: "Run verify on the other store that holds this backup, and restore from there.",
    cause,
  });
}

/** Cuts UTF-8 into lines, some at a time; each must end with LF. */
export async function* readLines(bytes: Bytes): AsyncGenerator<readonly string[]> {
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  let rest = "";
  for await (const chunk of bytes) {
    const lines = (rest + decode(decoder, chunk)).split("\n");
    rest = lines.pop() as string;
    if (rest.length > LINE_LIMIT) throw damagedInventory("a line is too long");
    if (lines.length > 0) yield lines;
  }
  if (rest !== "" || decode(decoder, null) !== "") throw damagedInventory("its last line is cut");
}

function decode(decoder: TextDecoder, chunk: Uint8Array | null): string {
  try {
    return chunk === null ? decoder.decode() : decoder.decode(chunk, { stream: true });
  } catch (cause) {
    throw damagedInventory("it is not UTF-8", cause);
  }
}

/** A line's JSON object. */
export function parseLine(line: string): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (cause) {
    throw damagedInventory("a line is not JSON", cause);
  }
  if (typeof value === "object" && value !== null && !Array.isArray(value)) {
    return value as Record<string, unknown>;
  }
  throw damagedInventory("a line is not an object");
}
