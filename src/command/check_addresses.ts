import { stat } from "node:fs/promises";
import { resolve } from "node:path";
import type { Finding } from "../domain/finding.ts";
import { shown } from "../domain/name.ts";
import { attributed } from "./attribute.ts";
import type { Source } from "./open_policy.ts";
import { caught, finding } from "./outcome.ts";

const OTHERS = 0o077; // what the group and everybody may do with a file

/** What a source of any kind may say of where its secrets come from. */
interface Secretive {
  readonly url?: string;
  readonly "restore-url"?: string;
  readonly scratch?: { readonly url?: string };
  readonly env?: Readonly<Record<string, string>>;
}

/** Looks where a dump does not: at the address that only a restore uses, and at who may read what holds passwords. */
export async function checkAddresses(source: Source, folder: string): Promise<Finding[]> {
  const { url, "restore-url": restore, scratch, env = {} } = source.settings as Secretive;
  const from = [url, restore, scratch?.url, ...Object.values(env)];
  return attributed(source.name, [
    ...(restore === undefined ? [] : await checkRestore(source, restore)),
    ...(await checkFiles(
      from.filter((one) => typeof one === "string"),
      folder,
    )),
  ]);
}

/** Files with secrets that others may read. @param from What the policy says: `file:PATH` and others. */
export async function checkFiles(from: readonly string[], folder: string): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const reference of new Set(from.filter((one) => one.startsWith("file:")))) {
    const mode = (await stat(resolve(folder, reference.slice(5))).catch(() => null))?.mode;
    if (mode === undefined || (mode & OTHERS) === 0) continue; // what is not there is told by who needs it
    const text = `Others may read "${shown(reference)}", which may hold a password: its mode is ${(mode & 0o777).toString(8).padStart(4, "0")}`;
    const hint = "chmod 600 it; change the password if others were here.";
    findings.push(finding("warning", "key-exposed", { thing: shown(reference), text, hint }));
  }
  return findings;
}

/** What is wrong with the account that restores. A backup needs none, so nothing of it stops one. */
async function checkRestore(source: Source, restore: string): Promise<Finding[]> {
  const done = await caught(() => source.open().check("build"));
  const found = done.value ?? done.findings;
  return found
    .filter(({ weight, thing }) => weight === "error" && thing === shown(restore))
    .map((one) => {
      // Where only the restoring environment has the secret, this is as it should be.
      const isElsewhere = one.code === "key-missing" && restore.startsWith("env:");
      return {
        ...one,
        weight: isElsewhere ? "note" : "warning",
        text: `A restore would fail: ${one.text}`,
      };
    });
}
