export interface AskedInBatches<Item> {
  /** An id as the items found carry it; undefined: no id of this CRM's, so nothing is asked for it. */
  readonly idOf: (id: string) => string | undefined;
  readonly idsAtOnce: number;
  /** An item whose id is '' stands for whichever of those asked for is not found: nobody knows which of them it is. */
  readonly list: (ids: readonly string[]) => Promise<readonly Item[]>;
}

/** Where a query names only so many ids: an address has its limit. In the order asked for; undefined: not found. */
export async function inBatches<Item extends { readonly id: string }>(
  ids: readonly string[],
  { idOf, idsAtOnce, list }: AskedInBatches<Item>,
): Promise<readonly (Item | undefined)[]> {
  const wanted = ids.flatMap((id) => idOf(id) ?? []);
  const found = new Map<string, Item>();
  for (let from = 0; from < wanted.length; from += idsAtOnce) {
    const some = wanted.slice(from, from + idsAtOnce);
    const items = new Map((await list(some)).map((item) => [item.id, item]));
    for (const id of some) {
      const item = items.get(id) ?? items.get('');
      if (item) found.set(id, item);
    }
  }
  return ids.map((id) => found.get(idOf(id) ?? ''));
}
