export const id = 755;
export const ids = [755];
export const modules = {

/***/ 755:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  check: () => (/* binding */ check)
});

// EXTERNAL MODULE: ./build/domain/name.js
var domain_name = __webpack_require__(1618);
// EXTERNAL MODULE: ./build/host/journal.js
var journal = __webpack_require__(6076);
// EXTERNAL MODULE: ./build/command/catalogs.js + 1 modules
var catalogs = __webpack_require__(7107);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/trust/key_file.js
var key_file = __webpack_require__(8847);
// EXTERNAL MODULE: ./build/trust/private_key.js
var private_key = __webpack_require__(9662);
// EXTERNAL MODULE: ./build/trust/public_key.js
var public_key = __webpack_require__(3556);
// EXTERNAL MODULE: ./build/trust/sign.js
var sign = __webpack_require__(4128);
// EXTERNAL MODULE: ./build/command/outcome.js + 1 modules
var outcome = __webpack_require__(2576);
// EXTERNAL MODULE: ./build/command/signer.js
var signer = __webpack_require__(9246);
;// CONCATENATED MODULE: ./build/command/check_keys.js
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









const MAX_KEY = 65_536; // bytes; no identity is larger
/** What is wrong with the keys on this host: the signing key, identities that lie about, keys that two share. */
async function checkKeys(setup) {
    return [
        ...(await checkSigning(setup)),
        ...(await identitiesBeside(setup)),
        ...(await sharedKeys(setup)),
    ];
}
async function checkSigning(setup) {
    const { machine, policy } = setup;
    const tool = await (0,outcome/* caught */.Vq)(() => machine.run({ argv: ["ssh-keygen", "-?"] }));
    if (tool.value === null) {
        return [
            (0,outcome/* finding */.gk)("error", "ssh-missing", {
                thing: "ssh-keygen",
                text: "Cannot sign: ssh-keygen is not installed",
                hint: "Install Debian's package openssh-client.",
            }),
        ];
    }
    if (policy.signingKey === null) {
        return [
            (0,outcome/* finding */.gk)("note", "key-missing", {
                thing: "signing-key",
                text: "The policy names no signing-key, so this host can restore but not back up",
            }),
        ];
    }
    const found = await (0,outcome/* caught */.Vq)(() => signingKey(policy.signingKey, setup));
    const key = found.value?.key ?? null;
    if (key === null)
        return [...found.findings];
    const why = (0,signer/* whyNoSigner */.wJ)(setup, key);
    if (why === null)
        return [];
    return [
        (0,outcome/* finding */.gk)("error", "key-wrong", {
            thing: "signing-key",
            text: `Cannot sign for policy "${policy.name}": ${why}`,
            hint: "Is it the key of another host? The policy's signers must hold its .pub line with may: [backup].",
        }),
    ];
}
/** The key a backup would sign with, as far as it is known without writing anything. */
async function signingKey(reference, setup) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const at = (0,signer/* keyReference */.xc)(reference, setup);
        if ("text" in at)
            return { key: (0,key_file/* judgeKey */.FF)((0,private_key/* tidyKeyText */.j)(at.text), key_file/* TEXT */.a$).publicKey };
        const opened = __addDisposableResource(env_1, await (0,sign/* openSigningKey */.bc)(at, setup.machine, setup.folder), true);
        return { key: opened.publicKey };
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
/** An identity beside the policy or the signing key lets the host read what it wrote. */
async function identitiesBeside(setup) {
    const folders = new Set([setup.folder]);
    const key = setup.policy.signingKey;
    if (key?.startsWith("file:") === true)
        folders.add((0,external_node_path_.dirname)((0,external_node_path_.resolve)(setup.folder, key.slice(5))));
    const findings = [];
    for (const folder of folders) {
        for (const entry of await (0,promises_.readdir)(folder, { withFileTypes: true }).catch(() => [])) {
            const path = (0,external_node_path_.join)(folder, entry.name);
            if (!entry.isFile() || ((await (0,promises_.stat)(path).catch(() => null))?.size ?? 0) > MAX_KEY)
                continue;
            if (!/AGE-SECRET-KEY-/.test(await (0,promises_.readFile)(path, "latin1").catch(() => "")))
                continue;
            findings.push((0,outcome/* finding */.gk)("warning", "key-exposed", {
                thing: (0,domain_name/* shown */.SP)(entry.name),
                text: `An identity lies on this host: "${(0,domain_name/* shown */.SP)(path)}"`,
                hint: "Move it off this machine: whoever takes the host could read every backup.",
            }));
        }
    }
    return findings;
}
async function sharedKeys({ signers, people }) {
    return signers.flatMap((signer) => people
        .filter(({ keys }) => keys.some((key) => (0,public_key/* samePublicKey */.D3)(key, signer.key)))
        .map(({ name }) => (0,outcome/* finding */.gk)("warning", "key-exposed", {
        thing: name,
        text: `Signer "${signer.name}" and person "${name}" share a key: whoever takes the host could approve restores`,
        hint: "Give the person a key of their own.",
    })));
}

