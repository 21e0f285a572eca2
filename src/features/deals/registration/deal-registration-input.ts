import { readTypedAmount, type TypedAmount } from '../../../answers/amount/typed-amount.ts';
import { asTypedDay } from '../../../answers/day/typed-day.ts';
import { dayText } from '../../../answers/shown.ts';
import { say } from '../../../i18n/catalogue.ts';
import { dayIn, formatMoney } from '../../../i18n/format.ts';
import type { Locale } from '../../../i18n/locale.ts';
import { isCalendarDay, type Money, type Referral, type RegistrationTerms } from '../../referrals/index.ts';
import { type KnownSolutions, nothingKnown } from '../../solutions/index.ts';
import type { Problems, Typed } from '../buttons/deal-form.ts';
import { namedSolutions } from '../deal/deal.ts';
import { isRefused, registrableValue } from '../deal/deal-guard.ts';

export const registrationFields = [
  'solution',
  'contractValue',
  'currency',
  'solutionValue',
  'solutionCurrency',
  'azure',
  'deployment',
  'pricing',
  'marketplaceOn',
  'term',
  'signedOn',
  'startsOn',
  'endsOn',
] as const;

export type RegistrationInput =
  | { readonly kind: 'terms'; readonly terms: RegistrationTerms }
  | { readonly kind: 'problems'; readonly problems: Problems };

/**
 * Initial values of the form: an earlier registration's, else the deal's. If left empty, the solution's value is that of the
 * contract, in its currency, and the contract starts on the day of its signature.
 */
export function registrationValues({ record }: Referral, today: string, known = nothingKnown): Typed {
  const terms = record.registration?.terms ?? {};
  const contract = terms.contractValue ?? record.dealValue;
  const [first, ...others] = namedSolutions(record).filter(({ id }) => !isRefused(id, known));
  const solution = terms.solutionId ?? (others.length === 0 ? first?.id : undefined);
  const yesNo = (value: boolean | undefined) => (value === undefined ? undefined : value ? 'yes' : 'no');
  return {
    solution,
    currency: contract?.currency,
    contractValue: contract && String(contract.value),
    solutionValue: terms.solutionValue && String(terms.solutionValue.value),
    solutionCurrency: terms.solutionValue?.currency,
    azure: yesNo(terms.deployedOnAzure),
    deployment: terms.deploymentOn,
    pricing: terms.pricingModel,
    marketplaceOn: terms.marketplaceOn,
    term: terms.term,
    signedOn: terms.signedOn ?? today,
    startsOn: terms.startsOn,
    endsOn: terms.endsOn,
  };
}

/**
 * Validates the input by Microsoft's rules (docs/partner-center.md#registration), so that errors are found before the review.
 */
export interface RegistrationReader {
  readonly locale: Locale;
  /** The reader's zone and calendar day. */
  readonly timeZone: string;
  readonly today: string;
}

