export const id = 986;
export const ids = [986];
export const modules = {

/***/ 3390:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ attributed)
/* harmony export */ });
/** Says of which source findings are: an engine knows its place, not its name in the policy. */
function attributed(name, findings) {
    return findings.map((one) => ({
        ...one,
        thing: name,
        text: one.text.includes(`"${name}"`) ? one.text : `Source "${name}": ${one.text}`,
    }));
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


/***/ }),

/***/ 4374:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   OS: () => (/* binding */ finishUndo),
/* harmony export */   U3: () => (/* binding */ recoverRestores),
/* harmony export */   zH: () => (/* binding */ takeBack),
/* harmony export */   zT: () => (/* binding */ finishSettle)
/* harmony export */ });
/* unused harmony export engineOf */
/* harmony import */ var _domain_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9515);
/* harmony import */ var _engine_mod_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7146);
/* harmony import */ var _host_journal_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6076);
/* harmony import */ var _outcome_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2576);




/**
 * Finishes what a killed restore, undo or settle left: a restore that had not swapped everything is
 * taken back, an undo or settle is carried to its end. Idempotent; runs under the lock.
 */
async function recoverRestores(at) {
    const findings = [];
    for (const journal of (await (0,_host_journal_js__WEBPACK_IMPORTED_MODULE_2__/* .readJournals */ .rZ)(at.state)).reverse()) {
        if (journal.state === "building" || journal.state === "swapping") {
            await takeBack(journal, at);
            const text = `Restore ${journal.id} was cut short; every place is as it was before it`;
            findings.push((0,_outcome_js__WEBPACK_IMPORTED_MODULE_3__/* .finding */ .gk)("note", "restore-pending", { thing: journal.id, text, hint: "Plan it again." }));
        }
        else if (journal.state === "undoing") {
            await finishUndo(journal, at);
            findings.push((0,_outcome_js__WEBPACK_IMPORTED_MODULE_3__/* .finding */ .gk)("note", "restore-pending", {
                thing: journal.id,
                text: `The undo of restore ${journal.id} was cut short and is now complete`,
            }));
        }
        else if (journal.state === "settling") {
            await finishSettle(journal, at);
        }
    }
    return findings;
}
/** Puts the old back into every place in reverse order and drops what was built. */
async function takeBack(journal, at) {
    for (const source of [...journal.sources].reverse())
        await engineOf(source, at.machine).undo(source.aside);
    for (const source of journal.sources)
        await engineOf(source, at.machine).drop(source.aside, "built");
    await (0,_host_journal_js__WEBPACK_IMPORTED_MODULE_2__/* .writeJournal */ .fY)(at.state, { ...journal, state: "settled" });
}
/** Swaps the old back; what the restore brought stays aside until it is settled. */
async function finishUndo(journal, at) {
    for (const source of [...journal.sources].reverse()) {
        at.machine.step("undo: source");
        await engineOf(source, at.machine).undo(source.aside);
    }
    await (0,_host_journal_js__WEBPACK_IMPORTED_MODULE_2__/* .writeJournal */ .fY)(at.state, { ...journal, state: "undone" });
}
/** Drops what was kept for undo, and what an undo put aside. */
async function finishSettle(journal, at) {
    for (const source of journal.sources) {
        const engine = engineOf(source, at.machine);
        await engine.drop(source.aside, "kept");
        at.machine.step("settle: source");
        await engine.drop(source.aside, "built");
    }
    await (0,_host_journal_js__WEBPACK_IMPORTED_MODULE_2__/* .writeJournal */ .fY)(at.state, { ...journal, state: "settled" });
}
/** The engine of a journalled source, as it was then. */
function engineOf(source, machine) {
    const kind = _engine_mod_js__WEBPACK_IMPORTED_MODULE_1__/* .engines */ .s[source.engine];
    if (kind === undefined) {
        throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_0__/* .HoldfastError */ .Et("restore", `Cannot recover source "${source.name}": there is no engine "${source.engine}"`, {
            code: "restore-failed",
            hint: "Use the version of Holdfast that made this restore.",
            thing: source.name,
        });
    }
    return kind.open(source.settings, machine);
}


/***/ }),

/***/ 8343:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  f: () => (/* binding */ openSession)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/domain/error.js
var error = __webpack_require__(9515);
// EXTERNAL MODULE: ./build/domain/name.js
var domain_name = __webpack_require__(1618);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: ./build/host/disk.js
var disk = __webpack_require__(2198);
// EXTERNAL MODULE: ./build/host/holder.js
var host_holder = __webpack_require__(6585);
;// CONCATENATED MODULE: ./build/host/lock.js








const TELL_AFTER = 2000; // ms
const POLL = 100; // ms
const DAY = 86_400_000; // ms
/**
 * Takes the one lock of a state folder: the file `lock`, which names its holder. Waits for a living
 * holder, takes over from a dead one; of any number of takers exactly one has it. Disposing gives it back.
 *
 * @throws HoldfastError store/locked after `wait` ms, naming the holder; store/state-failed where the folder fails.
 */
