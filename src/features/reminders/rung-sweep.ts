import { Duration } from 'luxon';
import { crashPoint } from '../../crash-point.ts';
import {
  type CardPlaces,
  type CopyStore,
  channelCopy,
  type DeskDeps,
  dueRungs,
  isUndecided,
  personalCopy,
  type Referral,
  reminderPurpose,
  rungTime,
  snoozedUntil,
  type WantedCopy,
  withCardsDue,
  withDue,
  writeReferral,
} from '../referrals/index.ts';
import type { ChannelSummary } from './channel-summary.ts';

export interface RungDeps extends DeskDeps {
  readonly copies: CopyStore;
  readonly places: CardPlaces;
  readonly summary: Pick<ChannelSummary, 'takes'>;
}

/**
 * Reminds of a referral whose rung of the ladder has come. Needs Teams only: whatever Partner Center does or does not,
 * reminders go out. The truth is in the referral, so a decision between two looks needs no cancelling, and after days of
 * outage the newest rung is sent, not each of them.
 */
export class RungSweep {
  readonly #deps: RungDeps;

  constructor(deps: RungDeps) {
    this.#deps = deps;
  }

  /** The caller holds the lease. */
  async act(referral: Referral): Promise<void> {
    const now = this.#deps.clock.now();
    const rungs = dueRungs(referral, this.#deps.policy, now);
    const newest = rungs.at(-1);
    if (newest && isUndecided(referral, now) && now < referral.deadline)
      return this.#remind(referral, rungs, newest, now);
    await this.#deps.referrals.replace(referral, withDue(referral, this.#deps.policy, now));
  }

  async #remind(referral: Referral, rungs: readonly string[], rung: string, now: Date): Promise<void> {
    const audiences = await this.#wantCopies(referral, rung, now);
    crashPoint('reminder.wanted', referral.id);
    // Standing cards are drawn anew for the days left; their buttons stay good.
    const reminded = withCardsDue({ ...referral, rungsDone: [...referral.rungsDone, ...rungs] }, now);
    await writeReferral(this.#deps, referral, withDue(reminded, this.#deps.policy, now), {
      what: 'reminded',
      by: 'desk',
      after: { rung, audiences, passedOver: rungs.length - 1 },
    });
    this.#deps.nudge('cards');
  }

  /** The rows' ids are unique per referral, rung and place: a crash after them and before the write repeats nothing. */
  async #wantCopies(referral: Referral, rung: string, now: Date): Promise<string[]> {
    const { copies, policy, places, summary } = this.#deps;
    const { channel, reminded, standIns } = await places.of(referral);
    const purpose = reminderPurpose(rung, referral.extensions);
    const near = Duration.fromISO(rung).toMillis() <= Duration.fromISO(policy.channelWithin).toMillis();
    const teams: readonly WantedCopy[] = !near
      ? []
      : channel
        ? [channelCopy(referral.id, purpose, channel)]
        : standIns.map((admin) => personalCopy(referral.id, purpose, admin, admin.personalChat));
    const person = reminded && !snoozedUntil(referral, reminded, now) ? reminded : undefined;
    const wanted = person ? [personalCopy(referral.id, purpose, person, person.personalChat)] : [];
    for (const copy of teams)
      if (!(await summary.takes(copy.address, rungTime(referral.deadline, rung)))) wanted.push(copy);
    for (const copy of wanted) await copies.want(copy, now);
    const folded = wanted.length < teams.length + (person ? 1 : 0);
    return [...wanted.map(({ audience }) => audience), ...(folded ? ['summary'] : [])];
  }
}
