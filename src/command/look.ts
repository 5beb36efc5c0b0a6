import { HoldfastError } from "../domain/error.ts";
import type { Totals } from "../domain/fact.ts";
import type { ManifestSource } from "../domain/manifest.ts";
import type { Plan, WayBack } from "../domain/plan.ts";
import { roomAt } from "../host/place.ts";
import { attributed } from "./attribute.ts";
import type { Setup, Source } from "./open_policy.ts";
import { caught } from "./outcome.ts";
import { softened } from "./restore_hooks.ts";
import { wayBack } from "./way_back.ts";

/** A source that a plan is made for. */
export interface Planned {
  readonly source: Source;
  readonly saved: ManifestSource;
  readonly paths: readonly string[];
  readonly into: string | null;
}

/** What is seen of a place, and how it would come back. */
export interface Looked {
  readonly seen: Plan["seen"]["sources"][number];
  readonly way: WayBack;
}

/** Looks at the place of a source. Touches nothing. @throws HoldfastError of stage "restore" for what would stop a restore. */
export async function look({ source, saved, paths, into }: Planned, setup: Setup): Promise<Looked> {
  const engine = source.open();
  const aside = await engine.aside("0".repeat(16), paths, partsOf(saved)); // the paths as the engine names them
  const { name } = source;
  const found = softened(await engine.check("build", aside.only), setup, { name, into });
  const checked = attributed(name, found);
  const findings = checked.filter(({ weight }) => weight === "error");
  const first = findings[0];
  if (first !== undefined) {
    throw new HoldfastError("restore", first.text, {
      code: first.code,
      hint: first.hint,
      thing: source.name,
      findings,
    });
  }
  const root = engine.roots[0];
  const totals = saved.archives.map((one) => one.totals);
  const now = (await caught(() => engine.count())).value; // a damaged place is what a restore is for
  const seen = {
    name: source.name,
    now,
    saved: totals.includes(null)
      ? null
      : (totals as Totals[]).reduce((a, b) => ({
          items: a.items + b.items,
          rows: a.rows === null && b.rows === null ? null : (a.rows ?? 0) + (b.rows ?? 0),
          bytes: a.bytes + b.bytes,
        })),
    room: root === undefined ? null : await roomAt(root),
    connections: (await caught(() => engine.connections())).value ?? null,
  };
  return { seen, way: await wayBack(source.kind, { engine, aside, now }) };
}

/** The names of its parts. */
export function partsOf(saved: ManifestSource): string[] {
  return saved.archives.map(({ part }) => part);
}
