import { execFile } from "node:child_process";
import { promisify } from "node:util";

const execute = promisify(execFile);

/** A commit as the API shows it. */
export interface ShownCommit {
  readonly sha: string;
  readonly parents: readonly { readonly sha: string }[];
  readonly [key: string]: unknown;
}

/** Runs git in a folder; null where git says no. */
async function git(folder: string, ...argv: string[]): Promise<Buffer | null> {
  try {
    const done = await execute("git", ["-C", folder, ...argv], {
      encoding: "buffer",
      maxBuffer: 64 * 2 ** 20,
      env: { PATH: process.env["PATH"] ?? "", GIT_CONFIG_NOSYSTEM: "1", HOME: folder },
    });
    return done.stdout;
  } catch {
    return null;
  }
}

/** The commits that lead to `from`, newest first, only those that changed `path` where one is given. */
export async function commitsOf(
  folder: string,
  from: string,
  path: string | null,
): Promise<ShownCommit[] | null> {
  const found = await git(
    folder,
    "log",
    "--format=%H%x00%P%x00%an%x00%ae%x00%aI%x00%cI%x00%G?%x00%s%x01",
    from,
    "--",
    ...(path === null ? [] : [path]),
  );
  if (found === null) return null;
  return found
    .toString("utf8")
    .split("\x01")
    .map((one) => one.trimStart())
    .filter((one) => one !== "")
    .map((one) => {
      const [sha = "", parents = "", name, email, authored, committed, signed, subject] =
        one.split("\0");
      return {
        sha,
        node_id: `C_${sha}`,
        parents: parents
          .split(" ")
          .filter((parent) => parent !== "")
          .map((parent) => ({ sha: parent })),
        commit: {
          message: subject,
          author: { name, email, date: authored },
          committer: { name, email, date: committed },
          verification: {
            verified: signed === "G",
            reason: signed === "G" ? "valid" : "unsigned",
          },
        },
        author: null, // no account is known by this address
        committer: null,
      };
    });
}

/** The full SHA a name stands for; null where nothing has it. */
export async function shaOf(folder: string, name: string): Promise<string | null> {
  if (name.startsWith("-")) return null;
  const found = await git(folder, "rev-parse", "--verify", "--quiet", `${name}^{commit}`);
  return found?.toString("utf8").trim() ?? null;
}

/** A file's bytes and blob at a commit; null where it is not there. */
export async function contentOf(
  folder: string,
  at: string,
  path: string,
): Promise<{ bytes: Buffer; sha: string } | null> {
  const sha = await git(folder, "rev-parse", "--verify", "--quiet", `${at}:${path}`);
  const bytes = await git(folder, "cat-file", "blob", `${at}:${path}`);
  return sha === null || bytes === null ? null : { bytes, sha: sha.toString("utf8").trim() };
}
