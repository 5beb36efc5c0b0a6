import { expect } from "@jest/globals";
import { postgres } from "../../../src/engine/postgres/mod.ts";
import type { PostgresSettings } from "../../../src/engine/postgres/settings.ts";
import { makeServer, type Server } from "../../servers/postgres.ts";
import { testWith } from "../../tools.ts";
import { differences, dumped, keeping } from "../contract.ts";
import { machineFor, needsOf, SETTINGS } from "./tools.ts";

const RESTORE = "0123456789abcdef";

/** Sound things that a server writes out, sorts or numbers anew when they come back. */
const THINGS: Readonly<Record<string, string>> = {
  "casts of lists": `CREATE SCHEMA c; SET search_path = c, public;
    CREATE TABLE t (s varchar(9) CHECK (s IN ('a', 'b')), u varchar CHECK (u = ANY (ARRAY['(a)::text', 'b '])), z varchar CHECK (z NOT IN ('a', 'it''s')),
      g boolean GENERATED ALWAYS AS (s IN ('a', 'b')) STORED, at timestamp(3) with time zone DEFAULT '2020-01-01'::timestamp(0), i interval DEFAULT '1'::interval hour to second(2));
    CREATE INDEX ON t (s) WHERE s IN ('a', 'b');
    CREATE VIEW v AS SELECT * FROM t WHERE s IN ('a', 'b');
    CREATE MATERIALIZED VIEW m AS SELECT 1 AS one FROM t WHERE s IN ('a', 'b');
    ALTER TABLE t ENABLE ROW LEVEL SECURITY; CREATE POLICY p ON t USING (s IN ('a', 'b'));
    CREATE RULE r AS ON UPDATE TO t WHERE NEW.s IN ('a', 'b') DO INSTEAD NOTHING;
    CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
    CREATE TRIGGER x BEFORE INSERT ON t FOR EACH ROW WHEN (NEW.s IN ('a', 'b')) EXECUTE FUNCTION touch('a b');
    CREATE DOMAIN d AS varchar(9) CHECK (VALUE IN ('a', 'b'));
    CREATE TYPE e AS ENUM ('a', 'b c'); CREATE DOMAIN de AS e DEFAULT 'b c';
    CREATE FUNCTION atomic() RETURNS bigint LANGUAGE sql BEGIN ATOMIC SELECT count(*) FROM t WHERE s IN ('a', 'b'); END;
    CREATE FUNCTION list(x text[] DEFAULT ARRAY['a'::varchar, 'b']) RETURNS text LANGUAGE sql AS $$ SELECT x[1]::varchar(3) $$;
    CREATE PUBLICATION picked FOR TABLE t WHERE (u = 'x');
    CREATE STATISTICS stats ON (s IN ('a', 'b')), u FROM t`,
  "chains, calls and queries": `CREATE SCHEMA w; SET search_path = w;
  CREATE TABLE t (a int NOT NULL, b text COLLATE "C" DEFAULT lower('X'), at timestamptz DEFAULT now() - interval '1 day', d date DEFAULT CURRENT_DATE, PRIMARY KEY (a),
    CHECK (a BETWEEN 1 AND 9 AND b IS DISTINCT FROM 'x' AND b LIKE 'a%' ESCAPE '!' AND NOT (d IS NULL)), CHECK (EXTRACT(year FROM d) > 1 AND substring(b FROM 1 FOR 2) <> trim(both FROM b) AND position('x' in b) < 3), CHECK (CASE WHEN a > 1 THEN b ~ 'x' ELSE COALESCE(b, '') = '' END));
  CREATE FUNCTION one(x int DEFAULT 1 + 1) RETURNS TABLE (n bigint, m text) LANGUAGE sql STABLE STRICT COST 7 ROWS 9 SET work_mem = '8MB' BEGIN ATOMIC SELECT count(*), b FROM t WHERE a > x GROUP BY b HAVING count(*) > 1 ORDER BY b; END;
  CREATE FUNCTION two() RETURNS int LANGUAGE sql BEGIN ATOMIC INSERT INTO t (a) VALUES (1); SELECT t.a FROM t JOIN t AS u USING (a) WHERE EXISTS (SELECT FROM t AS v WHERE v.a = t.a); END;
  CREATE POLICY p ON t USING (a IN (SELECT x.a FROM t AS x WHERE x.b = CURRENT_USER)); CREATE POLICY q ON t USING (EXISTS (SELECT 1 FROM t AS x GROUP BY x.b HAVING x.b = current_setting('a.b')));
  CREATE INDEX ON t (lower(b) COLLATE "C" text_pattern_ops DESC NULLS LAST, (a + 1)) INCLUDE (d) WITH (fillfactor = 50) WHERE at > '2020-01-01';
  CREATE TABLE m (a int, b text) PARTITION BY RANGE (a, lower(b)); CREATE TABLE m1 PARTITION OF m FOR VALUES FROM (1, MINVALUE) TO (9, 'x'); CREATE TABLE m2 PARTITION OF m DEFAULT`,
  "queries of many kinds": `CREATE SCHEMA q; SET search_path = q; CREATE TYPE pair AS (a int, b text);
    CREATE TABLE t (a int, b int, s varchar(9), n numeric(9, 2), d date, z timestamptz, l text[], p pair, j jsonb, c char(3), f real,
      CHECK (a NOT BETWEEN 1 AND 2 OR b > 3 OR (a, b) = (1, 2) OR (a, b) < (3, 4)), CHECK (a BETWEEN SYMMETRIC 3 AND 1 AND s NOT IN ('x', 'y') AND c IN ('a', 'b') AND (b > 1 AND (a > 1 OR f > -1.5 OR n = ANY ('{1,2}')))),
      CHECK ((j ->> 'k')::int > 0 AND j ? 'k' AND NOT (s LIKE ANY (ARRAY['a%', 'b%'])) AND (p).b <> ALL (l) AND l[1:2] @> ARRAY['x'] AND l[1] IS NOT NULL AND -a < +b AND s SIMILAR TO 'a|b'), CHECK (s::text ~* 'x' AND n::int % 2 = 0 AND (a + b)::text || s = '12' AND d + 1 > '2020-01-01' AND z AT TIME ZONE 'UTC' > d AND s IS DISTINCT FROM c));
    CREATE VIEW v1 AS SELECT DISTINCT ON (t.a) t.*, u.b AS ub, row_number() OVER w AS r, sum(t.n) FILTER (WHERE t.a BETWEEN 1 AND 2 AND t.b > 1) OVER (PARTITION BY t.s ORDER BY t.a ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) AS q FROM t LEFT JOIN t AS u ON t.a = u.a AND t.s BETWEEN 'a' AND 'b' AND u.s IN ('a', 'b'), LATERAL (SELECT max(x.b) FROM t AS x WHERE x.a = t.a AND x.s = t.c) AS y (m) WINDOW w AS (ORDER BY t.z) ORDER BY t.a, t.d DESC NULLS LAST LIMIT 5;
    CREATE VIEW v2 AS WITH x AS MATERIALIZED (SELECT CASE s WHEN 'a' THEN 1 ELSE 2 END AS k, s || a AS e, COALESCE(s, c, 'z') AS o, GREATEST(a, n) AS g, NULLIF(s, 'q') AS i, EXTRACT(epoch FROM z) AS h, ARRAY(SELECT b FROM t) AS m, ROW(a, s) AS w, (a, b) IN (SELECT a, b FROM t) AS y FROM t) SELECT k, count(*) FROM x GROUP BY GROUPING SETS ((k), ()) HAVING count(*) > 1 AND k BETWEEN 1 AND 2 UNION ALL (VALUES (1, 2::bigint), (3, 4) EXCEPT SELECT a, b FROM t TABLESAMPLE system (5));
    CREATE VIEW v3 AS SELECT x.o, x.e, generate_series(1, 2) AS g, (t.p).a AS pa, t AS whole, xmlelement(name foo, s) AS x, d OPERATOR(pg_catalog.+) 1 AS d1, s COLLATE "C" < 'x' AS lt, interval '1 day' * a AS iv, date '2020-01-01' AS lit, true AND a > 1 AS bb FROM t, ROWS FROM (unnest(l), json_to_record('{}') AS (e int)) WITH ORDINALITY AS x (o, e) WHERE EXISTS (SELECT FROM t AS u WHERE u.a = t.a AND u.s IN ('a', 'b') OR u.b NOT IN (1, 2));
    CREATE FUNCTION f(i int, VARIADIC r text[] DEFAULT ARRAY['a', 'b']::varchar[]) RETURNS SETOF t LANGUAGE sql BEGIN ATOMIC UPDATE t SET s = 'x', b = a + 1 WHERE a BETWEEN 1 AND 2 AND s IN ('a', 'b') RETURNING *; DELETE FROM t USING t AS u WHERE t.a = u.a AND u.s = 'a'; SELECT * FROM t WHERE s = ANY (r) AND (a > i OR s IN ('a', 'b')); END;
    CREATE RULE r AS ON INSERT TO v3 DO INSTEAD INSERT INTO t (s, a) SELECT x.s, 1 FROM t AS x WHERE x.s IN ('a', 'b') AND x.a BETWEEN 1 AND 2`,
  "columns that went": `CREATE SCHEMA g; SET search_path = g;
    CREATE TABLE t (x int, y int); ALTER TABLE t DROP COLUMN x; ALTER TABLE t ADD COLUMN id bigserial PRIMARY KEY, ADD COLUMN also int GENERATED ALWAYS AS IDENTITY;
    INSERT INTO t (y) VALUES (1), (2); CREATE PUBLICATION gone FOR TABLE t (id, y)`,
  "options in any order": `CREATE SCHEMA o; SET search_path = o, public; CREATE EXTENSION postgres_fdw SCHEMA public;
    CREATE SERVER far FOREIGN DATA WRAPPER postgres_fdw OPTIONS (port '1', host '127.0.0.1', dbname 'x,y');
    CREATE FOREIGN TABLE f (a int OPTIONS (column_name 'b')) SERVER far OPTIONS (table_name 't', schema_name 's');
    CREATE FOREIGN DATA WRAPPER own OPTIONS (b '1', a '2');
    CREATE TABLE t (a int); CREATE VIEW v AS SELECT a FROM t WITH LOCAL CHECK OPTION; ALTER VIEW v SET (security_barrier = true);
    ALTER TABLE t SET (fillfactor = 70, autovacuum_enabled = false); ALTER TABLE t RESET (fillfactor); ALTER TABLE t SET (fillfactor = 80)`,
  "an old extension": "CREATE EXTENSION hstore SCHEMA public VERSION '1.4'",
  "children whose parents grew": `CREATE SCHEMA h; SET search_path = h;
    CREATE TABLE p (a int); CREATE TABLE c (b int, "hf_row" text) INHERITS (p); ALTER TABLE p ADD COLUMN z text; INSERT INTO c VALUES (1, 2, 'r', 'z');
    CREATE TABLE late (b int, a int, z text); ALTER TABLE late INHERIT p; INSERT INTO late VALUES (3, 4, 'z')`,
  "large objects with holes":
    "SELECT lo_create(7001); SELECT lo_put(7001, 1000000, 'x'); SELECT lo_create(7002); SELECT lo_put(7002, 9000, '\\x00'); SELECT lo_from_bytea(7003, decode(repeat('00', 4096), 'hex')); SELECT lo_truncate(lo_open(7003, 131072), 2048)",
  "hash partitions on an enum": `CREATE SCHEMA e; SET search_path = e; CREATE TYPE l AS ENUM ('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h');
    CREATE TABLE top (k l, n int) PARTITION BY LIST (n); CREATE TABLE other PARTITION OF top DEFAULT; CREATE TABLE t PARTITION OF top FOR VALUES IN (1) PARTITION BY HASH (k);
    CREATE TABLE t0 (n int, k l); ALTER TABLE t ATTACH PARTITION t0 FOR VALUES WITH (MODULUS 3, REMAINDER 0);
    CREATE TABLE t1 PARTITION OF t FOR VALUES WITH (MODULUS 3, REMAINDER 1); CREATE TABLE t2 PARTITION OF t FOR VALUES WITH (MODULUS 3, REMAINDER 2) PARTITION BY LIST (n);
    CREATE TABLE t20 PARTITION OF t2 DEFAULT; INSERT INTO top SELECT k, n FROM unnest(enum_range(NULL::l)) AS k, generate_series(1, 2) AS n`,
  "names with ends of lines": `CREATE SEQUENCE "a\rb"; CREATE SEQUENCE "a\u2028b" START 7; SELECT nextval('"a\u2028b"')`,
};

