export const id = 2563;
export const ids = [2563, 8272];
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
  26459: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      vE: () => (MANUAL),
      Mg: () => (judgeDue),
      eP: () => (overdueOf),
      wx: () => (schedulesOf)
    });
    var policy_schedules = __webpack_require__(64218);
    var zone_time = __webpack_require__(43735);
    ;
    function slotAt(schedule, now) {
      const start = turn => startOf(schedule, turn);
      let turn = turnOf(schedule, (0, zone_time.EE)(schedule.timezone, now));
      let begun = start(turn);
      let next = start(turn + 1);
      for (; begun > now; turn--) {
        next = begun;
        begun = start(turn - 1);
      }
      for (; next <= now; turn++) {
        begun = next;
        next = start(turn + 2);
      }
      return {
        start: begun,
        next
      };
    }
    function turnOf({
      every,
      on
    }, day) {
      if (every === "week") return Math.floor((day - firstDay(on)) / 7);
      if (every !== "month") return day;
      const date = new Date(day * 86_400_000);
      return date.getUTCFullYear() * 12 + date.getUTCMonth();
    }
    function startOf({
      every,
      at,
      on,
      timezone
    }, turn) {
      if (every === "week") return (0, zone_time.Et)(timezone, turn * 7 + firstDay(on), at);
      if (every === "month") {
        const first = Date.UTC(Math.floor(turn / 12), turn % 12, 1) / 86_400_000;
        return (0, zone_time.Et)(timezone, first, at);
      }
      return (0, zone_time.Et)(timezone, turn, every === "day" ? at : 0);
    }
    function firstDay(on) {
      return (policy_schedules.w4.indexOf(on ?? "monday") + 4) % 7;
    }
    ;
    const MANUAL = "manual";
    const HOUR = 3_600_000;
    const GRACE = {
      day: 24 * HOUR,
      other: 48 * HOUR
    };
    function schedulesOf(policy) {
      const enabled = Object.entries(policy.sources).filter(([, source]) => source.enabled);
      const sources = enabled.map(([name]) => name);
      const stores = Object.keys(policy.stores);
      return Object.entries(policy.schedules).map(([name, entry]) => ({
        ...entry,
        name,
        sources: entry.sources.length === 0 ? sources : entry.sources,
        stores: entry.stores.length === 0 ? stores : entry.stores
      }));
    }
    function judgeDue(schedule, history, now) {
      const runs = completeRuns(schedule, history, now);
      if (typeof schedule.every === "object") return judgeDays(schedule, runs, now);
      const {
        start,
        next
      } = slotAt(schedule, now);
      return {
        stores: lacking(schedule, runs, start),
        since: start,
        next
      };
    }
    function overdueOf(schedule, history, now) {
      const runs = completeRuns(schedule, history, now);
      const last = earliest(schedule.stores.map(store => newestIn(store, runs)));
      const due = judgeDue(schedule, history, now);
      const next = due.stores.length === 0 ? due.next : due.since ?? now;
      if (last === null) return {
        isOverdue: true,
        since: null,
        next: now,
        last
      };
      const grace = new Date(now.getTime() - (schedule.every === "day" ? GRACE.day : GRACE.other));
      const start = typeof schedule.every === "object" ? due.since ?? last : slotAt(schedule, grace).start;
      const isOverdue = start <= grace && lacking(schedule, runs, start).length > 0;
      return {
        isOverdue,
        since: isOverdue ? start : null,
        next,
        last
      };
    }
    function judgeDays(schedule, runs, now) {
      const {
        every,
        timezone,
        stores
      } = schedule;
      const {
        days
      } = every;
      const good = runs.filter(({
        suspect
      }) => !suspect);
      const last = earliest(stores.map(store => newestIn(store, good)));
      const since = last === null ? null : (0, zone_time.Et)(timezone, (0, zone_time.EE)(timezone, last) + days, 0);
      if (since !== null && now < since) {
        return {
          stores: [],
          since: last,
          next: since
        };
      }
      const today = slotAt(schedule, now);
      const missing = lacking(schedule, runs, today.start);
      const next = missing.length === 0 ? today.next : inDays(schedule, today, days);
      return {
        stores: missing,
        since,
        next
      };
    }
    function inDays({
      timezone
    }, today, days) {
      const day = (0, zone_time.EE)(timezone, today.start);
      return (0, zone_time.Et)(timezone, day + days, 0);
    }
    function completeRuns(schedule, history, now) {
      return history.filter(run => run.schedule === schedule.name && run.taken <= now && !run.failed.some(name => schedule.sources.includes(name)));
    }
    function lacking(schedule, runs, since) {
      return schedule.stores.filter(store => !runs.some(run => run.began >= since && run.stores.includes(store)));
    }
    function newestIn(store, runs) {
      let newest = null;
      for (const {
        began,
        stores
      } of runs) if (stores.includes(store) && (newest === null || began > newest)) newest = began;
      return newest;
    }
    function earliest(moments) {
      let first = null;
      for (const moment of moments) {
        if (moment === null) return null;
        if (first === null || moment < first) first = moment;
      }
      return first;
    }
  })
};