export function readRegistration(
  typed: Typed,
  referral: Referral,
  reader: RegistrationReader & { readonly known: KnownSolutions },
): RegistrationInput {
  const { locale } = reader;
  const text = (field: (typeof registrationFields)[number]) => typed[field]?.trim() ?? '';
  const day = (field: 'marketplaceOn' | 'signedOn' | 'startsOn' | 'endsOn') => asTypedDay(text(field), reader);
  const known = referral.record.registration?.terms;
  const shown = registrationValues(referral, reader.today, reader.known);
  const amount = (field: 'contractValue' | 'solutionValue', currency: string) =>
    readTypedAmount(text(field), { locale, currency, shown: shown[field] });
  const contract = amount('contractValue', text('currency'));
  const asContract = text('solutionValue') === '' && ['', text('currency')].includes(text('solutionCurrency'));
  const solution = asContract ? contract : amount('solutionValue', text('solutionCurrency') || text('currency'));
  const terms: RegistrationTerms = {
    solutionId: known?.solutionId ?? text('solution'),
    contractValue: { value: amountOf(contract), currency: text('currency') },
    solutionValue: { value: amountOf(solution), currency: text('solutionCurrency') || text('currency') },
    deployedOnAzure: text('azure') === 'yes',
    deploymentOn: text('deployment') === 'Partner' ? 'Partner' : 'Customer',
    pricingModel: text('pricing') === 'PayAsYouGo' ? 'PayAsYouGo' : 'Other',
    marketplaceOn: text('marketplaceOn') === '' ? '' : day('marketplaceOn'),
    term: text('term') === 'Perpetual' ? 'Perpetual' : 'Finite',
    signedOn: day('signedOn'),
    startsOn: day(text('startsOn') === '' ? 'signedOn' : 'startsOn'),
    endsOn: text('term') === 'Perpetual' ? '' : day('endsOn'),
  };
  const choose = say(locale, 'deal.problem.choose');
  const oneOf = (field: (typeof registrationFields)[number], ...values: readonly string[]) =>
    values.includes(text(field)) ? undefined : choose;
  const solutions = namedSolutions(referral.record).map(({ id }) => id);
  const found: Readonly<Record<string, string | undefined>> = {
    // A record without solutions still accepts one by its ID.
    solution:
      known || solutions.includes(terms.solutionId) || (solutions.length === 0 && text('solution'))
        ? notEligible(terms.solutionId, known ? nothingKnown : reader.known, locale)
        : choose,
    currency: currencyProblem(terms.contractValue, locale),
    solutionCurrency: text('solutionCurrency') === '' ? undefined : currencyProblem(terms.solutionValue, locale),
    ...valueProblems(terms, { contract, solution }, locale),
    azure: oneOf('azure', 'yes', 'no'),
    deployment: oneOf('deployment', 'Customer', 'Partner'),
    pricing: oneOf('pricing', 'PayAsYouGo', 'Other'),
    marketplaceOn: terms.marketplaceOn !== '' ? pastDay(terms.marketplaceOn, reader) : undefined,
    term: oneOf('term', 'Finite', 'Perpetual'),
    ...dateProblems(terms, referral, reader),
    ...(text('startsOn') === '' ? { startsOn: undefined } : {}),
  };
  const problems = Object.fromEntries(Object.entries(found).filter(([, problem]) => problem !== undefined));
  return Object.keys(problems).length > 0 ? { kind: 'problems', problems } : { kind: 'terms', terms };
}

function amountOf(amount: TypedAmount): number {
  return amount.kind === 'value' ? amount.value : Number.NaN;
}

function notEligible(id: string, known: KnownSolutions, locale: Locale): string | undefined {
  if (!isRefused(id, known)) return undefined;
  return say(locale, 'deal.problem.notEligible', { name: known.get(id)?.name ?? id });
}

function currencyProblem({ currency }: Money, locale: Locale): string | undefined {
  return /^[A-Z]{3}$/.test(currency) ? undefined : say(locale, 'problem.currency');
}

/**
 * Compares amounts of the same currency only: the desk has no exchange rates, and Microsoft uses its own
 * (docs/partner-center.md#registration).
 */
function valueProblems(
  { contractValue, solutionValue, term, startsOn, endsOn }: RegistrationTerms,
  typed: { readonly contract: TypedAmount; readonly solution: TypedAmount },
  locale: Locale,
): Problems {
  const problem = (amount: TypedAmount) => {
    if (amount.kind === 'problem') return say(locale, amount.problem.key, amount.problem.values);
    return amount.value > 0 ? undefined : say(locale, 'deal.problem.positive');
  };
  const contract = problem(typed.contract);
  const solution = problem(typed.solution);
  const alike = solutionValue.currency === contractValue.currency;
  const more = !contract && !solution && alike && solutionValue.value > contractValue.value;
  const annual = contractValue.value / yearsOf(term, startsOn, endsOn);
  const small = !contract && contractValue.currency === 'USD' && annual <= registrableValue;
  const value = formatMoney(locale, { value: Math.round(annual || 0), currency: 'USD' });
  // Empty means the contract's value, whose problems are reported there.
  const own = typed.solution === typed.contract ? undefined : solution;
  return {
    contractValue: contract ?? (small ? say(locale, 'deal.problem.annualValue', { value }) : undefined),
    solutionValue: own ?? (more ? say(locale, 'deal.problem.solutionValue') : undefined),
  };
}

