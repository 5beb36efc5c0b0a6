import { EXTENSIONS, INHERITS, OURS, WHOLE } from "./catalog_scope.ts";
import { digest, ROUTINE, sorted, written } from "./catalog_text.ts";

/** The role of an oid by its name. */
export const owner = (column: string) => `pg_get_userbyid(${column})`;

/** Who may do what, as a sorted list; the defaults written out. MAINTAIN is new in 17, so it stands apart. */
function rights(column: string, kind: string, of: string, which = "<> 'MAINTAIN'"): string {
  const role = (oid: string) =>
    `CASE ${oid} WHEN 0 THEN 'PUBLIC' ELSE quote_ident(${owner(oid)}) END`;
  return `(SELECT coalesce(string_agg(one, ' ' ORDER BY one), '') FROM (SELECT ${role("grantee")} || '=' || privilege_type || CASE WHEN is_grantable THEN '*' ELSE '' END || '/' || ${role("grantor")} AS one FROM aclexplode(coalesce(${column}, acldefault('${kind}', ${of}))) WHERE privilege_type ${which}) AS hf)`;
}

/** Without what servers since 17.12 write there by themselves: a stamp of each column's last change, which no dump carries. */
const ATTOPTIONS = `(SELECT json_agg(one ORDER BY one) FROM unnest(attoptions) AS one WHERE left(one, 10) <> 'pg_attver=')`;

/** Columns of a child come back in another order than they were added in: first those of its parents. */
const ORDER = `CASE WHEN ${INHERITS("attrelid")} THEN attname END, attnum`;

const columns = (oid: string) =>
  written(
    `(SELECT string_agg(quote_ident(attname) || ' = ' || pg_get_expr(adbin, adrelid), ', ' ORDER BY attname) FROM pg_attrdef JOIN pg_attribute ON attrelid = adrelid AND attnum = adnum WHERE adrelid = ${oid})`,
    `(SELECT json_agg(json_build_array(attname, format_type(atttypid, atttypmod), attnotnull, attidentity, attgenerated, CASE WHEN attcollation = 0 THEN NULL ELSE attcollation::regcollation::text END, ${rights("attacl", "c", "relowner")}, attstorage, attcompression, nullif(attstattarget, -1), ${ATTOPTIONS}, attislocal, ${sorted("attfdwoptions")}, col_description(attrelid, attnum)) ORDER BY ${ORDER})::text
   FROM pg_attribute WHERE attrelid = ${oid} AND attnum > 0 AND NOT attisdropped)`,
  );

/** Of the whole database, and not the system's own. */
const MADE = `o.oid >= 16384 AND ${WHOLE}`;

/** A kind of thing: catalog, condition, fields. What stands at `o` is the catalog's row. */
export type Kind = readonly [string, string, Readonly<Record<string, string>>];

