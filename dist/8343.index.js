export const id = 8343;
export const ids = [8343];
export const modules = {
  77567: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      Ed: () => (touching),
      Lr: () => (ONE_TIME),
      S1: () => (beforeFolder),
      YI: () => (copyFirst),
      Zm: () => (refuseNoRoom)
    });
    var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
    var _domain_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(19515);
    var _domain_units_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(83822);
    var _host_journal_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(86076);
    var _host_place_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(69440);
    var _host_state_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(80838);
    var _pipe_identity_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(26055);
    var _save_source_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(94382);
    const SPARE = 2 ** 24;
    function beforeFolder(state, restore) {
      return (0, node_path__WEBPACK_IMPORTED_MODULE_0__.join)(state, "before", restore);
    }
    const ONE_TIME = "identity.txt";
    async function refuseNoRoom({
      setup,
      sources
    }) {
      const copied = sources.filter(({
        bound
      }) => bound.undo === "backup first");
      const need = copied.reduce((sum, {
        now
      }) => sum + (now?.bytes ?? 0) + SPARE, 0);
      if (need === 0) return;
      const room = await (0, _host_place_js__WEBPACK_IMPORTED_MODULE_4__.t3)(setup.state);
      if (need <= room) return;
      const names = copied.map(({
        source
      }) => `"${source.name}"`).join(", ");
      throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_1__.Et("store", `Cannot keep a copy of ${names} before it is replaced: that may need ${(0, _domain_units_js__WEBPACK_IMPORTED_MODULE_2__.z3)(need)}, and there are ${(0, _domain_units_js__WEBPACK_IMPORTED_MODULE_2__.z3)(room)}`, {
        code: "store-full",
        hint: `Make room on the file system of "${setup.state}", or name a larger folder as state in the policy.`,
        thing: "state"
      });
    }
    async function copyFirst({
      setup,
      sources
    }, journal) {
      const {
        machine,
        state
      } = setup;
      if (sources.every(({
        bound
      }) => bound.undo === "kept aside")) return journal;
      const folder = beforeFolder(state, journal.id);
      const recipients = [...setup.recipients, await makeKey(folder, setup)];
      machine.step("before: key made");
      const befores = [];
      for (const observed of sources) {
        befores.push(await beforeOf(observed, {
          folder,
          recipients,
          setup
        }));
      }
      await (0, _host_place_js__WEBPACK_IMPORTED_MODULE_4__.Yw)(folder);
      return {
        ...journal,
        sources: journal.sources.map((source, index) => {
          const before = befores[index] ?? null;
          return before === null ? source : {
            ...source,
            before
          };
        })
      };
    }
    async function touching(journal, index, {
      state,
      machine
    }) {
      if (journal.sources[index]?.before === undefined) return journal;
      const touched = {
        ...journal,
        sources: journal.sources.map((source, at) => at !== index || source.before === undefined ? source : {
          ...source,
          before: {
            ...source.before,
            isTouched: true
          }
        })
      };
      await (0, _host_journal_js__WEBPACK_IMPORTED_MODULE_3__.fY)(state, touched);
      machine.step("before: touched");
      return touched;
    }
    async function makeKey(folder, {
      recipients
    }) {
      await (0, _host_state_js__WEBPACK_IMPORTED_MODULE_5__.If)(folder);
      const {
        identity,
        recipient
      } = await (0, _pipe_identity_js__WEBPACK_IMPORTED_MODULE_6__.Mq)(recipients);
      await (0, _host_place_js__WEBPACK_IMPORTED_MODULE_4__.f8)((0, node_path__WEBPACK_IMPORTED_MODULE_0__.join)(folder, ONE_TIME), `# public key: ${recipient}\n${identity}\n`);
      await (0, _host_place_js__WEBPACK_IMPORTED_MODULE_4__.Yw)((0, node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)(folder));
      await (0, _host_place_js__WEBPACK_IMPORTED_MODULE_4__.Yw)((0, node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)((0, node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)(folder)));
      return recipient;
    }
    async function beforeOf({
      source,
      bound,
      now
    }, to) {
      if (bound.undo === "kept aside") return null;
      if (bound.undo !== "backup first") {
        return {
          how: bound.undo === "none" ? "none" : "empty",
          isTouched: false
        };
      }
      const {
        machine
      } = to.setup;
      machine.tell({
        kind: "phase",
        text: `Keeping a copy of "${source.name}" first`
      });
      try {
        const {
          manifest
        } = await (0, _save_source_js__WEBPACK_IMPORTED_MODULE_7__.N)(source, {
          staged: to.folder,
          recipients: to.recipients,
          machine,
          disclose: true,
          isCopy: true,
          expected: now?.bytes ?? null
        });
        await (0, _host_place_js__WEBPACK_IMPORTED_MODULE_4__.Yw)((0, node_path__WEBPACK_IMPORTED_MODULE_0__.join)(to.folder, source.name));
        machine.step("before: copied one");
        return {
          how: "copy",
          saved: manifest,
          isTouched: false
        };
      } catch (cause) {
        throw cause instanceof _domain_error_js__WEBPACK_IMPORTED_MODULE_1__.Et ? refused(source.name, cause) : cause;
      }
    }
    function refused(name, cause) {
      return new _domain_error_js__WEBPACK_IMPORTED_MODULE_1__.Et("restore", `Cannot restore source "${name}": no copy of what is there now could be made first: ${cause.message}`, {
        code: cause.code,
        hint: `The place is as it was. ${cause.hint ?? ""}`.trim(),
        thing: name,
        cause
      });
    }
  }),
  71257: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      P: () => (notBack),
      g: () => (orGivenUp)
    });
    var _domain_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19515);
    var _domain_name_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(11618);
    var _outcome_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(90246);
    async function orGivenUp(work, of) {
      const {
        journal,
        source,
        at
      } = of;
      try {
        await work();
        return [];
      } catch (cause) {
        if (!(cause instanceof _domain_error_js__WEBPACK_IMPORTED_MODULE_0__.Et)) throw cause;
        if (at.giveUp === journal.id) return [{
          source,
          why: cause
        }];
        throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_0__.Et(cause.stage, cause.message, {
          code: cause.code,
          hint: `${cause.hint ?? ""} To give this restore up as things stand: holdfast settle ${journal.id}`,
          thing: cause.thing ?? source.name,
          cause
        });
      }
    }
    function notBack({
      id,
      state
    }, {
      source: {
        name,
        ...source
      },
      why
    }) {
      if (why === null) {
        return (0, _outcome_js__WEBPACK_IMPORTED_MODULE_2__.gk)("error", "restore-failed", {
          thing: name,
          text: `Cannot bring source "${name}" back to before restore ${id}: there is no way back`,
          hint: "Look at the place, and restore a backup of it."
        });
      }
      const isUntouched = state === "building";
      const names = source.aside.moves.flatMap(({
        built,
        kept
      }) => isUntouched ? [built] : [built, kept]).filter(one => one !== "").map(one => `"${(0, _domain_name_js__WEBPACK_IMPORTED_MODULE_1__.SP)(one)}"`);
      const where = `Of ${source.place} this may still be there: ${names.join(", ")}.`;
      return (0, _outcome_js__WEBPACK_IMPORTED_MODULE_2__.gk)(isUntouched ? "warning" : "error", "restore-failed", {
        thing: name,
        text: `Restore ${id} of source "${name}" is given up as it stands: ${why.message}`,
        hint: isUntouched ? `The place was not replaced. ${where} Drop what nobody needs.` : `${where} Look at the place first: what was kept may be the only copy of what was there.`
      });
    }
  }),
  64764: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      Iq: () => (endLate),
      XL: () => (recoverPaused),
      Zp: () => (stillPaused),
      ak: () => (whilePaused),
      tf: () => (pausedSince)
    });
    var node_events__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(78474);
    var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
    var node_timers_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(58500);
    var _domain_error_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(19515);
    var _domain_units_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(83822);
    var _host_state_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(80838);
    var _outcome_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(90246);
    var _run_hook_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(43549);
    const FOLDER = "paused";
    const HASTE = 200;
    async function whilePaused(pauses, at, work) {
      const begun = [];
      const failed = [];
      const began = performance.now();
      let value;
      try {
        for (const pause of pauses) failed.push(...(await begin(pause, begun, at)));
        value = await work();
      } catch (error) {
        const why = at.standing?.why ?? null;
        const after = why === null ? await resumeAll(begun, at) : await stillStanding(pauses, why, at);
        throw withFindings(error, [...failed, ...after], at.machine);
      }
      const findings = await resumeAll(begun, at);
      tellPause(begun, performance.now() - began, at.machine);
      return {
        value,
        findings: [...failed, ...findings]
      };
    }
    async function begin(pause, begun, at) {
      const start = async () => {
        await record(pause, at);
        begun.push(pause);
        at.machine.step("hooks: recorded");
        await (0, _run_hook_js__WEBPACK_IMPORTED_MODULE_7__.DB)(pause.quiesce, at);
        at.machine.step("hooks: paused");
      };
      if (at.isLenient === true) return (await (0, _outcome_js__WEBPACK_IMPORTED_MODULE_6__.Vq)(start)).findings;
      await start();
      return [];
    }
    async function stillStanding(pauses, why, {
      state
    }) {
      const {
        value
      } = await (0, _outcome_js__WEBPACK_IMPORTED_MODULE_6__.Vq)(() => (0, _host_state_js__WEBPACK_IMPORTED_MODULE_5__.VI)((0, node_path__WEBPACK_IMPORTED_MODULE_1__.join)(state, FOLDER)));
      const all = pauses.map(({
        owner
      }) => owner);
      const owners = all.filter(owner => value?.includes(owner) ?? true).join(", ");
      if (owners === "") return [];
      const text = `Not resumed: ${owners}, because ${why}; the next command that works here puts them in order and then resumes`;
      const hint = "Mend what stopped this, then run any command that works here, for example a plan.";
      return [(0, _outcome_js__WEBPACK_IMPORTED_MODULE_6__.gk)("error", "hook-open", {
        thing: owners,
        text,
        hint
      })];
    }
    function tellPause(begun, ms, machine) {
      if (begun.length === 0) return;
      const owners = begun.map(({
        owner
      }) => owner).join(", ");
      machine.tell({
        kind: "line",
        text: `Paused for ${(0, _domain_units_js__WEBPACK_IMPORTED_MODULE_4__.QA)(ms)}: ${owners}`
      });
    }
    async function record({
      owner,
      resume
    }, at) {
      const {
        machine,
        state,
        folder,
        words
      } = at;
      const name = (0, node_path__WEBPACK_IMPORTED_MODULE_1__.join)(FOLDER, `${owner}.json`);
      const before = await (0, _host_state_js__WEBPACK_IMPORTED_MODULE_5__.aE)((0, node_path__WEBPACK_IMPORTED_MODULE_1__.join)(state, name));
      const began = before?.began ?? machine.now().toISOString();
      const open = {
        owner,
        resume,
        folder,
        words,
        began
      };
      await (0, _host_state_js__WEBPACK_IMPORTED_MODULE_5__.rh)(state, name, open);
    }
    async function resumeAll(begun, at) {
      const resuming = [];
      for (const {
        owner,
        resume
      } of begun.toReversed()) {
        const one = resumeOne(owner, resume, at);
        resuming.push(one);
        await endOrHaste(one, at.machine.signal);
      }
      if (!at.machine.signal.aborted || at.late === undefined) return await endLate(resuming);
      at.late.push(...resuming);
      return [];
    }
    async function endLate(resuming) {
      await Promise.allSettled(resuming);
      return (await Promise.all(resuming)).flat();
    }
    async function endOrHaste(work, signal) {
      const over = new AbortController();
      const end = () => over.abort();
      const haste = async () => {
        if (!signal.aborted) await (0, node_events__WEBPACK_IMPORTED_MODULE_0__.once)(signal, "abort", {
          signal: over.signal
        });
        await (0, node_timers_promises__WEBPACK_IMPORTED_MODULE_2__.setTimeout)(HASTE, undefined, {
          signal: over.signal
        });
      };
      await Promise.race([work.then(end, end), haste().catch(() => {})]);
    }
    async function resumeOne(owner, resume, at) {
      const {
        findings
      } = await (0, _outcome_js__WEBPACK_IMPORTED_MODULE_6__.Vq)(() => (0, _run_hook_js__WEBPACK_IMPORTED_MODULE_7__.DB)(resume, at));
      at.machine.step("hooks: resumed");
      if (findings.length === 0) await (0, _host_state_js__WEBPACK_IMPORTED_MODULE_5__.NE)((0, node_path__WEBPACK_IMPORTED_MODULE_1__.join)(at.state, FOLDER), `${owner}.json`);
      return findings;
    }
    async function recoverPaused(at) {
      const findings = [];
      for (const {
        owner,
        resume,
        began,
        ...open
      } of await openPauses(at.state)) {
        const failed = await resumeOne(owner, resume, {
          ...at,
          ...open,
          stage: "source"
        });
        findings.push(...failed.map(one => ({
          ...one,
          weight: "warning"
        })));
        if (failed.length > 0) continue;
        findings.push((0, _outcome_js__WEBPACK_IMPORTED_MODULE_6__.gk)("note", "hook-open", {
          thing: owner,
          text: `${owner} was paused on ${began} by a run that was cut short, and is resumed`
        }));
      }
      return findings;
    }
    function stillPaused({
      findings
    }) {
      return findings.map(one => one.code === "hook-failed" ? {
        ...one,
        weight: "error"
      } : one);
    }
    async function pausedSince(state) {
      return (await openPauses(state)).map(({
        owner,
        began
      }) => (0, _outcome_js__WEBPACK_IMPORTED_MODULE_6__.gk)("warning", "hook-open", {
        thing: owner,
        text: `${owner} was paused on ${began} by a run that was cut short or could not resume it`,
        hint: "The next backup, plan, restore or undo resumes it."
      }));
    }
    async function openPauses(state) {
      const folder = (0, node_path__WEBPACK_IMPORTED_MODULE_1__.join)(state, FOLDER);
      const names = await (0, _host_state_js__WEBPACK_IMPORTED_MODULE_5__.VI)(folder);
      const records = await Promise.all(names.map(name => (0, _host_state_js__WEBPACK_IMPORTED_MODULE_5__.aE)((0, node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, `${name}.json`))));
      const open = records.filter(one => one !== null);
      return open.sort((a, b) => a.began < b.began ? 1 : -1);
    }
    function withFindings(error, more, machine) {
      if (more.length === 0) return error;
      if (!(error instanceof _domain_error_js__WEBPACK_IMPORTED_MODULE_3__.Et)) {
        for (const {
          text
        } of more) machine.tell({
          kind: "line",
          text
        });
        return error;
      }
      const {
        stage,
        message,
        code,
        hint,
        thing,
        cause
      } = error;
      const findings = [...(0, _outcome_js__WEBPACK_IMPORTED_MODULE_6__.WX)(error), ...more];
      const parts = {
        code,
        hint: hint ?? "",
        thing: thing ?? "",
        cause,
        findings
      };
      return new _domain_error_js__WEBPACK_IMPORTED_MODULE_3__.Et(stage, message, parts);
    }
  }),
  72005: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      Je: () => (pausingIn),
      gl: () => (mixed),
      rJ: () => (pausedAgain)
    });
    var _pause_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(64764);
    function pausingIn({
      pausing
    }, {
      state,
      machine
    }, command) {
      if (pausing === undefined) return null;
      const words = {
        ...pausing.words,
        COMMAND: command
      };
      return {
        machine,
        state,
        folder: pausing.folder,
        stage: "restore",
        words
      };
    }
    function mixed({
      id
    }) {
      return `the places of restore ${id} may be partly new and partly old`;
    }
    async function pausedAgain(journal, at, work) {
      const run = pausingIn(journal, at, "restore");
      if (run === null) return {
        value: await work(),
        findings: []
      };
      const lenient = {
        ...run,
        standing: at.standing,
        isLenient: true
      };
      return await (0, _pause_js__WEBPACK_IMPORTED_MODULE_0__.ak)(journal.pausing?.pauses ?? [], lenient, work);
    }
  }),
  85427: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      cv: () => (checkBefore),
      ne: () => (dropBefore),
      pK: () => (putBack),
      a2: () => (sweepBefore)
    });
    var promises_ = __webpack_require__(51455);
    var external_node_path_ = __webpack_require__(76760);
    var error = __webpack_require__(19515);
    var disk = __webpack_require__(2198);
    var host_journal = __webpack_require__(86076);
    ;
    const CHUNK = 2 ** 20;
    async function* readFileBytes(path, range) {
      const file = await (0, promises_.open)(path, "r");
      try {
        const {
          start,
          length
        } = range ?? {
          start: 0,
          length: (await file.stat()).size
        };
        const buffer = new Uint8Array(Math.min(CHUNK, length));
        for (let at = 0; at < length;) {
          const most = Math.min(buffer.byteLength, length - at);
          const {
            bytesRead
          } = await file.read(buffer, 0, most, start + at);
          if (bytesRead === 0) throw new RangeError(`Only ${start + at} bytes in "${path}"`);
          yield buffer.subarray(0, bytesRead);
          at += bytesRead;
        }
      } finally {
        await file.close();
      }
    }
    var remove = __webpack_require__(14943);
    var identity = __webpack_require__(26055);
    var command_before = __webpack_require__(77567);
    var saved = __webpack_require__(38133);
    ;
    async function putBack(source, engine, {
      restore,
      at
    }) {
      const {
        before,
        aside,
        name
      } = source;
      if (before === undefined || !before.isTouched) return true;
      if (before.how === "none") return false;
      at.machine.tell({
        kind: "phase",
        text: `Putting back what was in "${name}"`
      });
      try {
        await engine.build(await copyOf(before, {
          restore,
          at
        }), aside);
        at.machine.step("before: put back");
        await engine.swap(aside);
        return true;
      } catch (cause) {
        if (!(cause instanceof error.Et)) throw cause;
        if (at.giveUp === restore) return false;
        throw stuck(name, restore, cause);
      }
    }
    function stuck(name, restore, cause) {
      return new error.Et(cause.stage, `Cannot put back what was in source "${name}" before restore ${restore}: ${cause.message}`, {
        code: cause.code,
        hint: `${cause.hint ?? ""} Then run any command that works here. To give up what was there: holdfast settle ${restore}`,
        thing: name,
        cause
      });
    }
    async function checkBefore({
      before,
      aside,
      name
    }, engine, of) {
      if (before === undefined || before.how === "none") return;
      const first = (await engine.check("build")).find(({
        weight
      }) => weight === "error");
      if (first !== undefined) {
        const {
          code,
          text,
          hint
        } = first;
        throw new error.Et("restore", text, {
          code,
          hint,
          thing: name
        });
      }
      await engine.build(await copyOf(before, of), aside);
    }
    async function copyOf(before, {
      restore,
      at
    }) {
      if (before.how !== "copy") return new Map();
      const store = copiesIn((0, command_before.S1)(at.state, restore));
      const keys = (0, saved.QK)(await keysOf(restore, at));
      return await (0, saved.AL)({
        store,
        id: restore
      }, before.saved, keys);
    }
    async function dropBefore({
      state,
      machine
    }, restore) {
      const folder = (0, command_before.S1)(state, restore);
      if ((await (0, disk.t5)(folder)) === null) return;
      machine.step("before: drop");
      await (0, remove.d)(folder);
    }
    async function sweepBefore(at) {
      for (const id of await namesIn((0, external_node_path_.join)(at.state, "before"))) {
        const journal = await (0, host_journal.a0)(at.state, id);
        if (journal?.state === "settled") await dropBefore(at, id);
      }
    }
    function copiesIn(folder) {
      return {
        label: "the copy made before the restore",
        read: (_, file, range) => readFileBytes((0, external_node_path_.join)(folder, file), range)
      };
    }
    async function keysOf(restore, at) {
      const given = [...(at.identities ?? [])];
      const path = (0, external_node_path_.join)((0, command_before.S1)(at.state, restore), command_before.Lr);
      try {
        return [...(await (0, identity.go)(await (0, promises_.readFile)(path, "utf8"), null)), ...given];
      } catch (cause) {
        if (given.length > 0) return given;
        const why = (0, disk.$N)(cause) === "ENOENT" ? "it is gone" : cause.message;
        throw new error.Et("seal", `Cannot read the one-time key of restore ${restore}: ${why}`, {
          code: "key-missing",
          hint: `A recipient of the policy can open the copy too: holdfast undo ${restore} --identity FILE.`,
          thing: restore,
          cause
        });
      }
    }
    async function namesIn(folder) {
      return await (0, promises_.readdir)(folder).catch(cause => {
        if ((0, disk.$N)(cause) === "ENOENT") return [];
        throw cause;
      });
    }
  }),
  77523: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      ky: () => (engineOf),
      zT: () => (finishSettle),
      OS: () => (finishUndo),
      U3: () => (recoverRestores),
      zH: () => (takeBack)
    });
    var domain_error = __webpack_require__(19515);
    var engine = __webpack_require__(46737);
    var mod = __webpack_require__(17341);
    var promises_ = __webpack_require__(51455);
    var external_node_timers_promises_ = __webpack_require__(58500);
    var domain_name = __webpack_require__(11618);
    ;
    const GRACE = 2000;
    const PATIENCE = 10_000;
    const EVERY = 25;
    async function endLeft(name, value) {
      const mark = Buffer.from(`\0${name}=${value}\0`);
      for (const start = Date.now();; await (0, external_node_timers_promises_.setTimeout)(EVERY)) {
        const left = await processesWith(mark);
        if (left.length === 0) return;
        const waited = Date.now() - start;
        if (waited > PATIENCE) throw stays(left);
        for (const {
          pid
        } of left) end(pid, waited > GRACE ? "SIGKILL" : "SIGTERM");
      }
    }
    async function processesWith(mark) {
      const found = [];
      for (const pid of (await (0, promises_.readdir)("/proc")).filter(one => /^\d+$/.test(one))) {
        try {
          const environment = await (0, promises_.readFile)(`/proc/${pid}/environ`);
          if (!Buffer.concat([Buffer.alloc(1), environment]).includes(mark)) continue;
          const command = (0, domain_name.uZ)(await (0, promises_.readFile)(`/proc/${pid}/cmdline`)).replaceAll("\\x00", " ");
          found.push({
            pid: Number(pid),
            command: command.trim()
          });
        } catch {}
      }
      return found;
    }
    function end(pid, signal) {
      try {
        process.kill(pid, signal);
      } catch {}
    }
    function stays([first]) {
      const what = (0, domain_name.SP)(first?.command ?? "");
      return new domain_error.Et("restore", `Cannot end "${what}" (process ${first?.pid}), which a killed restore left running`, {
        code: "restore-failed",
        hint: "End it by hand, then run the same command again.",
        thing: what
      });
    }
    var host_journal = __webpack_require__(86076);
    var give_up = __webpack_require__(71257);
    var outcome = __webpack_require__(90246);
    var paused_again = __webpack_require__(72005);
    var put_back = __webpack_require__(85427);
    ;
    async function recoverRestores(at) {
      const findings = [];
      for (const journal of (await (0, host_journal.rZ)(at.state)).reverse()) {
        if (journal.state === "building" || journal.state === "swapping") {
          const standing = {
            why: (0, paused_again.gl)(journal)
          };
          const back = async () => {
            await endPrograms(journal);
            return await takeBack(journal, {
              ...at,
              standing
            });
          };
          const {
            value: left,
            findings: hooks
          } = journal.state === "building" ? {
            value: await back(),
            findings: []
          } : await (0, paused_again.rJ)(journal, {
            ...at,
            standing
          }, back);
          const isUntouched = journal.state === "building";
          const every = left.length === 0 || isUntouched ? "every place" : "every other place";
          const text = `Restore ${journal.id} was cut short; ${every} is as it was before it`;
          findings.push(...hooks.map(warned), ...left.map(one => (0, give_up.P)(journal, one)), (0, outcome.gk)("note", "restore-pending", {
            thing: journal.id,
            text,
            hint: "Plan it again."
          }));
        } else if (journal.state === "undoing" || journal.state === "finishing") {
          findings.push(...(await undoLate(journal, at)));
        } else if (journal.state === "settling") {
          const left = await finishSettle(journal, at);
          findings.push(...left.map(one => (0, give_up.P)(journal, one)));
        }
      }
      await (0, put_back.a2)(at);
      return findings;
    }
    async function undoLate(journal, at) {
      await (0, host_journal.fY)(at.state, {
        ...journal,
        state: "undoing"
      });
      const standing = {
        why: journal.state === "finishing" ? null : (0, paused_again.gl)(journal)
      };
      const {
        value: left,
        findings
      } = await (0, paused_again.rJ)(journal, {
        ...at,
        standing
      }, async () => {
        await endPrograms(journal);
        standing.why = (0, paused_again.gl)(journal);
        return await finishUndo(journal, {
          ...at,
          standing
        });
      });
      const isUndo = journal.state === "undoing";
      const text = isUndo ? `The undo of restore ${journal.id} was cut short and is now complete` : `Restore ${journal.id} was cut short before its hooks were done, and is taken back`;
      const hint = `Drop what is kept of it with: holdfast settle ${journal.id}`;
      const thing = journal.id;
      return [...findings.map(warned), ...left.map(one => (0, give_up.P)(journal, one)), (0, outcome.gk)("note", "restore-pending", isUndo ? {
        thing,
        text
      } : {
        thing,
        text,
        hint
      })];
    }
    async function endPrograms({
      id,
      sources
    }) {
      if (sources.some(({
        before
      }) => before?.isTouched === true)) await endLeft(engine.T, id);
    }
    function warned(one) {
      return {
        ...one,
        weight: "warning"
      };
    }
    async function takeBack(journal, at) {
      const left = journal.state === "building" ? [] : await backAll(journal, at, () => {});
      for (const source of keptOf(journal, left).sources) {
        const drop = () => engineOf(source, at.machine).drop(source.aside, "built");
        left.push(...(await (0, give_up.g)(drop, {
          journal,
          source,
          at
        })));
      }
      await (0, host_journal.fY)(at.state, {
        ...journal,
        state: "settled"
      });
      if (at.standing !== undefined) at.standing.why = null;
      await (0, put_back.ne)(at, journal.id);
      return left;
    }
    async function finishUndo(journal, at) {
      const left = await backAll(anything(journal), at, () => at.machine.step("undo: source"));
      await (0, host_journal.fY)(at.state, {
        ...keptOf(journal, left),
        state: "undone"
      });
      return left;
    }
    function anything(journal) {
      const sources = journal.sources.map(source => {
        const moves = source.aside.moves.map(({
          brought,
          ...move
        }) => move);
        return {
          ...source,
          aside: {
            ...source.aside,
            moves
          }
        };
      });
      return {
        ...journal,
        sources
      };
    }
    function keptOf(journal, left) {
      const gone = new Set(left.filter(({
        why
      }) => why !== null).map(({
        source
      }) => source.name));
      return {
        ...journal,
        sources: journal.sources.filter(({
          name
        }) => !gone.has(name))
      };
    }
    async function backAll(journal, at, before) {
      const left = [];
      const failed = [];
      for (const source of [...journal.sources].reverse()) {
        before();
        try {
          const engine = engineOf(source, at.machine);
          const stuck = await (0, give_up.g)(() => engine.undo(source.aside), {
            journal,
            source,
            at
          });
          left.push(...stuck);
          if (stuck.length > 0) continue;
          if (!(await (0, put_back.pK)(source, engine, {
            restore: journal.id,
            at
          }))) left.push({
            source,
            why: null
          });
        } catch (error) {
          if ((0, domain_error.Ku)(error) instanceof domain_error.j$) throw error;
          failed.push(error);
        }
      }
      if (failed.length > 0) throw failed[0];
      const isAgain = journal.sources.some(({
        before: copied
      }) => copied?.isTouched === true);
      if (at.standing !== undefined && !isAgain) at.standing.why = null;
      return left;
    }
    async function finishSettle(journal, at) {
      const left = [];
      for (const source of journal.sources) {
        const drop = async () => {
          const engine = engineOf(source, at.machine);
          await engine.drop(source.aside, "kept");
          at.machine.step("settle: source");
          await engine.drop(source.aside, "built");
        };
        left.push(...(await (0, give_up.g)(drop, {
          journal,
          source,
          at
        })));
      }
      await (0, host_journal.fY)(at.state, {
        ...journal,
        state: "settled"
      });
      await (0, put_back.ne)(at, journal.id);
      return left;
    }
    function engineOf(source, machine) {
      const kind = mod.s[source.engine];
      if (kind === undefined) {
        throw new domain_error.Et("restore", `Cannot recover source "${source.name}": there is no engine "${source.engine}"`, {
          code: "restore-failed",
          hint: "Use the version of Holdfast that made this restore.",
          thing: source.name
        });
      }
      return kind.open(source.settings, machine);
    }
  }),
  43549: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      DB: () => (runHook),
      OM: () => (secretOf),
      oQ: () => (programOf)
    });
    var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
    var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
    var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
    var _domain_error_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(19515);
    var _domain_hidden_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(93301);
    var _domain_name_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(11618);
    var _domain_policy_hooks_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(42556);
    var _host_child_environment_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(75219);
    var _host_disk_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(2198);
    var _host_program_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(24883);
    const LAST = 5;
    const LONG = 400;
    async function runHook(hook, at) {
      const {
        machine
      } = at;
      machine.tell({
        kind: "phase",
        text: `Running hook ${hook.label}`
      });
      const secrets = await secretsOf(hook, at);
      const ended = await started(hook, at, secrets);
      const lines = linesOf(ended.output, Object.values(secrets));
      for (const line of lines) machine.tell({
        kind: "line",
        text: `${hook.label}: ${line}`
      });
      const said = lines.slice(-LAST).join(" / ").slice(-LONG);
      const end = said === "" ? "" : `: ${said}`;
      if (ended.isLate) throw failed(hook, at, `it was ended after ${(0, _domain_policy_hooks_js__WEBPACK_IMPORTED_MODULE_5__.PW)(hook.limit)}, its limit${end}`);
      if (ended.code !== 0) throw failed(hook, at, `it ended with exit code ${ended.code}${end}`);
    }
    function programOf({
      run: [program]
    }, folder) {
      return program.includes("/") ? (0, node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(folder, program) : program;
    }
    async function started(hook, at, secrets) {
      const {
        machine,
        folder,
        state,
        words
      } = at;
      const [kind, name] = (0, _domain_policy_hooks_js__WEBPACK_IMPORTED_MODULE_5__.bf)(hook).split(".");
      const told = {
        HOOK: (0, _domain_policy_hooks_js__WEBPACK_IMPORTED_MODULE_5__.aG)(hook),
        ...(kind === "sources" ? {
          SOURCE: name
        } : {}),
        ...(kind === "groups" ? {
          GROUP: name
        } : {}),
        ...words
      };
      const env = Object.entries(told).map(([word, value]) => [`HOLDFAST_${word}`, value]);
      const [, ...args] = hook.run;
      try {
        return await (0, _host_program_js__WEBPACK_IMPORTED_MODULE_7__.m)({
          argv: [programOf(hook, folder), ...args],
          env: {
            ...(0, _host_child_environment_js__WEBPACK_IMPORTED_MODULE_8__.Q)(machine.env),
            ...secrets,
            ...Object.fromEntries(env)
          },
          cwd: (0, node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(folder) ? folder : state,
          limit: hook.limit,
          signal: (0, _domain_policy_hooks_js__WEBPACK_IMPORTED_MODULE_5__.aG)(hook) === "resume" ? null : machine.signal,
          folder: state
        });
      } catch (cause) {
        if (cause instanceof _domain_error_js__WEBPACK_IMPORTED_MODULE_3__.j$ || (0, _host_disk_js__WEBPACK_IMPORTED_MODULE_6__.$N)(cause) === "") throw cause;
        const why = UNSTARTABLE[(0, _host_disk_js__WEBPACK_IMPORTED_MODULE_6__.$N)(cause)] ?? (0, _domain_name_js__WEBPACK_IMPORTED_MODULE_4__.SP)(cause.message);
        throw failed(hook, at, `"${(0, _domain_name_js__WEBPACK_IMPORTED_MODULE_4__.SP)(hook.run[0])}" ${why}`, cause);
      }
    }
    const UNSTARTABLE = {
      ENOENT: "is not there",
      EACCES: "may not be executed by this user"
    };
    async function secretsOf(hook, at) {
      const found = {};
      for (const [name, reference] of Object.entries(hook.env)) {
        const secret = await secretOf(reference, at);
        if (secret === null) throw failed(hook, at, `${reference}, its ${name}, is not there or empty`);
        found[name] = secret;
      }
      return found;
    }
    async function secretOf(reference, {
      machine,
      folder
    }) {
      const rest = reference.slice(reference.indexOf(":") + 1);
      const text = reference.startsWith("env:") ? machine.env[rest] : await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)((0, node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(folder, rest), "utf8").catch(() => "");
      const secret = text?.replace(/\r?\n$/, "") ?? "";
      return secret === "" || secret.includes("\0") ? null : secret;
    }
    function linesOf(output, secrets) {
      const lines = secrets.flatMap(secret => secret.split("\n"));
      const quiet = (0, _domain_hidden_js__WEBPACK_IMPORTED_MODULE_9__.cT)(output, [...secrets, ...lines], "(not shown)");
      return quiet.split(/\r?\n/).filter(Boolean).map(_domain_name_js__WEBPACK_IMPORTED_MODULE_4__.SP);
    }
    function failed(hook, {
      stage
    }, why, cause) {
      return new _domain_error_js__WEBPACK_IMPORTED_MODULE_3__.Et(stage, `Cannot run hook "${hook.label}": ${why}`, {
        code: stage === "source" ? "hook-failed" : "restore-hook-failed",
        hint: HINTS[(0, _domain_policy_hooks_js__WEBPACK_IMPORTED_MODULE_5__.aG)(hook)],
        thing: (0, _domain_policy_hooks_js__WEBPACK_IMPORTED_MODULE_5__.bf)(hook).split(".")[1] ?? (0, _domain_policy_hooks_js__WEBPACK_IMPORTED_MODULE_5__.bf)(hook),
        cause
      });
    }
    const HINTS = {
      before: "Run it by hand as this user, mend it, and start again.",
      quiesce: "Run it by hand as this user, mend it, and start again.",
      resume: "Does what was paused run again? Look by hand; the next command runs this hook again.",
      after: "Run it by hand as this user and mend it."
    };
  }),
  94382: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      N: () => (saveSource)
    });
    var promises_ = __webpack_require__(51455);
    var external_node_path_ = __webpack_require__(76760);
    var error = __webpack_require__(19515);
    var manifest = __webpack_require__(66632);
    var pipe_inventory = __webpack_require__(55923);
    var external_node_crypto_ = __webpack_require__(77598);
    var domain_name = __webpack_require__(11618);
    var host_direct = __webpack_require__(22514);
    var pipe_blocks = __webpack_require__(827);
    var payload = __webpack_require__(32191);
    var pipe_recipient = __webpack_require__(9122);
    ;
    async function makeHeader(recipients, random) {
      checkKinds(recipients);
      const {
        Encrypter
      } = await __webpack_require__.e(4073).then(__webpack_require__.bind(__webpack_require__, 74073));
      const encrypter = new Encrypter();
      let fileKey = null;
      const capture = {
        wrapFileKey: key => {
          fileKey = key.slice();
          return [];
        }
      };
      encrypter.addRecipient(capture);
      for (const recipient of recipients) encrypter.addRecipient(recipient);
      const sealed = await encrypt(encrypter);
      if (fileKey === null) throw new TypeError("age made a header without asking its recipients");
      const header = sealed.subarray(0, sealed.byteLength - payload.au - payload.Dk);
      const nonce = random(payload.au);
      return {
        bytes: new Uint8Array([...header, ...nonce]),
        nonce,
        fileKey
      };
    }
    async function encrypt(encrypter) {
      try {
        return await encrypter.encrypt(new Uint8Array(0));
      } catch (cause) {
        throw new error.Et("seal", `Cannot seal for the policy's recipients: ${String(cause)}`, {
          code: "key-malformed",
          hint: "Compare each recipient with the line in its owner's recipient.txt.",
          cause
        });
      }
    }
    function checkKinds(recipients) {
      const kinds = new Set(recipients.map(pipe_recipient.F));
      if (kinds.size === 1 && !kinds.has(null)) return;
      const broken = recipients.findIndex(recipient => (0, pipe_recipient.F)(recipient) === null);
      const why = recipients.length === 0 ? "there is none" : broken >= 0 ? `number ${broken + 1} is not an age recipient` : "some are X25519 and some are hybrid";
      throw new error.Et("seal", `Cannot seal for the policy's recipients: ${why}`, {
        code: "key-malformed",
        hint: "Write recipients of one kind, each as in the recipient.txt that keygen made."
      });
    }
    var pipe_frames = __webpack_require__(39567);
    var map = __webpack_require__(92427);
    ;
    function makeLine(parts) {
      const blocks = (0, pipe_blocks.zZ)(parts.inFlight);
      const frames = new map.Y();
      const failed = Promise.withResolvers();
      failed.promise.catch(() => {});
      let sealer = null;
      let sent = Promise.resolve();
      let settled = Promise.resolve();
      let stopped = false;
      const settle = async (answer, block, length) => {
        const {
          sealed,
          block: returned
        } = await answer;
        frames.append(length, sealed.length, sealed.sha256);
        blocks.give(returned ?? block);
        parts.onSealed(frames.plain);
      };
      const send = async (before, block, length) => {
        const compressed = (0, pipe_frames.qD)(block, length);
        compressed.catch(() => {});
        await before;
        const answer = sealer.frame(await compressed);
        settled = settle(answer, block, length);
        settled.catch(failed.reject);
      };
      return {
        blocks,
        frames,
        failed: failed.promise,
        full: (block, length, last) => {
          if (stopped) throw new TypeError("The sealing was given up");
          sealer ??= parts.open(last);
          sent = send(sent, block, length);
          sent.catch(failed.reject);
        },
        end: async () => {
          await sent;
          await settled;
          return await sealer.end();
        },
        stop: async () => {
          stopped = true;
          await sealer?.stop();
        }
      };
    }
    var external_node_worker_threads_ = __webpack_require__(75919);
    var pipe_sealing = __webpack_require__(6178);
    ;
    function sealHere(parts) {
      const sealing = (0, pipe_sealing.O)(parts);
      let call = Promise.resolve();
      const calling = async next => {
        call = next.catch(() => {});
        return await next;
      };
      return {
        frame: async frame => ({
          sealed: await calling(sealing.frame(frame)),
          block: null
        }),
        end: async () => await calling(sealing.end()),
        stop: async () => {
          await call;
          await sealing.settled();
        }
      };
    }
    function sealInWorker(module, parts) {
      const data = {
        holdfast: "seal",
        ...parts
      };
      const worker = new external_node_worker_threads_.Worker(module, {
        workerData: data,
        env: {},
        execArgv: [],
        resourceLimits: {
          maxYoungGenerationSizeMb: 8
        }
      });
      const waiting = [];
      let failure = null;
      const fail = error => {
        failure ??= error;
        for (const one of waiting.splice(0)) one.reject(failure);
      };
      worker.on("message", message => {
        if (message.kind === "failed") fail(asError(message.code, message.message));else waiting.shift()?.resolve(message);
      });
      worker.on("error", cause => fail(died("it threw an error", cause)));
      worker.on("messageerror", cause => fail(died("its answer could not be read", cause)));
      worker.on("exit", code => fail(died(`it ended with code ${code}`)));
      const ask = async (message, moved) => {
        if (failure !== null) throw failure;
        const answer = Promise.withResolvers();
        waiting.push(answer);
        worker.postMessage(message, moved);
        return await answer.promise;
      };
      return {
        frame: async frame => {
          const bytes = frame.kind === "raw" ? frame.block : frame.bytes;
          const answer = await ask(frame, [bytes.buffer]);
          if (answer.kind !== "frame") throw died(`it answered "${answer.kind}"`);
          return answer;
        },
        end: async () => {
          const answer = await ask({
            kind: "end"
          }, []);
          if (answer.kind !== "end") throw died(`it answered "${answer.kind}"`);
          return answer.sealed;
        },
        stop: async () => {
          await worker.terminate();
        }
      };
    }
    function asError(code, message) {
      return code === null ? new Error(message) : Object.assign(new Error(message), {
        code
      });
    }
    function died(why, cause) {
      return new error.Et("seal", `Cannot seal in a worker thread: ${why}`, {
        code: "seal-failed",
        hint: "Is the machine short of memory? Run the backup again.",
        cause
      });
    }
    ;
    const IN_FLIGHT = 4;
    const SYNC_EVERY = 32 * 2 ** 20;
    const GOODBYE = 1000;
    async function sealArchive(bytes, options) {
      const {
        path,
        machine
      } = options;
      const cursor = bytes[Symbol.asyncIterator]();
      const {
        header,
        file
      } = await begin(options).catch(async cause => {
        await giveUp(cursor);
        throw cause;
      });
      const disk = makeToDisk(file);
      const line = makeLine({
        inFlight: IN_FLIGHT,
        open: single => openSealer(single, {
          file,
          header,
          options
        }),
        onSealed: plain => {
          disk.written(line.frames.size);
          options.onProgress?.(plain);
        }
      });
      try {
        const end = await run(cursor, line, machine.signal);
        await line.stop();
        machine.step("seal-sync");
        await staging(path, disk.settled());
        await staging(path, file.sync());
        await staging(path, file.close());
        return describe(header, line.frames, {
          path,
          end
        });
      } catch (cause) {
        await line.stop();
        await disk.settled().catch(() => {});
        await discard(file, path);
        throw cause;
      }
    }
    async function begin(options) {
      const {
        path,
        machine
      } = options;
      if (machine.signal.aborted) throw new error.j$();
      const header = await makeHeader(options.recipients, machine.random);
      machine.step("seal-create");
      return {
        header,
        file: await staging(path, (0, promises_.open)(path, "wx", 0o600))
      };
    }
    async function run(cursor, line, signal) {
      const aborted = Promise.withResolvers();
      aborted.promise.catch(() => {});
      const onAbort = () => aborted.reject(new error.j$());
      signal.addEventListener("abort", onAbort, {
        once: true
      });
      if (signal.aborted) onAbort();
      let whole = false;
      try {
        const filled = (0, pipe_blocks.w_)(cursor, line.blocks, line.full);
        await Promise.race([filled, line.failed, aborted.promise]);
        whole = true;
        return await Promise.race([line.end(), line.failed, aborted.promise]);
      } finally {
        signal.removeEventListener("abort", onAbort);
        if (!whole) await giveUp(cursor);
      }
    }
    async function giveUp(cursor) {
      const timer = Promise.withResolvers();
      const clock = setTimeout(timer.resolve, GOODBYE);
      await Promise.race([Promise.resolve(cursor.return?.()).catch(() => {}), timer.promise]);
      clearTimeout(clock);
    }
    function openSealer(single, from) {
      const {
        bytes,
        fileKey,
        nonce
      } = from.header;
      const {
        path,
        machine
      } = from.options;
      let direct = single ? null : (0, host_direct.OG)(from.file.fd, "write");
      const parts = {
        fd: from.file.fd,
        direct,
        header: bytes,
        payloadKey: (0, payload.wT)(fileKey, nonce)
      };
      const sealer = single ? sealHere(parts) : sealInWorker(machine.worker, parts);
      return {
        frame: frame => staging(path, sealer.frame(frame)),
        end: () => staging(path, sealer.end()),
        stop: async () => {
          await sealer.stop();
          (0, host_direct.Ac)(direct);
          direct = null;
        }
      };
    }
    function makeToDisk(file) {
      let synced = 0;
      let syncing = null;
      let failure = null;
      return {
        written: size => {
          if (syncing !== null || size - synced < SYNC_EVERY) return;
          synced = size;
          syncing = file.datasync().catch(error => {
            failure ??= {
              error
            };
          }).finally(() => {
            syncing = null;
          });
        },
        settled: async () => {
          await syncing;
          if (failure !== null) throw failure.error;
        }
      };
    }
    async function staging(path, work) {
      try {
        return await work;
      } catch (cause) {
        if (cause instanceof error.Et) throw cause;
        const full = ["ENOSPC", "EDQUOT"].includes(cause.code ?? "");
        const why = full ? "there is no room left" : (0, domain_name.SP)(cause.message);
        throw new error.Et("store", `Cannot stage "${(0, domain_name.SP)(path)}": ${why}`, {
          code: full ? "store-full" : "store-failed",
          hint: full ? "Free room there, or name a larger folder as staging in the policy." : "Check the staging folder of the policy: is it there, and may this user write to it?",
          thing: (0, domain_name.SP)(path),
          cause
        });
      }
    }
    async function discard(file, path) {
      await file.close().catch(() => {});
      await (0, promises_.rm)(path, {
        force: true
      });
    }
    function describe(header, frames, written) {
      return {
        path: written.path,
        size: written.end.size,
        sha256: Buffer.from(written.end.sha256).toString("hex"),
        header: {
          length: header.bytes.byteLength,
          sha256: (0, external_node_crypto_.createHash)("sha256").update(header.bytes).digest("hex")
        },
        plain: frames.plain,
        frames,
        fileKey: header.fileKey
      };
    }
    var command_staging = __webpack_require__(28515);
    ;
    async function saveSource(source, options) {
      const {
        machine,
        recipients
      } = options;
      const folder = (0, external_node_path_.join)(options.staged, source.name);
      await (0, command_staging.mr)(folder, () => (0, promises_.mkdir)(folder, {
        mode: 0o700
      }));
      const inventory = new pipe_inventory.SE();
      const inventoryFile = `${source.name}/inventory.ndjson.zst.age`;
      const seal = sealArchive(inventory.bytes, {
        path: (0, external_node_path_.join)(options.staged, inventoryFile),
        recipients,
        machine
      });
      seal.catch(() => {});
      const parts = [];
      const total = options.expected;
      let done = 0;
      const slugs = new Set();
      const intake = {
        isCopy: options.isCopy ?? false,
        async part({
          name,
          format,
          bytes
        }) {
          const slug = (0, manifest.tF)(name, slugs);
          slugs.add(slug);
          const file = `${source.name}/${slug}.${format}.zst.age`;
          let before = 0;
          const onProgress = plain => {
            done += plain - before;
            before = plain;
            machine.tell({
              kind: "progress",
              done,
              total
            });
          };
          const sealed = await sealArchive(bytes, {
            path: (0, external_node_path_.join)(options.staged, file),
            recipients,
            machine,
            onProgress
          });
          parts.push({
            part: name,
            format,
            file,
            sealed
          });
        },
        fact: (part, fact) => inventory.fact(part, fact)
      };
      let dumped;
      try {
        dumped = await source.open().dump(intake);
        refuseEmpty(source, dumped);
        for (const note of dumped.notes) await inventory.note(note);
        for (const one of parts) await inventory.map(one.file, one.part, one.sealed);
      } catch (error) {
        inventory.fail(error);
        await seal.catch(() => {});
        throw error;
      }
      await inventory.end();
      const sealedInventory = await seal;
      machine.step("backup: source staged");
      return {
        name: source.name,
        dumped,
        staged: new Map([...parts.map(({
          file,
          sealed
        }) => [file, sealed]), [inventoryFile, sealedInventory]]),
        manifest: save_source_describe(source, {
          dumped,
          parts,
          inventory: {
            file: inventoryFile,
            sealed: sealedInventory
          },
          disclose: options.disclose
        })
      };
    }
    function refuseEmpty(source, dumped) {
      const totals = Object.values(dumped.totals);
      const items = totals.reduce((sum, one) => sum + one.items, 0);
      const rows = totals.reduce((sum, one) => one.rows === null ? sum : (sum ?? 0) + one.rows, null);
      if (items > 0 && rows !== 0) return;
      throw new error.Et("source", `Cannot save source "${source.name}": it is empty (${items} items${rows === null ? "" : `, ${rows} rows`})`, {
        code: "source-empty",
        hint: "Is this the right place, and is it mounted? If it is empty on purpose, set enabled: false.",
        thing: source.name
      });
    }
    function save_source_describe(source, {
      dumped,
      parts,
      inventory,
      disclose
    }) {
      return {
        name: source.name,
        engine: source.kind.kind,
        started: dumped.started.toISOString(),
        ended: dumped.ended.toISOString(),
        instant: dumped.instant,
        versions: disclose ? {
          ...dumped.versions
        } : {},
        scratch: dumped.scratch,
        archives: [...parts].sort((a, b) => a.file < b.file ? -1 : 1).map(({
          part,
          format,
          file,
          sealed
        }) => ({
          part,
          format,
          ...sealedFields(file, sealed),
          totals: disclose ? {
            ...dumped.totals[part]
          } : null
        })),
        inventory: sealedFields(inventory.file, inventory.sealed),
        notes: dumped.notes.length
      };
    }
    function sealedFields(file, sealed) {
      return {
        file,
        size: sealed.size,
        sha256: sealed.sha256,
        header: {
          ...sealed.header
        },
        plain: sealed.plain
      };
    }
  }),
  38343: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      f: () => (openSession)
    });
    var external_node_path_ = __webpack_require__(76760);
    var error = __webpack_require__(19515);
    var domain_name = __webpack_require__(11618);
    var external_node_crypto_ = __webpack_require__(77598);
    var promises_ = __webpack_require__(51455);
    var external_node_timers_promises_ = __webpack_require__(58500);
    var disk = __webpack_require__(2198);
    var host_holder = __webpack_require__(56585);
    ;
    const TELL_AFTER = 2000;
    const POLL = 100;
    const DAY = 86_400_000;
    async function takeLock(folder, machine, options) {
      const ticket = (0, external_node_path_.join)(folder, `.lock.${Buffer.from(machine.random(8)).toString("hex")}`);
      const path = (0, external_node_path_.join)(folder, "lock");
      try {
        await (0, promises_.mkdir)(folder, {
          recursive: true,
          mode: 0o700
        });
        await writeTicket(ticket);
        await wait(ticket, path, machine, options.wait);
        await sweep(folder, machine.now());
      } catch (cause) {
        if (cause instanceof error.Et || cause instanceof error.j$) throw cause;
        throw failed(folder, "lock", cause);
      } finally {
        await (0, promises_.unlink)(ticket).catch(() => {});
      }
      const mine = await (0, promises_.readFile)(path, "utf8");
      return {
        [Symbol.asyncDispose]: async () => {
          try {
            if ((await textOf(path)) === mine) await (0, promises_.unlink)(path);
          } catch (cause) {
            throw failed(folder, "unlock", cause);
          }
        }
      };
    }
    function failed(folder, what, cause) {
      return new error.Et("store", `Cannot ${what} "${(0, domain_name.SP)(folder)}": ${(0, domain_name.SP)(cause.message)}`, {
        code: "state-failed",
        hint: `May this user write into "${(0, domain_name.SP)(folder)}", and has it room?`,
        thing: (0, domain_name.SP)(folder),
        cause
      });
    }
    async function writeTicket(ticket) {
      const file = await (0, promises_.open)(ticket, "wx", 0o600);
      try {
        await file.writeFile(`${JSON.stringify({
          ...(await (0, host_holder.Zg)()),
          ticket: (0, external_node_path_.basename)(ticket)
        })}\n`);
        await file.sync();
      } finally {
        await file.close();
      }
    }
    async function wait(ticket, path, machine, limit) {
      const start = performance.now();
      let isTold = false;
      while (!(await take(ticket, path, machine))) {
        const waited = performance.now() - start;
        const who = await holderOf(path);
        if (waited >= limit) throw locked(path, who);
        if (!isTold && waited >= TELL_AFTER) {
          isTold = true;
          machine.tell({
            kind: "line",
            text: `Another run (${who}) works on this policy; waiting`
          });
        }
        await (0, external_node_timers_promises_.setTimeout)(Math.min(POLL, limit - waited), undefined, {
          signal: machine.signal
        }).catch(() => {
          throw new error.j$();
        });
      }
    }
    async function take(ticket, path, machine) {
      for (;;) {
        if (machine.signal.aborted) throw new error.j$();
        if (await linked(ticket, path)) return true;
        const there = await textOf(path);
        if (there === null) continue;
        if (!(await isLeft(path, there, machine.now()))) return false;
        const turn = `${path}.${(0, external_node_crypto_.createHash)("sha256").update(there).digest("hex").slice(0, 16)}`;
        if (!(await take(ticket, turn, machine))) return false;
        machine.step("lock: take over");
        if ((await textOf(path)) === there) await (0, promises_.unlink)(path);
        await (0, promises_.rm)(turn, {
          force: true
        });
      }
    }
    async function sweep(folder, now) {
      for (const name of await (0, promises_.readdir)(folder)) {
        if (!/^(\.lock|lock(\.[0-9a-f]{16})*)\.[0-9a-f]{16}$/.test(name)) continue;
        const text = await textOf((0, external_node_path_.join)(folder, name));
        if (text === null || !(await isLeft((0, external_node_path_.join)(folder, name), text, now))) continue;
        await (0, promises_.rm)((0, external_node_path_.join)(folder, name), {
          force: true
        });
      }
    }
    async function linked(ticket, path) {
      try {
        await (0, promises_.link)(ticket, path);
        return true;
      } catch (cause) {
        if ((0, disk.$N)(cause) === "EEXIST") return false;
        throw cause;
      }
    }
    async function isLeft(path, text, now) {
      const holder = (0, host_holder.iz)(text);
      if (holder !== null && !(await (0, host_holder.l5)(holder))) return !(await (0, host_holder._n)(holder));
      const stat = await (0, disk.t5)(path);
      return stat !== null && now.getTime() - Number(stat.mtimeMs) > DAY;
    }
    async function holderOf(path) {
      const holder = (0, host_holder.iz)((await textOf(path)) ?? "");
      if (holder === null) return "an unknown process";
      return `process ${holder.pid}${(await (0, host_holder.l5)(holder)) ? " of another container" : ""}`;
    }
    async function textOf(path) {
      try {
        return await (0, promises_.readFile)(path, "utf8");
      } catch (cause) {
        if ((0, disk.$N)(cause) === "ENOENT") return null;
        throw cause;
      }
    }
    function locked(path, who) {
      return new error.Et("store", `Cannot work on this policy: another run (${who}) has the lock`, {
        code: "locked",
        hint: `Wait until it has ended. If it cannot be running any more, remove "${path}".`,
        thing: path
      });
    }
    var host_scratch = __webpack_require__(20557);
    var host_state = __webpack_require__(80838);
    var attribute = __webpack_require__(63390);
    var outcome = __webpack_require__(90246);
    var pause = __webpack_require__(64764);
    var recover = __webpack_require__(77523);
    ;
    var __addDisposableResource = undefined && undefined.__addDisposableResource || function (env, value, async) {
      if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
          if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
          dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
          if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
          dispose = value[Symbol.dispose];
          if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function () {
          try {
            inner.call(this);
          } catch (e) {
            return Promise.reject(e);
          }
        };
        env.stack.push({
          value: value,
          dispose: dispose,
          async: async
        });
      } else if (async) {
        env.stack.push({
          async: true
        });
      }
      return value;
    };
    var __disposeResources = undefined && undefined.__disposeResources || function (SuppressedError) {
      return function (env) {
        function fail(e) {
          env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
          env.hasError = true;
        }
        var r,
          s = 0;
        function next() {
          while (r = env.stack.pop()) {
            try {
              if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
              if (r.dispose) {
                var result = r.dispose.call(r.value);
                if (r.async) return s |= 2, Promise.resolve(result).then(next, function (e) {
                  fail(e);
                  return next();
                });
              } else s |= 1;
            } catch (e) {
              fail(e);
            }
          }
          if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
          if (env.hasError) throw env.error;
        }
        return next();
      };
    }(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
      var e = new Error(message);
      return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
    });
    async function openSession(setup, how = {}) {
      const {
        machine,
        state
      } = setup;
      await (0, host_state.If)(state);
      await claimState(setup);
      const lock = await takeLock(state, machine, {
        wait: machine.lockWait
      });
      try {
        const findings = [...(await (0, recover.U3)({
          state,
          machine,
          ...how
        })), ...(await (0, pause.XL)(setup)), ...(await recoverSources(setup))];
        const run = (0, external_node_path_.join)(state, "run");
        await (0, host_scratch.Dq)(run, machine);
        await (0, host_state.mq)(state);
        const scratch = await (0, host_scratch.NF)(run, machine, {
          stage: "store"
        });
        return {
          folder: scratch.path,
          findings,
          async [Symbol.asyncDispose]() {
            const env_1 = {
              stack: [],
              error: void 0,
              hasError: false
            };
            try {
              const _ = __addDisposableResource(env_1, lock, true);
              await scratch[Symbol.asyncDispose]();
            } catch (e_1) {
              env_1.error = e_1;
              env_1.hasError = true;
            } finally {
              const result_1 = __disposeResources(env_1);
              if (result_1) await result_1;
            }
          }
        };
      } catch (error) {
        await lock[Symbol.asyncDispose]();
        throw error;
      }
    }
    async function claimState({
      state,
      policy
    }) {
      const owner = await (0, host_state.aE)((0, external_node_path_.join)(state, "policy.json"));
      if (owner === null) return await (0, host_state.rh)(state, "policy.json", {
        name: policy.name
      });
      if (owner.name === policy.name) return;
      throw new error.Et("store", `Cannot use the state folder "${(0, domain_name.SP)(state)}": it belongs to policy "${(0, domain_name.SP)(owner.name ?? "")}"`, {
        code: "state-failed",
        hint: "Give each policy a state folder of its own.",
        thing: (0, domain_name.SP)(state)
      });
    }
    async function recoverSources(setup) {
      const findings = [];
      for (const source of setup.sources) {
        if (!source.entry.enabled) continue;
        const done = await (0, outcome.Vq)(() => source.open().recover());
        const found = done.value ?? done.findings.map(one => ({
          ...one,
          weight: "warning"
        }));
        findings.push(...(0, attribute.B)(source.name, found));
      }
      return findings;
    }
  }),
  86076: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      a0: () => (readJournal),
      fY: () => (writeJournal),
      rZ: () => (readJournals)
    });
    var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
    var _state_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(80838);
    const FOLDER = "restores";
    async function writeJournal(state, journal) {
      await (0, _state_js__WEBPACK_IMPORTED_MODULE_1__.rh)(state, (0, node_path__WEBPACK_IMPORTED_MODULE_0__.join)(FOLDER, `${journal.id}.json`), journal);
    }
    async function readJournal(state, id) {
      if (!/^[0-9a-f]{16}$/.test(id)) return null;
      return await (0, _state_js__WEBPACK_IMPORTED_MODULE_1__.aE)((0, node_path__WEBPACK_IMPORTED_MODULE_0__.join)(state, FOLDER, `${id}.json`));
    }
    async function readJournals(state) {
      const ids = await (0, _state_js__WEBPACK_IMPORTED_MODULE_1__.VI)((0, node_path__WEBPACK_IMPORTED_MODULE_0__.join)(state, FOLDER));
      const journals = await Promise.all(ids.map(id => readJournal(state, id)));
      return journals.filter(one => one !== null).sort((a, b) => a.turn - b.turn);
    }
  }),
  6178: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      O: () => (startSealing)
    });
    var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
    var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
    var node_util__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(57975);
    var _host_direct_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(22514);
    var _host_disk_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2198);
    var _frames_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(39567);
    var _payload_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(32191);
    const CHUNKS_A_WRITE = 16;
    const ROOM = Math.ceil(CHUNKS_A_WRITE * (_payload_js__WEBPACK_IMPORTED_MODULE_6__.m$ + _payload_js__WEBPACK_IMPORTED_MODULE_6__.Dk) / _host_direct_js__WEBPACK_IMPORTED_MODULE_3__.xz + 1) * _host_direct_js__WEBPACK_IMPORTED_MODULE_3__.xz;
    const NONE = new Uint8Array(0);
    const writeAt = (0, node_util__WEBPACK_IMPORTED_MODULE_2__.promisify)(node_fs__WEBPACK_IMPORTED_MODULE_1__.write);
    function startSealing(parts) {
      const output = makeOutput(parts);
      const held = new Uint8Array(_payload_js__WEBPACK_IMPORTED_MODULE_6__.m$);
      let holding = 0;
      let index = 0;
      let begun = false;
      const begin = async () => {
        begun = true;
        for (let at = 0; at < parts.header.byteLength; at += _payload_js__WEBPACK_IMPORTED_MODULE_6__.m$) await output.copy(parts.header.subarray(at, at + _payload_js__WEBPACK_IMPORTED_MODULE_6__.m$));
      };
      const seal = async (rest, last) => {
        if (output.isFull()) await output.flush();
        const chunk = {
          key: parts.payloadKey,
          index,
          last,
          ...output.room()
        };
        output.filled((0, _payload_js__WEBPACK_IMPORTED_MODULE_6__.Hb)([held.subarray(0, holding), rest], chunk));
        holding = 0;
        index += 1;
      };
      const take = async bytes => {
        let at = 0;
        while (holding + bytes.byteLength - at > _payload_js__WEBPACK_IMPORTED_MODULE_6__.m$) {
          const length = _payload_js__WEBPACK_IMPORTED_MODULE_6__.m$ - holding;
          await seal(bytes.subarray(at, at + length), false);
          at += length;
        }
        held.set(bytes.subarray(at), holding);
        holding += bytes.byteLength - at;
      };
      return {
        frame: async frame => {
          if (!begun) await begin();
          if (frame.kind === "zstd") {
            await take(frame.bytes);
            const sha256 = (0, node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(frame.bytes).digest();
            return {
              length: frame.bytes.byteLength,
              sha256: new Uint8Array(sha256)
            };
          }
          let length = 0;
          for (const piece of (0, _frames_js__WEBPACK_IMPORTED_MODULE_5__.Xe)(frame)) {
            await take(piece);
            length += piece.byteLength;
          }
          return {
            length,
            sha256: frame.sha256
          };
        },
        end: async () => {
          if (!begun) await begin();
          await seal(NONE, true);
          return await output.end();
        },
        settled: () => output.settled()
      };
    }
    function makeOutput({
      fd,
      direct
    }) {
      const aligned = direct === null ? null : (0, _host_direct_js__WEBPACK_IMPORTED_MODULE_3__.cd)(2 * ROOM);
      const memory = aligned ?? new Uint8Array(2 * ROOM);
      const write = makeWrite(fd, aligned === null ? null : direct);
      const digest = (0, node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256");
      let into = memory.subarray(0, ROOM);
      let other = memory.subarray(ROOM);
      let hashed = 0;
      let at = 0;
      let written = 0;
      let writing = null;
      const put = async length => {
        digest.update(into.subarray(hashed, at));
        await writing;
        other.set(into.subarray(length, at));
        writing = write(into.subarray(0, length), written);
        writing.catch(() => {});
        [into, other] = [other, into];
        written += length;
        at -= length;
        hashed = at;
      };
      const isFull = () => at + _payload_js__WEBPACK_IMPORTED_MODULE_6__.m$ + _payload_js__WEBPACK_IMPORTED_MODULE_6__.Dk > ROOM;
      const flush = async () => await put(at - at % _host_direct_js__WEBPACK_IMPORTED_MODULE_3__.xz);
      return {
        isFull,
        room: () => ({
          into,
          at
        }),
        filled: length => {
          at += length;
        },
        copy: async bytes => {
          if (isFull()) await flush();
          into.set(bytes, at);
          at += bytes.byteLength;
        },
        flush,
        end: async () => {
          await put(at);
          await writing;
          return {
            size: written,
            sha256: new Uint8Array(digest.digest())
          };
        },
        settled: async () => await writing?.catch(() => {})
      };
    }
    function makeWrite(fd, direct) {
      let past = direct;
      return async (bytes, from) => {
        for (let at = 0; at < bytes.byteLength;) {
          const left = bytes.byteLength - at;
          const whole = at % _host_direct_js__WEBPACK_IMPORTED_MODULE_3__.xz === 0 ? left - left % _host_direct_js__WEBPACK_IMPORTED_MODULE_3__.xz : 0;
          if (past === null || whole === 0) {
            at += (await writeAt(fd, bytes, at, left, from + at)).bytesWritten;
            continue;
          }
          try {
            at += (await writeAt(past, bytes, at, whole, from + at)).bytesWritten;
          } catch (cause) {
            if ((0, _host_disk_js__WEBPACK_IMPORTED_MODULE_4__.$N)(cause) !== "EINVAL") throw cause;
            past = null;
          }
        }
      };
    }
  })
};
