export const id = 133;
export const ids = [133];
export const modules = {

/***/ 8133:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AL: () => (/* binding */ openSaved),
/* harmony export */   QK: () => (/* binding */ keysByIdentity),
/* harmony export */   oX: () => (/* binding */ sealedSource),
/* harmony export */   pE: () => (/* binding */ keysInMemory)
/* harmony export */ });
/* harmony import */ var _domain_entry_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1189);
/* harmony import */ var _domain_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9515);
/* harmony import */ var _pipe_inventory_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5923);
/* harmony import */ var _pipe_open_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4578);
/* harmony import */ var _pipe_pin_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7722);





/** Opens headers with identities. @throws HoldfastError "key-wrong" when none fits. */
function keysByIdentity(identities) {
    return async (file, source) => {
        const header = await (0,_pipe_open_js__WEBPACK_IMPORTED_MODULE_2__/* .readHeader */ .ay)(source, file.header);
        try {
            return { header, fileKey: await (0,_pipe_open_js__WEBPACK_IMPORTED_MODULE_2__/* .openFileKey */ .U2)(header, identities) };
        }
        catch (cause) {
            throw cause instanceof _domain_error_js__WEBPACK_IMPORTED_MODULE_0__/* .HoldfastError */ .Et ? naming(cause, source.label) : cause;
        }
    };
}
/** The pipe knows an archive's bytes, not its name. */
function naming(error, label) {
    const { stage, message, code, hint, cause } = error;
    const named = message.replace("the archive", label);
    return new _domain_error_js__WEBPACK_IMPORTED_MODULE_0__/* .HoldfastError */ .Et(stage, named, { code, hint: hint ?? "", thing: label, cause });
}
/** Uses file keys that this run still holds; nothing else can open its own backup without an identity. */
function keysInMemory(fileKeys) {
    return async (file, source) => {
        const fileKey = fileKeys.get(file.file);
        if (fileKey === undefined)
            throw new RangeError(`No file key of ${file.file} in memory`);
        return { header: await (0,_pipe_open_js__WEBPACK_IMPORTED_MODULE_2__/* .readHeader */ .ay)(source, file.header), fileKey };
    };
}
/** A sealed file of a backup as a source of bytes. */
function sealedSource({ store, id }, file) {
    const name = (0,_domain_entry_js__WEBPACK_IMPORTED_MODULE_4__/* .backupName */ .aw)(id);
    return {
        label: `"${id}/${file.file}" in ${store.label}`,
        size: file.size,
        read: (range) => store.read(name, file.file, range),
    };
}
/**
 * Opens what was saved of one source. The inventory is read and checked whole against the signed
 * manifest first; every frame of an archive is checked against the inventory's map before it is opened.
 */
async function openSaved(stored, source, keyOf) {
    const inventorySource = await (0,_pipe_pin_js__WEBPACK_IMPORTED_MODULE_3__/* .pinSource */ .j)(sealedSource(stored, source.inventory), source.inventory.sha256);
    const inventoryKey = await keyOf(source.inventory, inventorySource);
    const inventory = () => (0,_pipe_open_js__WEBPACK_IMPORTED_MODULE_2__/* .openWhole */ .AP)(inventorySource, inventoryKey);
    const maps = await (0,_pipe_inventory_js__WEBPACK_IMPORTED_MODULE_1__/* .readMaps */ .eT)(inventory());
    const saved = new Map();
    for (const archive of source.archives) {
        const sealed = sealedSource(stored, archive);
        const frames = maps.get(archive.file);
        if (frames === undefined)
            throw noMap(sealed.label);
        const opened = (0,_pipe_open_js__WEBPACK_IMPORTED_MODULE_2__/* .openMapped */ .Y8)(sealed, await keyOf(archive, sealed), frames);
        if (opened.size !== archive.plain)
            throw noMap(sealed.label);
        saved.set(archive.part, {
            name: archive.part,
            format: archive.format,
            size: archive.plain,
            read: (range) => opened.read(range),
            facts: () => (0,_pipe_inventory_js__WEBPACK_IMPORTED_MODULE_1__/* .readFacts */ .MH)(inventory(), archive.part),
        });
    }
    return saved;
}
function noMap(label) {
    return new _domain_error_js__WEBPACK_IMPORTED_MODULE_0__/* .HoldfastError */ .Et("trust", `Cannot open ${label}: its map does not fit`, {
        code: "archive-damaged",
        hint: "Use another store that holds this backup, or another backup.",
        thing: label,
    });
}


/***/ }),

/***/ 827:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IE: () => (/* binding */ BLOCK),
/* harmony export */   w_: () => (/* binding */ fillBlocks),
/* harmony export */   zZ: () => (/* binding */ makeBlocks)
/* harmony export */ });
/** Plain bytes of a block; each becomes one zstd frame. Part of format 1: readers refuse larger frames. */
const BLOCK = 4 * 2 ** 20;
/** Makes blocks as they are needed. @param limit How many may be in use at once. */
function makeBlocks(limit) {
    const idle = [];
    const waiting = [];
    let made = 0;
    return {
        take: async () => {
            const block = idle.pop();
            if (block !== undefined)
                return block;
            if (made < limit) {
                made += 1;
                return new Uint8Array(BLOCK);
            }
            return await new Promise((resolve) => waiting.push(resolve));
        },
        give: (block) => {
            const next = waiting.shift();
            if (next === undefined)
                idle.push(block);
            else
                next(block);
        },
    };
}
/**
 * Copies a stream into blocks and hands each over when it is full, the last one when the stream ends.
 * An empty stream hands over one empty block, so that its archive has a frame too.
 *
 * @param bytes Advanced by hand so that the caller can end it from outside while it waits.
 */
