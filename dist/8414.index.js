export const id = 8414;
export const ids = [8414];
export const modules = {
  79246: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      Hs: () => (openSigner),
      wJ: () => (whyNoSigner),
      xc: () => (keyReference)
    });
    var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
    var _domain_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(19515);
    var _trust_public_key_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(83556);
    var _trust_sign_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(74128);
    async function openSigner(setup, folder, role = "backup") {
      const {
        policy,
        machine
      } = setup;
      if (policy.signingKey === null) {
        throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_1__.Et("seal", `Cannot sign: policy "${policy.name}" names no signing-key`, {
          code: "key-missing",
          hint: "Add signing-key: env:NAME or file:PATH to the policy; keygen makes a key.",
          thing: "signing-key"
        });
      }
      const key = await (0, _trust_sign_js__WEBPACK_IMPORTED_MODULE_3__.bc)(keyReference(policy.signingKey, setup), machine, folder);
      const why = whyNoSigner(setup, key.publicKey, role);
      if (why === null) return key;
      await key[Symbol.asyncDispose]();
      throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_1__.Et("seal", `Cannot sign for policy "${policy.name}": ${why}`, {
        code: "key-wrong",
        hint: `Is it the key of another host? The policy's signers must hold its .pub line with may: [${role}].`,
        thing: "signing-key"
      });
    }
    const DOES = {
      backup: "sign backups",
      prune: "prune"
    };
    function whyNoSigner({
      signers
    }, key, role = "backup") {
      const named = signers.filter(one => (0, _trust_public_key_js__WEBPACK_IMPORTED_MODULE_2__.D3)(one.key, key));
      const [first] = named;
      if (first === undefined) return `its key ${key.fingerprint} is not among the signers`;
      const retired = named.find(({
        last
      }) => last !== null);
      if (retired !== undefined) return `signer "${retired.name}" is retired`;
      const isAble = named.some(({
        may
      }) => may.includes(role));
      return isAble ? null : `signer "${first.name}" may not ${DOES[role]}`;
    }
    function keyReference(reference, {
      machine,
      folder
    }) {
      if (reference.startsWith("file:")) return {
        file: (0, node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(folder, reference.slice("file:".length))
      };
      const name = reference.slice("env:".length);
      const text = machine.env[name];
      if (text !== undefined && text !== "") return {
        text
      };
      throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_1__.Et("seal", `Cannot sign: the environment has no ${name}`, {
        code: "key-missing",
        hint: `Set ${name} to the text of the private key, or use file:PATH.`,
        thing: name
      });
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
      } of all) await (0, _host_scratch_js__WEBPACK_IMPORTED_MODULE_5__.D)((0, node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, "run"), machine);
      const scratch = await (0, _host_scratch_js__WEBPACK_IMPORTED_MODULE_5__.N)((0, node_path__WEBPACK_IMPORTED_MODULE_1__.join)(first.folder, "run"), machine, {
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
  }),
  22514: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      Ac: () => (closeDirect),
      OG: () => (openDirect),
      cd: () => (alignedArray),
      xz: () => (ALIGNED)
    });
    var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
    const ALIGNED = 4096;
    const UNIT = 64 * 1024;
    function alignedArray(bytes) {
      try {
        const {
          buffer
        } = new WebAssembly.Memory({
          initial: Math.ceil(bytes / UNIT)
        });
        return new Uint8Array(buffer, 0, bytes);
      } catch {
        return null;
      }
    }
    function openDirect(fd, access) {
      const mode = access === "read" ? node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDONLY : node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_WRONLY;
      try {
        return (0, node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync)(`/proc/self/fd/${fd}`, mode | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_DIRECT);
      } catch {
        return null;
      }
    }
    function closeDirect(fd) {
      if (fd !== null) (0, node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(fd);
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
  })
};
