import type { CrmLink, LoadWrite, SyncField, SyncValue } from '../link/crm-link.ts';

/** What a first load planned for a link, what it did, and each value that it replaced: for the list, and to take it back. Pure. */

/** Its turn has come: from here on what is written is noted. */
export function withLoadBegun(link: CrmLink, at: Date): CrmLink {
  const { dry } = link;
  if (!dry) return link;
  return { ...link, load: { planned: plannedBy(dry), at, wrote: [] } };
}

/** What a plan comes to: an update of no field is nothing. */
export function plannedBy({ action, toCrm, toPartnerCenter }: NonNullable<CrmLink['dry']>) {
  return action === 'update' && toCrm.length + toPartnerCenter.length === 0 ? 'nothing' : action;
}

export function withLoadDid(link: CrmLink, did: 'link' | 'create'): CrmLink {
  return isUnderWay(link) ? { ...link, load: { ...link.load, did } } : link;
}

/** Noted before the write, and once more with what was answered: of one field the first value replaced, the last one written. */
export function withLoadWrote(
  link: CrmLink,
  side: LoadWrite['side'],
  values: Readonly<Partial<Record<SyncField, { readonly from: SyncValue | undefined; readonly to: SyncValue }>>>,
): CrmLink {
  if (!isUnderWay(link)) return link;
  const wrote = new Map(link.load.wrote.map((each) => [`${each.side}/${each.field}`, each]));
  for (const [name, { from, to }] of Object.entries(values)) {
    const field = name as SyncField;
    const before = wrote.get(`${side}/${field}`);
    if (before) wrote.set(`${side}/${field}`, { ...before, to });
    else if (from !== undefined) wrote.set(`${side}/${field}`, { side, field, from, to });
  }
  return { ...link, load: { ...link.load, wrote: [...wrote.values()] } };
}

/** Nothing is left to do: what comes later is everyday's, and no part of the run. */
export function withLoadEnded(link: CrmLink, at: Date): CrmLink {
  if (!isUnderWay(link)) return link;
  const { did = link.load.wrote.length > 0 ? 'update' : 'nothing' } = link.load;
  return { ...link, load: { ...link.load, did, endedAt: at } };
}

function isUnderWay(link: CrmLink): link is CrmLink & { readonly load: NonNullable<CrmLink['load']> } {
  return link.load !== undefined && link.load.endedAt === undefined;
}
