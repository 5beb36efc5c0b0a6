export const id = 4825;
export const ids = [4825];
export const modules = {
  17573: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      xh: () => (cronTexts),
      B7: () => (cronsOf),
      yr: () => (exactCronsIn),
      FS: () => (withExactCrons)
    });
    var dist = __webpack_require__(38815);
    var policy_schedules = __webpack_require__(64218);
    ;
    function cronOf(schedule) {
      const {
        every,
        on,
        timezone
      } = schedule;
      const at = typeof every === "object" ? 0 : schedule.at;
      const weekday = every === "week" ? (policy_schedules.w4.indexOf(on ?? "monday") + 1) % 7 : "*";
      const day = every === "month" ? 1 : "*";
      return {
        cron: `${at % 60} ${Math.floor(at / 60)} ${day} * ${weekday}`,
        timezone
      };
    }
    ;
    const EXACT = "# holdfast: exact crons, as the policy's schedules have them";
    const HOURLY = /^ {2}schedule:\n(?: {4}.*\n)+/m;
    function withExactCrons(workflow, schedules) {
      if (!HOURLY.test(workflow)) throw new RangeError("The workflow has no schedule to replace");
      const lines = cronsOf(schedules).map(({
        cron,
        timezone
      }) => `    - cron: "${cron}"\n${timezone === "UTC" ? "" : `      timezone: ${timezone}\n`}`);
      const block = lines.length === 0 ? "" : `  schedule:\n${lines.join("")}`;
      return workflow.replace(HOURLY, () => `  ${EXACT}\n${block}`);
    }
    function exactCronsIn(workflow) {
      if (!workflow.split("\n").some(line => line.trim() === EXACT)) return null;
      const root = readYaml(workflow);
      const schedule = root?.on?.schedule;
      if (!Array.isArray(schedule)) return [];
      return schedule.map(one => ({
        cron: String(one?.cron ?? ""),
        timezone: String(one?.timezone ?? "UTC")
      }));
    }
    function cronTexts(crons) {
      return [...new Set(crons.map(({
        cron,
        timezone
      }) => `${cron} ${timezone}`))].sort();
    }
    function cronsOf(schedules) {
      const all = Object.values(schedules).map(cronOf);
      return all.filter((one, at) => all.findIndex(({
        cron,
        timezone
      }) => cron === one.cron && timezone === one.timezone) === at);
    }
    function readYaml(text) {
      try {
        return (0, dist.qg)(text);
      } catch {
        return null;
      }
    }
  }),
  77421: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      O: () => (parsePolicy)
    });
    var domain_hidden = __webpack_require__(93301);
    var domain_name = __webpack_require__(11618);
    var policy_path = __webpack_require__(16269);
    var schedule = __webpack_require__(26459);
    var zone_time = __webpack_require__(43735);
    ;
    function checkSchedules(value) {
      const schedules = keysOf((0, policy_path.f)(value, ["schedules"]));
      return Object.entries(schedules).flatMap(([name, schedule]) => {
        const at = ["schedules", name];
        return [...checkName(name), ...checkTimes(keysOf(schedule), at), ...checkNames(value, keysOf(schedule), at)];
      });
    }
    function checkName(name) {
      if (name !== schedule.vE) return [];
      const text = `schedules.${name} may not be called that: manifests say it of backups that no schedule gave`;
      return [{
        path: ["schedules", name],
        text
      }];
    }
    function checkTimes({
      every,
      at,
      on,
      timezone
    }, path) {
      const found = [];
      const say = (key, text) => {
        found.push({
          path: [...path, key],
          text: `${(0, policy_path.L)([...path, key])} ${text}`
        });
      };
      if (every === "week" && on === undefined) say("on", "is missing, expected the weekday that every: week needs");
      if (every !== "week" && on !== undefined && typeof every === "string") say("on", "is only for every: week");
      if (typeof every === "string" && /^\d+d$/.test(every) && at !== undefined) say("at", "is not for every: <n>d, which is always due at 00:00");
      if (typeof timezone === "string" && !(0, domain_hidden.lr)(timezone) && !(0, zone_time.DS)(timezone)) say("timezone", `is ${(0, domain_name.SP)(timezone)}, expected the IANA name of a zone, as Africa/Lusaka`);
      return found;
    }
    function checkNames(value, schedule, path) {
      const sources = keysOf((0, policy_path.f)(value, ["sources"]));
      const stores = keysOf((0, policy_path.f)(value, ["stores"]));
      const isOff = name => keysOf(sources[name])["enabled"] === false;
      const found = [];
      for (const [key, there] of [["sources", sources], ["stores", stores]]) {
        const names = schedule[key];
        if (!Array.isArray(names)) continue;
        for (const [index, name] of names.entries()) {
          if (typeof name !== "string" || !domain_name.o_.test(name) || (0, domain_hidden.lr)(name)) continue;
          const at = [...path, key, index];
          const what = key.slice(0, -1);
          if (!Object.hasOwn(there, name)) found.push({
            path: at,
            text: `${(0, policy_path.L)(at)} "${name}" is no ${what}${listed(there)}`
          });else if (names.indexOf(name) !== index) found.push({
            path: at,
            text: `${(0, policy_path.L)(at)} names "${name}" twice`
          });else if (key === "sources" && isOff(name)) found.push({
            path: at,
            text: `${(0, policy_path.L)(at)} "${name}" is disabled`
          });
        }
      }
      const names = Object.keys(sources);
      if (schedule["sources"] === undefined && names.length > 0 && names.every(isOff)) found.push({
        path,
        text: `${(0, policy_path.L)(path)} saves nothing: every source is disabled`
      });
      return found;
    }
    function listed(there) {
      const names = Object.keys(there).filter(name => !(0, domain_hidden.lr)(name));
      return names.length > 0 ? `, expected one of ${names.map(domain_name.SP).join(", ")}` : "";
    }
    function keysOf(value) {
      return value !== null && typeof value === "object" ? value : {};
    }
    var policy_hooks = __webpack_require__(42556);
    ;
    function checkGroups(value) {
      const groups = check_groups_keysOf((0, policy_path.f)(value, ["groups"]));
      const sources = check_groups_keysOf((0, policy_path.f)(value, ["sources"]));
      return [...Object.keys(sources).flatMap(name => checkSource(name, sources, groups)), ...Object.keys(groups).flatMap(name => checkGroup(name, sources, groups)), ...checkPause(check_groups_keysOf((0, policy_path.f)(value, ["restore"])), ["restore"])];
    }
    function checkSource(name, sources, groups) {
      const path = ["sources", name];
      const source = check_groups_keysOf(sources[name]);
      const found = checkPause(source, path);
      if (source["enabled"] === false) {
        for (const word of policy_hooks.qi) if (source[word] !== undefined) found.push(say([...path, word], "never runs: the source is disabled"));
      }
      const group = source["group"];
      if (!isName(group)) return found;
      const at = [...path, "group"];
      if (!Object.hasOwn(groups, group)) {
        const known = check_groups_listed(Object.keys(groups));
        return [...found, say(at, `is "${group}", which is no group${known}`)];
      }
      const order = check_groups_keysOf(groups[group])["order"];
      if (Array.isArray(order) && !order.includes(name)) found.push(say(at, `is "${group}", whose order does not name "${shownName(name)}"`));
      return found;
    }
    function checkGroup(name, sources, groups) {
      const path = ["groups", name];
      const group = check_groups_keysOf(groups[name]);
      const found = checkPause(group, path);
      for (const key of ["order", "restore-order"]) {
        const names = group[key];
        if (!Array.isArray(names)) continue;
        for (const [index, one] of names.entries()) {
          const at = [...path, key, index];
          if (!isName(one)) continue;
          if (!Object.hasOwn(sources, one)) found.push(say(at, `"${one}" is no source${check_groups_listed(Object.keys(sources))}`));else if (names.indexOf(one) !== index) found.push(say(at, `names "${one}" twice`));else if (check_groups_keysOf(sources[one])["group"] !== name) found.push(say(at, `names "${one}", which does not say group: ${shownName(name)}`));
        }
      }
      return found;
    }
    function checkPause(of, path) {
      const [quiesce, resume] = [of["quiesce"] !== undefined, of["resume"] !== undefined];
      if (quiesce === resume) return [];
      return quiesce ? [say([...path, "quiesce"], "needs a resume beside it: what is paused must go on again")] : [say([...path, "resume"], "has no quiesce beside it, so there is nothing to resume")];
    }
    function say(path, text) {
      return {
        path,
        text: `${(0, policy_path.L)(path)} ${text}`
      };
    }
    function isName(value) {
      return typeof value === "string" && domain_name.o_.test(value) && !(0, domain_hidden.lr)(value);
    }
    function shownName(name) {
      return (0, domain_hidden.lr)(name) ? "(not shown)" : (0, domain_name.SP)(name);
    }
    function check_groups_listed(names) {
      const known = names.filter(name => !(0, domain_hidden.lr)(name)).map(domain_name.SP);
      return known.length > 0 ? `, expected one of ${known.join(", ")}` : "";
    }
    function check_groups_keysOf(value) {
      return value !== null && typeof value === "object" ? value : {};
    }
    ;
    function checkLogins(value) {
      return [...checkGates(value), ...checkOperators(value), ...checkShared(value)];
    }
    function checkGates(value) {
      const approvers = (0, policy_path.f)(value, ["approval", "approvers"]);
      const gates = (0, policy_path.f)(value, ["approval", "gates"]);
      if (!Array.isArray(approvers) || !Array.isArray(gates)) return [];
      const asked = gates.filter(gate => gate === "environment" || gate === "comment");
      if (asked.length === 0) return [];
      const able = new Set(approvers.filter(person => loginOf(value, person) !== null)).size;
      const wanted = (0, policy_path.f)(value, ["approval", "needed"]);
      const needed = gates.includes("signature") || typeof wanted !== "number" ? 1 : wanted;
      if (able >= needed) return [];
      return [{
        path: ["approval", "gates"],
        text: `approval.gates asks on GitHub (${asked.join(", ")}), expected at least ${needed} of the approvers with a github login in people`
      }];
    }
    function checkOperators(value) {
      const operators = (0, policy_path.f)(value, ["operators"]);
      if (!Array.isArray(operators)) return [];
      const people = (0, policy_path.f)(value, ["people"]);
      return operators.flatMap((person, index) => {
        if (typeof person !== "string") return [];
        const path = ["operators", index];
        const who = (0, domain_hidden.lr)(person) ? "" : ` "${(0, domain_name.SP)(person)}"`;
        if ((0, policy_path.f)(people, [person]) === undefined) return [{
          path,
          text: `${(0, policy_path.L)(path)}${who} is nobody in people`
        }];
        return loginOf(value, person) === null ? [{
          path,
          text: `${(0, policy_path.L)(path)}${who} has no github login in people`
        }] : [];
      });
    }
    function checkShared(value) {
      const people = (0, policy_path.f)(value, ["people"]);
      if (people === null || typeof people !== "object") return [];
      const owners = new Map();
      return Object.keys(people).flatMap(person => {
        const login = loginOf(value, person);
        if (login === null) return [];
        const owner = owners.get(login) ?? person;
        owners.set(login, owner);
        const path = ["people", person, "github"];
        return owner === person ? [] : [{
          path,
          text: `${(0, policy_path.L)(path)} is the login of people.${owner} too`
        }];
      });
    }
    function loginOf(value, person) {
      if (typeof person !== "string") return null;
      const login = (0, policy_path.f)(value, ["people", person, "github"]);
      return typeof login === "string" ? login.toLowerCase() : null;
    }
    ;
    function crossCheck(value) {
      return [...checkApprovers(value), ...checkLogins(value), ...checkGroups(value), ...checkRetention(value), ...["sources", "stores", "signers"].flatMap(emptyOf(value))];
    }
    function checkRetention(value) {
      const rule = (0, policy_path.f)(value, ["retention"]);
      if (rule === null || typeof rule !== "object" || Array.isArray(rule)) return [];
      const [hasLast, hasSlots] = [Object.hasOwn(rule, "last"), Object.hasOwn(rule, "slots")];
      if (hasLast !== hasSlots) return [];
      return hasLast ? [{
        path: ["retention", "slots"],
        text: "retention.slots excludes retention.last, expected only one of them"
      }] : [{
        path: ["retention"],
        text: "retention keeps nothing, expected one of retention.last and retention.slots"
      }];
    }
    function checkApprovers(value) {
      const approvers = (0, policy_path.f)(value, ["approval", "approvers"]);
      if (!Array.isArray(approvers)) return [];
      const found = [];
      const people = namesIn((0, policy_path.f)(value, ["people"]));
      for (const [index, person] of approvers.entries()) {
        if (typeof person !== "string") continue;
        const path = ["approval", "approvers", index];
        const who = (0, domain_hidden.lr)(person) ? "" : ` "${(0, domain_name.SP)(person)}"`;
        if (!people.includes(person)) found.push({
          path,
          text: `${(0, policy_path.L)(path)}${who} is nobody in people${cross_check_listed(people)}`
        });else if (approvers.indexOf(person) !== index) found.push({
          path,
          text: `${(0, policy_path.L)(path)} names${who} twice`
        });
      }
      const needed = (0, policy_path.f)(value, ["approval", "needed"]);
      const distinct = new Set(approvers).size;
      if (typeof needed === "number" && needed > distinct) {
        found.push({
          path: ["approval", "needed"],
          text: `approval.needed is ${needed}, expected at most ${distinct}: there are no more approvers`
        });
      }
      return found;
    }
    function emptyOf(value) {
      return group => {
        const there = (0, policy_path.f)(value, [group]);
        const isEmpty = there !== null && typeof there === "object" && namesIn(there).length === 0;
        return isEmpty ? [{
          path: [group],
          text: `${group} is empty, expected at least one`
        }] : [];
      };
    }
    function cross_check_listed(people) {
      const names = people.filter(name => !(0, domain_hidden.lr)(name)).map(domain_name.SP);
      return names.length > 0 ? `, expected one of ${names.join(", ")}` : "";
    }
    function namesIn(value) {
      return value !== null && typeof value === "object" ? Object.keys(value) : [];
    }
    ;
    function allowedKeys(whole, value, path) {
      let schema = whole;
      let here = value;
      for (const step of path) {
        schema = below(schema, step, here);
        here = here?.[step];
      }
      return Object.keys(objectOf(schema, here)?.shape ?? {});
    }
    function defOf(schema) {
      return schema._zod.def;
    }
    function objectOf(schema, value) {
      if (schema === undefined) return null;
      const def = defOf(schema);
      if (def.innerType !== undefined) return objectOf(def.innerType, value);
      if (def.type === "object") return def;
      const word = def.discriminator;
      const option = def.options?.find(one => {
        const shape = defOf(one).shape;
        const kind = word === undefined ? undefined : shape?.[word]?.value;
        return shape !== undefined && (word === undefined || value?.[word] === kind);
      });
      return option === undefined ? null : defOf(option);
    }
    function below(schema, step, value) {
      if (schema === undefined) return undefined;
      const def = defOf(schema);
      if (def.innerType !== undefined) return below(def.innerType, step, value);
      if (def.type === "record") return def.valueType;
      return objectOf(schema, value)?.shape?.[step];
    }
    ;
    function explainIssue(issue, around) {
      const path = issue.path;
      if (issue.code === "unrecognized_keys") return unknownKeys(issue.keys, path, around);
      if (issue.code === "invalid_union") return explainUnion(issue, around);
      if (issue.code === "invalid_key") {
        const expected = issue.issues[0]?.message.replace(/^a name of /, "");
        const text = `${(0, policy_path.L)(path)} is not a name: expected ${expected}`;
        return [{
          path,
          text
        }];
      }
      return [{
        path,
        text: `${factOf(path, around)}, expected ${expectedBy(issue)}`
      }];
    }
    function unknownKeys(keys, path, around) {
      const allowed = allowedKeys(around.schema, around.whole, path);
      const known = allowed.length > 0 ? `, expected ${allowed.join(", ")}` : "";
      return keys.map(key => ({
        path: [...path, key],
        text: `${(0, policy_path.L)([...path, key])} is not a key here${known}`
      }));
    }
    function explainUnion(issue, around) {
      const path = issue.path;
      const kind = path.at(-1);
      const {
        engines,
        stores
      } = around.kinds;
      const kinds = kind === "engine" ? engines : kind === "kind" ? stores : null;
      const say = expected => [{
        path,
        text: `${factOf(path, around)}, expected ${expected}`
      }];
      if (kinds !== null && issue.errors.length === 0) return say(`one of ${Object.keys(kinds).join(", ")}`);
      const meant = issue.errors.find(errors => !errors.some(isOther));
      if (meant === undefined) return say(issue.errors.flatMap(errors => errors.slice(0, 1).map(expectedBy)).join(" or "));
      return meant.flatMap(error => explainIssue({
        ...error,
        path: [...issue.path, ...error.path]
      }, around));
    }
    function isOther(error) {
      return error.path.length === 0 && (error.code === "invalid_type" || error.code === "invalid_value");
    }
    function expectedBy(issue) {
      if (issue.code === "invalid_value") return issue.values.map(String).join(" or ");
      if (issue.code === "invalid_type") return WORDS[issue.expected] ?? issue.expected;
      if (issue.code === "too_small") return `${issue.minimum}${unitOf(issue)} or more`;
      if (issue.code === "too_big") return `at most ${issue.maximum}${unitOf(issue)}`;
      return issue.message;
    }
    const WORDS = {
      string: "a text",
      number: "a number",
      int: "a whole number",
      boolean: "true or false",
      array: "a list",
      tuple: "a list of words",
      object: "keys with values",
      record: "names with values"
    };
    function unitOf({
      origin
    }) {
      return origin === "string" ? " characters" : origin === "array" ? " entries" : "";
    }
    const QUIET = /key|recipient|secret|password|token|url|^ping$/i;
    const MAX_VALUE = 60;
    function factOf(path, around) {
      return `${(0, policy_path.L)(path) || "the policy"} ${stated((0, policy_path.f)(around.whole, path), path)}`;
    }
    function stated(value, path) {
      if (value === undefined) return "is missing";
      if (value === null) return "is empty";
      if (Array.isArray(value)) return "is a list";
      if (typeof value === "object") return "is a group of keys";
      const text = String(value);
      const isQuiet = path.some(step => typeof step === "string" && QUIET.test(step));
      if (isQuiet || text.length > MAX_VALUE || (0, domain_hidden.lr)(text)) return "is not in the right form";
      return typeof value === "string" ? `is "${(0, domain_name.SP)(text)}"` : `is ${text}`;
    }
    var policy = __webpack_require__(55312);
    var policy_yaml = __webpack_require__(72661);
    ;
    const MAX_COMPLAINTS = 100;
    function parsePolicy(text, kinds) {
      const yaml = (0, policy_yaml.S)(text);
      if (!("lineOf" in yaml)) {
        return {
          policy: null,
          complaints: inOrder(yaml),
          lineOf: () => 1
        };
      }
      const schema = (0, policy.wh)(kinds);
      const parsed = schema.safeParse(yaml.value);
      const around = {
        whole: yaml.value,
        schema,
        kinds
      };
      const found = [...(parsed.success ? [] : parsed.error.issues.flatMap(issue => explainIssue(issue, around))), ...crossCheck(yaml.value), ...checkSchedules(yaml.value)];
      const complaints = inOrder([...yaml.complaints, ...onePerPath(found).map(({
        path,
        text
      }) => ({
        line: yaml.lineOf(path),
        path: (0, policy_path.L)(path),
        text
      }))]);
      return {
        policy: complaints.length === 0 && parsed.success ? (0, policy.US)(parsed.data) : null,
        complaints,
        lineOf: yaml.lineOf
      };
    }
    function onePerPath(found) {
      const seen = new Set();
      return found.filter(({
        path
      }) => {
        const key = JSON.stringify(path);
        return !seen.has(key) && seen.add(key);
      });
    }
    function inOrder(complaints) {
      const sorted = complaints.toSorted((a, b) => a.line - b.line);
      const more = sorted.length - MAX_COMPLAINTS;
      if (more <= 0) return sorted;
      const last = sorted[MAX_COMPLAINTS - 1];
      const text = `${more} more mistakes are not listed`;
      return [...sorted.slice(0, MAX_COMPLAINTS), {
        line: last.line,
        path: "",
        text
      }];
    }
  }),
  55312: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      LG: () => (mapValues),
      US: () => (policyOf),
      wh: () => (policySchema)
    });
    var schemas = __webpack_require__(38816);
    var entry = __webpack_require__(1189);
    var domain_name = __webpack_require__(11618);
    var units = __webpack_require__(83822);
    ;
    const GATES = ["signature", "environment", "comment"];
    const DEFAULTS = {
      needed: 1,
      expires: "24h",
      gates: ["signature"],
      environment: "restore"
    };
    const policy_approval_name = schemas.YjP().regex(domain_name.o_, "a name of lower-case letters, digits and -, at most 40");
    const approvalShape = schemas.KCZ([schemas.euz("open"), schemas.rej({
      approvers: schemas.YOg(policy_approval_name).min(1).describe("people who may say yes"),
      needed: schemas.Whr().min(1).max(20).optional().describe("how many of them; 1 unless told"),
      gates: schemas.YOg(schemas.k5n(GATES)).min(1).optional().describe("the ways to say yes that count; signature unless told"),
      environment: schemas.YjP().regex(/^[A-Za-z0-9][A-Za-z0-9 ._-]{0,99}$/, "the name of a GitHub environment").optional().describe(`the GitHub environment that asks its reviewers; ${DEFAULTS.environment} unless told`),
      expires: schemas.YjP().regex(units.ft, "a time such as 30m, 24h or 7d").optional().describe(`from the plan's creation; ${DEFAULTS.expires} unless told`),
      drift: schemas.YjP().regex(units.IQ, "a share from 0% to 100%").optional().describe("how far the place's totals may move between plan and restore; any unless told")
    })]);
    function approvalOf(file) {
      if (file === "open") return "open";
      return {
        approvers: file.approvers,
        needed: file.needed ?? DEFAULTS.needed,
        gates: file.gates ?? DEFAULTS.gates,
        environment: file.environment ?? DEFAULTS.environment,
        expires: (0, units.E9)(file.expires ?? DEFAULTS.expires),
        drift: file.drift === undefined ? null : (0, units.lo)(file.drift)
      };
    }
    var policy_caution = __webpack_require__(13501);
    var policy_groups = __webpack_require__(10746);
    var policy_hooks = __webpack_require__(42556);
    ;
    const FLOOR = 3;
    const count = schemas.Whr().min(1).max(10_000);
    const retentionShape = schemas.rej({
      last: count.optional().describe("keep the newest so many"),
      slots: schemas.euz("weekday").optional().describe("instead of last: keep the newest of each weekday, in its schedule's zone"),
      floor: count.optional().describe(`the newest so many stay whatever else is said; ${FLOOR} unless told`)
    });
    function retentionOf(file) {
      return {
        last: file.last ?? null,
        slots: file.slots ?? null,
        floor: file.floor ?? FLOOR
      };
    }
    var policy_schedules = __webpack_require__(64218);
    ;
    const policy_DEFAULTS = {
      prefix: "Backup",
      shrinksBelow: "50%"
    };
    const policy_name = schemas.YjP().regex(domain_name.o_, "a name of lower-case letters, digits and -, at most 40");
    const path = schemas.YjP().min(1).max(4000).regex(/^[^\x00\r\n]+$/, "a path on one line");
    const percent = schemas.YjP().regex(units.IQ, "a share from 0% to 100%");
    const secret = schemas.YjP().regex(/^(env:[A-Za-z_][A-Za-z0-9_]*|file:[^\x00\r\n]+)$/, "env:NAME or file:PATH");
    const key = schemas.YjP().min(1).describe("an OpenSSH public key line, or file:PATH to one");
    const last = schemas.YjP().regex(/^[A-Za-z0-9_-]+@[0-9a-f]{64}$/, "<backup id>@<manifest SHA-256>").refine(text => (0, entry.iA)(text.split("@", 1)[0]) !== null, "the id of a backup first");
    function policySchema(kinds) {
      return schemas.rej({
        holdfast: schemas.euz(1).describe("format of this file"),
        name: policy_name.describe("names the chain and the state folder"),
        prefix: schemas.YjP().regex(entry.H3, "letters, digits, _ and -, at most 40").optional().describe(`first word of every backup's id; ${policy_DEFAULTS.prefix} unless told`),
        recipients: schemas.YOg(schemas.YjP().min(1)).min(1).describe("who can open: age recipients or file:PATH, of one kind"),
        signers: schemas.g1P(policy_name, schemas.rej({
          key,
          may: schemas.YOg(schemas.k5n(["backup", "prune"])).min(1).describe("what its signature counts for"),
          last: last.optional().describe("retires the key: only this backup and its ancestors count")
        })).describe("whose backups are trusted"),
        "signing-key": secret.optional().describe("this host's OpenSSH private key: env:NAME or file:PATH"),
        staging: path.optional().describe("private folder for sealed bytes on their way"),
        state: path.optional().describe("private folder for what this host remembers"),
        people: schemas.g1P(policy_name, schemas.rej({
          keys: schemas.YOg(key).min(1),
          github: schemas.YjP().regex(/^[A-Za-z0-9](?:[A-Za-z0-9-]{0,38})$/, "a GitHub login").optional()
        })).optional().describe("humans with keys"),
        approval: approvalShape.optional().describe("who must approve a restore; without it nothing is restored"),
        sources: schemas.g1P(policy_name, kindUnion("engine", kinds.engines, {
          enabled: schemas.zMY().optional().describe("false keeps the source out, by name"),
          because: schemas.YjP().min(1).max(200).optional().describe("why it is kept out"),
          group: policy_name.optional().describe("the group it is dumped and put back with"),
          caution: policy_caution.l.optional(),
          ...policy_hooks.io
        })).describe("what to save"),
        groups: policy_groups.iR.optional().describe("sources that are dumped and put back together, in a stated order"),
        restore: schemas.rej(policy_hooks.io).optional().describe("programs around the swaps of every restore"),
        stores: schemas.g1P(policy_name, kindUnion("kind", kinds.stores, {})).describe("where backups rest"),
        disclose: schemas.k5n(["all", "none"]).optional().describe("none leaves totals, host, versions and the policy's text out of the clear manifest"),
        suspicion: schemas.rej({
          "shrinks-below": percent.optional().describe(`of the median of the last 7 trusted runs; ${policy_DEFAULTS.shrinksBelow} unless told`)
        }).optional().describe("when a backup is published as suspect"),
        schedules: policy_schedules.OB.optional().describe("when a backup is due; backup --due asks them"),
        retention: retentionShape.optional().describe("which backups prune keeps; all unless told"),
        operators: schemas.YOg(policy_name).min(1).optional().describe("people who may start a run by hand on GitHub; whom GitHub lets unless told"),
        ping: schemas.YjP().regex(/^(env:[A-Za-z_][A-Za-z0-9_]*|file:[^\x00\r\n]+|https:\/\/[^\s]+)$/, "env:NAME, file:PATH or an https address").optional().describe("an address to call on start, success and failure of a backup"),
        require: schemas.euz("reviewed").optional().describe("on GitHub, take this policy only from a merged, reviewed pull request")
      });
    }
    function kindUnion(word, kinds, common) {
      const options = Object.entries(kinds).map(([kind, {
        settings
      }]) => schemas.rej({
        [word]: schemas.euz(kind),
        ...common,
        ...settings.shape
      }));
      return schemas.gMt(word, options);
    }
    function policyOf(file) {
      return {
        name: file.name,
        prefix: file.prefix ?? policy_DEFAULTS.prefix,
        recipients: file.recipients,
        signers: mapValues(file.signers, signer => ({
          ...signer,
          last: signer.last ?? null
        })),
        signingKey: file["signing-key"] ?? null,
        staging: file.staging ?? null,
        state: file.state ?? null,
        people: mapValues(file.people ?? {}, person => ({
          keys: person.keys,
          github: person.github ?? null
        })),
        approval: file.approval === undefined ? null : approvalOf(file.approval),
        sources: mapValues(file.sources, sourceOf),
        groups: mapValues(file.groups ?? {}, policy_groups.F8),
        restore: (0, policy_hooks.uj)(file.restore ?? {}, "restore"),
        stores: mapValues(file.stores, ({
          kind,
          ...settings
        }) => ({
          kind: kind,
          settings
        })),
        disclose: file.disclose ?? "all",
        suspicion: {
          shrinksBelow: (0, units.lo)(file.suspicion?.["shrinks-below"] ?? policy_DEFAULTS.shrinksBelow)
        },
        schedules: mapValues(file.schedules ?? {}, policy_schedules.rH),
        retention: file.retention === undefined ? null : retentionOf(file.retention),
        operators: file.operators ?? null,
        ping: file.ping ?? null,
        require: file.require ?? null
      };
    }
    function sourceOf(entry, name) {
      const {
        engine,
        enabled,
        because,
        group,
        caution,
        ...rest
      } = entry;
      const {
        before,
        quiesce,
        resume,
        after,
        ...settings
      } = rest;
      const hooks = {
        before,
        quiesce,
        resume,
        after
      };
      return {
        engine: engine,
        enabled: enabled ?? true,
        because: because ?? null,
        group: group ?? null,
        hooks: (0, policy_hooks.uj)(hooks, `sources.${name}`),
        caution: caution ?? null,
        settings
      };
    }
    function mapValues(from, change) {
      return Object.fromEntries(Object.entries(from).map(([key, value]) => [key, change(value, key)]));
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
  16269: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      L: () => (pathText),
      f: () => (valueAt)
    });
    var _hidden_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(93301);
    var _name_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(11618);
    const MAX_STEP = 60;
    function pathText(path) {
      return path.map((step, at) => typeof step === "number" ? `[${step}]` : `${at === 0 ? "" : "."}${keyText(step)}`).join("");
    }
    function keyText(key) {
      if ((0, _hidden_js__WEBPACK_IMPORTED_MODULE_1__.lr)(key)) return "(not shown)";
      if (key === "") return '""';
      return key.length <= MAX_STEP ? (0, _name_js__WEBPACK_IMPORTED_MODULE_0__.SP)(key) : `${(0, _name_js__WEBPACK_IMPORTED_MODULE_0__.SP)(key.slice(0, MAX_STEP))}…`;
    }
    function valueAt(value, path) {
      let here = value;
      for (const step of path) {
        if (typeof here !== "object" || here === null || !Object.hasOwn(here, step)) return undefined;
        here = here[step];
      }
      return here;
    }
  }),
  72661: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      S: () => (readPolicyYaml)
    });
    var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38815);
    var _hidden_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(93301);
    var _name_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(11618);
    var _policy_path_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(16269);
    const MAX_ALIASES = 50;
    const MAX_LENGTH = 256_000;
    function readPolicyYaml(text) {
      if (text.length > MAX_LENGTH) return [whole("the file is longer than 256,000 characters")];
      const lines = new yaml__WEBPACK_IMPORTED_MODULE_0__.HN();
      const lineAt = offset => lines.linePos(offset).line;
      try {
        const document = (0, yaml__WEBPACK_IMPORTED_MODULE_0__.Tp)(text, {
          lineCounter: lines,
          uniqueKeys: false,
          prettyErrors: false,
          stringKeys: true
        });
        const broken = [...document.errors, ...document.warnings];
        if (broken.length > 0) return broken.map(error => ({
          line: lineAt(error.pos[0]),
          path: "",
          text: wordsOf(error.message)
        }));
        const complaints = complaintsOf(document, lineAt);
        const value = document.toJS({
          maxAliasCount: MAX_ALIASES
        });
        return {
          value,
          complaints,
          lineOf: finder(document, lineAt)
        };
      } catch (cause) {
        return [whole(wordsOf(cause.message))];
      }
    }
    function whole(text) {
      return {
        line: 1,
        path: "",
        text
      };
    }
    function wordsOf(message) {
      if (/call stack|overflow/i.test(message)) return "it is nested too deeply";
      if (/multiple documents/.test(message)) return "it holds more than one document";
      const words = message.split(/: | "/, 1)[0];
      return (0, _hidden_js__WEBPACK_IMPORTED_MODULE_3__.lr)(words) ? "it is not YAML" : (0, _name_js__WEBPACK_IMPORTED_MODULE_1__.SP)(words);
    }
    function complaintsOf(document, lineAt) {
      const found = [];
      const tags = document.directives?.tags ?? {};
      if (document.directives?.yaml.explicit || Object.keys(tags).length > 1) found.push(whole("directives (%YAML, %TAG) are not allowed"));
      (0, yaml__WEBPACK_IMPORTED_MODULE_0__.YR)(document, {
        Node(_, node, ancestors) {
          if (!(0, yaml__WEBPACK_IMPORTED_MODULE_0__.Ll)(node)) return;
          if (node.tag !== undefined) found.push({
            line: lineAt(node.range?.[0] ?? 0),
            path: "",
            text: "tags (!…) are not allowed"
          });
          if ((0, yaml__WEBPACK_IMPORTED_MODULE_0__.jh)(node)) found.push(...keysOf(node, () => pathOf(ancestors, node), lineAt));
        }
      });
      return found;
    }
    function keysOf(map, path, lineAt) {
      const seen = new Set();
      const found = [];
      for (const {
        key
      } of map.items) {
        if (!(0, yaml__WEBPACK_IMPORTED_MODULE_0__.jn)(key)) continue;
        const name = String(key.value);
        const isTwin = seen.has(name);
        seen.add(name);
        if (!isTwin && name !== "__proto__") continue;
        const text = (0, _policy_path_js__WEBPACK_IMPORTED_MODULE_2__.L)([...path(), name]);
        const why = isTwin ? "stands there twice" : "is not a key here";
        found.push({
          line: lineAt(key.range?.[0] ?? 0),
          path: text,
          text: `${text} ${why}`
        });
      }
      return found;
    }
    function pathOf(ancestors, node) {
      const path = [];
      for (const [at, one] of ancestors.entries()) {
        const below = ancestors[at + 1] ?? node;
        if ((0, yaml__WEBPACK_IMPORTED_MODULE_0__.oP)(one)) path.push(one.items.indexOf(below));else if ((0, yaml__WEBPACK_IMPORTED_MODULE_0__.jh)(one)) path.push(String(below.key?.value));
      }
      return path;
    }
    function finder(document, lineAt) {
      const known = new WeakMap();
      return path => {
        let line = 1;
        let node = document.contents;
        for (const step of path) {
          const pair = (0, yaml__WEBPACK_IMPORTED_MODULE_0__.jh)(node) ? pairsOf(node, known).get(String(step)) : undefined;
          const key = (0, yaml__WEBPACK_IMPORTED_MODULE_0__.oP)(node) ? node.items[step] : pair?.key;
          if (!(0, yaml__WEBPACK_IMPORTED_MODULE_0__.Ll)(key) || !key.range) break;
          line = lineAt(key.range[0]);
          node = pair === undefined ? key : pair.value;
        }
        return line;
      };
    }
    function pairsOf(map, known) {
      const before = known.get(map);
      if (before !== undefined) return before;
      const pairs = new Map(map.items.map(pair => [String((0, yaml__WEBPACK_IMPORTED_MODULE_0__.jn)(pair.key) ? pair.key.value : pair.key), pair]));
      known.set(map, pairs);
      return pairs;
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
  92724: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      _Z: () => (fetchSmall),
      iK: () => (GitHubFailure),
      ng: () => (runOf),
      zq: () => (githubOf)
    });
    var _domain_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19515);
    function runOf(env) {
      if (env["GITHUB_ACTIONS"] !== "true") return null;
      const word = name => env[name] ?? "";
      const server = word("GITHUB_SERVER_URL") || "https://github.com";
      const repository = word("GITHUB_REPOSITORY");
      const runId = word("GITHUB_RUN_ID");
      return {
        api: word("GITHUB_API_URL") || "https://api.github.com",
        server,
        repository,
        runId,
        attempt: Number(word("GITHUB_RUN_ATTEMPT") || "1"),
        event: word("GITHUB_EVENT_NAME"),
        ref: word("GITHUB_REF"),
        sha: word("GITHUB_SHA"),
        workflowRef: word("GITHUB_WORKFLOW_REF"),
        workflowSha: word("GITHUB_WORKFLOW_SHA"),
        job: word("GITHUB_JOB"),
        actor: word("GITHUB_ACTOR"),
        triggeringActor: word("GITHUB_TRIGGERING_ACTOR"),
        url: `${server}/${repository}/actions/runs/${runId}`
      };
    }
    class GitHubFailure extends Error {
      name = "GitHubFailure";
      status;
      permission;
      constructor(message, detail) {
        super(message, detail.cause === undefined ? undefined : {
          cause: detail.cause
        });
        this.status = detail.status;
        this.permission = detail.permission ?? null;
      }
    }
    const TRIES = 4;
    const PAUSE = 1000;
    const LIMIT = 30_000;
    const LONG = 300_000;
    const PAGE = 100;
    function githubOf(machine, run, token) {
      const base = `${run.api}/repos/${run.repository}`;
      const ask = (method, path, rest = {}) => call(machine, `${base}${path}`, {
        method,
        ...rest,
        headers: {
          accept: "application/vnd.github+json",
          authorization: `Bearer ${token}`,
          "user-agent": "holdfast",
          "x-github-api-version": "2022-11-28"
        }
      });
      return {
        run,
        get: path => patiently(machine, async () => read(await ask("GET", path), `GET ${path}`)),
        async *list(path, key) {
          const joint = path.includes("?") ? "&" : "?";
          for (let page = 1;; page++) {
            const paged = `${path}${joint}per_page=${PAGE}&page=${page}`;
            const {
              value,
              hasNext
            } = await patiently(machine, async () => {
              const answer = await ask("GET", paged);
              const hasNext = /rel="next"/.test(answer.headers.get("link") ?? "");
              return {
                value: await read(answer, `GET ${path}`),
                hasNext
              };
            });
            const items = key === undefined ? value : value[key];
            if (!Array.isArray(items)) throw new GitHubFailure(`GET ${path} was not answered with a list`, {
              status: 200
            });
            yield* items;
            if (items.length < PAGE && !hasNext) return;
          }
        },
        async send(method, path, body) {
          const answer = await ask(method, path, body === undefined ? {} : {
            body: JSON.stringify(body)
          });
          return await read(answer, `${method} ${path}`);
        },
        async locate(path) {
          const answer = await patiently(machine, () => ask("GET", path, {
            redirect: "manual"
          }));
          const to = answer.headers.get("location");
          await answer.body?.cancel();
          if (to === null) throw new GitHubFailure(`GET ${path} did not say where it lies`, {
            status: answer.status
          });
          return to;
        }
      };
    }
    async function fetchSmall(machine, url, limit) {
      try {
        const answer = await machine.fetch(url, {
          signal: AbortSignal.timeout(LONG)
        });
        if (!answer.ok || answer.body === null) throw new GitHubFailure(`the artifact's storage answered with ${answer.status}`, {
          status: answer.status >= 500 ? answer.status : 0
        });
        const chunks = [];
        let size = 0;
        for await (const chunk of answer.body) {
          size += chunk.byteLength;
          if (size > limit) return null;
          chunks.push(chunk);
        }
        return Buffer.concat(chunks);
      } catch (cause) {
        machine.signal.throwIfAborted();
        if (cause instanceof GitHubFailure) throw cause;
        throw new GitHubFailure("the artifact's storage did not answer whole", {
          status: 0,
          cause
        });
      }
    }
    async function patiently(machine, work) {
      for (let turn = 1;; turn++) {
        try {
          return await work();
        } catch (error) {
          if (!(error instanceof GitHubFailure) || turn === TRIES) throw error;
          if (error.status !== 0 && error.status !== 429 && error.status < 500) throw error;
          await new Promise(resolve => setTimeout(resolve, PAUSE * 2 ** (turn - 1)));
          machine.signal.throwIfAborted();
        }
      }
    }
    async function call(machine, url, init) {
      const what = `${init.method} ${new URL(url).pathname}`;
      let answer;
      try {
        answer = await machine.fetch(url, {
          ...init,
          signal: AbortSignal.timeout(LIMIT)
        });
      } catch (cause) {
        machine.signal.throwIfAborted();
        throw new GitHubFailure(`${what} was not answered`, {
          status: 0,
          cause
        });
      }
      if (answer.ok || answer.status >= 300 && answer.status < 400) return answer;
      const permission = answer.headers.get("x-accepted-github-permissions");
      const said = await answer.text().catch(() => "");
      throw new GitHubFailure(`${what} was answered with ${answer.status}${messageIn(said)}`, {
        status: answer.status,
        permission
      });
    }
    async function read(answer, what) {
      try {
        const text = await answer.text();
        return text === "" ? null : JSON.parse(text);
      } catch (cause) {
        if (cause instanceof _domain_error_js__WEBPACK_IMPORTED_MODULE_0__.j$) throw cause;
        throw new GitHubFailure(`${what} was not answered whole`, {
          status: 0,
          cause
        });
      }
    }
    function messageIn(text) {
      try {
        const {
          message
        } = JSON.parse(text);
        return typeof message === "string" ? `: ${message.slice(0, 200)}` : "";
      } catch {
        return "";
      }
    }
  }),
  40615: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      X: () => (sweep)
    });
    var node_v8__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(78877);
    var node_vm__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(30714);
    let collector = null;
    function sweep() {
      (0, node_v8__WEBPACK_IMPORTED_MODULE_0__.setFlagsFromString)("--expose-gc");
      collector ??= (0, node_vm__WEBPACK_IMPORTED_MODULE_1__.runInNewContext)("gc");
      collector();
    }
  }),
  89: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      z: () => (stores)
    });
    var promises_ = __webpack_require__(51455);
    var schemas = __webpack_require__(38816);
    var domain_error = __webpack_require__(19515);
    var units = __webpack_require__(83822);
    var github = __webpack_require__(92724);
    var external_node_crypto_ = __webpack_require__(77598);
    var external_node_path_ = __webpack_require__(76760);
    var external_node_worker_threads_ = __webpack_require__(75919);
    var sweep = __webpack_require__(40615);
    ;
    const PASSED = ["ACTIONS_RESULTS_URL", "ACTIONS_RUNTIME_TOKEN", "ACTIONS_CACHE_URL", "ACTIONS_CACHE_SERVICE_V2", "ACTIONS_CACHE_MODE", "GITHUB_RETENTION_DAYS", "GITHUB_WORKSPACE", "RUNNER_TEMP", "PATH", "HOME", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "http_proxy", "https_proxy", "no_proxy"];
    const AT_ONCE = "2";
    const STALLED = "120000";
    async function askClient(machine, task, limit = null) {
      if (machine.signal.aborted) throw new domain_error.j$();
      (0, sweep.X)();
      const data = {
        holdfast: "client",
        task
      };
      const worker = new external_node_worker_threads_.Worker(machine.worker, {
        workerData: data,
        env: environmentOf(machine),
        execArgv: [],
        stdout: true,
        stderr: true
      });
      worker.stdout.resume();
      worker.stderr.resume();
      const ended = Promise.withResolvers();
      const stop = () => ended.reject(new domain_error.j$());
      const timer = limit === null ? null : setTimeout(() => ended.reject(tooLate()), limit);
      machine.signal.addEventListener("abort", stop, {
        once: true
      });
      worker.once("message", ended.resolve);
      worker.once("error", ended.reject);
      worker.once("exit", code => ended.reject(new Error(`the client ended with code ${code}`)));
      try {
        const answer = await ended.promise;
        if (answer.kind !== "failed") return answer;
        throw Object.assign(new Error(answer.message), {
          name: answer.name
        });
      } finally {
        if (timer !== null) clearTimeout(timer);
        machine.signal.removeEventListener("abort", stop);
        await worker.terminate();
      }
    }
    function environmentOf({
      env
    }) {
      const passed = {
        ACTIONS_ARTIFACT_UPLOAD_CONCURRENCY: env["ACTIONS_ARTIFACT_UPLOAD_CONCURRENCY"] ?? AT_ONCE,
        ACTIONS_ARTIFACT_UPLOAD_TIMEOUT_MS: env["ACTIONS_ARTIFACT_UPLOAD_TIMEOUT_MS"] ?? STALLED
      };
      for (const name of PASSED) {
        const value = env[name];
        if (value !== undefined) passed[name] = value;
      }
      return passed;
    }
    function tooLate() {
      return new Error("the client did not end in time");
    }
    var domain_bytes = __webpack_require__(56874);
    ;
    const LARGEST = 2 ** 20;
    const MOST = 16 * 2 ** 20;
    function isStatement(file) {
      return /^(manifest|note)\.json(\.sig)?$/.test(file);
    }
    function makeMemo() {
      const kept = new Map();
      let size = 0;
      const put = (one, file, bytes) => {
        if (size + bytes.byteLength > MOST || one.files.has(file)) return;
        size += bytes.byteLength;
        one.files.set(file, bytes);
      };
      return {
        all: () => kept,
        get: ({
          id,
          sha256
        }, file) => {
          const one = kept.get(id);
          return one === undefined || one.sha256 !== sha256 ? null : one.files.get(file) ?? null;
        },
        set: ({
          id,
          sha256
        }, file, bytes) => {
          if (sha256 === null) return;
          const known = kept.get(id);
          const one = known?.sha256 === sha256 ? known : {
            sha256,
            files: new Map()
          };
          kept.set(id, one);
          put(one, file, bytes);
        },
        limited: async read => {
          try {
            return await (0, domain_bytes.F)(read(), LARGEST);
          } catch (cause) {
            if (cause instanceof RangeError) return null;
            throw cause;
          }
        },
        add: (id, {
          sha256,
          files
        }) => {
          if (kept.has(id)) return;
          const one = {
            sha256,
            files: new Map()
          };
          kept.set(id, one);
          for (const [file, bytes] of files) put(one, file, bytes);
        }
      };
    }
    ;
    const LIMIT = 30_000;
    const cache_MOST = 32 * 2 ** 20;
    const KEY = "holdfast-catalog-1-";
    const FILE = "catalog.json";
    const shape = schemas.rej({
      sha256: schemas.YjP(),
      artifacts: schemas.YOg(schemas.rej({
        id: schemas.Whr().positive(),
        sha256: schemas.YjP().regex(/^[0-9a-f]{64}$/),
        files: schemas.g1P(schemas.YjP().refine(isStatement), schemas.K39())
      }))
    });
    function cacheOf(machine, memo) {
      const folder = (0, external_node_path_.join)(machine.env["RUNNER_TEMP"] ?? "", "holdfast-catalog");
      const isThere = (machine.env["RUNNER_TEMP"] ?? "") !== "" && (machine.env["ACTIONS_RUNTIME_TOKEN"] ?? "") !== "";
      const quietly = async work => {
        if (!isThere) return;
        await work().catch(() => {});
        await (0, promises_.rm)(folder, {
          recursive: true,
          force: true
        }).catch(() => {});
      };
      return {
        load: () => quietly(async () => {
          await (0, promises_.rm)(folder, {
            recursive: true,
            force: true
          });
          await askClient(machine, {
            kind: "restore",
            path: folder,
            key: KEY
          }, LIMIT);
          for (const [id, kept] of parse(await (0, promises_.readFile)((0, external_node_path_.join)(folder, FILE)))) memo.add(id, kept);
        }),
        save: ids => quietly(async () => {
          const text = write([...memo.all()].filter(([id]) => ids.has(id)));
          await (0, promises_.rm)(folder, {
            recursive: true,
            force: true
          });
          await (0, promises_.mkdir)(folder, {
            recursive: true,
            mode: 0o700
          });
          await (0, promises_.writeFile)((0, external_node_path_.join)(folder, FILE), text, {
            mode: 0o600
          });
          const key = `${KEY}${digest(text).slice(0, 32)}`;
          await askClient(machine, {
            kind: "save",
            path: folder,
            key
          }, LIMIT);
        })
      };
    }
    function write(kept) {
      const artifacts = kept.map(([id, {
        sha256,
        files
      }]) => ({
        id,
        sha256,
        files: Object.fromEntries([...files].map(([file, bytes]) => [file, Buffer.from(bytes).toString("base64")]))
      }));
      return JSON.stringify({
        sha256: digest(JSON.stringify(artifacts)),
        artifacts
      });
    }
    function parse(bytes) {
      if (bytes.byteLength > cache_MOST) return new Map();
      const {
        sha256,
        artifacts
      } = shape.parse(JSON.parse(bytes.toString("utf8")));
      if (digest(JSON.stringify(artifacts)) !== sha256) return new Map();
      return new Map(artifacts.map(one => [one.id, {
        sha256: one.sha256,
        files: new Map(Object.entries(one.files).map(([file, text]) => [file, new Uint8Array(Buffer.from(text, "base64"))]))
      }]));
    }
    function digest(text) {
      return (0, external_node_crypto_.createHash)("sha256").update(text).digest("hex");
    }
    var domain_name = __webpack_require__(11618);
    ;
    const DAY = 86_400_000;
    const LONGEST = 90;
    function contextOf(machine, patience) {
      const repository = machine.env["GITHUB_REPOSITORY"];
      const label = `store "artifacts${repository === undefined ? "" : ` of ${(0, domain_name.SP)(repository)}`}"`;
      let made = null;
      return {
        machine,
        label,
        patience,
        github: () => {
          made ??= connect(machine, label);
          return made;
        }
      };
    }
    function connect(machine, label) {
      const run = (0, github.ng)(machine.env);
      const cannotUse = (why, hint) => storeError({
        label
      }, `use`, {
        why,
        hint
      });
      if (run === null) throw cannotUse("this is no workflow run", "Artifacts are reached from a workflow only. By hand: download the artifact, put its zip into a folder, and name that as a store of kind directory with layout: zip.");
      refuseOtherServers(run.server, label);
      const token = machine.env["GITHUB_TOKEN"] ?? "";
      if (token === "") throw cannotUse("there is no token", "Leave the action's input github-token as it is.");
      return (0, github.zq)(machine, run, token);
    }
    function requireService({
      machine,
      label
    }) {
      const {
        env
      } = machine;
      if (env["ACTIONS_RUNTIME_TOKEN"] && env["ACTIONS_RESULTS_URL"]) return;
      throw storeError({
        label
      }, "write to", {
        why: "this step was given no artifact service",
        hint: "Only actions get one, a step with run: does not. Use the packaged action for this command."
      });
    }
    function refuseOtherServers(server, label) {
      const host = URL.canParse(server) ? new URL(server).hostname : "";
      if (/^(github\.com|([a-z0-9-]+\.)+ghe\.com|([a-z0-9-]+\.)*localhost|127\.0\.0\.1)$/.test(host)) return;
      throw storeError({
        label
      }, "use", {
        why: `"${(0, domain_name.SP)(host)}" is a GitHub Enterprise Server`,
        hint: "Its artifacts are of an older kind that no client of today can write. Use a store of kind directory."
      });
    }
    function retentionOf(asked, machine) {
      const most = Number(machine.env["GITHUB_RETENTION_DAYS"]);
      const allowed = Number.isInteger(most) && most > 0 ? most : null;
      return Math.min(asked ?? allowed ?? LONGEST, allowed ?? asked ?? LONGEST);
    }
    function keepsFor(asked, machine) {
      return retentionOf(asked, machine) * DAY;
    }
    function storeError({
      label
    }, what, detail) {
      const {
        why,
        hint,
        code = "store-unreachable",
        cause
      } = detail;
      return new domain_error.Et("store", `Cannot ${what} ${label}: ${(0, domain_name.SP)(why)}`, {
        code,
        hint,
        thing: label.replace(/^store "|"$/g, ""),
        cause
      });
    }
    function explained(context, what, cause) {
      if (context.machine.signal.aborted) return new domain_error.j$();
      if (!(cause instanceof github.iK)) return cause;
      const needs = cause.permission ?? (what.startsWith("remove") ? "actions=write" : "actions=read");
      const isRefusal = cause.status === 401 || cause.status === 403;
      const hint = isRefusal ? `Give the job this permission: ${(0, domain_name.SP)(needs).replaceAll("=", ": ")}.` : "Is GitHub in order (githubstatus.com)? Run the same command again.";
      return storeError(context, what, {
        why: cause.message,
        hint,
        cause
      });
    }
    async function within(context, what, work) {
      try {
        return await work();
      } catch (cause) {
        throw explained(context, what, cause);
      }
    }
    ;
    const TRIES = 5;
    class Again extends Error {
      name = "Again";
      isStale;
      constructor(why, {
        isStale = false,
        cause
      } = {}) {
        super(why, {
          cause
        });
        this.isStale = isStale;
      }
    }
    function downloadOf(context) {
      const urls = new Map();
      const {
        machine,
        patience
      } = context;
      const urlOf = async artifact => {
        const known = urls.get(artifact.id);
        if (known !== undefined) return known;
        try {
          const url = await context.github().locate(`/actions/artifacts/${artifact.id}/zip`);
          urls.set(artifact.id, url);
          return url;
        } catch (cause) {
          if (cause instanceof github.iK && (cause.status === 404 || cause.status === 410)) throw missing(context, artifact, "the artifact is gone");
          throw explained(context, `read "${artifact.name.text}" in`, cause);
        }
      };
      async function* read(artifact, {
        start,
        length
      }) {
        let at = start;
        let failures = 0;
        while (at < start + length) {
          const before = at;
          try {
            const wanted = {
              start: at,
              length: start + length - at
            };
            for await (const chunk of attempt(context, await urlOf(artifact), wanted)) {
              at += chunk.byteLength;
              yield chunk;
            }
          } catch (cause) {
            if (machine.signal.aborted) throw new domain_error.j$();
            if (!(cause instanceof Again)) throw wrapped(context, artifact, cause);
            if (cause.isStale) urls.delete(artifact.id);
            failures = at > before ? 1 : failures + 1;
            if (failures >= TRIES) throw storeError(context, `read "${artifact.name.text}" in`, {
              why: cause.message,
              hint: "Is GitHub in order (githubstatus.com)? Run the same command again.",
              cause
            });
            await rest(patience.pause * 2 ** (failures - 1), machine.signal);
          }
        }
      }
      return {
        read,
        digest: async artifact => {
          const hash = (0, external_node_crypto_.createHash)("sha256");
          for await (const chunk of read(artifact, {
            start: 0,
            length: artifact.size
          })) hash.update(chunk);
          return hash.digest("hex");
        }
      };
    }
    async function* attempt(context, url, range) {
      const {
        machine,
        patience
      } = context;
      const idle = new AbortController();
      let timer = null;
      const wait = () => {
        if (timer !== null) clearTimeout(timer);
        timer = setTimeout(() => idle.abort(), patience.idle);
      };
      let left = range.length;
      try {
        wait();
        const headers = {
          range: `bytes=${range.start}-${range.start + range.length - 1}`
        };
        const answer = await machine.fetch(url, {
          headers,
          signal: idle.signal
        });
        let skip = await startOf(answer, range);
        for await (const chunk of answer.body) {
          wait();
          const from = Math.min(skip, chunk.byteLength);
          skip -= from;
          const bytes = chunk.subarray(from, from + left);
          left -= bytes.byteLength;
          if (bytes.byteLength > 0) yield bytes;
          if (left === 0) return;
        }
      } catch (cause) {
        if (cause instanceof Again || cause instanceof domain_error.Et) throw cause;
        const why = idle.signal.aborted ? "no byte came for too long" : "the connection was cut";
        throw new Again(why, {
          cause
        });
      } finally {
        if (timer !== null) clearTimeout(timer);
        idle.abort();
      }
      if (left > 0) throw new Again("fewer bytes came than were asked for");
    }
    async function startOf(answer, {
      start
    }) {
      if (answer.status === 206) return 0;
      if (answer.status === 200) return start;
      await answer.body?.cancel();
      const isStale = [401, 403, 404].includes(answer.status);
      throw new Again(`the storage answered with ${answer.status}`, {
        isStale
      });
    }
    function wrapped(context, artifact, cause) {
      return explained(context, `read "${artifact.name.text}" in`, cause);
    }
    function missing(context, {
      name
    }, why) {
      return storeError(context, `read "${name.text}" in`, {
        why,
        hint: "Run verify: it names everything that is missing. Does another store hold this backup?",
        code: "store-missing-bytes"
      });
    }
    async function rest(time, signal) {
      const done = Promise.withResolvers();
      const timer = setTimeout(done.resolve, time);
      signal.addEventListener("abort", () => done.resolve(), {
        once: true
      });
      await done.promise;
      clearTimeout(timer);
      if (signal.aborted) throw new domain_error.j$();
    }
    var disk = __webpack_require__(2198);
    ;
    const file_name_FILE = /^(?:[a-z0-9][a-z0-9-]{0,39}\/)?[A-Za-z0-9][A-Za-z0-9._-]{0,199}$/;
    function isFileName(name) {
      return file_name_FILE.test(name);
    }
    var external_node_fs_ = __webpack_require__(73024);
    var external_node_stream_ = __webpack_require__(57075);
    ;
    const CHUNK = 512 * 1024;
    const READ = external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_NOFOLLOW | external_node_fs_.constants.O_NONBLOCK;
    async function writeZip(work) {
      const {
        default: yazl
      } = await __webpack_require__.e(3044).then(__webpack_require__.t.bind(__webpack_require__, 93044, 19));
      const zip = new yazl.ZipFile();
      const forceZip64Format = work.force64 === true;
      const free = [];
      const fail = error => {
        zip.outputStream.destroy(errnoOf(error));
      };
      zip.on("error", fail);
      for (const [name, path] of work.files) {
        const {
          size
        } = await statOf(path);
        const options = {
          size,
          mtime: work.when,
          mode: 0o100600,
          compress: false,
          forceZip64Format
        };
        zip.addReadStreamLazy(name, options, give => {
          openStream(path, {
            free,
            fail
          }).then(stream => give(null, stream), fail);
        });
      }
      zip.end({
        forceZip64Format
      });
      const hash = (0, external_node_crypto_.createHash)("sha256");
      let size = 0;
      for await (const chunk of zip.outputStream) {
        if (work.signal.aborted) throw new domain_error.j$();
        hash.update(chunk);
        size += chunk.byteLength;
        await work.into.writeFile(chunk);
        if (chunk.buffer.byteLength === CHUNK) free.push(Buffer.from(chunk.buffer));
      }
      return {
        size,
        sha256: hash.digest("hex")
      };
    }
    async function statOf(path) {
      const file = await (0, promises_.open)(path, READ);
      try {
        return await file.stat();
      } finally {
        await file.close();
      }
    }
    async function openStream(path, {
      free,
      fail
    }) {
      const file = await (0, promises_.open)(path, READ);
      const stream = external_node_stream_.Readable.from(chunksOf(file, free), {
        objectMode: false
      });
      stream.on("error", fail);
      return stream;
    }
    async function* chunksOf(file, free) {
      try {
        for (;;) {
          const buffer = free.pop() ?? Buffer.allocUnsafeSlow(CHUNK);
          const {
            bytesRead
          } = await file.read(buffer, 0, CHUNK);
          if (bytesRead === 0) return void free.push(buffer);
          yield buffer.subarray(0, bytesRead);
        }
      } finally {
        await file.close();
      }
    }
    function errnoOf(error) {
      const one = error instanceof Error ? error : new Error(String(error));
      return "code" in one ? one : Object.assign(one, {
        code: "EIO"
      });
    }
    ;
    const CLEANING = 20_000;
    async function uploadZip(context, zip) {
      const {
        file,
        folder,
        retentionDays
      } = zip;
      const name = file.slice(file.lastIndexOf("/") + 1, -".zip".length);
      try {
        const task = {
          kind: "upload",
          file,
          folder,
          retentionDays
        };
        const answer = await askClient(context.machine, task);
        const why = answer.kind === "uploaded" ? whyNot(answer, zip) : "it gave another answer";
        if (why !== null) throw new Error(why);
        return {
          id: answer.id,
          size: zip.size,
          sha256: zip.sha256
        };
      } catch (cause) {
        if (cause instanceof domain_error.j$ || context.machine.signal.aborted) throw new domain_error.j$();
        if (isTaken(cause)) return "taken";
        if (!isUnbegun(cause)) await dropUploaded(context, {
          text: name
        });
        throw upload_explained(context, name, cause);
      }
    }
    async function dropUploaded({
      machine
    }, name) {
      await askClient(machine, {
        kind: "delete",
        name: `${name.text}.zip`
      }, CLEANING).catch(() => {});
    }
    function whyNot({
      id,
      size,
      digest
    }, zip) {
      if (id === null || !Number.isSafeInteger(id) || id <= 0) return "the service gave it no number";
      if (size !== zip.size) return `${size} bytes of ${zip.size} were uploaded`;
      return digest === zip.sha256 ? null : "other bytes were uploaded than are in the file";
    }
    function isUnbegun(cause) {
      return cause.message.startsWith("Failed to CreateArtifact: ");
    }
    function isTaken(cause) {
      const {
        message
      } = cause;
      return /^Failed to CreateArtifact: .*\(409\)/.test(message);
    }
    function upload_explained(context, name, cause) {
      const {
        message
      } = cause;
      const isQuota = /storage quota/i.test(message);
      const code = isQuota ? "store-full" : "store-failed";
      return storeError(context, `write "${name}" to`, {
        why: isQuota ? "the account's storage for artifacts is used up" : message,
        hint: isQuota ? "Delete old artifacts or shorten retention-days; GitHub counts anew every 6 to 12 hours." : "Is GitHub in order (githubstatus.com)? Nothing was published there. Run the same command again.",
        code,
        cause
      });
    }
    ;
    function draftOf(desk, name) {
      const work = {
        desk,
        name,
        files: new Map(),
        folder: null
      };
      return {
        put: async (file, path) => {
          if (!isFileName(file)) throw new RangeError(`No name for a file of an entry: "${file}"`);
          if (work.files.has(file)) throw new RangeError(`Two files of an entry are "${file}"`);
          if ((await (0, disk.t5)(path))?.isFile() !== true) throw failed(work, `staged "${(0, domain_name.SP)(path)}" is not there as a plain file`);
          work.files.set(file, path);
        },
        publish: () => publish(work),
        discard: () => discard(work)
      };
    }
    async function publish(work) {
      const {
        desk
      } = work;
      const {
        machine
      } = desk.context;
      try {
        const {
          file,
          folder,
          zip
        } = await build(work, machine);
        machine.step("artifact: built");
        const wanted = {
          file,
          folder,
          ...zip,
          retentionDays: desk.retention
        };
        const uploaded = await uploadZip(desk.context, wanted);
        if (uploaded === "taken") return "taken";
        machine.step("artifact: uploaded");
        return await draft_confirm(work, uploaded);
      } finally {
        await discard(work);
      }
    }
    async function draft_confirm(work, uploaded) {
      const {
        desk,
        name
      } = work;
      const ours = {
        name,
        ...uploaded,
        created: desk.context.machine.now().toISOString()
      };
      try {
        const listed = await desk.find(name);
        if (listed !== null && listed.id !== ours.id) {
          await dropUploaded(desk.context, name);
          return "taken";
        }
        const said = listed?.sha256 ?? ours.sha256;
        if (said !== ours.sha256 || (await desk.digest(ours)) !== ours.sha256) throw failed(work, "what GitHub holds is not what was uploaded", "digest-differs");
        await desk.uploaded({
          ...ours,
          ...listed,
          sha256: ours.sha256
        }, work.files);
        return "published";
      } catch (cause) {
        if (!desk.context.machine.signal.aborted) await dropUploaded(desk.context, name);
        throw cause;
      }
    }
    async function build(work, machine) {
      const [first = ""] = work.files.values();
      try {
        const folder = await (0, promises_.mkdtemp)((0, external_node_path_.join)((0, external_node_path_.dirname)(first), "artifact-"));
        work.folder = folder;
        const file = (0, external_node_path_.join)(folder, `${work.name.text}.zip`);
        const into = await (0, promises_.open)(file, "wx", 0o600);
        try {
          const {
            files
          } = work;
          const zip = await writeZip({
            files,
            into,
            when: machine.now(),
            signal: machine.signal
          });
          return {
            file,
            folder,
            zip
          };
        } finally {
          await into.close();
        }
      } catch (cause) {
        if ((0, disk.$N)(cause) === "") throw cause;
        const full = ["ENOSPC", "EDQUOT"].includes((0, disk.$N)(cause));
        throw full ? failed(work, "there is no room to stage its zip", "store-full", cause) : failed(work, cause.message, "store-failed", cause);
      }
    }
    async function discard(work) {
      const {
        folder
      } = work;
      work.folder = null;
      if (folder !== null) await (0, promises_.rm)(folder, {
        recursive: true,
        force: true
      });
    }
    function failed({
      desk,
      name
    }, why, code = "store-failed", cause) {
      const hint = code === "store-full" ? "Name a larger folder as staging in the policy: an artifact is staged twice, its files and its zip." : "Nothing was published there. Run the same command again.";
      return storeError(desk.context, `write "${name.text}" to`, {
        why,
        hint,
        code,
        cause
      });
    }
    var entry = __webpack_require__(1189);
    ;
    const listed = schemas.Ikc({
      id: schemas.Whr().positive(),
      name: schemas.YjP(),
      size_in_bytes: schemas.Whr().nonnegative(),
      expired: schemas.zMY(),
      created_at: schemas.YjP(),
      digest: schemas.YjP().nullish(),
      workflow_run: schemas.Ikc({
        id: schemas.Whr().positive(),
        repository_id: schemas.Whr(),
        head_repository_id: schemas.Whr(),
        head_branch: schemas.YjP().nullable()
      })
    });
    const repository = schemas.Ikc({
      id: schemas.Whr(),
      default_branch: schemas.YjP()
    });
    const workflowRun = schemas.Ikc({
      path: schemas.YjP(),
      event: schemas.YjP()
    });
    const listing_AT_ONCE = 8;
    const FOLDER = ".github/workflows/";
    function judgeOf(context, workflows) {
      const runs = new Map();
      let home = null;
      const ask = async () => repository.parse(await context.github().get(""));
      const homeOf = () => {
        home ??= ask();
        home.catch(() => {
          home = null;
        });
        return home;
      };
      const isKnown = id => {
        const known = runs.get(id) ?? isOfOurs(context, id, workflows);
        runs.set(id, known);
        known.catch(() => runs.delete(id));
        return known;
      };
      return {
        list: name => within(context, "list", async () => {
          const {
            id,
            default_branch: branch
          } = await homeOf();
          const found = await named(context, name);
          const near = found.filter(({
            workflow_run: run
          }) => run.repository_id === id && run.head_repository_id === id && run.head_branch === branch);
          const counting = [];
          for (let at = 0; at < near.length; at += listing_AT_ONCE) {
            const some = near.slice(at, at + listing_AT_ONCE);
            const are = await Promise.all(some.map(one => isKnown(one.workflow_run.id)));
            counting.push(...some.filter((_, index) => are[index]));
          }
          const ours = new Map();
          for (const one of counting.sort(byAge)) {
            const artifact = artifactOf(one);
            if (!ours.has(artifact.name.text)) ours.set(artifact.name.text, artifact);
          }
          return {
            ours,
            foreign: found.length - ours.size
          };
        }),
        whyNotThis: () => within(context, "use", async () => {
          const {
            run
          } = context.github();
          const {
            default_branch: branch
          } = await homeOf();
          const [path = ""] = run.workflowRef.replace(`${run.repository}/`, "").split("@");
          const file = path.replace(FOLDER, "");
          if (!workflows.includes(file)) return `its workflow "${file}" is not among workflows`;
          return run.ref === `refs/heads/${branch}` ? null : `it is not on the branch "${branch}"`;
        })
      };
    }
    async function named(context, name) {
      const query = name === undefined ? "" : `?name=${name.text}.zip`;
      const found = [];
      for await (const item of context.github().list(`/actions/artifacts${query}`, "artifacts")) {
        const {
          data
        } = listed.safeParse(item);
        if (data === undefined || data.expired || nameOf(data.name) === null) continue;
        found.push(data);
      }
      return found;
    }
    async function isOfOurs(context, id, workflows) {
      try {
        const run = workflowRun.parse(await context.github().get(`/actions/runs/${id}`));
        const [path = ""] = run.path.split("@");
        const file = path.startsWith(FOLDER) ? path.slice(FOLDER.length) : "";
        return workflows.includes(file) && !run.event.startsWith("pull_request");
      } catch (cause) {
        if (cause instanceof github.iK && cause.status === 404) return false;
        throw cause;
      }
    }
    function byAge(a, b) {
      return Date.parse(a.created_at) - Date.parse(b.created_at) || a.id - b.id;
    }
    function artifactOf(one) {
      return {
        name: nameOf(one.name),
        id: one.id,
        size: one.size_in_bytes,
        sha256: /^sha256:([0-9a-f]{64})$/.exec(one.digest ?? "")?.[1] ?? null,
        created: one.created_at
      };
    }
    function nameOf(text) {
      if (!text.endsWith(".zip")) return null;
      const name = (0, entry.XK)(text.slice(0, -".zip".length));
      return name === null || name.kind === "draft" ? null : name;
    }
    ;
    class ZipDamaged extends Error {
      name = "ZipDamaged";
    }
    const MOST_FILES = 20_000;
    const MOST_READ = 32 * 2 ** 20;
    const STEP = 64 * 1024;
    const HEADER = 30;
    const SIGNATURE = 0x04034b50;
    const METHOD = 8;
    const NAME_LENGTH = 26;
    const EXTRA_LENGTH = 28;
    async function readZip(source) {
      const {
        default: yauzl
      } = await __webpack_require__.e(663).then(__webpack_require__.t.bind(__webpack_require__, 20663, 19));
      const window = windowOf(source);
      class Reader extends yauzl.RandomAccessReader {
        read(into, offset, length, position, done) {
          window.read({
            start: position,
            length
          }).then(bytes => {
            into.set(bytes, offset);
            done(null, length);
          }, error => done(error));
        }
      }
      try {
        const options = {
          autoClose: false,
          decodeStrings: false
        };
        const zip = await yauzl.fromRandomAccessReaderPromise(new Reader(), source.size, options);
        if (zip.entryCount > MOST_FILES) throw new ZipDamaged(`it claims ${zip.entryCount} files`);
        return indexOf(limited(await membersOf(zip.eachEntry()), source.size));
      } catch (cause) {
        throw window.failure() ?? damaged(cause);
      }
    }
    async function membersOf(entries) {
      const members = new Map();
      for await (const entry of entries) {
        const bytes = Buffer.from(entry.fileName);
        const name = (0, domain_name.uZ)(bytes);
        if (members.has(name)) throw new ZipDamaged(`it holds "${name}" twice`);
        if (entry.compressionMethod !== 0 || entry.isEncrypted()) throw new ZipDamaged(`"${name}" is not stored as it is`);
        members.set(name, {
          name: bytes,
          size: entry.uncompressedSize,
          header: entry.relativeOffsetOfLocalHeader
        });
      }
      return members;
    }
    function limited(members, size) {
      const limits = new Map();
      let limit = size;
      for (const [name, member] of [...members].sort(([, a], [, b]) => b.header - a.header)) {
        if (member.header + HEADER + member.name.byteLength + member.size > limit) throw new ZipDamaged(`"${name}" reaches into what follows`);
        limits.set(name, {
          ...member,
          limit
        });
        limit = member.header;
      }
      return limits;
    }
    function indexOf(members) {
      const spans = new Map();
      return {
        files: new Map([...members].map(([name, {
          size
        }]) => [name, size])),
        locate: async (name, source) => {
          const member = members.get(name);
          if (member === undefined) return null;
          const span = spans.get(name) ?? (await spanOf(member, source));
          spans.set(name, span);
          return span;
        }
      };
    }
    async function spanOf(member, source) {
      const {
        name,
        header
      } = member;
      const length = HEADER + name.byteLength;
      const local = Buffer.from(await source.read({
        start: header,
        length
      }));
      const isIts = local.readUInt32LE(0) === SIGNATURE && local.readUInt16LE(METHOD) === 0 && local.readUInt16LE(NAME_LENGTH) === name.byteLength && local.subarray(HEADER).equals(name);
      const start = header + length + local.readUInt16LE(EXTRA_LENGTH);
      if (!isIts || start + member.size > member.limit) throw new ZipDamaged(`"${(0, domain_name.uZ)(Buffer.from(name))}" is not where its directory says`);
      return {
        start,
        length: member.size
      };
    }
    function windowOf(source) {
      let held = {
        start: source.size,
        bytes: new Uint8Array()
      };
      let tail = null;
      let total = 0;
      let failed = null;
      const piece = async range => {
        try {
          return {
            start: range.start,
            bytes: await source.read(range)
          };
        } catch (cause) {
          failed ??= cause;
          throw cause;
        }
      };
      const holds = (one, {
        start,
        length
      }) => start >= one.start && start + length <= one.start + one.bytes.byteLength;
      return {
        failure: () => failed,
        async read(range) {
          const {
            start,
            length
          } = range;
          if (start + length > source.size) throw new ZipDamaged("it points behind its own end");
          if (tail === null) {
            const from = Math.max(0, source.size - source.tail);
            tail = await piece({
              start: from,
              length: source.size - from
            });
          }
          total += length;
          if (total > MOST_READ) throw new ZipDamaged("its directory is too large");
          if (holds(tail, range)) held = tail;else if (!holds(held, range)) {
            const most = Math.min(Math.max(length, STEP), source.size - start);
            held = await piece({
              start,
              length: most
            });
          }
          return held.bytes.subarray(start - held.start, start - held.start + length);
        }
      };
    }
    function damaged(cause) {
      if (cause instanceof ZipDamaged) return cause;
      return new ZipDamaged(cause instanceof Error ? cause.message : String(cause), {
        cause
      });
    }
    ;
    const TAIL = 256 * 1024;
    const KEPT = 32;
    function shelfOf(context, download, memo) {
      const opened = new Map();
      const open = artifact => {
        const known = opened.get(artifact.id);
        if (known !== undefined) return known;
        const [oldest] = opened.keys();
        if (opened.size >= KEPT && oldest !== undefined) opened.delete(oldest);
        const opening = openArtifact(download, artifact);
        opened.set(artifact.id, opening);
        opening.catch(() => opened.delete(artifact.id));
        return opening;
      };
      async function* read(artifact, file, range) {
        const none = why => missing(context, artifact, why);
        if (!isFileName(file)) throw none("no file of ours has such a name");
        const {
          index,
          source,
          tail
        } = await open(artifact);
        const span = await index.locate(file, source);
        if (span === null) throw none("it is not there");
        const {
          start,
          length
        } = range ?? {
          start: 0,
          length: span.length
        };
        if (start < 0 || length < 0) throw new RangeError("A range before the file's start");
        if (start + length > span.length) throw none(`it has only ${span.length} bytes`);
        if (length === 0) return;
        const from = span.start + start;
        if (from >= tail.start) yield tail.bytes.slice(from - tail.start, from - tail.start + length);else yield* download.read(artifact, {
          start: from,
          length
        });
      }
      return {
        files: async artifact => {
          try {
            return (await open(artifact)).index.files;
          } catch (cause) {
            if (cause instanceof ZipDamaged) return new Map();
            throw cause;
          }
        },
        async *read(artifact, file, range) {
          const known = range === undefined ? memo.get(artifact, file) : null;
          if (known !== null) return yield known.slice();
          try {
            if (range !== undefined || !isStatement(file)) return yield* read(artifact, file, range);
            const bytes = await memo.limited(() => read(artifact, file, range));
            if (bytes === null) return yield* read(artifact, file, range);
            memo.set(artifact, file, bytes);
            yield bytes.slice();
          } catch (cause) {
            if (!(cause instanceof ZipDamaged)) throw cause;
            throw missing(context, artifact, `its zip is damaged: ${cause.message}`);
          }
        }
      };
    }
    async function openArtifact(download, artifact) {
      const start = Math.max(0, artifact.size - TAIL);
      const length = artifact.size - start;
      const bytes = await (0, domain_bytes.F)(download.read(artifact, {
        start,
        length
      }), TAIL);
      const source = {
        size: artifact.size,
        tail: length,
        read: async range => {
          const from = range.start - start;
          if (from >= 0) return bytes.subarray(from, from + range.length);
          return await (0, domain_bytes.F)(download.read(artifact, range), range.length);
        }
      };
      return {
        index: await readZip(source),
        source,
        tail: {
          start,
          bytes
        }
      };
    }
    ;
    function compareNames(a, b) {
      const [left, right] = [rankOf(a), rankOf(b)];
      if (left === 2 || right === 2) return left - right || (a.text < b.text ? -1 : 1);
      const order = (0, entry.q3)(b.id, a.id) || left - right;
      if (order !== 0 || a.kind !== "note" || b.kind !== "note") return order;
      if (a.note !== b.note) return a.note < b.note ? -1 : 1;
      return a.turn - b.turn;
    }
    function rankOf(name) {
      return name.kind === "backup" ? 0 : name.kind === "note" ? 1 : 2;
    }
    ;
    const PATIENCE = {
      pause: 1000,
      idle: 30_000
    };
    const WORKFLOWS = ["backup.yml", "restore.yml", "undo.yml", "verify.yml"];
    const settings = schemas.rej({
      "retention-days": schemas.Whr().min(1).max(400).optional(),
      workflows: schemas.YOg(schemas.YjP().regex(/^[A-Za-z0-9_][A-Za-z0-9._-]{0,99}\.ya?ml$/, "a workflow's file name")).min(1).default(WORKFLOWS),
      cache: schemas.zMY().default(false)
    });
    const artifact = {
      kind: "artifact",
      settings,
      resolve: given => given,
      open: (given, machine) => artifactStore(given, machine, PATIENCE)
    };
    function artifactStore(given, machine, patience) {
      const context = contextOf(machine, patience);
      const judge = judgeOf(context, given.workflows);
      const download = downloadOf(context);
      const memo = makeMemo();
      const shelf = shelfOf(context, download, memo);
      const cache = given.cache ? cacheOf(machine, memo) : null;
      const asked = given["retention-days"] ?? null;
      const known = new Map();
      const fresh = new Map();
      const gone = new Set();
      let loaded = null;
      const find = async name => {
        const {
          ours
        } = await judge.list(name);
        const listed = ours.get(name.text);
        const found = listed !== undefined && !gone.has(listed.id) ? listed : fresh.get(name.text);
        if (found === undefined) known.delete(name.text);else known.set(name.text, found);
        return found ?? null;
      };
      const desk = {
        context,
        retention: retentionOf(asked, machine),
        find,
        digest: one => download.digest(one),
        uploaded: async (one, files) => {
          fresh.set(one.name.text, one);
          known.set(one.name.text, one);
          for (const [file, path] of files) if (isStatement(file)) memo.set(one, file, await (0, promises_.readFile)(path));
          if (one.name.kind === "backup") await cache?.save(new Set(idsOf(known)));
        }
      };
      return {
        label: context.label,
        folders: [],
        keepsFor: keepsFor(asked, machine),
        check: async () => await check(),
        async *list() {
          loaded ??= cache?.load() ?? Promise.resolve();
          await loaded;
          const {
            ours
          } = await judge.list();
          known.clear();
          for (const [text, one] of [...fresh, ...ours]) if (!gone.has(one.id)) known.set(text, one);
          yield* [...known.values()].map(({
            name
          }) => name).sort(compareNames);
        },
        look: async name => {
          const found = name.kind === "draft" ? null : await find(name);
          return found === null ? null : {
            name,
            files: await shelf.files(found)
          };
        },
        async *read(name, file, range) {
          const found = known.get(name.text) ?? (await find(name));
          if (found === null) throw missing(context, {
            name
          }, "there is no such artifact");
          yield* shelf.read(found, file, range);
        },
        draft: async name => {
          if (name.kind === "draft") throw new RangeError("A draft of a draft");
          requireService(context);
          return (await find(name)) === null ? draftOf(desk, name) : "taken";
        },
        remove: async name => {
          const found = name.kind === "draft" ? null : await find(name);
          if (found === null) return;
          await within(context, `remove "${name.text}" from`, async () => {
            try {
              await context.github().send("DELETE", `/actions/artifacts/${found.id}`);
            } catch (cause) {
              if (!(cause instanceof github.iK && cause.status === 404)) throw cause;
            }
          });
          gone.add(found.id);
          fresh.delete(name.text);
          known.delete(name.text);
        },
        sweep: async () => 0
      };
      async function check() {
        try {
          requireService(context);
          const why = await judge.whyNotThis();
          if (why !== null) throw storeError(context, "write to", {
            why: `what this run uploads would count for nothing: ${why}`,
            hint: "Name the workflow in the store's workflows, and run it on the default branch."
          });
          const {
            foreign
          } = await judge.list();
          return foreign === 0 ? [] : [strangers(foreign)];
        } catch (cause) {
          if (!(cause instanceof domain_error.Et)) throw cause;
          const {
            code,
            message,
            hint
          } = cause;
          const thing = cause.thing ?? context.label;
          return [{
            code,
            weight: "error",
            thing,
            text: message,
            hint: hint ?? ""
          }];
        }
      }
      function strangers(count) {
        return {
          code: "entry-unknown",
          weight: "note",
          thing: context.label.replace(/^store "|"$/g, ""),
          text: `${(0, units.LS)(count, "artifact")} in ${context.label} ${count === 1 ? "is" : "are"} named like a backup and count for nothing: not of a known workflow on the default branch, or a second one of its name`,
          hint: "If it is a workflow of yours, name it in the store's workflows."
        };
      }
    }
    function idsOf(known) {
      return [...known.values()].map(({
        id
      }) => id);
    }
    var host_place = __webpack_require__(69440);
    ;
    const FULL = ["store-full", "there is no room", "Make room there, or give the store a larger file system, and run the same command again."];
    const MEANINGS = {
      ENOSPC: FULL,
      EDQUOT: FULL,
      EROFS: ["store-read-only", "its file system is read-only", "Was it remounted after an error? Look at the system's log, then mount it for writing."],
      EACCES: ["store-read-only", "this user may not", "Give this user the folder: chown and chmod 700."],
      EPERM: ["store-read-only", "this user may not", "Give this user the folder: chown and chmod 700."],
      ENOENT: ["store-failed", "its folder is not there", "Is the disk mounted? Is the path right?"]
    };
    function cannot(of, what, cause) {
      if (cause instanceof domain_error.Et || !/^E[A-Z0-9]+$/.test(String((0, disk.$N)(cause)))) return cause;
      const [code, why, hint] = MEANINGS[(0, disk.$N)(cause)] ?? ["store-failed", (0, domain_name.SP)(cause.message), "Is the disk in order? Look at the system's log, then run the same command again."];
      const isReading = what === "read" || what === "list" || what.startsWith("read ");
      const fit = isReading && code === "store-read-only" ? "store-failed" : code;
      return new domain_error.Et("store", `Cannot ${what} ${of.label}: ${why}`, {
        code: fit,
        hint,
        thing: (0, domain_name.SP)(of.path),
        cause
      });
    }
    async function error_within(of, what, work) {
      try {
        return await work();
      } catch (cause) {
        throw cannot(of, what, cause);
      }
    }
    ;
    function folderOf(path, {
      needsMount,
      suffix
    }) {
      return {
        path,
        label: `store "${(0, domain_name.SP)(path)}"`,
        needsMount,
        suffix
      };
    }
    function placeOf(folder, name) {
      if (name.text.includes("/") || /^\.{0,2}$/.test(name.text)) throw new RangeError("No entry name");
      return (0, external_node_path_.join)(folder.path, name.kind === "draft" ? name.text : name.text + folder.suffix);
    }
    async function isThere(folder) {
      await requireMount(folder);
      const stat = await (0, disk.t5)(folder.path);
      if (stat === null || stat.isDirectory()) return stat !== null;
      const isLink = stat.isSymbolicLink();
      throw new domain_error.Et("store", `Cannot use ${folder.label}: it is ${isLink ? "a symbolic link" : "not a folder"}`, {
        code: "store-failed",
        hint: isLink ? "Write the path it leads to into the policy, so that nobody can turn it elsewhere." : "Write the path of a folder into the policy.",
        thing: (0, domain_name.SP)(folder.path)
      });
    }
    async function requireMount(folder) {
      if (!folder.needsMount) return;
      const mount = await (0, host_place.vI)(folder.path);
      if (mount.point === "/" || mount.type === "autofs") throw notMounted(folder);
    }
    async function footingOf(folder) {
      const flags = external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_DIRECTORY | external_node_fs_.constants.O_NOFOLLOW;
      try {
        const handle = await (0, promises_.open)(folder.path, flags);
        try {
          const {
            dev,
            ino
          } = await handle.stat({
            bigint: true
          });
          const info = await (0, promises_.readFile)(`/proc/self/fdinfo/${handle.fd}`, "latin1");
          return `${dev}:${ino}:${/^mnt_id:\s*(\d+)/m.exec(info)?.[1] ?? ""}`;
        } finally {
          await handle.close();
        }
      } catch (cause) {
        if ((0, disk.$N)(cause) === "ENOENT" || (0, disk.$N)(cause) === "ENOTDIR") return null;
        throw cause;
      }
    }
    async function requireFooting(folder, footing) {
      if ((await footingOf(folder)) === footing) return;
      if (folder.needsMount) throw notMounted(folder);
      throw new domain_error.Et("store", `Cannot write to ${folder.label}: its folder was exchanged`, {
        code: "store-failed",
        hint: "Was a file system mounted or unmounted there meanwhile? Run the same command again.",
        thing: (0, domain_name.SP)(folder.path)
      });
    }
    async function makeFolder(folder) {
      const isNew = !(await isThere(folder));
      if (isNew) {
        await (0, promises_.mkdir)(folder.path, {
          mode: 0o700
        }).catch(cause => {
          if ((0, disk.$N)(cause) !== "EEXIST") throw cause;
        });
        try {
          await isThere(folder);
        } catch (cause) {
          await (0, promises_.rmdir)(folder.path).catch(() => {});
          throw cause;
        }
        await (0, host_place.Yw)((0, external_node_path_.dirname)(folder.path));
      }
      const footing = await footingOf(folder);
      if (footing !== null) return footing;
      throw cannot(folder, "write to", Object.assign(new Error("gone"), {
        code: "ENOENT"
      }));
    }
    function notMounted(folder) {
      return new domain_error.Et("store", `Cannot use ${folder.label}: nothing is mounted there`, {
        code: "store-not-mounted",
        hint: "Mount the file system and run the same command again; nothing was written beneath it.",
        thing: (0, domain_name.SP)(folder.path)
      });
    }
    ;
    async function checkFolder(folder, need) {
      try {
        const there = await isThere(folder);
        if (!there) await requireParent(folder);
        const at = there ? folder.path : (0, external_node_path_.dirname)(folder.path);
        await (0, promises_.access)(at, promises_.constants.R_OK | promises_.constants.W_OK | promises_.constants.X_OK);
        const room = await (0, host_place.t3)(at);
        return [...roomFinding(folder, need, room), ...(there ? await widthFinding(folder) : [])];
      } catch (cause) {
        const error = cannot(folder, "write to", cause);
        if (!(error instanceof domain_error.Et)) throw error;
        const {
          code,
          message,
          hint
        } = error;
        return [{
          code,
          weight: "error",
          thing: (0, domain_name.SP)(folder.path),
          text: message,
          hint: hint ?? ""
        }];
      }
    }
    async function requireParent(folder) {
      const parent = await (0, promises_.stat)((0, external_node_path_.dirname)(folder.path)).catch(() => null);
      if (parent?.isDirectory()) return;
      throw new domain_error.Et("store", `Cannot write to ${folder.label}: the folder it would be made in is not there`, {
        code: "store-unreachable",
        hint: `Make the folder "${(0, domain_name.SP)((0, external_node_path_.dirname)(folder.path))}". Is the disk mounted?`,
        thing: (0, domain_name.SP)(folder.path)
      });
    }
    function roomFinding(folder, need, room) {
      if (room >= need) return [];
      return [{
        code: "store-full",
        weight: "error",
        thing: (0, domain_name.SP)(folder.path),
        text: `Cannot write to ${folder.label}: ${(0, units.z3)(need)} are needed and ${(0, units.z3)(room)} are free`,
        hint: "Make room there, or give the store a larger file system."
      }];
    }
    async function widthFinding(folder) {
      const mode = Number((await (0, disk.t5)(folder.path))?.mode ?? 0) & 0o777;
      if ((mode & 0o077) === 0) return [];
      return [{
        code: "store-wide",
        weight: "warning",
        thing: (0, domain_name.SP)(folder.path),
        text: `The folder of ${folder.label} is open to others (mode ${mode.toString(8).padStart(4, "0")})`,
        hint: `Run: chmod 700 "${(0, domain_name.SP)(folder.path)}"`
      }];
    }
    ;
    const put_CHUNK = 2 ** 20;
    const put_READ = external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_NOFOLLOW | external_node_fs_.constants.O_NONBLOCK;
    const NO_LINK = ["EXDEV", "EPERM", "EMLINK", "ENOTSUP", "EOPNOTSUPP", "ENOSYS"];
    async function placeFile(from, to, signal) {
      const stat = await (0, disk.t5)(from);
      if ((Number(stat?.mode) & 0o777) !== 0o600) return await copyFile(from, to, signal);
      try {
        await (0, promises_.link)(from, to);
      } catch (cause) {
        if (!NO_LINK.includes((0, disk.$N)(cause))) throw cause;
        await copyFile(from, to, signal);
      }
    }
    async function syncTree(folder) {
      for (const entry of await (0, promises_.readdir)(folder, {
        withFileTypes: true
      })) {
        const path = (0, external_node_path_.join)(folder, entry.name);
        if (entry.isDirectory()) await syncTree(path);else await syncFile(path);
      }
      await (0, host_place.Yw)(folder);
    }
    async function copyFile(from, to, signal) {
      const source = await (0, promises_.open)(from, put_READ);
      try {
        const copy = await (0, promises_.open)(to, "wx", 0o600);
        try {
          await copyBytes(source, copy, signal);
          await copy.sync();
        } finally {
          await copy.close();
        }
      } finally {
        await source.close();
      }
    }
    async function copyBytes(source, copy, signal) {
      const buffer = Buffer.allocUnsafeSlow(put_CHUNK);
      for (;;) {
        if (signal.aborted) throw new domain_error.j$();
        const {
          bytesRead
        } = await source.read(buffer, 0, put_CHUNK);
        if (bytesRead === 0) return;
        await copy.writeFile(buffer.subarray(0, bytesRead));
      }
    }
    async function syncFile(path) {
      const file = await (0, promises_.open)(path, put_READ);
      try {
        await file.sync();
      } finally {
        await file.close();
      }
    }
    var remove = __webpack_require__(14943);
    ;
    function draftName(of, machine) {
      return `.draft-${of}-${Buffer.from(machine.random(8)).toString("hex")}`;
    }
    async function removeEntry(folder, name, machine) {
      const place = placeOf(folder, name);
      const what = `remove "${(0, domain_name.SP)(name.text)}" from`;
      await error_within(folder, what, async () => {
        if (!(await isThere(folder)) || (await (0, disk.t5)(place)) === null) return;
        if (name.kind === "draft") return await dropTree(folder, place);
        const hidden = (0, external_node_path_.join)(folder.path, draftName(name.text, machine));
        try {
          await (0, promises_.rename)(place, hidden);
        } catch (cause) {
          if ((0, disk.$N)(cause) === "ENOENT") return;
          throw cause;
        }
        await (0, host_place.Yw)(folder.path);
        machine.step("directory: hidden");
        await dropTree(folder, hidden);
      });
    }
    async function dropTree(folder, path) {
      try {
        await (0, remove.d)(path);
      } catch (cause) {
        if (!(cause instanceof domain_error.Et)) throw cause;
        if ((0, disk.$N)(cause.cause) !== "") throw cause.cause;
        throw new domain_error.Et("store", `Cannot clear ${folder.label}: ${cause.message}`, {
          code: "store-failed",
          hint: cause.hint ?? "",
          thing: (0, domain_name.SP)(folder.path),
          cause
        });
      }
    }
    ;
    const draft_DAY = 86_400_000;
    async function openDraft(folder, name, machine) {
      if (name.kind === "draft") throw new RangeError("A draft of a draft");
      const place = placeOf(folder, name);
      const draft = (0, external_node_path_.join)(folder.path, draftName(name.text, machine));
      return await error_within(folder, "write to", async () => {
        const footing = await makeFolder(folder);
        if ((await (0, disk.t5)(place)) !== null) return "taken";
        await (0, promises_.mkdir)(draft, {
          mode: 0o700
        });
        const work = {
          folder,
          machine,
          name,
          draft,
          place,
          footing
        };
        return {
          put: (file, path) => put(work, file, path),
          publish: () => draft_publish(work),
          discard: () => error_within(folder, "clear", () => dropTree(folder, draft))
        };
      });
    }
    async function sweepDrafts(folder, now) {
      return await error_within(folder, "clear", async () => {
        let swept = 0;
        for (const text of (await isThere(folder)) ? await (0, promises_.readdir)(folder.path) : []) {
          if ((0, entry.XK)(text)?.kind !== "draft") continue;
          const path = (0, external_node_path_.join)(folder.path, text);
          if ((await newestChange(path)) > now.getTime() - draft_DAY) continue;
          await dropTree(folder, path);
          swept += 1;
        }
        return swept;
      });
    }
    async function put(work, file, path) {
      if (!isFileName(file)) throw new RangeError(`No name for a file of an entry: "${file}"`);
      const {
        folder,
        draft
      } = work;
      try {
        await requireStaged(folder, path);
        const slash = file.indexOf("/");
        if (slash > 0) await makeSubfolder((0, external_node_path_.join)(draft, file.slice(0, slash)));
        await placeFile(path, (0, external_node_path_.join)(draft, file), work.machine.signal);
      } catch (cause) {
        await dropTree(folder, draft).catch(() => {});
        throw await draft_explained(work, "write", cause);
      }
    }
    async function draft_publish(work) {
      const {
        folder,
        draft,
        place,
        machine
      } = work;
      try {
        await syncTree(draft);
        await (0, host_place.Yw)(folder.path);
        await requireFooting(folder, work.footing);
        if ((await (0, disk.t5)(place)) !== null) return "taken";
        machine.step("directory: drafted");
        const isOurs = await renameFresh(draft, place);
        if (!isOurs) return "taken";
        await (0, host_place.Yw)(folder.path);
        machine.step("directory: published");
        return "published";
      } catch (cause) {
        throw await draft_explained(work, "publish", cause);
      }
    }
    async function draft_explained(work, verb, cause) {
      const {
        folder,
        footing,
        name
      } = work;
      const what = `${verb} "${(0, domain_name.SP)(name.text)}" ${verb === "write" ? "to" : "in"}`;
      const gone = await requireFooting(folder, footing).then(() => null, error => error);
      return gone !== null && (0, disk.$N)(cause) === "ENOENT" ? gone : cannot(folder, what, cause);
    }
    async function renameFresh(from, to) {
      try {
        await (0, promises_.rename)(from, to);
        return true;
      } catch (cause) {
        if (["ENOTEMPTY", "EEXIST", "ENOTDIR"].includes((0, disk.$N)(cause))) return false;
        throw cause;
      }
    }
    async function requireStaged(folder, path) {
      const stat = await (0, disk.t5)(path);
      if (stat?.isFile()) return;
      const why = stat === null ? "is gone" : "is not a plain file";
      throw new domain_error.Et("store", `Cannot write to ${folder.label}: staged "${(0, domain_name.SP)(path)}" ${why}`, {
        code: "store-failed",
        hint: "Does somebody else clean the staging folder? Give it a place of its own.",
        thing: (0, domain_name.SP)(folder.path)
      });
    }
    async function makeSubfolder(path) {
      await (0, promises_.mkdir)(path, {
        mode: 0o700
      }).catch(cause => {
        if ((0, disk.$N)(cause) !== "EEXIST") throw cause;
      });
    }
    async function newestChange(path) {
      const stat = await (0, disk.t5)(path);
      let newest = Number(stat?.mtimeMs ?? 0n);
      if (stat?.isDirectory() !== true) return newest;
      for (const entry of await (0, promises_.readdir)(path, {
        encoding: "buffer"
      })) {
        const inner = await (0, disk.t5)(Buffer.concat([Buffer.from(`${path}/`), entry]));
        if (inner?.isDirectory()) newest = Math.max(newest, Number(inner.mtimeMs));
      }
      return newest;
    }
    var external_node_util_ = __webpack_require__(57975);
    var host_direct = __webpack_require__(22514);
    ;
    const read_ahead_CHUNK = 2 ** 20;
    const LARGE = 8 * 2 ** 20;
    const readDirect = (0, external_node_util_.promisify)(external_node_fs_.read);
    async function* readAhead(file, span) {
      const {
        start,
        length
      } = span;
      const end = start + length;
      const lane = openLane(file, span);
      let from = start - start % lane.unit;
      let next = lane.read(from, end);
      try {
        while (from < end) {
          if (span.signal.aborted) throw new domain_error.j$();
          const bytes = await next;
          const to = from + bytes.byteLength;
          if (to === from) throw span.missing("it was cut short while it was read");
          if (to < end) next = lane.read(to, end);
          if (to > start) yield bytes.subarray(Math.max(start - from, 0), Math.min(to, end) - from);
          from = to;
        }
      } finally {
        await next.catch(() => {});
        lane.close();
      }
    }
    function openLane(file, {
      length,
      hands
    }) {
      const memory = length < LARGE ? null : takeMemory();
      let direct = memory === null ? null : (0, host_direct.OG)(file, "read");
      const unit = direct === null ? 1 : host_direct.xz;
      const buffers = [...(memory ?? [])];
      let turn = 0;
      const read = async (from, end) => {
        buffers[turn % 2] ??= Buffer.allocUnsafeSlow(Math.min(read_ahead_CHUNK, length));
        const buffer = buffers[turn % 2];
        turn += 1;
        const most = Math.min(buffer.byteLength, end - from);
        if (direct !== null && from % host_direct.xz === 0) {
          try {
            const whole = Math.ceil(most / host_direct.xz) * host_direct.xz;
            return buffer.subarray(0, (await readDirect(direct, buffer, 0, whole, from)).bytesRead);
          } catch (cause) {
            if ((0, disk.$N)(cause) !== "EINVAL") throw cause;
            (0, host_direct.Ac)(direct);
            direct = null;
          }
        }
        return buffer.subarray(0, await hands.read(file, buffer.subarray(0, most), from));
      };
      return {
        unit,
        read: (from, end) => {
          const reading = read(from, end);
          reading.catch(() => {});
          return reading;
        },
        close: () => {
          (0, host_direct.Ac)(direct);
          if (memory !== null) idle.push(memory);
        }
      };
    }
    const idle = [];
    function takeMemory() {
      const known = idle.pop();
      if (known !== undefined) return known;
      const memory = (0, host_direct.cd)(2 * read_ahead_CHUNK);
      return memory && [memory.subarray(0, read_ahead_CHUNK), memory.subarray(read_ahead_CHUNK)];
    }
    ;
    const SUBFOLDER = /^[a-z0-9-]+$/;
    async function* listEntries(folder) {
      const names = await error_within(folder, "list", async () => {
        return (await isThere(folder)) ? await (0, promises_.readdir)(folder.path) : [];
      });
      yield* names.map(entry.XK).filter(name => name !== null).sort(compareNames);
    }
    async function lookAtEntry(folder, name) {
      const place = placeOf(folder, name);
      return await error_within(folder, `read "${(0, domain_name.SP)(name.text)}" in`, async () => {
        const stat = (await isThere(folder)) ? await (0, disk.t5)(place) : null;
        if (stat === null) return null;
        const files = new Map();
        if (stat.isDirectory()) await collectFiles(place, "", files);
        return {
          name,
          files
        };
      });
    }
    async function* readEntry(folder, wanted) {
      const {
        file,
        range,
        signal,
        hands
      } = wanted;
      const what = `read "${(0, domain_name.SP)(`${wanted.name.text}/${file}`)}" in`;
      const missing = why => missingBytes(folder, what, why);
      const entry = placeOf(folder, wanted.name);
      if (!isFileName(file)) throw missing("no file of ours has such a name");
      if (!(await error_within(folder, what, () => isPlain(hands, entry, file)))) throw missing("it is not there");
      const flags = external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_NOFOLLOW | external_node_fs_.constants.O_NONBLOCK;
      const opened = await error_within(folder, what, () => hands.open((0, external_node_path_.join)(entry, file), flags));
      try {
        const stat = (0, external_node_fs_.fstatSync)(opened);
        if (!stat.isFile()) throw missing("it is not there");
        const {
          start,
          length
        } = range ?? {
          start: 0,
          length: stat.size
        };
        if (start < 0 || length < 0) throw new RangeError("A range before the file's start");
        if (start + length > stat.size) throw missing(`it has only ${stat.size} bytes`);
        yield* readAhead(opened, {
          start,
          length,
          signal,
          missing,
          hands
        });
      } catch (cause) {
        throw cannot(folder, what, cause);
      } finally {
        (0, external_node_fs_.closeSync)(opened);
      }
    }
    async function isPlain(hands, entry, file) {
      const slash = file.indexOf("/");
      const folders = slash < 0 ? [entry] : [entry, (0, external_node_path_.join)(entry, file.slice(0, slash))];
      for (const folder of folders) {
        if ((await kindAt(hands, folder)) !== "folder") return false;
      }
      return (await kindAt(hands, (0, external_node_path_.join)(entry, file))) === "file";
    }
    async function kindAt(hands, path) {
      try {
        const stat = await hands.look(path);
        return stat.isFile() ? "file" : stat.isDirectory() ? "folder" : null;
      } catch (cause) {
        if (["ENOENT", "ENOTDIR", "ENAMETOOLONG"].includes((0, disk.$N)(cause))) return null;
        throw cause;
      }
    }
    async function collectFiles(place, prefix, files) {
      const found = await (0, promises_.readdir)(place, {
        withFileTypes: true,
        encoding: "buffer"
      });
      for (const {
        name
      } of found) {
        const path = Buffer.concat([Buffer.from(`${place}/`), name]);
        const stat = await (0, disk.t5)(path);
        const text = (0, domain_name.uZ)(name);
        if (stat?.isFile()) files.set(prefix + text, Number(stat.size));
        if (stat?.isDirectory() && prefix === "" && SUBFOLDER.test(text)) {
          await collectFiles((0, external_node_path_.join)(place, text), `${text}/`, files);
        }
      }
    }
    function missingBytes(folder, what, why) {
      return new domain_error.Et("store", `Cannot ${what} ${folder.label}: ${why}`, {
        code: "store-missing-bytes",
        hint: "Run verify: it names everything that is missing. Does another store hold this backup?",
        thing: (0, domain_name.SP)(folder.path)
      });
    }
    ;
    const SMALL = 64 * 1024;
    const SLOW = 0.3;
    const SPELL = 200;
    const later = (0, external_node_util_.promisify)(external_node_fs_.read);
    const aside = {
      look: (0, external_node_util_.promisify)(external_node_fs_.lstat),
      open: (0, external_node_util_.promisify)(external_node_fs_.open),
      read: async (file, buffer, at) => (await later(file, buffer, 0, buffer.byteLength, at)).bytesRead
    };
    function makeHands(slow = SLOW) {
      let left = 0;
      const isAside = () => left > 0 && left-- > 0;
      const timed = call => {
        const start = performance.now();
        try {
          return call();
        } finally {
          if (performance.now() - start > slow) left = SPELL;
        }
      };
      return {
        look: async path => isAside() ? aside.look(path) : timed(() => (0, external_node_fs_.lstatSync)(path)),
        open: async (path, flags) => isAside() ? aside.open(path, flags) : timed(() => (0, external_node_fs_.openSync)(path, flags)),
        read: async (file, buffer, at) => buffer.byteLength > SMALL || isAside() ? aside.read(file, buffer, at) : timed(() => (0, external_node_fs_.readSync)(file, buffer, 0, buffer.byteLength, at))
      };
    }
    ;
    const WRITE = external_node_fs_.constants.O_WRONLY | external_node_fs_.constants.O_NOFOLLOW;
    const zip_draft_NO_LINK = ["EPERM", "EMLINK", "ENOTSUP", "EOPNOTSUPP", "ENOSYS"];
    async function openZipDraft(folder, name, machine) {
      if (name.kind === "draft") throw new RangeError("A draft of a draft");
      const place = placeOf(folder, name);
      const draft = (0, external_node_path_.join)(folder.path, draftName(name.text, machine));
      return await error_within(folder, "write to", async () => {
        const footing = await makeFolder(folder);
        if ((await (0, disk.t5)(place)) !== null) return "taken";
        await (await (0, promises_.open)(draft, "wx", 0o600)).close();
        const work = {
          folder,
          machine,
          name,
          draft,
          place,
          footing,
          files: new Map()
        };
        return {
          put: (file, path) => zip_draft_put(work, file, path),
          publish: () => zip_draft_publish(work),
          discard: () => error_within(folder, "clear", () => dropTree(folder, draft))
        };
      });
    }
    async function zip_draft_put(work, file, path) {
      if (!isFileName(file)) throw new RangeError(`No name for a file of an entry: "${file}"`);
      if (work.files.has(file)) throw new RangeError(`Two files of an entry are "${file}"`);
      const {
        folder,
        draft
      } = work;
      try {
        await requireStaged(folder, path);
        work.files.set(file, path);
      } catch (cause) {
        await dropTree(folder, draft).catch(() => {});
        throw await draft_explained(work, "write", cause);
      }
    }
    async function zip_draft_publish(work) {
      const {
        folder,
        draft,
        place,
        machine
      } = work;
      try {
        await fill(work);
        await (0, host_place.Yw)(folder.path);
        await requireFooting(folder, work.footing);
        if ((await (0, disk.t5)(place)) !== null) return "taken";
        machine.step("zip: drafted");
        const isOurs = await nameFresh(draft, place);
        if (!isOurs) return "taken";
        await (0, host_place.Yw)(folder.path);
        machine.step("zip: published");
        return "published";
      } catch (cause) {
        throw await draft_explained(work, "publish", cause);
      }
    }
    async function fill(work) {
      await requireRoom(work);
      const {
        files,
        machine
      } = work;
      const into = await (0, promises_.open)(work.draft, WRITE);
      try {
        await writeZip({
          files,
          into,
          when: machine.now(),
          signal: machine.signal
        });
        await into.sync();
      } finally {
        await into.close();
      }
    }
    async function requireRoom({
      folder,
      files
    }) {
      let need = 0;
      for (const path of files.values()) need += Number((await (0, disk.t5)(path))?.size ?? 0);
      const room = await (0, host_place.t3)(folder.path);
      if (room >= need) return;
      throw new domain_error.Et("store", `Cannot write to ${folder.label}: ${(0, units.z3)(need)} are needed and ${(0, units.z3)(room)} are free`, {
        code: "store-full",
        hint: "Make room there, or stage on another file system: a zip is a second copy of what is staged.",
        thing: (0, domain_name.SP)(folder.path)
      });
    }
    async function nameFresh(from, to) {
      try {
        await (0, promises_.link)(from, to);
      } catch (cause) {
        if ((0, disk.$N)(cause) === "EEXIST") return false;
        if (!zip_draft_NO_LINK.includes((0, disk.$N)(cause))) throw cause;
        await (0, promises_.rename)(from, to);
        return true;
      }
      await (0, promises_.unlink)(from);
      return true;
    }
    ;
    const zip_shelf_TAIL = 66 * 1024;
    const zip_shelf_KEPT = 8;
    const zip_shelf_READ = external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_NOFOLLOW | external_node_fs_.constants.O_NONBLOCK;
    const readAt = (0, external_node_util_.promisify)(external_node_fs_.read);
    function zipShelf(folder, signal) {
      const hands = makeHands();
      const kept = new Map();
      return {
        async *list() {
          const names = await error_within(folder, "list", async () => {
            return (await isThere(folder)) ? await (0, promises_.readdir)(folder.path) : [];
          });
          yield* names.map(text => zip_shelf_nameOf(text, folder.suffix)).filter(name => name !== null).sort(compareNames);
        },
        async look(name) {
          return await error_within(folder, `read "${(0, domain_name.SP)(name.text)}" in`, async () => {
            if (!(await isThere(folder))) return null;
            const fd = openZip(placeOf(folder, name));
            if (fd === "none") return null;
            if (fd === "other") return {
              name,
              files: new Map()
            };
            try {
              return {
                name,
                files: (await zip_shelf_indexOf(fd, kept)).files
              };
            } catch (cause) {
              if (!(cause instanceof ZipDamaged)) throw cause;
              return {
                name,
                files: new Map()
              };
            } finally {
              (0, external_node_fs_.closeSync)(fd);
            }
          });
        },
        async *read(name, file, range) {
          const what = `read "${(0, domain_name.SP)(`${name.text}/${file}`)}" in`;
          const missing = why => missingBytes(folder, what, why);
          const place = placeOf(folder, name);
          if (!isFileName(file)) throw missing("no file of ours has such a name");
          const there = await error_within(folder, what, () => isThere(folder));
          const fd = there ? await error_within(folder, what, async () => openZip(place)) : "none";
          if (typeof fd === "string") throw missing("it is not there");
          try {
            const span = await (await zip_shelf_indexOf(fd, kept)).locate(file, sourceOf(fd));
            if (span === null) throw missing("it is not there");
            const {
              start,
              length
            } = range ?? {
              start: 0,
              length: span.length
            };
            if (start < 0 || length < 0) throw new RangeError("A range before the file's start");
            if (start + length > span.length) throw missing(`it has only ${span.length} bytes`);
            yield* readAhead(fd, {
              start: span.start + start,
              length,
              signal,
              missing,
              hands
            });
          } catch (cause) {
            if (cause instanceof ZipDamaged) throw missing(`its zip is damaged: ${cause.message}`);
            throw cannot(folder, what, cause);
          } finally {
            (0, external_node_fs_.closeSync)(fd);
          }
        }
      };
    }
    function zip_shelf_nameOf(text, suffix) {
      if (!text.endsWith(suffix)) {
        const draft = (0, entry.XK)(text);
        return draft?.kind === "draft" ? draft : null;
      }
      const name = (0, entry.XK)(text.slice(0, -suffix.length));
      return name?.kind === "draft" ? null : name;
    }
    function openZip(place) {
      let fd;
      try {
        fd = (0, external_node_fs_.openSync)(place, zip_shelf_READ);
      } catch (cause) {
        if ((0, disk.$N)(cause) === "ENOENT") return "none";
        if (["ELOOP", "ENXIO", "ENODEV", "EISDIR"].includes((0, disk.$N)(cause))) return "other";
        throw cause;
      }
      if ((0, external_node_fs_.fstatSync)(fd).isFile()) return fd;
      (0, external_node_fs_.closeSync)(fd);
      return "other";
    }
    async function zip_shelf_indexOf(fd, kept) {
      const {
        dev,
        ino,
        size,
        mtimeNs,
        ctimeNs
      } = (0, external_node_fs_.fstatSync)(fd, {
        bigint: true
      });
      const key = [dev, ino, size, mtimeNs, ctimeNs].join(":");
      const known = kept.get(key);
      if (known !== undefined) return known;
      const index = await readZip({
        ...sourceOf(fd),
        size: Number(size),
        tail: zip_shelf_TAIL
      });
      const [oldest] = kept.keys();
      if (kept.size >= zip_shelf_KEPT && oldest !== undefined) kept.delete(oldest);
      kept.set(key, index);
      return index;
    }
    function sourceOf(fd) {
      return {
        read: async ({
          start,
          length
        }) => {
          const bytes = Buffer.allocUnsafeSlow(length);
          const {
            bytesRead
          } = await readAt(fd, bytes, 0, length, start);
          if (bytesRead < length) throw new ZipDamaged("it was cut short while it was read");
          return bytes;
        }
      };
    }
    ;
    const directory_settings = schemas.rej({
      path: schemas.YjP().min(1).max(4000).regex(/^[^\x00\r\n]+$/, "a path on one line"),
      layout: schemas.k5n(["folder", "zip"]).default("folder"),
      mount: schemas.euz("required").optional()
    });
    const directory = {
      kind: "directory",
      settings: directory_settings,
      resolve: (given, folder) => ({
        ...given,
        path: (0, external_node_path_.resolve)(folder, given.path)
      }),
      open: ({
        path,
        layout,
        mount
      }, machine) => {
        const needsMount = mount === "required";
        return layout === "zip" ? zipsIn(folderOf(path, {
          needsMount,
          suffix: ".zip"
        }), machine) : foldersIn(folderOf(path, {
          needsMount,
          suffix: ""
        }), machine);
      }
    };
    function foldersIn(folder, machine) {
      const hands = makeHands();
      const {
        signal
      } = machine;
      return {
        ...bothIn(folder, machine),
        list: () => listEntries(folder),
        look: name => lookAtEntry(folder, name),
        read: (name, file, range) => readEntry(folder, {
          name,
          file,
          range,
          signal,
          hands
        }),
        draft: name => openDraft(folder, name, machine)
      };
    }
    function zipsIn(folder, machine) {
      const shelf = zipShelf(folder, machine.signal);
      return {
        ...bothIn(folder, machine),
        list: () => shelf.list(),
        look: name => shelf.look(name),
        read: (name, file, range) => shelf.read(name, file, range),
        draft: name => openZipDraft(folder, name, machine)
      };
    }
    function bothIn(folder, machine) {
      return {
        label: folder.label,
        folders: [folder.path],
        keepsFor: null,
        check: need => checkFolder(folder, need),
        remove: name => removeEntry(folder, name, machine),
        sweep: now => sweepDrafts(folder, now)
      };
    }
    ;
    const stores = {
      directory: directory,
      artifact: artifact
    };
  })
};
