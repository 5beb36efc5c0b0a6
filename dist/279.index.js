export const id = 279;
export const ids = [279];
export const modules = {

/***/ 7331:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ personOf)
/* harmony export */ });
/* harmony import */ var _trust_public_key_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3556);

/** Whose key it is; null for a stranger's. */
function personOf(people, key) {
    return people.find(({ keys }) => keys.some((one) => (0,_trust_public_key_js__WEBPACK_IMPORTED_MODULE_0__/* .samePublicKey */ .D3)(one, key))) ?? null;
}


/***/ }),

/***/ 9657:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ placed)
/* harmony export */ });
/** A source at another place, as --into says; itself where `into` is null. */
function placed(source, into, machine) {
    if (into === null)
        return source;
    const settings = source.kind.at(source.settings, into);
    return { ...source, settings, open: () => source.kind.open(settings, machine) };
}


/***/ }),

/***/ 8279:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  noApproval: () => (/* binding */ noApproval),
  plan: () => (/* binding */ plan_plan)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/domain/error.js
var error = __webpack_require__(9515);
// EXTERNAL MODULE: ./build/domain/plan.js
var plan = __webpack_require__(698);
// EXTERNAL MODULE: ./build/domain/version.js
var version = __webpack_require__(8729);
// EXTERNAL MODULE: ./build/host/place.js
var place = __webpack_require__(9440);
// EXTERNAL MODULE: ./build/trust/digest.js
var digest = __webpack_require__(8297);
// EXTERNAL MODULE: ./build/trust/statement.js
var statement = __webpack_require__(7332);
// EXTERNAL MODULE: ./build/command/attribute.js
var attribute = __webpack_require__(3390);
// EXTERNAL MODULE: ./build/command/catalogs.js + 1 modules
var catalogs = __webpack_require__(7107);
// EXTERNAL MODULE: ./build/command/find_backup.js + 1 modules
var find_backup = __webpack_require__(3143);
// EXTERNAL MODULE: ./build/command/outcome.js + 1 modules
var outcome = __webpack_require__(2576);
// EXTERNAL MODULE: ./build/command/placed.js
var placed = __webpack_require__(9657);
// EXTERNAL MODULE: ./build/command/plan_text.js
var plan_text = __webpack_require__(1369);
// EXTERNAL MODULE: ./build/command/refuse_places.js
var refuse_places = __webpack_require__(4419);
// EXTERNAL MODULE: ./build/trust/sign.js
var sign = __webpack_require__(4128);
// EXTERNAL MODULE: ./build/command/people.js
var people = __webpack_require__(7331);
;// CONCATENATED MODULE: ./build/command/request_plan.js
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
 * Signs the bound part as its requester, so that nobody approves what they requested.
 *
 * @param how.as A key of theirs, or null where nobody proves to ask.
 * @throws HoldfastError "approval-refused" for a key of nobody in people.
 */
async function requestOf(bound, { setup, as, folder }) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        if (as === null)
            return { bound, signature: null };
        const { machine } = setup;
        const key = __addDisposableResource(env_1, await (0,sign/* openSigningKey */.bc)({ file: (0,external_node_path_.resolve)(machine.cwd, as) }, machine, folder), true);
        const person = (0,people/* personOf */.R)(setup.people, key.publicKey);
        if (person === null) {
            throw new error/* HoldfastError */.Et("approval", `Cannot request as "${key.publicKey.fingerprint}": it is the key of nobody in people`, {
                code: "approval-refused",
                hint: "Add the requester to people in the policy, or leave out --as; that costs one approval more.",
                thing: "--as",
            });
        }
        const requested = {
            ...bound,
            requester: { person: person.name, key: key.publicKey.fingerprint },
        };
        return {
            bound: requested,
            signature: await (0,sign/* sign */._S)((0,statement/* writeStatement */.p)(requested), {
                namespace: "holdfast-request",
                key,
                machine,
            }),
        };
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

// EXTERNAL MODULE: ./build/command/session.js + 1 modules
var command_session = __webpack_require__(8343);
// EXTERNAL MODULE: ./build/command/written.js
var written = __webpack_require__(6389);
;// CONCATENATED MODULE: ./build/command/plan.js
var plan_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var plan_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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

















