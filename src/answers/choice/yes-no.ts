import { fold, longestAnswer, wordsOf } from '../text/said.ts';
import { noWords, plainNoWords, politeWords, yesWords } from './yes-no-words.ts';

export type YesNoAnswer =
  | { readonly kind: 'yes' | 'no' }
  | { readonly kind: 'nothing'; readonly reason: 'notYesOrNo' | 'both' };

const yes = new Set(wordsOf(yesWords));
const no = new Set(wordsOf(noWords));
const plainNo = new Set(wordsOf(plainNoWords));
const polite = new Set(wordsOf(politeWords));

/** An unambiguous yes or no. "Yes, but" is neither: consent is never guessed. */
export function readYesNo(text: string): YesNoAnswer {
  const said = fold(text);
  if (said.length > longestAnswer) return nothing('notYesOrNo');
  const whole = bare(said);
  if (yes.has(said) || yes.has(whole)) return { kind: 'yes' };
  if (no.has(said) || no.has(whole)) return { kind: 'no' };
  return inParts(said);
}

/** "yes, please", "да, конечно", "네 네": all parts must agree or be neutral. */
function inParts(said: string): YesNoAnswer {
  const clauses = said
    .split(/[,.;!。、]/)
    .map(bare)
    .filter(Boolean);
  const known = (part: string) => yes.has(part) || no.has(part) || polite.has(part);
  const parts = clauses.flatMap((clause) => phrasesIn(clause.split(' '), known));
  if (clauses.some((clause) => !known(clause) && isTurnedRound(clause.split(' ')))) return nothing('both');
  const agrees = parts.some((part) => yes.has(part));
  const refuses = parts.some((part) => no.has(part));
  if (!parts.every(known) || (!agrees && !refuses)) return nothing('notYesOrNo');
  if (agrees && refuses) return nothing('both');
  return { kind: agrees ? 'yes' : 'no' };
}

const longestPhrase = 5;

/** Greedy, from the left: the longest known phrases (`네 다 동의했어요`, `yep all good`), otherwise single words. */
function phrasesIn(words: readonly string[], known: (part: string) => boolean): readonly string[] {
  const phrases: string[] = [];
  for (let at = 0; at < words.length; ) {
    let count = Math.min(longestPhrase, words.length - at);
    while (count > 1 && !known(words.slice(at, at + count).join(' '))) count--;
    phrases.push(words.slice(at, at + count).join(' '));
    at += count;
  }
  return phrases;
}

/** A double negation is ambiguous: "don't disagree". */
function isTurnedRound(parts: readonly string[]): boolean {
  const refusing = parts.filter((part) => no.has(part));
  return refusing.length > 1 && refusing.some((part) => !plainNo.has(part));
}

function nothing(reason: 'notYesOrNo' | 'both'): YesNoAnswer {
  return { kind: 'nothing', reason };
}

/** Strips surrounding punctuation, and skin tones of emoji. */
function bare(text: string): string {
  return (
    text
      .replace(/[\u{1F3FB}-\u{1F3FF}\uFE0F]/gu, '')
      .replace(/(\p{Extended_Pictographic})\1+/gu, '$1')
      // 네ㅎㅎ: laughter is neutral.
      .replace(/(?<=[가-힣])[\u1112\u110f\u1172]{1,20}/g, ' ')
      .replace(/[,.;:!?~()\s。、！？^]+/gu, ' ')
      .trim()
  );
}
