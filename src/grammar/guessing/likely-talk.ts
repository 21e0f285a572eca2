import type { Locale } from '../../i18n/locale.ts';
import { hasRole, longestSentence, type Sentence } from '../sentence/piece.ts';
import { sentenceOf } from '../sentence/sentence.ts';
import { businessWords } from './business-words.ts';
import { shareOfNothing } from './guesses-of-labels.ts';
import { likelyLabels } from './likely-labels.ts';

/** From here on it is small talk, and only a referral that it names is offered: one right offer of 427 less, nine of 61 wrong ones. */
export const leastOfTalk = 0.6;

/** It is like what people say that asks the desk for nothing: `what a day`, `how is the weather`. */
export function isLikelyTalk(text: string, locale: Locale): boolean {
  if (text.length > longestSentence) return false;
  const sentence = sentenceOf(text, locale);
  return sentence !== undefined && !tellsOfBusiness(sentence) && shareOfNothing(likelyLabels(sentence)) >= leastOfTalk;
}

/**
 * `they signed`, `고객이 마음을 바꿨어`, `Alpine wants a demo`: what was done with a deal, a word of the trade, or what somebody is
 * said to have done who is written with a capital. However little of it is understood, it is no small talk.
 */
function tellsOfBusiness({ text, pieces }: Sentence): boolean {
  if (businessWords.test(text)) return true;
  if (pieces.some(({ roles }) => roles.some(({ kind, id }) => kind === 'state' || endsOfDeal.has(id)))) return true;
  const at = pieces.findIndex((piece) => hasRole(piece, 'mood', 'hearsay'));
  const who = pieces[at - 1];
  return who?.roles.length === 0 && /^\p{Lu}\p{Ll}/u.test(text.slice(who.tokens[0]?.from));
}

/** Deeds that are told of a deal alone. */
const endsOfDeal: ReadonlySet<string> = new Set(['won', 'lost', 'accept', 'decline']);
