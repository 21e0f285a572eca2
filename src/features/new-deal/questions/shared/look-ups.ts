import type { Locale } from '../../../../i18n/locale.ts';
import type { Person } from '../../../people/index.ts';
import type { Member } from '../../../referrals/index.ts';
import type { DealCustomer, FoundSolution } from '../../draft/deal-draft.ts';

export interface Asker {
  readonly person: Person;
  readonly locale: Locale;
}

/** What questions may look up. Each gives at most `limit` or a handful of entries, the best first. */
export interface LookUps {
  /** Names of solution areas to offer: a setting. */
  readonly areas: readonly string[];
  /** Customers that an answer's words name: "Contoso", "Contoso, Germany". */
  customers(asker: Asker, text: string, limit: number): Promise<readonly DealCustomer[]>;
  /** Customers of the referrals within the person's reach that came last. */
  latestCustomers(asker: Asker, limit: number): Promise<readonly DealCustomer[]>;
  /** The customer of this referral. */
  customer(asker: Asker, source: string): Promise<DealCustomer | undefined>;
  /** By id, or by name. Without words: whatever the catalogue names first. */
  solutions(words: string, limit: number): Promise<readonly FoundSolution[]>;
  /** Contacts of this customer in former deals of the person. */
  contacts(asker: Asker, customer: DealCustomer): Promise<readonly Partial<Member>[]>;
  /** The person; undefined where Teams tells no address of theirs. */
  self(asker: Asker): Partial<Member> | undefined;
  /** The person, and colleagues of former deals. */
  colleagues(asker: Asker): Promise<readonly Partial<Member>[]>;
  /** Locations of the person's role; empty: any may be named. */
  ownLocations(asker: Asker): readonly string[];
  /** Those of the person's role; where it has none in particular, those that deals were made for. */
  locations(asker: Asker): Promise<readonly string[]>;
}

/** What the desk can offer for the question that is asked, looked up before. */
export interface Suggestions {
  readonly customers: readonly DealCustomer[];
  /** The person first. */
  readonly people: readonly Partial<Member>[];
  readonly solutions: readonly FoundSolution[];
  readonly locations: readonly string[];
  readonly areas: readonly string[];
}

export const nothingToSuggest: Suggestions = { customers: [], people: [], solutions: [], locations: [], areas: [] };

/** How many entries a card shows of what was found. */
export const mostShown = 5;
