import { mayBeSecret } from "./hidden.ts";
import { NAME, shown } from "./name.ts";
import { type Found, pathText, valueAt } from "./policy_path.ts";
import { MANUAL } from "./schedule.ts";
import { isZone } from "./zone_time.ts";

type Keys = Readonly<Record<string, unknown>>;

/** What no schema can say of schedules: which keys go together, and that zones, sources and stores exist. */
export function checkSchedules(value: unknown): Found[] {
  const schedules = keysOf(valueAt(value, ["schedules"]));
  return Object.entries(schedules).flatMap(([name, schedule]) => {
    const at = ["schedules", name];
    return [
      ...checkName(name),
      ...checkTimes(keysOf(schedule), at),
      ...checkNames(value, keysOf(schedule), at),
    ];
  });
}

function checkName(name: string): Found[] {
  if (name !== MANUAL) return [];
  const text = `schedules.${name} may not be called that: manifests say it of backups that no schedule gave`;
  return [{ path: ["schedules", name], text }];
}

function checkTimes({ every, at, on, timezone }: Keys, path: readonly string[]): Found[] {
  const found: Found[] = [];
  const say = (key: string, text: string): void => {
    found.push({ path: [...path, key], text: `${pathText([...path, key])} ${text}` });
  };
  if (every === "week" && on === undefined)
    say("on", "is missing, expected the weekday that every: week needs");
  if (every !== "week" && on !== undefined && typeof every === "string")
    say("on", "is only for every: week");
  if (typeof every === "string" && /^\d+d$/.test(every) && at !== undefined)
    say("at", "is not for every: <n>d, which is always due at 00:00");
  if (typeof timezone === "string" && !mayBeSecret(timezone) && !isZone(timezone))
    say("timezone", `is ${shown(timezone)}, expected the IANA name of a zone, as Africa/Lusaka`);
  return found;
}

function checkNames(value: unknown, schedule: Keys, path: readonly string[]): Found[] {
  const sources = keysOf(valueAt(value, ["sources"]));
  const stores = keysOf(valueAt(value, ["stores"]));
  const isOff = (name: string) => keysOf(sources[name])["enabled"] === false;
  const found: Found[] = [];
  for (const [key, there] of [
    ["sources", sources],
    ["stores", stores],
  ] as const) {
    const names = schedule[key];
    if (!Array.isArray(names)) continue;
    for (const [index, name] of names.entries()) {
      if (typeof name !== "string" || !NAME.test(name) || mayBeSecret(name)) continue;
      const at = [...path, key, index];
      const what = key.slice(0, -1);
      if (!Object.hasOwn(there, name))
        found.push({ path: at, text: `${pathText(at)} "${name}" is no ${what}${listed(there)}` });
      else if (names.indexOf(name) !== index)
        found.push({ path: at, text: `${pathText(at)} names "${name}" twice` });
      else if (key === "sources" && isOff(name))
        found.push({ path: at, text: `${pathText(at)} "${name}" is disabled` });
    }
  }
  const names = Object.keys(sources);
  if (schedule["sources"] === undefined && names.length > 0 && names.every(isOff))
    found.push({ path, text: `${pathText(path)} saves nothing: every source is disabled` });
  return found;
}

function listed(there: Keys): string {
  const names = Object.keys(there).filter((name) => !mayBeSecret(name));
  return names.length > 0 ? `, expected one of ${names.map(shown).join(", ")}` : "";
}

function keysOf(value: unknown): Keys {
  return value !== null && typeof value === "object" ? (value as Keys) : {};
}
