import type { Fact } from "../../domain/fact.ts";
import type { SavedPart } from "../engine.ts";
import { untoldDatabase } from "../place_errors.ts";
import { prefixOf } from "./parts.ts";
import { quotedName, quotedText } from "./session.ts";
import { setting } from "./sql_text.ts";

/** What a database itself is: owner, encoding, settings, rights. */
export type Properties = Fact["is"];

/** The schemas that were saved of it; undefined: all. */
export function schemasOf(is: Properties): readonly string[] | undefined {
  const { schemas } = is;
  return typeof schemas === "string" ? (JSON.parse(schemas) as readonly string[]) : undefined;
}

/** What the database itself is, from the fact that tells it. */
export async function propertiesOf(part: SavedPart): Promise<Properties> {
  const key = `${prefixOf(part.name)}/database`;
  for await (const fact of part.facts()) if (fact.key === key) return fact.is;
  throw untoldDatabase(part.name);
}

/** Makes a database like it, empty. */
export function creation(name: string, is: Properties): string {
  const text = (field: string) => quotedText(String(is[field] ?? ""));
  const locales: Readonly<Record<string, string>> = {
    c: " LOCALE_PROVIDER libc", // else that of template0
    i: ` LOCALE_PROVIDER icu ICU_LOCALE ${text("locale")}${is["rules"] ? ` ICU_RULES ${text("rules")}` : ""}`,
    b: ` LOCALE_PROVIDER builtin BUILTIN_LOCALE ${text("locale")}`,
  };
  const locale = locales[String(is["provider"])] ?? "";
  return `CREATE DATABASE ${quotedName(name)} TEMPLATE template0 OWNER ${quotedName(String(is["owner"]))} ENCODING ${text("encoding")} LC_COLLATE ${text("collate")} LC_CTYPE ${text("ctype")}${locale} CONNECTION LIMIT ${Number(is["limit"])}`;
}

type Setting = readonly [role: string | null, config: string];
type Right = readonly [role: string | null, right: string, mayGrant: boolean];

/** What a dump of one database leaves out: settings, rights and comment of the database itself. */
export function alterations(name: string, is: Properties): string[] {
  const database = quotedName(name);
  const settings = JSON.parse(String(is["settings"])) as readonly Setting[];
  const rights = JSON.parse(String(is["rights"])) as readonly Right[];
  const owner = quotedName(String(is["owner"]));
  return [
    ...settings.map(([role, config]) =>
      role === null
        ? `ALTER DATABASE ${database} SET ${setting(config)}`
        : `ALTER ROLE ${quotedName(role)} IN DATABASE ${database} SET ${setting(config)}`,
    ),
    `REVOKE ALL ON DATABASE ${database} FROM PUBLIC, ${owner}`,
    ...rights.map(([role, right, mayGrant]) => {
      const whom = role === null ? "PUBLIC" : quotedName(role);
      return `GRANT ${right} ON DATABASE ${database} TO ${whom}${mayGrant && whom !== owner ? " WITH GRANT OPTION" : ""}`;
    }),
    `COMMENT ON DATABASE ${database} IS ${quotedText(String(is["comment"] ?? ""))}`,
    ...(is["template"] === true ? [`ALTER DATABASE ${database} IS_TEMPLATE true`] : []),
  ];
}
