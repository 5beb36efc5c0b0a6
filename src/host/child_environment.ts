import type { Machine } from "./machine.ts";

const INHERITED = [
  "PATH",
  "HOME",
  "TMPDIR",
  "SSH_AUTH_SOCK",
  "SSH_ASKPASS",
  "SSH_ASKPASS_REQUIRE",
  "DISPLAY",
  "NODE_COMPILE_CACHE", // the child that does the work of SQLite is Node, too
];

/** What every child gets of this process's environment; the rest may hold secrets of others. */
export function childEnvironment(env: Machine["env"]): Record<string, string> {
  const inherited: Record<string, string> = { LANG: "C", LC_ALL: "C", TZ: "UTC" };
  for (const name of INHERITED) {
    const value = env[name];
    if (value !== undefined) inherited[name] = value;
  }
  return inherited;
}