/** Microsoft's rules that could not be checked here. */
export function notCompared(terms: RegistrationTerms, locale: Locale): readonly string[] {
  const contract = terms.contractValue.currency;
  const solution = terms.solutionValue.currency;
  const value = registrableIn(locale);
  return [
    ...(solution === contract ? [] : [say(locale, 'deal.notice.registering.notCompared', { solution, contract })]),
    ...(contract === 'USD' ? [] : [say(locale, 'deal.notice.registering.notMeasured', { contract, value })]),
  ];
}

export function registrableIn(locale: Locale): string {
  return formatMoney(locale, { value: registrableValue, currency: 'USD' });
}

const day = 86_400_000;

/** A perpetual contract counts as six years, one of less than a year as one. */
function yearsOf(term: RegistrationTerms['term'], from: string, to: string): number {
  if (term === 'Perpetual') return 6;
  const days = (Date.parse(to) - Date.parse(from)) / day;
  return Number.isFinite(days) ? Math.max(1, Math.round(days / 365.25)) : 1;
}

function dateProblems(
  { signedOn, startsOn, endsOn, term }: RegistrationTerms,
  referral: Referral,
  reader: RegistrationReader,
): Problems {
  const { locale, today } = reader;
  const known = referral.record.registration?.terms;
  // Values that Microsoft has already are not validated against today: an answer may come weeks later.
  const signed = known?.signedOn === signedOn ? undefined : signedProblem(signedOn, referral, reader);
  const starts = (): string | undefined => {
    if (!isCalendarDay(startsOn)) return say(locale, 'problem.date');
    return known?.startsOn !== startsOn && startsOn < daysBefore(today, 90)
      ? say(locale, 'deal.problem.startsOld')
      : undefined;
  };
  const ends = (): string | undefined => {
    if (term === 'Perpetual') return undefined;
    if (!isCalendarDay(endsOn)) return say(locale, 'problem.date');
    return endsOn < startsOn ? say(locale, 'deal.problem.endsEarly') : undefined;
  };
  return { signedOn: signed, startsOn: starts(), endsOn: ends() };
}

function signedProblem(
  signedOn: string,
  { record, microsoft }: Referral,
  reader: RegistrationReader,
): string | undefined {
  const { locale, today, timeZone } = reader;
  const problem = pastDay(signedOn, reader);
  if (problem) return problem;
  if (signedOn < daysBefore(today, 60)) return say(locale, 'deal.problem.signedOld');
  const since = microsoft && microsoft.askedAt > record.createdAt ? microsoft.askedAt : record.createdAt;
  const sinceDay = dayIn(timeZone, since);
  if (signedOn >= sinceDay) return undefined;
  return say(locale, 'deal.problem.signedEarly', { day: dayText(locale, sinceDay) });
}

function pastDay(
  text: string,
  { locale, today }: { readonly locale: Locale; readonly today: string },
): string | undefined {
  if (!isCalendarDay(text)) return say(locale, 'problem.date');
  return text > today ? say(locale, 'deal.problem.signedFuture') : undefined;
}

function daysBefore(today: string, days: number): string {
  return new Date(Date.parse(`${today}T00:00:00Z`) - days * day).toISOString().slice(0, 10);
}

/**
 * The changeable fields that differ from Microsoft's (docs/partner-center.md#registration-api).
 */
export function changedTerms(terms: RegistrationTerms, known: Partial<RegistrationTerms>): Partial<RegistrationTerms> {
  const { solutionId: _solution, ...changeable } = terms;
  const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
  return Object.fromEntries(
    Object.entries(changeable).filter(([name, value]) => !same(value, known[name as keyof RegistrationTerms])),
  );
}
