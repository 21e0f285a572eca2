import { withoutEnd } from '../../answers/text/said.ts';
import type { Clock } from '../../clock.ts';
import { rootOf } from '../../conversation.ts';
import type { Command, IntentHandler, Reply, Turn } from '../../feature.ts';
import { type MessageKey, say } from '../../i18n/catalogue.ts';
import { afterCommand, commandWord } from '../../i18n/command-words.ts';
import { dayIn } from '../../i18n/format.ts';
import { type Locale, locales } from '../../i18n/locale.ts';
import { textReply } from '../../text-reply.ts';
import type { RoleSettings } from '../people/index.ts';
import { standingOf } from '../people/index.ts';
import { dailyCard } from './health-cards.ts';
import { type HealthFacts, type LookTimes, lateThings } from './health-facts.ts';
import type { HealthPlace, MongoHealthWatch } from './mongo-health-watch.ts';

export interface HealthCommandDeps {
  readonly watch: Pick<MongoHealthWatch, 'place' | 'choosePlace' | 'dropPlace'>;
  readonly facts: () => Promise<HealthFacts>;
  /** When this process first ran the health sweep. */
  readonly since: () => LookTimes['since'];
  readonly roles: RoleSettings;
  readonly clock: Clock;
  readonly language: Locale;
  readonly timeZone: string;
}

type Wish = 'show' | 'here' | 'off';

/**
 * `health`: the current state. `health here`: a daily card in this chat. `health off`: no daily card. For Referrals
 * admins.
 */
export function healthWords(deps: HealthCommandDeps): { readonly command: Command; readonly intent: IntentHandler } {
  const { watch, clock, roles } = deps;

  const now = async (turn: Turn): Promise<Reply> => {
    const facts = await deps.facts();
    const times = { now: clock.now(), serverNow: clock.serverNow() };
    const late = lateThings(facts, { ...times, since: deps.since() });
    const { locale, timeZone, zoneIsOwn, conversation } = turn;
    const namesZone = conversation.kind !== 'personal' || !zoneIsOwn;
    const serverAhead = times.serverNow.getTime() - times.now.getTime();
    const reader = { locale, timeZone, namesZone, now: times.now, serverAhead };
    return { kind: 'messages', messages: [dailyCard(facts, [...new Set(late.map(({ kind }) => kind))], reader)] };
  };
  const here = async (turn: Turn): Promise<Reply> => {
    const place = placeOf(turn);
    const timeZone = place.reader?.timeZone ?? deps.timeZone;
    await watch.choosePlace(place, dayIn(timeZone, clock.now()), turn.person);
    turn.log.info({ kind: place.address.kind }, 'a chat for the desk’s health was chosen');
    return withFirst(said(turn, 'health.here.done'), await now(turn));
  };
  const off = async (turn: Turn): Promise<Reply> =>
    said(turn, (await watch.dropPlace(turn.person)) ? 'health.off.done' : 'health.off.none');

  const handle = (turn: Turn, wish: Wish): Promise<Reply> | Reply => {
    if (standingOf(turn.person, roles).role !== 'admin') return said(turn, 'action.notAllowed.admin');
    return { show: now, here, off }[wish](turn);
  };

  return {
    command: {
      name: 'health',
      match: (text, locale) => {
        const wish = healthWish(text, locale);
        return wish && { rest: wish };
      },
      handle: async (turn, { rest }) => handle(turn, rest as Wish),
    },
    intent: { intents: ['health'], handle: async (turn) => handle(turn, 'show') },
  };
}

function healthWish(text: string, locale: Locale): Wish | undefined {
  const rest = afterCommand(locale, 'health', text);
  if (rest === undefined) return undefined;
  const word = withoutEnd(rest.toLowerCase(), /[.!?。！？\s]/u);
  if (word === '') return 'show';
  const says = (key: 'health.word.here' | 'health.word.off') =>
    [locale, ...locales].some((each) => say(each, key).split('|').includes(word));
  if (says('health.word.here')) return 'here';
  return says('health.word.off') ? 'off' : undefined;
}

function placeOf({ conversation, locale, timeZone }: Turn): HealthPlace {
  const address = rootOf(conversation);
  return address.kind === 'personal' ? { address, reader: { locale, timeZone } } : { address };
}

function said({ locale }: Turn, key: MessageKey): Reply {
  const values = { here: say(locale, 'health.word.here').split('|')[0] ?? '', command: commandWord(locale, 'health') };
  return textReply(say(locale, key, values));
}

function withFirst(first: Reply, then: Reply): Reply {
  if (first.kind !== 'messages' || then.kind !== 'messages') return then;
  return { ...then, messages: [...first.messages, ...then.messages] };
}
