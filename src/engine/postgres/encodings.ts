const ASCII = /^[ -~]*$/;

/**
 * Encodings in which a database may hold bytes that are no UTF-8, by the name that decodes them here.
 * In SQL_ASCII nothing is checked, and no client's encoding changes anything.
 */
export const LABELS: Readonly<Record<string, string>> = {
  SQL_ASCII: "utf-8",
  ...Object.fromEntries(
    [874, 1250, 1251, 1252, 1253, 1254, 1255, 1256, 1257, 1258].map((page) => [
      `WIN${page}`,
      `windows-${page}`,
    ]),
  ),
  ...Object.fromEntries([6, 7, 8].map((part) => [`ISO_8859_${part}`, `iso-8859-${part}`])),
};

/** Has pg_dump write such a database in its own encoding, so that nothing is converted. @param words What else it is told: names in it are of that encoding then. */
export function encodingWords(encoding: string, words: readonly string[]): readonly string[] {
  if (LABELS[encoding] === undefined) return [];
  const isPlain = encoding === "SQL_ASCII" || words.every((word) => ASCII.test(word));
  return isPlain ? [`--encoding=${encoding}`] : [];
}
