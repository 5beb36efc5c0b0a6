export const id = 222;
export const ids = [222];
export const modules = {

/***/ 5222:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  main: () => (/* binding */ main)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __webpack_require__(3136);
// EXTERNAL MODULE: ./build/domain/error.js
var domain_error = __webpack_require__(9515);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
// EXTERNAL MODULE: ./build/domain/name.js
var domain_name = __webpack_require__(1618);
// EXTERNAL MODULE: ./build/host/free.js
var free = __webpack_require__(4721);
;// CONCATENATED MODULE: ./build/host/process.js





const STDERR_KEPT = 4096; // bytes of stderr's end kept for an error
const GRACE = 2000; // ms between SIGTERM and SIGKILL
/**
 * Starts a child without a shell, in a process group of its own so that the whole of it can be ended.
 *
 * The child is ended when `signal` aborts and when its stdout is given up before its end. A child
 * that still waits for stdin is not an error of ours: a broken pipe there is left to its exit code.
 */
function startChild(command, env, signal) {
    signal.throwIfAborted();
    const [file, ...args] = command.argv;
    const child = (0,external_node_child_process_.spawn)(file, args, {
        cwd: command.cwd,
        env: { ...env, ...command.env },
        stdio: [command.stdin === undefined ? "ignore" : "pipe", "pipe", "pipe"],
        detached: true,
    });
    const stderr = keepStderr(child.stderr, command.onStderr);
    let wanted = true;
    let timer;
    const end = () => {
        wanted = false;
        killGroup(child.pid, "SIGTERM");
        timer ??= setTimeout(() => killGroup(child.pid, "SIGKILL"), GRACE);
    };
    signal.addEventListener("abort", end, { once: true });
    const closed = new Promise((resolve, reject) => {
        child.once("error", (cause) => reject(cannotStart(file, cause)));
        child.once("close", (code, name) => {
            const number = name === null ? 0 : (external_node_os_.constants.signals[name] ?? 0);
            resolve({ code: code ?? 128 + number, stderr: stderr() });
        });
    });
    const fed = command.stdin === undefined ? null : feed(command.stdin, child.stdin);
    fed?.catch(() => { }); // it may fail before the child is gone; `ended` tells then
    const ended = (async () => {
        try {
            const how = await closed;
            await fed;
            if (signal.aborted)
                throw new domain_error/* Interrupted */.j$();
            return how;
        }
        finally {
            signal.removeEventListener("abort", end);
            if (timer !== undefined)
                clearTimeout(timer);
        }
    })();
    ended.catch(() => { }); // whoever awaits it sees it; a child given up on is no unhandled rejection
    return {
        ended,
        stdout: lend(child.stdout, ended, () => {
            if (wanted)
                end();
        }),
    };
}
/** Giving it up ends the child, also before the first chunk was asked for, when a generator would not be entered. */
function lend(stdout, ended, give) {
    const reading = read(stdout, ended, give);
    const cursor = {
        next: () => reading.next(),
        return: async () => {
            give();
            return await reading.return(undefined);
        },
    };
    return { [Symbol.asyncIterator]: () => cursor };
}
async function* read(stdout, ended, give) {
    let whole = false;
    try {
        for await (const chunk of stdout) {
            yield chunk;
            (0,free/* free */.t)(chunk); // it was lent: a fast child would else make more garbage than is collected in time
        }
        whole = true;
    }
    finally {
        if (!whole)
            give();
    }
    await ended.catch((error) => {
        if (error instanceof domain_error/* HoldfastError */.Et || error instanceof domain_error/* Interrupted */.j$)
            throw error;
    });
}
async function feed(bytes, stdin) {
    let broken = false;
    stdin.on("error", () => {
        broken = true;
    });
    try {
        for await (const chunk of bytes) {
            if (broken)
                break;
            // The chunk is lent, so it must have left this process before the next one is asked for.
            await new Promise((resolve) => stdin.write(chunk, () => resolve()));
        }
    }
    catch (cause) {
        stdin.destroy();
        throw cause;
    }
    stdin.end();
}
function keepStderr(stream, onLine) {
    let kept = Buffer.alloc(0);
    let line = Buffer.alloc(0);
    stream.on("data", (chunk) => {
        kept = Buffer.from(Buffer.concat([kept, chunk]).subarray(-STDERR_KEPT));
        if (onLine === undefined)
            return;
        line = Buffer.concat([line, chunk]);
        for (let at = line.indexOf(10); at >= 0; at = line.indexOf(10)) {
            onLine((0,domain_name/* nameOfBytes */.uZ)(line.subarray(0, at)));
            line = line.subarray(at + 1);
        }
    });
    stream.on("end", () => {
        if (onLine !== undefined && line.length > 0)
            onLine((0,domain_name/* nameOfBytes */.uZ)(line));
    });
    return () => kept.toString("utf8").trim();
}
function killGroup(pid, name) {
    if (pid === undefined)
        return;
    try {
        process.kill(-pid, name);
    }
    catch {
        // It is gone already.
    }
}
function cannotStart(file, cause) {
    const missing = cause.code === "ENOENT";
    return new domain_error/* HoldfastError */.Et("source", `Cannot start "${file}": ${missing ? "it is not installed" : cause.message}`, {
        code: "tool-missing",
        hint: `Install the package that holds ${file} and try again.`,
        thing: file,
        cause,
    });
}

;// CONCATENATED MODULE: ./build/host/make_machine.js



const LOCK_WAIT = 60_000; // ms another run of this policy is waited for
const RUN_LIMIT = 16 * 2 ** 20; // bytes of stdout a short command may print
/** Makes the machine of this process. */
function makeMachine(parts) {
    const env = parts.env ?? process.env;
    const inherited = { LANG: "C", LC_ALL: "C", TZ: "UTC" };
    for (const name of [
        "PATH",
        "HOME",
        "TMPDIR",
        "SSH_AUTH_SOCK",
        "SSH_ASKPASS",
        "SSH_ASKPASS_REQUIRE",
        "DISPLAY",
    ]) {
        const value = env[name];
        if (value !== undefined)
            inherited[name] = value;
    }
    const start = (command) => startChild(command, inherited, parts.signal);
    return {
        env,
        cwd: parts.cwd ?? process.cwd(),
        host: parts.host ?? (0,external_node_os_.hostname)(),
        signal: parts.signal,
        worker: parts.worker,
        now: parts.now ?? (() => new Date()),
        random: (length) => new Uint8Array((0,external_node_crypto_.randomBytes)(length)),
        start,
        run: (command) => runChild(start, command),
        tell: parts.tell,
        step: parts.step ?? (() => { }),
        lockWait: parts.lockWait ?? LOCK_WAIT,
    };
}
async function runChild(start, command) {
    const child = start(command);
    const kept = [];
    let size = 0;
    for await (const chunk of child.stdout) {
        size += chunk.byteLength;
        if (size > RUN_LIMIT)
            throw new RangeError(`"${command.argv[0]}" printed more than ${RUN_LIMIT} bytes`);
        kept.push(Uint8Array.from(chunk)); // a Buffer's slice() would still be the lent memory
    }
    const ended = await child.ended;
    return { ...ended, stdout: Buffer.concat(kept).toString("utf8") };
}

// EXTERNAL MODULE: ./node_modules/commander/index.js + 6 modules
var commander = __webpack_require__(7375);
// EXTERNAL MODULE: ./build/domain/version.js
var version = __webpack_require__(8729);
;// CONCATENATED MODULE: ./build/face/cli/request.js

/** An option that may be given several times. @param check Throws InvalidArgumentError for a value that makes no sense. */
function repeated(flags, description, check = () => { }) {
    return new commander/* Option */.c$(flags, description).argParser((value, before = []) => {
        check(value);
        return [...before, value];
    });
}

;// CONCATENATED MODULE: ./build/face/cli/commands.js


const NAMES = `
BACKUP is an id, id@sha256, latest, a date (YYYY-MM-DD) or a weekday of the last 7 days; days are UTC.`;
/** Adds every command there is. A command's module is loaded only when it runs. */
function addCommands(make, found) {
    const bare = (name, options, act) => found({ command: name, json: options["json"] === true, streams: name === "open", act });
    const withPolicy = (name, options, work) => bare(name, options, async (acting) => {
        const { openPolicy } = await Promise.all(/* import() */[__webpack_require__.e(816), __webpack_require__.e(929), __webpack_require__.e(815), __webpack_require__.e(441), __webpack_require__.e(320), __webpack_require__.e(146), __webpack_require__.e(666)]).then(__webpack_require__.bind(__webpack_require__, 7285));
        const { remindOpen } = await __webpack_require__.e(/* import() */ 948).then(__webpack_require__.bind(__webpack_require__, 2948));
        const setup = await openPolicy(commands_text(options, "policy"), acting.machine, acting.kit);
        return remindOpen(setup, await work(setup, acting));
    });
    const add = (name, description, hasPolicy = true) => {
        const command = make(name)
            .description(description)
            .option("--json", "print the report as JSON on stdout, and nothing else");
        return hasPolicy
            ? command.option("--policy <file>", "the policy; else ./holdfast.yml, else the kit's")
            : command;
    };
    const store = () => repeated("--store <name>", "only this store of the policy; may be given several times");
    const source = () => repeated("--source <name>", "only this source of the policy; may be given several times");
    add("keygen <dir>", "make an identity, its recipient and a signing key; print an emergency sheet", false).action((dir, options) => bare("keygen", options, async ({ machine }) => (await __webpack_require__.e(/* import() */ 387).then(__webpack_require__.bind(__webpack_require__, 2387))).keygen(machine, dir)));
    add("kit <dir>", "write the break-glass folder: program, Node, policy, what to do; no private key").action((dir, options) => withPolicy("kit", options, async (setup, { dist, node }) => (await __webpack_require__.e(/* import() */ 848).then(__webpack_require__.bind(__webpack_require__, 4848))).kit(setup, { folder: dir, dist, node })));
    add("check", "check policy, keys, tools, rights, room and stores; touches nothing")
        .option("--offline", "only the policy's text: no file it names, no program, no store")
        .action((options) => bare("check", options, async ({ machine, kit }) => (await Promise.all(/* import() */[__webpack_require__.e(816), __webpack_require__.e(929), __webpack_require__.e(815), __webpack_require__.e(441), __webpack_require__.e(320), __webpack_require__.e(107), __webpack_require__.e(146), __webpack_require__.e(677), __webpack_require__.e(666), __webpack_require__.e(755)]).then(__webpack_require__.bind(__webpack_require__, 755))).check(machine, {
        policy: commands_text(options, "policy"),
        kit,
        offline: options["offline"] === true,
    })));
    add("backup", "dump, seal, sign, store and read back; needs the signing key")
        .addOption(source())
        .addOption(store())
        .option("--prove", "also restore it from the store into scratch, compare every fact, publish a receipt")
        .option("--label <text>", "a word to find it by, in the manifest", label)
        .action((options) => withPolicy("backup", options, async (setup) => (await Promise.all(/* import() */[__webpack_require__.e(816), __webpack_require__.e(929), __webpack_require__.e(441), __webpack_require__.e(320), __webpack_require__.e(107), __webpack_require__.e(146), __webpack_require__.e(677), __webpack_require__.e(133), __webpack_require__.e(970), __webpack_require__.e(432)]).then(__webpack_require__.bind(__webpack_require__, 970))).backup(setup, {
        sources: many(options, "source"),
        stores: many(options, "store"),
        label: commands_text(options, "label"),
        prove: options["prove"] === true,
    })));
    add("list", "the catalog: age, size, stores, trust and last proof of each backup")
        .addOption(store())
        .action((options) => withPolicy("list", options, async (setup) => (await Promise.all(/* import() */[__webpack_require__.e(816), __webpack_require__.e(441), __webpack_require__.e(107), __webpack_require__.e(580)]).then(__webpack_require__.bind(__webpack_require__, 7580))).list(setup, { stores: many(options, "store") })));
    add("verify [backup]", "check signatures, chain and all stored bytes; of one backup or all")
        .addHelpText("after", NAMES)
        .addOption(store())
        .option("--headers", "that the headers open with the identity; quick")
        .option("--deep", "that everything opens with the identity")
        .option("--identity <file>", "the secret identity, for --headers and --deep")
        .action((backup, options, command) => {
        if (options["headers"] === true && options["deep"] === true)
            command.error("error: --headers and --deep exclude each other");
        withPolicy("verify", options, async (setup) => (await Promise.all(/* import() */[__webpack_require__.e(816), __webpack_require__.e(441), __webpack_require__.e(107), __webpack_require__.e(133), __webpack_require__.e(285)]).then(__webpack_require__.bind(__webpack_require__, 9285))).verify(setup, {
            backup: backup ?? null,
            stores: many(options, "store"),
            depth: options["deep"] === true ? "deep" : options["headers"] === true ? "headers" : "bytes",
            identity: commands_text(options, "identity"),
        }));
    });
    add("plan <backup>", "say what restoring a backup would do, as a file to approve; touches no place")
        .addHelpText("after", NAMES)
        .addOption(source())
        .addOption(store())
        .addOption(repeated("--path <path>", "only this path of one source; may be given several times"))
        .addOption(repeated("--into <source=place>", "restore a source to another place", intoParts))
        .option("--as <key>", "prove who asks: your SSH key, or its .pub when it is in an agent")
        .requiredOption("--out <file>", "where to write the plan")
        .action((backup, options) => {
        const into = new Map(many(options, "into").map(intoParts));
        withPolicy("plan", options, async (setup) => (await Promise.all(/* import() */[__webpack_require__.e(816), __webpack_require__.e(441), __webpack_require__.e(320), __webpack_require__.e(107), __webpack_require__.e(146), __webpack_require__.e(677), __webpack_require__.e(279)]).then(__webpack_require__.bind(__webpack_require__, 8279))).plan(setup, {
            backup,
            sources: many(options, "source"),
            paths: many(options, "path"),
            into,
            stores: many(options, "store"),
            as: commands_text(options, "as"),
            out: commands_text(options, "out"),
        }));
    });
    add("approve <plan>", "show a plan, check it against your own copy of the policy, sign it")
        .requiredOption("--key <file>", "your SSH key, or its .pub when it is in an agent")
        .action((plan, options) => withPolicy("approve", options, async (setup) => (await Promise.all(/* import() */[__webpack_require__.e(816), __webpack_require__.e(441), __webpack_require__.e(320), __webpack_require__.e(107), __webpack_require__.e(146), __webpack_require__.e(677), __webpack_require__.e(279), __webpack_require__.e(355)]).then(__webpack_require__.bind(__webpack_require__, 6355))).approve(setup, {
        plan,
        key: commands_text(options, "key"),
    })));
    add("restore <plan>", "carry out an approved plan: build aside, compare, swap; can be undone")
        .addOption(repeated("--approval <file>", "approvals beside those in <plan>.approval"))
        .option("--identity <file>", "the secret identity that opens the backup")
        .action((plan, options) => withPolicy("restore", options, async (setup) => (await Promise.all(/* import() */[__webpack_require__.e(816), __webpack_require__.e(441), __webpack_require__.e(320), __webpack_require__.e(107), __webpack_require__.e(146), __webpack_require__.e(677), __webpack_require__.e(133), __webpack_require__.e(279), __webpack_require__.e(786), __webpack_require__.e(739)]).then(__webpack_require__.bind(__webpack_require__, 786))).restore(setup, {
        plan,
        approvals: many(options, "approval"),
        identity: commands_text(options, "identity"),
    })));
    add("undo <restore>", "swap back what a restore replaced; by the 16 digits it printed")
        .option("--identity <file>", "the secret identity, where the plan said backup first")
        .action((restore, options) => withPolicy("undo", options, async (setup) => (await Promise.all(/* import() */[__webpack_require__.e(816), __webpack_require__.e(320), __webpack_require__.e(146), __webpack_require__.e(986)]).then(__webpack_require__.bind(__webpack_require__, 986))).undo(setup, restore)));
    add("settle <restore>", "drop what a restore kept for undo; no way back after it").action((restore, options) => withPolicy("settle", options, async (setup) => (await Promise.all(/* import() */[__webpack_require__.e(816), __webpack_require__.e(320), __webpack_require__.e(146), __webpack_require__.e(986)]).then(__webpack_require__.bind(__webpack_require__, 986))).settle(setup, restore)));
    add("open <backup> <archive>", "write one archive's plain bytes to stdout; the report goes to stderr")
        .addHelpText("after", `${NAMES}\nARCHIVE is SOURCE/FILE as list --json and the manifest show it; .zst.age may be left out.`)
        .addOption(store())
        .option("--path <path>", "only this path of a file tree")
        .requiredOption("--identity <file>", "the secret identity that opens the backup")
        .action((backup, archive, options) => withPolicy("open", options, async (setup, { stdout }) => (await Promise.all(/* import() */[__webpack_require__.e(816), __webpack_require__.e(441), __webpack_require__.e(320), __webpack_require__.e(107), __webpack_require__.e(133), __webpack_require__.e(180)]).then(__webpack_require__.bind(__webpack_require__, 6180))).open(setup, {
        backup,
        archive,
        path: commands_text(options, "path"),
        stores: many(options, "store"),
        identity: commands_text(options, "identity"),
        out: (chunk) => send(stdout, chunk),
    })));
    add("demo [dir]", "the whole circle on an embedded database and a folder; below ten seconds", false).action((dir, options) => bare("demo", options, async (acting) => (await Promise.all(/* import() */[__webpack_require__.e(816), __webpack_require__.e(929), __webpack_require__.e(815), __webpack_require__.e(441), __webpack_require__.e(320), __webpack_require__.e(107), __webpack_require__.e(146), __webpack_require__.e(677), __webpack_require__.e(133), __webpack_require__.e(279), __webpack_require__.e(666), __webpack_require__.e(970), __webpack_require__.e(786), __webpack_require__.e(892)]).then(__webpack_require__.bind(__webpack_require__, 892))).demo(acting.machine, {
        folder: dir ?? null,
        say: (line) => options["json"] === true || acting.stdout.write(`${line}\n`),
    })));
}
function commands_text(options, name) {
    return options[name] ?? null;
}
function many(options, name) {
    return options[name] ?? [];
}
function label(value) {
    if (/^[\p{L}\p{N} ._:+-]{1,100}$/u.test(value))
        return value;
    throw new commander/* InvalidArgumentError */.Di("Letters, digits, spaces and . _ : + - only, at most 100.");
}
function intoParts(given) {
    const at = given.indexOf("=");
    if (at < 1 || at === given.length - 1)
        throw new commander/* InvalidArgumentError */.Di("It must read SOURCE=PLACE.");
    return [given.slice(0, at), given.slice(at + 1)];
}
async function send(stdout, chunk) {
    await new Promise((resolve, reject) => {
        stdout.write(chunk, (error) => (error ? reject(error) : resolve()));
    });
}

;// CONCATENATED MODULE: ./build/face/cli/arguments.js





const WIDTH = 100; // columns of help, the same on every terminal
const EXITS = `
Exit codes: 0 done · 2 policy or usage · 3 source · 4 store · 5 seal or keys · 6 trust · 7 approval ·
            8 restore · 1 our bug · 130 interrupted
Try:        holdfast demo`;
/** Reads a command line; loads nothing of the commands themselves. */
async function parseArguments(argv) {
    let said = "";
    let request = null;
    const write = (text) => {
        said += text;
    };
    const program = new commander/* Command */.uB("holdfast")
        .description("Encrypted, signed server backups: policy by pull request, backup on a schedule, restore by approval.")
        .version(version/* VERSION */.x)
        .addHelpText("after", EXITS);
    const configure = (command) => command
        .exitOverride()
        .configureOutput({ writeOut: write, writeErr: write, getOutHelpWidth: () => WIDTH })
        .showSuggestionAfterError(false);
    configure(program);
    addCommands((name) => configure(program.command(name)), (made) => {
        request = made;
    });
    // Commander would answer "init --help" with the program's help, as if there were an init.
    if (!isKnown(argv, program))
        return wrong(argv, null, program);
    try {
        await program.parseAsync([...argv], { from: "user" });
    }
    catch (error) {
        if (!(error instanceof commander/* CommanderError */.b7))
            throw error;
        if (error.exitCode === 0)
            return { help: said };
        return wrong(argv, error, program);
    }
    return request ?? wrong(argv, null, program);
}
const ALONE = ["-h", "--help", "-V", "--version"]; // options that need no command
/** The command a line begins with; null where it begins with an option or not at all. */
function commandOf(argv) {
    const typed = argv[0] === "help" ? (argv[1] ?? "help") : argv[0];
    return typed === undefined || typed.startsWith("-") ? null : typed;
}
function isKnown(argv, program) {
    const typed = commandOf(argv);
    if (typed === null)
        return argv[0] !== undefined && ALONE.includes(argv[0]);
    return typed === "help" || program.commands.some((one) => one.name() === typed);
}
/** The error of a command line. What was typed is a stranger's text like any other. */
function wrong(argv, error, program) {
    const typed = commandOf(argv);
    const names = program.commands.map((one) => one.name()).filter((name) => name !== "help");
    const why = error !== null
        ? error.message.replace(/^error: /, "").replace(/\.$/, "")
        : typed !== null
            ? "there is no such command"
            : argv.length === 0
                ? "no command was given"
                : "the command comes first, its options after it";
    const what = typed === null ? "Cannot run holdfast" : `Cannot run "holdfast ${(0,domain_name/* shown */.SP)(typed)}"`;
    return {
        wrong: new domain_error/* HoldfastError */.Et("policy", `${what}: ${(0,domain_name/* shown */.SP)(why)}`, {
            code: "usage",
            hint: error !== null && typed !== null
                ? `Run holdfast ${typed} --help for its options.`
                : `The commands are ${names.join(", ")}.`,
            thing: (0,domain_name/* shown */.SP)(typed ?? "holdfast"),
        }),
        command: (0,domain_name/* shown */.SP)(typed ?? ""),
        json: argv.includes("--json"),
        help: argv.length === 0 ? program.helpInformation() : "",
    };
}

// EXTERNAL MODULE: ./build/domain/units.js
var units = __webpack_require__(3822);
;// CONCATENATED MODULE: ./build/face/cli/console.js

const LOG_EVERY = 10_000; // ms between progress lines in a log
/** A bar on a terminal, plain lines anywhere else. */
async function makeConsole(stderr) {
    return stderr.isTTY === true ? await makeBar(stderr) : makeLog(stderr);
}
async function makeBar(stderr) {
    const { default: progress } = await __webpack_require__.e(/* import() */ 502).then(__webpack_require__.t.bind(__webpack_require__, 8502, 19));
    const bar = new progress.SingleBar({
        stream: stderr,
        hideCursor: true,
        clearOnComplete: true,
        format: (_options, { value, total }, { phase, began }) => barText({ phase, began, value, total }),
    });
    let running = false;
    let phase = "";
    let began = 0;
    const close = () => {
        if (running)
            bar.stop();
        running = false;
    };
    return {
        close,
        tell(event) {
            if (event.kind === "progress") {
                if (!running)
                    bar.start(event.total ?? 0, event.done, { phase, began });
                running = true;
                if (event.total !== null)
                    bar.setTotal(event.total);
                bar.update(event.done, { phase, began });
                return;
            }
            close();
            if (event.kind === "phase") {
                phase = event.text;
                began = Date.now();
            }
            stderr.write(`${event.text}\n`);
        },
    };
}
function barText({ phase, began, value, total, }) {
    const seconds = Math.max(0.1, (Date.now() - began) / 1000);
    const rate = value / seconds;
    const left = total > value && rate > 0 ? `, ${(0,units/* formatSpan */.QA)(((total - value) / rate) * 1000)} left` : "";
    return `  ${phase}: ${(0,units/* formatBytes */.z3)(value)}${total > 0 ? ` of ${(0,units/* formatBytes */.z3)(total)}` : ""}, ${(0,units/* formatBytes */.z3)(Math.round(rate))}/s${left}`;
}
function makeLog(stderr) {
    let said = Date.now();
    return {
        close() { },
        tell(event) {
            if (event.kind !== "progress") {
                said = Date.now();
                stderr.write(`${event.text}\n`);
            }
            else if (Date.now() - said >= LOG_EVERY) {
                said = Date.now();
                stderr.write(`  ${(0,units/* formatBytes */.z3)(event.done)}${event.total === null ? "" : ` of ${(0,units/* formatBytes */.z3)(event.total)}`}\n`);
            }
        },
    };
}

;// CONCATENATED MODULE: ./build/face/cli/failure.js

const HINT = "Run it again; what is half done is put in order first.";
/**
 * What becomes of an outcome when a signal came before it: the work may have been done all the same,
 * or have failed in a way that must be told. The exit code says that it was stopped.
 */
function stopped({ report, lines }) {
    if (report.findings.some(({ code }) => code === "interrupted"))
        return { report, lines };
    const isDone = report.exit === domain_error/* EXIT */.dc.done;
    const finding = {
        code: "interrupted",
        weight: "error",
        thing: report.command,
        text: isDone ? "Interrupted when the work was done" : "Interrupted",
        hint: isDone ? "Nothing has to be run again." : HINT,
    };
    const findings = [...report.findings, finding];
    return { report: { ...report, exit: domain_error/* EXIT */.dc.interrupted, findings }, lines };
}
/** What a command that threw comes to: a user's error by its stage, a signal, or our own bug. */
function failure(command, thrown) {
    const error = firstOf(thrown);
    const report = (exit, findings) => ({
        lines: [],
        report: { command, exit, backup: null, findings, entries: [], totals: {} },
    });
    if (error instanceof domain_error/* Interrupted */.j$) {
        return report(domain_error/* EXIT */.dc.interrupted, [
            {
                code: "interrupted",
                weight: "error",
                thing: command,
                text: "Interrupted",
                hint: HINT,
            },
        ]);
    }
    if (error instanceof domain_error/* HoldfastError */.Et) {
        const { code, message: text, hint, thing } = error;
        const own = { code, weight: "error", thing: thing ?? command, text, hint: hint ?? "" };
        const listed = error.findings.some((one) => one.text === text)
            ? error.findings
            : [...error.findings, own];
        return report(domain_error/* EXIT */.dc[error.stage], listed);
    }
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return report(domain_error/* EXIT */.dc.bug, [
        {
            code: "bug",
            weight: "error",
            thing: command,
            text,
            hint: "This is a bug in Holdfast: please report it with the lines above.",
        },
    ]);
}
/** What failed first, where cleaning up failed after it. */
function firstOf(thrown) {
    let error = thrown;
    while (error instanceof SuppressedError)
        error = error.suppressed;
    return error;
}

// EXTERNAL MODULE: ./build/domain/finding.js
var finding = __webpack_require__(9304);
// EXTERNAL MODULE: ./build/domain/hidden.js
var domain_hidden = __webpack_require__(3301);
;// CONCATENATED MODULE: ./build/face/cli/print.js




const ORDER = { note: 0, warning: 1, error: 2 };
const LAST = 256; // above every exit code: our bugs and signals come after all stages
/**
 * Prints a report. Where it is well the findings come first, so that nothing follows the last line
 * on stdout; where it is not they come last, so that the last line is the hint of the worst.
 */
function printOutcome({ report, lines }, { stdout, stderr, json }) {
    const words = wordsOf(report.findings);
    const fit = { ...report, findings: report.findings.map(fitOf) };
    const text = json
        ? `${JSON.stringify(fit, (_, value) => (typeof value === "string" ? (0,domain_hidden/* withoutKeys */.P)(value) : value))}\n`
        : lines.map((line) => `${told(line)}\n`).join("");
    if (report.exit === 0) {
        stderr.write(words);
        stdout.write(text);
    }
    else {
        stdout.write(text);
        stderr.write(words);
    }
}
function wordsOf(findings) {
    return [...findings]
        .sort((a, b) => ORDER[a.weight] - ORDER[b.weight] || stageOf(a) - stageOf(b))
        .map((one, at, { length }) => `${one.weight}: ${textOf(one)}\n${hintOf(one, at === length - 1)}`)
        .join("");
}
function stageOf({ code }) {
    const stage = finding/* CODES */.L[code][0];
    return stage === null ? LAST : domain_error/* EXIT */.dc[stage];
}
/** Whoever made a text has shown strangers' names; once more, so that no terminal ever obeys one. */
function textOf({ code, text }) {
    return code === "bug" ? text.split("\n").map(told).join("\n") : told(text);
}
function fitOf(one) {
    const { code, weight, thing, hint } = one;
    return { code, weight, thing: told(thing), text: textOf(one), hint: told(hint) };
}
/** After an error the last line is a hint, whatever the error knew. */
function hintOf({ code, weight, hint }, isLast) {
    if (hint !== "")
        return `  ${told(hint)}\n`;
    return weight === "error" && isLast ? `  docs/errors.md explains ${code}.\n` : "";
}
function told(text) {
    return (0,domain_hidden/* withoutKeys */.P)((0,domain_name/* shown */.SP)(text));
}

;// CONCATENATED MODULE: ./build/face/cli/run.js









const LAST_WORD = 4500; // ms after a signal until the program is gone, whatever hangs
/** Runs one command line. @returns The exit code. */
async function run(parts) {
    const stdout = parts.stdout ?? process.stdout;
    const stderr = parts.stderr ?? process.stderr;
    const parsed = await parseArguments(parts.argv);
    if ("wrong" in parsed) {
        stderr.write(parsed.help);
        const outcome = failure(parsed.command, parsed.wrong);
        printOutcome(outcome, { stdout, stderr, json: parsed.json });
        return outcome.report.exit;
    }
    if ("help" in parsed) {
        stdout.write(parsed.help);
        return domain_error/* EXIT */.dc.done;
    }
    const console = await makeConsole(stderr);
    const stop = new AbortController();
    const print = (outcome, out = stdout) => {
        console.close();
        printOutcome(outcome, { stdout: out, stderr, json: parsed.json });
        return outcome.report.exit;
    };
    let lastWord;
    const onSignal = () => {
        stop.abort(new domain_error/* Interrupted */.j$());
        lastWord ??= setTimeout(() => {
            print(failure(parsed.command, new domain_error/* Interrupted */.j$()));
            process.exit(domain_error/* EXIT */.dc.interrupted);
        }, LAST_WORD);
    };
    process.on("SIGINT", onSignal).on("SIGTERM", onSignal);
    const machine = makeMachine({ ...parts, signal: stop.signal, tell: console.tell });
    try {
        const outcome = await execute(parsed, machine, { parts, stdout });
        const told = stop.signal.aborted ? stopped(outcome) : outcome;
        return print(told, parsed.streams ? stderr : stdout);
    }
    catch (error) {
        const outcome = failure(parsed.command, error);
        const told = stop.signal.aborted ? stopped(outcome) : outcome;
        return print(told, parsed.streams ? stderr : stdout); // stdout may hold a part of an archive
    }
    finally {
        clearTimeout(lastWord);
        process.off("SIGINT", onSignal).off("SIGTERM", onSignal);
    }
}
async function execute(request, machine, at) {
    const dist = (0,external_node_path_.dirname)((0,external_node_url_.fileURLToPath)(at.parts.worker));
    const parent = (0,external_node_path_.dirname)(dist);
    const kit = (0,external_node_fs_.existsSync)((0,external_node_path_.join)(parent, "holdfast.yml")) && (0,external_node_fs_.existsSync)((0,external_node_path_.join)(parent, "RECOVERY.md"))
        ? parent
        : null;
    return await request.act({ machine, kit, dist, node: process.execPath, stdout: at.stdout });
}

;// CONCATENATED MODULE: ./build/cli.js

/** The command line's door. @param self The module to start worker threads on. */
async function main(self) {
    let done = false;
    // Node ends with 0 when nothing is left to wait for, even in the middle of work that will never
    // settle. A backup that did not happen must not look like one that did.
    process.once("exit", () => {
        if (done || process.exitCode === 130)
            return; // 130: a signal came, and what hung was left behind
        process.exitCode ||= 1;
        process.stderr.write("error: Holdfast stopped before its work was done\n  This is a bug in Holdfast: please report it.\n");
    });
    process.exitCode = await run({ argv: process.argv.slice(2), worker: self });
    done = true;
}


/***/ }),

