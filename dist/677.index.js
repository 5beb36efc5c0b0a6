export const id = 677;
export const ids = [677];
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

/***/ 3143:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  SC: () => (/* binding */ findBackup),
  iq: () => (/* binding */ foundText),
  su: () => (/* binding */ newestOf)
});

// EXTERNAL MODULE: ./build/domain/chain.js
var chain = __webpack_require__(4212);
// EXTERNAL MODULE: ./build/domain/entry.js
var domain_entry = __webpack_require__(1189);
// EXTERNAL MODULE: ./build/domain/error.js
var error = __webpack_require__(9515);
// EXTERNAL MODULE: ./build/domain/manifest.js
var domain_manifest = __webpack_require__(6632);
// EXTERNAL MODULE: ./build/domain/name.js
var domain_name = __webpack_require__(1618);
// EXTERNAL MODULE: ./build/domain/units.js
var units = __webpack_require__(3822);
// EXTERNAL MODULE: ./build/trust/catalog.js + 3 modules
var trust_catalog = __webpack_require__(8326);
;// CONCATENATED MODULE: ./build/command/search_backup.js





const DAYS = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
const DAY = 86_400_000; // ms
const LISTED = 5; // backups named in a hint
/**
 * The newest trusted backup that a search word means, that is not suspect and holds every source.
 *
 * @throws HoldfastError "unknown-name" saying what there is; of stage "trust" where a newer one is not trusted.
 */
function searchBackup(shelves, query) {
    const entries = shelves.flatMap(({ catalog }) => catalog?.entries ?? []);
    const span = spanOf(query, entries);
    const usable = trusted(entries).filter(({ manifest }) => manifest.suspicions.length === 0 &&
        query.sources.every((name) => manifest.sources.some((one) => one.name === name)));
    const fitting = usable.filter(({ manifest }) => span.fits(manifest.taken));
    const best = newest(fitting);
    refuseDoubtful(entries, { best, span, text: query.text });
    if (best !== null) {
        const others = new Set(fitting.map(({ manifest }) => manifest.id));
        others.delete(best.manifest.id);
        return { checked: best, others: query.text === "latest" ? [] : [...others] };
    }
    refuseBroken(shelves);
    const sources = query.sources.length === 0 ? "" : ` and holds ${query.sources.join(", ")}`;
    throw new error/* HoldfastError */.Et("policy", `Cannot find a backup for "${(0,domain_name/* shown */.SP)(query.text)}": ${span.says} has no trusted one that is not suspect${sources}`, { code: "unknown-name", hint: whatThereIs(entries), thing: (0,domain_name/* shown */.SP)(query.text) });
}
/** A trusted one that is newer than the best and cannot be trusted might be what is meant. */
function refuseDoubtful(entries, { best, span, text }) {
    const doubtful = entries.find((one) => one.checked === null &&
        span.fits((0,domain_entry/* minuteOf */.iA)(one.id)?.toISOString() ?? "") &&
        (best === null || (0,domain_entry/* compareIds */.q3)(one.id, best.manifest.id) > 0));
    if (doubtful === undefined)
        return;
    const why = doubtful.findings[0];
    throw new error/* HoldfastError */.Et("trust", `Cannot choose "${(0,domain_name/* shown */.SP)(text)}": "${doubtful.id}" ${best === null ? "is" : "is newer and"} not trusted: ${why?.text.replace(/^Cannot trust "[^"]*": /, "") ?? "it has no manifest"}`, {
        code: why?.code ?? "manifest-missing",
        hint: best === null
            ? "No trusted backup is left there; try another store with --store."
            : `To use the one before it, name it whole: ${(0,chain/* linkText */.y)((0,trust_catalog/* linkOf */.IJ)(best))}`,
        thing: doubtful.id,
    });
}
/** Where nothing was found, a store that cannot be read or believed may be why. */
function refuseBroken(shelves) {
    const first = (found) => found.find(({ weight }) => weight === "error");
    const unread = first(shelves.flatMap(({ findings }) => findings));
    const broken = unread ?? first(shelves.flatMap(({ catalog }) => catalog?.findings ?? []));
    if (broken === undefined)
        return;
    const { code, text, hint, thing } = broken;
    throw new error/* HoldfastError */.Et(unread === undefined ? "trust" : "store", text, { code, hint, thing });
}
function spanOf({ text, now }, entries) {
    if (text === "latest")
        return { says: "the store", fits: () => true };
    if (/^\d{4}-\d\d-\d\d$/.test(text))
        return { says: `${text} (UTC)`, fits: (taken) => taken.startsWith(text) };
    const word = text.toLowerCase();
    const day = DAYS.findIndex((name) => name === word || name.slice(0, 3) === word);
    if (day < 0) {
        throw new error/* HoldfastError */.Et("policy", `Cannot find backup "${(0,domain_name/* shown */.SP)(text)}": it is no id, date (YYYY-MM-DD), weekday or "latest"`, { code: "unknown-name", hint: whatThereIs(entries), thing: (0,domain_name/* shown */.SP)(text) });
    }
    // A weekday means the last seven days, today included, so that it never means last month's.
    return {
        says: `${DAYS[day]} of the last 7 days (UTC)`,
        fits: (taken) => {
            const at = new Date(taken);
            return at.getUTCDay() === day && now.getTime() - at.getTime() < 7 * DAY;
        },
    };
}
/** The hint of every name that is not known: the newest trusted ones, with their days. */
function whatThereIs(entries) {
    const ids = new Set();
    for (const { manifest } of trusted(entries)) {
        const day = DAYS[new Date(manifest.taken).getUTCDay()];
        const suspect = manifest.suspicions.length > 0 ? ", suspect" : "";
        ids.add(`${manifest.id} (${day} ${manifest.date}${suspect})`);
    }
    if (ids.size === 0)
        return "There is no trusted backup at all. Run list to see what lies there.";
    const more = ids.size > LISTED ? ` and ${ids.size - LISTED} more; run list to see them` : "";
    return `There are ${[...ids].slice(0, LISTED).join(", ")}${more}.`;
}
function trusted(entries) {
    return entries.flatMap(({ checked }) => (checked === null ? [] : [checked]));
}
/** By the signed sequence where one signer made them all, as a clock may have been wrong; else by id. */
function newest(list) {
    const one = new Set(list.map(({ signer }) => signer)).size === 1;
    const sorted = [...list].sort((a, b) => one && a.manifest.sequence !== b.manifest.sequence
        ? b.manifest.sequence - a.manifest.sequence
        : (0,domain_entry/* compareIds */.q3)(b.manifest.id, a.manifest.id));
    return sorted[0] ?? null;
}

