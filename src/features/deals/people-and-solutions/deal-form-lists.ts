import { nameInOrder } from '../../../answers/names/name-order.ts';
import { plain, unformatted } from '../../../cards/plain.ts';
import { say } from '../../../i18n/catalogue.ts';
import type { Locale } from '../../../i18n/locale.ts';
import type { BuiltCard, Member, Referral, ReferralView } from '../../referrals/index.ts';
import type { CatalogueSolution } from '../../solutions/index.ts';
import { showsStatus, statusInWords } from '../../solutions/index.ts';
import { choiceInput, choiceLength, dealFormCard, formHeading, textInput } from '../buttons/deal-form.ts';
import { personInputs } from '../buttons/deal-person.ts';
import { asEdited } from '../deal/deal.ts';
import type { FilledIn } from '../edit/deal-form-edit.ts';
import { personMark } from './deal-people.ts';

/** The deal's employees: remove, add a suggested one, add a new one. */
export function employeesForm(
  referral: Referral,
  view: ReferralView,
  recent: readonly Member[],
  { typed = {}, problems = {} }: FilledIn = {},
): BuiltCard {
  const { locale } = view;
  const { team } = asEdited(referral);
  const list = (id: string, label: string, members: readonly Member[]) =>
    choiceInput(
      {
        id,
        label,
        error: say(locale, 'deal.input.takeOff.error'),
        choices: members.map((member) => ({ title: memberChoice(member), value: personMark(member) })),
        // Fifty check boxes would fill several screens.
        style: members.length > 12 ? 'compact' : 'expanded',
        multiple: true,
      },
      typed,
    );
  return dealFormCard(referral, view, {
    kind: 'employees',
    title: 'deal.form.employees.title',
    intro: [say(locale, 'deal.form.employees.intro')],
    fields: [
      ...(team.length > 0 ? [list('off', say(locale, 'deal.input.takeOff'), team)] : []),
      ...(recent.length > 0 ? [list('recent', say(locale, 'deal.input.recent'), recent)] : []),
      formHeading(say(locale, 'deal.form.employees.new')),
      ...personInputs('new', locale, typed),
    ],
    problems,
  });
}

function memberChoice({ firstName, lastName, email }: Member): string {
  const name = unformatted(nameInOrder({ firstName, lastName }), 40);
  return [name, unformatted(email, 60)].filter(Boolean).join(' · ');
}

export const solutionLimits = { add: 100 } as const;

/** The deal's solutions: remove, add by name or ID; `matches`: several solutions with that name. */
export function solutionsForm(
  referral: Referral,
  view: ReferralView,
  { typed = {}, problems = {}, matches = [] }: FilledIn & { readonly matches?: readonly CatalogueSolution[] } = {},
): BuiltCard {
  const { locale } = view;
  const { solutions } = asEdited(referral);
  const off = choiceInput(
    {
      id: 'off',
      label: say(locale, 'deal.input.takeOff'),
      error: say(locale, 'deal.input.takeOff.error'),
      choices: solutions
        .filter(({ id }) => !id.includes(','))
        .map(({ id, name }) => ({
          title: unformatted(name && name !== id ? `${name} (${id})` : id, choiceLength(solutions.length)),
          value: id,
        })),
      style: solutions.length > 12 ? 'compact' : 'expanded',
      multiple: true,
    },
    typed,
  );
  const add = textInput(
    {
      id: 'add',
      label: say(locale, 'deal.input.addSolution'),
      error: say(locale, 'deal.input.detail.error', { max: solutionLimits.add }),
      max: solutionLimits.add,
    },
    typed,
  );
  const which = choiceInput(
    {
      id: 'which',
      label: say(locale, 'deal.input.which'),
      error: say(locale, 'deal.input.takeOff.error'),
      choices: matches.map((solution) => ({ title: solutionChoice(solution, locale), value: solution.id })),
      style: 'expanded',
    },
    typed,
  );
  return dealFormCard(referral, view, {
    kind: 'solutions',
    title: 'deal.form.solutions.title',
    intro: [plain(say(locale, 'deal.form.solutions.intro'))],
    fields: [...(solutions.length > 0 ? [off] : []), add, ...(matches.length > 0 ? [which] : [])],
    problems,
  });
}

function solutionChoice(solution: CatalogueSolution, locale: Locale): string {
  const { name, publisherName, id } = solution;
  const status = showsStatus(solution) ? statusInWords(locale, solution) : undefined;
  return unformatted([name, status, id, publisherName].filter(Boolean).join(' · '), 140);
}
