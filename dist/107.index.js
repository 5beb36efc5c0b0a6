export const id = 107;
export const ids = [107];
export const modules = {

/***/ 7107:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  F: () => (/* binding */ chosen),
  r: () => (/* binding */ readCatalogs)
});

// EXTERNAL MODULE: ./build/domain/error.js
var error = __webpack_require__(9515);
// EXTERNAL MODULE: ./build/host/state.js
var state = __webpack_require__(838);
// EXTERNAL MODULE: ./build/domain/name.js
var domain_name = __webpack_require__(1618);
;// CONCATENATED MODULE: ./build/store/read_only.js


/** The same store, which nothing can be written to or removed from: for commands that only read. */
function readOnly(store) {
    const refuse = (what) => {
        throw new error/* HoldfastError */.Et("store", `Cannot ${what} ${store.label}: it was opened for reading`, {
            code: "store-read-only",
            hint: "This command never writes to a store; use one that does.",
            thing: store.label,
        });
    };
    return {
        label: store.label,
        folders: store.folders,
        check: (need) => store.check(need),
        list: () => store.list(),
        look: (name) => store.look(name),
        read: (name, file, range) => store.read(name, file, range),
        draft: async (name) => refuse(`write "${(0,domain_name/* shown */.SP)(name.text)}" to`),
        remove: async (name) => refuse(`remove "${(0,domain_name/* shown */.SP)(name.text)}" from`),
        sweep: async () => refuse("sweep"),
    };
}

// EXTERNAL MODULE: ./build/trust/catalog.js + 3 modules
var catalog = __webpack_require__(8326);
// EXTERNAL MODULE: ./build/command/outcome.js + 1 modules
var outcome = __webpack_require__(2576);
;// CONCATENATED MODULE: ./build/command/catalogs.js





/** Reads the catalogs of the chosen stores, in the policy's order. @param access What the stores are good for afterwards. */
async function readCatalogs(setup, names, access = "read") {
    const memory = await (0,state/* readMemory */.S1)(setup.state);
    const shelves = [];
    for (const name of names) {
        const whole = setup.stores.get(name);
        const store = access === "write" ? whole : readOnly(whole); // a mistake above cannot change a store
        const read = await (0,outcome/* caught */.Vq)(() => (0,catalog/* readCatalog */.uM)(store, believedOf(setup, name, memory)));
        shelves.push({ name, store, catalog: read.value, findings: read.findings });
    }
    return shelves;
}
function believedOf(setup, store, memory) {
    const head = own(memory.heads, store);
    const pending = own(memory.pending, store);
    return {
        policy: setup.policy.name,
        signers: setup.signers,
        store,
        head: head === undefined ? null : { id: head.id, sha256: head.sha256 },
        pending: pending === undefined ? null : { id: pending.id, sha256: pending.sha256 },
    };
}
/** The names chosen with --store or --source, all where none is; an unknown one is an error that says which there are. */
function chosen(what, wanted, there) {
    for (const name of wanted) {
        if (there.includes(name))
            continue;
        throw new error/* HoldfastError */.Et("policy", `Cannot find ${what} "${name}": the policy has no such ${what}`, {
            code: "unknown-name",
            hint: `There are ${there.join(", ")}.`,
            thing: name,
        });
    }
    return wanted.length === 0 ? [...there] : there.filter((name) => wanted.includes(name));
}
/** A store may be called "constructor". */
function own(record, name) {
    return Object.hasOwn(record, name) ? record[name] : undefined;
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

/***/ 6874:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ collect)
/* harmony export */ });
/** Joins lent chunks into one array of the caller's own. @param limit Throws RangeError beyond it; bytes. */
async function collect(bytes, limit) {
    const kept = [];
    let size = 0;
    for await (const chunk of bytes) {
        size += chunk.byteLength;
        if (size > limit)
            throw new RangeError(`More than ${limit} bytes`);
        kept.push(new Uint8Array(chunk)); // a copy even of a Buffer, whose slice() is none
    }
    const whole = new Uint8Array(size);
    let at = 0;
    for (const chunk of kept) {
        whole.set(chunk, at);
        at += chunk.byteLength;
    }
    return whole;
}


/***/ }),

/***/ 4212:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ judgeChain),
/* harmony export */   y: () => (/* binding */ linkText)
/* harmony export */ });
/* harmony import */ var _entry_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1189);

/** How a backup is named beyond doubt. */
function linkText(link) {
    return `${link.id}@${link.sha256}`;
}
/**
 * Judges one store's chain: every backup that another one names as its previous is there or removed
 * with a note, and the head that the host remembers is there. Pure.
 *
 * @returns Findings, newest first; "first-sight" where the host remembers nothing.
 */
