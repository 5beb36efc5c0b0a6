import { quotedName } from "./session.ts";

/** A table or a sequence by its two names. */
export interface Named {
  readonly schema: string;
  readonly name: string;
}

/** One text for two names. */
export function nameKey({ schema, name }: Named): string {
  return JSON.stringify([schema, name]);
}

/** Both names, quoted for SQL; in a pattern of pg_dump they mean themselves too. */
export function quotedPair({ schema, name }: Named): string {
  return `${quotedName(schema)}.${quotedName(name)}`;
}
