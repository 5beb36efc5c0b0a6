import { below, textOf } from "../docs/page.ts";

/** The commands of docs/presets.md that make the account of a backup, with a password in them. */
export function accountsOf(server: string): string {
  const page = below(textOf("docs/presets.md"), "Accounts");
  const part = page.split(`\n### ${server}\n`)[1]?.split("\n### ")[0] ?? "";
  const sql = /^```sql\n([\s\S]*?)^```$/m.exec(part)?.[1];
  if (sql === undefined) throw new Error(`docs/presets.md has no account for ${server}`);
  return sql.replaceAll("…", "only-for-tests");
}