/** All kinds of things a database holds besides rows. */
export const KINDS: readonly Kind[] = [
  [
    "pg_namespace",
    OURS("o.oid"),
    { owner: owner("nspowner"), rights: rights("nspacl", "n", "nspowner") },
  ],
  [
    "pg_class",
    `relkind IN ('r', 'p', 'f') AND relpersistence <> 't' AND ${OURS("relnamespace")}`,
    {
      kind: "relkind::text",
      owner: owner("relowner"),
      rights: rights("relacl", "r", "relowner"),
      maintain: rights("relacl", "r", "relowner", "= 'MAINTAIN'"),
      columns: columns("o.oid"),
      options: digest(sorted("reloptions")),
      storage:
        "relpersistence::text || coalesce((SELECT amname FROM pg_am WHERE pg_am.oid = relam), '')",
      security: "relrowsecurity::text || ' ' || relforcerowsecurity::text",
      replica: "relreplident::text",
      partition: written(
        "coalesce(pg_get_expr(relpartbound, o.oid), '') || ' of ' || coalesce(pg_get_partkeydef(o.oid), '')",
        "(SELECT string_agg(inhparent::regclass::text, ',' ORDER BY inhseqno) FROM pg_inherits WHERE inhrelid = o.oid)",
      ),
    },
  ],
  [
    "pg_class",
    `relkind IN ('v', 'm') AND relpersistence <> 't' AND ${OURS("relnamespace")}`,
    {
      kind: "relkind::text",
      owner: owner("relowner"),
      rights: rights("relacl", "r", "relowner"),
      columns: columns("o.oid"),
      options: digest(sorted("reloptions")),
      filled: "relispopulated::text",
      definition: written("pg_get_viewdef(o.oid)"),
    },
  ],
  [
    "pg_class",
    `relkind = 'S' AND relpersistence <> 't' AND ${OURS("relnamespace")}`,
    {
      owner: owner("relowner"),
      rights: rights("relacl", "s", "relowner"),
      definition: digest(
        "(SELECT concat_ws(' ', format_type(seqtypid, NULL), seqstart, seqincrement, seqmin, seqmax, seqcache, seqcycle) FROM pg_sequence WHERE seqrelid = o.oid) || coalesce((SELECT refobjid::regclass::text || '.' || attname FROM pg_depend JOIN pg_attribute ON attrelid = refobjid AND attnum = refobjsubid WHERE classid = 'pg_class'::regclass AND objid = o.oid AND refclassid = 'pg_class'::regclass AND deptype IN ('a', 'i') ORDER BY 1 LIMIT 1), '')",
      ),
    },
  ],
  [
    "pg_class",
    `relkind IN ('i', 'I') AND relpersistence <> 't' AND ${OURS("relnamespace")} AND EXISTS (SELECT FROM pg_index WHERE indexrelid = o.oid AND (indisvalid OR relkind = 'I'))`,
    {
      definition: written(
        "pg_get_indexdef(o.oid)",
        "(SELECT concat_ws(' ', indisclustered, indisreplident) FROM pg_index WHERE indexrelid = o.oid)",
      ),
    },
  ],
  [
    "pg_proc",
    `prokind <> 'a' AND ${OURS("pronamespace")}`,
    {
      owner: owner("proowner"),
      rights: rights("proacl", "f", "proowner"),
      definition: ROUTINE,
    },
  ],
  [
    "pg_proc",
    `prokind = 'a' AND ${OURS("pronamespace")}`,
    {
      owner: owner("proowner"),
      rights: rights("proacl", "f", "proowner"),
      definition: digest(
        "(SELECT concat_ws(' ', aggtransfn, aggfinalfn, aggcombinefn, format_type(aggtranstype, NULL), agginitval, aggkind) FROM pg_aggregate WHERE aggfnoid = o.oid)",
      ),
    },
  ],
  [
    "pg_type",
    `typtype IN ('e', 'd', 'r', 'b', 'c') AND typelem = 0 AND ${OURS("typnamespace")} AND (typrelid = 0 OR EXISTS (SELECT FROM pg_class WHERE pg_class.oid = typrelid AND relkind = 'c'))`,
    {
      owner: owner("typowner"),
      rights: rights("typacl", "T", "typowner"),
      definition: written(
        "coalesce(pg_get_expr(typdefaultbin, 0), typdefault)",
        `concat_ws(' ', typtype, typnotnull, format_type(nullif(typbasetype, 0), typtypmod), (SELECT json_agg(enumlabel ORDER BY enumsortorder)::text FROM pg_enum WHERE enumtypid = o.oid), (SELECT format_type(rngsubtype, NULL) FROM pg_range WHERE rngtypid = o.oid), (SELECT json_agg(json_build_array(attname, format_type(atttypid, atttypmod)) ORDER BY attnum)::text FROM pg_attribute WHERE attrelid = typrelid AND attnum > 0 AND NOT attisdropped))`,
      ),
    },
  ],
  [
    "pg_constraint",
    `contype IN ('p', 'u', 'f', 'c', 'x') AND conparentid = 0 AND ${OURS("connamespace")}`,
    { valid: "convalidated::text", definition: written("pg_get_constraintdef(o.oid)") },
  ],
  [
    "pg_trigger",
    `NOT tgisinternal AND tgparentid = 0 AND EXISTS (SELECT FROM pg_class WHERE pg_class.oid = tgrelid AND ${OURS("relnamespace")})`,
    { enabled: "tgenabled::text", definition: written("pg_get_triggerdef(o.oid)") },
  ],
  [
    "pg_rewrite",
    `rulename <> '_RETURN' AND EXISTS (SELECT FROM pg_class WHERE pg_class.oid = ev_class AND ${OURS("relnamespace")})`,
    { enabled: "ev_enabled::text", definition: written("pg_get_ruledef(o.oid)") },
  ],
  [
    "pg_policy",
    `EXISTS (SELECT FROM pg_class WHERE pg_class.oid = polrelid AND ${OURS("relnamespace")})`,
    {
      definition: written(
        "coalesce(pg_get_expr(polqual, polrelid), '') || ' / ' || coalesce(pg_get_expr(polwithcheck, polrelid), '')",
        `concat_ws(' ', polcmd, polpermissive, ${sorted("ARRAY(SELECT CASE one WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(one)) END FROM unnest(polroles) AS one)")})`,
      ),
    },
  ],
  ["pg_extension", EXTENSIONS, { schema: "extnamespace::regnamespace::text" }],
  [
    "pg_publication",
    WHOLE,
    {
      owner: owner("pubowner"),
      definition: digest(
        "concat_ws(' ', puballtables, pubinsert, pubupdate, pubdelete, pubtruncate, pubviaroot)",
      ),
    },
  ],
  [
    "pg_publication_rel",
    WHOLE,
    {
      definition: written(
        "pg_get_expr(prqual, prrelid)",
        "(SELECT json_agg(attname ORDER BY attname)::text FROM pg_attribute WHERE attrelid = prrelid AND attnum = ANY (prattrs))",
      ),
    },
  ],
  ["pg_publication_namespace", WHOLE, {}],
  [
    "pg_event_trigger",
    WHOLE,
    {
      owner: owner("evtowner"),
      definition: digest(
        "concat_ws(' ', evtevent, evtenabled, array_to_string(evttags, ','), evtfoid::regprocedure)",
      ),
    },
  ],
  [
    "pg_foreign_data_wrapper",
    WHOLE,
    {
      owner: owner("fdwowner"),
      rights: rights("fdwacl", "F", "fdwowner"),
      definition: digest(sorted("fdwoptions")),
    },
  ],
  [
    "pg_foreign_server",
    WHOLE,
    {
      owner: owner("srvowner"),
      rights: rights("srvacl", "S", "srvowner"),
      definition: digest(`concat_ws(' ', srvtype, srvversion, ${sorted("srvoptions")})`),
    },
  ],
  ["pg_user_mapping", WHOLE, {}],
  [
    "pg_statistic_ext",
    OURS("stxnamespace"),
    { owner: owner("stxowner"), definition: written("pg_get_statisticsobjdef(o.oid)") },
  ],
  [
    "pg_default_acl",
    `(${WHOLE} OR ${OURS("defaclnamespace")})`,
    {
      rights: `(SELECT coalesce(string_agg(one, ' ' ORDER BY one), '') FROM (SELECT CASE grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(grantee)) END || '=' || privilege_type AS one FROM aclexplode(defaclacl) WHERE privilege_type <> 'MAINTAIN') AS hf)`,
    },
  ],
  [
    "pg_cast",
    MADE,
    {
      definition: digest(
        "concat_ws(' ', castcontext, castmethod, CASE castfunc WHEN 0 THEN '' ELSE castfunc::regprocedure::text END)",
      ),
    },
  ],
  [
    "pg_operator",
    OURS("oprnamespace"),
    {
      owner: owner("oprowner"),
      definition: digest("concat_ws(' ', oprcode, oprrest, oprjoin, oprcanmerge, oprcanhash)"),
    },
  ],
  ["pg_opclass", OURS("opcnamespace"), { owner: owner("opcowner") }],
  ["pg_opfamily", OURS("opfnamespace"), { owner: owner("opfowner") }],
  [
    "pg_collation",
    OURS("collnamespace"),
    {
      owner: owner("collowner"),
      definition: digest(
        "concat_ws(' ', collprovider, collisdeterministic, collcollate, collctype, to_jsonb(o) ->> 'collicurules')",
      ),
    },
  ],
  ["pg_conversion", OURS("connamespace"), { owner: owner("conowner") }],
  ["pg_ts_config", OURS("cfgnamespace"), { owner: owner("cfgowner") }],
  [
    "pg_ts_dict",
    OURS("dictnamespace"),
    { owner: owner("dictowner"), definition: digest("dictinitoption") },
  ],
  ["pg_ts_parser", OURS("prsnamespace"), {}],
  ["pg_ts_template", OURS("tmplnamespace"), {}],
  ["pg_language", MADE, { owner: owner("lanowner"), rights: rights("lanacl", "l", "lanowner") }],
  ["pg_transform", MADE, {}],
  ["pg_am", MADE, {}],
];
