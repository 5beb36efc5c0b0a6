export const id = 4532;
export const ids = [4532, 2151];
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
    var parse_policy = __webpack_require__(25883);
    var domain_policy = __webpack_require__(55312);
    var mod = __webpack_require__(23011);
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
  }),
  9122: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      F: () => (parseRecipient)
    });
    var _scure_base__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(64929);
    function parseRecipient(text) {
      if (!/^age1(pq1)?[02-9ac-hj-np-z]+$/.test(text)) return null;
      try {
        const {
          prefix,
          words
        } = _scure_base__WEBPACK_IMPORTED_MODULE_0__.I.decode(text, false);
        const length = _scure_base__WEBPACK_IMPORTED_MODULE_0__.I.fromWords(words).byteLength;
        if (prefix === "age" && length === 32) return "x25519";
        return prefix === "age1pq" && length === 1216 ? "hybrid" : null;
      } catch {
        return null;
      }
    }
  })
};
