import type { Session } from "./session.ts";

/** Opens a snapshot; to be called while no transaction can be committed. */
export async function openSnapshot(session: Session): Promise<void> {
  await session.query(
    "SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ; START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY",
  );
}

const NAME = "hf_table";

/**
 * Reads in a snapshot and lets go of every table read: a transaction holds them until its end otherwise, and
 * whoever alters one meanwhile waits, with all its readers behind him. The snapshot stays.
 */
export async function lettingGo<T>(session: Session, read: () => Promise<T>): Promise<T> {
  await session.query(`SAVEPOINT ${NAME}`);
  const found = await read();
  await session.query(`ROLLBACK TO SAVEPOINT ${NAME}`);
  return found;
}

/** The same for what is read piece by piece. */
export async function* lettingGoAfter<T>(
  session: Session,
  read: AsyncIterable<T>,
): AsyncGenerator<T> {
  await session.query(`SAVEPOINT ${NAME}`);
  yield* read;
  await session.query(`ROLLBACK TO SAVEPOINT ${NAME}`);
}
