export const id = 441;
export const ids = [441];
export const modules = {

/***/ 1189:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H3: () => (/* binding */ PREFIX),
/* harmony export */   WH: () => (/* binding */ backupId),
/* harmony export */   XK: () => (/* binding */ parseEntryName),
/* harmony export */   aw: () => (/* binding */ backupName),
/* harmony export */   iA: () => (/* binding */ minuteOf),
/* harmony export */   iJ: () => (/* binding */ noteName),
/* harmony export */   q3: () => (/* binding */ compareIds)
/* harmony export */ });
/* unused harmony export NOTE_KINDS */
/** Kinds of notes about a backup. */
const NOTE_KINDS = (/* unused pure expression or super */ null && (["removed", "proven", "cleared", "spent"]));
const ID = /^([A-Za-z0-9][A-Za-z0-9_-]{0,39})_(\d{4})(\d{2})(\d{2})_(\d{2})(\d{2})Z(?:-([2-9]|[1-9]\d{1,3}))?$/;
const NOTE = /^(.+)\.(removed|proven|cleared|spent)(?:-([2-9]|[1-9]\d{1,3}))?$/;
const DRAFT = /^\.draft-([A-Za-z0-9_.-]{1,120})-([0-9a-f]{8,32})$/;
/** Letters, digits, `_` and `-`; begins with a letter or digit. */
const PREFIX = /^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$/;
/** Reads the name of an entry; null for anything that is not in the grammar. */
function parseEntryName(text) {
    if (minuteOf(text) !== null)
        return { kind: "backup", text, id: text };
    const note = NOTE.exec(text);
    if (note?.[1] !== undefined && minuteOf(note[1]) !== null) {
        return {
            kind: "note",
            text,
            id: note[1],
            note: note[2],
            turn: Number(note[3] ?? 1),
        };
    }
    const draft = DRAFT.exec(text);
    return draft?.[1] === undefined ? null : { kind: "draft", text, id: draft[1] };
}
/** The name of a backup's entry. */
function backupName(id) {
    return { kind: "backup", text: id, id };
}
/** The name of a note's entry: `<id>.<kind>`, then `-2`, `-3`. */
function noteName(id, note, turn = 1) {
    return { kind: "note", text: `${id}.${note}${turn === 1 ? "" : `-${turn}`}`, id, note, turn };
}
/** The id for a backup taken at `at`. @param turn 1 for the first in that minute. */
function backupId(prefix, at, turn = 1) {
    const digits = at.toISOString().replace(/[-:T]/g, "");
    return `${prefix}_${digits.slice(0, 8)}_${digits.slice(8, 12)}Z${turn === 1 ? "" : `-${turn}`}`;
}
/** When the backup of that id was taken, to the minute; null if it is no id or no real time. */
function minuteOf(id) {
    const match = ID.exec(id);
    if (match === null)
        return null;
    const [, , year, month, day, hour, minute] = match;
    const text = `${year}-${month}-${day}T${hour}:${minute}:00.000Z`;
    const at = new Date(text);
    return Number.isNaN(at.getTime()) || at.toISOString() !== text ? null : at;
}
function turnOf(id) {
    return Number(ID.exec(id)?.[7] ?? 1);
}
/** Orders ids by time, then by turn, then by prefix: oldest first. */
function compareIds(a, b) {
    const time = (minuteOf(a)?.getTime() ?? 0) - (minuteOf(b)?.getTime() ?? 0);
    if (time !== 0)
        return time;
    return turnOf(a) - turnOf(b) || (a < b ? -1 : a > b ? 1 : 0);
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

/***/ 8297:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ sha256Hex)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);

/** SHA-256 as hex. */
function sha256Hex(bytes) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(bytes).digest("hex");
}


/***/ }),

/***/ 8998:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H1: () => (/* binding */ CURVES),
/* harmony export */   PU: () => (/* binding */ readKeyBlob),
/* harmony export */   z0: () => (/* binding */ refusedType)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _wire_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3904);


