import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { invalidRequest } from './api-error.ts';
import type { Expiry } from './expiry.ts';
import { isMicrosofts, type ReferralRecord } from './referral-record.ts';
import type { ReferralStore } from './referral-store.ts';
import { type RegistrationStatus, setRegistrationStatus } from './registrations.ts';
import { checkTransition } from './transitions.ts';

/** What Microsoft, the sender or a colleague in the Partner Center portal may do while nobody looks. */
export const deedNames = [
  'accept',
  'decline',
  'expire',
  'win',
  'lose',
  'edit',
  'acceptInPartnerCenter',
  'declineInPartnerCenter',
  'wonInPartnerCenter',
  'lostInPartnerCenter',
  'editInPartnerCenter',
  'actionRequired',
  'approveRegistration',
  'passRegistration',
  'failRegistration',
  'closeRegistration',
] as const;

export const Deed = z
  .strictObject({
    referralId: z.string().optional(),
    engagementId: z.string().optional(),
    action: z.enum(deedNames),
    reason: z.string().optional(),
  })
  .refine((deed) => deed.referralId !== undefined || deed.engagementId !== undefined, 'referralId or engagementId');
export type Deed = z.infer<typeof Deed>;

/** The two official reasons (docs/partner-center.md#inviting). */
export const microsoftDeclineReasons = [
  'No corresponding Microsoft customer record could be found',
  'No Microsoft seller directly manages this customer',
] as const;

type Actor = (record: ReferralRecord, reason: string | undefined) => void;

const become =
  (status: string, substatus: string, standard: string | null = null): Actor =>
  (record, reason) => {
    const after = { status, substatus };
    checkTransition(record, after, { status: true, substatus: true });
    Object.assign(record, after, { statusReason: reason ?? standard });
  };

/** Deeds on Microsoft's side of an engagement. */
const onMicrosofts: Partial<Record<Deed['action'], Actor>> = {
  accept: become('Active', 'Accepted'),
  decline: become('Closed', 'Declined', microsoftDeclineReasons[0]),
  win: become('Closed', 'Won'),
  lose: become('Closed', 'Lost', 'Customer chose another vendor'),
};

const registration =
  (status: RegistrationStatus): Actor =>
  (record, reason) =>
    setRegistrationStatus(record, status, reason ?? null, record.updatedDateTime);

/** Deeds on our own record: by Microsoft, by the sender, or by a colleague in the portal. */
const onOurs: Partial<Record<Deed['action'], Actor>> = {
  edit: (record, reason) => {
    record.inviteContext.notes = reason ?? `${record.inviteContext.notes ?? ''}\n(The sender added a remark.)`.trim();
  },
  editInPartnerCenter: (record, reason) => {
    record.details.notes = reason ?? `${record.details.notes ?? ''}\n(Edited in Partner Center.)`.trim();
  },
  acceptInPartnerCenter: become('Active', 'Accepted'),
  declineInPartnerCenter: become('Closed', 'Declined', 'Customer requirement not met'),
  wonInPartnerCenter: become('Closed', 'Won'),
  lostInPartnerCenter: become('Closed', 'Lost', 'Customer chose another vendor'),
  actionRequired: registration('ActionRequired'),
  approveRegistration: registration('Approved'),
  passRegistration: registration('Passed'),
  failRegistration: registration('Failed'),
  closeRegistration: registration('Closed'),
};

/** Does the deed and gives back the record that changed. */
export function doDeed(deed: Deed, { store, expiry }: { store: ReferralStore; expiry: Expiry }): ReferralRecord {
  const named = find(deed, store);
  if (deed.action === 'expire') {
    const awaiting = [named, ...store.related(named.engagementId)].find((record) => record.status === 'New');
    if (awaiting === undefined) throw invalidRequest('Nothing of this engagement awaits an answer.');
    expiry.expire(awaiting);
    return store.get(awaiting.id);
  }
  const microsofts = onMicrosofts[deed.action];
  if (microsofts !== undefined) return actAsMicrosoft(deed, microsofts, named, store);
  const ours = onOurs[deed.action];
  if (ours === undefined) throw invalidRequest(`${deed.action} is not known.`);
  const own = isMicrosofts(named) ? ownOf(named, store) : named;
  return store.change(own.id, (copy) => ours(copy, deed.reason));
}

function find(deed: Deed, store: ReferralStore): ReferralRecord {
  if (deed.referralId !== undefined) return store.get(deed.referralId);
  const [record] = store.related(deed.engagementId ?? '');
  if (record === undefined) throw invalidRequest(`There is no engagement ${deed.engagementId}.`);
  return record;
}

/** On acceptance the opportunity gets a number in Microsoft's CRM, which shows on both records. */
function actAsMicrosoft(deed: Deed, act: Actor, named: ReferralRecord, store: ReferralStore): ReferralRecord {
  const microsofts = store.microsoftSide(named.engagementId);
  if (microsofts === undefined) throw invalidRequest('Microsoft has not been invited to this engagement.');
  const msxId = deed.action === 'accept' ? `7-${randomBytes(5).toString('hex').toUpperCase()}` : undefined;
  const track = (copy: ReferralRecord): void => {
    if (msxId !== undefined) copy.trackingInfo.microsoftMsxId = msxId;
  };
  const changed = store.change(microsofts.id, (copy) => {
    act(copy, deed.reason);
    track(copy);
  });
  if (msxId !== undefined) store.change(ownOf(microsofts, store).id, track);
  return changed;
}

function ownOf(microsofts: ReferralRecord, store: ReferralStore): ReferralRecord {
  const own = store.related(microsofts.engagementId).find((record) => !isMicrosofts(record));
  if (own === undefined) throw invalidRequest('The engagement has no record of ours.');
  return own;
}
