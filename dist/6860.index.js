export const id = 6860;
export const ids = [6860, 8272];
export const modules = {
  5589: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      T: () => (checkHooks)
    });
    var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
    var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
    var _domain_name_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(11618);
    var _outcome_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(90246);
    var _run_hook_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(43549);
    async function checkHooks(hooks, setup) {
      const findings = [];
      const add = (hook, why, hint) => {
        const text = `Cannot run hook "${hook.label}": ${why}`;
        findings.push((0, _outcome_js__WEBPACK_IMPORTED_MODULE_3__.gk)("error", "hook-missing", {
          thing: hook.label,
          text,
          hint
        }));
      };
      for (const hook of hooks) {
        if (!(await isThere((0, _run_hook_js__WEBPACK_IMPORTED_MODULE_4__.oQ)(hook, setup.folder), setup.machine.env["PATH"] ?? ""))) {
          const why = `there is no program "${(0, _domain_name_js__WEBPACK_IMPORTED_MODULE_2__.SP)(hook.run[0])}" that this user may execute`;
          add(hook, why, "Name the program by its whole path, or install it.");
        }
        for (const [name, reference] of Object.entries(hook.env)) {
          if ((await (0, _run_hook_js__WEBPACK_IMPORTED_MODULE_4__.OM)(reference, setup)) !== null) continue;
          add(hook, `${reference}, its ${name}, is not there or empty`, "Set what the policy names.");
        }
      }
      return findings;
    }
    async function isThere(program, path) {
      const places = program.includes("/") ? [program] : path.split(node_path__WEBPACK_IMPORTED_MODULE_1__.delimiter).map(folder => (0, node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, program));
      for (const place of places) if (await mayRun(place)) return true;
      return false;
    }
    async function mayRun(file) {
      try {
        await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.access)(file, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.constants.X_OK);
        return (await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(file)).isFile();
      } catch {
        return false;
      }
    }
  }),
  8272: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      SC: () => (findBackup),
      iq: () => (foundText),
      su: () => (newestOf)
    });
    var _domain_chain_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(94212);
    var _domain_entry_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1189);
    var _domain_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19515);
    var _domain_manifest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(66632);
    var _domain_name_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(11618);
    var _domain_units_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(83822);
    var _trust_catalog_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(38326);
    var _search_backup_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(38961);
    async function findBackup(shelves, query) {
      const whole = /^(.+)@([0-9a-f]{64})$/.exec(query.text);
      const id = whole?.[1] ?? ((0, _domain_entry_js__WEBPACK_IMPORTED_MODULE_6__.iA)(query.text) === null ? null : query.text);
      const {
        checked,
        others
      } = id === null ? (0, _search_backup_js__WEBPACK_IMPORTED_MODULE_5__.JL)(shelves, query) : {
        checked: named(shelves, {
          id,
          sha256: whole?.[2] ?? null
        }),
        others: []
      };
      const wanted = (0, _domain_chain_js__WEBPACK_IMPORTED_MODULE_7__.yX)((0, _trust_catalog_js__WEBPACK_IMPORTED_MODULE_4__.IJ)(checked));
      const holding = shelves.filter(({
        catalog
      }) => catalog?.entries.some(one => one.checked !== null && (0, _domain_chain_js__WEBPACK_IMPORTED_MODULE_7__.yX)((0, _trust_catalog_js__WEBPACK_IMPORTED_MODULE_4__.IJ)(one.checked)) === wanted));
      for (const shelf of holding) {
        const entry = await shelf.store.look((0, _domain_entry_js__WEBPACK_IMPORTED_MODULE_6__.aw)(checked.manifest.id));
        if (entry === null || !isWhole(entry, checked.manifest)) continue;
        const broken = (shelf.catalog?.findings ?? []).filter(({
          weight
        }) => weight === "error");
        const notes = [...broken.map(({
          text
        }) => text), ...strays(entry, checked.manifest)];
        if (notes.length > 0 && whole === null) throw doubtful(shelf, checked, {
          code: broken[0]?.code ?? "file-unknown",
          notes
        });
        return {
          checked,
          store: shelf.store,
          storeName: shelf.name,
          notes,
          others
        };
      }
      throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_0__.Et("trust", `Cannot use backup "${checked.manifest.id}": no store holds it whole`, {
        code: "file-missing",
        hint: `Run holdfast verify ${checked.manifest.id} to see what is missing, and choose another backup.`,
        thing: checked.manifest.id
      });
    }
    function isWhole(entry, manifest) {
      return (0, _domain_manifest_js__WEBPACK_IMPORTED_MODULE_1__.eG)(manifest).every(({
        file,
        size
      }) => entry.files.get(file) === size);
    }
    function strays(entry, manifest) {
      const known = new Set([...(0, _domain_manifest_js__WEBPACK_IMPORTED_MODULE_1__.eG)(manifest).map(({
        file
      }) => file), "manifest.json", "manifest.json.sig"]);
      return [...entry.files.keys()].filter(file => !known.has(file)).map(file => `"${(0, _domain_name_js__WEBPACK_IMPORTED_MODULE_2__.SP)(`${manifest.id}/${file}`)}" is not in the backup's manifest`);
    }
    function named(shelves, want) {
      const same = shelves.flatMap(({
        catalog
      }) => catalog?.entries ?? []).filter(one => one.id === want.id);
      const trusted = same.flatMap(({
        checked
      }) => checked === null ? [] : [checked]);
      const fitting = trusted.filter(({
        sha256
      }) => want.sha256 === null || sha256 === want.sha256);
      const first = fitting[0];
      if (first !== undefined) {
        if (fitting.every(({
          sha256
        }) => sha256 === first.sha256)) return first;
        throw unclear(want.id, fitting, "two stores hold different ones");
      }
      const finding = same.flatMap(({
        findings
      }) => findings)[0];
      if (finding !== undefined) {
        const {
          code,
          text,
          hint
        } = finding;
        throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_0__.Et("trust", text, {
          code,
          hint,
          thing: want.id
        });
      }
      if (trusted.length > 0) throw unclear(want.id, trusted, "the store holds another one of that id");
      throw missing(want.id, shelves);
    }
    function unclear(id, there, why) {
      const names = new Set(there.map(one => (0, _domain_chain_js__WEBPACK_IMPORTED_MODULE_7__.yX)((0, _trust_catalog_js__WEBPACK_IMPORTED_MODULE_4__.IJ)(one))));
      return new _domain_error_js__WEBPACK_IMPORTED_MODULE_0__.Et("trust", `Cannot choose backup "${id}": ${why}`, {
        code: "chain-broken",
        hint: `Find out how it came there. To use it, name it whole: ${[...names].join(" or ")}`,
        thing: id
      });
    }
    function missing(id, shelves) {
      const unreadable = shelves.flatMap(({
        findings
      }) => findings)[0];
      const say = `Cannot find backup "${(0, _domain_name_js__WEBPACK_IMPORTED_MODULE_2__.SP)(id)}"`;
      if (unreadable !== undefined) {
        const {
          code,
          hint,
          text
        } = unreadable;
        return new _domain_error_js__WEBPACK_IMPORTED_MODULE_0__.Et("store", `${say}: ${text}`, {
          code,
          hint,
          thing: (0, _domain_name_js__WEBPACK_IMPORTED_MODULE_2__.SP)(id)
        });
      }
      const catalogs = shelves.flatMap(({
        catalog
      }) => catalog === null ? [] : [catalog]);
      const removed = catalogs.some(one => one.removed.some(link => link.id === id));
      const remembered = !removed && catalogs.some(({
        head,
        findings
      }) => head?.id === id || findings.some(({
        thing
      }) => thing === id));
      const why = removed ? "it was removed, a signed note says so" : remembered ? "it is gone from the store without a note" : "no store has it";
      return new _domain_error_js__WEBPACK_IMPORTED_MODULE_0__.Et(remembered ? "trust" : "policy", `${say}: ${why}`, {
        code: remembered ? "chain-broken" : "unknown-name",
        hint: (0, _search_backup_js__WEBPACK_IMPORTED_MODULE_5__.V7)(catalogs.flatMap(({
          entries
        }) => entries)),
        thing: (0, _domain_name_js__WEBPACK_IMPORTED_MODULE_2__.SP)(id)
      });
    }
    function newestOf(shelves) {
      const entries = shelves.flatMap(({
        catalog
      }) => catalog?.entries ?? []);
      return (0, _search_backup_js__WEBPACK_IMPORTED_MODULE_5__.BP)(entries.flatMap(({
        checked
      }) => checked === null ? [] : [checked]));
    }
    function doubtful(shelf, checked, {
      code,
      notes
    }) {
      return new _domain_error_js__WEBPACK_IMPORTED_MODULE_0__.Et("trust", `Cannot trust store "${shelf.name}": ${notes.join("; ")}`, {
        code,
        hint: `Find out who did it. To use this backup all the same, name it whole: ${(0, _domain_chain_js__WEBPACK_IMPORTED_MODULE_7__.yX)((0, _trust_catalog_js__WEBPACK_IMPORTED_MODULE_4__.IJ)(checked))}`,
        thing: shelf.name
      });
    }
    function foundText({
      checked,
      others
    }, now) {
      const {
        id,
        taken,
        date,
        zone
      } = checked.manifest;
      const local = zone === "UTC" ? `${date} UTC` : `${date} in ${(0, _domain_name_js__WEBPACK_IMPORTED_MODULE_2__.SP)(zone)}`;
      const age = (0, _domain_units_js__WEBPACK_IMPORTED_MODULE_3__.QA)(now.getTime() - new Date(taken).getTime());
      const more = others.length === 0 ? "" : `; the newest of that day, before it ${others.join(", ")}`;
      return `${id}, taken ${taken} (${local}), ${age} ago${more}`;
    }
  }),
  9657: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      G: () => (placed)
    });
    function placed(source, into, machine) {
      if (into === null) return source;
      const settings = source.kind.at(source.settings, into);
      return {
        ...source,
        settings,
        open: () => source.kind.open(settings, machine)
      };
    }
  }),
  96860: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.r(__webpack_exports__);
    __webpack_require__.d(__webpack_exports__, {
      noApproval: () => (noApproval),
      plan: () => (plan_plan)
    });
    var external_node_path_ = __webpack_require__(76760);
    var error = __webpack_require__(19515);
    var plan = __webpack_require__(50698);
    var policy_caution = __webpack_require__(13501);
    var policy_groups = __webpack_require__(10746);
    var policy_hooks = __webpack_require__(42556);
    var version = __webpack_require__(38729);
    var place = __webpack_require__(69440);
    var digest = __webpack_require__(8297);
    var statement = __webpack_require__(97332);
    var catalogs = __webpack_require__(57107);
    var find_backup = __webpack_require__(8272);
    var attribute = __webpack_require__(63390);
    var outcome = __webpack_require__(90246);
    var restore_hooks = __webpack_require__(88923);
    var way_back = __webpack_require__(28899);
    ;
    async function look({
      source,
      saved,
      paths,
      into
    }, setup) {
      const engine = source.open();
      const aside = await engine.aside("0".repeat(16), paths, partsOf(saved));
      const {
        name
      } = source;
      const found = (0, restore_hooks.To)(await engine.check("build", aside.only), setup, {
        name,
        into
      });
      const checked = (0, attribute.B)(name, found);
      const findings = checked.filter(({
        weight
      }) => weight === "error");
      const first = findings[0];
      if (first !== undefined) {
        throw new error.Et("restore", first.text, {
          code: first.code,
          hint: first.hint,
          thing: source.name,
          findings
        });
      }
      const root = engine.roots[0];
      const totals = saved.archives.map(one => one.totals);
      const now = (await (0, outcome.Vq)(() => engine.count())).value;
      const seen = {
        name: source.name,
        now,
        saved: totals.includes(null) ? null : totals.reduce((a, b) => ({
          items: a.items + b.items,
          rows: a.rows === null && b.rows === null ? null : (a.rows ?? 0) + (b.rows ?? 0),
          bytes: a.bytes + b.bytes
        })),
        room: root === undefined ? null : await (0, place.t3)(root),
        connections: (await (0, outcome.Vq)(() => engine.connections())).value ?? null
      };
      return {
        seen,
        way: await (0, way_back.l)(source.kind, {
          engine,
          aside,
          now
        })
      };
    }
    function partsOf(saved) {
      return saved.archives.map(({
        part
      }) => part);
    }
    var placed = __webpack_require__(9657);
    var plan_text = __webpack_require__(21369);
    var refuse_places = __webpack_require__(74419);
    var refuse_rerun = __webpack_require__(98773);
    var github_run = __webpack_require__(26492);
    var sign = __webpack_require__(74128);
    var people = __webpack_require__(87331);
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
    async function requestOf(bound, {
      setup,
      as,
      folder
    }) {
      const env_1 = {
        stack: [],
        error: void 0,
        hasError: false
      };
      try {
        const starter = await starterOf(setup);
        if (as === null) return {
          bound: {
            ...bound,
            requester: starter
          },
          signature: null
        };
        const {
          machine
        } = setup;
        const key = __addDisposableResource(env_1, await (0, sign.bc)({
          file: (0, external_node_path_.resolve)(machine.cwd, as)
        }, machine, folder), true);
        const person = (0, people.R)(setup.people, key.publicKey);
        if (person === null) throw refused(`"${key.publicKey.fingerprint}": it is the key of nobody in people`, "Add the requester to people in the policy, or leave out --as; that costs one approval more.");
        if (starter !== null && starter.person !== person.name) throw refused(`${person.name}: this run was started by ${starter.person}`, "Whoever starts the run is who asks: let them do it, or leave out the key.");
        const requested = {
          ...bound,
          requester: {
            person: person.name,
            key: key.publicKey.fingerprint
          }
        };
        return {
          bound: requested,
          signature: await (0, sign._S)((0, statement.p)(requested), {
            namespace: "holdfast-request",
            key,
            machine
          })
        };
      } catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
      } finally {
        const result_1 = __disposeResources(env_1);
        if (result_1) await result_1;
      }
    }
    async function starterOf({
      github,
      policy
    }) {
      if (github === null) return null;
      const facts = await (0, github_run.pF)(github, github.run.runId);
      if (facts.login === null || (0, github_run.tX)(facts, github) !== null) return null;
      const person = (0, people.o)(policy, facts.login);
      return person === null ? null : {
        person,
        login: facts.login,
        run: facts.id
      };
    }
    function refused(why, hint) {
      return new error.Et("approval", `Cannot request as ${why}`, {
        code: "approval-refused",
        hint,
        thing: "--as"
      });
    }
    var command_session = __webpack_require__(38343);
    var written = __webpack_require__(86389);
    ;
    var plan_addDisposableResource = undefined && undefined.__addDisposableResource || function (env, value, async) {
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
    var plan_disposeResources = undefined && undefined.__disposeResources || function (SuppressedError) {
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
    async function plan_plan(setup, input) {
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
        if (policy.approval === null) throw noApproval(policy.name);
        (0, refuse_rerun.P)(setup);
        const session = plan_addDisposableResource(env_1, await (0, command_session.f)(setup), true);
        const wanted = wantedSources(setup, input);
        refuseUnclearPaths(input, wanted);
        const out = (0, external_node_path_.resolve)(machine.cwd, input.out);
        await (0, written.M)(input.out, () => (0, written.h)(out, input.out));
        const shelves = await (0, catalogs.r)(setup, (0, catalogs.F)("store", input.stores, [...setup.stores.keys()]));
        const found = await (0, find_backup.SC)(shelves, {
          text: input.backup,
          sources: wanted,
          now: machine.now()
        });
        const ordered = (0, policy_groups.$J)(policy, wanted, "restoreOrder").flatMap(unit => unit.sources);
        const sources = ordered.map(name => sourceFor(name, {
          setup,
          found,
          input
        }));
        await (0, refuse_places.B)(setup, sources.map(({
          source
        }) => source));
        const looked = await Promise.all(sources.map(one => look(one, setup)));
        const seen = looked.map(one => one.seen);
        const bound = await boundOf(setup, {
          found,
          sources,
          ways: looked.map(({
            way
          }) => way)
        });
        await (0, restore_hooks.jQ)(bound.sources, setup, "programs");
        const request = await requestOf(bound, {
          setup,
          as: input.as,
          folder: session.folder
        });
        const made = {
          "holdfast-plan": 1,
          bound: request.bound,
          seen: {
            sources: seen,
            findings: [...found.notes, ...inParts(policy, wanted), ...withoutHooks(policy, bound.sources), ...(0, policy_caution.Y)(policy, wanted)]
          },
          request: request.signature
        };
        const bytes = (0, statement.p)(made);
        await (0, written.M)(input.out, () => (0, place.f8)(out, bytes));
        return planned({
          setup,
          input,
          found,
          made,
          bytes,
          findings: session.findings
        });
      } catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
      } finally {
        const result_1 = plan_disposeResources(env_1);
        if (result_1) await result_1;
      }
    }
    function planned(all) {
      const {
        setup,
        input,
        found,
        made
      } = all;
      const {
        bound
      } = made;
      const rule = setup.policy.approval;
      const sha256 = (0, digest.f)(all.bytes);
      return (0, outcome.sG)({
        command: "plan",
        backup: bound.backup,
        findings: all.findings,
        entries: [{
          plan: sha256,
          out: input.out,
          sources: bound.sources.map(({
            name
          }) => name),
          expires: bound.expires
        }],
        lines: [`From store "${found.storeName}": ${(0, find_backup.iq)(found, setup.machine.now())}`, ...(rule === null ? [] : (0, plan_text.P)(made, rule)), `Approve with: holdfast approve ${input.out} --key FILE`, `Plan: ${(0, plan.W)(sha256)}`]
      });
    }
    function wantedSources(setup, {
      sources,
      into
    }) {
      const all = setup.sources.map(({
        name
      }) => name);
      const moved = (0, catalogs.F)("source", [...into.keys()], all);
      const named = sources.length > 0 ? sources : into.size > 0 ? moved : null;
      const wanted = named === null ? setup.sources.filter(({
        entry
      }) => entry.enabled).map(({
        name
      }) => name) : (0, catalogs.F)("source", named, all);
      const stray = [...into.keys()].find(name => !wanted.includes(name));
      if (stray === undefined) return wanted;
      throw new error.Et("policy", `Cannot restore "${stray}" into another place: it is not among the chosen sources`, {
        code: "usage",
        hint: `Add --source ${stray}.`,
        thing: stray
      });
    }
    function inParts(policy, wanted) {
      return (0, policy_groups.$J)(policy, wanted, "restoreOrder").flatMap(unit => {
        const missing = (0, policy_groups.oy)(policy, unit);
        return missing.length === 0 ? [] : [`group ${unit.group} comes back in part, without ${missing.join(", ")}`];
      });
    }
    function withoutHooks(policy, sources) {
      const labels = of => (0, policy_groups.Fb)((0, policy_groups.L8)(policy, of)).map(({
        label
      }) => label);
      const run = labels(sources);
      const skipped = labels(sources.map(({
        name
      }) => ({
        name,
        into: null
      }))).filter(label => !run.includes(label));
      return skipped.length === 0 ? [] : [`--into names the place, so these hooks do not run: ${skipped.join(", ")}`];
    }
    function refuseUnclearPaths({
      paths
    }, wanted) {
      if (paths.length === 0 || wanted.length === 1) return;
      throw new error.Et("policy", "Cannot restore a path: it is not clear of which source", {
        code: "usage",
        hint: `Name one source with --source: ${wanted.join(" or ")}.`,
        thing: "--path"
      });
    }
    function sourceFor(name, {
      setup,
      found,
      input
    }) {
      const source = setup.sources.find(one => one.name === name);
      const {
        manifest
      } = found.checked;
      const saved = manifest.sources.find(one => one.name === name);
      if (saved === undefined) {
        const why = manifest.absent.find(one => one.name === name);
        throw new error.Et("policy", `Cannot restore source "${name}": backup "${manifest.id}" does not hold it${why === undefined ? "" : ` (${why.reason})`}`, {
          code: "unknown-name",
          hint: `It holds ${manifest.sources.map(one => one.name).join(", ")}. Name them with --source.`,
          thing: name
        });
      }
      if (saved.engine !== source.kind.kind) {
        throw new error.Et("policy", `Cannot restore source "${name}": it was saved by engine ${saved.engine}, the policy now says ${source.kind.kind}`, {
          code: "unknown-name",
          hint: "Use a policy that names the engine of then.",
          thing: name
        });
      }
      const given = input.into.get(name);
      const into = given === undefined ? null : source.kind.into(given, setup.machine.cwd);
      return {
        source: (0, placed.G)(source, into, setup.machine),
        saved,
        paths: input.paths,
        into
      };
    }
    async function boundOf(setup, {
      found,
      sources,
      ways
    }) {
      const {
        machine,
        policy
      } = setup;
      const created = machine.now();
      const expires = policy.approval === "open" || policy.approval === null ? 86_400_000 : policy.approval.expires;
      const bounds = [];
      for (const [index, {
        source,
        saved,
        paths,
        into
      }] of sources.entries()) {
        const engine = source.open();
        bounds.push({
          name: source.name,
          engine: source.kind.kind,
          place: engine.place,
          into,
          mark: await engine.mark(),
          parts: partsOf(saved),
          paths: [...paths],
          proof: source.kind.proof,
          undo: ways[index]
        });
      }
      return {
        nonce: Buffer.from(machine.random(16)).toString("hex"),
        backup: found.checked.manifest.id,
        "manifest-sha256": found.checked.sha256,
        manifest: found.checked.text,
        signature: found.checked.signature,
        "policy-sha256": setup.sha256,
        host: machine.host,
        sources: bounds,
        hooks: (0, policy_groups.Fb)((0, policy_groups.L8)(policy, bounds)).map(policy_hooks.P3),
        requester: null,
        created: created.toISOString(),
        expires: new Date(created.getTime() + expires).toISOString(),
        version: version.x
      };
    }
    function noApproval(policy) {
      return new error.Et("approval", `Cannot restore: policy "${policy}" says nobody may approve one`, {
        code: "approval-missing",
        hint: "Add people and approval: { approvers: [NAME], needed: 1 } to the policy, by a reviewed change.",
        thing: "approval"
      });
    }
  }),
  74419: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      B: () => (refusePlaces)
    });
    var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
    var _domain_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(19515);
    var _domain_name_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(11618);
    var _preflight_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5697);
    async function refusePlaces(setup, sources) {
      const inside = (await (0, _preflight_js__WEBPACK_IMPORTED_MODULE_3__.pA)(setup, sources))[0];
      if (inside !== undefined) {
        throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_1__.Et("restore", inside.text.replace("Cannot save", "Cannot restore"), {
          code: "store-inside-source",
          hint: "Choose another place with --into.",
          thing: inside.thing
        });
      }
      const roots = sources.flatMap(source => source.open().roots.map(root => ({
        name: source.name,
        root
      })));
      for (const one of roots) {
        for (const other of roots) {
          if (one === other || !`${one.root}${node_path__WEBPACK_IMPORTED_MODULE_0__.sep}`.startsWith(`${other.root}${node_path__WEBPACK_IMPORTED_MODULE_0__.sep}`)) continue;
          throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_1__.Et("restore", `Cannot restore "${one.name}" and "${other.name}" together: ${(0, _domain_name_js__WEBPACK_IMPORTED_MODULE_2__.SP)(one.root)} lies in ${(0, _domain_name_js__WEBPACK_IMPORTED_MODULE_2__.SP)(other.root)}`, {
            code: "usage",
            hint: "Restore one after the other, or choose another place with --into.",
            thing: one.name
          });
        }
      }
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
  88923: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      JE: () => (isBare),
      To: () => (softened),
      dg: () => (aroundOf),
      jQ: () => (refuseMissing),
      tB: () => (pausingOf)
    });
    var _domain_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19515);
    var _domain_policy_groups_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(10746);
    var _check_hooks_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5589);
    function aroundOf({
      plan: {
        bound
      },
      digits
    }, setup) {
      const {
        machine,
        state,
        folder,
        policy
      } = setup;
      const hooks = (0, _domain_policy_groups_js__WEBPACK_IMPORTED_MODULE_1__.L8)(policy, bound.sources);
      const words = {
        COMMAND: "restore",
        POLICY: policy.name,
        BACKUP: bound.backup,
        RESTORE: digits
      };
      return {
        hooks,
        run: {
          machine,
          state,
          folder,
          stage: "restore",
          words
        }
      };
    }
    function isBare({
      hooks: {
        pauses,
        after
      }
    }) {
      return pauses.length === 0 && after === null;
    }
    function pausingOf({
      hooks,
      run
    }) {
      const {
        folder,
        words
      } = run;
      return hooks.pauses.length === 0 ? {} : {
        pausing: {
          folder,
          words,
          pauses: hooks.pauses
        }
      };
    }
    async function refuseMissing(sources, setup, what) {
      const hooks = (0, _domain_policy_groups_js__WEBPACK_IMPORTED_MODULE_1__.Fb)((0, _domain_policy_groups_js__WEBPACK_IMPORTED_MODULE_1__.L8)(setup.policy, sources));
      const bare = what === "programs" ? hooks.map(one => ({
        ...one,
        env: {}
      })) : hooks;
      const findings = await (0, _check_hooks_js__WEBPACK_IMPORTED_MODULE_2__.T)(bare, setup);
      const [first] = findings;
      if (first === undefined) return;
      const {
        code,
        text,
        thing
      } = first;
      const hint = `${first.hint} Where it cannot be had, --into SOURCE=PLACE brings a source even into its own place without any hook.`;
      throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_0__.Et("restore", text, {
        code,
        hint,
        thing,
        findings
      });
    }
    function softened(found, {
      policy
    }, source) {
      if (!(0, _domain_policy_groups_js__WEBPACK_IMPORTED_MODULE_1__.lP)(policy, source)) return [...found];
      return found.map(one => one.code === "source-in-use" && one.weight === "error" ? {
        ...one,
        weight: "warning"
      } : one);
    }
  }),
  28899: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      l: () => (wayBack)
    });
    var _outcome_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(90246);
    async function wayBack(kind, {
      engine,
      aside,
      now
    }) {
      if (kind.undo === "kept aside") return "kept aside";
      if (now !== null && now.items > 0) return "backup first";
      const {
        findings
      } = await (0, _outcome_js__WEBPACK_IMPORTED_MODULE_0__.Vq)(() => engine.build(new Map(), aside));
      return findings.length === 0 ? "empty again" : "none";
    }
  }),
  86389: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      M: () => (written),
      h: () => (refuseOther)
    });
    var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
    var _domain_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(19515);
    var _domain_name_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(11618);
    const WHY = {
      ENOENT: "the folder it should lie in is not there",
      ENOTDIR: "what it should lie in is no folder",
      EISDIR: "it is a folder",
      EEXIST: "it is there already",
      EACCES: "this user may not",
      EPERM: "this user may not",
      EROFS: "the file system is read-only",
      ENOSPC: "the disk is full",
      ENAMETOOLONG: "its name is too long",
      EINVAL: "it is no possible name"
    };
    async function written(name, work) {
      try {
        return await work();
      } catch (cause) {
        const code = cause.code;
        const isTold = cause instanceof _domain_error_js__WEBPACK_IMPORTED_MODULE_1__.Et || typeof code !== "string";
        if (isTold || !/^E[A-Z0-9]+$/.test(code)) throw cause;
        throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_1__.Et("policy", `Cannot write "${(0, _domain_name_js__WEBPACK_IMPORTED_MODULE_2__.SP)(name)}": ${WHY[code] ?? code}`, {
          code: "file-unwritable",
          hint: "Name another place, one that this user may write to.",
          thing: (0, _domain_name_js__WEBPACK_IMPORTED_MODULE_2__.SP)(name),
          cause
        });
      }
    }
    const PLAN = '{\n "holdfast-plan": ';
    async function refuseOther(path, name) {
      const there = await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(path, "utf8").catch(cause => cause.code === "ENOENT" ? PLAN : "");
      if (there.startsWith(PLAN)) return;
      throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_1__.Et("policy", `Cannot write plan "${(0, _domain_name_js__WEBPACK_IMPORTED_MODULE_2__.SP)(name)}": something else is there`, {
        code: "file-exists",
        hint: "Name another file with --out.",
        thing: (0, _domain_name_js__WEBPACK_IMPORTED_MODULE_2__.SP)(name)
      });
    }
  })
};
