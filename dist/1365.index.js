export const id = 1365;
export const ids = [1365];
export const modules = {
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
  83186: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      D: () => (statusFile),
      V: () => (TOLD_AFTER),
      makeStatus: () => (makeStatus)
    });
    var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
    var _domain_schedule_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(26459);
    var _domain_status_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(77299);
    var _domain_version_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(38729);
    var _trust_check_status_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(85950);
    var _trust_sign_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(74128);
    var _trust_statement_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(97332);
    var _catalogs_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(57107);
    var _runs_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(34258);
    var _signer_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(79246);
    var _staging_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(28515);
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
    const TOLD_AFTER = ["backup", "verify", "prune"];
    function statusFile(policy, command) {
      return `holdfast-status-${policy}-${command}.json`;
    }
    async function makeStatus(setup, {
      command,
      exit,
      folder
    }) {
      const env_1 = {
        stack: [],
        error: void 0,
        hasError: false
      };
      try {
        const {
          policy,
          machine,
          origin
        } = setup;
        if (!hasKey(setup)) return null;
        const shelves = await (0, _catalogs_js__WEBPACK_IMPORTED_MODULE_6__.r)(setup, [...setup.stores.keys()]);
        const open = policy.disclose === "all";
        const status = (0, _domain_status_js__WEBPACK_IMPORTED_MODULE_2__.sd)({
          policy: {
            name: policy.name,
            sha256: setup.sha256
          },
          at: machine.now(),
          host: open ? machine.host : null,
          version: _domain_version_js__WEBPACK_IMPORTED_MODULE_9__.x,
          run: open ? origin.run : null,
          command,
          exit,
          schedules: (0, _domain_schedule_js__WEBPACK_IMPORTED_MODULE_1__.wx)(policy),
          runs: (0, _runs_js__WEBPACK_IMPORTED_MODULE_10__.k)(shelves),
          stores: shelves.map(standing)
        });
        const key = __addDisposableResource(env_1, await (0, _signer_js__WEBPACK_IMPORTED_MODULE_7__.Hs)(setup, folder), true);
        const text = (0, _trust_statement_js__WEBPACK_IMPORTED_MODULE_5__.p)(status);
        const signature = await (0, _trust_sign_js__WEBPACK_IMPORTED_MODULE_4__._S)(text, {
          namespace: "holdfast-status",
          key,
          machine
        });
        const path = (0, node_path__WEBPACK_IMPORTED_MODULE_0__.join)(folder, statusFile(policy.name, command));
        await (0, _staging_js__WEBPACK_IMPORTED_MODULE_8__.HW)(path, (0, _trust_check_status_js__WEBPACK_IMPORTED_MODULE_3__.w)(text, signature));
        return {
          path
        };
      } catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
      } finally {
        const result_1 = __disposeResources(env_1);
        if (result_1) await result_1;
      }
    }
    function hasKey({
      policy,
      machine
    }) {
      const {
        signingKey
      } = policy;
      if (signingKey === null) return false;
      return !signingKey.startsWith("env:") || Boolean(machine.env[signingKey.slice("env:".length)]);
    }
    function standing({
      name,
      catalog
    }) {
      if (catalog === null) return {
        name,
        newest: null,
        count: null,
        proven: null
      };
      const trusted = catalog.entries.flatMap(({
        checked
      }) => checked ?? []);
      const [first] = trusted;
      const proofs = catalog.entries.flatMap(({
        proven
      }) => [...proven.values()].map(({
        at
      }) => at));
      return {
        name,
        newest: first === undefined ? null : {
          backup: first.manifest.id,
          sha256: first.sha256,
          taken: first.manifest.taken
        },
        count: trusted.length,
        proven: proofs.length === 0 ? null : new Date(Math.max(...proofs.map(at => at.getTime()))).toISOString()
      };
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
  77299: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      UN: () => (runsIn),
      c2: () => (statusOf),
      sd: () => (makeStatusOf)
    });
    var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(38816);
    var _name_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(11618);
    var _schedule_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(26459);
    var _shape_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(53300);
    const name = zod__WEBPACK_IMPORTED_MODULE_3__.YjP().regex(_name_js__WEBPACK_IMPORTED_MODULE_0__.o_);
    const run = zod__WEBPACK_IMPORTED_MODULE_3__.rej({
      backup: _shape_js__WEBPACK_IMPORTED_MODULE_2__.Jk,
      sha256: _shape_js__WEBPACK_IMPORTED_MODULE_2__.v4,
      began: _shape_js__WEBPACK_IMPORTED_MODULE_2__.lG,
      taken: _shape_js__WEBPACK_IMPORTED_MODULE_2__.lG,
      suspect: zod__WEBPACK_IMPORTED_MODULE_3__.zMY(),
      failed: zod__WEBPACK_IMPORTED_MODULE_3__.YOg(name),
      stores: zod__WEBPACK_IMPORTED_MODULE_3__.YOg(name)
    });
    const status = zod__WEBPACK_IMPORTED_MODULE_3__.rej({
      "holdfast-status": zod__WEBPACK_IMPORTED_MODULE_3__.euz(1),
      policy: zod__WEBPACK_IMPORTED_MODULE_3__.rej({
        name,
        sha256: _shape_js__WEBPACK_IMPORTED_MODULE_2__.v4
      }),
      at: _shape_js__WEBPACK_IMPORTED_MODULE_2__.lG,
      host: zod__WEBPACK_IMPORTED_MODULE_3__.YjP().nullable(),
      version: zod__WEBPACK_IMPORTED_MODULE_3__.YjP(),
      run: zod__WEBPACK_IMPORTED_MODULE_3__.YjP().nullable(),
      command: zod__WEBPACK_IMPORTED_MODULE_3__.YjP(),
      exit: _shape_js__WEBPACK_IMPORTED_MODULE_2__.jB,
      verdict: zod__WEBPACK_IMPORTED_MODULE_3__.k5n(["well", "late", "failed"]),
      schedules: zod__WEBPACK_IMPORTED_MODULE_3__.YOg(zod__WEBPACK_IMPORTED_MODULE_3__.rej({
        name,
        runs: zod__WEBPACK_IMPORTED_MODULE_3__.YOg(run),
        next: _shape_js__WEBPACK_IMPORTED_MODULE_2__.lG,
        overdue: zod__WEBPACK_IMPORTED_MODULE_3__.zMY()
      })),
      stores: zod__WEBPACK_IMPORTED_MODULE_3__.YOg(zod__WEBPACK_IMPORTED_MODULE_3__.rej({
        name,
        newest: zod__WEBPACK_IMPORTED_MODULE_3__.rej({
          backup: _shape_js__WEBPACK_IMPORTED_MODULE_2__.Jk,
          sha256: _shape_js__WEBPACK_IMPORTED_MODULE_2__.v4,
          taken: _shape_js__WEBPACK_IMPORTED_MODULE_2__.lG
        }).nullable(),
        count: _shape_js__WEBPACK_IMPORTED_MODULE_2__.jB.nullable(),
        proven: _shape_js__WEBPACK_IMPORTED_MODULE_2__.lG.nullable()
      }))
    });
    function statusOf(value) {
      const parsed = status.safeParse(value);
      return parsed.success ? parsed.data : null;
    }
    function makeStatusOf(parts) {
      const {
        at,
        runs,
        policy,
        host,
        version,
        run,
        command,
        exit,
        stores
      } = parts;
      const schedules = parts.schedules.map(schedule => {
        const {
          isOverdue,
          next
        } = (0, _schedule_js__WEBPACK_IMPORTED_MODULE_1__.eP)(schedule, runs, at);
        const told = newestRuns(schedule, runs, at).map(recordOf);
        return {
          name: schedule.name,
          runs: told,
          next: next.toISOString(),
          overdue: isOverdue
        };
      });
      const isLate = schedules.some(({
        overdue
      }) => overdue);
      return {
        "holdfast-status": 1,
        policy,
        at: at.toISOString(),
        host,
        version,
        run,
        command,
        exit,
        verdict: exit !== 0 ? "failed" : isLate ? "late" : "well",
        schedules,
        stores
      };
    }
    function runsIn({
      schedules
    }) {
      return schedules.flatMap(({
        name: schedule,
        runs
      }) => runs.map(one => ({
        ...one,
        schedule,
        began: new Date(one.began),
        taken: new Date(one.taken)
      })));
    }
    function newestRuns(schedule, runs, at) {
      const complete = runs.filter(one => one.schedule === schedule.name && one.taken <= at).filter(({
        failed
      }) => !failed.some(source => schedule.sources.includes(source))).toSorted((a, b) => b.began.getTime() - a.began.getTime());
      const told = schedule.stores.flatMap(store => {
        const there = complete.filter(({
          stores
        }) => stores.includes(store));
        return [there[0], there.find(({
          suspect
        }) => !suspect)];
      });
      return complete.filter(one => told.includes(one));
    }
    function recordOf({
      schedule: _,
      ...one
    }) {
      return {
        backup: one.backup,
        sha256: one.sha256,
        began: one.began.toISOString(),
        taken: one.taken.toISOString(),
        suspect: one.suspect,
        failed: [...one.failed],
        stores: [...one.stores]
      };
    }
  }),
  88020: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      OG: () => (logLines),
      aY: () => (code),
      kc: () => (logText),
      wD: () => (markdown)
    });
    var _domain_hidden_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(93301);
    var _domain_name_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(11618);
    function logText(text) {
      return (0, _domain_hidden_js__WEBPACK_IMPORTED_MODULE_1__.Pe)((0, _domain_name_js__WEBPACK_IMPORTED_MODULE_0__.SP)(text)).replaceAll("##[", "#\\x23[").replace(/^(\s*):(?=:)/, "$1\\x3a");
    }
    function logLines(text) {
      return text.split("\n").map(logText);
    }
    function markdown(text) {
      return (0, _domain_hidden_js__WEBPACK_IMPORTED_MODULE_1__.Pe)((0, _domain_name_js__WEBPACK_IMPORTED_MODULE_0__.SP)(text)).replace(/[&<>\\`*_{}[\]#+!|~@:$^=]/g, entity).replace(/^(\s*)([-+]|\d+[.)])/, (_, space, mark) => space + [...mark].map(entity).join("")).replace(/\bwww\./gi, found => `${found.slice(0, -1)}&#46;`);
    }
    function code(text) {
      const fit = (0, _domain_hidden_js__WEBPACK_IMPORTED_MODULE_1__.Pe)((0, _domain_name_js__WEBPACK_IMPORTED_MODULE_0__.SP)(text));
      return fit === "" || /[`|]|^\s|\s$/.test(fit) ? `<code>${entities(fit)}</code>` : `\`${fit}\``;
    }
    function entities(text) {
      return text.replace(/[^A-Za-z0-9 ]/g, symbol => symbol < "\x7f" ? entity(symbol) : symbol);
    }
    function entity(symbol) {
      return `&#${symbol.codePointAt(0)};`;
    }
  }),
  71365: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.r(__webpack_exports__);
    __webpack_require__.d(__webpack_exports__, {
      run: () => (run)
    });
    var open_approval = __webpack_require__(32948);
    var domain_error = __webpack_require__(19515);
    var exit = __webpack_require__(37749);
    var host_github = __webpack_require__(92724);
    var make_machine = __webpack_require__(76403);
    var failure = __webpack_require__(88395);
    var promises_ = __webpack_require__(51455);
    var external_node_path_ = __webpack_require__(76760);
    var domain_plan = __webpack_require__(50698);
    var external_node_crypto_ = __webpack_require__(77598);
    var domain_name = __webpack_require__(11618);
    ;
    async function uploadFile(file, {
      run,
      machine
    }) {
      const name = (0, external_node_path_.basename)(file);
      const failed = (why, cause) => new domain_error.Et("store", `Cannot upload artifact "${(0, domain_name.SP)(name)}": ${(0, domain_name.SP)(why)}`, {
        code: "store-failed",
        hint: "Is the artifact service in order, and the account's storage not used up?",
        thing: (0, domain_name.SP)(name),
        cause
      });
      if (!machine.env["ACTIONS_RUNTIME_TOKEN"] || !machine.env["ACTIONS_RESULTS_URL"]) throw failed("the runner gave no artifact service");
      machine.tell({
        kind: "phase",
        text: `Uploading ${name}`
      });
      const digest = (0, external_node_crypto_.createHash)("sha256").update(await (0, promises_.readFile)(file)).digest("hex");
      const {
        DefaultArtifactClient
      } = await Promise.all([__webpack_require__.e(3838), __webpack_require__.e(8110), __webpack_require__.e(7458)]).then(__webpack_require__.bind(__webpack_require__, 67458));
      const work = new DefaultArtifactClient().uploadArtifact(name, [file], (0, external_node_path_.dirname)(file), {
        skipArchive: true
      }).catch(cause => {
        throw failed(cause instanceof Error ? cause.message : String(cause), cause);
      });
      const {
        signal
      } = machine;
      const stop = Promise.withResolvers();
      const onAbort = () => stop.reject(new domain_error.j$());
      signal.addEventListener("abort", onAbort, {
        once: true
      });
      try {
        signal.throwIfAborted();
        const {
          id,
          digest: said
        } = await Promise.race([work, stop.promise]);
        if (id === undefined || id <= 0) throw failed("the service gave it no number");
        if (said !== digest) throw failed("the service has other bytes than the file");
        return {
          name,
          id,
          url: `${run.url}/artifacts/${id}`,
          digest
        };
      } finally {
        signal.removeEventListener("abort", onAbort);
        work.catch(() => {});
        stop.promise.catch(() => {});
      }
    }
    async function leave(what, at, make) {
      try {
        const file = await make();
        return {
          artifact: file === null ? null : await uploadFile(file, at),
          finding: null
        };
      } catch (error) {
        if (error instanceof domain_error.j$) return {
          artifact: null,
          finding: null
        };
        if (!(error instanceof domain_error.Et)) throw error;
        const {
          code,
          message,
          hint,
          thing
        } = error;
        const text = `Could not leave ${what}: ${message}`;
        const finding = {
          code,
          weight: "warning",
          thing: thing ?? "",
          text,
          hint: hint ?? ""
        };
        return {
          artifact: null,
          finding
        };
      }
    }
    var external_node_fs_ = __webpack_require__(73024);
    ;
    const word = (reach, takes, rest = {}) => ({
      reach,
      takes,
      needs: [],
      once: false,
      ...rest
    });
    const COMMANDS = {
      check: word("reads", ["signing-key"]),
      "check --offline": word("text", []),
      backup: word("adds", ["sources", "stores", "signing-key"]),
      "backup --due": word("adds", ["signing-key"]),
      "backup --prove": word("adds", ["sources", "stores", "signing-key"]),
      list: word("reads", ["stores"]),
      verify: word("reads", ["id", "stores"]),
      plan: word("replaces", ["id", "sources", "stores", "paths", "into"], {
        needs: ["id"],
        once: true
      }),
      restore: word("replaces", ["plan", "approval", "identity", "signing-key"], {
        needs: ["plan"],
        once: true
      }),
      undo: word("replaces", ["id"], {
        needs: ["id"],
        once: true
      }),
      settle: word("replaces", ["id"], {
        needs: ["id"]
      }),
      prune: word("reads", ["stores"]),
      "prune --yes": word("replaces", ["stores", "signing-key"]),
      watch: word("reads", [])
    };
    const COMMON = ["command", "policy", "github-token", "summary"];
    const INPUTS = ["command", "policy", "id", "plan", "sources", "stores", "paths", "into", "signing-key", "identity", "approval", "github-token", "summary"];
    function variableOf(name) {
      return `INPUT_${name.replaceAll(" ", "_").toUpperCase()}`;
    }
    ;
    const SAFE_EVENTS = ["schedule", "workflow_dispatch"];
    const PRIVATE = /^pull_request(?:_|$)/;
    function isProposal(run) {
      return PRIVATE.test(run.event);
    }
    function refusal(what, hint, cause) {
      return new domain_error.Et("approval", `Cannot run here: ${what}`, {
        code: "origin-refused",
        hint,
        thing: "workflow run",
        cause
      });
    }
    function refuseRun(run, command, env) {
      const {
        reach,
        once
      } = COMMANDS[command];
      if (run.event === "pull_request_target") throw refusal("the event is pull_request_target, which gives a stranger's branch this repository's rights", "Use on: pull_request for check --offline, and schedule or workflow_dispatch for the rest.");
      if (reach === "text") return null;
      if (isProposal(run)) throw refusal(`the event is ${(0, domain_name.SP)(run.event)}, on which a policy is a proposal and only its text is checked`, "Use command: check --offline; everything else runs by schedule or workflow_dispatch.");
      const events = reach === "reads" ? [...SAFE_EVENTS, "push"] : SAFE_EVENTS;
      if (!events.includes(run.event)) throw refusal(`the event is "${(0, domain_name.SP)(run.event)}", expected ${events.join(" or ")}`, `Start ${command} by on: schedule or workflow_dispatch.`);
      const branch = defaultBranch(run, env);
      const ref = `refs/heads/${branch}`;
      if (run.ref !== ref) throw refusal(`the run is on "${(0, domain_name.SP)(run.ref)}", expected the default branch "${(0, domain_name.SP)(ref)}"`, "Choose the default branch when you start the workflow; a policy counts only from there.");
      if (!run.workflowRef.startsWith(`${run.repository}/`) || !run.workflowRef.endsWith(`@${ref}`)) throw refusal(`the workflow is "${(0, domain_name.SP)(run.workflowRef)}", expected one of this repository at "${(0, domain_name.SP)(ref)}"`, "Keep the workflow in this repository's default branch.");
      if (once && run.attempt !== 1) throw refusal(`this is attempt ${run.attempt} of the run, and ${command} runs in the first only`, "Start the workflow anew; an approval is for one run.");
      return branch;
    }
    function defaultBranch(run, env) {
      const branch = readEvent(env).repository?.default_branch;
      if (typeof branch === "string" && branch !== "") return branch;
      const [, ofSchedule] = /^refs\/heads\/(.+)$/.exec(run.event === "schedule" ? run.ref : "") ?? [];
      if (ofSchedule !== undefined) return ofSchedule;
      throw refusal("the event does not say which branch is the default", "Start the workflow by schedule or workflow_dispatch.");
    }
    function readEvent(env) {
      try {
        return JSON.parse((0, external_node_fs_.readFileSync)(env["GITHUB_EVENT_PATH"] ?? "", "utf8"));
      } catch (cause) {
        throw refusal("the runner's event file cannot be read, so the default branch is unknown", "Is GITHUB_EVENT_PATH intact? The runner sets it.", cause);
      }
    }
    async function confirmRun(run, {
      github,
      branch,
      command
    }) {
      try {
        if (github === null) throw new host_github.iK("there is no github-token", {
          status: 401
        });
        const {
          default_branch
        } = await github.get("");
        const record = await github.get(`/actions/runs/${run.runId}`);
        refuseLie("the default branch", branch, default_branch);
        refuseLie("the run's branch", branch, record["head_branch"]);
        refuseLie("the run's commit", run.sha, record["head_sha"]);
        refuseLie("the run's event", run.event, record["event"]);
        refuseLie("the run's attempt", run.attempt, record["run_attempt"]);
        const file = run.workflowRef.slice(run.repository.length + 1).split("@")[0];
        refuseLie("the run's workflow", file, String(record["path"]).split("@")[0]);
        return [];
      } catch (error) {
        if (!(error instanceof host_github.iK)) throw error;
        const hint = needed(error);
        if (COMMANDS[command].reach === "replaces") throw refusal(`GitHub could not be asked about this run: ${(0, domain_name.SP)(error.message)}`, hint, error);
        return [{
          code: "origin-unconfirmed",
          weight: "note",
          thing: "workflow run",
          text: `Branch, workflow and commit are as the runner says; GitHub was not heard: ${(0, domain_name.SP)(error.message)}`,
          hint
        }];
      }
    }
    function needed({
      status,
      permission
    }) {
      if (status === 401) return "Leave github-token at its default, or give a token that is valid.";
      if (status !== 403 && status !== 404) return "Is GitHub's API in order? Try again later.";
      const named = (permission ?? "actions=read").replaceAll("_", "-").replaceAll("=", ": ");
      return `Give the job the permission it needs: permissions: { ${(0, domain_name.SP)(named)} }.`;
    }
    function refuseLie(what, believed, said) {
      if (believed === said) return;
      throw refusal(`${what} is "${(0, domain_name.SP)(String(said))}" to GitHub, and "${(0, domain_name.SP)(String(believed))}" to the runner`, "Did an earlier step of the job change the runner's variables? Look at the machine.");
    }
    ;
    const NAME = /^plan-([0-9a-f]{16})\.json$/;
    const LIMIT = 64 * 2 ** 20;
    async function fetchPlan(input, at) {
      const id = input.slice("run:".length);
      const say = say_(id);
      const {
        github
      } = at;
      if (github === null) throw say("there is no github-token", "Leave github-token at its default.");
      try {
        refuseRunOf(await github.get(`/actions/runs/${id}`), {
          github,
          branch: at.branch,
          id
        });
        const found = [];
        for await (const one of github.list(`/actions/runs/${id}/artifacts`, "artifacts")) if (NAME.test(String(one["name"]))) found.push(one);
        const [artifact] = found;
        if (artifact === undefined || found.length > 1) throw say(found.length > 1 ? "the run uploaded several plans" : "the run uploaded no plan", "Start the workflow with command: plan anew.");
        if (artifact["expired"] === true) throw say("its artifact has expired", "Make a new plan.");
        const name = String(artifact["name"]);
        const bytes = await download(github, artifact, at.machine);
        const sha256 = (0, external_node_crypto_.createHash)("sha256").update(bytes).digest("hex");
        const digits = NAME.exec(name)?.[1] ?? "";
        if (!sha256.startsWith(digits) || ![null, undefined, `sha256:${sha256}`].includes(artifact["digest"])) throw say("what was downloaded is not what the run uploaded", "Try again, or make a new plan.");
        const file = (0, external_node_path_.join)(at.folder, name);
        await (0, promises_.writeFile)(file, bytes, {
          mode: 0o600
        });
        return file;
      } catch (error) {
        if (!(error instanceof host_github.iK)) throw error;
        throw say((0, domain_name.SP)(error.message), needed(error), error);
      }
    }
    function say_(id) {
      return (why, hint, cause) => new domain_error.Et("approval", `Cannot fetch the plan of run ${id}: ${why}`, {
        code: "plan-malformed",
        hint,
        thing: `run ${id}`,
        cause
      });
    }
    function refuseRunOf(record, {
      github,
      branch,
      id
    }) {
      const {
        run
      } = github;
      const own = run.workflowRef.slice(run.repository.length + 1).split("@")[0];
      const wrong = record["head_repository"]?.["full_name"] !== run.repository ? "it is of another repository" : String(record["path"]).split("@")[0] !== own ? `its workflow is "${(0, domain_name.SP)(String(record["path"]))}", expected "${(0, domain_name.SP)(own ?? "")}"` : record["head_branch"] !== branch ? `its branch is "${(0, domain_name.SP)(String(record["head_branch"]))}", expected "${(0, domain_name.SP)(branch)}"` : record["event"] !== "workflow_dispatch" ? `its event is "${(0, domain_name.SP)(String(record["event"]))}", expected workflow_dispatch` : record["run_attempt"] !== 1 ? "it was run again" : null;
      if (wrong === null) return;
      throw new domain_error.Et("approval", `Cannot take the plan of run ${id}: ${wrong}`, {
        code: "origin-refused",
        hint: "Plan and restore must be runs of the same workflow on the default branch.",
        thing: `run ${id}`
      });
    }
    async function download(github, artifact, machine) {
      const url = await github.locate(`/actions/artifacts/${artifact["id"]}/zip`);
      const bytes = await (0, host_github._Z)(machine, url, LIMIT);
      if (bytes === null) throw new host_github.iK("the artifact is too large for a plan", {
        status: 0
      });
      return bytes;
    }
    ;
    async function findArtifact(setup, {
      report
    }) {
      const {
        github,
        policy
      } = setup;
      const isStored = Object.values(policy.stores).some(({
        kind
      }) => kind === "artifact");
      if (github === null || report.backup === null || !isStored) return null;
      const {
        run
      } = github;
      const name = `${report.backup}.zip`;
      try {
        for await (const one of github.list(`/actions/runs/${run.runId}/artifacts`, "artifacts")) {
          const {
            name: there,
            id,
            digest
          } = one;
          if (there !== name || typeof id !== "number" || typeof digest !== "string") continue;
          const url = `${run.url}/artifacts/${id}`;
          return {
            name,
            id,
            url,
            digest: digest.replace(/^sha256:/, "")
          };
        }
      } catch (error) {
        if (!(error instanceof host_github.iK)) throw error;
      }
      return null;
    }
    ;
    async function resolvePlaces(into, machine) {
      const places = new Map();
      for (const [source, place] of into) places.set(source, await resolvePlace(source, place, machine));
      return places;
    }
    async function resolvePlace(source, place, machine) {
      const found = place.startsWith("env:") ? machine.env[place.slice(4)] ?? "" : place.startsWith("file:") ? await (0, promises_.readFile)((0, external_node_path_.resolve)(machine.cwd, place.slice(5)), "utf8").catch(() => "") : place;
      const text = found.trim();
      if (text !== "" && !/[\x00\r\n]/.test(text)) return text;
      throw new domain_error.Et("policy", `Cannot run the action: into names no place for "${source}"`, {
        code: "usage",
        hint: "env:NAME must be set, and file:PATH must hold the place on one line.",
        thing: "into"
      });
    }
    var policy_groups = __webpack_require__(10746);
    ;
    const SHORT = 8;
    const ARMOUR = /^-----(?:BEGIN|END) /;
    function masksOf(text) {
      const lines = text.split(/\r\n?|\n/).map(line => line.trim());
      const secret = lines.filter(line => !ARMOUR.test(line) && !line.startsWith("#"));
      const whole = lines.join("\n").trim();
      const forms = [text.trim(), whole, whole.replaceAll("\n", "\\n"), whole.replaceAll("\n", " "), secret.join(""), ...secret, ...secret.filter(line => line.startsWith("AGE-SECRET-KEY-")).map(line => line.toLowerCase()), ...secret.flatMap(passwordOf)];
      return [...new Set(forms)].filter(form => form.length >= SHORT);
    }
    function passwordOf(line) {
      const [, written] = /^[a-z][a-z0-9+.-]*:\/\/[^@:/?#]*:([^@/?#]*)@/i.exec(line) ?? [];
      if (written === undefined) return [];
      try {
        return [written, decodeURIComponent(written)];
      } catch {
        return [written];
      }
    }
    function holdsKey(text) {
      return /PRIVATE KEY-----|AGE-SECRET-KEY-/i.test(text);
    }
    ;
    const REFERENCE = /^(?:env:[A-Za-z_][A-Za-z0-9_]*|file:[^\x00\r\n]+)$/;
    const MAX_KEY = 64 * 1024;
    async function makePrivate(machine, runner) {
      const temp = machine.env["RUNNER_TEMP"];
      if (!temp) throw new domain_error.Et("policy", "Cannot run the action: the runner gave no RUNNER_TEMP", {
        code: "usage",
        hint: "Run it as a step of a workflow; elsewhere use the command line.",
        thing: "RUNNER_TEMP"
      });
      const folder = (0, external_node_path_.join)(temp, `holdfast-${Buffer.from(machine.random(8)).toString("hex")}`);
      const keys = (0, external_node_path_.join)(folder, "keys");
      runner.state("folder", folder);
      await (0, promises_.mkdir)(keys, {
        recursive: true,
        mode: 0o700
      });
      return {
        folder,
        keys
      };
    }
    async function maskKeys(inputs, machine, runner) {
      const texts = [];
      const run = (0, host_github.ng)(machine.env);
      const follows = run === null || !isProposal(run);
      for (const value of [inputs.signingKey, inputs.identity]) {
        if (value === null || !follows && REFERENCE.test(value)) continue;
        if (!REFERENCE.test(value)) texts.push(value);else if (value.startsWith("env:")) texts.push(machine.env[value.slice(4)] ?? "");else texts.push(await readKey((0, external_node_path_.resolve)(machine.cwd, value.slice(5))));
      }
      for (const place of follows ? inputs.into.values() : []) texts.push(...(await placeText(place, machine)));
      if (inputs.token !== "") texts.push(inputs.token);
      texts.push(machine.env[(await __webpack_require__.e(6006).then(__webpack_require__.bind(__webpack_require__, 86006))).PASSPHRASE] ?? "");
      for (const form of new Set(texts.flatMap(masksOf))) runner.mask(form);
    }
    async function placeText(value, machine, folder = machine.cwd) {
      if (typeof value === "object" && value !== null) {
        const inner = Object.values(value).map(one => placeText(one, machine, folder));
        return (await Promise.all(inner)).flat();
      }
      if (typeof value !== "string" || !REFERENCE.test(value)) return [];
      const found = value.startsWith("env:") ? machine.env[value.slice(4)] ?? "" : await readText((0, external_node_path_.resolve)(folder, value.slice(5)));
      return found.trim().startsWith("/") ? [] : [found];
    }
    async function maskPolicy({
      policy,
      machine,
      folder
    }, runner) {
      const texts = [];
      for (const {
        settings
      } of [...Object.values(policy.sources), ...Object.values(policy.stores)]) for (const value of Object.values(settings)) texts.push(...(await placeText(value, machine, folder)));
      for (const {
        env
      } of (0, policy_groups.aS)(policy)) for (const reference of Object.values(env)) texts.push(reference.startsWith("env:") ? machine.env[reference.slice(4)] ?? "" : await readText((0, external_node_path_.resolve)(folder, reference.slice(5))));
      for (const reference of [policy.signingKey, policy.ping]) {
        if (reference?.startsWith("env:") === true) texts.push(machine.env[reference.slice(4)] ?? "");
        if (reference?.startsWith("file:") !== true) continue;
        const file = (0, external_node_path_.resolve)(folder, reference.slice(5));
        texts.push(reference === policy.ping ? await readText(file) : await readKey(file));
      }
      for (const form of new Set(texts.flatMap(masksOf))) runner.mask(form);
    }
    async function readKey(file) {
      const text = await readText(file);
      return holdsKey(text) ? text : "";
    }
    async function readText(file) {
      const text = await (0, promises_.readFile)(file, "utf8").catch(() => "");
      return text.length <= MAX_KEY ? text : "";
    }
    function withSigningKey(setup, inputs) {
      const given = inputs.signingKey;
      if (given === null) return setup;
      if (setup.policy.signingKey !== null) throw new domain_error.Et("policy", "Cannot run the action: a signing key is in the input and in the policy", {
        code: "usage",
        hint: "Take the input signing-key away, or signing-key out of the policy.",
        thing: "signing-key"
      });
      const signingKey = given.startsWith("file:") ? `file:${(0, external_node_path_.resolve)(setup.machine.cwd, given.slice(5))}` : given.startsWith("env:") ? given : `env:${variableOf("signing-key")}`;
      return {
        ...setup,
        policy: {
          ...setup.policy,
          signingKey
        }
      };
    }
    async function identityPath(inputs, machine, {
      keys
    }) {
      const given = inputs.identity;
      if (given === null) return null;
      if (given.startsWith("file:")) return (0, external_node_path_.resolve)(machine.cwd, given.slice(5));
      const text = given.startsWith("env:") ? machine.env[given.slice(4)] : given;
      if (text === undefined || text === "") throw new domain_error.Et("seal", `Cannot open the backup: the environment has no ${given.slice(4)}`, {
        code: "key-missing",
        hint: `Set ${given.slice(4)} to the text of the identity, or use file:PATH.`,
        thing: "identity"
      });
      const file = (0, external_node_path_.join)(keys, "identity");
      await (0, promises_.writeFile)(file, `${text.replaceAll("\r\n", "\n").trim()}\n`, {
        mode: 0o600,
        flag: "wx"
      });
      return file;
    }
    async function dropKeys({
      keys
    }) {
      await (0, promises_.rm)(keys, {
        recursive: true,
        force: true
      });
    }
    ;
    const BLOCK = /-----BEGIN SSH SIGNATURE-----([A-Za-z0-9+/=\s]*)-----END SSH SIGNATURE-----/g;
    const COLUMNS = 70;
    async function approvalFiles(approval, at) {
      if (approval === null) return [];
      if (!approval.includes("-----")) return [approval];
      const blocks = [...approval.matchAll(BLOCK)].map(([, body = ""]) => body.replace(/\s+/g, ""));
      if (blocks.length === 0 || approval.replace(BLOCK, "").trim() !== "") throw new domain_error.Et("approval", "Cannot read the pasted approval: it holds more or less than signatures", {
        code: "approval-malformed",
        hint: "Paste the whole of the .approval file, from BEGIN SSH SIGNATURE to END SSH SIGNATURE.",
        thing: "approval"
      });
      const file = (0, external_node_path_.join)(at.folder, "pasted.approval");
      await (0, promises_.writeFile)(file, blocks.map(armoured).join(""), {
        mode: 0o600
      });
      return [file];
    }
    function armoured(body) {
      const lines = body.match(new RegExp(`.{1,${COLUMNS}}`, "g")) ?? [];
      return `-----BEGIN SSH SIGNATURE-----\n${lines.map(line => `${line}\n`).join("")}-----END SSH SIGNATURE-----\n`;
    }
    var domain_hidden = __webpack_require__(93301);
    ;
    async function writeReport(report, file) {
      const findings = report.findings.map(one => ({
        ...one,
        text: one.code === "bug" ? one.text : (0, domain_name.SP)(one.text),
        hint: (0, domain_name.SP)(one.hint)
      }));
      const json = JSON.stringify({
        ...report,
        findings
      }, (_, value) => typeof value === "string" ? (0, domain_hidden.Pe)(value) : value);
      await (0, promises_.writeFile)(file, `${json}\n`, {
        mode: 0o600
      });
      return file;
    }
    ;
    async function act(order) {
      const {
        setup,
        inputs,
        command
      } = order;
      const {
        sources,
        stores
      } = inputs;
      switch (command) {
        case "check":
          {
            const {
              checkSetup
            } = await __webpack_require__.e(4533).then(__webpack_require__.bind(__webpack_require__, 86914));
            return only(await checkSetup(setup));
          }
        case "backup":
        case "backup --prove":
          {
            const {
              backup
            } = await Promise.all([__webpack_require__.e(5875), __webpack_require__.e(8343), __webpack_require__.e(515), __webpack_require__.e(8700), __webpack_require__.e(8272)]).then(__webpack_require__.bind(__webpack_require__, 48700));
            const prove = command === "backup --prove";
            return await saved(setup, await backup(setup, {
              sources,
              stores,
              label: null,
              prove
            }));
          }
        case "backup --due":
          {
            const {
              backupDue
            } = await Promise.all([__webpack_require__.e(5875), __webpack_require__.e(8343), __webpack_require__.e(515), __webpack_require__.e(8700), __webpack_require__.e(4443)]).then(__webpack_require__.bind(__webpack_require__, 97480));
            return await saved(setup, await backupDue(setup, {
              label: null,
              prove: false
            }));
          }
        case "list":
          return only(await (await __webpack_require__.e(5199).then(__webpack_require__.bind(__webpack_require__, 87580))).list(setup, {
            stores
          }));
        case "verify":
          {
            const {
              verify
            } = await Promise.all([__webpack_require__.e(5875), __webpack_require__.e(9285)]).then(__webpack_require__.bind(__webpack_require__, 79285));
            const backup = inputs.id;
            return only(await verify(setup, {
              backup,
              stores,
              depth: "bytes",
              identity: null
            }));
          }
        case "plan":
          return await makePlan(order);
        case "restore":
          return await carryOut(order);
        case "undo":
          return only(await (await Promise.all([__webpack_require__.e(5875), __webpack_require__.e(8343), __webpack_require__.e(986)]).then(__webpack_require__.bind(__webpack_require__, 80986))).undo(setup, inputs.id ?? ""));
        case "settle":
          return only(await (await Promise.all([__webpack_require__.e(5875), __webpack_require__.e(8343), __webpack_require__.e(986)]).then(__webpack_require__.bind(__webpack_require__, 80986))).settle(setup, inputs.id ?? ""));
        case "prune":
        case "prune --yes":
          {
            const {
              prune
            } = await Promise.all([__webpack_require__.e(5875), __webpack_require__.e(8343), __webpack_require__.e(291)]).then(__webpack_require__.bind(__webpack_require__, 52672));
            return only(await prune(setup, {
              stores,
              yes: command === "prune --yes"
            }));
          }
        case "watch":
          {
            const {
              watch
            } = await __webpack_require__.e(1926).then(__webpack_require__.bind(__webpack_require__, 61926));
            return only(await watch(setup, requireGitHub(setup)));
          }
      }
    }
    function only(outcome) {
      return {
        outcome,
        plan: null,
        read: null,
        artifact: null,
        issue: null
      };
    }
    async function saved(setup, outcome) {
      return {
        ...only(outcome),
        artifact: await findArtifact(setup, outcome)
      };
    }
    async function makePlan({
      setup,
      inputs,
      at
    }) {
      const {
        plan
      } = await Promise.all([__webpack_require__.e(5875), __webpack_require__.e(8343), __webpack_require__.e(6860)]).then(__webpack_require__.bind(__webpack_require__, 96860));
      const out = (0, external_node_path_.join)(at.folder, "plan.json");
      const outcome = await plan(setup, {
        backup: inputs.id ?? "",
        sources: inputs.sources,
        paths: inputs.paths,
        into: await resolvePlaces(inputs.into, setup.machine),
        stores: inputs.stores,
        as: null,
        out
      });
      const [entry] = outcome.report.entries;
      if (outcome.report.exit !== 0 || entry === undefined) return only(outcome);
      const digits = (0, domain_plan.W)(String(entry["plan"]));
      const file = (0, external_node_path_.join)((0, external_node_path_.dirname)(out), `plan-${digits}.json`);
      await (0, promises_.rename)(out, file);
      const {
        run
      } = setup.github ?? {};
      const artifact = run === undefined ? null : await uploadFile(file, {
        run,
        machine: setup.machine
      });
      const entries = [{
        ...entry,
        out: file,
        artifact: artifact?.url ?? null
      }];
      const lines = outcome.lines.filter(line => !line.startsWith("Approve with: "));
      const report = {
        ...outcome.report,
        entries
      };
      const read = await readPlan(file);
      const asked = await (await __webpack_require__.e(8793).then(__webpack_require__.bind(__webpack_require__, 48793))).askComment(setup, file);
      return {
        outcome: {
          report,
          lines
        },
        plan: file,
        read,
        artifact,
        issue: asked?.url ?? null
      };
    }
    function requireGitHub({
      github
    }) {
      if (github !== null) return github;
      throw new domain_error.Et("policy", "Cannot watch: there is no github-token", {
        code: "usage",
        hint: "Leave github-token at its default.",
        thing: "github-token"
      });
    }
    async function carryOut({
      setup,
      inputs,
      at,
      branch
    }) {
      const {
        machine,
        github
      } = setup;
      const given = inputs.plan ?? "";
      const plan = given.startsWith("run:") ? await fetchPlan(given, {
        github,
        machine,
        branch,
        folder: at.folder
      }) : given;
      const approvals = await approvalFiles(inputs.approval, at);
      const identity = await identityPath(inputs, machine, at);
      const {
        restore
      } = await Promise.all([__webpack_require__.e(5875), __webpack_require__.e(8343), __webpack_require__.e(6860), __webpack_require__.e(9986), __webpack_require__.e(8475), __webpack_require__.e(8930)]).then(__webpack_require__.bind(__webpack_require__, 98475));
      const outcome = await restore(setup, {
        plan,
        approvals,
        identity
      });
      const read = await readPlan((0, external_node_path_.resolve)(machine.cwd, plan));
      const done = {
        ...only(outcome),
        plan,
        read
      };
      return github === null ? done : await withEvidence(done, {
        github,
        setup,
        at
      });
    }
    async function withEvidence(acted, {
      github,
      setup,
      at
    }) {
      const {
        report,
        lines
      } = acted.outcome;
      const {
        machine
      } = setup;
      const left = await leave("the restore's evidence", {
        run: github.run,
        machine
      }, async () => {
        const name = `restore-${report.totals["restore"]}.json`;
        return await writeReport(report, (0, external_node_path_.join)(at.folder, name));
      });
      const findings = left.finding === null ? report.findings : [...report.findings, left.finding];
      return {
        ...acted,
        artifact: left.artifact,
        outcome: {
          lines,
          report: {
            ...report,
            findings
          }
        }
      };
    }
    async function readPlan(file) {
      const plan = (0, domain_plan.X)(JSON.parse(await (0, promises_.readFile)(file, "utf8")));
      return typeof plan === "string" ? null : plan;
    }
    ;
    const ALONE = {
      GIT_CONFIG_NOSYSTEM: "1",
      GIT_CONFIG_GLOBAL: "/dev/null",
      GIT_NO_REPLACE_OBJECTS: "1",
      GIT_NO_LAZY_FETCH: "1",
      GIT_OPTIONAL_LOCKS: "0",
      GIT_TERMINAL_PROMPT: "0"
    };
    async function findCheckout(folder, machine) {
      const said = await git(folder, ["rev-parse", "--show-toplevel", "HEAD"], machine);
      const [top, head] = said?.trimEnd().split("\n") ?? [];
      return top === undefined || head === undefined ? null : {
        top,
        head
      };
    }
    async function committed(checkout, commit, options) {
      const argv = ["--literal-pathspecs", "ls-tree", "-z", "--full-tree", commit, "--"];
      const said = await git(checkout.top, [...argv, ...options.paths], options.machine);
      const found = new Map();
      for (const entry of said?.split("\0") ?? []) {
        const [, mode, id, path] = /^(\d{6}) blob ([0-9a-f]+)\t([\s\S]+)$/.exec(entry) ?? [];
        if (mode !== undefined && id !== undefined && path !== undefined) found.set(path, {
          mode,
          id
        });
      }
      return found;
    }
    function blobId(bytes, like) {
      return (0, external_node_crypto_.createHash)(like.length === 40 ? "sha1" : "sha256").update(`blob ${bytes.byteLength}\0`).update(bytes).digest("hex");
    }
    async function git(folder, argv, machine) {
      try {
        const ran = await machine.run({
          argv: ["git", "-c", "safe.directory=*", "-C", folder, ...argv],
          env: ALONE
        });
        return ran.code === 0 ? ran.stdout : null;
      } catch (cause) {
        if (!(cause instanceof domain_error.Et) || cause.code !== "tool-missing") throw cause;
        throw new domain_error.Et("approval", "Cannot tell where this policy comes from: git is not installed", {
          code: "origin-refused",
          hint: "Install git on the runner; actions/checkout needs it too.",
          thing: "git",
          cause
        });
      }
    }
    ;
    const POLICY_FILE = "holdfast.yml";
    const CLEAN = "Check out the default branch with actions/checkout and change none of its files.";
    async function refuseDirty(setup, run) {
      const {
        machine
      } = setup;
      const checkout = await findCheckout(setup.folder, machine);
      if (checkout === null) throw refusal(`the policy "${(0, domain_name.SP)(setup.file)}" lies in no git checkout`, CLEAN);
      if (checkout.head !== run.sha) throw refusal(`the checkout stands at ${(0, domain_name.SP)(checkout.head.slice(0, 12))}, and the run is of ${(0, domain_name.SP)(run.sha.slice(0, 12))}`, "Check out the run's own commit: actions/checkout without ref.");
      const files = await Promise.all([setup.file, ...namedFiles(setup)].map(async file => await whereIn(checkout, file)));
      const there = await committed(checkout, run.sha, {
        paths: files.flatMap(({
          path
        }) => path === null ? [] : [path]),
        machine
      });
      const wrong = [];
      for (const {
        file,
        path
      } of files) {
        const is = path === null ? undefined : there.get(path);
        if (path === null) wrong.push(`"${(0, domain_name.SP)(file)}" lies outside of the checkout`);else if (is?.mode !== "100644" && is?.mode !== "100755") wrong.push(`"${(0, domain_name.SP)(path)}" is not in the commit as a plain file`);else if (blobId(await bytesOf(setup, file), is.id) !== is.id) wrong.push(`"${(0, domain_name.SP)(path)}" is not as in the commit`);
      }
      if (wrong.length > 0) throw refusal(wrong.join("; "), CLEAN);
      return files[0]?.path ?? "";
    }
    function namedFiles({
      policy,
      folder
    }) {
      const entries = [...policy.recipients, ...Object.values(policy.signers).map(({
        key
      }) => key), ...Object.values(policy.people).flatMap(({
        keys
      }) => keys)];
      return [...new Set(entries)].filter(entry => entry.startsWith("file:")).map(entry => (0, external_node_path_.resolve)(folder, entry.slice("file:".length)));
    }
    async function whereIn({
      top
    }, file) {
      const [root, real] = await Promise.all([(0, promises_.realpath)(top), (0, promises_.realpath)(file).catch(() => file)]);
      const path = (0, external_node_path_.relative)(root, real);
      const isInside = path !== "" && !path.startsWith(`..${external_node_path_.sep}`) && path !== ".." && (0, external_node_path_.join)(root, path) === real;
      const isLink = (await (0, promises_.lstat)(file)).isSymbolicLink();
      return {
        file,
        path: isInside && !isLink ? path : null
      };
    }
    async function bytesOf(setup, file) {
      return file === setup.file ? new TextEncoder().encode(setup.text) : await (0, promises_.readFile)(file);
    }
    async function refuseLink(path, machine) {
      const root = (0, external_node_path_.resolve)(machine.env["GITHUB_WORKSPACE"] ?? machine.cwd);
      const file = path === null ? (0, external_node_path_.join)(machine.cwd, POLICY_FILE) : (0, external_node_path_.resolve)(machine.cwd, path);
      const name = path ?? POLICY_FILE;
      const real = await (0, promises_.realpath)(file).catch(() => null);
      if (real === null) return;
      const expected = (0, external_node_path_.join)(await (0, promises_.realpath)(root), (0, external_node_path_.relative)(root, file));
      const isInside = file.startsWith(`${root}${external_node_path_.sep}`) && real === expected;
      if (isInside && (await (0, promises_.lstat)(real)).isFile()) return;
      throw refusal(`the policy "${(0, domain_name.SP)(name)}" leads to a file outside of the workspace`, "A proposed policy must be a plain file of the repository.");
    }
    ;
    const SUMMARIES = ["off", "short", "full"];
    const HINT = "docs/action.md lists the inputs of each command.";
    function readInputs(env) {
      const complaints = [];
      const complain = (name, text) => void complaints.push([name, text]);
      const given = name => env[variableOf(name)]?.trim() || null;
      for (const name of strangers(env)) complain((0, domain_name.SP)(name), `there is no input "${(0, domain_name.SP)(name)}"`);
      const line = given("command");
      const command = line !== null && Object.hasOwn(COMMANDS, line) ? line : null;
      if (line === null) complain("command", "command is not given");else if (command === null) complain("command", `command "${told(line)}" is none`);
      if (command !== null) {
        const word = COMMANDS[command];
        for (const name of INPUTS) {
          if (COMMON.some(one => one === name)) continue;
          const takes = word.takes.some(one => one === name);
          if (!takes && given(name) !== null) complain(name, `${name} means nothing to ${command}`);
          if (word.needs.some(one => one === name) && given(name) === null) complain(name, `${command} needs ${name}`);
        }
      }
      const summary = given("summary") ?? "short";
      if (!SUMMARIES.includes(summary)) complain("summary", `summary is "${told(summary)}", expected off, short or full`);
      const names = name => {
        const list = (env[variableOf(name)] ?? "").split(/[\s,]+/).filter(one => one !== "");
        for (const one of list) if (!domain_name.o_.test(one)) complain(name, `${name} holds "${told(one)}", which is no name`);
        refuseTwice(name, list, complain);
        return list;
      };
      const sources = names("sources");
      const stores = names("stores");
      const paths = linesOf(env[variableOf("paths")]);
      refuseTwice("paths", paths, complain);
      const into = readInto(linesOf(env[variableOf("into")]), complain);
      for (const name of ["signing-key", "identity"]) refuseNoKey(name, given(name), complain);
      const plan = given("plan");
      if (plan?.startsWith("run:") === true && !/^run:[1-9]\d{0,19}$/.test(plan)) complain("plan", "plan names no run: expected run: and the number of a workflow run");
      if (complaints.length > 0 || command === null) return {
        command: told(line ?? ""),
        wrong: wrongOf(line, complaints)
      };
      return {
        command,
        policy: given("policy"),
        id: given("id"),
        plan,
        sources,
        stores,
        paths,
        into,
        signingKey: given("signing-key"),
        identity: given("identity"),
        approval: given("approval"),
        token: given("github-token") ?? "",
        summary
      };
    }
    function strangers(env) {
      const known = INPUTS.map(variableOf);
      return Object.keys(env).filter(name => name.startsWith("INPUT_") && !known.includes(name)).map(name => name.slice("INPUT_".length).toLowerCase()).sort();
    }
    function linesOf(text) {
      return (text ?? "").split("\n").map(line => line.trim()).filter(line => line !== "");
    }
    function refuseTwice(name, list, complain) {
      const twice = new Set(list.filter((one, at) => list.indexOf(one) !== at));
      for (const one of twice) complain(name, `${name} holds "${told(one)}" twice`);
    }
    function readInto(list, complain) {
      const into = new Map();
      for (const line of list) {
        const at = line.indexOf("=");
        const name = line.slice(0, Math.max(at, 0)).trim();
        const place = line.slice(at + 1).trim();
        if (at < 1 || place === "" || !domain_name.o_.test(name)) complain("into", "into holds a line that is not SOURCE=PLACE");else if (into.has(name)) complain("into", `into holds source "${name}" twice`);
        into.set(name, place);
      }
      return into;
    }
    function refuseNoKey(name, value, complain) {
      if (value === null || /^env:[A-Za-z_][A-Za-z0-9_]*$|^file:[^\x00\r\n]+$/.test(value)) return;
      if (/PRIVATE KEY|AGE-SECRET-KEY-|age-encryption\.org|BEGIN AGE ENCRYPTED FILE/i.test(value)) return;
      complain(name, `${name} is no key, expected its text, env:NAME or file:PATH`);
    }
    function told(text) {
      return (0, domain_hidden.lr)(text) ? "(a text that may be secret)" : (0, domain_name.SP)(text).slice(0, 200);
    }
    function wrongOf(line, complaints) {
      const list = `command is one of: ${Object.keys(COMMANDS).join(", ")}.`;
      const findings = complaints.map(([thing, text], at) => ({
        code: "usage",
        weight: "error",
        thing,
        text: `Cannot run the action: ${text}`,
        hint: thing === "command" ? list : at === complaints.length - 1 ? HINT : ""
      }));
      const why = complaints.length === 1 ? complaints[0]?.[1] : `${complaints.length} mistakes in its inputs`;
      return new domain_error.Et("policy", `Cannot run the action: ${why}`, {
        code: "usage",
        hint: line === null ? list : HINT,
        thing: "inputs",
        findings
      });
    }
    var open_policy = __webpack_require__(31623);
    var github_run = __webpack_require__(26492);
    var people = __webpack_require__(87331);
    ;
    const BY_HAND = ["workflow_dispatch", "repository_dispatch"];
    async function refuseStranger({
      github,
      policy
    }) {
      if (github === null || policy.operators === null) return;
      const {
        event,
        attempt,
        runId
      } = github.run;
      if (!BY_HAND.includes(event) && attempt === 1) return;
      const {
        actor,
        triggeringActor
      } = await (0, github_run.pF)(github, runId);
      const hands = BY_HAND.includes(event) ? [actor, triggeringActor] : [triggeringActor];
      for (const login of new Set(hands)) {
        const person = login === null ? null : (0, people.o)(policy, login);
        if (person !== null && policy.operators.includes(person)) continue;
        throw new domain_error.Et("approval", `Cannot run for ${(0, domain_name.SP)(login ?? "nobody")}: who starts this by hand must be an operator`, {
          code: "operator-refused",
          hint: `Ask ${policy.operators.join(" or ")} to start it; a schedule needs nobody.`,
          thing: (0, domain_name.SP)(login ?? "nobody")
        });
      }
    }
    var host_state = __webpack_require__(80838);
    ;
    const USE_DEFAULT = "Leave github-token at its default.";
    async function openCounted(inputs, at) {
      const {
        machine,
        run,
        branch,
        command,
        runner
      } = at;
      const opened = await (0, open_policy.openPolicy)(inputs.policy, machine, null);
      const github = inputs.token === "" ? null : (0, host_github.zq)(machine, run, inputs.token);
      const path = await refuseDirty(opened, run);
      await maskPolicy(opened, runner);
      const setup = withSigningKey({
        ...opened,
        origin: originOf(run),
        github
      }, inputs);
      const findings = await confirmRun(run, {
        github,
        branch,
        command
      });
      refuseUnnamed(setup, run);
      await refuseStranger(setup);
      return {
        setup,
        findings: [...findings, ...(await reviewed(setup, path, COMMANDS[command].reach))]
      };
    }
    async function reviewed(setup, path, reach) {
      if (reach === "reads") return [];
      const {
        github,
        policy
      } = setup;
      if (github === null) return await unasked(setup);
      const {
        refuseUnreviewed
      } = await __webpack_require__.e(9005).then(__webpack_require__.bind(__webpack_require__, 99005));
      try {
        await refuseUnreviewed(setup, github, path);
        return [];
      } catch (error) {
        const isLenient = policy.require === null && reach === "adds";
        if (!isLenient || !(error instanceof domain_error.Et) || !isDown(error.cause)) throw error;
        return [unconfirmed(error.message, error.hint ?? "")];
      }
    }
    function isDown(cause) {
      return cause instanceof host_github.iK && (cause.status === 0 || cause.status >= 500);
    }
    function refuseUnnamed({
      github,
      policy
    }, run) {
      const isByHand = run.event === "workflow_dispatch" || run.attempt !== 1;
      if (github !== null || policy.operators === null || !isByHand) return;
      throw refusal("who started this cannot be asked without a github-token", USE_DEFAULT);
    }
    async function unasked({
      policy,
      state
    }) {
      const asked = policy.require !== null || (await (0, host_state.aE)((0, external_node_path_.join)(state, "reviewed.json"))) !== null;
      if (!asked) return [unconfirmed("there is no github-token", USE_DEFAULT)];
      throw refusal("whether the policy was reviewed cannot be asked without a github-token", USE_DEFAULT);
    }
    function unconfirmed(why, hint) {
      const text = `The policy's history was not looked at: ${why}`;
      return {
        code: "origin-unconfirmed",
        weight: "note",
        thing: "policy",
        text,
        hint
      };
    }
    function originOf(run) {
      const requester = run.event === "workflow_dispatch" ? run.actor : null;
      return {
        commit: run.sha,
        requester,
        run: run.url
      };
    }
    var units = __webpack_require__(83822);
    ;
    const SPARSE = 30_000;
    function tellRunner(runner) {
      let said = Date.now();
      return event => {
        if (event.kind === "progress" && Date.now() - said < SPARSE) return;
        said = Date.now();
        if (event.kind === "phase") runner.group(event.text);else if (event.kind === "line") runner.say(event.text);else runner.say(`${(0, units.z3)(event.done)}${event.total === null ? "" : ` of ${(0, units.z3)(event.total)}`}`);
      };
    }
    var action_runner = __webpack_require__(90233);
    var command_status = __webpack_require__(83186);
    ;
    async function withStatus({
      setup,
      at
    }, outcome) {
      const {
        report
      } = outcome;
      const {
        machine,
        github
      } = setup;
      const command = command_status.V.find(one => one === report.command);
      if (command === undefined || github === null || machine.signal.aborted) return outcome;
      const left = await leave("the status for watch", {
        run: github.run,
        machine
      }, async () => {
        const {
          makeStatus
        } = await Promise.resolve().then(__webpack_require__.bind(__webpack_require__, 83186));
        return (await makeStatus(setup, {
          command,
          exit: report.exit,
          folder: at.keys
        }))?.path ?? null;
      });
      if (left.finding === null) return outcome;
      return {
        ...outcome,
        report: {
          ...report,
          findings: [...report.findings, left.finding]
        }
      };
    }
    var policy_yaml = __webpack_require__(72661);
    var finding = __webpack_require__(9304);
    var action_escape = __webpack_require__(88020);
    ;
    const KINDS = {
      error: "error",
      warning: "warning",
      note: "notice"
    };
    const MOST = 10;
    const LONGEST = 4000;
    function belowWorkspace(file, workspace) {
      const path = (0, external_node_path_.relative)(workspace, file);
      return path === "" || path.startsWith(`..${external_node_path_.sep}`) || path === ".." ? null : path;
    }
    function namesOf({
      policy
    }) {
      const names = new Map();
      for (const section of ["people", "signers", "stores", "schedules", "sources"]) for (const name of Object.keys(policy[section])) names.set(name, [section, name]);
      names.set("signing-key", ["signing-key"]);
      names.set("approval", ["approval"]);
      names.set(policy.name, ["name"]);
      return names;
    }
    function annotationsOf(findings, where) {
      const made = [];
      for (const weight of ["error", "warning", "note"]) {
        const of = findings.filter(one => one.weight === weight);
        const shownOnes = of.length > MOST ? of.slice(0, MOST - 1) : of;
        made.push(...shownOnes.map(one => annotationOf(one, where)));
        if (of.length > MOST) made.push({
          weight: KINDS[weight],
          title: "More",
          text: `${of.length - MOST + 1} more are in the log and in the report`,
          file: null,
          line: null
        });
      }
      return made;
    }
    function annotationOf(one, {
      file,
      lineOf,
      names
    }) {
      const [, line, rest] = /^[^:]*:(\d+): ([\s\S]*)$/.exec(one.text) ?? [];
      const isComplaint = one.code === "policy-invalid" && line !== undefined;
      const path = names.get(one.thing);
      const text = annotations_told(isComplaint ? rest ?? "" : one.text);
      return {
        weight: KINDS[one.weight],
        title: titleOf(one),
        text: (one.hint === "" ? text : `${text}\n${annotations_told(one.hint)}`).slice(0, LONGEST),
        file: isComplaint || path !== undefined ? file : null,
        line: file === null ? null : isComplaint ? Number(line) : path === undefined || lineOf === null ? null : lineOf(path)
      };
    }
    function annotations_told(text) {
      return (0, action_escape.OG)(text).join("\n");
    }
    function titleOf({
      code,
      thing
    }) {
      const [, meaning] = finding.L[code];
      const headline = meaning.charAt(0).toUpperCase() + meaning.slice(1);
      return (0, action_escape.kc)(thing === "" ? headline : `${thing}: ${headline}`).slice(0, 200);
    }
    ;
    const OUTPUTS = ["backup-id", "manifest-sha256", "plan-sha256", "plan", "report", "bytes", "skipped", "artifact-id", "artifact-url", "artifact-digest"];
    function outputsOf({
      outcome,
      plan,
      read,
      artifact
    }, report) {
      const {
        totals,
        entries,
        command,
        backup
      } = outcome.report;
      return {
        "backup-id": backup ?? "",
        "manifest-sha256": outputs_text(totals["manifest"]) || (read?.bound["manifest-sha256"] ?? ""),
        "plan-sha256": outputs_text(totals["plan"] ?? entries[0]?.["plan"]),
        plan: plan ?? "",
        report,
        bytes: outputs_text(totals["stored"]),
        skipped: command === "backup" ? String(totals["skipped"] === true) : "",
        "artifact-id": outputs_text(artifact?.id),
        "artifact-url": artifact?.url ?? "",
        "artifact-digest": artifact?.digest ?? ""
      };
    }
    function outputs_text(value) {
      return typeof value === "string" || typeof value === "number" ? String(value) : "";
    }
    function sayOutputs(outputs, runner) {
      for (const name of OUTPUTS) if (outputs[name] !== "") runner.output(name, outputs[name]);
    }
    ;
    function backupParts(told) {
      const {
        report
      } = told.outcome;
      const ids = idsOf(report);
      const title = ids.length === 0 ? "No backup was made" : `${ids.length === 1 ? "Backup" : "Backups"} ${ids.map(action_escape.aY).join(", ")}`;
      const saved = report.entries.filter(one => typeof one["source"] === "string");
      const isFull = told.level === "full";
      return {
        title,
        blocks: [...(saved.length === 0 ? [] : [sourceTable(saved)]), ...(saved.length > 0 && isFull ? [partTable(saved)] : []), ...(ids.length === 0 ? [] : [storedText(report, saved)]), `Took ${(0, units.QA)(told.took)}.`, ...(ids.length === 0 ? [] : [openText(told.setup.recipients)]), ...absentText(told, saved), ...(isFull && typeof report.totals["manifest"] === "string" ? [`Manifest SHA-256: ${(0, action_escape.aY)(report.totals["manifest"])}`] : [])],
        last: null
      };
    }
    function idsOf({
      totals,
      backup
    }) {
      const several = totals["backups"];
      if (Array.isArray(several)) return several.map(String);
      return backup === null ? [] : [backup];
    }
    function sourceTable(saved) {
      const rows = saved.map(one => {
        const parts = partsOf(one);
        const sealed = sum(parts, "stored");
        return cells([(0, action_escape.aY)(String(one["source"])), String(one["engine"]), countText(parts, "items"), countText(parts, "rows"), bytesText(parts), (0, units.z3)(sealed), beforeText(one["before"], sealed)]);
      });
      const head = ["source", "engine", "items", "rows", "data", "sealed", "last time"];
      return [cells(head), cells(head.map(() => "---")), ...rows].join("\n");
    }
    function partTable(saved) {
      const rows = saved.flatMap(one => partsOf(one).map(part => cells([(0, action_escape.aY)(String(one["source"])), (0, action_escape.aY)(String(part["part"])), (0, action_escape.aY)(String(part["file"])), (0, units.z3)(Number(part["stored"]))])));
      const head = ["source", "part", "archive", "sealed"];
      return [cells(head), cells(head.map(() => "---")), ...rows].join("\n");
    }
    function cells(row) {
      return `| ${row.join(" | ")} |`;
    }
    function partsOf(one) {
      return Array.isArray(one["parts"]) ? one["parts"] : [];
    }
    function sum(parts, key) {
      return parts.reduce((all, part) => all + Number(part[key] ?? 0), 0);
    }
    function countText(parts, key) {
      const counts = parts.map(({
        totals
      }) => totals?.[key] ?? null);
      const known = counts.filter(one => one !== null);
      if (known.length === 0) return "–";
      return known.reduce((all, one) => all + Number(one), 0).toLocaleString("en-US");
    }
    function bytesText(parts) {
      const known = parts.flatMap(({
        totals
      }) => totals === null ? [] : [totals["bytes"]]);
      if (known.length < parts.length) return (0, units.z3)(sum(parts, "plain"));
      return (0, units.z3)(known.reduce((all, one) => all + Number(one), 0));
    }
    function beforeText(before, now) {
      if (typeof before !== "number") return "first time";
      if (before === 0) return (0, units.z3)(before);
      const percent = Math.round((now - before) / before * 100);
      const sign = percent > 0 ? "+" : percent < 0 ? "−" : "±";
      return `${(0, units.z3)(before)} (${sign}${Math.abs(percent)} %)`;
    }
    function storedText({
      totals
    }, saved) {
      const stores = [...new Set(saved.flatMap(one => one["stores"]))];
      const size = typeof totals["stored"] === "number" ? `${(0, units.z3)(totals["stored"])} ` : "";
      if (stores.length === 0) return `**In no store whole.** ${size}sealed.`;
      return `${size}in ${stores.map(action_escape.aY).join(", ")}, read back whole.`;
    }
    const SHOWN = 5;
    const LONG = 24;
    function openText(recipients) {
      const names = recipients.slice(0, SHOWN).map(one => (0, action_escape.aY)(one.length > LONG ? `${one.slice(0, LONG)}…` : one));
      const more = recipients.length > SHOWN ? ` and ${recipients.length - SHOWN} more` : "";
      return `Opens with the identity of ${names.join(" or ")}${more}.`;
    }
    function absentText({
      outcome,
      setup
    }, saved) {
      const held = saved.map(one => one["source"]);
      const rows = setup.sources.filter(({
        name
      }) => !held.includes(name)).map(({
        name,
        entry
      }) => {
        if (!entry.enabled) return `* ${(0, action_escape.aY)(name)}: disabled${entry.because === null ? "" : `, ${(0, action_escape.wD)(entry.because)}`}`;
        const failed = outcome.report.findings.some(({
          thing,
          weight
        }) => thing === name && weight === "error");
        return `* ${(0, action_escape.aY)(name)}: ${failed ? "**failed**" : "not asked for"}`;
      });
      return rows.length === 0 ? [] : [`Absent:\n\n${rows.join("\n")}`];
    }
    var plan_text = __webpack_require__(21369);
    var totals_text = __webpack_require__(83853);
    ;
    function planParts(told, took) {
      const {
        bound,
        seen
      } = told.plan;
      return {
        title: `Plan ${(0, action_escape.aY)(told.digits)}: restore ${(0, action_escape.aY)(bound.backup)}`,
        blocks: [`**ALL DATA WILL BE REPLACED BY YOUR BACKUP DATA** on host ${(0, action_escape.aY)(bound.host)}:`, placeTable(told.plan), ...bound.sources.flatMap(({
          name,
          paths
        }) => paths.length === 0 ? [] : [`Of ${(0, action_escape.aY)(name)} only: ${paths.map(action_escape.aY).join(", ")}`]), ...connectedTexts(told.plan), ...wayBackTexts(told.plan), ...hookList(bound.hooks), ...seen.findings.map(text => `⚠️ **Mind:** ${(0, action_escape.wD)(text)}`), needText(told), ...(told.rule === "open" ? [summary_plan_openText(told)] : told.rule.gates.map(gate => gateText(gate, told))), `Made ${bound.created}, expires ${bound.expires}. Nothing was changed yet; planning took ${(0, units.QA)(took)}.`],
        last: null
      };
    }
    function placeTable({
      bound,
      seen
    }) {
      const rows = bound.sources.map(source => {
        const {
          name,
          engine,
          place
        } = source;
        const totals = seen.sources.find(one => one.name === name);
        const now = (0, totals_text.gN)(source, totals?.now ?? null);
        const saved = (0, totals_text.Xm)(source, totals?.saved ?? null);
        return `| ${(0, action_escape.aY)(name)} | ${engine} | ${(0, action_escape.aY)(place)} | ${now} | ${saved} |`;
      });
      return ["| source | engine | place that is replaced | there now | in the backup |", "| --- | --- | --- | --- | --- |", ...rows].join("\n");
    }
    function connectedTexts({
      seen
    }) {
      const connected = seen.sources.filter(({
        connections
      }) => (connections ?? 0) > 0);
      return connected.map(({
        name,
        connections
      }) => `Of ${(0, action_escape.aY)(name)}, ${(0, units.LS)(connections ?? 0, "open connection")} will be ended`);
    }
    function hookList(hooks) {
      if (hooks.length === 0) return [];
      return [`**Programs that will run**, in this order:\n\n${hooks.map(one => `1. ${(0, action_escape.aY)(one)}`).join("\n")}`];
    }
    function wayBackTexts({
      bound
    }) {
      const less = bound.sources.filter(({
        undo
      }) => undo === "empty again" || undo === "none");
      return less.map(({
        name,
        undo
      }) => `⚠️ **Mind:** undo of ${(0, action_escape.aY)(name)}: ${(0, plan_text.A)(undo)}`);
    }
    function needText({
      plan: {
        bound
      },
      rule,
      digits
    }) {
      const by = bound.requester === null ? "Requested by nobody proven, which costs one approval more." : `Requested by ${(0, action_escape.aY)(bound.requester.person)}, who cannot approve it.`;
      if (rule === "open") return `${by} Approval is open: the policy asks nobody.`;
      const needed = rule.needed + (bound.requester === null ? 1 : 0);
      const who = rule.approvers.filter(name => name !== bound.requester?.person).map(action_escape.aY);
      return `${by} Plan ${(0, action_escape.aY)(digits)} needs ${(0, units.LS)(needed, "approval")} of ${who.join(", ")}, in any of these ways:`;
    }
    function summary_plan_openText({
      run
    }) {
      return `Start this workflow again with plan-run ${(0, action_escape.aY)(run.id)}.`;
    }
    function gateText(gate, told) {
      const {
        digits,
        run,
        issue,
        rule
      } = told;
      const again = `start this workflow again with plan-run ${(0, action_escape.aY)(run.id)}`;
      if (gate === "environment") {
        const name = rule === "open" ? "" : rule.environment;
        return `* **As reviewer of environment ${(0, action_escape.aY)(name)}**: approve the waiting job with a comment that holds ${(0, action_escape.aY)(digits)}.`;
      }
      if (gate === "comment") return `* **By a comment**: write ${(0, action_escape.aY)(`approve ${digits}`)} and nothing else on ${issue === null ? "the issue of this restore" : `[the issue of this restore](${issue})`}; then ${again}.`;
      const where = run.artifact === null ? (0, action_escape.aY)(run.file) : `[${run.file}](${run.artifact})`;
      return [`* **By a signature**: fetch ${where} and, in a clone of the policy's repository, run`, "", "  ```sh", `  holdfast approve ${run.file} --key FILE`, "  ```", "", `  or \`ssh-keygen -Y sign -n holdfast-approval -f FILE ${run.file}\`; then ${again} and the signature as approval.`].join("\n");
    }
    ;
    const summary_LIMIT = 1_000_000;
    const CUT = "Cut here: the whole of it is in the report.";
    function summaryOf(told) {
      const {
        report
      } = told.outcome;
      if (told.level === "off" || report.totals["skipped"] === true) return "";
      const parts = summary_partsOf(told);
      const blocks = [...parts.blocks, ...findingBlocks(report.findings, told.level)];
      const end = parts.last === null ? "" : `\n${parts.last}\n`;
      let text = `## ${parts.title}\n`;
      let left = summary_LIMIT - Buffer.byteLength(text) - Buffer.byteLength(end);
      for (const block of blocks) {
        left -= Buffer.byteLength(block) + 2;
        if (left < 0) {
          text += `\n${CUT}\n`;
          break;
        }
        text += `\n${block}\n`;
      }
      return text + end;
    }
    function summary_partsOf(told) {
      const {
        report,
        lines
      } = told.outcome;
      const isWell = report.exit === 0;
      if (report.command === "backup" && told.setup !== null) return backupParts({
        ...told,
        setup: told.setup
      });
      if (told.plan !== null && isWell) return planParts(told.plan, told.took);
      const what = report.command === "" ? "Holdfast" : (0, action_escape.aY)(report.command);
      const title = isWell ? `${what}: well` : `${what}: failed (exit ${report.exit})`;
      const isRestored = report.command === "restore" && isWell;
      const said = isRestored ? lines.slice(0, -1) : lines;
      return {
        title,
        blocks: [...(said.length === 0 ? [] : [quoted(said)]), `Took ${(0, units.QA)(told.took)}.`],
        last: isRestored ? "Restore successfully" : null
      };
    }
    function quoted(lines) {
      const longest = Math.max(2, ...lines.flatMap(line => (line.match(/`+/g) ?? []).map(run => run.length)));
      const fence = "`".repeat(longest + 1);
      return [`${fence}text`, ...lines.map(action_escape.kc), fence].join("\n");
    }
    const MARKS = {
      error: "❌",
      warning: "⚠️",
      note: "ℹ️"
    };
    function findingBlocks(findings, level) {
      const isFull = level === "full";
      return ["error", "warning", "note"].flatMap(weight => {
        const of = findings.filter(one => one.weight === weight && (isFull || weight !== "note"));
        return of.map(({
          text,
          hint
        }) => {
          const said = `${MARKS[weight]} ${(0, action_escape.wD)(text)}`;
          return hint === "" || !(isFull || weight === "error") ? said : `${said}  \n${(0, action_escape.wD)(hint)}`;
        });
      });
    }
    ;
    const ORDER = {
      note: 0,
      warning: 1,
      error: 2
    };
    async function tellEnding(ending, {
      runner,
      machine
    }) {
      const {
        acted,
        at
      } = ending;
      const {
        report,
        lines
      } = acted.outcome;
      runner.endGroup();
      if (at !== null) sayOutputs(outputsOf(acted, await writeReport(report, (0, external_node_path_.join)(at.folder, "report.json"))), runner);
      await runner.summary(summaryOf(toldOf(ending))).catch(cause => {
        runner.say(`warning: the summary was not written: ${cause.message}`);
      });
      const say = () => {
        for (const line of lines) runner.say(line);
      };
      if (report.exit !== 0) say();
      const where = whereOf(ending, machine);
      sayFindings(report.findings, runner);
      for (const annotation of annotationsOf(report.findings, where)) runner.annotate(annotation);
      if (report.exit === 0) say();
    }
    function sayFindings(findings, runner) {
      for (const one of findings.toSorted((a, b) => ORDER[a.weight] - ORDER[b.weight])) {
        const lines = one.code === "bug" ? (0, action_escape.OG)(one.text) : [one.text];
        runner.say(`${one.weight}: ${lines[0] ?? ""}`);
        for (const line of lines.slice(1)) runner.say(`  ${line}`);
        if (one.hint !== "") runner.say(`  ${one.hint}`);
      }
    }
    function whereOf({
      setup,
      inputs
    }, machine) {
      const workspace = machine.env["GITHUB_WORKSPACE"] ?? machine.cwd;
      const given = "wrong" in inputs ? null : inputs.policy;
      if (setup === null) return {
        file: given ?? "holdfast.yml",
        lineOf: null,
        names: new Map()
      };
      const yaml = (0, policy_yaml.S)(setup.text);
      return {
        file: belowWorkspace(setup.file, workspace),
        lineOf: "lineOf" in yaml ? yaml.lineOf : null,
        names: namesOf(setup)
      };
    }
    function toldOf({
      acted,
      inputs,
      setup,
      took
    }) {
      const level = "wrong" in inputs ? "short" : inputs.summary;
      const told = {
        outcome: acted.outcome,
        setup,
        level,
        took
      };
      const {
        plan: file,
        read,
        artifact,
        issue
      } = acted;
      if (acted.outcome.report.command !== "plan" || file === null || read === null || setup === null) return {
        ...told,
        plan: null
      };
      const rule = setup.policy.approval ?? "open";
      const name = (0, external_node_path_.basename)(file);
      const run = {
        id: setup.github?.run.runId ?? "",
        artifact: artifact?.url ?? null,
        file: name
      };
      const digits = /[0-9a-f]{16}/.exec(name)?.[0] ?? "";
      return {
        ...told,
        plan: {
          plan: read,
          digits,
          rule,
          run,
          issue
        }
      };
    }
    ;
    const LAST_WORD = 4500;
    async function run(parts) {
      const {
        env
      } = parts;
      const began = performance.now();
      const runner = await (0, action_runner.N)(env);
      const stop = new AbortController();
      const inputs = readInputs(env);
      let at = null;
      let opened = null;
      const end = async acted => {
        const {
          outcome
        } = acted;
        const told = stop.signal.aborted ? (0, failure.c)(outcome) : outcome;
        const took = performance.now() - began;
        const ending = {
          acted: {
            ...acted,
            outcome: told
          },
          inputs,
          setup: opened,
          at,
          took
        };
        await tellEnding(ending, {
          runner,
          machine
        });
        return told.report.exit;
      };
      let lastWord;
      const onSignal = () => {
        stop.abort(new domain_error.j$());
        lastWord ??= setTimeout(() => {
          runner.endGroup();
          runner.say("error: Interrupted; what was half done is put in order by the next run");
          process.exit(130);
        }, LAST_WORD);
      };
      process.on("SIGINT", onSignal).on("SIGTERM", onSignal);
      const machine = (0, make_machine.y)({
        ...parts,
        env: {
          ...env,
          GITHUB_TOKEN: "wrong" in inputs ? undefined : inputs.token || undefined
        },
        signal: stop.signal,
        tell: tellRunner(runner)
      });
      try {
        if ("wrong" in inputs) return await end(only((0, failure.V)(inputs.command, inputs.wrong)));
        await maskKeys(inputs, machine, runner);
        at = await makePrivate(machine, runner);
        const acted = await carry(inputs, {
          machine,
          runner,
          at,
          found: setup => opened = setup
        });
        return await end(acted);
      } catch (error) {
        return await end(only((0, failure.V)(commandOf(inputs), error)));
      } finally {
        if (at !== null) await dropKeys(at);
        runner.state("ended", "true");
        clearTimeout(lastWord);
        process.off("SIGINT", onSignal).off("SIGTERM", onSignal);
      }
    }
    function commandOf(inputs) {
      return inputs.command.split(" ")[0] ?? "";
    }
    async function carry(inputs, at) {
      const {
        machine,
        runner
      } = at;
      const run = requireRun(machine);
      runner.state("command", inputs.command);
      const command = meant(inputs, run);
      const branch = refuseRun(run, command, machine.env);
      if (branch === null || command === "check --offline") {
        if (isProposal(run)) await refuseLink(inputs.policy, machine);
        const {
          check
        } = await __webpack_require__.e(4533).then(__webpack_require__.bind(__webpack_require__, 86914));
        return only(await check(machine, {
          policy: inputs.policy,
          kit: null,
          offline: true
        }));
      }
      const opened = await openCounted(inputs, {
        machine,
        run,
        branch,
        command,
        runner
      });
      at.found(opened.setup);
      runner.state("state", opened.setup.state);
      const order = {
        setup: opened.setup,
        inputs,
        command,
        at: at.at,
        branch
      };
      const acted = await act(order).catch(error => {
        if (machine.signal.aborted || !(error instanceof domain_error.Et)) throw error;
        return only((0, failure.V)(commandOf(inputs), error));
      });
      const outcome = withFindings(opened, acted.outcome);
      return {
        ...acted,
        outcome: await withStatus(order, outcome)
      };
    }
    function requireRun(machine) {
      const run = (0, host_github.ng)(machine.env);
      if (run !== null) return run;
      throw new domain_error.Et("policy", "Cannot run the action: this is no step of a workflow", {
        code: "usage",
        hint: "Elsewhere use the command line: holdfast --help.",
        thing: "GITHUB_ACTIONS"
      });
    }
    function meant({
      command,
      sources,
      stores
    }, run) {
      if (command !== "backup" || run.event !== "schedule") return command;
      if (sources.length === 0 && stores.length === 0) return "backup --due";
      throw new domain_error.Et("policy", "Cannot run the action: on a schedule the policy's schedules name sources and stores", {
        code: "usage",
        hint: "Take sources and stores out of the workflow, or name them in the policy's schedules.",
        thing: "sources"
      });
    }
    function withFindings({
      setup,
      findings
    }, outcome) {
      const {
        report,
        lines
      } = (0, open_approval.remindOpen)(setup, outcome);
      const all = [...findings, ...report.findings];
      return {
        lines,
        report: {
          ...report,
          findings: all,
          exit: Math.max(report.exit, (0, exit.s)(findings))
        }
      };
    }
  }),
  90233: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      N: () => (openRunner)
    });
    var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
    var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(48161);
    var _escape_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(88020);
    async function openRunner(env) {
      const core = await __webpack_require__.e(3838).then(__webpack_require__.bind(__webpack_require__, 33838));
      let isOpen = false;
      const endGroup = () => {
        if (isOpen) core.endGroup();
        isOpen = false;
      };
      return {
        endGroup,
        say: line => void process.stdout.write(`${(0, _escape_js__WEBPACK_IMPORTED_MODULE_2__.kc)(line)}${node_os__WEBPACK_IMPORTED_MODULE_1__.EOL}`),
        group(title) {
          endGroup();
          core.startGroup((0, _escape_js__WEBPACK_IMPORTED_MODULE_2__.kc)(title));
          isOpen = true;
        },
        mask: secret => core.setSecret(secret),
        annotate({
          weight,
          title,
          text,
          file,
          line
        }) {
          core[weight](text, {
            title,
            ...(file === null ? {} : {
              file
            }),
            ...(line === null ? {} : {
              startLine: line
            })
          });
        },
        output(name, value) {
          if (env["GITHUB_OUTPUT"]) core.setOutput(name, value);
        },
        state(name, value) {
          if (env["GITHUB_STATE"]) core.saveState(name, value);
        },
        async summary(text) {
          const file = env["GITHUB_STEP_SUMMARY"];
          if (file) await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.appendFile)(file, text);
        }
      };
    }
  }),
  85950: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      d: () => (checkStatus),
      w: () => (sealStatus)
    });
    var _domain_status_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77299);
    var _check_manifest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(71977);
    var _statement_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(97332);
    function sealStatus(text, signature) {
      const status = JSON.parse(Buffer.from(text).toString("utf8"));
      return (0, _statement_js__WEBPACK_IMPORTED_MODULE_2__.p)({
        status,
        signature
      });
    }
    function checkStatus(bytes, believed) {
      const parts = readParts(bytes);
      if (typeof parts === "string") return parts;
      const signer = (0, _check_manifest_js__WEBPACK_IMPORTED_MODULE_1__.r)({
        name: {
          kind: "backup",
          text: "",
          id: ""
        },
        ...parts,
        believed
      }, {
        namespace: "holdfast-status",
        role: "backup"
      });
      if (typeof signer !== "string") return signer.why;
      if (believed.signers.some(one => one.name === signer && one.last !== null)) return `it is signed by "${signer}", whose key is retired`;
      const value = (0, _statement_js__WEBPACK_IMPORTED_MODULE_2__.c)(parts.text, "status");
      if (typeof value === "string") return value;
      const status = (0, _domain_status_js__WEBPACK_IMPORTED_MODULE_0__.c2)(value);
      if (status === null) return "it is not what a status holds";
      if (status.policy.name !== believed.policy) return `it belongs to policy "${status.policy.name}"`;
      return {
        status,
        signer
      };
    }
    function readParts(bytes) {
      try {
        const value = JSON.parse(Buffer.from(bytes).toString("utf8"));
        const {
          status,
          signature
        } = value ?? {};
        if (typeof status !== "object" || status === null || typeof signature !== "string") return "it holds no status with a signature";
        return {
          text: (0, _statement_js__WEBPACK_IMPORTED_MODULE_2__.p)(status),
          signature: Buffer.from(signature)
        };
      } catch {
        return "it is no JSON that we write";
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