async function takeLock(folder, machine, options) {
    const ticket = (0,external_node_path_.join)(folder, `.lock.${Buffer.from(machine.random(8)).toString("hex")}`);
    const path = (0,external_node_path_.join)(folder, "lock");
    try {
        await (0,promises_.mkdir)(folder, { recursive: true, mode: 0o700 });
        await writeTicket(ticket);
        await wait(ticket, path, machine, options.wait);
        await sweep(folder, machine.now());
    }
    catch (cause) {
        if (cause instanceof error/* HoldfastError */.Et || cause instanceof error/* Interrupted */.j$)
            throw cause;
        throw failed(folder, "lock", cause);
    }
    finally {
        await (0,promises_.unlink)(ticket).catch(() => { }); // the lock is another name of the same file
    }
    const mine = await (0,promises_.readFile)(path, "utf8");
    return {
        [Symbol.asyncDispose]: async () => {
            try {
                if ((await textOf(path)) === mine)
                    await (0,promises_.unlink)(path);
            }
            catch (cause) {
                throw failed(folder, "unlock", cause);
            }
        },
    };
}
function failed(folder, what, cause) {
    return new error/* HoldfastError */.Et("store", `Cannot ${what} "${(0,domain_name/* shown */.SP)(folder)}": ${(0,domain_name/* shown */.SP)(cause.message)}`, {
        code: "state-failed",
        hint: `May this user write into "${(0,domain_name/* shown */.SP)(folder)}", and has it room?`,
        thing: (0,domain_name/* shown */.SP)(folder),
        cause,
    });
}
/** The record is whole and on the disk before any name by which others read it. */
async function writeTicket(ticket) {
    const file = await (0,promises_.open)(ticket, "wx", 0o600);
    try {
        // The ticket's own name makes two locks of one process differ.
        await file.writeFile(`${JSON.stringify({ ...(await (0,host_holder/* myself */.Zg)()), ticket: (0,external_node_path_.basename)(ticket) })}\n`);
        await file.sync();
    }
    finally {
        await file.close();
    }
}
async function wait(ticket, path, machine, limit) {
    const start = performance.now();
    let isTold = false;
    while (!(await take(ticket, path, machine))) {
        const waited = performance.now() - start;
        const who = await holderOf(path);
        if (waited >= limit)
            throw locked(path, who);
        if (!isTold && waited >= TELL_AFTER) {
            isTold = true;
            machine.tell({ kind: "line", text: `Another run (${who}) works on this policy; waiting` });
        }
        await (0,external_node_timers_promises_.setTimeout)(Math.min(POLL, limit - waited), undefined, { signal: machine.signal }).catch(() => {
            throw new error/* Interrupted */.j$();
        });
    }
}
/**
 * Links the ticket to `path`, or, where a dead one's ticket lies there, removes that and tries again.
 * Whoever removes a dead ticket holds a lock on just that ticket meanwhile, and looks again under it:
 * so nobody ever removes a living one's. That lock is taken by the same rule, should its holder die.
 */
async function take(ticket, path, machine) {
    for (;;) {
        if (machine.signal.aborted)
            throw new error/* Interrupted */.j$();
        if (await linked(ticket, path))
            return true;
        const there = await textOf(path);
        if (there === null)
            continue;
        if (!(await isLeft(path, there, machine.now())))
            return false;
        const turn = `${path}.${(0,external_node_crypto_.createHash)("sha256").update(there).digest("hex").slice(0, 16)}`;
        if (!(await take(ticket, turn, machine)))
            return false;
        machine.step("lock: take over");
        if ((await textOf(path)) === there)
            await (0,promises_.unlink)(path);
        await (0,promises_.rm)(turn, { force: true });
    }
}
/** What killed takers left. Only the lock's holder does this, so that no turn it drops can still decide anything. */
async function sweep(folder, now) {
    for (const name of await (0,promises_.readdir)(folder)) {
        if (!/^(\.lock|lock(\.[0-9a-f]{16})*)\.[0-9a-f]{16}$/.test(name))
            continue;
        const text = await textOf((0,external_node_path_.join)(folder, name));
        if (text === null || !(await isLeft((0,external_node_path_.join)(folder, name), text, now)))
            continue;
        await (0,promises_.rm)((0,external_node_path_.join)(folder, name), { force: true });
    }
}
async function linked(ticket, path) {
    try {
        await (0,promises_.link)(ticket, path);
        return true;
    }
    catch (cause) {
        if ((0,disk/* codeOf */.$N)(cause) === "EEXIST")
            return false;
        throw cause;
    }
}
async function isLeft(path, text, now) {
    const holder = (0,host_holder/* parseHolder */.iz)(text);
    if (holder !== null && !(await (0,host_holder/* isElsewhere */.l5)(holder)))
        return !(await (0,host_holder/* isAlive */._n)(holder));
    const stat = await (0,disk/* lookAt */.t5)(path);
    return stat !== null && now.getTime() - Number(stat.mtimeMs) > DAY;
}
async function holderOf(path) {
    const holder = (0,host_holder/* parseHolder */.iz)((await textOf(path)) ?? "");
    if (holder === null)
        return "an unknown process";
    return `process ${holder.pid}${(await (0,host_holder/* isElsewhere */.l5)(holder)) ? " of another container" : ""}`;
}
async function textOf(path) {
    try {
        return await (0,promises_.readFile)(path, "utf8");
    }
    catch (cause) {
        if ((0,disk/* codeOf */.$N)(cause) === "ENOENT")
            return null;
        throw cause;
    }
}
function locked(path, who) {
    return new error/* HoldfastError */.Et("store", `Cannot work on this policy: another run (${who}) has the lock`, {
        code: "locked",
        hint: `Wait until it has ended. If it cannot be running any more, remove "${path}".`,
        thing: path,
    });
}

