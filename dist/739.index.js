export const id = 739;
export const ids = [739];
export const modules = {

/***/ 6314:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  c: () => (/* binding */ compareBuilt)
});

;// CONCATENATED MODULE: ./build/domain/fact.js
/**
 * Compares two ascending streams of facts by key and every field of `is`; `at` and `span` say where
 * a thing lay, not what it is, so they are left out.
 *
 * @param order The order both streams ascend in; a stream that does not ascend is a RangeError.
 * @returns Differences in that order, as they are met.
 */
async function* compareFacts(saved, found, order) {
    const left = ascending(saved, order);
    const right = ascending(found, order);
    try {
        let a = await left.next();
        let b = await right.next();
        while (!a.done || !b.done) {
            const turn = a.done ? 1 : b.done ? -1 : order(a.value.key, b.value.key);
            if (turn < 0) {
                yield { key: a.value.key, what: "missing" };
                a = await left.next();
            }
            else if (turn > 0) {
                yield { key: b.value.key, what: "extra" };
                b = await right.next();
            }
            else {
                const fields = differing(a.value.is, b.value.is);
                if (fields.length > 0)
                    yield { key: a.value.key, what: fields };
                a = await left.next();
                b = await right.next();
            }
        }
    }
    finally {
        await left.return?.(undefined);
        await right.return?.(undefined);
    }
}
async function* ascending(facts, order) {
    let last = null;
    for await (const fact of facts) {
        if (last !== null && order(last, fact.key) >= 0) {
            throw new RangeError(`Facts do not ascend at "${fact.key}"`);
        }
        last = fact.key;
        yield fact;
    }
}
function differing(a, b) {
    const fields = new Set([...Object.keys(a), ...Object.keys(b)]);
    return [...fields].filter((field) => a[field] !== b[field]).sort();
}

// EXTERNAL MODULE: ./build/domain/name.js
var domain_name = __webpack_require__(1618);
;// CONCATENATED MODULE: ./build/command/compare_built.js


const NAMED = 5; // differences named in a message
/** Compares what was built with the inventory, fact by fact. */
async function compareBuilt(engine, saved, aside) {
    let facts = 0;
    const counted = async function* (from) {
        for await (const fact of from) {
            facts++;
            yield fact;
        }
    };
    const differences = [];
    let more = 0;
    for await (const { key, what } of compareFacts(counted(engine.expected(saved, aside)), engine.inspect(aside), engine.compare)) {
        if (differences.length < NAMED) {
            differences.push(`"${(0,domain_name/* shown */.SP)(key)}" ${typeof what === "string" ? `is ${what}` : `differs in ${what.join(", ")}`}`);
        }
        else
            more++;
    }
    if (more > 0)
        differences.push(`and ${more} more`);
    return { facts, differences };
}


/***/ }),

/***/ 6469:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   cR: () => (/* binding */ rememberHead),
/* harmony export */   fF: () => (/* binding */ rememberPending),
/* harmony export */   pS: () => (/* binding */ settlePending)
/* harmony export */ });
/* harmony import */ var _domain_chain_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4212);
/* harmony import */ var _host_state_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(838);


/** Records, synced, what is about to be published to a store. */
async function rememberPending(state, store, head) {
    const memory = await (0,_host_state_js__WEBPACK_IMPORTED_MODULE_0__/* .readMemory */ .S1)(state);
    await (0,_host_state_js__WEBPACK_IMPORTED_MODULE_0__/* .writeMemory */ .xP)(state, { ...memory, pending: { ...memory.pending, [store]: head } });
    return true;
}
/** Records, synced, what was published to a store; it is pending no longer. */
async function rememberHead(state, store, head) {
    const { heads, pending } = await (0,_host_state_js__WEBPACK_IMPORTED_MODULE_0__/* .readMemory */ .S1)(state);
    const { [store]: _, ...others } = pending;
    await (0,_host_state_js__WEBPACK_IMPORTED_MODULE_0__/* .writeMemory */ .xP)(state, { heads: { ...heads, [store]: head }, pending: others });
    return true;
}
/**
 * Settles what a killed or failed run left pending: where the store shows it, it is the head, else it
 * is dropped. A store that cannot be read keeps its own for a later run.
 *
 * @returns The highest sequence this host has ever given away; 0 without memory.
 */
