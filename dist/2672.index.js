export const id = 2672;
export const ids = [2672, 291];
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
  52672: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.r(__webpack_exports__);
    __webpack_require__.d(__webpack_exports__, {
      prune: () => (prune)
    });
    var chain = __webpack_require__(94212);
    var error = __webpack_require__(19515);
    var entry = __webpack_require__(1189);
    var policy_schedules = __webpack_require__(64218);
    ;
    const DAY = 86_400_000;
    function judgeRetention(backups, rule, view) {
      const all = backups.toSorted((a, b) => (0, entry.q3)(b.id, a.id));
      const good = all.filter(one => isGood(one, view.now));
      const whole = {
        of: "",
        counted: onePerSlot(good)
      };
      const groups = [whole, ...view.sources.map(name => groupOf(name, good))];
      const kept = reasonsOf(groups, rule);
      const young = new Set(all.filter(one => isYoung(one, view.now)).map(({
        id
      }) => id));
      const counted = new Set(groups.flatMap(group => group.counted.map(({
        id
      }) => id)));
      const oldest = all.findLast(({
        id
      }) => counted.has(id) && (kept.has(id) || young.has(id)));
      const newest = [...new Set(groups.flatMap(group => group.counted[0]?.id ?? []))];
      return all.map(one => {
        if (one.isNoted === true) return going(one.id, newest);
        const reasons = [...(kept.get(one.id) ?? []), ...(young.has(one.id) ? ["younger than a day"] : []), ...apart(one, {
          now: view.now,
          oldest: oldest?.id ?? null
        })];
        if (reasons.length > 0) return {
          id: one.id,
          keep: true,
          because: reasons,
          instead: []
        };
        const {
          because,
          by
        } = droppedFor(one, whole.counted, rule);
        const stay = by.filter(id => kept.has(id) || young.has(id));
        const instead = [...new Set([...newest, ...stay])];
        return {
          id: one.id,
          keep: false,
          because: [because],
          instead
        };
      });
    }
    function going(id, newest) {
      const keep = newest.length === 0;
      const because = keep ? "nothing else counts" : "a removal that was cut short";
      return {
        id,
        keep,
        because: [because],
        instead: newest
      };
    }
    function isGood({
      id,
      manifest,
      isNoted
    }, now) {
      if (manifest === null || isNoted === true || manifest.suspicions.length > 0) return false;
      return !isAhead({
        id,
        manifest
      }, now);
    }
    function isAhead({
      id,
      manifest
    }, now) {
      return new Date(manifest.taken) > now || ((0, entry.iA)(id)?.getTime() ?? 0) > now.getTime();
    }
    function isYoung({
      manifest
    }, now) {
      return manifest !== null && new Date(manifest.taken).getTime() > now.getTime() - DAY;
    }
    function groupOf(source, good) {
      const holding = good.filter(({
        manifest
      }) => manifest.sources.some(({
        name
      }) => name === source));
      return {
        of: ` of source "${source}"`,
        counted: onePerSlot(holding)
      };
    }
    function slotOf({
      manifest
    }) {
      return `${manifest.schedule} ${manifest.date}`;
    }
    function onePerSlot(good) {
      const taken = new Set();
      return good.filter(one => !taken.has(slotOf(one)) && taken.add(slotOf(one)));
    }
    function keepersOf({
      last,
      slots,
      floor
    }) {
      return [...(last === null ? [] : [newestFew("last", last)]), ...(slots === null ? [] : [newestPerWeekday]), newestFew("floor", floor)];
    }
    function newestFew(word, count) {
      return counted => new Map(counted.slice(0, count).map(({
        id
      }, at) => [id, `${word} ${at + 1} of ${count}`]));
    }
    const newestPerWeekday = counted => {
      const holders = new Map();
      for (const one of counted) if (!holders.has(dayOf(one))) holders.set(dayOf(one), one.id);
      return new Map([...holders].map(([day, id]) => [id, `slot ${day}`]));
    };
    function dayOf({
      manifest
    }) {
      const sundayFirst = new Date(`${manifest.date}T00:00:00.000Z`).getUTCDay();
      return policy_schedules.w4[(sundayFirst + 6) % 7];
    }
    function reasonsOf(groups, rule) {
      const reasons = new Map();
      const add = (id, why) => reasons.set(id, [...(reasons.get(id) ?? []), why]);
      const [whole, ...sources] = groups;
      for (const {
        of,
        counted
      } of sources) if (counted[0] !== undefined) add(counted[0].id, `newest${of}`);
      for (const keeper of keepersOf(rule)) {
        const before = keeper(whole.counted);
        for (const [id, why] of before) add(id, why);
        for (const {
          of,
          counted
        } of sources) for (const [id, why] of keeper(counted)) if (!before.has(id)) add(id, `${why}${of}`);
      }
      return reasons;
    }
    function apart({
      id,
      manifest
    }, {
      now,
      oldest
    }) {
      if (manifest === null) return ["untrusted: never removed, it may be evidence"];
      if (isAhead({
        id,
        manifest
      }, now)) return ["from the future: counts for nothing"];
      if (manifest.suspicions.length === 0) return [];
      if (oldest === null) return ["suspect: there is nothing better"];
      return (0, entry.q3)(id, oldest) < 0 ? [] : ["suspect: not older than all that count"];
    }
    function droppedFor(one, counted, {
      last,
      slots
    }) {
      if (one.manifest.suspicions.length > 0) return {
        because: "suspect, and older than all that count",
        by: []
      };
      const same = counted.find(other => slotOf(other) === slotOf(one));
      const which = `"${one.manifest.schedule}" of ${one.manifest.date}`;
      if (same.id !== one.id) return {
        because: `${same.id} is the newer one of ${which}`,
        by: [same.id]
      };
      if (slots === null) return {
        because: `older than the last ${last}`,
        by: []
      };
      const holder = counted.find(other => dayOf(other) === dayOf(one));
      return {
        because: `slot ${dayOf(one)} is held by ${holder.id}`,
        by: [holder.id]
      };
    }
    var units = __webpack_require__(83822);
    var trust_catalog = __webpack_require__(38326);
    var catalogs = __webpack_require__(57107);
    var outcome = __webpack_require__(90246);
    var preflight = __webpack_require__(5697);
    var external_node_path_ = __webpack_require__(76760);
    var domain_manifest = __webpack_require__(66632);
    var publish = __webpack_require__(3041);
    var read_back = __webpack_require__(30132);
    var staging = __webpack_require__(28515);
    ;
    async function removeDropped(shelf, verdicts, pruning) {
      const {
        machine
      } = pruning.setup;
      const removed = new Set();
      const dropped = verdicts.filter(({
        keep
      }) => !keep).toReversed();
      const swept = await (0, outcome.Vq)(() => shelf.store.sweep(machine.now()));
      const findings = swept.findings.map(one => ({
        ...one,
        weight: "warning"
      }));
      const unsound = await verifyKept(shelf, new Set(dropped.flatMap(({
        instead
      }) => instead)), {
        machine
      });
      if (unsound.length > 0) return {
        removed,
        findings: [...findings, ...unsound]
      };
      if (dropped.length > 0) machine.step("prune: verified");
      for (const verdict of dropped) {
        const checked = trusted(shelf, verdict.id);
        machine.signal.throwIfAborted();
        machine.tell({
          kind: "phase",
          text: `Removing ${verdict.id} from "${shelf.name}"`
        });
        const done = await (0, outcome.Vq)(() => removeOne(shelf, {
          verdict,
          checked
        }, pruning));
        findings.push(...done.findings);
        if (done.value === null) break;
        removed.add(verdict.id);
      }
      return {
        removed,
        findings
      };
    }
    async function verifyKept(shelf, ids, {
      machine
    }) {
      const findings = [];
      for (const id of ids) {
        const {
          manifest
        } = trusted(shelf, id);
        machine.tell({
          kind: "phase",
          text: `Verifying ${id} in "${shelf.name}", which stays`
        });
        const read = await (0, outcome.Vq)(() => readWhole(shelf, manifest, machine));
        findings.push(...(read.value ?? read.findings));
      }
      return findings;
    }
    async function readWhole({
      store
    }, manifest, machine) {
      let done = 0;
      const total = (0, domain_manifest.dh)(manifest);
      return await (0, read_back.e)(store, manifest, count => {
        done += count;
        machine.tell({
          kind: "progress",
          done,
          total
        });
      });
    }
    async function removeOne(shelf, {
      verdict,
      checked
    }, {
      setup,
      key,
      staged
    }) {
      const {
        machine
      } = setup;
      const isNoted = shelf.catalog?.removed.some(link => (0, chain.yX)(link) === (0, chain.yX)((0, trust_catalog.IJ)(checked)));
      if (isNoted !== true) {
        const value = removalOf(setup, verdict, checked);
        const files = await stageManifest(checked, (0, external_node_path_.join)(staged, `${shelf.name}-${verdict.id}`));
        const note = {
          id: verdict.id,
          note: "removed",
          value,
          files
        };
        await (0, publish.cN)(shelf.store, note, {
          staged,
          key,
          machine
        });
      }
      machine.step("prune: noted");
      await shelf.store.remove((0, entry.aw)(verdict.id));
      machine.step("prune: removed");
      return true;
    }
    function removalOf({
      machine,
      policy
    }, {
      id,
      because
    }, {
      sha256
    }) {
      return {
        "holdfast-removal": 1,
        backup: id,
        sha256,
        at: machine.now().toISOString(),
        host: policy.disclose === "all" ? machine.host : null,
        because: because.join("; ")
      };
    }
    async function stageManifest({
      text,
      signature
    }, path) {
      const files = [["manifest.json", text], ["manifest.json.sig", signature]];
      return await Promise.all(files.map(async ([file, content]) => {
        await (0, staging.HW)(`${path}.${file}`, content);
        return [file, `${path}.${file}`];
      }));
    }
    function trusted({
      name,
      catalog
    }, id) {
      const checked = catalog?.entries.find(one => one.id === id)?.checked;
      if (checked == null) throw new TypeError(`"${id}" in store "${name}" is not trusted`);
      return checked;
    }
    var command_session = __webpack_require__(38343);
    var signer = __webpack_require__(79246);
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
    async function prune(setup, input) {
      const env_1 = {
        stack: [],
        error: void 0,
        hasError: false
      };
      try {
        const rule = ruleOf(setup);
        const names = (0, catalogs.F)("store", input.stores, [...setup.stores.keys()]);
        if (!input.yes) {
          const shelves = await (0, catalogs.r)(setup, names);
          const judged = shelves.map(shelf => judgeStore(setup, shelf, rule));
          return tell(judged.map(one => ({
            ...one,
            removed: new Set()
          })), {
            yes: false,
            before: []
          });
        }
        const session = __addDisposableResource(env_1, await (0, command_session.f)(setup), true);
        const key = __addDisposableResource(env_1, await (0, signer.Hs)(setup, session.folder, "prune"), true);
        const shelves = await (0, catalogs.r)(setup, names, "write");
        const pruning = {
          setup,
          key,
          staged: session.folder
        };
        const pruned = [];
        for (const shelf of shelves) {
          const judged = judgeStore(setup, shelf, rule);
          if ((0, preflight.JD)(judged.findings)) pruned.push({
            ...judged,
            removed: new Set()
          });else {
            const done = await removeDropped(shelf, judged.verdicts, pruning);
            const findings = [...judged.findings, ...done.findings];
            pruned.push({
              ...judged,
              findings,
              removed: done.removed
            });
          }
        }
        return tell(pruned, {
          yes: true,
          before: session.findings
        });
      } catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
      } finally {
        const result_1 = __disposeResources(env_1);
        if (result_1) await result_1;
      }
    }
    function ruleOf({
      policy
    }) {
      if (policy.retention !== null) return policy.retention;
      throw new error.Et("policy", `Cannot prune: policy "${policy.name}" has no retention`, {
        code: "usage",
        hint: "Without it nothing is ever removed. Add retention: { last: 7 } or { slots: weekday }; docs/retention.md says what they keep.",
        thing: "retention"
      });
    }
    function judgeStore(setup, shelf, rule) {
      const {
        catalog
      } = shelf;
      if (catalog === null) return {
        shelf,
        verdicts: [],
        findings: shelf.findings
      };
      const noted = new Set(catalog.removed.map(chain.yX));
      const candidates = catalog.entries.map(({
        id,
        checked
      }) => ({
        id,
        manifest: checked?.manifest ?? null,
        isNoted: checked !== null && noted.has((0, chain.yX)((0, trust_catalog.IJ)(checked)))
      }));
      const sources = setup.sources.filter(({
        entry
      }) => entry.enabled).map(({
        name
      }) => name);
      const untrusted = catalog.entries.flatMap(({
        findings
      }) => findings.map(one => ({
        ...one,
        weight: "warning"
      })));
      return {
        shelf,
        verdicts: judgeRetention(candidates, rule, {
          now: setup.machine.now(),
          sources
        }),
        findings: [...catalog.findings, ...untrusted]
      };
    }
    function tell(pruned, how) {
      const entries = pruned.flatMap(({
        shelf,
        verdicts,
        removed
      }) => verdicts.map(({
        id,
        keep,
        because
      }) => ({
        id,
        store: shelf.name,
        verdict: keep ? "keep" : "drop",
        because,
        removed: removed.has(id)
      })));
      const count = test => entries.filter(test).length;
      const kept = count(({
        verdict
      }) => verdict === "keep");
      const dropped = count(({
        verdict
      }) => verdict === "drop");
      const gone = count(({
        removed
      }) => removed);
      const stopped = pruned.filter(({
        findings
      }) => (0, preflight.JD)(findings));
      return (0, outcome.sG)({
        command: "prune",
        findings: [...how.before, ...pruned.flatMap(({
          findings
        }) => findings)],
        entries,
        totals: {
          kept,
          dropped,
          removed: gone
        },
        lines: [...entries.map(({
          id,
          verdict,
          store,
          because,
          removed
        }) => `${id}  ${removed ? "removed" : verdict}  ${store}  ${because.join("; ")}`), ...stopped.map(({
          shelf
        }) => `${shelf.name}  nothing more is removed: see the errors`), how.yes ? `${(0, units.LS)(gone, "backup")} removed, ${kept} kept` : `${(0, units.LS)(dropped, "backup")} to remove, ${kept} to keep; prune --yes does it`]
      });
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
  30132: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      e: () => (readBack)
    });
    var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
    var _domain_entry_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1189);
    var _domain_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(19515);
    var _domain_manifest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(66632);
    var _outcome_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(90246);
    async function readBack(store, manifest, onBytes) {
      const name = (0, _domain_entry_js__WEBPACK_IMPORTED_MODULE_4__.aw)(manifest.id);
      const entry = await store.look(name);
      const findings = [];
      const expected = (0, _domain_manifest_js__WEBPACK_IMPORTED_MODULE_2__.eG)(manifest);
      const known = new Set([...expected.map(({
        file
      }) => file), "manifest.json", "manifest.json.sig"]);
      for (const file of entry?.files.keys() ?? []) {
        if (!known.has(file)) findings.push(about("file-unknown", {
          store,
          manifest,
          file
        }, "is not in its manifest"));
      }
      for (const one of expected) {
        const size = entry?.files.get(one.file);
        if (size === undefined) findings.push(about("file-missing", {
          store,
          manifest,
          file: one.file
        }, "is missing"));else if (size !== one.size) findings.push(about("digest-differs", {
          store,
          manifest,
          file: one.file
        }, `has ${size} bytes, ${one.size} were signed`));else {
          const read = await (0, _outcome_js__WEBPACK_IMPORTED_MODULE_3__.Vq)(() => digestOf(store, {
            manifest,
            file: one.file
          }, onBytes));
          findings.push(...read.findings);
          if (read.value !== null && read.value !== one.sha256) findings.push(about("digest-differs", {
            store,
            manifest,
            file: one.file
          }, "is not the one that was signed"));
        }
      }
      return findings;
    }
    async function digestOf(store, {
      manifest,
      file
    }, onBytes) {
      const hash = (0, node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256");
      for await (const chunk of store.read((0, _domain_entry_js__WEBPACK_IMPORTED_MODULE_4__.aw)(manifest.id), file)) {
        hash.update(chunk);
        onBytes(chunk.byteLength);
      }
      return hash.digest("hex");
    }
    function about(code, at, why) {
      const thing = `${at.manifest.id}/${at.file}`;
      return (0, _outcome_js__WEBPACK_IMPORTED_MODULE_3__.gk)("error", code, {
        thing,
        text: `Cannot trust "${thing}" in ${at.store.label}: it ${why}`,
        hint: "Use another store that holds this backup, or another backup."
      });
    }
    function refuse(findings) {
      const first = findings.find(({
        weight
      }) => weight === "error");
      if (first !== undefined) throw new HoldfastError("trust", first.text, {
        code: first.code,
        hint: first.hint,
        thing: first.thing,
        findings
      });
    }
  }),
  28515: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      HW: () => (stageFile),
      gO: () => (openStaging),
      mr: () => (staging)
    });
    var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
    var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
    var _domain_error_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(19515);
    var _domain_name_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(11618);
    var _host_disk_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2198);
    var _host_scratch_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(20557);
    var _outcome_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(90246);
    var _preflight_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(5697);
    async function openStaging(setup, shelves) {
      const {
        machine
      } = setup;
      const all = stagings(setup, shelves);
      const first = all[0] ?? {
        folder: (0, node_path__WEBPACK_IMPORTED_MODULE_1__.join)(setup.state, "staging"),
        shelf: null
      };
      const made = await makeFolder(first);
      for (const {
        folder
      } of all) await (0, _host_scratch_js__WEBPACK_IMPORTED_MODULE_5__.Dq)((0, node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, "run"), machine);
      const scratch = await (0, _host_scratch_js__WEBPACK_IMPORTED_MODULE_5__.NF)((0, node_path__WEBPACK_IMPORTED_MODULE_1__.join)(first.folder, "run"), machine, {
        stage: "store"
      });
      await refuseUnmounted(first, {
        scratch,
        made
      });
      return {
        path: scratch.path,
        [Symbol.asyncDispose]: () => drop(scratch, machine)
      };
    }
    function stagings(setup, shelves) {
      if (setup.staging !== null) return [{
        folder: setup.staging,
        shelf: null
      }];
      return shelves.flatMap(shelf => shelf.store.folders.slice(0, 1).map(path => ({
        folder: (0, node_path__WEBPACK_IMPORTED_MODULE_1__.join)(path, ".staging"),
        shelf
      })));
    }
    async function makeFolder({
      folder,
      shelf
    }) {
      const options = {
        recursive: shelf === null,
        mode: 0o700
      };
      const made = [];
      for (const path of shelf === null ? [folder] : [(0, node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(folder), folder]) {
        await staging(path, async () => {
          try {
            await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(path, options);
            made.push(path);
          } catch (cause) {
            if ((0, _host_disk_js__WEBPACK_IMPORTED_MODULE_4__.$N)(cause) !== "EEXIST") throw cause;
          }
        });
      }
      return made;
    }
    async function refuseUnmounted({
      shelf
    }, {
      scratch,
      made
    }) {
      if (shelf === null) return;
      const gone = (await (0, _preflight_js__WEBPACK_IMPORTED_MODULE_7__.ot)(shelf, 0)).find(({
        code
      }) => code === "store-not-mounted");
      if (gone === undefined) return;
      await scratch[Symbol.asyncDispose]();
      for (const path of made.toReversed()) await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rmdir)(path).catch(() => {});
      throw refused(gone);
    }
    function refused({
      code,
      text,
      hint,
      thing
    }) {
      return new _domain_error_js__WEBPACK_IMPORTED_MODULE_2__.Et("store", text, {
        code,
        hint,
        thing
      });
    }
    async function drop(scratch, machine) {
      const done = await (0, _outcome_js__WEBPACK_IMPORTED_MODULE_6__.Vq)(async () => await scratch[Symbol.asyncDispose]());
      for (const {
        text
      } of done.findings) machine.tell({
        kind: "line",
        text
      });
    }
    async function stageFile(path, data) {
      await staging(path, () => (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(path, data, {
        mode: 0o600,
        flush: true
      }));
    }
    async function staging(path, work) {
      try {
        return await work();
      } catch (cause) {
        if (!/^E[A-Z0-9]+$/.test((0, _host_disk_js__WEBPACK_IMPORTED_MODULE_4__.$N)(cause))) throw cause;
        const full = ["ENOSPC", "EDQUOT"].includes((0, _host_disk_js__WEBPACK_IMPORTED_MODULE_4__.$N)(cause));
        const why = full ? "there is no room left" : cause.message;
        throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_2__.Et("store", `Cannot stage "${(0, _domain_name_js__WEBPACK_IMPORTED_MODULE_3__.SP)(path)}": ${(0, _domain_name_js__WEBPACK_IMPORTED_MODULE_3__.SP)(why)}`, {
          code: full ? "store-full" : "store-failed",
          hint: full ? "Free room there, or name a larger folder as staging in the policy." : "Is its folder there, and may this user write to it?",
          thing: (0, _domain_name_js__WEBPACK_IMPORTED_MODULE_3__.SP)(path),
          cause
        });
      }
    }
  })
};