function judgeChain(view) {
    const known = new Set([...view.present, ...view.removed].map(linkText));
    const findings = [];
    const newest = [...view.present].sort((a, b) => (0,_entry_js__WEBPACK_IMPORTED_MODULE_0__/* .compareIds */ .q3)(b.id, a.id));
    const head = view.head;
    if (head === null) {
        findings.push(finding(view, "first-sight", `This host has no memory of store "${view.store}"`));
    }
    else if (!known.has(linkText(head))) {
        const top = newest[0];
        const back = top === undefined || (0,_entry_js__WEBPACK_IMPORTED_MODULE_0__/* .compareIds */ .q3)(top.id, head.id) < 0;
        findings.push(finding(view, back ? "rolled-back" : "chain-broken", back
            ? `Store "${view.store}" is older than this host remembers: "${head.id}" was the newest, now it is ${top === undefined ? "empty" : `"${top.id}"`}`
            : `Backup "${head.id}", which this host published to store "${view.store}", is gone without a note`));
    }
    for (const one of [...newest, ...view.removed].sort((a, b) => (0,_entry_js__WEBPACK_IMPORTED_MODULE_0__/* .compareIds */ .q3)(b.id, a.id))) {
        const gaps = [one.previous, ...one.breaks.map(({ expected }) => expected)];
        for (const gap of gaps) {
            if (gap === null ||
                known.has(linkText(gap)) ||
                (head !== null && linkText(head) === linkText(gap)))
                continue;
            known.add(linkText(gap)); // each gap is reported once
            const text = `Backup "${gap.id}" is gone from store "${view.store}" without a note; "${one.id}" names it`;
            findings.push(finding(view, "chain-broken", text, gap.id));
        }
    }
    return findings;
}
function finding(view, code, text, thing = view.store) {
    const hint = {
        "first-sight": "Compare the newest id with the last report you kept.",
        "rolled-back": "Was the store's disk replaced or restored? Find out who did it before you trust what is in it.",
        "chain-broken": "Find out who removed it. A restore of what is left must name it whole, as id@sha256.",
    }[code];
    return { code, weight: code === "first-sight" ? "note" : "error", thing, text, hint };
}


/***/ }),

/***/ 6632:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $V: () => (/* binding */ manifestOf),
/* harmony export */   dh: () => (/* binding */ storedSize),
/* harmony export */   eG: () => (/* binding */ sealedFiles),
/* harmony export */   tF: () => (/* binding */ slugOf),
/* harmony export */   uB: () => (/* binding */ FORMAT)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8816);
/* harmony import */ var _name_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1618);
/* harmony import */ var _shape_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3300);



/** Format of the manifest, and so of the backup; docs/format.md specifies it. */
const FORMAT = 1;
const slug = /^[a-z0-9][a-z0-9-]{0,39}$/;
/** Readers build paths from these, so nothing else is accepted. */
const file = zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()
    .regex(/^[a-z0-9][a-z0-9-]{0,39}\/[a-z0-9][a-z0-9-]{0,39}\.[a-z0-9]{1,16}\.zst\.age$/);
const link = zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({ id: _shape_js__WEBPACK_IMPORTED_MODULE_1__/* .idShape */ .Jk, sha256: _shape_js__WEBPACK_IMPORTED_MODULE_1__/* .sha256Shape */ .v4 });
const sealed = {
    file,
    size: _shape_js__WEBPACK_IMPORTED_MODULE_1__/* .countShape */ .jB,
    sha256: _shape_js__WEBPACK_IMPORTED_MODULE_1__/* .sha256Shape */ .v4,
    /** Age header and payload nonce. */
    header: zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({ length: _shape_js__WEBPACK_IMPORTED_MODULE_1__/* .countShape */ .jB, sha256: _shape_js__WEBPACK_IMPORTED_MODULE_1__/* .sha256Shape */ .v4 }),
    plain: _shape_js__WEBPACK_IMPORTED_MODULE_1__/* .countShape */ .jB,
};
const archive = zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
    part: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().min(1).max(4096),
    format: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().regex(/^[a-z0-9]{1,16}$/),
    ...sealed,
    totals: _shape_js__WEBPACK_IMPORTED_MODULE_1__/* .totalsShape */ .zA.nullable(),
});
const source = zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
    name: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().regex(_name_js__WEBPACK_IMPORTED_MODULE_0__/* .NAME */ .o_),
    engine: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().regex(slug),
    started: _shape_js__WEBPACK_IMPORTED_MODULE_1__/* .timeShape */ .lG,
    ended: _shape_js__WEBPACK_IMPORTED_MODULE_1__/* .timeShape */ .lG,
    instant: zod__WEBPACK_IMPORTED_MODULE_2__/* ["enum"] */ .k5n(["one", "per part", "none"]),
    versions: zod__WEBPACK_IMPORTED_MODULE_2__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()),
    scratch: zod__WEBPACK_IMPORTED_MODULE_2__/* .boolean */ .zMY(),
    archives: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(archive),
    inventory: zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej(sealed),
    /** How many things were left out or changed while read; the inventory names them. */
    notes: _shape_js__WEBPACK_IMPORTED_MODULE_1__/* .countShape */ .jB,
});
const manifest = zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
    "holdfast-manifest": zod__WEBPACK_IMPORTED_MODULE_2__/* .literal */ .euz(FORMAT),
    id: _shape_js__WEBPACK_IMPORTED_MODULE_1__/* .idShape */ .Jk,
    sequence: _shape_js__WEBPACK_IMPORTED_MODULE_1__/* .countShape */ .jB,
    policy: zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({ name: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().regex(_name_js__WEBPACK_IMPORTED_MODULE_0__/* .NAME */ .o_), sha256: _shape_js__WEBPACK_IMPORTED_MODULE_1__/* .sha256Shape */ .v4, text: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().nullable() }),
    commit: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().nullable(),
    schedule: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    requester: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().nullable(),
    label: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().nullable(),
    taken: _shape_js__WEBPACK_IMPORTED_MODULE_1__/* .timeShape */ .lG,
    date: _shape_js__WEBPACK_IMPORTED_MODULE_1__/* .dayShape */ .IC,
    zone: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    run: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().nullable(),
    host: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().nullable(),
    version: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    sources: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(source),
    absent: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
        name: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().regex(_name_js__WEBPACK_IMPORTED_MODULE_0__/* .NAME */ .o_),
        reason: zod__WEBPACK_IMPORTED_MODULE_2__/* ["enum"] */ .k5n(["disabled", "excluded", "failed"]),
        because: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().nullable(),
    })),
    suspicions: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({ source: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().regex(_name_js__WEBPACK_IMPORTED_MODULE_0__/* .NAME */ .o_), text: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP() })),
    recipients: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()),
    previous: zod__WEBPACK_IMPORTED_MODULE_2__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().regex(_name_js__WEBPACK_IMPORTED_MODULE_0__/* .NAME */ .o_), link.nullable()),
    breaks: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({ store: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().regex(_name_js__WEBPACK_IMPORTED_MODULE_0__/* .NAME */ .o_), expected: link, found: link.nullable() })),
});
/** Checks the shape of a parsed manifest; a string says what is wrong with it. */
function manifestOf(value) {
    const parsed = manifest.safeParse(value);
    if (!parsed.success) {
        const issue = parsed.error.issues[0];
        return `${issue?.path.join(".") ?? ""} is not what format ${FORMAT} has there`;
    }
    return ambiguityOf(parsed.data) ?? parsed.data;
}
/** What two readers could understand in two ways. */
function ambiguityOf(of) {
    if (hasTwins(sealedFiles(of).map(({ file }) => file)))
        return "it names a file twice";
    if (hasTwins([...of.sources, ...of.absent].map(({ name }) => name)))
        return "it names a source twice";
    const doubled = of.sources.find(({ archives }) => hasTwins(archives.map(({ part }) => part)));
    if (doubled !== undefined)
        return `it names a part of source ${doubled.name} twice`;
    const strange = of.sources.find((one) => [one.inventory, ...one.archives].some(({ file }) => !file.startsWith(`${one.name}/`)));
    return strange === undefined ? null : `a file of source ${strange.name} lies elsewhere`;
}
function hasTwins(names) {
    return new Set(names).size !== names.length;
}
/** All sealed files of a backup: each source's archives, then its inventory. */
function sealedFiles(manifest) {
    return manifest.sources.flatMap((one) => [...one.archives, one.inventory]);
}
/** Stored size of a backup's sealed files, bytes. */
function storedSize(manifest) {
    return sealedFiles(manifest).reduce((sum, one) => sum + one.size, 0);
}
/** The file name of a part: its own name where that is a plain one and free, else `part-<n>`. */
function slugOf(part, taken) {
    const own = slug.test(part) && part !== "inventory" ? part : null;
    if (own !== null && !taken.has(own))
        return own;
    let turn = 1;
    while (taken.has(`part-${turn}`))
        turn++;
    return `part-${turn}`;
}


