import { draftLimits } from '../draft/draft-limits.ts';
import type { Question } from './shared/question.ts';
import { textQuestion } from './shared/text.ts';

/** Upper bound of options: the names are short, so that more of them fit on buttons than usual. */
const mostAreas = 12;

/** In Microsoft's naming of the current year; for services co-sell only (docs/partner-center.md#solutions). */
export const solutionArea: Question = {
  ...textQuestion({ field: 'solutionArea', max: draftLimits.id }),
  words: 'id',
  onRequest: () => true,
  offer: async ({ areas }) => ({ areas }),
  suggest: (_draft, { areas }) => ({
    rows: [],
    choices: areas.slice(0, mostAreas).map((value) => ({ value, label: value })),
  }),
  body: ({ solutionArea: area }) => (area ? { solutionArea: area } : {}),
};
