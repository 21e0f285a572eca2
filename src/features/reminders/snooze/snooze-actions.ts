import { z } from 'zod';
import { AppError } from '../../../errors.ts';
import { type CardAction, type CardReply, type Click, defineCardAction } from '../../../feature.ts';
import { say } from '../../../i18n/catalogue.ts';
import { logPressWithoutRight } from '../../../press-without-right.ts';
import type { DeskHours } from '../../people/index.ts';
import type { Presenter } from '../../referrals/index.ts';
import { type ColleagueDeps, ownerRemindedSaid } from './colleague-reminder.ts';
import { customerOf, snoozedLines } from './snooze-said.ts';
import { snoozeEnd, snoozeLengths } from './snooze-times.ts';
import type { SnoozeOutcome, Snoozes } from './snoozes.ts';

export interface SnoozeActionDeps {
  readonly snoozes: Snoozes;
  readonly presenter: Pick<Presenter, 'cardFor'>;
  readonly now: () => Date;
  readonly hours: DeskHours | undefined;
  readonly remindOwner: ColleagueDeps['remindOwner'];
}

const referralId = z.guid().transform((id) => id.toLowerCase());
const SnoozeData = z.strictObject({
  referralId,
  until: z.union([z.enum(snoozeLengths), z.iso.datetime().transform((text) => new Date(text))]),
  // Every card of a referral carries it; a snooze does not depend on it.
  revision: z.coerce.number().optional(),
});

/** The buttons of reminders: snooze and wake; and that of a question about which referral a colleague is to be reminded. */
export function snoozeActions(deps: SnoozeActionDeps): readonly CardAction[] {
  const { snoozes, presenter, now, hours, remindOwner } = deps;
  const answer = async (click: Click, outcome: SnoozeOutcome): Promise<CardReply> => {
    if (outcome.kind === 'not-found') throw new AppError('not-found', 'a press on a referral that is not there');
    if (outcome.kind === 'not-allowed') logPressWithoutRight(click, { referralId: outcome.referral.id });
    const customer = customerOf(outcome.referral);
    const notice =
      outcome.kind === 'done'
        ? snoozedLines(click, outcome, now()).join(' ')
        : outcome.kind === 'useless'
          ? say(click.locale, 'snooze.useless', { customer })
          : say(click.locale, 'action.notAllowed.answer');
    return { kind: 'card', ...(await presenter.cardFor(click, outcome.referral, notice)) };
  };
  return [
    defineCardAction({
      verb: 'reminder.snooze',
      data: SnoozeData,
      handle: async (click, { referralId: id, until }) => {
        const wish = until instanceof Date ? until : snoozeEnd(until, click.person, now(), hours);
        return answer(click, await snoozes.putOff(click.person, id, wish));
      },
    }),
    defineCardAction({
      verb: 'reminder.wake',
      data: z.strictObject({ referralId }),
      handle: async (click, { referralId: id }) => {
        const outcome = await snoozes.wake(click.person, id);
        if (outcome.kind === 'not-found') throw new AppError('not-found', 'a press on a referral that is not there');
        const notice = say(click.locale, 'snooze.awake');
        return { kind: 'card', ...(await presenter.cardFor(click, outcome.referral, notice)) };
      },
    }),
    defineCardAction({
      verb: 'reminder.owner',
      // Whom the button named: the referral may have changed hands since. Absent on older cards.
      data: z.strictObject({ referralId, owner: z.string().max(64).optional() }),
      handle: async (click, { referralId: id, owner: meant }) => {
        const outcome = await remindOwner(click.person, id, meant);
        if (outcome.kind === 'not-found') throw new AppError('not-found', 'a press on a referral that is not there');
        if (outcome.kind === 'not-allowed') logPressWithoutRight(click, { referralId: id });
        const { owner = { name: '' } } = outcome.referral;
        const notice = ownerRemindedSaid(click.locale, outcome, owner);
        return { kind: 'card', ...(await presenter.cardFor(click, outcome.referral, notice)) };
      },
    }),
  ];
}