// EXTERNAL MODULE: ./build/host/scratch.js
var host_scratch = __webpack_require__(557);
// EXTERNAL MODULE: ./build/host/state.js
var host_state = __webpack_require__(838);
// EXTERNAL MODULE: ./build/command/attribute.js
var attribute = __webpack_require__(3390);
// EXTERNAL MODULE: ./build/command/outcome.js + 1 modules
var outcome = __webpack_require__(2576);
// EXTERNAL MODULE: ./build/command/recover.js
var recover = __webpack_require__(4374);
;// CONCATENATED MODULE: ./build/command/session.js
var __addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});









/**
 * Takes the lock, puts in order what a killed run left (restores, scratch), and gives a folder for
 * small things. Writes to the state and beside places only, never to a store.
 *
 * @throws HoldfastError "locked" after the machine's `lockWait`; "state-failed" or "store-full".
 */
async function openSession(setup) {
    const { machine, state } = setup;
    await (0,host_state/* makeState */.If)(state);
    await claimState(setup);
    const lock = await takeLock(state, machine, { wait: machine.lockWait });
    try {
        const findings = [...(await (0,recover/* recoverRestores */.U3)(setup)), ...(await recoverSources(setup))];
        const run = (0,external_node_path_.join)(state, "run");
        await (0,host_scratch/* sweepScratch */.D)(run, machine);
        await (0,host_state/* sweepState */.mq)(state);
        const scratch = await (0,host_scratch/* scratchBeside */.N)(run, machine, { stage: "store" });
        return {
            folder: scratch.path,
            findings,
            async [Symbol.asyncDispose]() {
                const env_1 = { stack: [], error: void 0, hasError: false };
                try {
                    const _ = __addDisposableResource(env_1, lock, true); // given back last, whatever happens before
                    await scratch[Symbol.asyncDispose]();
                }
                catch (e_1) {
                    env_1.error = e_1;
                    env_1.hasError = true;
                }
                finally {
                    const result_1 = __disposeResources(env_1);
                    if (result_1)
                        await result_1;
                }
            },
        };
    }
    catch (error) {
        await lock[Symbol.asyncDispose]();
        throw error;
    }
}
/** Two policies in one state folder would take each other's heads for their own. */
async function claimState({ state, policy }) {
    const owner = (await (0,host_state/* readRecord */.aE)((0,external_node_path_.join)(state, "policy.json")));
    if (owner === null)
        return await (0,host_state/* writeRecord */.rh)(state, "policy.json", { name: policy.name });
    if (owner.name === policy.name)
        return;
    throw new error/* HoldfastError */.Et("store", `Cannot use the state folder "${(0,domain_name/* shown */.SP)(state)}": it belongs to policy "${(0,domain_name/* shown */.SP)(owner.name ?? "")}"`, {
        code: "state-failed",
        hint: "Give each policy a state folder of its own.",
        thing: (0,domain_name/* shown */.SP)(state),
    });
}
async function recoverSources(setup) {
    const findings = [];
    for (const source of setup.sources) {
        if (!source.entry.enabled)
            continue;
        const done = await (0,outcome/* caught */.Vq)(() => source.open().recover());
        const found = done.value ?? done.findings.map((one) => ({ ...one, weight: "warning" }));
        findings.push(...(0,attribute/* attributed */.B)(source.name, found));
    }
    return findings;
}


/***/ }),

/***/ 986:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   settle: () => (/* binding */ settle),
/* harmony export */   undo: () => (/* binding */ undo)
/* harmony export */ });
/* harmony import */ var _domain_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9515);
/* harmony import */ var _domain_name_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1618);
/* harmony import */ var _host_journal_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6076);
/* harmony import */ var _outcome_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2576);
/* harmony import */ var _recover_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4374);
/* harmony import */ var _session_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8343);
var __addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});






