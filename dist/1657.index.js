export const id = 1657;
export const ids = [1657, 8930];
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
  21369: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      A: () => (wayBackText),
      P: () => (planText)
    });
    var _domain_name_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(11618);
    var _domain_units_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(83822);
    var _totals_text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(83853);
    const UNDO = {
      "kept aside": "kept aside",
      "backup first": "backup first",
      "empty again": "empties the place again, as nothing that can be read is in it now",
      none: "NONE, as what is in the place now cannot be read, and it cannot be emptied"
    };
    function wayBackText(way) {
      return UNDO[way];
    }
    function planText(plan, rule) {
      const {
        bound,
        seen
      } = plan;
      const lines = [`Restore of ${bound.backup} on host "${(0, _domain_name_js__WEBPACK_IMPORTED_MODULE_0__.SP)(bound.host)}"`, "ALL DATA WILL BE REPLACED BY YOUR BACKUP DATA"];
      for (const source of bound.sources) {
        const totals = seen.sources.find(({
          name
        }) => name === source.name);
        lines.push(`${source.name}  (${source.engine})  →  ${(0, _domain_name_js__WEBPACK_IMPORTED_MODULE_0__.SP)(source.place)}`);
        for (const path of source.paths) lines.push(`  only ${(0, _domain_name_js__WEBPACK_IMPORTED_MODULE_0__.SP)(path)}`);
        lines.push(`  there now      ${(0, _totals_text_js__WEBPACK_IMPORTED_MODULE_2__.gN)(source, totals?.now ?? null)}`);
        lines.push(`  in the backup  ${(0, _totals_text_js__WEBPACK_IMPORTED_MODULE_2__.Xm)(source, totals?.saved ?? null)}`);
        const connected = totals?.connections ?? 0;
        if (connected > 0) lines.push(`  ends           ${(0, _domain_units_js__WEBPACK_IMPORTED_MODULE_1__.LS)(connected, "open connection")}`);
        lines.push(`  compared ${source.proof}, undo: ${wayBackText(source.undo)}`);
      }
      for (const hook of bound.hooks) lines.push(`RUNS ${(0, _domain_name_js__WEBPACK_IMPORTED_MODULE_0__.SP)(hook)}`);
      for (const finding of seen.findings) lines.push(`MIND: ${(0, _domain_name_js__WEBPACK_IMPORTED_MODULE_0__.SP)(finding)}`);
      lines.push(requesterText(bound.requester));
      lines.push(rule === "open" ? "Approval is open: the policy asks nobody" : neededText(plan, rule));
      lines.push(`Made ${bound.created}, expires ${bound.expires}`);
      return lines;
    }
    function requesterText(requester) {
      if (requester === null) return "Requested by nobody proven: one approval more is needed";
      return "run" in requester ? `Requested by ${requester.person} (login ${(0, _domain_name_js__WEBPACK_IMPORTED_MODULE_0__.SP)(requester.login)}, run ${requester.run})` : `Requested by ${requester.person}`;
    }
    function neededText({
      bound
    }, rule) {
      const needed = rule.needed + (bound.requester === null ? 1 : 0);
      return `Needs ${(0, _domain_units_js__WEBPACK_IMPORTED_MODULE_1__.LS)(needed, "approval")} of ${rule.approvers.filter(name => name !== bound.requester?.person).join(", ")}`;
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
  }),
  83853: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      Xm: () => (savedText),
      _r: () => (partsText),
      gN: () => (nowText)
    });
    var _domain_name_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(11618);
    var _domain_units_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(83822);
    const ITEMS = {
      mysql: "tables and accounts",
      postgres: "tables and roles"
    };
    function nowText({
      engine,
      mark
    }, totals) {
      if (totals === null) return mark.includes("absent") ? "nothing" : "cannot be counted";
      return `${countsText(totals, ITEMS[engine])}${engine in ITEMS ? " on the server's disk" : ""}`;
    }
    function savedText({
      engine
    }, totals) {
      if (totals === null) return "not disclosed";
      return `${countsText(totals, ITEMS[engine])}${engine in ITEMS ? " as a dump" : ""}`;
    }
    function partsText(totals) {
      const parts = Object.entries(totals).sort(([a], [b]) => a < b ? -1 : 1);
      return parts.map(([part, one]) => `${parts.length > 1 ? `${(0, _domain_name_js__WEBPACK_IMPORTED_MODULE_0__.SP)(part)}: ` : ""}${countsText(one)}`).join("; ");
    }
    function countsText({
      items,
      rows,
      bytes
    }, called) {
      const things = called === undefined ? (0, _domain_units_js__WEBPACK_IMPORTED_MODULE_1__.LS)(items, "item") : `${items.toLocaleString("en-US")} ${called}`;
      return `${things}${rows === null ? "" : `, ${(0, _domain_units_js__WEBPACK_IMPORTED_MODULE_1__.LS)(rows, "row")}`}, ${(0, _domain_units_js__WEBPACK_IMPORTED_MODULE_1__.z3)(bytes)}`;
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
      undo: zod__WEBPACK_IMPORTED_MODULE_2__.k5n(["kept aside", "backup first", "empty again", "none"])
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
      hooks: zod__WEBPACK_IMPORTED_MODULE_2__.YOg(zod__WEBPACK_IMPORTED_MODULE_2__.YjP()),
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
        room: _shape_js__WEBPACK_IMPORTED_MODULE_1__.jB.nullable(),
        connections: _shape_js__WEBPACK_IMPORTED_MODULE_1__.jB.nullable()
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
  13501: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      Y: () => (cautionsOf),
      l: () => (cautionShape)
    });
    var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38816);
    const cautionShape = zod__WEBPACK_IMPORTED_MODULE_0__.YjP().min(1).max(400).regex(/^[^\p{Cc}]*$/u, "one line of text").describe("what an approver must know before it is put back; every plan says it");
    function cautionsOf({
      sources,
      groups
    }, wanted) {
      const said = (name, caution) => caution == null ? [] : [`${name}: ${caution}`];
      const inGroups = new Set(wanted.flatMap(name => sources[name]?.group ?? []));
      return [...[...inGroups].flatMap(name => said(name, groups[name]?.caution)), ...wanted.flatMap(name => said(name, sources[name]?.caution))];
    }
  }),
  10746: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      $J: () => (unitsOf),
      F8: () => (groupOf),
      Fb: () => (inOrderOf),
      L8: () => (restoreHooks),
      aS: () => (hooksIn),
      iR: () => (groupsShape),
      lP: () => (isPaused),
      oy: () => (missingOf)
    });
    var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(38816);
    var _name_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(11618);
    var _policy_caution_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(13501);
    var _policy_hooks_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(42556);
    const names = zod__WEBPACK_IMPORTED_MODULE_3__.YOg(zod__WEBPACK_IMPORTED_MODULE_3__.YjP().regex(_name_js__WEBPACK_IMPORTED_MODULE_0__.o_, "a name of lower-case letters, digits and -, at most 40")).min(1);
    const groupsShape = zod__WEBPACK_IMPORTED_MODULE_3__.g1P(zod__WEBPACK_IMPORTED_MODULE_3__.YjP().regex(_name_js__WEBPACK_IMPORTED_MODULE_0__.o_, "a name of lower-case letters, digits and -, at most 40"), zod__WEBPACK_IMPORTED_MODULE_3__.rej({
      order: names.describe("every source of the group, in the order of the dumps"),
      "restore-order": names.optional().describe("these are put back first, in this order; that of order unless told"),
      caution: _policy_caution_js__WEBPACK_IMPORTED_MODULE_1__.l.optional(),
      ..._policy_hooks_js__WEBPACK_IMPORTED_MODULE_2__.io
    }));
    function groupOf(file, name) {
      const first = file["restore-order"] ?? [];
      return {
        order: file.order,
        restoreOrder: [...first, ...file.order.filter(one => !first.includes(one))],
        hooks: (0, _policy_hooks_js__WEBPACK_IMPORTED_MODULE_2__.uj)(file, `groups.${name}`),
        caution: file.caution ?? null
      };
    }
    function unitsOf(policy, sources, order) {
      const units = [];
      const seen = new Set();
      for (const name of sources) {
        const group = policy.sources[name]?.group ?? null;
        if (group === null) units.push({
          group,
          sources: [name]
        });else if (!seen.has(group)) {
          const stated = policy.groups[group]?.[order] ?? [];
          units.push({
            group,
            sources: stated.filter(one => sources.includes(one))
          });
        }
        if (group !== null) seen.add(group);
      }
      return units;
    }
    function missingOf(policy, {
      group,
      sources
    }) {
      const all = group === null ? [] : policy.groups[group]?.order ?? [];
      return all.filter(name => policy.sources[name]?.enabled === true && !sources.includes(name));
    }
    function hooksIn({
      sources,
      groups,
      restore
    }) {
      const enabled = Object.values(sources).filter(({
        enabled
      }) => enabled);
      const all = [...enabled, ...Object.values(groups)].map(({
        hooks
      }) => hooks);
      return [...all, restore].flatMap(hooks => Object.values(hooks)).filter(hook => hook !== null);
    }
    function restoreHooks(policy, sources) {
      const own = sources.flatMap(({
        name,
        into
      }) => into === null ? [name] : []);
      if (own.length === 0) return {
        before: null,
        pauses: [],
        after: null
      };
      const groups = new Set(own.flatMap(name => policy.sources[name]?.group ?? []));
      const owners = [["restore", policy.restore], ...[...groups].map(name => [`groups.${name}`, policy.groups[name]?.hooks]), ...own.map(name => [`sources.${name}`, policy.sources[name]?.hooks])];
      const pauses = owners.flatMap(([owner, hooks]) => hooks === undefined ? [] : (0, _policy_hooks_js__WEBPACK_IMPORTED_MODULE_2__.eY)(owner, hooks) ?? []);
      const {
        before,
        after
      } = policy.restore;
      return {
        before,
        pauses,
        after
      };
    }
    function isPaused(policy, source) {
      return restoreHooks(policy, [source]).pauses.length > 0;
    }
    function inOrderOf({
      before,
      pauses,
      after
    }) {
      return [...(before === null ? [] : [before]), ...pauses.map(({
        quiesce
      }) => quiesce), ...pauses.map(({
        resume
      }) => resume).reverse(), ...(after === null ? [] : [after])];
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
