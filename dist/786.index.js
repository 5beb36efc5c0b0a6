export const id = 786;
export const ids = [786];
export const modules = {

/***/ 8678:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D$: () => (/* binding */ gatherVoices),
/* harmony export */   RJ: () => (/* binding */ readApprovals),
/* harmony export */   fu: () => (/* binding */ voicesOf),
/* harmony export */   mX: () => (/* binding */ APPROVAL),
/* harmony export */   nx: () => (/* binding */ approvalPath)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _domain_error_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9515);
/* harmony import */ var _domain_name_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1618);
/* harmony import */ var _trust_sshsig_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4203);
/* harmony import */ var _people_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7331);






/** The namespace of an approval, so that a signature for anything else is none. */
const APPROVAL = "holdfast-approval";
/** Where the approvals of a plan are gathered. */
function approvalPath(plan) {
    return `${plan}.approval`;
}
/** The text of a file of approvals; null where there is none. */
async function readApprovals(path) {
    try {
        return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(path, "utf8");
    }
    catch (cause) {
        if (cause.code === "ENOENT")
            return null;
        throw malformed(path, cause.message);
    }
}
/** Whose yes each block of a file is. A block that cannot be read is an error; one of a stranger counts nothing. */
function voicesOf(text, path, { plan, setup }) {
    return (0,_trust_sshsig_js__WEBPACK_IMPORTED_MODULE_4__/* .parseSignatures */ .Vv)(text).map((signature) => {
        if (typeof signature === "string")
            throw malformed(path, signature);
        const { fingerprint } = signature.key;
        const reason = (0,_trust_sshsig_js__WEBPACK_IMPORTED_MODULE_4__/* .checkSignature */ .jC)(signature, plan.bytes, APPROVAL);
        if (reason !== null)
            return { person: null, why: `the signature of ${fingerprint} is not for this plan` };
        const person = (0,_people_js__WEBPACK_IMPORTED_MODULE_5__/* .personOf */ .R)(setup.people, signature.key);
        return person === null
            ? { person: null, why: `${fingerprint} is the key of nobody in people` }
            : { person: person.name, fingerprint };
    });
}
/** Reads `<plan>.approval` if it is there and every file given. */
async function gatherVoices(plan, files, setup) {
    const own = approvalPath(plan.path);
    const paths = [
        own,
        ...files.map((file) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(setup.machine.cwd, file)).filter((path) => path !== own),
    ];
    const voices = [];
    for (const path of paths) {
        const text = await readApprovals(path);
        if (text !== null)
            voices.push(...voicesOf(text, path, { plan, setup }));
        else if (path !== own)
            throw malformed(path, "there is no such file");
    }
    return voices;
}
function malformed(path, why) {
    return new _domain_error_js__WEBPACK_IMPORTED_MODULE_2__/* .HoldfastError */ .Et("approval", `Cannot read approval "${(0,_domain_name_js__WEBPACK_IMPORTED_MODULE_3__/* .shown */ .SP)(path)}": ${why}`, {
        code: "approval-malformed",
        hint: "It must hold SSH signatures and nothing else. Approve again with holdfast approve.",
        thing: (0,_domain_name_js__WEBPACK_IMPORTED_MODULE_3__/* .shown */ .SP)(path),
    });
}


/***/ }),

/***/ 6006:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ readIdentities)
/* harmony export */ });
/* unused harmony export PASSPHRASE */
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _domain_error_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9515);
/* harmony import */ var _domain_name_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1618);
/* harmony import */ var _pipe_identity_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6055);