/** Swaps the old back into every place of a restore; what the restore brought stays aside until it is settled. */
async function undo(setup, id) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const before = await (0,_host_journal_js__WEBPACK_IMPORTED_MODULE_2__/* .readJournal */ .a0)(setup.state, id);
        const session = __addDisposableResource(env_1, await (0,_session_js__WEBPACK_IMPORTED_MODULE_5__/* .openSession */ .f)(setup), true);
        const journal = await known(setup, id);
        if (before?.state === "undoing" && journal.state === "undone")
            return undone(journal, session);
        if (journal.state !== "swapped")
            throw refused(journal, journal.state === "undone" ? "it was undone already" : "nothing is kept of it any more");
        const later = (await (0,_host_journal_js__WEBPACK_IMPORTED_MODULE_2__/* .readJournals */ .rZ)(setup.state)).find((one) => one.turn > journal.turn && one.state === "swapped" && overlaps(one, journal));
        if (later !== undefined) {
            throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_0__/* .HoldfastError */ .Et("restore", `Cannot undo restore ${journal.id}: restore ${later.id} of the same place is newer`, {
                code: "restore-order",
                hint: `Undo the newest first: holdfast undo ${later.id}`,
                thing: journal.id,
            });
        }
        await (0,_host_journal_js__WEBPACK_IMPORTED_MODULE_2__/* .writeJournal */ .fY)(setup.state, { ...journal, state: "undoing" });
        setup.machine.step("undo: journalled");
        await (0,_recover_js__WEBPACK_IMPORTED_MODULE_4__/* .finishUndo */ .OS)(journal, setup);
        return undone(journal, session);
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = __disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
function undone(journal, session) {
    return (0,_outcome_js__WEBPACK_IMPORTED_MODULE_3__/* .outcomeOf */ .sG)({
        command: "undo",
        backup: journal.backup,
        findings: session.findings,
        entries: journal.sources.map(({ name, place }) => ({ source: name, place })),
        totals: { restore: journal.id },
        lines: [
            ...journal.sources.map(({ name, place }) => `${name}  →  ${place} is as it was before restore ${journal.id}`),
            `What the restore brought is kept until: holdfast settle ${journal.id}`,
            `Undone: ${journal.id}`,
        ],
    });
}
/** Drops what a restore kept for undo; there is no way back after it. */
async function settle(setup, id) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const before = await (0,_host_journal_js__WEBPACK_IMPORTED_MODULE_2__/* .readJournal */ .a0)(setup.state, id);
        const session = __addDisposableResource(env_2, await (0,_session_js__WEBPACK_IMPORTED_MODULE_5__/* .openSession */ .f)(setup), true);
        const journal = await known(setup, id);
        if (before?.state === "settling" && journal.state === "settled")
            return settled(journal, session);
        if (journal.state !== "swapped" && journal.state !== "undone")
            throw refused(journal, "nothing is kept of it any more");
        await (0,_host_journal_js__WEBPACK_IMPORTED_MODULE_2__/* .writeJournal */ .fY)(setup.state, { ...journal, state: "settling" });
        setup.machine.step("settle: journalled");
        await (0,_recover_js__WEBPACK_IMPORTED_MODULE_4__/* .finishSettle */ .zT)(journal, setup);
        return settled(journal, session);
    }
    catch (e_2) {
        env_2.error = e_2;
        env_2.hasError = true;
    }
    finally {
        const result_2 = __disposeResources(env_2);
        if (result_2)
            await result_2;
    }
}
function settled(journal, session) {
    return (0,_outcome_js__WEBPACK_IMPORTED_MODULE_3__/* .outcomeOf */ .sG)({
        command: "settle",
        backup: journal.backup,
        findings: session.findings,
        entries: journal.sources.map(({ name, place }) => ({ source: name, place })),
        totals: { restore: journal.id },
        lines: [`Settled: ${journal.id}`],
    });
}
async function known(setup, id) {
    const journal = await (0,_host_journal_js__WEBPACK_IMPORTED_MODULE_2__/* .readJournal */ .a0)(setup.state, id);
    if (journal !== null)
        return journal;
    const open = (await (0,_host_journal_js__WEBPACK_IMPORTED_MODULE_2__/* .readJournals */ .rZ)(setup.state)).filter(({ state }) => state === "swapped" || state === "undone");
    throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_0__/* .HoldfastError */ .Et("policy", `Cannot find restore "${(0,_domain_name_js__WEBPACK_IMPORTED_MODULE_1__/* .shown */ .SP)(id)}": this host knows none of that id`, {
        code: "unknown-name",
        hint: open.length === 0
            ? "No restore is kept here."
            : `There are ${open.map((one) => `${one.id} (${one.began})`).join(", ")}.`,
        thing: (0,_domain_name_js__WEBPACK_IMPORTED_MODULE_1__/* .shown */ .SP)(id),
    });
}
function refused(journal, why) {
    return new _domain_error_js__WEBPACK_IMPORTED_MODULE_0__/* .HoldfastError */ .Et("restore", `Cannot undo or settle restore ${journal.id}: ${why}`, {
        code: "restore-unknown",
        hint: "Make a new plan if the place must change.",
        thing: journal.id,
    });
}
function overlaps(a, b) {
    const places = (journal) => journal.sources.flatMap(({ aside }) => aside.moves.map(({ place }) => `${place}/`));
    return places(a).some((one) => places(b).some((other) => one.startsWith(other) || other.startsWith(one)));
}


/***/ }),

/***/ 2198:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $N: () => (/* binding */ codeOf),
/* harmony export */   Lk: () => (/* binding */ mounts),
/* harmony export */   oD: () => (/* binding */ realPlace),
/* harmony export */   t5: () => (/* binding */ lookAt)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);


/** What a foreign error says, in the system's own word where it has one. */
function codeOf(cause) {
    return cause?.code ?? "";
}
/** The file itself, a symbolic link not followed; null where there is none. */
async function lookAt(path) {
    try {
        return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(path, { bigint: true });
    }
    catch (cause) {
        if (["ENOENT", "ENOTDIR", "ENAMETOOLONG"].includes(codeOf(cause)))
            return null; // cannot be there
        throw cause;
    }
}
/** The path with the links of its folder resolved, not that of its last name: what rename(2) acts on. */
async function realPlace(path) {
    const whole = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(path);
    return whole === "/" ? whole : (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(whole)), (0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(whole));
}
/** All mounts this process sees, in the kernel's order: a later one hides an earlier one at the same point. */
async function mounts() {
    const text = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)("/proc/self/mountinfo", "latin1");
    return text
        .split("\n")
        .filter((line) => line !== "")
        .map((line) => {
        const [left, right] = line.split(" - ");
        const [, , , root, point] = left.split(" ");
        const [type, source] = right.split(" ");
        return { point: unescaped(point), root: unescaped(root), type, source: unescaped(source) };
    });
}
function unescaped(text) {
    const bytes = text.replace(/\\([0-7]{3})/g, (_, octal) => String.fromCharCode(Number.parseInt(octal, 8)));
    return Buffer.from(bytes, "latin1").toString("utf8");
}


