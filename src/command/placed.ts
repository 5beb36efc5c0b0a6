import type { Machine } from "../host/machine.ts";
import type { Source } from "./open_policy.ts";

/** A source at another place, as --into says; itself where `into` is null. */
export function placed(source: Source, into: string | null, machine: Machine): Source {
  if (into === null) return source;
  const settings = source.kind.at(source.settings, into);
  return { ...source, settings, open: () => source.kind.open(settings, machine) };
}
