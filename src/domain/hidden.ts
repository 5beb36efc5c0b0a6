const SECRET = /AGE-SECRET-KEY|AGE-PLUGIN-|PRIVATE KEY|b3BlbnNzaC1rZXk|:\/\/[^/\s]*@/i;
const LONG_RUN = /[A-Za-z0-9+=]{32}/; // what keys, tokens and their torn-off pieces look like

/** Whether a text may be a secret or a piece of one, so that no message repeats it: better one too many. */
export function mayBeSecret(text: string): boolean {
  return SECRET.test(text) || LONG_RUN.test(text);
}

const KEY =
  /AGE-SECRET-KEY-(?:PQ-)?1[A-Z0-9]{10,}|-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/gi;

/** A text without the secret keys in it; for what is printed, as somebody may give a key where its file is meant. */
export function withoutKeys(text: string): string {
  return text.replace(KEY, "(a secret key)");
}

/** A text without these secrets, each replaced by `word`. */
export function withoutSecrets(text: string, secrets: readonly string[], word: string): string {
  const longest = secrets.filter(Boolean).toSorted((a, b) => b.length - a.length); // one may hold another
  return longest.reduce((rest, secret) => rest.replaceAll(secret, word), text);
}