/***/ 9515:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Et: () => (/* binding */ HoldfastError),
/* harmony export */   dc: () => (/* binding */ EXIT),
/* harmony export */   j$: () => (/* binding */ Interrupted)
/* harmony export */ });
/** Exit codes by stage; strangers' scripts rely on them. 0 is done, 1 is our bug. */
const EXIT = {
    done: 0,
    bug: 1,
    policy: 2,
    source: 3,
    store: 4,
    seal: 5,
    trust: 6,
    approval: 7,
    restore: 8,
    interrupted: 130,
};
/**
 * Anything a user can act on. `TypeError` and `RangeError` mean our own bug instead.
 *
 * The message reads "Cannot <do what> <to which>: <why>", no full stop, names in double quotes.
 */
class HoldfastError extends Error {
    name = "HoldfastError";
    stage;
    code;
    hint;
    thing;
    findings;
    constructor(stage, message, detail) {
        super(message, detail.cause === undefined ? undefined : { cause: detail.cause });
        this.stage = stage;
        this.code = detail.code;
        this.hint = detail.hint ?? null;
        this.thing = detail.thing ?? null;
        this.findings = detail.findings ?? [];
    }
}
/** Thrown wherever the one abort signal stopped the work. Exit code 130. */
class Interrupted extends Error {
    name = "Interrupted";
    constructor() {
        super("Interrupted");
    }
}