/***/ }),

/***/ 6076:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a0: () => (/* binding */ readJournal),
/* harmony export */   fY: () => (/* binding */ writeJournal),
/* harmony export */   rZ: () => (/* binding */ readJournals)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _state_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(838);


const FOLDER = "restores";
/** Writes a journal whole and synced. What it says may be done only after this settled. */
async function writeJournal(state, journal) {
    await (0,_state_js__WEBPACK_IMPORTED_MODULE_1__/* .writeRecord */ .rh)(state, (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(FOLDER, `${journal.id}.json`), journal);
}
/** The journal of one restore; null where none is known. */
async function readJournal(state, id) {
    if (!/^[0-9a-f]{16}$/.test(id))
        return null;
    return (await (0,_state_js__WEBPACK_IMPORTED_MODULE_1__/* .readRecord */ .aE)((0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(state, FOLDER, `${id}.json`)));
}
/** All journals, oldest first. */
async function readJournals(state) {
    const ids = await (0,_state_js__WEBPACK_IMPORTED_MODULE_1__/* .listRecords */ .VI)((0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(state, FOLDER));
    const journals = await Promise.all(ids.map((id) => readJournal(state, id)));
    return journals.filter((one) => one !== null).sort((a, b) => a.turn - b.turn);
}


/***/ }),

/***/ 9440:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A$: () => (/* binding */ isMountPoint),
/* harmony export */   Fg: () => (/* binding */ markOf),
/* harmony export */   Yw: () => (/* binding */ syncFolder),
/* harmony export */   f8: () => (/* binding */ writeWhole),
/* harmony export */   gl: () => (/* binding */ swapMoves),
/* harmony export */   k: () => (/* binding */ dropMoves),
/* harmony export */   t3: () => (/* binding */ roomAt),
/* harmony export */   tN: () => (/* binding */ undoMoves),
/* harmony export */   vI: () => (/* binding */ mountOf)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6760);
/* harmony import */ var _domain_error_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9515);
/* harmony import */ var _domain_name_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1618);
/* harmony import */ var _disk_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(2198);
/* harmony import */ var _remove_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(4943);








/**
 * What identifies a place: "device:inode:birth" of the path itself, never of a link's target, or
 * "absent". The birth, in ns, is left out where the file system records none; it is there because
 * ext4 gives a removed file's inode to the next one.
 */
async function markOf(path) {
    const stat = await (0,_disk_js__WEBPACK_IMPORTED_MODULE_6__/* .lookAt */ .t5)(path);
    if (stat === null)
        return "absent";
    return `${stat.dev}:${stat.ino}${stat.birthtimeNs > 0n ? `:${stat.birthtimeNs}` : ""}`;
}
/** Whether something is mounted on the path itself, also a bind mount of the same device, also on a file. */
async function isMountPoint(path) {
    if ((await (0,_disk_js__WEBPACK_IMPORTED_MODULE_6__/* .lookAt */ .t5)(path)) === null)
        return false;
    const real = await (0,_disk_js__WEBPACK_IMPORTED_MODULE_6__/* .realPlace */ .oD)(path); // a link to a mount point is no mount point and can be renamed
    return (await (0,_disk_js__WEBPACK_IMPORTED_MODULE_6__/* .mounts */ .Lk)()).some((mount) => mount.point === real);
}
/** The mount the path lies on; for what is not there yet, that of its nearest existing ancestor. */
async function mountOf(path) {
    const real = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.realpath)(await nearest(path));
    let found = null;
    for (const mount of await (0,_disk_js__WEBPACK_IMPORTED_MODULE_6__/* .mounts */ .Lk)()) {
        const covers = mount.point === "/" || mount.point === real || real.startsWith(`${mount.point}/`);
        if (covers && (found === null || mount.point.length >= found.point.length))
            found = mount;
    }
    if (found === null)
        throw new RangeError("No mount covers the root folder");
    return found;
}
/** Room for this user on the file system of the path or its nearest existing ancestor, bytes. */
async function roomAt(path) {
    const { bavail, bsize } = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.statfs)(await nearest(path));
    return bavail * bsize;
}
async function nearest(path) {
    let at = (0,node_path__WEBPACK_IMPORTED_MODULE_3__.resolve)(path);
    while (at !== "/" && (await (0,_disk_js__WEBPACK_IMPORTED_MODULE_6__/* .lookAt */ .t5)(at)) === null)
        at = (0,node_path__WEBPACK_IMPORTED_MODULE_3__.dirname)(at);
    return at;
}
/** Makes the names in a folder durable. */
async function syncFolder(path) {
    const folder = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.open)(path, node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_RDONLY | node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_DIRECTORY);
    try {
        await folder.sync();
    }
    finally {
        await folder.close();
    }
}
/**
 * Writes a file whole or not at all: aside in the same folder, synced, renamed over what is there.
 *
 * @throws HoldfastError store/store-full where there is no room, else store/state-failed. Nothing is left then.
 */
