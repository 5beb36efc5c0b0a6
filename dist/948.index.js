export const id = 948;
export const ids = [948];
export const modules = {

/***/ 2948:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   remindOpen: () => (/* binding */ remindOpen)
/* harmony export */ });
/* harmony import */ var _outcome_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2576);

/** Repeats in every report that the policy asks nobody before a restore. */
function remindOpen({ policy }, outcome) {
    const { report } = outcome;
    if (policy.approval !== "open")
        return outcome;
    if (report.findings.some(({ code }) => code === "approval-open"))
        return outcome;
    const open = (0,_outcome_js__WEBPACK_IMPORTED_MODULE_0__/* .finding */ .gk)("warning", "approval-open", {
        thing: policy.name,
        text: "Approval is open: anybody who can run Holdfast here may restore, nobody is asked",
        hint: "Name people and approvers in the policy.",
    });
    return { ...outcome, report: { ...report, findings: [...report.findings, open] } };
}


/***/ }),

/***/ 2576:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Vq: () => (/* binding */ caught),
  gk: () => (/* binding */ outcome_finding),
  sG: () => (/* binding */ outcomeOf)
});

// UNUSED EXPORTS: findingsOf

// EXTERNAL MODULE: ./build/domain/error.js
var domain_error = __webpack_require__(9515);
// EXTERNAL MODULE: ./build/domain/finding.js
var finding = __webpack_require__(9304);
;// CONCATENATED MODULE: ./build/domain/exit.js


/** The exit code that findings ask for: the highest among those of the errors; 0 without one. */
function exitOf(findings) {
    let exit = domain_error/* EXIT */.dc.done;
    for (const { code, weight } of findings) {
        if (weight !== "error")
            continue;
        const stage = finding/* CODES */.L[code][0];
        const own = code === "interrupted" ? domain_error/* EXIT */.dc.interrupted : domain_error/* EXIT */.dc.bug;
        exit = Math.max(exit, stage === null ? own : domain_error/* EXIT */.dc[stage]);
    }
    return exit;
}

;// CONCATENATED MODULE: ./build/command/outcome.js


/** Makes an outcome; the exit code is what the findings ask for, unless given. */
function outcomeOf({ lines = [], ...parts }) {
    const findings = parts.findings ?? [];
    return {
        lines,
        report: {
            command: parts.command,
            exit: parts.exit ?? exitOf(findings),
            backup: parts.backup ?? null,
            findings,
            entries: parts.entries ?? [],
            totals: parts.totals ?? {},
        },
    };
}
/** One thing noticed. */
function outcome_finding(weight, code, detail) {
    return { code, weight, thing: detail.thing, text: detail.text, hint: detail.hint ?? "" };
}
/** An error as findings of a report. */
function findingsOf(error) {
    if (error.findings.length > 0)
        return error.findings;
    const { code, message, hint, thing } = error;
    return [{ code, weight: "error", thing: thing ?? "", text: message, hint: hint ?? "" }];
}
/** Runs work; a user's error becomes findings, our own bugs stay thrown. */
async function caught(work) {
    try {
        return { value: await work(), findings: [] };
    }
    catch (error) {
        if (error instanceof domain_error/* HoldfastError */.Et)
            return { value: null, findings: findingsOf(error) };
        throw error;
    }
}


/***/ })

};
