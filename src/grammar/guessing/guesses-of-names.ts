import { moodOf } from '../mood/mood.ts';
import { hasRole, type Sentence } from '../sentence/piece.ts';
import type { ScoredGuess } from './guessed.ts';
import type { NameAlike } from './names-alike.ts';
import type { GuessedDeed } from './offers.ts';

/** A name that was heard is worth as much as a label of this share. */
export const worthOfName = 0.3;

/** A named referral's card; where its end is told, won and lost before it. */
export function guessesOfNames(sentence: Sentence | undefined, names: readonly NameAlike[]): readonly ScoredGuess[] {
  const isEnd = sentence !== undefined && tellsOfEnd(sentence);
  return names.flatMap(({ called, score }, place): readonly ScoredGuess[] => {
    const of = (deed: GuessedDeed, worth: number): ScoredGuess => ({
      guess: { kind: 'referral', deed, called },
      score: worth,
    });
    const opens = of('open', score * worthOfName - place * 0.01);
    return isEnd && place === 0 ? [of('won', 1.4), of('lost', 1.39), opens] : [opens];
  });
}

/** `Adatum is closed`: won or lost is not said. */
function tellsOfEnd(sentence: Sentence): boolean {
  const isHeard = sentence.pieces.some((piece) => hasRole(piece, 'mood', 'hearsay'));
  const isSaid = ['asks', 'tells'].includes(moodOf(sentence)) && !isHeard && !sentence.isQuestion;
  return isSaid && closedWords.test(sentence.text.toLowerCase());
}

const closedWords =
  /(?<!\p{L})(?:closed?|finished|закро(?:й|йте|ем)|закры(?:та?|то|ты|ли|лась|лся|лись|вай|ваем|ть|й|йте)|заверш\p{L}{0,8})(?!\p{L})|끝났|끝난|닫(?:아|았|혔|자)|종료|마감됐|結束|結案(?![日期時])|關掉|關閉/u;