/***/ }),

/***/ 9304:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ CODES)
/* harmony export */ });
/**
 * Every code a finding can have: the stage it belongs to and what it means.
 * docs/errors.md explains each one; a test compares the two.
 */
const CODES = {
    bug: [null, "something in Holdfast itself is wrong"],
    interrupted: [null, "the run was stopped by a signal"],
    usage: ["policy", "the command line is wrong"],
    "policy-unreadable": ["policy", "the policy file cannot be read"],
    "policy-invalid": ["policy", "the policy says something that is not allowed"],
    "unknown-name": ["policy", "no source, store, backup, archive or path has that name"],
    "file-unwritable": ["policy", "a file or folder that was named cannot be written"],
    "file-exists": ["policy", "a file that would be written is already there"],
    "source-missing": ["source", "the place of a source is not there"],
    "source-empty": ["source", "a source has nothing to save"],
    "source-changed": ["source", "a file changed while it was read"],
    "source-unreadable": ["source", "a file or table of a source cannot be read"],
    "source-damaged": ["source", "the source itself is broken"],
    "source-suspect": ["source", "a source shrank implausibly; the backup is published as suspect"],
    "source-failed": ["source", "the dump of a source failed"],
    "source-uncovered": ["source", "something in the place is not saved"],
    "source-mount": ["source", "the place is a mount point and cannot be renamed at a restore"],
    "source-in-use": ["source", "somebody has the place open for writing"],
    "source-full": ["source", "no room for scratch beside the source"],
    "tool-missing": ["source", "a program the engine needs is not installed or too old"],
    "store-unreachable": ["store", "a store cannot be reached or listed"],
    "store-not-mounted": ["store", "the store's folder is not the mount the policy requires"],
    "store-full": ["store", "a store or the staging folder has no room"],
    "store-read-only": ["store", "a store cannot be written"],
    "store-inside-source": ["store", "a store, staging or state folder lies inside a source"],
    "store-wide": ["store", "a store's folder can be entered by others"],
    "store-failed": ["store", "writing to or reading from a store failed"],
    "store-missing-bytes": ["store", "a store did not give all the bytes it promised"],
    locked: ["store", "another run of this policy works on this host"],
    "state-failed": ["store", "the host's state cannot be read or written"],
    "ssh-missing": ["seal", "ssh-keygen is not installed"],
    "key-missing": ["seal", "a key that is needed is not there"],
    "key-malformed": ["seal", "a key cannot be read as what it should be"],
    "key-wrong": ["seal", "the key does not fit"],
    "key-exposed": ["seal", "a secret key lies where it should not or is readable by others"],
    "seal-failed": ["seal", "sealing or opening an archive failed"],
    "manifest-missing": ["trust", "an entry has no manifest"],
    "manifest-unreadable": ["trust", "a manifest is not one our writer makes"],
    "signature-missing": ["trust", "a manifest or note has no signature"],
    "signature-bad": ["trust", "a signature does not fit its bytes or is not written as ours"],
    "signer-unknown": ["trust", "signed by a key the policy does not name for this"],
    "signer-retired": ["trust", "signed by a retired key after its last backup"],
    "manifest-foreign": ["trust", "the backup belongs to another policy"],
    "manifest-misplaced": ["trust", "the manifest describes another entry than the one it lies in"],
    "file-missing": ["trust", "a file the manifest names is not in the entry"],
    "file-unknown": ["trust", "an entry holds a file its manifest does not name"],
    "digest-differs": ["trust", "stored bytes are not the ones that were signed"],
    "archive-damaged": ["trust", "an archive does not open as its map says"],
    "chain-broken": ["trust", "a backup that the chain names is gone without a note"],
    "rolled-back": ["trust", "the store is older than this host remembers"],
    "first-sight": ["trust", "this host has no memory of the store, so a rollback cannot be noticed"],
    "draft-left": ["store", "an unpublished draft lies in the store"],
    "entry-unknown": ["store", "something in the store is not one of ours"],
    "plan-malformed": ["approval", "the plan is not one our writer makes"],
    "plan-stale": ["approval", "what the plan was made for has changed"],
    "plan-expired": ["approval", "the plan is past its expiry"],
    "approval-missing": ["approval", "too few people approved the plan"],
    "approval-malformed": ["approval", "an approval cannot be read"],
    "approval-refused": ["approval", "this person may not approve this plan"],
    "approval-spent": ["approval", "the plan was used before"],
    "approval-open": ["approval", "the policy asks nobody before a restore"],
    "clock-back": ["approval", "the clock is older than the newest backup"],
    "restore-differs": ["restore", "what was put back is not what was saved"],
    "restore-failed": ["restore", "putting back failed"],
    "restore-unknown": ["restore", "no restore of that id is known here"],
    "restore-pending": ["restore", "an earlier restore was cut short and has been undone"],
    "restore-order": ["restore", "a newer restore of the same place must be undone first"],
    "restore-full": ["restore", "no room beside the place"],
    "member-refused": ["restore", "an archive holds a member that may not be put back"],
};


