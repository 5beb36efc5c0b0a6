export const id = 8167;
export const ids = [8167, 8343];
export const modules = {
  66469: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      cR: () => (rememberHead),
      fF: () => (rememberPending),
      pS: () => (settlePending)
    });
    var _domain_chain_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(94212);
    var _host_state_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(80838);
    async function rememberPending(state, store, head) {
      const memory = await (0, _host_state_js__WEBPACK_IMPORTED_MODULE_0__.S1)(state);
      await (0, _host_state_js__WEBPACK_IMPORTED_MODULE_0__.xP)(state, {
        ...memory,
        pending: {
          ...memory.pending,
          [store]: head
        }
      });
      return true;
    }
    async function rememberHead(state, store, head) {
      const {
        heads,
        pending
      } = await (0, _host_state_js__WEBPACK_IMPORTED_MODULE_0__.S1)(state);
      const {
        [store]: _,
        ...others
      } = pending;
      await (0, _host_state_js__WEBPACK_IMPORTED_MODULE_0__.xP)(state, {
        heads: {
          ...heads,
          [store]: head
        },
        pending: others
      });
      return true;
    }
    async function settlePending(state, shelves) {
      const memory = await (0, _host_state_js__WEBPACK_IMPORTED_MODULE_0__.S1)(state);
      const heads = {
        ...memory.heads
      };
      const pending = {
        ...memory.pending
      };
      for (const {
        name,
        catalog
      } of shelves) {
        const was = pending[name];
        if (was === undefined || catalog === null) continue;
        if (catalog.head !== null && (0, _domain_chain_js__WEBPACK_IMPORTED_MODULE_1__.yX)(catalog.head) === (0, _domain_chain_js__WEBPACK_IMPORTED_MODULE_1__.yX)(was)) heads[name] = was;
        delete pending[name];
      }
      const changed = Object.keys(pending).length < Object.keys(memory.pending).length;
      if (changed) await (0, _host_state_js__WEBPACK_IMPORTED_MODULE_0__.xP)(state, {
        heads,
        pending
      });
      return highest(memory);
    }
    function highest({
      heads,
      pending
    }) {
      const all = [...Object.values(heads), ...Object.values(pending)];
      return Math.max(0, ...all.map(({
        sequence
      }) => sequence));
    }
  }),
  3041: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      VE: () => (publishTo),
      cN: () => (publishNote),
      fT: () => (signStatement),
      wQ: () => (freeId)
    });
    var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
    var _domain_entry_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(1189);
    var _domain_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(19515);
    var _trust_catalog_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(38326);
    var _trust_digest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8297);
    var _trust_sign_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(74128);
    var _trust_statement_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(97332);
    var _heads_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(66469);
    var _outcome_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(90246);
    var _staging_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(28515);
    async function freeId(prefix, at, stores) {
      for (let turn = 1;; turn++) {
        const id = (0, _domain_entry_js__WEBPACK_IMPORTED_MODULE_9__.WH)(prefix, at, turn);
        const taken = await Promise.all(stores.flatMap(store => [(0, _domain_entry_js__WEBPACK_IMPORTED_MODULE_9__.aw)(id), (0, _domain_entry_js__WEBPACK_IMPORTED_MODULE_9__.iJ)(id, "removed")].map(name => store.look(name))));
        if (taken.every(entry => entry === null)) return id;
      }
    }
    async function signStatement(value, file, {
      staged,
      key,
      machine
    }) {
      const kind = Object.keys(value)[0];
      const text = (0, _trust_statement_js__WEBPACK_IMPORTED_MODULE_5__.p)(value);
      const signature = await (0, _trust_sign_js__WEBPACK_IMPORTED_MODULE_4__._S)(text, {
        namespace: kind,
        key,
        machine
      });
      const paths = {
        text: (0, node_path__WEBPACK_IMPORTED_MODULE_0__.join)(staged, file),
        signature: (0, node_path__WEBPACK_IMPORTED_MODULE_0__.join)(staged, `${file}.sig`)
      };
      await (0, _staging_js__WEBPACK_IMPORTED_MODULE_8__.HW)(paths.text, text);
      await (0, _staging_js__WEBPACK_IMPORTED_MODULE_8__.HW)(paths.signature, signature);
      return {
        text,
        paths,
        sha256: (0, _trust_digest_js__WEBPACK_IMPORTED_MODULE_3__.f)(text)
      };
    }
    async function publishTo({
      name,
      store
    }, what) {
      const {
        signed,
        state,
        machine
      } = what;
      const {
        id,
        sequence
      } = signed.manifest;
      const expires = (0, _trust_catalog_js__WEBPACK_IMPORTED_MODULE_2__.po)(signed.manifest, name)?.own;
      const head = {
        id,
        sha256: signed.sha256,
        sequence,
        ...(expires === undefined ? {} : {
          expires
        })
      };
      const pending = await (0, _outcome_js__WEBPACK_IMPORTED_MODULE_7__.Vq)(() => (0, _heads_js__WEBPACK_IMPORTED_MODULE_6__.fF)(state, name, head));
      if (pending.value === null) return {
        done: false,
        findings: pending.findings
      };
      machine.step("backup: pending");
      const files = [...what.files, ["manifest.json", signed.paths.text], ["manifest.json.sig", signed.paths.signature]];
      const done = await (0, _outcome_js__WEBPACK_IMPORTED_MODULE_7__.Vq)(() => publishEntry(store, (0, _domain_entry_js__WEBPACK_IMPORTED_MODULE_9__.aw)(id), {
        files,
        machine
      }));
      if (done.value === null) return {
        done: false,
        findings: done.findings
      };
      machine.step("backup: published");
      const {
        findings
      } = await (0, _outcome_js__WEBPACK_IMPORTED_MODULE_7__.Vq)(() => (0, _heads_js__WEBPACK_IMPORTED_MODULE_6__.cR)(state, name, head));
      machine.step("backup: remembered");
      return {
        done: true,
        findings
      };
    }
    async function publishEntry(store, name, what) {
      const {
        signal
      } = what.machine;
      const draft = await store.draft(name);
      if (draft === "taken") throw taken(store, name);
      try {
        for (const [file, path] of what.files) {
          if (signal.aborted) throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_1__.j$();
          await draft.put(file, path);
        }
        if (signal.aborted) throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_1__.j$();
        if ((await draft.publish()) === "taken") throw taken(store, name);
        return true;
      } catch (error) {
        await draft.discard().catch(() => {});
        throw error;
      }
    }
    async function publishNote(store, about, signing) {
      const mark = Buffer.from(signing.machine.random(8)).toString("hex");
      const {
        paths
      } = await signStatement(about.value, `note-${mark}.json`, signing);
      for (let turn = 1;; turn++) {
        const name = (0, _domain_entry_js__WEBPACK_IMPORTED_MODULE_9__.iJ)(about.id, about.note, turn);
        if ((await store.look(name)) !== null) continue;
        const files = [["note.json", paths.text], ["note.json.sig", paths.signature], ...(about.files ?? [])];
        await publishEntry(store, name, {
          files,
          machine: signing.machine
        });
        return name;
      }
    }
    function taken(store, name) {
      return new _domain_error_js__WEBPACK_IMPORTED_MODULE_1__.Et("store", `Cannot publish "${name.text}" to ${store.label}: the name was taken meanwhile`, {
        code: "store-failed",
        hint: "Does another host write to this store under the same policy? Run the backup again.",
        thing: name.text
      });
    }
  }),
  44374: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      OS: () => (finishUndo),
      U3: () => (recoverRestores),
      zH: () => (takeBack),
      zT: () => (finishSettle)
    });
    var _domain_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19515);
    var _engine_mod_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(23011);
    var _host_journal_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(86076);
    var _outcome_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(90246);
    async function recoverRestores(at) {
      const findings = [];
      for (const journal of (await (0, _host_journal_js__WEBPACK_IMPORTED_MODULE_2__.rZ)(at.state)).reverse()) {
        if (journal.state === "building" || journal.state === "swapping") {
          await takeBack(journal, at);
          const text = `Restore ${journal.id} was cut short; every place is as it was before it`;
          findings.push((0, _outcome_js__WEBPACK_IMPORTED_MODULE_3__.gk)("note", "restore-pending", {
            thing: journal.id,
            text,
            hint: "Plan it again."
          }));
        } else if (journal.state === "undoing") {
          await finishUndo(journal, at);
          findings.push((0, _outcome_js__WEBPACK_IMPORTED_MODULE_3__.gk)("note", "restore-pending", {
            thing: journal.id,
            text: `The undo of restore ${journal.id} was cut short and is now complete`
          }));
        } else if (journal.state === "settling") {
          await finishSettle(journal, at);
        }
      }
      return findings;
    }
    async function takeBack(journal, at) {
      for (const source of [...journal.sources].reverse()) await engineOf(source, at.machine).undo(source.aside);
      for (const source of journal.sources) await engineOf(source, at.machine).drop(source.aside, "built");
      await (0, _host_journal_js__WEBPACK_IMPORTED_MODULE_2__.fY)(at.state, {
        ...journal,
        state: "settled"
      });
    }
    async function finishUndo(journal, at) {
      for (const source of [...journal.sources].reverse()) {
        at.machine.step("undo: source");
        await engineOf(source, at.machine).undo(source.aside);
      }
      await (0, _host_journal_js__WEBPACK_IMPORTED_MODULE_2__.fY)(at.state, {
        ...journal,
        state: "undone"
      });
    }
    async function finishSettle(journal, at) {
      for (const source of journal.sources) {
        const engine = engineOf(source, at.machine);
        await engine.drop(source.aside, "kept");
        at.machine.step("settle: source");
        await engine.drop(source.aside, "built");
      }
      await (0, _host_journal_js__WEBPACK_IMPORTED_MODULE_2__.fY)(at.state, {
        ...journal,
        state: "settled"
      });
    }
    function engineOf(source, machine) {
      const kind = _engine_mod_js__WEBPACK_IMPORTED_MODULE_1__.s[source.engine];
      if (kind === undefined) {
        throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_0__.Et("restore", `Cannot recover source "${source.name}": there is no engine "${source.engine}"`, {
          code: "restore-failed",
          hint: "Use the version of Holdfast that made this restore.",
          thing: source.name
        });
      }
      return kind.open(source.settings, machine);
    }
  }),
  38343: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      f: () => (openSession)
    });
    var external_node_path_ = __webpack_require__(76760);
    var error = __webpack_require__(19515);
    var domain_name = __webpack_require__(11618);
    var external_node_crypto_ = __webpack_require__(77598);
    var promises_ = __webpack_require__(51455);
    var external_node_timers_promises_ = __webpack_require__(58500);
    var disk = __webpack_require__(2198);
    var host_holder = __webpack_require__(56585);
    ;
    const TELL_AFTER = 2000;
    const POLL = 100;
    const DAY = 86_400_000;
    async function takeLock(folder, machine, options) {
      const ticket = (0, external_node_path_.join)(folder, `.lock.${Buffer.from(machine.random(8)).toString("hex")}`);
      const path = (0, external_node_path_.join)(folder, "lock");
      try {
        await (0, promises_.mkdir)(folder, {
          recursive: true,
          mode: 0o700
        });
        await writeTicket(ticket);
        await wait(ticket, path, machine, options.wait);
        await sweep(folder, machine.now());
      } catch (cause) {
        if (cause instanceof error.Et || cause instanceof error.j$) throw cause;
        throw failed(folder, "lock", cause);
      } finally {
        await (0, promises_.unlink)(ticket).catch(() => {});
      }
      const mine = await (0, promises_.readFile)(path, "utf8");
      return {
        [Symbol.asyncDispose]: async () => {
          try {
            if ((await textOf(path)) === mine) await (0, promises_.unlink)(path);
          } catch (cause) {
            throw failed(folder, "unlock", cause);
          }
        }
      };
    }
    function failed(folder, what, cause) {
      return new error.Et("store", `Cannot ${what} "${(0, domain_name.SP)(folder)}": ${(0, domain_name.SP)(cause.message)}`, {
        code: "state-failed",
        hint: `May this user write into "${(0, domain_name.SP)(folder)}", and has it room?`,
        thing: (0, domain_name.SP)(folder),
        cause
      });
    }
    async function writeTicket(ticket) {
      const file = await (0, promises_.open)(ticket, "wx", 0o600);
      try {
        await file.writeFile(`${JSON.stringify({
          ...(await (0, host_holder.Zg)()),
          ticket: (0, external_node_path_.basename)(ticket)
        })}\n`);
        await file.sync();
      } finally {
        await file.close();
      }
    }
    async function wait(ticket, path, machine, limit) {
      const start = performance.now();
      let isTold = false;
      while (!(await take(ticket, path, machine))) {
        const waited = performance.now() - start;
        const who = await holderOf(path);
        if (waited >= limit) throw locked(path, who);
        if (!isTold && waited >= TELL_AFTER) {
          isTold = true;
          machine.tell({
            kind: "line",
            text: `Another run (${who}) works on this policy; waiting`
          });
        }
        await (0, external_node_timers_promises_.setTimeout)(Math.min(POLL, limit - waited), undefined, {
          signal: machine.signal
        }).catch(() => {
          throw new error.j$();
        });
      }
    }
    async function take(ticket, path, machine) {
      for (;;) {
        if (machine.signal.aborted) throw new error.j$();
        if (await linked(ticket, path)) return true;
        const there = await textOf(path);
        if (there === null) continue;
        if (!(await isLeft(path, there, machine.now()))) return false;
        const turn = `${path}.${(0, external_node_crypto_.createHash)("sha256").update(there).digest("hex").slice(0, 16)}`;
        if (!(await take(ticket, turn, machine))) return false;
        machine.step("lock: take over");
        if ((await textOf(path)) === there) await (0, promises_.unlink)(path);
        await (0, promises_.rm)(turn, {
          force: true
        });
      }
    }
    async function sweep(folder, now) {
      for (const name of await (0, promises_.readdir)(folder)) {
        if (!/^(\.lock|lock(\.[0-9a-f]{16})*)\.[0-9a-f]{16}$/.test(name)) continue;
        const text = await textOf((0, external_node_path_.join)(folder, name));
        if (text === null || !(await isLeft((0, external_node_path_.join)(folder, name), text, now))) continue;
        await (0, promises_.rm)((0, external_node_path_.join)(folder, name), {
          force: true
        });
      }
    }
    async function linked(ticket, path) {
      try {
        await (0, promises_.link)(ticket, path);
        return true;
      } catch (cause) {
        if ((0, disk.$N)(cause) === "EEXIST") return false;
        throw cause;
      }
    }
    async function isLeft(path, text, now) {
      const holder = (0, host_holder.iz)(text);
      if (holder !== null && !(await (0, host_holder.l5)(holder))) return !(await (0, host_holder._n)(holder));
      const stat = await (0, disk.t5)(path);
      return stat !== null && now.getTime() - Number(stat.mtimeMs) > DAY;
    }
    async function holderOf(path) {
      const holder = (0, host_holder.iz)((await textOf(path)) ?? "");
      if (holder === null) return "an unknown process";
      return `process ${holder.pid}${(await (0, host_holder.l5)(holder)) ? " of another container" : ""}`;
    }
    async function textOf(path) {
      try {
        return await (0, promises_.readFile)(path, "utf8");
      } catch (cause) {
        if ((0, disk.$N)(cause) === "ENOENT") return null;
        throw cause;
      }
    }
    function locked(path, who) {
      return new error.Et("store", `Cannot work on this policy: another run (${who}) has the lock`, {
        code: "locked",
        hint: `Wait until it has ended. If it cannot be running any more, remove "${path}".`,
        thing: path
      });
    }
    var host_scratch = __webpack_require__(20557);
    var host_state = __webpack_require__(80838);
    var attribute = __webpack_require__(63390);
    var outcome = __webpack_require__(90246);
    var recover = __webpack_require__(44374);
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
    async function openSession(setup) {
      const {
        machine,
        state
      } = setup;
      await (0, host_state.If)(state);
      await claimState(setup);
      const lock = await takeLock(state, machine, {
        wait: machine.lockWait
      });
      try {
        const findings = [...(await (0, recover.U3)(setup)), ...(await recoverSources(setup))];
        const run = (0, external_node_path_.join)(state, "run");
        await (0, host_scratch.D)(run, machine);
        await (0, host_state.mq)(state);
        const scratch = await (0, host_scratch.N)(run, machine, {
          stage: "store"
        });
        return {
          folder: scratch.path,
          findings,
          async [Symbol.asyncDispose]() {
            const env_1 = {
              stack: [],
              error: void 0,
              hasError: false
            };
            try {
              const _ = __addDisposableResource(env_1, lock, true);
              await scratch[Symbol.asyncDispose]();
            } catch (e_1) {
              env_1.error = e_1;
              env_1.hasError = true;
            } finally {
              const result_1 = __disposeResources(env_1);
              if (result_1) await result_1;
            }
          }
        };
      } catch (error) {
        await lock[Symbol.asyncDispose]();
        throw error;
      }
    }
    async function claimState({
      state,
      policy
    }) {
      const owner = await (0, host_state.aE)((0, external_node_path_.join)(state, "policy.json"));
      if (owner === null) return await (0, host_state.rh)(state, "policy.json", {
        name: policy.name
      });
      if (owner.name === policy.name) return;
      throw new error.Et("store", `Cannot use the state folder "${(0, domain_name.SP)(state)}": it belongs to policy "${(0, domain_name.SP)(owner.name ?? "")}"`, {
        code: "state-failed",
        hint: "Give each policy a state folder of its own.",
        thing: (0, domain_name.SP)(state)
      });
    }
    async function recoverSources(setup) {
      const findings = [];
      for (const source of setup.sources) {
        if (!source.entry.enabled) continue;
        const done = await (0, outcome.Vq)(() => source.open().recover());
        const found = done.value ?? done.findings.map(one => ({
          ...one,
          weight: "warning"
        }));
        findings.push(...(0, attribute.B)(source.name, found));
      }
      return findings;
    }
  }),
  86076: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      a0: () => (readJournal),
      fY: () => (writeJournal),
      rZ: () => (readJournals)
    });
    var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
    var _state_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(80838);
    const FOLDER = "restores";
    async function writeJournal(state, journal) {
      await (0, _state_js__WEBPACK_IMPORTED_MODULE_1__.rh)(state, (0, node_path__WEBPACK_IMPORTED_MODULE_0__.join)(FOLDER, `${journal.id}.json`), journal);
    }
    async function readJournal(state, id) {
      if (!/^[0-9a-f]{16}$/.test(id)) return null;
      return await (0, _state_js__WEBPACK_IMPORTED_MODULE_1__.aE)((0, node_path__WEBPACK_IMPORTED_MODULE_0__.join)(state, FOLDER, `${id}.json`));
    }
    async function readJournals(state) {
      const ids = await (0, _state_js__WEBPACK_IMPORTED_MODULE_1__.VI)((0, node_path__WEBPACK_IMPORTED_MODULE_0__.join)(state, FOLDER));
      const journals = await Promise.all(ids.map(id => readJournal(state, id)));
      return journals.filter(one => one !== null).sort((a, b) => a.turn - b.turn);
    }
  })
};
