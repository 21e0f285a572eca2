import { bareName } from '../answers/names/search-key.ts';
import type { CrmAccount, CrmCustomer } from './port.ts';

/**
 * What to ask a CRM for, of a company's name: its words as they are written, the longest first, so that neither legal forms nor
 * signs that mean something to a query stand in the way. Five at the most.
 */
export function tellingWords(name: string): readonly string[] {
  const words = name.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  const telling = words.filter((word) => bareName(`${word} Xyz`) !== bareName('Xyz'));
  return (telling.length > 0 ? telling : words).sort((one, other) => other.length - one.length).slice(0, 5);
}

/** At least so much of both names' words must be the same. */
const enough = 0.5;

/** Of what a CRM found, what may be this customer, likeliest first: same name, same country, same postal code. */
export function likeliestAccounts(customer: CrmCustomer, found: readonly CrmAccount[]): readonly CrmAccount[] {
  const { country, postalCode } = customer.address;
  return found
    .map((account) => {
      const alike = sameWords(bareName(customer.name), bareName(account.name));
      const sameCountry = country !== undefined && account.country?.toUpperCase() === country.toUpperCase();
      const samePlace = postalCode !== undefined && account.postalCode === postalCode;
      return { account, alike, score: alike + (sameCountry ? 0.2 : 0) + (samePlace ? 0.1 : 0) };
    })
    .filter(({ alike }) => alike >= enough)
    .sort((one, other) => other.score - one.score)
    .map(({ account }) => account)
    .slice(0, 20);
}

/** Jaccard's index over words: 1 = the same name. */
export function sameWords(one: string, other: string): number {
  const [ours, theirs] = [new Set(one.split(' ')), new Set(other.split(' '))];
  return ours.intersection(theirs).size / ours.union(theirs).size;
}
