export const id = 4848;
export const ids = [4848];
export const modules = {
  4848: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.r(__webpack_exports__);
    __webpack_require__.d(__webpack_exports__, {
      kit: () => (kit)
    });
    var promises_ = __webpack_require__(51455);
    var external_node_path_ = __webpack_require__(76760);
    var error = __webpack_require__(19515);
    var domain_name = __webpack_require__(11618);
    var version = __webpack_require__(38729);
    var kit_by_hand = __webpack_require__(74334);
    ;
    function recoveryText(setup) {
      const {
        policy,
        sha256
      } = setup;
      return `# Recovery of "${policy.name}"

Policy SHA-256: ${sha256}

You need this folder, a store (${Object.keys(policy.stores).join(", ")}), the file identity.txt from its offline place, and the approvers' SSH keys.
No network and no GitHub is needed; \`ssh-keygen\` (Debian: openssh-client) and, for file trees, GNU tar are.
${servers(setup)}${fetching(policy)}
## With Holdfast

Every line can be pasted here, and works from any folder with the path of this one before \`holdfast\`.

\`\`\`sh
./holdfast list
./holdfast verify
./holdfast plan latest --as YOUR_KEY --out plan.json
./holdfast approve plan.json --key APPROVERS_KEY
./holdfast restore plan.json --identity identity.txt
\`\`\`

Who must approve: ${needed(setup)}
The last line is \`Restore successfully\`. The line before it says how to undo.
If a place has moved, add \`--into SOURCE=PLACE\` to plan, for each source.
If a message names a key, a store or a folder that is elsewhere on this machine, write its place of today into a copy of holdfast.yml and give that with \`--policy\`; it is another policy then, so plan again with it.

## Without Holdfast

Debian: apt install ${["age", "zstd", ...(0, kit_by_hand.oB)(setup.sources), "unzip", "openssh-client"].join(" ")}. Set these first:

\`\`\`sh
STORE=/path/of/the/store
BACKUP=Backup_YYYYMMDD_HHMMZ
IDENTITY=/path/of/identity.txt
NEW=/path/of/an/empty/folder
\`\`\`

Who signed it, and is every file the one that was signed?

\`\`\`sh
test -d "$STORE/$BACKUP" || { unzip -qd "$NEW/$BACKUP" "$STORE/$BACKUP.zip" && STORE=$NEW; } # a store of zips
cd "$STORE/$BACKUP"
cat > "$NEW/signers" <<'END'
${setup.signers.map(({
        name,
        key
      }) => `${name} ${key.type} ${Buffer.from(key.blob).toString("base64")}`).join("\n")}
END
ssh-keygen -Y find-principals -f "$NEW/signers" -s manifest.json.sig
ssh-keygen -Y verify -f "$NEW/signers" -I "$(ssh-keygen -Y find-principals -f "$NEW/signers" -s manifest.json.sig)" -n holdfast-manifest -s manifest.json.sig < manifest.json
awk -F'"' '/"file":/ { file = $4 } /"sha256":/ && file { print $4 "  " file; file = "" }' manifest.json | sha256sum -c
\`\`\`

Bring it back into new places; look at it before you move it where it belongs:

\`\`\`sh
${(0, kit_by_hand.XL)(setup.sources)}
\`\`\`
`;
    }
    function servers({
      policy,
      sources
    }) {
      const used = sources.filter(({
        kind
      }) => kind.kind === "postgres" || kind.kind === "mysql");
      if (used.length === 0) return "";
      const from = (0, kit_by_hand.sO)(used.map(({
        name
      }) => policy.sources[name] ?? {
        settings: {}
      }));
      const where = from.length === 0 ? "" : ` The addresses with their passwords are in no kit: ${from.join(", ")}.`;
      return `For ${used.map(({
        name
      }) => name).join(", ")} also a running server and its own client programs (\`psql\`, \`pg_dump\` and \`pg_restore\` of the server's version; \`mariadb\` or \`mysql\` and their dump program, Debian's mariadb-client or mysql-client, as the server is).${where}\n`;
    }
    function fetching({
      stores
    }) {
      const names = Object.keys(stores).filter(name => stores[name]?.kind === "artifact");
      if (names.length === 0) return "";
      return `What lies in artifacts (${names.join(", ")}) is downloaded from the page of the run that made it, as \`Backup_….zip\`: put the zips into a folder, and write \`{ kind: directory, path: THE_FOLDER, layout: zip }\` in place of \`{ kind: artifact }\` into a copy of holdfast.yml.\n`;
    }
    function needed({
      policy
    }) {
      if (policy.approval === null) return "Nobody can: this policy has no approval, so nothing can be restored with it.";
      if (policy.approval === "open") return "Approval is open: nobody is asked.";
      const {
        needed: count,
        approvers
      } = policy.approval;
      return `${count} of ${approvers.join(", ")}; one more if the requester is not proven with --as.`;
    }
    var outcome = __webpack_require__(90246);
    var written = __webpack_require__(86389);
    ;
    const LAUNCHER = `#!/bin/sh
# Starts Holdfast from this folder, wherever it is and from anywhere.
here=$(CDPATH='' cd -P -- "$(dirname -- "$(readlink -f -- "$0")")" && pwd) || exit 1
exec "$here/bin/node" "$here/dist/cli.js" "$@"
`;
    async function kit(setup, input) {
      const folder = (0, external_node_path_.resolve)(setup.machine.cwd, input.folder);
      await refuseFull(folder, input.folder);
      await refuseSource(input.dist);
      const files = publicFiles(setup);
      await (0, written.M)(input.folder, () => fill(folder, {
        setup,
        input,
        files
      }));
      return (0, outcome.sG)({
        command: "kit",
        entries: ["holdfast", "bin/node", "dist", "holdfast.yml", ...files, "RECOVERY.md"].map(file => ({
          file
        })),
        totals: {
          version: version.x,
          policy: setup.sha256
        },
        lines: [`${input.folder}/holdfast starts Holdfast ${version.x} on any Linux x64, from anywhere`, `${input.folder}/RECOVERY.md says what to do`, "No private key is in it; keep it on a drive with a copy of the store."]
      });
    }
    async function fill(folder, {
      setup,
      input,
      files
    }) {
      await (0, promises_.mkdir)((0, external_node_path_.join)(folder, "bin"), {
        recursive: true
      });
      await (0, promises_.cp)(input.dist, (0, external_node_path_.join)(folder, "dist"), {
        recursive: true
      });
      for (const entry of await (0, promises_.readdir)((0, external_node_path_.join)(folder, "dist"))) {
        if (entry.endsWith(".js")) await (0, promises_.chmod)((0, external_node_path_.join)(folder, "dist", entry), 0o644);
      }
      await (0, promises_.copyFile)(input.node, (0, external_node_path_.join)(folder, "bin/node"));
      await (0, promises_.chmod)((0, external_node_path_.join)(folder, "bin/node"), 0o755);
      await (0, promises_.writeFile)((0, external_node_path_.join)(folder, "holdfast.yml"), setup.text);
      for (const file of files) {
        await (0, promises_.mkdir)((0, external_node_path_.dirname)((0, external_node_path_.join)(folder, file)), {
          recursive: true
        });
        await (0, promises_.copyFile)((0, external_node_path_.join)(setup.folder, file), (0, external_node_path_.join)(folder, file));
      }
      await (0, promises_.writeFile)((0, external_node_path_.join)(folder, "RECOVERY.md"), recoveryText(setup));
      await (0, promises_.writeFile)((0, external_node_path_.join)(folder, "holdfast"), LAUNCHER, {
        mode: 0o755
      });
    }
    async function refuseFull(folder, name) {
      const there = await (0, promises_.readdir)(folder).catch(() => []);
      if (there.length === 0) return;
      throw new error.Et("policy", `Cannot make a kit in "${(0, domain_name.SP)(name)}": the folder is not empty`, {
        code: "file-exists",
        hint: "Choose a new folder; nothing is overwritten.",
        thing: (0, domain_name.SP)(name)
      });
    }
    async function refuseSource(dist) {
      const built = await (0, promises_.access)((0, external_node_path_.join)(dist, "cli.js")).then(() => true, () => false);
      if (built) return;
      throw new error.Et("policy", "Cannot make a kit: this is not the bundled program", {
        code: "usage",
        hint: "Run it as node dist/cli.js kit DIR.",
        thing: "dist"
      });
    }
    function publicFiles({
      policy,
      folder
    }) {
      const keys = [...Object.values(policy.signers).map(({
        key
      }) => key), ...Object.values(policy.people).flatMap(person => person.keys)];
      const named = [...policy.recipients, ...keys].filter(entry => entry.startsWith("file:")).map(entry => entry.slice(5));
      return [...new Set(named)].map(file => {
        const inside = (0, external_node_path_.relative)(folder, (0, external_node_path_.resolve)(folder, file));
        if (!file.startsWith("/") && !inside.startsWith("..")) return inside;
        throw new error.Et("policy", `Cannot make a kit: the policy names "${(0, domain_name.SP)(file)}", which lies outside its folder`, {
          code: "policy-invalid",
          hint: "Put public keys and recipients beside the policy and name them by a relative path.",
          thing: (0, domain_name.SP)(file)
        });
      });
    }
  }),
  74334: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      XL: () => (byHand),
      oB: () => (packagesByHand),
      sO: () => (addressesOf)
    });
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
    const KINDS = {
      files: {
        packages: "tar",
        before: "",
        lines: ({
          name
        }) => `mkdir "$NEW/${name}"
open ${name}/tree.tar.zst.age | tar -x --numeric-owner --xattrs --xattrs-include='*' -C "$NEW/${name}"`
      },
      sqlite: {
        packages: "sqlite3",
        before: "",
        lines: ({
          name
        }) => `open ${name}/database.sqlite.zst.age > "$NEW/${name}.db"
sqlite3 "$NEW/${name}.db" 'PRAGMA integrity_check'`
      },
      postgres: {
        packages: "postgresql-client",
        before: POSTGRES_BEFORE,
        lines: postgres
      },
      mysql: {
        packages: "mariadb-client",
        before: MYSQL_BEFORE,
        lines: mysql
      },
      command: {
        packages: "",
        before: "",
        lines: command
      }
    };
    function postgres({
      name
    }) {
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
    function mysql({
      name
    }) {
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
    function command({
      name,
      settings
    }) {
      const {
        restore,
        clear,
        run = [],
        format = "bin"
      } = settings;
      const typed = words => commented([...run, ...words].map(quoted).join(" "));
      const then = restore === undefined ? `# The policy names no program that takes it.` : ["# What the policy then runs, which replaces the place:", ...(clear === undefined ? [] : [typed(clear)]), `${typed(restore)} < "$NEW/${name}.${format}"`].join("\n");
      return `open ${name}/output.${format}.zst.age > "$NEW/${name}.${format}"\n${then}`;
    }
    function quoted(word) {
      return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
    }
    function commented(text) {
      return text.split("\n").map(line => `# ${line}`).join("\n");
    }
    function byHand(sources) {
      const kinds = [...new Set(sources.map(({
        kind
      }) => kind.kind))];
      const before = kinds.map(kind => KINDS[kind]?.before ?? "").join("");
      const lines = sources.map(one => KINDS[one.kind.kind]?.lines(one) ?? `# ${one.name}: engine ${one.kind.kind}`);
      return `open() { age -d -i "$IDENTITY" "$1" | zstd -d; }\n${before}${lines.join("\n")}`;
    }
    function packagesByHand(sources) {
      const kinds = [...new Set(sources.map(({
        kind
      }) => kind.kind))];
      return kinds.flatMap(kind => KINDS[kind]?.packages || []);
    }
    function addressesOf(sources) {
      const all = sources.flatMap(({
        settings
      }) => {
        const {
          url,
          "restore-url": restore
        } = settings;
        return [url, restore].filter(one => typeof one === "string");
      });
      return [...new Set(all)].filter(one => /^(file|env):/.test(one));
    }
  }),
  90246: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      Vq: () => (caught),
      WX: () => (findingsOf),
      gk: () => (finding),
      sG: () => (outcomeOf)
    });
    var _domain_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19515);
    var _domain_exit_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(37749);
    function outcomeOf({
      lines = [],
      ...parts
    }) {
      const findings = parts.findings ?? [];
      return {
        lines,
        report: {
          command: parts.command,
          exit: parts.exit ?? (0, _domain_exit_js__WEBPACK_IMPORTED_MODULE_1__.s)(findings),
          backup: parts.backup ?? null,
          findings,
          entries: parts.entries ?? [],
          totals: parts.totals ?? {}
        }
      };
    }
    function finding(weight, code, detail) {
      return {
        code,
        weight,
        thing: detail.thing,
        text: detail.text,
        hint: detail.hint ?? ""
      };
    }
    function findingsOf(error) {
      if (error.findings.length > 0) return error.findings;
      const {
        code,
        message,
        hint,
        thing
      } = error;
      return [{
        code,
        weight: "error",
        thing: thing ?? "",
        text: message,
        hint: hint ?? ""
      }];
    }
    async function caught(work) {
      try {
        return {
          value: await work(),
          findings: []
        };
      } catch (thrown) {
        const error = (0, _domain_error_js__WEBPACK_IMPORTED_MODULE_0__.Ku)(thrown);
        if (error instanceof _domain_error_js__WEBPACK_IMPORTED_MODULE_0__.Et) return {
          value: null,
          findings: findingsOf(error)
        };
        throw error;
      }
    }
  }),
  86389: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      M: () => (written),
      h: () => (refuseOther)
    });
    var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
    var _domain_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(19515);
    var _domain_name_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(11618);
    const WHY = {
      ENOENT: "the folder it should lie in is not there",
      ENOTDIR: "what it should lie in is no folder",
      EISDIR: "it is a folder",
      EEXIST: "it is there already",
      EACCES: "this user may not",
      EPERM: "this user may not",
      EROFS: "the file system is read-only",
      ENOSPC: "the disk is full",
      ENAMETOOLONG: "its name is too long",
      EINVAL: "it is no possible name"
    };
    async function written(name, work) {
      try {
        return await work();
      } catch (cause) {
        const code = cause.code;
        const isTold = cause instanceof _domain_error_js__WEBPACK_IMPORTED_MODULE_1__.Et || typeof code !== "string";
        if (isTold || !/^E[A-Z0-9]+$/.test(code)) throw cause;
        throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_1__.Et("policy", `Cannot write "${(0, _domain_name_js__WEBPACK_IMPORTED_MODULE_2__.SP)(name)}": ${WHY[code] ?? code}`, {
          code: "file-unwritable",
          hint: "Name another place, one that this user may write to.",
          thing: (0, _domain_name_js__WEBPACK_IMPORTED_MODULE_2__.SP)(name),
          cause
        });
      }
    }
    const PLAN = '{\n "holdfast-plan": ';
    async function refuseOther(path, name) {
      const there = await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(path, "utf8").catch(cause => cause.code === "ENOENT" ? PLAN : "");
      if (there.startsWith(PLAN)) return;
      throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_1__.Et("policy", `Cannot write plan "${(0, _domain_name_js__WEBPACK_IMPORTED_MODULE_2__.SP)(name)}": something else is there`, {
        code: "file-exists",
        hint: "Name another file with --out.",
        thing: (0, _domain_name_js__WEBPACK_IMPORTED_MODULE_2__.SP)(name)
      });
    }
  }),
  37749: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      s: () => (exitOf)
    });
    var _error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19515);
    var _finding_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9304);
    function exitOf(findings) {
      let exit = _error_js__WEBPACK_IMPORTED_MODULE_0__.dc.done;
      for (const {
        code,
        weight
      } of findings) {
        if (weight !== "error") continue;
        const stage = _finding_js__WEBPACK_IMPORTED_MODULE_1__.L[code][0];
        const own = code === "interrupted" ? _error_js__WEBPACK_IMPORTED_MODULE_0__.dc.interrupted : _error_js__WEBPACK_IMPORTED_MODULE_0__.dc.bug;
        exit = Math.max(exit, stage === null ? own : _error_js__WEBPACK_IMPORTED_MODULE_0__.dc[stage]);
      }
      return exit;
    }
  })
};
