import { DateTime, Duration } from 'luxon';
import { eventOf } from '../../../src/features/referrals/copies/copy.ts';
import type { ReferralRecord } from '../../../src/sandbox/referral-record.ts';
import type { Sandbox } from '../../../src/sandbox/sandbox.ts';
import { buttonsOf, type Json, textsOf } from '../../harness/cards.ts';
import { cardOf, type Message } from '../../harness/chat-store.ts';
import type { Teams } from '../../harness/teams.ts';
import type { ToldThen } from './decider.ts';
import { type Fate, stepHours, stepsToDeadline } from './fates.ts';
import { type Registry, referralIdOf, type StoredCopy } from './registry.ts';

export interface Verdict {
  /** Decisions that somebody was told of and Partner Center does not hold. */
  readonly lost: string[];
  /** The same card or rung twice in one place, although no send was cut short there. */
  readonly doubled: string[];
  /** The same twice, where a send had been cut short: nobody can know, and the desk says so. */
  readonly ambiguous: number;
  readonly remindersAfterDecision: string[];
  /** Not in the end state that was drawn for it: in Partner Center, on the desk, or on a copy. */
  readonly wrongEnd: string[];
  readonly copies: number;
  readonly reminders: number;
  /** Not sent, as a nearer one or a decision was there when its turn came: an hour of the fortnight is a tenth of a second. */
  readonly overtaken: number;
}

const ends = {
  accept: { state: 'Active/Accepted', words: /^Accepted|^Handled/ },
  decline: { state: 'Closed/Declined', words: /^Declined|^Handled/ },
  expire: { state: 'Closed/Expired', words: /^Expired/ },
} as const;

/**
 * A reminder that was due before somebody decided may have left, and arrive a moment after, which is long on a machine that does much else.
 * One that became due only behind the decision had nothing to leave for: of it not a single one is excused, however fast the days go by.
 */
const onItsWayMilliseconds = 10_000;

/** Holds what stands in Partner Center, on the desk and in Teams against what was to be. */
export async function judge(parts: {
  readonly sandbox: Sandbox;
  readonly teams: Teams;
  readonly registry: Registry;
  readonly fates: readonly Fate[];
  readonly told: readonly ToldThen[];
}): Promise<Verdict> {
  const { sandbox, teams, registry, fates, told } = parts;
  const copies = await registry.copies();
  const reminders = copies.filter(({ purpose }) => purpose.startsWith('reminder:'));
  const cutShort = new Set(copies.filter(({ maybeTwice }) => maybeTwice).map(placeOf));
  const doubled: string[] = [];
  let ambiguous = 0;
  for (const [place, count] of countPosts(teams)) {
    if (count === 1) continue;
    if (cutShort.has(place)) ambiguous += count - 1;
    else doubled.push(`${place}: ${count} times`);
  }
  return {
    lost: told
      .filter(({ referralId, kind }) => stateOf(sandbox.record(referralId)) !== ends[kind].state)
      .map(({ referralId, kind }) => `${kind} of ${referralId} is ${stateOf(sandbox.record(referralId))}`),
    doubled,
    ambiguous,
    remindersAfterDecision: lateReminders(sandbox, teams, told),
    wrongEnd: (await Promise.all(fates.map((fate) => wrongEnds(fate, sandbox, registry)))).flat(),
    copies: copies.filter(({ state }) => state === 'sent').length,
    reminders: reminders.filter(({ state }) => state === 'sent').length,
    overtaken: reminders.filter(({ state }) => state === 'dropped').length,
  };
}

async function wrongEnds({ id, ends: end }: Fate, sandbox: Sandbox, registry: Registry): Promise<string[]> {
  const { state, words } = ends[end];
  const wrong: string[] = [];
  const inPartnerCenter = stateOf(sandbox.record(id));
  if (inPartnerCenter !== state) wrong.push(`${id} is ${inPartnerCenter} in Partner Center, not ${state}`);
  const { record, outbox } = await registry.referral(id);
  if (stateOf(record) !== state) wrong.push(`${id} is ${stateOf(record)} on the desk, not ${state}`);
  if (outbox.length > 0) wrong.push(`${id} still has ${outbox[0]?.kind} to send`);
  for (const { copy, message } of await registry.copiesOf(id)) {
    const card = cardOf(message.activity);
    const texts = textsOf(card);
    if (!texts.some((text) => words.test(text))) wrong.push(`${copy._id} reads ${texts.slice(0, 3).join(' | ')}`);
    if (buttonsOf(card).some(({ verb }) => verb === 'referral.accept-as-is')) wrong.push(`${copy._id} has buttons`);
  }
  const told = (await registry.eventsOf(id)).filter(({ copy }) => eventOf(copy) === 'expired');
  if (told.length !== (end === 'expire' ? 1 : 0)) wrong.push(`${told.length} lines tell that ${id} expired`);
  for (const { copy, message } of told)
    if (!/expired/.test(String(message.activity.text))) wrong.push(`${copy._id} reads ${message.activity.text}`);
  return wrong;
}

/** What the desk posted first, by place: `<referral>/<card or rung>/<conversation>`. */
export function countPosts(teams: Teams): Map<string, number> {
  const counts = new Map<string, number>();
  const messages: Message[] = [...teams.store.conversations.values()].flatMap((chat) => chat.messages);
  for (const message of messages) {
    const first = message.history[0] ?? message.activity;
    const id = message.by === 'bot' ? referralIdOf({ ...message, activity: first }) : undefined;
    if (!id) continue;
    const place = [id, rungOn(first) ?? 'card', message.conversationId].join('/');
    counts.set(place, (counts.get(place) ?? 0) + 1);
  }
  return counts;
}

export function placeOf({ referralId, purpose, address }: StoredCopy): string {
  const rung = purpose.startsWith('reminder:') ? purpose.slice('reminder:'.length) : 'card';
  return [referralId, rung, address.conversationId.split(';messageid=')[0]].join('/');
}

/** The step of the ladder, as the head of a reminder carries it. */
function rungOn(activity: Json): string | undefined {
  return /"id":"rung-(\w+)"/.exec(JSON.stringify(cardOf(activity) ?? {}))?.[1];
}

function lateReminders(sandbox: Sandbox, teams: Teams, told: readonly ToldThen[]): string[] {
  const toldOf = new Map(told.map((one) => [one.referralId, one]));
  return teams.connector.calls.flatMap(({ kind, body, at }) => {
    const rung = kind === 'post' && body ? rungOn(body) : undefined;
    const id = rung && body ? referralIdOf({ activity: body } as Message) : undefined;
    const decided = id === undefined ? undefined : toldOf.get(id);
    if (rung === undefined || !decided || at < decided.at) return [];
    if (dueOf(rung, sandbox.record(decided.referralId)) <= decided.deskTime && at < decided.at + onItsWayMilliseconds)
      return [];
    return [`${rung} of ${id}, ${Math.round(at - decided.at)} ms after somebody was told`];
  });
}

/** By the desk's clock, which knows no nights here. A decided record names its deadline no longer. */
function dueOf(rung: string, { createdDateTime }: ReferralRecord): Date {
  const deadline = DateTime.fromISO(createdDateTime, { zone: 'utc' }).plus({ hours: stepsToDeadline * stepHours });
  return deadline.minus(Duration.fromISO(rung)).toJSDate();
}

function stateOf({ status, substatus }: { readonly status: string; readonly substatus: string }): string {
  return `${status}/${substatus}`;
}
