const MINUTE = 60_000;
const SPANS: Readonly<Record<string, number>> = { m: MINUTE, h: 60 * MINUTE, d: 1440 * MINUTE };

/** A time such as "30m", "24h" or "7d". */
export const DURATION = /^([1-9]\d{0,4})([mhd])$/;

/** A share from "0%" to "100%", with or without decimals. */
export const PERCENT = /^(100(?:\.0{1,9})?|\d{1,2}(?:\.\d{1,9})?)%$/;

/** Reads "30m", "24h" or "7d" as milliseconds; null for anything else. */
export function parseDuration(text: string): number | null {
  const match = DURATION.exec(text);
  return match === null ? null : Number(match[1]) * (SPANS[match[2] as string] as number);
}

/** Reads "50%" as 0.5; 0 to 100, null for anything else. */
export function parsePercent(text: string): number | null {
  const match = PERCENT.exec(text);
  return match === null ? null : Number(match[1]) / 100;
}

/** Bytes for people: "812 B", "3.4 MB", in powers of 1000. */
export function formatBytes(bytes: number): string {
  const units = ["B", "kB", "MB", "GB", "TB", "PB"];
  let value = bytes;
  let at = 0;
  while (value >= (at === 0 ? 1000 : 999.5) && at < units.length - 1) {
    value /= 1000;
    at++;
  }
  return `${at === 0 ? value : value.toFixed(value < 9.95 ? 1 : 0)} ${units[at]}`;
}

/** A span of time for people: "2 s", "5 min", "3 h", "12 d". @param ms Milliseconds. */
export function formatSpan(ms: number): string {
  const seconds = Math.round(Math.max(0, ms) / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.round(seconds / 3600);
  return hours < 48 ? `${hours} h` : `${Math.round(seconds / 86_400)} d`;
}

/** A count with its noun: "1 file", "3 files". */
export function plural(count: number, noun: string): string {
  return `${count.toLocaleString("en-US")} ${noun}${count === 1 ? "" : "s"}`;
}
