export const id = 892;
export const ids = [892,580];
export const modules = {

/***/ 6355:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   approve: () => (/* binding */ approve)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _domain_approval_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(106);
/* harmony import */ var _domain_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9515);
/* harmony import */ var _host_place_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9440);
/* harmony import */ var _host_scratch_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(557);
/* harmony import */ var _trust_sign_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4128);
/* harmony import */ var _approvals_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8678);
/* harmony import */ var _outcome_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(2576);
/* harmony import */ var _people_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(7331);
/* harmony import */ var _plan_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(8279);
/* harmony import */ var _plan_text_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(1369);
/* harmony import */ var _read_plan_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(6780);
/* harmony import */ var _written_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(6389);
var __addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});













/** Shows a plan, checks it against the approver's own copy of the policy, and adds a signature to `<plan>.approval`. */
async function approve(setup, input) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { machine, policy } = setup;
        if (policy.approval === null)
            throw (0,_plan_js__WEBPACK_IMPORTED_MODULE_8__.noApproval)(policy.name);
        const plan = await (0,_read_plan_js__WEBPACK_IMPORTED_MODULE_10__/* .readPlan */ .m)(input.plan, setup);
        const path = (0,_approvals_js__WEBPACK_IMPORTED_MODULE_5__/* .approvalPath */ .nx)(plan.path);
        const scratch = __addDisposableResource(env_1, await (0,_written_js__WEBPACK_IMPORTED_MODULE_11__/* .written */ .M)(input.plan, () => (0,_host_scratch_js__WEBPACK_IMPORTED_MODULE_3__/* .scratchBeside */ .N)(plan.path, machine)), true);
        const key = __addDisposableResource(env_1, await (0,_trust_sign_js__WEBPACK_IMPORTED_MODULE_4__/* .openSigningKey */ .bc)({ file: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(machine.cwd, input.key) }, machine, scratch.path), true);
        const person = (0,_people_js__WEBPACK_IMPORTED_MODULE_7__/* .personOf */ .R)(setup.people, key.publicKey);
        const refuse = (why, hint) => new _domain_error_js__WEBPACK_IMPORTED_MODULE_1__/* .HoldfastError */ .Et("approval", `Cannot approve plan ${plan.digits}: ${why}`, {
            code: "approval-refused",
            hint,
            thing: plan.digits,
        });
        if (person === null)
            throw refuse(`${key.publicKey.fingerprint} is the key of nobody in people`, "Only people the policy names can approve.");
        if (policy.approval !== "open" && !policy.approval.approvers.includes(person.name)) {
            throw refuse(`${person.name} is no approver`, `The approvers are ${policy.approval.approvers.join(", ")}.`);
        }
        if (person.name === plan.requester)
            throw refuse(`${person.name} requested it`, "Somebody else must approve it.");
        const before = await (0,_approvals_js__WEBPACK_IMPORTED_MODULE_5__/* .readApprovals */ .RJ)(path);
        const voices = before === null ? [] : (0,_approvals_js__WEBPACK_IMPORTED_MODULE_5__/* .voicesOf */ .fu)(before, path, { plan, setup });
        if (voices.some((voice) => voice.person === person.name))
            throw refuse(`${person.name} approved it already`, "Another approver is needed.");
        const signature = await (0,_trust_sign_js__WEBPACK_IMPORTED_MODULE_4__/* .sign */ ._S)(plan.bytes, { namespace: _approvals_js__WEBPACK_IMPORTED_MODULE_5__/* .APPROVAL */ .mX, key, machine });
        await (0,_written_js__WEBPACK_IMPORTED_MODULE_11__/* .written */ .M)((0,_approvals_js__WEBPACK_IMPORTED_MODULE_5__/* .approvalPath */ .nx)(input.plan), () => (0,_host_place_js__WEBPACK_IMPORTED_MODULE_2__/* .writeWhole */ .f8)(path, `${before ?? ""}${signature}`, 0o644));
        const verdict = (0,_domain_approval_js__WEBPACK_IMPORTED_MODULE_12__/* .judgeApproval */ .b)([...voices, { person: person.name, fingerprint: key.publicKey.fingerprint }], policy.approval, plan.requester);
        const state = verdict.granted
            ? "it may be carried out"
            : `${verdict.approvers.length} of ${verdict.needed} approvals`;
        return (0,_outcome_js__WEBPACK_IMPORTED_MODULE_6__/* .outcomeOf */ .sG)({
            command: "approve",
            backup: plan.plan.bound.backup,
            entries: [
                {
                    plan: plan.sha256,
                    person: person.name,
                    approvals: verdict.approvers.length,
                    needed: verdict.needed,
                },
            ],
            lines: [
                ...(0,_plan_text_js__WEBPACK_IMPORTED_MODULE_9__/* .planText */ .P)(plan.plan, policy.approval),
                `Approved by ${person.name}: ${state}`,
                `Plan: ${plan.digits}`,
            ],
        });
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = __disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}


