import type { Session } from "./session.ts";
import { lineName, setting } from "./sql_text.ts";

interface Right {
  readonly parameter: string;
  readonly right: string;
  /** Null: everybody. */
  readonly role: string | null;
  readonly grant: boolean;
}

const SETTINGS = `SELECT to_json(one) FROM pg_db_role_setting, unnest(setconfig) AS one
WHERE setrole = 0 AND setdatabase = 0 ORDER BY one COLLATE "C"`;

const RIGHTS = `SELECT json_build_object('parameter', parname, 'right', privilege_type, 'grant', is_grantable,
  'role', CASE grantee WHEN 0 THEN NULL ELSE pg_get_userbyid(grantee) END)
FROM pg_parameter_acl, aclexplode(paracl) WHERE grantee <> 10
ORDER BY parname COLLATE "C", privilege_type, grantee`; // 10 is who made the server

/**
 * What holds for every role or for the server, as comments: it would change how others work on a server
 * that is there already, so that people decide.
 */
export async function wholeServerLines(session: Session): Promise<readonly string[]> {
  const settings = (await session.query(SETTINGS)) as readonly string[];
  const rights = (await session.query(RIGHTS)) as readonly Right[];
  return [
    ...settings.map((one) => `-- ALTER ROLE ALL SET ${setting(one)};`),
    ...rights.map(({ parameter, right, role, grant }) => {
      const name = parameter.split(".").map(lineName).join(".");
      const whom = role === null ? "PUBLIC" : lineName(role);
      return `-- GRANT ${right} ON PARAMETER ${name} TO ${whom}${grant ? " WITH GRANT OPTION" : ""};`;
    }),
  ];
}