;// CONCATENATED MODULE: ./build/command/find_backup.js








/**
 * Finds one trusted backup that a store holds whole.
 *
 * A search word ("latest", a date, a weekday, an id alone) is refused where the store's chain is
 * broken, or the entry holds what nobody signed: what it finds may not be what the user means.
 * `<id>@<sha256>` names one backup beyond doubt and is found all the same;
 * docs/decisions/broken-chain.md says why.
 */
async function findBackup(shelves, query) {
    const whole = /^(.+)@([0-9a-f]{64})$/.exec(query.text);
    const id = whole?.[1] ?? ((0,domain_entry/* minuteOf */.iA)(query.text) === null ? null : query.text);
    const { checked, others } = id === null
        ? searchBackup(shelves, query)
        : { checked: named(shelves, { id, sha256: whole?.[2] ?? null }), others: [] };
    const wanted = (0,chain/* linkText */.y)((0,trust_catalog/* linkOf */.IJ)(checked));
    const holding = shelves.filter(({ catalog }) => catalog?.entries.some((one) => one.checked !== null && (0,chain/* linkText */.y)((0,trust_catalog/* linkOf */.IJ)(one.checked)) === wanted));
    for (const shelf of holding) {
        const entry = await shelf.store.look((0,domain_entry/* backupName */.aw)(checked.manifest.id));
        if (entry === null || !isWhole(entry, checked.manifest))
            continue;
        const broken = (shelf.catalog?.findings ?? []).filter(({ weight }) => weight === "error");
        const notes = [...broken.map(({ text }) => text), ...strays(entry, checked.manifest)];
        if (notes.length > 0 && whole === null)
            throw doubtful(shelf, checked, { code: broken[0]?.code ?? "file-unknown", notes });
        return { checked, store: shelf.store, storeName: shelf.name, notes, others };
    }
    throw new error/* HoldfastError */.Et("trust", `Cannot use backup "${checked.manifest.id}": no store holds it whole`, {
        code: "file-missing",
        hint: `Run holdfast verify ${checked.manifest.id} to see what is missing, and choose another backup.`,
        thing: checked.manifest.id,
    });
}
/** True where an entry has every file of a backup in its full size. */
function isWhole(entry, manifest) {
    return (0,domain_manifest/* sealedFiles */.eG)(manifest).every(({ file, size }) => entry.files.get(file) === size);
}
/** Files that nobody signed. They are never read; but who put them there could write to the store. */
function strays(entry, manifest) {
    const known = new Set([
        ...(0,domain_manifest/* sealedFiles */.eG)(manifest).map(({ file }) => file),
        "manifest.json",
        "manifest.json.sig",
    ]);
    return [...entry.files.keys()]
        .filter((file) => !known.has(file))
        .map((file) => `"${(0,domain_name/* shown */.SP)(`${manifest.id}/${file}`)}" is not in the backup's manifest`);
}
function named(shelves, want) {
    const same = shelves
        .flatMap(({ catalog }) => catalog?.entries ?? [])
        .filter((one) => one.id === want.id);
    const trusted = same.flatMap(({ checked }) => (checked === null ? [] : [checked]));
    const fitting = trusted.filter(({ sha256 }) => want.sha256 === null || sha256 === want.sha256);
    const first = fitting[0];
    if (first !== undefined) {
        if (fitting.every(({ sha256 }) => sha256 === first.sha256))
            return first;
        throw unclear(want.id, fitting, "two stores hold different ones");
    }
    const finding = same.flatMap(({ findings }) => findings)[0];
    if (finding !== undefined) {
        const { code, text, hint } = finding;
        throw new error/* HoldfastError */.Et("trust", text, { code, hint, thing: want.id });
    }
    if (trusted.length > 0)
        throw unclear(want.id, trusted, "the store holds another one of that id");
    throw missing(want.id, shelves);
}
function unclear(id, there, why) {
    const names = new Set(there.map((one) => (0,chain/* linkText */.y)((0,trust_catalog/* linkOf */.IJ)(one))));
    return new error/* HoldfastError */.Et("trust", `Cannot choose backup "${id}": ${why}`, {
        code: "chain-broken",
        hint: `Find out how it came there. To use it, name it whole: ${[...names].join(" or ")}`,
        thing: id,
    });
}
function missing(id, shelves) {
    const unreadable = shelves.flatMap(({ findings }) => findings)[0];
    const say = `Cannot find backup "${(0,domain_name/* shown */.SP)(id)}"`;
    if (unreadable !== undefined) {
        const { code, hint, text } = unreadable;
        return new error/* HoldfastError */.Et("store", `${say}: ${text}`, { code, hint, thing: (0,domain_name/* shown */.SP)(id) });
    }
    const catalogs = shelves.flatMap(({ catalog }) => (catalog === null ? [] : [catalog]));
    const removed = catalogs.some((one) => one.removed.some((link) => link.id === id));
    const remembered = !removed &&
        catalogs.some(({ head, findings }) => head?.id === id || findings.some(({ thing }) => thing === id));
    const why = removed
        ? "it was removed, a signed note says so"
        : remembered
            ? "it is gone from the store without a note"
            : "no store has it";
    return new error/* HoldfastError */.Et(remembered ? "trust" : "policy", `${say}: ${why}`, {
        code: remembered ? "chain-broken" : "unknown-name",
        hint: whatThereIs(catalogs.flatMap(({ entries }) => entries)),
        thing: (0,domain_name/* shown */.SP)(id),
    });
}
/** The newest trusted backup of all stores; null where there is none. */
function newestOf(shelves) {
    const entries = shelves.flatMap(({ catalog }) => catalog?.entries ?? []);
    return newest(entries.flatMap(({ checked }) => (checked === null ? [] : [checked])));
}
function doubtful(shelf, checked, { code, notes }) {
    return new error/* HoldfastError */.Et("trust", `Cannot trust store "${shelf.name}": ${notes.join("; ")}`, {
        code,
        hint: `Find out who did it. To use this backup all the same, name it whole: ${(0,chain/* linkText */.y)((0,trust_catalog/* linkOf */.IJ)(checked))}`,
        thing: shelf.name,
    });
}
/** How a backup was found, for people: its id, dates and age, and what else the word could have meant. */
function foundText({ checked, others }, now) {
    const { id, taken, date } = checked.manifest;
    const age = (0,units/* formatSpan */.QA)(now.getTime() - new Date(taken).getTime());
    const more = others.length === 0 ? "" : `; the newest of that day, before it ${others.join(", ")}`;
    return `${id}, taken ${taken} (${date} UTC), ${age} ago${more}`;
}


