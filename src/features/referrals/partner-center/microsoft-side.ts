import { present } from '../../../partner-center/tolerant.ts';
import type { MicrosoftSide, Referral, ReferralRecord } from '../record/referral.ts';
import { touchReferral } from '../rules/mirror.ts';
import { type DeskDeps, writeReferral } from '../store/referral-desk.ts';

/** Microsoft's response time in days, where their record has no date (docs/partner-center.md#time-to-answer). */
const answerDays = 14;

export function microsoftSideOf(record: ReferralRecord): MicrosoftSide {
  const { id, status, substatus, statusReason, createdAt, expiresAt, acceptedAt, closedAt, updatedAt, invite } = record;
  const answeredAt = acceptedAt ?? closedAt;
  return {
    id,
    status,
    substatus,
    ...(statusReason ? { statusReason } : {}),
    askedAt: createdAt,
    answerBy: expiresAt ?? new Date(createdAt.getTime() + answerDays * 86_400_000),
    ...(answeredAt ? { answeredAt } : {}),
    updatedAt,
    ...present({ help: invite.assistanceRequestCode, notes: invite.notes }),
  };
}

/**
 * Microsoft's side is a separate record, shown on our deal's card. It is copied to our deal whenever either record is
 * taken in, since their order of arrival is undefined.
 */
export async function linkMicrosoftSide(deps: DeskDeps, received: Referral): Promise<void> {
  const engagement = await deps.referrals.ofEngagement(received.record.engagementId);
  const side = engagement.find(({ kind }) => kind === 'microsoft-side');
  if (!side) return;
  const ours = engagement.filter(({ kind }) => kind === 'outbound' || kind === 'inbound');
  for (const { id } of ours) await link(deps, id, microsoftSideOf(side.record));
}

const attempts = 10;

async function link(deps: DeskDeps, id: string, side: MicrosoftSide): Promise<void> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const deal = await deps.referrals.find(id);
    if (!deal || isKnown(deal.microsoft, side)) return;
    // Partner Center removes the response date from their record once they answered.
    const answerBy = side.status === 'New' ? side.answerBy : (deal.microsoft?.answerBy ?? side.answerBy);
    const after = touchReferral({ ...deal, microsoft: { ...side, answerBy } }, deps.policy, deps.clock.now());
    const what = `microsoft-${side.substatus.toLowerCase()}`;
    if (await writeReferral(deps, deal, after, { what, by: 'partner-center' })) return;
  }
  throw new Error(`Deal ${id} kept changing while Microsoft's side was written on it`);
}

function isKnown(known: MicrosoftSide | undefined, side: MicrosoftSide): boolean {
  if (!known || known.id !== side.id) return false;
  // `help` was not stored in earlier versions.
  const isWhole = known.help === side.help || side.help === undefined;
  return isWhole && known.updatedAt >= side.updatedAt;
}
