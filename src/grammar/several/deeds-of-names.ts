import { easternSign } from '../../answers/text/eastern-signs.ts';
import type { Intent } from '../meaning.ts';
import type { Piece } from '../sentence/piece.ts';
import type { PartReader } from './part-wish.ts';

/**
 * `瑞豐接，北極星拒絕，沒預算`, `峰華接受，日月不要`: each clause names another referral and its own deed, and none of them is for both.
 * What stands behind without a name is told of the one before. Empty where any clause says something else.
 */
export function deedsOfNames(text: string, pieces: readonly Piece[], read: PartReader): readonly string[] {
  const named = new Set(pieces.flatMap(({ name }) => name?.ids.join() ?? []));
  if (named.size < 2 || named.size > mostNames || text.length > longestOfNames || !easternSign.test(text)) return [];
  const clauses: { words: string; deed: Intent; name: string }[] = [];
  for (const clause of text.split(/[,，;；。] ?/u)) {
    const said = read(clause);
    const last = clauses.at(-1);
    if (said?.sentence.pieces.some(({ name }) => name)) {
      const { intent, ids } = said.meaning;
      if (ids.length !== 1 || !deeds.has(intent)) return [];
      clauses.push({ words: clause.trim(), deed: intent, name: ids.join() });
    } else if (last && clause.trim() !== '') last.words = `${last.words}，${clause.trim()}`;
  }
  const isEachOfItsOwn = new Set(clauses.map(({ name }) => name)).size === clauses.length;
  const isOfOneDeed = new Set(clauses.map(({ deed }) => deed)).size < 2;
  return isEachOfItsOwn && !isOfOneDeed ? clauses.map(({ words }) => words) : [];
}

/** Upper bounds: each clause is read by itself. */
const mostNames = 4;
const longestOfNames = 120;
/** An end that is told (`松江紡織簽了,請接受晴川`) is a report before the order. */
const deeds: ReadonlySet<Intent> = new Set(['accept', 'decline', 'claim', 'release'] as const);
