export const id = 515;
export const ids = [515, 8930];
export const modules = {
  64611: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      F: () => (checksFailed),
      N: () => (askChecks)
    });
    var _domain_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19515);
    var _domain_name_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(11618);
    var _domain_question_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(95933);
    async function askChecks(engine, aside) {
      const answers = [];
      for (const question of engine.checks) {
        try {
          const answer = await engine.ask(aside, question);
          const kept = answer === null ? null : (0, _domain_question_js__WEBPACK_IMPORTED_MODULE_2__.VJ)(answer);
          answers.push({
            question,
            answer: kept,
            refused: null,
            passed: (0, _domain_question_js__WEBPACK_IMPORTED_MODULE_2__.$6)(answer, question)
          });
        } catch (cause) {
          if (!(cause instanceof _domain_error_js__WEBPACK_IMPORTED_MODULE_0__.Et) || cause.code !== "check-failed") throw cause;
          answers.push({
            question,
            answer: null,
            refused: cause.message,
            passed: false
          });
        }
      }
      return answers;
    }
    function checksFailed(answers, {
      cannot,
      name,
      hint
    }) {
      const failed = answers.filter(({
        passed
      }) => !passed);
      if (failed.length === 0) return null;
      return new _domain_error_js__WEBPACK_IMPORTED_MODULE_0__.Et("restore", `${cannot}: ${failed.length} of ${answers.length} checks failed: ${failed.map(whyOf).join("; ")}`, {
        code: "check-failed",
        hint,
        thing: name
      });
    }
    function whyOf({
      question,
      answer,
      refused
    }) {
      if (refused !== null) return refused.replace(/^Cannot ask /, "");
      const said = answer === null ? "has no answer" : `is "${(0, _domain_name_js__WEBPACK_IMPORTED_MODULE_1__.SP)(answer)}"`;
      return `"${(0, _domain_name_js__WEBPACK_IMPORTED_MODULE_1__.SP)(question.ask)}" ${said}, must be ${(0, _domain_name_js__WEBPACK_IMPORTED_MODULE_1__.SP)((0, _domain_question_js__WEBPACK_IMPORTED_MODULE_2__.Jq)(question))}`;
    }
  }),
  16314: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      c: () => (compareBuilt)
    });
    ;
    async function* compareFacts(saved, found, order) {
      const left = ascending(saved, order);
      const right = ascending(found, order);
      try {
        let a = await left.next();
        let b = await right.next();
        while (!a.done || !b.done) {
          const turn = a.done ? 1 : b.done ? -1 : order(a.value.key, b.value.key);
          if (turn < 0) {
            yield {
              key: a.value.key,
              what: "missing"
            };
            a = await left.next();
          } else if (turn > 0) {
            yield {
              key: b.value.key,
              what: "extra"
            };
            b = await right.next();
          } else {
            const fields = differing(a.value.is, b.value.is);
            if (fields.length > 0) yield {
              key: a.value.key,
              what: fields
            };
            a = await left.next();
            b = await right.next();
          }
        }
      } finally {
        await left.return?.(undefined);
        await right.return?.(undefined);
      }
    }
    async function* ascending(facts, order) {
      let last = null;
      for await (const fact of facts) {
        if (last !== null && order(last, fact.key) >= 0) {
          throw new RangeError(`Facts do not ascend at "${fact.key}"`);
        }
        last = fact.key;
        yield fact;
      }
    }
    function differing(a, b) {
      const fields = new Set([...Object.keys(a), ...Object.keys(b)]);
      return [...fields].filter(field => a[field] !== b[field]).sort();
    }
    var domain_name = __webpack_require__(11618);
    ;
    const NAMED = 5;
    async function compareBuilt(engine, saved, aside) {
      let facts = 0;
      const counted = async function* (from) {
        for await (const fact of from) {
          facts++;
          yield fact;
        }
      };
      const differences = [];
      let more = 0;
      for await (const {
        key,
        what
      } of compareFacts(counted(engine.expected(saved, aside)), engine.inspect(aside), engine.compare)) {
        if (differences.length < NAMED) {
          differences.push(`"${(0, domain_name.SP)(key)}" ${typeof what === "string" ? `is ${what}` : `differs in ${what.join(", ")}`}`);
        } else more++;
      }
      if (more > 0) differences.push(`and ${more} more`);
      return {
        facts,
        differences
      };
    }
  }),
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
  61739: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      F: () => (proofEntry),
      T: () => (proofsOf)
    });
    var _domain_question_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(95933);
    function proofEntry(name, {
      sources,
      answers
    }) {
      const one = sources.find(proven => proven.name === name);
      return {
        proven: one !== undefined,
        facts: one?.facts ?? null,
        milliseconds: one?.milliseconds ?? null,
        rto: one?.rto ?? null,
        rpo: one?.rpo ?? null,
        age: one?.age ?? null,
        checks: (answers.get(name) ?? []).map(({
          question,
          answer,
          refused,
          passed
        }) => ({
          ask: question.ask,
          of: question.of ?? null,
          must: (0, _domain_question_js__WEBPACK_IMPORTED_MODULE_0__.Jq)(question),
          answer,
          refused,
          passed
        }))
      };
    }
    function proofsOf(name, proofs) {
      return Object.fromEntries([...proofs].map(([store, proved]) => [store, proofEntry(name, proved)]));
    }
  }),
  72724: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      z: () => (prove)
    });
    var error = __webpack_require__(19515);
    var domain_question = __webpack_require__(95933);
    var ask_checks = __webpack_require__(64611);
    var compare_built = __webpack_require__(16314);
    ;
    function lossWindow(catalog, manifest, name) {
      const own = startOf(manifest, name);
      if (own === null) return null;
      const earlier = (catalog?.entries ?? []).flatMap(({
        checked
      }) => checked === null ? [] : [checked.manifest]).filter(one => one.id !== manifest.id && one.suspicions.length === 0).flatMap(one => startOf(one, name) ?? []).filter(start => start < own);
      return earlier.length === 0 ? null : own - Math.max(...earlier);
    }
    function startOf({
      sources
    }, name) {
      const source = sources.find(one => one.name === name);
      return source === undefined ? null : new Date(source.started).getTime();
    }
    var outcome = __webpack_require__(90246);
    var command_saved = __webpack_require__(38133);
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
    async function prove(proof) {
      const sources = [];
      const findings = [];
      const answers = new Map();
      const {
        machine
      } = proof.setup;
      for (const name of proof.sources) {
        machine.tell({
          kind: "phase",
          text: `Proving "${name}": restoring it into scratch`
        });
        const began = performance.now();
        const done = await (0, outcome.Vq)(async () => {
          const result = await proveSource(sourceOf(proof, name), proof);
          answers.set(name, result.asked);
          refuseFailed(name, result.asked);
          return result;
        });
        findings.push(...done.findings);
        if (done.value === null) continue;
        const {
          facts,
          rto,
          asked
        } = done.value;
        sources.push({
          name,
          facts,
          milliseconds: Math.round(performance.now() - began),
          rto,
          rpo: lossWindow(proof.catalog, proof.manifest, name),
          age: Math.max(0, machine.now().getTime() - (startOf(proof.manifest, name) ?? 0)),
          ...checksOf(asked, proof)
        });
      }
      return {
        sources,
        answers,
        findings
      };
    }
    function sourceOf({
      setup,
      manifest
    }, name) {
      const saved = manifest.sources.find(one => one.name === name);
      const source = setup.sources.find(one => one.name === name);
      if (source !== undefined && source.kind.kind === saved.engine) return source;
      const why = source === undefined ? "names it no more" : `has engine ${source.kind.kind} for it`;
      throw new error.Et("policy", `Cannot prove source "${name}": it was saved with engine ${saved.engine}, and the policy ${why}`, {
        code: "unknown-name",
        hint: "Use the policy of that day (it stands in the backup's manifest), or choose sources with --source.",
        thing: name
      });
    }
    async function proveSource(source, proof) {
      const env_1 = {
        stack: [],
        error: void 0,
        hasError: false
      };
      try {
        const {
          machine
        } = proof.setup;
        const of = proof.manifest.sources.find(({
          name
        }) => name === source.name);
        const began = performance.now();
        const saved = await (0, command_saved.AL)(proof.stored, of, proof.keyOf);
        const opened = performance.now() - began;
        const lent = __addDisposableResource(env_1, await source.kind.lend(source.settings, machine, {
          saved,
          versions: of.versions
        }), true);
        machine.step("prove: lent");
        const building = performance.now();
        const engine = source.kind.open(lent.settings, machine);
        const parts = of.archives.map(({
          part
        }) => part);
        const aside = await engine.aside(proof.sha256.slice(0, 16), [], parts);
        await engine.build(saved, aside);
        if (source.kind.proof === "after swap") await engine.swap(aside);
        machine.step("prove: built");
        const {
          facts,
          differences
        } = await (0, compare_built.c)(engine, saved, aside);
        const rto = Math.round(opened + performance.now() - building);
        if (differences.length > 0) throw differs(source.name, differences);
        const asked = await (0, ask_checks.N)(engine, aside);
        await engine.drop(aside, "built");
        return {
          facts,
          rto,
          asked
        };
      } catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
      } finally {
        const result_1 = __disposeResources(env_1);
        if (result_1) await result_1;
      }
    }
    function differs(name, differences) {
      return new error.Et("restore", `Cannot prove source "${name}": what came back is not what was saved: ${differences.join("; ")}`, {
        code: "restore-differs",
        hint: "Keep the older backups, and report this: a backup that does not return is a bug of ours or a broken disk.",
        thing: name
      });
    }
    function refuseFailed(name, asked) {
      const error = (0, ask_checks.F)(asked, {
        cannot: `Cannot prove source "${name}"`,
        name,
        hint: "All came back as it was saved: look at the place, and keep the older backups."
      });
      if (error !== null) throw error;
    }
    function checksOf(asked, {
      setup
    }) {
      if (asked.length === 0) return {};
      const answers = asked.map(({
        question,
        answer
      }) => ({
        ask: question.ask,
        of: question.of ?? null,
        must: (0, domain_question.Jq)(question),
        answer: answer ?? "",
        passed: true
      }));
      const passed = asked.length;
      return {
        checks: {
          passed,
          answers: setup.policy.disclose === "all" ? answers : null
        }
      };
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
  83982: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      m: () => (publishReceipt)
    });
    var _publish_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3041);
    var _receipt_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(94290);
    async function publishReceipt(proof, proved, {
      store,
      session,
      key,
      opened
    }) {
      if (proved.sources.length === 0) return null;
      const {
        machine
      } = proof.setup;
      machine.step("prove: compared");
      const value = (0, _receipt_js__WEBPACK_IMPORTED_MODULE_1__.W7)({
        ...proof,
        opened
      }, proved.sources);
      const signing = {
        staged: session.folder,
        key,
        machine
      };
      const note = {
        id: proof.manifest.id,
        note: "proven",
        value
      };
      return await (0, _publish_js__WEBPACK_IMPORTED_MODULE_0__.cN)(store, note, signing);
    }
  }),
  94290: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      Sd: () => (provenText),
      W7: () => (receiptOf),
      s3: () => (objectivesOf)
    });
    var _domain_units_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(83822);
    var _domain_version_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38729);
    function receiptOf(of, sources) {
      const {
        policy,
        machine
      } = of.setup;
      return {
        "holdfast-receipt": 1,
        backup: of.manifest.id,
        sha256: of.sha256,
        at: machine.now().toISOString(),
        host: policy.disclose === "all" ? machine.host : null,
        version: _domain_version_js__WEBPACK_IMPORTED_MODULE_1__.x,
        sources: [...sources],
        opened: of.opened,
        rto: sources.reduce((sum, {
          rto
        }) => sum + (rto ?? 0), 0)
      };
    }
    function objectivesOf(of) {
      const {
        rto = null,
        rpo = null
      } = of;
      if (rto === null) return "";
      const loss = rpo === null ? "" : `, RPO ${(0, _domain_units_js__WEBPACK_IMPORTED_MODULE_0__.QA)(rpo)}`;
      return `RTO ${(0, _domain_units_js__WEBPACK_IMPORTED_MODULE_0__.QA)(Math.ceil(rto / 1000) * 1000)}${loss}`;
    }
    function provenText(one) {
      const words = [`${one.facts.toLocaleString("en-US")} facts equal`];
      if (one.checks !== undefined) words.push(`${(0, _domain_units_js__WEBPACK_IMPORTED_MODULE_0__.LS)(one.checks.passed, "check")} passed`);
      if (one.rto !== undefined) words.push(objectivesOf(one));
      if (one.age !== undefined) words.push(`data ${(0, _domain_units_js__WEBPACK_IMPORTED_MODULE_0__.QA)(one.age)} old`);
      return words.join(", ");
    }
  })
};
