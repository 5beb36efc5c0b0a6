import type { Finding } from "../domain/finding.ts";
import { type Manifest, sealedFiles, storedSize } from "../domain/manifest.ts";
import type { Outcome } from "../domain/report.ts";
import type { Store } from "../store/store.ts";
import { chosen, readCatalogs, type Shelved } from "./catalogs.ts";
import { findBackup } from "./find_backup.ts";
import { readIdentities } from "./identities.ts";
import { lastProven, lastProvenLine } from "./last_proven.ts";
import type { Setup } from "./open_policy.ts";
import { caught, finding, outcomeOf } from "./outcome.ts";
import { readBack } from "./read_back.ts";
import { keysByIdentity, openSaved, sealedSource } from "./saved.ts";

/** What to verify, and how deep. */
export interface VerifyInput {
  /** One backup as a search word, or null for all. */
  readonly backup: string | null;
  readonly stores: readonly string[];
  readonly depth: "bytes" | "headers" | "deep";
  readonly identity: string | null;
}

/** Checks signatures, chain and the digests of all stored bytes; with an identity also that headers, or everything, opens. */
export async function verify(setup: Setup, input: VerifyInput): Promise<Outcome> {
  const { machine } = setup;
  const identities = input.depth === "bytes" ? [] : await readIdentities(input.identity, setup);
  const shelves = await readCatalogs(
    setup,
    chosen("store", input.stores, [...setup.stores.keys()]),
  );
  const only =
    input.backup === null
      ? null
      : (await findBackup(shelves, { text: input.backup, sources: [], now: machine.now() })).checked
          .manifest.id;
  const findings: Finding[] = [];
  const good = new Map<string, boolean>();
  for (const shelf of shelves) {
    findings.push(...shelf.findings, ...(shelf.catalog?.findings ?? []));
    findings.push(...drafts(shelf));
    for (const entry of shelf.catalog?.entries ?? []) {
      if (only !== null && entry.id !== only) continue;
      findings.push(...entry.findings);
      if (entry.checked === null) continue;
      const found = await verifyOne(shelf, entry.checked.manifest, {
        setup,
        depth: input.depth,
        identities,
      });
      findings.push(...found);
      good.set(entry.id, (good.get(entry.id) ?? true) && found.length === 0);
    }
  }
  const last = lastProven(shelves, { setup, only });
  const verified = [...good.values()].filter(Boolean).length;
  const weighty = findings.filter(({ weight }) => weight !== "note").length;
  return outcomeOf({
    command: "verify",
    backup: only,
    findings,
    entries: [...good].map(([id, isGood]) => ({ id, verified: isGood })),
    totals: {
      verified,
      findings: weighty,
      proven: Object.fromEntries(last.map(({ source, proof }) => [source, proof])),
    },
    lines: [
      ...[...good].map(([id, isGood]) => `${id}  ${isGood ? wordFor(input.depth) : "NOT GOOD"}`),
      ...last.map((one) => lastProvenLine(one, machine.now())),
      `${verified} backups verified, ${weighty} findings`,
    ],
  });
}

function wordFor(depth: VerifyInput["depth"]): string {
  return { bytes: "all stored bytes as signed", headers: "headers open", deep: "everything opens" }[
    depth
  ];
}

async function verifyOne(
  shelf: Shelved,
  manifest: Manifest,
  how: { setup: Setup; depth: VerifyInput["depth"]; identities: readonly string[] },
): Promise<Finding[]> {
  const { machine } = how.setup;
  if (how.depth === "headers")
    return await opens(() => openHeaders(shelf.store, manifest, how.identities));
  machine.tell({ kind: "phase", text: `Verifying ${manifest.id} in "${shelf.name}"` });
  let done = 0;
  const total = storedSize(manifest);
  const findings = await readBack(shelf.store, manifest, (count) => {
    done += count;
    machine.tell({ kind: "progress", done, total });
  });
  if (findings.length > 0 || how.depth === "bytes") return findings;
  return await opens(() => openAll(shelf.store, manifest, how.identities));
}

async function opens(work: () => Promise<void>): Promise<Finding[]> {
  return [...(await caught(work)).findings];
}

async function openHeaders(
  store: Store,
  manifest: Manifest,
  identities: readonly string[],
): Promise<void> {
  const keyOf = keysByIdentity(identities);
  for (const file of sealedFiles(manifest))
    await keyOf(file, sealedSource({ store, id: manifest.id }, file));
}

async function openAll(
  store: Store,
  manifest: Manifest,
  identities: readonly string[],
): Promise<void> {
  for (const source of manifest.sources) {
    const saved = await openSaved({ store, id: manifest.id }, source, keysByIdentity(identities));
    for (const part of saved.values()) {
      for await (const _ of part.read()) {
        // Reading to the end is the check: every frame is compared with the map.
      }
      for await (const _ of part.facts()) {
        // The same for the inventory's lines.
      }
    }
  }
}

function drafts({ name, catalog }: Shelved): Finding[] {
  return (catalog?.drafts ?? []).map(({ text, id }) =>
    finding("note", "draft-left", {
      thing: text,
      text: `Store "${name}" holds an unpublished draft of ${id}`,
      hint: "It is no backup; it is swept when it is a day old.",
    }),
  );
}
