export const id = 9285;
export const ids = [9285, 8272];
export const modules = {
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
  30132: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      e: () => (readBack)
    });
    var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
    var _domain_entry_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1189);
    var _domain_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(19515);
    var _domain_manifest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(66632);
    var _outcome_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(90246);
    async function readBack(store, manifest, onBytes) {
      const name = (0, _domain_entry_js__WEBPACK_IMPORTED_MODULE_4__.aw)(manifest.id);
      const entry = await store.look(name);
      const findings = [];
      const expected = (0, _domain_manifest_js__WEBPACK_IMPORTED_MODULE_2__.eG)(manifest);
      const known = new Set([...expected.map(({
        file
      }) => file), "manifest.json", "manifest.json.sig"]);
      for (const file of entry?.files.keys() ?? []) {
        if (!known.has(file)) findings.push(about("file-unknown", {
          store,
          manifest,
          file
        }, "is not in its manifest"));
      }
      for (const one of expected) {
        const size = entry?.files.get(one.file);
        if (size === undefined) findings.push(about("file-missing", {
          store,
          manifest,
          file: one.file
        }, "is missing"));else if (size !== one.size) findings.push(about("digest-differs", {
          store,
          manifest,
          file: one.file
        }, `has ${size} bytes, ${one.size} were signed`));else {
          const read = await (0, _outcome_js__WEBPACK_IMPORTED_MODULE_3__.Vq)(() => digestOf(store, {
            manifest,
            file: one.file
          }, onBytes));
          findings.push(...read.findings);
          if (read.value !== null && read.value !== one.sha256) findings.push(about("digest-differs", {
            store,
            manifest,
            file: one.file
          }, "is not the one that was signed"));
        }
      }
      return findings;
    }
    async function digestOf(store, {
      manifest,
      file
    }, onBytes) {
      const hash = (0, node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256");
      for await (const chunk of store.read((0, _domain_entry_js__WEBPACK_IMPORTED_MODULE_4__.aw)(manifest.id), file)) {
        hash.update(chunk);
        onBytes(chunk.byteLength);
      }
      return hash.digest("hex");
    }
    function about(code, at, why) {
      const thing = `${at.manifest.id}/${at.file}`;
      return (0, _outcome_js__WEBPACK_IMPORTED_MODULE_3__.gk)("error", code, {
        thing,
        text: `Cannot trust "${thing}" in ${at.store.label}: it ${why}`,
        hint: "Use another store that holds this backup, or another backup."
      });
    }
    function refuse(findings) {
      const first = findings.find(({
        weight
      }) => weight === "error");
      if (first !== undefined) throw new HoldfastError("trust", first.text, {
        code: first.code,
        hint: first.hint,
        thing: first.thing,
        findings
      });
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
  79285: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.r(__webpack_exports__);
    __webpack_require__.d(__webpack_exports__, {
      verify: () => (verify)
    });
    var _domain_manifest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(66632);
    var _catalogs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(57107);
    var _find_backup_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8272);
    var _identities_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(86006);
    var _last_proven_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(32863);
    var _outcome_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(90246);
    var _read_back_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(30132);
    var _saved_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(38133);
    async function verify(setup, input) {
      const {
        machine
      } = setup;
      const identities = input.depth === "bytes" ? [] : await (0, _identities_js__WEBPACK_IMPORTED_MODULE_3__.readIdentities)(input.identity, setup);
      const shelves = await (0, _catalogs_js__WEBPACK_IMPORTED_MODULE_1__.r)(setup, (0, _catalogs_js__WEBPACK_IMPORTED_MODULE_1__.F)("store", input.stores, [...setup.stores.keys()]));
      const only = input.backup === null ? null : (await (0, _find_backup_js__WEBPACK_IMPORTED_MODULE_2__.SC)(shelves, {
        text: input.backup,
        sources: [],
        now: machine.now()
      })).checked.manifest.id;
      const findings = [];
      const good = new Map();
      for (const shelf of shelves) {
        findings.push(...shelf.findings, ...(shelf.catalog?.findings ?? []));
        findings.push(...drafts(shelf));
        for (const entry of shelf.catalog?.entries ?? []) {
          if (only !== null && entry.id !== only) continue;
          findings.push(...entry.findings);
          if (entry.checked === null) continue;
          const found = await verifyOne(shelf, entry.checked.manifest, {
            setup,
            depth: input.depth,
            identities
          });
          findings.push(...found);
          good.set(entry.id, (good.get(entry.id) ?? true) && found.length === 0);
        }
      }
      const last = (0, _last_proven_js__WEBPACK_IMPORTED_MODULE_4__.zT)(shelves, {
        setup,
        only
      });
      const verified = [...good.values()].filter(Boolean).length;
      const weighty = findings.filter(({
        weight
      }) => weight !== "note").length;
      return (0, _outcome_js__WEBPACK_IMPORTED_MODULE_5__.sG)({
        command: "verify",
        backup: only,
        findings,
        entries: [...good].map(([id, isGood]) => ({
          id,
          verified: isGood
        })),
        totals: {
          verified,
          findings: weighty,
          proven: Object.fromEntries(last.map(({
            source,
            proof
          }) => [source, proof]))
        },
        lines: [...[...good].map(([id, isGood]) => `${id}  ${isGood ? wordFor(input.depth) : "NOT GOOD"}`), ...last.map(one => (0, _last_proven_js__WEBPACK_IMPORTED_MODULE_4__.JV)(one, machine.now())), `${verified} backups verified, ${weighty} findings`]
      });
    }
    function wordFor(depth) {
      return {
        bytes: "all stored bytes as signed",
        headers: "headers open",
        deep: "everything opens"
      }[depth];
    }
    async function verifyOne(shelf, manifest, how) {
      const {
        machine
      } = how.setup;
      if (how.depth === "headers") return await opens(() => openHeaders(shelf.store, manifest, how.identities));
      machine.tell({
        kind: "phase",
        text: `Verifying ${manifest.id} in "${shelf.name}"`
      });
      let done = 0;
      const total = (0, _domain_manifest_js__WEBPACK_IMPORTED_MODULE_0__.dh)(manifest);
      const findings = await (0, _read_back_js__WEBPACK_IMPORTED_MODULE_6__.e)(shelf.store, manifest, count => {
        done += count;
        machine.tell({
          kind: "progress",
          done,
          total
        });
      });
      if (findings.length > 0 || how.depth === "bytes") return findings;
      return await opens(() => openAll(shelf.store, manifest, how.identities));
    }
    async function opens(work) {
      return [...(await (0, _outcome_js__WEBPACK_IMPORTED_MODULE_5__.Vq)(work)).findings];
    }
    async function openHeaders(store, manifest, identities) {
      const keyOf = (0, _saved_js__WEBPACK_IMPORTED_MODULE_7__.QK)(identities);
      for (const file of (0, _domain_manifest_js__WEBPACK_IMPORTED_MODULE_0__.eG)(manifest)) await keyOf(file, (0, _saved_js__WEBPACK_IMPORTED_MODULE_7__.oX)({
        store,
        id: manifest.id
      }, file));
    }
    async function openAll(store, manifest, identities) {
      for (const source of manifest.sources) {
        const saved = await (0, _saved_js__WEBPACK_IMPORTED_MODULE_7__.AL)({
          store,
          id: manifest.id
        }, source, (0, _saved_js__WEBPACK_IMPORTED_MODULE_7__.QK)(identities));
        for (const part of saved.values()) {
          for await (const _ of part.read()) {}
          for await (const _ of part.facts()) {}
        }
      }
    }
    function drafts({
      name,
      catalog
    }) {
      return (catalog?.drafts ?? []).map(({
        text,
        id
      }) => (0, _outcome_js__WEBPACK_IMPORTED_MODULE_5__.gk)("note", "draft-left", {
        thing: text,
        text: `Store "${name}" holds an unpublished draft of ${id}`,
        hint: "It is no backup; it is swept when it is a day old."
      }));
    }
  })
};