async function fillBlocks(bytes, blocks, full) {
    let block = await blocks.take();
    let filled = 0;
    let none = true;
    for (let step = await bytes.next(); !step.done; step = await bytes.next()) {
        const chunk = step.value;
        for (let at = 0; at < chunk.byteLength;) {
            if (filled === BLOCK) {
                full(block, filled, false);
                none = false;
                block = await blocks.take();
                filled = 0;
            }
            const length = Math.min(BLOCK - filled, chunk.byteLength - at);
            block.set(chunk.subarray(at, at + length), filled);
            filled += length;
            at += length;
        }
    }
    if (filled > 0 || none)
        full(block, filled, true);
}


/***/ }),

/***/ 9567:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X7: () => (/* binding */ FRAME_BOUND),
/* harmony export */   Xe: () => (/* binding */ piecesOf),
/* harmony export */   ji: () => (/* binding */ decompressFrame),
/* harmony export */   qD: () => (/* binding */ compressBlock)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7975);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8522);
/* harmony import */ var _host_free_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4721);
/* harmony import */ var _blocks_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(827);





/** The longest frame a block can become, bytes: zstd's own bound, and more than raw headers take. */
const FRAME_BOUND = _blocks_js__WEBPACK_IMPORTED_MODULE_3__/* .BLOCK */ .IE + (_blocks_js__WEBPACK_IMPORTED_MODULE_3__/* .BLOCK */ .IE >> 8) + 1024;
const PROBE = 64 * 1024; // bytes tried before a whole block is compressed
const SHRUNK = 0.97; // a probe above this share of its size does not shrink
const RAW_BLOCK = 128 * 1024; // RFC 8878 section 3.1.1.2: the most a block may hold
const NO_BYTES = new Uint8Array(0);
// Level 3 with a window as large as the block, twice the long hash table and half the short one: on
// text and on source code smaller and faster than plain level 3; level 2 would be 3 to 9 % larger.
const PARAMS = {
    [node_zlib__WEBPACK_IMPORTED_MODULE_2__.constants.ZSTD_c_compressionLevel]: 3,
    [node_zlib__WEBPACK_IMPORTED_MODULE_2__.constants.ZSTD_c_windowLog]: 22,
    [node_zlib__WEBPACK_IMPORTED_MODULE_2__.constants.ZSTD_c_hashLog]: 18,
    [node_zlib__WEBPACK_IMPORTED_MODULE_2__.constants.ZSTD_c_chainLog]: 15,
};
const PROBE_PARAMS = { [node_zlib__WEBPACK_IMPORTED_MODULE_2__.constants.ZSTD_c_compressionLevel]: 1 };
const decompress = (0,node_util__WEBPACK_IMPORTED_MODULE_1__.promisify)(node_zlib__WEBPACK_IMPORTED_MODULE_2__.zstdDecompress);
/** Compresses on the thread pool; the block is in use until it settles, and longer when it comes back raw. */
async function compressBlock(block, length) {
    if (!shrinks(block, length))
        return rawFrame(block, length);
    return { kind: "zstd", bytes: await compress(block.subarray(0, length)) };
}
/**
 * One write that ends the frame, into one output buffer as large as the bound: only so zstd works from
 * buffer to buffer. `zstdCompress` first copies all into a window of its own, in fresh memory.
 */
function compress(bytes) {
    const options = {
        chunkSize: FRAME_BOUND,
        params: PARAMS,
        flush: node_zlib__WEBPACK_IMPORTED_MODULE_2__.constants.ZSTD_e_end,
        pledgedSrcSize: bytes.byteLength,
        readableHighWaterMark: 2 * FRAME_BOUND, // the write settles only while less than that is unread
    };
    const stream = (0,node_zlib__WEBPACK_IMPORTED_MODULE_2__.createZstdCompress)(options);
    return new Promise((resolve, reject) => {
        stream.on("error", reject);
        stream.write(bytes, (error) => {
            if (error)
                return;
            const frame = stream.read();
            stream.destroy(); // not end(): it would add an empty frame
            if (frame === null)
                reject(new TypeError("zstd gave no frame"));
            else
                resolve(frame);
        });
    });
}
/** Decompresses one frame on the thread pool. Fails when it holds more than `plain` bytes, never when fewer. */
async function decompressFrame(frame, plain) {
    // Node drops what follows a first frame in one buffer without a word: only whole frames come here.
    return (0,_host_free_js__WEBPACK_IMPORTED_MODULE_4__/* .plainArray */ .a)(await decompress(frame, { chunkSize: plain + 64, maxOutputLength: Math.max(plain, 1) }));
}
function rawFrame(block, length) {
    const digest = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256");
    for (const piece of piecesOf({ block, length }))
        digest.update(piece);
    return { kind: "raw", block, length, sha256: new Uint8Array(digest.digest()) };
}
/** The bytes of a raw frame in order, without copying the block. */
function* piecesOf(frame) {
    yield rawHeader(frame.length);
    for (let at = 0; at < frame.length; at += RAW_BLOCK) {
        const size = Math.min(RAW_BLOCK, frame.length - at);
        const last = at + size === frame.length ? 1 : 0;
        const header = (size << 3) | last; // block type 0 is raw
        yield Uint8Array.of(header & 255, (header >> 8) & 255, header >> 16);
        yield frame.block.subarray(at, at + size);
    }
}
/** RFC 8878 section 3.1.1: magic, descriptor (single segment, four bytes of content size), that size. */
function rawHeader(length) {
    const header = Buffer.alloc(9);
    header.writeUInt32LE(0xfd2fb528, 0);
    header[4] = 0b1010_0000;
    header.writeUInt32LE(length, 5);
    return header;
}
/** A compressible end saves a block with an incompressible start, such as a picture before text in a tar. */
function shrinks(block, length) {
    if (length < PROBE)
        return true;
    const ends = length >= 2 * PROBE ? block.subarray(length - PROBE, length) : NO_BYTES;
    return probe(block.subarray(0, PROBE)) || (ends.length > 0 && probe(ends));
}
function probe(bytes) {
    const options = { chunkSize: 2 * PROBE, params: PROBE_PARAMS };
    return (0,node_zlib__WEBPACK_IMPORTED_MODULE_2__.zstdCompressSync)(bytes, options).byteLength < bytes.byteLength * SHRUNK;
}


