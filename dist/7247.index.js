export const id = 7247;
export const ids = [7247];
export const modules = {
  57107: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      F: () => (chosen),
      r: () => (readCatalogs)
    });
    var error = __webpack_require__(19515);
    var state = __webpack_require__(80838);
    var domain_name = __webpack_require__(11618);
    ;
    function readOnly(store) {
      const refuse = what => {
        throw new error.Et("store", `Cannot ${what} ${store.label}: it was opened for reading`, {
          code: "store-read-only",
          hint: "This command never writes to a store; use one that does.",
          thing: store.label
        });
      };
      return {
        label: store.label,
        folders: store.folders,
        keepsFor: store.keepsFor,
        check: need => store.check(need),
        list: () => store.list(),
        look: name => store.look(name),
        read: (name, file, range) => store.read(name, file, range),
        draft: async name => refuse(`write "${(0, domain_name.SP)(name.text)}" to`),
        remove: async name => refuse(`remove "${(0, domain_name.SP)(name.text)}" from`),
        sweep: async () => refuse("sweep")
      };
    }
    var catalog = __webpack_require__(38326);
    var outcome = __webpack_require__(90246);
    ;
    async function readCatalogs(setup, names, access = "read") {
      const memory = await (0, state.S1)(setup.state);
      const shelves = [];
      for (const name of names) {
        const whole = setup.stores.get(name);
        const store = access === "write" ? whole : readOnly(whole);
        const read = await (0, outcome.Vq)(() => (0, catalog.uM)(store, believedOf(setup, name, memory)));
        shelves.push({
          name,
          store,
          catalog: read.value,
          findings: read.findings
        });
      }
      return shelves;
    }
    function believedOf(setup, store, memory) {
      const head = own(memory.heads, store);
      const pending = own(memory.pending, store);
      return {
        policy: setup.policy.name,
        signers: setup.signers,
        store,
        head: head === undefined ? null : rememberedOf(head),
        pending: pending === undefined ? null : rememberedOf(pending),
        now: setup.machine.now()
      };
    }
    function rememberedOf({
      id,
      sha256,
      expires
    }) {
      return {
        id,
        sha256,
        expires
      };
    }
    function chosen(what, wanted, there) {
      for (const name of wanted) {
        if (there.includes(name)) continue;
        throw new error.Et("policy", `Cannot find ${what} "${name}": the policy has no such ${what}`, {
          code: "unknown-name",
          hint: `There are ${there.join(", ")}.`,
          thing: name
        });
      }
      return wanted.length === 0 ? [...there] : there.filter(name => wanted.includes(name));
    }
    function own(record, name) {
      return Object.hasOwn(record, name) ? record[name] : undefined;
    }
  }),
  27247: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.r(__webpack_exports__);
    __webpack_require__.d(__webpack_exports__, {
      drill: () => (drill)
    });
    var _domain_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19515);
    var _catalogs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(57107);
    var _find_backup_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(53143);
    var _identities_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(86006);
    var _outcome_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(90246);
    var _proof_entry_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(61739);
    var _prove_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(72724);
    var _publish_receipt_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(83982);
    var _receipt_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(94290);
    var _saved_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(38133);
    var _session_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(38343);
    var _signer_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(79246);
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
    async function drill(setup, input) {
      const env_1 = {
        stack: [],
        error: void 0,
        hasError: false
      };
      try {
        const {
          machine
        } = setup;
        const known = setup.sources.map(({
          name
        }) => name);
        const wanted = input.sources.length === 0 ? [] : (0, _catalogs_js__WEBPACK_IMPORTED_MODULE_1__.F)("source", input.sources, known);
        const stores = (0, _catalogs_js__WEBPACK_IMPORTED_MODULE_1__.F)("store", input.stores, [...setup.stores.keys()]);
        const identities = await (0, _identities_js__WEBPACK_IMPORTED_MODULE_3__.readIdentities)(input.identity, setup);
        const session = __addDisposableResource(env_1, await (0, _session_js__WEBPACK_IMPORTED_MODULE_10__.f)(setup), true);
        const signing = await signerOf(setup, session);
        const key = __addDisposableResource(env_1, signing.key, true);
        const shelves = await (0, _catalogs_js__WEBPACK_IMPORTED_MODULE_1__.r)(setup, stores, "write");
        const found = await (0, _find_backup_js__WEBPACK_IMPORTED_MODULE_2__.SC)(shelves, {
          text: input.backup,
          sources: wanted,
          now: machine.now()
        });
        machine.tell({
          kind: "line",
          text: `Drill of ${(0, _find_backup_js__WEBPACK_IMPORTED_MODULE_2__.iq)(found, machine.now())}`
        });
        const {
          manifest,
          sha256
        } = found.checked;
        const proof = {
          setup,
          stored: {
            store: found.store,
            id: manifest.id
          },
          manifest,
          sha256,
          keyOf: (0, _saved_js__WEBPACK_IMPORTED_MODULE_9__.QK)(identities),
          sources: heldOf(found, wanted),
          catalog: shelves.find(({
            name
          }) => name === found.storeName)?.catalog ?? null
        };
        const proved = await (0, _prove_js__WEBPACK_IMPORTED_MODULE_6__.z)(proof);
        const published = await leaveReceipt({
          found,
          proof,
          proved,
          session,
          key
        });
        const findings = [...session.findings, ...signing.findings, ...proved.findings, ...published.findings];
        return tell({
          found,
          proof,
          proved,
          findings,
          receipt: published.receipt
        });
      } catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
      } finally {
        const result_1 = __disposeResources(env_1);
        if (result_1) await result_1;
      }
    }
    async function signerOf(setup, session) {
      const {
        value,
        findings
      } = await (0, _outcome_js__WEBPACK_IMPORTED_MODULE_4__.Vq)(() => (0, _signer_js__WEBPACK_IMPORTED_MODULE_11__.Hs)(setup, session.folder));
      if (value !== null) return {
        key: value,
        findings
      };
      const note = "No receipt will be published, so list and verify will not show this proof";
      return {
        key: null,
        findings: findings.map(({
          code,
          text,
          hint,
          thing
        }) => (0, _outcome_js__WEBPACK_IMPORTED_MODULE_4__.gk)("warning", code, {
          thing,
          text: `${text}. ${note}`,
          hint
        }))
      };
    }
    function heldOf({
      checked
    }, wanted) {
      const held = checked.manifest.sources.map(({
        name
      }) => name);
      const missing = wanted.find(name => !held.includes(name));
      if (missing === undefined) return held.filter(n => wanted.length === 0 || wanted.includes(n));
      throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_0__.Et("policy", `Cannot prove source "${missing}": ${checked.manifest.id} does not hold it`, {
        code: "unknown-name",
        hint: `It holds ${held.join(", ")}.`,
        thing: missing
      });
    }
    async function leaveReceipt(of) {
      const {
        found,
        proof,
        proved,
        session,
        key
      } = of;
      if (key === null) return {
        receipt: null,
        findings: []
      };
      const signed = {
        store: found.store,
        session,
        key,
        opened: "identity"
      };
      const done = await (0, _outcome_js__WEBPACK_IMPORTED_MODULE_4__.Vq)(async () => ({
        name: await (0, _publish_receipt_js__WEBPACK_IMPORTED_MODULE_7__.m)(proof, proved, signed)
      }));
      return {
        receipt: done.value?.name?.text ?? null,
        findings: done.findings
      };
    }
    function tell(of) {
      const {
        found,
        proof,
        proved,
        receipt
      } = of;
      const {
        id
      } = proof.manifest;
      const by = new Map(proved.sources.map(one => [one.name, one]));
      const isWhole = proof.sources.every(name => by.has(name));
      return (0, _outcome_js__WEBPACK_IMPORTED_MODULE_4__.sG)({
        command: "drill",
        backup: id,
        findings: of.findings,
        entries: proof.sources.map(name => ({
          source: name,
          ...(0, _proof_entry_js__WEBPACK_IMPORTED_MODULE_5__.F)(name, proved)
        })),
        totals: {
          store: found.storeName,
          manifest: proof.sha256,
          proven: by.size,
          facts: proved.sources.reduce((sum, {
            facts
          }) => sum + facts, 0),
          rto: proved.sources.reduce((sum, {
            rto
          }) => sum + (rto ?? 0), 0),
          receipt
        },
        lines: [...proof.sources.map(name => {
          const one = by.get(name);
          return `${name}  ${one === undefined ? "NOT PROVEN" : (0, _receipt_js__WEBPACK_IMPORTED_MODULE_8__.Sd)(one)}`;
        }), ...(receipt === null ? [] : [`Receipt: ${receipt} in ${found.storeName}`]), `${isWhole ? "Proven" : "Not proven"}: ${id}`]
      });
    }
  }),
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
  79246: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      Hs: () => (openSigner),
      wJ: () => (whyNoSigner),
      xc: () => (keyReference)
    });
    var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
    var _domain_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(19515);
    var _trust_public_key_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(83556);
    var _trust_sign_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(74128);
    async function openSigner(setup, folder, role = "backup") {
      const {
        policy,
        machine
      } = setup;
      if (policy.signingKey === null) {
        throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_1__.Et("seal", `Cannot sign: policy "${policy.name}" names no signing-key`, {
          code: "key-missing",
          hint: "Add signing-key: env:NAME or file:PATH to the policy; keygen makes a key.",
          thing: "signing-key"
        });
      }
      const key = await (0, _trust_sign_js__WEBPACK_IMPORTED_MODULE_3__.bc)(keyReference(policy.signingKey, setup), machine, folder);
      const why = whyNoSigner(setup, key.publicKey, role);
      if (why === null) return key;
      await key[Symbol.asyncDispose]();
      throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_1__.Et("seal", `Cannot sign for policy "${policy.name}": ${why}`, {
        code: "key-wrong",
        hint: `Is it the key of another host? The policy's signers must hold its .pub line with may: [${role}].`,
        thing: "signing-key"
      });
    }
    const DOES = {
      backup: "sign backups",
      prune: "prune"
    };
    function whyNoSigner({
      signers
    }, key, role = "backup") {
      const named = signers.filter(one => (0, _trust_public_key_js__WEBPACK_IMPORTED_MODULE_2__.D3)(one.key, key));
      const [first] = named;
      if (first === undefined) return `its key ${key.fingerprint} is not among the signers`;
      const retired = named.find(({
        last
      }) => last !== null);
      if (retired !== undefined) return `signer "${retired.name}" is retired`;
      const isAble = named.some(({
        may
      }) => may.includes(role));
      return isAble ? null : `signer "${first.name}" may not ${DOES[role]}`;
    }
    function keyReference(reference, {
      machine,
      folder
    }) {
      if (reference.startsWith("file:")) return {
        file: (0, node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(folder, reference.slice("file:".length))
      };
      const name = reference.slice("env:".length);
      const text = machine.env[name];
      if (text !== undefined && text !== "") return {
        text
      };
      throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_1__.Et("seal", `Cannot sign: the environment has no ${name}`, {
        code: "key-missing",
        hint: `Set ${name} to the text of the private key, or use file:PATH.`,
        thing: name
      });
    }
  }),
  38847: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      FF: () => (judgeKey),
      Ve: () => (cannotUse),
      a$: () => (TEXT),
      a9: () => (keyError),
      kc: () => (publicKeyOf),
      mj: () => (openKeyFile)
    });
    var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
    var _domain_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(19515);
    var _domain_name_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(11618);
    var _private_key_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(89662);
    var _public_key_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(83556);
    var _ssh_tool_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(44648);
    const TEXT = "given as text";
    const MAX_KEY = 64 * 1024;
    async function openKeyFile(path, machine) {
      const info = await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(path).catch(cause => {
        throw keyError(path, cannotUse(cause), cause);
      });
      if (!info.isFile() || info.size > MAX_KEY) {
        throw keyError(path, {
          why: "it is no key file",
          hint: "Give the path of a private SSH key."
        });
      }
      const text = await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(path, "utf8").catch(cause => {
        throw keyError(path, cannotUse(cause), cause);
      });
      const named = path.endsWith(".pub") ? (0, _public_key_js__WEBPACK_IMPORTED_MODULE_4__.ee)(text) : "";
      if (typeof named !== "string") return await inAgent(named, path, machine);
      if (named !== "" && !text.includes("PRIVATE KEY")) {
        throw keyError(path, {
          why: named,
          hint: "Give the .pub file of a key that an agent holds."
        });
      }
      judgeKey((0, _private_key_js__WEBPACK_IMPORTED_MODULE_3__.j)(text), path);
      if ((info.mode & 0o077) !== 0) {
        const mode = (info.mode & 0o777).toString(8).padStart(4, "0");
        throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_1__.Et("seal", `${cannot(path)}: others may read it (mode ${mode})`, {
          code: "key-exposed",
          hint: `Run: chmod 600 "${(0, _domain_name_js__WEBPACK_IMPORTED_MODULE_2__.SP)(path)}". Who may have read it? Then make a new key.`,
          thing: (0, _domain_name_js__WEBPACK_IMPORTED_MODULE_2__.SP)(path)
        });
      }
      return await publicKeyOf((0, _private_key_js__WEBPACK_IMPORTED_MODULE_3__.j)(text), {
        path,
        name: path,
        machine
      });
    }
    async function publicKeyOf(text, of) {
      const {
        isEncrypted,
        publicKey
      } = judgeKey(text, of.name);
      if (isEncrypted) return await unlocked(publicKey, of);
      const argv = ["ssh-keygen", "-y", "-P", "", "-f", of.path];
      const ran = await (0, _ssh_tool_js__WEBPACK_IMPORTED_MODULE_5__.U)(of.machine, argv);
      const found = ran.code === 0 ? (0, _public_key_js__WEBPACK_IMPORTED_MODULE_4__.ee)(ran.stdout) : "ssh-keygen cannot read it";
      if (typeof found !== "string") return found;
      throw keyError(of.name, {
        why: found,
        hint: "It must be a whole OpenSSH private key: ed25519, ecdsa, or rsa of 3072 bits or more."
      });
    }
    async function unlocked(publicKey, of) {
      const beside = await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(`${of.path}.pub`, "utf8").catch(() => "");
      const key = publicKey ?? (0, _public_key_js__WEBPACK_IMPORTED_MODULE_4__.ee)(beside);
      if (typeof key !== "string") {
        const canAsk = (of.machine.env["SSH_ASKPASS"] ?? "") !== "";
        if (canAsk || (await agentHolds(key, of.machine))) return key;
      }
      throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_1__.Et("seal", `${cannot(of.name)}: a passphrase protects it and no agent holds it`, {
        code: "key-missing",
        hint: "Add it to an ssh-agent with ssh-add and set SSH_AUTH_SOCK, or use a key without one.",
        thing: (0, _domain_name_js__WEBPACK_IMPORTED_MODULE_2__.SP)(of.name)
      });
    }
    async function inAgent(key, path, machine) {
      if (await agentHolds(key, machine)) return key;
      throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_1__.Et("seal", `${cannot(path)}: no agent holds the key of that .pub file`, {
        code: "key-missing",
        hint: "Add it with ssh-add and set SSH_AUTH_SOCK, or give the path of the private key.",
        thing: (0, _domain_name_js__WEBPACK_IMPORTED_MODULE_2__.SP)(path)
      });
    }
    async function agentHolds(key, machine) {
      const {
        stdout
      } = await (0, _ssh_tool_js__WEBPACK_IMPORTED_MODULE_5__.U)(machine, ["ssh-add", "-L"]);
      return stdout.split("\n").some(line => {
        const held = (0, _public_key_js__WEBPACK_IMPORTED_MODULE_4__.ee)(line);
        return typeof held !== "string" && (0, _public_key_js__WEBPACK_IMPORTED_MODULE_4__.D3)(held, key);
      });
    }
    function judgeKey(text, name) {
      const judged = (0, _private_key_js__WEBPACK_IMPORTED_MODULE_3__.Q)(text);
      if ("why" in judged) throw keyError(name, judged);
      return judged;
    }
    function keyError(name, refusal, cause) {
      const isMissing = cause?.code === "ENOENT";
      return new _domain_error_js__WEBPACK_IMPORTED_MODULE_1__.Et("seal", `${cannot(name)}: ${refusal.why}`, {
        code: isMissing ? "key-missing" : "key-malformed",
        hint: refusal.hint,
        thing: (0, _domain_name_js__WEBPACK_IMPORTED_MODULE_2__.SP)(name),
        cause
      });
    }
    function cannot(name) {
      return name === TEXT ? "Cannot use the signing key given as text" : `Cannot use key "${(0, _domain_name_js__WEBPACK_IMPORTED_MODULE_2__.SP)(name)}"`;
    }
    function cannotUse(cause) {
      const {
        code,
        message
      } = cause;
      if (code === "ENOENT") {
        return {
          why: "it is not there",
          hint: "Is signing-key in the policy right? Make one: keygen."
        };
      }
      return {
        why: `it cannot be read (${code ?? message})`,
        hint: "May this user read that file?"
      };
    }
  }),
  89662: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      Q: () => (parsePrivateKey),
      j: () => (tidyKeyText)
    });
    var _public_key_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(83556);
    var _wire_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(13904);
    const MAGIC = "openssh-key-v1\0";
    const OPENSSH = /^-----BEGIN OPENSSH PRIVATE KEY-----\n([A-Za-z0-9+/=\n]+)-----END OPENSSH/;
    const PEM = /^-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY-----\n/;
    const PEM_ENCRYPTED = /^-----BEGIN ENCRYPTED PRIVATE KEY-----|^Proc-Type: 4,ENCRYPTED/m;
    const MAKE_ONE = "Make a key with holdfast keygen or ssh-keygen -t ed25519, and give its private file.";
    function tidyKeyText(text) {
      return `${text.replace(/\r\n?/g, "\n").trim()}\n`;
    }
    function parsePrivateKey(text) {
      if (text.trim() === "") return {
        why: "it is empty",
        hint: MAKE_ONE
      };
      if (/^AGE-SECRET-KEY-/im.test(text)) {
        return {
          why: "it is an age identity, which opens backups, not an SSH key, which signs them",
          hint: `Take the identity away from this machine: nobody needs it to make backups. ${MAKE_ONE}`
        };
      }
      if (/^age1/.test(text)) return {
        why: "it is an age recipient, not an SSH key",
        hint: MAKE_ONE
      };
      if (typeof (0, _public_key_js__WEBPACK_IMPORTED_MODULE_0__.ee)(text) !== "string" || /^(?:ssh|ecdsa|sk)-\S+ AAAA/.test(text)) {
        return {
          why: "it is a public key where the private one is needed",
          hint: "Give the file without .pub; for a key in an ssh-agent, give the path of its .pub file."
        };
      }
      if (!PEM.test(text)) {
        return {
          why: "it is malformed: it does not begin as a private SSH key does",
          hint: "Did it lose its line breaks on the way? It must be the whole file, as ssh-keygen wrote it."
        };
      }
      const body = OPENSSH.exec(text)?.[1];
      if (body !== undefined) return readOpensshKey(Buffer.from(body, "base64"));
      return {
        isEncrypted: PEM_ENCRYPTED.test(text),
        publicKey: null
      };
    }
    function readOpensshKey(bytes) {
      const reader = (0, _wire_js__WEBPACK_IMPORTED_MODULE_1__.i)(bytes);
      const magic = Buffer.from(reader.take(MAGIC.length)).toString("latin1");
      const cipher = reader.word();
      reader.word();
      reader.field();
      const count = reader.uint32();
      const blob = reader.field();
      const secret = reader.field();
      if (magic !== MAGIC || count !== 1 || secret.length === 0) {
        return {
          why: "it is malformed: it is damaged or cut short",
          hint: "Was all of it copied? It must be the whole file, as ssh-keygen wrote it."
        };
      }
      const publicKey = (0, _public_key_js__WEBPACK_IMPORTED_MODULE_0__.nf)(blob);
      if (typeof publicKey !== "string") return {
        isEncrypted: cipher !== "none",
        publicKey
      };
      return {
        why: publicKey,
        hint: MAKE_ONE
      };
    }
  }),
  74128: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      Nq: () => (makeSigningKey),
      _S: () => (sign),
      bc: () => (openSigningKey)
    });
    var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
    var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
    var _domain_error_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(19515);
    var _domain_name_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(11618);
    var _key_file_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(38847);
    var _private_key_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(89662);
    var _public_key_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(83556);
    var _ssh_tool_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(44648);
    var _sshsig_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(64203);
    async function sign(message, options) {
      const {
        key,
        machine,
        namespace
      } = options;
      if (key.publicKey.type.startsWith("sk-")) {
        machine.tell({
          kind: "line",
          text: `Touch the security key ${key.publicKey.fingerprint}`
        });
      }
      const argv = ["-Y", "sign", "-n", namespace, "-f", key.path];
      const ran = await (0, _ssh_tool_js__WEBPACK_IMPORTED_MODULE_7__.U)(machine, ["ssh-keygen", ...argv], message);
      const what = `Cannot sign with key "${key.publicKey.fingerprint}"`;
      if (ran.code !== 0) {
        throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_2__.Et("seal", `${what}: ssh-keygen said: ${(0, _ssh_tool_js__WEBPACK_IMPORTED_MODULE_7__.f)(ran)}`, {
          code: "seal-failed",
          hint: "Is the key still there, and its agent or token ready?",
          thing: key.publicKey.fingerprint
        });
      }
      const signature = (0, _sshsig_js__WEBPACK_IMPORTED_MODULE_8__.uT)(ran.stdout);
      if (typeof signature !== "string" && !(0, _public_key_js__WEBPACK_IMPORTED_MODULE_6__.D3)(signature.key, key.publicKey)) {
        throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_2__.Et("seal", `${what}: "${signature.key.fingerprint}" signed instead`, {
          code: "key-wrong",
          hint: "Does the .pub file beside the private key belong to another key? Remove it.",
          thing: key.publicKey.fingerprint
        });
      }
      const why = typeof signature === "string" ? signature : (0, _sshsig_js__WEBPACK_IMPORTED_MODULE_8__.jC)(signature, message, namespace);
      if (why === null) return ran.stdout;
      throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_2__.Et("seal", `${what}: what ssh-keygen made is not good: ${why}`, {
        code: "seal-failed",
        hint: "Is the agent or the token in order? Try another key.",
        thing: key.publicKey.fingerprint
      });
    }
    async function openSigningKey(reference, machine, folder) {
      if ("file" in reference) {
        const path = (0, node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(machine.cwd, reference.file);
        const publicKey = await (0, _key_file_js__WEBPACK_IMPORTED_MODULE_4__.mj)(path, machine);
        return {
          path,
          publicKey,
          [Symbol.asyncDispose]: async () => {}
        };
      }
      const text = (0, _private_key_js__WEBPACK_IMPORTED_MODULE_5__.j)(reference.text);
      const name = Buffer.from(machine.random(8)).toString("hex");
      const path = (0, node_path__WEBPACK_IMPORTED_MODULE_1__.join)((0, node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(machine.cwd, folder), `signing-${name}`);
      const remove = () => (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(path, {
        force: true
      });
      try {
        (0, _key_file_js__WEBPACK_IMPORTED_MODULE_4__.FF)(text, _key_file_js__WEBPACK_IMPORTED_MODULE_4__.a$);
        await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(folder, {
          recursive: true,
          mode: 0o700
        });
        await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(path, text, {
          mode: 0o600,
          flag: "wx"
        });
        const publicKey = await (0, _key_file_js__WEBPACK_IMPORTED_MODULE_4__.kc)(text, {
          path,
          name: _key_file_js__WEBPACK_IMPORTED_MODULE_4__.a$,
          machine
        });
        return {
          path,
          publicKey,
          [Symbol.asyncDispose]: remove
        };
      } catch (cause) {
        await remove();
        throw cause instanceof _domain_error_js__WEBPACK_IMPORTED_MODULE_2__.Et ? cause : (0, _key_file_js__WEBPACK_IMPORTED_MODULE_4__.a9)(_key_file_js__WEBPACK_IMPORTED_MODULE_4__.a$, (0, _key_file_js__WEBPACK_IMPORTED_MODULE_4__.Ve)(cause), cause);
      }
    }
    async function makeSigningKey(folder, machine, comment) {
      const path = (0, node_path__WEBPACK_IMPORTED_MODULE_1__.join)((0, node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(machine.cwd, folder), "signing");
      for (const file of [path, `${path}.pub`]) {
        if (!(await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(file).catch(() => null))) continue;
        throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_2__.Et("policy", `Cannot make key "${(0, _domain_name_js__WEBPACK_IMPORTED_MODULE_3__.SP)(file)}": it is already there`, {
          code: "file-exists",
          hint: "Choose an empty folder, or move the old key away: backups it signed still need it.",
          thing: (0, _domain_name_js__WEBPACK_IMPORTED_MODULE_3__.SP)(file)
        });
      }
      const ran = await (0, _ssh_tool_js__WEBPACK_IMPORTED_MODULE_7__.U)(machine, ["ssh-keygen", ...["-q", "-t", "ed25519", "-N", "", "-C", (0, _domain_name_js__WEBPACK_IMPORTED_MODULE_3__.SP)(comment), "-f", path]]);
      const line = ran.code === 0 ? await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(`${path}.pub`, "utf8") : "";
      const key = (0, _public_key_js__WEBPACK_IMPORTED_MODULE_6__.ee)(line);
      if (typeof key !== "string") return key;
      throw (0, _key_file_js__WEBPACK_IMPORTED_MODULE_4__.a9)(path, {
        why: (0, _ssh_tool_js__WEBPACK_IMPORTED_MODULE_7__.f)(ran),
        hint: "May this user write into that folder?"
      });
    }
  }),
  44648: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      U: () => (runSsh),
      f: () => (lastLine)
    });
    var _domain_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19515);
    var _domain_name_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(11618);
    function lastLine(ran) {
      const line = ran.stderr.split("\n").at(-1) ?? "";
      return line === "" ? `it stopped with exit code ${ran.code}` : (0, _domain_name_js__WEBPACK_IMPORTED_MODULE_1__.SP)(line.trim());
    }
    async function runSsh(machine, argv, message) {
      try {
        return await machine.run(message === undefined ? {
          argv
        } : {
          argv,
          stdin: once(message)
        });
      } catch (cause) {
        if (!(cause instanceof _domain_error_js__WEBPACK_IMPORTED_MODULE_0__.Et) || cause.code !== "tool-missing") throw cause;
        throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_0__.Et("seal", `Cannot sign: "${argv[0]}" is not installed`, {
          code: "ssh-missing",
          hint: "Install it, on Debian and Ubuntu with: apt install openssh-client",
          thing: argv[0],
          cause
        });
      }
    }
    async function* once(bytes) {
      yield bytes;
    }
  })
};
