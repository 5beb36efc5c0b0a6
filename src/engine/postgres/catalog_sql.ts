import { KINDS, type Kind, owner } from "./catalog_kinds.ts";
import { EXTENSIONS, INHERITS, OURS, SCOPE } from "./catalog_scope.ts";

/** A catalog that not everybody may read, by what everybody may. */
const READABLE: Readonly<Record<string, string>> = {
  pg_user_mapping: "(SELECT umid AS oid FROM pg_user_mappings)",
};

/** What every fact of a kind looks like: type and identity as the server names them, and its fields. */
function select([catalog, where, fields]: Kind): string {
  const is = Object.entries(fields).map(([name, expression]) => `'${name}', ${expression}`);
  return `SELECT json_build_object('type', n.type, 'identity', n.identity, 'is', json_build_object(${is.join(", ")}), 'comment', obj_description(o.oid, '${catalog}'))
FROM ${READABLE[catalog] ?? catalog} AS o, pg_identify_object('${catalog}'::regclass, o.oid, 0) AS n
WHERE ${where} AND NOT EXISTS (SELECT FROM pg_depend WHERE ${made(catalog)} AND classid = '${catalog}'::regclass AND objid = o.oid)`;
}

/** What belongs to an extension, or is made by the server for something else: a range's functions. */
function made(catalog: string): string {
  return catalog === "pg_proc" || catalog === "pg_cast" ? "deptype IN ('e', 'i')" : "deptype = 'e'";
}

/** One query for all things of a database that are no rows; its rows are `{type, identity, is, comment}`. */
export const CATALOG = KINDS.map(select).join("\nUNION ALL\n");

/** The extensions that a dump, which names no version, brings back in another one: `{name, version, usual}`. */
export const OTHER_VERSIONS = `SELECT json_build_object('name', extname, 'version', extversion, 'usual', default_version)
FROM pg_extension JOIN pg_available_extensions ON name = extname WHERE ${EXTENSIONS} AND extversion <> default_version ORDER BY extname`;

/**
 * The table above a partition whose rows a restore spreads over its partitions anew: the topmost one by hash of an
 * enum, which the server takes of the number that a label has in the catalog (`hashenum`).
 */
const ABOVE = `CASE WHEN relispartition THEN (SELECT a.relid FROM pg_partition_ancestors(o.oid) WITH ORDINALITY AS a (relid, nth) JOIN pg_partitioned_table ON partrelid = a.relid
  WHERE partstrat = 'h' AND EXISTS (SELECT FROM pg_opclass WHERE pg_opclass.oid = ANY (partclass::oid[]) AND opcintype = 'anyenum'::regtype) ORDER BY nth DESC LIMIT 1) END`;

/** The tables whose rows are saved, with their names apart, and whose rows they are counted among: `{identity, schema, name, type, above}`. */
export const TABLES = relations(
  "r",
  `'type', 'table', 'above', (SELECT identity FROM pg_identify_object('pg_class'::regclass, ${ABOVE}, 0))`,
);
/** The sequences, likewise. */
export const SEQUENCES = relations("S", "'type', 'sequence', 'above', NULL");
/**
 * How large the tables are: bytes, blocks to be read in ranges (0: in one go), and the file, which a rewrite exchanges;
 * and by name what is read of a row that is not read whole: a child's columns come back in another order, the
 * partitions of one table may have several, and a virtual
 * column (since 18) holds nothing, but may raise.
 * It waits for whoever holds a table: ask once it is locked.
 */
export const SIZES = relations(
  "r",
  `'bytes', pg_table_size(o.oid), 'file', relfilenode::text,
  'blocks', CASE WHEN relam = (SELECT oid FROM pg_am WHERE amname = 'heap') THEN pg_relation_size(o.oid) / current_setting('block_size')::int ELSE 0 END,
  'columns', CASE WHEN ${INHERITS("o.oid")} OR ${ABOVE} IS NOT NULL OR EXISTS (SELECT FROM pg_attribute WHERE attrelid = o.oid AND attgenerated = 'v')
    THEN (SELECT coalesce(json_agg(attname ORDER BY attname), '[]') FROM pg_attribute WHERE attrelid = o.oid AND attnum > 0 AND NOT attisdropped AND attgenerated <> 'v') END`,
);

/** The files of all tables; waits for nobody. */
export const FILES = "SELECT to_json(relfilenode::text) FROM pg_class WHERE relkind = 'r'";

function relations(kind: string, fields: string): string {
  return `SELECT json_build_object('identity', n.identity, 'schema', s.nspname, 'name', relname, ${fields})
FROM pg_class AS o JOIN pg_namespace AS s ON s.oid = relnamespace, pg_identify_object('pg_class'::regclass, o.oid, 0) AS n
WHERE relkind = '${kind}' AND relpersistence <> 't' AND ${OURS("relnamespace")} AND NOT EXISTS (SELECT FROM pg_depend WHERE deptype = 'e' AND classid = 'pg_class'::regclass AND objid = o.oid)`;
}

/** What stands outside a dump of one database, and how it was made. Who granted a right, and that an owner may grant, is not put back. */
export const DATABASE = `SELECT json_build_object(
  'owner', ${owner("datdba")}, 'encoding', pg_encoding_to_char(encoding), 'collate', datcollate, 'ctype', datctype,
  'provider', datlocprovider::text, 'locale', coalesce(to_jsonb(o) ->> 'datlocale', to_jsonb(o) ->> 'daticulocale', ''), 'rules', coalesce(to_jsonb(o) ->> 'daticurules', ''),
  'template', CASE WHEN datistemplate THEN true END,
  'schemas', ${SCOPE}, 'limit', datconnlimit, 'comment', coalesce(shobj_description(o.oid, 'pg_database'), ''),
  'rights', (SELECT coalesce(json_agg(one ORDER BY one ->> 0, one ->> 1), '[]')::text FROM (SELECT json_build_array(CASE grantee WHEN 0 THEN NULL ELSE pg_get_userbyid(grantee) END, privilege_type, bool_or(is_grantable AND grantee <> datdba)) AS one FROM aclexplode(coalesce(datacl, acldefault('d', datdba))) GROUP BY grantee, privilege_type) AS hf),
  'settings', (SELECT coalesce(json_agg(one ORDER BY one ->> 0, one ->> 1), '[]')::text FROM (SELECT json_build_array(CASE setrole WHEN 0 THEN NULL ELSE pg_get_userbyid(setrole) END, setting) AS one FROM pg_db_role_setting, unnest(setconfig) AS setting WHERE setdatabase = o.oid) AS hf))
FROM pg_database AS o WHERE datname = current_database()`;
