import type { Locale } from '../../../../i18n/locale.ts';
import type { Person } from '../../../people/index.ts';
import type { Member } from '../../../referrals/index.ts';
import type { DealCustomer, FoundSolution } from '../../draft/deal-draft.ts';

export interface Asker {
  readonly person: Person;
  readonly locale: Locale;
}

/** Look-ups available to questions. Each returns at most `limit` or a handful of entries, best first. */
export interface LookUps {
  /** Names of solution areas to offer: a setting. */
  readonly areas: readonly string[];
  /** Customers that match an answer's words: "Contoso", "Contoso, Germany". */
  customers(asker: Asker, text: string, limit: number): Promise<readonly DealCustomer[]>;
  /** Customers of the latest referrals within the person's reach. */
  latestCustomers(asker: Asker, limit: number): Promise<readonly DealCustomer[]>;
  /** The customer of this referral. */
  customer(asker: Asker, source: string): Promise<DealCustomer | undefined>;
  /** By id, or by name. Without words: the first entries of the catalogue. */
  solutions(words: string, limit: number): Promise<readonly FoundSolution[]>;
  /** Contacts of this customer in former deals of the person. */
  contacts(asker: Asker, customer: DealCustomer): Promise<readonly Partial<Member>[]>;
  /** The person; undefined if Teams provides no e-mail address. */
  self(asker: Asker): Partial<Member> | undefined;
  /** The person, and colleagues of former deals. */
  colleagues(asker: Asker): Promise<readonly Partial<Member>[]>;
  /** Locations of the person's role; empty: no restriction. */
  ownLocations(asker: Asker): readonly string[];
  /** Locations of the person's role; for a role without a restriction, those of former deals. */
  locations(asker: Asker): Promise<readonly string[]>;
}

/** Options for the open question, looked up beforehand. */
export interface Suggestions {
  readonly customers: readonly DealCustomer[];
  /** The person comes first. */
  readonly people: readonly Partial<Member>[];
  readonly solutions: readonly FoundSolution[];
  readonly locations: readonly string[];
  readonly areas: readonly string[];
}

export const nothingToSuggest: Suggestions = { customers: [], people: [], solutions: [], locations: [], areas: [] };

/** Upper bound of found entries that a card shows. */
export const mostShown = 5;