/***/ }),

/***/ 3301:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ withoutKeys),
/* harmony export */   l: () => (/* binding */ mayBeSecret)
/* harmony export */ });
const SECRET = /AGE-SECRET-KEY|AGE-PLUGIN-|PRIVATE KEY|b3BlbnNzaC1rZXk|:\/\/[^/\s]*@/i;
const LONG_RUN = /[A-Za-z0-9+=]{32}/; // what keys, tokens and their torn-off pieces look like
/** Whether a text may be a secret or a piece of one, so that no message repeats it: better one too many. */
function mayBeSecret(text) {
    return SECRET.test(text) || LONG_RUN.test(text);
}
const KEY = /AGE-SECRET-KEY-(?:PQ-)?1[A-Z0-9]{10,}|-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/gi;
/** A text without the secret keys in it; for what is printed, as somebody may give a key where its file is meant. */
function withoutKeys(text) {
    return text.replace(KEY, "(a secret key)");
}


/***/ }),

/***/ 1618:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MP: () => (/* binding */ compareNames),
/* harmony export */   SP: () => (/* binding */ shown),
/* harmony export */   cD: () => (/* binding */ comparePaths),
/* harmony export */   o_: () => (/* binding */ NAME),
/* harmony export */   qZ: () => (/* binding */ bytesOfName),
/* harmony export */   uZ: () => (/* binding */ nameOfBytes)
/* harmony export */ });
/** Names of sources, stores, signers, people and policies. */
const NAME = /^[a-z0-9][a-z0-9-]{0,39}$/;
const HEX = "0123456789abcdef";
const PLAIN = /^[\x20-\x5b\x5d-\x7e]*$/;
const encoder = new TextEncoder();
const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
function hex(byte) {
    return `\\x${HEX[byte >> 4]}${HEX[byte & 15]}`;
}
/**
 * Writes the bytes of a name as text: UTF-8, with each byte that is not valid UTF-8, each control
 * byte (0x00–0x1f, 0x7f) and the backslash as `\xHH`. Reversed by `bytesOfName`.
 */
