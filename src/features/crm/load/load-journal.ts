import type { CrmLink, LoadWrite, SyncField, SyncValue } from '../link/crm-link.ts';

/** Journal of a first load per link: the plan, the writes, and each replaced value, for the list and for the undo. */

/** Begins the journal. */
export function withLoadBegun(link: CrmLink, at: Date): CrmLink {
  const { dry } = link;
  if (!dry) return link;
  return { ...link, load: { planned: plannedBy(dry), at, wrote: [] } };
}

/** The kind of a plan: an update of no field counts as nothing. */
export function plannedBy({ action, toCrm, toPartnerCenter }: NonNullable<CrmLink['dry']>) {
  return action === 'update' && toCrm.length + toPartnerCenter.length === 0 ? 'nothing' : action;
}

export function withLoadDid(link: CrmLink, did: 'link' | 'create'): CrmLink {
  return isUnderWay(link) ? { ...link, load: { ...link.load, did } } : link;
}

/** Recorded before the write, and again with the answer: keeps the first replaced and the last written value of each field. */
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

/** Ends the journal: later writes are not part of the first load. */
export function withLoadEnded(link: CrmLink, at: Date): CrmLink {
  if (!isUnderWay(link)) return link;
  const { did = link.load.wrote.length > 0 ? 'update' : 'nothing' } = link.load;
  return { ...link, load: { ...link.load, did, endedAt: at } };
}

function isUnderWay(link: CrmLink): link is CrmLink & { readonly load: NonNullable<CrmLink['load']> } {
  return link.load !== undefined && link.load.endedAt === undefined;
}
