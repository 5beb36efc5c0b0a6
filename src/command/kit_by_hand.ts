import type { SourceEntry } from "../domain/policy.ts";
import type { Source } from "./open_policy.ts";

type Named = Pick<Source, "name" | "kind" | "settings">;

/** The Debian packages and lines of preparation that a kind needs beside `age` and `zstd`. */
interface ByHand {
  readonly packages: string;
  /** Said once before the sources: how its programs find the server. */
  readonly before: string;
  /** How a source comes back in the folder of a backup, with `open` and `$NEW` at hand. */
  readonly lines: (source: Named) => string;
}

const POSTGRES_BEFORE = `# PostgreSQL: psql and pg_restore of the server's own version, as a superuser.
export PGHOST=\${PGHOST-127.0.0.1} PGPORT=\${PGPORT-5432} PGUSER=\${PGUSER-postgres} # and PGPASSWORD
missing_roles() { # of $1, those that the server lacks: played whole, the file would reset passwords of those it has. One with a
  # backslash or a control character in its name (U&) is left out
  psql -X -At -d postgres -c "SELECT 'CREATE ROLE \\"' || replace(rolname, '\\"', '\\"\\"') || '\\";' FROM pg_roles" > "$NEW/there"
  awk 'NR == FNR { there[$0]; next }
    /^CREATE ROLE / { keep = !($0 in there) && !/ROLE U&/; if (keep) made[substr($0, 13, length($0) - 13)] }
    /^GRANT / { keep = 0; for (one in made) if (index($0, "GRANT " one " TO ") == 1 || index($0, " TO " one)) keep = 1 }
    keep' "$NEW/there" "$1"
}
`;

const MYSQL_BEFORE = `# MariaDB and MySQL: the family's own client, as an account with all rights that ~/.my.cnf names.
SQL=\${SQL-mariadb} # on MySQL: mysql
missing_accounts() { # of $1, those that the server lacks: played whole, the file would reset passwords and rights of those it has
  $SQL -BNre "SELECT JSON_QUOTE(CONCAT(User, '@', Host)) FROM mysql.user" > "$NEW/there"
  awk 'NR == FNR { there[$0]; next }
    /^-- holdfast: / { keep = 1; for (one in there) if (substr($0, length($0) - length(one)) == one "]") keep = 0 }
    keep' "$NEW/there" "$1"
}
`;

const KINDS: Readonly<Record<string, ByHand>> = {
  files: {
    packages: "tar",
    before: "",
    lines: ({ name }) => `mkdir "$NEW/${name}"
open ${name}/tree.tar.zst.age | tar -x --numeric-owner --xattrs --xattrs-include='*' -C "$NEW/${name}"`,
  },
  sqlite: {
    packages: "sqlite3",
    before: "",
    lines: ({ name }) => `open ${name}/database.sqlite.zst.age > "$NEW/${name}.db"
sqlite3 "$NEW/${name}.db" 'PRAGMA integrity_check'`,
  },
  postgres: { packages: "postgresql-client", before: POSTGRES_BEFORE, lines: postgres },
  mysql: { packages: "mariadb-client", before: MYSQL_BEFORE, lines: mysql },
  command: { packages: "", before: "", lines: command },
};

function postgres({ name }: Named): string {
  return `# ${name}: each database as NAME_back beside what is there. Encoding and locale stand in the inventory.
if [ -e ${name}/globals.sql.zst.age ]; then
  open ${name}/globals.sql.zst.age > "$NEW/${name}-roles.sql" # holds password digests: remove it afterwards
  missing_roles "$NEW/${name}-roles.sql" | psql -X -v ON_ERROR_STOP=1 --single-transaction -d postgres
fi
for part in ${name}/*.pgdump.zst.age; do
  case $part in *--data-*) continue ;; esac
  whole=\${part%.pgdump.zst.age}
  database=\${whole##*/}_back
  createdb -T template0 -E UTF8 "$database"
  back() { pg_restore --exit-on-error --single-transaction -d "$database" "$@" && cat > /dev/null; }
  open "$part" | back --section=pre-data
  for rows in "$whole"--data-*.pgdump.zst.age "$part"; do
    if [ -e "$rows" ]; then open "$rows" | back --section=data; fi
  done
  open "$part" | back --section=post-data
done`;
}

function mysql({ name }: Named): string {
  return `# ${name}: each database as NAME_back beside what is there. Character set and collation stand in the first lines printed.
open ${name}/inventory.ndjson.zst.age | grep '"key":"[^"/]*/database"'
if [ -e ${name}/users.sql.zst.age ]; then
  open ${name}/users.sql.zst.age > "$NEW/${name}-users.sql" # holds password digests: remove it afterwards
  missing_accounts "$NEW/${name}-users.sql" > "$NEW/${name}-missing.sql"
  $SQL --force --binary-mode < "$NEW/${name}-missing.sql" || true # rights on what is not there yet are refused
fi
for part in ${name}/*.sql.zst.age; do
  database=\${part##*/} database=\${database%.sql.zst.age}_back
  if [ "$database" = users_back ]; then continue; fi
  $SQL -e "CREATE DATABASE \\\`$database\\\` CHARACTER SET utf8mb4"
  open "$part" | $SQL --binary-mode --default-character-set=utf8mb4 "$database"
done
# When a database has its old name again, play ${name}-missing.sql once more: rights on its tables come then.`;
}

function command({ name, settings }: Named): string {
  const { restore, clear, run = [], format = "bin" } = settings as Programs;
  const typed = (words: readonly string[]) => commented([...run, ...words].map(quoted).join(" "));
  const then =
    restore === undefined
      ? `# The policy names no program that takes it.`
      : [
          "# What the policy then runs, which replaces the place:",
          ...(clear === undefined ? [] : [typed(clear)]),
          `${typed(restore)} < "$NEW/${name}.${format}"`,
        ].join("\n");
  return `open ${name}/output.${format}.zst.age > "$NEW/${name}.${format}"\n${then}`;
}

interface Programs {
  readonly restore?: readonly string[];
  readonly clear?: readonly string[];
  readonly run?: readonly string[];
  readonly format?: string;
}

function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

function commented(text: string): string {
  return text
    .split("\n")
    .map((line) => `# ${line}`)
    .join("\n");
}

/** The commands that bring every source back by stock tools, to be pasted in the folder of a backup. */
export function byHand(sources: readonly Named[]): string {
  const kinds = [...new Set(sources.map(({ kind }) => kind.kind))];
  const before = kinds.map((kind) => KINDS[kind]?.before ?? "").join("");
  const lines = sources.map(
    (one) => KINDS[one.kind.kind]?.lines(one) ?? `# ${one.name}: engine ${one.kind.kind}`,
  );
  return `open() { age -d -i "$IDENTITY" "$1" | zstd -d; }\n${before}${lines.join("\n")}`;
}

/** The Debian packages of the programs in `byHand`. */
export function packagesByHand(sources: readonly Named[]): string[] {
  const kinds = [...new Set(sources.map(({ kind }) => kind.kind))];
  return kinds.flatMap((kind) => KINDS[kind]?.packages || []);
}

/** Where a policy's addresses of servers stand, which are in no kit: `file:` and `env:` references. */
export function addressesOf(sources: readonly Pick<SourceEntry, "settings">[]): string[] {
  const all = sources.flatMap(({ settings }) => {
    const { url, "restore-url": restore } = settings as Readonly<Record<string, unknown>>;
    return [url, restore].filter((one) => typeof one === "string");
  });
  return [...new Set(all)].filter((one) => /^(file|env):/.test(one));
}