/***/ }),

/***/ 5923:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  SE: () => (/* binding */ InventoryWriter),
  MH: () => (/* binding */ readFacts),
  eT: () => (/* binding */ readMaps)
});

// EXTERNAL MODULE: ./build/domain/error.js
var error = __webpack_require__(9515);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
;// CONCATENATED MODULE: ./build/pipe/lines.js


/** The longest line of an inventory, UTF-16 units. */
const LINE_LIMIT = 2 ** 20;
/** The error for an inventory whose lines are not ours. */
function damagedInventory(why, cause) {
    return new error/* HoldfastError */.Et("trust", `Cannot read the inventory: ${why}`, {
        code: "archive-damaged",
        hint: "Run verify on the other store that holds this backup, and restore from there.",
        cause,
    });
}
/** Cuts UTF-8 into lines, some at a time; each must end with LF. */
async function* readLines(bytes) {
    const decoder = new external_node_util_.TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
    let rest = "";
    for await (const chunk of bytes) {
        const lines = (rest + decode(decoder, chunk)).split("\n");
        rest = lines.pop();
        if (rest.length > LINE_LIMIT)
            throw damagedInventory("a line is too long");
        if (lines.length > 0)
            yield lines;
    }
    if (rest !== "" || decode(decoder, null) !== "")
        throw damagedInventory("its last line is cut");
}
function decode(decoder, chunk) {
    try {
        return chunk === null ? decoder.decode() : decoder.decode(chunk, { stream: true });
    }
    catch (cause) {
        throw damagedInventory("it is not UTF-8", cause);
    }
}
/** A line's JSON object. */
function parseLine(line) {
    let value;
    try {
        value = JSON.parse(line);
    }
    catch (cause) {
        throw damagedInventory("a line is not JSON", cause);
    }
    if (typeof value === "object" && value !== null && !Array.isArray(value)) {
        return value;
    }
    throw damagedInventory("a line is not an object");
}

// EXTERNAL MODULE: ./build/pipe/blocks.js
var blocks = __webpack_require__(827);
// EXTERNAL MODULE: ./build/pipe/frames.js
var pipe_frames = __webpack_require__(9567);
// EXTERNAL MODULE: ./build/pipe/map.js
var map = __webpack_require__(2427);
;// CONCATENATED MODULE: ./build/pipe/map_lines.js




/**
 * A map as lines of an inventory, without LF: one for the archive, then one a frame.
 *
 * @param archive "<source>/<file>".
 */
function* mapLines(archive, part, map) {
    const { count, plain, size } = map;
    yield JSON.stringify({ archive, part, frames: count, plain, size });
    for (let index = 0; index < count; index++) {
        const frame = map.frame(index);
        const sha256 = Buffer.from(frame.sha256).toString("hex");
        yield `{"frame":${index},"plain":${frame.plain},"at":${frame.at},"length":${frame.length},"sha256":"${sha256}"}`;
    }
}
/** Makes a reader that has seen no line. */
function readMapLines() {
    const maps = new Map();
    let open = null;
    const close = () => {
        if (open === null)
            return;
        const { map, frames, plain, size } = open;
        if (map.count !== frames || map.plain !== plain || map.size !== size) {
            throw damagedInventory("a map is not complete");
        }
        maps.set(open.archive, map);
        open = null;
    };
    return {
        line: (value) => {
            if (!("frame" in value)) {
                close();
                open = announced(value);
                if (maps.has(open.archive))
                    throw damagedInventory("an archive has two maps");
                return;
            }
            if (open === null)
                throw damagedInventory("a frame belongs to no archive");
            appendFrame(open.map, value);
        },
        end: () => {
            close();
            return maps;
        },
    };
}
function announced(value) {
    const { archive, part, frames, plain, size } = value;
    if (typeof archive === "string" &&
        typeof part === "string" &&
        isCount(frames) &&
        isCount(plain) &&
        isCount(size) &&
        frames > 0) {
        return { archive, frames, plain, size, map: new map/* FrameMap */.Y() };
    }
    throw damagedInventory("an archive's line is not ours");
}
function appendFrame(map, value) {
    const { frame, plain, at, length, sha256 } = value;
    const fits = frame === map.count &&
        at === map.size &&
        isCount(plain) &&
        plain <= blocks/* BLOCK */.IE &&
        isCount(length) &&
        length > 0 &&
        length <= pipe_frames/* FRAME_BOUND */.X7 &&
        typeof sha256 === "string" &&
        /^[0-9a-f]{64}$/.test(sha256);
    if (!fits)
        throw damagedInventory("a frame's line is not ours");
    map.append(plain, length, Buffer.from(sha256, "hex"));
}
function isCount(value) {
    return Number.isSafeInteger(value) && value >= 0;
}

;// CONCATENATED MODULE: ./build/pipe/inventory.js



// UTF-16 units put together before they become bytes: more would outlive the young generation of the heap.
const CHUNK = 32 * 1024;
const QUEUE = 8; // chunks that may wait for the sealing
/**
 * Writes an inventory (docs/format.md): a line a fact, then the maps, as UTF-8 and NDJSON.
 *
 * Facts of several parts may come mixed; those of one part stay in their order.
 */