/***/ }),

/***/ 3300:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IC: () => (/* binding */ dayShape),
/* harmony export */   Jk: () => (/* binding */ idShape),
/* harmony export */   jB: () => (/* binding */ countShape),
/* harmony export */   lG: () => (/* binding */ timeShape),
/* harmony export */   v4: () => (/* binding */ sha256Shape),
/* harmony export */   zA: () => (/* binding */ totalsShape)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8816);
/* harmony import */ var _entry_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1189);


/** SHA-256 as 64 hex digits of lower case. */
const sha256Shape = zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().regex(/^[0-9a-f]{64}$/);
/** A real moment as `Date.toISOString` writes it, so that whoever reads it need not doubt it. */
const timeShape = zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().refine(isMoment);
/** A real day, YYYY-MM-DD. */
const dayShape = zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().refine((text) => isMoment(`${text}T00:00:00.000Z`));
/** A whole number from 0, exact in JSON. */
const countShape = zod__WEBPACK_IMPORTED_MODULE_0__/* .int */ .Whr().min(0);
/** The id of a backup. */
const idShape = zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().refine((text) => (0,_entry_js__WEBPACK_IMPORTED_MODULE_1__/* .minuteOf */ .iA)(text) !== null);
/** Clear counts of one part. */
const totalsShape = zod__WEBPACK_IMPORTED_MODULE_0__/* .strictObject */ .rej({
    items: countShape,
    rows: countShape.nullable(),
    bytes: countShape,
});
function isMoment(text) {
    if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(text))
        return false;
    const at = new Date(text);
    return !Number.isNaN(at.getTime()) && at.toISOString() === text;
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


/***/ }),

/***/ 8326:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  IJ: () => (/* binding */ linkOf),
  uM: () => (/* binding */ readCatalog)
});

// UNUSED EXPORTS: untrusted

// EXTERNAL MODULE: ./build/domain/chain.js
var chain = __webpack_require__(4212);
// EXTERNAL MODULE: ./build/domain/entry.js
var entry = __webpack_require__(1189);
// EXTERNAL MODULE: ./build/trust/check_manifest.js
var check_manifest = __webpack_require__(1977);
// EXTERNAL MODULE: ./build/domain/name.js
var domain_name = __webpack_require__(1618);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 17 modules
var schemas = __webpack_require__(8816);
// EXTERNAL MODULE: ./build/domain/shape.js
var shape = __webpack_require__(3300);
;// CONCATENATED MODULE: ./build/domain/note.js


