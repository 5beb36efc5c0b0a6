import type { AggregatedResult, Reporter } from "@jest/reporters";

const LEFT_OUT = /\[left out: (needs .+)\]$/;

/** Names what was left out, then closes with the one line that CI reads, after all that jest itself says. */
export default class ClosingLine implements Partial<Reporter> {
  onRunComplete(_contexts: unknown, results: AggregatedResult): void {
    const left = new Map<string, number>();
    for (const file of results.testResults) {
      for (const result of file.testResults) {
        const why = LEFT_OUT.exec(result.title)?.[1];
        if (why !== undefined) left.set(why, (left.get(why) ?? 0) + 1);
      }
    }
    const lines = [...left].map(
      ([why, count]) => `LEFT OUT: ${count} ${count === 1 ? "test" : "tests"}, ${why}\n`,
    );
    // jest's own summary comes after the last reporter, and its verdict too; this comes after both.
    process.once("exit", () => {
      lines.push(`${results.numPassedTests} passed, ${failuresOf(results)} failed\n`);
      process.stdout.write(lines.join(""));
    });
  }
}

/** Failed tests, and files that failed as a whole: one that does not load has no test to count. */
function failuresOf(results: AggregatedResult): number {
  const files = results.testResults.filter(
    ({ testExecError, numFailingTests }) =>
      testExecError !== undefined && testExecError !== null && numFailingTests === 0,
  );
  const failed = results.numFailedTests + files.length;
  return results.success && !results.wasInterrupted ? failed : Math.max(failed, 1);
}