/** The environment variable for the passphrase of an identity file that has one. */
const PASSPHRASE = "HOLDFAST_IDENTITY_PASSPHRASE";
/** Reads an identity file. @param path What --identity says. @throws HoldfastError of stage "seal". */
async function readIdentities(path, { machine }) {
    if (path === null) {
        throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_2__/* .HoldfastError */ .Et("seal", "Cannot open the backup: no identity was given", {
            code: "key-missing",
            hint: "Name the file that keygen called identity.txt with --identity FILE.",
            thing: "identity",
        });
    }
    let bytes;
    try {
        bytes = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(machine.cwd, path));
    }
    catch (cause) {
        const { code, message } = cause;
        throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_2__/* .HoldfastError */ .Et("seal", `Cannot read identity "${(0,_domain_name_js__WEBPACK_IMPORTED_MODULE_3__/* .shown */ .SP)(path)}": ${code === "ENOENT" ? "there is no such file" : (0,_domain_name_js__WEBPACK_IMPORTED_MODULE_3__/* .shown */ .SP)(message)}`, {
            code: "key-missing",
            hint: "Is the drive with the identity mounted?",
            thing: (0,_domain_name_js__WEBPACK_IMPORTED_MODULE_3__/* .shown */ .SP)(path),
            cause,
        });
    }
    const passphrase = machine.env[PASSPHRASE] ?? null;
    try {
        return await (0,_pipe_identity_js__WEBPACK_IMPORTED_MODULE_4__/* .parseIdentities */ .go)(bytes, passphrase);
    }
    catch (cause) {
        throw cause instanceof _domain_error_js__WEBPACK_IMPORTED_MODULE_2__/* .HoldfastError */ .Et ? told(cause, { path, bytes, passphrase }) : cause;
    }
}
/** Names the file, and says what it is where it is something else. Never repeats a word of it. */
function told(error, { path, bytes, passphrase }) {
    const other = error.code === "key-malformed" ? otherKey(bytes) : null;
    const name = `identity "${(0,_domain_name_js__WEBPACK_IMPORTED_MODULE_3__/* .shown */ .SP)(path)}"`;
    const message = other === null
        ? error.message.replace("the identity file", name)
        : `Cannot read ${name}: ${other}`;
    const hint = error.code === "key-wrong" && passphrase === null
        ? `Set ${PASSPHRASE} to the passphrase it was encrypted with.`
        : (error.hint ?? "");
    return new _domain_error_js__WEBPACK_IMPORTED_MODULE_2__/* .HoldfastError */ .Et(error.stage, message, {
        code: error.code,
        hint,
        thing: (0,_domain_name_js__WEBPACK_IMPORTED_MODULE_3__/* .shown */ .SP)(path),
        cause: error.cause,
    });
}
function otherKey(bytes) {
    const text = Buffer.from(bytes).toString("latin1");
    if (/^-----BEGIN [A-Z ]*PRIVATE KEY-----/m.test(text))
        return "it is an SSH key, which signs or approves, not an age identity, which opens";
    if (/^(?:ssh|ecdsa|sk)-\S+ AAAA/m.test(text))
        return "it is an SSH key's public part, not an age identity, which opens";
    return /^age1/m.test(text) ? "it is a recipient, which seals; the identity opens" : null;
}


/***/ }),

/***/ 6780:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ readPlan)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _domain_entry_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(1189);
/* harmony import */ var _domain_error_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9515);
/* harmony import */ var _domain_name_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1618);
/* harmony import */ var _domain_plan_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(698);
/* harmony import */ var _domain_units_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3822);
/* harmony import */ var _trust_check_manifest_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1977);
/* harmony import */ var _trust_digest_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(8297);
/* harmony import */ var _trust_sshsig_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(4203);
/* harmony import */ var _trust_statement_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(7332);
/* harmony import */ var _people_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(7331);












