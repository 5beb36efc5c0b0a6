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
    ;
    const BY_HAND = {
      files: name => `mkdir "$NEW/${name}"
age -d -i "$IDENTITY" ${name}/tree.tar.zst.age | zstd -d | tar -x --numeric-owner --xattrs --xattrs-include='*' -C "$NEW/${name}"`,
      sqlite: name => `age -d -i "$IDENTITY" ${name}/database.sqlite.zst.age | zstd -d > "$NEW/${name}.db"
sqlite3 "$NEW/${name}.db" 'PRAGMA integrity_check'`
    };
    function recoveryText(setup) {
      const {
        policy,
        sha256
      } = setup;
      return `# Recovery of "${policy.name}"

Policy SHA-256: ${sha256}

You need this folder, a store (${Object.keys(policy.stores).join(", ")}), the file identity.txt from its offline place, and the approvers' SSH keys.
No network and no GitHub is needed; \`ssh-keygen\` (Debian: openssh-client) and, for file trees, GNU tar are.
${fetching(policy)}
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

\`age\`, \`zstd\`, \`tar\`, \`sqlite3\`, \`unzip\` and \`ssh-keygen\` (Debian: apt install age zstd tar sqlite3 unzip openssh-client). Set these first:

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
${setup.sources.map(({
        name,
        kind
      }) => BY_HAND[kind.kind]?.(name) ?? `# ${name}: engine ${kind.kind}`).join("\n")}
\`\`\`
`;
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
      } catch (error) {
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
