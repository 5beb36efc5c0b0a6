export const id = 666;
export const ids = [666];
export const modules = {

/***/ 7285:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  q: () => (/* binding */ checkText),
  openPolicy: () => (/* binding */ openPolicy)
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
// EXTERNAL MODULE: ./build/domain/hidden.js
var domain_hidden = __webpack_require__(3301);
;// CONCATENATED MODULE: ./build/domain/policy_path.js


const MAX_STEP = 60; // characters of a key that are shown
/** How a path is written for people: `people.ana.keys[0]`. A key that may be a secret is not repeated. */
function pathText(path) {
    return path
        .map((step, at) => typeof step === "number" ? `[${step}]` : `${at === 0 ? "" : "."}${keyText(step)}`)
        .join("");
}
function keyText(key) {
    if ((0,domain_hidden/* mayBeSecret */.l)(key))
        return "(not shown)";
    if (key === "")
        return '""';
    return key.length <= MAX_STEP ? (0,domain_name/* shown */.SP)(key) : `${(0,domain_name/* shown */.SP)(key.slice(0, MAX_STEP))}…`;
}
/** What stands at a path; undefined where nothing does. */
function valueAt(value, path) {
    let here = value;
    for (const step of path) {
        if (typeof here !== "object" || here === null || !Object.hasOwn(here, step))
            return undefined;
        here = here[step];
    }
    return here;
}

;// CONCATENATED MODULE: ./build/domain/cross_check.js



/** What no schema can say: names that must exist, people enough to approve, groups that may not be empty. */
function crossCheck(value) {
    return [...checkApprovers(value), ...["sources", "stores", "signers"].flatMap(emptyOf(value))];
}
function checkApprovers(value) {
    const approvers = valueAt(value, ["approval", "approvers"]);
    if (!Array.isArray(approvers))
        return [];
    const found = [];
    const people = namesIn(valueAt(value, ["people"]));
    for (const [index, person] of approvers.entries()) {
        if (typeof person !== "string")
            continue;
        const path = ["approval", "approvers", index];
        const who = (0,domain_hidden/* mayBeSecret */.l)(person) ? "" : ` "${(0,domain_name/* shown */.SP)(person)}"`;
        if (!people.includes(person))
            found.push({ path, text: `${pathText(path)}${who} is nobody in people${listed(people)}` });
        else if (approvers.indexOf(person) !== index)
            found.push({ path, text: `${pathText(path)} names${who} twice` });
    }
    const needed = valueAt(value, ["approval", "needed"]);
    const distinct = new Set(approvers).size;
    if (typeof needed === "number" && needed > distinct) {
        found.push({
            path: ["approval", "needed"],
            text: `approval.needed is ${needed}, expected at most ${distinct}: there are no more approvers`,
        });
    }
    return found;
}
function emptyOf(value) {
    return (group) => {
        const there = valueAt(value, [group]);
        const isEmpty = there !== null && typeof there === "object" && namesIn(there).length === 0;
        return isEmpty ? [{ path: [group], text: `${group} is empty, expected at least one` }] : [];
    };
}
function listed(people) {
    const names = people.filter((name) => !(0,domain_hidden/* mayBeSecret */.l)(name)).map(domain_name/* shown */.SP);
    return names.length > 0 ? `, expected one of ${names.join(", ")}` : "";
}
function namesIn(value) {
    return value !== null && typeof value === "object" ? Object.keys(value) : [];
}

;// CONCATENATED MODULE: ./build/domain/allowed_keys.js
/** The keys a policy may have at a path, for a complaint about one it may not; empty where it has none. */
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
    if (schema === undefined)
        return null;
    const def = defOf(schema);
    if (def.innerType !== undefined)
        return objectOf(def.innerType, value);
    if (def.type === "object")
        return def;
    const word = def.discriminator;
    const option = def.options?.find((one) => {
        const shape = defOf(one).shape;
        const kind = word === undefined ? undefined : shape?.[word]?.value;
        return (shape !== undefined &&
            (word === undefined || value?.[word] === kind));
    });
    return option === undefined ? null : defOf(option);
}
function below(schema, step, value) {
    if (schema === undefined)
        return undefined;
    const def = defOf(schema);
    if (def.innerType !== undefined)
        return below(def.innerType, step, value);
    if (def.type === "record")
        return def.valueType;
    return objectOf(schema, value)?.shape?.[step];
}

;// CONCATENATED MODULE: ./build/domain/explain_issue.js




/** Says what is wrong in words of the policy: path, value and what is allowed; never a value that may be secret. */
function explainIssue(issue, around) {
    const path = issue.path;
    if (issue.code === "unrecognized_keys")
        return unknownKeys(issue.keys, path, around);
    if (issue.code === "invalid_union")
        return explainUnion(issue, around);
    if (issue.code === "invalid_key") {
        const text = `${pathText(path)} is not a name: expected lower-case letters, digits and -, at most 40`;
        return [{ path, text }];
    }
    return [{ path, text: `${factOf(path, around)}, expected ${expectedBy(issue)}` }];
}
function unknownKeys(keys, path, around) {
    const allowed = allowedKeys(around.schema, around.whole, path);
    const known = allowed.length > 0 ? `, expected ${allowed.join(", ")}` : "";
    return keys.map((key) => ({
        path: [...path, key],
        text: `${pathText([...path, key])} is not a key here${known}`,
    }));
}
function explainUnion(issue, around) {
    const path = issue.path;
    const kind = path.at(-1);
    const { engines, stores } = around.kinds;
    const kinds = kind === "engine" ? engines : kind === "kind" ? stores : null;
    const say = (expected) => [
        { path, text: `${factOf(path, around)}, expected ${expected}` },
    ];
    if (kinds !== null && issue.errors.length === 0)
        return say(`one of ${Object.keys(kinds).join(", ")}`);
    // The form that was meant is the one that fits on the outside.
    const meant = issue.errors.find((errors) => !errors.some(isOther));
    if (meant === undefined)
        return say(issue.errors.flatMap((errors) => errors.slice(0, 1).map(expectedBy)).join(" or "));
    return meant.flatMap((error) => explainIssue({ ...error, path: [...issue.path, ...error.path] }, around));
}
function isOther(error) {
    return (error.path.length === 0 && (error.code === "invalid_type" || error.code === "invalid_value"));
}
function expectedBy(issue) {
    if (issue.code === "invalid_value")
        return issue.values.map(String).join(" or ");
    if (issue.code === "invalid_type")
        return WORDS[issue.expected] ?? issue.expected;
    if (issue.code === "too_small")
        return `${issue.minimum}${unitOf(issue)} or more`;
    if (issue.code === "too_big")
        return `at most ${issue.maximum}${unitOf(issue)}`;
    return issue.message;
}
const WORDS = {
    string: "a text",
    number: "a number",
    int: "a whole number",
    boolean: "true or false",
    array: "a list",
    object: "keys with values",
    record: "names with values",
};
function unitOf({ origin }) {
    return origin === "string" ? " characters" : origin === "array" ? " entries" : "";
}
const QUIET = /key|recipient|secret|password|token|url/i; // where secrets are pasted by mistake
const MAX_VALUE = 60; // characters that are repeated
function factOf(path, around) {
    return `${pathText(path) || "the policy"} ${stated(valueAt(around.whole, path), path)}`;
}
function stated(value, path) {
    if (value === undefined)
        return "is missing";
    if (value === null)
        return "is empty";
    if (Array.isArray(value))
        return "is a list";
    if (typeof value === "object")
        return "is a group of keys";
    const text = String(value);
    const isQuiet = path.some((step) => typeof step === "string" && QUIET.test(step));
    if (isQuiet || text.length > MAX_VALUE || (0,domain_hidden/* mayBeSecret */.l)(text))
        return "is not in the right form";
    return typeof value === "string" ? `is "${(0,domain_name/* shown */.SP)(text)}"` : `is ${text}`;
}

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 17 modules
var schemas = __webpack_require__(8816);
// EXTERNAL MODULE: ./build/domain/entry.js
var entry = __webpack_require__(1189);
// EXTERNAL MODULE: ./build/domain/units.js
var units = __webpack_require__(3822);
;// CONCATENATED MODULE: ./build/domain/policy.js




