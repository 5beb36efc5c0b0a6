import { createHash } from "node:crypto";
import { backupName } from "../domain/entry.ts";
import { HoldfastError } from "../domain/error.ts";
import type { Finding } from "../domain/finding.ts";
import { type Manifest, sealedFiles } from "../domain/manifest.ts";
import type { Store } from "../store/store.ts";
import { caught, finding } from "./outcome.ts";

/** A file of an entry and the digest it must have. */
interface Expected {
  readonly file: string;
  readonly size: number;
  readonly sha256: string;
}

/**
 * Reads every stored byte of a backup and compares it with the signed manifest.
 *
 * @param onBytes Told how many bytes were read since the last call.
 * @returns A finding per file that is missing, too many, short or other than signed.
 */
export async function readBack(
  store: Store,
  manifest: Manifest,
  onBytes: (count: number) => void,
): Promise<Finding[]> {
  const name = backupName(manifest.id);
  const entry = await store.look(name);
  const findings: Finding[] = [];
  const expected: Expected[] = sealedFiles(manifest);
  const known = new Set([
    ...expected.map(({ file }) => file),
    "manifest.json",
    "manifest.json.sig",
  ]);
  for (const file of entry?.files.keys() ?? []) {
    if (!known.has(file))
      findings.push(about("file-unknown", { store, manifest, file }, "is not in its manifest"));
  }
  for (const one of expected) {
    const size = entry?.files.get(one.file);
    if (size === undefined)
      findings.push(about("file-missing", { store, manifest, file: one.file }, "is missing"));
    else if (size !== one.size)
      findings.push(
        about(
          "digest-differs",
          { store, manifest, file: one.file },
          `has ${size} bytes, ${one.size} were signed`,
        ),
      );
    else {
      const read = await caught(() => digestOf(store, { manifest, file: one.file }, onBytes));
      findings.push(...read.findings);
      if (read.value !== null && read.value !== one.sha256)
        findings.push(
          about(
            "digest-differs",
            { store, manifest, file: one.file },
            "is not the one that was signed",
          ),
        );
    }
  }
  return findings;
}

async function digestOf(
  store: Store,
  { manifest, file }: { manifest: Manifest; file: string },
  onBytes: (count: number) => void,
): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of store.read(backupName(manifest.id), file)) {
    hash.update(chunk);
    onBytes(chunk.byteLength);
  }
  return hash.digest("hex");
}

function about(
  code: "file-missing" | "file-unknown" | "digest-differs",
  at: { store: Store; manifest: Manifest; file: string },
  why: string,
): Finding {
  const thing = `${at.manifest.id}/${at.file}`;
  return finding("error", code, {
    thing,
    text: `Cannot trust "${thing}" in ${at.store.label}: it ${why}`,
    hint: "Use another store that holds this backup, or another backup.",
  });
}

/** Throws the first finding of a read-back, so that a damaged backup is never built from. */
export function refuse(findings: readonly Finding[]): void {
  const first = findings.find(({ weight }) => weight === "error");
  if (first !== undefined)
    throw new HoldfastError("trust", first.text, {
      code: first.code,
      hint: first.hint,
      thing: first.thing,
      findings,
    });
}
