/** Not the system's own schemas. @param column Of a schema's oid. */
export function OURS(column: string): string {
  return `${column} IN (SELECT oid FROM pg_namespace WHERE nspname <> 'information_schema' AND left(nspname, 3) <> 'pg_')`;
}