function nameOfBytes(bytes) {
    let text = "";
    let at = 0;
    while (at < bytes.length) {
        const byte = bytes[at];
        if (byte < 0x80) {
            text += byte < 0x20 || byte === 0x7f || byte === 0x5c ? hex(byte) : String.fromCharCode(byte);
            at += 1;
            continue;
        }
        const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc2 ? 2 : 1;
        const symbol = length === 1 ? null : decoded(bytes.subarray(at, at + length));
        text += symbol ?? hex(byte);
        at += symbol === null ? 1 : length;
    }
    return text;
}
function decoded(bytes) {
    try {
        const text = strict.decode(bytes);
        return [...text].length === 1 ? text : null;
    }
    catch {
        return null;
    }
}
/** The bytes of a name as written by `nameOfBytes`; a backslash that starts no `\xHH` stands for itself. */
function bytesOfName(name) {
    if (!name.includes("\\"))
        return encoder.encode(name);
    const parts = name.split(/\\x([0-9a-fA-F]{2})/);
    const bytes = [];
    for (const [index, part] of parts.entries()) {
        if (index % 2 === 1)
            bytes.push(Number.parseInt(part, 16));
        else
            for (const byte of encoder.encode(part))
                bytes.push(byte);
    }
    return Uint8Array.from(bytes);
}
/** Orders two names as bytes. */
function compareNames(a, b) {
    if (PLAIN.test(a) && PLAIN.test(b))
        return a < b ? -1 : a > b ? 1 : 0;
    return Buffer.compare(bytesOfName(a), bytesOfName(b));
}
/** Orders two paths component by component, as `tar --sort=name` walks a tree; "." is the root, before all. */
function comparePaths(a, b) {
    if (a === "." || b === ".")
        return a === b ? 0 : a === "." ? -1 : 1;
    const left = a.split("/");
    const right = b.split("/");
    for (let at = 0; at < left.length && at < right.length; at++) {
        const order = compareNames(left[at], right[at]);
        if (order !== 0)
            return order;
    }
    return left.length - right.length;
}
/**
 * Makes a stranger's text fit for a terminal or a log: one line, no control, no bidirectional and
 * no invisible formatting character; each is written as the `\xHH` of its UTF-8 bytes.
 */
