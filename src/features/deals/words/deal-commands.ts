import { z } from 'zod';
import { type CardAction, type Command, defineCardAction, type Reply, type Turn } from '../../../feature.ts';
import { say } from '../../../i18n/catalogue.ts';
import { afterCommand, commandWord } from '../../../i18n/command-words.ts';
import { dayIn } from '../../../i18n/format.ts';
import type { Access, CopyStore, Referral, ReferralStore } from '../../referrals/index.ts';
import type { DealDesk } from '../buttons/deal-actions.ts';
import { whichDeal, whichReading } from '../buttons/deal-choice.ts';
import { isDeal, standingOfDeal } from '../deal/deal.ts';
import { dealNotice } from '../deal/deal-notices.ts';
import { type DealWord, dealWords, exampleOf, longestCarried, readDealWord, type Said } from './deal-said.ts';

export interface DealCommandDeps {
  readonly referrals: Pick<ReferralStore, 'find' | 'ownedBy' | 'search'>;
  readonly copies: Pick<CopyStore, 'lastOpenedBy'>;
  readonly access: Access;
}

const lookedAt = 100;
const SayData = z.strictObject({
  referralId: z.guid().transform((id) => id.toLowerCase()),
  word: z.enum(dealWords),
  words: z.string().min(1).max(longestCarried),
});

/** `set value 150k`, `stage proposed`, `note …`, `close date 30 Sep`: on the deal opened last, or on one that is named. */
export function dealCommands(desk: DealDesk, deps: DealCommandDeps) {
  const isOpen = (deal: Referral) => isDeal(deal) && standingOfDeal(deal) === 'open';

  /** `note Fabrikam: …` names a deal; a colon that names none belongs to what is said. */
  async function named(turn: Turn, words: string) {
    const [, name = '', rest = ''] = /^([^:：]{2,60})[:：]\s*(.+)$/s.exec(words) ?? [];
    if (name.trim().length < 2) return undefined;
    const found = await deps.referrals.search(name.trim(), lookedAt);
    const deals = found.filter((deal) => isOpen(deal) && deps.access.may(turn.person, 'see-in-full', deal));
    return deals.length > 0 ? { deals, words: rest.trim() } : undefined;
  }

  async function meant(turn: Turn): Promise<readonly Referral[]> {
    const last = await deps.copies.lastOpenedBy(turn.person);
    const opened = last ? await deps.referrals.find(last) : undefined;
    if (opened && isDeal(opened) && deps.access.may(turn.person, 'see-in-full', opened)) return [opened];
    return (await deps.referrals.ownedBy(turn.person, lookedAt)).filter(isOpen);
  }

  async function handle(turn: Turn, word: DealWord, rest: string): Promise<Reply> {
    const { locale } = turn;
    if (turn.conversation.kind !== 'personal') return text(say(locale, 'deal.words.personal'));
    const command = commandWord(locale, word);
    if (rest.trim() === '') return text(say(locale, 'deal.words.how', { example: exampleOf(word, command) }));
    const byName = await named(turn, rest);
    const words = (byName?.words ?? rest).trim();
    const deals = byName?.deals ?? (await meant(turn));
    const [only, ...others] = deals;
    const example = `${commandWord(locale, 'referral')} Fabrikam`;
    if (!only) return text(say(locale, 'deal.words.none', { example }));
    // Each button carries what was said: a long note would not fit into a card several times.
    if (others.length > 0 && words.length > longestCarried)
      return text(say(locale, 'deal.words.openFirst', { example }));
    if (others.length > 0) return card(whichDeal(locale, deals, word, words));
    return does(turn, only, word, words);
  }

  async function does(turn: Turn, deal: Referral, word: DealWord, words: string): Promise<Reply> {
    const { locale, timeZone, person } = turn;
    const at = desk.clock.now();
    const speaker = { locale, timeZone, name: person.name, today: dayIn(timeZone, at), at };
    let said: Said | undefined;
    const deed = word === 'stage' ? 'stage' : 'edit';
    const outcome = await desk.service.change(person, deal.id, deed, (record) => {
      said = readDealWord(word, words, record, speaker);
      if (said.kind !== 'change') return undefined;
      const { change } = said;
      return 'from' in change && JSON.stringify(change.from) === JSON.stringify(change.to) ? undefined : [change];
    });
    if (outcome.kind === 'not-found')
      return text(say(locale, 'deal.words.none', { example: commandWord(locale, 'inbox') }));
    const read = said as Said | undefined;
    if (outcome.kind === 'done' && read?.kind === 'change') {
      const customer = outcome.referral.record.customer.name;
      return text(say(locale, 'deal.words.done', { understood: read.understood, customer }));
    }
    if (outcome.kind === 'nothing' && read?.kind === 'no') return text(read.text);
    if (outcome.kind === 'nothing' && read?.kind === 'which')
      return card(whichReading(locale, read.text, outcome.referral, word, read.readings));
    return text(dealNotice(turn, outcome, 'deal.notice.changed', at));
  }

  const commands: readonly Command[] = dealWords.map((word) => ({
    name: word,
    // While a deal is being created, the same words may well be an answer.
    notInConversation: true,
    match: (said, locale) => {
      const rest = afterCommand(locale, word, said);
      return rest === undefined ? undefined : { rest };
    },
    handle: (turn, { rest }) => handle(turn, word, rest),
  }));

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

  return { commands, cardActions: [chosen] };
}

function text(words: string): Reply {
  return { kind: 'messages', messages: [{ kind: 'text', text: words }] };
}

function card(built: ReturnType<typeof whichDeal>): Reply {
  return { kind: 'messages', messages: [{ kind: 'card', ...built }] };
}
