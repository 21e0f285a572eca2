/** What the desk's health is told by. All instances find the same: it comes from the database. */
export interface HealthFacts {
  /** When Partner Center was last read to the end, or a first reading began. Server time. */
  readonly lastRead?: Date;
  /** When an event of Partner Center last came in. Server time. */
  readonly lastEvent?: Date;
  /** Up to when Partner Center dated what it changed, as far as it was read. Desk time, as deadlines are. */
  readonly newestChange?: Date;
  /** Events are registered: where none comes, that is a fault. */
  readonly expectsEvents: boolean;
  /** Items that failed too often. */
  readonly parked: number;
  /** Messages to Teams that are due. Desk time. */
  readonly sends: { readonly waiting: number; readonly oldestDueAt?: Date };
  /** Referrals with a change that Partner Center could not take yet. */
  readonly changesWaiting: number;
  readonly secretExpires?: Date;
  readonly crm?: CrmStanding | undefined;
}

/** The CRM that is kept in step. */
export interface CrmStanding {
  readonly name: string;
  /** Server time. */
  readonly lastRead?: Date;
  /** Codes of what its administrator has to mend. Desk time. */
  readonly wants: readonly { readonly what: string; readonly since: Date }[];
}

export const lateKinds = ['reading', 'events', 'sends', 'changes', 'parked', 'secret', 'crm'] as const;
export type LateKind = (typeof lateKinds)[number];

/** Something that is late. `id` tells a new step of the same (a secret's last days, other wants) from what was told already. */
export interface LateThing {
  readonly kind: LateKind;
  readonly id: string;
}

/** `since`: when this process first looked. What was late before is not held against a desk that was just started. */
export interface LookTimes {
  readonly now: Date;
  readonly serverNow: Date;
  readonly since: { readonly now: Date; readonly serverNow: Date };
  /** Nobody reads a daily card: what the CRM's administrator has to mend is told anew each day. */
  readonly isDailyAlarm?: boolean;
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Milliseconds; those of reading and sends are the operator's alerts, too (RUNBOOK.md). */
const limits = { reading: hour, crm: hour, events: 6 * hour, sends: 10 * minute } as const;
/** Days before a secret expires at which somebody has to hear of it. */
const secretSteps = [0, 3, 14] as const;

/** How long something has to be late before it is told, in milliseconds: what heals by itself within it is no news. */
export const toldAfter: Readonly<Record<LateKind, number>> = {
  reading: minute,
  events: minute,
  sends: minute,
  changes: 15 * minute,
  parked: 5 * minute,
  secret: 0,
  crm: minute,
};

export function lateThings(facts: HealthFacts, times: LookTimes): readonly LateThing[] {
  const { parked, changesWaiting } = facts;
  const step = secretStep(facts, times.now);
  return [
    ...(isReadingLate(facts, times) ? [late('reading')] : []),
    ...(areEventsLate(facts, times) ? [late('events')] : []),
    ...(areSendsStuck(facts, times) ? [late('sends')] : []),
    ...(changesWaiting > 0 ? [late('changes')] : []),
    ...(parked > 0 ? [late('parked')] : []),
    ...(step === undefined ? [] : [late('secret', String(step))]),
    ...crmLate(facts, times),
  ];
}

/** A CRM that is away for a while is nobody's business; one that refuses is its administrator's, once a day. */
function crmLate({ crm }: HealthFacts, times: LookTimes): readonly LateThing[] {
  if (!crm) return [];
  const { lastRead, wants } = crm;
  const unread = times.serverNow.getTime() - latest(lastRead, times.since.serverNow);
  if (unread <= limits.crm && wants.length === 0) return [];
  const standing = Math.max(
    ...wants.map(({ since }) => times.now.getTime() - since.getTime()),
    wants.length > 0 ? 0 : unread,
  );
  const what = wants.length > 0 ? wants.map((want) => want.what).join(', ') : 'unread';
  return [late('crm', times.isDailyAlarm ? `${what}, day ${Math.floor(standing / day)}` : what)];
}

export function daysLeft(expires: Date, now: Date): number {
  return Math.ceil((expires.getTime() - now.getTime()) / day);
}

function late(kind: LateKind, step?: string): LateThing {
  return { kind, id: step === undefined ? kind : `${kind}:${step}` };
}

function isReadingLate({ lastRead }: HealthFacts, { serverNow, since }: LookTimes): boolean {
  return serverNow.getTime() - latest(lastRead, since.serverNow) > limits.reading;
}

/** The poll found what no event had told of. In server time: a moved clock dates changes, not the events that tell of them. */
function areEventsLate({ expectsEvents, lastEvent, newestChange }: HealthFacts, times: LookTimes): boolean {
  if (!expectsEvents || !newestChange) return false;
  const changed = newestChange.getTime() - (times.now.getTime() - times.serverNow.getTime());
  return changed - latest(lastEvent, times.since.serverNow) > limits.events;
}

function areSendsStuck({ sends: { oldestDueAt } }: HealthFacts, { now, since }: LookTimes): boolean {
  return oldestDueAt !== undefined && now.getTime() - latest(oldestDueAt, since.now) > limits.sends;
}

function secretStep({ secretExpires }: HealthFacts, now: Date): number | undefined {
  if (!secretExpires) return undefined;
  const left = daysLeft(secretExpires, now);
  return secretSteps.find((step) => left <= step);
}

function latest(one: Date | undefined, other: Date): number {
  return Math.max(one?.getTime() ?? 0, other.getTime());
}
