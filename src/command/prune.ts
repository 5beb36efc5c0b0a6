import { linkText } from "../domain/chain.ts";
import { HoldfastError } from "../domain/error.ts";
import type { Finding } from "../domain/finding.ts";
import type { RetentionRule } from "../domain/policy_retention.ts";
import type { Outcome } from "../domain/report.ts";
import { judgeRetention, type Verdict } from "../domain/retention.ts";
import { plural } from "../domain/units.ts";
import { linkOf } from "../trust/catalog.ts";
import { chosen, readCatalogs, type Shelved } from "./catalogs.ts";
import type { Setup } from "./open_policy.ts";
import { outcomeOf } from "./outcome.ts";
import { hasError } from "./preflight.ts";
import { type Pruning, removeDropped } from "./remove_dropped.ts";
import { openSession } from "./session.ts";
import { openSigner } from "./signer.ts";

/** Which stores to prune, all where none is named, and whether to do it. */
export interface PruneInput {
  readonly stores: readonly string[];
  /** False: only says what it would do, and writes nothing. */
  readonly yes: boolean;
}

/** What is to become of one store. */
interface Judged {
  readonly shelf: Shelved;
  readonly verdicts: readonly Verdict[];
  /** Why nothing may be removed from it. */
  readonly findings: readonly Finding[];
}

/** What became of one store. */
interface Pruned extends Judged {
  readonly removed: ReadonlySet<string>;
}

/**
 * Applies the policy's retention to each store by itself, with a reason for every backup; what lies in
 * another store never counts. A dry run unless told.
 *
 * @throws HoldfastError policy/usage without a `retention`; of stage "seal" where this host's key may
 *   not prune. Nothing was removed then.
 */
export async function prune(setup: Setup, input: PruneInput): Promise<Outcome> {
  const rule = ruleOf(setup);
  const names = chosen("store", input.stores, [...setup.stores.keys()]);
  if (!input.yes) {
    const shelves = await readCatalogs(setup, names);
    const judged = shelves.map((shelf) => judgeStore(setup, shelf, rule));
    return tell(
      judged.map((one) => ({ ...one, removed: new Set() })),
      { yes: false, before: [] },
    );
  }
  await using session = await openSession(setup);
  await using key = await openSigner(setup, session.folder, "prune");
  const shelves = await readCatalogs(setup, names, "write");
  const pruning: Pruning = { setup, key, staged: session.folder };
  const pruned: Pruned[] = [];
  for (const shelf of shelves) {
    const judged = judgeStore(setup, shelf, rule);
    if (hasError(judged.findings)) pruned.push({ ...judged, removed: new Set() });
    else {
      const done = await removeDropped(shelf, judged.verdicts, pruning);
      const findings = [...judged.findings, ...done.findings];
      pruned.push({ ...judged, findings, removed: done.removed });
    }
  }
  return tell(pruned, { yes: true, before: session.findings });
}

function ruleOf({ policy }: Setup): RetentionRule {
  if (policy.retention !== null) return policy.retention;
  throw new HoldfastError("policy", `Cannot prune: policy "${policy.name}" has no retention`, {
    code: "usage",
    hint: "Without it nothing is ever removed. Add retention: { last: 7 } or { slots: weekday }; docs/retention.md says what they keep.",
    thing: "retention",
  });
}

function judgeStore(setup: Setup, shelf: Shelved, rule: RetentionRule): Judged {
  const { catalog } = shelf;
  if (catalog === null) return { shelf, verdicts: [], findings: shelf.findings };
  const noted = new Set(catalog.removed.map(linkText));
  const candidates = catalog.entries.map(({ id, checked }) => ({
    id,
    manifest: checked?.manifest ?? null,
    isNoted: checked !== null && noted.has(linkText(linkOf(checked))),
  }));
  const sources = setup.sources.filter(({ entry }) => entry.enabled).map(({ name }) => name);
  const untrusted = catalog.entries.flatMap(({ findings }) =>
    findings.map((one) => ({ ...one, weight: "warning" as const })),
  );
  return {
    shelf,
    verdicts: judgeRetention(candidates, rule, { now: setup.machine.now(), sources }),
    findings: [...catalog.findings, ...untrusted],
  };
}

function tell(
  pruned: readonly Pruned[],
  how: { readonly yes: boolean; readonly before: readonly Finding[] },
): Outcome {
  const entries = pruned.flatMap(({ shelf, verdicts, removed }) =>
    verdicts.map(({ id, keep, because }) => ({
      id,
      store: shelf.name,
      verdict: keep ? "keep" : "drop",
      because,
      removed: removed.has(id),
    })),
  );
  const count = (test: (entry: (typeof entries)[number]) => boolean) => entries.filter(test).length;
  const kept = count(({ verdict }) => verdict === "keep");
  const dropped = count(({ verdict }) => verdict === "drop");
  const gone = count(({ removed }) => removed);
  const stopped = pruned.filter(({ findings }) => hasError(findings));
  return outcomeOf({
    command: "prune",
    findings: [...how.before, ...pruned.flatMap(({ findings }) => findings)],
    entries,
    totals: { kept, dropped, removed: gone },
    lines: [
      ...entries.map(
        ({ id, verdict, store, because, removed }) =>
          `${id}  ${removed ? "removed" : verdict}  ${store}  ${because.join("; ")}`,
      ),
      ...stopped.map(({ shelf }) => `${shelf.name}  nothing more is removed: see the errors`),
      how.yes
        ? `${plural(gone, "backup")} removed, ${kept} kept`
        : `${plural(dropped, "backup")} to remove, ${kept} to keep; prune --yes does it`,
    ],
  });
}
