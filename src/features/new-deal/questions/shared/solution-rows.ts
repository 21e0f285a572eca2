import { say } from '../../../../i18n/catalogue.ts';
import { formatMoney, formatNumber } from '../../../../i18n/format.ts';
import type { Locale } from '../../../../i18n/locale.ts';
import { offerInWords, showsStatus, statusInWords } from '../../../solutions/index.ts';
import type { DealDraft, DealSolution, FoundSolution } from '../../draft/deal-draft.ts';
import { mostShown } from './look-ups.ts';
import type { SuggestedRow } from './question.ts';

export function solutionInWords({ name, id, quantity, price }: DealSolution, locale: Locale): string {
  const count = quantity === undefined ? undefined : `× ${formatNumber(locale, quantity)}`;
  const each = price === undefined ? undefined : formatMoney(locale, price);
  return [name || id, count, each].filter(Boolean).join(' · ');
}

/** With id and co-sell status, so that the person reads the deciding details before the deal is sent. */
export function solutionWhole(solution: DealSolution, locale: Locale): string {
  const more = [solutionStatusText(solution, locale), solution.name ? solution.id : undefined]
    .filter(Boolean)
    .join(' · ');
  return [solutionInWords(solution, locale), more].filter(Boolean).join('\n');
}

/** Solutions on the draft, each with a button to remove it. */
export function chosenRows({ fields }: DealDraft, locale: Locale): readonly SuggestedRow[] {
  return (fields.solutions ?? []).slice(0, mostShown).map((solution) => ({
    value: `-${solution.id}`,
    label: solutionInWords(solution, locale),
    detail: solution.id,
    remove: true,
  }));
}

/** Options: solutions that are not on the draft yet, up to the number shown. */
export function notChosen({ fields }: DealDraft, solutions: readonly FoundSolution[]): readonly FoundSolution[] {
  const ids = new Set((fields.solutions ?? []).map(({ id }) => id));
  return solutions.filter(({ id }) => !ids.has(id)).slice(0, mostShown);
}

export function solutionRow(solution: FoundSolution, locale: Locale): SuggestedRow {
  const { id, publisherName, owner, offerType, isAssessment } = solution;
  // Deciding details come first: on a phone the end of the line is easily missed.
  const words = [
    solutionStatusText(solution, locale),
    isAssessment ? say(locale, 'category.solution-assessment') : undefined,
    id,
    owner && say(locale, `newDeal.owner.${owner}`),
    offerType && offerInWords(locale, offerType),
    publisherName,
  ];
  return { value: id, label: solutionInWords(solution, locale), detail: words.filter(Boolean).join(' · ') };
}

/** The status that a seller should know before choosing the solution. Microsoft's own solutions have none. */
export function solutionStatusText(
  { owner, coSellStatus, notReady }: Pick<FoundSolution, 'owner' | 'coSellStatus' | 'notReady'>,
  locale: Locale,
): string | undefined {
  if (!coSellStatus || !owner) return notReady ? say(locale, 'newDeal.notReady') : undefined;
  return showsStatus({ owner, coSellStatus }) ? statusInWords(locale, { coSellStatus }) : undefined;
}
