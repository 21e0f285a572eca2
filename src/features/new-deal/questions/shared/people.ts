import type { Member } from '../../../referrals/index.ts';
import { fullName, isComplete, sameEmail } from '../../../referrals/index.ts';
import type { DealDraft, DealFields, Pending } from '../../draft/deal-draft.ts';
import { type Answer, type Option, pick, type Reader } from './answer.ts';
import { mostShown } from './look-ups.ts';
import { missingParts, personProblems, reachOf, readPersonLine, tidyPerson } from './person.ts';
import type { Suggested, SuggestedRow } from './question.ts';

type PendingPerson = Extract<Pending, { kind: 'person' }>;

/** How a question takes somebody of whom everything is known. */
export type TakePerson = (fields: DealFields, person: Member) => Answer;

/**
 * Somebody known by e-mail or name (one press), or a line with whatever of a person it holds; the rest is asked for.
 * `isOpen`: whether the draft asks this question, so that what is pending is about it. `offered`: who stands on its card.
 */
export function personReader(question: {
  isOpen(draft: DealDraft): boolean;
  offered(draft: DealDraft, people: readonly Partial<Member>[]): readonly Partial<Member>[];
  readonly take: TakePerson;
}): Reader {
  return (draft, said, { people }) => {
    const pending = question.isOpen(draft) && draft.pending?.kind === 'person' ? draft.pending : undefined;
    const known = pending ? namePicked(pending, said) : personNamed(question.offered(draft, people), people, said);
    return known ? takePerson(draft, known, question.take) : readOne(draft, said, pending, question.take);
  };
}

/** The inputs of the question's card, or what was read: complete, or with what is still missing. */
export function takePerson({ fields }: DealDraft, said: Partial<Member>, take: TakePerson): Answer {
  const wrong = personProblems(said).find(({ part }) => said[part]?.trim());
  if (wrong) return { kind: 'problem', problem: wrong.why };
  if (!isComplete(said)) return { kind: 'pending', pending: { kind: 'person', person: said } };
  return take(fields, tidyPerson(said));
}

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
    .map((person, index) => ({ value: `person:${index}`, label: fullName(person) }));
  const picked = pick(said, options);
  return byEmail ?? offered[options.findIndex(({ value }) => value === picked)];
}

function readOne(draft: DealDraft, said: string, pending: PendingPerson | undefined, take: TakePerson): Answer {
  const anew = readPersonLine(said, {});
  // With an address of their own, it is somebody else than whom more is asked about.
  const isOther = anew.person.email && pending?.person.email && !sameEmail(anew.person.email, pending.person.email);
  if (isOther) return readOne(draft, said, undefined, take);
  const read = pending ? readPersonLine(said, pending.person) : anew;
  if (read.names) {
    const names = read.names.map(({ firstName, lastName }) => ({ firstName, lastName }));
    return { kind: 'pending', pending: { kind: 'person', person: read.person, names } };
  }
  const learnt = Object.keys(read.person).length - Object.keys(pending?.person ?? {}).length;
  return read.why && learnt === 0 ? { kind: 'problem', problem: read.why } : takePerson(draft, read.person, take);
}

/** While somebody's name can be read in several ways, those; else the people to choose from. */
export function suggestedPeople({ pending }: DealDraft, rows: readonly SuggestedRow[]): Suggested {
  return pending?.kind === 'person' ? { rows: [], choices: lastNames(pending) } : { rows, choices: [] };
}

export function personRows(people: readonly Partial<Member>[]): readonly SuggestedRow[] {
  return people
    .slice(0, mostShown)
    .flatMap((person) =>
      person.email ? [{ value: person.email, label: fullName(person), detail: reachOf(person) }] : [],
    );
}

function lastNames({ person, names }: PendingPerson): readonly Option[] {
  if (!names || missingParts(person).length === 0) return [];
  return names.map(({ firstName, lastName }, index) => ({
    value: `name:${index}`,
    label: `${firstName} ${lastName.toUpperCase()}`,
  }));
}
