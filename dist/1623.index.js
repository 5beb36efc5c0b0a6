export const id = 1623;
export const ids = [1623];
export const modules = {
  11708: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      m: () => (checkCrons)
    });
    var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
    var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
    var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
    var _domain_exact_crons_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(17573);
    var _domain_name_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(11618);
    var _outcome_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(90246);
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
    const WORKFLOWS = ".github/workflows";
    const YAML = /\.ya?ml$/;
    const LIMIT = 1024 * 1024;
    async function checkCrons(policyFile, policy) {
      const folder = (0, node_path__WEBPACK_IMPORTED_MODULE_2__.join)((0, node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(policyFile), WORKFLOWS);
      const names = (await namesIn(folder, (0, node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(policyFile))).filter(name => YAML.test(name));
      const wanted = (0, _domain_exact_crons_js__WEBPACK_IMPORTED_MODULE_3__.xh)((0, _domain_exact_crons_js__WEBPACK_IMPORTED_MODULE_3__.B7)(policy.schedules));
      const findings = [];
      for (const name of names.sort()) {
        const crons = (0, _domain_exact_crons_js__WEBPACK_IMPORTED_MODULE_3__.yr)(await textOf((0, node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, name)));
        if (crons === null) continue;
        const there = (0, _domain_exact_crons_js__WEBPACK_IMPORTED_MODULE_3__.xh)(crons);
        if (there.join("\n") === wanted.join("\n")) continue;
        const file = (0, _domain_name_js__WEBPACK_IMPORTED_MODULE_4__.SP)(name);
        findings.push((0, _outcome_js__WEBPACK_IMPORTED_MODULE_5__.gk)("error", "cron-differs", {
          thing: file,
          text: `The crons of workflow "${file}" are ${listed(there)}, the policy's schedules ask for ${listed(wanted)}`,
          hint: `Write these crons into ${WORKFLOWS}/${file}, or remove it and run holdfast init --exact.`
        }));
      }
      return findings;
    }
    function listed(crons) {
      return crons.length === 0 ? "none" : crons.map(one => `"${(0, _domain_name_js__WEBPACK_IMPORTED_MODULE_4__.SP)(one)}"`).join(", ");
    }
    async function namesIn(folder, root) {
      try {
        if ((await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)(folder)) !== (0, node_path__WEBPACK_IMPORTED_MODULE_2__.join)(await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)(root), WORKFLOWS)) return [];
        return await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readdir)(folder);
      } catch {
        return [];
      }
    }
    async function textOf(path) {
      try {
        const env_1 = {
          stack: [],
          error: void 0,
          hasError: false
        };
        try {
          const flags = node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDONLY | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NOFOLLOW | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NONBLOCK;
          const file = __addDisposableResource(env_1, await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(path, flags), true);
          const stat = await file.stat();
          return stat.isFile() && stat.size <= LIMIT ? await file.readFile("utf8") : "";
        } catch (e_1) {
          env_1.error = e_1;
          env_1.hasError = true;
        } finally {
          const result_1 = __disposeResources(env_1);
          if (result_1) await result_1;
        }
      } catch {
        return "";
      }
    }
  }),
  31623: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      q: () => (checkText),
      openPolicy: () => (openPolicy)
    });
    var promises_ = __webpack_require__(51455);
    var external_node_os_ = __webpack_require__(48161);
    var external_node_path_ = __webpack_require__(76760);
    var error = __webpack_require__(19515);
    var domain_name = __webpack_require__(11618);
    ;
    const NO_ORIGIN = {
      commit: null,
      requester: null,
      run: null
    };
    var parse_policy = __webpack_require__(77421);
    var domain_policy = __webpack_require__(55312);
    var mod = __webpack_require__(17341);
    var store_mod = __webpack_require__(89);
    var digest = __webpack_require__(8297);
    var check_crons = __webpack_require__(11708);
    var policy_path = __webpack_require__(16269);
    var recipient = __webpack_require__(9122);
    var public_key = __webpack_require__(83556);
    ;
    const MAX_KEY_FILE = 64 * 1024;
    async function resolveKeys(policy, at) {
      const complaints = [];
      const reader = {
        folder: at.folder,
        complain: (path, text) => complaints.push({
          line: at.lineOf(path),
          path: (0, policy_path.L)(path),
          text: `${(0, policy_path.L)(path)} ${text}`
        })
      };
      const recipients = await readRecipients(policy.recipients, reader);
      const signers = [];
      for (const [name, {
        key,
        may,
        last
      }] of Object.entries(policy.signers)) {
        const read = await readKey(key, ["signers", name, "key"], reader);
        if (read !== null) signers.push({
          name,
          key: read,
          may,
          last
        });
      }
      const people = [];
      for (const [name, {
        keys
      }] of Object.entries(policy.people)) {
        const read = await Promise.all(keys.map((key, index) => readKey(key, ["people", name, "keys", index], reader)));
        people.push({
          name,
          keys: read.filter(key => key !== null)
        });
      }
      refuseSharedKeys(people, reader);
      return {
        recipients,
        signers,
        people,
        complaints: complaints.sort((a, b) => a.line - b.line)
      };
    }
    async function readRecipients(list, reader) {
      const found = [];
      const kinds = new Set();
      for (const [index, entry] of list.entries()) {
        const path = ["recipients", index];
        const text = await readReference(entry, path, reader);
        if (text === null) continue;
        if (isSecret(text)) {
          reader.complain(path, whyNoRecipient(text));
          continue;
        }
        const lines = text.split("\n").map(line => line.trim()).filter(line => line !== "" && !line.startsWith("#"));
        if (lines.length === 0) reader.complain(path, "holds no recipient");
        for (const line of lines) {
          const kind = (0, recipient.F)(line);
          if (kind === null) reader.complain(path, whyNoRecipient(line));else {
            kinds.add(kind);
            if (found.includes(line)) reader.complain(path, "is there twice");
            found.push(line);
          }
        }
      }
      if (kinds.size > 1) reader.complain(["recipients"], "mixes X25519 (age1…) and post-quantum (age1pq1…) recipients, expected one kind");
      return found;
    }
    function isSecret(text) {
      return /PRIVATE KEY|AGE-SECRET-KEY/i.test(text);
    }
    function whyNoRecipient(line) {
      if (/AGE-SECRET-KEY/i.test(line)) return "is a secret key, expected the public recipient (age1…); take it out of the policy and make a new identity";
      if (isSecret(line)) return "is a private key, expected an age recipient (age1…)";
      if (/^ssh-|^ecdsa-|^sk-/.test(line)) return "is an SSH key, expected an age recipient (age1…)";
      return "is no age recipient (age1…): is a character missing?";
    }
    async function readKey(entry, path, reader) {
      const text = await readReference(entry, path, reader);
      if (text === null) return null;
      if (isSecret(text)) {
        reader.complain(path, "is a private key, expected the public one (the line in the .pub file)");
        return null;
      }
      if (/^age1/.test(text.trim())) {
        reader.complain(path, "is an age recipient, expected an OpenSSH public key line");
        return null;
      }
      const key = (0, public_key.ee)(text.trim());
      if (typeof key !== "string") return key;
      reader.complain(path, `is no OpenSSH public key that counts: ${key}`);
      return null;
    }
    async function readReference(entry, path, reader) {
      if (!entry.startsWith("file:")) return entry;
      const file = (0, external_node_path_.resolve)(reader.folder, entry.slice("file:".length));
      const complain = why => {
        reader.complain(path, `names a file that cannot be read (${why})`);
        return null;
      };
      try {
        const {
          size,
          isPlain
        } = await (0, promises_.stat)(file).then(is => ({
          size: is.size,
          isPlain: is.isFile()
        }));
        if (!isPlain) return complain("it is no plain file");
        if (size > MAX_KEY_FILE) return complain("it is too large for a public key");
        return await (0, promises_.readFile)(file, "utf8");
      } catch (cause) {
        const code = cause.code ?? "unknown reason";
        return complain(code === "ENOENT" ? "there is no such file" : code);
      }
    }
    function refuseSharedKeys(people, reader) {
      const owners = new Map();
      for (const {
        name,
        keys
      } of people) {
        for (const [index, key] of keys.entries()) {
          const owner = owners.get(key.fingerprint) ?? name;
          owners.set(key.fingerprint, owner);
          if (owner !== name) reader.complain(["people", name, "keys", index], `is the key of people.${owner} too`);
        }
      }
    }
    ;
    const POLICY_FILE = "holdfast.yml";
    const CORRECT = "Correct each line named above; docs/policy.md explains every key.";
    async function openPolicy(path, machine, kit) {
      const file = await findPolicy(path, machine, kit);
      const text = await readText(file);
      const parsed = (0, parse_policy.O)(text, {
        engines: mod.s,
        stores: store_mod.z
      });
      if (parsed.policy === null) throw invalid(file, parsed.complaints);
      const policy = parsed.policy;
      const folder = (0, external_node_path_.dirname)(file);
      const keys = await resolveKeys(policy, {
        folder,
        lineOf: parsed.lineOf
      });
      if (keys.complaints.length > 0) throw invalid(file, keys.complaints);
      return {
        machine,
        origin: NO_ORIGIN,
        github: null,
        file,
        folder,
        text,
        sha256: (0, digest.f)(text),
        policy,
        recipients: keys.recipients,
        signers: keys.signers,
        people: keys.people,
        sources: Object.entries(policy.sources).map(([name, entry]) => sourceOf(name, entry, {
          folder,
          machine
        })),
        stores: new Map(Object.entries((0, domain_policy.LG)(policy.stores, ({
          kind,
          settings
        }) => {
          const one = store_mod.z[kind];
          return one.open(one.resolve(settings, folder), machine);
        }))),
        state: stateFolder(policy, folder, machine),
        staging: policy.staging === null ? null : (0, external_node_path_.resolve)(folder, policy.staging)
      };
    }
    async function checkText(path, machine, kit) {
      const file = await findPolicy(path, machine, kit);
      const {
        policy,
        complaints
      } = (0, parse_policy.O)(await readText(file), {
        engines: mod.s,
        stores: store_mod.z
      });
      if (policy !== null) return {
        policy,
        findings: await (0, check_crons.m)(file, policy)
      };
      const found = findingsOf(file, complaints);
      const last = found.length - 1;
      return {
        policy,
        findings: found.map((one, at) => at === last ? {
          ...one,
          hint: CORRECT
        } : one)
      };
    }
    function sourceOf(name, entry, at) {
      const kind = mod.s[entry.engine];
      const settings = kind.resolve(entry.settings, at.folder);
      return {
        name,
        entry,
        kind,
        settings,
        open: () => kind.open(settings, at.machine)
      };
    }
    async function findPolicy(path, machine, kit) {
      if (path !== null) return (0, external_node_path_.resolve)(machine.cwd, path);
      for (const folder of kit === null ? [machine.cwd] : [machine.cwd, kit]) {
        const file = (0, external_node_path_.join)(folder, POLICY_FILE);
        try {
          await (0, promises_.access)(file);
          return file;
        } catch {}
      }
      throw new error.Et("policy", `Cannot find a policy: there is no "holdfast.yml" in this folder`, {
        code: "policy-unreadable",
        hint: "Name one with --policy FILE.",
        thing: "holdfast.yml"
      });
    }
    async function readText(file) {
      try {
        return new TextDecoder("utf-8", {
          fatal: true,
          ignoreBOM: true
        }).decode(await (0, promises_.readFile)(file));
      } catch (cause) {
        const {
          code,
          message
        } = cause;
        const why = UNREADABLE[code ?? ""] ?? message;
        throw new error.Et("policy", `Cannot read policy "${(0, domain_name.SP)(file)}": ${(0, domain_name.SP)(why)}`, {
          code: "policy-unreadable",
          hint: "Name the right file with --policy FILE.",
          thing: (0, domain_name.SP)((0, external_node_path_.basename)(file)),
          cause
        });
      }
    }
    const UNREADABLE = {
      ENOENT: "there is no such file",
      ENOTDIR: "there is no such file",
      EISDIR: "it is a folder",
      EACCES: "this user may not read it",
      ERR_ENCODING_INVALID_ENCODED_DATA: "it is not UTF-8 text"
    };
    function findingsOf(file, complaints) {
      return complaints.map(({
        line,
        path,
        text
      }) => ({
        code: "policy-invalid",
        weight: "error",
        thing: path === "" ? (0, domain_name.SP)((0, external_node_path_.basename)(file)) : path,
        text: `${(0, domain_name.SP)((0, external_node_path_.basename)(file))}:${line}: ${text}`,
        hint: ""
      }));
    }
    function invalid(file, complaints) {
      const first = complaints[0];
      const many = complaints.length === 1 ? `${first?.text} (line ${first?.line})` : `${complaints.length} mistakes`;
      return new error.Et("policy", `Cannot read policy "${(0, domain_name.SP)((0, external_node_path_.basename)(file))}": ${many}`, {
        code: "policy-invalid",
        hint: CORRECT,
        thing: (0, domain_name.SP)((0, external_node_path_.basename)(file)),
        findings: findingsOf(file, complaints)
      });
    }
    function stateFolder(policy, folder, machine) {
      if (policy.state !== null) return (0, external_node_path_.resolve)(folder, policy.state);
      const base = machine.env["XDG_STATE_HOME"] || (0, external_node_path_.join)(machine.env["HOME"] ?? (0, external_node_os_.homedir)(), ".local/state");
      return (0, external_node_path_.join)(base, "holdfast", policy.name);
    }
  }),
  9122: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      F: () => (parseRecipient)
    });
    var _scure_base__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(64929);
    function parseRecipient(text) {
      if (!/^age1(pq1)?[02-9ac-hj-np-z]+$/.test(text)) return null;
      try {
        const {
          prefix,
          words
        } = _scure_base__WEBPACK_IMPORTED_MODULE_0__.I.decode(text, false);
        const length = _scure_base__WEBPACK_IMPORTED_MODULE_0__.I.fromWords(words).byteLength;
        if (prefix === "age" && length === 32) return "x25519";
        return prefix === "age1pq" && length === 1216 ? "hybrid" : null;
      } catch {
        return null;
      }
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
