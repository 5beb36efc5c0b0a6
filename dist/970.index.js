export const id = 970;
export const ids = [970, 6314];
export const modules = {
  40970: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.r(__webpack_exports__);
    __webpack_require__.d(__webpack_exports__, {
      backup: () => (backup),
      backupIn: () => (backupIn)
    });
    var entry = __webpack_require__(1189);
    var domain_manifest = __webpack_require__(66632);
    var units = __webpack_require__(83822);
    var attribute = __webpack_require__(63390);
    var catalogs = __webpack_require__(57107);
    var chain = __webpack_require__(94212);
    var schedule = __webpack_require__(26459);
    ;
    const RUNS = 7;
    function judgeShrinking(source, history, below) {
      if (below === 0) return [];
      const runs = history.filter(manifest => !manifest.suspicions.some(one => one.source === source.name)).flatMap(manifest => manifest.sources.filter(one => one.name === source.name)).slice(0, RUNS);
      const found = [];
      for (const part of source.parts) {
        const before = runs.flatMap(run => run.archives.filter(archive => archive.part === part.part));
        const measures = [["items", part.totals?.items, before.map(one => one.totals?.items)], ["rows", part.totals?.rows, before.map(one => one.totals?.rows)], ["bytes", part.totals?.bytes ?? part.plain, before.map(one => one.totals?.bytes ?? one.plain)]];
        for (const [measure, now, then] of measures) {
          const usual = median(then.filter(value => typeof value === "number"));
          if (typeof now !== "number" || usual === null || now >= usual * below) continue;
          found.push(`${part.part}: ${now} ${measure}, usually ${usual}`);
        }
      }
      for (const one of runs[0]?.archives ?? []) {
        if (!source.parts.some(part => part.part === one.part)) found.push(`${one.part}: was saved last time, now it is not there`);
      }
      return found;
    }
    function median(values) {
      if (values.length === 0) return null;
      const sorted = [...values].sort((a, b) => a - b);
      const middle = Math.floor(sorted.length / 2);
      const high = sorted[middle];
      return sorted.length % 2 === 1 ? high : (sorted[middle - 1] + high) / 2;
    }
    var version = __webpack_require__(38729);
    var zone_time = __webpack_require__(43735);
    var trust_catalog = __webpack_require__(38326);
    var find_backup = __webpack_require__(53143);
    var outcome = __webpack_require__(90246);
    ;
    function describeBackup(what) {
      const {
        setup,
        input,
        saved,
        id
      } = what;
      const {
        policy,
        machine
      } = setup;
      const now = machine.now();
      const open = policy.disclose === "all";
      const zone = what.schedule?.timezone ?? "UTC";
      const last = (0, find_backup.su)(what.shelves);
      const history = historyOf(what.shelves);
      const suspicions = saved.flatMap(source => {
        const size = {
          name: source.name,
          parts: source.manifest.archives.map(({
            part,
            plain,
            totals
          }) => ({
            part,
            plain,
            totals
          }))
        };
        return judgeShrinking(size, history, policy.suspicion.shrinksBelow).map(text => ({
          source: source.name,
          text
        }));
      });
      const chains = what.shelves.map(shelf => chainOf(shelf, now));
      const findings = [...suspicions.map(suspect), ...chains.flatMap(({
        findings
      }) => findings), ...clock(last, now)];
      const expires = expiresOf(what.shelves, chains, now);
      const manifest = {
        "holdfast-manifest": domain_manifest.uB,
        id,
        sequence: Math.max(what.sequence, ...history.map(({
          sequence
        }) => sequence + 1)),
        policy: {
          name: policy.name,
          sha256: setup.sha256,
          text: open ? setup.text : null
        },
        commit: setup.origin.commit,
        schedule: what.schedule?.name ?? schedule.vE,
        requester: setup.origin.requester,
        label: input.label,
        taken: now.toISOString(),
        date: (0, zone_time.m7)(zone, now),
        zone,
        run: open ? setup.origin.run : null,
        host: open ? machine.host : null,
        version: version.x,
        sources: saved.map(source => source.manifest),
        absent: absentOf(what),
        suspicions,
        recipients: [...setup.recipients],
        previous: Object.fromEntries(chains.map(({
          name,
          previous
        }) => [name, previous])),
        breaks: chains.flatMap(({
          broken
        }) => broken),
        ...(Object.keys(expires).length === 0 ? {} : {
          expires
        })
      };
      return {
        manifest,
        findings
      };
    }
    function suspect({
      source,
      text
    }) {
      return (0, outcome.gk)("error", "source-suspect", {
        thing: source,
        text: `Source "${source}" shrank: ${text}`,
        hint: "The backup is kept but counts for nothing. Is data missing? If it is right, lower suspicion.shrinks-below in the policy until enough runs are as small."
      });
    }
    function historyOf(shelves) {
      const seen = new Map();
      for (const {
        catalog
      } of shelves) {
        for (const {
          checked
        } of catalog?.entries ?? []) if (checked !== null) seen.set(checked.sha256, checked.manifest);
      }
      return [...seen.values()].sort((a, b) => b.sequence - a.sequence);
    }
    function chainOf({
      name,
      catalog
    }, now) {
      const present = (catalog?.entries ?? []).flatMap(({
        checked
      }) => checked === null ? [] : [(0, trust_catalog.IJ)(checked)]);
      const known = [...present, ...(catalog?.removed ?? [])];
      const head = catalog?.head ?? null;
      const top = (0, find_backup.su)([{
        name,
        catalog
      }]);
      const found = top === null ? null : (0, trust_catalog.IJ)(top);
      if (head === null) return {
        name,
        previous: found,
        broken: [],
        findings: []
      };
      const there = known.some(({
        id,
        sha256
      }) => id === head.id && sha256 === head.sha256);
      const link = {
        id: head.id,
        sha256: head.sha256
      };
      if (there || (0, chain.oN)(head, now)) return {
        name,
        previous: link,
        broken: [],
        findings: []
      };
      const findings = (catalog?.findings ?? []).filter(({
        code
      }) => code === "rolled-back" || code === "chain-broken");
      return {
        name,
        previous: found,
        broken: [{
          store: name,
          expected: link,
          found
        }],
        findings
      };
    }
    function expiresOf(shelves, chains, now) {
      const found = {};
      for (const {
        name,
        store,
        catalog
      } of shelves) {
        if (store.keepsFor === null) continue;
        const own = new Date(now.getTime() + store.keepsFor).toISOString();
        const previous = chains.find(chain => chain.name === name)?.previous ?? null;
        found[name] = {
          own,
          previous: previous === null ? null : announced(previous, catalog)
        };
      }
      return found;
    }
    function announced({
      id,
      sha256
    }, catalog) {
      const isIt = one => one.id === id && one.sha256 === sha256;
      const entry = catalog?.entries.find(({
        checked
      }) => checked !== null && isIt((0, trust_catalog.IJ)(checked)));
      const said = entry?.checked == null ? null : (0, trust_catalog.po)(entry.checked.manifest, catalog?.store ?? "");
      const head = catalog?.head ?? null;
      return said?.own ?? (head !== null && isIt(head) ? head.expires : null) ?? null;
    }
    function clock(last, now) {
      if (last === null || new Date(last.manifest.taken) <= now) return [];
      const text = `The clock of this host is behind backup "${last.manifest.id}"`;
      return [(0, outcome.gk)("warning", "clock-back", {
        thing: last.manifest.id,
        text,
        hint: "Was the clock set back, or was it ahead then? No restore is possible until it is right."
      })];
    }
    function absentOf({
      setup,
      saved,
      asked,
      findings
    }) {
      return setup.sources.filter(({
        name
      }) => !saved.some(one => one.name === name)).map(({
        name,
        entry
      }) => {
        if (!entry.enabled) return {
          name,
          reason: "disabled",
          because: entry.because
        };
        if (!asked.some(one => one.name === name)) return {
          name,
          reason: "excluded",
          because: null
        };
        return {
          name,
          reason: "failed",
          because: findings.find(({
            thing
          }) => thing === name)?.code ?? null
        };
      });
    }
    var heads = __webpack_require__(66469);
    var ping = __webpack_require__(98416);
    var preflight = __webpack_require__(5697);
    var error = __webpack_require__(19515);
    var compare_built = __webpack_require__(16314);
    var command_saved = __webpack_require__(38133);
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
    async function prove(proof) {
      const results = [];
      const {
        machine
      } = proof.setup;
      for (const saved of proof.manifest.sources) {
        const source = proof.setup.sources.find(({
          name
        }) => name === saved.name);
        machine.tell({
          kind: "phase",
          text: `Proving "${saved.name}": restoring it into scratch`
        });
        const began = performance.now();
        const facts = await proveSource(source, proof);
        results.push({
          name: saved.name,
          facts,
          milliseconds: Math.round(performance.now() - began)
        });
      }
      return results;
    }
    async function proveSource(source, proof) {
      const env_1 = {
        stack: [],
        error: void 0,
        hasError: false
      };
      try {
        const {
          machine
        } = proof.setup;
        const of = proof.manifest.sources.find(({
          name
        }) => name === source.name);
        const saved = await (0, command_saved.AL)(proof.stored, of, proof.keyOf);
        const lent = __addDisposableResource(env_1, await source.kind.lend(source.settings, machine), true);
        machine.step("prove: lent");
        const engine = source.kind.open(lent.settings, machine);
        const parts = of.archives.map(({
          part
        }) => part);
        const aside = await engine.aside(proof.sha256.slice(0, 16), [], parts);
        await engine.build(saved, aside);
        machine.step("prove: built");
        const {
          facts,
          differences
        } = await (0, compare_built.c)(engine, saved, aside);
        await engine.drop(aside, "built");
        if (differences.length === 0) return facts;
        throw new error.Et("restore", `Cannot prove source "${source.name}": what came back is not what was saved: ${differences.join("; ")}`, {
          code: "restore-differs",
          hint: "Keep the older backups, and report this: a backup that does not return is a bug of ours or a broken disk.",
          thing: source.name
        });
      } catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
      } finally {
        const result_1 = __disposeResources(env_1);
        if (result_1) await result_1;
      }
    }
    var publish = __webpack_require__(3041);
    ;
    async function proveBackup(work) {
      const {
        setup,
        session,
        key,
        signed
      } = work;
      const {
        machine,
        policy
      } = setup;
      const keyOf = (0, command_saved.pE)(new Map(work.saved.flatMap(({
        staged
      }) => [...staged].map(([file, sealed]) => [file, sealed.fileKey]))));
      const findings = [];
      for (const {
        store,
        name
      } of work.published) {
        const proof = {
          setup,
          stored: {
            store,
            id: signed.manifest.id
          },
          manifest: signed.manifest,
          sha256: signed.sha256,
          keyOf
        };
        const done = await (0, outcome.Vq)(async () => {
          const sources = await prove(proof);
          const receipt = {
            "holdfast-receipt": 1,
            backup: signed.manifest.id,
            sha256: signed.sha256,
            at: machine.now().toISOString(),
            host: policy.disclose === "all" ? machine.host : null,
            version: version.x,
            sources
          };
          machine.step("prove: compared");
          await (0, publish.cN)(store, {
            id: signed.manifest.id,
            note: "proven",
            value: receipt
          }, {
            staged: session.folder,
            key,
            machine
          });
          const facts = sources.reduce((sum, one) => sum + one.facts, 0);
          machine.tell({
            kind: "line",
            text: `Proven from "${name}": ${facts.toLocaleString("en-US")} facts equal after a restore into scratch`
          });
        });
        findings.push(...done.findings);
      }
      return findings;
    }
    var read_back = __webpack_require__(30132);
    var promises_ = __webpack_require__(51455);
    var external_node_path_ = __webpack_require__(76760);
    var pipe_inventory = __webpack_require__(55923);
    var external_node_crypto_ = __webpack_require__(77598);
    var domain_name = __webpack_require__(11618);
    var host_direct = __webpack_require__(22514);
    var pipe_blocks = __webpack_require__(827);
    var payload = __webpack_require__(32191);
    var pipe_recipient = __webpack_require__(9122);
    ;
    async function makeHeader(recipients, random) {
      checkKinds(recipients);
      const {
        Encrypter
      } = await __webpack_require__.e(4073).then(__webpack_require__.bind(__webpack_require__, 74073));
      const encrypter = new Encrypter();
      let fileKey = null;
      const capture = {
        wrapFileKey: key => {
          fileKey = key.slice();
          return [];
        }
      };
      encrypter.addRecipient(capture);
      for (const recipient of recipients) encrypter.addRecipient(recipient);
      const sealed = await encrypt(encrypter);
      if (fileKey === null) throw new TypeError("age made a header without asking its recipients");
      const header = sealed.subarray(0, sealed.byteLength - payload.au - payload.Dk);
      const nonce = random(payload.au);
      return {
        bytes: new Uint8Array([...header, ...nonce]),
        nonce,
        fileKey
      };
    }
    async function encrypt(encrypter) {
      try {
        return await encrypter.encrypt(new Uint8Array(0));
      } catch (cause) {
        throw new error.Et("seal", `Cannot seal for the policy's recipients: ${String(cause)}`, {
          code: "key-malformed",
          hint: "Compare each recipient with the line in its owner's recipient.txt.",
          cause
        });
      }
    }
    function checkKinds(recipients) {
      const kinds = new Set(recipients.map(pipe_recipient.F));
      if (kinds.size === 1 && !kinds.has(null)) return;
      const broken = recipients.findIndex(recipient => (0, pipe_recipient.F)(recipient) === null);
      const why = recipients.length === 0 ? "there is none" : broken >= 0 ? `number ${broken + 1} is not an age recipient` : "some are X25519 and some are hybrid";
      throw new error.Et("seal", `Cannot seal for the policy's recipients: ${why}`, {
        code: "key-malformed",
        hint: "Write recipients of one kind, each as in the recipient.txt that keygen made."
      });
    }
    var pipe_frames = __webpack_require__(39567);
    var map = __webpack_require__(92427);
    ;
    function makeLine(parts) {
      const blocks = (0, pipe_blocks.zZ)(parts.inFlight);
      const frames = new map.Y();
      const failed = Promise.withResolvers();
      failed.promise.catch(() => {});
      let sealer = null;
      let sent = Promise.resolve();
      let settled = Promise.resolve();
      let stopped = false;
      const settle = async (answer, block, length) => {
        const {
          sealed,
          block: returned
        } = await answer;
        frames.append(length, sealed.length, sealed.sha256);
        blocks.give(returned ?? block);
        parts.onSealed(frames.plain);
      };
      const send = async (before, block, length) => {
        const compressed = (0, pipe_frames.qD)(block, length);
        compressed.catch(() => {});
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
          if (stopped) throw new TypeError("The sealing was given up");
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
        }
      };
    }
    var external_node_worker_threads_ = __webpack_require__(75919);
    var pipe_sealing = __webpack_require__(6178);
    ;
    function sealHere(parts) {
      const sealing = (0, pipe_sealing.O)(parts);
      let call = Promise.resolve();
      const calling = async next => {
        call = next.catch(() => {});
        return await next;
      };
      return {
        frame: async frame => ({
          sealed: await calling(sealing.frame(frame)),
          block: null
        }),
        end: async () => await calling(sealing.end()),
        stop: async () => {
          await call;
          await sealing.settled();
        }
      };
    }
    function sealInWorker(module, parts) {
      const data = {
        holdfast: "seal",
        ...parts
      };
      const worker = new external_node_worker_threads_.Worker(module, {
        workerData: data,
        env: {},
        execArgv: [],
        resourceLimits: {
          maxYoungGenerationSizeMb: 8
        }
      });
      const waiting = [];
      let failure = null;
      const fail = error => {
        failure ??= error;
        for (const one of waiting.splice(0)) one.reject(failure);
      };
      worker.on("message", message => {
        if (message.kind === "failed") fail(asError(message.code, message.message));else waiting.shift()?.resolve(message);
      });
      worker.on("error", cause => fail(died("it threw an error", cause)));
      worker.on("messageerror", cause => fail(died("its answer could not be read", cause)));
      worker.on("exit", code => fail(died(`it ended with code ${code}`)));
      const ask = async (message, moved) => {
        if (failure !== null) throw failure;
        const answer = Promise.withResolvers();
        waiting.push(answer);
        worker.postMessage(message, moved);
        return await answer.promise;
      };
      return {
        frame: async frame => {
          const bytes = frame.kind === "raw" ? frame.block : frame.bytes;
          const answer = await ask(frame, [bytes.buffer]);
          if (answer.kind !== "frame") throw died(`it answered "${answer.kind}"`);
          return answer;
        },
        end: async () => {
          const answer = await ask({
            kind: "end"
          }, []);
          if (answer.kind !== "end") throw died(`it answered "${answer.kind}"`);
          return answer.sealed;
        },
        stop: async () => {
          await worker.terminate();
        }
      };
    }
    function asError(code, message) {
      return code === null ? new Error(message) : Object.assign(new Error(message), {
        code
      });
    }
    function died(why, cause) {
      return new error.Et("seal", `Cannot seal in a worker thread: ${why}`, {
        code: "seal-failed",
        hint: "Is the machine short of memory? Run the backup again.",
        cause
      });
    }
    ;
    const IN_FLIGHT = 4;
    const SYNC_EVERY = 32 * 2 ** 20;
    const GOODBYE = 1000;
    async function sealArchive(bytes, options) {
      const {
        path,
        machine
      } = options;
      const cursor = bytes[Symbol.asyncIterator]();
      const {
        header,
        file
      } = await begin(options).catch(async cause => {
        await giveUp(cursor);
        throw cause;
      });
      const disk = makeToDisk(file);
      const line = makeLine({
        inFlight: IN_FLIGHT,
        open: single => openSealer(single, {
          file,
          header,
          options
        }),
        onSealed: plain => {
          disk.written(line.frames.size);
          options.onProgress?.(plain);
        }
      });
      try {
        const end = await run(cursor, line, machine.signal);
        await line.stop();
        machine.step("seal-sync");
        await staging(path, disk.settled());
        await staging(path, file.sync());
        await staging(path, file.close());
        return describe(header, line.frames, {
          path,
          end
        });
      } catch (cause) {
        await line.stop();
        await disk.settled().catch(() => {});
        await discard(file, path);
        throw cause;
      }
    }
    async function begin(options) {
      const {
        path,
        machine
      } = options;
      if (machine.signal.aborted) throw new error.j$();
      const header = await makeHeader(options.recipients, machine.random);
      machine.step("seal-create");
      return {
        header,
        file: await staging(path, (0, promises_.open)(path, "wx", 0o600))
      };
    }
    async function run(cursor, line, signal) {
      const aborted = Promise.withResolvers();
      aborted.promise.catch(() => {});
      const onAbort = () => aborted.reject(new error.j$());
      signal.addEventListener("abort", onAbort, {
        once: true
      });
      if (signal.aborted) onAbort();
      let whole = false;
      try {
        const filled = (0, pipe_blocks.w_)(cursor, line.blocks, line.full);
        await Promise.race([filled, line.failed, aborted.promise]);
        whole = true;
        return await Promise.race([line.end(), line.failed, aborted.promise]);
      } finally {
        signal.removeEventListener("abort", onAbort);
        if (!whole) await giveUp(cursor);
      }
    }
    async function giveUp(cursor) {
      const timer = Promise.withResolvers();
      const clock = setTimeout(timer.resolve, GOODBYE);
      await Promise.race([Promise.resolve(cursor.return?.()).catch(() => {}), timer.promise]);
      clearTimeout(clock);
    }
    function openSealer(single, from) {
      const {
        bytes,
        fileKey,
        nonce
      } = from.header;
      const {
        path,
        machine
      } = from.options;
      let direct = single ? null : (0, host_direct.OG)(from.file.fd, "write");
      const parts = {
        fd: from.file.fd,
        direct,
        header: bytes,
        payloadKey: (0, payload.wT)(fileKey, nonce)
      };
      const sealer = single ? sealHere(parts) : sealInWorker(machine.worker, parts);
      return {
        frame: frame => staging(path, sealer.frame(frame)),
        end: () => staging(path, sealer.end()),
        stop: async () => {
          await sealer.stop();
          (0, host_direct.Ac)(direct);
          direct = null;
        }
      };
    }
    function makeToDisk(file) {
      let synced = 0;
      let syncing = null;
      let failure = null;
      return {
        written: size => {
          if (syncing !== null || size - synced < SYNC_EVERY) return;
          synced = size;
          syncing = file.datasync().catch(error => {
            failure ??= {
              error
            };
          }).finally(() => {
            syncing = null;
          });
        },
        settled: async () => {
          await syncing;
          if (failure !== null) throw failure.error;
        }
      };
    }
    async function staging(path, work) {
      try {
        return await work;
      } catch (cause) {
        if (cause instanceof error.Et) throw cause;
        const full = ["ENOSPC", "EDQUOT"].includes(cause.code ?? "");
        const why = full ? "there is no room left" : (0, domain_name.SP)(cause.message);
        throw new error.Et("store", `Cannot stage "${(0, domain_name.SP)(path)}": ${why}`, {
          code: full ? "store-full" : "store-failed",
          hint: full ? "Free room there, or name a larger folder as staging in the policy." : "Check the staging folder of the policy: is it there, and may this user write to it?",
          thing: (0, domain_name.SP)(path),
          cause
        });
      }
    }
    async function discard(file, path) {
      await file.close().catch(() => {});
      await (0, promises_.rm)(path, {
        force: true
      });
    }
    function describe(header, frames, written) {
      return {
        path: written.path,
        size: written.end.size,
        sha256: Buffer.from(written.end.sha256).toString("hex"),
        header: {
          length: header.bytes.byteLength,
          sha256: (0, external_node_crypto_.createHash)("sha256").update(header.bytes).digest("hex")
        },
        plain: frames.plain,
        frames,
        fileKey: header.fileKey
      };
    }
    var command_staging = __webpack_require__(28515);
    ;
    async function saveSource(source, options) {
      const {
        machine,
        recipients
      } = options;
      const folder = (0, external_node_path_.join)(options.staged, source.name);
      await (0, command_staging.mr)(folder, () => (0, promises_.mkdir)(folder, {
        mode: 0o700
      }));
      const inventory = new pipe_inventory.SE();
      const inventoryFile = `${source.name}/inventory.ndjson.zst.age`;
      const seal = sealArchive(inventory.bytes, {
        path: (0, external_node_path_.join)(options.staged, inventoryFile),
        recipients,
        machine
      });
      seal.catch(() => {});
      const parts = [];
      const total = options.expected;
      let done = 0;
      const slugs = new Set();
      const intake = {
        async part({
          name,
          format,
          bytes
        }) {
          const slug = (0, domain_manifest.tF)(name, slugs);
          slugs.add(slug);
          const file = `${source.name}/${slug}.${format}.zst.age`;
          let before = 0;
          const onProgress = plain => {
            done += plain - before;
            before = plain;
            machine.tell({
              kind: "progress",
              done,
              total
            });
          };
          const sealed = await sealArchive(bytes, {
            path: (0, external_node_path_.join)(options.staged, file),
            recipients,
            machine,
            onProgress
          });
          parts.push({
            part: name,
            format,
            file,
            sealed
          });
        },
        fact: (part, fact) => inventory.fact(part, fact)
      };
      let dumped;
      try {
        dumped = await source.open().dump(intake);
        refuseEmpty(source, dumped);
        for (const note of dumped.notes) await inventory.note(note);
        for (const one of parts) await inventory.map(one.file, one.part, one.sealed);
      } catch (error) {
        inventory.fail(error);
        await seal.catch(() => {});
        throw error;
      }
      await inventory.end();
      const sealedInventory = await seal;
      machine.step("backup: source staged");
      return {
        name: source.name,
        dumped,
        staged: new Map([...parts.map(({
          file,
          sealed
        }) => [file, sealed]), [inventoryFile, sealedInventory]]),
        manifest: save_source_describe(source, {
          dumped,
          parts,
          inventory: {
            file: inventoryFile,
            sealed: sealedInventory
          },
          disclose: options.disclose
        })
      };
    }
    function refuseEmpty(source, dumped) {
      const totals = Object.values(dumped.totals);
      const items = totals.reduce((sum, one) => sum + one.items, 0);
      const rows = totals.reduce((sum, one) => one.rows === null ? sum : (sum ?? 0) + one.rows, null);
      if (items > 0 && rows !== 0) return;
      throw new error.Et("source", `Cannot save source "${source.name}": it is empty (${items} items${rows === null ? "" : `, ${rows} rows`})`, {
        code: "source-empty",
        hint: "Is this the right place, and is it mounted? If it is empty on purpose, set enabled: false.",
        thing: source.name
      });
    }
    function save_source_describe(source, {
      dumped,
      parts,
      inventory,
      disclose
    }) {
      return {
        name: source.name,
        engine: source.kind.kind,
        started: dumped.started.toISOString(),
        ended: dumped.ended.toISOString(),
        instant: dumped.instant,
        versions: disclose ? {
          ...dumped.versions
        } : {},
        scratch: dumped.scratch,
        archives: [...parts].sort((a, b) => a.file < b.file ? -1 : 1).map(({
          part,
          format,
          file,
          sealed
        }) => ({
          part,
          format,
          ...sealedFields(file, sealed),
          totals: disclose ? {
            ...dumped.totals[part]
          } : null
        })),
        inventory: sealedFields(inventory.file, inventory.sealed),
        notes: dumped.notes.length
      };
    }
    function sealedFields(file, sealed) {
      return {
        file,
        size: sealed.size,
        sha256: sealed.sha256,
        header: {
          ...sealed.header
        },
        plain: sealed.plain
      };
    }
    var command_session = __webpack_require__(38343);
    var signer = __webpack_require__(79246);
    ;
    var backup_addDisposableResource = undefined && undefined.__addDisposableResource || function (env, value, async) {
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
    var backup_disposeResources = undefined && undefined.__disposeResources || function (SuppressedError) {
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
    async function backup(setup, input) {
      namesOf(setup, input);
      return await (0, ping.r)(setup, async () => {
        const env_1 = {
          stack: [],
          error: void 0,
          hasError: false
        };
        try {
          const session = backup_addDisposableResource(env_1, await (0, command_session.f)(setup), true);
          return await backupIn({
            setup,
            input,
            session,
            schedule: null
          }, session.findings);
        } catch (e_1) {
          env_1.error = e_1;
          env_1.hasError = true;
        } finally {
          const result_1 = backup_disposeResources(env_1);
          if (result_1) await result_1;
        }
      });
    }
    function namesOf(setup, input) {
      const enabled = setup.sources.filter(({
        entry
      }) => entry.enabled).map(({
        name
      }) => name);
      return {
        sources: (0, catalogs.F)("source", input.sources, enabled),
        stores: (0, catalogs.F)("store", input.stores, [...setup.stores.keys()])
      };
    }
    async function backupIn(order, before) {
      const env_2 = {
        stack: [],
        error: void 0,
        hasError: false
      };
      try {
        const {
          setup,
          input,
          session
        } = order;
        const {
          machine,
          state
        } = setup;
        const names = namesOf(setup, input);
        const key = backup_addDisposableResource(env_2, await (0, signer.Hs)(setup, session.folder), true);
        const read = await (0, catalogs.r)(setup, names.stores, "write");
        const sequence = (await (0, heads.pS)(state, read)) + 1;
        const sources = setup.sources.filter(({
          name
        }) => names.sources.includes(name));
        const ready = await (0, preflight.Mz)({
          setup,
          sources,
          shelves: read
        });
        const found = [...before, ...ready.findings];
        const nothing = () => (0, outcome.sG)({
          command: "backup",
          findings: found,
          lines: []
        });
        if (ready.shelves.length === 0 || ready.sources.length === 0) return nothing();
        found.push(...(await sweepDrafts(ready.shelves, machine.now())));
        const staging = backup_addDisposableResource(env_2, await (0, command_staging.gO)(setup, ready.shelves), true);
        const run = {
          ...order,
          key,
          shelves: ready.shelves,
          staged: staging.path
        };
        const saved = await saveAll(run, ready.sources, found);
        if (saved.length === 0) return nothing();
        const now = machine.now();
        const id = await (0, publish.wQ)(setup.policy.prefix, now, await storesAt(run, now));
        const described = describeBackup({
          ...run,
          saved,
          asked: sources,
          findings: found,
          id,
          sequence
        });
        const signed = await signManifest(run, described.manifest);
        found.push(...described.findings);
        const published = await publishAll(run, {
          signed,
          saved
        }, found);
        if (input.prove) found.push(...(await proveBackup({
          ...run,
          signed,
          saved,
          published
        })));
        return tell({
          run,
          signed,
          saved,
          published,
          findings: found
        });
      } catch (e_2) {
        env_2.error = e_2;
        env_2.hasError = true;
      } finally {
        const result_2 = backup_disposeResources(env_2);
        if (result_2) await result_2;
      }
    }
    async function storesAt({
      setup,
      shelves
    }, now) {
      const stores = shelves.map(({
        store
      }) => store);
      const probe = (0, entry.aw)((0, entry.WH)(setup.policy.prefix, now, 1));
      for (const [name, store] of setup.stores) {
        if (shelves.some(one => one.name === name)) continue;
        const {
          findings
        } = await (0, outcome.Vq)(() => store.look(probe));
        if (findings.length === 0) stores.push(store);
      }
      return stores;
    }
    async function sweepDrafts(shelves, now) {
      const found = [];
      for (const {
        store
      } of shelves) {
        const {
          findings
        } = await (0, outcome.Vq)(() => store.sweep(now));
        found.push(...findings.map(one => ({
          ...one,
          weight: "warning"
        })));
      }
      return found;
    }
    async function saveAll({
      setup,
      staged,
      shelves
    }, sources, found) {
      const {
        machine,
        recipients,
        policy
      } = setup;
      const saved = [];
      for (const source of sources) {
        machine.tell({
          kind: "phase",
          text: `Saving "${source.name}"`
        });
        const options = {
          staged,
          recipients,
          machine,
          disclose: policy.disclose === "all",
          expected: plainSize((0, find_backup.su)(shelves)?.manifest, source.name)
        };
        const done = await (0, outcome.Vq)(() => saveSource(source, options));
        found.push(...(0, attribute.B)(source.name, done.findings));
        if (done.value !== null) saved.push(done.value);
      }
      return saved;
    }
    function plainSize(last, name) {
      const before = last?.sources.find(one => one.name === name);
      return before?.archives.reduce((sum, {
        plain
      }) => sum + plain, 0) ?? null;
    }
    function sealedSize(last, name) {
      const before = last?.sources.find(one => one.name === name);
      return before?.archives.reduce((sum, {
        size
      }) => sum + size, 0) ?? null;
    }
    async function signManifest({
      setup,
      staged,
      key
    }, manifest) {
      const {
        machine
      } = setup;
      machine.step("backup: staged");
      const signing = {
        staged,
        key,
        machine
      };
      const {
        text,
        paths,
        sha256
      } = await (0, publish.fT)(manifest, "manifest.json", signing);
      machine.step("backup: signed");
      return {
        manifest,
        text,
        sha256,
        paths
      };
    }
    async function publishAll(run, what, found) {
      const {
        machine,
        state
      } = run.setup;
      const files = new Map(what.saved.flatMap(({
        staged
      }) => [...staged].map(([file, sealed]) => [file, sealed.path])));
      const published = [];
      for (const shelf of run.shelves) {
        machine.tell({
          kind: "phase",
          text: `Storing in "${shelf.name}"`
        });
        const done = await (0, publish.VE)(shelf, {
          signed: what.signed,
          files,
          state,
          machine
        });
        found.push(...done.findings);
        if (!done.done) continue;
        machine.tell({
          kind: "phase",
          text: `Reading back from "${shelf.name}"`
        });
        const back = await readBackFrom(shelf, what.signed.manifest, machine);
        found.push(...back);
        if (back.length === 0) published.push(shelf);
        machine.step("backup: read back");
      }
      return published;
    }
    async function readBackFrom({
      store
    }, manifest, machine) {
      let done = 0;
      const total = (0, domain_manifest.dh)(manifest);
      const read = await (0, outcome.Vq)(() => (0, read_back.e)(store, manifest, count => {
        done += count;
        machine.tell({
          kind: "progress",
          done,
          total
        });
      }));
      return read.value ?? read.findings;
    }
    function tell(all) {
      const {
        manifest,
        sha256
      } = all.signed;
      const last = (0, find_backup.su)(all.run.shelves)?.manifest;
      const entries = manifest.sources.map(source => {
        const parts = source.archives.map(({
          part,
          file,
          size,
          plain,
          totals
        }) => ({
          part,
          file,
          stored: size,
          plain,
          totals
        }));
        return {
          source: source.name,
          engine: source.engine,
          parts,
          before: sealedSize(last, source.name),
          stores: all.published.map(({
            name
          }) => name)
        };
      });
      const lines = all.saved.map(({
        name,
        manifest: source,
        dumped
      }) => {
        const counts = Object.values(dumped.totals).map(({
          items,
          rows,
          bytes
        }) => `${(0, units.LS)(items, "item")}${rows === null ? "" : `, ${(0, units.LS)(rows, "row")}`}, ${(0, units.z3)(bytes)}`);
        const stored = [...source.archives, source.inventory].reduce((sum, {
          size
        }) => sum + size, 0);
        return `${name}  ${counts.join("; ")}  →  ${(0, units.z3)(stored)} sealed`;
      });
      for (const {
        name,
        reason,
        because
      } of manifest.absent) lines.push(`${name}  absent: ${reason}${because === null ? "" : `, ${because}`}`);
      lines.push(all.published.length === 0 ? "In no store whole" : `In ${all.published.map(({
        name
      }) => name).join(", ")}, read back whole`);
      lines.push(`Backup: ${manifest.id}`);
      return (0, outcome.sG)({
        command: "backup",
        backup: manifest.id,
        findings: all.findings,
        entries,
        totals: {
          stored: (0, domain_manifest.dh)(manifest),
          manifest: sha256,
          sources: manifest.sources.length,
          suspect: manifest.suspicions.length > 0
        },
        lines
      });
    }
  }),
  16314: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      c: () => (compareBuilt)
    });
    ;
    async function* compareFacts(saved, found, order) {
      const left = ascending(saved, order);
      const right = ascending(found, order);
      try {
        let a = await left.next();
        let b = await right.next();
        while (!a.done || !b.done) {
          const turn = a.done ? 1 : b.done ? -1 : order(a.value.key, b.value.key);
          if (turn < 0) {
            yield {
              key: a.value.key,
              what: "missing"
            };
            a = await left.next();
          } else if (turn > 0) {
            yield {
              key: b.value.key,
              what: "extra"
            };
            b = await right.next();
          } else {
            const fields = differing(a.value.is, b.value.is);
            if (fields.length > 0) yield {
              key: a.value.key,
              what: fields
            };
            a = await left.next();
            b = await right.next();
          }
        }
      } finally {
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
      return [...fields].filter(field => a[field] !== b[field]).sort();
    }
    var domain_name = __webpack_require__(11618);
    ;
    const NAMED = 5;
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
      for await (const {
        key,
        what
      } of compareFacts(counted(engine.expected(saved, aside)), engine.inspect(aside), engine.compare)) {
        if (differences.length < NAMED) {
          differences.push(`"${(0, domain_name.SP)(key)}" ${typeof what === "string" ? `is ${what}` : `differs in ${what.join(", ")}`}`);
        } else more++;
      }
      if (more > 0) differences.push(`and ${more} more`);
      return {
        facts,
        differences
      };
    }
  }),
  98416: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      r: () => (withPing)
    });
    var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
    var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
    var _domain_error_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(19515);
    var _domain_exit_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(37749);
    var _host_disk_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2198);
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
    const LIMIT = 10_000;
    const MOST = 4096;
    const LOOPBACK = ["127.0.0.1", "[::1]", "localhost"];
    async function withPing(setup, work) {
      if (setup.policy.ping === null) return await work();
      const address = await addressOf(setup).catch(error => {
        if (error instanceof NoAddress) return error;
        throw error;
      });
      if (address instanceof NoAddress) return warned(await work(), [failed(address.message)]);
      const send = (event, text) => ping(setup, {
        address,
        event,
        text
      });
      const before = await send("/start", "");
      try {
        const outcome = await work();
        const {
          exit,
          backup
        } = outcome.report;
        const text = `${backup === null ? "" : `backup ${backup}\n`}exit ${exit}\n`;
        return warned(outcome, [...before, ...(await send(exit === 0 ? "" : "/fail", text))]);
      } catch (error) {
        if (!(error instanceof _domain_error_js__WEBPACK_IMPORTED_MODULE_2__.j$)) await send("/fail", `exit ${exitFor(error)}\n`);
        throw error;
      }
    }
    class NoAddress extends Error {}
    function exitFor(error) {
      return error instanceof _domain_error_js__WEBPACK_IMPORTED_MODULE_2__.Et ? (0, _domain_exit_js__WEBPACK_IMPORTED_MODULE_3__.s)((0, _outcome_js__WEBPACK_IMPORTED_MODULE_5__.WX)(error)) : _domain_error_js__WEBPACK_IMPORTED_MODULE_2__.dc.bug;
    }
    function warned(outcome, found) {
      if (found.length === 0) return outcome;
      const {
        report
      } = outcome;
      return {
        ...outcome,
        report: {
          ...report,
          findings: [...report.findings, ...found]
        }
      };
    }
    async function addressOf(setup) {
      const text = (await readAddress(setup)).trim();
      if (!URL.canParse(text)) throw new NoAddress("what the policy points to is no address");
      const url = new URL(text);
      const isSafe = url.protocol === "https:" || LOOPBACK.includes(url.hostname);
      if (!isSafe || !["http:", "https:"].includes(url.protocol)) throw new NoAddress("the address does not begin with https");
      return url;
    }
    async function readAddress({
      policy,
      machine,
      folder
    }) {
      const reference = policy.ping ?? "";
      if (reference.startsWith("env:")) {
        const name = reference.slice("env:".length);
        const text = machine.env[name] ?? "";
        if (text !== "") return text;
        throw new NoAddress(`the environment has no ${name}`);
      }
      if (!reference.startsWith("file:")) return reference;
      try {
        const env_1 = {
          stack: [],
          error: void 0,
          hasError: false
        };
        try {
          const file = __addDisposableResource(env_1, await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.open)((0, node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(folder, reference.slice("file:".length))), true);
          const {
            buffer,
            bytesRead
          } = await file.read(Buffer.alloc(MOST), 0, MOST);
          return buffer.toString("utf8", 0, bytesRead);
        } catch (e_1) {
          env_1.error = e_1;
          env_1.hasError = true;
        } finally {
          const result_1 = __disposeResources(env_1);
          if (result_1) await result_1;
        }
      } catch (cause) {
        throw new NoAddress(`its file cannot be read (${(0, _host_disk_js__WEBPACK_IMPORTED_MODULE_4__.$N)(cause)})`);
      }
    }
    async function ping({
      machine,
      policy
    }, {
      address,
      event,
      text
    }) {
      const url = new URL(address);
      url.pathname = `${url.pathname.replace(/\/$/, "")}${event}`;
      try {
        const answer = await machine.fetch(url.href, {
          method: "POST",
          body: `policy ${policy.name}\n${text}`,
          headers: {
            "content-type": "text/plain; charset=utf-8",
            "user-agent": "holdfast"
          },
          redirect: "error",
          signal: AbortSignal.timeout(LIMIT)
        });
        await answer.body?.cancel();
        return answer.ok ? [] : [failed(`it answered with ${answer.status}`)];
      } catch (cause) {
        if (machine.signal.aborted) return [];
        return [failed(`it was not reached (${reasonOf(cause)})`)];
      }
    }
    function reasonOf(cause) {
      if (cause instanceof Error && cause.name === "TimeoutError") return "no answer in 10 s";
      const code = (0, _host_disk_js__WEBPACK_IMPORTED_MODULE_4__.$N)(cause instanceof Error && cause.cause !== undefined ? cause.cause : cause);
      return code === "" ? "no answer" : code;
    }
    function failed(why) {
      return (0, _outcome_js__WEBPACK_IMPORTED_MODULE_5__.gk)("warning", "ping-failed", {
        thing: "ping",
        text: `Cannot tell the address of ping: ${why}`,
        hint: "The backup is not touched by it. Is the address right, and may this host call it?"
      });
    }
  }),
  30132: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      e: () => (readBack)
    });
    var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
    var _domain_entry_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1189);
    var _domain_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(19515);
    var _domain_manifest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(66632);
    var _outcome_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(90246);
    async function readBack(store, manifest, onBytes) {
      const name = (0, _domain_entry_js__WEBPACK_IMPORTED_MODULE_4__.aw)(manifest.id);
      const entry = await store.look(name);
      const findings = [];
      const expected = (0, _domain_manifest_js__WEBPACK_IMPORTED_MODULE_2__.eG)(manifest);
      const known = new Set([...expected.map(({
        file
      }) => file), "manifest.json", "manifest.json.sig"]);
      for (const file of entry?.files.keys() ?? []) {
        if (!known.has(file)) findings.push(about("file-unknown", {
          store,
          manifest,
          file
        }, "is not in its manifest"));
      }
      for (const one of expected) {
        const size = entry?.files.get(one.file);
        if (size === undefined) findings.push(about("file-missing", {
          store,
          manifest,
          file: one.file
        }, "is missing"));else if (size !== one.size) findings.push(about("digest-differs", {
          store,
          manifest,
          file: one.file
        }, `has ${size} bytes, ${one.size} were signed`));else {
          const read = await (0, _outcome_js__WEBPACK_IMPORTED_MODULE_3__.Vq)(() => digestOf(store, {
            manifest,
            file: one.file
          }, onBytes));
          findings.push(...read.findings);
          if (read.value !== null && read.value !== one.sha256) findings.push(about("digest-differs", {
            store,
            manifest,
            file: one.file
          }, "is not the one that was signed"));
        }
      }
      return findings;
    }
    async function digestOf(store, {
      manifest,
      file
    }, onBytes) {
      const hash = (0, node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256");
      for await (const chunk of store.read((0, _domain_entry_js__WEBPACK_IMPORTED_MODULE_4__.aw)(manifest.id), file)) {
        hash.update(chunk);
        onBytes(chunk.byteLength);
      }
      return hash.digest("hex");
    }
    function about(code, at, why) {
      const thing = `${at.manifest.id}/${at.file}`;
      return (0, _outcome_js__WEBPACK_IMPORTED_MODULE_3__.gk)("error", code, {
        thing,
        text: `Cannot trust "${thing}" in ${at.store.label}: it ${why}`,
        hint: "Use another store that holds this backup, or another backup."
      });
    }
    function refuse(findings) {
      const first = findings.find(({
        weight
      }) => weight === "error");
      if (first !== undefined) throw new HoldfastError("trust", first.text, {
        code: first.code,
        hint: first.hint,
        thing: first.thing,
        findings
      });
    }
  }),
  6178: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      O: () => (startSealing)
    });
    var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
    var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
    var node_util__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(57975);
    var _host_direct_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(22514);
    var _host_disk_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2198);
    var _frames_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(39567);
    var _payload_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(32191);
    const CHUNKS_A_WRITE = 16;
    const ROOM = Math.ceil(CHUNKS_A_WRITE * (_payload_js__WEBPACK_IMPORTED_MODULE_6__.m$ + _payload_js__WEBPACK_IMPORTED_MODULE_6__.Dk) / _host_direct_js__WEBPACK_IMPORTED_MODULE_3__.xz + 1) * _host_direct_js__WEBPACK_IMPORTED_MODULE_3__.xz;
    const NONE = new Uint8Array(0);
    const writeAt = (0, node_util__WEBPACK_IMPORTED_MODULE_2__.promisify)(node_fs__WEBPACK_IMPORTED_MODULE_1__.write);
    function startSealing(parts) {
      const output = makeOutput(parts);
      const held = new Uint8Array(_payload_js__WEBPACK_IMPORTED_MODULE_6__.m$);
      let holding = 0;
      let index = 0;
      let begun = false;
      const begin = async () => {
        begun = true;
        for (let at = 0; at < parts.header.byteLength; at += _payload_js__WEBPACK_IMPORTED_MODULE_6__.m$) await output.copy(parts.header.subarray(at, at + _payload_js__WEBPACK_IMPORTED_MODULE_6__.m$));
      };
      const seal = async (rest, last) => {
        if (output.isFull()) await output.flush();
        const chunk = {
          key: parts.payloadKey,
          index,
          last,
          ...output.room()
        };
        output.filled((0, _payload_js__WEBPACK_IMPORTED_MODULE_6__.Hb)([held.subarray(0, holding), rest], chunk));
        holding = 0;
        index += 1;
      };
      const take = async bytes => {
        let at = 0;
        while (holding + bytes.byteLength - at > _payload_js__WEBPACK_IMPORTED_MODULE_6__.m$) {
          const length = _payload_js__WEBPACK_IMPORTED_MODULE_6__.m$ - holding;
          await seal(bytes.subarray(at, at + length), false);
          at += length;
        }
        held.set(bytes.subarray(at), holding);
        holding += bytes.byteLength - at;
      };
      return {
        frame: async frame => {
          if (!begun) await begin();
          if (frame.kind === "zstd") {
            await take(frame.bytes);
            const sha256 = (0, node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(frame.bytes).digest();
            return {
              length: frame.bytes.byteLength,
              sha256: new Uint8Array(sha256)
            };
          }
          let length = 0;
          for (const piece of (0, _frames_js__WEBPACK_IMPORTED_MODULE_5__.Xe)(frame)) {
            await take(piece);
            length += piece.byteLength;
          }
          return {
            length,
            sha256: frame.sha256
          };
        },
        end: async () => {
          if (!begun) await begin();
          await seal(NONE, true);
          return await output.end();
        },
        settled: () => output.settled()
      };
    }
    function makeOutput({
      fd,
      direct
    }) {
      const aligned = direct === null ? null : (0, _host_direct_js__WEBPACK_IMPORTED_MODULE_3__.cd)(2 * ROOM);
      const memory = aligned ?? new Uint8Array(2 * ROOM);
      const write = makeWrite(fd, aligned === null ? null : direct);
      const digest = (0, node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256");
      let into = memory.subarray(0, ROOM);
      let other = memory.subarray(ROOM);
      let hashed = 0;
      let at = 0;
      let written = 0;
      let writing = null;
      const put = async length => {
        digest.update(into.subarray(hashed, at));
        await writing;
        other.set(into.subarray(length, at));
        writing = write(into.subarray(0, length), written);
        writing.catch(() => {});
        [into, other] = [other, into];
        written += length;
        at -= length;
        hashed = at;
      };
      const isFull = () => at + _payload_js__WEBPACK_IMPORTED_MODULE_6__.m$ + _payload_js__WEBPACK_IMPORTED_MODULE_6__.Dk > ROOM;
      const flush = async () => await put(at - at % _host_direct_js__WEBPACK_IMPORTED_MODULE_3__.xz);
      return {
        isFull,
        room: () => ({
          into,
          at
        }),
        filled: length => {
          at += length;
        },
        copy: async bytes => {
          if (isFull()) await flush();
          into.set(bytes, at);
          at += bytes.byteLength;
        },
        flush,
        end: async () => {
          await put(at);
          await writing;
          return {
            size: written,
            sha256: new Uint8Array(digest.digest())
          };
        },
        settled: async () => await writing?.catch(() => {})
      };
    }
    function makeWrite(fd, direct) {
      let past = direct;
      return async (bytes, from) => {
        for (let at = 0; at < bytes.byteLength;) {
          const left = bytes.byteLength - at;
          const whole = at % _host_direct_js__WEBPACK_IMPORTED_MODULE_3__.xz === 0 ? left - left % _host_direct_js__WEBPACK_IMPORTED_MODULE_3__.xz : 0;
          if (past === null || whole === 0) {
            at += (await writeAt(fd, bytes, at, left, from + at)).bytesWritten;
            continue;
          }
          try {
            at += (await writeAt(past, bytes, at, whole, from + at)).bytesWritten;
          } catch (cause) {
            if ((0, _host_disk_js__WEBPACK_IMPORTED_MODULE_4__.$N)(cause) !== "EINVAL") throw cause;
            past = null;
          }
        }
      };
    }
  })
};
