export const id = 970;
export const ids = [970,739];
export const modules = {

/***/ 970:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  backup: () => (/* binding */ backup)
});

// EXTERNAL MODULE: ./build/domain/manifest.js
var domain_manifest = __webpack_require__(6632);
// EXTERNAL MODULE: ./build/domain/units.js
var units = __webpack_require__(3822);
// EXTERNAL MODULE: ./build/command/attribute.js
var attribute = __webpack_require__(3390);
// EXTERNAL MODULE: ./build/command/catalogs.js + 1 modules
var catalogs = __webpack_require__(7107);
;// CONCATENATED MODULE: ./build/domain/suspicion.js
const RUNS = 7; // trusted runs the median is taken of
/**
 * Says which counts of a source shrank below the given share of their median over the last trusted
 * runs. Suspect runs do not count. Pure.
 *
 * @param history Trusted manifests, newest first.
 * @param below 0 to 1; 0 finds nothing.
 */
function judgeShrinking(source, history, below) {
    if (below === 0)
        return [];
    const runs = history
        .filter((manifest) => !manifest.suspicions.some((one) => one.source === source.name))
        .flatMap((manifest) => manifest.sources.filter((one) => one.name === source.name))
        .slice(0, RUNS);
    const found = [];
    for (const part of source.parts) {
        const before = runs.flatMap((run) => run.archives.filter((archive) => archive.part === part.part));
        const measures = [
            ["items", part.totals?.items, before.map((one) => one.totals?.items)],
            ["rows", part.totals?.rows, before.map((one) => one.totals?.rows)],
            [
                "bytes",
                part.totals?.bytes ?? part.plain,
                before.map((one) => one.totals?.bytes ?? one.plain),
            ],
        ];
        for (const [measure, now, then] of measures) {
            const usual = median(then.filter((value) => typeof value === "number"));
            if (typeof now !== "number" || usual === null || now >= usual * below)
                continue;
            found.push(`${part.part}: ${now} ${measure}, usually ${usual}`);
        }
    }
    for (const one of runs[0]?.archives ?? []) {
        if (!source.parts.some((part) => part.part === one.part))
            found.push(`${one.part}: was saved last time, now it is not there`);
    }
    return found;
}
function median(values) {
    if (values.length === 0)
        return null;
    const sorted = [...values].sort((a, b) => a - b);
    const middle = Math.floor(sorted.length / 2);
    const high = sorted[middle];
    return sorted.length % 2 === 1 ? high : (sorted[middle - 1] + high) / 2;
}

// EXTERNAL MODULE: ./build/domain/version.js
var version = __webpack_require__(8729);
// EXTERNAL MODULE: ./build/trust/catalog.js + 3 modules
var trust_catalog = __webpack_require__(8326);
// EXTERNAL MODULE: ./build/command/find_backup.js + 1 modules
var find_backup = __webpack_require__(3143);
// EXTERNAL MODULE: ./build/command/outcome.js + 1 modules
var outcome = __webpack_require__(2576);
;// CONCATENATED MODULE: ./build/command/describe_backup.js






/** Describes a backup before it is signed: what it holds, what is absent and why, what is implausible, what came before. */
function describeBackup(what) {
    const { setup, input, saved, id } = what;
    const { policy, machine } = setup;
    const now = machine.now();
    const open = policy.disclose === "all";
    const last = (0,find_backup/* newestOf */.su)(what.shelves);
    const history = historyOf(what.shelves);
    const suspicions = saved.flatMap((source) => {
        const size = {
            name: source.name,
            parts: source.manifest.archives.map(({ part, plain, totals }) => ({ part, plain, totals })),
        };
        return judgeShrinking(size, history, policy.suspicion.shrinksBelow).map((text) => ({
            source: source.name,
            text,
        }));
    });
    const chains = what.shelves.map((shelf) => chainOf(shelf));
    const findings = [
        ...suspicions.map(suspect),
        ...chains.flatMap(({ findings }) => findings),
        ...clock(last, now),
    ];
    const manifest = {
        "holdfast-manifest": domain_manifest/* FORMAT */.uB,
        id,
        sequence: Math.max(what.sequence, ...history.map(({ sequence }) => sequence + 1)),
        policy: { name: policy.name, sha256: setup.sha256, text: open ? setup.text : null },
        commit: null,
        schedule: "manual",
        requester: null,
        label: input.label,
        taken: now.toISOString(),
        date: now.toISOString().slice(0, 10),
        zone: "UTC",
        run: null,
        host: open ? machine.host : null,
        version: version/* VERSION */.x,
        sources: saved.map((source) => source.manifest),
        absent: absentOf(what),
        suspicions,
        recipients: [...setup.recipients],
        previous: Object.fromEntries(chains.map(({ name, previous }) => [name, previous])),
        breaks: chains.flatMap(({ broken }) => broken),
    };
    return { manifest, findings };
}
function suspect({ source, text }) {
    return (0,outcome/* finding */.gk)("error", "source-suspect", {
        thing: source,
        text: `Source "${source}" shrank: ${text}`,
        hint: "The backup is kept but counts for nothing. Is data missing? If it is right, lower suspicion.shrinks-below in the policy until enough runs are as small.",
    });
}
function historyOf(shelves) {
    const seen = new Map();
    for (const { catalog } of shelves) {
        for (const { checked } of catalog?.entries ?? [])
            if (checked !== null)
                seen.set(checked.sha256, checked.manifest);
    }
    return [...seen.values()].sort((a, b) => b.sequence - a.sequence);
}
/** The newest entry of the chain in one store; a remembered head that is gone becomes a recorded break. */
function chainOf({ name, catalog }) {
    const present = (catalog?.entries ?? []).flatMap(({ checked }) => checked === null ? [] : [(0,trust_catalog/* linkOf */.IJ)(checked)]);
    const known = [...present, ...(catalog?.removed ?? [])];
    const head = catalog?.head ?? null;
    const top = (0,find_backup/* newestOf */.su)([{ name, catalog }]);
    const found = top === null ? null : (0,trust_catalog/* linkOf */.IJ)(top);
    if (head === null)
        return { name, previous: found, broken: [], findings: [] };
    const there = known.some(({ id, sha256 }) => id === head.id && sha256 === head.sha256);
    if (there)
        return { name, previous: { ...head }, broken: [], findings: [] };
    const findings = (catalog?.findings ?? []).filter(({ code }) => code === "rolled-back" || code === "chain-broken");
    return {
        name,
        previous: found,
        broken: [{ store: name, expected: { ...head }, found }],
        findings,
    };
}
function clock(last, now) {
    if (last === null || new Date(last.manifest.taken) <= now)
        return [];
    const text = `The clock of this host is behind backup "${last.manifest.id}"`;
    return [
        (0,outcome/* finding */.gk)("warning", "clock-back", {
            thing: last.manifest.id,
            text,
            hint: "Was the clock set back, or was it ahead then? No restore is possible until it is right.",
        }),
    ];
}
function absentOf({ setup, saved, asked, findings }) {
    return setup.sources
        .filter(({ name }) => !saved.some((one) => one.name === name))
        .map(({ name, entry }) => {
        if (!entry.enabled)
            return { name, reason: "disabled", because: entry.because };
        if (!asked.some((one) => one.name === name))
            return { name, reason: "excluded", because: null };
        return {
            name,
            reason: "failed",
            because: findings.find(({ thing }) => thing === name)?.code ?? null,
        };
    });
}