// EXTERNAL MODULE: ./build/command/open_approval.js
var open_approval = __webpack_require__(2948);
// EXTERNAL MODULE: ./build/command/open_policy.js + 18 modules
var open_policy = __webpack_require__(7285);
// EXTERNAL MODULE: ./build/command/preflight.js
var preflight = __webpack_require__(5697);
;// CONCATENATED MODULE: ./build/command/check.js








/** Checks policy, keys, tools, rights, room and stores. Touches nothing. */
async function check(machine, input) {
    if (input.offline) {
        const findings = await (0,open_policy/* checkText */.q)(input.policy, machine, input.kit);
        return (0,outcome/* outcomeOf */.sG)({
            command: "check",
            findings,
            lines: findings.length === 0 ? ["The policy's text is sound"] : [],
        });
    }
    const setup = await (0,open_policy.openPolicy)(input.policy, machine, input.kit);
    const findings = [...(await checkKeys(setup))];
    const shelves = await (0,catalogs/* readCatalogs */.r)(setup, [...setup.stores.keys()]);
    const lines = [];
    const entries = [];
    const note = (kind, name, found) => {
        findings.push(...found);
        lines.push(`${kind.padEnd(6)}  ${name}  ${wordFor(found)}`);
        entries.push({ kind, name, ready: !(0,preflight/* hasError */.JD)(found) });
    };
    for (const { name, store, findings: unread } of shelves) {
        const done = unread.length > 0 ? { value: unread } : await (0,outcome/* caught */.Vq)(() => store.check(0));
        note("store", name, done.value ?? ("findings" in done ? done.findings : []));
    }
    for (const source of setup.sources) {
        if (!source.entry.enabled) {
            lines.push(`source  ${source.name}  disabled${source.entry.because === null ? "" : `: ${(0,domain_name/* shown */.SP)(source.entry.because)}`}`);
            continue;
        }
        note("source", source.name, await (0,preflight/* checkSource */.As)(source, "dump"));
    }
    findings.push(...(await (0,preflight/* insideSources */.pA)(setup, setup.sources.filter(({ entry }) => entry.enabled))), ...(await pending(setup)));
    lines.push((0,preflight/* hasError */.JD)(findings) ? "Not ready" : "Ready");
    return (0,open_approval.remindOpen)(setup, (0,outcome/* outcomeOf */.sG)({ command: "check", findings, entries, lines }));
}
function wordFor(findings) {
    if ((0,preflight/* hasError */.JD)(findings))
        return "NOT READY";
    return findings.some(({ weight }) => weight === "warning") ? "ready, with a warning" : "ready";
}
async function pending({ state }) {
    const journals = await (0,journal/* readJournals */.rZ)(state);
    return journals
        .filter((one) => ["building", "swapping", "undoing", "settling"].includes(one.state))
        .map((one) => (0,outcome/* finding */.gk)("warning", "restore-pending", {
        thing: one.id,
        text: `Restore ${one.id} was cut short`,
        hint: "The next backup, plan, restore or undo puts it in order.",
    }));
}


