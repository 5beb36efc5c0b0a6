export const id = 4929;
export const ids = [4929];
export const modules = {
  64929: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      I: () => (bech32),
      K3: () => (base64),
      _H: () => (base64nopad)
    });
    const freeze = fn => Object.freeze(fn());
    function isBytes(a) {
      return a instanceof Uint8Array || ArrayBuffer.isView(a) && a.constructor.name === 'Uint8Array' && 'BYTES_PER_ELEMENT' in a && a.BYTES_PER_ELEMENT === 1;
    }
    function abytes(b) {
      if (!isBytes(b)) throw new TypeError('Uint8Array expected');
    }
    function isArrayOf(isString, arr) {
      if (!Array.isArray(arr)) return false;
      if (arr.length === 0) return true;
      if (isString) {
        return arr.every(item => typeof item === 'string');
      } else {
        return arr.every(item => Number.isSafeInteger(item));
      }
    }
    function afn(input) {
      if (typeof input !== 'function') throw new TypeError('function expected');
      return true;
    }
    function astr(label, input) {
      if (typeof input !== 'string') throw new TypeError(`${label}: string expected`);
      return true;
    }
    function anumber(n, title = 'number') {
      if (typeof n !== 'number') throw new TypeError(`${title}: expected number, got ${typeof n}`);
      if (!Number.isSafeInteger(n)) throw new RangeError(`${title}: expected safe integer, got ${n}`);
    }
    function anumArr(label, input) {
      if (!isArrayOf(false, input)) throw new TypeError(`${label}: array of numbers expected`);
    }
    function chain(...args) {
      const id = a => a;
      const wrap = (a, b) => c => a(b(c));
      const encode = args.map(x => x.encode).reduceRight(wrap, id);
      const decode = args.map(x => x.decode).reduce(wrap, id);
      return {
        encode,
        decode
      };
    }
    function normalize(fn) {
      afn(fn);
      return {
        encode: from => from,
        decode: to => fn(to)
      };
    }
    const powers = (() => {
      let res = [];
      for (let i = 0; i < 40; i++) res.push(2 ** i);
      return res;
    })();
    function u8ToNumArr(u8, len = u8.length) {
      const res = new Array(len);
      for (let i = 0; i < len; i++) res[i] = u8[i];
      return res;
    }
    const asciiDecoder = (() => {
      try {
        const decoder = new TextDecoder();
        return decoder.decode(Uint8Array.of(0x41, 0x30, 0x2b, 0x7f)) === 'A0+\x7f' ? decoder : undefined;
      } catch (e) {
        return undefined;
      }
    })();
    const B2S_CHUNK = 8192;
    function charcodesToString(codes) {
      const len = codes.length;
      if (asciiDecoder !== undefined && len >= 12) return asciiDecoder.decode(codes);
      if (len <= B2S_CHUNK) return String.fromCharCode.apply(null, codes);
      let res = '';
      for (let i = 0; i < len; i += B2S_CHUNK) res += String.fromCharCode.apply(null, codes.subarray(i, i + B2S_CHUNK));
      return res;
    }
    function radix2(bits) {
      anumber(bits);
      if (bits <= 0 || bits > 8) throw new RangeError('radix2: bits should be in (0..8]');
      const mask = powers[bits] - 1;
      return {
        encode: bytes => {
          abytes(bytes);
          const len = bytes.length;
          const res = new Uint8Array(Math.ceil(len * 8 / bits));
          let carry = 0;
          let pos = 0;
          let j = 0;
          for (let i = 0; i < len;) {
            if (i + 2 < len) {
              carry = carry << 24 | bytes[i] << 16 | bytes[i + 1] << 8 | bytes[i + 2];
              pos += 24;
              i += 3;
            } else {
              carry = (carry << 8 | bytes[i]) & 0xffff;
              pos += 8;
              i++;
            }
            for (;;) {
              pos -= bits;
              res[j++] = carry >> pos & mask;
              if (pos < bits) break;
            }
          }
          if (pos > 0) res[j] = carry << bits - pos & mask;
          return res;
        },
        decode: digits => {
          const len = digits.length;
          const res = new Uint8Array(Math.floor(len * bits / 8));
          let carry = 0;
          let pos = 0;
          let j = 0;
          for (let i = 0; i < len; i++) {
            carry = (carry << bits | digits[i]) & 0xffff;
            pos += bits;
            for (; pos >= 8; pos -= 8) res[j++] = carry >> pos - 8 & 0xff;
          }
          carry = carry << 8 - pos & 0xff;
          if (pos >= bits) throw new Error('Excess padding');
          if (carry > 0) throw new Error(`Non-zero padding: ${carry}`);
          return res;
        }
      };
    }
    function alphabet(letters, aliases) {
      const len = letters.length;
      if (len > 128) throw new Error('alphabet: max 128 letters');
      const encTable = new Uint8Array(len);
      const decTable = new Int8Array(128).fill(-1);
      for (let i = 0; i < len; i++) {
        const code = letters.charCodeAt(i);
        if (letters.codePointAt(i) !== code || code > 127) throw new Error('alphabet: single-char ASCII letters only');
        encTable[i] = code;
        decTable[code] = i;
      }
      if (aliases !== undefined) {
        for (const alias of Object.keys(aliases)) {
          const code = alias.charCodeAt(0);
          const target = decTable[aliases[alias].charCodeAt(0)];
          if (alias.length !== 1 || code > 127 || target === undefined || target === -1) throw new Error(`alphabet: invalid alias ${alias}`);
          decTable[code] = target;
        }
      }
      return {
        encode: digits => {
          const codes = new Uint8Array(digits.length);
          for (let i = 0; i < digits.length; i++) {
            const d = digits[i];
            const code = encTable[d];
            if (code === undefined) throw new Error(`alphabet.encode: invalid digit ${d}`);
            codes[i] = code;
          }
          return charcodesToString(codes);
        },
        decode: input => {
          astr('decode', input);
          const slen = input.length;
          const digits = new Uint8Array(slen);
          for (let i = 0; i < slen; i++) {
            const code = input.charCodeAt(i);
            const digit = code < 128 ? decTable[code] : -1;
            if (digit === -1) throw new Error(`Unknown letter "${input[i]}". Allowed: ${letters}`);
            digits[i] = digit;
          }
          return digits;
        }
      };
    }
    function padding(bits, chr = '=') {
      anumber(bits);
      astr('padding', chr);
      return {
        encode(data) {
          while (data.length * bits % 8) data += chr;
          return data;
        },
        decode(input) {
          astr('decode', input);
          let end = input.length;
          if (end * bits % 8) throw new Error('padding: invalid length');
          for (; end > 0 && input[end - 1] === chr; end--) {
            const byte = (end - 1) * bits;
            if (byte % 8 === 0) throw new Error('padding: excess padding');
          }
          return input.slice(0, end);
        }
      };
    }
    function unsafeWrapper(fn) {
      afn(fn);
      return function (...args) {
        try {
          return fn.apply(null, args);
        } catch (e) {}
      };
    }
    function checksum(len, fn) {
      anumber(len);
      if (len <= 0) throw new RangeError(`checksum length must be positive: ${len}`);
      afn(fn);
      const _fn = fn;
      return {
        encode(data) {
          abytes(data);
          const sum = _fn(data).slice(0, len);
          const res = new Uint8Array(data.length + len);
          res.set(data);
          res.set(sum, data.length);
          return res;
        },
        decode(data) {
          abytes(data);
          const payload = data.slice(0, -len);
          const oldChecksum = data.slice(-len);
          const newChecksum = _fn(payload).slice(0, len);
          for (let i = 0; i < len; i++) if (newChecksum[i] !== oldChecksum[i]) throw new Error('Invalid checksum');
          return payload;
        }
      };
    }
    const base16 = null && freeze(() => chain(radix2(4), alphabet('0123456789ABCDEF')));
    const base32 = null && freeze(() => chain(radix2(5), alphabet('ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'), padding(5)));
    const base32nopad = null && freeze(() => chain(radix2(5), alphabet('ABCDEFGHIJKLMNOPQRSTUVWXYZ234567')));
    const base32hex = null && freeze(() => chain(radix2(5), alphabet('0123456789ABCDEFGHIJKLMNOPQRSTUV'), padding(5)));
    const base32hexnopad = null && freeze(() => chain(radix2(5), alphabet('0123456789ABCDEFGHIJKLMNOPQRSTUV')));
    const BASE32_CROCKFORD_ASCII = /^[\x00-\x7f]*$/;
    const base32crockford = null && freeze(() => chain(radix2(5), alphabet('0123456789ABCDEFGHJKMNPQRSTVWXYZ'), normalize(s => {
      astr('base32crockford.decode', s);
      const upper = s.toUpperCase();
      if (s !== upper && !BASE32_CROCKFORD_ASCII.test(s)) throw new Error('base32crockford.decode: ASCII expected');
      return upper.replace(/O/g, '0').replace(/[IL]/g, '1');
    })));
    const hasBase64Builtin = (() => typeof Uint8Array.from([]).toBase64 === 'function' && typeof Uint8Array.fromBase64 === 'function')();
    const ASCII_WHITESPACE = /[\t\n\f\r ]/;
    const decodeBase64Builtin = (s, isUrl) => {
      astr('base64', s);
      const alphabet = isUrl ? 'base64url' : 'base64';
      if (s.length > 0 && ASCII_WHITESPACE.test(s)) throw new Error('invalid base64');
      return Uint8Array.fromBase64(s, {
        alphabet,
        lastChunkHandling: 'strict'
      });
    };
    const base64Fallback = freeze(() => chain(radix2(6), alphabet('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'), padding(6)));
    const base64urlFallback = null && freeze(() => chain(radix2(6), alphabet('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'), padding(6)));
    const base64 = freeze(() => hasBase64Builtin ? {
      encode(b) {
        abytes(b);
        return b.toBase64();
      },
      decode(s) {
        return decodeBase64Builtin(s, false);
      }
    } : base64Fallback);
    const base64nopad = freeze(() => chain(radix2(6), alphabet('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/')));
    const base64url = null && freeze(() => hasBase64Builtin ? {
      encode(b) {
        abytes(b);
        return b.toBase64({
          alphabet: 'base64url'
        });
      },
      decode(s) {
        return decodeBase64Builtin(s, true);
      }
    } : base64urlFallback);
    const base64urlnopad = null && freeze(() => chain(radix2(6), alphabet('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_')));
    const B58_GROUP = 656356768;
    const B36_GROUP = 60466176;
    const RADIX_BASE_N_MAX_LENGTH = 65536;
    const BASE_N_MAX_BYTES = 2048;
    const BASE_N_MAX_CHARS = 4096;
    const radixBaseN = (BASE, GROUP) => ({
      encode: bytes => {
        abytes(bytes);
        const blen = bytes.length;
        if (blen === 0) return new Uint8Array(0);
        if (blen >= RADIX_BASE_N_MAX_LENGTH) throw new Error('invalid length');
        let zeros = 0;
        while (zeros < blen - 1 && bytes[zeros] === 0) zeros++;
        const nlimbs = Math.ceil(blen / 2);
        const limbs = new Uint16Array(nlimbs);
        const odd = blen & 1;
        if (odd) limbs[0] = bytes[0];
        for (let i = odd, j = odd; i < blen; i += 2, j++) limbs[j] = bytes[i] << 8 | bytes[i + 1];
        const groups = [];
        let pos = 0;
        while (pos < nlimbs) {
          let carry = 0;
          for (let i = pos; i < nlimbs; i++) {
            const cur = carry * 0x10000 + limbs[i];
            const q = Math.floor(cur / GROUP);
            carry = cur - q * GROUP;
            limbs[i] = q;
            if (q === 0 && i === pos) pos++;
          }
          groups.push(carry);
        }
        const top = groups.length - 1;
        let sig = top * 5;
        for (let v = groups[top];; v = Math.floor(v / BASE)) {
          sig++;
          if (v < BASE) break;
        }
        const res = new Uint8Array(zeros + sig);
        let j = res.length - 1;
        for (let g = 0; g < top; g++) {
          let v = groups[g];
          for (let k = 0; k < 5; k++) {
            res[j--] = v % BASE;
            v = Math.floor(v / BASE);
          }
        }
        for (let v = groups[top]; j >= zeros; v = Math.floor(v / BASE)) res[j--] = v % BASE;
        return res;
      },
      decode: digits => {
        abytes(digits);
        const dlen = digits.length;
        if (dlen === 0) return new Uint8Array(0);
        if (dlen >= RADIX_BASE_N_MAX_LENGTH) throw new Error('invalid length');
        let zeros = 0;
        while (zeros < dlen - 1 && digits[zeros] === 0) zeros++;
        const limbs = new Uint16Array(Math.ceil(dlen * 6 / 16) + 1);
        let used = 0;
        let i = 0;
        let group = dlen % 5 || 5;
        while (i < dlen) {
          let gval = 0;
          let factor = 1;
          for (const end = i + group; i < end; i++) {
            const d = digits[i];
            if (d >= BASE) throw new Error(`invalid integer: ${d}`);
            gval = gval * BASE + d;
            factor *= BASE;
          }
          group = 5;
          let carry = gval;
          for (let k = 0; k < used; k++) {
            const cur = limbs[k] * factor + carry;
            carry = Math.floor(cur / 0x10000);
            limbs[k] = cur - carry * 0x10000;
          }
          for (; carry > 0; carry = Math.floor(carry / 0x10000)) limbs[used++] = carry % 0x10000;
        }
        const valueBytes = used === 0 ? 1 : used * 2 - (limbs[used - 1] < 256 ? 1 : 0);
        const res = new Uint8Array(zeros + valueBytes);
        let j = res.length - 1;
        for (let k = 0; k < used; k++) {
          const limb = limbs[k];
          res[j--] = limb & 0xff;
          if (j >= zeros) res[j--] = limb >> 8;
        }
        return res;
      }
    });
    const genBaseN = (radix, abc) => {
      const letters = alphabet(abc);
      return {
        encode(bytes) {
          abytes(bytes);
          if (bytes.length > BASE_N_MAX_BYTES) throw new Error('invalid length');
          return letters.encode(radix.encode(bytes));
        },
        decode(str) {
          astr('baseN.decode', str);
          if (str.length > BASE_N_MAX_CHARS) throw new Error('invalid length');
          return radix.decode(letters.decode(str));
        }
      };
    };
    const radix58 = null && radixBaseN(58, B58_GROUP);
    const base36 = null && freeze(() => genBaseN(radixBaseN(36, B36_GROUP), '0123456789abcdefghijklmnopqrstuvwxyz'));
    const genBase58 = abc => genBaseN(radix58, abc);
    const base58 = null && freeze(() => genBase58('123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'));
    const base58flickr = null && freeze(() => genBase58('123456789abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ'));
    const base58xrp = null && freeze(() => genBase58('rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz'));
    const XMR_BLOCK_LEN = null && [0, 2, 3, 5, 6, 7, 9, 10, 11];
    const base58xmr = null && freeze(() => ({
      encode(data) {
        abytes(data);
        let res = '';
        for (let i = 0; i < data.length; i += 8) {
          const block = data.subarray(i, i + 8);
          res += base58.encode(block).padStart(XMR_BLOCK_LEN[block.length], '1');
        }
        return res;
      },
      decode(str) {
        astr('base58xmr.decode', str);
        const strLen = str.length;
        const tailChars = strLen % 11;
        const tailBytes = tailChars === 0 ? 0 : XMR_BLOCK_LEN.indexOf(tailChars);
        if (tailBytes === -1) throw new Error(`base58xmr: invalid block length ${tailChars}`);
        const res = new Uint8Array(Math.floor(strLen / 11) * 8 + tailBytes);
        let w = 0;
        for (let i = 0; i < strLen; i += 11) {
          const slice = str.slice(i, i + 11);
          const blockLen = slice.length === 11 ? 8 : tailBytes;
          const block = base58.decode(slice);
          for (let j = 0; j < block.length - blockLen; j++) {
            if (block[j] !== 0) throw new Error('base58xmr: wrong padding');
          }
          for (let j = block.length - blockLen; j < block.length; j++) res[w++] = block[j];
        }
        return res;
      }
    }));
    const createBase58check = sha256 => {
      afn(sha256);
      const _sha256 = sha256;
      return chain(checksum(4, data => _sha256(_sha256(data))), base58);
    };
    const base58check = null && createBase58check;
    const BECH_ALPHABET = alphabet('qpzry9x8gf2tvdw0s3jn54khce6mua7l');
    const BECH_UPPERCASE_PRINTABLE = /^[\x21-\x60\x7b-\x7e]+$/;
    function assertBech32Printable(label, value) {
      for (let i = 0; i < value.length; i++) {
        const c = value.charCodeAt(i);
        if (c < 33 || c > 126) throw new Error(`${label}: printable ASCII expected`);
      }
    }
    function wordsToU8(words) {
      const len = words.length;
      const res = new Uint8Array(len);
      for (let i = 0; i < len; i++) {
        const w = words[i];
        if (w < 0 || w >= 32) throw new Error(`alphabet.encode: invalid digit ${w}`);
        res[i] = w;
      }
      return res;
    }
    const POLYMOD_GENERATORS = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];
    function bech32Polymod(pre) {
      const b = pre >> 25;
      let chk = (pre & 0x1ffffff) << 5;
      for (let i = 0; i < POLYMOD_GENERATORS.length; i++) {
        if ((b >> i & 1) === 1) chk ^= POLYMOD_GENERATORS[i];
      }
      return chk;
    }
    function bechChecksum(prefix, words, encodingConst = 1) {
      const len = prefix.length;
      let chk = 1;
      for (let i = 0; i < len; i++) {
        const c = prefix.charCodeAt(i);
        if (c < 33 || c > 126) throw new Error(`Invalid prefix (${prefix})`);
        chk = bech32Polymod(chk) ^ c >> 5;
      }
      chk = bech32Polymod(chk);
      for (let i = 0; i < len; i++) chk = bech32Polymod(chk) ^ prefix.charCodeAt(i) & 0x1f;
      for (let v of words) chk = bech32Polymod(chk) ^ v;
      for (let i = 0; i < 6; i++) chk = bech32Polymod(chk);
      chk ^= encodingConst;
      const sum = new Uint8Array(6);
      for (let i = 0; i < 6; i++) sum[i] = chk >>> 5 * (5 - i) & 31;
      return BECH_ALPHABET.encode(sum);
    }
    function genBech32(encoding) {
      const ENCODING_CONST = encoding === 'bech32' ? 1 : 0x2bc830a3;
      const _words = radix2(5);
      const toWords = from => {
        abytes(from);
        const len = from.length;
        const res = new Array(Math.ceil(len * 8 / 5));
        let carry = 0;
        let pos = 0;
        let j = 0;
        for (let i = 0; i < len; i++) {
          carry = carry << 8 | from[i];
          pos += 8;
          for (; pos >= 5; pos -= 5) res[j++] = carry >> pos - 5 & 31;
        }
        if (pos > 0) res[j] = carry << 5 - pos & 31;
        return res;
      };
      const fromWords = to => {
        anumArr('radix2.decode', to);
        const len = to.length;
        const digits = new Uint8Array(len);
        for (let i = 0; i < len; i++) {
          const w = to[i];
          if (w < 0 || w >= 32) throw new Error(`convertRadix2: invalid word=${w}`);
          digits[i] = w;
        }
        return _words.decode(digits);
      };
      const fromWordsUnsafe = unsafeWrapper(fromWords);
      function encode(prefix, words, limit = 90) {
        astr('bech32.encode prefix', prefix);
        if (limit !== false) anumber(limit, 'limit');
        if (isBytes(words)) words = u8ToNumArr(words);
        anumArr('bech32.encode', words);
        const plen = prefix.length;
        if (plen === 0) throw new TypeError(`Invalid prefix length ${plen}`);
        const actualLength = plen + 7 + words.length;
        if (limit !== false && actualLength > limit) throw new TypeError(`Length ${actualLength} exceeds limit ${limit}`);
        assertBech32Printable('bech32.encode prefix', prefix);
        const lowered = prefix.toLowerCase();
        const sum = bechChecksum(lowered, words, ENCODING_CONST);
        return `${lowered}1${BECH_ALPHABET.encode(wordsToU8(words))}${sum}`;
      }
      function decode(str, limit = 90) {
        astr('bech32.decode input', str);
        if (limit !== false) anumber(limit, 'limit');
        const slen = str.length;
        if (slen < 8 || limit !== false && slen > limit) throw new TypeError(`invalid string length ${slen}, expected (8..${limit})`);
        const lowered = str.toLowerCase();
        if (str !== lowered) {
          if (!BECH_UPPERCASE_PRINTABLE.test(str)) {
            assertBech32Printable('bech32.decode input', str);
            throw new Error(`mixed-case string not allowed`);
          }
        }
        const sepIndex = lowered.lastIndexOf('1');
        if (sepIndex === 0 || sepIndex === -1) throw new Error(`invalid separator "1"`);
        const prefix = lowered.slice(0, sepIndex);
        const data = lowered.slice(sepIndex + 1);
        if (data.length < 6) throw new Error('invalid data length');
        const digits = BECH_ALPHABET.decode(data);
        const words = u8ToNumArr(digits, digits.length - 6);
        const sum = bechChecksum(prefix, words, ENCODING_CONST);
        if (!data.endsWith(sum)) throw new Error(`Invalid checksum in ${str}`);
        return {
          prefix,
          words
        };
      }
      const decodeUnsafe = unsafeWrapper(decode);
      function decodeToBytes(str, limit = 90) {
        const {
          prefix,
          words
        } = decode(str, limit);
        return {
          prefix,
          words,
          bytes: fromWords(words)
        };
      }
      function encodeFromBytes(prefix, bytes) {
        return encode(prefix, toWords(bytes));
      }
      return {
        encode,
        decode,
        encodeFromBytes,
        decodeToBytes,
        decodeUnsafe,
        fromWords,
        fromWordsUnsafe,
        toWords
      };
    }
    const bech32 = freeze(() => genBech32('bech32'));
    const bech32m = null && freeze(() => genBech32('bech32m'));
    const ascii = null && freeze(() => ({
      encode(data) {
        abytes(data);
        for (let i = 0; i < data.length; i++) {
          const byte = data[i];
          if (byte > 127) throw new RangeError(`non-ASCII byte ${byte} at ${i}`);
        }
        return charcodesToString(data);
      },
      decode(str) {
        if (typeof str !== 'string') throw new TypeError('ascii string expected, got ' + typeof str);
        const res = new Uint8Array(str.length);
        for (let i = 0; i < str.length; i++) {
          const charCode = str.charCodeAt(i);
          if (charCode > 127) throw new RangeError(`non-ASCII char "${str[i]}" (${charCode}) at ${i}`);
          res[i] = charCode;
        }
        return res;
      }
    }));
    const _isWellFormedShim = str => {
      try {
        return encodeURI(str) !== null;
      } catch {
        return false;
      }
    };
    const _isWellFormed = null && (() => typeof ''.isWellFormed === 'function' ? str => str.isWellFormed() : _isWellFormedShim)();
    const utf8err = i => new TypeError(`invalid utf8 at byte ${i}`);
    const utf8Fallback = null && freeze(() => ({
      encode(data) {
        abytes(data);
        let res = '';
        for (let i = 0; i < data.length;) {
          const a = data[i++];
          if (a < 0b1000_0000) {
            res += String.fromCharCode(a);
            continue;
          }
          if (a < 0b1100_0010 || i >= data.length) throw utf8err(i - 1);
          const b = data[i++];
          if ((b & 0b1100_0000) !== 0b1000_0000) throw utf8err(i - 1);
          let cp = (a & 0b0001_1111) << 6 | b & 0b0011_1111;
          if (a >= 0b1110_0000) {
            if (i >= data.length) throw utf8err(i - 1);
            const c = data[i++];
            if ((c & 0b1100_0000) !== 0b1000_0000 || a === 0b1110_0000 && b < 0b1010_0000 || a === 0xed && b >= 0b1010_0000) throw utf8err(i - 1);
            cp = (a & 0b0000_1111) << 12 | (b & 0b0011_1111) << 6 | c & 0b0011_1111;
            if (a >= 0b1111_0000) {
              if (i >= data.length) throw utf8err(i - 1);
              const d = data[i++];
              if (a > 0b1111_0100 || (d & 0b1100_0000) !== 0b1000_0000 || a === 0b1111_0000 && b < 0b1001_0000 || a === 0b1111_0100 && b >= 0b1001_0000) throw utf8err(i - 1);
              cp = (a & 7) << 18 | (b & 0b0011_1111) << 12 | (c & 0b0011_1111) << 6 | d & 0b0011_1111;
            }
          }
          if (cp < 0x10000) res += String.fromCharCode(cp);else {
            cp -= 0x10000;
            res += String.fromCharCode((cp >> 10) + 0xd800, (cp & 0x3ff) + 0xdc00);
          }
        }
        return res;
      },
      decode(str) {
        astr('utf8', str);
        if (!_isWellFormed(str)) throw new TypeError('utf8 expected well-formed string');
        const res = new Uint8Array(str.length * 3);
        let pos = 0;
        for (let i = 0; i < str.length; i++) {
          let c = str.charCodeAt(i);
          if (c < 0b1000_0000) {
            res[pos++] = c;
            continue;
          }
          if (c >= 0xd800 && c <= 0xdfff) {
            const d = str.charCodeAt(++i);
            c = 0x10000 + (c - 0xd800 << 10) + d - 0xdc00;
          }
          if (c >= 0x10000) {
            res[pos++] = c >> 18 | 0b1111_0000;
            res[pos++] = c >> 12 & 0b0011_1111 | 0b1000_0000;
          } else if (c >= 0x800) res[pos++] = c >> 12 | 0b1110_0000;else res[pos++] = c >> 6 | 0b1100_0000;
          if (c >= 0x800) res[pos++] = c >> 6 & 0b0011_1111 | 0b1000_0000;
          res[pos++] = c & 0b0011_1111 | 0b1000_0000;
        }
        return res.subarray(0, pos);
      }
    }));
    const utf8 = null && freeze(() => {
      let _utf8Encoder;
      let _utf8Decoder;
      const utf8Builtin = {
        encode(data) {
          abytes(data);
          return (_utf8Decoder || (_utf8Decoder = new TextDecoder('utf-8', {
            ignoreBOM: true,
            fatal: true
          }))).decode(data);
        },
        decode(str) {
          astr('utf8', str);
          if (!_isWellFormed(str)) throw new TypeError('utf8 expected well-formed string');
          return (_utf8Encoder || (_utf8Encoder = new TextEncoder())).encode(str);
        }
      };
      return {
        encode: typeof TextDecoder === 'function' ? utf8Builtin.encode : utf8Fallback.encode,
        decode: typeof TextEncoder === 'function' ? utf8Builtin.decode : utf8Fallback.decode
      };
    });
    const hexFallback = null && freeze(() => chain(radix2(4), alphabet('0123456789abcdef', {
      A: 'a',
      B: 'b',
      C: 'c',
      D: 'd',
      E: 'e',
      F: 'f'
    }), normalize(s => {
      astr('hex', s);
      if (s.length % 2 !== 0) throw new TypeError(`hex.decode: odd-length string (${s.length})`);
      return s;
    })));
    const __TESTS = null && freeze(() => ({
      alphabet: alphabet,
      base64Fallback: base64Fallback,
      base64urlFallback: base64urlFallback,
      hexFallback: hexFallback,
      radix2: radix2,
      radix58: radix58,
      checksum: checksum,
      utf8Fallback: utf8Fallback,
      _isWellFormedShim: _isWellFormedShim
    }));
    const hasHexBuiltin = null && (() => typeof Uint8Array.from([]).toHex === 'function' && typeof Uint8Array.fromHex === 'function')();
    const hexBuiltin = {
      encode(data) {
        abytes(data);
        return data.toHex();
      },
      decode(s) {
        astr('hex', s);
        return Uint8Array.fromHex(s);
      }
    };
    const hex = null && freeze(() => hasHexBuiltin ? hexBuiltin : hexFallback);
  })
};
