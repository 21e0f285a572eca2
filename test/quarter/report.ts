import type { ReferralPolicy } from '../../src/features/referrals/rules/policy.ts';
import { isLastWorkingDay, placeOnDay } from '../../src/features/reminders/posted-lists/day-limit.ts';
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

/** @param mostADay reminders of one person (`REMINDERS_PER_DAY`); the plain ladder knows no bound. */
export async function quarterOf(
  policy: ReferralPolicy,
  seed: number,
  { mostADay = Number.POSITIVE_INFINITY, count = referrals } = {},
): Promise<Report> {
  const team = aTeam(seed);
  const outcomes: Outcome[] = [];
  for (const referral of theReferrals(seed, count, team)) outcomes.push(await play(referral, team, policy, seed));
  // What expired is answered never: left out, it would make those look quick who answer little.
  const after = outcomes.map(({ answeredAfter }) => answeredAfter ?? Number.POSITIVE_INFINITY);
  const answered = after.sort((one, other) => one - other);
  const own = outcomes.flatMap((outcome) => outcome.messages).filter(({ inChannel }) => !inChannel);
  const messages = limited(folded(own, policy.hours !== undefined), mostADay);
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

/** Reminders of one person at one moment are one list, of either kind: so the desk does it, and a plain ladder does not. */
function folded(messages: readonly Message[], isGathered: boolean): readonly Message[] {
  if (!isGathered) return messages;
  const atOnce = new Map<string, Message[]>();
  for (const message of messages) {
    const key = message.name !== 'card' ? `${message.to.person.name} ${message.at}` : `${atOnce.size}`;
    atOnce.set(key, [...(atOnce.get(key) ?? []), message]);
  }
  // The list is as urgent as what runs out first in it.
  return [...atOnce.values()].flatMap((group) => group.toSorted(byDeadline).slice(0, 1));
}

const byDeadline = (one: Message, other: Message) => (one.deadline ?? 0) - (other.deadline ?? 0);

/** What would be more than they are to get stands in the day's one list, as the desk does it: only what is urgent rings all the same. */
function limited(messages: readonly Message[], most: number): readonly Message[] {
  if (!Number.isFinite(most)) return messages;
  const days = new Map<string, { sent: number; hasList: boolean }>();
  return [...messages]
    .sort((one, other) => one.at - other.at)
    .filter(({ at, to, name, deadline = at }) => {
      if (name === 'card') return true;
      const key = `${to.person.name} ${new Date(at).toISOString().slice(0, 10)}`;
      const today = days.get(key) ?? { sent: 0, hasList: false };
      days.set(key, today);
      const isUrgent = isLastWorkingDay(to.present, new Date(at), new Date(deadline));
      if (placeOnDay({ messages: today.sent, most }, isUrgent) === 'message') {
        today.sent++;
        return true;
      }
      const isFirst = !today.hasList;
      today.hasList = true;
      return isFirst;
    });
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
