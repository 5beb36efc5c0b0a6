import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { HoldfastError } from "../../domain/error.ts";
import type { Machine } from "../../host/machine.ts";

/** Follows `env:` and `file:` in places, for those that hold a password. @throws HoldfastError "usage". */
export async function resolvePlaces(
  into: ReadonlyMap<string, string>,
  machine: Machine,
): Promise<Map<string, string>> {
  const places = new Map<string, string>();
  for (const [source, place] of into)
    places.set(source, await resolvePlace(source, place, machine));
  return places;
}

async function resolvePlace(source: string, place: string, machine: Machine): Promise<string> {
  const found = place.startsWith("env:")
    ? (machine.env[place.slice(4)] ?? "")
    : place.startsWith("file:")
      ? await readFile(resolve(machine.cwd, place.slice(5)), "utf8").catch(() => "")
      : place;
  const text = found.trim();
  if (text !== "" && !/[\x00\r\n]/.test(text)) return text;
  throw new HoldfastError("policy", `Cannot run the action: into names no place for "${source}"`, {
    code: "usage",
    hint: "env:NAME must be set, and file:PATH must hold the place on one line.",
    thing: "into",
  });
}
