import { randomBytes } from "node:crypto";
import { Interrupted } from "../../domain/error.ts";
import { makeQueue } from "../../host/queue.ts";
import { textLines } from "../../host/text_lines.ts";
import type { Family } from "./address.ts";
import { type Client, command, listening } from "./client.ts";
import { faultOf } from "./faults.ts";

/** One connection that stays open; statements run in turn. */
export interface Session extends AsyncDisposable {
  readonly family: Family;
  /**
   * Runs SQL of ours and gives its rows; each row must be one column of JSON on one line.
   *
   * @throws HoldfastError of the client's stage; the session is then at its end.
   */
  query(sql: string): Promise<readonly unknown[]>;
  /** Runs a statement of ours that gives columns of text, such as SHOW CREATE; NULL reads "NULL". */
  show(sql: string): Promise<readonly (readonly string[])[]>;
  /** Runs SQL of ours and gives each row's one column, one by one. */
  rows(sql: string): AsyncGenerator<string>;
  /**
   * Runs one statement that came from elsewhere: the server sees it whole, the client takes no command from
   * it. Gives its rows, as they are printed.
   */
  execute(sql: string): Promise<readonly string[]>;
}

/** Where a session works, and how to speak of its failure. */
export interface Talk {
  /** The schema to be in; null: none. */
  readonly database: string | null;
  /** E.g. `Cannot dump "events"`. */
  readonly cannot: string;
  readonly thing: string;
}

const END = "hf-end"; // what follows a statement, so that its end is seen; rows are never this
const YEAR = 31_536_000; // s, the longest that these variables take

/** What every session says of itself first: how values are written, and that nothing may time out. */
const PINS: readonly string[] = [
  "SET SESSION sql_mode = 'NO_AUTO_VALUE_ON_ZERO', time_zone = '+00:00', sql_quote_show_create = 1, sql_auto_is_null = 0",
  "SET NAMES utf8mb4 COLLATE utf8mb4_bin",
  `SET SESSION wait_timeout = ${YEAR}, net_read_timeout = ${YEAR}, net_write_timeout = ${YEAR}, group_concat_max_len = 4294967295`,
  // Each server reads its own kind of comment; the other's client may be the one that asks.
  // Without this mode a GRANT to an account that was dropped makes it anew, with no password.
  "/*M!100100 SET SESSION sql_mode = CONCAT(@@sql_mode, ',NO_AUTO_CREATE_USER') */",
  "/*M!100100 SET SESSION max_statement_time = 0, idle_transaction_timeout = 0, idle_readonly_transaction_timeout = 0, idle_write_transaction_timeout = 0 */",
  "/*!80000 SET SESSION max_execution_time = 0, information_schema_stats_expiry = 0 */",
];
/** Opens a connection. */
export function openSession(client: Client, to: Talk): Session {
  const { machine, stage, programs } = client;
  const words = makeQueue();
  const into = to.database === null ? [] : [`--database=${to.database}`];
  const child = machine.start(
    command(client, [programs.sql, ...listening(client), ...into], words.bytes),
  );
  const lines = textLines(child.stdout);
  for (const pin of PINS) words.push(`${pin};\n`);
  let closed: Promise<void> | null = null;
  const close = async (): Promise<void> => {
    words.end();
    // Not through `lines`: its return would wait for a statement that may take for ever.
    await child.stdout[Symbol.asyncIterator]().return?.();
    await child.ended.catch(() => {}); // whoever waits for rows has seen it
  };
  const heard = async function* (said: string): AsyncGenerator<string> {
    words.push(`${said}SELECT '${END}';\n`);
    for (;;) {
      const next = await lines.next();
      if (next.done) break;
      if (next.value === END) return;
      yield next.value;
    }
    const { code, stderr } = await child.ended;
    if (machine.signal.aborted) throw new Interrupted();
    throw faultOf({ stage, cannot: to.cannot, thing: to.thing, stderr, code });
  };
  return {
    family: programs.family,
    query: async (sql) => {
      const found: unknown[] = [];
      for await (const line of heard(`${sql}\n;\n`)) found.push(JSON.parse(plain(line)));
      return found;
    },
    show: async (sql) => {
      const found: string[][] = [];
      for await (const line of heard(`${sql}\n;\n`)) found.push(line.split("\t").map(plain));
      return found;
    },
    rows: async function* (sql) {
      for await (const line of heard(`${sql}\n;\n`)) yield plain(line);
    },
    execute: async (sql) => {
      // Nobody can know this delimiter beforehand, and clients take it for one only outside of quotes.
      const end = `hf${randomBytes(6).toString("hex")}`;
      return await Array.fromAsync(heard(`DELIMITER ${end}\n${sql}\n${end}\nDELIMITER ;\n`), plain);
    },
    [Symbol.asyncDispose]: async () => {
      closed ??= close();
      await closed;
    },
  };
}

const ESCAPES: Readonly<Record<string, string>> = { n: "\n", t: "\t", "0": "\0" };

/** A column as it was: clients write what would break a line or a column with a backslash. */
function plain(text: string): string {
  if (!text.includes("\\")) return text;
  return text.replace(/\\([\s\S])/g, (_, symbol: string) => ESCAPES[symbol] ?? symbol);
}

/** One connection for one piece of work. */
export async function inSession<T>(
  client: Client,
  to: Talk,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  await using session = openSession(client, to);
  return await work(session);
}
