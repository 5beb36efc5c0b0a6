export const id = 3837;
export const ids = [3837];
export const modules = {
  19515: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      Et: () => (HoldfastError),
      Ku: () => (firstOf),
      dc: () => (EXIT),
      j$: () => (Interrupted)
    });
    const EXIT = {
      done: 0,
      bug: 1,
      policy: 2,
      source: 3,
      store: 4,
      seal: 5,
      trust: 6,
      approval: 7,
      restore: 8,
      interrupted: 130
    };
    class HoldfastError extends Error {
      name = "HoldfastError";
      stage;
      code;
      hint;
      thing;
      findings;
      constructor(stage, message, detail) {
        super(message, detail.cause === undefined ? undefined : {
          cause: detail.cause
        });
        this.stage = stage;
        this.code = detail.code;
        this.hint = detail.hint ?? null;
        this.thing = detail.thing ?? null;
        this.findings = detail.findings ?? [];
      }
    }
    function firstOf(thrown) {
      let error = thrown;
      while (error instanceof SuppressedError) error = error.suppressed;
      return error;
    }
    class Interrupted extends Error {
      name = "Interrupted";
      constructor() {
        super("Interrupted");
      }
    }
  }),
  9304: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      L: () => (CODES)
    });
    const CODES = {
      bug: [null, "something in Holdfast itself is wrong"],
      interrupted: [null, "the run was stopped by a signal"],
      usage: ["policy", "the command line is wrong"],
      "policy-unreadable": ["policy", "the policy file cannot be read"],
      "policy-invalid": ["policy", "the policy says something that is not allowed"],
      "unknown-name": ["policy", "no source, store, backup, archive or path has that name"],
      "file-unwritable": ["policy", "a file or folder that was named cannot be written"],
      "cron-differs": ["policy", "a workflow's exact crons are not those of the policy's schedules"],
      "scratch-missing": ["policy", "the policy names no place where a source can be proven"],
      "file-exists": ["policy", "a file that would be written is already there"],
      "source-missing": ["source", "the place of a source is not there"],
      "source-empty": ["source", "a source has nothing to save"],
      "source-changed": ["source", "a file changed while it was read"],
      "source-unreadable": ["source", "a file or table of a source cannot be read"],
      "source-damaged": ["source", "the source itself is broken"],
      "source-suspect": ["source", "a source shrank implausibly; the backup is published as suspect"],
      "source-failed": ["source", "the dump of a source failed"],
      "source-uncovered": ["source", "something in the place is not saved"],
      "source-mount": ["source", "the place is a mount point and cannot be renamed at a restore"],
      "source-in-use": ["source", "somebody has the place open for writing"],
      "source-full": ["source", "no room for scratch beside the source"],
      "source-unproven": ["source", "no proof of a source is there, or only an old one"],
      "schedule-overdue": ["source", "a schedule's backup is missing long after it was due"],
      "server-unreachable": ["source", "the server of a source does not answer or went away"],
      "login-refused": ["source", "the server of a source refused the login"],
      "right-missing": ["source", "the account lacks a right on the server"],
      "hook-failed": ["source", "a hook of the policy failed"],
      "hook-missing": ["source", "a hook's program or secret is not there"],
      "hook-open": ["source", "something was paused by a run that was cut short"],
      "group-partial": ["source", "a group is saved without some of its sources"],
      "tool-missing": ["source", "a program the engine needs is not installed or too old"],
      "store-unreachable": ["store", "a store cannot be reached or listed"],
      "store-not-mounted": ["store", "the store's folder is not the mount the policy requires"],
      "store-full": ["store", "a store or the staging folder has no room"],
      "store-read-only": ["store", "a store cannot be written"],
      "store-inside-source": ["store", "a store, staging or state folder lies inside a source"],
      "store-wide": ["store", "a store's folder can be entered by others"],
      "store-failed": ["store", "writing to or reading from a store failed"],
      "store-missing-bytes": ["store", "a store did not give all the bytes it promised"],
      locked: ["store", "another run of this policy works on this host"],
      "state-failed": ["store", "the host's state cannot be read or written"],
      "ssh-missing": ["seal", "ssh-keygen is not installed"],
      "key-missing": ["seal", "a key that is needed is not there"],
      "key-malformed": ["seal", "a key cannot be read as what it should be"],
      "key-wrong": ["seal", "the key does not fit"],
      "key-exposed": ["seal", "a secret key lies where it should not, or others may read it or another secret"],
      "seal-failed": ["seal", "sealing or opening an archive failed"],
      "manifest-missing": ["trust", "an entry has no manifest"],
      "manifest-unreadable": ["trust", "a manifest is not one our writer makes"],
      "signature-missing": ["trust", "a manifest or note has no signature"],
      "signature-bad": ["trust", "a signature does not fit its bytes or is not written as ours"],
      "signer-unknown": ["trust", "signed by a key the policy does not name for this"],
      "signer-retired": ["trust", "signed by a retired key after its last backup"],
      "manifest-foreign": ["trust", "the backup belongs to another policy"],
      "manifest-misplaced": ["trust", "the manifest describes another entry than the one it lies in"],
      "file-missing": ["trust", "a file the manifest names is not in the entry"],
      "file-unknown": ["trust", "an entry holds a file its manifest does not name"],
      "digest-differs": ["trust", "stored bytes are not the ones that were signed"],
      "archive-damaged": ["trust", "an archive does not open as its map says"],
      "chain-broken": ["trust", "a backup that the chain names is gone without a note"],
      expired: ["trust", "a store dropped a backup on the day it announced"],
      "rolled-back": ["trust", "the store is older than this host remembers"],
      "first-sight": ["trust", "this host has no memory of the store, so a rollback cannot be noticed"],
      "status-missing": ["store", "no signed status of an earlier run is there to judge by"],
      "status-old": ["store", "the newest signed status is too old"],
      "status-refused": ["store", "a status counts for nothing: not signed, not ours or not of a run that counts"],
      "watch-blind": ["store", "a watch could not ask GitHub"],
      "ping-failed": ["store", "the address that is told of each backup was not reached"],
      "draft-left": ["store", "an unpublished draft lies in the store"],
      "entry-unknown": ["store", "something in the store is not one of ours"],
      "plan-malformed": ["approval", "the plan is not one our writer makes"],
      "plan-stale": ["approval", "what the plan was made for has changed"],
      "plan-expired": ["approval", "the plan is past its expiry"],
      "approval-missing": ["approval", "too few people approved the plan"],
      "approval-malformed": ["approval", "an approval cannot be read"],
      "approval-refused": ["approval", "this person may not approve this plan"],
      "approval-spent": ["approval", "the plan was used before"],
      "approval-open": ["approval", "the policy asks nobody before a restore"],
      "clock-back": ["approval", "the clock is older than the newest backup"],
      "gate-unreachable": ["approval", "what an approval depends on was not answered by GitHub"],
      "gate-unprotected": ["approval", "the GitHub environment does not protect what it gates"],
      "origin-refused": ["approval", "this run may not do that: not where it comes from"],
      "origin-unconfirmed": ["approval", "where this run comes from was not confirmed by GitHub"],
      "operator-refused": ["approval", "who started this run is no operator"],
      "policy-unreviewed": ["approval", "a change of the policy came without the review it needs"],
      "restore-differs": ["restore", "what was put back is not what was saved"],
      "restore-failed": ["restore", "putting back failed"],
      "check-failed": ["restore", "a check query of the policy was not answered as it says"],
      "restore-hook-failed": ["restore", "a hook around a restore or an undo failed"],
      "restore-unknown": ["restore", "no restore of that id is known here"],
      "restore-pending": ["restore", "an earlier restore was cut short and has been undone"],
      "restore-order": ["restore", "a newer restore of the same place must be undone first"],
      "restore-full": ["restore", "no room beside the place"],
      "member-refused": ["restore", "an archive holds a member that may not be put back"]
    };
  }),
  93301: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      Pe: () => (withoutKeys),
      cT: () => (withoutSecrets),
      lr: () => (mayBeSecret)
    });
    const SECRET = /AGE-SECRET-KEY|AGE-PLUGIN-|PRIVATE KEY|b3BlbnNzaC1rZXk|:\/\/[^/\s]*@/i;
    const LONG_RUN = /[A-Za-z0-9+=]{32}/;
    function mayBeSecret(text) {
      return SECRET.test(text) || LONG_RUN.test(text);
    }
    const KEY = /AGE-SECRET-KEY-(?:PQ-)?1[A-Z0-9]{10,}|-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/gi;
    function withoutKeys(text) {
      return text.replace(KEY, "(a secret key)");
    }
    function withoutSecrets(text, secrets, word) {
      const longest = secrets.filter(Boolean).toSorted((a, b) => b.length - a.length);
      return longest.reduce((rest, secret) => rest.replaceAll(secret, word), text);
    }
  }),
  11618: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      MP: () => (compareNames),
      SP: () => (shown),
      cD: () => (comparePaths),
      o_: () => (NAME),
      qZ: () => (bytesOfName),
      uZ: () => (nameOfBytes)
    });
    const NAME = /^[a-z0-9][a-z0-9-]{0,39}$/;
    const HEX = "0123456789abcdef";
    const PLAIN = /^[\x20-\x5b\x5d-\x7e]*$/;
    const encoder = new TextEncoder();
    const strict = new TextDecoder("utf-8", {
      fatal: true,
      ignoreBOM: true
    });
    function hex(byte) {
      return `\\x${HEX[byte >> 4]}${HEX[byte & 15]}`;
    }
    function nameOfBytes(bytes) {
      let text = "";
      let at = 0;
      while (at < bytes.length) {
        const byte = bytes[at];
        if (byte < 0x80) {
          text += byte < 0x20 || byte === 0x7f || byte === 0x5c ? hex(byte) : String.fromCharCode(byte);
          at += 1;
          continue;
        }
        const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc2 ? 2 : 1;
        const symbol = length === 1 ? null : decoded(bytes.subarray(at, at + length));
        text += symbol ?? hex(byte);
        at += symbol === null ? 1 : length;
      }
      return text;
    }
    function decoded(bytes) {
      try {
        const text = strict.decode(bytes);
        return [...text].length === 1 ? text : null;
      } catch {
        return null;
      }
    }
    function bytesOfName(name) {
      if (!name.includes("\\")) return encoder.encode(name);
      const parts = name.split(/\\x([0-9a-fA-F]{2})/);
      const bytes = [];
      for (const [index, part] of parts.entries()) {
        if (index % 2 === 1) bytes.push(Number.parseInt(part, 16));else for (const byte of encoder.encode(part)) bytes.push(byte);
      }
      return Uint8Array.from(bytes);
    }
    function compareNames(a, b) {
      if (PLAIN.test(a) && PLAIN.test(b)) return a < b ? -1 : a > b ? 1 : 0;
      return Buffer.compare(bytesOfName(a), bytesOfName(b));
    }
    function comparePaths(a, b) {
      if (a === "." || b === ".") return a === b ? 0 : a === "." ? -1 : 1;
      const left = a.split("/");
      const right = b.split("/");
      for (let at = 0; at < left.length && at < right.length; at++) {
        const order = compareNames(left[at], right[at]);
        if (order !== 0) return order;
      }
      return left.length - right.length;
    }
    function shown(text) {
      return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, symbol => [...encoder.encode(symbol)].map(hex).join(""));
    }
  }),
  83822: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      E9: () => (parseDuration),
      IQ: () => (PERCENT),
      LS: () => (plural),
      QA: () => (formatSpan),
      ft: () => (DURATION),
      lo: () => (parsePercent),
      z3: () => (formatBytes)
    });
    const MINUTE = 60_000;
    const SPANS = {
      m: MINUTE,
      h: 60 * MINUTE,
      d: 1440 * MINUTE
    };
    const DURATION = /^([1-9]\d{0,4})([mhd])$/;
    const PERCENT = /^(100(?:\.0{1,9})?|\d{1,2}(?:\.\d{1,9})?)%$/;
    function parseDuration(text) {
      const match = DURATION.exec(text);
      return match === null ? null : Number(match[1]) * SPANS[match[2]];
    }
    function parsePercent(text) {
      const match = PERCENT.exec(text);
      return match === null ? null : Number(match[1]) / 100;
    }
    function formatBytes(bytes) {
      const units = ["B", "kB", "MB", "GB", "TB", "PB"];
      let value = bytes;
      let at = 0;
      while (value >= (at === 0 ? 1000 : 999.5) && at < units.length - 1) {
        value /= 1000;
        at++;
      }
      return `${at === 0 ? value : value.toFixed(value < 9.95 ? 1 : 0)} ${units[at]}`;
    }
    function formatSpan(ms) {
      const seconds = Math.round(Math.max(0, ms) / 1000);
      if (seconds < 60) return `${seconds} s`;
      const minutes = Math.round(seconds / 60);
      if (minutes < 60) return `${minutes} min`;
      const hours = Math.round(seconds / 3600);
      return hours < 48 ? `${hours} h` : `${Math.round(seconds / 86_400)} d`;
    }
    function plural(count, noun) {
      return `${count.toLocaleString("en-US")} ${noun}${count === 1 ? "" : "s"}`;
    }
  }),
  88395: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      V: () => (failure),
      c: () => (stopped)
    });
    var _domain_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19515);
    const HINT = "Run it again; what is half done is put in order first.";
    function stopped({
      report,
      lines
    }) {
      if (report.findings.some(({
        code
      }) => code === "interrupted")) return {
        report,
        lines
      };
      const isDone = report.exit === _domain_error_js__WEBPACK_IMPORTED_MODULE_0__.dc.done;
      const finding = {
        code: "interrupted",
        weight: "error",
        thing: report.command,
        text: isDone ? "Interrupted when the work was done" : "Interrupted",
        hint: isDone ? "Nothing has to be run again." : HINT
      };
      const findings = [...report.findings, finding];
      return {
        report: {
          ...report,
          exit: _domain_error_js__WEBPACK_IMPORTED_MODULE_0__.dc.interrupted,
          findings
        },
        lines
      };
    }
    function failure(command, thrown) {
      const error = (0, _domain_error_js__WEBPACK_IMPORTED_MODULE_0__.Ku)(thrown);
      const report = (exit, findings) => ({
        lines: [],
        report: {
          command,
          exit,
          backup: null,
          findings,
          entries: [],
          totals: {}
        }
      });
      if (error instanceof _domain_error_js__WEBPACK_IMPORTED_MODULE_0__.j$) {
        return report(_domain_error_js__WEBPACK_IMPORTED_MODULE_0__.dc.interrupted, [{
          code: "interrupted",
          weight: "error",
          thing: command,
          text: "Interrupted",
          hint: HINT
        }]);
      }
      if (error instanceof _domain_error_js__WEBPACK_IMPORTED_MODULE_0__.Et) {
        const {
          code,
          message: text,
          hint,
          thing
        } = error;
        const own = {
          code,
          weight: "error",
          thing: thing ?? command,
          text,
          hint: hint ?? ""
        };
        const listed = error.findings.some(one => one.text === text) ? error.findings : [...error.findings, own];
        return report(_domain_error_js__WEBPACK_IMPORTED_MODULE_0__.dc[error.stage], listed);
      }
      const text = error instanceof Error ? error.stack ?? error.message : String(error);
      return report(_domain_error_js__WEBPACK_IMPORTED_MODULE_0__.dc.bug, [{
        code: "bug",
        weight: "error",
        thing: command,
        text,
        hint: "This is a bug in Holdfast: please report it with the lines above."
      }]);
    }
  }),
  75219: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      Q: () => (childEnvironment)
    });
    const INHERITED = ["PATH", "HOME", "TMPDIR", "SSH_AUTH_SOCK", "SSH_ASKPASS", "SSH_ASKPASS_REQUIRE", "DISPLAY", "NODE_COMPILE_CACHE"];
    function childEnvironment(env) {
      const inherited = {
        LANG: "C",
        LC_ALL: "C",
        TZ: "UTC"
      };
      for (const name of INHERITED) {
        const value = env[name];
        if (value !== undefined) inherited[name] = value;
      }
      return inherited;
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
  76403: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      y: () => (makeMachine)
    });
    var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
    var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(48161);
    var _child_environment_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(75219);
    var _process_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(35190);
    const LOCK_WAIT = 60_000;
    const RUN_LIMIT = 16 * 2 ** 20;
    function makeMachine(parts) {
      const env = parts.env ?? process.env;
      const inherited = (0, _child_environment_js__WEBPACK_IMPORTED_MODULE_3__.Q)(env);
      const start = command => (0, _process_js__WEBPACK_IMPORTED_MODULE_2__.v0)(command, inherited, parts.signal);
      return {
        env,
        cwd: parts.cwd ?? process.cwd(),
        host: parts.host ?? (0, node_os__WEBPACK_IMPORTED_MODULE_1__.hostname)(),
        signal: parts.signal,
        worker: parts.worker,
        now: parts.now ?? (() => new Date()),
        random: length => new Uint8Array((0, node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(length)),
        start,
        fetch: (url, init) => fetch(url, {
          ...init,
          signal: AbortSignal.any([parts.signal, ...(init?.signal ? [init.signal] : [])])
        }),
        run: command => runChild(start, command),
        tell: parts.tell,
        step: parts.step ?? (() => {}),
        lockWait: parts.lockWait ?? LOCK_WAIT
      };
    }
    async function runChild(start, command) {
      const child = start(command);
      const kept = [];
      let size = 0;
      for await (const chunk of child.stdout) {
        size += chunk.byteLength;
        if (size > RUN_LIMIT) throw new RangeError(`"${command.argv[0]}" printed more than ${RUN_LIMIT} bytes`);
        kept.push(Uint8Array.from(chunk));
      }
      const ended = await child.ended;
      return {
        ...ended,
        stdout: Buffer.concat(kept).toString("utf8")
      };
    }
  }),
  35190: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      Zv: () => (GRACE),
      i0: () => (killGroup),
      v0: () => (startChild)
    });
    var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31421);
    var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(48161);
    var _domain_error_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(19515);
    var _domain_name_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(11618);
    var _free_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(34721);
    const STDERR_KEPT = 4096;
    const AS_STDIN = ["/bin/sh", "-c", 'exec "$@" <&3 3<&-', "sh"];
    const GRACE = 2000;
    function startChild(command, env, signal) {
      signal.throwIfAborted();
      const tells = command.tellsUnread === true && command.stdin !== undefined;
      const [file, ...args] = tells ? [...AS_STDIN, ...command.argv] : command.argv;
      const isFed = command.stdin !== undefined && !tells;
      const child = (0, node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(file, args, {
        cwd: command.cwd,
        env: {
          ...env,
          ...command.env
        },
        stdio: [isFed ? "pipe" : "ignore", "pipe", "pipe", ...(tells ? ["pipe"] : [])],
        detached: true
      });
      const stdin = tells ? child.stdio[3] : child.stdin;
      const unread = tells ? watchUnread(child.stdio[3]) : null;
      const stderr = keepStderr(child.stderr, command.onStderr);
      let wanted = true;
      let timer;
      const end = () => {
        wanted = false;
        killGroup(child.pid, "SIGTERM");
        timer ??= setTimeout(() => killGroup(child.pid, "SIGKILL"), GRACE);
      };
      signal.addEventListener("abort", end, {
        once: true
      });
      const closed = new Promise((resolve, reject) => {
        child.once("error", cause => reject(cannotStart(file, cause)));
        child.once("close", (code, name) => {
          const number = name === null ? 0 : node_os__WEBPACK_IMPORTED_MODULE_1__.constants.signals[name] ?? 0;
          const more = unread === null ? {} : {
            leftUnread: unread()
          };
          resolve({
            code: code ?? 128 + number,
            stderr: stderr(),
            ...more
          });
        });
      });
      const fed = command.stdin === undefined ? null : feed(command.stdin, stdin, closed);
      fed?.catch(() => {});
      const ended = (async () => {
        try {
          const how = await closed;
          await fed;
          if (signal.aborted) throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_2__.j$();
          return how;
        } finally {
          wanted = false;
          signal.removeEventListener("abort", end);
          if (timer !== undefined) clearTimeout(timer);
        }
      })();
      ended.catch(() => {});
      return {
        ended,
        stdout: lend(child.stdout, ended, () => {
          if (wanted) end();
        })
      };
    }
    function watchUnread(socket) {
      let isUnread = false;
      socket.on("error", () => {
        isUnread = true;
      });
      socket.resume();
      return () => isUnread;
    }
    function lend(stdout, ended, give) {
      const reading = read(stdout, ended, give);
      const cursor = {
        next: () => reading.next(),
        return: async () => {
          give();
          return await reading.return(undefined);
        }
      };
      return {
        [Symbol.asyncIterator]: () => cursor
      };
    }
    async function* read(stdout, ended, give) {
      let whole = false;
      try {
        for await (const chunk of stdout) {
          yield chunk;
          (0, _free_js__WEBPACK_IMPORTED_MODULE_4__.t)(chunk);
        }
        whole = true;
      } finally {
        if (!whole) give();
      }
      await ended.catch(error => {
        if (error instanceof _domain_error_js__WEBPACK_IMPORTED_MODULE_2__.Et || error instanceof _domain_error_js__WEBPACK_IMPORTED_MODULE_2__.j$) throw error;
      });
    }
    async function feed(bytes, stdin, closed) {
      let broken = false;
      let wake = () => {};
      const over = () => {
        broken = true;
        wake();
      };
      closed.then(over, over);
      stdin.on("error", () => {
        broken = true;
      });
      const reading = bytes[Symbol.asyncIterator]();
      const next = () => new Promise((resolve, reject) => {
        wake = () => resolve(null);
        if (broken) return wake();
        reading.next().then(resolve, reject);
      });
      try {
        for (let one = await next(); !broken && one !== null && !one.done; one = await next()) {
          const chunk = one.value;
          await new Promise(resolve => stdin.write(chunk, () => resolve()));
        }
      } catch (cause) {
        stdin.destroy();
        throw cause;
      }
      if (broken) void reading.return?.()?.catch(() => {});
      stdin.end();
    }
    function keepStderr(stream, onLine) {
      let kept = Buffer.alloc(0);
      let line = Buffer.alloc(0);
      stream.on("data", chunk => {
        kept = Buffer.from(Buffer.concat([kept, chunk]).subarray(-STDERR_KEPT));
        if (onLine === undefined) return;
        line = Buffer.concat([line, chunk]);
        for (let at = line.indexOf(10); at >= 0; at = line.indexOf(10)) {
          onLine((0, _domain_name_js__WEBPACK_IMPORTED_MODULE_3__.uZ)(line.subarray(0, at)));
          line = line.subarray(at + 1);
        }
      });
      stream.on("end", () => {
        if (onLine !== undefined && line.length > 0) onLine((0, _domain_name_js__WEBPACK_IMPORTED_MODULE_3__.uZ)(line));
      });
      return () => kept.toString("utf8").trim();
    }
    function killGroup(pid, name) {
      if (pid === undefined) return;
      try {
        process.kill(-pid, name);
      } catch {}
    }
    function cannotStart(file, cause) {
      const missing = cause.code === "ENOENT";
      return new _domain_error_js__WEBPACK_IMPORTED_MODULE_2__.Et("source", `Cannot start "${file}": ${missing ? "it is not installed" : cause.message}`, {
        code: "tool-missing",
        hint: `Install the package that holds ${file} and try again.`,
        thing: file,
        cause
      });
    }
  })
};
