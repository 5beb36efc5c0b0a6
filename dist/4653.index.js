export const id = 4653;
export const ids = [4653, 8272];
export const modules = {
  27247: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.r(__webpack_exports__);
    __webpack_require__.d(__webpack_exports__, {
      drill: () => (drill)
    });
    var _domain_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19515);
    var _catalogs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(57107);
    var _find_backup_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8272);
    var _identities_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(86006);
    var _outcome_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(90246);
    var _proof_entry_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(61739);
    var _prove_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(72724);
    var _publish_receipt_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(83982);
    var _receipt_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(94290);
    var _saved_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(38133);
    var _session_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(38343);
    var _signer_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(79246);
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
    async function drill(setup, input) {
      const env_1 = {
        stack: [],
        error: void 0,
        hasError: false
      };
      try {
        const {
          machine
        } = setup;
        const known = setup.sources.map(({
          name
        }) => name);
        const wanted = input.sources.length === 0 ? [] : (0, _catalogs_js__WEBPACK_IMPORTED_MODULE_1__.F)("source", input.sources, known);
        const stores = (0, _catalogs_js__WEBPACK_IMPORTED_MODULE_1__.F)("store", input.stores, [...setup.stores.keys()]);
        const identities = await (0, _identities_js__WEBPACK_IMPORTED_MODULE_3__.readIdentities)(input.identity, setup);
        const session = __addDisposableResource(env_1, await (0, _session_js__WEBPACK_IMPORTED_MODULE_10__.f)(setup), true);
        const signing = await signerOf(setup, session);
        const key = __addDisposableResource(env_1, signing.key, true);
        const shelves = await (0, _catalogs_js__WEBPACK_IMPORTED_MODULE_1__.r)(setup, stores, "write");
        const found = await (0, _find_backup_js__WEBPACK_IMPORTED_MODULE_2__.SC)(shelves, {
          text: input.backup,
          sources: wanted,
          now: machine.now()
        });
        machine.tell({
          kind: "line",
          text: `Drill of ${(0, _find_backup_js__WEBPACK_IMPORTED_MODULE_2__.iq)(found, machine.now())}`
        });
        const {
          manifest,
          sha256
        } = found.checked;
        const proof = {
          setup,
          stored: {
            store: found.store,
            id: manifest.id
          },
          manifest,
          sha256,
          keyOf: (0, _saved_js__WEBPACK_IMPORTED_MODULE_9__.QK)(identities),
          sources: heldOf(found, wanted),
          catalog: shelves.find(({
            name
          }) => name === found.storeName)?.catalog ?? null
        };
        const proved = await (0, _prove_js__WEBPACK_IMPORTED_MODULE_6__.z)(proof);
        const published = await leaveReceipt({
          found,
          proof,
          proved,
          session,
          key
        });
        const findings = [...session.findings, ...signing.findings, ...proved.findings, ...published.findings];
        return tell({
          found,
          proof,
          proved,
          findings,
          receipt: published.receipt
        });
      } catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
      } finally {
        const result_1 = __disposeResources(env_1);
        if (result_1) await result_1;
      }
    }
    async function signerOf(setup, session) {
      const {
        value,
        findings
      } = await (0, _outcome_js__WEBPACK_IMPORTED_MODULE_4__.Vq)(() => (0, _signer_js__WEBPACK_IMPORTED_MODULE_11__.Hs)(setup, session.folder));
      if (value !== null) return {
        key: value,
        findings
      };
      const note = "No receipt will be published, so list and verify will not show this proof";
      return {
        key: null,
        findings: findings.map(({
          code,
          text,
          hint,
          thing
        }) => (0, _outcome_js__WEBPACK_IMPORTED_MODULE_4__.gk)("warning", code, {
          thing,
          text: `${text}. ${note}`,
          hint
        }))
      };
    }
    function heldOf({
      checked
    }, wanted) {
      const held = checked.manifest.sources.map(({
        name
      }) => name);
      const missing = wanted.find(name => !held.includes(name));
      if (missing === undefined) return held.filter(n => wanted.length === 0 || wanted.includes(n));
      throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_0__.Et("policy", `Cannot prove source "${missing}": ${checked.manifest.id} does not hold it`, {
        code: "unknown-name",
        hint: `It holds ${held.join(", ")}.`,
        thing: missing
      });
    }
    async function leaveReceipt(of) {
      const {
        found,
        proof,
        proved,
        session,
        key
      } = of;
      if (key === null) return {
        receipt: null,
        findings: []
      };
      const signed = {
        store: found.store,
        session,
        key,
        opened: "identity"
      };
      const done = await (0, _outcome_js__WEBPACK_IMPORTED_MODULE_4__.Vq)(async () => ({
        name: await (0, _publish_receipt_js__WEBPACK_IMPORTED_MODULE_7__.m)(proof, proved, signed)
      }));
      return {
        receipt: done.value?.name?.text ?? null,
        findings: done.findings
      };
    }
    function tell(of) {
      const {
        found,
        proof,
        proved,
        receipt
      } = of;
      const {
        id
      } = proof.manifest;
      const by = new Map(proved.sources.map(one => [one.name, one]));
      const isWhole = proof.sources.every(name => by.has(name));
      return (0, _outcome_js__WEBPACK_IMPORTED_MODULE_4__.sG)({
        command: "drill",
        backup: id,
        findings: of.findings,
        entries: proof.sources.map(name => ({
          source: name,
          ...(0, _proof_entry_js__WEBPACK_IMPORTED_MODULE_5__.F)(name, proved)
        })),
        totals: {
          store: found.storeName,
          manifest: proof.sha256,
          proven: by.size,
          facts: proved.sources.reduce((sum, {
            facts
          }) => sum + facts, 0),
          rto: proved.sources.reduce((sum, {
            rto
          }) => sum + (rto ?? 0), 0),
          receipt
        },
        lines: [...proof.sources.map(name => {
          const one = by.get(name);
          return `${name}  ${one === undefined ? "NOT PROVEN" : (0, _receipt_js__WEBPACK_IMPORTED_MODULE_8__.Sd)(one)}`;
        }), ...(receipt === null ? [] : [`Receipt: ${receipt} in ${found.storeName}`]), `${isWhole ? "Proven" : "Not proven"}: ${id}`]
      });
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
  86006: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.r(__webpack_exports__);
    __webpack_require__.d(__webpack_exports__, {
      PASSPHRASE: () => (PASSPHRASE),
      readIdentities: () => (readIdentities)
    });
    var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
    var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
    var _domain_error_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(19515);
    var _domain_name_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(11618);
    var _pipe_identity_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(26055);
    const PASSPHRASE = "HOLDFAST_IDENTITY_PASSPHRASE";
    async function readIdentities(path, {
      machine
    }) {
      if (path === null) {
        throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_2__.Et("seal", "Cannot open the backup: no identity was given", {
          code: "key-missing",
          hint: "Name the file that keygen called identity.txt with --identity FILE.",
          thing: "identity"
        });
      }
      let bytes;
      try {
        bytes = await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)((0, node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(machine.cwd, path));
      } catch (cause) {
        const {
          code,
          message
        } = cause;
        throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_2__.Et("seal", `Cannot read identity "${(0, _domain_name_js__WEBPACK_IMPORTED_MODULE_3__.SP)(path)}": ${code === "ENOENT" ? "there is no such file" : (0, _domain_name_js__WEBPACK_IMPORTED_MODULE_3__.SP)(message)}`, {
          code: "key-missing",
          hint: "Is the drive with the identity mounted?",
          thing: (0, _domain_name_js__WEBPACK_IMPORTED_MODULE_3__.SP)(path),
          cause
        });
      }
      const passphrase = machine.env[PASSPHRASE] ?? null;
      try {
        return await (0, _pipe_identity_js__WEBPACK_IMPORTED_MODULE_4__.go)(bytes, passphrase);
      } catch (cause) {
        throw cause instanceof _domain_error_js__WEBPACK_IMPORTED_MODULE_2__.Et ? told(cause, {
          path,
          bytes,
          passphrase
        }) : cause;
      }
    }
    function told(error, {
      path,
      bytes,
      passphrase
    }) {
      const other = error.code === "key-malformed" ? otherKey(bytes) : null;
      const name = `identity "${(0, _domain_name_js__WEBPACK_IMPORTED_MODULE_3__.SP)(path)}"`;
      const message = other === null ? error.message.replace("the identity file", name) : `Cannot read ${name}: ${other}`;
      const hint = error.code === "key-wrong" && passphrase === null ? `Set ${PASSPHRASE} to the passphrase it was encrypted with.` : error.hint ?? "";
      return new _domain_error_js__WEBPACK_IMPORTED_MODULE_2__.Et(error.stage, message, {
        code: error.code,
        hint,
        thing: (0, _domain_name_js__WEBPACK_IMPORTED_MODULE_3__.SP)(path),
        cause: error.cause
      });
    }
    function otherKey(bytes) {
      const text = Buffer.from(bytes).toString("latin1");
      if (/^-----BEGIN [A-Z ]*PRIVATE KEY-----/m.test(text)) return "it is an SSH key, which signs or approves, not an age identity, which opens";
      if (/^(?:ssh|ecdsa|sk)-\S+ AAAA/m.test(text)) return "it is an SSH key's public part, not an age identity, which opens";
      return /^age1/m.test(text) ? "it is a recipient, which seals; the identity opens" : null;
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
  })
};
