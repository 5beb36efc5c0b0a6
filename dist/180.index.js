export const id = 180;
export const ids = [180];
export const modules = {

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

/***/ 6180:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  open: () => (/* binding */ open_open)
});

// EXTERNAL MODULE: ./build/domain/error.js
var error = __webpack_require__(9515);
// EXTERNAL MODULE: ./build/domain/name.js
var domain_name = __webpack_require__(1618);
// EXTERNAL MODULE: ./build/domain/units.js
var units = __webpack_require__(3822);
// EXTERNAL MODULE: ./build/engine/files/aside.js
var aside = __webpack_require__(2867);
// EXTERNAL MODULE: ./build/engine/files/select.js
var files_select = __webpack_require__(3139);
// EXTERNAL MODULE: ./build/engine/files/sieve.js + 2 modules
var sieve = __webpack_require__(782);
;// CONCATENATED MODULE: ./build/engine/files/member.js





/**
 * One path of a saved tree, read by its range alone: of a file its plain content, holes and hard
 * links resolved; of a folder the tar stream of what lies there.
 *
 * @param path A key; "./" or "/" before it and "/" behind it do not matter.
 * @throws HoldfastError policy/unknown-name when nothing of that name was saved, or it has no content.
 */
async function memberBytes(part, path, machine) {
    const selection = await (0,files_select/* select */.Lt)(part, (0,aside/* keyWritten */.vc)(path));
    const type = selection.top.is["type"];
    const stream = (0,sieve/* sieved */.$)(part, selection, { as: ".", devices: true });
    if (type === "dir")
        return stream;
    if (type === "file" || type === "hardlink")
        return contentOf(selection, stream, machine);
    throw new error/* HoldfastError */.Et("policy", `Cannot open "${(0,domain_name/* shown */.SP)(selection.key)}": it is a ${type} and has no content`, {
        code: "unknown-name",
        hint: "Open the folder it lies in: that gives a tar stream.",
        thing: (0,domain_name/* shown */.SP)(selection.key),
    });
}
// tar itself fills the holes.
async function* contentOf(selection, stream, machine) {
    const child = machine.start({
        argv: ["tar", "--extract", "--to-stdout", "--file=-"],
        stdin: stream,
    });
    yield* child.stdout;
    const { code, stderr } = await child.ended;
    if (code === 0)
        return;
    throw new error/* HoldfastError */.Et("restore", `Cannot open "${(0,domain_name/* shown */.SP)(selection.key)}": tar stopped with exit code ${code}: ${(0,domain_name/* shown */.SP)(stderr)}`, {
        code: "restore-failed",
        hint: "Does verify find the backup whole?",
        thing: (0,domain_name/* shown */.SP)(selection.key),
    });
}

// EXTERNAL MODULE: ./build/pipe/open.js + 4 modules
var pipe_open = __webpack_require__(4578);
// EXTERNAL MODULE: ./build/pipe/pin.js
var pin = __webpack_require__(7722);
// EXTERNAL MODULE: ./build/command/catalogs.js + 1 modules
var catalogs = __webpack_require__(7107);
// EXTERNAL MODULE: ./build/command/find_backup.js + 1 modules
var find_backup = __webpack_require__(3143);
// EXTERNAL MODULE: ./build/command/identities.js
var command_identities = __webpack_require__(6006);
// EXTERNAL MODULE: ./build/command/outcome.js + 1 modules
var outcome = __webpack_require__(2576);
// EXTERNAL MODULE: ./build/command/saved.js
var command_saved = __webpack_require__(8133);
;// CONCATENATED MODULE: ./build/command/open.js











/** Writes one archive's plain bytes, or those of one path in it. Only checked bytes are written. */
async function open_open(setup, input) {
    const identities = await (0,command_identities/* readIdentities */.d)(input.identity, setup);
    const shelves = await (0,catalogs/* readCatalogs */.r)(setup, (0,catalogs/* chosen */.F)("store", input.stores, [...setup.stores.keys()]));
    const wanted = input.archive.split("/")[0] ?? "";
    const found = await (0,find_backup/* findBackup */.SC)(shelves, {
        text: input.backup,
        sources: input.backup.includes("_") ? [] : [wanted],
        now: setup.machine.now(),
    });
    const { manifest } = found.checked;
    const { source, archive } = findArchive(manifest, input.archive);
    const stored = { store: found.store, id: manifest.id };
    const bytes = archive === null
        ? await inventoryBytes(stored, source, identities)
        : await archiveBytes(stored, { source, archive }, { input, setup, identities });
    let size = 0;
    for await (const chunk of bytes) {
        await input.out(chunk);
        size += chunk.byteLength;
    }
    setup.machine.tell({
        kind: "line",
        text: `${(0,units/* formatBytes */.z3)(size)} of ${manifest.id}/${input.archive}`,
    });
    return (0,outcome/* outcomeOf */.sG)({ command: "open", backup: manifest.id, totals: { bytes: size } });
}
function findArchive(manifest, name) {
    const file = name.endsWith(".zst.age") ? name : `${name}.zst.age`;
    for (const source of manifest.sources) {
        if (source.inventory.file === file)
            return { source, archive: null };
        const archive = source.archives.find((one) => one.file === file);
        if (archive !== undefined)
            return { source, archive };
    }
    const there = manifest.sources.flatMap(({ archives, inventory }) => [...archives, inventory].map((one) => one.file));
    throw new error/* HoldfastError */.Et("policy", `Cannot find archive "${(0,domain_name/* shown */.SP)(name)}" in ${manifest.id}`, {
        code: "unknown-name",
        hint: `There are ${there.join(", ")}.`,
        thing: (0,domain_name/* shown */.SP)(name),
    });
}
async function inventoryBytes(stored, source, identities) {
    const pinned = await (0,pin/* pinSource */.j)((0,command_saved/* sealedSource */.oX)(stored, source.inventory), source.inventory.sha256);
    return (0,pipe_open/* openWhole */.AP)(pinned, await (0,command_saved/* keysByIdentity */.QK)(identities)(source.inventory, pinned));
}
async function archiveBytes(stored, { source, archive }, { input, setup, identities }) {
    const saved = await (0,command_saved/* openSaved */.AL)(stored, source, (0,command_saved/* keysByIdentity */.QK)(identities));
    const part = saved.get(archive.part);
    if (input.path === null)
        return part.read();
    if (source.engine !== "files") {
        throw new error/* HoldfastError */.Et("policy", `Cannot open a path of "${source.name}": its engine is ${source.engine}`, {
            code: "usage",
            hint: "--path is for file trees; open the whole archive instead.",
            thing: source.name,
        });
    }
    return await memberBytes(part, input.path, setup.machine);
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
