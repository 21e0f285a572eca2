import type { Reply, Turn } from '../../../feature.ts';
import { say } from '../../../i18n/catalogue.ts';
import { dayIn } from '../../../i18n/format.ts';
import type { Locale } from '../../../i18n/locale.ts';
import { textReply } from '../../../text-reply.ts';
import {
  type BuiltCard,
  isReplacing,
  type RecordChange,
  type Referral,
  type ReferralRecord,
  type ReferralStore,
  sameValue,
} from '../../referrals/index.ts';
import type { DealDesk } from '../buttons/deal-actions.ts';
import { whichReading } from '../buttons/deal-choice.ts';
import { dealNotice } from '../deal/deal-notices.ts';
import { fieldName, valueText } from '../deal/deal-words-of.ts';
import { canEditContact } from '../microsoft/deal-microsoft.ts';
import { aboutDeal, askedToWin, changedCard } from './deal-changed.ts';
import { dealCardReply, noDealMeant } from './deal-replies.ts';
import { type DealSpeaker, type DealWord, readDealWord, type Said } from './deal-said.ts';
import { type DealPart, partsOfWords, type SaidWord } from './several-words.ts';

export type DoDealWord = (turn: Turn, deal: Referral, word: SaidWord, words: string) => Promise<Reply>;

/** What was made of one part. */
interface PartRead extends DealPart {
  readonly said: Said;
}

export function dealSpeaker({ locale, timeZone, person }: Turn, at: Date): DealSpeaker {
  return { locale, timeZone, name: person.name, today: dayIn(timeZone, at), at };
}

/**
 * Makes the change, held for the undo window; or tells why not; or asks which reading is meant. Of several at once, those that are
 * certain are one change, and the others are asked about beside it.
 */
export function dealWordDoer(desk: DealDesk, referrals: Pick<ReferralStore, 'find'>): DoDealWord {
  return async function does(turn, deal, word, words) {
    const { locale, person } = turn;
    const speaker = dealSpeaker(turn, desk.clock.now());
    const parts = partsOfWords(word, words);
    let read: readonly PartRead[] = [];
    const make = (record: ReferralRecord, referral: Referral) => {
      read = parts.map((part) => ({ ...part, said: whyNot(turn, referral, part) ?? readPart(part, record, speaker) }));
      const changes = read.flatMap(({ said }) => (said.kind === 'change' && !isSame(said.change) ? [said.change] : []));
      return changes.length > 0 ? changes : undefined;
    };
    const outcome = await desk.service.change(person, deal.id, rightFor(parts), make, { heldForUndo: true });
    if (outcome.kind === 'not-found') return noDealMeant(locale);
    const { referral } = outcome;
    const isDone = outcome.kind === 'done';
    const replies: Reply[] = [];
    const card = isDone ? changed(turn, referral, read, speaker) : undefined;
    if (card) replies.push(card);
    for (const { said, ...part } of isDone || outcome.kind === 'nothing' ? read : []) {
      const isWritten = isDone && said.kind === 'change' && !isSame(said.change);
      const shown = isWritten ? undefined : await unchanged(locale, referral, part.word, said);
      if (shown) replies.push(shown);
    }
    return together(replies) ?? textReply(dealNotice(turn, outcome, 'deal.notice.changed', speaker.at));
  };

  /** The right to one field is not the right to another. */
  function whyNot({ locale, person }: Turn, referral: Referral, { word }: DealPart): Said | undefined {
    if (word === 'contact' && !canEditContact(referral))
      return { kind: 'no', text: say(locale, 'deal.notice.contactSent') };
    const isAllowed = word !== 'stage' || desk.service.whyNot(person, referral, 'stage') === undefined;
    return isAllowed ? undefined : { kind: 'no', text: say(locale, 'deal.notice.notAllowed') };
  }

  async function unchanged(locale: Locale, deal: Referral, word: DealWord, read?: Said): Promise<Reply | undefined> {
    switch (read?.kind) {
      case 'won':
        return dealCardReply(askedToWin(locale, (await referrals.find(deal.id)) ?? deal));
      case 'no':
        return textReply(read.text);
      case 'which':
        return dealCardReply(whichReading(locale, read.text, deal, word, read.readings));
      case 'change':
        return isReplacing(read.change) ? dealCardReply(asBefore(locale, deal, read.change)) : undefined;
      default:
        return undefined;
    }
  }
}

const readPart = ({ word, words }: DealPart, record: ReferralRecord, speaker: DealSpeaker) =>
  readDealWord(word, words, record, speaker);

/** What is typed next answers the last question. */
function together(replies: readonly Reply[]): Reply | undefined {
  const last = replies.at(-1);
  const messages = replies.flatMap((reply) => (reply.kind === 'messages' ? reply.messages : []));
  return last?.kind === 'messages' ? { ...last, messages } : last;
}

function changed(turn: Turn, deal: Referral, read: readonly PartRead[], { at }: DealSpeaker): Reply | undefined {
  const entry = deal.outbox.at(-1);
  const understood = read.flatMap(({ said }) => (said.kind === 'change' && said.understood ? [said.understood] : []));
  if (!entry || !read.some(({ said }) => said.kind === 'change')) return undefined;
  const more = understood.length > 0 ? { understood: understood.join(' ') } : {};
  return dealCardReply(changedCard(turn, deal, entry, { now: at, ...more }));
}

/** No change: the deal has this value already. */
function asBefore(locale: Locale, deal: Referral, { field, to }: Extract<RecordChange, { to: unknown }>): BuiltCard {
  const values = { field: fieldName(locale, field), after: valueText(locale, field, to) };
  return aboutDeal(locale, deal, { title: say(locale, 'deal.changed.same', values) });
}

/** One right for all words except the stage, which has its own. */
function rightFor(parts: readonly DealPart[]): 'edit' | 'stage' {
  return parts.every(({ word }) => word === 'stage') ? 'stage' : 'edit';
}

function isSame(change: RecordChange): boolean {
  return isReplacing(change) && sameValue(change.from, change.to);
}
