import { type ApprovalVerdict, judgeApproval } from "../domain/approval.ts";
import { linkText } from "../domain/chain.ts";
import { HoldfastError, Interrupted } from "../domain/error.ts";
import type { Finding } from "../domain/finding.ts";
import type { Gate } from "../domain/policy_approval.ts";
import type { Outcome } from "../domain/report.ts";
import type { Journal } from "../host/journal.ts";
import { readJournals, writeJournal } from "../host/journal.ts";
import { gatherVoices } from "./approvals.ts";
import { closeAsked } from "./ask_comment.ts";
import { refuseNoRoom } from "./before.ts";
import { type Building, buildAll, compareAll } from "./build_all.ts";
import { readCatalogs } from "./catalogs.ts";
import { type Found, findBackup, newestOf } from "./find_backup.ts";
import { readIdentities } from "./identities.ts";
import { observe, refuseReplaced } from "./observe.ts";
import type { Setup } from "./open_policy.ts";
import { caught, finding, outcomeOf } from "./outcome.ts";
import { noApproval } from "./plan.ts";
import { type ReadPlan, readPlan } from "./read_plan.ts";
import { takeBack } from "./recover.ts";
import { refuseRerun } from "./refuse_rerun.ts";
import { type Around, aroundOf, pausingOf } from "./restore_hooks.ts";
import { runHook } from "./run_hook.ts";
import { openSession, type Session } from "./session.ts";
import { noteSpent, refuseSpent } from "./spent.ts";
import { type Ready, swapAll } from "./swap_all.ts";

/** Which plan, the approvals beside `<plan>.approval`, and what opens the backup. */
export interface RestoreInput {
  readonly plan: string;
  readonly approvals: readonly string[];
  readonly identity: string | null;
}

/**
 * Carries out an approved plan: observes again, builds everything aside, compares it with the
 * inventories, and only then swaps. Until the first swap no place is touched; a failed swap takes
 * the earlier ones back.
 */
export async function restore(setup: Setup, input: RestoreInput): Promise<Outcome> {
  const { policy } = setup;
  if (policy.approval === null) throw noApproval(policy.name);
  refuseRerun(setup);
  const plan = await readPlan(input.plan, setup);
  await using session = await openSession(setup);
  await refuseSpent(plan, setup);
  const { approvers, ways } = await approvedBy(plan, input, setup);
  const identities = await readIdentities(input.identity, setup);
  const found = await findPlanned(plan, setup);
  const observed = await observe(plan, setup);
  const stored = { store: found.store, id: plan.checked.manifest.id };
  const building: Building = { setup, plan, stored, identities, sources: observed.sources };
  const around = aroundOf(plan, setup);
  await refuseNoRoom(building);
  const journal = await begin(building, around);
  const ready = await aside(building, journal, around);
  const facts = ready.facts + (await swapAll(building, ready, { around, approvers }));
  const findings: Finding[] = [
    ...session.findings,
    ...observed.findings,
    ...(await copySpent({ plan, setup, session, approvers, found })),
    ...(await closeAsked(plan, setup, approvers)),
  ];
  if (policy.approval === "open") {
    findings.push(
      finding("warning", "approval-open", {
        thing: policy.name,
        text: "Approval is open: nobody was asked before this restore",
        hint: "Name approvers in the policy.",
      }),
    );
  }
  return outcomeOf({
    command: "restore",
    backup: stored.id,
    findings,
    entries: journal.sources.map(({ name, place }) => ({ source: name, place })),
    totals: { plan: plan.sha256, restore: plan.digits, facts, approvers, ways },
    lines: [
      ...journal.sources.map(({ name, place }) => `${name}  →  ${place}`),
      `${facts.toLocaleString("en-US")} facts equal to those of ${stored.id}; approved by ${approvers.length === 0 ? "nobody (open)" : `${approvers.join(", ")} (${ways.join("; ")})`}`,
      `The old is kept until: holdfast settle ${plan.digits}`,
      `Undo with: holdfast undo ${plan.digits}`,
      "Restore successfully",
    ],
  });
}

async function approvedBy(
  plan: ReadPlan,
  input: RestoreInput,
  setup: Setup,
): Promise<ApprovalVerdict> {
  const rule = setup.policy.approval;
  if (rule === null) throw noApproval(setup.policy.name);
  const verdict = judgeApproval(
    await gatherVoices(plan, input.approvals, setup),
    rule,
    plan.requester,
    plan.claimed,
  );
  if (verdict.granted) return verdict;
  const missing =
    rule === "open"
      ? []
      : rule.approvers.filter((name) => name !== plan.claimed && !verdict.approvers.includes(name));
  const ignored =
    verdict.ignored.length === 0 ? "" : ` (not counted: ${verdict.ignored.join("; ")})`;
  throw new HoldfastError(
    "approval",
    `Cannot restore plan ${plan.digits}: ${verdict.approvers.length} of ${verdict.needed} approvals${ignored}`,
    {
      code: "approval-missing",
      hint: hintFor(plan, { input, setup, people: missing }),
      thing: plan.digits,
    },
  );
}

