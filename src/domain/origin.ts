/** Where a run comes from, as far as somebody other than this host vouches for it. */
export interface Origin {
  /** The commit of the policy's repository, hex; null where nobody asked a repository. */
  readonly commit: string | null;
  /** Who started it: a GitHub login; null for a schedule or a command line. */
  readonly requester: string | null;
  /** Address of the run's page. */
  readonly run: string | null;
}

/** A command line vouches for nothing. */
export const NO_ORIGIN: Origin = { commit: null, requester: null, run: null };
