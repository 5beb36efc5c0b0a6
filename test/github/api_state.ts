import { createHash } from "node:crypto";

/** What a permission of a token allows. */
export type Grant = "read" | "write";

/** The permissions of a workflow's token, by GitHub's names: `{ actions: "read", issues: "write" }`. */
export type Permissions = Readonly<Record<string, Grant>>;

export interface Run {
  id: number;
  /** `.github/workflows/backup.yml`. */
  path: string;
  headBranch: string;
  headSha: string;
  /** `owner/name`; another one is a fork's. */
  headRepository: string;
  event: string;
  actor: string;
  triggeringActor: string;
  attempt: number;
  status: "queued" | "in_progress" | "waiting" | "completed";
  conclusion: string | null;
  createdAt: string;
}

/** One answer of a reviewer; GitHub's history has neither time nor job. */
export interface Review {
  run: number;
  environments: string[];
  state: "approved" | "rejected" | "pending";
  login: string;
  comment: string;
}

export interface Environment {
  name: string;
  /** Logins of people; `team:slug` for a team. */
  reviewers: string[];
  preventSelfReview: boolean;
  adminsMayBypass: boolean;
  /** Minutes; 0: none. */
  waitTimer: number;
  branches: "protected" | "custom" | null;
}

export interface Comment {
  id: number;
  issue: number;
  login: string;
  body: string;
  createdAt: string;
  updatedAt: string;
}

export interface Issue {
  number: number;
  title: string;
  body: string;
  login: string;
  state: "open" | "closed";
  createdAt: string;
  updatedAt: string;
}

export interface Pull {
  number: number;
  title: string;
  login: string;
  base: string;
  head: string;
  headSha: string;
  /** The commit on the base branch; null: not merged. */
  mergeSha: string | null;
  /** Of the head branch, oldest first. */
  commits: string[];
  reviews: { login: string; state: string; commit: string; body: string; at: string }[];
}

/** An artifact as the API lists it; its bytes lie here or where `location` says. */
export interface Artifact {
  id: number;
  name: string;
  size: number;
  /** `sha256:<hex>`. */
  digest: string | null;
  run: number;
  createdAt: string;
  expiresAt: string;
  expired: boolean;
  bytes?: Uint8Array;
  /** A signed address of the results service. */
  location?: string;
}

/** Everything the loopback GitHub knows; tests change it as people would on its pages. */
export interface GitHubState {
  repository: string;
  defaultBranch: string;
  isPrivate: boolean;
  protectedBranches: Set<string>;
  /** A folder with a real Git repository that answers for commits and contents; null: it is empty. */
  git: string | null;
  runs: Run[];
  approvals: Review[];
  environments: Environment[];
  issues: Issue[];
  comments: Comment[];
  pulls: Pull[];
  artifacts: Artifact[];
  /** admin, write, read or none, by login; who is not named has read. */
  collaborators: Map<string, string>;
  faults: Faults;
  /** Every request that came, as "GET /repos/…?…". */
  readonly calls: string[];
  /** The clock of GitHub; the machine's unless a test sets it. */
  now: () => Date;
}

/** What is wrong with GitHub today. */
export interface Faults {
  /** Connections are cut. */
  down: boolean;
  /** So many answers are 500. */
  fail: number;
  /** How many answers are that GitHub was asked too often. */
  limit: number;
  /** How many answers are cut off in the midst. */
  cut: number;
  /** What matches, as "GET /repos/…", is 404. */
  missing: RegExp | null;
}

/** A time as GitHub writes it: whole seconds. */
export function stamp(now: Date): string {
  return `${now.toISOString().slice(0, 19)}Z`;
}

/** An id that stays the same for a name. */
export function idOf(name: string): number {
  return createHash("sha256").update(name).digest().readUInt32BE(0) >>> 1;
}

/** A user as the API shows one; a name that ends with [bot] is a bot's. */
export function userOf(login: string): object {
  return {
    login,
    id: idOf(login),
    node_id: `U_${idOf(login)}`,
    type: login.endsWith("[bot]") ? "Bot" : "User",
    site_admin: false,
    html_url: `https://github.com/${login}`,
  };
}

export function repositoryOf(fullName: string, state: GitHubState): object {
  const [owner = "", name = ""] = fullName.split("/");
  return {
    id: idOf(fullName),
    node_id: `R_${idOf(fullName)}`,
    name,
    full_name: fullName,
    private: state.isPrivate,
    visibility: state.isPrivate ? "private" : "public",
    owner: { ...userOf(owner), type: "Organization" },
    html_url: `https://github.com/${fullName}`,
    fork: fullName !== state.repository,
    default_branch: state.defaultBranch,
    archived: false,
  };
}

export function runOf(run: Run, state: GitHubState): object {
  return {
    id: run.id,
    name: run.path.replace(/^.*\/|\.ya?ml$/g, ""),
    node_id: `WFR_${run.id}`,
    head_branch: run.headBranch,
    head_sha: run.headSha,
    path: run.path,
    display_title: run.path,
    run_number: state.runs.indexOf(run) + 1,
    event: run.event,
    status: run.status,
    conclusion: run.conclusion,
    workflow_id: idOf(run.path),
    url: `https://api.github.com/repos/${state.repository}/actions/runs/${run.id}`,
    html_url: `https://github.com/${state.repository}/actions/runs/${run.id}`,
    pull_requests: [],
    created_at: run.createdAt,
    updated_at: run.createdAt,
    run_started_at: run.createdAt,
    actor: userOf(run.actor),
    triggering_actor: userOf(run.triggeringActor),
    run_attempt: run.attempt,
    repository: repositoryOf(state.repository, state),
    head_repository: repositoryOf(run.headRepository, state),
  };
}