/***/ }),

/***/ 892:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  demo: () => (/* binding */ demo)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/domain/error.js
var domain_error = __webpack_require__(9515);
// EXTERNAL MODULE: ./build/domain/name.js
var domain_name = __webpack_require__(1618);
// EXTERNAL MODULE: ./build/domain/units.js
var units = __webpack_require__(3822);
// EXTERNAL MODULE: ./build/command/approve.js
var approve = __webpack_require__(6355);
// EXTERNAL MODULE: ./build/command/backup.js + 9 modules
var backup = __webpack_require__(970);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
;// CONCATENATED MODULE: ./build/command/demo_by_hand.js
var __addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});




/** Opens the settings' archive with `age`, `zstd` and `tar` alone, where they are installed. @returns What to say of it. */
async function openByHand(folder, backup, machine) {
    const archive = (0,external_node_path_.join)("store", backup, "settings/tree.tar.zst.age");
    const command = `age -d -i keys/identity.txt ${archive} | zstd -d | tar -t`;
    const opened = (0,external_node_path_.join)(folder, "opened.tar.zst");
    try {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const age = machine.start({
                argv: ["age", "-d", "-i", (0,external_node_path_.join)(folder, "keys/identity.txt"), (0,external_node_path_.join)(folder, archive)],
            });
            const file = __addDisposableResource(env_1, await (0,promises_.open)(opened, "w", 0o600), true);
            for await (const chunk of age.stdout)
                await file.write(chunk);
            const { stdout } = await machine.run({
                argv: ["zstd", "-d", "-c", "-q"],
                stdin: (0,external_node_fs_.createReadStream)(opened),
            });
            const listed = await machine.run({
                argv: ["tar", "-t"],
                stdin: one(Buffer.from(stdout, "utf8")),
            });
            return `${command}   lists ${listed.stdout.trim().split("\n").length} members`;
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            const result_1 = __disposeResources(env_1);
            if (result_1)
                await result_1;
        }
    }
    catch (error) {
        if (error instanceof domain_error/* HoldfastError */.Et && error.code === "tool-missing")
            return `${error.thing} is not installed here; where it is: ${command}`;
        throw error;
    }
}
async function* one(bytes) {
    yield bytes;
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./build/command/demo_data.js




/** Rows of the demo's database. */
const ROWS = 100_000;
/** Makes a SQLite database and a tree of settings, the same every time. */
async function makeData(folder) {
    const { DatabaseSync } = await Promise.resolve(/* import() */).then(__webpack_require__.t.bind(__webpack_require__, 99, 19));
    const data = (0,external_node_path_.join)(folder, "data");
    await (0,promises_.mkdir)((0,external_node_path_.join)(data, "settings/conf.d"), { recursive: true });
    const database = new DatabaseSync((0,external_node_path_.join)(data, "registry.db"));
    database.exec("PRAGMA journal_mode = WAL; CREATE TABLE event (id INTEGER PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, at REAL NOT NULL); BEGIN");
    const insert = database.prepare("INSERT INTO event (kind, name, at) VALUES (?, ?, ?)");
    const kinds = ["birth", "marriage", "death"];
    for (let row = 0; row < ROWS; row++)
        insert.run(kinds[row % 3], `person ${(row * 7919) % 65_537}`, row * 86.4);
    database.exec("COMMIT");
    database.close();
    await (0,promises_.writeFile)((0,external_node_path_.join)(data, "settings/registry.conf"), "port = 7070\nlanguage = en\n");
    await (0,promises_.writeFile)((0,external_node_path_.join)(data, "settings/conf.d/10-mail.conf"), "host = mail.example\n");
    await (0,promises_.writeFile)((0,external_node_path_.join)(data, "settings/secret.key"), "not a real key\n");
    await (0,promises_.chmod)((0,external_node_path_.join)(data, "settings/secret.key"), 0o600);
    await (0,promises_.symlink)("conf.d/10-mail.conf", (0,external_node_path_.join)(data, "settings/mail.conf"));
}
/** Makes SSH keys for two people. @throws HoldfastError when ssh-keygen fails. */
async function makePeople(folder, machine) {
    await (0,promises_.mkdir)((0,external_node_path_.join)(folder, "people"), { mode: 0o700 });
    for (const person of ["ana", "ben"]) {
        const { code, stderr } = await machine.run({
            argv: [
                "ssh-keygen",
                "-q",
                "-t",
                "ed25519",
                "-N",
                "",
                "-C",
                person,
                "-f",
                (0,external_node_path_.join)(folder, "people", person),
            ],
        });
        if (code !== 0)
            throw new domain_error/* HoldfastError */.Et("seal", `Cannot make a key for ${person}: ${stderr}`, {
                code: "key-missing",
                hint: "Is Debian's openssh-client installed?",
            });
    }
}
/** Writes the policy of the demo. */
async function writePolicy(folder) {
    await (0,promises_.writeFile)((0,external_node_path_.join)(folder, "holdfast.yml"), `holdfast: 1
name: demo
recipients: ["file:keys/recipient.txt"]
signers:
  this-host: { key: "file:keys/signing.pub", may: [backup] }
signing-key: file:keys/signing
state: state
people:
  ana: { keys: ["file:people/ana.pub"] }
  ben: { keys: ["file:people/ben.pub"] }
approval: { approvers: [ana, ben], needed: 1 }
sources:
  registry: { engine: sqlite, path: data/registry.db }
  settings: { engine: files, path: data/settings }
stores:
  local: { kind: directory, path: store }
`);
}
/** A bad day: the database becomes noise, the settings are gone. */
async function wreck(folder) {
    await (0,promises_.writeFile)((0,external_node_path_.join)(folder, "data/registry.db"), "noise".repeat(10_000));
    await (0,promises_.rm)((0,external_node_path_.join)(folder, "data/settings"), { recursive: true });
}
/** What the data is, as one digest: all rows, and the tree as tar sees it. */
async function digestOf(folder, machine) {
    const { DatabaseSync } = await Promise.resolve(/* import() */).then(__webpack_require__.t.bind(__webpack_require__, 99, 19));
    const hash = (0,external_node_crypto_.createHash)("sha256");
    const database = new DatabaseSync((0,external_node_path_.join)(folder, "data/registry.db"), { readOnly: true });
    for (const row of database.prepare("SELECT * FROM event ORDER BY id").iterate())
        hash.update(JSON.stringify(row));
    database.close();
    const tree = machine.start({
        argv: ["tar", "-c", "--sort=name", "--numeric-owner", "-C", (0,external_node_path_.join)(folder, "data"), "settings"],
    });
    for await (const chunk of tree.stdout)
        hash.update(chunk);
    await tree.ended;
    hash.update(await (0,promises_.readFile)((0,external_node_path_.join)(folder, "data/settings/mail.conf")));
    return hash.digest("hex");
}

// EXTERNAL MODULE: ./build/command/keygen.js
var keygen = __webpack_require__(2387);
// EXTERNAL MODULE: ./build/command/list.js
var list = __webpack_require__(7580);
// EXTERNAL MODULE: ./build/command/open_policy.js + 18 modules
var open_policy = __webpack_require__(7285);
// EXTERNAL MODULE: ./build/command/outcome.js + 1 modules
var outcome = __webpack_require__(2576);
// EXTERNAL MODULE: ./build/command/plan.js + 1 modules
var plan = __webpack_require__(8279);
// EXTERNAL MODULE: ./build/command/restore.js + 4 modules
var restore = __webpack_require__(786);
// EXTERNAL MODULE: ./build/command/verify.js
var verify = __webpack_require__(9285);
// EXTERNAL MODULE: ./build/command/written.js
var written = __webpack_require__(6389);
;// CONCATENATED MODULE: ./build/command/demo.js


















/** The whole circle on an embedded SQLite database and a folder, told for newcomers. */
async function demo(machine, input) {
    const folder = await demoFolder(machine, input.folder);
    try {
        return await play({ ...machine, cwd: folder, tell: () => { } }, { root: folder, keep: input.folder, say: input.say });
    }
    finally {
        if (input.folder === null)
            await (0,promises_.rm)(folder, { recursive: true, force: true });
    }
}
async function demoFolder(machine, wanted) {
    if (wanted === null)
        return await (0,promises_.mkdtemp)((0,external_node_path_.join)((0,external_node_os_.tmpdir)(), "holdfast-demo-"));
    const folder = (0,external_node_path_.resolve)(machine.cwd, wanted);
    await (0,written/* written */.M)(wanted, () => (0,promises_.mkdir)(folder, { recursive: true, mode: 0o700 }));
    if ((await (0,promises_.readdir)(folder)).length === 0)
        return folder;
    throw new domain_error/* HoldfastError */.Et("policy", `Cannot play the demo in "${(0,domain_name/* shown */.SP)(wanted)}": the folder is not empty`, { code: "file-exists", hint: "Choose a new folder.", thing: (0,domain_name/* shown */.SP)(wanted) });
}
async function play(machine, { root: folder, keep, say }) {
    let step = 0;
    const tell = (text) => say(`${++step}. ${text}`);
    tell(`Data: a SQLite database with ${ROWS.toLocaleString("en-US")} rows and a folder of settings`);
    await makeData(folder);
    const before = await digestOf(folder, machine);
    tell("Keys: an identity that opens backups, a key that signs them, and two people, Ana and Ben");
    await (0,keygen.keygen)(machine, "keys");
    await makePeople(folder, machine);
    await writePolicy(folder);
    const setup = await (0,open_policy.openPolicy)(null, machine, null);
    tell("Backup: dumped, sealed so that this machine cannot read it back, signed, stored, read back, and proven by a restore into scratch");
    const saved = expectWell(await (0,backup.backup)(setup, { sources: [], stores: [], label: null, prove: true }));
    for (const line of saved.lines)
        say(`     ${line}`);
    tell("List: what there is, how far it is trusted, and when it was last proven");
    for (const line of expectWell(await (0,list.list)(setup, { stores: [] })).lines)
        say(`     ${line}`);
    tell("Verify: every stored byte is the one that was signed");
    say(`     ${expectWell(await (0,verify.verify)(setup, { backup: null, stores: [], depth: "bytes", identity: null })).lines.at(-1)}`);
    say("   This is what lies in the store:");
    for (const line of await tree((0,external_node_path_.join)(folder, "store")))
        say(`     ${line}`);
    tell("By hand: an archive opens with stock tools, so nobody depends on Holdfast");
    say(`     ${await openByHand(folder, saved.report.backup ?? "", machine)}`);
    tell("Disaster: the database is overwritten with noise, the settings are deleted");
    await wreck(folder);
    tell("Plan: Ana asks for a restore; the plan says what will be replaced");
    for (const line of expectWell(await (0,plan.plan)(setup, {
        backup: "latest",
        sources: [],
        paths: [],
        into: new Map(),
        stores: [],
        as: "people/ana",
        out: "plan.json",
    })).lines)
        say(`     ${line}`);
    tell("Approve: Ben reads the plan and signs it; Ana could not");
    say(`     ${expectWell(await (0,approve.approve)(setup, { plan: "plan.json", key: "people/ben" })).lines.at(-2)}`);
    tell("Restore: built aside, compared fact by fact, and only then swapped in");
    const done = expectWell(await (0,restore.restore)(setup, { plan: "plan.json", approvals: [], identity: "keys/identity.txt" }));
    for (const line of done.lines.slice(0, -1))
        say(`     ${line}`);
    const after = await digestOf(folder, machine);
    if (after !== before)
        throw new domain_error/* HoldfastError */.Et("restore", "Cannot end the demo: what came back is not what was there", { code: "restore-differs", hint: "Please report this." });
    tell("Compared with the data of step 1, byte by byte and row by row: equal");
    say("");
    say("Try next:");
    say(keep === null
        ? "  holdfast demo DIR      the same in a folder that stays, to look at"
        : `  cd ${keep}, then: holdfast list, holdfast check, holdfast undo ${done.report.totals["restore"]}`);
    say("  holdfast keygen DIR    your own keys; docs/policy.md explains the policy");
    say("Restore successfully");
    return (0,outcome/* outcomeOf */.sG)({ command: "demo", backup: saved.report.backup });
}
function expectWell(outcome) {
    const { findings, exit, command } = outcome.report;
    if (exit === 0)
        return outcome;
    throw new domain_error/* HoldfastError */.Et("restore", `Cannot go on with the demo: ${command} ended with ${exit}`, {
        code: "restore-failed",
        hint: "Please report this.",
        findings,
    });
}
async function tree(root) {
    const entries = await (0,promises_.readdir)(root, { recursive: true, withFileTypes: true });
    const files = entries
        .filter((entry) => entry.isFile())
        .map((entry) => (0,external_node_path_.join)(entry.parentPath, entry.name))
        .sort();
    return await Promise.all(files.map(async (file) => `${(0,external_node_path_.relative)(root, file)}  ${(0,units/* formatBytes */.z3)((await (0,promises_.stat)(file)).size)}`));
}


/***/ }),

