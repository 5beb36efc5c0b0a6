export const id = 3143;
export const ids = [3143];
export const modules = {
  40615: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      X: () => (sweep)
    });
    var node_v8__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(78877);
    var node_vm__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(30714);
    let collector = null;
    function sweep() {
      (0, node_v8__WEBPACK_IMPORTED_MODULE_0__.setFlagsFromString)("--expose-gc");
      collector ??= (0, node_vm__WEBPACK_IMPORTED_MODULE_1__.runInNewContext)("gc");
      collector();
    }
  }),
  33143: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.r(__webpack_exports__);
    __webpack_require__.d(__webpack_exports__, {
      serveClient: () => (serveClient)
    });
    var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
    var node_module__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(98995);
    var node_worker_threads__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(75919);
    var _host_sweep_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(40615);
    const STEP = 256 * 1024;
    const SWEEP = 100;
    async function serveClient() {
      const port = node_worker_threads__WEBPACK_IMPORTED_MODULE_2__.parentPort;
      if (port === null) throw new TypeError("serveClient() runs in a worker thread");
      const {
        task
      } = node_worker_threads__WEBPACK_IMPORTED_MODULE_2__.workerData;
      const sweeper = setInterval(_host_sweep_js__WEBPACK_IMPORTED_MODULE_3__.X, SWEEP);
      try {
        port.postMessage(await (task.kind === "upload" ? upload(task) : other(task)));
      } catch (cause) {
        const {
          name,
          message
        } = cause instanceof Error ? cause : new Error(String(cause));
        const answer = {
          kind: "failed",
          name,
          message
        };
        port.postMessage(answer);
      } finally {
        clearInterval(sweeper);
      }
    }
    async function upload(task) {
      readInSmallSteps();
      const {
        DefaultArtifactClient
      } = await Promise.all([__webpack_require__.e(3838), __webpack_require__.e(8110), __webpack_require__.e(7458)]).then(__webpack_require__.bind(__webpack_require__, 67458));
      const name = task.file.slice(task.file.lastIndexOf("/") + 1);
      const {
        id,
        size,
        digest
      } = await new DefaultArtifactClient().uploadArtifact(name, [task.file], task.folder, {
        skipArchive: true,
        compressionLevel: 0,
        ...(task.retentionDays === null ? {} : {
          retentionDays: task.retentionDays
        })
      });
      return {
        kind: "uploaded",
        id: id ?? null,
        size: size ?? null,
        digest: digest ?? null
      };
    }
    function readInSmallSteps() {
      const {
        createReadStream
      } = node_fs__WEBPACK_IMPORTED_MODULE_0__;
      node_fs__WEBPACK_IMPORTED_MODULE_0__.createReadStream = (path, options) => createReadStream(path, {
        ...options,
        highWaterMark: STEP
      });
      (0, node_module__WEBPACK_IMPORTED_MODULE_1__.syncBuiltinESMExports)();
    }
    async function other(task) {
      if (task.kind === "delete") {
        const {
          DefaultArtifactClient
        } = await Promise.all([__webpack_require__.e(3838), __webpack_require__.e(8110), __webpack_require__.e(7458)]).then(__webpack_require__.bind(__webpack_require__, 67458));
        await new DefaultArtifactClient().deleteArtifact(task.name);
        return {
          kind: "done",
          found: true
        };
      }
      const {
        restoreCache,
        saveCache
      } = await Promise.all([__webpack_require__.e(3838), __webpack_require__.e(8110), __webpack_require__.e(8091)]).then(__webpack_require__.bind(__webpack_require__, 18091));
      if (task.kind === "save") return {
        kind: "done",
        found: (await saveCache([task.path], task.key)) !== -1
      };
      const found = await restoreCache([task.path], `${task.key}none`, [task.key]);
      return {
        kind: "done",
        found: found !== undefined
      };
    }
  })
};