/** Reads a plan and checks all that needs no place: form, manifest, policy, requester, expiry. @throws HoldfastError of stage "approval" or "trust". */
async function readPlan(file, setup) {
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(setup.machine.cwd, file);
    const bytes = await readBytes(path, file);
    const say = (code, why, hint) => new _domain_error_js__WEBPACK_IMPORTED_MODULE_2__/* .HoldfastError */ .Et("approval", `Cannot use plan "${(0,_domain_name_js__WEBPACK_IMPORTED_MODULE_3__/* .shown */ .SP)(file)}": ${why}`, {
        code,
        hint,
        thing: (0,_domain_name_js__WEBPACK_IMPORTED_MODULE_3__/* .shown */ .SP)(file),
    });
    const value = (0,_trust_statement_js__WEBPACK_IMPORTED_MODULE_9__/* .readStatement */ .c)(bytes, "plan");
    const plan = typeof value === "string" ? value : (0,_domain_plan_js__WEBPACK_IMPORTED_MODULE_4__/* .planOf */ .X)(value);
    if (typeof plan === "string")
        throw say("plan-malformed", plan, "Was the file edited or cut short? Make a new plan.");
    const { bound } = plan;
    const checked = (0,_trust_check_manifest_js__WEBPACK_IMPORTED_MODULE_6__/* .checkManifest */ .K)({
        name: (0,_domain_entry_js__WEBPACK_IMPORTED_MODULE_11__/* .backupName */ .aw)(bound.backup),
        text: new TextEncoder().encode(bound.manifest),
        signature: new TextEncoder().encode(bound.signature),
        believed: { policy: setup.policy.name, signers: setup.signers },
    });
    if (!("manifest" in checked))
        throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_2__/* .HoldfastError */ .Et("trust", checked.text, {
            code: checked.code,
            hint: checked.hint,
            thing: checked.thing,
        });
    if (checked.sha256 !== bound["manifest-sha256"])
        throw say("plan-malformed", "it names another manifest than it carries", "Make a new plan.");
    if (bound["policy-sha256"] !== setup.sha256)
        throw say("plan-stale", "it was made under another version of the policy", "Is your copy of the policy up to date? Else make a new plan.");
    const now = setup.machine.now();
    if (now >= new Date(bound.expires))
        throw say("plan-expired", `it expired ${(0,_domain_units_js__WEBPACK_IMPORTED_MODULE_5__/* .formatSpan */ .QA)(now.getTime() - new Date(bound.expires).getTime())} ago`, "Make a new plan and have it approved.");
    if (now < new Date(bound.created))
        throw say("clock-back", "it was made in the future of this clock", "Set the clock of this machine right.");
    refuseLongExpiry(plan, setup, say);
    const sha256 = (0,_trust_digest_js__WEBPACK_IMPORTED_MODULE_7__/* .sha256Hex */ .f)(bytes);
    return {
        plan,
        sha256,
        digits: (0,_domain_plan_js__WEBPACK_IMPORTED_MODULE_4__/* .planDigits */ .W)(sha256),
        bytes,
        path,
        checked,
        requester: requesterOf(plan, setup, say),
    };
}
/** The expiry is the policy's word, not the planner's. */
function refuseLongExpiry({ bound }, { policy }, say) {
    if (policy.approval === null || policy.approval === "open")
        return;
    const span = new Date(bound.expires).getTime() - new Date(bound.created).getTime();
    if (span > policy.approval.expires)
        throw say("plan-malformed", "it expires later than the policy allows", "Make a new plan.");
}
async function readBytes(path, file) {
    try {
        return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(path);
    }
    catch (cause) {
        const { code, message } = cause;
        throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_2__/* .HoldfastError */ .Et("approval", `Cannot read plan "${(0,_domain_name_js__WEBPACK_IMPORTED_MODULE_3__/* .shown */ .SP)(file)}": ${code === "ENOENT" ? "there is no such file" : message}`, {
            code: "plan-malformed",
            hint: "Make one with holdfast plan BACKUP --out plan.json.",
            thing: (0,_domain_name_js__WEBPACK_IMPORTED_MODULE_3__/* .shown */ .SP)(file),
            cause,
        });
    }
}
function requesterOf({ bound, request }, setup, say) {
    if (bound.requester === null && request === null)
        return null;
    const bad = say("plan-malformed", "its request is not signed by the person it names", "Make a new plan.");
    if (bound.requester === null || request === null)
        throw bad;
    const signature = (0,_trust_sshsig_js__WEBPACK_IMPORTED_MODULE_8__/* .parseSignature */ .uT)(request);
    if (typeof signature === "string" ||
        (0,_trust_sshsig_js__WEBPACK_IMPORTED_MODULE_8__/* .checkSignature */ .jC)(signature, (0,_trust_statement_js__WEBPACK_IMPORTED_MODULE_9__/* .writeStatement */ .p)(bound), "holdfast-request") !== null)
        throw bad;
    const person = (0,_people_js__WEBPACK_IMPORTED_MODULE_10__/* .personOf */ .R)(setup.people, signature.key);
    if (person?.name !== bound.requester.person || signature.key.fingerprint !== bound.requester.key)
        throw bad;
    return person.name;
}


/***/ }),

/***/ 786:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  restore: () => (/* binding */ restore)
});

// EXTERNAL MODULE: ./build/domain/approval.js
var approval = __webpack_require__(106);
// EXTERNAL MODULE: ./build/domain/chain.js
var chain = __webpack_require__(4212);
// EXTERNAL MODULE: ./build/domain/error.js
var domain_error = __webpack_require__(9515);
// EXTERNAL MODULE: ./build/host/journal.js
var host_journal = __webpack_require__(6076);
// EXTERNAL MODULE: ./build/command/approvals.js
var approvals = __webpack_require__(8678);
// EXTERNAL MODULE: ./build/command/compare_built.js + 1 modules
var compare_built = __webpack_require__(6314);
// EXTERNAL MODULE: ./build/command/saved.js
var saved = __webpack_require__(8133);
;// CONCATENATED MODULE: ./build/command/build_all.js



