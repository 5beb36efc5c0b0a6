import { expect } from "@jest/globals";
import { mysql } from "../../../src/engine/mysql/mod.ts";
import { binOf, type MySqlServer, makeServer, needsOf } from "../../servers/mysql.ts";
import { testMachine } from "../../tools.ts";
import { differences, keeping } from "../contract.ts";
import { machineFor, SETTINGS } from "./tools.ts";

/** Databases alone, without accounts. */
export const ALONE = { ...SETTINGS, users: false };

/** A server of a family that takes one fresh database after another. */
export interface Ground {
  readonly needs: readonly string[];
  /** Not to be touched where `needs` are not met. */
  readonly server: MySqlServer;
  /** A fresh database of what the SQL makes; gives its name. */
  bare(sql: string): string;
  /** The same with a table of two rows before it. */
  database(more?: string): string;
  /** An account that may log in, with these rights; gives what an address says of it. */
  account(user: string, rights: string): string;
}

/** Makes it, where the server's programs are here. */
export async function makeGround(family: MySqlServer["family"]): Promise<Ground> {
  const isHere = binOf(family) !== null;
  const server = isHere ? await makeServer(family) : (null as unknown as MySqlServer);
  let made = 0;
  const bare = (sql: string): string => {
    made++;
    const name = `d${made}`;
    server.sql("", `CREATE DATABASE ${name}`);
    server.sql(name, sql);
    return name;
  };
  return {
    needs: needsOf(family),
    server,
    bare,
    database: (more = "") =>
      bare(`CREATE TABLE t (a INT, b TEXT); INSERT INTO t VALUES (1, 'x'), (2, 'y'); ${more}`),
    account: (user, rights) => {
      server.sql("", `CREATE USER ${user}@'%' IDENTIFIED BY 'pass'; ${rights}`);
      return `${user}:pass`;
    },
  };
}

/** The restore that `builtFrom` builds for. */
export const RESTORE = "0123456789abcdef";

/**
 * Dumps a database, with something done in mid-dump, builds it beside and compares the two.
 *
 * @returns The name of what was built.
 */
export async function builtFrom(
  server: MySqlServer,
  name: string,
  meanwhile: () => void = () => {},
): Promise<string> {
  const step = (at: string): void => {
    if (at === "mysql: dumping") meanwhile();
  };
  const machine = testMachine({ env: machineFor(server, name).env, step });
  const engine = mysql.open(ALONE, machine);
  const into = keeping();
  await engine.dump(into);
  const aside = await engine.aside(RESTORE, [], [...into.saved.keys()]);
  await engine.build(into.saved, aside);
  const expected = engine.expected(into.saved, aside);
  expect(await differences(engine, expected, engine.inspect(aside))).toEqual([]);
  return `${name}.new-${RESTORE}`;
}
