import { basename, resolve } from "node:path";
import { InvalidArgumentError } from "commander";
import { NAME } from "../../domain/name.ts";
import { DATABASES, type StarterDatabase } from "../../domain/preset_emca.ts";
import {
  nameFrom,
  PRESETS,
  type Preset,
  type Starter,
  type StarterPerson,
  type StarterSource,
} from "../../domain/starter.ts";

/** What of a first policy the command line says. */
export interface StarterOptions {
  readonly preset: Preset;
  readonly database: StarterDatabase | null;
  readonly name: string | null;
  readonly sources: readonly (readonly [string, string])[];
  readonly store: string | null;
  readonly people: readonly (readonly [string, string])[];
}

/** What a first policy would be, once it is known for what. */
export type StarterOf = (preset: Preset, database: StarterDatabase | null) => Starter;

/** Where backups rest unless told: a system's own drive is no place for its only backup. */
export const STORES: Readonly<Record<Preset, string>> = {
  plain: "/var/backups/holdfast",
  emca: "/mnt/backup/holdfast",
  senhasegura: "/mnt/backup/holdfast",
};
const TIMES: Readonly<Record<Preset, string>> = {
  plain: "02:00",
  emca: "02:00",
  senhasegura: "05:00", // as it has it itself
};
const DATABASE = /\.(?:db|sqlite3?)$/;

/** The answers that nobody gave: plain ones that fit most machines. */
export function plainStarter(options: StarterOptions, cwd: string): Starter {
  const { preset } = options;
  const sources = options.sources.map(([name, path]) => sourceAt(name, resolve(cwd, path)));
  return {
    preset,
    name: options.name ?? (preset === "plain" ? nameFrom(basename(cwd), "server") : preset),
    database: options.database ?? "mysql",
    sources: sources.length > 0 ? sources : [sourceAt("settings", "/etc")],
    store: resolve(cwd, options.store ?? STORES[preset]),
    at: TIMES[preset],
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

/** A preset's name. @throws InvalidArgumentError */
export function presetOf(given: string): Preset {
  const found = PRESETS.find((one) => one === given);
  if (found !== undefined) return found;
  throw new InvalidArgumentError(`There is ${PRESETS.join(", ")}.`);
}

/** Where emCA's databases lie. @throws InvalidArgumentError */
export function databaseOf(given: string): StarterDatabase {
  const found = DATABASES.find((one) => one === given);
  if (found !== undefined) return found;
  throw new InvalidArgumentError(`There is ${DATABASES.join(", ")}.`);
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
