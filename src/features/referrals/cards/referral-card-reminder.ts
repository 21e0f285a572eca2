import type { CardStatus } from '../../../cards/card-data.ts';
import { referralReminder } from '../../../cards/cards.ts';
import { withMentions } from '../../../cards/mention.ts';
import { plainName } from '../../../cards/plain.ts';
import { say } from '../../../i18n/catalogue.ts';
import { joinedIn } from '../../../i18n/format.ts';
import { timeLeft, urgencyOf } from '../../../i18n/time-left.ts';
import { askedRung, snoozeRung } from '../copies/copy.ts';
import type { Escalation, Referral } from '../record/referral.ts';
import { skippedBefore, stepOfRung } from '../rules/escalation.ts';
import { isUndecided, type Stage, stageOf } from '../rules/referral-stage.ts';
import { actorName } from './actor-name.ts';
import { buttonsOf } from './referral-card-buttons.ts';
import { moneyOf, titleOf } from './referral-card-facts.ts';
import { statusOf } from './referral-card-status.ts';
import { type BuiltCard, cardBasics, customerForSummary, formatMomentFor, type ReferralView } from './referral-view.ts';

/** End states without a decision: reported as they are, not as "handled". */
const notHandled: readonly Stage[] = ['expired', 'vanished'];

/**
 * A reminder: who, what, how much, how long. After an answer the same message shows it and asks for nothing more.
 * `rung` is the step of the ladder that sent it, as an ISO duration before the deadline.
 */
export function reminderCard(referral: Referral, view: ReferralView, rung: string): BuiltCard {
  const { locale } = view;
  const open = isUndecided(referral, view.now);
  const summary = summaryOf(referral, view, open);
  const { answer, claim, assign } = buttonsOf(referral, view);
  // Whoever is told of a colleague’s referral has another way than to answer it: to find somebody who does.
  const handsOn = assign && stepOfRung(rung) !== undefined && view.audience !== 'channel';
  const card = referralReminder({
    ...cardBasics(referral, view, summary),
    ...titleOf(referral, view),
    status: open ? reminding(referral, view, rung) : ended(referral, view),
    value: moneyOf(referral, locale),
    rung,
    buttons: { answer, claim, assign: handsOn, any: open },
    snoozes: answer && !claim ? snoozeButtons(referral, view) : [],
  });
  return { card: withMentions(card, open ? (view.calls ?? []) : []), summary };
}

/** States that it is a reminder, and the time left once. */
function reminding(referral: Referral, view: ReferralView, rung: string): CardStatus {
  const status = statusOf(referral, view);
  const milliseconds = referral.deadline.getTime() - view.now.getTime();
  if (milliseconds <= 0) return status;
  const left = timeLeft(view.locale, milliseconds);
  const urgent = urgencyOf(milliseconds) === 'attention' ? 'reminder.urgent' : 'reminder.left';
  const asked = rung === snoozeRung ? 'reminder.asked' : rung === askedRung ? 'reminder.colleague' : undefined;
  const headline = say(view.locale, asked ?? urgent, { left });
  return {
    ...status,
    headline,
    lines: [...escalationLines(referral, view, rung), ...status.lines, ...quietLine(view)],
  };
}

/** Why a person is told about another's referral, and who should have been told before. */
function escalationLines(referral: Referral, view: ReferralView, rung: string): CardStatus['lines'] {
  const step = stepOfRung(rung);
  if (!step) return [];
  const { locale, audience, calls } = view;
  const { owner } = referral;
  const who = calls?.map(({ text }) => text).join(' ');
  const why = audience === 'channel' ? 'escalation.channel' : owner ? 'escalation.why' : 'escalation.unowned';
  const reason = say(locale, why, { owner: owner ? plainName(actorName(locale, owner), 60) : '' });
  // A referral without a team has no backup: nobody was missed.
  const missed = skippedBefore(referral, step).filter((one) => one.step !== 'backup' || one.skipped !== 'nobody');
  const skipped = Map.groupBy(missed, skippedInWords);
  return [
    { text: who ? `${who} ${reason}` : reason },
    ...[...skipped].map(([key, all]) => {
      const steps = all.map((one) => say(locale, `escalation.step.${one.step}`));
      return { text: say(locale, key, { steps: joinedIn(locale, steps) }) };
    }),
  ];
}

/** Nobody is defined for a step, or they can't be written to: the reader's way on is the same. */
function skippedInWords({ skipped }: Escalation) {
  if (skipped === 'off') return 'escalation.skipped.off';
  if (skipped === 'role') return 'escalation.skipped.role';
  return skipped === 'away' ? 'escalation.skipped.away' : 'escalation.skipped';
}

function quietLine(view: ReferralView): CardStatus['lines'] {
  const { snoozedUntil: until } = view;
  return until ? [{ text: say(view.locale, 'reminder.quiet', { when: formatMomentFor(view, until) }) }] : [];
}

const hour = 3_600_000;

/** Only durations that leave time for one more reminder; none in a channel, where a snooze would affect everybody. */
function snoozeButtons({ deadline }: Referral, { locale, audience, now, snoozedUntil: until }: ReferralView) {
  const left = deadline.getTime() - now.getTime();
  if (audience === 'channel' || until || left < 3 * hour) return [];
  const length = left > 36 * hour ? ('tomorrow' as const) : ('hours' as const);
  return [{ title: say(locale, `snooze.${length}`), until: length }];
}

function ended(referral: Referral, view: ReferralView): CardStatus {
  const status = statusOf(referral, view);
  if (notHandled.includes(stageOf(referral, view.now))) return status;
  return {
    style: 'emphasis',
    headline: say(view.locale, 'reminder.handled'),
    lines: status.lines.slice(0, 1),
  };
}

function summaryOf(referral: Referral, view: ReferralView, open: boolean): string {
  const { locale } = view;
  const customer = customerForSummary(referral);
  if (!open) {
    return say(locale, 'summary.stage', { customer, stage: say(locale, `stage.${stageOf(referral, view.now)}`) });
  }
  const left = timeLeft(locale, referral.deadline.getTime() - view.now.getTime());
  return say(locale, 'summary.reminder', { customer, left });
}