/** Says what restoring a backup would do, as a file that people can approve. Changes no place. */
async function plan_plan(setup, input) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { machine, policy } = setup;
        if (policy.approval === null)
            throw noApproval(policy.name);
        const session = plan_addDisposableResource(env_1, await (0,command_session/* openSession */.f)(setup), true);
        const wanted = wantedSources(setup, input);
        refuseUnclearPaths(input, wanted);
        const out = (0,external_node_path_.resolve)(machine.cwd, input.out);
        await (0,written/* written */.M)(input.out, () => (0,written/* refuseOther */.h)(out, input.out));
        const shelves = await (0,catalogs/* readCatalogs */.r)(setup, (0,catalogs/* chosen */.F)("store", input.stores, [...setup.stores.keys()]));
        const found = await (0,find_backup/* findBackup */.SC)(shelves, {
            text: input.backup,
            sources: wanted,
            now: machine.now(),
        });
        const sources = wanted.map((name) => sourceFor(name, { setup, found, input }));
        await (0,refuse_places/* refusePlaces */.B)(setup, sources.map(({ source }) => source));
        const seen = await Promise.all(sources.map(look));
        const bound = await boundOf(setup, { found, sources });
        const request = await requestOf(bound, { setup, as: input.as, folder: session.folder });
        const made = {
            "holdfast-plan": 1,
            bound: request.bound,
            seen: { sources: seen, findings: [...found.notes] },
            request: request.signature,
        };
        const bytes = (0,statement/* writeStatement */.p)(made);
        await (0,written/* written */.M)(input.out, () => (0,place/* writeWhole */.f8)(out, bytes));
        return planned({ setup, input, found, made, bytes, findings: session.findings });
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = plan_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
function planned(all) {
    const { setup, input, found, made } = all;
    const { bound } = made;
    const rule = setup.policy.approval;
    const sha256 = (0,digest/* sha256Hex */.f)(all.bytes);
    return (0,outcome/* outcomeOf */.sG)({
        command: "plan",
        backup: bound.backup,
        findings: all.findings,
        entries: [
            {
                plan: sha256,
                out: input.out,
                sources: bound.sources.map(({ name }) => name),
                expires: bound.expires,
            },
        ],
        lines: [
            `From store "${found.storeName}": ${(0,find_backup/* foundText */.iq)(found, setup.machine.now())}`,
            ...(rule === null ? [] : (0,plan_text/* planText */.P)(made, rule)),
            `Approve with: holdfast approve ${input.out} --key FILE`,
            `Plan: ${(0,plan/* planDigits */.W)(sha256)}`,
        ],
    });
}
/** Those named by --source, else those named by --into, else all enabled ones. */
function wantedSources(setup, { sources, into }) {
    const all = setup.sources.map(({ name }) => name);
    const moved = (0,catalogs/* chosen */.F)("source", [...into.keys()], all);
    const named = sources.length > 0 ? sources : into.size > 0 ? moved : null;
    const wanted = named === null
        ? setup.sources.filter(({ entry }) => entry.enabled).map(({ name }) => name)
        : (0,catalogs/* chosen */.F)("source", named, all);
    const stray = [...into.keys()].find((name) => !wanted.includes(name));
    if (stray === undefined)
        return wanted;
    throw new error/* HoldfastError */.Et("policy", `Cannot restore "${stray}" into another place: it is not among the chosen sources`, {
        code: "usage",
        hint: `Add --source ${stray}.`,
        thing: stray,
    });
}
function refuseUnclearPaths({ paths }, wanted) {
    if (paths.length === 0 || wanted.length === 1)
        return;
    throw new error/* HoldfastError */.Et("policy", "Cannot restore a path: it is not clear of which source", {
        code: "usage",
        hint: `Name one source with --source: ${wanted.join(" or ")}.`,
        thing: "--path",
    });
}
function sourceFor(name, { setup, found, input }) {
    const source = setup.sources.find((one) => one.name === name);
    const { manifest } = found.checked;
    const saved = manifest.sources.find((one) => one.name === name);
    if (saved === undefined) {
        const why = manifest.absent.find((one) => one.name === name);
        throw new error/* HoldfastError */.Et("policy", `Cannot restore source "${name}": backup "${manifest.id}" does not hold it${why === undefined ? "" : ` (${why.reason})`}`, {
            code: "unknown-name",
            hint: `It holds ${manifest.sources.map((one) => one.name).join(", ")}. Name them with --source.`,
            thing: name,
        });
    }
    if (saved.engine !== source.kind.kind) {
        throw new error/* HoldfastError */.Et("policy", `Cannot restore source "${name}": it was saved by engine ${saved.engine}, the policy now says ${source.kind.kind}`, {
            code: "unknown-name",
            hint: "Use a policy that names the engine of then.",
            thing: name,
        });
    }
    const given = input.into.get(name);
    const into = given === undefined ? null : (0,external_node_path_.resolve)(setup.machine.cwd, given);
    return { source: (0,placed/* placed */.G)(source, into, setup.machine), saved, paths: input.paths, into };
}
async function look({ source, saved, paths }) {
    const engine = source.open();
    const { only } = await engine.aside("0".repeat(16), paths); // the paths as the engine names them
    const checked = (0,attribute/* attributed */.B)(source.name, await engine.check("build", only));
    const findings = checked.filter(({ weight }) => weight === "error");
    const first = findings[0];
    if (first !== undefined) {
        throw new error/* HoldfastError */.Et("restore", first.text, {
            code: first.code,
            hint: first.hint,
            thing: source.name,
            findings,
        });
    }
    const root = engine.roots[0];
    const totals = saved.archives.map((one) => one.totals);
    return {
        name: source.name,
        now: (await (0,outcome/* caught */.Vq)(() => engine.count())).value, // a damaged place is what a restore is for
        saved: totals.includes(null)
            ? null
            : totals.reduce((a, b) => ({
                items: a.items + b.items,
                rows: a.rows === null && b.rows === null ? null : (a.rows ?? 0) + (b.rows ?? 0),
                bytes: a.bytes + b.bytes,
            })),
        room: root === undefined ? null : await (0,place/* roomAt */.t3)(root),
    };
}
async function boundOf(setup, { found, sources }) {
    const { machine, policy } = setup;
    const created = machine.now();
    const expires = policy.approval === "open" || policy.approval === null ? 86_400_000 : policy.approval.expires;
    const bounds = [];
    for (const { source, saved, paths, into } of sources) {
        const engine = source.open();
        bounds.push({
            name: source.name,
            engine: source.kind.kind,
            place: engine.place,
            into,
            mark: await engine.mark(),
            parts: saved.archives.map(({ part }) => part),
            paths: [...paths],
            proof: source.kind.proof,
            undo: source.kind.undo,
        });
    }
    return {
        nonce: Buffer.from(machine.random(16)).toString("hex"),
        backup: found.checked.manifest.id,
        "manifest-sha256": found.checked.sha256,
        manifest: found.checked.text,
        signature: found.checked.signature,
        "policy-sha256": setup.sha256,
        host: machine.host,
        sources: bounds,
        hooks: [],
        requester: null,
        created: created.toISOString(),
        expires: new Date(created.getTime() + expires).toISOString(),
        version: version/* VERSION */.x,
    };
}
/** No restore without a rule for it. */
function noApproval(policy) {
    return new error/* HoldfastError */.Et("approval", `Cannot restore: policy "${policy}" says nobody may approve one`, {
        code: "approval-missing",
        hint: "Add people and approval: { approvers: [NAME], needed: 1 } to the policy, by a reviewed change.",
        thing: "approval",
    });
}


