import { amountQualifiers } from '../../../answers/amount/amount-qualified.ts';
import { readDayShift } from '../../../answers/day/moved-day.ts';
import type { Reply, Turn } from '../../../feature.ts';
import type { Intent, Meaning } from '../../../grammar/meaning.ts';
import { saysDelay } from '../../../grammar/rules/reminders/delay.ts';
import { asksSomething } from '../../../grammar/sentence/asked.ts';
import { wordsUnread } from '../../../grammar/unread.ts';
import { say } from '../../../i18n/catalogue.ts';
import { commandWord } from '../../../i18n/command-words.ts';
import { textReply } from '../../../text-reply.ts';
import type { Referral } from '../../referrals/index.ts';
import type { DealDesk } from '../buttons/deal-actions.ts';
import { whichDeal } from '../buttons/deal-choice.ts';
import { changeOffered } from './change-offered.ts';
import { withDirection } from './close-date-moved.ts';
import { isCalled, type MaybeNamed, maybeNamed } from './deal-named.ts';
import { notChangeable } from './deal-not-changeable.ts';
import { dealCardReply, noDealMeant } from './deal-replies.ts';
import { type DealWord, exampleOf, longestCarried, longestNote, unreadable } from './deal-said.ts';
import { type DoDealWord, dealSpeaker } from './deal-word-done.ts';
import { DealsMeant, type DealsMeantDeps } from './deals-meant.ts';
import { type DealPart, packedParts, type SaidWord } from './several-words.ts';

const dealWordOf: Readonly<Partial<Record<Intent, DealWord>>> = {
  'set-value': 'setValue',
  'set-stage': 'stage',
  'set-close-date': 'closeDate',
  note: 'note',
  'set-contact': 'contact',
};
export const dealWordIntents = Object.keys(dealWordOf) as readonly Intent[];

interface SaidOfDeal {
  readonly isSure: boolean;
  readonly word: SaidWord;
  readonly words: string;
  /** As it is shown, where a button carries it in another form. */
  readonly typed?: string;
  readonly unread: readonly string[];
}

/** What a command or a sentence says of a deal: which one is meant, and then the change, or a question. */
export class DealWordAnswers {
  readonly #meant: DealsMeant;
  readonly #does: DoDealWord;
  readonly #notChangeable: (turn: Turn, named: readonly Referral[]) => Reply | undefined;
  readonly #speakerOf: (turn: Turn) => ReturnType<typeof dealSpeaker>;

  constructor(desk: DealDesk, deps: DealsMeantDeps, does: DoDealWord) {
    this.#meant = new DealsMeant(deps);
    this.#does = does;
    this.#notChangeable = (turn, named) => notChangeable({ access: deps.access, clock: desk.clock }, turn, named);
    this.#speakerOf = (turn) => dealSpeaker(turn, desk.clock.now());
  }

