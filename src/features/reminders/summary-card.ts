import { say } from '../../i18n/catalogue.ts';
import { commandWord } from '../../i18n/command-words.ts';
import type { Locale } from '../../i18n/locale.ts';
import type { OutgoingMessage } from '../../messenger.ts';
import { firstOfInbox } from '../lists/index.ts';
import type { Referral } from '../referrals/index.ts';

/** The nearest of them and how many more there are, as a list that leads whoever leafs through it to their own inbox. */
export function summaryMessage(
  referrals: readonly Referral[],
  reader: { readonly locale: Locale; readonly timeZone: string; readonly now: Date },
): OutgoingMessage {
  const { locale } = reader;
  const count = referrals.length;
  const notice = say(locale, 'summary.notice', { count, command: commandWord(locale, 'inbox') });
  const { card } = firstOfInbox(referrals, { ...reader, notice });
  return { kind: 'card', card, summary: say(locale, 'summary.title', { count }) };
}
