import { resolve } from "node:path";
import { HoldfastError } from "../domain/error.ts";
import type { Bound } from "../domain/plan.ts";
import { openSigningKey, sign } from "../trust/sign.ts";
import { writeStatement } from "../trust/statement.ts";
import type { Setup } from "./open_policy.ts";
import { personOf } from "./people.ts";

/**
 * Signs the bound part as its requester, so that nobody approves what they requested.
 *
 * @param how.as A key of theirs, or null where nobody proves to ask.
 * @throws HoldfastError "approval-refused" for a key of nobody in people.
 */
export async function requestOf(
  bound: Bound,
  { setup, as, folder }: { setup: Setup; as: string | null; folder: string },
): Promise<{ bound: Bound; signature: string | null }> {
  if (as === null) return { bound, signature: null };
  const { machine } = setup;
  await using key = await openSigningKey({ file: resolve(machine.cwd, as) }, machine, folder);
  const person = personOf(setup.people, key.publicKey);
  if (person === null) {
    throw new HoldfastError(
      "approval",
      `Cannot request as "${key.publicKey.fingerprint}": it is the key of nobody in people`,
      {
        code: "approval-refused",
        hint: "Add the requester to people in the policy, or leave out --as; that costs one approval more.",
        thing: "--as",
      },
    );
  }
  const requested = {
    ...bound,
    requester: { person: person.name, key: key.publicKey.fingerprint },
  };
  return {
    bound: requested,
    signature: await sign(writeStatement(requested), {
      namespace: "holdfast-request",
      key,
      machine,
    }),
  };
}
