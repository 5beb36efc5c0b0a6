import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll } from "@jest/globals";

/** What a test of a directory needs, for `testWith`. */
export const SLAPD = ["slapd", "slapadd", "slapcat", "ldapsearch", "ldapmodify"] as const;

/** A real OpenLDAP directory for one test file, on a socket of its own. */
export interface Directory {
  /** The folder of its settings, cn=config. */
  readonly settings: string;
  /** The folder of its entries. */
  readonly data: string;
  /** Programs that stop and start it, as an init system has them; both wait until it is done. */
  readonly stop: string;
  readonly start: string;
  /** The settings (0) or the entries (1) as LDIF, the lines of each entry sorted; empty where there is nothing. */
  ldif(database: 0 | 1): string;
  /** The names of all entries, asked over the socket of the running server. */
  names(): string[];
  /** Changes entries or settings through the running server. */
  modify(ldif: string): void;
  /** Stops it and removes all settings and entries. */
  empty(): void;
}

const SUFFIX = "dc=ca,dc=example";
const PASSWORD = "only-for-tests";

/** Makes a directory with a few entries and starts it; stopped and removed after the tests of the file. */
export function makeDirectory(entries: string): Directory {
  const folder = mkdtempSync("/var/tmp/hf-slapd-");
  const [settings, data] = [join(folder, "slapd.d"), join(folder, "data")];
  for (const path of [settings, data]) mkdirSync(path, { mode: 0o700 });
  const socket = `ldapi://${encodeURIComponent(join(folder, "s.sock"))}`;
  const pid = join(folder, "slapd.pid");
  const run = (file: string, argv: string[], input = ""): string =>
    execFileSync(file, argv, {
      input,
      encoding: "utf8",
      env: { PATH: `${process.env["PATH"]}:/usr/sbin` },
      timeout: 30_000, // ms
      stdio: ["pipe", "pipe", "pipe"],
    });
  const as = ["-x", "-D", `cn=admin,${SUFFIX}`, "-w", PASSWORD, "-H", socket];
  // What stops and starts it inherits nothing: the server outlives whoever called.
  const script = (name: string, lines: string): string => {
    const path = join(folder, name);
    writeFileSync(path, `#!/bin/sh\nset -eu\nPATH=$PATH:/usr/sbin\n${lines}`, { mode: 0o755 });
    return path;
  };
  const stop = script(
    "stop",
    `[ -s ${pid} ] || exit 0\nread -r one < ${pid}\nkill "$one" 2>/dev/null || :\nwhile [ -d "/proc/$one" ]; do sleep 0.02; done\nrm -f ${pid}\n`,
  );
  const start = script(
    "start",
    `env -i PATH="$PATH" slapd -h ${socket} -F ${settings} </dev/null >/dev/null 2>&1\n`,
  );
  const directory: Directory = {
    settings,
    data,
    stop,
    start,
    ldif: (database) =>
      readdirSync(database === 0 ? settings : data).length === 0
        ? ""
        : run("slapcat", ["-o", "ldif-wrap=no", "-F", settings, "-n", String(database)])
            .split("\n\n")
            .map((entry) => entry.split("\n").sort().join("\n"))
            .join("\n\n"),
    names: () =>
      run("ldapsearch", [
        ...as,
        "-LLL",
        "-o",
        "ldif-wrap=no",
        "-b",
        SUFFIX,
        "(objectClass=*)",
        "1.1",
      ])
        .split("\n")
        .filter((line) => line.startsWith("dn"))
        .sort(),
    modify: (ldif) => void run("ldapmodify", [...as, "-a"], ldif),
    empty: () => {
      run(stop, []);
      for (const path of [settings, data])
        for (const name of readdirSync(path))
          rmSync(join(path, name), { recursive: true, force: true });
    },
  };
  afterAll(() => {
    run(stop, []);
    rmSync(folder, { recursive: true, force: true });
  });
  run("slapadd", ["-n", "0", "-F", settings], configOf(data, pid));
  run("slapadd", ["-n", "1", "-F", settings], entries);
  run(start, []);
  return directory;
}

function configOf(data: string, pid: string): string {
  const schemas = ["core", "cosine", "inetorgperson"].map(
    (name) => `include: file:///etc/ldap/schema/${name}.ldif\n\n`,
  );
  return `dn: cn=config
objectClass: olcGlobal
cn: config
olcPidFile: ${pid}

dn: cn=module,cn=config
objectClass: olcModuleList
cn: module
olcModulePath: /usr/lib/ldap
olcModuleLoad: back_mdb

dn: cn=schema,cn=config
objectClass: olcSchemaConfig
cn: schema

${schemas.join("")}dn: olcDatabase={0}config,cn=config
objectClass: olcDatabaseConfig
olcDatabase: {0}config
olcRootDN: cn=admin,${SUFFIX}

dn: olcDatabase={1}mdb,cn=config
objectClass: olcDatabaseConfig
objectClass: olcMdbConfig
olcDatabase: {1}mdb
olcDbDirectory: ${data}
olcSuffix: ${SUFFIX}
olcRootDN: cn=admin,${SUFFIX}
olcRootPW: ${PASSWORD}
olcDbMaxSize: 10485760
`;
}
