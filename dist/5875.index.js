export const id = 5875;
export const ids = [5875];
export const modules = {
  38133: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      AL: () => (openSaved),
      QK: () => (keysByIdentity),
      oX: () => (sealedSource),
      pE: () => (keysInMemory)
    });
    var _domain_entry_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1189);
    var _domain_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19515);
    var _pipe_inventory_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(55923);
    var _pipe_open_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(84578);
    var _pipe_pin_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(87722);
    function keysByIdentity(identities) {
      return async (file, source) => {
        const header = await (0, _pipe_open_js__WEBPACK_IMPORTED_MODULE_2__.ay)(source, file.header);
        try {
          return {
            header,
            fileKey: await (0, _pipe_open_js__WEBPACK_IMPORTED_MODULE_2__.U2)(header, identities)
          };
        } catch (cause) {
          throw cause instanceof _domain_error_js__WEBPACK_IMPORTED_MODULE_0__.Et ? naming(cause, source.label) : cause;
        }
      };
    }
    function naming(error, label) {
      const {
        stage,
        message,
        code,
        hint,
        cause
      } = error;
      const named = message.replace("the archive", label);
      return new _domain_error_js__WEBPACK_IMPORTED_MODULE_0__.Et(stage, named, {
        code,
        hint: hint ?? "",
        thing: label,
        cause
      });
    }
    function keysInMemory(fileKeys) {
      return async (file, source) => {
        const fileKey = fileKeys.get(file.file);
        if (fileKey === undefined) throw new RangeError(`No file key of ${file.file} in memory`);
        return {
          header: await (0, _pipe_open_js__WEBPACK_IMPORTED_MODULE_2__.ay)(source, file.header),
          fileKey
        };
      };
    }
    function sealedSource({
      store,
      id
    }, file) {
      const name = (0, _domain_entry_js__WEBPACK_IMPORTED_MODULE_4__.aw)(id);
      return {
        label: `"${id}/${file.file}" in ${store.label}`,
        size: file.size,
        read: range => store.read(name, file.file, range)
      };
    }
    async function openSaved(stored, source, keyOf) {
      const inventorySource = await (0, _pipe_pin_js__WEBPACK_IMPORTED_MODULE_3__.j)(sealedSource(stored, source.inventory), source.inventory.sha256);
      const inventoryKey = await keyOf(source.inventory, inventorySource);
      const inventory = () => (0, _pipe_open_js__WEBPACK_IMPORTED_MODULE_2__.AP)(inventorySource, inventoryKey);
      const maps = await (0, _pipe_inventory_js__WEBPACK_IMPORTED_MODULE_1__.eT)(inventory());
      const saved = new Map();
      for (const archive of source.archives) {
        const sealed = sealedSource(stored, archive);
        const frames = maps.get(archive.file);
        if (frames === undefined) throw noMap(sealed.label);
        const opened = (0, _pipe_open_js__WEBPACK_IMPORTED_MODULE_2__.Y8)(sealed, await keyOf(archive, sealed), frames);
        if (opened.size !== archive.plain) throw noMap(sealed.label);
        saved.set(archive.part, {
          name: archive.part,
          format: archive.format,
          size: archive.plain,
          read: range => opened.read(range),
          facts: () => (0, _pipe_inventory_js__WEBPACK_IMPORTED_MODULE_1__.MH)(inventory(), archive.part)
        });
      }
      return saved;
    }
    function noMap(label) {
      return new _domain_error_js__WEBPACK_IMPORTED_MODULE_0__.Et("trust", `Cannot open ${label}: its map does not fit`, {
        code: "archive-damaged",
        hint: "Use another store that holds this backup, or another backup.",
        thing: label
      });
    }
  }),
  827: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      IE: () => (BLOCK),
      w_: () => (fillBlocks),
      zZ: () => (makeBlocks)
    });
    const BLOCK = 4 * 2 ** 20;
    function makeBlocks(limit) {
      const idle = [];
      const waiting = [];
      let made = 0;
      return {
        take: async () => {
          const block = idle.pop();
          if (block !== undefined) return block;
          if (made < limit) {
            made += 1;
            return new Uint8Array(BLOCK);
          }
          return await new Promise(resolve => waiting.push(resolve));
        },
        give: block => {
          const next = waiting.shift();
          if (next === undefined) idle.push(block);else next(block);
        }
      };
    }
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
      if (filled > 0 || none) full(block, filled, true);
    }
  }),
  39567: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      X7: () => (FRAME_BOUND),
      Xe: () => (piecesOf),
      ji: () => (decompressFrame),
      qC: () => (unwrapRaw),
      qD: () => (compressBlock)
    });
    var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
    var node_util__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(57975);
    var node_zlib__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(38522);
    var _host_free_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(34721);
    var _blocks_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(827);
    const FRAME_BOUND = _blocks_js__WEBPACK_IMPORTED_MODULE_3__.IE + (_blocks_js__WEBPACK_IMPORTED_MODULE_3__.IE >> 8) + 1024;
    const PROBE = 64 * 1024;
    const SHRUNK = 0.97;
    const RAW_BLOCK = 128 * 1024;
    const HEADER = 9;
    const BLOCK_HEADER = 3;
    const REPETITIVE = 0.4;
    const PLAIN = {
      [node_zlib__WEBPACK_IMPORTED_MODULE_2__.constants.ZSTD_c_compressionLevel]: 3,
      [node_zlib__WEBPACK_IMPORTED_MODULE_2__.constants.ZSTD_c_windowLog]: 22,
      [node_zlib__WEBPACK_IMPORTED_MODULE_2__.constants.ZSTD_c_hashLog]: 17,
      [node_zlib__WEBPACK_IMPORTED_MODULE_2__.constants.ZSTD_c_chainLog]: 16,
      [node_zlib__WEBPACK_IMPORTED_MODULE_2__.constants.ZSTD_c_minMatch]: 6
    };
    const REPEATING = {
      ...PLAIN,
      [node_zlib__WEBPACK_IMPORTED_MODULE_2__.constants.ZSTD_c_hashLog]: 18,
      [node_zlib__WEBPACK_IMPORTED_MODULE_2__.constants.ZSTD_c_chainLog]: 18
    };
    const PROBE_PARAMS = {
      [node_zlib__WEBPACK_IMPORTED_MODULE_2__.constants.ZSTD_c_compressionLevel]: 1
    };
    const decompress = (0, node_util__WEBPACK_IMPORTED_MODULE_1__.promisify)(node_zlib__WEBPACK_IMPORTED_MODULE_2__.zstdDecompress);
    async function compressBlock(block, length) {
      const share = probedShare(block, length);
      if (share >= SHRUNK) return rawFrame(block, length);
      const params = share < REPETITIVE ? REPEATING : PLAIN;
      return {
        kind: "zstd",
        bytes: await compress(block.subarray(0, length), params)
      };
    }
    function compress(bytes, params) {
      const options = {
        chunkSize: FRAME_BOUND,
        params,
        flush: node_zlib__WEBPACK_IMPORTED_MODULE_2__.constants.ZSTD_e_end,
        pledgedSrcSize: bytes.byteLength,
        readableHighWaterMark: 2 * FRAME_BOUND
      };
      const stream = (0, node_zlib__WEBPACK_IMPORTED_MODULE_2__.createZstdCompress)(options);
      return new Promise((resolve, reject) => {
        stream.on("error", reject);
        stream.write(bytes, error => {
          if (error) return;
          const frame = stream.read();
          stream.destroy();
          if (frame === null) reject(new TypeError("zstd gave no frame"));else resolve(frame);
        });
      });
    }
    async function decompressFrame(frame, plain) {
      return (0, _host_free_js__WEBPACK_IMPORTED_MODULE_4__.a)(await decompress(frame, {
        chunkSize: plain + 64,
        maxOutputLength: Math.max(plain, 1)
      }));
    }
    function rawFrame(block, length) {
      const digest = (0, node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256");
      for (const piece of piecesOf({
        block,
        length
      })) digest.update(piece);
      return {
        kind: "raw",
        block,
        length,
        sha256: new Uint8Array(digest.digest())
      };
    }
    function* piecesOf(frame) {
      yield rawHeader(frame.length);
      for (let at = 0; at < frame.length; at += RAW_BLOCK) {
        const size = Math.min(RAW_BLOCK, frame.length - at);
        yield blockHeader(size, at + size === frame.length);
        yield frame.block.subarray(at, at + size);
      }
    }
    function unwrapRaw(frame, plain) {
      const blocks = Math.ceil(plain / RAW_BLOCK);
      if (blocks === 0 || frame.byteLength !== HEADER + blocks * BLOCK_HEADER + plain) return null;
      if (rawHeader(plain).compare(frame, 0, HEADER) !== 0) return null;
      const sizes = Array.from({
        length: blocks
      }, (_, at) => Math.min(RAW_BLOCK, plain - at * RAW_BLOCK));
      const starts = sizes.map((_, at) => HEADER + at * (BLOCK_HEADER + RAW_BLOCK));
      const isRaw = starts.every((start, at) => {
        const header = blockHeader(sizes[at], at === blocks - 1);
        return header.every((byte, index) => frame[start + index] === byte);
      });
      if (!isRaw) return null;
      for (const [at, start] of starts.entries()) {
        const from = start + BLOCK_HEADER;
        frame.copyWithin(at * RAW_BLOCK, from, from + sizes[at]);
      }
      return frame.subarray(0, plain);
    }
    function rawHeader(length) {
      const header = Buffer.alloc(HEADER);
      header.writeUInt32LE(0xfd2fb528, 0);
      header[4] = 0b1010_0000;
      header.writeUInt32LE(length, 5);
      return header;
    }
    function blockHeader(size, isLast) {
      const header = size << 3 | (isLast ? 1 : 0);
      return Uint8Array.of(header & 255, header >> 8 & 255, header >> 16);
    }
    function probedShare(block, length) {
      if (length < PROBE) return 0;
      const start = probe(block.subarray(0, PROBE));
      return length < 2 * PROBE ? start : Math.min(start, probe(block.subarray(length - PROBE, length)));
    }
    function probe(bytes) {
      const options = {
        chunkSize: 2 * PROBE,
        params: PROBE_PARAMS
      };
      return (0, node_zlib__WEBPACK_IMPORTED_MODULE_2__.zstdCompressSync)(bytes, options).byteLength / bytes.byteLength;
    }
  }),
  26055: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      Mq: () => (makeIdentityLike),
      N6: () => (makeIdentity),
      go: () => (parseIdentities)
    });
    var _domain_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19515);
    var _recipient_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9122);
    const BINARY = "age-encryption.org/v1\n";
    const ARMOR = "-----BEGIN AGE ENCRYPTED FILE-----";
    const SECRET = /^AGE-SECRET-KEY-(?:PQ-)?1[02-9AC-HJ-NP-Z]+$/;
    async function parseIdentities(file, passphrase) {
      const text = typeof file === "string" ? file : Buffer.from(file).toString("utf8");
      const encrypted = text.startsWith(BINARY) || text.trimStart().startsWith(ARMOR);
      const lines = encrypted ? await decrypt(file, text, passphrase) : text;
      const found = [];
      for (const [index, line] of lines.split("\n").entries()) {
        const trimmed = line.trim();
        if (trimmed === "" || trimmed.startsWith("#")) continue;
        if (!SECRET.test(trimmed)) throw malformed(`line ${index + 1} is not an age secret key`);
        await recipientOf(trimmed).catch(() => {
          throw malformed(`the key in line ${index + 1} is mistyped or cut short`);
        });
        found.push(trimmed);
      }
      if (found.length === 0) throw malformed("there is no age secret key in it");
      return found;
    }
    async function makeIdentity() {
      const {
        generateX25519Identity
      } = await __webpack_require__.e(4073).then(__webpack_require__.bind(__webpack_require__, 74073));
      const identity = await generateX25519Identity();
      return {
        identity,
        recipient: await recipientOf(identity)
      };
    }
    async function makeIdentityLike(recipients) {
      if ((0, _recipient_js__WEBPACK_IMPORTED_MODULE_1__.F)(recipients[0] ?? "") !== "hybrid") return await makeIdentity();
      const {
        generateHybridIdentity
      } = await __webpack_require__.e(4073).then(__webpack_require__.bind(__webpack_require__, 74073));
      const identity = await generateHybridIdentity();
      return {
        identity,
        recipient: await recipientOf(identity)
      };
    }
    async function recipientOf(identity) {
      const {
        identityToRecipient
      } = await __webpack_require__.e(4073).then(__webpack_require__.bind(__webpack_require__, 74073));
      try {
        return await identityToRecipient(identity);
      } catch {
        throw malformed("it is not an age secret key");
      }
    }
    async function decrypt(file, text, passphrase) {
      if (passphrase === null) {
        throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_0__.Et("seal", "Cannot read the identity file: it needs a passphrase", {
          code: "key-wrong",
          hint: "Give the passphrase it was encrypted with."
        });
      }
      const {
        Decrypter,
        armor
      } = await __webpack_require__.e(4073).then(__webpack_require__.bind(__webpack_require__, 74073));
      const decrypter = new Decrypter();
      decrypter.addPassphrase(passphrase);
      try {
        const sealed = text.startsWith(BINARY) ? bytesOf(file) : armor.decode(text);
        return await decrypter.decrypt(sealed, "text");
      } catch (cause) {
        if (cause instanceof _domain_error_js__WEBPACK_IMPORTED_MODULE_0__.Et) throw cause;
        throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_0__.Et("seal", "Cannot read the identity file: the passphrase does not open it", {
          code: "key-wrong",
          hint: "Is it the right passphrase, and was the file encrypted by age with a passphrase?",
          cause
        });
      }
    }
    function bytesOf(file) {
      if (typeof file !== "string") return file;
      throw malformed("it is encrypted, and not as text");
    }
    function malformed(why) {
      return new _domain_error_js__WEBPACK_IMPORTED_MODULE_0__.Et("seal", `Cannot read the identity file: ${why}`, {
        code: "key-malformed",
        hint: "It should be as age-keygen or holdfast keygen made it: AGE-SECRET-KEY-1… in a line of its own."
      });
    }
  }),
  55923: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      SE: () => (InventoryWriter),
      MH: () => (readFacts),
      eT: () => (readMaps)
    });
    var error = __webpack_require__(19515);
    var external_node_util_ = __webpack_require__(57975);
    ;
    const LINE_LIMIT = 2 ** 20;
    function damagedInventory(why, cause) {
      return new error.Et("trust", `Cannot read the inventory: ${why}`, {
        code: "archive-damaged",
        hint: "Run verify on the other store that holds this backup, and restore from there.",
        cause
      });
    }
    async function* readLines(bytes) {
      const decoder = new external_node_util_.TextDecoder("utf-8", {
        fatal: true,
        ignoreBOM: true
      });
      let rest = "";
      for await (const chunk of bytes) {
        const lines = (rest + decode(decoder, chunk)).split("\n");
        rest = lines.pop();
        if (rest.length > LINE_LIMIT) throw damagedInventory("a line is too long");
        if (lines.length > 0) yield lines;
      }
      if (rest !== "" || decode(decoder, null) !== "") throw damagedInventory("its last line is cut");
    }
    function decode(decoder, chunk) {
      try {
        return chunk === null ? decoder.decode() : decoder.decode(chunk, {
          stream: true
        });
      } catch (cause) {
        throw damagedInventory("it is not UTF-8", cause);
      }
    }
    function parseLine(line) {
      let value;
      try {
        value = JSON.parse(line);
      } catch (cause) {
        throw damagedInventory("a line is not JSON", cause);
      }
      if (typeof value === "object" && value !== null && !Array.isArray(value)) {
        return value;
      }
      throw damagedInventory("a line is not an object");
    }
    var blocks = __webpack_require__(827);
    var pipe_frames = __webpack_require__(39567);
    var map = __webpack_require__(92427);
    ;
    function* mapLines(archive, part, map) {
      const {
        count,
        plain,
        size
      } = map;
      yield JSON.stringify({
        archive,
        part,
        frames: count,
        plain,
        size
      });
      for (let index = 0; index < count; index++) {
        const frame = map.frame(index);
        const sha256 = Buffer.from(frame.sha256).toString("hex");
        yield `{"frame":${index},"plain":${frame.plain},"at":${frame.at},"length":${frame.length},"sha256":"${sha256}"}`;
      }
    }
    function readMapLines() {
      const maps = new Map();
      let open = null;
      const close = () => {
        if (open === null) return;
        const {
          map,
          frames,
          plain,
          size
        } = open;
        if (map.count !== frames || map.plain !== plain || map.size !== size) {
          throw damagedInventory("a map is not complete");
        }
        maps.set(open.archive, map);
        open = null;
      };
      return {
        line: value => {
          if (!("frame" in value)) {
            close();
            open = announced(value);
            if (maps.has(open.archive)) throw damagedInventory("an archive has two maps");
            return;
          }
          if (open === null) throw damagedInventory("a frame belongs to no archive");
          appendFrame(open.map, value);
        },
        end: () => {
          close();
          return maps;
        }
      };
    }
    function announced(value) {
      const {
        archive,
        part,
        frames,
        plain,
        size
      } = value;
      if (typeof archive === "string" && typeof part === "string" && isCount(frames) && isCount(plain) && isCount(size) && frames > 0) {
        return {
          archive,
          frames,
          plain,
          size,
          map: new map.Y()
        };
      }
      throw damagedInventory("an archive's line is not ours");
    }
    function appendFrame(map, value) {
      const {
        frame,
        plain,
        at,
        length,
        sha256
      } = value;
      const fits = frame === map.count && at === map.size && isCount(plain) && plain <= blocks.IE && isCount(length) && length > 0 && length <= pipe_frames.X7 && typeof sha256 === "string" && /^[0-9a-f]{64}$/.test(sha256);
      if (!fits) throw damagedInventory("a frame's line is not ours");
      map.append(plain, length, Buffer.from(sha256, "hex"));
    }
    function isCount(value) {
      return Number.isSafeInteger(value) && value >= 0;
    }
    ;
    const CHUNK = 32 * 1024;
    const QUEUE = 8;
    class InventoryWriter {
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
          this.#giveUp();
          return await reading.return(undefined);
        };
        const cursor = {
          next: () => reading.next(),
          return: end
        };
        this.bytes = {
          [Symbol.asyncIterator]: () => cursor
        };
      }
      fact(part, fact) {
        if (this.#mapped) throw new TypeError("Facts come before the maps");
        let name = this.#names.get(part);
        if (name === undefined) {
          name = `{"part":${JSON.stringify(part)},"key":`;
          this.#names.set(part, name);
        }
        return this.#line(`${name}${JSON.stringify(fact.key)},"is":${values(fact.is)}${place(fact)}}\n`);
      }
      note(note) {
        if (this.#mapped) throw new TypeError("Notes come before the maps");
        return this.#line(`{"note":${JSON.stringify(note.key)},"why":${JSON.stringify(note.why)}}\n`);
      }
      map(archive, part, sealed) {
        this.#mapped = true;
        let full;
        for (const line of mapLines(archive, part, sealed.frames)) full = this.#line(`${line}\n`);
        return full;
      }
      end() {
        this.#flush();
        if (this.#state === "open") this.#state = "ended";
        this.#more?.resolve();
      }
      fail(error) {
        this.#failure = {
          error
        };
        this.#giveUp();
      }
      #line(line) {
        if (this.#state !== "open") throw this.#refused();
        if (line.length > LINE_LIMIT) throw new RangeError("A fact is longer than an inventory's line");
        this.#text += line;
        if (this.#text.length < CHUNK) return undefined;
        this.#flush();
        if (this.#queue.length < QUEUE) return undefined;
        this.#room ??= Promise.withResolvers();
        return this.#room.promise;
      }
      #refused() {
        if (this.#state === "ended") return new TypeError("The inventory was ended");
        return new error.Et("seal", "Cannot write the inventory: its sealing was given up", {
          code: "seal-failed"
        });
      }
      #flush() {
        if (this.#text === "") return;
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
          if (this.#queue.length < QUEUE) this.#release();
          yield chunk;
        }
        if (this.#failure !== null) throw this.#failure.error;
      }
      #giveUp() {
        if (this.#state === "open") this.#state = "given up";
        this.#more?.resolve();
        this.#release();
      }
      #release() {
        this.#room?.resolve();
        this.#room = null;
      }
    }
    async function* readFacts(bytes, part) {
      let mapped = false;
      for await (const lines of readLines(bytes)) {
        for (const line of lines) {
          const value = parseLine(line);
          if (!("key" in value)) {
            mapped ||= !("note" in value);
            continue;
          }
          if (mapped) throw damagedInventory("a fact follows the maps");
          const fact = asFact(value);
          if (value["part"] === part) yield fact;
        }
      }
    }
    async function readMaps(bytes) {
      const reader = readMapLines();
      for await (const lines of readLines(bytes)) {
        for (const line of lines) {
          if (!/^\{"(?:part|note)":/.test(line)) reader.line(parseLine(line));
        }
      }
      return reader.end();
    }
    function place(fact) {
      return fact.at === null && fact.span === null ? "" : `,"at":${fact.at},"span":${fact.span}`;
    }
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
      const {
        part,
        key,
        is,
        at = null,
        span = null
      } = value;
      if (typeof part === "string" && typeof key === "string" && isPlace(at) && isPlace(span) && isValues(is)) {
        return {
          key,
          is,
          at,
          span
        };
      }
      throw damagedInventory("a fact's line is not ours");
    }
    function isPlace(value) {
      return value === null || Number.isSafeInteger(value) && value >= 0;
    }
    function isValues(value) {
      if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
      for (const one of Object.values(value)) {
        if (typeof one !== "string" && typeof one !== "number" && typeof one !== "boolean") return false;
      }
      return true;
    }
  }),
  92427: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      Y: () => (FrameMap)
    });
    const DIGEST = 32;
    class FrameMap {
      #count = 0;
      #plainAt = new Float64Array(9);
      #at = new Float64Array(9);
      #digests = new Uint8Array(8 * DIGEST);
      get count() {
        return this.#count;
      }
      get plain() {
        return this.#plainAt[this.#count];
      }
      get size() {
        return this.#at[this.#count];
      }
      append(plain, length, sha256) {
        if (sha256.byteLength !== DIGEST) throw new RangeError("A SHA-256 has 32 bytes");
        if (this.#count + 1 === this.#at.length) this.#grow();
        const at = this.#count;
        this.#plainAt[at + 1] = this.#plainAt[at] + plain;
        this.#at[at + 1] = this.#at[at] + length;
        this.#digests.set(sha256, at * DIGEST);
        this.#count += 1;
      }
      frame(index) {
        if (index < 0 || index >= this.#count) throw new RangeError(`No frame ${index}`);
        const plainAt = this.#plainAt[index];
        const at = this.#at[index];
        return {
          plainAt,
          plain: this.#plainAt[index + 1] - plainAt,
          at,
          length: this.#at[index + 1] - at,
          sha256: this.#digests.subarray(index * DIGEST, (index + 1) * DIGEST)
        };
      }
      find(offset) {
        if (offset < 0 || offset >= this.plain) throw new RangeError(`No plain byte ${offset}`);
        let low = 0;
        let high = this.#count - 1;
        while (low < high) {
          const middle = low + high + 1 >> 1;
          if (this.#plainAt[middle] <= offset) low = middle;else high = middle - 1;
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
  }),
  84578: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      U2: () => (openFileKey),
      Y8: () => (openMapped),
      AP: () => (openWhole),
      ay: () => (readHeader)
    });
    var external_node_crypto_ = __webpack_require__(77598);
    var bytes = __webpack_require__(56874);
    var error = __webpack_require__(19515);
    ;
    function damagedArchive(label) {
      return (why, cause) => new error.Et("trust", `Cannot open "${label}": ${why}`, {
        code: "archive-damaged",
        hint: "Run verify on the other store that holds this backup, and restore from there.",
        thing: label,
        cause
      });
    }
    var free = __webpack_require__(34721);
    var pipe_frames = __webpack_require__(39567);
    var payload = __webpack_require__(32191);
    ;
    const AHEAD = 3;
    async function* readFrames(reading) {
      const damaged = damagedArchive(reading.source.label);
      const {
        start,
        length
      } = reading;
      for await (const {
        span,
        plain,
        isOwn
      } of decompressed(reading, damaged)) {
        const from = Math.max(0, start - span.plainAt);
        const to = Math.min(span.plain, start + length - span.plainAt);
        if (to > from) yield plain.subarray(from, to);
        if (isOwn) (0, free.t)(plain);
      }
    }
    async function* decompressed(reading, damaged) {
      const queue = [];
      for await (const {
        span,
        frame
      } of checkedFrames(reading, damaged)) {
        const ready = decompress(span, frame, damaged);
        ready.catch(() => {});
        queue.push(ready);
        if (queue.length === AHEAD) yield await queue.shift();
      }
      for (const ready of queue) yield await ready;
    }
    async function decompress(span, frame, damaged) {
      const raw = (0, pipe_frames.qC)(frame, span.plain);
      if (raw !== null) return {
        span,
        plain: raw,
        isOwn: false
      };
      try {
        const plain = await (0, pipe_frames.ji)(frame, span.plain);
        if (plain.byteLength === span.plain) return {
          span,
          plain,
          isOwn: true
        };
      } catch (cause) {
        throw damaged("a frame does not decompress", cause);
      }
      throw damaged("a frame is not as long as the map says");
    }
    async function* checkedFrames(reading, damaged) {
      const {
        frames,
        end
      } = reading;
      const buffers = [];
      let index = reading.first;
      let filled = 0;
      let skip = frames.frame(index).at % payload.m$;
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
          if (filled < span.length) continue;
          yield {
            span,
            frame: checked(buffer.subarray(0, filled), span, damaged)
          };
          index += 1;
          filled = 0;
        }
      }
      if (index < end) throw damaged("it is cut short");
    }
    function checked(frame, span, damaged) {
      if ((0, external_node_crypto_.createHash)("sha256").update(frame).digest().equals(span.sha256)) return frame;
      throw damaged(`the frame at ${span.at} is not the one in its map`);
    }
    function bufferFor(buffers, index, length) {
      const turn = index % AHEAD;
      const buffer = buffers[turn];
      if (buffer !== undefined && buffer.byteLength >= length) return buffer;
      const made = new Uint8Array(length <= 2 ** 20 ? length : pipe_frames.X7);
      buffers[turn] = made;
      return made;
    }
    function openChunks(reading, damaged) {
      const {
        source,
        key,
        frames
      } = reading;
      const headerSize = key.header.byteLength;
      const total = (0, payload.U_)((0, payload.w1)(frames.size));
      const expected = headerSize + (0, payload.w1)(frames.size);
      if (source.size !== expected) {
        throw damaged(`it has ${source.size} bytes, its map says ${expected}`);
      }
      const last = frames.frame(reading.end - 1);
      const first = Math.floor(frames.frame(reading.first).at / payload.m$);
      const end = reading.end === frames.count ? total : Math.ceil((last.at + last.length) / payload.m$);
      const start = headerSize + first * (payload.m$ + payload.Dk);
      const stop = Math.min(source.size, headerSize + end * (payload.m$ + payload.Dk));
      const nonce = key.header.subarray(headerSize - payload.au);
      return (0, payload.JS)(source.read({
        start,
        length: stop - start
      }), (0, payload.wT)(key.fileKey, nonce), {
        first,
        end,
        total,
        damaged
      });
    }
    var external_node_zlib_ = __webpack_require__(38522);
    ;
    const END = {
      skip: 0,
      need: 0,
      read: null
    };
    function walkFrame() {
      let next = {
        skip: 0,
        need: 4,
        read: readMagic
      };
      let skip = 0;
      let held = [];
      return bytes => {
        let at = 0;
        for (;;) {
          const skipped = Math.min(skip, bytes.byteLength - at);
          skip -= skipped;
          at += skipped;
          if (skip === 0 && next.read === null) return {
            length: at,
            done: true
          };
          if (at === bytes.byteLength) return {
            length: at,
            done: false
          };
          held.push(bytes[at]);
          at += 1;
          if (held.length < next.need) continue;
          const read = next.read;
          const after = read(Uint8Array.from(held));
          if (after === "not zstd") return after;
          held = [];
          next = after;
          skip = after.skip;
        }
      };
    }
    function readMagic(bytes) {
      const magic = new DataView(bytes.buffer).getUint32(0, true);
      if (magic === 0xfd2fb528) return {
        skip: 0,
        need: 1,
        read: readDescriptor
      };
      if (magic >>> 4 === 0x184d2a5) return {
        skip: 0,
        need: 4,
        read: readSkippable
      };
      return "not zstd";
    }
    function readSkippable(bytes) {
      return {
        ...END,
        skip: new DataView(bytes.buffer).getUint32(0, true)
      };
    }
    function readDescriptor(bytes) {
      const descriptor = bytes[0];
      const single = (descriptor & 0x20) !== 0;
      const window = single ? 0 : 1;
      const dictionary = [0, 1, 2, 4][descriptor & 3];
      const size = [single ? 1 : 0, 2, 4, 8][descriptor >> 6];
      const checksum = (descriptor & 4) === 0 ? 0 : 4;
      const read = header => readBlock(header, checksum, read);
      return {
        skip: window + dictionary + size,
        need: 3,
        read
      };
    }
    function readBlock(bytes, checksum, read) {
      const [low, middle, high] = bytes;
      const header = low | middle << 8 | high << 16;
      const type = header >> 1 & 3;
      if (type === 3) return "not zstd";
      const size = type === 1 ? 1 : header >> 3;
      return (header & 1) === 1 ? {
        ...END,
        skip: size + checksum
      } : {
        skip: size,
        need: 3,
        read
      };
    }
    ;
    async function* unzstd(bytes, damaged) {
      const input = makeInput(bytes);
      try {
        if (!(await input.more())) throw damaged("it holds no zstd frame");
        do yield* oneFrame(input, damaged); while (await input.more());
      } finally {
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
            if (step.done) return false;
            chunk = step.value;
          }
          return true;
        },
        rest: () => chunk,
        skip: length => {
          chunk = chunk.subarray(length);
        },
        close: async () => void (await cursor.return?.())
      };
    }
    async function* oneFrame(input, damaged) {
      const stream = (0, external_node_zlib_.createZstdDecompress)({
        chunkSize: 64 * 1024
      });
      const fed = feed(input, stream, damaged);
      fed.catch(cause => stream.destroy(cause));
      try {
        for await (const chunk of stream) yield (0, free.a)(chunk);
      } catch (cause) {
        await fed;
        throw damaged("a zstd frame does not open", cause);
      }
      await fed;
    }
    async function feed(input, stream, damaged) {
      const walk = walkFrame();
      while (await input.more()) {
        const step = walk(input.rest());
        if (step === "not zstd") throw damaged("it holds something else than zstd frames");
        const taken = await new Promise(resolve => stream.write(input.rest().subarray(0, step.length), error => resolve(!error)));
        input.skip(step.length);
        if (step.done) stream.end();
        if (step.done || !taken) return;
      }
      throw damaged("it ends within a zstd frame");
    }
    ;
    async function readHeader(source, expected) {
      const length = Math.min(expected.length, source.size);
      const header = await (0, bytes.F)(source.read({
        start: 0,
        length
      }), length);
      const sha256 = (0, external_node_crypto_.createHash)("sha256").update(header).digest("hex");
      if (header.byteLength === expected.length && sha256 === expected.sha256) return header;
      throw new error.Et("trust", `Cannot open "${source.label}": its header is not the signed one`, {
        code: "digest-differs",
        hint: "Run verify on the other store that holds this backup, and restore from there.",
        thing: source.label
      });
    }
    async function openFileKey(header, identities) {
      const {
        Decrypter
      } = await __webpack_require__.e(4073).then(__webpack_require__.bind(__webpack_require__, 74073));
      const decrypter = new Decrypter();
      for (const identity of identities) decrypter.addIdentity(identity);
      try {
        return await decrypter.decryptHeader(header.subarray(0, header.byteLength - payload.au));
      } catch (cause) {
        if (cause.message !== "no identity matched any of the file's recipients") {
          throw new error.Et("trust", "Cannot open the archive: its header is not one age makes", {
            code: "archive-damaged",
            hint: "Run verify on the other store that holds this backup, and restore from there.",
            cause
          });
        }
        throw new error.Et("seal", "Cannot open the archive: no identity given fits it", {
          code: "key-wrong",
          hint: "Which recipients could open this backup stands in its manifest: is this the identity of one of them?",
          cause
        });
      }
    }
    async function* openWhole(source, key) {
      const damaged = damagedArchive(source.label);
      yield* unzstd(openAge(source, key, damaged), damaged);
    }
    async function* openAge(source, key, damaged) {
      const start = key.header.byteLength;
      const length = source.size - start;
      const total = (0, payload.U_)(length);
      if (total === null) throw damaged("it is cut short");
      const nonce = key.header.subarray(start - payload.au);
      yield* (0, payload.JS)(source.read({
        start,
        length
      }), (0, payload.wT)(key.fileKey, nonce), {
        first: 0,
        end: total,
        total,
        damaged
      });
    }
    function openMapped(source, key, frames) {
      return {
        size: frames.plain,
        read: range => {
          const {
            start,
            length
          } = range ?? {
            start: 0,
            length: frames.plain
          };
          if (start < 0 || length < 0 || start + length > frames.plain) {
            throw new RangeError(`No plain bytes ${start}+${length} in ${frames.plain}`);
          }
          if (range !== undefined && length === 0) return nothing();
          const first = range === undefined ? 0 : frames.find(start);
          const end = range === undefined ? frames.count : frames.find(start + length - 1) + 1;
          return readFrames({
            source,
            key,
            frames,
            first,
            end,
            start,
            length
          });
        }
      };
    }
    async function* nothing() {}
  }),
  32191: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      Dk: () => (TAG),
      Hb: () => (sealChunk),
      JS: () => (openPayload),
      U_: () => (chunksOf),
      au: () => (NONCE),
      m$: () => (CHUNK),
      w1: () => (payloadSize),
      wT: () => (payloadKey)
    });
    var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
    var _host_free_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(34721);
    const CHUNK = 64 * 1024;
    const TAG = 16;
    const NONCE = 16;
    function payloadKey(fileKey, nonce) {
      return new Uint8Array((0, node_crypto__WEBPACK_IMPORTED_MODULE_0__.hkdfSync)("sha256", fileKey, nonce, "payload", 32));
    }
    function chunksOf(sealed) {
      const chunks = Math.ceil(sealed / (CHUNK + TAG));
      const last = sealed - (chunks - 1) * (CHUNK + TAG);
      if (chunks < 1 || last < TAG || last === TAG && chunks > 1) return null;
      return chunks;
    }
    function payloadSize(plain) {
      return plain + TAG * Math.max(1, Math.ceil(plain / CHUNK));
    }
    function nonceOf(index, last) {
      const nonce = Buffer.alloc(12);
      nonce.writeUIntBE(index, 5, 6);
      nonce[11] = last ? 1 : 0;
      return nonce;
    }
    function sealChunk(parts, chunk) {
      const cipher = (0, node_crypto__WEBPACK_IMPORTED_MODULE_0__.createCipheriv)("chacha20-poly1305", chunk.key, nonceOf(chunk.index, chunk.last), {
        authTagLength: TAG
      });
      let at = chunk.at;
      for (const part of parts) {
        if (part.byteLength === 0) continue;
        const sealed = cipher.update(part);
        chunk.into.set(sealed, at);
        at += sealed.byteLength;
        (0, _host_free_js__WEBPACK_IMPORTED_MODULE_1__.t)(sealed);
      }
      cipher.final();
      chunk.into.set(cipher.getAuthTag(), at);
      return at + TAG - chunk.at;
    }
    async function* openPayload(sealed, key, span) {
      let index = span.first;
      for await (const chunk of rechunk(sealed)) {
        if (index >= span.end) throw span.damaged("bytes follow its end");
        const plain = openChunk(chunk, key, nonceOf(index, index === span.total - 1));
        if (plain === null) throw span.damaged(`chunk ${index} is not as it was sealed`);
        index += 1;
        yield plain;
        (0, _host_free_js__WEBPACK_IMPORTED_MODULE_1__.t)(plain);
      }
      if (index < span.end) throw span.damaged("it is cut short");
    }
    function openChunk(chunk, key, nonce) {
      if (chunk.byteLength < TAG) return null;
      const decipher = (0, node_crypto__WEBPACK_IMPORTED_MODULE_0__.createDecipheriv)("chacha20-poly1305", key, nonce, {
        authTagLength: TAG
      });
      decipher.setAuthTag(chunk.subarray(chunk.byteLength - TAG));
      const plain = decipher.update(chunk.subarray(0, chunk.byteLength - TAG));
      try {
        decipher.final();
        return (0, _host_free_js__WEBPACK_IMPORTED_MODULE_1__.a)(plain);
      } catch {
        return null;
      }
    }
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
          if (held < size) continue;
          held = 0;
          yield kept;
        }
      }
      if (held > 0) yield kept.subarray(0, held);
    }
  }),
  87722: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      j: () => (pinSource)
    });
    var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
    var _domain_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(19515);
    const PIECE = 2 ** 20;
    async function pinSource(source, sha256) {
      const whole = (0, node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256");
      const pieces = [];
      for await (const piece of inPieces(source.read())) {
        whole.update(piece);
        pieces.push((0, node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(piece).digest());
      }
      if (whole.digest("hex") !== sha256) throw differs(source.label);
      return {
        ...source,
        read: range => readPinned(source, pieces, range ?? {
          start: 0,
          length: source.size
        })
      };
    }
    async function* readPinned(source, pieces, range) {
      const end = range.start + range.length;
      if (end > source.size) throw new RangeError(`Range ends at ${end} of ${source.size}`);
      const first = Math.floor(range.start / PIECE);
      const start = first * PIECE;
      const stop = Math.min(source.size, Math.ceil(end / PIECE) * PIECE);
      let at = first;
      for await (const piece of inPieces(source.read({
        start,
        length: stop - start
      }))) {
        const digest = (0, node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(piece).digest();
        if (pieces[at]?.equals(digest) !== true) throw differs(source.label);
        const from = Math.max(0, range.start - at * PIECE);
        const to = Math.min(piece.byteLength, end - at * PIECE);
        if (to > from) yield piece.subarray(from, to);
        at++;
      }
    }
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
      if (filled > 0) yield buffer.subarray(0, filled);
    }
    function differs(label) {
      return new _domain_error_js__WEBPACK_IMPORTED_MODULE_1__.Et("trust", `Cannot trust ${label}: its bytes are not the ones that were signed`, {
        code: "digest-differs",
        hint: "Use another store that holds this backup, or another backup.",
        thing: label
      });
    }
  })
};
