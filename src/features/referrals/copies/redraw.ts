import type { Clock } from '../../../clock.ts';
import type { Logger } from '../../../logger.ts';
import type { PersonKey } from '../../people/index.ts';
import type { ReferralStore } from '../store/referral-store.ts';
import type { CopyStore } from './copy-store.ts';

export interface RedrawDeps {
  readonly copies: Pick<CopyStore, 'standingWith' | 'redraw'>;
  readonly referrals: Pick<ReferralStore, 'undecidedAmong'>;
  readonly clock: Clock;
  readonly log: Logger;
  readonly nudge: (work: 'copies') => void;
}

/** Nobody scrolls further back, and Teams takes about one edit a second per chat. */
const mostCards = 100;

/**
 * Redraws a person's cards after they chose another language or time zone: the undecided ones in their chat. After a
 * change of role, all of them, since answered ones show contact data and buttons too. The card registry does the edits,
 * so Teams' limits pace them, and an open form delays the edit of its card.
 */
export async function redrawCardsOf(deps: RedrawDeps, person: PersonKey, which: 'undecided' | 'all'): Promise<void> {
  const { copies, referrals, clock, log, nudge } = deps;
  const standing = await copies.standingWith(person, mostCards);
  const theirs = which === 'all' ? standing : await referrals.undecidedAmong(standing);
  if (theirs.length === 0) return;
  await copies.redraw(person, theirs, clock.now());
  log.info({ referrals: theirs.length }, 'language or time zone of a person changed, their cards are due');
  nudge('copies');
}