/** Opens every source first, so that a wrong identity stops before anything is built, then builds each aside. */
async function buildAll({ setup, plan, stored, identities, sources, }) {
    const { machine } = setup;
    const keyOf = (0,saved/* keysByIdentity */.QK)(identities);
    const opened = [];
    for (const { source } of sources) {
        const of = plan.checked.manifest.sources.find(({ name }) => name === source.name);
        machine.tell({ kind: "phase", text: `Opening "${source.name}"` });
        opened.push(await (0,saved/* openSaved */.AL)(stored, of, keyOf));
    }
    for (const [index, { source, engine, aside }] of sources.entries()) {
        machine.tell({ kind: "phase", text: `Building "${source.name}" aside` });
        await engine.build(telling(opened[index], { machine, whole: aside.only.length === 0 }), aside);
        machine.step("restore: built one");
    }
    return opened;
}
/** Compares all that was built with the inventories. @returns How many facts were equal. @throws HoldfastError "restore-differs". */
async function compareAll({ setup, sources }, saved) {
    let sum = 0;
    for (const [index, { source, engine, aside }] of sources.entries()) {
        setup.machine.tell({ kind: "phase", text: `Comparing "${source.name}" with its inventory` });
        const { facts, differences } = await (0,compare_built/* compareBuilt */.c)(engine, saved[index], aside);
        sum += facts;
        if (differences.length === 0)
            continue;
        throw new domain_error/* HoldfastError */.Et("restore", `Cannot restore source "${source.name}": what was built is not what was saved: ${differences.join("; ")}`, {
            code: "restore-differs",
            hint: "The place is as it was. Try another store or another backup, and report this.",
            thing: source.name,
        });
    }
    return sum;
}
/** The same, saying how many bytes were read. The total is known only where all of it is read. */
function telling(saved, { machine, whole }) {
    const total = whole ? [...saved.values()].reduce((sum, { size }) => sum + size, 0) : null;
    let done = 0;
    const counted = async function* (bytes) {
        for await (const chunk of bytes) {
            done += chunk.byteLength;
            machine.tell({ kind: "progress", done, total });
            yield chunk;
        }
    };
    return new Map([...saved].map(([name, part]) => [
        name,
        { ...part, read: (range) => counted(part.read(range)) },
    ]));
}

// EXTERNAL MODULE: ./build/command/catalogs.js + 1 modules
var catalogs = __webpack_require__(7107);
// EXTERNAL MODULE: ./build/command/find_backup.js + 1 modules
var find_backup = __webpack_require__(3143);
// EXTERNAL MODULE: ./build/command/identities.js
var command_identities = __webpack_require__(6006);
;// CONCATENATED MODULE: ./build/domain/drift.js
/**
 * How far the totals of a place moved since the plan, as a share of the larger; 0 when nothing did,
 * 1 when it appeared or vanished.
 */
function driftOf(then, now) {
    if (then === null || now === null)
        return then === now ? 0 : 1;
    const shares = ["items", "rows", "bytes"].map((measure) => {
        const a = then[measure] ?? 0;
        const b = now[measure] ?? 0;
        return a === b ? 0 : Math.abs(a - b) / Math.max(a, b);
    });
    return Math.max(...shares);
}
/** True where something is there that the plan saw empty or absent; a tree's own root is nothing yet. */
function isNoLongerEmpty(then, now) {
    if (now === null || !isEmpty(then))
        return false;
    return now.items > (then?.items ?? 0) || now.bytes > (then?.bytes ?? 0);
}
function isEmpty(totals) {
    if (totals === null || totals.items === 0)
        return true;
    return totals.items === 1 && totals.rows === null && totals.bytes === 0;
}

// EXTERNAL MODULE: ./build/command/attribute.js
var attribute = __webpack_require__(3390);
// EXTERNAL MODULE: ./build/command/outcome.js + 1 modules
var outcome = __webpack_require__(2576);
// EXTERNAL MODULE: ./build/command/placed.js
var placed = __webpack_require__(9657);
// EXTERNAL MODULE: ./build/command/preflight.js
var preflight = __webpack_require__(5697);
// EXTERNAL MODULE: ./build/command/refuse_places.js
var refuse_places = __webpack_require__(4419);
;// CONCATENATED MODULE: ./build/command/observe.js







/**
 * Looks again at everything the plan is bound to; the plan is never rebuilt.
 *
 * @throws HoldfastError "plan-stale" where the host, a place or its content is another one.
 */
