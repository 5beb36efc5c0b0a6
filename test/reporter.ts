import type { AggregatedResult, Reporter } from "@jest/reporters";

const LEFT_OUT = /\[left out: (needs .+)\]$/;

/** Names what was left out, then closes with the one line that CI reads. */
export default class ClosingLine implements Partial<Reporter> {
  onRunComplete(_contexts: unknown, results: AggregatedResult): void {
    const left = new Map<string, number>();
    for (const file of results.testResults) {
      for (const result of file.testResults) {
        const why = LEFT_OUT.exec(result.title)?.[1];
        if (why !== undefined) left.set(why, (left.get(why) ?? 0) + 1);
      }
    }
    for (const [why, count] of left) {
      process.stdout.write(`LEFT OUT: ${count} tests, ${why} (npm run engines gets it)\n`);
    }
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    process.stdout.write(`${results.numPassedTests} passed, ${failed} failed\n`);
  }
}