async function writeWhole(path, data, mode = 0o600) {
    const aside = (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)((0,node_path__WEBPACK_IMPORTED_MODULE_3__.dirname)(path), `.${(0,node_path__WEBPACK_IMPORTED_MODULE_3__.basename)(path)}.${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(8).toString("hex")}.tmp`);
    try {
        const file = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.open)(aside, "wx", 0o600);
        try {
            await fill(file, data, mode);
        }
        finally {
            await file.close();
        }
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rename)(aside, path); // only now: the bytes are on the disk, a crash leaves the old or the new
        await syncFolder((0,node_path__WEBPACK_IMPORTED_MODULE_3__.dirname)(path));
    }
    catch (cause) {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.unlink)(aside).catch(() => { }); // it may never have been made
        const full = (0,_disk_js__WEBPACK_IMPORTED_MODULE_6__/* .codeOf */ .$N)(cause) === "ENOSPC" || (0,_disk_js__WEBPACK_IMPORTED_MODULE_6__/* .codeOf */ .$N)(cause) === "EDQUOT";
        throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_4__/* .HoldfastError */ .Et("store", `Cannot write "${path}": ${cause.message}`, {
            code: full ? "store-full" : "state-failed",
            hint: full
                ? `Make room on the file system of "${(0,node_path__WEBPACK_IMPORTED_MODULE_3__.dirname)(path)}" and try again.`
                : `May this user write into "${(0,node_path__WEBPACK_IMPORTED_MODULE_3__.dirname)(path)}"?`,
            thing: path,
            cause,
        });
    }
}
async function fill(file, data, mode) {
    await file.writeFile(data);
    await file.chmod(mode);
    await file.sync();
}
/**
 * Puts in place what was built and keeps the old, all moves as one: first every old one leaves, in
 * order, then every new one comes, in reverse. So the first move's place is never filled while one
 * of the others still belongs to another age: a database file and its log.
 *
 * @throws HoldfastError approval/plan-stale before anything moved when a place is not the one the plan
 *   saw; what it throws later, `undoMoves` sets right.
 */
async function swapMoves(moves, machine) {
    for (const move of moves)
        await refuseStale(move);
    for (const move of moves) {
        await refuseStale(move);
        if ((await markOf(at(move.place))) === "absent")
            continue;
        machine.step("place: keep");
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rename)(at(move.place), at(move.kept)); // from here on the place is empty until it is filled or undone
        machine.step("place: kept");
    }
    await syncParents(moves);
    for (const move of moves.toReversed()) {
        if ((await (0,_disk_js__WEBPACK_IMPORTED_MODULE_6__/* .lookAt */ .t5)(at(move.built))) === null)
            continue;
        if ((await (0,_disk_js__WEBPACK_IMPORTED_MODULE_6__/* .lookAt */ .t5)(at(move.place))) !== null)
            throw taken(move, move.place);
        machine.step("place: place");
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rename)(at(move.built), at(move.place));
        machine.step("place: placed");
    }
    await syncParents(moves);
}
/**
 * Back to before the swap, from any point of it; the new is aside at `built` again. Idempotent.
 *
 * What it does to one move follows from which of its three names are there:
 *
 * | was    | place    | built | kept  | so it is                        | done
 * |--------|----------|-------|-------|---------------------------------|--------------------------
 * | a mark | was      | any   | any   | before                          | nothing
 * | a mark | none     | any   | was   | kept, not placed                | kept → place
 * | a mark | other    | none  | was   | placed, or made since the swap  | place → built, kept → place
 * | a mark | other    | there | was   | a stranger's thing is in place  | refused
 * | a mark | not was  | any   | other | the old one is gone             | refused
 * | absent | none     | any   | any   | before                          | nothing
 * | absent | there    | there | any   | a stranger's; ours never placed | nothing
 * | absent | there    | none  | any   | placed, or made since the swap  | place → built (1)
 * | any    | none     | any   | there | kept                            | kept → place
 * | any    | there    | none  | there | made since it was kept          | place → built, kept → place
 * | any    | there    | there | there | a stranger's thing is in place  | refused
 * | any    | there    | any   | none  | not kept yet, or made since     | place → built (2)
 *
 * (1) not while the first move's old one is in its place: that one comes back last, so nothing is
 * swapped and what is there belongs to the old age. (2) only while the first move's new one is in its
 * place: that one comes last and is taken away last, so before and after what is there is the old one.
 *
 * @throws HoldfastError restore/restore-failed for what is refused; every refusal comes before anything moves.
 */
