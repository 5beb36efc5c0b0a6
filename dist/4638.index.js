export const id = 4638;
export const ids = [4638];
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
  87331: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      R: () => (personOf),
      o: () => (personOfLogin)
    });
    var _trust_public_key_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(83556);
    function personOf(people, key) {
      return people.find(({
        keys
      }) => keys.some(one => (0, _trust_public_key_js__WEBPACK_IMPORTED_MODULE_0__.D3)(one, key))) ?? null;
    }
    function personOfLogin({
      people
    }, login) {
      const wanted = login.toLowerCase();
      const found = Object.entries(people).find(([, one]) => one.github?.toLowerCase() === wanted);
      return found?.[0] ?? null;
    }
  }),
  21369: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      A: () => (wayBackText),
      P: () => (planText)
    });
    var _domain_name_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(11618);
    var _domain_units_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(83822);
    const UNDO = {
      "kept aside": "kept aside",
      "backup first": "backup first",
      "empty again": "empties the place again, as nothing that can be read is in it now",
      none: "NONE, as what is in the place now cannot be read, and it cannot be emptied"
    };
    function wayBackText(way) {
      return UNDO[way];
    }
    function planText(plan, rule) {
      const {
        bound,
        seen
      } = plan;
      const lines = [`Restore of ${bound.backup} on host "${(0, _domain_name_js__WEBPACK_IMPORTED_MODULE_0__.SP)(bound.host)}"`, "ALL DATA WILL BE REPLACED BY YOUR BACKUP DATA"];
      for (const source of bound.sources) {
        const totals = seen.sources.find(({
          name
        }) => name === source.name);
        lines.push(`${source.name}  (${source.engine})  →  ${(0, _domain_name_js__WEBPACK_IMPORTED_MODULE_0__.SP)(source.place)}`);
        for (const path of source.paths) lines.push(`  only ${(0, _domain_name_js__WEBPACK_IMPORTED_MODULE_0__.SP)(path)}`);
        lines.push(`  there now      ${totalsText(totals?.now ?? null, source.mark.includes("absent") ? "nothing" : "cannot be counted")}`);
        lines.push(`  in the backup  ${totalsText(totals?.saved ?? null, "not disclosed")}`);
        const connected = totals?.connections ?? 0;
        if (connected > 0) lines.push(`  ends           ${(0, _domain_units_js__WEBPACK_IMPORTED_MODULE_1__.LS)(connected, "open connection")}`);
        lines.push(`  compared ${source.proof}, undo: ${wayBackText(source.undo)}`);
      }
      for (const hook of bound.hooks) lines.push(`RUNS ${(0, _domain_name_js__WEBPACK_IMPORTED_MODULE_0__.SP)(hook)}`);
      for (const finding of seen.findings) lines.push(`MIND: ${(0, _domain_name_js__WEBPACK_IMPORTED_MODULE_0__.SP)(finding)}`);
      lines.push(requesterText(bound.requester));
      lines.push(rule === "open" ? "Approval is open: the policy asks nobody" : neededText(plan, rule));
      lines.push(`Made ${bound.created}, expires ${bound.expires}`);
      return lines;
    }
    function requesterText(requester) {
      if (requester === null) return "Requested by nobody proven: one approval more is needed";
      return "run" in requester ? `Requested by ${requester.person} (login ${(0, _domain_name_js__WEBPACK_IMPORTED_MODULE_0__.SP)(requester.login)}, run ${requester.run})` : `Requested by ${requester.person}`;
    }
    function neededText({
      bound
    }, rule) {
      const needed = rule.needed + (bound.requester === null ? 1 : 0);
      return `Needs ${(0, _domain_units_js__WEBPACK_IMPORTED_MODULE_1__.LS)(needed, "approval")} of ${rule.approvers.filter(name => name !== bound.requester?.person).join(", ")}`;
    }
    function totalsText(totals, none) {
      if (totals === null) return none;
      return `${(0, _domain_units_js__WEBPACK_IMPORTED_MODULE_1__.LS)(totals.items, "item")}${totals.rows === null ? "" : `, ${(0, _domain_units_js__WEBPACK_IMPORTED_MODULE_1__.LS)(totals.rows, "row")}`}, ${(0, _domain_units_js__WEBPACK_IMPORTED_MODULE_1__.z3)(totals.bytes)}`;
    }
  }),
  50698: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      W: () => (planDigits),
      X: () => (planOf)
    });
    var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(38816);
    var _name_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(11618);
    var _shape_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(53300);
    const name = zod__WEBPACK_IMPORTED_MODULE_2__.YjP().regex(_name_js__WEBPACK_IMPORTED_MODULE_0__.o_);
    const boundSource = zod__WEBPACK_IMPORTED_MODULE_2__.rej({
      name,
      engine: zod__WEBPACK_IMPORTED_MODULE_2__.YjP(),
      place: zod__WEBPACK_IMPORTED_MODULE_2__.YjP(),
      into: zod__WEBPACK_IMPORTED_MODULE_2__.YjP().nullable(),
      mark: zod__WEBPACK_IMPORTED_MODULE_2__.YjP(),
      parts: zod__WEBPACK_IMPORTED_MODULE_2__.YOg(zod__WEBPACK_IMPORTED_MODULE_2__.YjP()),
      paths: zod__WEBPACK_IMPORTED_MODULE_2__.YOg(zod__WEBPACK_IMPORTED_MODULE_2__.YjP()),
      proof: zod__WEBPACK_IMPORTED_MODULE_2__.k5n(["before swap", "after swap"]),
      undo: zod__WEBPACK_IMPORTED_MODULE_2__.k5n(["kept aside", "backup first", "empty again", "none"])
    });
    const requester = zod__WEBPACK_IMPORTED_MODULE_2__.KCZ([zod__WEBPACK_IMPORTED_MODULE_2__.rej({
      person: name,
      key: zod__WEBPACK_IMPORTED_MODULE_2__.YjP()
    }), zod__WEBPACK_IMPORTED_MODULE_2__.rej({
      person: name,
      login: zod__WEBPACK_IMPORTED_MODULE_2__.YjP(),
      run: zod__WEBPACK_IMPORTED_MODULE_2__.YjP().regex(/^[0-9]{1,20}$/)
    })]);
    const bound = zod__WEBPACK_IMPORTED_MODULE_2__.rej({
      nonce: zod__WEBPACK_IMPORTED_MODULE_2__.YjP().regex(/^[0-9a-f]{32}$/),
      backup: _shape_js__WEBPACK_IMPORTED_MODULE_1__.Jk,
      "manifest-sha256": _shape_js__WEBPACK_IMPORTED_MODULE_1__.v4,
      manifest: zod__WEBPACK_IMPORTED_MODULE_2__.YjP(),
      signature: zod__WEBPACK_IMPORTED_MODULE_2__.YjP(),
      "policy-sha256": _shape_js__WEBPACK_IMPORTED_MODULE_1__.v4,
      host: zod__WEBPACK_IMPORTED_MODULE_2__.YjP(),
      sources: zod__WEBPACK_IMPORTED_MODULE_2__.YOg(boundSource).min(1),
      hooks: zod__WEBPACK_IMPORTED_MODULE_2__.YOg(zod__WEBPACK_IMPORTED_MODULE_2__.YjP()),
      requester: requester.nullable(),
      created: _shape_js__WEBPACK_IMPORTED_MODULE_1__.lG,
      expires: _shape_js__WEBPACK_IMPORTED_MODULE_1__.lG,
      version: zod__WEBPACK_IMPORTED_MODULE_2__.YjP()
    });
    const seen = zod__WEBPACK_IMPORTED_MODULE_2__.rej({
      sources: zod__WEBPACK_IMPORTED_MODULE_2__.YOg(zod__WEBPACK_IMPORTED_MODULE_2__.rej({
        name,
        now: _shape_js__WEBPACK_IMPORTED_MODULE_1__.zA.nullable(),
        saved: _shape_js__WEBPACK_IMPORTED_MODULE_1__.zA.nullable(),
        room: _shape_js__WEBPACK_IMPORTED_MODULE_1__.jB.nullable(),
        connections: _shape_js__WEBPACK_IMPORTED_MODULE_1__.jB.nullable()
      })),
      findings: zod__WEBPACK_IMPORTED_MODULE_2__.YOg(zod__WEBPACK_IMPORTED_MODULE_2__.YjP())
    });
    const plan = zod__WEBPACK_IMPORTED_MODULE_2__.rej({
      "holdfast-plan": zod__WEBPACK_IMPORTED_MODULE_2__.euz(1),
      bound,
      seen,
      request: zod__WEBPACK_IMPORTED_MODULE_2__.YjP().nullable()
    });
    function planOf(value) {
      const parsed = plan.safeParse(value);
      return parsed.success ? parsed.data : `${parsed.error.issues[0]?.path.join(".") ?? ""} is not what a plan has there`;
    }
    function planDigits(sha256) {
      return sha256.slice(0, 16);
    }
  }),
  15: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      $6: () => (textAt),
      NZ: () => (asked),
      fK: () => (valueAt),
      gT: () => (listAt)
    });
    var _domain_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19515);
    var _domain_name_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(11618);
    var _host_github_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(92724);
    function textAt(answer, ...path) {
      const value = valueAt(answer, path);
      return typeof value === "string" ? value : null;
    }
    function listAt(answer, ...path) {
      const value = valueAt(answer, path);
      return Array.isArray(value) ? value : [];
    }
    function valueAt(answer, path) {
      let here = answer;
      for (const step of path) {
        if (typeof here !== "object" || here === null || !Object.hasOwn(here, step)) return undefined;
        here = here[step];
      }
      return here;
    }
    async function asked(of, work) {
      try {
        return await work();
      } catch (cause) {
        if (!(cause instanceof _host_github_js__WEBPACK_IMPORTED_MODULE_2__.iK)) throw cause;
        throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_0__.Et("approval", `Cannot ask GitHub for ${of.what}: ${(0, _domain_name_js__WEBPACK_IMPORTED_MODULE_1__.SP)(cause.message)}`, {
          code: "gate-unreachable",
          hint: hintFor(cause, of.permission),
          thing: "GitHub",
          cause
        });
      }
    }
    function hintFor({
      status,
      permission,
      message
    }, known) {
      if (status === 401) return "Is github-token a token of this repository that is still valid?";
      if (/rate limit/i.test(message)) return "GitHub was asked too often. Try again in an hour.";
      if (status !== 403 && status !== 404) return "Is GitHub down? Try again when it answers.";
      const named = permission?.replaceAll("=", ": ").replaceAll("_", "-") ?? known;
      return `Give the job's token the permission: write "permissions: { ${(0, _domain_name_js__WEBPACK_IMPORTED_MODULE_1__.SP)(named)} }" in the workflow.`;
    }
  }),
  26492: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      JB: () => (runMade),
      pF: () => (askRun),
      tX: () => (whyNoRequest)
    });
    var _github_answer_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(15);
    const PERMISSION = "actions: read";
    async function askRun(github, id) {
      const run = await (0, _github_answer_js__WEBPACK_IMPORTED_MODULE_0__.NZ)({
        what: `run ${id}`,
        permission: PERMISSION
      }, () => github.get(`/actions/runs/${id}`));
      const actor = (0, _github_answer_js__WEBPACK_IMPORTED_MODULE_0__.$6)(run, "actor", "login");
      const triggeringActor = (0, _github_answer_js__WEBPACK_IMPORTED_MODULE_0__.$6)(run, "triggering_actor", "login");
      const isPerson = (0, _github_answer_js__WEBPACK_IMPORTED_MODULE_0__.$6)(run, "actor", "type") === "User";
      return {
        id,
        login: isPerson && actor === triggeringActor ? actor : null,
        actor,
        triggeringActor,
        attempt: Number((0, _github_answer_js__WEBPACK_IMPORTED_MODULE_0__.fK)(run, ["run_attempt"])),
        event: (0, _github_answer_js__WEBPACK_IMPORTED_MODULE_0__.$6)(run, "event"),
        isOwn: (0, _github_answer_js__WEBPACK_IMPORTED_MODULE_0__.$6)(run, "repository", "full_name") === github.run.repository && (0, _github_answer_js__WEBPACK_IMPORTED_MODULE_0__.$6)(run, "head_repository", "full_name") === github.run.repository,
        branch: (0, _github_answer_js__WEBPACK_IMPORTED_MODULE_0__.$6)(run, "head_branch")
      };
    }
    function whyNoRequest(facts, github) {
      if (facts.event !== "workflow_dispatch") return `run ${facts.id} was not started by hand`;
      if (!facts.isOwn) return `run ${facts.id} is not one of this repository`;
      if (`refs/heads/${facts.branch}` !== github.run.ref) return `run ${facts.id} was on another branch`;
      if (facts.attempt !== 1) return `run ${facts.id} was run again`;
      return facts.login === null ? `run ${facts.id} was started by two hands` : null;
    }
    async function runMade(github, id, plan) {
      const found = await (0, _github_answer_js__WEBPACK_IMPORTED_MODULE_0__.NZ)({
        what: `the artifacts of run ${id}`,
        permission: PERMISSION
      }, () => Array.fromAsync(github.list(`/actions/runs/${id}/artifacts`, "artifacts")));
      return found.some(one => (0, _github_answer_js__WEBPACK_IMPORTED_MODULE_0__.$6)(one, "name") === `plan-${plan.digits}.json` && (0, _github_answer_js__WEBPACK_IMPORTED_MODULE_0__.$6)(one, "digest") === `sha256:${plan.sha256}`);
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
