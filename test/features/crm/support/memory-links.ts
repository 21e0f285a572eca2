import type { CrmLink } from '../../../../src/features/crm/link/crm-link.ts';
import { type CrmLinkStore, RecordTakenError } from '../../../../src/features/crm/link/link-store.ts';
import { nextVersion } from '../../../../src/features/crm/sync/link-steps.ts';

/** Links in memory, as MongoDB keeps them. */
export class MemoryLinks implements CrmLinkStore {
  readonly rows = new Map<string, CrmLink>();

  async find(id: string): Promise<CrmLink | undefined> {
    return structuredClone(this.rows.get(id));
  }

  async ofRecord({ system, orgId }: Pick<CrmLink, 'system' | 'orgId'>, recordId: string) {
    return [...this.rows.values()].find(
      (link) => link.system === system && link.orgId === orgId && link.recordId === recordId,
    );
  }

  async insert(link: CrmLink): Promise<boolean> {
    if (this.rows.has(link.id)) return false;
    this.rows.set(link.id, structuredClone(link));
    return true;
  }

  async save(before: CrmLink, after: CrmLink): Promise<CrmLink | undefined> {
    const stored = this.rows.get(before.id);
    if (stored?.version !== before.version) return undefined;
    const other = after.recordId && (await this.ofRecord(after, after.recordId));
    if (other && other.id !== after.id) throw new RecordTakenError(other.id);
    const wished = stored.wishes !== before.wishes && stored.dueAt ? { dueAt: stored.dueAt } : {};
    const next = { ...nextVersion(before, after), wishes: stored.wishes, ...wished };
    this.rows.set(before.id, structuredClone(next));
    return structuredClone(next);
  }

  async wish(id: string, at: Date): Promise<boolean> {
    const link = this.rows.get(id);
    if (!link) return false;
    const dueAt = link.dueAt && link.dueAt < at ? link.dueAt : at;
    this.rows.set(id, { ...link, wishes: link.wishes + 1, dueAt });
    return true;
  }

  async accountOf({ system, orgId }: Pick<CrmLink, 'system' | 'orgId'>, customerKey: string) {
    const all = [...this.rows.values()].filter(
      (link) => link.system === system && link.orgId === orgId && link.customerKey === customerKey && link.accountId,
    );
    const inStep = ({ upToDateAt }: CrmLink) => upToDateAt?.getTime() ?? 0;
    const newest = all.toSorted((one, other) => inStep(other) - inStep(one));
    return (newest.find(({ recordId }) => recordId !== undefined) ?? newest[0])?.accountId;
  }
}
