import { dayIn } from '../../i18n/format.ts';
import { personId } from '../people/index.ts';
import { rungTime } from '../referrals/index.ts';
import { type Candidate, nextInTurn } from './rota.ts';
import type { RoutedRecord } from './routed-record.ts';
import { type Assignee, type ChannelNamed, type RoutingTarget, ruleFor } from './routing-rule.ts';
import type { RoutingRules } from './routing-store.ts';

/** How far back a rehearsal looks. */
export const rehearsedDays = 90;

/** A referral as it came in, and when it was answered. */
export interface PastReferral {
  readonly id: string;
  readonly record: RoutedRecord;
  readonly arrivedAt: Date;
  readonly deadline: Date;
  readonly answeredAt?: Date;
  /** Employees stood on its team: no rule was asked. */
  readonly cameWithTeam?: true;
}

export interface RehearsalSettings {
  /** ISO durations before the deadline. */
  readonly ladder: readonly string[];
  /** So many that wait for an answer make somebody full. */
  readonly mostWaiting: number;
  /** Who may answer nothing at all gets nothing. By `personId`. */
  readonly barred: ReadonlySet<string>;
  readonly catcher?: Assignee;
  readonly zoneOf: (person: Assignee) => string;
}

export interface Share {
  readonly who: Assignee;
  readonly referrals: number;
  /** Cards and reminders on their fullest day. */
  readonly mostOnADay: number;
}

export interface Rehearsal {
  /** How many came in. */
  readonly total: number;
  /** Those on whose team employees stood. */
  readonly byTeam: number;
  /** The most first. */
  readonly shares: readonly Share[];
  /** Those that would have been nobody's turn: the default channel's. */
  readonly nobody: number;
  /** Those that would have stood in a channel of their own, for its team; the most first. */
  readonly channels: readonly { readonly channel: ChannelNamed; readonly referrals: number }[];
  /** How many each rule would have got, by its id. */
  readonly ofRule: ReadonlyMap<string, number>;
}

/**
 * What these rules would have made of the past: who would have got what, and how often each would have been written to. Absences
 * of then are not known, so nobody is away; somebody is full as they would have been, had each referral been answered when it was.
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

/** The card on the day it came, and each rung until it was answered. */
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
