import { open } from "node:fs/promises";
import { resolve } from "node:path";
import { EXIT, HoldfastError, Interrupted } from "../domain/error.ts";
import { exitOf } from "../domain/exit.ts";
import type { Finding } from "../domain/finding.ts";
import type { Outcome } from "../domain/report.ts";
import { codeOf } from "../host/disk.ts";
import type { Setup } from "./open_policy.ts";
import { finding, findingsOf } from "./outcome.ts";

/** What an outside watcher is told; the first and the last add it to their address. */
type Event = "/start" | "" | "/fail";

const LIMIT = 10_000; // ms for one answer
const MOST = 4096; // bytes of an address
const LOOPBACK = ["127.0.0.1", "[::1]", "localhost"];

/**
 * Does a backup's work and tells the policy's `ping` of its start and its end, by the convention of
 * Healthchecks: `<address>/start`, then `<address>` or `<address>/fail`. Never fails the work: what was
 * not reached is a warning. An interrupted run sends no end; the watcher misses it.
 */
export async function withPing(setup: Setup, work: () => Promise<Outcome>): Promise<Outcome> {
  if (setup.policy.ping === null) return await work();
  const address = await addressOf(setup).catch((error: unknown) => {
    if (error instanceof NoAddress) return error;
    throw error;
  });
  if (address instanceof NoAddress) return warned(await work(), [failed(address.message)]);
  const send = (event: Event, text: string) => ping(setup, { address, event, text });
  const before = await send("/start", "");
  try {
    const outcome = await work();
    const { exit, backup } = outcome.report;
    const text = `${backup === null ? "" : `backup ${backup}\n`}exit ${exit}\n`;
    return warned(outcome, [...before, ...(await send(exit === 0 ? "" : "/fail", text))]);
  } catch (error) {
    if (!(error instanceof Interrupted)) await send("/fail", `exit ${exitFor(error)}\n`);
    throw error;
  }
}

/** Why there is no address to call; never the address. */
class NoAddress extends Error {}

function exitFor(error: unknown): number {
  return error instanceof HoldfastError ? exitOf(findingsOf(error)) : EXIT.bug;
}

function warned(outcome: Outcome, found: readonly Finding[]): Outcome {
  if (found.length === 0) return outcome;
  const { report } = outcome;
  return { ...outcome, report: { ...report, findings: [...report.findings, ...found] } };
}

async function addressOf(setup: Setup): Promise<URL> {
  const text = (await readAddress(setup)).trim();
  if (!URL.canParse(text)) throw new NoAddress("what the policy points to is no address");
  const url = new URL(text);
  // Over plain HTTP everybody on the way could say in the server's name that all is well.
  const isSafe = url.protocol === "https:" || LOOPBACK.includes(url.hostname);
  if (!isSafe || !["http:", "https:"].includes(url.protocol))
    throw new NoAddress("the address does not begin with https");
  return url;
}

async function readAddress({ policy, machine, folder }: Setup): Promise<string> {
  const reference = policy.ping ?? "";
  if (reference.startsWith("env:")) {
    const name = reference.slice("env:".length);
    const text = machine.env[name] ?? "";
    if (text !== "") return text;
    throw new NoAddress(`the environment has no ${name}`);
  }
  if (!reference.startsWith("file:")) return reference;
  try {
    await using file = await open(resolve(folder, reference.slice("file:".length)));
    const { buffer, bytesRead } = await file.read(Buffer.alloc(MOST), 0, MOST);
    return buffer.toString("utf8", 0, bytesRead);
  } catch (cause) {
    throw new NoAddress(`its file cannot be read (${codeOf(cause)})`);
  }
}

async function ping(
  { machine, policy }: Setup,
  { address, event, text }: { address: URL; event: Event; text: string },
): Promise<Finding[]> {
  const url = new URL(address);
  url.pathname = `${url.pathname.replace(/\/$/, "")}${event}`;
  try {
    const answer = await machine.fetch(url.href, {
      method: "POST",
      body: `policy ${policy.name}\n${text}`,
      headers: { "content-type": "text/plain; charset=utf-8", "user-agent": "holdfast" },
      redirect: "error", // the address is the secret: it is not carried elsewhere
      signal: AbortSignal.timeout(LIMIT),
    });
    await answer.body?.cancel();
    return answer.ok ? [] : [failed(`it answered with ${answer.status}`)];
  } catch (cause) {
    if (machine.signal.aborted) return []; // the interruption itself is told
    return [failed(`it was not reached (${reasonOf(cause)})`)];
  }
}

/** The system's code alone: a message would name the host. */
function reasonOf(cause: unknown): string {
  if (cause instanceof Error && cause.name === "TimeoutError") return "no answer in 10 s";
  const code = codeOf(cause instanceof Error && cause.cause !== undefined ? cause.cause : cause);
  return code === "" ? "no answer" : code;
}

function failed(why: string): Finding {
  return finding("warning", "ping-failed", {
    thing: "ping",
    text: `Cannot tell the address of ping: ${why}`,
    hint: "The backup is not touched by it. Is the address right, and may this host call it?",
  });
}
