export const id = 986;
export const ids = [986];
export const modules = {
  86006: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.r(__webpack_exports__);
    __webpack_require__.d(__webpack_exports__, {
      PASSPHRASE: () => (PASSPHRASE),
      readIdentities: () => (readIdentities)
    });
    var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
    var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
    var _domain_error_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(19515);
    var _domain_name_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(11618);
    var _pipe_identity_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(26055);
    const PASSPHRASE = "HOLDFAST_IDENTITY_PASSPHRASE";
    async function readIdentities(path, {
      machine
    }) {
      if (path === null) {
        throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_2__.Et("seal", "Cannot open the backup: no identity was given", {
          code: "key-missing",
          hint: "Name the file that keygen called identity.txt with --identity FILE.",
          thing: "identity"
        });
      }
      let bytes;
      try {
        bytes = await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)((0, node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(machine.cwd, path));
      } catch (cause) {
        const {
          code,
          message
        } = cause;
        throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_2__.Et("seal", `Cannot read identity "${(0, _domain_name_js__WEBPACK_IMPORTED_MODULE_3__.SP)(path)}": ${code === "ENOENT" ? "there is no such file" : (0, _domain_name_js__WEBPACK_IMPORTED_MODULE_3__.SP)(message)}`, {
          code: "key-missing",
          hint: "Is the drive with the identity mounted?",
          thing: (0, _domain_name_js__WEBPACK_IMPORTED_MODULE_3__.SP)(path),
          cause
        });
      }
      const passphrase = machine.env[PASSPHRASE] ?? null;
      try {
        return await (0, _pipe_identity_js__WEBPACK_IMPORTED_MODULE_4__.go)(bytes, passphrase);
      } catch (cause) {
        throw cause instanceof _domain_error_js__WEBPACK_IMPORTED_MODULE_2__.Et ? told(cause, {
          path,
          bytes,
          passphrase
        }) : cause;
      }
    }
    function told(error, {
      path,
      bytes,
      passphrase
    }) {
      const other = error.code === "key-malformed" ? otherKey(bytes) : null;
      const name = `identity "${(0, _domain_name_js__WEBPACK_IMPORTED_MODULE_3__.SP)(path)}"`;
      const message = other === null ? error.message.replace("the identity file", name) : `Cannot read ${name}: ${other}`;
      const hint = error.code === "key-wrong" && passphrase === null ? `Set ${PASSPHRASE} to the passphrase it was encrypted with.` : error.hint ?? "";
      return new _domain_error_js__WEBPACK_IMPORTED_MODULE_2__.Et(error.stage, message, {
        code: error.code,
        hint,
        thing: (0, _domain_name_js__WEBPACK_IMPORTED_MODULE_3__.SP)(path),
        cause: error.cause
      });
    }
    function otherKey(bytes) {
      const text = Buffer.from(bytes).toString("latin1");
      if (/^-----BEGIN [A-Z ]*PRIVATE KEY-----/m.test(text)) return "it is an SSH key, which signs or approves, not an age identity, which opens";
      if (/^(?:ssh|ecdsa|sk)-\S+ AAAA/m.test(text)) return "it is an SSH key's public part, not an age identity, which opens";
      return /^age1/m.test(text) ? "it is a recipient, which seals; the identity opens" : null;
    }
  }),
  98773: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      P: () => (refuseRerun)
    });
    var _domain_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19515);
    function refuseRerun({
      github
    }) {
      if (github === null || github.run.attempt === 1) return;
      throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_0__.Et("approval", `Cannot run this again: it is attempt ${github.run.attempt} of run ${github.run.runId}`, {
        code: "origin-refused",
        hint: "Start a new run of the workflow; approvals of the first attempt do not count for a second.",
        thing: "workflow run"
      });
    }
  }),
  80986: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.r(__webpack_exports__);
    __webpack_require__.d(__webpack_exports__, {
      settle: () => (settle),
      undo: () => (undo)
    });
    var _domain_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19515);
    var _domain_name_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(11618);
    var _host_journal_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(86076);
    var _give_up_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(71257);
    var _identities_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(86006);
    var _outcome_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(90246);
    var _pause_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(64764);
    var _paused_again_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(72005);
    var _put_back_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(85427);
    var _recover_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(77523);
    var _refuse_rerun_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(98773);
    var _session_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(38343);
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
    async function undo(setup, id, identity = null) {
      const env_1 = {
        stack: [],
        error: void 0,
        hasError: false
      };
      try {
        (0, _refuse_rerun_js__WEBPACK_IMPORTED_MODULE_10__.P)(setup);
        const identities = identity === null ? [] : await (0, _identities_js__WEBPACK_IMPORTED_MODULE_4__.readIdentities)(identity, setup);
        const before = await (0, _host_journal_js__WEBPACK_IMPORTED_MODULE_2__.a0)(setup.state, id);
        const session = __addDisposableResource(env_1, await (0, _session_js__WEBPACK_IMPORTED_MODULE_11__.f)(setup, {
          identities
        }), true);
        const journal = await known(setup, id);
        if (before?.state === "undoing" && journal.state === "undone") return undone(journal, session, []);
        if (journal.state !== "swapped") throw refused(journal, journal.state === "undone" ? "it was undone already" : "nothing is kept of it any more");
        const later = (await (0, _host_journal_js__WEBPACK_IMPORTED_MODULE_2__.rZ)(setup.state)).find(one => one.turn > journal.turn && one.state === "swapped" && overlaps(one, journal));
        if (later !== undefined) {
          throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_0__.Et("restore", `Cannot undo restore ${journal.id}: restore ${later.id} of the same place is newer`, {
            code: "restore-order",
            hint: `Undo the newest first: holdfast undo ${later.id}`,
            thing: journal.id
          });
        }
        const {
          state,
          machine
        } = setup;
        const at = {
          state,
          machine,
          identities
        };
        for (const source of journal.sources) await (0, _put_back_js__WEBPACK_IMPORTED_MODULE_8__.cv)(source, (0, _recover_js__WEBPACK_IMPORTED_MODULE_9__.ky)(source, machine), {
          restore: journal.id,
          at
        });
        const {
          value: left,
          findings
        } = await swapBack(journal, at);
        return undone(journal, session, left, findings);
      } catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
      } finally {
        const result_1 = __disposeResources(env_1);
        if (result_1) await result_1;
      }
    }
    async function swapBack(journal, at) {
      const standing = {
        why: null
      };
      const work = async () => {
        await (0, _host_journal_js__WEBPACK_IMPORTED_MODULE_2__.fY)(at.state, {
          ...journal,
          state: "undoing"
        });
        at.machine.step("undo: journalled");
        standing.why = (0, _paused_again_js__WEBPACK_IMPORTED_MODULE_7__.gl)(journal);
        return await (0, _recover_js__WEBPACK_IMPORTED_MODULE_9__.OS)(journal, {
          ...at,
          standing
        });
      };
      const run = (0, _paused_again_js__WEBPACK_IMPORTED_MODULE_7__.Je)(journal, at, "undo");
      if (run === null) return {
        value: await work(),
        findings: []
      };
      return await (0, _pause_js__WEBPACK_IMPORTED_MODULE_6__.ak)(journal.pausing?.pauses ?? [], {
        ...run,
        standing
      }, work);
    }
    function undone(journal, session, left, hooks = []) {
      const findings = [...session.findings, ...left.map(one => (0, _give_up_js__WEBPACK_IMPORTED_MODULE_3__.P)(journal, one)), ...hooks];
      const isLeft = name => findings.some(({
        code,
        thing
      }) => code === "restore-failed" && thing === name);
      const back = journal.sources.filter(({
        name
      }) => !isLeft(name));
      const replaced = back.filter(({
        before
      }) => before !== undefined);
      const isAside = journal.sources.some(({
        before
      }) => before === undefined);
      return (0, _outcome_js__WEBPACK_IMPORTED_MODULE_5__.sG)({
        command: "undo",
        backup: journal.backup,
        findings,
        entries: journal.sources.map(({
          name,
          place
        }) => ({
          source: name,
          place
        })),
        totals: {
          restore: journal.id
        },
        lines: [...back.map(({
          name,
          place
        }) => `${name}  →  ${place} is as it was before restore ${journal.id}`), ...replaced.map(({
          name
        }) => `${name}  →  what the restore brought was replaced; only backup ${journal.backup} still holds it`), ...(isAside ? [`What the restore brought is kept until: holdfast settle ${journal.id}`] : [`The copy that was put back is kept until: holdfast settle ${journal.id}`]), `Undone: ${journal.id}`]
      });
    }
    async function settle(setup, id) {
      const env_2 = {
        stack: [],
        error: void 0,
        hasError: false
      };
      try {
        const before = await (0, _host_journal_js__WEBPACK_IMPORTED_MODULE_2__.a0)(setup.state, id);
        const session = __addDisposableResource(env_2, await (0, _session_js__WEBPACK_IMPORTED_MODULE_11__.f)(setup, {
          giveUp: id
        }), true);
        const journal = await known(setup, id);
        if (before?.state !== "settled" && journal.state === "settled") return settled(journal, session);
        if (journal.state !== "swapped" && journal.state !== "undone") throw refused(journal, "nothing is kept of it any more");
        await (0, _host_journal_js__WEBPACK_IMPORTED_MODULE_2__.fY)(setup.state, {
          ...journal,
          state: "settling"
        });
        setup.machine.step("settle: journalled");
        const wasWhole = before?.state === "swapped" || before?.state === "undone";
        const left = await (0, _recover_js__WEBPACK_IMPORTED_MODULE_9__.zT)(journal, wasWhole ? setup : {
          ...setup,
          giveUp: id
        });
        return settled(journal, session, left);
      } catch (e_2) {
        env_2.error = e_2;
        env_2.hasError = true;
      } finally {
        const result_2 = __disposeResources(env_2);
        if (result_2) await result_2;
      }
    }
    function settled(journal, session, left = []) {
      return (0, _outcome_js__WEBPACK_IMPORTED_MODULE_5__.sG)({
        command: "settle",
        backup: journal.backup,
        findings: [...session.findings, ...left.map(one => (0, _give_up_js__WEBPACK_IMPORTED_MODULE_3__.P)(journal, one))],
        entries: journal.sources.map(({
          name,
          place
        }) => ({
          source: name,
          place
        })),
        totals: {
          restore: journal.id
        },
        lines: [`Settled: ${journal.id}`]
      });
    }
    async function known(setup, id) {
      const journal = await (0, _host_journal_js__WEBPACK_IMPORTED_MODULE_2__.a0)(setup.state, id);
      if (journal !== null) return journal;
      const open = (await (0, _host_journal_js__WEBPACK_IMPORTED_MODULE_2__.rZ)(setup.state)).filter(({
        state
      }) => state === "swapped" || state === "undone");
      throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_0__.Et("policy", `Cannot find restore "${(0, _domain_name_js__WEBPACK_IMPORTED_MODULE_1__.SP)(id)}": this host knows none of that id`, {
        code: "unknown-name",
        hint: open.length === 0 ? "No restore is kept here." : `There are ${open.map(one => `${one.id} (${one.began})`).join(", ")}.`,
        thing: (0, _domain_name_js__WEBPACK_IMPORTED_MODULE_1__.SP)(id)
      });
    }
    function refused(journal, why) {
      return new _domain_error_js__WEBPACK_IMPORTED_MODULE_0__.Et("restore", `Cannot undo or settle restore ${journal.id}: ${why}`, {
        code: "restore-unknown",
        hint: "Make a new plan if the place must change.",
        thing: journal.id
      });
    }
    function overlaps(a, b) {
      const places = journal => journal.sources.flatMap(({
        aside
      }) => aside.moves.map(({
        place
      }) => `${place}/`));
      return places(a).some(one => places(b).some(other => one.startsWith(other) || other.startsWith(one)));
    }
  })
};
