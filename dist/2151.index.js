export const id = 2151;
export const ids = [2151];
export const modules = {
  24532: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.r(__webpack_exports__);
    __webpack_require__.d(__webpack_exports__, {
      check: () => (check),
      checkSetup: () => (checkSetup)
    });
    var domain_name = __webpack_require__(11618);
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
      }]) => row(`source ${name}`, enabled ? engine : `off${because === null ? "" : `: ${(0, domain_name.SP)(because)}`}`)), ...Object.entries(policy.stores).map(([name, {
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
    var check_crons = __webpack_require__(11708);
    var promises_ = __webpack_require__(51455);
    var external_node_path_ = __webpack_require__(76760);
    var key_file = __webpack_require__(38847);
    var private_key = __webpack_require__(89662);
    var public_key = __webpack_require__(83556);
    var sign = __webpack_require__(74128);
    var outcome = __webpack_require__(90246);
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
    var open_approval = __webpack_require__(32948);
    var open_policy = __webpack_require__(31623);
    var preflight = __webpack_require__(5697);
    var command_punctual = __webpack_require__(64318);
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
      const findings = [...(await checkKeys(setup)), ...(await (0, check_crons.m)(setup.file, setup.policy))];
      const shelves = await (0, catalogs.r)(setup, [...setup.stores.keys()]);
      const lines = [];
      const entries = [];
      const note = (kind, name, found) => {
        findings.push(...found);
        lines.push(`${kind.padEnd(6)}  ${name}  ${wordFor(found)}`);
        entries.push({
          kind,
          name,
          ready: !(0, preflight.JD)(found)
        });
      };
      for (const {
        name,
        store,
        findings: unread
      } of shelves) {
        const done = unread.length > 0 ? {
          value: unread
        } : await (0, outcome.Vq)(() => store.check(0));
        note("store", name, done.value ?? ("findings" in done ? done.findings : []));
      }
      for (const source of setup.sources) {
        if (!source.entry.enabled) {
          lines.push(`source  ${source.name}  disabled${source.entry.because === null ? "" : `: ${(0, domain_name.SP)(source.entry.because)}`}`);
          continue;
        }
        note("source", source.name, await (0, preflight.As)(source, "dump"));
      }
      findings.push(...(await (0, preflight.pA)(setup, setup.sources.filter(({
        entry
      }) => entry.enabled))), ...(await pending(setup)));
      const punctual = (0, command_punctual.iZ)(setup, shelves);
      findings.push(...(0, command_punctual.E9)(punctual));
      for (const one of punctual) lines.push(`schedule  ${one.schedule.name}  ${(0, command_punctual.pD)(one, setup.machine.now())}`);
      lines.push((0, preflight.JD)(findings) ? "Not ready" : "Ready");
      return (0, open_approval.remindOpen)(setup, (0, outcome.sG)({
        command: "check",
        findings,
        entries,
        lines
      }));
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
      return journals.filter(one => ["building", "swapping", "undoing", "settling"].includes(one.state)).map(one => (0, outcome.gk)("warning", "restore-pending", {
        thing: one.id,
        text: `Restore ${one.id} was cut short`,
        hint: "The next backup, plan, restore or undo puts it in order."
      }));
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