/***/ }),

/***/ 1369:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ planText)
/* harmony export */ });
/* harmony import */ var _domain_name_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1618);
/* harmony import */ var _domain_units_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3822);


/** The plan as an approver reads it: what is replaced, by what, how it is proven and undone. */
function planText(plan, rule) {
    const { bound, seen } = plan;
    const lines = [
        `Restore of ${bound.backup} on host "${(0,_domain_name_js__WEBPACK_IMPORTED_MODULE_0__/* .shown */ .SP)(bound.host)}"`,
        "ALL DATA WILL BE REPLACED BY YOUR BACKUP DATA",
    ];
    for (const source of bound.sources) {
        const totals = seen.sources.find(({ name }) => name === source.name);
        lines.push(`${source.name}  (${source.engine})  →  ${(0,_domain_name_js__WEBPACK_IMPORTED_MODULE_0__/* .shown */ .SP)(source.place)}`);
        for (const path of source.paths)
            lines.push(`  only ${(0,_domain_name_js__WEBPACK_IMPORTED_MODULE_0__/* .shown */ .SP)(path)}`);
        lines.push(`  there now      ${totalsText(totals?.now ?? null, source.mark.includes("absent") ? "nothing" : "cannot be counted")}`);
        lines.push(`  in the backup  ${totalsText(totals?.saved ?? null, "not disclosed")}`);
        lines.push(`  compared ${source.proof}, undo: ${source.undo}`);
    }
    for (const finding of seen.findings)
        lines.push(`MIND: ${(0,_domain_name_js__WEBPACK_IMPORTED_MODULE_0__/* .shown */ .SP)(finding)}`);
    lines.push(bound.requester === null
        ? "Requested by nobody proven: one approval more is needed"
        : `Requested by ${bound.requester.person}`);
    lines.push(rule === "open" ? "Approval is open: the policy asks nobody" : neededText(plan, rule));
    lines.push(`Made ${bound.created}, expires ${bound.expires}`);
    return lines;
}
function neededText({ bound }, rule) {
    const needed = rule.needed + (bound.requester === null ? 1 : 0);
    return `Needs ${(0,_domain_units_js__WEBPACK_IMPORTED_MODULE_1__/* .plural */ .LS)(needed, "approval")} of ${rule.approvers.filter((name) => name !== bound.requester?.person).join(", ")}`;
}
function totalsText(totals, none) {
    if (totals === null)
        return none;
    return `${(0,_domain_units_js__WEBPACK_IMPORTED_MODULE_1__/* .plural */ .LS)(totals.items, "item")}${totals.rows === null ? "" : `, ${(0,_domain_units_js__WEBPACK_IMPORTED_MODULE_1__/* .plural */ .LS)(totals.rows, "row")}`}, ${(0,_domain_units_js__WEBPACK_IMPORTED_MODULE_1__/* .formatBytes */ .z3)(totals.bytes)}`;
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

/***/ 4419:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ refusePlaces)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _domain_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9515);
/* harmony import */ var _domain_name_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1618);
/* harmony import */ var _preflight_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5697);




