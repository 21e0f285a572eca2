import { fold, wordsOf } from '../text/said.ts';
import { percentWords, stageFillers, stageWords } from './stage-words.ts';

/** Sales stages in percent, as Partner Center defines them; at 100 a deal is won. */
const percents: readonly number[] = [10, 20, 40, 60, 80, 100];
const byName = new Map(
  stageWords.flatMap(([percent, words]) => wordsOf(words).map((word) => [word, percent] as const)),
);
const fillers = new Set(wordsOf(stageFillers));
const marks = new Set(wordsOf(percentWords));
const longestStage = 40;

/**
 * A sales stage as its percentage, from the percentage (`60 %`, `80 퍼센트`) or its name; undefined if it is not a stage.
 * A bare number is accepted.
 */
export function readStage(said: string): number | undefined {
  return percentIn(said)?.percent;
}

/** Whether the text can only be a stage: a bare number is ambiguous. */
export function isPlainlyStage(said: string): boolean {
  return percentIn(said)?.isPlain ?? false;
}

function percentIn(said: string): { percent: number; isPlain: boolean } | undefined {
  if (said.length > longestStage) return undefined;
  const words = fold(said)
    .split(' ')
    .filter((word) => word !== '' && !fillers.has(word));
  const text = words.join(' ');
  const named = byName.get(text) ?? byName.get(withoutFillers(text));
  if (named !== undefined) return { percent: named, isPlain: true };
  const [, digits = '', mark = ''] = /^(?:百分之)?(\d{1,3})(?: ?(\D{1,20}))?$/u.exec(text) ?? [];
  const percent = Number(digits);
  if (!percents.includes(percent) || (mark !== '' && !marks.has(mark))) return undefined;
  return { percent, isPlain: mark !== '' || text.startsWith('百分之') };
}

/** Korean and Chinese attach particles and suffixes to the word: 협상으로, 提案階段. */
function withoutFillers(text: string): string {
  const end = [...fillers].find(
    (filler) => /[^a-zа-яё]/u.test(filler) && text.endsWith(filler) && text.length > filler.length,
  );
  return end ? withoutFillers(text.slice(0, -end.length)) : text;
}
