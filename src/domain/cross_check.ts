import { checkGroups } from "./check_groups.ts";
import { checkLogins } from "./check_people.ts";
import { mayBeSecret } from "./hidden.ts";
import { shown } from "./name.ts";
import { type Found, pathText, valueAt } from "./policy_path.ts";

/** What no schema can say: names that must exist, people enough to approve, groups that may not be empty. */
export function crossCheck(value: unknown): Found[] {
  return [
    ...checkApprovers(value),
    ...checkLogins(value),
    ...checkGroups(value),
    ...checkRetention(value),
    ...["sources", "stores", "signers"].flatMap(emptyOf(value)),
  ];
}

function checkRetention(value: unknown): Found[] {
  const rule = valueAt(value, ["retention"]);
  if (rule === null || typeof rule !== "object" || Array.isArray(rule)) return [];
  const [hasLast, hasSlots] = [Object.hasOwn(rule, "last"), Object.hasOwn(rule, "slots")];
  if (hasLast !== hasSlots) return [];
  return hasLast
    ? [
        {
          path: ["retention", "slots"],
          text: "retention.slots excludes retention.last, expected only one of them",
        },
      ]
    : [
        {
          path: ["retention"],
          text: "retention keeps nothing, expected one of retention.last and retention.slots",
        },
      ];
}

function checkApprovers(value: unknown): Found[] {
  const approvers = valueAt(value, ["approval", "approvers"]);
  if (!Array.isArray(approvers)) return [];
  const found: Found[] = [];
  const people = namesIn(valueAt(value, ["people"]));
  for (const [index, person] of approvers.entries()) {
    if (typeof person !== "string") continue;
    const path = ["approval", "approvers", index];
    const who = mayBeSecret(person) ? "" : ` "${shown(person)}"`;
    if (!people.includes(person))
      found.push({ path, text: `${pathText(path)}${who} is nobody in people${listed(people)}` });
    else if (approvers.indexOf(person) !== index)
      found.push({ path, text: `${pathText(path)} names${who} twice` });
  }
  const needed = valueAt(value, ["approval", "needed"]);
  const distinct = new Set(approvers).size;
  if (typeof needed === "number" && needed > distinct) {
    found.push({
      path: ["approval", "needed"],
      text: `approval.needed is ${needed}, expected at most ${distinct}: there are no more approvers`,
    });
  }
  return found;
}

function emptyOf(value: unknown): (group: string) => Found[] {
  return (group) => {
    const there = valueAt(value, [group]);
    const isEmpty = there !== null && typeof there === "object" && namesIn(there).length === 0;
    return isEmpty ? [{ path: [group], text: `${group} is empty, expected at least one` }] : [];
  };
}

function listed(people: readonly string[]): string {
  const names = people.filter((name) => !mayBeSecret(name)).map(shown);
  return names.length > 0 ? `, expected one of ${names.join(", ")}` : "";
}

function namesIn(value: unknown): string[] {
  return value !== null && typeof value === "object" ? Object.keys(value) : [];
}
