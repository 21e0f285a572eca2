import { randomUUID } from 'node:crypto';
import { Duration } from 'luxon';
import type { Clock } from '../clock.ts';
import { invalidRequest } from './api-error.ts';
import { wireDateTime } from './date-time.ts';
import { recordFromBody } from './new-referral-body.ts';
import { demoCompany } from './people.ts';
import { microsoft, type ReferralRecord } from './referral-record.ts';
import { checkRecord, isComplete, refuseIf } from './referral-rules.ts';
import type { ReferralStore } from './referral-store.ts';
import { isTerminal } from './transitions.ts';

const hasContact = (record: ReferralRecord): boolean => record.customerProfile.team.some(isComplete);

/** POST /referrals: a deal of ours, or (engagementId and target `msft`) the invitation of Microsoft to one. */
export function createReferral(body: unknown, options: { store: ReferralStore; clock: Clock }): ReferralRecord {
  const { draft, joins } = recordFromBody(body);
  checkRecord(draft);
  const asksForHelp = draft.inviteContext.assistanceRequestCode !== 'Unknown';
  refuseIf(asksForHelp && !hasContact(draft), "Microsoft's help needs one complete customer contact.");
  if (draft.target.some((target) => target.id === microsoft.organizationId)) return inviteMicrosoft(draft, options);
  if (joins) refuseUnknownEngagement(draft.engagementId, options.store);
  return options.store.add({ ...draft, expirationDateTime: null });
}

/** The second referral of REST19 "Create a connected referral": Microsoft's side starts New/Pending with 14 days. */
function inviteMicrosoft(draft: ReferralRecord, { store, clock }: { store: ReferralStore; clock: Clock }) {
  const own = refuseUnknownEngagement(draft.engagementId, store);
  refuseIf(isTerminal(own), 'The referral of this engagement is closed.');
  refuseIf(
    store.microsoftSide(own.engagementId) !== undefined,
    'Microsoft has already been invited to this engagement.',
  );
  refuseIf(!hasContact(draft), 'Microsoft needs one complete customer contact.');
  const record = store.add(microsoftSide(draft, own, clock.now()));
  if (!own.consent.consentToShareReferralWithMicrosoftSellers) {
    store.change(own.id, (copy) => {
      copy.consent.consentToShareReferralWithMicrosoftSellers = true;
      copy.type = 'Shared';
    });
  }
  return record;
}

export function microsoftSide(draft: ReferralRecord, own: ReferralRecord, now: Date): ReferralRecord {
  return {
    ...draft,
    ...microsoft,
    id: randomUUID(),
    engagementId: own.engagementId,
    mpnId: own.mpnId,
    status: 'New',
    substatus: 'Pending',
    type: 'Shared',
    direction: 'Outgoing',
    acceptedDateTime: null,
    expirationDateTime: wireDateTime(new Date(now.getTime() + Duration.fromISO('P14D').toMillis())),
    target: [{ type: 'BusinessProfileLocation', id: microsoft.organizationId }],
    consent: { ...draft.consent, consentToShareReferralWithMicrosoftSellers: true },
    inviteContext: {
      ...draft.inviteContext,
      invitedBy: { organizationId: own.organizationId, organizationName: own.organizationName },
    },
  };
}

function refuseUnknownEngagement(engagementId: string, store: ReferralStore): ReferralRecord {
  const own = store.related(engagementId).find((record) => record.organizationId === demoCompany.organizationId);
  if (own === undefined) throw invalidRequest(`There is no engagement ${engagementId}.`, 'engagementNotFound');
  return own;
}
