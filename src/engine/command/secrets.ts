import { readFile } from "node:fs/promises";
import { HoldfastError, type Stage } from "../../domain/error.ts";
import { shown } from "../../domain/name.ts";
import type { Machine } from "../../host/machine.ts";
import type { CommandSettings } from "./settings.ts";

/** The secrets a program gets, by their names in its environment. */
export type Secrets = Readonly<Record<string, string>>;

/**
 * Reads what the policy's `env` points to. The line end at the end of a file is no part of a secret.
 *
 * @throws HoldfastError key-missing, or key-malformed for one of several lines: a wrapper is given a line each.
 */
export async function readSecrets(
  { env }: CommandSettings,
  machine: Machine,
  stage: Stage,
): Promise<Secrets> {
  const read: Record<string, string> = {};
  for (const [name, from] of Object.entries(env)) {
    const value = (await textOf(from, machine, stage)).replace(/\r?\n$/, "");
    if (/[\r\n\0]/.test(value)) {
      throw refused(from, stage, {
        code: "key-malformed",
        why: "it is not one line of text",
        hint: `Programs get it as the variable ${name}: put one line into it.`,
      });
    }
    read[name] = value;
  }
  return read;
}

async function textOf(from: string, machine: Machine, stage: Stage): Promise<string> {
  const name = from.slice(from.indexOf(":") + 1);
  const missing = (why: string) =>
    refused(from, stage, {
      code: "key-missing",
      why,
      hint: "Set what the policy names after env: or file:.",
    });
  if (from.startsWith("env:")) {
    const value = machine.env[name];
    if (value !== undefined && value !== "") return value;
    throw missing("the variable is not set");
  }
  try {
    return await readFile(name, "utf8");
  } catch (cause) {
    throw missing((cause as Error).message);
  }
}

function refused(
  from: string,
  stage: Stage,
  of: { code: "key-missing" | "key-malformed"; why: string; hint: string },
): HoldfastError {
  return new HoldfastError(stage, `Cannot read the secret "${shown(from)}": ${shown(of.why)}`, {
    code: of.code,
    hint: of.hint,
    thing: shown(from),
  });
}
