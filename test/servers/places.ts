import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

/** The majors of PostgreSQL that the tests know, oldest first. */
export const MAJORS = [15, 17, 18] as const;

/** The two families of servers that speak MySQL's protocol, each with clients of its own. */
export const FAMILIES = ["mariadb", "mysql"] as const;

/** One of the two. */
export type Family = (typeof FAMILIES)[number];

/** The version line of each family that the tests know. */
export const VERSIONS: Readonly<Record<Family, string>> = { mariadb: "10.11", mysql: "9.7" };

const isRoot = process.getuid?.() === 0;
const cache = isRoot ? "/var/cache" : (process.env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache"));

/** Where `npm run engines` puts the servers that this system's packages do not bring. */
export const SERVERS = process.env["HOLDFAST_SERVERS"] ?? join(cache, "holdfast/servers");

/** The folder of a major's programs; empty where it is not on this machine. */
export function postgresBin(major: number): string {
  const folders = [
    `/usr/lib/postgresql/${major}/bin`,
    join(SERVERS, `postgresql-${major}/usr/lib/postgresql/${major}/bin`),
  ];
  return folders.find((folder) => existsSync(join(folder, "initdb"))) ?? "";
}

/** Where a family's programs are. */
export interface Programs {
  readonly server: string;
  readonly client: string;
  readonly dump: string;
  /** The folder above `usr`, for a server that was not installed; else empty. */
  readonly root: string;
}

/** A family's programs; null where they are not on this machine. */
export function programsOf(family: Family): Programs | null {
  const root = family === "mysql" ? join(SERVERS, "mysql") : "";
  const at = (name: string) => join(root, "/usr", name);
  const programs =
    family === "mysql"
      ? { server: at("sbin/mysqld"), client: at("bin/mysql"), dump: at("bin/mysqldump"), root }
      : {
          server: at("sbin/mariadbd"),
          client: at("bin/mariadb"),
          dump: at("bin/mariadb-dump"),
          root,
        };
  return existsSync(programs.server) && existsSync(programs.client) ? programs : null;
}
