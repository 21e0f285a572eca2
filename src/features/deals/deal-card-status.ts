import type { Status } from '../../cards/card-data.ts';
import { say } from '../../i18n/catalogue.ts';
import { acceptance, closing, type Referral, type ReferralView, stageOf, waitingWord } from '../referrals/index.ts';
import { asEdited, type DealStanding, standingOfDeal } from './deal.ts';
import { stageText } from './deal-words-of.ts';

interface Words {
  readonly style: Status['style'];
  readonly headline: string;
  readonly lines: readonly string[];
}

/** The coloured head of the card: where the deal stands, and what that means for the reader. */
export function dealStatus(referral: Referral, view: ReferralView): Status {
  const words = wordsOf(standingOfDeal(referral), referral, view);
  const color = words.style === 'attention' ? 'Attention' : 'Default';
  return { style: words.style, color, headline: words.headline, lines: words.lines.map((text) => ({ text })) };
}

function wordsOf(standing: DealStanding, referral: Referral, view: ReferralView): Words {
  const { locale } = view;
  if (standing === 'vanished')
    return { style: 'emphasis', headline: say(locale, 'status.vanished'), lines: [say(locale, 'detail.vanished')] };
  if (standing === 'won' || standing === 'ended') return archived(referral, view);
  return open(referral, view);
}

function open(referral: Referral, view: ReferralView): Words {
  const { locale } = view;
  const stage = stageText(asEdited(referral), locale);
  return {
    style: 'good',
    headline: stage ? say(locale, 'deal.status.stage', { stage }) : say(locale, 'deal.status.open'),
    lines: [...accepted(referral, view), ...onTheWay(referral, view)],
  };
}

function archived(referral: Referral, view: ReferralView): Words {
  const { locale } = view;
  const stage = stageOf(referral, view.now);
  const known = stage === 'won' || stage === 'lost' || stage === 'error' || stage === 'declined' || stage === 'expired';
  return {
    style: stage === 'won' ? 'good' : 'emphasis',
    headline: say(locale, known ? `status.${stage}` : 'status.closed'),
    lines: [...accepted(referral, view), ...closing(referral, view), say(locale, 'deal.detail.ended')],
  };
}

/** Who took the referral that became this deal; deals of our own had nobody to take them. */
function accepted(referral: Referral, view: ReferralView): readonly string[] {
  if (referral.kind !== 'inbound') return [];
  const decision = referral.acceptance ?? referral.decision;
  const ours = decision?.kind === 'accept';
  if (referral.record.status === 'Closed' && !ours) return [];
  return [acceptance(ours ? { ...referral, decision } : referral, view)];
}

/** What has not reached Partner Center yet, and why it waits where it does. */
function onTheWay({ outbox }: Referral, { locale }: ReferralView): readonly string[] {
  const work = outbox.filter((entry) => entry.work);
  if (work.length === 0) return [];
  const waiting = work.find(({ waitingFor }) => waitingFor)?.waitingFor;
  return [
    say(locale, 'deal.detail.pending', { count: work.length }),
    ...(waiting ? [say(locale, 'detail.waitingFor', { code: waitingWord(waiting) })] : []),
  ];
}
