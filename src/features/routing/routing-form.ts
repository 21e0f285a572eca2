import { readRoutingPart } from '../../answers/routing/routing-conditions.ts';
import type { RoutingConditions } from '../../answers/routing/routing-when.ts';
import { spokenLanguages } from '../../answers/routing/spoken-language.ts';
import type { FormField } from '../../cards/deal-card-data.ts';
import { emptyField } from '../../cards/form-field.ts';
import { inputValue, plain, plainName } from '../../cards/plain.ts';
import { routingForm as template } from '../../cards/routing-cards.ts';
import { absentValue } from '../../cards/template.ts';
import { type MessageKey, say } from '../../i18n/catalogue.ts';
import { countryName } from '../../i18n/format.ts';
import type { Locale } from '../../i18n/locale.ts';
import { channelInWords, type Person, personId, type TeamChannels } from '../people/index.ts';
import { amountInWords, type BuiltCard } from '../referrals/index.ts';
import { channelTarget, type RoutingProposal, targetFor } from './routing-proposal.ts';

/** The inputs' ids; all values are text and untrusted. */
export const routingInputs = [
  'countries',
  'customer',
  'solution',
  'over',
  'under',
  'language',
  'source',
  'locations',
  'people',
  'channel',
] as const;
export type RoutingInput = (typeof routingInputs)[number];
export type RoutingTyped = { readonly [Input in RoutingInput]?: string | undefined };
type Problems = { readonly [Input in RoutingInput]?: string };

/** Upper bound of a choice list; everybody else is named in a text. */
const mostPeople = 60;
const longestText = 120;
const any = 'any';

/**
 * The form of a rule: its conditions and its target. Without a chosen person nobody owns the referral, and it stays in
 * the channel.
 */
export function ruleForm(
  { people: everybody, channels }: RuleChoices,
  locale: Locale,
  typed: RoutingTyped = {},
  problems: Problems = {},
): BuiltCard {
  const people = everybody.slice(0, mostPeople);
  const field = fieldsOf(locale, typed, problems);
  const summary = say(locale, 'routing.form.title');
  const card = template({
    locale,
    fallbackText: summary,
    title: summary,
    intro: [{ text: say(locale, 'routing.form.intro') }],
    fields: [
      field.text('countries', 'routing.form.countries', 'routing.form.countries.hint'),
      field.text('customer', 'routing.form.customer'),
      field.text('solution', 'routing.form.solution'),
      field.text('over', 'routing.form.over', 'routing.form.over.hint'),
      field.text('under', 'routing.form.under', 'routing.form.over.hint'),
      field.choice('language', 'routing.form.language', [
        { title: say(locale, 'routing.form.any'), value: any },
        ...languagesIn(locale),
      ]),
      field.choice('source', 'routing.form.source', [
        { title: say(locale, 'routing.form.any'), value: any },
        { title: say(locale, 'route.when.microsoft'), value: 'microsoft' },
        { title: say(locale, 'route.when.partner'), value: 'partner' },
      ]),
      field.text('locations', 'routing.form.locations', 'routing.form.locations.hint'),
      {
        ...field.choice(
          'people',
          'routing.form.people',
          people.map((person) => ({ title: plainName(person.name, 60), value: personId(person) })),
        ),
        multiple: true,
        value: typed.people ? inputValue(typed.people, 4_000) : absentValue,
      },
      ...(channels.length > 1
        ? [field.choice('channel', 'routing.form.channel', channelChoices(channels, locale))]
        : []),
    ],
  });
  return { card, summary };
}

/** The choices for the target of a rule. */
export interface RuleChoices {
  readonly people: readonly Person[];
  readonly channels: TeamChannels;
}

/** All channels except the default one, which has the referrals that go to nobody. */
function channelChoices(channels: TeamChannels, locale: Locale) {
  return [
    { title: say(locale, 'routing.form.channel.default'), value: any },
    ...channels.slice(1).map(({ id, name }) => ({ title: channelInWords({ name }, locale), value: id })),
  ];
}

