import { Worker } from "node:worker_threads";
import { Interrupted } from "../../domain/error.ts";
import type { Machine } from "../../host/machine.ts";
import { sweep } from "../../host/sweep.ts";
import type { Answer, ClientWork, Task } from "./worker.ts";

/** What GitHub's clients may see of the environment: the services, the way out, and what their tar needs. */
const PASSED = [
  "ACTIONS_RESULTS_URL",
  "ACTIONS_RUNTIME_TOKEN",
  "ACTIONS_CACHE_URL",
  "ACTIONS_CACHE_SERVICE_V2",
  "ACTIONS_CACHE_MODE",
  "GITHUB_RETENTION_DAYS",
  "GITHUB_WORKSPACE",
  "RUNNER_TEMP",
  "PATH",
  "HOME",
  "HTTP_PROXY",
  "HTTPS_PROXY",
  "NO_PROXY",
  "http_proxy",
  "https_proxy",
  "no_proxy",
];

/** Blocks in flight, of 8 MiB each: more of them only fill the memory of a slow line. */
const AT_ONCE = "2";
/** Without a block arriving for so long an upload has stalled, ms; two blocks need it at 1.1 Mbit/s. */
const STALLED = "120000";

/**
 * Has one of GitHub's clients do something, in a thread of its own: they print to stdout, read the
 * environment and cannot be interrupted; a thread has its own of both and can be ended.
 *
 * @param limit Ends it after so long, ms; null: never.
 * @throws Interrupted; Error with the client's own name and message.
 */
export async function askClient(
  machine: Machine,
  task: Task,
  limit: number | null = null,
): Promise<Exclude<Answer, { kind: "failed" }>> {
  if (machine.signal.aborted) throw new Interrupted();
  sweep(); // what sealing left behind makes room for the client
  const data: ClientWork = { holdfast: "client", task };
  const worker = new Worker(machine.worker, {
    workerData: data,
    env: environmentOf(machine),
    execArgv: [],
    stdout: true,
    stderr: true,
  });
  // Read and dropped: what they say would be taken for commands by the runner, and for a report by a pipe.
  worker.stdout.resume();
  worker.stderr.resume();
  const ended = Promise.withResolvers<Answer>();
  const stop = () => ended.reject(new Interrupted());
  const timer = limit === null ? null : setTimeout(() => ended.reject(tooLate()), limit);
  machine.signal.addEventListener("abort", stop, { once: true });
  worker.once("message", ended.resolve);
  worker.once("error", ended.reject);
  worker.once("exit", (code) => ended.reject(new Error(`the client ended with code ${code}`)));
  try {
    const answer = await ended.promise;
    if (answer.kind !== "failed") return answer;
    throw Object.assign(new Error(answer.message), { name: answer.name });
  } finally {
    if (timer !== null) clearTimeout(timer);
    machine.signal.removeEventListener("abort", stop);
    await worker.terminate(); // its connections would keep it
  }
}

function environmentOf({ env }: Machine): Record<string, string> {
  const passed: Record<string, string> = {
    ACTIONS_ARTIFACT_UPLOAD_CONCURRENCY: env["ACTIONS_ARTIFACT_UPLOAD_CONCURRENCY"] ?? AT_ONCE,
    ACTIONS_ARTIFACT_UPLOAD_TIMEOUT_MS: env["ACTIONS_ARTIFACT_UPLOAD_TIMEOUT_MS"] ?? STALLED,
  };
  for (const name of PASSED) {
    const value = env[name];
    if (value !== undefined) passed[name] = value;
  }
  return passed;
}

function tooLate(): Error {
  return new Error("the client did not end in time");
}