const receipt = schemas/* strictObject */.rej({
    "holdfast-receipt": schemas/* literal */.euz(1),
    backup: shape/* idShape */.Jk,
    sha256: shape/* sha256Shape */.v4,
    at: shape/* timeShape */.lG,
    host: schemas/* string */.YjP().nullable(),
    version: schemas/* string */.YjP(),
    /** What was restored into scratch and compared, fact by fact. */
    sources: schemas/* array */.YOg(schemas/* strictObject */.rej({ name: schemas/* string */.YjP(), facts: schemas/* int */.Whr().min(0), milliseconds: schemas/* int */.Whr().min(0) })),
});
const spent = schemas/* strictObject */.rej({
    "holdfast-spent": schemas/* literal */.euz(1),
    backup: shape/* idShape */.Jk,
    sha256: shape/* sha256Shape */.v4,
    at: shape/* timeShape */.lG,
    host: schemas/* string */.YjP().nullable(),
    plan: shape/* sha256Shape */.v4,
    approvers: schemas/* array */.YOg(schemas/* string */.YjP()),
});
const removal = schemas/* strictObject */.rej({
    "holdfast-removal": schemas/* literal */.euz(1),
    backup: shape/* idShape */.Jk,
    sha256: shape/* sha256Shape */.v4,
    at: shape/* timeShape */.lG,
    host: schemas/* string */.YjP().nullable(),
    because: schemas/* string */.YjP(),
});
/** Statement kinds by kind of note; a cleared backup's note comes with its feature. */
const NOTE_STATEMENTS = {
    proven: { kind: "receipt", schema: receipt },
    spent: { kind: "spent", schema: spent },
    removed: { kind: "removal", schema: removal },
};

// EXTERNAL MODULE: ./build/trust/statement.js
var statement = __webpack_require__(7332);
;// CONCATENATED MODULE: ./build/trust/check_note.js




/** Checks one note: signature by a key that may say this, our writer's bytes, its own entry. */
function checkNote(input) {
    const { name, text } = input;
    const say = (code, why) => ({
        statement: null,
        findings: [
            {
                code,
                weight: "error",
                thing: name.text,
                text: `Cannot trust note "${name.text}": ${(0,domain_name/* shown */.SP)(why)}`,
                hint: "It counts for nothing; find out how it came there.",
            },
        ],
    });
    const known = name.note === "cleared" ? null : NOTE_STATEMENTS[name.note];
    if (known === null)
        return say("entry-unknown", "this version knows no such note");
    if (text === null)
        return say("manifest-missing", "its note.json is missing or unreadable");
    const role = name.note === "removed" ? "prune" : "backup";
    const signer = (0,check_manifest/* signerOf */.r)(input, { namespace: `holdfast-${known.kind}`, role });
    if (typeof signer !== "string")
        return say(signer.code, signer.why);
    const value = (0,statement/* readStatement */.c)(text, known.kind);
    if (typeof value === "string")
        return say("manifest-unreadable", value);
    const parsed = known.schema.safeParse(value);
    if (!parsed.success)
        return say("manifest-unreadable", "it is not what such a note holds");
    const { backup, sha256, at } = parsed.data;
    if (backup !== name.id)
        return say("manifest-misplaced", `it is about "${backup}"`);
    return {
        statement: { kind: name.note, link: { id: backup, sha256 }, at: new Date(at), signer },
        findings: [],
    };
}

// EXTERNAL MODULE: ./build/domain/bytes.js
var bytes = __webpack_require__(6874);
// EXTERNAL MODULE: ./build/domain/error.js
var error = __webpack_require__(9515);
;// CONCATENATED MODULE: ./build/trust/read_small.js


const SMALL = 2 ** 20; // bytes; what many entries may be read of at the same time
const LARGEST = 16 * 2 ** 20; // bytes of a statement
const SIGNATURE = 32 * 1024; // bytes
/**
 * Reads the small files of a store's entries. However many are asked for at once, only one of them
 * is larger than 1 MiB at a time, so a store full of huge manifests does not fill the memory.
 *
 * What is wrong with a file is its entry's own matter; an interruption or a store that is gone is thrown.
 */
function smallFilesOf(shelf) {
    let lane = Promise.resolve();
    const attempt = async (name, file, limit) => {
        try {
            return await (0,bytes/* collect */.F)(shelf.read(name, file), limit);
        }
        catch (cause) {
            if (isOfTheStore(cause))
                throw cause;
            return cause instanceof RangeError ? "larger" : null;
        }
    };
    return async (name, file) => {
        const isSignature = file.endsWith(".sig");
        const first = await attempt(name, file, isSignature ? SIGNATURE : SMALL);
        if (first !== "larger")
            return first;
        if (isSignature)
            return null;
        const turn = lane.then(() => attempt(name, file, LARGEST));
        lane = turn.catch(() => { }); // its own caller hears of it
        const whole = await turn;
        return whole === "larger" ? null : whole;
    };
}
function isOfTheStore(cause) {
    if (cause instanceof error/* Interrupted */.j$)
        return true;
    const code = cause instanceof error/* HoldfastError */.Et ? cause.code : null;
    return code === "store-unreachable" || code === "store-not-mounted";
}

;// CONCATENATED MODULE: ./build/trust/catalog.js





