export const id = 4443;
export const ids = [4443, 8272];
export const modules = {
  97480: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.r(__webpack_exports__);
    __webpack_require__.d(__webpack_exports__, {
      backupDue: () => (backupDue)
    });
    var _domain_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19515);
    var _domain_schedule_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(26459);
    var _domain_zone_time_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(43735);
    var _backup_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(48700);
    var _catalogs_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(57107);
    var _outcome_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(90246);
    var _pause_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(64764);
    var _ping_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(98416);
    var _runs_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(34258);
    var _session_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(38343);
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
    async function backupDue(setup, input) {
      const env_1 = {
        stack: [],
        error: void 0,
        hasError: false
      };
      try {
        const schedules = (0, _domain_schedule_js__WEBPACK_IMPORTED_MODULE_1__.wx)(setup.policy);
        if (schedules.length === 0) throw noSchedules(setup);
        const session = __addDisposableResource(env_1, await (0, _session_js__WEBPACK_IMPORTED_MODULE_8__.f)(setup), true);
        const judged = await judgeAll(setup, schedules);
        const due = judged.filter(({
          due
        }) => due.stores.length > 0);
        if (due.length === 0) return nothingDue(judged, (0, _pause_js__WEBPACK_IMPORTED_MODULE_6__.Zp)(session));
        return await (0, _ping_js__WEBPACK_IMPORTED_MODULE_7__.r)(setup, async () => {
          const ran = [];
          for (const one of due) ran.push(await run(one, {
            setup,
            session,
            input
          }));
          return told(ran, (0, _pause_js__WEBPACK_IMPORTED_MODULE_6__.Zp)(session));
        });
      } catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
      } finally {
        const result_1 = __disposeResources(env_1);
        if (result_1) await result_1;
      }
    }
    async function judgeAll(setup, schedules) {
      const stores = new Set(schedules.flatMap(one => one.stores));
      const names = [...setup.stores.keys()].filter(name => stores.has(name));
      const runs = (0, _runs_js__WEBPACK_IMPORTED_MODULE_9__.k)(await (0, _catalogs_js__WEBPACK_IMPORTED_MODULE_4__.r)(setup, names));
      const now = setup.machine.now();
      return schedules.map(schedule => ({
        schedule,
        due: (0, _domain_schedule_js__WEBPACK_IMPORTED_MODULE_1__.Mg)(schedule, runs, now)
      }));
    }
    async function run(judged, work) {
      const {
        schedule,
        due
      } = judged;
      const {
        setup,
        session
      } = work;
      const since = due.since === null ? "" : ` since ${(0, _domain_zone_time_js__WEBPACK_IMPORTED_MODULE_2__.lt)(schedule.timezone, due.since)}`;
      setup.machine.tell({
        kind: "phase",
        text: `Schedule "${schedule.name}" is due${since}`
      });
      const input = {
        ...work.input,
        sources: schedule.sources,
        stores: due.stores
      };
      const done = await (0, _outcome_js__WEBPACK_IMPORTED_MODULE_5__.Vq)(() => (0, _backup_js__WEBPACK_IMPORTED_MODULE_3__.backupIn)({
        setup,
        session,
        schedule,
        input
      }, []));
      return {
        ...judged,
        outcome: done.value,
        findings: done.value === null ? done.findings : done.value.report.findings
      };
    }
    function nextOf({
      schedule,
      due
    }) {
      return {
        line: `${schedule.name}  next ${(0, _domain_zone_time_js__WEBPACK_IMPORTED_MODULE_2__.lt)(schedule.timezone, due.next)}`,
        entry: {
          schedule: schedule.name,
          next: due.next.toISOString()
        }
      };
    }
    function nothingDue(judged, findings) {
      const inOrder = judged.toSorted((a, b) => a.due.next.getTime() - b.due.next.getTime());
      const next = inOrder.map(nextOf);
      return (0, _outcome_js__WEBPACK_IMPORTED_MODULE_5__.sG)({
        command: "backup",
        findings,
        entries: next.map(({
          entry
        }) => entry),
        totals: {
          skipped: true
        },
        lines: [`Nothing is due: ${next.map(({
          line
        }) => line).join("; ")}`]
      });
    }
    function told(ran, before) {
      const last = ran.findLast(({
        outcome
      }) => outcome?.report.backup != null)?.outcome ?? null;
      const ids = ran.flatMap(({
        outcome
      }) => outcome?.report.backup ?? []);
      const lines = ran.flatMap(one => [`Schedule ${one.schedule.name}:`, ...linesOf(one)]);
      return (0, _outcome_js__WEBPACK_IMPORTED_MODULE_5__.sG)({
        command: "backup",
        backup: last?.report.backup ?? null,
        findings: [...before, ...ran.flatMap(({
          findings
        }) => findings)],
        entries: ran.flatMap(({
          schedule,
          outcome
        }) => (outcome?.report.entries ?? []).map(entry => ({
          ...entry,
          schedule: schedule.name,
          backup: outcome?.report.backup ?? null
        }))),
        totals: {
          ...last?.report.totals,
          skipped: false,
          backups: ids
        },
        lines: last === null ? lines : [...lines, `Backup: ${last.report.backup}`]
      });
    }
    function linesOf({
      outcome
    }) {
      if (outcome === null || outcome.lines.length === 0) return ["Nothing was published"];
      const {
        backup
      } = outcome.report;
      return outcome.lines.map(line => line === `Backup: ${backup}` ? `As ${backup}` : line);
    }
    function noSchedules({
      policy
    }) {
      return new _domain_error_js__WEBPACK_IMPORTED_MODULE_0__.Et("policy", `Cannot tell what is due: policy "${policy.name}" has no schedules`, {
        code: "usage",
        hint: "Add schedules to the policy, as docs/schedules.md says, or leave --due away.",
        thing: "schedules"
      });
    }
  }),
  8272: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      SC: () => (findBackup),
      iq: () => (foundText),
      su: () => (newestOf)
    });
    var _domain_chain_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(94212);
    var _domain_entry_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1189);
    var _domain_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19515);
    var _domain_manifest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(66632);
    var _domain_name_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(11618);
    var _domain_units_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(83822);
    var _trust_catalog_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(38326);
    var _search_backup_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(38961);
    async function findBackup(shelves, query) {
      const whole = /^(.+)@([0-9a-f]{64})$/.exec(query.text);
      const id = whole?.[1] ?? ((0, _domain_entry_js__WEBPACK_IMPORTED_MODULE_6__.iA)(query.text) === null ? null : query.text);
      const {
        checked,
        others
      } = id === null ? (0, _search_backup_js__WEBPACK_IMPORTED_MODULE_5__.JL)(shelves, query) : {
        checked: named(shelves, {
          id,
          sha256: whole?.[2] ?? null
        }),
        others: []
      };
      const wanted = (0, _domain_chain_js__WEBPACK_IMPORTED_MODULE_7__.yX)((0, _trust_catalog_js__WEBPACK_IMPORTED_MODULE_4__.IJ)(checked));
      const holding = shelves.filter(({
        catalog
      }) => catalog?.entries.some(one => one.checked !== null && (0, _domain_chain_js__WEBPACK_IMPORTED_MODULE_7__.yX)((0, _trust_catalog_js__WEBPACK_IMPORTED_MODULE_4__.IJ)(one.checked)) === wanted));
      for (const shelf of holding) {
        const entry = await shelf.store.look((0, _domain_entry_js__WEBPACK_IMPORTED_MODULE_6__.aw)(checked.manifest.id));
        if (entry === null || !isWhole(entry, checked.manifest)) continue;
        const broken = (shelf.catalog?.findings ?? []).filter(({
          weight
        }) => weight === "error");
        const notes = [...broken.map(({
          text
        }) => text), ...strays(entry, checked.manifest)];
        if (notes.length > 0 && whole === null) throw doubtful(shelf, checked, {
          code: broken[0]?.code ?? "file-unknown",
          notes
        });
        return {
          checked,
          store: shelf.store,
          storeName: shelf.name,
          notes,
          others
        };
      }
      throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_0__.Et("trust", `Cannot use backup "${checked.manifest.id}": no store holds it whole`, {
        code: "file-missing",
        hint: `Run holdfast verify ${checked.manifest.id} to see what is missing, and choose another backup.`,
        thing: checked.manifest.id
      });
    }
    function isWhole(entry, manifest) {
      return (0, _domain_manifest_js__WEBPACK_IMPORTED_MODULE_1__.eG)(manifest).every(({
        file,
        size
      }) => entry.files.get(file) === size);
    }
    function strays(entry, manifest) {
      const known = new Set([...(0, _domain_manifest_js__WEBPACK_IMPORTED_MODULE_1__.eG)(manifest).map(({
        file
      }) => file), "manifest.json", "manifest.json.sig"]);
      return [...entry.files.keys()].filter(file => !known.has(file)).map(file => `"${(0, _domain_name_js__WEBPACK_IMPORTED_MODULE_2__.SP)(`${manifest.id}/${file}`)}" is not in the backup's manifest`);
    }
    function named(shelves, want) {
      const same = shelves.flatMap(({
        catalog
      }) => catalog?.entries ?? []).filter(one => one.id === want.id);
      const trusted = same.flatMap(({
        checked
      }) => checked === null ? [] : [checked]);
      const fitting = trusted.filter(({
        sha256
      }) => want.sha256 === null || sha256 === want.sha256);
      const first = fitting[0];
      if (first !== undefined) {
        if (fitting.every(({
          sha256
        }) => sha256 === first.sha256)) return first;
        throw unclear(want.id, fitting, "two stores hold different ones");
      }
      const finding = same.flatMap(({
        findings
      }) => findings)[0];
      if (finding !== undefined) {
        const {
          code,
          text,
          hint
        } = finding;
        throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_0__.Et("trust", text, {
          code,
          hint,
          thing: want.id
        });
      }
      if (trusted.length > 0) throw unclear(want.id, trusted, "the store holds another one of that id");
      throw missing(want.id, shelves);
    }
    function unclear(id, there, why) {
      const names = new Set(there.map(one => (0, _domain_chain_js__WEBPACK_IMPORTED_MODULE_7__.yX)((0, _trust_catalog_js__WEBPACK_IMPORTED_MODULE_4__.IJ)(one))));
      return new _domain_error_js__WEBPACK_IMPORTED_MODULE_0__.Et("trust", `Cannot choose backup "${id}": ${why}`, {
        code: "chain-broken",
        hint: `Find out how it came there. To use it, name it whole: ${[...names].join(" or ")}`,
        thing: id
      });
    }
    function missing(id, shelves) {
      const unreadable = shelves.flatMap(({
        findings
      }) => findings)[0];
      const say = `Cannot find backup "${(0, _domain_name_js__WEBPACK_IMPORTED_MODULE_2__.SP)(id)}"`;
      if (unreadable !== undefined) {
        const {
          code,
          hint,
          text
        } = unreadable;
        return new _domain_error_js__WEBPACK_IMPORTED_MODULE_0__.Et("store", `${say}: ${text}`, {
          code,
          hint,
          thing: (0, _domain_name_js__WEBPACK_IMPORTED_MODULE_2__.SP)(id)
        });
      }
      const catalogs = shelves.flatMap(({
        catalog
      }) => catalog === null ? [] : [catalog]);
      const removed = catalogs.some(one => one.removed.some(link => link.id === id));
      const remembered = !removed && catalogs.some(({
        head,
        findings
      }) => head?.id === id || findings.some(({
        thing
      }) => thing === id));
      const why = removed ? "it was removed, a signed note says so" : remembered ? "it is gone from the store without a note" : "no store has it";
      return new _domain_error_js__WEBPACK_IMPORTED_MODULE_0__.Et(remembered ? "trust" : "policy", `${say}: ${why}`, {
        code: remembered ? "chain-broken" : "unknown-name",
        hint: (0, _search_backup_js__WEBPACK_IMPORTED_MODULE_5__.V7)(catalogs.flatMap(({
          entries
        }) => entries)),
        thing: (0, _domain_name_js__WEBPACK_IMPORTED_MODULE_2__.SP)(id)
      });
    }
    function newestOf(shelves) {
      const entries = shelves.flatMap(({
        catalog
      }) => catalog?.entries ?? []);
      return (0, _search_backup_js__WEBPACK_IMPORTED_MODULE_5__.BP)(entries.flatMap(({
        checked
      }) => checked === null ? [] : [checked]));
    }
    function doubtful(shelf, checked, {
      code,
      notes
    }) {
      return new _domain_error_js__WEBPACK_IMPORTED_MODULE_0__.Et("trust", `Cannot trust store "${shelf.name}": ${notes.join("; ")}`, {
        code,
        hint: `Find out who did it. To use this backup all the same, name it whole: ${(0, _domain_chain_js__WEBPACK_IMPORTED_MODULE_7__.yX)((0, _trust_catalog_js__WEBPACK_IMPORTED_MODULE_4__.IJ)(checked))}`,
        thing: shelf.name
      });
    }
    function foundText({
      checked,
      others
    }, now) {
      const {
        id,
        taken,
        date,
        zone
      } = checked.manifest;
      const local = zone === "UTC" ? `${date} UTC` : `${date} in ${(0, _domain_name_js__WEBPACK_IMPORTED_MODULE_2__.SP)(zone)}`;
      const age = (0, _domain_units_js__WEBPACK_IMPORTED_MODULE_3__.QA)(now.getTime() - new Date(taken).getTime());
      const more = others.length === 0 ? "" : `; the newest of that day, before it ${others.join(", ")}`;
      return `${id}, taken ${taken} (${local}), ${age} ago${more}`;
    }
  })
};
