import { fileURLToPath } from "node:url";
import type { Config } from "jest";

// The tests start the program thousands of times; Node then need not compile it each time.
process.env["NODE_COMPILE_CACHE"] ??= fileURLToPath(
  new URL("node_modules/.cache/holdfast-tests", import.meta.url),
);

const config: Config = {
  testEnvironment: "node",
  roots: ["<rootDir>/test"],
  testMatch: ["**/*_test.ts"],
  extensionsToTreatAsEsm: [".ts"],
  transform: { "\\.ts$": "<rootDir>/test/strip.ts" },
  reporters: ["default", "<rootDir>/test/reporter.ts"],
  testTimeout: 60_000,
  maxWorkers: 3,
};
export default config;