/***/ }),

/***/ 5697:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   As: () => (/* binding */ checkSource),
/* harmony export */   JD: () => (/* binding */ hasError),
/* harmony export */   Mz: () => (/* binding */ preflight),
/* harmony export */   ot: () => (/* binding */ checkStore),
/* harmony export */   pA: () => (/* binding */ insideSources)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _domain_manifest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6632);
/* harmony import */ var _domain_name_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1618);
/* harmony import */ var _attribute_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3390);
/* harmony import */ var _find_backup_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3143);
/* harmony import */ var _outcome_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2576);







/** Asks every source and store whether the work can succeed; what cannot is left out, by name. */
async function preflight(work) {
    const last = (0,_find_backup_js__WEBPACK_IMPORTED_MODULE_4__/* .newestOf */ .su)(work.shelves);
    const need = last === null ? 0 : Math.ceil((0,_domain_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .storedSize */ .dh)(last.manifest) * 1.1);
    const findings = [];
    const shelves = [];
    for (const shelf of work.shelves) {
        const checked = shelf.catalog === null ? shelf.findings : await checkStore(shelf, need);
        findings.push(...checked);
        if (!hasError(checked))
            shelves.push(shelf);
    }
    const inside = await insideSources(work.setup, work.sources);
    findings.push(...inside);
    const sources = [];
    for (const source of hasError(inside) ? [] : work.sources) {
        const checked = await checkSource(source, "dump");
        findings.push(...checked);
        if (!hasError(checked))
            sources.push(source);
    }
    return { sources, shelves, findings };
}
/** What a store's own check finds, its failure included. */
async function checkStore({ store }, need) {
    const done = await (0,_outcome_js__WEBPACK_IMPORTED_MODULE_5__/* .caught */ .Vq)(() => store.check(need));
    return done.value ?? done.findings;
}
/** What a source's own check finds, its failure included. */
async function checkSource(source, before) {
    const done = await (0,_outcome_js__WEBPACK_IMPORTED_MODULE_5__/* .caught */ .Vq)(() => source.open().check(before));
    return (0,_attribute_js__WEBPACK_IMPORTED_MODULE_6__/* .attributed */ .B)(source.name, done.value ?? done.findings);
}
/** True where something stops the work. */
function hasError(findings) {
    return findings.some(({ weight }) => weight === "error");
}
/** Finds stores, staging and state that lie inside a source: a backup would hold itself. */
async function insideSources(setup, sources) {
    const ours = [...setup.stores].flatMap(([name, store]) => store.folders.map((folder) => [`store "${name}"`, folder]));
    ours.push(["the state folder", setup.state]);
    if (setup.staging !== null)
        ours.push(["the staging folder", setup.staging]);
    const findings = [];
    for (const source of sources) {
        for (const root of source.open().roots) {
            const outer = await realPath(root);
            for (const [what, folder] of ours) {
                const inner = await realPath(folder);
                if (inner !== outer && !inner.startsWith(outer.endsWith(node_path__WEBPACK_IMPORTED_MODULE_1__.sep) ? outer : outer + node_path__WEBPACK_IMPORTED_MODULE_1__.sep))
                    continue;
                findings.push((0,_outcome_js__WEBPACK_IMPORTED_MODULE_5__/* .finding */ .gk)("error", "store-inside-source", {
                    thing: source.name,
                    text: `Cannot save source "${source.name}": ${what} (${(0,_domain_name_js__WEBPACK_IMPORTED_MODULE_3__/* .shown */ .SP)(folder)}) lies inside ${(0,_domain_name_js__WEBPACK_IMPORTED_MODULE_3__/* .shown */ .SP)(root)}`,
                    hint: "Move it elsewhere; a backup must not hold itself.",
                }));
            }
        }
    }
    return findings;
}
/** The real path of what may not be there yet: that of its nearest ancestor, and the rest as it is. */
async function realPath(path) {
    try {
        return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(path);
    }
    catch {
        const parent = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path);
        return parent === path ? path : (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(await realPath(parent), path.slice(parent.length + 1));
    }
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

/***/ 8847:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FF: () => (/* binding */ judgeKey),
/* harmony export */   Ve: () => (/* binding */ cannotUse),
/* harmony export */   a$: () => (/* binding */ TEXT),
/* harmony export */   a9: () => (/* binding */ keyError),
/* harmony export */   kc: () => (/* binding */ publicKeyOf),
/* harmony export */   mj: () => (/* binding */ openKeyFile)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var _domain_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9515);
/* harmony import */ var _domain_name_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1618);
/* harmony import */ var _private_key_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9662);
/* harmony import */ var _public_key_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3556);
/* harmony import */ var _ssh_tool_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4648);






