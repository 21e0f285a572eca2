import type { VerbButton } from '../../../cards/card-data.ts';
import { plain, unformatted } from '../../../cards/plain.ts';
import type { Reply } from '../../../feature.ts';
import { say } from '../../../i18n/catalogue.ts';
import { joinedClauses } from '../../../i18n/format.ts';
import type { Locale } from '../../../i18n/locale.ts';
import { isReplacing, type RecordChange, type Referral, sameValue, unreadLine } from '../../referrals/index.ts';
import { asEdited } from '../deal/deal.ts';
import { aboutDeal, changeText } from './deal-changed.ts';
import { dealCardReply } from './deal-replies.ts';
import { type DealSpeaker, type DealWord, longestCarried, readDealWord } from './deal-said.ts';
import { partsOfWords, type SaidWord } from './several-words.ts';

const makesChange = 'deal.say';

interface Offered {
  readonly word: SaidWord;
  readonly words: string;
  readonly speaker: DealSpeaker;
  /** What was said beside it and is no part of it. */
  readonly unread: readonly string[];
}

/**
 * A change that was said, but not exactly: before and after are shown, and a press makes it. `asks`: these words write nothing,
 * whoever carries them out asks or says why not; `no-offer`: a button cannot carry them.
 */
export function changeOffered(
  locale: Locale,
  deal: Referral,
  { word, words, speaker, unread }: Offered,
): Reply | 'asks' | 'no-offer' {
  const parts = partsOfWords(word, words);
  const read = parts.map((part) => readDealWord(part.word, part.words, asEdited(deal), speaker));
  const changes = read.flatMap((said) => (said.kind === 'change' && !isAsBefore(said.change) ? [said.change] : []));
  if (changes.length === 0) return 'asks';
  if (changes.length < parts.length || words.length > longestCarried) return 'no-offer';
  const { id: referralId, record } = deal;
  const change: VerbButton = {
    title: say(locale, parts.every(isNote) ? 'deal.button.note' : 'deal.button.change'),
    tooltip: unformatted(record.customer.name, 60),
    verb: makesChange,
    data: { referralId, word, words },
    says: 'yes',
  };
  const understood = read.flatMap((said) => (said.kind === 'change' && said.understood ? [said.understood] : []));
  const lines = [...understood, ...unreadLine(locale, unread)];
  return dealCardReply(aboutDeal(locale, deal, { title: offerText(locale, changes), lines, buttons: [change] }));
}

const isNote = ({ word }: { readonly word: DealWord }) => word === 'note';
const isAsBefore = (change: RecordChange) => isReplacing(change) && sameValue(change.from, change.to);

function offerText(locale: Locale, changes: readonly RecordChange[]): string {
  const [first, ...others] = changes;
  if (first?.field === 'note' && others.length === 0)
    return say(locale, 'deal.words.offered.note', { text: plain(first.text.replace(dayBefore, ''), { max: 200 }) });
  const each = changes.map((one) => changeText(locale, one));
  return say(locale, 'deal.words.offered', { change: joinedClauses(locale, each) });
}
/** The date and the name before a note: its writer knows them. */
const dayBefore = /^\[[^\]\n]{1,120}\] /;