// EXTERNAL MODULE: ./build/command/heads.js
var heads = __webpack_require__(6469);
// EXTERNAL MODULE: ./build/command/preflight.js
var preflight = __webpack_require__(5697);
// EXTERNAL MODULE: ./build/domain/error.js
var error = __webpack_require__(9515);
// EXTERNAL MODULE: ./build/command/compare_built.js + 1 modules
var compare_built = __webpack_require__(6314);
// EXTERNAL MODULE: ./build/command/saved.js
var command_saved = __webpack_require__(8133);
;// CONCATENATED MODULE: ./build/command/prove.js
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



/**
 * Opens every archive from the store, restores it into a throwaway place, and compares every fact.
 *
 * @returns What the receipt says of each source. @throws HoldfastError "restore-differs" naming what differs.
 */
async function prove(proof) {
    const results = [];
    const { machine } = proof.setup;
    for (const saved of proof.manifest.sources) {
        const source = proof.setup.sources.find(({ name }) => name === saved.name);
        machine.tell({ kind: "phase", text: `Proving "${saved.name}": restoring it into scratch` });
        const began = performance.now();
        const facts = await proveSource(source, proof);
        results.push({ name: saved.name, facts, milliseconds: Math.round(performance.now() - began) });
    }
    return results;
}
async function proveSource(source, proof) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { machine } = proof.setup;
        const of = proof.manifest.sources.find(({ name }) => name === source.name);
        const saved = await (0,command_saved/* openSaved */.AL)(proof.stored, of, proof.keyOf);
        const lent = __addDisposableResource(env_1, await source.kind.lend(source.settings, machine), true);
        machine.step("prove: lent");
        const engine = source.kind.open(lent.settings, machine);
        const aside = await engine.aside(proof.sha256.slice(0, 16), []);
        await engine.build(saved, aside);
        machine.step("prove: built");
        const { facts, differences } = await (0,compare_built/* compareBuilt */.c)(engine, saved, aside);
        await engine.drop(aside, "built");
        if (differences.length === 0)
            return facts;
        throw new error/* HoldfastError */.Et("restore", `Cannot prove source "${source.name}": what came back is not what was saved: ${differences.join("; ")}`, {
            code: "restore-differs",
            hint: "Keep the older backups, and report this: a backup that does not return is a bug of ours or a broken disk.",
            thing: source.name,
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

// EXTERNAL MODULE: ./build/command/publish.js
var publish = __webpack_require__(3041);
;// CONCATENATED MODULE: ./build/command/prove_backup.js





/** Proves the backup of this run from each store with the file keys still in memory, and publishes the receipt there. */
async function proveBackup(work) {
    const { setup, session, key, signed } = work;
    const { machine, policy } = setup;
    const keyOf = (0,command_saved/* keysInMemory */.pE)(new Map(work.saved.flatMap(({ staged }) => [...staged].map(([file, sealed]) => [file, sealed.fileKey]))));
    const findings = [];
    for (const { store, name } of work.published) {
        const proof = {
            setup,
            stored: { store, id: signed.manifest.id },
            manifest: signed.manifest,
            sha256: signed.sha256,
            keyOf,
        };
        const done = await (0,outcome/* caught */.Vq)(async () => {
            const sources = await prove(proof);
            const receipt = {
                "holdfast-receipt": 1,
                backup: signed.manifest.id,
                sha256: signed.sha256,
                at: machine.now().toISOString(),
                host: policy.disclose === "all" ? machine.host : null,
                version: version/* VERSION */.x,
                sources,
            };
            machine.step("prove: compared");
            await (0,publish/* publishNote */.cN)(store, { id: signed.manifest.id, note: "proven", value: receipt }, { staged: session.folder, key, machine });
            const facts = sources.reduce((sum, one) => sum + one.facts, 0);
            machine.tell({
                kind: "line",
                text: `Proven from "${name}": ${facts.toLocaleString("en-US")} facts equal after a restore into scratch`,
            });
        });
        findings.push(...done.findings);
    }
    return findings;
}

// EXTERNAL MODULE: ./build/command/read_back.js
var read_back = __webpack_require__(132);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/pipe/inventory.js + 2 modules
var pipe_inventory = __webpack_require__(5923);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./build/domain/name.js
var domain_name = __webpack_require__(1618);
// EXTERNAL MODULE: ./build/pipe/blocks.js
var pipe_blocks = __webpack_require__(827);
// EXTERNAL MODULE: ./build/pipe/payload.js
var payload = __webpack_require__(2191);
// EXTERNAL MODULE: ./build/pipe/recipient.js
var pipe_recipient = __webpack_require__(9122);
;// CONCATENATED MODULE: ./build/pipe/header.js



/**
 * Makes a header with a new file key for each archive.
 *
 * @param random Draws the payload's nonce.
 * @throws HoldfastError "key-malformed" for an empty list, for no age recipient and for two kinds of them
 *   (age would mix them silently, and the weaker kind would decide).
 */
async function makeHeader(recipients, random) {
    checkKinds(recipients);
    const { Encrypter } = await __webpack_require__.e(/* import() */ 73).then(__webpack_require__.bind(__webpack_require__, 4073));
    const encrypter = new Encrypter();
    let fileKey = null;
    const capture = {
        wrapFileKey: (key) => {
            fileKey = key.slice();
            return [];
        },
    };
    encrypter.addRecipient(capture);
    for (const recipient of recipients)
        encrypter.addRecipient(recipient);
    const sealed = await encrypt(encrypter);
    if (fileKey === null)
        throw new TypeError("age made a header without asking its recipients");
    // The library's own nonce and empty payload are thrown away.
    const header = sealed.subarray(0, sealed.byteLength - payload/* NONCE */.au - payload/* TAG */.Dk);
    const nonce = random(payload/* NONCE */.au);
    return { bytes: new Uint8Array([...header, ...nonce]), nonce, fileKey };
}
async function encrypt(encrypter) {
    try {
        return await encrypter.encrypt(new Uint8Array(0));
    }
    catch (cause) {
        throw new error/* HoldfastError */.Et("seal", `Cannot seal for the policy's recipients: ${String(cause)}`, {
            code: "key-malformed",
            hint: "Compare each recipient with the line in its owner's recipient.txt.",
            cause,
        });
    }
}
function checkKinds(recipients) {
    const kinds = new Set(recipients.map(pipe_recipient/* parseRecipient */.F));
    if (kinds.size === 1 && !kinds.has(null))
        return;
    const broken = recipients.findIndex((recipient) => (0,pipe_recipient/* parseRecipient */.F)(recipient) === null);
    const why = recipients.length === 0
        ? "there is none"
        : broken >= 0
            ? `number ${broken + 1} is not an age recipient`
            : "some are X25519 and some are hybrid";
    throw new error/* HoldfastError */.Et("seal", `Cannot seal for the policy's recipients: ${why}`, {
        code: "key-malformed",
        hint: "Write recipients of one kind, each as in the recipient.txt that keygen made.",
    });
}

// EXTERNAL MODULE: ./build/pipe/frames.js
var pipe_frames = __webpack_require__(9567);
// EXTERNAL MODULE: ./build/pipe/map.js
var map = __webpack_require__(2427);
;// CONCATENATED MODULE: ./build/pipe/seal_line.js



/** Makes a line that waits for its first block. */
function makeLine(parts) {
    const blocks = (0,pipe_blocks/* makeBlocks */.zZ)(parts.inFlight);
    const frames = new map/* FrameMap */.Y();
    const failed = Promise.withResolvers();
    failed.promise.catch(() => { }); // whoever races it sees it
    let sealer = null;
    let sent = Promise.resolve();
    let settled = Promise.resolve();
    let stopped = false;
    const settle = async (answer, block, length) => {
        const { sealed, block: returned } = await answer;
        frames.append(length, sealed.length, sealed.sha256);
        blocks.give(returned ?? block);
        parts.onSealed(frames.plain);
    };
    const send = async (before, block, length) => {
        const compressed = (0,pipe_frames/* compressBlock */.qD)(block, length);
        compressed.catch(() => { }); // seen below, perhaps after an earlier block has failed
        await before;
        const answer = sealer.frame(await compressed);
        settled = settle(answer, block, length);
        settled.catch(failed.reject);
    };
    return {
        blocks,
        frames,
        failed: failed.promise,
        full: (block, length, last) => {
            if (stopped)
                throw new TypeError("The sealing was given up");
            sealer ??= parts.open(last);
            sent = send(sent, block, length);
            sent.catch(failed.reject);
        },
        end: async () => {
            await sent;
            await settled;
            return await sealer.end();
        },
        stop: async () => {
            stopped = true;
            await sealer?.stop();
        },
    };
}

// EXTERNAL MODULE: external "node:worker_threads"
var external_node_worker_threads_ = __webpack_require__(5919);
// EXTERNAL MODULE: ./build/pipe/sealing.js
var pipe_sealing = __webpack_require__(6178);
;// CONCATENATED MODULE: ./build/pipe/sealer.js



/** Seals in this thread: for archives of a single block, where starting a worker would cost more. */
function sealHere(parts) {
    const sealing = (0,pipe_sealing/* startSealing */.O)(parts);
    return {
        frame: async (frame) => ({ sealed: sealing.frame(frame), block: null }),
        end: async () => sealing.end(),
        stop: async () => { },
    };
}
/**
 * Seals in a worker thread of its own.
 *
 * @param module The module to start it on: a bundle has only one (Machine.worker).
 * @throws From every pending and later call: what the file system said, or "seal-failed" when the worker died.
 */
function sealInWorker(module, parts) {
    const data = { holdfast: "seal", ...parts };
    // An own, empty environment: the worker needs none of the secrets in ours.
    const worker = new external_node_worker_threads_.Worker(module, {
        workerData: data,
        env: {},
        execArgv: [],
        resourceLimits: { maxYoungGenerationSizeMb: 8 }, // it makes small garbage only
    });
    const waiting = [];
    let failure = null;
    const fail = (error) => {
        failure ??= error;
        for (const one of waiting.splice(0))
            one.reject(failure);
    };
    worker.on("message", (message) => {
        if (message.kind === "failed")
            fail(asError(message.code, message.message));
        else
            waiting.shift()?.resolve(message);
    });
    worker.on("error", (cause) => fail(died("it threw an error", cause)));
    worker.on("messageerror", (cause) => fail(died("its answer could not be read", cause)));
    worker.on("exit", (code) => fail(died(`it ended with code ${code}`)));
    const ask = async (message, moved) => {
        if (failure !== null)
            throw failure;
        const answer = Promise.withResolvers();
        waiting.push(answer);
        worker.postMessage(message, moved);
        return await answer.promise;
    };
    return {
        frame: async (frame) => {
            const bytes = frame.kind === "raw" ? frame.block : frame.bytes;
            const answer = await ask(frame, [bytes.buffer]);
            if (answer.kind !== "frame")
                throw died(`it answered "${answer.kind}"`);
            return answer;
        },
        end: async () => {
            const answer = await ask({ kind: "end" }, []);
            if (answer.kind !== "end")
                throw died(`it answered "${answer.kind}"`);
            return answer.sealed;
        },
        stop: async () => {
            await worker.terminate();
        },
    };
}
function asError(code, message) {
    return code === null ? new Error(message) : Object.assign(new Error(message), { code });
}
function died(why, cause) {
    return new error/* HoldfastError */.Et("seal", `Cannot seal in a worker thread: ${why}`, {
        code: "seal-failed",
        hint: "Is the machine short of memory? Run the backup again.",
        cause,
    });
}

;// CONCATENATED MODULE: ./build/pipe/seal.js









// Blocks an archive may hold: 16 MiB, and as much again compressed. On two cores six were no faster.
const IN_FLIGHT = 4;
const GOODBYE = 1000; // ms a source may take to end after a failure
/**
 * Seals a stream into a new file, 0600 and synced.
 *
 * When it fails the file is removed. What `bytes` throws is rethrown as it is.
 *
 * @throws Interrupted when the machine's signal aborts; HoldfastError "store-full", "store-failed",
 *   "key-malformed" or "seal-failed".
 */
async function sealArchive(bytes, options) {
    const { path, machine } = options;
    const cursor = bytes[Symbol.asyncIterator]();
    const { header, file } = await begin(options).catch(async (cause) => {
        await giveUp(cursor);
        throw cause;
    });
    const line = makeLine({
        inFlight: IN_FLIGHT,
        open: (single) => openSealer(single, { file, header, options }),
        onSealed: options.onProgress ?? (() => { }),
    });
    try {
        const end = await run(cursor, line, machine.signal);
        await line.stop();
        machine.step("seal-sync");
        await staging(path, file.sync());
        await staging(path, file.close());
        return describe(header, line.frames, { path, end });
    }
    catch (cause) {
        await line.stop(); // only then does nobody write to the file's number, which may be reused
        await discard(file, path);
        throw cause;
    }
}
async function begin(options) {
    const { path, machine } = options;
    if (machine.signal.aborted)
        throw new error/* Interrupted */.j$();
    const header = await makeHeader(options.recipients, machine.random);
    machine.step("seal-create");
    return { header, file: await staging(path, (0,promises_.open)(path, "wx", 0o600)) };
}
/** Drives the stream through the line; ends at the first failure, even while the stream makes us wait. */
async function run(cursor, line, signal) {
    const aborted = Promise.withResolvers();
    aborted.promise.catch(() => { });
    const onAbort = () => aborted.reject(new error/* Interrupted */.j$());
    signal.addEventListener("abort", onAbort, { once: true });
    if (signal.aborted)
        onAbort();
    let whole = false;
    try {
        const filled = (0,pipe_blocks/* fillBlocks */.w_)(cursor, line.blocks, line.full);
        await Promise.race([filled, line.failed, aborted.promise]);
        whole = true;
        return await Promise.race([line.end(), line.failed, aborted.promise]);
    }
    finally {
        signal.removeEventListener("abort", onAbort);
        if (!whole)
            await giveUp(cursor);
    }
}
/** Lets a stream end its children, but does not wait for one that is stuck. */
async function giveUp(cursor) {
    const timer = Promise.withResolvers();
    const clock = setTimeout(timer.resolve, GOODBYE);
    await Promise.race([Promise.resolve(cursor.return?.()).catch(() => { }), timer.promise]);
    clearTimeout(clock);
}
function openSealer(single, from) {
    const { bytes, fileKey, nonce } = from.header;
    const { path, machine } = from.options;
    const parts = {
        fd: from.file.fd,
        header: bytes,
        payloadKey: (0,payload/* payloadKey */.wT)(fileKey, nonce),
    };
    const sealer = single ? sealHere(parts) : sealInWorker(machine.worker, parts);
    return {
        frame: (frame) => staging(path, sealer.frame(frame)),
        end: () => staging(path, sealer.end()),
        stop: () => sealer.stop(),
    };
}
/** Names the file in whatever the system says of it. */
async function staging(path, work) {
    try {
        return await work;
    }
    catch (cause) {
        if (cause instanceof error/* HoldfastError */.Et)
            throw cause;
        const full = ["ENOSPC", "EDQUOT"].includes(cause.code ?? "");
        const why = full ? "there is no room left" : (0,domain_name/* shown */.SP)(cause.message);
        throw new error/* HoldfastError */.Et("store", `Cannot stage "${(0,domain_name/* shown */.SP)(path)}": ${why}`, {
            code: full ? "store-full" : "store-failed",
            hint: full
                ? "Free room there, or name a larger folder as staging in the policy."
                : "Check the staging folder of the policy: is it there, and may this user write to it?",
            thing: (0,domain_name/* shown */.SP)(path),
            cause,
        });
    }
}
async function discard(file, path) {
    await file.close().catch(() => { }); // it may be closed already
    await (0,promises_.rm)(path, { force: true });
}
function describe(header, frames, written) {
    return {
        path: written.path,
        size: written.end.size,
        sha256: Buffer.from(written.end.sha256).toString("hex"),
        header: {
            length: header.bytes.byteLength,
            sha256: (0,external_node_crypto_.createHash)("sha256").update(header.bytes).digest("hex"),
        },
        plain: frames.plain,
        frames,
        fileKey: header.fileKey,
    };
}

// EXTERNAL MODULE: ./build/command/staging.js
var command_staging = __webpack_require__(8515);
;// CONCATENATED MODULE: ./build/command/save_source.js







/** Dumps one source through the pipe into the staging folder. @throws HoldfastError of stage "source" for an empty one. */
async function saveSource(source, options) {
    const { machine, recipients } = options;
    const folder = (0,external_node_path_.join)(options.staged, source.name);
    await (0,command_staging/* staging */.mr)(folder, () => (0,promises_.mkdir)(folder, { mode: 0o700 }));
    const inventory = new pipe_inventory/* InventoryWriter */.SE();
    const inventoryFile = `${source.name}/inventory.ndjson.zst.age`;
    const seal = sealArchive(inventory.bytes, {
        path: (0,external_node_path_.join)(options.staged, inventoryFile),
        recipients,
        machine,
    });
    seal.catch(() => { }); // awaited below; a dump that fails first must not leave it unhandled
    const parts = [];
    const total = options.expected;
    let done = 0;
    const slugs = new Set();
    const intake = {
        async part({ name, format, bytes }) {
            const slug = (0,domain_manifest/* slugOf */.tF)(name, slugs);
            slugs.add(slug);
            const file = `${source.name}/${slug}.${format}.zst.age`;
            let before = 0;
            const onProgress = (plain) => {
                done += plain - before;
                before = plain;
                machine.tell({ kind: "progress", done, total });
            };
            const sealed = await sealArchive(bytes, {
                path: (0,external_node_path_.join)(options.staged, file),
                recipients,
                machine,
                onProgress,
            });
            parts.push({ part: name, format, file, sealed });
        },
        fact: (part, fact) => inventory.fact(part, fact),
    };
    let dumped;
    try {
        dumped = await source.open().dump(intake);
        refuseEmpty(source, dumped);
        for (const note of dumped.notes)
            await inventory.note(note);
        for (const one of parts)
            await inventory.map(one.file, one.part, one.sealed);
    }
    catch (error) {
        inventory.fail(error);
        await seal.catch(() => { });
        throw error;
    }
    await inventory.end();
    const sealedInventory = await seal;
    machine.step("backup: source staged");
    return {
        name: source.name,
        dumped,
        staged: new Map([
            ...parts.map(({ file, sealed }) => [file, sealed]),
            [inventoryFile, sealedInventory],
        ]),
        manifest: save_source_describe(source, {
            dumped,
            parts,
            inventory: { file: inventoryFile, sealed: sealedInventory },
            disclose: options.disclose,
        }),
    };
}
function refuseEmpty(source, dumped) {
    const totals = Object.values(dumped.totals);
    const items = totals.reduce((sum, one) => sum + one.items, 0);
    const rows = totals.reduce((sum, one) => (one.rows === null ? sum : (sum ?? 0) + one.rows), null);
    if (items > 0 && rows !== 0)
        return;
    throw new error/* HoldfastError */.Et("source", `Cannot save source "${source.name}": it is empty (${items} items${rows === null ? "" : `, ${rows} rows`})`, {
        code: "source-empty",
        hint: "Is this the right place, and is it mounted? If it is empty on purpose, set enabled: false.",
        thing: source.name,
    });
}
function save_source_describe(source, { dumped, parts, inventory, disclose }) {
    return {
        name: source.name,
        engine: source.kind.kind,
        started: dumped.started.toISOString(),
        ended: dumped.ended.toISOString(),
        instant: dumped.instant,
        versions: disclose ? { ...dumped.versions } : {},
        scratch: dumped.scratch,
        archives: [...parts]
            .sort((a, b) => (a.file < b.file ? -1 : 1))
            .map(({ part, format, file, sealed }) => ({
            part,
            format,
            ...sealedFields(file, sealed),
            totals: disclose ? { ...dumped.totals[part] } : null,
        })),
        inventory: sealedFields(inventory.file, inventory.sealed),
        notes: dumped.notes.length,
    };
}
function sealedFields(file, sealed) {
    return {
        file,
        size: sealed.size,
        sha256: sealed.sha256,
        header: { ...sealed.header },
        plain: sealed.plain,
    };
}

// EXTERNAL MODULE: ./build/command/session.js + 1 modules
var command_session = __webpack_require__(8343);
// EXTERNAL MODULE: ./build/command/signer.js
var signer = __webpack_require__(9246);
;// CONCATENATED MODULE: ./build/command/backup.js
var backup_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
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
var backup_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
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
















/**
 * Dumps, seals, signs, publishes and reads back. A source or store that fails does not stop the
 * others; it is named and the run is red. Nothing is published when no source could be saved.
 */
async function backup(setup, input) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const { machine, state } = setup;
        const enabled = setup.sources.filter(({ entry }) => entry.enabled).map(({ name }) => name);
        const names = (0,catalogs/* chosen */.F)("source", input.sources, enabled);
        const storeNames = (0,catalogs/* chosen */.F)("store", input.stores, [...setup.stores.keys()]);
        const session = backup_addDisposableResource(env_1, await (0,command_session/* openSession */.f)(setup), true);
        const key = backup_addDisposableResource(env_1, await (0,signer/* openSigner */.Hs)(setup, session.folder), true);
        const read = await (0,catalogs/* readCatalogs */.r)(setup, storeNames, "write");
        const sequence = (await (0,heads/* settlePending */.pS)(state, read)) + 1;
        const sources = setup.sources.filter(({ name }) => names.includes(name));
        const ready = await (0,preflight/* preflight */.Mz)({ setup, sources, shelves: read });
        const found = [...session.findings, ...ready.findings];
        const nothing = () => (0,outcome/* outcomeOf */.sG)({ command: "backup", findings: found, lines: [] });
        if (ready.shelves.length === 0 || ready.sources.length === 0)
            return nothing();
        found.push(...(await sweepDrafts(ready.shelves, machine.now())));
        const staging = backup_addDisposableResource(env_1, await (0,command_staging/* openStaging */.gO)(setup, ready.shelves), true);
        const run = { setup, input, session, key, shelves: ready.shelves, staged: staging.path };
        const saved = await saveAll(run, ready.sources, found);
        if (saved.length === 0)
            return nothing();
        const stores = run.shelves.map(({ store }) => store);
        const id = await (0,publish/* freeId */.wQ)(setup.policy.prefix, machine.now(), stores);
        const described = describeBackup({
            ...run,
            saved,
            asked: sources,
            findings: found,
            id,
            sequence,
        });
        const signed = await signManifest(run, described.manifest);
        found.push(...described.findings);
        const published = await publishAll(run, { signed, saved }, found);
        if (input.prove)
            found.push(...(await proveBackup({ ...run, signed, saved, published })));
        return tell({ run, signed, saved, published, findings: found });
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = backup_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
/** Drafts of killed runs that are a day old. What cannot be swept does not stop a backup. */
async function sweepDrafts(shelves, now) {
    const found = [];
    for (const { store } of shelves) {
        const { findings } = await (0,outcome/* caught */.Vq)(() => store.sweep(now));
        found.push(...findings.map((one) => ({ ...one, weight: "warning" })));
    }
    return found;
}
async function saveAll({ setup, staged, shelves }, sources, found) {
    const { machine, recipients, policy } = setup;
    const saved = [];
    for (const source of sources) {
        machine.tell({ kind: "phase", text: `Saving "${source.name}"` });
        const options = {
            staged,
            recipients,
            machine,
            disclose: policy.disclose === "all",
            expected: plainSize((0,find_backup/* newestOf */.su)(shelves)?.manifest, source.name),
        };
        const done = await (0,outcome/* caught */.Vq)(() => saveSource(source, options));
        found.push(...(0,attribute/* attributed */.B)(source.name, done.findings));
        if (done.value !== null)
            saved.push(done.value);
    }
    return saved;
}
/** What a source held last time, for the time that is left. */
function plainSize(last, name) {
    const before = last?.sources.find((one) => one.name === name);
    return before?.archives.reduce((sum, { plain }) => sum + plain, 0) ?? null;
}
async function signManifest({ setup, staged, key }, manifest) {
    const { machine } = setup;
    machine.step("backup: staged");
    const signing = { staged, key, machine };
    const { text, paths, sha256 } = await (0,publish/* signStatement */.fT)(manifest, "manifest.json", signing);
    machine.step("backup: signed");
    return { manifest, text, sha256, paths };
}
async function publishAll(run, what, found) {
    const { machine, state } = run.setup;
    const files = new Map(what.saved.flatMap(({ staged }) => [...staged].map(([file, sealed]) => [file, sealed.path])));
    const published = [];
    for (const shelf of run.shelves) {
        machine.tell({ kind: "phase", text: `Storing in "${shelf.name}"` });
        const done = await (0,publish/* publishTo */.VE)(shelf, { signed: what.signed, files, state, machine });
        found.push(...done.findings);
        if (!done.done)
            continue;
        machine.tell({ kind: "phase", text: `Reading back from "${shelf.name}"` });
        const back = await readBackFrom(shelf, what.signed.manifest, machine);
        found.push(...back);
        if (back.length === 0)
            published.push(shelf);
        machine.step("backup: read back");
    }
    return published;
}
async function readBackFrom({ store }, manifest, machine) {
    let done = 0;
    const total = (0,domain_manifest/* storedSize */.dh)(manifest);
    const read = await (0,outcome/* caught */.Vq)(() => (0,read_back/* readBack */.e)(store, manifest, (count) => {
        done += count;
        machine.tell({ kind: "progress", done, total });
    }));
    return read.value ?? read.findings;
}
function tell(all) {
    const { manifest, sha256 } = all.signed;
    const entries = manifest.sources.map((source) => {
        const parts = source.archives.map(({ part, file, size, plain, totals }) => ({
            part,
            file,
            stored: size,
            plain,
            totals,
        }));
        return {
            source: source.name,
            engine: source.engine,
            parts,
            stores: all.published.map(({ name }) => name),
        };
    });
    const lines = all.saved.map(({ name, manifest: source, dumped }) => {
        const counts = Object.values(dumped.totals).map(({ items, rows, bytes }) => `${(0,units/* plural */.LS)(items, "item")}${rows === null ? "" : `, ${(0,units/* plural */.LS)(rows, "row")}`}, ${(0,units/* formatBytes */.z3)(bytes)}`);
        const stored = [...source.archives, source.inventory].reduce((sum, { size }) => sum + size, 0);
        return `${name}  ${counts.join("; ")}  →  ${(0,units/* formatBytes */.z3)(stored)} sealed`;
    });
    for (const { name, reason, because } of manifest.absent)
        lines.push(`${name}  absent: ${reason}${because === null ? "" : `, ${because}`}`);
    lines.push(all.published.length === 0
        ? "In no store whole"
        : `In ${all.published.map(({ name }) => name).join(", ")}, read back whole`);
    lines.push(`Backup: ${manifest.id}`);
    return (0,outcome/* outcomeOf */.sG)({
        command: "backup",
        backup: manifest.id,
        findings: all.findings,
        entries,
        totals: {
            stored: (0,domain_manifest/* storedSize */.dh)(manifest),
            manifest: sha256,
            sources: manifest.sources.length,
            suspect: manifest.suspicions.length > 0,
        },
        lines,
    });
}


/***/ }),

