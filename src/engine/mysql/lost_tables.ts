import { type Client, command, listening } from "./client.ts";
import type { Session } from "./session.ts";
import { inSchema, quotedName } from "./sql_text.ts";

/** A table that the server cannot open, and why. */
export interface LostTable {
  readonly table: string;
  readonly why: string;
}

/** How long a table is waited for that somebody alters, s. */
const BRIEF = 2;
/** Refused, gone meanwhile, locked or ended: none of them says that a table is damaged. */
const OTHERWISE = /^(?:1044|1045|1142|1143|1146|1205|1227|1317|1969|2\d{3}|3024)$/;
const FAILED = /^ERROR (\d+)(?: \(\w+\))? at line (\d+)[^:]*: (.*)$/gm;

/**
 * Tables whose file is missing or damaged: no statement reads or moves one. Each is opened to read no row of
 * it, by a client that goes on after an error; CHECK TABLE would keep writers waiting, and was seen to end a
 * MySQL server.
 */
export async function lostTables(
  client: Client,
  session: Session,
  schema: string,
): Promise<readonly LostTable[]> {
  const names = (await session.query(
    `SELECT JSON_QUOTE(TABLE_NAME) FROM information_schema.TABLES WHERE ${inSchema("TABLE_SCHEMA", schema)} AND TABLE_TYPE NOT IN ('VIEW', 'SEQUENCE')`,
  )) as readonly string[];
  // The client tells the line of what failed; a name with a line in it would move those behind it.
  const asked = names.filter((name) => !name.includes("\n"));
  const lines = asked.map(
    (name) => `SELECT 1 FROM ${quotedName(schema)}.${quotedName(name)} LIMIT 0;\n`,
  );
  if (asked.length === 0 || schema.includes("\n")) return [];
  const text = [`SET SESSION lock_wait_timeout = ${BRIEF};\n`, ...lines].join("");
  const { programs, machine } = client;
  const words = [programs.sql, ...listening(client), "--force"] as const;
  const stdin = (async function* () {
    yield Buffer.from(text);
  })();
  const errors: string[] = [];
  const child = machine.start({
    ...command(client, words, stdin),
    onStderr: (line) => void errors.push(line),
  });
  for await (const _ of child.stdout);
  await child.ended;
  return [...errors.join("\n").matchAll(FAILED)].flatMap(([, code = "", at, why = ""]) => {
    const table = asked[Number(at) - 2];
    return table === undefined || OTHERWISE.test(code) ? [] : [{ table, why }];
  });
}
