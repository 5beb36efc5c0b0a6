import { HoldfastError, type Stage } from "../../domain/error.ts";
import { shown } from "../../domain/name.ts";
import type { Machine } from "../../host/machine.ts";
import { urlFor } from "../server_settings.ts";
import { type Family, readAddress } from "./address.ts";
import {
  CALLED,
  type Client,
  PACKAGES,
  type Programs,
  programsOf,
  readVersion,
  unfit,
  type Version,
  versionOf,
} from "./client.ts";
import { inSession, type Session } from "./session.ts";
import type { MysqlSettings } from "./settings.ts";

/** What the server is and holds. */
export interface Server {
  /** The server's own number: the same as long as its data folder is. */
  readonly identifier: string;
  /** What journals may call it that were written before its data folder was part of that. */
  readonly formerly: string;
  readonly family: Family;
  /** As it says itself. */
  readonly text: string;
  readonly version: Version;
  /** The account that asks, as `user@host`. */
  readonly account: string;
  /** The schemas the account can see, without the server's own; in the order of their bytes. */
  readonly databases: readonly string[];
}

/** A client of the server's own family, and the server. */
export interface Reached {
  readonly client: Client;
  readonly server: Server;
}

/** Schemas that are the server's own. */
export const OWN = ["information_schema", "mysql", "performance_schema", "sys"] as const;
/** Schemas that belong to a restore of ours: being built, or kept for undo. */
export const ASIDE = /\.(new|old)-[0-9a-f]{16}$/;

const OLDEST: Readonly<Record<Family, Version>> = { mariadb: [10, 5, 0], mysql: [8, 0, 30] };
const OTHER: Readonly<Record<Family, Family>> = { mariadb: "mysql", mysql: "mariadb" };
const UID =
  "(SELECT VARIABLE_VALUE FROM information_schema.GLOBAL_VARIABLES WHERE VARIABLE_NAME = 'server_uid')";
// Older ones have no number of their own.
const OWN_UID = "SHA2(CONCAT_WS(' ', @@hostname, @@datadir, @@port), 256)";
/** MariaDB makes its number from the machine and the port alone, so its data folder is said too. */
const IDENTIFIER: Readonly<Record<Family, readonly [now: string, formerly: string]>> = {
  mysql: ["@@server_uuid", "@@server_uuid"],
  mariadb: [
    `COALESCE(CONCAT(${UID}, '-', LEFT(SHA2(@@datadir, 256), 12)), ${OWN_UID})`,
    `COALESCE(${UID}, ${OWN_UID})`,
  ],
};

/** Finds out whose server answers, and with which client to talk to it. @param stage Whose failure it would be. */
export async function reach(
  settings: MysqlSettings,
  machine: Machine,
  stage: Stage,
): Promise<Reached> {
  const url = urlFor(settings, stage);
  const address = await readAddress(url, machine);
  let failure: unknown = null;
  for (const family of [address.scheme, OTHER[address.scheme]]) {
    const programs = await programsOf(family, machine, { run: settings.run, stage });
    if (programs === null) continue;
    const client = { machine, settings, url, address, stage, programs };
    try {
      const server = await readServer(client);
      if (server.family === family) return { client, server };
      return { client: { ...client, programs: await ownPrograms(client, server) }, server };
    } catch (cause) {
      // The other family's client may know how to log in where this one does not.
      if (!(cause instanceof HoldfastError) || cause.code !== "tool-missing") throw cause;
      failure = cause;
    }
  }
  throw failure ?? unfit({ url, stage }, "no client of it is there", hintFor(address.scheme));
}

async function ownPrograms(client: Client, { family }: Server): Promise<Programs> {
  const { machine, settings, stage } = client;
  const programs = await programsOf(family, machine, { run: settings.run, stage });
  if (programs !== null) return programs;
  throw unfit(client, `it is ${CALLED[family]}, and no client of that is there`, hintFor(family));
}

function hintFor(family: Family): string {
  return `Install ${PACKAGES[family]}, where the wrapper leads if there is one.`;
}

/** Asks the server what it is. */
export async function readServer(client: Client): Promise<Server> {
  const cannot = `Cannot work with server "${shown(client.url)}"`;
  const thing = shown(client.url);
  return await inSession(client, { database: null, cannot, thing }, serverIn);
}

/** The same over an open session. */
export async function serverIn(session: Session): Promise<Server> {
  const [text] = (await session.query("SELECT JSON_QUOTE(VERSION())")) as [string];
  const found = readVersion(text) ?? { family: session.family, version: [0, 0, 0] as Version };
  const [row] = await session.query(
    `SELECT JSON_ARRAY(${IDENTIFIER[found.family].join(", ")}, CURRENT_USER())`,
  );
  const [now, before, account] = row as [string, string, string];
  const names = (await session.query(
    "SELECT JSON_QUOTE(SCHEMA_NAME) FROM information_schema.SCHEMATA",
  )) as readonly string[];
  const databases = sorted(names.filter((name) => !isOwn(name)));
  // A place is written "<server>/<database>".
  const [identifier, formerly] = [now.replaceAll("/", "_"), before.replaceAll("/", "_")];
  return { identifier, formerly, ...found, text, account, databases };
}

function isOwn(name: string): boolean {
  return (OWN as readonly string[]).includes(name.toLowerCase());
}

/**
 * Lets pass only programs that can dump this server and read the dump back.
 *
 * @throws HoldfastError tool-missing naming what to install.
 */
export async function refuseUnfit({ client, server }: Reached): Promise<void> {
  const { programs, machine, settings } = client;
  const { family, version } = server;
  const name = `${CALLED[family]} ${version.join(".")}`;
  if (compareVersions(version, OLDEST[family]) < 0) {
    const why = `the server is ${name}; ${OLDEST[family].join(".")} and newer are supported`;
    throw unfit(client, why, "Upgrade the server first.");
  }
  const where = { run: settings.run, stage: client.stage };
  const dump = await versionOf(programs.dump, machine, where);
  for (const [program, found] of [
    [programs.sql, programs],
    [programs.dump, dump],
  ] as const) {
    if (found === null) throw unfit(client, `${shown(program)} is not there`, hintFor(family));
    if (found.family !== family)
      throw unfit(client, `${shown(program)} is of ${CALLED[found.family]}`, hintFor(family));
    if (compareVersions(line(found.version), line(version)) >= 0) continue;
    const why = `${shown(program)} is of ${found.version.join(".")}, older than the server's ${version.join(".")}`;
    throw unfit(client, why, hintFor(family));
  }
}

/** Orders two versions. */
export function compareVersions(a: Version, b: Version): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
}

/** Major and minor alone: patches of one line understand each other. */
export function line([major, minor]: Version): Version {
  return [major, minor, 0];
}

/** Which databases the source is: those named, that of the address, or all there are. In the order of names. */
export function covered(client: Client, there: readonly string[]): readonly string[] {
  const { databases, excluded, into } = client.settings;
  if (databases === "all") {
    return sorted(there.filter((name) => !ASIDE.test(name) && !Object.hasOwn(excluded, name)));
  }
  if (into !== undefined) return [into];
  const own = client.address.database;
  const named = databases ?? (own === null ? [] : [own]);
  if (named.length > 0) return sorted([...new Set(named)]);
  throw new HoldfastError(
    client.stage,
    `Cannot tell which database of "${shown(client.url)}" is meant`,
    { code: "policy-invalid", hint: "Name it in the address, or under databases." },
  );
}

/** In the order of their bytes, as everywhere. */
export function sorted(names: readonly string[]): string[] {
  return names.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
}
