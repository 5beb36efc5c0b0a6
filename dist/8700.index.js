export const id = 8700;
export const ids = [8700];
export const modules = {
  48700: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.r(__webpack_exports__);
    __webpack_require__.d(__webpack_exports__, {
      backup: () => (backup),
      backupIn: () => (backupIn)
    });
    var entry = __webpack_require__(1189);
    var domain_manifest = __webpack_require__(66632);
    var units = __webpack_require__(83822);
    var catalogs = __webpack_require__(57107);
    var chain = __webpack_require__(94212);
    var schedule = __webpack_require__(26459);
    var domain_part = __webpack_require__(85176);
    ;
    const RUNS = 7;
    function judgeShrinking(source, history, below) {
      if (below === 0) return [];
      const runs = history.filter(manifest => !manifest.suspicions.some(one => one.source === source.name)).flatMap(manifest => manifest.sources.filter(one => one.name === source.name)).slice(0, RUNS);
      const found = [];
      const parts = wholes(source.parts);
      const then = runs.map(({
        archives
      }) => wholes(archives));
      for (const part of parts) {
        const before = then.flatMap(run => run.filter(one => one.part === part.part));
        const measures = [["items", part.totals?.items, before.map(one => one.totals?.items)], ["rows", part.totals?.rows, before.map(one => one.totals?.rows)], ["bytes", part.totals?.bytes ?? part.plain, before.map(one => one.totals?.bytes ?? one.plain)]];
        for (const [measure, now, counts] of measures) {
          const usual = median(counts.filter(value => typeof value === "number"));
          if (typeof now !== "number" || usual === null || now >= usual * below) continue;
          found.push(`${part.part}: ${now} ${measure}, usually ${usual}`);
        }
      }
      for (const one of then[0] ?? []) {
        if (!parts.some(part => part.part === one.part)) found.push(`${one.part}: was saved last time, now it is not there`);
      }
      return found;
    }
    function wholes(parts) {
      const joined = new Map();
      for (const {
        part,
        totals,
        plain
      } of parts) {
        const whole = (0, domain_part.l)(part);
        const other = joined.get(whole);
        joined.set(whole, {
          part: whole,
          totals: other === undefined ? totals : sum(other.totals, totals),
          plain: (other?.plain ?? 0) + plain
        });
      }
      return [...joined.values()];
    }
    function sum(a, b) {
      if (a === null || b === null) return null;
      const rows = a.rows === null || b.rows === null ? null : a.rows + b.rows;
      return {
        items: a.items + b.items,
        rows,
        bytes: a.bytes + b.bytes
      };
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
    var find_backup = __webpack_require__(8272);
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
    var command_pause = __webpack_require__(64764);
    var ping = __webpack_require__(98416);
    var preflight = __webpack_require__(5697);
    var proof_entry = __webpack_require__(61739);
    var prove = __webpack_require__(72724);
    var publish_receipt = __webpack_require__(83982);
    var receipt = __webpack_require__(94290);
    var saved = __webpack_require__(38133);
    ;
    async function proveBackup(work) {
      const {
        setup,
        session,
        key,
        signed
      } = work;
      const keyOf = (0, saved.pE)(new Map(work.saved.flatMap(({
        staged
      }) => [...staged].map(([file, sealed]) => [file, sealed.fileKey]))));
      const findings = [];
      const proofs = new Map();
      for (const {
        store,
        name,
        catalog
      } of work.published) {
        const proof = {
          setup,
          stored: {
            store,
            id: signed.manifest.id
          },
          manifest: signed.manifest,
          sha256: signed.sha256,
          keyOf,
          sources: signed.manifest.sources.map(one => one.name),
          catalog
        };
        const done = await (0, outcome.Vq)(async () => {
          const proved = await (0, prove.z)(proof);
          findings.push(...proved.findings);
          proofs.set(name, proved);
          await (0, publish_receipt.m)(proof, proved, {
            store,
            session,
            key,
            opened: "run"
          });
          for (const one of proved.sources) {
            const text = `Proven from "${name}": ${one.name}, ${(0, receipt.Sd)(one)}`;
            setup.machine.tell({
              kind: "line",
              text
            });
          }
        });
        findings.push(...done.findings);
      }
      return {
        findings,
        proofs
      };
    }
    var publish = __webpack_require__(3041);
    var read_back = __webpack_require__(30132);
    var policy_groups = __webpack_require__(10746);
    var policy_hooks = __webpack_require__(42556);
    var attribute = __webpack_require__(63390);
    var domain_name = __webpack_require__(11618);
    ;
    const SHOWN = 5;
    function notedOf({
      name,
      dumped: {
        notes
      }
    }) {
      if (notes.length === 0) return [];
      const named = notes.slice(0, SHOWN).map(({
        key,
        why
      }) => `${(0, domain_name.SP)(key)} (${(0, domain_name.SP)(why)})`);
      const more = notes.length > SHOWN ? `, and ${notes.length - SHOWN} more` : "";
      return [(0, outcome.gk)("note", "source-uncovered", {
        thing: name,
        text: `Source "${name}" is saved with ${(0, units.LS)(notes.length, "note")}: ${named.join(", ")}${more}`,
        hint: "The sealed inventory names each thing that was left out or changed meanwhile."
      })];
    }
    var run_hook = __webpack_require__(43549);
    var save_source = __webpack_require__(94382);
    ;
    async function saveAll(saving, sources, found) {
      const {
        setup
      } = saving;
      const {
        machine,
        state,
        folder,
        policy
      } = setup;
      const words = {
        COMMAND: "backup",
        POLICY: policy.name
      };
      const late = [];
      const run = {
        machine,
        state,
        folder,
        stage: "source",
        words,
        late
      };
      const work = {
        ...saving,
        sources,
        saved: [],
        found,
        run
      };
      const names = sources.map(({
        name
      }) => name);
      try {
        for (const unit of (0, policy_groups.$J)(policy, names, "order")) {
          const hooks = unit.group === null ? undefined : policy.groups[unit.group]?.hooks;
          if (hooks === undefined) await saveOne(unit.sources[0], work);else await saveGroup(unit, hooks, work);
        }
      } finally {
        for (const failed of await (0, command_pause.Iq)(late)) {
          found.push(failed);
          machine.tell({
            kind: "line",
            text: failed.text
          });
        }
      }
      return work.saved;
    }
    async function saveGroup(unit, hooks, work) {
      const {
        saved,
        found,
        setup
      } = work;
      const asked = work.asked.filter(({
        entry
      }) => entry.group === unit.group);
      const all = asked.map(({
        name
      }) => name);
      await around(hooks, {
        names: unit.sources,
        all,
        work
      }, async () => {
        for (const name of unit.sources) await saveOne(name, work);
      });
      const held = unit.sources.filter(name => saved.some(one => one.name === name));
      const missing = (0, policy_groups.oy)(setup.policy, {
        ...unit,
        sources: held
      });
      if (held.length === 0 || missing.length === 0) return;
      found.push((0, outcome.gk)("note", "group-partial", {
        thing: unit.group ?? "",
        text: `Group "${unit.group}" is saved in part, without ${missing.join(", ")}`,
        hint: "What is missing is of another moment in any other backup."
      }));
    }
    async function saveOne(name, work) {
      const source = work.sources.find(one => one.name === name);
      const {
        machine,
        recipients,
        policy
      } = work.setup;
      await around(source.entry.hooks, {
        names: [name],
        all: [name],
        work
      }, async () => {
        if (!(await isReady(source, work))) return;
        machine.tell({
          kind: "phase",
          text: `Saving "${name}"`
        });
        const options = {
          staged: work.staged,
          recipients,
          machine,
          disclose: policy.disclose === "all",
          expected: work.expected(name)
        };
        const done = await (0, outcome.Vq)(() => (0, save_source.N)(source, options));
        work.found.push(...(0, attribute.B)(name, done.findings));
        if (done.value === null) return;
        work.found.push(...notedOf(done.value));
        work.saved.push(done.value);
      });
    }
    async function isReady(source, {
      setup,
      found
    }) {
      if (!(0, preflight.lM)(source, setup)) return true;
      const checked = await (0, preflight.As)(source, "dump");
      found.push(...checked);
      return (0, preflight.O2)(checked);
    }
    async function around(hooks, {
      names,
      all,
      work
    }, save) {
      const isPrepared = hooks.before === null || (await isRun(hooks.before, names, work));
      if (isPrepared) await savePaused(hooks, {
        names,
        work
      }, save);
      if (hooks.after === null) return;
      const isDone = all.every(name => work.saved.some(one => one.name === name));
      const words = {
        ...work.run.words,
        RESULT: isDone ? "done" : "failed"
      };
      const {
        after
      } = hooks;
      const done = await (0, outcome.Vq)(() => (0, run_hook.DB)(after, {
        ...work.run,
        words
      }));
      work.found.push(...done.findings);
    }
    async function savePaused(hooks, {
      names,
      work
    }, save) {
      const first = hooks.quiesce ?? hooks.resume;
      const pause = first === null ? null : (0, policy_hooks.eY)((0, policy_hooks.bf)(first), hooks);
      if (pause === null) return await save();
      const done = await (0, outcome.Vq)(() => (0, command_pause.ak)([pause], work.run, save));
      work.found.push(...(done.value?.findings ?? done.findings));
      if (done.value === null) work.found.push(...unsaved(pause.quiesce, names, work));
    }
    async function isRun(hook, names, work) {
      const {
        findings
      } = await (0, outcome.Vq)(() => (0, run_hook.DB)(hook, work.run));
      if (findings.length === 0) return true;
      work.found.push(...findings, ...unsaved(hook, names, work));
      return false;
    }
    function unsaved(hook, names, {
      saved
    }) {
      if ((0, policy_hooks.bf)(hook).startsWith("sources.")) return [];
      const missing = names.filter(name => !saved.some(one => one.name === name));
      return missing.map(name => (0, outcome.gk)("error", "hook-failed", {
        thing: name,
        text: `Cannot save source "${name}": hook "${hook.label}" of its group failed`
      }));
    }
    var command_session = __webpack_require__(38343);
    var signer = __webpack_require__(79246);
    var command_staging = __webpack_require__(28515);
    var totals_text = __webpack_require__(83853);
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
    async function backup(setup, input) {
      namesOf(setup, input);
      return await (0, ping.r)(setup, async () => {
        const env_1 = {
          stack: [],
          error: void 0,
          hasError: false
        };
        try {
          const session = __addDisposableResource(env_1, await (0, command_session.f)(setup), true);
          return await backupIn({
            setup,
            input,
            session,
            schedule: null
          }, (0, command_pause.Zp)(session));
        } catch (e_1) {
          env_1.error = e_1;
          env_1.hasError = true;
        } finally {
          const result_1 = __disposeResources(env_1);
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
        const key = __addDisposableResource(env_2, await (0, signer.Hs)(setup, session.folder), true);
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
        const staging = __addDisposableResource(env_2, await (0, command_staging.gO)(setup, ready.shelves), true);
        const run = {
          ...order,
          key,
          shelves: ready.shelves,
          staged: staging.path
        };
        const last = (0, find_backup.su)(ready.shelves)?.manifest;
        const saving = {
          ...run,
          asked: sources,
          expected: name => plainSize(last, name)
        };
        const saved = await saveAll(saving, ready.sources, found);
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
        const proved = input.prove ? await proveBackup({
          ...run,
          signed,
          saved,
          published
        }) : null;
        found.push(...(proved?.findings ?? []));
        return tell({
          run,
          signed,
          saved,
          published,
          findings: found,
          proofs: proved?.proofs ?? null
        });
      } catch (e_2) {
        env_2.error = e_2;
        env_2.hasError = true;
      } finally {
        const result_2 = __disposeResources(env_2);
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
          }) => name),
          ...(all.proofs === null ? {} : {
            proofs: (0, proof_entry.T)(source.name, all.proofs)
          })
        };
      });
      const lines = all.saved.map(({
        name,
        manifest: source,
        dumped
      }) => {
        const stored = [...source.archives, source.inventory].reduce((sum, {
          size
        }) => sum + size, 0);
        return `${name}  ${(0, totals_text._r)(dumped.totals)}  →  ${(0, units.z3)(stored)} sealed`;
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
  })
};
