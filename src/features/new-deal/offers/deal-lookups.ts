import { type Person, provenEmail, type RoleSettings, standingOf } from '../../people/index.ts';
import type { Member } from '../../referrals/index.ts';
import { asMember } from '../../referrals/index.ts';
import { type CatalogueSolution, type SolutionCatalogue, whyNotChosen } from '../../solutions/index.ts';
import type { DealCustomer, DealDraft, FoundSolution } from '../draft/deal-draft.ts';
import { type AnswerContext, nothingFound } from '../questions/draft-answer.ts';
import { customerWords } from '../questions/draft-customer.ts';
import type { DealQuestion } from '../questions/draft-questions.ts';
import { solutionWords } from '../questions/draft-solutions.ts';
import type { CustomerBook } from './customers.ts';
import { notChosen, nothingToSuggest, type Suggestions } from './draft-suggestions.ts';

const fewest = 2;
const shown = 5;

type Asker = { readonly person: Person; readonly locale: AnswerContext['locale'] };

/** Looks up what bears on an answer, and what can be offered: so that reading and asking themselves are pure. */
export class DealLookups {
  readonly #deps: {
    readonly customers: CustomerBook;
    readonly catalogue: Pick<SolutionCatalogue, 'find' | 'search'>;
    readonly roles: RoleSettings;
    readonly areas: readonly string[];
  };

  constructor(deps: {
    readonly customers: CustomerBook;
    readonly catalogue: Pick<SolutionCatalogue, 'find' | 'search'>;
    readonly roles: RoleSettings;
    readonly areas: readonly string[];
  }) {
    this.#deps = deps;
  }

  /** What the words of an answer match. */
  async matching(
    asker: Asker,
    draft: DealDraft,
    question: DealQuestion,
    text: string,
  ): Promise<Pick<AnswerContext, keyof typeof nothingFound>> {
    switch (question) {
      case 'customer':
        return { ...nothingFound, customers: await this.customers(text, shown) };
      case 'solutions':
        return {
          ...nothingFound,
          solutions: await this.solutions(solutionWords(text, asker).words, shown),
          offered: notChosen(draft, await this.solutions('', shown * 2)),
        };
      case 'contact':
      case 'employees':
        return { ...nothingFound, people: await this.people(asker.person, draft, question) };
      case 'location':
        return { ...nothingFound, locations: standingOf(asker.person, this.#deps.roles).locations };
      default:
        return nothingFound;
    }
  }

  /** What one press can answer. */
  async suggestions({ person }: Asker, draft: DealDraft): Promise<Suggestions> {
    const { asking } = draft;
    if (asking === 'contact' || asking === 'employees')
      return { ...nothingToSuggest, people: await this.people(person, draft, asking) };
    if (asking === 'solutions') return { ...nothingToSuggest, solutions: await this.solutions('', shown * 2) };
    if (asking === 'location') return { ...nothingToSuggest, locations: await this.locations(person) };
    if (asking === 'solution-area') return { ...nothingToSuggest, areas: this.#deps.areas };
    return nothingToSuggest;
  }

  customers(text: string, limit: number): Promise<readonly DealCustomer[]> {
    const words = customerWords(text);
    return words.name.length < fewest ? Promise.resolve([]) : this.#deps.customers.customers(words, limit);
  }

  customer(source: string): Promise<DealCustomer | undefined> {
    return this.#deps.customers.from(source);
  }

  /** For somebody who types into the form's input; nothing typed: those met last. */
  customersLike(text: string, limit: number): Promise<readonly DealCustomer[]> {
    return this.#deps.customers.customers(customerWords(text), limit);
  }

  /** By id, or by name. Without words: whatever the catalogue names first. */
  async solutions(words: string, limit: number): Promise<readonly FoundSolution[]> {
    const { catalogue } = this.#deps;
    const byId = words ? await catalogue.find(words) : undefined;
    if (byId) return [found(byId)];
    return (await catalogue.search(words, limit)).map(found);
  }

  async solution(id: string): Promise<FoundSolution | undefined> {
    const solution = await this.#deps.catalogue.find(id);
    return solution && found(solution);
  }

  ownLocations(person: Person): readonly string[] {
    return standingOf(person, this.#deps.roles).locations;
  }

  /** Those of the person's role; where it has none in particular, those that deals were made for. */
  async locations(person: Person): Promise<readonly string[]> {
    const { locations } = standingOf(person, this.#deps.roles);
    return locations.length > 0 ? locations : this.#deps.customers.locations();
  }

  /** Contacts of the customer, or the person themself and colleagues of former deals. */
  async people(
    person: Person,
    { fields }: DealDraft,
    question: 'contact' | 'employees',
  ): Promise<readonly Partial<Member>[]> {
    const email = provenEmail(person, this.#deps.roles);
    if (question === 'contact') {
      return fields.customer?.name && email ? this.#deps.customers.contacts(fields.customer, email, shown) : [];
    }
    const colleagues = email ? await this.#deps.customers.colleagues(email, shown - 1) : [];
    return person.email ? [asMember(person), ...colleagues] : colleagues;
  }
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
