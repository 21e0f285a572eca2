import { z } from 'zod';
import { leadsToName, noteOfName } from '../../../answers/words/change-words.ts';
import {
  type CardAction,
  type Command,
  defineCardAction,
  type IntentHandler,
  type Reply,
  type Turn,
} from '../../../feature.ts';
import { asksSomething } from '../../../grammar/asked.ts';
import type { Intent } from '../../../grammar/meaning.ts';
import { say } from '../../../i18n/catalogue.ts';
import { afterCommand, commandWord } from '../../../i18n/command-words.ts';
import { dayIn } from '../../../i18n/format.ts';
import {
  type Access,
  type BuiltCard,
  type DealtWithLast,
  isReplacing,
  type RecordChange,
  type Referral,
  type ReferralRecord,
  type ReferralStore,
  sameValue,
} from '../../referrals/index.ts';
import type { DealDesk } from '../buttons/deal-actions.ts';
import { whichDeal, whichReading } from '../buttons/deal-choice.ts';
import { isDeal, standingOfDeal } from '../deal/deal.ts';
import { dealNotice } from '../deal/deal-notices.ts';
import { fieldName, valueText } from '../deal/deal-words-of.ts';
import { canEditContact } from '../microsoft/deal-microsoft.ts';
import { aboutDeal, askedToWin, changedCard } from './deal-changed.ts';
import {
  type DealsByWords,
  firstLettersOf,
  firstWord,
  isAlmostCalled,
  isCalled,
  type MaybeNamed,
  maybeNamed,
  nearlySpeaksOf,
  speaksOf,
} from './deal-named.ts';
import {
  commandedWords,
  type DealSpeaker,
  type DealWord,
  dealWords,
  exampleOf,
  longestCarried,
  longestNote,
  readDealWord,
  type Said,
  unreadable,
} from './deal-said.ts';
import { takeBack } from './deal-take-back.ts';

export interface DealCommandDeps {
  readonly referrals: Pick<ReferralStore, 'find' | 'ownedBy'>;
  readonly byWords: DealsByWords;
  readonly dealtWithLast: DealtWithLast;
  readonly access: Access;
}

const wordOf: Readonly<Partial<Record<Intent, DealWord>>> = {
  'set-value': 'setValue',
  'set-stage': 'stage',
  'set-close-date': 'closeDate',
  note: 'note',
  'set-contact': 'contact',
};
const lookedAt = 100;
/** So that the one opened last has its place among the choices. */
const mostCalled = 5;
const SayData = z.strictObject({
  referralId: z.guid().transform((id) => id.toLowerCase()),
  word: z.enum(dealWords),
  words: z.string().min(1).max(longestNote),
});

const TakeBackData = z.strictObject({ referralId: z.guid().transform((id) => id.toLowerCase()), entryId: z.guid() });

