import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll } from "@jest/globals";
import { freePort } from "../../servers/port.ts";

const SBIN = "/usr/sbin";
const SCHEMAS = "/etc/ldap/schema";

/** What a test with OpenLDAP needs, for `testWith`. */
export const SLAPD = existsSync(join(SBIN, "slapd")) ? "sh" : "slapd";

/** A directory of a test's own: configuration, database, and perhaps a server. */
export interface Directory {
  readonly conf: string;
  readonly database: string;
  /** All entries as LDIF, in the order of the database. */
  read(): string;
  /** Starts the server on 127.0.0.1. @returns What ends it. */
  serve(): Promise<{ readonly url: string; stop(): Promise<void> }>;
}

/** Makes a configuration for an empty database of engine mdb. */
export function makeDirectory(root: string): Directory {
  const folder = mkdtempSync(join(root, "ldap-"));
  const conf = join(folder, "slapd.conf");
  const database = join(folder, "database");
  mkdirSync(database, { mode: 0o700 });
  const schemas = ["core", "cosine", "inetorgperson"].map(
    (name) => `include ${SCHEMAS}/${name}.schema`,
  );
  const lines = [
    ...schemas,
    `pidfile ${join(folder, "pid")}`,
    "modulepath /usr/lib/ldap",
    "moduleload back_mdb",
    "database mdb",
    'suffix "dc=registry,dc=example"',
    'rootdn "cn=admin,dc=registry,dc=example"',
    "rootpw admin",
    `directory ${database}`,
    "maxsize 67108864",
    "index objectClass eq",
    "index uid eq,sub",
  ];
  writeFileSync(conf, `${lines.join("\n")}\n`);
  return {
    conf,
    database,
    read: () => execFileSync(join(SBIN, "slapcat"), ["-f", conf], { encoding: "utf8" }),
    serve: () => serve(conf),
  };
}

const running = new Set<ReturnType<typeof spawn>>();
afterAll(() => {
  for (const server of running) server.kill("SIGTERM");
});

async function serve(conf: string) {
  const url = `ldap://127.0.0.1:${await freePort()}`;
  const server = spawn(join(SBIN, "slapd"), ["-d", "0", "-f", conf, "-h", url], {
    stdio: "ignore",
  });
  running.add(server);
  const ended = new Promise<void>((resolve) => server.once("exit", () => resolve()));
  for (let turn = 0; !answers(url); turn++) {
    if (turn === 200) throw new Error("slapd did not start");
    await delay(25);
  }
  return {
    url,
    stop: async () => {
      server.kill("SIGTERM");
      await ended;
      running.delete(server);
    },
  };
}

function answers(url: string): boolean {
  try {
    execFileSync("ldapsearch", ["-x", "-H", url, "-s", "base", "-b", ""], { stdio: "pipe" });
    return true;
  } catch {
    return false;
  }
}

/** Changes entries through a running server, as its programs do. */
export function modify(url: string, ldif: string): void {
  const words = ["-x", "-H", url, "-D", "cn=admin,dc=registry,dc=example", "-w", "admin"];
  execFileSync("ldapmodify", words, { input: ldif, stdio: "pipe" });
}

/** Entries as a registry has them: certificates, names of many scripts, spaces and line ends in values. */
export function sampleLdif(people = 200): string {
  const base64 = (text: string | Uint8Array) => Buffer.from(text).toString("base64");
  const top = [
    "dn: dc=registry,dc=example\nobjectClass: domain\ndc: registry\n",
    "dn: ou=people,dc=registry,dc=example\nobjectClass: organizationalUnit\nou: people\n",
    `dn:: ${base64("ou=Zürich \\+ 東京,dc=registry,dc=example")}\nobjectClass: organizationalUnit\nou:: ${base64("Zürich + 東京")}\ndescription:: ${base64(" leads with a space\nand has a line end")}\n`,
  ];
  const certificate = readFileSync(process.execPath).subarray(0, 700);
  const entries = Array.from({ length: people }, (_, n) =>
    [
      `dn: uid=p${n},ou=people,dc=registry,dc=example`,
      "objectClass: inetOrgPerson",
      `uid: p${n}`,
      `cn:: ${base64(`Ada "${n}" <Łódź>`)}`,
      `sn: ${"x".repeat(n % 90)}y`,
      `userPassword:: ${base64(`{SSHA}${n}`)}`,
      `jpegPhoto:: ${base64(certificate)}`,
      "",
    ].join("\n"),
  );
  return [...top, ...entries].join("\n");
}
