const MINUTE = 60_000;
const SPANS: Readonly<Record<string, number>> = { m: MINUTE, h: 60 * MINUTE, d: 1440 * MINUTE };

/** Reads "30m", "24h" or "7d" as milliseconds; null for anything else. */
export function parseDuration(text: string): number | null {
  const match = /^([1-9]\d{0,4})([mhd])$/.exec(text);
  return match === null ? null : Number(match[1]) * (SPANS[match[2] as string] as number);
}

/** Reads "50%" as 0.5; 0 to 100, null for anything else. */
export function parsePercent(text: string): number | null {
  const match = /^(\d{1,3}(?:\.\d+)?)%$/.exec(text);
  const value = match === null ? Number.NaN : Number(match[1]) / 100;
  return value >= 0 && value <= 1 ? value : null;
}

/** Bytes for people: "812 B", "3.4 MB", in powers of 1000. */
export function formatBytes(bytes: number): string {
  const units = ["B", "kB", "MB", "GB", "TB", "PB"];
  let value = bytes;
  let at = 0;
  while (value >= 1000 && at < units.length - 1) {
    value /= 1000;
    at++;
  }
  return `${at === 0 ? value : value.toFixed(value < 10 ? 1 : 0)} ${units[at]}`;
}

/** A span of time for people: "2 s", "5 min", "3 h", "12 d". @param ms Milliseconds. */
export function formatSpan(ms: number): string {
  const size = Math.max(0, ms);
  if (size < MINUTE) return `${Math.round(size / 1000)} s`;
  if (size < 60 * MINUTE) return `${Math.round(size / MINUTE)} min`;
  if (size < 48 * 60 * MINUTE) return `${Math.round(size / (60 * MINUTE))} h`;
  return `${Math.round(size / (1440 * MINUTE))} d`;
}

/** A count with its noun: "1 file", "3 files". */
export function plural(count: number, noun: string): string {
  return `${count.toLocaleString("en-US")} ${noun}${count === 1 ? "" : "s"}`;
}
