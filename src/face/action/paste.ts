import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { HoldfastError } from "../../domain/error.ts";
import type { Private } from "./keys.ts";

const BLOCK = /-----BEGIN SSH SIGNATURE-----([A-Za-z0-9+/=\s]*)-----END SSH SIGNATURE-----/g;
const COLUMNS = 70; // as ssh-keygen breaks them

/**
 * The files of the approvals that were given: a path as it is, a pasted text as a file. The page that
 * starts a workflow turns the line ends of what is pasted into spaces; they are given back.
 *
 * @throws HoldfastError "approval-malformed" for a text that holds more than signatures.
 */
export async function approvalFiles(approval: string | null, at: Private): Promise<string[]> {
  if (approval === null) return [];
  if (!approval.includes("-----")) return [approval];
  const blocks = [...approval.matchAll(BLOCK)].map(([, body = ""]) => body.replace(/\s+/g, ""));
  if (blocks.length === 0 || approval.replace(BLOCK, "").trim() !== "")
    throw new HoldfastError(
      "approval",
      "Cannot read the pasted approval: it holds more or less than signatures",
      {
        code: "approval-malformed",
        hint: "Paste the whole of the .approval file, from BEGIN SSH SIGNATURE to END SSH SIGNATURE.",
        thing: "approval",
      },
    );
  const file = join(at.folder, "pasted.approval");
  await writeFile(file, blocks.map(armoured).join(""), { mode: 0o600 });
  return [file];
}

function armoured(body: string): string {
  const lines = body.match(new RegExp(`.{1,${COLUMNS}}`, "g")) ?? [];
  return `-----BEGIN SSH SIGNATURE-----\n${lines.map((line) => `${line}\n`).join("")}-----END SSH SIGNATURE-----\n`;
}
