export const id = 4377;
export const ids = [4377];
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
  88020: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      OG: () => (logLines),
      aY: () => (code),
      kc: () => (logText),
      wD: () => (markdown)
    });
    var _domain_hidden_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(93301);
    var _domain_name_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(11618);
    function logText(text) {
      return (0, _domain_hidden_js__WEBPACK_IMPORTED_MODULE_1__.Pe)((0, _domain_name_js__WEBPACK_IMPORTED_MODULE_0__.SP)(text)).replaceAll("##[", "#\\x23[").replace(/^(\s*):(?=:)/, "$1\\x3a");
    }
    function logLines(text) {
      return text.split("\n").map(logText);
    }
    function markdown(text) {
      return (0, _domain_hidden_js__WEBPACK_IMPORTED_MODULE_1__.Pe)((0, _domain_name_js__WEBPACK_IMPORTED_MODULE_0__.SP)(text)).replace(/[&<>\\`*_{}[\]#+!|~@:$^=]/g, entity).replace(/^(\s*)([-+]|\d+[.)])/, (_, space, mark) => space + [...mark].map(entity).join("")).replace(/\bwww\./gi, found => `${found.slice(0, -1)}&#46;`);
    }
    function code(text) {
      const fit = (0, _domain_hidden_js__WEBPACK_IMPORTED_MODULE_1__.Pe)((0, _domain_name_js__WEBPACK_IMPORTED_MODULE_0__.SP)(text));
      return fit === "" || /[`|]|^\s|\s$/.test(fit) ? `<code>${entities(fit)}</code>` : `\`${fit}\``;
    }
    function entities(text) {
      return text.replace(/[^A-Za-z0-9 ]/g, symbol => symbol < "\x7f" ? entity(symbol) : symbol);
    }
    function entity(symbol) {
      return `&#${symbol.codePointAt(0)};`;
    }
  }),
  14377: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.r(__webpack_exports__);
    __webpack_require__.d(__webpack_exports__, {
      post: () => (post)
    });
    var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
    var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
    var _host_make_machine_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76403);
    var _host_scratch_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(20557);
    var _runner_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(90233);
    const ADVICE = {
      backup: "What was half done is no backup and counts for nothing: run the backup again.",
      restore: "Until the last moment a restore touches no place. Run undo with its 16 digits, or a backup or plan: each puts in order first what was cut short.",
      undo: "Run undo again with the same 16 digits: it goes on where it was cut short.",
      settle: "Run settle again with the same 16 digits: it goes on where it was cut short.",
      prune: "Run prune again: what is half removed is removed then."
    };
    const NOTHING = "It changed no place and no store: run it again.";
    async function post({
      worker,
      env
    }) {
      const folder = env["STATE_folder"];
      if (!folder) return 0;
      const runner = await (0, _runner_js__WEBPACK_IMPORTED_MODULE_4__.N)(env);
      const exit = await removeKeys((0, node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, "keys"), runner);
      if (env["STATE_ended"] === "true") return exit;
      const command = (env["STATE_command"] ?? "").split(" ")[0] ?? "";
      const swept = await sweep(env, worker);
      runner.annotate({
        weight: "warning",
        title: "Cut short",
        text: `Holdfast was killed before its work was done. ${ADVICE[command] ?? NOTHING}`,
        file: null,
        line: null
      });
      for (const path of swept) runner.say(`Removed what it left: ${path}`);
      return exit;
    }
    async function removeKeys(keys, runner) {
      const isLeft = async () => (await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(keys).catch(() => null)) !== null;
      if (!(await isLeft())) return 0;
      await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(keys, {
        recursive: true,
        force: true
      }).catch(() => {});
      if (!(await isLeft())) {
        runner.say("Removed the key texts of a step that was cut short");
        return 0;
      }
      runner.annotate({
        weight: "error",
        title: "A key's text is left on this machine",
        text: `Cannot remove "${keys}": remove it by hand, and make a new key if others may have read it`,
        file: null,
        line: null
      });
      return 1;
    }
    async function sweep(env, worker) {
      const state = env["STATE_state"];
      if (!state) return [];
      const signal = new AbortController().signal;
      const machine = (0, _host_make_machine_js__WEBPACK_IMPORTED_MODULE_2__.y)({
        worker,
        env,
        signal,
        tell: () => {}
      });
      return await (0, _host_scratch_js__WEBPACK_IMPORTED_MODULE_3__.Dq)((0, node_path__WEBPACK_IMPORTED_MODULE_1__.join)(state, "run"), machine).catch(() => []);
    }
  }),
  90233: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      N: () => (openRunner)
    });
    var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
    var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(48161);
    var _escape_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(88020);
    async function openRunner(env) {
      const core = await __webpack_require__.e(3838).then(__webpack_require__.bind(__webpack_require__, 33838));
      let isOpen = false;
      const endGroup = () => {
        if (isOpen) core.endGroup();
        isOpen = false;
      };
      return {
        endGroup,
        say: line => void process.stdout.write(`${(0, _escape_js__WEBPACK_IMPORTED_MODULE_2__.kc)(line)}${node_os__WEBPACK_IMPORTED_MODULE_1__.EOL}`),
        group(title) {
          endGroup();
          core.startGroup((0, _escape_js__WEBPACK_IMPORTED_MODULE_2__.kc)(title));
          isOpen = true;
        },
        mask: secret => core.setSecret(secret),
        annotate({
          weight,
          title,
          text,
          file,
          line
        }) {
          core[weight](text, {
            title,
            ...(file === null ? {} : {
              file
            }),
            ...(line === null ? {} : {
              startLine: line
            })
          });
        },
        output(name, value) {
          if (env["GITHUB_OUTPUT"]) core.setOutput(name, value);
        },
        state(name, value) {
          if (env["GITHUB_STATE"]) core.saveState(name, value);
        },
        async summary(text) {
          const file = env["GITHUB_STEP_SUMMARY"];
          if (file) await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.appendFile)(file, text);
        }
      };
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
  56585: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      Zg: () => (myself),
      _n: () => (isAlive),
      iz: () => (parseHolder),
      l5: () => (isElsewhere)
    });
    var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
    var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(48161);
    var _disk_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2198);
    async function myself() {
      const start = await startOf(process.pid);
      if (start === null) throw new RangeError("This process is not in /proc");
      const [boot, space] = [await bootId(), await mySpace()];
      return {
        pid: process.pid,
        boot,
        start,
        space,
        host: (0, node_os__WEBPACK_IMPORTED_MODULE_1__.hostname)()
      };
    }
    async function isAlive(holder) {
      if (await isElsewhere(holder)) return true;
      if (holder.boot !== (await bootId())) return false;
      return (await startOf(holder.pid)) === holder.start;
    }
    async function isElsewhere(holder) {
      if (holder.boot !== (await bootId())) return holder.host !== (0, node_os__WEBPACK_IMPORTED_MODULE_1__.hostname)();
      return holder.space !== (await mySpace());
    }
    function parseHolder(text) {
      try {
        const {
          pid,
          boot,
          start,
          space,
          host
        } = JSON.parse(text);
        const isRecord = Number.isSafeInteger(pid) && [boot, start, space, host].every(part => typeof part === "string");
        return isRecord ? {
          pid,
          boot,
          start,
          space,
          host
        } : null;
      } catch {
        return null;
      }
    }
    async function bootId() {
      return (await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)("/proc/sys/kernel/random/boot_id", "utf8")).trim();
    }
    async function mySpace() {
      return await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readlink)("/proc/self/ns/pid");
    }
    async function startOf(pid) {
      try {
        const stat = await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(`/proc/${pid}/stat`, "latin1");
        const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
        return fields[0] === "Z" || fields[0] === "X" ? null : fields[19] ?? null;
      } catch (cause) {
        if ((0, _disk_js__WEBPACK_IMPORTED_MODULE_2__.$N)(cause) === "ENOENT" || (0, _disk_js__WEBPACK_IMPORTED_MODULE_2__.$N)(cause) === "ESRCH") return null;
        throw cause;
      }
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
  }),
  14943: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      d: () => (removeTree)
    });
    var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
    var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
    var node_timers_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(58500);
    var _domain_error_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(19515);
    var _domain_name_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(11618);
    var _disk_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2198);
    const BATCH = 256;
    const O_PATH = 0o10000000;
    async function removeTree(path) {
      const bytes = Buffer.from(path);
      const name = (0, _domain_name_js__WEBPACK_IMPORTED_MODULE_4__.uZ)(bytes);
      try {
        const stat = await (0, _disk_js__WEBPACK_IMPORTED_MODULE_5__.t5)(bytes);
        if (stat === null) return;
        if (!stat.isDirectory()) return await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.unlink)(bytes);
        await refuseMounts(await (0, _disk_js__WEBPACK_IMPORTED_MODULE_5__.oD)(bytes.toString("utf8")));
        await empty(bytes, Number(stat.dev));
        await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rmdir)(bytes);
      } catch (cause) {
        if ((0, _disk_js__WEBPACK_IMPORTED_MODULE_5__.$N)(cause) === "ENOENT") return;
        if (cause instanceof _domain_error_js__WEBPACK_IMPORTED_MODULE_3__.Et) throw cause;
        throw cannot(name, cause.message, cause);
      }
    }
    async function empty(path, device) {
      const folder = await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(path, O_PATH | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_DIRECTORY | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NOFOLLOW);
      try {
        const here = Buffer.from(`/proc/self/fd/${folder.fd}/`);
        const stat = await folder.stat();
        if (stat.dev !== device) throw cannot((0, _domain_name_js__WEBPACK_IMPORTED_MODULE_4__.uZ)(path), "another file system lies below it");
        if ((stat.mode & 0o700) !== 0o700) (0, node_fs__WEBPACK_IMPORTED_MODULE_0__.chmodSync)(here, 0o700);
        const names = (0, node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)(here, {
          encoding: "buffer",
          withFileTypes: true
        });
        for (const [index, entry] of names.entries()) {
          if (index % BATCH === BATCH - 1) await (0, node_timers_promises__WEBPACK_IMPORTED_MODULE_2__.setImmediate)();
          const child = Buffer.concat([here, entry.name]);
          if (entry.isDirectory()) {
            await empty(child, device);
            (0, node_fs__WEBPACK_IMPORTED_MODULE_0__.rmdirSync)(child);
          } else {
            (0, node_fs__WEBPACK_IMPORTED_MODULE_0__.unlinkSync)(child);
          }
        }
      } finally {
        await folder.close();
      }
    }
    async function refuseMounts(path) {
      const inside = (await (0, _disk_js__WEBPACK_IMPORTED_MODULE_5__.Lk)()).find(({
        point
      }) => point === path || point.startsWith(`${path}/`));
      if (inside === undefined) return;
      throw cannot(path, `"${inside.point}" is mounted in it`);
    }
    function cannot(name, why, cause) {
      return new _domain_error_js__WEBPACK_IMPORTED_MODULE_3__.Et("restore", `Cannot remove "${name}": ${why}`, {
        code: "restore-failed",
        hint: `Look at "${name}", unmount or unlock what holds it, and run the same command again.`,
        thing: name,
        cause
      });
    }
  }),
  20557: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      Dq: () => (sweepScratch),
      NF: () => (scratchBeside),
      e$: () => (usedScratch)
    });
    var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
    var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
    var _domain_error_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(19515);
    var _domain_name_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(11618);
    var _disk_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2198);
    var _holder_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(56585);
    var _remove_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(14943);
    const DAY = 86_400_000;
    const OWNER = "owner.json";
    async function scratchBeside(path, machine, {
      stage
    } = {
      stage: "source"
    }) {
      const whole = (0, node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(path);
      const folder = `${whole}.holdfast-${Buffer.from(machine.random(8)).toString("hex")}.tmp`;
      try {
        await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(folder, {
          mode: 0o700
        });
        await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)((0, node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, OWNER), JSON.stringify(await (0, _holder_js__WEBPACK_IMPORTED_MODULE_5__.Zg)()), {
          mode: 0o600
        });
      } catch (cause) {
        const isFull = (0, _disk_js__WEBPACK_IMPORTED_MODULE_4__.$N)(cause) === "ENOSPC" || (0, _disk_js__WEBPACK_IMPORTED_MODULE_4__.$N)(cause) === "EDQUOT";
        if ((0, _disk_js__WEBPACK_IMPORTED_MODULE_4__.$N)(cause) !== "EEXIST") await (0, _remove_js__WEBPACK_IMPORTED_MODULE_6__.d)(folder);
        const where = (0, _domain_name_js__WEBPACK_IMPORTED_MODULE_3__.SP)((0, node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(whole));
        throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_2__.Et(stage, `Cannot make a folder beside "${(0, _domain_name_js__WEBPACK_IMPORTED_MODULE_3__.SP)(path)}": ${(0, _domain_name_js__WEBPACK_IMPORTED_MODULE_3__.SP)(cause.message)}`, {
          code: `${stage}-${isFull ? "full" : "failed"}`,
          hint: isFull ? `Make room on the file system of "${where}" and try again.` : `May this user write into "${where}"?`,
          thing: (0, _domain_name_js__WEBPACK_IMPORTED_MODULE_3__.SP)(path),
          cause
        });
      }
      return {
        path: folder,
        [Symbol.asyncDispose]: async () => await (0, _remove_js__WEBPACK_IMPORTED_MODULE_6__.d)(folder)
      };
    }
    async function sweepScratch(path, machine, before = async () => true) {
      const swept = [];
      for (const folder of await scratchIn(path)) {
        if (!(await isLeft(folder, machine.now()))) continue;
        if (!(await before(folder))) continue;
        await (0, _remove_js__WEBPACK_IMPORTED_MODULE_6__.d)(folder);
        swept.push(folder);
      }
      return swept.sort();
    }
    async function usedScratch(path, machine) {
      const used = [];
      for (const folder of await scratchIn(path)) {
        const stat = await (0, _disk_js__WEBPACK_IMPORTED_MODULE_4__.t5)(folder);
        if (stat === null || Number(stat.uid) !== process.geteuid?.()) continue;
        if (!(await isLeft(folder, machine.now()))) used.push(folder);
      }
      return used;
    }
    async function scratchIn(path) {
      const whole = (0, node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(path);
      const parent = (0, node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(whole);
      const found = [];
      for (const name of await namesIn(parent)) {
        const rest = name.startsWith((0, node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(whole)) ? name.slice((0, node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(whole).length) : "";
        if (/^\.holdfast-[0-9a-f]{16}\.tmp$/.test(rest)) found.push((0, node_path__WEBPACK_IMPORTED_MODULE_1__.join)(parent, name));
      }
      return found;
    }
    async function isLeft(folder, now) {
      const stat = await (0, _disk_js__WEBPACK_IMPORTED_MODULE_4__.t5)(folder);
      if (stat === null || !stat.isDirectory()) return false;
      if (Number(stat.uid) !== process.geteuid?.()) return false;
      const isOld = now.getTime() - Number(stat.mtimeMs) > DAY;
      const text = await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)((0, node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, OWNER), "utf8").catch(() => "");
      const holder = (0, _holder_js__WEBPACK_IMPORTED_MODULE_5__.iz)(text);
      if (holder === null || (await (0, _holder_js__WEBPACK_IMPORTED_MODULE_5__.l5)(holder))) return isOld;
      return !(await (0, _holder_js__WEBPACK_IMPORTED_MODULE_5__._n)(holder));
    }
    async function namesIn(folder) {
      try {
        return await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(folder);
      } catch (cause) {
        if (["ENOENT", "ENOTDIR", "EACCES"].includes((0, _disk_js__WEBPACK_IMPORTED_MODULE_4__.$N)(cause))) return [];
        throw cause;
      }
    }
  })
};
