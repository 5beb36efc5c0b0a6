export const id = 4229;
export const ids = [4229];
export const modules = {
  90246: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      Vq: () => (caught),
      WX: () => (findingsOf),
      gk: () => (finding),
      sG: () => (outcomeOf)
    });
    var _domain_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19515);
    var _domain_exit_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(37749);
    function outcomeOf({
      lines = [],
      ...parts
    }) {
      const findings = parts.findings ?? [];
      return {
        lines,
        report: {
          command: parts.command,
          exit: parts.exit ?? (0, _domain_exit_js__WEBPACK_IMPORTED_MODULE_1__.s)(findings),
          backup: parts.backup ?? null,
          findings,
          entries: parts.entries ?? [],
          totals: parts.totals ?? {}
        }
      };
    }
    function finding(weight, code, detail) {
      return {
        code,
        weight,
        thing: detail.thing,
        text: detail.text,
        hint: detail.hint ?? ""
      };
    }
    function findingsOf(error) {
      if (error.findings.length > 0) return error.findings;
      const {
        code,
        message,
        hint,
        thing
      } = error;
      return [{
        code,
        weight: "error",
        thing: thing ?? "",
        text: message,
        hint: hint ?? ""
      }];
    }
    async function caught(work) {
      try {
        return {
          value: await work(),
          findings: []
        };
      } catch (thrown) {
        const error = (0, _domain_error_js__WEBPACK_IMPORTED_MODULE_0__.Ku)(thrown);
        if (error instanceof _domain_error_js__WEBPACK_IMPORTED_MODULE_0__.Et) return {
          value: null,
          findings: findingsOf(error)
        };
        throw error;
      }
    }
  }),
  56874: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      F: () => (collect)
    });
    async function collect(bytes, limit) {
      const kept = [];
      let size = 0;
      for await (const chunk of bytes) {
        size += chunk.byteLength;
        if (size > limit) throw new RangeError(`More than ${limit} bytes`);
        kept.push(new Uint8Array(chunk));
      }
      const whole = new Uint8Array(size);
      let at = 0;
      for (const chunk of kept) {
        whole.set(chunk, at);
        at += chunk.byteLength;
      }
      return whole;
    }
  }),
  1189: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      H3: () => (PREFIX),
      WH: () => (backupId),
      XK: () => (parseEntryName),
      aw: () => (backupName),
      iA: () => (minuteOf),
      iJ: () => (noteName),
      q3: () => (compareIds)
    });
    const NOTE_KINDS = null && ["removed", "proven", "cleared", "spent"];
    const ID = /^([A-Za-z0-9][A-Za-z0-9_-]{0,39})_(\d{4})(\d{2})(\d{2})_(\d{2})(\d{2})Z(?:-([2-9]|[1-9]\d{1,3}))?$/;
    const NOTE = /^(.+)\.(removed|proven|cleared|spent)(?:-([2-9]|[1-9]\d{1,3}))?$/;
    const DRAFT = /^\.draft-([A-Za-z0-9_.-]{1,120})-([0-9a-f]{8,32})$/;
    const PREFIX = /^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$/;
    function parseEntryName(text) {
      if (minuteOf(text) !== null) return {
        kind: "backup",
        text,
        id: text
      };
      const note = NOTE.exec(text);
      if (note?.[1] !== undefined && minuteOf(note[1]) !== null) {
        return {
          kind: "note",
          text,
          id: note[1],
          note: note[2],
          turn: Number(note[3] ?? 1)
        };
      }
      const draft = DRAFT.exec(text);
      return draft?.[1] === undefined ? null : {
        kind: "draft",
        text,
        id: draft[1]
      };
    }
    function backupName(id) {
      return {
        kind: "backup",
        text: id,
        id
      };
    }
    function noteName(id, note, turn = 1) {
      return {
        kind: "note",
        text: `${id}.${note}${turn === 1 ? "" : `-${turn}`}`,
        id,
        note,
        turn
      };
    }
    function backupId(prefix, at, turn = 1) {
      const digits = at.toISOString().replace(/[-:T]/g, "");
      return `${prefix}_${digits.slice(0, 8)}_${digits.slice(8, 12)}Z${turn === 1 ? "" : `-${turn}`}`;
    }
    function minuteOf(id) {
      const match = ID.exec(id);
      if (match === null) return null;
      const [,, year, month, day, hour, minute] = match;
      const text = `${year}-${month}-${day}T${hour}:${minute}:00.000Z`;
      const at = new Date(text);
      return Number.isNaN(at.getTime()) || at.toISOString() !== text ? null : at;
    }
    function compareIds(a, b) {
      const [left, right] = [orderOf(a), orderOf(b)];
      if (left.minute !== right.minute) return left.minute < right.minute ? -1 : 1;
      return left.turn - right.turn || (a < b ? -1 : a > b ? 1 : 0);
    }
    function orderOf(id) {
      const match = ID.exec(id);
      if (match === null) return {
        minute: "",
        turn: 1
      };
      const [,, year, month, day, hour, minute, turn] = match;
      return {
        minute: `${year}${month}${day}${hour}${minute}`,
        turn: Number(turn ?? 1)
      };
    }
  }),
  37749: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      s: () => (exitOf)
    });
    var _error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19515);
    var _finding_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9304);
    function exitOf(findings) {
      let exit = _error_js__WEBPACK_IMPORTED_MODULE_0__.dc.done;
      for (const {
        code,
        weight
      } of findings) {
        if (weight !== "error") continue;
        const stage = _finding_js__WEBPACK_IMPORTED_MODULE_1__.L[code][0];
        const own = code === "interrupted" ? _error_js__WEBPACK_IMPORTED_MODULE_0__.dc.interrupted : _error_js__WEBPACK_IMPORTED_MODULE_0__.dc.bug;
        exit = Math.max(exit, stage === null ? own : _error_js__WEBPACK_IMPORTED_MODULE_0__.dc[stage]);
      }
      return exit;
    }
  }),
  64218: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      OB: () => (schedulesShape),
      rH: () => (scheduleOf),
      w4: () => (WEEKDAYS)
    });
    var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38816);
    var _name_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(11618);
    const WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    const DAYS = /^([1-9]\d{0,3})d$/;
    const CLOCK = /^([01]\d|2[0-3]):([0-5]\d)$/;
    const every = zod__WEBPACK_IMPORTED_MODULE_1__.YjP().regex(/^(?:day|week|month|[1-9]\d{0,3}d)$/, "day, week, month or a number of days such as 30d");
    const name = zod__WEBPACK_IMPORTED_MODULE_1__.YjP().regex(_name_js__WEBPACK_IMPORTED_MODULE_0__.o_, "a name of lower-case letters, digits and -, at most 40");
    const schedulesShape = zod__WEBPACK_IMPORTED_MODULE_1__.g1P(name, zod__WEBPACK_IMPORTED_MODULE_1__.rej({
      every: every.describe("day, week, month (its first day) or <n>d, counted from the last good backup"),
      at: zod__WEBPACK_IMPORTED_MODULE_1__.YjP().regex(CLOCK, "a time of day such as 02:00").optional().describe("local time; 00:00 unless told, and always 00:00 with <n>d"),
      on: zod__WEBPACK_IMPORTED_MODULE_1__.k5n(WEEKDAYS).optional().describe("the weekday; required with every: week"),
      timezone: zod__WEBPACK_IMPORTED_MODULE_1__.YjP().regex(/^[A-Za-z][A-Za-z0-9_+/-]{0,63}$/, "a time zone such as Africa/Lusaka").optional().describe("IANA name of the zone of `at`; UTC unless told"),
      sources: zod__WEBPACK_IMPORTED_MODULE_1__.YOg(name).min(1).optional().describe("only these; all enabled ones unless told"),
      stores: zod__WEBPACK_IMPORTED_MODULE_1__.YOg(name).min(1).optional().describe("only these; all unless told")
    }));
    function scheduleOf(file) {
      const days = DAYS.exec(file.every);
      const clock = CLOCK.exec(file.at ?? "00:00");
      return {
        every: days === null ? file.every : {
          days: Number(days[1])
        },
        at: Number(clock[1]) * 60 + Number(clock[2]),
        on: file.on ?? null,
        timezone: file.timezone ?? "UTC",
        sources: file.sources ?? [],
        stores: file.stores ?? []
      };
    }
  }),
  43735: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      DS: () => (isZone),
      EE: () => (dayIn),
      Et: () => (momentOf),
      Up: () => (weekdayOf),
      lt: () => (localText),
      m7: () => (dateIn),
      pP: () => (dayOfText)
    });
    const DAY = 86_400_000;
    const MINUTE = 60_000;
    const SHAPE = /^(\d\d)\/(\d\d)\/(\d{4}), (\d\d):(\d\d):(\d\d)$/;
    function isZone(zone) {
      try {
        formatOf(zone);
        return true;
      } catch {
        return false;
      }
    }
    function dayIn(zone, at) {
      return Math.floor(wallOf(zone, at.getTime()) / DAY);
    }
    function dateIn(zone, at) {
      return dayText(dayIn(zone, at));
    }
    function dayText(day) {
      return new Date(day * DAY).toISOString().slice(0, 10);
    }
    function dayOfText(text) {
      return Math.floor(Date.parse(`${text}T00:00:00Z`) / DAY);
    }
    function weekdayOf(day) {
      return ((day + 3) % 7 + 7) % 7;
    }
    function localText(zone, at) {
      const wall = new Date(wallOf(zone, at.getTime())).toISOString();
      return `${wall.slice(0, 10)} ${wall.slice(11, 16)} ${zone}`;
    }
    function momentOf(zone, day, minute) {
      const wall = day * DAY + minute * MINUTE;
      const before = offsetAt(zone, wall - DAY);
      const after = offsetAt(zone, wall + DAY);
      const early = wall - Math.max(before, after);
      if (before === after) return new Date(early);
      const late = wall - Math.min(before, after);
      if (wallOf(zone, early) === wall) return new Date(early);
      if (wallOf(zone, late) === wall) return new Date(late);
      return new Date(firstAtOrAfter(zone, wall, [early, late]));
    }
    function firstAtOrAfter(zone, wall, [from, to]) {
      let low = from;
      let high = to;
      while (high - low > 1000) {
        const middle = low + Math.floor((high - low) / 2000) * 1000;
        if (wallOf(zone, middle) >= wall) high = middle;else low = middle;
      }
      return high;
    }
    function offsetAt(zone, at) {
      const key = `${zone} ${at}`;
      const known = offsets.get(key);
      if (known !== undefined) return known;
      if (offsets.size >= MAX_OFFSETS) offsets.clear();
      const offset = wallOf(zone, at) - at;
      offsets.set(key, offset);
      return offset;
    }
    const MAX_OFFSETS = 256;
    const offsets = new Map();
    function wallOf(zone, at) {
      if (zone === "UTC") return Math.floor(at / 1000) * 1000;
      const [, month, day, year, hour, minute, second] = SHAPE.exec(formatOf(zone).format(at)) ?? [];
      return Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second));
    }
    const formats = new Map();
    function formatOf(zone) {
      const known = formats.get(zone);
      if (known !== undefined) return known;
      const made = new Intl.DateTimeFormat("en-US", {
        timeZone: zone,
        calendar: "gregory",
        numberingSystem: "latn",
        hourCycle: "h23",
        year: "numeric",
        month: "2-digit",
        day: "2-digit",
        hour: "2-digit",
        minute: "2-digit",
        second: "2-digit"
      });
      formats.set(zone, made);
      return made;
    }
  }),
  2198: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      $N: () => (codeOf),
      Lk: () => (mounts),
      oD: () => (realPlace),
      t5: () => (lookAt)
    });
    var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
    var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
    function codeOf(cause) {
      return cause?.code ?? "";
    }
    async function lookAt(path) {
      try {
        return await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(path, {
          bigint: true
        });
      } catch (cause) {
        if (["ENOENT", "ENOTDIR", "ENAMETOOLONG"].includes(codeOf(cause))) return null;
        throw cause;
      }
    }
    async function realPlace(path) {
      const whole = (0, node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(path);
      return whole === "/" ? whole : (0, node_path__WEBPACK_IMPORTED_MODULE_1__.join)(await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)((0, node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(whole)), (0, node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(whole));
    }
    async function mounts() {
      const text = await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)("/proc/self/mountinfo", "latin1");
      return text.split("\n").filter(line => line !== "").map(line => {
        const [left, right] = line.split(" - ");
        const [,,, root, point] = left.split(" ");
        const [type, source] = right.split(" ");
        return {
          point: unescaped(point),
          root: unescaped(root),
          type,
          source: unescaped(source)
        };
      });
    }
    function unescaped(text) {
      const bytes = text.replace(/\\([0-7]{3})/g, (_, octal) => String.fromCharCode(Number.parseInt(octal, 8)));
      return Buffer.from(bytes, "latin1").toString("utf8");
    }
  }),
  69440: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      A$: () => (isMountPoint),
      Fg: () => (markOf),
      Mx: () => (markBuilt),
      Yw: () => (syncFolder),
      f8: () => (writeWhole),
      gl: () => (swapMoves),
      k: () => (dropMoves),
      t3: () => (roomAt),
      tN: () => (undoMoves),
      vI: () => (mountOf)
    });
    var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
    var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
    var node_fs_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(51455);
    var node_path__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(76760);
    var _domain_error_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(19515);
    var _domain_name_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(11618);
    var _disk_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(2198);
    var _remove_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(14943);
    async function markOf(path) {
      const stat = await (0, _disk_js__WEBPACK_IMPORTED_MODULE_6__.t5)(path);
      if (stat === null) return "absent";
      return `${stat.dev}:${stat.ino}${stat.birthtimeNs > 0n ? `:${stat.birthtimeNs}` : ""}`;
    }
    async function isMountPoint(path) {
      if ((await (0, _disk_js__WEBPACK_IMPORTED_MODULE_6__.t5)(path)) === null) return false;
      const real = await (0, _disk_js__WEBPACK_IMPORTED_MODULE_6__.oD)(path);
      return (await (0, _disk_js__WEBPACK_IMPORTED_MODULE_6__.Lk)()).some(mount => mount.point === real);
    }
    async function mountOf(path) {
      const real = await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.realpath)(await nearest(path));
      let found = null;
      for (const mount of await (0, _disk_js__WEBPACK_IMPORTED_MODULE_6__.Lk)()) {
        const covers = mount.point === "/" || mount.point === real || real.startsWith(`${mount.point}/`);
        if (covers && (found === null || mount.point.length >= found.point.length)) found = mount;
      }
      if (found === null) throw new RangeError("No mount covers the root folder");
      return found;
    }
    async function roomAt(path) {
      const {
        bavail,
        bsize
      } = await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.statfs)(await nearest(path));
      return bavail * bsize;
    }
    async function nearest(path) {
      let at = (0, node_path__WEBPACK_IMPORTED_MODULE_3__.resolve)(path);
      while (at !== "/" && (await (0, _disk_js__WEBPACK_IMPORTED_MODULE_6__.t5)(at)) === null) at = (0, node_path__WEBPACK_IMPORTED_MODULE_3__.dirname)(at);
      return at;
    }
    async function syncFolder(path) {
      const folder = await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.open)(path, node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_RDONLY | node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_DIRECTORY);
      try {
        await folder.sync();
      } finally {
        await folder.close();
      }
    }
    async function writeWhole(path, data, mode = 0o600) {
      const aside = (0, node_path__WEBPACK_IMPORTED_MODULE_3__.join)((0, node_path__WEBPACK_IMPORTED_MODULE_3__.dirname)(path), `.${(0, node_path__WEBPACK_IMPORTED_MODULE_3__.basename)(path)}.${(0, node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(8).toString("hex")}.tmp`);
      try {
        const file = await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.open)(aside, "wx", 0o600);
        try {
          await fill(file, data, mode);
        } finally {
          await file.close();
        }
        await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rename)(aside, path);
        await syncFolder((0, node_path__WEBPACK_IMPORTED_MODULE_3__.dirname)(path));
      } catch (cause) {
        await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.unlink)(aside).catch(() => {});
        const full = (0, _disk_js__WEBPACK_IMPORTED_MODULE_6__.$N)(cause) === "ENOSPC" || (0, _disk_js__WEBPACK_IMPORTED_MODULE_6__.$N)(cause) === "EDQUOT";
        throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_4__.Et("store", `Cannot write "${path}": ${cause.message}`, {
          code: full ? "store-full" : "state-failed",
          hint: full ? `Make room on the file system of "${(0, node_path__WEBPACK_IMPORTED_MODULE_3__.dirname)(path)}" and try again.` : `May this user write into "${(0, node_path__WEBPACK_IMPORTED_MODULE_3__.dirname)(path)}"?`,
          thing: path,
          cause
        });
      }
    }
    async function fill(file, data, mode) {
      await file.writeFile(data);
      await file.chmod(mode);
      await file.sync();
    }
    async function swapMoves(moves, machine) {
      for (const move of moves) await refuseStale(move);
      for (const move of moves) {
        await refuseStale(move);
        if ((await markOf(at(move.place))) === "absent") continue;
        machine.step("place: keep");
        await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rename)(at(move.place), at(move.kept));
        machine.step("place: kept");
      }
      await syncParents(moves);
      for (const move of moves.toReversed()) {
        if ((await (0, _disk_js__WEBPACK_IMPORTED_MODULE_6__.t5)(at(move.built))) === null) continue;
        if ((await (0, _disk_js__WEBPACK_IMPORTED_MODULE_6__.t5)(at(move.place))) !== null) throw taken(move, move.place);
        machine.step("place: place");
        await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rename)(at(move.built), at(move.place));
        machine.step("place: placed");
      }
      await syncParents(moves);
    }
    async function undoMoves(moves, machine) {
      const [head] = moves;
      if (head === undefined) return;
      const age = await ageOf(head);
      const undone = [];
      for (const move of moves) undone.push({
        move,
        ...(await judgeMove(move, age))
      });
      for (const {
        move,
        take
      } of undone.toReversed()) {
        if (!take) continue;
        machine.step("undo: take");
        await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rename)(at(move.place), at(move.built));
        machine.step("undo: taken");
      }
      await syncParents(moves);
      for (const {
        move,
        give
      } of undone.toReversed()) {
        if (!give) continue;
        machine.step("undo: return");
        await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rename)(at(move.kept), at(move.place));
        machine.step("undo: returned");
      }
      await syncParents(moves);
    }
    async function markBuilt(moves) {
      const marked = [];
      for (const move of moves) {
        marked.push(move.was === "any" ? move : {
          ...move,
          brought: await markOf(at(move.built))
        });
      }
      return marked;
    }
    async function dropMoves(moves, which) {
      for (const move of moves) await (0, _remove_js__WEBPACK_IMPORTED_MODULE_7__.d)(at(move[which]));
    }
    async function ageOf(head) {
      const place = await markOf(at(head.place));
      if (place === "absent") return "between";
      if (place === head.was) return "old";
      if (isOthers(head, place)) return "a stranger's";
      return (await (0, _disk_js__WEBPACK_IMPORTED_MODULE_6__.t5)(at(head.built))) === null ? "new" : "between";
    }
    async function judgeMove(move, age) {
      const place = await markOf(at(move.place));
      const built = await markOf(at(move.built));
      const kept = await markOf(at(move.kept));
      const isThere = place !== "absent";
      if (move.was === "absent") {
        const isOurs = built === "absent" && !isOthers(move, place);
        return {
          take: isThere && isOurs && age !== "old",
          give: false
        };
      }
      if (move.was === "any" && age === "a stranger's") return {
        take: false,
        give: false
      };
      if (move.was === "any" && kept === "absent") {
        return {
          take: isThere && built === "absent" && age === "new",
          give: false
        };
      }
      if (place === move.was) return {
        take: false,
        give: false
      };
      if (move.was !== "any" && kept !== move.was) throw gone(move);
      if (isThere && (built !== "absent" || isOthers(move, place))) throw taken(move, move.place);
      return {
        take: isThere,
        give: true
      };
    }
    function isOthers({
      brought
    }, place) {
      return brought !== undefined && place !== brought;
    }
    function gone(move) {
      return new _domain_error_js__WEBPACK_IMPORTED_MODULE_4__.Et("restore", `Cannot undo "${move.place}": what was there before is gone`, {
        code: "restore-failed",
        hint: `It was kept as "${move.kept}". Was this restore settled? Then restore an older backup.`,
        thing: move.place
      });
    }
    async function refuseStale(move) {
      const now = await markOf(at(move.place));
      if (move.was !== "any" && now !== move.was) {
        throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_4__.Et("approval", `Cannot replace "${move.place}": it is not the one the plan was made for`, {
          code: "plan-stale",
          hint: "Stop what works there, then make and approve a new plan.",
          thing: move.place
        });
      }
      if (now !== "absent" && (await (0, _disk_js__WEBPACK_IMPORTED_MODULE_6__.t5)(at(move.kept))) !== null) throw taken(move, move.kept);
      const isBuilt = move.was === "any" && (await (0, _disk_js__WEBPACK_IMPORTED_MODULE_6__.t5)(at(move.built))) !== null;
      if (isBuilt) throw taken(move, move.built);
    }
    function taken(move, name) {
      return new _domain_error_js__WEBPACK_IMPORTED_MODULE_4__.Et("restore", `Cannot move "${move.place}": something else is at "${name}"`, {
        code: "restore-failed",
        hint: `Look at "${name}": if nobody needs it, move it away and run the same command again.`,
        thing: move.place
      });
    }
    async function syncParents(moves) {
      for (const folder of new Set(moves.map(move => (0, node_path__WEBPACK_IMPORTED_MODULE_3__.dirname)(move.place)))) await syncFolder(at(folder));
    }
    function at(name) {
      return Buffer.from((0, _domain_name_js__WEBPACK_IMPORTED_MODULE_5__.qZ)(name));
    }
  }),
  14943: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      d: () => (removeTree)
    });
    var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
    var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
    var node_timers_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(58500);
    var _domain_error_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(19515);
    var _domain_name_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(11618);
    var _disk_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2198);
    const BATCH = 256;
    const O_PATH = 0o10000000;
    async function removeTree(path) {
      const bytes = Buffer.from(path);
      const name = (0, _domain_name_js__WEBPACK_IMPORTED_MODULE_4__.uZ)(bytes);
      try {
        const stat = await (0, _disk_js__WEBPACK_IMPORTED_MODULE_5__.t5)(bytes);
        if (stat === null) return;
        if (!stat.isDirectory()) return await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.unlink)(bytes);
        await refuseMounts(await (0, _disk_js__WEBPACK_IMPORTED_MODULE_5__.oD)(bytes.toString("utf8")));
        await empty(bytes, Number(stat.dev));
        await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rmdir)(bytes);
      } catch (cause) {
        if ((0, _disk_js__WEBPACK_IMPORTED_MODULE_5__.$N)(cause) === "ENOENT") return;
        if (cause instanceof _domain_error_js__WEBPACK_IMPORTED_MODULE_3__.Et) throw cause;
        throw cannot(name, cause.message, cause);
      }
    }
    async function empty(path, device) {
      const folder = await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(path, O_PATH | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_DIRECTORY | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NOFOLLOW);
      try {
        const here = Buffer.from(`/proc/self/fd/${folder.fd}/`);
        const stat = await folder.stat();
        if (stat.dev !== device) throw cannot((0, _domain_name_js__WEBPACK_IMPORTED_MODULE_4__.uZ)(path), "another file system lies below it");
        if ((stat.mode & 0o700) !== 0o700) (0, node_fs__WEBPACK_IMPORTED_MODULE_0__.chmodSync)(here, 0o700);
        const names = (0, node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)(here, {
          encoding: "buffer",
          withFileTypes: true
        });
        for (const [index, entry] of names.entries()) {
          if (index % BATCH === BATCH - 1) await (0, node_timers_promises__WEBPACK_IMPORTED_MODULE_2__.setImmediate)();
          const child = Buffer.concat([here, entry.name]);
          if (entry.isDirectory()) {
            await empty(child, device);
            (0, node_fs__WEBPACK_IMPORTED_MODULE_0__.rmdirSync)(child);
          } else {
            (0, node_fs__WEBPACK_IMPORTED_MODULE_0__.unlinkSync)(child);
          }
        }
      } finally {
        await folder.close();
      }
    }
    async function refuseMounts(path) {
      const inside = (await (0, _disk_js__WEBPACK_IMPORTED_MODULE_5__.Lk)()).find(({
        point
      }) => point === path || point.startsWith(`${path}/`));
      if (inside === undefined) return;
      throw cannot(path, `"${inside.point}" is mounted in it`);
    }
    function cannot(name, why, cause) {
      return new _domain_error_js__WEBPACK_IMPORTED_MODULE_3__.Et("restore", `Cannot remove "${name}": ${why}`, {
        code: "restore-failed",
        hint: `Look at "${name}", unmount or unlock what holds it, and run the same command again.`,
        thing: name,
        cause
      });
    }
  })
};