/***/ 2387:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   keygen: () => (/* binding */ keygen)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _domain_error_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9515);
/* harmony import */ var _domain_name_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1618);
/* harmony import */ var _pipe_identity_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6055);
/* harmony import */ var _trust_digest_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8297);
/* harmony import */ var _trust_sign_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4128);
/* harmony import */ var _outcome_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(2576);
/* harmony import */ var _written_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(6389);









const FILES = ["identity.txt", "recipient.txt", "signing", "signing.pub"];
/** Makes an age identity and an OpenSSH signing key, each in a file of its own, and prints an emergency sheet. Never overwrites. */
async function keygen(machine, folder) {
    return await (0,_written_js__WEBPACK_IMPORTED_MODULE_8__/* .written */ .M)(folder, () => makeKeys(machine, folder));
}
async function makeKeys(machine, folder) {
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(machine.cwd, folder);
    await refuseExisting(path, folder);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(path, { recursive: true, mode: 0o700 });
    const signing = await (0,_trust_sign_js__WEBPACK_IMPORTED_MODULE_6__/* .makeSigningKey */ .Nq)(path, machine, `holdfast ${machine.host}`);
    const { identity, recipient } = await (0,_pipe_identity_js__WEBPACK_IMPORTED_MODULE_4__/* .makeIdentity */ .N6)();
    const made = machine
        .now()
        .toISOString()
        .replace(/\.\d{3}Z$/, "Z");
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(path, "identity.txt"), `# created: ${made}\n# public key: ${recipient}\n${identity}\n`, { mode: 0o600, flag: "wx" });
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(path, "recipient.txt"), `${recipient}\n`, { mode: 0o644, flag: "wx" });
    const fingerprint = (0,_trust_digest_js__WEBPACK_IMPORTED_MODULE_5__/* .sha256Hex */ .f)(recipient).slice(0, 16);
    return (0,_outcome_js__WEBPACK_IMPORTED_MODULE_7__/* .outcomeOf */ .sG)({
        command: "keygen",
        entries: FILES.map((file) => ({
            file: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, file),
            secret: file === "identity.txt" || file === "signing",
        })),
        totals: { recipient, signing: signing.fingerprint },
        lines: sheet({
            folder,
            recipient,
            recipientDigits: fingerprint,
            signing: signing.fingerprint,
            made,
        }),
    });
}
async function refuseExisting(path, folder) {
    for (const file of FILES) {
        const there = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.access)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(path, file)).then(() => true, () => false);
        if (!there)
            continue;
        throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_2__/* .HoldfastError */ .Et("policy", `Cannot make keys in "${(0,_domain_name_js__WEBPACK_IMPORTED_MODULE_3__/* .shown */ .SP)(folder)}": ${file} is there already`, {
            code: "file-exists",
            hint: "Keys are never overwritten: choose an empty folder.",
            thing: (0,_domain_name_js__WEBPACK_IMPORTED_MODULE_3__/* .shown */ .SP)(folder),
        });
    }
}
function sheet({ folder, recipient, recipientDigits, signing, made }) {
    return [
        `EMERGENCY SHEET, made ${made}: print it and keep it with the identity`,
        "",
        `  ${(0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, "recipient.txt")}  public   seals backups          SHA-256 ${recipientDigits}`,
        `  ${(0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, "identity.txt")}   SECRET   opens backups`,
        `  ${(0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, "signing.pub")}    public   checks backups         ${signing}`,
        `  ${(0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, "signing")}        SECRET   signs backups`,
        "",
        "What belongs where:",
        "  in the policy    recipients: the line in recipient.txt",
        "                   signers: the line in signing.pub",
        "  on this server   signing, named by signing-key: file:PATH or env:NAME",
        "  NOT on it        identity.txt: move it to two offline places now, then remove it here.",
        "                   Without it no backup can be opened, by anybody. With it anybody can.",
        "",
        `Recipient: ${recipient}`,
    ];
}


