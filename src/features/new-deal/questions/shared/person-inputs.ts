import type { Problem } from '../../../../answers/shown.ts';
import type { Member } from '../../../referrals/index.ts';
import { draftLimits } from '../../draft/draft-limits.ts';
import { personParts, personProblems, tidyPerson } from './person.ts';
import type { FormInput, FormStep } from './question.ts';

/** Ids of the four inputs, in the order of `personParts`. */
export type PersonInputs = readonly [firstName: string, lastName: string, phoneNumber: string, email: string];

export function personFormInputs(inputs: PersonInputs): readonly FormInput[] {
  return inputs.map((id, index) => ({
    id,
    max: personParts[index] === 'phoneNumber' ? draftLimits.short : draftLimits.person,
  }));
}

export type PersonTyped =
  | { readonly kind: 'nobody' }
  | { readonly kind: 'person'; readonly person: Member }
  | { readonly kind: 'problems'; readonly problems: Readonly<Record<string, Problem>> };

/** Nobody (all four empty), a person, or problems: beside each input, and beside `group`. */
export function typedPerson({ typed }: FormStep, inputs: PersonInputs, group: string): PersonTyped {
  const person = tidyPerson(Object.fromEntries(personParts.map((part, index) => [part, typed(inputs[index] ?? '')])));
  if (Object.values(person).every((text) => text === '')) return { kind: 'nobody' };
  const problems = personProblems(person).map(({ part, why }) => [inputs[personParts.indexOf(part)] ?? group, why]);
  if (problems.length === 0) return { kind: 'person', person };
  return {
    kind: 'problems',
    problems: { ...Object.fromEntries(problems), [group]: { key: 'problem.contactIncomplete' } },
  };
}
