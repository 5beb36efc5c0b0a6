export const id = 9005;
export const ids = [9005];
export const modules = {
  99005: ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
    __webpack_require__.d(__webpack_exports__, {
      refuseUnreviewed: () => (refuseUnreviewed)
    });
    var external_node_path_ = __webpack_require__(76760);
    var error = __webpack_require__(19515);
    var policy_path = __webpack_require__(16269);
    var policy_yaml = __webpack_require__(72661);
    var state = __webpack_require__(80838);
    var github_answer = __webpack_require__(15);
    ;
    const MAX_CHANGES = 100;
    const MAX_LISTED = 1000;
    const CONTENTS = "contents: read";
    const PULLS = "pull-requests: read";
    const WRITERS = ["admin", "maintain", "write"];
    async function judgeHistory(github, history) {
      const {
        path,
        before
      } = history;
      if (path === before) return await judgePath(github, history);
      const old = await judgePath(github, {
        ...history,
        path: before
      });
      return old.unreviewed === null ? await judgePath(github, {
        ...history,
        accepted: null
      }) : old;
    }
    async function judgePath(github, history) {
      const {
        commit,
        accepted,
        path,
        before
      } = history;
      const changes = await changesOf(github, history, commit);
      const newest = (0, github_answer.$6)(changes[0], "sha");
      const shas = new Set(changes.map(one => (0, github_answer.$6)(one, "sha")));
      if (accepted !== null && !shas.has(accepted)) {
        const why = "the history no longer leads to it, but this host accepted it";
        return {
          newest,
          unreviewed: {
            commit: accepted,
            why
          }
        };
      }
      const isFirst = accepted === null && path === before;
      if (!isFirst && changes.length === MAX_LISTED) {
        const why = `there are ${MAX_LISTED} changes or more, and not all can be judged`;
        return {
          newest,
          unreviewed: {
            commit: newest ?? commit,
            why
          }
        };
      }
      const known = accepted === null ? [] : await changesOf(github, history, accepted);
      const seen = new Set(known.map(one => (0, github_answer.$6)(one, "sha")));
      const fresh = changes.filter(one => !seen.has((0, github_answer.$6)(one, "sha")));
      const judged = isFirst ? fresh.slice(0, MAX_CHANGES) : fresh;
      return {
        newest,
        unreviewed: await firstUnreviewed(judged, github, history)
      };
    }
    async function firstUnreviewed(changes, github, history) {
      let open = null;
      const reviewed = new Set();
      const fileAt = async sha => (0, github_answer.$6)(await contentOf(github, history.path, sha), "sha");
      for (const one of changes) {
        const commit = (0, github_answer.$6)(one, "sha") ?? "";
        const said = await judgeChange(one, github, history);
        if (said === "reviewed" && open === null) reviewed.add(await fileAt(commit));
        if (typeof said === "string") continue;
        open ??= {
          commit,
          why: said.why
        };
        const [parent] = (0, github_answer.gT)(one, "parents");
        if (reviewed.has(await fileAt((0, github_answer.$6)(parent, "sha") ?? ""))) open = null;
      }
      return open;
    }
    async function changesOf(github, {
      path
    }, commit) {
      return await (0, github_answer.NZ)({
        what: `the history of "${path}"`,
        permission: CONTENTS
      }, async () => {
        const query = `path=${encodeURIComponent(path)}&sha=${encodeURIComponent(commit)}`;
        const found = [];
        for await (const one of github.list(`/commits?${query}`)) if (found.push(one) === MAX_LISTED) break;
        return found;
      });
    }
    async function textOf(github, path, at) {
      const file = await contentOf(github, path, at);
      return file === null ? null : Buffer.from((0, github_answer.$6)(file, "content") ?? "", "base64").toString("utf8");
    }
    async function contentOf(github, path, at) {
      const name = path.split("/").map(encodeURIComponent).join("/");
      return await (0, github_answer.NZ)({
        what: `"${path}" at ${at}`,
        permission: CONTENTS
      }, () => github.get(`/contents/${name}?ref=${at}`).catch(error => {
        if (error.status === 404) return null;
        throw error;
      }));
    }
    async function judgeChange(change, github, history) {
      const sha = (0, github_answer.$6)(change, "sha") ?? "";
      let isAsked = false;
      for (const parent of (0, github_answer.gT)(change, "parents")) {
        for (const path of new Set([history.path, history.before])) {
          const text = await textOf(github, path, (0, github_answer.$6)(parent, "sha") ?? "");
          isAsked ||= text !== null && history.asksReview(text);
        }
      }
      if (!isAsked) return "free";
      const pulls = await (0, github_answer.NZ)({
        what: `the pull requests of commit ${sha}`,
        permission: PULLS
      }, () => Array.fromAsync(github.list(`/commits/${sha}/pulls`)));
      const merged = pulls.filter(one => (0, github_answer.$6)(one, "merged_at") !== null && (0, github_answer.$6)(one, "base", "ref") === history.branch && (0, github_answer.$6)(one, "base", "repo", "full_name") === github.run.repository);
      let why = "no merged pull request brought it";
      for (const pull of merged) {
        const lacks = await whyNotApproved(pull, github, history);
        if (lacks === null) return "reviewed";
        why = lacks;
      }
      return {
        why
      };
    }
    async function whyNotApproved(pull, github, {
      path
    }) {
      const number = (0, github_answer.fK)(pull, ["number"]);
      const head = (0, github_answer.$6)(pull, "head", "sha") ?? "";
      const author = (0, github_answer.$6)(pull, "user", "login");
      const reviews = await (0, github_answer.NZ)({
        what: `the reviews of pull request #${number}`,
        permission: PULLS
      }, () => Array.fromAsync(github.list(`/pulls/${number}/reviews`)));
      const last = new Map();
      for (const review of reviews) if ((0, github_answer.$6)(review, "state") !== "COMMENTED" && (0, github_answer.$6)(review, "user", "type") === "User") last.set((0, github_answer.$6)(review, "user", "login") ?? "", review);
      last.delete(author ?? "");
      const approvals = [...last].filter(([, one]) => (0, github_answer.$6)(one, "state") === "APPROVED");
      if (approvals.length === 0) return `nobody but its author approved pull request #${number}`;
      const current = approvals.filter(([, one]) => (0, github_answer.$6)(one, "commit_id") === head);
      if (current.length === 0) return `pull request #${number} was changed after it was approved`;
      if (!(await hasWriter(current, github))) return `who approved pull request #${number} may not write to the repository`;
      const [there, then] = await Promise.all([(0, github_answer.$6)(pull, "merge_commit_sha") ?? "", head].map(at => contentOf(github, path, at)));
      return (0, github_answer.$6)(there, "sha") === (0, github_answer.$6)(then, "sha") ? null : `pull request #${number} was merged with another policy than was approved`;
    }
    async function hasWriter(approvals, github) {
      for (const [login] of approvals) {
        const of = {
          what: `the rights of ${login}`,
          permission: "metadata: read"
        };
        const rights = await (0, github_answer.NZ)(of, () => github.get(`/collaborators/${login}/permission`));
        if (WRITERS.includes((0, github_answer.$6)(rights, "permission") ?? "")) return true;
      }
      return false;
    }
    ;
    const RECORD = "reviewed.json";
    async function refuseUnreviewed(setup, github, path) {
      const {
        run
      } = github;
      const record = await (0, state.aE)((0, external_node_path_.join)(setup.state, RECORD));
      const known = record?.repository === run.repository ? record : null;
      const before = known?.path ?? path;
      const isSame = known?.commit === run.sha && known.sha256 === setup.sha256;
      if (isSame && before === path) return;
      const there = await textOf(github, path, run.sha);
      if (there !== setup.text) throw unreviewed(path, `it is not the file of commit ${run.sha}`, "Check out the commit of the run, and change nothing.");
      const {
        newest,
        unreviewed: first
      } = await judgeHistory(github, {
        path,
        before,
        commit: run.sha,
        branch: run.ref.replace(/^refs\/heads\//, ""),
        accepted: known?.change ?? null,
        asksReview
      });
      if (first !== null) throw unreviewed(path, `of commit ${first.commit.slice(0, 12)}, ${first.why}`, "Take the change back by a pull request that somebody else approves, then bring it in the same way.");
      if (newest === null) throw unreviewed(path, "no commit holds it", "Commit it to the default branch.");
      const next = {
        repository: run.repository,
        path,
        commit: run.sha,
        sha256: setup.sha256,
        change: newest
      };
      await (0, state.rh)(setup.state, RECORD, next);
    }
    function asksReview(text) {
      const read = (0, policy_yaml.S)(text);
      if ("value" in read) return (0, policy_path.f)(read.value, ["require"]) === "reviewed";
      return /^["']?require["']?\s*:\s*["']?reviewed/m.test(text);
    }
    function unreviewed(path, why, hint) {
      return new error.Et("approval", `Cannot take policy "${path}": ${why}`, {
        code: "policy-unreviewed",
        hint,
        thing: path
      });
    }
  })
};
