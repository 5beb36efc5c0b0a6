import { shown } from "../../domain/name.ts";
import type { Machine } from "../../host/machine.ts";
import type { Lent, Wanted } from "../engine.ts";
import {
  type Held,
  type Leasing,
  leaseServer,
  type ScratchServer,
  sweepLeases,
} from "../scratch_lease.ts";
import { databaseParts } from "./build.ts";
import { databaseOf } from "./parts.ts";
import { dropSchema } from "./schema.ts";
import { ASIDE, reach, serverIn } from "./server.ts";
import { inSession, type Session } from "./session.ts";
import type { MysqlSettings } from "./settings.ts";
import { quotedName, quotedText } from "./sql_text.ts";

const BESIDE = "/var/tmp/mysql-scratch";
const LOCK = "holdfast-proof"; // of ours alone

/** Takes the server that the policy names for proofs, for one of them. */
export async function lendScratch(
  like: MysqlSettings & { readonly scratch: ScratchServer },
  machine: Machine,
  { saved }: Wanted,
): Promise<Lent<MysqlSettings>> {
  const { into: _, "restore-url": __, scratch: server, ...rest } = like;
  const settings = { ...rest, ...server, excluded: {}, lent: true } as const;
  const names = databaseParts(saved).map(databaseOf);
  const lease = await leaseServer(await leasing(settings, machine), names);
  return { settings, [Symbol.asyncDispose]: () => lease[Symbol.asyncDispose]() };
}

/** Drops what killed proofs of this host left on scratch servers. */
export async function sweepServers(
  like: MysqlSettings,
  machine: Machine,
): Promise<readonly string[]> {
  return await sweepLeases(BESIDE, machine, (server) => leasing({ ...like, ...server }, machine));
}

async function leasing(settings: MysqlSettings, machine: Machine): Promise<Leasing<Session>> {
  const { "restore-url": _, ...rest } = settings;
  const { client } = await reach(rest, machine, "restore");
  const thing = shown(settings.url);
  const to = { database: null, cannot: `Cannot work with server "${thing}"`, thing };
  return {
    server: { url: settings.url, run: settings.run },
    machine,
    beside: BESIDE,
    inSession: (work) => inSession(client, to, work),
    lock: async (session) => {
      const [taken] = await session.query(`SELECT GET_LOCK(${quotedText(LOCK)}, 0)`);
      return taken === 1;
    },
    look: async (session) => {
      const { identifier, databases } = await serverIn(session);
      return { identifier, databases, people: await peopleIn(session) };
    },
    clear,
  };
}

/** Every account and role, as a JSON list of its name, its host, and whether it is a role of MariaDB. */
async function peopleIn(session: Session): Promise<readonly string[]> {
  const role = session.family === "mariadb" ? "is_role = 'Y'" : "FALSE";
  const rows = await session.query(`SELECT JSON_ARRAY(User, Host, ${role}) FROM mysql.user`);
  return rows.map((row) => JSON.stringify(row));
}

async function clear(session: Session, before: Held): Promise<void> {
  const { databases } = await serverIn(session);
  const made = databases.filter((name) => ASIDE.test(name) && !before.databases.includes(name));
  for (const name of made) await dropSchema(session, name);
  for (const one of await peopleIn(session)) {
    if (before.people.includes(one)) continue;
    const [user, host, isRole] = JSON.parse(one) as readonly [string, string, unknown];
    const isOfMariaDb = isRole === 1 || isRole === true;
    await session.query(
      isOfMariaDb
        ? `DROP ROLE ${quotedName(user)}`
        : `DROP USER ${quotedName(user)}@${quotedName(host)}`,
    );
  }
}
