import { mayBeSecret } from "./hidden.ts";
import { NAME, shown } from "./name.ts";
import { HOOK_WORDS } from "./policy_hooks.ts";
import { type Found, pathText, valueAt } from "./policy_path.ts";

type Keys = Readonly<Record<string, unknown>>;

/** What no schema can say of groups and hooks: who belongs where, and which hooks need each other. */
export function checkGroups(value: unknown): Found[] {
  const groups = keysOf(valueAt(value, ["groups"]));
  const sources = keysOf(valueAt(value, ["sources"]));
  return [
    ...Object.keys(sources).flatMap((name) => checkSource(name, sources, groups)),
    ...Object.keys(groups).flatMap((name) => checkGroup(name, sources, groups)),
    ...checkPause(keysOf(valueAt(value, ["restore"])), ["restore"]),
  ];
}

function checkSource(name: string, sources: Keys, groups: Keys): Found[] {
  const path = ["sources", name];
  const source = keysOf(sources[name]);
  const found = checkPause(source, path);
  if (source["enabled"] === false) {
    for (const word of HOOK_WORDS)
      if (source[word] !== undefined)
        found.push(say([...path, word], "never runs: the source is disabled"));
  }
  const group = source["group"];
  if (!isName(group)) return found;
  const at = [...path, "group"];
  if (!Object.hasOwn(groups, group)) {
    const known = listed(Object.keys(groups));
    return [...found, say(at, `is "${group}", which is no group${known}`)];
  }
  const order = keysOf(groups[group])["order"];
  if (Array.isArray(order) && !order.includes(name))
    found.push(say(at, `is "${group}", whose order does not name "${shownName(name)}"`));
  return found;
}

function checkGroup(name: string, sources: Keys, groups: Keys): Found[] {
  const path = ["groups", name];
  const group = keysOf(groups[name]);
  const found = checkPause(group, path);
  for (const key of ["order", "restore-order"]) {
    const names: unknown = group[key];
    if (!Array.isArray(names)) continue;
    for (const [index, one] of names.entries()) {
      const at = [...path, key, index];
      if (!isName(one)) continue;
      if (!Object.hasOwn(sources, one))
        found.push(say(at, `"${one}" is no source${listed(Object.keys(sources))}`));
      else if (names.indexOf(one) !== index) found.push(say(at, `names "${one}" twice`));
      else if (keysOf(sources[one])["group"] !== name)
        found.push(say(at, `names "${one}", which does not say group: ${shownName(name)}`));
    }
  }
  return found;
}

/** What is paused must go on again, by a program that says how. */
function checkPause(of: Keys, path: readonly string[]): Found[] {
  const [quiesce, resume] = [of["quiesce"] !== undefined, of["resume"] !== undefined];
  if (quiesce === resume) return [];
  return quiesce
    ? [say([...path, "quiesce"], "needs a resume beside it: what is paused must go on again")]
    : [say([...path, "resume"], "has no quiesce beside it, so there is nothing to resume")];
}

function say(path: (string | number)[], text: string): Found {
  return { path, text: `${pathText(path)} ${text}` };
}

function isName(value: unknown): value is string {
  return typeof value === "string" && NAME.test(value) && !mayBeSecret(value);
}

function shownName(name: string): string {
  return mayBeSecret(name) ? "(not shown)" : shown(name);
}

function listed(names: readonly string[]): string {
  const known = names.filter((name) => !mayBeSecret(name)).map(shown);
  return known.length > 0 ? `, expected one of ${known.join(", ")}` : "";
}

function keysOf(value: unknown): Keys {
  return value !== null && typeof value === "object" ? (value as Keys) : {};
}
