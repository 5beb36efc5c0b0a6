import type { Finding } from "../domain/finding.ts";

/** Says of which source findings are: an engine knows its place, not its name in the policy. */
export function attributed(name: string, findings: readonly Finding[]): Finding[] {
  return findings.map((one) => ({
    ...one,
    thing: name,
    text: one.text.includes(`"${name}"`) ? one.text : `Source "${name}": ${one.text}`,
  }));
}