const AT_ONCE = 16; // entries read at the same time
/**
 * Reads and checks all manifests and notes of a store.
 *
 * Throws only where the store cannot be read at all, or the work is interrupted: nothing that lies in
 * an entry makes it throw.
 */
async function readCatalog(shelf, believed) {
    const names = await Array.fromAsync(shelf.list());
    const read = smallFilesOf(shelf);
    const backups = names.filter((name) => name.kind === "backup");
    const checked = await inTurns(backups, (name) => readManifest(read, name, believed));
    const written = await inTurns(names.filter((name) => name.kind === "note"), (name) => readNote(read, name, believed));
    const known = knownOf([...checked, ...written].flatMap((one) => (one.checked === null ? [] : [one.checked])));
    const retired = retiredOf(known, believed);
    const notes = written.map((note) => judgeNote(note, retired));
    const proofs = proofsOf(notes);
    const entries = checked
        .map((one) => judgeEntry(one, retired))
        .map((one) => ({
        ...one,
        proven: one.checked === null ? null : (proofs.get((0,chain/* linkText */.y)(linkOf(one.checked))) ?? null),
    }))
        .sort((a, b) => (0,entry/* compareIds */.q3)(b.id, a.id));
    const removed = removedOf(notes, known, believed.store);
    const present = entries.flatMap((one) => one.checked === null ? [] : [chainLink(one.checked, believed.store)]);
    const head = headOf(present, believed);
    return {
        store: believed.store,
        head,
        entries,
        drafts: names.filter((name) => name.kind === "draft"),
        removed,
        findings: [
            ...(0,chain/* judgeChain */.f)({ store: believed.store, present, removed, head }),
            ...notes.flatMap((note) => note.findings),
        ],
    };
}
/** A pending head that is there was published before the host was stopped. */
function headOf(present, { head, pending }) {
    const isThere = present.some((one) => pending !== null && (0,chain/* linkText */.y)(one) === (0,chain/* linkText */.y)(pending));
    return isThere ? pending : head;
}
/** The link by which a checked manifest is named. */
function linkOf(checked) {
    return { id: checked.manifest.id, sha256: checked.sha256 };
}
async function inTurns(items, work) {
    const results = [];
    for (let at = 0; at < items.length; at += AT_ONCE) {
        results.push(...(await Promise.all(items.slice(at, at + AT_ONCE).map(work))));
    }
    return results;
}
async function readManifest(read, name, believed) {
    const signature = await read(name, "manifest.json.sig");
    const text = await read(name, "manifest.json");
    const checked = (0,check_manifest/* checkManifest */.K)({ name, text, signature, believed });
    return "manifest" in checked
        ? { id: name.id, name, checked, findings: [] }
        : { id: name.id, name, checked: null, findings: [checked] };
}
async function readNote(read, name, believed) {
    const signature = await read(name, "note.json.sig");
    const text = await read(name, "note.json");
    const note = checkNote({ name, text, signature, believed });
    if (note.statement?.kind !== "removed")
        return { ...note, name, checked: null };
    const { checked } = await readManifest(read, { ...name, kind: "backup" }, believed);
    const isIts = checked !== null && (0,chain/* linkText */.y)(linkOf(checked)) === (0,chain/* linkText */.y)(note.statement.link);
    if (isIts)
        return { ...note, name, checked };
    const why = `Note "${name.text}" does not hold the manifest of the backup it removed`;
    const finding = untrusted("manifest-missing", name.text, why);
    return { ...note, name, checked: null, findings: [finding] };
}
function knownOf(checked) {
    return new Map(checked.map((one) => [(0,chain/* linkText */.y)(linkOf(one)), one]));
}
/**
 * What each retired key still counts for: its last backup and that one's ancestors. Trust by
 * ancestry, not by clock.
 */
function retiredOf(known, believed) {
    return new Map(believed.signers.flatMap(({ name, last }) => last === null ? [] : [[name, ancestors(last, known, believed.store)]]));
}
function ancestors(last, known, store) {
    const found = new Set();
    for (let next = last; next !== null && !found.has(next);) {
        found.add(next);
        const previous = previousIn(known.get(next)?.manifest, store);
        next = previous === null ? null : (0,chain/* linkText */.y)(previous);
    }
    return found;
}
function judgeEntry(one, retired) {
    const set = one.checked === null ? undefined : retired.get(one.checked.signer);
    if (one.checked === null || set === undefined || set.has((0,chain/* linkText */.y)(linkOf(one.checked))))
        return one;
    const text = `Backup "${one.id}" is signed by "${one.checked.signer}", whose key was retired before it`;
    return { ...one, checked: null, findings: [untrusted("signer-retired", one.id, text)] };
}
/** A stolen retired key must not hide what is removed now, nor praise what it never made. */
function judgeNote(note, retired) {
    const { statement, name } = note;
    const set = statement === null ? undefined : retired.get(statement.signer);
    if (statement === null || set === undefined || set.has((0,chain/* linkText */.y)(statement.link)))
        return note;
    const text = `Note "${name.text}" is signed by "${statement.signer}", whose key was retired before that backup`;
    return { statement: null, findings: [untrusted("signer-retired", name.text, text)] };
}
function removedOf(notes, known, store) {
    return notes.flatMap(({ statement }) => {
        if (statement?.kind !== "removed")
            return [];
        const checked = known.get((0,chain/* linkText */.y)(statement.link));
        if (checked !== undefined)
            return [chainLink(checked, store)];
        return [{ ...statement.link, previous: null, breaks: [] }];
    });
}
/** A finding that makes an entry untrusted. */
function untrusted(code, thing, text) {
    return {
        code,
        weight: "error",
        thing,
        text,
        hint: "Do not restore it; use another backup or another store.",
    };
}
function proofsOf(notes) {
    const proofs = new Map();
    for (const { statement } of notes) {
        if (statement?.kind !== "proven")
            continue;
        const key = (0,chain/* linkText */.y)(statement.link);
        const before = proofs.get(key);
        if (before === undefined || before < statement.at)
            proofs.set(key, statement.at);
    }
    return proofs;
}
function chainLink(checked, store) {
    const { manifest } = checked;
    return {
        ...linkOf(checked),
        previous: previousIn(manifest, store),
        breaks: manifest.breaks.filter((one) => one.store === store),
    };
}
/** Own keys only: a store may be called "constructor". */
function previousIn(manifest, store) {
    if (manifest === undefined || !Object.hasOwn(manifest.previous, store))
        return null;
    return manifest.previous[store] ?? null;
}


