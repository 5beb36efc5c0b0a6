export const id = 8272;
export const ids = [8272];
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
  })
};
