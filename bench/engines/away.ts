// Dumps a database and throws all of it away: `node away.ts KIND JOBS`, its address in BENCH_URL. What it
// takes beyond the dump program alone is what the inventory costs.
import { engines } from "../../src/engine/mod.ts";
import { makeMachine } from "../../src/host/make_machine.ts";

const [kind = "", jobs = ""] = process.argv.slice(2);
const engine = engines[kind];
if (engine === undefined) throw new Error(`there is no engine "${kind}"`);
const machine = makeMachine({
  signal: new AbortController().signal,
  worker: new URL("../../src/index.ts", import.meta.url),
  tell: () => {},
});
const settings = engine.settings.parse({
  url: "env:BENCH_URL",
  ...(jobs === "" ? {} : { jobs: Number(jobs) }),
});
await engine.open(settings, machine).dump({
  fact: () => undefined,
  part: async ({ bytes }) => {
    for await (const chunk of bytes) void chunk;
  },
});
