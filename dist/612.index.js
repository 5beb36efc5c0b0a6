export const id = 612;
export const ids = [612];
export const modules = {
  10612: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.r(__webpack_exports__);
    __webpack_require__.d(__webpack_exports__, {
      action: () => (action)
    });
    var _domain_version_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38729);
    async function action(name, self) {
      let done = false;
      process.once("exit", () => {
        if (done || process.exitCode === 130) return;
        process.exitCode ||= 1;
        process.stdout.write("::error::Holdfast stopped before its work was done: please report it\n");
      });
      const given = {
        worker: self,
        env: process.env
      };
      if (name === "main") {
        process.stdout.write(`Holdfast ${_domain_version_js__WEBPACK_IMPORTED_MODULE_0__.x}\n`);
        process.exitCode = await (await Promise.all([__webpack_require__.e(8816), __webpack_require__.e(4929), __webpack_require__.e(8815), __webpack_require__.e(4229), __webpack_require__.e(320), __webpack_require__.e(1761), __webpack_require__.e(2974), __webpack_require__.e(1599), __webpack_require__.e(4825), __webpack_require__.e(3837), __webpack_require__.e(1365)]).then(__webpack_require__.bind(__webpack_require__, 71365))).run(given);
      } else process.exitCode = await (await __webpack_require__.e(4377).then(__webpack_require__.bind(__webpack_require__, 14377))).post(given);
      done = true;
    }
  }),
  38729: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      x: () => (VERSION)
    });
    const VERSION = "0.1.0";
  })
};
