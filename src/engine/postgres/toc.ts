import type { Bytes } from "../../domain/bytes.ts";
import { stand } from "./content.ts";
import { LABELS } from "./encodings.ts";
import { nameKey } from "./named.ts";

/** What the head of a dump in PostgreSQL's custom format says (src/bin/pg_dump/pg_backup_archiver.c, ReadHead and ReadToc). */
export interface Toc {
  /** What each sequence stands at, by `nameKey`; exact, though sequences are in no snapshot. */
  readonly stands: ReadonlyMap<string, string>;
  /** Those that are named in it. */
  readonly tablespaces: ReadonlySet<string>;
  readonly entries: number;
}

/** The major version of the server that was dumped. @param start The dump's first 4 KiB, or all of a shorter one. */
export function majorOf(start: Buffer): number {
  const from = cursor(start);
  readStart(from);
  from.text(); // the database
  return Number.parseInt(from.text() ?? "", 10);
}

/** The head of a dump is not all there yet. */
class Short extends Error {}

const LIMIT = 128 * 2 ** 20; // bytes of a table of contents
const SETVAL = /^SELECT pg_catalog\.setval\([\s\S]*, (-?\d+), (true|false)\);\s*$/;

/** Reads the head of a dump while the dump passes by. */
export class TocReader {
  #kept = Buffer.alloc(0);
  #wanted = 4096;
  #toc: Toc | null = null;
  #size = 0;
  #chunks: Uint8Array[] = [];

  /** Null until enough has passed. */
  get toc(): Toc | null {
    return this.#toc;
  }

  /** Takes the next bytes; they are copied as far as they are needed. @throws Error for what is no such dump. */
  take(chunk: Uint8Array): void {
    if (this.#toc !== null) return;
    this.#chunks.push(Uint8Array.from(chunk));
    this.#size += chunk.byteLength;
    if (this.#size < this.#wanted) return;
    this.#try();
    this.#wanted = this.#size * 2; // so that trying again costs no more than reading
  }

  /** Nothing more comes. */
  end(): Toc {
    if (this.#toc === null) this.#try();
    if (this.#toc === null) throw new Error("its table of contents is cut short");
    return this.#toc;
  }

  #try(): void {
    this.#kept = Buffer.concat([this.#kept, ...this.#chunks]);
    this.#chunks = [];
    try {
      this.#toc = parse(this.#kept);
      this.#kept = Buffer.alloc(0);
    } catch (cause) {
      if (!(cause instanceof Short)) throw cause;
      if (this.#size > LIMIT) throw new Error("its table of contents is larger than 128 MiB");
    }
  }
}

/** The head of a dump; no more of it is read. */
export async function tocOf(dump: Bytes): Promise<Toc> {
  const reader = new TocReader();
  for await (const chunk of dump) {
    reader.take(chunk);
    if (reader.toc !== null) return reader.toc;
  }
  return reader.end();
}

function parse(bytes: Buffer): Toc {
  const from = cursor(bytes);
  const version = readStart(from);
  for (let field = 0; field < 3; field++) from.text(); // database, server's and pg_dump's version
  const entries = from.integer();
  const stands = new Map<string, string>();
  const tablespaces = new Set<string>();
  for (let entry = 0; entry < entries; entry++) {
    const { desc, tag, schema, definition, tablespace } = readEntry(from, version);
    if (tablespace !== "") tablespaces.add(tablespace);
    if (desc === "ENCODING") from.setEncoding(/'(.*)'/.exec(definition)?.[1] ?? ""); // the first of all
    if (desc !== "SEQUENCE SET") continue;
    const found = SETVAL.exec(definition);
    if (found === null) throw new Error("it sets a sequence in a way we do not read");
    stands.set(nameKey({ schema, name: tag }), stand(found[1] as string, found[2] === "true"));
  }
  return { stands, tablespaces, entries };
}

/** Up to the database's name. @returns The format's version, major * 256 + minor. */
function readStart(from: Cursor): number {
  if (from.bytes(5).toString("latin1") !== "PGDMP") throw new Error("it is no dump of PostgreSQL");
  const version = from.byte() * 256 + from.byte(); // 1.14 since PostgreSQL 12
  from.byte(); // revision
  from.setSizes(from.byte(), from.byte());
  if (from.byte() !== 1 || version < 0x10e) throw new Error("it is in a format we do not read");
  if (version >= 0x10f)
    from.byte(); // compression
  else from.integer();
  for (let field = 0; field < 7; field++) from.integer(); // the time
  return version;
}

function readEntry(from: Cursor, version: number) {
  from.integer(); // number
  from.integer(); // whether data follows
  from.text(); // the catalog's oid
  from.text(); // the thing's oid
  const tag = from.text() ?? "";
  const desc = from.text() ?? "";
  from.integer(); // section
  const definition = from.text() ?? "";
  from.text(); // how it is dropped
  from.text(); // how it is copied
  const schema = from.text() ?? "";
  const tablespace = from.text() ?? "";
  from.text(); // access method
  if (version >= 0x110) from.integer(); // kind of relation
  from.text(); // owner
  from.text(); // with oids
  while (from.text() !== null); // what it depends on
  from.offset(); // custom format: where its data lies
  return { tag, desc, definition, schema, tablespace };
}

type Cursor = ReturnType<typeof cursor>;

function cursor(bytes: Buffer) {
  let at = 0;
  let intSize = 4;
  let offsetSize = 8;
  let decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  const take = (length: number): Buffer => {
    if (at + length > bytes.length) throw new Short();
    at += length;
    return bytes.subarray(at - length, at);
  };
  const byte = (): number => take(1)[0] as number;
  const integer = (): number => {
    const isNegative = byte() === 1;
    let value = 0;
    for (const [index, digit] of take(intSize).entries()) value += digit * 256 ** index;
    return isNegative ? -value : value;
  };
  return {
    byte,
    integer,
    bytes: take,
    setSizes: (forIntegers: number, forOffsets: number) => {
      intSize = forIntegers;
      offsetSize = forOffsets;
    },
    setEncoding: (name: string) => {
      decoder = new TextDecoder(LABELS[name] ?? "utf-8", { ignoreBOM: true });
    },
    offset: () => void take(1 + offsetSize),
    /** Null where there is none. */
    text: (): string | null => {
      const length = integer();
      return length < 0 ? null : decoder.decode(take(length));
    },
  };
}
