export const id = 8930;
export const ids = [8930];
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
  })
};
