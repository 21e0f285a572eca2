import { present } from '../../../partner-center/tolerant.ts';
import type { MicrosoftSide, Referral, ReferralRecord } from '../record/referral.ts';
import { touchReferral } from '../rules/mirror.ts';
import { type DeskDeps, writeReferral } from '../store/referral-desk.ts';

/** Microsoft has this long to answer where their record does not say it (docs/partner-center.md#time-to-answer). */
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
 * Microsoft's side is a record of its own; people see it on our deal's card. So it is written on our deal whenever either
 * of the two was taken in: which of them comes first is left to chance.
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
    // The date by which they had to answer is taken off their record when they do.
    const answerBy = side.status === 'New' ? side.answerBy : (deal.microsoft?.answerBy ?? side.answerBy);
    const after = touchReferral({ ...deal, microsoft: { ...side, answerBy } }, deps.policy, deps.clock.now());
    const what = `microsoft-${side.substatus.toLowerCase()}`;
    if (await writeReferral(deps, deal, after, { what, by: 'partner-center' })) return;
  }
  throw new Error(`Deal ${id} kept changing while Microsoft's side was written on it`);
}

function isKnown(known: MicrosoftSide | undefined, side: MicrosoftSide): boolean {
  if (!known || known.id !== side.id) return false;
  // Written before it was kept what we asked for.
  const isWhole = known.help === side.help || side.help === undefined;
  return isWhole && known.updatedAt >= side.updatedAt;
}
