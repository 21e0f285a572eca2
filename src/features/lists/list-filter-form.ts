import type { Choice, Line } from '../../cards/card-data.ts';
import type { FilterChoice } from '../../cards/list-card-data.ts';
import { listFilter } from '../../cards/list-cards.ts';
import { inputValue, plain, plainName, unformatted } from '../../cards/plain.ts';
import { absentValue } from '../../cards/template.ts';
import { say } from '../../i18n/catalogue.ts';
import { aboutIt } from '../../i18n/format.ts';
import type { Locale } from '../../i18n/locale.ts';
import { type BuiltCard, salesStages } from '../referrals/index.ts';
import { listTitle } from './list-card.ts';
import { asFilterText, encoded } from './list-code.ts';
import { countryNames, ownerInWords, senderInWords } from './list-sentences.ts';
import {
  dealTypes,
  type FilterName,
  filterNames,
  fromMicrosoft,
  fromPartners,
  type ListView,
  listStates,
  longestText,
  me,
  nobody,
} from './list-view.ts';
import type { ListChoices } from './referral-lists.ts';

/** Values as typed; empty means no filter. */
export type TypedFilters = { readonly [Name in FilterName]?: string | undefined };

/** Per input: why its value is not a valid filter. */
export type FilterProblems = { readonly [Name in FilterName]?: string };

const aDay = /^\d{4}-\d\d-\d\d$/;

function beside(problem: string | undefined): readonly Line[] {
  return problem ? [{ text: plain(problem, { max: 240 }) }] : [];
}

/** The choice that stands for no filter: a choice input cannot be emptied otherwise. */
export const anyChoice = 'any';

/** Upper bound of choices per input, so that all inputs together fit into the card. */
export const mostChoices = 20;

/** The form with all filters of a list. */
export function filterForm(
  view: ListView,
  choices: ListChoices,
  locale: Locale,
  typed: TypedFilters = filtersAsTyped(view),
  problems: FilterProblems = {},
): BuiltCard {
  const title = aboutIt(locale, say(locale, 'list.button.filter'), listTitle(view, locale));
  const value = (name: FilterName) => inputValue(typed[name] ?? '', longestText);
  const chosen = (name: FilterChoice) =>
    typed[name] || (name === 'owner' || name === 'solution' ? absentValue : anyChoice);
  const day = (name: 'answerBefore' | 'closingBefore') => typed[name]?.trim() ?? '';
  const isText = (name: 'answerBefore' | 'closingBefore') => day(name) !== '' && !aDay.test(day(name));
  const dayValue = (name: 'answerBefore' | 'closingBefore') =>
    day(name) === '' ? absentValue : inputValue(day(name), longestText);
  const count = Object.keys(problems).length;
  const card = listFilter({
    locale,
    fallbackText: unformatted(title),
    title: plainName(title, 200),
    view: encoded(view),
    bare: encoded({ ...view, filters: {}, page: 1 }),
    summaryOfProblems: count > 0 ? [{ text: say(locale, 'form.problems', { count }) }] : [],
    problems: Object.fromEntries(filterNames.map((name) => [name, beside(problems[name])])) as Record<
      FilterName,
      readonly Line[]
    >,
    asText: { answerBefore: isText('answerBefore'), closingBefore: isText('closingBefore') },
    values: {
      words: value('words'),
      valueFrom: value('valueFrom'),
      valueUpTo: value('valueUpTo'),
      answerBefore: dayValue('answerBefore'),
      closingBefore: dayValue('closingBefore'),
      state: chosen('state'),
      stage: chosen('stage'),
      type: chosen('type'),
      country: chosen('country'),
      owner: chosen('owner'),
      sender: chosen('sender'),
      solution: chosen('solution'),
    },
    choices: filterChoices(choices, typed, locale),
  });
  return { card, summary: unformatted(title) };
}

/** The filters in force, in the format of the form's inputs. */
export function filtersAsTyped({ filters }: ListView): TypedFilters {
  const { stage, valueFrom, valueUpTo, ...texts } = filters;
  const typed = (worth: typeof valueFrom) => [worth?.value, worth?.currency].filter(Boolean).join(' ');
  return {
    ...texts,
    ...(stage === undefined ? {} : { stage: String(stage) }),
    ...(valueFrom ? { valueFrom: typed(valueFrom) } : {}),
    ...(valueUpTo ? { valueUpTo: typed(valueUpTo) } : {}),
  };
}

/** The choices of each choice input, including the values in force. */
export function filterChoices(
  { countries, owners, solutions }: ListChoices,
  typed: TypedFilters,
  locale: Locale,
): Readonly<Record<FilterChoice, readonly Choice[]>> {
  const texts = (known: readonly string[], current: string | undefined): readonly Choice[] => {
    const values = [current, ...known.map(asFilterText)].flatMap((text) => text || []);
    return [...new Set(values)].map((text) => ({ title: unformatted(text, 60), value: text }));
  };
  const anyOf = { title: say(locale, 'list.by.any'), value: anyChoice };
  const all = [...new Set([typed.country ?? '', ...countries.map((code) => code.toUpperCase())])];
  const sender = typed.sender === fromMicrosoft || typed.sender === fromPartners ? undefined : typed.sender;
  const owner = typed.owner === me || typed.owner === nobody ? undefined : typed.owner;
  return {
    state: [anyOf, ...listStates.map((state) => ({ title: say(locale, `stage.${state}`), value: state }))],
    stage: [anyOf, ...salesStages.map((stage) => ({ title: say(locale, `stage.${stage}`), value: String(stage) }))],
    type: [anyOf, ...dealTypes.map((type) => ({ title: say(locale, `category.${type}`), value: type }))],
    country: [
      anyOf,
      ...all
        .filter((code) => /^!?[A-Z]{2}(?:\+[A-Z]{2})*$/.test(code))
        .map((code) => ({ title: countryNames(locale, code), value: code }))
        .sort((one, other) => one.title.localeCompare(other.title, locale)),
    ],
    owner: [...[me, nobody].map((who) => ({ title: ownerInWords(locale, who), value: who })), ...texts(owners, owner)],
    sender: [
      anyOf,
      ...[fromMicrosoft, fromPartners].map((who) => ({ title: senderInWords(locale, who), value: who })),
      ...texts([], sender === anyChoice ? undefined : sender),
    ],
    solution: texts(solutions, typed.solution),
  };
}
