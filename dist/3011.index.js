export const id = 3011;
export const ids = [3011];
export const modules = {
  23011: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      s: () => (engines)
    });
    var promises_ = __webpack_require__(51455);
    var external_node_path_ = __webpack_require__(76760);
    var domain_name = __webpack_require__(11618);
    var place = __webpack_require__(69440);
    var host_scratch = __webpack_require__(20557);
    var files_aside = __webpack_require__(32867);
    var error = __webpack_require__(19515);
    var disk = __webpack_require__(2198);
    ;
    function makeCutter() {
      let passed = 0;
      let base = 0;
      let held = Buffer.alloc(0);
      return (chunk, {
        decided,
        cutting,
        cuts
      }) => {
        const pieces = [];
        const pass = (from, to) => {
          if (from < base && from < to) {
            const start = held.length - (base - from);
            pieces.push(held.subarray(start, start + Math.min(to, base) - from));
          }
          if (to > base && to > from) pieces.push(chunk.subarray(Math.max(from, base) - base, to - base));
        };
        for (const cut of cuts) {
          pass(passed, cut.from);
          passed = Math.max(passed, cut.to);
        }
        const limit = cutting < 0 ? decided : cutting;
        pass(passed, limit);
        passed = Math.max(passed, limit);
        const end = base + chunk.length;
        if (cutting >= 0 || passed >= end) {
          held = Buffer.alloc(0);
        } else {
          const old = held.subarray(held.length - Math.max(0, base - passed));
          held = Buffer.concat([old, chunk.subarray(Math.max(0, passed - base))]);
        }
        base = end;
        return pieces;
      };
    }
    var member_name = __webpack_require__(93031);
    var pattern = __webpack_require__(39017);
    var files_settings = __webpack_require__(66939);
    ;
    async function mountsBelow(tree) {
      const all = await (0, disk.Lk)();
      const excludes = (0, pattern.jN)(tree.exclude);
      const found = new Map();
      for (const root of tree.roots) {
        const top = await (0, disk.t5)(root.path);
        if (top === null || !top.isDirectory()) continue;
        const real = await (0, promises_.realpath)(root.path);
        for (const {
          point
        } of all) {
          if (!point.startsWith(real === "/" ? "/" : `${real}/`) || point === "/") continue;
          const path = (0, files_settings.Wy)(point.slice(real === "/" ? 1 : real.length + 1));
          const stat = await (0, disk.t5)(point).catch(() => null);
          const isOther = stat === null || stat.dev !== top.dev;
          const key = (0, member_name.yt)(root.key === "." ? path : `${root.key}/${path}`);
          const isUncovered = tree.oneFileSystem && isOther && !excludes(path);
          found.set(key, {
            root,
            key,
            isUncovered
          });
        }
      }
      return [...found.values()];
    }
    var external_node_fs_ = __webpack_require__(73024);
    ;
    const O_PATH = 0o10000000;
    const CREATE = ["tar", "--create", "--file=-", "--format=posix", "--pax-option=exthdr.name=%d/PaxHeaders/%f,delete=atime,delete=ctime", "--sort=name", "--numeric-owner", "--xattrs", "--xattrs-include=*", "--sparse", "--blocking-factor=128", "--quoting-style=escape"];
    const EXTRACT = ["tar", "--extract", "--file=-", "--keep-old-files", "--delay-directory-restore", "--preserve-permissions", "--numeric-owner", "--xattrs", "--xattrs-include=*", "--warning=no-timestamp", "--quoting-style=escape"];
    function startReading(reading, machine) {
      return machine.start({
        argv: [...CREATE, ...(reading.oneFileSystem ? ["--one-file-system"] : []), ...reading.options, "--null", "--verbatim-files-from", "--files-from=-"],
        cwd: reading.cwd,
        stdin: nulTerminated(reading.names),
        onStderr: reading.onStderr
      });
    }
    function startWriting(bytes, cwd, machine) {
      return machine.start({
        argv: EXTRACT,
        cwd,
        stdin: bytes
      });
    }
    async function openFolder(path) {
      const folder = await (0, promises_.open)(path, O_PATH | external_node_fs_.constants.O_DIRECTORY | external_node_fs_.constants.O_NOFOLLOW);
      return {
        cwd: `/proc/self/fd/${folder.fd}`,
        [Symbol.asyncDispose]: async () => await folder.close()
      };
    }
    async function* nulTerminated(names) {
      for (const name of names) yield Buffer.from(`${name}\0`, "latin1");
    }
    async function tarVersion(machine) {
      const {
        stdout
      } = await machine.run({
        argv: ["tar", "--version"]
      });
      const match = /^tar \(GNU tar\) (\d+)\.(\d+)/.exec(stdout);
      if (match !== null && (Number(match[1]) > 1 || Number(match[2]) >= 30)) {
        return `${match[1]}.${match[2]}`;
      }
      const found = stdout.split("\n", 1)[0] ?? "";
      throw new error.Et("source", `Cannot use "tar": it is not GNU tar 1.30 or newer`, {
        code: "tool-missing",
        hint: `Install the Debian package tar; what is here says: ${found || "nothing"}.`,
        thing: "tar"
      });
    }
    var tree_facts = __webpack_require__(5218);
    ;
    const NOTE_LIMIT = 1000;
    const INSIDE_ASIDE = /(?:^|\/)[^/]*\.holdfast-/;
    const SAYINGS = [row(/: file changed as we read it$/, "it changed while it was read", "source-changed"), row(/: File shrank by \d+ bytes?; padding with zeros$/, "it shrank while it was read", "source-changed"), row(/: File removed before we read it$/, "it went away before it was read", "source-changed"), row(/: Cannot (?:open|stat|readlink|savedir): No such file or directory$/, "it went away before it was read", "source-changed"), row(/: Cannot (?:open|stat|readlink|savedir|opendir|close|[fl]?getxattr|[fl]?listxattr): Permission denied$/, "this user may not read it", "source-unreadable"), {
      ...row(/: Read error at byte \d+, while reading \d+ bytes?: .+$/, "reading it failed", "source-unreadable"),
      mayBe: false
    }, {
      ...row(/: Unknown file type; file ignored$/, "it is of a kind tar does not know", "source-unreadable"),
      mayBe: false
    }, {
      ...row(/: socket ignored$/, "a socket has no content to save", "source-changed"),
      code: null
    }];
    function row(end, why, code) {
      return {
        end,
        why,
        code,
        mayBe: true
      };
    }
    function makeJudge(tree) {
      let fatal = null;
      let excused = 0;
      let unnoted = 0;
      const notes = [];
      const note = (key, why) => {
        if (notes.length < NOTE_LIMIT) notes.push({
          key,
          why
        });else unnoted += 1;
      };
      const line = text => {
        if (fatal !== null) return;
        const plain = text.replaceAll("\\x5c", "\\");
        if (/^tar: (?:Exiting with failure status due to previous errors|Error is not recoverable: exiting now)$/.test(plain)) return;
        const saying = SAYINGS.find(({
          end
        }) => end.test(plain));
        if (saying === undefined || !plain.startsWith("tar: ")) {
          fatal = failed(tree.place, plain);
          return;
        }
        const name = unquoted(plain.slice(5).replace(saying.end, ""));
        const {
          key,
          below
        } = tree.below((0, member_name.XM)(name));
        const isAside = INSIDE_ASIDE.test(below);
        if (isAside || saying.code === null || saying.mayBe && tree.mayChange(key, below)) {
          excused += 1;
          if (!isAside) note((0, member_name.yt)(key), saying.why);
          return;
        }
        fatal = named(tree.place, {
          key: (0, member_name.yt)(key),
          why: saying.why,
          code: saying.code
        });
      };
      return {
        line,
        note,
        fatal: () => fatal,
        close: ended => {
          if (fatal !== null) throw fatal;
          if (ended.code === 0 || ended.code <= 2 && excused > 0) return;
          throw failed(tree.place, ended.stderr || `exit code ${ended.code}`, ended.code);
        },
        notes: () => unnoted === 0 ? notes : [...notes, {
          key: ".",
          why: `${unnoted} more were left out or changed`
        }]
      };
    }
    function unquoted(text) {
      const plain = {
        a: "\x07",
        b: "\b",
        f: "\f",
        n: "\n",
        r: "\r",
        t: "\t",
        v: "\v"
      };
      return text.replace(/\\([0-7]{3}|[\s\S])/g, (_, symbol) => symbol.length === 3 ? String.fromCharCode(Number.parseInt(symbol, 8)) : plain[symbol] ?? symbol);
    }
    function named(place, found) {
      const hint = found.code === "source-changed" ? `Stop what writes it, or add "${(0, domain_name.SP)(found.key)}" to may-change if half of it is worth having.` : "Run the backup as a user who may read it, or exclude it.";
      return new error.Et("source", `Cannot save "${(0, domain_name.SP)(found.key)}" of "${place}": ${found.why}`, {
        code: found.code,
        hint,
        thing: (0, domain_name.SP)(found.key)
      });
    }
    function failed(place, said, code) {
      const text = (0, domain_name.SP)(said);
      const ending = code === undefined ? "tar said" : `tar stopped with exit code ${code}`;
      return new error.Et("source", `Cannot dump "${place}": ${ending}: ${text}`, {
        code: "source-failed",
        hint: "Is the disk well? If tar is right, mend what it names; if the line is harmless, report it.",
        thing: place
      });
    }
    ;
    function placeOf(tree) {
      return tree.roots.map(root => root.path).join(", ");
    }
    function isFolderNow(tree, key) {
      const root = tree.roots.find(one => (0, member_name.UO)(key, one.key));
      const below = root && (0, member_name.fN)(key, {
        from: root.key,
        to: "."
      });
      if (root === undefined || below === undefined) return false;
      const path = Buffer.from(`${(0, files_settings.Wy)(root.path)}/${below ?? ""}`, "latin1");
      try {
        return (0, external_node_fs_.lstatSync)(path).isDirectory();
      } catch {
        return false;
      }
    }
    function judgeOf(tree) {
      const rename = (0, files_settings.gI)(tree);
      const mayChange = (0, pattern.H3)(tree.mayChange);
      return makeJudge({
        place: placeOf(tree),
        mayChange: (key, path) => mayChange(path, isFolderNow(tree, key)),
        below: path => {
          const key = rename === null ? path : (0, member_name.fN)(path, rename) ?? path;
          const root = tree.roots.find(one => (0, member_name.UO)(path, (0, member_name.XM)(one.member)));
          const from = root === undefined ? "" : (0, member_name.XM)(root.member);
          return {
            key,
            below: (root && (0, member_name.fN)(path, {
              from,
              to: "."
            })) ?? path
          };
        }
      });
    }
    ;
    async function treeNow(settings) {
      const files = new Set();
      for (const path of (0, files_settings.wG)(settings)) {
        if (!(await statRoot(path)).isDirectory()) files.add(path);
      }
      return (0, files_settings.g7)(settings, path => files.has(path));
    }
    async function treeThere(settings) {
      const files = new Set();
      for (const path of (0, files_settings.wG)(settings)) {
        if ((await lookAtRoot(path))?.isDirectory() === false) files.add(path);
      }
      return (0, files_settings.g7)(settings, path => files.has(path));
    }
    async function statRoot(path) {
      const stat = await lookAtRoot(path);
      if (stat === null) {
        throw new error.Et("source", `Cannot read "${path}": it is not there`, {
          code: "source-missing",
          hint: "Is its file system mounted, and is the path in the policy right?",
          thing: path
        });
      }
      if (stat.isDirectory() || stat.isFile()) return stat;
      const kind = stat.isSymbolicLink() ? "a symbolic link" : "neither a file nor a folder";
      throw new error.Et("source", `Cannot read "${path}": it is ${kind}`, {
        code: "source-unreadable",
        hint: "Name the file or folder itself in the policy.",
        thing: path
      });
    }
    async function lookAtRoot(path) {
      try {
        return await (0, disk.t5)(path);
      } catch (cause) {
        throw new error.Et("source", `Cannot read "${path}": ${cause.message}`, {
          code: "source-unreadable",
          hint: (0, disk.$N)(cause) === "EACCES" ? "Run as a user who may read it." : "Is the disk well?",
          thing: path,
          cause
        });
      }
    }
    var external_node_timers_promises_ = __webpack_require__(58500);
    ;
    async function* walked(child, along) {
      const {
        walk,
        machine,
        place
      } = along;
      for await (const bytes of child.stdout) {
        const chunk = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
        for (let at = take(walk, chunk, {
          at: 0,
          place
        }); at < chunk.length;) {
          await (0, external_node_timers_promises_.setImmediate)();
          if (machine.signal.aborted) throw new error.j$();
          at = take(walk, chunk, {
            at,
            place
          });
        }
        yield chunk;
      }
    }
    function take(walk, chunk, where) {
      try {
        return walk.take(chunk, where.at);
      } catch (cause) {
        throw sourceFailed(where.place, cause);
      }
    }
    function walked_closed(walk, place) {
      try {
        walk.close();
      } catch (cause) {
        throw sourceFailed(place, cause);
      }
    }
    function sourceFailed(place, cause) {
      if (!(cause instanceof error.Et)) return cause;
      return new error.Et("source", `Cannot dump "${place}": ${cause.message}`, {
        code: "source-failed",
        hint: "Is this GNU tar? If so, report it: Holdfast does not understand what tar wrote.",
        thing: place,
        cause
      });
    }
    var walker = __webpack_require__(81353);
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
    const PART = "tree";
    const BELOW_ASIDE = ["--wildcards", "--no-anchored", "--no-wildcards-match-slash", "--exclude=*.holdfast-*/*"];
    async function dumpTree(settings, machine, into) {
      const started = machine.now();
      const tar = await tarVersion(machine);
      const tree = await treeNow(settings);
      const judge = judgeOf(tree);
      const totals = {
        items: 0,
        rows: null,
        bytes: 0
      };
      const take = fact => {
        if (!isRoot(tree, fact.key)) {
          totals.items += 1;
          if (fact.is["type"] === "file") totals.bytes += fact.is["size"];
        }
        return into.fact(PART, fact);
      };
      const bytes = tapped(tree, {
        judge,
        take,
        machine
      });
      await into.part({
        name: PART,
        format: "tar",
        bytes,
        expect: null
      });
      for (const mount of await mountsBelow(tree)) {
        if (mount.isUncovered) judge.note(mount.key, "another file system is mounted there");
      }
      return {
        started,
        ended: machine.now(),
        instant: "none",
        versions: {
          tar
        },
        totals: {
          [PART]: totals
        },
        notes: judge.notes(),
        scratch: false
      };
    }
    function isRoot(tree, key) {
      return tree.roots.some(root => root.isFolder && (0, member_name.yt)(root.key) === key);
    }
    async function* tapped(tree, tapping) {
      const env_1 = {
        stack: [],
        error: void 0,
        hasError: false
      };
      try {
        const {
          judge,
          machine
        } = tapping;
        const maker = (0, tree_facts.Qi)({
          rename: (0, files_settings.gI)(tree),
          leave: (path, member) => {
            if (tree_facts.NL.test(path) && !tree.roots.some(root => root.key === path)) {
              return "it belongs to a restore";
            }
            const isDevice = member.flag === "3" || member.flag === "4";
            return isDevice && !tree.devices ? "a device, and the policy says devices: false" : null;
          },
          left: judge.note
        });
        const walk = (0, walker.N)(maker, false);
        const cut = makeCutter();
        const folder = __addDisposableResource(env_1, await openBase(tree), true);
        const child = startReading({
          cwd: folder.cwd,
          names: tree.roots.map(root => root.member),
          options: [...BELOW_ASIDE, ...tree.excludeOptions],
          oneFileSystem: tree.oneFileSystem,
          onStderr: judge.line
        }, machine);
        for await (const chunk of walked(child, {
          walk,
          machine,
          place: placeOf(tree)
        })) {
          await refuseFatal(judge, tree);
          for (const fact of maker.facts) {
            const wait = tapping.take(fact);
            if (wait !== undefined) await wait;
          }
          maker.facts.length = 0;
          yield* cut(chunk, knownOf(walk, maker));
          maker.cuts.length = 0;
        }
        const ended = await child.ended;
        await refuseFatal(judge, tree);
        judge.close(ended);
        walked_closed(walk, placeOf(tree));
      } catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
      } finally {
        const result_1 = __disposeResources(env_1);
        if (result_1) await result_1;
      }
    }
    async function openBase(tree) {
      try {
        return await openFolder(tree.base);
      } catch (cause) {
        for (const root of tree.roots) await statRoot(root.path);
        throw cause;
      }
    }
    async function refuseFatal(judge, tree) {
      const fatal = judge.fatal();
      if (fatal === null) return;
      for (const root of tree.roots) await statRoot(root.path);
      throw fatal;
    }
    function knownOf(walk, maker) {
      return {
        decided: walk.decided(),
        cutting: maker.cutting(),
        cuts: maker.cuts
      };
    }
    var files_select = __webpack_require__(63139);
    var sieve = __webpack_require__(20782);
    ;
    var build_addDisposableResource = undefined && undefined.__addDisposableResource || function (env, value, async) {
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
    var build_disposeResources = undefined && undefined.__disposeResources || function (SuppressedError) {
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
    async function buildTree(tree, {
      saved,
      aside
    }, machine) {
      await tarVersion(machine);
      const part = partOf(saved);
      await refuseMounts(aside.moves);
      for (const move of aside.moves) await refuseNowhere(move);
      await (0, place.k)(aside.moves, "built");
      try {
        for (const {
          move,
          selection
        } of await chosen(tree, {
          part,
          aside
        })) {
          await refuseFull(move, selection);
          await extract(part, {
            move,
            selection,
            devices: tree.devices
          }, machine);
        }
        await syncBuilt(aside.moves, machine);
      } catch (cause) {
        await (0, place.k)(aside.moves, "built").catch(() => {});
        throw cause;
      }
      machine.step("files: built");
    }
    async function* expectedFacts(tree, {
      saved,
      aside
    }) {
      const part = partOf(saved);
      for (const {
        selection
      } of await chosen(tree, {
        part,
        aside
      })) yield* (0, files_select.xS)(part, selection);
    }
    async function refuseMounts(moves) {
      const points = (await (0, disk.Lk)()).map(mount => mount.point);
      for (const move of moves) {
        if (move.was === "absent") continue;
        const {
          folder
        } = splitBuilt(move);
        const real = (0, external_node_path_.join)((await (0, promises_.realpath)(folder, "buffer")).toString("utf8"), (0, external_node_path_.basename)(nameOf(move)));
        const point = points.find(one => one === real || one.startsWith(`${real}/`));
        if (point === undefined) continue;
        const how = point === real ? "it is a mount point" : `"${(0, domain_name.SP)(point)}" is mounted inside`;
        throw new error.Et("source", `Cannot replace "${(0, domain_name.SP)(move.place)}": ${how}`, {
          code: "source-mount",
          hint: "Unmount it, restore folders inside it with --path, or restore elsewhere with --into.",
          thing: (0, domain_name.SP)(move.place)
        });
      }
    }
    function nameOf(move) {
      return Buffer.from((0, domain_name.qZ)(move.place)).toString("utf8");
    }
    async function refuseNowhere(move) {
      const {
        folder
      } = splitBuilt(move);
      if ((await (0, disk.t5)(folder)) !== null) return;
      const name = (0, domain_name.SP)((0, domain_name.uZ)(folder));
      throw new error.Et("restore", `Cannot build beside "${(0, domain_name.SP)(move.place)}": "${name}" is not there`, {
        code: "restore-failed",
        hint: "Make that folder with the owner and mode it should have, and try again.",
        thing: (0, domain_name.SP)(move.place)
      });
    }
    function partOf(saved) {
      const part = saved.get(PART);
      if (part !== undefined) return part;
      throw new error.Et("restore", `Cannot restore: the backup has no part "${PART}"`, {
        code: "restore-failed",
        hint: "Was this source of another engine when it was saved?"
      });
    }
    async function chosen(tree, {
      part,
      aside
    }) {
      const found = [];
      for (const [index, key] of (0, files_aside.YD)(tree, aside).entries()) {
        const selection = await (0, files_select.Lt)(part, key ?? (await firstKey(part)));
        found.push({
          move: aside.moves[index],
          selection
        });
      }
      return found;
    }
    async function firstKey(part) {
      for await (const fact of part.facts()) {
        return fact.key === "." || !fact.key.includes("/") ? fact.key : ".";
      }
      return ".";
    }
    async function refuseFull(move, selection) {
      const {
        bavail,
        bsize
      } = await (0, promises_.statfs)(splitBuilt(move).folder);
      const room = bavail * bsize;
      if (room >= selection.length) return;
      throw full(move, `${selection.length} bytes are needed, ${room} are free`);
    }
    async function extract(part, what, machine) {
      const env_1 = {
        stack: [],
        error: void 0,
        hasError: false
      };
      try {
        const {
          move,
          selection,
          devices
        } = what;
        const {
          folder,
          name
        } = splitBuilt(move);
        const held = build_addDisposableResource(env_1, await openFolder(folder), true);
        const bytes = (0, sieve.$)(part, selection, {
          as: `./${name}`,
          devices
        });
        const child = startWriting(bytes, held.cwd, machine);
        for await (const _ of child.stdout);
        const ended = await child.ended;
        if (ended.code === 0 && ended.stderr === "") return;
        if (ended.stderr.includes("No space left on device")) throw full(move, "the disk became full");
        throw new error.Et("restore", `Cannot build "${(0, domain_name.SP)(move.built)}": tar stopped with exit code ${ended.code}: ${(0, domain_name.SP)(ended.stderr)}`, {
          code: "restore-failed",
          hint: "Run it as root, on a file system that knows owners, ACLs and extended attributes.",
          thing: (0, domain_name.SP)(move.place)
        });
      } catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
      } finally {
        const result_1 = build_disposeResources(env_1);
        if (result_1) await result_1;
      }
    }
    function splitBuilt(move) {
      const path = Buffer.from((0, domain_name.qZ)(move.built));
      const slash = path.lastIndexOf(0x2f);
      return {
        folder: path.subarray(0, Math.max(slash, 1)),
        name: path.subarray(slash + 1).toString("latin1")
      };
    }
    async function syncBuilt(moves, machine) {
      const paths = moves.map(move => splitBuilt(move).folder.toString("latin1"));
      const {
        code,
        stderr
      } = await machine.run({
        argv: ["xargs", "-0", "sync", "-f", "--"],
        stdin: nulTerminated([...new Set(paths)])
      });
      if (code === 0) return;
      throw new error.Et("restore", `Cannot sync what was built: ${(0, domain_name.SP)(stderr)}`, {
        code: "restore-failed",
        hint: "Is the disk well?"
      });
    }
    function full(move, why) {
      return new error.Et("restore", `Cannot build "${(0, domain_name.SP)(move.built)}": ${why}`, {
        code: "restore-full",
        hint: "Make room on the file system of the place: old and new stand side by side.",
        thing: (0, domain_name.SP)(move.place)
      });
    }
    ;
    async function checkTree(settings, machine, {
      before,
      only
    }) {
      const found = [];
      await gather(found, async () => void (await tarVersion(machine)));
      await gather(found, async () => {
        const tree = await treeThere(settings);
        for (const root of tree.roots) {
          await gather(found, async () => await checkRoot(root, {
            found,
            before,
            only
          }));
        }
        found.push(...(await mountFindings(tree, {
          before,
          only
        })));
      });
      return found;
    }
    async function checkRoot(root, {
      found,
      before,
      only
    }) {
      if (before === "dump" || (await (0, disk.t5)(root.path)) !== null) {
        const stat = await statRoot(root.path);
        const need = promises_.constants.R_OK | (stat.isDirectory() ? promises_.constants.X_OK : 0);
        if (!(await may(root.path, need))) {
          found.push({
            code: "source-unreadable",
            weight: before === "dump" ? "error" : "warning",
            thing: (0, domain_name.SP)(root.path),
            text: `"${(0, domain_name.SP)(root.path)}" cannot be read by this user`,
            hint: "Run as a user who may read it."
          });
        }
      }
      const isMoved = before === "dump" || only.length === 0;
      if (isMoved && (await (0, place.A$)(root.path))) {
        found.push({
          code: "source-mount",
          weight: "error",
          thing: (0, domain_name.SP)(root.path),
          text: `"${(0, domain_name.SP)(root.path)}" is a mount point: a restore cannot rename it`,
          hint: "Name the folders inside it as roots, or a folder above it."
        });
      }
      if (before === "build" && isMoved) await checkBeside(root, found);
    }
    async function checkBeside(root, found) {
      const parent = (0, external_node_path_.dirname)(root.path);
      const thing = (0, domain_name.SP)(root.path);
      if (!(await may(parent, promises_.constants.W_OK | promises_.constants.X_OK))) {
        found.push({
          code: "restore-failed",
          weight: "error",
          thing,
          text: `"${(0, domain_name.SP)(parent)}" is not there or not writable: nothing can be built beside "${thing}"`,
          hint: "Make that folder, or run as a user who may write into it."
        });
      } else if ((await (0, place.t3)(parent)) === 0) {
        found.push({
          code: "restore-full",
          weight: "error",
          thing,
          text: `"${(0, domain_name.SP)(parent)}" has no room: old and new must stand side by side`,
          hint: "Make room on that file system."
        });
      }
    }
    async function mountFindings(tree, {
      before,
      only
    }) {
      const found = [];
      for (const {
        root,
        key,
        isUncovered
      } of await mountsBelow(tree)) {
        const thing = (0, domain_name.SP)(key);
        if (isUncovered && before === "dump") {
          found.push({
            code: "source-uncovered",
            weight: "warning",
            thing,
            text: `"${thing}" of "${(0, domain_name.SP)(root.path)}" is another file system and is not saved`,
            hint: "Give it a source of its own, exclude it, or set one-file-system: false."
          });
        }
        if (before === "build" && (only.length === 0 || only.some(path => overlap(path, key)))) {
          found.push({
            code: "source-mount",
            weight: "error",
            thing,
            text: `"${thing}" is mounted inside "${(0, domain_name.SP)(root.path)}": a restore would carry it off`,
            hint: "Unmount it first, or restore folders beside it with --path."
          });
        }
      }
      return found;
    }
    function overlap(a, b) {
      return `${a}/`.startsWith(`${b}/`) || `${b}/`.startsWith(`${a}/`);
    }
    async function may(path, mode) {
      return await (0, promises_.access)(path, mode).then(() => true, () => false);
    }
    async function gather(found, look) {
      try {
        await look();
      } catch (cause) {
        if (!(cause instanceof error.Et)) throw cause;
        found.push({
          code: cause.code,
          weight: "error",
          thing: cause.thing ?? "",
          text: cause.message,
          hint: cause.hint ?? ""
        });
      }
    }
    ;
    const BATCH = 1000;
    async function countTree(tree, machine) {
      const counting = {
        tree,
        machine,
        excludes: (0, pattern.jN)(tree.exclude),
        shared: new Set(),
        items: 0,
        bytes: 0,
        seen: 0
      };
      let there = 0;
      for (const root of tree.roots) {
        const stat = await (0, disk.t5)(root.path);
        if (stat === null) continue;
        there += 1;
        if (stat.isDirectory()) await countFolder(counting, {
          root,
          device: Number(stat.dev)
        });else countFile(counting, (0, external_node_fs_.lstatSync)(root.path));
      }
      return there === 0 ? null : {
        items: counting.items,
        rows: null,
        bytes: counting.bytes
      };
    }
    async function countFolder(counting, {
      root,
      device
    }) {
      const open = [""];
      const top = (0, files_settings.Wy)(root.path);
      for (let below = open.pop(); below !== undefined; below = open.pop()) {
        const folder = below === "" ? top : `${top}/${below}`;
        for (const entry of namesIn(folder)) {
          counting.seen += 1;
          if (counting.seen % BATCH === 0) await (0, external_node_timers_promises_.setImmediate)();
          if (counting.machine.signal.aborted) throw new error.j$();
          const name = entry.name.toString("latin1");
          const path = below === "" ? name : `${below}/${name}`;
          if (tree_facts.NL.test(path) || counting.excludes(path)) continue;
          const stat = statOf(`${folder}/${name}`);
          if (stat === null || !countFile(counting, stat)) continue;
          const isOther = counting.tree.oneFileSystem && stat.dev !== device;
          if (stat.isDirectory() && !isOther) open.push(path);
        }
      }
    }
    function countFile(counting, stat) {
      if (stat.isSocket()) return false;
      if ((stat.isBlockDevice() || stat.isCharacterDevice()) && !counting.tree.devices) return false;
      counting.items += 1;
      if (!stat.isFile()) return true;
      if (stat.nlink > 1) {
        const inode = `${stat.dev}:${stat.ino}`;
        if (counting.shared.has(inode)) return true;
        counting.shared.add(inode);
      }
      counting.bytes += stat.size;
      return true;
    }
    function namesIn(folder) {
      try {
        return (0, external_node_fs_.readdirSync)(Buffer.from(folder, "latin1"), {
          encoding: "buffer",
          withFileTypes: true
        });
      } catch (cause) {
        if ((0, disk.$N)(cause) === "ENOENT" || (0, disk.$N)(cause) === "ENOTDIR") return [];
        throw uncounted(folder, cause);
      }
    }
    function statOf(path) {
      try {
        return (0, external_node_fs_.lstatSync)(Buffer.from(path, "latin1"));
      } catch (cause) {
        if ((0, disk.$N)(cause) === "ENOENT" || (0, disk.$N)(cause) === "ENOTDIR") return null;
        throw uncounted(path, cause);
      }
    }
    function uncounted(path, cause) {
      const name = (0, domain_name.SP)((0, domain_name.uZ)(Buffer.from(path, "latin1")));
      return new error.Et("source", `Cannot count "${name}": ${(0, disk.$N)(cause)}`, {
        code: "source-unreadable",
        hint: "Run as a user who may read it.",
        thing: name,
        cause
      });
    }
    ;
    var inspect_addDisposableResource = undefined && undefined.__addDisposableResource || function (env, value, async) {
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
    var inspect_disposeResources = undefined && undefined.__disposeResources || function (SuppressedError) {
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
    async function* builtFacts(tree, aside, machine) {
      for (const [index, key] of (0, files_aside.YD)(tree, aside).entries()) {
        const move = aside.moves[index];
        try {
          yield* factsAt(move, key === null ? await loneKey(tree, move) : (0, files_select.Uk)(key), machine);
        } catch (cause) {
          if (!(cause instanceof error.Et)) throw cause;
          throw unread(move, cause);
        }
      }
    }
    function unread(move, cause) {
      const built = (0, domain_name.SP)(move.built);
      return new error.Et("restore", `Cannot read back "${built}": ${cause.message}`, {
        code: "restore-failed",
        hint: "Is the disk well, and does nobody else write there?",
        thing: (0, domain_name.SP)(move.place),
        cause
      });
    }
    async function loneKey(tree, move) {
      const stat = await (0, disk.t5)(Buffer.from((0, domain_name.qZ)(move.built)));
      return stat?.isDirectory() === true ? "." : (0, files_settings.Wy)(tree.loneName);
    }
    async function* factsAt(move, key, machine) {
      const env_1 = {
        stack: [],
        error: void 0,
        hasError: false
      };
      try {
        const {
          folder,
          name
        } = splitBuilt(move);
        const place = (0, domain_name.SP)(move.built);
        const judge = makeJudge({
          place,
          mayChange: () => false,
          below: path => ({
            key: path,
            below: "."
          })
        });
        const maker = (0, tree_facts.Qi)({
          rename: {
            from: name,
            to: key
          },
          leave: () => null,
          left: judge.note
        });
        const walk = (0, walker.N)(maker, false);
        const held = inspect_addDisposableResource(env_1, await openFolder(folder), true);
        const child = startReading({
          cwd: held.cwd,
          names: [`./${name}`],
          options: [],
          oneFileSystem: true,
          onStderr: judge.line
        }, machine);
        for await (const _ of walked(child, {
          walk,
          machine,
          place
        })) {
          const fatal = judge.fatal();
          if (fatal !== null) throw fatal;
          yield* maker.facts;
          maker.facts.length = 0;
        }
        judge.close(await child.ended);
        walked_closed(walk, place);
      } catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
      } finally {
        const result_1 = inspect_disposeResources(env_1);
        if (result_1) await result_1;
      }
    }
    ;
    const files = {
      kind: "files",
      settings: files_settings.$d,
      proof: "before swap",
      undo: "kept aside",
      at: files_settings.z1,
      into: (place, cwd) => (0, external_node_path_.resolve)(cwd, place),
      resolve: files_settings.RV,
      open: mod_open,
      lend
    };
    function mod_open(settings, machine) {
      (0, files_settings.g7)(settings, () => false);
      const roots = (0, files_settings.wG)(settings);
      const there = () => treeThere(settings);
      return {
        place: (0, domain_name.SP)(roots.map(path => (0, domain_name.uZ)(Buffer.from(path))).join(", ")),
        roots,
        compare: domain_name.cD,
        check: (before, only = []) => checkTree(settings, machine, {
          before,
          only
        }),
        dump: into => dumpTree(settings, machine, into),
        mark: () => markOfAll(settings),
        count: async () => await countTree(await there(), machine),
        aside: async (restore, only) => await (0, files_aside.KN)(await there(), restore, only),
        build: async (saved, aside) => await buildTree(await there(), {
          saved,
          aside
        }, machine),
        async *expected(saved, aside) {
          yield* expectedFacts(await there(), {
            saved,
            aside
          });
        },
        async *inspect(aside) {
          yield* builtFacts(await there(), aside, machine);
        },
        swap: async aside => {
          await refuseMounts(aside.moves);
          await (0, place.gl)(aside.moves, machine);
        },
        undo: async aside => await (0, place.tN)(aside.moves, machine),
        drop: async (aside, which) => await (0, place.k)(aside.moves, which),
        recover: () => recover(settings, machine)
      };
    }
    async function markOfAll(settings) {
      const marks = [];
      for (const path of (0, files_settings.wG)(settings)) marks.push(await (0, place.Fg)(path));
      return marks.every(mark => mark === "absent") ? "absent" : marks.join(",");
    }
    async function recover(settings, machine) {
      const found = [];
      for (const path of (0, files_settings.wG)(settings)) {
        for (const swept of await (0, host_scratch.D)(path, machine)) {
          found.push({
            code: "source-failed",
            weight: "note",
            thing: (0, domain_name.SP)(swept),
            text: `a killed run had left "${(0, domain_name.SP)(swept)}"; it was removed`,
            hint: ""
          });
        }
      }
      return found;
    }
    async function lend(like, machine) {
      const scratch = await (0, host_scratch.N)((0, files_settings.wG)(like)[0], machine);
      try {
        const settings = (0, files_settings.z1)(like, (0, external_node_path_.join)(scratch.path, "tree"));
        for (const path of (0, files_settings.wG)(settings)) await (0, promises_.mkdir)((0, external_node_path_.dirname)(path), {
          recursive: true
        });
        return {
          settings,
          [Symbol.asyncDispose]: () => scratch[Symbol.asyncDispose]()
        };
      } catch (cause) {
        await scratch[Symbol.asyncDispose]();
        throw cause;
      }
    }
    ;
    const digest = text => `encode(sha256(convert_to(coalesce(${text}, ''), 'UTF8')), 'hex')`;
    const owner = column => `pg_get_userbyid(${column})`;
    function rights(column, kind, of, which = "<> 'MAINTAIN'") {
      const role = oid => `CASE ${oid} WHEN 0 THEN 'PUBLIC' ELSE quote_ident(${owner(oid)}) END`;
      return `(SELECT coalesce(string_agg(one, ' ' ORDER BY one), '') FROM (SELECT ${role("grantee")} || '=' || privilege_type || CASE WHEN is_grantable THEN '*' ELSE '' END || '/' || ${role("grantor")} AS one FROM aclexplode(coalesce(${column}, acldefault('${kind}', ${of}))) WHERE privilege_type ${which}) AS hf)`;
    }
    const columns = oid => digest(`(SELECT json_agg(json_build_array(attname, format_type(atttypid, atttypmod), attnotnull, attidentity, attgenerated, pg_get_expr(adbin, adrelid), CASE WHEN attcollation = 0 THEN NULL ELSE attcollation::regcollation::text END, ${rights("attacl", "c", "relowner")}, attstorage, attcompression, nullif(attstattarget, -1), attoptions, attislocal, attfdwoptions, col_description(attrelid, attnum)) ORDER BY attnum)::text
   FROM pg_attribute LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum WHERE attrelid = ${oid} AND attnum > 0 AND NOT attisdropped)`);
    const KINDS = [["pg_namespace", OURS("o.oid"), {
      owner: owner("nspowner"),
      rights: rights("nspacl", "n", "nspowner")
    }], ["pg_class", `relkind IN ('r', 'p', 'f') AND relpersistence <> 't' AND ${OURS("relnamespace")}`, {
      kind: "relkind::text",
      owner: owner("relowner"),
      rights: rights("relacl", "r", "relowner"),
      maintain: rights("relacl", "r", "relowner", "= 'MAINTAIN'"),
      columns: columns("o.oid"),
      options: digest("array_to_string(reloptions, ',')"),
      storage: "relpersistence::text || coalesce((SELECT amname FROM pg_am WHERE pg_am.oid = relam), '')",
      security: "relrowsecurity::text || ' ' || relforcerowsecurity::text",
      replica: "relreplident::text",
      partition: digest("coalesce(pg_get_expr(relpartbound, o.oid), '') || ' of ' || coalesce(pg_get_partkeydef(o.oid), '') || ' in ' || coalesce((SELECT string_agg(inhparent::regclass::text, ',' ORDER BY inhseqno) FROM pg_inherits WHERE inhrelid = o.oid), '')")
    }], ["pg_class", `relkind IN ('v', 'm') AND relpersistence <> 't' AND ${OURS("relnamespace")}`, {
      kind: "relkind::text",
      owner: owner("relowner"),
      rights: rights("relacl", "r", "relowner"),
      columns: columns("o.oid"),
      options: digest("array_to_string(reloptions, ',')"),
      filled: "relispopulated::text",
      definition: digest("pg_get_viewdef(o.oid)")
    }], ["pg_class", `relkind = 'S' AND relpersistence <> 't' AND ${OURS("relnamespace")}`, {
      owner: owner("relowner"),
      rights: rights("relacl", "s", "relowner"),
      definition: digest("(SELECT concat_ws(' ', format_type(seqtypid, NULL), seqstart, seqincrement, seqmin, seqmax, seqcache, seqcycle) FROM pg_sequence WHERE seqrelid = o.oid) || coalesce((SELECT refobjid::regclass::text || '.' || refobjsubid FROM pg_depend WHERE classid = 'pg_class'::regclass AND objid = o.oid AND refclassid = 'pg_class'::regclass AND deptype IN ('a', 'i') ORDER BY 1 LIMIT 1), '')")
    }], ["pg_class", `relkind IN ('i', 'I') AND relpersistence <> 't' AND ${OURS("relnamespace")} AND EXISTS (SELECT FROM pg_index WHERE indexrelid = o.oid AND (indisvalid OR relkind = 'I'))`, {
      definition: digest("pg_get_indexdef(o.oid) || (SELECT concat_ws(' ', indisclustered, indisreplident) FROM pg_index WHERE indexrelid = o.oid)")
    }], ["pg_proc", `prokind <> 'a' AND ${OURS("pronamespace")}`, {
      owner: owner("proowner"),
      rights: rights("proacl", "f", "proowner"),
      definition: digest("pg_get_functiondef(o.oid)")
    }], ["pg_proc", `prokind = 'a' AND ${OURS("pronamespace")}`, {
      owner: owner("proowner"),
      rights: rights("proacl", "f", "proowner"),
      definition: digest("(SELECT concat_ws(' ', aggtransfn, aggfinalfn, aggcombinefn, format_type(aggtranstype, NULL), agginitval, aggkind) FROM pg_aggregate WHERE aggfnoid = o.oid)")
    }], ["pg_type", `typtype IN ('e', 'd', 'r', 'b', 'c') AND typelem = 0 AND ${OURS("typnamespace")} AND (typrelid = 0 OR EXISTS (SELECT FROM pg_class WHERE pg_class.oid = typrelid AND relkind = 'c'))`, {
      owner: owner("typowner"),
      rights: rights("typacl", "T", "typowner"),
      definition: digest(`concat_ws(' ', typtype, typnotnull, typdefault, format_type(nullif(typbasetype, 0), typtypmod), (SELECT json_agg(enumlabel ORDER BY enumsortorder)::text FROM pg_enum WHERE enumtypid = o.oid), (SELECT format_type(rngsubtype, NULL) FROM pg_range WHERE rngtypid = o.oid), (SELECT json_agg(json_build_array(attname, format_type(atttypid, atttypmod)) ORDER BY attnum)::text FROM pg_attribute WHERE attrelid = typrelid AND attnum > 0 AND NOT attisdropped))`)
    }], ["pg_constraint", `contype IN ('p', 'u', 'f', 'c', 'x') AND conparentid = 0 AND ${OURS("connamespace")}`, {
      valid: "convalidated::text",
      definition: digest("pg_get_constraintdef(o.oid)")
    }], ["pg_trigger", `NOT tgisinternal AND tgparentid = 0 AND EXISTS (SELECT FROM pg_class WHERE pg_class.oid = tgrelid AND ${OURS("relnamespace")})`, {
      enabled: "tgenabled::text",
      definition: digest("pg_get_triggerdef(o.oid)")
    }], ["pg_rewrite", `rulename <> '_RETURN' AND EXISTS (SELECT FROM pg_class WHERE pg_class.oid = ev_class AND ${OURS("relnamespace")})`, {
      enabled: "ev_enabled::text",
      definition: digest("pg_get_ruledef(o.oid)")
    }], ["pg_policy", "true", {
      definition: digest("concat_ws(' ', polcmd, polpermissive, (SELECT string_agg(CASE one WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(one)) END, ',' ORDER BY one) FROM unnest(polroles) AS one), pg_get_expr(polqual, polrelid), '/', pg_get_expr(polwithcheck, polrelid))")
    }], ["pg_extension", "extname <> 'plpgsql'", {
      schema: "extnamespace::regnamespace::text",
      version: "extversion"
    }], ["pg_publication", "true", {
      owner: owner("pubowner"),
      definition: digest("concat_ws(' ', puballtables, pubinsert, pubupdate, pubdelete, pubtruncate, pubviaroot)")
    }], ["pg_publication_rel", "true", {
      definition: digest("concat_ws(' ', prattrs, pg_get_expr(prqual, prrelid))")
    }], ["pg_publication_namespace", "true", {}], ["pg_event_trigger", "true", {
      owner: owner("evtowner"),
      definition: digest("concat_ws(' ', evtevent, evtenabled, array_to_string(evttags, ','), evtfoid::regprocedure)")
    }], ["pg_foreign_data_wrapper", "true", {
      owner: owner("fdwowner"),
      rights: rights("fdwacl", "F", "fdwowner"),
      definition: digest("array_to_string(fdwoptions, ',')")
    }], ["pg_foreign_server", "true", {
      owner: owner("srvowner"),
      rights: rights("srvacl", "S", "srvowner"),
      definition: digest("concat_ws(' ', srvtype, srvversion, array_to_string(srvoptions, ','))")
    }], ["pg_user_mapping", "true", {}], ["pg_statistic_ext", OURS("stxnamespace"), {
      owner: owner("stxowner"),
      definition: digest("pg_get_statisticsobjdef(o.oid)")
    }], ["pg_default_acl", "true", {
      rights: `(SELECT coalesce(string_agg(one, ' ' ORDER BY one), '') FROM (SELECT CASE grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(grantee)) END || '=' || privilege_type AS one FROM aclexplode(defaclacl) WHERE privilege_type <> 'MAINTAIN') AS hf)`
    }], ["pg_cast", "o.oid >= 16384", {
      definition: digest("concat_ws(' ', castcontext, castmethod, CASE castfunc WHEN 0 THEN '' ELSE castfunc::regprocedure::text END)")
    }], ["pg_operator", OURS("oprnamespace"), {
      owner: owner("oprowner"),
      definition: digest("concat_ws(' ', oprcode, oprrest, oprjoin, oprcanmerge, oprcanhash)")
    }], ["pg_opclass", OURS("opcnamespace"), {
      owner: owner("opcowner")
    }], ["pg_opfamily", OURS("opfnamespace"), {
      owner: owner("opfowner")
    }], ["pg_collation", OURS("collnamespace"), {
      owner: owner("collowner"),
      definition: digest("concat_ws(' ', collprovider, collisdeterministic, collcollate, collctype)")
    }], ["pg_conversion", OURS("connamespace"), {
      owner: owner("conowner")
    }], ["pg_ts_config", OURS("cfgnamespace"), {
      owner: owner("cfgowner")
    }], ["pg_ts_dict", OURS("dictnamespace"), {
      owner: owner("dictowner"),
      definition: digest("dictinitoption")
    }], ["pg_ts_parser", OURS("prsnamespace"), {}], ["pg_ts_template", OURS("tmplnamespace"), {}], ["pg_language", "o.oid >= 16384", {
      owner: owner("lanowner"),
      rights: rights("lanacl", "l", "lanowner")
    }], ["pg_transform", "o.oid >= 16384", {}], ["pg_am", "o.oid >= 16384", {}]];
    function OURS(column) {
      return `${column} IN (SELECT oid FROM pg_namespace WHERE nspname <> 'information_schema' AND left(nspname, 3) <> 'pg_')`;
    }
    const READABLE = {
      pg_user_mapping: "(SELECT umid AS oid FROM pg_user_mappings)"
    };
    function catalog_sql_select([catalog, where, fields]) {
      const is = Object.entries(fields).map(([name, expression]) => `'${name}', ${expression}`);
      return `SELECT json_build_object('type', n.type, 'identity', n.identity, 'is', json_build_object(${is.join(", ")}), 'comment', obj_description(o.oid, '${catalog}'))
FROM ${READABLE[catalog] ?? catalog} AS o, pg_identify_object('${catalog}'::regclass, o.oid, 0) AS n
WHERE ${where} AND NOT EXISTS (SELECT FROM pg_depend WHERE ${made(catalog)} AND classid = '${catalog}'::regclass AND objid = o.oid)`;
    }
    function made(catalog) {
      return catalog === "pg_proc" || catalog === "pg_cast" ? "deptype IN ('e', 'i')" : "deptype = 'e'";
    }
    const CATALOG = KINDS.map(catalog_sql_select).join("\nUNION ALL\n");
    const TABLES = relations("r", "table");
    const SEQUENCES = relations("S", "sequence");
    function relations(kind, type) {
      return `SELECT json_build_object('identity', n.identity, 'schema', s.nspname, 'name', relname, 'type', '${type}')
FROM pg_class AS o JOIN pg_namespace AS s ON s.oid = relnamespace, pg_identify_object('pg_class'::regclass, o.oid, 0) AS n
WHERE relkind = '${kind}' AND relpersistence <> 't' AND ${OURS("relnamespace")} AND NOT EXISTS (SELECT FROM pg_depend WHERE deptype = 'e' AND classid = 'pg_class'::regclass AND objid = o.oid)`;
    }
    const DATABASE = `SELECT json_build_object(
  'owner', ${owner("datdba")}, 'encoding', pg_encoding_to_char(encoding), 'collate', datcollate, 'ctype', datctype,
  'provider', datlocprovider::text, 'locale', coalesce(to_jsonb(o) ->> 'datlocale', to_jsonb(o) ->> 'daticulocale', ''),
  'limit', datconnlimit, 'comment', coalesce(shobj_description(o.oid, 'pg_database'), ''),
  'rights', (SELECT coalesce(json_agg(one ORDER BY one ->> 0, one ->> 1), '[]')::text FROM (SELECT json_build_array(CASE grantee WHEN 0 THEN NULL ELSE pg_get_userbyid(grantee) END, privilege_type, is_grantable) AS one FROM aclexplode(coalesce(datacl, acldefault('d', datdba)))) AS hf),
  'settings', (SELECT coalesce(json_agg(one ORDER BY one ->> 0, one ->> 1), '[]')::text FROM (SELECT json_build_array(CASE setrole WHEN 0 THEN NULL ELSE pg_get_userbyid(setrole) END, setting) AS one FROM pg_db_role_setting, unnest(setconfig) AS setting WHERE setdatabase = o.oid) AS hf))
FROM pg_database AS o WHERE datname = current_database()`;
    ;
    async function* textLines(bytes) {
      const decoder = new TextDecoder();
      let rest = "";
      for await (const chunk of bytes) {
        const lines = (rest + decoder.decode(chunk, {
          stream: true
        })).split("\n");
        rest = lines.pop();
        yield* lines;
      }
    }
    ;
    function wrap({
      run,
      argv,
      secrets,
      stdin
    }) {
      const [first, ...more] = run;
      if (first === undefined) {
        return {
          argv,
          env: secrets,
          ...(stdin === undefined ? {} : {
            stdin
          })
        };
      }
      const names = Object.keys(secrets);
      const read = names.map(name => `IFS= read -r ${name}; export ${name}; `).join("");
      const inner = names.length === 0 ? argv : ["sh", "-c", `${read}exec "$@"`, "sh", ...argv];
      const words = (0, external_node_path_.basename)(first) === "ssh" ? inner.map(quoted) : inner;
      const given = Object.values(secrets);
      return {
        argv: [first, ...more, ...words],
        ...(given.length === 0 && stdin === undefined ? {} : {
          stdin: after(given, stdin)
        })
      };
    }
    async function* after(lines, rest) {
      if (lines.length > 0) yield Buffer.from(lines.map(line => `${line}\n`).join(""));
      if (rest !== undefined) yield* rest;
    }
    function quoted(word) {
      return `'${word.replaceAll("'", `'\\''`)}'`;
    }
    ;
    const OPTIONS = ["host", "sslmode", "sslrootcert", "sslcert", "sslkey", "sslcrl", "channel_binding", "gssencmode", "target_session_attrs"];
    const FORM = /^postgres(?:ql)?:\/\/(?:([^@/?#]*)@)?([^/?#]*)(?:\/([^?#]*))?(?:\?([^#]*))?$/;
    function addressOf(text) {
      const found = FORM.exec(text);
      if (found === null) throw new Error("it is not postgres://user:password@host:port/database");
      const [, who = "", where = "", database = "", query = ""] = found;
      const keywords = {};
      const colon = who.indexOf(":");
      const user = decodeURIComponent(colon < 0 ? who : who.slice(0, colon));
      if (user !== "") keywords["user"] = user;
      const hosts = where.split(",").map(one => /^(\[[^\]]*\]|[^:]*)(?::(\d*))?$/.exec(one));
      if (hosts.includes(null)) throw new Error("its host and port cannot be read");
      const host = hosts.map(one => decodeURIComponent(one?.[1] ?? "").replace(/^\[|\]$/g, ""));
      if (host.join("") !== "") keywords["host"] = host.join(",");
      const port = hosts.map(one => one?.[2] ?? "");
      if (port.join("") !== "") keywords["port"] = port.join(",");
      for (const [key, value] of new URLSearchParams(query.replaceAll("+", "%2B"))) {
        if (key === "port" && /^\d+$/.test(value)) keywords["port"] = value;else if (OPTIONS.includes(key)) keywords[key] = value;else throw new Error(`it has the option "${(0, domain_name.SP)(key)}", which is not among those allowed`);
      }
      return {
        keywords,
        database: database === "" ? null : decodeURIComponent(database),
        password: colon < 0 ? null : decodeURIComponent(who.slice(colon + 1))
      };
    }
    async function readAddress(url, machine) {
      try {
        const address = addressOf((await textOf(url, machine)).trim());
        if (/[\r\n]/.test(address.password ?? "")) throw new Error("its password has two lines");
        return address;
      } catch (cause) {
        if (cause instanceof error.Et) throw cause;
        const why = cause instanceof URIError ? "a % in it is no escape" : cause.message;
        throw new error.Et("source", `Cannot read the address "${(0, domain_name.SP)(url)}": ${why}`, {
          code: "key-malformed",
          hint: "Write one line: postgres://user:password@host:port/database, with % escapes.",
          thing: (0, domain_name.SP)(url)
        });
      }
    }
    async function textOf(url, machine) {
      if (url.startsWith("postgres")) return url;
      const name = url.slice(url.indexOf(":") + 1);
      if (url.startsWith("env:")) {
        const value = machine.env[name];
        if (value !== undefined && value !== "") return value;
        throw missing(url, "the variable is not set");
      }
      try {
        return await (0, promises_.readFile)(name, "utf8");
      } catch (cause) {
        throw missing(url, cause.message);
      }
    }
    function missing(url, why) {
      return new error.Et("source", `Cannot read the address "${(0, domain_name.SP)(url)}": ${(0, domain_name.SP)(why)}`, {
        code: "key-missing",
        hint: "Set what the policy names after env: or file:.",
        thing: (0, domain_name.SP)(url)
      });
    }
    function conninfo(keywords) {
      return Object.entries(keywords).map(([key, value]) => `${key}='${value.replace(/[\\']/g, "\\$&")}'`).join(" ");
    }
    ;
    const client_OPTIONS = "-c standard_conforming_strings=on";
    const OLDEST = 15;
    const NEWEST = 18;
    async function clientOf(settings, machine, stage) {
      const url = stage === "restore" ? settings["restore-url"] ?? settings.url : settings.url;
      const address = await readAddress(url, machine);
      const bin = settings.run.length > 0 ? "" : await anyBin(machine);
      return {
        machine,
        settings,
        address,
        stage,
        bin
      };
    }
    async function fitting(client, major) {
      if (major < OLDEST || major > NEWEST) {
        throw unfit(client, `the server is PostgreSQL ${major}; ${OLDEST} to ${NEWEST} are supported`, "");
      }
      if (client.settings.run.length === 0) {
        const bin = await binOf(major, "pg_dump", client.machine);
        if (bin !== null) return {
          ...client,
          bin
        };
      }
      const here = {
        ...client,
        bin: ""
      };
      const hint = `Install Debian's package postgresql-client-${major}${client.settings.run.length > 0 ? " where the wrapper leads" : ""}.`;
      for (const program of ["pg_dump", "pg_restore", "psql"]) {
        const found = await majorOf(here, program);
        if (found === null) throw unfit(client, `${program} is not there`, hint);
        if (found === major) continue;
        const what = found < major ? "older than" : "newer than";
        throw unfit(client, `${program} is of PostgreSQL ${found}, ${what} the server's ${major}`, hint);
      }
      return here;
    }
    async function binOf(major, program, machine) {
      const own = machine.env["HOLDFAST_SERVERS"];
      const folders = [...(own ? [(0, external_node_path_.join)(own, `postgresql-${major}`, "usr/lib/postgresql", String(major), "bin")] : []), `/usr/lib/postgresql/${major}/bin`, `/usr/pgsql-${major}/bin`];
      for (const folder of folders) {
        const isThere = await (0, promises_.access)((0, external_node_path_.join)(folder, program), promises_.constants.X_OK).then(() => true, () => false);
        if (isThere) return `${folder}/`;
      }
      return null;
    }
    async function anyBin(machine) {
      for (let major = NEWEST; major >= OLDEST; major--) {
        const bin = await binOf(major, "psql", machine);
        if (bin !== null) return bin;
      }
      return "";
    }
    async function majorOf(client, program) {
      const {
        run
      } = client.settings;
      const argv = [`${client.bin}${program}`, "--version"];
      try {
        const {
          code,
          stdout
        } = await client.machine.run(wrap({
          run,
          argv,
          secrets: {}
        }));
        const found = /\(PostgreSQL\) (\d+)/.exec(stdout);
        return code === 0 && found !== null ? Number(found[1]) : null;
      } catch (cause) {
        if (cause instanceof error.Et && cause.code === "tool-missing") return null;
        throw cause;
      }
    }
    function unfit(client, why, hint) {
      const {
        url
      } = client.settings;
      return new error.Et(client.stage, `Cannot work with server "${(0, domain_name.SP)(url)}": ${why}`, {
        code: "tool-missing",
        hint: hint || "Use a version of Holdfast that knows this server.",
        thing: (0, domain_name.SP)(url)
      });
    }
    function target({
      address
    }, database) {
      return conninfo({
        connect_timeout: "15",
        application_name: "holdfast",
        client_encoding: "UTF8",
        ...address.keywords,
        options: client_OPTIONS,
        dbname: database
      });
    }
    function command(client, [program, ...words], stdin) {
      const {
        password
      } = client.address;
      return wrap({
        run: client.settings.run,
        argv: [`${client.bin}${program}`, ...words],
        secrets: password === null ? {} : {
          PGPASSWORD: password
        },
        ...(stdin === undefined ? {} : {
          stdin
        })
      });
    }
    ;
    const MEANINGS = [[/no password supplied|Permission denied \(publickey|Host key verification failed|password authentication failed|authentication failed for user|no pg_hba\.conf entry|role "[^"]*" (does not exist|is not permitted to log in)/, "login-refused", "Is the password in the address the right one, and does pg_hba.conf let this account in from here?"], [/could not connect to server|ssh: connect to host|ssh: Could not resolve hostname|connection to server .* failed: (Connection refused|No such file|No route|timeout)|could not translate host name|the database system is (starting up|shutting down|in recovery)|server closed the connection|terminating connection|SSL connection has been closed|could not send data to server|connection is dead|no connection to the server/, "server-unreachable", "Does the server run, and do host and port fit? If it went away meanwhile, run this again."], [/database "[^"]*" does not exist/, "source-missing", "Does the name in the policy still fit?"], [/server version mismatch|aborting because of server version|unsupported version .* in file header/, "tool-missing", "Install the client of the server's own major version."], [/query would be affected by row-level security/, "right-missing", "ALTER ROLE the account BYPASSRLS: rows it does not see would be missing."], [/permission denied|must be (super|owner|member)|not permitted|insufficient privilege/, "right-missing", "GRANT pg_read_all_data to the account that saves; restoring needs a superuser."], [/No space left on device|could not extend file|disk full/, "restore-full", "Make room on the server's disk; the place is as it was."], [/canceling statement due to (lock|statement) timeout|could not obtain lock|lock timeout/, "source-in-use", "Somebody alters a table and holds its lock: run this again when that is over."]];
    function faultOf(failed) {
      const {
        stage,
        stderr
      } = failed;
      const known = MEANINGS.find(([form]) => form.test(stderr));
      const [, code, hint] = known ?? [null, null, ""];
      const isRestore = stage === "restore";
      const fallback = isRestore ? "restore-failed" : "source-failed";
      const fits = code !== null && (isRestore || code !== "restore-full") ? code : fallback;
      return new error.Et(stage, `${failed.cannot}: ${whyOf(failed)}`, {
        code: fits,
        hint: hint || (isRestore ? "The place is as it was. Follow the server's message, then run this again." : "Follow the server's message; `holdfast check` tries login, rights and tools."),
        thing: failed.thing
      });
    }
    function whyOf({
      stderr,
      code
    }) {
      const lines = stderr.split("\n").map(line => line.trim());
      const isError = line => /(error|FATAL|ERROR|PANIC|failed|fatal|mismatch):? /.test(line);
      const line = lines.find(isError) ?? lines.findLast(one => one !== "");
      const text = (line ?? "").replace(/^(pg_dump|pg_restore|psql): (error: )?/, "");
      const plain = text.replace(/^<stdin>:\d+: /, "");
      return plain === "" ? `the client ended with exit code ${code}` : (0, domain_name.SP)(plain);
    }
    ;
    var session_addDisposableResource = undefined && undefined.__addDisposableResource || function (env, value, async) {
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
    var session_disposeResources = undefined && undefined.__disposeResources || function (SuppressedError) {
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
    const END = "\\echo hf-end";
    function openSession(client, to) {
      const {
        machine,
        stage
      } = client;
      const words = queue();
      const child = machine.start(command(client, ["psql", "--no-psqlrc", "--quiet", "--no-align", "--tuples-only", "--no-password", "--set=ON_ERROR_STOP=1", "--set=VERBOSITY=verbose", "--dbname", target(client, to.database)], words.bytes));
      const lines = textLines(child.stdout);
      let closed = null;
      const close = async () => {
        words.end();
        await child.stdout[Symbol.asyncIterator]().return?.();
        await child.ended.catch(() => {});
      };
      const query = async sql => {
        words.push(`${sql}\n;\n${END}\n`);
        const rows = [];
        for (;;) {
          const next = await lines.next();
          if (next.done) break;
          if (next.value === "hf-end") return rows;
          if (next.value !== "") rows.push(JSON.parse(next.value));
        }
        const {
          code,
          stderr
        } = await child.ended;
        if (machine.signal.aborted) throw new error.j$();
        throw faultOf({
          stage,
          cannot: to.cannot,
          thing: to.thing,
          stderr,
          code
        });
      };
      return {
        query,
        execute: async sql => {
          const hex = Buffer.from(sql).toString("hex");
          words.push(`SELECT convert_from(decode('${hex}', 'hex'), 'UTF8') \\gexec\n`);
          await query("SELECT 1::text");
        },
        [Symbol.asyncDispose]: async () => {
          closed ??= close();
          await closed;
        }
      };
    }
    async function inSession(client, to, work) {
      const env_1 = {
        stack: [],
        error: void 0,
        hasError: false
      };
      try {
        const session = session_addDisposableResource(env_1, openSession(client, to), true);
        return await work(session);
      } catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
      } finally {
        const result_1 = session_disposeResources(env_1);
        if (result_1) await result_1;
      }
    }
    function queue() {
      const waiting = [];
      let isOver = false;
      let wake = () => {};
      const bytes = async function* () {
        for (;;) {
          const text = waiting.shift();
          if (text !== undefined) yield Buffer.from(text);else if (isOver) return;else await new Promise(resolve => wake = resolve);
        }
      };
      return {
        bytes: bytes(),
        push: text => {
          waiting.push(text);
          wake();
        },
        end: () => {
          isOver = true;
          wake();
        }
      };
    }
    function quotedName(name) {
      return `"${name.replaceAll('"', '""')}"`;
    }
    function quotedText(text) {
      return `'${text.replaceAll("'", "''")}'`;
    }
    ;
    const PINS = `
SET extra_float_digits = 3; SET DateStyle = 'ISO, YMD'; SET TimeZone = 'UTC'; SET IntervalStyle = 'postgres';
SET bytea_output = 'hex'; SET lc_monetary = 'C'; SET xmlbinary = 'base64'; SET search_path = pg_catalog;
SET row_security = off; SET client_encoding = 'UTF8'; SET statement_timeout = 0; SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0; SET default_transaction_read_only = off`;
    const ROW = `(hf_row.*)::text COLLATE "C"`;
    async function contentOf(session, table) {
      const sum = seed => `coalesce(sum(hashtextextended(${ROW}, ${seed})), 0)::text`;
      const [row] = await session.query(`SELECT json_build_array(count(*)::text, ${sum(0)}, ${sum(7919)}) FROM ONLY ${whole(table)} AS hf_row`);
      const [rows, first, second] = row;
      return {
        rows: Number(rows),
        hash: `${first}:${second}`
      };
    }
    async function countRows(session, tables) {
      let rows = 0;
      for (const table of tables) {
        const [count] = await session.query(`SELECT to_json(count(*)::text) FROM ONLY ${whole(table)}`);
        rows += Number(count);
      }
      return rows;
    }
    async function standOf(session, sequence) {
      const [row] = await session.query(`SELECT json_build_array(last_value::text, is_called) FROM ${whole(sequence)}`);
      const [value, isCalled] = row;
      return stand(value, isCalled);
    }
    function stand(value, isCalled) {
      return isCalled ? value : `${value} next`;
    }
    async function largeObjects(session) {
      const [count] = await session.query("SELECT to_json(count(*)::text) FROM pg_largeobject_metadata");
      if (count === "0") return {
        rows: 0,
        hash: "0:0",
        rights: "0"
      };
      const page = `loid || ':' || pageno || ':' || encode(rtrim(data, '\\x00'::bytea), 'hex')`;
      const sum = seed => `coalesce(sum(hashtextextended(${page}, ${seed})), 0)::text`;
      const [row] = await session.query(`SELECT json_build_array(${sum(0)}, ${sum(7919)}) FROM pg_largeobject`);
      const [rights] = await session.query(`SELECT to_json(sum(hashtextextended(concat_ws(' ', o.oid, pg_get_userbyid(lomowner), CASE grantee WHEN 0 THEN '' ELSE pg_get_userbyid(grantee) END, privilege_type, is_grantable), 0))::text)
     FROM pg_largeobject_metadata AS o, aclexplode(coalesce(lomacl, acldefault('L', lomowner)))`);
      const hash = row.join(":");
      return {
        rows: Number(count),
        hash,
        rights: rights
      };
    }
    function whole({
      schema,
      name
    }) {
      return `${quotedName(schema)}.${quotedName(name)}`;
    }
    ;
    const GLOBALS = "globals";
    function catalog_partOf(database) {
      return /^(database )*globals$/.test(database) ? `database ${database}` : database;
    }
    function databaseOf(part) {
      return /^(database )+globals$/.test(part) ? part.slice("database ".length) : part;
    }
    function prefixOf(part) {
      return (0, domain_name.uZ)(Buffer.from(part, "utf8")).replaceAll("/", "\\x2f");
    }
    async function readCatalog(session, part) {
      const prefix = prefixOf(part);
      const keyOf = (type, identity) => `${prefix}/${type} ${(0, domain_name.uZ)(Buffer.from(identity, "utf8"))}`;
      const facts = new Map();
      const [database] = await session.query(DATABASE);
      facts.set(`${prefix}/database`, fieldsOf(database));
      for (const row of await session.query(CATALOG)) {
        const comment = row.comment === null ? {} : {
          comment: row.comment
        };
        facts.set(keyOf(row.type, row.identity), {
          ...fieldsOf(row.is),
          ...comment
        });
      }
      const named = async sql => (await session.query(sql)).map(({
        schema,
        name,
        identity,
        type
      }) => ({
        schema,
        name,
        key: keyOf(type, identity)
      }));
      return {
        facts,
        tables: await named(TABLES),
        sequences: await named(SEQUENCES)
      };
    }
    function fieldsOf(row) {
      return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, value ?? ""]));
    }
    async function* factsOf(catalog, reading) {
      const {
        session,
        part
      } = reading;
      const large = `${prefixOf(part)}/large objects`;
      const tables = new Map(catalog.tables.map(table => [table.key, table]));
      const sequences = new Map(catalog.sequences.map(sequence => [sequence.key, sequence]));
      for (const key of [...catalog.facts.keys(), large].sort(domain_name.cD)) {
        const is = catalog.facts.get(key) ?? {};
        const table = tables.get(key);
        const sequence = sequences.get(key);
        if (key === large) yield fact(key, {
          ...(await largeObjects(session))
        });else if (table !== undefined) yield fact(key, {
          ...is,
          ...(await contentOf(session, table))
        });else if (sequence !== undefined) yield fact(key, {
          ...is,
          value: await standing(sequence, reading)
        });else yield fact(key, is);
      }
    }
    async function standing(sequence, {
      session,
      stands
    }) {
      const known = stands();
      if (known === null) return await standOf(session, sequence);
      return (await known).get(nameKey(sequence)) ?? "";
    }
    function nameKey({
      schema,
      name
    }) {
      return JSON.stringify([schema, name]);
    }
    function fact(key, is) {
      return {
        key,
        is,
        at: null,
        span: null
      };
    }
    const CHANGING = {
      view: ["definition"],
      "materialized view": ["definition"],
      rule: ["definition"],
      extension: ["version"],
      table: ["maintain"]
    };
    function comparable(item, sameMajor) {
      const type = item.key.slice(item.key.indexOf("/") + 1);
      const kind = /^(materialized view|[a-z]+)/.exec(type)?.[0] ?? "";
      const gone = sameMajor ? [] : CHANGING[kind] ?? [];
      if (gone.length === 0) return item;
      const is = Object.fromEntries(Object.entries(item.is).filter(([name]) => !gone.includes(name)));
      return {
        ...item,
        is
      };
    }
    ;
    const ASIDE = /\.(new|old)-[0-9a-f]{16}$/;
    const ASK = `SELECT json_build_object(
  'identifier', (SELECT system_identifier::text FROM pg_control_system()),
  'number', current_setting('server_version_num')::int, 'version', current_setting('server_version'),
  'isSuperuser', (SELECT rolsuper FROM pg_roles WHERE rolname = current_user),
  'roles', (SELECT count(*) FROM pg_roles WHERE left(rolname, 3) <> 'pg_'),
  'databases', (SELECT json_agg(json_build_object('name', datname, 'oid', oid::text, 'isTemplate', datistemplate,
    'size', CASE WHEN has_database_privilege(oid, 'CONNECT') OR pg_has_role('pg_read_all_stats', 'USAGE') THEN pg_database_size(oid) ELSE 0 END,
    'connections', (SELECT count(*) FROM pg_stat_activity WHERE datid = d.oid AND pid <> pg_backend_pid()))) FROM pg_database AS d WHERE datallowconn))`;
    const HUBS = ["postgres", "template1"];
    async function readServer(client) {
      return await inHub(client, [], session => serverIn(session));
    }
    async function serverIn(session) {
      const [row] = await session.query(ASK);
      const {
        number,
        ...server
      } = row;
      return {
        ...server,
        major: Math.floor(number / 10_000)
      };
    }
    async function inHub(client, without, work) {
      const own = client.address.database;
      const names = [...HUBS, ...(own === null ? [] : [own])].filter(one => !without.includes(one));
      let missing = new error.Et(client.stage, "Cannot find a database to work from", {
        code: "source-missing",
        hint: "Let the account connect to the database postgres or template1."
      });
      for (const database of names) {
        const to = {
          database,
          cannot: cannotReach(client),
          thing: (0, domain_name.SP)(client.settings.url)
        };
        let isIn = false;
        try {
          return await inSession(client, to, async session => {
            await session.query("SELECT 1::text");
            isIn = true;
            return await work(session);
          });
        } catch (cause) {
          const mayBeElsewhere = cause instanceof error.Et && (cause.code === "source-missing" || cause.code === "right-missing");
          if (isIn || !mayBeElsewhere) throw cause;
          missing = cause;
        }
      }
      throw missing;
    }
    function cannotReach({
      settings
    }) {
      return `Cannot work with server "${(0, domain_name.SP)(settings.url)}"`;
    }
    function covered(client, there) {
      const {
        databases,
        excluded,
        into
      } = client.settings;
      if (databases === "all") {
        const all = there.filter(({
          name,
          isTemplate
        }) => !isTemplate && !ASIDE.test(name));
        return sorted(all.map(({
          name
        }) => name).filter(name => !(name in excluded)));
      }
      if (into !== undefined) return [into];
      const own = client.address.database ?? client.address.keywords["user"];
      const named = databases ?? (own === undefined ? [] : [own]);
      if (named.length > 0) return sorted([...new Set(named)]);
      throw new error.Et(client.stage, `Cannot tell which database of "${(0, domain_name.SP)(client.settings.url)}" is meant`, {
        code: "policy-invalid",
        hint: "Name it in the address, or under databases."
      });
    }
    function sorted(names) {
      return names.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
    }
    ;
    const LISTS = new Set(["search_path", "temp_tablespaces", "session_preload_libraries", "shared_preload_libraries", "local_preload_libraries", "unix_socket_directories"]);
    function lineName(name) {
      return escaped(name, '"');
    }
    function lineText(text) {
      return escaped(text, "'");
    }
    function escaped(text, quote) {
      const doubled = text.replaceAll(quote, quote + quote);
      if (!/[\x00-\x1f\x7f\\]/.test(text)) return `${quote}${doubled}${quote}`;
      const plain = doubled.replace(/[\x00-\x1f\x7f\\]/g, symbol => symbol === "\\" ? "\\\\" : `\\${symbol.charCodeAt(0).toString(16).padStart(4, "0")}`);
      return `U&${quote}${plain}${quote}`;
    }
    function firstName(text) {
      const found = /^(U&)?"((?:[^"]|"")*)"/.exec(text);
      if (found === null) return null;
      const [all, isEscaped, inner] = found;
      const name = inner.replaceAll('""', '"');
      const plain = isEscaped === undefined ? name : name.replace(/\\(\\|[0-9a-f]{4})/g, unescaped);
      return {
        name: plain,
        rest: text.slice(all.length)
      };
    }
    function unescaped(_, code) {
      return code === "\\" ? "\\" : String.fromCharCode(Number.parseInt(code, 16));
    }
    function setting(config) {
      const at = config.indexOf("=");
      const parameter = config.slice(0, at);
      const value = config.slice(at + 1);
      const name = parameter.split(".").map(lineName).join(".");
      if (!LISTS.has(parameter)) return `${name} TO ${lineText(value)}`;
      const items = [...value.matchAll(/\s*(?:"((?:[^"]|"")*)"|([^",]+))\s*(?:,|$)/g)];
      const names = items.map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain?.trim() ?? "");
      return `${name} TO ${names.length === 0 ? "''" : names.map(lineText).join(", ")}`;
    }
    ;
    const rolesFrom = (catalog, password) => `SELECT json_build_object('name', rolname,
  'flags', json_build_object('SUPERUSER', rolsuper, 'INHERIT', rolinherit, 'CREATEROLE', rolcreaterole, 'CREATEDB', rolcreatedb,
    'LOGIN', rolcanlogin, 'REPLICATION', rolreplication, 'BYPASSRLS', rolbypassrls),
  'limit', rolconnlimit, 'until', rolvaliduntil::text, 'password', ${password}, 'comment', shobj_description(r.oid, 'pg_authid'),
  'settings', (SELECT coalesce(json_agg(one), '[]') FROM pg_db_role_setting, unnest(setconfig) AS one WHERE setrole = r.oid AND setdatabase = 0))
FROM ${catalog} AS r WHERE left(rolname, 3) <> 'pg_' ORDER BY rolname COLLATE "C"`;
    const MEMBERS = `SELECT json_build_object('group', pg_get_userbyid(roleid), 'member', pg_get_userbyid(member), 'admin', admin_option,
  'inherit', to_jsonb(m) -> 'inherit_option', 'set', to_jsonb(m) -> 'set_option')
FROM pg_auth_members AS m WHERE member >= 16384 ORDER BY pg_get_userbyid(roleid) COLLATE "C", pg_get_userbyid(member) COLLATE "C"`;
    async function readRoles(session) {
      const [may] = await session.query("SELECT to_json(has_table_privilege('pg_authid', 'SELECT'))");
      const withPasswords = may === true;
      const sql = withPasswords ? rolesFrom("pg_authid", "rolpassword") : rolesFrom("pg_roles", "NULL::text");
      const roles = await session.query(sql);
      const members = await session.query(MEMBERS);
      const lines = [...roles.flatMap(linesOf), ...members.map(grant)];
      return {
        sql: `${lines.join("\n")}\n`,
        names: roles.map(({
          name
        }) => name),
        withPasswords
      };
    }
    function linesOf(role) {
      const name = lineName(role.name);
      const flags = Object.entries(role.flags).map(([flag, is]) => is ? flag : `NO${flag}`);
      const password = role.password === null ? "" : ` PASSWORD ${lineText(role.password)}`;
      const until = role.until === null ? "" : ` VALID UNTIL ${lineText(role.until)}`;
      return [`CREATE ROLE ${name};`, `ALTER ROLE ${name} WITH ${flags.join(" ")} CONNECTION LIMIT ${role.limit}${password}${until};`, ...role.settings.map(config => `ALTER ROLE ${name} SET ${setting(config)};`), ...(role.comment === null ? [] : [`COMMENT ON ROLE ${name} IS ${lineText(role.comment)};`])];
    }
    function grant({
      group,
      member,
      admin,
      inherit,
      set
    }) {
      const options = [...(admin ? ["ADMIN OPTION"] : []), ...(inherit === null || set === null ? [] : [`INHERIT ${word(inherit)}`, `SET ${word(set)}`])];
      const all = options.length > 1 ? options.map(one => one.replace("OPTION", "TRUE")) : options;
      const end = all.length === 0 ? "" : ` WITH ${all.join(", ")}`;
      return `GRANT ${lineName(group)} TO ${lineName(member)}${end};`;
    }
    function word(is) {
      return is ? "TRUE" : "FALSE";
    }
    function roleFacts(names) {
      const keys = names.map(name => `${GLOBALS}/role ${(0, domain_name.uZ)(Buffer.from(name, "utf8"))}`);
      return keys.sort(domain_name.cD).map(key => ({
        key,
        is: {
          exists: true
        },
        at: null,
        span: null
      }));
    }
    async function rolesAmong(session, names) {
      const there = await session.query("SELECT to_json(rolname) FROM pg_roles");
      return there.filter(name => names.has(name));
    }
    function globals_namesIn(sql) {
      return sql.split("\n").flatMap(line => {
        if (!line.startsWith("CREATE ROLE ")) return [];
        const found = firstName(line.slice("CREATE ROLE ".length));
        return found === null ? [] : [found.name];
      });
    }
    async function makeRoles(session, sql) {
      const there = new Set(await rolesAmong(session, new Set(globals_namesIn(sql))));
      const isNew = name => !there.has(name);
      await session.query("BEGIN");
      for (const line of sql.split("\n")) {
        if (line === "") continue;
        const names = aboutWhom(line);
        if (names === null) throw strange(line);
        if (names.some(isNew)) await session.execute(line);
      }
      await session.query("COMMIT");
      return globals_namesIn(sql).filter(isNew);
    }
    function aboutWhom(line) {
      const verb = /^(CREATE ROLE|ALTER ROLE|COMMENT ON ROLE|GRANT) /.exec(line);
      const first = verb === null ? null : firstName(line.slice(verb[0].length));
      if (verb === null || first === null) return null;
      if (verb[1] !== "GRANT") return [first.name];
      const second = first.rest.startsWith(" TO ") ? firstName(first.rest.slice(" TO ".length)) : null;
      return second === null ? null : [first.name, second.name].filter(name => !/^pg_/.test(name));
    }
    function strange(line) {
      return new error.Et("restore", `Cannot make the roles: the backup says "${(0, domain_name.SP)(line.slice(0, 40))}…", which Holdfast does not write`, {
        code: "restore-failed",
        hint: "The place is as it was. Verify the backup with `holdfast verify --deep`.",
        thing: GLOBALS
      });
    }
    var external_node_crypto_ = __webpack_require__(77598);
    ;
    const LONGEST = 63;
    const KILL_EVERY = 100;
    async function markOf(client) {
      const server = await readServer(client);
      const names = covered(client, server.databases);
      const marks = names.map(name => markIn(server, name));
      const [only] = marks;
      if (marks.length === 1 && only !== undefined) return only;
      const named = names.map((name, at) => `${(0, domain_name.SP)(name)}=${marks[at]}`);
      return `${server.identifier} ${named.join(" ")}`;
    }
    function markIn({
      identifier,
      databases
    }, name) {
      const found = databases.find(one => one.name === name);
      return found === undefined ? "absent" : `${identifier}:${found.oid}`;
    }
    async function movesOf(client, restore, parts) {
      const server = await readServer(client);
      return placesOf(client, server, parts).map(name => ({
        place: `${server.identifier}/${written(name)}`,
        built: written(asideName(name, `new-${restore}`)),
        kept: written(asideName(name, `old-${restore}`)),
        was: markIn(server, name)
      }));
    }
    function placesOf(client, server, parts) {
      const {
        into
      } = client.settings;
      const saved = parts?.filter(part => part !== GLOBALS);
      if (into === undefined) {
        const own = saved ?? covered(client, server.databases).map(catalog_partOf);
        return sorted(own).map(databaseOf);
      }
      if (saved === undefined || saved.length === 1) return [into];
      throw new error.Et("policy", `Cannot restore ${saved.length} databases into "${(0, domain_name.SP)(into)}"`, {
        code: "usage",
        hint: "A source of several databases comes back under their own names: leave --into out.",
        thing: into
      });
    }
    function asideName(name, end) {
      const room = LONGEST - end.length - 1;
      if (Buffer.byteLength(name) <= room) return `${name}.${end}`;
      const hash = (0, external_node_crypto_.createHash)("sha256").update(name).digest("hex").slice(0, 8);
      let short = name;
      while (Buffer.byteLength(short) > room - 9) short = short.slice(0, -1).replace(/[\ud800-\udbff]$/, "");
      return `${short}~${hash}.${end}`;
    }
    function written(name) {
      return (0, domain_name.uZ)(Buffer.from(name, "utf8"));
    }
    function read(name) {
      return Buffer.from((0, domain_name.qZ)(name)).toString("utf8");
    }
    function namesOf(move) {
      const place = move.place.slice(move.place.indexOf("/") + 1);
      return {
        place: read(place),
        built: read(move.built),
        kept: read(move.kept)
      };
    }
    async function swap(client, moves) {
      await rename(client, moves, server => moves.flatMap(move => {
        const {
          place,
          built,
          kept
        } = namesOf(move);
        if (placeMark(server, move) !== move.was) throw stale(place);
        if (has(server, kept) && move.was !== "absent") throw taken(place, kept);
        const out = move.was === "absent" ? [] : [[place, kept]];
        return has(server, built) ? [...out, [built, place]] : out;
      }));
    }
    async function undo(client, moves) {
      await rename(client, moves, server => moves.flatMap(move => {
        const {
          place,
          built,
          kept
        } = namesOf(move);
        const now = placeMark(server, move);
        const isBuilt = has(server, built);
        const isThere = now !== "absent";
        if (move.was === "absent") return isThere && !isBuilt ? [[place, built]] : [];
        if (now === move.was) return [];
        if (markIn(server, kept) !== move.was) throw gone(place, kept);
        if (isThere && isBuilt) throw taken(place, place);
        const back = [kept, place];
        return isThere ? [[place, built], back] : [back];
      }));
    }
    async function drop(client, moves, which) {
      const names = moves.map(move => namesOf(move)[which]);
      await inHub(client, names, async session => {
        refuseOther(await serverIn(session), moves);
        for (const name of names) await dropDatabase(session, name);
      });
    }
    async function dropDatabase(session, name) {
      await session.query(`DROP DATABASE IF EXISTS ${quotedName(name)} WITH (FORCE)`);
    }
    async function rename(client, moves, judge) {
      const all = moves.flatMap(move => Object.values(namesOf(move)));
      await inHub(client, all, async session => {
        const server = await serverIn(session);
        refuseOther(server, moves);
        const renames = judge(server);
        if (renames.length === 0) return;
        client.machine.step("postgres: rename");
        const oids = renames.flatMap(([from]) => oidOf(server, from));
        await whileEnding(client, {
          oids,
          without: all
        }, () => session.query(["BEGIN", ...renames.map(([from, to]) => `ALTER DATABASE ${quotedName(from)} RENAME TO ${quotedName(to)}`), "COMMIT"].join("; ")));
        client.machine.step("postgres: renamed");
      });
    }
    async function whileEnding(client, of, work) {
      await inHub(client, of.without, async session => {
        const end = `SELECT to_json(count(pg_terminate_backend(pid))) FROM pg_stat_activity WHERE datid IN (${of.oids.join(", ")})`;
        await session.query(end);
        let isOver = false;
        const working = work().finally(() => {
          isOver = true;
        });
        working.catch(() => {});
        while (!isOver) {
          await Promise.race([working.catch(() => {}), (0, external_node_timers_promises_.setTimeout)(KILL_EVERY)]);
          if (!isOver) await session.query(end);
        }
        await working;
      });
    }
    function oidOf({
      databases
    }, name) {
      return databases.filter(one => one.name === name).map(({
        oid
      }) => oid);
    }
    function has(server, name) {
      return markIn(server, name) !== "absent";
    }
    function placeMark(server, move) {
      return markIn(server, namesOf(move).place);
    }
    function refuseOther({
      identifier
    }, moves) {
      const other = moves.find(({
        place
      }) => place.slice(0, place.indexOf("/")) !== identifier);
      if (other === undefined) return;
      throw new error.Et("restore", `Cannot work on "${(0, domain_name.SP)(namesOf(other).place)}": another server answers at that address`, {
        code: "restore-failed",
        hint: "Is the address that of a new server, or of a standby? Let it be the old one's again.",
        thing: (0, domain_name.SP)(namesOf(other).place)
      });
    }
    function stale(place) {
      return new error.Et("approval", `Cannot replace database "${(0, domain_name.SP)(place)}": it is not the one the plan was made for`, {
        code: "plan-stale",
        hint: "Somebody made or dropped it since. Make and approve a new plan.",
        thing: (0, domain_name.SP)(place)
      });
    }
    function gone(place, kept) {
      return new error.Et("restore", `Cannot undo database "${(0, domain_name.SP)(place)}": what was there before is gone`, {
        code: "restore-failed",
        hint: `It was kept as "${(0, domain_name.SP)(kept)}". Was this restore settled? Then restore an older backup.`,
        thing: (0, domain_name.SP)(place)
      });
    }
    function taken(place, name) {
      return new error.Et("restore", `Cannot move database "${(0, domain_name.SP)(place)}": something else is called "${(0, domain_name.SP)(name)}"`, {
        code: "restore-failed",
        hint: `Look at "${(0, domain_name.SP)(name)}": if nobody needs it, rename it and run the same command again.`,
        thing: (0, domain_name.SP)(place)
      });
    }
    function refuseOnly(place, only) {
      if (only.length === 0) return;
      throw new error.Et("policy", `Cannot restore a part of "${place}": a database comes back whole`, {
        code: "usage",
        hint: "Leave --path out. With --into it comes back beside the present one, for you to pick from.",
        thing: place
      });
    }
    function builtSession(client, move, cannot) {
      const {
        built,
        place
      } = namesOf(move);
      return openSession(client, {
        database: built,
        cannot,
        thing: (0, domain_name.SP)(place)
      });
    }
    ;
    function toc_majorOf(start) {
      const from = cursor(start);
      readStart(from);
      from.text();
      return Number.parseInt(from.text() ?? "", 10);
    }
    class Short extends Error {}
    const LIMIT = 128 * 2 ** 20;
    const SETVAL = /^SELECT pg_catalog\.setval\((?:.|\n)*, (-?\d+), (true|false)\);\s*$/;
    class TocReader {
      #kept = Buffer.alloc(0);
      #wanted = 4096;
      #toc = null;
      #size = 0;
      #chunks = [];
      get toc() {
        return this.#toc;
      }
      take(chunk) {
        if (this.#toc !== null) return;
        this.#chunks.push(Uint8Array.from(chunk));
        this.#size += chunk.byteLength;
        if (this.#size < this.#wanted) return;
        this.#try();
        this.#wanted = this.#size * 2;
      }
      end() {
        if (this.#toc === null) this.#try();
        if (this.#toc === null) throw new Error("its table of contents is cut short");
      }
      #try() {
        this.#kept = Buffer.concat([this.#kept, ...this.#chunks]);
        this.#chunks = [];
        try {
          this.#toc = parse(this.#kept);
          this.#kept = Buffer.alloc(0);
        } catch (cause) {
          if (!(cause instanceof Short)) throw cause;
          if (this.#size > LIMIT) throw new Error("its table of contents is larger than 128 MiB");
        }
      }
    }
    function parse(bytes) {
      const from = cursor(bytes);
      const version = readStart(from);
      for (let field = 0; field < 3; field++) from.text();
      const entries = from.integer();
      const stands = new Map();
      for (let entry = 0; entry < entries; entry++) {
        const {
          desc,
          tag,
          schema,
          definition
        } = readEntry(from, version);
        if (desc !== "SEQUENCE SET") continue;
        const found = SETVAL.exec(definition);
        if (found === null) throw new Error("it sets a sequence in a way we do not read");
        stands.set(nameKey({
          schema,
          name: tag
        }), stand(found[1], found[2] === "true"));
      }
      return {
        stands,
        entries
      };
    }
    function readStart(from) {
      if (from.bytes(5).toString("latin1") !== "PGDMP") throw new Error("it is no dump of PostgreSQL");
      const version = from.byte() * 256 + from.byte();
      from.byte();
      from.setSizes(from.byte(), from.byte());
      if (from.byte() !== 1 || version < 0x10e) throw new Error("it is in a format we do not read");
      if (version >= 0x10f) from.byte();else from.integer();
      for (let field = 0; field < 7; field++) from.integer();
      return version;
    }
    function readEntry(from, version) {
      from.integer();
      from.integer();
      from.text();
      from.text();
      const tag = from.text() ?? "";
      const desc = from.text() ?? "";
      from.integer();
      const definition = from.text() ?? "";
      from.text();
      from.text();
      const schema = from.text() ?? "";
      from.text();
      from.text();
      if (version >= 0x110) from.integer();
      from.text();
      from.text();
      while (from.text() !== null);
      from.offset();
      return {
        tag,
        desc,
        definition,
        schema
      };
    }
    function cursor(bytes) {
      let at = 0;
      let intSize = 4;
      let offsetSize = 8;
      const take = length => {
        if (at + length > bytes.length) throw new Short();
        at += length;
        return bytes.subarray(at - length, at);
      };
      const byte = () => take(1)[0];
      const integer = () => {
        const isNegative = byte() === 1;
        let value = 0;
        for (const [index, digit] of take(intSize).entries()) value += digit * 256 ** index;
        return isNegative ? -value : value;
      };
      return {
        byte,
        integer,
        bytes: take,
        setSizes: (forIntegers, forOffsets) => {
          intSize = forIntegers;
          offsetSize = forOffsets;
        },
        offset: () => void take(1 + offsetSize),
        text: () => {
          const length = integer();
          return length < 0 ? null : take(length).toString("utf8");
        }
      };
    }
    ;
    var postgres_build_addDisposableResource = undefined && undefined.__addDisposableResource || function (env, value, async) {
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
    var postgres_build_disposeResources = undefined && undefined.__disposeResources || function (SuppressedError) {
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
    function databaseParts(saved) {
      return sorted([...saved.keys()].filter(name => name !== GLOBALS));
    }
    async function build(asking, saved, aside) {
      const server = await readServer(asking);
      const client = await fitting(asking, server.major);
      const parts = databaseParts(saved);
      if (parts.length === 0 || parts.length !== aside.moves.length) throw nothing(asking);
      const moves = new Map(parts.map((part, at) => [part, aside.moves[at]]));
      const majors = await refuseDownward(saved, parts, {
        client,
        major: server.major
      });
      const globals = client.settings.globals ? saved.get(GLOBALS) : undefined;
      const sql = globals === undefined ? null : await build_textOf(globals);
      if (sql !== null) await inHub(client, [], session => makeRoles(session, sql));
      try {
        for (const [part, move] of moves) {
          await buildOne({
            client,
            part: saved.get(part),
            move
          });
          client.machine.step("postgres: built");
        }
      } catch (cause) {
        await dropAll(client, aside.moves).catch(() => {});
        throw cause;
      }
      return {
        moves,
        roles: sql === null ? null : globals_namesIn(sql),
        sameMajor: majors.every(major => major === server.major)
      };
    }
    async function dropAll(client, moves) {
      const names = moves.map(move => namesOf(move).built);
      await inHub(client, names, async session => {
        for (const name of names) await dropDatabase(session, name);
      });
    }
    async function refuseDownward(saved, parts, {
      client,
      major
    }) {
      const majors = [];
      for (const name of parts) {
        const part = saved.get(name);
        const start = [];
        const length = Math.min(part.size, 4096);
        for await (const chunk of part.read({
          start: 0,
          length
        })) start.push(Uint8Array.from(chunk));
        const from = toc_majorOf(Buffer.concat(start));
        majors.push(from);
        if (from <= major) continue;
        throw new error.Et(client.stage, `Cannot restore "${(0, domain_name.SP)(name)}": it was saved from PostgreSQL ${from}, and the server is ${major}`, {
          code: "restore-failed",
          hint: `Restore into a server of ${from} or newer; nothing was touched.`,
          thing: (0, domain_name.SP)(name)
        });
      }
      return majors;
    }
    async function buildOne(building) {
      const env_1 = {
        stack: [],
        error: void 0,
        hasError: false
      };
      try {
        const {
          client,
          part,
          move
        } = building;
        const {
          built,
          place
        } = namesOf(move);
        const properties = await propertiesOf(part);
        await inHub(client, [built], async session => {
          await dropDatabase(session, built);
          await session.query(creation(built, properties));
        });
        client.machine.step("postgres: created");
        await pgRestore(building, await hasTablespaces(client));
        const session = postgres_build_addDisposableResource(env_1, builtSession(client, move, `Cannot put back database "${(0, domain_name.SP)(place)}"`), true);
        await session.query(PINS);
        for (const statement of alterations(built, properties)) await session.query(statement);
        if (client.settings.lent !== true) await session.query("ANALYZE");
      } catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
      } finally {
        const result_1 = postgres_build_disposeResources(env_1);
        if (result_1) await result_1;
      }
    }
    async function pgRestore({
      client,
      part,
      move
    }, tablespaces) {
      const {
        built,
        place
      } = namesOf(move);
      const child = client.machine.start(command(client, ["pg_restore", "--no-password", "--format=custom", "--single-transaction", "--exit-on-error", ...(tablespaces ? [] : ["--no-tablespaces"]), "--dbname", target(client, built)], part.read()));
      for await (const _ of child.stdout);
      const {
        code,
        stderr
      } = await child.ended;
      if (client.machine.signal.aborted) throw new error.j$();
      if (code === 0) return;
      const cannot = `Cannot put back database "${(0, domain_name.SP)(place)}"`;
      throw faultOf({
        stage: client.stage,
        cannot,
        thing: (0, domain_name.SP)(place),
        stderr,
        code
      });
    }
    async function hasTablespaces(client) {
      return client.settings.lent !== true;
    }
    async function propertiesOf(part) {
      const key = `${prefixOf(part.name)}/database`;
      for await (const fact of part.facts()) if (fact.key === key) return fact.is;
      throw new error.Et("restore", `Cannot put back "${(0, domain_name.SP)(part.name)}": its inventory does not say what the database was`, {
        code: "restore-failed",
        hint: "The place is as it was. Verify the backup, or restore another one.",
        thing: (0, domain_name.SP)(part.name)
      });
    }
    function creation(name, is) {
      const text = field => quotedText(String(is[field] ?? ""));
      const locales = {
        c: "",
        i: ` LOCALE_PROVIDER icu ICU_LOCALE ${text("locale")}`,
        b: ` LOCALE_PROVIDER builtin BUILTIN_LOCALE ${text("locale")}`
      };
      const locale = locales[String(is["provider"])] ?? "";
      return `CREATE DATABASE ${quotedName(name)} TEMPLATE template0 OWNER ${quotedName(String(is["owner"]))} ENCODING ${text("encoding")} LC_COLLATE ${text("collate")} LC_CTYPE ${text("ctype")}${locale} CONNECTION LIMIT ${Number(is["limit"])}`;
    }
    function alterations(name, is) {
      const database = quotedName(name);
      const settings = JSON.parse(String(is["settings"]));
      const rights = JSON.parse(String(is["rights"]));
      const owner = quotedName(String(is["owner"]));
      return [...settings.map(([role, config]) => role === null ? `ALTER DATABASE ${database} SET ${setting(config)}` : `ALTER ROLE ${quotedName(role)} IN DATABASE ${database} SET ${setting(config)}`), `REVOKE ALL ON DATABASE ${database} FROM PUBLIC, ${owner}`, ...rights.map(([role, right, mayGrant]) => {
        const whom = role === null ? "PUBLIC" : quotedName(role);
        return `GRANT ${right} ON DATABASE ${database} TO ${whom}${mayGrant && whom !== owner ? " WITH GRANT OPTION" : ""}`;
      }), `COMMENT ON DATABASE ${database} IS ${quotedText(String(is["comment"] ?? ""))}`];
    }
    async function build_textOf(part) {
      const chunks = [];
      for await (const chunk of part.read()) chunks.push(Uint8Array.from(chunk));
      return Buffer.concat(chunks).toString("utf8");
    }
    async function* expectedOf(saved, made) {
      for (const part of inOrder(made)) {
        for await (const fact of saved.get(part).facts()) {
          yield comparable(fact, made.sameMajor);
        }
      }
    }
    async function* inspect(client, made) {
      for (const part of inOrder(made)) {
        const env_2 = {
          stack: [],
          error: void 0,
          hasError: false
        };
        try {
          const move = made.moves.get(part);
          if (move === undefined) {
            const names = new Set(made.roles ?? []);
            yield* roleFacts(await inHub(client, [], session => rolesAmong(session, names)));
            continue;
          }
          const session = postgres_build_addDisposableResource(env_2, builtSession(client, move, "Cannot compare what was built"), true);
          yield* factsIn(session, part, made.sameMajor);
        } catch (e_2) {
          env_2.error = e_2;
          env_2.hasError = true;
        } finally {
          const result_2 = postgres_build_disposeResources(env_2);
          if (result_2) await result_2;
        }
      }
    }
    async function* factsIn(session, part, sameMajor) {
      await session.query(PINS);
      await session.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
      const catalog = await readCatalog(session, part);
      for await (const fact of factsOf(catalog, {
        session,
        part,
        stands: () => null
      })) {
        yield comparable(fact, sameMajor);
      }
    }
    function inOrder({
      moves,
      roles
    }) {
      return sorted([...moves.keys(), ...(roles === null ? [] : [GLOBALS])]);
    }
    function nothing({
      settings
    }) {
      return new error.Et("restore", `Cannot restore "${(0, domain_name.SP)(settings.url)}": the backup does not hold the databases of this source`, {
        code: "restore-failed",
        hint: "Was the source of another kind when it was saved? Name another backup.",
        thing: (0, domain_name.SP)(settings.url)
      });
    }
    ;
    async function check(settings, machine, before) {
      const findings = [];
      const add = (code, weight, thing, text, hint) => void findings.push({
        code,
        weight,
        thing: (0, domain_name.SP)(thing),
        text,
        hint
      });
      try {
        const asking = await clientOf(settings, machine, before === "dump" ? "source" : "restore");
        const server = await readServer(asking);
        const client = await fitting(asking, server.major);
        if (before === "dump") await checkDump(client, server, add);else checkBuild(client, server, add);
      } catch (cause) {
        if (!(cause instanceof error.Et)) throw cause;
        add(cause.code, "error", cause.thing ?? settings.url, cause.message, cause.hint ?? "");
      }
      return findings;
    }
    async function checkDump(client, server, add) {
      for (const name of covered(client, server.databases)) {
        const to = {
          database: name,
          cannot: `Cannot save database "${(0, domain_name.SP)(name)}"`,
          thing: name
        };
        await inSession(client, to, session => checkRights(session, name, add));
      }
      for (const name of await uncovered(client, server)) {
        const text = `Database "${(0, domain_name.SP)(name)}" is on the server and not saved`;
        const hint = `Save it, or say why not: excluded: { ${JSON.stringify(name)}: reason }.`;
        add("source-uncovered", "error", name, text, hint);
      }
    }
    async function uncovered(client, server) {
      const known = new Set([...covered(client, server.databases), ...Object.keys(client.settings.excluded), "template1"]);
      const others = server.databases.map(({
        name
      }) => name).filter(name => !known.has(name) && !ASIDE.test(name));
      if (!others.includes("postgres")) return others;
      const to = {
        database: "postgres",
        cannot: "Cannot look into it",
        thing: "postgres"
      };
      const isUsed = await inSession(client, to, async session => {
        const [used] = await session.query("SELECT to_json(EXISTS (SELECT FROM pg_class WHERE oid >= 16384 AND relkind IN ('r', 'p', 'm') AND relnamespace NOT IN (SELECT oid FROM pg_namespace WHERE left(nspname, 3) = 'pg_')))");
        return used === true;
      }).catch(() => true);
      return isUsed ? others : others.filter(name => name !== "postgres");
    }
    const SHUT = `SELECT json_build_object('thing', n.identity, 'rls', relrowsecurity AND NOT (SELECT rolbypassrls OR rolsuper FROM pg_roles WHERE rolname = current_user) AND NOT (pg_has_role(relowner, 'USAGE') AND NOT relforcerowsecurity))
FROM pg_class AS o, pg_identify_object('pg_class'::regclass, o.oid, 0) AS n
WHERE relkind IN ('r', 'S') AND relpersistence <> 't' AND left(relnamespace::regnamespace::text, 3) <> 'pg_' AND relnamespace <> 'information_schema'::regnamespace
AND (NOT CASE relkind WHEN 'S' THEN has_sequence_privilege(o.oid, 'SELECT') ELSE has_table_privilege(o.oid, 'SELECT') END
  OR NOT has_schema_privilege(relnamespace, 'USAGE')
  OR (relrowsecurity AND NOT (SELECT rolbypassrls OR rolsuper FROM pg_roles WHERE rolname = current_user) AND NOT (pg_has_role(relowner, 'USAGE') AND NOT relforcerowsecurity)))
ORDER BY 1 ::text LIMIT 100`;
    async function checkRights(session, database, add) {
      const shut = await session.query(SHUT);
      const [first] = shut;
      if (first !== undefined) {
        const more = shut.length > 1 ? ` and ${shut.length - 1} more` : "";
        const what = first.rls ? "see every row of" : "read";
        const hint = first.rls ? "ALTER ROLE the account BYPASSRLS." : "GRANT pg_read_all_data to the account.";
        const text = `The account may not ${what} ${(0, domain_name.SP)(first.thing)}${more} in database "${(0, domain_name.SP)(database)}"`;
        add("right-missing", "error", database, text, hint);
      }
      const [large] = await session.query("SELECT json_build_array((SELECT count(*) FROM pg_largeobject_metadata), (SELECT rolsuper FROM pg_roles WHERE rolname = current_user))");
      const [objects, mayRead] = large;
      if (objects > 0 && !mayRead) {
        const text = `Database "${(0, domain_name.SP)(database)}" holds ${objects} large objects, which only a superuser can save`;
        add("right-missing", "error", database, text, "Save with a superuser's account.");
      }
      const [subscriptions] = await session.query("SELECT to_json(count(*)) FROM pg_subscription WHERE subdbid = (SELECT oid FROM pg_database WHERE datname = current_database())");
      if (subscriptions === 0) return;
      const text = `Database "${(0, domain_name.SP)(database)}" has ${subscriptions} subscriptions, which are not saved`;
      add("source-uncovered", "note", database, text, "Make them again by hand after a restore.");
    }
    function checkBuild(client, server, add) {
      const {
        settings
      } = client;
      if (!server.isSuperuser) {
        const text = "The account that restores is no superuser, and cannot give things to their owners";
        const hint = "Name one under restore-url, or ALTER ROLE the account SUPERUSER for the restore.";
        add("right-missing", "error", settings.url, text, hint);
      }
      const names = settings.into === undefined ? covered(client, server.databases) : [settings.into];
      const connected = server.databases.filter(({
        name
      }) => names.includes(name));
      const connections = connected.reduce((sum, one) => sum + one.connections, 0);
      if (connections === 0) return;
      const text = `${connections} connections are open; the restore will end them`;
      add("source-in-use", "warning", settings.url, text, "Stop the programs that use the database.");
    }
    ;
    async function count(client) {
      const {
        databases,
        roles
      } = await readServer(client);
      const names = covered(client, databases);
      const there = databases.filter(({
        name
      }) => names.includes(name));
      if (there.length === 0) return null;
      let totals = {
        items: client.settings.globals ? roles : 0,
        rows: 0,
        bytes: 0
      };
      for (const {
        name,
        size
      } of there) {
        const to = {
          database: name,
          cannot: `Cannot count database "${(0, domain_name.SP)(name)}"`,
          thing: name
        };
        const found = await inSession(client, to, async session => {
          await session.query(PINS);
          const tables = await session.query(TABLES);
          return {
            items: tables.length,
            rows: await countRows(session, tables)
          };
        });
        totals = {
          items: totals.items + found.items,
          rows: totals.rows + found.rows,
          bytes: totals.bytes + size
        };
      }
      return totals;
    }
    ;
    var dump_addDisposableResource = undefined && undefined.__addDisposableResource || function (env, value, async) {
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
    var dump_disposeResources = undefined && undefined.__disposeResources || function (SuppressedError) {
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
    const LOCK_WAIT = "10s";
    const OPEN = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
    async function dump(settings, machine, into) {
      const started = machine.now();
      const asking = await clientOf(settings, machine, "source");
      const server = await readServer(asking);
      const client = await fitting(asking, server.major);
      const names = covered(client, server.databases);
      const totals = {};
      const notes = [];
      for (const part of sorted([...names.map(catalog_partOf), ...(settings.globals ? [GLOBALS] : [])])) {
        if (part !== GLOBALS) {
          totals[part] = await saveDatabase({
            client,
            into,
            database: databaseOf(part),
            part
          });
          continue;
        }
        const saved = await saveRoles(client, names, into);
        totals[part] = saved.totals;
        if (saved.withPasswords) continue;
        const why = "roles are saved without their passwords: the account may not read pg_authid";
        notes.push({
          key: GLOBALS,
          why
        });
      }
      for (const [name, because] of Object.entries(settings.excluded)) {
        notes.push({
          key: `database ${name}`,
          why: `excluded: ${because}`
        });
      }
      return {
        started,
        ended: machine.now(),
        instant: names.length === 1 && !settings.globals ? "one" : "per part",
        versions: {
          postgres: server.version,
          major: String(server.major)
        },
        totals,
        notes,
        scratch: false
      };
    }
    async function saveRoles(client, names, into) {
      const env_1 = {
        stack: [],
        error: void 0,
        hasError: false
      };
      try {
        const [database = "postgres"] = names;
        const cannot = "Cannot save the roles";
        const session = dump_addDisposableResource(env_1, openSession(client, {
          database,
          cannot,
          thing: GLOBALS
        }), true);
        await session.query(PINS);
        await session.query(OPEN);
        const roles = await readRoles(session);
        for (const fact of roleFacts(roles.names)) await into.fact(GLOBALS, fact);
        const bytes = Buffer.from(roles.sql);
        await into.part({
          name: GLOBALS,
          format: "sql",
          bytes: async function* () {
            yield bytes;
          }(),
          expect: bytes.length
        });
        const totals = {
          items: roles.names.length,
          rows: null,
          bytes: bytes.length
        };
        return {
          totals,
          withPasswords: roles.withPasswords
        };
      } catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
      } finally {
        const result_1 = dump_disposeResources(env_1);
        if (result_1) await result_1;
      }
    }
    async function saveDatabase(saving) {
      const env_2 = {
        stack: [],
        error: void 0,
        hasError: false
      };
      try {
        const {
          client,
          database,
          part
        } = saving;
        const to = {
          database,
          cannot: `Cannot dump database "${(0, domain_name.SP)(database)}"`,
          thing: part
        };
        const holder = dump_addDisposableResource(env_2, openSession(client, to), true);
        await holder.query(PINS);
        await holder.query(OPEN);
        const [snapshot] = await holder.query("SELECT to_json(pg_export_snapshot())");
        const reader = dump_addDisposableResource(env_2, openSession(client, to), true);
        await reader.query(PINS);
        await reader.query(OPEN);
        await reader.query(`SET TRANSACTION SNAPSHOT ${quotedText(snapshot)}`);
        const catalog = await readCatalog(reader, part);
        client.machine.step("postgres: exported");
        return await stream({
          ...saving,
          to,
          snapshot: snapshot,
          reader,
          catalog
        });
      } catch (e_2) {
        env_2.error = e_2;
        env_2.hasError = true;
      } finally {
        const result_2 = dump_disposeResources(env_2);
        if (result_2) await result_2;
      }
    }
    async function stream(work) {
      const {
        into,
        part,
        reader,
        catalog
      } = work;
      const head = Promise.withResolvers();
      head.promise.catch(() => {});
      const onToc = async toc => {
        await refuseChanged(work);
        head.resolve(toc);
      };
      let rows = 0;
      let failure = null;
      const stands = async () => (await head.promise).stands;
      const given = (async () => {
        for await (const fact of factsOf(catalog, {
          session: reader,
          part,
          stands
        })) {
          rows += tableRows(fact.key, fact.is);
          await into.fact(part, fact);
        }
      })();
      given.catch(cause => {
        failure = cause;
      });
      let size = 0;
      const bytes = async function* () {
        try {
          for await (const chunk of pgDump(work, onToc)) {
            if (failure !== null) throw failure;
            size += chunk.byteLength;
            yield chunk;
          }
        } catch (cause) {
          head.reject(cause);
          throw cause;
        }
        await given;
      };
      try {
        await into.part({
          name: part,
          format: "pgdump",
          bytes: bytes(),
          expect: null
        });
      } finally {
        head.reject(new error.j$());
        await reader[Symbol.asyncDispose]();
        await given.catch(() => {});
      }
      return {
        items: catalog.tables.length,
        rows,
        bytes: size
      };
    }
    function tableRows(key, is) {
      return key.includes("/table ") && typeof is["rows"] === "number" ? is["rows"] : 0;
    }
    async function* pgDump({
      client,
      to,
      snapshot
    }, onToc) {
      const child = client.machine.start(command(client, ["pg_dump", "--no-password", "--format=custom", "--compress=0", "--no-subscriptions", `--snapshot=${snapshot}`, `--lock-wait-timeout=${LOCK_WAIT}`, "--dbname", target(client, to.database)]));
      const head = new TocReader();
      let isSaid = false;
      const say = async () => {
        if (isSaid || head.toc === null) return;
        isSaid = true;
        client.machine.step("postgres: dumping");
        await onToc(head.toc);
      };
      try {
        for await (const chunk of child.stdout) {
          head.take(chunk);
          await say();
          yield chunk;
        }
      } finally {
        await child.ended.catch(() => {});
      }
      const {
        code,
        stderr
      } = await child.ended;
      if (client.machine.signal.aborted) throw new error.j$();
      if (code !== 0) throw faultOf({
        stage: "source",
        cannot: to.cannot,
        thing: to.thing,
        stderr,
        code
      });
      head.end();
      await say();
    }
    async function refuseChanged({
      client,
      to,
      part,
      catalog
    }) {
      const env_3 = {
        stack: [],
        error: void 0,
        hasError: false
      };
      try {
        const fresh = dump_addDisposableResource(env_3, openSession(client, to), true);
        await fresh.query(PINS);
        const now = await readCatalog(fresh, part);
        for (const [key, then] of catalog.facts) {
          if (JSON.stringify(now.facts.get(key)) === JSON.stringify(then)) continue;
          const thing = (0, domain_name.SP)(key.slice(key.indexOf("/") + 1));
          throw new error.Et("source", `${to.cannot}: ${thing} was changed while the dump began`, {
            code: "source-changed",
            hint: "Somebody alters the database: run this again when that is over.",
            thing: to.thing
          });
        }
      } catch (e_3) {
        env_3.error = e_3;
        env_3.hasError = true;
      } finally {
        const result_3 = dump_disposeResources(env_3);
        if (result_3) await result_3;
      }
    }
    ;
    function whoAmI() {
      const uid = process.geteuid?.() ?? 0;
      return {
        uid,
        gid: process.getegid?.() ?? 0,
        isRoot: uid === 0
      };
    }
    ;
    const BESIDE = "/var/tmp/postgres";
    const OWNER = "holdfast";
    const ACCOUNT = "postgres";
    const PATIENCE = 60_000;
    const EVERY = 50;
    async function lend_lend(like, machine) {
      const {
        major
      } = await readServer(await clientOf(like, machine, "source"));
      const bin = await binOf(major, "initdb", machine);
      if (bin === null) throw lend_missing(like, major);
      const as = await serverUser(like, major);
      const scratch = await (0, host_scratch.N)(BESIDE, machine);
      let server = null;
      const dispose = async () => {
        await server?.stdout[Symbol.asyncIterator]().return?.();
        await server?.ended.catch(() => {});
        await scratch[Symbol.asyncDispose]();
      };
      try {
        const folder = (0, external_node_path_.join)(scratch.path, "server");
        await (0, promises_.chmod)(scratch.path, 0o711);
        await (0, promises_.mkdir)(folder, {
          mode: 0o700
        });
        if (as !== null) await (0, promises_.chown)(folder, as.uid, as.gid);
        await initialize({
          machine,
          bin,
          folder,
          as,
          major
        });
        server = start({
          machine,
          bin,
          folder,
          as,
          major
        });
        await ready(folder, server);
        const {
          into: _,
          "restore-url": __,
          ...rest
        } = like;
        const url = `postgres://${OWNER}@/?host=${encodeURIComponent(folder)}`;
        return {
          settings: {
            ...rest,
            url,
            run: [],
            excluded: {},
            lent: true
          },
          [Symbol.asyncDispose]: dispose
        };
      } catch (cause) {
        await dispose();
        throw cause;
      }
    }
    async function serverUser(like, major) {
      if (!whoAmI().isRoot) return null;
      const lines = (await (0, promises_.readFile)("/etc/passwd", "utf8")).split("\n");
      const found = lines.map(line => line.split(":")).find(([name]) => name === ACCOUNT);
      if (found !== undefined) return {
        uid: Number(found[2]),
        gid: Number(found[3])
      };
      throw lend_missing(like, major);
    }
    function words({
      bin,
      as
    }, ...argv) {
      const [program, ...rest] = argv;
      const user = as === null ? [] : [`--reuid=${as.uid}`, `--regid=${as.gid}`, "--clear-groups"];
      return ["setpriv", ...user, "--pdeathsig=QUIT", `${bin}${program}`, ...rest];
    }
    async function initialize(starting) {
      const {
        machine,
        folder
      } = starting;
      const {
        code,
        stderr
      } = await machine.run({
        argv: words(starting, "initdb", `--pgdata=${(0, external_node_path_.join)(folder, "data")}`, `--username=${OWNER}`, "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync"),
        cwd: "/",
        env: {
          HOME: folder
        }
      });
      if (code !== 0) throw cannotStart(stderr);
    }
    function start(starting) {
      const {
        machine,
        folder
      } = starting;
      const set = (name, value) => ["-c", `${name}=${value}`];
      return machine.start({
        argv: words(starting, "postgres", "-D", (0, external_node_path_.join)(folder, "data"), ...set("listen_addresses", ""), ...set("unix_socket_directories", folder), ...set("unix_socket_permissions", "0700"), ...set("fsync", "off"), ...set("full_page_writes", "off"), ...set("synchronous_commit", "off"), ...set("autovacuum", "off"), ...set("wal_level", "minimal"), ...set("max_wal_senders", "0"), ...set("max_locks_per_transaction", "1024"), ...set("logging_collector", "off")),
        cwd: "/",
        env: {
          HOME: folder
        }
      });
    }
    async function ready(folder, server) {
      let over = null;
      server.ended.then(({
        stderr
      }) => over = stderr, () => over = "");
      for (let waited = 0; waited < PATIENCE; waited += EVERY) {
        if (over !== null) throw cannotStart(over);
        const lock = await (0, promises_.readFile)((0, external_node_path_.join)(folder, "data/postmaster.pid"), "utf8").catch(() => "");
        if (/^ready/m.test(lock) && (await (0, promises_.readdir)(folder)).includes(".s.PGSQL.5432")) return;
        await (0, external_node_timers_promises_.setTimeout)(EVERY);
      }
      throw cannotStart("it was not ready after a minute");
    }
    function lend_missing(like, major) {
      return new error.Et("source", `Cannot start a throwaway server like "${(0, domain_name.SP)(like.url)}": this machine has no server of PostgreSQL ${major}`, {
        code: "tool-missing",
        hint: `Install Debian's package postgresql-${major}; no server of it needs to run.`,
        thing: (0, domain_name.SP)(like.url)
      });
    }
    function cannotStart(stderr) {
      const why = stderr.split("\n").findLast(line => line !== "") ?? "it ended at once";
      return new error.Et("source", `Cannot start a throwaway server: ${(0, domain_name.SP)(why)}`, {
        code: "source-failed",
        hint: `Is there room in "${BESIDE}", and may its user start it?`,
        thing: BESIDE
      });
    }
    var schemas = __webpack_require__(38816);
    ;
    const noZero = text => !text.includes("\0");
    const address = schemas.YjP().regex(/^(env:[A-Za-z_][A-Za-z0-9_]*|file:[^\x00\r\n]+|postgres(ql)?:\/\/[^\x00\r\n]*)$/, {
      message: "env:NAME, file:PATH or postgres://user@host:port/database"
    }).refine(text => !/^postgres/.test(text) || isOpen(text), {
      message: "no password and no unknown option: put the address into a file or the environment"
    });
    const settings_name = schemas.YjP().min(1).max(63).refine(noZero, "holds a zero byte");
    const postgresSettings = schemas.rej({
      url: address,
      "restore-url": address.optional(),
      databases: schemas.KCZ([schemas.euz("all"), schemas.YOg(settings_name).min(1)]).optional(),
      globals: schemas.zMY().default(true),
      excluded: schemas.g1P(settings_name, schemas.YjP().min(1).max(200)).default({}),
      run: schemas.YOg(schemas.YjP().min(1).refine(noZero, "holds a zero byte")).default([])
    });
    function settingsIn(settings, folder) {
      const whole = text => text.startsWith("file:") ? `file:${(0, external_node_path_.resolve)(folder, text.slice(5))}` : text;
      const restore = settings["restore-url"];
      return {
        ...settings,
        url: whole(settings.url),
        ...(restore === undefined ? {} : {
          "restore-url": whole(restore)
        })
      };
    }
    function isOpen(text) {
      try {
        return addressOf(text).password === null;
      } catch {
        return false;
      }
    }
    ;
    const postgres = {
      kind: "postgres",
      settings: postgresSettings,
      proof: "before swap",
      undo: "kept aside",
      at: (settings, place) => ({
        ...settings,
        into: place
      }),
      into: place => mod_named(place),
      resolve: settingsIn,
      open: openEngine,
      lend: lend_lend
    };
    function openEngine(settings, machine) {
      const place = mod_placeOf(settings);
      const asking = () => clientOf(settings, machine, "source");
      const restoring = () => clientOf(settings, machine, "restore");
      let made = null;
      const built = () => {
        if (made === null) throw new RangeError("Nothing was built by this engine");
        return made;
      };
      return {
        place,
        roots: [],
        compare: domain_name.cD,
        check: before => check(settings, machine, before),
        dump: into => dump(settings, machine, into),
        mark: async () => await markOf(await asking()),
        count: async () => await count(await asking()),
        aside: async (restore, only, parts) => {
          refuseOnly(place, only);
          return {
            only: [],
            moves: await movesOf(await restoring(), restore, parts)
          };
        },
        build: async (saved, aside) => {
          made = await build(await restoring(), saved, aside);
        },
        expected: saved => expectedOf(saved, built()),
        async *inspect() {
          yield* inspect(await restoring(), built());
        },
        swap: async ({
          moves
        }) => await swap(await restoring(), moves),
        undo: async ({
          moves
        }) => await undo(await restoring(), moves),
        drop: async ({
          moves
        }, which) => await drop(await restoring(), moves, which),
        recover: async () => {
          const swept = await (0, host_scratch.D)(BESIDE, machine);
          return swept.map(folder => ({
            code: "source-failed",
            weight: "note",
            thing: (0, domain_name.SP)(folder),
            text: "A run that was cut short left this throwaway server; it has been removed",
            hint: ""
          }));
        }
      };
    }
    function mod_placeOf({
      url,
      databases,
      into
    }) {
      const which = into ?? (databases === "all" ? "all databases" : databases?.join(", "));
      return (0, domain_name.SP)(which === undefined ? url : `${url} ${which}`);
    }
    function mod_named(place) {
      if (place !== "" && Buffer.byteLength(place) <= 63 && !place.includes("\0")) return place;
      throw new error.Et("policy", "Cannot restore into a database of that name", {
        code: "usage",
        hint: "Name a database of the same server, of at most 63 bytes: --into SOURCE=NAME.",
        thing: "--into"
      });
    }
    ;
    const NODE = "/proc/self/exe";
    const START = "const { door } = await import(process.argv[1]); await door('sqlite');";
    async function* ask(question) {
      const {
        machine,
        task
      } = question;
      if (machine.signal.aborted) throw new error.j$();
      const child = machine.start({
        argv: [NODE, "--disable-warning=ExperimentalWarning", "--input-type=module", "-e", START, machine.worker.href],
        stdin: one(JSON.stringify(task))
      });
      const notes = [];
      let last = null;
      for await (const line of textLines(child.stdout)) {
        last = JSON.parse(line);
        if (last.kind === "note") notes.push({
          key: last.key,
          why: last.why
        });else if (last.kind !== "done" && last.kind !== "failed") yield last;
      }
      const {
        code,
        stderr
      } = await child.ended;
      if (last?.kind === "done" && code === 0) return {
        totals: last.totals,
        version: last.version,
        notes
      };
      if (last?.kind === "failed") throw ask_failed(question, last);
      const why = `the program that reads it ended with exit code ${code}${stderr === "" ? "" : `: ${(0, domain_name.SP)(stderr)}`}`;
      throw ask_failed(question, {
        errcode: null,
        why
      });
    }
    async function answerTo(question) {
      const messages = ask(question);
      for (;;) {
        const next = await messages.next();
        if (next.done) return next.value;
      }
    }
    async function* one(text) {
      yield Buffer.from(text);
    }
    const ask_MEANINGS = {
      3: ["source-unreadable", "May this user read the file and write into its folder?"],
      5: ["source-in-use", "A program holds it locked for long: stop that, or save at another time."],
      6: ["source-in-use", "A program holds it locked for long: stop that, or save at another time."],
      8: ["source-unreadable", "SQLite must write beside it (-shm, or to play back a journal): run as a user who may."],
      10: ["source-unreadable", "Look at the kernel's log: does the disk fail?"],
      11: ["source-damaged", "Restore it from a backup, or recover what is left with `sqlite3 FILE .recover`."],
      13: ["source-full", "Make room on its file system: the copy lies beside it for a while."],
      14: ["source-unreadable", "In WAL mode SQLite must be able to write into the folder: run as a user who may."],
      26: ["source-damaged", "Is it another kind of file, or encrypted by its program?"]
    };
    function ask_failed(question, {
      errcode,
      why
    }) {
      const [code, hint] = ask_MEANINGS[(errcode ?? 0) & 0xff] ?? ["source-failed", "Look at the message: what does SQLite say?"];
      const isRestore = question.stage === "restore";
      const isFull = code === "source-full";
      return new error.Et(question.stage, `${question.cannot}: ${(0, domain_name.SP)(why)}`, {
        code: isRestore ? isFull ? "restore-full" : "restore-failed" : code,
        hint: isRestore && !isFull ? "Verify the backup with `holdfast verify --deep`, and try another one." : hint,
        thing: question.thing
      });
    }
    ;
    const LOGS = ["-journal", "-wal", "-shm"];
    async function moves_movesOf(path, restore) {
      const moves = [];
      for (const end of ["", ...LOGS]) {
        const aside = what => moves_named(`${path}.holdfast-${restore}.${what}${end}`);
        const was = end === "" ? await (0, place.Fg)(path) : "any";
        moves.push({
          place: moves_named(`${path}${end}`),
          built: aside("new"),
          kept: aside("old"),
          was
        });
      }
      return moves;
    }
    function builtPath(moves) {
      const [first] = moves;
      if (first === undefined) throw new RangeError("No move for a database");
      return Buffer.from((0, domain_name.qZ)(first.built)).toString("utf8");
    }
    function moves_named(path) {
      return (0, domain_name.uZ)(Buffer.from(path, "utf8"));
    }
    ;
    const FILE = "file";
    async function ownerOf(path) {
      const stat = await (0, disk.t5)(path);
      if (stat === null) {
        throw new error.Et("source", `Cannot read "${(0, domain_name.SP)(path)}": there is no such file`, {
          code: "source-missing",
          hint: "Does the path in the policy still fit? SQLite would make an empty database there.",
          thing: path
        });
      }
      if (!stat.isFile()) {
        const what = stat.isSymbolicLink() ? "a symbolic link" : "no regular file";
        throw new error.Et("source", `Cannot read "${(0, domain_name.SP)(path)}": it is ${what}`, {
          code: "source-unreadable",
          hint: "Name the database file itself in the policy.",
          thing: path
        });
      }
      const mode = (Number(stat.mode) & 0o7777).toString(8);
      return {
        mode,
        uid: Number(stat.uid),
        gid: Number(stat.gid)
      };
    }
    async function* withOwner(facts, owner) {
      let isSaid = false;
      for await (const fact of facts) {
        if (!isSaid && fact.key > FILE) {
          isSaid = true;
          yield {
            key: FILE,
            is: {
              ...owner
            },
            at: null,
            span: null
          };
        }
        yield fact;
      }
    }
    function givable(saved) {
      const {
        isRoot,
        uid,
        gid
      } = whoAmI();
      return isRoot ? saved : {
        mode: saved.mode,
        uid,
        gid
      };
    }
    function ownerFrom(fact) {
      const {
        mode,
        uid,
        gid
      } = fact.is;
      if (typeof mode !== "string" || !/^[0-7]{1,4}$/.test(mode)) throw new RangeError("No mode");
      if (typeof uid !== "number" || typeof gid !== "number") throw new RangeError("No owner");
      return {
        mode,
        uid,
        gid
      };
    }
    ;
    var sqlite_dump_addDisposableResource = undefined && undefined.__addDisposableResource || function (env, value, async) {
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
    var sqlite_dump_disposeResources = undefined && undefined.__disposeResources || function (SuppressedError) {
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
    const dump_PART = "database";
    const CHUNK = 2 ** 20;
    async function dump_dump(path, machine, into) {
      const env_1 = {
        stack: [],
        error: void 0,
        hasError: false
      };
      try {
        const started = machine.now();
        const owner = await ownerOf(path);
        await dump_refuseFull(path);
        const scratch = sqlite_dump_addDisposableResource(env_1, await (0, host_scratch.N)(path, machine), true);
        const out = (0, external_node_path_.join)(scratch.path, "database");
        const task = {
          task: "save",
          path,
          out
        };
        const cannot = `Cannot dump "${(0, domain_name.SP)(path)}"`;
        const messages = ask({
          task,
          machine,
          stage: "source",
          cannot,
          thing: path
        });
        let answer = null;
        try {
          const size = await untilCopied(messages);
          machine.step("sqlite: copied");
          const facts = dump_factsOf(messages, last => {
            answer = last;
          });
          await give({
            out,
            size,
            machine,
            into,
            facts: withOwner(facts, owner)
          });
        } finally {
          await messages.return(undefined);
        }
        const {
          totals,
          version,
          notes
        } = answer;
        return {
          started,
          ended: machine.now(),
          instant: "one",
          versions: {
            sqlite: version
          },
          totals: {
            [dump_PART]: totals
          },
          notes,
          scratch: true
        };
      } catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
      } finally {
        const result_1 = sqlite_dump_disposeResources(env_1);
        if (result_1) await result_1;
      }
    }
    async function* dump_factsOf(messages, onAnswer) {
      for (;;) {
        const next = await messages.next();
        if (next.done) return onAnswer(next.value);
        if (next.value.kind !== "fact") continue;
        yield {
          key: next.value.key,
          is: next.value.is,
          at: null,
          span: null
        };
      }
    }
    async function untilCopied(messages) {
      for (;;) {
        const next = await messages.next();
        if (next.done) throw new RangeError("The child copied nothing");
        if (next.value.kind === "copied") return next.value.size;
      }
    }
    async function give(work) {
      const {
        into,
        facts,
        size
      } = work;
      let failure = null;
      const given = (async () => {
        for await (const fact of facts) await into.fact(dump_PART, fact);
      })();
      given.catch(cause => {
        failure = cause;
      });
      const bytes = async function* () {
        for await (const chunk of readCopy(work.out, work.machine)) {
          if (failure !== null) throw failure;
          yield chunk;
        }
        await given;
      };
      await into.part({
        name: dump_PART,
        format: "sqlite",
        bytes: bytes(),
        expect: size
      });
    }
    async function* readCopy(path, machine) {
      const file = await (0, promises_.open)(path, "r");
      try {
        const buffer = new Uint8Array(CHUNK);
        for (;;) {
          if (machine.signal.aborted) throw new error.j$();
          const {
            bytesRead
          } = await file.read(buffer, 0, CHUNK, null);
          if (bytesRead === 0) return;
          yield buffer.subarray(0, bytesRead);
        }
      } finally {
        await file.close();
      }
    }
    async function copySize(path) {
      let size = 0;
      for (const end of ["", ...LOGS]) {
        size += await (0, promises_.stat)(`${path}${end}`).then(found => found.size, () => 0);
      }
      return size;
    }
    async function dump_refuseFull(path) {
      const size = await copySize(path);
      const room = await (0, place.t3)((0, external_node_path_.dirname)(path));
      if (room >= size) return;
      throw new error.Et("source", `Cannot dump "${(0, domain_name.SP)(path)}": its copy needs ${size} bytes beside it, and there are ${room}`, {
        code: "source-full",
        hint: `Make room on the file system of "${(0, domain_name.SP)((0, external_node_path_.dirname)(path))}".`,
        thing: path
      });
    }
    ;
    function build_partOf(saved) {
      const part = saved.get(dump_PART);
      if (part !== undefined && part.format === "sqlite") return part;
      throw new error.Et("restore", "Cannot restore a database: the backup holds none of this source", {
        code: "restore-failed",
        hint: "Was the source of another kind when it was saved? Name another backup."
      });
    }
    async function* build_expectedOf(saved) {
      for await (const fact of build_partOf(saved).facts()) {
        yield fact.key === FILE ? {
          ...fact,
          is: {
            ...givable(ownerFrom(fact))
          }
        } : fact;
      }
    }
    async function build_build(saved, aside, machine) {
      const part = build_partOf(saved);
      const path = builtPath(aside.moves);
      await (0, place.k)(aside.moves, "built");
      await build_refuseFull(path, part.size);
      try {
        const owner = await savedOwner(part);
        await write({
          part,
          path,
          owner,
          machine
        });
        const cannot = `Cannot put back "${(0, domain_name.SP)(path)}"`;
        await answerTo({
          task: {
            task: "check",
            path
          },
          machine,
          stage: "restore",
          cannot,
          thing: path
        });
        await (0, place.Yw)((0, external_node_path_.dirname)(path));
        machine.step("sqlite: built");
      } catch (cause) {
        await (0, place.k)(aside.moves, "built");
        throw cause;
      }
    }
    async function savedOwner(part) {
      for await (const fact of part.facts()) if (fact.key === FILE) return ownerFrom(fact);
      throw build_failed(part.name, "its inventory does not say whose it is");
    }
    async function write(work) {
      const {
        part,
        path,
        machine
      } = work;
      try {
        const file = await (0, promises_.open)(path, "wx", 0o600);
        try {
          await fill(file, part, machine);
          await giveBack(file, work);
          await file.sync();
        } finally {
          await file.close();
        }
      } catch (cause) {
        if ((0, disk.$N)(cause) === "ENOSPC" || (0, disk.$N)(cause) === "EDQUOT") throw build_full(path, cause);
        if ((0, disk.$N)(cause).startsWith("E") && cause.syscall !== undefined) {
          throw build_failed(path, cause.message, cause);
        }
        throw cause;
      }
    }
    async function fill(file, part, machine) {
      let size = 0;
      for await (const chunk of part.read()) {
        if (machine.signal.aborted) throw new error.j$();
        await file.writeFile(chunk);
        size += chunk.byteLength;
      }
      if (size !== part.size) throw build_failed(part.name, `${size} of ${part.size} bytes came back`);
    }
    async function giveBack(file, {
      owner,
      path,
      machine
    }) {
      const {
        isRoot,
        uid
      } = whoAmI();
      if (isRoot) await file.chown(owner.uid, owner.gid);else if (owner.uid !== uid) {
        const text = `"${(0, domain_name.SP)(path)}" belonged to user ${owner.uid} and stays this user's; only root can give it back`;
        machine.tell({
          kind: "line",
          text
        });
      }
      await file.chmod(Number.parseInt(owner.mode, 8));
    }
    async function build_refuseFull(path, size) {
      const room = await (0, place.t3)(path);
      if (room >= size) return;
      throw build_full(path, undefined);
    }
    function build_full(path, cause) {
      return new error.Et("restore", `Cannot put back "${(0, domain_name.SP)(path)}": there is no room for it`, {
        code: "restore-full",
        hint: `Make room on the file system of "${(0, domain_name.SP)((0, external_node_path_.dirname)(path))}"; the place is as it was.`,
        thing: path,
        cause
      });
    }
    function build_failed(name, why, cause) {
      return new error.Et("restore", `Cannot put back "${(0, domain_name.SP)(name)}": ${(0, domain_name.SP)(why)}`, {
        code: "restore-failed",
        hint: "The place is as it was. Verify the backup, or restore another one.",
        thing: name,
        cause
      });
    }
    ;
    async function usersOf(path) {
      const files = new Set();
      for (const end of ["", ...LOGS]) {
        const found = await (0, disk.t5)(`${path}${end}`);
        if (found !== null) files.add(`${found.dev}:${found.ino}`);
      }
      const writers = [];
      let hidden = 0;
      if (files.size === 0) return {
        writers,
        hidden
      };
      const self = await (0, promises_.readlink)("/proc/self");
      for (const pid of (await (0, promises_.readdir)("/proc")).filter(name => /^\d+$/.test(name))) {
        if (pid === self) continue;
        const found = await look(pid, files);
        if (found === null) hidden += 1;else if (found) writers.push({
          pid: Number(pid),
          name: await in_use_nameOf(pid)
        });
      }
      return {
        writers,
        hidden
      };
    }
    async function look(pid, files) {
      try {
        for (const fd of await (0, promises_.readdir)(`/proc/${pid}/fd`)) {
          if (await isWriting(pid, fd, files)) return true;
        }
        return false;
      } catch (cause) {
        if (["EACCES", "EPERM"].includes((0, disk.$N)(cause))) return null;
        if (["ENOENT", "ESRCH"].includes((0, disk.$N)(cause))) return false;
        throw cause;
      }
    }
    async function isWriting(pid, fd, files) {
      try {
        const link = `/proc/${pid}/fd/${fd}`;
        if (!(await (0, promises_.readlink)(link)).startsWith("/")) return false;
        const {
          dev,
          ino
        } = await (0, promises_.stat)(link, {
          bigint: true
        });
        if (!files.has(`${dev}:${ino}`)) return false;
        const info = await (0, promises_.readFile)(`/proc/${pid}/fdinfo/${fd}`, "latin1");
        const flags = Number.parseInt(/^flags:\s*([0-7]+)/m.exec(info)?.[1] ?? "0", 8);
        return (flags & 3) !== 0;
      } catch (cause) {
        if ((0, disk.$N)(cause) === "ENOENT" || (0, disk.$N)(cause) === "ESRCH") return false;
        throw cause;
      }
    }
    async function in_use_nameOf(pid) {
      return (await (0, promises_.readFile)(`/proc/${pid}/comm`, "utf8").catch(() => "")).trim();
    }
    ;
    const MAGIC = "SQLite format 3\0";
    async function check_check(settings, before) {
      const {
        path
      } = settings;
      const folder = (0, external_node_path_.dirname)(path);
      const findings = [];
      const add = (code, weight, text, hint) => void findings.push({
        code,
        weight,
        thing: (0, domain_name.SP)(path),
        text,
        hint
      });
      const isThere = (await (0, disk.t5)(path)) !== null;
      if (isThere || before === "dump") {
        const fault = await check_faultOf(path, before);
        if (fault !== null) add(fault.code, "error", fault.message, fault.hint ?? "");
      }
      if (!(await check_may(folder, promises_.constants.W_OK | promises_.constants.X_OK))) {
        const text = `This user may not write into "${(0, domain_name.SP)(folder)}", where the copy lies for a while`;
        add(before === "dump" ? "source-failed" : "restore-failed", "error", text, "Run as a user who may.");
      } else if (isThere && (await (0, place.t3)(folder)) < (await copySize(path))) {
        const code = before === "dump" ? "source-full" : "restore-full";
        const hint = `Make room on the file system of "${(0, domain_name.SP)(folder)}".`;
        if (before === "dump") add(code, "error", "There is no room for a copy beside it", hint);else add(code, "warning", "There is no room for another one of its size beside it", hint);
      }
      if (isThere && (await (0, place.A$)(path))) {
        const text = "It is a mount point itself, which cannot be renamed";
        const hint = "Mount the folder it lies in instead of the file.";
        add("source-mount", before === "dump" ? "warning" : "error", text, hint);
      }
      if (before === "build" && isThere) addUsers(await usersOf(path), settings, add);
      return findings;
    }
    function addUsers({
      writers,
      hidden
    }, settings, add) {
      if (writers.length > 0) {
        const weight = settings["in-use"] ? "warning" : "error";
        const text = `${listed(writers)} it open for writing and would go on with the old file`;
        add("source-in-use", weight, text, "Stop the program that uses the database before the restore.");
      }
      if (hidden > 0) {
        const text = `${hidden} of the running processes may not be looked at: one may have it open`;
        add("source-in-use", "note", text, "Stop the program that uses the database; root sees most processes.");
      }
    }
    function listed(writers) {
      const names = writers.slice(0, 3).map(({
        pid,
        name
      }) => `"${(0, domain_name.SP)(name)}" (process ${pid})`);
      const more = writers.length > 3 ? [`${writers.length - 3} more`] : [];
      return `${[...names, ...more].join(", ")} ${writers.length === 1 ? "has" : "have"}`;
    }
    async function refuseInUse(settings) {
      if (settings["in-use"]) return;
      const {
        writers
      } = await usersOf(settings.path);
      if (writers.length === 0) return;
      throw new error.Et("restore", `Cannot replace "${(0, domain_name.SP)(settings.path)}": ${listed(writers)} it open for writing`, {
        code: "source-in-use",
        hint: "Stop that program and run the same command again.",
        thing: settings.path
      });
    }
    async function check_faultOf(path, before) {
      try {
        await ownerOf(path);
      } catch (cause) {
        if (cause instanceof error.Et) return cause;
        throw cause;
      }
      if (before === "build") return null;
      if (!(await check_may(path, promises_.constants.R_OK))) {
        return fault(path, "source-unreadable", "this user may not read it", "Run as a user who may.");
      }
      const head = await headOf(path);
      if (head === "" || head === MAGIC) return null;
      const why = "it does not begin as an SQLite database does";
      return fault(path, "source-damaged", why, "Is it another kind of file, or encrypted by its program?");
    }
    function fault(path, code, why, hint) {
      const message = `Cannot read "${(0, domain_name.SP)(path)}": ${why}`;
      return new error.Et("source", message, {
        code,
        hint,
        thing: path
      });
    }
    async function headOf(path) {
      const file = await (0, promises_.open)(path, promises_.constants.O_RDONLY | promises_.constants.O_NONBLOCK);
      try {
        const {
          buffer,
          bytesRead
        } = await file.read(Buffer.alloc(16), 0, 16, 0);
        return buffer.toString("latin1", 0, bytesRead);
      } finally {
        await file.close();
      }
    }
    async function check_may(path, mode) {
      return await (0, promises_.access)(path, mode).then(() => true, () => false);
    }
    ;
    const sqliteSettings = schemas.rej({
      path: schemas.YjP().min(1).refine(text => !text.includes("\0"), "holds a zero byte"),
      "in-use": schemas.zMY().default(false)
    });
    function settings_settingsIn(settings, folder) {
      return {
        ...settings,
        path: (0, external_node_path_.resolve)(folder, settings.path)
      };
    }
    ;
    const sqlite = {
      kind: "sqlite",
      settings: sqliteSettings,
      proof: "before swap",
      undo: "kept aside",
      at: (settings, place) => ({
        ...settings,
        path: place
      }),
      into: (place, cwd) => (0, external_node_path_.resolve)(cwd, place),
      resolve: settings_settingsIn,
      open: mod_openEngine,
      lend: async (like, machine) => {
        const scratch = await (0, host_scratch.N)(like.path, machine);
        const settings = {
          ...like,
          path: (0, external_node_path_.join)(scratch.path, (0, external_node_path_.basename)(like.path))
        };
        return {
          settings,
          [Symbol.asyncDispose]: () => scratch[Symbol.asyncDispose]()
        };
      }
    };
    function mod_openEngine(settings, machine) {
      const {
        path
      } = settings;
      return {
        place: (0, domain_name.SP)(path),
        roots: [path],
        compare: domain_name.MP,
        check: before => check_check(settings, before),
        dump: into => dump_dump(path, machine, into),
        mark: () => (0, place.Fg)(path),
        count: async () => {
          if ((await (0, place.Fg)(path)) === "absent") return null;
          const cannot = `Cannot count "${(0, domain_name.SP)(path)}"`;
          const task = {
            task: "count",
            path
          };
          return (await answerTo({
            task,
            machine,
            stage: "source",
            cannot,
            thing: path
          })).totals;
        },
        aside: async (restore, only) => {
          if (only.length > 0) throw onlyWhole(path);
          return {
            only: [],
            moves: await moves_movesOf(path, restore)
          };
        },
        build: (saved, aside) => build_build(saved, aside, machine),
        expected: saved => build_expectedOf(saved),
        inspect: aside => mod_inspect(aside, machine),
        swap: async ({
          moves
        }) => {
          await refuseInUse(settings);
          await (0, place.gl)(moves, machine);
        },
        undo: async ({
          moves
        }) => {
          if (await isSwapped(moves)) await refuseInUse(settings);
          await (0, place.tN)(moves, machine);
        },
        drop: ({
          moves
        }, which) => (0, place.k)(moves, which),
        recover: async () => {
          const swept = await (0, host_scratch.D)(path, machine);
          return swept.map(folder => ({
            code: "source-failed",
            weight: "note",
            thing: (0, domain_name.SP)(folder),
            text: "A run that was cut short left this copy; it has been removed",
            hint: ""
          }));
        }
      };
    }
    async function* mod_inspect({
      moves
    }, machine) {
      const path = builtPath(moves);
      const cannot = `Cannot compare "${(0, domain_name.SP)(path)}"`;
      const task = {
        task: "facts",
        path
      };
      const messages = ask({
        task,
        machine,
        stage: "restore",
        cannot,
        thing: path
      });
      try {
        yield* withOwner(dump_factsOf(messages, () => {}), await ownerOf(path));
      } finally {
        await messages.return(undefined);
      }
    }
    async function isSwapped(moves) {
      const [file] = moves;
      if (file === undefined) return false;
      const now = await (0, place.Fg)(Buffer.from((0, domain_name.qZ)(file.place)));
      return now !== file.was;
    }
    function onlyWhole(path) {
      return new error.Et("policy", `Cannot restore a part of "${(0, domain_name.SP)(path)}": a database comes back whole`, {
        code: "usage",
        hint: "Leave --path out. With --into it comes back beside the present one, for you to pick from.",
        thing: path
      });
    }
    ;
    const engines = {
      files: files,
      postgres: postgres,
      sqlite: sqlite
    };
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
  20557: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      D: () => (sweepScratch),
      N: () => (scratchBeside)
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
    async function sweepScratch(path, machine) {
      const whole = (0, node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(path);
      const parent = (0, node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(whole);
      const swept = [];
      for (const name of await namesIn(parent)) {
        const rest = name.startsWith((0, node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(whole)) ? name.slice((0, node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(whole).length) : "";
        if (!/^\.holdfast-[0-9a-f]{16}\.tmp$/.test(rest)) continue;
        const folder = (0, node_path__WEBPACK_IMPORTED_MODULE_1__.join)(parent, name);
        if (!(await isLeft(folder, machine.now()))) continue;
        await (0, _remove_js__WEBPACK_IMPORTED_MODULE_6__.d)(folder);
        swept.push(folder);
      }
      return swept.sort();
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