/** Since 18: a column that holds nothing, and raises when it is read. */
const VIRTUAL =
  "CREATE TABLE virtual (a int, v int GENERATED ALWAYS AS (1 / a) VIRTUAL); INSERT INTO virtual VALUES (0), (1)";

/** Rights on a database, by two, and by an owner to itself. */
const GRANTED = `CREATE ROLE ga; CREATE ROLE gb; CREATE ROLE gown; ALTER DATABASE things OWNER TO gown;
  GRANT CONNECT ON DATABASE things TO ga WITH GRANT OPTION; SET ROLE ga; GRANT CONNECT ON DATABASE things TO gb; RESET ROLE;
  GRANT CONNECT ON DATABASE things TO gb; GRANT CONNECT ON DATABASE things TO gown WITH GRANT OPTION`;

const NOTING = `CREATE TABLE seen (at timestamptz, who text);
  CREATE FUNCTION noting() RETURNS event_trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN INSERT INTO app.seen VALUES (now(), session_user); END $$;
  CREATE EVENT TRIGGER l ON login EXECUTE FUNCTION noting();`;

/** What new databases have (a schema public), and what is done in them: logins, statements, samples. */
const renamed = (major: number) => `ALTER SCHEMA public RENAME TO app; SET search_path = app;
  CREATE EXTENSION postgres_fdw; CREATE SERVER far FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host '127.0.0.1', port '1', dbname 'x');
  CREATE USER MAPPING FOR PUBLIC SERVER far OPTIONS (user 'u', password 'p');
  CREATE TABLE m (k int, v text) PARTITION BY LIST (k); CREATE TABLE m1 PARTITION OF m FOR VALUES IN (1);
  CREATE FOREIGN TABLE m2 PARTITION OF m FOR VALUES IN (2) SERVER far; INSERT INTO m VALUES (1, 'a');
  CREATE FUNCTION no() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'no'; END $$;
  ${major < 17 ? "" : NOTING} CREATE EVENT TRIGGER n ON ddl_command_end EXECUTE FUNCTION no()`;