/** The name of a key that came as text. */
const TEXT = "given as text";
const MAX_KEY = 64 * 1024; // bytes of a key's file
/** Reads the public key of a private key's file, or of a `.pub` file whose key an agent holds. */
async function openKeyFile(path, machine) {
    const info = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(path).catch((cause) => {
        throw keyError(path, cannotUse(cause), cause);
    });
    if (!info.isFile() || info.size > MAX_KEY) {
        throw keyError(path, { why: "it is no key file", hint: "Give the path of a private SSH key." });
    }
    const text = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(path, "utf8").catch((cause) => {
        throw keyError(path, cannotUse(cause), cause);
    });
    const named = path.endsWith(".pub") ? (0,_public_key_js__WEBPACK_IMPORTED_MODULE_4__/* .parsePublicKey */ .ee)(text) : "";
    if (typeof named !== "string")
        return await inAgent(named, path, machine);
    if (named !== "" && !text.includes("PRIVATE KEY")) {
        throw keyError(path, { why: named, hint: "Give the .pub file of a key that an agent holds." });
    }
    judgeKey((0,_private_key_js__WEBPACK_IMPORTED_MODULE_3__/* .tidyKeyText */ .j)(text), path);
    if ((info.mode & 0o077) !== 0) {
        const mode = (info.mode & 0o777).toString(8).padStart(4, "0");
        throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_1__/* .HoldfastError */ .Et("seal", `${cannot(path)}: others may read it (mode ${mode})`, {
            code: "key-exposed",
            hint: `Run: chmod 600 "${(0,_domain_name_js__WEBPACK_IMPORTED_MODULE_2__/* .shown */ .SP)(path)}". Who may have read it? Then make a new key.`,
            thing: (0,_domain_name_js__WEBPACK_IMPORTED_MODULE_2__/* .shown */ .SP)(path),
        });
    }
    return await publicKeyOf((0,_private_key_js__WEBPACK_IMPORTED_MODULE_3__/* .tidyKeyText */ .j)(text), { path, name: path, machine });
}
/** Finds the public key of a private one. @param of `path` holds `text`; `name` is what messages call it. */
async function publicKeyOf(text, of) {
    const { isEncrypted, publicKey } = judgeKey(text, of.name);
    if (isEncrypted)
        return await unlocked(publicKey, of);
    // An empty passphrase keeps ssh-keygen from asking for one; it is no secret.
    const argv = ["ssh-keygen", "-y", "-P", "", "-f", of.path];
    const ran = await (0,_ssh_tool_js__WEBPACK_IMPORTED_MODULE_5__/* .runSsh */ .U)(of.machine, argv);
    const found = ran.code === 0 ? (0,_public_key_js__WEBPACK_IMPORTED_MODULE_4__/* .parsePublicKey */ .ee)(ran.stdout) : "ssh-keygen cannot read it";
    if (typeof found !== "string")
        return found;
    throw keyError(of.name, {
        why: found,
        hint: "It must be a whole OpenSSH private key: ed25519, ecdsa, or rsa of 3072 bits or more.",
    });
}
/** A key behind a passphrase works through an agent that holds it or a program that asks for it. */
async function unlocked(publicKey, of) {
    const beside = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(`${of.path}.pub`, "utf8").catch(() => "");
    const key = publicKey ?? (0,_public_key_js__WEBPACK_IMPORTED_MODULE_4__/* .parsePublicKey */ .ee)(beside);
    if (typeof key !== "string") {
        const canAsk = (of.machine.env["SSH_ASKPASS"] ?? "") !== "";
        if (canAsk || (await agentHolds(key, of.machine)))
            return key;
    }
    throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_1__/* .HoldfastError */ .Et("seal", `${cannot(of.name)}: a passphrase protects it and no agent holds it`, {
        code: "key-missing",
        hint: "Add it to an ssh-agent with ssh-add and set SSH_AUTH_SOCK, or use a key without one.",
        thing: (0,_domain_name_js__WEBPACK_IMPORTED_MODULE_2__/* .shown */ .SP)(of.name),
    });
}
async function inAgent(key, path, machine) {
    if (await agentHolds(key, machine))
        return key;
    throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_1__/* .HoldfastError */ .Et("seal", `${cannot(path)}: no agent holds the key of that .pub file`, {
        code: "key-missing",
        hint: "Add it with ssh-add and set SSH_AUTH_SOCK, or give the path of the private key.",
        thing: (0,_domain_name_js__WEBPACK_IMPORTED_MODULE_2__/* .shown */ .SP)(path),
    });
}
async function agentHolds(key, machine) {
    const { stdout } = await (0,_ssh_tool_js__WEBPACK_IMPORTED_MODULE_5__/* .runSsh */ .U)(machine, ["ssh-add", "-L"]);
    return stdout.split("\n").some((line) => {
        const held = (0,_public_key_js__WEBPACK_IMPORTED_MODULE_4__/* .parsePublicKey */ .ee)(line);
        return typeof held !== "string" && (0,_public_key_js__WEBPACK_IMPORTED_MODULE_4__/* .samePublicKey */ .D3)(held, key);
    });
}
/** Judges the text of a private key. @throws HoldfastError seal/key-malformed for what is none. */
function judgeKey(text, name) {
    const judged = (0,_private_key_js__WEBPACK_IMPORTED_MODULE_3__/* .parsePrivateKey */ .Q)(text);
    if ("why" in judged)
        throw keyError(name, judged);
    return judged;
}
/** Why a key cannot be used; key-missing when `cause` says that there is no such file. */
function keyError(name, refusal, cause) {
    const isMissing = cause?.code === "ENOENT";
    return new _domain_error_js__WEBPACK_IMPORTED_MODULE_1__/* .HoldfastError */ .Et("seal", `${cannot(name)}: ${refusal.why}`, {
        code: isMissing ? "key-missing" : "key-malformed",
        hint: refusal.hint,
        thing: (0,_domain_name_js__WEBPACK_IMPORTED_MODULE_2__/* .shown */ .SP)(name),
        cause,
    });
}
function cannot(name) {
    return name === TEXT
        ? "Cannot use the signing key given as text"
        : `Cannot use key "${(0,_domain_name_js__WEBPACK_IMPORTED_MODULE_2__/* .shown */ .SP)(name)}"`;
}
/** Words for what the file system said. */
function cannotUse(cause) {
    const { code, message } = cause;
    if (code === "ENOENT") {
        return {
            why: "it is not there",
            hint: "Is signing-key in the policy right? Make one: keygen.",
        };
    }
    return { why: `it cannot be read (${code ?? message})`, hint: "May this user read that file?" };
}


