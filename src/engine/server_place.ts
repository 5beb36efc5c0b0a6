import { shown } from "../domain/name.ts";
import type { Machine } from "../host/machine.ts";
import { addressTextNow } from "./address_text.ts";
import { urlFor } from "./server_settings.ts";

/** What the settings of every kind of server say of a place. */
interface Placed {
  readonly url: string;
  readonly "restore-url"?: string | undefined;
  readonly databases?: "all" | readonly string[] | undefined;
  readonly run: readonly string[];
  readonly into?: string;
}

/** Where an address leads: no account and no password. */
export interface Where {
  /** `host:port`, several with commas, or a socket. */
  readonly server: string;
  readonly database: string | null;
}

/**
 * What a restore replaces, for whoever approves it: server, databases, and the wrapper that leads there.
 * It is part of a plan, so it says the same as long as the address does; the account may be another one
 * by then. An address that cannot be read now is named as the policy names it.
 *
 * @param read Reads the text of an address; may throw.
 */
export function serverPlace(
  settings: Placed,
  machine: Machine,
  read: (text: string) => Where,
): string {
  const { databases, into, run } = settings;
  const named = into ?? (databases === "all" ? "all databases" : databases?.join(", "));
  const where = whereOf(urlFor(settings, "restore"), machine, read);
  if (where === null) {
    return shown(named === undefined ? settings.url : `${settings.url} ${named}`);
  }
  const which = named ?? where.database;
  const through = run.length === 0 ? "" : ` through ${run.join(" ")}`;
  return shown(`${where.server}${which === null ? "" : `/${which}`}${through}`);
}

function whereOf(url: string, machine: Machine, read: (text: string) => Where): Where | null {
  const text = addressTextNow(url, machine);
  if (text === null) return null;
  try {
    return read(text.trim());
  } catch {
    return null; // whoever reaches for the server says what is wrong
  }
}

/** A host and a port, as they are written in addresses. */
export function hostPort(host: string, port: string | number): string {
  return host.includes(":") ? `[${host}]:${port}` : `${host}:${port}`;
}
