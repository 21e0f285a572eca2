import type { Locale } from '../../i18n/locale.ts';
import { longestSentence, type Sentence } from '../sentence/piece.ts';
import { sentenceOf } from '../sentence/sentence.ts';
import { type LikelyLabel, likelyLabels } from './likely-labels.ts';

/** What a message that no rule understood is most likely about. */
export interface LikelyWish {
  /** Of the classifier, the likeliest first. */
  readonly labels: readonly LikelyLabel[];
  readonly sentence: Sentence;
  readonly locale: Locale;
}

/** What no rule understood, for the features that know how its details are said. Undefined: small talk. */
export function likelyWish(text: string, locale: Locale): LikelyWish | undefined {
  if (text.length > longestSentence) return undefined;
  const sentence = sentenceOf(text, locale);
  const labels = sentence ? likelyLabels(sentence) : [];
  return sentence && labels.length > 0 && labels[0]?.label !== 'none' ? { labels, sentence, locale } : undefined;
}

/** Of all labels together 1: below, a message's details would dress a wish that is chance. */
const leastShareOfWish = 0.35;

/** The likeliest of these, where the message is about any of them: what asks for a list is shared out among several. */
export function likeliestOf(
  { labels }: LikelyWish,
  among: readonly string[],
  least = leastShareOfWish,
): string | undefined {
  const own = labels.filter(({ label }) => among.includes(label));
  return own.reduce((sum, { share }) => sum + share, 0) >= least ? own[0]?.label : undefined;
}
