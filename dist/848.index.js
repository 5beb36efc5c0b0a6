export const id = 848;
export const ids = [848];
export const modules = {

/***/ 4848:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  kit: () => (/* binding */ kit)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/domain/error.js
var error = __webpack_require__(9515);
// EXTERNAL MODULE: ./build/domain/name.js
var domain_name = __webpack_require__(1618);
// EXTERNAL MODULE: ./build/domain/version.js
var version = __webpack_require__(8729);
;// CONCATENATED MODULE: ./build/command/kit_text.js
/** What somebody does with a kit on the worst day, with and without Holdfast. */
function recoveryText({ policy, sha256 }) {
    const needed = policy.approval === null
        ? "Nobody: this policy has no approval, so nothing can be restored with it."
        : policy.approval === "open"
            ? "Approval is open: nobody is asked."
            : `${policy.approval.needed} of ${policy.approval.approvers.join(", ")}; one more if the requester is not proven with --as.`;
    return `# Recovery of "${policy.name}"

Policy SHA-256: ${sha256}

You need this folder, a store (${Object.keys(policy.stores).join(", ")}), the file identity.txt from its offline place, and the approvers' SSH keys.
No network and no GitHub is needed; \`ssh-keygen\` (Debian: openssh-client) and, for file trees, GNU tar are.

## With Holdfast

\`\`\`sh
./holdfast check
./holdfast list
./holdfast verify
./holdfast plan latest --as YOUR_KEY --out plan.json
./holdfast approve plan.json --key APPROVERS_KEY
./holdfast restore plan.json --identity identity.txt
\`\`\`

Who must approve: ${needed}
The last line is \`Restore successfully\`. The line before it says how to undo.
If a place has moved, add \`--into SOURCE=PLACE\` to plan.

## Without Holdfast

\`\`\`sh
cd STORE/Backup_YYYYMMDD_HHMMZ
printf 'runner %s\\n' "PUBLIC KEY LINE OF THE SIGNER" > /tmp/signers
ssh-keygen -Y verify -f /tmp/signers -I runner -n holdfast-manifest -s manifest.json.sig < manifest.json
sha256sum SOURCE/FILE.zst.age          # must be the sha256 that manifest.json says
age -d -i identity.txt SOURCE/tree.tar.zst.age | zstd -d | tar -x --numeric-owner --xattrs --acls -C NEW_FOLDER
age -d -i identity.txt SOURCE/database.sqlite.zst.age | zstd -d > new.sqlite
\`\`\`

The signer's public key line stands in holdfast.yml under signers.
`;
}

// EXTERNAL MODULE: ./build/command/outcome.js + 1 modules
var outcome = __webpack_require__(2576);
;// CONCATENATED MODULE: ./build/command/kit.js







const LAUNCHER = `#!/bin/sh
# Starts Holdfast from this folder, wherever it is and from anywhere.
here=$(CDPATH='' cd -P -- "$(dirname -- "$(readlink -f -- "$0")")" && pwd) || exit 1
exec "$here/bin/node" "$here/dist/cli.js" "$@"
`;
/** Writes the break-glass folder: program, its Node, policy, the public files it names, and what to do. No private key. */
async function kit(setup, input) {
    const folder = (0,external_node_path_.resolve)(setup.machine.cwd, input.folder);
    await refuseFull(folder, input.folder);
    await refuseSource(input.dist);
    const files = publicFiles(setup);
    await (0,promises_.mkdir)((0,external_node_path_.join)(folder, "bin"), { recursive: true });
    await (0,promises_.cp)(input.dist, (0,external_node_path_.join)(folder, "dist"), { recursive: true });
    for (const entry of await (0,promises_.readdir)((0,external_node_path_.join)(folder, "dist"))) {
        if (entry.endsWith(".js"))
            await (0,promises_.chmod)((0,external_node_path_.join)(folder, "dist", entry), 0o644);
    }
    await (0,promises_.copyFile)(input.node, (0,external_node_path_.join)(folder, "bin/node"));
    await (0,promises_.chmod)((0,external_node_path_.join)(folder, "bin/node"), 0o755);
    await (0,promises_.writeFile)((0,external_node_path_.join)(folder, "holdfast.yml"), setup.text);
    for (const file of files) {
        await (0,promises_.mkdir)((0,external_node_path_.dirname)((0,external_node_path_.join)(folder, file)), { recursive: true });
        await (0,promises_.copyFile)((0,external_node_path_.join)(setup.folder, file), (0,external_node_path_.join)(folder, file));
    }
    await (0,promises_.writeFile)((0,external_node_path_.join)(folder, "RECOVERY.md"), recoveryText(setup));
    await (0,promises_.writeFile)((0,external_node_path_.join)(folder, "holdfast"), LAUNCHER, { mode: 0o755 });
    return (0,outcome/* outcomeOf */.sG)({
        command: "kit",
        entries: ["holdfast", "bin/node", "dist", "holdfast.yml", ...files, "RECOVERY.md"].map((file) => ({ file })),
        totals: { version: version/* VERSION */.x, policy: setup.sha256 },
        lines: [
            `${input.folder}/holdfast starts Holdfast ${version/* VERSION */.x} on any Linux x64, from anywhere`,
            `${input.folder}/RECOVERY.md says what to do`,
            "No private key is in it; keep it on a drive with a copy of the store.",
        ],
    });
}
async function refuseFull(folder, name) {
    const there = await (0,promises_.readdir)(folder).catch(() => []);
    if (there.length === 0)
        return;
    throw new error/* HoldfastError */.Et("policy", `Cannot make a kit in "${(0,domain_name/* shown */.SP)(name)}": the folder is not empty`, {
        code: "file-exists",
        hint: "Choose a new folder; nothing is overwritten.",
        thing: (0,domain_name/* shown */.SP)(name),
    });
}
async function refuseSource(dist) {
    const built = await (0,promises_.access)((0,external_node_path_.join)(dist, "cli.js")).then(() => true, () => false);
    if (built)
        return;
    throw new error/* HoldfastError */.Et("policy", "Cannot make a kit: this is not the bundled program", {
        code: "usage",
        hint: "Run it as node dist/cli.js kit DIR.",
        thing: "dist",
    });
}
/** The `file:` references of a policy that hold no secret, as paths below its folder. */
function publicFiles({ policy, folder }) {
    const keys = [
        ...Object.values(policy.signers).map(({ key }) => key),
        ...Object.values(policy.people).flatMap((person) => person.keys),
    ];
    const named = [...policy.recipients, ...keys]
        .filter((entry) => entry.startsWith("file:"))
        .map((entry) => entry.slice(5));
    return [...new Set(named)].map((file) => {
        const inside = (0,external_node_path_.relative)(folder, (0,external_node_path_.resolve)(folder, file));
        if (!file.startsWith("/") && !inside.startsWith(".."))
            return inside;
        throw new error/* HoldfastError */.Et("policy", `Cannot make a kit: the policy names "${(0,domain_name/* shown */.SP)(file)}", which lies outside its folder`, {
            code: "policy-invalid",
            hint: "Put public keys and recipients beside the policy and name them by a relative path.",
            thing: (0,domain_name/* shown */.SP)(file),
        });
    });
}


/***/ }),

