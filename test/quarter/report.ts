import type { ReferralPolicy } from '../../src/features/referrals/rules/policy.ts';
import { type Message, type Outcome, play } from './quarter.ts';
import { aTeam, theReferrals, weeks } from './world.ts';

export interface Report {
  readonly expired: number;
  readonly p50: number;
  readonly p90: number;
  /** Messages in their own chats, per person and working day. */
  readonly perDay: number;
  readonly mostADay: number;
  /** Share of messages that reach somebody who is not at work. */
  readonly outside: number;
  readonly messages: number;
}

const referrals = 2_000;

export async function quarterOf(policy: ReferralPolicy, seed: number, count = referrals): Promise<Report> {
  const team = aTeam(seed);
  const outcomes: Outcome[] = [];
  for (const referral of theReferrals(seed, count, team)) outcomes.push(await play(referral, team, policy, seed));
  // What expired is answered never: left out, it would make those look quick who answer little.
  const after = outcomes.map(({ answeredAfter }) => answeredAfter ?? Number.POSITIVE_INFINITY);
  const answered = after.sort((one, other) => one - other);
  const messages = folded(outcomes.flatMap((outcome) => outcome.messages).filter(({ inChannel }) => !inChannel));
  const days = new Map<string, number>();
  for (const { at, to } of messages) {
    const key = `${to.person.name} ${new Date(at).toISOString().slice(0, 10)}`;
    days.set(key, (days.get(key) ?? 0) + 1);
  }
  // The first card is none of the reminders: it comes when the referral does.
  const reminders = messages.filter(({ name }) => name !== 'card');
  const outside = reminders.filter(({ at, to }) => !to.present.isWorking(at)).length;
  return {
    expired: outcomes.filter(({ expired }) => expired).length / outcomes.length,
    p50: answered[Math.floor(answered.length * 0.5)] ?? 0,
    p90: answered[Math.floor(answered.length * 0.9)] ?? 0,
    perDay: messages.length / (team.colleagues.length + team.admins.length) / (weeks * 5),
    mostADay: Math.max(...days.values()),
    outside: outside / reminders.length,
    messages: messages.length,
  };
}

/** More than ten at once for one person are told in one list. */
function folded(messages: readonly Message[]): readonly Message[] {
  const atOnce = new Map<string, Message[]>();
  for (const message of messages) {
    const key = message.isEscalation ? `${message.to.person.name} ${message.at}` : `${atOnce.size}`;
    atOnce.set(key, [...(atOnce.get(key) ?? []), message]);
  }
  return [...atOnce.values()].flatMap((group) => (group.length > 10 ? group.slice(0, 1) : group));
}

const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
const hours = (value: number) => (Number.isFinite(value) ? `${value.toFixed(0)} h` : 'never');

const rows: readonly (readonly [string, (report: Report) => string])[] = [
  ['expired without an answer', ({ expired }) => percent(expired)],
  ['time to first answer, p50', ({ p50 }) => hours(p50)],
  ['time to first answer, p90', ({ p90 }) => hours(p90)],
  ['messages per person and working day', ({ perDay }) => perDay.toFixed(2)],
  ['most messages to one person in a day', ({ mostADay }) => String(mostADay)],
  ['reminders that came outside working time', ({ outside }) => percent(outside)],
  ['messages in all', ({ messages }) => String(messages)],
];

export function tableOfBoth(before: Report, after: Report): string {
  const lines = rows.map(([what, of]) => `| ${what} | ${of(before)} | ${of(after)} |`);
  return ['| | plain ladder | this desk |', '|---|---|---|', ...lines].join('\n');
}
