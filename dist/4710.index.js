export const id = 4710;
export const ids = [4710];
export const modules = {
  63390: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      B: () => (attributed)
    });
    function attributed(name, findings) {
      return findings.map(one => ({
        ...one,
        thing: name,
        text: one.text.includes(`"${name}"`) ? one.text : `Source "${name}": ${one.text}`
      }));
    }
  }),
  57107: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      F: () => (chosen),
      r: () => (readCatalogs)
    });
    var error = __webpack_require__(19515);
    var state = __webpack_require__(80838);
    var domain_name = __webpack_require__(11618);
    ;
    function readOnly(store) {
      const refuse = what => {
        throw new error.Et("store", `Cannot ${what} ${store.label}: it was opened for reading`, {
          code: "store-read-only",
          hint: "This command never writes to a store; use one that does.",
          thing: store.label
        });
      };
      return {
        label: store.label,
        folders: store.folders,
        keepsFor: store.keepsFor,
        check: need => store.check(need),
        list: () => store.list(),
        look: name => store.look(name),
        read: (name, file, range) => store.read(name, file, range),
        draft: async name => refuse(`write "${(0, domain_name.SP)(name.text)}" to`),
        remove: async name => refuse(`remove "${(0, domain_name.SP)(name.text)}" from`),
        sweep: async () => refuse("sweep")
      };
    }
    var catalog = __webpack_require__(38326);
    var outcome = __webpack_require__(90246);
    ;
    async function readCatalogs(setup, names, access = "read") {
      const memory = await (0, state.S1)(setup.state);
      const shelves = [];
      for (const name of names) {
        const whole = setup.stores.get(name);
        const store = access === "write" ? whole : readOnly(whole);
        const read = await (0, outcome.Vq)(() => (0, catalog.uM)(store, believedOf(setup, name, memory)));
        shelves.push({
          name,
          store,
          catalog: read.value,
          findings: read.findings
        });
      }
      return shelves;
    }
    function believedOf(setup, store, memory) {
      const head = own(memory.heads, store);
      const pending = own(memory.pending, store);
      return {
        policy: setup.policy.name,
        signers: setup.signers,
        store,
        head: head === undefined ? null : rememberedOf(head),
        pending: pending === undefined ? null : rememberedOf(pending),
        now: setup.machine.now()
      };
    }
    function rememberedOf({
      id,
      sha256,
      expires
    }) {
      return {
        id,
        sha256,
        expires
      };
    }
    function chosen(what, wanted, there) {
      for (const name of wanted) {
        if (there.includes(name)) continue;
        throw new error.Et("policy", `Cannot find ${what} "${name}": the policy has no such ${what}`, {
          code: "unknown-name",
          hint: `There are ${there.join(", ")}.`,
          thing: name
        });
      }
      return wanted.length === 0 ? [...there] : there.filter(name => wanted.includes(name));
    }
    function own(record, name) {
      return Object.hasOwn(record, name) ? record[name] : undefined;
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
  53143: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      SC: () => (findBackup),
      iq: () => (foundText),
      su: () => (newestOf)
    });
    var chain = __webpack_require__(94212);
    var domain_entry = __webpack_require__(1189);
    var error = __webpack_require__(19515);
    var domain_manifest = __webpack_require__(66632);
    var domain_name = __webpack_require__(11618);
    var units = __webpack_require__(83822);
    var trust_catalog = __webpack_require__(38326);
    var policy_schedules = __webpack_require__(64218);
    var zone_time = __webpack_require__(43735);
    ;
    const DAY = 86_400_000;
    const LISTED = 5;
    function searchBackup(shelves, query) {
      const entries = shelves.flatMap(({
        catalog
      }) => catalog?.entries ?? []);
      const span = spanOf(query, entries);
      const usable = trusted(entries).filter(({
        manifest
      }) => manifest.suspicions.length === 0 && query.sources.every(name => manifest.sources.some(one => one.name === name)));
      const fitting = usable.filter(({
        manifest
      }) => span.fits(new Date(manifest.taken), [manifest.date]));
      const best = newest(fitting);
      refuseDoubtful(entries, {
        best,
        span,
        text: query.text
      });
      if (best !== null) {
        const others = new Set(fitting.map(({
          manifest
        }) => manifest.id));
        others.delete(best.manifest.id);
        return {
          checked: best,
          others: query.text === "latest" ? [] : [...others]
        };
      }
      refuseBroken(shelves);
      const sources = query.sources.length === 0 ? "" : ` and holds ${query.sources.join(", ")}`;
      throw new error.Et("policy", `Cannot find a backup for "${(0, domain_name.SP)(query.text)}": ${span.says} has no trusted one that is not suspect${sources}`, {
        code: "unknown-name",
        hint: whatThereIs(entries),
        thing: (0, domain_name.SP)(query.text)
      });
    }
    function refuseDoubtful(entries, {
      best,
      span,
      text
    }) {
      const zones = zonesOf(entries);
      const doubtful = entries.find(one => {
        const minute = (0, domain_entry.iA)(one.id);
        if (one.checked !== null || minute === null) return false;
        const days = zones.map(zone => (0, zone_time.m7)(zone, minute));
        return span.fits(minute, days) && (best === null || (0, domain_entry.q3)(one.id, best.manifest.id) > 0);
      });
      if (doubtful === undefined) return;
      const why = doubtful.findings[0];
      throw new error.Et("trust", `Cannot choose "${(0, domain_name.SP)(text)}": "${doubtful.id}" ${best === null ? "is" : "is newer and"} not trusted: ${why?.text.replace(/^Cannot trust "[^"]*": /, "") ?? "it has no manifest"}`, {
        code: why?.code ?? "manifest-missing",
        hint: best === null ? "No trusted backup is left there; try another store with --store." : `To use the one before it, name it whole: ${(0, chain.yX)((0, trust_catalog.IJ)(best))}`,
        thing: doubtful.id
      });
    }
    function zonesOf(entries) {
      const zones = trusted(entries).map(({
        manifest
      }) => manifest.zone);
      return [...new Set(["UTC", ...zones])].filter(zone_time.DS);
    }
    function refuseBroken(shelves) {
      const first = found => found.find(({
        weight
      }) => weight === "error");
      const unread = first(shelves.flatMap(({
        findings
      }) => findings));
      const broken = unread ?? first(shelves.flatMap(({
        catalog
      }) => catalog?.findings ?? []));
      if (broken === undefined) return;
      const {
        code,
        text,
        hint,
        thing
      } = broken;
      throw new error.Et(unread === undefined ? "trust" : "store", text, {
        code,
        hint,
        thing
      });
    }
    function spanOf({
      text,
      now
    }, entries) {
      if (text === "latest") return {
        says: "the store",
        fits: () => true
      };
      const zones = `(${zonesOf(entries).map(domain_name.SP).join(", ")})`;
      if (/^\d{4}-\d\d-\d\d$/.test(text)) return {
        says: `${text} ${zones}`,
        fits: (_, days) => days.includes(text)
      };
      const word = text.toLowerCase();
      const day = policy_schedules.w4.findIndex(name => name === word || name.slice(0, 3) === word);
      if (day < 0) {
        throw new error.Et("policy", `Cannot find backup "${(0, domain_name.SP)(text)}": it is no id, date (YYYY-MM-DD), weekday or "latest"`, {
          code: "unknown-name",
          hint: whatThereIs(entries),
          thing: (0, domain_name.SP)(text)
        });
      }
      return {
        says: `${policy_schedules.w4[day]} of the last 7 days ${zones}`,
        fits: (taken, days) => days.some(one => (0, zone_time.Up)((0, zone_time.pP)(one)) === day) && now.getTime() - taken.getTime() < 7 * DAY
      };
    }
    function whatThereIs(entries) {
      const ids = new Set();
      for (const {
        manifest
      } of trusted(entries)) {
        const day = policy_schedules.w4[(0, zone_time.Up)((0, zone_time.pP)(manifest.date))];
        const suspect = manifest.suspicions.length > 0 ? ", suspect" : "";
        ids.add(`${manifest.id} (${day} ${manifest.date}${suspect})`);
      }
      if (ids.size === 0) return "There is no trusted backup at all. Run list to see what lies there.";
      const more = ids.size > LISTED ? ` and ${ids.size - LISTED} more; run list to see them` : "";
      return `There are ${[...ids].slice(0, LISTED).join(", ")}${more}.`;
    }
    function trusted(entries) {
      return entries.flatMap(({
        checked
      }) => checked === null ? [] : [checked]);
    }
    function newest(list) {
      const one = new Set(list.map(({
        signer
      }) => signer)).size === 1;
      const sorted = [...list].sort((a, b) => one && a.manifest.sequence !== b.manifest.sequence ? b.manifest.sequence - a.manifest.sequence : (0, domain_entry.q3)(b.manifest.id, a.manifest.id));
      return sorted[0] ?? null;
    }
    ;
    async function findBackup(shelves, query) {
      const whole = /^(.+)@([0-9a-f]{64})$/.exec(query.text);
      const id = whole?.[1] ?? ((0, domain_entry.iA)(query.text) === null ? null : query.text);
      const {
        checked,
        others
      } = id === null ? searchBackup(shelves, query) : {
        checked: named(shelves, {
          id,
          sha256: whole?.[2] ?? null
        }),
        others: []
      };
      const wanted = (0, chain.yX)((0, trust_catalog.IJ)(checked));
      const holding = shelves.filter(({
        catalog
      }) => catalog?.entries.some(one => one.checked !== null && (0, chain.yX)((0, trust_catalog.IJ)(one.checked)) === wanted));
      for (const shelf of holding) {
        const entry = await shelf.store.look((0, domain_entry.aw)(checked.manifest.id));
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
      throw new error.Et("trust", `Cannot use backup "${checked.manifest.id}": no store holds it whole`, {
        code: "file-missing",
        hint: `Run holdfast verify ${checked.manifest.id} to see what is missing, and choose another backup.`,
        thing: checked.manifest.id
      });
    }
    function isWhole(entry, manifest) {
      return (0, domain_manifest.eG)(manifest).every(({
        file,
        size
      }) => entry.files.get(file) === size);
    }
    function strays(entry, manifest) {
      const known = new Set([...(0, domain_manifest.eG)(manifest).map(({
        file
      }) => file), "manifest.json", "manifest.json.sig"]);
      return [...entry.files.keys()].filter(file => !known.has(file)).map(file => `"${(0, domain_name.SP)(`${manifest.id}/${file}`)}" is not in the backup's manifest`);
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
        throw new error.Et("trust", text, {
          code,
          hint,
          thing: want.id
        });
      }
      if (trusted.length > 0) throw unclear(want.id, trusted, "the store holds another one of that id");
      throw missing(want.id, shelves);
    }
    function unclear(id, there, why) {
      const names = new Set(there.map(one => (0, chain.yX)((0, trust_catalog.IJ)(one))));
      return new error.Et("trust", `Cannot choose backup "${id}": ${why}`, {
        code: "chain-broken",
        hint: `Find out how it came there. To use it, name it whole: ${[...names].join(" or ")}`,
        thing: id
      });
    }
    function missing(id, shelves) {
      const unreadable = shelves.flatMap(({
        findings
      }) => findings)[0];
      const say = `Cannot find backup "${(0, domain_name.SP)(id)}"`;
      if (unreadable !== undefined) {
        const {
          code,
          hint,
          text
        } = unreadable;
        return new error.Et("store", `${say}: ${text}`, {
          code,
          hint,
          thing: (0, domain_name.SP)(id)
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
      return new error.Et(remembered ? "trust" : "policy", `${say}: ${why}`, {
        code: remembered ? "chain-broken" : "unknown-name",
        hint: whatThereIs(catalogs.flatMap(({
          entries
        }) => entries)),
        thing: (0, domain_name.SP)(id)
      });
    }
    function newestOf(shelves) {
      const entries = shelves.flatMap(({
        catalog
      }) => catalog?.entries ?? []);
      return newest(entries.flatMap(({
        checked
      }) => checked === null ? [] : [checked]));
    }
    function doubtful(shelf, checked, {
      code,
      notes
    }) {
      return new error.Et("trust", `Cannot trust store "${shelf.name}": ${notes.join("; ")}`, {
        code,
        hint: `Find out who did it. To use this backup all the same, name it whole: ${(0, chain.yX)((0, trust_catalog.IJ)(checked))}`,
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
      const local = zone === "UTC" ? `${date} UTC` : `${date} in ${(0, domain_name.SP)(zone)}`;
      const age = (0, units.QA)(now.getTime() - new Date(taken).getTime());
      const more = others.length === 0 ? "" : `; the newest of that day, before it ${others.join(", ")}`;
      return `${id}, taken ${taken} (${local}), ${age} ago${more}`;
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
    var mod = __webpack_require__(64715);
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
  5697: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      As: () => (checkSource),
      JD: () => (hasError),
      Mz: () => (preflight),
      O2: () => (mayDump),
      lM: () => (needsBefore),
      ot: () => (checkStore),
      pA: () => (insideSources)
    });
    var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
    var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
    var _domain_manifest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(66632);
    var _domain_name_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(11618);
    var _attribute_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(63390);
    var _find_backup_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(53143);
    var _outcome_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(90246);
    async function preflight(work) {
      const last = (0, _find_backup_js__WEBPACK_IMPORTED_MODULE_4__.su)(work.shelves);
      const need = last === null ? 0 : Math.ceil((0, _domain_manifest_js__WEBPACK_IMPORTED_MODULE_2__.dh)(last.manifest) * 1.1);
      const findings = [];
      const shelves = [];
      for (const shelf of work.shelves) {
        const checked = shelf.catalog === null ? shelf.findings : await checkStore(shelf, need);
        findings.push(...checked);
        if (!hasError(checked)) shelves.push(shelf);
      }
      const inside = await insideSources(work.setup, work.sources);
      findings.push(...inside);
      const sources = [];
      for (const source of hasError(inside) ? [] : work.sources) {
        if (needsBefore(source, work.setup)) {
          sources.push(source);
          continue;
        }
        const checked = await checkSource(source, "dump");
        findings.push(...checked);
        if (mayDump(checked)) sources.push(source);
      }
      return {
        sources,
        shelves,
        findings
      };
    }
    function mayDump(checked) {
      return !hasError(checked.filter(({
        code
      }) => code !== "source-uncovered"));
    }
    function needsBefore({
      entry
    }, {
      policy
    }) {
      const group = entry.group === null ? undefined : policy.groups[entry.group];
      return entry.hooks.before !== null || group !== undefined && group.hooks.before !== null;
    }
    async function checkStore({
      store
    }, need) {
      const done = await (0, _outcome_js__WEBPACK_IMPORTED_MODULE_5__.Vq)(() => store.check(need));
      return done.value ?? done.findings;
    }
    async function checkSource(source, before) {
      const done = await (0, _outcome_js__WEBPACK_IMPORTED_MODULE_5__.Vq)(() => source.open().check(before));
      return (0, _attribute_js__WEBPACK_IMPORTED_MODULE_6__.B)(source.name, done.value ?? done.findings);
    }
    function hasError(findings) {
      return findings.some(({
        weight
      }) => weight === "error");
    }
    async function insideSources(setup, sources) {
      const ours = [...setup.stores].flatMap(([name, store]) => store.folders.map(folder => [`store "${name}"`, folder]));
      ours.push(["the state folder", setup.state]);
      if (setup.staging !== null) ours.push(["the staging folder", setup.staging]);
      const findings = [];
      for (const source of sources) {
        for (const root of source.open().roots) {
          const outer = await realPath(root);
          for (const [what, folder] of ours) {
            const inner = await realPath(folder);
            if (inner !== outer && !inner.startsWith(outer.endsWith(node_path__WEBPACK_IMPORTED_MODULE_1__.sep) ? outer : outer + node_path__WEBPACK_IMPORTED_MODULE_1__.sep)) continue;
            findings.push((0, _outcome_js__WEBPACK_IMPORTED_MODULE_5__.gk)("error", "store-inside-source", {
              thing: source.name,
              text: `Cannot save source "${source.name}": ${what} (${(0, _domain_name_js__WEBPACK_IMPORTED_MODULE_3__.SP)(folder)}) lies inside ${(0, _domain_name_js__WEBPACK_IMPORTED_MODULE_3__.SP)(root)}`,
              hint: "Move it elsewhere; a backup must not hold itself."
            }));
          }
        }
      }
      return findings;
    }
    async function realPath(path) {
      try {
        return await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(path);
      } catch {
        const parent = (0, node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path);
        return parent === path ? path : (0, node_path__WEBPACK_IMPORTED_MODULE_1__.join)(await realPath(parent), path.slice(parent.length + 1));
      }
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
  }),
  38847: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      FF: () => (judgeKey),
      Ve: () => (cannotUse),
      a$: () => (TEXT),
      a9: () => (keyError),
      kc: () => (publicKeyOf),
      mj: () => (openKeyFile)
    });
    var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
    var _domain_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(19515);
    var _domain_name_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(11618);
    var _private_key_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(89662);
    var _public_key_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(83556);
    var _ssh_tool_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(44648);
    const TEXT = "given as text";
    const MAX_KEY = 64 * 1024;
    async function openKeyFile(path, machine) {
      const info = await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(path).catch(cause => {
        throw keyError(path, cannotUse(cause), cause);
      });
      if (!info.isFile() || info.size > MAX_KEY) {
        throw keyError(path, {
          why: "it is no key file",
          hint: "Give the path of a private SSH key."
        });
      }
      const text = await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(path, "utf8").catch(cause => {
        throw keyError(path, cannotUse(cause), cause);
      });
      const named = path.endsWith(".pub") ? (0, _public_key_js__WEBPACK_IMPORTED_MODULE_4__.ee)(text) : "";
      if (typeof named !== "string") return await inAgent(named, path, machine);
      if (named !== "" && !text.includes("PRIVATE KEY")) {
        throw keyError(path, {
          why: named,
          hint: "Give the .pub file of a key that an agent holds."
        });
      }
      judgeKey((0, _private_key_js__WEBPACK_IMPORTED_MODULE_3__.j)(text), path);
      if ((info.mode & 0o077) !== 0) {
        const mode = (info.mode & 0o777).toString(8).padStart(4, "0");
        throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_1__.Et("seal", `${cannot(path)}: others may read it (mode ${mode})`, {
          code: "key-exposed",
          hint: `Run: chmod 600 "${(0, _domain_name_js__WEBPACK_IMPORTED_MODULE_2__.SP)(path)}". Who may have read it? Then make a new key.`,
          thing: (0, _domain_name_js__WEBPACK_IMPORTED_MODULE_2__.SP)(path)
        });
      }
      return await publicKeyOf((0, _private_key_js__WEBPACK_IMPORTED_MODULE_3__.j)(text), {
        path,
        name: path,
        machine
      });
    }
    async function publicKeyOf(text, of) {
      const {
        isEncrypted,
        publicKey
      } = judgeKey(text, of.name);
      if (isEncrypted) return await unlocked(publicKey, of);
      const argv = ["ssh-keygen", "-y", "-P", "", "-f", of.path];
      const ran = await (0, _ssh_tool_js__WEBPACK_IMPORTED_MODULE_5__.U)(of.machine, argv);
      const found = ran.code === 0 ? (0, _public_key_js__WEBPACK_IMPORTED_MODULE_4__.ee)(ran.stdout) : "ssh-keygen cannot read it";
      if (typeof found !== "string") return found;
      throw keyError(of.name, {
        why: found,
        hint: "It must be a whole OpenSSH private key: ed25519, ecdsa, or rsa of 3072 bits or more."
      });
    }
    async function unlocked(publicKey, of) {
      const beside = await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(`${of.path}.pub`, "utf8").catch(() => "");
      const key = publicKey ?? (0, _public_key_js__WEBPACK_IMPORTED_MODULE_4__.ee)(beside);
      if (typeof key !== "string") {
        const canAsk = (of.machine.env["SSH_ASKPASS"] ?? "") !== "";
        if (canAsk || (await agentHolds(key, of.machine))) return key;
      }
      throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_1__.Et("seal", `${cannot(of.name)}: a passphrase protects it and no agent holds it`, {
        code: "key-missing",
        hint: "Add it to an ssh-agent with ssh-add and set SSH_AUTH_SOCK, or use a key without one.",
        thing: (0, _domain_name_js__WEBPACK_IMPORTED_MODULE_2__.SP)(of.name)
      });
    }
    async function inAgent(key, path, machine) {
      if (await agentHolds(key, machine)) return key;
      throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_1__.Et("seal", `${cannot(path)}: no agent holds the key of that .pub file`, {
        code: "key-missing",
        hint: "Add it with ssh-add and set SSH_AUTH_SOCK, or give the path of the private key.",
        thing: (0, _domain_name_js__WEBPACK_IMPORTED_MODULE_2__.SP)(path)
      });
    }
    async function agentHolds(key, machine) {
      const {
        stdout
      } = await (0, _ssh_tool_js__WEBPACK_IMPORTED_MODULE_5__.U)(machine, ["ssh-add", "-L"]);
      return stdout.split("\n").some(line => {
        const held = (0, _public_key_js__WEBPACK_IMPORTED_MODULE_4__.ee)(line);
        return typeof held !== "string" && (0, _public_key_js__WEBPACK_IMPORTED_MODULE_4__.D3)(held, key);
      });
    }
    function judgeKey(text, name) {
      const judged = (0, _private_key_js__WEBPACK_IMPORTED_MODULE_3__.Q)(text);
      if ("why" in judged) throw keyError(name, judged);
      return judged;
    }
    function keyError(name, refusal, cause) {
      const isMissing = cause?.code === "ENOENT";
      return new _domain_error_js__WEBPACK_IMPORTED_MODULE_1__.Et("seal", `${cannot(name)}: ${refusal.why}`, {
        code: isMissing ? "key-missing" : "key-malformed",
        hint: refusal.hint,
        thing: (0, _domain_name_js__WEBPACK_IMPORTED_MODULE_2__.SP)(name),
        cause
      });
    }
    function cannot(name) {
      return name === TEXT ? "Cannot use the signing key given as text" : `Cannot use key "${(0, _domain_name_js__WEBPACK_IMPORTED_MODULE_2__.SP)(name)}"`;
    }
    function cannotUse(cause) {
      const {
        code,
        message
      } = cause;
      if (code === "ENOENT") {
        return {
          why: "it is not there",
          hint: "Is signing-key in the policy right? Make one: keygen."
        };
      }
      return {
        why: `it cannot be read (${code ?? message})`,
        hint: "May this user read that file?"
      };
    }
  }),
  89662: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      Q: () => (parsePrivateKey),
      j: () => (tidyKeyText)
    });
    var _public_key_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(83556);
    var _wire_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(13904);
    const MAGIC = "openssh-key-v1\0";
    const OPENSSH = /^-----BEGIN OPENSSH PRIVATE KEY-----\n([A-Za-z0-9+/=\n]+)-----END OPENSSH/;
    const PEM = /^-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY-----\n/;
    const PEM_ENCRYPTED = /^-----BEGIN ENCRYPTED PRIVATE KEY-----|^Proc-Type: 4,ENCRYPTED/m;
    const MAKE_ONE = "Make a key with holdfast keygen or ssh-keygen -t ed25519, and give its private file.";
    function tidyKeyText(text) {
      return `${text.replace(/\r\n?/g, "\n").trim()}\n`;
    }
    function parsePrivateKey(text) {
      if (text.trim() === "") return {
        why: "it is empty",
        hint: MAKE_ONE
      };
      if (/^AGE-SECRET-KEY-/im.test(text)) {
        return {
          why: "it is an age identity, which opens backups, not an SSH key, which signs them",
          hint: `Take the identity away from this machine: nobody needs it to make backups. ${MAKE_ONE}`
        };
      }
      if (/^age1/.test(text)) return {
        why: "it is an age recipient, not an SSH key",
        hint: MAKE_ONE
      };
      if (typeof (0, _public_key_js__WEBPACK_IMPORTED_MODULE_0__.ee)(text) !== "string" || /^(?:ssh|ecdsa|sk)-\S+ AAAA/.test(text)) {
        return {
          why: "it is a public key where the private one is needed",
          hint: "Give the file without .pub; for a key in an ssh-agent, give the path of its .pub file."
        };
      }
      if (!PEM.test(text)) {
        return {
          why: "it is malformed: it does not begin as a private SSH key does",
          hint: "Did it lose its line breaks on the way? It must be the whole file, as ssh-keygen wrote it."
        };
      }
      const body = OPENSSH.exec(text)?.[1];
      if (body !== undefined) return readOpensshKey(Buffer.from(body, "base64"));
      return {
        isEncrypted: PEM_ENCRYPTED.test(text),
        publicKey: null
      };
    }
    function readOpensshKey(bytes) {
      const reader = (0, _wire_js__WEBPACK_IMPORTED_MODULE_1__.i)(bytes);
      const magic = Buffer.from(reader.take(MAGIC.length)).toString("latin1");
      const cipher = reader.word();
      reader.word();
      reader.field();
      const count = reader.uint32();
      const blob = reader.field();
      const secret = reader.field();
      if (magic !== MAGIC || count !== 1 || secret.length === 0) {
        return {
          why: "it is malformed: it is damaged or cut short",
          hint: "Was all of it copied? It must be the whole file, as ssh-keygen wrote it."
        };
      }
      const publicKey = (0, _public_key_js__WEBPACK_IMPORTED_MODULE_0__.nf)(blob);
      if (typeof publicKey !== "string") return {
        isEncrypted: cipher !== "none",
        publicKey
      };
      return {
        why: publicKey,
        hint: MAKE_ONE
      };
    }
  }),
  74128: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      Nq: () => (makeSigningKey),
      _S: () => (sign),
      bc: () => (openSigningKey)
    });
    var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
    var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
    var _domain_error_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(19515);
    var _domain_name_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(11618);
    var _key_file_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(38847);
    var _private_key_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(89662);
    var _public_key_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(83556);
    var _ssh_tool_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(44648);
    var _sshsig_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(64203);
    async function sign(message, options) {
      const {
        key,
        machine,
        namespace
      } = options;
      if (key.publicKey.type.startsWith("sk-")) {
        machine.tell({
          kind: "line",
          text: `Touch the security key ${key.publicKey.fingerprint}`
        });
      }
      const argv = ["-Y", "sign", "-n", namespace, "-f", key.path];
      const ran = await (0, _ssh_tool_js__WEBPACK_IMPORTED_MODULE_7__.U)(machine, ["ssh-keygen", ...argv], message);
      const what = `Cannot sign with key "${key.publicKey.fingerprint}"`;
      if (ran.code !== 0) {
        throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_2__.Et("seal", `${what}: ssh-keygen said: ${(0, _ssh_tool_js__WEBPACK_IMPORTED_MODULE_7__.f)(ran)}`, {
          code: "seal-failed",
          hint: "Is the key still there, and its agent or token ready?",
          thing: key.publicKey.fingerprint
        });
      }
      const signature = (0, _sshsig_js__WEBPACK_IMPORTED_MODULE_8__.uT)(ran.stdout);
      if (typeof signature !== "string" && !(0, _public_key_js__WEBPACK_IMPORTED_MODULE_6__.D3)(signature.key, key.publicKey)) {
        throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_2__.Et("seal", `${what}: "${signature.key.fingerprint}" signed instead`, {
          code: "key-wrong",
          hint: "Does the .pub file beside the private key belong to another key? Remove it.",
          thing: key.publicKey.fingerprint
        });
      }
      const why = typeof signature === "string" ? signature : (0, _sshsig_js__WEBPACK_IMPORTED_MODULE_8__.jC)(signature, message, namespace);
      if (why === null) return ran.stdout;
      throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_2__.Et("seal", `${what}: what ssh-keygen made is not good: ${why}`, {
        code: "seal-failed",
        hint: "Is the agent or the token in order? Try another key.",
        thing: key.publicKey.fingerprint
      });
    }
    async function openSigningKey(reference, machine, folder) {
      if ("file" in reference) {
        const path = (0, node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(machine.cwd, reference.file);
        const publicKey = await (0, _key_file_js__WEBPACK_IMPORTED_MODULE_4__.mj)(path, machine);
        return {
          path,
          publicKey,
          [Symbol.asyncDispose]: async () => {}
        };
      }
      const text = (0, _private_key_js__WEBPACK_IMPORTED_MODULE_5__.j)(reference.text);
      const name = Buffer.from(machine.random(8)).toString("hex");
      const path = (0, node_path__WEBPACK_IMPORTED_MODULE_1__.join)((0, node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(machine.cwd, folder), `signing-${name}`);
      const remove = () => (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(path, {
        force: true
      });
      try {
        (0, _key_file_js__WEBPACK_IMPORTED_MODULE_4__.FF)(text, _key_file_js__WEBPACK_IMPORTED_MODULE_4__.a$);
        await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(folder, {
          recursive: true,
          mode: 0o700
        });
        await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(path, text, {
          mode: 0o600,
          flag: "wx"
        });
        const publicKey = await (0, _key_file_js__WEBPACK_IMPORTED_MODULE_4__.kc)(text, {
          path,
          name: _key_file_js__WEBPACK_IMPORTED_MODULE_4__.a$,
          machine
        });
        return {
          path,
          publicKey,
          [Symbol.asyncDispose]: remove
        };
      } catch (cause) {
        await remove();
        throw cause instanceof _domain_error_js__WEBPACK_IMPORTED_MODULE_2__.Et ? cause : (0, _key_file_js__WEBPACK_IMPORTED_MODULE_4__.a9)(_key_file_js__WEBPACK_IMPORTED_MODULE_4__.a$, (0, _key_file_js__WEBPACK_IMPORTED_MODULE_4__.Ve)(cause), cause);
      }
    }
    async function makeSigningKey(folder, machine, comment) {
      const path = (0, node_path__WEBPACK_IMPORTED_MODULE_1__.join)((0, node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(machine.cwd, folder), "signing");
      for (const file of [path, `${path}.pub`]) {
        if (!(await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(file).catch(() => null))) continue;
        throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_2__.Et("policy", `Cannot make key "${(0, _domain_name_js__WEBPACK_IMPORTED_MODULE_3__.SP)(file)}": it is already there`, {
          code: "file-exists",
          hint: "Choose an empty folder, or move the old key away: backups it signed still need it.",
          thing: (0, _domain_name_js__WEBPACK_IMPORTED_MODULE_3__.SP)(file)
        });
      }
      const ran = await (0, _ssh_tool_js__WEBPACK_IMPORTED_MODULE_7__.U)(machine, ["ssh-keygen", ...["-q", "-t", "ed25519", "-N", "", "-C", (0, _domain_name_js__WEBPACK_IMPORTED_MODULE_3__.SP)(comment), "-f", path]]);
      const line = ran.code === 0 ? await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(`${path}.pub`, "utf8") : "";
      const key = (0, _public_key_js__WEBPACK_IMPORTED_MODULE_6__.ee)(line);
      if (typeof key !== "string") return key;
      throw (0, _key_file_js__WEBPACK_IMPORTED_MODULE_4__.a9)(path, {
        why: (0, _ssh_tool_js__WEBPACK_IMPORTED_MODULE_7__.f)(ran),
        hint: "May this user write into that folder?"
      });
    }
  }),
  44648: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      U: () => (runSsh),
      f: () => (lastLine)
    });
    var _domain_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19515);
    var _domain_name_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(11618);
    function lastLine(ran) {
      const line = ran.stderr.split("\n").at(-1) ?? "";
      return line === "" ? `it stopped with exit code ${ran.code}` : (0, _domain_name_js__WEBPACK_IMPORTED_MODULE_1__.SP)(line.trim());
    }
    async function runSsh(machine, argv, message) {
      try {
        return await machine.run(message === undefined ? {
          argv
        } : {
          argv,
          stdin: once(message)
        });
      } catch (cause) {
        if (!(cause instanceof _domain_error_js__WEBPACK_IMPORTED_MODULE_0__.Et) || cause.code !== "tool-missing") throw cause;
        throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_0__.Et("seal", `Cannot sign: "${argv[0]}" is not installed`, {
          code: "ssh-missing",
          hint: "Install it, on Debian and Ubuntu with: apt install openssh-client",
          thing: argv[0],
          cause
        });
      }
    }
    async function* once(bytes) {
      yield bytes;
    }
  })
};