  /** @param notCalled a name in the sentence that no deal has. */
  async commanded(turn: Turn, word: DealWord, rest: string, notCalled?: string): Promise<Reply> {
    const { locale } = turn;
    if (turn.conversation.kind !== 'personal') return textReply(say(locale, 'deal.words.personal'));
    const words = rest.trim();
    if (words === '') return textReply(howToSay(locale, word));
    const longest = word === 'note' ? longestNote : longestCarried;
    if (words.length > longest) return textReply(say(locale, 'deal.words.tooLong', { max: longest }));
    const maybe = maybeNamed(words);
    const why = unreadable(word, maybe?.rest ?? words, this.#speakerOf(turn));
    if (why) return textReply(why);
    const asked = isAskedAbout(turn, word, words);
    if (maybe) return this.#onNamed(turn, word, words, maybe, asked);
    return this.#onOpened(turn, word, words, { asked, ...(notCalled ? { notCalled } : {}) });
  }

  /** Carried out at once if the sentence is exact and names one open deal; else asks. */
  async said(turn: Turn, meaning: Meaning): Promise<Reply | undefined> {
    const { intent, ids, nameSaid, rest, exact, sentence, more } = meaning;
    const word = dealWordOf[intent];
    if (!word) return undefined;
    if (more) return this.#saidTogether(turn, meaning, [meaning, ...more]);
    const isNamed = ids.length > 0;
    if (!isNamed || turn.conversation.kind !== 'personal')
      return (
        (await this.#delayed(turn, word, meaning)) ?? this.commanded(turn, word, rest, isNamed ? undefined : nameSaid)
      );
    const why = unreadable(word, rest, this.#speakerOf(turn));
    if (why) return textReply(why);
    const named = await this.#meant.named(ids);
    const deals = named.filter((deal) => this.#meant.mayChange(turn, deal));
    const [only, ...others] = deals;
    if (!only && intent === 'set-close-date' && saysDelay(sentence.text) && named.some(isWaiting)) return undefined;
    if (!only) return this.#notChangeable(turn, named) ?? noDealMeant(turn.locale);
    const asked = isAskedAbout(turn, word, rest);
    const words = word === 'closeDate' ? withDirection(rest, sentence.text) : rest;
    // Said in a sentence with more: the new day is offered, not set.
    const isMoved = word === 'closeDate' && readDayShift(rest)?.isAll === false;
    // What a note says is its own: all of it is written.
    const unread = word === 'note' ? [] : [...wordsUnread(meaning, [rest]), ...qualifiedBy(word, rest)];
    if (others.length === 0 && !asked)
      return this.#doneOrOffered(turn, only, {
        word,
        words,
        unread,
        isSure: (exact || isMoved) && unread.length === 0,
      });
    const choices = deals.map((deal) => ({ deal, words }));
    return dealCardReply(whichDeal(turn.locale, choices, { word, typed: rest, asked }));
  }

  /** `延到星期二`, of the deal spoken of: its new day is offered. */
  async #delayed(turn: Turn, word: DealWord, { ids, exact, rest, sentence }: Meaning): Promise<Reply | undefined> {
    const isPersonal = turn.conversation.kind === 'personal';
    if (ids.length > 0 || exact || word !== 'closeDate' || !saysDelay(sentence.text) || !isPersonal) return undefined;
    const [last, ...others] = await this.#meant.withoutName(turn);
    if (!last || others.length > 0 || this.#meant.isOthers(turn, last)) return undefined;
    const words = withDirection(rest, sentence.text);
    return this.#doneOrOffered(turn, last, { word, words, unread: [], isSure: false });
  }

  /** Of the only deal that may be meant: at once where nothing is doubtful and every word was read; else shown with its button. */
  #doneOrOffered(
    turn: Turn,
    deal: Referral,
    { isSure, word, words, typed = words, unread }: SaidOfDeal,
  ): Reply | Promise<Reply> {
    const speaker = this.#speakerOf(turn);
    const offered = isSure ? 'asks' : changeOffered(turn.locale, deal, { word, words, speaker, unread });
    if (offered === 'asks') return this.#does(turn, deal, word, words);
    if (offered !== 'no-offer') return offered;
    return dealCardReply(whichDeal(turn.locale, [{ deal, words }], { word, typed, asked: word === 'several' }));
  }

  /** Several fields of one deal: one change with one Undo where the sentence is exact, else one press. */
  async #saidTogether(turn: Turn, first: Meaning, all: readonly Meaning[]): Promise<Reply | undefined> {
    if (turn.conversation.kind !== 'personal') return textReply(say(turn.locale, 'deal.words.personal'));
    const parts = all.flatMap(({ intent, rest, sentence }): readonly DealPart[] => {
      const word = dealWordOf[intent];
      return word ? [{ word, words: word === 'closeDate' ? withDirection(rest, sentence.text) : rest }] : [];
    });
    const speaker = this.#speakerOf(turn);
    const why = parts.map(({ word, words }) => unreadable(word, words, speaker)).find(Boolean);
    if (why) return textReply(why);
    const { ids, exact } = first;
    const named = await this.#meant.named(ids);
    const deals = named.filter((deal) => this.#meant.mayChange(turn, deal));
    const [only, ...others] = deals;
    if (!only) return this.#notChangeable(turn, named) ?? noDealMeant(turn.locale);
    const words = packedParts(parts);
    const carried = all.map(({ rest }) => rest);
    const unread = [
      ...wordsUnread(first, carried),
      ...parts.flatMap(({ word, words: said }) => qualifiedBy(word, said)),
    ];
    const typed = parts.map((part) => part.words.replace(/^[<>]/, '')).join(', ');
    if (others.length === 0) {
      const isSure = exact && unread.length === 0;
      return this.#doneOrOffered(turn, only, { word: 'several', words, typed, unread, isSure });
    }
    const choices = deals.map((deal) => ({ deal, words }));
    return dealCardReply(whichDeal(turn.locale, choices, { word: 'several', typed, asked: true }));
  }

  /** The deal opened last, or the only one; else asks which. */
  async #onOpened(
    turn: Turn,
    word: DealWord,
    words: string,
    { asked, notCalled }: { readonly asked: boolean; readonly notCalled?: string },
  ): Promise<Reply> {
    const [only, ...others] = await this.#meant.withoutName(turn);
    if (!only) return noDealMeant(turn.locale);
    const why = others.length === 0 && this.#meant.isOthers(turn, only) && this.#notChangeable(turn, [only]);
    if (why) return why;
    const spokenOf = word === 'note' && others.length === 0 ? await this.#meant.othersIn(turn, words, only) : [];
    // `note Fabrikam`: names a deal without a note.
    if (word === 'note' && [...spokenOf, only].some((deal) => isCalled(deal, words)))
      return textReply(howToSay(turn.locale, word));
    if (others.length + spokenOf.length === 0 && !asked && !notCalled) return this.#does(turn, only, word, words);
    const choices = [...spokenOf, only, ...others].map((deal) => ({ deal, words }));
    return dealCardReply(
      whichDeal(turn.locale, choices, { word, typed: words, asked, ...(notCalled ? { notCalled } : {}) }),
    );
  }

