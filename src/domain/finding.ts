import type { Stage } from "./error.ts";

/** How much a finding weighs: an error makes the run red, a warning and a note do not. */
export type Weight = "error" | "warning" | "note";

/**
 * Every code a finding can have: the stage it belongs to and what it means.
 * docs/errors.md explains each one; a test compares the two.
 */
export const CODES = {
  bug: [null, "something in Holdfast itself is wrong"],
  interrupted: [null, "the run was stopped by a signal"],

  usage: ["policy", "the command line is wrong"],
  "policy-unreadable": ["policy", "the policy file cannot be read"],
  "policy-invalid": ["policy", "the policy says something that is not allowed"],
  "unknown-name": ["policy", "no source, store, backup, archive or path has that name"],
  "file-unwritable": ["policy", "a file or folder that was named cannot be written"],
  "cron-differs": ["policy", "a workflow's exact crons are not those of the policy's schedules"],
  "scratch-missing": ["policy", "the policy names no place where a source can be proven"],
  "file-exists": ["policy", "a file that would be written is already there"],

  "source-missing": ["source", "the place of a source is not there"],
  "source-empty": ["source", "a source has nothing to save"],
  "source-changed": ["source", "a file changed while it was read"],
  "source-unreadable": ["source", "a file or table of a source cannot be read"],
  "source-damaged": ["source", "the source itself is broken"],
  "source-suspect": ["source", "a source shrank implausibly; the backup is published as suspect"],
  "source-failed": ["source", "the dump of a source failed"],
  "source-uncovered": ["source", "something in the place is not saved"],
  "source-mount": ["source", "the place is a mount point and cannot be renamed at a restore"],
  "source-in-use": ["source", "somebody has the place open for writing"],
  "source-full": ["source", "no room for scratch beside the source"],
  "source-unproven": ["source", "no proof of a source is there, or only an old one"],
  "schedule-overdue": ["source", "a schedule's backup is missing long after it was due"],
  "server-unreachable": ["source", "the server of a source does not answer or went away"],
  "login-refused": ["source", "the server of a source refused the login"],
  "right-missing": ["source", "the account lacks a right on the server"],
  "hook-failed": ["source", "a hook of the policy failed"],
  "hook-missing": ["source", "a hook's program or secret is not there"],
  "hook-open": ["source", "something was paused by a run that was cut short"],
  "group-partial": ["source", "a group is saved without some of its sources"],
  "tool-missing": ["source", "a program the engine needs is not installed or too old"],

  "store-unreachable": ["store", "a store cannot be reached or listed"],
  "store-not-mounted": ["store", "the store's folder is not the mount the policy requires"],
  "store-full": ["store", "a store or the staging folder has no room"],
  "store-read-only": ["store", "a store cannot be written"],
  "store-inside-source": ["store", "a store, staging or state folder lies inside a source"],
  "store-wide": ["store", "a store's folder can be entered by others"],
  "store-failed": ["store", "writing to or reading from a store failed"],
  "store-missing-bytes": ["store", "a store did not give all the bytes it promised"],
  locked: ["store", "another run of this policy works on this host"],
  "state-failed": ["store", "the host's state cannot be read or written"],

  "ssh-missing": ["seal", "ssh-keygen is not installed"],
  "key-missing": ["seal", "a key that is needed is not there"],
  "key-malformed": ["seal", "a key cannot be read as what it should be"],
  "key-wrong": ["seal", "the key does not fit"],
  "key-exposed": [
    "seal",
    "a secret key lies where it should not, or others may read it or another secret",
  ],
  "seal-failed": ["seal", "sealing or opening an archive failed"],

  "manifest-missing": ["trust", "an entry has no manifest"],
  "manifest-unreadable": ["trust", "a manifest is not one our writer makes"],
  "signature-missing": ["trust", "a manifest or note has no signature"],
  "signature-bad": ["trust", "a signature does not fit its bytes or is not written as ours"],
  "signer-unknown": ["trust", "signed by a key the policy does not name for this"],
  "signer-retired": ["trust", "signed by a retired key after its last backup"],
  "manifest-foreign": ["trust", "the backup belongs to another policy"],
  "manifest-misplaced": ["trust", "the manifest describes another entry than the one it lies in"],
  "file-missing": ["trust", "a file the manifest names is not in the entry"],
  "file-unknown": ["trust", "an entry holds a file its manifest does not name"],
  "digest-differs": ["trust", "stored bytes are not the ones that were signed"],
  "archive-damaged": ["trust", "an archive does not open as its map says"],
  "chain-broken": ["trust", "a backup that the chain names is gone without a note"],
  expired: ["trust", "a store dropped a backup on the day it announced"],
  "rolled-back": ["trust", "the store is older than this host remembers"],
  "first-sight": ["trust", "this host has no memory of the store, so a rollback cannot be noticed"],
  "status-missing": ["store", "no signed status of an earlier run is there to judge by"],
  "status-old": ["store", "the newest signed status is too old"],
  "status-refused": [
    "store",
    "a status counts for nothing: not signed, not ours or not of a run that counts",
  ],
  "watch-blind": ["store", "a watch could not ask GitHub"],
  "ping-failed": ["store", "the address that is told of each backup was not reached"],
  "draft-left": ["store", "an unpublished draft lies in the store"],
  "entry-unknown": ["store", "something in the store is not one of ours"],

  "plan-malformed": ["approval", "the plan is not one our writer makes"],
  "plan-stale": ["approval", "what the plan was made for has changed"],
  "plan-expired": ["approval", "the plan is past its expiry"],
  "approval-missing": ["approval", "too few people approved the plan"],
  "approval-malformed": ["approval", "an approval cannot be read"],
  "approval-refused": ["approval", "this person may not approve this plan"],
  "approval-spent": ["approval", "the plan was used before"],
  "approval-open": ["approval", "the policy asks nobody before a restore"],
  "clock-back": ["approval", "the clock is older than the newest backup"],
  "gate-unreachable": ["approval", "what an approval depends on was not answered by GitHub"],
  "gate-unprotected": ["approval", "the GitHub environment does not protect what it gates"],
  "origin-refused": ["approval", "this run may not do that: not where it comes from"],
  "origin-unconfirmed": ["approval", "where this run comes from was not confirmed by GitHub"],
  "operator-refused": ["approval", "who started this run is no operator"],
  "policy-unreviewed": ["approval", "a change of the policy came without the review it needs"],

  "restore-differs": ["restore", "what was put back is not what was saved"],
  "restore-failed": ["restore", "putting back failed"],
  "check-failed": ["restore", "a check query of the policy was not answered as it says"],
  "restore-hook-failed": ["restore", "a hook around a restore or an undo failed"],
  "restore-unknown": ["restore", "no restore of that id is known here"],
  "restore-pending": ["restore", "an earlier restore was cut short and has been undone"],
  "restore-order": ["restore", "a newer restore of the same place must be undone first"],
  "restore-full": ["restore", "no room beside the place"],
  "member-refused": ["restore", "an archive holds a member that may not be put back"],
} as const satisfies Readonly<Record<string, readonly [Stage | null, string]>>;

/** The name of a kind of finding. */
export type FindingCode = keyof typeof CODES;

/** One thing a check noticed. */
export interface Finding {
  readonly code: FindingCode;
  readonly weight: Weight;
  /** What it is about: a source, store, backup, file or key. Already fit to be shown. */
  readonly thing: string;
  readonly text: string;
  /** The next step, or an empty string. */
  readonly hint: string;
}
