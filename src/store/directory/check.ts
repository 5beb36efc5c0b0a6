import { access, constants, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { HoldfastError } from "../../domain/error.ts";
import type { Finding } from "../../domain/finding.ts";
import { shown } from "../../domain/name.ts";
import { formatBytes } from "../../domain/units.ts";
import { lookAt } from "../../host/disk.ts";
import { roomAt } from "../../host/place.ts";
import { cannot } from "./error.ts";
import { type Folder, isThere } from "./folder.ts";

/** Everything that would keep the next backup from this store, as far as it shows without writing. */
export async function checkFolder(folder: Folder, need: number): Promise<readonly Finding[]> {
  try {
    const there = await isThere(folder);
    if (!there) await requireParent(folder);
    const at = there ? folder.path : dirname(folder.path);
    // access(2) also answers for a file system that is mounted read-only.
    await access(at, constants.R_OK | constants.W_OK | constants.X_OK);
    const room = await roomAt(at);
    return [...roomFinding(folder, need, room), ...(there ? await widthFinding(folder) : [])];
  } catch (cause) {
    const error = cannot(folder, "write to", cause);
    if (!(error instanceof HoldfastError)) throw error;
    const { code, message, hint } = error;
    return [{ code, weight: "error", thing: shown(folder.path), text: message, hint: hint ?? "" }];
  }
}

async function requireParent(folder: Folder): Promise<void> {
  const parent = await stat(dirname(folder.path)).catch(() => null);
  if (parent?.isDirectory()) return;
  throw new HoldfastError(
    "store",
    `Cannot write to ${folder.label}: the folder it would be made in is not there`,
    {
      code: "store-unreachable",
      hint: `Make the folder "${shown(dirname(folder.path))}". Is the disk mounted?`,
      thing: shown(folder.path),
    },
  );
}

function roomFinding(folder: Folder, need: number, room: number): Finding[] {
  if (room >= need) return [];
  return [
    {
      code: "store-full",
      weight: "error",
      thing: shown(folder.path),
      text: `Cannot write to ${folder.label}: ${formatBytes(need)} are needed and ${formatBytes(room)} are free`,
      hint: "Make room there, or give the store a larger file system.",
    },
  ];
}

async function widthFinding(folder: Folder): Promise<Finding[]> {
  const mode = Number((await lookAt(folder.path))?.mode ?? 0) & 0o777;
  if ((mode & 0o077) === 0) return [];
  return [
    {
      code: "store-wide",
      weight: "warning",
      thing: shown(folder.path),
      text: `The folder of ${folder.label} is open to others (mode ${mode.toString(8).padStart(4, "0")})`,
      hint: `Run: chmod 700 "${shown(folder.path)}"`,
    },
  ];
}
