import type { Reply, Turn } from '../../../feature.ts';
import { say } from '../../../i18n/catalogue.ts';
import { dayIn } from '../../../i18n/format.ts';
import type { Locale } from '../../../i18n/locale.ts';
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
import { dealCardReply, dealTextReply, noDealMeant } from './deal-replies.ts';
import { type DealSpeaker, type DealWord, readDealWord, type Said } from './deal-said.ts';

export type DoDealWord = (turn: Turn, deal: Referral, word: DealWord, words: string) => Promise<Reply>;

export function dealSpeaker({ locale, timeZone, person }: Turn, at: Date): DealSpeaker {
  return { locale, timeZone, name: person.name, today: dayIn(timeZone, at), at };
}

/** Makes the change, held for the undo window; or tells why not; or asks which reading is meant. */
export function dealWordDoer(desk: DealDesk, referrals: Pick<ReferralStore, 'find'>): DoDealWord {
  return async function does(turn, deal, word, words) {
    const { locale, person } = turn;
    const speaker = dealSpeaker(turn, desk.clock.now());
    let said: Said | undefined;
    const make = (record: ReferralRecord, referral: Referral) => {
      if (word === 'contact' && !canEditContact(referral)) {
        said = { kind: 'no', text: say(locale, 'deal.notice.contactSent') };
        return undefined;
      }
      said = readDealWord(word, words, record, speaker);
      return said.kind === 'change' && !isSame(said.change) ? [said.change] : undefined;
    };
    const outcome = await desk.service.change(person, deal.id, rightFor(word), make, { heldForUndo: true });
    if (outcome.kind === 'not-found') return noDealMeant(locale);
    const read = said as Said | undefined;
    const shown =
      outcome.kind === 'done'
        ? changed(turn, outcome.referral, read, speaker)
        : outcome.kind === 'nothing' && (await unchanged(locale, outcome.referral, word, read));
    return shown || dealTextReply(dealNotice(turn, outcome, 'deal.notice.changed', speaker.at));
  };

  async function unchanged(locale: Locale, deal: Referral, word: DealWord, read?: Said): Promise<Reply | undefined> {
    switch (read?.kind) {
      case 'won':
        return dealCardReply(askedToWin(locale, (await referrals.find(deal.id)) ?? deal));
      case 'no':
        return dealTextReply(read.text);
      case 'which':
        return dealCardReply(whichReading(locale, read.text, deal, word, read.readings));
      case 'change':
        return isReplacing(read.change) ? dealCardReply(asBefore(locale, deal, read.change)) : undefined;
      default:
        return undefined;
    }
  }
}

function changed(turn: Turn, deal: Referral, read: Said | undefined, { at }: DealSpeaker): Reply | undefined {
  const entry = deal.outbox.at(-1);
  if (read?.kind !== 'change' || !entry) return undefined;
  return dealCardReply(changedCard(turn, deal, entry, { now: at, understood: read.understood }));
}

/** No change: the deal has this value already. */
function asBefore(locale: Locale, deal: Referral, { field, to }: Extract<RecordChange, { to: unknown }>): BuiltCard {
  const values = { field: fieldName(locale, field), after: valueText(locale, field, to) };
  return aboutDeal(locale, deal, { title: say(locale, 'deal.changed.same', values) });
}

/** One right for all words except the stage, which has its own. */
function rightFor(word: DealWord): 'edit' | 'stage' {
  return word === 'stage' ? 'stage' : 'edit';
}

function isSame(change: RecordChange): boolean {
  return isReplacing(change) && sameValue(change.from, change.to);
}
