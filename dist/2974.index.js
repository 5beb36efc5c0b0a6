export const id = 2974;
export const ids = [2974];
export const modules = {
  85176: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      l: () => (wholeOf)
    });
    const MORE = /--data-\d+$/;
    function wholeOf(part) {
      return part.replace(MORE, "");
    }
  }),
  42556: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      LF: () => (limitOf),
      P3: () => (hookText),
      PW: () => (limitText),
      XK: () => (secretsShape),
      aG: () => (wordOf),
      bf: () => (ownerOf),
      eY: () => (pauseOf),
      io: () => (hooksShape),
      qi: () => (HOOK_WORDS),
      uK: () => (LIMIT),
      uj: () => (hooksOf)
    });
    var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38816);
    const HOOK_WORDS = ["before", "quiesce", "resume", "after"];
    const LIMITS = {
      before: "10m",
      quiesce: "10m",
      resume: "60s",
      after: "10m"
    };
    const LIMIT = /^([1-9]\d{0,4})([smh])$/;
    const UNITS = {
      s: 1000,
      m: 60_000,
      h: 3_600_000
    };
    const secretsShape = zod__WEBPACK_IMPORTED_MODULE_0__.g1P(zod__WEBPACK_IMPORTED_MODULE_0__.YjP().regex(/^(?!HOLDFAST_)[A-Za-z_][A-Za-z0-9_]*$/, "the name of a variable, not one of HOLDFAST_"), zod__WEBPACK_IMPORTED_MODULE_0__.YjP().regex(/^(env:[A-Za-z_][A-Za-z0-9_]*|file:[^\x00\r\n]+)$/, "env:NAME or file:PATH"));
    const word = zod__WEBPACK_IMPORTED_MODULE_0__.YjP().max(4000).regex(/^[^\x00]*$/, "a text without NUL");
    const words = zod__WEBPACK_IMPORTED_MODULE_0__.PVZ([word.min(1)], word);
    const hook = zod__WEBPACK_IMPORTED_MODULE_0__.KCZ([words, zod__WEBPACK_IMPORTED_MODULE_0__.rej({
      run: words.describe("the program and its arguments; no shell reads them"),
      limit: zod__WEBPACK_IMPORTED_MODULE_0__.YjP().regex(LIMIT, "a time such as 60s, 10m or 2h").optional().describe(`it is ended after this time; ${LIMITS.before}, for resume ${LIMITS.resume}`),
      env: secretsShape.optional().describe("secrets it gets as variables: NAME: env:NAME or file:PATH")
    })]).meta({
      id: "hook"
    });
    const hooksShape = {
      before: hook.optional(),
      quiesce: hook.optional(),
      resume: hook.optional(),
      after: hook.optional()
    };
    function hooksOf(file, owner) {
      const one = word => {
        const given = file[word];
        if (given === undefined) return null;
        const {
          run,
          limit,
          env
        } = Array.isArray(given) ? {
          run: given
        } : given;
        return {
          label: `${owner}.${word}`,
          run: run,
          limit: limitOf(limit ?? LIMITS[word]),
          env: env ?? {}
        };
      };
      return {
        before: one("before"),
        quiesce: one("quiesce"),
        resume: one("resume"),
        after: one("after")
      };
    }
    function ownerOf({
      label
    }) {
      return label.slice(0, label.lastIndexOf("."));
    }
    function wordOf({
      label
    }) {
      return label.slice(label.lastIndexOf(".") + 1);
    }
    function pauseOf(owner, {
      quiesce,
      resume
    }) {
      return quiesce === null || resume === null ? null : {
        owner,
        quiesce,
        resume
      };
    }
    function hookText({
      label,
      run,
      limit,
      env
    }) {
      const given = Object.entries(env).map(([name, from]) => `, ${name} from ${from}`);
      return `${label}: ${run.map(wordText).join(" ")} (at most ${limitText(limit)}${given.join("")})`;
    }
    function limitOf(text) {
      const [, count, unit] = LIMIT.exec(text);
      return Number(count) * UNITS[unit];
    }
    function limitText(limit) {
      for (const [unit, name] of [["h", "h"], ["m", "min"]]) {
        const size = UNITS[unit];
        if (limit % size === 0) return `${limit / size} ${name}`;
      }
      return `${limit / 1000} s`;
    }
    function wordText(word) {
      return /^[\w./:=@%+,-]+$/.test(word) ? word : JSON.stringify(word);
    }
  }),
  95933: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      $6: () => (isAsAsked),
      Jq: () => (mustBe),
      T8: () => (statementOf),
      VJ: () => (keptAnswer),
      lR: () => (questionsShape)
    });
    var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38816);
    const LONGEST = 1000;
    const KEPT = 200;
    const NUMBER = /^[+-]?\d+(\.\d+)?$/;
    const BOUND = /^(>=|<=|>|<|=) ?([+-]?\d+(?:\.\d+)?)$/;
    const question = zod__WEBPACK_IMPORTED_MODULE_0__.rej({
      ask: zod__WEBPACK_IMPORTED_MODULE_0__.YjP().min(1).max(LONGEST).refine(text => !text.includes("\0"), "holds a zero byte").refine(text => !text.trimEnd().replace(/;$/, "").includes(";"), "is one statement"),
      of: zod__WEBPACK_IMPORTED_MODULE_0__.YjP().min(1).optional(),
      is: zod__WEBPACK_IMPORTED_MODULE_0__.YjP().regex(BOUND, "a comparison with a number, such as > 1000").optional(),
      equals: zod__WEBPACK_IMPORTED_MODULE_0__.YjP().max(KEPT).optional()
    }).refine(one => one.is === undefined !== (one.equals === undefined), {
      message: "say either is or equals"
    });
    const questionsShape = zod__WEBPACK_IMPORTED_MODULE_0__.YOg(question).max(50).optional();
    function statementOf({
      ask
    }) {
      return ask.trimEnd().replace(/;$/, "");
    }
    function isAsAsked(answer, {
      is,
      equals
    }) {
      if (answer === null) return false;
      if (is === undefined) return answer === equals;
      const [, sign, bound] = BOUND.exec(is);
      if (!NUMBER.test(answer)) return false;
      const order = compareNumbers(answer, bound);
      if (order === 0) return sign.includes("=");
      return order < 0 ? sign.startsWith("<") : sign.startsWith(">");
    }
    function mustBe({
      is,
      equals
    }) {
      return is ?? `= ${JSON.stringify(equals)}`;
    }
    function keptAnswer(answer) {
      return answer.length <= KEPT ? answer : `${answer.slice(0, KEPT)}…`;
    }
    function compareNumbers(a, b) {
      const whole = text => !text.includes(".");
      if (whole(a) && whole(b)) {
        const [left, right] = [BigInt(plain(a)), BigInt(plain(b))];
        return left < right ? -1 : left > right ? 1 : 0;
      }
      return Math.sign(Number(a) - Number(b));
    }
    function plain(text) {
      return text.startsWith("+") ? text.slice(1) : text;
    }
  }),
  46737: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      T: () => (SWAP_VARIABLE),
      W: () => (ASK_LIMIT)
    });
    const SWAP_VARIABLE = "HOLDFAST_SWAP";
    const ASK_LIMIT = 60_000;
  }),
  17341: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      s: () => (engines)
    });
    var external_node_crypto_ = __webpack_require__(77598);
    var error = __webpack_require__(19515);
    var domain_name = __webpack_require__(11618);
    var engine = __webpack_require__(46737);
    ;
    function refusal(question, why) {
      return new error.Et("restore", `Cannot ask "${(0, domain_name.SP)(question.ask)}": ${why}`, {
        code: "check-failed",
        hint: "Mend the question under checks in the policy, or look at what was put back.",
        thing: (0, domain_name.SP)(question.ask)
      });
    }
    async function refuseQuestion(kind) {
      throw new error.Et("policy", `Cannot ask a source of kind "${kind}": it takes no questions`, {
        code: "usage",
        hint: "Only sources whose kind has the key checks in docs/policy.md can be asked.",
        thing: kind
      });
    }
    function askedOf(names, question) {
      const at = question.of === undefined ? 0 : names.indexOf(question.of);
      if (at >= 0 && (question.of !== undefined || names.length === 1)) return at;
      const there = names.map(name => `"${(0, domain_name.SP)(name)}"`).join(", ");
      throw refusal(question, `say with of which database is asked: ${there}`);
    }
    var bytes = __webpack_require__(56874);
    var domain_hidden = __webpack_require__(93301);
    var policy_hooks = __webpack_require__(42556);
    var program = __webpack_require__(24883);
    var external_node_path_ = __webpack_require__(76760);
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
    var promises_ = __webpack_require__(51455);
    ;
    async function isThere(program, {
      folder
    }, machine) {
      const folders = (machine.env["PATH"] ?? "").split(":").filter(one => one !== "");
      const paths = program.includes("/") ? [(0, external_node_path_.resolve)(folder ?? machine.cwd, program)] : folders.map(one => (0, external_node_path_.join)(one, program));
      for (const path of paths) {
        const can = await (0, promises_.access)(path, promises_.constants.X_OK).then(() => true, () => false);
        if (can) return true;
      }
      return false;
    }
    ;
    async function readSecrets({
      env
    }, machine, stage) {
      const read = {};
      for (const [name, from] of Object.entries(env)) {
        const value = (await textOf(from, machine, stage)).replace(/\r?\n$/, "");
        if (/[\r\n\0]/.test(value)) {
          throw refused(from, stage, {
            code: "key-malformed",
            why: "it is not one line of text",
            hint: `Programs get it as the variable ${name}: put one line into it.`
          });
        }
        read[name] = value;
      }
      return read;
    }
    async function textOf(from, machine, stage) {
      const name = from.slice(from.indexOf(":") + 1);
      const missing = why => refused(from, stage, {
        code: "key-missing",
        why,
        hint: "Set what the policy names after env: or file:."
      });
      if (from.startsWith("env:")) {
        const value = machine.env[name];
        if (value !== undefined && value !== "") return value;
        throw missing("the variable is not set");
      }
      try {
        return await (0, promises_.readFile)(name, "utf8");
      } catch (cause) {
        throw missing(cause.message);
      }
    }
    function refused(from, stage, of) {
      return new error.Et(stage, `Cannot read the secret "${(0, domain_name.SP)(from)}": ${(0, domain_name.SP)(of.why)}`, {
        code: of.code,
        hint: of.hint,
        thing: (0, domain_name.SP)(from)
      });
    }
    var schemas = __webpack_require__(38816);
    ;
    const word = schemas.YjP().refine(text => !text.includes("\0"), "holds a zero byte");
    const words = schemas.PVZ([word.min(1)], word);
    const commandSettings = schemas.rej({
      dump: words,
      restore: words.optional(),
      facts: words.optional(),
      clear: words.optional(),
      format: schemas.YjP().regex(/^[a-z0-9]{1,16}$/, "lower-case letters and digits, at most 16").default("bin"),
      run: schemas.YOg(word.min(1)).default([]),
      env: policy_hooks.XK.default({}),
      limit: schemas.YjP().regex(policy_hooks.uK, "a time such as 60s, 10m or 2h").optional(),
      prove: schemas.rej({
        restore: words,
        facts: words,
        clear: words.optional()
      }).optional()
    });
    function settingsIn(settings, folder) {
      const env = Object.entries(settings.env).map(([name, from]) => [name, from.startsWith("file:") ? `file:${(0, external_node_path_.resolve)(folder, from.slice(5))}` : from]);
      return {
        ...settings,
        env: Object.fromEntries(env),
        folder
      };
    }
    function lineOf(given) {
      return given.join(" ");
    }
    ;
    const WORDS_KEPT = 300;
    async function* outputOf({
      settings,
      machine,
      stage,
      told
    }, task) {
      const secrets = await readSecrets(settings, machine, stage);
      const {
        folder: cwd,
        run
      } = settings;
      const {
        stdin,
        words
      } = task;
      const [program] = run.length > 0 ? run : words;
      if (!(await isThere(program, settings, machine))) throw missing(stage, program);
      const wrapped = wrap({
        run,
        argv: words,
        secrets,
        ...(stdin === undefined ? {} : {
          stdin
        })
      });
      const child = machine.start({
        ...wrapped,
        env: {
          ...wrapped.env,
          ...told
        },
        ...(cwd === undefined ? {} : {
          cwd
        }),
        ...(stdin === undefined ? {} : {
          tellsUnread: true
        })
      });
      const clock = clockOf(child, settings);
      try {
        for await (const chunk of child.stdout) yield chunk;
        const ended = await child.ended;
        const why = clock.isOver() ? `it was ended after ${settings.limit}, its limit` : whyOf(ended, secrets);
        if (why !== null) throw failed(stage, task, why);
      } finally {
        clock.stop();
      }
    }
    async function runProgram(runner, task) {
      for await (const _ of outputOf(runner, task));
    }
    function clockOf(child, {
      limit
    }) {
      let isOver = false;
      const end = () => {
        isOver = true;
        void child.stdout[Symbol.asyncIterator]().return?.();
      };
      const timer = limit === undefined ? undefined : setTimeout(end, Math.min((0, policy_hooks.LF)(limit), program.Z));
      return {
        isOver: () => isOver,
        stop: () => clearTimeout(timer)
      };
    }
    function whyOf({
      code,
      stderr,
      leftUnread
    }, secrets) {
      const said = (0, domain_hidden.cT)(stderr, Object.values(secrets), "(a secret)").trim().split("\n").slice(-2).join("; ");
      const words = said === "" ? "" : `: ${(0, domain_name.SP)(said.slice(-WORDS_KEPT))}`;
      if (code !== 0) return `it stopped with exit code ${code}${words}`;
      return leftUnread === true ? `it ended before it had read all its input${words}` : null;
    }
    function failed(stage, {
      cannot,
      words
    }, why) {
      const isRestore = stage === "restore";
      return new error.Et(stage, `${cannot} with "${(0, domain_name.SP)(lineOf(words))}": ${why}`, {
        code: isRestore ? "restore-failed" : "source-failed",
        hint: isRestore ? "Follow the program's message, then plan again." : "Follow the program's message; started by hand in the policy's folder it should say the same.",
        thing: (0, domain_name.SP)(words[0])
      });
    }
    function missing(stage, program) {
      return new error.Et(stage, `Cannot start "${(0, domain_name.SP)(program)}": it is not installed`, {
        code: "tool-missing",
        hint: `Install the package that holds ${(0, domain_name.SP)(program)} and try again.`,
        thing: (0, domain_name.SP)(program)
      });
    }
    ;
    const MOST = 16 * 2 ** 20;
    const TAB = 9;
    const LINE_END = 10;
    const PREFIX = "fact ";
    const OUTPUT = "output";
    function outputFact(sha256, size) {
      return {
        key: OUTPUT,
        is: {
          sha256,
          size
        },
        at: null,
        span: null
      };
    }
    async function readFacts(runner, words) {
      const refuse = why => new error.Et(runner.stage, `Cannot take facts from "${(0, domain_name.SP)(lineOf(words))}": ${why}`, {
        code: runner.stage === "restore" ? "restore-failed" : "source-failed",
        hint: "It must print a line key<TAB>value for each thing, every key once, 16 MiB at most.",
        thing: (0, domain_name.SP)(words[0])
      });
      const text = await (0, bytes.F)(outputOf(runner, {
        words,
        cannot: "Cannot take facts"
      }), MOST).catch(cause => {
        throw cause instanceof RangeError ? refuse("it prints more than 16 MiB") : cause;
      });
      const facts = [];
      for (const [index, line] of linesOf(text).entries()) {
        const tab = line.indexOf(TAB);
        if (tab < 1) throw refuse(`line ${index + 1} of its output has no key and tab`);
        const key = `${PREFIX}${(0, domain_name.uZ)(line.subarray(0, tab))}`;
        facts.push({
          key,
          is: {
            value: (0, domain_name.uZ)(line.subarray(tab + 1))
          },
          at: null,
          span: null
        });
      }
      facts.sort((a, b) => (0, domain_name.MP)(a.key, b.key));
      const twice = facts.find(({
        key
      }, at) => key === facts[at - 1]?.key);
      if (twice !== undefined) throw refuse(`"${(0, domain_name.SP)(keyOf(twice))}" comes twice`);
      return facts;
    }
    function isPrinted({
      key
    }) {
      return key.startsWith(PREFIX);
    }
    function differing(before, after) {
      const left = new Map(before.map(fact => [keyOf(fact), fact.is["value"]]));
      const right = new Map(after.map(fact => [keyOf(fact), fact.is["value"]]));
      const keys = new Set([...left.keys(), ...right.keys()]);
      return [...keys].filter(key => left.get(key) !== right.get(key));
    }
    function keyOf({
      key
    }) {
      return key.slice(PREFIX.length);
    }
    function linesOf(text) {
      const lines = [];
      for (let start = 0; start < text.length;) {
        const end = text.indexOf(LINE_END, start);
        const stop = end < 0 ? text.length : end;
        lines.push(text.subarray(start, stop));
        start = stop + 1;
      }
      return lines;
    }
    ;
    const PART = "output";
    const NAMED = 3;
    async function dump(runner, into) {
      const {
        settings,
        machine
      } = runner;
      const started = machine.now();
      const before = settings.facts === undefined ? [] : await readFacts(runner, settings.facts);
      const tap = digest(outputOf(runner, {
        words: settings.dump,
        cannot: "Cannot dump"
      }));
      await into.part({
        name: PART,
        format: settings.format,
        bytes: tap.bytes,
        expect: null
      });
      machine.step("command: dumped");
      const after = settings.facts === undefined ? [] : await readFacts(runner, settings.facts);
      const changed = differing(before, after);
      if (changed.length > 0) throw changedMeanwhile(runner, changed);
      for (const fact of after) await into.fact(PART, fact);
      const {
        sha256,
        size
      } = tap.end();
      if (settings.facts !== undefined && after.length === 0 && size > 0 && into.isCopy !== true) throw withoutFacts(settings.facts);
      await into.fact(PART, outputFact(sha256, size));
      return {
        started,
        ended: machine.now(),
        instant: "none",
        versions: {},
        totals: {
          [PART]: totalsOf(size, after.length)
        },
        notes: [],
        scratch: false
      };
    }
    async function count(runner) {
      const {
        settings
      } = runner;
      let size = 0;
      const task = {
        words: settings.dump,
        cannot: "Cannot count"
      };
      for await (const chunk of outputOf(runner, task)) size += chunk.byteLength;
      const facts = settings.facts === undefined ? [] : await readFacts(runner, settings.facts);
      return totalsOf(size, facts.length);
    }
    function totalsOf(size, facts) {
      return {
        items: size === 0 ? 0 : Math.max(1, facts),
        rows: null,
        bytes: size
      };
    }
    function digest(bytes) {
      const hash = (0, external_node_crypto_.createHash)("sha256");
      let size = 0;
      const passed = async function* () {
        for await (const chunk of bytes) {
          hash.update(chunk);
          size += chunk.byteLength;
          yield chunk;
        }
      };
      return {
        bytes: passed(),
        end: () => ({
          sha256: hash.digest("hex"),
          size
        })
      };
    }
    function withoutFacts(words) {
      const line = (0, domain_name.SP)(lineOf(words));
      return new error.Et("source", `Cannot take facts from "${line}": it printed nothing`, {
        code: "source-failed",
        hint: "Start it by hand. Where there may be nothing to tell, let it print a count: total<TAB>0.",
        thing: (0, domain_name.SP)(words[0])
      });
    }
    function changedMeanwhile({
      settings
    }, changed) {
      const line = (0, domain_name.SP)(lineOf(settings.dump));
      const names = changed.slice(0, NAMED).map(key => `"${(0, domain_name.SP)(key)}"`);
      const more = changed.length > NAMED ? ` and ${changed.length - NAMED} more` : "";
      return new error.Et("source", `Cannot dump with "${line}": what its facts say of ${names.join(", ")}${more} changed meanwhile`, {
        code: "source-changed",
        hint: "Save at a quieter time, or stop what writes there while it is dumped.",
        thing: (0, domain_name.SP)(settings.dump[0])
      });
    }
    ;
    async function build(runner, saved) {
      const {
        settings
      } = runner;
      if (saved.size === 0) {
        if (settings.clear === undefined) throw lacking(runner, "clear", "emptied");
        return {
          part: null,
          hasFacts: false,
          given: outputFact("", 0)
        };
      }
      const part = saved.get(PART);
      if (part === undefined) throw new RangeError(`No part "${PART}" was saved`);
      if (settings.restore === undefined) throw lacking(runner, "restore", "restored");
      let hasFacts = false;
      let own = null;
      for await (const fact of part.facts()) {
        if (fact.key === OUTPUT) own = fact;else hasFacts ||= isPrinted(fact);
      }
      if (hasFacts && settings.facts === undefined) throw lacking(runner, "facts", "compared with what was saved");
      if (settings.isScratch === true && !hasFacts) throw unproven(runner);
      const tap = digest(part.read());
      for await (const _ of tap.bytes);
      const {
        sha256,
        size
      } = tap.end();
      if (own?.is["sha256"] !== sha256 || own.is["size"] !== size) throw differs(runner);
      runner.machine.step("command: read whole");
      return {
        part,
        hasFacts,
        given: own
      };
    }
    async function swap(runner, ready) {
      const {
        settings,
        machine
      } = runner;
      if (settings.clear !== undefined) {
        machine.step("command: clear");
        await runProgram(runner, {
          words: settings.clear,
          cannot: "Cannot empty the place"
        });
      }
      if (ready.part !== null && settings.restore !== undefined) {
        machine.step("command: restore");
        const tap = digest(ready.part.read());
        const task = {
          words: settings.restore,
          cannot: "Cannot restore",
          stdin: tap.bytes
        };
        await runProgram(runner, task);
        const {
          sha256,
          size
        } = tap.end();
        ready.given = outputFact(sha256, size);
      }
      machine.step("command: restored");
    }
    async function* expectedOf(saved) {
      for (const part of saved.values()) yield* part.facts();
    }
    async function* inspect(runner, ready) {
      const {
        settings
      } = runner;
      if (ready.hasFacts && settings.facts !== undefined) yield* await readFacts(runner, settings.facts);
      yield ready.given;
    }
    function unproven({
      settings
    }) {
      const line = (0, domain_name.SP)(lineOf(settings.dump));
      return new error.Et("policy", `Cannot prove what "${line}" saved: no facts were saved with it, so nothing would be compared`, {
        code: "scratch-missing",
        hint: 'Name a program under "facts": what is saved from then on can be proven. That the archive opens, verify --deep shows.',
        thing: line
      });
    }
    function lacking({
      settings
    }, key, done) {
      const line = (0, domain_name.SP)(lineOf(settings.dump));
      return new error.Et("restore", `Cannot restore what "${line}" saved: the policy names no program under "${key}", so it cannot be ${done}`, {
        code: "restore-failed",
        hint: key === "restore" ? "Name one by a reviewed change; holdfast open gives the plain bytes meanwhile." : `Name one under "${key}" by a reviewed change.`,
        thing: (0, domain_name.SP)(settings.dump[0])
      });
    }
    function differs({
      settings
    }) {
      const line = (0, domain_name.SP)(lineOf(settings.dump));
      return new error.Et("restore", `Cannot restore what "${line}" saved: the archive's bytes are not those of its inventory`, {
        code: "restore-differs",
        hint: "The place is as it was. Try another store or another backup, and report this.",
        thing: (0, domain_name.SP)(settings.dump[0])
      });
    }
    ;
    function noticing(otherwise) {
      const findings = [];
      const add = (code, weight, thing, text, hint) => void findings.push({
        code,
        weight,
        thing: (0, domain_name.SP)(thing),
        text,
        hint
      });
      return {
        findings,
        add,
        tell: async work => {
          try {
            await work();
          } catch (cause) {
            if (!(cause instanceof error.Et)) throw cause;
            add(cause.code, "error", cause.thing ?? otherwise, cause.message, cause.hint ?? "");
          }
        }
      };
    }
    ;
    async function check(runner, before) {
      const {
        settings,
        machine
      } = runner;
      const thing = settings.dump[0];
      const {
        findings,
        add
      } = noticing(thing);
      for (const program of programsOf(settings, before)) {
        if (await isThere(program, settings, machine)) continue;
        const text = `Cannot start "${(0, domain_name.SP)(program)}": it is not installed`;
        add("tool-missing", "error", thing, text, `Install the package that holds ${(0, domain_name.SP)(program)}.`);
      }
      try {
        await readSecrets(settings, machine, runner.stage);
      } catch (cause) {
        if (!(cause instanceof error.Et)) throw cause;
        add(cause.code, "error", thing, cause.message, cause.hint ?? "");
      }
      const line = (0, domain_name.SP)(lineOf(settings.dump));
      if (settings.restore === undefined) {
        const text = `What "${line}" saves can be opened, not restored: the policy names no program under "restore"`;
        const hint = "Name one by a reviewed change; holdfast open gives the plain bytes meanwhile.";
        add("restore-failed", before === "build" ? "error" : "note", thing, text, hint);
      }
      if (settings.prove !== undefined && settings.facts === undefined) {
        const text = `What "${line}" saves cannot be proven: the policy names no program under "facts"`;
        add("scratch-missing", "warning", thing, text, "Without facts a proof would compare nothing.");
      }
      return findings;
    }
    function programsOf(settings, before) {
      const [wrapper] = settings.run;
      if (wrapper !== undefined) return [wrapper];
      const {
        dump,
        restore,
        facts,
        clear
      } = settings;
      const used = before === "dump" ? [dump, facts] : [restore, facts, clear];
      return [...new Set(used.flatMap(words => words === undefined ? [] : [words[0]]))];
    }
    var host_scratch = __webpack_require__(20557);
    ;
    const BESIDE = "/var/tmp/command-scratch";
    const RECORD = "place.json";
    async function lend(like, machine) {
      const {
        prove,
        restore: _,
        facts: __,
        clear: ___,
        ...rest
      } = like;
      if (prove === undefined) throw noScratch(like);
      const settings = {
        ...rest,
        ...prove,
        isScratch: true
      };
      if (!isPlace(settings)) return {
        settings,
        [Symbol.asyncDispose]: async () => {}
      };
      const record = await (0, host_scratch.NF)(BESIDE, machine);
      await (0, promises_.writeFile)((0, external_node_path_.join)(record.path, RECORD), JSON.stringify(settings), {
        mode: 0o600
      });
      return {
        settings,
        [Symbol.asyncDispose]: async () => {
          try {
            await empty(settings, machine);
          } catch (cause) {
            if (cause instanceof error.j$) tellLeft(settings, machine);
            throw cause;
          }
          await record[Symbol.asyncDispose]();
        }
      };
    }
    async function sweepPlaces(like, machine) {
      const emptied = [];
      await (0, host_scratch.Dq)(BESIDE, machine, async folder => {
        const place = await placeIn(folder);
        if (place === null) return true;
        if (place.folder !== like.folder || (await isUsed(place, machine))) return false;
        await empty(place, machine).catch(cause => {
          throw cause instanceof error.Et ? stuck(cause, folder) : cause;
        });
        emptied.push(place);
        return true;
      });
      return emptied.map(({
        clear
      }) => ({
        code: "source-failed",
        weight: "note",
        thing: (0, domain_name.SP)(lineOf(clear)),
        text: `A proof that was cut short had filled a scratch place; "${(0, domain_name.SP)(lineOf(clear))}" has emptied it`,
        hint: ""
      }));
    }
    function isPlace(settings) {
      return settings.clear !== undefined;
    }
    async function empty(settings, machine) {
      const task = {
        words: settings.clear,
        cannot: "Cannot empty the scratch place"
      };
      await runProgram({
        settings,
        machine,
        stage: "restore"
      }, task);
    }
    async function placeIn(folder) {
      const text = await (0, promises_.readFile)((0, external_node_path_.join)(folder, RECORD), "utf8").catch(() => "");
      try {
        return JSON.parse(text);
      } catch {
        return null;
      }
    }
    async function isUsed(place, machine) {
      const mark = markOf(place);
      const used = await (0, host_scratch.e$)(BESIDE, machine);
      const places = await Promise.all(used.map(placeIn));
      return places.some(one => one !== null && markOf(one) === mark);
    }
    function markOf({
      run,
      restore,
      clear
    }) {
      return JSON.stringify([run, restore, clear]);
    }
    function tellLeft({
      clear
    }, machine) {
      const text = `The scratch place of this proof is not empty: the next command that works here runs "${(0, domain_name.SP)(lineOf(clear))}"`;
      machine.tell({
        kind: "line",
        text
      });
    }
    function stuck(cause, folder) {
      return new error.Et(cause.stage, cause.message, {
        code: cause.code,
        hint: `Mend that and run any command that works here, or empty the place by hand and remove "${folder}".`,
        thing: cause.thing ?? "",
        cause
      });
    }
    function noScratch({
      dump
    }) {
      const line = (0, domain_name.SP)(lineOf(dump));
      return new error.Et("policy", `Cannot prove what "${line}" saved: the policy names no place that may be filled for it`, {
        code: "scratch-missing",
        hint: "Name programs of a scratch place under prove. That the archive opens, verify --deep shows.",
        thing: line
      });
    }
    ;
    const command = {
      kind: "command",
      settings: commandSettings,
      proof: "after swap",
      undo: "backup first",
      at: settings => settings,
      into: () => {
        throw new error.Et("policy", "Cannot restore a command's output into another place", {
          code: "usage",
          hint: "Its programs know only one. Give the other place a source of its own in the policy.",
          thing: "--into"
        });
      },
      resolve: settingsIn,
      open: openEngine,
      lend: lend
    };
    function openEngine(settings, machine) {
      const asking = {
        settings,
        machine,
        stage: "source"
      };
      const restoring = {
        settings,
        machine,
        stage: "restore"
      };
      const place = placeOf(settings);
      const mark = mod_markOf(settings);
      let ready = null;
      const built = () => {
        if (ready === null) throw new RangeError("Nothing was built by this engine");
        return ready;
      };
      return {
        place,
        roots: [],
        checks: [],
        compare: domain_name.MP,
        check: before => check(before === "dump" ? asking : restoring, before),
        dump: into => dump(asking, into),
        mark: async () => mark,
        count: async () => await count(asking),
        size: async () => null,
        connections: async () => null,
        aside: async (restore, only) => {
          if (only.length > 0) throw onlyWhole(place);
          return {
            only: [],
            moves: [{
              place: mark,
              built: restore,
              kept: "",
              was: mark
            }]
          };
        },
        build: async (saved, aside) => {
          ready = await build(restoring, saved);
          return aside;
        },
        expected: saved => expectedOf(saved),
        async *inspect() {
          yield* inspect(restoring, built());
        },
        ask: () => refuseQuestion("command"),
        swap: async ({
          moves
        }) => {
          const restore = moves[0]?.built ?? "";
          await swap({
            ...restoring,
            told: {
              [engine.T]: restore
            }
          }, built());
        },
        undo: async () => {},
        drop: async () => {},
        recover: () => sweepPlaces(settings, machine)
      };
    }
    function placeOf({
      run,
      dump,
      restore,
      facts,
      clear
    }) {
      const used = restore === undefined ? [dump] : [clear, restore, facts];
      const lines = used.filter(words => words !== undefined);
      return (0, domain_name.SP)(lines.map(words => [...run, ...words].join(" ")).join("; then "));
    }
    function mod_markOf({
      run,
      dump,
      restore,
      facts,
      clear
    }) {
      const words = JSON.stringify([run, dump, restore, facts, clear]);
      return `command:${(0, external_node_crypto_.createHash)("sha256").update(words).digest("hex").slice(0, 32)}`;
    }
    function onlyWhole(place) {
      return new error.Et("policy", `Cannot restore a part of "${place}": what a program printed comes back whole`, {
        code: "usage",
        hint: "Leave --path out. holdfast open gives the plain bytes, for you to pick from.",
        thing: place
      });
    }
    var place = __webpack_require__(69440);
    ;
    function scratchPath(place, folder) {
      return folder === undefined ? place : (0, external_node_path_.join)(folder, (0, external_node_path_.basename)(place));
    }
    async function scratchFor(place, folder, machine) {
      const path = scratchPath(place, folder);
      if (folder === undefined) return await (0, host_scratch.NF)(path, machine);
      try {
        await (0, promises_.mkdir)((0, external_node_path_.dirname)(path), {
          recursive: true,
          mode: 0o700
        });
      } catch (cause) {
        const why = cause.message;
        throw new error.Et("source", `Cannot make the scratch folder "${(0, domain_name.SP)(folder)}": ${(0, domain_name.SP)(why)}`, {
          code: "source-failed",
          hint: "May this user write there? The policy names it under scratch.",
          thing: (0, domain_name.SP)(folder),
          cause
        });
      }
      return await (0, host_scratch.NF)(path, machine);
    }
    var files_aside = __webpack_require__(32867);
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
          fatal = diagnose_failed(tree.place, plain);
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
          throw diagnose_failed(tree.place, ended.stderr || `exit code ${ended.code}`, ended.code);
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
    function diagnose_failed(place, said, code) {
      const text = (0, domain_name.SP)(said);
      const ending = code === undefined ? "tar said" : `tar stopped with exit code ${code}`;
      return new error.Et("source", `Cannot dump "${place}": ${ending}: ${text}`, {
        code: "source-failed",
        hint: "Is the disk well? If tar is right, mend what it names; if the line is harmless, report it.",
        thing: place
      });
    }
    ;
    function tree_judge_placeOf(tree) {
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
        place: tree_judge_placeOf(tree),
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
    const dump_PART = "tree";
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
        return into.fact(dump_PART, fact);
      };
      const bytes = tapped(tree, {
        judge,
        take,
        machine
      });
      await into.part({
        name: dump_PART,
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
          [dump_PART]: totals
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
          place: tree_judge_placeOf(tree)
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
        walked_closed(walk, tree_judge_placeOf(tree));
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
      const part = saved.get(dump_PART);
      if (part !== undefined) return part;
      throw new error.Et("restore", `Cannot restore: the backup has no part "${dump_PART}"`, {
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
      lend: mod_lend
    };
    function mod_open(settings, machine) {
      (0, files_settings.g7)(settings, () => false);
      const roots = (0, files_settings.wG)(settings);
      const there = () => treeThere(settings);
      return {
        place: (0, domain_name.SP)(roots.map(path => (0, domain_name.uZ)(Buffer.from(path))).join(", ")),
        roots,
        checks: [],
        compare: domain_name.cD,
        check: (before, only = []) => checkTree(settings, machine, {
          before,
          only
        }),
        dump: into => dumpTree(settings, machine, into),
        mark: () => markOfAll(settings),
        count: async () => await countTree(await there(), machine),
        size: async () => (await countTree(await there(), machine))?.bytes ?? null,
        connections: async () => null,
        aside: async (restore, only) => await (0, files_aside.KN)(await there(), restore, only),
        build: async (saved, aside) => {
          await buildTree(await there(), {
            saved,
            aside
          }, machine);
          return {
            ...aside,
            moves: await (0, place.Mx)(aside.moves)
          };
        },
        async *expected(saved, aside) {
          yield* expectedFacts(await there(), {
            saved,
            aside
          });
        },
        async *inspect(aside) {
          yield* builtFacts(await there(), aside, machine);
        },
        ask: () => refuseQuestion("files"),
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
      const [first, ...more] = (0, files_settings.wG)(settings);
      const at = scratchPath(first, settings.scratch);
      for (const path of new Set([first, ...more, at])) {
        for (const swept of await (0, host_scratch.Dq)(path, machine)) {
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
    async function mod_lend(like, machine) {
      const scratch = await scratchFor((0, files_settings.wG)(like)[0], like.scratch, machine);
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
    function stalePlace(place) {
      return new error.Et("approval", `Cannot replace database "${(0, domain_name.SP)(place)}": it is not the one the plan was made for`, {
        code: "plan-stale",
        hint: "Somebody made or dropped it since. Make and approve a new plan.",
        thing: (0, domain_name.SP)(place)
      });
    }
    function goneKept(place, kept) {
      return restoreError(`Cannot undo database "${(0, domain_name.SP)(place)}": what was there before is gone`, place, `It was kept as "${(0, domain_name.SP)(kept)}". Was this restore settled? Then restore an older backup.`);
    }
    function goneBuilt(place, built) {
      return restoreError(`Cannot replace database "${(0, domain_name.SP)(place)}": what was built beside it is gone`, place, `It was called "${(0, domain_name.SP)(built)}". Did somebody drop or rename it? The place is as it was: restore again.`);
    }
    function takenName(place, name) {
      return restoreError(`Cannot move database "${(0, domain_name.SP)(place)}": something else is called "${(0, domain_name.SP)(name)}"`, place, `Look at "${(0, domain_name.SP)(name)}": if nobody needs it, rename or drop it and run the same command again.`);
    }
    function otherServer(place) {
      return restoreError(`Cannot work on "${(0, domain_name.SP)(place)}": another server answers at that address`, place, "Is the address that of a new server, or of a replica? Let it be the old one's again.");
    }
    function nothingSaved(url) {
      return restoreError(`Cannot restore "${(0, domain_name.SP)(url)}": the backup does not hold the databases of this source`, url, "Was the source of another kind when it was saved? Name another backup.");
    }
    function untoldDatabase(part) {
      return restoreError(`Cannot put back "${(0, domain_name.SP)(part)}": its inventory does not say what the database was`, part, "The place is as it was. Verify the backup, or restore another one.");
    }
    function refuseOnly(place, only) {
      if (only.length === 0) return;
      throw new error.Et("policy", `Cannot restore a part of "${place}": a database comes back whole`, {
        code: "usage",
        hint: "Leave --path out. With --into it comes back beside the present one, for you to pick from.",
        thing: place
      });
    }
    function restoreError(message, thing, hint) {
      return new error.Et("restore", message, {
        code: "restore-failed",
        hint,
        thing: (0, domain_name.SP)(thing)
      });
    }
    ;
    const ESCAPES = "Symbols in a user or password are escaped: @ is %40, / %2F, # %23, ? %3F, : %3A, % %25, so p@ss/w#rd is p%40ss%2Fw%23rd.";
    async function addressText(url, machine) {
      const name = url.slice(url.indexOf(":") + 1);
      if (url.startsWith("env:")) {
        const value = machine.env[name];
        if (value !== undefined && value !== "") return value;
        throw address_text_missing(url, "the variable is not set");
      }
      if (!url.startsWith("file:")) return url;
      try {
        return await (0, promises_.readFile)(name, "utf8");
      } catch (cause) {
        throw address_text_missing(url, cause.message);
      }
    }
    function addressTextNow(url, machine) {
      const name = url.slice(url.indexOf(":") + 1);
      if (url.startsWith("env:")) return machine.env[name] || null;
      if (!url.startsWith("file:")) return url;
      try {
        return (0, external_node_fs_.readFileSync)(name, "utf8");
      } catch {
        return null;
      }
    }
    function address_text_missing(url, why) {
      return new error.Et("source", `Cannot read the address "${(0, domain_name.SP)(url)}": ${(0, domain_name.SP)(why)}`, {
        code: "key-missing",
        hint: "Set what the policy names after env: or file:.",
        thing: (0, domain_name.SP)(url)
      });
    }
    ;
    function urlFor(settings, stage) {
      return stage === "restore" ? settings["restore-url"] ?? settings.url : settings.url;
    }
    function addressesIn(settings, folder) {
      const whole = text => text.startsWith("file:") ? `file:${(0, external_node_path_.resolve)(folder, text.slice(5))}` : text;
      const {
        "restore-url": restore,
        scratch
      } = settings;
      return {
        ...settings,
        url: whole(settings.url),
        ...(scratch === undefined ? {} : {
          scratch: {
            ...scratch,
            url: whole(scratch.url)
          }
        }),
        ...(restore === undefined ? {} : {
          "restore-url": whole(restore)
        })
      };
    }
    ;
    function serverPlace(settings, machine, read) {
      const {
        databases,
        into,
        run
      } = settings;
      const named = into ?? (databases === "all" ? "all databases" : databases?.join(", "));
      const where = whereOf(urlFor(settings, "restore"), machine, read);
      if (where === null) {
        return (0, domain_name.SP)(named === undefined ? settings.url : `${settings.url} ${named}`);
      }
      const which = named ?? where.database;
      const through = run.length === 0 ? "" : ` through ${run.join(" ")}`;
      return (0, domain_name.SP)(`${where.server}${which === null ? "" : `/${which}`}${through}`);
    }
    function whereOf(url, machine, read) {
      const text = addressTextNow(url, machine);
      if (text === null) return null;
      try {
        return read(text.trim());
      } catch {
        return null;
      }
    }
    function hostPort(host, port) {
      return host.includes(":") ? `[${host}]:${port}` : `${host}:${port}`;
    }
    ;
    const TLS = {
      "ssl-mode": /^(DISABLED|PREFERRED|REQUIRED|VERIFY_CA|VERIFY_IDENTITY)$/,
      "ssl-ca": /^\//,
      "ssl-cert": /^\//,
      "ssl-key": /^\//,
      "get-server-public-key": /^true$/
    };
    const FORM = /^(mysql|mariadb):\/\/(?:([^@/?#]*)@)?(\[[^\]@]*\]|[^@/?#:]*)(?::(\d+))?(?:\/([^@?#]*))?(?:\?([^@#]*))?$/;
    const PORT = 3306;
    function addressOf(text) {
      const found = FORM.exec(text);
      if (found === null) throw new Error("it is not mysql://user:password@host:port/database");
      const [, scheme, who = "", where = "", port, database = "", query = ""] = found;
      const colon = who.indexOf(":");
      const host = decodeURIComponent(where).replace(/^\[|\]$/g, "");
      const {
        socket,
        tls
      } = optionsOf(query);
      if (socket !== null && (host !== "" || port !== undefined)) throw new Error("it has a host or port and a socket: one of the two");
      const whole = {
        scheme: scheme,
        host: host === "" ? null : host,
        port: port === undefined ? null : Number(port),
        socket,
        user: orNull(decodeURIComponent(colon < 0 ? who : who.slice(0, colon))),
        database: orNull(decodeURIComponent(database)),
        password: colon < 0 ? null : decodeURIComponent(who.slice(colon + 1)),
        tls
      };
      const texts = Object.values(whole).filter(one => typeof one === "string");
      if (texts.some(one => /[\0\r\n]/.test(one))) throw new Error("it holds a line's end");
      return whole;
    }
    function optionsOf(query) {
      let socket = null;
      const tls = {};
      for (const [key, value] of new URLSearchParams(query.replaceAll("+", "%2B"))) {
        if (key === "socket") socket = value;else if (!Object.hasOwn(TLS, key)) throw new Error(`it has the option "${(0, domain_name.SP)(key)}", which is not among those allowed`);else if (!TLS[key].test(value)) throw new Error(`its option "${key}" cannot be "${(0, domain_name.SP)(value)}"`);else tls[key] = value;
      }
      return {
        socket,
        tls
      };
    }
    function orNull(text) {
      return text === "" ? null : text;
    }
    function address_whereOf(text) {
      const {
        host,
        port,
        socket,
        database
      } = addressOf(text);
      const server = host === null ? socket ?? "local socket" : hostPort(host, port ?? PORT);
      return {
        server,
        database
      };
    }
    async function readAddress(url, machine) {
      const text = await addressText(url, machine);
      try {
        return addressOf(text.trim());
      } catch (cause) {
        const why = cause instanceof URIError ? "a % in it is no escape" : cause.message;
        throw new error.Et("source", `Cannot read the address "${(0, domain_name.SP)(url)}": ${why}`, {
          code: "key-malformed",
          hint: `Write one line: mysql://user:password@host:port/database. ${ESCAPES}`,
          thing: (0, domain_name.SP)(url)
        });
      }
    }
    var domain_question = __webpack_require__(95933);
    ;
    function quotedName(name) {
      return `\`${name.replaceAll("`", "``")}\``;
    }
    function quotedText(text) {
      return `CONVERT(X'${Buffer.from(text, "utf8").toString("hex")}' USING utf8mb4)`;
    }
    function sameName(column, name) {
      return `CAST(${column} AS BINARY) = X'${Buffer.from(name, "utf8").toString("hex")}'`;
    }
    function withoutSchema(text, schema) {
      return qualified(text, new Map([[`${quotedName(schema)}.`, ""]]));
    }
    function withSchemas(text, renamed) {
      const names = [...renamed].map(([from, to]) => [`${quotedName(from)}.`, `${quotedName(to)}.`]);
      return qualified(text, new Map(names));
    }
    function qualified(text, names) {
      if (![...names.keys()].some(name => text.includes(name))) return text;
      const tokens = text.match(/'(?:[^'\\]|\\[\s\S]|'')*'|`(?:[^`]|``)*`\.?|[\s\S]/g) ?? [];
      return tokens.map(token => names.get(token) ?? token).join("");
    }
    function inSchema(column, database) {
      return `${column} = ${quotedText(database)} AND ${sameName(column, database)}`;
    }
    function quotedAccount({
      user,
      host
    }) {
      return host === "" ? quotedName(user) : `${quotedName(user)}@${quotedName(host)}`;
    }
    const ORACLE = "SET @hf_mode = @@sql_mode, sql_mode = 'ORACLE'";
    function inOracle(statement) {
      return `${ORACLE}; ${statement}; SET sql_mode = @hf_mode`;
    }
    function sql_text_digest(texts) {
      return (0, external_node_crypto_.createHash)("sha256").update(JSON.stringify(texts)).digest("hex");
    }
    ;
    const TURN = 120;
    function lockOf(kept) {
      return `holdfast-${(0, external_node_crypto_.createHash)("sha256").update(kept).digest("hex").slice(0, 40)}`;
    }
    function loadsAlone(kept) {
      return `DO GET_LOCK(${quotedText(`${lockOf(kept)}-load`)}, ${TURN});\n`;
    }
    async function takeTurn(session, moves, patience = TURN) {
      for (const {
        place,
        kept
      } of moves) {
        for (const lock of [lockOf(kept), `${lockOf(kept)}-load`]) {
          const name = quotedText(lock);
          const [taken] = await session.query(`SELECT GET_LOCK(${name}, ${patience})`);
          if (taken !== 1) {
            const [holder] = await session.query(`SELECT IS_USED_LOCK(${name})`);
            throw stillAtWork(place, Number(holder));
          }
          if (lock !== lockOf(kept)) await session.query(`DO RELEASE_LOCK(${name})`);
        }
      }
    }
    function stillAtWork(place, connection) {
      return new error.Et("restore", `Cannot work on database "${(0, domain_name.SP)(place)}": connection ${connection} of the server is still at work for this restore`, {
        code: "source-in-use",
        hint: `Nothing was changed. Run this again when that connection has ended, or end it first: KILL ${connection}.`,
        thing: (0, domain_name.SP)(place)
      });
    }
    ;
    const LEDGER = "holdfast_programs";
    const PIECE = 262_144;
    const END = "end";
    async function writeLedger(session, schema, kept) {
      const table = `${quotedName(schema)}.${quotedName(LEDGER)}`;
      const {
        programs,
        ...facts
      } = kept;
      const rows = [["facts", Buffer.from(JSON.stringify(facts))]];
      for (let at = 0; at < programs.length; at += PIECE) rows.push(["programs", programs.subarray(at, at + PIECE)]);
      await session.query(`CREATE TABLE ${table} (nth INT NOT NULL PRIMARY KEY, what VARCHAR(16) CHARACTER SET ascii NOT NULL, bytes LONGBLOB NOT NULL) ENGINE=InnoDB`);
      await session.query("BEGIN");
      for (const [nth, [what, bytes]] of [...rows, [END, Buffer.alloc(0)]].entries()) await session.query(`INSERT INTO ${table} VALUES (${nth}, ${quotedText(what)}, X'${bytes.toString("hex")}')`);
      await session.query("COMMIT");
    }
    async function readLedger(session, schema) {
      const [isThere] = await session.query(`SELECT COUNT(*) FROM information_schema.TABLES WHERE TABLE_SCHEMA = ${quotedText(schema)} AND TABLE_NAME = ${quotedText(LEDGER)}`);
      if (isThere === 0) return null;
      const rows = await session.query(`SELECT JSON_ARRAY(what, HEX(bytes)) FROM ${quotedName(schema)}.${quotedName(LEDGER)} ORDER BY nth`);
      if (rows.at(-1)?.[0] !== END) return null;
      const of = what => Buffer.concat(rows.flatMap(([one, hex]) => one === what ? [Buffer.from(hex, "hex")] : []));
      return {
        ...JSON.parse(of("facts").toString("utf8")),
        programs: of("programs")
      };
    }
    ;
    function makeQueue() {
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
    const SSH_REFUSED = "That was ssh, not the server: is the host's key in the file that run names as UserKnownHostsFile, and is the user's key allowed there?";
    const SSH_AWAY = "That was ssh, not the server: does the host that run names answer?";
    ;
    const PACKET_HINT = "On the server that restores: SET GLOBAL max_allowed_packet = 1073741824, then run this again; the place is as it was.";
    const MEANINGS = [[/Permission denied \(publickey|Host key verification failed/, "login-refused", SSH_REFUSED], [/ssh: connect to host|ssh: Could not resolve hostname/, "server-unreachable", SSH_AWAY], [/\b(1045|1698|3118|1862|1820|4151)\b[ :()]/, "login-refused", "Is the password in the address the right one, and may this account log in from here?"], [/\b(2059|1251|1156|2054)\b[ :()]/, "tool-missing", "Install the client of the server's own family."], [/\b(3024|1969)\b[ :()]/, "source-failed", "The server ends statements after a while: SET GLOBAL max_execution_time = 0 (MariaDB: max_statement_time)."], [/\b1153\b[ :()]/, "restore-failed", PACKET_HINT], [/\b2061\b[ :()]/, "login-refused", "The server offers no encryption: add ?get-server-public-key=true to the address, or use its socket."], [/\b2026\b[ :()]/, "server-unreachable", "Is encryption possible there, and is its certificate the right one? ?ssl-mode=DISABLED in the address asks for none, where the network is safe."], [/Cannot connect to the Docker daemon|No such container|Container \S+ is not running|error during connect/i, "server-unreachable", "Does the container run, and may this account use it? Try the wrapper by hand."], [/\b(2002|2003|2005|2006|2013|1053|1040|1129|1130|1927|4031)\b[ :()]/, "server-unreachable", "Does the server run, and do host and port fit? If it went away meanwhile, run this again."], [/\b(1049|1146|1356)\b[ :()]/, "restore-failed", "It reads what is not on this server. Where another source holds that, restore that source first, by itself, and then this one."], [/\b1049\b[ :()]/, "source-missing", "Does the name in the policy still fit?"], [/\b(1044|1142|1143|1227|1370|1345|1419|1305|3879)\b[ :()]/, "right-missing", "See the rights in docs/engines/mysql.md; `holdfast check` names the one that is missing."], [/\b(1412|1051|1146|1054|1356|1213)\b[ :()]/, "source-changed", "Somebody alters the database: run this again when that is over."], [/\b(1114|1021|1026|1034|3675)\b[ :()]|No space left on device/, "restore-full", "Make room on the server's disk; the place is as it was."], [/\b(1205|1213|1637|1015)\b[ :()]/, "source-in-use", "Somebody holds a lock for long: run this again when that is over."]];
    const ONLY = {
      "restore-full": "restore",
      "restore-failed": "restore",
      "source-changed": "source"
    };
    function faultOf(failed) {
      const {
        stage,
        stderr
      } = failed;
      const line = faults_lineOf(stderr);
      const isRestore = stage === "restore";
      const fits = code => {
        const only = ONLY[code];
        return only === undefined || only === (isRestore ? "restore" : "source");
      };
      const known = MEANINGS.find(([form, code]) => form.test(line) && fits(code));
      const next = isRestore ? "The place is as it was. Follow the server's message, then run this again." : "Follow the server's message; `holdfast check` tries login, rights and tools.";
      return new error.Et(stage, `${failed.cannot}: ${faults_whyOf(line, failed.code)}`, {
        code: known?.[1] ?? (isRestore ? "restore-failed" : "source-failed"),
        hint: known?.[2] ?? next,
        thing: failed.thing
      });
    }
    function faults_lineOf(stderr) {
      const lines = stderr.split("\n").map(line => line.trim());
      const isError = line => /(ERROR|error:|Error) ?\d|Got error|Couldn't|ERROR/.test(line);
      return lines.find(isError) ?? lines.findLast(one => one !== "" && !/^See '/.test(one)) ?? "";
    }
    function faults_whyOf(line, code) {
      const text = line.replace(/^\S*(mysqldump|mariadb-dump|mysql|mariadb): /, "");
      return text === "" ? `the client ended with exit code ${code}` : (0, domain_name.SP)(text);
    }
    ;
    const NAMES = {
      mariadb: [["mariadb", "mariadb-dump"], ["mysql", "mysqldump"]],
      mysql: [["mysql", "mysqldump"]]
    };
    const PACKAGES = {
      mariadb: "Debian's package mariadb-client",
      mysql: "mysql-client of MySQL's own APT repository (or Ubuntu's; Debian has none)"
    };
    const CALLED = {
      mariadb: "MariaDB",
      mysql: "MySQL"
    };
    async function client_programsOf(family, machine, {
      run,
      stage
    }) {
      const own = machine.env["HOLDFAST_SERVERS"];
      const folder = own && run.length === 0 ? `${(0, external_node_path_.join)(own, "mysql/usr/bin")}/` : null;
      const folders = folder !== null && family === "mysql" && (await client_isThere(folder)) ? [folder] : [];
      for (const bin of [...folders, ""]) {
        for (const [sql, dump] of NAMES[family]) {
          const found = await versionOf(`${bin}${sql}`, machine, {
            run,
            stage
          });
          if (found?.family === family) return {
            family,
            sql: `${bin}${sql}`,
            dump: `${bin}${dump}`,
            version: found.version
          };
        }
      }
      return null;
    }
    async function client_isThere(folder) {
      return await (0, promises_.access)((0, external_node_path_.join)(folder, "mysql"), promises_.constants.X_OK).then(() => true, () => false);
    }
    async function versionOf(program, machine, {
      run,
      stage
    }) {
      const [wrapper] = run;
      try {
        const {
          code,
          stdout,
          stderr
        } = await machine.run(wrap({
          run,
          argv: [program, "--version"],
          secrets: {}
        }));
        if (code === 0) return readVersion(stdout);
        if (wrapper === undefined || isAbsent(code, stderr)) return null;
        const cannot = `Cannot reach the server's programs through "${(0, domain_name.SP)(wrapper)}"`;
        throw faultOf({
          stage,
          cannot,
          thing: (0, domain_name.SP)(wrapper),
          stderr,
          code
        });
      } catch (cause) {
        const isMissing = cause instanceof error.Et && cause.code === "tool-missing";
        if (isMissing && wrapper === undefined) return null;
        throw cause;
      }
    }
    function isAbsent(code, stderr) {
      if (code === 126 || code === 127) return true;
      return code !== 255 && /executable file not found|command not found/i.test(stderr);
    }
    function readVersion(text) {
      const maria = /(\d+)\.(\d+)\.(\d+)-MariaDB/.exec(text);
      const found = maria ?? /(?:Distrib|Ver|^) ?(\d+)\.(\d+)\.(\d+)/.exec(text);
      if (found === null) return null;
      const [, major, minor, patch] = found.map(Number);
      return {
        family: maria === null ? "mysql" : "mariadb",
        version: [major, minor, patch]
      };
    }
    function connecting({
      address,
      programs
    }) {
      const {
        host,
        port,
        socket,
        user,
        tls
      } = address;
      const mode = tls["ssl-mode"];
      const files = ["ssl-ca", "ssl-cert", "ssl-key"].flatMap(option => tls[option] === undefined ? [] : [`--${option}=${tls[option]}`]);
      const key = tls["get-server-public-key"] === undefined ? [] : ["--get-server-public-key"];
      return ["--no-defaults", ...(socket === null ? [] : ["--protocol=SOCKET", `--socket=${socket}`]), ...(host === null ? [] : ["--protocol=TCP", `--host=${host}`]), ...(port === null ? [] : [`--port=${port}`]), ...(user === null ? [] : [`--user=${user}`]), ...(programs.family === "mariadb" ? mariadbTls(mode) : mysqlTls(mode, key)), ...files, "--default-character-set=utf8mb4"];
    }
    function mysqlTls(mode, key) {
      return [...(mode === undefined ? [] : [`--ssl-mode=${mode}`]), ...key];
    }
    function mariadbTls(mode) {
      if (mode === "DISABLED") return ["--skip-ssl"];
      return mode === undefined || mode === "PREFERRED" ? [] : ["--ssl", "--ssl-verify-server-cert"];
    }
    function client_command(client, [program, ...words], stdin) {
      const {
        password
      } = client.address;
      return wrap({
        run: client.settings.run,
        argv: [program, ...connecting(client), ...words],
        secrets: password === null ? {} : {
          MYSQL_PWD: password
        },
        ...(stdin === undefined ? {} : {
          stdin
        })
      });
    }
    function listening({
      programs
    }) {
      const own = programs.family === "mariadb" ? ["--sandbox", "--comments", "--loose-skip-print-query-on-error"] : ["--skip-system-command", "--comments"];
      return ["--batch", "--skip-column-names", "--unbuffered", "--quick", "--no-auto-rehash", "--binary-mode", "--skip-reconnect", "--local-infile=0", "--connect-timeout=15", "--max-allowed-packet=1G", ...own];
    }
    function unfit(client, why, hint) {
      const {
        url
      } = client;
      return new error.Et(client.stage, `Cannot work with server "${(0, domain_name.SP)(url)}": ${why}`, {
        code: "tool-missing",
        hint,
        thing: (0, domain_name.SP)(url)
      });
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
    const session_END = "hf-end";
    const YEAR = 31_536_000;
    const PINS = ["SET SESSION sql_mode = 'NO_AUTO_VALUE_ON_ZERO', time_zone = '+00:00', sql_quote_show_create = 1, sql_auto_is_null = 0", "SET NAMES utf8mb4 COLLATE utf8mb4_bin", `SET SESSION wait_timeout = ${YEAR}, net_read_timeout = ${YEAR}, net_write_timeout = ${YEAR}, group_concat_max_len = 4294967295`, "/*M!100100 SET SESSION sql_mode = CONCAT(@@sql_mode, ',NO_AUTO_CREATE_USER') */", "/*M!100100 SET SESSION max_statement_time = 0, idle_transaction_timeout = 0, idle_readonly_transaction_timeout = 0, idle_write_transaction_timeout = 0 */", "/*!80000 SET SESSION max_execution_time = 0, information_schema_stats_expiry = 0 */"];
    function openSession(client, to) {
      const {
        machine,
        stage,
        programs
      } = client;
      const words = makeQueue();
      const into = to.database === null ? [] : [`--database=${to.database}`];
      const child = machine.start(client_command(client, [programs.sql, ...listening(client), ...into], words.bytes));
      const lines = textLines(child.stdout);
      for (const pin of PINS) words.push(`${pin};\n`);
      let closed = null;
      const close = async () => {
        words.end();
        await child.stdout[Symbol.asyncIterator]().return?.();
        await child.ended.catch(() => {});
      };
      const heard = async function* (said) {
        words.push(`${said}SELECT '${session_END}';\n`);
        for (;;) {
          const next = await lines.next();
          if (next.done) break;
          if (next.value === session_END) return;
          yield next.value;
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
        family: programs.family,
        query: async sql => {
          const found = [];
          for await (const line of heard(`${sql}\n;\n`)) found.push(JSON.parse(plain(line)));
          return found;
        },
        show: async sql => {
          const found = [];
          for await (const line of heard(`${sql}\n;\n`)) found.push(line.split("\t").map(plain));
          return found;
        },
        rows: async function* (sql) {
          for await (const line of heard(`${sql}\n;\n`)) yield plain(line);
        },
        execute: async sql => {
          const end = `hf${(0, external_node_crypto_.randomBytes)(6).toString("hex")}`;
          return await Array.fromAsync(heard(`DELIMITER ${end}\n${sql}\n${end}\nDELIMITER ;\n`), plain);
        },
        [Symbol.asyncDispose]: async () => {
          closed ??= close();
          await closed;
        }
      };
    }
    const session_ESCAPES = {
      n: "\n",
      t: "\t",
      "0": "\0"
    };
    function plain(text) {
      if (!text.includes("\\")) return text;
      return text.replace(/\\([\s\S])/g, (_, symbol) => session_ESCAPES[symbol] ?? symbol);
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
    ;
    async function routineGrants(session, schema) {
      return await session.query(`SELECT JSON_OBJECT('kind', Routine_type, 'routine', Routine_name, 'user', User, 'host', Host, 'rights', Proc_priv) FROM mysql.procs_priv WHERE ${inSchema("Db", schema)}`);
    }
    async function makeGrants(session, schema, grants) {
      if (grants.length === 0) return;
      const routines = await session.query(`SELECT JSON_QUOTE(CONCAT(ROUTINE_TYPE, ' ', ROUTINE_NAME)) FROM information_schema.ROUTINES WHERE ${inSchema("ROUTINE_SCHEMA", schema)}`);
      const there = new Set(routines.map(one => String(one).toLowerCase()));
      const accounts = await session.query("SELECT JSON_QUOTE(CONCAT(User, '@', LOWER(Host))) FROM mysql.user");
      const known = new Set(accounts);
      for (const grant of grants) {
        if (!there.has(`${grant.kind} ${grant.routine}`.toLowerCase())) continue;
        if (known.has(`${grant.user}@${grant.host.toLowerCase()}`)) await session.query(withPackages(statementOf(schema, grant)));
      }
    }
    const ON_PACKAGE = /^GRANT [\w ,]+ ON PACKAGE /;
    function withPackages(grant) {
      return ON_PACKAGE.test(grant) ? inOracle(grant) : grant;
    }
    async function takeGrants(session, schema) {
      for (const {
        kind,
        routine,
        user,
        host,
        rights
      } of await routineGrants(session, schema)) {
        const given = rights.toUpperCase().split(",").filter(right => right !== "");
        if (given.length === 0 || /^PACKAGE/.test(kind)) continue;
        const list = given.map(right => right === "GRANT" ? "GRANT OPTION" : right).join(", ");
        const on = `${kind} ${quotedName(schema)}.${quotedName(routine)}`;
        await session.query(`REVOKE ${list} ON ${on} FROM ${quotedAccount({
          user,
          host
        })}`);
      }
    }
    function statementOf(schema, {
      kind,
      routine,
      user,
      host,
      rights
    }) {
      const all = rights.split(",").filter(right => right !== "");
      const given = all.filter(right => right !== "Grant").map(right => right.toUpperCase());
      const whom = quotedAccount({
        user,
        host
      });
      const option = all.includes("Grant") ? " WITH GRANT OPTION" : "";
      return `GRANT ${given.length === 0 ? "USAGE" : given.join(", ")} ON ${kind} ${quotedName(schema)}.${quotedName(routine)} TO ${whom}${option}`;
    }
    async function grantIfThere(client, statement) {
      const to = {
        database: null,
        cannot: "Cannot give a right",
        thing: client.url
      };
      try {
        await inSession(client, to, async session => {
          if (ON_PACKAGE.test(statement)) await session.query(ORACLE);
          await session.execute(statement);
        });
      } catch (cause) {
        if (!(cause instanceof error.Et)) throw cause;
        client.machine.tell({
          kind: "line",
          text: `A right was not given: ${(0, domain_name.SP)(cause.message)}`
        });
      }
    }
    ;
    async function tablesIn(session, schema) {
      return await session.query(`SELECT JSON_QUOTE(TABLE_NAME) FROM information_schema.TABLES WHERE ${inSchema("TABLE_SCHEMA", schema)} AND TABLE_TYPE <> 'VIEW' ORDER BY CAST(TABLE_NAME AS BINARY)`);
    }
    async function relationsIn(session, schema) {
      return await session.query(`SELECT JSON_QUOTE(TABLE_NAME) FROM information_schema.TABLES WHERE ${inSchema("TABLE_SCHEMA", schema)}`);
    }
    async function defaultsOf(session, schema) {
      const own = session.family === "mysql" ? "'encryption', DEFAULT_ENCRYPTION" : "'comment', SCHEMA_COMMENT";
      const [found] = await session.query(`SELECT JSON_OBJECT('charset', DEFAULT_CHARACTER_SET_NAME, 'collation', DEFAULT_COLLATION_NAME, ${own}) FROM information_schema.SCHEMATA WHERE ${inSchema("SCHEMA_NAME", schema)}`);
      return found ?? null;
    }
    async function createSchema(session, schema, defaults) {
      await session.query(`CREATE DATABASE ${quotedName(schema)} ${options(defaults)}`);
    }
    async function setDefaults(session, schema, defaults) {
      await session.query(`ALTER DATABASE ${quotedName(schema)} ${options(defaults)}`);
    }
    function options({
      charset,
      collation,
      comment,
      encryption
    }) {
      return [`CHARACTER SET ${schema_word(charset)} COLLATE ${schema_word(collation)}`, ...(typeof comment === "string" ? [`COMMENT ${literal(comment)}`] : []), ...(typeof encryption === "string" ? [`ENCRYPTION '${encryption === "YES" ? "Y" : "N"}'`] : [])].join(" ");
    }
    function schema_word(name) {
      if (/^\w+$/.test(name)) return name;
      throw new RangeError("The name of a character set holds what none can hold");
    }
    function literal(text) {
      return `'${text.replace(/['\\]/g, "\\$&").replaceAll("\0", "\\0")}'`;
    }
    async function dropSchema(session, schema) {
      await takeGrants(session, schema);
      await session.query(`SET @hf_keys = @@foreign_key_checks, foreign_key_checks = 0; DROP DATABASE IF EXISTS ${quotedName(schema)}; SET foreign_key_checks = @hf_keys`);
    }
    const PROGRAMS = [["TRIGGER", "TRIGGERS", "TRIGGER_SCHEMA", "TRIGGER_NAME"], ["VIEW", "VIEWS", "TABLE_SCHEMA", "TABLE_NAME"], ["EVENT", "EVENTS", "EVENT_SCHEMA", "EVENT_NAME"]];
    async function dropPrograms(session, schema) {
      const drops = [];
      for (const [what, table, column, name] of PROGRAMS) {
        const names = await session.query(`SELECT JSON_QUOTE(${name}) FROM information_schema.${table} WHERE ${inSchema(column, schema)}`);
        drops.push(...names.map(one => dropOf(what, schema, one)));
      }
      const routines = await session.query(`SELECT JSON_ARRAY(ROUTINE_TYPE, ROUTINE_NAME) FROM information_schema.ROUTINES WHERE ${inSchema("ROUTINE_SCHEMA", schema)} ORDER BY ROUTINE_TYPE DESC`);
      drops.push(...routines.map(([what, name]) => dropOf(what, schema, name)));
      for (const drop of drops) await session.query(drop);
    }
    function dropOf(what, schema, name) {
      const drop = `DROP ${what} IF EXISTS ${quotedName(schema)}.${quotedName(name)}`;
      return /^PACKAGE/.test(what) ? inOracle(drop) : drop;
    }
    ;
    const USERS = "users";
    function parts_partOf(database) {
      return /^(database )*users$/.test(database) ? `database ${database}` : database;
    }
    function databaseOf(part) {
      return /^(database )+users$/.test(part) ? part.slice("database ".length) : part;
    }
    function prefixOf(part) {
      return (0, domain_name.uZ)(Buffer.from(part, "utf8")).replaceAll("/", "\\x2f");
    }
    ;
    const QUOTES = {
      34: "double",
      39: "single",
      96: "name"
    };
    const CLOSING = {
      double: 34,
      single: 39,
      name: 96
    };
    const MARGIN = 64;
    const HEAD = 2048;
    const ROWS = /^\s*(INSERT|REPLACE)\s/i;
    const MODE = /^SET\b[\s\S]*?\bsql_mode\s*=\s*(?:'([^']*)'|(@(?!@)))/i;
    async function* piecesOf(bytes) {
      const scan = {
        mode: "plain",
        delimiter: ";",
        isPlainBackslash: false,
        dollar: "",
        at: 0
      };
      const open = {
        text: Buffer.alloc(0),
        isRows: false
      };
      for await (const chunk of bytes) {
        open.text = Buffer.concat([open.text, chunk]);
        yield* cut(open, scan, false);
      }
      yield* cut(open, scan, true);
      const text = open.text.toString("latin1");
      if (text !== "") yield {
        kind: "statement",
        text,
        delimiter: scan.delimiter
      };
    }
    function* cut(open, scan, isLast) {
      for (;;) {
        if (!open.isRows && scan.at === 0) {
          const line = delimiterLine(open.text, isLast);
          if (line === "unknown") return;
          if (line !== null) {
            scan.delimiter = line.delimiter;
            yield {
              kind: "statement",
              ...line
            };
            open.text = open.text.subarray(Buffer.byteLength(line.text, "latin1"));
            continue;
          }
        }
        const isEnd = toEnd(open.text, scan, isLast ? open.text.length : open.text.length - MARGIN);
        if (!isEnd && isLast) return;
        const isOpening = !open.isRows && (isEnd || open.text.length >= HEAD);
        const starts = isOpening && ROWS.test(plainStart(open.text.toString("latin1", 0, HEAD)));
        if (!isEnd && !open.isRows && !starts) return;
        const piece = open.text.subarray(0, scan.at);
        open.text = open.text.subarray(scan.at);
        scan.at = 0;
        if (open.isRows || starts) yield {
          kind: "rows",
          bytes: piece,
          starts
        };else yield whole(piece, scan);
        open.isRows = (open.isRows || starts) && !isEnd;
        if (!isEnd) return;
      }
    }
    function whole(piece, scan) {
      const text = piece.toString("latin1");
      const [, mode, saved] = MODE.exec(plainStart(text)) ?? [];
      if (mode !== undefined) scan.isPlainBackslash = /NO_BACKSLASH_ESCAPES/.test(mode);else if (saved !== undefined) scan.isPlainBackslash = false;
      return {
        kind: "statement",
        text,
        delimiter: scan.delimiter
      };
    }
    function delimiterLine(text, isLast) {
      let start = text.toString("latin1", 0, HEAD);
      if (leadOf(start) > HEAD / 2) start = text.toString("latin1", 0, 32 * HEAD);
      const lead = leadOf(start);
      const rest = start.slice(lead);
      if (!isLast && rest.length < MARGIN && text.length < 32 * HEAD) return "unknown";
      const found = /^DELIMITER[ \t]+(\S+)[ \t]*\r?\n/i.exec(rest);
      if (found === null) return null;
      return {
        text: start.slice(0, lead) + found[0],
        delimiter: found[1]
      };
    }
    const LEAD = /(?:\s+|--(?:[ \t][^\n]*)?(?:\n|$)|#[^\n]*(?:\n|$)|\/\*M!999999[^*]*\*\/|\/\*(?![!M+])[\s\S]*?\*\/)*/y;
    function leadOf(text) {
      LEAD.lastIndex = 0;
      return LEAD.exec(text)?.[0].length ?? 0;
    }
    function plainStart(text) {
      return text.slice(leadOf(text), leadOf(text) + HEAD).replace(/\/\*M?!\d*/g, " ").replaceAll("*/", " ").trimStart();
    }
    function toEnd(text, scan, limit) {
      while (scan.at < limit) {
        const closing = CLOSING[scan.mode];
        if (closing !== undefined) {
          toClosing(text, {
            scan,
            limit,
            closing
          });
        } else if (scan.mode === "line") {
          const end = text.indexOf(10, scan.at);
          scan.at = end < 0 || end >= limit ? limit : end + 1;
          if (end >= 0 && end < limit) scan.mode = "plain";
        } else if (scan.mode === "block" || scan.mode === "dollar") {
          const closing = scan.mode === "block" ? "*/" : scan.dollar;
          const end = text.indexOf(closing, scan.at, "latin1");
          scan.at = end < 0 || end >= limit ? limit : end + closing.length;
          if (end >= 0 && end < limit) scan.mode = "plain";
        } else {
          scan.at = toSpecial(text, scan, limit);
          if (scan.at < limit && plainByte(text, scan)) return true;
        }
      }
      return false;
    }
    function toClosing(text, {
      scan,
      limit,
      closing
    }) {
      const escapes = closing !== 96 && !scan.isPlainBackslash;
      let at = scan.at;
      while (at < limit) {
        const byte = text[at];
        if (byte === closing) {
          scan.mode = "plain";
          at++;
          break;
        }
        at += byte === 92 && escapes ? 2 : 1;
      }
      scan.at = at;
    }
    const SPECIAL = new Uint8Array(256);
    for (const sign of "\"'`#-/$") SPECIAL[sign.charCodeAt(0)] = 1;
    function toSpecial(text, {
      at,
      delimiter
    }, limit) {
      const first = delimiter.charCodeAt(0);
      let now = at;
      while (now < limit && SPECIAL[text[now]] === 0 && text[now] !== first) now++;
      return now;
    }
    function plainByte(text, scan) {
      const {
        at,
        delimiter
      } = scan;
      const byte = text[at];
      const quote = QUOTES[byte];
      scan.at++;
      if (quote !== undefined) scan.mode = quote;else if (byte === 35) scan.mode = "line";else if (byte === 45 && text[at + 1] === 45 && (text[at + 2] ?? 10) <= 32) scan.mode = "line";else if (byte === 47 && text[at + 1] === 42) scan.mode = commentAt(text, at) ? "block" : "plain";else if (byte === 36) {
        scan.dollar = dollarAt(text, at);
        if (scan.dollar !== "") scan.mode = "dollar";
        scan.at += Math.max(0, scan.dollar.length - 1);
      } else if (byte === delimiter.charCodeAt(0)) {
        if (text.toString("latin1", at, at + delimiter.length) !== delimiter) return false;
        scan.at = at + delimiter.length;
        return true;
      }
      return false;
    }
    function commentAt(text, at) {
      const next = text.toString("latin1", at + 2, at + 10);
      return next === "M!999999" || !/^M?!/.test(next);
    }
    const FOREIGN = /\bLANGUAGE\s+(?!SQL\b)\w+[\s\S]*\bAS\s+$/i;
    function dollarAt(text, at) {
      const found = /^\$[^$\s'"`;]{0,60}\$/.exec(text.toString("latin1", at, at + MARGIN))?.[0] ?? "";
      return found !== "" && FOREIGN.test(text.toString("latin1", Math.max(0, at - HEAD), at)) ? found : "";
    }
    ;
    const OWN = /^(root|mariadb\.sys|mysql|mysql\..*|PUBLIC|)$/;
    const users_HEAD = "-- holdfast: ";
    async function readUsers(session) {
      if (session.family === "mysql") await session.query("SET print_identified_with_as_hex = ON");
      const accounts = (await accountsOf(session)).filter(({
        user
      }) => !OWN.test(user));
      const made = [];
      const given = [];
      for (const account of accounts) {
        const {
          create,
          role
        } = await creationOf(session, account);
        made.push(create);
        given.push(...(await grantsOf(session, account)), ...role);
      }
      const ordered = [...made, ...given].map(({
        about,
        sql
      }) => `${users_HEAD}${JSON.stringify(about)}\n${sql};\n`);
      return {
        sql: ordered.join(""),
        names: accounts.map(users_nameOf),
        withPasswords: true
      };
    }
    async function accountsOf(session) {
      return await session.query("SELECT JSON_OBJECT('user', User, 'host', Host) FROM mysql.user ORDER BY CAST(User AS BINARY), CAST(Host AS BINARY)");
    }
    function users_nameOf({
      user,
      host
    }) {
      return `${user}@${host}`;
    }
    const DEFAULT_ROLE = / DEFAULT ROLE ((?:`(?:[^`]|``)*`@`(?:[^`]|``)*`,?)+)/;
    async function creationOf(session, account) {
      const about = [users_nameOf(account)];
      const who = quotedAccount(account);
      if (account.host === "") return {
        create: {
          about,
          sql: `CREATE ROLE IF NOT EXISTS ${who}`
        },
        role: []
      };
      const [row] = await session.show(`SHOW CREATE USER ${who}`);
      const text = await withSubjects(session, account, row?.[0] ?? "");
      const standard = DEFAULT_ROLE.exec(text);
      const sql = text.replace(DEFAULT_ROLE, "").replace("CREATE USER ", "CREATE USER IF NOT EXISTS ");
      const role = standard === null ? [] : [{
        about,
        sql: `SET DEFAULT ROLE ${standard[1]} TO ${who}`
      }];
      return {
        create: {
          about,
          sql
        },
        role
      };
    }
    async function withSubjects(session, account, text) {
      if (session.family !== "mysql") return text;
      const [found] = await session.query(`SELECT JSON_OBJECT('SUBJECT', CONVERT(x509_subject USING utf8mb4), 'ISSUER', CONVERT(x509_issuer USING utf8mb4), 'CIPHER', CONVERT(ssl_cipher USING utf8mb4)) FROM mysql.user WHERE ${sameName("User", account.user)} AND ${sameName("Host", account.host)}`);
      return Object.entries(found ?? {}).reduce((all, [word, value]) => all.replace(` ${word} '${value}'`, () => ` ${word} '${value.replace(/['\\]/g, "\\$&")}'`), text);
    }
    async function grantsOf(session, account) {
      const rows = await session.show(`SHOW GRANTS FOR ${quotedAccount(account)}`);
      const {
        user,
        host
      } = account;
      const plain = `'${user}'@'${host}'`;
      const ends = [quotedAccount(account), plain].map(who => who.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
      const own = new RegExp(` (?:TO|FROM|FOR) (?:${ends.join("|")})(?: |$)`);
      return rows.map(([text]) => text ?? "").filter(text => own.test(text)).map(sql => ({
        about: [...rolesIn(sql), users_nameOf(account)],
        sql
      }));
    }
    const ROLE = /`((?:[^`]|``)*)`(?:@`((?:[^`]|``)*)`)?/g;
    function rolesIn(sql) {
      const list = /^GRANT ((?:`(?:[^`]|``)*`(?:@`(?:[^`]|``)*`)?,? ?)+)TO /.exec(sql)?.[1];
      if (list === undefined) return [];
      return [...list.matchAll(ROLE)].map(([, user = "", host = ""]) => [user, host].map(one => one.replaceAll("``", "`")).join("@"));
    }
    async function statementsIn(sql) {
      const statements = [];
      for await (const piece of piecesOf(once(sql))) {
        if (piece.kind === "rows") throw strange(Buffer.from(piece.bytes).toString("utf8"));
        const text = Buffer.from(piece.text, "latin1").toString("utf8");
        if (text.trim() === "") continue;
        const found = /^\n?-- holdfast: (\[.*\])\n/.exec(text);
        const statement = text.slice(leadOf(text)).replace(/;$/, "");
        const isOurs = /^(CREATE (USER|ROLE) IF NOT EXISTS|GRANT|REVOKE|SET DEFAULT ROLE) /.test(statement);
        if (found === null || !isOurs) throw strange(text);
        statements.push({
          about: JSON.parse(found[1]),
          sql: statement
        });
      }
      return statements;
    }
    async function* once(text) {
      yield Buffer.from(text, "utf8");
    }
    function users_namesIn(statements) {
      return statements.flatMap(({
        about,
        sql
      }) => sql.startsWith("CREATE ") ? about.slice(0, 1) : []);
    }
    const ON_OBJECT = / ON (?:(?:TABLE|PROCEDURE|FUNCTION|PACKAGE(?: BODY)?) )?`(?:[^`]|``)+`\.`/;
    async function missingAmong(session, statements) {
      const names = users_namesIn(statements);
      const there = new Set(await usersAmong(session, new Set(names)));
      return names.filter(name => !there.has(name));
    }
    async function makeUsers(session, statements) {
      const made = new Set(await missingAmong(session, statements));
      const waiting = [];
      for (const {
        about,
        sql
      } of statements) {
        if (!about.some(name => made.has(name))) continue;
        if (ON_OBJECT.test(sql)) waiting.push(sql);else await session.execute(sql);
      }
      return waiting;
    }
    async function dropUsers(session, names) {
      if (names.length === 0) return;
      const gone = new Set(names);
      for (const account of await accountsOf(session)) {
        if (!gone.has(users_nameOf(account)) || OWN.test(account.user)) continue;
        const isRole = session.family === "mariadb" && account.host === "";
        await session.query(`DROP ${isRole ? "ROLE" : "USER"} IF EXISTS ${isRole ? quotedName(account.user) : `${quotedName(account.user)}@${quotedName(account.host)}`}`);
      }
    }
    async function usersAmong(session, names) {
      return (await accountsOf(session)).map(users_nameOf).filter(name => names.has(name));
    }
    function userFacts(names) {
      const keys = names.map(name => `${USERS}/account ${(0, domain_name.uZ)(Buffer.from(name, "utf8"))}`);
      return keys.sort(domain_name.cD).map(key => ({
        key,
        is: {
          exists: true
        },
        at: null,
        span: null
      }));
    }
    function strange(text) {
      return new error.Et("restore", `Cannot make the accounts: the backup says "${(0, domain_name.SP)(text.trim().slice(0, 40))}…", which Holdfast does not write`, {
        code: "restore-failed",
        hint: "The place is as it was. Verify the backup with `holdfast verify --deep`.",
        thing: USERS
      });
    }
    ;
    function accountsTable(schema) {
      return `holdfast_accounts_${(0, external_node_crypto_.createHash)("sha256").update(schema).digest("hex").slice(0, 16)}`;
    }
    function nameIn(schema) {
      return `${quotedName(schema)}.${quotedName(accountsTable(schema))}`;
    }
    async function noteAccounts(session, schema, names) {
      if (names.length === 0) return;
      const rows = names.map((name, nth) => `(${nth}, X'${Buffer.from(name).toString("hex")}')`);
      await session.query(`CREATE TABLE ${nameIn(schema)} (nth INT NOT NULL PRIMARY KEY, name BLOB NOT NULL) ENGINE=InnoDB`);
      await session.query(`INSERT INTO ${nameIn(schema)} VALUES ${rows.join(", ")}`);
    }
    async function keepAccounts(session, schema) {
      await session.query(`DROP TABLE IF EXISTS ${nameIn(schema)}`);
    }
    async function dropBuilt(session, schemas) {
      for (const schema of schemas) await dropUsers(session, await notedIn(session, schema));
      for (const schema of schemas) await dropSchema(session, schema);
    }
    async function notedIn(session, schema) {
      const [isThere] = await session.query(`SELECT COUNT(*) FROM information_schema.TABLES WHERE ${inSchema("TABLE_SCHEMA", schema)} AND TABLE_NAME = ${quotedText(accountsTable(schema))}`);
      if (isThere === 0) return [];
      const rows = await session.query(`SELECT JSON_QUOTE(HEX(name)) FROM ${nameIn(schema)}`);
      return rows.map(hex => Buffer.from(hex, "hex").toString("utf8"));
    }
    ;
    const server_OWN = ["information_schema", "mysql", "performance_schema", "sys"];
    const ASIDE = /\.(new|old)-[0-9a-f]{16}$/;
    const OLDEST = {
      mariadb: [10, 5, 0],
      mysql: [8, 0, 30]
    };
    const OTHER = {
      mariadb: "mysql",
      mysql: "mariadb"
    };
    const UID = "(SELECT VARIABLE_VALUE FROM information_schema.GLOBAL_VARIABLES WHERE VARIABLE_NAME = 'server_uid')";
    const OWN_UID = "SHA2(CONCAT_WS(' ', @@hostname, @@datadir, @@port), 256)";
    const IDENTIFIER = {
      mysql: ["@@server_uuid", "@@server_uuid"],
      mariadb: [`COALESCE(CONCAT(${UID}, '-', LEFT(SHA2(@@datadir, 256), 12)), ${OWN_UID})`, `COALESCE(${UID}, ${OWN_UID})`]
    };
    async function reach(settings, machine, stage) {
      const url = urlFor(settings, stage);
      const address = await readAddress(url, machine);
      let failure = null;
      for (const family of [address.scheme, OTHER[address.scheme]]) {
        const programs = await client_programsOf(family, machine, {
          run: settings.run,
          stage
        });
        if (programs === null) continue;
        const client = {
          machine,
          settings,
          url,
          address,
          stage,
          programs
        };
        try {
          const server = await readServer(client);
          if (server.family === family) return {
            client,
            server
          };
          return {
            client: {
              ...client,
              programs: await ownPrograms(client, server)
            },
            server
          };
        } catch (cause) {
          if (!(cause instanceof error.Et) || cause.code !== "tool-missing") throw cause;
          failure = cause;
        }
      }
      throw failure ?? unfit({
        url,
        stage
      }, "no client of it is there", hintFor(address.scheme));
    }
    async function ownPrograms(client, {
      family
    }) {
      const {
        machine,
        settings,
        stage
      } = client;
      const programs = await client_programsOf(family, machine, {
        run: settings.run,
        stage
      });
      if (programs !== null) return programs;
      throw unfit(client, `it is ${CALLED[family]}, and no client of that is there`, hintFor(family));
    }
    function hintFor(family) {
      return `Install ${PACKAGES[family]}, where the wrapper leads if there is one.`;
    }
    async function readServer(client) {
      const cannot = `Cannot work with server "${(0, domain_name.SP)(client.url)}"`;
      const thing = (0, domain_name.SP)(client.url);
      return await inSession(client, {
        database: null,
        cannot,
        thing
      }, serverIn);
    }
    async function serverIn(session) {
      const [text] = await session.query("SELECT JSON_QUOTE(VERSION())");
      const found = readVersion(text) ?? {
        family: session.family,
        version: [0, 0, 0]
      };
      const [row] = await session.query(`SELECT JSON_ARRAY(${IDENTIFIER[found.family].join(", ")}, CURRENT_USER())`);
      const [now, before, account] = row;
      const names = await session.query("SELECT JSON_QUOTE(SCHEMA_NAME) FROM information_schema.SCHEMATA");
      const databases = sorted(names.filter(name => !isOwn(name)));
      const [identifier, formerly] = [now.replaceAll("/", "_"), before.replaceAll("/", "_")];
      return {
        identifier,
        formerly,
        ...found,
        text,
        account,
        databases
      };
    }
    function isOwn(name) {
      return server_OWN.includes(name.toLowerCase());
    }
    async function refuseUnfit({
      client,
      server
    }) {
      const {
        programs,
        machine,
        settings
      } = client;
      const {
        family,
        version
      } = server;
      const name = `${CALLED[family]} ${version.join(".")}`;
      if (compareVersions(version, OLDEST[family]) < 0) {
        const why = `the server is ${name}; ${OLDEST[family].join(".")} and newer are supported`;
        throw unfit(client, why, "Upgrade the server first.");
      }
      const where = {
        run: settings.run,
        stage: client.stage
      };
      const dump = await versionOf(programs.dump, machine, where);
      for (const [program, found] of [[programs.sql, programs], [programs.dump, dump]]) {
        if (found === null) throw unfit(client, `${(0, domain_name.SP)(program)} is not there`, hintFor(family));
        if (found.family !== family) throw unfit(client, `${(0, domain_name.SP)(program)} is of ${CALLED[found.family]}`, hintFor(family));
        if (compareVersions(line(found.version), line(version)) >= 0) continue;
        const why = `${(0, domain_name.SP)(program)} is of ${found.version.join(".")}, older than the server's ${version.join(".")}`;
        throw unfit(client, why, hintFor(family));
      }
    }
    function compareVersions(a, b) {
      return a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
    }
    function line([major, minor]) {
      return [major, minor, 0];
    }
    function covered(client, there) {
      const {
        databases,
        excluded,
        into
      } = client.settings;
      if (databases === "all") {
        return sorted(there.filter(name => !ASIDE.test(name) && !Object.hasOwn(excluded, name)));
      }
      if (into !== undefined) return [into];
      const own = client.address.database;
      const named = databases ?? (own === null ? [] : [own]);
      if (named.length > 0) return sorted([...new Set(named)]);
      throw new error.Et(client.stage, `Cannot tell which database of "${(0, domain_name.SP)(client.url)}" is meant`, {
        code: "policy-invalid",
        hint: "Name it in the address, or under databases."
      });
    }
    function sorted(names) {
      return names.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
    }
    ;
    const LONGEST = 64;
    const noZero = text => !text.includes("\0");
    const address = schemas.YjP().regex(/^(env:[A-Za-z_][A-Za-z0-9_]*|file:[^\x00\r\n]+|(mysql|mariadb):\/\/[^\x00\r\n]*)$/, {
      message: "env:NAME, file:PATH or mysql://user@host:port/database"
    }).refine(text => !/^(mysql|mariadb)/.test(text) || isOpen(text), {
      message: "no password and no unknown option: put the address into a file or the environment"
    });
    const settings_name = schemas.YjP().min(1).max(LONGEST).refine(noZero, "holds a zero byte");
    const run = schemas.YOg(schemas.YjP().min(1).refine(noZero, "holds a zero byte")).default([]);
    const mysqlSettings = schemas.rej({
      url: address,
      "restore-url": address.optional(),
      databases: schemas.KCZ([schemas.euz("all"), schemas.YOg(settings_name).min(1)]).optional(),
      users: schemas.zMY().default(true),
      excluded: schemas.g1P(settings_name, schemas.YjP().min(1).max(200)).default({}),
      "non-transactional": schemas.euz("allowed").optional(),
      run,
      scratch: schemas.rej({
        url: address,
        run
      }).optional(),
      checks: domain_question.lR
    });
    function isOpen(text) {
      try {
        return addressOf(text).password === null;
      } catch {
        return false;
      }
    }
    ;
    const PATH = 250;
    function moves_markOf({
      client,
      server
    }) {
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
      return databases.includes(name) ? `${identifier}:${written(name)}` : "absent";
    }
    function movesOf({
      client,
      server
    }, restore, parts) {
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
      const saved = parts?.filter(part => part !== USERS);
      if (into === undefined) {
        const own = saved ?? covered(client, server.databases).map(parts_partOf);
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
      const fits = start => [...start].length + end.length + 1 <= LONGEST && pathLength(`${start}.${end}`) <= PATH;
      if (fits(name)) return `${name}.${end}`;
      const hash = (0, external_node_crypto_.createHash)("sha256").update(name).digest("hex").slice(0, 8);
      const signs = [...name];
      while (!fits(`${signs.join("")}~${hash}`)) signs.pop();
      return `${signs.join("")}~${hash}.${end}`;
    }
    function pathLength(name) {
      return [...name].reduce((sum, sign) => sum + (/\w/.test(sign) ? 1 : 5), 0);
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
    async function drop(client, moves, which) {
      await aloneOnServer(client, moves, async session => {
        const all = moves.map(namesOf);
        if (which === "built") return await dropBuilt(session, all.map(({
          built
        }) => built));
        for (const {
          built,
          kept
        } of all) {
          await dropSchema(session, kept);
          if (isEmptied(await tablesIn(session, built))) await dropSchema(session, built);
        }
      });
    }
    function isEmptied(tables) {
      return tables.length === 1 && tables[0] === LEDGER;
    }
    async function onServer(client, moves, work) {
      return await inSession(client, talkOf(moves), async session => {
        const server = await serverIn(session);
        refuseOther(server, moves);
        return await work(session, server);
      });
    }
    async function aloneOnServer(client, moves, work) {
      return await onServer(client, moves, async session => {
        await takeTurn(session, moves.map(namesOf));
        return await work(session, await serverIn(session));
      });
    }
    function talkOf(moves) {
      const names = moves.map(move => namesOf(move).place).join('", "');
      return {
        database: null,
        cannot: `Cannot work on database "${(0, domain_name.SP)(names)}"`,
        thing: (0, domain_name.SP)(names)
      };
    }
    function refuseOther({
      identifier,
      formerly
    }, moves) {
      const own = [identifier, formerly];
      const other = moves.find(({
        place
      }) => !own.includes(place.slice(0, place.indexOf("/"))));
      if (other !== undefined) throw otherServer(namesOf(other).place);
    }
    async function moves_refuseFull(session, place, schema) {
      if ((await tablesIn(session, schema)).some(name => name !== LEDGER)) throw takenName(place, schema);
    }
    ;
    var answer_addDisposableResource = undefined && undefined.__addDisposableResource || function (env, value, async) {
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
    var answer_disposeResources = undefined && undefined.__disposeResources || function (SuppressedError) {
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
    async function answerOf(client, {
      moves,
      question,
      limit = engine.W
    }) {
      const env_1 = {
        stack: [],
        error: void 0,
        hasError: false
      };
      try {
        const {
          built,
          place
        } = namesOf(moveFor(moves, question));
        const to = {
          database: built,
          cannot: "Cannot ask",
          thing: (0, domain_name.SP)(place)
        };
        const session = answer_addDisposableResource(env_1, openSession(client, to), true);
        try {
          await begin(session, limit);
          const [row] = await session.execute(`WITH asked (answer) AS (${(0, domain_question.T8)(question)}\n) SELECT JSON_ARRAY(CONCAT(answer)) FROM asked LIMIT 1`);
          const [answer] = row === undefined ? [null] : JSON.parse(row);
          return answer;
        } catch (cause) {
          if (!(cause instanceof error.Et)) throw cause;
          throw refusal(question, cause.message.slice(cause.message.indexOf(": ") + 2));
        }
      } catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
      } finally {
        const result_1 = answer_disposeResources(env_1);
        if (result_1) await result_1;
      }
    }
    async function begin(session, limit) {
      const limited = session.family === "mariadb" ? `max_statement_time = ${limit / 1000}` : `max_execution_time = ${limit}`;
      await session.query(`SET SESSION ${limited}; START TRANSACTION READ ONLY`);
    }
    function moveFor(moves, question) {
      const names = moves.map(move => namesOf(move).place);
      return moves[askedOf(names, question)];
    }
    ;
    async function brokenViews(session, schema) {
      return await session.query(`SELECT JSON_QUOTE(TABLE_NAME) FROM information_schema.TABLES WHERE ${inSchema("TABLE_SCHEMA", schema)} AND TABLE_TYPE = 'VIEW' AND TABLE_COMMENT <> 'VIEW' AND COALESCE(TABLE_ROWS, 0) >= 0`);
    }
    async function keysInto(session, schemas) {
      const names = schemas.map(quotedText).join(", ");
      return await session.query(`SELECT JSON_OBJECT('schema', CONSTRAINT_SCHEMA, 'table', TABLE_NAME, 'key', CONSTRAINT_NAME, 'into', UNIQUE_CONSTRAINT_SCHEMA) FROM information_schema.REFERENTIAL_CONSTRAINTS WHERE UNIQUE_CONSTRAINT_SCHEMA IN (${names}) AND CONSTRAINT_SCHEMA NOT IN (${names})`);
    }
    const READS = /\b(?:from|join)\s+\(*`((?:[^`]|``)+)`\.`/gi;
    async function viewsOut(session, schema, among) {
      const views = await session.query(`SELECT JSON_ARRAY(TABLE_NAME, VIEW_DEFINITION) FROM information_schema.VIEWS WHERE ${inSchema("TABLE_SCHEMA", schema)} ORDER BY CAST(TABLE_NAME AS BINARY)`);
      const known = [...among, ...server_OWN];
      return views.flatMap(([view, definition]) => {
        const named = [...definition.matchAll(READS)].map(([, name]) => name?.replaceAll("``", "`"));
        const reads = named.find(name => name !== undefined && !known.includes(name));
        return reads === undefined ? [] : [{
          view,
          reads
        }];
      });
    }
    ;
    const UNHASHED = `1${"0".repeat(30)}`;
    const SHORT = 1024;
    const TEXTS = new Set("char varchar binary varbinary enum set tinytext text mediumtext longtext tinyblob blob mediumblob longblob".split(" "));
    const PLAIN = new Set("tinyint smallint mediumint int bigint decimal year date time datetime timestamp uuid inet4 inet6".split(" "));
    function piece({
      name,
      type,
      longest
    }) {
      const column = `hf.${quotedName(name)}`;
      return `IF(${column} IS NULL, 'N', ${content_text(column, type, longest)})`;
    }
    function content_text(column, type, longest) {
      if (type === "double") return `IF(${column} = 0, '0', CONCAT(${column}))`;
      if (type === "float") return `IF(${column} = 0, '0', ${exactFloat(column)})`;
      if (type === "bit") return `CONCAT(${column} + 0)`;
      if (PLAIN.has(type)) return `CONCAT(${column})`;
      if (TEXTS.has(type) && longest !== null && longest <= SHORT) return `HEX(${column})`;
      if (type === "json") return `SHA2(CAST(CAST(${column} AS CHAR) AS JSON), 256)`;
      return `SHA2(${column}, 256)`;
    }
    function exactFloat(column) {
      return `CONCAT(${column} * 1e0)`;
    }
    async function contentOf(session, table) {
      const row = `SHA2(CONCAT_WS(',', ${table.columns.map(piece).join(", ")}), 256)`;
      const [found] = await session.query(`SELECT JSON_ARRAY(CONCAT(COUNT(*)), CONCAT(COALESCE(SUM(COALESCE(CAST(CONV(LEFT(${row}, 16), 16, 10) AS DECIMAL(31)), ${UNHASHED})), 0))) FROM ${from(table)}`);
      const [rows, hash] = found;
      if (BigInt(hash) >= BigInt(UNHASHED)) throw tooLong(table);
      return {
        rows: Number(rows),
        hash
      };
    }
    async function countRows(session, table) {
      const [rows] = await session.query(`SELECT JSON_QUOTE(CONCAT(COUNT(*))) FROM ${from(table)}`);
      return Number(rows);
    }
    function from({
      schema,
      name,
      isVersioned
    }) {
      const all = isVersioned ? " FOR SYSTEM_TIME ALL" : "";
      return `${quotedName(schema)}.${quotedName(name)}${all} AS hf`;
    }
    function tooLong({
      name
    }) {
      return new error.Et("source", `Cannot read table "${(0, domain_name.SP)(name)}": it holds a row longer than the server's max_allowed_packet`, {
        code: "source-failed",
        hint: "Set max_allowed_packet to 1G on the server, also for whoever restores.",
        thing: (0, domain_name.SP)(name)
      });
    }
    ;
    async function readPrograms(session, {
      database,
      views,
      renamed
    }) {
      return [...(await readViews(session, {
        database,
        views,
        renamed
      })), ...(await readTriggers(session, database)), ...(await readRoutines(session, database)), ...(await readEvents(session, database))];
    }
    async function readViews(session, {
      database,
      views,
      renamed
    }) {
      const programs = [];
      for (const name of views) {
        const [row] = await session.show(`SHOW CREATE VIEW ${quotedName(name)}`);
        const [, text = "", charset = "", collation = ""] = row ?? [];
        const definition = sql_text_digest([withSchemas(withoutSchema(text, database), renamed), charset, collation]);
        programs.push({
          type: "view",
          name,
          is: {
            definition
          }
        });
      }
      return programs;
    }
    async function readTriggers(session, database) {
      const rows = await session.query(`SELECT JSON_ARRAY(TRIGGER_NAME, JSON_ARRAY(EVENT_OBJECT_TABLE, ACTION_TIMING, EVENT_MANIPULATION, ACTION_ORDER, ACTION_STATEMENT, CONCAT(SQL_MODE), DEFINER, CHARACTER_SET_CLIENT, COLLATION_CONNECTION, DATABASE_COLLATION)) FROM information_schema.TRIGGERS WHERE ${inSchema("TRIGGER_SCHEMA", database)}`);
      return rows.map(([name, fields]) => ({
        type: "trigger",
        name,
        is: {
          definition: sql_text_digest(fields)
        }
      }));
    }
    async function readRoutines(session, database) {
      const rows = await session.query(`SELECT JSON_ARRAY(ROUTINE_TYPE, ROUTINE_NAME) FROM information_schema.ROUTINES WHERE ${inSchema("ROUTINE_SCHEMA", database)}`);
      const programs = [];
      for (const [type, name] of rows) {
        const [row] = await session.show(`SHOW CREATE ${type} ${quotedName(name)}`);
        const [, mode = "", text = "NULL", ...rest] = row ?? [];
        if (text === "NULL") throw programs_hidden(type, name);
        const definition = sql_text_digest([mode, comparable(mode, text), ...rest]);
        programs.push({
          type: type.toLowerCase(),
          name,
          is: {
            definition
          }
        });
      }
      return programs;
    }
    const COMMENT = /^( {4}COMMENT ')((?:[^']|'')*)(?='$)/m;
    function comparable(mode, text) {
      if (!mode.includes("NO_BACKSLASH_ESCAPES")) return text;
      return text.replace(COMMENT, (_, head, said) => head + said.replace(/\\+/g, "\\"));
    }
    function programs_hidden(type, name) {
      return new error.Et("source", `Cannot save ${type.toLowerCase()} "${(0, domain_name.SP)(name)}": the account may not see what it says`, {
        code: "right-missing",
        hint: "GRANT SELECT ON *.* to the account; see docs/engines/mysql.md.",
        thing: (0, domain_name.SP)(name)
      });
    }
    async function readEvents(session, database) {
      const rows = await session.query(`SELECT JSON_ARRAY(EVENT_NAME, JSON_ARRAY(STATUS, EVENT_DEFINITION, EVENT_TYPE, CONCAT(EXECUTE_AT), HEX(INTERVAL_VALUE), CONCAT(INTERVAL_FIELD), CONCAT(STARTS), CONCAT(ENDS), ON_COMPLETION, TIME_ZONE, CONCAT(SQL_MODE), DEFINER, EVENT_COMMENT, CHARACTER_SET_CLIENT, COLLATION_CONNECTION, DATABASE_COLLATION)) FROM information_schema.EVENTS WHERE ${inSchema("EVENT_SCHEMA", database)}`);
      return rows.map(([name, [status, ...fields]]) => ({
        type: "event",
        name,
        is: {
          status: String(status),
          definition: sql_text_digest(fields)
        }
      }));
    }
    ;
    async function openSnapshot(session) {
      await session.query("SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ; START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY");
    }
    const NAME = "hf_table";
    async function lettingGo(session, read) {
      await session.query(`SAVEPOINT ${NAME}`);
      const found = await read();
      await session.query(`ROLLBACK TO SAVEPOINT ${NAME}`);
      return found;
    }
    async function* lettingGoAfter(session, read) {
      await session.query(`SAVEPOINT ${NAME}`);
      yield* read;
      await session.query(`ROLLBACK TO SAVEPOINT ${NAME}`);
    }
    ;
    async function readCatalog(session, {
      database,
      part,
      renamed = new Map()
    }) {
      const prefix = prefixOf(part);
      const keyOf = (type, name) => `${prefix}/${type} ${(0, domain_name.uZ)(Buffer.from(name, "utf8"))}`;
      const facts = new Map();
      await session.query(`USE ${quotedName(database)}`);
      const own = await schemaFact(session, database);
      facts.set(`${prefix}/database`, own);
      const made = session.family === "mysql" ? "CONCAT(CREATE_TIME)" : "NULL";
      const listed = await session.query(`SELECT JSON_OBJECT('name', TABLE_NAME, 'type', TABLE_TYPE, 'engine', ENGINE, 'made', ${made}) FROM information_schema.TABLES WHERE ${inSchema("TABLE_SCHEMA", database)} ORDER BY CAST(TABLE_NAME AS BINARY)`);
      const columns = await readColumns(session, database);
      const isOther = ({
        name,
        type
      }) => /VIEW$/.test(type) || name === accountsTable(database);
      const tables = [];
      const sequences = [];
      const stands = new Map();
      for (const {
        name,
        type,
        engine,
        made
      } of listed.filter(one => !isOther(one))) {
        const key = keyOf(type === "SEQUENCE" ? "sequence" : "table", name);
        const what = type === "SEQUENCE" ? "SEQUENCE" : "TABLE";
        const [row] = await session.show(`SHOW CREATE ${what} ${quotedName(name)}`);
        const text = row?.[1] ?? "";
        if (type === "SEQUENCE") {
          facts.set(key, {
            definition: sql_text_digest([text])
          });
          sequences.push({
            key,
            schema: database,
            name
          });
          stands.set(key, await standOf(session, {
            schema: database,
            name
          }));
          continue;
        }
        const next = nextOf(text);
        const of = columns.get(name) ?? [];
        const column = of.find(({
          isCounted
        }) => isCounted)?.name;
        const isVersioned = type === "SYSTEM VERSIONED";
        tables.push({
          ...{
            key,
            schema: database,
            name,
            engine: engine ?? "none",
            made,
            isVersioned
          },
          columns: isVersioned ? withPeriod(of) : of,
          counter: column === undefined ? null : {
            column,
            next
          }
        });
        if (column !== undefined) stands.set(key, next);
        facts.set(key, {
          engine: engine ?? "none",
          definition: sql_text_digest([withSchemas(definitionOf(text), renamed)])
        });
      }
      const views = listed.filter(one => one.type === "VIEW").map(({
        name
      }) => name);
      const programs = await readPrograms(session, {
        database,
        views,
        renamed
      });
      for (const {
        type,
        name,
        is
      } of programs) facts.set(keyOf(type, name), is);
      return {
        schema: database,
        facts,
        tables,
        sequences,
        views,
        stands
      };
    }
    async function schemaFact(session, database) {
      const more = session.family === "mysql" ? "'encryption', DEFAULT_ENCRYPTION" : "'comment', SCHEMA_COMMENT";
      const [row] = await session.query(`SELECT JSON_OBJECT('charset', DEFAULT_CHARACTER_SET_NAME, 'collation', DEFAULT_COLLATION_NAME, ${more}) FROM information_schema.SCHEMATA WHERE ${inSchema("SCHEMA_NAME", database)}`);
      return row;
    }
    async function readColumns(session, database) {
      const rows = await session.query(`SELECT JSON_ARRAY(TABLE_NAME, COLUMN_NAME, LOWER(DATA_TYPE), CONCAT(CHARACTER_OCTET_LENGTH), CHARACTER_SET_NAME, COALESCE(GENERATION_EXPRESSION, '') <> '', EXTRA LIKE '%auto_increment%') FROM information_schema.COLUMNS WHERE ${inSchema("TABLE_SCHEMA", database)} ORDER BY TABLE_NAME, ORDINAL_POSITION`);
      const columns = new Map();
      for (const [table, name, type, longest, charset, isGenerated, isCounted] of rows) {
        const list = columns.get(table) ?? [];
        columns.set(table, list);
        list.push({
          name,
          type,
          longest: longest === null ? null : Number(longest),
          charset,
          isGenerated: Boolean(isGenerated),
          isCounted: Boolean(isCounted)
        });
      }
      return columns;
    }
    function withPeriod(columns) {
      const isListed = columns.some(({
        isGenerated,
        type
      }) => isGenerated && /^timestamp/.test(type));
      if (isListed) return columns;
      const period = name => ({
        name,
        type: "timestamp",
        longest: null,
        charset: null,
        isGenerated: true
      });
      return [...columns, period("row_start"), period("row_end")];
    }
    const COUNTER = /^(\) ENGINE=\S+(?: [A-Z][^'`]*?)?) AUTO_INCREMENT=(\d+)/m;
    function nextOf(text) {
      return COUNTER.exec(text)?.[2] ?? "1";
    }
    function definitionOf(text) {
      return text.replace(COUNTER, "$1").replace(/ CHARACTER SET \w+(?= COLLATE \w)/g, "");
    }
    async function standOf(session, {
      schema,
      name
    }) {
      const [row] = await session.query(`SELECT JSON_ARRAY(CONCAT(next_not_cached_value), CONCAT(cycle_count)) FROM ${quotedName(schema)}.${quotedName(name)}`);
      const [next, cycles] = row;
      return cycles === "0" ? next : `${next} in round ${cycles}`;
    }
    async function sequenceStands(session, catalog) {
      const stands = new Map(catalog.stands);
      for (const {
        key,
        schema,
        name
      } of catalog.sequences) stands.set(key, await lettingGo(session, () => standOf(session, {
        schema,
        name
      })));
      return {
        ...catalog,
        stands
      };
    }
    async function* factsIn(session, of) {
      yield* factsOf(await readCatalog(session, of), session);
    }
    async function* factsOf(catalog, session, reading = (_, read) => read()) {
      const tables = new Map(catalog.tables.map(table => [table.key, table]));
      for (const key of [...catalog.facts.keys()].sort(domain_name.cD)) {
        const is = catalog.facts.get(key) ?? {};
        const table = tables.get(key);
        const stand = catalog.stands.get(key);
        if (table !== undefined) {
          const [counter, content] = await reading(session, async () => [await counterOf(session, table), await contentOf(session, table)]);
          const next = counter === null ? {} : {
            next: counter
          };
          yield fact(key, {
            ...is,
            ...content,
            ...next
          });
        } else yield fact(key, stand === undefined ? is : {
          ...is,
          value: stand
        });
      }
    }
    async function counterOf(session, table) {
      if (table.counter === null) return null;
      const {
        column,
        next
      } = table.counter;
      const [row] = await session.query(`SELECT JSON_QUOTE(COALESCE(CONCAT(MAX(${quotedName(column)})), '0')) FROM ${quotedName(table.schema)}.${quotedName(table.name)}`);
      const greatest = BigInt(row.replace(/[.e].*$/, "")) + 1n;
      return String(greatest > BigInt(next) ? greatest : BigInt(next));
    }
    function fact(key, is) {
      return {
        key,
        is,
        at: null,
        span: null
      };
    }
    ;
    const AT_ONCE = 100;
    async function letCall(session, definers, schemas) {
      const whom = await amongAccounts(session, definers);
      if (whom.length === 0) return;
      for (const schema of schemas) {
        const names = await session.query(`SELECT JSON_QUOTE(ROUTINE_NAME) FROM information_schema.ROUTINES WHERE ${inSchema("ROUTINE_SCHEMA", schema)} AND ROUTINE_TYPE = 'FUNCTION'`);
        const grants = names.map(name => `GRANT EXECUTE ON FUNCTION ${quotedName(schema)}.${quotedName(name)} TO ${whom.join(", ")}`);
        for (let at = 0; at < grants.length; at += AT_ONCE) await session.query(grants.slice(at, at + AT_ONCE).join(";\n"));
      }
    }
    async function amongAccounts(session, definers) {
      const rows = await session.query("SELECT JSON_ARRAY(User, Host) FROM mysql.user WHERE Execute_priv = 'N'");
      const keyOf = ([user, host]) => JSON.stringify([user, host.toLowerCase()]);
      const wanted = new Set(definers.map(keyOf));
      return rows.filter(one => wanted.has(keyOf(one))).map(([user, host]) => quotedAccount({
        user,
        host
      }));
    }
    ;
    const logins_NAMES = /`(?:[^`]|``)*`/g;
    const logins_TEXTS = /'(?:[^'\\]|\\[\s\S]|'')*'/g;
    function pluginsIn(sql) {
      if (!sql.startsWith("CREATE USER ")) return [];
      const plain = sql.replaceAll(logins_NAMES, "``");
      const mysql = [...plain.matchAll(/ IDENTIFIED WITH '(\w+)'/g)];
      const mariadb = [...plain.replaceAll(logins_TEXTS, "''").matchAll(/ (?:IDENTIFIED VIA|OR) (\w+)/g)];
      return [...mysql, ...mariadb].map(([, name]) => name);
    }
    async function withLogins(session, statements, isLent) {
      const rows = await session.query("SELECT JSON_QUOTE(LOWER(PLUGIN_NAME)) FROM information_schema.PLUGINS WHERE PLUGIN_TYPE = 'AUTHENTICATION' AND PLUGIN_STATUS = 'ACTIVE'");
      const known = new Set(rows);
      const missing = new Set(await missingAmong(session, statements));
      const locked = new Set();
      for (const {
        about,
        sql
      } of statements) {
        const plugin = pluginsIn(sql).find(name => !known.has(name.toLowerCase()));
        const [account = ""] = about;
        if (plugin === undefined || !missing.has(account)) continue;
        if (!isLent) throw noPlugin(account, plugin);
        locked.add(account);
      }
      return statements.map(({
        about,
        sql
      }) => locked.has(about.at(-1) ?? "") ? {
        about,
        sql: withoutLogin(sql)
      } : {
        about,
        sql
      });
    }
    const logins_CREATE = /^CREATE USER IF NOT EXISTS `(?:[^`]|``)*`@`(?:[^`]|``)*`/;
    const LOGIN = / TO `(?:[^`]|``)*`@`(?:[^`]|``)*` IDENTIFIED (?:'(?:[^'\\]|\\[\s\S]|'')*'|[^'])*?(?= REQUIRE | WITH |$)/;
    function withoutLogin(sql) {
      const create = logins_CREATE.exec(sql)?.[0];
      if (create !== undefined) return `${create} ACCOUNT LOCK`;
      return sql.replace(LOGIN, text => text.slice(0, text.lastIndexOf("` IDENTIFIED ") + 1));
    }
    function noPlugin(account, plugin) {
      return new error.Et("restore", `Cannot make account "${(0, domain_name.SP)(account)}": the server has no plugin "${(0, domain_name.SP)(plugin)}", by which it logs in`, {
        code: "tool-missing",
        hint: "Nothing was made. INSTALL PLUGIN (or INSTALL SONAME) on the server first, or restore with users: false.",
        thing: (0, domain_name.SP)(account)
      });
    }
    ;
    const DELIMITERS = [";;", "$$", "//", "##"];
    async function eventsIn(session, database) {
      const names = await session.query(`SELECT JSON_QUOTE(EVENT_NAME) FROM information_schema.EVENTS WHERE ${inSchema("EVENT_SCHEMA", database)}`);
      await session.query(`USE ${quotedName(database)}`);
      const chunks = [Buffer.from(names.length === 0 ? "" : events_HEAD)];
      for (const name of names) chunks.push(await eventIn(session, name));
      chunks.push(Buffer.from(names.length === 0 ? "" : TAIL));
      return Buffer.concat(chunks);
    }
    const events_HEAD = `/*!40101 SET @HF_CLIENT=@@CHARACTER_SET_CLIENT, @HF_RESULTS=@@CHARACTER_SET_RESULTS, @HF_COLLATION=@@COLLATION_CONNECTION */;
/*!40101 SET @HF_SQL_MODE=@@SQL_MODE */;
/*!40103 SET @HF_TIME_ZONE=@@TIME_ZONE */;
`;
    const TAIL = `/*!40101 SET CHARACTER_SET_CLIENT=@HF_CLIENT, CHARACTER_SET_RESULTS=@HF_RESULTS, COLLATION_CONNECTION=@HF_COLLATION */;
/*!40101 SET SQL_MODE=@HF_SQL_MODE */;
/*!40103 SET TIME_ZONE=@HF_TIME_ZONE */;
`;
    async function eventIn(session, name) {
      const [row] = await session.show(`SHOW CREATE EVENT ${quotedName(name)}`);
      const [, mode = "", zone = "", text = "", charset = "", collation = ""] = row ?? [];
      const end = DELIMITERS.find(one => !text.includes(one)) ?? `;${name.length}HOLDFAST;`;
      const settings = [`character_set_client = ${charset}`, `character_set_results = ${charset}`, `collation_connection = ${collation}`, `sql_mode = '${mode}'`, `time_zone = '${zone}'`];
      return Buffer.concat([Buffer.from(`DROP EVENT IF EXISTS ${quotedName(name)};\nSET ${settings.join(", ")};\nDELIMITER ${end}\n`), await encoded(session, text, charset), Buffer.from(`\n${end}\nDELIMITER ;\n`)]);
    }
    async function encoded(session, text, charset) {
      const bytes = Buffer.from(text, "utf8");
      if (/^utf8/.test(charset) || /^[\x00-\x7f]*$/.test(text)) return bytes;
      const [hex] = await session.query(`SELECT JSON_QUOTE(HEX(CONVERT(CONVERT(X'${bytes.toString("hex")}' USING utf8mb4) USING ${charset})))`);
      return Buffer.from(hex, "hex");
    }
    ;
    const TOKEN = /(?<name>`(?:[^`]|``)*`)|(?<text>'(?:[^'\\]|\\[\s\S]|'')*'|"(?:[^"\\]|\\[\s\S]|"")*")|(?<gap>\s+|--[ \t][^\n]*|#[^\n]*|\/\*M?!\d*|\*\/|\/\*(?!M?!)[\s\S]*?\*\/)|(?<word>[\w$\x80-\xff]+)|(?<sign>[\s\S])/g;
    function tokensOf(text) {
      return [...text.matchAll(TOKEN)].map(({
        groups
      }) => {
        const [kind, found] = Object.entries(groups ?? {}).find(([, one]) => one !== undefined);
        return {
          kind,
          text: found
        };
      });
    }
    const CALLS = /^(nextval|lastval|setval)$/i;
    function tableElsewhere(text, renamed) {
      if (![...renamed.keys()].some(name => text.includes(elsewhere_quoted(name)))) return text;
      const tokens = tokensOf(text);
      const solid = solidOf(tokens);
      return joined(tokens, (token, at) => {
        const new_ = newName(token, renamed);
        if (new_ === null || solid(at, 1)?.text !== ".") return token.text;
        const before = solid(at, -1);
        const isKey = /^references$/i.test(before?.text ?? "");
        const isCall = before?.text === "(" && CALLS.test(solid(at, -2)?.text ?? "");
        return isKey || isCall ? new_ : token.text;
      });
    }
    function viewElsewhere(text, renamed) {
      const tokens = tokensOf(text);
      const solid = solidOf(tokens);
      const isQualifier = at => solid(at, 1)?.text === "." && solid(at, -1)?.text !== ".";
      const isBare = at => !isQualifier(at) && !/^(\.|as|view)$/i.test(solid(at, -1)?.text ?? "");
      const others = new Set(tokens.flatMap((token, at) => token.kind === "name" && isBare(at) ? [token.text] : []));
      return joined(tokens, (token, at) => {
        const new_ = newName(token, renamed);
        return new_ === null || !isQualifier(at) || others.has(token.text) ? token.text : new_;
      });
    }
    function triggerHere(text) {
      const tokens = tokensOf(text);
      const solid = solidOf(tokens);
      const word = (form, from) => tokens.findIndex(({
        kind,
        text
      }, at) => at >= from && kind === "word" && form.test(text));
      const start = word(/^trigger$/i, 0);
      const end = word(/^for$/i, start);
      return joined(tokens, (token, at) => {
        if (at <= start || at >= end) return token.text;
        const isDot = token.text === "." && token.kind === "sign";
        return isDot || token.kind !== "gap" && solid(at, 1)?.text === "." ? "" : token.text;
      });
    }
    function eventWith(text, state) {
      const tokens = tokensOf(text);
      const solid = solidOf(tokens);
      const at = tokens.findIndex((token, at) => token.kind === "word" && /^preserve$/i.test(solid(at, -1)?.text ?? ""));
      const isState = /^(enable|disable)$/i.test(tokens[at]?.text ?? "");
      if (!isState) return {
        text,
        was: null
      };
      const was = tokens[at].text.toUpperCase();
      return {
        text: joined(tokens, (token, one) => one === at ? state : token.text),
        was
      };
    }
    function nameAfter(text, word) {
      const tokens = tokensOf(text).filter(({
        kind
      }) => kind !== "gap");
      const at = tokens.findIndex(({
        kind,
        text
      }) => kind === "word" && word.test(text));
      const next = tokens[at + 1];
      return at < 0 || next?.kind !== "name" ? null : elsewhere_unquoted(next.text);
    }
    function databaseElsewhere(text, renamed) {
      const tokens = tokensOf(text);
      const at = tokens.findIndex(({
        kind
      }) => kind === "name");
      const new_ = at < 0 ? null : newName(tokens[at], renamed);
      return new_ === null ? null : joined(tokens, (token, one) => one === at ? new_ : token.text);
    }
    function joined(tokens, text) {
      return tokens.map(text).join("");
    }
    function solidOf(tokens) {
      const solid = tokens.flatMap(({
        kind
      }, at) => kind === "gap" ? [] : [at]);
      const order = new Map(solid.map((at, nth) => [at, nth]));
      return (at, by) => tokens[solid[(order.get(at) ?? Number.NaN) + by] ?? -1];
    }
    function newName({
      kind,
      text
    }, renamed) {
      const found = kind === "name" ? renamed.get(elsewhere_unquoted(text)) : undefined;
      return found === undefined ? null : elsewhere_quoted(found);
    }
    function elsewhere_unquoted(text) {
      return text.slice(1, -1).replaceAll("``", "`");
    }
    function elsewhere_quoted(name) {
      return `\`${name.replaceAll("`", "``")}\``;
    }
    ;
    const QUOTED = "`(?:[^`]|``)+`";
    const WORD = "[\\w$\\x80-\\xff]+";
    const WHO = `(?:\`(?:[^\`]|\`\`)*\`|'[^']*'|"[^"]*"|${WORD})`;
    const sieve_NAME = `(?:${QUOTED}|"[^"]+"|${WORD})(?![\\w$\\x80-\\xff"\`])(?!\\s*\\.)`;
    const HERE = new RegExp(`^(?:LOCK TABLES|(?:INSERT|REPLACE)(?: IGNORE)? INTO|CREATE (?:TABLE|SEQUENCE|VIEW)(?: IF NOT EXISTS)?|DROP (?:TABLE|VIEW|SEQUENCE|PROCEDURE|FUNCTION|EVENT|PACKAGE(?: BODY)?|TRIGGER)(?: IF EXISTS)?|ALTER (?:TABLE|SEQUENCE)) ${sieve_NAME}`, "i");
    const DEFINER = new RegExp(`^CREATE (?:OR REPLACE )?(?:ALGORITHM ?= ?\\w+ )?DEFINER ?= ?(${WHO})(?:@(${WHO}))? `, "i");
    const PROGRAM = new RegExp(`^CREATE (?:OR REPLACE )?(?:ALGORITHM ?= ?\\w+ )?(?:DEFINER ?= ?${WHO}(?:@${WHO})? )?(?:SQL SECURITY \\w+ )?(?:AGGREGATE |JSON RELATIONAL DUALITY )?(VIEW|TRIGGER|PROCEDURE|FUNCTION|EVENT|PACKAGE BODY|PACKAGE) `, "i");
    const HARMLESS = /^(?:UNLOCK TABLES|START TRANSACTION|COMMIT|BEGIN|(?:DO|SELECT) SETVAL\(|DELIMITER |$)/i;
    const SET = /^SET (?!PASSWORD|ROLE|DEFAULT)(?!.*\b(?:GLOBAL|PERSIST|PERSIST_ONLY)\b)/i;
    const LONG_AGO = 946_684_800;
    function sieveFor(passing) {
      const {
        part,
        longest = Number.POSITIVE_INFINITY
      } = passing;
      const held = [];
      const standIns = new Set();
      const asleep = new Set();
      const definers = new Map();
      const through = (text, delimiter) => {
        const start = oneLine(plainStart(text));
        const kind = PROGRAM.exec(start)?.[1]?.toUpperCase();
        const [whole, user = "", host = ""] = DEFINER.exec(start) ?? [];
        if (whole !== undefined) definers.set(whole, [bare(user), bare(host)]);
        const isStandIn = /^CREATE VIEW /i.test(start);
        if (isStandIn) standIns.add(nameAfter(text, /^view$/i) ?? "");
        if (kind === "VIEW" && !isStandIn) {
          held.push(viewElsewhere(text, passing.renamed));
          return null;
        }
        if (kind === "EVENT") return event(text, delimiter);
        if (kind === "TRIGGER") return passing.renamed.size === 0 ? text : triggerHere(text);
        if (kind !== undefined && !isStandIn) return text;
        if (/\/\*!50001 SET/.test(text)) held.push(text);
        if (/^DROP VIEW /i.test(start) && standIns.has(nameAfter(text, /^exists$/i) ?? "")) {
          held.push(text);
          return null;
        }
        return plain(text, start);
      };
      const plain = (text, start) => {
        if (/^ALTER DATABASE CHARACTER SET /i.test(start)) return text;
        if (/^ALTER DATABASE /i.test(start)) {
          const made = passing.renamed.size === 0 ? text : databaseElsewhere(text, passing.renamed);
          if (made === null) throw sieve_strange(part, start);
          return made;
        }
        if (SET.test(start) || HARMLESS.test(start)) return text;
        if (!HERE.test(start)) throw sieve_strange(part, start);
        if (!passing.tables && !/^(CREATE|DROP) VIEW /i.test(start)) return null;
        return /^CREATE TABLE/i.test(start) ? tableElsewhere(text, passing.renamed) : text;
      };
      const event = (text, delimiter) => {
        const name = utf8(nameAfter(text, /^event$/i) ?? "");
        const {
          text: made,
          was
        } = eventWith(text, passing.awake?.has(name) ?? false ? "ENABLE" : "DISABLE");
        const isKept = passing.awake !== null && !passing.awake.has(name);
        if (passing.awake === null && was === "ENABLE") asleep.add(name);
        const said = isKept ? text : made;
        if (!passing.past) return said;
        return `SET timestamp = ${LONG_AGO} ${delimiter}\n${said}\nSET timestamp = DEFAULT ${delimiter}\n`;
      };
      return {
        asleep,
        definers: () => [...definers.values()],
        async *first(bytes) {
          let length = 0;
          for await (const piece of piecesOf(bytes)) {
            if (piece.kind === "statement") {
              const text = through(piece.text, piece.delimiter);
              if (text !== null) yield Buffer.from(text, "latin1");
              continue;
            }
            if (piece.starts) refuseElsewhere(part, piece.bytes);
            length = piece.bytes.length + (piece.starts ? 0 : length);
            if (length > longest) throw sieve_tooLong(part, longest);
            if (passing.tables) yield piece.bytes;
          }
        },
        async *last() {
          for (const text of held) yield Buffer.from(text, "latin1");
        }
      };
    }
    function bare(who) {
      const quote = /^[`'"]/.exec(who)?.[0];
      return utf8(quote === undefined ? who : who.slice(1, -1).replaceAll(quote + quote, quote));
    }
    function refuseElsewhere(part, rows) {
      const start = oneLine(plainStart(Buffer.from(rows).toString("latin1", 0, 2048)));
      if (!HERE.test(start)) throw sieve_strange(part, start);
    }
    function oneLine(text) {
      return text.replaceAll(/\s+/g, " ");
    }
    function utf8(text) {
      return Buffer.from(text, "latin1").toString("utf8");
    }
    function sieve_strange(part, start) {
      return new error.Et("restore", `Cannot put back "${(0, domain_name.SP)(part)}": its dump says "${(0, domain_name.SP)(utf8(start).slice(0, 60))}…", which could act outside of it`, {
        code: "restore-failed",
        hint: "The place is as it was. Look at the dump itself: holdfast open.",
        thing: (0, domain_name.SP)(part)
      });
    }
    function sieve_tooLong(part, longest) {
      const limit = Math.floor(longest / 1024 ** 2);
      return new error.Et("restore", `Cannot put back "${(0, domain_name.SP)(part)}": it holds a row that takes more than the ${limit} MB of this server's max_allowed_packet`, {
        code: "restore-failed",
        hint: PACKET_HINT,
        thing: (0, domain_name.SP)(part)
      });
    }
    ;
    async function replay_programsOf(client, schema, {
      broken,
      readable
    }) {
      const {
        programs,
        machine,
        stage
      } = client;
      const own = programs.family === "mysql" ? ["--set-gtid-purged=OFF", "--no-tablespaces"] : [];
      const cannot = `Cannot save what is in database "${(0, domain_name.SP)(schema)}"`;
      const to = {
        database: null,
        cannot,
        thing: (0, domain_name.SP)(schema)
      };
      const child = machine.start(client_command(client, [programs.dump, "--no-data", "--skip-lock-tables", "--skip-comments", "--routines", "--triggers", ...own, ...(readable.length > 0 ? [] : broken.map(view => `--ignore-table=${schema}.${view}`)), "--", schema, ...(broken.length > 0 ? readable : [])]));
      const chunks = [];
      for await (const chunk of child.stdout) chunks.push(Uint8Array.from(chunk));
      const {
        code,
        stderr
      } = await child.ended;
      if (machine.signal.aborted) throw new error.j$();
      if (code !== 0) throw faultOf({
        stage,
        ...to,
        stderr,
        code
      });
      const events = await inSession(client, to, session => eventsIn(session, schema));
      return Buffer.concat([...chunks, events]);
    }
    const ASIS = {
      mariadb: "",
      mysql: "SET SESSION sql_generate_invisible_primary_key = OFF, sql_require_primary_key = OFF;\n"
    };
    async function load(client, to, bytes) {
      const {
        machine,
        stage,
        programs
      } = client;
      let failure = null;
      const guarded = async function* () {
        try {
          yield Buffer.from(ASIS[programs.family]);
          yield* bytes;
        } catch (cause) {
          failure = cause;
        }
      };
      const child = machine.start(client_command(client, [programs.sql, ...listening(client), `--database=${to.schema}`], guarded()));
      for await (const _ of child.stdout);
      const {
        code,
        stderr
      } = await child.ended;
      if (machine.signal.aborted) throw new error.j$();
      if (failure !== null) throw failure;
      if (code === 0) return;
      throw faultOf({
        stage,
        cannot: to.cannot,
        thing: to.thing,
        stderr,
        code
      });
    }
    async function makePrograms(client, replays) {
      const begun = [];
      for (const replay of replays) {
        const sieve = sieveFor(replay.passing);
        await load(client, replay, guarded(replay, sieve.first(replay_once(replay.programs))));
        begun.push([replay, sieve]);
      }
      for (const [replay, sieve] of begun) await load(client, replay, guarded(replay, sieve.last()));
    }
    async function* guarded({
      guard
    }, bytes) {
      yield Buffer.from(guard);
      yield* bytes;
    }
    async function* replay_once(bytes) {
      yield bytes;
    }
    ;
    var mysql_build_addDisposableResource = undefined && undefined.__addDisposableResource || function (env, value, async) {
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
    var mysql_build_disposeResources = undefined && undefined.__disposeResources || function (SuppressedError) {
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
      return sorted([...saved.keys()].filter(name => name !== USERS));
    }
    async function build_build(reached, saved, aside) {
      const {
        client,
        server
      } = reached;
      await refuseUnfit(reached);
      const parts = databaseParts(saved);
      if (parts.length === 0 || parts.length !== aside.moves.length) throw nothingSaved(client.url);
      const moves = new Map(parts.map((part, at) => [part, aside.moves[at]]));
      for (const part of parts) await refuseForeign(client, server, saved.get(part));
      const users = client.settings.users ? saved.get(USERS) : undefined;
      const statements = users === undefined ? [] : await statementsIn(await build_textOf(users));
      try {
        const grants = await makeRoom(client, {
          saved,
          moves,
          statements
        });
        const sieves = await buildAll(client, saved, moves);
        const events = new Map([...sieves].map(([name, {
          asleep
        }]) => [name, asleep]));
        const names = users === undefined ? null : users_namesIn(statements);
        return {
          moves,
          users: names,
          waiting: {
            events,
            grants
          }
        };
      } catch (cause) {
        await drop(client, aside.moves, "built").catch(() => {});
        throw cause;
      }
    }
    async function makeRoom(client, {
      saved,
      moves,
      statements
    }) {
      const all = [...moves.values()];
      await drop(client, all, "built");
      for (const [part, move] of moves) {
        const defaults = await defaultsIn(saved.get(part));
        await onServer(client, [move], session => createSchema(session, namesOf(move).built, defaults));
        client.machine.step("mysql: created");
      }
      const [first] = all;
      const waiting = await onServer(client, all, async session => {
        const fit = await withLogins(session, statements, client.settings.lent === true);
        if (first !== undefined) await noteAccounts(session, namesOf(first).built, await missingAmong(session, statements));
        return await makeUsers(session, fit);
      });
      client.machine.step("mysql: accounts");
      return waiting;
    }
    async function buildAll(client, saved, moves) {
      const renamed = new Map([...moves].map(([part, move]) => [latin(databaseOf(part)), latin(namesOf(move).built)]));
      const longest = await onServer(client, [...moves.values()], async session => {
        const [bytes] = await session.query("SELECT @@max_allowed_packet");
        return Number(bytes);
      });
      const sieves = new Map();
      for (const [part, move] of moves) {
        const of = saved.get(part);
        const {
          built
        } = namesOf(move);
        const sieve = sieveFor({
          part,
          renamed,
          tables: true,
          awake: null,
          past: true,
          longest
        });
        sieves.set(built, sieve);
        await load(client, loadingOf(move), sieve.first(of.read()));
        client.machine.step("mysql: loaded");
      }
      const built = [...moves.values()].map(move => namesOf(move).built);
      const definers = [...sieves.values()].flatMap(sieve => sieve.definers());
      await onServer(client, [...moves.values()], session => letCall(session, definers, built));
      for (const move of moves.values()) {
        const {
          built
        } = namesOf(move);
        await load(client, loadingOf(move), sieves.get(built).last());
        if (client.settings.lent !== true) await onServer(client, [move], session => refuseBroken(session, namesOf(move)));
        client.machine.step("mysql: built");
      }
      return sieves;
    }
    function loadingOf(move) {
      const {
        place,
        built
      } = namesOf(move);
      const thing = (0, domain_name.SP)(place);
      return {
        schema: built,
        cannot: `Cannot put back database "${thing}"`,
        thing
      };
    }
    async function refuseBroken(session, {
      place,
      built
    }) {
      const [broken] = await brokenViews(session, built);
      if (broken === undefined) return;
      throw new error.Et("restore", `Cannot put back database "${(0, domain_name.SP)(place)}": its view "${(0, domain_name.SP)(broken)}" cannot be read here`, {
        code: "restore-failed",
        hint: "Its definer is no account of this server, or what it looks into is not there. The place is as it was.",
        thing: (0, domain_name.SP)(place)
      });
    }
    async function savedFrom(part) {
      const start = [];
      const length = Math.min(part.size, 4096);
      for await (const chunk of part.read({
        start: 0,
        length
      })) start.push(Uint8Array.from(chunk));
      const text = Buffer.concat(start).toString("latin1");
      const found = /^-- Server version\t(\S+)/m.exec(text);
      return found === null ? null : readVersion(found[1]);
    }
    async function refuseForeign(client, server, part) {
      const from = await savedFrom(part);
      const fits = from !== null && from.family === server.family && compareVersions(line(from.version), line(server.version)) <= 0;
      if (fits) return;
      const was = from === null ? "an unknown server" : `${CALLED[from.family]} ${from.version.join(".")}`;
      const is = `${CALLED[server.family]} ${server.version.join(".")}`;
      throw new error.Et(client.stage, `Cannot restore "${(0, domain_name.SP)(part.name)}": it was saved from ${was}, and the server is ${is}`, {
        code: "restore-failed",
        hint: "Restore into a server of the same family, of that version or newer; nothing was touched.",
        thing: (0, domain_name.SP)(part.name)
      });
    }
    async function defaultsIn(part) {
      const key = `${prefixOf(part.name)}/database`;
      for await (const {
        key: one,
        is
      } of part.facts()) {
        if (one !== key) continue;
        const text = field => typeof is[field] === "string" ? is[field] : null;
        const [comment, encryption] = [text("comment"), text("encryption")];
        return {
          ...{
            charset: String(is["charset"]),
            collation: String(is["collation"])
          },
          ...{
            comment,
            encryption
          }
        };
      }
      throw untoldDatabase(part.name);
    }
    async function build_textOf(part) {
      const chunks = [];
      for await (const chunk of part.read()) chunks.push(Uint8Array.from(chunk));
      return Buffer.concat(chunks).toString("utf8");
    }
    async function* build_expectedOf(saved, made) {
      for (const part of inOrder(made)) yield* saved.get(part).facts();
    }
    async function* build_inspect(client, made) {
      const renamed = new Map([...made.moves].map(([part, move]) => [namesOf(move).built, databaseOf(part)]));
      for (const part of inOrder(made)) {
        const env_1 = {
          stack: [],
          error: void 0,
          hasError: false
        };
        try {
          const move = made.moves.get(part);
          const to = {
            database: null,
            cannot: "Cannot compare what was built",
            thing: (0, domain_name.SP)(part)
          };
          const session = mysql_build_addDisposableResource(env_1, openSession(client, to), true);
          if (move === undefined) {
            yield* userFacts(await usersAmong(session, new Set(made.users ?? [])));
            continue;
          }
          const {
            built
          } = namesOf(move);
          const asleep = made.waiting.events.get(built) ?? new Set();
          for await (const fact of factsIn(session, {
            database: built,
            part,
            renamed
          })) yield awake(fact, part, asleep);
        } catch (e_1) {
          env_1.error = e_1;
          env_1.hasError = true;
        } finally {
          const result_1 = mysql_build_disposeResources(env_1);
          if (result_1) await result_1;
        }
      }
    }
    function awake(fact, part, asleep) {
      const start = `${prefixOf(part)}/event `;
      if (!fact.key.startsWith(start)) return fact;
      const name = Buffer.from((0, domain_name.qZ)(fact.key.slice(start.length))).toString("utf8");
      return asleep.has(name) ? {
        ...fact,
        is: {
          ...fact.is,
          status: "ENABLED"
        }
      } : fact;
    }
    function inOrder({
      moves,
      users
    }) {
      return sorted([...moves.keys(), ...(users === null ? [] : [USERS])]);
    }
    function latin(name) {
      return Buffer.from(name, "utf8").toString("latin1");
    }
    ;
    const PATIENCE = 20;
    const KILL_EVERY = 200;
    async function whileEnding(client, {
      session,
      schemas
    }, work) {
      const [own] = await session.query("SELECT CONNECTION_ID()");
      let isOver = false;
      const working = work().finally(() => {
        isOver = true;
      });
      working.catch(() => {});
      while (!isOver) {
        const others = await connectedTo(client, schemas).catch(() => []);
        for (const id of others) if (id !== own) await end(client, id);
        await Promise.race([working.catch(() => {}), (0, external_node_timers_promises_.setTimeout)(KILL_EVERY)]);
      }
      return await working;
    }
    async function connectedTo(client, schemas) {
      const names = schemas.map(quotedText).join(", ");
      return await briefly(client, async session => {
        const found = await session.query(`SELECT ID FROM information_schema.PROCESSLIST WHERE DB IN (${names}) AND ID <> CONNECTION_ID()`);
        return found;
      });
    }
    async function end(client, id) {
      await briefly(client, async session => await session.query(`KILL ${id}`)).catch(() => {});
    }
    async function briefly(client, work) {
      const to = {
        database: null,
        cannot: "Cannot end connections",
        thing: client.url
      };
      return await inSession(client, to, work);
    }
    async function tryLocks(session, tables) {
      await session.query(`SET SESSION lock_wait_timeout = ${PATIENCE}`);
      if (tables.length === 0) return;
      const list = tables.map(([schema, table]) => `${quotedName(schema)}.${quotedName(table)} WRITE`);
      await session.query(`LOCK TABLES ${list.join(", ")}`);
      await session.query("UNLOCK TABLES");
    }
    ;
    const BRIEF = 2;
    const OTHERWISE = /^(?:1044|1045|1142|1143|1146|1205|1227|1317|1969|2\d{3}|3024)$/;
    const FAILED = /^ERROR (\d+)(?: \(\w+\))? at line (\d+)[^:]*: (.*)$/gm;
    async function lostTables(client, session, schema) {
      const names = await session.query(`SELECT JSON_QUOTE(TABLE_NAME) FROM information_schema.TABLES WHERE ${inSchema("TABLE_SCHEMA", schema)} AND TABLE_TYPE NOT IN ('VIEW', 'SEQUENCE')`);
      const asked = names.filter(name => !name.includes("\n"));
      const lines = asked.map(name => `SELECT 1 FROM ${quotedName(schema)}.${quotedName(name)} LIMIT 0;\n`);
      if (asked.length === 0 || schema.includes("\n")) return [];
      const text = [`SET SESSION lock_wait_timeout = ${BRIEF};\n`, ...lines].join("");
      const {
        programs,
        machine
      } = client;
      const words = [programs.sql, ...listening(client), "--force"];
      const stdin = async function* () {
        yield Buffer.from(text);
      }();
      const errors = [];
      const child = machine.start({
        ...client_command(client, words, stdin),
        onStderr: line => void errors.push(line)
      });
      for await (const _ of child.stdout);
      await child.ended;
      return [...errors.join("\n").matchAll(FAILED)].flatMap(([, code = "", at, why = ""]) => {
        const table = asked[Number(at) - 2];
        return table === undefined || OTHERWISE.test(code) ? [] : [{
          table,
          why
        }];
      });
    }
    ;
    const rights_NAME = "`(?:[^`]|``)*`|\\*";
    const GRANT = new RegExp(`^GRANT (.+?) ON (${rights_NAME})\\.(${rights_NAME}) TO `);
    const REVOKE = new RegExp(`^REVOKE (.+?) ON (${rights_NAME})\\.\\* FROM `);
    async function readRights(session) {
      const rows = await session.show("SHOW GRANTS");
      return rightsIn(rows.map(([line = ""]) => line));
    }
    function rightsIn(lines) {
      return lines.flatMap(line => {
        const granted = GRANT.exec(line);
        const found = granted ?? REVOKE.exec(line);
        if (found === null) return [];
        const [, list = "", schema = "", table] = found;
        const sign = granted === null ? "!" : "";
        const may = new Set(list.split(/,\s*/).map(right => sign + right));
        const where = table === undefined || table === "*" ? "" : `\0${rights_plain(table)}`;
        return [{
          on: rights_plain(schema) + where,
          may
        }];
      });
    }
    function rights_plain(name) {
      return name === "*" ? name : name.slice(1, -1).replaceAll("``", "`");
    }
    function rights_may(rights, right, schema) {
      const fitting = rights.filter(({
        on
      }) => on === "*" || schema !== "*" && fits(on, schema));
      const has = fitting.some(one => one.may.has(right) || one.may.has("ALL PRIVILEGES"));
      const isTaken = fitting.some(one => one.on !== "*" && one.may.has(`!${right}`));
      return has && !isTaken;
    }
    function fits(pattern, schema) {
      const form = pattern.replace(/\\([\s\S])|[\s\S]/gu, (symbol, escaped) => {
        if (escaped !== undefined) return rights_literal(escaped);
        return symbol === "%" ? "[\\s\\S]*" : symbol === "_" ? "[\\s\\S]" : rights_literal(symbol);
      });
      return new RegExp(`^${form}$`, "u").test(schema);
    }
    function rights_literal(symbol) {
      return /[\\^$.*+?()[\]{}|/]/.test(symbol) ? `\\${symbol}` : symbol;
    }
    function missingFor(rights, schema, family) {
      const needed = ["SELECT", "SHOW VIEW", "TRIGGER", "EVENT"];
      const missing = needed.filter(right => !rights_may(rights, right, schema));
      if (seesRoutines(rights, family) || missing.includes("SELECT")) return missing;
      return [...missing, "SELECT on *.*, to see routines"];
    }
    function seesRoutines(rights, family) {
      if (rights_may(rights, "SELECT", "*")) return true;
      if (family === "mysql") return rights_may(rights, "SHOW_ROUTINE", "*");
      const onTable = rights.some(one => one.on === "mysql\0proc" && one.may.has("SELECT"));
      return onTable || rights_may(rights, "SELECT", "mysql");
    }
    function mayLock(rights) {
      return rights_may(rights, "RELOAD", "*") || rights_may(rights, "FLUSH_TABLES", "*");
    }
    ;
    const COMMON = ["--quick", "--hex-blob", "--skip-dump-date", "--skip-lock-tables", "--skip-add-locks", "--no-tablespaces", "--max-allowed-packet=1G"];
    const dump_program_OWN = {
      mariadb: [],
      mysql: ["--set-gtid-purged=OFF", "--column-statistics=0", "--loose-init-command=SET SESSION max_execution_time = 0"]
    };
    const BEGUN = "\n\n--\n-- ";
    const TRAILER = "\n-- Dump completed\n";
    function startDump(client, to, words) {
      const {
        programs,
        machine
      } = client;
      const child = machine.start(client_command(client, [programs.dump, ...COMMON, ...dump_program_OWN[programs.family], ...words]));
      const cursor = child.stdout[Symbol.asyncIterator]();
      const head = [];
      let isOver = false;
      const end = async () => {
        await cursor.return?.();
        await child.ended.catch(() => {});
      };
      const refuseFailed = async last => {
        const {
          code,
          stderr
        } = await child.ended;
        if (machine.signal.aborted) throw new error.j$();
        if (code !== 0) throw faultOf({
          stage: client.stage,
          cannot: to.cannot,
          thing: to.thing,
          stderr,
          code
        });
        if (!last.endsWith(TRAILER)) throw cutShort(client, to);
      };
      return {
        end,
        opened: async () => {
          while (!isOver && !Buffer.concat(head).includes(BEGUN)) {
            const next = await cursor.next();
            if (next.done) isOver = true;else head.push(Buffer.from(next.value));
          }
          if (isOver) await refuseFailed(Buffer.concat(head).subarray(-64).toString("latin1"));
        },
        bytes: async function* () {
          let last = "";
          const keep = chunk => {
            const text = Buffer.from(chunk.subarray(-64)).toString("latin1");
            last = (last + text).slice(-64);
            return chunk;
          };
          try {
            for (const chunk of head) yield keep(chunk);
            while (!isOver) {
              const next = await cursor.next();
              if (next.done) isOver = true;else yield keep(next.value);
            }
          } finally {
            await end();
          }
          await refuseFailed(last);
        }()
      };
    }
    function cutShort(client, {
      cannot,
      thing
    }) {
      return new error.Et(client.stage, `${cannot}: the dump ends before its last line`, {
        code: "source-failed",
        hint: "Run this again; if it stays, run the dump program by hand and look at its messages.",
        thing
      });
    }
    ;
    const STATEMENT = 512 * 1024;
    const NUMBERS = new Set("tinyint smallint mediumint int bigint decimal double year".split(" "));
    const exact_QUOTED = new Set("date time datetime timestamp uuid inet4 inet6".split(" "));
    const EXACT = new Set("binary utf8 utf8mb3 utf8mb4 utf16 utf16le utf32 latin1 latin2 latin5 latin7 cp850 cp852 cp866 keybcs2 koi8r koi8u macce macroman".split(" "));
    function isInexact({
      columns
    }) {
      return columns.some(({
        type,
        charset,
        isGenerated
      }) => !isGenerated && (type === "float" || charset !== null && !EXACT.has(charset)));
    }
    const exact_HEAD = `
--
-- Exact rows of tables that a dump program would change, written by Holdfast
--

/*!40101 SET @HF_CLIENT=@@CHARACTER_SET_CLIENT, @HF_RESULTS=@@CHARACTER_SET_RESULTS, @HF_COLLATION=@@COLLATION_CONNECTION */;
/*!40101 SET NAMES utf8mb4 */;
/*!40103 SET @HF_TIME_ZONE=@@TIME_ZONE, TIME_ZONE='+00:00' */;
/*!40014 SET @HF_UNIQUE_CHECKS=@@UNIQUE_CHECKS, UNIQUE_CHECKS=0 */;
/*!40014 SET @HF_FOREIGN_KEY_CHECKS=@@FOREIGN_KEY_CHECKS, FOREIGN_KEY_CHECKS=0 */;
/*!40101 SET @HF_SQL_MODE=@@SQL_MODE, SQL_MODE='NO_AUTO_VALUE_ON_ZERO' */;
/*M!101100 SET @HF_HISTORY=@@SESSION.SYSTEM_VERSIONING_INSERT_HISTORY, @@SESSION.SYSTEM_VERSIONING_INSERT_HISTORY=1 */;

`;
    const exact_TAIL = `
/*M!101100 SET SYSTEM_VERSIONING_INSERT_HISTORY=@HF_HISTORY */;
/*!40101 SET SQL_MODE=@HF_SQL_MODE */;
/*!40014 SET FOREIGN_KEY_CHECKS=@HF_FOREIGN_KEY_CHECKS */;
/*!40014 SET UNIQUE_CHECKS=@HF_UNIQUE_CHECKS */;
/*!40103 SET TIME_ZONE=@HF_TIME_ZONE */;
/*!40101 SET CHARACTER_SET_CLIENT=@HF_CLIENT, CHARACTER_SET_RESULTS=@HF_RESULTS, COLLATION_CONNECTION=@HF_COLLATION */;
`;
    async function* exactRows(session, tables) {
      yield Buffer.from(exact_HEAD);
      for (const table of tables) yield* lettingGoAfter(session, insertsOf(session, table));
      yield Buffer.from(exact_TAIL);
    }
    async function* insertsOf(session, table) {
      const columns = table.columns.filter(column => !column.isGenerated || isPeriod(table, column));
      const names = columns.map(({
        name
      }) => quotedName(name)).join(", ");
      const head = `INSERT INTO ${quotedName(table.name)} (${names}) VALUES\n`;
      const values = columns.map(exact_literal).join(", ',', ");
      let rows = [];
      let size = 0;
      for await (const row of session.rows(`SELECT CONCAT('(', ${values}, ')') FROM ${from(table)}`)) {
        if (row === "NULL") throw tooLong(table);
        rows.push(row);
        size += row.length;
        if (size < STATEMENT) continue;
        yield Buffer.from(`${head}${rows.join(",\n")};\n`);
        rows = [];
        size = 0;
      }
      if (rows.length > 0) yield Buffer.from(`${head}${rows.join(",\n")};\n`);
    }
    function isPeriod({
      isVersioned
    }, {
      type
    }) {
      return isVersioned && type === "timestamp";
    }
    function exact_literal({
      name,
      type
    }) {
      const column = `hf.${quotedName(name)}`;
      return `IF(${column} IS NULL, 'NULL', ${exact_written(column, type)})`;
    }
    function exact_written(column, type) {
      if (type === "float") return exactFloat(column);
      if (type === "bit") return `CONCAT(${column} + 0)`;
      if (NUMBERS.has(type)) return `CONCAT(${column})`;
      if (exact_QUOTED.has(type)) return `CONCAT('''', ${column}, '''')`;
      if (type === "json") return `CONCAT('CONVERT(X''', HEX(${column}), ''' USING utf8mb4)')`;
      return `CONCAT('X''', HEX(${column}), '''')`;
    }
    ;
    const TABLE = "SELECT JSON_QUOTE(TABLE_NAME) FROM information_schema.TABLES WHERE TABLE_SCHEMA = 'information_schema' AND TABLE_NAME = 'LIBRARIES'";
    async function refuseLibraries(session, {
      cannot,
      thing
    }, database) {
      if ((await session.query(TABLE)).length === 0) return;
      const [first] = await session.query(`SELECT JSON_QUOTE(LIBRARY_NAME) FROM information_schema.LIBRARIES WHERE ${inSchema("LIBRARY_SCHEMA", database)} LIMIT 1`);
      if (first === undefined) return;
      throw new error.Et("source", `${cannot}: it holds the library "${(0, domain_name.SP)(first)}", which Holdfast cannot put back`, {
        code: "source-failed",
        hint: "Keep libraries and the routines that use them in a database of their own, which is excluded.",
        thing
      });
    }
    ;
    const stands_MODE = "SET @hf_stands = @@sql_mode, sql_mode = 'NO_AUTO_VALUE_ON_ZERO';";
    function stands(before, after, said) {
      const moved = key => before.stands.get(key) !== after.stands.get(key);
      const lines = [];
      for (const {
        key,
        name
      } of before.tables) {
        const next = said.get(key);
        if (next !== undefined && moved(key)) lines.push(`ALTER TABLE ${quotedName(name)} AUTO_INCREMENT = ${next};`);
      }
      for (const {
        key,
        name
      } of before.sequences) {
        const value = said.get(key) ?? "";
        const [next, cycles] = value.split(" in round ");
        if (!moved(key) && cycles === undefined) continue;
        lines.push(`ALTER SEQUENCE ${quotedName(name)} RESTART ${next};`);
        if (cycles !== undefined) lines.push(`DO SETVAL(${quotedName(name)}, ${next}, 0, ${cycles});`);
      }
      if (lines.length === 0) return "";
      return [stands_MODE, ...lines, "SET sql_mode = @hf_stands;"].map(line => `${line}\n`).join("");
    }
    ;
    const VIEW = "\n/*!50001 VIEW ";
    async function* withoutItsSchema(bytes, schema) {
      const alter = `\nALTER DATABASE ${quotedName(schema)} CHARACTER SET `;
      const forms = [alter, VIEW].map(form => Buffer.from(form));
      const longest = Math.max(...forms.map(form => form.length));
      let rest = Buffer.alloc(0);
      for await (const chunk of bytes) {
        rest = Buffer.concat([rest, chunk]);
        for (;;) {
          const at = Math.min(...forms.map(form => found(rest, form)));
          if (at === Number.POSITIVE_INFINITY) break;
          const end = rest.indexOf(10, at + 1);
          if (end < 0 && at === 0) break;
          if (at > 0) {
            yield rest.subarray(0, at);
            rest = rest.subarray(at);
            continue;
          }
          yield Buffer.from(rewritten(rest.toString("latin1", 0, end), schema), "latin1");
          rest = rest.subarray(end);
        }
        const isHeld = forms.some(form => found(rest, form) === 0);
        const keep = isHeld ? rest.length : Math.min(rest.length, longest - 1);
        if (rest.length > keep) yield rest.subarray(0, rest.length - keep);
        rest = Buffer.from(rest.subarray(rest.length - keep));
      }
      yield rest;
    }
    function found(text, form) {
      const at = text.indexOf(form);
      return at < 0 ? Number.POSITIVE_INFINITY : at;
    }
    function rewritten(line, schema) {
      const name = Buffer.from(schema, "utf8").toString("latin1");
      const alter = `\nALTER DATABASE ${quotedName(name)} CHARACTER SET `;
      if (line.startsWith(alter)) return `\nALTER DATABASE CHARACTER SET ${line.slice(alter.length)}`;
      return withoutSchema(line, name);
    }
    ;
    function mainWords({
      client,
      database,
      catalog,
      inexact
    }) {
      const isKept = catalog.tables.some(({
        isVersioned
      }) => isVersioned);
      const before = firstOf(catalog, inexact);
      const others = whole_dump_namesOf(catalog).filter(name => !before.includes(name));
      const left = new Set(before.map(folded));
      const isSure = !others.some(name => left.has(folded(name)));
      return ["--single-transaction", "--triggers", "--routines", ...(isKept && client.programs.family === "mariadb" ? ["--dump-history"] : []), ...(isSure ? before.map(name => `--ignore-table=${database}.${name}`) : []), "--", database, ...(isSure ? [] : others)];
    }
    function firstOf({
      sequences
    }, inexact) {
      if (inexact.length === 0) return [];
      return [...sequences, ...inexact].map(({
        name
      }) => name);
    }
    function whole_dump_namesOf({
      tables,
      sequences,
      views
    }) {
      return [...tables.map(({
        name
      }) => name), ...sequences.map(({
        name
      }) => name), ...views];
    }
    function folded(name) {
      return Buffer.from(name, "utf8").toString("latin1").toLowerCase();
    }
    const BARE = ["--no-data", "--no-create-info"];
    async function* wholeDump(whole, main, rows) {
      const seen = new Set();
      yield* noting(partsOf(whole, main, rows), seen);
      const lost = whole_dump_namesOf(whole.catalog).find(name => !seen.has(name));
      if (lost !== undefined) throw incomplete(whole.to, lost);
    }
    async function* partsOf(whole, main, rows) {
      const {
        client,
        database,
        catalog,
        inexact,
        to
      } = whole;
      const also = (...words) => startDump(client, to, words).bytes;
      if (rows !== null) {
        yield* also("--no-data", "--skip-triggers", "--", database, ...firstOf(catalog, inexact));
        yield* exactRows(rows, inexact);
      }
      yield* withoutItsSchema(main.bytes, database);
      const names = inexact.map(({
        name
      }) => name);
      if (rows !== null) yield* also(...BARE, "--triggers", "--", database, ...names);
    }
    const FORMS = ["\nCREATE TABLE `", "\nCREATE SEQUENCE `", "\n/*!50001 CREATE VIEW `", "\n/*!50001 CREATE TABLE `"].map(form => Buffer.from(form));
    const whole_dump_LONGEST = 1024;
    async function* noting(bytes, seen) {
      let tail = Buffer.alloc(0);
      for await (const chunk of bytes) {
        const text = Buffer.concat([tail, chunk]);
        for (const form of FORMS) {
          for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + 1)) {
            const name = whole_dump_nameIn(text.subarray(at + form.length, at + whole_dump_LONGEST));
            if (name !== null) seen.add(name);
          }
        }
        tail = text.subarray(-whole_dump_LONGEST);
        yield chunk;
      }
    }
    function whole_dump_nameIn(text) {
      const found = /^((?:[^`]|``)+)`(?!`)/.exec(text.toString("latin1"));
      if (found === null) return null;
      return Buffer.from(found[1].replaceAll("``", "`"), "latin1").toString("utf8");
    }
    function incomplete({
      cannot,
      thing
    }, name) {
      return new error.Et("source", `${cannot}: the dump program left out "${(0, domain_name.SP)(name)}"`, {
        code: "source-failed",
        hint: "Does another name differ from it in case alone? Rename one of them.",
        thing
      });
    }
    ;
    const TRANSACTIONAL = "SELECT JSON_QUOTE(ENGINE) FROM information_schema.ENGINES WHERE TRANSACTIONS = 'YES'";
    async function prepare(client, database) {
      const part = parts_partOf(database);
      const cannot = `Cannot dump database "${(0, domain_name.SP)(database)}"`;
      const to = {
        database: null,
        cannot,
        thing: (0, domain_name.SP)(part)
      };
      const [catalog, engines] = await inSession(client, to, async session => {
        refuseHidden(to, missingFor(await readRights(session), database, session.family));
        await refuseLibraries(session, to, database);
        save_database_refuseBroken(to, await brokenViews(session, database));
        const engines = await session.query(TRANSACTIONAL);
        return [await readCatalog(session, {
          database,
          part
        }), engines];
      });
      const loose = catalog.tables.filter(({
        engine
      }) => !engines.includes(engine));
      if (client.settings["non-transactional"] !== "allowed") refuseLoose(to, loose);
      const notes = loose.map(({
        key,
        engine
      }) => ({
        key,
        why: `not of the same moment: its engine ${engine} knows no transactions`
      }));
      const inexact = catalog.tables.filter(isInexact);
      return {
        client,
        database,
        part,
        to,
        catalog,
        inexact,
        isOne: loose.length === 0,
        notes
      };
    }
    function refuseHidden({
      cannot,
      thing
    }, missing) {
      if (missing.length === 0) return;
      throw new error.Et("source", `${cannot}: the account lacks ${missing.join(", ")}, so that it may not see all there is`, {
        code: "right-missing",
        hint: "GRANT SELECT, SHOW VIEW, TRIGGER, EVENT, RELOAD ON *.* TO the account.",
        thing
      });
    }
    function save_database_refuseBroken({
      cannot,
      thing
    }, [first]) {
      if (first === undefined) return;
      throw new error.Et("source", `${cannot}: view "${(0, domain_name.SP)(first)}" needs a table, a column, a function or an account that is not there`, {
        code: "source-damaged",
        hint: "If root can read it, GRANT EXECUTE ON *.* TO the account (a view may call functions as whoever reads it). If nobody can, DROP it, or make what it needs.",
        thing
      });
    }
    function refuseLoose({
      cannot,
      thing
    }, loose) {
      const [first] = loose;
      if (first === undefined) return;
      const more = loose.length > 1 ? ` and ${loose.length - 1} more` : "";
      const text = `${cannot}: table "${(0, domain_name.SP)(first.name)}"${more} has the engine ${(0, domain_name.SP)(first.engine)}, which knows no transactions`;
      throw new error.Et("source", text, {
        code: "source-failed",
        hint: `ALTER TABLE … ENGINE=InnoDB; or say "non-transactional: allowed", and stop its writers while it is saved.`,
        thing
      });
    }
    async function save_database_open(prepared, givenUp) {
      const {
        client,
        to,
        inexact
      } = prepared;
      const reader = openSession(client, to);
      const rows = inexact.length > 0 ? openSession(client, to) : null;
      const main = startDump(client, to, mainWords(prepared));
      const dispose = async () => {
        await main.end();
        await reader[Symbol.asyncDispose]();
        await rows?.[Symbol.asyncDispose]();
      };
      givenUp.addEventListener("abort", () => void dispose().catch(() => {}));
      try {
        await Promise.all([openSnapshot(reader), rows && openSnapshot(rows), main.opened()]);
      } catch (cause) {
        await dispose();
        throw cause;
      }
      let catalog = prepared.catalog;
      return {
        ...{
          prepared,
          main,
          reader,
          rows
        },
        settle: async () => {
          catalog = await sequenceStands(reader, catalog);
        },
        catalog: () => catalog,
        [Symbol.asyncDispose]: dispose
      };
    }
    async function save(opened, into) {
      const {
        prepared,
        reader
      } = opened;
      const {
        part
      } = prepared;
      const counters = new Map();
      let rows = 0;
      let failure = null;
      const given = (async () => {
        for await (const fact of factsOf(opened.catalog(), reader, lettingGo)) {
          if (typeof fact.is["rows"] === "number") rows += fact.is["rows"];
          const stand = fact.is["next"] ?? fact.is["value"];
          if (stand !== undefined) counters.set(fact.key, String(stand));
          await into.fact(part, fact);
        }
      })();
      given.catch(cause => {
        failure = cause;
      });
      let size = 0;
      const bytes = async function* () {
        for await (const chunk of wholeDump(prepared, opened.main, opened.rows)) {
          if (failure !== null) throw failure;
          size += chunk.byteLength;
          yield chunk;
        }
        const events = await eventsOf(prepared);
        await given;
        const after = await unchanged(prepared);
        const last = Buffer.concat([Buffer.from(stands(opened.catalog(), after, counters)), events, Buffer.from(save_database_END)]);
        size += last.byteLength;
        yield last;
      };
      try {
        await into.part({
          name: part,
          format: "sql",
          bytes: bytes(),
          expect: null
        });
      } catch (cause) {
        throw await nameChange(prepared, cause);
      } finally {
        await opened[Symbol.asyncDispose]();
        await given.catch(() => {});
      }
      return {
        items: opened.catalog().tables.length,
        rows,
        bytes: size
      };
    }
    const STUMBLES = ["right-missing", "source-changed"];
    async function nameChange(prepared, cause) {
      if (!(cause instanceof error.Et && STUMBLES.includes(cause.code))) return cause;
      try {
        await unchanged(prepared);
      } catch (found) {
        if (found instanceof error.Et && found.code === "source-changed") return found;
      }
      return cause;
    }
    const EVENTS = "\n-- holdfast: events\n\n";
    const save_database_END = "\n-- Saved by Holdfast to the end\n";
    async function eventsOf({
      client,
      database,
      to
    }) {
      const text = await inSession(client, to, session => eventsIn(session, database));
      return Buffer.concat([Buffer.from(EVENTS), text]);
    }
    async function unchanged({
      client,
      to,
      database,
      part,
      catalog
    }) {
      const now = await inSession(client, to, session => readCatalog(session, {
        database,
        part
      }));
      const [before, after] = [catalog, now].map(identities);
      for (const key of new Set([...before.keys(), ...after.keys()])) {
        if (after.get(key) === before.get(key)) continue;
        const thing = (0, domain_name.SP)(key.slice(key.indexOf("/") + 1));
        throw new error.Et("source", `${to.cannot}: ${thing} was changed during the dump`, {
          code: "source-changed",
          hint: "Somebody alters the database: run this again when that is over.",
          thing: to.thing
        });
      }
      return now;
    }
    function identities({
      facts,
      tables
    }) {
      const made = new Map(tables.map(table => [table.key, table.made]));
      return new Map([...facts].map(([key, is]) => [key, JSON.stringify([is, made.get(key)])]));
    }
    ;
    async function check_check(settings, machine, before) {
      const stage = before === "dump" ? "source" : "restore";
      const noticed = noticing(urlFor(settings, stage));
      const {
        add,
        findings,
        tell
      } = noticed;
      await tell(async () => {
        const reached = await reach(settings, machine, stage);
        await refuseUnfit(reached);
        tried(reached, add);
        if (before === "dump") await checkDump(reached, noticed);else await checkBuild(reached, add);
      });
      return findings;
    }
    const PROVED = {
      mariadb: "10.11",
      mysql: "9.7"
    };
    function tried({
      client,
      server
    }, add) {
      const line = server.version.slice(0, 2).join(".");
      if (line === PROVED[server.family]) return;
      const text = `Holdfast was not tried on version ${line} of this server, but on ${PROVED[server.family]}`;
      add("tool-missing", "note", client.url, text, "Prove the first backup: backup --prove.");
    }
    async function checkDump({
      client,
      server
    }, {
      add,
      tell
    }) {
      const {
        url
      } = client;
      const to = {
        database: null,
        cannot: `Cannot work with server "${(0, domain_name.SP)(url)}"`,
        thing: url
      };
      const rights = await inSession(client, to, readRights);
      if (!mayLock(rights)) {
        const text = "The account may not make the writers wait while the snapshots are opened";
        add("right-missing", "error", url, text, "GRANT RELOAD ON *.* TO the account.");
      }
      if (client.settings.users && !rights_may(rights, "SELECT", "mysql")) {
        const text = "The account may not read the server's accounts, which are to be saved too";
        const hint = "GRANT SELECT ON mysql.* TO the account, or set users: false.";
        add("right-missing", "error", url, text, hint);
      }
      const names = covered(client, server.databases);
      for (const name of names) {
        await tell(async () => {
          if (server.databases.includes(name)) return void (await prepare(client, name));
          const hint = `Does the name in the policy still fit, and may the account of "${(0, domain_name.SP)(url)}" see it?`;
          add("source-missing", "error", name, `Database "${(0, domain_name.SP)(name)}" is not there`, hint);
        });
      }
      await tell(() => inSession(client, to, async session => {
        for (const name of names) await warnOfViewsOut(session, name, names, add);
      }));
      const known = new Set([...names, ...Object.keys(client.settings.excluded)]);
      for (const name of server.databases) {
        if (known.has(name) || ASIDE.test(name)) continue;
        const text = `Database "${(0, domain_name.SP)(name)}" is on the server and not saved`;
        const hint = `Save it, or say why not: excluded: { ${JSON.stringify(name)}: reason }.`;
        add("source-uncovered", "error", name, text, hint);
      }
      if (rights_may(rights, "SHOW DATABASES", "*") || rights_may(rights, "SELECT", "*")) return;
      const text = "The account does not see every database, so it cannot be told which are not saved";
      add("right-missing", "error", url, text, "GRANT SHOW DATABASES ON *.* TO the account.");
    }
    async function warnOfViewsOut(session, name, among, add) {
      const [first, ...more] = await viewsOut(session, name, among);
      if (first === undefined) return;
      const others = more.length > 0 ? ` and ${more.length} more` : "";
      const text = `View "${(0, domain_name.SP)(`${name}.${first.view}`)}"${others} reads database "${(0, domain_name.SP)(first.reads)}", which this source does not save: on an emptied server it comes back only after that one, and no proof can make it`;
      const hint = `Save both in one source: databases: ${JSON.stringify([name, first.reads])}. Or restore the source of the other one first, by itself.`;
      add("source-uncovered", "warning", name, text, hint);
    }
    async function warnOfBroken(session, name, add) {
      const broken = await brokenViews(session, name);
      const [first] = broken;
      if (first === undefined) return;
      const more = broken.length > 1 ? ` and ${broken.length - 1} more` : "";
      const text = `View "${(0, domain_name.SP)(first)}"${more} of database "${(0, domain_name.SP)(name)}" is broken now, and an undo could not make it again`;
      const hint = "Note down what it says (SHOW CREATE VIEW), if anybody needs it.";
      add("source-damaged", "warning", name, text, hint);
    }
    async function refuseLost(client, session, {
      name,
      add
    }) {
      for (const {
        table,
        why
      } of await lostTables(client, session, name)) {
        const text = `Table "${(0, domain_name.SP)(`${name}.${table}`)}" is damaged and cannot be kept aside: ${(0, domain_name.SP)(why)}`;
        const hint = `If its file cannot be brought back, DROP TABLE it, then restore; or restore beside, with --into.`;
        add("source-damaged", "error", name, text, hint);
      }
    }
    async function checkBuild({
      client,
      server
    }, add) {
      const {
        settings
      } = client;
      const to = {
        database: null,
        cannot: `Cannot work with server "${(0, domain_name.SP)(client.url)}"`,
        thing: client.url
      };
      const names = settings.into === undefined ? covered(client, server.databases) : [settings.into];
      await inSession(client, to, async session => {
        const rights = await readRights(session);
        if (!rights_may(rights, "SUPER", "*")) {
          const text = "The account that restores is no superuser, and cannot make things for their definers";
          const hint = "Name one under restore-url that was given ALL PRIVILEGES ON *.*.";
          add("right-missing", "error", client.url, text, hint);
        }
        for (const name of names) await warnOfBroken(session, name, add);
        for (const name of names) await refuseLost(client, session, {
          name,
          add
        });
        for (const {
          schema,
          table,
          key,
          into
        } of await keysInto(session, names)) {
          const text = `Foreign key "${(0, domain_name.SP)(key)}" of table "${(0, domain_name.SP)(`${schema}.${table}`)}" leads into database "${(0, domain_name.SP)(into)}"`;
          const hint = "It would go along with the old tables: save both databases in one source, or drop it for the restore.";
          add("source-in-use", "error", into, text, hint);
        }
      });
      const connections = (await connectedTo(client, names)).length;
      if (connections === 0) return;
      const text = `${connections} connections are open; the restore will end them`;
      add("source-in-use", "warning", client.url, text, "Stop the programs that use the database.");
    }
    ;
    async function count_count({
      client,
      server
    }) {
      const names = covered(client, server.databases);
      const there = names.filter(name => server.databases.includes(name));
      if (there.length === 0) return null;
      const cannot = `Cannot count what is on server "${(0, domain_name.SP)(client.url)}"`;
      const to = {
        database: null,
        cannot,
        thing: (0, domain_name.SP)(client.url)
      };
      return await inSession(client, to, async session => {
        const users = client.settings.users ? (await readUsers(session)).names.length : 0;
        let totals = {
          items: users,
          rows: 0,
          bytes: 0
        };
        for (const database of there) totals = await withDatabase(session, database, totals);
        return totals;
      });
    }
    async function withDatabase(session, database, before) {
      const {
        tables
      } = await readCatalog(session, {
        database,
        part: parts_partOf(database)
      });
      let rows = before.rows;
      for (const table of tables) rows += await countRows(session, table);
      return {
        items: before.items + tables.length,
        rows,
        bytes: before.bytes + (await bytesOf(session, database))
      };
    }
    async function bytesOf(session, database) {
      const [size] = await session.query(`SELECT JSON_QUOTE(CONCAT(COALESCE(SUM(DATA_LENGTH + INDEX_LENGTH), 0))) FROM information_schema.TABLES WHERE ${inSchema("TABLE_SCHEMA", database)}`);
      return Number(size);
    }
    async function size({
      client,
      server
    }) {
      const there = covered(client, server.databases).filter(name => server.databases.includes(name));
      if (there.length === 0) return null;
      const cannot = `Cannot measure what is on server "${(0, domain_name.SP)(client.url)}"`;
      const to = {
        database: null,
        cannot,
        thing: (0, domain_name.SP)(client.url)
      };
      return await inSession(client, to, async session => {
        let sum = 0;
        for (const database of there) sum += await bytesOf(session, database);
        return sum;
      });
    }
    async function connections({
      client,
      server
    }) {
      const cannot = `Cannot see who is connected to server "${(0, domain_name.SP)(client.url)}"`;
      const to = {
        database: null,
        cannot,
        thing: (0, domain_name.SP)(client.url)
      };
      const rights = await inSession(client, to, readRights);
      if (!rights_may(rights, "PROCESS", "*")) return null;
      return (await connectedTo(client, covered(client, server.databases))).length;
    }
    ;
    const LONG = 2;
    const long_statements_PATIENCE = 5_000;
    const EVERY = 250;
    const long_statements_WHO = `SELECT JSON_ARRAY(thread.PROCESSLIST_TIME, CONCAT(held.OBJECT_SCHEMA, '.', held.OBJECT_NAME)) FROM performance_schema.threads AS thread JOIN performance_schema.metadata_locks AS held ON held.OWNER_THREAD_ID = thread.THREAD_ID WHERE thread.PROCESSLIST_COMMAND = 'Query' AND thread.PROCESSLIST_TIME >= ${LONG} AND thread.PROCESSLIST_ID <> CONNECTION_ID() AND held.OBJECT_TYPE = 'TABLE' AND held.LOCK_STATUS = 'GRANTED' ORDER BY thread.PROCESSLIST_TIME DESC LIMIT 1`;
    async function untilCalm(client, to) {
      for (let waited = 0;; waited += EVERY) {
        const found = await longest(client, to);
        if (found === null) return;
        if (waited >= long_statements_PATIENCE) throw busy(to, found);
        await (0, external_node_timers_promises_.setTimeout)(EVERY);
      }
    }
    async function longest(client, to) {
      try {
        const [found] = await inSession(client, to, session => session.query(long_statements_WHO));
        return found ?? null;
      } catch (cause) {
        if (cause instanceof error.Et && cause.code === "right-missing") return null;
        throw cause;
      }
    }
    function busy({
      cannot,
      thing
    }, [seconds, table]) {
      return new error.Et("source", `${cannot}: a statement has been using table "${(0, domain_name.SP)(table)}" for ${seconds} s, and everybody would wait for it`, {
        code: "source-in-use",
        hint: "Run this again when it is over (SHOW PROCESSLIST), or at an hour when no such statement runs.",
        thing
      });
    }
    ;
    var instant_addDisposableResource = undefined && undefined.__addDisposableResource || function (env, value, async) {
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
    var instant_disposeResources = undefined && undefined.__disposeResources || function (SuppressedError) {
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
    const LOCK_WAIT = 5;
    const instant_LONGEST = 30_000;
    const LOCK = {
      mariadb: [["BACKUP STAGE START", "BACKUP STAGE BLOCK_COMMIT"], "BACKUP STAGE END"],
      mysql: [["FLUSH TABLES WITH READ LOCK"], "UNLOCK TABLES"]
    };
    async function atOneInstant(client, work) {
      const env_1 = {
        stack: [],
        error: void 0,
        hasError: false
      };
      try {
        const url = (0, domain_name.SP)(client.url);
        const cannot = `Cannot stop the writers of server "${url}" for a moment`;
        const [locks, unlock] = LOCK[client.programs.family];
        const to = {
          database: null,
          cannot,
          thing: url
        };
        if (client.programs.family === "mysql") await untilCalm(client, to);
        const session = instant_addDisposableResource(env_1, openSession(client, to), true);
        await session.query(`SET SESSION lock_wait_timeout = ${LOCK_WAIT}`);
        const start = performance.now();
        for (const lock of locks) await session.query(lock);
        client.machine.step("mysql: locked");
        const late = Promise.withResolvers();
        const timer = setTimeout(() => late.reject(instant_tooLong(cannot, url)), instant_LONGEST);
        try {
          const done = await Promise.race([work(), late.promise]);
          await session.query(unlock);
          return {
            done,
            held: Math.round(performance.now() - start)
          };
        } finally {
          clearTimeout(timer);
        }
      } catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
      } finally {
        const result_1 = instant_disposeResources(env_1);
        if (result_1) await result_1;
      }
    }
    function instant_tooLong(cannot, thing) {
      return new error.Et("source", `${cannot}: the snapshots took longer than ${instant_LONGEST / 1000} s`, {
        code: "source-in-use",
        hint: "Is the server or this machine overloaded? Run this again at a calmer hour.",
        thing
      });
    }
    ;
    async function dump_dump(settings, machine, into) {
      const started = machine.now();
      const reached = await reach(settings, machine, "source");
      await refuseUnfit(reached);
      const {
        client,
        server
      } = reached;
      const names = covered(client, server.databases);
      refuseMissing(client, server, names);
      const totals = {};
      const notes = [];
      const opened = await openAll(reached, names);
      try {
        for (const {
          prepared
        } of opened) notes.push(...prepared.notes);
        machine.step("mysql: dumping");
        await together(opened, async one => {
          totals[one.prepared.part] = await save(one, into);
        });
      } finally {
        await Promise.all(opened.map(one => one[Symbol.asyncDispose]()));
      }
      if (settings.users) totals[USERS] = await saveUsers(client, into);
      for (const [name, because] of Object.entries(settings.excluded)) {
        notes.push({
          key: `database ${name}`,
          why: `excluded: ${because}`
        });
      }
      const isOne = opened.every(({
        prepared
      }) => prepared.isOne);
      return {
        started,
        ended: machine.now(),
        instant: !isOne ? "none" : settings.users ? "per part" : "one",
        versions: {
          [server.family]: server.text,
          family: server.family
        },
        totals,
        notes,
        scratch: false
      };
    }
    function refuseMissing(client, server, names) {
      const missing = names.find(name => !server.databases.includes(name));
      if (missing === undefined) return;
      throw new error.Et("source", `Cannot dump database "${(0, domain_name.SP)(missing)}": it is not there`, {
        code: "source-missing",
        hint: `Does the name in the policy still fit, and may the account of "${(0, domain_name.SP)(client.url)}" see it?`,
        thing: (0, domain_name.SP)(missing)
      });
    }
    async function openAll({
      client
    }, names) {
      const prepared = [];
      for (const name of names) prepared.push(await prepare(client, name));
      const opened = [];
      const opening = [];
      const givingUp = new AbortController();
      const openOne = async one => void opened.push(await save_database_open(one, givingUp.signal));
      try {
        const {
          held
        } = await atOneInstant(client, () => together(prepared, one => {
          const is = openOne(one);
          opening.push(is);
          return is;
        }));
        const text = `All snapshots are of one instant; commits waited ${held} ms for it`;
        client.machine.tell({
          kind: "line",
          text
        });
        const inOrder = opened.toSorted((a, b) => prepared.indexOf(a.prepared) - prepared.indexOf(b.prepared));
        for (const one of inOrder) await one.settle();
        return inOrder;
      } catch (cause) {
        givingUp.abort();
        await Promise.allSettled(opening);
        await Promise.all(opened.map(one => one[Symbol.asyncDispose]()));
        throw cause;
      }
    }
    async function together(all, work) {
      const ends = await Promise.allSettled(all.map(work));
      const failed = ends.find(end => end.status === "rejected");
      if (failed !== undefined) throw failed.reason;
    }
    async function saveUsers(client, into) {
      const cannot = "Cannot save the accounts";
      const users = await inSession(client, {
        database: null,
        cannot,
        thing: USERS
      }, readUsers);
      for (const fact of userFacts(users.names)) await into.fact(USERS, fact);
      const bytes = Buffer.from(users.sql);
      await into.part({
        name: USERS,
        format: "sql",
        bytes: async function* () {
          yield bytes;
        }(),
        expect: bytes.length
      });
      return {
        items: users.names.length,
        rows: null,
        bytes: bytes.length
      };
    }
    ;
    async function accountNamed(name) {
      const lines = (await (0, promises_.readFile)("/etc/passwd", "utf8")).split("\n");
      const found = lines.map(line => line.split(":")).find(([one]) => one === name);
      return found === undefined ? null : {
        uid: Number(found[2]),
        gid: Number(found[3])
      };
    }
    function whoAmI() {
      const uid = process.geteuid?.() ?? 0;
      return {
        uid,
        gid: process.getegid?.() ?? 0,
        isRoot: uid === 0
      };
    }
    ;
    const scratch_lease_RECORD = "server.json";
    async function leaseServer(of, names) {
      const {
        machine,
        server
      } = of;
      const over = Promise.withResolvers();
      const ready = Promise.withResolvers();
      const working = of.inSession(async session => {
        await takeLock(of, session);
        const before = await of.look(session);
        refuseOwn(server, names, before);
        const record = await (0, host_scratch.NF)(of.beside, machine);
        const text = JSON.stringify({
          server,
          before
        });
        await (0, promises_.writeFile)((0, external_node_path_.join)(record.path, scratch_lease_RECORD), text, {
          mode: 0o600
        });
        ready.resolve();
        await over.promise;
        await of.clear(session, before);
        await record[Symbol.asyncDispose]();
      });
      working.catch(cause => ready.reject(cause));
      await ready.promise;
      return {
        [Symbol.asyncDispose]: async () => {
          over.resolve();
          await working.catch(cause => scratch_lease_tellLeft(cause, machine));
        }
      };
    }
    async function sweepLeases(beside, machine, open) {
      return await (0, host_scratch.Dq)(beside, machine, async folder => {
        const text = await (0, promises_.readFile)((0, external_node_path_.join)(folder, scratch_lease_RECORD), "utf8").catch(() => "");
        if (text === "") return true;
        const {
          server,
          before
        } = JSON.parse(text);
        const of = await open(server);
        await of.inSession(async session => {
          await takeLock(of, session);
          const now = await of.look(session);
          if (now.identifier === before.identifier) await of.clear(session, before);
        });
        return true;
      });
    }
    async function takeLock(of, session) {
      if (await of.lock(session)) return;
      const name = (0, domain_name.SP)(of.server.url);
      throw new error.Et("restore", `Cannot prove on "${name}": another proof works there`, {
        code: "source-in-use",
        hint: "Run this again when that one is over.",
        thing: name
      });
    }
    function refuseOwn(server, names, before) {
      const own = names.find(name => before.databases.includes(name));
      if (own === undefined) return;
      const name = (0, domain_name.SP)(server.url);
      throw new error.Et("policy", `Cannot prove on "${name}": that server has a database "${(0, domain_name.SP)(own)}", as the source has`, {
        code: "policy-invalid",
        hint: "Name a server under scratch that is for nothing else, never the source's own.",
        thing: name
      });
    }
    function scratch_lease_tellLeft(cause, machine) {
      if (cause instanceof error.j$) return;
      if (!(cause instanceof error.Et)) throw cause;
      machine.tell({
        kind: "line",
        text: `${cause.message}; the next command clears it`
      });
    }
    ;
    const scratch_server_BESIDE = "/var/tmp/mysql-scratch";
    const scratch_server_LOCK = "holdfast-proof";
    async function lendScratch(like, machine, {
      saved
    }) {
      const {
        into: _,
        "restore-url": __,
        scratch: server,
        ...rest
      } = like;
      const settings = {
        ...rest,
        ...server,
        excluded: {},
        lent: true
      };
      const names = databaseParts(saved).map(databaseOf);
      const lease = await leaseServer(await leasing(settings, machine), names);
      return {
        settings,
        [Symbol.asyncDispose]: () => lease[Symbol.asyncDispose]()
      };
    }
    async function sweepServers(like, machine) {
      return await sweepLeases(scratch_server_BESIDE, machine, server => leasing({
        ...like,
        ...server
      }, machine));
    }
    async function leasing(settings, machine) {
      const {
        "restore-url": _,
        ...rest
      } = settings;
      const {
        client
      } = await reach(rest, machine, "restore");
      const thing = (0, domain_name.SP)(settings.url);
      const to = {
        database: null,
        cannot: `Cannot work with server "${thing}"`,
        thing
      };
      return {
        server: {
          url: settings.url,
          run: settings.run
        },
        machine,
        beside: scratch_server_BESIDE,
        inSession: work => inSession(client, to, work),
        lock: async session => {
          const [taken] = await session.query(`SELECT GET_LOCK(${quotedText(scratch_server_LOCK)}, 0)`);
          return taken === 1;
        },
        look: async session => {
          const {
            identifier,
            databases
          } = await serverIn(session);
          return {
            identifier,
            databases,
            people: await peopleIn(session)
          };
        },
        clear
      };
    }
    async function peopleIn(session) {
      const role = session.family === "mariadb" ? "is_role = 'Y'" : "FALSE";
      const rows = await session.query(`SELECT JSON_ARRAY(User, Host, ${role}) FROM mysql.user`);
      return rows.map(row => JSON.stringify(row));
    }
    async function clear(session, before) {
      const {
        databases
      } = await serverIn(session);
      const made = databases.filter(name => ASIDE.test(name) && !before.databases.includes(name));
      for (const name of made) await dropSchema(session, name);
      for (const one of await peopleIn(session)) {
        if (before.people.includes(one)) continue;
        const [user, host, isRole] = JSON.parse(one);
        const isOfMariaDb = isRole === 1 || isRole === true;
        await session.query(isOfMariaDb ? `DROP ROLE ${quotedName(user)}` : `DROP USER ${quotedName(user)}@${quotedName(host)}`);
      }
    }
    ;
    const lend_BESIDE = "/var/tmp/mysql";
    const ACCOUNT = "mysql";
    const lend_PATIENCE = 120_000;
    const lend_EVERY = 50;
    const READY = /ready for connections/;
    const lend_PACKAGES = {
      mariadb: "mariadb-server",
      mysql: "mysql-server-core"
    };
    async function lend_lend(like, machine, of) {
      const {
        saved
      } = of;
      const {
        scratch: named
      } = like;
      if (named !== undefined) return await lendScratch({
        ...like,
        scratch: named
      }, machine, of);
      const wanted = await newestOf(like, saved);
      const program = await serverOf(wanted, machine);
      if (program === null) throw lend_missing(like, wanted);
      const as = await serverUser(like, wanted);
      const scratch = await (0, host_scratch.NF)(lend_BESIDE, machine);
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
        const more = await wordsFor(like, saved);
        const starting = {
          machine,
          family: wanted.family,
          ...program,
          folder,
          as,
          more
        };
        await initialize(starting);
        server = await start(starting);
        const {
          into: _,
          "restore-url": __,
          ...rest
        } = like;
        const url = `${wanted.family}://root@/?socket=${encodeURIComponent((0, external_node_path_.join)(folder, "s"))}`;
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
    async function newestOf(like, saved) {
      const parts = databaseParts(saved).map(name => saved.get(name));
      const from = (await Promise.all(parts.map(savedFrom))).filter(one => one !== null);
      const [newest] = from.toSorted((a, b) => compareVersions(b.version, a.version));
      if (newest === undefined) throw nothingSaved(like.url);
      return newest;
    }
    async function wordsFor({
      users
    }, saved) {
      const part = users ? saved.get(USERS) : undefined;
      if (part === undefined) return [];
      const statements = await statementsIn(await build_textOf(part));
      return statements.some(({
        sql
      }) => sql.startsWith("REVOKE ")) ? ["--partial-revokes=ON"] : [];
    }
    async function serverOf({
      family,
      version
    }, machine) {
      const own = machine.env["HOLDFAST_SERVERS"];
      const root = own && family === "mysql" ? (0, external_node_path_.join)(own, "mysql") : "";
      const names = family === "mariadb" ? ["mariadbd", "mysqld"] : ["mysqld"];
      const places = [...(root === "" ? [] : [{
        server: (0, external_node_path_.join)(root, "usr/sbin/mysqld"),
        root
      }]), ...names.map(name => ({
        server: `/usr/sbin/${name}`,
        root: ""
      }))];
      for (const place of places) {
        const isThere = await (0, promises_.access)(place.server, promises_.constants.X_OK).then(() => true, () => false);
        const found = isThere ? await versionOf(place.server, machine, {
          run: [],
          stage: "source"
        }) : null;
        if (found?.family !== family) continue;
        if (compareVersions(line(found.version), line(version)) === 0) return place;
      }
      return null;
    }
    async function serverUser(like, wish) {
      if (!whoAmI().isRoot) return null;
      const found = await accountNamed(ACCOUNT);
      if (found !== null) return found;
      throw lend_missing(like, wish);
    }
    function commandOf({
      as,
      folder
    }, argv) {
      const user = as === null ? [] : [`--reuid=${as.uid}`, `--regid=${as.gid}`, "--clear-groups"];
      return {
        argv: ["setpriv", ...user, "--pdeathsig=KILL", ...argv],
        cwd: "/",
        env: {
          HOME: folder,
          TMPDIR: folder
        }
      };
    }
    function lend_options({
      family,
      root,
      folder,
      more
    }) {
      const share = (0, external_node_path_.join)(root, "usr/share/mysql");
      return ["--no-defaults", ...more, `--datadir=${(0, external_node_path_.join)(folder, "data")}`, ...(root === "" ? [] : [`--basedir=${(0, external_node_path_.join)(root, "usr")}`, `--lc-messages-dir=${share}`, `--character-sets-dir=${(0, external_node_path_.join)(share, "charsets")}`, `--plugin-dir=${(0, external_node_path_.join)(root, "usr/lib/mysql/plugin")}`]), ...(family === "mysql" ? ["--mysqlx=OFF", "--secure-file-priv=NULL"] : [])];
    }
    async function initialize(starting) {
      const {
        machine,
        family,
        server
      } = starting;
      const argv = family === "mysql" ? [server, ...lend_options(starting), "--initialize-insecure"] : ["mariadb-install-db", ...lend_options(starting), "--auth-root-authentication-method=normal", "--skip-test-db"];
      const {
        code,
        stderr
      } = await machine.run(commandOf(starting, argv));
      if (code !== 0) throw cannotStart(stderr);
    }
    async function start(starting) {
      const {
        machine,
        server,
        folder
      } = starting;
      let isReady = false;
      let over = null;
      const child = machine.start({
        ...commandOf(starting, [server, ...lend_options(starting), `--socket=${(0, external_node_path_.join)(folder, "s")}`, `--pid-file=${(0, external_node_path_.join)(folder, "pid")}`, "--skip-networking", "--skip-log-bin", "--event-scheduler=OFF", "--local-infile=OFF", "--max-allowed-packet=1G", "--innodb-flush-log-at-trx-commit=0", "--innodb-flush-method=nosync", "--innodb-doublewrite=OFF"]),
        onStderr: line => {
          isReady ||= READY.test(line);
        }
      });
      child.ended.then(({
        stderr
      }) => over = stderr, () => over = "");
      for (let waited = 0; waited < lend_PATIENCE && over === null; waited += lend_EVERY) {
        if (isReady) return child;
        await (0, external_node_timers_promises_.setTimeout)(lend_EVERY);
      }
      await child.stdout[Symbol.asyncIterator]().return?.();
      await child.ended.catch(() => {});
      throw cannotStart(over ?? "it was not ready after two minutes");
    }
    function lend_missing({
      url
    }, {
      family,
      version
    }) {
      const name = `${CALLED[family]} ${version[0]}.${version[1]}`;
      return new error.Et("source", `Cannot start a throwaway server like "${(0, domain_name.SP)(url)}": this machine has no server of ${name}`, {
        code: "tool-missing",
        hint: `Install ${lend_PACKAGES[family]} ${version[0]}.${version[1]}; no server of it needs to run. Or name a scratch server in the policy.`,
        thing: (0, domain_name.SP)(url)
      });
    }
    function cannotStart(stderr) {
      const lines = stderr.split("\n").filter(line => line !== "");
      const why = lines.findLast(line => /ERROR/.test(line)) ?? lines.at(-1) ?? "it ended at once";
      return new error.Et("source", `Cannot start a throwaway server: ${(0, domain_name.SP)(why)}`, {
        code: "source-failed",
        hint: `Is there room in "${lend_BESIDE}", and may its user start it?`,
        thing: lend_BESIDE
      });
    }
    ;
    async function swap_swap(client, moves, waiting) {
      const {
        machine
      } = client;
      await aloneOnServer(client, moves, async (session, server) => {
        const all = [];
        for (const move of moves) {
          const names = namesOf(move);
          if (markIn(server, names.place) !== move.was) throw stalePlace(names.place);
          all.push(await exchangeOf(client, session, {
            names,
            wasThere: move.was !== "absent"
          }));
        }
        const schemas = all.flatMap(({
          place,
          built
        }) => [place, built]);
        await whileEnding(client, {
          session,
          schemas
        }, async () => {
          await tryLocks(session, all.flatMap(tablesOf));
          for (const exchange of all) await keep(session, exchange);
          machine.step("mysql: written down");
          await swap_clear(session, all);
          machine.step("mysql: cleared");
          await rename(session, all.flatMap(renamesOf));
        });
        machine.step("mysql: renamed");
        await furnish(client, session, {
          all,
          waiting
        });
        machine.step("mysql: furnished");
        for (const {
          built
        } of all) await writeLedger(session, built, NOTHING);
        for (const {
          built
        } of all) await keepAccounts(session, built);
      });
      machine.step("mysql: swapped");
    }
    async function exchangeOf(client, session, {
      names,
      wasThere
    }) {
      const {
        place,
        built,
        kept
      } = names;
      if ((await defaultsOf(session, kept)) !== null) {
        await moves_refuseFull(session, place, kept);
        throw takenName(place, kept);
      }
      const {
        defaults,
        ...coming
      } = await contentsOf(client, session, built);
      if (defaults === null) throw gone(place, built);
      const going = wasThere ? await contentsOf(client, session, place) : NOTHING;
      return {
        ...names,
        wasThere,
        coming: {
          ...coming,
          defaults
        },
        going
      };
    }
    const NOTHING = {
      defaults: null,
      tables: [],
      programs: Buffer.alloc(0),
      grants: []
    };
    async function contentsOf(client, session, schema) {
      const defaults = await defaultsOf(session, schema);
      if (defaults === null) return NOTHING;
      const broken = await brokenViews(session, schema);
      const readable = (await relationsIn(session, schema)).filter(name => !broken.includes(name));
      const own = [LEDGER, accountsTable(schema)];
      return {
        defaults,
        tables: (await tablesIn(session, schema)).filter(name => !own.includes(name)),
        programs: await replay_programsOf(client, schema, {
          broken,
          readable
        }),
        grants: await routineGrants(session, schema)
      };
    }
    function tablesOf({
      place,
      built,
      going,
      coming
    }) {
      return [...going.tables.map(table => [place, table]), ...coming.tables.map(table => [built, table])];
    }
    async function keep(session, {
      kept,
      going,
      coming
    }) {
      await createSchema(session, kept, going.defaults ?? coming.defaults);
      await writeLedger(session, kept, going);
    }
    async function swap_clear(session, all) {
      for (const {
        place,
        built,
        wasThere,
        coming
      } of all) {
        if (wasThere) await dropPrograms(session, place);
        await dropPrograms(session, built);
        if (!wasThere) await createSchema(session, place, coming.defaults);else await setDefaults(session, place, coming.defaults);
      }
    }
    function renamesOf({
      place,
      built,
      kept,
      going,
      coming
    }) {
      return [...going.tables.map(table => ({
        table,
        from: place,
        to: kept
      })), ...coming.tables.map(table => ({
        table,
        from: built,
        to: place
      }))];
    }
    async function rename(session, renames) {
      if (renames.length === 0) return;
      const list = renames.map(({
        table,
        from,
        to
      }) => {
        const name = quotedName(table);
        return `${quotedName(from)}.${name} TO ${quotedName(to)}.${name}`;
      });
      await session.query(`RENAME TABLE ${list.join(", ")}`);
    }
    async function furnish(client, session, {
      all,
      waiting
    }) {
      const renamed = new Map(all.map(({
        built,
        place
      }) => [swap_latin(built), swap_latin(place)]));
      const replays = all.map(({
        place,
        built,
        kept,
        coming
      }) => {
        const awake = waiting.events.get(built) ?? new Set();
        return replayOf({
          place,
          kept
        }, coming.programs, {
          renamed,
          awake,
          past: false
        });
      });
      await makePrograms(client, replays);
      for (const {
        place
      } of all) await sequencesHere(session, place, all);
      for (const {
        place,
        going
      } of all) await makeGrants(session, place, going.grants);
      for (const grant of waiting.grants) await grantIfThere(client, grant);
    }
    function replayOf({
      place,
      kept
    }, programs, passing) {
      return {
        schema: place,
        cannot: `Cannot put back what belongs to database "${(0, domain_name.SP)(place)}"`,
        thing: (0, domain_name.SP)(place),
        programs,
        guard: loadsAlone(kept),
        passing: {
          ...passing,
          part: place,
          tables: false
        }
      };
    }
    function swap_latin(name) {
      return Buffer.from(name, "utf8").toString("latin1");
    }
    async function sequencesHere(session, place, all) {
      if (session.family !== "mariadb") return;
      const found = await session.query(`SELECT JSON_ARRAY(TABLE_NAME, COLUMN_NAME, COLUMN_DEFAULT) FROM information_schema.COLUMNS WHERE ${inSchema("TABLE_SCHEMA", place)} AND COLUMN_DEFAULT REGEXP '(next|last|set)val'`);
      for (const [table, column, standard] of found) {
        const own = all.reduce((text, {
          built,
          place
        }) => text.replaceAll(`${quotedName(built)}.`, () => `${quotedName(place)}.`), standard);
        if (own === standard) continue;
        const name = `${quotedName(place)}.${quotedName(table)}`;
        const [row] = await session.show(`SHOW CREATE TABLE ${name}`);
        const option = / PAGE_CHECKSUM=[01]/.exec((row?.[1] ?? "").split("\n").at(-1) ?? "");
        await session.execute(`ALTER TABLE ${name} ALTER COLUMN ${quotedName(column)} SET DEFAULT (${own})${option === null ? "" : `,${option[0]}`}`);
      }
    }
    function gone(place, built) {
      return new error.Et("restore", `Cannot replace database "${(0, domain_name.SP)(place)}": what was built is not there`, {
        code: "restore-failed",
        hint: `It was called "${(0, domain_name.SP)(built)}". Did somebody drop it? Run the restore again.`,
        thing: (0, domain_name.SP)(place)
      });
    }
    ;
    async function undo(client, moves) {
      const {
        machine
      } = client;
      await aloneOnServer(client, moves, async session => {
        const all = [];
        for (const move of moves) {
          const back = await returnOf(session, namesOf(move));
          if (back !== null) all.push(back);
        }
        if (all.length === 0) return;
        const schemas = all.map(({
          place
        }) => place);
        for (const back of all) await undo_makeRoom(client, session, back);
        machine.step("mysql: aside");
        await whileEnding(client, {
          session,
          schemas
        }, async () => {
          await session.query("SET SESSION lock_wait_timeout = 60");
          for (const {
            place
          } of all) await dropPrograms(session, place);
          machine.step("mysql: emptied");
          await rename(session, all.flatMap(({
            renames
          }) => renames));
        });
        machine.step("mysql: returned");
        await undo_furnish(client, session, all);
        machine.step("mysql: as it was");
        for (const {
          place,
          kept
        } of all) {
          if ((await tablesIn(session, kept)).some(name => name !== LEDGER)) throw late(place, kept);
          await dropSchema(session, kept);
        }
      });
    }
    async function returnOf(session, names) {
      const {
        place,
        built,
        kept
      } = names;
      const old = await readLedger(session, kept);
      if (old === null) {
        if (isSign(await readLedger(session, built))) throw goneKept(place, kept);
        await moves_refuseFull(session, place, kept);
        await dropSchema(session, kept);
        return null;
      }
      const back = (await tablesIn(session, kept)).filter(name => name !== LEDGER);
      const there = await tablesIn(session, place);
      const own = new Set(old.tables);
      const moved = new Set(back);
      const coming = there.filter(name => !own.has(name) || moved.has(name));
      const aside = new Set((await tablesIn(session, built)).filter(name => name !== LEDGER));
      if (coming.some(name => aside.has(name))) throw takenName(place, built);
      return {
        ...names,
        old,
        isSwapped: back.length > 0 || coming.length > 0,
        renames: [...coming.map(table => ({
          table,
          from: place,
          to: built
        })), ...back.map(table => ({
          table,
          from: kept,
          to: place
        }))]
      };
    }
    async function undo_makeRoom(client, session, back) {
      const {
        place,
        built,
        old,
        isSwapped
      } = back;
      const now = await defaultsOf(session, place);
      if (now === null) {
        if (old.defaults !== null) await createSchema(session, place, old.defaults);
        return;
      }
      if (!isSwapped) return;
      if ((await defaultsOf(session, built)) === null) await createSchema(session, built, now);
      const known = await readLedger(session, built);
      if (known !== null && !isSign(known)) return;
      const contents = await contentsOf(client, session, place);
      await session.query(`DROP TABLE IF EXISTS ${quotedName(built)}.${quotedName(LEDGER)}`);
      await writeLedger(session, built, contents);
    }
    function late(place, kept) {
      return new error.Et("restore", `Cannot end the undo of database "${(0, domain_name.SP)(place)}": tables came into "${(0, domain_name.SP)(kept)}" meanwhile`, {
        code: "restore-failed",
        hint: "None was dropped. Run the same command again, and it will move them to their place.",
        thing: (0, domain_name.SP)(place)
      });
    }
    function isSign(ledger) {
      return ledger !== null && ledger.defaults === null;
    }
    async function undo_furnish(client, session, all) {
      const before = all.filter(({
        old
      }) => old.defaults !== null);
      for (const {
        place,
        old
      } of before) if (old.defaults !== null) await setDefaults(session, place, old.defaults);
      const asItWas = {
        renamed: new Map(),
        awake: new Set(),
        past: true
      };
      await makePrograms(client, before.map(({
        place,
        kept,
        old
      }) => replayOf({
        place,
        kept
      }, old.programs, asItWas)));
      for (const {
        place,
        old
      } of before) await makeGrants(session, place, old.grants);
      for (const {
        place,
        old
      } of all) {
        if (old.defaults !== null) continue;
        await moves_refuseFull(session, place, place);
        await dropSchema(session, place);
      }
    }
    ;
    const mysql = {
      kind: "mysql",
      settings: mysqlSettings,
      proof: "before swap",
      undo: "kept aside",
      at: (settings, place) => ({
        ...settings,
        into: place
      }),
      into: place => mod_named(place),
      resolve: addressesIn,
      open: mod_openEngine,
      lend: lend_lend
    };
    function mod_openEngine(settings, machine) {
      const place = serverPlace(settings, machine, address_whereOf);
      const asking = () => reach(settings, machine, "source");
      const restoring = () => reach(settings, machine, "restore");
      const client = async () => (await restoring()).client;
      let made = null;
      const built = () => {
        if (made === null) throw new RangeError("Nothing was built by this engine");
        return made;
      };
      return {
        place,
        roots: [],
        checks: settings.checks ?? [],
        compare: domain_name.cD,
        check: before => check_check(settings, machine, before),
        dump: into => dump_dump(settings, machine, into),
        mark: async () => moves_markOf(await asking()),
        count: async () => await count_count(await asking()),
        size: async () => await size(await asking()),
        connections: async () => await connections(await restoring()),
        aside: async (restore, only, parts) => {
          refuseOnly(place, only);
          return {
            only: [],
            moves: movesOf(await restoring(), restore, parts)
          };
        },
        build: async (saved, aside) => {
          made = await build_build(await restoring(), saved, aside);
          return aside;
        },
        expected: saved => build_expectedOf(saved, built()),
        async *inspect() {
          yield* build_inspect(await client(), built());
        },
        ask: async ({
          moves
        }, question) => await answerOf(await client(), {
          moves,
          question
        }),
        swap: async ({
          moves
        }) => await swap_swap(await client(), moves, built().waiting),
        undo: async ({
          moves
        }) => await undo(await client(), moves),
        drop: async ({
          moves
        }, which) => await drop(await client(), moves, which),
        recover: async () => {
          const swept = [...(await (0, host_scratch.Dq)(lend_BESIDE, machine))];
          if (settings.scratch !== undefined) swept.push(...(await sweepServers(settings, machine)));
          return swept.map(folder => ({
            code: "source-failed",
            weight: "note",
            thing: (0, domain_name.SP)(folder),
            text: "A run that was cut short left a throwaway server, or things on a scratch server; they have been removed",
            hint: ""
          }));
        }
      };
    }
    function mod_named(place) {
      if (place !== "" && [...place].length <= LONGEST && !place.includes("\0")) return place;
      throw new error.Et("policy", "Cannot restore into a database of that name", {
        code: "usage",
        hint: `Name a database of the same server, of at most ${LONGEST} symbols: --into SOURCE=NAME.`,
        thing: "--into"
      });
    }
    ;
    const OPTIONS = ["host", "sslmode", "sslrootcert", "sslcert", "sslkey", "sslcrl", "channel_binding", "gssencmode", "target_session_attrs"];
    const address_FORM = /^postgres(?:ql)?:\/\/(?:([^@/?#]*)@)?([^@/?#]*)(?:\/([^@?#]*))?(?:\?([^@#]*))?$/;
    const address_PORT = "5432";
    function address_addressOf(text) {
      const found = address_FORM.exec(text);
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
    function postgres_address_whereOf(text) {
      const {
        keywords,
        database
      } = address_addressOf(text);
      const ports = (keywords["port"] ?? address_PORT).split(",");
      const hosts = (keywords["host"] ?? "").split(",").map((host, at) => {
        const port = ports[ports.length === 1 ? 0 : at] || address_PORT;
        if (host === "") return `local socket ${port}`;
        return host.startsWith("/") ? `${host}/.s.PGSQL.${port}` : hostPort(host, port);
      });
      return {
        server: hosts.join(","),
        database: database ?? keywords["user"] ?? null
      };
    }
    async function address_readAddress(url, machine) {
      try {
        const address = address_addressOf((await addressText(url, machine)).trim());
        if (/[\r\n]/.test(address.password ?? "")) throw new Error("its password has two lines");
        return address;
      } catch (cause) {
        if (cause instanceof error.Et) throw cause;
        const why = cause instanceof URIError ? "a % in it is no escape" : cause.message;
        throw new error.Et("source", `Cannot read the address "${(0, domain_name.SP)(url)}": ${why}`, {
          code: "key-malformed",
          hint: `Write one line: postgres://user:password@host:port/database. ${ESCAPES}`,
          thing: (0, domain_name.SP)(url)
        });
      }
    }
    function conninfo(keywords) {
      return Object.entries(keywords).map(([key, value]) => `${key}='${value.replace(/[\\']/g, "\\$&")}'`).join(" ");
    }
    ;
    const client_OPTIONS = "-c standard_conforming_strings=on";
    const client_OLDEST = 15;
    const NEWEST = 18;
    async function clientOf(settings, machine, stage) {
      const url = urlFor(settings, stage);
      const address = await address_readAddress(url, machine);
      const bin = settings.run.length > 0 ? "" : await anyBin(machine);
      return {
        machine,
        settings,
        url,
        address,
        stage,
        bin,
        options: client_OPTIONS
      };
    }
    function undisturbed(client, {
      major,
      isSuperuser
    }) {
      if (major < 17 || !isSuperuser) return client;
      return {
        ...client,
        options: `${client.options} -c event_triggers=off`
      };
    }
    async function fitting(client, major) {
      if (major < client_OLDEST || major > NEWEST) {
        throw client_unfit(client, `the server is PostgreSQL ${major}; ${client_OLDEST} to ${NEWEST} are supported`, "");
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
        if (found === null) throw client_unfit(client, `${program} is not there`, hint);
        if (found === major) continue;
        const what = found < major ? "older than" : "newer than";
        throw client_unfit(client, `${program} is of PostgreSQL ${found}, ${what} the server's ${major}`, hint);
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
      for (let major = NEWEST; major >= client_OLDEST; major--) {
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
    function client_unfit(client, why, hint) {
      const {
        url
      } = client;
      return new error.Et(client.stage, `Cannot work with server "${(0, domain_name.SP)(url)}": ${why}`, {
        code: "tool-missing",
        hint: hint || "Use a version of Holdfast that knows this server.",
        thing: (0, domain_name.SP)(url)
      });
    }
    function target({
      address,
      options
    }, database) {
      return conninfo({
        connect_timeout: "15",
        application_name: "holdfast",
        client_encoding: "UTF8",
        ...address.keywords,
        options,
        dbname: database
      });
    }
    function postgres_client_command(client, [program, ...words], stdin) {
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
    const faults_MEANINGS = [[/Permission denied \(publickey|Host key verification failed/, "login-refused", SSH_REFUSED], [/ssh: connect to host|ssh: Could not resolve hostname/, "server-unreachable", SSH_AWAY], [/no password supplied|password authentication failed|authentication failed for user|no pg_hba\.conf entry|FATAL: .*role "[^"]*" (does not exist|is not permitted to log in)/, "login-refused", "Is the password in the address the right one, and does pg_hba.conf let this account in from here?"], [/could not connect to server|connection to server .* failed: (Connection refused|No such file|No route|timeout)|could not translate host name|the database system is (starting up|shutting down|in recovery)|server closed the connection|terminating connection|SSL connection has been closed|could not send data to server|connection is dead|no connection to the server/, "server-unreachable", "Does the server run, and do host and port fit? If it went away meanwhile, run this again."], [/role "[^"]*" does not exist/, "restore-failed", "The backup holds no roles (globals: false): make that role on the server first. A proof cannot make it; it needs globals: true."], [/database "[^"]*" does not exist/, "source-missing", "Does the name in the policy still fit?"], [/server version mismatch|aborting because of server version|unsupported version .* in file header/, "tool-missing", "Install the client of the server's own major version."], [/query would be affected by row-level security/, "right-missing", "ALTER ROLE the account BYPASSRLS: rows it does not see would be missing."], [/does not have CONNECT privilege/, "right-missing", "GRANT CONNECT ON DATABASE … TO the account: this database does not let everybody in."], [/is not currently accepting connections/, "right-missing", "ALTER DATABASE … ALLOW_CONNECTIONS true, or leave it out."], [/permission denied|must be (super|owner|member)|not permitted|insufficient privilege/, "right-missing", "GRANT pg_read_all_data to the account that saves; restoring needs a superuser."], [/cache lookup failed for|could not open relation with OID/, "source-changed", "Somebody alters the database: run this again when that is over."], [/No space left on device|could not extend file|disk full/, "restore-full", "Make room on the server's disk; the place is as it was."], [/canceling statement due to (lock|statement) timeout|could not obtain lock|lock timeout/, "source-in-use", "Somebody alters a table and holds its lock: run this again when that is over."]];
    function faults_faultOf(failed) {
      const {
        stage,
        stderr
      } = failed;
      const known = faults_MEANINGS.find(([form]) => form.test(stderr));
      const [, code, hint] = known ?? [null, null, ""];
      const isRestore = stage === "restore";
      const fallback = isRestore ? "restore-failed" : "source-failed";
      const isElsewhere = code === (isRestore ? "source-changed" : "restore-full");
      const fits = code === null || isElsewhere ? fallback : code;
      return new error.Et(stage, `${failed.cannot}: ${postgres_faults_whyOf(failed)}`, {
        code: fits,
        hint: hint || (isRestore ? "The place is as it was. Follow the server's message, then run this again." : "Follow the server's message; `holdfast check` tries login, rights and tools."),
        thing: failed.thing
      });
    }
    function postgres_faults_whyOf({
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
    var postgres_session_addDisposableResource = undefined && undefined.__addDisposableResource || function (env, value, async) {
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
    var postgres_session_disposeResources = undefined && undefined.__disposeResources || function (SuppressedError) {
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
    const postgres_session_END = "\\echo hf-end";
    function session_openSession(client, to) {
      const {
        machine,
        stage
      } = client;
      const words = makeQueue();
      const child = machine.start(postgres_client_command(client, ["psql", "--no-psqlrc", "--quiet", "--no-align", "--tuples-only", "--no-password", "--set=ON_ERROR_STOP=1", "--set=VERBOSITY=verbose", "--dbname", target(client, to.database)], words.bytes));
      words.push("SET ROLE NONE;\n");
      const lines = textLines(child.stdout);
      let closed = null;
      const close = async () => {
        words.end();
        await child.stdout[Symbol.asyncIterator]().return?.();
        await child.ended.catch(() => {});
      };
      const query = async sql => {
        words.push(`${copied(sql)}\n;\n${postgres_session_END}\n`);
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
        throw faults_faultOf({
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
          return await query("");
        },
        [Symbol.asyncDispose]: async () => {
          closed ??= close();
          await closed;
        }
      };
    }
    function copied(sql) {
      if (!/^\s*SELECT\s/.test(sql)) return sql;
      return `COPY (${sql}) TO STDOUT (FORMAT csv, DELIMITER E'\\x02', QUOTE E'\\x01')`;
    }
    async function session_inSession(client, to, work) {
      const env_1 = {
        stack: [],
        error: void 0,
        hasError: false
      };
      try {
        const session = postgres_session_addDisposableResource(env_1, session_openSession(client, to), true);
        return await work(session);
      } catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
      } finally {
        const result_1 = postgres_session_disposeResources(env_1);
        if (result_1) await result_1;
      }
    }
    function session_quotedName(name) {
      return `"${name.replaceAll('"', '""')}"`;
    }
    function session_quotedText(text) {
      return `'${text.replaceAll("'", "''")}'`;
    }
    ;
    const databases_ASIDE = /\.(new|old)-[0-9a-f]{16}$/;
    const ASK = `SELECT json_build_object(
  'identifier', (SELECT system_identifier::text FROM pg_control_system()),
  'number', current_setting('server_version_num')::int, 'version', current_setting('server_version'),
  'isSuperuser', (SELECT rolsuper FROM pg_roles WHERE rolname = current_user),
  'roles', (SELECT count(*) FROM pg_roles WHERE left(rolname, 3) <> 'pg_'),
  'databases', (SELECT json_agg(json_build_object('name', datname, 'oid', oid::text, 'isTemplate', datistemplate, 'isOpen', datallowconn,
    'size', CASE WHEN has_database_privilege(oid, 'CONNECT') OR pg_has_role('pg_read_all_stats', 'USAGE') THEN pg_database_size(oid) ELSE 0 END,
    'connections', (SELECT count(*) FROM pg_stat_activity WHERE datid = d.oid AND pid <> pg_backend_pid() AND coalesce(backend_type, 'client backend') = 'client backend'))) FROM pg_database AS d))`;
    const HUBS = ["postgres", "template1"];
    async function databases_readServer(client) {
      return await inHub(client, [], session => databases_serverIn(session));
    }
    async function databases_serverIn(session) {
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
          thing: (0, domain_name.SP)(client.url)
        };
        let isIn = false;
        try {
          return await session_inSession(client, to, async session => {
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
      url
    }) {
      return `Cannot work with server "${(0, domain_name.SP)(url)}"`;
    }
    function databases_covered(client, there) {
      const {
        databases,
        excluded,
        into
      } = client.settings;
      if (into !== undefined) return [into];
      refuseUnclear(client.settings);
      if (databases === "all") {
        const all = there.filter(one => one.isOpen && !one.isTemplate && !databases_ASIDE.test(one.name));
        const names = all.map(({
          name
        }) => name);
        return databases_sorted(names.filter(name => !Object.hasOwn(excluded, name)));
      }
      const own = client.address.database ?? client.address.keywords["user"];
      const named = databases ?? (own === undefined ? [] : [own]);
      if (named.length > 0) return databases_sorted([...new Set(named)]);
      throw new error.Et(client.stage, `Cannot tell which database of "${(0, domain_name.SP)(client.url)}" is meant`, {
        code: "policy-invalid",
        hint: "Name it in the address, or under databases."
      });
    }
    function refuseUnclear({
      url,
      databases,
      schemas,
      ...others
    }) {
      const isOne = databases === undefined || databases !== "all" && databases.length === 1;
      if (schemas === undefined && Object.keys(others["excluded-schemas"]).length === 0) return;
      if (schemas !== undefined && isOne) return;
      throw new error.Et("policy", `Cannot tell which schemas of "${(0, domain_name.SP)(url)}" are meant`, {
        code: "policy-invalid",
        hint: "schemas needs one database; excluded-schemas needs schemas.",
        thing: (0, domain_name.SP)(url)
      });
    }
    function databases_sorted(names) {
      return names.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
    }
    var domain_part = __webpack_require__(85176);
    ;
    const GLOBALS = "globals";
    function postgres_parts_partOf(database) {
      if (/^(database )*globals$/.test(database)) return `database ${database}`;
      return /--data-\d+( whole)*$/.test(database) ? `${database} whole` : database;
    }
    function parts_databaseOf(part) {
      if (/^(database )+globals$/.test(part)) return part.slice("database ".length);
      return /--data-\d+( whole)+$/.test(part) ? part.slice(0, -" whole".length) : part;
    }
    function dataPartOf(part, turn) {
      return `${part}--data-${turn}`;
    }
    function isDatabase(part) {
      return part !== GLOBALS && (0, domain_part.l)(part) === part;
    }
    function parts_prefixOf(part) {
      return (0, domain_name.uZ)(Buffer.from(part, "utf8")).replaceAll("/", "\\x2f");
    }
    ;
    const settings_LONGEST = 63;
    const MOST_JOBS = 4;
    const settings_noZero = text => !text.includes("\0");
    const settings_address = schemas.YjP().regex(/^(env:[A-Za-z_][A-Za-z0-9_]*|file:[^\x00\r\n]+|postgres(ql)?:\/\/[^\x00\r\n]*)$/, {
      message: "env:NAME, file:PATH or postgres://user@host:port/database"
    }).refine(text => !/^postgres/.test(text) || settings_isOpen(text), {
      message: "no password and no unknown option: put the address into a file or the environment"
    });
    const settings_fits = text => Buffer.byteLength(text) <= settings_LONGEST;
    const postgres_settings_name = schemas.YjP().min(1).max(settings_LONGEST).refine(settings_noZero, "holds a zero byte").refine(settings_fits, `is longer than ${settings_LONGEST} bytes`);
    const settings_run = schemas.YOg(schemas.YjP().min(1).refine(settings_noZero, "holds a zero byte")).default([]);
    const postgresSettings = schemas.rej({
      url: settings_address,
      "restore-url": settings_address.optional(),
      databases: schemas.KCZ([schemas.euz("all"), schemas.YOg(postgres_settings_name).min(1)]).optional(),
      schemas: schemas.YOg(postgres_settings_name).min(1).optional(),
      "excluded-schemas": schemas.g1P(postgres_settings_name, schemas.YjP().min(1).max(200)).default({}),
      globals: schemas.zMY().default(true),
      jobs: schemas.Whr().min(1).max(MOST_JOBS).default(1),
      excluded: schemas.g1P(postgres_settings_name, schemas.YjP().min(1).max(200)).default({}),
      run: settings_run,
      scratch: schemas.rej({
        url: settings_address,
        run: settings_run
      }).optional(),
      checks: domain_question.lR
    });
    function settings_isOpen(text) {
      try {
        return address_addressOf(text).password === null;
      } catch {
        return false;
      }
    }
    ;
    const moves_KILL_EVERY = 100;
    async function postgres_moves_markOf(client) {
      const server = await databases_readServer(client);
      const names = databases_covered(client, server.databases);
      const marks = names.map(name => moves_markIn(server, name));
      const [only] = marks;
      if (marks.length === 1 && only !== undefined) return only;
      const named = names.map((name, at) => `${(0, domain_name.SP)(name)}=${marks[at]}`);
      return `${server.identifier} ${named.join(" ")}`;
    }
    function moves_markIn({
      identifier,
      databases
    }, name) {
      const found = databases.find(one => one.name === name);
      return found === undefined ? "absent" : `${identifier}:${found.oid}`;
    }
    async function moves_movesOf(client, restore, parts) {
      const server = await databases_readServer(client);
      return moves_placesOf(client, server, parts).map(name => ({
        place: `${server.identifier}/${moves_written(name)}`,
        built: moves_written(moves_asideName(name, `new-${restore}`)),
        kept: moves_written(moves_asideName(name, `old-${restore}`)),
        was: moves_markIn(server, name)
      }));
    }
    function moves_placesOf(client, server, parts) {
      const {
        into
      } = client.settings;
      const saved = parts?.filter(isDatabase);
      if (into === undefined) {
        const own = saved ?? databases_covered(client, server.databases).map(postgres_parts_partOf);
        return databases_sorted(own).map(parts_databaseOf);
      }
      if (saved === undefined || saved.length === 1) return [into];
      throw new error.Et("policy", `Cannot restore ${saved.length} databases into "${(0, domain_name.SP)(into)}"`, {
        code: "usage",
        hint: "A source of several databases comes back under their own names: leave --into out.",
        thing: into
      });
    }
    function moves_asideName(name, end) {
      const room = settings_LONGEST - end.length - 1;
      if (Buffer.byteLength(name) <= room) return `${name}.${end}`;
      const hash = (0, external_node_crypto_.createHash)("sha256").update(name).digest("hex").slice(0, 8);
      let short = name;
      while (Buffer.byteLength(short) > room - 9) short = short.slice(0, -1).replace(/[\ud800-\udbff]$/, "");
      return `${short}~${hash}.${end}`;
    }
    function moves_written(name) {
      return (0, domain_name.uZ)(Buffer.from(name, "utf8"));
    }
    function moves_read(name) {
      return Buffer.from((0, domain_name.qZ)(name)).toString("utf8");
    }
    function moves_namesOf(move) {
      const place = move.place.slice(move.place.indexOf("/") + 1);
      return {
        place: moves_read(place),
        built: moves_read(move.built),
        kept: moves_read(move.kept)
      };
    }
    async function markBuilt(client, moves) {
      const server = await databases_readServer(client);
      return moves.map(move => ({
        ...move,
        brought: moves_markIn(server, moves_namesOf(move).built)
      }));
    }
    async function moves_swap(client, moves) {
      await moves_rename(client, moves, server => moves.flatMap(move => {
        const {
          place,
          built,
          kept
        } = moves_namesOf(move);
        if (placeMark(server, move) !== move.was) throw stalePlace(place);
        if (has(server, kept) && move.was !== "absent") throw takenName(place, kept);
        if (!has(server, built)) throw goneBuilt(place, built);
        const out = move.was === "absent" ? [] : [[place, kept]];
        return [...out, [built, place]];
      }));
    }
    async function moves_undo(client, moves) {
      await moves_rename(client, moves, server => moves.flatMap(move => {
        const {
          place,
          built,
          kept
        } = moves_namesOf(move);
        const now = placeMark(server, move);
        const isBuilt = has(server, built);
        const isThere = now !== "absent";
        const isOthers = isThere && (isBuilt || (move.brought ?? now) !== now);
        if (move.was === "absent") return isThere && !isOthers ? [[place, built]] : [];
        if (now === move.was) return [];
        if (moves_markIn(server, kept) !== move.was) throw goneKept(place, kept);
        if (isOthers) throw takenName(place, place);
        const back = [kept, place];
        return isThere ? [[place, built], back] : [back];
      }));
    }
    async function moves_drop(client, moves, which) {
      const names = moves.map(move => moves_namesOf(move)[which]);
      await inHub(client, names, async session => {
        moves_refuseOther(await databases_serverIn(session), moves);
        for (const name of names) await dropDatabase(session, name);
      });
    }
    async function dropDatabase(session, name) {
      const named = `FROM pg_database WHERE datname = ${session_quotedText(name)}`;
      const [isTemplate] = await session.query(`SELECT to_json(datistemplate) ${named}`);
      if (isTemplate === true) await session.query(`ALTER DATABASE ${session_quotedName(name)} IS_TEMPLATE false`);
      await session.query(`DROP DATABASE IF EXISTS ${session_quotedName(name)} WITH (FORCE)`);
    }
    async function moves_rename(client, moves, judge) {
      const all = moves.flatMap(move => Object.values(moves_namesOf(move)));
      await inHub(client, all, async session => {
        const server = await databases_serverIn(session);
        moves_refuseOther(server, moves);
        const renames = judge(server);
        if (renames.length === 0) return;
        client.machine.step("postgres: rename");
        const oids = renames.flatMap(([from]) => oidOf(server, from));
        await moves_whileEnding(client, {
          oids,
          without: all
        }, () => session.query(["BEGIN", ...renames.map(([from, to]) => `ALTER DATABASE ${session_quotedName(from)} RENAME TO ${session_quotedName(to)}`), "COMMIT"].join("; ")));
        client.machine.step("postgres: renamed");
      });
    }
    async function moves_whileEnding(client, of, work) {
      await inHub(client, of.without, async session => {
        const end = `SELECT to_json(count(pg_terminate_backend(pid))) FROM pg_stat_activity WHERE datid IN (${of.oids.join(", ")})`;
        await session.query(end);
        let isOver = false;
        const working = work().finally(() => {
          isOver = true;
        });
        working.catch(() => {});
        while (!isOver) {
          await Promise.race([working.catch(() => {}), (0, external_node_timers_promises_.setTimeout)(moves_KILL_EVERY)]);
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
      return moves_markIn(server, name) !== "absent";
    }
    function placeMark(server, move) {
      return moves_markIn(server, moves_namesOf(move).place);
    }
    function moves_refuseOther({
      identifier
    }, moves) {
      const other = moves.find(({
        place
      }) => place.slice(0, place.indexOf("/")) !== identifier);
      if (other !== undefined) throw otherServer(moves_namesOf(other).place);
    }
    function builtSession(client, move, cannot) {
      const {
        built,
        place
      } = moves_namesOf(move);
      return session_openSession(client, {
        database: built,
        cannot,
        thing: (0, domain_name.SP)(place)
      });
    }
    ;
    var postgres_answer_addDisposableResource = undefined && undefined.__addDisposableResource || function (env, value, async) {
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
    var postgres_answer_disposeResources = undefined && undefined.__disposeResources || function (SuppressedError) {
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
    const ANSWER = session_quotedName("holdfast's answer");
    async function answer_answerOf(client, {
      moves,
      question,
      limit = engine.W
    }) {
      const env_1 = {
        stack: [],
        error: void 0,
        hasError: false
      };
      try {
        const move = answer_moveFor(moves, question);
        const session = postgres_answer_addDisposableResource(env_1, builtSession(client, move, "Cannot ask"), true);
        const statement = `SELECT json_build_array(asked.${ANSWER}::text) FROM (${(0, domain_question.T8)(question)}\n) AS asked(${ANSWER}) LIMIT 1`;
        try {
          await session.query(`BEGIN READ ONLY; SET LOCAL statement_timeout = ${limit}`);
          const [row] = await session.execute(statement);
          return row?.[0] ?? null;
        } catch (cause) {
          if (!(cause instanceof error.Et)) throw cause;
          throw refusal(question, cause.message.slice(cause.message.indexOf(": ") + 2));
        }
      } catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
      } finally {
        const result_1 = postgres_answer_disposeResources(env_1);
        if (result_1) await result_1;
      }
    }
    function answer_moveFor(moves, question) {
      const names = moves.map(move => moves_namesOf(move).place);
      return moves[askedOf(names, question)];
    }
    ;
    const SETTING = "holdfast.schemas";
    const CHOSEN = `coalesce(current_setting('${SETTING}', true), '')`;
    const WHOLE = `${CHOSEN} = ''`;
    const SCOPE = `nullif(${CHOSEN}, '')`;
    function OURS(column) {
      return `${column} IN (SELECT oid FROM pg_namespace WHERE nspname <> 'information_schema' AND left(nspname, 3) <> 'pg_' AND ${isChosen("nspname")})`;
    }
    const EXTENSIONS = `extname <> 'plpgsql' AND (${isChosen("extnamespace::regnamespace::text")} OR extnamespace = to_regnamespace('public'))`;
    function isChosen(name) {
      return `CASE WHEN ${WHOLE} THEN true ELSE ${CHOSEN}::jsonb ? ${name} END`;
    }
    function INHERITS(column) {
      return `EXISTS (SELECT FROM pg_inherits JOIN pg_class AS parent ON parent.oid = inhparent WHERE inhrelid = ${column} AND parent.relkind <> 'p')`;
    }
    function scopeTo(schemas) {
      const list = schemas === undefined ? "" : JSON.stringify(schemas);
      return `SET ${SETTING} = ${session_quotedText(list)}`;
    }
    ;
    const catalog_text_digest = text => `encode(sha256(convert_to(coalesce(${text}, ''), getdatabaseencoding())), 'hex')`;
    const catalog_text_sorted = array => `(SELECT json_agg(one ORDER BY one COLLATE "C")::text FROM unnest(${array}) AS one)`;
    const catalog_text_written = (text, letter = "NULL") => `json_build_object('letter', ${catalog_text_digest(letter)}, 'text', encode(convert_to(coalesce(${text}, ''), getdatabaseencoding()), 'hex'))`;
    const DEF = "pg_get_functiondef(o.oid)";
    const ARGUMENTS = "pg_get_function_arguments(o.oid)";
    const ROUTINE = catalog_text_written(`CASE WHEN prosqlbody IS NULL THEN ${ARGUMENTS} ELSE ${DEF} END`, `CASE WHEN prosqlbody IS NULL THEN replace(${DEF}, ${ARGUMENTS}, '') || prosrc END`);
    ;
    const owner = column => `pg_get_userbyid(${column})`;
    function rights(column, kind, of, which = "<> 'MAINTAIN'") {
      const role = oid => `CASE ${oid} WHEN 0 THEN 'PUBLIC' ELSE quote_ident(${owner(oid)}) END`;
      return `(SELECT coalesce(string_agg(one, ' ' ORDER BY one), '') FROM (SELECT ${role("grantee")} || '=' || privilege_type || CASE WHEN is_grantable THEN '*' ELSE '' END || '/' || ${role("grantor")} AS one FROM aclexplode(coalesce(${column}, acldefault('${kind}', ${of}))) WHERE privilege_type ${which}) AS hf)`;
    }
    const ATTOPTIONS = `(SELECT json_agg(one ORDER BY one) FROM unnest(attoptions) AS one WHERE left(one, 10) <> 'pg_attver=')`;
    const ORDER = `CASE WHEN ${INHERITS("attrelid")} THEN attname END, attnum`;
    const columns = oid => catalog_text_written(`(SELECT string_agg(quote_ident(attname) || ' = ' || pg_get_expr(adbin, adrelid), ', ' ORDER BY attname) FROM pg_attrdef JOIN pg_attribute ON attrelid = adrelid AND attnum = adnum WHERE adrelid = ${oid})`, `(SELECT json_agg(json_build_array(attname, format_type(atttypid, atttypmod), attnotnull, attidentity, attgenerated, CASE WHEN attcollation = 0 THEN NULL ELSE attcollation::regcollation::text END, ${rights("attacl", "c", "relowner")}, attstorage, attcompression, nullif(attstattarget, -1), ${ATTOPTIONS}, attislocal, ${catalog_text_sorted("attfdwoptions")}, col_description(attrelid, attnum)) ORDER BY ${ORDER})::text
   FROM pg_attribute WHERE attrelid = ${oid} AND attnum > 0 AND NOT attisdropped)`);
    const MADE = `o.oid >= 16384 AND ${WHOLE}`;
    const KINDS = [["pg_namespace", OURS("o.oid"), {
      owner: owner("nspowner"),
      rights: rights("nspacl", "n", "nspowner")
    }], ["pg_class", `relkind IN ('r', 'p', 'f') AND relpersistence <> 't' AND ${OURS("relnamespace")}`, {
      kind: "relkind::text",
      owner: owner("relowner"),
      rights: rights("relacl", "r", "relowner"),
      maintain: rights("relacl", "r", "relowner", "= 'MAINTAIN'"),
      columns: columns("o.oid"),
      options: catalog_text_digest(catalog_text_sorted("reloptions")),
      storage: "relpersistence::text || coalesce((SELECT amname FROM pg_am WHERE pg_am.oid = relam), '')",
      security: "relrowsecurity::text || ' ' || relforcerowsecurity::text",
      replica: "relreplident::text",
      partition: catalog_text_written("coalesce(pg_get_expr(relpartbound, o.oid), '') || ' of ' || coalesce(pg_get_partkeydef(o.oid), '')", "(SELECT string_agg(inhparent::regclass::text, ',' ORDER BY inhseqno) FROM pg_inherits WHERE inhrelid = o.oid)")
    }], ["pg_class", `relkind IN ('v', 'm') AND relpersistence <> 't' AND ${OURS("relnamespace")}`, {
      kind: "relkind::text",
      owner: owner("relowner"),
      rights: rights("relacl", "r", "relowner"),
      columns: columns("o.oid"),
      options: catalog_text_digest(catalog_text_sorted("reloptions")),
      filled: "relispopulated::text",
      definition: catalog_text_written("pg_get_viewdef(o.oid)")
    }], ["pg_class", `relkind = 'S' AND relpersistence <> 't' AND ${OURS("relnamespace")}`, {
      owner: owner("relowner"),
      rights: rights("relacl", "s", "relowner"),
      definition: catalog_text_digest("(SELECT concat_ws(' ', format_type(seqtypid, NULL), seqstart, seqincrement, seqmin, seqmax, seqcache, seqcycle) FROM pg_sequence WHERE seqrelid = o.oid) || coalesce((SELECT refobjid::regclass::text || '.' || attname FROM pg_depend JOIN pg_attribute ON attrelid = refobjid AND attnum = refobjsubid WHERE classid = 'pg_class'::regclass AND objid = o.oid AND refclassid = 'pg_class'::regclass AND deptype IN ('a', 'i') ORDER BY 1 LIMIT 1), '')")
    }], ["pg_class", `relkind IN ('i', 'I') AND relpersistence <> 't' AND ${OURS("relnamespace")} AND EXISTS (SELECT FROM pg_index WHERE indexrelid = o.oid AND (indisvalid OR relkind = 'I'))`, {
      definition: catalog_text_written("pg_get_indexdef(o.oid)", "(SELECT concat_ws(' ', indisclustered, indisreplident) FROM pg_index WHERE indexrelid = o.oid)")
    }], ["pg_proc", `prokind <> 'a' AND ${OURS("pronamespace")}`, {
      owner: owner("proowner"),
      rights: rights("proacl", "f", "proowner"),
      definition: ROUTINE
    }], ["pg_proc", `prokind = 'a' AND ${OURS("pronamespace")}`, {
      owner: owner("proowner"),
      rights: rights("proacl", "f", "proowner"),
      definition: catalog_text_digest("(SELECT concat_ws(' ', aggtransfn, aggfinalfn, aggcombinefn, format_type(aggtranstype, NULL), agginitval, aggkind) FROM pg_aggregate WHERE aggfnoid = o.oid)")
    }], ["pg_type", `typtype IN ('e', 'd', 'r', 'b', 'c') AND typelem = 0 AND ${OURS("typnamespace")} AND (typrelid = 0 OR EXISTS (SELECT FROM pg_class WHERE pg_class.oid = typrelid AND relkind = 'c'))`, {
      owner: owner("typowner"),
      rights: rights("typacl", "T", "typowner"),
      definition: catalog_text_written("coalesce(pg_get_expr(typdefaultbin, 0), typdefault)", `concat_ws(' ', typtype, typnotnull, format_type(nullif(typbasetype, 0), typtypmod), (SELECT json_agg(enumlabel ORDER BY enumsortorder)::text FROM pg_enum WHERE enumtypid = o.oid), (SELECT format_type(rngsubtype, NULL) FROM pg_range WHERE rngtypid = o.oid), (SELECT json_agg(json_build_array(attname, format_type(atttypid, atttypmod)) ORDER BY attnum)::text FROM pg_attribute WHERE attrelid = typrelid AND attnum > 0 AND NOT attisdropped))`)
    }], ["pg_constraint", `contype IN ('p', 'u', 'f', 'c', 'x') AND conparentid = 0 AND ${OURS("connamespace")}`, {
      valid: "convalidated::text",
      definition: catalog_text_written("pg_get_constraintdef(o.oid)")
    }], ["pg_trigger", `NOT tgisinternal AND tgparentid = 0 AND EXISTS (SELECT FROM pg_class WHERE pg_class.oid = tgrelid AND ${OURS("relnamespace")})`, {
      enabled: "tgenabled::text",
      definition: catalog_text_written("pg_get_triggerdef(o.oid)")
    }], ["pg_rewrite", `rulename <> '_RETURN' AND EXISTS (SELECT FROM pg_class WHERE pg_class.oid = ev_class AND ${OURS("relnamespace")})`, {
      enabled: "ev_enabled::text",
      definition: catalog_text_written("pg_get_ruledef(o.oid)")
    }], ["pg_policy", `EXISTS (SELECT FROM pg_class WHERE pg_class.oid = polrelid AND ${OURS("relnamespace")})`, {
      definition: catalog_text_written("coalesce(pg_get_expr(polqual, polrelid), '') || ' / ' || coalesce(pg_get_expr(polwithcheck, polrelid), '')", `concat_ws(' ', polcmd, polpermissive, ${catalog_text_sorted("ARRAY(SELECT CASE one WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(one)) END FROM unnest(polroles) AS one)")})`)
    }], ["pg_extension", EXTENSIONS, {
      schema: "extnamespace::regnamespace::text"
    }], ["pg_publication", WHOLE, {
      owner: owner("pubowner"),
      definition: catalog_text_digest("concat_ws(' ', puballtables, pubinsert, pubupdate, pubdelete, pubtruncate, pubviaroot)")
    }], ["pg_publication_rel", WHOLE, {
      definition: catalog_text_written("pg_get_expr(prqual, prrelid)", "(SELECT json_agg(attname ORDER BY attname)::text FROM pg_attribute WHERE attrelid = prrelid AND attnum = ANY (prattrs))")
    }], ["pg_publication_namespace", WHOLE, {}], ["pg_event_trigger", WHOLE, {
      owner: owner("evtowner"),
      definition: catalog_text_digest("concat_ws(' ', evtevent, evtenabled, array_to_string(evttags, ','), evtfoid::regprocedure)")
    }], ["pg_foreign_data_wrapper", WHOLE, {
      owner: owner("fdwowner"),
      rights: rights("fdwacl", "F", "fdwowner"),
      definition: catalog_text_digest(catalog_text_sorted("fdwoptions"))
    }], ["pg_foreign_server", WHOLE, {
      owner: owner("srvowner"),
      rights: rights("srvacl", "S", "srvowner"),
      definition: catalog_text_digest(`concat_ws(' ', srvtype, srvversion, ${catalog_text_sorted("srvoptions")})`)
    }], ["pg_user_mapping", WHOLE, {}], ["pg_statistic_ext", OURS("stxnamespace"), {
      owner: owner("stxowner"),
      definition: catalog_text_written("pg_get_statisticsobjdef(o.oid)")
    }], ["pg_default_acl", `(${WHOLE} OR ${OURS("defaclnamespace")})`, {
      rights: `(SELECT coalesce(string_agg(one, ' ' ORDER BY one), '') FROM (SELECT CASE grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(grantee)) END || '=' || privilege_type AS one FROM aclexplode(defaclacl) WHERE privilege_type <> 'MAINTAIN') AS hf)`
    }], ["pg_cast", MADE, {
      definition: catalog_text_digest("concat_ws(' ', castcontext, castmethod, CASE castfunc WHEN 0 THEN '' ELSE castfunc::regprocedure::text END)")
    }], ["pg_operator", OURS("oprnamespace"), {
      owner: owner("oprowner"),
      definition: catalog_text_digest("concat_ws(' ', oprcode, oprrest, oprjoin, oprcanmerge, oprcanhash)")
    }], ["pg_opclass", OURS("opcnamespace"), {
      owner: owner("opcowner")
    }], ["pg_opfamily", OURS("opfnamespace"), {
      owner: owner("opfowner")
    }], ["pg_collation", OURS("collnamespace"), {
      owner: owner("collowner"),
      definition: catalog_text_digest("concat_ws(' ', collprovider, collisdeterministic, collcollate, collctype, to_jsonb(o) ->> 'collicurules')")
    }], ["pg_conversion", OURS("connamespace"), {
      owner: owner("conowner")
    }], ["pg_ts_config", OURS("cfgnamespace"), {
      owner: owner("cfgowner")
    }], ["pg_ts_dict", OURS("dictnamespace"), {
      owner: owner("dictowner"),
      definition: catalog_text_digest("dictinitoption")
    }], ["pg_ts_parser", OURS("prsnamespace"), {}], ["pg_ts_template", OURS("tmplnamespace"), {}], ["pg_language", MADE, {
      owner: owner("lanowner"),
      rights: rights("lanacl", "l", "lanowner")
    }], ["pg_transform", MADE, {}], ["pg_am", MADE, {}]];
    ;
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
    const OTHER_VERSIONS = `SELECT json_build_object('name', extname, 'version', extversion, 'usual', default_version)
FROM pg_extension JOIN pg_available_extensions ON name = extname WHERE ${EXTENSIONS} AND extversion <> default_version ORDER BY extname`;
    const ABOVE = `CASE WHEN relispartition THEN (SELECT a.relid FROM pg_partition_ancestors(o.oid) WITH ORDINALITY AS a (relid, nth) JOIN pg_partitioned_table ON partrelid = a.relid
  WHERE partstrat = 'h' AND EXISTS (SELECT FROM pg_opclass WHERE pg_opclass.oid = ANY (partclass::oid[]) AND opcintype = 'anyenum'::regtype) ORDER BY nth DESC LIMIT 1) END`;
    const TABLES = relations("r", `'type', 'table', 'above', (SELECT identity FROM pg_identify_object('pg_class'::regclass, ${ABOVE}, 0))`);
    const SEQUENCES = relations("S", "'type', 'sequence', 'above', NULL");
    const SIZES = relations("r", `'bytes', pg_table_size(o.oid), 'file', relfilenode::text,
  'blocks', CASE WHEN relam = (SELECT oid FROM pg_am WHERE amname = 'heap') THEN pg_relation_size(o.oid) / current_setting('block_size')::int ELSE 0 END,
  'columns', CASE WHEN ${INHERITS("o.oid")} OR ${ABOVE} IS NOT NULL OR EXISTS (SELECT FROM pg_attribute WHERE attrelid = o.oid AND attgenerated = 'v')
    THEN (SELECT coalesce(json_agg(attname ORDER BY attname), '[]') FROM pg_attribute WHERE attrelid = o.oid AND attnum > 0 AND NOT attisdropped AND attgenerated <> 'v') END`);
    const FILES = "SELECT to_json(relfilenode::text) FROM pg_class WHERE relkind = 'r'";
    function relations(kind, fields) {
      return `SELECT json_build_object('identity', n.identity, 'schema', s.nspname, 'name', relname, ${fields})
FROM pg_class AS o JOIN pg_namespace AS s ON s.oid = relnamespace, pg_identify_object('pg_class'::regclass, o.oid, 0) AS n
WHERE relkind = '${kind}' AND relpersistence <> 't' AND ${OURS("relnamespace")} AND NOT EXISTS (SELECT FROM pg_depend WHERE deptype = 'e' AND classid = 'pg_class'::regclass AND objid = o.oid)`;
    }
    const DATABASE = `SELECT json_build_object(
  'owner', ${owner("datdba")}, 'encoding', pg_encoding_to_char(encoding), 'collate', datcollate, 'ctype', datctype,
  'provider', datlocprovider::text, 'locale', coalesce(to_jsonb(o) ->> 'datlocale', to_jsonb(o) ->> 'daticulocale', ''), 'rules', coalesce(to_jsonb(o) ->> 'daticurules', ''),
  'template', CASE WHEN datistemplate THEN true END,
  'schemas', ${SCOPE}, 'limit', datconnlimit, 'comment', coalesce(shobj_description(o.oid, 'pg_database'), ''),
  'rights', (SELECT coalesce(json_agg(one ORDER BY one ->> 0, one ->> 1), '[]')::text FROM (SELECT json_build_array(CASE grantee WHEN 0 THEN NULL ELSE pg_get_userbyid(grantee) END, privilege_type, bool_or(is_grantable AND grantee <> datdba)) AS one FROM aclexplode(coalesce(datacl, acldefault('d', datdba))) GROUP BY grantee, privilege_type) AS hf),
  'settings', (SELECT coalesce(json_agg(one ORDER BY one ->> 0, one ->> 1), '[]')::text FROM (SELECT json_build_array(CASE setrole WHEN 0 THEN NULL ELSE pg_get_userbyid(setrole) END, setting) AS one FROM pg_db_role_setting, unnest(setconfig) AS setting WHERE setdatabase = o.oid) AS hf))
FROM pg_database AS o WHERE datname = current_database()`;
    ;
    function nameKey({
      schema,
      name
    }) {
      return JSON.stringify([schema, name]);
    }
    function quotedPair({
      schema,
      name
    }) {
      return `${session_quotedName(schema)}.${session_quotedName(name)}`;
    }
    ;
    const content_PINS = `
SET extra_float_digits = 3; SET DateStyle = 'ISO, YMD'; SET TimeZone = 'UTC'; SET IntervalStyle = 'postgres';
SET bytea_output = 'hex'; SET lc_monetary = 'C'; SET xmlbinary = 'base64'; SET search_path = pg_catalog;
SET row_security = off; SET client_encoding = 'UTF8'; SET statement_timeout = 0; SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0; SET idle_session_timeout = 0; SET default_transaction_read_only = off;
SELECT to_json(set_config(name, '0', false)) FROM pg_settings WHERE name = 'transaction_timeout'`;
    function rowOf(columns) {
      const named = columns?.map(name => `hf_row.${session_quotedName(name)}`).join(", ");
      return `(${named === undefined ? "hf_row.*" : `ROW(${named})`})::text COLLATE "C"`;
    }
    async function content_contentOf(session, table, {
      from,
      to
    } = {
      from: 0,
      to: null
    }) {
      const sum = seed => `coalesce(sum(hashtextextended(hf_text, ${seed})), 0)::text`;
      const bounds = [...(from === 0 ? [] : [`hf_row.ctid >= '(${from},0)'`]), ...(to === null ? [] : [`hf_row.ctid < '(${to},0)'`])];
      const where = bounds.length === 0 ? "" : ` WHERE ${bounds.join(" AND ")}`;
      const [row] = await session.query(`SELECT json_build_array(count(*)::text, ${sum(0)}, ${sum(7919)})
     FROM (SELECT ${rowOf(table.columns)} AS hf_text FROM ONLY ${quotedPair(table)} AS hf_row${where} OFFSET 0) AS hf`);
      const [rows, first, second] = row;
      return {
        rows: Number(rows),
        hash: `${first}:${second}`
      };
    }
    function content_joined(pieces) {
      const sums = [0n, 0n];
      for (const {
        hash
      } of pieces) {
        for (const [at, part] of hash.split(":").entries()) sums[at] = (sums[at] ?? 0n) + BigInt(part);
      }
      return {
        rows: pieces.reduce((sum, {
          rows
        }) => sum + rows, 0),
        hash: sums.join(":")
      };
    }
    async function content_countRows(session, tables) {
      let rows = 0;
      for (const table of tables) {
        const [count] = await session.query(`SELECT to_json(count(*)::text) FROM ONLY ${quotedPair(table)}`);
        rows += Number(count);
      }
      return rows;
    }
    async function content_standOf(session, sequence) {
      const [row] = await session.query(`SELECT json_build_array(last_value::text, is_called) FROM ${quotedPair(sequence)}`);
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
      const [row] = await session.query(`SELECT json_build_array(${sum(0)}, ${sum(7919)}) FROM pg_largeobject AS o
     WHERE rtrim(data, '\\x00'::bytea) <> '' OR length(data) > 0 AND NOT EXISTS (SELECT FROM pg_largeobject AS p WHERE p.loid = o.loid AND p.pageno > o.pageno AND length(p.data) > 0)`);
      const [rights] = await session.query(`SELECT to_json(sum(hashtextextended(concat_ws(' ', o.oid, pg_get_userbyid(lomowner), CASE grantee WHEN 0 THEN '' ELSE pg_get_userbyid(grantee) END, privilege_type, is_grantable), 0))::text)
     FROM pg_largeobject_metadata AS o, aclexplode(coalesce(lomacl, acldefault('L', lomowner)))`);
      const hash = row.join(":");
      return {
        rows: Number(count),
        hash,
        rights: rights
      };
    }
    ;
    function definition_definitionOf({
      letter,
      text
    }) {
      const plain = plainly(Buffer.from(text, "hex").toString("latin1"));
      return (0, external_node_crypto_.createHash)("sha256").update(`${letter}\n`).update(plain, "latin1").digest("hex");
    }
    const definition_NAME = '(?:"(?:[^"]|"")+"|[a-z_][a-z0-9_]*)';
    const FIELD = "(?:year|month|day|hour|minute|second)";
    const definition_LONG = String.raw`character varying|double precision|bit varying|time(?:stamp)?(?:\(\d+\))? with(?:out)? time zone|interval(?: ${FIELD}(?: to ${FIELD})?)?(?![\w.])`;
    const CAST = String.raw`::(?:${definition_LONG}|${definition_NAME}(?:\.${definition_NAME})?)(?:\([^()]*\))?(?:\[\])*`;
    const definition_TOKEN = new RegExp(String.raw`${CAST}|'(?:[^']|'')*'|"(?:[^"]|"")*"|\s+|[()]|[\w$\x80-\xff]+|[^\s\w$\x80-\xff()'":]+|.`, "gs");
    function plainly(text) {
      const stack = [opened(false)];
      let isTight = false;
      for (const [token] of text.matchAll(definition_TOKEN)) {
        const top = stack.at(-1);
        if (token === "(") stack.push(opened(isTight));else if (token === ")" && stack.length > 1) {
          stack.pop();
          const below = stack.at(-1);
          settle(below);
          below.closed = {
            inner: wordsOf(top),
            count: top.count,
            isCall: top.isCall,
            joins: top.joins
          };
        } else if (token.startsWith("::")) settle(top, true);else if (token.trim() !== "") {
          if (token === "AND" || token === "OR") top.joins = token;
          settle(top);
          add(top, token, 1);
        }
        isTight = /[\w$"]$/.test(token) && !token.startsWith("::");
      }
      return stack.map(wordsOf).join(" ( ");
    }
    function opened(isCall) {
      return {
        words: "",
        isCall,
        count: 0,
        joins: "",
        closed: null
      };
    }
    function settle(open, isCast = false) {
      const {
        closed
      } = open;
      open.closed = null;
      if (closed === null) return;
      const {
        inner,
        count,
        isCall,
        joins
      } = closed;
      const isChain = joins !== "" && joins === open.joins;
      const isBare = !isCall && (isCast || count === 1 || isChain);
      add(open, isBare ? inner : `( ${inner} )`, isBare ? count : 1);
    }
    function add(open, words, count) {
      open.words += open.words === "" ? words : ` ${words}`;
      open.count += count;
    }
    function wordsOf(open) {
      settle(open);
      return open.words;
    }
    ;
    async function catalog_readCatalog(session, part) {
      const prefix = parts_prefixOf(part);
      const keyOf = (type, identity) => `${prefix}/${type} ${(0, domain_name.uZ)(Buffer.from(identity, "utf8"))}`;
      const facts = new Map();
      const [row] = await session.query(DATABASE);
      const {
        schemas,
        template,
        ...database
      } = row;
      const rare = Object.entries({
        schemas,
        template
      }).flatMap(([name, value]) => value == null ? [] : [[name, value]]);
      facts.set(`${prefix}/database`, {
        ...fieldsOf(database),
        ...Object.fromEntries(rare)
      });
      for (const row of await session.query(CATALOG)) {
        refuseGone(row, part);
        const comment = row.comment === null ? {} : {
          comment: row.comment
        };
        facts.set(keyOf(row.type, row.identity), {
          ...fieldsOf(row.is),
          ...comment
        });
      }
      const named = async sql => (await session.query(sql)).map(row => {
        refuseGone(row, part);
        const {
          schema,
          name,
          identity,
          type,
          above
        } = row;
        const key = keyOf(type, identity);
        return {
          schema,
          name,
          key,
          above: above === null ? null : keyOf(type, above)
        };
      });
      return {
        facts,
        tables: await named(TABLES),
        sequences: await named(SEQUENCES),
        hasLargeObjects: typeof schemas !== "string"
      };
    }
    function refuseGone(row, part) {
      if (row.type !== null && row.identity !== null) return;
      const database = (0, domain_name.SP)(parts_databaseOf(part));
      const message = `Cannot read database "${database}": something in it was dropped meanwhile`;
      throw new error.Et("source", message, {
        code: "source-changed",
        hint: "Somebody alters the database: run this again when that is over.",
        thing: database
      });
    }
    function fieldsOf(row) {
      return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, factValue(value)]));
    }
    function factValue(value) {
      return typeof value === "object" && value !== null ? definition_definitionOf(value) : value ?? "";
    }
    async function* catalog_factsOf(catalog, reading) {
      const {
        contents,
        part
      } = reading;
      const large = `${parts_prefixOf(part)}/large objects`;
      const tables = Map.groupBy(catalog.tables, ({
        key,
        above
      }) => above ?? key);
      const sequences = new Map(catalog.sequences.map(sequence => [sequence.key, sequence]));
      for (const key of [...catalog.facts.keys(), ...(catalog.hasLargeObjects ? [large] : [])].sort(domain_name.cD)) {
        const is = catalog.facts.get(key) ?? {};
        const own = tables.get(key);
        const sequence = sequences.get(key);
        if (key === large) yield catalog_fact(key, {
          ...(await contents.largeObjects())
        });else if (own !== undefined) yield catalog_fact(key, {
          ...is,
          ...(await contentIn(own, contents))
        });else if (sequence !== undefined) yield catalog_fact(key, {
          ...is,
          value: await standing(sequence, reading)
        });else yield catalog_fact(key, is);
      }
    }
    async function contentIn(tables, contents) {
      const all = [];
      for (const table of tables) all.push(await contents.of(table));
      return content_joined(all);
    }
    async function standing(sequence, {
      session,
      stands
    }) {
      const known = stands();
      if (known === null) return await content_standOf(session, sequence);
      return (await known).get(nameKey(sequence)) ?? "";
    }
    function catalog_fact(key, is) {
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
      table: ["maintain"],
      "foreign table": ["maintain"]
    };
    function catalog_comparable(item, sameMajor) {
      const type = item.key.slice(item.key.indexOf("/") + 1);
      const kind = /^(materialized view|foreign table|[a-z]+)/.exec(type)?.[0] ?? "";
      const gone = sameMajor ? [] : CHANGING[kind] ?? [];
      if (gone.length === 0) return item;
      const is = Object.fromEntries(Object.entries(item.is).filter(([name]) => !gone.includes(name)));
      return {
        ...item,
        is
      };
    }
    ;
    const contents_PIECE = 64 * 2 ** 20;
    async function sizesOf(session) {
      return await session.query(SIZES);
    }
    function readContents(sessions, tables, shared = new Set(tables)) {
      const failed = Promise.withResolvers();
      failed.promise.catch(() => {});
      const own = [];
      const common = [];
      const later = (to, bytes, read) => {
        const {
          promise,
          resolve
        } = Promise.withResolvers();
        to.push({
          bytes,
          work: async session => resolve(await read(session))
        });
        return promise;
      };
      const large = later(own, 0, largeObjects);
      const contents = new Map(tables.map(table => {
        const to = shared.has(table) ? common : own;
        const ranges = rangesOf(table).map(({
          from,
          to: end,
          bytes
        }) => later(to, bytes, session => content_contentOf(session, table, {
          from,
          to: end
        })));
        return [nameKey(table), Promise.all(ranges).then(content_joined)];
      }));
      const waiting = common.sort((a, b) => b.bytes - a.bytes).values();
      for (const [at, session] of sessions.entries()) {
        const work = at === 0 ? drain(session, own).then(() => drain(session, waiting)) : null;
        (work ?? drain(session, waiting)).catch(cause => failed.reject(cause));
      }
      return {
        of: async table => {
          const content = contents.get(nameKey(table));
          if (content === undefined) throw new RangeError("A table that is not among those read");
          return await Promise.race([content, failed.promise]);
        },
        largeObjects: async () => await Promise.race([large, failed.promise])
      };
    }
    async function drain(session, waiting) {
      for (const {
        work
      } of waiting) await work(session);
    }
    function rangesOf({
      blocks,
      bytes
    }) {
      const count = Math.max(1, Math.min(blocks, Math.ceil(bytes / contents_PIECE)));
      const step = Math.ceil(blocks / count);
      return Array.from({
        length: count
      }, (_, at) => ({
        from: at * step,
        to: at === count - 1 ? null : (at + 1) * step,
        bytes: bytes / count
      }));
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
    const MEMBERS = `SELECT json_build_object('group', pg_get_userbyid(roleid), 'member', pg_get_userbyid(member), 'admin', bool_or(admin_option),
  'inherit', bool_or((to_jsonb(m) ->> 'inherit_option')::boolean), 'set', bool_or((to_jsonb(m) ->> 'set_option')::boolean))
FROM pg_auth_members AS m WHERE member >= 16384 GROUP BY roleid, member ORDER BY pg_get_userbyid(roleid) COLLATE "C", pg_get_userbyid(member) COLLATE "C"`;
    async function readRoles(session) {
      const [may] = await session.query("SELECT to_json(has_table_privilege('pg_authid', 'SELECT'))");
      const withPasswords = may === true;
      const sql = withPasswords ? rolesFrom("pg_authid", "rolpassword") : rolesFrom("pg_roles", "NULL::text");
      const roles = await session.query(sql);
      const members = await session.query(MEMBERS);
      const lines = [...roles.flatMap(globals_linesOf), ...members.map(grant)];
      return {
        sql: `${lines.join("\n")}\n`,
        names: roles.map(({
          name
        }) => name),
        withPasswords
      };
    }
    function globals_linesOf(role) {
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
      const options = [...(admin ? ["ADMIN OPTION"] : []), ...(inherit === null || set === null ? [] : [`INHERIT ${globals_word(inherit)}`, `SET ${globals_word(set)}`])];
      const all = options.length > 1 ? options.map(one => one.replace("OPTION", "TRUE")) : options;
      const end = all.length === 0 ? "" : ` WITH ${all.join(", ")}`;
      return `GRANT ${lineName(group)} TO ${lineName(member)}${end};`;
    }
    function globals_word(is) {
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
        if (line === "" || line.startsWith("-- ")) continue;
        const names = aboutWhom(line);
        if (names === null) throw globals_strange(line);
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
    function globals_strange(line) {
      return new error.Et("restore", `Cannot make the roles: the backup says "${(0, domain_name.SP)(line.slice(0, 40))}…", which Holdfast does not write`, {
        code: "restore-failed",
        hint: "The place is as it was. Verify the backup with `holdfast verify --deep`.",
        thing: GLOBALS
      });
    }
    ;
    var new_database_addDisposableResource = undefined && undefined.__addDisposableResource || function (env, value, async) {
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
    var new_database_disposeResources = undefined && undefined.__disposeResources || function (SuppressedError) {
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
    async function savedSchemas(part) {
      const start = `${parts_prefixOf(part.name)}/schema `;
      const schemas = new Map();
      for await (const {
        key,
        is
      } of part.facts()) {
        if (key.startsWith(start)) schemas.set(Buffer.from((0, domain_name.qZ)(key.slice(start.length))).toString("utf8"), is);else if (schemas.size > 0) break;
      }
      return schemas;
    }
    async function openSchemas(session, schemas) {
      const open = [...schemas].filter(([, is]) => new_database_isOpen(is)).map(([name]) => session_quotedText(name));
      if (open.length === 0) return;
      const shut = await session.query(`SELECT to_json(nspname) FROM pg_namespace WHERE quote_ident(nspname) IN (${open.join(", ")}) AND NOT has_schema_privilege('public', oid, 'USAGE')`);
      if (shut.length === 0) return;
      await session.query("SET session_replication_role = replica");
      await session.query(`GRANT USAGE ON SCHEMA ${shut.map(session_quotedName).join(", ")} TO PUBLIC`);
      await session.query("RESET session_replication_role");
    }
    function new_database_isOpen(is) {
      const owner = String(is["owner"]);
      const rights = ` ${is["rights"]} `;
      return [owner, session_quotedName(owner)].some(one => rights.includes(` PUBLIC=USAGE/${one} `));
    }
    const HAS_FOREIGN = "SELECT to_json(EXISTS (SELECT FROM pg_inherits JOIN pg_class ON oid = inhrelid WHERE relkind = 'f'))";
    const LOCAL = `SELECT json_build_object('schema', nspname, 'name', relname) FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = relnamespace
WHERE relkind IN ('r', 'm', 'p') AND relpersistence <> 't' AND nspname <> 'information_schema' AND left(nspname, 3) <> 'pg_'
AND c.oid NOT IN (WITH RECURSIVE above (oid) AS (
  SELECT inhparent FROM pg_inherits JOIN pg_class ON pg_class.oid = inhrelid WHERE relkind = 'f'
  UNION SELECT inhparent FROM pg_inherits JOIN above ON inhrelid = above.oid) SELECT oid FROM above)`;
    async function analyze(client, move) {
      try {
        const env_1 = {
          stack: [],
          error: void 0,
          hasError: false
        };
        try {
          const session = new_database_addDisposableResource(env_1, builtSession(client, move, "Cannot analyze what was built"), true);
          await session.query(content_PINS);
          const [hasForeign] = await session.query(HAS_FOREIGN);
          const local = hasForeign === true ? await session.query(LOCAL) : null;
          if (local?.length === 0) return;
          await session.query(`ANALYZE ${local?.map(quotedPair).join(", ") ?? ""}`);
        } catch (e_1) {
          env_1.error = e_1;
          env_1.hasError = true;
        } finally {
          const result_1 = new_database_disposeResources(env_1);
          if (result_1) await result_1;
        }
      } catch (cause) {
        if (!(cause instanceof error.Et)) throw cause;
        const text = `${cause.message}: queries are planned blindly until the server analyzes it by itself`;
        client.machine.tell({
          kind: "line",
          text
        });
      }
    }
    ;
    const ASCII = /^[ -~]*$/;
    const LABELS = {
      SQL_ASCII: "utf-8",
      ...Object.fromEntries([874, 1250, 1251, 1252, 1253, 1254, 1255, 1256, 1257, 1258].map(page => [`WIN${page}`, `windows-${page}`])),
      ...Object.fromEntries([6, 7, 8].map(part => [`ISO_8859_${part}`, `iso-8859-${part}`]))
    };
    function encodingWords(encoding, words) {
      if (LABELS[encoding] === undefined) return [];
      const isPlain = encoding === "SQL_ASCII" || words.every(word => ASCII.test(word));
      return isPlain ? [`--encoding=${encoding}`] : [];
    }
    ;
    class Short extends Error {}
    function cursor(start) {
      const window = windowOn(start);
      const {
        take
      } = window;
      let intSize = 4;
      let offsetSize = 8;
      let decode = decoderOf("UTF8");
      const byte = () => take(1)[0];
      const integer = () => {
        const isNegative = byte() === 1;
        const value = take(intSize).readUIntLE(0, intSize);
        return isNegative ? -value : value;
      };
      return {
        ...window,
        byte,
        integer,
        setSizes: (forIntegers, forOffsets) => {
          if (forIntegers < 1 || forIntegers > 6) throw new Error("it is in a format we do not read");
          intSize = forIntegers;
          offsetSize = forOffsets;
        },
        setEncoding: name => {
          decode = decoderOf(name);
        },
        offset: () => void take(1 + offsetSize),
        text: () => {
          const length = integer();
          return length < 0 ? null : decode(take(length));
        },
        skip: () => {
          const length = integer();
          if (length >= 0) take(length);
          return length >= 0;
        }
      };
    }
    function decoderOf(encoding) {
      const label = LABELS[encoding] ?? "utf-8";
      if (label === "utf-8") return bytes => bytes.toString("utf8");
      const decoder = new TextDecoder(label, {
        ignoreBOM: true
      });
      return bytes => decoder.decode(bytes);
    }
    function windowOn(start) {
      let bytes = start;
      let at = 0;
      let kept = 0;
      return {
        take: length => {
          if (at + length > bytes.length) throw new Short();
          at += length;
          return bytes.subarray(at - length, at);
        },
        left: () => bytes.length - kept,
        keep: () => {
          kept = at;
        },
        feed: more => {
          bytes = Buffer.concat([bytes.subarray(kept), ...more]);
          at = 0;
          kept = 0;
        },
        drop: () => {
          bytes = Buffer.alloc(0);
        }
      };
    }
    ;
    function toc_majorOf(start) {
      const from = cursor(start);
      readStart(from);
      from.text();
      return Number.parseInt(from.text() ?? "", 10);
    }
    const LIMIT = 128 * 2 ** 20;
    const SETVAL = /^SELECT pg_catalog\.setval\([\s\S]*, (-?\d+), (true|false)\);\s*$/;
    class TocReader {
      #from = cursor(Buffer.alloc(0));
      #stands = new Map();
      #tablespaces = new Set();
      #head = null;
      #read = 0;
      #toc = null;
      #waiting = 0;
      #chunks = [];
      get toc() {
        return this.#toc;
      }
      take(chunk) {
        if (this.#toc !== null) return;
        this.#chunks.push(Uint8Array.from(chunk));
        this.#waiting += chunk.byteLength;
        if (this.#waiting >= Math.max(4096, this.#from.left())) this.#try();
      }
      end() {
        if (this.#toc === null) this.#try();
        if (this.#toc === null) throw new Error("its table of contents is cut short");
        return this.#toc;
      }
      #try() {
        const from = this.#from;
        from.feed(this.#chunks);
        this.#chunks = [];
        this.#waiting = 0;
        try {
          this.#head ??= readHead(from);
          for (from.keep(); this.#read < this.#head.entries; from.keep()) {
            this.#note(readEntry(from, this.#head.version));
            this.#read++;
          }
        } catch (cause) {
          if (!(cause instanceof Short)) throw cause;
          if (from.left() > LIMIT) throw new Error("one entry of its table of contents is larger than 128 MiB");
          return;
        }
        from.drop();
        this.#toc = {
          stands: this.#stands,
          tablespaces: this.#tablespaces,
          entries: this.#head.entries
        };
      }
      #note({
        desc,
        tag,
        schema,
        definition,
        tablespace
      }) {
        if (tablespace !== "") this.#tablespaces.add(tablespace);
        if (desc === "ENCODING") this.#from.setEncoding(/'(.*)'/.exec(definition)?.[1] ?? "");
        if (desc !== "SEQUENCE SET") return;
        const found = SETVAL.exec(definition);
        if (found === null) throw new Error("it sets a sequence in a way we do not read");
        this.#stands.set(nameKey({
          schema,
          name: tag
        }), stand(found[1], found[2] === "true"));
      }
    }
    async function tocOf(dump) {
      const reader = new TocReader();
      for await (const chunk of dump) {
        reader.take(chunk);
        if (reader.toc !== null) return reader.toc;
      }
      return reader.end();
    }
    function readHead(from) {
      const version = readStart(from);
      for (let field = 0; field < 3; field++) from.skip();
      return {
        version,
        entries: from.integer()
      };
    }
    function readStart(from) {
      if (from.take(5).toString("latin1") !== "PGDMP") throw new Error("it is no dump of PostgreSQL");
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
      from.skip();
      from.skip();
      const tag = from.text() ?? "";
      const desc = from.text() ?? "";
      from.integer();
      const definition = from.text() ?? "";
      from.skip();
      from.skip();
      const schema = from.text() ?? "";
      const tablespace = from.text() ?? "";
      from.skip();
      if (version >= 0x110) from.integer();
      from.skip();
      from.skip();
      while (from.skip());
      from.offset();
      return {
        tag,
        desc,
        definition,
        schema,
        tablespace
      };
    }
    ;
    async function together_together(works, stop) {
      let failure = null;
      const ending = works.map(async work => {
        try {
          await work;
        } catch (cause) {
          if (failure !== null) return;
          failure = {
            cause
          };
          stop(cause);
        }
      });
      await Promise.all(ending);
      const failed = failure;
      if (failed !== null) throw failed.cause;
    }
    ;
    const pg_restore_AT_ONCE = 500;
    async function fill(filling) {
      const {
        client,
        part,
        data
      } = filling;
      if (data.length === 0) return await pgRestore(filling, part, []);
      await pgRestore(filling, part, ["--section=pre-data"]);
      client.machine.step("postgres: defined");
      await fillRows(filling);
      await setSequences(filling);
      client.machine.step("postgres: filled");
      await pgRestore(filling, part, ["--section=post-data"]);
    }
    async function fillRows(filling) {
      const {
        client,
        part,
        data
      } = filling;
      const children = [];
      const waiting = [part, ...data].values();
      let isOver = false;
      const drain = async () => {
        for (const one of waiting) {
          if (isOver) return;
          await pgRestore(filling, one, ["--section=data"], child => void children.push(child));
        }
      };
      const works = Array.from({
        length: client.settings.jobs
      }, drain);
      await together_together(works, () => {
        isOver = true;
        for (const {
          stdout
        } of children) void stdout[Symbol.asyncIterator]().return?.();
      });
    }
    async function setSequences({
      client,
      move,
      part
    }) {
      const {
        built,
        place
      } = moves_namesOf(move);
      const {
        stands
      } = await headOf(client, part);
      const calls = [...stands].map(([key, stand]) => {
        const [schema, name] = JSON.parse(key);
        const [value = "", next] = stand.split(" ");
        return `setval(${session_quotedText(quotedPair({
          schema,
          name
        }))}::regclass, ${BigInt(value)}, ${next === undefined})`;
      });
      const cannot = `Cannot put back database "${(0, domain_name.SP)(place)}"`;
      await session_inSession(client, {
        database: built,
        cannot,
        thing: (0, domain_name.SP)(place)
      }, async session => {
        for (let at = 0; at < calls.length; at += pg_restore_AT_ONCE) {
          const some = calls.slice(at, at + pg_restore_AT_ONCE).map(call => `(${call})`);
          await session.query(`SELECT to_json(count(one)) FROM (VALUES ${some.join(", ")}) AS hf (one)`);
        }
      });
    }
    async function headOf({
      stage
    }, part) {
      try {
        return await tocOf(part.read());
      } catch (cause) {
        if (cause instanceof error.Et || cause instanceof error.j$) throw cause;
        const why = (0, domain_name.SP)(cause.message);
        throw new error.Et(stage, `Cannot put back "${(0, domain_name.SP)(part.name)}": ${why}`, {
          code: "restore-failed",
          hint: "The place is as it was. Verify the backup, or restore another one.",
          thing: (0, domain_name.SP)(part.name),
          cause
        });
      }
    }
    async function pgRestore({
      client,
      move
    }, part, words, onStart = () => {}) {
      const {
        built,
        place
      } = moves_namesOf(move);
      const child = client.machine.start(postgres_client_command(client, ["pg_restore", "--no-password", "--format=custom", "--single-transaction", "--exit-on-error", "--role=none", ...words, ...(client.settings.lent === true ? ["--no-tablespaces"] : []), "--dbname", target(client, built)], part.read()));
      onStart(child);
      for await (const _ of child.stdout);
      const {
        code,
        stderr
      } = await child.ended;
      if (client.machine.signal.aborted) throw new error.j$();
      if (code === 0) return;
      const cannot = `Cannot put back database "${(0, domain_name.SP)(place)}"`;
      throw faults_faultOf({
        stage: client.stage,
        cannot,
        thing: (0, domain_name.SP)(place),
        stderr,
        code
      });
    }
    ;
    function schemasOf(is) {
      const {
        schemas
      } = is;
      return typeof schemas === "string" ? JSON.parse(schemas) : undefined;
    }
    async function propertiesOf(part) {
      const key = `${parts_prefixOf(part.name)}/database`;
      for await (const fact of part.facts()) if (fact.key === key) return fact.is;
      throw untoldDatabase(part.name);
    }
    function creation(name, is) {
      const text = field => session_quotedText(String(is[field] ?? ""));
      const locales = {
        c: " LOCALE_PROVIDER libc",
        i: ` LOCALE_PROVIDER icu ICU_LOCALE ${text("locale")}${is["rules"] ? ` ICU_RULES ${text("rules")}` : ""}`,
        b: ` LOCALE_PROVIDER builtin BUILTIN_LOCALE ${text("locale")}`
      };
      const locale = locales[String(is["provider"])] ?? "";
      return `CREATE DATABASE ${session_quotedName(name)} TEMPLATE template0 OWNER ${session_quotedName(String(is["owner"]))} ENCODING ${text("encoding")} LC_COLLATE ${text("collate")} LC_CTYPE ${text("ctype")}${locale} CONNECTION LIMIT ${Number(is["limit"])}`;
    }
    function alterations(name, is) {
      const database = session_quotedName(name);
      const settings = JSON.parse(String(is["settings"]));
      const rights = JSON.parse(String(is["rights"]));
      const owner = session_quotedName(String(is["owner"]));
      return [...settings.map(([role, config]) => role === null ? `ALTER DATABASE ${database} SET ${setting(config)}` : `ALTER ROLE ${session_quotedName(role)} IN DATABASE ${database} SET ${setting(config)}`), `REVOKE ALL ON DATABASE ${database} FROM PUBLIC, ${owner}`, ...rights.map(([role, right, mayGrant]) => {
        const whom = role === null ? "PUBLIC" : session_quotedName(role);
        return `GRANT ${right} ON DATABASE ${database} TO ${whom}${mayGrant && whom !== owner ? " WITH GRANT OPTION" : ""}`;
      }), `COMMENT ON DATABASE ${database} IS ${session_quotedText(String(is["comment"] ?? ""))}`, ...(is["template"] === true ? [`ALTER DATABASE ${database} IS_TEMPLATE true`] : [])];
    }
    ;
    const schemas_OWN = "nspname <> 'information_schema' AND left(nspname, 3) <> 'pg_'";
    const isExtensions = (catalog, oid) => `EXISTS (SELECT FROM pg_depend WHERE deptype = 'e' AND classid = '${catalog}'::regclass AND objid = ${oid})`;
    const ANYTHING = `(EXISTS (SELECT FROM pg_class AS c WHERE relnamespace = n.oid AND relkind IN ('r', 'p', 'v', 'm', 'f', 'S', 'c') AND relpersistence <> 't' AND NOT ${isExtensions("pg_class", "c.oid")})
  OR EXISTS (SELECT FROM pg_proc WHERE pronamespace = n.oid AND NOT ${isExtensions("pg_proc", "pg_proc.oid")}))`;
    const own = [["pg_class", OURS("relnamespace")], ["pg_proc", OURS("pronamespace")], ["pg_type", OURS("typnamespace")], ["pg_constraint", OURS("connamespace")], ...[["pg_trigger", "tgrelid"], ["pg_rewrite", "ev_class"], ["pg_attrdef", "adrelid"], ["pg_policy", "polrelid"]].map(([catalog, of]) => [catalog, `${of} IN (SELECT oid FROM pg_class WHERE ${OURS("relnamespace")})`])].map(([catalog, where]) => `SELECT '${catalog}'::regclass AS classid, oid AS objid FROM ${catalog} WHERE ${where}`);
    const NEEDS = `SELECT json_build_object('needed', ref.type || ' ' || ref.identity, 'by', by.type || ' ' || by.identity)
FROM (WITH own AS (${own.join(" UNION ALL ")})
  SELECT DISTINCT ON (refclassid, refobjid) refclassid, refobjid, classid, objid FROM pg_depend JOIN own USING (classid, objid)
  WHERE refobjid >= 16384 AND refclassid <> 'pg_namespace'::regclass
    AND (deptype = 'n' OR deptype = 'a' AND NOT EXISTS (SELECT FROM pg_class WHERE classid = 'pg_class'::regclass AND pg_class.oid = objid AND relkind = 'S'))
    AND (refclassid, refobjid) NOT IN (SELECT classid, objid FROM own)
    AND NOT EXISTS (SELECT FROM pg_trigger WHERE classid = 'pg_trigger'::regclass AND pg_trigger.oid = objid AND tgisinternal)
    AND NOT EXISTS (SELECT FROM pg_depend AS e WHERE e.deptype = 'e' AND e.classid = pg_depend.refclassid AND e.objid = pg_depend.refobjid AND e.refobjid IN (SELECT oid FROM pg_extension WHERE ${EXTENSIONS}))
  ORDER BY refclassid, refobjid, classid, objid) AS d,
  pg_identify_object(refclassid, refobjid, 0) AS ref, pg_identify_object(classid, objid, 0) AS by
WHERE coalesce(ref.schema, '') NOT IN (SELECT quote_ident(nspname) FROM pg_namespace WHERE ${OURS("pg_namespace.oid")})
AND ref.type <> 'index' ORDER BY ref.type, ref.identity LIMIT 100`;
    async function neededElsewhere(session) {
      return await session.query(NEEDS);
    }
    async function dumpWords(session, {
      schemas
    }, to) {
      if (schemas === undefined) return [];
      const [missing] = await missingSchemas(session, schemas);
      if (missing !== undefined) throw noSchema(to, missing);
      const extensions = await session.query(`SELECT to_json(extname) FROM pg_extension WHERE ${EXTENSIONS} ORDER BY extname`);
      return ["--strict-names", ...schemas.map(name => `--schema=${session_quotedName(name)}`), ...extensions.map(name => `--extension=${session_quotedName(name)}`)];
    }
    async function missingSchemas(session, schemas) {
      const there = await session.query("SELECT to_json(nspname) FROM pg_namespace");
      return schemas.filter(name => !there.includes(name));
    }
    async function uncoveredSchemas(session, known) {
      return await session.query(`SELECT to_json(nspname) FROM pg_namespace AS n WHERE ${schemas_OWN} AND NOT ${session_quotedText(JSON.stringify(known))}::jsonb ? nspname AND ${ANYTHING} ORDER BY nspname`);
    }
    async function otherSchemas(session, schemas) {
      return await session.query(`SELECT to_json(nspname) FROM pg_namespace AS n WHERE ${schemas_OWN} AND NOT ${session_quotedText(JSON.stringify(schemas))}::jsonb ? nspname
     AND NOT ${isExtensions("pg_namespace", "n.oid")} AND (nspname <> 'public' OR ${ANYTHING}) ORDER BY nspname`);
    }
    function wouldLose(stage, database, others) {
      const [first = ""] = others;
      const more = others.length > 1 ? ` and ${others.length - 1} more` : "";
      return new error.Et(stage, `Cannot restore some schemas into database "${(0, domain_name.SP)(database)}": it also holds schema "${(0, domain_name.SP)(first)}"${more}, which would be lost`, {
        code: "source-uncovered",
        hint: "Restore beside it with --into SOURCE=NAME, and take from there what is needed.",
        thing: (0, domain_name.SP)(database)
      });
    }
    function noSchema(to, name) {
      return new error.Et("source", `${to.cannot}: it has no schema "${(0, domain_name.SP)(name)}"`, {
        code: "source-missing",
        hint: "Does the name under schemas still fit?",
        thing: to.thing
      });
    }
    ;
    async function refuseLoss(client, {
      databases
    }, {
      move,
      is
    }) {
      const {
        place
      } = moves_namesOf(move);
      const schemas = schemasOf(is);
      if (schemas === undefined || !databases.some(({
        name
      }) => name === place)) return;
      const to = {
        database: place,
        cannot: `Cannot look into "${(0, domain_name.SP)(place)}"`,
        thing: (0, domain_name.SP)(place)
      };
      const others = await session_inSession(client, to, session => otherSchemas(session, schemas));
      if (others.length > 0) throw wouldLose(client.stage, place, others);
    }
    async function refuseTablespaces(client, part) {
      if (client.settings.lent === true) return;
      const {
        tablespaces
      } = await headOf(client, part);
      if (tablespaces.size === 0) return;
      const there = await inHub(client, [], session => session.query("SELECT to_json(spcname) FROM pg_tablespace"));
      const missing = [...tablespaces].filter(name => !there.includes(name)).sort();
      const [first] = missing;
      if (first === undefined) return;
      const more = missing.length > 1 ? ` and ${missing.length - 1} more` : "";
      throw new error.Et(client.stage, `Cannot put back "${(0, domain_name.SP)(part.name)}": the server has no tablespace "${(0, domain_name.SP)(first)}"${more}, in which tables of it lie`, {
        code: "restore-failed",
        hint: `Make each on the server: CREATE TABLESPACE ${lineName(first)} LOCATION '/a/folder'; part "globals" says where they lay. Nothing was touched.`,
        thing: (0, domain_name.SP)(part.name)
      });
    }
    ;
    const tablespaces_ASK = `SELECT json_build_object('name', spcname, 'owner', pg_get_userbyid(spcowner), 'location', pg_tablespace_location(o.oid),
  'options', coalesce(spcoptions, '{}'), 'comment', shobj_description(o.oid, 'pg_tablespace'),
  'rights', (SELECT coalesce(json_agg(json_build_object('role', CASE grantee WHEN 0 THEN NULL ELSE pg_get_userbyid(grantee) END, 'grant', is_grantable) ORDER BY grantee), '[]')
    FROM aclexplode(spcacl) WHERE grantee <> spcowner))
FROM pg_tablespace AS o WHERE left(spcname, 3) <> 'pg_' ORDER BY spcname COLLATE "C"`;
    async function readTablespaces(session) {
      return await session.query(tablespaces_ASK);
    }
    function tablespaceLines(tablespaces) {
      return tablespaces.flatMap(tablespaces_linesOf).map(line => `-- ${line}`);
    }
    function tablespaces_linesOf({
      name,
      owner,
      location,
      options,
      rights,
      comment
    }) {
      const own = lineName(name);
      const set = options.map(option => {
        const at = option.indexOf("=");
        return `${option.slice(0, at)} = ${option.slice(at + 1)}`;
      });
      const how = set.length === 0 ? "" : ` WITH (${set.join(", ")})`;
      return [`CREATE TABLESPACE ${own} OWNER ${lineName(owner)} LOCATION ${lineText(location)}${how};`, ...rights.map(({
        role,
        grant
      }) => `GRANT CREATE ON TABLESPACE ${own} TO ${role === null ? "PUBLIC" : lineName(role)}${grant ? " WITH GRANT OPTION" : ""};`), ...(comment === null ? [] : [`COMMENT ON TABLESPACE ${own} IS ${lineText(comment)};`])];
    }
    const KEY = `${GLOBALS}/tablespace `;
    function tablespaceFacts(tablespaces) {
      const facts = tablespaces.map(({
        name,
        owner,
        location,
        options
      }) => ({
        key: `${KEY}${(0, domain_name.uZ)(Buffer.from(name, "utf8"))}`,
        is: {
          owner,
          location,
          options: options.join(", ")
        },
        at: null,
        span: null
      }));
      return facts.sort((a, b) => (0, domain_name.cD)(a.key, b.key));
    }
    function isTablespace({
      key
    }) {
      return key.startsWith(KEY);
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
    function build_databaseParts(saved) {
      return databases_sorted([...saved.keys()].filter(isDatabase));
    }
    function dumpsOf(saved, part) {
      const data = [...saved.values()].filter(({
        name
      }) => name !== part && (0, domain_part.l)(name) === part);
      return {
        part: saved.get(part),
        data
      };
    }
    async function postgres_build_build(asking, saved, aside) {
      const server = await databases_readServer(asking);
      const client = undisturbed(await fitting(asking, server.major), server);
      const parts = build_databaseParts(saved);
      if (parts.length === 0 || parts.length !== aside.moves.length) throw nothingSaved(asking.url);
      const moves = new Map(parts.map((part, at) => [part, aside.moves[at]]));
      const majors = await refuseDownward(saved, parts, {
        client,
        major: server.major
      });
      const properties = new Map();
      for (const [part, move] of moves) {
        const of = dumpsOf(saved, part);
        const is = await propertiesOf(of.part);
        properties.set(part, is);
        await refuseLoss(client, server, {
          move,
          is
        });
        await refuseTablespaces(client, of.part);
      }
      const globals = client.settings.globals ? saved.get(GLOBALS) : undefined;
      const sql = globals === undefined ? null : await postgres_build_textOf(globals);
      if (sql !== null) await inHub(client, [], session => makeRoles(session, sql));
      try {
        for (const [part, move] of moves) {
          await buildOne({
            client,
            move,
            ...dumpsOf(saved, part)
          }, properties.get(part) ?? {});
          client.machine.step("postgres: built");
        }
      } catch (cause) {
        await dropAll(client, aside.moves).catch(() => {});
        throw cause;
      }
      return {
        moves,
        roles: sql === null ? null : globals_namesIn(sql),
        sameMajor: majors.every(major => major === server.major),
        properties,
        options: client.options
      };
    }
    async function dropAll(client, moves) {
      const names = moves.map(move => moves_namesOf(move).built);
      await inHub(client, names, async session => {
        for (const name of names) await dropDatabase(session, name);
      });
    }
    async function savedMajor(part) {
      const start = [];
      const length = Math.min(part.size, 4096);
      for await (const chunk of part.read({
        start: 0,
        length
      })) start.push(Uint8Array.from(chunk));
      try {
        return toc_majorOf(Buffer.concat(start));
      } catch (cause) {
        const message = `Cannot restore "${(0, domain_name.SP)(part.name)}": it does not begin as a dump of pg_dump does`;
        const hint = "Nothing was touched. Name another backup.";
        throw new error.Et("restore", message, {
          code: "restore-failed",
          hint,
          thing: (0, domain_name.SP)(part.name),
          cause
        });
      }
    }
    async function refuseDownward(saved, parts, {
      client,
      major
    }) {
      const majors = [];
      for (const name of parts) {
        const from = await savedMajor(saved.get(name));
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
    async function buildOne(building, properties) {
      const env_1 = {
        stack: [],
        error: void 0,
        hasError: false
      };
      try {
        const {
          client,
          move
        } = building;
        const {
          built,
          place
        } = moves_namesOf(move);
        await inHub(client, [built], async session => {
          await dropDatabase(session, built);
          await session.query(creation(built, properties));
        });
        client.machine.step("postgres: created");
        const session = postgres_build_addDisposableResource(env_1, builtSession(client, move, `Cannot put back database "${(0, domain_name.SP)(place)}"`), true);
        await session.query(content_PINS);
        const saved = await savedSchemas(building.part);
        const chosen = schemasOf(properties);
        if (chosen?.includes("public") ?? !saved.has("public")) await session.query("DROP SCHEMA public");
        await fill(building);
        await openSchemas(session, saved);
        for (const statement of alterations(built, properties)) await session.query(statement);
        if (client.settings.lent !== true) await analyze(client, move);
      } catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
      } finally {
        const result_1 = postgres_build_disposeResources(env_1);
        if (result_1) await result_1;
      }
    }
    async function postgres_build_textOf(part) {
      const chunks = [];
      for await (const chunk of part.read()) chunks.push(Uint8Array.from(chunk));
      return Buffer.concat(chunks).toString("utf8");
    }
    async function* postgres_build_expectedOf(saved, made) {
      for (const part of build_inOrder(made)) {
        for await (const fact of saved.get(part).facts()) {
          if (isTablespace(fact)) continue;
          yield catalog_comparable(fact, made.sameMajor);
        }
      }
    }
    async function* postgres_build_inspect(from, made) {
      const client = {
        ...from,
        options: made.options
      };
      for (const part of build_inOrder(made)) {
        const move = made.moves.get(part);
        if (move === undefined) {
          const names = new Set(made.roles ?? []);
          yield* roleFacts(await inHub(client, [], session => rolesAmong(session, names)));
          continue;
        }
        const schemas = schemasOf(made.properties.get(part) ?? {});
        yield* build_factsIn({
          client,
          move,
          part,
          schemas
        }, made.sameMajor);
      }
    }
    async function* build_factsIn({
      client,
      move,
      part,
      schemas
    }, sameMajor) {
      const env_2 = {
        stack: [],
        error: void 0,
        hasError: false
      };
      try {
        const open = () => builtSession(client, move, "Cannot compare what was built");
        const sessions = postgres_build_addDisposableResource(env_2, new AsyncDisposableStack(), true);
        const session = sessions.use(open());
        const readers = Array.from({
          length: client.settings.jobs
        }, () => sessions.use(open()));
        for (const one of [session, ...readers]) {
          await one.query(`${content_PINS}; ${scopeTo(schemas)}; SET default_transaction_read_only = on`);
        }
        const catalog = await catalog_readCatalog(session, part);
        const contents = readContents(readers, await sizesOf(session));
        for await (const fact of catalog_factsOf(catalog, {
          session,
          contents,
          part,
          stands: () => null
        })) {
          yield catalog_comparable(fact, sameMajor);
        }
      } catch (e_2) {
        env_2.error = e_2;
        env_2.hasError = true;
      } finally {
        const result_2 = postgres_build_disposeResources(env_2);
        if (result_2) await result_2;
      }
    }
    function build_inOrder({
      moves,
      roles
    }) {
      return databases_sorted([...moves.keys(), ...(roles === null ? [] : [GLOBALS])]);
    }
    ;
    async function postgres_check_check(settings, machine, before) {
      const stage = before === "dump" ? "source" : "restore";
      const {
        findings,
        add,
        tell
      } = noticing(urlFor(settings, stage));
      await tell(async () => {
        const asking = await clientOf(settings, machine, stage);
        const server = await databases_readServer(asking);
        const client = await fitting(asking, server.major);
        if (before === "dump") await check_checkDump(client, server, add);else await check_checkBuild(client, server, add);
      });
      return findings;
    }
    async function check_checkDump(client, server, add) {
      for (const name of databases_covered(client, server.databases)) {
        const to = {
          database: name,
          cannot: `Cannot save database "${(0, domain_name.SP)(name)}"`,
          thing: name
        };
        await session_inSession(client, to, async session => {
          await session.query(scopeTo(client.settings.schemas));
          await checkSchemas(session, client.settings, {
            database: name,
            add
          });
          await checkRights(session, name, add);
        });
      }
      for (const name of await uncovered(client, server)) {
        const isShut = server.databases.some(one => one.name === name && !one.isOpen);
        const why = isShut ? ": it allows no connections" : "";
        const text = `Database "${(0, domain_name.SP)(name)}" is on the server and not saved${why}`;
        const save = isShut ? "Save it (ALTER DATABASE … ALLOW_CONNECTIONS true)" : "Save it";
        const hint = `${save}, or say why not: excluded: { ${JSON.stringify(name)}: reason }.`;
        add("source-uncovered", "error", name, text, hint);
      }
    }
    async function checkSchemas(session, {
      schemas,
      ...others
    }, {
      database,
      add
    }) {
      if (schemas === undefined) return;
      for (const name of await missingSchemas(session, schemas)) {
        const text = `Database "${(0, domain_name.SP)(database)}" has no schema "${(0, domain_name.SP)(name)}"`;
        add("source-missing", "error", name, text, "Does the name under schemas still fit?");
      }
      const known = [...schemas, ...Object.keys(others["excluded-schemas"])];
      for (const name of await uncoveredSchemas(session, known)) {
        const text = `Schema "${(0, domain_name.SP)(name)}" of database "${(0, domain_name.SP)(database)}" is not saved`;
        const hint = `Save it, or say why not: excluded-schemas: { ${JSON.stringify(name)}: reason }.`;
        add("source-uncovered", "error", name, text, hint);
      }
      const [first, ...more] = await neededElsewhere(session);
      if (first === undefined) return;
      const also = more.length > 0 ? `, and ${more.length} more such things` : "";
      const text = `Schemas of database "${(0, domain_name.SP)(database)}" cannot be restored alone: ${(0, domain_name.SP)(first.by)} needs ${(0, domain_name.SP)(first.needed)}, which does not come along${also}`;
      const hint = "Name its schema under schemas too, or save the whole database.";
      add("source-uncovered", "error", database, text, hint);
    }
    const USED = `SELECT to_json(EXISTS (SELECT FROM pg_class WHERE oid >= 16384 AND relkind IN ('r', 'p', 'm') AND relnamespace NOT IN (SELECT oid FROM pg_namespace WHERE left(nspname, 3) = 'pg_'))
OR EXISTS (SELECT FROM pg_largeobject_metadata)
OR EXISTS (SELECT FROM pg_proc WHERE oid >= 16384 AND NOT EXISTS (SELECT FROM pg_depend WHERE deptype = 'e' AND classid = 'pg_proc'::regclass AND objid = pg_proc.oid)))`;
    async function uncovered(client, server) {
      const known = new Set([...databases_covered(client, server.databases), ...Object.keys(client.settings.excluded), "template0", "template1"]);
      const others = server.databases.map(({
        name
      }) => name).filter(name => !known.has(name) && !databases_ASIDE.test(name));
      if (!others.includes("postgres")) return others;
      const to = {
        database: "postgres",
        cannot: "Cannot look into it",
        thing: "postgres"
      };
      const isUsed = await session_inSession(client, to, async session => {
        const [used] = await session.query(USED);
        return used === true;
      }).catch(() => true);
      return isUsed ? others : others.filter(name => name !== "postgres");
    }
    const SHUT = `SELECT json_build_object('thing', n.identity, 'rls', relrowsecurity AND NOT (SELECT rolbypassrls OR rolsuper FROM pg_roles WHERE rolname = current_user) AND NOT (pg_has_role(relowner, 'USAGE') AND NOT relforcerowsecurity))
FROM pg_class AS o, pg_identify_object('pg_class'::regclass, o.oid, 0) AS n
WHERE relkind IN ('r', 'S') AND relpersistence <> 't' AND ${OURS("relnamespace")}
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
      const [large] = await session.query(`SELECT json_build_array((SELECT count(*) FROM pg_largeobject_metadata WHERE ${WHOLE}), (SELECT rolsuper FROM pg_roles WHERE rolname = current_user))`);
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
    async function check_checkBuild(client, server, add) {
      const {
        settings
      } = client;
      if (!server.isSuperuser) {
        const text = "The account that restores is no superuser, and cannot give things to their owners";
        const hint = "Name one under restore-url, or ALTER ROLE the account SUPERUSER for the restore.";
        add("right-missing", "error", client.url, text, hint);
      }
      const names = databases_covered(client, server.databases);
      const connected = server.databases.filter(({
        name
      }) => names.includes(name));
      for (const {
        name
      } of settings.schemas === undefined ? [] : connected) {
        const to = {
          database: name,
          cannot: `Cannot look into "${(0, domain_name.SP)(name)}"`,
          thing: name
        };
        const own = settings.schemas ?? [];
        const others = await session_inSession(client, to, session => otherSchemas(session, own));
        if (others.length > 0) throw wouldLose("restore", name, others);
      }
      const connections = connected.reduce((sum, one) => sum + one.connections, 0);
      if (connections === 0) return;
      const text = `${connections} connections are open; the restore will end them`;
      add("source-in-use", "warning", client.url, text, "Stop the programs that use the database.");
    }
    ;
    async function postgres_count_count(client) {
      const {
        databases,
        roles
      } = await databases_readServer(client);
      const names = databases_covered(client, databases);
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
        const found = await session_inSession(client, to, async session => {
          await session.query(`${content_PINS}; ${scopeTo(client.settings.schemas)}`);
          const tables = await session.query(TABLES);
          return {
            items: tables.length,
            rows: await content_countRows(session, tables)
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
    async function count_size(client) {
      const {
        databases
      } = await databases_readServer(client);
      const names = databases_covered(client, databases);
      const there = databases.filter(({
        name
      }) => names.includes(name));
      return there.length === 0 ? null : there.reduce((sum, one) => sum + one.size, 0);
    }
    async function count_connections(client) {
      const {
        databases
      } = await databases_readServer(client);
      const names = databases_covered(client, databases);
      const there = databases.filter(({
        name
      }) => names.includes(name));
      return there.reduce((sum, one) => sum + one.connections, 0);
    }
    ;
    const SHARED = 1000;
    const divide_MOST = 200;
    const WORDS = 60_000;
    function divide(tables, jobs) {
      const named = largest(tables);
      const rest = tables.filter(table => !named.includes(table));
      const loads = Array.from({
        length: jobs
      }, () => ({
        bytes: 0,
        tables: []
      }));
      const [first = {
        bytes: 0,
        tables: []
      }] = loads;
      first.bytes = rest.reduce((sum, {
        bytes
      }) => sum + bytes, 0);
      for (const table of named) {
        const least = loads.reduceRight((a, b) => b.bytes < a.bytes ? b : a);
        least.bytes += table.bytes;
        least.tables.push(table);
      }
      return loads.slice(1).flatMap(({
        tables: own
      }) => own.length === 0 ? [] : [own]);
    }
    function sharedOf(tables) {
      return new Set(bySize(tables).slice(0, SHARED));
    }
    function bySize(tables) {
      return tables.filter(({
        bytes
      }) => bytes > 0).sort((a, b) => b.bytes - a.bytes);
    }
    function largest(tables) {
      const sorted = bySize(tables);
      let words = 0;
      const ends = sorted.findIndex((table, at) => {
        words += Buffer.byteLength(quotedPair(table)) + 30;
        return at >= divide_MOST || words > WORDS;
      });
      return ends < 0 ? sorted : sorted.slice(0, ends);
    }
    ;
    var snapshot_addDisposableResource = undefined && undefined.__addDisposableResource || function (env, value, async) {
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
    var snapshot_disposeResources = undefined && undefined.__disposeResources || function (SuppressedError) {
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
    const snapshot_LOCK_WAIT = "10s";
    const snapshot_PATIENCE = `SET lock_timeout = '${snapshot_LOCK_WAIT}'`;
    const OPEN = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
    async function snapshot_openSnapshot(client, to, readers) {
      const sessions = Array.from({
        length: readers
      }, () => session_openSession(client, to));
      const dispose = async () => {
        for (const session of sessions.toReversed()) await session[Symbol.asyncDispose]();
      };
      try {
        const [holder, ...others] = sessions;
        for (const session of sessions) {
          await session.query(`${content_PINS}; ${snapshot_PATIENCE}; ${scopeTo(client.settings.schemas)}`);
          await session.query(OPEN);
        }
        const [id] = await holder.query("SELECT to_json(pg_export_snapshot())");
        for (const session of others) await session.query(`SET TRANSACTION SNAPSHOT ${session_quotedText(id)}`);
        const all = [readerOf(holder), ...others.map(readerOf)];
        return {
          id,
          readers: all,
          [Symbol.asyncDispose]: dispose
        };
      } catch (cause) {
        await dispose();
        throw cause;
      }
    }
    function readerOf(session) {
      return {
        query: async sql => await session.query(`SAVEPOINT hf; ${copied(sql)}; ROLLBACK TO hf; RELEASE hf`),
        hold: async tables => {
          if (tables.length === 0) return;
          const all = tables.map(table => `ONLY ${quotedPair(table)}`).join(", ");
          await session.query(`LOCK TABLE ${all} IN ACCESS SHARE MODE`);
        }
      };
    }
    async function changedSince(then, client, to) {
      const env_1 = {
        stack: [],
        error: void 0,
        hasError: false
      };
      try {
        const fresh = snapshot_addDisposableResource(env_1, session_openSession(client, to), true);
        await fresh.query(`${content_PINS}; ${snapshot_PATIENCE}; ${scopeTo(client.settings.schemas)}`);
        const now = await catalog_readCatalog(fresh, to.part);
        for (const [key, was] of then.catalog.facts) {
          if (JSON.stringify(now.facts.get(key)) !== JSON.stringify(was)) return key;
        }
        if (then.sizes === null) return null;
        const files = new Set(await fresh.query(FILES));
        const rewritten = then.sizes.find(({
          file
        }) => !files.has(file));
        if (rewritten === undefined) return null;
        const name = nameKey(rewritten);
        return then.catalog.tables.find(table => nameKey(table) === name)?.key ?? name;
      } catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
      } finally {
        const result_1 = snapshot_disposeResources(env_1);
        if (result_1) await result_1;
      }
    }
    ;
    async function* pgDump({
      client,
      to,
      ...how
    }) {
      const child = client.machine.start(postgres_client_command(client, ["pg_dump", "--no-password", "--format=custom", "--compress=0", "--no-subscriptions", "--role=none", `--snapshot=${how.snapshot}`, `--lock-wait-timeout=${snapshot_LOCK_WAIT}`, ...encodingWords(how.encoding, how.words), ...how.words, "--dbname", target(client, to.database)]));
      how.onStart(child);
      const head = new TocReader();
      let isSaid = false;
      const say = async () => {
        if (isSaid || head.toc === null) return;
        isSaid = true;
        await how.onToc(head.toc);
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
      if (code !== 0) throw faults_faultOf({
        stage: "source",
        cannot: to.cannot,
        thing: to.thing,
        stderr,
        code
      });
      head.end();
      await say();
    }
    ;
    var save_database_addDisposableResource = undefined && undefined.__addDisposableResource || function (env, value, async) {
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
    var save_database_disposeResources = undefined && undefined.__disposeResources || function (SuppressedError) {
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
    async function saveDatabase(saving) {
      const env_1 = {
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
        const {
          jobs
        } = client.settings;
        const to = {
          database,
          cannot: `Cannot dump database "${(0, domain_name.SP)(database)}"`,
          thing: part
        };
        const snapshot = save_database_addDisposableResource(env_1, await snapshot_openSnapshot(client, to, jobs), true);
        const catalog = await catalog_readCatalog(snapshot.readers[0], part);
        const words = await dumpWords(snapshot.readers[0], client.settings, to);
        for (const note of await versionNotes(snapshot.readers[0], part)) saving.note(note);
        client.machine.step("postgres: exported");
        const sizes = await holdTables(snapshot, catalog).catch(async cause => {
          await refuseChanged({
            ...saving,
            to,
            catalog
          }, null);
          throw cause;
        });
        return await stream({
          ...saving,
          to,
          snapshot,
          catalog,
          sizes,
          words
        });
      } catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
      } finally {
        const result_1 = save_database_disposeResources(env_1);
        if (result_1) await result_1;
      }
    }
    async function versionNotes(session, part) {
      const others = await session.query(OTHER_VERSIONS);
      return others.map(({
        name,
        version,
        usual
      }) => ({
        key: `${parts_prefixOf(part)}/extension ${(0, domain_name.SP)(name)}`,
        why: `is of version ${(0, domain_name.SP)(version)}; a restore makes it in the server's usual one, here ${(0, domain_name.SP)(usual)}`
      }));
    }
    async function holdTables({
      readers: [first, ...others]
    }, {
      tables
    }) {
      await first.hold(tables);
      const sizes = await sizesOf(first);
      for (const other of others) await other.hold([...sharedOf(sizes)]);
      return sizes;
    }
    async function stream(work) {
      const flow = {
        failure: null,
        children: [],
        head: Promise.withResolvers(),
        rows: new Map()
      };
      flow.head.promise.catch(() => {});
      const given = giveFacts(work, flow);
      given.catch(cause => stop(flow, cause));
      const apart = divide(work.sizes, work.client.settings.jobs);
      const sizes = new Map();
      const onEnd = (part, size) => void sizes.set(part, size);
      const parts = save_database_dumpsOf(work, {
        apart,
        flow,
        given
      }).map(({
        name,
        bytes
      }) => work.into.part({
        name,
        format: "pgdump",
        bytes: counted(bytes, size => onEnd(name, size)),
        expect: null
      }));
      try {
        await together_together(parts, cause => stop(flow, cause));
      } finally {
        flow.head.reject(new error.j$());
        await work.snapshot[Symbol.asyncDispose]();
        await given.catch(() => {});
      }
      return save_database_totalsOf(work, {
        apart,
        flow,
        sizes
      });
    }
    function stop(flow, cause) {
      flow.failure ??= cause;
      flow.head.reject(cause);
      for (const {
        stdout
      } of flow.children) void stdout[Symbol.asyncIterator]().return?.();
    }
    async function giveFacts(work, flow) {
      const {
        into,
        part,
        snapshot,
        catalog,
        sizes
      } = work;
      const contents = readContents(snapshot.readers, sizes, sharedOf(sizes));
      const stands = async () => (await flow.head.promise).stands;
      const [session] = snapshot.readers;
      for await (const fact of catalog_factsOf(catalog, {
        session,
        contents,
        part,
        stands
      })) {
        await into.fact(part, fact);
      }
      for (const table of catalog.tables) flow.rows.set(nameKey(table), (await contents.of(table)).rows);
    }
    function save_database_dumpsOf(work, {
      apart,
      flow,
      given
    }) {
      const {
        client,
        to,
        part,
        snapshot,
        catalog
      } = work;
      const onStart = child => void flow.children.push(child);
      const encoding = String(catalog.facts.get(`${parts_prefixOf(part)}/database`)?.["encoding"]);
      const common = {
        client,
        to,
        encoding,
        snapshot: snapshot.id,
        onStart
      };
      const onToc = async toc => {
        client.machine.step("postgres: dumping");
        await refuseChanged(work, work.sizes);
        flow.head.resolve(toc);
      };
      const without = apart.flat().map(table => `--exclude-table-data=${quotedPair(table)}`);
      const words = [...work.words, ...without];
      const first = async function* () {
        yield* watched(pgDump({
          ...common,
          words,
          onToc
        }), flow);
        await given;
      };
      const others = apart.map((tables, at) => {
        const named = tables.map(table => `--table=${quotedPair(table)}`);
        const own = ["--data-only", "--strict-names", ...named];
        const dump = pgDump({
          ...common,
          words: own,
          onToc: async () => {}
        });
        return {
          name: dataPartOf(part, at + 1),
          bytes: watched(dump, flow)
        };
      });
      return [{
        name: part,
        bytes: first()
      }, ...others];
    }
    async function* watched(bytes, flow) {
      try {
        for await (const chunk of bytes) {
          if (flow.failure !== null) throw flow.failure;
          yield chunk;
        }
      } catch (cause) {
        stop(flow, cause);
        throw flow.failure;
      }
    }
    async function* counted(bytes, onEnd) {
      let size = 0;
      for await (const chunk of bytes) {
        size += chunk.byteLength;
        yield chunk;
      }
      onEnd(size);
    }
    function save_database_totalsOf({
      part,
      sizes: tables
    }, {
      apart,
      flow,
      sizes
    }) {
      const totals = (name, own) => ({
        items: own.length,
        rows: own.reduce((sum, table) => sum + (flow.rows.get(nameKey(table)) ?? 0), 0),
        bytes: sizes.get(name) ?? 0
      });
      const taken = new Set(apart.flat());
      const rest = tables.filter(table => !taken.has(table));
      return Object.fromEntries([[part, totals(part, rest)], ...apart.map((own, at) => {
        const name = dataPartOf(part, at + 1);
        return [name, totals(name, own)];
      })]);
    }
    async function refuseChanged(work, sizes) {
      const {
        client,
        to,
        part,
        catalog
      } = work;
      const key = await changedSince({
        catalog,
        sizes
      }, client, {
        ...to,
        part
      });
      if (key === null) return;
      const thing = (0, domain_name.SP)(key.slice(key.indexOf("/") + 1));
      throw new error.Et("source", `${to.cannot}: ${thing} was changed while the dump began`, {
        code: "source-changed",
        hint: "Somebody alters the database: run this again when that is over.",
        thing: to.thing
      });
    }
    ;
    const SETTINGS = `SELECT to_json(one) FROM pg_db_role_setting, unnest(setconfig) AS one
WHERE setrole = 0 AND setdatabase = 0 ORDER BY one COLLATE "C"`;
    const RIGHTS = `SELECT json_build_object('parameter', parname, 'right', privilege_type, 'grant', is_grantable,
  'role', CASE grantee WHEN 0 THEN NULL ELSE pg_get_userbyid(grantee) END)
FROM pg_parameter_acl, aclexplode(paracl) WHERE grantee <> 10
ORDER BY parname COLLATE "C", privilege_type, grantee`;
    async function wholeServerLines(session) {
      const settings = await session.query(SETTINGS);
      const rights = await session.query(RIGHTS);
      return [...settings.map(one => `-- ALTER ROLE ALL SET ${setting(one)};`), ...rights.map(({
        parameter,
        right,
        role,
        grant
      }) => {
        const name = parameter.split(".").map(lineName).join(".");
        const whom = role === null ? "PUBLIC" : lineName(role);
        return `-- GRANT ${right} ON PARAMETER ${name} TO ${whom}${grant ? " WITH GRANT OPTION" : ""};`;
      })];
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
    async function postgres_dump_dump(settings, machine, into) {
      const started = machine.now();
      const asking = await clientOf(settings, machine, "source");
      const server = await databases_readServer(asking);
      const client = await fitting(asking, server.major);
      const names = databases_covered(client, server.databases);
      const totals = {};
      const notes = [];
      for (const part of databases_sorted([...names.map(postgres_parts_partOf), ...(settings.globals ? [GLOBALS] : [])])) {
        if (part !== GLOBALS) {
          const note = one => void notes.push(one);
          const saving = {
            client,
            into,
            database: parts_databaseOf(part),
            part,
            note
          };
          Object.assign(totals, await saveDatabase(saving));
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
      notes.push(...leftOut("database", settings.excluded));
      notes.push(...leftOut("schema", settings["excluded-schemas"]));
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
    function leftOut(kind, reasons) {
      return Object.entries(reasons).map(([name, because]) => ({
        key: `${kind} ${name}`,
        why: `excluded: ${because}`
      }));
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
        const session = dump_addDisposableResource(env_1, session_openSession(client, {
          database,
          cannot,
          thing: GLOBALS
        }), true);
        await session.query(content_PINS);
        await session.query(OPEN);
        const roles = await readRoles(session);
        const tablespaces = await readTablespaces(session);
        const whole = await wholeServerLines(session);
        const facts = [...roleFacts(roles.names), ...tablespaceFacts(tablespaces)];
        for (const fact of facts) await into.fact(GLOBALS, fact);
        const bytes = Buffer.from(`${[roles.sql, ...whole, ...tablespaceLines(tablespaces)].join("\n").trimEnd()}\n`);
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
    ;
    const postgres_scratch_server_BESIDE = "/var/tmp/postgres-scratch";
    const postgres_scratch_server_LOCK = "7236837441";
    const EVERYWHERE = "postgres";
    async function scratch_server_lendScratch(like, machine, {
      saved
    }) {
      const {
        into: _,
        "restore-url": __,
        scratch: server,
        ...rest
      } = like;
      const settings = {
        ...rest,
        ...server,
        excluded: {},
        lent: true
      };
      const names = build_databaseParts(saved).map(parts_databaseOf);
      const lease = await leaseServer(await scratch_server_leasing(settings, machine), names.filter(name => name !== EVERYWHERE));
      return {
        settings,
        [Symbol.asyncDispose]: () => lease[Symbol.asyncDispose]()
      };
    }
    async function scratch_server_sweepServers(like, machine) {
      return await sweepLeases(postgres_scratch_server_BESIDE, machine, server => scratch_server_leasing({
        ...like,
        ...server
      }, machine));
    }
    async function scratch_server_leasing(settings, machine) {
      const {
        "restore-url": _,
        ...rest
      } = settings;
      const client = await clientOf(rest, machine, "restore");
      return {
        server: {
          url: settings.url,
          run: settings.run
        },
        machine,
        beside: postgres_scratch_server_BESIDE,
        inSession: work => inHub(client, [], work),
        lock: async session => {
          const [taken] = await session.query(`SELECT to_json(pg_try_advisory_lock(${postgres_scratch_server_LOCK}))`);
          return taken === true;
        },
        look: async session => {
          const {
            identifier,
            databases
          } = await databases_serverIn(session);
          const names = databases.map(({
            name
          }) => name);
          return {
            identifier,
            databases: names,
            people: await scratch_server_rolesIn(session)
          };
        },
        clear: scratch_server_clear
      };
    }
    async function scratch_server_rolesIn(session) {
      return await session.query("SELECT to_json(rolname) FROM pg_roles");
    }
    async function scratch_server_clear(session, before) {
      const {
        databases
      } = await databases_serverIn(session);
      const made = databases.filter(({
        name
      }) => databases_ASIDE.test(name) && !before.databases.includes(name));
      for (const {
        name
      } of made) await dropDatabase(session, name);
      const roles = (await scratch_server_rolesIn(session)).filter(name => !before.people.includes(name));
      if (roles.length > 0) await session.query(`DROP ROLE ${roles.map(session_quotedName).join(", ")}`);
    }
    ;
    const postgres_lend_BESIDE = "/var/tmp/postgres";
    const OWNER = "holdfast";
    const lend_ACCOUNT = "postgres";
    const postgres_lend_PATIENCE = 60_000;
    const postgres_lend_EVERY = 50;
    async function postgres_lend_lend(like, machine, wanted) {
      const {
        saved
      } = wanted;
      const {
        scratch: named
      } = like;
      if (named !== undefined) return await scratch_server_lendScratch({
        ...like,
        scratch: named
      }, machine, wanted);
      const parts = build_databaseParts(saved).map(name => saved.get(name));
      if (parts.length === 0) throw nothingSaved(like.url);
      const major = Math.max(...(await Promise.all(parts.map(savedMajor))));
      const bin = await binOf(major, "initdb", machine);
      if (bin === null) throw postgres_lend_missing(like, major);
      const as = await lend_serverUser(like, major);
      const scratch = await (0, host_scratch.NF)(postgres_lend_BESIDE, machine);
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
        await lend_initialize({
          machine,
          bin,
          folder,
          as,
          major
        });
        server = lend_start({
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
    async function lend_serverUser(like, major) {
      if (!whoAmI().isRoot) return null;
      const found = await accountNamed(lend_ACCOUNT);
      if (found !== null) return found;
      throw postgres_lend_missing(like, major);
    }
    function lend_words({
      bin,
      as
    }, ...argv) {
      const [program, ...rest] = argv;
      const user = as === null ? [] : [`--reuid=${as.uid}`, `--regid=${as.gid}`, "--clear-groups"];
      return ["setpriv", ...user, "--pdeathsig=QUIT", `${bin}${program}`, ...rest];
    }
    async function lend_initialize(starting) {
      const {
        machine,
        folder
      } = starting;
      const {
        code,
        stderr
      } = await machine.run({
        argv: lend_words(starting, "initdb", `--pgdata=${(0, external_node_path_.join)(folder, "data")}`, `--username=${OWNER}`, "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync"),
        cwd: "/",
        env: {
          HOME: folder
        }
      });
      if (code !== 0) throw lend_cannotStart(stderr);
    }
    function lend_start(starting) {
      const {
        machine,
        folder
      } = starting;
      const set = (name, value) => ["-c", `${name}=${value}`];
      return machine.start({
        argv: lend_words(starting, "postgres", "-D", (0, external_node_path_.join)(folder, "data"), ...set("listen_addresses", ""), ...set("unix_socket_directories", folder), ...set("unix_socket_permissions", "0700"), ...set("fsync", "off"), ...set("full_page_writes", "off"), ...set("synchronous_commit", "off"), ...set("autovacuum", "off"), ...set("wal_level", "minimal"), ...set("max_wal_senders", "0"), ...set("max_locks_per_transaction", "1024"), ...set("logging_collector", "off")),
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
      for (let waited = 0; waited < postgres_lend_PATIENCE; waited += postgres_lend_EVERY) {
        if (over !== null) throw lend_cannotStart(over);
        const lock = await (0, promises_.readFile)((0, external_node_path_.join)(folder, "data/postmaster.pid"), "utf8").catch(() => "");
        if (/^ready/m.test(lock) && (await (0, promises_.readdir)(folder)).includes(".s.PGSQL.5432")) return;
        await (0, external_node_timers_promises_.setTimeout)(postgres_lend_EVERY);
      }
      throw lend_cannotStart("it was not ready after a minute");
    }
    function postgres_lend_missing(like, major) {
      return new error.Et("source", `Cannot start a throwaway server like "${(0, domain_name.SP)(like.url)}": this machine has no server of PostgreSQL ${major}`, {
        code: "tool-missing",
        hint: `Install Debian's package postgresql-${major}; no server of it needs to run. Or name a scratch server in the policy.`,
        thing: (0, domain_name.SP)(like.url)
      });
    }
    function lend_cannotStart(stderr) {
      const why = stderr.split("\n").findLast(line => line !== "") ?? "it ended at once";
      return new error.Et("source", `Cannot start a throwaway server: ${(0, domain_name.SP)(why)}`, {
        code: "source-failed",
        hint: `Is there room in "${postgres_lend_BESIDE}", and may its user start it?`,
        thing: postgres_lend_BESIDE
      });
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
      into: place => postgres_mod_named(place),
      resolve: addressesIn,
      open: postgres_mod_openEngine,
      lend: postgres_lend_lend
    };
    function postgres_mod_openEngine(settings, machine) {
      const place = serverPlace(settings, machine, postgres_address_whereOf);
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
        checks: settings.checks ?? [],
        compare: domain_name.cD,
        check: before => postgres_check_check(settings, machine, before),
        dump: into => postgres_dump_dump(settings, machine, into),
        mark: async () => await postgres_moves_markOf(await asking()),
        count: async () => await postgres_count_count(await asking()),
        size: async () => await count_size(await asking()),
        connections: async () => await count_connections(await asking()),
        aside: async (restore, only, parts) => {
          refuseOnly(place, only);
          return {
            only: [],
            moves: await moves_movesOf(await restoring(), restore, parts)
          };
        },
        build: async (saved, aside) => {
          const client = await restoring();
          made = await postgres_build_build(client, saved, aside);
          return {
            ...aside,
            moves: await markBuilt(client, aside.moves)
          };
        },
        expected: saved => postgres_build_expectedOf(saved, built()),
        async *inspect() {
          yield* postgres_build_inspect(await restoring(), built());
        },
        ask: async ({
          moves
        }, question) => {
          const client = await restoring();
          const options = made?.options ?? client.options;
          return await answer_answerOf({
            ...client,
            options
          }, {
            moves,
            question
          });
        },
        swap: async ({
          moves
        }) => await moves_swap(await restoring(), moves),
        undo: async ({
          moves
        }) => await moves_undo(await restoring(), moves),
        drop: async ({
          moves
        }, which) => await moves_drop(await restoring(), moves, which),
        recover: async () => {
          const swept = [...(await (0, host_scratch.Dq)(postgres_lend_BESIDE, machine))];
          if (settings.scratch !== undefined) swept.push(...(await scratch_server_sweepServers(settings, machine)));
          return swept.map(folder => ({
            code: "source-failed",
            weight: "note",
            thing: (0, domain_name.SP)(folder),
            text: "A run that was cut short left a throwaway server, or things on a scratch server; they have been removed",
            hint: ""
          }));
        }
      };
    }
    function postgres_mod_named(place) {
      if (place !== "" && Buffer.byteLength(place) <= settings_LONGEST && !place.includes("\0")) return place;
      throw new error.Et("policy", "Cannot restore into a database of that name", {
        code: "usage",
        hint: "Name a database of the same server, of at most 63 bytes: --into SOURCE=NAME.",
        thing: "--into"
      });
    }
    ;
    var ask_addDisposableResource = undefined && undefined.__addDisposableResource || function (env, value, async) {
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
    var ask_disposeResources = undefined && undefined.__disposeResources || function (SuppressedError) {
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
    const NODE = "/proc/self/exe";
    const START = "const { door } = await import(process.argv[1]); await door('sqlite');";
    async function* ask(question) {
      const env_1 = {
        stack: [],
        error: void 0,
        hasError: false
      };
      try {
        const {
          machine,
          task
        } = question;
        if (machine.signal.aborted) throw new error.j$();
        const child = machine.start({
          argv: [NODE, "--disable-warning=ExperimentalWarning", "--input-type=module", "-e", START, machine.worker.href],
          stdin: one(JSON.stringify(task))
        });
        const late = ask_addDisposableResource(env_1, ending(child, question.limit), false);
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
        if (late.isOver) throw ask_failed(question, {
          errcode: null,
          why: "it took too long"
        });
        const why = `the program that reads it ended with exit code ${code}${stderr === "" ? "" : `: ${(0, domain_name.SP)(stderr)}`}`;
        throw ask_failed(question, {
          errcode: null,
          why
        });
      } catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
      } finally {
        ask_disposeResources(env_1);
      }
    }
    async function answerTo(question) {
      const messages = ask(question);
      for (;;) {
        const next = await messages.next();
        if (next.done) return next.value;
      }
    }
    function ending(child, limit) {
      const state = {
        isOver: false
      };
      const end = () => {
        state.isOver = true;
        void child.stdout[Symbol.asyncIterator]().return?.();
      };
      const timer = limit === undefined ? undefined : setTimeout(end, limit);
      return {
        get isOver() {
          return state.isOver;
        },
        [Symbol.dispose]: () => clearTimeout(timer)
      };
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
    async function sqlite_answer_answerOf(path, {
      question,
      machine,
      limit = engine.W
    }) {
      if (question.of !== undefined) throw refusal(question, "this source is one database: leave of out");
      const messages = ask({
        task: {
          task: "ask",
          path,
          statement: (0, domain_question.T8)(question)
        },
        machine,
        stage: "restore",
        cannot: `Cannot ask "${(0, domain_name.SP)(path)}"`,
        thing: path,
        limit
      });
      let answer = null;
      try {
        for await (const message of messages) if (message.kind === "answer") answer = message.text;
      } catch (cause) {
        if (!(cause instanceof error.Et)) throw cause;
        throw refusal(question, cause.message.slice(cause.message.indexOf(": ") + 2));
      }
      return answer;
    }
    ;
    const LOGS = ["-journal", "-wal", "-shm"];
    async function sqlite_moves_movesOf(path, restore) {
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
    const sqlite_dump_PART = "database";
    const CHUNK = 2 ** 20;
    async function sqlite_dump_dump(path, machine, into) {
      const env_1 = {
        stack: [],
        error: void 0,
        hasError: false
      };
      try {
        const started = machine.now();
        const owner = await ownerOf(path);
        await dump_refuseFull(path);
        const scratch = sqlite_dump_addDisposableResource(env_1, await (0, host_scratch.NF)(path, machine), true);
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
            [sqlite_dump_PART]: totals
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
        for await (const fact of facts) await into.fact(sqlite_dump_PART, fact);
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
        name: sqlite_dump_PART,
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
      const part = saved.get(sqlite_dump_PART);
      if (part !== undefined && part.format === "sqlite") return part;
      throw new error.Et("restore", "Cannot restore a database: the backup holds none of this source", {
        code: "restore-failed",
        hint: "Was the source of another kind when it was saved? Name another backup."
      });
    }
    async function* sqlite_build_expectedOf(saved) {
      for await (const fact of build_partOf(saved).facts()) {
        yield fact.key === FILE ? {
          ...fact,
          is: {
            ...givable(ownerFrom(fact))
          }
        } : fact;
      }
    }
    async function sqlite_build_build(saved, aside, machine) {
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
          await build_fill(file, part, machine);
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
    async function build_fill(file, part, machine) {
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
    async function sqlite_check_check(settings, before) {
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
      const head = await check_headOf(path);
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
    async function check_headOf(path) {
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
    const pathSchema = schemas.YjP().min(1).refine(text => !text.includes("\0"), "holds a zero byte");
    const sqliteSettings = schemas.rej({
      path: pathSchema,
      "in-use": schemas.zMY().default(false),
      scratch: pathSchema.optional(),
      checks: domain_question.lR
    });
    function settings_settingsIn(settings, folder) {
      const {
        path,
        scratch
      } = settings;
      return {
        ...settings,
        ...(scratch === undefined ? {} : {
          scratch: (0, external_node_path_.resolve)(folder, scratch)
        }),
        path: (0, external_node_path_.resolve)(folder, path)
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
      open: sqlite_mod_openEngine,
      lend: async (like, machine) => {
        const scratch = await scratchFor(like.path, like.scratch, machine);
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
    function sqlite_mod_openEngine(settings, machine) {
      const {
        path
      } = settings;
      return {
        place: (0, domain_name.SP)(path),
        roots: [path],
        checks: settings.checks ?? [],
        compare: domain_name.MP,
        check: before => sqlite_check_check(settings, before),
        dump: into => sqlite_dump_dump(path, machine, into),
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
        size: async () => Number((await (0, disk.t5)(path))?.size ?? 0) || null,
        connections: async () => null,
        aside: async (restore, only) => {
          if (only.length > 0) throw mod_onlyWhole(path);
          return {
            only: [],
            moves: await sqlite_moves_movesOf(path, restore)
          };
        },
        build: async (saved, aside) => {
          await sqlite_build_build(saved, aside, machine);
          return {
            ...aside,
            moves: await (0, place.Mx)(aside.moves)
          };
        },
        expected: saved => sqlite_build_expectedOf(saved),
        inspect: aside => mod_inspect(aside, machine),
        ask: ({
          moves
        }, question) => sqlite_answer_answerOf(builtPath(moves), {
          question,
          machine
        }),
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
          const swept = [];
          for (const at of new Set([path, scratchPath(path, settings.scratch)])) swept.push(...(await (0, host_scratch.Dq)(at, machine)));
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
      const {
        was,
        brought = now
      } = file;
      return now !== was && (was !== "absent" || now === brought);
    }
    function mod_onlyWhole(path) {
      return new error.Et("policy", `Cannot restore a part of "${(0, domain_name.SP)(path)}": a database comes back whole`, {
        code: "usage",
        hint: "Leave --path out. With --into it comes back beside the present one, for you to pick from.",
        thing: path
      });
    }
    ;
    const engines = {
      command: command,
      files: files,
      mysql: mysql,
      postgres: postgres,
      sqlite: sqlite
    };
  }),
  22514: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      Ac: () => (closeDirect),
      OG: () => (openDirect),
      cd: () => (alignedArray),
      xz: () => (ALIGNED)
    });
    var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
    const ALIGNED = 4096;
    const UNIT = 64 * 1024;
    function alignedArray(bytes) {
      try {
        const {
          buffer
        } = new WebAssembly.Memory({
          initial: Math.ceil(bytes / UNIT)
        });
        return new Uint8Array(buffer, 0, bytes);
      } catch {
        return null;
      }
    }
    function openDirect(fd, access) {
      const mode = access === "read" ? node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDONLY : node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_WRONLY;
      try {
        return (0, node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync)(`/proc/self/fd/${fd}`, mode | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_DIRECT);
      } catch {
        return null;
      }
    }
    function closeDirect(fd) {
      if (fd !== null) (0, node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(fd);
    }
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
  24883: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      Z: () => (LONGEST_TIMER),
      m: () => (runProgram)
    });
    var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31421);
    var node_crypto__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(77598);
    var node_fs_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(51455);
    var node_os__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(48161);
    var node_path__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(76760);
    var _domain_error_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(19515);
    var _process_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(35190);
    const KEPT = 64 * 1024;
    const LONGEST_TIMER = 2 ** 31 - 1;
    async function runProgram(program) {
      if (program.signal?.aborted === true) throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_5__.j$();
      const said = await openNameless(program.folder);
      try {
        const [file, ...args] = program.argv;
        const child = (0, node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(file, args, {
          cwd: program.cwd,
          env: program.env,
          stdio: ["ignore", said.fd, said.fd],
          detached: true
        });
        const how = await endOf(child, program);
        return {
          ...how,
          output: await lastOf(said)
        };
      } finally {
        await said.close();
      }
    }
    async function openNameless(folder) {
      const path = (0, node_path__WEBPACK_IMPORTED_MODULE_4__.join)(folder, `.said.json.${(0, node_crypto__WEBPACK_IMPORTED_MODULE_1__.randomBytes)(8).toString("hex")}.tmp`);
      const file = await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.open)(path, "wx+", 0o600);
      await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.unlink)(path);
      return file;
    }
    async function endOf(child, {
      limit,
      signal
    }) {
      const timers = [];
      let isLate = false;
      let isEnding = false;
      const end = () => {
        if (isEnding) return;
        isEnding = true;
        (0, _process_js__WEBPACK_IMPORTED_MODULE_6__.i0)(child.pid, "SIGTERM");
        timers.push(setTimeout(() => (0, _process_js__WEBPACK_IMPORTED_MODULE_6__.i0)(child.pid, "SIGKILL"), _process_js__WEBPACK_IMPORTED_MODULE_6__.Zv));
      };
      const late = () => {
        isLate = !isEnding;
        end();
      };
      timers.push(setTimeout(late, Math.min(limit, LONGEST_TIMER)));
      signal?.addEventListener("abort", end, {
        once: true
      });
      if (signal?.aborted === true) end();
      try {
        const code = await new Promise((resolve, reject) => {
          child.once("error", reject);
          child.once("exit", (code, name) => resolve(code ?? 128 + (name === null ? 0 : node_os__WEBPACK_IMPORTED_MODULE_3__.constants.signals[name] ?? 0)));
        });
        if (isEnding) (0, _process_js__WEBPACK_IMPORTED_MODULE_6__.i0)(child.pid, "SIGKILL");
        if (signal?.aborted === true) throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_5__.j$();
        return {
          code,
          isLate
        };
      } finally {
        signal?.removeEventListener("abort", end);
        for (const timer of timers) clearTimeout(timer);
      }
    }
    async function lastOf(said) {
      const {
        size
      } = await said.stat();
      const start = Math.max(0, size - KEPT);
      const {
        buffer,
        bytesRead
      } = await said.read(Buffer.alloc(size - start), 0, size - start, start);
      return buffer.toString("utf8", 0, bytesRead);
    }
  }),
  20557: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      Dq: () => (sweepScratch),
      NF: () => (scratchBeside),
      e$: () => (usedScratch)
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
    async function sweepScratch(path, machine, before = async () => true) {
      const swept = [];
      for (const folder of await scratchIn(path)) {
        if (!(await isLeft(folder, machine.now()))) continue;
        if (!(await before(folder))) continue;
        await (0, _remove_js__WEBPACK_IMPORTED_MODULE_6__.d)(folder);
        swept.push(folder);
      }
      return swept.sort();
    }
    async function usedScratch(path, machine) {
      const used = [];
      for (const folder of await scratchIn(path)) {
        const stat = await (0, _disk_js__WEBPACK_IMPORTED_MODULE_4__.t5)(folder);
        if (stat === null || Number(stat.uid) !== process.geteuid?.()) continue;
        if (!(await isLeft(folder, machine.now()))) used.push(folder);
      }
      return used;
    }
    async function scratchIn(path) {
      const whole = (0, node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(path);
      const parent = (0, node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(whole);
      const found = [];
      for (const name of await namesIn(parent)) {
        const rest = name.startsWith((0, node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(whole)) ? name.slice((0, node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(whole).length) : "";
        if (/^\.holdfast-[0-9a-f]{16}\.tmp$/.test(rest)) found.push((0, node_path__WEBPACK_IMPORTED_MODULE_1__.join)(parent, name));
      }
      return found;
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
