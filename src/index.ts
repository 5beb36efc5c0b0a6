import { isMainThread, workerData } from "node:worker_threads";
import { boundYoungHeap } from "./host/young_heap.ts";

/** The doors of the bundle: two-line files under dist/ import this one and call theirs. */
export async function door(name: "cli" | "main" | "post" | "sqlite"): Promise<void> {
  boundYoungHeap();
  if (name === "cli") (await import("./cli.ts")).main(new URL(import.meta.url));
  else if (name !== "sqlite")
    await (await import("./action.ts")).action(name, new URL(import.meta.url));
  // A child process of the engine, which can be killed in the midst of SQLite's long calls.
  else await (await import("./engine/sqlite/child.ts")).serveSqlite();
}

// A worker thread is started on this very module, as the bundle has only one; nothing else happens on import.
const work = isMainThread ? null : (workerData as { holdfast?: string } | null)?.holdfast;
if (work === "seal") (await import("./pipe/seal_worker.ts")).serve();
if (work === "client") await (await import("./store/artifact/worker.ts")).serveClient();
