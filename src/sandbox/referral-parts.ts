import { z } from 'zod';
import { invalidRequest } from './api-error.ts';
import { type Member, member, type Solution as SolutionTag } from './referral-record.ts';
import { toNumber } from './referral-rules.ts';

const text = z.string().nullish();
const number = z.union([z.number(), z.string()]).nullish();

/** A person of a team, and a solution, as requests may write them: anything but the id may be absent or null. */
export const Person = z.looseObject({
  firstName: text,
  lastName: text,
  phoneNumber: text,
  email: text,
  title: text,
});

export const Solution = z.looseObject({
  id: z.string(),
  name: text,
  type: text,
  price: number,
  quantity: number,
  currency: text,
  publisherName: text,
  solutionType: text,
  closingDateTime: text,
});

export function toMember(value: unknown): Member {
  const { data: given } = Person.safeParse(value);
  if (given === undefined) throw invalidRequest('A team member needs text fields.');
  return member({
    ...given,
    firstName: given.firstName ?? '',
    lastName: given.lastName ?? '',
    phoneNumber: given.phoneNumber ?? '',
    email: given.email ?? '',
    title: given.title,
  });
}

export function toSolution(value: unknown): SolutionTag {
  const { data: given } = Solution.safeParse(value);
  if (given === undefined) throw invalidRequest('A solution needs an id and text fields.');
  return {
    ...given,
    id: given.id,
    name: given.name ?? '',
    type: given.type ?? 'Name',
    price: toNumber(given.price, 'price'),
    quantity: toNumber(given.quantity, 'quantity'),
    currency: given.currency ?? null,
    publisherName: given.publisherName ?? null,
    solutionType: given.solutionType ?? null,
    closingDateTime: given.closingDateTime ?? null,
  };
}
