import type { Manifest, ManifestArchive, ManifestSource } from "../../src/domain/manifest.ts";
import type { Plan } from "../../src/domain/plan.ts";

/** A digest for tests that compare none. */
export const DIGEST = "0123456789abcdef".repeat(4);

/** One archive of a source. */
export function sampleArchive(
  source: string,
  more: Partial<ManifestArchive> = {},
): ManifestArchive {
  return {
    part: "tree",
    format: "tar",
    file: `${source}/tree.tar.zst.age`,
    size: 1000,
    sha256: DIGEST,
    header: { length: 200, sha256: DIGEST },
    plain: 4000,
    totals: { items: 10, rows: null, bytes: 3000 },
    ...more,
  };
}

/** One source of a manifest. */
export function sampleSource(name: string, more: Partial<ManifestSource> = {}): ManifestSource {
  return {
    name,
    engine: "files",
    started: "2026-11-20T02:00:00.000Z",
    ended: "2026-11-20T02:00:05.000Z",
    instant: "none",
    versions: { tar: "1.34" },
    scratch: false,
    archives: [sampleArchive(name)],
    inventory: {
      file: `${name}/inventory.ndjson.zst.age`,
      size: 500,
      sha256: DIGEST,
      header: { length: 200, sha256: DIGEST },
      plain: 900,
    },
    notes: 0,
    ...more,
  };
}

/** A whole manifest of format 1. */
export function sampleManifest(more: Partial<Manifest> = {}): Manifest {
  return {
    "holdfast-manifest": 1,
    id: "Backup_20261120_0200Z",
    sequence: 1,
    policy: { name: "registry", sha256: DIGEST, text: "holdfast: 1\n" },
    commit: null,
    schedule: "manual",
    requester: null,
    label: null,
    taken: "2026-11-20T02:00:00.000Z",
    date: "2026-11-20",
    zone: "UTC",
    run: null,
    host: "runner-1",
    version: "0.1.0",
    sources: [sampleSource("settings")],
    absent: [],
    suspicions: [],
    recipients: ["age1example"],
    previous: { local: null },
    breaks: [],
    ...more,
  };
}

/** A whole plan of one source. */
export function samplePlan(): Plan {
  return {
    "holdfast-plan": 1,
    bound: {
      nonce: "00112233445566778899aabbccddeeff",
      backup: "Backup_20261120_0200Z",
      "manifest-sha256": DIGEST,
      manifest: "{}",
      signature: "",
      "policy-sha256": DIGEST,
      host: "runner-1",
      sources: [
        {
          name: "settings",
          engine: "files",
          place: "/etc/registry",
          into: null,
          mark: "64:1234",
          parts: ["tree"],
          paths: [],
          proof: "before swap",
          undo: "kept aside",
        },
      ],
      hooks: [],
      requester: null,
      created: "2026-11-20T03:00:00.000Z",
      expires: "2026-11-21T03:00:00.000Z",
      version: "0.1.0",
    },
    seen: {
      sources: [
        {
          name: "settings",
          now: null,
          saved: { items: 10, rows: null, bytes: 3000 },
          room: 1,
          connections: null,
        },
      ],
      findings: [],
    },
    request: null,
  };
}

/** Every value in JSON, each with the path to it. */
export function* leavesOf(
  value: unknown,
  path: readonly (string | number)[] = [],
): Generator<readonly (string | number)[]> {
  yield path;
  if (value === null || typeof value !== "object") return;
  for (const key of Object.keys(value)) {
    const step = Array.isArray(value) ? Number(key) : key;
    yield* leavesOf((value as Record<string, unknown>)[key], [...path, step]);
  }
}

/** A copy of a JSON value with another value at a path. */
export function withAt<T>(value: T, path: readonly (string | number)[], other: unknown): T {
  const [step, ...rest] = path;
  if (step === undefined) return other as T;
  const copy = structuredClone(value) as Record<string | number, unknown>;
  copy[step] = withAt(copy[step], rest, other);
  return copy as T;
}
