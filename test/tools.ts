import { accessSync, constants, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, test } from "@jest/globals";
import { HoldfastError } from "../src/domain/error.ts";
import type { Event } from "../src/domain/event.ts";
import type { Machine } from "../src/host/machine.ts";
import { type MachineParts, makeMachine } from "../src/host/make_machine.ts";
import { SERVERS } from "./servers/places.ts";

/** True where a program is on the PATH. */
export function hasTool(name: string): boolean {
  for (const folder of (process.env["PATH"] ?? "").split(":")) {
    try {
      accessSync(join(folder, name), constants.X_OK);
      return true;
    } catch {
      // Not in this folder.
    }
  }
  return false;
}

/** Things a test can need beside programs. */
const POWERS: Readonly<Record<string, () => boolean>> = {
  "root rights": () => process.getuid?.() === 0,
  "a plain user": () => process.getuid?.() !== 0,
};

/** What nobody can be blamed for: root is no plain user, and Debian's sid may lack MySQL for a while. */
function isExcused(need: string): boolean {
  if (need.startsWith("mysql ")) return existsSync(join(SERVERS, "mysql.absent"));
  return need === "a plain user";
}

/**
 * A test that needs programs this machine may lack. Missing ones are named by the reporter at the end;
 * with HOLDFAST_ENGINES=required their absence fails the test.
 */
export function testWith(
  needs: readonly string[],
  name: string,
  body: () => Promise<void> | void,
  timeout?: number,
): void {
  const missing = needs.filter((need) => !(POWERS[need]?.() ?? hasTool(need)));
  if (missing.length === 0) {
    test(name, body, timeout);
  } else if (process.env["HOLDFAST_ENGINES"] === "required" && !missing.some(isExcused)) {
    test(name, () => {
      throw new Error(`This machine lacks ${missing.join(", ")}: run "npm run engines"`);
    });
  } else {
    test["skip"](`${name} [left out: needs ${missing.join(", ")}]`, () => {});
  }
}

/** A fresh folder, removed after the tests of the file that calls it. */
export function tempFolder(label = "holdfast"): string {
  const folder = mkdtempSync(join(tmpdir(), `${label}-`));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A machine for tests: real processes and files, no output, the crash points under the test's control. */
export function testMachine(
  parts: Partial<MachineParts> = {},
): Machine & { readonly events: Event[] } {
  const events: Event[] = [];
  const machine = makeMachine({
    signal: new AbortController().signal,
    worker: new URL("../src/index.ts", import.meta.url),
    tell: (event) => void events.push(event),
    ...parts,
  });
  return { ...machine, events };
}

/** All that an async iterable yields. */
export async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  return await Array.fromAsync(items);
}

/** What a dump, or anything else, fails with. */
export async function failureOf(work: Promise<unknown>): Promise<HoldfastError> {
  const error = await work.then(
    () => null,
    (cause: unknown) => cause,
  );
  if (error instanceof HoldfastError) return error;
  throw error ?? new Error("nothing failed");
}
