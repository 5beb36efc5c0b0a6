import type { Server } from "../../servers/postgres.ts";

/** Names that break what quotes badly. */
export const HOSTILE = [
  `it's "quoted"`,
  "new\nline",
  "-dash",
  "select",
  "\\! touch /tmp/holdfast-was-here",
  "üñï 🐘",
  "percent%s $(x) `y` :var",
  "a/b;c",
] as const;

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;
const text = (value: string) => `'${value.replaceAll("'", "''")}'`;

/** Roles and a database with something of each kind, and names that break what quotes badly. */
export function makeSample(server: Server, database: string): void {
  const { sql } = server;
  sql("postgres", ROLES);
  sql("postgres", `CREATE DATABASE ${quoted(database)} OWNER app_owner`);
  sql(
    "postgres",
    `ALTER DATABASE ${quoted(database)} SET extra_float_digits = 0;
     ALTER DATABASE ${quoted(database)} SET search_path = "$user", app, public;
     ALTER DATABASE ${quoted(database)} SET bytea_output = 'escape';
     ALTER ROLE app_user IN DATABASE ${quoted(database)} SET work_mem = '8MB';
     GRANT CONNECT ON DATABASE ${quoted(database)} TO app_user WITH GRANT OPTION;
     REVOKE TEMPORARY ON DATABASE ${quoted(database)} FROM PUBLIC;
     COMMENT ON DATABASE ${quoted(database)} IS 'the "sample" it''s';`,
  );
  sql(database, SCHEMA);
  for (const [at, name] of HOSTILE.entries()) {
    sql(
      database,
      `CREATE SCHEMA ${quoted(name)} AUTHORIZATION app_owner;
       CREATE TABLE ${quoted(name)}.${quoted(name)} (${quoted(name)} text DEFAULT ${text(name)}, t int);
       INSERT INTO ${quoted(name)}.${quoted(name)} SELECT ${text(name)} || n, n FROM generate_series(1, ${at + 1}) AS n;
       CREATE SEQUENCE ${quoted(name)}.${quoted(`${name}q`)} START 7;
       COMMENT ON TABLE ${quoted(name)}.${quoted(name)} IS ${text(name)};
       GRANT SELECT (${quoted(name)}) ON ${quoted(name)}.${quoted(name)} TO app_user;`,
    );
  }
}

const ROLES = `
CREATE ROLE app_owner NOLOGIN;
CREATE ROLE app_user LOGIN PASSWORD 'x' CONNECTION LIMIT 5 VALID UNTIL '2099-01-01';
CREATE ROLE "hostile ""role"" it's
two" NOLOGIN;
GRANT app_owner TO app_user WITH ADMIN OPTION;
GRANT "hostile ""role"" it's
two" TO app_user;
GRANT pg_monitor TO app_user;
ALTER ROLE app_user SET search_path = "$user", 'a b', public;
ALTER ROLE app_user SET my.param = 'it''s';
COMMENT ON ROLE app_user IS 'two
lines';`;

