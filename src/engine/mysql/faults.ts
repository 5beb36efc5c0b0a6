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

/** What to do where a value is longer than a server takes; a dump writes two symbols a byte. */
export const PACKET_HINT =
  "On the server that restores: SET GLOBAL max_allowed_packet = 1073741824, then run this again; the place is as it was.";

/** What a client's last words mean. Numbers are the servers' own, so the language does not matter. */
const MEANINGS: readonly (readonly [RegExp, FindingCode, string])[] = [
  [/Permission denied \(publickey|Host key verification failed/, "login-refused", SSH_REFUSED],
  [/ssh: connect to host|ssh: Could not resolve hostname/, "server-unreachable", SSH_AWAY],
  [
    /\b(1045|1698|3118|1862|1820|4151)\b[ :()]/,
    "login-refused",
    "Is the password in the address the right one, and may this account log in from here?",
  ],
  [
    /\b(2059|1251|1156|2054)\b[ :()]/,
    "tool-missing",
    "Install the client of the server's own family.",
  ],
  [
    /\b(3024|1969)\b[ :()]/,
    "source-failed",
    "The server ends statements after a while: SET GLOBAL max_execution_time = 0 (MariaDB: max_statement_time).",
  ],
  [/\b1153\b[ :()]/, "restore-failed", PACKET_HINT],
  [
    /\b2061\b[ :()]/,
    "login-refused",
    "The server offers no encryption: add ?get-server-public-key=true to the address, or use its socket.",
  ],
  [
    /\b2026\b[ :()]/,
    "server-unreachable",
    "Is encryption possible there, and is its certificate the right one? ?ssl-mode=DISABLED in the address asks for none, where the network is safe.",
  ],
  [
    /Cannot connect to the Docker daemon|No such container|Container \S+ is not running|error during connect/i,
    "server-unreachable",
    "Does the container run, and may this account use it? Try the wrapper by hand.",
  ],
  [
    /\b(2002|2003|2005|2006|2013|1053|1040|1129|1130|1927|4031)\b[ :()]/,
    "server-unreachable",
    "Does the server run, and do host and port fit? If it went away meanwhile, run this again.",
  ],
  [
    /\b(1049|1146|1356)\b[ :()]/,
    "restore-failed",
    "It reads what is not on this server. Where another source holds that, restore that source first, by itself, and then this one.",
  ],
  [/\b1049\b[ :()]/, "source-missing", "Does the name in the policy still fit?"],
  [
    /\b(1044|1142|1143|1227|1370|1345|1419|1305|3879)\b[ :()]/,
    "right-missing",
    "See the rights in docs/engines/mysql.md; `holdfast check` names the one that is missing.",
  ],
  [
    /\b(1412|1051|1146|1054|1356|1213)\b[ :()]/,
    "source-changed",
    "Somebody alters the database: run this again when that is over.",
  ],
  [
    /\b(1114|1021|1026|1034|3675)\b[ :()]|No space left on device/,
    "restore-full",
    "Make room on the server's disk; the place is as it was.",
  ],
  [
    /\b(1205|1213|1637|1015)\b[ :()]/,
    "source-in-use",
    "Somebody holds a lock for long: run this again when that is over.",
  ],
];

/** Codes that say nothing true of the other direction. */
const ONLY: Readonly<Partial<Record<FindingCode, "source" | "restore">>> = {
  "restore-full": "restore",
  "restore-failed": "restore",
  "source-changed": "source",
};

/** The error for a client that failed, by what it said last. Holds no secret: clients print none. */
export function faultOf(failed: Failed): HoldfastError {
  const { stage, stderr } = failed;
  const line = lineOf(stderr);
  const isRestore = stage === "restore";
  const fits = (code: FindingCode): boolean => {
    const only = ONLY[code];
    return only === undefined || only === (isRestore ? "restore" : "source");
  };
  const known = MEANINGS.find(([form, code]) => form.test(line) && fits(code));
  const next = isRestore
    ? "The place is as it was. Follow the server's message, then run this again."
    : "Follow the server's message; `holdfast check` tries login, rights and tools.";
  return new HoldfastError(stage, `${failed.cannot}: ${whyOf(line, failed.code)}`, {
    code: known?.[1] ?? (isRestore ? "restore-failed" : "source-failed"),
    hint: known?.[2] ?? next,
    thing: failed.thing,
  });
}

/** The line that says most: one with the server's number of an error. What a query holds is not printed. */
function lineOf(stderr: string): string {
  const lines = stderr.split("\n").map((line) => line.trim());
  const isError = (line: string) => /(ERROR|error:|Error) ?\d|Got error|Couldn't|ERROR/.test(line);
  return lines.find(isError) ?? lines.findLast((one) => one !== "" && !/^See '/.test(one)) ?? "";
}

function whyOf(line: string, code: number): string {
  const text = line.replace(/^\S*(mysqldump|mariadb-dump|mysql|mariadb): /, "");
  return text === "" ? `the client ended with exit code ${code}` : shown(text);
}
