import { Worker } from "node:worker_threads";

const EVERY = 250; // ms

/**
 * Ends this process soon after its parent is gone, even while a long call blocks its main thread.
 * For children that may work for minutes without a word, on whose output nothing would break.
 */
export function endWithParent(): void {
  const watch = `
    const { workerData } = require("node:worker_threads");
    setInterval(() => {
      if (process.ppid !== workerData) process.kill(process.pid, "SIGKILL");
    }, ${EVERY});
  `;
  new Worker(watch, { eval: true, execArgv: [], workerData: process.ppid }).unref();
}
