import { HoldfastError } from "../../domain/error.ts";
import { shown } from "../../domain/name.ts";
import type { Machine } from "../../host/machine.ts";
import { addressText, ESCAPES } from "../address_text.ts";
import { hostPort, type Where } from "../server_place.ts";

/** Where a server is and who asks, as libpq's keywords (postgresql.org/docs, §32.1.2). */
export interface Address {
  /** Without `dbname` and `password`. */
  readonly keywords: Readonly<Record<string, string>>;
  readonly database: string | null;
  readonly password: string | null;
}

/** What an address may say beside host, port, user and database; a password among them would be seen in `ps`. */
const OPTIONS = [
  "host",
  "sslmode",
  "sslrootcert",
  "sslcert",
  "sslkey",
  "sslcrl",
  "channel_binding",
  "gssencmode",
  "target_session_attrs",
];
// With one "@" at most: a password with a plain "@", "/" or "?" would else be shown as a host, database or option.
const FORM = /^postgres(?:ql)?:\/\/(?:([^@/?#]*)@)?([^@/?#]*)(?:\/([^@?#]*))?(?:\?([^@#]*))?$/;
const PORT = "5432";

/** Reads a connection URI (§32.1.1.2). @throws Error saying what is wrong, without the text itself. */
export function addressOf(text: string): Address {
  const found = FORM.exec(text);
  if (found === null) throw new Error("it is not postgres://user:password@host:port/database");
  const [, who = "", where = "", database = "", query = ""] = found;
  const keywords: Record<string, string> = {};
  const colon = who.indexOf(":");
  const user = decodeURIComponent(colon < 0 ? who : who.slice(0, colon));
  if (user !== "") keywords["user"] = user;
  const hosts = where.split(",").map((one) => /^(\[[^\]]*\]|[^:]*)(?::(\d*))?$/.exec(one));
  if (hosts.includes(null)) throw new Error("its host and port cannot be read");
  const host = hosts.map((one) => decodeURIComponent(one?.[1] ?? "").replace(/^\[|\]$/g, ""));
  if (host.join("") !== "") keywords["host"] = host.join(",");
  const port = hosts.map((one) => one?.[2] ?? "");
  if (port.join("") !== "") keywords["port"] = port.join(",");
  for (const [key, value] of new URLSearchParams(query.replaceAll("+", "%2B"))) {
    if (key === "port" && /^\d+$/.test(value)) keywords["port"] = value;
    else if (OPTIONS.includes(key)) keywords[key] = value;
    else throw new Error(`it has the option "${shown(key)}", which is not among those allowed`);
  }
  return {
    keywords,
    database: database === "" ? null : decodeURIComponent(database),
    password: colon < 0 ? null : decodeURIComponent(who.slice(colon + 1)),
  };
}

/** Where an address leads, to be shown. @throws Error like `addressOf`. */
export function whereOf(text: string): Where {
  const { keywords, database } = addressOf(text);
  const ports = (keywords["port"] ?? PORT).split(",");
  const hosts = (keywords["host"] ?? "").split(",").map((host, at) => {
    const port = ports[ports.length === 1 ? 0 : at] || PORT;
    if (host === "") return `local socket ${port}`;
    return host.startsWith("/") ? `${host}/.s.PGSQL.${port}` : hostPort(host, port);
  });
  // libpq's own default, and so ours.
  return { server: hosts.join(","), database: database ?? keywords["user"] ?? null };
}

/** Reads what a policy's `url` points to. @throws HoldfastError key-missing or key-malformed, without the secret. */
export async function readAddress(url: string, machine: Machine): Promise<Address> {
  try {
    const address = addressOf((await addressText(url, machine)).trim());
    if (/[\r\n]/.test(address.password ?? "")) throw new Error("its password has two lines");
    return address;
  } catch (cause) {
    if (cause instanceof HoldfastError) throw cause;
    const why = cause instanceof URIError ? "a % in it is no escape" : (cause as Error).message;
    throw new HoldfastError("source", `Cannot read the address "${shown(url)}": ${why}`, {
      code: "key-malformed",
      hint: `Write one line: postgres://user:password@host:port/database. ${ESCAPES}`,
      thing: shown(url),
    });
  }
}

/** libpq's connection string; every value quoted, so that no name can be taken for an option. */
export function conninfo(keywords: Readonly<Record<string, string>>): string {
  return Object.entries(keywords)
    .map(([key, value]) => `${key}='${value.replace(/[\\']/g, "\\$&")}'`)
    .join(" ");
}
