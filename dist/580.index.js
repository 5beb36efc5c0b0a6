export const id = 580;
export const ids = [580];
export const modules = {

/***/ 7580:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   list: () => (/* binding */ list)
/* harmony export */ });
/* harmony import */ var _domain_manifest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6632);
/* harmony import */ var _domain_name_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1618);
/* harmony import */ var _domain_units_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3822);
/* harmony import */ var _catalogs_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7107);
/* harmony import */ var _outcome_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2576);





/** Lists the catalog of the chosen stores, newest first; writes nothing. */
async function list(setup, input) {
    const shelves = await (0,_catalogs_js__WEBPACK_IMPORTED_MODULE_3__/* .readCatalogs */ .r)(setup, (0,_catalogs_js__WEBPACK_IMPORTED_MODULE_3__/* .chosen */ .F)("store", input.stores, [...setup.stores.keys()]));
    const merged = new Map();
    const findings = [];
    for (const { name, catalog, findings: unread } of shelves) {
        findings.push(...unread);
        if (catalog === null)
            continue;
        findings.push(...catalog.findings, ...catalog.entries.flatMap((one) => one.findings));
        for (const one of listCatalog(catalog)) {
            const key = `${one.id} ${one.sha256} ${one.standing}`;
            const before = merged.get(key);
            if (before === undefined)
                merged.set(key, { ...one, stores: [name] });
            else
                merged.set(key, {
                    ...before,
                    stores: [...before.stores, name],
                    proven: latest(before.proven, one.proven),
                });
        }
    }
    const entries = [...merged.values()].sort((a, b) => (a.id < b.id ? 1 : a.id > b.id ? -1 : 0));
    const now = setup.machine.now();
    const isWell = !findings.some(({ weight }) => weight === "error");
    const lines = entries.map((one) => lineOf(one, now));
    if (lines.length === 0 && isWell)
        lines.push("No backups yet");
    return (0,_outcome_js__WEBPACK_IMPORTED_MODULE_4__/* .outcomeOf */ .sG)({
        command: "list",
        findings,
        entries: entries.map((one) => ({ ...one })),
        totals: {
            backups: entries.filter(({ standing }) => standing === "trusted" || standing === "first sight").length,
        },
        lines,
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
        label: null,
    };
    return [
        ...catalog.entries.map((entry) => listEntry(entry, catalog.head === null)),
        ...catalog.drafts.map(({ id }) => ({ ...nothing, id, standing: "draft" })),
        ...catalog.removed.map(({ id, sha256 }) => ({
            ...nothing,
            id,
            sha256,
            standing: "removed",
        })),
    ];
}
function listEntry({ id, checked, proven }, isFirst) {
    return {
        id,
        standing: checked === null ? "untrusted" : isFirst ? "first sight" : "trusted",
        sha256: checked?.sha256 ?? null,
        taken: checked?.manifest.taken ?? null,
        bytes: checked === null ? null : (0,_domain_manifest_js__WEBPACK_IMPORTED_MODULE_0__/* .storedSize */ .dh)(checked.manifest),
        sources: checked?.manifest.sources.map(({ name }) => name) ?? [],
        archives: checked?.manifest.sources.flatMap(({ archives }) => archives.map(({ file }) => file)) ?? [],
        suspect: (checked?.manifest.suspicions.length ?? 0) > 0,
        proven: proven?.toISOString() ?? null,
        label: checked?.manifest.label ?? null,
    };
}
function latest(a, b) {
    return a === null || (b !== null && b > a) ? b : a;
}
function lineOf(one, now) {
    const age = one.taken === null ? "-" : (0,_domain_units_js__WEBPACK_IMPORTED_MODULE_2__/* .formatSpan */ .QA)(now.getTime() - new Date(one.taken).getTime());
    const words = [
        one.id,
        age,
        one.bytes === null ? "-" : (0,_domain_units_js__WEBPACK_IMPORTED_MODULE_2__/* .formatBytes */ .z3)(one.bytes),
        one.stores.join(","),
        one.standing,
    ];
    if (one.suspect)
        words.push("suspect");
    if (one.proven !== null)
        words.push(`proven ${(0,_domain_units_js__WEBPACK_IMPORTED_MODULE_2__/* .formatSpan */ .QA)(now.getTime() - new Date(one.proven).getTime())} ago`);
    if (one.label !== null)
        words.push(`"${(0,_domain_name_js__WEBPACK_IMPORTED_MODULE_1__/* .shown */ .SP)(one.label)}"`);
    return words.join("  ");
}


/***/ })

};
