import type { Clock } from '../../../clock.ts';
import type { PeopleStore, Person } from '../../people/index.ts';
import type { Copy, CopyStore, Referral, ReferralStore } from '../../referrals/index.ts';
import type { PostedList, PostedListRow, PostedListStore } from './posted-list.ts';

export interface ListHandOverDeps {
  readonly lists: PostedListStore;
  readonly referrals: Pick<ReferralStore, 'find'>;
  readonly copies: Pick<CopyStore, 'ofReferral' | 'settle'>;
  readonly people: Pick<PeopleStore, 'noteUnreachable'>;
  readonly clock: Pick<Clock, 'now'>;
  /** Redirects what could not be delivered, and settles it. */
  readonly takeOver: (copy: Copy, referral: Referral) => Promise<void>;
}

/**
 * Redirects the rows of a list that can't be posted any more. Every step is idempotent: it runs again after a crash.
 */
export class ListHandOver {
  readonly #deps: ListHandOverDeps;

  constructor(deps: ListHandOverDeps) {
    this.#deps = deps;
  }

  /** Posted, but no longer editable: rows that joined after the last edit are redirected to the stand-ins. */
  async untold(list: PostedList, person: Person | undefined): Promise<void> {
    const { people, clock, lists } = this.#deps;
    if (person) await people.noteUnreachable(person, clock.now());
    for (const row of list.rows.slice(list.told ?? list.rows.length)) {
      await this.#handOver({ id: list.id, handsOver: true }, row);
      await lists.letGo(list, [row]);
    }
    return lists.settle(list, {});
  }

  /** Closed first, so that nothing joins it any more: rows written until then are all seen by the next read. */
  async giveUp(list: PostedList, person: Person | undefined, handsOver: boolean): Promise<void> {
    const { people, clock, lists } = this.#deps;
    const now = clock.now();
    if (handsOver && person) await people.noteUnreachable(person, now);
    await lists.settle(list, { state: 'gone', handsOver, dueAt: now });
  }

  /** Redirects each card or reminder of a list that was given up. */
  async ended(list: PostedList): Promise<void> {
    for (const row of list.rows) await this.#handOver(list, row);
    await this.#deps.lists.settle(list, { state: 'gone' });
  }

  async #handOver(list: Pick<PostedList, 'id' | 'handsOver'>, { referralId, copyId }: PostedListRow): Promise<void> {
    const { copies, referrals, takeOver } = this.#deps;
    const copy = copyId && (await copies.ofReferral(referralId)).find(({ id }) => id === copyId);
    // It may have been retried meanwhile.
    if (!copy || !isToldIn(list, copy)) return;
    const referral = await referrals.find(referralId);
    if (!referral) return;
    if (list.handsOver) await takeOver(copy, referral);
    else await copies.settle(copy, { state: 'gone' });
  }
}

/** Rows from before the list was stored on the copy are recognised by the copy's state alone. */
function isToldIn({ id }: Pick<PostedList, 'id'>, { list, state }: Copy): boolean {
  return list === id || (list === undefined && state === 'listed');
}
