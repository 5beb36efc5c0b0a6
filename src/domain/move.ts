/**
 * One exchange a swap makes, in the engine's own terms. Known before anything is built, so that a
 * journal can name it. Paths are written as `nameOfBytes` writes them, so any name survives JSON. For a
 * server the place is "<the server's own identifier>/<name>", the others are names on that server.
 */
export interface Move {
  readonly place: string;
  /** Where the new one is built, beside the place. Nothing lies there if nothing will be in the place. */
  readonly built: string;
  /** Where the old one is kept for undo. */
  readonly kept: string;
  /**
   * The mark of the old one when the restore began; "absent" if there was none. "any" for what belongs
   * to the first move's place and comes and goes with it (a database's log), whatever is there then. Nothing is ever built for such a one.
   */
  readonly was: string;
  /**
   * The mark of what was built, which it keeps when it is put in place; "absent" if nothing was. Known
   * once it stands, and only where the engine can tell. With it an undo takes away nothing else; without
   * it, whatever is in the place.
   */
  readonly brought?: string;
}
