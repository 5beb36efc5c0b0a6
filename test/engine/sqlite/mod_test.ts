import { join } from "node:path";
import { describe } from "@jest/globals";
import { tempFolder } from "../../tools.ts";
import { engineContract } from "../contract.ts";
import { engineAt, freshIn, make } from "./tools.ts";

const ROOT = tempFolder();

describe.each(["wal", "delete"])("a database in journal mode %s", (mode) => {
  engineContract(`sqlite`, async () => {
    const folder = freshIn(ROOT);
    const path = join(folder, "app.db");
    make(
      path,
      `PRAGMA journal_mode = ${mode};
       CREATE TABLE a (id INTEGER PRIMARY KEY, name TEXT); INSERT INTO a VALUES (1, 'x'), (2, NULL);
       CREATE TABLE b (k TEXT PRIMARY KEY, v) WITHOUT ROWID; INSERT INTO b VALUES ('k', x'00ff');`,
    );
    return {
      folder,
      engine: engineAt(path),
      absent: engineAt(join(folder, "none.db")),
      change: async () => make(path, "UPDATE a SET name = 'changed' WHERE id = 2"),
    };
  });
});
