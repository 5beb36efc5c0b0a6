import type { MySqlServer } from "../../servers/mysql.ts";
import { MARIADB, MARIADB_USERS, MYSQL, MYSQL_USERS, USERS } from "./sample_family_sql.ts";
import { EVERYTHING, PROGRAMS, TABLES, VERSIONED } from "./sample_sql.ts";

/** Names that break what quotes badly. The families allow no character above U+FFFF, and no space at the end. */
export const HOSTILE = [
  `it's "quoted"`,
  "back`tick``s",
  "new\nline",
  "cr\r\nlf\ttab",
  "-dash",
  "--",
  "#",
  "/*",
  "select",
  "delimiter",
  "source /tmp/holdfast-was-here",
  "\\! touch /tmp/holdfast-was-here",
  "back\\slash\\",
  "\\'; DROP DATABASE mysql; --",
  "üñï ☃ \u202eright",
  "percent%s_ $(x) :var @@v",
  "a/b;c.d;;",
  " leading",
  "İ ı ß ſ",
  "x".repeat(64),
] as const;

/**
 * A database's name that breaks what quotes badly. It holds no quote and no backslash: with `--events`,
 * mariadb-dump 10.11 asks for such a database by its escaped name, and fails.
 */
export const DATABASE = "-my `shop` 100%_ $(x); é";

/** A name or a text as SQL. A backslash ends nothing only where it is doubled. */
export const quoted = (name: string): string => `\`${name.replaceAll("`", "``")}\``;

/** A text as SQL. */
export const text = (value: string): string =>
  `'${value.replaceAll("\\", "\\\\").replaceAll("'", "''")}'`;

/** What the sample holds that a test may leave out. */
export interface Without {
  /** MariaDB's system-versioned tables. */
  readonly versioned?: boolean;
}

/** Accounts and a database with something of each kind, and names that break what quotes badly. */
export function makeSample(server: MySqlServer, database: string, without: Without = {}): void {
  const { sql, family } = server;
  makeUsers(server);
  sql(
    "",
    `CREATE DATABASE ${quoted(database)} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
     CREATE DATABASE IF NOT EXISTS \`app_100%\`;`,
  );
  sql(database, TABLES);
  sql(database, EVERYTHING);
  sql(database, family === "mariadb" ? MARIADB : MYSQL);
  if (family === "mariadb" && without.versioned !== true) sql(database, VERSIONED);
  grantAll(server, database);
  sql(database, PROGRAMS);
  makeHostile(server, database);
  grantSome(server, database);
}

/** Accounts and roles of every kind, with passwords. */
function makeUsers({ sql, family }: MySqlServer): void {
  sql("", USERS);
  sql("", family === "mariadb" ? MARIADB_USERS : MYSQL_USERS);
}

function makeHostile({ sql }: MySqlServer, database: string): void {
  for (const [at, name] of HOSTILE.entries()) {
    const short = name.slice(0, 60);
    const [table, view, one] = [name, `${short}_v`, `${short}_t`].map(quoted) as [
      string,
      string,
      string,
    ];
    const seen = name.trimStart(); // MySQL drops a space at the start of a view's column
    const event = name.replace(";;", ";"); // with two of them in an event mysqldump and mariadb-dump run for ever
    const rows = Array.from({ length: at + 1 }, (_, n) => `(${text(name + n)}, ${n + 1})`);
    sql(
      database,
      `CREATE TABLE ${table} (${quoted(name)} VARCHAR(99) NOT NULL DEFAULT ${text(name)} COMMENT ${text(name)},
         n INT PRIMARY KEY, KEY ${quoted(name)} (${quoted(name)}),
         CONSTRAINT ${quoted(`${short}_c`)} CHECK (${quoted(name)} <> ${text(`not ${name}`)}),
         up INT, CONSTRAINT ${quoted(`${short}_f`)} FOREIGN KEY (up) REFERENCES ${table} (n)) COMMENT ${text(name)};
       INSERT INTO ${table} (${quoted(name)}, n) VALUES ${rows.join()};
       UPDATE ${table} SET up = n;
       CREATE VIEW ${view} AS SELECT ${quoted(name)} AS ${quoted(seen)}, n AS ${quoted(view)} FROM ${table} WHERE ${quoted(name)} <> ${text(name)};
       DELIMITER ;HOLDFAST;
       CREATE TRIGGER ${one} BEFORE UPDATE ON ${table} FOR EACH ROW SET NEW.${quoted(name)} = CONCAT(NEW.${quoted(name)}, ${text(name)});HOLDFAST;
       CREATE PROCEDURE ${quoted(name)}(${quoted(name)} TEXT) COMMENT ${text(name)} SELECT ${quoted(name)}, ${text(name)};HOLDFAST;
       CREATE EVENT ${quoted(event)} ON SCHEDULE EVERY 1 DAY STARTS '2036-01-01' DISABLE COMMENT ${text(event)} DO SELECT ${text(event)};HOLDFAST;`,
    );
  }
}

/** Rights in the whole database, which definers need before there are programs of theirs. */
function grantAll({ sql }: MySqlServer, database: string): void {
  const exact = quoted(database.replace(/[%_\\]/g, "\\$&")); // here these three are a pattern's
  sql(
    "",
    `GRANT SELECT, INSERT, EVENT, EXECUTE ON ${exact}.* TO app_user@'10.0.0.%' WITH GRANT OPTION;
     GRANT SELECT, EXECUTE ON ${exact}.* TO app_reader;`,
  );
}

function grantSome({ sql }: MySqlServer, database: string): void {
  const name = quoted(database);
  sql(
    "",
    `GRANT SELECT (id, vc), UPDATE (vc) ON ${name}.everything TO 'it''s "user"'@'%';
     GRANT EXECUTE ON PROCEDURE ${name}.work TO 'back\`tick\\\\'@localhost;
     GRANT EXECUTE ON FUNCTION ${name}.twice TO 'it''s "user"'@'%';
     GRANT ALL ON ${name}.${quoted(HOSTILE[1])} TO 'üser'@'%';`,
  );
}
