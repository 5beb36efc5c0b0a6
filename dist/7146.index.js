export const id = 7146;
export const ids = [7146];
export const modules = {
  37146: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
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
      for await (const line of linesOf(child.stdout)) {
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
    async function* linesOf(bytes) {
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
    const MEANINGS = {
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
      const [code, hint] = MEANINGS[(errcode ?? 0) & 0xff] ?? ["source-failed", "Look at the message: what does SQLite say?"];
      const isRestore = question.stage === "restore";
      const isFull = code === "source-full";
      return new error.Et(question.stage, `${question.cannot}: ${(0, domain_name.SP)(why)}`, {
        code: isRestore ? isFull ? "restore-full" : "restore-failed" : code,
        hint: isRestore && !isFull ? "Verify the backup with `holdfast verify --deep`, and try another one." : hint,
        thing: question.thing
      });
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
    const LOGS = ["-journal", "-wal", "-shm"];
    async function movesOf(path, restore) {
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
    const dump_PART = "database";
    const CHUNK = 2 ** 20;
    async function dump(path, machine, into) {
      const env_1 = {
        stack: [],
        error: void 0,
        hasError: false
      };
      try {
        const started = machine.now();
        const owner = await ownerOf(path);
        await dump_refuseFull(path);
        const scratch = dump_addDisposableResource(env_1, await (0, host_scratch.N)(path, machine), true);
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
          const facts = factsOf(messages, last => {
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
        const result_1 = dump_disposeResources(env_1);
        if (result_1) await result_1;
      }
    }
    async function* factsOf(messages, onAnswer) {
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
    async function* expectedOf(saved) {
      for await (const fact of build_partOf(saved).facts()) {
        yield fact.key === FILE ? {
          ...fact,
          is: {
            ...givable(ownerFrom(fact))
          }
        } : fact;
      }
    }
    async function build(saved, aside, machine) {
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
    async function check(settings, before) {
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
        const fault = await faultOf(path, before);
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
    async function faultOf(path, before) {
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
    var schemas = __webpack_require__(38816);
    ;
    const sqliteSettings = schemas.rej({
      path: schemas.YjP().min(1).refine(text => !text.includes("\0"), "holds a zero byte"),
      "in-use": schemas.zMY().default(false)
    });
    function settingsIn(settings, folder) {
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
      resolve: settingsIn,
      open: openEngine,
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
    function openEngine(settings, machine) {
      const {
        path
      } = settings;
      return {
        place: (0, domain_name.SP)(path),
        roots: [path],
        compare: domain_name.MP,
        check: before => check(settings, before),
        dump: into => dump(path, machine, into),
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
            moves: await movesOf(path, restore)
          };
        },
        build: (saved, aside) => build(saved, aside, machine),
        expected: saved => expectedOf(saved),
        inspect: aside => inspect(aside, machine),
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
    async function* inspect({
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
        yield* withOwner(factsOf(messages, () => {}), await ownerOf(path));
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
