import type { Bytes } from "../../domain/bytes.ts";
import { Interrupted } from "../../domain/error.ts";
import type { Child } from "../../host/machine.ts";
import { type Client, command, target } from "./client.ts";
import { encodingWords } from "./encodings.ts";
import { faultOf } from "./faults.ts";
import { LOCK_WAIT, type Target } from "./snapshot.ts";
import { type Toc, TocReader } from "./toc.ts";

/** One run of pg_dump. */
export interface Dumping {
  readonly client: Client;
  readonly to: Target;
  /** The exported snapshot it reads in. */
  readonly snapshot: string;
  /** The database's own. */
  readonly encoding: string;
  /** What it dumps of the database. */
  readonly words: readonly string[];
  /** Called once its table of contents has passed, which holds the next bytes up. */
  onToc(toc: Toc): Promise<void>;
  /** Gets the child, so that somebody else can end it. */
  onStart(child: Child): void;
}

/** A dump in the custom format, uncompressed. Whatever happens, the child is gone before this ends. */
export async function* pgDump({ client, to, ...how }: Dumping): Bytes {
  const child = client.machine.start(
    command(client, [
      "pg_dump",
      "--no-password",
      "--format=custom",
      "--compress=0",
      "--no-subscriptions",
      "--role=none", // as in a session
      `--snapshot=${how.snapshot}`,
      `--lock-wait-timeout=${LOCK_WAIT}`,
      ...encodingWords(how.encoding, how.words),
      ...how.words,
      "--dbname",
      target(client, to.database),
    ]),
  );
  how.onStart(child);
  const head = new TocReader();
  let isSaid = false;
  const say = async (): Promise<void> => {
    if (isSaid || head.toc === null) return;
    isSaid = true;
    await how.onToc(head.toc);
  };
  try {
    for await (const chunk of child.stdout) {
      head.take(chunk);
      await say();
      yield chunk;
    }
  } finally {
    await child.ended.catch(() => {}); // given up or not, it is gone before we are
  }
  const { code, stderr } = await child.ended;
  if (client.machine.signal.aborted) throw new Interrupted();
  if (code !== 0)
    throw faultOf({ stage: "source", cannot: to.cannot, thing: to.thing, stderr, code });
  head.end();
  await say();
}
