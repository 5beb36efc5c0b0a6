export const id = 8521;
export const ids = [8521];
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
  13501: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      Y: () => (cautionsOf),
      l: () => (cautionShape)
    });
    var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38816);
    const cautionShape = zod__WEBPACK_IMPORTED_MODULE_0__.YjP().min(1).max(400).regex(/^[^\p{Cc}]*$/u, "one line of text").describe("what an approver must know before it is put back; every plan says it");
    function cautionsOf({
      sources,
      groups
    }, wanted) {
      const said = (name, caution) => caution == null ? [] : [`${name}: ${caution}`];
      const inGroups = new Set(wanted.flatMap(name => sources[name]?.group ?? []));
      return [...[...inGroups].flatMap(name => said(name, groups[name]?.caution)), ...wanted.flatMap(name => said(name, sources[name]?.caution))];
    }
  }),
  10746: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      $J: () => (unitsOf),
      F8: () => (groupOf),
      Fb: () => (inOrderOf),
      L8: () => (restoreHooks),
      aS: () => (hooksIn),
      iR: () => (groupsShape),
      lP: () => (isPaused),
      oy: () => (missingOf)
    });
    var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(38816);
    var _name_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(11618);
    var _policy_caution_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(13501);
    var _policy_hooks_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(42556);
    const names = zod__WEBPACK_IMPORTED_MODULE_3__.YOg(zod__WEBPACK_IMPORTED_MODULE_3__.YjP().regex(_name_js__WEBPACK_IMPORTED_MODULE_0__.o_, "a name of lower-case letters, digits and -, at most 40")).min(1);
    const groupsShape = zod__WEBPACK_IMPORTED_MODULE_3__.g1P(zod__WEBPACK_IMPORTED_MODULE_3__.YjP().regex(_name_js__WEBPACK_IMPORTED_MODULE_0__.o_, "a name of lower-case letters, digits and -, at most 40"), zod__WEBPACK_IMPORTED_MODULE_3__.rej({
      order: names.describe("every source of the group, in the order of the dumps"),
      "restore-order": names.optional().describe("these are put back first, in this order; that of order unless told"),
      caution: _policy_caution_js__WEBPACK_IMPORTED_MODULE_1__.l.optional(),
      ..._policy_hooks_js__WEBPACK_IMPORTED_MODULE_2__.io
    }));
    function groupOf(file, name) {
      const first = file["restore-order"] ?? [];
      return {
        order: file.order,
        restoreOrder: [...first, ...file.order.filter(one => !first.includes(one))],
        hooks: (0, _policy_hooks_js__WEBPACK_IMPORTED_MODULE_2__.uj)(file, `groups.${name}`),
        caution: file.caution ?? null
      };
    }
    function unitsOf(policy, sources, order) {
      const units = [];
      const seen = new Set();
      for (const name of sources) {
        const group = policy.sources[name]?.group ?? null;
        if (group === null) units.push({
          group,
          sources: [name]
        });else if (!seen.has(group)) {
          const stated = policy.groups[group]?.[order] ?? [];
          units.push({
            group,
            sources: stated.filter(one => sources.includes(one))
          });
        }
        if (group !== null) seen.add(group);
      }
      return units;
    }
    function missingOf(policy, {
      group,
      sources
    }) {
      const all = group === null ? [] : policy.groups[group]?.order ?? [];
      return all.filter(name => policy.sources[name]?.enabled === true && !sources.includes(name));
    }
    function hooksIn({
      sources,
      groups,
      restore
    }) {
      const enabled = Object.values(sources).filter(({
        enabled
      }) => enabled);
      const all = [...enabled, ...Object.values(groups)].map(({
        hooks
      }) => hooks);
      return [...all, restore].flatMap(hooks => Object.values(hooks)).filter(hook => hook !== null);
    }
    function restoreHooks(policy, sources) {
      const own = sources.flatMap(({
        name,
        into
      }) => into === null ? [name] : []);
      if (own.length === 0) return {
        before: null,
        pauses: [],
        after: null
      };
      const groups = new Set(own.flatMap(name => policy.sources[name]?.group ?? []));
      const owners = [["restore", policy.restore], ...[...groups].map(name => [`groups.${name}`, policy.groups[name]?.hooks]), ...own.map(name => [`sources.${name}`, policy.sources[name]?.hooks])];
      const pauses = owners.flatMap(([owner, hooks]) => hooks === undefined ? [] : (0, _policy_hooks_js__WEBPACK_IMPORTED_MODULE_2__.eY)(owner, hooks) ?? []);
      const {
        before,
        after
      } = policy.restore;
      return {
        before,
        pauses,
        after
      };
    }
    function isPaused(policy, source) {
      return restoreHooks(policy, [source]).pauses.length > 0;
    }
    function inOrderOf({
      before,
      pauses,
      after
    }) {
      return [...(before === null ? [] : [before]), ...pauses.map(({
        quiesce
      }) => quiesce), ...pauses.map(({
        resume
      }) => resume).reverse(), ...(after === null ? [] : [after])];
    }
  }),
  26459: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      vE: () => (MANUAL),
      Mg: () => (judgeDue),
      eP: () => (overdueOf),
      wx: () => (schedulesOf)
    });
    var policy_schedules = __webpack_require__(64218);
    var zone_time = __webpack_require__(43735);
    ;
    function slotAt(schedule, now) {
      const start = turn => startOf(schedule, turn);
      let turn = turnOf(schedule, (0, zone_time.EE)(schedule.timezone, now));
      let begun = start(turn);
      let next = start(turn + 1);
      for (; begun > now; turn--) {
        next = begun;
        begun = start(turn - 1);
      }
      for (; next <= now; turn++) {
        begun = next;
        next = start(turn + 2);
      }
      return {
        start: begun,
        next
      };
    }
    function turnOf({
      every,
      on
    }, day) {
      if (every === "week") return Math.floor((day - firstDay(on)) / 7);
      if (every !== "month") return day;
      const date = new Date(day * 86_400_000);
      return date.getUTCFullYear() * 12 + date.getUTCMonth();
    }
    function startOf({
      every,
      at,
      on,
      timezone
    }, turn) {
      if (every === "week") return (0, zone_time.Et)(timezone, turn * 7 + firstDay(on), at);
      if (every === "month") {
        const first = Date.UTC(Math.floor(turn / 12), turn % 12, 1) / 86_400_000;
        return (0, zone_time.Et)(timezone, first, at);
      }
      return (0, zone_time.Et)(timezone, turn, every === "day" ? at : 0);
    }
    function firstDay(on) {
      return (policy_schedules.w4.indexOf(on ?? "monday") + 4) % 7;
    }
    ;
    const MANUAL = "manual";
    const HOUR = 3_600_000;
    const GRACE = {
      day: 24 * HOUR,
      other: 48 * HOUR
    };
    function schedulesOf(policy) {
      const enabled = Object.entries(policy.sources).filter(([, source]) => source.enabled);
      const sources = enabled.map(([name]) => name);
      const stores = Object.keys(policy.stores);
      return Object.entries(policy.schedules).map(([name, entry]) => ({
        ...entry,
        name,
        sources: entry.sources.length === 0 ? sources : entry.sources,
        stores: entry.stores.length === 0 ? stores : entry.stores
      }));
    }
    function judgeDue(schedule, history, now) {
      const runs = completeRuns(schedule, history, now);
      if (typeof schedule.every === "object") return judgeDays(schedule, runs, now);
      const {
        start,
        next
      } = slotAt(schedule, now);
      return {
        stores: lacking(schedule, runs, start),
        since: start,
        next
      };
    }
    function overdueOf(schedule, history, now) {
      const runs = completeRuns(schedule, history, now);
      const last = earliest(schedule.stores.map(store => newestIn(store, runs)));
      const due = judgeDue(schedule, history, now);
      const next = due.stores.length === 0 ? due.next : due.since ?? now;
      if (last === null) return {
        isOverdue: true,
        since: null,
        next: now,
        last
      };
      const grace = new Date(now.getTime() - (schedule.every === "day" ? GRACE.day : GRACE.other));
      const start = typeof schedule.every === "object" ? due.since ?? last : slotAt(schedule, grace).start;
      const isOverdue = start <= grace && lacking(schedule, runs, start).length > 0;
      return {
        isOverdue,
        since: isOverdue ? start : null,
        next,
        last
      };
    }
    function judgeDays(schedule, runs, now) {
      const {
        every,
        timezone,
        stores
      } = schedule;
      const {
        days
      } = every;
      const good = runs.filter(({
        suspect
      }) => !suspect);
      const last = earliest(stores.map(store => newestIn(store, good)));
      const since = last === null ? null : (0, zone_time.Et)(timezone, (0, zone_time.EE)(timezone, last) + days, 0);
      if (since !== null && now < since) {
        return {
          stores: [],
          since: last,
          next: since
        };
      }
      const today = slotAt(schedule, now);
      const missing = lacking(schedule, runs, today.start);
      const next = missing.length === 0 ? today.next : inDays(schedule, today, days);
      return {
        stores: missing,
        since,
        next
      };
    }
    function inDays({
      timezone
    }, today, days) {
      const day = (0, zone_time.EE)(timezone, today.start);
      return (0, zone_time.Et)(timezone, day + days, 0);
    }
    function completeRuns(schedule, history, now) {
      return history.filter(run => run.schedule === schedule.name && run.taken <= now && !run.failed.some(name => schedule.sources.includes(name)));
    }
    function lacking(schedule, runs, since) {
      return schedule.stores.filter(store => !runs.some(run => run.began >= since && run.stores.includes(store)));
    }
    function newestIn(store, runs) {
      let newest = null;
      for (const {
        began,
        stores
      } of runs) if (stores.includes(store) && (newest === null || began > newest)) newest = began;
      return newest;
    }
    function earliest(moments) {
      let first = null;
      for (const moment of moments) {
        if (moment === null) return null;
        if (first === null || moment < first) first = moment;
      }
      return first;
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