/***/ 6314:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  c: () => (/* binding */ compareBuilt)
});

;// CONCATENATED MODULE: ./build/domain/fact.js
/**
 * Compares two ascending streams of facts by key and every field of `is`; `at` and `span` say where
 * a thing lay, not what it is, so they are left out.
 *
 * @param order The order both streams ascend in; a stream that does not ascend is a RangeError.
 * @returns Differences in that order, as they are met.
 */
async function* compareFacts(saved, found, order) {
    const left = ascending(saved, order);
    const right = ascending(found, order);
    try {
        let a = await left.next();
        let b = await right.next();
        while (!a.done || !b.done) {
            const turn = a.done ? 1 : b.done ? -1 : order(a.value.key, b.value.key);
            if (turn < 0) {
                yield { key: a.value.key, what: "missing" };
                a = await left.next();
            }
            else if (turn > 0) {
                yield { key: b.value.key, what: "extra" };
                b = await right.next();
            }
            else {
                const fields = differing(a.value.is, b.value.is);
                if (fields.length > 0)
                    yield { key: a.value.key, what: fields };
                a = await left.next();
                b = await right.next();
            }
        }
    }
    finally {
        await left.return?.(undefined);
        await right.return?.(undefined);
    }
}
async function* ascending(facts, order) {
    let last = null;
    for await (const fact of facts) {
        if (last !== null && order(last, fact.key) >= 0) {
            throw new RangeError(`Facts do not ascend at "${fact.key}"`);
        }
        last = fact.key;
        yield fact;
    }
}
function differing(a, b) {
    const fields = new Set([...Object.keys(a), ...Object.keys(b)]);
    return [...fields].filter((field) => a[field] !== b[field]).sort();
}

