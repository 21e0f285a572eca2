import type { FormField } from '../../cards/deal-card-data.ts';
import { emptyField } from '../../cards/form-field.ts';
import { inputValue, plain, plainName, unformatted } from '../../cards/plain.ts';
import { roleFormCard } from '../../cards/role-card.ts';
import { type SentenceRow, sentenceCard } from '../../cards/sentence-card.ts';
import { say } from '../../i18n/catalogue.ts';
import { formatList } from '../../i18n/format.ts';
import type { Locale } from '../../i18n/locale.ts';
import type { AdaptiveCard } from '../../messenger.ts';
import { type GrantedRole, type Person, personId, type Standing } from '../people/index.ts';

type BuiltRoleCard = { readonly card: AdaptiveCard; readonly summary: string };

const formVerb = 'roles.form';
const setVerb = 'roles.set';
const showVerb = 'roles.show';

/** Upper bound of the people listed per role. */
const mostNamed = 40;
const mostRoleRows = 10;

export interface RoleHolder {
  readonly person: Person;
  readonly standing: Standing;
  /** True: given in chat; false: by the settings. */
  readonly isGiven: boolean;
}

/** `Referrals user for 4567001 and 4567002`. */
export function roleInWords(locale: Locale, { role, locations }: Standing): string {
  const name = say(locale, `roles.is.${role}`);
  if (role === 'other' || locations.length === 0) return name;
  return say(locale, 'roles.at', { role: name, locations: formatList(locale, locations) });
}

/** The list of roles; each one given or taken in chat has a button that changes it. */
export function rolesCard(locale: Locale, holders: readonly RoleHolder[], notice?: string): BuiltRoleCard {
  const named = (role: Standing['role']) => holders.filter(({ standing }) => standing.role === role);
  const line = (role: 'admin' | 'user'): string => {
    const all = named(role);
    const names = all.slice(0, mostNamed).map(({ person, standing }) => nameWithPlaces(locale, person, standing));
    const count = all.length;
    const more = count > mostNamed ? [say(locale, 'roles.more', { count: count - mostNamed })] : [];
    const people = count === 0 ? say(locale, 'roles.nobody') : formatList(locale, [...names, ...more]);
    return say(locale, role === 'admin' ? 'roles.admins' : 'roles.users', { people });
  };
  const given = holders.filter(({ isGiven }) => isGiven);
  const rows: SentenceRow[] = given.slice(0, mostRoleRows).map(({ person, standing }) => ({
    title: plainName(person.name, 60),
    detail: say(locale, 'roles.given', { role: roleInWords(locale, standing) }),
    buttons: [button(locale, 'roles.button.change', formVerb, { who: personId(person) }, person.name)],
  }));
  const add: SentenceRow = {
    title: say(locale, 'roles.another'),
    detail: say(locale, 'roles.example'),
    buttons: [button(locale, 'roles.button.give', formVerb, {})],
  };
  return sentenceCard(locale, {
    title: say(locale, 'roles.title'),
    lines: [...(notice ? [notice] : []), line('admin'), line('user')],
    rows: [...rows, add],
  });
}

function nameWithPlaces(locale: Locale, person: Person, { locations }: Standing): string {
  const name = plainName(person.name, 60);
  if (locations.length === 0) return name;
  return say(locale, 'roles.named', { name, locations: formatList(locale, locations) });
}

/** The card of a proposed change: the current role and the new one. */
export function roleProposal(
  locale: Locale,
  { whom, before, wanted, version }: RoleWish,
  notice?: string,
): BuiltRoleCard {
  const name = plainName(whom.name, 60);
  const data = wish(whom, wanted);
  const title = say(locale, 'roles.proposal', { name, role: roleInWords(locale, wanted) });
  return sentenceCard(locale, {
    title,
    lines: [...(notice ? [notice] : []), say(locale, 'roles.now', { role: roleInWords(locale, before) })],
    rows: [
      {
        title: say(locale, 'routing.ask'),
        detail: say(locale, wanted.role === 'other' ? 'roles.ask.take' : 'roles.ask.give', { name }),
        buttons: [
          { ...button(locale, 'routing.button.add', setVerb, { ...data, version }, whom.name), says: 'yes' as const },
          button(locale, 'routing.button.change', formVerb, data, whom.name),
          button(locale, 'routing.button.cancel', showVerb, {}),
        ],
      },
    ],
  });
}

function wish(whom: Person, { role, locations }: GrantedRole) {
  return { who: personId(whom), role, locations: locations.join(' ') };
}

/** The data of a press that sets a role at once, as an undo does with the previous one. */
export function rolePress({ whom, wanted, version }: Omit<RoleWish, 'before'>) {
  return { verb: setVerb, data: { ...wish(whom, wanted), version } };
}

export interface RoleWish {
  readonly whom: Person;
  readonly before: Standing;
  readonly wanted: GrantedRole;
  readonly version: number;
}

export interface RoleTyped {
  readonly who?: string | undefined;
  readonly role?: string | undefined;
  readonly locations?: string | undefined;
}
type RoleFormProblems = RoleTyped;

const mostChoices = 200;
const longestLocations = 200;

/** The form to propose a change of role. */
export function roleForm(
  locale: Locale,
  people: readonly Person[],
  typed: RoleTyped = {},
  problems: RoleFormProblems = {},
): BuiltRoleCard {
  const beside = (id: keyof RoleTyped) => (problems[id] ? [{ text: plain(problems[id] ?? '', { max: 240 }) }] : []);
  const choice = (id: 'who' | 'role', choices: FormField['choices'], value: string): FormField => ({
    ...emptyField,
    kind: 'choice',
    id,
    label: say(locale, `roles.form.${id}`),
    style: 'compact',
    choices,
    value: inputValue(value, 200),
    required: true,
    error: say(locale, `roles.form.${id}.error`),
    problems: beside(id),
  });
  const summary = say(locale, 'roles.form.title');
  const card = roleFormCard({
    locale,
    fallbackText: summary,
    title: summary,
    intro: [{ text: say(locale, 'roles.form.intro') }],
    fields: [
      choice(
        'who',
        people.slice(0, mostChoices).map((one) => ({ title: unformatted(one.name, 60), value: personId(one) })),
        typed.who ?? '',
      ),
      choice(
        'role',
        (['user', 'admin', 'other'] as const).map((role) => ({ title: say(locale, `roles.is.${role}`), value: role })),
        typed.role ?? 'user',
      ),
      {
        ...emptyField,
        kind: 'text',
        id: 'locations',
        label: say(locale, 'roles.form.locations'),
        max: longestLocations,
        value: inputValue(typed.locations ?? '', longestLocations),
        placeholder: say(locale, 'roles.form.locations.hint'),
        error: say(locale, 'routing.form.error', { max: longestLocations }),
        problems: beside('locations'),
      },
    ],
  });
  return { card, summary };
}

type RoleButtonKey =
  | 'roles.button.change'
  | 'roles.button.give'
  | 'routing.button.add'
  | 'routing.button.change'
  | 'routing.button.cancel';

function button(
  locale: Locale,
  label: RoleButtonKey,
  verb: string,
  data: Readonly<Record<string, string | number>>,
  about?: string,
) {
  const title = say(locale, label);
  return { title, tooltip: about ? unformatted(about, 60) : unformatted(title), verb, data };
}
