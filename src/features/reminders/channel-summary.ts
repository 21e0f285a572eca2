import { Duration } from 'luxon';
import type { ConversationAddress } from '../../conversation.ts';
import type { Messenger, OutgoingMessage } from '../../messenger.ts';
import type { Metrics } from '../../metrics.ts';
import { type SweepDeps, Sweeper } from '../../sweeps/sweeper.ts';
import type { DealTeamStore } from '../people/index.ts';
import { type DeskDeps, isUndecided, type Referral } from '../referrals/index.ts';
import type { Summary, SummaryStore } from './summary-store.ts';

export interface SummaryDeps extends Pick<DeskDeps, 'referrals' | 'people' | 'policy'>, SweepDeps {
  readonly dealTeam: DealTeamStore;
  /** The admins hear that the channel is gone. */
  readonly channelLost: () => void;
  readonly summaries: SummaryStore;
  readonly messenger: Messenger;
  readonly metrics: Pick<Metrics, 'nagsAmbiguous'> & SweepDeps['metrics'];
  /** What the channel reads: `referrals` are near their deadline, the nearest first. */
  readonly render: (referrals: readonly Referral[]) => OutgoingMessage;
}

/** More reminders than that at once, and a channel reads none of them. */
const mostAtOnce = 10;
const leastPause = 3_600_000;
/** To count and to list: more than any channel's deal team has near a deadline. */
const lookedAt = 1_000;
const retryAfter = 30_000;

/**
 * When much comes due at once, after days of outage above all, the channel gets one list instead of a reminder per
 * referral. It is sent at least once: it may stand for somebody's last reminder.
 */
export class ChannelSummary {
  readonly #deps: SummaryDeps;
  readonly sweeper: Sweeper<Summary>;

  constructor(deps: SummaryDeps) {
    this.#deps = deps;
    this.sweeper = new Sweeper(
      {
        name: 'reminders.summaries',
        everySeconds: 5,
        leases: deps.summaries.leases,
        handle: (summary) => this.#deliver(summary),
        batch: 10,
        concurrency: 1,
      },
      deps,
    );
  }

  /**
   * Whether a reminder for this channel, or for the chat of an admin who stands in for it, due since `since`, is told in a
   * summary and not by a message of its own.
   */
  async takes(channel: ConversationAddress, since: Date): Promise<boolean> {
    const { summaries, referrals, clock } = this.#deps;
    const now = clock.now();
    // Counted before the look at what is wanted: whoever finds few left, because others were quicker, finds their wish.
    const many = (await referrals.countDueReminders(now, mostAtOnce + 1)) > mostAtOnce;
    const last = await summaries.find(channel);
    // The one that was posted listed it, however late its own turn comes.
    if (last?.postedAt && since <= last.postedAt) return true;
    if (last?.dueAt) return true;
    if (!many) return false;
    const soonest = last?.postedAt ? last.postedAt.getTime() + leastPause : 0;
    await summaries.want(channel, new Date(Math.max(now.getTime(), soonest)), last);
    this.sweeper.nudge();
    return true;
  }

  async #deliver(summary: Summary): Promise<void> {
    const { summaries, messenger, clock, log } = this.#deps;
    if (summary.sending) this.#countAmbiguous('crash');
    const near = await this.#nearDeadline();
    if (near.length === 0) return summaries.settle(summary, {});
    const asOf = clock.now();
    const message = this.#deps.render(near);
    const result = await messenger.post(summary.address, message, () => summaries.markSending(summary));
    if (result.kind === 'sent') {
      log.info({ referrals: near.length }, 'channel summary posted');
      return summaries.settle(summary, { postedAt: asOf });
    }
    if (result.kind === 'withdrawn') return;
    if (result.kind === 'gone') await this.#toStandIns(summary);
    if (result.kind === 'gone' || result.kind === 'refused') return summaries.settle(summary, {});
    if (result.kind === 'ambiguous') this.#countAmbiguous(result.reason);
    const pause = Math.max(retryAfter, result.kind === 'later' ? (result.afterMilliseconds ?? 0) : 0);
    return summaries.settle(summary, { dueAt: new Date(clock.now().getTime() + pause) });
  }

  /** The rungs that it stood for are over: without this they would have been for nobody. */
  async #toStandIns({ address }: Summary): Promise<void> {
    const { dealTeam, people, summaries, clock } = this.#deps;
    const { teamId: _team, ...channel } = address;
    if (channel.kind !== 'channel') return;
    const chosen = await dealTeam.channels();
    if (chosen.length > 0 && !chosen.some(({ id }) => id === channel.conversationId)) return;
    // Wanted first: a rung that is looked at after the loss is noted finds the list that stands for it.
    for (const { personalChat } of await people.reachableAdmins())
      if (personalChat) await summaries.want(personalChat, clock.now(), await summaries.find(personalChat));
    if (await dealTeam.loseChannel(channel, 'refused')) this.#deps.channelLost();
    this.sweeper.nudge();
  }

  /** Every referral that the channel would have been reminded of, whether its own turn in the sweep has come or not. */
  async #nearDeadline(): Promise<readonly Referral[]> {
    const { referrals, clock, policy } = this.#deps;
    const now = clock.now();
    const within = Duration.fromISO(policy.channelWithin).toMillis();
    return (await referrals.undecided(lookedAt)).filter(
      (referral) =>
        isUndecided(referral, now) && referral.deadline > now && referral.deadline.getTime() - now.getTime() <= within,
    );
  }

  #countAmbiguous(reason: string): void {
    this.#deps.log.warn({ result: 'ambiguous', reason, repeat: true }, 'a channel summary was cut short');
    this.#deps.metrics.nagsAmbiguous.inc();
  }
}