/** The hash and the width of a number on an elliptic curve, by SSH's name of it (RFC 5656 §6.2.1). */
const CURVES = {
    nistp256: { jwk: "P-256", hash: "sha256", width: 32 },
    nistp384: { jwk: "P-384", hash: "sha384", width: 48 },
    nistp521: { jwk: "P-521", hash: "sha512", width: 66 },
};
const MIN_RSA = 3072; // bits
const MAX_RSA = 16384; // bits, OpenSSL's own limit
const MAX_EXPONENT = 8; // bytes, OpenSSL's own limit for large moduli
const SK_ED25519 = "sk-ssh-ed25519@openssh.com";
const SK_ECDSA = "sk-ecdsa-sha2-nistp256@openssh.com";
const ECDSA = /^ecdsa-sha2-(nistp256|nistp384|nistp521)$/;
const KEPT = 64; // keys taken apart before; making a KeyObject costs as much as a check with it
const before = new Map();
/** Takes the blob of an SSH public key apart (RFC 4253 §6.6); a string is the reason why it is refused. */
function readKeyBlob(blob) {
    const name = Buffer.from(blob).toString("latin1");
    const known = before.get(name);
    if (known !== undefined)
        return known;
    if (before.size >= KEPT)
        before.clear();
    const parts = takeApart(blob);
    before.set(name, parts);
    return parts;
}
function takeApart(blob) {
    const reader = (0,_wire_js__WEBPACK_IMPORTED_MODULE_1__/* .readWire */ .i)(blob);
    const type = reader.word();
    const ecdsa = ECDSA.exec(type)?.[1];
    if (type === "ssh-ed25519")
        return ed25519(reader, type);
    if (type === SK_ED25519)
        return ed25519(reader, type);
    if (type === SK_ECDSA)
        return ecdsaKey(reader, type, "nistp256");
    if (ecdsa !== undefined)
        return ecdsaKey(reader, type, ecdsa);
    if (type === "ssh-rsa")
        return rsa(reader, type);
    return refusedType(type) ?? "it is no SSH public key of a type that is accepted";
}
/** Why a type of key that is known is not accepted; null for types nobody knows. */
function refusedType(type) {
    if (/^[a-z0-9@.-]+-cert-v0[01]@openssh\.com$/.test(type)) {
        return "it is a certificate, and only plain keys are accepted";
    }
    if (type === "ssh-dss")
        return "DSA keys are too weak";
    return type.startsWith("ssh-xmss") ? "XMSS keys are not accepted" : null;
}
function ed25519(reader, type) {
    const point = reader.field();
    const application = type === SK_ED25519 ? reader.field() : null;
    const problem = reader.problem();
    if (problem !== null)
        return `it is malformed: ${problem}`;
    if (point.length !== 32)
        return "it is malformed: an Ed25519 key has 32 bytes";
    return withKey({ kty: "OKP", crv: "Ed25519", x: base64url(point) }, (key) => {
        return { type, key, family: null, application };
    });
}
function ecdsaKey(reader, type, curve) {
    const named = reader.word();
    const point = reader.field();
    const application = type === SK_ECDSA ? reader.field() : null;
    const problem = reader.problem();
    if (problem !== null)
        return `it is malformed: ${problem}`;
    const { width, jwk } = CURVES[curve];
    if (named !== curve || point.length !== 1 + 2 * width || point[0] !== 4) {
        return "it is malformed: that is no uncompressed point of its curve";
    }
    const x = base64url(point.subarray(1, 1 + width));
    const y = base64url(point.subarray(1 + width));
    return withKey({ kty: "EC", crv: jwk, x, y }, (key) => {
        return { type, key, family: curve, application };
    });
}
function rsa(reader, type) {
    const exponent = reader.mpint();
    const modulus = reader.mpint();
    const problem = reader.problem();
    if (problem !== null)
        return `it is malformed: ${problem}`;
    const bits = modulus.length * 8 - Math.clz32(modulus[0] ?? 0) + 24;
    if (bits < MIN_RSA)
        return `its ${bits} bits of RSA are too weak, ${MIN_RSA} are needed`;
    if (bits > MAX_RSA)
        return `its ${bits} bits of RSA are more than ${MAX_RSA}`;
    const last = exponent.at(-1) ?? 0;
    const isOne = exponent.length === 1 && last === 1;
    if (exponent.length > MAX_EXPONENT || last % 2 === 0 || isOne) {
        return "it is malformed: its RSA exponent is not odd, above 1 and below 2^64";
    }
    return withKey({ kty: "RSA", n: base64url(modulus), e: base64url(exponent) }, (key) => {
        return { type, key, family: "rsa", application: null };
    });
}
function withKey(jwk, make) {
    try {
        return make((0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPublicKey)({ key: jwk, format: "jwk" }));
    }
    catch {
        return "it is malformed: its numbers are no key"; // e.g. a point that is not on its curve
    }
}
function base64url(bytes) {
    return Buffer.from(bytes).toString("base64url");
}


/***/ }),

