import type { MySqlServer } from "../../servers/mysql.ts";

/** A small database with one of each thing that an exchange must carry; its rows are easily counted. */
export function makeShop(server: MySqlServer, name = "shop"): void {
  const { sql, family } = server;
  sql("", `CREATE DATABASE ${name} CHARACTER SET utf8mb4`);
  sql(name, TABLES);
  if (family === "mariadb") sql(name, MARIADB);
}

/** What the shop holds and can do, in one line; a right on a routine and the order of triggers among it. */
export function shopOf(server: MySqlServer, name = "shop"): string {
  const { sql, family } = server;
  return [
    sql(name, "SELECT COUNT(*), SUM(id), SUM(bonus) FROM person"),
    sql(name, "SELECT COUNT(*), MAX(twice) FROM rich"),
    sql(
      "",
      `SELECT GROUP_CONCAT(TRIGGER_NAME ORDER BY ACTION_ORDER) FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = '${name}'`,
    ),
    sql(
      "",
      `SELECT EVENT_NAME, STATUS, TIME_ZONE FROM information_schema.EVENTS WHERE EVENT_SCHEMA = '${name}'`,
    ),
    sql(
      "",
      `SELECT GROUP_CONCAT(User, Routine_name, Proc_priv) FROM mysql.procs_priv WHERE Db = '${name}'`,
    ),
    sql(
      "",
      `SELECT GROUP_CONCAT(CONSTRAINT_NAME, REFERENCED_TABLE_NAME, DELETE_RULE ORDER BY 1) FROM information_schema.REFERENTIAL_CONSTRAINTS WHERE CONSTRAINT_SCHEMA = '${name}' AND UNIQUE_CONSTRAINT_SCHEMA = '${name}'`,
    ),
    family === "mariadb"
      ? sql(
          "",
          `SELECT COLUMN_DEFAULT FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = '${name}' AND TABLE_NAME = 'ticket' AND COLUMN_NAME = 'id'`,
        )
      : "",
  ].join(" | ");
}

const TABLES = `
CREATE USER IF NOT EXISTS clerk@'%' IDENTIFIED BY 'c';
CREATE TABLE person (id INT NOT NULL AUTO_INCREMENT PRIMARY KEY, name VARCHAR(80), bonus INT DEFAULT 0, twice INT AS (bonus * 2) STORED, FULLTEXT (name));
CREATE TABLE visit (id INT NOT NULL AUTO_INCREMENT PRIMARY KEY, person INT, CONSTRAINT visitor FOREIGN KEY (person) REFERENCES person (id) ON DELETE CASCADE);
DELIMITER ;;
CREATE FUNCTION doubled(n INT) RETURNS INT DETERMINISTIC RETURN n * 2;;
CREATE TRIGGER second BEFORE INSERT ON person FOR EACH ROW SET NEW.bonus = NEW.bonus + 1;;
CREATE TRIGGER first BEFORE INSERT ON person FOR EACH ROW PRECEDES second SET NEW.bonus = 10;;
SET time_zone = '+02:00';;
CREATE EVENT nightly ON SCHEDULE EVERY 1 DAY STARTS '2036-01-01 00:00:00' DO DELETE FROM visit WHERE id < 0;;
DELIMITER ;
CREATE VIEW rich AS SELECT id, doubled(bonus) AS twice FROM person WHERE bonus > 0;
GRANT EXECUTE ON FUNCTION doubled TO clerk@'%';
INSERT INTO person (name) VALUES ('a'), ('it''s'), ('é'), ('d'), ('e'), ('f');
INSERT INTO visit (person) SELECT id FROM person;
`;

const MARIADB = `
CREATE SEQUENCE tickets START WITH 100 NOCACHE;
CREATE TABLE ticket (id INT NOT NULL DEFAULT (NEXT VALUE FOR tickets) PRIMARY KEY, what TEXT);
INSERT INTO ticket (what) VALUES ('x'), ('y');
`;
