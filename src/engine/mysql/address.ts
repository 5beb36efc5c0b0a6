import { HoldfastError } from "../../domain/error.ts";
import { shown } from "../../domain/name.ts";
import type { Machine } from "../../host/machine.ts";
import { addressText, ESCAPES } from "../address_text.ts";
import { hostPort, type Where } from "../server_place.ts";

/** Which of the two servers, and whose client programs. */
export type Family = "mariadb" | "mysql";

/** Where a server is and who asks. */
export interface Address {
  /** As the address begins; both kinds of server may be written as `mysql`. */
  readonly scheme: Family;
  readonly host: string | null;
  readonly port: number | null;
  /** The path of a socket, instead of host and port. */
  readonly socket: string | null;
  readonly user: string | null;
  readonly database: string | null;
  readonly password: string | null;
  /** By option: how the connection is encrypted. */
  readonly tls: Readonly<Partial<Record<TlsOption, string>>>;
}

/** What an address may say of encryption, in the words of MySQL's client. */
export type TlsOption = "ssl-mode" | "ssl-ca" | "ssl-cert" | "ssl-key" | "get-server-public-key";

const TLS: Readonly<Record<TlsOption, RegExp>> = {
  "ssl-mode": /^(DISABLED|PREFERRED|REQUIRED|VERIFY_CA|VERIFY_IDENTITY)$/,
  "ssl-ca": /^\//,
  "ssl-cert": /^\//,
  "ssl-key": /^\//,
  "get-server-public-key": /^true$/,
};
// With one "@" at most: a password with a plain "@", "/" or "?" would else be shown as a host, database or option.
const FORM =
  /^(mysql|mariadb):\/\/(?:([^@/?#]*)@)?(\[[^\]@]*\]|[^@/?#:]*)(?::(\d+))?(?:\/([^@?#]*))?(?:\?([^@#]*))?$/;
const PORT = 3306;

/** Reads an address. @throws Error saying what is wrong, without the text itself. */
export function addressOf(text: string): Address {
  const found = FORM.exec(text);
  if (found === null) throw new Error("it is not mysql://user:password@host:port/database");
  const [, scheme, who = "", where = "", port, database = "", query = ""] = found;
  const colon = who.indexOf(":");
  const host = decodeURIComponent(where).replace(/^\[|\]$/g, "");
  const { socket, tls } = optionsOf(query);
  if (socket !== null && (host !== "" || port !== undefined))
    throw new Error("it has a host or port and a socket: one of the two");
  const whole = {
    scheme: scheme as Family,
    host: host === "" ? null : host,
    port: port === undefined ? null : Number(port),
    socket,
    user: orNull(decodeURIComponent(colon < 0 ? who : who.slice(0, colon))),
    database: orNull(decodeURIComponent(database)),
    password: colon < 0 ? null : decodeURIComponent(who.slice(colon + 1)),
    tls,
  };
  // Through a wrapper the password is one line of stdin, and no name holds a zero byte.
  const texts = Object.values(whole).filter((one) => typeof one === "string");
  if (texts.some((one) => /[\0\r\n]/.test(one))) throw new Error("it holds a line's end");
  return whole;
}

function optionsOf(query: string): { socket: string | null; tls: Address["tls"] } {
  let socket: string | null = null;
  const tls: Partial<Record<TlsOption, string>> = {};
  for (const [key, value] of new URLSearchParams(query.replaceAll("+", "%2B"))) {
    if (key === "socket") socket = value;
    else if (!Object.hasOwn(TLS, key))
      throw new Error(`it has the option "${shown(key)}", which is not among those allowed`);
    else if (!TLS[key as TlsOption].test(value))
      throw new Error(`its option "${key}" cannot be "${shown(value)}"`);
    else tls[key as TlsOption] = value;
  }
  return { socket, tls };
}

function orNull(text: string): string | null {
  return text === "" ? null : text;
}

/** Where an address leads, to be shown. @throws Error like `addressOf`. */
export function whereOf(text: string): Where {
  const { host, port, socket, database } = addressOf(text);
  const server = host === null ? (socket ?? "local socket") : hostPort(host, port ?? PORT);
  return { server, database };
}

/** Reads what a policy says of an address. @throws HoldfastError naming where it was to come from, never what it is. */
export async function readAddress(url: string, machine: Machine): Promise<Address> {
  const text = await addressText(url, machine);
  try {
    return addressOf(text.trim());
  } catch (cause) {
    const why = cause instanceof URIError ? "a % in it is no escape" : (cause as Error).message;
    throw new HoldfastError("source", `Cannot read the address "${shown(url)}": ${why}`, {
      code: "key-malformed",
      hint: `Write one line: mysql://user:password@host:port/database. ${ESCAPES}`,
      thing: shown(url),
    });
  }
}