async function observe(plan, setup) {
    const { bound, seen } = plan.plan;
    if (bound.host !== setup.machine.host)
        throw stale(plan, `it was made on host "${bound.host}"`);
    const sources = [];
    const findings = [];
    for (const one of bound.sources) {
        const of = setup.sources.find(({ name }) => name === one.name);
        if (of === undefined || of.kind.kind !== one.engine)
            throw stale(plan, `the policy has no source "${one.name}" of engine ${one.engine}`);
        const source = (0,placed/* placed */.G)(of, one.into, setup.machine);
        const engine = source.open();
        const mark = await engine.mark();
        if (engine.place !== one.place || mark !== one.mark)
            throw stale(plan, `the place of "${one.name}" is another one than it was`);
        await refuseDrift(engine, { plan, one, seen, setup });
        const aside = await engine.aside(plan.digits, one.paths);
        const checked = (0,attribute/* attributed */.B)(one.name, await engine.check("build", aside.only));
        if ((0,preflight/* hasError */.JD)(checked)) {
            const first = checked.find(({ weight }) => weight === "error");
            throw new domain_error/* HoldfastError */.Et("restore", first.text, {
                code: first.code,
                hint: first.hint,
                thing: one.name,
                findings: checked,
            });
        }
        findings.push(...checked);
        sources.push({ source, engine, bound: one, aside });
    }
    await (0,refuse_places/* refusePlaces */.B)(setup, sources.map(({ source }) => source));
    return { sources, findings };
}
/** Refuses a plan whose backup is no longer there, but another trusted one under its id: nobody approved that one. */
function refuseReplaced(plan, shelves) {
    const { id } = plan.checked.manifest;
    const trusted = shelves
        .flatMap(({ catalog }) => catalog?.entries ?? [])
        .flatMap(({ checked }) => (checked?.manifest.id === id ? [checked.sha256] : []));
    if (trusted.length > 0 && !trusted.includes(plan.checked.sha256))
        throw stale(plan, `backup "${id}" in the store is another one than was approved`);
}
async function refuseDrift(engine, { plan, one, seen, setup, }) {
    const then = seen.sources.find(({ name }) => name === one.name)?.now ?? null;
    const now = (await (0,outcome/* caught */.Vq)(() => engine.count())).value;
    if (isNoLongerEmpty(then, now))
        throw stale(plan, `the place of "${one.name}" was empty and no longer is`);
    const rule = setup.policy.approval;
    const limit = rule === null || rule === "open" ? null : rule.drift;
    const drift = driftOf(then, now);
    if (limit !== null && drift > limit)
        throw stale(plan, `the place of "${one.name}" moved by ${Math.round(drift * 100)}%, more than approval.drift allows`);
}
function stale(plan, why) {
    return new domain_error/* HoldfastError */.Et("approval", `Cannot use plan ${plan.digits}: ${why}`, {
        code: "plan-stale",
        hint: "Make a new plan and have it approved.",
        thing: plan.digits,
    });
}

// EXTERNAL MODULE: ./build/command/plan.js + 1 modules
var command_plan = __webpack_require__(8279);
// EXTERNAL MODULE: ./build/command/read_plan.js
var read_plan = __webpack_require__(6780);
// EXTERNAL MODULE: ./build/command/recover.js
var recover = __webpack_require__(4374);
// EXTERNAL MODULE: ./build/command/session.js + 1 modules
var command_session = __webpack_require__(8343);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/host/state.js
var host_state = __webpack_require__(838);
// EXTERNAL MODULE: ./build/command/publish.js
var publish = __webpack_require__(3041);
// EXTERNAL MODULE: ./build/command/signer.js
var signer = __webpack_require__(9246);
;// CONCATENATED MODULE: ./build/command/spent.js
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





const FOLDER = "spent";
/** Refuses a plan that was used on this host. @throws HoldfastError "approval-spent". */
async function refuseSpent(plan, { state }) {
    const record = (await (0,host_state/* readRecord */.aE)((0,external_node_path_.join)(state, FOLDER, `${plan.sha256}.json`)));
    if (record === null)
        return;
    throw new domain_error/* HoldfastError */.Et("approval", `Cannot restore plan ${plan.digits}: it was used on ${record.at ?? "an earlier day"}`, {
        code: "approval-spent",
        hint: "A plan is good for one restore. Make a new one and have it approved.",
        thing: plan.digits,
    });
}
/** Records, synced, that a plan is used. */
async function spend(plan, approvers, setup) {
    await (0,host_state/* writeRecord */.rh)(setup.state, (0,external_node_path_.join)(FOLDER, `${plan.sha256}.json`), recordOf(plan, approvers, setup));
}
/** Copies the record to the store as a signed note, where this host can sign. */
async function noteSpent(all) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { plan, setup, session, approvers, found } = all;
        const key = __addDisposableResource(env_1, await (0,signer/* openSigner */.Hs)(setup, session.folder), true);
        const value = recordOf(plan, approvers, setup);
        await (0,publish/* publishNote */.cN)(found.store, { id: value.backup, note: "spent", value }, { staged: session.folder, key, machine: setup.machine });
        return true;
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
function recordOf(plan, approvers, { machine, policy }) {
    return {
        "holdfast-spent": 1,
        backup: plan.plan.bound.backup,
        sha256: plan.checked.sha256,
        at: machine.now().toISOString(),
        host: policy.disclose === "all" ? machine.host : null,
        plan: plan.sha256,
        approvers: [...approvers],
    };
}

