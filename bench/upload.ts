import { createCipheriv } from "node:crypto";
import { closeSync, mkdirSync, openSync, rmSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { startGitHub } from "../test/github/api_server.ts";
import { type Fault, startResultsService } from "../test/github/results_service.ts";
import type { Goal } from "./goals.ts";
import { type Measured, measure } from "./measure.ts";
import { makeKeys, policyOf, run } from "./programs/holdfast.ts";
import type { Trial } from "./programs/program.ts";

const MB = 1e6;
const MEMORY = 256 * MB;
const FAILED = 4; // the exit code for a store

/** A backup to an artifact, and what the service did meanwhile. */
export interface Upload {
  readonly what: string;
  readonly run: Measured;
}

interface Case {
  readonly what: string;
  readonly faults: readonly Fault[];
  readonly exit: number;
}

const CASES: readonly Case[] = [
  { what: "a service that is well", faults: [], exit: 0 },
  {
    what: "503 to every call, once to three times",
    faults: [
      { call: "CreateArtifact", how: { status: 503 } },
      { call: "block", times: 3, after: 5, how: { status: 503 } },
      { call: "FinalizeArtifact", how: { status: 503 } },
      { call: "download", how: { status: 503 } },
    ],
    exit: 0,
  },
  {
    what: "blocks and a download cut off",
    faults: [
      { call: "block", times: 3, after: 5, how: "cut" },
      { call: "blocklist", how: "cut" },
      { call: "download", how: "cut" },
    ],
    exit: 0,
  },
  {
    what: "a stall: given up, exit 4",
    faults: [{ call: "block", times: 3, after: 5, how: "stall" }],
    exit: FAILED,
  },
];

/** Backs up noise as an artifact, on a loopback service, with each kind of trouble. @param megabytes How much. */
export async function measureUploads(scratch: string, megabytes: number): Promise<Upload[]> {
  const home = join(scratch, "upload");
  const set = join(home, "set");
  mkdirSync(set, { recursive: true, mode: 0o700 });
  const github = await startGitHub();
  const results = await startResultsService({ artifacts: github.state.artifacts, folder: scratch });
  try {
    makeNoise(join(set, "noise.bin"), megabytes);
    const trial: Trial = { set, home };
    makeKeys(home);
    const stores = { hub: { kind: "artifact" } };
    const policy = { ...JSON.parse(policyOf(trial)), stores, staging: join(home, "staging") };
    writeFileSync(join(home, "holdfast.yml"), JSON.stringify(policy));
    const token = github.token({ actions: "write", contents: "read" });
    const uploads: Upload[] = [];
    for (const { what, faults, exit } of CASES) {
      results.artifacts.length = 0;
      rmSync(join(home, "state"), { recursive: true, force: true });
      results.faults.splice(0, Infinity, ...faults.map((one) => ({ ...one })));
      const runner = github.env({ path: ".github/workflows/backup.yml", event: "schedule" });
      const env = {
        ...runner,
        ...results.env(runner["GITHUB_RUN_ID"] ?? ""),
        GITHUB_TOKEN: token,
        ACTIONS_ARTIFACT_UPLOAD_TIMEOUT_MS: "5000",
      };
      const script = `"$0" "$@"; [ $? -eq ${exit} ]`;
      const { argv } = run(trial, "backup");
      process.stderr.write(`upload: ${what}\n`);
      const order = { argv: ["bash", "-c", script, ...argv], cwd: home, env } as const;
      uploads.push({ what, run: await measure(order, scratch) });
    }
    return uploads;
  } finally {
    await results.close();
    await github.close();
    rmSync(home, { recursive: true, force: true });
  }
}

/** The goals for uploads: bounded memory, whatever the service does. */
export function uploadGoals(uploads: readonly Upload[]): Goal[] {
  return uploads.map(({ what, run: { largest, own, children } }) => {
    const got = largest ?? Math.max(own, children);
    return {
      what: `1 GB as an artifact, ${what}: memory`,
      wanted: "under 256 MB",
      got: `${Math.round(got / MB)} MB`,
      met: got < MEMORY,
    };
  });
}

/** Bytes that nothing can shrink, the same each time. */
function makeNoise(path: string, megabytes: number): void {
  const cipher = createCipheriv("aes-128-ctr", Buffer.alloc(16, 7), Buffer.alloc(16));
  const zeros = Buffer.alloc(MB);
  const file = openSync(path, "wx", 0o600);
  for (let left = megabytes; left > 0; left--) writeSync(file, cipher.update(zeros));
  closeSync(file);
}
