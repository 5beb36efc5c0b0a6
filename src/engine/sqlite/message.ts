import type { Fact, Totals } from "../../domain/fact.ts";

/** What the child is asked to do; one JSON object on its stdin. */
export type Task =
  /** Copies one snapshot of a database in use to `out`, checks the copy and gives its facts. */
  | { readonly task: "save"; readonly path: string; readonly out: string }
  /** Counts a database in use. */
  | { readonly task: "count"; readonly path: string }
  /** Checks a database file that nobody else has. */
  | { readonly task: "check"; readonly path: string }
  /** Gives the facts of a database file that nobody else has. */
  | { readonly task: "facts"; readonly path: string }
  /** Asks such a file a question of the operator. */
  | { readonly task: "ask"; readonly path: string; readonly statement: string };

/** What the child says, one JSON object a line. The last one is `done` or `failed`. */
export type Message =
  | { readonly kind: "copied"; readonly size: number }
  | { readonly kind: "note"; readonly key: string; readonly why: string }
  | { readonly kind: "fact"; readonly key: string; readonly is: Fact["is"] }
  | { readonly kind: "answer"; readonly text: string | null }
  /** Rows read so far; written so that a child whose parent is gone finds out. */
  | { readonly kind: "rows"; readonly rows: number }
  | { readonly kind: "done"; readonly totals: Totals; readonly version: string }
  /** `errcode` is SQLite's extended result code (sqlite.org/rescode.html), or null for anything else. */
  | { readonly kind: "failed"; readonly errcode: number | null; readonly why: string };

/** Takes what the child says. */
export type Say = (message: Message) => void;