/***/ }),

/***/ 7580:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   list: () => (/* binding */ list)
/* harmony export */ });
/* harmony import */ var _domain_manifest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6632);
/* harmony import */ var _domain_name_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1618);
/* harmony import */ var _domain_units_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3822);
/* harmony import */ var _catalogs_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7107);
/* harmony import */ var _outcome_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2576);





/** Lists the catalog of the chosen stores, newest first; writes nothing. */
async function list(setup, input) {
    const shelves = await (0,_catalogs_js__WEBPACK_IMPORTED_MODULE_3__/* .readCatalogs */ .r)(setup, (0,_catalogs_js__WEBPACK_IMPORTED_MODULE_3__/* .chosen */ .F)("store", input.stores, [...setup.stores.keys()]));
    const merged = new Map();
    const findings = [];
    for (const { name, catalog, findings: unread } of shelves) {
        findings.push(...unread);
        if (catalog === null)
            continue;
        findings.push(...catalog.findings, ...catalog.entries.flatMap((one) => one.findings));
        for (const one of listCatalog(catalog)) {
            const key = `${one.id} ${one.sha256} ${one.standing}`;
            const before = merged.get(key);
            if (before === undefined)
                merged.set(key, { ...one, stores: [name] });
            else
                merged.set(key, {
                    ...before,
                    stores: [...before.stores, name],
                    proven: latest(before.proven, one.proven),
                });
        }
    }
    const entries = [...merged.values()].sort((a, b) => (a.id < b.id ? 1 : a.id > b.id ? -1 : 0));
    const now = setup.machine.now();
    const isWell = !findings.some(({ weight }) => weight === "error");
    const lines = entries.map((one) => lineOf(one, now));
    if (lines.length === 0 && isWell)
        lines.push("No backups yet");
    return (0,_outcome_js__WEBPACK_IMPORTED_MODULE_4__/* .outcomeOf */ .sG)({
        command: "list",
        findings,
        entries: entries.map((one) => ({ ...one })),
        totals: {
            backups: entries.filter(({ standing }) => standing === "trusted" || standing === "first sight").length,
        },
        lines,
    });
}
function listCatalog(catalog) {
    const nothing = {
        sha256: null,
        taken: null,
        bytes: null,
        sources: [],
        archives: [],
        suspect: false,
        proven: null,
        label: null,
    };
    return [
        ...catalog.entries.map((entry) => listEntry(entry, catalog.head === null)),
        ...catalog.drafts.map(({ id }) => ({ ...nothing, id, standing: "draft" })),
        ...catalog.removed.map(({ id, sha256 }) => ({
            ...nothing,
            id,
            sha256,
            standing: "removed",
        })),
    ];
}
function listEntry({ id, checked, proven }, isFirst) {
    return {
        id,
        standing: checked === null ? "untrusted" : isFirst ? "first sight" : "trusted",
        sha256: checked?.sha256 ?? null,
        taken: checked?.manifest.taken ?? null,
        bytes: checked === null ? null : (0,_domain_manifest_js__WEBPACK_IMPORTED_MODULE_0__/* .storedSize */ .dh)(checked.manifest),
        sources: checked?.manifest.sources.map(({ name }) => name) ?? [],
        archives: checked?.manifest.sources.flatMap(({ archives }) => archives.map(({ file }) => file)) ?? [],
        suspect: (checked?.manifest.suspicions.length ?? 0) > 0,
        proven: proven?.toISOString() ?? null,
        label: checked?.manifest.label ?? null,
    };
}
function latest(a, b) {
    return a === null || (b !== null && b > a) ? b : a;
}
function lineOf(one, now) {
    const age = one.taken === null ? "-" : (0,_domain_units_js__WEBPACK_IMPORTED_MODULE_2__/* .formatSpan */ .QA)(now.getTime() - new Date(one.taken).getTime());
    const words = [
        one.id,
        age,
        one.bytes === null ? "-" : (0,_domain_units_js__WEBPACK_IMPORTED_MODULE_2__/* .formatBytes */ .z3)(one.bytes),
        one.stores.join(","),
        one.standing,
    ];
    if (one.suspect)
        words.push("suspect");
    if (one.proven !== null)
        words.push(`proven ${(0,_domain_units_js__WEBPACK_IMPORTED_MODULE_2__/* .formatSpan */ .QA)(now.getTime() - new Date(one.proven).getTime())} ago`);
    if (one.label !== null)
        words.push(`"${(0,_domain_name_js__WEBPACK_IMPORTED_MODULE_1__/* .shown */ .SP)(one.label)}"`);
    return words.join("  ");
}