/***/ }),

/***/ 9662:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ parsePrivateKey),
/* harmony export */   j: () => (/* binding */ tidyKeyText)
/* harmony export */ });
/* harmony import */ var _public_key_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3556);
/* harmony import */ var _wire_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3904);


const MAGIC = "openssh-key-v1\0";
const OPENSSH = /^-----BEGIN OPENSSH PRIVATE KEY-----\n([A-Za-z0-9+/=\n]+)-----END OPENSSH/;
const PEM = /^-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY-----\n/;
const PEM_ENCRYPTED = /^-----BEGIN ENCRYPTED PRIVATE KEY-----|^Proc-Type: 4,ENCRYPTED/m;
const MAKE_ONE = "Make a key with holdfast keygen or ssh-keygen -t ed25519, and give its private file.";
/** Gives a key that went through a secret store its line ends and its final newline back. */
function tidyKeyText(text) {
    return `${text.replace(/\r\n?/g, "\n").trim()}\n`;
}
/** Judges the text of a private key as `tidyKeyText` leaves it. */
function parsePrivateKey(text) {
    if (text.trim() === "")
        return { why: "it is empty", hint: MAKE_ONE };
    if (/^AGE-SECRET-KEY-/im.test(text)) {
        return {
            why: "it is an age identity, which opens backups, not an SSH key, which signs them",
            hint: `Take the identity away from this machine: nobody needs it to make backups. ${MAKE_ONE}`,
        };
    }
    if (/^age1/.test(text))
        return { why: "it is an age recipient, not an SSH key", hint: MAKE_ONE };
    if (typeof (0,_public_key_js__WEBPACK_IMPORTED_MODULE_0__/* .parsePublicKey */ .ee)(text) !== "string" || /^(?:ssh|ecdsa|sk)-\S+ AAAA/.test(text)) {
        return {
            why: "it is a public key where the private one is needed",
            hint: "Give the file without .pub; for a key in an ssh-agent, give the path of its .pub file.",
        };
    }
    if (!PEM.test(text)) {
        return {
            why: "it is malformed: it does not begin as a private SSH key does",
            hint: "Did it lose its line breaks on the way? It must be the whole file, as ssh-keygen wrote it.",
        };
    }
    const body = OPENSSH.exec(text)?.[1];
    if (body !== undefined)
        return readOpensshKey(Buffer.from(body, "base64"));
    return { isEncrypted: PEM_ENCRYPTED.test(text), publicKey: null };
}
/** The clear part of OpenSSH's PROTOCOL.key. */
function readOpensshKey(bytes) {
    const reader = (0,_wire_js__WEBPACK_IMPORTED_MODULE_1__/* .readWire */ .i)(bytes);
    const magic = Buffer.from(reader.take(MAGIC.length)).toString("latin1");
    const cipher = reader.word();
    reader.word(); // the key derivation's name and options
    reader.field();
    const count = reader.uint32();
    const blob = reader.field();
    const secret = reader.field();
    if (magic !== MAGIC || count !== 1 || secret.length === 0) {
        return {
            why: "it is malformed: it is damaged or cut short",
            hint: "Was all of it copied? It must be the whole file, as ssh-keygen wrote it.",
        };
    }
    const publicKey = (0,_public_key_js__WEBPACK_IMPORTED_MODULE_0__/* .publicKeyOfBlob */ .nf)(blob);
    if (typeof publicKey !== "string")
        return { isEncrypted: cipher !== "none", publicKey };
    return { why: publicKey, hint: MAKE_ONE };
}


