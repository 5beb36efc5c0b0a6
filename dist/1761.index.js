export const id = 1761;
export const ids = [1761];
export const modules = {
  94212: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      fd: () => (judgeChain),
      oN: () => (hasExpired),
      yX: () => (linkText)
    });
    var _entry_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1189);
    function linkText(link) {
      return `${link.id}@${link.sha256}`;
    }
    function judgeChain(view) {
      const known = new Set([...view.present, ...view.removed].map(linkText));
      const findings = [];
      const newest = [...view.present].sort((a, b) => (0, _entry_js__WEBPACK_IMPORTED_MODULE_0__.q3)(b.id, a.id));
      const head = view.head;
      if (head === null) {
        findings.push(finding(view, "first-sight", `This host has no memory of store "${view.store}"`));
      } else if (!known.has(linkText(head)) && hasExpired(head, view.now)) {
        findings.push(expired(view, head));
      } else if (!known.has(linkText(head))) {
        const top = newest[0];
        const back = top === undefined || (0, _entry_js__WEBPACK_IMPORTED_MODULE_0__.q3)(top.id, head.id) < 0;
        findings.push(finding(view, back ? "rolled-back" : "chain-broken", back ? `Store "${view.store}" is older than this host remembers: "${head.id}" was the newest, now it is ${top === undefined ? "empty" : `"${top.id}"`}` : `Backup "${head.id}", which this host published to store "${view.store}", is gone without a note`));
      }
      for (const one of [...newest, ...view.removed].sort((a, b) => (0, _entry_js__WEBPACK_IMPORTED_MODULE_0__.q3)(b.id, a.id))) {
        const gaps = [one.previous, ...one.breaks.map(({
          expected
        }) => expected)];
        for (const gap of gaps) {
          if (gap === null || known.has(linkText(gap)) || head !== null && linkText(head) === linkText(gap)) continue;
          known.add(linkText(gap));
          if (hasExpired(gap, view.now)) {
            findings.push(expired(view, gap));
            continue;
          }
          const text = `Backup "${gap.id}" is gone from store "${view.store}" without a note; "${one.id}" names it`;
          findings.push(finding(view, "chain-broken", text, gap.id));
        }
      }
      return findings;
    }
    function hasExpired({
      expires
    }, now) {
      return expires != null && Date.parse(expires) <= now.getTime();
    }
    function expired(view, gone) {
      const text = `Backup "${gone.id}" is gone from store "${view.store}", as it announced for ${gone.expires}`;
      return finding(view, "expired", text, gone.id);
    }
    function finding(view, code, text, thing = view.store) {
      const hint = {
        expired: "Nothing: the store drops what is in it by itself. Another store keeps it longer.",
        "first-sight": "Compare the newest id with the last report you kept.",
        "rolled-back": "Was the store's disk replaced or restored? Find out who did it before you trust what is in it.",
        "chain-broken": "Find out who removed it. A restore of what is left must name it whole, as id@sha256."
      }[code];
      const isNote = code === "first-sight" || code === "expired";
      return {
        code,
        weight: isNote ? "note" : "error",
        thing,
        text,
        hint
      };
    }
  }),
  66632: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      $V: () => (manifestOf),
      dh: () => (storedSize),
      eG: () => (sealedFiles),
      tF: () => (slugOf),
      uB: () => (FORMAT)
    });
    var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(38816);
    var _name_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(11618);
    var _shape_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(53300);
    const FORMAT = 1;
    const slug = /^[a-z0-9][a-z0-9-]{0,39}$/;
    const file = zod__WEBPACK_IMPORTED_MODULE_2__.YjP().regex(/^[a-z0-9][a-z0-9-]{0,39}\/[a-z0-9][a-z0-9-]{0,39}\.[a-z0-9]{1,16}\.zst\.age$/);
    const link = zod__WEBPACK_IMPORTED_MODULE_2__.rej({
      id: _shape_js__WEBPACK_IMPORTED_MODULE_1__.Jk,
      sha256: _shape_js__WEBPACK_IMPORTED_MODULE_1__.v4
    });
    const sealed = {
      file,
      size: _shape_js__WEBPACK_IMPORTED_MODULE_1__.jB,
      sha256: _shape_js__WEBPACK_IMPORTED_MODULE_1__.v4,
      header: zod__WEBPACK_IMPORTED_MODULE_2__.rej({
        length: _shape_js__WEBPACK_IMPORTED_MODULE_1__.jB,
        sha256: _shape_js__WEBPACK_IMPORTED_MODULE_1__.v4
      }),
      plain: _shape_js__WEBPACK_IMPORTED_MODULE_1__.jB
    };
    const archive = zod__WEBPACK_IMPORTED_MODULE_2__.rej({
      part: zod__WEBPACK_IMPORTED_MODULE_2__.YjP().min(1).max(4096),
      format: zod__WEBPACK_IMPORTED_MODULE_2__.YjP().regex(/^[a-z0-9]{1,16}$/),
      ...sealed,
      totals: _shape_js__WEBPACK_IMPORTED_MODULE_1__.zA.nullable()
    });
    const source = zod__WEBPACK_IMPORTED_MODULE_2__.rej({
      name: zod__WEBPACK_IMPORTED_MODULE_2__.YjP().regex(_name_js__WEBPACK_IMPORTED_MODULE_0__.o_),
      engine: zod__WEBPACK_IMPORTED_MODULE_2__.YjP().regex(slug),
      started: _shape_js__WEBPACK_IMPORTED_MODULE_1__.lG,
      ended: _shape_js__WEBPACK_IMPORTED_MODULE_1__.lG,
      instant: zod__WEBPACK_IMPORTED_MODULE_2__.k5n(["one", "per part", "none"]),
      versions: zod__WEBPACK_IMPORTED_MODULE_2__.g1P(zod__WEBPACK_IMPORTED_MODULE_2__.YjP(), zod__WEBPACK_IMPORTED_MODULE_2__.YjP()),
      scratch: zod__WEBPACK_IMPORTED_MODULE_2__.zMY(),
      archives: zod__WEBPACK_IMPORTED_MODULE_2__.YOg(archive),
      inventory: zod__WEBPACK_IMPORTED_MODULE_2__.rej(sealed),
      notes: _shape_js__WEBPACK_IMPORTED_MODULE_1__.jB
    });
    const manifest = zod__WEBPACK_IMPORTED_MODULE_2__.rej({
      "holdfast-manifest": zod__WEBPACK_IMPORTED_MODULE_2__.euz(FORMAT),
      id: _shape_js__WEBPACK_IMPORTED_MODULE_1__.Jk,
      sequence: _shape_js__WEBPACK_IMPORTED_MODULE_1__.jB,
      policy: zod__WEBPACK_IMPORTED_MODULE_2__.rej({
        name: zod__WEBPACK_IMPORTED_MODULE_2__.YjP().regex(_name_js__WEBPACK_IMPORTED_MODULE_0__.o_),
        sha256: _shape_js__WEBPACK_IMPORTED_MODULE_1__.v4,
        text: zod__WEBPACK_IMPORTED_MODULE_2__.YjP().nullable()
      }),
      commit: zod__WEBPACK_IMPORTED_MODULE_2__.YjP().nullable(),
      schedule: zod__WEBPACK_IMPORTED_MODULE_2__.YjP(),
      requester: zod__WEBPACK_IMPORTED_MODULE_2__.YjP().nullable(),
      label: zod__WEBPACK_IMPORTED_MODULE_2__.YjP().nullable(),
      taken: _shape_js__WEBPACK_IMPORTED_MODULE_1__.lG,
      date: _shape_js__WEBPACK_IMPORTED_MODULE_1__.IC,
      zone: zod__WEBPACK_IMPORTED_MODULE_2__.YjP(),
      run: zod__WEBPACK_IMPORTED_MODULE_2__.YjP().nullable(),
      host: zod__WEBPACK_IMPORTED_MODULE_2__.YjP().nullable(),
      version: zod__WEBPACK_IMPORTED_MODULE_2__.YjP(),
      sources: zod__WEBPACK_IMPORTED_MODULE_2__.YOg(source),
      absent: zod__WEBPACK_IMPORTED_MODULE_2__.YOg(zod__WEBPACK_IMPORTED_MODULE_2__.rej({
        name: zod__WEBPACK_IMPORTED_MODULE_2__.YjP().regex(_name_js__WEBPACK_IMPORTED_MODULE_0__.o_),
        reason: zod__WEBPACK_IMPORTED_MODULE_2__.k5n(["disabled", "excluded", "failed"]),
        because: zod__WEBPACK_IMPORTED_MODULE_2__.YjP().nullable()
      })),
      suspicions: zod__WEBPACK_IMPORTED_MODULE_2__.YOg(zod__WEBPACK_IMPORTED_MODULE_2__.rej({
        source: zod__WEBPACK_IMPORTED_MODULE_2__.YjP().regex(_name_js__WEBPACK_IMPORTED_MODULE_0__.o_),
        text: zod__WEBPACK_IMPORTED_MODULE_2__.YjP()
      })),
      recipients: zod__WEBPACK_IMPORTED_MODULE_2__.YOg(zod__WEBPACK_IMPORTED_MODULE_2__.YjP()),
      previous: zod__WEBPACK_IMPORTED_MODULE_2__.g1P(zod__WEBPACK_IMPORTED_MODULE_2__.YjP().regex(_name_js__WEBPACK_IMPORTED_MODULE_0__.o_), link.nullable()),
      breaks: zod__WEBPACK_IMPORTED_MODULE_2__.YOg(zod__WEBPACK_IMPORTED_MODULE_2__.rej({
        store: zod__WEBPACK_IMPORTED_MODULE_2__.YjP().regex(_name_js__WEBPACK_IMPORTED_MODULE_0__.o_),
        expected: link,
        found: link.nullable()
      })),
      expires: zod__WEBPACK_IMPORTED_MODULE_2__.g1P(zod__WEBPACK_IMPORTED_MODULE_2__.YjP().regex(_name_js__WEBPACK_IMPORTED_MODULE_0__.o_), zod__WEBPACK_IMPORTED_MODULE_2__.rej({
        own: _shape_js__WEBPACK_IMPORTED_MODULE_1__.lG,
        previous: _shape_js__WEBPACK_IMPORTED_MODULE_1__.lG.nullable()
      })).exactOptional()
    });
    function manifestOf(value) {
      const parsed = manifest.safeParse(value);
      if (!parsed.success) {
        const issue = parsed.error.issues[0];
        return `${issue?.path.join(".") ?? ""} is not what format ${FORMAT} has there`;
      }
      return ambiguityOf(parsed.data) ?? parsed.data;
    }
    function ambiguityOf(of) {
      if (hasTwins(sealedFiles(of).map(({
        file
      }) => file))) return "it names a file twice";
      if (hasTwins([...of.sources, ...of.absent].map(({
        name
      }) => name))) return "it names a source twice";
      const doubled = of.sources.find(({
        archives
      }) => hasTwins(archives.map(({
        part
      }) => part)));
      if (doubled !== undefined) return `it names a part of source ${doubled.name} twice`;
      const strange = of.sources.find(one => [one.inventory, ...one.archives].some(({
        file
      }) => !file.startsWith(`${one.name}/`)));
      return strange === undefined ? null : `a file of source ${strange.name} lies elsewhere`;
    }
    function hasTwins(names) {
      return new Set(names).size !== names.length;
    }
    function sealedFiles(manifest) {
      return manifest.sources.flatMap(one => [...one.archives, one.inventory]);
    }
    function storedSize(manifest) {
      return sealedFiles(manifest).reduce((sum, one) => sum + one.size, 0);
    }
    function slugOf(part, taken) {
      const own = slug.test(part) && part !== "inventory" ? part : null;
      if (own !== null && !taken.has(own)) return own;
      let turn = 1;
      while (taken.has(`part-${turn}`)) turn++;
      return `part-${turn}`;
    }
  }),
  53300: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      IC: () => (dayShape),
      Jk: () => (idShape),
      jB: () => (countShape),
      lG: () => (timeShape),
      v4: () => (sha256Shape),
      zA: () => (totalsShape)
    });
    var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38816);
    var _entry_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1189);
    const sha256Shape = zod__WEBPACK_IMPORTED_MODULE_0__.YjP().regex(/^[0-9a-f]{64}$/);
    const timeShape = zod__WEBPACK_IMPORTED_MODULE_0__.YjP().refine(isMoment);
    const dayShape = zod__WEBPACK_IMPORTED_MODULE_0__.YjP().refine(text => isMoment(`${text}T00:00:00.000Z`));
    const countShape = zod__WEBPACK_IMPORTED_MODULE_0__.Whr().min(0);
    const idShape = zod__WEBPACK_IMPORTED_MODULE_0__.YjP().refine(text => (0, _entry_js__WEBPACK_IMPORTED_MODULE_1__.iA)(text) !== null);
    const totalsShape = zod__WEBPACK_IMPORTED_MODULE_0__.rej({
      items: countShape,
      rows: countShape.nullable(),
      bytes: countShape
    });
    function isMoment(text) {
      if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(text)) return false;
      const at = new Date(text);
      return !Number.isNaN(at.getTime()) && at.toISOString() === text;
    }
  }),
  80838: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      If: () => (makeState),
      NE: () => (dropRecord),
      S1: () => (readMemory),
      VI: () => (listRecords),
      aE: () => (readRecord),
      mq: () => (sweepState),
      rh: () => (writeRecord),
      xP: () => (writeMemory)
    });
    var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
    var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
    var _domain_error_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(19515);
    var _place_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(69440);
    const EMPTY = {
      heads: {},
      pending: {}
    };
    async function readMemory(folder) {
      const value = await readRecord((0, node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, "heads.json"));
      if (value === null) return EMPTY;
      const {
        heads,
        pending
      } = value;
      if (heads === undefined || pending === undefined) throw damaged((0, node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, "heads.json"));
      return {
        heads,
        pending
      };
    }
    async function writeMemory(folder, memory) {
      await writeRecord(folder, "heads.json", memory);
    }
    async function readRecord(path) {
      let text;
      try {
        text = await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(path, "utf8");
      } catch (cause) {
        if (cause.code === "ENOENT") return null;
        throw damaged(path, cause);
      }
      try {
        const value = JSON.parse(text);
        if (value !== null && typeof value === "object") return value;
      } catch {}
      throw damaged(path);
    }
    async function writeRecord(folder, name, value) {
      const path = (0, node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, name);
      await makeState((0, node_path__WEBPACK_IMPORTED_MODULE_1__.join)(path, ".."));
      await (0, _place_js__WEBPACK_IMPORTED_MODULE_3__.f8)(path, `${JSON.stringify(value, null, 1)}\n`);
    }
    async function listRecords(folder) {
      try {
        const names = await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(folder);
        return names.filter(name => name.endsWith(".json")).map(name => name.slice(0, -5)).sort();
      } catch (cause) {
        if (cause.code === "ENOENT") return [];
        throw damaged(folder, cause);
      }
    }
    async function dropRecord(folder, name) {
      await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)((0, node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, name), {
        force: true
      });
      await (0, _place_js__WEBPACK_IMPORTED_MODULE_3__.Yw)(folder);
    }
    async function sweepState(folder) {
      try {
        for (const entry of await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(folder, {
          withFileTypes: true,
          recursive: true
        })) {
          if (!entry.isFile() || !/^\..+\.json\.[0-9a-f]{16}\.tmp$/.test(entry.name)) continue;
          await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)((0, node_path__WEBPACK_IMPORTED_MODULE_1__.join)(entry.parentPath, entry.name), {
            force: true
          });
        }
      } catch (cause) {
        throw damaged(folder, cause);
      }
    }
    async function makeState(folder) {
      try {
        await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(folder, {
          recursive: true,
          mode: 0o700
        });
      } catch (cause) {
        throw damaged(folder, cause);
      }
    }
    function damaged(path, cause) {
      const why = cause instanceof Error ? cause.message : "it is damaged";
      return new _domain_error_js__WEBPACK_IMPORTED_MODULE_2__.Et("store", `Cannot use the host's state "${path}": ${why}`, {
        code: "state-failed",
        hint: "Is the disk full or the folder owned by somebody else? A damaged file can be moved away; the host then sees its stores for the first time.",
        thing: path,
        cause
      });
    }
  }),
  38326: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      po: () => (expiryIn),
      IJ: () => (linkOf),
      uM: () => (readCatalog)
    });
    var chain = __webpack_require__(94212);
    var entry = __webpack_require__(1189);
    var check_manifest = __webpack_require__(71977);
    var domain_name = __webpack_require__(11618);
    var schemas = __webpack_require__(38816);
    var shape = __webpack_require__(53300);
    ;
    const milliseconds = schemas.Whr().min(0);
    const provenSource = schemas.rej({
      name: schemas.YjP(),
      facts: schemas.Whr().min(0),
      milliseconds,
      rto: milliseconds.exactOptional(),
      rpo: milliseconds.nullable().exactOptional(),
      age: milliseconds.exactOptional(),
      checks: schemas.rej({
        passed: schemas.Whr().min(0),
        answers: schemas.YOg(schemas.rej({
          ask: schemas.YjP(),
          of: schemas.YjP().nullable(),
          must: schemas.YjP(),
          answer: schemas.YjP(),
          passed: schemas.euz(true)
        })).nullable()
      }).exactOptional()
    });
    const receipt = schemas.rej({
      "holdfast-receipt": schemas.euz(1),
      backup: shape.Jk,
      sha256: shape.v4,
      at: shape.lG,
      host: schemas.YjP().nullable(),
      version: schemas.YjP(),
      sources: schemas.YOg(provenSource),
      opened: schemas.k5n(["run", "identity"]).exactOptional(),
      rto: milliseconds.exactOptional()
    });
    const spent = schemas.rej({
      "holdfast-spent": schemas.euz(1),
      backup: shape.Jk,
      sha256: shape.v4,
      at: shape.lG,
      host: schemas.YjP().nullable(),
      plan: shape.v4,
      approvers: schemas.YOg(schemas.YjP())
    });
    const removal = schemas.rej({
      "holdfast-removal": schemas.euz(1),
      backup: shape.Jk,
      sha256: shape.v4,
      at: shape.lG,
      host: schemas.YjP().nullable(),
      because: schemas.YjP()
    });
    const NOTE_STATEMENTS = {
      proven: {
        kind: "receipt",
        schema: receipt
      },
      spent: {
        kind: "spent",
        schema: spent
      },
      removed: {
        kind: "removal",
        schema: removal
      }
    };
    var statement = __webpack_require__(97332);
    ;
    function checkNote(input) {
      const {
        name,
        text
      } = input;
      const say = (code, why) => ({
        statement: null,
        findings: [{
          code,
          weight: "error",
          thing: name.text,
          text: `Cannot trust note "${name.text}": ${(0, domain_name.SP)(why)}`,
          hint: "It counts for nothing; find out how it came there."
        }]
      });
      const known = name.note === "cleared" ? null : NOTE_STATEMENTS[name.note];
      if (known === null) return say("entry-unknown", "this version knows no such note");
      if (text === null) return say("manifest-missing", "its note.json is missing or unreadable");
      const role = name.note === "removed" ? "prune" : "backup";
      const signer = (0, check_manifest.r)(input, {
        namespace: `holdfast-${known.kind}`,
        role
      });
      if (typeof signer !== "string") return say(signer.code, signer.why);
      const value = (0, statement.c)(text, known.kind);
      if (typeof value === "string") return say("manifest-unreadable", value);
      const parsed = known.schema.safeParse(value);
      if (!parsed.success) return say("manifest-unreadable", "it is not what such a note holds");
      const {
        backup,
        sha256,
        at
      } = parsed.data;
      if (backup !== name.id) return say("manifest-misplaced", `it is about "${backup}"`);
      return {
        statement: {
          kind: name.note,
          link: {
            id: backup,
            sha256
          },
          at: new Date(at),
          signer,
          proven: "sources" in parsed.data ? parsed.data.sources : []
        },
        findings: []
      };
    }
    var bytes = __webpack_require__(56874);
    var error = __webpack_require__(19515);
    ;
    const SMALL = 2 ** 20;
    const LARGEST = 16 * 2 ** 20;
    const SIGNATURE = 32 * 1024;
    function smallFilesOf(shelf) {
      let lane = Promise.resolve();
      const attempt = async (name, file, limit) => {
        try {
          return await (0, bytes.F)(shelf.read(name, file), limit);
        } catch (cause) {
          if (isOfTheStore(cause)) throw cause;
          return cause instanceof RangeError ? "larger" : null;
        }
      };
      return async (name, file) => {
        const isSignature = file.endsWith(".sig");
        const first = await attempt(name, file, isSignature ? SIGNATURE : SMALL);
        if (first !== "larger") return first;
        if (isSignature) return null;
        const turn = lane.then(() => attempt(name, file, LARGEST));
        lane = turn.catch(() => {});
        const whole = await turn;
        return whole === "larger" ? null : whole;
      };
    }
    function isOfTheStore(cause) {
      if (cause instanceof error.j$) return true;
      const code = cause instanceof error.Et ? cause.code : null;
      return code === "store-unreachable" || code === "store-not-mounted";
    }
    ;
    const AT_ONCE = 16;
    async function readCatalog(shelf, believed) {
      const names = await Array.fromAsync(shelf.list());
      const read = smallFilesOf(shelf);
      const backups = names.filter(name => name.kind === "backup");
      const checked = await inTurns(backups, name => readManifest(read, name, believed));
      const written = await inTurns(names.filter(name => name.kind === "note"), name => readNote(read, name, believed));
      const known = knownOf([...checked, ...written].flatMap(one => one.checked === null ? [] : [one.checked]));
      const retired = retiredOf(known, believed);
      const notes = written.map(note => judgeNote(note, retired));
      const proofs = proofsOf(notes);
      const entries = checked.map(one => judgeEntry(one, retired)).map(one => ({
        ...one,
        proven: (one.checked === null ? null : proofs.get((0, chain.yX)(linkOf(one.checked)))) ?? new Map()
      })).sort((a, b) => (0, entry.q3)(b.id, a.id));
      const removed = removedOf(notes, known, believed.store);
      const present = entries.flatMap(one => one.checked === null ? [] : [chainLink(one.checked, believed.store)]);
      const head = headOf(present, believed);
      return {
        store: believed.store,
        head,
        entries,
        drafts: names.filter(name => name.kind === "draft"),
        removed,
        removedManifests: removed.flatMap(link => known.get((0, chain.yX)(link)) ?? []),
        findings: [...(0, chain.fd)({
          store: believed.store,
          present,
          removed,
          head,
          now: believed.now
        }), ...notes.flatMap(note => note.findings)]
      };
    }
    function headOf(present, {
      head,
      pending
    }) {
      const isThere = present.some(one => pending !== null && (0, chain.yX)(one) === (0, chain.yX)(pending));
      return isThere ? pending : head;
    }
    function linkOf(checked) {
      return {
        id: checked.manifest.id,
        sha256: checked.sha256
      };
    }
    async function inTurns(items, work) {
      const results = [];
      for (let at = 0; at < items.length; at += AT_ONCE) {
        results.push(...(await Promise.all(items.slice(at, at + AT_ONCE).map(work))));
      }
      return results;
    }
    async function readManifest(read, name, believed) {
      const signature = await read(name, "manifest.json.sig");
      const text = await read(name, "manifest.json");
      const checked = (0, check_manifest.K)({
        name,
        text,
        signature,
        believed
      });
      return "manifest" in checked ? {
        id: name.id,
        name,
        checked,
        findings: []
      } : {
        id: name.id,
        name,
        checked: null,
        findings: [checked]
      };
    }
    async function readNote(read, name, believed) {
      const signature = await read(name, "note.json.sig");
      const text = await read(name, "note.json");
      const note = checkNote({
        name,
        text,
        signature,
        believed
      });
      if (note.statement?.kind !== "removed") return {
        ...note,
        name,
        checked: null
      };
      const {
        checked
      } = await readManifest(read, {
        ...name,
        kind: "backup"
      }, believed);
      const isIts = checked !== null && (0, chain.yX)(linkOf(checked)) === (0, chain.yX)(note.statement.link);
      if (isIts) return {
        ...note,
        name,
        checked
      };
      const why = `Note "${name.text}" does not hold the manifest of the backup it removed`;
      const finding = untrusted("manifest-missing", name.text, why);
      return {
        ...note,
        name,
        checked: null,
        findings: [finding]
      };
    }
    function knownOf(checked) {
      return new Map(checked.map(one => [(0, chain.yX)(linkOf(one)), one]));
    }
    function retiredOf(known, believed) {
      return new Map(believed.signers.flatMap(({
        name,
        last
      }) => last === null ? [] : [[name, ancestors(last, known, believed.store)]]));
    }
    function ancestors(last, known, store) {
      const found = new Set();
      for (let next = last; next !== null && !found.has(next);) {
        found.add(next);
        const previous = previousIn(known.get(next)?.manifest, store);
        next = previous === null ? null : (0, chain.yX)(previous);
      }
      return found;
    }
    function judgeEntry(one, retired) {
      const set = one.checked === null ? undefined : retired.get(one.checked.signer);
      if (one.checked === null || set === undefined || set.has((0, chain.yX)(linkOf(one.checked)))) return one;
      const text = `Backup "${one.id}" is signed by "${one.checked.signer}", whose key was retired before it`;
      return {
        ...one,
        checked: null,
        findings: [untrusted("signer-retired", one.id, text)]
      };
    }
    function judgeNote(note, retired) {
      const {
        statement,
        name
      } = note;
      const set = statement === null ? undefined : retired.get(statement.signer);
      if (statement === null || set === undefined || set.has((0, chain.yX)(statement.link))) return note;
      const text = `Note "${name.text}" is signed by "${statement.signer}", whose key was retired before that backup`;
      return {
        statement: null,
        findings: [untrusted("signer-retired", name.text, text)]
      };
    }
    function removedOf(notes, known, store) {
      return notes.flatMap(({
        statement
      }) => {
        if (statement?.kind !== "removed") return [];
        const checked = known.get((0, chain.yX)(statement.link));
        if (checked !== undefined) return [chainLink(checked, store)];
        return [{
          ...statement.link,
          previous: null,
          breaks: []
        }];
      });
    }
    function untrusted(code, thing, text) {
      return {
        code,
        weight: "error",
        thing,
        text,
        hint: "Do not restore it; use another backup or another store."
      };
    }
    function proofsOf(notes) {
      const proofs = new Map();
      for (const {
        statement
      } of notes) {
        if (statement?.kind !== "proven") continue;
        const key = (0, chain.yX)(statement.link);
        const sources = proofs.get(key) ?? new Map();
        proofs.set(key, sources);
        for (const said of statement.proven) {
          const before = sources.get(said.name);
          if (before === undefined || before.at < statement.at) sources.set(said.name, {
            at: statement.at,
            said
          });
        }
      }
      return proofs;
    }
    function chainLink(checked, store) {
      const {
        manifest
      } = checked;
      const previous = previousIn(manifest, store);
      return {
        ...linkOf(checked),
        previous: previous === null ? null : {
          ...previous,
          expires: expiryIn(manifest, store)?.previous
        },
        breaks: manifest.breaks.filter(one => one.store === store)
      };
    }
    function expiryIn({
      expires
    }, store) {
      return expires !== undefined && Object.hasOwn(expires, store) ? expires[store] ?? null : null;
    }
    function previousIn(manifest, store) {
      if (manifest === undefined || !Object.hasOwn(manifest.previous, store)) return null;
      return manifest.previous[store] ?? null;
    }
  }),
  71977: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      K: () => (checkManifest),
      r: () => (signerOf)
    });
    var _domain_manifest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(66632);
    var _domain_name_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(11618);
    var _digest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8297);
    var _public_key_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(83556);
    var _sshsig_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(64203);
    var _statement_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(97332);
    function checkManifest(input) {
      const {
        name,
        text,
        believed
      } = input;
      const say = (code, why) => distrust(code, name.text, why);
      if (text === null) return say("manifest-missing", "its manifest is missing or unreadable");
      const signer = signerOf(input, {
        namespace: "holdfast-manifest",
        role: "backup"
      });
      if (typeof signer !== "string") return say(signer.code, signer.why);
      const value = (0, _statement_js__WEBPACK_IMPORTED_MODULE_5__.c)(text, "manifest");
      if (typeof value === "string") return say("manifest-unreadable", `its manifest cannot be read: ${value}`);
      const manifest = (0, _domain_manifest_js__WEBPACK_IMPORTED_MODULE_0__.$V)(value);
      if (typeof manifest === "string") return say("manifest-unreadable", `its manifest cannot be read: ${manifest}`);
      if (manifest.id !== name.id) return say("manifest-misplaced", `its manifest is that of "${manifest.id}"`);
      if (manifest.policy.name !== believed.policy) {
        return say("manifest-foreign", `it belongs to policy "${manifest.policy.name}"`);
      }
      return {
        manifest,
        sha256: (0, _digest_js__WEBPACK_IMPORTED_MODULE_2__.f)(text),
        text: new TextDecoder().decode(text),
        signature: new TextDecoder().decode(input.signature),
        signer
      };
    }
    function signerOf(input, want) {
      const {
        text,
        signature: armored,
        believed
      } = input;
      if (armored === null) return {
        code: "signature-missing",
        why: "it has no signature"
      };
      const signature = (0, _sshsig_js__WEBPACK_IMPORTED_MODULE_4__.uT)(armored);
      if (typeof signature === "string") return {
        code: "signature-bad",
        why: `its signature cannot be read: ${signature}`
      };
      const reason = (0, _sshsig_js__WEBPACK_IMPORTED_MODULE_4__.jC)(signature, text ?? new Uint8Array(), want.namespace);
      if (reason !== null) return {
        code: "signature-bad",
        why: `its signature does not fit: ${reason}`
      };
      const named = believed.signers.filter(({
        key
      }) => (0, _public_key_js__WEBPACK_IMPORTED_MODULE_3__.D3)(key, signature.key));
      const able = named.filter(({
        may
      }) => may.includes(want.role));
      const signer = able.find(({
        last
      }) => last !== null) ?? able[0];
      if (signer !== undefined) return signer.name;
      const {
        fingerprint
      } = signature.key;
      const why = named[0] === undefined ? `it is signed by ${fingerprint}, not by a key in the policy` : `it is signed by "${named[0].name}", who may not ${want.role}`;
      return {
        code: "signer-unknown",
        why
      };
    }
    function distrust(code, thing, why) {
      return {
        code,
        weight: "error",
        thing: (0, _domain_name_js__WEBPACK_IMPORTED_MODULE_1__.SP)(thing),
        text: `Cannot trust "${(0, _domain_name_js__WEBPACK_IMPORTED_MODULE_1__.SP)(thing)}": ${(0, _domain_name_js__WEBPACK_IMPORTED_MODULE_1__.SP)(why)}`,
        hint: "Do not restore it; use another backup or another store, and find out how it came there."
      };
    }
  }),
  8297: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      f: () => (sha256Hex)
    });
    var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
    function sha256Hex(bytes) {
      return (0, node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(bytes).digest("hex");
    }
  }),
  78998: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      H1: () => (CURVES),
      PU: () => (readKeyBlob),
      z0: () => (refusedType)
    });
    var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
    var _wire_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(13904);
    const CURVES = {
      nistp256: {
        jwk: "P-256",
        hash: "sha256",
        width: 32
      },
      nistp384: {
        jwk: "P-384",
        hash: "sha384",
        width: 48
      },
      nistp521: {
        jwk: "P-521",
        hash: "sha512",
        width: 66
      }
    };
    const MIN_RSA = 3072;
    const MAX_RSA = 16384;
    const MAX_EXPONENT = 8;
    const SK_ED25519 = "sk-ssh-ed25519@openssh.com";
    const SK_ECDSA = "sk-ecdsa-sha2-nistp256@openssh.com";
    const ECDSA = /^ecdsa-sha2-(nistp256|nistp384|nistp521)$/;
    const KEPT = 64;
    const before = new Map();
    function readKeyBlob(blob) {
      const name = Buffer.from(blob).toString("latin1");
      const known = before.get(name);
      if (known !== undefined) return known;
      if (before.size >= KEPT) before.clear();
      const parts = takeApart(blob);
      before.set(name, parts);
      return parts;
    }
    function takeApart(blob) {
      const reader = (0, _wire_js__WEBPACK_IMPORTED_MODULE_1__.i)(blob);
      const type = reader.word();
      const ecdsa = ECDSA.exec(type)?.[1];
      if (type === "ssh-ed25519") return ed25519(reader, type);
      if (type === SK_ED25519) return ed25519(reader, type);
      if (type === SK_ECDSA) return ecdsaKey(reader, type, "nistp256");
      if (ecdsa !== undefined) return ecdsaKey(reader, type, ecdsa);
      if (type === "ssh-rsa") return rsa(reader, type);
      return refusedType(type) ?? "it is no SSH public key of a type that is accepted";
    }
    function refusedType(type) {
      if (/^[a-z0-9@.-]+-cert-v0[01]@openssh\.com$/.test(type)) {
        return "it is a certificate, and only plain keys are accepted";
      }
      if (type === "ssh-dss") return "DSA keys are too weak";
      return type.startsWith("ssh-xmss") ? "XMSS keys are not accepted" : null;
    }
    function ed25519(reader, type) {
      const point = reader.field();
      const application = type === SK_ED25519 ? reader.field() : null;
      const problem = reader.problem();
      if (problem !== null) return `it is malformed: ${problem}`;
      if (point.length !== 32) return "it is malformed: an Ed25519 key has 32 bytes";
      return withKey({
        kty: "OKP",
        crv: "Ed25519",
        x: base64url(point)
      }, key => {
        return {
          type,
          key,
          family: null,
          application
        };
      });
    }
    function ecdsaKey(reader, type, curve) {
      const named = reader.word();
      const point = reader.field();
      const application = type === SK_ECDSA ? reader.field() : null;
      const problem = reader.problem();
      if (problem !== null) return `it is malformed: ${problem}`;
      const {
        width,
        jwk
      } = CURVES[curve];
      if (named !== curve || point.length !== 1 + 2 * width || point[0] !== 4) {
        return "it is malformed: that is no uncompressed point of its curve";
      }
      const x = base64url(point.subarray(1, 1 + width));
      const y = base64url(point.subarray(1 + width));
      return withKey({
        kty: "EC",
        crv: jwk,
        x,
        y
      }, key => {
        return {
          type,
          key,
          family: curve,
          application
        };
      });
    }
    function rsa(reader, type) {
      const exponent = reader.mpint();
      const modulus = reader.mpint();
      const problem = reader.problem();
      if (problem !== null) return `it is malformed: ${problem}`;
      const bits = modulus.length * 8 - Math.clz32(modulus[0] ?? 0) + 24;
      if (bits < MIN_RSA) return `its ${bits} bits of RSA are too weak, ${MIN_RSA} are needed`;
      if (bits > MAX_RSA) return `its ${bits} bits of RSA are more than ${MAX_RSA}`;
      const last = exponent.at(-1) ?? 0;
      const isOne = exponent.length === 1 && last === 1;
      if (exponent.length > MAX_EXPONENT || last % 2 === 0 || isOne) {
        return "it is malformed: its RSA exponent is not odd, above 1 and below 2^64";
      }
      return withKey({
        kty: "RSA",
        n: base64url(modulus),
        e: base64url(exponent)
      }, key => {
        return {
          type,
          key,
          family: "rsa",
          application: null
        };
      });
    }
    function withKey(jwk, make) {
      try {
        return make((0, node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPublicKey)({
          key: jwk,
          format: "jwk"
        }));
      } catch {
        return "it is malformed: its numbers are no key";
      }
    }
    function base64url(bytes) {
      return Buffer.from(bytes).toString("base64url");
    }
  }),
  83556: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      D3: () => (samePublicKey),
      ee: () => (parsePublicKey),
      nf: () => (publicKeyOfBlob)
    });
    var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
    var _key_blob_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(78998);
    const MAX_LINE = 16 * 1024;
    const TYPE = /^(?:ssh|ecdsa|sk)-[a-z0-9@.-]{1,64}$/;
    function parsePublicKey(line) {
      const text = line.trim();
      if (text === "") return "it is empty";
      if (text.length > MAX_LINE) return "it is too long for a public key";
      if (/PRIVATE KEY|AGE-SECRET-KEY-/i.test(text)) {
        return "it is a secret key, and only the public one belongs here";
      }
      if (/^age1/.test(text)) return "it is an age recipient, not an SSH public key";
      if (/[\r\n\0]/.test(text)) return "it has more than one line";
      const [type = "", base64 = ""] = text.split(/[ \t]+/);
      if (!TYPE.test(type)) {
        const hasOptions = /(?:^|\s)(?:ssh|ecdsa|sk)-[a-z0-9@.-]+[ \t]+AAAA/.test(text);
        if (hasOptions) return "options before the key are not accepted";
        return "it does not begin with the type of an SSH public key";
      }
      const refused = (0, _key_blob_js__WEBPACK_IMPORTED_MODULE_1__.z0)(type);
      if (refused !== null) return refused;
      const blob = Buffer.from(base64, "base64");
      if (blob.toString("base64") !== base64) return "it is malformed: the base64 is damaged";
      const key = publicKeyOfBlob(blob);
      if (typeof key === "string" || key.type === type) return key;
      return "it is malformed: it says one type and holds another";
    }
    function publicKeyOfBlob(blob) {
      const parts = (0, _key_blob_js__WEBPACK_IMPORTED_MODULE_1__.PU)(blob);
      if (typeof parts === "string") return parts;
      const digest = (0, node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(blob).digest("base64").replace(/=+$/, "");
      return {
        type: parts.type,
        blob: Uint8Array.from(blob),
        fingerprint: `SHA256:${digest}`
      };
    }
    function samePublicKey(a, b) {
      return Buffer.compare(a.blob, b.blob) === 0;
    }
    function writePublicKey(key) {
      return `${key.type} ${Buffer.from(key.blob).toString("base64")}`;
    }
  }),
  64203: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      jC: () => (checkSignature),
      uT: () => (parseSignature),
      Vv: () => (parseSignatures)
    });
    var external_node_crypto_ = __webpack_require__(77598);
    var key_blob = __webpack_require__(78998);
    var public_key = __webpack_require__(83556);
    var wire = __webpack_require__(13904);
    ;
    const USER_PRESENT = 0x01;
    const RSA_HASHES = {
      "rsa-sha2-256": "sha256",
      "rsa-sha2-512": "sha512"
    };
    function checkRaw(blob, parts, data) {
      const reader = (0, wire.i)(blob);
      const algorithm = reader.word();
      if (parts.family === "rsa") return checkRsa(reader, algorithm, {
        parts,
        data
      });
      if (algorithm !== parts.type) return "its algorithm is not the one of its key";
      const value = reader.field();
      const flags = parts.application === null ? null : reader.take(5);
      const problem = reader.problem();
      if (problem !== null) return `it is malformed: ${problem}`;
      if (flags !== null && ((flags[0] ?? 0) & USER_PRESENT) === 0) {
        return "nobody touched the security key when it was made";
      }
      const signed = flags === null ? data : tokenMessage(parts, {
        flags,
        data
      });
      if (parts.family !== null) return checkEcdsa(value, parts, {
        signed,
        curve: parts.family
      });
      if (value.length !== 64) return "it is malformed: an Ed25519 signature has 64 bytes";
      return (0, external_node_crypto_.verify)(null, signed, parts.key, value) ? null : UNFIT;
    }
    const UNFIT = "it does not fit the bytes it should sign";
    function tokenMessage(parts, said) {
      const application = sha256(parts.application ?? new Uint8Array(0));
      return Buffer.concat([application, said.flags, sha256(said.data)]);
    }
    function checkRsa(reader, algorithm, of) {
      const value = reader.field();
      const hash = RSA_HASHES[algorithm];
      if (algorithm === "ssh-rsa") return "it is made with SHA-1, which is too weak";
      if (hash === undefined) return "its algorithm is not the one of its key";
      const problem = reader.problem();
      if (problem !== null) return `it is malformed: ${problem}`;
      const width = Math.ceil((of.parts.key.asymmetricKeyDetails?.modulusLength ?? 0) / 8);
      if (value.length !== width) return "it is malformed: it is not as long as its key";
      return (0, external_node_crypto_.verify)(hash, of.data, of.parts.key, value) ? null : UNFIT;
    }
    function checkEcdsa(value, parts, of) {
      const {
        hash,
        width
      } = key_blob.H1[of.curve];
      const numbers = (0, wire.i)(value);
      const r = numbers.mpint();
      const s = numbers.mpint();
      const problem = numbers.problem();
      if (problem !== null) return `it is malformed: ${problem}`;
      if (r.length > width || s.length > width) return "it is malformed: a number in it is too long";
      const pair = new Uint8Array(2 * width);
      pair.set(r, width - r.length);
      pair.set(s, 2 * width - s.length);
      const key = {
        key: parts.key,
        dsaEncoding: "ieee-p1363"
      };
      return (0, external_node_crypto_.verify)(hash, of.signed, key, pair) ? null : UNFIT;
    }
    function sha256(bytes) {
      return (0, external_node_crypto_.createHash)("sha256").update(bytes).digest();
    }
    ;
    const BEGIN = "-----BEGIN SSH SIGNATURE-----\n";
    const END = "-----END SSH SIGNATURE-----\n";
    const MAGIC = "SSHSIG";
    const LINE = /.{1,70}/g;
    const MAX_ARMORED = 32 * 1024;
    function parseSignature(armored) {
      if (armored.length > MAX_ARMORED) return "it is too long for a signature";
      const text = typeof armored === "string" ? armored : Buffer.from(armored).toString("latin1");
      if (!text.startsWith(BEGIN.trimEnd())) return "it is no armored SSH signature";
      const blob = Buffer.from(text.slice(BEGIN.length, -END.length), "base64");
      if (writeArmor(blob) !== text) return "it is not written as ssh-keygen writes it";
      return readSignature(blob);
    }
    function parseSignatures(text) {
      const found = [];
      let at = 0;
      while (at < text.length) {
        const begin = text.indexOf(BEGIN, at);
        if (begin !== at) {
          found.push("something beside it is no armored SSH signature");
          if (begin < 0) break;
        }
        const end = text.indexOf(END, begin);
        if (end < 0) {
          found.push("it is cut short");
          break;
        }
        at = end + END.length;
        found.push(parseSignature(text.slice(begin, at)));
      }
      return found;
    }
    function checkSignature(signature, message, namespace) {
      if (signature.namespace !== namespace) return "it was made for another purpose";
      const parts = (0, key_blob.PU)(signature.key.blob);
      if (typeof parts === "string") return `its key is refused: ${parts}`;
      const data = Buffer.concat([Buffer.from(MAGIC), (0, wire.e)(namespace), (0, wire.e)(""), (0, wire.e)(signature.hash), (0, wire.e)((0, external_node_crypto_.createHash)(signature.hash).update(message).digest())]);
      return checkRaw(signature.blob, parts, data);
    }
    function writeArmor(blob) {
      const lines = Buffer.from(blob).toString("base64").match(LINE) ?? [];
      return `${BEGIN}${lines.map(line => `${line}\n`).join("")}${END}`;
    }
    function readSignature(blob) {
      const reader = (0, wire.i)(blob);
      const magic = Buffer.from(reader.take(MAGIC.length)).toString("latin1");
      const version = reader.uint32();
      const keyBlob = reader.field();
      const namespace = reader.word();
      const reserved = reader.field();
      const hash = reader.word();
      const signature = reader.field();
      const problem = reader.problem();
      if (magic !== MAGIC) return "it is no SSH signature";
      if (problem !== null) return `it is malformed: ${problem}`;
      if (version !== 1) return "it is of a version that is not known";
      if (namespace === "") return "it does not say what it was made for";
      if (reserved.length > 0) return "it is malformed: a reserved field is in use";
      if (hash !== "sha256" && hash !== "sha512") return "its hash is neither SHA-256 nor SHA-512";
      const key = (0, public_key.nf)(keyBlob);
      if (typeof key === "string") return `its key is refused: ${key}`;
      return {
        key,
        namespace,
        hash,
        blob: Uint8Array.from(signature)
      };
    }
  }),
  97332: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      c: () => (readStatement),
      p: () => (writeStatement)
    });
    const MAX_STATEMENT = 16 * 2 ** 20;
    const MAX_DEPTH = 64;
    const decoder = new TextDecoder("utf-8", {
      fatal: true,
      ignoreBOM: true
    });
    const [QUOTE, BACKSLASH, OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = Buffer.from('"\\[]{}');
    function writeStatement(value) {
      const text = JSON.stringify(value, exactly, 1);
      const bytes = Buffer.from(`${text}\n`);
      if (bytes.length > MAX_STATEMENT) throw new RangeError("A statement is larger than 16 MB");
      if (isTooDeep(bytes)) throw new RangeError(`A statement is deeper than ${MAX_DEPTH} levels`);
      return bytes;
    }
    function readStatement(bytes, kind) {
      if (bytes.length > MAX_STATEMENT) return "it is larger than 16 MB";
      if (isTooDeep(bytes)) return `it is deeper than ${MAX_DEPTH} levels`;
      let text;
      let value;
      try {
        text = decoder.decode(bytes);
        value = JSON.parse(text);
      } catch {
        return "it is not JSON in UTF-8";
      }
      if (!isObject(value)) return "it is not an object";
      if (Object.keys(value)[0] !== `holdfast-${kind}`) return `it is no statement of kind "${kind}"`;
      return isOurs(value, text) ? value : "it is not written as Holdfast writes it";
    }
    function isObject(value) {
      return typeof value === "object" && value !== null && !Array.isArray(value);
    }
    function isOurs(value, text) {
      return isExactValue(value) && `${JSON.stringify(value, null, 1)}\n` === text;
    }
    function isExactValue(value) {
      if (typeof value === "number") return isExactNumber(value);
      if (typeof value !== "object" || value === null) return true;
      return Object.values(value).every(isExactValue);
    }
    function exactly(key, value) {
      const isExact = typeof value === "number" ? isExactNumber(value) : value !== undefined;
      if (!isExact) throw new RangeError(`JSON cannot hold "${key}" of a statement exactly`);
      return value;
    }
    function isExactNumber(value) {
      return Number.isInteger(value) ? Number.isSafeInteger(value) : Number.isFinite(value);
    }
    function isTooDeep(bytes) {
      let depth = 0;
      let isText = false;
      for (let at = 0; at < bytes.length; at++) {
        const byte = bytes[at];
        if (byte === QUOTE) isText = !isText;else if (isText && byte === BACKSLASH) at += 1;else if (!isText && (byte === OPEN_LIST || byte === OPEN_OBJECT)) depth += 1;else if (!isText && (byte === CLOSE_LIST || byte === CLOSE_OBJECT)) depth -= 1;
        if (depth > MAX_DEPTH) return true;
      }
      return false;
    }
  }),
  13904: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      e: () => (wireField),
      i: () => (readWire)
    });
    const EMPTY = new Uint8Array(0);
    const PRINTABLE = /^[\x20-\x7e]*$/;
    function readWire(bytes) {
      const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      let at = 0;
      let why = null;
      const fail = reason => {
        why ??= reason;
        at = bytes.length;
      };
      const take = length => {
        if (length > bytes.length - at) {
          fail("it is cut short");
          return EMPTY;
        }
        at += length;
        return bytes.subarray(at - length, at);
      };
      const byte = () => take(1)[0] ?? 0;
      const uint32 = () => {
        const start = at;
        return take(4).length === 4 ? view.getUint32(start) : 0;
      };
      const field = () => take(uint32());
      return {
        byte,
        uint32,
        field,
        take,
        word() {
          const text = Buffer.from(field()).toString("latin1");
          if (!PRINTABLE.test(text)) fail("a word in it is not printable ASCII");
          return PRINTABLE.test(text) ? text : "";
        },
        mpint() {
          const number = field();
          const [first = 0, second = 0] = number;
          const isShortest = first !== 0 || second >= 0x80;
          if (number.length === 0 || first >= 0x80 || !isShortest) {
            fail("a number in it is not positive or not in its shortest form");
            return EMPTY;
          }
          return first === 0 ? number.subarray(1) : number;
        },
        problem() {
          return why ?? (at === bytes.length ? null : "bytes follow its end");
        }
      };
    }
    function wireField(value) {
      const bytes = Buffer.from(value);
      const length = Buffer.alloc(4);
      length.writeUInt32BE(bytes.length);
      return Buffer.concat([length, bytes]);
    }
  })
};
