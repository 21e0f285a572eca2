/** Merges of merged accounts are followed this far. */
const mostMerges = 5;

/** One look at an account: alive, merged into another, or not there. */
export type AccountLook = { readonly mergedInto?: string; readonly isThere: boolean } | undefined;

/** The account itself, or the one that it was merged into in the end; undefined where that one is not there. */
export async function followMerges(
  id: string,
  look: (id: string) => Promise<AccountLook>,
): Promise<string | undefined> {
  let current = id;
  for (let merges = 0; merges <= mostMerges; merges++) {
    const found = await look(current);
    if (!found?.mergedInto) return found?.isThere ? current : undefined;
    current = found.mergedInto;
  }
  return undefined;
}
