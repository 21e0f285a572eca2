import { plain, plainName } from '../../cards/plain.ts';
import { referralAssign as template } from '../../cards/routing-cards.ts';
import { say } from '../../i18n/catalogue.ts';
import { type Person, personId } from '../people/index.ts';
import {
  type BuiltCard,
  cardBasics,
  customerForSummary,
  type Referral,
  type ReferralView,
} from '../referrals/index.ts';

/** Upper bound of a choice list; everybody else is named in a message. */
const mostPeople = 60;

/** The form to choose the new owner among the people who could answer the referral. */
export function assignForm(
  referral: Referral,
  view: ReferralView,
  people: readonly Person[],
  problem?: string,
): BuiltCard {
  const { locale } = view;
  const summary = say(locale, 'form.assign.title', { customer: customerForSummary(referral) });
  const card = template({
    ...cardBasics(referral, view, summary),
    title: say(locale, 'form.assign.title', { customer: plainName(referral.record.customer.name, 120) }),
    lines: [{ text: say(locale, 'form.assign.intro') }],
    people: people
      .slice(0, mostPeople)
      .map((person) => ({ title: plainName(person.name, 60), value: personId(person) })),
    problems: problem ? [{ text: plain(problem, { max: 240 }) }] : [],
  });
  return { card, summary };
}
