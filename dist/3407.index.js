export const id = 3407;
export const ids = [3407];
export const modules = {
  23407: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      init: () => (init)
    });
    var promises_ = __webpack_require__(51455);
    var external_node_path_ = __webpack_require__(76760);
    var error = __webpack_require__(19515);
    var exact_crons = __webpack_require__(17573);
    var domain_name = __webpack_require__(11618);
    var parse_policy = __webpack_require__(77421);
    var domain_starter = __webpack_require__(82388);
    var mod = __webpack_require__(17341);
    var disk = __webpack_require__(2198);
    var place = __webpack_require__(69440);
    var store_mod = __webpack_require__(89);
    var version = __webpack_require__(38729);
    var kit_by_hand = __webpack_require__(74334);
    ;
    async function stepsFor({
      folder,
      policy,
      action,
      runner,
      kept,
      owners
    }) {
      const {
        page,
        organisation
      } = await pagesOf(folder);
      const rule = policy.approval !== null && policy.approval !== "open" ? policy.approval : null;
      const place = rule?.environment ?? "restore";
      const steps = ["Keys: on a machine that you trust run `holdfast keygen keys`. keys/recipient.txt and keys/signing.pub go into this repository, keys/identity.txt onto a drive that leaves the machine; never commit that one, nor keys/signing.", ...Object.keys(policy.people).map(name => `Public key of ${name}: their ssh public key as people/${name}.pub.`), ...addressStep(policy), ...(rule === null ? ["People: name at least one in holdfast.yml who may approve a restore, or nothing is ever restored."] : []), ...(rule !== null && rule.approvers.length <= rule.needed ? ["A second person: nobody approves what they asked for, so who approves alone cannot be who asks."] : []), ...(Object.keys(policy.schedules).length === 0 ? ["Schedules: holdfast.yml has none. Name one, or take `schedule` out of backup.yml: a tick that no schedule asks for is red."] : []), ...(policy.retention !== null && !Object.values(policy.signers).some(({
        may
      }) => may.includes("prune")) ? ["Signers: none in holdfast.yml may prune. Add it to the host's, or take job `prune` out of backup.yml: it would be red."] : []), ...(action === null ? [`Pin: in .github/workflows put the repository and the commit of the release you trust (v${version.x}) for holdfast/holdfast@000…; until then GitHub refuses to start them.`] : []), `Runner: beside the servers, with the label ${runner}, as a user who may read what is saved: ${page("/settings/actions/runners/new")}`, `Runner group, where an organisation has several repositories: only this one, only these workflows: ${organisation("/settings/actions/runner-groups")}`, `Environment backup: deployment branches limited to the default branch; secret HOLDFAST_SIGNING_KEY is the text of keys/signing: ${page("/settings/environments")}`, `Environment ${place}: the same limit; secret HOLDFAST_IDENTITY is the text of keys/identity.txt, unless it shall stay offline, and HOLDFAST_SIGNING_KEY again, so that the stores learn which plans are spent. For gate environment also required reviewers, no self-review, no bypass by administrators: ${page("/settings/environments")}`, `Default branch: pull requests only, a review of code owners required, no force push: ${page("/settings/rules")}`, `Actions: workflow permissions read-only, and only actions you chose: ${page("/settings/actions")}`, 'Then: on the server `export HOLDFAST_SIGNING_KEY="$(cat FILE)"`, FILE being a copy of keys/signing that you remove again, and `holdfast check`; then run workflow backup once by hand.'];
      if (owners === null) steps.push("Reviewers: name the logins who review /holdfast.yml, /keys/, /people/ and /.github/ in .github/CODEOWNERS.");else if (kept.has(".github/CODEOWNERS")) steps.push(`CODEOWNERS is there: add ${owners.split("\n").slice(1, -1).join("; ")}`);
      return steps;
    }
    function addressStep({
      sources
    }) {
      const files = (0, kit_by_hand.sO)(Object.values(sources).filter(({
        enabled
      }) => enabled));
      const paths = files.flatMap(one => /^file:(.+)$/.exec(one)?.[1] ?? []);
      if (paths.length === 0) return [];
      return [`Addresses: on the server make ${paths.join(", ")}: one line each, mode 0600, of the user who runs this, symbols in a password escaped (p@ss/w#rd as p%40ss%2Fw%23rd); docs/presets.md has the accounts.`];
    }
    async function pagesOf(folder) {
      const config = await (0, promises_.readFile)((0, external_node_path_.join)(folder, ".git", "config"), "utf8").catch(() => "");
      const origin = /\[remote "origin"\][^[]*?\burl\s*=\s*(\S+)/.exec(config)?.[1] ?? "";
      const found = /^(?:https:\/\/|ssh:\/\/git@|git@)([A-Za-z0-9.-]+)[:/]([A-Za-z0-9-]+)\/([A-Za-z0-9._-]+?)(?:\.git)?\/?$/.exec(origin);
      const [, host = "github.com", owner = "OWNER", name = "REPOSITORY"] = found ?? [];
      return {
        page: path => `https://${host}/${owner}/${name}${path}`,
        organisation: path => `https://${host}/organizations/${owner}${path}`
      };
    }
    var outcome = __webpack_require__(90246);
    var written = __webpack_require__(86389);
    ;
    const POLICY = "holdfast.yml";
    const WORKFLOWS = ".github/workflows";
    const OWNERS = ".github/CODEOWNERS";
    const OTHER_OWNERS = ["CODEOWNERS", "docs/CODEOWNERS"];
    async function init(machine, input) {
      const folder = machine.cwd;
      const {
        text,
        policy
      } = await policyOf(folder, input);
      const files = new Map([[POLICY, text], ...(await workflowFiles(policy, input))]);
      const owners = (0, domain_starter.eY)(approversOf(policy));
      if (owners !== null) files.set(OWNERS, owners);
      const kept = [];
      for (const path of files.keys()) if (await isThere((0, external_node_path_.join)(folder, path))) kept.push(path);
      if (files.has(OWNERS) && !kept.includes(OWNERS)) for (const path of OTHER_OWNERS) if (await isThere((0, external_node_path_.join)(folder, path))) kept.push(OWNERS);
      const made = [...files.keys()].filter(path => !kept.includes(path));
      if (made.length === 0) throw allThere(kept);
      await refuseLinks(folder, made);
      for (const path of made) await put((0, external_node_path_.join)(folder, path), path, files.get(path));
      const steps = await stepsFor({
        folder,
        policy,
        action: input.action,
        runner: input.runner,
        kept: new Set(kept),
        owners
      });
      return (0, outcome.sG)({
        command: "init",
        findings: [...new Set(kept)].map(note),
        entries: made.map(file => ({
          file
        })),
        lines: [...made.map(path => `wrote  ${path}`), ...[...new Set(kept)].map(path => `kept   ${path}, which was there`), "", "What only a person can do:", ...steps.map((step, at) => `${String(at + 1).padStart(2)}. ${step}`)]
      });
    }
    function approversOf({
      approval,
      people
    }) {
      if (approval === null || approval === "open") return [];
      return approval.approvers.map(name => ({
        name,
        github: people[name]?.github ?? null
      }));
    }
    async function refuseLinks(folder, files) {
      const folders = files.flatMap(file => file.split("/").flatMap((_, at, all) => at === 0 ? [] : [all.slice(0, at).join("/")]));
      for (const path of new Set(folders)) {
        const there = await (0, disk.t5)((0, external_node_path_.join)(folder, path));
        if (there === null || there.isDirectory()) continue;
        const what = there.isSymbolicLink() ? "a link" : "no folder";
        throw new error.Et("policy", `Cannot set anything up: "${path}" is ${what}`, {
          code: "file-unwritable",
          hint: "Make it a plain folder of the repository.",
          thing: path
        });
      }
    }
    async function put(path, name, text) {
      await (0, written.M)(name, async () => {
        await (0, promises_.mkdir)((0, external_node_path_.dirname)(path), {
          recursive: true
        });
        await (0, place.f8)(path, text, 0o644);
      });
    }
    function note(path) {
      return (0, outcome.gk)("note", "file-exists", {
        thing: path,
        text: `${path} is there already and stays as it is`,
        hint: `Compare it with a fresh one: run holdfast init in an empty folder.`
      });
    }
    function allThere(kept) {
      const list = [...new Set(kept)].join(", ");
      return new error.Et("policy", `Cannot set anything up: all is there already: ${list}`, {
        code: "file-exists",
        hint: "Nothing is overwritten: move away what you want anew.",
        thing: POLICY
      });
    }
    async function policyOf(folder, {
      starter
    }) {
      const there = await (0, promises_.readFile)((0, external_node_path_.join)(folder, POLICY), "utf8").catch(() => null);
      const text = there ?? (0, domain_starter.W$)(starter);
      const {
        policy,
        complaints
      } = (0, parse_policy.O)(text, {
        engines: mod.s,
        stores: store_mod.z
      });
      const [first] = complaints;
      if (policy !== null && first === undefined) return {
        text,
        policy
      };
      throw new error.Et("policy", `Cannot set up this policy: ${(0, domain_name.SP)(first?.text ?? "")}`, {
        code: "policy-invalid",
        hint: there === null ? "Choose another name, place or time." : "Run holdfast check --offline, and correct each line it names.",
        thing: POLICY
      });
    }
    async function workflowFiles(policy, input) {
      const from = await templatesOf(input.dist);
      const names = (await (0, promises_.readdir)(from)).filter(name => name.endsWith(".yml")).sort();
      return await Promise.all(names.map(async name => {
        const text = await (0, promises_.readFile)((0, external_node_path_.join)(from, name), "utf8");
        return [`${WORKFLOWS}/${name}`, filled((0, external_node_path_.basename)(name, ".yml"), text, {
          policy,
          input
        })];
      }));
    }
    const ACTION = /holdfast\/holdfast@0{40}/g;
    const TICKS = /# Ticks once an hour;[\s\S]*/;
    const TIMES = "# Runs at the times of the policy's schedules: one that GitHub drops is not made up for.\n";
    const INTRODUCTION = /^(?:#.*\n)+/;
    function filled(name, template, {
      policy,
      input
    }) {
      const [head = ""] = INTRODUCTION.exec(template) ?? [];
      const rest = template.slice(head.length).replaceAll("runs-on: [self-hosted, holdfast]", `runs-on: [self-hosted, ${input.runner}]`).replaceAll("environment: restore", `environment: ${environmentOf(policy)}`);
      const pinned = input.action === null ? rest : rest.replace(ACTION, () => input.action);
      let told = head.replace(/^# Copy to .*\n/, "# Written by holdfast init, and yours to change.\n");
      if (name !== "backup") return told + pinned;
      if (input.exact) told = told.replace(TICKS, () => TIMES);
      const timed = input.exact ? (0, exact_crons.FS)(pinned, policy.schedules) : pinned;
      return told + (policy.retention === null ? withoutPrune(timed) : timed);
    }
    function environmentOf({
      approval
    }) {
      const name = approval === null || approval === "open" ? "restore" : approval.environment;
      return /^[a-z-]+$/.test(name) ? name : JSON.stringify(name);
    }
    function withoutPrune(text) {
      return text.replace(/\n {2}prune:\n(?:(?: {4}.*)?\n)*/, () => "");
    }
    async function templatesOf(dist) {
      for (const folder of [(0, external_node_path_.join)(dist, "workflows"), (0, external_node_path_.join)((0, external_node_path_.dirname)(dist), "workflows")]) if (await isThere((0, external_node_path_.join)(folder, "backup.yml"))) return folder;
      throw new error.Et("policy", "Cannot find the workflows' templates: this program lacks them", {
        code: "usage",
        hint: "Run holdfast from its kit, its package or a checkout.",
        thing: "workflows"
      });
    }
    async function isThere(path) {
      return (await (0, disk.t5)(path)) !== null;
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
  })
};