class InventoryWriter {
    /** Feed it to `sealArchive` at once: facts wait while nobody reads. */
    bytes;
    #names = new Map();
    #queue = [];
    #text = "";
    #mapped = false;
    #failure = null;
    #state = "open";
    #room = null;
    #more = null;
    constructor() {
        const reading = this.#read();
        const end = async () => {
            this.#giveUp(); // also before the first chunk, when return() would not enter the generator
            return await reading.return(undefined);
        };
        const cursor = { next: () => reading.next(), return: end };
        this.bytes = { [Symbol.asyncIterator]: () => cursor };
    }
    /** Takes the next fact of a part. A promise is backpressure; await it before the next one. */
    fact(part, fact) {
        if (this.#mapped)
            throw new TypeError("Facts come before the maps");
        let name = this.#names.get(part);
        if (name === undefined) {
            name = `{"part":${JSON.stringify(part)},"key":`;
            this.#names.set(part, name);
        }
        return this.#line(`${name}${JSON.stringify(fact.key)},"is":${values(fact.is)}${place(fact)}}\n`);
    }
    /** Takes what was left out or changed while it was read, and why; after the facts, before the maps. */
    note(note) {
        if (this.#mapped)
            throw new TypeError("Notes come before the maps");
        return this.#line(`{"note":${JSON.stringify(note.key)},"why":${JSON.stringify(note.why)}}\n`);
    }
    /** Takes the map of an archive. @param archive "<source>/<file>". */
    map(archive, part, sealed) {
        this.#mapped = true;
        let full;
        // Not waited for in between: 48 bytes a frame lie in memory anyway.
        for (const line of mapLines(archive, part, sealed.frames))
            full = this.#line(`${line}\n`);
        return full;
    }
    /** Ends `bytes`; nothing can be added. */
    end() {
        this.#flush();
        if (this.#state === "open")
            this.#state = "ended";
        this.#more?.resolve();
    }
    /** Gives up: whoever reads `bytes` gets this error, so that nothing half-written is sealed. */
    fail(error) {
        this.#failure = { error };
        this.#giveUp();
    }
    #line(line) {
        if (this.#state !== "open")
            throw this.#refused();
        if (line.length > LINE_LIMIT)
            throw new RangeError("A fact is longer than an inventory's line");
        this.#text += line;
        if (this.#text.length < CHUNK)
            return undefined;
        this.#flush();
        if (this.#queue.length < QUEUE)
            return undefined;
        this.#room ??= Promise.withResolvers();
        return this.#room.promise;
    }
    #refused() {
        if (this.#state === "ended")
            return new TypeError("The inventory was ended");
        return new error/* HoldfastError */.Et("seal", "Cannot write the inventory: its sealing was given up", {
            code: "seal-failed",
        });
    }
    #flush() {
        if (this.#text === "")
            return;
        this.#queue.push(Buffer.from(this.#text, "utf8"));
        this.#text = "";
        this.#more?.resolve();
    }
    async *#read() {
        while (this.#queue.length > 0 || this.#state === "open") {
            const chunk = this.#queue.shift();
            if (chunk === undefined) {
                this.#more = Promise.withResolvers();
                await this.#more.promise;
                continue;
            }
            if (this.#queue.length < QUEUE)
                this.#release();
            yield chunk;
        }
        if (this.#failure !== null)
            throw this.#failure.error;
    }
    #giveUp() {
        if (this.#state === "open")
            this.#state = "given up";
        this.#more?.resolve();
        this.#release(); // whoever waits goes on, and meets the refusal at the next line
    }
    #release() {
        this.#room?.resolve();
        this.#room = null;
    }
}
/**
 * The facts of one part, in their order.
 *
 * @param bytes A whole inventory; it is read to its end, so that damage behind the part is seen too.
 * @throws HoldfastError "archive-damaged" (stage "trust") for a line that is not ours.
 */
async function* readFacts(bytes, part) {
    let mapped = false;
    for await (const lines of readLines(bytes)) {
        for (const line of lines) {
            const value = parseLine(line);
            if (!("key" in value)) {
                mapped ||= !("note" in value);
                continue;
            }
            if (mapped)
                throw damagedInventory("a fact follows the maps");
            const fact = asFact(value);
            if (value["part"] === part)
                yield fact;
        }
    }
}
/**
 * The maps of all archives of a source, by "<source>/<file>".
 *
 * Lines of facts are passed over unread, so that a million of them cost little; `readFacts` checks them.
 *
 * @throws HoldfastError "archive-damaged" (stage "trust") for a line that is not ours.
 */
async function readMaps(bytes) {
    const reader = readMapLines();
    for await (const lines of readLines(bytes)) {
        for (const line of lines) {
            if (!/^\{"(?:part|note)":/.test(line))
                reader.line(parseLine(line));
        }
    }
    return reader.end();
}
function place(fact) {
    return fact.at === null && fact.span === null ? "" : `,"at":${fact.at},"span":${fact.span}`;
}
// Checked first, as JSON.stringify turns a number that is none into null, which no reader accepts.
function values(is) {
    for (const name in is) {
        const value = is[name];
        if (typeof value === "number" && !Number.isFinite(value)) {
            throw new RangeError(`A fact's "${name}" is ${value}`);
        }
    }
    return JSON.stringify(is);
}
function asFact(value) {
    const { part, key, is, at = null, span = null } = value;
    if (typeof part === "string" &&
        typeof key === "string" &&
        isPlace(at) &&
        isPlace(span) &&
        isValues(is)) {
        return { key, is, at, span };
    }
    throw damagedInventory("a fact's line is not ours");
}
function isPlace(value) {
    return value === null || (Number.isSafeInteger(value) && value >= 0);
}
function isValues(value) {
    if (typeof value !== "object" || value === null || Array.isArray(value))
        return false;
    for (const one of Object.values(value)) {
        if (typeof one !== "string" && typeof one !== "number" && typeof one !== "boolean")
            return false;
    }
    return true;
}


/***/ }),

/***/ 2427:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ FrameMap)
/* harmony export */ });
const DIGEST = 32;
/** Where the frames of one archive lie and what they must hash to; 48 bytes a frame. */
class FrameMap {
    #count = 0;
    // Position n + 1 is where frame n ends, so lengths need no room.
    #plainAt = new Float64Array(9);
    #at = new Float64Array(9);
    #digests = new Uint8Array(8 * DIGEST);
    /** How many frames there are. */
    get count() {
        return this.#count;
    }
    /** Plain bytes of all frames. */
    get plain() {
        return this.#plainAt[this.#count];
    }
    /** Bytes of the zstd stream: all frames as they were sealed. */
    get size() {
        return this.#at[this.#count];
    }
    /** Adds the next frame. @param sha256 Of the frame, 32 bytes; copied. */
    append(plain, length, sha256) {
        if (sha256.byteLength !== DIGEST)
            throw new RangeError("A SHA-256 has 32 bytes");
        if (this.#count + 1 === this.#at.length)
            this.#grow();
        const at = this.#count;
        this.#plainAt[at + 1] = this.#plainAt[at] + plain;
        this.#at[at + 1] = this.#at[at] + length;
        this.#digests.set(sha256, at * DIGEST);
        this.#count += 1;
    }
    /** The frame of that number, from 0. */
    frame(index) {
        if (index < 0 || index >= this.#count)
            throw new RangeError(`No frame ${index}`);
        const plainAt = this.#plainAt[index];
        const at = this.#at[index];
        return {
            plainAt,
            plain: this.#plainAt[index + 1] - plainAt,
            at,
            length: this.#at[index + 1] - at,
            sha256: this.#digests.subarray(index * DIGEST, (index + 1) * DIGEST),
        };
    }
    /** The number of the frame that holds the plain byte at `offset`. */
    find(offset) {
        if (offset < 0 || offset >= this.plain)
            throw new RangeError(`No plain byte ${offset}`);
        let low = 0;
        let high = this.#count - 1;
        while (low < high) {
            const middle = (low + high + 1) >> 1;
            if (this.#plainAt[middle] <= offset)
                low = middle;
            else
                high = middle - 1;
        }
        return low;
    }
    #grow() {
        const room = (this.#at.length - 1) * 2;
        this.#plainAt = grown(this.#plainAt, new Float64Array(room + 1));
        this.#at = grown(this.#at, new Float64Array(room + 1));
        this.#digests = grown(this.#digests, new Uint8Array(room * DIGEST));
    }
}
function grown(from, into) {
    into.set(from);
    return into;
}


/***/ }),

/***/ 4578:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  U2: () => (/* binding */ openFileKey),
  Y8: () => (/* binding */ openMapped),
  AP: () => (/* binding */ openWhole),
  ay: () => (/* binding */ readHeader)
});

