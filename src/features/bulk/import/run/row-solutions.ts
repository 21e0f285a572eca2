import { plainName } from '../../../../cards/plain.ts';
import { say } from '../../../../i18n/catalogue.ts';
import type { Locale } from '../../../../i18n/locale.ts';
import { isAssessmentTag, solutionTag } from '../../../deals/index.ts';
import type { RecordChange, Referral, SolutionTag } from '../../../referrals/index.ts';
import { type KnownSolutions, type SolutionCatalogue, whyNotChosen } from '../../../solutions/index.ts';
import type { RowSpeaker } from './row-speech.ts';

type Named = Pick<SolutionTag, 'id' | 'solutionType'>;

/**
 * Why these solutions can't be combined in a deal, in the words of the form; solutions unknown to the catalogue are left to
 * Partner Center.
 *
 * @param staying solutions that the deal keeps: accepted before, but part of the combination.
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

/** Completes the solutions of changes from the catalogue; a sentence if one can't be part of the deal. */
export async function withKnownSolutions(
  changes: readonly RecordChange[],
  { record }: Referral,
  catalogue: Pick<SolutionCatalogue, 'known'>,
  { locale }: RowSpeaker,
): Promise<readonly RecordChange[] | string> {
  const lists = changes.flatMap((change) => (change.field === 'solutions' ? [change] : []));
  const [added, removed] = [lists.flatMap(({ add }) => add), lists.flatMap(({ remove }) => remove)];
  if (added.length === 0) return changes;
  const staying = record.solutions.filter(({ id }) => !removed.includes(id));
  const known = await catalogue.known([...added, ...staying].map(({ id }) => id));
  const why = whyNotTogether(added, staying, known, locale);
  if (why) return why;
  const named = (tag: SolutionTag): SolutionTag => {
    const solution = known.get(tag.id);
    return solution ? { ...tag, ...solutionTag(solution) } : tag;
  };
  return changes.map((change) => (change.field === 'solutions' ? { ...change, add: change.add.map(named) } : change));
}
