import type { Bytes } from "../domain/bytes.ts";
import { HoldfastError } from "../domain/error.ts";
import type { Fact } from "../domain/fact.ts";
import { damagedInventory, LINE_LIMIT, parseLine, readLines } from "./lines.ts";
import type { FrameMap } from "./map.ts";
import { mapLines, readMapLines } from "./map_lines.ts";

// UTF-16 units put together before they become bytes: more would outlive the young generation of the heap.
const CHUNK = 32 * 1024;
const QUEUE = 8; // chunks that may wait for the sealing

/**
 * Writes an inventory (docs/format.md): a line a fact, then the maps, as UTF-8 and NDJSON.
 *
 * Facts of several parts may come mixed; those of one part stay in their order.
 */
export class InventoryWriter {
  /** Feed it to `sealArchive` at once: facts wait while nobody reads. */
  readonly bytes: Bytes;
  readonly #names = new Map<string, string>();
  readonly #queue: Uint8Array[] = [];
  #text = "";
  #mapped = false;
  #failure: { readonly error: unknown } | null = null;
  #state: "open" | "ended" | "given up" = "open";
  #room: PromiseWithResolvers<void> | null = null;
  #more: PromiseWithResolvers<void> | null = null;

  constructor() {
    const reading = this.#read();
    const end = async (): Promise<IteratorResult<Uint8Array>> => {
      this.#giveUp(); // also before the first chunk, when return() would not enter the generator
      return await reading.return(undefined);
    };
    const cursor = { next: () => reading.next(), return: end };
    this.bytes = { [Symbol.asyncIterator]: () => cursor };
  }

  /** Takes the next fact of a part. A promise is backpressure; await it before the next one. */
  fact(part: string, fact: Fact): Promise<void> | undefined {
    if (this.#mapped) throw new TypeError("Facts come before the maps");
    let name = this.#names.get(part);
    if (name === undefined) {
      name = `{"part":${JSON.stringify(part)},"key":`;
      this.#names.set(part, name);
    }
    return this.#line(
      `${name}${JSON.stringify(fact.key)},"is":${values(fact.is)}${place(fact)}}\n`,
    );
  }

  /** Takes what was left out or changed while it was read, and why; after the facts, before the maps. */
  note(note: { readonly key: string; readonly why: string }): Promise<void> | undefined {
    if (this.#mapped) throw new TypeError("Notes come before the maps");
    return this.#line(`{"note":${JSON.stringify(note.key)},"why":${JSON.stringify(note.why)}}\n`);
  }

  /** Takes the map of an archive. @param archive "<source>/<file>". */
  map(archive: string, part: string, sealed: { frames: FrameMap }): Promise<void> | undefined {
    this.#mapped = true;
    let full: Promise<void> | undefined;
    // Not waited for in between: 48 bytes a frame lie in memory anyway.
    for (const line of mapLines(archive, part, sealed.frames)) full = this.#line(`${line}\n`);
    return full;
  }

  /** Ends `bytes`; nothing can be added. */
  end(): void {
    this.#flush();
    if (this.#state === "open") this.#state = "ended";
    this.#more?.resolve();
  }

  /** Gives up: whoever reads `bytes` gets this error, so that nothing half-written is sealed. */
  fail(error: unknown): void {
    this.#failure = { error };
    this.#giveUp();
  }

  #line(line: string): Promise<void> | undefined {
    if (this.#state !== "open") throw this.#refused();
    if (line.length > LINE_LIMIT) throw new RangeError("A fact is longer than an inventory's line");
    this.#text += line;
    if (this.#text.length < CHUNK) return undefined;
    this.#flush();
    if (this.#queue.length < QUEUE) return undefined;
    this.#room ??= Promise.withResolvers();
    return this.#room.promise;
  }

  #refused(): Error {
    if (this.#state === "ended") return new TypeError("The inventory was ended");
    return new HoldfastError("seal", "Cannot write the inventory: its sealing was given up", {
      code: "seal-failed",
    });
  }

  #flush(): void {
    if (this.#text === "") return;
    this.#queue.push(Buffer.from(this.#text, "utf8"));
    this.#text = "";
    this.#more?.resolve();
  }

  async *#read(): AsyncGenerator<Uint8Array, undefined> {
    while (this.#queue.length > 0 || this.#state === "open") {
      const chunk = this.#queue.shift();
      if (chunk === undefined) {
        this.#more = Promise.withResolvers();
        await this.#more.promise;
        continue;
      }
      if (this.#queue.length < QUEUE) this.#release();
      yield chunk;
    }
    if (this.#failure !== null) throw this.#failure.error;
  }

  #giveUp(): void {
    if (this.#state === "open") this.#state = "given up";
    this.#more?.resolve();
    this.#release(); // whoever waits goes on, and meets the refusal at the next line
  }

  #release(): void {
    this.#room?.resolve();
    this.#room = null;
  }
}

/**
 * The facts of one part, in their order.
 *
 * @param bytes A whole inventory; it is read to its end, so that damage behind the part is seen too.
 * @throws HoldfastError "archive-damaged" (stage "trust") for a line that is not ours.
 */
export async function* readFacts(bytes: Bytes, part: string): AsyncGenerator<Fact> {
  let mapped = false;
  for await (const lines of readLines(bytes)) {
    for (const line of lines) {
      const value = parseLine(line);
      if (!("key" in value)) {
        mapped ||= !("note" in value);
        continue;
      }
      if (mapped) throw damagedInventory("a fact follows the maps");
      const fact = asFact(value);
      if (value["part"] === part) yield fact;
    }
  }
}

/**
 * The maps of all archives of a source, by "<source>/<file>".
 *
 * Lines of facts are passed over unread, so that a million of them cost little; `readFacts` checks them.
 *
 * @throws HoldfastError "archive-damaged" (stage "trust") for a line that is not ours.
 */
export async function readMaps(bytes: Bytes): Promise<Map<string, FrameMap>> {
  const reader = readMapLines();
  for await (const lines of readLines(bytes)) {
    for (const line of lines) {
      if (!/^\{"(?:part|note)":/.test(line)) reader.line(parseLine(line));
    }
  }
  return reader.end();
}

function place(fact: Fact): string {
  return fact.at === null && fact.span === null ? "" : `,"at":${fact.at},"span":${fact.span}`;
}

// Checked first, as JSON.stringify turns a number that is none into null, which no reader accepts.
function values(is: Fact["is"]): string {
  for (const name in is) {
    const value = is[name];
    if (typeof value === "number" && !Number.isFinite(value)) {
      throw new RangeError(`A fact's "${name}" is ${value}`);
    }
  }
  return JSON.stringify(is);
}

function asFact(value: Readonly<Record<string, unknown>>): Fact {
  const { part, key, is, at = null, span = null } = value;
  if (
    typeof part === "string" &&
    typeof key === "string" &&
    isPlace(at) &&
    isPlace(span) &&
    isValues(is)
  ) {
    return { key, is, at, span };
  }
  throw damagedInventory("a fact's line is not ours");
}

function isPlace(value: unknown): value is number | null {
  return value === null || (Number.isSafeInteger(value) && (value as number) >= 0);
}

function isValues(value: unknown): value is Fact["is"] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  for (const one of Object.values(value)) {
    if (typeof one !== "string" && typeof one !== "number" && typeof one !== "boolean")
      return false;
  }
  return true;
}
