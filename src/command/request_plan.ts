import { resolve } from "node:path";
import { HoldfastError } from "../domain/error.ts";
import type { Bound, Requester } from "../domain/plan.ts";
import { askRun, whyNoRequest } from "../trust/github_run.ts";
import { openSigningKey, sign } from "../trust/sign.ts";
import { writeStatement } from "../trust/statement.ts";
import type { Setup } from "./open_policy.ts";
import { personOf, personOfLogin } from "./people.ts";

/**
 * Says in the bound part who asks, so that nobody approves what they requested: by a signature, or by
 * the login that started this run by hand, which the restore asks GitHub for again.
 *
 * @param how.as A key of theirs, or null where nobody signs.
 * @throws HoldfastError "approval-refused" for a key of nobody in people, or of another person than
 * the one who started the run; "gate-unreachable" where GitHub does not say who did.
 */
export async function requestOf(
  bound: Bound,
  { setup, as, folder }: { setup: Setup; as: string | null; folder: string },
): Promise<{ bound: Bound; signature: string | null }> {
  const starter = await starterOf(setup);
  if (as === null) return { bound: { ...bound, requester: starter }, signature: null };
  const { machine } = setup;
  await using key = await openSigningKey({ file: resolve(machine.cwd, as) }, machine, folder);
  const person = personOf(setup.people, key.publicKey);
  if (person === null)
    throw refused(
      `"${key.publicKey.fingerprint}": it is the key of nobody in people`,
      "Add the requester to people in the policy, or leave out --as; that costs one approval more.",
    );
  if (starter !== null && starter.person !== person.name)
    throw refused(
      `${person.name}: this run was started by ${starter.person}`,
      "Whoever starts the run is who asks: let them do it, or leave out the key.",
    );
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

/** The person whose login started this run by hand, by GitHub's own word; null where nobody did. */
async function starterOf({ github, policy }: Setup): Promise<Requester | null> {
  if (github === null) return null;
  const facts = await askRun(github, github.run.runId);
  if (facts.login === null || whyNoRequest(facts, github) !== null) return null;
  const person = personOfLogin(policy, facts.login);
  return person === null ? null : { person, login: facts.login, run: facts.id };
}

function refused(why: string, hint: string): HoldfastError {
  return new HoldfastError("approval", `Cannot request as ${why}`, {
    code: "approval-refused",
    hint,
    thing: "--as",
  });
}
