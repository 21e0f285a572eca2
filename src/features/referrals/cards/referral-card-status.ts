import type { CardStatus } from '../../../cards/card-data.ts';
import { say } from '../../../i18n/catalogue.ts';
import { formatTime } from '../../../i18n/format.ts';
import { timeLeft, urgencyOf } from '../../../i18n/time-left.ts';
import type { Referral } from '../record/referral.ts';
import { type Stage, stageOf } from '../rules/referral-stage.ts';
import {
  acceptanceLine,
  acceptedEarlier,
  actorText,
  closingLines,
  decisionLines,
  declinationLine,
  outcomeSentence,
} from './referral-card-outcome.ts';
import { formatMomentFor, type ReferralView } from './referral-view.ts';

/** Colour is decoration: every stage is also written in words. */
const styles: Readonly<Record<Stage, CardStatus['style']>> = {
  received: 'good',
  overdue: 'attention',
  accepting: 'warning',
  declining: 'warning',
  sending: 'accent',
  accepted: 'good',
  declined: 'emphasis',
  expired: 'attention',
  won: 'good',
  lost: 'emphasis',
  error: 'attention',
  closed: 'emphasis',
  vanished: 'emphasis',
};

/** The coloured head of a card: the referral's state and what it means for the reader. */
export function statusOf(referral: Referral, view: ReferralView): CardStatus {
  const stage = stageOf(referral, view.now);
  const words = referral.kind === 'inbound' ? inbound(stage, referral, view) : notInbound(stage, referral, view);
  const style = words.style ?? styles[stage];
  return { style, headline: words.headline, lines: words.lines.map(toLine) };
}

interface Words {
  readonly headline: string;
  readonly lines: readonly string[];
  readonly style?: CardStatus['style'];
}

function inbound(stage: Stage, referral: Referral, view: ReferralView): Words {
  const { locale } = view;
  const deadline = formatMomentFor(view, referral.deadline);
  switch (stage) {
    case 'received':
      return received(referral, view);
    case 'accepting':
    case 'declining':
      return held(stage, referral, view);
    case 'sending':
      return sending(referral, view);
    case 'overdue':
      return headed(stage, view, [say(locale, 'detail.overdue', { deadline }), ...estimated(referral, view)]);
    case 'accepted':
      return headed(stage, view, [acceptanceLine(referral, view), outcomeSentence(referral, view)]);
    case 'declined':
      return headed(stage, view, [...declinationLine(referral, view), outcomeSentence(referral, view)]);
    case 'expired':
      return headed(stage, view, [say(locale, 'detail.expired', { deadline }), outcomeSentence(referral, view)]);
    case 'vanished':
      return headed(stage, view, [say(locale, 'detail.vanished')]);
    default:
      return headed(stage, view, [...acceptedEarlier(referral, view), ...closingLines(referral, view)]);
  }
}

/** Our own deals, leads and Microsoft's side: shown when opened, never answered here. */
function notInbound(stage: Stage, referral: Referral, view: ReferralView): Words {
  const { locale } = view;
  if (stage === 'accepted') return { headline: say(locale, 'status.active'), lines: [] };
  if (stage === 'vanished') return headed(stage, view, [say(locale, 'detail.vanished')]);
  if (isEnd(stage)) return headed(stage, view, closingLines(referral, view));
  return { headline: say(locale, 'status.new'), lines: [say(locale, 'detail.notInbound')], style: 'emphasis' };
}

/** Stages whose headline takes no parameters. */
type PlainStage = Exclude<Stage, 'received' | 'accepting' | 'declining' | 'sending'>;

function headed(stage: PlainStage, view: ReferralView, lines: readonly string[]): Words {
  return { headline: say(view.locale, `status.${stage}`), lines };
}

function isEnd(stage: Stage): stage is PlainStage {
  return stage in endings;
}

const endings = { declined: true, expired: true, won: true, lost: true, error: true, closed: true } as const;

function received(referral: Referral, view: ReferralView): Words {
  const milliseconds = referral.deadline.getTime() - view.now.getTime();
  const urgency = urgencyOf(milliseconds);
  return {
    style: urgency,
    headline: say(view.locale, `status.received.${urgency}`, { left: timeLeft(view.locale, milliseconds) }),
    lines: [
      say(view.locale, 'detail.answerBy', { deadline: formatMomentFor(view, referral.deadline) }),
      ...estimated(referral, view),
    ],
  };
}

function estimated(referral: Referral, view: ReferralView): readonly string[] {
  return referral.deadlineEstimated ? [say(view.locale, 'detail.estimated')] : [];
}

function held(stage: 'accepting' | 'declining', referral: Referral, view: ReferralView): Words {
  const { locale } = view;
  const { decision } = referral;
  if (!decision) return { headline: say(locale, `stage.${stage}`), lines: [] };
  const time = formatTime(locale, decision.goesOutAt, view.timeZone, { zone: view.namesZone, since: decision.at });
  return {
    headline: say(locale, `status.${stage}`, { time }),
    lines: [say(locale, `detail.${stage}`, { name: actorText(decision, view) }), ...decisionLines(decision, view)],
  };
}

function sending(referral: Referral, view: ReferralView): Words {
  const { locale } = view;
  const { decision } = referral;
  if (!decision) return { headline: say(locale, 'stage.sending'), lines: [] };
  const answer = referral.outbox.find((entry) => entry.decisionId === decision.id) ?? referral.outbox[0];
  return {
    headline: say(locale, `status.sending.${decision.kind}`),
    lines: [
      say(locale, `detail.sending.${decision.kind}`, {
        name: actorText(decision, view),
        when: formatMomentFor(view, decision.at),
      }),
      ...decisionLines(decision, view),
      ...(answer?.waitingFor ? [say(locale, 'detail.waitingFor', { code: waitingWord(answer.waitingFor) })] : []),
    ],
  };
}

/** The relay's code for why it waits, as a case of the sentence `detail.waitingFor`. */
export function waitingWord(code: string): string {
  if (code === 'throttled') return code;
  if (/^(timeout|network|unreachable)$/.test(code)) return 'unreachable';
  if (/^(token-|sign-in|unauth)/i.test(code)) return 'sign_in';
  if (/^http-5|unavailable|serviceNotAvailable|generalException|internal/i.test(code)) return 'unavailable';
  return 'other';
}

function toLine(text: string): { text: string } {
  return { text };
}
