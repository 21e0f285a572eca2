import type { Clock } from '../../../clock.ts';
import type { Logger } from '../../../logger.ts';
import type { PersonKey } from '../../people/index.ts';
import type { ReferralStore } from '../store/referral-store.ts';
import type { CopyStore } from './copy-store.ts';

interface RedrawDeps {
  readonly copies: Pick<CopyStore, 'standingWith' | 'redraw'>;
  readonly referrals: Pick<ReferralStore, 'undecidedAmong'>;
  readonly clock: Clock;
  readonly log: Logger;
  readonly nudge: (work: 'copies') => void;
}

/** Nobody scrolls further back; and Teams takes about one edit a second in one chat. */
const mostCards = 100;

/**
 * Somebody chose another language or time zone: cards in their chat that wait for an answer are drawn anew. Where their role is
 * another, all are: what was answered shows contact data and buttons, too. They go the registry's way, so that Teams' limits pace
 * them, and an open form holds its card.
 */
export async function redrawCardsOf(deps: RedrawDeps, person: PersonKey, which: 'undecided' | 'all'): Promise<void> {
  const { copies, referrals, clock, log, nudge } = deps;
  const standing = await copies.standingWith(person, mostCards);
  const theirs = which === 'all' ? standing : await referrals.undecidedAmong(standing);
  if (theirs.length === 0) return;
  await copies.redraw(person, theirs, clock.now());
  log.info({ referrals: theirs.length }, 'somebody reads otherwise, their cards are due');
  nudge('copies');
}
