import { z } from "zod";
import { type EntryName, parseEntryName } from "../../domain/entry.ts";
import { GitHubFailure } from "../../host/github.ts";
import { type Context, within } from "./context.ts";

/** An artifact that is an entry of ours. */
export interface Artifact {
  readonly name: EntryName;
  readonly id: number;
  readonly size: number; // bytes
  /** SHA-256 of the whole file, hex; null where GitHub does not say. */
  readonly sha256: string | null;
  readonly created: string;
}

/** The artifacts of a repository that count, and how many are only named as if they did. */
export interface Listing {
  /** By the entry's name. */
  readonly ours: ReadonlyMap<string, Artifact>;
  readonly foreign: number;
}

/** Judges artifacts; what it learns of runs it remembers. */
export interface Judge {
  /** @param name Only this one; all unless told. */
  list(name?: EntryName): Promise<Listing>;
  /** Why what this very run uploads would count for nothing; null where it counts. */
  whyNotThis(): Promise<string | null>;
}

const listed = z.object({
  id: z.int().positive(),
  name: z.string(),
  size_in_bytes: z.int().nonnegative(),
  expired: z.boolean(),
  created_at: z.string(),
  digest: z.string().nullish(),
  workflow_run: z.object({
    id: z.int().positive(),
    repository_id: z.int(),
    head_repository_id: z.int(),
    head_branch: z.string().nullable(),
  }),
});
type Listed = z.infer<typeof listed>;

const repository = z.object({ id: z.int(), default_branch: z.string() });
const workflowRun = z.object({ path: z.string(), event: z.string() });

const AT_ONCE = 8; // runs asked for at the same time
const FOLDER = ".github/workflows/";

/**
 * Which artifacts count: those of a known workflow on the default branch of this repository. Anybody
 * who may open a pull request can upload an artifact of any name.
 *
 * @param workflows File names below .github/workflows.
 */
export function judgeOf(context: Context, workflows: readonly string[]): Judge {
  const runs = new Map<number, Promise<boolean>>();
  let home: Promise<z.infer<typeof repository>> | null = null;
  const ask = async () => repository.parse(await context.github().get(""));
  const homeOf = () => {
    home ??= ask();
    home.catch(() => {
      home = null;
    });
    return home;
  };
  const isKnown = (id: number): Promise<boolean> => {
    const known = runs.get(id) ?? isOfOurs(context, id, workflows);
    runs.set(id, known);
    known.catch(() => runs.delete(id));
    return known;
  };
  return {
    list: (name) =>
      within(context, "list", async () => {
        const { id, default_branch: branch } = await homeOf();
        const found = await named(context, name);
        const near = found.filter(
          ({ workflow_run: run }) =>
            run.repository_id === id && run.head_repository_id === id && run.head_branch === branch,
        );
        const counting: Listed[] = [];
        for (let at = 0; at < near.length; at += AT_ONCE) {
          const some = near.slice(at, at + AT_ONCE);
          const are = await Promise.all(some.map((one) => isKnown(one.workflow_run.id)));
          counting.push(...some.filter((_, index) => are[index]));
        }
        const ours = new Map<string, Artifact>();
        for (const one of counting.sort(byAge)) {
          const artifact = artifactOf(one);
          if (!ours.has(artifact.name.text)) ours.set(artifact.name.text, artifact);
        }
        return { ours, foreign: found.length - ours.size };
      }),
    whyNotThis: () =>
      within(context, "use", async () => {
        const { run } = context.github();
        const { default_branch: branch } = await homeOf();
        const [path = ""] = run.workflowRef.replace(`${run.repository}/`, "").split("@");
        const file = path.replace(FOLDER, "");
        if (!workflows.includes(file)) return `its workflow "${file}" is not among workflows`;
        return run.ref === `refs/heads/${branch}` ? null : `it is not on the branch "${branch}"`;
      }),
  };
}

async function named(context: Context, name: EntryName | undefined): Promise<Listed[]> {
  const query = name === undefined ? "" : `?name=${name.text}.zip`;
  const found: Listed[] = [];
  for await (const item of context.github().list(`/actions/artifacts${query}`, "artifacts")) {
    const { data } = listed.safeParse(item);
    if (data === undefined || data.expired || nameOf(data.name) === null) continue;
    found.push(data);
  }
  return found;
}

/** Its file, and not begun by a stranger's pull request, which brings a workflow of its own. */
async function isOfOurs(
  context: Context,
  id: number,
  workflows: readonly string[],
): Promise<boolean> {
  try {
    const run = workflowRun.parse(await context.github().get(`/actions/runs/${id}`));
    const [path = ""] = run.path.split("@");
    const file = path.startsWith(FOLDER) ? path.slice(FOLDER.length) : "";
    return workflows.includes(file) && !run.event.startsWith("pull_request");
  } catch (cause) {
    if (cause instanceof GitHubFailure && cause.status === 404) return false; // a deleted run's artifact
    throw cause;
  }
}

/** The first of a name is the entry: a later one must not take its place. */
function byAge(a: Listed, b: Listed): number {
  return Date.parse(a.created_at) - Date.parse(b.created_at) || a.id - b.id;
}

function artifactOf(one: Listed): Artifact {
  return {
    name: nameOf(one.name) as EntryName,
    id: one.id,
    size: one.size_in_bytes,
    sha256: /^sha256:([0-9a-f]{64})$/.exec(one.digest ?? "")?.[1] ?? null,
    created: one.created_at,
  };
}

/** The entry of an artifact called `Backup_20261120_0200Z.zip`; null for anything else. */
function nameOf(text: string): EntryName | null {
  if (!text.endsWith(".zip")) return null;
  const name = parseEntryName(text.slice(0, -".zip".length));
  return name === null || name.kind === "draft" ? null : name;
}