async function settlePending(state, shelves) {
    const memory = await (0,_host_state_js__WEBPACK_IMPORTED_MODULE_0__/* .readMemory */ .S1)(state);
    const heads = { ...memory.heads };
    const pending = { ...memory.pending };
    for (const { name, catalog } of shelves) {
        const was = pending[name];
        if (was === undefined || catalog === null)
            continue;
        if (catalog.head !== null && (0,_domain_chain_js__WEBPACK_IMPORTED_MODULE_1__/* .linkText */ .y)(catalog.head) === (0,_domain_chain_js__WEBPACK_IMPORTED_MODULE_1__/* .linkText */ .y)(was))
            heads[name] = was;
        delete pending[name];
    }
    const changed = Object.keys(pending).length < Object.keys(memory.pending).length;
    if (changed)
        await (0,_host_state_js__WEBPACK_IMPORTED_MODULE_0__/* .writeMemory */ .xP)(state, { heads, pending });
    return highest(memory);
}
function highest({ heads, pending }) {
    const all = [...Object.values(heads), ...Object.values(pending)];
    return Math.max(0, ...all.map(({ sequence }) => sequence));
}


/***/ }),

/***/ 3041:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   VE: () => (/* binding */ publishTo),
/* harmony export */   cN: () => (/* binding */ publishNote),
/* harmony export */   fT: () => (/* binding */ signStatement),
/* harmony export */   wQ: () => (/* binding */ freeId)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _domain_entry_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(1189);
/* harmony import */ var _domain_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9515);
/* harmony import */ var _trust_digest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8297);
/* harmony import */ var _trust_sign_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4128);
/* harmony import */ var _trust_statement_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7332);
/* harmony import */ var _heads_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6469);
/* harmony import */ var _outcome_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(2576);
/* harmony import */ var _staging_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(8515);









/** The first id of this minute that no store has: neither as a backup nor in a note about one. */
async function freeId(prefix, at, stores) {
    for (let turn = 1;; turn++) {
        const id = (0,_domain_entry_js__WEBPACK_IMPORTED_MODULE_8__/* .backupId */ .WH)(prefix, at, turn);
        const taken = await Promise.all(stores.flatMap((store) => [(0,_domain_entry_js__WEBPACK_IMPORTED_MODULE_8__/* .backupName */ .aw)(id), (0,_domain_entry_js__WEBPACK_IMPORTED_MODULE_8__/* .noteName */ .iJ)(id, "removed")].map((name) => store.look(name))));
        if (taken.every((entry) => entry === null))
            return id;
    }
}
/** Signs a statement and stages it as `<name>` and `<name>.sig`. */
async function signStatement(value, file, { staged, key, machine }) {
    const kind = Object.keys(value)[0];
    const text = (0,_trust_statement_js__WEBPACK_IMPORTED_MODULE_4__/* .writeStatement */ .p)(value);
    const signature = await (0,_trust_sign_js__WEBPACK_IMPORTED_MODULE_3__/* .sign */ ._S)(text, { namespace: kind, key, machine });
    const paths = { text: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(staged, file), signature: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(staged, `${file}.sig`) };
    await (0,_staging_js__WEBPACK_IMPORTED_MODULE_7__/* .stageFile */ .HW)(paths.text, text);
    await (0,_staging_js__WEBPACK_IMPORTED_MODULE_7__/* .stageFile */ .HW)(paths.signature, signature);
    return { text, paths, sha256: (0,_trust_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .sha256Hex */ .f)(text) };
}
/**
 * Publishes a backup to one store: draft, files, manifest, signature, then the one rename that makes
 * it visible. The state says "pending" before and "head" after, so a kill in between is found out; a
 * failed one stays pending and does not advance the head, and the next run looks what became of it.
 */
