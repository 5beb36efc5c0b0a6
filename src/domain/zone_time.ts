const DAY = 86_400_000; // ms
const MINUTE = 60_000; // ms
const SHAPE = /^(\d\d)\/(\d\d)\/(\d{4}), (\d\d):(\d\d):(\d\d)$/; // how en-US writes it

/** A day of the calendar without a zone, counted from 1970-01-01. */
export type Day = number;

/** True where this program knows the zone. */
export function isZone(zone: string): boolean {
  try {
    formatOf(zone);
    return true;
  } catch {
    return false;
  }
}

/** The day that the calendar of a zone shows at a moment. */
export function dayIn(zone: string, at: Date): Day {
  return Math.floor(wallOf(zone, at.getTime()) / DAY);
}

/** That day as text, "2026-11-20". */
export function dateIn(zone: string, at: Date): string {
  return dayText(dayIn(zone, at));
}

/** A day as text, "2026-11-20". */
export function dayText(day: Day): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** The day that "2026-11-20" names. */
export function dayOfText(text: string): Day {
  return Math.floor(Date.parse(`${text}T00:00:00Z`) / DAY);
}

/** The weekday of a day: 0 is Monday (ISO 8601). */
export function weekdayOf(day: Day): number {
  return (((day + 3) % 7) + 7) % 7; // 1970-01-01 was a Thursday
}

/** A moment for people, "2026-11-20 02:00 Africa/Lusaka". */
export function localText(zone: string, at: Date): string {
  const wall = new Date(wallOf(zone, at.getTime())).toISOString();
  return `${wall.slice(0, 10)} ${wall.slice(11, 16)} ${zone}`;
}

/**
 * The moment at which the clocks of a zone show a time of a day.
 *
 * A time that daylight saving skips is the first valid moment after it; one that comes twice is the
 * first of the two. GitHub's scheduler does the same.
 *
 * @param minute Minutes after midnight.
 */
export function momentOf(zone: string, day: Day, minute: number): Date {
  const wall = day * DAY + minute * MINUTE;
  // No zone is a day from UTC, so these two stand on both sides of any change that matters.
  const before = offsetAt(zone, wall - DAY);
  const after = offsetAt(zone, wall + DAY);
  const early = wall - Math.max(before, after);
  if (before === after) return new Date(early);
  const late = wall - Math.min(before, after);
  if (wallOf(zone, early) === wall) return new Date(early);
  if (wallOf(zone, late) === wall) return new Date(late);
  return new Date(firstAtOrAfter(zone, wall, [early, late]));
}

/** The change itself, where clocks jump over `wall`: to the second, as some zones changed off the minute. */
function firstAtOrAfter(zone: string, wall: number, [from, to]: readonly [number, number]): number {
  let low = from;
  let high = to;
  while (high - low > 1000) {
    const middle = low + Math.floor((high - low) / 2000) * 1000;
    if (wallOf(zone, middle) >= wall) high = middle;
    else low = middle;
  }
  return high;
}

function offsetAt(zone: string, at: number): number {
  const key = `${zone} ${at}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  if (offsets.size >= MAX_OFFSETS) offsets.clear();
  const offset = wallOf(zone, at) - at;
  offsets.set(key, offset);
  return offset;
}

// Whoever judges a day's slots asks for the same few moments again and again, and Intl is slow.
const MAX_OFFSETS = 256;
const offsets = new Map<string, number>();

/** What the clocks of a zone show at a moment, as if it were UTC; ms, whole seconds. */
function wallOf(zone: string, at: number): number {
  if (zone === "UTC") return Math.floor(at / 1000) * 1000;
  const [, month, day, year, hour, minute, second] = SHAPE.exec(formatOf(zone).format(at)) ?? [];
  return Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
  );
}

const formats = new Map<string, Intl.DateTimeFormat>(); // making one takes a hundred times as long as using it

/** @throws RangeError for an unknown zone. */
function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    calendar: "gregory",
    numberingSystem: "latn",
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  });
  formats.set(zone, made);
  return made;
}