;// CONCATENATED MODULE: ./build/command/restore.js
var restore_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var restore_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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
 * Carries out an approved plan: observes again, builds everything aside, compares it with the
 * inventories, and only then swaps. Until the first swap no place is touched; a failed swap takes
 * the earlier ones back.
 */
async function restore(setup, input) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { policy } = setup;
        if (policy.approval === null)
            throw (0,command_plan.noApproval)(policy.name);
        const plan = await (0,read_plan/* readPlan */.m)(input.plan, setup);
        const session = restore_addDisposableResource(env_1, await (0,command_session/* openSession */.f)(setup), true);
        await refuseSpent(plan, setup);
        const approvers = await approvedBy(plan, input, setup);
        const identities = await (0,command_identities/* readIdentities */.d)(input.identity, setup);
        const found = await findPlanned(plan, setup);
        const observed = await observe(plan, setup);
        const stored = { store: found.store, id: plan.checked.manifest.id };
        const building = { setup, plan, stored, identities, sources: observed.sources };
        const journal = await begin(building);
        const facts = await aside(building, journal);
        await swapAll(building, journal, approvers);
        const findings = [
            ...session.findings,
            ...observed.findings,
            ...(await copySpent({ plan, setup, session, approvers, found })),
        ];
        if (policy.approval === "open") {
            findings.push((0,outcome/* finding */.gk)("warning", "approval-open", {
                thing: policy.name,
                text: "Approval is open: nobody was asked before this restore",
                hint: "Name approvers in the policy.",
            }));
        }
        return (0,outcome/* outcomeOf */.sG)({
            command: "restore",
            backup: stored.id,
            findings,
            entries: journal.sources.map(({ name, place }) => ({ source: name, place })),
            totals: { plan: plan.sha256, restore: plan.digits, facts, approvers },
            lines: [
                ...journal.sources.map(({ name, place }) => `${name}  →  ${place}`),
                `${facts.toLocaleString("en-US")} facts equal to those of ${stored.id}; approved by ${approvers.join(", ") || "nobody (open)"}`,
                `The old is kept until: holdfast settle ${plan.digits}`,
                `Undo with: holdfast undo ${plan.digits}`,
                "Restore successfully",
            ],
        });
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = restore_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
async function approvedBy(plan, input, setup) {
    const rule = setup.policy.approval;
    if (rule === null)
        throw (0,command_plan.noApproval)(setup.policy.name);
    const verdict = (0,approval/* judgeApproval */.b)(await (0,approvals/* gatherVoices */.D$)(plan, input.approvals, setup), rule, plan.requester);
    if (verdict.granted)
        return verdict.approvers;
    const ignored = verdict.ignored.length === 0 ? "" : ` (not counted: ${verdict.ignored.join("; ")})`;
    throw new domain_error/* HoldfastError */.Et("approval", `Cannot restore plan ${plan.digits}: ${verdict.approvers.length} of ${verdict.needed} approvals${ignored}`, {
        code: "approval-missing",
        hint: `Ask ${rule === "open" ? "nobody" : rule.approvers.filter((name) => name !== plan.requester && !verdict.approvers.includes(name)).join(" or ")} to run: holdfast approve ${input.plan} --key FILE`,
        thing: plan.digits,
    });
}
async function findPlanned(plan, setup) {
    const shelves = await (0,catalogs/* readCatalogs */.r)(setup, [...setup.stores.keys()], "write");
    const newest = (0,find_backup/* newestOf */.su)(shelves);
    const now = setup.machine.now();
    if (newest !== null && now < new Date(newest.manifest.taken)) {
        throw new domain_error/* HoldfastError */.Et("approval", `Cannot restore: the clock of this host is behind backup "${newest.manifest.id}"`, {
            code: "clock-back",
            hint: "Set the clock right; expiry cannot be judged by a wrong one.",
            thing: newest.manifest.id,
        });
    }
    refuseReplaced(plan, shelves);
    const link = { id: plan.plan.bound.backup, sha256: plan.checked.sha256 };
    const found = await (0,find_backup/* findBackup */.SC)(shelves, { text: (0,chain/* linkText */.y)(link), sources: [], now });
    const fresh = found.notes.filter((note) => !plan.plan.seen.findings.includes(note));
    if (fresh.length === 0)
        return found;
    throw new domain_error/* HoldfastError */.Et("trust", `Cannot trust store "${found.storeName}": ${fresh[0]}`, {
        code: "chain-broken",
        hint: "Nobody approved this. Make a new plan that names the backup whole, as id@sha256.",
        thing: found.storeName,
    });
}
async function begin({ setup, plan, sources }) {
    const turns = (await (0,host_journal/* readJournals */.rZ)(setup.state)).map(({ turn }) => turn);
    const journal = {
        id: plan.digits,
        turn: Math.max(0, ...turns) + 1,
        state: "building",
        backup: plan.plan.bound.backup,
        plan: plan.sha256,
        began: setup.machine.now().toISOString(),
        sources: sources.map(({ source, engine, aside: { only, moves } }) => ({
            name: source.name,
            engine: source.kind.kind,
            settings: source.settings,
            place: engine.place,
            aside: { only, moves },
        })),
    };
    // Before anything is built: what a killed restore leaves beside a place is found by this.
    await (0,host_journal/* writeJournal */.fY)(setup.state, journal);
    setup.machine.step("restore: journalled");
    return journal;
}
async function aside(building, journal) {
    const { machine } = building.setup;
    try {
        const saved = await buildAll(building);
        machine.step("restore: built");
        const facts = await compareAll(building, saved);
        machine.step("restore: compared");
        return facts;
    }
    catch (error) {
        await (0,recover/* takeBack */.zH)(journal, building.setup); // no place was touched yet; this drops what was built
        throw error;
    }
}
/** Swaps in the stated order; a failure, also of the record of it, undoes what was swapped in reverse. */
async function swapAll({ setup, plan, sources }, journal, approvers) {
    const { machine, state } = setup;
    machine.tell({ kind: "phase", text: "Putting in place" });
    try {
        // Synced before the first swap, so that a killed one is taken back by the next command.
        await (0,host_journal/* writeJournal */.fY)(state, { ...journal, state: "swapping" });
        machine.step("restore: swapping");
        // Immediately before the first swap: a restore that stopped earlier may run again, a later one may not.
        await spend(plan, approvers, setup);
        machine.step("restore: spent");
        for (const { engine, aside: each } of sources) {
            machine.signal.throwIfAborted();
            await engine.swap(each);
            machine.step("restore: swapped one");
        }
        await (0,host_journal/* writeJournal */.fY)(state, { ...journal, state: "swapped" });
    }
    catch (error) {
        await (0,recover/* takeBack */.zH)(journal, setup);
        throw error;
    }
    machine.step("restore: swapped all");
}
/** Why a copy could not be made; a signal too stops only this, as everything is in place by now. */
async function whyNot(work) {
    try {
        return (await (0,outcome/* caught */.Vq)(work)).findings[0]?.text ?? null;
    }
    catch (error) {
        if (error instanceof domain_error/* Interrupted */.j$)
            return error.message;
        throw error;
    }
}
async function copySpent(all) {
    const why = await whyNot(() => noteSpent(all));
    if (why === null)
        return [];
    return [
        (0,outcome/* finding */.gk)("note", "approval-spent", {
            thing: all.plan.digits,
            text: `This plan is recorded as used on this host only, not in the stores: ${why}`,
            hint: "Keep this host's state folder.",
        }),
    ];
}


