export const id = 1436;
export const ids = [1436];
export const modules = {
  91436: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.r(__webpack_exports__);
    __webpack_require__.d(__webpack_exports__, {
      main: () => (main)
    });
    var external_node_fs_ = __webpack_require__(73024);
    var external_node_path_ = __webpack_require__(76760);
    var external_node_url_ = __webpack_require__(73136);
    var domain_error = __webpack_require__(19515);
    var make_machine = __webpack_require__(76403);
    var commander = __webpack_require__(67375);
    var domain_name = __webpack_require__(11618);
    var version = __webpack_require__(38729);
    ;
    function repeated(flags, description, check = () => {}) {
      return new commander.c$(flags, description).argParser((value, before = []) => {
        check(value);
        return [...before, value];
      });
    }
    var starter_options = __webpack_require__(63747);
    ;
    const RUNNER = "holdfast";
    function addInit(command, found) {
      const sourceParts = (0, starter_options.Hc)("PATH");
      const personParts = (0, starter_options.Hc)("LOGIN");
      command.option("--preset <name>", "ask nothing: plain takes the options below and defaults; emca and senhasegura know the sources of these systems", starter_options.jE).option("--database <kind>", "with --preset emca: where its databases lie, mysql or postgres; mysql unless told", starter_options.zJ).option("--exact", "the schedules' exact times in the workflow instead of an hourly look").option("--name <name>", "the policy's name; the folder's unless told", policyName).addOption(repeated("--source <name=path>", "with --preset plain: a folder, or an SQLite database by .db, .sqlite; settings=/etc unless told; may be given several times", sourceParts)).option("--store <path>", `where backups rest; ${starter_options.ZZ.plain} unless told, with a system's preset ${starter_options.ZZ.emca}`).addOption(repeated("--person <name=login>", "who may approve a restore; login as on GitHub; may be given several times", personParts)).option("--runner <label>", `the runner beside the servers; ${RUNNER} unless told`, starter_options.mv).option("--action <owner/name@commit>", "the release of Holdfast the workflows use", starter_options.qj).action(options => {
        const many = name => options[name] ?? [];
        const one = name => options[name] ?? null;
        const preset = one("preset");
        refuseStray(command, {
          preset,
          database: one("database"),
          sources: many("source")
        });
        found(options, async ({
          machine,
          dist
        }) => {
          const starterOf = (chosen, database) => (0, starter_options._H)({
            preset: chosen,
            database,
            name: one("name"),
            sources: many("source").map(sourceParts),
            store: one("store"),
            people: many("person").map(personParts)
          }, machine.cwd);
          const exact = options["exact"] === true;
          const asks = preset === null;
          if (asks && !(process.stdin.isTTY && process.stdout.isTTY && options["json"] !== true)) throw nobodyToAsk();
          const answers = asks ? await (await __webpack_require__.e(3436).then(__webpack_require__.bind(__webpack_require__, 43436))).askStarter(starterOf, exact) : {
            starter: starterOf(preset, one("database")),
            exact
          };
          const {
            init
          } = await Promise.all([__webpack_require__.e(8816), __webpack_require__.e(8815), __webpack_require__.e(4229), __webpack_require__.e(320), __webpack_require__.e(2974), __webpack_require__.e(4825), __webpack_require__.e(3407)]).then(__webpack_require__.bind(__webpack_require__, 23407));
          return await init(machine, {
            ...answers,
            action: one("action"),
            runner: one("runner") ?? RUNNER,
            dist
          });
        });
      });
    }
    function nobodyToAsk() {
      return new domain_error.Et("policy", "Cannot ask: this is no terminal", {
        code: "usage",
        hint: "Run holdfast init --preset plain; its options are the answers.",
        thing: "init"
      });
    }
    function refuseStray(command, given) {
      const {
        preset,
        database,
        sources
      } = given;
      if (database !== null && preset !== "emca") command.error("error: --database goes with --preset emca");
      if (sources.length > 0 && preset !== null && preset !== "plain") command.error(`error: --source goes with --preset plain: ${preset} has its own`);
    }
    function policyName(value) {
      if (domain_name.o_.test(value)) return value;
      throw new commander.Di("Lower-case letters, digits and hyphens, at most 40.");
    }
    ;
    const NAMES = `
BACKUP is an id, id@sha256, latest, a date (YYYY-MM-DD) or a weekday of the last 7 days. The day is that
of the backup's schedule in its time zone; of a manual backup it is the day in UTC.`;
    function addCommands(make, found) {
      const bare = (name, options, act) => found({
        command: name,
        json: options["json"] === true,
        streams: name === "open",
        act
      });
      const withPolicy = (name, options, work) => bare(name, options, async acting => {
        const {
          openPolicy
        } = await Promise.all([__webpack_require__.e(8816), __webpack_require__.e(4929), __webpack_require__.e(8815), __webpack_require__.e(4229), __webpack_require__.e(320), __webpack_require__.e(2974), __webpack_require__.e(4825), __webpack_require__.e(1623)]).then(__webpack_require__.bind(__webpack_require__, 31623));
        const {
          remindOpen
        } = await __webpack_require__.e(2948).then(__webpack_require__.bind(__webpack_require__, 32948));
        const setup = await openPolicy(commands_text(options, "policy"), acting.machine, acting.kit);
        return remindOpen(setup, await work(setup, acting));
      });
      const add = (name, description, hasPolicy = true) => {
        const command = make(name).description(description).option("--json", "print the report as JSON on stdout, and nothing else");
        return hasPolicy ? command.option("--policy <file>", "the policy; else ./holdfast.yml, else the kit's") : command;
      };
      const store = () => repeated("--store <name>", "only this store of the policy; may be given several times");
      const source = () => repeated("--source <name>", "only this source of the policy; may be given several times");
      addInit(add("init", "set up a repository: a first policy, the workflows, and what is left to do", false), (options, act) => bare("init", options, act));
      add("keygen <dir>", "make an identity, its recipient and a signing key; print an emergency sheet", false).action((dir, options) => bare("keygen", options, async ({
        machine
      }) => (await Promise.all([__webpack_require__.e(4929), __webpack_require__.e(2387)]).then(__webpack_require__.bind(__webpack_require__, 72387))).keygen(machine, dir)));
      add("kit <dir>", "write the break-glass folder: program, Node, policy, what to do; no private key").action((dir, options) => withPolicy("kit", options, async (setup, {
        dist,
        node
      }) => (await __webpack_require__.e(4848).then(__webpack_require__.bind(__webpack_require__, 4848))).kit(setup, {
        folder: dir,
        dist,
        node
      })));
      add("check", "check policy, keys, tools, rights, room and stores; touches nothing").option("--offline", "only the policy's text: no file it names, no program, no store").action(options => bare("check", options, async ({
        machine,
        kit
      }) => (await Promise.all([__webpack_require__.e(8816), __webpack_require__.e(4929), __webpack_require__.e(8815), __webpack_require__.e(4229), __webpack_require__.e(320), __webpack_require__.e(1761), __webpack_require__.e(2974), __webpack_require__.e(1599), __webpack_require__.e(4825), __webpack_require__.e(6914)]).then(__webpack_require__.bind(__webpack_require__, 86914))).check(machine, {
        policy: commands_text(options, "policy"),
        kit,
        offline: options["offline"] === true
      })));
      add("backup", "dump, seal, sign, store and read back; needs the signing key").addOption(source()).addOption(store()).option("--due", "one for each schedule that is due, with its sources and stores; none if none is").option("--prove", "also restore it from the store into scratch, compare every fact, publish a receipt").option("--label <text>", "a word to find it by, in the manifest", label).action((options, command) => {
        const how = {
          label: commands_text(options, "label"),
          prove: options["prove"] === true
        };
        const [sources, stores] = [many(options, "source"), many(options, "store")];
        if (options["due"] !== true) return withPolicy("backup", options, async setup => (await Promise.all([__webpack_require__.e(8816), __webpack_require__.e(4929), __webpack_require__.e(5875), __webpack_require__.e(4229), __webpack_require__.e(8343), __webpack_require__.e(320), __webpack_require__.e(1761), __webpack_require__.e(2974), __webpack_require__.e(1599), __webpack_require__.e(515), __webpack_require__.e(8700), __webpack_require__.e(2563)]).then(__webpack_require__.bind(__webpack_require__, 48700))).backup(setup, {
          ...how,
          sources,
          stores
        }));
        if (sources.length + stores.length > 0) command.error("error: --due excludes --source and --store; the schedules name theirs");
        withPolicy("backup", options, async setup => (await Promise.all([__webpack_require__.e(8816), __webpack_require__.e(4929), __webpack_require__.e(5875), __webpack_require__.e(4229), __webpack_require__.e(8343), __webpack_require__.e(320), __webpack_require__.e(1761), __webpack_require__.e(2974), __webpack_require__.e(1599), __webpack_require__.e(515), __webpack_require__.e(8700), __webpack_require__.e(6766)]).then(__webpack_require__.bind(__webpack_require__, 97480))).backupDue(setup, how));
      });
      add("list", "the catalog: age, size, stores, trust and last proof of each backup").addOption(store()).action(options => withPolicy("list", options, async setup => (await Promise.all([__webpack_require__.e(8816), __webpack_require__.e(4229), __webpack_require__.e(1761), __webpack_require__.e(7580)]).then(__webpack_require__.bind(__webpack_require__, 87580))).list(setup, {
        stores: many(options, "store")
      })));
      add("verify [backup]", "check signatures, chain and all stored bytes; of one backup or all").addHelpText("after", NAMES).addOption(store()).option("--headers", "that the headers open with the identity; quick").option("--deep", "that everything opens with the identity").option("--identity <file>", "the secret identity, for --headers and --deep").action((backup, options, command) => {
        if (options["headers"] === true && options["deep"] === true) command.error("error: --headers and --deep exclude each other");
        withPolicy("verify", options, async setup => (await Promise.all([__webpack_require__.e(8816), __webpack_require__.e(4929), __webpack_require__.e(5875), __webpack_require__.e(4229), __webpack_require__.e(1761), __webpack_require__.e(2094)]).then(__webpack_require__.bind(__webpack_require__, 79285))).verify(setup, {
          backup: backup ?? null,
          stores: many(options, "store"),
          depth: options["deep"] === true ? "deep" : options["headers"] === true ? "headers" : "bytes",
          identity: commands_text(options, "identity")
        }));
      });
      add("plan <backup>", "say what restoring a backup would do, as a file to approve; touches no place").addHelpText("after", NAMES).addOption(source()).addOption(store()).addOption(repeated("--path <path>", "only this path of one source; may be given several times")).addOption(repeated("--into <source=place>", "restore a source to another place", intoParts)).option("--as <key>", "prove who asks: your SSH key, or its .pub when it is in an agent").requiredOption("--out <file>", "where to write the plan").action((backup, options) => {
        const into = new Map(many(options, "into").map(intoParts));
        withPolicy("plan", options, async setup => (await Promise.all([__webpack_require__.e(8816), __webpack_require__.e(4929), __webpack_require__.e(5875), __webpack_require__.e(4229), __webpack_require__.e(8343), __webpack_require__.e(320), __webpack_require__.e(1761), __webpack_require__.e(2974), __webpack_require__.e(6860), __webpack_require__.e(380)]).then(__webpack_require__.bind(__webpack_require__, 96860))).plan(setup, {
          backup,
          sources: many(options, "source"),
          paths: many(options, "path"),
          into,
          stores: many(options, "store"),
          as: commands_text(options, "as"),
          out: commands_text(options, "out")
        }));
      });
      add("approve <plan>", "show a plan, check it against your own copy of the policy, sign it").requiredOption("--key <file>", "your SSH key, or its .pub when it is in an agent").action((plan, options) => withPolicy("approve", options, async setup => (await Promise.all([__webpack_require__.e(8816), __webpack_require__.e(4929), __webpack_require__.e(5875), __webpack_require__.e(4229), __webpack_require__.e(8343), __webpack_require__.e(320), __webpack_require__.e(1761), __webpack_require__.e(2974), __webpack_require__.e(6860), __webpack_require__.e(9986), __webpack_require__.e(5279), __webpack_require__.e(5405)]).then(__webpack_require__.bind(__webpack_require__, 26355))).approve(setup, {
        plan,
        key: commands_text(options, "key")
      })));
      add("restore <plan>", "carry out an approved plan: build aside, compare, swap; can be undone").addOption(repeated("--approval <file>", "approvals beside those in <plan>.approval")).option("--identity <file>", "the secret identity that opens the backup").action((plan, options) => withPolicy("restore", options, async setup => (await Promise.all([__webpack_require__.e(8816), __webpack_require__.e(4929), __webpack_require__.e(5875), __webpack_require__.e(4229), __webpack_require__.e(8343), __webpack_require__.e(320), __webpack_require__.e(1761), __webpack_require__.e(2974), __webpack_require__.e(1599), __webpack_require__.e(6860), __webpack_require__.e(9986), __webpack_require__.e(8475), __webpack_require__.e(1657)]).then(__webpack_require__.bind(__webpack_require__, 98475))).restore(setup, {
        plan,
        approvals: many(options, "approval"),
        identity: commands_text(options, "identity")
      })));
      add("undo <restore>", "swap back what a restore replaced; by the 16 digits it printed").option("--identity <file>", "opens the copy made first, should its one-time key be lost").action((restore, options) => withPolicy("undo", options, async setup => (await Promise.all([__webpack_require__.e(8816), __webpack_require__.e(4929), __webpack_require__.e(5875), __webpack_require__.e(4229), __webpack_require__.e(8343), __webpack_require__.e(320), __webpack_require__.e(1761), __webpack_require__.e(2974), __webpack_require__.e(3827)]).then(__webpack_require__.bind(__webpack_require__, 80986))).undo(setup, restore, commands_text(options, "identity"))));
      add("settle <restore>", "drop what a restore kept for undo; no way back after it").action((restore, options) => withPolicy("settle", options, async setup => (await Promise.all([__webpack_require__.e(8816), __webpack_require__.e(4929), __webpack_require__.e(5875), __webpack_require__.e(4229), __webpack_require__.e(8343), __webpack_require__.e(320), __webpack_require__.e(1761), __webpack_require__.e(2974), __webpack_require__.e(3827)]).then(__webpack_require__.bind(__webpack_require__, 80986))).settle(setup, restore)));
      add("drill [backup]", "prove a backup: restore it into scratch, compare every fact, ask your checks, discard").addHelpText("after", `${NAMES}\nWithout BACKUP: latest. No place of the policy is touched.`).addOption(source()).addOption(store()).requiredOption("--identity <file>", "the secret identity that opens the backup").action((backup, options) => withPolicy("drill", options, async setup => (await Promise.all([__webpack_require__.e(8816), __webpack_require__.e(4929), __webpack_require__.e(5875), __webpack_require__.e(4229), __webpack_require__.e(8343), __webpack_require__.e(320), __webpack_require__.e(1761), __webpack_require__.e(2974), __webpack_require__.e(1599), __webpack_require__.e(515), __webpack_require__.e(4653)]).then(__webpack_require__.bind(__webpack_require__, 27247))).drill(setup, {
        backup: backup ?? "latest",
        sources: many(options, "source"),
        stores: many(options, "store"),
        identity: commands_text(options, "identity")
      })));
      add("prune", "say which backups retention keeps and why; remove the rest with --yes").addOption(store()).option("--yes", "do it: verify what stays, note each removal, remove; needs the signing key").action(options => withPolicy("prune", options, async setup => (await Promise.all([__webpack_require__.e(8816), __webpack_require__.e(4929), __webpack_require__.e(5875), __webpack_require__.e(4229), __webpack_require__.e(8343), __webpack_require__.e(320), __webpack_require__.e(1761), __webpack_require__.e(2974), __webpack_require__.e(1599), __webpack_require__.e(2672)]).then(__webpack_require__.bind(__webpack_require__, 52672))).prune(setup, {
        stores: many(options, "store"),
        yes: options["yes"] === true
      })));
      add("open <backup> <archive>", "write one archive's plain bytes to stdout; the report goes to stderr").addHelpText("after", `${NAMES}\nARCHIVE is SOURCE/FILE as list --json and the manifest show it; .zst.age may be left out.`).addOption(store()).option("--path <path>", "only this path of a file tree").requiredOption("--identity <file>", "the secret identity that opens the backup").action((backup, archive, options) => withPolicy("open", options, async (setup, {
        stdout
      }) => (await Promise.all([__webpack_require__.e(8816), __webpack_require__.e(4929), __webpack_require__.e(5875), __webpack_require__.e(4229), __webpack_require__.e(320), __webpack_require__.e(1761), __webpack_require__.e(4467)]).then(__webpack_require__.bind(__webpack_require__, 86180))).open(setup, {
        backup,
        archive,
        path: commands_text(options, "path"),
        stores: many(options, "store"),
        identity: commands_text(options, "identity"),
        out: chunk => send(stdout, chunk)
      })));
      add("demo [dir]", "the whole circle on an embedded database and a folder; below ten seconds", false).action((dir, options) => bare("demo", options, async acting => (await Promise.all([__webpack_require__.e(8816), __webpack_require__.e(4929), __webpack_require__.e(8815), __webpack_require__.e(5875), __webpack_require__.e(4229), __webpack_require__.e(8343), __webpack_require__.e(320), __webpack_require__.e(1761), __webpack_require__.e(2974), __webpack_require__.e(1599), __webpack_require__.e(6860), __webpack_require__.e(515), __webpack_require__.e(4825), __webpack_require__.e(8700), __webpack_require__.e(9986), __webpack_require__.e(8475), __webpack_require__.e(5279), __webpack_require__.e(892)]).then(__webpack_require__.bind(__webpack_require__, 50892))).demo(acting.machine, {
        folder: dir ?? null,
        say: line => options["json"] === true || acting.stdout.write(`${line}\n`)
      })));
    }
    function commands_text(options, name) {
      return options[name] ?? null;
    }
    function many(options, name) {
      return options[name] ?? [];
    }
    function label(value) {
      if (/^[\p{L}\p{N} ._:+-]{1,100}$/u.test(value)) return value;
      throw new commander.Di("Letters, digits, spaces and . _ : + - only, at most 100.");
    }
    function intoParts(given) {
      const at = given.indexOf("=");
      if (at < 1 || at === given.length - 1) throw new commander.Di("It must read SOURCE=PLACE.");
      return [given.slice(0, at), given.slice(at + 1)];
    }
    async function send(stdout, chunk) {
      await new Promise((resolve, reject) => {
        stdout.write(chunk, error => error ? reject(error) : resolve());
      });
    }
    ;
    const WIDTH = 100;
    const EXITS = `
Exit codes: 0 done · 2 policy or usage · 3 source · 4 store · 5 seal or keys · 6 trust · 7 approval ·
            8 restore · 1 our bug · 130 interrupted
Try:        holdfast demo`;
    async function parseArguments(argv) {
      let said = "";
      let request = null;
      const write = text => {
        said += text;
      };
      const program = new commander.uB("holdfast").description("Encrypted, signed server backups: policy by pull request, backup on a schedule, restore by approval.").version(version.x).addHelpText("after", EXITS);
      const configure = command => command.exitOverride().configureOutput({
        writeOut: write,
        writeErr: write,
        getOutHelpWidth: () => WIDTH
      }).showSuggestionAfterError(false);
      configure(program);
      addCommands(name => configure(program.command(name)), made => {
        request = made;
      });
      if (!isKnown(argv, program)) return wrong(argv, null, program);
      try {
        await program.parseAsync([...argv], {
          from: "user"
        });
      } catch (error) {
        if (!(error instanceof commander.b7)) throw error;
        if (error.exitCode === 0) return {
          help: said
        };
        return wrong(argv, error, program);
      }
      return request ?? wrong(argv, null, program);
    }
    const ALONE = ["-h", "--help", "-V", "--version"];
    function commandOf(argv) {
      const typed = argv[0] === "help" ? argv[1] ?? "help" : argv[0];
      return typed === undefined || typed.startsWith("-") ? null : typed;
    }
    function isKnown(argv, program) {
      const typed = commandOf(argv);
      if (typed === null) return argv[0] !== undefined && ALONE.includes(argv[0]);
      return typed === "help" || program.commands.some(one => one.name() === typed);
    }
    function wrong(argv, error, program) {
      const typed = commandOf(argv);
      const names = program.commands.map(one => one.name()).filter(name => name !== "help");
      const why = error !== null ? error.message.replace(/^error: /, "").replace(/\.$/, "") : typed !== null ? "there is no such command" : argv.length === 0 ? "no command was given" : "the command comes first, its options after it";
      const what = typed === null ? "Cannot run holdfast" : `Cannot run "holdfast ${(0, domain_name.SP)(typed)}"`;
      return {
        wrong: new domain_error.Et("policy", `${what}: ${(0, domain_name.SP)(why)}`, {
          code: "usage",
          hint: error !== null && typed !== null ? `Run holdfast ${typed} --help for its options.` : `The commands are ${names.join(", ")}.`,
          thing: (0, domain_name.SP)(typed ?? "holdfast")
        }),
        command: (0, domain_name.SP)(typed ?? ""),
        json: argv.includes("--json"),
        help: argv.length === 0 ? program.helpInformation() : ""
      };
    }
    var units = __webpack_require__(83822);
    ;
    const LOG_EVERY = 10_000;
    async function makeConsole(stderr) {
      return stderr.isTTY === true ? await makeBar(stderr) : makeLog(stderr);
    }
    async function makeBar(stderr) {
      const {
        default: progress
      } = await __webpack_require__.e(8502).then(__webpack_require__.t.bind(__webpack_require__, 98502, 19));
      const bar = new progress.SingleBar({
        stream: stderr,
        hideCursor: true,
        clearOnComplete: true,
        format: (_options, {
          value,
          total
        }, {
          phase,
          began
        }) => barText({
          phase,
          began,
          value,
          total
        })
      });
      let running = false;
      let phase = "";
      let began = 0;
      const close = () => {
        if (running) bar.stop();
        running = false;
      };
      return {
        close,
        tell(event) {
          if (event.kind === "progress") {
            if (!running) bar.start(event.total ?? 0, event.done, {
              phase,
              began
            });
            running = true;
            if (event.total !== null) bar.setTotal(event.total);
            bar.update(event.done, {
              phase,
              began
            });
            return;
          }
          close();
          if (event.kind === "phase") {
            phase = event.text;
            began = Date.now();
          }
          stderr.write(`${event.text}\n`);
        }
      };
    }
    function barText({
      phase,
      began,
      value,
      total
    }) {
      const seconds = Math.max(0.1, (Date.now() - began) / 1000);
      const rate = value / seconds;
      const left = total > value && rate > 0 ? `, ${(0, units.QA)((total - value) / rate * 1000)} left` : "";
      return `  ${phase}: ${(0, units.z3)(value)}${total > 0 ? ` of ${(0, units.z3)(total)}` : ""}, ${(0, units.z3)(Math.round(rate))}/s${left}`;
    }
    function makeLog(stderr) {
      let said = Date.now();
      return {
        close() {},
        tell(event) {
          if (event.kind !== "progress") {
            said = Date.now();
            stderr.write(`${event.text}\n`);
          } else if (Date.now() - said >= LOG_EVERY) {
            said = Date.now();
            stderr.write(`  ${(0, units.z3)(event.done)}${event.total === null ? "" : ` of ${(0, units.z3)(event.total)}`}\n`);
          }
        }
      };
    }
    var failure = __webpack_require__(88395);
    var finding = __webpack_require__(9304);
    var domain_hidden = __webpack_require__(93301);
    ;
    const ORDER = {
      note: 0,
      warning: 1,
      error: 2
    };
    const LAST = 256;
    function printOutcome({
      report,
      lines
    }, {
      stdout,
      stderr,
      json
    }) {
      const words = wordsOf(report.findings);
      const fit = {
        ...report,
        findings: report.findings.map(fitOf)
      };
      const text = json ? `${JSON.stringify(fit, (_, value) => typeof value === "string" ? (0, domain_hidden.Pe)(value) : value)}\n` : lines.map(line => `${told(line)}\n`).join("");
      if (report.exit === 0) {
        stderr.write(words);
        stdout.write(text);
      } else {
        stdout.write(text);
        stderr.write(words);
      }
    }
    function wordsOf(findings) {
      return [...findings].sort((a, b) => ORDER[a.weight] - ORDER[b.weight] || stageOf(a) - stageOf(b)).map((one, at, {
        length
      }) => `${one.weight}: ${textOf(one)}\n${hintOf(one, at === length - 1)}`).join("");
    }
    function stageOf({
      code
    }) {
      const stage = finding.L[code][0];
      return stage === null ? LAST : domain_error.dc[stage];
    }
    function textOf({
      code,
      text
    }) {
      return code === "bug" ? text.split("\n").map(told).join("\n") : told(text);
    }
    function fitOf(one) {
      const {
        code,
        weight,
        thing,
        hint
      } = one;
      return {
        code,
        weight,
        thing: told(thing),
        text: textOf(one),
        hint: told(hint)
      };
    }
    function hintOf({
      code,
      weight,
      hint
    }, isLast) {
      if (hint !== "") return `  ${told(hint)}\n`;
      return weight === "error" && isLast ? `  docs/errors.md explains ${code}.\n` : "";
    }
    function told(text) {
      return (0, domain_hidden.Pe)((0, domain_name.SP)(text));
    }
    ;
    const LAST_WORD = 4500;
    async function run(parts) {
      const stdout = parts.stdout ?? process.stdout;
      const stderr = parts.stderr ?? process.stderr;
      const parsed = await parseArguments(parts.argv);
      if ("wrong" in parsed) {
        stderr.write(parsed.help);
        const outcome = (0, failure.V)(parsed.command, parsed.wrong);
        printOutcome(outcome, {
          stdout,
          stderr,
          json: parsed.json
        });
        return outcome.report.exit;
      }
      if ("help" in parsed) {
        stdout.write(parsed.help);
        return domain_error.dc.done;
      }
      const console = await makeConsole(stderr);
      const stop = new AbortController();
      const print = (outcome, out = stdout) => {
        console.close();
        printOutcome(outcome, {
          stdout: out,
          stderr,
          json: parsed.json
        });
        return outcome.report.exit;
      };
      let lastWord;
      const onSignal = () => {
        stop.abort(new domain_error.j$());
        lastWord ??= setTimeout(() => {
          print((0, failure.V)(parsed.command, new domain_error.j$()));
          process.exit(domain_error.dc.interrupted);
        }, LAST_WORD);
      };
      process.on("SIGINT", onSignal).on("SIGTERM", onSignal);
      const machine = (0, make_machine.y)({
        ...parts,
        signal: stop.signal,
        tell: console.tell
      });
      try {
        const outcome = await execute(parsed, machine, {
          parts,
          stdout
        });
        const told = stop.signal.aborted ? (0, failure.c)(outcome) : outcome;
        return print(told, parsed.streams ? stderr : stdout);
      } catch (error) {
        const outcome = (0, failure.V)(parsed.command, error);
        const told = stop.signal.aborted ? (0, failure.c)(outcome) : outcome;
        return print(told, parsed.streams ? stderr : stdout);
      } finally {
        clearTimeout(lastWord);
        process.off("SIGINT", onSignal).off("SIGTERM", onSignal);
      }
    }
    async function execute(request, machine, at) {
      const dist = (0, external_node_path_.dirname)((0, external_node_url_.fileURLToPath)(at.parts.worker));
      const parent = (0, external_node_path_.dirname)(dist);
      const kit = (0, external_node_fs_.existsSync)((0, external_node_path_.join)(parent, "holdfast.yml")) && (0, external_node_fs_.existsSync)((0, external_node_path_.join)(parent, "RECOVERY.md")) ? parent : null;
      return await request.act({
        machine,
        kit,
        dist,
        node: process.execPath,
        stdout: at.stdout
      });
    }
    ;
    async function main(self) {
      let done = false;
      process.once("exit", () => {
        if (done || process.exitCode === 130) return;
        process.exitCode ||= 1;
        process.stderr.write("error: Holdfast stopped before its work was done\n  This is a bug in Holdfast: please report it.\n");
      });
      process.exitCode = await run({
        argv: process.argv.slice(2),
        worker: self
      });
      done = true;
    }
  }),
  96591: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      L: () => (DATABASES),
      j: () => (emcaSources)
    });
    const DATABASES = ["mysql", "postgres"];
    function emcaSources(database) {
      return `${FILES}${databasesOn(database)}${LDAP}${GROUP}`;
    }
    const FILES = `# Each source can be saved and brought back alone, by its name: --source app, or "sources" on the form of the
# workflow. docs/presets.md says what each is, which accounts to make, and how to bring all of it back.
sources:
  # Opens what emCA has encrypted in its databases. emCA.properties says in which folder it lies.
  keyfile:
    engine: files
    path: /etc/emca/key
    group: emca
  # emCA.properties, and whatever else is set there.
  properties:
    engine: files
    path: /etc/emca/conf
    group: emca
`;
    function databasesOn(server) {
      return `  # The tick box "Application-related data".
  app:
    engine: ${server}
    url: "file:/etc/holdfast/app.url" # one line: ${server}://ACCOUNT:PASSWORD@HOST:PORT/emca (@ as %40, / as %2F …)
    restore-url: "file:/etc/holdfast/app-restore.url" # the same, of the account that may restore
    group: emca
    excluded: # other databases of that server, each with the reason why this source does not save it
      certmanager: saved by the source certmanager
  # The tick box "Certificate manager database-related information".
  certmanager:
    engine: ${server}
    url: "file:/etc/holdfast/certmanager.url" # one line: ${server}://ACCOUNT:PASSWORD@HOST:PORT/certmanager
    restore-url: "file:/etc/holdfast/certmanager-restore.url"
    group: emca
    excluded:
      emca: saved by the source app
`;
    }
    const GROUP = `groups:
  emca:
    # The directory first: all that is published in it is then known to the databases that are saved after it.
    order: [ldap-config, ldap-data, certmanager, app, keyfile, properties]
    # The key file first: emCA never meets a database that it cannot open.
    restore-order: [keyfile, properties, app, certmanager, ldap-config, ldap-data]
    caution: "HSM keys are in no backup: have the HSM or the vendor's copy of it ready. A restored database is of use only with the sealed key file of the same backup. Stop emCA first"
`;
    function factsOf(folder, database, indent) {
      const lines = ["facts:", "  - bash", "  - -euo", "  - pipefail", "  - -c", "  - |", `    slapcat -o ldif-wrap=no -F ${folder} -n ${database} | awk '/^dn:/ { dn = $0 } NF { print dn, $0 }' |`, "      LC_ALL=C sort | sha256sum | sed 's/^/directory\\t/'"];
      return lines.map(line => `${" ".repeat(indent)}${line}\n`).join("");
    }
    const LDAP = `  # The directory that publishes certificates and CRLs: its settings, then its entries. It answers while it is
  # saved; to bring it back it is stopped, emptied, filled and started. backup --prove fills a folder of its own.
  ldap-config:
    engine: command
    format: ldif
    group: emca
    dump: [slapcat, -F, /etc/ldap/slapd.d, -n, "0"]
${factsOf("/etc/ldap/slapd.d", 0, 4)}    clear: [sh, -euc, "systemctl stop slapd; find /etc/ldap/slapd.d -mindepth 1 -delete"]
    restore: [sh, -euc, "slapadd -F /etc/ldap/slapd.d -n 0; chown -R --reference=/etc/ldap/slapd.d /etc/ldap/slapd.d; systemctl start slapd"]
    prove:
      clear: [rm, -rf, /var/tmp/holdfast-ldap-config]
      restore: [sh, -euc, "mkdir -m 700 /var/tmp/holdfast-ldap-config; slapadd -F /var/tmp/holdfast-ldap-config -n 0"]
${factsOf("/var/tmp/holdfast-ldap-config", 0, 6)}  ldap-data:
    engine: command
    format: ldif
    group: emca
    dump: [slapcat, -F, /etc/ldap/slapd.d, -n, "1"]
${factsOf("/etc/ldap/slapd.d", 1, 4)}    clear: [sh, -euc, "systemctl stop slapd; find /var/lib/ldap -mindepth 1 -delete"]
    restore: [sh, -euc, "slapadd -q -F /etc/ldap/slapd.d -n 1; chown -R --reference=/var/lib/ldap /var/lib/ldap; systemctl start slapd"]
    prove:
      clear: [rm, -rf, /var/tmp/holdfast-ldap-data]
      restore:
        - bash
        - -euo
        - pipefail
        - -c
        - |
          umask 077
          mkdir /var/tmp/holdfast-ldap-data
          cd /var/tmp/holdfast-ldap-data
          mkdir config data
          slapcat -o ldif-wrap=no -F /etc/ldap/slapd.d -n 0 </dev/null |
            sed "s|^olcDbDirectory: .*|olcDbDirectory: $PWD/data|" | slapadd -F config -n 0
          slapadd -q -F config -n 1
${factsOf("/var/tmp/holdfast-ldap-data/config", 1, 6)}`;
  }),
  82388: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      fG: () => (PRESETS),
      eY: () => (codeOwners),
      Ov: () => (nameFrom),
      W$: () => (starterPolicy)
    });
    var domain_name = __webpack_require__(11618);
    var preset_emca = __webpack_require__(96591);
    ;
    const SENHASEGURA_SOURCES = `# Each source can be saved and brought back alone, by its name: --source mt4, or "sources" on the form of the
# workflow. docs/presets.md says what each is, which accounts to make, and how to bring all of it back.
sources:
  # "Enable application backup?" is the next four: data, settings and logs. To switch one off write into it
  # "enabled: false" and "because: the reason". Every backup then names it as left out, and no run is red.
  mt4:
    engine: mysql
    url: "file:/etc/holdfast/mt4.url" # one line: mariadb://ACCOUNT:PASSWORD@HOST:PORT/mt4 (@ as %40, / as %2F …)
    restore-url: "file:/etc/holdfast/mt4-restore.url" # the same, of the account that may restore
    group: databases
    excluded: # other databases of that server, each with the reason why this source does not save it
      senhasegura: saved by the source senhasegura
  senhasegura:
    engine: mysql
    url: "file:/etc/holdfast/senhasegura.url" # one line: mariadb://ACCOUNT:PASSWORD@HOST:PORT/senhasegura
    restore-url: "file:/etc/holdfast/senhasegura-restore.url"
    group: databases
    excluded:
      mt4: saved by the source mt4
  config:
    engine: files
    path: /etc/senhasegura
  logs:
    engine: files
    path: /var/log/senhasegura
    may-change: ["*"] # a log grows while it is read: that is noted, and no failure
  # "Enable sessions file backup?": recordings are large. Remove the last two lines to switch it on.
  sessions:
    engine: files
    path: /var/senhasegura/sessions
    may-change: ["*"] # so does a session that is being recorded
    enabled: false
    because: session files are saved only where somebody decides so
# Where "holdfast check" finds a view of one database that reads the other: make them one source,
# databases: [mt4, senhasegura], in the place of two and of this group. docs/presets.md says why.
groups:
  databases:
    # senhasegura first: whatever it refers to in mt4 is then in the mt4 that is saved after it.
    order: [senhasegura, mt4]
    # mt4 first, as the vendor asks.
    restore-order: [mt4, senhasegura]
    caution: "Bring senhasegura's programs to the version of the backup first, and stop them. In a cluster ask the vendor before you restore: it can damage the cluster"
`;
    ;
    const PRESETS = ["plain", "emca", "senhasegura"];
    function nameFrom(text, otherwise) {
      const made = text.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 40);
      return domain_name.o_.test(made) ? made : otherwise;
    }
    function starterPolicy(starter) {
      const {
        people
      } = starter;
      const approvers = people.map(({
        name
      }) => yamlText(name)).join(", ");
      return `${HEADS[starter.preset]}holdfast: 1 # format of this file; docs/policy.md explains every key
name: ${yamlText(starter.name)}
${PREFIXES[starter.preset]}recipients: ["file:keys/recipient.txt"] # who can open; the identity stays off this server
signers:
  server: { key: "file:keys/signing.pub", may: [backup, prune] }
signing-key: env:HOLDFAST_SIGNING_KEY # its text: a secret of GitHub's environment backup
${people.length === 0 ? NOBODY : `people:\n${people.map(personLine).join("")}approval: { approvers: [${approvers}], needed: 1, gates: [signature] }\n`}${sourcesText(starter)}stores:
${storeText(starter)}schedules:
  nightly: { every: day, at: "${starter.at}", timezone: ${starter.timezone} }
retention: { last: 14 }
`;
    }
    const HEADS = {
      plain: "",
      emca: "# emCA: what is saved of it, and how it comes back. Put your own folders and names in; no password stands here.\n",
      senhasegura: "# senhasegura: what is saved of it, and how it comes back. Put your own folders and names in; no password stands here.\n"
    };
    const PREFIXES = {
      plain: "",
      emca: "prefix: emCA # a backup is called emCA_20261120_0200Z\n",
      senhasegura: "prefix: senhasegura # a backup is called senhasegura_20261120_0500Z\n"
    };
    function yamlText(name) {
      return /^[0-9]|^(true|false|null)$/i.test(name) ? JSON.stringify(name) : name;
    }
    function sourcesText({
      preset,
      sources,
      database
    }) {
      if (preset === "emca") return (0, preset_emca.j)(database);
      if (preset === "senhasegura") return SENHASEGURA_SOURCES;
      return `sources:\n${sources.map(({
        name,
        engine,
        path
      }) => `  ${yamlText(name)}: { engine: ${engine}, path: ${JSON.stringify(path)} }\n`).join("")}`;
    }
    function storeText({
      preset,
      store
    }) {
      const path = JSON.stringify(store);
      if (preset === "plain") return `  local: { kind: directory, path: ${path} }\n`;
      return `  # A drive of another machine, mounted on this folder or above it. While it is not, nothing is written beneath.
  remote: { kind: directory, path: ${path}, mount: required }
`;
    }
    const NOBODY = `# Without people nobody can approve a restore, and so nothing is ever restored:
# people:
#   NAME: { keys: ["file:people/NAME.pub"], github: LOGIN }
# approval: { approvers: [NAME], needed: 1, gates: [signature] }
`;
    function personLine({
      name,
      github
    }) {
      const login = github === null ? "" : `, github: ${yamlText(github)}`;
      return `  ${yamlText(name)}: { keys: ["file:people/${name}.pub"]${login} }\n`;
    }
    function codeOwners(people) {
      const logins = people.flatMap(({
        github
      }) => github === null ? [] : [`@${github}`]);
      if (logins.length === 0) return null;
      const paths = ["/holdfast.yml", "/keys/", "/people/", "/.github/"];
      const wide = Math.max(...paths.map(({
        length
      }) => length));
      return `# Who reviews a change of what decides over backups and restores.\n${paths.map(path => `${path.padEnd(wide)} ${logins.join(" ")}\n`).join("")}`;
    }
  }),
  38729: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      x: () => (VERSION)
    });
    const VERSION = "0.1.0";
  }),
  63747: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      Hc: () => (nameAnd),
      Pf: () => (sourceAt),
      Re: () => (personOf),
      ZZ: () => (STORES),
      _H: () => (plainStarter),
      jE: () => (presetOf),
      mv: () => (runnerOf),
      qj: () => (actionOf),
      zJ: () => (databaseOf)
    });
    var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
    var commander__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(67375);
    var _domain_name_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(11618);
    var _domain_preset_emca_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(96591);
    var _domain_starter_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(82388);
    const STORES = {
      plain: "/var/backups/holdfast",
      emca: "/mnt/backup/holdfast",
      senhasegura: "/mnt/backup/holdfast"
    };
    const TIMES = {
      plain: "02:00",
      emca: "02:00",
      senhasegura: "05:00"
    };
    const DATABASE = /\.(?:db|sqlite3?)$/;
    function plainStarter(options, cwd) {
      const {
        preset
      } = options;
      const sources = options.sources.map(([name, path]) => sourceAt(name, (0, node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(cwd, path)));
      return {
        preset,
        name: options.name ?? (preset === "plain" ? (0, _domain_starter_js__WEBPACK_IMPORTED_MODULE_3__.Ov)((0, node_path__WEBPACK_IMPORTED_MODULE_0__.basename)(cwd), "server") : preset),
        database: options.database ?? "mysql",
        sources: sources.length > 0 ? sources : [sourceAt("settings", "/etc")],
        store: (0, node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(cwd, options.store ?? STORES[preset]),
        at: TIMES[preset],
        timezone: zoneHere(),
        people: options.people.map(([name, github]) => ({
          name,
          github: github || null
        }))
      };
    }
    function sourceAt(name, path) {
      return {
        name,
        engine: DATABASE.test(path) ? "sqlite" : "files",
        path
      };
    }
    function personOf(text) {
      const [name = "", login = ""] = text.split("=");
      return {
        name: name.trim(),
        github: login.trim() || null
      };
    }
    function zoneHere() {
      return Intl.DateTimeFormat().resolvedOptions().timeZone ?? "UTC";
    }
    function nameAnd(rest) {
      return given => {
        const at = given.indexOf("=");
        const name = at < 0 ? given : given.slice(0, at);
        const value = at < 0 ? "" : given.slice(at + 1);
        if (!_domain_name_js__WEBPACK_IMPORTED_MODULE_2__.o_.test(name) || value === "" && rest !== "LOGIN") throw new commander__WEBPACK_IMPORTED_MODULE_1__.Di(`It must read NAME=${rest}.`);
        return [name, value];
      };
    }
    function presetOf(given) {
      const found = _domain_starter_js__WEBPACK_IMPORTED_MODULE_3__.fG.find(one => one === given);
      if (found !== undefined) return found;
      throw new commander__WEBPACK_IMPORTED_MODULE_1__.Di(`There is ${_domain_starter_js__WEBPACK_IMPORTED_MODULE_3__.fG.join(", ")}.`);
    }
    function databaseOf(given) {
      const found = _domain_preset_emca_js__WEBPACK_IMPORTED_MODULE_4__.L.find(one => one === given);
      if (found !== undefined) return found;
      throw new commander__WEBPACK_IMPORTED_MODULE_1__.Di(`There is ${_domain_preset_emca_js__WEBPACK_IMPORTED_MODULE_4__.L.join(", ")}.`);
    }
    function actionOf(given) {
      if (/^[A-Za-z0-9-]+\/[A-Za-z0-9._-]+@[0-9a-f]{40}$/.test(given)) return given;
      throw new commander__WEBPACK_IMPORTED_MODULE_1__.Di("It must read OWNER/NAME@COMMIT, the commit with all 40 digits.");
    }
    function runnerOf(given) {
      if (/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/.test(given)) return given;
      throw new commander__WEBPACK_IMPORTED_MODULE_1__.Di("It must be one word.");
    }
  })
};