const settings: PostgresSettings = { ...SETTINGS, globals: false };

/** What a restore of a database beside it differs in. */
async function afterRestore(
  server: Server,
  database: string,
  { to = server, ...more }: Partial<PostgresSettings> & { readonly to?: Server } = {},
): Promise<unknown[]> {
  const engine = postgres.open({ ...settings, ...more }, machineFor(server, database));
  const { saved } = await dumped(engine);
  const beside = postgres.open(
    postgres.at({ ...settings, ...more }, "beside"),
    machineFor(to, database),
  );
  const aside = await beside.aside(RESTORE, [], [...saved.keys()]);
  await beside.build(saved, aside);
  try {
    return await differences(beside, beside.expected(saved, aside), beside.inspect(aside));
  } finally {
    await beside.drop(aside, "built");
  }
}

const servers = new Map<number, Server>();

for (const major of [15, 18]) {
  const needs = needsOf(major);
  const server = needs[0] === "sh" ? await makeServer(major) : (null as unknown as Server);
  servers.set(major, server);

  testWith(
    needs,
    `postgres ${major} what a server writes out, sorts or numbers anew comes back with equal facts`,
    async () => {
      server.sql("postgres", "CREATE DATABASE things");
      for (const sql of Object.values(THINGS)) server.sql("things", sql);
      if (major >= 18) server.sql("things", VIRTUAL);
      server.sql("postgres", GRANTED);
      expect(await afterRestore(server, "things")).toEqual([]);
      const engine = postgres.open(settings, machineFor(server, "things"));
      expect((await engine.dump(keeping())).notes).toEqual([
        {
          key: "things/extension hstore",
          why: expect.stringMatching(/version 1\.4; .* here 1\.\d$/),
        },
      ]);
    },
    60_000,
  );

  testWith(
    needs,
    `postgres ${major} a database without public, or with another name for it, comes back with equal facts`,
    async () => {
      server.sql("postgres", "CREATE DATABASE bare; CREATE DATABASE renamed");
      server.sql("bare", "DROP SCHEMA public; CREATE SCHEMA app; CREATE TABLE app.t (a int)");
      server.sql("renamed", renamed(major));
      expect(await afterRestore(server, "bare")).toEqual([]);
      expect(await afterRestore(server, "renamed")).toEqual([]);
    },
    60_000,
  );

  testWith(
    needs,
    `postgres ${major} schema public alone comes back with the rights that every public has`,
    async () => {
      server.sql("postgres", "CREATE DATABASE common");
      server.sql("common", "CREATE TABLE t (a int); CREATE SCHEMA app; CREATE TABLE app.x (a int)");
      for (const schemas of [["public"], ["app", "public"], ["app"]])
        expect([schemas, await afterRestore(server, "common", { schemas })]).toEqual([schemas, []]);
    },
    60_000,
  );

  testWith(
    needs,
    `postgres ${major} bytes that are no text in UTF-8 come back as they were`,
    async () => {
      const like = "TEMPLATE template0 LC_COLLATE 'C' LC_CTYPE 'C' ENCODING";
      server.sql(
        "postgres",
        `CREATE DATABASE ascii ${like} SQL_ASCII; CREATE DATABASE windows ${like} WIN1252`,
      );
      server.sql(
        "ascii",
        `CREATE TABLE "t\u00e9" (a text CHECK (a <> convert_from('\\xff', 'SQL_ASCII'))); INSERT INTO "t\u00e9" VALUES (convert_from('\\xe9e8', 'SQL_ASCII')); CREATE SEQUENCE "s\u00e9";
         DO $$ BEGIN EXECUTE format('ALTER TABLE "t\u00e9" ALTER a SET DEFAULT %L', convert_from('\\xe9', 'SQL_ASCII')); END $$`,
      );
      server.sql(
        "windows",
        `SET client_encoding = 'UTF8'; CREATE TABLE t (a text DEFAULT chr(129)); INSERT INTO t VALUES (chr(129)), ('\u20ac'); CREATE SEQUENCE "s\u20ac" START 7`,
      );
      expect(await afterRestore(server, "ascii", { jobs: 2 })).toEqual([]);
      expect(await afterRestore(server, "windows", { jobs: 2 })).toEqual([]);
    },
    60_000,
  );

  if (major >= 17)
    testWith(
      needs,
      `postgres ${major} a database keeps its provider of locales where the server's own is another, and its rules`,
      async () => {
        server.sql(
          "postgres",
          `CREATE DATABASE rules TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE 'und' ICU_RULES '&V << w'; CREATE DATABASE libc;
           UPDATE pg_database SET datlocprovider = 'b', datlocale = 'C.UTF-8' WHERE datname = 'template0'`,
        );
        expect(await afterRestore(server, "libc")).toEqual([]);
        expect(await afterRestore(server, "rules")).toEqual([]);
        server.sql(
          "postgres",
          "UPDATE pg_database SET datlocprovider = 'c', datlocale = NULL WHERE datname = 'template0'",
        );
      },
      60_000,
    );
}

testWith(
  needsOf(15, 18),
  "postgres from 15 to 18 what a server writes out anew comes back with equal facts",
  async () => {
    const [from, to] = [15, 18].map((major) => servers.get(major) as Server) as [Server, Server];
    from.sql("postgres", "CREATE DATABASE older");
    for (const sql of Object.values(THINGS)) from.sql("older", sql);
    expect(await afterRestore(from, "older", { to, jobs: 2 })).toEqual([]);
  },
  60_000,
);