/** Whom to ask, and for what, by the gates that count here. */
function hintFor(
  { digits }: ReadPlan,
  of: { input: RestoreInput; setup: Setup; people: readonly string[] },
): string {
  const { approval } = of.setup.policy;
  if (approval === null || approval === "open") return "";
  const ways: Readonly<Record<Gate, string>> = {
    signature: `run: holdfast approve ${of.input.plan} --key FILE`,
    environment: `approve environment "${approval.environment}" of a new run with ${digits} in the comment`,
    comment: `write "approve ${digits}" on the issue of this plan`,
  };
  const gates = approval.gates.filter((gate) => gate === "signature" || of.setup.github !== null);
  return `Ask ${of.people.join(" or ")} to ${gates.map((gate) => ways[gate]).join("; or to ")}`;
}

async function findPlanned(plan: ReadPlan, setup: Setup): Promise<Found> {
  const shelves = await readCatalogs(setup, [...setup.stores.keys()], "write");
  const newest = newestOf(shelves);
  const now = setup.machine.now();
  if (newest !== null && now < new Date(newest.manifest.taken)) {
    throw new HoldfastError(
      "approval",
      `Cannot restore: the clock of this host is behind backup "${newest.manifest.id}"`,
      {
        code: "clock-back",
        hint: "Set the clock right; expiry cannot be judged by a wrong one.",
        thing: newest.manifest.id,
      },
    );
  }
  refuseReplaced(plan, shelves);
  const link = { id: plan.plan.bound.backup, sha256: plan.checked.sha256 };
  const found = await findBackup(shelves, { text: linkText(link), sources: [], now });
  const fresh = found.notes.filter((note) => !plan.plan.seen.findings.includes(note));
  if (fresh.length === 0) return found;
  throw new HoldfastError("trust", `Cannot trust store "${found.storeName}": ${fresh[0]}`, {
    code: "chain-broken",
    hint: "Nobody approved this. Make a new plan that names the backup whole, as id@sha256.",
    thing: found.storeName,
  });
}

async function begin({ setup, plan, sources }: Building, around: Around): Promise<Journal> {
  const turns = (await readJournals(setup.state)).map(({ turn }) => turn);
  const journal: Journal = {
    id: plan.digits,
    turn: Math.max(0, ...turns) + 1,
    state: "building",
    backup: plan.plan.bound.backup,
    plan: plan.sha256,
    began: setup.machine.now().toISOString(),
    sources: sources.map(({ source, engine, aside: { only, moves } }) => ({
      name: source.name,
      engine: source.kind.kind,
      settings: source.settings,
      place: engine.place,
      aside: { only, moves },
    })),
    ...pausingOf(around),
  };
  // Before anything is built: what a killed restore leaves beside a place is found by this.
  await writeJournal(setup.state, journal);
  setup.machine.step("restore: journalled");
  return journal;
}

async function aside(building: Building, journal: Journal, around: Around): Promise<Ready> {
  const { machine } = building.setup;
  const { before } = around.hooks;
  try {
    const { saved, asides } = await buildAll(building);
    machine.step("restore: built");
    const facts = await compareAll(building, saved);
    machine.step("restore: compared");
    if (before !== null) await runHook(before, around.run);
    machine.step("restore: prepared");
    // Written with the state of the swaps: until then nothing of it can be in a place.
    const sources = journal.sources.map((source, index) => ({
      ...source,
      aside: asides[index] ?? source.aside,
    }));
    return { saved, facts, journal: { ...journal, sources } };
  } catch (error) {
    await takeBack(journal, building.setup); // no place was touched yet; this drops what was built
    throw error;
  }
}

/** Why a copy could not be made; a signal too stops only this, as everything is in place by now. */
async function whyNot(work: () => Promise<true>): Promise<string | null> {
  try {
    return (await caught(work)).findings[0]?.text ?? null;
  } catch (error) {
    if (error instanceof Interrupted) return error.message;
    throw error;
  }
}

async function copySpent(all: {
  plan: ReadPlan;
  setup: Setup;
  session: Session;
  approvers: readonly string[];
  found: Found;
}): Promise<Finding[]> {
  const why = await whyNot(() => noteSpent(all));
  if (why === null) return [];
  return [
    finding("note", "approval-spent", {
      thing: all.plan.digits,
      text: `This plan is recorded as used on this host only, not in the stores: ${why}`,
      hint: "Keep this host's state folder.",
    }),
  ];
}
