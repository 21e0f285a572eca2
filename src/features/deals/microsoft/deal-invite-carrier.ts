import { PartnerCenterError } from '../../../partner-center/partner-center-error.ts';
import type { ChangeResult, NewReferral, PartnerCenter } from '../../../partner-center/port.ts';
import type { Hold } from '../../../sweeps/under-lease.ts';
import {
  isComplete,
  type OutboxEntry,
  type Referral,
  type ReferralIntake,
  type ReferralRecord,
  withChanges,
} from '../../referrals/index.ts';

export interface InviteCarrierDeps {
  readonly partnerCenter: Pick<PartnerCenter, 'create' | 'get' | 'related'>;
  readonly intake: Pick<ReferralIntake, 'receive'>;
}

/**
 * Invites Microsoft by creating the second referral of the engagement. Partner Center's POST has no idempotency key, so the
 * engagement is read before every attempt and after a refusal, which may be caused by our own request that arrived late. However
 * often an answer is lost, Microsoft is asked once.
 */
export function inviteCarrier(
  deps: InviteCarrierDeps,
): (deal: Referral, entry: OutboxEntry, hold: Hold) => Promise<ChangeResult> {
  return async (deal, { work, inBulk }, hold) => {
    if (work?.kind !== 'invite') throw new Error('an outbox entry that invites nobody');
    if (!deal.record.consent.shareWithMicrosoftSellers) return { kind: 'refused', status: 400, code: 'not-shared' };
    const urgency = inBulk ? 'bulk' : 'decision';
    const standing = async () =>
      (await deps.partnerCenter.related(deal.record.engagementId, urgency)).find(isMicrosofts);
    const ask = () =>
      deps.partnerCenter.create(invitation(deal.record, work.invitation), {
        signal: hold.signal,
        urgency,
        beforeSending: () => hold.assert(),
      });
    try {
      const side = (await standing()) ?? (await ask().catch((error) => ifStanding(error, standing)));
      await deps.intake.receive(side);
      const record = await deps.partnerCenter.get(deal.id, urgency);
      return record ? { kind: 'changed', record } : { kind: 'later', reason: 'record-not-found', mayHaveArrived: true };
    } catch (error) {
      return failure(error);
    }
  };
}

/** Microsoft's side, if the request was refused because it exists already. */
async function ifStanding(error: unknown, look: () => Promise<ReferralRecord | undefined>): Promise<ReferralRecord> {
  if (!(error instanceof PartnerCenterError) || error.outcome !== 'refused') throw error;
  const side = await look().catch(() => undefined);
  if (!side) throw error;
  return side;
}

function isMicrosofts({ organizationId, targetsMicrosoft }: ReferralRecord): boolean {
  return organizationId === 'msft' || targetsMicrosoft;
}

type Invited = Extract<NonNullable<OutboxEntry['work']>, { kind: 'invite' }>['invitation'];

/** Microsoft's copy of the deal, with our request. */
function invitation(record: ReferralRecord, { help, notes, contact }: Invited): NewReferral {
  const { customer } = withChanges(record, [{ field: 'contact', contact }]);
  // An incomplete contact would cause the whole request to be refused.
  const contacts = customer.contacts.filter(isComplete);
  const intent = (['Yes', 'No'] as const).find((known) => known === record.marketplaceIntent);
  return {
    name: record.name,
    customer: { ...customer, contacts },
    dealValue: record.dealValue ?? { value: 0, currency: 'USD' },
    closesAt: record.closesAt ?? record.createdAt,
    solutions: record.solutions,
    team: record.team.filter(isComplete),
    shareWithMicrosoftSellers: true,
    marketplaceIntent: intent ?? 'HaveNotDecided',
    ...(record.notes ? { notes: record.notes } : {}),
    ...(record.mpnId ? { mpnId: record.mpnId } : {}),
    inviteMicrosoft: {
      engagementId: record.engagementId,
      assistanceRequestCode: help,
      ...(notes ? { notes } : {}),
    },
  };
}

function failure(error: unknown): ChangeResult {
  if (!(error instanceof PartnerCenterError)) throw error;
  const { outcome, reason, status = 400, mayHaveArrived, afterMilliseconds } = error;
  if (outcome === 'refused') return { kind: 'refused', status, code: reason };
  return { kind: 'later', reason, mayHaveArrived, ...(afterMilliseconds === undefined ? {} : { afterMilliseconds }) };
}