/** `set value 150k`, `stage proposed`, `note …`, `close date 30 Sep`: on the deal opened last, or on one that is named. */
export function dealCommands(desk: DealDesk, deps: DealCommandDeps) {
  const isOpen = (deal: Referral) => isDeal(deal) && standingOfDeal(deal) === 'open';

  async function openedLast(turn: Turn): Promise<Referral | undefined> {
    const last = await deps.dealtWithLast(turn.person);
    const opened = last ? await deps.referrals.find(last) : undefined;
    return opened && isDeal(opened) && deps.access.may(turn.person, 'see-in-full', opened) ? opened : undefined;
  }

  async function ownOpen(turn: Turn): Promise<readonly Referral[]> {
    return (await deps.referrals.ownedBy(turn.person, lookedAt)).filter(isOpen);
  }

  async function handle(turn: Turn, word: DealWord, rest: string, notCalled?: string): Promise<Reply> {
    const { locale } = turn;
    if (turn.conversation.kind !== 'personal') return text(say(locale, 'deal.words.personal'));
    const words = rest.trim();
    if (words === '') return text(howToSay(locale, word));
    const longest = word === 'note' ? longestNote : longestCarried;
    if (words.length > longest) return text(say(locale, 'deal.words.tooLong', { max: longest }));
    const maybe = maybeNamed(words);
    const why = unreadable(word, maybe?.rest ?? words, speakerOf(turn));
    if (why) return text(why);
    const asked = isAsked(turn, word, words);
    if (maybe) return onNamed(turn, word, words, maybe, asked);
    return onOpened(turn, word, words, { asked, ...(notCalled ? { notCalled } : {}) });
  }

  /** The deal opened last, or the only one there is; else the person says which. */
  async function onOpened(
    turn: Turn,
    word: DealWord,
    words: string,
    { asked, notCalled }: { readonly asked: boolean; readonly notCalled?: string },
  ): Promise<Reply> {
    const opened = await openedLast(turn);
    const [only, ...others] = opened ? [opened] : await ownOpen(turn);
    if (!only) return noDeal(turn.locale);
    const spokenOf = word === 'note' && others.length === 0 ? await othersIn(turn, words, only) : [];
    if (others.length + spokenOf.length === 0 && !asked && !notCalled) return does(turn, only, word, words);
    const choices = [...spokenOf, only, ...others].map((deal) => ({ deal, words }));
    return card(whichDeal(turn.locale, choices, { word, typed: words, asked, ...(notCalled ? { notCalled } : {}) }));
  }

  /** `note Fabrikam signed`, where another deal was opened last: open deals of those whom the note speaks of. */
  async function othersIn(turn: Turn, note: string, opened: Referral): Promise<readonly Referral[]> {
    if (speaksOf(opened, note)) return [];
    const looked = [...new Set([firstWord(note), ...firstLettersOf(note)])].filter(Boolean);
    const [own, ...found] = await Promise.all([
      ownOpen(turn),
      ...looked.map(async (words) => (await deps.byWords.activeWith(turn.person, words)).found),
    ]);
    const all = [...new Map([own, ...found].flat().map((deal) => [deal.id, deal])).values()].filter(isOpen);
    const spokenOf = all.filter((deal) => speaksOf(deal, note));
    const nearly =
      spokenOf.length > 0 || nearlySpeaksOf(opened, note) ? [] : all.filter((deal) => nearlySpeaksOf(deal, note));
    return [...spokenOf, ...nearly].slice(0, mostCalled);
  }

  /** A question writes nothing, even where the words before it would: it is offered as what it would do. */
  function isAsked({ locale }: Turn, word: DealWord, words: string): boolean {
    return asksSomething(words, locale, word === 'note' ? 'first' : 'anywhere');
  }

  function speakerOf({ locale, timeZone, person }: Turn): DealSpeaker {
    const at = desk.clock.now();
    return { locale, timeZone, name: person.name, today: dayIn(timeZone, at), at };
  }

  /** The only open deal that is called so; else the person says which, and the one opened last is always among them. */
  async function onNamed(
    turn: Turn,
    word: DealWord,
    words: string,
    { name, rest }: MaybeNamed,
    asked: boolean,
  ): Promise<Reply> {
    const { found, complete } = await deps.byWords.activeWith(turn.person, name);
    const called = found.filter((deal) => isOpen(deal) && isCalled(deal, name));
    const [only, ...others] = called;
    if (only && others.length === 0 && complete && !asked) return does(turn, only, word, rest);
    const opened = await openedLast(turn);
    const almost = called.length > 0 ? [] : [...found, ...(await ownOpen(turn))].filter(isOpen);
    const choices = [
      ...called.slice(0, mostCalled).map((deal) => ({ deal, words: rest })),
      ...almost
        .filter((deal) => isAlmostCalled(deal, name))
        .slice(0, mostCalled)
        .map((deal) => ({ deal, words: rest })),
      // What is no name of it belongs to what is said of it.
      ...(opened && isOpen(opened) ? [{ deal: opened, words: isAlmostCalled(opened, name) ? rest : words }] : []),
      ...almost.map((deal) => ({ deal, words: rest })),
    ];
    const unique = choices.filter(({ deal }, index) => choices.findIndex((one) => one.deal.id === deal.id) === index);
    if (unique.length === 0) return noDeal(turn.locale);
    return card(
      whichDeal(turn.locale, unique, {
        word,
        typed: words,
        asked,
        ...(called.length === 0 ? { notCalled: name } : {}),
      }),
    );
  }

  async function toWin({ locale }: Turn, deal: Referral): Promise<Reply> {
    return card(askedToWin(locale, (await deps.referrals.find(deal.id)) ?? deal));
  }

  async function does(turn: Turn, deal: Referral, word: DealWord, words: string): Promise<Reply> {
    const { locale, person } = turn;
    const speaker = speakerOf(turn);
    let said: Said | undefined;
    const make = (record: ReferralRecord, referral: Referral) => {
      if (word === 'contact' && !canEditContact(referral)) {
        said = { kind: 'no', text: say(locale, 'deal.notice.contactSent') };
        return undefined;
      }
      said = readDealWord(word, words, record, speaker);
      return said.kind === 'change' && !isSame(said.change) ? [said.change] : undefined;
    };
    const outcome = await desk.service.change(person, deal.id, deedOf(word), make, { heldForUndo: true });
    if (outcome.kind === 'not-found') return noDeal(locale);
    const read = said as Said | undefined;
    if (read?.kind === 'won' && outcome.kind === 'nothing') return toWin(turn, deal);
    if (read?.kind === 'change' && outcome.kind === 'done') {
      const entry = outcome.referral.outbox.at(-1);
      const { understood } = read;
      if (entry) return card(changedCard(turn, outcome.referral, entry, { now: speaker.at, understood }));
    }
    if (read?.kind === 'change' && outcome.kind === 'nothing' && isReplacing(read.change)) {
      const { field, to } = read.change;
      const values = { field: fieldName(locale, field), after: valueText(locale, field, to) };
      return card(aboutDeal(locale, outcome.referral, { title: say(locale, 'deal.changed.same', values) }));
    }
    if (outcome.kind === 'nothing' && read?.kind === 'no') return text(read.text);
    if (outcome.kind === 'nothing' && read?.kind === 'which')
      return card(whichReading(locale, read.text, outcome.referral, word, read.readings));
    return text(dealNotice(turn, outcome, 'deal.notice.changed', speaker.at));
  }

  const commanded = (word: (typeof commandedWords)[number], isOurs: (rest: string) => boolean): Command => ({
    name: word,
    // While a deal is being created, the same words may well be an answer.
    notInConversation: true,
    match: (said, locale) => {
      const rest = afterCommand(locale, word, said);
      return rest === undefined || !isOurs(rest) ? undefined : { rest };
    },
    handle: (turn, { rest }) => handle(turn, word, rest),
  });
  const namesDeal = (word: DealWord) => (word === 'note' ? noteOfName : leadsToName);
  const commands: readonly Command[] = [
    ...commandedWords.map((word) => commanded(word, (rest) => !namesDeal(word).test(rest))),
    // Where the grammar knows no such deal.
    { ...commanded('note', () => true), lenient: true },
  ];

  const chosen: CardAction = defineCardAction({
    verb: 'deal.say',
    data: SayData,
    handle: async (click, { referralId, word, words }) => {
      const deal = await desk.find(click, { referralId });
      const reply = await does(click, deal, word, words);
      const [message] = reply.kind === 'messages' ? reply.messages : [];
      if (message?.kind === 'card') return message;
      return { kind: 'message', text: message?.kind === 'text' ? message.text : say(click.locale, 'action.stale') };
    },
  });

  const takenBack: CardAction = defineCardAction({
    verb: 'deal.take-back',
    data: TakeBackData,
    handle: async (click, { referralId, entryId }) => {
      const deal = await desk.find(click, { referralId });
      return { kind: 'card', ...(await takeBack(desk, click, deal, entryId)) };
    },
  });

  /** `change the Fabrikam value to 200k`: at once where the sentence is exact and names one open deal; else it is asked. */
  const sentences: IntentHandler = {
    intents: Object.keys(wordOf) as Intent[],
    async handle(turn, { intent, ids, nameSaid, rest, exact }) {
      const word = wordOf[intent];
      if (!word) return undefined;
      const isNamed = ids.length > 0;
      if (!isNamed || turn.conversation.kind !== 'personal')
        return handle(turn, word, rest, isNamed ? undefined : nameSaid);
      const why = unreadable(word, rest, speakerOf(turn));
      if (why) return text(why);
      const found = await Promise.all(ids.slice(0, lookedAt).map((id) => deps.referrals.find(id)));
      const deals = found.filter(
        (deal) => deal !== undefined && isOpen(deal) && deps.access.may(turn.person, 'see-in-full', deal),
      ) as readonly Referral[];
      const [only, ...others] = deals;
      if (!only) return noDeal(turn.locale);
      const asked = isAsked(turn, word, rest);
      if (others.length === 0 && exact && !asked) return does(turn, only, word, rest);
      const choices = deals.map((deal) => ({ deal, words: rest }));
      return card(whichDeal(turn.locale, choices, { word, typed: rest, asked }));
    },
  };

  return { commands, sentences, cardActions: [chosen, takenBack] };
}

function howToSay(locale: Turn['locale'], word: DealWord): string {
  if (word === 'contact') return say(locale, 'deal.words.contact.how');
  return say(locale, 'deal.words.how', { example: exampleOf(word, commandWord(locale, word)) });
}

/** The same right for all that a word changes, but the stage, which has one of its own. */
export function deedOf(word: DealWord): 'edit' | 'stage' {
  return word === 'stage' ? 'stage' : 'edit';
}

function isSame(change: RecordChange): boolean {
  return isReplacing(change) && sameValue(change.from, change.to);
}

function text(words: string): Reply {
  return { kind: 'messages', messages: [{ kind: 'text', text: words }] };
}

function noDeal(locale: Turn['locale']): Reply {
  return text(say(locale, 'deal.words.none', { example: `${commandWord(locale, 'referral')} Fabrikam` }));
}

function card({ offers, ...built }: BuiltCard & Pick<Reply, 'offers'>): Reply {
  return { kind: 'messages', messages: [{ kind: 'card', ...built }], ...(offers ? { offers } : {}) };
}
