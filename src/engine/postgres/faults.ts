import { HoldfastError, type Stage } from "../../domain/error.ts";
import type { FindingCode } from "../../domain/finding.ts";
import { shown } from "../../domain/name.ts";
import { SSH_AWAY, SSH_REFUSED } from "../ssh_hints.ts";

/** What failed, and how to speak of it. */
export interface Failed {
  readonly stage: Stage;
  /** E.g. `Cannot dump database "events"`. */
  readonly cannot: string;
  readonly thing: string;
  readonly stderr: string;
  readonly code: number;
}

/** What a client's last words mean. Servers may speak another language; what is not known is passed on as it is. */
const MEANINGS: readonly (readonly [RegExp, FindingCode, string])[] = [
  [/Permission denied \(publickey|Host key verification failed/, "login-refused", SSH_REFUSED],
  [/ssh: connect to host|ssh: Could not resolve hostname/, "server-unreachable", SSH_AWAY],
  [
    /no password supplied|password authentication failed|authentication failed for user|no pg_hba\.conf entry|FATAL: .*role "[^"]*" (does not exist|is not permitted to log in)/,
    "login-refused",
    "Is the password in the address the right one, and does pg_hba.conf let this account in from here?",
  ],
  [
    /could not connect to server|connection to server .* failed: (Connection refused|No such file|No route|timeout)|could not translate host name|the database system is (starting up|shutting down|in recovery)|server closed the connection|terminating connection|SSL connection has been closed|could not send data to server|connection is dead|no connection to the server/,
    "server-unreachable",
    "Does the server run, and do host and port fit? If it went away meanwhile, run this again.",
  ],
  [
    /role "[^"]*" does not exist/,
    "restore-failed",
    "The backup holds no roles (globals: false): make that role on the server first. A proof cannot make it; it needs globals: true.",
  ],
  [/database "[^"]*" does not exist/, "source-missing", "Does the name in the policy still fit?"],
  [
    /server version mismatch|aborting because of server version|unsupported version .* in file header/,
    "tool-missing",
    "Install the client of the server's own major version.",
  ],
  [
    /query would be affected by row-level security/,
    "right-missing",
    "ALTER ROLE the account BYPASSRLS: rows it does not see would be missing.",
  ],
  [
    /does not have CONNECT privilege/,
    "right-missing",
    "GRANT CONNECT ON DATABASE … TO the account: this database does not let everybody in.",
  ],
  [
    /is not currently accepting connections/,
    "right-missing",
    "ALTER DATABASE … ALLOW_CONNECTIONS true, or leave it out.",
  ],
  [
    /permission denied|must be (super|owner|member)|not permitted|insufficient privilege/,
    "right-missing",
    "GRANT pg_read_all_data to the account that saves; restoring needs a superuser.",
  ],
  [
    /cache lookup failed for|could not open relation with OID/,
    "source-changed",
    "Somebody alters the database: run this again when that is over.",
  ],
  [
    /No space left on device|could not extend file|disk full/,
    "restore-full",
    "Make room on the server's disk; the place is as it was.",
  ],
  [
    /canceling statement due to (lock|statement) timeout|could not obtain lock|lock timeout/,
    "source-in-use",
    "Somebody alters a table and holds its lock: run this again when that is over.",
  ],
];

/** The error for a client that failed, by what it said last. Holds no secret: clients print none. */
export function faultOf(failed: Failed): HoldfastError {
  const { stage, stderr } = failed;
  const known = MEANINGS.find(([form]) => form.test(stderr));
  const [, code, hint] = known ?? [null, null, ""];
  const isRestore = stage === "restore";
  const fallback = isRestore ? "restore-failed" : "source-failed";
  const isElsewhere = code === (isRestore ? "source-changed" : "restore-full");
  const fits = code === null || isElsewhere ? fallback : code;
  return new HoldfastError(stage, `${failed.cannot}: ${whyOf(failed)}`, {
    code: fits,
    hint:
      hint ||
      (isRestore
        ? "The place is as it was. Follow the server's message, then run this again."
        : "Follow the server's message; `holdfast check` tries login, rights and tools."),
    thing: failed.thing,
  });
}

/** The line that says most: the last one that reports an error, on one line. */
function whyOf({ stderr, code }: Failed): string {
  const lines = stderr.split("\n").map((line) => line.trim());
  const isError = (line: string) => /(error|FATAL|ERROR|PANIC|failed|fatal|mismatch):? /.test(line);
  const line = lines.find(isError) ?? lines.findLast((one) => one !== "");
  const text = (line ?? "").replace(/^(pg_dump|pg_restore|psql): (error: )?/, "");
  const plain = text.replace(/^<stdin>:\d+: /, "");
  return plain === "" ? `the client ended with exit code ${code}` : shown(plain);
}
