import type { Member } from '../../referrals/index.ts';
import { type DealDraft, type DealFields, draftLimits, type Pending } from '../draft/deal-draft.ts';
import { mostShown, notPresent } from '../offers/draft-suggestions.ts';
import { type Answer, pick, problem, type Reader } from './draft-answer.ts';
import { isComplete, nameOf, personProblems, readPerson, tidyPerson } from './draft-person.ts';

type PeopleQuestion = 'contact' | 'employees';
type PendingPerson = Extract<Pending, { kind: 'person' }>;

/** Somebody known by e-mail or name (one press), or a line with whatever of a person it holds; the rest is asked for. */
export const personSaid =
  (question: PeopleQuestion): Reader =>
  (draft, said, { people }) => {
    const pending = draft.asking === question && draft.pending?.kind === 'person' ? draft.pending : undefined;
    const offered = question === 'contact' ? people : notPresent(draft, people);
    const known = pending ? namePicked(pending, said) : personNamed(offered, people, said);
    return known ? taken(draft, question, known) : readOne(draft, question, said, pending);
  };

/** Which of the readings of a name. */
function namePicked({ person, names = [] }: PendingPerson, said: string): Partial<Member> | undefined {
  const options = names.map(({ firstName, lastName }, index) => ({
    value: `name:${index}`,
    label: `${firstName} ${lastName}`,
  }));
  const picked = pick(said, options);
  const name = names[options.findIndex(({ value }) => value === picked)];
  return name && { ...person, ...name };
}

/** By e-mail, or by the number or name on the question's card. */
function personNamed(
  offered: readonly Partial<Member>[],
  all: readonly Partial<Member>[],
  said: string,
): Partial<Member> | undefined {
  const byEmail = all.find(({ email }) => email?.toLowerCase() === said.toLowerCase());
  const options = offered
    .slice(0, mostShown)
    .map((person, index) => ({ value: `person:${index}`, label: nameOf(person) }));
  const picked = pick(said, options);
  return byEmail ?? offered[options.findIndex(({ value }) => value === picked)];
}

function readOne(draft: DealDraft, question: PeopleQuestion, said: string, pending: PendingPerson | undefined): Answer {
  const read = readPerson(said, pending?.person ?? {});
  if (read.names) {
    const names = read.names.map(({ firstName, lastName }) => ({ firstName, lastName }));
    return { kind: 'pending', pending: { kind: 'person', person: read.person, names } };
  }
  const learnt = Object.keys(read.person).length - Object.keys(pending?.person ?? {}).length;
  return read.why && learnt === 0 ? { kind: 'problem', problem: read.why } : taken(draft, question, read.person);
}

/** The inputs of the question's card, or what was read: complete, or with what is still missing. */
export function taken(draft: DealDraft, question: PeopleQuestion, said: Partial<Member>): Answer {
  const { fields } = draft;
  const wrong = personProblems(said).find(({ part }) => said[part]?.trim());
  if (wrong) return { kind: 'problem', problem: wrong.why };
  if (!isComplete(said)) return { kind: 'pending', pending: { kind: 'person', person: said } };
  const person = tidyPerson(said);
  if (question === 'contact') return { kind: 'fields', fields: { ...fields, contact: person } };
  const employees = withPerson(fields.employees ?? [], person);
  if (employees.length > draftLimits.employees)
    return problem('newDeal.problem.tooMany', { max: draftLimits.employees });
  return { kind: 'fields', fields: { ...fields, employees }, pending: { kind: 'more' } };
}

/** Whoever is there already is brought up to date in place. */
export function withPerson(people: readonly Member[], person: Member): readonly Member[] {
  const same = (other: Member) => other.email.toLowerCase() === person.email.toLowerCase();
  return people.some(same) ? people.map((other) => (same(other) ? person : other)) : [...people, person];
}

export function withoutPerson(fields: DealFields, email: string): DealFields {
  const employees = (fields.employees ?? []).filter((person) => person.email.toLowerCase() !== email.toLowerCase());
  return { ...fields, employees };
}
