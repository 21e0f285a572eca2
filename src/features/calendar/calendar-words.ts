import { z } from 'zod';
import { readCalendarWish } from '../../answers/settings/calendar-wish.ts';
import { withoutEnd } from '../../answers/text/said.ts';
import { sentenceCard } from '../../cards/sentence-card.ts';
import type { Clock } from '../../clock.ts';
import {
  type CardAction,
  type Command,
  defineCardAction,
  type IntentHandler,
  type Reply,
  type Turn,
} from '../../feature.ts';
import { type MessageKey, say } from '../../i18n/catalogue.ts';
import { afterCommand, commandWord } from '../../i18n/command-words.ts';
import { formatShortMoment } from '../../i18n/format.ts';
import { type Locale, locales } from '../../i18n/locale.ts';
import { textReply } from '../../text-reply.ts';
import type { CalendarLink, MongoCalendarLinks } from '../people/index.ts';
import type { Access } from '../referrals/index.ts';
import type { CalendarFeed } from './calendar-feed.ts';

export interface CalendarWordsDeps {
  readonly feed: Pick<CalendarFeed, 'make'>;
  readonly links: Pick<MongoCalendarLinks, 'find' | 'revoke'>;
  readonly access: Pick<Access, 'reach'>;
  readonly clock: Clock;
  /** The address at which calendar programs reach the desk. */
  readonly publicUrl: string;
}

type Wish = 'show' | 'new' | 'off';
type BuiltCard = ReturnType<typeof sentenceCard>;

/** The button that removes the link from the card, which otherwise stays in the chat. */
const hideVerb = 'calendar.hide';

/**
 * `calendar`: the person's secret link, shown once. `calendar new`: a new link, which revokes the previous one.
 * `calendar off`: revokes it.
 */
export function calendarWords(deps: CalendarWordsDeps) {
  const { feed, links, access } = deps;

  const make = async (turn: Turn): Promise<BuiltCard> => {
    const secret = await feed.make(turn.person);
    turn.log.info('calendar link created');
    return linkCard(turn.locale, `${deps.publicUrl}/feed/${secret}.ics`);
  };
  const show = async (turn: Turn): Promise<BuiltCard> => {
    const link = await links.find(turn.person);
    return link ? standingCard(turn, link, deps.clock.now()) : make(turn);
  };
  const off = async (turn: Turn): Promise<BuiltCard> => {
    const revoked = await links.revoke(turn.person);
    if (revoked) turn.log.info('calendar link revoked');
    return saidCard(turn.locale, revoked ? 'calendar.revoked' : 'calendar.none');
  };

  const handle = async (turn: Turn, wish: Wish): Promise<Reply> => {
    if (turn.conversation.kind !== 'personal') return text(turn, 'calendar.personal');
    // A person who has lost all rights may still revoke the link.
    if (wish !== 'off' && !access.reach(turn.person)) return text(turn, 'calendar.notForYou');
    const card = await { show, new: make, off }[wish](turn);
    return { kind: 'messages', messages: [{ kind: 'card', ...card }] };
  };

  const command: Command = {
    name: 'calendar',
    match: (said, locale) => {
      const wish = calendarWish(said, locale);
      return wish && { rest: wish };
    },
    handle: (turn, { rest }) => handle(turn, rest as Wish),
  };
  const intent: IntentHandler = {
    intents: ['calendar'],
    handle: (turn, { sentence }) => handle(turn, readCalendarWish(sentence.text)),
  };
  const hide: CardAction = defineCardAction({
    verb: 'calendar.hide',
    data: z.strictObject({}),
    handle: async (click) => {
      const link = await links.find(click.person);
      const now = deps.clock.now();
      const card = link ? standingCard(click, link, now) : saidCard(click.locale, 'calendar.none');
      return { kind: 'card', ...card };
    },
  });
  return { command, intent, actions: [hide] };
}

function calendarWish(text: string, locale: Locale): Wish | undefined {
  const rest = afterCommand(locale, 'calendar', text);
  if (rest === undefined) return undefined;
  const word = withoutEnd(rest.toLowerCase(), /[.!?。！？\s]/u);
  if (word === '') return 'show';
  const says = (key: 'calendar.word.new' | 'calendar.word.off') =>
    [locale, ...locales].some((each) => say(each, key).split('|').includes(word));
  if (says('calendar.word.new')) return 'new';
  return says('calendar.word.off') ? 'off' : undefined;
}

function linkCard(locale: Locale, address: string): BuiltCard {
  const hide = { title: say(locale, 'calendar.hide'), tooltip: say(locale, 'calendar.hide'), verb: hideVerb, data: {} };
  return sentenceCard(locale, {
    title: say(locale, 'calendar.link'),
    lines: [say(locale, 'calendar.link.how'), say(locale, 'calendar.link.secret')],
    rows: [{ title: say(locale, 'calendar.link.title'), detail: address, buttons: [hide] }],
  });
}

function standingCard({ locale, timeZone }: Turn, { madeAt, readAt }: CalendarLink, now: Date): BuiltCard {
  const when = (at: Date) => formatShortMoment(locale, at, timeZone, { time: true, now });
  return sentenceCard(locale, {
    title: say(locale, 'calendar.standing', { when: when(madeAt) }),
    lines: [
      readAt ? say(locale, 'calendar.read', { when: when(readAt) }) : say(locale, 'calendar.read.never'),
      say(locale, 'calendar.once'),
    ],
    guesses: [wordButton(locale, 'new'), wordButton(locale, 'off')],
  });
}

function saidCard(locale: Locale, key: MessageKey): BuiltCard {
  return sentenceCard(locale, { title: say(locale, key), guesses: [wordButton(locale, 'new')] });
}

function wordButton(locale: Locale, wish: 'new' | 'off') {
  const [word = ''] = say(locale, `calendar.word.${wish}`).split('|');
  return { words: `${commandWord(locale, 'calendar')} ${word}`, title: say(locale, `calendar.button.${wish}`) };
}

function text({ locale }: Turn, key: MessageKey): Reply {
  return textReply(say(locale, key));
}
