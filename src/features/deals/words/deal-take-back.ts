import type { Turn } from '../../../feature.ts';
import { say } from '../../../i18n/catalogue.ts';
import type { BuiltCard, OutboxEntry, Referral } from '../../referrals/index.ts';
import type { DealDesk } from '../buttons/deal-actions.ts';
import { dealNotice } from '../deal/deal-notices.ts';
import { aboutDeal, entryText } from './deal-changed.ts';

/** Undo of a change by words: the card says what was taken back, or why it can't be. */
export async function takeBack(
  desk: DealDesk,
  turn: Turn,
  deal: Referral,
  entryId: string,
): Promise<BuiltCard & { readonly isDone: boolean }> {
  const { locale, person } = turn;
  const entry = deal.outbox.find(({ id }) => id === entryId);
  const outcome = await desk.service.takeBack(person, deal.id, entryId, entry ? deedOfEntry(entry) : 'edit');
  const isDone = outcome.kind === 'done' && entry !== undefined;
  const title = isDone
    ? say(locale, 'deal.changed.back', { what: entryText(locale, entry) })
    : outcome.kind === 'done' || outcome.kind === 'nothing' || outcome.kind === 'not-found'
      ? say(locale, 'deal.changed.tooLate')
      : dealNotice(turn, outcome, 'deal.notice.changed', desk.clock.now());
  return { ...aboutDeal(locale, deal, { title }), isDone };
}

/** Who may change it may take it back. */
function deedOfEntry({ work }: OutboxEntry): 'edit' | 'stage' {
  return work?.kind === 'change' && work.changes.every(({ field }) => field === 'salesStage') ? 'stage' : 'edit';
}
