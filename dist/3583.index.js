export const id = 3583;
export const ids = [3583, 6314];
export const modules = {
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
      } of all) await (0, _host_scratch_js__WEBPACK_IMPORTED_MODULE_5__.D)((0, node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, "run"), machine);
      const scratch = await (0, _host_scratch_js__WEBPACK_IMPORTED_MODULE_5__.N)((0, node_path__WEBPACK_IMPORTED_MODULE_1__.join)(first.folder, "run"), machine, {
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
