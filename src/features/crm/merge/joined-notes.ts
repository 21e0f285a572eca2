import type { CrmRecord } from '../../../crm/port.ts';

type Written = Pick<CrmRecord, 'modifiedBy'> & Partial<Pick<CrmRecord, 'byTheDesk'>>;

/** The last person who changed the record in the CRM; undefined after a write of the desk's, which hides the author. */
export function whoWrote({ modifiedBy, byTheDesk }: Written): string | undefined {
  return byTheDesk ? undefined : modifiedBy;
}

/** Whether a text contains another one: a single line only as a whole line, since a word may occur within any sentence. */
function saysAll(text: string, other: string): boolean {
  return other.includes('\n') ? text.includes(other) : text.split('\n').includes(other);
}

/** Both notes, without repeating what one of them contains already. */
export function joinedNotes(partnerCenter: string, crm: string, record: Written, now: Date): string {
  if (saysAll(crm, partnerCenter)) return crm;
  if (saysAll(partnerCenter, crm)) return partnerCenter;
  const by = whoWrote(record);
  const mark = `--- ${now.toISOString().slice(0, 10)}${by ? `, ${by}` : ''} ---`;
  return `${partnerCenter}\n${mark}\n${crm}`;
}
