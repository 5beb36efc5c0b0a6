import { HoldfastError } from "../../domain/error.ts";
import type { Totals } from "../../domain/fact.ts";
import { shown } from "../../domain/name.ts";
import type { Machine } from "../../host/machine.ts";
import type { Dumped, Intake } from "../engine.ts";
import type { Client } from "./client.ts";
import { atOneInstant } from "./instant.ts";
import { USERS } from "./parts.ts";
import { type Opened, open, type Prepared, prepare, save } from "./save_database.ts";
import { covered, type Reached, reach, refuseUnfit, type Server } from "./server.ts";
import { inSession } from "./session.ts";
import type { MysqlSettings } from "./settings.ts";
import { readUsers, userFacts } from "./users.ts";

/** Dumps all databases of a source from one instant, in which their facts are read too. */
export async function dump(
  settings: MysqlSettings,
  machine: Machine,
  into: Intake,
): Promise<Dumped> {
  const started = machine.now();
  const reached = await reach(settings, machine, "source");
  await refuseUnfit(reached);
  const { client, server } = reached;
  const names = covered(client, server.databases);
  refuseMissing(client, server, names);
  const totals: Record<string, Totals> = {};
  const notes: Dumped["notes"][number][] = [];
  const opened = await openAll(reached, names);
  try {
    for (const { prepared } of opened) notes.push(...prepared.notes);
    machine.step("mysql: dumping");
    // All at once: a dump that waits for another is cut off by the server after its net_write_timeout.
    await together(opened, async (one) => {
      totals[one.prepared.part] = await save(one, into);
    });
  } finally {
    await Promise.all(opened.map((one) => one[Symbol.asyncDispose]()));
  }
  if (settings.users) totals[USERS] = await saveUsers(client, into);
  for (const [name, because] of Object.entries(settings.excluded)) {
    notes.push({ key: `database ${name}`, why: `excluded: ${because}` });
  }
  const isOne = opened.every(({ prepared }) => prepared.isOne);
  return {
    started,
    ended: machine.now(),
    instant: !isOne ? "none" : settings.users ? "per part" : "one",
    versions: { [server.family]: server.text, family: server.family },
    totals,
    notes,
    scratch: false,
  };
}

function refuseMissing(client: Client, server: Server, names: readonly string[]): void {
  const missing = names.find((name) => !server.databases.includes(name));
  if (missing === undefined) return;
  throw new HoldfastError("source", `Cannot dump database "${shown(missing)}": it is not there`, {
    code: "source-missing",
    hint: `Does the name in the policy still fit, and may the account of "${shown(client.url)}" see it?`,
    thing: shown(missing),
  });
}

/** Looks at every database while all go on working, then opens all snapshots in one instant. */
async function openAll({ client }: Reached, names: readonly string[]): Promise<readonly Opened[]> {
  const prepared: Prepared[] = [];
  for (const name of names) prepared.push(await prepare(client, name));
  const opened: Opened[] = [];
  const opening: Promise<void>[] = [];
  const givingUp = new AbortController();
  const openOne = async (one: Prepared): Promise<void> =>
    void opened.push(await open(one, givingUp.signal));
  try {
    const { held } = await atOneInstant(client, () =>
      together(prepared, (one) => {
        const is = openOne(one);
        opening.push(is);
        return is;
      }),
    );
    const text = `All snapshots are of one instant; commits waited ${held} ms for it`;
    client.machine.tell({ kind: "line", text });
    const inOrder = opened.toSorted(
      (a, b) => prepared.indexOf(a.prepared) - prepared.indexOf(b.prepared),
    );
    for (const one of inOrder) await one.settle();
    return inOrder;
  } catch (cause) {
    givingUp.abort();
    await Promise.allSettled(opening); // some may still be on their way
    await Promise.all(opened.map((one) => one[Symbol.asyncDispose]()));
    throw cause;
  }
}

/** Does work for all at once and waits for every one, also when one fails. @throws The first failure. */
async function together<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const ends = await Promise.allSettled(all.map(work));
  const failed = ends.find((end) => end.status === "rejected");
  if (failed !== undefined) throw failed.reason;
}

async function saveUsers(client: Client, into: Intake): Promise<Totals> {
  const cannot = "Cannot save the accounts";
  const users = await inSession(client, { database: null, cannot, thing: USERS }, readUsers);
  for (const fact of userFacts(users.names)) await into.fact(USERS, fact);
  const bytes = Buffer.from(users.sql);
  await into.part({
    name: USERS,
    format: "sql",
    bytes: (async function* () {
      yield bytes;
    })(),
    expect: bytes.length,
  });
  return { items: users.names.length, rows: null, bytes: bytes.length };
}
