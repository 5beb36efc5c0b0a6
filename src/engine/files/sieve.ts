import type { Bytes } from "../../domain/bytes.ts";
import type { SavedPart } from "../engine.ts";
import { makeGate, refused } from "./gate.ts";
import { keyOfPath, pathOf, renamed } from "./member_name.ts";
import { type Outside, pathOfKey, type Selection } from "./select.ts";
import { BLOCK } from "./tar_header.ts";
import { headersOf } from "./tar_write.ts";
import { type Visitor, walkTar } from "./walker.ts";

/** How a selection leaves the sieve. */
export interface Sieving {
  /** The selection's own name in the new stream, bytes one per character; "." leaves names as they are. */
  readonly as: string;
  /** Whether device nodes may pass. */
  readonly devices: boolean;
}

/**
 * Reads a selection and writes it as a tar stream of its own, every member judged first: what is
 * absolute, leads out, comes twice, lies below something that is no folder, or links to what did not
 * pass, is refused before a byte of it is passed on. Every header is written anew.
 *
 * Hard links to files outside the selection become one file and links to it.
 *
 * @throws HoldfastError restore/member-refused naming the member.
 */
export async function* sieved(
  part: SavedPart,
  selection: Selection,
  sieving: Sieving,
): AsyncGenerator<Uint8Array> {
  const out = makeOutbox();
  const visitor = judging(selection, { ...sieving, out });
  const walk = walkTar(visitor, true);
  const range = { start: selection.start, length: selection.length };
  for await (const bytes of part.read(range)) {
    const chunk = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (let at = walk.take(chunk, 0); ; at = walk.take(chunk, at)) {
      if (visitor.wanted() !== null) {
        yield* out.flush();
        yield* shared(part, visitor);
      } else if (at >= chunk.length) break;
    }
    yield* out.flush(); // only now: every member of the chunk has passed
  }
  walk.take(END, 0);
  walk.close();
  yield END;
}

const END = Buffer.alloc(2 * BLOCK);

interface Judging extends Visitor {
  /** The shared file whose content must be passed on now, and the name it gets; else null. */
  wanted(): { readonly target: Outside["target"]; readonly name: string } | null;
  /** Says that it was. */
  given(): void;
}

function judging(selection: Selection, into: Sieving & { readonly out: Outbox }): Judging {
  const top = pathOfKey(selection.key);
  const outside = new Map([...selection.outside].map(([key, one]) => [pathOfKey(key), one]));
  const gate = makeGate(top, { devices: into.devices, outside });
  const nameOf = (path: string): string =>
    into.as === "."
      ? `./${path === "." ? "" : path}`
      : (renamed(path, { from: top, to: into.as }) ?? path);
  let wanted: ReturnType<Judging["wanted"]> = null;
  let padding = 0;
  return {
    wanted: () => wanted,
    given: () => {
      wanted = null;
    },
    member: (member) => {
      const path = gate(member);
      const target = member.flag === "1" ? pathOf(member.link) : "";
      const other = member.flag === "1" ? outside.get(target) : undefined;
      const name = nameOf(path);
      padding = (BLOCK - (member.stored % BLOCK)) % BLOCK;
      if (other !== undefined && pathOfKey(other.first) === path) {
        wanted = { target: other.target, name };
        return;
      }
      const own = other === undefined ? target : pathOfKey(other.first);
      const link = member.flag === "1" ? nameOf(own) : member.link;
      into.out.put(headersOf(member, { name, link }));
    },
    data: (piece) => {
      into.out.put(piece);
      return piece.length;
    },
    end: () => {
      if (wanted !== null) return false;
      into.out.put(END.subarray(0, padding));
      return true;
    },
  };
}

// The file a hard link shares lies elsewhere in the part: its data comes from there, under the link's name.
async function* shared(part: SavedPart, visitor: Judging): Bytes {
  const { target, name } = visitor.wanted() as NonNullable<ReturnType<Judging["wanted"]>>;
  if (target.is["type"] !== "file") throw refused(name, "it shares what is no file");
  const out = makeOutbox();
  let padding = 0;
  const walk = walkTar(
    {
      member: (member) => {
        if (keyOfPath(pathOf(member.name)) !== target.key || member.flag !== "0") {
          throw refused(name, "what it shares is not where it should be");
        }
        padding = (BLOCK - (member.stored % BLOCK)) % BLOCK;
        out.put(headersOf(member, { name, link: "" }));
      },
      data: (piece) => {
        out.put(piece);
        return piece.length;
      },
      end: () => {
        out.put(END.subarray(0, padding));
        return true;
      },
    },
    true,
  );
  for await (const bytes of part.read({
    start: target.at as number,
    length: target.span as number,
  })) {
    const chunk = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    walk.take(chunk, 0);
    yield* out.flush();
  }
  walk.take(END, 0);
  walk.close();
  visitor.given();
}

interface Outbox {
  put(bytes: Buffer): void;
  flush(): Generator<Uint8Array>;
}

// Many small pieces leave as one; the buffer is reused, so what is flushed is lent.
function makeOutbox(): Outbox {
  let buffer = Buffer.alloc(256 * 1024);
  let filled = 0;
  return {
    put: (bytes) => {
      if (filled + bytes.length > buffer.length) {
        const larger = Buffer.alloc(2 * (filled + bytes.length));
        buffer.copy(larger, 0, 0, filled);
        buffer = larger;
      }
      bytes.copy(buffer, filled);
      filled += bytes.length;
    },
    *flush() {
      if (filled === 0) return;
      const size = filled;
      filled = 0;
      yield buffer.subarray(0, size);
    },
  };
}
