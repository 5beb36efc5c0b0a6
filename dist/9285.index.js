export const id = 9285;
export const ids = [9285, 1666, 6006];
export const modules = {
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
  79285: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.r(__webpack_exports__);
    __webpack_require__.d(__webpack_exports__, {
      verify: () => (verify)
    });
    var _domain_manifest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(66632);
    var _catalogs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(57107);
    var _find_backup_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(53143);
    var _identities_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(86006);
    var _outcome_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(90246);
    var _read_back_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(30132);
    var _saved_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(38133);
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
      const verified = [...good.values()].filter(Boolean).length;
      const weighty = findings.filter(({
        weight
      }) => weight !== "note").length;
      return (0, _outcome_js__WEBPACK_IMPORTED_MODULE_4__.sG)({
        command: "verify",
        backup: only,
        findings,
        entries: [...good].map(([id, isGood]) => ({
          id,
          verified: isGood
        })),
        totals: {
          verified,
          findings: weighty
        },
        lines: [...[...good].map(([id, isGood]) => `${id}  ${isGood ? wordFor(input.depth) : "NOT GOOD"}`), `${verified} backups verified, ${weighty} findings`]
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
      const findings = await (0, _read_back_js__WEBPACK_IMPORTED_MODULE_5__.e)(shelf.store, manifest, count => {
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
      return [...(await (0, _outcome_js__WEBPACK_IMPORTED_MODULE_4__.Vq)(work)).findings];
    }
    async function openHeaders(store, manifest, identities) {
      const keyOf = (0, _saved_js__WEBPACK_IMPORTED_MODULE_6__.QK)(identities);
      for (const file of (0, _domain_manifest_js__WEBPACK_IMPORTED_MODULE_0__.eG)(manifest)) await keyOf(file, (0, _saved_js__WEBPACK_IMPORTED_MODULE_6__.oX)({
        store,
        id: manifest.id
      }, file));
    }
    async function openAll(store, manifest, identities) {
      for (const source of manifest.sources) {
        const saved = await (0, _saved_js__WEBPACK_IMPORTED_MODULE_6__.AL)({
          store,
          id: manifest.id
        }, source, (0, _saved_js__WEBPACK_IMPORTED_MODULE_6__.QK)(identities));
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
      }) => (0, _outcome_js__WEBPACK_IMPORTED_MODULE_4__.gk)("note", "draft-left", {
        thing: text,
        text: `Store "${name}" holds an unpublished draft of ${id}`,
        hint: "It is no backup; it is swept when it is a day old."
      }));
    }
  }),
  26055: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      N6: () => (makeIdentity),
      go: () => (parseIdentities)
    });
    var _domain_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19515);
    const BINARY = "age-encryption.org/v1\n";
    const ARMOR = "-----BEGIN AGE ENCRYPTED FILE-----";
    const SECRET = /^AGE-SECRET-KEY-(?:PQ-)?1[02-9AC-HJ-NP-Z]+$/;
    async function parseIdentities(file, passphrase) {
      const text = typeof file === "string" ? file : Buffer.from(file).toString("utf8");
      const encrypted = text.startsWith(BINARY) || text.trimStart().startsWith(ARMOR);
      const lines = encrypted ? await decrypt(file, text, passphrase) : text;
      const found = [];
      for (const [index, line] of lines.split("\n").entries()) {
        const trimmed = line.trim();
        if (trimmed === "" || trimmed.startsWith("#")) continue;
        if (!SECRET.test(trimmed)) throw malformed(`line ${index + 1} is not an age secret key`);
        await recipientOf(trimmed).catch(() => {
          throw malformed(`the key in line ${index + 1} is mistyped or cut short`);
        });
        found.push(trimmed);
      }
      if (found.length === 0) throw malformed("there is no age secret key in it");
      return found;
    }
    async function makeIdentity() {
      const {
        generateX25519Identity
      } = await Promise.all([__webpack_require__.e(4929), __webpack_require__.e(4073)]).then(__webpack_require__.bind(__webpack_require__, 74073));
      const identity = await generateX25519Identity();
      return {
        identity,
        recipient: await recipientOf(identity)
      };
    }
    async function recipientOf(identity) {
      const {
        identityToRecipient
      } = await Promise.all([__webpack_require__.e(4929), __webpack_require__.e(4073)]).then(__webpack_require__.bind(__webpack_require__, 74073));
      try {
        return await identityToRecipient(identity);
      } catch {
        throw malformed("it is not an age secret key");
      }
    }
    async function decrypt(file, text, passphrase) {
      if (passphrase === null) {
        throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_0__.Et("seal", "Cannot read the identity file: it needs a passphrase", {
          code: "key-wrong",
          hint: "Give the passphrase it was encrypted with."
        });
      }
      const {
        Decrypter,
        armor
      } = await Promise.all([__webpack_require__.e(4929), __webpack_require__.e(4073)]).then(__webpack_require__.bind(__webpack_require__, 74073));
      const decrypter = new Decrypter();
      decrypter.addPassphrase(passphrase);
      try {
        const sealed = text.startsWith(BINARY) ? bytesOf(file) : armor.decode(text);
        return await decrypter.decrypt(sealed, "text");
      } catch (cause) {
        if (cause instanceof _domain_error_js__WEBPACK_IMPORTED_MODULE_0__.Et) throw cause;
        throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_0__.Et("seal", "Cannot read the identity file: the passphrase does not open it", {
          code: "key-wrong",
          hint: "Is it the right passphrase, and was the file encrypted by age with a passphrase?",
          cause
        });
      }
    }
    function bytesOf(file) {
      if (typeof file !== "string") return file;
      throw malformed("it is encrypted, and not as text");
    }
    function malformed(why) {
      return new _domain_error_js__WEBPACK_IMPORTED_MODULE_0__.Et("seal", `Cannot read the identity file: ${why}`, {
        code: "key-malformed",
        hint: "It should be as age-keygen or holdfast keygen made it: AGE-SECRET-KEY-1… in a line of its own."
      });
    }
  })
};
