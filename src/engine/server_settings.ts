import { resolve } from "node:path";
import type { Stage } from "../domain/error.ts";
import type { ScratchServer } from "./scratch_lease.ts";

/** What the settings of every kind of server have: where it is, and which others stand in for it. */
interface Addressed {
  readonly url: string;
  readonly "restore-url"?: string | undefined;
  readonly scratch?: ScratchServer | undefined;
}

/** Where the address for a piece of work comes from, as the policy names it. */
export function urlFor(settings: Addressed, stage: Stage): string {
  return stage === "restore" ? (settings["restore-url"] ?? settings.url) : settings.url;
}

/** The same settings with absolute paths of the files that addresses stand in. */
export function addressesIn<S extends Addressed>(settings: S, folder: string): S {
  const whole = (text: string): string =>
    text.startsWith("file:") ? `file:${resolve(folder, text.slice(5))}` : text;
  const { "restore-url": restore, scratch } = settings;
  return {
    ...settings,
    url: whole(settings.url),
    ...(scratch === undefined ? {} : { scratch: { ...scratch, url: whole(scratch.url) } }),
    ...(restore === undefined ? {} : { "restore-url": whole(restore) }),
  };
}