// EXTERNAL MODULE: ./build/domain/name.js
var domain_name = __webpack_require__(1618);
;// CONCATENATED MODULE: ./build/command/compare_built.js


const NAMED = 5; // differences named in a message
/** Compares what was built with the inventory, fact by fact. */
async function compareBuilt(engine, saved, aside) {
    let facts = 0;
    const counted = async function* (from) {
        for await (const fact of from) {
            facts++;
            yield fact;
        }
    };
    const differences = [];
    let more = 0;
    for await (const { key, what } of compareFacts(counted(engine.expected(saved, aside)), engine.inspect(aside), engine.compare)) {
        if (differences.length < NAMED) {
            differences.push(`"${(0,domain_name/* shown */.SP)(key)}" ${typeof what === "string" ? `is ${what}` : `differs in ${what.join(", ")}`}`);
        }
        else
            more++;
    }
    if (more > 0)
        differences.push(`and ${more} more`);
    return { facts, differences };
}


/***/ }),

/***/ 6469:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   cR: () => (/* binding */ rememberHead),
/* harmony export */   fF: () => (/* binding */ rememberPending),
/* harmony export */   pS: () => (/* binding */ settlePending)
/* harmony export */ });
/* harmony import */ var _domain_chain_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4212);
/* harmony import */ var _host_state_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(838);