const SCHEMA = `
SET ROLE app_owner; CREATE SCHEMA app; RESET ROLE;
CREATE EXTENSION IF NOT EXISTS plpgsql;
CREATE TYPE app.mood AS ENUM ('sad', 'it''s', 'happy');
CREATE DOMAIN app.positive AS int CHECK (VALUE > 0);
CREATE TYPE app.pair AS (a int, b text);
CREATE TYPE app.floats AS RANGE (subtype = float8);
CREATE TABLE app.event (
  id bigint GENERATED ALWAYS AS IDENTITY (START 5) PRIMARY KEY,
  name text NOT NULL, born date, weight float8, small real, price numeric(12, 3), at timestamptz, span interval,
  mood app.mood, pos app.positive, pair app.pair, body bytea, doc jsonb, raw json, tags text[], address inet, cash money,
  slow int GENERATED ALWAYS AS (length(name)) STORED, event text, x xml, bits bit varying(9), r app.floats);
INSERT INTO app.event (name, born, weight, small, price, at, span, mood, pos, pair, body, doc, raw, tags, address, cash, event, bits, r)
SELECT 'person ' || n || E'\\n\\t''"\\\\ é', date '2000-01-01' + n, sqrt(n), sqrt(n), n / 7.0, '2020-03-29 00:30+00'::timestamptz + n * interval '1 hour',
  n * interval '1 day 3 seconds', CASE n % 3 WHEN 0 THEN 'sad' WHEN 1 THEN 'it''s' ELSE 'happy' END::app.mood, n, ROW(n, E'\\n')::app.pair,
  decode(md5(n::text), 'hex'), jsonb_build_object('n', n, 'k', null), '{"b": 1,  "a" : 2}', ARRAY['a', NULL, n::text], '10.0.0.1', n, NULL, B'101', '[1,2)'
FROM generate_series(1, 500) AS n;
INSERT INTO app.event (name, weight, at) VALUES ('', 'NaN', 'infinity'), ('\\.', '-Infinity', '-infinity'), ('\\! touch /tmp/holdfast-was-here', 1e-320, NULL);
CREATE UNIQUE INDEX event_name ON app.event (lower(name), id) WHERE pos > 1;
CREATE TABLE app.place (id serial PRIMARY KEY, event bigint REFERENCES app.event ON DELETE CASCADE, note text);
INSERT INTO app.place (event, note) SELECT id, 'n' FROM app.event WHERE id % 2 = 0;
CREATE TABLE app.log (day date, what text) PARTITION BY RANGE (day);
CREATE TABLE app.log_2024 PARTITION OF app.log FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE app.log_rest PARTITION OF app.log DEFAULT;
CREATE INDEX ON app.log (day);
INSERT INTO app.log SELECT date '2023-06-01' + n, 'x' FROM generate_series(1, 700) AS n;
CREATE TABLE app.parent (a int); CREATE TABLE app.child (b int) INHERITS (app.parent);
INSERT INTO app.parent VALUES (1); INSERT INTO app.child VALUES (2, 3);
CREATE UNLOGGED TABLE app.cache (k text); INSERT INTO app.cache VALUES ('v');
CREATE TABLE app.nothing (); INSERT INTO app.nothing DEFAULT VALUES;
CREATE SEQUENCE app.fresh START 42; CREATE SEQUENCE app.used INCREMENT -3 MINVALUE -100000 MAXVALUE 9; SELECT nextval('app.used') FROM generate_series(1, 7);
SELECT setval('app.fresh', 9007199254740993);
CREATE VIEW app.recent WITH (security_barrier) AS SELECT e.id, e.name, p.note FROM app.event e JOIN app.place p ON p.event = e.id;
CREATE VIEW app.single AS SELECT id, name FROM app.event WHERE pos > 3;
CREATE MATERIALIZED VIEW app.totals AS SELECT mood, count(*) FROM app.event GROUP BY mood; CREATE INDEX ON app.totals (mood);
CREATE FUNCTION app.double(n int) RETURNS int LANGUAGE sql IMMUTABLE AS $$ SELECT n * 2 $$;
CREATE FUNCTION app.touch() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = app AS $$ BEGIN NEW.note := NEW.note || '!'; RETURN NEW; END $$;
CREATE PROCEDURE app.work() LANGUAGE sql AS $$ SELECT 1 $$;
CREATE AGGREGATE app.most (int) (sfunc = int4larger, stype = int);
CREATE TRIGGER touch BEFORE UPDATE ON app.place FOR EACH ROW WHEN (OLD.note IS DISTINCT FROM NEW.note) EXECUTE FUNCTION app.touch();
ALTER TABLE app.place DISABLE TRIGGER touch;
CREATE RULE keep AS ON DELETE TO app.parent DO INSTEAD NOTHING;
ALTER TABLE app.event ENABLE ROW LEVEL SECURITY; ALTER TABLE app.event FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON app.event TO app_user, PUBLIC USING (name <> '') WITH CHECK (false);
ALTER POLICY own ON app.event TO app_user;
CREATE PUBLICATION news FOR TABLE app.place (id, note) WHERE (id > 3);
CREATE PUBLICATION everything FOR ALL TABLES WITH (publish = 'insert, update'); CREATE PUBLICATION ours FOR TABLES IN SCHEMA app;
CREATE STATISTICS app.both ON day, what FROM app.log_rest;
CREATE COLLATION app.loose (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
CREATE CAST (app.pair AS text) WITH INOUT;
CREATE TEXT SEARCH CONFIGURATION app.words (COPY = simple);
GRANT USAGE ON SCHEMA app TO app_user; GRANT SELECT, UPDATE ON app.event TO app_user WITH GRANT OPTION; GRANT ALL ON app.place TO app_user;
GRANT SELECT ON SEQUENCE app.used TO app_user; GRANT EXECUTE ON FUNCTION app.double TO app_user; REVOKE EXECUTE ON FUNCTION app.touch FROM PUBLIC;
ALTER TABLE app.place OWNER TO app_owner; ALTER FUNCTION app.touch OWNER TO app_owner;
ALTER DEFAULT PRIVILEGES FOR ROLE app_owner IN SCHEMA app GRANT SELECT ON TABLES TO app_user;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
ALTER TABLE app.event ALTER name SET (n_distinct = 5), ALTER born SET STATISTICS 7;
COMMENT ON COLUMN app.event.name IS 'who'; COMMENT ON FUNCTION app.double(int) IS 'twice';
CREATE EXTENSION IF NOT EXISTS hstore SCHEMA public;
SELECT lo_from_bytea(4711, decode(repeat('00ff', 3000), 'hex')); SELECT lo_from_bytea(4712, ''); GRANT SELECT ON LARGE OBJECT 4711 TO app_user;
CREATE TABLE app.temp_like (a hstore); INSERT INTO app.temp_like VALUES ('a=>1,b=>NULL');`;
