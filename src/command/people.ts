import { type PublicKey, samePublicKey } from "../trust/public_key.ts";
import type { Person } from "./open_policy.ts";

/** Whose key it is; null for a stranger's. */
export function personOf(people: readonly Person[], key: PublicKey): Person | null {
  return people.find(({ keys }) => keys.some((one) => samePublicKey(one, key))) ?? null;
}