/***/ 3556:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D3: () => (/* binding */ samePublicKey),
/* harmony export */   ee: () => (/* binding */ parsePublicKey),
/* harmony export */   nf: () => (/* binding */ publicKeyOfBlob)
/* harmony export */ });
/* unused harmony export writePublicKey */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _key_blob_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8998);


const MAX_LINE = 16 * 1024; // characters
const TYPE = /^(?:ssh|ecdsa|sk)-[a-z0-9@.-]{1,64}$/;
/**
 * Reads one line as in a `.pub` file: type, base64, an optional comment.
 *
 * @returns The key, or the reason why it is refused: part of a sentence that never repeats the line.
 */
function parsePublicKey(line) {
    const text = line.trim();
    if (text === "")
        return "it is empty";
    if (text.length > MAX_LINE)
        return "it is too long for a public key";
    if (/PRIVATE KEY|AGE-SECRET-KEY-/i.test(text)) {
        return "it is a secret key, and only the public one belongs here";
    }
    if (/^age1/.test(text))
        return "it is an age recipient, not an SSH public key";
    if (/[\r\n\0]/.test(text))
        return "it has more than one line";
    const [type = "", base64 = ""] = text.split(/[ \t]+/);
    if (!TYPE.test(type)) {
        const hasOptions = /(?:^|\s)(?:ssh|ecdsa|sk)-[a-z0-9@.-]+[ \t]+AAAA/.test(text);
        if (hasOptions)
            return "options before the key are not accepted";
        return "it does not begin with the type of an SSH public key";
    }
    const refused = (0,_key_blob_js__WEBPACK_IMPORTED_MODULE_1__/* .refusedType */ .z0)(type);
    if (refused !== null)
        return refused;
    const blob = Buffer.from(base64, "base64");
    if (blob.toString("base64") !== base64)
        return "it is malformed: the base64 is damaged";
    const key = publicKeyOfBlob(blob);
    if (typeof key === "string" || key.type === type)
        return key;
    return "it is malformed: it says one type and holds another";
}
/** The same, from the blob alone. */
function publicKeyOfBlob(blob) {
    const parts = (0,_key_blob_js__WEBPACK_IMPORTED_MODULE_1__/* .readKeyBlob */ .PU)(blob);
    if (typeof parts === "string")
        return parts;
    const digest = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(blob).digest("base64").replace(/=+$/, "");
    return { type: parts.type, blob: Uint8Array.from(blob), fingerprint: `SHA256:${digest}` };
}
/** Whether two keys are one; comments are no part of a key. */
function samePublicKey(a, b) {
    return Buffer.compare(a.blob, b.blob) === 0;
}
/** The key as a line of a `.pub` file, without comment and final newline. */
function writePublicKey(key) {
    return `${key.type} ${Buffer.from(key.blob).toString("base64")}`;
}


/***/ }),

/***/ 3904:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ wireField),
/* harmony export */   i: () => (/* binding */ readWire)
/* harmony export */ });
const EMPTY = new Uint8Array(0);
const PRINTABLE = /^[\x20-\x7e]*$/;
/** Starts reading at the first byte of `bytes`. */
function readWire(bytes) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    let at = 0;
    let why = null;
    const fail = (reason) => {
        why ??= reason;
        at = bytes.length;
    };
    const take = (length) => {
        if (length > bytes.length - at) {
            fail("it is cut short");
            return EMPTY;
        }
        at += length;
        return bytes.subarray(at - length, at);
    };
    const byte = () => take(1)[0] ?? 0;
    const uint32 = () => {
        const start = at;
        return take(4).length === 4 ? view.getUint32(start) : 0;
    };
    const field = () => take(uint32());
    return {
        byte,
        uint32,
        field,
        take,
        word() {
            const text = Buffer.from(field()).toString("latin1");
            if (!PRINTABLE.test(text))
                fail("a word in it is not printable ASCII");
            return PRINTABLE.test(text) ? text : "";
        },
        mpint() {
            const number = field();
            const [first = 0, second = 0] = number;
            const isShortest = first !== 0 || second >= 0x80;
            if (number.length === 0 || first >= 0x80 || !isShortest) {
                fail("a number in it is not positive or not in its shortest form");
                return EMPTY;
            }
            return first === 0 ? number.subarray(1) : number;
        },
        problem() {
            return why ?? (at === bytes.length ? null : "bytes follow its end");
        },
    };
}
/** A field with its length in front, as `field()` reads it. */
function wireField(value) {
    const bytes = Buffer.from(value);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    return Buffer.concat([length, bytes]);
}


/***/ })

};