/** Records, synced, what is about to be published to a store. */
async function rememberPending(state, store, head) {
    const memory = await (0,_host_state_js__WEBPACK_IMPORTED_MODULE_0__/* .readMemory */ .S1)(state);
    await (0,_host_state_js__WEBPACK_IMPORTED_MODULE_0__/* .writeMemory */ .xP)(state, { ...memory, pending: { ...memory.pending, [store]: head } });
    return true;
}
/** Records, synced, what was published to a store; it is pending no longer. */
async function rememberHead(state, store, head) {
    const { heads, pending } = await (0,_host_state_js__WEBPACK_IMPORTED_MODULE_0__/* .readMemory */ .S1)(state);
    const { [store]: _, ...others } = pending;
    await (0,_host_state_js__WEBPACK_IMPORTED_MODULE_0__/* .writeMemory */ .xP)(state, { heads: { ...heads, [store]: head }, pending: others });
    return true;
}
/**
 * Settles what a killed or failed run left pending: where the store shows it, it is the head, else it
 * is dropped. A store that cannot be read keeps its own for a later run.
 *
 * @returns The highest sequence this host has ever given away; 0 without memory.
 */
async function settlePending(state, shelves) {
    const memory = await (0,_host_state_js__WEBPACK_IMPORTED_MODULE_0__/* .readMemory */ .S1)(state);
    const heads = { ...memory.heads };
    const pending = { ...memory.pending };
    for (const { name, catalog } of shelves) {
        const was = pending[name];
        if (was === undefined || catalog === null)
            continue;
        if (catalog.head !== null && (0,_domain_chain_js__WEBPACK_IMPORTED_MODULE_1__/* .linkText */ .y)(catalog.head) === (0,_domain_chain_js__WEBPACK_IMPORTED_MODULE_1__/* .linkText */ .y)(was))
            heads[name] = was;
        delete pending[name];
    }
    const changed = Object.keys(pending).length < Object.keys(memory.pending).length;
    if (changed)
        await (0,_host_state_js__WEBPACK_IMPORTED_MODULE_0__/* .writeMemory */ .xP)(state, { heads, pending });
    return highest(memory);
}
function highest({ heads, pending }) {
    const all = [...Object.values(heads), ...Object.values(pending)];
    return Math.max(0, ...all.map(({ sequence }) => sequence));
}


