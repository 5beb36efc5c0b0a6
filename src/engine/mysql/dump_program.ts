import type { Bytes } from "../../domain/bytes.ts";
import { HoldfastError, Interrupted } from "../../domain/error.ts";
import type { Family } from "./address.ts";
import { type Client, command } from "./client.ts";
import { faultOf } from "./faults.ts";
import type { Talk } from "./session.ts";

/** A run of the family's dump program. */
export interface Dumping {
  /** Settles when its snapshot is open. */
  opened(): Promise<void>;
  /** All it prints; throws where it failed or stopped before its last line. */
  readonly bytes: Bytes;
  /** Ends it, if it still runs. */
  end(): Promise<void>;
}

const COMMON = [
  "--quick",
  "--hex-blob",
  "--skip-dump-date",
  "--skip-lock-tables",
  "--skip-add-locks", // with a lock, a column whose default asks a sequence could not be loaded
  "--no-tablespaces",
  "--max-allowed-packet=1G",
] as const;
const OWN: Readonly<Record<Family, readonly string[]>> = {
  mariadb: [],
  mysql: [
    "--set-gtid-purged=OFF",
    "--column-statistics=0",
    // A server may end statements after a while; older programs do not know the option.
    "--loose-init-command=SET SESSION max_execution_time = 0",
  ],
};

/** The first heading after the program's own; it is printed when the transaction has begun. */
const BEGUN = "\n\n--\n-- ";
/** What a dump ends with, or it is cut short: the exit code alone does not tell. */
const TRAILER = "\n-- Dump completed\n";

/** Starts the dump program. @param words Its options, then `--`, the database and the tables. */
export function startDump(client: Client, to: Talk, words: readonly string[]): Dumping {
  const { programs, machine } = client;
  const child = machine.start(
    command(client, [programs.dump, ...COMMON, ...OWN[programs.family], ...words]),
  );
  const cursor = child.stdout[Symbol.asyncIterator]();
  const head: Buffer[] = [];
  let isOver = false;
  const end = async (): Promise<void> => {
    await cursor.return?.();
    await child.ended.catch(() => {}); // given up or not, it is gone before we are
  };
  const refuseFailed = async (last: string): Promise<void> => {
    const { code, stderr } = await child.ended;
    if (machine.signal.aborted) throw new Interrupted();
    if (code !== 0)
      throw faultOf({ stage: client.stage, cannot: to.cannot, thing: to.thing, stderr, code });
    if (!last.endsWith(TRAILER)) throw cutShort(client, to);
  };
  return {
    end,
    opened: async () => {
      while (!isOver && !Buffer.concat(head).includes(BEGUN)) {
        const next = await cursor.next();
        if (next.done) isOver = true;
        else head.push(Buffer.from(next.value)); // the chunk is lent
      }
      if (isOver) await refuseFailed(Buffer.concat(head).subarray(-64).toString("latin1"));
    },
    bytes: (async function* () {
      let last = "";
      const keep = (chunk: Uint8Array): Uint8Array => {
        const text = Buffer.from(chunk.subarray(-64)).toString("latin1");
        last = (last + text).slice(-64);
        return chunk;
      };
      try {
        for (const chunk of head) yield keep(chunk);
        while (!isOver) {
          const next = await cursor.next();
          if (next.done) isOver = true;
          else yield keep(next.value);
        }
      } finally {
        await end();
      }
      await refuseFailed(last);
    })(),
  };
}

function cutShort(client: Client, { cannot, thing }: Talk): HoldfastError {
  return new HoldfastError(client.stage, `${cannot}: the dump ends before its last line`, {
    code: "source-failed",
    hint: "Run this again; if it stays, run the dump program by hand and look at its messages.",
    thing,
  });
}
