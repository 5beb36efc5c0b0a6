export const id = 432;
export const ids = [432];
export const modules = {

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

/***/ 9122:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ parseRecipient)
/* harmony export */ });
/* harmony import */ var _scure_base__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4929);

/**
 * The kind of an age recipient, null when it is none we seal for.
 *
 * Checked fully: bech32 (BIP 173, without its limit of 90 characters), prefix, length of the key.
 * No ssh keys, no passphrases, no plugins: docs/decisions/recipients.md says why.
 */
function parseRecipient(text) {
    if (!/^age1(pq1)?[02-9ac-hj-np-z]+$/.test(text))
        return null;
    try {
        const { prefix, words } = _scure_base__WEBPACK_IMPORTED_MODULE_0__/* .bech32 */ .I.decode(text, false);
        const length = _scure_base__WEBPACK_IMPORTED_MODULE_0__/* .bech32 */ .I.fromWords(words).byteLength;
        if (prefix === "age" && length === 32)
            return "x25519";
        return prefix === "age1pq" && length === 1216 ? "hybrid" : null;
    }
    catch {
        return null; // a wrong checksum or padding
    }
}


/***/ })

};
