import { access, constants } from "node:fs/promises";
import { join } from "node:path";
import type { Bytes } from "../../domain/bytes.ts";
import { HoldfastError, type Stage } from "../../domain/error.ts";
import { shown } from "../../domain/name.ts";
import type { Command, Machine } from "../../host/machine.ts";
import { wrap } from "../../host/wrap.ts";
import type { Address, Family } from "./address.ts";
import { faultOf } from "./faults.ts";
import type { MysqlSettings } from "./settings.ts";

/** Reaches one server as one account, through the wrapper if there is one. */
export interface Client {
  readonly machine: Machine;
  readonly settings: MysqlSettings;
  /** Where the address came from, as the policy names it. */
  readonly url: string;
  readonly address: Address;
  readonly stage: Stage;
  readonly programs: Programs;
}

/** The two programs of one family. */
export interface Programs {
  readonly family: Family;
  /** The client that runs SQL, and the one that dumps: names, or paths. */
  readonly sql: string;
  readonly dump: string;
  /** Of the client that runs SQL, e.g. `[10, 11, 19]`. */
  readonly version: Version;
}

/** Major, minor and patch. */
export type Version = readonly [number, number, number];

const NAMES: Readonly<Record<Family, readonly (readonly [sql: string, dump: string])[]>> = {
  mariadb: [
    ["mariadb", "mariadb-dump"],
    ["mysql", "mysqldump"],
  ],
  mysql: [["mysql", "mysqldump"]],
};

/** Where a family's client comes from. Debian has none of MySQL's: its default-mysql-client is MariaDB's. */
export const PACKAGES: Readonly<Record<Family, string>> = {
  mariadb: "Debian's package mariadb-client",
  mysql: "mysql-client of MySQL's own APT repository (or Ubuntu's; Debian has none)",
};

/** How people call a family. */
export const CALLED: Readonly<Record<Family, string>> = { mariadb: "MariaDB", mysql: "MySQL" };

/** Where a family's clients are, here or where the wrapper leads; null: nowhere. @param stage Whose failure it would be. */
export async function programsOf(
  family: Family,
  machine: Machine,
  { run, stage }: Where,
): Promise<Programs | null> {
  const own = machine.env["HOLDFAST_SERVERS"];
  const folder = own && run.length === 0 ? `${join(own, "mysql/usr/bin")}/` : null;
  const folders = folder !== null && family === "mysql" && (await isThere(folder)) ? [folder] : [];
  for (const bin of [...folders, ""]) {
    for (const [sql, dump] of NAMES[family]) {
      const found = await versionOf(`${bin}${sql}`, machine, { run, stage });
      if (found?.family === family)
        return { family, sql: `${bin}${sql}`, dump: `${bin}${dump}`, version: found.version };
    }
  }
  return null;
}

async function isThere(folder: string): Promise<boolean> {
  return await access(join(folder, "mysql"), constants.X_OK).then(
    () => true,
    () => false,
  );
}

/** Where a program is asked for, and whose failure it is if nobody gets there. */
export interface Where {
  readonly run: readonly string[];
  readonly stage: Stage;
}

/**
 * Whose a program is and of which version, by what it says itself; null: it is not there.
 *
 * @throws HoldfastError where the wrapper itself failed, so that nobody knows.
 */
export async function versionOf(
  program: string,
  machine: Machine,
  { run, stage }: Where,
): Promise<{ readonly family: Family; readonly version: Version } | null> {
  const [wrapper] = run;
  try {
    const { code, stdout, stderr } = await machine.run(
      wrap({ run, argv: [program, "--version"], secrets: {} }),
    );
    if (code === 0) return readVersion(stdout);
    if (wrapper === undefined || isAbsent(code, stderr)) return null;
    const cannot = `Cannot reach the server's programs through "${shown(wrapper)}"`;
    throw faultOf({ stage, cannot, thing: shown(wrapper), stderr, code });
  } catch (cause) {
    const isMissing = cause instanceof HoldfastError && cause.code === "tool-missing";
    if (isMissing && wrapper === undefined) return null;
    throw cause;
  }
}

