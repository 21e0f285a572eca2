import { beginsAside, saysMe } from '../../../answers/aside/aside.ts';
import { hasContactDetails, isEasternStreet, isNoEasternAddress } from '../../../answers/aside/other-kind.ts';
import { isPutOff } from '../../../answers/aside/put-off.ts';
import { soundsLikeSentence } from '../../../answers/aside/sentence-like.ts';
import { usesWordsOfDesk } from '../../../grammar/words-of-desk.ts';
import type { Locale } from '../../../i18n/locale.ts';
import type { DealDraft, Pending } from '../draft/deal-draft.ts';
import { questionOf } from '../questions/all.ts';

/** Upper bound in characters: a longer text is certainly the note or the name, so it is not doubted. */
export const longestDoubt = 120;

type Doubt =
  | { readonly kind: 'doubtful'; readonly deed: boolean }
  | { readonly kind: 'aside'; readonly aside: 'explain' };
const noAnswer: Doubt = { kind: 'doubtful', deed: false };

/** A question, a sentence or words to the desk are no name and no id, unless the person confirms it. Undefined: taken as it is. */
export function doubtOf(draft: DealDraft, said: string, locale: Locale): Doubt | undefined {
  const { asking, pending, fields } = draft;
  const { words, ownWords, canBe } = questionOf(asking) ?? {};
  const asks = /[?？]\s*$/u.test(said) && (words !== undefined || ownWords !== true);
  if (asks && !/\d/.test(said)) return { kind: 'aside', aside: 'explain' };
  // Also where it was asked which of two names is meant: an address is neither.
  const isName = words === 'name' && (!pending || pending.kind === 'readings');
  const noName = isName ? doubtOfName(draft, said, locale) : undefined;
  if (noName || pending) return noName;
  if (canBe?.(said, fields) === false) return noAnswer;
  const forDesk = ownWords && said.length <= longestDoubt ? perhapsForDesk(said) : undefined;
  if (forDesk || words === undefined) return forDesk;
  const isNone = soundsLikeSentence(said) || saysMe(said) || (words === 'name' && !/\p{L}/u.test(said));
  return isNone ? noAnswer : undefined;
}

/** A deal may be called anything; a customer and a place are not called by words of the desk. */
function doubtOfName({ asking, pending }: DealDraft, said: string, locale: Locale): Doubt | undefined {
  if (isNoName(asking, said, pending)) return noAnswer;
  const isForDesk = questionOf(asking)?.ownWords !== true && usesWordsOfDesk(said, locale);
  return isForDesk ? { kind: 'doubtful', deed: true } : undefined;
}

/** Free text that speaks to the desk, or says only that the answer follows. */
function perhapsForDesk(said: string): Doubt | undefined {
  const speaksToDesk = beginsAside(said) || /^[^.。!?？]+[?？]$/u.test(said.trim());
  return speaksToDesk || isPutOff(said) ? { kind: 'doubtful', deed: speaksToDesk } : undefined;
}

/** Which of two names it is may be answered by a third one, and by no sentence. */
const isNoName = (asking: DealDraft['asking'], said: string, pending: Pending | undefined): boolean =>
  isOfAnother(asking, said) || (pending !== undefined && soundsLikeSentence(said));

function isOfAnother(asking: DealDraft['asking'], said: string): boolean {
  if (hasContactDetails(said)) return true;
  return asking.startsWith('address') ? isNoEasternAddress(said) : isEasternStreet(said);
}
