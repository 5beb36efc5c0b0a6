export const id = 3827;
export const ids = [3827, 986];
export const modules = {
  63390: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      B: () => (attributed)
    });
    function attributed(name, findings) {
      return findings.map(one => ({
        ...one,
        thing: name,
        text: one.text.includes(`"${name}"`) ? one.text : `Source "${name}": ${one.text}`
      }));
    }
  }),
  86006: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.r(__webpack_exports__);
    __webpack_require__.d(__webpack_exports__, {
      PASSPHRASE: () => (PASSPHRASE),
      readIdentities: () => (readIdentities)
    });
    var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
    var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
    var _domain_error_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(19515);
    var _domain_name_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(11618);
    var _pipe_identity_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(26055);
    const PASSPHRASE = "HOLDFAST_IDENTITY_PASSPHRASE";
    async function readIdentities(path, {
      machine
    }) {
      if (path === null) {
        throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_2__.Et("seal", "Cannot open the backup: no identity was given", {
          code: "key-missing",
          hint: "Name the file that keygen called identity.txt with --identity FILE.",
          thing: "identity"
        });
      }
      let bytes;
      try {
        bytes = await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)((0, node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(machine.cwd, path));
      } catch (cause) {
        const {
          code,
          message
        } = cause;
        throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_2__.Et("seal", `Cannot read identity "${(0, _domain_name_js__WEBPACK_IMPORTED_MODULE_3__.SP)(path)}": ${code === "ENOENT" ? "there is no such file" : (0, _domain_name_js__WEBPACK_IMPORTED_MODULE_3__.SP)(message)}`, {
          code: "key-missing",
          hint: "Is the drive with the identity mounted?",
          thing: (0, _domain_name_js__WEBPACK_IMPORTED_MODULE_3__.SP)(path),
          cause
        });
      }
      const passphrase = machine.env[PASSPHRASE] ?? null;
      try {
        return await (0, _pipe_identity_js__WEBPACK_IMPORTED_MODULE_4__.go)(bytes, passphrase);
      } catch (cause) {
        throw cause instanceof _domain_error_js__WEBPACK_IMPORTED_MODULE_2__.Et ? told(cause, {
          path,
          bytes,
          passphrase
        }) : cause;
      }
    }
    function told(error, {
      path,
      bytes,
      passphrase
    }) {
      const other = error.code === "key-malformed" ? otherKey(bytes) : null;
      const name = `identity "${(0, _domain_name_js__WEBPACK_IMPORTED_MODULE_3__.SP)(path)}"`;
      const message = other === null ? error.message.replace("the identity file", name) : `Cannot read ${name}: ${other}`;
      const hint = error.code === "key-wrong" && passphrase === null ? `Set ${PASSPHRASE} to the passphrase it was encrypted with.` : error.hint ?? "";
      return new _domain_error_js__WEBPACK_IMPORTED_MODULE_2__.Et(error.stage, message, {
        code: error.code,
        hint,
        thing: (0, _domain_name_js__WEBPACK_IMPORTED_MODULE_3__.SP)(path),
        cause: error.cause
      });
    }
    function otherKey(bytes) {
      const text = Buffer.from(bytes).toString("latin1");
      if (/^-----BEGIN [A-Z ]*PRIVATE KEY-----/m.test(text)) return "it is an SSH key, which signs or approves, not an age identity, which opens";
      if (/^(?:ssh|ecdsa|sk)-\S+ AAAA/m.test(text)) return "it is an SSH key's public part, not an age identity, which opens";
      return /^age1/m.test(text) ? "it is a recipient, which seals; the identity opens" : null;
    }
  }),
  5697: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      As: () => (checkSource),
      JD: () => (hasError),
      Mz: () => (preflight),
      O2: () => (mayDump),
      lM: () => (needsBefore),
      ot: () => (checkStore),
      pA: () => (insideSources)
    });
    var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
    var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
    var _domain_name_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(11618);
    var _attribute_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(63390);
    var _outcome_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(90246);
    var _room_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(56983);
    async function preflight(work) {
      const names = work.sources.map(({
        name
      }) => name);
      const need = (0, _room_js__WEBPACK_IMPORTED_MODULE_4__.yb)(work.shelves, names);
      const findings = [];
      const shelves = [];
      for (const shelf of work.shelves) {
        const checked = shelf.catalog === null ? shelf.findings : await checkStore(shelf, need);
        findings.push(...checked);
        if (!hasError(checked)) shelves.push(shelf);
      }
      const inside = await insideSources(work.setup, work.sources);
      findings.push(...inside);
      const sources = [];
      for (const source of hasError(inside) ? [] : work.sources) {
        if (needsBefore(source, work.setup)) {
          sources.push(source);
          continue;
        }
        const checked = await checkSource(source, "dump");
        findings.push(...checked);
        if (mayDump(checked)) sources.push(source);
      }
      return {
        sources,
        shelves,
        findings
      };
    }
    function mayDump(checked) {
      return !hasError(checked.filter(({
        code
      }) => code !== "source-uncovered"));
    }
    function needsBefore({
      entry
    }, {
      policy
    }) {
      const group = entry.group === null ? undefined : policy.groups[entry.group];
      return entry.hooks.before !== null || group !== undefined && group.hooks.before !== null;
    }
    async function checkStore({
      store
    }, need) {
      const done = await (0, _outcome_js__WEBPACK_IMPORTED_MODULE_3__.Vq)(() => store.check(need));
      return done.value ?? done.findings;
    }
    async function checkSource(source, before) {
      const done = await (0, _outcome_js__WEBPACK_IMPORTED_MODULE_3__.Vq)(() => source.open().check(before));
      return (0, _attribute_js__WEBPACK_IMPORTED_MODULE_5__.B)(source.name, done.value ?? done.findings);
    }
    function hasError(findings) {
      return findings.some(({
        weight
      }) => weight === "error");
    }
    async function insideSources(setup, sources) {
      const ours = [...setup.stores].flatMap(([name, store]) => store.folders.map(folder => [`store "${name}"`, folder]));
      ours.push(["the state folder", setup.state]);
      if (setup.staging !== null) ours.push(["the staging folder", setup.staging]);
      const findings = [];
      for (const source of sources) {
        for (const root of source.open().roots) {
          const outer = await realPath(root);
          for (const [what, folder] of ours) {
            const inner = await realPath(folder);
            if (inner !== outer && !inner.startsWith(outer.endsWith(node_path__WEBPACK_IMPORTED_MODULE_1__.sep) ? outer : outer + node_path__WEBPACK_IMPORTED_MODULE_1__.sep)) continue;
            findings.push((0, _outcome_js__WEBPACK_IMPORTED_MODULE_3__.gk)("error", "store-inside-source", {
              thing: source.name,
              text: `Cannot save source "${source.name}": ${what} (${(0, _domain_name_js__WEBPACK_IMPORTED_MODULE_2__.SP)(folder)}) lies inside ${(0, _domain_name_js__WEBPACK_IMPORTED_MODULE_2__.SP)(root)}`,
              hint: "Move it elsewhere; a backup must not hold itself."
            }));
          }
        }
      }
      return findings;
    }
    async function realPath(path) {
      try {
        return await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(path);
      } catch {
        const parent = (0, node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path);
        return parent === path ? path : (0, node_path__WEBPACK_IMPORTED_MODULE_1__.join)(await realPath(parent), path.slice(parent.length + 1));
      }
    }
  }),
  98773: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      P: () => (refuseRerun)
    });
    var _domain_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19515);
    function refuseRerun({
      github
    }) {
      if (github === null || github.run.attempt === 1) return;
      throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_0__.Et("approval", `Cannot run this again: it is attempt ${github.run.attempt} of run ${github.run.runId}`, {
        code: "origin-refused",
        hint: "Start a new run of the workflow; approvals of the first attempt do not count for a second.",
        thing: "workflow run"
      });
    }
  }),
  56983: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      ER: () => (needOf),
      rO: () => (roomWarned),
      yb: () => (sealedBefore)
    });
    var _outcome_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(90246);
    var _search_backup_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38961);
    const GROWTH = 1.1;
    function sealedBefore(shelves, names) {
      const sizes = names.map(name => sealedSize(lastOf(shelves, name)));
      return Math.ceil(sizes.reduce((sum, one) => sum + one, 0) * GROWTH);
    }
    function lastOf(shelves, name) {
      const all = shelves.flatMap(({
        catalog
      }) => catalog?.entries ?? []);
      const holding = all.flatMap(({
        checked
      }) => checked?.manifest.sources.some(one => one.name === name) ? [checked] : []);
      return (0, _search_backup_js__WEBPACK_IMPORTED_MODULE_1__.BP)(holding)?.manifest.sources.find(one => one.name === name) ?? null;
    }
    function sealedSize(saved) {
      if (saved === null) return 0;
      return [...saved.archives, saved.inventory].reduce((sum, {
        size
      }) => sum + size, 0);
    }
    async function needOf(shelves, sources) {
      const names = sources.map(({
        name
      }) => name);
      const unsaved = [];
      let bytes = sealedBefore(shelves, names);
      for (const source of sources) {
        if (lastOf(shelves, source.name) !== null) continue;
        const size = (await (0, _outcome_js__WEBPACK_IMPORTED_MODULE_0__.Vq)(() => source.open().size())).value ?? null;
        if (size === null) continue;
        bytes += size;
        unsaved.push(source.name);
      }
      return {
        bytes,
        unsaved
      };
    }
    function roomWarned(found, {
      unsaved
    }) {
      const counted = unsaved.length === 0 ? "" : ` (counting ${unsaved.join(", ")}, never saved yet, uncompressed)`;
      return found.map(one => one.code === "store-full" ? {
        ...one,
        weight: "warning",
        text: `${one.text}${counted}`
      } : one);
    }
  }),
  38961: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      BP: () => (newest),
      JL: () => (searchBackup),
      V7: () => (whatThereIs)
    });
    var _domain_chain_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(94212);
    var _domain_entry_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1189);
    var _domain_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19515);
    var _domain_name_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(11618);
    var _domain_policy_schedules_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(64218);
    var _domain_zone_time_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(43735);
    var _trust_catalog_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(38326);
    const DAY = 86_400_000;
    const LISTED = 5;
    function searchBackup(shelves, query) {
      const entries = shelves.flatMap(({
        catalog
      }) => catalog?.entries ?? []);
      const span = spanOf(query, entries);
      const usable = trusted(entries).filter(({
        manifest
      }) => manifest.suspicions.length === 0 && query.sources.every(name => manifest.sources.some(one => one.name === name)));
      const fitting = usable.filter(({
        manifest
      }) => span.fits(new Date(manifest.taken), [manifest.date]));
      const best = newest(fitting);
      refuseDoubtful(entries, {
        best,
        span,
        text: query.text
      });
      if (best !== null) {
        const others = new Set(fitting.map(({
          manifest
        }) => manifest.id));
        others.delete(best.manifest.id);
        return {
          checked: best,
          others: query.text === "latest" ? [] : [...others]
        };
      }
      refuseBroken(shelves);
      const sources = query.sources.length === 0 ? "" : ` and holds ${query.sources.join(", ")}`;
      throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_0__.Et("policy", `Cannot find a backup for "${(0, _domain_name_js__WEBPACK_IMPORTED_MODULE_1__.SP)(query.text)}": ${span.says} has no trusted one that is not suspect${sources}`, {
        code: "unknown-name",
        hint: whatThereIs(entries),
        thing: (0, _domain_name_js__WEBPACK_IMPORTED_MODULE_1__.SP)(query.text)
      });
    }
    function refuseDoubtful(entries, {
      best,
      span,
      text
    }) {
      const zones = zonesOf(entries);
      const doubtful = entries.find(one => {
        const minute = (0, _domain_entry_js__WEBPACK_IMPORTED_MODULE_5__.iA)(one.id);
        if (one.checked !== null || minute === null) return false;
        const days = zones.map(zone => (0, _domain_zone_time_js__WEBPACK_IMPORTED_MODULE_3__.m7)(zone, minute));
        return span.fits(minute, days) && (best === null || (0, _domain_entry_js__WEBPACK_IMPORTED_MODULE_5__.q3)(one.id, best.manifest.id) > 0);
      });
      if (doubtful === undefined) return;
      const why = doubtful.findings[0];
      throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_0__.Et("trust", `Cannot choose "${(0, _domain_name_js__WEBPACK_IMPORTED_MODULE_1__.SP)(text)}": "${doubtful.id}" ${best === null ? "is" : "is newer and"} not trusted: ${why?.text.replace(/^Cannot trust "[^"]*": /, "") ?? "it has no manifest"}`, {
        code: why?.code ?? "manifest-missing",
        hint: best === null ? "No trusted backup is left there; try another store with --store." : `To use the one before it, name it whole: ${(0, _domain_chain_js__WEBPACK_IMPORTED_MODULE_6__.yX)((0, _trust_catalog_js__WEBPACK_IMPORTED_MODULE_4__.IJ)(best))}`,
        thing: doubtful.id
      });
    }
    function zonesOf(entries) {
      const zones = trusted(entries).map(({
        manifest
      }) => manifest.zone);
      return [...new Set(["UTC", ...zones])].filter(_domain_zone_time_js__WEBPACK_IMPORTED_MODULE_3__.DS);
    }
    function refuseBroken(shelves) {
      const first = found => found.find(({
        weight
      }) => weight === "error");
      const unread = first(shelves.flatMap(({
        findings
      }) => findings));
      const broken = unread ?? first(shelves.flatMap(({
        catalog
      }) => catalog?.findings ?? []));
      if (broken === undefined) return;
      const {
        code,
        text,
        hint,
        thing
      } = broken;
      throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_0__.Et(unread === undefined ? "trust" : "store", text, {
        code,
        hint,
        thing
      });
    }
    function spanOf({
      text,
      now
    }, entries) {
      if (text === "latest") return {
        says: "the store",
        fits: () => true
      };
      const zones = `(${zonesOf(entries).map(_domain_name_js__WEBPACK_IMPORTED_MODULE_1__.SP).join(", ")})`;
      if (/^\d{4}-\d\d-\d\d$/.test(text)) return {
        says: `${text} ${zones}`,
        fits: (_, days) => days.includes(text)
      };
      const word = text.toLowerCase();
      const day = _domain_policy_schedules_js__WEBPACK_IMPORTED_MODULE_2__.w4.findIndex(name => name === word || name.slice(0, 3) === word);
      if (day < 0) {
        throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_0__.Et("policy", `Cannot find backup "${(0, _domain_name_js__WEBPACK_IMPORTED_MODULE_1__.SP)(text)}": it is no id, date (YYYY-MM-DD), weekday or "latest"`, {
          code: "unknown-name",
          hint: whatThereIs(entries),
          thing: (0, _domain_name_js__WEBPACK_IMPORTED_MODULE_1__.SP)(text)
        });
      }
      return {
        says: `${_domain_policy_schedules_js__WEBPACK_IMPORTED_MODULE_2__.w4[day]} of the last 7 days ${zones}`,
        fits: (taken, days) => days.some(one => (0, _domain_zone_time_js__WEBPACK_IMPORTED_MODULE_3__.Up)((0, _domain_zone_time_js__WEBPACK_IMPORTED_MODULE_3__.pP)(one)) === day) && now.getTime() - taken.getTime() < 7 * DAY
      };
    }
    function whatThereIs(entries) {
      const ids = new Set();
      for (const {
        manifest
      } of trusted(entries)) {
        const day = _domain_policy_schedules_js__WEBPACK_IMPORTED_MODULE_2__.w4[(0, _domain_zone_time_js__WEBPACK_IMPORTED_MODULE_3__.Up)((0, _domain_zone_time_js__WEBPACK_IMPORTED_MODULE_3__.pP)(manifest.date))];
        const suspect = manifest.suspicions.length > 0 ? ", suspect" : "";
        ids.add(`${manifest.id} (${day} ${manifest.date}${suspect})`);
      }
      if (ids.size === 0) return "There is no trusted backup at all. Run list to see what lies there.";
      const more = ids.size > LISTED ? ` and ${ids.size - LISTED} more; run list to see them` : "";
      return `There are ${[...ids].slice(0, LISTED).join(", ")}${more}.`;
    }
    function trusted(entries) {
      return entries.flatMap(({
        checked
      }) => checked === null ? [] : [checked]);
    }
    function newest(list) {
      const one = new Set(list.map(({
        signer
      }) => signer)).size === 1;
      const sorted = [...list].sort((a, b) => one && a.manifest.sequence !== b.manifest.sequence ? b.manifest.sequence - a.manifest.sequence : (0, _domain_entry_js__WEBPACK_IMPORTED_MODULE_5__.q3)(b.manifest.id, a.manifest.id));
      return sorted[0] ?? null;
    }
  }),
  28515: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      HW: () => (stageFile),
      gO: () => (openStaging),
      mr: () => (staging)
    });
    var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
    var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
    var _domain_error_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(19515);
    var _domain_name_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(11618);
    var _host_disk_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2198);
    var _host_scratch_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(20557);
    var _outcome_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(90246);
    var _preflight_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(5697);
    async function openStaging(setup, shelves) {
      const {
        machine
      } = setup;
      const all = stagings(setup, shelves);
      const first = all[0] ?? {
        folder: (0, node_path__WEBPACK_IMPORTED_MODULE_1__.join)(setup.state, "staging"),
        shelf: null
      };
      const made = await makeFolder(first);
      for (const {
        folder
      } of all) await (0, _host_scratch_js__WEBPACK_IMPORTED_MODULE_5__.Dq)((0, node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, "run"), machine);
      const scratch = await (0, _host_scratch_js__WEBPACK_IMPORTED_MODULE_5__.NF)((0, node_path__WEBPACK_IMPORTED_MODULE_1__.join)(first.folder, "run"), machine, {
        stage: "store"
      });
      await refuseUnmounted(first, {
        scratch,
        made
      });
      return {
        path: scratch.path,
        [Symbol.asyncDispose]: () => drop(scratch, machine)
      };
    }
    function stagings(setup, shelves) {
      if (setup.staging !== null) return [{
        folder: setup.staging,
        shelf: null
      }];
      return shelves.flatMap(shelf => shelf.store.folders.slice(0, 1).map(path => ({
        folder: (0, node_path__WEBPACK_IMPORTED_MODULE_1__.join)(path, ".staging"),
        shelf
      })));
    }
    async function makeFolder({
      folder,
      shelf
    }) {
      const options = {
        recursive: shelf === null,
        mode: 0o700
      };
      const made = [];
      for (const path of shelf === null ? [folder] : [(0, node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(folder), folder]) {
        await staging(path, async () => {
          try {
            await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(path, options);
            made.push(path);
          } catch (cause) {
            if ((0, _host_disk_js__WEBPACK_IMPORTED_MODULE_4__.$N)(cause) !== "EEXIST") throw cause;
          }
        });
      }
      return made;
    }
    async function refuseUnmounted({
      shelf
    }, {
      scratch,
      made
    }) {
      if (shelf === null) return;
      const gone = (await (0, _preflight_js__WEBPACK_IMPORTED_MODULE_7__.ot)(shelf, 0)).find(({
        code
      }) => code === "store-not-mounted");
      if (gone === undefined) return;
      await scratch[Symbol.asyncDispose]();
      for (const path of made.toReversed()) await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rmdir)(path).catch(() => {});
      throw refused(gone);
    }
    function refused({
      code,
      text,
      hint,
      thing
    }) {
      return new _domain_error_js__WEBPACK_IMPORTED_MODULE_2__.Et("store", text, {
        code,
        hint,
        thing
      });
    }
    async function drop(scratch, machine) {
      const done = await (0, _outcome_js__WEBPACK_IMPORTED_MODULE_6__.Vq)(async () => await scratch[Symbol.asyncDispose]());
      for (const {
        text
      } of done.findings) machine.tell({
        kind: "line",
        text
      });
    }
    async function stageFile(path, data) {
      await staging(path, () => (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(path, data, {
        mode: 0o600,
        flush: true
      }));
    }
    async function staging(path, work) {
      try {
        return await work();
      } catch (cause) {
        if (!/^E[A-Z0-9]+$/.test((0, _host_disk_js__WEBPACK_IMPORTED_MODULE_4__.$N)(cause))) throw cause;
        const full = ["ENOSPC", "EDQUOT"].includes((0, _host_disk_js__WEBPACK_IMPORTED_MODULE_4__.$N)(cause));
        const why = full ? "there is no room left" : cause.message;
        throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_2__.Et("store", `Cannot stage "${(0, _domain_name_js__WEBPACK_IMPORTED_MODULE_3__.SP)(path)}": ${(0, _domain_name_js__WEBPACK_IMPORTED_MODULE_3__.SP)(why)}`, {
          code: full ? "store-full" : "store-failed",
          hint: full ? "Free room there, or name a larger folder as staging in the policy." : "Is its folder there, and may this user write to it?",
          thing: (0, _domain_name_js__WEBPACK_IMPORTED_MODULE_3__.SP)(path),
          cause
        });
      }
    }
  }),
  80986: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.r(__webpack_exports__);
    __webpack_require__.d(__webpack_exports__, {
      settle: () => (settle),
      undo: () => (undo)
    });
    var _domain_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19515);
    var _domain_name_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(11618);
    var _host_journal_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(86076);
    var _give_up_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(71257);
    var _identities_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(86006);
    var _outcome_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(90246);
    var _pause_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(64764);
    var _paused_again_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(72005);
    var _put_back_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(85427);
    var _recover_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(77523);
    var _refuse_rerun_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(98773);
    var _session_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(38343);
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
    async function undo(setup, id, identity = null) {
      const env_1 = {
        stack: [],
        error: void 0,
        hasError: false
      };
      try {
        (0, _refuse_rerun_js__WEBPACK_IMPORTED_MODULE_10__.P)(setup);
        const identities = identity === null ? [] : await (0, _identities_js__WEBPACK_IMPORTED_MODULE_4__.readIdentities)(identity, setup);
        const before = await (0, _host_journal_js__WEBPACK_IMPORTED_MODULE_2__.a0)(setup.state, id);
        const session = __addDisposableResource(env_1, await (0, _session_js__WEBPACK_IMPORTED_MODULE_11__.f)(setup, {
          identities
        }), true);
        const journal = await known(setup, id);
        if (before?.state === "undoing" && journal.state === "undone") return undone(journal, session, []);
        if (journal.state !== "swapped") throw refused(journal, journal.state === "undone" ? "it was undone already" : "nothing is kept of it any more");
        const later = (await (0, _host_journal_js__WEBPACK_IMPORTED_MODULE_2__.rZ)(setup.state)).find(one => one.turn > journal.turn && one.state === "swapped" && overlaps(one, journal));
        if (later !== undefined) {
          throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_0__.Et("restore", `Cannot undo restore ${journal.id}: restore ${later.id} of the same place is newer`, {
            code: "restore-order",
            hint: `Undo the newest first: holdfast undo ${later.id}`,
            thing: journal.id
          });
        }
        const {
          state,
          machine
        } = setup;
        const at = {
          state,
          machine,
          identities
        };
        for (const source of journal.sources) await (0, _put_back_js__WEBPACK_IMPORTED_MODULE_8__.cv)(source, (0, _recover_js__WEBPACK_IMPORTED_MODULE_9__.ky)(source, machine), {
          restore: journal.id,
          at
        });
        const {
          value: left,
          findings
        } = await swapBack(journal, at);
        return undone(journal, session, left, findings);
      } catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
      } finally {
        const result_1 = __disposeResources(env_1);
        if (result_1) await result_1;
      }
    }
    async function swapBack(journal, at) {
      const standing = {
        why: null
      };
      const work = async () => {
        await (0, _host_journal_js__WEBPACK_IMPORTED_MODULE_2__.fY)(at.state, {
          ...journal,
          state: "undoing"
        });
        at.machine.step("undo: journalled");
        standing.why = (0, _paused_again_js__WEBPACK_IMPORTED_MODULE_7__.gl)(journal);
        return await (0, _recover_js__WEBPACK_IMPORTED_MODULE_9__.OS)(journal, {
          ...at,
          standing
        });
      };
      const run = (0, _paused_again_js__WEBPACK_IMPORTED_MODULE_7__.Je)(journal, at, "undo");
      if (run === null) return {
        value: await work(),
        findings: []
      };
      return await (0, _pause_js__WEBPACK_IMPORTED_MODULE_6__.ak)(journal.pausing?.pauses ?? [], {
        ...run,
        standing
      }, work);
    }
    function undone(journal, session, left, hooks = []) {
      const findings = [...session.findings, ...left.map(one => (0, _give_up_js__WEBPACK_IMPORTED_MODULE_3__.P)(journal, one)), ...hooks];
      const isLeft = name => findings.some(({
        code,
        thing
      }) => code === "restore-failed" && thing === name);
      const back = journal.sources.filter(({
        name
      }) => !isLeft(name));
      const replaced = back.filter(({
        before
      }) => before !== undefined);
      const isAside = journal.sources.some(({
        before
      }) => before === undefined);
      return (0, _outcome_js__WEBPACK_IMPORTED_MODULE_5__.sG)({
        command: "undo",
        backup: journal.backup,
        findings,
        entries: journal.sources.map(({
          name,
          place
        }) => ({
          source: name,
          place
        })),
        totals: {
          restore: journal.id
        },
        lines: [...back.map(({
          name,
          place
        }) => `${name}  →  ${place} is as it was before restore ${journal.id}`), ...replaced.map(({
          name
        }) => `${name}  →  what the restore brought was replaced; only backup ${journal.backup} still holds it`), ...(isAside ? [`What the restore brought is kept until: holdfast settle ${journal.id}`] : [`The copy that was put back is kept until: holdfast settle ${journal.id}`]), `Undone: ${journal.id}`]
      });
    }
    async function settle(setup, id) {
      const env_2 = {
        stack: [],
        error: void 0,
        hasError: false
      };
      try {
        const before = await (0, _host_journal_js__WEBPACK_IMPORTED_MODULE_2__.a0)(setup.state, id);
        const session = __addDisposableResource(env_2, await (0, _session_js__WEBPACK_IMPORTED_MODULE_11__.f)(setup, {
          giveUp: id
        }), true);
        const journal = await known(setup, id);
        if (before?.state !== "settled" && journal.state === "settled") return settled(journal, session);
        if (journal.state !== "swapped" && journal.state !== "undone") throw refused(journal, "nothing is kept of it any more");
        await (0, _host_journal_js__WEBPACK_IMPORTED_MODULE_2__.fY)(setup.state, {
          ...journal,
          state: "settling"
        });
        setup.machine.step("settle: journalled");
        const wasWhole = before?.state === "swapped" || before?.state === "undone";
        const left = await (0, _recover_js__WEBPACK_IMPORTED_MODULE_9__.zT)(journal, wasWhole ? setup : {
          ...setup,
          giveUp: id
        });
        return settled(journal, session, left);
      } catch (e_2) {
        env_2.error = e_2;
        env_2.hasError = true;
      } finally {
        const result_2 = __disposeResources(env_2);
        if (result_2) await result_2;
      }
    }
    function settled(journal, session, left = []) {
      return (0, _outcome_js__WEBPACK_IMPORTED_MODULE_5__.sG)({
        command: "settle",
        backup: journal.backup,
        findings: [...session.findings, ...left.map(one => (0, _give_up_js__WEBPACK_IMPORTED_MODULE_3__.P)(journal, one))],
        entries: journal.sources.map(({
          name,
          place
        }) => ({
          source: name,
          place
        })),
        totals: {
          restore: journal.id
        },
        lines: [`Settled: ${journal.id}`]
      });
    }
    async function known(setup, id) {
      const journal = await (0, _host_journal_js__WEBPACK_IMPORTED_MODULE_2__.a0)(setup.state, id);
      if (journal !== null) return journal;
      const open = (await (0, _host_journal_js__WEBPACK_IMPORTED_MODULE_2__.rZ)(setup.state)).filter(({
        state
      }) => state === "swapped" || state === "undone");
      throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_0__.Et("policy", `Cannot find restore "${(0, _domain_name_js__WEBPACK_IMPORTED_MODULE_1__.SP)(id)}": this host knows none of that id`, {
        code: "unknown-name",
        hint: open.length === 0 ? "No restore is kept here." : `There are ${open.map(one => `${one.id} (${one.began})`).join(", ")}.`,
        thing: (0, _domain_name_js__WEBPACK_IMPORTED_MODULE_1__.SP)(id)
      });
    }
    function refused(journal, why) {
      return new _domain_error_js__WEBPACK_IMPORTED_MODULE_0__.Et("restore", `Cannot undo or settle restore ${journal.id}: ${why}`, {
        code: "restore-unknown",
        hint: "Make a new plan if the place must change.",
        thing: journal.id
      });
    }
    function overlaps(a, b) {
      const places = journal => journal.sources.flatMap(({
        aside
      }) => aside.moves.map(({
        place
      }) => `${place}/`));
      return places(a).some(one => places(b).some(other => one.startsWith(other) || other.startsWith(one)));
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
  })
};
