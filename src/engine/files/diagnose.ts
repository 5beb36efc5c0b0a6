import { HoldfastError } from "../../domain/error.ts";
import { shown } from "../../domain/name.ts";
import type { Ended } from "../../host/machine.ts";
import { keyOfPath, pathOf } from "./member_name.ts";

const NOTE_LIMIT = 1000; // notes kept; more are only counted
const INSIDE_ASIDE = /(?:^|\/)[^/]*\.holdfast-/;

/** A line of tar's stderr about one file: what it ends with, and what it means. */
const SAYINGS: readonly {
  readonly end: RegExp;
  readonly why: string;
  readonly code: "source-changed" | "source-unreadable" | null;
  readonly mayBe: boolean;
}[] = [
  row(/: file changed as we read it$/, "it changed while it was read", "source-changed"),
  row(
    /: File shrank by \d+ bytes?; padding with zeros$/,
    "it shrank while it was read",
    "source-changed",
  ),
  row(/: File removed before we read it$/, "it went away before it was read", "source-changed"),
  row(
    /: Cannot (?:open|stat|readlink|savedir): No such file or directory$/,
    "it went away before it was read",
    "source-changed",
  ),
  row(
    /: Cannot (?:open|stat|readlink|savedir|opendir|close|[fl]?getxattr|[fl]?listxattr): Permission denied$/,
    "this user may not read it",
    "source-unreadable",
  ),
  {
    ...row(
      /: Read error at byte \d+, while reading \d+ bytes?: .+$/,
      "reading it failed",
      "source-unreadable",
    ),
    mayBe: false,
  },
  {
    ...row(
      /: Unknown file type; file ignored$/,
      "it is of a kind tar does not know",
      "source-unreadable",
    ),
    mayBe: false,
  },
  { ...row(/: socket ignored$/, "a socket has no content to save", "source-changed"), code: null },
];

function row(end: RegExp, why: string, code: "source-changed" | "source-unreadable") {
  return { end, why, code, mayBe: true };
}

/** Judges what tar says while it reads a tree. */
export interface Judge {
  line(line: string): void;
  /** Adds a note of the caller's own. */
  note(key: string, why: string): void;
  /** What makes the dump fail, as soon as it is known. */
  fatal(): HoldfastError | null;
  /** Judges the end. @throws HoldfastError when something is wrong or not understood. */
  close(ended: Ended): void;
  notes(): { readonly key: string; readonly why: string }[];
}

/** How a judge sees the tree. */
export interface Judged {
  /** As the policy names it. */
  readonly place: string;
  /** The key of a member's path (bytes, one per character), and its path below its root. */
  below(path: string): { readonly key: string; readonly below: string };
  /** Whether it may change while it is read; asked with the path below its root. */
  mayChange(key: string, path: string): boolean;
}

/** Makes the judge of one run of tar. A line it does not understand is a failure. */
export function makeJudge(tree: Judged): Judge {
  let fatal: HoldfastError | null = null;
  let excused = 0;
  let unnoted = 0;
  const notes: { key: string; why: string }[] = [];
  const note = (key: string, why: string): void => {
    if (notes.length < NOTE_LIMIT) notes.push({ key, why });
    else unnoted += 1;
  };
  const line = (text: string): void => {
    if (fatal !== null) return;
    const plain = text.replaceAll("\\x5c", "\\");
    if (
      /^tar: (?:Exiting with failure status due to previous errors|Error is not recoverable: exiting now)$/.test(
        plain,
      )
    )
      return;
    const saying = SAYINGS.find(({ end }) => end.test(plain));
    if (saying === undefined || !plain.startsWith("tar: ")) {
      fatal = failed(tree.place, plain);
      return;
    }
    const name = unquoted(plain.slice(5).replace(saying.end, ""));
    const { key, below } = tree.below(pathOf(name));
    const isAside = INSIDE_ASIDE.test(below);
    if (isAside || saying.code === null || (saying.mayBe && tree.mayChange(key, below))) {
      excused += 1;
      if (!isAside) note(keyOfPath(key), saying.why);
      return;
    }
    fatal = named(tree.place, { key: keyOfPath(key), why: saying.why, code: saying.code });
  };
  return {
    line,
    note,
    fatal: () => fatal,
    close: (ended) => {
      if (fatal !== null) throw fatal;
      // 1: some files differ; 2: some could not be read. Both were excused line by line, or are wrong.
      if (ended.code === 0 || (ended.code <= 2 && excused > 0)) return;
      throw failed(tree.place, ended.stderr || `exit code ${ended.code}`, ended.code);
    },
    notes: () =>
      unnoted === 0
        ? notes
        : [...notes, { key: ".", why: `${unnoted} more were left out or changed` }],
  };
}

/** A name as `--quoting-style=escape` writes it, back to its bytes, one per character. */
export function unquoted(text: string): string {
  const plain: Record<string, string> = {
    a: "\x07",
    b: "\b",
    f: "\f",
    n: "\n",
    r: "\r",
    t: "\t",
    v: "\v",
  };
  return text.replace(/\\([0-7]{3}|[\s\S])/g, (_, symbol: string) =>
    symbol.length === 3
      ? String.fromCharCode(Number.parseInt(symbol, 8))
      : (plain[symbol] ?? symbol),
  );
}

function named(
  place: string,
  found: { key: string; why: string; code: "source-changed" | "source-unreadable" },
): HoldfastError {
  const hint =
    found.code === "source-changed"
      ? `Stop what writes it, or add "${shown(found.key)}" to may-change if half of it is worth having.`
      : "Run the backup as a user who may read it, or exclude it.";
  return new HoldfastError(
    "source",
    `Cannot save "${shown(found.key)}" of "${place}": ${found.why}`,
    { code: found.code, hint, thing: shown(found.key) },
  );
}

function failed(place: string, said: string, code?: number): HoldfastError {
  const text = shown(said);
  const ending = code === undefined ? "tar said" : `tar stopped with exit code ${code}`;
  return new HoldfastError("source", `Cannot dump "${place}": ${ending}: ${text}`, {
    code: "source-failed",
    hint: "Is the disk well? If tar is right, mend what it names; if the line is harmless, report it.",
    thing: place,
  });
}
