import { type Mention, mentionOf } from '../../../cards/mention.ts';
import { threadOf } from '../../../conversation.ts';
import type { Messenger, OutgoingMessage } from '../../../messenger.ts';
import type { Metrics } from '../../../metrics.ts';
import { type SweepDeps, Sweeper } from '../../../sweeps/sweeper.ts';
import { type PeopleStore, type Person, personCalled } from '../../people/index.ts';
import { type Copy, isUndecided, type Referral, type ReferralStore } from '../../referrals/index.ts';
import type { AsksOf } from '../digest/digests.ts';
import { ListHandOver, type ListHandOverDeps } from './list-hand-over.ts';
import type { PostedList, PostedListRow, PostedListStore } from './posted-list.ts';
import type { SeenBesides } from './posted-list-card.ts';

export interface PostedListDeps extends SweepDeps, Omit<ListHandOverDeps, 'people' | 'referrals' | 'clock'> {
  readonly lists: PostedListStore;
  readonly referrals: Pick<ReferralStore, 'find' | 'among' | 'countDueReminders'>;
  readonly people: Pick<PeopleStore, 'find' | 'noteUnreachable'>;
  readonly messenger: Messenger;
  readonly metrics: Pick<Metrics, 'nags' | 'nagsAmbiguous' | 'cardsAmbiguous'> & SweepDeps['metrics'];
  readonly render: (
    list: PostedList,
    referrals: readonly Referral[],
    person: Person | undefined,
    seen: SeenBesides,
  ) => OutgoingMessage;
  readonly asksOf: AsksOf;
  /** Whether a reminder still concerns its reader: the referral may be another's since it joined the list. */
  readonly isStillOwed: (copy: Copy, referral: Referral) => Promise<boolean>;
}

/** Milliseconds: rows that are due at the same time are waited for, up to this bound. */
const gatherMilliseconds = 2_000;
const mostGathering = 15;
const retryAfter = 30_000;
/** Upper bound of mentions on a card; for more owners, the referrals themselves name them. */
const mostCalled = 30;

/**
 * Delivers one list: posts or edits it, as `CopyDelivery` does with one referral's card. It contains reminders, some
 * perhaps the last ones: an interrupted post is repeated, and counted.
 */
export class PostedListDelivery {
  readonly #deps: PostedListDeps;
  readonly #handOver: ListHandOver;
  readonly sweeper: Sweeper<PostedList>;

  constructor(deps: PostedListDeps) {
    this.#deps = deps;
    this.#handOver = new ListHandOver(deps);
    this.sweeper = new Sweeper(
      {
        name: 'reminders.posted-lists',
        everySeconds: 5,
        leases: deps.lists.leases,
        handle: (list) => this.#deliver(list),
        concurrency: 8,
      },
      deps,
    );
  }

  async #deliver(list: PostedList): Promise<void> {
    const { lists, people, clock } = this.#deps;
    const person = list.person && (await people.find(list.person));
    if (list.person && !person) return lists.settle(list, { state: 'dropped' });
    if (list.into !== undefined) return lists.goesOver({ id: list.id, into: list.into }, clock.now());
    if (list.state === 'gone') return this.#handOver.ended(list);
    if (list.activityId) {
      const untold = list.told ?? list.rows.length;
      return this.#edit(await this.#withoutOthers(list, untold), list.activityId, person);
    }
    if (list.state !== 'wanted' && list.state !== 'sending') return lists.settle(list, { state: list.state });
    if (list.state === 'sending') this.#countAmbiguous(list, 'crash');
    if (await this.#isGathering(list, clock.now())) return lists.settle(list, { dueAt: this.#in(gatherMilliseconds) });
    return this.#post(await this.#withoutOthers(list, 0), person);
  }