/***/ }),

/***/ 4128:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Nq: () => (/* binding */ makeSigningKey),
/* harmony export */   _S: () => (/* binding */ sign),
/* harmony export */   bc: () => (/* binding */ openSigningKey)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _domain_error_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9515);
/* harmony import */ var _domain_name_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1618);
/* harmony import */ var _key_file_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8847);
/* harmony import */ var _private_key_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9662);
/* harmony import */ var _public_key_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3556);
/* harmony import */ var _ssh_tool_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(4648);
/* harmony import */ var _sshsig_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(4203);









/**
 * Signs with `ssh-keygen -Y sign`, so that keys in hardware and in agents work.
 *
 * @returns The armored signature, checked in this process before it is returned.
 * @throws HoldfastError seal/ssh-missing, seal/seal-failed, or seal/key-wrong when the file and the
 *   key differ.
 */
async function sign(message, options) {
    const { key, machine, namespace } = options;
    if (key.publicKey.type.startsWith("sk-")) {
        machine.tell({ kind: "line", text: `Touch the security key ${key.publicKey.fingerprint}` });
    }
    const argv = ["-Y", "sign", "-n", namespace, "-f", key.path];
    const ran = await (0,_ssh_tool_js__WEBPACK_IMPORTED_MODULE_7__/* .runSsh */ .U)(machine, ["ssh-keygen", ...argv], message);
    const what = `Cannot sign with key "${key.publicKey.fingerprint}"`;
    if (ran.code !== 0) {
        throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_2__/* .HoldfastError */ .Et("seal", `${what}: ssh-keygen said: ${(0,_ssh_tool_js__WEBPACK_IMPORTED_MODULE_7__/* .lastLine */ .f)(ran)}`, {
            code: "seal-failed",
            hint: "Is the key still there, and its agent or token ready?",
            thing: key.publicKey.fingerprint,
        });
    }
    const signature = (0,_sshsig_js__WEBPACK_IMPORTED_MODULE_8__/* .parseSignature */ .uT)(ran.stdout);
    if (typeof signature !== "string" && !(0,_public_key_js__WEBPACK_IMPORTED_MODULE_6__/* .samePublicKey */ .D3)(signature.key, key.publicKey)) {
        throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_2__/* .HoldfastError */ .Et("seal", `${what}: "${signature.key.fingerprint}" signed instead`, {
            code: "key-wrong",
            hint: "Does the .pub file beside the private key belong to another key? Remove it.",
            thing: key.publicKey.fingerprint,
        });
    }
    const why = typeof signature === "string" ? signature : (0,_sshsig_js__WEBPACK_IMPORTED_MODULE_8__/* .checkSignature */ .jC)(signature, message, namespace);
    if (why === null)
        return ran.stdout;
    throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_2__/* .HoldfastError */ .Et("seal", `${what}: what ssh-keygen made is not good: ${why}`, {
        code: "seal-failed",
        hint: "Is the agent or the token in order? Try another key.",
        thing: key.publicKey.fingerprint,
    });
}
/**
 * Makes a signing key ready. A key given as text is written, 0600, into `folder` (made 0700) and
 * removed when the result is disposed of; no message ever holds text of a key.
 *
 * @throws HoldfastError seal/key-missing, key-malformed, key-exposed or ssh-missing.
 */
