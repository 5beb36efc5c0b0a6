export const id = 380;
export const ids = [380, 5405];
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
    var _domain_name_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(11618);
    var _attribute_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(63390);
    var _outcome_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(90246);
    var _room_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(56983);
    async function preflight(work) {
      const names = work.sources.map(({
        name
      }) => name);
      const need = (0, _room_js__WEBPACK_IMPORTED_MODULE_4__.yb)(work.shelves, names);
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
      const done = await (0, _outcome_js__WEBPACK_IMPORTED_MODULE_3__.Vq)(() => store.check(need));
      return done.value ?? done.findings;
    }
    async function checkSource(source, before) {
      const done = await (0, _outcome_js__WEBPACK_IMPORTED_MODULE_3__.Vq)(() => source.open().check(before));
      return (0, _attribute_js__WEBPACK_IMPORTED_MODULE_5__.B)(source.name, done.value ?? done.findings);
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
            findings.push((0, _outcome_js__WEBPACK_IMPORTED_MODULE_3__.gk)("error", "store-inside-source", {
              thing: source.name,
              text: `Cannot save source "${source.name}": ${what} (${(0, _domain_name_js__WEBPACK_IMPORTED_MODULE_2__.SP)(folder)}) lies inside ${(0, _domain_name_js__WEBPACK_IMPORTED_MODULE_2__.SP)(root)}`,
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
  56983: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      ER: () => (needOf),
      rO: () => (roomWarned),
      yb: () => (sealedBefore)
    });
    var _outcome_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(90246);
    var _search_backup_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38961);
    const GROWTH = 1.1;
    function sealedBefore(shelves, names) {
      const sizes = names.map(name => sealedSize(lastOf(shelves, name)));
      return Math.ceil(sizes.reduce((sum, one) => sum + one, 0) * GROWTH);
    }
    function lastOf(shelves, name) {
      const all = shelves.flatMap(({
        catalog
      }) => catalog?.entries ?? []);
      const holding = all.flatMap(({
        checked
      }) => checked?.manifest.sources.some(one => one.name === name) ? [checked] : []);
      return (0, _search_backup_js__WEBPACK_IMPORTED_MODULE_1__.BP)(holding)?.manifest.sources.find(one => one.name === name) ?? null;
    }
    function sealedSize(saved) {
      if (saved === null) return 0;
      return [...saved.archives, saved.inventory].reduce((sum, {
        size
      }) => sum + size, 0);
    }
    async function needOf(shelves, sources) {
      const names = sources.map(({
        name
      }) => name);
      const unsaved = [];
      let bytes = sealedBefore(shelves, names);
      for (const source of sources) {
        if (lastOf(shelves, source.name) !== null) continue;
        const size = (await (0, _outcome_js__WEBPACK_IMPORTED_MODULE_0__.Vq)(() => source.open().size())).value ?? null;
        if (size === null) continue;
        bytes += size;
        unsaved.push(source.name);
      }
      return {
        bytes,
        unsaved
      };
    }
    function roomWarned(found, {
      unsaved
    }) {
      const counted = unsaved.length === 0 ? "" : ` (counting ${unsaved.join(", ")}, never saved yet, uncompressed)`;
      return found.map(one => one.code === "store-full" ? {
        ...one,
        weight: "warning",
        text: `${one.text}${counted}`
      } : one);
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
  13501: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      Y: () => (cautionsOf),
      l: () => (cautionShape)
    });
    var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38816);
    const cautionShape = zod__WEBPACK_IMPORTED_MODULE_0__.YjP().min(1).max(400).regex(/^[^\p{Cc}]*$/u, "one line of text").describe("what an approver must know before it is put back; every plan says it");
    function cautionsOf({
      sources,
      groups
    }, wanted) {
      const said = (name, caution) => caution == null ? [] : [`${name}: ${caution}`];
      const inGroups = new Set(wanted.flatMap(name => sources[name]?.group ?? []));
      return [...[...inGroups].flatMap(name => said(name, groups[name]?.caution)), ...wanted.flatMap(name => said(name, sources[name]?.caution))];
    }
  }),
  10746: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      $J: () => (unitsOf),
      F8: () => (groupOf),
      Fb: () => (inOrderOf),
      L8: () => (restoreHooks),
      aS: () => (hooksIn),
      iR: () => (groupsShape),
      lP: () => (isPaused),
      oy: () => (missingOf)
    });
    var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(38816);
    var _name_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(11618);
    var _policy_caution_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(13501);
    var _policy_hooks_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(42556);
    const names = zod__WEBPACK_IMPORTED_MODULE_3__.YOg(zod__WEBPACK_IMPORTED_MODULE_3__.YjP().regex(_name_js__WEBPACK_IMPORTED_MODULE_0__.o_, "a name of lower-case letters, digits and -, at most 40")).min(1);
    const groupsShape = zod__WEBPACK_IMPORTED_MODULE_3__.g1P(zod__WEBPACK_IMPORTED_MODULE_3__.YjP().regex(_name_js__WEBPACK_IMPORTED_MODULE_0__.o_, "a name of lower-case letters, digits and -, at most 40"), zod__WEBPACK_IMPORTED_MODULE_3__.rej({
      order: names.describe("every source of the group, in the order of the dumps"),
      "restore-order": names.optional().describe("these are put back first, in this order; that of order unless told"),
      caution: _policy_caution_js__WEBPACK_IMPORTED_MODULE_1__.l.optional(),
      ..._policy_hooks_js__WEBPACK_IMPORTED_MODULE_2__.io
    }));
    function groupOf(file, name) {
      const first = file["restore-order"] ?? [];
      return {
        order: file.order,
        restoreOrder: [...first, ...file.order.filter(one => !first.includes(one))],
        hooks: (0, _policy_hooks_js__WEBPACK_IMPORTED_MODULE_2__.uj)(file, `groups.${name}`),
        caution: file.caution ?? null
      };
    }
    function unitsOf(policy, sources, order) {
      const units = [];
      const seen = new Set();
      for (const name of sources) {
        const group = policy.sources[name]?.group ?? null;
        if (group === null) units.push({
          group,
          sources: [name]
        });else if (!seen.has(group)) {
          const stated = policy.groups[group]?.[order] ?? [];
          units.push({
            group,
            sources: stated.filter(one => sources.includes(one))
          });
        }
        if (group !== null) seen.add(group);
      }
      return units;
    }
    function missingOf(policy, {
      group,
      sources
    }) {
      const all = group === null ? [] : policy.groups[group]?.order ?? [];
      return all.filter(name => policy.sources[name]?.enabled === true && !sources.includes(name));
    }
    function hooksIn({
      sources,
      groups,
      restore
    }) {
      const enabled = Object.values(sources).filter(({
        enabled
      }) => enabled);
      const all = [...enabled, ...Object.values(groups)].map(({
        hooks
      }) => hooks);
      return [...all, restore].flatMap(hooks => Object.values(hooks)).filter(hook => hook !== null);
    }
    function restoreHooks(policy, sources) {
      const own = sources.flatMap(({
        name,
        into
      }) => into === null ? [name] : []);
      if (own.length === 0) return {
        before: null,
        pauses: [],
        after: null
      };
      const groups = new Set(own.flatMap(name => policy.sources[name]?.group ?? []));
      const owners = [["restore", policy.restore], ...[...groups].map(name => [`groups.${name}`, policy.groups[name]?.hooks]), ...own.map(name => [`sources.${name}`, policy.sources[name]?.hooks])];
      const pauses = owners.flatMap(([owner, hooks]) => hooks === undefined ? [] : (0, _policy_hooks_js__WEBPACK_IMPORTED_MODULE_2__.eY)(owner, hooks) ?? []);
      const {
        before,
        after
      } = policy.restore;
      return {
        before,
        pauses,
        after
      };
    }
    function isPaused(policy, source) {
      return restoreHooks(policy, [source]).pauses.length > 0;
    }
    function inOrderOf({
      before,
      pauses,
      after
    }) {
      return [...(before === null ? [] : [before]), ...pauses.map(({
        quiesce
      }) => quiesce), ...pauses.map(({
        resume
      }) => resume).reverse(), ...(after === null ? [] : [after])];
    }
  }),
  92724: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      _Z: () => (fetchSmall),
      iK: () => (GitHubFailure),
      ng: () => (runOf),
      zq: () => (githubOf)
    });
    var _domain_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19515);
    function runOf(env) {
      if (env["GITHUB_ACTIONS"] !== "true") return null;
      const word = name => env[name] ?? "";
      const server = word("GITHUB_SERVER_URL") || "https://github.com";
      const repository = word("GITHUB_REPOSITORY");
      const runId = word("GITHUB_RUN_ID");
      return {
        api: word("GITHUB_API_URL") || "https://api.github.com",
        server,
        repository,
        runId,
        attempt: Number(word("GITHUB_RUN_ATTEMPT") || "1"),
        event: word("GITHUB_EVENT_NAME"),
        ref: word("GITHUB_REF"),
        sha: word("GITHUB_SHA"),
        workflowRef: word("GITHUB_WORKFLOW_REF"),
        workflowSha: word("GITHUB_WORKFLOW_SHA"),
        job: word("GITHUB_JOB"),
        actor: word("GITHUB_ACTOR"),
        triggeringActor: word("GITHUB_TRIGGERING_ACTOR"),
        url: `${server}/${repository}/actions/runs/${runId}`
      };
    }
    class GitHubFailure extends Error {
      name = "GitHubFailure";
      status;
      permission;
      constructor(message, detail) {
        super(message, detail.cause === undefined ? undefined : {
          cause: detail.cause
        });
        this.status = detail.status;
        this.permission = detail.permission ?? null;
      }
    }
    const TRIES = 4;
    const PAUSE = 1000;
    const LIMIT = 30_000;
    const LONG = 300_000;
    const PAGE = 100;
    function githubOf(machine, run, token) {
      const base = `${run.api}/repos/${run.repository}`;
      const ask = (method, path, rest = {}) => call(machine, `${base}${path}`, {
        method,
        ...rest,
        headers: {
          accept: "application/vnd.github+json",
          authorization: `Bearer ${token}`,
          "user-agent": "holdfast",
          "x-github-api-version": "2022-11-28"
        }
      });
      return {
        run,
        get: path => patiently(machine, async () => read(await ask("GET", path), `GET ${path}`)),
        async *list(path, key) {
          const joint = path.includes("?") ? "&" : "?";
          for (let page = 1;; page++) {
            const paged = `${path}${joint}per_page=${PAGE}&page=${page}`;
            const {
              value,
              hasNext
            } = await patiently(machine, async () => {
              const answer = await ask("GET", paged);
              const hasNext = /rel="next"/.test(answer.headers.get("link") ?? "");
              return {
                value: await read(answer, `GET ${path}`),
                hasNext
              };
            });
            const items = key === undefined ? value : value[key];
            if (!Array.isArray(items)) throw new GitHubFailure(`GET ${path} was not answered with a list`, {
              status: 200
            });
            yield* items;
            if (items.length < PAGE && !hasNext) return;
          }
        },
        async send(method, path, body) {
          const answer = await ask(method, path, body === undefined ? {} : {
            body: JSON.stringify(body)
          });
          return await read(answer, `${method} ${path}`);
        },
        async locate(path) {
          const answer = await patiently(machine, () => ask("GET", path, {
            redirect: "manual"
          }));
          const to = answer.headers.get("location");
          await answer.body?.cancel();
          if (to === null) throw new GitHubFailure(`GET ${path} did not say where it lies`, {
            status: answer.status
          });
          return to;
        }
      };
    }
    async function fetchSmall(machine, url, limit) {
      try {
        const answer = await machine.fetch(url, {
          signal: AbortSignal.timeout(LONG)
        });
        if (!answer.ok || answer.body === null) throw new GitHubFailure(`the artifact's storage answered with ${answer.status}`, {
          status: answer.status >= 500 ? answer.status : 0
        });
        const chunks = [];
        let size = 0;
        for await (const chunk of answer.body) {
          size += chunk.byteLength;
          if (size > limit) return null;
          chunks.push(chunk);
        }
        return Buffer.concat(chunks);
      } catch (cause) {
        machine.signal.throwIfAborted();
        if (cause instanceof GitHubFailure) throw cause;
        throw new GitHubFailure("the artifact's storage did not answer whole", {
          status: 0,
          cause
        });
      }
    }
    async function patiently(machine, work) {
      for (let turn = 1;; turn++) {
        try {
          return await work();
        } catch (error) {
          if (!(error instanceof GitHubFailure) || turn === TRIES) throw error;
          if (error.status !== 0 && error.status !== 429 && error.status < 500) throw error;
          await new Promise(resolve => setTimeout(resolve, PAUSE * 2 ** (turn - 1)));
          machine.signal.throwIfAborted();
        }
      }
    }
    async function call(machine, url, init) {
      const what = `${init.method} ${new URL(url).pathname}`;
      let answer;
      try {
        answer = await machine.fetch(url, {
          ...init,
          signal: AbortSignal.timeout(LIMIT)
        });
      } catch (cause) {
        machine.signal.throwIfAborted();
        throw new GitHubFailure(`${what} was not answered`, {
          status: 0,
          cause
        });
      }
      if (answer.ok || answer.status >= 300 && answer.status < 400) return answer;
      const permission = answer.headers.get("x-accepted-github-permissions");
      const said = await answer.text().catch(() => "");
      throw new GitHubFailure(`${what} was answered with ${answer.status}${messageIn(said)}`, {
        status: answer.status,
        permission
      });
    }
    async function read(answer, what) {
      try {
        const text = await answer.text();
        return text === "" ? null : JSON.parse(text);
      } catch (cause) {
        if (cause instanceof _domain_error_js__WEBPACK_IMPORTED_MODULE_0__.j$) throw cause;
        throw new GitHubFailure(`${what} was not answered whole`, {
          status: 0,
          cause
        });
      }
    }
    function messageIn(text) {
      try {
        const {
          message
        } = JSON.parse(text);
        return typeof message === "string" ? `: ${message.slice(0, 200)}` : "";
      } catch {
        return "";
      }
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
