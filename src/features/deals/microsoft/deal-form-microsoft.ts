import type { FormField } from '../../../cards/deal-card-data.ts';
import { say } from '../../../i18n/catalogue.ts';
import type { Locale } from '../../../i18n/locale.ts';
import { type BuiltCard, helpCodes, type Referral, type ReferralView } from '../../referrals/index.ts';
import {
  choiceInput,
  dealFormCard,
  formHeading,
  formHint,
  type Typed,
  textInput,
  yesNoInput,
} from '../buttons/deal-form.ts';
import { personInputs } from '../buttons/deal-person.ts';
import type { FilledIn } from '../edit/deal-form-edit.ts';
import { canShare, completeContact } from './deal-microsoft.ts';

export const inviteLimits = { note: 1000 } as const;

/** Tells beforehand that sharing is irreversible and shows personal contact data to Microsoft. */
export function shareForm(
  referral: Referral,
  view: ReferralView,
  { typed = {}, problems = {} }: FilledIn = {},
): BuiltCard {
  const { locale } = view;
  return dealFormCard(referral, view, {
    kind: 'share',
    title: 'deal.form.share.title',
    intro: [
      say(locale, 'deal.form.share.intro'),
      say(locale, 'deal.form.share.help', { invite: say(locale, 'deal.button.invite') }),
    ],
    fields: [consentInput(typed, locale)],
    problems,
  });
}

export function inviteForm(
  referral: Referral,
  view: ReferralView,
  { typed = {}, problems = {} }: FilledIn = {},
): BuiltCard {
  const { locale } = view;
  const help = choiceInput(
    {
      id: 'help',
      label: say(locale, 'deal.input.help'),
      error: say(locale, 'deal.input.help.error'),
      choices: helpCodes.map((code) => ({ title: say(locale, `help.${code}`), value: code })),
      style: 'expanded',
      required: true,
    },
    typed,
  );
  const note = textInput(
    {
      id: 'note',
      label: say(locale, 'deal.input.helpNote'),
      error: say(locale, 'deal.input.note.error', { max: inviteLimits.note }),
      max: inviteLimits.note,
      multiline: true,
    },
    typed,
  );
  // Asked only if the record has no complete contact.
  const contact = completeContact(referral)
    ? []
    : [
        formHeading(say(locale, 'deal.form.invite.contact')),
        formHint(say(locale, 'deal.form.invite.contactHint')),
        ...personInputs('contact', locale, typed),
      ];
  return dealFormCard(referral, view, {
    kind: 'invite',
    title: 'deal.form.invite.title',
    intro: [
      say(locale, 'deal.form.invite.intro'),
      ...(canShare(referral) ? [say(locale, 'deal.form.invite.shares')] : []),
    ],
    fields: [help, note, ...contact, consentInput(typed, locale)],
    problems,
  });
}

function consentInput(typed: Typed, locale: Locale): FormField {
  const label = say(locale, 'deal.input.consent');
  const error = say(locale, 'deal.input.consent.error');
  return yesNoInput({ id: 'consent', label, error, required: true }, typed, locale);
}
