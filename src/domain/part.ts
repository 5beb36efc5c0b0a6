const MORE = /--data-\d+$/;

/**
 * The part that a part belongs to: "events" for "events--data-2", which holds rows of it apart so that
 * both could be dumped at once; any other is its own.
 */
export function wholeOf(part: string): string {
  return part.replace(MORE, "");
}
