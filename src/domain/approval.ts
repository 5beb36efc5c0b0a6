import type { ApprovalRule } from "./policy_approval.ts";

/** One yes as it was found: who said it and in which way, or why it counts nothing. */
export type Voice =
  | {
      readonly person: string;
      /** "signature by SHA256:…", "environment by login ana-example". */
      readonly by: string;
    }
  | { readonly person: null; readonly why: string };

/** Whether a plan may be carried out, and who said so. */
export interface ApprovalVerdict {
  readonly granted: boolean;
  readonly approvers: readonly string[];
  /** Of each approver, in their order, the way that counted. */
  readonly ways: readonly string[];
  readonly needed: number;
  /** Why voices counted nothing. */
  readonly ignored: readonly string[];
}

/**
 * Counts people, not keys: strangers, the requester, repeats of one person count nothing. A
 * requester who is not proven costs one approval more. Pure.
 *
 * @param requester The proven requester, or null.
 * @param claimed Who is said to have asked, proven or not; they approve nothing either way.
 */
export function judgeApproval(
  voices: readonly Voice[],
  rule: ApprovalRule | "open",
  requester: string | null,
  claimed: string | null = requester,
): ApprovalVerdict {
  if (rule === "open") return { granted: true, approvers: [], ways: [], needed: 0, ignored: [] };
  const needed = rule.needed + (requester === null ? 1 : 0);
  const approvers = new Map<string, string>();
  const ignored: string[] = [];
  for (const voice of voices) {
    if (voice.person === null) ignored.push(voice.why);
    else if (voice.person === requester || voice.person === claimed)
      ignored.push(`${voice.person} requested this plan`);
    else if (!rule.approvers.includes(voice.person)) ignored.push(`${voice.person} is no approver`);
    else if (approvers.has(voice.person)) ignored.push(`${voice.person} is counted already`);
    else approvers.set(voice.person, voice.by);
  }
  return {
    granted: approvers.size >= needed,
    approvers: [...approvers.keys()],
    ways: [...approvers.values()],
    needed,
    ignored,
  };
}
