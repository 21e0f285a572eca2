import type { z } from 'zod';
import { type CardAction, type CardReply, type Click, defineCardAction } from '../../../feature.ts';
import { type MessageKey, say } from '../../../i18n/catalogue.ts';
import { dayIn, formatTime } from '../../../i18n/format.ts';
import { typedInput } from '../../../typed-input.ts';
import type { Person } from '../../people/index.ts';
import {
  type DeclineReason,
  formatMomentFor,
  otherReason,
  type RecordChange,
  type Referral,
  touchReferral,
  withoutKeys,
} from '../../referrals/index.ts';
import { type DealDesk, type DealRef, formData, Ref } from '../buttons/deal-actions.ts';
import { asEdited } from '../deal/deal.ts';
import { wonSafelyFrom } from '../deal/deal-guard.ts';
import { type DealOutcome, withWork } from '../deal/deal-service.ts';
import { type Closing, closedDeal, reopenedDeal } from './deal-close.ts';
import { closingLimits, lostForm, lostReasons, wonForm } from './deal-form-close.ts';
import { readWon, wonFields } from './deal-won.ts';
import { lostWith } from './lost-said.ts';
import { wonWith } from './won-said.ts';

/** `said`: other values from the sentence behind this button. */
const SaidRef = Ref.extend({ said: typedInput });
type SaidRef = z.output<typeof SaidRef>;
const LostData = formData(['reason', 'note']);
const WonData = formData(wonFields);
type WonPress = z.output<typeof WonData>;

/** Won, Lost, Undo, and "mark it as won later for me". */
export function closeActions(desk: DealDesk): readonly CardAction[] {
  return [
    defineCardAction({ verb: 'deal.won', data: SaidRef, handle: (click, press) => won(desk, click, press) }),
    desk.submits({ verb: 'deal.won-now' }, WonData, 'close', (click, form, deal) => wonNow(desk, click, form, deal)),
    desk.submits({ verb: 'deal.won-later' }, WonData, 'close', (click, form, deal) =>
      wonLater(desk, click, form, deal),
    ),
    defineCardAction({ verb: 'deal.plan-cancel', data: Ref, handle: (click, card) => cancelPlan(desk, click, card) }),
    defineCardAction({
      verb: 'deal.lost-form',
      data: SaidRef,
      handle: (click, { said: words, ...card }) => {
        const said = words ? lostWith(words) : {};
        return desk.form(click, card, 'close', (referral, view) => lostForm(referral, view, { typed: said }), { said });
      },
    }),
    desk.submits({ verb: 'deal.lost' }, LostData, 'close', (click, form, deal) => lost(desk, click, form, deal)),
    defineCardAction({ verb: 'deal.undo', data: Ref, handle: (click, card) => undo(desk, click, card) }),
  ];
}

async function won(desk: DealDesk, click: Click, { said, ...card }: SaidRef): Promise<CardReply> {
  const deal = await desk.find(click, card);
  const from = wonSafelyFrom(deal, await desk.known(deal), desk.clock.now());
  const reader = { locale: click.locale, today: dayIn(click.timeZone, desk.clock.now()) };
  const typed = said ? wonWith(said, asEdited(deal).dealValue?.currency, reader) : {};
  return desk.form(click, card, 'close', (referral, view) => wonForm(referral, view, { from, typed }), { said: typed });
}

/** Parses the form of Won into changes; or shows the form again. */
async function readPress(
  desk: DealDesk,
  click: Click,
  { card, seen, typed }: WonPress,
  deal: Referral,
): Promise<{ readonly changes: readonly RecordChange[] } | { readonly again: CardReply }> {
  const speaker = { locale: click.locale, timeZone: click.timeZone, name: click.person.name, at: desk.clock.now() };
  const read = readWon(typed, seen, asEdited(deal), speaker);
  const isCurrentCard = isCurrent(card, deal);
  if (read.kind === 'changes' && isCurrentCard) return read;
  const from = wonSafelyFrom(deal, await desk.known(deal), desk.clock.now());
  const filledIn = read.kind === 'changes' ? { typed } : { typed: read.values, problems: read.problems };
  const notice = !isCurrentCard
    ? 'action.changedMeanwhile'
    : read.kind === 'overtaken'
      ? 'deal.notice.overtaken'
      : undefined;
  return {
    again: await desk.form(click, card, 'close', (referral, view) => wonForm(referral, view, { ...filledIn, from }), {
      notice: notice && say(click.locale, notice),
    }),
  };
}

async function wonNow(desk: DealDesk, click: Click, press: WonPress, deal: Referral): Promise<CardReply> {
  const read = await readPress(desk, click, press, deal);
  return 'again' in read ? read.again : close(desk, click, press.card, { kind: 'won' }, read.changes);
}