/***/ }),

/***/ 3041:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   VE: () => (/* binding */ publishTo),
/* harmony export */   cN: () => (/* binding */ publishNote),
/* harmony export */   fT: () => (/* binding */ signStatement),
/* harmony export */   wQ: () => (/* binding */ freeId)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _domain_entry_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(1189);
/* harmony import */ var _domain_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9515);
/* harmony import */ var _trust_digest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8297);
/* harmony import */ var _trust_sign_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4128);
/* harmony import */ var _trust_statement_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7332);
/* harmony import */ var _heads_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6469);
/* harmony import */ var _outcome_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(2576);
/* harmony import */ var _staging_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(8515);









/** The first id of this minute that no store has: neither as a backup nor in a note about one. */
async function freeId(prefix, at, stores) {
    for (let turn = 1;; turn++) {
        const id = (0,_domain_entry_js__WEBPACK_IMPORTED_MODULE_8__/* .backupId */ .WH)(prefix, at, turn);
        const taken = await Promise.all(stores.flatMap((store) => [(0,_domain_entry_js__WEBPACK_IMPORTED_MODULE_8__/* .backupName */ .aw)(id), (0,_domain_entry_js__WEBPACK_IMPORTED_MODULE_8__/* .noteName */ .iJ)(id, "removed")].map((name) => store.look(name))));
        if (taken.every((entry) => entry === null))
            return id;
    }
}
/** Signs a statement and stages it as `<name>` and `<name>.sig`. */
async function signStatement(value, file, { staged, key, machine }) {
    const kind = Object.keys(value)[0];
    const text = (0,_trust_statement_js__WEBPACK_IMPORTED_MODULE_4__/* .writeStatement */ .p)(value);
    const signature = await (0,_trust_sign_js__WEBPACK_IMPORTED_MODULE_3__/* .sign */ ._S)(text, { namespace: kind, key, machine });
    const paths = { text: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(staged, file), signature: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(staged, `${file}.sig`) };
    await (0,_staging_js__WEBPACK_IMPORTED_MODULE_7__/* .stageFile */ .HW)(paths.text, text);
    await (0,_staging_js__WEBPACK_IMPORTED_MODULE_7__/* .stageFile */ .HW)(paths.signature, signature);
    return { text, paths, sha256: (0,_trust_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .sha256Hex */ .f)(text) };
}
/**
 * Publishes a backup to one store: draft, files, manifest, signature, then the one rename that makes
 * it visible. The state says "pending" before and "head" after, so a kill in between is found out; a
 * failed one stays pending and does not advance the head, and the next run looks what became of it.
 */
async function publishTo({ name, store }, what) {
    const { signed, state, machine } = what;
    const { id, sequence } = signed.manifest;
    const head = { id, sha256: signed.sha256, sequence };
    // Remembered before the store can show it, so that a published backup is never unknown to its host.
    const pending = await (0,_outcome_js__WEBPACK_IMPORTED_MODULE_6__/* .caught */ .Vq)(() => (0,_heads_js__WEBPACK_IMPORTED_MODULE_5__/* .rememberPending */ .fF)(state, name, head));
    if (pending.value === null)
        return { done: false, findings: pending.findings };
    machine.step("backup: pending");
    const files = [
        ...what.files,
        ["manifest.json", signed.paths.text],
        ["manifest.json.sig", signed.paths.signature],
    ];
    const done = await (0,_outcome_js__WEBPACK_IMPORTED_MODULE_6__/* .caught */ .Vq)(() => publishEntry(store, (0,_domain_entry_js__WEBPACK_IMPORTED_MODULE_8__/* .backupName */ .aw)(id), { files, machine }));
    if (done.value === null)
        return { done: false, findings: done.findings };
    machine.step("backup: published");
    const { findings } = await (0,_outcome_js__WEBPACK_IMPORTED_MODULE_6__/* .caught */ .Vq)(() => (0,_heads_js__WEBPACK_IMPORTED_MODULE_5__/* .rememberHead */ .cR)(state, name, head));
    machine.step("backup: remembered");
    return { done: true, findings };
}
async function publishEntry(store, name, what) {
    const { signal } = what.machine;
    const draft = await store.draft(name);
    if (draft === "taken")
        throw taken(store, name);
    try {
        for (const [file, path] of what.files) {
            if (signal.aborted)
                throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_1__/* .Interrupted */ .j$();
            await draft.put(file, path);
        }
        if (signal.aborted)
            throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_1__/* .Interrupted */ .j$();
        if ((await draft.publish()) === "taken")
            throw taken(store, name);
        return true;
    }
    catch (error) {
        await draft.discard().catch(() => { }); // the first error is the one worth telling; a left draft is swept
        throw error;
    }
}
/** Publishes a signed note about a backup, under the first free name. */
async function publishNote(store, about, signing) {
    const { paths } = await signStatement(about.value, `note-${about.note}.json`, signing);
    for (let turn = 1;; turn++) {
        const name = (0,_domain_entry_js__WEBPACK_IMPORTED_MODULE_8__/* .noteName */ .iJ)(about.id, about.note, turn);
        if ((await store.look(name)) !== null)
            continue;
        const files = [
            ["note.json", paths.text],
            ["note.json.sig", paths.signature],
        ];
        await publishEntry(store, name, { files, machine: signing.machine });
        return name;
    }
}
function taken(store, name) {
    return new _domain_error_js__WEBPACK_IMPORTED_MODULE_1__/* .HoldfastError */ .Et("store", `Cannot publish "${name.text}" to ${store.label}: the name was taken meanwhile`, {
        code: "store-failed",
        hint: "Does another host write to this store under the same policy? Run the backup again.",
        thing: name.text,
    });
}


/***/ }),

