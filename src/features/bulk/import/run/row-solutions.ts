import { plainName } from '../../../../cards/plain.ts';
import { say } from '../../../../i18n/catalogue.ts';
import type { Locale } from '../../../../i18n/locale.ts';
import { type KnownSolutions, whyNotChosen } from '../../../solutions/index.ts';

/** Why these solutions can't be chosen for a deal, as the form says it; what the catalogue doesn't know, Partner Center does. */
export function whyNotTogether(
  solutions: readonly { readonly id: string }[],
  known: KnownSolutions,
  locale: Locale,
): string | undefined {
  const found = solutions.flatMap(({ id }) => known.get(id) ?? []);
  const notReady = found.find(whyNotChosen);
  if (notReady) return say(locale, 'deal.problem.notReady', { name: plainName(notReady.name) });
  const isAlone = found.some(({ isAssessment }) => isAssessment);
  return isAlone && solutions.length > 1 ? say(locale, 'deal.problem.assessment') : undefined;
}