function languagesIn(locale: Locale) {
  const names = new Intl.DisplayNames(locale, { type: 'language' });
  return spokenLanguages
    .map((code) => ({ title: names.of(code) ?? code, value: code }))
    .sort((one, other) => one.title.localeCompare(other.title, locale));
}

function fieldsOf(locale: Locale, typed: RoutingTyped, problems: Problems) {
  const beside = (id: RoutingInput) => (problems[id] ? [{ text: plain(problems[id] ?? '', { max: 240 }) }] : []);
  return {
    text: (id: RoutingInput, label: MessageKey, hint?: MessageKey): FormField => ({
      ...emptyField,
      kind: 'text',
      id,
      label: say(locale, label),
      max: longestText,
      value: inputValue(typed[id] ?? '', longestText),
      placeholder: hint ? say(locale, hint) : absentValue,
      error: say(locale, 'routing.form.error', { max: longestText }),
      problems: beside(id),
    }),
    choice: (id: RoutingInput, label: MessageKey, choices: FormField['choices']): FormField => ({
      ...emptyField,
      kind: 'choice',
      id,
      label: say(locale, label),
      style: 'compact',
      choices,
      value: typed[id] ?? any,
      problems: beside(id),
    }),
  };
}

export type ReadForm =
  | { readonly kind: 'proposal'; readonly proposal: RoutingProposal }
  | { readonly kind: 'problems'; readonly problems: Problems };

/** Parses the form; each input that is not valid is reported by its id. */
export function readRuleForm(
  typed: RoutingTyped,
  { people: everybody, channels }: RuleChoices,
  locale: Locale,
): ReadForm {
  const problems: Partial<Record<RoutingInput, string>> = {};
  let when: RoutingConditions = {};
  for (const part of ['countries', 'customer', 'solution', 'over', 'under', 'locations'] as const) {
    const said = typed[part]?.trim() ?? '';
    const read = said === '' ? {} : readRoutingPart(part, said, locale);
    if (read) when = { ...when, ...read };
    else problems[part] = say(locale, 'routing.problem.unread', { words: said.slice(0, longestText) });
  }
  const { language, source } = typed;
  if (language && spokenLanguages.includes(language)) when = { ...when, language };
  if (source === 'microsoft' || source === 'partner') when = { ...when, source };
  const chosen = (typed.people ?? '').split(',').map((id) => id.trim());
  const people = everybody.filter((person) => chosen.includes(personId(person)));
  if (Object.keys(problems).length === 0 && Object.keys(when).length === 0)
    problems.countries = say(locale, 'routing.problem.all');
  const channel = typed.channel && typed.channel !== any ? channelTarget(channels, typed.channel) : undefined;
  if (channel && people.length > 0) problems.channel = say(locale, 'routing.problem.both');
  if (Object.keys(problems).length > 0) return { kind: 'problems', problems };
  return { kind: 'proposal', proposal: { when, isElse: false, to: channel ?? targetFor(people) } };
}

/** In the syntax of the form's input. */
function countriesTyped({ countries = [], notCountries = [] }: RoutingConditions, locale: Locale): string | undefined {
  const names = (codes: readonly string[]) => codes.map((code) => countryName(locale, code)).join(', ');
  const excluded = notCountries.length > 0 ? [say(locale, 'route.when.not', { countries: names(notCountries) })] : [];
  const typed = [...(countries.length > 0 ? [names(countries)] : []), ...excluded].join(', ');
  return typed === '' ? undefined : typed;
}

/** A rule parsed from a line, as values of the form. */
export function asTyped({ when, to }: RoutingProposal, locale: Locale): RoutingTyped {
  const { customer, solution, over, under, language, source, locations } = when;
  const text = (amount: typeof over) => {
    if (!amount) return undefined;
    const { value, currency } = amount;
    return currency ? `${value} ${currency}` : amountInWords({ value }, locale);
  };
  return {
    countries: countriesTyped(when, locale),
    ...{ customer, solution, language, source },
    over: text(over),
    under: text(under),
    locations: locations?.join(', '),
    people: to.kind === 'people' ? to.people.map(personId).join(',') : undefined,
    channel: to.kind === 'channel' ? to.channel.id : undefined,
  };
}
