import type { Bytes } from "../domain/bytes.ts";
import { HoldfastError } from "../domain/error.ts";
import type { ManifestSource } from "../domain/manifest.ts";
import { plural } from "../domain/units.ts";
import type { Aside, Saved } from "../engine/engine.ts";
import type { Machine } from "../host/machine.ts";
import { askChecks, checksFailed } from "./ask_checks.ts";
import { compareBuilt } from "./compare_built.ts";
import type { Observed } from "./observe.ts";
import type { Setup } from "./open_policy.ts";
import type { ReadPlan } from "./read_plan.ts";
import { keysByIdentity, openSaved, type Stored } from "./saved.ts";

/** A restore that may build. */
export interface Building {
  readonly setup: Setup;
  readonly plan: ReadPlan;
  readonly stored: Stored;
  readonly identities: readonly string[];
  readonly sources: readonly Observed[];
}

/** What was opened, and what each engine says of what it built; in the order of the sources. */
export interface Built {
  readonly saved: readonly Saved[];
  readonly asides: readonly Aside[];
}

/** Opens every source first, so that a wrong identity stops before anything is built, then builds each aside. */
export async function buildAll({
  setup,
  plan,
  stored,
  identities,
  sources,
}: Building): Promise<Built> {
  const { machine } = setup;
  const keyOf = keysByIdentity(identities);
  const opened: Saved[] = [];
  for (const { source } of sources) {
    const of = plan.checked.manifest.sources.find(
      ({ name }) => name === source.name,
    ) as ManifestSource;
    machine.tell({ kind: "phase", text: `Opening "${source.name}"` });
    opened.push(await openSaved(stored, of, keyOf));
  }
  const asides: Aside[] = [];
  for (const [index, { source, engine, aside }] of sources.entries()) {
    machine.tell({ kind: "phase", text: `Building "${source.name}" aside` });
    const saved = telling(opened[index] as Saved, { machine, whole: aside.only.length === 0 });
    asides.push(await engine.build(saved, aside));
    machine.step("restore: built one");
  }
  return { saved: opened, asides };
}

/** Compares what can be before anything is replaced with the inventories. @returns How many facts were equal. @throws HoldfastError "restore-differs". */
export async function compareAll(
  { setup, sources }: Building,
  saved: readonly Saved[],
): Promise<number> {
  let sum = 0;
  for (const [index, one] of sources.entries()) {
    if (one.source.kind.proof === "after swap") continue;
    sum += await compareOne(one, saved[index] as Saved, setup.machine);
  }
  return sum;
}

/** The same for one source, before its swap or right after it, as its kind says. */
export async function compareOne(
  { source, engine, aside }: Observed,
  saved: Saved,
  machine: Machine,
): Promise<number> {
  machine.tell({ kind: "phase", text: `Comparing "${source.name}" with its inventory` });
  const { facts, differences } = await compareBuilt(engine, saved, aside);
  if (differences.length === 0) {
    await refuseAnswers({ source, engine, aside }, machine);
    return facts;
  }
  const isIn = source.kind.proof === "after swap";
  throw new HoldfastError(
    "restore",
    `Cannot restore source "${source.name}": what ${isIn ? "came back" : "was built"} is not what was saved: ${differences.join("; ")}`,
    {
      code: "restore-differs",
      hint: "The place is as it was. Try another store or another backup, and report this.",
      thing: source.name,
    },
  );
}

/** What is as it was saved may still not be what anybody wants back: the policy's questions say so. */
async function refuseAnswers(
  { source, engine, aside }: Pick<Observed, "source" | "engine" | "aside">,
  machine: Machine,
): Promise<void> {
  const answers = await askChecks(engine, aside);
  const error = checksFailed(answers, {
    cannot: `Cannot restore source "${source.name}"`,
    name: source.name,
    hint: "The place is as it was, and all was built as it was saved. Choose another backup, or mend the question in the policy.",
  });
  if (error !== null) throw error;
  if (answers.length === 0) return;
  machine.tell({
    kind: "line",
    text: `"${source.name}": ${plural(answers.length, "check")} passed`,
  });
}

/** The same, saying how many bytes were read. The total is known only where all of it is read. */
function telling(saved: Saved, { machine, whole }: { machine: Machine; whole: boolean }): Saved {
  const total = whole ? [...saved.values()].reduce((sum, { size }) => sum + size, 0) : null;
  let done = 0;
  const counted = async function* (bytes: Bytes): Bytes {
    for await (const chunk of bytes) {
      done += chunk.byteLength;
      machine.tell({ kind: "progress", done, total });
      yield chunk;
    }
  };
  return new Map(
    [...saved].map(([name, part]) => [
      name,
      { ...part, read: (range) => counted(part.read(range)) },
    ]),
  );
}
