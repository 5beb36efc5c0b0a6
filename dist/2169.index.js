export const id = 2169;
export const ids = [2169];
export const modules = {
  22514: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      Ac: () => (closeDirect),
      OG: () => (openDirect),
      cd: () => (alignedArray),
      xz: () => (ALIGNED)
    });
    var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
    const ALIGNED = 4096;
    const UNIT = 64 * 1024;
    function alignedArray(bytes) {
      try {
        const {
          buffer
        } = new WebAssembly.Memory({
          initial: Math.ceil(bytes / UNIT)
        });
        return new Uint8Array(buffer, 0, bytes);
      } catch {
        return null;
      }
    }
    function openDirect(fd, access) {
      const mode = access === "read" ? node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDONLY : node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_WRONLY;
      try {
        return (0, node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync)(`/proc/self/fd/${fd}`, mode | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_DIRECT);
      } catch {
        return null;
      }
    }
    function closeDirect(fd) {
      if (fd !== null) (0, node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(fd);
    }
  }),
  2198: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      $N: () => (codeOf),
      Lk: () => (mounts),
      oD: () => (realPlace),
      t5: () => (lookAt)
    });
    var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
    var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
    function codeOf(cause) {
      return cause?.code ?? "";
    }
    async function lookAt(path) {
      try {
        return await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(path, {
          bigint: true
        });
      } catch (cause) {
        if (["ENOENT", "ENOTDIR", "ENAMETOOLONG"].includes(codeOf(cause))) return null;
        throw cause;
      }
    }
    async function realPlace(path) {
      const whole = (0, node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(path);
      return whole === "/" ? whole : (0, node_path__WEBPACK_IMPORTED_MODULE_1__.join)(await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)((0, node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(whole)), (0, node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(whole));
    }
    async function mounts() {
      const text = await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)("/proc/self/mountinfo", "latin1");
      return text.split("\n").filter(line => line !== "").map(line => {
        const [left, right] = line.split(" - ");
        const [,,, root, point] = left.split(" ");
        const [type, source] = right.split(" ");
        return {
          point: unescaped(point),
          root: unescaped(root),
          type,
          source: unescaped(source)
        };
      });
    }
    function unescaped(text) {
      const bytes = text.replace(/\\([0-7]{3})/g, (_, octal) => String.fromCharCode(Number.parseInt(octal, 8)));
      return Buffer.from(bytes, "latin1").toString("utf8");
    }
  }),
  34721: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      a: () => (plainArray),
      t: () => (free)
    });
    const SHARED = 2 ** 20;
    function free(bytes) {
      const buffer = bytes.buffer;
      if (bytes.byteOffset !== 0) return;
      if (buffer.byteLength === bytes.byteLength || buffer.byteLength >= SHARED) buffer.transfer(0);
    }
    function plainArray(bytes) {
      return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
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
  72169: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.r(__webpack_exports__);
    __webpack_require__.d(__webpack_exports__, {
      serve: () => (serve)
    });
    var node_worker_threads__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(75919);
    var _host_free_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(34721);
    var _sealing_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6178);
    function serve() {
      const port = node_worker_threads__WEBPACK_IMPORTED_MODULE_0__.parentPort;
      if (port === null) throw new TypeError("serve() runs in a worker thread");
      const answer = (message, moved = []) => port.postMessage(message, moved);
      const sealing = (0, _sealing_js__WEBPACK_IMPORTED_MODULE_1__.O)(node_worker_threads__WEBPACK_IMPORTED_MODULE_0__.workerData);
      const handle = async message => {
        if (message.kind === "end") {
          answer({
            kind: "end",
            sealed: await sealing.end()
          });
          port.close();
          return;
        }
        const sealed = await sealing.frame(message);
        if (message.kind === "raw") {
          const block = message.block;
          answer({
            kind: "frame",
            sealed,
            block
          }, [block.buffer]);
          return;
        }
        (0, _host_free_js__WEBPACK_IMPORTED_MODULE_2__.t)(message.bytes);
        answer({
          kind: "frame",
          sealed,
          block: null
        });
      };
      const fail = cause => {
        const error = cause;
        answer({
          kind: "failed",
          code: error.code ?? null,
          message: error.message
        });
        port.close();
      };
      let before = Promise.resolve();
      let failed = false;
      port.on("message", message => {
        before = before.then(() => failed ? undefined : handle(message)).catch(cause => {
          failed = true;
          fail(cause);
        });
      });
    }
  }),
  6178: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      O: () => (startSealing)
    });
    var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
    var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
    var node_util__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(57975);
    var _host_direct_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(22514);
    var _host_disk_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2198);
    var _frames_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(39567);
    var _payload_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(32191);
    const CHUNKS_A_WRITE = 16;
    const ROOM = Math.ceil(CHUNKS_A_WRITE * (_payload_js__WEBPACK_IMPORTED_MODULE_6__.m$ + _payload_js__WEBPACK_IMPORTED_MODULE_6__.Dk) / _host_direct_js__WEBPACK_IMPORTED_MODULE_3__.xz + 1) * _host_direct_js__WEBPACK_IMPORTED_MODULE_3__.xz;
    const NONE = new Uint8Array(0);
    const writeAt = (0, node_util__WEBPACK_IMPORTED_MODULE_2__.promisify)(node_fs__WEBPACK_IMPORTED_MODULE_1__.write);
    function startSealing(parts) {
      const output = makeOutput(parts);
      const held = new Uint8Array(_payload_js__WEBPACK_IMPORTED_MODULE_6__.m$);
      let holding = 0;
      let index = 0;
      let begun = false;
      const begin = async () => {
        begun = true;
        for (let at = 0; at < parts.header.byteLength; at += _payload_js__WEBPACK_IMPORTED_MODULE_6__.m$) await output.copy(parts.header.subarray(at, at + _payload_js__WEBPACK_IMPORTED_MODULE_6__.m$));
      };
      const seal = async (rest, last) => {
        if (output.isFull()) await output.flush();
        const chunk = {
          key: parts.payloadKey,
          index,
          last,
          ...output.room()
        };
        output.filled((0, _payload_js__WEBPACK_IMPORTED_MODULE_6__.Hb)([held.subarray(0, holding), rest], chunk));
        holding = 0;
        index += 1;
      };
      const take = async bytes => {
        let at = 0;
        while (holding + bytes.byteLength - at > _payload_js__WEBPACK_IMPORTED_MODULE_6__.m$) {
          const length = _payload_js__WEBPACK_IMPORTED_MODULE_6__.m$ - holding;
          await seal(bytes.subarray(at, at + length), false);
          at += length;
        }
        held.set(bytes.subarray(at), holding);
        holding += bytes.byteLength - at;
      };
      return {
        frame: async frame => {
          if (!begun) await begin();
          if (frame.kind === "zstd") {
            await take(frame.bytes);
            const sha256 = (0, node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(frame.bytes).digest();
            return {
              length: frame.bytes.byteLength,
              sha256: new Uint8Array(sha256)
            };
          }
          let length = 0;
          for (const piece of (0, _frames_js__WEBPACK_IMPORTED_MODULE_5__.Xe)(frame)) {
            await take(piece);
            length += piece.byteLength;
          }
          return {
            length,
            sha256: frame.sha256
          };
        },
        end: async () => {
          if (!begun) await begin();
          await seal(NONE, true);
          return await output.end();
        },
        settled: () => output.settled()
      };
    }
    function makeOutput({
      fd,
      direct
    }) {
      const aligned = direct === null ? null : (0, _host_direct_js__WEBPACK_IMPORTED_MODULE_3__.cd)(2 * ROOM);
      const memory = aligned ?? new Uint8Array(2 * ROOM);
      const write = makeWrite(fd, aligned === null ? null : direct);
      const digest = (0, node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256");
      let into = memory.subarray(0, ROOM);
      let other = memory.subarray(ROOM);
      let hashed = 0;
      let at = 0;
      let written = 0;
      let writing = null;
      const put = async length => {
        digest.update(into.subarray(hashed, at));
        await writing;
        other.set(into.subarray(length, at));
        writing = write(into.subarray(0, length), written);
        writing.catch(() => {});
        [into, other] = [other, into];
        written += length;
        at -= length;
        hashed = at;
      };
      const isFull = () => at + _payload_js__WEBPACK_IMPORTED_MODULE_6__.m$ + _payload_js__WEBPACK_IMPORTED_MODULE_6__.Dk > ROOM;
      const flush = async () => await put(at - at % _host_direct_js__WEBPACK_IMPORTED_MODULE_3__.xz);
      return {
        isFull,
        room: () => ({
          into,
          at
        }),
        filled: length => {
          at += length;
        },
        copy: async bytes => {
          if (isFull()) await flush();
          into.set(bytes, at);
          at += bytes.byteLength;
        },
        flush,
        end: async () => {
          await put(at);
          await writing;
          return {
            size: written,
            sha256: new Uint8Array(digest.digest())
          };
        },
        settled: async () => await writing?.catch(() => {})
      };
    }
    function makeWrite(fd, direct) {
      let past = direct;
      return async (bytes, from) => {
        for (let at = 0; at < bytes.byteLength;) {
          const left = bytes.byteLength - at;
          const whole = at % _host_direct_js__WEBPACK_IMPORTED_MODULE_3__.xz === 0 ? left - left % _host_direct_js__WEBPACK_IMPORTED_MODULE_3__.xz : 0;
          if (past === null || whole === 0) {
            at += (await writeAt(fd, bytes, at, left, from + at)).bytesWritten;
            continue;
          }
          try {
            at += (await writeAt(past, bytes, at, whole, from + at)).bytesWritten;
          } catch (cause) {
            if ((0, _host_disk_js__WEBPACK_IMPORTED_MODULE_4__.$N)(cause) !== "EINVAL") throw cause;
            past = null;
          }
        }
      };
    }
  })
};
