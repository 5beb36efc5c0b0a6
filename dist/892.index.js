export const id = 892;
export const ids = [892];
export const modules = {
  11708: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      m: () => (checkCrons)
    });
    var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
    var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
    var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
    var _domain_exact_crons_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(17573);
    var _domain_name_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(11618);
    var _outcome_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(90246);
    var __addDisposableResource = undefined && undefined.__addDisposableResource || function (env, value, async) {
      if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
          if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
          dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
          if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
          dispose = value[Symbol.dispose];
          if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function () {
          try {
            inner.call(this);
          } catch (e) {
            return Promise.reject(e);
          }
        };
        env.stack.push({
          value: value,
          dispose: dispose,
          async: async
        });
      } else if (async) {
        env.stack.push({
          async: true
        });
      }
      return value;
    };
    var __disposeResources = undefined && undefined.__disposeResources || function (SuppressedError) {
      return function (env) {
        function fail(e) {
          env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
          env.hasError = true;
        }
        var r,
          s = 0;
        function next() {
          while (r = env.stack.pop()) {
            try {
              if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
              if (r.dispose) {
                var result = r.dispose.call(r.value);
                if (r.async) return s |= 2, Promise.resolve(result).then(next, function (e) {
                  fail(e);
                  return next();
                });
              } else s |= 1;
            } catch (e) {
              fail(e);
            }
          }
          if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
          if (env.hasError) throw env.error;
        }
        return next();
      };
    }(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
      var e = new Error(message);
      return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
    });
    const WORKFLOWS = ".github/workflows";
    const YAML = /\.ya?ml$/;
    const LIMIT = 1024 * 1024;
    async function checkCrons(policyFile, policy) {
      const folder = (0, node_path__WEBPACK_IMPORTED_MODULE_2__.join)((0, node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(policyFile), WORKFLOWS);
      const names = (await namesIn(folder, (0, node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(policyFile))).filter(name => YAML.test(name));
      const wanted = (0, _domain_exact_crons_js__WEBPACK_IMPORTED_MODULE_3__.xh)((0, _domain_exact_crons_js__WEBPACK_IMPORTED_MODULE_3__.B7)(policy.schedules));
      const findings = [];
      for (const name of names.sort()) {
        const crons = (0, _domain_exact_crons_js__WEBPACK_IMPORTED_MODULE_3__.yr)(await textOf((0, node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, name)));
        if (crons === null) continue;
        const there = (0, _domain_exact_crons_js__WEBPACK_IMPORTED_MODULE_3__.xh)(crons);
        if (there.join("\n") === wanted.join("\n")) continue;
        const file = (0, _domain_name_js__WEBPACK_IMPORTED_MODULE_4__.SP)(name);
        findings.push((0, _outcome_js__WEBPACK_IMPORTED_MODULE_5__.gk)("error", "cron-differs", {
          thing: file,
          text: `The crons of workflow "${file}" are ${listed(there)}, the policy's schedules ask for ${listed(wanted)}`,
          hint: `Write these crons into ${WORKFLOWS}/${file}, or remove it and run holdfast init --exact.`
        }));
      }
      return findings;
    }
    function listed(crons) {
      return crons.length === 0 ? "none" : crons.map(one => `"${(0, _domain_name_js__WEBPACK_IMPORTED_MODULE_4__.SP)(one)}"`).join(", ");
    }
    async function namesIn(folder, root) {
      try {
        if ((await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)(folder)) !== (0, node_path__WEBPACK_IMPORTED_MODULE_2__.join)(await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)(root), WORKFLOWS)) return [];
        return await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readdir)(folder);
      } catch {
        return [];
      }
    }
    async function textOf(path) {
      try {
        const env_1 = {
          stack: [],
          error: void 0,
          hasError: false
        };
        try {
          const flags = node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDONLY | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NOFOLLOW | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NONBLOCK;
          const file = __addDisposableResource(env_1, await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(path, flags), true);
          const stat = await file.stat();
          return stat.isFile() && stat.size <= LIMIT ? await file.readFile("utf8") : "";
        } catch (e_1) {
          env_1.error = e_1;
          env_1.hasError = true;
        } finally {
          const result_1 = __disposeResources(env_1);
          if (result_1) await result_1;
        }
      } catch {
        return "";
      }
    }
  }),
  50892: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.r(__webpack_exports__);
    __webpack_require__.d(__webpack_exports__, {
      demo: () => (demo)
    });
    var promises_ = __webpack_require__(51455);
    var external_node_os_ = __webpack_require__(48161);
    var external_node_path_ = __webpack_require__(76760);
    var domain_error = __webpack_require__(19515);
    var domain_name = __webpack_require__(11618);
    var units = __webpack_require__(83822);
    var approve = __webpack_require__(26355);
    var backup = __webpack_require__(48700);
    var external_node_fs_ = __webpack_require__(73024);
    ;
    var __addDisposableResource = undefined && undefined.__addDisposableResource || function (env, value, async) {
      if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
          if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
          dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
          if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
          dispose = value[Symbol.dispose];
          if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function () {
          try {
            inner.call(this);
          } catch (e) {
            return Promise.reject(e);
          }
        };
        env.stack.push({
          value: value,
          dispose: dispose,
          async: async
        });
      } else if (async) {
        env.stack.push({
          async: true
        });
      }
      return value;
    };
    var __disposeResources = undefined && undefined.__disposeResources || function (SuppressedError) {
      return function (env) {
        function fail(e) {
          env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
          env.hasError = true;
        }
        var r,
          s = 0;
        function next() {
          while (r = env.stack.pop()) {
            try {
              if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
              if (r.dispose) {
                var result = r.dispose.call(r.value);
                if (r.async) return s |= 2, Promise.resolve(result).then(next, function (e) {
                  fail(e);
                  return next();
                });
              } else s |= 1;
            } catch (e) {
              fail(e);
            }
          }
          if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
          if (env.hasError) throw env.error;
        }
        return next();
      };
    }(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
      var e = new Error(message);
      return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
    });
    async function openByHand(folder, backup, machine) {
      const archive = (0, external_node_path_.join)("store", backup, "settings/tree.tar.zst.age");
      const command = `age -d -i keys/identity.txt ${archive} | zstd -d | tar -t`;
      const opened = (0, external_node_path_.join)(folder, "opened.tar.zst");
      try {
        const env_1 = {
          stack: [],
          error: void 0,
          hasError: false
        };
        try {
          const age = machine.start({
            argv: ["age", "-d", "-i", (0, external_node_path_.join)(folder, "keys/identity.txt"), (0, external_node_path_.join)(folder, archive)]
          });
          const file = __addDisposableResource(env_1, await (0, promises_.open)(opened, "w", 0o600), true);
          for await (const chunk of age.stdout) await file.write(chunk);
          const {
            stdout
          } = await machine.run({
            argv: ["zstd", "-d", "-c", "-q"],
            stdin: (0, external_node_fs_.createReadStream)(opened)
          });
          const listed = await machine.run({
            argv: ["tar", "-t"],
            stdin: one(Buffer.from(stdout, "utf8"))
          });
          return `${command}   lists ${listed.stdout.trim().split("\n").length} members`;
        } catch (e_1) {
          env_1.error = e_1;
          env_1.hasError = true;
        } finally {
          const result_1 = __disposeResources(env_1);
          if (result_1) await result_1;
        }
      } catch (error) {
        if (error instanceof domain_error.Et && error.code === "tool-missing") return `${error.thing} is not installed here; where it is: ${command}`;
        throw error;
      }
    }
    async function* one(bytes) {
      yield bytes;
    }
    var external_node_crypto_ = __webpack_require__(77598);
    ;
    const ROWS = 100_000;
    async function makeData(folder) {
      const {
        DatabaseSync
      } = await Promise.resolve().then(__webpack_require__.t.bind(__webpack_require__, 80099, 19));
      const data = (0, external_node_path_.join)(folder, "data");
      await (0, promises_.mkdir)((0, external_node_path_.join)(data, "settings/conf.d"), {
        recursive: true
      });
      const database = new DatabaseSync((0, external_node_path_.join)(data, "registry.db"));
      database.exec("PRAGMA journal_mode = WAL; CREATE TABLE event (id INTEGER PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, at REAL NOT NULL); BEGIN");
      const insert = database.prepare("INSERT INTO event (kind, name, at) VALUES (?, ?, ?)");
      const kinds = ["birth", "marriage", "death"];
      for (let row = 0; row < ROWS; row++) insert.run(kinds[row % 3], `person ${row * 7919 % 65_537}`, row * 86.4);
      database.exec("COMMIT");
      database.close();
      await (0, promises_.writeFile)((0, external_node_path_.join)(data, "settings/registry.conf"), "port = 7070\nlanguage = en\n");
      await (0, promises_.writeFile)((0, external_node_path_.join)(data, "settings/conf.d/10-mail.conf"), "host = mail.example\n");
      await (0, promises_.writeFile)((0, external_node_path_.join)(data, "settings/secret.key"), "not a real key\n");
      await (0, promises_.chmod)((0, external_node_path_.join)(data, "settings/secret.key"), 0o600);
      await (0, promises_.symlink)("conf.d/10-mail.conf", (0, external_node_path_.join)(data, "settings/mail.conf"));
    }
    async function makePeople(folder, machine) {
      await (0, promises_.mkdir)((0, external_node_path_.join)(folder, "people"), {
        mode: 0o700
      });
      for (const person of ["ana", "ben"]) {
        const {
          code,
          stderr
        } = await machine.run({
          argv: ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", person, "-f", (0, external_node_path_.join)(folder, "people", person)]
        });
        if (code !== 0) throw new domain_error.Et("seal", `Cannot make a key for ${person}: ${stderr}`, {
          code: "key-missing",
          hint: "Is Debian's openssh-client installed?"
        });
      }
    }
    async function writePolicy(folder) {
      await (0, promises_.writeFile)((0, external_node_path_.join)(folder, "holdfast.yml"), `holdfast: 1
name: demo
recipients: ["file:keys/recipient.txt"]
signers:
  this-host: { key: "file:keys/signing.pub", may: [backup] }
signing-key: file:keys/signing
state: state
people:
  ana: { keys: ["file:people/ana.pub"] }
  ben: { keys: ["file:people/ben.pub"] }
approval: { approvers: [ana, ben], needed: 1 }
sources:
  registry: { engine: sqlite, path: data/registry.db }
  settings: { engine: files, path: data/settings }
stores:
  local: { kind: directory, path: store }
`);
    }
    async function wreck(folder) {
      await (0, promises_.writeFile)((0, external_node_path_.join)(folder, "data/registry.db"), "noise".repeat(10_000));
      await (0, promises_.rm)((0, external_node_path_.join)(folder, "data/settings"), {
        recursive: true
      });
    }
    async function digestOf(folder, machine) {
      const {
        DatabaseSync
      } = await Promise.resolve().then(__webpack_require__.t.bind(__webpack_require__, 80099, 19));
      const hash = (0, external_node_crypto_.createHash)("sha256");
      const database = new DatabaseSync((0, external_node_path_.join)(folder, "data/registry.db"), {
        readOnly: true
      });
      for (const row of database.prepare("SELECT * FROM event ORDER BY id").iterate()) hash.update(JSON.stringify(row));
      database.close();
      const tree = machine.start({
        argv: ["tar", "-c", "--sort=name", "--numeric-owner", "-C", (0, external_node_path_.join)(folder, "data"), "settings"]
      });
      for await (const chunk of tree.stdout) hash.update(chunk);
      await tree.ended;
      hash.update(await (0, promises_.readFile)((0, external_node_path_.join)(folder, "data/settings/mail.conf")));
      return hash.digest("hex");
    }
    var keygen = __webpack_require__(72387);
    var list = __webpack_require__(87580);
    var open_policy = __webpack_require__(31623);
    var outcome = __webpack_require__(90246);
    var plan = __webpack_require__(96860);
    var restore = __webpack_require__(98475);
    var verify = __webpack_require__(79285);
    var written = __webpack_require__(86389);
    ;
    async function demo(machine, input) {
      const folder = await demoFolder(machine, input.folder);
      try {
        return await play({
          ...machine,
          cwd: folder,
          tell: () => {}
        }, {
          root: folder,
          keep: input.folder,
          say: input.say
        });
      } finally {
        if (input.folder === null) await (0, promises_.rm)(folder, {
          recursive: true,
          force: true
        });
      }
    }
    async function demoFolder(machine, wanted) {
      if (wanted === null) return await (0, promises_.mkdtemp)((0, external_node_path_.join)((0, external_node_os_.tmpdir)(), "holdfast-demo-"));
      const folder = (0, external_node_path_.resolve)(machine.cwd, wanted);
      await (0, written.M)(wanted, () => (0, promises_.mkdir)(folder, {
        recursive: true,
        mode: 0o700
      }));
      if ((await (0, promises_.readdir)(folder)).length === 0) return folder;
      throw new domain_error.Et("policy", `Cannot play the demo in "${(0, domain_name.SP)(wanted)}": the folder is not empty`, {
        code: "file-exists",
        hint: "Choose a new folder.",
        thing: (0, domain_name.SP)(wanted)
      });
    }
    async function play(machine, {
      root: folder,
      keep,
      say
    }) {
      let step = 0;
      const tell = text => say(`${++step}. ${text}`);
      tell(`Data: a SQLite database with ${ROWS.toLocaleString("en-US")} rows and a folder of settings`);
      await makeData(folder);
      const before = await digestOf(folder, machine);
      tell("Keys: an identity that opens backups, a key that signs them, and two people, Ana and Ben");
      await (0, keygen.keygen)(machine, "keys");
      await makePeople(folder, machine);
      await writePolicy(folder);
      const setup = await (0, open_policy.openPolicy)(null, machine, null);
      tell("Backup: dumped, sealed so that this machine cannot read it back, signed, stored, read back, and proven by a restore into scratch");
      const saved = expectWell(await (0, backup.backup)(setup, {
        sources: [],
        stores: [],
        label: null,
        prove: true
      }));
      for (const line of saved.lines) say(`     ${line}`);
      tell("List: what there is, how far it is trusted, and when it was last proven");
      for (const line of expectWell(await (0, list.list)(setup, {
        stores: []
      })).lines) say(`     ${line}`);
      tell("Verify: every stored byte is the one that was signed");
      say(`     ${expectWell(await (0, verify.verify)(setup, {
        backup: null,
        stores: [],
        depth: "bytes",
        identity: null
      })).lines.at(-1)}`);
      say("   This is what lies in the store:");
      for (const line of await tree((0, external_node_path_.join)(folder, "store"))) say(`     ${line}`);
      tell("By hand: an archive opens with stock tools, so nobody depends on Holdfast");
      say(`     ${await openByHand(folder, saved.report.backup ?? "", machine)}`);
      tell("Disaster: the database is overwritten with noise, the settings are deleted");
      await wreck(folder);
      tell("Plan: Ana asks for a restore; the plan says what will be replaced");
      for (const line of expectWell(await (0, plan.plan)(setup, {
        backup: "latest",
        sources: [],
        paths: [],
        into: new Map(),
        stores: [],
        as: "people/ana",
        out: "plan.json"
      })).lines) say(`     ${line}`);
      tell("Approve: Ben reads the plan and signs it; Ana could not");
      say(`     ${expectWell(await (0, approve.approve)(setup, {
        plan: "plan.json",
        key: "people/ben"
      })).lines.at(-2)}`);
      tell("Restore: built aside, compared fact by fact, and only then swapped in");
      const done = expectWell(await (0, restore.restore)(setup, {
        plan: "plan.json",
        approvals: [],
        identity: "keys/identity.txt"
      }));
      for (const line of done.lines.slice(0, -1)) say(`     ${line}`);
      const after = await digestOf(folder, machine);
      if (after !== before) throw new domain_error.Et("restore", "Cannot end the demo: what came back is not what was there", {
        code: "restore-differs",
        hint: "Please report this."
      });
      tell("Compared with the data of step 1, byte by byte and row by row: equal");
      say("");
      say("Try next:");
      say(keep === null ? "  holdfast demo DIR      the same in a folder that stays, to look at" : `  cd ${keep}, then: holdfast list, holdfast check, holdfast undo ${done.report.totals["restore"]}`);
      say("  holdfast keygen DIR    your own keys; docs/policy.md explains the policy");
      say("Restore successfully");
      return (0, outcome.sG)({
        command: "demo",
        backup: saved.report.backup
      });
    }
    function expectWell(outcome) {
      const {
        findings,
        exit,
        command
      } = outcome.report;
      if (exit === 0) return outcome;
      throw new domain_error.Et("restore", `Cannot go on with the demo: ${command} ended with ${exit}`, {
        code: "restore-failed",
        hint: "Please report this.",
        findings
      });
    }
    async function tree(root) {
      const entries = await (0, promises_.readdir)(root, {
        recursive: true,
        withFileTypes: true
      });
      const files = entries.filter(entry => entry.isFile()).map(entry => (0, external_node_path_.join)(entry.parentPath, entry.name)).sort();
      return await Promise.all(files.map(async file => `${(0, external_node_path_.relative)(root, file)}  ${(0, units.z3)((await (0, promises_.stat)(file)).size)}`));
    }
  }),
  72387: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.r(__webpack_exports__);
    __webpack_require__.d(__webpack_exports__, {
      keygen: () => (keygen)
    });
    var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
    var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
    var _domain_error_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(19515);
    var _domain_name_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(11618);
    var _pipe_identity_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(26055);
    var _trust_digest_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8297);
    var _trust_sign_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(74128);
    var _outcome_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(90246);
    var _written_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(86389);
    const FILES = ["identity.txt", "recipient.txt", "signing", "signing.pub"];
    async function keygen(machine, folder) {
      return await (0, _written_js__WEBPACK_IMPORTED_MODULE_8__.M)(folder, () => makeKeys(machine, folder));
    }
    async function makeKeys(machine, folder) {
      const path = (0, node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(machine.cwd, folder);
      await refuseExisting(path, folder);
      await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(path, {
        recursive: true,
        mode: 0o700
      });
      const signing = await (0, _trust_sign_js__WEBPACK_IMPORTED_MODULE_6__.Nq)(path, machine, `holdfast ${machine.host}`);
      const {
        identity,
        recipient
      } = await (0, _pipe_identity_js__WEBPACK_IMPORTED_MODULE_4__.N6)();
      const made = machine.now().toISOString().replace(/\.\d{3}Z$/, "Z");
      await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)((0, node_path__WEBPACK_IMPORTED_MODULE_1__.join)(path, "identity.txt"), `# created: ${made}\n# public key: ${recipient}\n${identity}\n`, {
        mode: 0o600,
        flag: "wx"
      });
      await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)((0, node_path__WEBPACK_IMPORTED_MODULE_1__.join)(path, "recipient.txt"), `${recipient}\n`, {
        mode: 0o644,
        flag: "wx"
      });
      const fingerprint = (0, _trust_digest_js__WEBPACK_IMPORTED_MODULE_5__.f)(recipient).slice(0, 16);
      return (0, _outcome_js__WEBPACK_IMPORTED_MODULE_7__.sG)({
        command: "keygen",
        entries: FILES.map(file => ({
          file: (0, node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, file),
          secret: file === "identity.txt" || file === "signing"
        })),
        totals: {
          recipient,
          signing: signing.fingerprint
        },
        lines: sheet({
          folder,
          recipient,
          recipientDigits: fingerprint,
          signing: signing.fingerprint,
          made
        })
      });
    }
    async function refuseExisting(path, folder) {
      for (const file of FILES) {
        const there = await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.access)((0, node_path__WEBPACK_IMPORTED_MODULE_1__.join)(path, file)).then(() => true, () => false);
        if (!there) continue;
        throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_2__.Et("policy", `Cannot make keys in "${(0, _domain_name_js__WEBPACK_IMPORTED_MODULE_3__.SP)(folder)}": ${file} is there already`, {
          code: "file-exists",
          hint: "Keys are never overwritten: choose an empty folder.",
          thing: (0, _domain_name_js__WEBPACK_IMPORTED_MODULE_3__.SP)(folder)
        });
      }
    }
    function sheet({
      folder,
      recipient,
      recipientDigits,
      signing,
      made
    }) {
      return [`EMERGENCY SHEET, made ${made}: print it and keep it with the identity`, "", `  ${(0, node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, "recipient.txt")}  public   seals backups          SHA-256 ${recipientDigits}`, `  ${(0, node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, "identity.txt")}   SECRET   opens backups`, `  ${(0, node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, "signing.pub")}    public   checks backups         ${signing}`, `  ${(0, node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, "signing")}        SECRET   signs backups`, "", "What belongs where:", "  in the policy    recipients: the line in recipient.txt", "                   signers: the line in signing.pub", "  on this server   signing, named by signing-key: file:PATH or env:NAME", "  NOT on it        identity.txt: move it to two offline places now, then remove it here.", "                   Without it no backup can be opened, by anybody. With it anybody can.", "", `Recipient: ${recipient}`];
    }
  }),
  32863: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      JV: () => (lastProvenLine),
      v6: () => (unprovenOf),
      zT: () => (lastProven)
    });
    var _domain_units_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(83822);
    var _listed_proof_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(16720);
    var _outcome_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(90246);
    function lastProven(shelves, {
      setup,
      only
    }) {
      const entries = shelves.flatMap(({
        catalog
      }) => catalog?.entries ?? []).filter(({
        id,
        checked
      }) => checked !== null && (only === null || id === only));
      const enabled = setup.sources.filter(({
        entry
      }) => entry.enabled).map(({
        name
      }) => name);
      const held = entries.flatMap(({
        checked
      }) => checked?.manifest.sources ?? []);
      const names = only === null ? enabled : [...new Set(held.map(({
        name
      }) => name))];
      return names.map(source => {
        let newest = null;
        for (const {
          id,
          proven
        } of entries) {
          const proof = proven.get(source);
          if (proof === undefined) continue;
          const listed = {
            ...(0, _listed_proof_js__WEBPACK_IMPORTED_MODULE_1__.Am)(proof),
            backup: id
          };
          if (newest === null || newest.at < listed.at) newest = listed;
        }
        return {
          source,
          proof: newest
        };
      });
    }
    const DAY = 86_400_000;
    const OLD = 31 * DAY;
    function unprovenOf(shelves, setup) {
      const now = setup.machine.now().getTime();
      const trusted = shelves.flatMap(({
        catalog
      }) => catalog?.entries ?? []);
      const held = trusted.flatMap(({
        checked
      }) => checked?.manifest.sources ?? []);
      return lastProven(shelves, {
        setup,
        only: null
      }).flatMap(({
        source,
        proof
      }) => {
        if (!held.some(({
          name
        }) => name === source)) return [];
        const hint = "Run backup --prove, or drill where the identity is.";
        if (proof === null) {
          const text = `No backup of source "${source}" has been proven by a restore into scratch`;
          return [(0, _outcome_js__WEBPACK_IMPORTED_MODULE_2__.gk)("note", "source-unproven", {
            thing: source,
            text,
            hint
          })];
        }
        const age = now - new Date(proof.at).getTime();
        if (age <= OLD) return [];
        const text = `Source "${source}" was last proven ${(0, _domain_units_js__WEBPACK_IMPORTED_MODULE_0__.QA)(age)} ago`;
        return [(0, _outcome_js__WEBPACK_IMPORTED_MODULE_2__.gk)("warning", "source-unproven", {
          thing: source,
          text,
          hint
        })];
      });
    }
    function lastProvenLine({
      source,
      proof
    }, now) {
      const when = proof === null ? "never" : `${(0, _listed_proof_js__WEBPACK_IMPORTED_MODULE_1__.JT)(proof, now)}, ${proof.backup}`;
      return `Last proven: ${source}  ${when}`;
    }
  }),
  87580: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.r(__webpack_exports__);
    __webpack_require__.d(__webpack_exports__, {
      list: () => (list)
    });
    var _domain_manifest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(66632);
    var _domain_name_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(11618);
    var _domain_units_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(83822);
    var _catalogs_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(57107);
    var _listed_proof_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(16720);
    var _outcome_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(90246);
    var _punctual_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(64318);
    async function list(setup, input) {
      const shelves = await (0, _catalogs_js__WEBPACK_IMPORTED_MODULE_3__.r)(setup, (0, _catalogs_js__WEBPACK_IMPORTED_MODULE_3__.F)("store", input.stores, [...setup.stores.keys()]));
      const merged = new Map();
      const findings = [];
      for (const {
        name,
        catalog,
        findings: unread
      } of shelves) {
        findings.push(...unread);
        if (catalog === null) continue;
        findings.push(...catalog.findings, ...catalog.entries.flatMap(one => one.findings));
        for (const one of listCatalog(catalog)) {
          const key = `${one.id} ${one.sha256} ${one.standing}`;
          const before = merged.get(key);
          if (before === undefined) merged.set(key, {
            ...one,
            stores: [name]
          });else merged.set(key, {
            ...before,
            stores: [...before.stores, name],
            ...(0, _listed_proof_js__WEBPACK_IMPORTED_MODULE_4__.cr)(one.sources, (0, _listed_proof_js__WEBPACK_IMPORTED_MODULE_4__.TB)(before.proofs, one.proofs))
          });
        }
      }
      const entries = [...merged.values()].sort((a, b) => a.id < b.id ? 1 : a.id > b.id ? -1 : 0);
      findings.push(...(0, _punctual_js__WEBPACK_IMPORTED_MODULE_6__.E9)((0, _punctual_js__WEBPACK_IMPORTED_MODULE_6__.iZ)(setup, shelves)));
      const now = setup.machine.now();
      const isWell = !findings.some(({
        weight
      }) => weight === "error");
      const lines = entries.map(one => lineOf(one, now));
      if (lines.length === 0 && isWell) lines.push("No backups yet");
      return (0, _outcome_js__WEBPACK_IMPORTED_MODULE_5__.sG)({
        command: "list",
        findings,
        entries: entries.map(one => ({
          ...one
        })),
        totals: {
          backups: entries.filter(({
            standing
          }) => standing === "trusted" || standing === "first sight").length
        },
        lines
      });
    }
    function listCatalog(catalog) {
      const nothing = {
        sha256: null,
        taken: null,
        bytes: null,
        sources: [],
        archives: [],
        suspect: false,
        proven: null,
        proofs: {},
        label: null
      };
      return [...catalog.entries.map(entry => listEntry(entry, catalog.head === null)), ...catalog.drafts.map(({
        id
      }) => ({
        ...nothing,
        id,
        standing: "draft"
      })), ...catalog.removed.map(({
        id,
        sha256
      }) => ({
        ...nothing,
        id,
        sha256,
        standing: "removed"
      }))];
    }
    function listEntry({
      id,
      checked,
      proven
    }, isFirst) {
      return {
        id,
        standing: checked === null ? "untrusted" : isFirst ? "first sight" : "trusted",
        sha256: checked?.sha256 ?? null,
        taken: checked?.manifest.taken ?? null,
        bytes: checked === null ? null : (0, _domain_manifest_js__WEBPACK_IMPORTED_MODULE_0__.dh)(checked.manifest),
        sources: checked?.manifest.sources.map(({
          name
        }) => name) ?? [],
        archives: checked?.manifest.sources.flatMap(({
          archives
        }) => archives.map(({
          file
        }) => file)) ?? [],
        suspect: (checked?.manifest.suspicions.length ?? 0) > 0,
        ...(0, _listed_proof_js__WEBPACK_IMPORTED_MODULE_4__.cr)(checked?.manifest.sources.map(({
          name
        }) => name) ?? [], Object.fromEntries([...proven].map(([name, proof]) => [name, (0, _listed_proof_js__WEBPACK_IMPORTED_MODULE_4__.Am)(proof)]))),
        label: checked?.manifest.label ?? null
      };
    }
    function lineOf(one, now) {
      const age = one.taken === null ? "-" : (0, _domain_units_js__WEBPACK_IMPORTED_MODULE_2__.QA)(now.getTime() - new Date(one.taken).getTime());
      const words = [one.id, age, one.bytes === null ? "-" : (0, _domain_units_js__WEBPACK_IMPORTED_MODULE_2__.z3)(one.bytes), one.stores.join(","), one.standing];
      if (one.suspect) words.push("suspect");
      const proven = (0, _listed_proof_js__WEBPACK_IMPORTED_MODULE_4__.Cf)(one, now);
      if (proven !== null) words.push(proven);
      if (one.label !== null) words.push(`"${(0, _domain_name_js__WEBPACK_IMPORTED_MODULE_1__.SP)(one.label)}"`);
      return words.join("  ");
    }
  }),
  16720: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      Am: () => (listedProof),
      Cf: () => (provenWords),
      JT: () => (agoOf),
      TB: () => (newerProofs),
      cr: () => (provenBy)
    });
    var _domain_units_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(83822);
    var _receipt_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(94290);
    function listedProof({
      at,
      said
    }) {
      return {
        at: at.toISOString(),
        facts: said.facts,
        rto: said.rto ?? null,
        rpo: said.rpo ?? null,
        age: said.age ?? null,
        checks: said.checks?.passed ?? 0
      };
    }
    function newerProofs(a, b) {
      const newer = new Map(Object.entries(a));
      for (const [name, proof] of Object.entries(b)) {
        const other = newer.get(name);
        if (other === undefined || other.at < proof.at) newer.set(name, proof);
      }
      return Object.fromEntries(newer);
    }
    function provenBy(sources, proofs) {
      const dates = sources.map(name => Object.hasOwn(proofs, name) ? proofs[name]?.at : undefined);
      const known = dates.flatMap(at => at ?? []).sort();
      const isWhole = known.length === dates.length && known[0] !== undefined;
      return {
        proven: isWhole ? known[0] : null,
        proofs
      };
    }
    function provenWords({
      proven,
      proofs,
      sources
    }, now) {
      const known = sources.flatMap(name => Object.hasOwn(proofs, name) ? [{
        name,
        proof: proofs[name]
      }] : []);
      if (known.length === 0) return null;
      if (proven === null || known.some(({
        proof
      }) => proof.at !== proven)) return `proven ${known.map(({
        name,
        proof
      }) => `${name} ${agoOf(proof, now)}`).join(", ")}`;
      const all = known.map(({
        proof
      }) => proof);
      const sum = (of, add) => all.map(one => one[of]).reduce((a, b) => a === null || b === null ? null : add(a, b));
      return `proven ${agoOf({
        at: proven,
        rto: sum("rto", (a, b) => a + b),
        rpo: sum("rpo", Math.max)
      }, now)}`;
    }
    function agoOf({
      at,
      rto,
      rpo
    }, now) {
      const objectives = (0, _receipt_js__WEBPACK_IMPORTED_MODULE_1__.s3)({
        rto,
        rpo
      });
      const ago = `${(0, _domain_units_js__WEBPACK_IMPORTED_MODULE_0__.QA)(now.getTime() - new Date(at).getTime())} ago`;
      return objectives === "" ? ago : `${ago} (${objectives})`;
    }
  }),
  31623: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      q: () => (checkText),
      openPolicy: () => (openPolicy)
    });
    var promises_ = __webpack_require__(51455);
    var external_node_os_ = __webpack_require__(48161);
    var external_node_path_ = __webpack_require__(76760);
    var error = __webpack_require__(19515);
    var domain_name = __webpack_require__(11618);
    ;
    const NO_ORIGIN = {
      commit: null,
      requester: null,
      run: null
    };
    var parse_policy = __webpack_require__(77421);
    var domain_policy = __webpack_require__(55312);
    var mod = __webpack_require__(17341);
    var store_mod = __webpack_require__(89);
    var digest = __webpack_require__(8297);
    var check_crons = __webpack_require__(11708);
    var policy_path = __webpack_require__(16269);
    var recipient = __webpack_require__(9122);
    var public_key = __webpack_require__(83556);
    ;
    const MAX_KEY_FILE = 64 * 1024;
    async function resolveKeys(policy, at) {
      const complaints = [];
      const reader = {
        folder: at.folder,
        complain: (path, text) => complaints.push({
          line: at.lineOf(path),
          path: (0, policy_path.L)(path),
          text: `${(0, policy_path.L)(path)} ${text}`
        })
      };
      const recipients = await readRecipients(policy.recipients, reader);
      const signers = [];
      for (const [name, {
        key,
        may,
        last
      }] of Object.entries(policy.signers)) {
        const read = await readKey(key, ["signers", name, "key"], reader);
        if (read !== null) signers.push({
          name,
          key: read,
          may,
          last
        });
      }
      const people = [];
      for (const [name, {
        keys
      }] of Object.entries(policy.people)) {
        const read = await Promise.all(keys.map((key, index) => readKey(key, ["people", name, "keys", index], reader)));
        people.push({
          name,
          keys: read.filter(key => key !== null)
        });
      }
      refuseSharedKeys(people, reader);
      return {
        recipients,
        signers,
        people,
        complaints: complaints.sort((a, b) => a.line - b.line)
      };
    }
    async function readRecipients(list, reader) {
      const found = [];
      const kinds = new Set();
      for (const [index, entry] of list.entries()) {
        const path = ["recipients", index];
        const text = await readReference(entry, path, reader);
        if (text === null) continue;
        if (isSecret(text)) {
          reader.complain(path, whyNoRecipient(text));
          continue;
        }
        const lines = text.split("\n").map(line => line.trim()).filter(line => line !== "" && !line.startsWith("#"));
        if (lines.length === 0) reader.complain(path, "holds no recipient");
        for (const line of lines) {
          const kind = (0, recipient.F)(line);
          if (kind === null) reader.complain(path, whyNoRecipient(line));else {
            kinds.add(kind);
            if (found.includes(line)) reader.complain(path, "is there twice");
            found.push(line);
          }
        }
      }
      if (kinds.size > 1) reader.complain(["recipients"], "mixes X25519 (age1…) and post-quantum (age1pq1…) recipients, expected one kind");
      return found;
    }
    function isSecret(text) {
      return /PRIVATE KEY|AGE-SECRET-KEY/i.test(text);
    }
    function whyNoRecipient(line) {
      if (/AGE-SECRET-KEY/i.test(line)) return "is a secret key, expected the public recipient (age1…); take it out of the policy and make a new identity";
      if (isSecret(line)) return "is a private key, expected an age recipient (age1…)";
      if (/^ssh-|^ecdsa-|^sk-/.test(line)) return "is an SSH key, expected an age recipient (age1…)";
      return "is no age recipient (age1…): is a character missing?";
    }
    async function readKey(entry, path, reader) {
      const text = await readReference(entry, path, reader);
      if (text === null) return null;
      if (isSecret(text)) {
        reader.complain(path, "is a private key, expected the public one (the line in the .pub file)");
        return null;
      }
      if (/^age1/.test(text.trim())) {
        reader.complain(path, "is an age recipient, expected an OpenSSH public key line");
        return null;
      }
      const key = (0, public_key.ee)(text.trim());
      if (typeof key !== "string") return key;
      reader.complain(path, `is no OpenSSH public key that counts: ${key}`);
      return null;
    }
    async function readReference(entry, path, reader) {
      if (!entry.startsWith("file:")) return entry;
      const file = (0, external_node_path_.resolve)(reader.folder, entry.slice("file:".length));
      const complain = why => {
        reader.complain(path, `names a file that cannot be read (${why})`);
        return null;
      };
      try {
        const {
          size,
          isPlain
        } = await (0, promises_.stat)(file).then(is => ({
          size: is.size,
          isPlain: is.isFile()
        }));
        if (!isPlain) return complain("it is no plain file");
        if (size > MAX_KEY_FILE) return complain("it is too large for a public key");
        return await (0, promises_.readFile)(file, "utf8");
      } catch (cause) {
        const code = cause.code ?? "unknown reason";
        return complain(code === "ENOENT" ? "there is no such file" : code);
      }
    }
    function refuseSharedKeys(people, reader) {
      const owners = new Map();
      for (const {
        name,
        keys
      } of people) {
        for (const [index, key] of keys.entries()) {
          const owner = owners.get(key.fingerprint) ?? name;
          owners.set(key.fingerprint, owner);
          if (owner !== name) reader.complain(["people", name, "keys", index], `is the key of people.${owner} too`);
        }
      }
    }
    ;
    const POLICY_FILE = "holdfast.yml";
    const CORRECT = "Correct each line named above; docs/policy.md explains every key.";
    async function openPolicy(path, machine, kit) {
      const file = await findPolicy(path, machine, kit);
      const text = await readText(file);
      const parsed = (0, parse_policy.O)(text, {
        engines: mod.s,
        stores: store_mod.z
      });
      if (parsed.policy === null) throw invalid(file, parsed.complaints);
      const policy = parsed.policy;
      const folder = (0, external_node_path_.dirname)(file);
      const keys = await resolveKeys(policy, {
        folder,
        lineOf: parsed.lineOf
      });
      if (keys.complaints.length > 0) throw invalid(file, keys.complaints);
      return {
        machine,
        origin: NO_ORIGIN,
        github: null,
        file,
        folder,
        text,
        sha256: (0, digest.f)(text),
        policy,
        recipients: keys.recipients,
        signers: keys.signers,
        people: keys.people,
        sources: Object.entries(policy.sources).map(([name, entry]) => sourceOf(name, entry, {
          folder,
          machine
        })),
        stores: new Map(Object.entries((0, domain_policy.LG)(policy.stores, ({
          kind,
          settings
        }) => {
          const one = store_mod.z[kind];
          return one.open(one.resolve(settings, folder), machine);
        }))),
        state: stateFolder(policy, folder, machine),
        staging: policy.staging === null ? null : (0, external_node_path_.resolve)(folder, policy.staging)
      };
    }
    async function checkText(path, machine, kit) {
      const file = await findPolicy(path, machine, kit);
      const {
        policy,
        complaints
      } = (0, parse_policy.O)(await readText(file), {
        engines: mod.s,
        stores: store_mod.z
      });
      if (policy !== null) return {
        policy,
        findings: await (0, check_crons.m)(file, policy)
      };
      const found = findingsOf(file, complaints);
      const last = found.length - 1;
      return {
        policy,
        findings: found.map((one, at) => at === last ? {
          ...one,
          hint: CORRECT
        } : one)
      };
    }
    function sourceOf(name, entry, at) {
      const kind = mod.s[entry.engine];
      const settings = kind.resolve(entry.settings, at.folder);
      return {
        name,
        entry,
        kind,
        settings,
        open: () => kind.open(settings, at.machine)
      };
    }
    async function findPolicy(path, machine, kit) {
      if (path !== null) return (0, external_node_path_.resolve)(machine.cwd, path);
      for (const folder of kit === null ? [machine.cwd] : [machine.cwd, kit]) {
        const file = (0, external_node_path_.join)(folder, POLICY_FILE);
        try {
          await (0, promises_.access)(file);
          return file;
        } catch {}
      }
      throw new error.Et("policy", `Cannot find a policy: there is no "holdfast.yml" in this folder`, {
        code: "policy-unreadable",
        hint: "Name one with --policy FILE.",
        thing: "holdfast.yml"
      });
    }
    async function readText(file) {
      try {
        return new TextDecoder("utf-8", {
          fatal: true,
          ignoreBOM: true
        }).decode(await (0, promises_.readFile)(file));
      } catch (cause) {
        const {
          code,
          message
        } = cause;
        const why = UNREADABLE[code ?? ""] ?? message;
        throw new error.Et("policy", `Cannot read policy "${(0, domain_name.SP)(file)}": ${(0, domain_name.SP)(why)}`, {
          code: "policy-unreadable",
          hint: "Name the right file with --policy FILE.",
          thing: (0, domain_name.SP)((0, external_node_path_.basename)(file)),
          cause
        });
      }
    }
    const UNREADABLE = {
      ENOENT: "there is no such file",
      ENOTDIR: "there is no such file",
      EISDIR: "it is a folder",
      EACCES: "this user may not read it",
      ERR_ENCODING_INVALID_ENCODED_DATA: "it is not UTF-8 text"
    };
    function findingsOf(file, complaints) {
      return complaints.map(({
        line,
        path,
        text
      }) => ({
        code: "policy-invalid",
        weight: "error",
        thing: path === "" ? (0, domain_name.SP)((0, external_node_path_.basename)(file)) : path,
        text: `${(0, domain_name.SP)((0, external_node_path_.basename)(file))}:${line}: ${text}`,
        hint: ""
      }));
    }
    function invalid(file, complaints) {
      const first = complaints[0];
      const many = complaints.length === 1 ? `${first?.text} (line ${first?.line})` : `${complaints.length} mistakes`;
      return new error.Et("policy", `Cannot read policy "${(0, domain_name.SP)((0, external_node_path_.basename)(file))}": ${many}`, {
        code: "policy-invalid",
        hint: CORRECT,
        thing: (0, domain_name.SP)((0, external_node_path_.basename)(file)),
        findings: findingsOf(file, complaints)
      });
    }
    function stateFolder(policy, folder, machine) {
      if (policy.state !== null) return (0, external_node_path_.resolve)(folder, policy.state);
      const base = machine.env["XDG_STATE_HOME"] || (0, external_node_path_.join)(machine.env["HOME"] ?? (0, external_node_os_.homedir)(), ".local/state");
      return (0, external_node_path_.join)(base, "holdfast", policy.name);
    }
  }),
  64318: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      E9: () => (lateOf),
      iZ: () => (punctualOf),
      pD: () => (nextText)
    });
    var _domain_schedule_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(26459);
    var _domain_zone_time_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(43735);
    var _outcome_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(90246);
    var _runs_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(34258);
    function punctualOf({
      policy,
      machine
    }, shelves) {
      const now = machine.now();
      const runs = (0, _runs_js__WEBPACK_IMPORTED_MODULE_3__.k)(shelves);
      const read = shelves.filter(({
        catalog
      }) => catalog !== null).map(({
        name
      }) => name);
      return (0, _domain_schedule_js__WEBPACK_IMPORTED_MODULE_0__.wx)(policy).map(schedule => ({
        schedule,
        overdue: schedule.stores.every(name => read.includes(name)) ? (0, _domain_schedule_js__WEBPACK_IMPORTED_MODULE_0__.eP)(schedule, runs, now) : null
      }));
    }
    function lateOf(punctual) {
      return punctual.flatMap(({
        schedule,
        overdue
      }) => {
        if (overdue === null || !overdue.isOverdue) return [];
        const {
          name,
          timezone
        } = schedule;
        if (overdue.last === null || overdue.since === null) {
          const text = `Schedule "${name}" has given no backup yet that all its stores hold`;
          return [(0, _outcome_js__WEBPACK_IMPORTED_MODULE_2__.gk)("note", "schedule-overdue", {
            thing: name,
            text
          })];
        }
        return [(0, _outcome_js__WEBPACK_IMPORTED_MODULE_2__.gk)("warning", "schedule-overdue", {
          thing: name,
          text: `Schedule "${name}" is overdue: due since ${(0, _domain_zone_time_js__WEBPACK_IMPORTED_MODULE_1__.lt)(timezone, overdue.since)}, last saved ${(0, _domain_zone_time_js__WEBPACK_IMPORTED_MODULE_1__.lt)(timezone, overdue.last)}`,
          hint: "Does the scheduler still start backup --due, and does the last run say why it failed?"
        })];
      });
    }
    function nextText({
      schedule,
      overdue
    }, now) {
      if (overdue === null) return "cannot be judged: a store was not read";
      if (overdue.last === null) return "due now, for the first time";
      const at = (0, _domain_zone_time_js__WEBPACK_IMPORTED_MODULE_1__.lt)(schedule.timezone, overdue.next);
      return overdue.next > now ? `next ${at}` : `due since ${at}`;
    }
  }),
  34258: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      k: () => (runsOf)
    });
    function runsOf(shelves) {
      const runs = new Map();
      for (const {
        name,
        catalog
      } of shelves) {
        const there = (catalog?.entries ?? []).flatMap(({
          checked
        }) => checked ?? []);
        for (const {
          sha256,
          manifest
        } of [...there, ...(catalog?.removedManifests ?? [])]) {
          const stores = runs.get(sha256)?.stores ?? [];
          if (!stores.includes(name)) runs.set(sha256, {
            ...runOf(manifest, [...stores, name]),
            sha256
          });
        }
      }
      return [...runs.values()];
    }
    function runOf(manifest, stores) {
      const taken = new Date(manifest.taken);
      const began = manifest.sources.map(({
        started
      }) => new Date(started));
      return {
        backup: manifest.id,
        schedule: manifest.schedule,
        began: began.reduce((first, one) => one < first ? one : first, taken),
        taken,
        suspect: manifest.suspicions.length > 0,
        failed: manifest.absent.flatMap(({
          name,
          reason
        }) => reason === "failed" ? [name] : []),
        stores
      };
    }
  }),
  79285: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.r(__webpack_exports__);
    __webpack_require__.d(__webpack_exports__, {
      verify: () => (verify)
    });
    var _domain_manifest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(66632);
    var _catalogs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(57107);
    var _find_backup_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8272);
    var _identities_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(86006);
    var _last_proven_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(32863);
    var _outcome_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(90246);
    var _read_back_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(30132);
    var _saved_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(38133);
    async function verify(setup, input) {
      const {
        machine
      } = setup;
      const identities = input.depth === "bytes" ? [] : await (0, _identities_js__WEBPACK_IMPORTED_MODULE_3__.readIdentities)(input.identity, setup);
      const shelves = await (0, _catalogs_js__WEBPACK_IMPORTED_MODULE_1__.r)(setup, (0, _catalogs_js__WEBPACK_IMPORTED_MODULE_1__.F)("store", input.stores, [...setup.stores.keys()]));
      const only = input.backup === null ? null : (await (0, _find_backup_js__WEBPACK_IMPORTED_MODULE_2__.SC)(shelves, {
        text: input.backup,
        sources: [],
        now: machine.now()
      })).checked.manifest.id;
      const findings = [];
      const good = new Map();
      for (const shelf of shelves) {
        findings.push(...shelf.findings, ...(shelf.catalog?.findings ?? []));
        findings.push(...drafts(shelf));
        for (const entry of shelf.catalog?.entries ?? []) {
          if (only !== null && entry.id !== only) continue;
          findings.push(...entry.findings);
          if (entry.checked === null) continue;
          const found = await verifyOne(shelf, entry.checked.manifest, {
            setup,
            depth: input.depth,
            identities
          });
          findings.push(...found);
          good.set(entry.id, (good.get(entry.id) ?? true) && found.length === 0);
        }
      }
      const last = (0, _last_proven_js__WEBPACK_IMPORTED_MODULE_4__.zT)(shelves, {
        setup,
        only
      });
      const verified = [...good.values()].filter(Boolean).length;
      const weighty = findings.filter(({
        weight
      }) => weight !== "note").length;
      return (0, _outcome_js__WEBPACK_IMPORTED_MODULE_5__.sG)({
        command: "verify",
        backup: only,
        findings,
        entries: [...good].map(([id, isGood]) => ({
          id,
          verified: isGood
        })),
        totals: {
          verified,
          findings: weighty,
          proven: Object.fromEntries(last.map(({
            source,
            proof
          }) => [source, proof]))
        },
        lines: [...[...good].map(([id, isGood]) => `${id}  ${isGood ? wordFor(input.depth) : "NOT GOOD"}`), ...last.map(one => (0, _last_proven_js__WEBPACK_IMPORTED_MODULE_4__.JV)(one, machine.now())), `${verified} backups verified, ${weighty} findings`]
      });
    }
    function wordFor(depth) {
      return {
        bytes: "all stored bytes as signed",
        headers: "headers open",
        deep: "everything opens"
      }[depth];
    }
    async function verifyOne(shelf, manifest, how) {
      const {
        machine
      } = how.setup;
      if (how.depth === "headers") return await opens(() => openHeaders(shelf.store, manifest, how.identities));
      machine.tell({
        kind: "phase",
        text: `Verifying ${manifest.id} in "${shelf.name}"`
      });
      let done = 0;
      const total = (0, _domain_manifest_js__WEBPACK_IMPORTED_MODULE_0__.dh)(manifest);
      const findings = await (0, _read_back_js__WEBPACK_IMPORTED_MODULE_6__.e)(shelf.store, manifest, count => {
        done += count;
        machine.tell({
          kind: "progress",
          done,
          total
        });
      });
      if (findings.length > 0 || how.depth === "bytes") return findings;
      return await opens(() => openAll(shelf.store, manifest, how.identities));
    }
    async function opens(work) {
      return [...(await (0, _outcome_js__WEBPACK_IMPORTED_MODULE_5__.Vq)(work)).findings];
    }
    async function openHeaders(store, manifest, identities) {
      const keyOf = (0, _saved_js__WEBPACK_IMPORTED_MODULE_7__.QK)(identities);
      for (const file of (0, _domain_manifest_js__WEBPACK_IMPORTED_MODULE_0__.eG)(manifest)) await keyOf(file, (0, _saved_js__WEBPACK_IMPORTED_MODULE_7__.oX)({
        store,
        id: manifest.id
      }, file));
    }
    async function openAll(store, manifest, identities) {
      for (const source of manifest.sources) {
        const saved = await (0, _saved_js__WEBPACK_IMPORTED_MODULE_7__.AL)({
          store,
          id: manifest.id
        }, source, (0, _saved_js__WEBPACK_IMPORTED_MODULE_7__.QK)(identities));
        for (const part of saved.values()) {
          for await (const _ of part.read()) {}
          for await (const _ of part.facts()) {}
        }
      }
    }
    function drafts({
      name,
      catalog
    }) {
      return (catalog?.drafts ?? []).map(({
        text,
        id
      }) => (0, _outcome_js__WEBPACK_IMPORTED_MODULE_5__.gk)("note", "draft-left", {
        thing: text,
        text: `Store "${name}" holds an unpublished draft of ${id}`,
        hint: "It is no backup; it is swept when it is a day old."
      }));
    }
  })
};
