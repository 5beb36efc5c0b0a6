export const id = 4339;
export const ids = [4339, 7475, 8343];
export const modules = {
  26355: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.r(__webpack_exports__);
    __webpack_require__.d(__webpack_exports__, {
      approve: () => (approve)
    });
    var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
    var _domain_approval_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(10106);
    var _domain_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(19515);
    var _host_place_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(69440);
    var _host_scratch_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(20557);
    var _trust_sign_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(74128);
    var _approvals_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1049);
    var _outcome_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(90246);
    var _people_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(87331);
    var _plan_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(58279);
    var _plan_text_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(21369);
    var _read_plan_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(86780);
    var _written_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(86389);
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
    async function approve(setup, input) {
      const env_1 = {
        stack: [],
        error: void 0,
        hasError: false
      };
      try {
        const {
          machine,
          policy
        } = setup;
        if (policy.approval === null) throw (0, _plan_js__WEBPACK_IMPORTED_MODULE_8__.noApproval)(policy.name);
        const plan = await (0, _read_plan_js__WEBPACK_IMPORTED_MODULE_10__.m)(input.plan, setup);
        const path = (0, _approvals_js__WEBPACK_IMPORTED_MODULE_5__.nx)(plan.path);
        const scratch = __addDisposableResource(env_1, await (0, _written_js__WEBPACK_IMPORTED_MODULE_11__.M)(input.plan, () => (0, _host_scratch_js__WEBPACK_IMPORTED_MODULE_3__.N)(plan.path, machine)), true);
        const key = __addDisposableResource(env_1, await (0, _trust_sign_js__WEBPACK_IMPORTED_MODULE_4__.bc)({
          file: (0, node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(machine.cwd, input.key)
        }, machine, scratch.path), true);
        const person = (0, _people_js__WEBPACK_IMPORTED_MODULE_7__.R)(setup.people, key.publicKey);
        const refuse = (why, hint) => new _domain_error_js__WEBPACK_IMPORTED_MODULE_1__.Et("approval", `Cannot approve plan ${plan.digits}: ${why}`, {
          code: "approval-refused",
          hint,
          thing: plan.digits
        });
        if (person === null) throw refuse(`${key.publicKey.fingerprint} is the key of nobody in people`, "Only people the policy names can approve.");
        if (policy.approval !== "open" && !policy.approval.approvers.includes(person.name)) {
          throw refuse(`${person.name} is no approver`, `The approvers are ${policy.approval.approvers.join(", ")}.`);
        }
        if (policy.approval !== "open" && !policy.approval.gates.includes("signature")) {
          throw refuse("a signature is no way to approve it", `The policy's gates are ${policy.approval.gates.join(", ")}: approve it on GitHub.`);
        }
        if (person.name === plan.claimed) throw refuse(`${person.name} requested it`, "Somebody else must approve it.");
        const before = await (0, _approvals_js__WEBPACK_IMPORTED_MODULE_5__.RJ)(path);
        const voices = before === null ? [] : (0, _approvals_js__WEBPACK_IMPORTED_MODULE_5__.fu)(before, path, {
          plan,
          setup
        });
        if (voices.some(voice => voice.person === person.name)) throw refuse(`${person.name} approved it already`, "Another approver is needed.");
        const signature = await (0, _trust_sign_js__WEBPACK_IMPORTED_MODULE_4__._S)(plan.bytes, {
          namespace: _approvals_js__WEBPACK_IMPORTED_MODULE_5__.mX,
          key,
          machine
        });
        await (0, _written_js__WEBPACK_IMPORTED_MODULE_11__.M)((0, _approvals_js__WEBPACK_IMPORTED_MODULE_5__.nx)(input.plan), () => (0, _host_place_js__WEBPACK_IMPORTED_MODULE_2__.f8)(path, `${before ?? ""}${signature}`, 0o644));
        const verdict = (0, _domain_approval_js__WEBPACK_IMPORTED_MODULE_12__.b)([...voices, {
          person: person.name,
          by: `signature by ${key.publicKey.fingerprint}`
        }], policy.approval, plan.claimed);
        const isClaim = plan.claimed !== plan.requester;
        const state = verdict.granted ? `it may be carried out${isClaim ? " on GitHub; a command line needs one approval more" : ""}` : `${verdict.approvers.length} of ${verdict.needed} approvals`;
        return (0, _outcome_js__WEBPACK_IMPORTED_MODULE_6__.sG)({
          command: "approve",
          backup: plan.plan.bound.backup,
          entries: [{
            plan: plan.sha256,
            person: person.name,
            approvals: verdict.approvers.length,
            needed: verdict.needed
          }],
          lines: [...(0, _plan_text_js__WEBPACK_IMPORTED_MODULE_9__.P)(plan.plan, policy.approval), `Approved by ${person.name}: ${state}`, `Plan: ${plan.digits}`]
        });
      } catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
      } finally {
        const result_1 = __disposeResources(env_1);
        if (result_1) await result_1;
      }
    }
  }),
  87331: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      R: () => (personOf),
      o: () => (personOfLogin)
    });
    var _trust_public_key_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(83556);
    function personOf(people, key) {
      return people.find(({
        keys
      }) => keys.some(one => (0, _trust_public_key_js__WEBPACK_IMPORTED_MODULE_0__.D3)(one, key))) ?? null;
    }
    function personOfLogin({
      people
    }, login) {
      const wanted = login.toLowerCase();
      const found = Object.entries(people).find(([, one]) => one.github?.toLowerCase() === wanted);
      return found?.[0] ?? null;
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
  50698: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      W: () => (planDigits),
      X: () => (planOf)
    });
    var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(38816);
    var _name_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(11618);
    var _shape_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(53300);
    const name = zod__WEBPACK_IMPORTED_MODULE_2__.YjP().regex(_name_js__WEBPACK_IMPORTED_MODULE_0__.o_);
    const boundSource = zod__WEBPACK_IMPORTED_MODULE_2__.rej({
      name,
      engine: zod__WEBPACK_IMPORTED_MODULE_2__.YjP(),
      place: zod__WEBPACK_IMPORTED_MODULE_2__.YjP(),
      into: zod__WEBPACK_IMPORTED_MODULE_2__.YjP().nullable(),
      mark: zod__WEBPACK_IMPORTED_MODULE_2__.YjP(),
      parts: zod__WEBPACK_IMPORTED_MODULE_2__.YOg(zod__WEBPACK_IMPORTED_MODULE_2__.YjP()),
      paths: zod__WEBPACK_IMPORTED_MODULE_2__.YOg(zod__WEBPACK_IMPORTED_MODULE_2__.YjP()),
      proof: zod__WEBPACK_IMPORTED_MODULE_2__.k5n(["before swap", "after swap"]),
      undo: zod__WEBPACK_IMPORTED_MODULE_2__.k5n(["kept aside", "backup first"])
    });
    const requester = zod__WEBPACK_IMPORTED_MODULE_2__.KCZ([zod__WEBPACK_IMPORTED_MODULE_2__.rej({
      person: name,
      key: zod__WEBPACK_IMPORTED_MODULE_2__.YjP()
    }), zod__WEBPACK_IMPORTED_MODULE_2__.rej({
      person: name,
      login: zod__WEBPACK_IMPORTED_MODULE_2__.YjP(),
      run: zod__WEBPACK_IMPORTED_MODULE_2__.YjP().regex(/^[0-9]{1,20}$/)
    })]);
    const bound = zod__WEBPACK_IMPORTED_MODULE_2__.rej({
      nonce: zod__WEBPACK_IMPORTED_MODULE_2__.YjP().regex(/^[0-9a-f]{32}$/),
      backup: _shape_js__WEBPACK_IMPORTED_MODULE_1__.Jk,
      "manifest-sha256": _shape_js__WEBPACK_IMPORTED_MODULE_1__.v4,
      manifest: zod__WEBPACK_IMPORTED_MODULE_2__.YjP(),
      signature: zod__WEBPACK_IMPORTED_MODULE_2__.YjP(),
      "policy-sha256": _shape_js__WEBPACK_IMPORTED_MODULE_1__.v4,
      host: zod__WEBPACK_IMPORTED_MODULE_2__.YjP(),
      sources: zod__WEBPACK_IMPORTED_MODULE_2__.YOg(boundSource).min(1),
      hooks: zod__WEBPACK_IMPORTED_MODULE_2__.YOg(zod__WEBPACK_IMPORTED_MODULE_2__.YjP()).max(0),
      requester: requester.nullable(),
      created: _shape_js__WEBPACK_IMPORTED_MODULE_1__.lG,
      expires: _shape_js__WEBPACK_IMPORTED_MODULE_1__.lG,
      version: zod__WEBPACK_IMPORTED_MODULE_2__.YjP()
    });
    const seen = zod__WEBPACK_IMPORTED_MODULE_2__.rej({
      sources: zod__WEBPACK_IMPORTED_MODULE_2__.YOg(zod__WEBPACK_IMPORTED_MODULE_2__.rej({
        name,
        now: _shape_js__WEBPACK_IMPORTED_MODULE_1__.zA.nullable(),
        saved: _shape_js__WEBPACK_IMPORTED_MODULE_1__.zA.nullable(),
        room: _shape_js__WEBPACK_IMPORTED_MODULE_1__.jB.nullable()
      })),
      findings: zod__WEBPACK_IMPORTED_MODULE_2__.YOg(zod__WEBPACK_IMPORTED_MODULE_2__.YjP())
    });
    const plan = zod__WEBPACK_IMPORTED_MODULE_2__.rej({
      "holdfast-plan": zod__WEBPACK_IMPORTED_MODULE_2__.euz(1),
      bound,
      seen,
      request: zod__WEBPACK_IMPORTED_MODULE_2__.YjP().nullable()
    });
    function planOf(value) {
      const parsed = plan.safeParse(value);
      return parsed.success ? parsed.data : `${parsed.error.issues[0]?.path.join(".") ?? ""} is not what a plan has there`;
    }
    function planDigits(sha256) {
      return sha256.slice(0, 16);
    }
  }),
  92724: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      _Z: () => (fetchSmall),
      iK: () => (GitHubFailure),
      ng: () => (runOf),
      zq: () => (githubOf)
    });
    var _domain_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19515);
    function runOf(env) {
      if (env["GITHUB_ACTIONS"] !== "true") return null;
      const word = name => env[name] ?? "";
      const server = word("GITHUB_SERVER_URL") || "https://github.com";
      const repository = word("GITHUB_REPOSITORY");
      const runId = word("GITHUB_RUN_ID");
      return {
        api: word("GITHUB_API_URL") || "https://api.github.com",
        server,
        repository,
        runId,
        attempt: Number(word("GITHUB_RUN_ATTEMPT") || "1"),
        event: word("GITHUB_EVENT_NAME"),
        ref: word("GITHUB_REF"),
        sha: word("GITHUB_SHA"),
        workflowRef: word("GITHUB_WORKFLOW_REF"),
        workflowSha: word("GITHUB_WORKFLOW_SHA"),
        job: word("GITHUB_JOB"),
        actor: word("GITHUB_ACTOR"),
        triggeringActor: word("GITHUB_TRIGGERING_ACTOR"),
        url: `${server}/${repository}/actions/runs/${runId}`
      };
    }
    class GitHubFailure extends Error {
      name = "GitHubFailure";
      status;
      permission;
      constructor(message, detail) {
        super(message, detail.cause === undefined ? undefined : {
          cause: detail.cause
        });
        this.status = detail.status;
        this.permission = detail.permission ?? null;
      }
    }
    const TRIES = 4;
    const PAUSE = 1000;
    const LIMIT = 30_000;
    const LONG = 300_000;
    const PAGE = 100;
    function githubOf(machine, run, token) {
      const base = `${run.api}/repos/${run.repository}`;
      const ask = (method, path, rest = {}) => call(machine, `${base}${path}`, {
        method,
        ...rest,
        headers: {
          accept: "application/vnd.github+json",
          authorization: `Bearer ${token}`,
          "user-agent": "holdfast",
          "x-github-api-version": "2022-11-28"
        }
      });
      return {
        run,
        get: path => patiently(machine, async () => read(await ask("GET", path), `GET ${path}`)),
        async *list(path, key) {
          const joint = path.includes("?") ? "&" : "?";
          for (let page = 1;; page++) {
            const paged = `${path}${joint}per_page=${PAGE}&page=${page}`;
            const {
              value,
              hasNext
            } = await patiently(machine, async () => {
              const answer = await ask("GET", paged);
              const hasNext = /rel="next"/.test(answer.headers.get("link") ?? "");
              return {
                value: await read(answer, `GET ${path}`),
                hasNext
              };
            });
            const items = key === undefined ? value : value[key];
            if (!Array.isArray(items)) throw new GitHubFailure(`GET ${path} was not answered with a list`, {
              status: 200
            });
            yield* items;
            if (items.length < PAGE && !hasNext) return;
          }
        },
        async send(method, path, body) {
          const answer = await ask(method, path, body === undefined ? {} : {
            body: JSON.stringify(body)
          });
          return await read(answer, `${method} ${path}`);
        },
        async locate(path) {
          const answer = await patiently(machine, () => ask("GET", path, {
            redirect: "manual"
          }));
          const to = answer.headers.get("location");
          await answer.body?.cancel();
          if (to === null) throw new GitHubFailure(`GET ${path} did not say where it lies`, {
            status: answer.status
          });
          return to;
        }
      };
    }
    async function fetchSmall(machine, url, limit) {
      try {
        const answer = await machine.fetch(url, {
          signal: AbortSignal.timeout(LONG)
        });
        if (!answer.ok || answer.body === null) throw new GitHubFailure(`the artifact's storage answered with ${answer.status}`, {
          status: answer.status >= 500 ? answer.status : 0
        });
        const chunks = [];
        let size = 0;
        for await (const chunk of answer.body) {
          size += chunk.byteLength;
          if (size > limit) return null;
          chunks.push(chunk);
        }
        return Buffer.concat(chunks);
      } catch (cause) {
        machine.signal.throwIfAborted();
        if (cause instanceof GitHubFailure) throw cause;
        throw new GitHubFailure("the artifact's storage did not answer whole", {
          status: 0,
          cause
        });
      }
    }
    async function patiently(machine, work) {
      for (let turn = 1;; turn++) {
        try {
          return await work();
        } catch (error) {
          if (!(error instanceof GitHubFailure) || turn === TRIES) throw error;
          if (error.status !== 0 && error.status !== 429 && error.status < 500) throw error;
          await new Promise(resolve => setTimeout(resolve, PAUSE * 2 ** (turn - 1)));
          machine.signal.throwIfAborted();
        }
      }
    }
    async function call(machine, url, init) {
      const what = `${init.method} ${new URL(url).pathname}`;
      let answer;
      try {
        answer = await machine.fetch(url, {
          ...init,
          signal: AbortSignal.timeout(LIMIT)
        });
      } catch (cause) {
        machine.signal.throwIfAborted();
        throw new GitHubFailure(`${what} was not answered`, {
          status: 0,
          cause
        });
      }
      if (answer.ok || answer.status >= 300 && answer.status < 400) return answer;
      const permission = answer.headers.get("x-accepted-github-permissions");
      const said = await answer.text().catch(() => "");
      throw new GitHubFailure(`${what} was answered with ${answer.status}${messageIn(said)}`, {
        status: answer.status,
        permission
      });
    }
    async function read(answer, what) {
      try {
        const text = await answer.text();
        return text === "" ? null : JSON.parse(text);
      } catch (cause) {
        if (cause instanceof _domain_error_js__WEBPACK_IMPORTED_MODULE_0__.j$) throw cause;
        throw new GitHubFailure(`${what} was not answered whole`, {
          status: 0,
          cause
        });
      }
    }
    function messageIn(text) {
      try {
        const {
          message
        } = JSON.parse(text);
        return typeof message === "string" ? `: ${message.slice(0, 200)}` : "";
      } catch {
        return "";
      }
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
  }),
  15: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      $6: () => (textAt),
      NZ: () => (asked),
      fK: () => (valueAt),
      gT: () => (listAt)
    });
    var _domain_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19515);
    var _domain_name_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(11618);
    var _host_github_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(92724);
    function textAt(answer, ...path) {
      const value = valueAt(answer, path);
      return typeof value === "string" ? value : null;
    }
    function listAt(answer, ...path) {
      const value = valueAt(answer, path);
      return Array.isArray(value) ? value : [];
    }
    function valueAt(answer, path) {
      let here = answer;
      for (const step of path) {
        if (typeof here !== "object" || here === null || !Object.hasOwn(here, step)) return undefined;
        here = here[step];
      }
      return here;
    }
    async function asked(of, work) {
      try {
        return await work();
      } catch (cause) {
        if (!(cause instanceof _host_github_js__WEBPACK_IMPORTED_MODULE_2__.iK)) throw cause;
        throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_0__.Et("approval", `Cannot ask GitHub for ${of.what}: ${(0, _domain_name_js__WEBPACK_IMPORTED_MODULE_1__.SP)(cause.message)}`, {
          code: "gate-unreachable",
          hint: hintFor(cause, of.permission),
          thing: "GitHub",
          cause
        });
      }
    }
    function hintFor({
      status,
      permission,
      message
    }, known) {
      if (status === 401) return "Is github-token a token of this repository that is still valid?";
      if (/rate limit/i.test(message)) return "GitHub was asked too often. Try again in an hour.";
      if (status !== 403 && status !== 404) return "Is GitHub down? Try again when it answers.";
      const named = permission?.replaceAll("=", ": ").replaceAll("_", "-") ?? known;
      return `Give the job's token the permission: write "permissions: { ${(0, _domain_name_js__WEBPACK_IMPORTED_MODULE_1__.SP)(named)} }" in the workflow.`;
    }
  }),
  26492: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      JB: () => (runMade),
      pF: () => (askRun),
      tX: () => (whyNoRequest)
    });
    var _github_answer_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(15);
    const PERMISSION = "actions: read";
    async function askRun(github, id) {
      const run = await (0, _github_answer_js__WEBPACK_IMPORTED_MODULE_0__.NZ)({
        what: `run ${id}`,
        permission: PERMISSION
      }, () => github.get(`/actions/runs/${id}`));
      const actor = (0, _github_answer_js__WEBPACK_IMPORTED_MODULE_0__.$6)(run, "actor", "login");
      const triggeringActor = (0, _github_answer_js__WEBPACK_IMPORTED_MODULE_0__.$6)(run, "triggering_actor", "login");
      const isPerson = (0, _github_answer_js__WEBPACK_IMPORTED_MODULE_0__.$6)(run, "actor", "type") === "User";
      return {
        id,
        login: isPerson && actor === triggeringActor ? actor : null,
        actor,
        triggeringActor,
        attempt: Number((0, _github_answer_js__WEBPACK_IMPORTED_MODULE_0__.fK)(run, ["run_attempt"])),
        event: (0, _github_answer_js__WEBPACK_IMPORTED_MODULE_0__.$6)(run, "event"),
        isOwn: (0, _github_answer_js__WEBPACK_IMPORTED_MODULE_0__.$6)(run, "repository", "full_name") === github.run.repository && (0, _github_answer_js__WEBPACK_IMPORTED_MODULE_0__.$6)(run, "head_repository", "full_name") === github.run.repository,
        branch: (0, _github_answer_js__WEBPACK_IMPORTED_MODULE_0__.$6)(run, "head_branch")
      };
    }
    function whyNoRequest(facts, github) {
      if (facts.event !== "workflow_dispatch") return `run ${facts.id} was not started by hand`;
      if (!facts.isOwn) return `run ${facts.id} is not one of this repository`;
      if (`refs/heads/${facts.branch}` !== github.run.ref) return `run ${facts.id} was on another branch`;
      if (facts.attempt !== 1) return `run ${facts.id} was run again`;
      return facts.login === null ? `run ${facts.id} was started by two hands` : null;
    }
    async function runMade(github, id, plan) {
      const found = await (0, _github_answer_js__WEBPACK_IMPORTED_MODULE_0__.NZ)({
        what: `the artifacts of run ${id}`,
        permission: PERMISSION
      }, () => Array.fromAsync(github.list(`/actions/runs/${id}/artifacts`, "artifacts")));
      return found.some(one => (0, _github_answer_js__WEBPACK_IMPORTED_MODULE_0__.$6)(one, "name") === `plan-${plan.digits}.json` && (0, _github_answer_js__WEBPACK_IMPORTED_MODULE_0__.$6)(one, "digest") === `sha256:${plan.sha256}`);
    }
  })
};
