import { say } from '../../../i18n/catalogue.ts';
import type { Locale } from '../../../i18n/locale.ts';
import type { Member } from '../../referrals/index.ts';
import { offerInWords, showsStatus, statusInWords } from '../../solutions/index.ts';
import { type DealCustomer, type DealDraft, type FoundSolution, visibilities } from '../draft/deal-draft.ts';
import { customerValue, newCustomer } from '../questions/draft-customer.ts';
import { fixedOptions, type Option, pendingOptions } from '../questions/draft-options.ts';
import { isComplete, missingParts, nameOf } from '../questions/draft-person.ts';
import { customerInWords, personInWords, solutionInWords } from '../questions/draft-sayings.ts';

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

/** An answer that needs a line of explanation, or one that can be taken away again. */
export interface SuggestedRow extends Option {
  readonly detail?: string;
  readonly remove?: true;
}

interface Suggested {
  /** One below the other, each with its button. */
  readonly rows: readonly SuggestedRow[];
  /** Short enough to stand on buttons. */
  readonly choices: readonly Option[];
}

export const mostShown = 5;

/** The answers that one press gives. */
export function suggested(draft: DealDraft, suggestions: Suggestions, locale: Locale): Suggested {
  const { pending, asking } = draft;
  if (pending?.kind === 'customers') return { rows: customerRows(pending.found, locale), choices: [toNew(locale)] };
  if (pending?.kind === 'solutions') return { rows: pending.found.map((one) => solutionRow(one, locale)), choices: [] };
  if (pending?.kind === 'person') return { rows: [], choices: lastNames(draft) };
  const readings = pendingOptions(draft, locale);
  if (readings) return { rows: [], choices: readings };
  switch (asking) {
    case 'customer':
      return { rows: customerRows(suggestions.customers, locale), choices: [] };
    case 'visibility':
      return { rows: visibilityRows(locale), choices: [] };
    case 'contact':
      return { rows: personRows(suggestions.people), choices: [] };
    case 'employees':
      return { rows: [...present(draft), ...personRows(notPresent(draft, suggestions.people))], choices: [] };
    case 'solutions':
      return { rows: [...chosen(draft, locale), ...offered(draft, suggestions.solutions, locale)], choices: [] };
    case 'location':
      return { rows: [], choices: suggestions.locations.slice(0, mostShown).map(asOption) };
    case 'solution-area':
      return { rows: [], choices: suggestions.areas.slice(0, 12).map(asOption) };
    default:
      return wherePossible(fixedOptions(asking, locale));
  }
}

/** A longer title is cut off where the card is narrow; a row's text is not. */
const longestTitle = 36;

function wherePossible(options: readonly Option[]): Suggested {
  const fit = options.every(({ label }) => label.length <= longestTitle);
  return fit ? { rows: [], choices: options } : { rows: options, choices: [] };
}

const asOption = (value: string): Option => ({ value, label: value });
const toNew = (locale: Locale): Option => ({ value: newCustomer, label: say(locale, 'newDeal.button.newCustomer') });

function customerRows(customers: readonly DealCustomer[], locale: Locale): readonly SuggestedRow[] {
  return customers.slice(0, mostShown).map((customer) => ({
    value: customerValue(customer),
    label: customer.name,
    detail: customerInWords(customer, locale),
  }));
}

function visibilityRows(locale: Locale): readonly SuggestedRow[] {
  return visibilities.map((value) => ({
    value,
    label: say(locale, `newDeal.visibility.${value}`),
    detail: say(locale, `newDeal.visibility.${value}.means`),
  }));
}

function personRows(people: readonly Partial<Member>[]): readonly SuggestedRow[] {
  return people.slice(0, mostShown).flatMap((person) =>
    person.email
      ? [
          {
            value: person.email,
            label: nameOf(person),
            detail: personInWords({ ...person, firstName: '', lastName: '' }).replace(/^[\s(]+|\)$/g, ''),
          },
        ]
      : [],
  );
}

function present({ fields }: DealDraft): readonly SuggestedRow[] {
  return (fields.employees ?? []).slice(0, mostShown).map((person) => ({
    value: `-${person.email}`,
    label: nameOf(person),
    detail: `${person.email}, ${person.phoneNumber}`,
    remove: true,
  }));
}

/** The people to choose from who are not on the draft yet. */
export function notPresent({ fields }: DealDraft, people: readonly Partial<Member>[]): readonly Partial<Member>[] {
  const emails = new Set((fields.employees ?? []).filter(isComplete).map(({ email }) => email.toLowerCase()));
  return people.filter(({ email = '' }) => !emails.has(email.toLowerCase()));
}

function chosen({ fields }: DealDraft, locale: Locale): readonly SuggestedRow[] {
  return (fields.solutions ?? []).slice(0, mostShown).map((solution) => ({
    value: `-${solution.id}`,
    label: solutionInWords(solution, locale),
    detail: solution.id,
    remove: true,
  }));
}

/** The solutions to choose from that are not on the draft yet, as many as are shown. */
export function notChosen({ fields }: DealDraft, solutions: readonly FoundSolution[]): readonly FoundSolution[] {
  const ids = new Set((fields.solutions ?? []).map(({ id }) => id));
  return solutions.filter(({ id }) => !ids.has(id)).slice(0, mostShown);
}

function offered(draft: DealDraft, solutions: readonly FoundSolution[], locale: Locale): readonly SuggestedRow[] {
  return notChosen(draft, solutions).map((solution) => solutionRow(solution, locale));
}

function solutionRow(solution: FoundSolution, locale: Locale): SuggestedRow {
  const { id, publisherName, owner, offerType, isAssessment } = solution;
  const words = [
    owner && say(locale, `newDeal.owner.${owner}`),
    offerType && offerInWords(locale, offerType),
    publisherName,
    statusOf(solution, locale),
    id,
    isAssessment ? say(locale, 'category.solution-assessment') : undefined,
  ];
  return { value: id, label: solutionInWords(solution, locale), detail: words.filter(Boolean).join(' · ') };
}

/** What a seller should know before choosing it. Microsoft's own have no status to tell. */
export function statusOf({ owner, coSellStatus, notReady }: FoundSolution, locale: Locale): string | undefined {
  if (!coSellStatus || !owner) return notReady ? say(locale, 'newDeal.notReady') : undefined;
  return showsStatus({ owner, coSellStatus }) ? statusInWords(locale, { coSellStatus }) : undefined;
}

function lastNames({ pending }: DealDraft): readonly Option[] {
  if (pending?.kind !== 'person' || !pending.names || missingParts(pending.person).length === 0) return [];
  return pending.names.map(({ firstName, lastName }, index) => ({
    value: `name:${index}`,
    label: `${firstName} ${lastName.toUpperCase()}`,
  }));
}
