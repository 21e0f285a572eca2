import { fold, longestAnswer, wordsOf } from './said.ts';
import { noWords, politeWords, yesWords } from './words/yes-no-words.ts';

export type YesNoAnswer =
  | { readonly kind: 'yes' | 'no' }
  | { readonly kind: 'nothing'; readonly reason: 'notYesOrNo' | 'both' };

const yes = new Set(wordsOf(yesWords));
const no = new Set(wordsOf(noWords));
const polite = new Set(wordsOf(politeWords));

/** A clear yes or no. "Yes, but" is neither: consent is not guessed. */
export function readYesNo(text: string): YesNoAnswer {
  const said = fold(text);
  if (said.length > longestAnswer) return { kind: 'nothing', reason: 'notYesOrNo' };
  const whole = bare(said);
  if (yes.has(said) || yes.has(whole)) return { kind: 'yes' };
  if (no.has(said) || no.has(whole)) return { kind: 'no' };
  return inParts(said);
}

/** "yes, please", "да, конечно", "네 네": every part must say the same or nothing. */
function inParts(said: string): YesNoAnswer {
  const clauses = said
    .split(/[,.;!。、]/)
    .map(bare)
    .filter(Boolean);
  const known = (part: string) => yes.has(part) || no.has(part) || polite.has(part);
  const parts = clauses.flatMap((clause) => (known(clause) ? [clause] : clause.split(' ')));
  const agrees = parts.some((part) => yes.has(part));
  const refuses = parts.some((part) => no.has(part));
  if (!parts.every(known) || (!agrees && !refuses)) return { kind: 'nothing', reason: 'notYesOrNo' };
  if (agrees && refuses) return { kind: 'nothing', reason: 'both' };
  return { kind: agrees ? 'yes' : 'no' };
}

/** Without punctuation, skin tones and the like around it. */
function bare(text: string): string {
  return text
    .replace(/[\u{1F3FB}-\u{1F3FF}\uFE0F]/gu, '')
    .replace(/(\p{Extended_Pictographic})\1+/gu, '$1')
    .replace(/[,.;:!?~()\s。、！？^]+/gu, ' ')
    .trim();
}
