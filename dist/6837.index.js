export const id = 6837;
export const ids = [6837];
export const modules = {
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
  6837: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.r(__webpack_exports__);
    __webpack_require__.d(__webpack_exports__, {
      serveSqlite: () => (serveSqlite)
    });
    var external_node_fs_ = __webpack_require__(73024);
    var external_node_sqlite_ = __webpack_require__(80099);
    var external_node_worker_threads_ = __webpack_require__(75919);
    ;
    const EVERY = 250;
    function endWithParent() {
      const watch = `
    const { workerData } = require("node:worker_threads");
    setInterval(() => {
      if (process.ppid !== workerData) process.kill(process.pid, "SIGKILL");
    }, ${EVERY});
  `;
      new external_node_worker_threads_.Worker(watch, {
        eval: true,
        execArgv: [],
        workerData: process.ppid
      }).unref();
    }
    var external_node_crypto_ = __webpack_require__(77598);
    var external_node_url_ = __webpack_require__(73136);
    ;
    const PATIENCE = 10_000;
    const READONLY_ROLLBACK = 776;
    function errcodeOf(cause) {
      const code = cause?.errcode;
      return typeof code === "number" ? code : null;
    }
    function openDatabase(path, how) {
      const url = (0, external_node_url_.pathToFileURL)(path);
      url.search = how === "quiet" ? "?mode=ro&immutable=1" : how === "live" ? "?mode=ro" : "?mode=rw";
      const database = new external_node_sqlite_.DatabaseSync(url, {
        readOnly: how !== "write",
        timeout: PATIENCE,
        enableDoubleQuotedStringLiterals: true,
        enableForeignKeyConstraints: false
      });
      database.exec("PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON");
      return database;
    }
    function openSnapshot(path) {
      const wasCold = !(0, external_node_fs_.existsSync)(`${path}-wal`) && !(0, external_node_fs_.existsSync)(`${path}-shm`);
      const {
        database,
        rolledBack
      } = begin(path);
      return {
        database,
        rolledBack,
        [Symbol.dispose]: () => {
          database.close();
          if (wasCold && (0, external_node_fs_.existsSync)(`${path}-shm`)) warmDown(path);
        }
      };
    }
    function begin(path) {
      let database = openDatabase(path, "live");
      try {
        hold(database);
        return {
          database,
          rolledBack: false
        };
      } catch (cause) {
        database.close();
        if (errcodeOf(cause) !== READONLY_ROLLBACK) throw cause;
      }
      touch(path);
      database = openDatabase(path, "live");
      hold(database);
      return {
        database,
        rolledBack: true
      };
    }
    function hold(database) {
      database.exec("BEGIN");
      database.prepare("SELECT count(*) FROM sqlite_schema").get();
    }
    function warmDown(path) {
      try {
        touch(path);
      } catch {}
    }
    function touch(path) {
      const database = openDatabase(path, "write");
      try {
        database.prepare("SELECT count(*) FROM sqlite_schema").get();
      } finally {
        database.close();
      }
    }
    function quoted(name) {
      return `"${name.replaceAll('"', '""')}"`;
    }
    ;
    const TELL_EVERY = 65_536;
    const CARRY_EVERY = 2 ** 20;
    function hashTable(database, table, onRows) {
      const columns = database.prepare("SELECT name FROM pragma_table_xinfo(?) WHERE hidden = 0").all(table.name).map(row => row["name"]);
      const inner = columns.map((name, index) => `t.${quoted(name)} AS c${index}`).join(", ");
      const encoding = rowEncoding(database, columns.map((_, index) => `c${index}`));
      const statement = database.prepare(`SELECT ${encoding} FROM (SELECT ${inner} FROM ${quoted(table.name)} AS t NOT INDEXED)`);
      statement.setReturnArrays(true);
      const sum = new Float64Array(8);
      let rows = 0;
      for (const [row] of statement.iterate()) {
        add(sum, (0, external_node_crypto_.hash)("sha256", row, "binary"));
        rows += 1;
        if (rows % CARRY_EVERY === 0) carry(sum);
        if (rows % TELL_EVERY === 0) onRows(rows);
      }
      carry(sum);
      const words = [...sum].map(word => word.toString(16).padStart(8, "0"));
      return {
        rows,
        sha256: words.join("")
      };
    }
    function hashSchema(database) {
      const statement = database.prepare(`SELECT ${rowEncoding(database, ["type", "name", "tbl_name", "sql"])} FROM sqlite_schema ORDER BY type, name, tbl_name, sql`);
      statement.setReturnArrays(true);
      const digest = (0, external_node_crypto_.createHash)("sha256");
      let objects = 0;
      for (const [row] of statement.iterate()) {
        digest.update(row);
        objects += 1;
      }
      return {
        objects,
        sha256: digest.digest("hex")
      };
    }
    function rowEncoding(database, columns) {
      const isUtf8 = database.prepare("PRAGMA encoding").get()?.["encoding"] === "UTF-8";
      return `CAST(${joined(columns.map(column => valueEncoding(column, isUtf8)))} AS BLOB)`;
    }
    function valueEncoding(column, isUtf8) {
      const blob = isUtf8 ? column : `hex(${column})`;
      return `CASE typeof(${column}) WHEN 'text' THEN 't'||octet_length(${column})||':'||CAST(${column} AS BLOB) ` + `WHEN 'blob' THEN 'b'||octet_length(${column})||':'||${blob} ELSE quote(${column})||',' END`;
    }
    function joined(terms) {
      if (terms.length === 1) return `(${terms[0]})`;
      const half = terms.length >> 1;
      return `(${joined(terms.slice(0, half))}||${joined(terms.slice(half))})`;
    }
    function add(sum, digest) {
      for (let word = 0; word < 8; word++) {
        const at = word * 4;
        sum[word] = sum[word] + digest.charCodeAt(at) * 0x1000000 + (digest.charCodeAt(at + 1) << 16 | digest.charCodeAt(at + 2) << 8 | digest.charCodeAt(at + 3));
      }
    }
    function carry(sum) {
      let over = 0;
      for (let word = 7; word >= 0; word--) {
        const value = sum[word] + over;
        over = Math.floor(value / 2 ** 32);
        sum[word] = value - over * 2 ** 32;
      }
    }
    var domain_name = __webpack_require__(11618);
    ;
    function tablesOf(database) {
      const rows = database.prepare("SELECT name, hex(name) AS hex FROM sqlite_schema WHERE type = 'table' AND rootpage > 0").all();
      const isUtf8 = database.prepare("PRAGMA encoding").get()?.["encoding"] === "UTF-8";
      return rows.map(({
        name,
        hex
      }) => {
        const bytes = Buffer.from(name, "utf8");
        const key = `table ${(0, domain_name.uZ)(bytes)}`;
        if (isUtf8 && bytes.toString("hex").toUpperCase() !== hex) {
          throw new Error(`the name of "${key}" is not valid text`);
        }
        return {
          name,
          bytes,
          key,
          isInternal: /^sqlite_/i.test(name)
        };
      }).sort((a, b) => (0, domain_name.MP)(a.key, b.key));
    }
    function countRows(database, table) {
      const row = database.prepare(`SELECT count(*) AS rows FROM ${quoted(table.name)}`).get();
      return row?.["rows"];
    }
    ;
    const SQLITE_CORRUPT = 11;
    const RULE = /^(NULL|TEXT|BLOB|INT|REAL|NUMERIC|non-\w+) value in /;
    const FOREIGN = /^(no such (collation sequence|module|function|tokenizer)|unknown (function|tokenizer)|unsafe use of)/;
    class Corrupt extends Error {
      errcode = SQLITE_CORRUPT;
    }
    function checkIntegrity(database, say) {
      const whole = checkOne(database, "PRAGMA integrity_check", say);
      if (whole === null) return;
      for (const {
        name,
        bytes
      } of tablesOf(database)) {
        const why = checkOne(database, `PRAGMA integrity_check(${quoted(name)})`, say);
        if (why === null) continue;
        const key = `table ${(0, domain_name.uZ)(bytes)}`;
        say({
          kind: "note",
          key,
          why: `its indexes could not be checked: ${why}`
        });
      }
    }
    function checkOne(database, pragma, say) {
      let found;
      try {
        found = database.prepare(pragma).all().map(row => String(Object.values(row)[0]));
      } catch (cause) {
        const why = cause.message;
        if (errcodeOf(cause) === null || !FOREIGN.test(why)) throw cause;
        return why;
      }
      const broken = found.filter(line => line !== "ok" && !RULE.test(line));
      if (broken.length > 0) throw new Corrupt(broken.slice(0, 3).join("; "));
      for (const why of found.filter(line => RULE.test(line))) {
        say({
          kind: "note",
          key: "database",
          why: (0, domain_name.uZ)(Buffer.from(why))
        });
      }
      return null;
    }
    ;
    var __addDisposableResource = undefined && undefined.__addDisposableResource || function (env, value, async) {
      if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
          if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
          dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
          if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
          dispose = value[Symbol.dispose];
          if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function () {
          try {
            inner.call(this);
          } catch (e) {
            return Promise.reject(e);
          }
        };
        env.stack.push({
          value: value,
          dispose: dispose,
          async: async
        });
      } else if (async) {
        env.stack.push({
          async: true
        });
      }
      return value;
    };
    var __disposeResources = undefined && undefined.__disposeResources || function (SuppressedError) {
      return function (env) {
        function fail(e) {
          env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
          env.hasError = true;
        }
        var r,
          s = 0;
        function next() {
          while (r = env.stack.pop()) {
            try {
              if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
              if (r.dispose) {
                var result = r.dispose.call(r.value);
                if (r.async) return s |= 2, Promise.resolve(result).then(next, function (e) {
                  fail(e);
                  return next();
                });
              } else s |= 1;
            } catch (e) {
              fail(e);
            }
          }
          if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
          if (env.hasError) throw env.error;
        }
        return next();
      };
    }(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
      var e = new Error(message);
      return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
    });
    const STEP = 2000;
    const LARGE = 32 * 2 ** 20;
    const JOURNAL_AT = 18;
    async function serveSqlite() {
      const task = JSON.parse((0, external_node_fs_.readFileSync)(0, "utf8"));
      if (isLarge(task.path)) endWithParent();
      const say = message => void (0, external_node_fs_.writeSync)(1, `${JSON.stringify(message)}\n`);
      try {
        const totals = await perform(task, say);
        say({
          kind: "done",
          totals,
          version: versionOf()
        });
      } catch (cause) {
        say({
          kind: "failed",
          errcode: errcodeOf(cause),
          why: cause.message
        });
      }
    }
    function isLarge(path) {
      return ((0, external_node_fs_.statSync)(path, {
        throwIfNoEntry: false
      })?.size ?? 0) > LARGE;
    }
    async function perform(task, say) {
      if (task.task === "count") {
        const env_1 = {
          stack: [],
          error: void 0,
          hasError: false
        };
        try {
          const snapshot = __addDisposableResource(env_1, openSnapshot(task.path), false);
          return count(snapshot.database);
        } catch (e_1) {
          env_1.error = e_1;
          env_1.hasError = true;
        } finally {
          __disposeResources(env_1);
        }
      }
      if (task.task === "ask") return answer(task, say);
      if (task.task === "save") await copy(task, say);
      const path = task.task === "save" ? task.out : task.path;
      const database = openDatabase(path, "quiet");
      try {
        if (task.task !== "facts") checkIntegrity(database, say);
        return task.task === "check" ? count(database) : facts(database, {
          path,
          say
        });
      } finally {
        database.close();
      }
    }
    async function copy({
      path,
      out
    }, say) {
      {
        const env_2 = {
          stack: [],
          error: void 0,
          hasError: false
        };
        try {
          const snapshot = __addDisposableResource(env_2, openSnapshot(path), false);
          if (snapshot.rolledBack) {
            const why = "an unfinished write of a killed program was rolled back, as SQLite does on opening";
            say({
              kind: "note",
              key: "database",
              why
            });
          }
          await (0, external_node_sqlite_.backup)(snapshot.database, out, {
            rate: STEP
          });
        } catch (e_2) {
          env_2.error = e_2;
          env_2.hasError = true;
        } finally {
          __disposeResources(env_2);
        }
      }
      say({
        kind: "copied",
        size: (0, external_node_fs_.statSync)(out).size
      });
    }
    function facts(database, from) {
      const {
        path,
        say
      } = from;
      const pragma = name => Object.values(database.prepare(`PRAGMA ${name}`).get() ?? {})[0];
      const is = {
        user_version: pragma("user_version"),
        application_id: pragma("application_id"),
        page_size: pragma("page_size"),
        encoding: pragma("encoding"),
        auto_vacuum: pragma("auto_vacuum"),
        journal: journalOf(path)
      };
      say({
        kind: "fact",
        key: "database",
        is
      });
      say({
        kind: "fact",
        key: "schema",
        is: {
          ...hashSchema(database)
        }
      });
      let items = 0;
      let rows = 0;
      for (const table of tablesOf(database)) {
        const content = hashTable(database, table, done => say({
          kind: "rows",
          rows: rows + done
        }));
        say({
          kind: "fact",
          key: table.key,
          is: {
            ...content
          }
        });
        if (table.isInternal) continue;
        items += 1;
        rows += content.rows;
      }
      return {
        items,
        rows,
        bytes: (0, external_node_fs_.statSync)(path).size
      };
    }
    function answer({
      path,
      statement
    }, say) {
      const database = openDatabase(path, "quiet");
      try {
        const asked = database.prepare(`SELECT * FROM (${statement}\n) LIMIT 1`);
        asked.setReturnArrays(true);
        asked.setReadBigInts(true);
        const row = asked.get();
        say({
          kind: "answer",
          text: textOf(row?.[0] ?? null)
        });
        return {
          items: 0,
          rows: null,
          bytes: 0
        };
      } finally {
        database.close();
      }
    }
    function textOf(value) {
      if (value === null) return null;
      return value instanceof Uint8Array ? Buffer.from(value).toString("hex") : String(value);
    }
    function count(database) {
      const tables = tablesOf(database).filter(table => !table.isInternal);
      const rows = tables.reduce((sum, table) => sum + countRows(database, table), 0);
      const size = database.prepare("SELECT page_count * page_size AS size FROM pragma_page_count, pragma_page_size").get();
      return {
        items: tables.length,
        rows,
        bytes: size?.["size"]
      };
    }
    function journalOf(path) {
      const header = new Uint8Array(1);
      const file = (0, external_node_fs_.openSync)(path, "r");
      (0, external_node_fs_.readSync)(file, header, 0, 1, JOURNAL_AT);
      (0, external_node_fs_.closeSync)(file);
      return header[0] === 2 ? "wal" : "rollback";
    }
    function versionOf() {
      const env_3 = {
        stack: [],
        error: void 0,
        hasError: false
      };
      try {
        const database = __addDisposableResource(env_3, new external_node_sqlite_.DatabaseSync(":memory:"), false);
        return String(database.prepare("SELECT sqlite_version() AS version").get()?.["version"]);
      } catch (e_3) {
        env_3.error = e_3;
        env_3.hasError = true;
      } finally {
        __disposeResources(env_3);
      }
    }
  })
};
