/** What to do where ssh, as the wrapper of a policy's `run`, lets nobody in: no server was asked yet. */
export const SSH_REFUSED =
  "That was ssh, not the server: is the host's key in the file that run names as UserKnownHostsFile, and is the user's key allowed there?";

/** The same where it reaches no host. */
export const SSH_AWAY = "That was ssh, not the server: does the host that run names answer?";
