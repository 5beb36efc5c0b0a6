const SHORT = 8; // characters; masking less would blank harmless words
const ARMOUR = /^-----(?:BEGIN|END) /;

/**
 * Everything a secret text may look like in a log: itself, each of its lines, the body of an armoured
 * key in one piece, an identity in small letters, an address's password. The runner adds base64, URL, JSON and shell forms
 * of each by itself. Nothing short is among them: it would blank harmless words and outputs.
 */
export function masksOf(text: string): string[] {
  const lines = text.split(/\r\n?|\n/).map((line) => line.trim());
  // The lines of a comment and of an armour's frame are no secret, and common.
  const secret = lines.filter((line) => !ARMOUR.test(line) && !line.startsWith("#"));
  const whole = lines.join("\n").trim();
  const forms = [
    text.trim(),
    whole,
    whole.replaceAll("\n", "\\n"),
    whole.replaceAll("\n", " "),
    secret.join(""),
    ...secret,
    ...secret
      .filter((line) => line.startsWith("AGE-SECRET-KEY-"))
      .map((line) => line.toLowerCase()),
    ...secret.flatMap(passwordOf),
  ];
  return [...new Set(forms)].filter((form) => form.length >= SHORT);
}

/** Of an address: as it is written, and as a server is told it. */
function passwordOf(line: string): string[] {
  const [, written] = /^[a-z][a-z0-9+.-]*:\/\/[^@:/?#]*:([^@/?#]*)@/i.exec(line) ?? [];
  if (written === undefined) return [];
  try {
    return [written, decodeURIComponent(written)];
  } catch {
    return [written]; // no address for whoever reads it, and a secret all the same
  }
}

/** True for a text that holds a private key, so that masking its lines blanks nothing else. */
export function holdsKey(text: string): boolean {
  return /PRIVATE KEY-----|AGE-SECRET-KEY-/i.test(text);
}