// UNUSED EXPORTS: openAge

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./build/domain/bytes.js
var bytes = __webpack_require__(6874);
// EXTERNAL MODULE: ./build/domain/error.js
var error = __webpack_require__(9515);
;// CONCATENATED MODULE: ./build/pipe/damaged.js

/** Makes the errors of one archive: it does not open as its map and its seals say. */
function damagedArchive(label) {
    return (why, cause) => new error/* HoldfastError */.Et("trust", `Cannot open "${label}": ${why}`, {
        code: "archive-damaged",
        hint: "Run verify on the other store that holds this backup, and restore from there.",
        thing: label,
        cause,
    });
}

// EXTERNAL MODULE: ./build/host/free.js
var free = __webpack_require__(4721);
// EXTERNAL MODULE: ./build/pipe/frames.js
var pipe_frames = __webpack_require__(9567);
// EXTERNAL MODULE: ./build/pipe/payload.js
var payload = __webpack_require__(2191);
;// CONCATENATED MODULE: ./build/pipe/mapped.js





const AHEAD = 3; // frames being decompressed while the consumer works on an earlier one
/** The wanted plain bytes, each frame checked before it is decompressed. */
async function* readFrames(reading) {
    const damaged = damagedArchive(reading.source.label);
    const { start, length } = reading;
    for await (const { span, plain } of decompressed(reading, damaged)) {
        const from = Math.max(0, start - span.plainAt);
        const to = Math.min(span.plain, start + length - span.plainAt);
        if (to > from)
            yield plain.subarray(from, to);
        (0,free/* free */.t)(plain);
    }
}
/** Keeps a few frames ahead of the consumer on the thread pool. */
async function* decompressed(reading, damaged) {
    const queue = [];
    for await (const { span, frame } of checkedFrames(reading, damaged)) {
        const ready = decompress(span, frame, damaged);
        ready.catch(() => { }); // seen when its turn comes, if it comes
        queue.push(ready);
        if (queue.length === AHEAD)
            yield await queue.shift();
    }
    for (const ready of queue)
        yield await ready;
}
async function decompress(span, frame, damaged) {
    try {
        const plain = await (0,pipe_frames/* decompressFrame */.ji)(frame, span.plain);
        if (plain.byteLength === span.plain)
            return { span, plain };
    }
    catch (cause) {
        throw damaged("a frame does not decompress", cause);
    }
    throw damaged("a frame is not as long as the map says");
}
/** Yields whole frames whose SHA-256 is the map's; each lies in one of `AHEAD` reused buffers. */
async function* checkedFrames(reading, damaged) {
    const { frames, end } = reading;
    const buffers = [];
    let index = reading.first;
    let filled = 0;
    let skip = frames.frame(index).at % payload/* CHUNK */.m$;
    for await (const chunk of openChunks(reading, damaged)) {
        let at = Math.min(skip, chunk.byteLength);
        skip -= at;
        while (index < end && at < chunk.byteLength) {
            const span = frames.frame(index);
            const buffer = bufferFor(buffers, index, span.length);
            const length = Math.min(span.length - filled, chunk.byteLength - at);
            buffer.set(chunk.subarray(at, at + length), filled);
            filled += length;
            at += length;
            if (filled < span.length)
                continue;
            yield { span, frame: checked(buffer.subarray(0, filled), span, damaged) };
            index += 1;
            filled = 0;
        }
    }
    if (index < end)
        throw damaged("it is cut short");
}
function checked(frame, span, damaged) {
    if ((0,external_node_crypto_.createHash)("sha256").update(frame).digest().equals(span.sha256))
        return frame;
    throw damaged(`the frame at ${span.at} is not the one in its map`);
}
function bufferFor(buffers, index, length) {
    const turn = index % AHEAD;
    const buffer = buffers[turn];
    if (buffer !== undefined && buffer.byteLength >= length)
        return buffer;
    // A small archive needs no large buffer; the others soon have their largest.
    const made = new Uint8Array(length <= 2 ** 20 ? length : pipe_frames/* FRAME_BOUND */.X7);
    buffers[turn] = made;
    return made;
}
/** The chunks of the payload that hold the wanted frames. */
function openChunks(reading, damaged) {
    const { source, key, frames } = reading;
    const headerSize = key.header.byteLength;
    const total = (0,payload/* chunksOf */.U_)((0,payload/* payloadSize */.w1)(frames.size));
    const expected = headerSize + (0,payload/* payloadSize */.w1)(frames.size);
    if (source.size !== expected) {
        throw damaged(`it has ${source.size} bytes, its map says ${expected}`);
    }
    const last = frames.frame(reading.end - 1);
    const first = Math.floor(frames.frame(reading.first).at / payload/* CHUNK */.m$);
    const end = reading.end === frames.count ? total : Math.ceil((last.at + last.length) / payload/* CHUNK */.m$);
    const start = headerSize + first * (payload/* CHUNK */.m$ + payload/* TAG */.Dk);
    const stop = Math.min(source.size, headerSize + end * (payload/* CHUNK */.m$ + payload/* TAG */.Dk));
    const nonce = key.header.subarray(headerSize - payload/* NONCE */.au);
    return (0,payload/* openPayload */.JS)(source.read({ start, length: stop - start }), (0,payload/* payloadKey */.wT)(key.fileKey, nonce), {
        first,
        end,
        total,
        damaged,
    });
}

// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
;// CONCATENATED MODULE: ./build/pipe/zstd_frame.js
const END = { skip: 0, need: 0, read: null };
/**
 * Finds where one zstd frame ends (RFC 8878 section 3.1), given its bytes piece by piece.
 *
 * It reads sizes only; whether the frame is sound is for the decompressor to say.
 *
 * @returns A function that takes the next bytes, and must not be called again once it says `done`.
 */
function walkFrame() {
    let next = { skip: 0, need: 4, read: readMagic };
    let skip = 0;
    let held = [];
    return (bytes) => {
        let at = 0;
        for (;;) {
            const skipped = Math.min(skip, bytes.byteLength - at);
            skip -= skipped;
            at += skipped;
            if (skip === 0 && next.read === null)
                return { length: at, done: true };
            if (at === bytes.byteLength)
                return { length: at, done: false };
            held.push(bytes[at]);
            at += 1;
            if (held.length < next.need)
                continue;
            const read = next.read;
            const after = read(Uint8Array.from(held));
            if (after === "not zstd")
                return after;
            held = [];
            next = after;
            skip = after.skip;
        }
    };
}
function readMagic(bytes) {
    const magic = new DataView(bytes.buffer).getUint32(0, true);
    if (magic === 0xfd2fb528)
        return { skip: 0, need: 1, read: readDescriptor };
    // Skippable frames, section 3.1.2; parallel zstd writers leave some.
    if (magic >>> 4 === 0x184d2a5)
        return { skip: 0, need: 4, read: readSkippable };
    return "not zstd";
}
function readSkippable(bytes) {
    return { ...END, skip: new DataView(bytes.buffer).getUint32(0, true) };
}
function readDescriptor(bytes) {
    const descriptor = bytes[0];
    const single = (descriptor & 0x20) !== 0;
    const window = single ? 0 : 1;
    const dictionary = [0, 1, 2, 4][descriptor & 3];
    const size = [single ? 1 : 0, 2, 4, 8][descriptor >> 6];
    const checksum = (descriptor & 4) === 0 ? 0 : 4;
    const read = (header) => readBlock(header, checksum, read);
    return { skip: window + dictionary + size, need: 3, read };
}
function readBlock(bytes, checksum, read) {
    const [low, middle, high] = bytes;
    const header = low | (middle << 8) | (high << 16);
    const type = (header >> 1) & 3;
    if (type === 3)
        return "not zstd";
    const size = type === 1 ? 1 : header >> 3; // a run keeps one byte, whatever its length
    return (header & 1) === 1 ? { ...END, skip: size + checksum } : { skip: size, need: 3, read };
}

;// CONCATENATED MODULE: ./build/pipe/unzstd.js



/**
 * Decompresses a stream of zstd frames one after the other, cut anyhow.
 *
 * Node's own stream drops what follows a frame in the same buffer without a word (24.21), so the end
 * of each frame is found here (RFC 8878) and each gets a decompressor of its own.
 */
async function* unzstd(bytes, damaged) {
    const input = makeInput(bytes);
    try {
        if (!(await input.more()))
            throw damaged("it holds no zstd frame");
        do
            yield* oneFrame(input, damaged);
        while (await input.more());
    }
    finally {
        await input.close();
    }
}
function makeInput(bytes) {
    const cursor = bytes[Symbol.asyncIterator]();
    let chunk = new Uint8Array(0);
    return {
        more: async () => {
            while (chunk.byteLength === 0) {
                const step = await cursor.next();
                if (step.done)
                    return false;
                chunk = step.value;
            }
            return true;
        },
        rest: () => chunk,
        skip: (length) => {
            chunk = chunk.subarray(length);
        },
        close: async () => void (await cursor.return?.()),
    };
}
async function* oneFrame(input, damaged) {
    const stream = (0,external_node_zlib_.createZstdDecompress)({ chunkSize: 64 * 1024 });
    const fed = feed(input, stream, damaged);
    fed.catch((cause) => stream.destroy(cause));
    try {
        for await (const chunk of stream)
            yield (0,free/* plainArray */.a)(chunk);
    }
    catch (cause) {
        await fed; // what went wrong with the input says more
        throw damaged("a zstd frame does not open", cause);
    }
    await fed;
}
async function feed(input, stream, damaged) {
    const walk = walkFrame();
    while (await input.more()) {
        const step = walk(input.rest());
        if (step === "not zstd")
            throw damaged("it holds something else than zstd frames");
        // The chunk is lent: it must have been taken in before the next one is asked for.
        const taken = await new Promise((resolve) => stream.write(input.rest().subarray(0, step.length), (error) => resolve(!error)));
        input.skip(step.length);
        if (step.done)
            stream.end();
        if (step.done || !taken)
            return;
    }
    throw damaged("it ends within a zstd frame");
}

