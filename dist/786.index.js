export const id = 786;
export const ids = [786, 6006];
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
  90786: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
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
      for (const [index, {
        source,
        engine,
        aside
      }] of sources.entries()) {
        machine.tell({
          kind: "phase",
          text: `Building "${source.name}" aside`
        });
        await engine.build(telling(opened[index], {
          machine,
          whole: aside.only.length === 0
        }), aside);
        machine.step("restore: built one");
      }
      return opened;
    }
    async function compareAll({
      setup,
      sources
    }, saved) {
      let sum = 0;
      for (const [index, {
        source,
        engine,
        aside
      }] of sources.entries()) {
        setup.machine.tell({
          kind: "phase",
          text: `Comparing "${source.name}" with its inventory`
        });
        const {
          facts,
          differences
        } = await (0, compare_built.c)(engine, saved[index], aside);
        sum += facts;
        if (differences.length === 0) continue;
        throw new domain_error.Et("restore", `Cannot restore source "${source.name}": what was built is not what was saved: ${differences.join("; ")}`, {
          code: "restore-differs",
          hint: "The place is as it was. Try another store or another backup, and report this.",
          thing: source.name
        });
      }
      return sum;
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
    var find_backup = __webpack_require__(53143);
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
    var attribute = __webpack_require__(63390);
    var outcome = __webpack_require__(90246);
    var placed = __webpack_require__(9657);
    var preflight = __webpack_require__(5697);
    var refuse_places = __webpack_require__(74419);
    ;
    async function observe(plan, setup) {
      const {
        bound,
        seen
      } = plan.plan;
      if (bound.host !== setup.machine.host) throw stale(plan, `it was made on host "${bound.host}"`);
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
        if (engine.place !== one.place || mark !== one.mark) throw stale(plan, `the place of "${one.name}" is another one than it was`);
        await refuseDrift(engine, {
          plan,
          one,
          seen,
          setup
        });
        const aside = await engine.aside(plan.digits, one.paths, one.parts);
        const checked = (0, attribute.B)(one.name, await engine.check("build", aside.only));
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
          aside
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
    }
    function stale(plan, why) {
      return new domain_error.Et("approval", `Cannot use plan ${plan.digits}: ${why}`, {
        code: "plan-stale",
        hint: "Make a new plan and have it approved.",
        thing: plan.digits
      });
    }
    var command_plan = __webpack_require__(58279);
    var read_plan = __webpack_require__(86780);
    var recover = __webpack_require__(44374);
    var refuse_rerun = __webpack_require__(98773);
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
        const journal = await begin(building);
        const facts = await aside(building, journal);
        await swapAll(building, journal, approvers);
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
    }) {
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
        }))
      };
      await (0, host_journal.fY)(setup.state, journal);
      setup.machine.step("restore: journalled");
      return journal;
    }
    async function aside(building, journal) {
      const {
        machine
      } = building.setup;
      try {
        const saved = await buildAll(building);
        machine.step("restore: built");
        const facts = await compareAll(building, saved);
        machine.step("restore: compared");
        return facts;
      } catch (error) {
        await (0, recover.zH)(journal, building.setup);
        throw error;
      }
    }
    async function swapAll({
      setup,
      plan,
      sources
    }, journal, approvers) {
      const {
        machine,
        state
      } = setup;
      machine.tell({
        kind: "phase",
        text: "Putting in place"
      });
      try {
        await (0, host_journal.fY)(state, {
          ...journal,
          state: "swapping"
        });
        machine.step("restore: swapping");
        await spend(plan, approvers, setup);
        machine.step("restore: spent");
        for (const {
          engine,
          aside: each
        } of sources) {
          machine.signal.throwIfAborted();
          await engine.swap(each);
          machine.step("restore: swapped one");
        }
        await (0, host_journal.fY)(state, {
          ...journal,
          state: "swapped"
        });
      } catch (error) {
        await (0, recover.zH)(journal, setup);
        throw error;
      }
      machine.step("restore: swapped all");
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
  }),
  26055: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      N6: () => (makeIdentity),
      go: () => (parseIdentities)
    });
    var _domain_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19515);
    const BINARY = "age-encryption.org/v1\n";
    const ARMOR = "-----BEGIN AGE ENCRYPTED FILE-----";
    const SECRET = /^AGE-SECRET-KEY-(?:PQ-)?1[02-9AC-HJ-NP-Z]+$/;
    async function parseIdentities(file, passphrase) {
      const text = typeof file === "string" ? file : Buffer.from(file).toString("utf8");
      const encrypted = text.startsWith(BINARY) || text.trimStart().startsWith(ARMOR);
      const lines = encrypted ? await decrypt(file, text, passphrase) : text;
      const found = [];
      for (const [index, line] of lines.split("\n").entries()) {
        const trimmed = line.trim();
        if (trimmed === "" || trimmed.startsWith("#")) continue;
        if (!SECRET.test(trimmed)) throw malformed(`line ${index + 1} is not an age secret key`);
        await recipientOf(trimmed).catch(() => {
          throw malformed(`the key in line ${index + 1} is mistyped or cut short`);
        });
        found.push(trimmed);
      }
      if (found.length === 0) throw malformed("there is no age secret key in it");
      return found;
    }
    async function makeIdentity() {
      const {
        generateX25519Identity
      } = await Promise.all([__webpack_require__.e(4929), __webpack_require__.e(4073)]).then(__webpack_require__.bind(__webpack_require__, 74073));
      const identity = await generateX25519Identity();
      return {
        identity,
        recipient: await recipientOf(identity)
      };
    }
    async function recipientOf(identity) {
      const {
        identityToRecipient
      } = await Promise.all([__webpack_require__.e(4929), __webpack_require__.e(4073)]).then(__webpack_require__.bind(__webpack_require__, 74073));
      try {
        return await identityToRecipient(identity);
      } catch {
        throw malformed("it is not an age secret key");
      }
    }
    async function decrypt(file, text, passphrase) {
      if (passphrase === null) {
        throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_0__.Et("seal", "Cannot read the identity file: it needs a passphrase", {
          code: "key-wrong",
          hint: "Give the passphrase it was encrypted with."
        });
      }
      const {
        Decrypter,
        armor
      } = await Promise.all([__webpack_require__.e(4929), __webpack_require__.e(4073)]).then(__webpack_require__.bind(__webpack_require__, 74073));
      const decrypter = new Decrypter();
      decrypter.addPassphrase(passphrase);
      try {
        const sealed = text.startsWith(BINARY) ? bytesOf(file) : armor.decode(text);
        return await decrypter.decrypt(sealed, "text");
      } catch (cause) {
        if (cause instanceof _domain_error_js__WEBPACK_IMPORTED_MODULE_0__.Et) throw cause;
        throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_0__.Et("seal", "Cannot read the identity file: the passphrase does not open it", {
          code: "key-wrong",
          hint: "Is it the right passphrase, and was the file encrypted by age with a passphrase?",
          cause
        });
      }
    }
    function bytesOf(file) {
      if (typeof file !== "string") return file;
      throw malformed("it is encrypted, and not as text");
    }
    function malformed(why) {
      return new _domain_error_js__WEBPACK_IMPORTED_MODULE_0__.Et("seal", `Cannot read the identity file: ${why}`, {
        code: "key-malformed",
        hint: "It should be as age-keygen or holdfast keygen made it: AGE-SECRET-KEY-1… in a line of its own."
      });
    }
  })
};
