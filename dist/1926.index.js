export const id = 1926;
export const ids = [1926];
export const modules = {
  61926: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      watch: () => (watch)
    });
    var domain_schedule = __webpack_require__(26459);
    var domain_status = __webpack_require__(77299);
    var zone_time = __webpack_require__(43735);
    var host_github = __webpack_require__(92724);
    var outcome = __webpack_require__(90246);
    var preflight = __webpack_require__(5697);
    ;
    const TRUSTED = ["OWNER", "MEMBER", "COLLABORATOR"];
    function issueTitle(policy) {
      return `Holdfast: backup overdue (${policy})`;
    }
    async function openIssue(github, policy, text) {
      const body = `${text}\n\n${markOf(policy)}\n`;
      const [first] = await issuesOf(github, policy);
      if (first === undefined) {
        const made = await github.send("POST", "/issues", {
          title: issueTitle(policy),
          body
        });
        return addressOf(made);
      }
      const there = String(first["body"]).replaceAll("\r\n", "\n");
      if (there.trimEnd() !== body.trimEnd()) await github.send("PATCH", `/issues/${first["number"]}`, {
        body
      });
      return addressOf(first);
    }
    async function closeIssues(github, policy, text) {
      const closed = [];
      for (const issue of await issuesOf(github, policy)) {
        const path = `/issues/${issue["number"]}`;
        await github.send("POST", `${path}/comments`, {
          body: text
        });
        await github.send("PATCH", path, {
          state: "closed",
          state_reason: "completed"
        });
        closed.push(addressOf(issue));
      }
      return closed;
    }
    async function issuesOf(github, policy) {
      const found = [];
      for await (const one of github.list("/issues?state=open")) {
        const issue = one;
        if (issue["title"] !== issueTitle(policy) || issue["pull_request"] !== undefined) continue;
        if (!String(issue["body"]).trimEnd().endsWith(markOf(policy))) continue;
        const isBot = issue["user"]?.["type"] === "Bot";
        if (isBot || TRUSTED.includes(String(issue["author_association"]))) found.push(issue);
      }
      return found.sort((a, b) => Number(a["number"]) - Number(b["number"]));
    }
    function markOf(policy) {
      return `<!-- holdfast watch ${policy} -->`;
    }
    function addressOf(issue) {
      const number = issue?.["number"];
      if (typeof number !== "number") throw new host_github.iK("the issue came back without a number", {
        status: 200
      });
      return String(issue["html_url"]);
    }
    var external_node_crypto_ = __webpack_require__(77598);
    var error = __webpack_require__(19515);
    var domain_name = __webpack_require__(11618);
    var check_status = __webpack_require__(85950);
    var command_status = __webpack_require__(83186);
    var external_node_zlib_ = __webpack_require__(38522);
    ;
    const LOCAL = 0x04034b50;
    const CENTRAL = 0x02014b50;
    const END = 0x06054b50;
    const END_LENGTH = 22;
    function unzipOne(bytes, limit) {
      const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      if (data.length < 4 || data.readUInt32LE(0) !== LOCAL) return bytes;
      try {
        const end = data.length - END_LENGTH;
        if (data.readUInt32LE(end) !== END || data.readUInt16LE(end + 10) !== 1) return null;
        const central = data.readUInt32LE(end + 16);
        if (data.readUInt32LE(central) !== CENTRAL) return null;
        const method = data.readUInt16LE(central + 10);
        const stored = data.readUInt32LE(central + 20);
        const size = data.readUInt32LE(central + 24);
        const local = data.readUInt32LE(central + 42);
        const start = local + 30 + data.readUInt16LE(local + 26) + data.readUInt16LE(local + 28);
        if (size > limit || start + stored > central) return null;
        const body = data.subarray(start, start + stored);
        const file = method === 0 ? body : (0, external_node_zlib_.inflateRawSync)(body, {
          maxOutputLength: limit
        });
        return (method === 0 || method === 8) && file.length === size ? file : null;
      } catch {
        return null;
      }
    }
    ;
    const TRIES = 10;
    const LIMIT = 2 ** 20;
    const AHEAD = 10 * 60_000;
    async function findStatus(setup, github) {
      try {
        const branch = (await github.get(""))["default_branch"];
        const findings = [];
        for (const artifact of (await artifactsOf(setup, github)).slice(0, TRIES)) {
          const why = (await whyForeign(artifact, github, String(branch))) ?? (await openStatus(artifact, setup, github));
          if (typeof why !== "string") return {
            newest: why,
            findings
          };
          findings.push(passedOver(artifact, why));
        }
        return {
          newest: null,
          findings
        };
      } catch (error) {
        if (!(error instanceof host_github.iK)) throw error;
        throw blind("the statuses of earlier runs", "actions: read", error);
      }
    }
    function blind(what, permission, cause) {
      const named = cause.permission?.replaceAll("=", ": ") ?? permission;
      return new error.Et("store", `Cannot ask GitHub for ${what}: ${(0, domain_name.SP)(cause.message)}`, {
        code: "watch-blind",
        hint: [401, 403, 404].includes(cause.status) ? `Give the job's token the permission: write "permissions: { ${(0, domain_name.SP)(named)} }" in the workflow.` : "Is GitHub down? The next watch asks again.",
        thing: "GitHub",
        cause
      });
    }
    async function artifactsOf({
      policy
    }, github) {
      const found = [];
      for (const command of command_status.V) {
        const name = encodeURIComponent((0, command_status.D)(policy.name, command));
        let left = TRIES;
        for await (const one of github.list(`/actions/artifacts?name=${name}`, "artifacts")) {
          if (one["expired"] !== true) found.push(one);
          if (--left === 0) break;
        }
      }
      const timeOf = one => Date.parse(String(one["created_at"])) || 0;
      return found.sort((a, b) => timeOf(b) - timeOf(a));
    }
    async function whyForeign(artifact, github, branch) {
      const id = String(artifact["workflow_run"]?.["id"] ?? "");
      if (!/^\d{1,20}$/.test(id)) return "it belongs to no run";
      const run = await github.get(`/actions/runs/${id}`);
      const head = run["head_repository"]?.["full_name"];
      if (head !== github.run.repository) return "its run is of another repository";
      if (run["head_branch"] !== branch) return "its run is of another branch";
      if (run["event"] !== "schedule" && run["event"] !== "workflow_dispatch") return "its run was started by neither a schedule nor a person";
      return String(run["path"]).startsWith(".github/workflows/") ? null : "its run is of no workflow";
    }
    async function openStatus(artifact, setup, github) {
      const bytes = await download(artifact, github, setup.machine);
      if (typeof bytes === "string") return bytes;
      const file = unzipOne(bytes, LIMIT);
      if (file === null) return "it is no zip of one file";
      const checked = (0, check_status.d)(file, {
        policy: setup.policy.name,
        signers: setup.signers
      });
      if (typeof checked === "string") return checked;
      const ahead = Date.parse(checked.status.at) - setup.machine.now().getTime();
      return ahead > AHEAD ? "it is dated in the future" : checked;
    }
    async function download(artifact, github, machine) {
      const url = await github.locate(`/actions/artifacts/${artifact["id"]}/zip`);
      const bytes = await (0, host_github._Z)(machine, url, LIMIT);
      if (bytes === null) return "it is too large";
      const {
        digest
      } = artifact;
      if (typeof digest === "string" && digest !== `sha256:${sha256(bytes)}`) return "its bytes are not those that were uploaded";
      return bytes;
    }
    function sha256(bytes) {
      return (0, external_node_crypto_.createHash)("sha256").update(bytes).digest("hex");
    }
    function passedOver(artifact, why) {
      const thing = (0, domain_name.SP)(`${artifact["name"]} (${artifact["id"]})`);
      return (0, outcome.gk)("warning", "status-refused", {
        thing,
        text: `Status "${thing}" counts for nothing: ${(0, domain_name.SP)(why)}`,
        hint: "Find out who uploaded it."
      });
    }
    ;
    const DAY = 86_400_000;
    const OLD = 32 * DAY;
    const YOUNG = DAY;
    async function watch(setup, github) {
      const {
        newest,
        findings: passed
      } = await findStatus(setup, github);
      const status = newest?.status ?? null;
      const watched = status === null ? [missing(setup)] : judge(setup, status);
      const found = [...passed, ...watched.flatMap(({
        findings
      }) => findings)];
      const isRed = (0, preflight.JD)(found);
      const told = await tellPeople({
        setup,
        github,
        found,
        status
      }, isRed);
      return (0, outcome.sG)({
        command: "watch",
        backup: status === null ? null : newestBackup(status),
        findings: [...found, ...told.findings],
        entries: (status?.schedules ?? []).map(({
          name,
          next,
          runs
        }) => ({
          schedule: name,
          next,
          last: runs[0]?.backup ?? null
        })),
        totals: {
          red: isRed,
          issue: told.issue,
          status: status?.at ?? null
        },
        lines: [...watched.map(({
          line
        }) => line), ...(status === null ? [] : [`Last word from the server: ${status.at}`]), ...(told.issue === null ? [] : [`${isRed ? "Open" : "Closed"}: ${told.issue}`]), isRed ? "A backup is overdue" : "No backup is overdue"]
      });
    }
    function missing({
      policy
    }) {
      const text = `No status that counts says how the backups of "${policy.name}" stand`;
      return {
        line: `${policy.name}  no status`,
        findings: [(0, outcome.gk)("error", "status-missing", {
          thing: policy.name,
          text,
          hint: "Has a backup run on the default branch yet, with the signing key? Look at its last runs."
        })]
      };
    }
    function judge(setup, status) {
      const now = setup.machine.now();
      const age = now.getTime() - Date.parse(status.at);
      const schedules = (0, domain_schedule.wx)(setup.policy);
      if (schedules.length > 0) return schedules.map(one => judgeSchedule(one, {
        setup,
        status,
        now
      }));
      const line = `${setup.policy.name}  no schedules; last word ${status.at}`;
      if (age <= OLD) return [{
        line,
        findings: []
      }];
      const text = `The newest status of "${setup.policy.name}" is of ${status.at}, and it has no schedules`;
      const hint = "Is anybody still backing it up? Schedules in the policy would say how often.";
      return [{
        line,
        findings: [(0, outcome.gk)("error", "status-old", {
          thing: setup.policy.name,
          text,
          hint
        })]
      }];
    }
    function judgeSchedule(schedule, {
      setup,
      status,
      now
    }) {
      const {
        name,
        timezone
      } = schedule;
      const {
        isOverdue,
        since,
        last,
        next
      } = (0, domain_schedule.eP)(schedule, (0, domain_status.UN)(status), now);
      if (!isOverdue) return {
        line: `${name}  well, next ${(0, zone_time.lt)(timezone, next)}`,
        findings: []
      };
      if (last !== null && since !== null) {
        const text = `Schedule "${name}" is overdue: due since ${(0, zone_time.lt)(timezone, since)}, last saved ${(0, zone_time.lt)(timezone, last)}`;
        const hint = "Does the runner still answer? Look at the last runs of the backup's workflow.";
        return {
          line: `${name}  overdue since ${(0, zone_time.lt)(timezone, since)}`,
          findings: [(0, outcome.gk)("error", "schedule-overdue", {
            thing: name,
            text,
            hint
          })]
        };
      }
      const isNew = status.policy.sha256 !== setup.sha256 && now.getTime() - Date.parse(status.at) < YOUNG;
      const text = `Schedule "${name}" has given no backup yet that all its stores hold`;
      const hint = "Does the workflow tick, and does its last run say why it failed?";
      return {
        line: `${name}  no backup yet`,
        findings: [(0, outcome.gk)(isNew ? "note" : "error", "schedule-overdue", {
          thing: name,
          text,
          hint
        })]
      };
    }
    function newestBackup({
      stores
    }) {
      const ids = stores.flatMap(({
        newest
      }) => newest ?? []);
      return ids.toSorted((a, b) => a.taken < b.taken ? 1 : -1)[0]?.backup ?? null;
    }
    async function tellPeople(at, isRed) {
      const {
        setup,
        github
      } = at;
      const {
        name
      } = setup.policy;
      try {
        if (isRed) return {
          issue: await openIssue(github, name, issueText(at)),
          findings: []
        };
        const closed = await closeIssues(github, name, wellText(at));
        return {
          issue: closed[0] ?? null,
          findings: []
        };
      } catch (error) {
        if (!(error instanceof host_github.iK)) throw error;
        const [told] = (0, outcome.WX)(blind("its issues", "issues: write", error));
        return {
          issue: null,
          findings: [{
            ...told,
            weight: "warning"
          }]
        };
      }
    }
    function issueText({
      setup,
      github,
      found,
      status
    }) {
      const errors = found.filter(({
        weight
      }) => weight === "error");
      return [`Backups of policy \`${setup.policy.name}\` are not being made as it asks.`, "", ...errors.map(({
        text,
        hint
      }) => `* ${plain(text)}. ${plain(hint)}`), "", status === null ? "The server has not said anything." : lastWord(status, github), "", "This issue is closed when all is well again."].join("\n");
    }
    function lastWord(status, github) {
      const {
        server,
        repository
      } = github.run;
      const prefix = `${server}/${repository}/actions/runs/`;
      const isOurs = status.run?.startsWith(prefix) && /^\d+$/.test(status.run.slice(prefix.length));
      const where = isOurs === true ? `, in ${status.run}` : "";
      return `Last word from the server: ${status.at}, after \`${plain(status.command)}\` that ended with exit code ${status.exit}${where}.`;
    }
    function wellText({
      status
    }) {
      const newest = status === null ? null : newestBackup(status);
      return newest === null ? "All is well again." : `All is well again: the newest backup is \`${newest}\`.`;
    }
    function plain(text) {
      return text.replace(/[\\`*_{}[\]()#+!|<>@~&]/g, symbol => `&#${symbol.charCodeAt(0)};`);
    }
  })
};
