import type { Session } from "./session.ts";
import { inSchema, quotedName } from "./sql_text.ts";

/** Symbols that end a statement; the first one that stands in no text of ours is taken. */
const DELIMITERS = [";;", "$$", "//", "##"];

/**
 * All events of a schema as SQL for the family's client, each with its modes, character sets and zone.
 *
 * Written by us: with two semicolons in a name or a text the dump programs of both families never end, and
 * MariaDB's does not find a database with a quote in its name.
 */
export async function eventsIn(session: Session, database: string): Promise<Buffer> {
  const names = (await session.query(
    `SELECT JSON_QUOTE(EVENT_NAME) FROM information_schema.EVENTS WHERE ${inSchema("EVENT_SCHEMA", database)}`,
  )) as readonly string[];
  await session.query(`USE ${quotedName(database)}`);
  const chunks: Buffer[] = [Buffer.from(names.length === 0 ? "" : HEAD)];
  for (const name of names) chunks.push(await eventIn(session, name));
  chunks.push(Buffer.from(names.length === 0 ? "" : TAIL));
  return Buffer.concat(chunks);
}

const HEAD = `/*!40101 SET @HF_CLIENT=@@CHARACTER_SET_CLIENT, @HF_RESULTS=@@CHARACTER_SET_RESULTS, @HF_COLLATION=@@COLLATION_CONNECTION */;
/*!40101 SET @HF_SQL_MODE=@@SQL_MODE */;
/*!40103 SET @HF_TIME_ZONE=@@TIME_ZONE */;
`;
const TAIL = `/*!40101 SET CHARACTER_SET_CLIENT=@HF_CLIENT, CHARACTER_SET_RESULTS=@HF_RESULTS, COLLATION_CONNECTION=@HF_COLLATION */;
/*!40101 SET SQL_MODE=@HF_SQL_MODE */;
/*!40103 SET TIME_ZONE=@HF_TIME_ZONE */;
`;

async function eventIn(session: Session, name: string): Promise<Buffer> {
  const [row] = await session.show(`SHOW CREATE EVENT ${quotedName(name)}`);
  const [, mode = "", zone = "", text = "", charset = "", collation = ""] = row ?? [];
  const end = DELIMITERS.find((one) => !text.includes(one)) ?? `;${name.length}HOLDFAST;`;
  const settings = [
    `character_set_client = ${charset}`,
    `character_set_results = ${charset}`,
    `collation_connection = ${collation}`,
    `sql_mode = '${mode}'`,
    `time_zone = '${zone}'`,
  ];
  return Buffer.concat([
    Buffer.from(
      `DROP EVENT IF EXISTS ${quotedName(name)};\nSET ${settings.join(", ")};\nDELIMITER ${end}\n`,
    ),
    await encoded(session, text, charset),
    Buffer.from(`\n${end}\nDELIMITER ;\n`),
  ]);
}

/** A text in the character set it is said to be in; the session speaks UTF-8. */
async function encoded(session: Session, text: string, charset: string): Promise<Buffer> {
  const bytes = Buffer.from(text, "utf8");
  if (/^utf8/.test(charset) || /^[\x00-\x7f]*$/.test(text)) return bytes;
  const [hex] = await session.query(
    `SELECT JSON_QUOTE(HEX(CONVERT(CONVERT(X'${bytes.toString("hex")}' USING utf8mb4) USING ${charset})))`,
  );
  return Buffer.from(hex as string, "hex");
}
