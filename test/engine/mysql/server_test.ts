import { expect } from "@jest/globals";
import { mysql } from "../../../src/engine/mysql/mod.ts";
import { binOf, type MySqlServer, makeServer, needsOf, PASSWORD } from "../../servers/mysql.ts";
import { testMachine, testWith } from "../../tools.ts";
import { machineFor, SETTINGS } from "./tools.ts";

const RESTORE = "0123456789abcdef";
const ALONE = { ...SETTINGS, users: false };
const NUMBER =
  "SELECT VARIABLE_VALUE FROM information_schema.GLOBAL_VARIABLES WHERE VARIABLE_NAME = 'server_uid'";

// Two servers that no client can tell apart by machine and port: both listen on their socket alone.
const words = ["--port=43999", "--skip-networking"];
const isHere = binOf("mariadb") !== null;
const none = null as unknown as MySqlServer;
const [one, two] = isHere
  ? [await makeServer("mariadb", undefined, words), await makeServer("mariadb", undefined, words)]
  : [none, none];

function engineOf(server: MySqlServer) {
  const socket = encodeURIComponent(server.socket);
  const MYSQL_ADDRESS = `mariadb://root:${encodeURIComponent(PASSWORD)}@/shop?socket=${socket}`;
  const { env } = machineFor(server, "shop");
  return mysql.open(ALONE, testMachine({ env: { ...env, MYSQL_ADDRESS } }));
}

testWith(
  needsOf("mariadb"),
  "mysql mariadb two servers of one machine and one port are told apart by their data folders",
  async () => {
    for (const server of [one, two]) server.sql("", "CREATE DATABASE shop");
    expect(one.sql("", NUMBER)).toBe(two.sql("", NUMBER)); // or this test shows nothing
    const [here, there] = [engineOf(one), engineOf(two)];
    expect(await here.mark()).not.toBe(await there.mark());
    const aside = await here.aside(RESTORE, [], ["shop"]);
    await expect(there.drop(aside, "built")).rejects.toMatchObject({
      message: expect.stringContaining("another server"),
    });
    await here.drop(aside, "built");
  },
  60_000,
);

testWith(
  needsOf("mariadb"),
  "mysql mariadb a journal from before the data folder was named is still undone and settled",
  async () => {
    const engine = engineOf(one);
    const aside = await engine.aside(RESTORE, [], ["shop"]);
    const place = `${one.sql("", NUMBER).replaceAll("/", "_")}/shop`;
    const old = { ...aside, moves: aside.moves.map((move) => ({ ...move, place })) };
    await engine.undo(old);
    await engine.drop(old, "kept");
    const other = aside.moves.map((move) => ({ ...move, place: "somewhere/shop" }));
    await expect(engine.undo({ ...aside, moves: other })).rejects.toMatchObject({
      message: expect.stringContaining("another server"),
    });
  },
  60_000,
);
