import { createHash } from "node:crypto";
import type { Bytes, Range } from "../../domain/bytes.ts";
import { HoldfastError, Interrupted } from "../../domain/error.ts";
import { GitHubFailure } from "../../host/github.ts";
import { type Context, explained, storeError } from "./context.ts";
import type { Artifact } from "./listing.ts";

/** Reads artifacts; the signed addresses it is given are used until they are refused. */
export interface Download {
  /** @throws HoldfastError "store-missing-bytes" for an artifact that is gone or shorter. */
  read(artifact: Artifact, range: Range): Bytes;
  /** SHA-256 of the whole artifact as it is there, hex. */
  digest(artifact: Artifact): Promise<string>;
}

const TRIES = 5; // in a row without a single byte

/** What a try came to when it is worth another one. */
class Again extends Error {
  override readonly name = "Again";
  readonly isStale: boolean;

  constructor(
    why: string,
    { isStale = false, cause }: { isStale?: boolean; cause?: unknown } = {},
  ) {
    super(why, { cause });
    this.isStale = isStale;
  }
}

/** Reads by range, goes on where it was cut off, and asks for a new address when the old one is over. */
export function downloadOf(context: Context): Download {
  const urls = new Map<number, string>();
  const { machine, patience } = context;
  const urlOf = async (artifact: Artifact): Promise<string> => {
    const known = urls.get(artifact.id);
    if (known !== undefined) return known;
    try {
      const url = await context.github().locate(`/actions/artifacts/${artifact.id}/zip`);
      urls.set(artifact.id, url);
      return url;
    } catch (cause) {
      if (cause instanceof GitHubFailure && (cause.status === 404 || cause.status === 410))
        throw missing(context, artifact, "the artifact is gone");
      throw explained(context, `read "${artifact.name.text}" in`, cause);
    }
  };

  async function* read(artifact: Artifact, { start, length }: Range): Bytes {
    let at = start;
    let failures = 0;
    while (at < start + length) {
      const before = at;
      try {
        const wanted = { start: at, length: start + length - at };
        for await (const chunk of attempt(context, await urlOf(artifact), wanted)) {
          at += chunk.byteLength;
          yield chunk;
        }
      } catch (cause) {
        if (machine.signal.aborted) throw new Interrupted();
        if (!(cause instanceof Again)) throw wrapped(context, artifact, cause);
        if (cause.isStale) urls.delete(artifact.id);
        failures = at > before ? 1 : failures + 1;
        if (failures >= TRIES)
          throw storeError(context, `read "${artifact.name.text}" in`, {
            why: cause.message,
            hint: "Is GitHub in order (githubstatus.com)? Run the same command again.",
            cause,
          });
        await rest(patience.pause * 2 ** (failures - 1), machine.signal);
      }
    }
  }
  return {
    read,
    digest: async (artifact) => {
      const hash = createHash("sha256");
      for await (const chunk of read(artifact, { start: 0, length: artifact.size }))
        hash.update(chunk);
      return hash.digest("hex");
    },
  };
}

/** One request's bytes, as many as come. @throws Again where they are too few. */
async function* attempt(context: Context, url: string, range: Range): Bytes {
  const { machine, patience } = context;
  const idle = new AbortController();
  let timer: ReturnType<typeof setTimeout> | null = null;
  const wait = () => {
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(() => idle.abort(), patience.idle);
  };
  let left = range.length;
  try {
    wait();
    const headers = { range: `bytes=${range.start}-${range.start + range.length - 1}` };
    const answer = await machine.fetch(url, { headers, signal: idle.signal });
    let skip = await startOf(answer, range);
    for await (const chunk of answer.body as unknown as AsyncIterable<Uint8Array>) {
      wait();
      const from = Math.min(skip, chunk.byteLength);
      skip -= from;
      const bytes = chunk.subarray(from, from + left);
      left -= bytes.byteLength;
      if (bytes.byteLength > 0) yield bytes;
      if (left === 0) return;
    }
  } catch (cause) {
    if (cause instanceof Again || cause instanceof HoldfastError) throw cause;
    const why = idle.signal.aborted ? "no byte came for too long" : "the connection was cut";
    throw new Again(why, { cause });
  } finally {
    if (timer !== null) clearTimeout(timer);
    idle.abort(); // also when the reader has enough
  }
  if (left > 0) throw new Again("fewer bytes came than were asked for");
}

/** How many bytes of the answer come before those asked for. @throws Again */
async function startOf(answer: Response, { start }: Range): Promise<number> {
  if (answer.status === 206) return 0;
  if (answer.status === 200) return start; // it does not know ranges
  await answer.body?.cancel();
  const isStale = [401, 403, 404].includes(answer.status);
  throw new Again(`the storage answered with ${answer.status}`, { isStale });
}

function wrapped(context: Context, artifact: Artifact, cause: unknown): unknown {
  return explained(context, `read "${artifact.name.text}" in`, cause);
}

/** The error for bytes that are not there. */
export function missing(
  context: Context,
  { name }: Pick<Artifact, "name">,
  why: string,
): HoldfastError {
  return storeError(context, `read "${name.text}" in`, {
    why,
    hint: "Run verify: it names everything that is missing. Does another store hold this backup?",
    code: "store-missing-bytes",
  });
}

async function rest(time: number, signal: AbortSignal): Promise<void> {
  const done = Promise.withResolvers<void>();
  const timer = setTimeout(done.resolve, time);
  signal.addEventListener("abort", () => done.resolve(), { once: true });
  await done.promise;
  clearTimeout(timer);
  if (signal.aborted) throw new Interrupted();
}