async function publishTo({ name, store }, what) {
    const { signed, state, machine } = what;
    const { id, sequence } = signed.manifest;
    const head = { id, sha256: signed.sha256, sequence };
    // Remembered before the store can show it, so that a published backup is never unknown to its host.
    const pending = await (0,_outcome_js__WEBPACK_IMPORTED_MODULE_6__/* .caught */ .Vq)(() => (0,_heads_js__WEBPACK_IMPORTED_MODULE_5__/* .rememberPending */ .fF)(state, name, head));
    if (pending.value === null)
        return { done: false, findings: pending.findings };
    machine.step("backup: pending");
    const files = [
        ...what.files,
        ["manifest.json", signed.paths.text],
        ["manifest.json.sig", signed.paths.signature],
    ];
    const done = await (0,_outcome_js__WEBPACK_IMPORTED_MODULE_6__/* .caught */ .Vq)(() => publishEntry(store, (0,_domain_entry_js__WEBPACK_IMPORTED_MODULE_8__/* .backupName */ .aw)(id), { files, machine }));
    if (done.value === null)
        return { done: false, findings: done.findings };
    machine.step("backup: published");
    const { findings } = await (0,_outcome_js__WEBPACK_IMPORTED_MODULE_6__/* .caught */ .Vq)(() => (0,_heads_js__WEBPACK_IMPORTED_MODULE_5__/* .rememberHead */ .cR)(state, name, head));
    machine.step("backup: remembered");
    return { done: true, findings };
}
async function publishEntry(store, name, what) {
    const { signal } = what.machine;
    const draft = await store.draft(name);
    if (draft === "taken")
        throw taken(store, name);
    try {
        for (const [file, path] of what.files) {
            if (signal.aborted)
                throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_1__/* .Interrupted */ .j$();
            await draft.put(file, path);
        }
        if (signal.aborted)
            throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_1__/* .Interrupted */ .j$();
        if ((await draft.publish()) === "taken")
            throw taken(store, name);
        return true;
    }
    catch (error) {
        await draft.discard().catch(() => { }); // the first error is the one worth telling; a left draft is swept
        throw error;
    }
}
/** Publishes a signed note about a backup, under the first free name. */
async function publishNote(store, about, signing) {
    const { paths } = await signStatement(about.value, `note-${about.note}.json`, signing);
    for (let turn = 1;; turn++) {
        const name = (0,_domain_entry_js__WEBPACK_IMPORTED_MODULE_8__/* .noteName */ .iJ)(about.id, about.note, turn);
        if ((await store.look(name)) !== null)
            continue;
        const files = [
            ["note.json", paths.text],
            ["note.json.sig", paths.signature],
        ];
        await publishEntry(store, name, { files, machine: signing.machine });
        return name;
    }
}
function taken(store, name) {
    return new _domain_error_js__WEBPACK_IMPORTED_MODULE_1__/* .HoldfastError */ .Et("store", `Cannot publish "${name.text}" to ${store.label}: the name was taken meanwhile`, {
        code: "store-failed",
        hint: "Does another host write to this store under the same policy? Run the backup again.",
        thing: name.text,
    });
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


/***/ }),

/***/ 8515:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HW: () => (/* binding */ stageFile),
/* harmony export */   gO: () => (/* binding */ openStaging),
/* harmony export */   mr: () => (/* binding */ staging)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _domain_error_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9515);
/* harmony import */ var _domain_name_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1618);
/* harmony import */ var _host_disk_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2198);
/* harmony import */ var _host_scratch_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(557);
/* harmony import */ var _outcome_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(2576);
/* harmony import */ var _preflight_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(5697);








/**
 * Makes this run's folder for sealed bytes: in the policy's `staging`, else in `.staging` below the
 * first usable store that has a folder. What killed runs left in any of them is removed.
 *
 * @param shelves Stores that were checked, in the policy's order.
 * @throws HoldfastError "store-full" or "store-failed"; nothing is left then.
 */