/***/ }),

/***/ 1977:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ checkManifest),
/* harmony export */   r: () => (/* binding */ signerOf)
/* harmony export */ });
/* harmony import */ var _domain_manifest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6632);
/* harmony import */ var _domain_name_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1618);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8297);
/* harmony import */ var _public_key_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3556);
/* harmony import */ var _sshsig_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4203);
/* harmony import */ var _statement_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7332);






/** Checks one manifest: signature by a key of the policy, our writer's bytes, its own entry, this policy. */
function checkManifest(input) {
    const { name, text, believed } = input;
    const say = (code, why) => distrust(code, name.text, why);
    if (text === null)
        return say("manifest-missing", "its manifest is missing or unreadable");
    const signer = signerOf(input, { namespace: "holdfast-manifest", role: "backup" });
    if (typeof signer !== "string")
        return say(signer.code, signer.why);
    const value = (0,_statement_js__WEBPACK_IMPORTED_MODULE_5__/* .readStatement */ .c)(text, "manifest");
    if (typeof value === "string")
        return say("manifest-unreadable", `its manifest cannot be read: ${value}`);
    const manifest = (0,_domain_manifest_js__WEBPACK_IMPORTED_MODULE_0__/* .manifestOf */ .$V)(value);
    if (typeof manifest === "string")
        return say("manifest-unreadable", `its manifest cannot be read: ${manifest}`);
    if (manifest.id !== name.id)
        return say("manifest-misplaced", `its manifest is that of "${manifest.id}"`);
    if (manifest.policy.name !== believed.policy) {
        return say("manifest-foreign", `it belongs to policy "${manifest.policy.name}"`);
    }
    return {
        manifest,
        sha256: (0,_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .sha256Hex */ .f)(text),
        text: new TextDecoder().decode(text),
        signature: new TextDecoder().decode(input.signature),
        signer,
    };
}
/** Finds who signed, by the policy's keys; the name, or why nobody counts. */
function signerOf(input, want) {
    const { text, signature: armored, believed } = input;
    if (armored === null)
        return { code: "signature-missing", why: "it has no signature" };
    const signature = (0,_sshsig_js__WEBPACK_IMPORTED_MODULE_4__/* .parseSignature */ .uT)(armored);
    if (typeof signature === "string")
        return { code: "signature-bad", why: `its signature cannot be read: ${signature}` };
    const reason = (0,_sshsig_js__WEBPACK_IMPORTED_MODULE_4__/* .checkSignature */ .jC)(signature, text ?? new Uint8Array(), want.namespace);
    if (reason !== null)
        return { code: "signature-bad", why: `its signature does not fit: ${reason}` };
    const named = believed.signers.filter(({ key }) => (0,_public_key_js__WEBPACK_IMPORTED_MODULE_3__/* .samePublicKey */ .D3)(key, signature.key));
    const able = named.filter(({ may }) => may.includes(want.role));
    // Should a key have two names, its retirement counts.
    const signer = able.find(({ last }) => last !== null) ?? able[0];
    if (signer !== undefined)
        return signer.name;
    const { fingerprint } = signature.key;
    const why = named[0] === undefined
        ? `it is signed by ${fingerprint}, not by a key in the policy`
        : `it is signed by "${named[0].name}", who may not ${want.role}`;
    return { code: "signer-unknown", why };
}
function distrust(code, thing, why) {
    return {
        code,
        weight: "error",
        thing: (0,_domain_name_js__WEBPACK_IMPORTED_MODULE_1__/* .shown */ .SP)(thing),
        text: `Cannot trust "${(0,_domain_name_js__WEBPACK_IMPORTED_MODULE_1__/* .shown */ .SP)(thing)}": ${(0,_domain_name_js__WEBPACK_IMPORTED_MODULE_1__/* .shown */ .SP)(why)}`,
        hint: "Do not restore it; use another backup or another store, and find out how it came there.",
    };
}


/***/ }),

/***/ 4203:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  jC: () => (/* binding */ checkSignature),
  uT: () => (/* binding */ parseSignature),
  Vv: () => (/* binding */ parseSignatures)
});

// UNUSED EXPORTS: writeArmor

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./build/trust/key_blob.js
var key_blob = __webpack_require__(8998);
// EXTERNAL MODULE: ./build/trust/public_key.js
var public_key = __webpack_require__(3556);
// EXTERNAL MODULE: ./build/trust/wire.js
var wire = __webpack_require__(3904);
;// CONCATENATED MODULE: ./build/trust/raw_signature.js



