import { Interrupted } from "../../domain/error.ts";
import { makeQueue } from "../../host/queue.ts";
import { textLines } from "../../host/text_lines.ts";
import { type Client, command, target } from "./client.ts";
import { faultOf } from "./faults.ts";

/** One connection that stays open; statements run in turn. */
export interface Session extends AsyncDisposable {
  /**
   * Runs SQL of ours and gives its rows; each row must be one column of JSON on one line.
   *
   * @throws HoldfastError of the client's stage; the session is then at its end.
   */
  query(sql: string): Promise<readonly unknown[]>;
  /** The same for SQL that came from elsewhere: the server sees it, psql never reads it, so no meta-command in it counts. */
  execute(sql: string): Promise<readonly unknown[]>;
}

const END = "\\echo hf-end"; // what follows a statement, so that its end is seen; rows are JSON and never this

/** What can be asked, wherever it is answered. */
export type Asking = Pick<Session, "query">;

/** Opens a connection. @param cannot How to speak of a failure, e.g. `Cannot dump "events"`. */
export function openSession(
  client: Client,
  to: { readonly database: string; readonly cannot: string; readonly thing: string },
): Session {
  const { machine, stage } = client;
  const words = makeQueue();
  const child = machine.start(
    command(
      client,
      [
        "psql",
        "--no-psqlrc",
        "--quiet",
        "--no-align",
        "--tuples-only",
        "--no-password",
        "--set=ON_ERROR_STOP=1",
        "--set=VERBOSITY=verbose",
        "--dbname",
        target(client, to.database),
      ],
      words.bytes,
    ),
  );
  // A role that the database or the account is set to may do less than the account, or other things.
  words.push("SET ROLE NONE;\n");
  const lines = textLines(child.stdout);
  let closed: Promise<void> | null = null;
  const close = async (): Promise<void> => {
    words.end();
    // Not through `lines`: its return would wait for a statement that may take for ever.
    await child.stdout[Symbol.asyncIterator]().return?.();
    await child.ended.catch(() => {}); // whoever waits for rows has seen it
  };
  const query = async (sql: string): Promise<readonly unknown[]> => {
    words.push(`${copied(sql)}\n;\n${END}\n`);
    const rows: unknown[] = [];
    for (;;) {
      const next = await lines.next();
      if (next.done) break;
      if (next.value === "hf-end") return rows;
      if (next.value !== "") rows.push(JSON.parse(next.value));
    }
    const { code, stderr } = await child.ended;
    if (machine.signal.aborted) throw new Interrupted();
    throw faultOf({ stage, cannot: to.cannot, thing: to.thing, stderr, code });
  };
  return {
    query,
    execute: async (sql) => {
      const hex = Buffer.from(sql).toString("hex");
      words.push(`SELECT convert_from(decode('${hex}', 'hex'), 'UTF8') \\gexec\n`);
      return await query("");
    },
    [Symbol.asyncDispose]: async () => {
      closed ??= close();
      await closed;
    },
  };
}

/**
 * A question as COPY, whose rows psql passes on byte by byte: from a table it prints itself it leaves out
 * what Unicode calls no character (U+1FFFE), which a name may hold all the same.
 */
export function copied(sql: string): string {
  if (!/^\s*SELECT\s/.test(sql)) return sql;
  return `COPY (${sql}) TO STDOUT (FORMAT csv, DELIMITER E'\\x02', QUOTE E'\\x01')`; // JSON has neither as it is
}

/** One connection for one piece of work. */
export async function inSession<T>(
  client: Client,
  to: { readonly database: string; readonly cannot: string; readonly thing: string },
  work: (session: Session) => Promise<T>,
): Promise<T> {
  await using session = openSession(client, to);
  return await work(session);
}

/** A name, quoted for SQL. */
export function quotedName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A text, quoted for SQL; `standard_conforming_strings` is on in every session. */
export function quotedText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
