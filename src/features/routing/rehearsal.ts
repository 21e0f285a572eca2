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
  /** `personId` of people who may not answer any referral, and so receive none. */
  readonly barred: ReadonlySet<string>;
  readonly catcher?: Assignee;
  readonly zoneOf: (person: Assignee) => string;
}

export interface Share {
  readonly who: Assignee;
  readonly referrals: number;
  /** Number of cards and reminders on the busiest day. */
  readonly mostOnADay: number;
}

export interface Rehearsal {
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
  const last = new Map<string, string>();
  const given = new Map<string, { readonly who: Assignee; readonly got: PastReferral[] }>();
  const ofRule = new Map<string, number>();
  const inChannels = new Map<string, { readonly channel: ChannelNamed; referrals: number }>();
  let [byTeam, nobody] = [0, 0];

  const isFull = (who: Assignee, at: Date) =>
    (given.get(personId(who))?.got ?? []).filter((one) => endOf(one) > at).length >= settings.mostWaiting;
  const candidate = (who: Assignee, at: Date, isRota: boolean): Candidate<Assignee> => {
    if (settings.barred.has(personId(who))) return { who, why: 'role' };
    return isRota && isFull(who, at) ? { who, why: 'full' } : { who };
  };
  const taker = (target: RoutingTarget, at: Date, ruleId: string): Assignee | undefined => {
    if (target.kind !== 'people') return undefined;
    const isRota = target.people.length > 1;
    const before = last.get(ruleId);
    const { who } = nextInTurn(
      target.people.map((each) => candidate(each, at, isRota)),
      before ? { last: before } : {},
    );
    if (who) last.set(ruleId, personId(who));
    return who ?? settings.catcher;
  };

  for (const referral of past) {
    if (referral.cameWithTeam) {
      byTeam++;
      continue;
    }
    const found = ruleFor(rules.rules, referral.record);
    if (found) ofRule.set(found.rule.id, (ofRule.get(found.rule.id) ?? 0) + 1);
    const target = found?.rule.to ?? rules.otherwise;
    if (target.kind === 'channel') {
      const { channel } = target;
      const theirs = inChannels.get(channel.id) ?? { channel, referrals: 0 };
      inChannels.set(channel.id, { channel, referrals: theirs.referrals + 1 });
      continue;
    }
    const who = taker(target, referral.arrivedAt, found?.rule.id ?? 'else');
    if (!who) {
      nobody++;
      continue;
    }
    const theirs = given.get(personId(who)) ?? { who, got: [] };
    theirs.got.push(referral);
    given.set(personId(who), theirs);
  }
  const shares = [...given.values()].map(({ who, got }) => ({
    who,
    referrals: got.length,
    mostOnADay: mostOnADay(got, settings.ladder, settings.zoneOf(who)),
  }));
  const channels = [...inChannels.values()].sort((a, b) => b.referrals - a.referrals);
  return {
    total: past.length,
    byTeam,
    nobody,
    channels,
    ofRule,
    shares: shares.sort((a, b) => b.referrals - a.referrals),
  };
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
