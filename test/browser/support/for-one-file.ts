const ends: (() => Promise<void>)[] = [];

/**
 * What all tests of a file share, opened by the first that needs it. Several files share a process, which loads a module once: a
 * hook at a module's top would run behind the first of them alone.
 */
export function forOneFile<Opened>(
  open: () => Promise<Opened>,
  close: (opened: Opened) => Promise<void>,
): () => Promise<Opened> {
  let shared: Promise<Opened> | undefined;
  return () => {
    if (shared) return shared;
    const opening = open();
    shared = opening;
    ends.push(async () => {
      shared = undefined;
      // Waited for even when something else failed first: a browser that is unpacked half would stay behind.
      await opening.then(close).catch(() => {});
    });
    return opening;
  };
}

/** Behind each file. */
export async function endWhatFilesShare(): Promise<void> {
  for (const end of ends.splice(0).toReversed()) await end();
}