async function openSigningKey(reference, machine, folder) {
    if ("file" in reference) {
        const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(machine.cwd, reference.file);
        const publicKey = await (0,_key_file_js__WEBPACK_IMPORTED_MODULE_4__/* .openKeyFile */ .mj)(path, machine);
        return { path, publicKey, [Symbol.asyncDispose]: async () => { } };
    }
    const text = (0,_private_key_js__WEBPACK_IMPORTED_MODULE_5__/* .tidyKeyText */ .j)(reference.text);
    const name = Buffer.from(machine.random(8)).toString("hex");
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(machine.cwd, folder), `signing-${name}`);
    const remove = () => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(path, { force: true });
    try {
        (0,_key_file_js__WEBPACK_IMPORTED_MODULE_4__/* .judgeKey */ .FF)(text, _key_file_js__WEBPACK_IMPORTED_MODULE_4__/* .TEXT */ .a$); // before anything is written
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(folder, { recursive: true, mode: 0o700 });
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(path, text, { mode: 0o600, flag: "wx" });
        const publicKey = await (0,_key_file_js__WEBPACK_IMPORTED_MODULE_4__/* .publicKeyOf */ .kc)(text, { path, name: _key_file_js__WEBPACK_IMPORTED_MODULE_4__/* .TEXT */ .a$, machine });
        return { path, publicKey, [Symbol.asyncDispose]: remove };
    }
    catch (cause) {
        await remove();
        throw cause instanceof _domain_error_js__WEBPACK_IMPORTED_MODULE_2__/* .HoldfastError */ .Et ? cause : (0,_key_file_js__WEBPACK_IMPORTED_MODULE_4__/* .keyError */ .a9)(_key_file_js__WEBPACK_IMPORTED_MODULE_4__/* .TEXT */ .a$, (0,_key_file_js__WEBPACK_IMPORTED_MODULE_4__/* .cannotUse */ .Ve)(cause), cause);
    }
}
/**
 * Makes an Ed25519 key without a passphrase: `signing` (0600) and `signing.pub` in `folder`.
 *
 * @throws HoldfastError policy/file-exists; nothing is ever replaced.
 */
