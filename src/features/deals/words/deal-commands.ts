import { z } from 'zod';
import { readAmount } from '../../../answers/amount/amount.ts';
import { amountQualifiers } from '../../../answers/amount/amount-qualified.ts';
import { asksOfList, leadsToName, noteOfName } from '../../../answers/words/change-words.ts';
import { cardsTogether } from '../../../cards/cards-together.ts';
import { type CardAction, type Command, defineCardAction, type IntentHandler } from '../../../feature.ts';
import type { Meaning } from '../../../grammar/meaning.ts';
import { say } from '../../../i18n/catalogue.ts';
import { afterCommand } from '../../../i18n/command-words.ts';
import type { Locale } from '../../../i18n/locale.ts';
import type { DealDesk } from '../buttons/deal-actions.ts';
import { commandedWords, type DealWord, longestNote } from './deal-said.ts';
import { takeBack } from './deal-take-back.ts';
import { DealWordAnswers, dealWordIntents } from './deal-word-answers.ts';
import { type DoDealWord, dealWordDoer } from './deal-word-done.ts';
import type { DealsMeantDeps } from './deals-meant.ts';
import { saidWords } from './several-words.ts';
import { bothNotes } from './two-notes.ts';

const SayData = z.strictObject({
  referralId: z.guid().transform((id) => id.toLowerCase()),
  word: z.enum(saidWords),
  words: z.string().min(1).max(longestNote),
});

const TakeBackData = z.strictObject({ referralId: z.guid().transform((id) => id.toLowerCase()), entryId: z.guid() });

/** `set value 150k`, `stage proposed`, `note …`, `close date 30 Sep`: on the deal opened last, or on a named one. */
export function dealCommands(desk: DealDesk, deps: DealsMeantDeps) {
  const does = dealWordDoer(desk, deps.referrals);
  const answers = new DealWordAnswers(desk, deps, does);

  /** `change the Fabrikam value to 200k`, several fields at once, and of two notes in one message each on its own deal. */
  const sentences: IntentHandler = {
    intents: dealWordIntents,
    async handle(turn, { also, ...first }) {
      const reply = await answers.said(turn, first);
      return also ? bothNotes(turn, reply, () => answers.said(turn, also)) : reply;
    },
  };

  return { commands: commandsOf(answers), sentences, cardActions: cardActionsOf(desk, does) };
}

function commandsOf(answers: DealWordAnswers): readonly Command[] {
  const commanded = (
    word: (typeof commandedWords)[number],
    isOurs: (rest: string, locale: Locale) => boolean,
  ): Command => ({
    name: word,
    // During a new deal, the same words may be an answer.
    notInConversation: true,
    match: (said, locale) => {
      const rest = afterCommand(locale, word, said);
      return rest === undefined || !isOurs(rest, locale) ? undefined : { rest };
    },
    ...(word === 'note' ? {} : { yieldsTo: (meaning) => isOfAnother(meaning, word) }),
    handle: (turn, { rest }) => answers.commanded(turn, word, rest),
  });
  const namesDeal = (word: DealWord) => (word === 'note' ? noteOfName : leadsToName);
  return [
    ...commandedWords.map((word) =>
      commanded(
        word,
        (rest, locale) => !namesDeal(word).test(rest) && !mayName(word, rest, locale) && !isOfList(word, rest),
      ),
    ),
    // If the grammar found no such deal.
    { ...commanded('note', () => true), lenient: true },
    { ...commanded('stage', (rest) => !leadsToName.test(rest)), lenient: true },
  ];
}

/** `сумма Дубравы теперь 1,5 млн`, `сумма выигранных`: of the deal that is named, or of many. In a note, whoever is named is a part of it. */
function isOfAnother({ ids, intent, list }: Meaning, word: DealWord): boolean {
  if (ids.length > 0 && intent.startsWith('set-')) return true;
  // `stage won` speaks of the deal that is open.
  return intent === 'pipeline' || (word !== 'stage' && intent === 'list' && list === 'archived');
}

function cardActionsOf(desk: DealDesk, does: DoDealWord): readonly CardAction[] {
  const chosen = defineCardAction({
    verb: 'deal.say',
    data: SayData,
    handle: async (click, { referralId, word, words }) => {
      const deal = await desk.find(click, { referralId });
      const reply = await does(click, deal, word, words);
      const [message, ...others] = reply.kind === 'messages' ? reply.messages : [];
      const besides = others.filter((one) => one.kind === 'card' || one.kind === 'text');
      if (message?.kind === 'card')
        return besides.length === 0 ? message : { ...message, card: cardsTogether(message.card, besides) };
      return { kind: 'message', text: message?.kind === 'text' ? message.text : say(click.locale, 'action.stale') };
    },
  });

  const takenBack = defineCardAction({
    verb: 'deal.take-back',
    data: TakeBackData,
    handle: async (click, { referralId, entryId }) => {
      const deal = await desk.find(click, { referralId });
      return { kind: 'card', ...(await takeBack(desk, click, deal, entryId)) };
    },
  });
  return [chosen, takenBack];
}

/** A stage has one or two words, so a name may precede it: `этап Ромашки = предложение`. */
function mayName(word: DealWord, rest: string, locale: Locale): boolean {
  // `value City Power 95k plus VAT`: a name in front of the amount; what qualifies it makes it an offer, which writes nothing.
  if (word === 'setValue' && amountQualifiers(rest).length > 0)
    return /^\p{L}{3}/u.test(rest) && /\d/u.test(rest) && readAmount(rest, { locale }).kind === 'nothing';
  return word === 'stage' && /^\p{Script=Cyrillic}{4,} .*[=:–—]/u.test(rest);
}

const isOfList = (word: DealWord, rest: string): boolean => word === 'setValue' && asksOfList.test(rest);