/***/ }),

/***/ 106:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ judgeApproval)
/* harmony export */ });
/**
 * Counts people, not keys: strangers, the requester, repeats of one person count nothing. A
 * requester who is not proven costs one approval more. Pure.
 *
 * @param requester The proven requester, or null.
 */
function judgeApproval(voices, rule, requester) {
    if (rule === "open")
        return { granted: true, approvers: [], needed: 0, ignored: [] };
    const needed = rule.needed + (requester === null ? 1 : 0);
    const approvers = new Set();
    const ignored = [];
    for (const voice of voices) {
        if (voice.person === null)
            ignored.push(voice.why);
        else if (voice.person === requester)
            ignored.push(`${voice.person} requested this plan`);
        else if (!rule.approvers.includes(voice.person))
            ignored.push(`${voice.person} is no approver`);
        else if (approvers.has(voice.person))
            ignored.push(`${voice.person} is counted already`);
        else
            approvers.add(voice.person);
    }
    return { granted: approvers.size >= needed, approvers: [...approvers], needed, ignored };
}


/***/ }),

/***/ 6055:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N6: () => (/* binding */ makeIdentity),
/* harmony export */   go: () => (/* binding */ parseIdentities)
/* harmony export */ });
/* unused harmony export recipientOf */
/* harmony import */ var _domain_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9515);