/** Refuses places that overlap each other or would replace a store, the staging or the state folder. */
async function refusePlaces(setup, sources) {
    const inside = (await (0,_preflight_js__WEBPACK_IMPORTED_MODULE_3__/* .insideSources */ .pA)(setup, sources))[0];
    if (inside !== undefined) {
        throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_1__/* .HoldfastError */ .Et("restore", inside.text.replace("Cannot save", "Cannot restore"), {
            code: "store-inside-source",
            hint: "Choose another place with --into.",
            thing: inside.thing,
        });
    }
    const roots = sources.flatMap((source) => source.open().roots.map((root) => ({ name: source.name, root })));
    for (const one of roots) {
        for (const other of roots) {
            if (one === other || !`${one.root}${node_path__WEBPACK_IMPORTED_MODULE_0__.sep}`.startsWith(`${other.root}${node_path__WEBPACK_IMPORTED_MODULE_0__.sep}`))
                continue;
            throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_1__/* .HoldfastError */ .Et("restore", `Cannot restore "${one.name}" and "${other.name}" together: ${(0,_domain_name_js__WEBPACK_IMPORTED_MODULE_2__/* .shown */ .SP)(one.root)} lies in ${(0,_domain_name_js__WEBPACK_IMPORTED_MODULE_2__/* .shown */ .SP)(other.root)}`, {
                code: "usage",
                hint: "Restore one after the other, or choose another place with --into.",
                thing: one.name,
            });
        }
    }
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

/***/ 6389:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ written),
/* harmony export */   h: () => (/* binding */ refuseOther)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var _domain_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9515);
/* harmony import */ var _domain_name_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1618);



