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
    var _listed_proof_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(16720);
    var _outcome_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(90246);
    var _punctual_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(64318);
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
            ...(0, _listed_proof_js__WEBPACK_IMPORTED_MODULE_4__.cr)(one.sources, (0, _listed_proof_js__WEBPACK_IMPORTED_MODULE_4__.TB)(before.proofs, one.proofs))
          });
        }
      }
      const entries = [...merged.values()].sort((a, b) => a.id < b.id ? 1 : a.id > b.id ? -1 : 0);
      findings.push(...(0, _punctual_js__WEBPACK_IMPORTED_MODULE_6__.E9)((0, _punctual_js__WEBPACK_IMPORTED_MODULE_6__.iZ)(setup, shelves)));
      const now = setup.machine.now();
      const isWell = !findings.some(({
        weight
      }) => weight === "error");
      const lines = entries.map(one => lineOf(one, now));
      if (lines.length === 0 && isWell) lines.push("No backups yet");
      return (0, _outcome_js__WEBPACK_IMPORTED_MODULE_5__.sG)({
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
        proofs: {},
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
        ...(0, _listed_proof_js__WEBPACK_IMPORTED_MODULE_4__.cr)(checked?.manifest.sources.map(({
          name
        }) => name) ?? [], Object.fromEntries([...proven].map(([name, proof]) => [name, (0, _listed_proof_js__WEBPACK_IMPORTED_MODULE_4__.Am)(proof)]))),
        label: checked?.manifest.label ?? null
      };
    }
    function lineOf(one, now) {
      const age = one.taken === null ? "-" : (0, _domain_units_js__WEBPACK_IMPORTED_MODULE_2__.QA)(now.getTime() - new Date(one.taken).getTime());
      const words = [one.id, age, one.bytes === null ? "-" : (0, _domain_units_js__WEBPACK_IMPORTED_MODULE_2__.z3)(one.bytes), one.stores.join(","), one.standing];
      if (one.suspect) words.push("suspect");
      const proven = (0, _listed_proof_js__WEBPACK_IMPORTED_MODULE_4__.Cf)(one, now);
      if (proven !== null) words.push(proven);
      if (one.label !== null) words.push(`"${(0, _domain_name_js__WEBPACK_IMPORTED_MODULE_1__.SP)(one.label)}"`);
      return words.join("  ");
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
  })
};
