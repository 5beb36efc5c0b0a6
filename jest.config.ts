import type { Config } from "jest";

const config: Config = {
  testEnvironment: "node",
  roots: ["<rootDir>/test"],
  testMatch: ["**/*_test.ts"],
  extensionsToTreatAsEsm: [".ts"],
  transform: { "\\.ts$": "<rootDir>/test/strip.ts" },
  reporters: ["default", "<rootDir>/test/reporter.ts"],
  testTimeout: 60_000,
  maxWorkers: 2,
};
export default config;
