export const id = 320;
export const ids = [320];
export const modules = {
  32867: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      KN: () => (asideOf),
      YD: () => (keysOf),
      vc: () => (keyWritten)
    });
    var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
    var _domain_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(19515);
    var _domain_name_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(11618);
    var _host_disk_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2198);
    var _host_place_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(69440);
    var _member_name_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(93031);
    var _select_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(63139);
    var _settings_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(66939);
    const NAME_MAX = 255;
    const SUFFIX_MAX = 30;
    async function asideOf(tree, restore, only) {
      const keys = topmost(only.map(text => keyIn(tree, text)));
      const moves = [];
      if (keys.length === 0 || keys.includes(".")) {
        for (const root of tree.roots) moves.push(await moveOf((0, _settings_js__WEBPACK_IMPORTED_MODULE_7__.Wy)(root.path), restore));
        return {
          only: [],
          moves
        };
      }
      for (const key of keys) {
        const {
          root,
          below
        } = placeIn(tree, key);
        if (below !== "") await refuseBentWay(root, below);
        const path = (0, _settings_js__WEBPACK_IMPORTED_MODULE_7__.Wy)(root.path);
        moves.push(await moveOf(below === "" ? path : `${path}/${below}`, restore));
      }
      return {
        only: keys,
        moves
      };
    }
    function keysOf(tree, aside) {
      if (aside.only.length > 0) return aside.only;
      if (tree.roots.length === 1) return [null];
      return tree.roots.map(root => (0, _member_name_js__WEBPACK_IMPORTED_MODULE_5__.yt)(root.key));
    }
    function keyIn(tree, text) {
      for (const root of tree.roots) {
        const path = (0, _domain_name_js__WEBPACK_IMPORTED_MODULE_2__.uZ)(Buffer.from(root.path));
        const key = (0, _member_name_js__WEBPACK_IMPORTED_MODULE_5__.yt)(root.key);
        if (!text.startsWith("/") || !(0, _select_js__WEBPACK_IMPORTED_MODULE_6__.Yw)(trimmed(text), path)) continue;
        const rest = trimmed(text).slice(path.length + (path === "/" ? 0 : 1));
        return rest === "" ? key : key === "." ? rest : `${key}/${rest}`;
      }
      return keyWritten(text);
    }
    function keyWritten(text) {
      return (0, _member_name_js__WEBPACK_IMPORTED_MODULE_5__.yt)((0, _member_name_js__WEBPACK_IMPORTED_MODULE_5__.XM)((0, _select_js__WEBPACK_IMPORTED_MODULE_6__.Uk)(text.replace(/^\/+/, ""))));
    }
    function trimmed(text) {
      return text.length > 1 ? text.replace(/\/+$/, "") : text;
    }
    function topmost(keys) {
      const sorted = [...new Set(keys)].sort(_domain_name_js__WEBPACK_IMPORTED_MODULE_2__.cD);
      return sorted.filter(key => !sorted.some(other => other !== key && (0, _select_js__WEBPACK_IMPORTED_MODULE_6__.Yw)(key, other)));
    }
    function placeIn(tree, key) {
      const path = (0, _select_js__WEBPACK_IMPORTED_MODULE_6__.Uk)(key);
      if (path.split("/").some(part => part === ".." || part === "." || part === "")) {
        throw unknown(tree, key);
      }
      for (const root of tree.roots) {
        if (root.key === ".") return {
          root,
          below: path
        };
        if (path === root.key) return {
          root,
          below: ""
        };
        if (root.isFolder && path.startsWith(`${root.key}/`)) {
          return {
            root,
            below: path.slice(root.key.length + 1)
          };
        }
      }
      throw unknown(tree, key);
    }
    function unknown(tree, key) {
      return new _domain_error_js__WEBPACK_IMPORTED_MODULE_1__.Et("policy", `Cannot restore "${(0, _domain_name_js__WEBPACK_IMPORTED_MODULE_2__.SP)(key)}": it lies below no root`, {
        code: "unknown-name",
        hint: `The roots are ${tree.roots.map(root => `"${(0, _member_name_js__WEBPACK_IMPORTED_MODULE_5__.yt)(root.key)}"`).join(", ")}.`,
        thing: (0, _domain_name_js__WEBPACK_IMPORTED_MODULE_2__.SP)(key)
      });
    }
    async function moveOf(path, restore) {
      const slash = path.lastIndexOf("/");
      const name = path.slice(slash + 1);
      const beside = `${path.slice(0, slash + 1)}${stem(name)}.holdfast-${restore}`;
      return {
        place: written(path),
        built: written(`${beside}.new`),
        kept: written(`${beside}.old`),
        was: await (0, _host_place_js__WEBPACK_IMPORTED_MODULE_4__.Fg)(Buffer.from(path, "latin1"))
      };
    }
    function stem(name) {
      if (name.length + SUFFIX_MAX <= NAME_MAX) return name;
      const hash = (0, node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(name, "latin1").digest("hex").slice(0, 16);
      return `${name.slice(0, NAME_MAX - SUFFIX_MAX - 17)}~${hash}`;
    }
    function written(path) {
      return (0, _domain_name_js__WEBPACK_IMPORTED_MODULE_2__.uZ)(Buffer.from(path, "latin1"));
    }
    async function refuseBentWay(root, below) {
      const parts = below.split("/").slice(0, -1);
      let path = (0, _settings_js__WEBPACK_IMPORTED_MODULE_7__.Wy)(root.path);
      for (const [index, part] of ["", ...parts].entries()) {
        if (index > 0) path += `/${part}`;
        const stat = await (0, _host_disk_js__WEBPACK_IMPORTED_MODULE_3__.t5)(Buffer.from(path, "latin1"));
        if (stat?.isDirectory() === true) continue;
        const why = stat === null ? "is not there" : "is no folder";
        const name = (0, _domain_name_js__WEBPACK_IMPORTED_MODULE_2__.SP)(written(path));
        const key = (0, _domain_name_js__WEBPACK_IMPORTED_MODULE_2__.SP)((0, _member_name_js__WEBPACK_IMPORTED_MODULE_5__.yt)(below));
        throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_1__.Et("restore", `Cannot restore "${key}" alone: "${name}" ${why}`, {
          code: "restore-failed",
          hint: index === 0 ? "Restore the whole source instead: plan without --path." : `Restore that folder instead: plan with --path "${(0, _domain_name_js__WEBPACK_IMPORTED_MODULE_2__.SP)((0, _member_name_js__WEBPACK_IMPORTED_MODULE_5__.yt)(parts.slice(0, index).join("/")))}".`,
          thing: key
        });
      }
    }
  }),
  93031: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      UO: () => (isWithin),
      XM: () => (pathOf),
      fN: () => (renamed),
      mJ: () => (orderOf),
      yt: () => (keyOfPath)
    });
    var _domain_name_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(11618);
    const PLAIN = /^[\x20-\x5b\x5d-\x7e]*$/;
    function pathOf(name) {
      let start = name.startsWith("./") ? 2 : 0;
      let end = name.length;
      while (end > start && name.charCodeAt(end - 1) === 0x2f) end--;
      if (end === start) start = end = 0;
      return end === 0 ? "." : start === 0 && end === name.length ? name : name.slice(start, end);
    }
    function keyOfPath(path) {
      return PLAIN.test(path) ? path : (0, _domain_name_js__WEBPACK_IMPORTED_MODULE_0__.uZ)(Buffer.from(path, "latin1"));
    }
    function orderOf(path) {
      return path === "." ? "" : path.replaceAll("/", "\0");
    }
    function renamed(path, rename) {
      const {
        from,
        to
      } = rename;
      if (path === from) return to;
      if (from === ".") return to === "." ? path : `${to}/${path}`;
      if (!path.startsWith(from) || path.charCodeAt(from.length) !== 0x2f) return null;
      const rest = path.slice(from.length + 1);
      return to === "." ? rest : `${to}/${rest}`;
    }
    function isWithin(path, top) {
      return top === "." || path === top || path.startsWith(top) && path.charCodeAt(top.length) === 0x2f;
    }
  }),
  39017: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      EY: () => (parsePattern),
      H3: () => (changeMatcher),
      Hj: () => (matchesName),
      TF: () => (crossing),
      jN: () => (matcher)
    });
    const BRACKET = /^\[[!^]?\]?[^\]]*\]/;
    const SPECIAL = /[*?[\]\\]/;
    function parsePattern(text) {
      if (text === "" || text === "/") return "is empty";
      if (text.startsWith("!")) return 'starts with "!": there is no taking back, name less instead';
      if (text.endsWith("/") && !text.endsWith("\\/")) return "ends with a slash: leave it out";
      if (text.includes("\0")) return "holds a zero byte";
      const parts = text.replace(/^\//, "").split("/");
      for (const part of parts) {
        const why = complaintAbout(part);
        if (why !== null) return why;
      }
      const isDeep = parts[0] === "**";
      while (parts[0] === "**") parts.shift();
      const isBelow = parts.at(-1) === "**";
      while (parts.at(-1) === "**") parts.pop();
      if (parts.length === 0) return "covers everything: disable the source instead";
      const isAnchored = !isDeep && (text.replace(/^\//, "").includes("/") || text.startsWith("/"));
      const inner = parts.filter(part => part === "**").length;
      if (inner > 1 || inner === 1 && !isAnchored) return 'holds more than one "**" tar can follow';
      if (inner === 1 && parts.slice(0, -1).some(part => part !== "**" && SPECIAL.test(part))) {
        return 'has a wildcard before a "**" in the middle, which tar cannot follow';
      }
      const last = parts.at(-1);
      const isLong = parts.length - parts.indexOf("**") > 2;
      if (inner === 1 && (isBelow || crossing(last) === null || isLong && SPECIAL.test(last))) {
        return 'has more behind a "**" in the middle than tar can follow';
      }
      return {
        text,
        parts,
        isAnchored,
        isBelow
      };
    }
    function complaintAbout(part) {
      if (part === "") return "holds two slashes in a row";
      if (part === "." || part === "..") return `holds "${part}" as a component`;
      if (part.includes("**") && part !== "**") return 'holds "**" beside other characters';
      for (let at = 0; at < part.length; at++) {
        if (part[at] === "\\") {
          at += 1;
          if (at === part.length) return "ends with a backslash";
        } else if (part[at] === "[") {
          const bracket = BRACKET.exec(part.slice(at))?.[0];
          if (bracket === undefined || /^\[[!^]?\]$/.test(bracket)) return 'holds a "[" without its "]"';
          if (!/^\[[!^]?\]?[\x20-\x5a\x5e-\x7e]*\]$/.test(bracket)) {
            return "holds something in brackets that is not plain ASCII";
          }
          if (/(.)-(.)/.test(bracket) && isBackwards(bracket)) return "holds a range that runs backwards";
          at += bracket.length - 1;
        }
      }
      return null;
    }
    function isBackwards(bracket) {
      return [...bracket.slice(1, -1).matchAll(/(.)-(.)/g)].some(([, from, to]) => from > to);
    }
    function matcher(patterns) {
      if (patterns.length === 0) return () => false;
      const all = new RegExp(patterns.map(regexOf).join("|"));
      return path => all.test(path);
    }
    function changeMatcher(patterns) {
      const covers = matcher(patterns.map(pattern => ({
        ...pattern,
        isBelow: false
      })));
      const lists = patterns.map(listsOf);
      return (path, isFolder) => path !== "." && covers(path) || isFolder && lists.some(list => list.test(path));
    }
    function listsOf(pattern) {
      if (pattern.isBelow) return /^(?!)/;
      if (!pattern.isAnchored) return /^/;
      const deep = pattern.parts.indexOf("**");
      const above = pattern.parts.slice(0, deep < 0 ? -1 : deep);
      if (above.length === 0) return /^\.$/;
      return new RegExp(`^${above.map(regexOfPart).join("/")}${deep < 0 ? "$" : "(?:/|$)"}`);
    }
    function regexOf(pattern) {
      let body = "";
      for (const [index, part] of pattern.parts.entries()) {
        const slash = index === 0 || pattern.parts[index - 1] === "**" ? "" : "/";
        body += part === "**" ? "/(?:[\\s\\S]*/)?" : slash + regexOfPart(part);
      }
      return `${pattern.isAnchored ? "^" : "(?:^|/)"}${body}${pattern.isBelow ? "/[^/]" : "(?:/|$)"}`;
    }
    function regexOfPart(part) {
      const bytes = Buffer.from(part, "utf8").toString("latin1");
      let text = "";
      for (let at = 0; at < bytes.length; at++) {
        const symbol = bytes[at];
        if (symbol === "*") text += "[^/]*";else if (symbol === "?") text += "[^/]";else if (symbol === "[") {
          const bracket = BRACKET.exec(bytes.slice(at))[0];
          at += bracket.length - 1;
          const inner = bracket.slice(1, -1).replace(/^[!^]/, "").replace(/[\]\\^]/g, "\\$&");
          text += /^\[[!^]/.test(bracket) ? `[^/${inner}]` : `(?!/)[${inner}]`;
        } else {
          if (symbol === "\\") at += 1;
          text += bytes[at].replace(/[\\^$.*+?()[\]{}|/]/, "\\$&");
        }
      }
      return text;
    }
    function crossing(part) {
      const rest = part.replace(/^\*|\*$/, "");
      return rest !== "" && !/[*?[]/.test(rest.replace(/\\./g, "")) ? part : null;
    }
    function matchesName(part, name) {
      return new RegExp(`^${regexOfPart(part)}$`).test(name);
    }
  }),
  63139: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      Lt: () => (select),
      Uk: () => (pathOfKey),
      Yw: () => (isBelow),
      xS: () => (factsOf)
    });
    var _domain_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19515);
    var _domain_name_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(11618);
    var _member_name_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(93031);
    var _tar_header_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(78898);
    function pathOfKey(key) {
      return Buffer.from((0, _domain_name_js__WEBPACK_IMPORTED_MODULE_1__.qZ)(key)).toString("latin1");
    }
    function isBelow(key, top) {
      return (0, _member_name_js__WEBPACK_IMPORTED_MODULE_2__.UO)(key, top);
    }
    async function select(part, key) {
      const firsts = new Map();
      let top = null;
      let end = 0;
      for await (const fact of part.facts()) {
        if (!isBelow(fact.key, key)) {
          if (top !== null) break;
          continue;
        }
        if (fact.at === null || fact.span === null) throw (0, _tar_header_js__WEBPACK_IMPORTED_MODULE_3__.qM)("its facts do not say where they lie");
        if (top === null && fact.key !== key) throw unknown(key);
        if (top !== null && fact.at !== end) throw (0, _tar_header_js__WEBPACK_IMPORTED_MODULE_3__.qM)(`a gap before "${fact.key}"`);
        top ??= fact;
        end = fact.at + fact.span;
        const link = fact.is["link"];
        if (fact.is["type"] !== "hardlink" || typeof link !== "string" || isBelow(link, key)) continue;
        if (!firsts.has(link)) firsts.set(link, fact.key);
      }
      if (top === null) throw unknown(key);
      const start = top.at;
      return {
        key,
        start,
        length: end - start,
        top,
        outside: await findOutside(part, firsts)
      };
    }
    async function findOutside(part, firsts) {
      const found = new Map();
      if (firsts.size === 0) return found;
      for await (const target of part.facts()) {
        const first = firsts.get(target.key);
        if (first !== undefined) found.set(target.key, {
          first,
          target
        });
        if (found.size === firsts.size) return found;
      }
      throw (0, _tar_header_js__WEBPACK_IMPORTED_MODULE_3__.qM)("a hard link to a file that was not saved");
    }
    async function* factsOf(part, selection) {
      let isInside = false;
      for await (const fact of part.facts()) {
        if (!isBelow(fact.key, selection.key)) {
          if (isInside) return;
          continue;
        }
        isInside = true;
        const shared = fact.is["type"] === "hardlink" ? selection.outside.get(fact.is["link"]) : undefined;
        if (shared === undefined) yield fact;else if (shared.first === fact.key) yield {
          ...fact,
          is: shared.target.is
        };else yield {
          ...fact,
          is: {
            ...fact.is,
            link: shared.first
          }
        };
      }
    }
    function comparePathBytes(a, b) {
      const left = orderOf(a);
      const right = orderOf(b);
      return left < right ? -1 : left > right ? 1 : 0;
    }
    function unknown(key) {
      const name = key === "." ? "the root" : `"${(0, _domain_name_js__WEBPACK_IMPORTED_MODULE_1__.SP)(key)}"`;
      return new _domain_error_js__WEBPACK_IMPORTED_MODULE_0__.Et("policy", `Cannot find ${name} in the backup: nothing of that name was saved`, {
        code: "unknown-name",
        hint: "Paths are written from the root of the source on, or absolute; `open` shows the tree.",
        thing: (0, _domain_name_js__WEBPACK_IMPORTED_MODULE_1__.SP)(key)
      });
    }
  }),
  66939: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      $d: () => (filesSettings),
      Wy: () => (latin1),
      wG: () => (pathsOf),
      gI: () => (renameOf),
      z1: () => (settingsAt),
      RV: () => (settingsIn),
      g7: () => (treeOf)
    });
    var external_node_path_ = __webpack_require__(76760);
    var schemas = __webpack_require__(38816);
    var error = __webpack_require__(19515);
    var domain_name = __webpack_require__(11618);
    var member_name = __webpack_require__(93031);
    var files_pattern = __webpack_require__(39017);
    ;
    const ANYWHERE = ["--no-anchored", "--no-wildcards-match-slash"];
    const FROM_ROOT = ["--anchored", "--no-wildcards-match-slash"];
    const CROSSING = ["--anchored", "--wildcards-match-slash"];
    function excludeOptions(patterns, roots) {
      const options = ["--wildcards"];
      for (const pattern of patterns) {
        const said = pattern.isAnchored ? anchored(pattern, roots) : clashes(pattern, roots) ? anyDepth(pattern, roots) : [...ANYWHERE, `--exclude=${textOf(pattern)}`];
        if (said === null) return `"${pattern.text}" also matches the name of a root`;
        options.push(...said);
      }
      return options;
    }
    function textOf(pattern) {
      return pattern.parts.join("/") + (pattern.isBelow ? "/*" : "");
    }
    function anchored(pattern, roots) {
      const deep = pattern.parts.indexOf("**");
      if (deep < 0) {
        return [...FROM_ROOT, ...roots.map(root => `--exclude=${below(root)}${textOf(pattern)}`)];
      }
      const head = pattern.parts.slice(0, deep).join("/");
      const tail = pattern.parts.slice(deep + 1);
      const direct = roots.map(root => `--exclude=${below(root)}${head}/${tail.join("/")}`);
      const further = roots.map(root => `--exclude=${below(root)}${head}/*/${tail.join("/")}`);
      return [...FROM_ROOT, ...direct, ...CROSSING, ...further];
    }
    function anyDepth(pattern, roots) {
      const [part] = pattern.parts;
      if (part === undefined || pattern.parts.length > 1 || pattern.isBelow) return null;
      if ((0, files_pattern.TF)(part) === null) return null;
      const direct = roots.map(root => `--exclude=${below(root)}${part}`);
      const further = roots.map(root => `--exclude=${below(root)}*/${part}`);
      return [...FROM_ROOT, ...direct, ...CROSSING, ...further];
    }
    function below(root) {
      return `${root.replace(/[*?[\]\\]/g, "\\$&")}/`;
    }
    function clashes(pattern, roots) {
      return roots.some(root => {
        const names = root.split("/").map(name => Buffer.from(name, "utf8").toString("latin1"));
        return names.some((_, start) => names.slice(start).every((name, index) => {
          const part = pattern.parts[index];
          return part === undefined || (0, files_pattern.Hj)(part, name);
        }));
      });
    }
    ;
    const pathSchema = schemas.YjP().min(1).refine(text => !text.includes("\0"), "holds a zero byte");
    const patternSchema = schemas.YjP().superRefine((text, context) => {
      const pattern = (0, files_pattern.EY)(text);
      if (typeof pattern === "string") context.addIssue({
        code: "custom",
        message: pattern
      });
    });
    const filesSettings = schemas.rej({
      path: schemas.KCZ([pathSchema, schemas.YOg(pathSchema).min(1)]),
      exclude: schemas.YOg(patternSchema).default([]),
      "may-change": schemas.YOg(patternSchema).default([]),
      devices: schemas.zMY().default(false),
      "one-file-system": schemas.zMY().default(true),
      scratch: pathSchema.optional()
    });
    function pathsOf(settings) {
      return typeof settings.path === "string" ? [settings.path] : settings.path;
    }
    function settingsAt(settings, place) {
      const paths = pathsOf(settings);
      const origin = settings.origin ?? paths;
      if (paths.length === 1) return {
        ...settings,
        path: place,
        origin
      };
      return {
        ...settings,
        path: origin.map(path => (0, external_node_path_.join)(place, path)),
        origin
      };
    }
    function settingsIn(settings, folder) {
      const {
        path,
        scratch
      } = settings;
      return {
        ...settings,
        ...(scratch === undefined ? {} : {
          scratch: (0, external_node_path_.resolve)(folder, scratch)
        }),
        path: typeof path === "string" ? (0, external_node_path_.resolve)(folder, path) : path.map(single => (0, external_node_path_.resolve)(folder, single))
      };
    }
    function treeOf(settings, isFile) {
      const paths = pathsOf(settings).map(tidy);
      const origin = (settings.origin ?? paths).map(tidy);
      refuseNested(origin);
      const [first] = paths;
      const single = paths.length === 1;
      const base = !single ? baseOf(first, origin[0]) : isFile(first) ? (0, external_node_path_.dirname)(first) : first;
      const roots = paths.map((path, index) => {
        const isFolder = !isFile(path);
        if (single && isFolder) return {
          path,
          member: ".",
          key: ".",
          isFolder
        };
        const key = single ? (0, external_node_path_.basename)(origin[0]) : origin[index].slice(1);
        return {
          path,
          member: latin1(single ? `./${(0, external_node_path_.basename)(path)}` : key),
          key: latin1(key),
          isFolder
        };
      });
      roots.sort((a, b) => (0, domain_name.cD)(latin1Name(a.key), latin1Name(b.key)));
      const exclude = patternsOf(settings.exclude);
      const options = excludeOptions(exclude, roots.map(root => Buffer.from(root.member, "latin1").toString("utf8")));
      if (typeof options === "string") throw invalid(`exclude: ${options}`);
      return {
        base,
        roots,
        loneName: (0, external_node_path_.basename)(origin[0]),
        exclude,
        mayChange: patternsOf(settings["may-change"]),
        excludeOptions: options,
        devices: settings.devices,
        oneFileSystem: settings["one-file-system"]
      };
    }
    function renameOf(tree) {
      const [root] = tree.roots;
      if (tree.roots.length !== 1 || root === undefined) return null;
      const from = (0, member_name.XM)(root.member);
      return from === root.key ? null : {
        from,
        to: root.key
      };
    }
    function latin1(text) {
      return Buffer.from(text, "utf8").toString("latin1");
    }
    function latin1Name(path) {
      return (0, domain_name.uZ)(Buffer.from(path, "latin1"));
    }
    function tidy(path) {
      if (!(0, external_node_path_.isAbsolute)(path)) throw new RangeError(`"${path}" was not made absolute`);
      const text = (0, external_node_path_.normalize)(path);
      return text.length > 1 && text.endsWith("/") ? text.slice(0, -1) : text;
    }
    function baseOf(path, origin) {
      return path === origin ? "/" : path.slice(0, path.length - origin.length);
    }
    function patternsOf(texts) {
      return texts.map(text => {
        const pattern = (0, files_pattern.EY)(text);
        if (typeof pattern === "string") throw invalid(`the pattern "${text}" ${pattern}`);
        return pattern;
      });
    }
    function refuseNested(roots) {
      for (const root of roots) {
        const other = roots.find((path, index) => index !== roots.indexOf(root) && (path === root || path.startsWith(root === "/" ? root : `${root}/`)));
        if (other !== undefined) throw invalid(`"${other}" lies inside "${root}" or is named twice`);
      }
    }
    function invalid(why) {
      return new error.Et("policy", `Cannot use a source of kind "files": ${why}`, {
        code: "policy-invalid",
        hint: "docs/policy.md, section files, says what paths and patterns may be."
      });
    }
  }),
  20782: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      $: () => (sieved)
    });
    var error = __webpack_require__(19515);
    var domain_name = __webpack_require__(11618);
    var member_name = __webpack_require__(93031);
    var tree_facts = __webpack_require__(5218);
    ;
    const RECORDS = /^(?:path|linkpath|size|uid|gid|mtime|SCHILY\.xattr\.[^=]+|GNU\.sparse\.(?:major|minor|name|realsize))$/;
    function makeGate(top, rules) {
      const folders = [];
      const links = new Set();
      let last = null;
      return member => {
        const path = safePath(member.name);
        if (tree_facts.QE[member.flag] === undefined) throw refused(path, `its type "${member.flag}" is unknown`);
        if ((member.flag === "3" || member.flag === "4") && !rules.devices) {
          throw refused(path, "it is a device, and the policy says devices: false");
        }
        for (const key of member.records.keys()) {
          if (!RECORDS.test(key)) throw refused(path, `its header says "${key}", which nobody asked for`);
        }
        if (last === null ? path !== top : !(0, member_name.UO)(path, top)) throw refused(path, "it is not what was asked for");
        const order = (0, member_name.mJ)(path);
        if (last !== null && order <= last) throw refused(path, "it comes twice or out of order");
        if (last !== null) refuseParent(path, folders);
        last = order;
        if (member.flag === "5") folders.push(path);
        if (member.flag === "2") links.add(path);
        if (member.flag === "1") refuseLink(path, {
          target: safePath(member.link),
          top,
          links,
          ...rules
        });
        return path;
      };
    }
    function refuseParent(path, folders) {
      const slash = path.lastIndexOf("/");
      const parent = slash < 0 ? "." : path.slice(0, slash);
      while (folders.length > 0 && folders.at(-1) !== parent) folders.pop();
      if (folders.length === 0) throw refused(path, "it lies below something that is no folder of the archive");
    }
    function refuseLink(path, link) {
      const {
        target,
        top,
        links,
        outside
      } = link;
      if (outside.has(target)) return;
      if (!(0, member_name.UO)(target, top)) throw refused(path, `its hard link leads out to "${(0, member_name.yt)(target)}"`);
      if ((0, member_name.mJ)(target) >= (0, member_name.mJ)(path)) throw refused(path, "it is a hard link to what comes later");
      for (let at = target.indexOf("/"); at >= 0; at = target.indexOf("/", at + 1)) {
        if (links.has(target.slice(0, at))) throw refused(path, "its hard link leads through a symbolic link");
      }
    }
    function safePath(name) {
      const path = (0, member_name.XM)(name);
      if (name.startsWith("/")) throw refused(name, "its name is absolute");
      if (name.includes("\0")) throw refused(name, "its name holds a zero byte");
      if (path === "." && !/^\.?\/?$/.test(name)) throw refused(name, "its name is malformed");
      for (const part of path === "." ? [] : path.split("/")) {
        if (part === "..") throw refused(name, 'its name holds ".."');
        if (part === "." || part === "") throw refused(name, "its name is malformed");
      }
      return path;
    }
    function refused(path, why) {
      const name = (0, domain_name.SP)((0, member_name.yt)(path));
      return new error.Et("restore", `Cannot put back "${name}": ${why}`, {
        code: "member-refused",
        hint: "Nothing was put in place. This archive was not made by Holdfast: who wrote into the store?",
        thing: name
      });
    }
    var files_select = __webpack_require__(63139);
    var tar_header = __webpack_require__(78898);
    ;
    const OCTAL_7 = 0o7777777;
    const OCTAL_11 = 0o77777777777;
    const KEPT = /^(?:SCHILY\.xattr\.|GNU\.sparse\.(?:major|minor|realsize)$)/;
    function headersOf(member, as) {
      const records = [];
      const isLong = as.name.length > 100;
      if (member.isSparse) records.push(["GNU.sparse.name", as.name]);else if (isLong) records.push(["path", as.name]);
      if (as.link.length > 100) records.push(["linkpath", as.link]);
      const seconds = /^\d{1,10}$/.test(member.mtime) ? Number(member.mtime) : -1;
      if (seconds < 0) records.push(["mtime", member.mtime]);
      if (member.uid > OCTAL_7) records.push(["uid", String(member.uid)]);
      if (member.gid > OCTAL_7) records.push(["gid", String(member.gid)]);
      if (member.stored > OCTAL_11) records.push(["size", String(member.stored)]);
      for (const record of member.records) if (KEPT.test(record[0])) records.push(record);
      const block = blockOf({
        name: isLong || member.isSparse ? "member" : as.name,
        link: as.link.length > 100 ? "" : as.link,
        flag: member.flag,
        mode: member.mode,
        uid: Math.min(member.uid, OCTAL_7),
        gid: Math.min(member.gid, OCTAL_7),
        size: Math.min(member.stored, OCTAL_11),
        mtime: Math.max(seconds, 0),
        device: member.device
      });
      return records.length === 0 ? block : Buffer.concat([extended(records), block]);
    }
    function blockOf(fields) {
      const block = Buffer.alloc(tar_header.IE);
      block.write(fields.name, 0, 100, "latin1");
      octal(block, fields.mode, {
        at: 100,
        length: 8
      });
      octal(block, fields.uid, {
        at: 108,
        length: 8
      });
      octal(block, fields.gid, {
        at: 116,
        length: 8
      });
      octal(block, fields.size, {
        at: 124,
        length: 12
      });
      octal(block, fields.mtime, {
        at: 136,
        length: 12
      });
      block.write(fields.flag, 156, 1, "latin1");
      block.write(fields.link, 157, 100, "latin1");
      block.write("ustar\x0000", 257, 8, "latin1");
      const [major, minor] = fields.device === "" ? [0, 0] : fields.device.split(":").map(Number);
      octal(block, major, {
        at: 329,
        length: 8
      });
      octal(block, minor, {
        at: 337,
        length: 8
      });
      octal(block, (0, tar_header.XN)(block), {
        at: 148,
        length: 8
      });
      return block;
    }
    function octal(block, value, field) {
      const digits = value.toString(8).padStart(field.length - 1, "0");
      block.write(digits, field.at, field.length - 1, "latin1");
    }
    function extended(records) {
      const data = Buffer.from(records.map(recordOf).join(""), "latin1");
      const head = blockOf({
        name: "extended",
        link: "",
        flag: "x",
        mode: 0o600,
        uid: 0,
        gid: 0,
        size: data.length,
        mtime: 0,
        device: ""
      });
      return Buffer.concat([head, data, Buffer.alloc((tar_header.IE - data.length % tar_header.IE) % tar_header.IE)]);
    }
    function recordOf([key, value]) {
      const rest = ` ${key}=${value}\n`;
      let length = rest.length + String(rest.length).length;
      length = rest.length + String(length).length;
      return `${length}${rest}`;
    }
    var walker = __webpack_require__(81353);
    ;
    async function* sieved(part, selection, sieving) {
      const out = makeOutbox();
      const visitor = judging(selection, {
        ...sieving,
        out
      });
      const walk = (0, walker.N)(visitor, true);
      const range = {
        start: selection.start,
        length: selection.length
      };
      for await (const bytes of part.read(range)) {
        const chunk = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
        for (let at = walk.take(chunk, 0);; at = walk.take(chunk, at)) {
          if (visitor.wanted() !== null) {
            yield* out.flush();
            yield* shared(part, visitor);
          } else if (at >= chunk.length) break;
        }
        yield* out.flush();
      }
      walk.take(END, 0);
      walk.close();
      yield END;
    }
    const END = Buffer.alloc(2 * tar_header.IE);
    function judging(selection, into) {
      const top = (0, files_select.Uk)(selection.key);
      const outside = new Map([...selection.outside].map(([key, one]) => [(0, files_select.Uk)(key), one]));
      const gate = makeGate(top, {
        devices: into.devices,
        outside
      });
      const nameOf = path => into.as === "." ? `./${path === "." ? "" : path}` : (0, member_name.fN)(path, {
        from: top,
        to: into.as
      }) ?? path;
      let wanted = null;
      let padding = 0;
      return {
        wanted: () => wanted,
        given: () => {
          wanted = null;
        },
        member: member => {
          const path = gate(member);
          const target = member.flag === "1" ? (0, member_name.XM)(member.link) : "";
          const other = member.flag === "1" ? outside.get(target) : undefined;
          const name = nameOf(path);
          padding = (tar_header.IE - member.stored % tar_header.IE) % tar_header.IE;
          if (other !== undefined && (0, files_select.Uk)(other.first) === path) {
            wanted = {
              target: other.target,
              name
            };
            return;
          }
          const own = other === undefined ? target : (0, files_select.Uk)(other.first);
          const link = member.flag === "1" ? nameOf(own) : member.link;
          into.out.put(headersOf(member, {
            name,
            link
          }));
        },
        data: piece => {
          into.out.put(piece);
          return piece.length;
        },
        end: () => {
          if (wanted !== null) return false;
          into.out.put(END.subarray(0, padding));
          return true;
        }
      };
    }
    async function* shared(part, visitor) {
      const {
        target,
        name
      } = visitor.wanted();
      if (target.is["type"] !== "file") throw refused(name, "it shares what is no file");
      const out = makeOutbox();
      let padding = 0;
      const walk = (0, walker.N)({
        member: member => {
          if ((0, member_name.yt)((0, member_name.XM)(member.name)) !== target.key || member.flag !== "0") {
            throw refused(name, "what it shares is not where it should be");
          }
          padding = (tar_header.IE - member.stored % tar_header.IE) % tar_header.IE;
          out.put(headersOf(member, {
            name,
            link: ""
          }));
        },
        data: piece => {
          out.put(piece);
          return piece.length;
        },
        end: () => {
          out.put(END.subarray(0, padding));
          return true;
        }
      }, true);
      for await (const bytes of part.read({
        start: target.at,
        length: target.span
      })) {
        const chunk = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
        walk.take(chunk, 0);
        yield* out.flush();
      }
      walk.take(END, 0);
      walk.close();
      visitor.given();
    }
    function makeOutbox() {
      let buffer = Buffer.alloc(256 * 1024);
      let filled = 0;
      return {
        put: bytes => {
          if (filled + bytes.length > buffer.length) {
            const larger = Buffer.alloc(2 * (filled + bytes.length));
            buffer.copy(larger, 0, 0, filled);
            buffer = larger;
          }
          bytes.copy(buffer, filled);
          filled += bytes.length;
        },
        *flush() {
          if (filled === 0) return;
          const size = filled;
          filled = 0;
          yield buffer.subarray(0, size);
        }
      };
    }
  }),
  78898: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      IE: () => (BLOCK),
      Q4: () => (parseRecords),
      RW: () => (parseHeader),
      XN: () => (sumOf),
      be: () => (isZero),
      qM: () => (damaged)
    });
    var _domain_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19515);
    const BLOCK = 512;
    function damaged(why) {
      return new _domain_error_js__WEBPACK_IMPORTED_MODULE_0__.Et("restore", `Cannot read the tar stream: ${why}`, {
        code: "member-refused",
        hint: "Nothing was put in place. Try another backup or another store."
      });
    }
    function parseHeader(block) {
      if (numberAt(block, 148, 8) !== sumOf(block)) throw damaged("a header's checksum is wrong");
      const prefix = block[345] === 0 || block[257] !== 0x75 ? "" : textAt(block, 345, 155);
      const name = textAt(block, 0, 100);
      const flag = block[156] === 0 ? "0" : String.fromCharCode(block[156]);
      return {
        name: prefix === "" ? name : `${prefix}/${name}`,
        flag,
        mode: numberAt(block, 100, 8),
        uid: numberAt(block, 108, 8),
        gid: numberAt(block, 116, 8),
        size: numberAt(block, 124, 12),
        mtime: numberAt(block, 136, 12),
        link: block[157] === 0 ? "" : textAt(block, 157, 100),
        device: flag === "3" || flag === "4" ? `${numberAt(block, 329, 8)}:${numberAt(block, 337, 8)}` : ""
      };
    }
    function isZero(block) {
      for (let at = 0; at < BLOCK; at++) if (block[at] !== 0) return false;
      return true;
    }
    function sumOf(block) {
      let sum = 8 * 0x20;
      for (let at = 0; at < 148; at++) sum += block[at];
      for (let at = 156; at < BLOCK; at++) sum += block[at];
      return sum;
    }
    function textAt(block, at, length) {
      let end = at;
      while (end < at + length && block[end] !== 0) end++;
      return block.toString("latin1", at, end);
    }
    function numberAt(block, at, length) {
      const first = block[at];
      if (first >= 0x80) return base256(block, at, length);
      let value = 0;
      let index = at;
      while (index < at + length && block[index] === 0x20) index++;
      for (; index < at + length; index++) {
        const digit = block[index] - 0x30;
        if (digit < 0 || digit > 7) break;
        value = value * 8 + digit;
      }
      const rest = index === at + length ? 0 : block[index];
      if (rest !== 0 && rest !== 0x20) throw damaged("a number in a header is malformed");
      return value;
    }
    function base256(block, at, length) {
      let value = block[at] === 0xff ? -1 : block[at] & 0x7f;
      for (let index = at + 1; index < at + length; index++) {
        value = value * 256 + block[index];
      }
      if (!Number.isSafeInteger(value)) throw damaged("a number in a header is too large");
      return value;
    }
    function parseRecords(data) {
      const records = new Map();
      let at = 0;
      while (at < data.length) {
        let length = 0;
        let index = at;
        for (; index < data.length && data[index] !== 0x20; index++) {
          const digit = data[index] - 0x30;
          if (digit < 0 || digit > 9) throw damaged("a pax record has no length");
          length = length * 10 + digit;
        }
        const end = at + length;
        const equals = data.indexOf(0x3d, index + 1);
        if (end > data.length || end <= index + 1 || data[end - 1] !== 0x0a) {
          throw damaged("a pax record does not fit its length");
        }
        if (equals < 0 || equals >= end) throw damaged("a pax record has no value");
        const key = data.toString("latin1", index + 1, equals);
        if (records.has(key)) throw damaged(`the pax record "${key}" comes twice`);
        records.set(key, data.toString("latin1", equals + 1, end - 1));
        at = end;
      }
      return records;
    }
  }),
  5218: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      NL: () => (ASIDE),
      QE: () => (TYPES),
      Qi: () => (makeFacts)
    });
    var external_node_crypto_ = __webpack_require__(77598);
    var tar_header = __webpack_require__(78898);
    ;
    const EMPTY = (0, external_node_crypto_.hash)("sha256", "", "hex");
    const ZEROS = Buffer.alloc(2 ** 20);
    const TURN = 128 * 2 ** 20;
    const MAP_LIMIT = 2 ** 22;
    function makeContentHash() {
      let member = null;
      let digest = EMPTY;
      let running = null;
      let sparse = null;
      return {
        begin: next => {
          member = next;
          digest = EMPTY;
          running = null;
          sparse = next.isSparse ? openSparse(next.size) : null;
        },
        data: piece => {
          if (sparse !== null) return takeSparse(sparse, piece);
          if (running === null && piece.length === member?.stored) {
            digest = (0, external_node_crypto_.hash)("sha256", piece, "hex");
          } else {
            running ??= (0, external_node_crypto_.createHash)("sha256");
            running.update(piece);
          }
          return piece.length;
        },
        end: () => {
          if (sparse !== null) return endSparse(sparse);
          return running === null ? digest : running.digest("hex");
        }
      };
    }
    function openSparse(size) {
      if (size < 0) throw (0, tar_header.qM)("a sparse file without its size");
      return {
        size,
        hash: (0, external_node_crypto_.createHash)("sha256"),
        digits: "",
        map: [],
        mapBytes: 0,
        isMapped: false,
        next: 1,
        left: 0,
        at: 0
      };
    }
    function takeMap(state, piece) {
      let at = 0;
      while (at < piece.length && !state.isMapped) {
        const byte = piece[at];
        at += 1;
        state.mapBytes += 1;
        if (!isFull(state)) {
          if (byte === 0x0a) closeNumber(state);else if (byte >= 0x30 && byte <= 0x39) state.digits += String.fromCharCode(byte);else throw (0, tar_header.qM)("the map of a sparse file is malformed");
        }
        state.isMapped = isFull(state) && state.mapBytes % tar_header.IE === 0;
      }
      if (state.isMapped) state.left = state.map[2] ?? 0;
      return at;
    }
    function isFull(state) {
      return state.map.length === 1 + 2 * (state.map[0] ?? 0);
    }
    function closeNumber(state) {
      const value = Number(state.digits);
      if (state.digits === "" || !Number.isSafeInteger(value) || state.map.length >= MAP_LIMIT) {
        throw (0, tar_header.qM)("the map of a sparse file is malformed");
      }
      state.map.push(value);
      state.digits = "";
    }
    function takeSparse(state, piece) {
      let taken = state.isMapped ? 0 : takeMap(state, piece);
      while (taken < piece.length) {
        if (state.left === 0) {
          state.next += 2;
          const left = state.map[state.next + 1];
          if (left === undefined) throw (0, tar_header.qM)("a sparse file has more data than its map");
          state.left = left;
          continue;
        }
        const start = state.map[state.next];
        if (state.at < start && !fillTo(state, start)) return taken;
        if (state.at > start + state.map[state.next + 1] - state.left) {
          throw (0, tar_header.qM)("the map of a sparse file overlaps");
        }
        const part = Math.min(state.left, piece.length - taken);
        state.hash.update(piece.subarray(taken, taken + part));
        state.at += part;
        state.left -= part;
        taken += part;
      }
      return taken;
    }
    function fillTo(state, end) {
      if (end > state.size) throw (0, tar_header.qM)("the map of a sparse file is longer than the file");
      const stop = Math.min(end, state.at + TURN);
      while (state.at < stop) {
        const part = Math.min(ZEROS.length, stop - state.at);
        state.hash.update(part === ZEROS.length ? ZEROS : ZEROS.subarray(0, part));
        state.at += part;
      }
      return state.at === end;
    }
    function endSparse(state) {
      if (!state.isMapped || state.left > 0) throw (0, tar_header.qM)("a sparse file is cut short");
      for (let next = state.next + 3; next < state.map.length; next += 2) {
        if (state.map[next] !== 0) throw (0, tar_header.qM)("a sparse file is cut short");
      }
      if (state.at > state.size) throw (0, tar_header.qM)("a sparse file is longer than it says");
      return fillTo(state, state.size) ? state.hash.digest("hex") : null;
    }
    var member_name = __webpack_require__(93031);
    ;
    const ASIDE = /\.holdfast-[^/]*$/;
    const TYPES = {
      "0": "file",
      "1": "hardlink",
      "2": "symlink",
      "3": "char",
      "4": "block",
      "5": "dir",
      "6": "fifo"
    };
    function makeFacts(rules) {
      const content = makeContentHash();
      const facts = [];
      const cuts = [];
      const gone = new Map();
      let last = null;
      let path = "";
      let member = null;
      let leaving = false;
      let dropped = 0;
      return {
        facts,
        cuts,
        cutting: () => leaving ? member.at : -1,
        member: next => {
          member = next;
          path = pathIn(next.name, rules.rename);
          const order = (0, member_name.mJ)(path);
          if (last !== null && order <= last) throw (0, tar_header.qM)(`"${(0, member_name.yt)(path)}" is out of order`);
          last = order;
          const why = rules.leave(path, next) ?? linkedAway(next, gone);
          leaving = why !== null;
          if (why === null) return content.begin(next);
          gone.set((0, member_name.XM)(next.name), next.flag);
          rules.left((0, member_name.yt)(path), why);
        },
        data: piece => leaving ? piece.length : content.data(piece),
        end: after => {
          const done = member;
          if (leaving) {
            cuts.push({
              from: done.at,
              to: after
            });
            dropped += after - done.at;
            leaving = false;
            return true;
          }
          const sha256 = done.flag === "0" ? content.end() : "";
          if (sha256 === null) return false;
          const link = done.flag === "1" ? pathIn(done.link, rules.rename) : done.link;
          facts.push({
            key: (0, member_name.yt)(path),
            is: truths(done, {
              link: (0, member_name.yt)(link),
              sha256
            }),
            at: done.at - dropped,
            span: after - done.at
          });
          return true;
        }
      };
    }
    function pathIn(name, rename) {
      const path = (0, member_name.XM)(name);
      const other = rename === null ? path : (0, member_name.fN)(path, rename);
      if (other === null) throw (0, tar_header.qM)(`"${(0, member_name.yt)(path)}" does not belong to the tree`);
      return other;
    }
    function linkedAway(member, gone) {
      if (member.flag !== "1" || gone.size === 0) return null;
      const target = (0, member_name.XM)(member.link);
      const flag = gone.get(target);
      if (flag === undefined) return null;
      const why = `it is a hard link to "${(0, member_name.yt)(target)}", which is left out`;
      if (flag === "0") throw (0, tar_header.qM)(`"${(0, member_name.yt)((0, member_name.XM)(member.name))}" would be lost: ${why}`);
      return why;
    }
    function truths(member, found) {
      const type = TYPES[member.flag];
      if (type === undefined) throw (0, tar_header.qM)(`a member of unknown type "${member.flag}"`);
      if (type === "hardlink") return {
        type,
        link: found.link
      };
      const is = {
        type,
        mode: member.mode.toString(8).padStart(4, "0"),
        uid: member.uid,
        gid: member.gid,
        size: member.size,
        mtime: timeOf(member.mtime)
      };
      if (type === "file") is["sha256"] = found.sha256;else if (type === "symlink") is["link"] = found.link;else if (member.device !== "") is["device"] = member.device;
      const xattrs = xattrDigest(member.records);
      if (xattrs !== null) is["xattrs"] = xattrs;
      return is;
    }
    function timeOf(text) {
      if (!text.includes(".")) return text;
      return text.replace(/\.?0+$/, "");
    }
    function xattrDigest(records) {
      if (records.size === 0 || records.size === 1 && records.has("mtime")) return null;
      const names = [...records.keys()].filter(name => name.startsWith("SCHILY.")).sort();
      if (names.length === 0) return null;
      const hash = (0, external_node_crypto_.createHash)("sha256");
      for (const name of names) {
        const value = records.get(name);
        hash.update(`${name.length} ${value.length} ${name}`, "latin1").update(value, "latin1");
      }
      return hash.digest("hex");
    }
  }),
  81353: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      N: () => (walkTar)
    });
    var _tar_header_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(78898);
    const META_LIMIT = 16 * 2 ** 20;
    const META = "xgLK";
    const NONE = new Map();
    function walkTar(visitor, strict) {
      const state = {
        visitor,
        strict,
        block: Buffer.alloc(_tar_header_js__WEBPACK_IMPORTED_MODULE_0__.IE),
        filled: 0,
        position: 0,
        start: -1,
        at: "header",
        left: 0,
        padding: 0,
        zeros: 0,
        metaFlag: "",
        metaParts: [],
        globals: NONE,
        records: NONE,
        longName: null,
        longLink: null
      };
      return {
        take: (chunk, from) => take(state, chunk, from),
        decided: () => state.start >= 0 ? state.start : state.position - state.filled,
        close: () => {
          if (state.at !== "over") throw (0, _tar_header_js__WEBPACK_IMPORTED_MODULE_0__.qM)("it is cut short");
        }
      };
    }
    function take(state, chunk, from) {
      let at = from;
      for (;;) {
        if (state.at === "ending" && !endMember(state)) return at;
        if (at >= chunk.length) return at;
        if (state.at === "header") {
          at += takeHeader(state, chunk, at);
        } else if (state.at === "over") {
          at += takeRest(state, chunk, at);
        } else {
          const part = Math.min(state.left, chunk.length - at);
          const taken = takeBody(state, chunk.subarray(at, at + part));
          at += taken;
          if (taken < part) return at;
        }
      }
    }
    function takeHeader(state, chunk, at) {
      if (state.filled === 0 && chunk.length - at >= _tar_header_js__WEBPACK_IMPORTED_MODULE_0__.IE) {
        state.position += _tar_header_js__WEBPACK_IMPORTED_MODULE_0__.IE;
        header(state, chunk.subarray(at, at + _tar_header_js__WEBPACK_IMPORTED_MODULE_0__.IE));
        return _tar_header_js__WEBPACK_IMPORTED_MODULE_0__.IE;
      }
      const part = Math.min(_tar_header_js__WEBPACK_IMPORTED_MODULE_0__.IE - state.filled, chunk.length - at);
      chunk.copy(state.block, state.filled, at, at + part);
      state.filled += part;
      state.position += part;
      if (state.filled < _tar_header_js__WEBPACK_IMPORTED_MODULE_0__.IE) return part;
      state.filled = 0;
      header(state, state.block);
      return part;
    }
    function takeBody(state, piece) {
      const taken = state.at === "data" ? state.visitor.data(piece) : piece.length;
      state.left -= taken;
      state.position += taken;
      if (state.at === "meta") {
        state.metaParts.push(state.left === 0 ? piece : Buffer.from(piece));
      }
      if (state.left > 0) return taken;
      if (state.at === "meta") extended(state);else state.at = state.at === "pad" ? "header" : "ending";
      return taken;
    }
    function takeRest(state, chunk, at) {
      for (let index = at; index < chunk.length; index++) {
        if (chunk[index] !== 0) throw (0, _tar_header_js__WEBPACK_IMPORTED_MODULE_0__.qM)("something follows its end");
      }
      state.position += chunk.length - at;
      return chunk.length - at;
    }
    function header(state, bytes) {
      if (bytes[0] === 0 && (0, _tar_header_js__WEBPACK_IMPORTED_MODULE_0__.be)(bytes)) {
        if (state.start >= 0) throw (0, _tar_header_js__WEBPACK_IMPORTED_MODULE_0__.qM)("it ends within a member's headers");
        state.zeros += 1;
        if (state.zeros === 2) state.at = "over";
        return;
      }
      if (state.zeros > 0) throw (0, _tar_header_js__WEBPACK_IMPORTED_MODULE_0__.qM)("a lone block of zeros");
      const raw = (0, _tar_header_js__WEBPACK_IMPORTED_MODULE_0__.RW)(bytes);
      if (state.start < 0) state.start = state.position - _tar_header_js__WEBPACK_IMPORTED_MODULE_0__.IE;
      if (META.includes(raw.flag)) {
        beginMeta(state, raw);
        return;
      }
      const member = memberOf(raw, state);
      state.start = -1;
      state.records = NONE;
      state.longName = null;
      state.longLink = null;
      state.padding = paddingOf(member.stored);
      state.left = member.stored;
      state.at = state.left > 0 ? "data" : "ending";
      state.visitor.member(member);
    }
    function beginMeta(state, raw) {
      if (state.strict && raw.flag !== "x") throw (0, _tar_header_js__WEBPACK_IMPORTED_MODULE_0__.qM)(`a header of type "${raw.flag}"`);
      if (raw.size > META_LIMIT) throw (0, _tar_header_js__WEBPACK_IMPORTED_MODULE_0__.qM)("an extended header is too long");
      if (raw.size === 0) throw (0, _tar_header_js__WEBPACK_IMPORTED_MODULE_0__.qM)("an extended header is empty");
      state.metaFlag = raw.flag;
      state.metaParts = [];
      state.padding = paddingOf(raw.size);
      state.left = raw.size;
      state.at = "meta";
    }
    function extended(state) {
      const {
        metaFlag: flag,
        metaParts: parts
      } = state;
      const bytes = parts.length === 1 ? parts[0] : Buffer.concat(parts);
      if (flag === "L") state.longName = untilNul(bytes);else if (flag === "K") state.longLink = untilNul(bytes);else if (flag === "g") state.globals = new Map([...state.globals, ...(0, _tar_header_js__WEBPACK_IMPORTED_MODULE_0__.Q4)(bytes)]);else if (state.records !== NONE) throw (0, _tar_header_js__WEBPACK_IMPORTED_MODULE_0__.qM)("two extended headers for one member");else state.records = (0, _tar_header_js__WEBPACK_IMPORTED_MODULE_0__.Q4)(bytes);
      state.metaParts = [];
      pad(state);
    }
    function endMember(state) {
      if (!state.visitor.end(state.position + state.padding)) return false;
      pad(state);
      return true;
    }
    function pad(state) {
      state.left = state.padding;
      state.at = state.padding > 0 ? "pad" : "header";
    }
    function paddingOf(size) {
      return (_tar_header_js__WEBPACK_IMPORTED_MODULE_0__.IE - size % _tar_header_js__WEBPACK_IMPORTED_MODULE_0__.IE) % _tar_header_js__WEBPACK_IMPORTED_MODULE_0__.IE;
    }
    function untilNul(bytes) {
      const end = bytes.indexOf(0);
      return bytes.toString("latin1", 0, end < 0 ? bytes.length : end);
    }
    function memberOf(raw, before) {
      const records = before.globals === NONE ? before.records : new Map([...before.globals, ...before.records]);
      const sparse = records.get("GNU.sparse.major");
      if (sparse === undefined ? isOldSparse(records) : sparse !== "1") {
        throw (0, _tar_header_js__WEBPACK_IMPORTED_MODULE_0__.qM)("a sparse file in an older format");
      }
      const flag = raw.flag === "7" ? "0" : raw.flag;
      const stored = whole(records.get("size")) ?? raw.size;
      if (flag !== "0" && stored !== 0) throw (0, _tar_header_js__WEBPACK_IMPORTED_MODULE_0__.qM)(`a member of type "${flag}" with data`);
      return {
        at: before.start,
        name: records.get("GNU.sparse.name") ?? records.get("path") ?? before.longName ?? raw.name,
        flag,
        mode: raw.mode & 0o7777,
        uid: whole(records.get("uid")) ?? raw.uid,
        gid: whole(records.get("gid")) ?? raw.gid,
        mtime: records.get("mtime") ?? String(raw.mtime),
        link: records.get("linkpath") ?? before.longLink ?? raw.link,
        device: raw.device,
        stored,
        size: sparse === undefined ? stored : whole(records.get("GNU.sparse.realsize")) ?? -1,
        isSparse: sparse !== undefined,
        records
      };
    }
    function isOldSparse(records) {
      return records.has("GNU.sparse.size") || records.has("GNU.sparse.map");
    }
    function whole(text) {
      if (text === undefined) return null;
      const value = Number(text);
      if (!/^\d{1,16}$/.test(text) || !Number.isSafeInteger(value)) {
        throw (0, _tar_header_js__WEBPACK_IMPORTED_MODULE_0__.qM)("a number in an extended header is malformed");
      }
      return value;
    }
  })
};