async function close(
  desk: DealDesk,
  click: Click,
  card: DealRef,
  closing: Closing,
  changes: readonly RecordChange[] = [],
): Promise<CardReply> {
  const outcome = await desk.service.step(
    click.person,
    card.referralId,
    'close',
    (referral, step) => (isCurrent(card, referral) ? closedDeal(referral, step, closing, { changes }) : 'stale'),
    { what: closing.kind },
  );
  if (outcome.kind !== 'done') return desk.show(click, outcome, 'deal.notice.changed');
  return desk.card(click, outcome.referral, closedNotice(click, outcome.referral));
}

function closedNotice({ locale, timeZone, zoneIsOwn }: Click, { decision }: Referral): string {
  const kind = decision?.kind === 'lost' ? 'lost' : 'won';
  if (decision?.state !== 'held') return say(locale, `deal.notice.${kind}Now`);
  return say(locale, `deal.notice.${kind}`, {
    time: formatTime(locale, decision.goesOutAt, timeZone, { zone: !zoneIsOwn }),
  });
}

/** A stale press must not close a deal: there may have been an Undo in between. */
function isCurrent(card: DealRef, { revision }: Referral): boolean {
  return card.revision === revision;
}

async function lost(
  desk: DealDesk,
  click: Click,
  { card, typed }: z.output<typeof LostData>,
  deal: Referral,
): Promise<CardReply> {
  const { locale } = click;
  const reason = lostReasons.find((known) => String(known) === typed.reason?.trim());
  const note = typed.note?.trim() ?? '';
  const problems = {
    ...(reason ? {} : { reason: say(locale, 'problem.reason') }),
    ...(reason === otherReason && note === '' ? { note: say(locale, 'problem.otherNeedsNote') } : {}),
    ...(note.length > closingLimits.note ? { note: say(locale, 'problem.tooLong', { max: closingLimits.note }) } : {}),
  };
  const again = (notice?: string) =>
    desk.form(click, card, 'close', (referral, view) => lostForm(referral, view, { typed, problems }), { notice });
  if (!reason || Object.keys(problems).length > 0) return again();
  // The deal changed while the form was open but can still be closed: keeps the input.
  if (!isCurrent(card, deal)) return again(say(locale, 'action.changedMeanwhile'));
  return close(desk, click, card, { kind: 'lost', reason: reason as DeclineReason, ...(note ? { note } : {}) });
}

/** Undoes a won or lost that was not sent yet. */
export function reopened(desk: DealDesk, person: Person, card: DealRef): Promise<DealOutcome> {
  return desk.service.step(
    person,
    card.referralId,
    'close',
    (referral, step) => (isCurrent(card, referral) ? reopenedDeal(referral, step) : 'stale'),
    { what: 'undone', standing: 'closing' },
  );
}

async function undo(desk: DealDesk, click: Click, card: DealRef): Promise<CardReply> {
  const outcome = await reopened(desk, click.person, card);
  const late = outcome.kind === 'sending' || outcome.kind === 'won' || outcome.kind === 'ended';
  if (late) return desk.card(click, outcome.referral, say(click.locale, 'notice.undoTooLate'));
  return desk.show(click, outcome, 'deal.notice.undone');
}

/** The changed values are sent now, and Won when it is due. */
async function wonLater(desk: DealDesk, click: Click, press: WonPress, deal: Referral): Promise<CardReply> {
  const read = await readPress(desk, click, press, deal);
  if ('again' in read) return read.again;
  const { changes } = read;
  const { card } = press;
  const known = await desk.known(deal);
  const outcome = await desk.service.step(
    click.person,
    card.referralId,
    'close',
    (referral, step) => {
      const at = wonSafelyFrom(referral, known, step.at);
      if (!at) return undefined;
      const edited = changes.length > 0 ? withWork(referral, step, [{ kind: 'change', changes }]) : referral;
      return touchReferral(
        { ...edited, plan: { kind: 'won', by: step.by, madeAt: step.at, at } },
        step.policy,
        step.at,
      );
    },
    { what: 'planned' },
  );
  // No reason to wait any more: the 72 hours are over, or there is nothing to register.
  if (outcome.kind === 'nothing') return close(desk, click, card, { kind: 'won' }, changes);
  if (outcome.kind !== 'done' || !outcome.referral.plan) return desk.show(click, outcome, 'deal.notice.changed');
  const when = formatMomentFor(desk.view(click, outcome.referral), outcome.referral.plan.at);
  return desk.card(click, outcome.referral, say(click.locale, 'deal.notice.planned', { when }));
}

/** Cancels a scheduled action. */
export function planCancelled(desk: DealDesk, person: Person, id: string): Promise<DealOutcome> {
  return desk.service.step(
    person,
    id,
    'close',
    (referral, step) =>
      referral.plan ? touchReferral(withoutKeys(referral, 'plan'), step.policy, step.at) : undefined,
    { what: 'plan-cancelled' },
  );
}

async function cancelPlan(desk: DealDesk, click: Click, card: DealRef): Promise<CardReply> {
  const outcome = await planCancelled(desk, click.person, card.referralId);
  return desk.show(click, outcome, 'deal.notice.planCancelled' satisfies MessageKey);
}
