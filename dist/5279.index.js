export const id = 5279;
export const ids = [5279];
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
    var _plan_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(96860);
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
        const scratch = __addDisposableResource(env_1, await (0, _written_js__WEBPACK_IMPORTED_MODULE_11__.M)(input.plan, () => (0, _host_scratch_js__WEBPACK_IMPORTED_MODULE_3__.NF)(plan.path, machine)), true);
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