function shown(text) {
    return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, (symbol) => [...encoder.encode(symbol)].map(hex).join(""));
}


/***/ }),

/***/ 3822:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E9: () => (/* binding */ parseDuration),
/* harmony export */   IQ: () => (/* binding */ PERCENT),
/* harmony export */   LS: () => (/* binding */ plural),
/* harmony export */   QA: () => (/* binding */ formatSpan),
/* harmony export */   ft: () => (/* binding */ DURATION),
/* harmony export */   lo: () => (/* binding */ parsePercent),
/* harmony export */   z3: () => (/* binding */ formatBytes)
/* harmony export */ });
const MINUTE = 60_000;
const SPANS = { m: MINUTE, h: 60 * MINUTE, d: 1440 * MINUTE };
/** A time such as "30m", "24h" or "7d". */
const DURATION = /^([1-9]\d{0,4})([mhd])$/;
/** A share from "0%" to "100%", with or without decimals. */
const PERCENT = /^(100(?:\.0{1,9})?|\d{1,2}(?:\.\d{1,9})?)%$/;
/** Reads "30m", "24h" or "7d" as milliseconds; null for anything else. */
function parseDuration(text) {
    const match = DURATION.exec(text);
    return match === null ? null : Number(match[1]) * SPANS[match[2]];
}
/** Reads "50%" as 0.5; 0 to 100, null for anything else. */
function parsePercent(text) {
    const match = PERCENT.exec(text);
    return match === null ? null : Number(match[1]) / 100;
}
/** Bytes for people: "812 B", "3.4 MB", in powers of 1000. */
function formatBytes(bytes) {
    const units = ["B", "kB", "MB", "GB", "TB", "PB"];
    let value = bytes;
    let at = 0;
    while (value >= (at === 0 ? 1000 : 999.5) && at < units.length - 1) {
        value /= 1000;
        at++;
    }
    return `${at === 0 ? value : value.toFixed(value < 9.95 ? 1 : 0)} ${units[at]}`;
}
/** A span of time for people: "2 s", "5 min", "3 h", "12 d". @param ms Milliseconds. */
function formatSpan(ms) {
    const seconds = Math.round(Math.max(0, ms) / 1000);
    if (seconds < 60)
        return `${seconds} s`;
    const minutes = Math.round(seconds / 60);
    if (minutes < 60)
        return `${minutes} min`;
    const hours = Math.round(seconds / 3600);
    return hours < 48 ? `${hours} h` : `${Math.round(seconds / 86_400)} d`;
}
/** A count with its noun: "1 file", "3 files". */
function plural(count, noun) {
    return `${count.toLocaleString("en-US")} ${noun}${count === 1 ? "" : "s"}`;
}


/***/ }),

/***/ 8729:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ VERSION)
/* harmony export */ });
/** The version of this product; a test compares it with package.json. */
const VERSION = "0.1.0";


/***/ }),

/***/ 4721:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ plainArray),
/* harmony export */   t: () => (/* binding */ free)
/* harmony export */ });
const SHARED = 2 ** 20; // bytes; Node's own pool of small buffers is far below, and must never be detached
/**
 * Gives memory back at once instead of at the next collection: with it ChaCha20 runs three times as
 * fast. The array must be the only user of its buffer, and is empty afterwards.
 */
function free(bytes) {
    const buffer = bytes.buffer;
    if (bytes.byteOffset !== 0)
        return;
    if (buffer.byteLength === bytes.byteLength || buffer.byteLength >= SHARED)
        buffer.transfer(0);
}
/** The same bytes as a plain array, whose `slice()` copies; a Buffer's does not, and lent bytes must be copied. */
function plainArray(bytes) {
    return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}


/***/ })

};