async function undoMoves(moves, machine) {
    const [head] = moves;
    if (head === undefined)
        return;
    const age = await ageOf(head);
    const undone = [];
    for (const move of moves)
        undone.push({ move, ...(await judgeMove(move, age)) });
    for (const { move, take } of undone.toReversed()) {
        if (!take)
            continue;
        machine.step("undo: take");
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rename)(at(move.place), at(move.built));
        machine.step("undo: taken");
    }
    await syncParents(moves);
    for (const { move, give } of undone.toReversed()) {
        if (!give)
            continue;
        machine.step("undo: return");
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rename)(at(move.kept), at(move.place)); // the place is empty: taken away above or never filled
        machine.step("undo: returned");
    }
    await syncParents(moves);
}
/** Drops what was built or what was kept, and nothing else. Idempotent. */
async function dropMoves(moves, which) {
    for (const move of moves)
        await (0,_remove_js__WEBPACK_IMPORTED_MODULE_7__/* .removeTree */ .d)(at(move[which]));
}
/** Whose the first place is: the old one's, the new one's, or nobody's between the two. */
async function ageOf(head) {
    const place = await markOf(at(head.place));
    if (place === "absent")
        return "between";
    if (place === head.was)
        return "old";
    return (await (0,_disk_js__WEBPACK_IMPORTED_MODULE_6__/* .lookAt */ .t5)(at(head.built))) === null ? "new" : "between";
}
async function judgeMove(move, age) {
    const place = await markOf(at(move.place));
    const built = await markOf(at(move.built));
    const kept = await markOf(at(move.kept));
    const isThere = place !== "absent";
    if (move.was === "absent") {
        return { take: isThere && built === "absent" && age !== "old", give: false };
    }
    if (move.was === "any" && kept === "absent") {
        return { take: isThere && built === "absent" && age === "new", give: false };
    }
    if (place === move.was)
        return { take: false, give: false };
    if (move.was !== "any" && kept !== move.was)
        throw gone(move);
    if (isThere && built !== "absent")
        throw taken(move, move.place);
    return { take: isThere, give: true };
}
function gone(move) {
    return new _domain_error_js__WEBPACK_IMPORTED_MODULE_4__/* .HoldfastError */ .Et("restore", `Cannot undo "${move.place}": what was there before is gone`, {
        code: "restore-failed",
        hint: `It was kept as "${move.kept}". Was this restore settled? Then restore an older backup.`,
        thing: move.place,
    });
}
async function refuseStale(move) {
    const now = await markOf(at(move.place));
    if (move.was !== "any" && now !== move.was) {
        throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_4__/* .HoldfastError */ .Et("approval", `Cannot replace "${move.place}": it is not the one the plan was made for`, {
            code: "plan-stale",
            hint: "Stop what works there, then make and approve a new plan.",
            thing: move.place,
        });
    }
    if (now !== "absent" && (await (0,_disk_js__WEBPACK_IMPORTED_MODULE_6__/* .lookAt */ .t5)(at(move.kept))) !== null)
        throw taken(move, move.kept);
    const isBuilt = move.was === "any" && (await (0,_disk_js__WEBPACK_IMPORTED_MODULE_6__/* .lookAt */ .t5)(at(move.built))) !== null;
    if (isBuilt)
        throw taken(move, move.built); // left by an undo; undoing again could not tell it from the old one
}
function taken(move, name) {
    return new _domain_error_js__WEBPACK_IMPORTED_MODULE_4__/* .HoldfastError */ .Et("restore", `Cannot move "${move.place}": something else is at "${name}"`, {
        code: "restore-failed",
        hint: `Look at "${name}": if nobody needs it, move it away and run the same command again.`,
        thing: move.place,
    });
}
async function syncParents(moves) {
    for (const folder of new Set(moves.map((move) => (0,node_path__WEBPACK_IMPORTED_MODULE_3__.dirname)(move.place))))
        await syncFolder(at(folder));
}
/** rename(2) and its kind on the very bytes of a name. */
function at(name) {
    return Buffer.from((0,_domain_name_js__WEBPACK_IMPORTED_MODULE_5__/* .bytesOfName */ .qZ)(name));
}


/***/ }),

/***/ 4943:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ removeTree)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8500);
/* harmony import */ var _domain_error_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9515);
/* harmony import */ var _domain_name_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1618);
/* harmony import */ var _disk_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2198);






const BATCH = 256; // names between two turns of the event loop
const O_PATH = 0o10000000; // open(2) on Linux: a handle on a folder that needs no right to read it
/**
 * Removes a file or a whole tree, and nothing else: no link is followed, also not one that somebody
 * puts there meanwhile, and nothing that is mounted is entered. What is not there is no error.
 *
 * @throws HoldfastError restore/restore-failed naming what could not be removed.
 */
