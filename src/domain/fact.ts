/** A value a fact can hold. */
export type FactValue = string | number | boolean;

/** One comparable truth about a part, ascending by key. */
export interface Fact {
  /** A path, a table's name, …, as `nameOfBytes` writes it. */
  readonly key: string;
  readonly is: Readonly<Record<string, FactValue>>;
  /** Where a tree member starts in the plain part, bytes; null where the part has no such place. */
  readonly at: number | null;
  /** How many plain bytes the member takes, headers and padding included; null as for `at`. */
  readonly span: number | null;
}

/** Clear counts of one part. `rows` is null where there are none to count. */
export interface Totals {
  readonly items: number;
  readonly rows: number | null;
  readonly bytes: number;
}

/** One way in which what is there differs from what was saved. */
export interface Difference {
  readonly key: string;
  /** "missing": saved but not there; "extra": there but not saved; else the differing fields. */
  readonly what: "missing" | "extra" | readonly string[];
}

/**
 * Compares two ascending streams of facts by key and every field of `is`; `at` and `span` say where
 * a thing lay, not what it is, so they are left out.
 *
 * @param order The order both streams ascend in; a stream that does not ascend is a RangeError.
 * @returns Differences in that order, as they are met.
 */
export async function* compareFacts(
  saved: AsyncIterable<Fact>,
  found: AsyncIterable<Fact>,
  order: (a: string, b: string) => number,
): AsyncGenerator<Difference> {
  const left = ascending(saved, order);
  const right = ascending(found, order);
  try {
    let a = await left.next();
    let b = await right.next();
    while (!a.done || !b.done) {
      const turn = a.done ? 1 : b.done ? -1 : order(a.value.key, b.value.key);
      if (turn < 0) {
        yield { key: (a.value as Fact).key, what: "missing" };
        a = await left.next();
      } else if (turn > 0) {
        yield { key: (b.value as Fact).key, what: "extra" };
        b = await right.next();
      } else {
        const fields = differing((a.value as Fact).is, (b.value as Fact).is);
        if (fields.length > 0) yield { key: (a.value as Fact).key, what: fields };
        a = await left.next();
        b = await right.next();
      }
    }
  } finally {
    await left.return?.(undefined);
    await right.return?.(undefined);
  }
}

async function* ascending(
  facts: AsyncIterable<Fact>,
  order: (a: string, b: string) => number,
): AsyncGenerator<Fact> {
  let last: string | null = null;
  for await (const fact of facts) {
    if (last !== null && order(last, fact.key) >= 0) {
      throw new RangeError(`Facts do not ascend at "${fact.key}"`);
    }
    last = fact.key;
    yield fact;
  }
}

function differing(a: Fact["is"], b: Fact["is"]): string[] {
  const fields = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...fields].filter((field) => a[field] !== b[field]).sort();
}