const BINARY = "age-encryption.org/v1\n";
const ARMOR = "-----BEGIN AGE ENCRYPTED FILE-----";
const SECRET = /^AGE-SECRET-KEY-(?:PQ-)?1[02-9AC-HJ-NP-Z]+$/;
/**
 * The secret keys of an identity file as `age-keygen` writes it: one a line, `#` begins a comment.
 *
 * @param file Its text or bytes. It may be encrypted with a passphrase by `age -p`; only with `-a` is that text.
 * @param passphrase For such a file, else null.
 * @throws HoldfastError "key-malformed", or "key-wrong" when the passphrase is missing or does not fit. Never
 *   says a word of the file.
 */
async function parseIdentities(file, passphrase) {
    const text = typeof file === "string" ? file : Buffer.from(file).toString("utf8");
    const encrypted = text.startsWith(BINARY) || text.trimStart().startsWith(ARMOR);
    const lines = encrypted ? await decrypt(file, text, passphrase) : text;
    const found = [];
    for (const [index, line] of lines.split("\n").entries()) {
        const trimmed = line.trim();
        if (trimmed === "" || trimmed.startsWith("#"))
            continue;
        if (!SECRET.test(trimmed))
            throw malformed(`line ${index + 1} is not an age secret key`);
        await recipientOf(trimmed).catch(() => {
            throw malformed(`the key in line ${index + 1} is mistyped or cut short`);
        });
        found.push(trimmed);
    }
    if (found.length === 0)
        throw malformed("there is no age secret key in it");
    return found;
}
/** Makes a new X25519 identity and its recipient. */
async function makeIdentity() {
    const { generateX25519Identity } = await Promise.all(/* import() */[__webpack_require__.e(929), __webpack_require__.e(73)]).then(__webpack_require__.bind(__webpack_require__, 4073));
    const identity = await generateX25519Identity();
    return { identity, recipient: await recipientOf(identity) };
}
/** The recipient of an identity, X25519 or hybrid. @throws HoldfastError "key-malformed". */
async function recipientOf(identity) {
    const { identityToRecipient } = await Promise.all(/* import() */[__webpack_require__.e(929), __webpack_require__.e(73)]).then(__webpack_require__.bind(__webpack_require__, 4073));
    try {
        return await identityToRecipient(identity);
    }
    catch {
        throw malformed("it is not an age secret key"); // without cause: the library may quote it
    }
}
async function decrypt(file, text, passphrase) {
    if (passphrase === null) {
        throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_0__/* .HoldfastError */ .Et("seal", "Cannot read the identity file: it needs a passphrase", {
            code: "key-wrong",
            hint: "Give the passphrase it was encrypted with.",
        });
    }
    const { Decrypter, armor } = await Promise.all(/* import() */[__webpack_require__.e(929), __webpack_require__.e(73)]).then(__webpack_require__.bind(__webpack_require__, 4073));
    const decrypter = new Decrypter();
    decrypter.addPassphrase(passphrase);
    try {
        const sealed = text.startsWith(BINARY) ? bytesOf(file) : armor.decode(text);
        return await decrypter.decrypt(sealed, "text");
    }
    catch (cause) {
        if (cause instanceof _domain_error_js__WEBPACK_IMPORTED_MODULE_0__/* .HoldfastError */ .Et)
            throw cause;
        throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_0__/* .HoldfastError */ .Et("seal", "Cannot read the identity file: the passphrase does not open it", {
            code: "key-wrong",
            hint: "Is it the right passphrase, and was the file encrypted by age with a passphrase?",
            cause,
        });
    }
}
function bytesOf(file) {
    if (typeof file !== "string")
        return file;
    throw malformed("it is encrypted, and not as text");
}
function malformed(why) {
    return new _domain_error_js__WEBPACK_IMPORTED_MODULE_0__/* .HoldfastError */ .Et("seal", `Cannot read the identity file: ${why}`, {
        code: "key-malformed",
        hint: "It should be as age-keygen or holdfast keygen made it: AGE-SECRET-KEY-1… in a line of its own.",
    });
}


/***/ })

};
