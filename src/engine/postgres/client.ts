import { access, constants } from "node:fs/promises";
import { join } from "node:path";
import type { Bytes } from "../../domain/bytes.ts";
import { HoldfastError, type Stage } from "../../domain/error.ts";
import { shown } from "../../domain/name.ts";
import type { Command, Machine } from "../../host/machine.ts";
import { wrap } from "../../host/wrap.ts";
import { urlFor } from "../server_settings.ts";
import { type Address, conninfo, readAddress } from "./address.ts";
import type { PostgresSettings } from "./settings.ts";

/** The programs of PostgreSQL we use. */
export type Program = "psql" | "pg_dump" | "pg_restore" | "initdb" | "postgres";

/** Reaches one server as one account, through the wrapper if there is one. */
export interface Client {
  readonly machine: Machine;
  readonly settings: PostgresSettings;
  /** Where the address came from, as the policy names it. */
  readonly url: string;
  readonly address: Address;
  readonly stage: Stage;
  /** The folder of the programs with a slash at its end; empty: those on the PATH. */
  readonly bin: string;
  /** What every session says of itself before anything else; it beats a database's own settings. */
  readonly options: string;
}

const OPTIONS = "-c standard_conforming_strings=on";
const OLDEST = 15;
const NEWEST = 18; // the newest major that was tried

/** A client whose programs are whatever is there: good for asking, not for dumping. @param stage Whose failure it would be. */
export async function clientOf(
  settings: PostgresSettings,
  machine: Machine,
  stage: Stage,
): Promise<Client> {
  const url = urlFor(settings, stage);
  const address = await readAddress(url, machine);
  const bin = settings.run.length > 0 ? "" : await anyBin(machine);
  return { machine, settings, url, address, stage, bin, options: OPTIONS };
}

/** The same for databases that are built: a login must not have what came back write a row (event triggers on login, since 17). */
export function undisturbed(
  client: Client,
  { major, isSuperuser }: { readonly major: number; readonly isSuperuser: boolean },
): Client {
  if (major < 17 || !isSuperuser) return client; // nobody else may set it
  return { ...client, options: `${client.options} -c event_triggers=off` };
}

/**
 * The same with the programs of the server's own major.
 *
 * @throws HoldfastError tool-missing naming what to install, also for an older or newer one.
 */
export async function fitting(client: Client, major: number): Promise<Client> {
  if (major < OLDEST || major > NEWEST) {
    throw unfit(
      client,
      `the server is PostgreSQL ${major}; ${OLDEST} to ${NEWEST} are supported`,
      "",
    );
  }
  if (client.settings.run.length === 0) {
    const bin = await binOf(major, "pg_dump", client.machine);
    if (bin !== null) return { ...client, bin };
  }
  const here = { ...client, bin: "" };
  const hint = `Install Debian's package postgresql-client-${major}${client.settings.run.length > 0 ? " where the wrapper leads" : ""}.`;
  for (const program of ["pg_dump", "pg_restore", "psql"] as const) {
    const found = await majorOf(here, program);
    if (found === null) throw unfit(client, `${program} is not there`, hint);
    if (found === major) continue;
    const what = found < major ? "older than" : "newer than";
    throw unfit(
      client,
      `${program} is of PostgreSQL ${found}, ${what} the server's ${major}`,
      hint,
    );
  }
  return here;
}

/** Where the programs of one major lie on this machine; null: nowhere we know. */
export async function binOf(
  major: number,
  program: Program,
  machine: Machine,
): Promise<string | null> {
  const own = machine.env["HOLDFAST_SERVERS"];
  const folders = [
    ...(own ? [join(own, `postgresql-${major}`, "usr/lib/postgresql", String(major), "bin")] : []),
    `/usr/lib/postgresql/${major}/bin`,
    `/usr/pgsql-${major}/bin`,
  ];
  for (const folder of folders) {
    const isThere = await access(join(folder, program), constants.X_OK).then(
      () => true,
      () => false,
    );
    if (isThere) return `${folder}/`;
  }
  return null;
}

async function anyBin(machine: Machine): Promise<string> {
  for (let major = NEWEST; major >= OLDEST; major--) {
    const bin = await binOf(major, "psql", machine);
    if (bin !== null) return bin;
  }
  return "";
}

async function majorOf(client: Client, program: Program): Promise<number | null> {
  const { run } = client.settings;
  const argv = [`${client.bin}${program}`, "--version"] as const;
  try {
    const { code, stdout } = await client.machine.run(wrap({ run, argv, secrets: {} }));
    const found = /\(PostgreSQL\) (\d+)/.exec(stdout);
    return code === 0 && found !== null ? Number(found[1]) : null;
  } catch (cause) {
    if (cause instanceof HoldfastError && cause.code === "tool-missing") return null;
    throw cause;
  }
}

function unfit(client: Client, why: string, hint: string): HoldfastError {
  const { url } = client;
  return new HoldfastError(client.stage, `Cannot work with server "${shown(url)}": ${why}`, {
    code: "tool-missing",
    hint: hint || "Use a version of Holdfast that knows this server.",
    thing: shown(url),
  });
}

/** Where a program connects to: its address and one database of it. */
export function target({ address, options }: Client, database: string): string {
  return conninfo({
    connect_timeout: "15",
    application_name: "holdfast",
    client_encoding: "UTF8",
    ...address.keywords,
    options,
    dbname: database,
  });
}

/** The command that runs a program against the server. Secrets are in no word of it. */
export function command(
  client: Client,
  [program, ...words]: readonly [Program, ...string[]],
  stdin?: Bytes,
): Command {
  const { password } = client.address;
  return wrap({
    run: client.settings.run,
    argv: [`${client.bin}${program}`, ...words],
    secrets: password === null ? {} : { PGPASSWORD: password },
    ...(stdin === undefined ? {} : { stdin }),
  });
}