/** Whether a wrapper got there and found no such program: shells, `env` and containers end with these codes. */
function isAbsent(code: number, stderr: string): boolean {
  if (code === 126 || code === 127) return true;
  return code !== 255 && /executable file not found|command not found/i.test(stderr);
}

/** Reads what `--version` or `VERSION()` says; null for another program's words. */
export function readVersion(
  text: string,
): { readonly family: Family; readonly version: Version } | null {
  const maria = /(\d+)\.(\d+)\.(\d+)-MariaDB/.exec(text);
  const found = maria ?? /(?:Distrib|Ver|^) ?(\d+)\.(\d+)\.(\d+)/.exec(text);
  if (found === null) return null;
  const [, major, minor, patch] = found.map(Number) as [number, number, number, number];
  return { family: maria === null ? "mysql" : "mariadb", version: [major, minor, patch] };
}

/** How a program reaches the server: its first words, no secret among them. */
export function connecting({ address, programs }: Client): string[] {
  const { host, port, socket, user, tls } = address;
  const mode = tls["ssl-mode"];
  const files = (["ssl-ca", "ssl-cert", "ssl-key"] as const).flatMap((option) =>
    tls[option] === undefined ? [] : [`--${option}=${tls[option]}`],
  );
  const key = tls["get-server-public-key"] === undefined ? [] : ["--get-server-public-key"];
  return [
    "--no-defaults",
    ...(socket === null ? [] : ["--protocol=SOCKET", `--socket=${socket}`]),
    ...(host === null ? [] : ["--protocol=TCP", `--host=${host}`]),
    ...(port === null ? [] : [`--port=${port}`]),
    ...(user === null ? [] : [`--user=${user}`]),
    ...(programs.family === "mariadb" ? mariadbTls(mode) : mysqlTls(mode, key)),
    ...files,
    "--default-character-set=utf8mb4",
  ];
}

function mysqlTls(mode: string | undefined, key: readonly string[]): string[] {
  return [...(mode === undefined ? [] : [`--ssl-mode=${mode}`]), ...key];
}

/** MariaDB's client cannot insist on encryption without looking at the certificate, so it does both. */
function mariadbTls(mode: string | undefined): string[] {
  if (mode === "DISABLED") return ["--skip-ssl"];
  return mode === undefined || mode === "PREFERRED" ? [] : ["--ssl", "--ssl-verify-server-cert"];
}

/** The command that runs a program against the server. Secrets are in no word of it. */
export function command(
  client: Client,
  [program, ...words]: readonly [string, ...string[]],
  stdin?: Bytes,
): Command {
  const { password } = client.address;
  return wrap({
    run: client.settings.run,
    argv: [program, ...connecting(client), ...words],
    secrets: password === null ? {} : { MYSQL_PWD: password },
    ...(stdin === undefined ? {} : { stdin }),
  });
}

/** The words that make the SQL client a listener: it runs no command of its own and prints a row a line. */
export function listening({ programs }: Client): string[] {
  const own =
    programs.family === "mariadb"
      ? ["--sandbox", "--comments", "--loose-skip-print-query-on-error"]
      : ["--skip-system-command", "--comments"];
  return [
    "--batch",
    "--skip-column-names",
    "--unbuffered",
    "--quick",
    "--no-auto-rehash",
    "--binary-mode",
    "--skip-reconnect",
    "--local-infile=0",
    "--connect-timeout=15",
    "--max-allowed-packet=1G",
    ...own,
  ];
}

/** The error for a client that is not there or does not fit. */
export function unfit(client: Pick<Client, "url" | "stage">, why: string, hint: string) {
  const { url } = client;
  return new HoldfastError(client.stage, `Cannot work with server "${shown(url)}": ${why}`, {
    code: "tool-missing",
    hint,
    thing: shown(url),
  });
}
