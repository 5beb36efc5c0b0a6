import { readFile } from "node:fs/promises";
import { z } from "zod";
import type { EntryName } from "../domain/entry.ts";
import { HoldfastError } from "../domain/error.ts";
import type { Finding } from "../domain/finding.ts";
import { plural } from "../domain/units.ts";
import { GitHubFailure } from "../host/github.ts";
import type { Machine } from "../host/machine.ts";
import { cacheOf } from "./artifact/cache.ts";
import {
  contextOf,
  keepsFor,
  type Patience,
  requireService,
  retentionOf,
  storeError,
  within,
} from "./artifact/context.ts";
import { downloadOf, missing } from "./artifact/download.ts";
import { type Desk, draftOf } from "./artifact/draft.ts";
import { type Artifact, judgeOf } from "./artifact/listing.ts";
import { isStatement, makeMemo } from "./artifact/memo.ts";
import { shelfOf } from "./artifact/shelf.ts";
import { compareNames } from "./compare_names.ts";
import type { Store, StoreKind } from "./store.ts";

/** The artifacts of the repository whose workflow runs. */
export interface ArtifactSettings {
  /** How long GitHub keeps each; the repository's own limit holds all the same. */
  readonly "retention-days"?: number | undefined;
  /** The workflows whose artifacts count, by file name. */
  readonly workflows: readonly string[];
  /** Whether manifests that were read are kept in the repository's cache. */
  readonly cache: boolean;
}

const PATIENCE: Patience = { pause: 1000, idle: 30_000 };
const WORKFLOWS = ["backup.yml", "restore.yml", "undo.yml", "verify.yml"];

const settings = z.strictObject({
  "retention-days": z.int().min(1).max(400).optional(),
  workflows: z
    .array(z.string().regex(/^[A-Za-z0-9_][A-Za-z0-9._-]{0,99}\.ya?ml$/, "a workflow's file name"))
    .min(1)
    .default(WORKFLOWS),
  cache: z.boolean().default(false),
});

/** Entries as artifacts of workflow runs, one raw zip each. */
export const artifact: StoreKind<ArtifactSettings> = {
  kind: "artifact",
  settings,
  resolve: (given) => given,
  open: (given, machine) => artifactStore(given, machine, PATIENCE),
};

/** The store, with what a test waits for. */
export function artifactStore(
  given: ArtifactSettings,
  machine: Machine,
  patience: Patience,
): Store {
  const context = contextOf(machine, patience);
  const judge = judgeOf(context, given.workflows);
  const download = downloadOf(context);
  const memo = makeMemo();
  const shelf = shelfOf(context, download, memo);
  const cache = given.cache ? cacheOf(machine, memo) : null;
  const asked = given["retention-days"] ?? null;
  const known = new Map<string, Artifact>(); // what was listed, for reading
  const fresh = new Map<string, Artifact>(); // what this process uploaded: a listing may be late
  const gone = new Set<number>(); // what it removed
  let loaded: Promise<void> | null = null;

  const find = async (name: EntryName): Promise<Artifact | null> => {
    const { ours } = await judge.list(name);
    const listed = ours.get(name.text);
    const found = listed !== undefined && !gone.has(listed.id) ? listed : fresh.get(name.text);
    if (found === undefined) known.delete(name.text);
    else known.set(name.text, found);
    return found ?? null;
  };
  const desk: Desk = {
    context,
    retention: retentionOf(asked, machine),
    find,
    digest: (one) => download.digest(one),
    uploaded: async (one, files) => {
      fresh.set(one.name.text, one);
      known.set(one.name.text, one);
      for (const [file, path] of files)
        if (isStatement(file)) memo.set(one, file, await readFile(path));
      if (one.name.kind === "backup") await cache?.save(new Set(idsOf(known)));
    },
  };

  return {
    label: context.label,
    folders: [],
    keepsFor: keepsFor(asked, machine),
    check: async () => await check(),
    async *list() {
      loaded ??= cache?.load() ?? Promise.resolve();
      await loaded;
      const { ours } = await judge.list();
      known.clear();
      for (const [text, one] of [...fresh, ...ours]) if (!gone.has(one.id)) known.set(text, one);
      yield* [...known.values()].map(({ name }) => name).sort(compareNames);
    },
    look: async (name) => {
      const found = name.kind === "draft" ? null : await find(name);
      return found === null ? null : { name, files: await shelf.files(found) };
    },
    async *read(name, file, range) {
      const found = known.get(name.text) ?? (await find(name));
      if (found === null) throw missing(context, { name }, "there is no such artifact");
      yield* shelf.read(found, file, range);
    },
    draft: async (name) => {
      if (name.kind === "draft") throw new RangeError("A draft of a draft");
      requireService(context);
      return (await find(name)) === null ? draftOf(desk, name) : "taken";
    },
    remove: async (name) => {
      const found = name.kind === "draft" ? null : await find(name);
      if (found === null) return;
      await within(context, `remove "${name.text}" from`, async () => {
        try {
          await context.github().send("DELETE", `/actions/artifacts/${found.id}`);
        } catch (cause) {
          if (!(cause instanceof GitHubFailure && cause.status === 404)) throw cause;
        }
      });
      gone.add(found.id);
      fresh.delete(name.text);
      known.delete(name.text);
    },
    sweep: async () => 0, // nothing lies there before it is whole
  };

  /** What keeps a backup from this store, and what in it counts for nothing. */
  async function check(): Promise<readonly Finding[]> {
    try {
      requireService(context);
      const why = await judge.whyNotThis();
      if (why !== null)
        throw storeError(context, "write to", {
          why: `what this run uploads would count for nothing: ${why}`,
          hint: "Name the workflow in the store's workflows, and run it on the default branch.",
        });
      const { foreign } = await judge.list();
      return foreign === 0 ? [] : [strangers(foreign)];
    } catch (cause) {
      if (!(cause instanceof HoldfastError)) throw cause;
      const { code, message, hint } = cause;
      const thing = cause.thing ?? context.label;
      return [{ code, weight: "error", thing, text: message, hint: hint ?? "" }];
    }
  }

  function strangers(count: number): Finding {
    return {
      code: "entry-unknown",
      weight: "note",
      thing: context.label.replace(/^store "|"$/g, ""),
      text: `${plural(count, "artifact")} in ${context.label} ${count === 1 ? "is" : "are"} named like a backup and count for nothing: not of a known workflow on the default branch, or a second one of its name`,
      hint: "If it is a workflow of yours, name it in the store's workflows.",
    };
  }
}

function idsOf(known: ReadonlyMap<string, Artifact>): number[] {
  return [...known.values()].map(({ id }) => id);
}
