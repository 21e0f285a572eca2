import { provenEmail, type RoleSettings, standingOf } from '../../people/index.ts';
import type { Access, Member } from '../../referrals/index.ts';
import { asMember, isComplete } from '../../referrals/index.ts';
import { type CatalogueSolution, choosable, type SolutionCatalogue, whyNotChosen } from '../../solutions/index.ts';
import type { LookedUpFor } from '../conversation/meant.ts';
import type { Granted, Wanted } from '../conversation/taken-for-granted.ts';
import {
  type DealCustomer,
  type DealDraft,
  type DealFields,
  type FoundSolution,
  marketplaceIntents,
} from '../draft/deal-draft.ts';
import { questionOf } from '../questions/all.ts';
import { type LookedUp, nothingFound } from '../questions/shared/answer.ts';
import { customerWords } from '../questions/shared/customers.ts';
import {
  type Asker,
  type LookUps,
  mostShown,
  nothingToSuggest,
  type Suggestions,
} from '../questions/shared/look-ups.ts';
import type { CustomerBook } from './customers.ts';

const fewest = 2;

interface LookUpDeps {
  readonly customers: CustomerBook;
  readonly catalogue: Pick<SolutionCatalogue, 'find' | 'search'>;
  readonly access: Pick<Access, 'reach'>;
  readonly roles: RoleSettings;
  readonly areas: readonly string[];
}

/** Looks up the data for reading an answer and for its options, so that reading and asking are pure. */
export class DealLookups implements LookUps {
  readonly #deps: LookUpDeps;

  constructor(deps: LookUpDeps) {
    this.#deps = deps;
  }

  get areas(): readonly string[] {
    return this.#deps.areas;
  }

  /** Matches for the words of an answer. `offers`: the suggestions for the draft's question, if they were looked up. */
  async matching(
    asker: Asker,
    draft: DealDraft,
    { question, text }: LookedUpFor,
    offers?: Suggestions,
  ): Promise<LookedUp> {
    const own = question === draft.asking ? offers : undefined;
    return { ...nothingFound, ...(await questionOf(question)?.lookUp?.(this, asker, draft, text, own)) };
  }

  /** Answers for buttons. */
  async suggestions(asker: Asker, draft: DealDraft): Promise<Suggestions> {
    return { ...nothingToSuggest, ...(await questionOf(draft.asking)?.offer?.(this, asker, draft)) };
  }

  async customers(asker: Asker, text: string, limit: number): Promise<readonly DealCustomer[]> {
    return customerWords(text).name.length < fewest ? [] : this.customersLike(asker, text, limit);
  }

  latestCustomers(asker: Asker, limit: number): Promise<readonly DealCustomer[]> {
    return this.customersLike(asker, '', limit);
  }

  /** For type-ahead in the form; for an empty text the latest customers. */
  async customersLike({ person }: Asker, text: string, limit: number): Promise<readonly DealCustomer[]> {
    const reach = this.#deps.access.reach(person);
    return reach ? this.#deps.customers.customers(customerWords(text), reach, limit) : [];
  }

  async customer({ person }: Asker, source: string): Promise<DealCustomer | undefined> {
    const reach = this.#deps.access.reach(person);
    return reach && this.#deps.customers.from(source, reach);
  }

  /** By id, or by name. Without words: the first entries of the catalogue. */
  async solutions(words: string, limit: number): Promise<readonly FoundSolution[]> {
    const { catalogue } = this.#deps;
    const byId = words ? await catalogue.find(words) : undefined;
    if (byId) return [found(byId)];
    return choosable(await catalogue.search(words, limit), words).map(found);
  }

  async solution(id: string): Promise<FoundSolution | undefined> {
    const solution = await this.#deps.catalogue.find(id);
    return solution && found(solution);
  }

  self({ person }: Asker): Partial<Member> | undefined {
    return person.email ? asMember(person) : undefined;
  }

  ownLocations({ person }: Asker): readonly string[] {
    return standingOf(person, this.#deps.roles).locations;
  }

  async locations(asker: Asker): Promise<readonly string[]> {
    const own = this.ownLocations(asker);
    return own.length > 0 ? own : this.#deps.customers.locations();
  }

  async contacts({ person }: Asker, customer: DealCustomer): Promise<readonly Member[]> {
    const email = provenEmail(person, this.#deps.roles);
    return customer.name && email ? this.#deps.customers.contacts(customer, email, mostShown) : [];
  }

  /**
   * Defaults for a deal: the person themselves, their last answer about the marketplace, their contact at the customer.
   */
  async granted(asker: Asker, { customer }: DealFields, wanted: Wanted): Promise<Granted> {
    const { person } = asker;
    const email = provenEmail(person, this.#deps.roles);
    const last = email && (wanted.self || wanted.intent) ? await this.#deps.customers.lastTime(email) : {};
    const contacts = wanted.contact && customer?.source ? await this.contacts(asker, customer) : [];
    const self = wanted.self && person.email ? { ...last.self, ...filled(asMember(person)) } : undefined;
    const intent = marketplaceIntents.find((one) => wanted.intent && one === last.marketplaceIntent);
    const [known] = contacts.filter(isComplete);
    return { ...(self ? { self } : {}), ...(intent ? { intent } : {}), ...(known ? { contact: known } : {}) };
  }

  async colleagues({ person }: Asker): Promise<readonly Member[]> {
    const email = provenEmail(person, this.#deps.roles);
    const colleagues = email ? await this.#deps.customers.colleagues(email, mostShown - 1) : [];
    return person.email ? [asMember(person), ...colleagues] : colleagues;
  }
}

/** Without absent values. */
function filled(member: Member): Partial<Member> {
  return Object.fromEntries(Object.entries(member).filter(([, value]) => value !== ''));
}

function found(solution: CatalogueSolution): FoundSolution {
  const { id, name, publisherName, owner, isAssessment, offerType, coSellStatus } = solution;
  return {
    id,
    name,
    owner,
    coSellStatus,
    ...(offerType ? { offerType } : {}),
    ...(publisherName ? { publisherName } : {}),
    ...(isAssessment ? { isAssessment } : {}),
    ...(whyNotChosen(solution) ? { notReady: true } : {}),
  };
}
