/** Kinds of notes about a backup. */
export const NOTE_KINDS = ["removed", "proven", "cleared", "spent"] as const;
export type NoteKind = (typeof NOTE_KINDS)[number];

/** The id of a backup: `<prefix>_YYYYMMDD_HHMMZ`, in UTC, then `-2`, `-3` where that minute was taken. */
export type BackupId = string;

/** The name of anything in a store, taken apart. Readers build no path from anything else. */
export type EntryName =
  | { readonly kind: "backup"; readonly text: string; readonly id: BackupId }
  | {
      readonly kind: "note";
      readonly text: string;
      readonly id: BackupId;
      readonly note: NoteKind;
      readonly turn: number;
    }
  | { readonly kind: "draft"; readonly text: string; readonly id: string };

const ID =
  /^([A-Za-z0-9][A-Za-z0-9_-]{0,39})_(\d{4})(\d{2})(\d{2})_(\d{2})(\d{2})Z(?:-([2-9]|[1-9]\d{1,3}))?$/;
const NOTE = /^(.+)\.(removed|proven|cleared|spent)(?:-([2-9]|[1-9]\d{1,3}))?$/;
const DRAFT = /^\.draft-([A-Za-z0-9_.-]{1,120})-([0-9a-f]{8,32})$/;

/** Letters, digits, `_` and `-`; begins with a letter or digit. */
export const PREFIX = /^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$/;

/** Reads the name of an entry; null for anything that is not in the grammar. */
export function parseEntryName(text: string): EntryName | null {
  if (minuteOf(text) !== null) return { kind: "backup", text, id: text };
  const note = NOTE.exec(text);
  if (note?.[1] !== undefined && minuteOf(note[1]) !== null) {
    return {
      kind: "note",
      text,
      id: note[1],
      note: note[2] as NoteKind,
      turn: Number(note[3] ?? 1),
    };
  }
  const draft = DRAFT.exec(text);
  return draft?.[1] === undefined ? null : { kind: "draft", text, id: draft[1] };
}

/** The name of a backup's entry. */
export function backupName(id: BackupId): EntryName & { kind: "backup" } {
  return { kind: "backup", text: id, id };
}

/** The name of a note's entry: `<id>.<kind>`, then `-2`, `-3`. */
export function noteName(id: BackupId, note: NoteKind, turn = 1): EntryName & { kind: "note" } {
  return { kind: "note", text: `${id}.${note}${turn === 1 ? "" : `-${turn}`}`, id, note, turn };
}

/** The id for a backup taken at `at`. @param turn 1 for the first in that minute. */
export function backupId(prefix: string, at: Date, turn = 1): BackupId {
  const digits = at.toISOString().replace(/[-:T]/g, "");
  return `${prefix}_${digits.slice(0, 8)}_${digits.slice(8, 12)}Z${turn === 1 ? "" : `-${turn}`}`;
}

/** When the backup of that id was taken, to the minute; null if it is no id or no real time. */
export function minuteOf(id: BackupId): Date | null {
  const match = ID.exec(id);
  if (match === null) return null;
  const [, , year, month, day, hour, minute] = match;
  const text = `${year}-${month}-${day}T${hour}:${minute}:00.000Z`;
  const at = new Date(text);
  return Number.isNaN(at.getTime()) || at.toISOString() !== text ? null : at;
}

/** Orders ids by time, then by turn, then by prefix: oldest first. */
export function compareIds(a: BackupId, b: BackupId): number {
  const [left, right] = [orderOf(a), orderOf(b)];
  if (left.minute !== right.minute) return left.minute < right.minute ? -1 : 1;
  return left.turn - right.turn || (a < b ? -1 : a > b ? 1 : 0);
}

/** The digits alone: they order as the time does, and a catalog compares thousands. */
function orderOf(id: BackupId): { readonly minute: string; readonly turn: number } {
  const match = ID.exec(id);
  if (match === null) return { minute: "", turn: 1 };
  const [, , year, month, day, hour, minute, turn] = match;
  return { minute: `${year}${month}${day}${hour}${minute}`, turn: Number(turn ?? 1) };
}
