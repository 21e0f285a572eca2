import { say } from '../../../i18n/catalogue.ts';
import {
  type BuiltCard,
  declineReasons,
  formatMomentFor,
  type Referral,
  type ReferralView,
} from '../../referrals/index.ts';
import { nothingKnown } from '../../solutions/index.ts';
import { choiceInput, dealFormCard, textInput } from '../buttons/deal-form.ts';
import { registrable } from '../deal/deal-guard.ts';
import type { FilledIn } from '../edit/deal-form-edit.ts';

export const lostLimits = { note: 1000 } as const;

/** Said before a deal is won that Microsoft would rather see a little older. */
export function wonGuardForm(referral: Referral, view: ReferralView, from: Date): BuiltCard {
  const { locale } = view;
  const when = formatMomentFor(view, from);
  return dealFormCard(referral, view, {
    kind: 'won',
    title: 'deal.form.won.title',
    intro: [
      say(locale, 'deal.form.won.guard', { sure: registrable(referral, nothingKnown) === 'yes' ? 'yes' : 'other' }),
      say(locale, 'deal.form.won.later', { when }),
    ],
    fields: [],
    problems: {},
  });
}

export function lostForm(
  referral: Referral,
  view: ReferralView,
  { typed = {}, problems = {} }: FilledIn = {},
): BuiltCard {
  const { locale } = view;
  const reason = choiceInput(
    {
      id: 'reason',
      label: say(locale, 'input.reason'),
      error: say(locale, 'input.reason.error'),
      choices: declineReasons.map((each) => ({ title: say(locale, `reason.${each}`), value: String(each) })),
      style: 'expanded',
      required: true,
    },
    typed,
  );
  const note = textInput(
    {
      id: 'note',
      label: say(locale, 'input.declineNote'),
      error: say(locale, 'input.declineNote.error', { max: lostLimits.note }),
      max: lostLimits.note,
      multiline: true,
    },
    typed,
  );
  return dealFormCard(referral, view, {
    kind: 'lost',
    title: 'deal.form.lost.title',
    intro: [say(locale, 'deal.form.lost.intro')],
    fields: [reason, note],
    problems,
  });
}
