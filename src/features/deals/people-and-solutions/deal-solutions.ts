import { foldedName } from '../../../answers/names/search-key.ts';
import { say } from '../../../i18n/catalogue.ts';
import type { Locale } from '../../../i18n/locale.ts';
import type { RecordChange, SolutionTag } from '../../referrals/index.ts';
import { type CatalogueSolution, choosable, type SolutionCatalogue, whyNotChosen } from '../../solutions/index.ts';
import type { Problems, Typed } from '../buttons/deal-form.ts';
import { isAssessmentTag, solutionTag } from './solution-tags.ts';

/** Partner Center's upper bound (docs/partner-center.md#solutions). */
const mostSolutions = 50;
/** Upper bound of matches offered as a choice. */
const mostMatches = 8;

export type SolutionsInput =
  | { readonly kind: 'change'; readonly change: RecordChange | undefined }
  | { readonly kind: 'problems'; readonly problems: Problems; readonly matches: readonly CatalogueSolution[] };

/** Parses removed and added solutions, by name or ID: the catalogue has both, Partner Center only the ID. */
export async function readSolutions(
  typed: Typed,
  solutions: readonly SolutionTag[],
  catalogue: Pick<SolutionCatalogue, 'find' | 'search'>,
  locale: Locale,
): Promise<SolutionsInput> {
  const off = (typed.off ?? '').split(',').map((id) => id.trim());
  const remove = solutions.filter(({ id }) => off.includes(id)).map(({ id }) => id);
  const found = await wanted(typed, catalogue, locale);
  if (found.kind === 'problems') return found;
  const add = found.solution && !solutions.some(({ id }) => id === found.solution?.id) ? [found.solution] : [];
  const after = [...solutions.filter(({ id }) => !remove.includes(id)), ...add];
  const problem = problemOf(after, locale);
  if (problem) return { kind: 'problems', problems: { [add.length > 0 ? 'add' : 'off']: problem }, matches: [] };
  return {
    kind: 'change',
    change: add.length + remove.length > 0 ? { field: 'solutions', add, remove } : undefined,
  };
}

type Wanted =
  | { readonly kind: 'solution'; readonly solution?: SolutionTag }
  | Extract<SolutionsInput, { kind: 'problems' }>;

const guid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const solutionId = /^SOL-\d+-[A-Z]{3,}$/i;

async function wanted(
  typed: Typed,
  catalogue: Pick<SolutionCatalogue, 'find' | 'search'>,
  locale: Locale,
): Promise<Wanted> {
  const words = typed.add?.trim() ?? '';
  const picked = typed.which?.trim() ?? '';
  if (words === '') return { kind: 'solution' };
  const byId = (id: string) => catalogue.find(id);
  const matches = choosable(await catalogue.search(words, mostMatches), words);
  const one =
    (picked && matches.some(({ id }) => id === picked) ? await byId(picked) : undefined) ??
    (solutionId.test(words) ? await byId(words.toUpperCase()) : undefined) ??
    (guid.test(words) ? await byId(words.toLowerCase()) : undefined) ??
    matches.find(({ name }) => foldedName(name) === foldedName(words)) ??
    (matches.length === 1 ? matches[0] : undefined);
  if (one) return chosen(one, locale);
  // An ID that is not in the catalogue may still be valid: Partner Center decides.
  if (solutionId.test(words) || guid.test(words)) {
    const id = guid.test(words) ? words.toLowerCase() : words.toUpperCase();
    return { kind: 'solution', solution: { id, name: id, type: 'Name' } };
  }
  const problem = say(locale, matches.length > 0 ? 'deal.problem.whichSolution' : 'deal.problem.unknownSolution');
  return { kind: 'problems', problems: { [matches.length > 0 ? 'which' : 'add']: problem }, matches };
}

function chosen(solution: CatalogueSolution, locale: Locale): Wanted {
  if (!whyNotChosen(solution)) return { kind: 'solution', solution: solutionTag(solution) };
  const add = say(locale, 'deal.problem.notReady', { name: solution.name });
  return { kind: 'problems', problems: { add }, matches: [] };
}

function problemOf(solutions: readonly SolutionTag[], locale: Locale): string | undefined {
  if (solutions.length === 0) return say(locale, 'deal.problem.lastSolution');
  if (solutions.length > mostSolutions) return say(locale, 'deal.problem.tooManySolutions');
  return solutions.some(isAssessmentTag) && solutions.length > 1 ? say(locale, 'deal.problem.assessment') : undefined;
}
