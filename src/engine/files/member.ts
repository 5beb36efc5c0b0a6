import type { Bytes } from "../../domain/bytes.ts";
import { HoldfastError } from "../../domain/error.ts";
import { shown } from "../../domain/name.ts";
import type { Machine } from "../../host/machine.ts";
import type { SavedPart } from "../engine.ts";
import { keyWritten } from "./aside.ts";
import { type Selection, select } from "./select.ts";
import { sieved } from "./sieve.ts";

/**
 * One path of a saved tree, read by its range alone: of a file its plain content, holes and hard
 * links resolved; of a folder the tar stream of what lies there.
 *
 * @param path A key; "./" or "/" before it and "/" behind it do not matter.
 * @throws HoldfastError policy/unknown-name when nothing of that name was saved, or it has no content.
 */
export async function memberBytes(part: SavedPart, path: string, machine: Machine): Promise<Bytes> {
  const selection = await select(part, keyWritten(path));
  const type = selection.top.is["type"];
  const stream = sieved(part, selection, { as: ".", devices: true });
  if (type === "dir") return stream;
  if (type === "file" || type === "hardlink") return contentOf(selection, stream, machine);
  throw new HoldfastError(
    "policy",
    `Cannot open "${shown(selection.key)}": it is a ${type} and has no content`,
    {
      code: "unknown-name",
      hint: "Open the folder it lies in: that gives a tar stream.",
      thing: shown(selection.key),
    },
  );
}

// tar itself fills the holes.
async function* contentOf(selection: Selection, stream: Bytes, machine: Machine): Bytes {
  const child = machine.start({
    argv: ["tar", "--extract", "--to-stdout", "--file=-"],
    stdin: stream,
  });
  yield* child.stdout;
  const { code, stderr } = await child.ended;
  if (code === 0) return;
  throw new HoldfastError(
    "restore",
    `Cannot open "${shown(selection.key)}": tar stopped with exit code ${code}: ${shown(stderr)}`,
    {
      code: "restore-failed",
      hint: "Does verify find the backup whole?",
      thing: shown(selection.key),
    },
  );
}
