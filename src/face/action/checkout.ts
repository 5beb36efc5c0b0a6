import { lstat, readFile, realpath } from "node:fs/promises";
import { join, relative, resolve, sep } from "node:path";
import type { Setup } from "../../command/open_policy.ts";
import { shown } from "../../domain/name.ts";
import type { GitHubRun } from "../../host/github.ts";
import type { Machine } from "../../host/machine.ts";
import { blobId, type Checkout, committed, findCheckout } from "./git.ts";
import { refusal } from "./guard.ts";

const POLICY_FILE = "holdfast.yml";
const CLEAN = "Check out the default branch with actions/checkout and change none of its files.";

/**
 * Makes sure that the policy and the public files it names are those of the run's commit, byte for
 * byte, so that what counts is what was reviewed.
 *
 * @returns The policy's path in the repository.
 * @throws HoldfastError "origin-refused", naming every file that differs.
 */
export async function refuseDirty(setup: Setup, run: GitHubRun): Promise<string> {
  const { machine } = setup;
  const checkout = await findCheckout(setup.folder, machine);
  if (checkout === null)
    throw refusal(`the policy "${shown(setup.file)}" lies in no git checkout`, CLEAN);
  if (checkout.head !== run.sha)
    throw refusal(
      `the checkout stands at ${shown(checkout.head.slice(0, 12))}, and the run is of ${shown(run.sha.slice(0, 12))}`,
      "Check out the run's own commit: actions/checkout without ref.",
    );
  const files = await Promise.all(
    [setup.file, ...namedFiles(setup)].map(async (file) => await whereIn(checkout, file)),
  );
  const there = await committed(checkout, run.sha, {
    paths: files.flatMap(({ path }) => (path === null ? [] : [path])),
    machine,
  });
  const wrong: string[] = [];
  for (const { file, path } of files) {
    const is = path === null ? undefined : there.get(path);
    if (path === null) wrong.push(`"${shown(file)}" lies outside of the checkout`);
    else if (is?.mode !== "100644" && is?.mode !== "100755")
      wrong.push(`"${shown(path)}" is not in the commit as a plain file`);
    else if (blobId(await bytesOf(setup, file), is.id) !== is.id)
      wrong.push(`"${shown(path)}" is not as in the commit`);
  }
  if (wrong.length > 0) throw refusal(wrong.join("; "), CLEAN);
  return files[0]?.path ?? "";
}

/** The public files of a policy that decide who is trusted and who can open. */
export function namedFiles({ policy, folder }: Pick<Setup, "policy" | "folder">): string[] {
  const entries = [
    ...policy.recipients,
    ...Object.values(policy.signers).map(({ key }) => key),
    ...Object.values(policy.people).flatMap(({ keys }) => keys),
  ];
  return [...new Set(entries)]
    .filter((entry) => entry.startsWith("file:"))
    .map((entry) => resolve(folder, entry.slice("file:".length)));
}

/** Its path from the top; null where it lies elsewhere, also through a link on the way. */
async function whereIn(
  { top }: Checkout,
  file: string,
): Promise<{ file: string; path: string | null }> {
  const [root, real] = await Promise.all([realpath(top), realpath(file).catch(() => file)]);
  const path = relative(root, real);
  const isInside =
    path !== "" && !path.startsWith(`..${sep}`) && path !== ".." && join(root, path) === real;
  const isLink = (await lstat(file)).isSymbolicLink();
  return { file, path: isInside && !isLink ? path : null };
}

/** What was read, for the policy; the others are small and read once more. */
async function bytesOf(setup: Setup, file: string): Promise<Uint8Array> {
  return file === setup.file ? new TextEncoder().encode(setup.text) : await readFile(file);
}

/**
 * Makes sure that a proposed policy is a plain file of the workspace: a proposal could make a link of
 * it, and a complaint would then repeat a line of a file of this machine.
 *
 * @throws HoldfastError "origin-refused".
 */
export async function refuseLink(path: string | null, machine: Machine): Promise<void> {
  const root = resolve(machine.env["GITHUB_WORKSPACE"] ?? machine.cwd);
  const file = path === null ? join(machine.cwd, POLICY_FILE) : resolve(machine.cwd, path);
  const name = path ?? POLICY_FILE;
  const real = await realpath(file).catch(() => null);
  if (real === null) return; // what is not there is told by whoever reads it
  const expected = join(await realpath(root), relative(root, file));
  const isInside = file.startsWith(`${root}${sep}`) && real === expected;
  if (isInside && (await lstat(real)).isFile()) return;
  throw refusal(
    `the policy "${shown(name)}" leads to a file outside of the workspace`,
    "A proposed policy must be a plain file of the repository.",
  );
}