const WHY = {
    ENOENT: "the folder it should lie in is not there",
    ENOTDIR: "what it should lie in is no folder",
    EISDIR: "it is a folder",
    EEXIST: "it is there already",
    EACCES: "this user may not",
    EPERM: "this user may not",
    EROFS: "the file system is read-only",
    ENOSPC: "the disk is full",
    ENAMETOOLONG: "its name is too long",
    EINVAL: "it is no possible name",
};
/** Runs work that writes a file or folder the user named; what the file system says becomes an error that names it. */
async function written(name, work) {
    try {
        return await work();
    }
    catch (cause) {
        const code = cause.code;
        const isTold = cause instanceof _domain_error_js__WEBPACK_IMPORTED_MODULE_1__/* .HoldfastError */ .Et || typeof code !== "string";
        // A code of ours or of Node's own (ERR_…) is no word of the file system.
        if (isTold || !/^E[A-Z0-9]+$/.test(code))
            throw cause;
        throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_1__/* .HoldfastError */ .Et("policy", `Cannot write "${(0,_domain_name_js__WEBPACK_IMPORTED_MODULE_2__/* .shown */ .SP)(name)}": ${WHY[code] ?? code}`, {
            code: "file-unwritable",
            hint: "Name another place, one that this user may write to.",
            thing: (0,_domain_name_js__WEBPACK_IMPORTED_MODULE_2__/* .shown */ .SP)(name),
            cause,
        });
    }
}
const PLAN = '{\n "holdfast-plan": ';
/** Refuses to write a plan over anything but an older plan: a slip of the hand must not cost a key. */
async function refuseOther(path, name) {
    const there = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(path, "utf8").catch((cause) => cause.code === "ENOENT" ? PLAN : "");
    if (there.startsWith(PLAN))
        return;
    throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_1__/* .HoldfastError */ .Et("policy", `Cannot write plan "${(0,_domain_name_js__WEBPACK_IMPORTED_MODULE_2__/* .shown */ .SP)(name)}": something else is there`, {
        code: "file-exists",
        hint: "Name another file with --out.",
        thing: (0,_domain_name_js__WEBPACK_IMPORTED_MODULE_2__/* .shown */ .SP)(name),
    });
}


/***/ }),

/***/ 698:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ planDigits),
/* harmony export */   X: () => (/* binding */ planOf)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8816);
/* harmony import */ var _name_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1618);
/* harmony import */ var _shape_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3300);



const name = zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().regex(_name_js__WEBPACK_IMPORTED_MODULE_0__/* .NAME */ .o_);
const boundSource = zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
    name,
    engine: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    /** Where it goes, fit to be shown. */
    place: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    /** The place given by --into, or null for the policy's own. */
    into: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().nullable(),
    mark: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    parts: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()),
    paths: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()),
    proof: zod__WEBPACK_IMPORTED_MODULE_2__/* ["enum"] */ .k5n(["before swap", "after swap"]),
    undo: zod__WEBPACK_IMPORTED_MODULE_2__/* ["enum"] */ .k5n(["kept aside", "backup first"]),
});
const bound = zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
    nonce: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().regex(/^[0-9a-f]{32}$/),
    backup: _shape_js__WEBPACK_IMPORTED_MODULE_1__/* .idShape */ .Jk,
    "manifest-sha256": _shape_js__WEBPACK_IMPORTED_MODULE_1__/* .sha256Shape */ .v4,
    manifest: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    signature: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    "policy-sha256": _shape_js__WEBPACK_IMPORTED_MODULE_1__/* .sha256Shape */ .v4,
    host: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    /** In the order of the swaps. */
    sources: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(boundSource).min(1),
    hooks: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()).max(0),
    requester: zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({ person: name, key: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP() }).nullable(),
    created: _shape_js__WEBPACK_IMPORTED_MODULE_1__/* .timeShape */ .lG,
    expires: _shape_js__WEBPACK_IMPORTED_MODULE_1__/* .timeShape */ .lG,
    version: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
});
const seen = zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
    sources: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
        name,
        now: _shape_js__WEBPACK_IMPORTED_MODULE_1__/* .totalsShape */ .zA.nullable(),
        saved: _shape_js__WEBPACK_IMPORTED_MODULE_1__/* .totalsShape */ .zA.nullable(),
        room: _shape_js__WEBPACK_IMPORTED_MODULE_1__/* .countShape */ .jB.nullable(),
    })),
    /** What the store's chain showed; an approver should know it. */
    findings: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()),
});
const plan = zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
    "holdfast-plan": zod__WEBPACK_IMPORTED_MODULE_2__/* .literal */ .euz(1),
    bound,
    seen,
    request: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().nullable(),
});
/** Checks the shape of a parsed plan; a string says what is wrong with it. */
function planOf(value) {
    const parsed = plan.safeParse(value);
    return parsed.success
        ? parsed.data
        : `${parsed.error.issues[0]?.path.join(".") ?? ""} is not what a plan has there`;
}
/** The digits by which a plan, its approval and its restore are named. @param sha256 Of plan.json, hex. */
function planDigits(sha256) {
    return sha256.slice(0, 16);
}


/***/ })

};