;// CONCATENATED MODULE: ./build/pipe/open.js







/**
 * Fetches exactly the header and checks it.
 *
 * @param expected Of age header and payload nonce together, as the manifest says.
 * @throws HoldfastError "digest-differs".
 */
async function readHeader(source, expected) {
    const length = Math.min(expected.length, source.size);
    const header = await (0,bytes/* collect */.F)(source.read({ start: 0, length }), length);
    const sha256 = (0,external_node_crypto_.createHash)("sha256").update(header).digest("hex");
    if (header.byteLength === expected.length && sha256 === expected.sha256)
        return header;
    throw new error/* HoldfastError */.Et("trust", `Cannot open "${source.label}": its header is not the signed one`, {
        code: "digest-differs",
        hint: "Run verify on the other store that holds this backup, and restore from there.",
        thing: source.label,
    });
}
/**
 * Finds the file key with the first identity that fits.
 *
 * @param header age header and payload nonce, checked already.
 * @param identities age secret keys, as `parseIdentities` gives them.
 * @throws HoldfastError "key-wrong" when none fits, "archive-damaged" when it is no header of age.
 */
async function openFileKey(header, identities) {
    const { Decrypter } = await Promise.all(/* import() */[__webpack_require__.e(929), __webpack_require__.e(73)]).then(__webpack_require__.bind(__webpack_require__, 4073));
    const decrypter = new Decrypter();
    for (const identity of identities)
        decrypter.addIdentity(identity);
    try {
        return await decrypter.decryptHeader(header.subarray(0, header.byteLength - payload/* NONCE */.au));
    }
    catch (cause) {
        // The library's own words for it; a test holds them.
        if (cause.message !== "no identity matched any of the file's recipients") {
            throw new error/* HoldfastError */.Et("trust", "Cannot open the archive: its header is not one age makes", {
                code: "archive-damaged",
                hint: "Run verify on the other store that holds this backup, and restore from there.",
                cause,
            });
        }
        throw new error/* HoldfastError */.Et("seal", "Cannot open the archive: no identity given fits it", {
            code: "key-wrong",
            hint: "Which recipients could open this backup stands in its manifest: is this the identity of one of them?",
            cause,
        });
    }
}
/**
 * Opens an archive without a map, whole: age STREAM and zstd, the end of both checked.
 *
 * For bytes that were checked already: an inventory against the digest in the signed manifest.
 *
 * @throws HoldfastError "archive-damaged", perhaps after bytes were given out.
 */
async function* openWhole(source, key) {
    const damaged = damagedArchive(source.label);
    yield* unzstd(openAge(source, key, damaged), damaged);
}
/** The payload of a whole archive; a chunk is given out once its tag was checked. */
async function* openAge(source, key, damaged) {
    const start = key.header.byteLength;
    const length = source.size - start;
    const total = (0,payload/* chunksOf */.U_)(length);
    if (total === null)
        throw damaged("it is cut short");
    const nonce = key.header.subarray(start - payload/* NONCE */.au);
    yield* (0,payload/* openPayload */.JS)(source.read({ start, length }), (0,payload/* payloadKey */.wT)(key.fileKey, nonce), {
        first: 0,
        end: total,
        total,
        damaged,
    });
}
/**
 * Opens an archive by its map, whole or by range.
 *
 * Each frame's SHA-256 is checked before it is decompressed and its plain length afterwards. Whatever is
 * read last closes with the final chunk of the age STREAM, and the sealed size must be what the map adds
 * up to, so nothing is missing and nothing follows. A range fetches only the chunks it needs.
 *
 * @throws HoldfastError "archive-damaged" or "digest-differs" (stage "trust") while reading.
 */
function openMapped(source, key, frames) {
    return {
        size: frames.plain,
        read: (range) => {
            const { start, length } = range ?? { start: 0, length: frames.plain };
            if (start < 0 || length < 0 || start + length > frames.plain) {
                throw new RangeError(`No plain bytes ${start}+${length} in ${frames.plain}`);
            }
            if (range !== undefined && length === 0)
                return nothing();
            const first = range === undefined ? 0 : frames.find(start);
            const end = range === undefined ? frames.count : frames.find(start + length - 1) + 1;
            return readFrames({ source, key, frames, first, end, start, length });
        },
    };
}
async function* nothing() { }


/***/ }),

/***/ 2191:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dk: () => (/* binding */ TAG),
/* harmony export */   Hb: () => (/* binding */ sealChunk),
/* harmony export */   JS: () => (/* binding */ openPayload),
/* harmony export */   U_: () => (/* binding */ chunksOf),
/* harmony export */   au: () => (/* binding */ NONCE),
/* harmony export */   m$: () => (/* binding */ CHUNK),
/* harmony export */   w1: () => (/* binding */ payloadSize),
/* harmony export */   wT: () => (/* binding */ payloadKey)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _host_free_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4721);


