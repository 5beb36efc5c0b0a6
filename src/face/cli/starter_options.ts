import { basename, resolve } from "node:path";
import { InvalidArgumentError } from "commander";
import { NAME } from "../../domain/name.ts";
import {
  nameFrom,
  type Starter,
  type StarterPerson,
  type StarterSource,
} from "../../domain/starter.ts";

/** What of a first policy the command line says. */
export interface StarterOptions {
  readonly name: string | null;
  readonly sources: readonly (readonly [string, string])[];
  readonly store: string | null;
  readonly people: readonly (readonly [string, string])[];
}

const STORE = "/var/backups/holdfast";
const AT = "02:00";
const DATABASE = /\.(?:db|sqlite3?)$/;

/** The answers that nobody gave: plain ones that fit most machines. */
export function plainStarter(options: StarterOptions, cwd: string): Starter {
  const sources = options.sources.map(([name, path]) => sourceAt(name, resolve(cwd, path)));
  return {
    name: options.name ?? nameFrom(basename(cwd), "server"),
    sources: sources.length > 0 ? sources : [sourceAt("settings", "/etc")],
    store: resolve(cwd, options.store ?? STORE),
    at: AT,
    timezone: zoneHere(),
    people: options.people.map(([name, github]) => ({ name, github: github || null })),
  };
}

/** A database by the end of its name, else a tree. */
export function sourceAt(name: string, path: string): StarterSource {
  return { name, engine: DATABASE.test(path) ? "sqlite" : "files", path };
}

/** A person as `name=login`; the login may be left out. */
export function personOf(text: string): StarterPerson {
  const [name = "", login = ""] = text.split("=");
  return { name: name.trim(), github: login.trim() || null };
}

/** This machine's time zone. */
export function zoneHere(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone ?? "UTC";
}

/** `NAME=REST`. @throws InvalidArgumentError */
export function nameAnd(rest: string): (given: string) => [string, string] {
  return (given) => {
    const at = given.indexOf("=");
    const name = at < 0 ? given : given.slice(0, at);
    const value = at < 0 ? "" : given.slice(at + 1);
    if (!NAME.test(name) || (value === "" && rest !== "LOGIN"))
      throw new InvalidArgumentError(`It must read NAME=${rest}.`);
    return [name, value];
  };
}

/** `owner/name@<commit>`. @throws InvalidArgumentError */
export function actionOf(given: string): string {
  if (/^[A-Za-z0-9-]+\/[A-Za-z0-9._-]+@[0-9a-f]{40}$/.test(given)) return given;
  throw new InvalidArgumentError("It must read OWNER/NAME@COMMIT, the commit with all 40 digits.");
}

/** A label of a runner. @throws InvalidArgumentError */
export function runnerOf(given: string): string {
  if (/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/.test(given)) return given;
  throw new InvalidArgumentError("It must be one word.");
}
