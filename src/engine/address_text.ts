import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { HoldfastError } from "../domain/error.ts";
import { shown } from "../domain/name.ts";
import type { Machine } from "../host/machine.ts";

/** How to write an address with a password of any symbols, for the end of a hint. */
export const ESCAPES =
  "Symbols in a user or password are escaped: @ is %40, / %2F, # %23, ? %3F, : %3A, % %25, so p@ss/w#rd is p%40ss%2Fw%23rd.";

/**
 * The text of a server's address, wherever the policy says it stands.
 *
 * @param url `env:NAME`, `file:PATH`, or the address itself.
 * @throws HoldfastError source/key-missing.
 */
export async function addressText(url: string, machine: Machine): Promise<string> {
  const name = url.slice(url.indexOf(":") + 1);
  if (url.startsWith("env:")) {
    const value = machine.env[name];
    if (value !== undefined && value !== "") return value;
    throw missing(url, "the variable is not set");
  }
  if (!url.startsWith("file:")) return url;
  try {
    return await readFile(name, "utf8");
  } catch (cause) {
    throw missing(url, (cause as Error).message);
  }
}

/** The same at once, for what is only shown; null where it cannot be read now. */
export function addressTextNow(url: string, machine: Machine): string | null {
  const name = url.slice(url.indexOf(":") + 1);
  if (url.startsWith("env:")) return machine.env[name] || null;
  if (!url.startsWith("file:")) return url;
  try {
    return readFileSync(name, "utf8");
  } catch {
    return null;
  }
}

function missing(url: string, why: string): HoldfastError {
  return new HoldfastError("source", `Cannot read the address "${shown(url)}": ${shown(why)}`, {
    code: "key-missing",
    hint: "Set what the policy names after env: or file:.",
    thing: shown(url),
  });
}
