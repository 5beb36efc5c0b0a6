export const id = 4467;
export const ids = [4467, 8272];
export const modules = {
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
  86180: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.r(__webpack_exports__);
    __webpack_require__.d(__webpack_exports__, {
      open: () => (open_open)
    });
    var error = __webpack_require__(19515);
    var domain_name = __webpack_require__(11618);
    var units = __webpack_require__(83822);
    var aside = __webpack_require__(32867);
    var files_select = __webpack_require__(63139);
    var sieve = __webpack_require__(20782);
    ;
    async function memberBytes(part, path, machine) {
      const selection = await (0, files_select.Lt)(part, (0, aside.vc)(path));
      const type = selection.top.is["type"];
      const stream = (0, sieve.$)(part, selection, {
        as: ".",
        devices: true
      });
      if (type === "dir") return stream;
      if (type === "file" || type === "hardlink") return contentOf(selection, stream, machine);
      throw new error.Et("policy", `Cannot open "${(0, domain_name.SP)(selection.key)}": it is a ${type} and has no content`, {
        code: "unknown-name",
        hint: "Open the folder it lies in: that gives a tar stream.",
        thing: (0, domain_name.SP)(selection.key)
      });
    }
    async function* contentOf(selection, stream, machine) {
      const child = machine.start({
        argv: ["tar", "--extract", "--to-stdout", "--file=-"],
        stdin: stream
      });
      yield* child.stdout;
      const {
        code,
        stderr
      } = await child.ended;
      if (code === 0) return;
      throw new error.Et("restore", `Cannot open "${(0, domain_name.SP)(selection.key)}": tar stopped with exit code ${code}: ${(0, domain_name.SP)(stderr)}`, {
        code: "restore-failed",
        hint: "Does verify find the backup whole?",
        thing: (0, domain_name.SP)(selection.key)
      });
    }
    var pipe_open = __webpack_require__(84578);
    var pin = __webpack_require__(87722);
    var catalogs = __webpack_require__(57107);
    var find_backup = __webpack_require__(8272);
    var command_identities = __webpack_require__(86006);
    var outcome = __webpack_require__(90246);
    var command_saved = __webpack_require__(38133);
    ;
    async function open_open(setup, input) {
      const identities = await (0, command_identities.readIdentities)(input.identity, setup);
      const shelves = await (0, catalogs.r)(setup, (0, catalogs.F)("store", input.stores, [...setup.stores.keys()]));
      const wanted = input.archive.split("/")[0] ?? "";
      const found = await (0, find_backup.SC)(shelves, {
        text: input.backup,
        sources: input.backup.includes("_") ? [] : [wanted],
        now: setup.machine.now()
      });
      const {
        manifest
      } = found.checked;
      const {
        source,
        archive
      } = findArchive(manifest, input.archive);
      const stored = {
        store: found.store,
        id: manifest.id
      };
      const bytes = archive === null ? await inventoryBytes(stored, source, identities) : await archiveBytes(stored, {
        source,
        archive
      }, {
        input,
        setup,
        identities
      });
      let size = 0;
      for await (const chunk of bytes) {
        await input.out(chunk);
        size += chunk.byteLength;
      }
      setup.machine.tell({
        kind: "line",
        text: `${(0, units.z3)(size)} of ${manifest.id}/${input.archive}`
      });
      return (0, outcome.sG)({
        command: "open",
        backup: manifest.id,
        totals: {
          bytes: size
        }
      });
    }
    function findArchive(manifest, name) {
      const file = name.endsWith(".zst.age") ? name : `${name}.zst.age`;
      for (const source of manifest.sources) {
        if (source.inventory.file === file) return {
          source,
          archive: null
        };
        const archive = source.archives.find(one => one.file === file);
        if (archive !== undefined) return {
          source,
          archive
        };
      }
      const there = manifest.sources.flatMap(({
        archives,
        inventory
      }) => [...archives, inventory].map(one => one.file));
      throw new error.Et("policy", `Cannot find archive "${(0, domain_name.SP)(name)}" in ${manifest.id}`, {
        code: "unknown-name",
        hint: `There are ${there.join(", ")}.`,
        thing: (0, domain_name.SP)(name)
      });
    }
    async function inventoryBytes(stored, source, identities) {
      const pinned = await (0, pin.j)((0, command_saved.oX)(stored, source.inventory), source.inventory.sha256);
      return (0, pipe_open.AP)(pinned, await (0, command_saved.QK)(identities)(source.inventory, pinned));
    }
    async function archiveBytes(stored, {
      source,
      archive
    }, {
      input,
      setup,
      identities
    }) {
      const saved = await (0, command_saved.AL)(stored, source, (0, command_saved.QK)(identities));
      const part = saved.get(archive.part);
      if (input.path === null) return part.read();
      if (source.engine !== "files") {
        throw new error.Et("policy", `Cannot open a path of "${source.name}": its engine is ${source.engine}`, {
          code: "usage",
          hint: "--path is for file trees; open the whole archive instead.",
          thing: source.name
        });
      }
      return await memberBytes(part, input.path, setup.machine);
    }
  }),
  38961: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      BP: () => (newest),
      JL: () => (searchBackup),
      V7: () => (whatThereIs)
    });
    var _domain_chain_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(94212);
    var _domain_entry_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1189);
    var _domain_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19515);
    var _domain_name_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(11618);
    var _domain_policy_schedules_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(64218);
    var _domain_zone_time_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(43735);
    var _trust_catalog_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(38326);
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
      throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_0__.Et("policy", `Cannot find a backup for "${(0, _domain_name_js__WEBPACK_IMPORTED_MODULE_1__.SP)(query.text)}": ${span.says} has no trusted one that is not suspect${sources}`, {
        code: "unknown-name",
        hint: whatThereIs(entries),
        thing: (0, _domain_name_js__WEBPACK_IMPORTED_MODULE_1__.SP)(query.text)
      });
    }
    function refuseDoubtful(entries, {
      best,
      span,
      text
    }) {
      const zones = zonesOf(entries);
      const doubtful = entries.find(one => {
        const minute = (0, _domain_entry_js__WEBPACK_IMPORTED_MODULE_5__.iA)(one.id);
        if (one.checked !== null || minute === null) return false;
        const days = zones.map(zone => (0, _domain_zone_time_js__WEBPACK_IMPORTED_MODULE_3__.m7)(zone, minute));
        return span.fits(minute, days) && (best === null || (0, _domain_entry_js__WEBPACK_IMPORTED_MODULE_5__.q3)(one.id, best.manifest.id) > 0);
      });
      if (doubtful === undefined) return;
      const why = doubtful.findings[0];
      throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_0__.Et("trust", `Cannot choose "${(0, _domain_name_js__WEBPACK_IMPORTED_MODULE_1__.SP)(text)}": "${doubtful.id}" ${best === null ? "is" : "is newer and"} not trusted: ${why?.text.replace(/^Cannot trust "[^"]*": /, "") ?? "it has no manifest"}`, {
        code: why?.code ?? "manifest-missing",
        hint: best === null ? "No trusted backup is left there; try another store with --store." : `To use the one before it, name it whole: ${(0, _domain_chain_js__WEBPACK_IMPORTED_MODULE_6__.yX)((0, _trust_catalog_js__WEBPACK_IMPORTED_MODULE_4__.IJ)(best))}`,
        thing: doubtful.id
      });
    }
    function zonesOf(entries) {
      const zones = trusted(entries).map(({
        manifest
      }) => manifest.zone);
      return [...new Set(["UTC", ...zones])].filter(_domain_zone_time_js__WEBPACK_IMPORTED_MODULE_3__.DS);
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
      throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_0__.Et(unread === undefined ? "trust" : "store", text, {
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
      const zones = `(${zonesOf(entries).map(_domain_name_js__WEBPACK_IMPORTED_MODULE_1__.SP).join(", ")})`;
      if (/^\d{4}-\d\d-\d\d$/.test(text)) return {
        says: `${text} ${zones}`,
        fits: (_, days) => days.includes(text)
      };
      const word = text.toLowerCase();
      const day = _domain_policy_schedules_js__WEBPACK_IMPORTED_MODULE_2__.w4.findIndex(name => name === word || name.slice(0, 3) === word);
      if (day < 0) {
        throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_0__.Et("policy", `Cannot find backup "${(0, _domain_name_js__WEBPACK_IMPORTED_MODULE_1__.SP)(text)}": it is no id, date (YYYY-MM-DD), weekday or "latest"`, {
          code: "unknown-name",
          hint: whatThereIs(entries),
          thing: (0, _domain_name_js__WEBPACK_IMPORTED_MODULE_1__.SP)(text)
        });
      }
      return {
        says: `${_domain_policy_schedules_js__WEBPACK_IMPORTED_MODULE_2__.w4[day]} of the last 7 days ${zones}`,
        fits: (taken, days) => days.some(one => (0, _domain_zone_time_js__WEBPACK_IMPORTED_MODULE_3__.Up)((0, _domain_zone_time_js__WEBPACK_IMPORTED_MODULE_3__.pP)(one)) === day) && now.getTime() - taken.getTime() < 7 * DAY
      };
    }
    function whatThereIs(entries) {
      const ids = new Set();
      for (const {
        manifest
      } of trusted(entries)) {
        const day = _domain_policy_schedules_js__WEBPACK_IMPORTED_MODULE_2__.w4[(0, _domain_zone_time_js__WEBPACK_IMPORTED_MODULE_3__.Up)((0, _domain_zone_time_js__WEBPACK_IMPORTED_MODULE_3__.pP)(manifest.date))];
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
      const sorted = [...list].sort((a, b) => one && a.manifest.sequence !== b.manifest.sequence ? b.manifest.sequence - a.manifest.sequence : (0, _domain_entry_js__WEBPACK_IMPORTED_MODULE_5__.q3)(b.manifest.id, a.manifest.id));
      return sorted[0] ?? null;
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
