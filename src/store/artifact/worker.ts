import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { parentPort, workerData } from "node:worker_threads";
import { sweep } from "../../host/sweep.ts";

/** What GitHub's clients are asked to do, in a thread of their own. */
export type Task =
  | {
      readonly kind: "upload";
      /** The artifact gets the file's name. */
      readonly file: string;
      readonly folder: string;
      /** null: what the repository says. */
      readonly retentionDays: number | null;
    }
  | { readonly kind: "delete"; readonly name: string }
  | { readonly kind: "restore"; readonly path: string; readonly key: string }
  | { readonly kind: "save"; readonly path: string; readonly key: string };

/** What such a thread is started with. */
export interface ClientWork {
  readonly holdfast: "client";
  readonly task: Task;
}

/** What it answers, once. */
export type Answer =
  | {
      readonly kind: "uploaded";
      readonly id: number | null;
      readonly size: number | null;
      readonly digest: string | null;
    }
  | { readonly kind: "done"; readonly found: boolean }
  | { readonly kind: "failed"; readonly name: string; readonly message: string };

const STEP = 256 * 1024; // bytes
const SWEEP = 100; // ms; a sweep takes a few

/** Does one task and answers. The clients write to stdout and read the environment: both are this thread's own. */
export async function serveClient(): Promise<void> {
  const port = parentPort;
  if (port === null) throw new TypeError("serveClient() runs in a worker thread");
  const { task } = workerData as ClientWork;
  const sweeper = setInterval(sweep, SWEEP); // the client's buffers are large and many
  try {
    port.postMessage(await (task.kind === "upload" ? upload(task) : other(task)));
  } catch (cause) {
    const { name, message } = cause instanceof Error ? cause : new Error(String(cause));
    const answer: Answer = { kind: "failed", name, message };
    port.postMessage(answer);
  } finally {
    clearInterval(sweeper);
  }
}

async function upload(task: Task & { kind: "upload" }): Promise<Answer> {
  readInSmallSteps();
  const { DefaultArtifactClient } = await import("@actions/artifact");
  const name = task.file.slice(task.file.lastIndexOf("/") + 1);
  const { id, size, digest } = await new DefaultArtifactClient().uploadArtifact(
    name,
    [task.file],
    task.folder,
    {
      skipArchive: true,
      compressionLevel: 0,
      ...(task.retentionDays === null ? {} : { retentionDays: task.retentionDays }),
    },
  );
  return { kind: "uploaded", id: id ?? null, size: size ?? null, digest: digest ?? null };
}

/**
 * The client reads 8 MiB at a time, through three streams that each hold two of these. This thread has
 * node:fs for itself.
 */
function readInSmallSteps(): void {
  const { createReadStream } = fs;
  fs.createReadStream = (path, options) =>
    createReadStream(path, { ...(options as object), highWaterMark: STEP });
  syncBuiltinESMExports();
}

async function other(task: Exclude<Task, { kind: "upload" }>): Promise<Answer> {
  if (task.kind === "delete") {
    const { DefaultArtifactClient } = await import("@actions/artifact");
    await new DefaultArtifactClient().deleteArtifact(task.name);
    return { kind: "done", found: true };
  }
  const { restoreCache, saveCache } = await import("@actions/cache");
  if (task.kind === "save")
    return { kind: "done", found: (await saveCache([task.path], task.key)) !== -1 };
  // The key itself is never there: the newest that begins with it is.
  const found = await restoreCache([task.path], `${task.key}none`, [task.key]);
  return { kind: "done", found: found !== undefined };
}