/***/ }),

/***/ 2948:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   remindOpen: () => (/* binding */ remindOpen)
/* harmony export */ });
/* harmony import */ var _outcome_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2576);

/** Repeats in every report that the policy asks nobody before a restore. */
function remindOpen({ policy }, outcome) {
    const { report } = outcome;
    if (policy.approval !== "open")
        return outcome;
    if (report.findings.some(({ code }) => code === "approval-open"))
        return outcome;
    const open = (0,_outcome_js__WEBPACK_IMPORTED_MODULE_0__/* .finding */ .gk)("warning", "approval-open", {
        thing: policy.name,
        text: "Approval is open: anybody who can run Holdfast here may restore, nobody is asked",
        hint: "Name people and approvers in the policy.",
    });
    return { ...outcome, report: { ...report, findings: [...report.findings, open] } };
}


/***/ }),

/***/ 9246:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hs: () => (/* binding */ openSigner),
/* harmony export */   wJ: () => (/* binding */ whyNoSigner),
/* harmony export */   xc: () => (/* binding */ keyReference)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _domain_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9515);
/* harmony import */ var _trust_public_key_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3556);
/* harmony import */ var _trust_sign_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4128);




/**
 * Opens this host's signing key and makes sure that the policy trusts it for backups.
 *
 * @param folder A private folder, for a key given as text.
 * @throws HoldfastError of stage "seal" before anything was dumped.
 */
async function openSigner(setup, folder) {
    const { policy, machine } = setup;
    if (policy.signingKey === null) {
        throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_1__/* .HoldfastError */ .Et("seal", `Cannot sign: policy "${policy.name}" names no signing-key`, {
            code: "key-missing",
            hint: "Add signing-key: env:NAME or file:PATH to the policy; keygen makes a key.",
            thing: "signing-key",
        });
    }
    const key = await (0,_trust_sign_js__WEBPACK_IMPORTED_MODULE_3__/* .openSigningKey */ .bc)(keyReference(policy.signingKey, setup), machine, folder);
    const why = whyNoSigner(setup, key.publicKey);
    if (why === null)
        return key;
    await key[Symbol.asyncDispose]();
    throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_1__/* .HoldfastError */ .Et("seal", `Cannot sign for policy "${policy.name}": ${why}`, {
        code: "key-wrong",
        hint: "Is it the key of another host? The policy's signers must hold its .pub line with may: [backup].",
        thing: "signing-key",
    });
}
/** Why a key may not sign this policy's backups; null where it may. */
function whyNoSigner({ signers }, key) {
    const signer = signers.find((one) => (0,_trust_public_key_js__WEBPACK_IMPORTED_MODULE_2__/* .samePublicKey */ .D3)(one.key, key));
    if (signer === undefined)
        return `its key ${key.fingerprint} is not among the signers`;
    if (signer.last !== null)
        return `signer "${signer.name}" is retired`;
    return signer.may.includes("backup") ? null : `signer "${signer.name}" may not sign backups`;
}
/** Where a secret reference of the policy leads. @throws HoldfastError "key-missing" for an unset variable. */
function keyReference(reference, { machine, folder }) {
    if (reference.startsWith("file:"))
        return { file: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(folder, reference.slice("file:".length)) };
    const name = reference.slice("env:".length);
    const text = machine.env[name];
    if (text !== undefined && text !== "")
        return { text };
    throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_1__/* .HoldfastError */ .Et("seal", `Cannot sign: the environment has no ${name}`, {
        code: "key-missing",
        hint: `Set ${name} to the text of the private key, or use file:PATH.`,
        thing: name,
    });
}


/***/ })

};