async function openStaging(setup, shelves) {
    const { machine } = setup;
    const all = stagings(setup, shelves);
    const first = all[0] ?? { folder: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(setup.state, "staging"), shelf: null };
    const made = await makeFolder(first);
    for (const { folder } of all)
        await (0,_host_scratch_js__WEBPACK_IMPORTED_MODULE_5__/* .sweepScratch */ .D)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, "run"), machine);
    const scratch = await (0,_host_scratch_js__WEBPACK_IMPORTED_MODULE_5__/* .scratchBeside */ .N)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(first.folder, "run"), machine, { stage: "store" });
    await refuseUnmounted(first, { scratch, made });
    return { path: scratch.path, [Symbol.asyncDispose]: () => drop(scratch, machine) };
}
function stagings(setup, shelves) {
    if (setup.staging !== null)
        return [{ folder: setup.staging, shelf: null }];
    return shelves.flatMap((shelf) => shelf.store.folders.slice(0, 1).map((path) => ({ folder: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(path, ".staging"), shelf })));
}
/** Makes a store's own folder too, but nothing above it: there a missing mount would be filled. */
async function makeFolder({ folder, shelf }) {
    const options = { recursive: shelf === null, mode: 0o700 };
    const made = [];
    for (const path of shelf === null ? [folder] : [(0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(folder), folder]) {
        await staging(path, async () => {
            try {
                await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(path, options);
                made.push(path);
            }
            catch (cause) {
                if ((0,_host_disk_js__WEBPACK_IMPORTED_MODULE_4__/* .codeOf */ .$N)(cause) !== "EEXIST")
                    throw cause;
            }
        });
    }
    return made;
}
/** The mount may have gone between the store's check and the making: nothing may stay on what lies under it. */
async function refuseUnmounted({ shelf }, { scratch, made }) {
    if (shelf === null)
        return;
    const gone = (await (0,_preflight_js__WEBPACK_IMPORTED_MODULE_7__/* .checkStore */ .ot)(shelf, 0)).find(({ code }) => code === "store-not-mounted");
    if (gone === undefined)
        return;
    await scratch[Symbol.asyncDispose]();
    for (const path of made.toReversed())
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rmdir)(path).catch(() => { }); // it may have gone with the mount
    throw refused(gone);
}
function refused({ code, text, hint, thing }) {
    return new _domain_error_js__WEBPACK_IMPORTED_MODULE_2__/* .HoldfastError */ .Et("store", text, { code, hint, thing });
}
/** What cannot be removed now is swept by a later run; it must not hide how this one ended. */
async function drop(scratch, machine) {
    const done = await (0,_outcome_js__WEBPACK_IMPORTED_MODULE_6__/* .caught */ .Vq)(async () => await scratch[Symbol.asyncDispose]());
    for (const { text } of done.findings)
        machine.tell({ kind: "line", text });
}
/** Writes a small file into a private folder, 0600 and synced. @throws HoldfastError as `staging`. */
async function stageFile(path, data) {
    await staging(path, () => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(path, data, { mode: 0o600, flush: true }));
}
/** Names the file in what the system says of it. @throws HoldfastError "store-full" or "store-failed". */
async function staging(path, work) {
    try {
        return await work();
    }
    catch (cause) {
        if (!/^E[A-Z0-9]+$/.test((0,_host_disk_js__WEBPACK_IMPORTED_MODULE_4__/* .codeOf */ .$N)(cause)))
            throw cause;
        const full = ["ENOSPC", "EDQUOT"].includes((0,_host_disk_js__WEBPACK_IMPORTED_MODULE_4__/* .codeOf */ .$N)(cause));
        const why = full ? "there is no room left" : cause.message;
        throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_2__/* .HoldfastError */ .Et("store", `Cannot stage "${(0,_domain_name_js__WEBPACK_IMPORTED_MODULE_3__/* .shown */ .SP)(path)}": ${(0,_domain_name_js__WEBPACK_IMPORTED_MODULE_3__/* .shown */ .SP)(why)}`, {
            code: full ? "store-full" : "store-failed",
            hint: full
                ? "Free room there, or name a larger folder as staging in the policy."
                : "Is its folder there, and may this user write to it?",
            thing: (0,_domain_name_js__WEBPACK_IMPORTED_MODULE_3__/* .shown */ .SP)(path),
            cause,
        });
    }
}


/***/ })

};