export function reviewOf(review: Review, state: GitHubState): object {
  return {
    environments: review.environments.map((name) => ({
      id: idOf(`env ${name}`),
      node_id: `EN_${idOf(name)}`,
      name,
      url: `https://api.github.com/repos/${state.repository}/environments/${encodeURIComponent(name)}`,
      html_url: `https://github.com/${state.repository}/deployments/activity_log?environments_filter=${encodeURIComponent(name)}`,
      created_at: "2026-01-01T00:00:00Z",
      updated_at: "2026-01-01T00:00:00Z",
    })),
    state: review.state,
    user: userOf(review.login),
    comment: review.comment,
  };
}

export function environmentOf(one: Environment, state: GitHubState): object {
  const id = idOf(`env ${one.name}`);
  const rules: object[] = [];
  if (one.waitTimer > 0)
    rules.push({
      id: id + 1,
      node_id: `GA_${id + 1}`,
      type: "wait_timer",
      wait_timer: one.waitTimer,
    });
  if (one.reviewers.length > 0)
    rules.push({
      id: id + 2,
      node_id: `GA_${id + 2}`,
      type: "required_reviewers",
      prevent_self_review: one.preventSelfReview,
      reviewers: one.reviewers.map(reviewerOf),
    });
  if (one.branches !== null)
    rules.push({ id: id + 3, node_id: `GA_${id + 3}`, type: "branch_policy" });
  return {
    id,
    node_id: `EN_${id}`,
    name: one.name,
    url: `https://api.github.com/repos/${state.repository}/environments/${encodeURIComponent(one.name)}`,
    html_url: `https://github.com/${state.repository}/deployments/activity_log?environments_filter=${encodeURIComponent(one.name)}`,
    created_at: "2026-01-01T00:00:00Z",
    updated_at: "2026-01-01T00:00:00Z",
    can_admins_bypass: one.adminsMayBypass,
    protection_rules: rules,
    deployment_branch_policy:
      one.branches === null
        ? null
        : {
            protected_branches: one.branches === "protected",
            custom_branch_policies: one.branches === "custom",
          },
  };
}

function reviewerOf(name: string): object {
  const [, slug] = /^team:(.+)$/.exec(name) ?? [];
  return slug === undefined
    ? { type: "User", reviewer: userOf(name) }
    : { type: "Team", reviewer: { id: idOf(name), name: slug, slug, permission: "pull" } };
}

export function issueOf(issue: Issue, state: GitHubState): object {
  return {
    id: idOf(`issue ${issue.number}`),
    number: issue.number,
    url: `https://api.github.com/repos/${state.repository}/issues/${issue.number}`,
    html_url: `https://github.com/${state.repository}/issues/${issue.number}`,
    title: issue.title,
    body: issue.body,
    user: userOf(issue.login),
    state: issue.state,
    locked: false,
    labels: [],
    comments: state.comments.filter((one) => one.issue === issue.number).length,
    created_at: issue.createdAt,
    updated_at: issue.updatedAt,
    closed_at: issue.state === "closed" ? issue.updatedAt : null,
    author_association: "NONE",
  };
}

export function commentOf(one: Comment, state: GitHubState): object {
  return {
    id: one.id,
    node_id: `IC_${one.id}`,
    url: `https://api.github.com/repos/${state.repository}/issues/comments/${one.id}`,
    html_url: `https://github.com/${state.repository}/issues/${one.issue}#issuecomment-${one.id}`,
    issue_url: `https://api.github.com/repos/${state.repository}/issues/${one.issue}`,
    body: one.body,
    user: userOf(one.login),
    created_at: one.createdAt,
    updated_at: one.updatedAt,
    author_association: "MEMBER",
  };
}

export function pullOf(pull: Pull, state: GitHubState): object {
  const isMerged = pull.mergeSha !== null;
  return {
    id: idOf(`pull ${pull.number}`),
    number: pull.number,
    html_url: `https://github.com/${state.repository}/pull/${pull.number}`,
    state: isMerged ? "closed" : "open",
    title: pull.title,
    user: userOf(pull.login),
    merged: isMerged,
    merged_at: isMerged ? "2026-01-02T00:00:00Z" : null,
    merge_commit_sha: pull.mergeSha,
    head: { ref: pull.head, sha: pull.headSha, repo: repositoryOf(state.repository, state) },
    base: { ref: pull.base, repo: repositoryOf(state.repository, state) },
    commits: pull.commits.length,
  };
}

export function artifactOf(one: Artifact, state: GitHubState): object {
  const run = state.runs.find(({ id }) => id === one.run);
  return {
    id: one.id,
    node_id: `A_${one.id}`,
    name: one.name,
    size_in_bytes: one.size,
    url: `https://api.github.com/repos/${state.repository}/actions/artifacts/${one.id}`,
    archive_download_url: `https://api.github.com/repos/${state.repository}/actions/artifacts/${one.id}/zip`,
    expired: one.expired,
    digest: one.digest,
    created_at: one.createdAt,
    updated_at: one.createdAt,
    expires_at: one.expiresAt,
    workflow_run: {
      id: one.run,
      repository_id: idOf(state.repository),
      head_repository_id: idOf(run?.headRepository ?? state.repository),
      head_branch: run?.headBranch ?? state.defaultBranch,
      head_sha: run?.headSha ?? "0".repeat(40),
    },
  };
}