const DEFAULTS = { prefix: "Backup", needed: 1, expires: "24h", shrinksBelow: "50%" };
const policy_name = schemas/* string */.YjP().regex(domain_name/* NAME */.o_, "a name of lower-case letters, digits and -, at most 40");
const path = schemas/* string */.YjP()
    .min(1)
    .max(4000)
    .regex(/^[^\x00\r\n]+$/, "a path on one line");
const duration = schemas/* string */.YjP().regex(units/* DURATION */.ft, "a time such as 30m, 24h or 7d");
const percent = schemas/* string */.YjP().regex(units/* PERCENT */.IQ, "a share from 0% to 100%");
const secret = schemas/* string */.YjP()
    .regex(/^(env:[A-Za-z_][A-Za-z0-9_]*|file:[^\x00\r\n]+)$/, "env:NAME or file:PATH");
const key = schemas/* string */.YjP().min(1).describe("an OpenSSH public key line, or file:PATH to one");
const last = schemas/* string */.YjP()
    .regex(/^[A-Za-z0-9_-]+@[0-9a-f]{64}$/, "<backup id>@<manifest SHA-256>")
    .refine((text) => (0,entry/* minuteOf */.iA)(text.split("@", 1)[0]) !== null, "the id of a backup first");
/**
 * The policy's definition, for the kinds there are. The same one checks a file and makes the JSON
 * Schema; what does not work yet is absent, so it is an unknown key.
 */
function policySchema(kinds) {
    return schemas/* strictObject */.rej({
        holdfast: schemas/* literal */.euz(1).describe("format of this file"),
        name: policy_name.describe("names the chain and the state folder"),
        prefix: schemas/* string */.YjP()
            .regex(entry/* PREFIX */.H3, "letters, digits, _ and -, at most 40")
            .optional()
            .describe(`first word of every backup's id; ${DEFAULTS.prefix} unless told`),
        recipients: schemas/* array */.YOg(schemas/* string */.YjP().min(1))
            .min(1)
            .describe("who can open: age recipients or file:PATH, of one kind"),
        signers: schemas/* record */.g1P(policy_name, schemas/* strictObject */.rej({
            key,
            may: schemas/* array */.YOg(schemas/* enum */.k5n(["backup", "prune"]))
                .min(1)
                .describe("what its signature counts for"),
            last: last
                .optional()
                .describe("retires the key: only this backup and its ancestors count"),
        }))
            .describe("whose backups are trusted"),
        "signing-key": secret
            .optional()
            .describe("this host's OpenSSH private key: env:NAME or file:PATH"),
        staging: path.optional().describe("private folder for sealed bytes on their way"),
        state: path.optional().describe("private folder for what this host remembers"),
        people: schemas/* record */.g1P(policy_name, schemas/* strictObject */.rej({
            keys: schemas/* array */.YOg(key).min(1),
            github: schemas/* string */.YjP()
                .regex(/^[A-Za-z0-9](?:[A-Za-z0-9-]{0,38})$/, "a GitHub login")
                .optional(),
        }))
            .optional()
            .describe("humans with keys"),
        approval: schemas/* union */.KCZ([
            schemas/* literal */.euz("open"),
            schemas/* strictObject */.rej({
                approvers: schemas/* array */.YOg(policy_name).min(1).describe("people who may say yes"),
                needed: schemas/* int */.Whr().min(1).max(20).optional().describe("how many of them; 1 unless told"),
                expires: duration
                    .optional()
                    .describe(`from the plan's creation; ${DEFAULTS.expires} unless told`),
                drift: percent
                    .optional()
                    .describe("how far the place's totals may move between plan and restore; any unless told"),
            }),
        ])
            .optional()
            .describe("who must approve a restore; without it nothing is restored"),
        sources: schemas/* record */.g1P(policy_name, kindUnion("engine", kinds.engines, {
            enabled: schemas/* boolean */.zMY().optional().describe("false keeps the source out, by name"),
            because: schemas/* string */.YjP().min(1).max(200).optional().describe("why it is kept out"),
        }))
            .describe("what to save"),
        stores: schemas/* record */.g1P(policy_name, kindUnion("kind", kinds.stores, {})).describe("where backups rest"),
        disclose: schemas/* enum */.k5n(["all", "none"])
            .optional()
            .describe("none leaves totals, host, versions and the policy's text out of the clear manifest"),
        suspicion: schemas/* strictObject */.rej({
            "shrinks-below": percent
                .optional()
                .describe(`of the median of the last 7 trusted runs; ${DEFAULTS.shrinksBelow} unless told`),
        })
            .optional()
            .describe("when a backup is published as suspect"),
    });
}
function kindUnion(word, kinds, common) {
    const options = Object.entries(kinds).map(([kind, { settings }]) => schemas/* strictObject */.rej({ [word]: schemas/* literal */.euz(kind), ...common, ...settings.shape }));
    return schemas/* discriminatedUnion */.gMt(word, options);
}
/** Fills in the defaults and gives the keys their names in code. */
function policyOf(file) {
    const approval = file.approval;
    return {
        name: file.name,
        prefix: file.prefix ?? DEFAULTS.prefix,
        recipients: file.recipients,
        signers: mapValues(file.signers, (signer) => ({ ...signer, last: signer.last ?? null })),
        signingKey: file["signing-key"] ?? null,
        staging: file.staging ?? null,
        state: file.state ?? null,
        people: mapValues(file.people ?? {}, (person) => ({
            keys: person.keys,
            github: person.github ?? null,
        })),
        approval: approval === undefined
            ? null
            : approval === "open"
                ? "open"
                : {
                    approvers: approval.approvers,
                    needed: approval.needed ?? DEFAULTS.needed,
                    expires: (0,units/* parseDuration */.E9)(approval.expires ?? DEFAULTS.expires),
                    drift: approval.drift === undefined ? null : (0,units/* parsePercent */.lo)(approval.drift),
                },
        sources: mapValues(file.sources, sourceOf),
        stores: mapValues(file.stores, ({ kind, ...settings }) => ({ kind: kind, settings })),
        disclose: file.disclose ?? "all",
        suspicion: {
            shrinksBelow: (0,units/* parsePercent */.lo)(file.suspicion?.["shrinks-below"] ?? DEFAULTS.shrinksBelow),
        },
    };
}
function sourceOf(entry) {
    const { engine, enabled, because, ...settings } = entry;
    return {
        engine: engine,
        enabled: enabled ?? true,
        because: because ?? null,
        settings,
    };
}
/** The same keys with other values. */
function mapValues(from, change) {
    return Object.fromEntries(Object.entries(from).map(([key, value]) => [key, change(value)]));
}

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
;// CONCATENATED MODULE: ./build/domain/policy_yaml.js




