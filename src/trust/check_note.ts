import type { EntryName, NoteKind } from "../domain/entry.ts";
import type { Finding, FindingCode } from "../domain/finding.ts";
import type { Link } from "../domain/manifest.ts";
import { shown } from "../domain/name.ts";
import { NOTE_STATEMENTS, type ProvenSource } from "../domain/note.ts";
import { signerOf, type Unchecked } from "./check_manifest.ts";
import { readStatement } from "./statement.ts";

/** What a trusted note says of which backup. */
export interface NoteStatement {
  readonly kind: NoteKind;
  readonly link: Link;
  readonly at: Date;
  /** The signer's name in the policy. */
  readonly signer: string;
  /** What a receipt says of each source; empty for other kinds. */
  readonly proven: readonly ProvenSource[];
}

/** A note, and why it is not believed where it is not. */
export interface CheckedNote {
  readonly statement: NoteStatement | null;
  readonly findings: readonly Finding[];
}

/** Checks one note: signature by a key that may say this, our writer's bytes, its own entry. */
export function checkNote(
  input: Unchecked & { readonly name: EntryName & { kind: "note" } },
): CheckedNote {
  const { name, text } = input;
  const say = (code: FindingCode, why: string): CheckedNote => ({
    statement: null,
    findings: [
      {
        code,
        weight: "error",
        thing: name.text,
        text: `Cannot trust note "${name.text}": ${shown(why)}`,
        hint: "It counts for nothing; find out how it came there.",
      },
    ],
  });
  const known = name.note === "cleared" ? null : NOTE_STATEMENTS[name.note];
  if (known === null) return say("entry-unknown", "this version knows no such note");
  if (text === null) return say("manifest-missing", "its note.json is missing or unreadable");
  const role = name.note === "removed" ? "prune" : "backup";
  const signer = signerOf(input, { namespace: `holdfast-${known.kind}`, role });
  if (typeof signer !== "string") return say(signer.code, signer.why);
  const value = readStatement(text, known.kind);
  if (typeof value === "string") return say("manifest-unreadable", value);
  const parsed = known.schema.safeParse(value);
  if (!parsed.success) return say("manifest-unreadable", "it is not what such a note holds");
  const { backup, sha256, at } = parsed.data;
  if (backup !== name.id) return say("manifest-misplaced", `it is about "${backup}"`);
  return {
    statement: {
      kind: name.note,
      link: { id: backup, sha256 },
      at: new Date(at),
      signer,
      proven: "sources" in parsed.data ? parsed.data.sources : [],
    },
    findings: [],
  };
}
