export const id = 2948;
export const ids = [2948];
export const modules = {
  32948: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      remindOpen: () => (remindOpen)
    });
    var _outcome_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(90246);
    function remindOpen({
      policy
    }, outcome) {
      const {
        report
      } = outcome;
      if (policy.approval !== "open") return outcome;
      if (report.findings.some(({
        code
      }) => code === "approval-open")) return outcome;
      const open = (0, _outcome_js__WEBPACK_IMPORTED_MODULE_0__.gk)("warning", "approval-open", {
        thing: policy.name,
        text: "Approval is open: anybody who can run Holdfast here may restore, nobody is asked",
        hint: "Name people and approvers in the policy."
      });
      return {
        ...outcome,
        report: {
          ...report,
          findings: [...report.findings, open]
        }
      };
    }
  }),
  90246: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      Vq: () => (caught),
      WX: () => (findingsOf),
      gk: () => (finding),
      sG: () => (outcomeOf)
    });
    var _domain_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19515);
    var _domain_exit_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(37749);
    function outcomeOf({
      lines = [],
      ...parts
    }) {
      const findings = parts.findings ?? [];
      return {
        lines,
        report: {
          command: parts.command,
          exit: parts.exit ?? (0, _domain_exit_js__WEBPACK_IMPORTED_MODULE_1__.s)(findings),
          backup: parts.backup ?? null,
          findings,
          entries: parts.entries ?? [],
          totals: parts.totals ?? {}
        }
      };
    }
    function finding(weight, code, detail) {
      return {
        code,
        weight,
        thing: detail.thing,
        text: detail.text,
        hint: detail.hint ?? ""
      };
    }
    function findingsOf(error) {
      if (error.findings.length > 0) return error.findings;
      const {
        code,
        message,
        hint,
        thing
      } = error;
      return [{
        code,
        weight: "error",
        thing: thing ?? "",
        text: message,
        hint: hint ?? ""
      }];
    }
    async function caught(work) {
      try {
        return {
          value: await work(),
          findings: []
        };
      } catch (thrown) {
        const error = (0, _domain_error_js__WEBPACK_IMPORTED_MODULE_0__.Ku)(thrown);
        if (error instanceof _domain_error_js__WEBPACK_IMPORTED_MODULE_0__.Et) return {
          value: null,
          findings: findingsOf(error)
        };
        throw error;
      }
    }
  }),
  37749: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      s: () => (exitOf)
    });
    var _error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19515);
    var _finding_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9304);
    function exitOf(findings) {
      let exit = _error_js__WEBPACK_IMPORTED_MODULE_0__.dc.done;
      for (const {
        code,
        weight
      } of findings) {
        if (weight !== "error") continue;
        const stage = _finding_js__WEBPACK_IMPORTED_MODULE_1__.L[code][0];
        const own = code === "interrupted" ? _error_js__WEBPACK_IMPORTED_MODULE_0__.dc.interrupted : _error_js__WEBPACK_IMPORTED_MODULE_0__.dc.bug;
        exit = Math.max(exit, stage === null ? own : _error_js__WEBPACK_IMPORTED_MODULE_0__.dc[stage]);
      }
      return exit;
    }
  })
};