const MAX_ALIASES = 50; // against documents that unfold without end
const MAX_LENGTH = 256_000; // characters; each manifest holds the text
/** Reads YAML 1.2; one list of complaints where it has no single meaning. */
function readPolicyYaml(text) {
    if (text.length > MAX_LENGTH)
        return [whole("the file is longer than 256,000 characters")];
    const lines = new dist/* LineCounter */.HN();
    const lineAt = (offset) => lines.linePos(offset).line;
    try {
        const document = (0,dist/* parseDocument */.Tp)(text, {
            lineCounter: lines,
            uniqueKeys: false, // compares each key with each other; complaintsOf does it in one pass
            prettyErrors: false,
            stringKeys: true,
        });
        const broken = [...document.errors, ...document.warnings];
        if (broken.length > 0)
            return broken.map((error) => ({
                line: lineAt(error.pos[0]),
                path: "",
                text: wordsOf(error.message),
            }));
        const complaints = complaintsOf(document, lineAt);
        const value = document.toJS({ maxAliasCount: MAX_ALIASES });
        return { value, complaints, lineOf: finder(document, lineAt) };
    }
    catch (cause) {
        return [whole(wordsOf(cause.message))];
    }
}
function whole(text) {
    return { line: 1, path: "", text };
}
/** The parser's words without what it quotes: any of it may be a secret. */
function wordsOf(message) {
    if (/call stack|overflow/i.test(message))
        return "it is nested too deeply";
    if (/multiple documents/.test(message))
        return "it holds more than one document";
    const words = message.split(/: | "/, 1)[0];
    return (0,domain_hidden/* mayBeSecret */.l)(words) ? "it is not YAML" : (0,domain_name/* shown */.SP)(words);
}
function complaintsOf(document, lineAt) {
    const found = [];
    const tags = document.directives?.tags ?? {};
    if (document.directives?.yaml.explicit || Object.keys(tags).length > 1)
        found.push(whole("directives (%YAML, %TAG) are not allowed"));
    (0,dist/* visit */.YR)(document, {
        // Not "Map" beside it: a visitor of its own would hide the maps from this one.
        Node(_, node, ancestors) {
            if (!(0,dist/* isNode */.Ll)(node))
                return;
            if (node.tag !== undefined)
                found.push({
                    line: lineAt(node.range?.[0] ?? 0),
                    path: "",
                    text: "tags (!…) are not allowed",
                });
            if ((0,dist/* isMap */.jh)(node))
                found.push(...keysOf(node, () => pathOf(ancestors, node), lineAt));
        },
    });
    return found;
}
/** Keys that stand twice, and the one that JavaScript gives a meaning of its own. */
function keysOf(map, path, lineAt) {
    const seen = new Set();
    const found = [];
    for (const { key } of map.items) {
        if (!(0,dist/* isScalar */.jn)(key))
            continue;
        const name = String(key.value);
        const isTwin = seen.has(name);
        seen.add(name);
        if (!isTwin && name !== "__proto__")
            continue;
        const text = pathText([...path(), name]);
        const why = isTwin ? "stands there twice" : "is not a key here";
        found.push({ line: lineAt(key.range?.[0] ?? 0), path: text, text: `${text} ${why}` });
    }
    return found;
}
function pathOf(ancestors, node) {
    const path = [];
    for (const [at, one] of ancestors.entries()) {
        const below = ancestors[at + 1] ?? node;
        if ((0,dist/* isSeq */.oP)(one))
            path.push(one.items.indexOf(below));
        else if ((0,dist/* isMap */.jh)(one))
            path.push(String(below.key?.value));
    }
    return path;
}
function finder(document, lineAt) {
    const known = new WeakMap();
    return (path) => {
        let line = 1;
        let node = document.contents;
        for (const step of path) {
            const pair = (0,dist/* isMap */.jh)(node) ? pairsOf(node, known).get(String(step)) : undefined;
            const key = (0,dist/* isSeq */.oP)(node) ? node.items[step] : pair?.key;
            if (!(0,dist/* isNode */.Ll)(key) || !key.range)
                break;
            line = lineAt(key.range[0]);
            node = pair === undefined ? key : pair.value;
        }
        return line;
    };
}
function pairsOf(map, known) {
    const before = known.get(map);
    if (before !== undefined)
        return before;
    const pairs = new Map(map.items.map((pair) => [String((0,dist/* isScalar */.jn)(pair.key) ? pair.key.value : pair.key), pair]));
    known.set(map, pairs);
    return pairs;
}

;// CONCATENATED MODULE: ./build/domain/parse_policy.js





const MAX_COMPLAINTS = 100;
/** Reads a policy: YAML 1.2, no duplicate key, no unknown key, every name known. Pure; never throws for a text. */
function parsePolicy(text, kinds) {
    const yaml = readPolicyYaml(text);
    if (!("lineOf" in yaml)) {
        return { policy: null, complaints: inOrder(yaml), lineOf: () => 1 };
    }
    const schema = policySchema(kinds);
    const parsed = schema.safeParse(yaml.value);
    const around = { whole: yaml.value, schema, kinds };
    const found = [
        ...(parsed.success ? [] : parsed.error.issues.flatMap((issue) => explainIssue(issue, around))),
        ...crossCheck(yaml.value),
    ];
    const complaints = inOrder([
        ...yaml.complaints,
        ...onePerPath(found).map(({ path, text }) => ({
            line: yaml.lineOf(path),
            path: pathText(path),
            text,
        })),
    ]);
    return {
        policy: complaints.length === 0 && parsed.success ? policyOf(parsed.data) : null,
        complaints,
        lineOf: yaml.lineOf,
    };
}
/** A value that breaks two rules at once is one mistake. */
function onePerPath(found) {
    const seen = new Set();
    return found.filter(({ path }) => {
        const key = JSON.stringify(path);
        return !seen.has(key) && seen.add(key);
    });
}
function inOrder(complaints) {
    const sorted = complaints.toSorted((a, b) => a.line - b.line);
    const more = sorted.length - MAX_COMPLAINTS;
    if (more <= 0)
        return sorted;
    const last = sorted[MAX_COMPLAINTS - 1];
    const text = `${more} more mistakes are not listed`;
    return [...sorted.slice(0, MAX_COMPLAINTS), { line: last.line, path: "", text }];
}

// EXTERNAL MODULE: ./build/engine/mod.js + 23 modules
var mod = __webpack_require__(7146);
// EXTERNAL MODULE: ./build/host/disk.js
var disk = __webpack_require__(2198);
// EXTERNAL MODULE: ./build/host/place.js
var host_place = __webpack_require__(9440);
;// CONCATENATED MODULE: ./build/store/directory/error.js



const FULL = [
    "store-full",
    "there is no room",
    "Make room there, or give the store a larger file system, and run the same command again.",
];
const MEANINGS = {
    ENOSPC: FULL,
    EDQUOT: FULL,
    EROFS: [
        "store-read-only",
        "its file system is read-only",
        "Was it remounted after an error? Look at the system's log, then mount it for writing.",
    ],
    EACCES: [
        "store-read-only",
        "this user may not",
        "Give this user the folder: chown and chmod 700.",
    ],
    EPERM: [
        "store-read-only",
        "this user may not",
        "Give this user the folder: chown and chmod 700.",
    ],
    ENOENT: ["store-failed", "its folder is not there", "Is the disk mounted? Is the path right?"],
};
/**
 * What the file system said, as an error of the store's. What is already one, and what is no answer
 * of the system at all, is handed back as it is.
 *
 * @param what "write to", "read", "list", …: what goes between "Cannot" and the store.
 */
function cannot(of, what, cause) {
    if (cause instanceof domain_error/* HoldfastError */.Et || !/^E[A-Z0-9]+$/.test(String((0,disk/* codeOf */.$N)(cause))))
        return cause;
    const [code, why, hint] = MEANINGS[(0,disk/* codeOf */.$N)(cause)] ?? [
        "store-failed",
        (0,domain_name/* shown */.SP)(cause.message),
        "Is the disk in order? Look at the system's log, then run the same command again.",
    ];
    const isReading = what === "read" || what === "list" || what.startsWith("read ");
    const fit = isReading && code === "store-read-only" ? "store-failed" : code;
    return new domain_error/* HoldfastError */.Et("store", `Cannot ${what} ${of.label}: ${why}`, {
        code: fit,
        hint,
        thing: (0,domain_name/* shown */.SP)(of.path),
        cause,
    });
}
/** Does a piece of work and turns what the file system says into an error of the store's. */
async function within(of, what, work) {
    try {
        return await work();
    }
    catch (cause) {
        throw cannot(of, what, cause);
    }
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
;// CONCATENATED MODULE: ./build/store/directory/folder.js








/** The folder at an absolute path. */
function folderOf(path, needsMount) {
    return { path, label: `store "${(0,domain_name/* shown */.SP)(path)}"`, needsMount };
}
/** Where an entry or a draft lies. @throws RangeError for a name that is none of ours. */
function placeOf(folder, name) {
    if (name.text.includes("/") || /^\.{0,2}$/.test(name.text))
        throw new RangeError("No entry name");
    return (0,external_node_path_.join)(folder.path, name.text);
}
/** Whether the folder is there. @throws HoldfastError for anything else in its place, or a missing mount. */
async function isThere(folder) {
    await requireMount(folder);
    const stat = await (0,disk/* lookAt */.t5)(folder.path);
    if (stat === null || stat.isDirectory())
        return stat !== null;
    const isLink = stat.isSymbolicLink();
    throw new domain_error/* HoldfastError */.Et("store", `Cannot use ${folder.label}: it is ${isLink ? "a symbolic link" : "not a folder"}`, {
        code: "store-failed",
        hint: isLink
            ? "Write the path it leads to into the policy, so that nobody can turn it elsewhere."
            : "Write the path of a folder into the policy.",
        thing: (0,domain_name/* shown */.SP)(folder.path),
    });
}
/** @throws HoldfastError store/store-not-mounted where a mount is required and there is none. */
async function requireMount(folder) {
    if (!folder.needsMount)
        return;
    const mount = await (0,host_place/* mountOf */.vI)(folder.path);
    // autofs is only the promise of a mount.
    if (mount.point === "/" || mount.type === "autofs")
        throw notMounted(folder);
}
/** Where the folder stands now; null when it is not there. */
async function footingOf(folder) {
    const flags = external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_DIRECTORY | external_node_fs_.constants.O_NOFOLLOW;
    try {
        const handle = await (0,promises_.open)(folder.path, flags);
        try {
            const { dev, ino } = await handle.stat({ bigint: true });
            // st_dev alone would not tell a bind mount from what lies under it.
            const info = await (0,promises_.readFile)(`/proc/self/fdinfo/${handle.fd}`, "latin1");
            return `${dev}:${ino}:${/^mnt_id:\s*(\d+)/m.exec(info)?.[1] ?? ""}`;
        }
        finally {
            await handle.close();
        }
    }
    catch (cause) {
        if ((0,disk/* codeOf */.$N)(cause) === "ENOENT" || (0,disk/* codeOf */.$N)(cause) === "ENOTDIR")
            return null;
        throw cause;
    }
}
/** @throws HoldfastError when the path leads to another folder than before: a drive was pulled, a share lost. */
async function requireFooting(folder, footing) {
    if ((await footingOf(folder)) === footing)
        return;
    if (folder.needsMount)
        throw notMounted(folder);
    throw new domain_error/* HoldfastError */.Et("store", `Cannot write to ${folder.label}: its folder was exchanged`, {
        code: "store-failed",
        hint: "Was a file system mounted or unmounted there meanwhile? Run the same command again.",
        thing: (0,domain_name/* shown */.SP)(folder.path),
    });
}
/** Makes the folder where it is not there, 0700, and says where it stands. */
async function makeFolder(folder) {
    const isNew = !(await isThere(folder));
    if (isNew) {
        await (0,promises_.mkdir)(folder.path, { mode: 0o700 }).catch((cause) => {
            if ((0,disk/* codeOf */.$N)(cause) !== "EEXIST")
                throw cause;
        });
        try {
            await isThere(folder);
        }
        catch (cause) {
            // The mount went between the look and the making: nothing may stay on what lies under it.
            await (0,promises_.rmdir)(folder.path).catch(() => { });
            throw cause;
        }
        await (0,host_place/* syncFolder */.Yw)((0,external_node_path_.dirname)(folder.path));
    }
    const footing = await footingOf(folder);
    if (footing !== null)
        return footing;
    throw cannot(folder, "write to", Object.assign(new Error("gone"), { code: "ENOENT" }));
}
function notMounted(folder) {
    return new domain_error/* HoldfastError */.Et("store", `Cannot use ${folder.label}: nothing is mounted there`, {
        code: "store-not-mounted",
        hint: "Mount the file system and run the same command again; nothing was written beneath it.",
        thing: (0,domain_name/* shown */.SP)(folder.path),
    });
}

;// CONCATENATED MODULE: ./build/store/directory/check.js









/** Everything that would keep the next backup from this store, as far as it shows without writing. */
async function checkFolder(folder, need) {
    try {
        const there = await isThere(folder);
        if (!there)
            await requireParent(folder);
        const at = there ? folder.path : (0,external_node_path_.dirname)(folder.path);
        // access(2) also answers for a file system that is mounted read-only.
        await (0,promises_.access)(at, promises_.constants.R_OK | promises_.constants.W_OK | promises_.constants.X_OK);
        const room = await (0,host_place/* roomAt */.t3)(at);
        return [...roomFinding(folder, need, room), ...(there ? await widthFinding(folder) : [])];
    }
    catch (cause) {
        const error = cannot(folder, "write to", cause);
        if (!(error instanceof domain_error/* HoldfastError */.Et))
            throw error;
        const { code, message, hint } = error;
        return [{ code, weight: "error", thing: (0,domain_name/* shown */.SP)(folder.path), text: message, hint: hint ?? "" }];
    }
}
async function requireParent(folder) {
    const parent = await (0,promises_.stat)((0,external_node_path_.dirname)(folder.path)).catch(() => null);
    if (parent?.isDirectory())
        return;
    throw new domain_error/* HoldfastError */.Et("store", `Cannot write to ${folder.label}: the folder it would be made in is not there`, {
        code: "store-unreachable",
        hint: `Make the folder "${(0,domain_name/* shown */.SP)((0,external_node_path_.dirname)(folder.path))}". Is the disk mounted?`,
        thing: (0,domain_name/* shown */.SP)(folder.path),
    });
}
function roomFinding(folder, need, room) {
    if (room >= need)
        return [];
    return [
        {
            code: "store-full",
            weight: "error",
            thing: (0,domain_name/* shown */.SP)(folder.path),
            text: `Cannot write to ${folder.label}: ${(0,units/* formatBytes */.z3)(need)} are needed and ${(0,units/* formatBytes */.z3)(room)} are free`,
            hint: "Make room there, or give the store a larger file system.",
        },
    ];
}
async function widthFinding(folder) {
    const mode = Number((await (0,disk/* lookAt */.t5)(folder.path))?.mode ?? 0) & 0o777;
    if ((mode & 0o077) === 0)
        return [];
    return [
        {
            code: "store-wide",
            weight: "warning",
            thing: (0,domain_name/* shown */.SP)(folder.path),
            text: `The folder of ${folder.label} is open to others (mode ${mode.toString(8).padStart(4, "0")})`,
            hint: `Run: chmod 700 "${(0,domain_name/* shown */.SP)(folder.path)}"`,
        },
    ];
}

;// CONCATENATED MODULE: ./build/store/file_name.js
const FILE = /^(?:[a-z0-9][a-z0-9-]{0,39}\/)?[A-Za-z0-9][A-Za-z0-9._-]{0,199}$/;
/**
 * Whether a file of an entry may have that name: "manifest.json", "settings/tree.tar.zst.age".
 * Readers and writers build no path from anything else, whoever wrote the name.
 */
function isFileName(name) {
    return FILE.test(name);
}

;// CONCATENATED MODULE: ./build/store/directory/put.js






const CHUNK = 2 ** 20; // bytes
const READ = external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_NOFOLLOW | external_node_fs_.constants.O_NONBLOCK;
/** Another file system, one without links, too many of them, or a file whose owner is another user. */
const NO_LINK = ["EXDEV", "EPERM", "EMLINK", "ENOTSUP", "EOPNOTSUPP", "ENOSYS"];
/** Puts a second name of the file at `from` to `to`, or a synced copy where there can be none. 0600. */
async function placeFile(from, to, signal) {
    const stat = await (0,disk/* lookAt */.t5)(from);
    // The mode belongs to the file, not to the name: one that others may read gets a copy of its own.
    if ((Number(stat?.mode) & 0o777) !== 0o600)
        return await copyFile(from, to, signal);
    try {
        await (0,promises_.link)(from, to);
    }
    catch (cause) {
        if (!NO_LINK.includes((0,disk/* codeOf */.$N)(cause)))
            throw cause;
        await copyFile(from, to, signal);
    }
}
/** Makes every file and folder of a draft durable, the folders after what is in them. */
async function syncTree(folder) {
    for (const entry of await (0,promises_.readdir)(folder, { withFileTypes: true })) {
        const path = (0,external_node_path_.join)(folder, entry.name);
        if (entry.isDirectory())
            await syncTree(path);
        else
            await syncFile(path);
    }
    await (0,host_place/* syncFolder */.Yw)(folder);
}
async function copyFile(from, to, signal) {
    const source = await (0,promises_.open)(from, READ);
    try {
        const copy = await (0,promises_.open)(to, "wx", 0o600);
        try {
            await copyBytes(source, copy, signal);
            await copy.sync();
        }
        finally {
            await copy.close();
        }
    }
    finally {
        await source.close();
    }
}
async function copyBytes(source, copy, signal) {
    const buffer = Buffer.allocUnsafeSlow(CHUNK);
    for (;;) {
        if (signal.aborted)
            throw new domain_error/* Interrupted */.j$();
        const { bytesRead } = await source.read(buffer, 0, CHUNK);
        if (bytesRead === 0)
            return;
        await copy.writeFile(buffer.subarray(0, bytesRead)); // all of it, where one write may be short
    }
}
async function syncFile(path) {
    const file = await (0,promises_.open)(path, READ);
    try {
        await file.sync();
    }
    finally {
        await file.close();
    }
}

// EXTERNAL MODULE: ./build/host/remove.js
var remove = __webpack_require__(4943);
;// CONCATENATED MODULE: ./build/store/directory/remove.js









/** A name that no draft has yet. */
function draftName(of, machine) {
    return `.draft-${of}-${Buffer.from(machine.random(8)).toString("hex")}`;
}
/** Removes an entry or a draft whole; what is not there is no error. */
async function removeEntry(folder, name, machine) {
    const place = placeOf(folder, name);
    const what = `remove "${(0,domain_name/* shown */.SP)(name.text)}" from`;
    await within(folder, what, async () => {
        if (!(await isThere(folder)) || (await (0,disk/* lookAt */.t5)(place)) === null)
            return;
        if (name.kind === "draft")
            return await dropTree(folder, place);
        const hidden = (0,external_node_path_.join)(folder.path, draftName(name.text, machine));
        try {
            await (0,promises_.rename)(place, hidden); // hidden first: a half-removed entry must never be listed as one
        }
        catch (cause) {
            if ((0,disk/* codeOf */.$N)(cause) === "ENOENT")
                return; // somebody else removed it
            throw cause;
        }
        await (0,host_place/* syncFolder */.Yw)(folder.path);
        machine.step("directory: hidden");
        await dropTree(folder, hidden);
    });
}
/** Removes a draft's folder and all in it, following no link. */
async function dropTree(folder, path) {
    try {
        await (0,remove/* removeTree */.d)(path);
    }
    catch (cause) {
        if (!(cause instanceof domain_error/* HoldfastError */.Et))
            throw cause;
        if ((0,disk/* codeOf */.$N)(cause.cause) !== "")
            throw cause.cause;
        throw new domain_error/* HoldfastError */.Et("store", `Cannot clear ${folder.label}: ${cause.message}`, {
            code: "store-failed",
            hint: cause.hint ?? "",
            thing: (0,domain_name/* shown */.SP)(folder.path),
            cause,
        });
    }
}

;// CONCATENATED MODULE: ./build/store/directory/draft.js












const DAY = 86_400_000; // ms
/** Begins an entry, 0700, beside the others; makes the store's folder where it is not there. */
async function openDraft(folder, name, machine) {
    if (name.kind === "draft")
        throw new RangeError("A draft of a draft");
    const place = placeOf(folder, name);
    const draft = (0,external_node_path_.join)(folder.path, draftName(name.text, machine));
    return await within(folder, "write to", async () => {
        const footing = await makeFolder(folder);
        if ((await (0,disk/* lookAt */.t5)(place)) !== null)
            return "taken";
        await (0,promises_.mkdir)(draft, { mode: 0o700 });
        const work = { folder, machine, name, draft, place, footing };
        return {
            put: (file, path) => put(work, file, path),
            publish: () => publish(work),
            discard: () => within(folder, "clear", () => dropTree(folder, draft)),
        };
    });
}
/** Removes drafts that nothing was put into for a day. */
async function sweepDrafts(folder, now) {
    return await within(folder, "clear", async () => {
        let swept = 0;
        for (const text of (await isThere(folder)) ? await (0,promises_.readdir)(folder.path) : []) {
            if ((0,entry/* parseEntryName */.XK)(text)?.kind !== "draft")
                continue;
            const path = (0,external_node_path_.join)(folder.path, text);
            if ((await newestChange(path)) > now.getTime() - DAY)
                continue;
            await dropTree(folder, path);
            swept += 1;
        }
        return swept;
    });
}
async function put(work, file, path) {
    if (!isFileName(file))
        throw new RangeError(`No name for a file of an entry: "${file}"`);
    const { folder, draft } = work;
    try {
        await requireStaged(folder, path);
        const slash = file.indexOf("/");
        if (slash > 0)
            await makeSubfolder((0,external_node_path_.join)(draft, file.slice(0, slash)));
        await placeFile(path, (0,external_node_path_.join)(draft, file), work.machine.signal);
    }
    catch (cause) {
        await dropTree(folder, draft).catch(() => { }); // the first error is the one worth telling
        throw await explained(work, "write", cause);
    }
}
async function publish(work) {
    const { folder, draft, place, machine } = work;
    try {
        await syncTree(draft);
        await (0,host_place/* syncFolder */.Yw)(folder.path); // the draft's own name: a crash must leave a draft or nothing
        await requireFooting(folder, work.footing); // as late as can be: a drive may be pulled at any time
        // rename(2) would silently take the place of an empty folder.
        if ((await (0,disk/* lookAt */.t5)(place)) !== null)
            return "taken";
        machine.step("directory: drafted");
        const isOurs = await renameFresh(draft, place); // the one moment of publishing: all of it is synced
        if (!isOurs)
            return "taken";
        await (0,host_place/* syncFolder */.Yw)(folder.path);
        machine.step("directory: published");
        return "published";
    }
    catch (cause) {
        throw await explained(work, "publish", cause);
    }
}
/** A mount that vanished shows as a missing folder: says what it is. */
async function explained(work, verb, cause) {
    const { folder, footing, name } = work;
    const what = `${verb} "${(0,domain_name/* shown */.SP)(name.text)}" ${verb === "write" ? "to" : "in"}`;
    const gone = await requireFooting(folder, footing).then(() => null, (error) => error);
    return gone !== null && (0,disk/* codeOf */.$N)(cause) === "ENOENT" ? gone : cannot(folder, what, cause);
}
async function renameFresh(from, to) {
    try {
        await (0,promises_.rename)(from, to);
        return true;
    }
    catch (cause) {
        if (["ENOTEMPTY", "EEXIST", "ENOTDIR"].includes((0,disk/* codeOf */.$N)(cause)))
            return false;
        throw cause;
    }
}
async function requireStaged(folder, path) {
    const stat = await (0,disk/* lookAt */.t5)(path);
    if (stat?.isFile())
        return;
    const why = stat === null ? "is gone" : "is not a plain file";
    throw new domain_error/* HoldfastError */.Et("store", `Cannot write to ${folder.label}: staged "${(0,domain_name/* shown */.SP)(path)}" ${why}`, {
        code: "store-failed",
        hint: "Does somebody else clean the staging folder? Give it a place of its own.",
        thing: (0,domain_name/* shown */.SP)(folder.path),
    });
}
async function makeSubfolder(path) {
    await (0,promises_.mkdir)(path, { mode: 0o700 }).catch((cause) => {
        if ((0,disk/* codeOf */.$N)(cause) !== "EEXIST")
            throw cause;
    });
}
/** The newest change of a draft's folder and its subfolders, ms; a put changes one of them. */
async function newestChange(path) {
    const stat = await (0,disk/* lookAt */.t5)(path);
    let newest = Number(stat?.mtimeMs ?? 0n);
    if (stat?.isDirectory() !== true)
        return newest;
    for (const entry of await (0,promises_.readdir)(path, { encoding: "buffer" })) {
        const inner = await (0,disk/* lookAt */.t5)(Buffer.concat([Buffer.from(`${path}/`), entry]));
        if (inner?.isDirectory())
            newest = Math.max(newest, Number(inner.mtimeMs));
    }
    return newest;
}

;// CONCATENATED MODULE: ./build/store/directory/entries.js










const entries_CHUNK = 2 ** 20; // bytes
const SUBFOLDER = /^[a-z0-9-]+$/;
/** Lists what is named by the grammar, however damaged: newest first, a backup before its notes, drafts last. */
async function* listEntries(folder) {
    const names = await within(folder, "list", async () => {
        return (await isThere(folder)) ? await (0,promises_.readdir)(folder.path) : [];
    });
    yield* names
        .map(entry/* parseEntryName */.XK)
        .filter((name) => name !== null)
        .sort(compareEntries);
}
/** What an entry holds, by look alone: links, devices and pipes are as good as missing. */
async function lookAtEntry(folder, name) {
    const place = placeOf(folder, name);
    return await within(folder, `read "${(0,domain_name/* shown */.SP)(name.text)}" in`, async () => {
        const stat = (await isThere(folder)) ? await (0,disk/* lookAt */.t5)(place) : null;
        if (stat === null)
            return null;
        const files = new Map();
        if (stat.isDirectory())
            await collectFiles(place, "", files);
        return { name, files };
    });
}
/** Reads the next chunk while the last one is used: whoever hashes it needs as long as the disk. */
async function* readAhead(handle, span) {
    const { start, length } = span;
    const buffers = [0, 1].map(() => Buffer.allocUnsafeSlow(Math.min(entries_CHUNK, length)));
    const readAt = (done, turn) => {
        const buffer = buffers[turn % 2];
        const reading = handle.read({
            buffer,
            length: Math.min(buffer.length, length - done),
            position: start + done,
        });
        reading.catch(() => { }); // told when it is waited for
        return reading;
    };
    let next = readAt(0, 0);
    try {
        for (let done = 0, turn = 0; done < length; turn++) {
            if (span.signal.aborted)
                throw new domain_error/* Interrupted */.j$();
            const { bytesRead, buffer } = await next;
            if (bytesRead === 0)
                throw span.missing("it was cut short while it was read");
            done += bytesRead;
            if (done < length)
                next = readAt(done, turn + 1);
            yield buffer.subarray(0, bytesRead);
        }
    }
    finally {
        await next.catch(() => { }); // the caller closes the file now
    }
}
/**
 * A file's bytes, in two buffers that are used again.
 *
 * @throws HoldfastError store/store-missing-bytes when it is not a plain file or has fewer bytes than
 *   asked for; before the first chunk where that shows.
 */
async function* readEntry(folder, wanted) {
    const { file, range, signal } = wanted;
    const what = `read "${(0,domain_name/* shown */.SP)(`${wanted.name.text}/${file}`)}" in`;
    const missing = (why) => missingBytes(folder, what, why);
    const entry = placeOf(folder, wanted.name);
    if (!isFileName(file))
        throw missing("no file of ours has such a name");
    if (!(await within(folder, what, () => isPlain(entry, file))))
        throw missing("it is not there");
    // Should a link or a pipe have come meanwhile, it is neither followed nor waited for.
    const flags = external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_NOFOLLOW | external_node_fs_.constants.O_NONBLOCK;
    const handle = await within(folder, what, () => (0,promises_.open)((0,external_node_path_.join)(entry, file), flags));
    try {
        const stat = await handle.stat();
        if (!stat.isFile())
            throw missing("it is not there");
        const { start, length } = range ?? { start: 0, length: stat.size };
        if (start < 0 || length < 0)
            throw new RangeError("A range before the file's start");
        if (start + length > stat.size)
            throw missing(`it has only ${stat.size} bytes`);
        yield* readAhead(handle, { start, length, signal, missing });
    }
    catch (cause) {
        throw cannot(folder, what, cause);
    }
    finally {
        await handle.close();
    }
}
/** A regular file that no link leads to, below the store's folder. */
async function isPlain(entry, file) {
    const slash = file.indexOf("/");
    const folders = slash < 0 ? [entry] : [entry, (0,external_node_path_.join)(entry, file.slice(0, slash))];
    for (const folder of folders) {
        if ((await (0,disk/* lookAt */.t5)(folder))?.isDirectory() !== true)
            return false;
    }
    return (await (0,disk/* lookAt */.t5)((0,external_node_path_.join)(entry, file)))?.isFile() === true;
}
async function collectFiles(place, prefix, files) {
    const found = await (0,promises_.readdir)(place, { withFileTypes: true, encoding: "buffer" });
    for (const { name } of found) {
        const path = Buffer.concat([Buffer.from(`${place}/`), name]);
        const stat = await (0,disk/* lookAt */.t5)(path); // not the kind that readdir gives: some file systems know none
        const text = (0,domain_name/* nameOfBytes */.uZ)(name);
        if (stat?.isFile())
            files.set(prefix + text, Number(stat.size));
        if (stat?.isDirectory() && prefix === "" && SUBFOLDER.test(text)) {
            await collectFiles((0,external_node_path_.join)(place, text), `${text}/`, files);
        }
    }
}
function compareEntries(a, b) {
    const [left, right] = [rankOf(a), rankOf(b)];
    if (left === 2 || right === 2)
        return left - right || (a.text < b.text ? -1 : 1);
    const order = (0,entry/* compareIds */.q3)(b.id, a.id) || left - right;
    if (order !== 0 || a.kind !== "note" || b.kind !== "note")
        return order;
    if (a.note !== b.note)
        return a.note < b.note ? -1 : 1;
    return a.turn - b.turn;
}
function rankOf(name) {
    return name.kind === "backup" ? 0 : name.kind === "note" ? 1 : 2;
}
function missingBytes(folder, what, why) {
    return new domain_error/* HoldfastError */.Et("store", `Cannot ${what} ${folder.label}: ${why}`, {
        code: "store-missing-bytes",
        hint: "Run verify: it names everything that is missing. Does another store hold this backup?",
        thing: (0,domain_name/* shown */.SP)(folder.path),
    });
}

;// CONCATENATED MODULE: ./build/store/directory.js







const settings = schemas/* strictObject */.rej({
    path: schemas/* string */.YjP()
        .min(1)
        .max(4000)
        .regex(/^[^\x00\r\n]+$/, "a path on one line"),
    layout: schemas/* literal */.euz("folder").default("folder"),
    mount: schemas/* literal */.euz("required").optional(),
});
/** Entries as folders in a folder: drafts beside them, published by one rename. */
const directory = {
    kind: "directory",
    settings,
    resolve: (given, folder) => ({ ...given, path: (0,external_node_path_.resolve)(folder, given.path) }),
    open: (given, machine) => storeIn(folderOf(given.path, given.mount === "required"), machine),
};
function storeIn(folder, machine) {
    return {
        label: folder.label,
        folders: [folder.path],
        check: (need) => checkFolder(folder, need),
        list: () => listEntries(folder),
        look: (name) => lookAtEntry(folder, name),
        read: (name, file, range) => readEntry(folder, { name, file, range, signal: machine.signal }),
        draft: (name) => openDraft(folder, name, machine),
        remove: (name) => removeEntry(folder, name, machine),
        sweep: (now) => sweepDrafts(folder, now),
    };
}

;// CONCATENATED MODULE: ./build/store/mod.js

/** The kinds of stores there are. The only list: a new kind is one line here. */
const stores = {
    directory: directory,
};

// EXTERNAL MODULE: ./build/trust/digest.js
var digest = __webpack_require__(8297);
// EXTERNAL MODULE: ./build/pipe/recipient.js
var recipient = __webpack_require__(9122);
// EXTERNAL MODULE: ./build/trust/public_key.js
var public_key = __webpack_require__(3556);
;// CONCATENATED MODULE: ./build/command/policy_keys.js





const MAX_KEY_FILE = 64 * 1024; // bytes
/** Reads every public key and recipient of a policy, also those in files. Never repeats what may be a secret. */
async function resolveKeys(policy, at) {
    const complaints = [];
    const reader = {
        folder: at.folder,
        complain: (path, text) => complaints.push({
            line: at.lineOf(path),
            path: pathText(path),
            text: `${pathText(path)} ${text}`,
        }),
    };
    const recipients = await readRecipients(policy.recipients, reader);
    const signers = [];
    for (const [name, { key, may, last }] of Object.entries(policy.signers)) {
        const read = await readKey(key, ["signers", name, "key"], reader);
        if (read !== null)
            signers.push({ name, key: read, may, last });
    }
    const people = [];
    for (const [name, { keys }] of Object.entries(policy.people)) {
        const read = await Promise.all(keys.map((key, index) => readKey(key, ["people", name, "keys", index], reader)));
        people.push({ name, keys: read.filter((key) => key !== null) });
    }
    refuseSharedKeys(people, reader);
    return { recipients, signers, people, complaints: complaints.sort((a, b) => a.line - b.line) };
}
async function readRecipients(list, reader) {
    const found = [];
    const kinds = new Set();
    for (const [index, entry] of list.entries()) {
        const path = ["recipients", index];
        const text = await readReference(entry, path, reader);
        if (text === null)
            continue;
        if (isSecret(text)) {
            reader.complain(path, whyNoRecipient(text));
            continue;
        }
        const lines = text
            .split("\n")
            .map((line) => line.trim())
            .filter((line) => line !== "" && !line.startsWith("#"));
        if (lines.length === 0)
            reader.complain(path, "holds no recipient");
        for (const line of lines) {
            const kind = (0,recipient/* parseRecipient */.F)(line);
            if (kind === null)
                reader.complain(path, whyNoRecipient(line));
            else {
                kinds.add(kind);
                if (found.includes(line))
                    reader.complain(path, "is there twice");
                found.push(line);
            }
        }
    }
    if (kinds.size > 1)
        reader.complain(["recipients"], "mixes X25519 (age1…) and post-quantum (age1pq1…) recipients, expected one kind");
    return found;
}
function isSecret(text) {
    return /PRIVATE KEY|AGE-SECRET-KEY/i.test(text);
}
function whyNoRecipient(line) {
    if (/AGE-SECRET-KEY/i.test(line))
        return "is a secret key, expected the public recipient (age1…); take it out of the policy and make a new identity";
    if (isSecret(line))
        return "is a private key, expected an age recipient (age1…)";
    if (/^ssh-|^ecdsa-|^sk-/.test(line))
        return "is an SSH key, expected an age recipient (age1…)";
    return "is no age recipient (age1…): is a character missing?";
}
async function readKey(entry, path, reader) {
    const text = await readReference(entry, path, reader);
    if (text === null)
        return null;
    if (isSecret(text)) {
        reader.complain(path, "is a private key, expected the public one (the line in the .pub file)");
        return null;
    }
    if (/^age1/.test(text.trim())) {
        reader.complain(path, "is an age recipient, expected an OpenSSH public key line");
        return null;
    }
    const key = (0,public_key/* parsePublicKey */.ee)(text.trim());
    if (typeof key !== "string")
        return key;
    reader.complain(path, `is no OpenSSH public key that counts: ${key}`);
    return null;
}
async function readReference(entry, path, reader) {
    if (!entry.startsWith("file:"))
        return entry;
    const file = (0,external_node_path_.resolve)(reader.folder, entry.slice("file:".length));
    const complain = (why) => {
        reader.complain(path, `names a file that cannot be read (${why})`);
        return null;
    };
    try {
        const { size, isPlain } = await (0,promises_.stat)(file).then((is) => ({
            size: is.size,
            isPlain: is.isFile(),
        }));
        if (!isPlain)
            return complain("it is no plain file"); // a pipe would be waited for without end
        if (size > MAX_KEY_FILE)
            return complain("it is too large for a public key");
        return await (0,promises_.readFile)(file, "utf8");
    }
    catch (cause) {
        const code = cause.code ?? "unknown reason";
        return complain(code === "ENOENT" ? "there is no such file" : code);
    }
}
/** One key for two people would let one hand play both. A signer may share one: `check` warns. */
function refuseSharedKeys(people, reader) {
    const owners = new Map();
    for (const { name, keys } of people) {
        for (const [index, key] of keys.entries()) {
            const owner = owners.get(key.fingerprint) ?? name;
            owners.set(key.fingerprint, owner);
            if (owner !== name)
                reader.complain(["people", name, "keys", index], `is the key of people.${owner} too`);
        }
    }
}

;// CONCATENATED MODULE: ./build/command/open_policy.js











const POLICY_FILE = "holdfast.yml";
const CORRECT = "Correct each line named above; docs/policy.md explains every key.";
/**
 * Reads a policy and all the public files it names.
 *
 * @param path What --policy says; else ./holdfast.yml, else the kit's.
 * @throws HoldfastError "policy-invalid" with every complaint as a finding.
 */
async function openPolicy(path, machine, kit) {
    const file = await findPolicy(path, machine, kit);
    const text = await readText(file);
    const parsed = parsePolicy(text, { engines: mod/* engines */.s, stores: stores });
    if (parsed.policy === null)
        throw invalid(file, parsed.complaints);
    const policy = parsed.policy;
    const folder = (0,external_node_path_.dirname)(file);
    const keys = await resolveKeys(policy, { folder, lineOf: parsed.lineOf });
    if (keys.complaints.length > 0)
        throw invalid(file, keys.complaints);
    return {
        machine,
        file,
        folder,
        text,
        sha256: (0,digest/* sha256Hex */.f)(text),
        policy,
        recipients: keys.recipients,
        signers: keys.signers,
        people: keys.people,
        sources: Object.entries(policy.sources).map(([name, entry]) => open_policy_sourceOf(name, entry, { folder, machine })),
        stores: new Map(Object.entries(mapValues(policy.stores, ({ kind, settings }) => {
            const one = stores[kind];
            return one.open(one.resolve(settings, folder), machine);
        }))),
        state: stateFolder(policy, folder, machine),
        staging: policy.staging === null ? null : (0,external_node_path_.resolve)(folder, policy.staging),
    };
}
/** Reads a policy as far as its text alone goes: no file it names, no environment. @returns Its complaints as findings. */
async function checkText(path, machine, kit) {
    const file = await findPolicy(path, machine, kit);
    const found = findingsOf(file, parsePolicy(await readText(file), { engines: mod/* engines */.s, stores: stores }).complaints);
    return found.map((one, at) => (at === found.length - 1 ? { ...one, hint: CORRECT } : one));
}
function open_policy_sourceOf(name, entry, at) {
    const kind = mod/* engines */.s[entry.engine];
    const settings = kind.resolve(entry.settings, at.folder);
    return { name, entry, kind, settings, open: () => kind.open(settings, at.machine) };
}
async function findPolicy(path, machine, kit) {
    if (path !== null)
        return (0,external_node_path_.resolve)(machine.cwd, path);
    // A name in a constant: ncc takes resolve(….cwd, "a literal") for a file to bundle.
    for (const folder of kit === null ? [machine.cwd] : [machine.cwd, kit]) {
        const file = (0,external_node_path_.join)(folder, POLICY_FILE);
        try {
            await (0,promises_.access)(file);
            return file;
        }
        catch {
            // The next one may be there.
        }
    }
    throw new domain_error/* HoldfastError */.Et("policy", `Cannot find a policy: there is no "holdfast.yml" in this folder`, {
        code: "policy-unreadable",
        hint: "Name one with --policy FILE.",
        thing: "holdfast.yml",
    });
}
async function readText(file) {
    try {
        return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(await (0,promises_.readFile)(file));
    }
    catch (cause) {
        const { code, message } = cause;
        const why = UNREADABLE[code ?? ""] ?? message;
        throw new domain_error/* HoldfastError */.Et("policy", `Cannot read policy "${(0,domain_name/* shown */.SP)(file)}": ${(0,domain_name/* shown */.SP)(why)}`, {
            code: "policy-unreadable",
            hint: "Name the right file with --policy FILE.",
            thing: (0,domain_name/* shown */.SP)((0,external_node_path_.basename)(file)),
            cause,
        });
    }
}
const UNREADABLE = {
    ENOENT: "there is no such file",
    ENOTDIR: "there is no such file",
    EISDIR: "it is a folder",
    EACCES: "this user may not read it",
    ERR_ENCODING_INVALID_ENCODED_DATA: "it is not UTF-8 text",
};
function findingsOf(file, complaints) {
    return complaints.map(({ line, path, text }) => ({
        code: "policy-invalid",
        weight: "error",
        thing: path === "" ? (0,domain_name/* shown */.SP)((0,external_node_path_.basename)(file)) : path,
        text: `${(0,domain_name/* shown */.SP)((0,external_node_path_.basename)(file))}:${line}: ${text}`,
        hint: "",
    }));
}
function invalid(file, complaints) {
    const first = complaints[0];
    const many = complaints.length === 1
        ? `${first?.text} (line ${first?.line})`
        : `${complaints.length} mistakes`;
    return new domain_error/* HoldfastError */.Et("policy", `Cannot read policy "${(0,domain_name/* shown */.SP)((0,external_node_path_.basename)(file))}": ${many}`, {
        code: "policy-invalid",
        hint: CORRECT,
        thing: (0,domain_name/* shown */.SP)((0,external_node_path_.basename)(file)),
        findings: findingsOf(file, complaints),
    });
}
function stateFolder(policy, folder, machine) {
    if (policy.state !== null)
        return (0,external_node_path_.resolve)(folder, policy.state);
    const base = machine.env["XDG_STATE_HOME"] || (0,external_node_path_.join)(machine.env["HOME"] ?? (0,external_node_os_.homedir)(), ".local/state");
    return (0,external_node_path_.join)(base, "holdfast", policy.name);
}


/***/ }),

/***/ 9122:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ parseRecipient)
/* harmony export */ });
/* harmony import */ var _scure_base__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4929);

/**
 * The kind of an age recipient, null when it is none we seal for.
 *
 * Checked fully: bech32 (BIP 173, without its limit of 90 characters), prefix, length of the key.
 * No ssh keys, no passphrases, no plugins: docs/decisions/recipients.md says why.
 */
function parseRecipient(text) {
    if (!/^age1(pq1)?[02-9ac-hj-np-z]+$/.test(text))
        return null;
    try {
        const { prefix, words } = _scure_base__WEBPACK_IMPORTED_MODULE_0__/* .bech32 */ .I.decode(text, false);
        const length = _scure_base__WEBPACK_IMPORTED_MODULE_0__/* .bech32 */ .I.fromWords(words).byteLength;
        if (prefix === "age" && length === 32)
            return "x25519";
        return prefix === "age1pq" && length === 1216 ? "hybrid" : null;
    }
    catch {
        return null; // a wrong checksum or padding
    }
}


/***/ })

};