  /** The only open deal of that name; else asks which, and the deal opened last is always a choice. */
  async #onNamed(
    turn: Turn,
    word: DealWord,
    words: string,
    { name, rest }: MaybeNamed,
    asked: boolean,
  ): Promise<Reply> {
    const { only, choices, isCalledSo } = await this.#meant.called(turn, words, { name, rest }, asked);
    if (only) return this.#does(turn, only, word, rest);
    const others = isCalledSo ? [] : await this.#meant.anyOfCustomer(turn, name);
    const why = this.#notChangeable(turn, others);
    if (why) return why;
    if (choices.length === 0) return noDealMeant(turn.locale);
    return dealCardReply(
      whichDeal(turn.locale, choices, { word, typed: words, asked, ...(isCalledSo ? {} : { notCalled: name }) }),
    );
  }
}

/** `금액 3억, 부가세 별도`: read with the amount, and not stored with it. */
const qualifiedBy = (word: DealWord, said: string): readonly string[] =>
  word === 'setValue' ? amountQualifiers(said) : [];

/** A pending referral is not a deal yet, so it has no close date to change. */
const isWaiting = ({ kind, record }: Referral): boolean => kind === 'inbound' && record.status === 'New';

/** A question writes nothing, even after words that would: the change is offered. */
function isAskedAbout({ locale }: Turn, word: DealWord, words: string): boolean {
  return asksSomething(words, locale, word === 'note' ? 'first' : 'anywhere');
}

function howToSay(locale: Turn['locale'], word: DealWord): string {
  if (word === 'contact') return say(locale, 'deal.words.contact.how');
  return say(locale, 'deal.words.how', { example: exampleOf(word, commandWord(locale, word)) });
}