/** Plain bytes of a chunk of the payload (age-encryption.org/v1, "Payload"). */
const CHUNK = 64 * 1024;
/** Bytes of the tag after each chunk. */
const TAG = 16;
/** Bytes of the nonce between header and payload. */
const NONCE = 16;
/** The key of a payload (age-encryption.org/v1, "Payload"): HKDF-SHA-256 of the file key, salted with the nonce. */
function payloadKey(fileKey, nonce) {
    return new Uint8Array((0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.hkdfSync)("sha256", fileKey, nonce, "payload", 32));
}
/** How many chunks a payload of that many sealed bytes has; null when no payload has that size. */
function chunksOf(sealed) {
    const chunks = Math.ceil(sealed / (CHUNK + TAG));
    const last = sealed - (chunks - 1) * (CHUNK + TAG);
    // Only the one chunk of an empty payload may be empty.
    if (chunks < 1 || last < TAG || (last === TAG && chunks > 1))
        return null;
    return chunks;
}
/** How many bytes `plain` bytes become as a payload. */
function payloadSize(plain) {
    return plain + TAG * Math.max(1, Math.ceil(plain / CHUNK));
}
function nonceOf(index, last) {
    const nonce = Buffer.alloc(12);
    nonce.writeUIntBE(index, 5, 6); // an 11-byte counter; 48 bits of it are more than any file has
    nonce[11] = last ? 1 : 0;
    return nonce;
}
/** Seals one chunk given in two parts. @returns How many bytes it wrote to `into` at `at`. */
function sealChunk(parts, chunk) {
    const cipher = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createCipheriv)("chacha20-poly1305", chunk.key, nonceOf(chunk.index, chunk.last), {
        authTagLength: TAG,
    });
    let at = chunk.at;
    for (const part of parts) {
        if (part.byteLength === 0)
            continue;
        const sealed = cipher.update(part);
        chunk.into.set(sealed, at);
        at += sealed.byteLength;
        (0,_host_free_js__WEBPACK_IMPORTED_MODULE_1__/* .free */ .t)(sealed);
    }
    cipher.final();
    chunk.into.set(cipher.getAuthTag(), at);
    return at + TAG - chunk.at;
}
/**
 * Opens consecutive chunks of a payload; each is lent only after its tag was checked.
 *
 * @param sealed Their sealed bytes, cut anyhow.
 * @param span `first` of the chunks, `end` after the last one, `total` in the whole payload.
 * @param damaged Makes the error for whatever is wrong with them.
 */
async function* openPayload(sealed, key, span) {
    let index = span.first;
    for await (const chunk of rechunk(sealed)) {
        if (index >= span.end)
            throw span.damaged("bytes follow its end");
        const plain = openChunk(chunk, key, nonceOf(index, index === span.total - 1));
        if (plain === null)
            throw span.damaged(`chunk ${index} is not as it was sealed`);
        index += 1;
        yield plain;
        (0,_host_free_js__WEBPACK_IMPORTED_MODULE_1__/* .free */ .t)(plain);
    }
    if (index < span.end)
        throw span.damaged("it is cut short");
}
function openChunk(chunk, key, nonce) {
    if (chunk.byteLength < TAG)
        return null;
    const decipher = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createDecipheriv)("chacha20-poly1305", key, nonce, { authTagLength: TAG });
    decipher.setAuthTag(chunk.subarray(chunk.byteLength - TAG));
    const plain = decipher.update(chunk.subarray(0, chunk.byteLength - TAG));
    try {
        decipher.final();
        return (0,_host_free_js__WEBPACK_IMPORTED_MODULE_1__/* .plainArray */ .a)(plain);
    }
    catch {
        return null; // node says only "unable to authenticate data"
    }
}
/** Cuts a stream into sealed chunks; the last one may be shorter. */
async function* rechunk(bytes) {
    const size = CHUNK + TAG;
    const kept = new Uint8Array(size);
    let held = 0;
    for await (const piece of bytes) {
        let at = 0;
        while (piece.byteLength - at > 0) {
            if (held === 0 && piece.byteLength - at >= size) {
                yield piece.subarray(at, at + size);
                at += size;
                continue;
            }
            const length = Math.min(size - held, piece.byteLength - at);
            kept.set(piece.subarray(at, at + length), held);
            held += length;
            at += length;
            if (held < size)
                continue;
            held = 0;
            yield kept;
        }
    }
    if (held > 0)
        yield kept.subarray(0, held);
}


/***/ }),

/***/ 7722:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ pinSource)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _domain_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9515);


const PIECE = 2 ** 20; // bytes a digest is kept for
/**
 * Reads a sealed file once, checks it whole against its signed digest, and gives a source whose
 * later reads are checked against that first reading: a store that lies the second time is caught,
 * and nothing has to be copied to this machine.
 */
async function pinSource(source, sha256) {
    const whole = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256");
    const pieces = [];
    for await (const piece of inPieces(source.read())) {
        whole.update(piece);
        pieces.push((0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(piece).digest());
    }
    if (whole.digest("hex") !== sha256)
        throw differs(source.label);
    return {
        ...source,
        read: (range) => readPinned(source, pieces, range ?? { start: 0, length: source.size }),
    };
}
async function* readPinned(source, pieces, range) {
    const end = range.start + range.length;
    if (end > source.size)
        throw new RangeError(`Range ends at ${end} of ${source.size}`);
    const first = Math.floor(range.start / PIECE);
    const start = first * PIECE;
    const stop = Math.min(source.size, Math.ceil(end / PIECE) * PIECE);
    let at = first;
    for await (const piece of inPieces(source.read({ start, length: stop - start }))) {
        const digest = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(piece).digest();
        if (pieces[at]?.equals(digest) !== true)
            throw differs(source.label);
        const from = Math.max(0, range.start - at * PIECE);
        const to = Math.min(piece.byteLength, end - at * PIECE);
        if (to > from)
            yield piece.subarray(from, to);
        at++;
    }
}
/** Gathers lent chunks into one reused buffer of PIECE bytes; the last piece may be shorter. */
async function* inPieces(bytes) {
    const buffer = new Uint8Array(PIECE);
    let filled = 0;
    for await (const chunk of bytes) {
        let at = 0;
        while (at < chunk.byteLength) {
            const take = Math.min(PIECE - filled, chunk.byteLength - at);
            buffer.set(chunk.subarray(at, at + take), filled);
            filled += take;
            at += take;
            if (filled === PIECE) {
                yield buffer;
                filled = 0;
            }
        }
    }
    if (filled > 0)
        yield buffer.subarray(0, filled);
}
function differs(label) {
    return new _domain_error_js__WEBPACK_IMPORTED_MODULE_1__/* .HoldfastError */ .Et("trust", `Cannot trust ${label}: its bytes are not the ones that were signed`, {
        code: "digest-differs",
        hint: "Use another store that holds this backup, or another backup.",
        thing: label,
    });
}


/***/ })

};
