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
  /** Who gets what could not be written. */
  readonly takeOver: (copy: Copy, referral: Referral) => Promise<void>;
}

/** What becomes of the rows of a list where nothing can be written any more. Each step may be done twice: a crash in between repeats it. */
export class ListHandOver {
  readonly #deps: ListHandOverDeps;

  constructor(deps: ListHandOverDeps) {
    this.#deps = deps;
  }

  /** It stands there, but nothing can be written any more: what joined since its last edit is told to whoever stands in. */
  async untold(list: PostedList, person: Person | undefined): Promise<void> {
    const { people, clock, lists } = this.#deps;
    if (person) await people.noteUnreachable(person, clock.now());
    for (const row of list.rows.slice(list.told ?? list.rows.length)) {
      await this.#handOver({ id: list.id, handsOver: true }, row);
      await lists.letGo(list, [row]);
    }
    return lists.settle(list, {});
  }

  /** Closed first, so that nobody joins it any more: whose rows were written until then are all read by the next look. */
  async giveUp(list: PostedList, person: Person | undefined, handsOver: boolean): Promise<void> {
    const { people, clock, lists } = this.#deps;
    const now = clock.now();
    if (handsOver && person) await people.noteUnreachable(person, now);
    await lists.settle(list, { state: 'gone', handsOver, dueAt: now });
  }

  /** Of a list that was given up, each card or reminder is somebody else's now. */
  async ended(list: PostedList): Promise<void> {
    for (const row of list.rows) await this.#handOver(list, row);
    await this.#deps.lists.settle(list, { state: 'gone' });
  }

  async #handOver(list: Pick<PostedList, 'id' | 'handsOver'>, { referralId, copyId }: PostedListRow): Promise<void> {
    const { copies, referrals, takeOver } = this.#deps;
    const copy = copyId && (await copies.ofReferral(referralId)).find(({ id }) => id === copyId);
    // Some may have been tried again meanwhile.
    if (!copy || !isToldIn(list, copy)) return;
    const referral = await referrals.find(referralId);
    if (!referral) return;
    if (list.handsOver) await takeOver(copy, referral);
    await copies.settle(copy, { state: 'gone' });
  }
}

/** Rows of before the list was noted on the copy have their state alone. */
function isToldIn({ id }: Pick<PostedList, 'id'>, { list, state }: Copy): boolean {
  return list === id || (list === undefined && state === 'listed');
}
