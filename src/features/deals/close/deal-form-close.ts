import { say } from '../../../i18n/catalogue.ts';
import type { Locale } from '../../../i18n/locale.ts';
import {
  type BuiltCard,
  declineReasons,
  formatMomentFor,
  type Referral,
  type ReferralView,
  seenOf,
} from '../../referrals/index.ts';
import { nothingKnown } from '../../solutions/index.ts';
import { choiceInput, dealFormCard, textInput } from '../buttons/deal-form.ts';
import { asEdited } from '../deal/deal.ts';
import { registrable } from '../deal/deal-guard.ts';
import { editFields, editValues } from '../edit/deal-edit.ts';
import { type FilledIn, outcomeInputs } from '../edit/deal-form-edit.ts';

export const closingLimits = { note: 1000 } as const;

/**
 * The form of Won. `from`: earliest time without risk to the registration, at which the desk can mark it; undefined: it is old
 * enough, or cannot be registered.
 */
export function wonForm(
  referral: Referral,
  view: ReferralView,
  { typed, problems = {}, from }: FilledIn & { readonly from?: Date | undefined },
): BuiltCard {
  const { locale } = view;
  const record = asEdited(referral);
  const shown = editValues(record);
  const values = { ...shown, ...typed };
  const { value, currency, closeDate } = outcomeInputs(locale, values, record);
  const note = noteOfClosing(locale, say(locale, 'deal.form.won.note'), values);
  return dealFormCard(referral, view, {
    kind: from ? 'wonYoung' : 'won',
    title: 'deal.form.won.title',
    intro: [...(from ? guardLines(referral, view, from) : []), say(locale, 'deal.form.won.intro')],
    fields: [
      { ...value, label: say(locale, 'deal.form.won.value') },
      currency,
      { ...closeDate, label: say(locale, 'deal.form.won.closeDate') },
      note,
    ],
    problems,
    seen: seenOf(editFields, shown),
  });
}

function noteOfClosing(locale: Locale, label: string, typed: Parameters<typeof textInput>[1]) {
  const max = closingLimits.note;
  const error = say(locale, 'input.declineNote.error', { max });
  return textInput({ id: 'note', label, error, max, multiline: true }, typed);
}

function guardLines(referral: Referral, view: ReferralView, from: Date): readonly string[] {
  const sure = registrable(referral, nothingKnown) === 'yes' ? 'yes' : 'other';
  return [
    say(view.locale, 'deal.form.won.guard', { sure }),
    say(view.locale, 'deal.form.won.later', { when: formatMomentFor(view, from) }),
  ];
}

/** Reasons for a loss: those for non-customers and fraud belong to a decline. */
export const lostReasons = declineReasons.filter((reason) => reason !== 5 && reason !== 7);

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
      choices: lostReasons.map((each) => ({ title: say(locale, `reason.${each}`), value: String(each) })),
      style: 'expanded',
      required: true,
    },
    typed,
  );
  const note = noteOfClosing(locale, say(locale, 'input.declineNote'), typed);
  return dealFormCard(referral, view, {
    kind: 'lost',
    title: 'deal.form.lost.title',
    intro: [say(locale, 'deal.form.lost.intro')],
    fields: [reason, note],
    problems,
  });
}
