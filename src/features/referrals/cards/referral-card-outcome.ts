import { plain, plainName } from '../../../cards/plain.ts';
import { crmNames } from '../../../crm/port.ts';
import { say } from '../../../i18n/catalogue.ts';
import { type Decision, declineReasons, type Referral } from '../record/referral.ts';
import { answerOf } from '../rules/first-answer.ts';
import { reasonTexts } from '../rules/outgoing.ts';
import { actorName } from './actor-name.ts';
import { senderName, senderOf } from './referral-card-sender.ts';
import { formatMomentFor, type ReferralView } from './referral-view.ts';

/** Sentences about a decision: who, when, why, and who is notified. */

export function acceptanceLine(referral: Referral, view: ReferralView): string {
  const { locale } = view;
  const answer = answerOf(referral);
  if (answer?.kind === 'accept')
    return say(locale, 'detail.acceptedBy', { name: actorText(answer, view), when: formatMomentFor(view, answer.at) });
  const at = referral.record.acceptedAt;
  if (!at) return say(locale, 'detail.acceptedInPartnerCenter');
  return say(locale, 'detail.acceptedInPartnerCenterAt', { when: formatMomentFor(view, at) });
}

/** A won or lost deal still tells who accepted it. */
export function acceptedEarlier(referral: Referral, view: ReferralView): readonly string[] {
  return answerOf(referral)?.kind === 'accept' ? [acceptanceLine(referral, view)] : [];
}

export function declinationLine(referral: Referral, view: ReferralView): readonly string[] {
  const { locale } = view;
  const { record } = referral;
  const answer = answerOf(referral);
  if (answer?.kind === 'decline') {
    const by = say(locale, 'detail.declinedBy', {
      name: actorText(answer, view),
      when: formatMomentFor(view, answer.at),
    });
    return [by, ...decisionLines(answer, view)];
  }
  const where = record.closedAt
    ? say(locale, 'detail.declinedInPartnerCenterAt', { when: formatMomentFor(view, record.closedAt) })
    : say(locale, 'detail.declinedInPartnerCenter');
  return [where, ...statusReason(referral, view)];
}

export function closingLines(referral: Referral, view: ReferralView): readonly string[] {
  const { closedAt } = referral.record;
  const when = closedAt
    ? say(view.locale, 'detail.closedAt', { when: formatMomentFor(view, closedAt) })
    : say(view.locale, 'detail.closed');
  return [when, ...statusReason(referral, view)];
}

type InLanguage = Pick<ReferralView, 'locale'>;

/** Why a referral was declined or lost, as its card tells it; empty where nobody said. */
export function whyEnded(referral: Referral, view: InLanguage): readonly string[] {
  const { decision } = referral;
  const told = decision?.kind === 'decline' || decision?.kind === 'lost' ? decisionLines(decision, view) : [];
  return told.length > 0 ? told : statusReason(referral, view);
}

function statusReason(referral: Referral, view: InLanguage): readonly string[] {
  const reason = reasonInWords(referral.record.statusReason ?? '', view);
  return reason ? [say(view.locale, 'detail.reason', { reason })] : [];
}

/**
 * Partner Center's standard reasons in the reader's language, with the text that follows them; anything else as
 * written.
 */
function reasonInWords(text: string, view: InLanguage): string {
  const known = declineReasons.find((reason) => text.toLowerCase().startsWith(reasonTexts[reason].toLowerCase()));
  if (!known) return plain(text, { max: 300 });
  const rest = plain(text.slice(reasonTexts[known].length), { max: 300 });
  return say(view.locale, `reason.${known}`) + (/^[\p{L}\p{N}]/u.test(rest) ? ` ${rest}` : rest);
}

export function decisionLines(decision: Decision, view: InLanguage): readonly string[] {
  const { locale } = view;
  const note = plain(decision.note ?? '', { max: 300 });
  return [
    ...(decision.reason ? [say(locale, 'detail.reason', { reason: say(locale, `reason.${decision.reason}`) })] : []),
    ...(note ? [say(locale, 'detail.note', { note })] : []),
  ];
}

export function outcomeSentence(referral: Referral, view: ReferralView): string {
  return say(view.locale, 'detail.tells', { sender: senderName(view.locale, senderOf(referral)) });
}

/** The name of who decided: a person, or the CRM in which it was recorded. */
export function actorText(decision: Decision, { locale }: Pick<ReferralView, 'locale'>): string {
  return decision.byCrm ? crmNames[decision.byCrm] : plainName(actorName(locale, decision.by));
}
