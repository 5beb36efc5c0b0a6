import { SIZES } from "./catalog_sql.ts";
import { type Content, contentOf, joined, largeObjects } from "./content.ts";
import { type Named, nameKey } from "./named.ts";
import type { Asking } from "./session.ts";

/** How large a table is. */
export interface Sized extends Named {
  readonly bytes: number;
  /** Those of its rows; 0 where they cannot be read by ranges. */
  readonly blocks: number;
  /** The file of its rows, which a rewrite exchanges. */
  readonly file: string;
  /** Those that are read of each row; null: all, as they stand. */
  readonly columns: readonly string[] | null;
}

/** What tables hold, as it becomes known. Asking for one throws what any of them failed with. */
export interface Contents {
  of(table: Named): Promise<Content>;
  largeObjects(): ReturnType<typeof largeObjects>;
}

const PIECE = 64 * 2 ** 20; // bytes read by one statement, so that sessions end at about the same time

/** Asks how large the tables are. Waits for whoever holds one. */
export async function sizesOf(session: Asking): Promise<readonly Sized[]> {
  return (await session.query(SIZES)) as readonly Sized[];
}

/**
 * Reads all tables by several sessions at once, the largest pieces first, so that none is left with a
 * large one at the end. Memory: a few numbers a table, like the catalog itself.
 *
 * @param sessions The first reads what is not shared before it helps with the rest.
 */
export function readContents(
  sessions: readonly Asking[],
  tables: readonly Sized[],
  shared: ReadonlySet<Sized> = new Set(tables),
): Contents {
  const failed = Promise.withResolvers<never>();
  failed.promise.catch(() => {}); // whoever asks sees it
  const own: Piece[] = [];
  const common: Piece[] = [];
  const later = <T>(to: Piece[], bytes: number, read: (session: Asking) => Promise<T>) => {
    const { promise, resolve } = Promise.withResolvers<T>();
    to.push({ bytes, work: async (session) => resolve(await read(session)) });
    return promise;
  };
  const large = later(own, 0, largeObjects);
  const contents = new Map(
    tables.map((table) => {
      const to = shared.has(table) ? common : own;
      const ranges = rangesOf(table).map(({ from, to: end, bytes }) =>
        later(to, bytes, (session) => contentOf(session, table, { from, to: end })),
      );
      return [nameKey(table), Promise.all(ranges).then(joined)];
    }),
  );
  const waiting = common.sort((a, b) => b.bytes - a.bytes).values();
  for (const [at, session] of sessions.entries()) {
    const work = at === 0 ? drain(session, own).then(() => drain(session, waiting)) : null;
    (work ?? drain(session, waiting)).catch((cause: unknown) => failed.reject(cause));
  }
  return {
    of: async (table) => {
      const content = contents.get(nameKey(table));
      if (content === undefined) throw new RangeError("A table that is not among those read");
      return await Promise.race([content, failed.promise]);
    },
    largeObjects: async () => await Promise.race([large, failed.promise]),
  };
}

interface Piece {
  readonly bytes: number;
  work(session: Asking): Promise<void>;
}

/** Several may drain one iterator: each takes what no other has taken. */
async function drain(session: Asking, waiting: Iterable<Piece>): Promise<void> {
  for (const { work } of waiting) await work(session);
}

/** A table in pieces; what lies apart from its rows (TOAST) is thought to be spread over them. */
function rangesOf({ blocks, bytes }: Sized) {
  const count = Math.max(1, Math.min(blocks, Math.ceil(bytes / PIECE)));
  const step = Math.ceil(blocks / count);
  return Array.from({ length: count }, (_, at) => ({
    from: at * step,
    to: at === count - 1 ? null : (at + 1) * step,
    bytes: bytes / count,
  }));
}
