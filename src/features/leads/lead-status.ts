import type { CardStatus } from '../../cards/card-data.ts';
import { plainName } from '../../cards/plain.ts';
import { say } from '../../i18n/catalogue.ts';
import { formatTime } from '../../i18n/format.ts';
import {
  acceptanceLine,
  acceptedEarlier,
  actorName,
  closingLines,
  contactBy,
  declinationLine,
  formatMomentFor,
  isInformational,
  type Referral,
  type ReferralView,
  stageOf,
  statusOf,
} from '../referrals/index.ts';

/** The coloured header of a lead's card: its state, and what the reader should do. */
export function leadStatus(referral: Referral, view: ReferralView): CardStatus {
  const words = wordsOf(referral, view);
  const flame = flameOf(referral, view);
  return { ...words, lines: [...words.lines, ...flame.map((text) => ({ text }))] };
}

function wordsOf(referral: Referral, view: ReferralView): CardStatus {
  const { locale } = view;
  const stage = stageOf(referral, view.now);
  switch (stage) {
    case 'received':
      return isInformational(referral.record)
        ? headed('emphasis', say(locale, 'lead.status.information'), [say(locale, 'lead.detail.information')])
        : asAnyReferral(referral, view);
    case 'overdue':
      return headed('attention', say(locale, 'lead.status.overdue'), [
        say(locale, 'detail.answerBy', { deadline: formatMomentFor(view, referral.deadline) }),
      ]);
    case 'declining':
      return archiving(referral, view);
    case 'accepting':
    case 'sending':
    case 'vanished':
      return asAnyReferral(referral, view);
    case 'accepted':
      return taken(referral, view);
    case 'declined':
      return headed('emphasis', say(locale, 'status.declined'), declinationLine(referral, view));
    case 'expired':
      return headed('attention', say(locale, 'status.expired'), [say(locale, 'lead.detail.expired')]);
    default:
      return headed(stage === 'won' ? 'good' : 'emphasis', say(locale, `status.${stage}`), [
        ...acceptedEarlier(referral, view),
        ...closingLines(referral, view),
      ]);
  }
}

/** States that leads share with inbound referrals: undecided, can be undone, being sent. */
function asAnyReferral(referral: Referral, view: ReferralView): CardStatus {
  return statusOf({ ...referral, kind: 'inbound' }, view);
}

/** A lead is archived, as its button says, though Partner Center calls it declined. */
function archiving(referral: Referral, view: ReferralView): CardStatus {
  const { style, headline, lines } = asAnyReferral(referral, view);
  const { decision } = referral;
  if (!decision) return { style, headline, lines };
  const time = formatTime(view.locale, decision.goesOutAt, view.timeZone, { zone: view.namesZone, since: decision.at });
  const detail = say(view.locale, 'lead.detail.archiving', { name: plainName(actorName(view.locale, decision.by)) });
  return {
    style,
    headline: say(view.locale, 'lead.status.archiving', { time }),
    lines: [{ text: detail }, ...lines.slice(1)],
  };
}

function taken(referral: Referral, view: ReferralView): CardStatus {
  const { locale } = view;
  const { decision } = referral;
  const kind = decision?.kind;
  if (!decision || decision.state === 'confirmed' || (kind !== 'won' && kind !== 'lost'))
    return headed('good', say(locale, 'lead.status.taken'), [acceptanceLine(referral, view)]);
  const name = plainName(actorName(locale, decision.by));
  if (decision.state === 'held') {
    const time = formatTime(locale, decision.goesOutAt, view.timeZone, { zone: view.namesZone });
    const detail = say(locale, `deal.detail.closing.${kind}`, { name });
    return headed('warning', say(locale, `deal.status.closing.${kind}`, { time }), [detail]);
  }
  return headed('accent', say(locale, `status.sending.${kind}`), [
    say(locale, `detail.sending.${kind}`, { name, when: formatMomentFor(view, decision.at) }),
  ]);
}

/** The urgency mark while the customer has to be contacted, until the lead is settled. */
function flameOf(referral: Referral, view: ReferralView): readonly string[] {
  const by = contactBy(referral.record);
  if (!by || referral.record.status === 'Closed' || referral.vanished) return [];
  // The lead has been taken: no mark for being late.
  if (view.now > by && referral.record.status !== 'New') return [];
  const time = formatMomentFor(view, by);
  return [say(view.locale, view.now <= by ? 'lead.flame' : 'lead.flame.late', { time })];
}

function headed(style: CardStatus['style'], headline: string, lines: readonly string[]): CardStatus {
  return { style, headline, lines: lines.map((text) => ({ text })) };
}
