import type { Fact } from "../../domain/fact.ts";
import { comparePaths, nameOfBytes } from "../../domain/name.ts";
import { GLOBALS } from "./parts.ts";
import type { Session } from "./session.ts";
import { lineName, lineText } from "./sql_text.ts";

/** Where tables may lie besides the server's own folder. */
export interface Tablespace {
  readonly name: string;
  readonly owner: string;
  /** A folder on the server. */
  readonly location: string;
  readonly options: readonly string[];
  readonly rights: readonly { readonly role: string | null; readonly grant: boolean }[];
  readonly comment: string | null;
}

const ASK = `SELECT json_build_object('name', spcname, 'owner', pg_get_userbyid(spcowner), 'location', pg_tablespace_location(o.oid),
  'options', coalesce(spcoptions, '{}'), 'comment', shobj_description(o.oid, 'pg_tablespace'),
  'rights', (SELECT coalesce(json_agg(json_build_object('role', CASE grantee WHEN 0 THEN NULL ELSE pg_get_userbyid(grantee) END, 'grant', is_grantable) ORDER BY grantee), '[]')
    FROM aclexplode(spcacl) WHERE grantee <> spcowner))
FROM pg_tablespace AS o WHERE left(spcname, 3) <> 'pg_' ORDER BY spcname COLLATE "C"`;

/** Reads all tablespaces besides the server's own. Everybody may. */
export async function readTablespaces(session: Session): Promise<readonly Tablespace[]> {
  return (await session.query(ASK)) as readonly Tablespace[];
}

/**
 * How each was made, as comments: a folder of another server may not be there or belong to somebody
 * else, so that people make them.
 */
export function tablespaceLines(tablespaces: readonly Tablespace[]): string[] {
  return tablespaces.flatMap(linesOf).map((line) => `-- ${line}`);
}

function linesOf({ name, owner, location, options, rights, comment }: Tablespace): string[] {
  const own = lineName(name);
  const set = options.map((option) => {
    const at = option.indexOf("=");
    return `${option.slice(0, at)} = ${option.slice(at + 1)}`;
  });
  const how = set.length === 0 ? "" : ` WITH (${set.join(", ")})`;
  return [
    `CREATE TABLESPACE ${own} OWNER ${lineName(owner)} LOCATION ${lineText(location)}${how};`,
    ...rights.map(
      ({ role, grant }) =>
        `GRANT CREATE ON TABLESPACE ${own} TO ${role === null ? "PUBLIC" : lineName(role)}${grant ? " WITH GRANT OPTION" : ""};`,
    ),
    ...(comment === null ? [] : [`COMMENT ON TABLESPACE ${own} IS ${lineText(comment)};`]),
  ];
}

const KEY = `${GLOBALS}/tablespace `;

/** The facts of the tablespaces; a restore makes none, so they are not compared. */
export function tablespaceFacts(tablespaces: readonly Tablespace[]): Fact[] {
  const facts = tablespaces.map(({ name, owner, location, options }) => ({
    key: `${KEY}${nameOfBytes(Buffer.from(name, "utf8"))}`,
    is: { owner, location, options: options.join(", ") },
    at: null,
    span: null,
  }));
  return facts.sort((a, b) => comparePaths(a.key, b.key));
}

/** Whether a fact is one of a tablespace. */
export function isTablespace({ key }: Fact): boolean {
  return key.startsWith(KEY);
}