async function removeTree(path) {
    const bytes = Buffer.from(path);
    const name = (0,_domain_name_js__WEBPACK_IMPORTED_MODULE_4__/* .nameOfBytes */ .uZ)(bytes);
    try {
        const stat = await (0,_disk_js__WEBPACK_IMPORTED_MODULE_5__/* .lookAt */ .t5)(bytes);
        if (stat === null)
            return;
        if (!stat.isDirectory())
            return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.unlink)(bytes);
        await refuseMounts(await (0,_disk_js__WEBPACK_IMPORTED_MODULE_5__/* .realPlace */ .oD)(bytes.toString("utf8")));
        await empty(bytes, Number(stat.dev));
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rmdir)(bytes);
    }
    catch (cause) {
        if ((0,_disk_js__WEBPACK_IMPORTED_MODULE_5__/* .codeOf */ .$N)(cause) === "ENOENT")
            return;
        if (cause instanceof _domain_error_js__WEBPACK_IMPORTED_MODULE_3__/* .HoldfastError */ .Et)
            throw cause;
        throw cannot(name, cause.message, cause);
    }
}
/** Works through the folder's own descriptor, as openat(2) would: a path could be bent by a link meanwhile. */
async function empty(path, device) {
    const folder = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(path, O_PATH | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_DIRECTORY | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NOFOLLOW);
    try {
        const here = Buffer.from(`/proc/self/fd/${folder.fd}/`);
        const stat = await folder.stat();
        if (stat.dev !== device)
            throw cannot((0,_domain_name_js__WEBPACK_IMPORTED_MODULE_4__/* .nameOfBytes */ .uZ)(path), "another file system lies below it");
        if ((stat.mode & 0o700) !== 0o700)
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.chmodSync)(here, 0o700); // else it would not let its names go
        const names = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)(here, { encoding: "buffer", withFileTypes: true });
        for (const [index, entry] of names.entries()) {
            if (index % BATCH === BATCH - 1)
                await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_2__.setImmediate)();
            const child = Buffer.concat([here, entry.name]);
            if (entry.isDirectory()) {
                await empty(child, device);
                (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmdirSync)(child);
            }
            else {
                (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.unlinkSync)(child);
            }
        }
    }
    finally {
        await folder.close();
    }
}
async function refuseMounts(path) {
    const inside = (await (0,_disk_js__WEBPACK_IMPORTED_MODULE_5__/* .mounts */ .Lk)()).find(({ point }) => point === path || point.startsWith(`${path}/`));
    if (inside === undefined)
        return;
    throw cannot(path, `"${inside.point}" is mounted in it`);
}
function cannot(name, why, cause) {
    return new _domain_error_js__WEBPACK_IMPORTED_MODULE_3__/* .HoldfastError */ .Et("restore", `Cannot remove "${name}": ${why}`, {
        code: "restore-failed",
        hint: `Look at "${name}", unmount or unlock what holds it, and run the same command again.`,
        thing: name,
        cause,
    });
}


/***/ }),

/***/ 838:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   If: () => (/* binding */ makeState),
/* harmony export */   S1: () => (/* binding */ readMemory),
/* harmony export */   VI: () => (/* binding */ listRecords),
/* harmony export */   aE: () => (/* binding */ readRecord),
/* harmony export */   mq: () => (/* binding */ sweepState),
/* harmony export */   rh: () => (/* binding */ writeRecord),
/* harmony export */   xP: () => (/* binding */ writeMemory)
/* harmony export */ });
/* unused harmony export dropRecord */
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _domain_error_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9515);
/* harmony import */ var _place_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9440);




const EMPTY = { heads: {}, pending: {} };
/** Reads the memory; empty where this host has none. @throws HoldfastError "state-failed" when it is damaged. */
async function readMemory(folder) {
    const value = await readRecord((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, "heads.json"));
    if (value === null)
        return EMPTY;
    const { heads, pending } = value;
    if (heads === undefined || pending === undefined)
        throw damaged((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, "heads.json"));
    return { heads, pending };
}
/** Writes the memory whole and synced; on failure the old one is still there. */
async function writeMemory(folder, memory) {
    await writeRecord(folder, "heads.json", memory);
}
/** A record of the state folder; null where there is none. */
async function readRecord(path) {
    let text;
    try {
        text = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(path, "utf8");
    }
    catch (cause) {
        if (cause.code === "ENOENT")
            return null;
        throw damaged(path, cause);
    }
    try {
        const value = JSON.parse(text);
        if (value !== null && typeof value === "object")
            return value;
    }
    catch {
        // Told below, as for any other damage.
    }
    throw damaged(path);
}
/** Writes a record below the state folder, whole and synced; the folder is made 0700. */
async function writeRecord(folder, name, value) {
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, name);
    await makeState((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(path, ".."));
    await (0,_place_js__WEBPACK_IMPORTED_MODULE_3__/* .writeWhole */ .f8)(path, `${JSON.stringify(value, null, 1)}\n`);
}
/** The names of the records in one folder of the state, without ".json". */
async function listRecords(folder) {
    try {
        const names = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(folder);
        return names
            .filter((name) => name.endsWith(".json"))
            .map((name) => name.slice(0, -5))
            .sort();
    }
    catch (cause) {
        if (cause.code === "ENOENT")
            return [];
        throw damaged(folder, cause);
    }
}
/** Removes a record; what is not there is no error. */
async function dropRecord(folder, name) {
    await rm(join(folder, name), { force: true });
    await syncFolder(folder);
}
/**
 * Removes what killed runs left half-written in the state. Only the holder of its lock may, as nobody
 * else writes there.
 */
async function sweepState(folder) {
    try {
        for (const entry of await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(folder, { withFileTypes: true, recursive: true })) {
            if (!entry.isFile() || !/^\..+\.json\.[0-9a-f]{16}\.tmp$/.test(entry.name))
                continue;
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(entry.parentPath, entry.name), { force: true });
        }
    }
    catch (cause) {
        throw damaged(folder, cause);
    }
}
/** Makes a folder of the state, 0700. */
async function makeState(folder) {
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(folder, { recursive: true, mode: 0o700 });
    }
    catch (cause) {
        throw damaged(folder, cause);
    }
}
function damaged(path, cause) {
    const why = cause instanceof Error ? cause.message : "it is damaged";
    return new _domain_error_js__WEBPACK_IMPORTED_MODULE_2__/* .HoldfastError */ .Et("store", `Cannot use the host's state "${path}": ${why}`, {
        code: "state-failed",
        hint: "Is the disk full or the folder owned by somebody else? A damaged file can be moved away; the host then sees its stores for the first time.",
        thing: path,
        cause,
    });
}


/***/ })

};
