import { dayIn } from '../../i18n/format.ts';
import { personId } from '../people/index.ts';
import { rungTime } from '../referrals/index.ts';
import { type Candidate, nextInTurn } from './rota.ts';
import type { RoutedRecord } from './routed-record.ts';
import { type Assignee, type ChannelNamed, type RoutingTarget, ruleFor } from './routing-rule.ts';
import type { RoutingRules } from './routing-store.ts';

/** Days of past referrals in a rehearsal. */
export const rehearsedDays = 90;

/** A past referral as it arrived, and when it was answered. */
export interface PastReferral {
  readonly id: string;
  readonly record: RoutedRecord;
  readonly arrivedAt: Date;
  readonly deadline: Date;
  readonly answeredAt?: Date;
  /** It arrived with employees on its team, so no rule applied. */
  readonly cameWithTeam?: true;
}

export interface RehearsalSettings {
  /** ISO durations before the deadline. */
  readonly ladder: readonly string[];
  /** Number of undecided referrals from which a rota skips a person. */
  readonly mostWaiting: number;
  /** Whether they may answer it, as its owner: nobody is given what they may not, as an admin of another location. */
  readonly mayTake: (who: Assignee, referral: PastReferral) => boolean;
  /** Those who take what nobody else can, in this order. */
  readonly catchers: readonly Assignee[];
  readonly zoneOf: (person: Assignee) => string;
}

export interface Share {
  readonly who: Assignee;
  readonly referrals: number;
  /** Number of cards and reminders on the busiest day. */
  readonly mostOnADay: number;
}

export interface Rehearsal {
  /** More arrived than are looked at: these are the latest. */
  readonly isOfLatest?: true;
  /** Number of referrals that arrived. */
  readonly total: number;
  /** Number that arrived with employees on the team. */
  readonly byTeam: number;
  /** Shares per person, the largest first. */
  readonly shares: readonly Share[];
  /** Number that would have gone to nobody, so to the default channel. */
  readonly nobody: number;
  /** Numbers that would have gone to another channel, for its team; the largest first. */
  readonly channels: readonly { readonly channel: ChannelNamed; readonly referrals: number }[];
  /** Number of referrals that each rule would have matched, by rule id. */
  readonly ofRule: ReadonlyMap<string, number>;
}

/**
 * Simulates the rules on past referrals: who would have received which, and how many messages each person would have
 * received. Past absences are unknown, so nobody counts as away; the number of undecided referrals per person follows
 * from the actual times of the answers.
 */
export function rehearse(rules: RoutingRules, past: readonly PastReferral[], settings: RehearsalSettings): Rehearsal {
  const turns = new RehearsedTurns(settings);
  const ofRule = new Map<string, number>();
  const inChannels = new Map<string, { readonly channel: ChannelNamed; readonly referrals: number }>();
  let nobody = 0;
  const alone = past.filter(({ cameWithTeam }) => !cameWithTeam);
  for (const referral of alone) {
    const found = ruleFor(rules.rules, referral.record);
    if (found) ofRule.set(found.rule.id, (ofRule.get(found.rule.id) ?? 0) + 1);
    const target = found?.rule.to ?? rules.otherwise;
    if (target.kind === 'channel') {
      const { channel } = target;
      inChannels.set(channel.id, { channel, referrals: (inChannels.get(channel.id)?.referrals ?? 0) + 1 });
    } else if (!turns.give(referral, target, found?.rule.id ?? 'else')) nobody++;
  }
  return {
    total: past.length,
    byTeam: past.length - alone.length,
    nobody,
    channels: [...inChannels.values()].sort((a, b) => b.referrals - a.referrals),
    ofRule,
    shares: turns.shares(),
  };
}

/** Who was given what so far, and whose turn it was last in each rule. */
class RehearsedTurns {
  readonly #settings: RehearsalSettings;
  readonly #last = new Map<string, string>();
  readonly #given = new Map<string, { readonly who: Assignee; readonly got: PastReferral[] }>();

  constructor(settings: RehearsalSettings) {
    this.#settings = settings;
  }

  /** False: nobody could be given it. */
  give(referral: PastReferral, target: RoutingTarget, ruleId: string): boolean {
    const who = this.#taker(target, referral, ruleId);
    if (!who) return false;
    const theirs = this.#given.get(personId(who)) ?? { who, got: [] };
    theirs.got.push(referral);
    this.#given.set(personId(who), theirs);
    return true;
  }

  shares(): readonly Share[] {
    const { ladder, zoneOf } = this.#settings;
    const all = [...this.#given.values()].map(({ who, got }) => ({
      who,
      referrals: got.length,
      mostOnADay: mostOnADay(got, ladder, zoneOf(who)),
    }));
    return all.sort((a, b) => b.referrals - a.referrals);
  }

  #taker(target: RoutingTarget, referral: PastReferral, ruleId: string): Assignee | undefined {
    if (target.kind !== 'people') return undefined;
    const isRota = target.people.length > 1;
    const before = this.#last.get(ruleId);
    const { who } = nextInTurn(
      target.people.map((each) => this.#candidate(each, referral, isRota)),
      before ? { last: before } : {},
    );
    if (who) this.#last.set(ruleId, personId(who));
    const { catchers, mayTake } = this.#settings;
    return who ?? catchers.find((one) => mayTake(one, referral));
  }

  #candidate(who: Assignee, referral: PastReferral, isRota: boolean): Candidate<Assignee> {
    if (!this.#settings.mayTake(who, referral)) return { who, why: 'role' };
    return isRota && this.#isFull(who, referral.arrivedAt) ? { who, why: 'full' } : { who };
  }

  #isFull(who: Assignee, at: Date): boolean {
    const got = this.#given.get(personId(who))?.got ?? [];
    return got.filter((one) => endOf(one) > at).length >= this.#settings.mostWaiting;
  }
}

function endOf({ answeredAt, deadline }: PastReferral): Date {
  return answeredAt && answeredAt < deadline ? answeredAt : deadline;
}

/** Messages on the busiest day: one card on the day of arrival, and each rung of the ladder until the answer. */
function mostOnADay(got: readonly PastReferral[], ladder: readonly string[], zone: string): number {
  const days = new Map<string, number>();
  for (const referral of got) {
    const rungs = ladder.map((rung) => rungTime(referral.deadline, rung));
    const reminded = rungs.filter((at) => at > referral.arrivedAt && at < endOf(referral));
    for (const at of [referral.arrivedAt, ...reminded]) {
      const day = dayIn(zone, at);
      days.set(day, (days.get(day) ?? 0) + 1);
    }
  }
  return Math.max(0, ...days.values());
}