async function makeSigningKey(folder, machine, comment) {
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(machine.cwd, folder), "signing");
    for (const file of [path, `${path}.pub`]) {
        if (!(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(file).catch(() => null)))
            continue;
        throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_2__/* .HoldfastError */ .Et("policy", `Cannot make key "${(0,_domain_name_js__WEBPACK_IMPORTED_MODULE_3__/* .shown */ .SP)(file)}": it is already there`, {
            code: "file-exists",
            hint: "Choose an empty folder, or move the old key away: backups it signed still need it.",
            thing: (0,_domain_name_js__WEBPACK_IMPORTED_MODULE_3__/* .shown */ .SP)(file),
        });
    }
    const ran = await (0,_ssh_tool_js__WEBPACK_IMPORTED_MODULE_7__/* .runSsh */ .U)(machine, [
        "ssh-keygen",
        ...["-q", "-t", "ed25519", "-N", "", "-C", (0,_domain_name_js__WEBPACK_IMPORTED_MODULE_3__/* .shown */ .SP)(comment), "-f", path],
    ]);
    const line = ran.code === 0 ? await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(`${path}.pub`, "utf8") : "";
    const key = (0,_public_key_js__WEBPACK_IMPORTED_MODULE_6__/* .parsePublicKey */ .ee)(line);
    if (typeof key !== "string")
        return key;
    throw (0,_key_file_js__WEBPACK_IMPORTED_MODULE_4__/* .keyError */ .a9)(path, { why: (0,_ssh_tool_js__WEBPACK_IMPORTED_MODULE_7__/* .lastLine */ .f)(ran), hint: "May this user write into that folder?" });
}


/***/ }),

/***/ 4648:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ runSsh),
/* harmony export */   f: () => (/* binding */ lastLine)
/* harmony export */ });
/* harmony import */ var _domain_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9515);
/* harmony import */ var _domain_name_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1618);


/** What an OpenSSH program said last, fit to be shown. */
function lastLine(ran) {
    const line = ran.stderr.split("\n").at(-1) ?? "";
    return line === "" ? `it stopped with exit code ${ran.code}` : (0,_domain_name_js__WEBPACK_IMPORTED_MODULE_1__/* .shown */ .SP)(line.trim());
}
/** Runs a program of OpenSSH with a message on its stdin. @throws HoldfastError seal/ssh-missing. */
async function runSsh(machine, argv, message) {
    try {
        return await machine.run(message === undefined ? { argv } : { argv, stdin: once(message) });
    }
    catch (cause) {
        if (!(cause instanceof _domain_error_js__WEBPACK_IMPORTED_MODULE_0__/* .HoldfastError */ .Et) || cause.code !== "tool-missing")
            throw cause;
        throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_0__/* .HoldfastError */ .Et("seal", `Cannot sign: "${argv[0]}" is not installed`, {
            code: "ssh-missing",
            hint: "Install it, on Debian and Ubuntu with: apt install openssh-client",
            thing: argv[0],
            cause,
        });
    }
}
async function* once(bytes) {
    yield bytes;
}


/***/ })

};
