import { HoldfastError } from "../../domain/error.ts";
import { shown } from "../../domain/name.ts";
import type { Client } from "./client.ts";
import { inSession, type Session } from "./session.ts";
import type { PostgresSettings } from "./settings.ts";

/** A database of the server. */
export interface Database {
  readonly name: string;
  readonly oid: string;
  /** Bytes on the server's disk. */
  readonly size: number;
  readonly isTemplate: boolean;
  /** False: `ALLOW_CONNECTIONS false`, so nothing can look into it. */
  readonly isOpen: boolean;
  readonly connections: number;
}

/** What the server is and holds. */
export interface Server {
  /** The cluster's own number, the same for its whole life. */
  readonly identifier: string;
  readonly major: number;
  readonly version: string;
  readonly isSuperuser: boolean;
  /** How many roles there are, the system's own left out. */
  readonly roles: number;
  readonly databases: readonly Database[];
}

/** Databases that belong to a restore of ours: being built, or kept for undo. */
export const ASIDE = /\.(new|old)-[0-9a-f]{16}$/;

const ASK = `SELECT json_build_object(
  'identifier', (SELECT system_identifier::text FROM pg_control_system()),
  'number', current_setting('server_version_num')::int, 'version', current_setting('server_version'),
  'isSuperuser', (SELECT rolsuper FROM pg_roles WHERE rolname = current_user),
  'roles', (SELECT count(*) FROM pg_roles WHERE left(rolname, 3) <> 'pg_'),
  'databases', (SELECT json_agg(json_build_object('name', datname, 'oid', oid::text, 'isTemplate', datistemplate, 'isOpen', datallowconn,
    'size', CASE WHEN has_database_privilege(oid, 'CONNECT') OR pg_has_role('pg_read_all_stats', 'USAGE') THEN pg_database_size(oid) ELSE 0 END,
    'connections', (SELECT count(*) FROM pg_stat_activity WHERE datid = d.oid AND pid <> pg_backend_pid() AND coalesce(backend_type, 'client backend') = 'client backend'))) FROM pg_database AS d))`;

/** A database to be connected to while others are renamed, made and dropped. */
const HUBS = ["postgres", "template1"] as const;

/** Asks the server what it is, in whichever database lets us in. */
export async function readServer(client: Client): Promise<Server> {
  return await inHub(client, [], (session) => serverIn(session));
}

/** The same over an open session. */
export async function serverIn(session: Session): Promise<Server> {
  const [row] = await session.query(ASK);
  const { number, ...server } = row as Server & { number: number };
  return { ...server, major: Math.floor(number / 10_000) };
}

/** Does work in a database that is none of those named. */
export async function inHub<T>(
  client: Client,
  without: readonly string[],
  work: (session: Session) => Promise<T>,
): Promise<T> {
  const own = client.address.database;
  const names = [...HUBS, ...(own === null ? [] : [own])].filter((one) => !without.includes(one));
  let missing: unknown = new HoldfastError(client.stage, "Cannot find a database to work from", {
    code: "source-missing",
    hint: "Let the account connect to the database postgres or template1.",
  });
  for (const database of names) {
    const to = { database, cannot: cannotReach(client), thing: shown(client.url) };
    let isIn = false;
    try {
      return await inSession(client, to, async (session) => {
        await session.query("SELECT 1::text");
        isIn = true;
        return await work(session);
      });
    } catch (cause) {
      const mayBeElsewhere =
        cause instanceof HoldfastError &&
        (cause.code === "source-missing" || cause.code === "right-missing");
      if (isIn || !mayBeElsewhere) throw cause;
      missing = cause;
    }
  }
  throw missing;
}

function cannotReach({ url }: Client): string {
  return `Cannot work with server "${shown(url)}"`;
}

/** Which databases the source is: those named, that of the address, or all that can be read. In the order of names. */
export function covered(client: Client, there: readonly Database[]): readonly string[] {
  const { databases, excluded, into } = client.settings;
  if (into !== undefined) return [into];
  refuseUnclear(client.settings);
  if (databases === "all") {
    const all = there.filter((one) => one.isOpen && !one.isTemplate && !ASIDE.test(one.name));
    const names = all.map(({ name }) => name);
    return sorted(names.filter((name) => !Object.hasOwn(excluded, name)));
  }
  const own = client.address.database ?? client.address.keywords["user"];
  const named = databases ?? (own === undefined ? [] : [own]);
  if (named.length > 0) return sorted([...new Set(named)]);
  throw new HoldfastError(
    client.stage,
    `Cannot tell which database of "${shown(client.url)}" is meant`,
    {
      code: "policy-invalid",
      hint: "Name it in the address, or under databases.",
    },
  );
}

/** Schemas are those of one database. */
function refuseUnclear({ url, databases, schemas, ...others }: PostgresSettings): void {
  const isOne = databases === undefined || (databases !== "all" && databases.length === 1);
  if (schemas === undefined && Object.keys(others["excluded-schemas"]).length === 0) return;
  if (schemas !== undefined && isOne) return;
  throw new HoldfastError("policy", `Cannot tell which schemas of "${shown(url)}" are meant`, {
    code: "policy-invalid",
    hint: "schemas needs one database; excluded-schemas needs schemas.",
    thing: shown(url),
  });
}

/** In the order of their bytes, as everywhere. */
export function sorted(names: readonly string[]): string[] {
  return names.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
}