/***/ }),

/***/ 9285:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   verify: () => (/* binding */ verify)
/* harmony export */ });
/* harmony import */ var _domain_manifest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6632);
/* harmony import */ var _catalogs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7107);
/* harmony import */ var _find_backup_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3143);
/* harmony import */ var _identities_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6006);
/* harmony import */ var _outcome_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2576);
/* harmony import */ var _read_back_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(132);
/* harmony import */ var _saved_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8133);







/** Checks signatures, chain and the digests of all stored bytes; with an identity also that headers, or everything, opens. */
async function verify(setup, input) {
    const { machine } = setup;
    const identities = input.depth === "bytes" ? [] : await (0,_identities_js__WEBPACK_IMPORTED_MODULE_3__/* .readIdentities */ .d)(input.identity, setup);
    const shelves = await (0,_catalogs_js__WEBPACK_IMPORTED_MODULE_1__/* .readCatalogs */ .r)(setup, (0,_catalogs_js__WEBPACK_IMPORTED_MODULE_1__/* .chosen */ .F)("store", input.stores, [...setup.stores.keys()]));
    const only = input.backup === null
        ? null
        : (await (0,_find_backup_js__WEBPACK_IMPORTED_MODULE_2__/* .findBackup */ .SC)(shelves, { text: input.backup, sources: [], now: machine.now() })).checked
            .manifest.id;
    const findings = [];
    const good = new Map();
    for (const shelf of shelves) {
        findings.push(...shelf.findings, ...(shelf.catalog?.findings ?? []));
        findings.push(...drafts(shelf));
        for (const entry of shelf.catalog?.entries ?? []) {
            if (only !== null && entry.id !== only)
                continue;
            findings.push(...entry.findings);
            if (entry.checked === null)
                continue;
            const found = await verifyOne(shelf, entry.checked.manifest, {
                setup,
                depth: input.depth,
                identities,
            });
            findings.push(...found);
            good.set(entry.id, (good.get(entry.id) ?? true) && found.length === 0);
        }
    }
    const verified = [...good.values()].filter(Boolean).length;
    const weighty = findings.filter(({ weight }) => weight !== "note").length;
    return (0,_outcome_js__WEBPACK_IMPORTED_MODULE_4__/* .outcomeOf */ .sG)({
        command: "verify",
        backup: only,
        findings,
        entries: [...good].map(([id, isGood]) => ({ id, verified: isGood })),
        totals: { verified, findings: weighty },
        lines: [
            ...[...good].map(([id, isGood]) => `${id}  ${isGood ? wordFor(input.depth) : "NOT GOOD"}`),
            `${verified} backups verified, ${weighty} findings`,
        ],
    });
}
function wordFor(depth) {
    return { bytes: "all stored bytes as signed", headers: "headers open", deep: "everything opens" }[depth];
}
async function verifyOne(shelf, manifest, how) {
    const { machine } = how.setup;
    if (how.depth === "headers")
        return await opens(() => openHeaders(shelf.store, manifest, how.identities));
    machine.tell({ kind: "phase", text: `Verifying ${manifest.id} in "${shelf.name}"` });
    let done = 0;
    const total = (0,_domain_manifest_js__WEBPACK_IMPORTED_MODULE_0__/* .storedSize */ .dh)(manifest);
    const findings = await (0,_read_back_js__WEBPACK_IMPORTED_MODULE_5__/* .readBack */ .e)(shelf.store, manifest, (count) => {
        done += count;
        machine.tell({ kind: "progress", done, total });
    });
    if (findings.length > 0 || how.depth === "bytes")
        return findings;
    return await opens(() => openAll(shelf.store, manifest, how.identities));
}
async function opens(work) {
    return [...(await (0,_outcome_js__WEBPACK_IMPORTED_MODULE_4__/* .caught */ .Vq)(work)).findings];
}
async function openHeaders(store, manifest, identities) {
    const keyOf = (0,_saved_js__WEBPACK_IMPORTED_MODULE_6__/* .keysByIdentity */ .QK)(identities);
    for (const file of (0,_domain_manifest_js__WEBPACK_IMPORTED_MODULE_0__/* .sealedFiles */ .eG)(manifest))
        await keyOf(file, (0,_saved_js__WEBPACK_IMPORTED_MODULE_6__/* .sealedSource */ .oX)({ store, id: manifest.id }, file));
}
async function openAll(store, manifest, identities) {
    for (const source of manifest.sources) {
        const saved = await (0,_saved_js__WEBPACK_IMPORTED_MODULE_6__/* .openSaved */ .AL)({ store, id: manifest.id }, source, (0,_saved_js__WEBPACK_IMPORTED_MODULE_6__/* .keysByIdentity */ .QK)(identities));
        for (const part of saved.values()) {
            for await (const _ of part.read()) {
                // Reading to the end is the check: every frame is compared with the map.
            }
            for await (const _ of part.facts()) {
                // The same for the inventory's lines.
            }
        }
    }
}
function drafts({ name, catalog }) {
    return (catalog?.drafts ?? []).map(({ text, id }) => (0,_outcome_js__WEBPACK_IMPORTED_MODULE_4__/* .finding */ .gk)("note", "draft-left", {
        thing: text,
        text: `Store "${name}" holds an unpublished draft of ${id}`,
        hint: "It is no backup; it is swept when it is a day old.",
    }));
}


/***/ })

};
