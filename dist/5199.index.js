export const id = 5199;
export const ids = [5199];
export const modules = {
  87580: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.r(__webpack_exports__);
    __webpack_require__.d(__webpack_exports__, {
      list: () => (list)
    });
    var _domain_manifest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(66632);
    var _domain_name_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(11618);
    var _domain_units_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(83822);
    var _catalogs_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(57107);
    var _outcome_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(90246);
    var _punctual_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(64318);
    async function list(setup, input) {
      const shelves = await (0, _catalogs_js__WEBPACK_IMPORTED_MODULE_3__.r)(setup, (0, _catalogs_js__WEBPACK_IMPORTED_MODULE_3__.F)("store", input.stores, [...setup.stores.keys()]));
      const merged = new Map();
      const findings = [];
      for (const {
        name,
        catalog,
        findings: unread
      } of shelves) {
        findings.push(...unread);
        if (catalog === null) continue;
        findings.push(...catalog.findings, ...catalog.entries.flatMap(one => one.findings));
        for (const one of listCatalog(catalog)) {
          const key = `${one.id} ${one.sha256} ${one.standing}`;
          const before = merged.get(key);
          if (before === undefined) merged.set(key, {
            ...one,
            stores: [name]
          });else merged.set(key, {
            ...before,
            stores: [...before.stores, name],
            proven: latest(before.proven, one.proven)
          });
        }
      }
      const entries = [...merged.values()].sort((a, b) => a.id < b.id ? 1 : a.id > b.id ? -1 : 0);
      findings.push(...(0, _punctual_js__WEBPACK_IMPORTED_MODULE_5__.E9)((0, _punctual_js__WEBPACK_IMPORTED_MODULE_5__.iZ)(setup, shelves)));
      const now = setup.machine.now();
      const isWell = !findings.some(({
        weight
      }) => weight === "error");
      const lines = entries.map(one => lineOf(one, now));
      if (lines.length === 0 && isWell) lines.push("No backups yet");
      return (0, _outcome_js__WEBPACK_IMPORTED_MODULE_4__.sG)({
        command: "list",
        findings,
        entries: entries.map(one => ({
          ...one
        })),
        totals: {
          backups: entries.filter(({
            standing
          }) => standing === "trusted" || standing === "first sight").length
        },
        lines
      });
    }
    function listCatalog(catalog) {
      const nothing = {
        sha256: null,
        taken: null,
        bytes: null,
        sources: [],
        archives: [],
        suspect: false,
        proven: null,
        label: null
      };
      return [...catalog.entries.map(entry => listEntry(entry, catalog.head === null)), ...catalog.drafts.map(({
        id
      }) => ({
        ...nothing,
        id,
        standing: "draft"
      })), ...catalog.removed.map(({
        id,
        sha256
      }) => ({
        ...nothing,
        id,
        sha256,
        standing: "removed"
      }))];
    }
    function listEntry({
      id,
      checked,
      proven
    }, isFirst) {
      return {
        id,
        standing: checked === null ? "untrusted" : isFirst ? "first sight" : "trusted",
        sha256: checked?.sha256 ?? null,
        taken: checked?.manifest.taken ?? null,
        bytes: checked === null ? null : (0, _domain_manifest_js__WEBPACK_IMPORTED_MODULE_0__.dh)(checked.manifest),
        sources: checked?.manifest.sources.map(({
          name
        }) => name) ?? [],
        archives: checked?.manifest.sources.flatMap(({
          archives
        }) => archives.map(({
          file
        }) => file)) ?? [],
        suspect: (checked?.manifest.suspicions.length ?? 0) > 0,
        proven: proven?.toISOString() ?? null,
        label: checked?.manifest.label ?? null
      };
    }
    function latest(a, b) {
      return a === null || b !== null && b > a ? b : a;
    }
    function lineOf(one, now) {
      const age = one.taken === null ? "-" : (0, _domain_units_js__WEBPACK_IMPORTED_MODULE_2__.QA)(now.getTime() - new Date(one.taken).getTime());
      const words = [one.id, age, one.bytes === null ? "-" : (0, _domain_units_js__WEBPACK_IMPORTED_MODULE_2__.z3)(one.bytes), one.stores.join(","), one.standing];
      if (one.suspect) words.push("suspect");
      if (one.proven !== null) words.push(`proven ${(0, _domain_units_js__WEBPACK_IMPORTED_MODULE_2__.QA)(now.getTime() - new Date(one.proven).getTime())} ago`);
      if (one.label !== null) words.push(`"${(0, _domain_name_js__WEBPACK_IMPORTED_MODULE_1__.SP)(one.label)}"`);
      return words.join("  ");
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
  })
};
