export const id = 9986;
export const ids = [9986, 8793];
export const modules = {
  1049: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      mX: () => (APPROVAL),
      nx: () => (approvalPath),
      D$: () => (gatherVoices),
      RJ: () => (readApprovals),
      fu: () => (voicesOf)
    });
    var promises_ = __webpack_require__(51455);
    var external_node_path_ = __webpack_require__(76760);
    var error = __webpack_require__(19515);
    var domain_name = __webpack_require__(11618);
    var sshsig = __webpack_require__(64203);
    var comment = __webpack_require__(49680);
    var host_github = __webpack_require__(92724);
    var github_answer = __webpack_require__(15);
    ;
    const PERMISSION = "actions: read";
    async function askEnvironment(github, gate) {
      const of = {
        what: `the environment "${gate.name}"`,
        permission: PERMISSION
      };
      const environment = await (0, github_answer.NZ)(of, () => github.get(`/environments/${encodeURIComponent(gate.name)}`).catch(error => {
        if (error instanceof host_github.iK && error.status === 404) return null;
        throw error;
      }));
      const approvals = await (0, github_answer.NZ)({
        what: "the approvals of this run",
        permission: PERMISSION
      }, () => github.get(`/actions/runs/${github.run.runId}/approvals`));
      return judgeEnvironment({
        environment,
        approvals: (0, github_answer.gT)({
          approvals
        }, "approvals")
      }, gate);
    }
    function judgeEnvironment({
      environment,
      approvals
    }, gate) {
      const own = approvals.filter(one => (0, github_answer.gT)(one, "environments").some(other => (0, github_answer.$6)(other, "name") === gate.name));
      const rejected = own.find(one => (0, github_answer.$6)(one, "state") === "rejected");
      if (rejected !== undefined) throw refused(rejected, gate);
      const open = whyOpen(environment);
      if (own.length === 0) return open === null ? [] : [{
        person: null,
        why: `environment "${gate.name}" ${open} (${gate.page})`
      }];
      if (open !== null) throw unprotected(open, gate);
      return own.map(one => voiceOf(one, gate));
    }
    function whyOpen(environment) {
      if (environment === null) return "does not exist, or is not shown to a token without actions: read";
      const rule = (0, github_answer.gT)(environment, "protection_rules").find(one => (0, github_answer.$6)(one, "type") === "required_reviewers");
      if (rule === undefined || (0, github_answer.gT)(rule, "reviewers").length === 0) return "has no required reviewers";
      if ((0, github_answer.fK)(rule, ["prevent_self_review"]) !== true) return "does not prevent self-review";
      if ((0, github_answer.fK)(environment, ["can_admins_bypass"]) !== false) return "allows administrators to bypass it";
      return null;
    }
    function voiceOf(approval, {
      name,
      digits,
      personOf
    }) {
      const login = (0, github_answer.$6)(approval, "user", "login") ?? "";
      const who = `${(0, domain_name.SP)(login)}'s approval of environment "${name}"`;
      if ((0, github_answer.$6)(approval, "state") !== "approved") return {
        person: null,
        why: `${who} is not given yet`
      };
      const words = ((0, github_answer.$6)(approval, "comment") ?? "").toLowerCase().split(/[^0-9a-z]+/);
      if (!words.includes(digits)) {
        const other = words.some(word => /^[0-9a-f]{16}$/.test(word));
        return {
          person: null,
          why: `${who} ${other ? "names another plan" : "holds no code"}`
        };
      }
      const person = personOf(login);
      return person === null ? {
        person: null,
        why: `${(0, domain_name.SP)(login)} is the login of nobody in people`
      } : {
        person,
        by: `environment by login ${(0, domain_name.SP)(login)}`
      };
    }
    function refused(approval, gate) {
      const login = (0, domain_name.SP)((0, github_answer.$6)(approval, "user", "login") ?? "somebody");
      return new error.Et("approval", `Cannot restore plan ${gate.digits}: ${login} rejected environment "${gate.name}" in this run`, {
        code: "approval-refused",
        hint: "Talk to them. A new run asks the reviewers again.",
        thing: gate.digits
      });
    }
    const REMEDIES = {
      "does not exist, or is not shown to a token without actions: read": "Make the environment with required reviewers",
      "has no required reviewers": 'Set "Required reviewers"',
      "does not prevent self-review": 'Set "Prevent self-review"',
      "allows administrators to bypass it": 'Clear "Allow administrators to bypass configured protection rules"'
    };
    function unprotected(why, gate) {
      return new error.Et("approval", `Cannot restore plan ${gate.digits}: environment "${gate.name}" ${why}, so its approval means nothing`, {
        code: "gate-unprotected",
        hint: `${REMEDIES[why]} at ${gate.page} and start a new run.`,
        thing: gate.name
      });
    }
    var ask_comment = __webpack_require__(48793);
    var people = __webpack_require__(87331);
    ;
    function gatesOf({
      approval
    }) {
      return approval === null || approval === "open" ? [] : approval.gates;
    }
    async function githubVoices({
      digits,
      plan
    }, {
      github,
      policy
    }) {
      const {
        approval
      } = policy;
      if (github === null || approval === null || approval === "open") return [];
      const personOf = login => (0, people.o)(policy, login);
      const voices = [];
      if (approval.gates.includes("environment")) {
        const {
          server,
          repository
        } = github.run;
        const page = `${server}/${repository}/settings/environments`;
        const gate = {
          name: approval.environment,
          digits,
          personOf,
          page
        };
        voices.push(...(await askEnvironment(github, gate)));
      }
      if (approval.gates.includes("comment")) {
        const created = new Date(plan.bound.created);
        const issue = (0, ask_comment.issueFor)(plan, {
          approval,
          digits,
          name: policy.name
        });
        voices.push(...(await (0, comment.KC)(github, {
          ...issue,
          digits,
          created,
          personOf
        })));
      }
      return voices;
    }
    ;
    const APPROVAL = "holdfast-approval";
    function approvalPath(plan) {
      return `${plan}.approval`;
    }
    async function readApprovals(path) {
      try {
        return await (0, promises_.readFile)(path, "utf8");
      } catch (cause) {
        if (cause.code === "ENOENT") return null;
        throw malformed(path, cause.message);
      }
    }
    function voicesOf(text, path, {
      plan,
      setup
    }) {
      return (0, sshsig.Vv)(text).map(signature => {
        if (typeof signature === "string") throw malformed(path, signature);
        const {
          fingerprint
        } = signature.key;
        const reason = (0, sshsig.jC)(signature, plan.bytes, APPROVAL);
        if (reason !== null) return {
          person: null,
          why: `the signature of ${fingerprint} is not for this plan`
        };
        const person = (0, people.R)(setup.people, signature.key);
        return person === null ? {
          person: null,
          why: `${fingerprint} is the key of nobody in people`
        } : {
          person: person.name,
          by: `signature by ${fingerprint}`
        };
      });
    }
    async function gatherVoices(plan, files, setup) {
      refuseNoGate(plan, setup);
      const signed = await signedVoices(plan, files, setup);
      const isOpen = setup.policy.approval === "open";
      return isOpen ? signed : [...counted(signed, setup), ...(await githubVoices(plan, setup))];
    }
    function counted(voices, {
      policy
    }) {
      if (gatesOf(policy).includes("signature")) return [...voices];
      return voices.map(voice => voice.person === null ? voice : {
        person: null,
        why: `a signature of ${voice.person}, as approval.gates has no signature`
      });
    }
    function refuseNoGate(plan, {
      policy,
      github
    }) {
      const gates = gatesOf(policy);
      if (github !== null || gates.length === 0 || gates.includes("signature")) return;
      throw new error.Et("approval", `Cannot restore plan ${plan.digits}: approvals of policy "${policy.name}" are given on GitHub only (${gates.join(", ")})`, {
        code: "gate-unreachable",
        hint: "Restore by the workflow, or add signature to approval.gates by a reviewed change.",
        thing: "approval.gates"
      });
    }
    async function signedVoices(plan, files, setup) {
      const own = approvalPath(plan.path);
      const paths = [own, ...files.map(file => (0, external_node_path_.resolve)(setup.machine.cwd, file)).filter(path => path !== own)];
      const voices = [];
      for (const path of paths) {
        const text = await readApprovals(path);
        if (text !== null) voices.push(...voicesOf(text, path, {
          plan,
          setup
        }));else if (path !== own) throw malformed(path, "there is no such file");
      }
      return voices;
    }
    function malformed(path, why) {
      return new error.Et("approval", `Cannot read approval "${(0, domain_name.SP)(path)}": ${why}`, {
        code: "approval-malformed",
        hint: "It must hold SSH signatures and nothing else. Approve again with holdfast approve.",
        thing: (0, domain_name.SP)(path)
      });
    }
  }),
  48793: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.r(__webpack_exports__);
    __webpack_require__.d(__webpack_exports__, {
      askComment: () => (askComment),
      closeAsked: () => (closeAsked),
      issueFor: () => (issueFor)
    });
    var _domain_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19515);
    var _trust_comment_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(49680);
    var _outcome_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(90246);
    var _plan_text_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(21369);
    var _read_plan_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(86780);
    const MAX_TEXT = 60_000;
    const CUT = "The rest does not fit here: read plan.json, an artifact of the run, before you answer.";
    async function askComment(setup, file) {
      const {
        github
      } = setup;
      const approval = ruleOf(setup);
      if (github === null || approval === null) return null;
      const {
        plan,
        digits
      } = await (0, _read_plan_js__WEBPACK_IMPORTED_MODULE_4__.m)(file, setup);
      const wanted = issueFor(plan, {
        approval,
        digits,
        name: setup.policy.name
      });
      const {
        number,
        url
      } = await (0, _trust_comment_js__WEBPACK_IMPORTED_MODULE_1__.YZ)(github, {
        ...wanted,
        created: new Date(plan.bound.created)
      });
      return {
        number,
        url
      };
    }
    function issueFor(plan, of) {
      const whole = (0, _plan_text_js__WEBPACK_IMPORTED_MODULE_3__.P)(plan, of.approval).join("\n");
      const text = whole.length <= MAX_TEXT ? whole : `${whole.slice(0, MAX_TEXT)}…\n${CUT}`;
      const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
      const fence = "`".repeat(longest + 1);
      return {
        title: `Restore ${of.name} ${plan.bound.backup}: approve ${of.digits}`,
        body: ["**ALL DATA WILL BE REPLACED** in the places below, when enough approvers say yes.", `${fence}text\n${text}\n${fence}`, "To say yes, compare the 16 digits with those in the run's summary and write this comment, and nothing else in it:", `${fence}text\napprove ${of.digits}\n${fence}`, "An edited comment does not count: delete it and write a new one. To say no, close this issue."].join("\n\n")
      };
    }
    async function closeAsked({
      plan,
      digits
    }, setup, approvers) {
      const {
        github
      } = setup;
      const approval = ruleOf(setup);
      if (github === null || approval === null) return [];
      const wanted = issueFor(plan, {
        approval,
        digits,
        name: setup.policy.name
      });
      const words = `Restored by run [${github.run.runId}](${github.run.url}), approved by ${approvers.join(", ")}.`;
      try {
        const {
          findings
        } = await (0, _outcome_js__WEBPACK_IMPORTED_MODULE_2__.Vq)(async () => {
          const created = new Date(plan.bound.created);
          const {
            issues
          } = await (0, _trust_comment_js__WEBPACK_IMPORTED_MODULE_1__.I0)(github, {
            ...wanted,
            created
          });
          for (const {
            number,
            isOpen
          } of issues) if (isOpen) await (0, _trust_comment_js__WEBPACK_IMPORTED_MODULE_1__.wS)(github, number, words);
        });
        return findings.map(one => ({
          ...one,
          weight: "note"
        }));
      } catch (error) {
        if (error instanceof _domain_error_js__WEBPACK_IMPORTED_MODULE_0__.j$) return [];
        throw error;
      }
    }
    function ruleOf({
      policy: {
        approval
      }
    }) {
      return approval === null || approval === "open" || !approval.gates.includes("comment") ? null : approval;
    }
  }),
  86780: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      m: () => (readPlan)
    });
    var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
    var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
    var _domain_entry_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(1189);
    var _domain_error_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(19515);
    var _domain_name_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(11618);
    var _domain_plan_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(50698);
    var _domain_units_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(83822);
    var _trust_check_manifest_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(71977);
    var _trust_digest_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(8297);
    var _trust_github_run_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(26492);
    var _trust_sshsig_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(64203);
    var _trust_statement_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(97332);
    var _people_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(87331);
    async function readPlan(file, setup) {
      const path = (0, node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(setup.machine.cwd, file);
      const bytes = await readBytes(path, file);
      const say = (code, why, hint) => new _domain_error_js__WEBPACK_IMPORTED_MODULE_2__.Et("approval", `Cannot use plan "${(0, _domain_name_js__WEBPACK_IMPORTED_MODULE_3__.SP)(file)}": ${why}`, {
        code,
        hint,
        thing: (0, _domain_name_js__WEBPACK_IMPORTED_MODULE_3__.SP)(file)
      });
      const value = (0, _trust_statement_js__WEBPACK_IMPORTED_MODULE_10__.c)(bytes, "plan");
      const plan = typeof value === "string" ? value : (0, _domain_plan_js__WEBPACK_IMPORTED_MODULE_4__.X)(value);
      if (typeof plan === "string") throw say("plan-malformed", plan, "Was the file edited or cut short? Make a new plan.");
      const {
        bound
      } = plan;
      const checked = (0, _trust_check_manifest_js__WEBPACK_IMPORTED_MODULE_6__.K)({
        name: (0, _domain_entry_js__WEBPACK_IMPORTED_MODULE_12__.aw)(bound.backup),
        text: new TextEncoder().encode(bound.manifest),
        signature: new TextEncoder().encode(bound.signature),
        believed: {
          policy: setup.policy.name,
          signers: setup.signers
        }
      });
      if (!("manifest" in checked)) throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_2__.Et("trust", checked.text, {
        code: checked.code,
        hint: checked.hint,
        thing: checked.thing
      });
      if (checked.sha256 !== bound["manifest-sha256"]) throw say("plan-malformed", "it names another manifest than it carries", "Make a new plan.");
      if (bound["policy-sha256"] !== setup.sha256) throw say("plan-stale", "it was made under another version of the policy", "Is your copy of the policy up to date? Else make a new plan.");
      const now = setup.machine.now();
      if (now >= new Date(bound.expires)) throw say("plan-expired", `it expired ${(0, _domain_units_js__WEBPACK_IMPORTED_MODULE_5__.QA)(now.getTime() - new Date(bound.expires).getTime())} ago`, "Make a new plan and have it approved.");
      if (now < new Date(bound.created)) throw say("clock-back", "it was made in the future of this clock", "Set the clock of this machine right.");
      refuseLongExpiry(plan, setup, say);
      const sha256 = (0, _trust_digest_js__WEBPACK_IMPORTED_MODULE_7__.f)(bytes);
      const digits = (0, _domain_plan_js__WEBPACK_IMPORTED_MODULE_4__.W)(sha256);
      const requester = await requesterOf(plan, {
        setup,
        say,
        digits,
        sha256
      });
      return {
        plan,
        sha256,
        digits,
        bytes,
        path,
        checked,
        requester,
        claimed: bound.requester?.person ?? null
      };
    }
    function refuseLongExpiry({
      bound
    }, {
      policy
    }, say) {
      if (policy.approval === null || policy.approval === "open") return;
      const span = new Date(bound.expires).getTime() - new Date(bound.created).getTime();
      if (span > policy.approval.expires) throw say("plan-malformed", "it expires later than the policy allows", "Make a new plan.");
    }
    async function readBytes(path, file) {
      try {
        return await (0, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(path);
      } catch (cause) {
        const {
          code,
          message
        } = cause;
        throw new _domain_error_js__WEBPACK_IMPORTED_MODULE_2__.Et("approval", `Cannot read plan "${(0, _domain_name_js__WEBPACK_IMPORTED_MODULE_3__.SP)(file)}": ${code === "ENOENT" ? "there is no such file" : message}`, {
          code: "plan-malformed",
          hint: "Make one with holdfast plan BACKUP --out plan.json.",
          thing: (0, _domain_name_js__WEBPACK_IMPORTED_MODULE_3__.SP)(file),
          cause
        });
      }
    }
    async function requesterOf({
      bound,
      request
    }, asking) {
      const {
        requester
      } = bound;
      if (requester === null && request === null) return null;
      const bad = asking.say("plan-malformed", "its request is not signed by the person it names", "Make a new plan.");
      if (requester !== null && "run" in requester) {
        if (request !== null) throw bad;
        return await startedBy(requester, asking);
      }
      if (requester === null || request === null) throw bad;
      const signature = (0, _trust_sshsig_js__WEBPACK_IMPORTED_MODULE_9__.uT)(request);
      if (typeof signature === "string" || (0, _trust_sshsig_js__WEBPACK_IMPORTED_MODULE_9__.jC)(signature, (0, _trust_statement_js__WEBPACK_IMPORTED_MODULE_10__.p)(bound), "holdfast-request") !== null) throw bad;
      const person = (0, _people_js__WEBPACK_IMPORTED_MODULE_11__.R)(asking.setup.people, signature.key);
      if (person?.name !== requester.person || signature.key.fingerprint !== requester.key) throw bad;
      return person.name;
    }
    async function startedBy({
      person,
      login,
      run
    }, {
      setup: {
        github,
        policy
      },
      say,
      digits,
      sha256
    }) {
      const bad = why => say("plan-malformed", `its request is not proven: ${why}`, "Make a new plan.");
      if ((0, _people_js__WEBPACK_IMPORTED_MODULE_11__.o)(policy, login) !== person) throw bad(`"${(0, _domain_name_js__WEBPACK_IMPORTED_MODULE_3__.SP)(login)}" is not ${person}'s login`);
      if (github === null) return null;
      const facts = await (0, _trust_github_run_js__WEBPACK_IMPORTED_MODULE_8__.pF)(github, run);
      const why = (0, _trust_github_run_js__WEBPACK_IMPORTED_MODULE_8__.tX)(facts, github);
      if (why !== null) throw bad(why);
      if (facts.login !== login) throw bad(`run ${run} was started by somebody else`);
      if (!(await (0, _trust_github_run_js__WEBPACK_IMPORTED_MODULE_8__.JB)(github, run, {
        digits,
        sha256
      }))) throw bad(`run ${run} did not make it`);
      return person;
    }
  }),
  10106: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      b: () => (judgeApproval)
    });
    function judgeApproval(voices, rule, requester, claimed = requester) {
      if (rule === "open") return {
        granted: true,
        approvers: [],
        ways: [],
        needed: 0,
        ignored: []
      };
      const needed = rule.needed + (requester === null ? 1 : 0);
      const approvers = new Map();
      const ignored = [];
      for (const voice of voices) {
        if (voice.person === null) ignored.push(voice.why);else if (voice.person === requester || voice.person === claimed) ignored.push(`${voice.person} requested this plan`);else if (!rule.approvers.includes(voice.person)) ignored.push(`${voice.person} is no approver`);else if (approvers.has(voice.person)) ignored.push(`${voice.person} is counted already`);else approvers.set(voice.person, voice.by);
      }
      return {
        granted: approvers.size >= needed,
        approvers: [...approvers.keys()],
        ways: [...approvers.values()],
        needed,
        ignored
      };
    }
  }),
  49680: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      I0: () => (findIssues),
      KC: () => (askComments),
      YZ: () => (openIssue),
      wS: () => (closeIssue)
    });
    var _domain_name_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(11618);
    var _github_answer_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(15);
    const SKEW = 5 * 60_000;
    const READ = "issues: read";
    const WRITE = "issues: write";
    async function askComments(github, gate) {
      const {
        issues,
        why
      } = await findIssues(github, gate);
      if (issues.length === 0) return [{
        person: null,
        why
      }];
      const voices = [];
      for (const {
        number,
        isOpen
      } of issues) {
        if (!isOpen) voices.push({
          person: null,
          why: `issue #${number} of this plan was closed`
        });
        if (!isOpen) continue;
        const comments = await (0, _github_answer_js__WEBPACK_IMPORTED_MODULE_1__.NZ)({
          what: `the comments of issue #${number}`,
          permission: READ
        }, () => Array.fromAsync(github.list(`/issues/${number}/comments`)));
        voices.push(...judgeComments(comments, gate));
      }
      return voices;
    }
    function judgeComments(comments, gate) {
      return comments.flatMap(one => {
        const body = ((0, _github_answer_js__WEBPACK_IMPORTED_MODULE_1__.$6)(one, "body") ?? "").trim();
        const isMeant = /^approve\b/i.test(body) || body.toLowerCase().includes(gate.digits);
        return isMeant ? [voiceOf(one, body, gate)] : [];
      });
    }
    function voiceOf(comment, body, gate) {
      const login = (0, _github_answer_js__WEBPACK_IMPORTED_MODULE_1__.$6)(comment, "user", "login") ?? "";
      const none = why => ({
        person: null,
        why: `the comment of ${(0, _domain_name_js__WEBPACK_IMPORTED_MODULE_0__.SP)(login)} ${why}`
      });
      const created = (0, _github_answer_js__WEBPACK_IMPORTED_MODULE_1__.$6)(comment, "created_at");
      if (created === null || (0, _github_answer_js__WEBPACK_IMPORTED_MODULE_1__.$6)(comment, "updated_at") !== created) return none("was edited");
      if (((0, _github_answer_js__WEBPACK_IMPORTED_MODULE_1__.fK)(comment, ["performed_via_github_app"]) ?? null) !== null) return none("was written by an app");
      const [, code] = /^approve[ \t]+([0-9a-f]{16})$/i.exec(body) ?? [];
      if (code === undefined) return none(`is not exactly "approve ${gate.digits}"`);
      if (code.toLowerCase() !== gate.digits) return none("names another plan");
      const at = Date.parse(created) + 999;
      if (!(at >= gate.created.getTime())) return none("is older than the plan");
      const person = gate.personOf(login);
      return person === null ? {
        person: null,
        why: `${(0, _domain_name_js__WEBPACK_IMPORTED_MODULE_0__.SP)(login)} is the login of nobody in people`
      } : {
        person,
        by: `comment by login ${(0, _domain_name_js__WEBPACK_IMPORTED_MODULE_0__.SP)(login)}`
      };
    }
    async function findIssues(github, wanted) {
      const since = new Date(wanted.created.getTime() - SKEW).toISOString();
      const found = await (0, _github_answer_js__WEBPACK_IMPORTED_MODULE_1__.NZ)({
        what: "the issue of this plan",
        permission: READ
      }, () => Array.fromAsync(github.list(`/issues?state=all&since=${encodeURIComponent(since)}`)));
      const titled = found.filter(one => (0, _github_answer_js__WEBPACK_IMPORTED_MODULE_1__.$6)(one, "title") === wanted.title);
      const own = titled.filter(isOfBot);
      const whole = own.filter(one => plain((0, _github_answer_js__WEBPACK_IMPORTED_MODULE_1__.$6)(one, "body")) === plain(wanted.body));
      return {
        issues: whole.map(one => ({
          number: (0, _github_answer_js__WEBPACK_IMPORTED_MODULE_1__.fK)(one, ["number"]),
          url: (0, _github_answer_js__WEBPACK_IMPORTED_MODULE_1__.$6)(one, "html_url"),
          isOpen: (0, _github_answer_js__WEBPACK_IMPORTED_MODULE_1__.$6)(one, "state") === "open"
        })),
        why: titled.length === 0 ? "there is no issue for this plan" : own.length === 0 ? "the issue of this plan was opened by somebody, not by the workflow" : "the issue of this plan was edited"
      };
    }
    async function openIssue(github, wanted) {
      const there = (await findIssues(github, wanted)).issues.find(({
        isOpen
      }) => isOpen);
      if (there !== undefined) return there;
      const made = await (0, _github_answer_js__WEBPACK_IMPORTED_MODULE_1__.NZ)({
        what: "an issue for this plan",
        permission: WRITE
      }, () => github.send("POST", "/issues", {
        title: wanted.title,
        body: wanted.body
      }));
      return {
        number: (0, _github_answer_js__WEBPACK_IMPORTED_MODULE_1__.fK)(made, ["number"]),
        url: (0, _github_answer_js__WEBPACK_IMPORTED_MODULE_1__.$6)(made, "html_url"),
        isOpen: true
      };
    }
    async function closeIssue(github, number, words) {
      await (0, _github_answer_js__WEBPACK_IMPORTED_MODULE_1__.NZ)({
        what: `issue #${number} to be closed`,
        permission: WRITE
      }, async () => {
        await github.send("POST", `/issues/${number}/comments`, {
          body: words
        });
        await github.send("PATCH", `/issues/${number}`, {
          state: "closed"
        });
      });
    }
    function isOfBot(issue) {
      return (0, _github_answer_js__WEBPACK_IMPORTED_MODULE_1__.$6)(issue, "user", "type") === "Bot" && ((0, _github_answer_js__WEBPACK_IMPORTED_MODULE_1__.$6)(issue, "user", "login") ?? "").endsWith("[bot]") && (0, _github_answer_js__WEBPACK_IMPORTED_MODULE_1__.fK)(issue, ["pull_request"]) === undefined;
    }
    function plain(text) {
      return text === null ? null : text.replaceAll("\r\n", "\n").trim();
    }
  })
};
