/** What long work says while it goes on; the face decides how it looks on stderr. */
export type Event =
  /** A step has begun; one plain sentence part, e.g. `Saving "settings"`. */
  | { readonly kind: "phase"; readonly text: string }
  /** Bytes done in the running phase; `total` null while unknown. */
  | { readonly kind: "progress"; readonly done: number; readonly total: number | null }
  /** A line worth keeping in a log. */
  | { readonly kind: "line"; readonly text: string };
