export const id = 2387;
export const ids = [2387];
export const modules = {
  72387: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.r(__webpack_exports__);
    __webpack_require__.d(__webpack_exports__, {
      keygen: () => (keygen)
    });
    var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
    var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
    var _domain_error_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(19515);
    var _domain_name_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(11618);
    var _pipe_identity_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(26055);
    var _trust_digest_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8297);
    var _trust_sign_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(74128);
    var _outcome_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(90246);
    var _written_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(86389);
    const FILES = ["identity.txt", "recipient.txt", "signing", "signing.pub"];
    async function keygen(machine, folder) {
      return await (0, _written_js__WEBPACK_IMPORTED_MODULE_8__.M)(folder, () => makeKeys(machine, folder));
    }
    async function makeKeys(machine, folder) {
      const path = (0, node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(machine.cwd, folder);
      await refuseExisting(path, folder);
      await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(path, {
        recursive: true,
        mode: 0o700
      });
      const signing = await (0, _trust_sign_js__WEBPACK_IMPORTED_MODULE_6__.Nq)(path, machine, `holdfast ${machine.host}`);
      const {
        identity,
        recipient
      } = await (0, _pipe_identity_js__WEBPACK_IMPORTED_MODULE_4__.N6)();
      const made = machine.now().toISOString().replace(/\.\d{3}Z$/, "Z");
      await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)((0, node_path__WEBPACK_IMPORTED_MODULE_1__.join)(path, "identity.txt"), `# created: ${made}\n# public key: ${recipient}\n${identity}\n`, {
        mode: 0o600,
        flag: "wx"
      });
      await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)((0, node_path__WEBPACK_IMPORTED_MODULE_1__.join)(path, "recipient.txt"), `${recipient}\n`, {
        mode: 0o644,
        flag: "wx"
      });
      const fingerprint = (0, _trust_digest_js__WEBPACK_IMPORTED_MODULE_5__.f)(recipient).slice(0, 16);
      return (0, _outcome_js__WEBPACK_IMPORTED_MODULE_7__.sG)({
        command: "keygen",
        entries: FILES.map(file => ({
          file: (0, node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, file),
          secret: file === "identity.txt" || file === "signing"
        })),
        totals: {
          recipient,
          signing: signing.fingerprint
        },
        lines: sheet({
          folder,
          recipient,
          recipientDigits: fingerprint,
          signing: signing.fingerprint,
          made
        })
      });
    }
    async function refuseExisting(path, folder) {
      for (const file of FILES) {
        const there = await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.access)((0, node_path__WEBPACK_IMPORTED_MODULE_1__.join)(path, file)).then(() => true, () => false);
        if (!there) continue;
        throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_2__.Et("policy", `Cannot make keys in "${(0, _domain_name_js__WEBPACK_IMPORTED_MODULE_3__.SP)(folder)}": ${file} is there already`, {
          code: "file-exists",
          hint: "Keys are never overwritten: choose an empty folder.",
          thing: (0, _domain_name_js__WEBPACK_IMPORTED_MODULE_3__.SP)(folder)
        });
      }
    }
    function sheet({
      folder,
      recipient,
      recipientDigits,
      signing,
      made
    }) {
      return [`EMERGENCY SHEET, made ${made}: print it and keep it with the identity`, "", `  ${(0, node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, "recipient.txt")}  public   seals backups          SHA-256 ${recipientDigits}`, `  ${(0, node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, "identity.txt")}   SECRET   opens backups`, `  ${(0, node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, "signing.pub")}    public   checks backups         ${signing}`, `  ${(0, node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, "signing")}        SECRET   signs backups`, "", "What belongs where:", "  in the policy    recipients: the line in recipient.txt", "                   signers: the line in signing.pub", "  on this server   signing, named by signing-key: file:PATH or env:NAME", "  NOT on it        identity.txt: move it to two offline places now, then remove it here.", "                   Without it no backup can be opened, by anybody. With it anybody can.", "", `Recipient: ${recipient}`];
    }
  }),
  90246: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      Vq: () => (caught),
      WX: () => (findingsOf),
      gk: () => (finding),
      sG: () => (outcomeOf)
    });
    var _domain_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19515);
    var _domain_exit_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(37749);
    function outcomeOf({
      lines = [],
      ...parts
    }) {
      const findings = parts.findings ?? [];
      return {
        lines,
        report: {
          command: parts.command,
          exit: parts.exit ?? (0, _domain_exit_js__WEBPACK_IMPORTED_MODULE_1__.s)(findings),
          backup: parts.backup ?? null,
          findings,
          entries: parts.entries ?? [],
          totals: parts.totals ?? {}
        }
      };
    }
    function finding(weight, code, detail) {
      return {
        code,
        weight,
        thing: detail.thing,
        text: detail.text,
        hint: detail.hint ?? ""
      };
    }
    function findingsOf(error) {
      if (error.findings.length > 0) return error.findings;
      const {
        code,
        message,
        hint,
        thing
      } = error;
      return [{
        code,
        weight: "error",
        thing: thing ?? "",
        text: message,
        hint: hint ?? ""
      }];
    }
    async function caught(work) {
      try {
        return {
          value: await work(),
          findings: []
        };
      } catch (thrown) {
        const error = (0, _domain_error_js__WEBPACK_IMPORTED_MODULE_0__.Ku)(thrown);
        if (error instanceof _domain_error_js__WEBPACK_IMPORTED_MODULE_0__.Et) return {
          value: null,
          findings: findingsOf(error)
        };
        throw error;
      }
    }
  }),
  86389: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      M: () => (written),
      h: () => (refuseOther)
    });
    var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
    var _domain_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(19515);
    var _domain_name_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(11618);
    const WHY = {
      ENOENT: "the folder it should lie in is not there",
      ENOTDIR: "what it should lie in is no folder",
      EISDIR: "it is a folder",
      EEXIST: "it is there already",
      EACCES: "this user may not",
      EPERM: "this user may not",
      EROFS: "the file system is read-only",
      ENOSPC: "the disk is full",
      ENAMETOOLONG: "its name is too long",
      EINVAL: "it is no possible name"
    };
    async function written(name, work) {
      try {
        return await work();
      } catch (cause) {
        const code = cause.code;
        const isTold = cause instanceof _domain_error_js__WEBPACK_IMPORTED_MODULE_1__.Et || typeof code !== "string";
        if (isTold || !/^E[A-Z0-9]+$/.test(code)) throw cause;
        throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_1__.Et("policy", `Cannot write "${(0, _domain_name_js__WEBPACK_IMPORTED_MODULE_2__.SP)(name)}": ${WHY[code] ?? code}`, {
          code: "file-unwritable",
          hint: "Name another place, one that this user may write to.",
          thing: (0, _domain_name_js__WEBPACK_IMPORTED_MODULE_2__.SP)(name),
          cause
        });
      }
    }
    const PLAN = '{\n "holdfast-plan": ';
    async function refuseOther(path, name) {
      const there = await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(path, "utf8").catch(cause => cause.code === "ENOENT" ? PLAN : "");
      if (there.startsWith(PLAN)) return;
      throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_1__.Et("policy", `Cannot write plan "${(0, _domain_name_js__WEBPACK_IMPORTED_MODULE_2__.SP)(name)}": something else is there`, {
        code: "file-exists",
        hint: "Name another file with --out.",
        thing: (0, _domain_name_js__WEBPACK_IMPORTED_MODULE_2__.SP)(name)
      });
    }
  }),
  37749: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      s: () => (exitOf)
    });
    var _error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19515);
    var _finding_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9304);
    function exitOf(findings) {
      let exit = _error_js__WEBPACK_IMPORTED_MODULE_0__.dc.done;
      for (const {
        code,
        weight
      } of findings) {
        if (weight !== "error") continue;
        const stage = _finding_js__WEBPACK_IMPORTED_MODULE_1__.L[code][0];
        const own = code === "interrupted" ? _error_js__WEBPACK_IMPORTED_MODULE_0__.dc.interrupted : _error_js__WEBPACK_IMPORTED_MODULE_0__.dc.bug;
        exit = Math.max(exit, stage === null ? own : _error_js__WEBPACK_IMPORTED_MODULE_0__.dc[stage]);
      }
      return exit;
    }
  }),
  26055: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      Mq: () => (makeIdentityLike),
      N6: () => (makeIdentity),
      go: () => (parseIdentities)
    });
    var _domain_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19515);
    var _recipient_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9122);
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
      } = await __webpack_require__.e(4073).then(__webpack_require__.bind(__webpack_require__, 74073));
      const identity = await generateX25519Identity();
      return {
        identity,
        recipient: await recipientOf(identity)
      };
    }
    async function makeIdentityLike(recipients) {
      if ((0, _recipient_js__WEBPACK_IMPORTED_MODULE_1__.F)(recipients[0] ?? "") !== "hybrid") return await makeIdentity();
      const {
        generateHybridIdentity
      } = await __webpack_require__.e(4073).then(__webpack_require__.bind(__webpack_require__, 74073));
      const identity = await generateHybridIdentity();
      return {
        identity,
        recipient: await recipientOf(identity)
      };
    }
    async function recipientOf(identity) {
      const {
        identityToRecipient
      } = await __webpack_require__.e(4073).then(__webpack_require__.bind(__webpack_require__, 74073));
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
      } = await __webpack_require__.e(4073).then(__webpack_require__.bind(__webpack_require__, 74073));
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
