import type { CrmMapping } from '../../../crm/mapping.ts';
import { type Crm, CrmError } from '../../../crm/port.ts';
import { type ReferralRecord, sameEmail } from '../../referrals/index.ts';

export interface DealContactDeps {
  readonly crm: Pick<Crm, 'findContacts' | 'createContact'>;
  readonly mapping: Pick<CrmMapping, 'contacts'>;
  /** Told of a refusal, with its code. */
  readonly onRefused?: (code: string) => void;
}

/**
 * The customer's contact in the CRM: found by e-mail within the account, else created. Without recorded consent no data of them
 * leaves the desk. An existing contact is never changed; if the same e-mail belongs to another account, the record is created
 * without a contact. A refusal by the CRM does not keep the deal out of it.
 */
export async function contactOfDeal(
  { crm, mapping, onRefused }: DealContactDeps,
  { customer, consent }: Pick<ReferralRecord, 'customer' | 'consent'>,
  accountId: string | undefined,
): Promise<string | undefined> {
  const [contact] = customer.contacts;
  const isWanted = mapping.contacts !== 'no' && consent.shareWithMicrosoftSellers && accountId !== undefined;
  if (!isWanted || !contact?.email) return undefined;
  const { email, firstName, lastName, phoneNumber, title } = contact;
  try {
    const there = (await crm.findContacts(email)).filter((each) => sameEmail(each.email, email));
    const ours = there.find((each) => each.accountId === accountId);
    if (ours || there.length > 0 || mapping.contacts === 'find') return ours?.id;
    const made = await crm.createContact(accountId, {
      ...{ firstName, email },
      // Both CRMs require a last name.
      lastName: lastName || firstName || email.replace(/@.*/, ''),
      ...(phoneNumber ? { phone: phoneNumber } : {}),
      ...(title ? { title } : {}),
    });
    return made.id;
  } catch (error) {
    if (!(error instanceof CrmError) || (error.failure.kind !== 'person' && error.failure.kind !== 'operator'))
      throw error;
    onRefused?.(error.failure.code);
    return undefined;
  }
}
