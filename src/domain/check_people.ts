import { mayBeSecret } from "./hidden.ts";
import { shown } from "./name.ts";
import { type Found, pathText, valueAt } from "./policy_path.ts";

/** What GitHub must be able to tell of people: a login for whom it asks, and one person to a login. */
export function checkLogins(value: unknown): Found[] {
  return [...checkGates(value), ...checkOperators(value), ...checkShared(value)];
}

/** Gates on GitHub hear logins only. */
function checkGates(value: unknown): Found[] {
  const approvers = valueAt(value, ["approval", "approvers"]);
  const gates = valueAt(value, ["approval", "gates"]);
  if (!Array.isArray(approvers) || !Array.isArray(gates)) return [];
  const asked = gates.filter((gate) => gate === "environment" || gate === "comment");
  if (asked.length === 0) return [];
  const able = new Set(approvers.filter((person) => loginOf(value, person) !== null)).size;
  const wanted = valueAt(value, ["approval", "needed"]);
  const needed = gates.includes("signature") || typeof wanted !== "number" ? 1 : wanted;
  if (able >= needed) return [];
  return [
    {
      path: ["approval", "gates"],
      text: `approval.gates asks on GitHub (${asked.join(", ")}), expected at least ${needed} of the approvers with a github login in people`,
    },
  ];
}

function checkOperators(value: unknown): Found[] {
  const operators = valueAt(value, ["operators"]);
  if (!Array.isArray(operators)) return [];
  const people = valueAt(value, ["people"]);
  return operators.flatMap((person, index): Found[] => {
    if (typeof person !== "string") return [];
    const path = ["operators", index];
    const who = mayBeSecret(person) ? "" : ` "${shown(person)}"`;
    if (valueAt(people, [person]) === undefined)
      return [{ path, text: `${pathText(path)}${who} is nobody in people` }];
    return loginOf(value, person) === null
      ? [{ path, text: `${pathText(path)}${who} has no github login in people` }]
      : [];
  });
}

/** One login for two people would let one account play both. */
function checkShared(value: unknown): Found[] {
  const people = valueAt(value, ["people"]);
  if (people === null || typeof people !== "object") return [];
  const owners = new Map<string, string>();
  return Object.keys(people).flatMap((person) => {
    const login = loginOf(value, person);
    if (login === null) return [];
    const owner = owners.get(login) ?? person;
    owners.set(login, owner);
    const path = ["people", person, "github"];
    return owner === person
      ? []
      : [{ path, text: `${pathText(path)} is the login of people.${owner} too` }];
  });
}

/** A login as GitHub compares it: without case. */
function loginOf(value: unknown, person: unknown): string | null {
  if (typeof person !== "string") return null;
  const login = valueAt(value, ["people", person, "github"]);
  return typeof login === "string" ? login.toLowerCase() : null;
}
