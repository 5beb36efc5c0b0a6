import type { Policy } from "../domain/policy.ts";
import { type PublicKey, samePublicKey } from "../trust/public_key.ts";
import type { Person } from "./open_policy.ts";

/** Whose key it is; null for a stranger's. */
export function personOf(people: readonly Person[], key: PublicKey): Person | null {
  return people.find(({ keys }) => keys.some((one) => samePublicKey(one, key))) ?? null;
}

/** Whose GitHub login it is; null for a stranger's. GitHub compares logins without case. */
export function personOfLogin({ people }: Pick<Policy, "people">, login: string): string | null {
  const wanted = login.toLowerCase();
  const found = Object.entries(people).find(([, one]) => one.github?.toLowerCase() === wanted);
  return found?.[0] ?? null;
}
