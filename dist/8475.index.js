export const id = 8475;
export const ids = [8475];
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
  98475: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.r(__webpack_exports__);
    __webpack_require__.d(__webpack_exports__, {
      restore: () => (restore)
    });
    var approval = __webpack_require__(10106);
    var chain = __webpack_require__(94212);
    var domain_error = __webpack_require__(19515);
    var host_journal = __webpack_require__(86076);
    var approvals = __webpack_require__(1049);
    var ask_comment = __webpack_require__(48793);
    var before = __webpack_require__(77567);
    var units = __webpack_require__(83822);
    var ask_checks = __webpack_require__(64611);
    var compare_built = __webpack_require__(16314);
    var saved = __webpack_require__(38133);
    ;
    async function buildAll({
      setup,
      plan,
      stored,
      identities,
      sources
    }) {
      const {
        machine
      } = setup;
      const keyOf = (0, saved.QK)(identities);
      const opened = [];
      for (const {
        source
      } of sources) {
        const of = plan.checked.manifest.sources.find(({
          name
        }) => name === source.name);
        machine.tell({
          kind: "phase",
          text: `Opening "${source.name}"`
        });
        opened.push(await (0, saved.AL)(stored, of, keyOf));
      }
      const asides = [];
      for (const [index, {
        source,
        engine,
        aside
      }] of sources.entries()) {
        machine.tell({
          kind: "phase",
          text: `Building "${source.name}" aside`
        });
        const saved = telling(opened[index], {
          machine,
          whole: aside.only.length === 0
        });
        asides.push(await engine.build(saved, aside));
        machine.step("restore: built one");
      }
      return {
        saved: opened,
        asides
      };
    }
    async function compareAll({
      setup,
      sources
    }, saved) {
      let sum = 0;
      for (const [index, one] of sources.entries()) {
        if (one.source.kind.proof === "after swap") continue;
        sum += await compareOne(one, saved[index], setup.machine);
      }
      return sum;
    }
    async function compareOne({
      source,
      engine,
      aside
    }, saved, machine) {
      machine.tell({
        kind: "phase",
        text: `Comparing "${source.name}" with its inventory`
      });
      const {
        facts,
        differences
      } = await (0, compare_built.c)(engine, saved, aside);
      if (differences.length === 0) {
        await refuseAnswers({
          source,
          engine,
          aside
        }, machine);
        return facts;
      }
      const isIn = source.kind.proof === "after swap";
      throw new domain_error.Et("restore", `Cannot restore source "${source.name}": what ${isIn ? "came back" : "was built"} is not what was saved: ${differences.join("; ")}`, {
        code: "restore-differs",
        hint: "The place is as it was. Try another store or another backup, and report this.",
        thing: source.name
      });
    }
    async function refuseAnswers({
      source,
      engine,
      aside
    }, machine) {
      const answers = await (0, ask_checks.N)(engine, aside);
      const error = (0, ask_checks.F)(answers, {
        cannot: `Cannot restore source "${source.name}"`,
        name: source.name,
        hint: "The place is as it was, and all was built as it was saved. Choose another backup, or mend the question in the policy."
      });
      if (error !== null) throw error;
      if (answers.length === 0) return;
      machine.tell({
        kind: "line",
        text: `"${source.name}": ${(0, units.LS)(answers.length, "check")} passed`
      });
    }
    function telling(saved, {
      machine,
      whole
    }) {
      const total = whole ? [...saved.values()].reduce((sum, {
        size
      }) => sum + size, 0) : null;
      let done = 0;
      const counted = async function* (bytes) {
        for await (const chunk of bytes) {
          done += chunk.byteLength;
          machine.tell({
            kind: "progress",
            done,
            total
          });
          yield chunk;
        }
      };
      return new Map([...saved].map(([name, part]) => [name, {
        ...part,
        read: range => counted(part.read(range))
      }]));
    }
    var catalogs = __webpack_require__(57107);
    var find_backup = __webpack_require__(8272);
    var command_identities = __webpack_require__(86006);
    ;
    function driftOf(then, now) {
      if (then === null || now === null) return then === now ? 0 : 1;
      const shares = ["items", "rows", "bytes"].map(measure => {
        const a = then[measure] ?? 0;
        const b = now[measure] ?? 0;
        return a === b ? 0 : Math.abs(a - b) / Math.max(a, b);
      });
      return Math.max(...shares);
    }
    function isNoLongerEmpty(then, now) {
      if (now === null || !isEmpty(then)) return false;
      return now.items > (then?.items ?? 0) || now.bytes > (then?.bytes ?? 0);
    }
    function isEmpty(totals) {
      if (totals === null || totals.items === 0) return true;
      return totals.items === 1 && totals.rows === null && totals.bytes === 0;
    }
    var policy_groups = __webpack_require__(10746);
    var policy_hooks = __webpack_require__(42556);
    var attribute = __webpack_require__(63390);
    var outcome = __webpack_require__(90246);
    var placed = __webpack_require__(9657);
    var preflight = __webpack_require__(5697);
    var refuse_places = __webpack_require__(74419);
    var restore_hooks = __webpack_require__(88923);
    var way_back = __webpack_require__(28899);
    ;
    async function observe(plan, setup) {
      const {
        bound,
        seen
      } = plan.plan;
      if (bound.host !== setup.machine.host) throw stale(plan, `it was made on host "${bound.host}"`);
      const hooks = (0, policy_groups.Fb)((0, policy_groups.L8)(setup.policy, bound.sources)).map(policy_hooks.P3);
      if (hooks.join("\n") !== bound.hooks.join("\n")) throw stale(plan, "the policy now runs other hooks");
      await (0, restore_hooks.jQ)(bound.sources, setup, "programs and secrets");
      const sources = [];
      const findings = [];
      for (const one of bound.sources) {
        const of = setup.sources.find(({
          name
        }) => name === one.name);
        if (of === undefined || of.kind.kind !== one.engine) throw stale(plan, `the policy has no source "${one.name}" of engine ${one.engine}`);
        const source = (0, placed.G)(of, one.into, setup.machine);
        const engine = source.open();
        const mark = await engine.mark();
        if (engine.place !== one.place || mark !== one.mark) throw stale(plan, `the place of "${one.name}" is another one than it was${movedTo(engine, one)}`);
        const now = await refuseDrift(engine, {
          plan,
          one,
          seen,
          setup
        });
        const aside = await engine.aside(plan.digits, one.paths, one.parts);
        if ((await (0, way_back.l)(source.kind, {
          engine,
          aside,
          now
        })) !== one.undo) throw stale(plan, `the way back of "${one.name}" is no longer "${one.undo}"`);
        const looked = (0, restore_hooks.To)(await engine.check("build", aside.only), setup, one);
        const checked = (0, attribute.B)(one.name, looked);
        if ((0, preflight.JD)(checked)) {
          const first = checked.find(({
            weight
          }) => weight === "error");
          throw new domain_error.Et("restore", first.text, {
            code: first.code,
            hint: first.hint,
            thing: one.name,
            findings: checked
          });
        }
        findings.push(...checked);
        sources.push({
          source,
          engine,
          bound: one,
          aside,
          now
        });
      }
      await (0, refuse_places.B)(setup, sources.map(({
        source
      }) => source));
      return {
        sources,
        findings
      };
    }
    function refuseReplaced(plan, shelves) {
      const {
        id
      } = plan.checked.manifest;
      const trusted = shelves.flatMap(({
        catalog
      }) => catalog?.entries ?? []).flatMap(({
        checked
      }) => checked?.manifest.id === id ? [checked.sha256] : []);
      if (trusted.length > 0 && !trusted.includes(plan.checked.sha256)) throw stale(plan, `backup "${id}" in the store is another one than was approved`);
    }
    function movedTo({
      place
    }, then) {
      return place === then.place ? "" : `: ${then.place} then, ${place} now`;
    }
    async function refuseDrift(engine, {
      plan,
      one,
      seen,
      setup
    }) {
      const then = seen.sources.find(({
        name
      }) => name === one.name)?.now ?? null;
      const now = (await (0, outcome.Vq)(() => engine.count())).value;
      if (isNoLongerEmpty(then, now)) throw stale(plan, `the place of "${one.name}" was empty and no longer is`);
      const rule = setup.policy.approval;
      const limit = rule === null || rule === "open" ? null : rule.drift;
      const drift = driftOf(then, now);
      if (limit !== null && drift > limit) throw stale(plan, `the place of "${one.name}" moved by ${Math.round(drift * 100)}%, more than approval.drift allows`);
      return now;
    }
    function stale(plan, why) {
      return new domain_error.Et("approval", `Cannot use plan ${plan.digits}: ${why}`, {
        code: "plan-stale",
        hint: "Make a new plan and have it approved.",
        thing: plan.digits
      });
    }
    var command_plan = __webpack_require__(96860);
    var read_plan = __webpack_require__(86780);
    var recover = __webpack_require__(77523);
    var refuse_rerun = __webpack_require__(98773);
    var run_hook = __webpack_require__(43549);
    var command_session = __webpack_require__(38343);
    var external_node_path_ = __webpack_require__(76760);
    var host_state = __webpack_require__(80838);
    var publish = __webpack_require__(3041);
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
    const FOLDER = "spent";
    async function refuseSpent(plan, {
      state
    }) {
      const record = await (0, host_state.aE)((0, external_node_path_.join)(state, FOLDER, `${plan.sha256}.json`));
      if (record === null) return;
      throw new domain_error.Et("approval", `Cannot restore plan ${plan.digits}: it was used on ${record.at ?? "an earlier day"}`, {
        code: "approval-spent",
        hint: "A plan is good for one restore. Make a new one and have it approved.",
        thing: plan.digits
      });
    }
    async function spend(plan, approvers, setup) {
      await (0, host_state.rh)(setup.state, (0, external_node_path_.join)(FOLDER, `${plan.sha256}.json`), recordOf(plan, approvers, setup));
    }
    async function noteSpent(all) {
      const env_1 = {
        stack: [],
        error: void 0,
        hasError: false
      };
      try {
        const {
          plan,
          setup,
          session,
          approvers,
          found
        } = all;
        const key = __addDisposableResource(env_1, await (0, signer.Hs)(setup, session.folder), true);
        const value = recordOf(plan, approvers, setup);
        await (0, publish.cN)(found.store, {
          id: value.backup,
          note: "spent",
          value
        }, {
          staged: session.folder,
          key,
          machine: setup.machine
        });
        return true;
      } catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
      } finally {
        const result_1 = __disposeResources(env_1);
        if (result_1) await result_1;
      }
    }
    function recordOf(plan, approvers, {
      machine,
      policy
    }) {
      return {
        "holdfast-spent": 1,
        backup: plan.plan.bound.backup,
        sha256: plan.checked.sha256,
        at: machine.now().toISOString(),
        host: policy.disclose === "all" ? machine.host : null,
        plan: plan.sha256,
        approvers: [...approvers]
      };
    }
    var pause = __webpack_require__(64764);
    var paused_again = __webpack_require__(72005);
    ;
    async function takenBack(error, journal, at) {
      try {
        const left = await (0, recover.zH)(journal, at);
        return left.length === 0 ? error : notAsItWas(error, journal, left);
      } catch (cause) {
        if (cause instanceof domain_error.j$) {
          const text = `Restore ${journal.id} was stopped while it replaced a place: the next command that works here puts back what was there`;
          at.machine.tell({
            kind: "line",
            text
          });
          return cause;
        }
        if (!(cause instanceof domain_error.Et)) return cause;
        if (cause.message === wordsOf(error)) return cause;
        return new domain_error.Et("restore", `${wordsOf(error)}; and what was there could not be put back: ${cause.message}`, {
          code: "restore-failed",
          hint: "Mend what the message says, then run any command that works here, for example a plan: it tries again.",
          thing: journal.id,
          cause: error
        });
      }
    }
    function notAsItWas(error, journal, left) {
      const names = left.map(({
        source
      }) => `"${source.name}"`).join(", ");
      return new domain_error.Et("restore", `${wordsOf(error)}; ${names} could not be brought back, as the plan said`, {
        code: "restore-failed",
        hint: "Look at that place, then restore again. Every other place is as it was.",
        thing: journal.id,
        cause: error
      });
    }
    function wordsOf(error) {
      return error instanceof Error ? error.message : String(error);
    }
    ;
    async function swapAll(building, ready, {
      around,
      approvers
    }) {
      const {
        setup
      } = building;
      const standing = {
        why: null
      };
      const run = {
        ...around.run,
        standing
      };
      let isTouched = false;
      try {
        const {
          value,
          findings
        } = await (0, pause.ak)(around.hooks.pauses, run, async () => {
          const journal = await (0, before.YI)(building, ready.journal);
          isTouched = true;
          const state = (0, restore_hooks.JE)(around) ? "swapped" : "finishing";
          return await swapEach(building, {
            ...ready,
            journal
          }, {
            approvers,
            state,
            standing
          });
        });
        if (!(0, restore_hooks.JE)(around)) await finish(value.journal, {
          building,
          around,
          failed: findings
        });
        setup.machine.step("restore: swapped all");
        return value.facts;
      } catch (error) {
        if (!isTouched) await (0, recover.zH)(ready.journal, setup);
        throw error;
      }
    }
    async function swapEach({
      setup,
      plan,
      sources
    }, ready, then) {
      const {
        machine,
        state
      } = setup;
      let journal = {
        ...ready.journal,
        state: "swapping"
      };
      let facts = 0;
      machine.tell({
        kind: "phase",
        text: "Putting in place"
      });
      try {
        await (0, host_journal.fY)(state, journal);
        machine.step("restore: swapping");
        await spend(plan, then.approvers, setup);
        machine.step("restore: spent");
        for (const [index, one] of sources.entries()) {
          machine.signal.throwIfAborted();
          then.standing.why = (0, paused_again.gl)(journal);
          journal = await (0, before.Ed)(journal, index, setup);
          await one.engine.swap(one.aside);
          machine.step("restore: swapped one");
          if (one.source.kind.proof !== "after swap") continue;
          facts += await compareOne(one, ready.saved[index], machine);
          machine.step("restore: compared one");
        }
        await (0, host_journal.fY)(state, {
          ...journal,
          state: then.state
        });
        return {
          journal,
          facts
        };
      } catch (error) {
        throw await takenBack(error, journal, {
          state,
          machine,
          standing: then.standing
        });
      }
    }
    async function finish(journal, work) {
      const {
        building,
        around,
        failed
      } = work;
      const {
        machine,
        state
      } = building.setup;
      const {
        after
      } = around.hooks;
      try {
        const [first] = failed;
        if (first !== undefined) {
          const {
            code,
            text,
            hint,
            thing
          } = first;
          throw new domain_error.Et("restore", text, {
            code,
            hint,
            thing,
            findings: failed
          });
        }
        if (after !== null) await (0, run_hook.DB)(after, around.run);
        machine.step("restore: finished");
        await (0, host_journal.fY)(state, {
          ...journal,
          state: "swapped"
        });
      } catch (error) {
        if (error instanceof domain_error.j$) {
          const text = `Restore ${journal.id} was stopped before its hooks were done: the next command that works here takes it back`;
          machine.tell({
            kind: "line",
            text
          });
        }
        throw error instanceof domain_error.Et ? await undoneFor(error, journal, work) : error;
      }
    }
    async function undoneFor(error, journal, {
      building: {
        setup
      }
    }) {
      const {
        state,
        machine
      } = setup;
      const standing = {
        why: null
      };
      const undone = await (0, outcome.Vq)(async () => {
        await (0, host_journal.fY)(state, {
          ...journal,
          state: "undoing"
        });
        return await (0, paused_again.rJ)(journal, {
          state,
          machine,
          standing
        }, () => {
          standing.why = (0, paused_again.gl)(journal);
          return (0, recover.OS)(journal, {
            state,
            machine,
            standing
          });
        });
      });
      if (undone.value === null) return notUndone(error, undone.findings);
      const left = undone.value.value.map(({
        source
      }) => `"${source.name}"`).join(", ");
      const places = left === "" ? "every place is" : `all but ${left} is`;
      const {
        stage,
        message,
        code,
        thing,
        cause
      } = error;
      return new domain_error.Et(stage, `${message}; ${places} as it was before the restore`, {
        code,
        hint: `Mend that and make a new plan. Drop what is kept of this one with: holdfast settle ${journal.id}`,
        thing: thing ?? "",
        cause,
        findings: [...(0, outcome.WX)(error).slice(1), ...undone.value.findings]
      });
    }
    function notUndone(error, why) {
      const message = `${error.message}; and it could not be taken back: ${why[0]?.text}`;
      return new domain_error.Et("restore", message, {
        code: "restore-failed",
        hint: "Mend what the message says, then run any command that works here, for example a plan: it tries again.",
        thing: error.thing ?? "",
        cause: error,
        findings: why.slice(1)
      });
    }
    ;
    var restore_addDisposableResource = undefined && undefined.__addDisposableResource || function (env, value, async) {
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
    var restore_disposeResources = undefined && undefined.__disposeResources || function (SuppressedError) {
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
    async function restore(setup, input) {
      const env_1 = {
        stack: [],
        error: void 0,
        hasError: false
      };
      try {
        const {
          policy
        } = setup;
        if (policy.approval === null) throw (0, command_plan.noApproval)(policy.name);
        (0, refuse_rerun.P)(setup);
        const plan = await (0, read_plan.m)(input.plan, setup);
        const session = restore_addDisposableResource(env_1, await (0, command_session.f)(setup), true);
        await refuseSpent(plan, setup);
        const {
          approvers,
          ways
        } = await approvedBy(plan, input, setup);
        const identities = await (0, command_identities.readIdentities)(input.identity, setup);
        const found = await findPlanned(plan, setup);
        const observed = await observe(plan, setup);
        const stored = {
          store: found.store,
          id: plan.checked.manifest.id
        };
        const building = {
          setup,
          plan,
          stored,
          identities,
          sources: observed.sources
        };
        const around = (0, restore_hooks.dg)(plan, setup);
        await (0, before.Zm)(building);
        const journal = await begin(building, around);
        const ready = await aside(building, journal, around);
        const facts = ready.facts + (await swapAll(building, ready, {
          around,
          approvers
        }));
        const findings = [...session.findings, ...observed.findings, ...(await copySpent({
          plan,
          setup,
          session,
          approvers,
          found
        })), ...(await (0, ask_comment.closeAsked)(plan, setup, approvers))];
        if (policy.approval === "open") {
          findings.push((0, outcome.gk)("warning", "approval-open", {
            thing: policy.name,
            text: "Approval is open: nobody was asked before this restore",
            hint: "Name approvers in the policy."
          }));
        }
        return (0, outcome.sG)({
          command: "restore",
          backup: stored.id,
          findings,
          entries: journal.sources.map(({
            name,
            place
          }) => ({
            source: name,
            place
          })),
          totals: {
            plan: plan.sha256,
            restore: plan.digits,
            facts,
            approvers,
            ways
          },
          lines: [...journal.sources.map(({
            name,
            place
          }) => `${name}  →  ${place}`), `${facts.toLocaleString("en-US")} facts equal to those of ${stored.id}; approved by ${approvers.length === 0 ? "nobody (open)" : `${approvers.join(", ")} (${ways.join("; ")})`}`, `The old is kept until: holdfast settle ${plan.digits}`, `Undo with: holdfast undo ${plan.digits}`, "Restore successfully"]
        });
      } catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
      } finally {
        const result_1 = restore_disposeResources(env_1);
        if (result_1) await result_1;
      }
    }
    async function approvedBy(plan, input, setup) {
      const rule = setup.policy.approval;
      if (rule === null) throw (0, command_plan.noApproval)(setup.policy.name);
      const verdict = (0, approval.b)(await (0, approvals.D$)(plan, input.approvals, setup), rule, plan.requester, plan.claimed);
      if (verdict.granted) return verdict;
      const missing = rule === "open" ? [] : rule.approvers.filter(name => name !== plan.claimed && !verdict.approvers.includes(name));
      const ignored = verdict.ignored.length === 0 ? "" : ` (not counted: ${verdict.ignored.join("; ")})`;
      throw new domain_error.Et("approval", `Cannot restore plan ${plan.digits}: ${verdict.approvers.length} of ${verdict.needed} approvals${ignored}`, {
        code: "approval-missing",
        hint: hintFor(plan, {
          input,
          setup,
          people: missing
        }),
        thing: plan.digits
      });
    }
    function hintFor({
      digits
    }, of) {
      const {
        approval
      } = of.setup.policy;
      if (approval === null || approval === "open") return "";
      const ways = {
        signature: `run: holdfast approve ${of.input.plan} --key FILE`,
        environment: `approve environment "${approval.environment}" of a new run with ${digits} in the comment`,
        comment: `write "approve ${digits}" on the issue of this plan`
      };
      const gates = approval.gates.filter(gate => gate === "signature" || of.setup.github !== null);
      return `Ask ${of.people.join(" or ")} to ${gates.map(gate => ways[gate]).join("; or to ")}`;
    }
    async function findPlanned(plan, setup) {
      const shelves = await (0, catalogs.r)(setup, [...setup.stores.keys()], "write");
      const newest = (0, find_backup.su)(shelves);
      const now = setup.machine.now();
      if (newest !== null && now < new Date(newest.manifest.taken)) {
        throw new domain_error.Et("approval", `Cannot restore: the clock of this host is behind backup "${newest.manifest.id}"`, {
          code: "clock-back",
          hint: "Set the clock right; expiry cannot be judged by a wrong one.",
          thing: newest.manifest.id
        });
      }
      refuseReplaced(plan, shelves);
      const link = {
        id: plan.plan.bound.backup,
        sha256: plan.checked.sha256
      };
      const found = await (0, find_backup.SC)(shelves, {
        text: (0, chain.yX)(link),
        sources: [],
        now
      });
      const fresh = found.notes.filter(note => !plan.plan.seen.findings.includes(note));
      if (fresh.length === 0) return found;
      throw new domain_error.Et("trust", `Cannot trust store "${found.storeName}": ${fresh[0]}`, {
        code: "chain-broken",
        hint: "Nobody approved this. Make a new plan that names the backup whole, as id@sha256.",
        thing: found.storeName
      });
    }
    async function begin({
      setup,
      plan,
      sources
    }, around) {
      const turns = (await (0, host_journal.rZ)(setup.state)).map(({
        turn
      }) => turn);
      const journal = {
        id: plan.digits,
        turn: Math.max(0, ...turns) + 1,
        state: "building",
        backup: plan.plan.bound.backup,
        plan: plan.sha256,
        began: setup.machine.now().toISOString(),
        sources: sources.map(({
          source,
          engine,
          aside: {
            only,
            moves
          }
        }) => ({
          name: source.name,
          engine: source.kind.kind,
          settings: source.settings,
          place: engine.place,
          aside: {
            only,
            moves
          }
        })),
        ...(0, restore_hooks.tB)(around)
      };
      await (0, host_journal.fY)(setup.state, journal);
      setup.machine.step("restore: journalled");
      return journal;
    }
    async function aside(building, journal, around) {
      const {
        machine
      } = building.setup;
      const {
        before
      } = around.hooks;
      try {
        const {
          saved,
          asides
        } = await buildAll(building);
        machine.step("restore: built");
        const facts = await compareAll(building, saved);
        machine.step("restore: compared");
        if (before !== null) await (0, run_hook.DB)(before, around.run);
        machine.step("restore: prepared");
        const sources = journal.sources.map((source, index) => ({
          ...source,
          aside: asides[index] ?? source.aside
        }));
        return {
          saved,
          facts,
          journal: {
            ...journal,
            sources
          }
        };
      } catch (error) {
        await (0, recover.zH)(journal, building.setup);
        throw error;
      }
    }
    async function whyNot(work) {
      try {
        return (await (0, outcome.Vq)(work)).findings[0]?.text ?? null;
      } catch (error) {
        if (error instanceof domain_error.j$) return error.message;
        throw error;
      }
    }
    async function copySpent(all) {
      const why = await whyNot(() => noteSpent(all));
      if (why === null) return [];
      return [(0, outcome.gk)("note", "approval-spent", {
        thing: all.plan.digits,
        text: `This plan is recorded as used on this host only, not in the stores: ${why}`,
        hint: "Keep this host's state folder."
      })];
    }
  })
};
