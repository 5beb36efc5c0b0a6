export const id = 169;
export const ids = [169];
export const modules = {

/***/ 4721:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ plainArray),
/* harmony export */   t: () => (/* binding */ free)
/* harmony export */ });
const SHARED = 2 ** 20; // bytes; Node's own pool of small buffers is far below, and must never be detached
/**
 * Gives memory back at once instead of at the next collection: with it ChaCha20 runs three times as
 * fast. The array must be the only user of its buffer, and is empty afterwards.
 */
function free(bytes) {
    const buffer = bytes.buffer;
    if (bytes.byteOffset !== 0)
        return;
    if (buffer.byteLength === bytes.byteLength || buffer.byteLength >= SHARED)
        buffer.transfer(0);
}
/** The same bytes as a plain array, whose `slice()` copies; a Buffer's does not, and lent bytes must be copied. */
function plainArray(bytes) {
    return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
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

/***/ 2169:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   serve: () => (/* binding */ serve)
/* harmony export */ });
/* harmony import */ var node_worker_threads__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5919);
/* harmony import */ var _host_free_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4721);
/* harmony import */ var _sealing_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6178);



/** Seals one archive in this worker thread. The main thread owns the file and the keys' lifetime. */
function serve() {
    const port = node_worker_threads__WEBPACK_IMPORTED_MODULE_0__.parentPort;
    if (port === null)
        throw new TypeError("serve() runs in a worker thread");
    const answer = (message, moved = []) => port.postMessage(message, moved);
    const guarded = (work) => {
        try {
            work();
        }
        catch (cause) {
            const error = cause;
            answer({ kind: "failed", code: error.code ?? null, message: error.message });
            port.close();
        }
    };
    guarded(() => {
        const sealing = (0,_sealing_js__WEBPACK_IMPORTED_MODULE_1__/* .startSealing */ .O)(node_worker_threads__WEBPACK_IMPORTED_MODULE_0__.workerData);
        port.on("message", (message) => guarded(() => {
            if (message.kind === "end") {
                answer({ kind: "end", sealed: sealing.end() });
                port.close();
                return;
            }
            const sealed = sealing.frame(message);
            if (message.kind === "raw") {
                answer({ kind: "frame", sealed, block: message.block }, [
                    message.block.buffer,
                ]);
                return;
            }
            (0,_host_free_js__WEBPACK_IMPORTED_MODULE_2__/* .free */ .t)(message.bytes);
            answer({ kind: "frame", sealed, block: null });
        }));
    });
}


/***/ }),

/***/ 6178:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ startSealing)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3024);
/* harmony import */ var _frames_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9567);
/* harmony import */ var _payload_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2191);




const CHUNKS_A_WRITE = 16;
const SYNC_EVERY = 32 * 2 ** 20; // bytes
const NONE = new Uint8Array(0);
/** Begins an archive with its header. Every call throws what the file system throws. */
function startSealing(parts) {
    const output = makeOutput(parts.fd);
    output.write(parts.header);
    const held = new Uint8Array(_payload_js__WEBPACK_IMPORTED_MODULE_3__/* .CHUNK */ .m$); // what may turn out to be the final chunk, which is sealed otherwise
    let holding = 0;
    let index = 0;
    const seal = (rest, last) => {
        const { into, at } = output.room(_payload_js__WEBPACK_IMPORTED_MODULE_3__/* .CHUNK */ .m$ + _payload_js__WEBPACK_IMPORTED_MODULE_3__/* .TAG */ .Dk);
        const chunk = { key: parts.payloadKey, index, last, into, at };
        output.filled((0,_payload_js__WEBPACK_IMPORTED_MODULE_3__/* .sealChunk */ .Hb)([held.subarray(0, holding), rest], chunk));
        holding = 0;
        index += 1;
    };
    const take = (bytes) => {
        let at = 0;
        while (holding + bytes.byteLength - at > _payload_js__WEBPACK_IMPORTED_MODULE_3__/* .CHUNK */ .m$) {
            const length = _payload_js__WEBPACK_IMPORTED_MODULE_3__/* .CHUNK */ .m$ - holding;
            seal(bytes.subarray(at, at + length), false);
            at += length;
        }
        held.set(bytes.subarray(at), holding);
        holding += bytes.byteLength - at;
    };
    return {
        frame: (frame) => {
            if (frame.kind === "zstd") {
                take(frame.bytes);
                const sha256 = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(frame.bytes).digest();
                return { length: frame.bytes.byteLength, sha256: new Uint8Array(sha256) };
            }
            let length = 0;
            for (const piece of (0,_frames_js__WEBPACK_IMPORTED_MODULE_2__/* .piecesOf */ .Xe)(frame)) {
                take(piece);
                length += piece.byteLength;
            }
            return { length, sha256: frame.sha256 };
        },
        end: () => {
            seal(NONE, true);
            return output.end();
        },
    };
}
function makeOutput(fd) {
    const into = new Uint8Array(CHUNKS_A_WRITE * (_payload_js__WEBPACK_IMPORTED_MODULE_3__/* .CHUNK */ .m$ + _payload_js__WEBPACK_IMPORTED_MODULE_3__/* .TAG */ .Dk));
    const digest = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256");
    const toDisk = makeToDisk(fd);
    let at = 0;
    let size = 0;
    const flush = () => {
        const bytes = into.subarray(0, at);
        digest.update(bytes);
        writeAll(fd, bytes);
        toDisk(at);
        size += at;
        at = 0;
    };
    return {
        room: (length) => {
            if (at + length > into.byteLength)
                flush();
            return { into, at };
        },
        filled: (length) => {
            at += length;
        },
        write: (bytes) => {
            for (let from = 0; from < bytes.byteLength; from += _payload_js__WEBPACK_IMPORTED_MODULE_3__/* .CHUNK */ .m$) {
                const piece = bytes.subarray(from, from + _payload_js__WEBPACK_IMPORTED_MODULE_3__/* .CHUNK */ .m$);
                if (at + piece.byteLength > into.byteLength)
                    flush();
                into.set(piece, at);
                at += piece.byteLength;
            }
        },
        end: () => {
            flush();
            return { size, sha256: new Uint8Array(digest.digest()) };
        },
    };
}
/**
 * Has the system write to the disk while we go on, so that the sync at the end waits for little.
 * What it says of a failed write it says only once, so it is thrown at the next chunk.
 */
function makeToDisk(fd) {
    let waiting = 0;
    let isSyncing = false;
    let failure = null;
    return (written) => {
        if (failure !== null)
            throw failure;
        waiting += written;
        if (isSyncing || waiting < SYNC_EVERY)
            return;
        waiting = 0;
        isSyncing = true;
        (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.fdatasync)(fd, (error) => {
            isSyncing = false;
            failure = error;
        });
    };
}
function writeAll(fd, bytes) {
    // The system may take fewer bytes than given, and then says why at the next call: a full disk.
    for (let at = 0; at < bytes.byteLength;)
        at += (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.writeSync)(fd, bytes, at, bytes.byteLength - at);
}


/***/ })

};
