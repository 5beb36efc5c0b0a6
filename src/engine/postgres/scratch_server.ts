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
import { clientOf } from "./client.ts";
import { ASIDE, inHub, serverIn } from "./databases.ts";
import { dropDatabase } from "./moves.ts";
import { databaseOf } from "./parts.ts";
import { quotedName, type Session } from "./session.ts";
import type { PostgresSettings } from "./settings.ts";

const BESIDE = "/var/tmp/postgres-scratch";
const LOCK = "7236837441"; // of ours alone
const EVERYWHERE = "postgres"; // a database that every server has

/** Takes the server that the policy names for proofs, for one of them. */
export async function lendScratch(
  like: PostgresSettings & { readonly scratch: ScratchServer },
  machine: Machine,
  { saved }: Wanted,
): Promise<Lent<PostgresSettings>> {
  const { into: _, "restore-url": __, scratch: server, ...rest } = like;
  const settings = { ...rest, ...server, excluded: {}, lent: true } as const;
  const names = databaseParts(saved).map(databaseOf);
  const lease = await leaseServer(
    await leasing(settings, machine),
    names.filter((name) => name !== EVERYWHERE),
  );
  return { settings, [Symbol.asyncDispose]: () => lease[Symbol.asyncDispose]() };
}

/** Drops what killed proofs of this host left on scratch servers. */
export async function sweepServers(
  like: PostgresSettings,
  machine: Machine,
): Promise<readonly string[]> {
  return await sweepLeases(BESIDE, machine, (server) => leasing({ ...like, ...server }, machine));
}

async function leasing(settings: PostgresSettings, machine: Machine): Promise<Leasing<Session>> {
  const { "restore-url": _, ...rest } = settings;
  const client = await clientOf(rest, machine, "restore");
  return {
    server: { url: settings.url, run: settings.run },
    machine,
    beside: BESIDE,
    inSession: (work) => inHub(client, [], work),
    lock: async (session) => {
      const [taken] = await session.query(`SELECT to_json(pg_try_advisory_lock(${LOCK}))`);
      return taken === true;
    },
    look: async (session) => {
      const { identifier, databases } = await serverIn(session);
      const names = databases.map(({ name }) => name);
      return { identifier, databases: names, people: await rolesIn(session) };
    },
    clear,
  };
}

async function rolesIn(session: Session): Promise<readonly string[]> {
  return (await session.query("SELECT to_json(rolname) FROM pg_roles")) as readonly string[];
}

async function clear(session: Session, before: Held): Promise<void> {
  const { databases } = await serverIn(session);
  const made = databases.filter(({ name }) => ASIDE.test(name) && !before.databases.includes(name));
  for (const { name } of made) await dropDatabase(session, name);
  const roles = (await rolesIn(session)).filter((name) => !before.people.includes(name));
  // In one statement: some of them may have let others in.
  if (roles.length > 0) await session.query(`DROP ROLE ${roles.map(quotedName).join(", ")}`);
}
