import type { Finding } from "../../domain/finding.ts";
import { shown } from "../../domain/name.ts";
import type { Machine } from "../../host/machine.ts";
import { type Add, type Noticed, noticing } from "../noticed.ts";
import { urlFor } from "../server_settings.ts";
import { brokenViews, keysInto, viewsOut } from "./blockers.ts";
import type { Client } from "./client.ts";
import { connectedTo } from "./holders.ts";
import { lostTables } from "./lost_tables.ts";
import { may, mayLock, readRights } from "./rights.ts";
import { prepare } from "./save_database.ts";
import { ASIDE, covered, type Reached, reach, refuseUnfit } from "./server.ts";
import { inSession, type Session } from "./session.ts";
import type { MysqlSettings } from "./settings.ts";

/** What stands in the way of a dump or a restore. Touches nothing. */
export async function check(
  settings: MysqlSettings,
  machine: Machine,
  before: "dump" | "build",
): Promise<readonly Finding[]> {
  const stage = before === "dump" ? "source" : "restore";
  const noticed = noticing(urlFor(settings, stage));
  const { add, findings, tell } = noticed;
  await tell(async () => {
    const reached = await reach(settings, machine, stage);
    await refuseUnfit(reached);
    tried(reached, add);
    if (before === "dump") await checkDump(reached, noticed);
    else await checkBuild(reached, add);
  });
  return findings;
}

/** The lines of versions on which all of this was proved. */
const PROVED = { mariadb: "10.11", mysql: "9.7" } as const;

function tried({ client, server }: Reached, add: Add): void {
  const line = server.version.slice(0, 2).join(".");
  if (line === PROVED[server.family]) return;
  const text = `Holdfast was not tried on version ${line} of this server, but on ${PROVED[server.family]}`;
  add("tool-missing", "note", client.url, text, "Prove the first backup: backup --prove.");
}

async function checkDump({ client, server }: Reached, { add, tell }: Noticed): Promise<void> {
  const { url } = client;
  const to = { database: null, cannot: `Cannot work with server "${shown(url)}"`, thing: url };
  const rights = await inSession(client, to, readRights);
  if (!mayLock(rights)) {
    const text = "The account may not make the writers wait while the snapshots are opened";
    add("right-missing", "error", url, text, "GRANT RELOAD ON *.* TO the account.");
  }
  if (client.settings.users && !may(rights, "SELECT", "mysql")) {
    const text = "The account may not read the server's accounts, which are to be saved too";
    const hint = "GRANT SELECT ON mysql.* TO the account, or set users: false.";
    add("right-missing", "error", url, text, hint);
  }
  const names = covered(client, server.databases);
  for (const name of names) {
    await tell(async () => {
      if (server.databases.includes(name)) return void (await prepare(client, name));
      const hint = `Does the name in the policy still fit, and may the account of "${shown(url)}" see it?`;
      add("source-missing", "error", name, `Database "${shown(name)}" is not there`, hint);
    });
  }
  await tell(() =>
    inSession(client, to, async (session) => {
      for (const name of names) await warnOfViewsOut(session, name, names, add);
    }),
  );
  const known = new Set([...names, ...Object.keys(client.settings.excluded)]);
  for (const name of server.databases) {
    if (known.has(name) || ASIDE.test(name)) continue;
    const text = `Database "${shown(name)}" is on the server and not saved`;
    const hint = `Save it, or say why not: excluded: { ${JSON.stringify(name)}: reason }.`;
    add("source-uncovered", "error", name, text, hint);
  }
  if (may(rights, "SHOW DATABASES", "*") || may(rights, "SELECT", "*")) return;
  const text = "The account does not see every database, so it cannot be told which are not saved";
  add("right-missing", "error", url, text, "GRANT SHOW DATABASES ON *.* TO the account.");
}

/** No error: where that database is there when this one comes back, all is well. */
async function warnOfViewsOut(
  session: Session,
  name: string,
  among: readonly string[],
  add: Add,
): Promise<void> {
  const [first, ...more] = await viewsOut(session, name, among);
  if (first === undefined) return;
  const others = more.length > 0 ? ` and ${more.length} more` : "";
  const text = `View "${shown(`${name}.${first.view}`)}"${others} reads database "${shown(first.reads)}", which this source does not save: on an emptied server it comes back only after that one, and no proof can make it`;
  const hint = `Save both in one source: databases: ${JSON.stringify([name, first.reads])}. Or restore the source of the other one first, by itself.`;
  add("source-uncovered", "warning", name, text, hint);
}

async function warnOfBroken(session: Session, name: string, add: Add): Promise<void> {
  const broken = await brokenViews(session, name);
  const [first] = broken;
  if (first === undefined) return;
  const more = broken.length > 1 ? ` and ${broken.length - 1} more` : "";
  const text = `View "${shown(first)}"${more} of database "${shown(name)}" is broken now, and an undo could not make it again`;
  const hint = "Note down what it says (SHOW CREATE VIEW), if anybody needs it.";
  add("source-damaged", "warning", name, text, hint);
}

/** Such a table cannot be moved out of the way, so the swap would stop at it. */
async function refuseLost(
  client: Client,
  session: Session,
  { name, add }: { readonly name: string; readonly add: Add },
): Promise<void> {
  for (const { table, why } of await lostTables(client, session, name)) {
    const text = `Table "${shown(`${name}.${table}`)}" is damaged and cannot be kept aside: ${shown(why)}`;
    const hint = `If its file cannot be brought back, DROP TABLE it, then restore; or restore beside, with --into.`;
    add("source-damaged", "error", name, text, hint);
  }
}

async function checkBuild({ client, server }: Reached, add: Add): Promise<void> {
  const { settings } = client;
  const to = {
    database: null,
    cannot: `Cannot work with server "${shown(client.url)}"`,
    thing: client.url,
  };
  const names = settings.into === undefined ? covered(client, server.databases) : [settings.into];
  await inSession(client, to, async (session) => {
    const rights = await readRights(session);
    if (!may(rights, "SUPER", "*")) {
      const text =
        "The account that restores is no superuser, and cannot make things for their definers";
      const hint = "Name one under restore-url that was given ALL PRIVILEGES ON *.*.";
      add("right-missing", "error", client.url, text, hint);
    }
    for (const name of names) await warnOfBroken(session, name, add);
    for (const name of names) await refuseLost(client, session, { name, add });
    for (const { schema, table, key, into } of await keysInto(session, names)) {
      const text = `Foreign key "${shown(key)}" of table "${shown(`${schema}.${table}`)}" leads into database "${shown(into)}"`;
      const hint =
        "It would go along with the old tables: save both databases in one source, or drop it for the restore.";
      add("source-in-use", "error", into, text, hint);
    }
  });
  const connections = (await connectedTo(client, names)).length;
  if (connections === 0) return;
  const text = `${connections} connections are open; the restore will end them`;
  add("source-in-use", "warning", client.url, text, "Stop the programs that use the database.");
}