  async #post(list: PostedList, person: Person | undefined): Promise<void> {
    const { lists, messenger, clock, log } = this.#deps;
    const now = clock.now();
    const referrals = await this.#referralsOf(list);
    const open = referrals.filter((referral) => isUndecided(referral, now) && now < referral.deadline);
    const saysLeads = list.leads !== undefined;
    if ((referrals.length === 0 && !saysLeads) || (!showsEnded(list) && open.length === 0))
      return lists.settle(list, { state: 'dropped' });
    // Noted whatever comes of this try: from `wanted` on, nothing else says that a worker died over it.
    const twice = list.state === 'sending' ? { maybeTwice: true as const } : {};
    const message = await this.#render(list, referrals, person);
    const result = await messenger.post(list.address, message, () => lists.markSending(list));
    const nags = isNews(list) ? 0 : list.rows.filter(({ copyId }) => copyId !== undefined).length;
    if (nags > 0) this.#deps.metrics.nags.inc({ rung: 'list', result: result.kind }, nags);
    if (result.kind === 'sent') {
      log.info({ list: list.id, referrals: referrals.length }, 'a list was posted');
      return lists.settle(list, {
        state: 'sent',
        activityId: result.activityId,
        sentAt: now,
        told: list.rows.length,
        ...twice,
      });
    }
    if (result.kind === 'withdrawn')
      return lists.settle(list, { state: 'wanted', ...twice, dueAt: this.#in(gatherMilliseconds) });
    // Possibly rejected only because a mentioned person is not in the channel.
    if (result.kind === 'refused' && !list.uncalled && list.rows.some(({ calls }) => calls))
      return lists.settle(list, { state: 'wanted', uncalled: true, ...twice, dueAt: now });
    if (result.kind === 'gone' || result.kind === 'refused')
      return this.#handOver.giveUp(list, person, result.kind === 'gone');
    const pause = Math.max(retryAfter, result.kind === 'later' ? (result.afterMilliseconds ?? 0) : 0);
    if (result.kind !== 'ambiguous') return lists.settle(list, { state: 'wanted', ...twice, dueAt: this.#in(pause) });
    this.#countAmbiguous(list, result.reason);
    return lists.settle(list, { state: 'wanted', maybeTwice: true, dueAt: this.#in(pause) });
  }

  /**
   * Rows that nobody was told of yet, without those of referrals that are another's by now: as a single reminder, each
   * is dropped.
   */
  async #withoutOthers(list: PostedList, from: number): Promise<PostedList> {
    const { lists, copies } = this.#deps;
    if (!list.person || from >= list.rows.length) return list;
    const untold = { ...list, rows: list.rows.slice(from) };
    const referrals = new Map((await this.#referralsOf(untold)).map((referral) => [referral.id, referral]));
    const others: { readonly row: PostedListRow; readonly copy: Copy }[] = [];
    // Asked for at once, the store reads the copies of many referrals in one command.
    const rows = await Promise.all(
      untold.rows.map(async (row) => {
        const copy = row.copyId && (await copies.ofReferral(row.referralId)).find(({ id }) => id === row.copyId);
        return { row, copy };
      }),
    );
    for (const { row, copy } of rows) {
      const referral = referrals.get(row.referralId);
      if (copy && referral && !(await this.#deps.isStillOwed(copy, referral))) others.push({ row, copy });
    }
    if (others.length === 0) return list;
    const left = others.map(({ row }) => row);
    await lists.letGo(list, left);
    for (const { copy } of others) await copies.settle(copy, { state: 'dropped' });
    return { ...list, rows: list.rows.filter((row) => !left.includes(row)) };
  }

  async #render(list: PostedList, referrals: readonly Referral[], person: Person | undefined) {
    const { render, asksOf } = this.#deps;
    const calls = await this.#calledBy(list, referrals);
    const asked = list.kind === 'digest' ? await asksOf(referrals.map(({ id }) => id)) : undefined;
    return render(list, referrals, person, { calls, ...(asked ? { asked } : {}) });
  }

  /** Owners to mention for escalation steps in the channel, as long as the referral is undecided. */
  async #calledBy({ rows, uncalled }: PostedList, referrals: readonly Referral[]): Promise<readonly Mention[]> {
    const { people, clock } = this.#deps;
    const calling = new Set(rows.filter(({ calls }) => calls && !uncalled).map(({ referralId }) => referralId));
    const now = clock.now();
    const open = referrals.filter((one) => calling.has(one.id) && isUndecided(one, now) && now < one.deadline);
    const owners = new Map(open.flatMap(({ owner }) => (owner ? [[owner.aadObjectId, owner] as const] : [])));
    const some = [...owners.values()].slice(0, mostCalled);
    const found = await Promise.all(some.map((owner) => personCalled(people, owner, now)));
    const called = new Map(found.flatMap((one) => (one ? [[one.teamsId, one] as const] : [])));
    return [...called.values()].map(mentionOf);
  }

  /** Rows of this moment are still being computed, or waiting to join. */
  async #isGathering(list: PostedList, now: Date): Promise<boolean> {
    if (list.attempts > mostGathering) return false;
    const { lists, referrals } = this.#deps;
    if (await lists.awaitsMore(list, now)) return true;
    return !isNews(list) && (await referrals.countDueReminders(now, 1)) > 0;
  }

  #countAmbiguous(list: PostedList, reason: string): void {
    const { log, metrics } = this.#deps;
    log.warn(
      { list: list.id, result: 'ambiguous', reason, repeat: true },
      'posting a list was interrupted: it may have been posted twice',
    );
    if (isNews(list)) metrics.cardsAmbiguous.inc();
    else metrics.nagsAmbiguous.inc();
  }

  async #edit(list: PostedList, activityId: string, person: Person | undefined): Promise<void> {
    const { lists, messenger } = this.#deps;
    const referrals = await this.#referralsOf(list);
    if (referrals.length === 0) return lists.settle(list, {});
    const message = await this.#render(list, referrals, person);
    const at = list.address.kind === 'channel' ? threadOf(list.address, activityId) : list.address;
    const result = await messenger.edit(at, activityId, message);
    if (result.kind === 'sent') return lists.settle(list, { told: list.rows.length });
    if (result.kind === 'gone' && result.what === 'message') return this.#lost(list);
    if (result.kind === 'gone') return this.#handOver.untold(list, person);
    if (result.kind !== 'later' && result.kind !== 'ambiguous') return lists.settle(list, {});
    const pause = Math.max(retryAfter, result.kind === 'later' ? (result.afterMilliseconds ?? 0) : 0);
    return lists.settle(list, { dueAt: this.#in(pause) });
  }

  /**
   * The message was deleted, by a person or by Teams. Rows that joined it since are shown nowhere else, so a list of a
   * burst or of a channel is posted again, once, with what is still open. A person's own list has notified them; their
   * day may begin another one.
   */
  #lost(list: PostedList): Promise<void> {
    const anew = (isNews(list) || !list.person) && !list.postedAnew;
    this.#deps.log.info({ list: list.id, result: 'lost', anew }, 'Teams knows this list no more');
    return this.#deps.lists.settle(list, {
      forgetsMessage: true,
      ...(anew
        ? { state: 'wanted', postedAnew: true, maybeTwice: true, dueAt: this.#deps.clock.now() }
        : { state: 'dropped' }),
    });
  }

  async #referralsOf({ rows }: PostedList): Promise<readonly Referral[]> {
    return this.#deps.referrals.among([...new Set(rows.map(({ referralId }) => referralId))]);
  }

  #in(milliseconds: number): Date {
    return new Date(this.#deps.clock.now().getTime() + milliseconds);
  }
}

/** What its reader did not know of, where reminders are of what they know. */
const isNews = ({ kind }: PostedList) => kind === 'arrivals' || kind === 'handed';

/** A digest tells of deals, and accepted ones are handed over too. */
const showsEnded = ({ kind }: PostedList) => kind === 'digest' || kind === 'handed';
