import { type Mention, mentionOf, withMentions } from '../../cards/mention.ts';
import { plainName, unformatted } from '../../cards/plain.ts';
import { unreached } from '../../cards/unreached-card.ts';
import { say } from '../../i18n/catalogue.ts';
import { commandWord } from '../../i18n/command-words.ts';
import { aboutIt } from '../../i18n/format.ts';
import type { Locale } from '../../i18n/locale.ts';
import { timeLeft } from '../../i18n/time-left.ts';
import type { OutgoingMessage } from '../../messenger.ts';
import type { Person } from '../people/index.ts';
import { customerForSummary, ownerFact } from '../referrals/index.ts';
import type { Unreached } from './unreached.ts';

/** Upper bound of referrals shown, nearest deadline first; the others are counted. */
const mostRows = 6;
const mostMentioned = 6;

export interface UnreachedReader {
  readonly locale: Locale;
  readonly now: Date;
  /** People to mention, in a chat that others read as well. */
  readonly called: readonly Pick<Person, 'name' | 'teamsId'>[];
}

/**
 * The red warning: which referrals are about to expire without anybody warned, why, and what to do. No contact data, as
 * a channel may read it.
 */
export function unreachedMessage(all: readonly Unreached[], { locale, now, called }: UnreachedReader): OutgoingMessage {
  const title = say(locale, 'unreached.title', { count: all.length });
  const shown = all.slice(0, mostRows);
  // A reason that all share is said once; where they differ, each referral has its own.
  const shared = all.every(({ why }) => why === all[0]?.why);
  const whyOf = ({ why }: Unreached) => [{ text: say(locale, `unreached.why.${why}`) }];
  const mentions = called.slice(0, mostMentioned).map((person): Mention => mentionOf(person));
  const hints = [
    ...(all.length > shown.length ? [say(locale, 'unreached.more', { count: all.length - shown.length })] : []),
    ...(mentions.length > 0 ? [mentions.map(({ text }) => text).join(' ')] : []),
    say(locale, 'unreached.answer', { inbox: commandWord(locale, 'inbox') }),
    say(locale, 'unreached.mend', { command: commandWord(locale, 'useThisChannel') }),
  ];
  const first = shown[0];
  const summary = first ? aboutIt(locale, title, customerForSummary(first.referral)) : title;
  const card = unreached({
    ...{ locale, fallbackText: summary, title, why: shared && first ? whyOf(first) : [] },
    rows: shown.map(({ referral, why }) => ({
      why: shared ? [] : whyOf({ referral, why }),
      referralId: referral.id,
      customer: plainName(referral.record.customer.name, 80),
      tooltip: unformatted(referral.record.customer.name, 80),
      detail: say(locale, 'unreached.row', {
        left: timeLeft(locale, referral.deadline.getTime() - now.getTime()),
        owner: ownerFact(referral, locale),
      }),
    })),
    hints: hints.map((text) => ({ text })),
  });
  return { kind: 'card', card: withMentions(card, mentions), summary };
}