/***/ 132:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ readBack)
/* harmony export */ });
/* unused harmony export refuse */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _domain_entry_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1189);
/* harmony import */ var _domain_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9515);
/* harmony import */ var _domain_manifest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6632);
/* harmony import */ var _outcome_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2576);





/**
 * Reads every stored byte of a backup and compares it with the signed manifest.
 *
 * @param onBytes Told how many bytes were read since the last call.
 * @returns A finding per file that is missing, too many, short or other than signed.
 */
async function readBack(store, manifest, onBytes) {
    const name = (0,_domain_entry_js__WEBPACK_IMPORTED_MODULE_4__/* .backupName */ .aw)(manifest.id);
    const entry = await store.look(name);
    const findings = [];
    const expected = (0,_domain_manifest_js__WEBPACK_IMPORTED_MODULE_2__/* .sealedFiles */ .eG)(manifest);
    const known = new Set([
        ...expected.map(({ file }) => file),
        "manifest.json",
        "manifest.json.sig",
    ]);
    for (const file of entry?.files.keys() ?? []) {
        if (!known.has(file))
            findings.push(about("file-unknown", { store, manifest, file }, "is not in its manifest"));
    }
    for (const one of expected) {
        const size = entry?.files.get(one.file);
        if (size === undefined)
            findings.push(about("file-missing", { store, manifest, file: one.file }, "is missing"));
        else if (size !== one.size)
            findings.push(about("digest-differs", { store, manifest, file: one.file }, `has ${size} bytes, ${one.size} were signed`));
        else {
            const read = await (0,_outcome_js__WEBPACK_IMPORTED_MODULE_3__/* .caught */ .Vq)(() => digestOf(store, { manifest, file: one.file }, onBytes));
            findings.push(...read.findings);
            if (read.value !== null && read.value !== one.sha256)
                findings.push(about("digest-differs", { store, manifest, file: one.file }, "is not the one that was signed"));
        }
    }
    return findings;
}
async function digestOf(store, { manifest, file }, onBytes) {
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256");
    for await (const chunk of store.read((0,_domain_entry_js__WEBPACK_IMPORTED_MODULE_4__/* .backupName */ .aw)(manifest.id), file)) {
        hash.update(chunk);
        onBytes(chunk.byteLength);
    }
    return hash.digest("hex");
}
function about(code, at, why) {
    const thing = `${at.manifest.id}/${at.file}`;
    return (0,_outcome_js__WEBPACK_IMPORTED_MODULE_3__/* .finding */ .gk)("error", code, {
        thing,
        text: `Cannot trust "${thing}" in ${at.store.label}: it ${why}`,
        hint: "Use another store that holds this backup, or another backup.",
    });
}
/** Throws the first finding of a read-back, so that a damaged backup is never built from. */
function refuse(findings) {
    const first = findings.find(({ weight }) => weight === "error");
    if (first !== undefined)
        throw new HoldfastError("trust", first.text, {
            code: first.code,
            hint: first.hint,
            thing: first.thing,
            findings,
        });
}


/***/ }),

/***/ 9246:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hs: () => (/* binding */ openSigner),
/* harmony export */   wJ: () => (/* binding */ whyNoSigner),
/* harmony export */   xc: () => (/* binding */ keyReference)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _domain_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9515);
/* harmony import */ var _trust_public_key_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3556);
/* harmony import */ var _trust_sign_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4128);




/**
 * Opens this host's signing key and makes sure that the policy trusts it for backups.
 *
 * @param folder A private folder, for a key given as text.
 * @throws HoldfastError of stage "seal" before anything was dumped.
 */
async function openSigner(setup, folder) {
    const { policy, machine } = setup;
    if (policy.signingKey === null) {
        throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_1__/* .HoldfastError */ .Et("seal", `Cannot sign: policy "${policy.name}" names no signing-key`, {
            code: "key-missing",
            hint: "Add signing-key: env:NAME or file:PATH to the policy; keygen makes a key.",
            thing: "signing-key",
        });
    }
    const key = await (0,_trust_sign_js__WEBPACK_IMPORTED_MODULE_3__/* .openSigningKey */ .bc)(keyReference(policy.signingKey, setup), machine, folder);
    const why = whyNoSigner(setup, key.publicKey);
    if (why === null)
        return key;
    await key[Symbol.asyncDispose]();
    throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_1__/* .HoldfastError */ .Et("seal", `Cannot sign for policy "${policy.name}": ${why}`, {
        code: "key-wrong",
        hint: "Is it the key of another host? The policy's signers must hold its .pub line with may: [backup].",
        thing: "signing-key",
    });
}
/** Why a key may not sign this policy's backups; null where it may. */
function whyNoSigner({ signers }, key) {
    const signer = signers.find((one) => (0,_trust_public_key_js__WEBPACK_IMPORTED_MODULE_2__/* .samePublicKey */ .D3)(one.key, key));
    if (signer === undefined)
        return `its key ${key.fingerprint} is not among the signers`;
    if (signer.last !== null)
        return `signer "${signer.name}" is retired`;
    return signer.may.includes("backup") ? null : `signer "${signer.name}" may not sign backups`;
}
/** Where a secret reference of the policy leads. @throws HoldfastError "key-missing" for an unset variable. */
function keyReference(reference, { machine, folder }) {
    if (reference.startsWith("file:"))
        return { file: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(folder, reference.slice("file:".length)) };
    const name = reference.slice("env:".length);
    const text = machine.env[name];
    if (text !== undefined && text !== "")
        return { text };
    throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_1__/* .HoldfastError */ .Et("seal", `Cannot sign: the environment has no ${name}`, {
        code: "key-missing",
        hint: `Set ${name} to the text of the private key, or use file:PATH.`,
        thing: name,
    });
}


/***/ }),

/***/ 8515:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HW: () => (/* binding */ stageFile),
/* harmony export */   gO: () => (/* binding */ openStaging),
/* harmony export */   mr: () => (/* binding */ staging)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _domain_error_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9515);
/* harmony import */ var _domain_name_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1618);
/* harmony import */ var _host_disk_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2198);
/* harmony import */ var _host_scratch_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(557);
/* harmony import */ var _outcome_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(2576);
/* harmony import */ var _preflight_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(5697);








/**
 * Makes this run's folder for sealed bytes: in the policy's `staging`, else in `.staging` below the
 * first usable store that has a folder. What killed runs left in any of them is removed.
 *
 * @param shelves Stores that were checked, in the policy's order.
 * @throws HoldfastError "store-full" or "store-failed"; nothing is left then.
 */
