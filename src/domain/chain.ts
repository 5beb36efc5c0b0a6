import { compareIds } from "./entry.ts";
import type { Finding } from "./finding.ts";
import type { Link } from "./manifest.ts";

/** A backup and when its store drops it by itself, where it announced that. */
export interface Expiring extends Link {
  /** A time as a manifest writes it. */
  readonly expires?: string | null | undefined;
}

/** A backup as the chain of one store sees it. */
export interface ChainLink extends Link {
  readonly previous: Expiring | null;
  /** Breaks its own manifest records. */
  readonly breaks: readonly { readonly expected: Link }[];
}

/** What a store shows and what the host remembers of it. */
export interface ChainView {
  readonly store: string;
  /** Trusted backups in the store, in any order. */
  readonly present: readonly ChainLink[];
  /** Backups that a trusted note says were removed; what they name must be accounted for too. */
  readonly removed: readonly ChainLink[];
  /** The head this host last published there; null without memory. */
  readonly head: Expiring | null;
  readonly now: Date;
}

/** How a backup is named beyond doubt. */
export function linkText(link: Link): string {
  return `${link.id}@${link.sha256}`;
}

/**
 * Judges one store's chain: every backup that another one names as its previous is there or removed
 * with a note, and the head that the host remembers is there. What a store announced to drop, and is
 * gone after that day, is "expired". Pure.
 *
 * @returns Findings, newest first; "first-sight" where the host remembers nothing.
 */
export function judgeChain(view: ChainView): Finding[] {
  const known = new Set([...view.present, ...view.removed].map(linkText));
  const findings: Finding[] = [];
  const newest = [...view.present].sort((a, b) => compareIds(b.id, a.id));
  const head = view.head;
  if (head === null) {
    findings.push(finding(view, "first-sight", `This host has no memory of store "${view.store}"`));
  } else if (!known.has(linkText(head)) && hasExpired(head, view.now)) {
    findings.push(expired(view, head));
  } else if (!known.has(linkText(head))) {
    const top = newest[0];
    const back = top === undefined || compareIds(top.id, head.id) < 0;
    findings.push(
      finding(
        view,
        back ? "rolled-back" : "chain-broken",
        back
          ? `Store "${view.store}" is older than this host remembers: "${head.id}" was the newest, now it is ${top === undefined ? "empty" : `"${top.id}"`}`
          : `Backup "${head.id}", which this host published to store "${view.store}", is gone without a note`,
      ),
    );
  }
  for (const one of [...newest, ...view.removed].sort((a, b) => compareIds(b.id, a.id))) {
    const gaps: (Expiring | null)[] = [one.previous, ...one.breaks.map(({ expected }) => expected)];
    for (const gap of gaps) {
      if (
        gap === null ||
        known.has(linkText(gap)) ||
        (head !== null && linkText(head) === linkText(gap))
      )
        continue;
      known.add(linkText(gap)); // each gap is reported once
      if (hasExpired(gap, view.now)) {
        findings.push(expired(view, gap));
        continue;
      }
      const text = `Backup "${gap.id}" is gone from store "${view.store}" without a note; "${one.id}" names it`;
      findings.push(finding(view, "chain-broken", text, gap.id));
    }
  }
  return findings;
}

/** Whether the day that was announced for it has come. */
export function hasExpired({ expires }: Expiring, now: Date): boolean {
  return expires != null && Date.parse(expires) <= now.getTime();
}

function expired(view: ChainView, gone: Expiring): Finding {
  const text = `Backup "${gone.id}" is gone from store "${view.store}", as it announced for ${gone.expires}`;
  return finding(view, "expired", text, gone.id);
}

function finding(
  view: ChainView,
  code: "expired" | "first-sight" | "rolled-back" | "chain-broken",
  text: string,
  thing = view.store,
): Finding {
  const hint = {
    expired: "Nothing: the store drops what is in it by itself. Another store keeps it longer.",
    "first-sight": "Compare the newest id with the last report you kept.",
    "rolled-back":
      "Was the store's disk replaced or restored? Find out who did it before you trust what is in it.",
    "chain-broken":
      "Find out who removed it. A restore of what is left must name it whole, as id@sha256.",
  }[code];
  const isNote = code === "first-sight" || code === "expired";
  return { code, weight: isNote ? "note" : "error", thing, text, hint };
}
