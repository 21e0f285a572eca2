import type { CardStatus } from '../../../cards/card-data.ts';
import { say } from '../../../i18n/catalogue.ts';
import { formatTime } from '../../../i18n/format.ts';
import {
  acceptanceLine,
  actorText,
  answerOf,
  closingLines,
  decisionLines,
  formatMomentFor,
  isHeldWork,
  outcomeSentence,
  type Referral,
  type ReferralView,
  stageOf,
  waitingWord,
} from '../../referrals/index.ts';
import { asEdited, standingOfDeal } from '../deal/deal.ts';
import { stageText } from '../deal/deal-words-of.ts';
import type { RegistrationStanding } from '../registration/deal-registration.ts';

interface Words {
  readonly style: CardStatus['style'];
  readonly headline: string;
  readonly lines: readonly string[];
}

/** The coloured head of the card: the deal's standing and what it means for the reader. */
export function dealStatus(referral: Referral, view: ReferralView, registration: RegistrationStanding): CardStatus {
  const words = wordsOf(referral, view, registration);
  return { style: words.style, headline: words.headline, lines: words.lines.map((text) => ({ text })) };
}

function wordsOf(referral: Referral, view: ReferralView, registration: RegistrationStanding): Words {
  const standing = standingOfDeal(referral);
  const { locale } = view;
  if (standing === 'vanished')
    return { style: 'emphasis', headline: say(locale, 'status.vanished'), lines: [say(locale, 'detail.vanished')] };
  if (standing === 'won' || standing === 'ended') return archived(referral, view, registration);
  if (standing === 'closing' || standing === 'sending') return closingDown(standing, referral, view);
  return open(referral, view);
}

/** Won or lost, not delivered to Partner Center yet. */
function closingDown(standing: 'closing' | 'sending', referral: Referral, view: ReferralView): Words {
  const { locale } = view;
  const { decision } = referral;
  if (decision?.kind !== 'won' && decision?.kind !== 'lost') return open(referral, view);
  const { kind } = decision;
  const name = actorText(decision, view);
  if (standing === 'closing') {
    const time = formatTime(locale, decision.goesOutAt, view.timeZone, { zone: view.namesZone });
    return {
      style: 'warning',
      headline: say(locale, `deal.status.closing.${kind}`, { time }),
      lines: [say(locale, `deal.detail.closing.${kind}`, { name }), ...decisionLines(decision, view)],
    };
  }
  const waiting = referral.outbox.find(({ decisionId }) => decisionId === decision.id)?.waitingFor;
  return {
    style: 'accent',
    headline: say(locale, `status.sending.${kind}`),
    lines: [
      say(locale, `detail.sending.${kind}`, { name, when: formatMomentFor(view, decision.at) }),
      ...decisionLines(decision, view),
      ...(waiting ? [say(locale, 'detail.waitingFor', { code: waitingWord(waiting) })] : []),
    ],
  };
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

function archived(referral: Referral, view: ReferralView, registration: RegistrationStanding): Words {
  const { locale } = view;
  const stage = stageOf(referral, view.now);
  const asked = registration === 'asked';
  const registrationIsLeft = !['no', 'no-microsoft', 'not-eligible'].includes(registration);
  const known = stage === 'won' || stage === 'lost' || stage === 'error' || stage === 'declined' || stage === 'expired';
  return {
    style: asked ? 'attention' : stage === 'won' ? 'good' : 'emphasis',
    headline: asked
      ? say(locale, 'deal.status.actionRequired')
      : say(locale, known ? `status.${stage}` : 'status.closed'),
    lines: [
      ...accepted(referral, view),
      ...closedBy(referral, view),
      say(locale, registrationIsLeft ? 'deal.detail.onlyRegistration' : 'deal.detail.ended'),
    ],
  };
}

/** Our person who closed it, else the time of closing at Partner Center. */
function closedBy(referral: Referral, view: ReferralView): readonly string[] {
  const { decision } = referral;
  if (decision?.state !== 'confirmed' || (decision.kind !== 'won' && decision.kind !== 'lost'))
    return closingLines(referral, view);
  const values = { name: actorText(decision, view), when: formatMomentFor(view, decision.at) };
  return [say(view.locale, `deal.detail.closed.${decision.kind}`, values), ...decisionLines(decision, view)];
}

/** The person who accepted the referral; deals that we created have none. */
function accepted(referral: Referral, view: ReferralView): readonly string[] {
  if (referral.kind !== 'inbound') return [];
  if (referral.record.status === 'Closed' && answerOf(referral)?.kind !== 'accept') return [];
  const taken = acceptanceLine(referral, view);
  return referral.record.status === 'Active' ? [taken, outcomeSentence(referral, view)] : [taken];
}

/** Undelivered changes with the reason of the wait. Those in their undo window are shown separately. */
function onTheWay({ outbox }: Referral, { locale }: ReferralView): readonly string[] {
  const work = outbox.filter((entry) => entry.work && !isHeldWork(entry));
  if (work.length === 0) return [];
  const waiting = work.find(({ waitingFor }) => waitingFor)?.waitingFor;
  return [
    say(locale, 'deal.detail.pending', { count: work.length }),
    ...(waiting ? [say(locale, 'detail.waitingFor', { code: waitingWord(waiting) })] : []),
  ];
}
