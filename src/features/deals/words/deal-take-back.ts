import type { Turn } from '../../../feature.ts';
import { say } from '../../../i18n/catalogue.ts';
import type { BuiltCard, Referral } from '../../referrals/index.ts';
import type { DealDesk } from '../buttons/deal-actions.ts';
import { dealNotice } from '../deal/deal-notices.ts';
import { aboutDeal, deedOfEntry, entryText } from './deal-changed.ts';

interface TakenBack {
  readonly isDone: boolean;
  /** The undone change, before and after, or why it can't be undone. */
  readonly text: string;
  /** The deal's present state. */
  readonly referral: Referral;
}

/** Undo of a held change, by button or word. */
export async function takeBackEntry(desk: DealDesk, turn: Turn, deal: Referral, entryId: string): Promise<TakenBack> {
  const { locale, person } = turn;
  const entry = deal.outbox.find(({ id }) => id === entryId);
  const outcome = await desk.service.takeBack(person, deal.id, entryId, entry ? deedOfEntry(entry) : 'edit');
  if (outcome.kind === 'not-found') return { isDone: false, text: say(locale, 'deal.changed.tooLate'), referral: deal };
  const { referral } = outcome;
  if (outcome.kind === 'done' && entry)
    return { isDone: true, text: say(locale, 'deal.changed.back', { what: entryText(locale, entry) }), referral };
  const late = outcome.kind === 'done' || outcome.kind === 'nothing';
  const text = late
    ? say(locale, 'deal.changed.tooLate')
    : dealNotice(turn, outcome, 'deal.notice.changed', desk.clock.now());
  return { isDone: false, text, referral };
}

/** The same, answered on the card of the change. */
export async function takeBack(
  desk: DealDesk,
  turn: Turn,
  deal: Referral,
  entryId: string,
): Promise<BuiltCard & { readonly isDone: boolean }> {
  const { isDone, text } = await takeBackEntry(desk, turn, deal, entryId);
  return { ...aboutDeal(turn.locale, deal, { title: text }), isDone };
}
