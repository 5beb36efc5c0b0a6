export const id = 1666;
export const ids = [1666, 6006];
export const modules = {
  86006: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.r(__webpack_exports__);
    __webpack_require__.d(__webpack_exports__, {
      PASSPHRASE: () => (PASSPHRASE),
      readIdentities: () => (readIdentities)
    });
    var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
    var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
    var _domain_error_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(19515);
    var _domain_name_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(11618);
    var _pipe_identity_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(26055);
    const PASSPHRASE = "HOLDFAST_IDENTITY_PASSPHRASE";
    async function readIdentities(path, {
      machine
    }) {
      if (path === null) {
        throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_2__.Et("seal", "Cannot open the backup: no identity was given", {
          code: "key-missing",
          hint: "Name the file that keygen called identity.txt with --identity FILE.",
          thing: "identity"
        });
      }
      let bytes;
      try {
        bytes = await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)((0, node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(machine.cwd, path));
      } catch (cause) {
        const {
          code,
          message
        } = cause;
        throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_2__.Et("seal", `Cannot read identity "${(0, _domain_name_js__WEBPACK_IMPORTED_MODULE_3__.SP)(path)}": ${code === "ENOENT" ? "there is no such file" : (0, _domain_name_js__WEBPACK_IMPORTED_MODULE_3__.SP)(message)}`, {
          code: "key-missing",
          hint: "Is the drive with the identity mounted?",
          thing: (0, _domain_name_js__WEBPACK_IMPORTED_MODULE_3__.SP)(path),
          cause
        });
      }
      const passphrase = machine.env[PASSPHRASE] ?? null;
      try {
        return await (0, _pipe_identity_js__WEBPACK_IMPORTED_MODULE_4__.go)(bytes, passphrase);
      } catch (cause) {
        throw cause instanceof _domain_error_js__WEBPACK_IMPORTED_MODULE_2__.Et ? told(cause, {
          path,
          bytes,
          passphrase
        }) : cause;
      }
    }
    function told(error, {
      path,
      bytes,
      passphrase
    }) {
      const other = error.code === "key-malformed" ? otherKey(bytes) : null;
      const name = `identity "${(0, _domain_name_js__WEBPACK_IMPORTED_MODULE_3__.SP)(path)}"`;
      const message = other === null ? error.message.replace("the identity file", name) : `Cannot read ${name}: ${other}`;
      const hint = error.code === "key-wrong" && passphrase === null ? `Set ${PASSPHRASE} to the passphrase it was encrypted with.` : error.hint ?? "";
      return new _domain_error_js__WEBPACK_IMPORTED_MODULE_2__.Et(error.stage, message, {
        code: error.code,
        hint,
        thing: (0, _domain_name_js__WEBPACK_IMPORTED_MODULE_3__.SP)(path),
        cause: error.cause
      });
    }
    function otherKey(bytes) {
      const text = Buffer.from(bytes).toString("latin1");
      if (/^-----BEGIN [A-Z ]*PRIVATE KEY-----/m.test(text)) return "it is an SSH key, which signs or approves, not an age identity, which opens";
      if (/^(?:ssh|ecdsa|sk)-\S+ AAAA/m.test(text)) return "it is an SSH key's public part, not an age identity, which opens";
      return /^age1/m.test(text) ? "it is a recipient, which seals; the identity opens" : null;
    }
  }),
  30132: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      e: () => (readBack)
    });
    var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
    var _domain_entry_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1189);
    var _domain_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(19515);
    var _domain_manifest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(66632);
    var _outcome_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(90246);
    async function readBack(store, manifest, onBytes) {
      const name = (0, _domain_entry_js__WEBPACK_IMPORTED_MODULE_4__.aw)(manifest.id);
      const entry = await store.look(name);
      const findings = [];
      const expected = (0, _domain_manifest_js__WEBPACK_IMPORTED_MODULE_2__.eG)(manifest);
      const known = new Set([...expected.map(({
        file
      }) => file), "manifest.json", "manifest.json.sig"]);
      for (const file of entry?.files.keys() ?? []) {
        if (!known.has(file)) findings.push(about("file-unknown", {
          store,
          manifest,
          file
        }, "is not in its manifest"));
      }
      for (const one of expected) {
        const size = entry?.files.get(one.file);
        if (size === undefined) findings.push(about("file-missing", {
          store,
          manifest,
          file: one.file
        }, "is missing"));else if (size !== one.size) findings.push(about("digest-differs", {
          store,
          manifest,
          file: one.file
        }, `has ${size} bytes, ${one.size} were signed`));else {
          const read = await (0, _outcome_js__WEBPACK_IMPORTED_MODULE_3__.Vq)(() => digestOf(store, {
            manifest,
            file: one.file
          }, onBytes));
          findings.push(...read.findings);
          if (read.value !== null && read.value !== one.sha256) findings.push(about("digest-differs", {
            store,
            manifest,
            file: one.file
          }, "is not the one that was signed"));
        }
      }
      return findings;
    }
    async function digestOf(store, {
      manifest,
      file
    }, onBytes) {
      const hash = (0, node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256");
      for await (const chunk of store.read((0, _domain_entry_js__WEBPACK_IMPORTED_MODULE_4__.aw)(manifest.id), file)) {
        hash.update(chunk);
        onBytes(chunk.byteLength);
      }
      return hash.digest("hex");
    }
    function about(code, at, why) {
      const thing = `${at.manifest.id}/${at.file}`;
      return (0, _outcome_js__WEBPACK_IMPORTED_MODULE_3__.gk)("error", code, {
        thing,
        text: `Cannot trust "${thing}" in ${at.store.label}: it ${why}`,
        hint: "Use another store that holds this backup, or another backup."
      });
    }
    function refuse(findings) {
      const first = findings.find(({
        weight
      }) => weight === "error");
      if (first !== undefined) throw new HoldfastError("trust", first.text, {
        code: first.code,
        hint: first.hint,
        thing: first.thing,
        findings
      });
    }
  }),
  79285: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.r(__webpack_exports__);
    __webpack_require__.d(__webpack_exports__, {
      verify: () => (verify)
    });
    var _domain_manifest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(66632);
    var _catalogs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(57107);
    var _find_backup_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(53143);
    var _identities_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(86006);
    var _outcome_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(90246);
    var _read_back_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(30132);
    var _saved_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(38133);
    async function verify(setup, input) {
      const {
        machine
      } = setup;
      const identities = input.depth === "bytes" ? [] : await (0, _identities_js__WEBPACK_IMPORTED_MODULE_3__.readIdentities)(input.identity, setup);
      const shelves = await (0, _catalogs_js__WEBPACK_IMPORTED_MODULE_1__.r)(setup, (0, _catalogs_js__WEBPACK_IMPORTED_MODULE_1__.F)("store", input.stores, [...setup.stores.keys()]));
      const only = input.backup === null ? null : (await (0, _find_backup_js__WEBPACK_IMPORTED_MODULE_2__.SC)(shelves, {
        text: input.backup,
        sources: [],
        now: machine.now()
      })).checked.manifest.id;
      const findings = [];
      const good = new Map();
      for (const shelf of shelves) {
        findings.push(...shelf.findings, ...(shelf.catalog?.findings ?? []));
        findings.push(...drafts(shelf));
        for (const entry of shelf.catalog?.entries ?? []) {
          if (only !== null && entry.id !== only) continue;
          findings.push(...entry.findings);
          if (entry.checked === null) continue;
          const found = await verifyOne(shelf, entry.checked.manifest, {
            setup,
            depth: input.depth,
            identities
          });
          findings.push(...found);
          good.set(entry.id, (good.get(entry.id) ?? true) && found.length === 0);
        }
      }
      const verified = [...good.values()].filter(Boolean).length;
      const weighty = findings.filter(({
        weight
      }) => weight !== "note").length;
      return (0, _outcome_js__WEBPACK_IMPORTED_MODULE_4__.sG)({
        command: "verify",
        backup: only,
        findings,
        entries: [...good].map(([id, isGood]) => ({
          id,
          verified: isGood
        })),
        totals: {
          verified,
          findings: weighty
        },
        lines: [...[...good].map(([id, isGood]) => `${id}  ${isGood ? wordFor(input.depth) : "NOT GOOD"}`), `${verified} backups verified, ${weighty} findings`]
      });
    }
    function wordFor(depth) {
      return {
        bytes: "all stored bytes as signed",
        headers: "headers open",
        deep: "everything opens"
      }[depth];
    }
    async function verifyOne(shelf, manifest, how) {
      const {
        machine
      } = how.setup;
      if (how.depth === "headers") return await opens(() => openHeaders(shelf.store, manifest, how.identities));
      machine.tell({
        kind: "phase",
        text: `Verifying ${manifest.id} in "${shelf.name}"`
      });
      let done = 0;
      const total = (0, _domain_manifest_js__WEBPACK_IMPORTED_MODULE_0__.dh)(manifest);
      const findings = await (0, _read_back_js__WEBPACK_IMPORTED_MODULE_5__.e)(shelf.store, manifest, count => {
        done += count;
        machine.tell({
          kind: "progress",
          done,
          total
        });
      });
      if (findings.length > 0 || how.depth === "bytes") return findings;
      return await opens(() => openAll(shelf.store, manifest, how.identities));
    }
    async function opens(work) {
      return [...(await (0, _outcome_js__WEBPACK_IMPORTED_MODULE_4__.Vq)(work)).findings];
    }
    async function openHeaders(store, manifest, identities) {
      const keyOf = (0, _saved_js__WEBPACK_IMPORTED_MODULE_6__.QK)(identities);
      for (const file of (0, _domain_manifest_js__WEBPACK_IMPORTED_MODULE_0__.eG)(manifest)) await keyOf(file, (0, _saved_js__WEBPACK_IMPORTED_MODULE_6__.oX)({
        store,
        id: manifest.id
      }, file));
    }
    async function openAll(store, manifest, identities) {
      for (const source of manifest.sources) {
        const saved = await (0, _saved_js__WEBPACK_IMPORTED_MODULE_6__.AL)({
          store,
          id: manifest.id
        }, source, (0, _saved_js__WEBPACK_IMPORTED_MODULE_6__.QK)(identities));
        for (const part of saved.values()) {
          for await (const _ of part.read()) {}
          for await (const _ of part.facts()) {}
        }
      }
    }
    function drafts({
      name,
      catalog
    }) {
      return (catalog?.drafts ?? []).map(({
        text,
        id
      }) => (0, _outcome_js__WEBPACK_IMPORTED_MODULE_4__.gk)("note", "draft-left", {
        thing: text,
        text: `Store "${name}" holds an unpublished draft of ${id}`,
        hint: "It is no backup; it is swept when it is a day old."
      }));
    }
  }),
  26055: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      N6: () => (makeIdentity),
      go: () => (parseIdentities)
    });
    var _domain_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19515);
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
      } = await Promise.all([__webpack_require__.e(4929), __webpack_require__.e(4073)]).then(__webpack_require__.bind(__webpack_require__, 74073));
      const identity = await generateX25519Identity();
      return {
        identity,
        recipient: await recipientOf(identity)
      };
    }
    async function recipientOf(identity) {
      const {
        identityToRecipient
      } = await Promise.all([__webpack_require__.e(4929), __webpack_require__.e(4073)]).then(__webpack_require__.bind(__webpack_require__, 74073));
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
      } = await Promise.all([__webpack_require__.e(4929), __webpack_require__.e(4073)]).then(__webpack_require__.bind(__webpack_require__, 74073));
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
  })
};
