import type { Bytes } from "../../domain/bytes.ts";
import { stand } from "./content.ts";
import { nameKey } from "./named.ts";
import { type Cursor, cursor, Short } from "./toc_cursor.ts";

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

const LIMIT = 128 * 2 ** 20; // bytes of an entry
const SETVAL = /^SELECT pg_catalog\.setval\([\s\S]*, (-?\d+), (true|false)\);\s*$/;

/** Reads the head of a dump while the dump passes by, entry by entry: a large object has one of its own before 17. */
export class TocReader {
  readonly #from = cursor(Buffer.alloc(0));
  readonly #stands = new Map<string, string>();
  readonly #tablespaces = new Set<string>();
  #head: { readonly version: number; readonly entries: number } | null = null;
  #read = 0;
  #toc: Toc | null = null;
  #waiting = 0;
  #chunks: Uint8Array[] = [];

  /** Null until enough has passed. */
  get toc(): Toc | null {
    return this.#toc;
  }

  /** Takes the next bytes; they are copied as far as they are needed. @throws Error for what is no such dump. */
  take(chunk: Uint8Array): void {
    if (this.#toc !== null) return;
    this.#chunks.push(Uint8Array.from(chunk));
    this.#waiting += chunk.byteLength;
    // As much as what is left of an entry, so that trying again costs no more than reading.
    if (this.#waiting >= Math.max(4096, this.#from.left())) this.#try();
  }

  /** Nothing more comes. */
  end(): Toc {
    if (this.#toc === null) this.#try();
    if (this.#toc === null) throw new Error("its table of contents is cut short");
    return this.#toc;
  }

  #try(): void {
    const from = this.#from;
    from.feed(this.#chunks);
    this.#chunks = [];
    this.#waiting = 0;
    try {
      this.#head ??= readHead(from);
      for (from.keep(); this.#read < this.#head.entries; from.keep()) {
        this.#note(readEntry(from, this.#head.version));
        this.#read++;
      }
    } catch (cause) {
      if (!(cause instanceof Short)) throw cause;
      if (from.left() > LIMIT)
        throw new Error("one entry of its table of contents is larger than 128 MiB");
      return;
    }
    from.drop();
    this.#toc = {
      stands: this.#stands,
      tablespaces: this.#tablespaces,
      entries: this.#head.entries,
    };
  }

  #note({ desc, tag, schema, definition, tablespace }: Entry): void {
    if (tablespace !== "") this.#tablespaces.add(tablespace);
    if (desc === "ENCODING") this.#from.setEncoding(/'(.*)'/.exec(definition)?.[1] ?? ""); // the first of all
    if (desc !== "SEQUENCE SET") return;
    const found = SETVAL.exec(definition);
    if (found === null) throw new Error("it sets a sequence in a way we do not read");
    this.#stands.set(
      nameKey({ schema, name: tag }),
      stand(found[1] as string, found[2] === "true"),
    );
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

function readHead(from: Cursor) {
  const version = readStart(from);
  for (let field = 0; field < 3; field++) from.skip(); // database, server's and pg_dump's version
  return { version, entries: from.integer() };
}

/** Up to the database's name. @returns The format's version, major * 256 + minor. */
function readStart(from: Cursor): number {
  if (from.take(5).toString("latin1") !== "PGDMP") throw new Error("it is no dump of PostgreSQL");
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
  from.skip(); // the catalog's oid
  from.skip(); // the thing's oid
  const tag = from.text() ?? "";
  const desc = from.text() ?? "";
  from.integer(); // section
  const definition = from.text() ?? "";
  from.skip(); // how it is dropped
  from.skip(); // how it is copied
  const schema = from.text() ?? "";
  const tablespace = from.text() ?? "";
  from.skip(); // access method
  if (version >= 0x110) from.integer(); // kind of relation
  from.skip(); // owner
  from.skip(); // with oids
  while (from.skip()); // what it depends on
  from.offset(); // custom format: where its data lies
  return { tag, desc, definition, schema, tablespace };
}

type Entry = ReturnType<typeof readEntry>;
