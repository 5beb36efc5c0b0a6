export const id = 4961;
export const ids = [4961, 6281, 8930];
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
  }),
  79246: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      Hs: () => (openSigner),
      wJ: () => (whyNoSigner),
      xc: () => (keyReference)
    });
    var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
    var _domain_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(19515);
    var _trust_public_key_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(83556);
    var _trust_sign_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(74128);
    async function openSigner(setup, folder, role = "backup") {
      const {
        policy,
        machine
      } = setup;
      if (policy.signingKey === null) {
        throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_1__.Et("seal", `Cannot sign: policy "${policy.name}" names no signing-key`, {
          code: "key-missing",
          hint: "Add signing-key: env:NAME or file:PATH to the policy; keygen makes a key.",
          thing: "signing-key"
        });
      }
      const key = await (0, _trust_sign_js__WEBPACK_IMPORTED_MODULE_3__.bc)(keyReference(policy.signingKey, setup), machine, folder);
      const why = whyNoSigner(setup, key.publicKey, role);
      if (why === null) return key;
      await key[Symbol.asyncDispose]();
      throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_1__.Et("seal", `Cannot sign for policy "${policy.name}": ${why}`, {
        code: "key-wrong",
        hint: `Is it the key of another host? The policy's signers must hold its .pub line with may: [${role}].`,
        thing: "signing-key"
      });
    }
    const DOES = {
      backup: "sign backups",
      prune: "prune"
    };
    function whyNoSigner({
      signers
    }, key, role = "backup") {
      const named = signers.filter(one => (0, _trust_public_key_js__WEBPACK_IMPORTED_MODULE_2__.D3)(one.key, key));
      const [first] = named;
      if (first === undefined) return `its key ${key.fingerprint} is not among the signers`;
      const retired = named.find(({
        last
      }) => last !== null);
      if (retired !== undefined) return `signer "${retired.name}" is retired`;
      const isAble = named.some(({
        may
      }) => may.includes(role));
      return isAble ? null : `signer "${first.name}" may not ${DOES[role]}`;
    }
    function keyReference(reference, {
      machine,
      folder
    }) {
      if (reference.startsWith("file:")) return {
        file: (0, node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(folder, reference.slice("file:".length))
      };
      const name = reference.slice("env:".length);
      const text = machine.env[name];
      if (text !== undefined && text !== "") return {
        text
      };
      throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_1__.Et("seal", `Cannot sign: the environment has no ${name}`, {
        code: "key-missing",
        hint: `Set ${name} to the text of the private key, or use file:PATH.`,
        thing: name
      });
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
  })
};
