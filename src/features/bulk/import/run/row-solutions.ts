import { plainName } from '../../../../cards/plain.ts';
import { say } from '../../../../i18n/catalogue.ts';
import type { Locale } from '../../../../i18n/locale.ts';
import { isAssessmentTag } from '../../../deals/index.ts';
import type { SolutionTag } from '../../../referrals/index.ts';
import { type KnownSolutions, whyNotChosen } from '../../../solutions/index.ts';

type Named = Pick<SolutionTag, 'id' | 'solutionType'>;

/**
 * Why these solutions can't be chosen for a deal, as the form says it; what the catalogue doesn't know, Partner Center does.
 *
 * @param staying those of the deal that stay: they were taken once, and count for what may stand together.
 */
export function whyNotTogether(
  added: readonly Named[],
  staying: readonly Named[],
  known: KnownSolutions,
  locale: Locale,
): string | undefined {
  const notReady = added.flatMap(({ id }) => known.get(id) ?? []).find(whyNotChosen);
  if (notReady) return say(locale, 'deal.problem.notReady', { name: plainName(notReady.name) });
  const all = [...staying, ...added];
  const isAlone = all.some((one) => known.get(one.id)?.isAssessment ?? isAssessmentTag(one));
  return isAlone && all.length > 1 ? say(locale, 'deal.problem.assessment') : undefined;
}
