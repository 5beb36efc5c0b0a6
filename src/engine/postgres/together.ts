/**
 * Waits for all works, also when one fails: nothing of them runs on behind our back.
 *
 * @param stop Ends the others; called once. @throws What the first one failed with.
 */
export async function together(
  works: readonly Promise<unknown>[],
  stop: (cause: unknown) => void,
): Promise<void> {
  let failure: { readonly cause: unknown } | null = null;
  const ending = works.map(async (work) => {
    try {
      await work;
    } catch (cause) {
      if (failure !== null) return;
      failure = { cause };
      stop(cause);
    }
  });
  await Promise.all(ending);
  const failed = failure as { readonly cause: unknown } | null;
  if (failed !== null) throw failed.cause;
}