/***/ 2576:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Vq: () => (/* binding */ caught),
  gk: () => (/* binding */ outcome_finding),
  sG: () => (/* binding */ outcomeOf)
});

// UNUSED EXPORTS: findingsOf

// EXTERNAL MODULE: ./build/domain/error.js
var domain_error = __webpack_require__(9515);
// EXTERNAL MODULE: ./build/domain/finding.js
var finding = __webpack_require__(9304);
;// CONCATENATED MODULE: ./build/domain/exit.js


/** The exit code that findings ask for: the highest among those of the errors; 0 without one. */
function exitOf(findings) {
    let exit = domain_error/* EXIT */.dc.done;
    for (const { code, weight } of findings) {
        if (weight !== "error")
            continue;
        const stage = finding/* CODES */.L[code][0];
        const own = code === "interrupted" ? domain_error/* EXIT */.dc.interrupted : domain_error/* EXIT */.dc.bug;
        exit = Math.max(exit, stage === null ? own : domain_error/* EXIT */.dc[stage]);
    }
    return exit;
}

;// CONCATENATED MODULE: ./build/command/outcome.js


/** Makes an outcome; the exit code is what the findings ask for, unless given. */
function outcomeOf({ lines = [], ...parts }) {
    const findings = parts.findings ?? [];
    return {
        lines,
        report: {
            command: parts.command,
            exit: parts.exit ?? exitOf(findings),
            backup: parts.backup ?? null,
            findings,
            entries: parts.entries ?? [],
            totals: parts.totals ?? {},
        },
    };
}
/** One thing noticed. */
function outcome_finding(weight, code, detail) {
    return { code, weight, thing: detail.thing, text: detail.text, hint: detail.hint ?? "" };
}
/** An error as findings of a report. */
function findingsOf(error) {
    if (error.findings.length > 0)
        return error.findings;
    const { code, message, hint, thing } = error;
    return [{ code, weight: "error", thing: thing ?? "", text: message, hint: hint ?? "" }];
}
/** Runs work; a user's error becomes findings, our own bugs stay thrown. */
async function caught(work) {
    try {
        return { value: await work(), findings: [] };
    }
    catch (error) {
        if (error instanceof domain_error/* HoldfastError */.Et)
            return { value: null, findings: findingsOf(error) };
        throw error;
    }
}


/***/ })

};