const USER_PRESENT = 0x01; // PROTOCOL.u2f, WebAuthn §6.1: somebody touched the token
const RSA_HASHES = {
    "rsa-sha2-256": "sha256",
    "rsa-sha2-512": "sha512",
};
/**
 * Checks an SSH signature blob (RFC 4253 §6.6, RFC 8332, RFC 5656 §3.1.2, RFC 8709 §6, PROTOCOL.u2f)
 * over `data`.
 *
 * @returns Null when it is good, else the reason.
 */
function checkRaw(blob, parts, data) {
    const reader = (0,wire/* readWire */.i)(blob);
    const algorithm = reader.word();
    if (parts.family === "rsa")
        return checkRsa(reader, algorithm, { parts, data });
    if (algorithm !== parts.type)
        return "its algorithm is not the one of its key";
    const value = reader.field();
    const flags = parts.application === null ? null : reader.take(5);
    const problem = reader.problem();
    if (problem !== null)
        return `it is malformed: ${problem}`;
    if (flags !== null && ((flags[0] ?? 0) & USER_PRESENT) === 0) {
        return "nobody touched the security key when it was made";
    }
    const signed = flags === null ? data : tokenMessage(parts, { flags, data });
    if (parts.family !== null)
        return checkEcdsa(value, parts, { signed, curve: parts.family });
    if (value.length !== 64)
        return "it is malformed: an Ed25519 signature has 64 bytes";
    return (0,external_node_crypto_.verify)(null, signed, parts.key, value) ? null : UNFIT;
}
const UNFIT = "it does not fit the bytes it should sign";
function tokenMessage(parts, said) {
    const application = sha256(parts.application ?? new Uint8Array(0));
    return Buffer.concat([application, said.flags, sha256(said.data)]);
}
function checkRsa(reader, algorithm, of) {
    const value = reader.field();
    const hash = RSA_HASHES[algorithm];
    if (algorithm === "ssh-rsa")
        return "it is made with SHA-1, which is too weak";
    if (hash === undefined)
        return "its algorithm is not the one of its key";
    const problem = reader.problem();
    if (problem !== null)
        return `it is malformed: ${problem}`;
    const width = Math.ceil((of.parts.key.asymmetricKeyDetails?.modulusLength ?? 0) / 8);
    if (value.length !== width)
        return "it is malformed: it is not as long as its key";
    return (0,external_node_crypto_.verify)(hash, of.data, of.parts.key, value) ? null : UNFIT;
}
function checkEcdsa(value, parts, of) {
    const { hash, width } = key_blob/* CURVES */.H1[of.curve];
    const numbers = (0,wire/* readWire */.i)(value);
    const r = numbers.mpint();
    const s = numbers.mpint();
    const problem = numbers.problem();
    if (problem !== null)
        return `it is malformed: ${problem}`;
    if (r.length > width || s.length > width)
        return "it is malformed: a number in it is too long";
    const pair = new Uint8Array(2 * width);
    pair.set(r, width - r.length);
    pair.set(s, 2 * width - s.length);
    const key = { key: parts.key, dsaEncoding: "ieee-p1363" };
    return (0,external_node_crypto_.verify)(hash, of.signed, key, pair) ? null : UNFIT;
}
function sha256(bytes) {
    return (0,external_node_crypto_.createHash)("sha256").update(bytes).digest();
}

;// CONCATENATED MODULE: ./build/trust/sshsig.js





const BEGIN = "-----BEGIN SSH SIGNATURE-----\n";
const END = "-----END SSH SIGNATURE-----\n";
const MAGIC = "SSHSIG";
const LINE = /.{1,70}/g; // columns, as ssh-keygen writes them
const MAX_ARMORED = 32 * 1024; // characters; the largest RSA key and signature need 6,000
/**
 * Reads one armored signature, written exactly as `ssh-keygen -Y sign` writes it.
 *
 * @returns The signature, or the reason why it is refused.
 */
function parseSignature(armored) {
    if (armored.length > MAX_ARMORED)
        return "it is too long for a signature";
    const text = typeof armored === "string" ? armored : Buffer.from(armored).toString("latin1");
    if (!text.startsWith(BEGIN.trimEnd()))
        return "it is no armored SSH signature";
    const blob = Buffer.from(text.slice(BEGIN.length, -END.length), "base64");
    // ssh-keygen is more lenient; one signature has one writing here, so that its bytes can be compared.
    if (writeArmor(blob) !== text)
        return "it is not written as ssh-keygen writes it";
    return readSignature(blob);
}
/**
 * Reads several armored signatures that follow each other.
 *
 * @returns One item per block in order; whatever is not a block, around or between, is a reason too.
 */
function parseSignatures(text) {
    const found = [];
    let at = 0;
    while (at < text.length) {
        const begin = text.indexOf(BEGIN, at);
        if (begin !== at) {
            found.push("something beside it is no armored SSH signature");
            if (begin < 0)
                break;
        }
        const end = text.indexOf(END, begin);
        if (end < 0) {
            found.push("it is cut short");
            break;
        }
        at = end + END.length;
        found.push(parseSignature(text.slice(begin, at)));
    }
    return found;
}
/**
 * Checks a signature over `message`: namespace, and the numbers. Whether its key is trusted is not
 * asked here.
 *
 * @returns Null when it is good, else the reason.
 */
