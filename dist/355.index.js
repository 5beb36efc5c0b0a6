export const id = 355;
export const ids = [355];
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

/***/ 6355:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   approve: () => (/* binding */ approve)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _domain_approval_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(106);
/* harmony import */ var _domain_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9515);
/* harmony import */ var _host_place_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9440);
/* harmony import */ var _host_scratch_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(557);
/* harmony import */ var _trust_sign_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4128);
/* harmony import */ var _approvals_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8678);
/* harmony import */ var _outcome_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(2576);
/* harmony import */ var _people_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(7331);
/* harmony import */ var _plan_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(8279);
/* harmony import */ var _plan_text_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(1369);
/* harmony import */ var _read_plan_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(6780);
/* harmony import */ var _written_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(6389);
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













/** Shows a plan, checks it against the approver's own copy of the policy, and adds a signature to `<plan>.approval`. */
async function approve(setup, input) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { machine, policy } = setup;
        if (policy.approval === null)
            throw (0,_plan_js__WEBPACK_IMPORTED_MODULE_8__.noApproval)(policy.name);
        const plan = await (0,_read_plan_js__WEBPACK_IMPORTED_MODULE_10__/* .readPlan */ .m)(input.plan, setup);
        const path = (0,_approvals_js__WEBPACK_IMPORTED_MODULE_5__/* .approvalPath */ .nx)(plan.path);
        const scratch = __addDisposableResource(env_1, await (0,_written_js__WEBPACK_IMPORTED_MODULE_11__/* .written */ .M)(input.plan, () => (0,_host_scratch_js__WEBPACK_IMPORTED_MODULE_3__/* .scratchBeside */ .N)(plan.path, machine)), true);
        const key = __addDisposableResource(env_1, await (0,_trust_sign_js__WEBPACK_IMPORTED_MODULE_4__/* .openSigningKey */ .bc)({ file: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(machine.cwd, input.key) }, machine, scratch.path), true);
        const person = (0,_people_js__WEBPACK_IMPORTED_MODULE_7__/* .personOf */ .R)(setup.people, key.publicKey);
        const refuse = (why, hint) => new _domain_error_js__WEBPACK_IMPORTED_MODULE_1__/* .HoldfastError */ .Et("approval", `Cannot approve plan ${plan.digits}: ${why}`, {
            code: "approval-refused",
            hint,
            thing: plan.digits,
        });
        if (person === null)
            throw refuse(`${key.publicKey.fingerprint} is the key of nobody in people`, "Only people the policy names can approve.");
        if (policy.approval !== "open" && !policy.approval.approvers.includes(person.name)) {
            throw refuse(`${person.name} is no approver`, `The approvers are ${policy.approval.approvers.join(", ")}.`);
        }
        if (person.name === plan.requester)
            throw refuse(`${person.name} requested it`, "Somebody else must approve it.");
        const before = await (0,_approvals_js__WEBPACK_IMPORTED_MODULE_5__/* .readApprovals */ .RJ)(path);
        const voices = before === null ? [] : (0,_approvals_js__WEBPACK_IMPORTED_MODULE_5__/* .voicesOf */ .fu)(before, path, { plan, setup });
        if (voices.some((voice) => voice.person === person.name))
            throw refuse(`${person.name} approved it already`, "Another approver is needed.");
        const signature = await (0,_trust_sign_js__WEBPACK_IMPORTED_MODULE_4__/* .sign */ ._S)(plan.bytes, { namespace: _approvals_js__WEBPACK_IMPORTED_MODULE_5__/* .APPROVAL */ .mX, key, machine });
        await (0,_written_js__WEBPACK_IMPORTED_MODULE_11__/* .written */ .M)((0,_approvals_js__WEBPACK_IMPORTED_MODULE_5__/* .approvalPath */ .nx)(input.plan), () => (0,_host_place_js__WEBPACK_IMPORTED_MODULE_2__/* .writeWhole */ .f8)(path, `${before ?? ""}${signature}`, 0o644));
        const verdict = (0,_domain_approval_js__WEBPACK_IMPORTED_MODULE_12__/* .judgeApproval */ .b)([...voices, { person: person.name, fingerprint: key.publicKey.fingerprint }], policy.approval, plan.requester);
        const state = verdict.granted
            ? "it may be carried out"
            : `${verdict.approvers.length} of ${verdict.needed} approvals`;
        return (0,_outcome_js__WEBPACK_IMPORTED_MODULE_6__/* .outcomeOf */ .sG)({
            command: "approve",
            backup: plan.plan.bound.backup,
            entries: [
                {
                    plan: plan.sha256,
                    person: person.name,
                    approvals: verdict.approvers.length,
                    needed: verdict.needed,
                },
            ],
            lines: [
                ...(0,_plan_text_js__WEBPACK_IMPORTED_MODULE_9__/* .planText */ .P)(plan.plan, policy.approval),
                `Approved by ${person.name}: ${state}`,
                `Plan: ${plan.digits}`,
            ],
        });
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


/***/ })

};
