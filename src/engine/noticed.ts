import { HoldfastError } from "../domain/error.ts";
import type { Finding, FindingCode, Weight } from "../domain/finding.ts";
import { shown } from "../domain/name.ts";

/** Notes one more finding of a check; `thing` as it is, it is made fit to be shown. */
export type Add = (
  code: FindingCode,
  weight: Weight,
  thing: string,
  text: string,
  hint: string,
) => void;

/** What a check has noticed so far. */
export interface Noticed {
  readonly findings: readonly Finding[];
  readonly add: Add;
  /** Does work whose failure is one more finding and no end of the check. */
  tell(work: () => Promise<unknown>): Promise<void>;
}

/** An empty list. @param otherwise The thing of an error that names none. */
export function noticing(otherwise: string): Noticed {
  const findings: Finding[] = [];
  const add: Add = (code, weight, thing, text, hint) =>
    void findings.push({ code, weight, thing: shown(thing), text, hint });
  return {
    findings,
    add,
    tell: async (work) => {
      try {
        await work();
      } catch (cause) {
        if (!(cause instanceof HoldfastError)) throw cause;
        add(cause.code, "error", cause.thing ?? otherwise, cause.message, cause.hint ?? "");
      }
    },
  };
}
