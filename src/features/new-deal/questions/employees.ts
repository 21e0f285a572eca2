import { saysMe } from '../../../answers/aside/aside.ts';
import { isWholeNameOf } from '../../../answers/names/name-whole.ts';
import { aroundPeople, behindPerson, betweenPeople } from '../../../answers/person/between-people.ts';
import type { Problem } from '../../../answers/shown.ts';
import { dealFieldWords } from '../../../answers/words/deal-field-words.ts';
import { fullName, isComplete, type Member, sameEmail } from '../../referrals/index.ts';
import type { DealDraft, DealFields } from '../draft/deal-draft.ts';
import { draftLimits } from '../draft/draft-limits.ts';
import { problem } from './shared/answer.ts';
import { withoutField } from './shared/form-inputs.ts';
import { listed } from './shared/listed.ts';
import { mostShown } from './shared/look-ups.ts';
import { personReader, personRows, suggestedPeople, type TakePerson, takePerson } from './shared/people.ts';
import { contactLine, personInLines, personInWords, personProblems, tidyPerson } from './shared/person.ts';
import { type PersonInputs, personFormInputs, typedPerson } from './shared/person-inputs.ts';
import type { FormStep, FormTaken, Question, SuggestedRow } from './shared/question.ts';

const added: PersonInputs = ['firstName', 'lastName', 'phone', 'email'];
const tooMany = { key: 'newDeal.problem.tooMany', values: { max: draftLimits.employees } } as const;

/** Another person is asked for only while the list is being edited. */
const take: TakePerson = (fields, person) => {
  const employees = withPerson(fields.employees ?? [], person);
  if (employees.length > draftLimits.employees) return problem(tooMany.key, tooMany.values);
  const more = (fields.employees ?? []).length > 0 ? { pending: { kind: 'more' } as const } : {};
  return { kind: 'fields', fields: { ...fields, employees }, ...more };
};

/** Our people on the deal. */
export const employees: Question = {
  knowsNames: true,
  ofOneself: true,
  assumed: ({ assumed }) => assumed?.includes('employees') === true,
  alsoCalled: dealFieldWords.employees,
  known: (fields) => (fields.employees ?? []).some(isComplete),
  forgotten: (fields) => withoutField(fields, 'employees'),
  read: personReader({ isOpen: ({ asking }) => asking === 'employees', offered: notPresent, take }),
  namedInLine: (said) => {
    const name = said.replace(aroundPeople, '').trim();
    if (!/^\p{L}/u.test(name)) return [];
    // Whoever begins the deal works on it, too.
    return saysMe(name.split(/[ ,]/)[0] ?? '') ? [name] : ['myself', name];
  },
  isSureInLine: (said, people) =>
    said
      .split(betweenPeople)
      .map((part) => part.trim().replace(behindPerson, ''))
      .filter(Boolean)
      .every(
        (part) => saysMe(part) || part.includes('@') || people.some((person) => isWholeNameOf(fullName(person), part)),
      ),
  filled: (draft, person) => takePerson(draft, person, take),
  list: {
    askMore: 'newDeal.ask.moreEmployees',
    without: (fields, email) => ({
      ...fields,
      employees: (fields.employees ?? []).filter((person) => !sameEmail(person.email, email)),
    }),
  },
  lookUp: async (lookUps, asker, _draft, _text, offers) => {
    const self = lookUps.self(asker);
    return { people: offers?.people ?? (await lookUps.colleagues(asker)), ...(self ? { self } : {}) };
  },
  offer: async (lookUps, asker) => ({ people: await lookUps.colleagues(asker) }),
  suggest: (draft, { people }, locale) =>
    suggestedPeople(draft, [...presentRows(draft), ...personRows(notPresent(draft, people))], locale),
  say: (fields, locale) => listed(locale, (fields.employees ?? []).map(personInWords)),
  review: {
    label: 'newDeal.field.employees',
    say: () => undefined,
    lines: (fields) => (fields.employees ?? []).map(personInLines),
  },
  form: {
    inputs: [{ id: 'employees' }, { id: 'ownPhone', max: draftLimits.short }, ...personFormInputs(added)],
    shown: (fields) => ({ employees: fields.employees?.map(({ email }) => email).join(',') }),
    read: inForm,
  },
  body: (fields) => (fields.employees ? { team: fields.employees } : {}),
};

/** An entry of the same person is updated in place. */
function withPerson(people: readonly Member[], person: Member): readonly Member[] {
  const same = (other: Member) => sameEmail(other.email, person.email);
  return people.some(same) ? people.map((other) => (same(other) ? person : other)) : [...people, person];
}

/** Options: people who are not on the draft yet. */
function notPresent({ fields }: DealDraft, people: readonly Partial<Member>[]): readonly Partial<Member>[] {
  const present = (fields.employees ?? []).filter(isComplete);
  return people.filter(({ email = '' }) => !present.some((person) => sameEmail(person.email, email)));
}

function presentRows({ fields }: DealDraft): readonly SuggestedRow[] {
  return (fields.employees ?? []).slice(0, mostShown).map((person) => ({
    value: `-${person.email}`,
    label: fullName(person),
    detail: contactLine(person),
    remove: true,
  }));
}

/** The ticked people, and one who was typed in. */
function inForm(step: FormStep): FormTaken {
  const { draft, typed, context } = step;
  const problems: Record<string, Problem> = {};
  // The form lists only the first of many people: those without a line are kept.
  let people: readonly Member[] = (draft.fields.employees ?? []).filter(
    ({ email }) => !context.people.some((one) => one.email && sameEmail(one.email, email)),
  );
  for (const email of typed('employees').split(',').filter(Boolean)) {
    const ticked = tickedPerson(step, email);
    if (ticked && 'person' in ticked) people = withPerson(people, ticked.person);
    else Object.assign(problems, ticked?.problems);
  }
  const one = typedPerson(step, added, 'employee');
  if (one.kind === 'person') people = withPerson(people, one.person);
  else if (one.kind === 'problems') Object.assign(problems, one.problems);
  if (people.length > draftLimits.employees)
    return { fields: draft.fields, problems: { ...problems, employees: tooMany } };
  return { fields: withEmployees(draft.fields, people), problems };
}

function withEmployees(fields: DealFields, people: readonly Member[]): DealFields {
  return { ...fields, employees: people };
}

/** Teams does not provide the phone number of the person at the form: it has an input of its own. */
function tickedPerson(
  { typed, context }: FormStep,
  email: string,
): { readonly person: Member } | { readonly problems: Readonly<Record<string, Problem>> } | undefined {
  const known = context.people.find((person) => person.email && sameEmail(person.email, email));
  if (!known) return undefined;
  const ownPhone = typed('ownPhone');
  const isSelf = context.ownEmail !== undefined && sameEmail(email, context.ownEmail);
  const person = isSelf && ownPhone ? { ...known, phoneNumber: ownPhone } : known;
  if (isComplete(person) && personProblems(person).length === 0) return { person: tidyPerson(person) };
  if (isSelf) return { problems: { ownPhone: { key: ownPhone ? 'problem.phone' : 'problem.required' } } };
  return { problems: { employees: { key: 'problem.contactIncomplete' } } };
}
