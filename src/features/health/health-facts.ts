/** The input of the health check. It comes from the database, so all instances find the same. */
export interface HealthFacts {
  /** Server time. When the last complete poll of Partner Center ended, or the first one began. */
  readonly lastRead?: Date;
  /** Server time. When the last event of Partner Center was received. */
  readonly lastEvent?: Date;
  /** Desk time, like deadlines. The newest change date among the records that were read. */
  readonly newestChange?: Date;
  /** The desk is registered for events, so their absence is a fault. */
  readonly expectsEvents: boolean;
  /** Parked items. */
  readonly parked: number;
  /** Messages to Teams that are due. Desk time. */
  readonly sends: { readonly waiting: number; readonly oldestDueAt?: Date };
  /** Referrals with a change that is not yet written to Partner Center. */
  readonly changesWaiting: number;
  readonly secretExpires?: Date;
  readonly crm?: CrmStanding | undefined;
}

/** The connected CRM. */
export interface CrmStanding {
  readonly name: string;
  /** Server time. */
  readonly lastRead?: Date;
  /** Codes of the problems that the CRM's administrator has to fix. Desk time. */
  readonly wants: readonly { readonly what: string; readonly since: Date }[];
}

export const lateKinds = ['reading', 'events', 'sends', 'changes', 'parked', 'secret', 'crm'] as const;
export type LateKind = (typeof lateKinds)[number];

/**
 * Something that is late. `id` differs for a new step of the same kind (a secret's last days, other wants), which is
 * then told again.
 */
export interface LateThing {
  readonly kind: LateKind;
  readonly id: string;
}

/** `since`: when this process first ran the check. Delays from before a start do not count at once. */
export interface LookTimes {
  readonly now: Date;
  readonly serverNow: Date;
  readonly since: { readonly now: Date; readonly serverNow: Date };
  /** True: there is no daily card, so the problems for the CRM's administrator are told again each day. */
  readonly isDailyAlarm?: boolean;
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Milliseconds. Those of reading and sends equal the thresholds of the operator's alerts (RUNBOOK.md). */
const limits = { reading: hour, crm: hour, events: 6 * hour, sends: 10 * minute } as const;
/** Days before a secret's expiry at which it is told. */
const secretSteps = [0, 3, 14] as const;

/** Milliseconds that something has to be late before it is told: it may recover by itself within that time. */
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

/** A CRM that is briefly unreachable is not reported; one that refuses is, to its administrator, once a day. */
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

/**
 * True: the poll found a change for which no event came. In server time: after a clock was moved, changes have its
 * dates, but events do not.
 */
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