function checkSignature(signature, message, namespace) {
    if (signature.namespace !== namespace)
        return "it was made for another purpose";
    const parts = (0,key_blob/* readKeyBlob */.PU)(signature.key.blob);
    if (typeof parts === "string")
        return `its key is refused: ${parts}`;
    const data = Buffer.concat([
        Buffer.from(MAGIC),
        (0,wire/* wireField */.e)(namespace),
        (0,wire/* wireField */.e)(""),
        (0,wire/* wireField */.e)(signature.hash),
        (0,wire/* wireField */.e)((0,external_node_crypto_.createHash)(signature.hash).update(message).digest()),
    ]);
    return checkRaw(signature.blob, parts, data);
}
/** Armors a signature's blob: 70 columns and one final newline. */
function writeArmor(blob) {
    const lines = Buffer.from(blob).toString("base64").match(LINE) ?? [];
    return `${BEGIN}${lines.map((line) => `${line}\n`).join("")}${END}`;
}
function readSignature(blob) {
    const reader = (0,wire/* readWire */.i)(blob);
    const magic = Buffer.from(reader.take(MAGIC.length)).toString("latin1");
    const version = reader.uint32();
    const keyBlob = reader.field();
    const namespace = reader.word();
    const reserved = reader.field();
    const hash = reader.word();
    const signature = reader.field();
    const problem = reader.problem();
    if (magic !== MAGIC)
        return "it is no SSH signature";
    if (problem !== null)
        return `it is malformed: ${problem}`;
    if (version !== 1)
        return "it is of a version that is not known";
    if (namespace === "")
        return "it does not say what it was made for";
    if (reserved.length > 0)
        return "it is malformed: a reserved field is in use";
    if (hash !== "sha256" && hash !== "sha512")
        return "its hash is neither SHA-256 nor SHA-512";
    const key = (0,public_key/* publicKeyOfBlob */.nf)(keyBlob);
    if (typeof key === "string")
        return `its key is refused: ${key}`;
    return { key, namespace, hash, blob: Uint8Array.from(signature) };
}


/***/ }),

/***/ 7332:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ readStatement),
/* harmony export */   p: () => (/* binding */ writeStatement)
/* harmony export */ });
const MAX_STATEMENT = 16 * 2 ** 20; // bytes
const MAX_DEPTH = 64; // lists and objects within each other
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const [QUOTE, BACKSLASH, OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = Buffer.from('"\\[]{}');
/**
 * Writes a value in the one way a statement is written: UTF-8, JSON with an indentation of one
 * space, keys in the value's own order, one final newline. 64-bit numbers are strings.
 *
 * @throws RangeError for what JSON cannot hold exactly, and beyond 16 MB.
 */
function writeStatement(value) {
    const text = JSON.stringify(value, exactly, 1);
    const bytes = Buffer.from(`${text}\n`);
    if (bytes.length > MAX_STATEMENT)
        throw new RangeError("A statement is larger than 16 MB");
    if (isTooDeep(bytes))
        throw new RangeError(`A statement is deeper than ${MAX_DEPTH} levels`);
    return bytes;
}
/**
 * Reads a statement. Accepted only if `writeStatement` gives the same bytes, so that one meaning has
 * one writing: no duplicate keys, no byte order mark, no other spacing.
 *
 * @param kind What it must be: its first key is `holdfast-<kind>`.
 * @returns The statement, or the reason why it is refused.
 */
function readStatement(bytes, kind) {
    if (bytes.length > MAX_STATEMENT)
        return "it is larger than 16 MB";
    if (isTooDeep(bytes))
        return `it is deeper than ${MAX_DEPTH} levels`;
    let value;
    try {
        value = JSON.parse(decoder.decode(bytes));
    }
    catch {
        return "it is not JSON in UTF-8";
    }
    if (!isObject(value))
        return "it is not an object";
    if (Object.keys(value)[0] !== `holdfast-${kind}`)
        return `it is no statement of kind "${kind}"`;
    return isOurs(value, bytes) ? value : "it is not written as Holdfast writes it";
}
function isObject(value) {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}
function isOurs(value, bytes) {
    try {
        return Buffer.compare(writeStatement(value), bytes) === 0;
    }
    catch {
        return false; // a number that JSON cannot hold exactly
    }
}
function exactly(key, value) {
    const isExact = typeof value === "number" ? isExactNumber(value) : value !== undefined;
    if (!isExact)
        throw new RangeError(`JSON cannot hold "${key}" of a statement exactly`);
    return value;
}
function isExactNumber(value) {
    return Number.isInteger(value) ? Number.isSafeInteger(value) : Number.isFinite(value);
}
/** Before parsing: a hostile megabyte of brackets would cost a hundred times its size. */
function isTooDeep(bytes) {
    let depth = 0;
    let isText = false;
    for (let at = 0; at < bytes.length; at++) {
        const byte = bytes[at];
        if (byte === QUOTE)
            isText = !isText;
        else if (isText && byte === BACKSLASH)
            at += 1;
        else if (!isText && (byte === OPEN_LIST || byte === OPEN_OBJECT))
            depth += 1;
        else if (!isText && (byte === CLOSE_LIST || byte === CLOSE_OBJECT))
            depth -= 1;
        if (depth > MAX_DEPTH)
            return true;
    }
    return false;
}


/***/ })

};
