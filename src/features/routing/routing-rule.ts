import { bareName, foldedName } from '../../answers/names/search-key.ts';
import type { RoutingAmount, RoutingConditions } from '../../answers/routing/routing-when.ts';
import type { PersonKey } from '../people/index.ts';
import { senderIn } from '../referrals/index.ts';
import type { RoutedRecord } from './routed-record.ts';
import { languageOfCustomer } from './routing-language.ts';

/** A person named by a rule, with their name when the rule was made. */
export interface Assignee extends PersonKey {
  readonly name: string;
}

/** A channel named by a rule, with its name when the rule was made. */
export interface ChannelNamed {
  readonly id: string;
  readonly name: string;
}

/**
 * `people`: one person, or a rota of several. `nobody`: the referral stays in the default channel until somebody claims
 * it. `channel`: the same in that channel, for its team.
 */
export type RoutingTarget =
  | { readonly kind: 'people'; readonly people: readonly Assignee[] }
  | { readonly kind: 'nobody' }
  | { readonly kind: 'channel'; readonly channel: ChannelNamed };

/** Rules are ordered; the first match decides. */
export interface RoutingRule {
  readonly id: string;
  readonly when: RoutingConditions;
  readonly to: RoutingTarget;
}

/** The first rule that matches, and its index (from 0). */
export function ruleFor(
  rules: readonly RoutingRule[],
  record: RoutedRecord,
): { readonly rule: RoutingRule; readonly at: number } | undefined {
  const at = rules.findIndex(({ when }) => matches(when, record));
  const rule = rules[at];
  return rule && { rule, at };
}

/** True: all conditions hold. A field that the record lacks (a value, a country) satisfies no condition on it. */
export function matches(when: RoutingConditions, record: RoutedRecord): boolean {
  const { countries, notCountries, customer, solution, over, under, language, source, locations } = when;
  const { dealValue, mpnId } = record;
  const country = record.customer.address.country?.toUpperCase();
  return (
    (!countries || (country !== undefined && countries.includes(country))) &&
    (!notCountries || (country !== undefined && !notCountries.includes(country))) &&
    (!customer || hasWords(record.customer.name, customer)) &&
    (!solution || record.solutions.some(({ id, name }) => isId(id, solution) || hasWords(name, solution))) &&
    (!over || (comparable(over, dealValue) && dealValue.value >= over.value)) &&
    (!under || (comparable(under, dealValue) && dealValue.value < under.value)) &&
    (!language || languageOfCustomer(record) === language) &&
    (!source || senderIn(record).kind === source) &&
    (!locations || (mpnId !== undefined && locations.includes(mpnId)))
  );
}

/** Amounts are not converted, as exchange rates change: an amount in another currency satisfies no bound. */
function comparable(
  bound: RoutingAmount,
  value: RoutedRecord['dealValue'],
): value is NonNullable<RoutedRecord['dealValue']> {
  return value !== undefined && (bound.currency === undefined || bound.currency === value.currency.toUpperCase());
}

/** Matches whole words in their order, as name look-ups everywhere do: accents, case and legal forms are ignored. */
function hasWords(name: string, words: string): boolean {
  const sought = bareName(words);
  return sought !== '' && ` ${foldedName(name)} `.includes(` ${sought} `);
}

function isId(id: string, said: string): boolean {
  return id.trim().toLowerCase() === said.trim().toLowerCase();
}
