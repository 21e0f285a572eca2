import { z } from 'zod';
import { leadsToName, noteOfName } from '../../../answers/words/change-words.ts';
import { plainName } from '../../../cards/plain.ts';
import {
  type CardAction,
  type Command,
  defineCardAction,
  type IntentHandler,
  type Reply,
  type Turn,
} from '../../../feature.ts';
import { asksSomething } from '../../../grammar/asked.ts';
import { saysDelay } from '../../../grammar/delay.ts';
import type { Intent, Meaning } from '../../../grammar/meaning.ts';
import { say } from '../../../i18n/catalogue.ts';
import { afterCommand, commandWord } from '../../../i18n/command-words.ts';
import type { DealDesk } from '../buttons/deal-actions.ts';
import { whichDeal } from '../buttons/deal-choice.ts';
import { aboutDeal } from './deal-changed.ts';
import { isCalled, type MaybeNamed, maybeNamed } from './deal-named.ts';
import { dealCardReply, dealTextReply, noDealMeant } from './deal-replies.ts';
import {
  commandedWords,
  type DealWord,
  dealWords,
  exampleOf,
  longestCarried,
  longestNote,
  unreadable,
} from './deal-said.ts';
import { takeBack } from './deal-take-back.ts';
import { dealSpeaker, dealWordDoer } from './deal-word-done.ts';
import { DealsMeant, type DealsMeantDeps } from './deals-meant.ts';
import { bothNotes } from './two-notes.ts';

/** Upper bound of referrals read per name. */
const mostNamed = 20;
const wordOf: Readonly<Partial<Record<Intent, DealWord>>> = {
  'set-value': 'setValue',
  'set-stage': 'stage',
  'set-close-date': 'closeDate',
  note: 'note',
  'set-contact': 'contact',
};
const SayData = z.strictObject({
  referralId: z.guid().transform((id) => id.toLowerCase()),
  word: z.enum(dealWords),
  words: z.string().min(1).max(longestNote),
});

const TakeBackData = z.strictObject({ referralId: z.guid().transform((id) => id.toLowerCase()), entryId: z.guid() });

