export const id = 6914;
export const ids = [6914, 4533];
export const modules = {
  86914: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.r(__webpack_exports__);
    __webpack_require__.d(__webpack_exports__, {
      check: () => (check),
      checkSetup: () => (checkSetup)
    });
    var domain_name = __webpack_require__(11618);
    var policy_groups = __webpack_require__(10746);
    var policy_hooks = __webpack_require__(42556);
    var units = __webpack_require__(83822);
    ;
    function settingsOf(policy) {
      const row = (setting, is) => ({
        setting,
        is
      });
      const {
        retention,
        approval
      } = policy;
      return [row("policy", `${policy.name}, backups are called ${policy.prefix}_…`), ...Object.entries(policy.sources).map(([name, {
        engine,
        enabled,
        because
      }]) => row(`source ${name}`, enabled ? engine : `off${because === null ? "" : `: ${(0, domain_name.SP)(because)}`}`)), ...Object.entries(policy.groups).map(([name, group]) => row(`group ${name}`, groupText(group))), ...(0, policy_groups.aS)(policy).map(hook => row("hook", (0, domain_name.SP)((0, policy_hooks.P3)(hook)))), ...Object.entries(policy.stores).map(([name, {
        kind
      }]) => row(`store ${name}`, kind)), ...Object.entries(policy.schedules).map(([name, one]) => row(`schedule ${name}`, scheduleText(one))), row("retention", retention === null ? "everything stays" : `${retention.slots === null ? `the newest ${retention.last ?? "of all"}` : `the newest of each ${retention.slots}`}, never fewer than ${retention.floor}`), row("can open", `${(0, units.LS)(policy.recipients.length, "recipient")}: ${policy.recipients.map(shortOf).join(", ")}`), ...Object.entries(policy.signers).map(([name, {
        may,
        last
      }]) => row(`signer ${name}`, `may ${may.join(" and ")}${last === null ? "" : ", retired"}`)), row("restore", approval === null ? "nobody" : approval === "open" ? "ANYBODY" : approvalText(approval)), row("started by", policy.operators?.join(", ") ?? "whom GitHub lets"), row("taken from", policy.require === null ? "the default branch" : "a reviewed pull request")];
    }
    function settingLines(settings) {
      const wide = Math.max(...settings.map(({
        setting
      }) => setting.length));
      return settings.map(({
        setting,
        is
      }) => `${setting.padEnd(wide)}  ${is}`);
    }
    function groupText({
      order,
      restoreOrder
    }) {
      return `dumped ${order.join(", ")}; put back ${restoreOrder.join(", ")}`;
    }
    function scheduleText(schedule) {
      const {
        every,
        on,
        timezone,
        sources,
        stores
      } = schedule;
      const clock = `${two(Math.floor(schedule.at / 60))}:${two(schedule.at % 60)} ${timezone}`;
      const what = `${sources.join(", ") || "all sources"} to ${stores.join(", ") || "all stores"}`;
      return `${everyText(every, on)} at ${clock}, ${what}`;
    }
    function everyText(every, on) {
      if (typeof every === "object") return `every ${every.days} days`;
      return every === "week" ? `every ${on}` : `every ${every}`;
    }
    function approvalText({
      approvers,
      needed,
      gates,
      environment,
      expires
    }) {
      const ways = gates.map(gate => gate === "environment" ? `environment ${environment}` : gate);
      return `${needed} of ${approvers.join(", ")}, by ${ways.join(" or ")}, within ${expires / 3_600_000} h`;
    }
    function shortOf(recipient) {
      return recipient.length > 70 ? `${recipient.slice(0, 20)}…${recipient.slice(-8)}` : recipient;
    }
    function two(value) {
      return String(value).padStart(2, "0");
    }
    var journal = __webpack_require__(86076);
    var catalogs = __webpack_require__(57107);
    var promises_ = __webpack_require__(51455);
    var external_node_path_ = __webpack_require__(76760);
    var attribute = __webpack_require__(63390);
    var outcome = __webpack_require__(90246);
    ;
    const OTHERS = 0o077;
    async function checkAddresses(source, folder) {
      const {
        url,
        "restore-url": restore,
        scratch,
        env = {}
      } = source.settings;
      const from = [url, restore, scratch?.url, ...Object.values(env)];
      return (0, attribute.B)(source.name, [...(restore === undefined ? [] : await checkRestore(source, restore)), ...(await checkFiles(from.filter(one => typeof one === "string"), folder))]);
    }
    async function checkFiles(from, folder) {
      const findings = [];
      for (const reference of new Set(from.filter(one => one.startsWith("file:")))) {
        const mode = (await (0, promises_.stat)((0, external_node_path_.resolve)(folder, reference.slice(5))).catch(() => null))?.mode;
        if (mode === undefined || (mode & OTHERS) === 0) continue;
        const text = `Others may read "${(0, domain_name.SP)(reference)}", which may hold a password: its mode is ${(mode & 0o777).toString(8).padStart(4, "0")}`;
        const hint = "chmod 600 it; change the password if others were here.";
        findings.push((0, outcome.gk)("warning", "key-exposed", {
          thing: (0, domain_name.SP)(reference),
          text,
          hint
        }));
      }
      return findings;
    }
    async function checkRestore(source, restore) {
      const done = await (0, outcome.Vq)(() => source.open().check("build"));
      const found = done.value ?? done.findings;
      return found.filter(({
        weight,
        thing
      }) => weight === "error" && thing === (0, domain_name.SP)(restore)).map(one => {
        const isElsewhere = one.code === "key-missing" && restore.startsWith("env:");
        return {
          ...one,
          weight: isElsewhere ? "note" : "warning",
          text: `A restore would fail: ${one.text}`
        };
      });
    }
    var check_crons = __webpack_require__(11708);
    var check_hooks = __webpack_require__(5589);
    var key_file = __webpack_require__(38847);
    var private_key = __webpack_require__(89662);
    var public_key = __webpack_require__(83556);
    var sign = __webpack_require__(74128);
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
    const MAX_KEY = 65_536;
    async function checkKeys(setup) {
      return [...(await checkSigning(setup)), ...(await identitiesBeside(setup)), ...(await sharedKeys(setup))];
    }
    async function checkSigning(setup) {
      const {
        machine,
        policy
      } = setup;
      const tool = await (0, outcome.Vq)(() => machine.run({
        argv: ["ssh-keygen", "-?"]
      }));
      if (tool.value === null) {
        return [(0, outcome.gk)("error", "ssh-missing", {
          thing: "ssh-keygen",
          text: "Cannot sign: ssh-keygen is not installed",
          hint: "Install Debian's package openssh-client."
        })];
      }
      if (policy.signingKey === null) {
        return [(0, outcome.gk)("note", "key-missing", {
          thing: "signing-key",
          text: "The policy names no signing-key, so this host can restore but not back up"
        })];
      }
      const found = await (0, outcome.Vq)(() => signingKey(policy.signingKey, setup));
      const key = found.value?.key ?? null;
      if (key === null) return [...found.findings];
      const why = (0, signer.wJ)(setup, key);
      if (why === null) return [];
      return [(0, outcome.gk)("error", "key-wrong", {
        thing: "signing-key",
        text: `Cannot sign for policy "${policy.name}": ${why}`,
        hint: "Is it the key of another host? The policy's signers must hold its .pub line with may: [backup]."
      })];
    }
    async function signingKey(reference, setup) {
      const env_1 = {
        stack: [],
        error: void 0,
        hasError: false
      };
      try {
        const at = (0, signer.xc)(reference, setup);
        if ("text" in at) return {
          key: (0, key_file.FF)((0, private_key.j)(at.text), key_file.a$).publicKey
        };
        const opened = __addDisposableResource(env_1, await (0, sign.bc)(at, setup.machine, setup.folder), true);
        return {
          key: opened.publicKey
        };
      } catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
      } finally {
        const result_1 = __disposeResources(env_1);
        if (result_1) await result_1;
      }
    }
    async function identitiesBeside(setup) {
      const folders = new Set([setup.folder]);
      const key = setup.policy.signingKey;
      if (key?.startsWith("file:") === true) folders.add((0, external_node_path_.dirname)((0, external_node_path_.resolve)(setup.folder, key.slice(5))));
      const findings = [];
      for (const folder of folders) {
        for (const entry of await (0, promises_.readdir)(folder, {
          withFileTypes: true
        }).catch(() => [])) {
          const path = (0, external_node_path_.join)(folder, entry.name);
          if (!entry.isFile() || ((await (0, promises_.stat)(path).catch(() => null))?.size ?? 0) > MAX_KEY) continue;
          if (!/AGE-SECRET-KEY-/.test(await (0, promises_.readFile)(path, "latin1").catch(() => ""))) continue;
          findings.push((0, outcome.gk)("warning", "key-exposed", {
            thing: (0, domain_name.SP)(entry.name),
            text: `An identity lies on this host: "${(0, domain_name.SP)(path)}"`,
            hint: "Move it off this machine: whoever takes the host could read every backup."
          }));
        }
      }
      return findings;
    }
    async function sharedKeys({
      signers,
      people
    }) {
      return signers.flatMap(signer => people.filter(({
        keys
      }) => keys.some(key => (0, public_key.D3)(key, signer.key))).map(({
        name
      }) => (0, outcome.gk)("warning", "key-exposed", {
        thing: name,
        text: `Signer "${signer.name}" and person "${name}" share a key: whoever takes the host could approve restores`,
        hint: "Give the person a key of their own."
      })));
    }
    var last_proven = __webpack_require__(32863);
    var open_approval = __webpack_require__(32948);
    var open_policy = __webpack_require__(31623);
    var pause = __webpack_require__(64764);
    var preflight = __webpack_require__(5697);
    var command_punctual = __webpack_require__(64318);
    var room = __webpack_require__(56983);
    ;
    async function check(machine, input) {
      if (input.offline) {
        const {
          policy,
          findings
        } = await (0, open_policy.q)(input.policy, machine, input.kit);
        const settings = policy === null ? [] : settingsOf(policy);
        return (0, outcome.sG)({
          command: "check",
          findings,
          entries: settings.map(one => ({
            ...one
          })),
          lines: [...settingLines(settings), ...(findings.length === 0 ? ["The policy's text is sound"] : [])]
        });
      }
      return await checkSetup(await (0, open_policy.openPolicy)(input.policy, machine, input.kit));
    }
    async function checkSetup(setup) {
      const hooks = (0, policy_groups.aS)(setup.policy);
      const secrets = hooks.flatMap(({
        env
      }) => Object.values(env));
      const findings = [...(await checkKeys(setup)), ...(await (0, check_crons.m)(setup.file, setup.policy)), ...(await (0, check_hooks.T)(hooks, setup)), ...(await checkFiles(secrets, setup.folder))];
      const shelves = await (0, catalogs.r)(setup, [...setup.stores.keys()]);
      const enabled = setup.sources.filter(({
        entry
      }) => entry.enabled);
      const looked = [...(await lookAtStores(shelves, enabled)), ...(await lookAtSources(setup))];
      findings.push(...looked.flatMap(({
        found
      }) => found));
      const lines = looked.map(({
        kind,
        name,
        found,
        because
      }) => `${kind.padEnd(6)}  ${name}  ${because ?? wordFor(found)}`);
      const entries = looked.filter(({
        because
      }) => because === null).map(({
        kind,
        name,
        found
      }) => ({
        kind,
        name,
        ready: !(0, preflight.JD)(found)
      }));
      findings.push(...(await (0, preflight.pA)(setup, enabled)), ...(await pending(setup)), ...(await (0, pause.tf)(setup.state)));
      const punctual = (0, command_punctual.iZ)(setup, shelves);
      findings.push(...(0, command_punctual.E9)(punctual), ...(0, last_proven.v6)(shelves, setup));
      for (const one of punctual) lines.push(`schedule  ${one.schedule.name}  ${(0, command_punctual.pD)(one, setup.machine.now())}`);
      lines.push((0, preflight.JD)(findings) ? "Not ready" : "Ready");
      return (0, open_approval.remindOpen)(setup, (0, outcome.sG)({
        command: "check",
        findings,
        entries,
        lines
      }));
    }
    async function lookAtStores(shelves, sources) {
      const need = await (0, room.ER)(shelves, sources);
      const looked = [];
      for (const {
        name,
        store,
        findings: unread
      } of shelves) {
        const found = unread.length > 0 ? unread : (0, room.rO)(await (0, preflight.ot)({
          store
        }, need.bytes), need);
        looked.push({
          kind: "store",
          name,
          found,
          because: null
        });
      }
      return looked;
    }
    async function lookAtSources(setup) {
      const looked = [];
      for (const source of setup.sources) {
        const {
          name,
          entry
        } = source;
        if (!entry.enabled) {
          const because = `disabled${entry.because === null ? "" : `: ${(0, domain_name.SP)(entry.because)}`}`;
          looked.push({
            kind: "source",
            name,
            found: [],
            because
          });
          continue;
        }
        const all = [...(await (0, preflight.As)(source, "dump")), ...(await checkAddresses(source, setup.folder))];
        const found = (0, preflight.lM)(source, setup) ? all.map(early) : all;
        looked.push({
          kind: "source",
          name,
          found,
          because: null
        });
      }
      return looked;
    }
    function early(one) {
      return one.weight === "error" ? {
        ...one,
        weight: "warning"
      } : one;
    }
    function wordFor(findings) {
      if ((0, preflight.JD)(findings)) return "NOT READY";
      return findings.some(({
        weight
      }) => weight === "warning") ? "ready, with a warning" : "ready";
    }
    async function pending({
      state
    }) {
      const journals = await (0, journal.rZ)(state);
      return journals.filter(one => ["building", "swapping", "finishing", "undoing", "settling"].includes(one.state)).map(one => (0, outcome.gk)("warning", "restore-pending", {
        thing: one.id,
        text: `Restore ${one.id} was cut short`,
        hint: "The next backup, plan, restore or undo puts it in order."
      }));
    }
  }),
  11708: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      m: () => (checkCrons)
    });
    var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
    var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
    var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
    var _domain_exact_crons_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(17573);
    var _domain_name_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(11618);
    var _outcome_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(90246);
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
    const WORKFLOWS = ".github/workflows";
    const YAML = /\.ya?ml$/;
    const LIMIT = 1024 * 1024;
    async function checkCrons(policyFile, policy) {
      const folder = (0, node_path__WEBPACK_IMPORTED_MODULE_2__.join)((0, node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(policyFile), WORKFLOWS);
      const names = (await namesIn(folder, (0, node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(policyFile))).filter(name => YAML.test(name));
      const wanted = (0, _domain_exact_crons_js__WEBPACK_IMPORTED_MODULE_3__.xh)((0, _domain_exact_crons_js__WEBPACK_IMPORTED_MODULE_3__.B7)(policy.schedules));
      const findings = [];
      for (const name of names.sort()) {
        const crons = (0, _domain_exact_crons_js__WEBPACK_IMPORTED_MODULE_3__.yr)(await textOf((0, node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, name)));
        if (crons === null) continue;
        const there = (0, _domain_exact_crons_js__WEBPACK_IMPORTED_MODULE_3__.xh)(crons);
        if (there.join("\n") === wanted.join("\n")) continue;
        const file = (0, _domain_name_js__WEBPACK_IMPORTED_MODULE_4__.SP)(name);
        findings.push((0, _outcome_js__WEBPACK_IMPORTED_MODULE_5__.gk)("error", "cron-differs", {
          thing: file,
          text: `The crons of workflow "${file}" are ${listed(there)}, the policy's schedules ask for ${listed(wanted)}`,
          hint: `Write these crons into ${WORKFLOWS}/${file}, or remove it and run holdfast init --exact.`
        }));
      }
      return findings;
    }
    function listed(crons) {
      return crons.length === 0 ? "none" : crons.map(one => `"${(0, _domain_name_js__WEBPACK_IMPORTED_MODULE_4__.SP)(one)}"`).join(", ");
    }
    async function namesIn(folder, root) {
      try {
        if ((await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)(folder)) !== (0, node_path__WEBPACK_IMPORTED_MODULE_2__.join)(await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)(root), WORKFLOWS)) return [];
        return await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readdir)(folder);
      } catch {
        return [];
      }
    }
    async function textOf(path) {
      try {
        const env_1 = {
          stack: [],
          error: void 0,
          hasError: false
        };
        try {
          const flags = node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDONLY | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NOFOLLOW | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NONBLOCK;
          const file = __addDisposableResource(env_1, await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(path, flags), true);
          const stat = await file.stat();
          return stat.isFile() && stat.size <= LIMIT ? await file.readFile("utf8") : "";
        } catch (e_1) {
          env_1.error = e_1;
          env_1.hasError = true;
        } finally {
          const result_1 = __disposeResources(env_1);
          if (result_1) await result_1;
        }
      } catch {
        return "";
      }
    }
  }),
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
  32863: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      JV: () => (lastProvenLine),
      v6: () => (unprovenOf),
      zT: () => (lastProven)
    });
    var _domain_units_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(83822);
    var _listed_proof_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(16720);
    var _outcome_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(90246);
    function lastProven(shelves, {
      setup,
      only
    }) {
      const entries = shelves.flatMap(({
        catalog
      }) => catalog?.entries ?? []).filter(({
        id,
        checked
      }) => checked !== null && (only === null || id === only));
      const enabled = setup.sources.filter(({
        entry
      }) => entry.enabled).map(({
        name
      }) => name);
      const held = entries.flatMap(({
        checked
      }) => checked?.manifest.sources ?? []);
      const names = only === null ? enabled : [...new Set(held.map(({
        name
      }) => name))];
      return names.map(source => {
        let newest = null;
        for (const {
          id,
          proven
        } of entries) {
          const proof = proven.get(source);
          if (proof === undefined) continue;
          const listed = {
            ...(0, _listed_proof_js__WEBPACK_IMPORTED_MODULE_1__.Am)(proof),
            backup: id
          };
          if (newest === null || newest.at < listed.at) newest = listed;
        }
        return {
          source,
          proof: newest
        };
      });
    }
    const DAY = 86_400_000;
    const OLD = 31 * DAY;
    function unprovenOf(shelves, setup) {
      const now = setup.machine.now().getTime();
      const trusted = shelves.flatMap(({
        catalog
      }) => catalog?.entries ?? []);
      const held = trusted.flatMap(({
        checked
      }) => checked?.manifest.sources ?? []);
      return lastProven(shelves, {
        setup,
        only: null
      }).flatMap(({
        source,
        proof
      }) => {
        if (!held.some(({
          name
        }) => name === source)) return [];
        const hint = "Run backup --prove, or drill where the identity is.";
        if (proof === null) {
          const text = `No backup of source "${source}" has been proven by a restore into scratch`;
          return [(0, _outcome_js__WEBPACK_IMPORTED_MODULE_2__.gk)("note", "source-unproven", {
            thing: source,
            text,
            hint
          })];
        }
        const age = now - new Date(proof.at).getTime();
        if (age <= OLD) return [];
        const text = `Source "${source}" was last proven ${(0, _domain_units_js__WEBPACK_IMPORTED_MODULE_0__.QA)(age)} ago`;
        return [(0, _outcome_js__WEBPACK_IMPORTED_MODULE_2__.gk)("warning", "source-unproven", {
          thing: source,
          text,
          hint
        })];
      });
    }
    function lastProvenLine({
      source,
      proof
    }, now) {
      const when = proof === null ? "never" : `${(0, _listed_proof_js__WEBPACK_IMPORTED_MODULE_1__.JT)(proof, now)}, ${proof.backup}`;
      return `Last proven: ${source}  ${when}`;
    }
  }),
  16720: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      Am: () => (listedProof),
      Cf: () => (provenWords),
      JT: () => (agoOf),
      TB: () => (newerProofs),
      cr: () => (provenBy)
    });
    var _domain_units_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(83822);
    var _receipt_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(94290);
    function listedProof({
      at,
      said
    }) {
      return {
        at: at.toISOString(),
        facts: said.facts,
        rto: said.rto ?? null,
        rpo: said.rpo ?? null,
        age: said.age ?? null,
        checks: said.checks?.passed ?? 0
      };
    }
    function newerProofs(a, b) {
      const newer = new Map(Object.entries(a));
      for (const [name, proof] of Object.entries(b)) {
        const other = newer.get(name);
        if (other === undefined || other.at < proof.at) newer.set(name, proof);
      }
      return Object.fromEntries(newer);
    }
    function provenBy(sources, proofs) {
      const dates = sources.map(name => Object.hasOwn(proofs, name) ? proofs[name]?.at : undefined);
      const known = dates.flatMap(at => at ?? []).sort();
      const isWhole = known.length === dates.length && known[0] !== undefined;
      return {
        proven: isWhole ? known[0] : null,
        proofs
      };
    }
    function provenWords({
      proven,
      proofs,
      sources
    }, now) {
      const known = sources.flatMap(name => Object.hasOwn(proofs, name) ? [{
        name,
        proof: proofs[name]
      }] : []);
      if (known.length === 0) return null;
      if (proven === null || known.some(({
        proof
      }) => proof.at !== proven)) return `proven ${known.map(({
        name,
        proof
      }) => `${name} ${agoOf(proof, now)}`).join(", ")}`;
      const all = known.map(({
        proof
      }) => proof);
      const sum = (of, add) => all.map(one => one[of]).reduce((a, b) => a === null || b === null ? null : add(a, b));
      return `proven ${agoOf({
        at: proven,
        rto: sum("rto", (a, b) => a + b),
        rpo: sum("rpo", Math.max)
      }, now)}`;
    }
    function agoOf({
      at,
      rto,
      rpo
    }, now) {
      const objectives = (0, _receipt_js__WEBPACK_IMPORTED_MODULE_1__.s3)({
        rto,
        rpo
      });
      const ago = `${(0, _domain_units_js__WEBPACK_IMPORTED_MODULE_0__.QA)(now.getTime() - new Date(at).getTime())} ago`;
      return objectives === "" ? ago : `${ago} (${objectives})`;
    }
  }),
  32948: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      remindOpen: () => (remindOpen)
    });
    var _outcome_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(90246);
    function remindOpen({
      policy
    }, outcome) {
      const {
        report
      } = outcome;
      if (policy.approval !== "open") return outcome;
      if (report.findings.some(({
        code
      }) => code === "approval-open")) return outcome;
      const open = (0, _outcome_js__WEBPACK_IMPORTED_MODULE_0__.gk)("warning", "approval-open", {
        thing: policy.name,
        text: "Approval is open: anybody who can run Holdfast here may restore, nobody is asked",
        hint: "Name people and approvers in the policy."
      });
      return {
        ...outcome,
        report: {
          ...report,
          findings: [...report.findings, open]
        }
      };
    }
  }),
  31623: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      q: () => (checkText),
      openPolicy: () => (openPolicy)
    });
    var promises_ = __webpack_require__(51455);
    var external_node_os_ = __webpack_require__(48161);
    var external_node_path_ = __webpack_require__(76760);
    var error = __webpack_require__(19515);
    var domain_name = __webpack_require__(11618);
    ;
    const NO_ORIGIN = {
      commit: null,
      requester: null,
      run: null
    };
    var parse_policy = __webpack_require__(77421);
    var domain_policy = __webpack_require__(55312);
    var mod = __webpack_require__(17341);
    var store_mod = __webpack_require__(89);
    var digest = __webpack_require__(8297);
    var check_crons = __webpack_require__(11708);
    var policy_path = __webpack_require__(16269);
    var recipient = __webpack_require__(9122);
    var public_key = __webpack_require__(83556);
    ;
    const MAX_KEY_FILE = 64 * 1024;
    async function resolveKeys(policy, at) {
      const complaints = [];
      const reader = {
        folder: at.folder,
        complain: (path, text) => complaints.push({
          line: at.lineOf(path),
          path: (0, policy_path.L)(path),
          text: `${(0, policy_path.L)(path)} ${text}`
        })
      };
      const recipients = await readRecipients(policy.recipients, reader);
      const signers = [];
      for (const [name, {
        key,
        may,
        last
      }] of Object.entries(policy.signers)) {
        const read = await readKey(key, ["signers", name, "key"], reader);
        if (read !== null) signers.push({
          name,
          key: read,
          may,
          last
        });
      }
      const people = [];
      for (const [name, {
        keys
      }] of Object.entries(policy.people)) {
        const read = await Promise.all(keys.map((key, index) => readKey(key, ["people", name, "keys", index], reader)));
        people.push({
          name,
          keys: read.filter(key => key !== null)
        });
      }
      refuseSharedKeys(people, reader);
      return {
        recipients,
        signers,
        people,
        complaints: complaints.sort((a, b) => a.line - b.line)
      };
    }
    async function readRecipients(list, reader) {
      const found = [];
      const kinds = new Set();
      for (const [index, entry] of list.entries()) {
        const path = ["recipients", index];
        const text = await readReference(entry, path, reader);
        if (text === null) continue;
        if (isSecret(text)) {
          reader.complain(path, whyNoRecipient(text));
          continue;
        }
        const lines = text.split("\n").map(line => line.trim()).filter(line => line !== "" && !line.startsWith("#"));
        if (lines.length === 0) reader.complain(path, "holds no recipient");
        for (const line of lines) {
          const kind = (0, recipient.F)(line);
          if (kind === null) reader.complain(path, whyNoRecipient(line));else {
            kinds.add(kind);
            if (found.includes(line)) reader.complain(path, "is there twice");
            found.push(line);
          }
        }
      }
      if (kinds.size > 1) reader.complain(["recipients"], "mixes X25519 (age1…) and post-quantum (age1pq1…) recipients, expected one kind");
      return found;
    }
    function isSecret(text) {
      return /PRIVATE KEY|AGE-SECRET-KEY/i.test(text);
    }
    function whyNoRecipient(line) {
      if (/AGE-SECRET-KEY/i.test(line)) return "is a secret key, expected the public recipient (age1…); take it out of the policy and make a new identity";
      if (isSecret(line)) return "is a private key, expected an age recipient (age1…)";
      if (/^ssh-|^ecdsa-|^sk-/.test(line)) return "is an SSH key, expected an age recipient (age1…)";
      return "is no age recipient (age1…): is a character missing?";
    }
    async function readKey(entry, path, reader) {
      const text = await readReference(entry, path, reader);
      if (text === null) return null;
      if (isSecret(text)) {
        reader.complain(path, "is a private key, expected the public one (the line in the .pub file)");
        return null;
      }
      if (/^age1/.test(text.trim())) {
        reader.complain(path, "is an age recipient, expected an OpenSSH public key line");
        return null;
      }
      const key = (0, public_key.ee)(text.trim());
      if (typeof key !== "string") return key;
      reader.complain(path, `is no OpenSSH public key that counts: ${key}`);
      return null;
    }
    async function readReference(entry, path, reader) {
      if (!entry.startsWith("file:")) return entry;
      const file = (0, external_node_path_.resolve)(reader.folder, entry.slice("file:".length));
      const complain = why => {
        reader.complain(path, `names a file that cannot be read (${why})`);
        return null;
      };
      try {
        const {
          size,
          isPlain
        } = await (0, promises_.stat)(file).then(is => ({
          size: is.size,
          isPlain: is.isFile()
        }));
        if (!isPlain) return complain("it is no plain file");
        if (size > MAX_KEY_FILE) return complain("it is too large for a public key");
        return await (0, promises_.readFile)(file, "utf8");
      } catch (cause) {
        const code = cause.code ?? "unknown reason";
        return complain(code === "ENOENT" ? "there is no such file" : code);
      }
    }
    function refuseSharedKeys(people, reader) {
      const owners = new Map();
      for (const {
        name,
        keys
      } of people) {
        for (const [index, key] of keys.entries()) {
          const owner = owners.get(key.fingerprint) ?? name;
          owners.set(key.fingerprint, owner);
          if (owner !== name) reader.complain(["people", name, "keys", index], `is the key of people.${owner} too`);
        }
      }
    }
    ;
    const POLICY_FILE = "holdfast.yml";
    const CORRECT = "Correct each line named above; docs/policy.md explains every key.";
    async function openPolicy(path, machine, kit) {
      const file = await findPolicy(path, machine, kit);
      const text = await readText(file);
      const parsed = (0, parse_policy.O)(text, {
        engines: mod.s,
        stores: store_mod.z
      });
      if (parsed.policy === null) throw invalid(file, parsed.complaints);
      const policy = parsed.policy;
      const folder = (0, external_node_path_.dirname)(file);
      const keys = await resolveKeys(policy, {
        folder,
        lineOf: parsed.lineOf
      });
      if (keys.complaints.length > 0) throw invalid(file, keys.complaints);
      return {
        machine,
        origin: NO_ORIGIN,
        github: null,
        file,
        folder,
        text,
        sha256: (0, digest.f)(text),
        policy,
        recipients: keys.recipients,
        signers: keys.signers,
        people: keys.people,
        sources: Object.entries(policy.sources).map(([name, entry]) => sourceOf(name, entry, {
          folder,
          machine
        })),
        stores: new Map(Object.entries((0, domain_policy.LG)(policy.stores, ({
          kind,
          settings
        }) => {
          const one = store_mod.z[kind];
          return one.open(one.resolve(settings, folder), machine);
        }))),
        state: stateFolder(policy, folder, machine),
        staging: policy.staging === null ? null : (0, external_node_path_.resolve)(folder, policy.staging)
      };
    }
    async function checkText(path, machine, kit) {
      const file = await findPolicy(path, machine, kit);
      const {
        policy,
        complaints
      } = (0, parse_policy.O)(await readText(file), {
        engines: mod.s,
        stores: store_mod.z
      });
      if (policy !== null) return {
        policy,
        findings: await (0, check_crons.m)(file, policy)
      };
      const found = findingsOf(file, complaints);
      const last = found.length - 1;
      return {
        policy,
        findings: found.map((one, at) => at === last ? {
          ...one,
          hint: CORRECT
        } : one)
      };
    }
    function sourceOf(name, entry, at) {
      const kind = mod.s[entry.engine];
      const settings = kind.resolve(entry.settings, at.folder);
      return {
        name,
        entry,
        kind,
        settings,
        open: () => kind.open(settings, at.machine)
      };
    }
    async function findPolicy(path, machine, kit) {
      if (path !== null) return (0, external_node_path_.resolve)(machine.cwd, path);
      for (const folder of kit === null ? [machine.cwd] : [machine.cwd, kit]) {
        const file = (0, external_node_path_.join)(folder, POLICY_FILE);
        try {
          await (0, promises_.access)(file);
          return file;
        } catch {}
      }
      throw new error.Et("policy", `Cannot find a policy: there is no "holdfast.yml" in this folder`, {
        code: "policy-unreadable",
        hint: "Name one with --policy FILE.",
        thing: "holdfast.yml"
      });
    }
    async function readText(file) {
      try {
        return new TextDecoder("utf-8", {
          fatal: true,
          ignoreBOM: true
        }).decode(await (0, promises_.readFile)(file));
      } catch (cause) {
        const {
          code,
          message
        } = cause;
        const why = UNREADABLE[code ?? ""] ?? message;
        throw new error.Et("policy", `Cannot read policy "${(0, domain_name.SP)(file)}": ${(0, domain_name.SP)(why)}`, {
          code: "policy-unreadable",
          hint: "Name the right file with --policy FILE.",
          thing: (0, domain_name.SP)((0, external_node_path_.basename)(file)),
          cause
        });
      }
    }
    const UNREADABLE = {
      ENOENT: "there is no such file",
      ENOTDIR: "there is no such file",
      EISDIR: "it is a folder",
      EACCES: "this user may not read it",
      ERR_ENCODING_INVALID_ENCODED_DATA: "it is not UTF-8 text"
    };
    function findingsOf(file, complaints) {
      return complaints.map(({
        line,
        path,
        text
      }) => ({
        code: "policy-invalid",
        weight: "error",
        thing: path === "" ? (0, domain_name.SP)((0, external_node_path_.basename)(file)) : path,
        text: `${(0, domain_name.SP)((0, external_node_path_.basename)(file))}:${line}: ${text}`,
        hint: ""
      }));
    }
    function invalid(file, complaints) {
      const first = complaints[0];
      const many = complaints.length === 1 ? `${first?.text} (line ${first?.line})` : `${complaints.length} mistakes`;
      return new error.Et("policy", `Cannot read policy "${(0, domain_name.SP)((0, external_node_path_.basename)(file))}": ${many}`, {
        code: "policy-invalid",
        hint: CORRECT,
        thing: (0, domain_name.SP)((0, external_node_path_.basename)(file)),
        findings: findingsOf(file, complaints)
      });
    }
    function stateFolder(policy, folder, machine) {
      if (policy.state !== null) return (0, external_node_path_.resolve)(folder, policy.state);
      const base = machine.env["XDG_STATE_HOME"] || (0, external_node_path_.join)(machine.env["HOME"] ?? (0, external_node_os_.homedir)(), ".local/state");
      return (0, external_node_path_.join)(base, "holdfast", policy.name);
    }
  }),
  64764: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      Iq: () => (endLate),
      XL: () => (recoverPaused),
      Zp: () => (stillPaused),
      ak: () => (whilePaused),
      tf: () => (pausedSince)
    });
    var node_events__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(78474);
    var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
    var node_timers_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(58500);
    var _domain_error_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(19515);
    var _domain_units_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(83822);
    var _host_state_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(80838);
    var _outcome_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(90246);
    var _run_hook_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(43549);
    const FOLDER = "paused";
    const HASTE = 200;
    async function whilePaused(pauses, at, work) {
      const begun = [];
      const failed = [];
      const began = performance.now();
      let value;
      try {
        for (const pause of pauses) failed.push(...(await begin(pause, begun, at)));
        value = await work();
      } catch (error) {
        const why = at.standing?.why ?? null;
        const after = why === null ? await resumeAll(begun, at) : await stillStanding(pauses, why, at);
        throw withFindings(error, [...failed, ...after], at.machine);
      }
      const findings = await resumeAll(begun, at);
      tellPause(begun, performance.now() - began, at.machine);
      return {
        value,
        findings: [...failed, ...findings]
      };
    }
    async function begin(pause, begun, at) {
      const start = async () => {
        await record(pause, at);
        begun.push(pause);
        at.machine.step("hooks: recorded");
        await (0, _run_hook_js__WEBPACK_IMPORTED_MODULE_7__.DB)(pause.quiesce, at);
        at.machine.step("hooks: paused");
      };
      if (at.isLenient === true) return (await (0, _outcome_js__WEBPACK_IMPORTED_MODULE_6__.Vq)(start)).findings;
      await start();
      return [];
    }
    async function stillStanding(pauses, why, {
      state
    }) {
      const {
        value
      } = await (0, _outcome_js__WEBPACK_IMPORTED_MODULE_6__.Vq)(() => (0, _host_state_js__WEBPACK_IMPORTED_MODULE_5__.VI)((0, node_path__WEBPACK_IMPORTED_MODULE_1__.join)(state, FOLDER)));
      const all = pauses.map(({
        owner
      }) => owner);
      const owners = all.filter(owner => value?.includes(owner) ?? true).join(", ");
      if (owners === "") return [];
      const text = `Not resumed: ${owners}, because ${why}; the next command that works here puts them in order and then resumes`;
      const hint = "Mend what stopped this, then run any command that works here, for example a plan.";
      return [(0, _outcome_js__WEBPACK_IMPORTED_MODULE_6__.gk)("error", "hook-open", {
        thing: owners,
        text,
        hint
      })];
    }
    function tellPause(begun, ms, machine) {
      if (begun.length === 0) return;
      const owners = begun.map(({
        owner
      }) => owner).join(", ");
      machine.tell({
        kind: "line",
        text: `Paused for ${(0, _domain_units_js__WEBPACK_IMPORTED_MODULE_4__.QA)(ms)}: ${owners}`
      });
    }
    async function record({
      owner,
      resume
    }, at) {
      const {
        machine,
        state,
        folder,
        words
      } = at;
      const name = (0, node_path__WEBPACK_IMPORTED_MODULE_1__.join)(FOLDER, `${owner}.json`);
      const before = await (0, _host_state_js__WEBPACK_IMPORTED_MODULE_5__.aE)((0, node_path__WEBPACK_IMPORTED_MODULE_1__.join)(state, name));
      const began = before?.began ?? machine.now().toISOString();
      const open = {
        owner,
        resume,
        folder,
        words,
        began
      };
      await (0, _host_state_js__WEBPACK_IMPORTED_MODULE_5__.rh)(state, name, open);
    }
    async function resumeAll(begun, at) {
      const resuming = [];
      for (const {
        owner,
        resume
      } of begun.toReversed()) {
        const one = resumeOne(owner, resume, at);
        resuming.push(one);
        await endOrHaste(one, at.machine.signal);
      }
      if (!at.machine.signal.aborted || at.late === undefined) return await endLate(resuming);
      at.late.push(...resuming);
      return [];
    }
    async function endLate(resuming) {
      await Promise.allSettled(resuming);
      return (await Promise.all(resuming)).flat();
    }
    async function endOrHaste(work, signal) {
      const over = new AbortController();
      const end = () => over.abort();
      const haste = async () => {
        if (!signal.aborted) await (0, node_events__WEBPACK_IMPORTED_MODULE_0__.once)(signal, "abort", {
          signal: over.signal
        });
        await (0, node_timers_promises__WEBPACK_IMPORTED_MODULE_2__.setTimeout)(HASTE, undefined, {
          signal: over.signal
        });
      };
      await Promise.race([work.then(end, end), haste().catch(() => {})]);
    }
    async function resumeOne(owner, resume, at) {
      const {
        findings
      } = await (0, _outcome_js__WEBPACK_IMPORTED_MODULE_6__.Vq)(() => (0, _run_hook_js__WEBPACK_IMPORTED_MODULE_7__.DB)(resume, at));
      at.machine.step("hooks: resumed");
      if (findings.length === 0) await (0, _host_state_js__WEBPACK_IMPORTED_MODULE_5__.NE)((0, node_path__WEBPACK_IMPORTED_MODULE_1__.join)(at.state, FOLDER), `${owner}.json`);
      return findings;
    }
    async function recoverPaused(at) {
      const findings = [];
      for (const {
        owner,
        resume,
        began,
        ...open
      } of await openPauses(at.state)) {
        const failed = await resumeOne(owner, resume, {
          ...at,
          ...open,
          stage: "source"
        });
        findings.push(...failed.map(one => ({
          ...one,
          weight: "warning"
        })));
        if (failed.length > 0) continue;
        findings.push((0, _outcome_js__WEBPACK_IMPORTED_MODULE_6__.gk)("note", "hook-open", {
          thing: owner,
          text: `${owner} was paused on ${began} by a run that was cut short, and is resumed`
        }));
      }
      return findings;
    }
    function stillPaused({
      findings
    }) {
      return findings.map(one => one.code === "hook-failed" ? {
        ...one,
        weight: "error"
      } : one);
    }
    async function pausedSince(state) {
      return (await openPauses(state)).map(({
        owner,
        began
      }) => (0, _outcome_js__WEBPACK_IMPORTED_MODULE_6__.gk)("warning", "hook-open", {
        thing: owner,
        text: `${owner} was paused on ${began} by a run that was cut short or could not resume it`,
        hint: "The next backup, plan, restore or undo resumes it."
      }));
    }
    async function openPauses(state) {
      const folder = (0, node_path__WEBPACK_IMPORTED_MODULE_1__.join)(state, FOLDER);
      const names = await (0, _host_state_js__WEBPACK_IMPORTED_MODULE_5__.VI)(folder);
      const records = await Promise.all(names.map(name => (0, _host_state_js__WEBPACK_IMPORTED_MODULE_5__.aE)((0, node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, `${name}.json`))));
      const open = records.filter(one => one !== null);
      return open.sort((a, b) => a.began < b.began ? 1 : -1);
    }
    function withFindings(error, more, machine) {
      if (more.length === 0) return error;
      if (!(error instanceof _domain_error_js__WEBPACK_IMPORTED_MODULE_3__.Et)) {
        for (const {
          text
        } of more) machine.tell({
          kind: "line",
          text
        });
        return error;
      }
      const {
        stage,
        message,
        code,
        hint,
        thing,
        cause
      } = error;
      const findings = [...(0, _outcome_js__WEBPACK_IMPORTED_MODULE_6__.WX)(error), ...more];
      const parts = {
        code,
        hint: hint ?? "",
        thing: thing ?? "",
        cause,
        findings
      };
      return new _domain_error_js__WEBPACK_IMPORTED_MODULE_3__.Et(stage, message, parts);
    }
  }),
  64318: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      E9: () => (lateOf),
      iZ: () => (punctualOf),
      pD: () => (nextText)
    });
    var _domain_schedule_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(26459);
    var _domain_zone_time_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(43735);
    var _outcome_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(90246);
    var _runs_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(34258);
    function punctualOf({
      policy,
      machine
    }, shelves) {
      const now = machine.now();
      const runs = (0, _runs_js__WEBPACK_IMPORTED_MODULE_3__.k)(shelves);
      const read = shelves.filter(({
        catalog
      }) => catalog !== null).map(({
        name
      }) => name);
      return (0, _domain_schedule_js__WEBPACK_IMPORTED_MODULE_0__.wx)(policy).map(schedule => ({
        schedule,
        overdue: schedule.stores.every(name => read.includes(name)) ? (0, _domain_schedule_js__WEBPACK_IMPORTED_MODULE_0__.eP)(schedule, runs, now) : null
      }));
    }
    function lateOf(punctual) {
      return punctual.flatMap(({
        schedule,
        overdue
      }) => {
        if (overdue === null || !overdue.isOverdue) return [];
        const {
          name,
          timezone
        } = schedule;
        if (overdue.last === null || overdue.since === null) {
          const text = `Schedule "${name}" has given no backup yet that all its stores hold`;
          return [(0, _outcome_js__WEBPACK_IMPORTED_MODULE_2__.gk)("note", "schedule-overdue", {
            thing: name,
            text
          })];
        }
        return [(0, _outcome_js__WEBPACK_IMPORTED_MODULE_2__.gk)("warning", "schedule-overdue", {
          thing: name,
          text: `Schedule "${name}" is overdue: due since ${(0, _domain_zone_time_js__WEBPACK_IMPORTED_MODULE_1__.lt)(timezone, overdue.since)}, last saved ${(0, _domain_zone_time_js__WEBPACK_IMPORTED_MODULE_1__.lt)(timezone, overdue.last)}`,
          hint: "Does the scheduler still start backup --due, and does the last run say why it failed?"
        })];
      });
    }
    function nextText({
      schedule,
      overdue
    }, now) {
      if (overdue === null) return "cannot be judged: a store was not read";
      if (overdue.last === null) return "due now, for the first time";
      const at = (0, _domain_zone_time_js__WEBPACK_IMPORTED_MODULE_1__.lt)(schedule.timezone, overdue.next);
      return overdue.next > now ? `next ${at}` : `due since ${at}`;
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
  }),
  43549: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      DB: () => (runHook),
      OM: () => (secretOf),
      oQ: () => (programOf)
    });
    var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
    var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
    var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
    var _domain_error_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(19515);
    var _domain_hidden_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(93301);
    var _domain_name_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(11618);
    var _domain_policy_hooks_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(42556);
    var _host_child_environment_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(75219);
    var _host_disk_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(2198);
    var _host_program_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(24883);
    const LAST = 5;
    const LONG = 400;
    async function runHook(hook, at) {
      const {
        machine
      } = at;
      machine.tell({
        kind: "phase",
        text: `Running hook ${hook.label}`
      });
      const secrets = await secretsOf(hook, at);
      const ended = await started(hook, at, secrets);
      const lines = linesOf(ended.output, Object.values(secrets));
      for (const line of lines) machine.tell({
        kind: "line",
        text: `${hook.label}: ${line}`
      });
      const said = lines.slice(-LAST).join(" / ").slice(-LONG);
      const end = said === "" ? "" : `: ${said}`;
      if (ended.isLate) throw failed(hook, at, `it was ended after ${(0, _domain_policy_hooks_js__WEBPACK_IMPORTED_MODULE_5__.PW)(hook.limit)}, its limit${end}`);
      if (ended.code !== 0) throw failed(hook, at, `it ended with exit code ${ended.code}${end}`);
    }
    function programOf({
      run: [program]
    }, folder) {
      return program.includes("/") ? (0, node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(folder, program) : program;
    }
    async function started(hook, at, secrets) {
      const {
        machine,
        folder,
        state,
        words
      } = at;
      const [kind, name] = (0, _domain_policy_hooks_js__WEBPACK_IMPORTED_MODULE_5__.bf)(hook).split(".");
      const told = {
        HOOK: (0, _domain_policy_hooks_js__WEBPACK_IMPORTED_MODULE_5__.aG)(hook),
        ...(kind === "sources" ? {
          SOURCE: name
        } : {}),
        ...(kind === "groups" ? {
          GROUP: name
        } : {}),
        ...words
      };
      const env = Object.entries(told).map(([word, value]) => [`HOLDFAST_${word}`, value]);
      const [, ...args] = hook.run;
      try {
        return await (0, _host_program_js__WEBPACK_IMPORTED_MODULE_7__.m)({
          argv: [programOf(hook, folder), ...args],
          env: {
            ...(0, _host_child_environment_js__WEBPACK_IMPORTED_MODULE_8__.Q)(machine.env),
            ...secrets,
            ...Object.fromEntries(env)
          },
          cwd: (0, node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(folder) ? folder : state,
          limit: hook.limit,
          signal: (0, _domain_policy_hooks_js__WEBPACK_IMPORTED_MODULE_5__.aG)(hook) === "resume" ? null : machine.signal,
          folder: state
        });
      } catch (cause) {
        if (cause instanceof _domain_error_js__WEBPACK_IMPORTED_MODULE_3__.j$ || (0, _host_disk_js__WEBPACK_IMPORTED_MODULE_6__.$N)(cause) === "") throw cause;
        const why = UNSTARTABLE[(0, _host_disk_js__WEBPACK_IMPORTED_MODULE_6__.$N)(cause)] ?? (0, _domain_name_js__WEBPACK_IMPORTED_MODULE_4__.SP)(cause.message);
        throw failed(hook, at, `"${(0, _domain_name_js__WEBPACK_IMPORTED_MODULE_4__.SP)(hook.run[0])}" ${why}`, cause);
      }
    }
    const UNSTARTABLE = {
      ENOENT: "is not there",
      EACCES: "may not be executed by this user"
    };
    async function secretsOf(hook, at) {
      const found = {};
      for (const [name, reference] of Object.entries(hook.env)) {
        const secret = await secretOf(reference, at);
        if (secret === null) throw failed(hook, at, `${reference}, its ${name}, is not there or empty`);
        found[name] = secret;
      }
      return found;
    }
    async function secretOf(reference, {
      machine,
      folder
    }) {
      const rest = reference.slice(reference.indexOf(":") + 1);
      const text = reference.startsWith("env:") ? machine.env[rest] : await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)((0, node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(folder, rest), "utf8").catch(() => "");
      const secret = text?.replace(/\r?\n$/, "") ?? "";
      return secret === "" || secret.includes("\0") ? null : secret;
    }
    function linesOf(output, secrets) {
      const lines = secrets.flatMap(secret => secret.split("\n"));
      const quiet = (0, _domain_hidden_js__WEBPACK_IMPORTED_MODULE_9__.cT)(output, [...secrets, ...lines], "(not shown)");
      return quiet.split(/\r?\n/).filter(Boolean).map(_domain_name_js__WEBPACK_IMPORTED_MODULE_4__.SP);
    }
    function failed(hook, {
      stage
    }, why, cause) {
      return new _domain_error_js__WEBPACK_IMPORTED_MODULE_3__.Et(stage, `Cannot run hook "${hook.label}": ${why}`, {
        code: stage === "source" ? "hook-failed" : "restore-hook-failed",
        hint: HINTS[(0, _domain_policy_hooks_js__WEBPACK_IMPORTED_MODULE_5__.aG)(hook)],
        thing: (0, _domain_policy_hooks_js__WEBPACK_IMPORTED_MODULE_5__.bf)(hook).split(".")[1] ?? (0, _domain_policy_hooks_js__WEBPACK_IMPORTED_MODULE_5__.bf)(hook),
        cause
      });
    }
    const HINTS = {
      before: "Run it by hand as this user, mend it, and start again.",
      quiesce: "Run it by hand as this user, mend it, and start again.",
      resume: "Does what was paused run again? Look by hand; the next command runs this hook again.",
      after: "Run it by hand as this user and mend it."
    };
  }),
  34258: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      k: () => (runsOf)
    });
    function runsOf(shelves) {
      const runs = new Map();
      for (const {
        name,
        catalog
      } of shelves) {
        const there = (catalog?.entries ?? []).flatMap(({
          checked
        }) => checked ?? []);
        for (const {
          sha256,
          manifest
        } of [...there, ...(catalog?.removedManifests ?? [])]) {
          const stores = runs.get(sha256)?.stores ?? [];
          if (!stores.includes(name)) runs.set(sha256, {
            ...runOf(manifest, [...stores, name]),
            sha256
          });
        }
      }
      return [...runs.values()];
    }
    function runOf(manifest, stores) {
      const taken = new Date(manifest.taken);
      const began = manifest.sources.map(({
        started
      }) => new Date(started));
      return {
        backup: manifest.id,
        schedule: manifest.schedule,
        began: began.reduce((first, one) => one < first ? one : first, taken),
        taken,
        suspect: manifest.suspicions.length > 0,
        failed: manifest.absent.flatMap(({
          name,
          reason
        }) => reason === "failed" ? [name] : []),
        stores
      };
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
  })
};
