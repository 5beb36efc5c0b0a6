import { HoldfastError } from "../domain/error.ts";
import type { Finding } from "../domain/finding.ts";
import type { Outcome } from "../domain/report.ts";
import type { SigningKey } from "../trust/sign.ts";
import { chosen, readCatalogs } from "./catalogs.ts";
import { type Found, findBackup, foundText } from "./find_backup.ts";
import { readIdentities } from "./identities.ts";
import type { Setup } from "./open_policy.ts";
import { caught, finding, outcomeOf } from "./outcome.ts";
import { proofEntry } from "./proof_entry.ts";
import { type Proof, type Proved, prove } from "./prove.ts";
import { publishReceipt } from "./publish_receipt.ts";
import { provenText } from "./receipt.ts";
import { keysByIdentity } from "./saved.ts";
import { openSession, type Session } from "./session.ts";
import { openSigner } from "./signer.ts";

/** What to prove, from where, and what opens it. Empty lists mean all. */
export interface DrillInput {
  readonly backup: string;
  readonly sources: readonly string[];
  readonly stores: readonly string[];
  readonly identity: string | null;
}

/**
 * Proves a backup by an identity: restores it into throwaway places, compares every fact, asks the
 * policy's questions, discards it all, and publishes a signed receipt. No place of the policy is touched.
 */
export async function drill(setup: Setup, input: DrillInput): Promise<Outcome> {
  const { machine } = setup;
  const known = setup.sources.map(({ name }) => name);
  const wanted = input.sources.length === 0 ? [] : chosen("source", input.sources, known);
  const stores = chosen("store", input.stores, [...setup.stores.keys()]);
  const identities = await readIdentities(input.identity, setup);
  await using session = await openSession(setup);
  const signing = await signerOf(setup, session);
  await using key = signing.key;
  const shelves = await readCatalogs(setup, stores, "write");
  const found = await findBackup(shelves, {
    text: input.backup,
    sources: wanted,
    now: machine.now(),
  });
  machine.tell({ kind: "line", text: `Drill of ${foundText(found, machine.now())}` });
  const { manifest, sha256 } = found.checked;
  const proof: Proof = {
    setup,
    stored: { store: found.store, id: manifest.id },
    manifest,
    sha256,
    keyOf: keysByIdentity(identities),
    sources: heldOf(found, wanted),
    catalog: shelves.find(({ name }) => name === found.storeName)?.catalog ?? null,
  };
  const proved = await prove(proof);
  const published = await leaveReceipt({ found, proof, proved, session, key });
  const findings = [
    ...session.findings,
    ...signing.findings,
    ...proved.findings,
    ...published.findings,
  ];
  return tell({ found, proof, proved, findings, receipt: published.receipt });
}

/** A host that cannot sign can prove all the same; nobody else will see that it did. */
async function signerOf(
  setup: Setup,
  session: Session,
): Promise<{ key: (SigningKey & AsyncDisposable) | null; findings: readonly Finding[] }> {
  const { value, findings } = await caught(() => openSigner(setup, session.folder));
  if (value !== null) return { key: value, findings };
  const note = "No receipt will be published, so list and verify will not show this proof";
  return {
    key: null,
    findings: findings.map(({ code, text, hint, thing }) =>
      finding("warning", code, { thing, text: `${text}. ${note}`, hint }),
    ),
  };
}

/** What is proven: what was asked for, else all that the backup holds. */
function heldOf({ checked }: Found, wanted: readonly string[]): string[] {
  const held = checked.manifest.sources.map(({ name }) => name);
  const missing = wanted.find((name) => !held.includes(name));
  if (missing === undefined) return held.filter((n) => wanted.length === 0 || wanted.includes(n));
  throw new HoldfastError(
    "policy",
    `Cannot prove source "${missing}": ${checked.manifest.id} does not hold it`,
    { code: "unknown-name", hint: `It holds ${held.join(", ")}.`, thing: missing },
  );
}

async function leaveReceipt(of: {
  readonly found: Found;
  readonly proof: Proof;
  readonly proved: Proved;
  readonly session: Session;
  readonly key: SigningKey | null;
}): Promise<{ receipt: string | null; findings: readonly Finding[] }> {
  const { found, proof, proved, session, key } = of;
  if (key === null) return { receipt: null, findings: [] };
  const signed = { store: found.store, session, key, opened: "identity" } as const;
  const done = await caught(async () => ({ name: await publishReceipt(proof, proved, signed) }));
  return { receipt: done.value?.name?.text ?? null, findings: done.findings };
}

function tell(of: {
  readonly found: Found;
  readonly proof: Proof;
  readonly proved: Proved;
  readonly findings: readonly Finding[];
  readonly receipt: string | null;
}): Outcome {
  const { found, proof, proved, receipt } = of;
  const { id } = proof.manifest;
  const by = new Map(proved.sources.map((one) => [one.name, one]));
  const isWhole = proof.sources.every((name) => by.has(name));
  return outcomeOf({
    command: "drill",
    backup: id,
    findings: of.findings,
    entries: proof.sources.map((name) => ({ source: name, ...proofEntry(name, proved) })),
    totals: {
      store: found.storeName,
      manifest: proof.sha256,
      proven: by.size,
      facts: proved.sources.reduce((sum, { facts }) => sum + facts, 0),
      rto: proved.sources.reduce((sum, { rto }) => sum + (rto ?? 0), 0),
      receipt,
    },
    lines: [
      ...proof.sources.map((name) => {
        const one = by.get(name);
        return `${name}  ${one === undefined ? "NOT PROVEN" : provenText(one)}`;
      }),
      ...(receipt === null ? [] : [`Receipt: ${receipt} in ${found.storeName}`]),
      `${isWhole ? "Proven" : "Not proven"}: ${id}`,
    ],
  });
}