/** `set value 150k`, `stage proposed`, `note …`, `close date 30 Sep`: on the deal opened last, or on a named one. */
export function dealCommands(desk: DealDesk, deps: DealsMeantDeps) {
  const meant = new DealsMeant(deps);
  const does = dealWordDoer(desk, deps.referrals);
  const speakerOf = (turn: Turn) => dealSpeaker(turn, desk.clock.now());

  async function handle(turn: Turn, word: DealWord, rest: string, notCalled?: string): Promise<Reply> {
    const { locale } = turn;
    if (turn.conversation.kind !== 'personal') return dealTextReply(say(locale, 'deal.words.personal'));
    const words = rest.trim();
    if (words === '') return dealTextReply(howToSay(locale, word));
    const longest = word === 'note' ? longestNote : longestCarried;
    if (words.length > longest) return dealTextReply(say(locale, 'deal.words.tooLong', { max: longest }));
    const maybe = maybeNamed(words);
    const why = unreadable(word, maybe?.rest ?? words, speakerOf(turn));
    if (why) return dealTextReply(why);
    const asked = isAsked(turn, word, words);
    if (maybe) return onNamed(turn, word, words, maybe, asked);
    return onOpened(turn, word, words, { asked, ...(notCalled ? { notCalled } : {}) });
  }

  /** The deal opened last, or the only one; else asks which. */
  async function onOpened(
    turn: Turn,
    word: DealWord,
    words: string,
    { asked, notCalled }: { readonly asked: boolean; readonly notCalled?: string },
  ): Promise<Reply> {
    const [only, ...others] = await meant.withoutName(turn);
    if (!only) return noDealMeant(turn.locale);
    const spokenOf = word === 'note' && others.length === 0 ? await meant.othersIn(turn, words, only) : [];
    // `note Fabrikam`: which deal, and not yet what.
    if (word === 'note' && [...spokenOf, only].some((deal) => isCalled(deal, words)))
      return dealTextReply(howToSay(turn.locale, word));
    if (others.length + spokenOf.length === 0 && !asked && !notCalled) return does(turn, only, word, words);
    const choices = [...spokenOf, only, ...others].map((deal) => ({ deal, words }));
    return dealCardReply(
      whichDeal(turn.locale, choices, { word, typed: words, asked, ...(notCalled ? { notCalled } : {}) }),
    );
  }

  /** A question writes nothing, even after words that would: the change is offered. */
  function isAsked({ locale }: Turn, word: DealWord, words: string): boolean {
    return asksSomething(words, locale, word === 'note' ? 'first' : 'anywhere');
  }

  /** The only open deal of that name; else asks which, and the deal opened last is always a choice. */
  async function onNamed(
    turn: Turn,
    word: DealWord,
    words: string,
    { name, rest }: MaybeNamed,
    asked: boolean,
  ): Promise<Reply> {
    const { only, choices, isCalledSo } = await meant.called(turn, words, { name, rest }, asked);
    if (only) return does(turn, only, word, rest);
    if (choices.length === 0) return noDealMeant(turn.locale);
    return dealCardReply(
      whichDeal(turn.locale, choices, { word, typed: words, asked, ...(isCalledSo ? {} : { notCalled: name }) }),
    );
  }

  const commanded = (word: (typeof commandedWords)[number], isOurs: (rest: string) => boolean): Command => ({
    name: word,
    // During a new deal, the same words may be an answer.
    notInConversation: true,
    match: (said, locale) => {
      const rest = afterCommand(locale, word, said);
      return rest === undefined || !isOurs(rest) ? undefined : { rest };
    },
    handle: (turn, { rest }) => handle(turn, word, rest),
  });
  const namesDeal = (word: DealWord) => (word === 'note' ? noteOfName : leadsToName);
  const commands: readonly Command[] = [
    ...commandedWords.map((word) => commanded(word, (rest) => !namesDeal(word).test(rest) && !mayName(word, rest))),
    // If the grammar found no such deal.
    { ...commanded('note', () => true), lenient: true },
    { ...commanded('stage', (rest) => !leadsToName.test(rest)), lenient: true },
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

  /** A pending referral is not a deal yet, so it has no close date to change. */
  async function isWaiting(ids: readonly string[]): Promise<boolean> {
    const found = await Promise.all(ids.slice(0, mostNamed).map((id) => deps.referrals.find(id)));
    return found.some((referral) => referral?.kind === 'inbound' && referral.record.status === 'New');
  }

  /** The one that was named, and that there is nothing to change on: it waits for an answer, or is over. */
  async function notOpen(turn: Turn, ids: readonly string[]): Promise<Reply | undefined> {
    const [named, ...more] = await Promise.all(ids.slice(0, mostNamed).map((id) => deps.referrals.find(id)));
    if (!named || more.length > 0 || !deps.access.may(turn.person, 'see-in-full', named)) return undefined;
    const title = say(turn.locale, 'deal.words.notOpen', { customer: plainName(named.record.customer.name, 60) });
    return dealCardReply(aboutDeal(turn.locale, named, { title }));
  }

  /** `change the Fabrikam value to 200k`, and of two notes in one message each on its own deal. */
  const sentences: IntentHandler = {
    intents: Object.keys(wordOf) as Intent[],
    async handle(turn, { also, ...first }) {
      const reply = await handled(turn, first);
      return also ? bothNotes(turn, reply, () => handled(turn, also)) : reply;
    },
  };

  /** Carried out at once if the sentence is exact and names one open deal; else asks. */
  async function handled(turn: Turn, meaning: Meaning): Promise<Reply | undefined> {
    const { intent, ids, nameSaid, rest, exact, sentence } = meaning;
    const word = wordOf[intent];
    if (!word) return undefined;
    const isNamed = ids.length > 0;
    if (!isNamed || turn.conversation.kind !== 'personal')
      return handle(turn, word, rest, isNamed ? undefined : nameSaid);
    const why = unreadable(word, rest, speakerOf(turn));
    if (why) return dealTextReply(why);
    const deals = await meant.ofIds(turn, ids);
    const [only, ...others] = deals;
    if (!only && intent === 'set-close-date' && saysDelay(sentence.text) && (await isWaiting(ids))) return undefined;
    if (!only) return (await notOpen(turn, ids)) ?? noDealMeant(turn.locale);
    const asked = isAsked(turn, word, rest);
    if (others.length === 0 && exact && !asked) return does(turn, only, word, rest);
    const choices = deals.map((deal) => ({ deal, words: rest }));
    return dealCardReply(whichDeal(turn.locale, choices, { word, typed: rest, asked }));
  }

  return { commands, sentences, cardActions: [chosen, takenBack] };
}

/** A stage has one or two words, so a name may precede it: `этап Ромашки = предложение`. */
function mayName(word: DealWord, rest: string): boolean {
  return word === 'stage' && /^\p{Script=Cyrillic}{4,} .*[=:–—]/u.test(rest);
}

function howToSay(locale: Turn['locale'], word: DealWord): string {
  if (word === 'contact') return say(locale, 'deal.words.contact.how');
  return say(locale, 'deal.words.how', { example: exampleOf(word, commandWord(locale, word)) });
}