async function openStaging(setup, shelves) {
    const { machine } = setup;
    const all = stagings(setup, shelves);
    const first = all[0] ?? { folder: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(setup.state, "staging"), shelf: null };
    const made = await makeFolder(first);
    for (const { folder } of all)
        await (0,_host_scratch_js__WEBPACK_IMPORTED_MODULE_5__/* .sweepScratch */ .D)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, "run"), machine);
    const scratch = await (0,_host_scratch_js__WEBPACK_IMPORTED_MODULE_5__/* .scratchBeside */ .N)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(first.folder, "run"), machine, { stage: "store" });
    await refuseUnmounted(first, { scratch, made });
    return { path: scratch.path, [Symbol.asyncDispose]: () => drop(scratch, machine) };
}
function stagings(setup, shelves) {
    if (setup.staging !== null)
        return [{ folder: setup.staging, shelf: null }];
    return shelves.flatMap((shelf) => shelf.store.folders.slice(0, 1).map((path) => ({ folder: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(path, ".staging"), shelf })));
}
/** Makes a store's own folder too, but nothing above it: there a missing mount would be filled. */
async function makeFolder({ folder, shelf }) {
    const options = { recursive: shelf === null, mode: 0o700 };
    const made = [];
    for (const path of shelf === null ? [folder] : [(0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(folder), folder]) {
        await staging(path, async () => {
            try {
                await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(path, options);
                made.push(path);
            }
            catch (cause) {
                if ((0,_host_disk_js__WEBPACK_IMPORTED_MODULE_4__/* .codeOf */ .$N)(cause) !== "EEXIST")
                    throw cause;
            }
        });
    }
    return made;
}
/** The mount may have gone between the store's check and the making: nothing may stay on what lies under it. */
async function refuseUnmounted({ shelf }, { scratch, made }) {
    if (shelf === null)
        return;
    const gone = (await (0,_preflight_js__WEBPACK_IMPORTED_MODULE_7__/* .checkStore */ .ot)(shelf, 0)).find(({ code }) => code === "store-not-mounted");
    if (gone === undefined)
        return;
    await scratch[Symbol.asyncDispose]();
    for (const path of made.toReversed())
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rmdir)(path).catch(() => { }); // it may have gone with the mount
    throw refused(gone);
}
function refused({ code, text, hint, thing }) {
    return new _domain_error_js__WEBPACK_IMPORTED_MODULE_2__/* .HoldfastError */ .Et("store", text, { code, hint, thing });
}
/** What cannot be removed now is swept by a later run; it must not hide how this one ended. */
async function drop(scratch, machine) {
    const done = await (0,_outcome_js__WEBPACK_IMPORTED_MODULE_6__/* .caught */ .Vq)(async () => await scratch[Symbol.asyncDispose]());
    for (const { text } of done.findings)
        machine.tell({ kind: "line", text });
}
/** Writes a small file into a private folder, 0600 and synced. @throws HoldfastError as `staging`. */
async function stageFile(path, data) {
    await staging(path, () => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(path, data, { mode: 0o600, flush: true }));
}
/** Names the file in what the system says of it. @throws HoldfastError "store-full" or "store-failed". */
async function staging(path, work) {
    try {
        return await work();
    }
    catch (cause) {
        if (!/^E[A-Z0-9]+$/.test((0,_host_disk_js__WEBPACK_IMPORTED_MODULE_4__/* .codeOf */ .$N)(cause)))
            throw cause;
        const full = ["ENOSPC", "EDQUOT"].includes((0,_host_disk_js__WEBPACK_IMPORTED_MODULE_4__/* .codeOf */ .$N)(cause));
        const why = full ? "there is no room left" : cause.message;
        throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_2__/* .HoldfastError */ .Et("store", `Cannot stage "${(0,_domain_name_js__WEBPACK_IMPORTED_MODULE_3__/* .shown */ .SP)(path)}": ${(0,_domain_name_js__WEBPACK_IMPORTED_MODULE_3__/* .shown */ .SP)(why)}`, {
            code: full ? "store-full" : "store-failed",
            hint: full
                ? "Free room there, or name a larger folder as staging in the policy."
                : "Is its folder there, and may this user write to it?",
            thing: (0,_domain_name_js__WEBPACK_IMPORTED_MODULE_3__/* .shown */ .SP)(path),
            cause,
        });
    }
}


/***/ }),

/***/ 6178:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ startSealing)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3024);
/* harmony import */ var _frames_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9567);
/* harmony import */ var _payload_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2191);




const CHUNKS_A_WRITE = 16;
const SYNC_EVERY = 32 * 2 ** 20; // bytes
const NONE = new Uint8Array(0);
/** Begins an archive with its header. Every call throws what the file system throws. */
function startSealing(parts) {
    const output = makeOutput(parts.fd);
    output.write(parts.header);
    const held = new Uint8Array(_payload_js__WEBPACK_IMPORTED_MODULE_3__/* .CHUNK */ .m$); // what may turn out to be the final chunk, which is sealed otherwise
    let holding = 0;
    let index = 0;
    const seal = (rest, last) => {
        const { into, at } = output.room(_payload_js__WEBPACK_IMPORTED_MODULE_3__/* .CHUNK */ .m$ + _payload_js__WEBPACK_IMPORTED_MODULE_3__/* .TAG */ .Dk);
        const chunk = { key: parts.payloadKey, index, last, into, at };
        output.filled((0,_payload_js__WEBPACK_IMPORTED_MODULE_3__/* .sealChunk */ .Hb)([held.subarray(0, holding), rest], chunk));
        holding = 0;
        index += 1;
    };
    const take = (bytes) => {
        let at = 0;
        while (holding + bytes.byteLength - at > _payload_js__WEBPACK_IMPORTED_MODULE_3__/* .CHUNK */ .m$) {
            const length = _payload_js__WEBPACK_IMPORTED_MODULE_3__/* .CHUNK */ .m$ - holding;
            seal(bytes.subarray(at, at + length), false);
            at += length;
        }
        held.set(bytes.subarray(at), holding);
        holding += bytes.byteLength - at;
    };
    return {
        frame: (frame) => {
            if (frame.kind === "zstd") {
                take(frame.bytes);
                const sha256 = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(frame.bytes).digest();
                return { length: frame.bytes.byteLength, sha256: new Uint8Array(sha256) };
            }
            let length = 0;
            for (const piece of (0,_frames_js__WEBPACK_IMPORTED_MODULE_2__/* .piecesOf */ .Xe)(frame)) {
                take(piece);
                length += piece.byteLength;
            }
            return { length, sha256: frame.sha256 };
        },
        end: () => {
            seal(NONE, true);
            return output.end();
        },
    };
}
function makeOutput(fd) {
    const into = new Uint8Array(CHUNKS_A_WRITE * (_payload_js__WEBPACK_IMPORTED_MODULE_3__/* .CHUNK */ .m$ + _payload_js__WEBPACK_IMPORTED_MODULE_3__/* .TAG */ .Dk));
    const digest = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256");
    const toDisk = makeToDisk(fd);
    let at = 0;
    let size = 0;
    const flush = () => {
        const bytes = into.subarray(0, at);
        digest.update(bytes);
        writeAll(fd, bytes);
        toDisk(at);
        size += at;
        at = 0;
    };
    return {
        room: (length) => {
            if (at + length > into.byteLength)
                flush();
            return { into, at };
        },
        filled: (length) => {
            at += length;
        },
        write: (bytes) => {
            for (let from = 0; from < bytes.byteLength; from += _payload_js__WEBPACK_IMPORTED_MODULE_3__/* .CHUNK */ .m$) {
                const piece = bytes.subarray(from, from + _payload_js__WEBPACK_IMPORTED_MODULE_3__/* .CHUNK */ .m$);
                if (at + piece.byteLength > into.byteLength)
                    flush();
                into.set(piece, at);
                at += piece.byteLength;
            }
        },
        end: () => {
            flush();
            return { size, sha256: new Uint8Array(digest.digest()) };
        },
    };
}
/**
 * Has the system write to the disk while we go on, so that the sync at the end waits for little.
 * What it says of a failed write it says only once, so it is thrown at the next chunk.
 */
function makeToDisk(fd) {
    let waiting = 0;
    let isSyncing = false;
    let failure = null;
    return (written) => {
        if (failure !== null)
            throw failure;
        waiting += written;
        if (isSyncing || waiting < SYNC_EVERY)
            return;
        waiting = 0;
        isSyncing = true;
        (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.fdatasync)(fd, (error) => {
            isSyncing = false;
            failure = error;
        });
    };
}
function writeAll(fd, bytes) {
    // The system may take fewer bytes than given, and then says why at the next call: a full disk.
    for (let at = 0; at < bytes.byteLength;)
        at += (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.writeSync)(fd, bytes, at, bytes.byteLength - at);
}


/***/ })

};
