import { expect, test } from "@jest/globals";
import {
  databaseElsewhere,
  eventWith,
  tableElsewhere,
  triggerHere,
  viewElsewhere,
} from "../../../src/engine/mysql/elsewhere.ts";
import { asideName } from "../../../src/engine/mysql/moves.ts";
import { piecesOf } from "../../../src/engine/mysql/statements.ts";

const NEW = new Map([["shop", "shop.new"]]);

const DUMP = `/*M!999999\\- enable the sandbox mode */ 
-- a dump; not a statement
/*!40101 SET @OLD_SQL_MODE=@@SQL_MODE, SQL_MODE='NO_AUTO_VALUE_ON_ZERO' */;
CREATE TABLE \`a;b\` (c VARCHAR(9) DEFAULT 'it''s \\'; x' COMMENT ";") /* ; */;
INSERT INTO \`a;b\` VALUES ('it''s;','\\\\'),(0x3B,'\`'),('${"x;".repeat(3000)}');
/*!50003 SET sql_mode = 'NO_BACKSLASH_ESCAPES' */ ;
DELIMITER ;;
CREATE PROCEDURE p() BEGIN SELECT '\\'; SELECT 1; -- it's ;;
# ;;
END ;;
DELIMITER ;
/*!50003 SET sql_mode = @saved_sql_mode */ ;
SELECT 'a\\'b;';
-- Dump completed
`;

async function cut(size: number): Promise<string[]> {
  const bytes = Buffer.from(DUMP, "latin1");
  const chunks = async function* () {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  };
  const statements: string[] = [];
  for await (const piece of piecesOf(chunks())) {
    if (piece.kind === "statement") statements.push(piece.text);
    else if (piece.starts) statements.push(Buffer.from(piece.bytes).toString("latin1"));
    else statements.push(statements.pop() + Buffer.from(piece.bytes).toString("latin1"));
  }
  return statements;
}

test("piecesOf() cuts a dump where the clients do, however its bytes come, and loses none", async () => {
  for (const size of [1, 7, 63, 64, 65, 1000, 2048, 100_000]) {
    const statements = await cut(size);
    expect(`${size} ${statements.join("")}`).toBe(`${size} ${DUMP}`);
    const starts = statements.map(
      (one) =>
        /(?:^|\n)([A-Z/][A-Z*!0-9]{2,})[^\n]*$/i.exec(
          one.split("\n").filter((line) => !/^--|^\/\*M|^$/.test(line))[0] ?? "",
        )?.[1] ?? "",
    );
    expect(starts).toEqual([
      "/*!40101",
      "CREATE",
      "INSERT",
      "/*!50003",
      "DELIMITER",
      "CREATE",
      "DELIMITER",
      "/*!50003",
      "SELECT",
      "",
    ]);
  }
});

test("a table's keys and sequences lead into the schema that is built, its texts stay", () => {
  const text =
    "CREATE TABLE `shop` (a INT DEFAULT nextval(`shop`.`s`) COMMENT 'REFERENCES `shop`.`t`', CONSTRAINT x FOREIGN KEY (a) REFERENCES `shop`.`t` (`a`), b INT DEFAULT nextval(`other`.`s`))";
  expect(tableElsewhere(text, NEW)).toBe(
    "CREATE TABLE `shop` (a INT DEFAULT nextval(`shop.new`.`s`) COMMENT 'REFERENCES `shop`.`t`', CONSTRAINT x FOREIGN KEY (a) REFERENCES `shop.new`.`t` (`a`), b INT DEFAULT nextval(`other`.`s`))",
  );
});

test("a view's tables lead into the schema that is built, unless its name also stands for a table", () => {
  expect(
    viewElsewhere(
      "VIEW `shop` AS select `shop`.`t`.`a` AS `shop`,'`shop`.' AS `b` from `shop`.`t`",
      NEW,
    ),
  ).toBe("VIEW `shop` AS select `shop.new`.`t`.`a` AS `shop`,'`shop`.' AS `b` from `shop.new`.`t`");
  const unclear = "VIEW `v` AS select `shop`.`a` AS `a` from (`shop`.`t` `shop` join `c`.`o`)";
  expect(viewElsewhere(unclear, NEW)).toBe(unclear);
});

test("a trigger's head names no schema, its body stays as it is", () => {
  expect(
    triggerHere(
      "/*!50003 trigger shop.t9 before insert on `shop` . `t` for each row set @x = shop.f(1)*/",
    ),
  ).toBe("/*!50003 trigger t9 before insert on   `t` for each row set @x = shop.f(1)*/");
});

test("an event is put to sleep by its own word, not by one in a name or a text", () => {
  const text =
    "EVENT `ON COMPLETION PRESERVE ENABLE` ON SCHEDULE EVERY 1 DAY ON COMPLETION NOT PRESERVE ENABLE COMMENT 'PRESERVE ENABLE' DO SELECT 1";
  const asleep = eventWith(text, "DISABLE");
  expect(asleep.was).toBe("ENABLE");
  expect(asleep.text).toBe(text.replace("NOT PRESERVE ENABLE", "NOT PRESERVE DISABLE"));
  expect(eventWith(asleep.text, "ENABLE").text).toBe(text);
});

test("a database's own statement is about the one that is built, or about none of ours", () => {
  expect(databaseElsewhere("ALTER DATABASE `shop` CHARACTER SET latin1", NEW)).toBe(
    "ALTER DATABASE `shop.new` CHARACTER SET latin1",
  );
  expect(databaseElsewhere("ALTER DATABASE `mysql` CHARACTER SET latin1", NEW)).toBeNull();
});

test("names aside fit the server, tell long names apart, and keep short ones readable", () => {
  const end = "new-0123456789abcdef";
  expect(asideName("shop", end)).toBe(`shop.${end}`);
  const long = ["x".repeat(64), `${"x".repeat(63)}y`, "é".repeat(64), "🐘".repeat(40)];
  const names = long.map((name) => asideName(name, end));
  expect(new Set(names).size).toBe(long.length);
  for (const name of names) {
    expect([...name].length).toBeLessThanOrEqual(64);
    expect(name.endsWith(`.${end}`)).toBe(true);
  }
});
