import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Policy } from "../domain/policy.ts";
import { VERSION } from "../domain/version.ts";
import { addressesOf } from "./kit_by_hand.ts";

/** What the steps depend on. */
export interface StepsInput {
  readonly folder: string;
  readonly policy: Policy;
  /** `owner/name@<commit>`; null where the workflows keep their placeholder. */
  readonly action: string | null;
  readonly runner: string;
  readonly kept: ReadonlySet<string>;
  /** What CODEOWNERS should hold; null where no login is known. */
  readonly owners: string | null;
}

/** What init cannot do, each with the page where it is done. */
export async function stepsFor({
  folder,
  policy,
  action,
  runner,
  kept,
  owners,
}: StepsInput): Promise<string[]> {
  const { page, organisation } = await pagesOf(folder);
  const rule = policy.approval !== null && policy.approval !== "open" ? policy.approval : null;
  const place = rule?.environment ?? "restore";
  const steps = [
    "Keys: on a machine that you trust run `holdfast keygen keys`. keys/recipient.txt and keys/signing.pub go into this repository, keys/identity.txt onto a drive that leaves the machine; never commit that one, nor keys/signing.",
    ...Object.keys(policy.people).map(
      (name) => `Public key of ${name}: their ssh public key as people/${name}.pub.`,
    ),
    ...addressStep(policy),
    ...(rule === null
      ? [
          "People: name at least one in holdfast.yml who may approve a restore, or nothing is ever restored.",
        ]
      : []),
    ...(rule !== null && rule.approvers.length <= rule.needed
      ? [
          "A second person: nobody approves what they asked for, so who approves alone cannot be who asks.",
        ]
      : []),
    ...(Object.keys(policy.schedules).length === 0
      ? [
          "Schedules: holdfast.yml has none. Name one, or take `schedule` out of backup.yml: a tick that no schedule asks for is red.",
        ]
      : []),
    ...(policy.retention !== null &&
    !Object.values(policy.signers).some(({ may }) => may.includes("prune"))
      ? [
          "Signers: none in holdfast.yml may prune. Add it to the host's, or take job `prune` out of backup.yml: it would be red.",
        ]
      : []),
    ...(action === null
      ? [
          `Pin: in .github/workflows put the repository and the commit of the release you trust (v${VERSION}) for holdfast/holdfast@000…; until then GitHub refuses to start them.`,
        ]
      : []),
    `Runner: beside the servers, with the label ${runner}, as a user who may read what is saved: ${page("/settings/actions/runners/new")}`,
    `Runner group, where an organisation has several repositories: only this one, only these workflows: ${organisation("/settings/actions/runner-groups")}`,
    `Environment backup: deployment branches limited to the default branch; secret HOLDFAST_SIGNING_KEY is the text of keys/signing: ${page("/settings/environments")}`,
    `Environment ${place}: the same limit; secret HOLDFAST_IDENTITY is the text of keys/identity.txt, unless it shall stay offline, and HOLDFAST_SIGNING_KEY again, so that the stores learn which plans are spent. For gate environment also required reviewers, no self-review, no bypass by administrators: ${page("/settings/environments")}`,
    `Default branch: pull requests only, a review of code owners required, no force push: ${page("/settings/rules")}`,
    `Actions: workflow permissions read-only, and only actions you chose: ${page("/settings/actions")}`,
    'Then: on the server `export HOLDFAST_SIGNING_KEY="$(cat FILE)"`, FILE being a copy of keys/signing that you remove again, and `holdfast check`; then run workflow backup once by hand.',
  ];
  if (owners === null)
    steps.push(
      "Reviewers: name the logins who review /holdfast.yml, /keys/, /people/ and /.github/ in .github/CODEOWNERS.",
    );
  else if (kept.has(".github/CODEOWNERS"))
    steps.push(`CODEOWNERS is there: add ${owners.split("\n").slice(1, -1).join("; ")}`);
  return steps;
}

/** The files on the server that hold addresses with passwords, and so are no part of the repository. */
function addressStep({ sources }: Policy): string[] {
  const files = addressesOf(Object.values(sources).filter(({ enabled }) => enabled));
  const paths = files.flatMap((one) => /^file:(.+)$/.exec(one)?.[1] ?? []);
  if (paths.length === 0) return [];
  return [
    `Addresses: on the server make ${paths.join(", ")}: one line each, mode 0600, of the user who runs this, symbols in a password escaped (p@ss/w#rd as p%40ss%2Fw%23rd); docs/presets.md has the accounts.`,
  ];
}

interface Pages {
  /** A page of the repository. */
  page(path: string): string;
  /** A page of what owns it. */
  organisation(path: string): string;
}

/** Reads where the repository is published, from the clone's own settings. */
async function pagesOf(folder: string): Promise<Pages> {
  const config = await readFile(join(folder, ".git", "config"), "utf8").catch(() => "");
  const origin = /\[remote "origin"\][^[]*?\burl\s*=\s*(\S+)/.exec(config)?.[1] ?? "";
  const found =
    /^(?:https:\/\/|ssh:\/\/git@|git@)([A-Za-z0-9.-]+)[:/]([A-Za-z0-9-]+)\/([A-Za-z0-9._-]+?)(?:\.git)?\/?$/.exec(
      origin,
    );
  const [, host = "github.com", owner = "OWNER", name = "REPOSITORY"] = found ?? [];
  return {
    page: (path) => `https://${host}/${owner}/${name}${path}`,
    organisation: (path) => `https://${host}/organizations/${owner}${path}`,
  };
}
