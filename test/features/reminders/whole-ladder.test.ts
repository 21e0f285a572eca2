import fc from 'fast-check';
import { expect, it } from 'vitest';
import { calendarWithStandIn, deskCalendar, type Person } from '../../../src/features/people/index.ts';
import { CardPlaces } from '../../../src/features/referrals/copies/card-places.ts';
import {
  Access,
  actorOf,
  latestSnooze,
  type Referral,
  touchReferral,
  type WantedCopy,
  withDue,
  withSnooze,
} from '../../../src/features/referrals/index.ts';
import { Escalations } from '../../../src/features/reminders/escalation/escalations.ts';
import { RungSweep } from '../../../src/features/reminders/rung-sweep.ts';
import { SnoozeSweep } from '../../../src/features/reminders/snooze/snooze-sweep.ts';
import type { TimeAway, WorkingWeek } from '../../../src/working-time/working-calendar.ts';
import { aReferral } from '../../builders/referral.ts';
import { anAbsence, anInstant, aWorkingWeek, countries, zones } from '../../working-time/arbitraries.ts';

/** The sweeps themselves, over an owner, who stands in, a backup, an admin and a channel: all that tells somebody of a deadline. */

const hour = 3_600_000;
const tenantId = '11111111-1111-4111-8111-111111111111';
const address = (conversationId: string) => ({ tenantId, serviceUrl: 'https://x', conversationId, botId: '28:b' });
const channel = { ...address('19:deals'), kind: 'channel' } as const;

interface Life {
  readonly week: WorkingWeek;
  readonly away: readonly TimeAway[];
}
const aLife: fc.Arbitrary<Life> = fc.record({ week: aWorkingWeek, away: fc.array(anAbsence, { maxLength: 1 }) });

function personWith(name: string, { week, away }: Life, standIn?: Person): Person {
  const [absence] = away;
  const key = { tenantId, aadObjectId: name };
  return {
    ...{ ...key, teamsId: `29:${name}`, name, email: `${name}@contoso.example`, guest: false },
    ...{ timeZone: week.zone, personalChat: { ...address(`a:${name}`), kind: 'personal' } },
    chosen: {
      workingDays: week.days,
      workingHours: { from: week.from, to: week.to },
      ...(week.country ? { country: week.country } : {}),
    },
    ...(absence ? { absence: { ...absence, by: key, ...(standIn ? { standIn } : {}) } } : {}),
  };
}

interface Case {
  readonly from: number;
  readonly minutes: number;
  readonly owner: Life;
  readonly standIn: Life | undefined;
  readonly backup: Life;
  readonly hasChannel: boolean;
  /** Share of the time at which the owner puts it off, and for how long in minutes; who answers it when. */
  readonly snooze: { readonly at: number; readonly minutes: number } | undefined;
  readonly answered: number | undefined;
}

interface Told extends WantedCopy {
  readonly at: number;
}

const policy = {
  ...{ responseDays: 14, undoSeconds: 0, acceptUndoSeconds: 0, channelWithin: 'P3D' },
  ladder: ['P10D', 'P7D', 'P3D', 'P1D', 'PT4H'],
  hours: { zone: 'Europe/Berlin', hours: { from: 540, to: 1_020 } },
  escalation: (['backup', 'manager', 'channel', 'catcher'] as const).map((step, at) => ({
    step,
    before: ([48, 24, 12, 6][at] ?? 6) * hour,
  })),
};
const roles = {
  admins: [{ who: 'adele', locations: [] }],
  users: [{ who: '*', locations: [] }],
  homeTenant: tenantId,
};

function castOf(lives: Pick<Case, 'owner' | 'standIn' | 'backup'>) {
  const named = lives.standIn && personWith('lee', lives.standIn);
  const owner = personWith('alex', lives.owner, named);
  const standsInFor = owner.absence ? [{ ...owner, ...owner.absence }] : [];
  const standIn = named && ({ ...named, standsInFor } as unknown as Person);
  const backup = personWith('megan', lives.backup);
  const admin = personWith('adele', { week: lives.backup.week, away: [] });
  return { owner, standIn, backup, admin, all: [owner, backup, admin, ...(standIn ? [standIn] : [])] };
}

/** The sweeps, on one referral that is kept in memory. */
class Desk {
  readonly told = new Map<string, Told>();
  readonly cast: ReturnType<typeof castOf>;
  now: number;
  referral: Referral;
  readonly #rungs: RungSweep;
  readonly #snoozes: SnoozeSweep;

  constructor(one: Case) {
    this.cast = castOf(one);
    this.now = one.from;
    const { owner, backup, admin, all } = this.cast;
    const deadline = new Date(one.from + one.minutes * 60_000);
    const team = [owner, backup].map(({ email = '' }) => ({ email }) as never);
    const whose = { ...owner, email: owner.email ?? '' };
    const record = { status: 'New', substatus: 'Pending', team } as const;
    const arrived = aReferral({ deadline, arrivedAt: new Date(one.from), owner: whose, record });
    this.referral = withDue(arrived, policy, new Date(one.from));
    const clock = { now: () => new Date(this.now), serverNow: () => new Date(this.now) };
    const deps = {
      ...{ clock, policy, access: new Access(roles, clock.now), nudge: () => {}, log: { info: () => {} } },
      ...{ dealTeam: { channelOf: async () => (one.hasChannel ? channel : undefined) } },
      people: {
        find: async (key: { aadObjectId: string }) => all.find(({ aadObjectId }) => aadObjectId === key.aadObjectId),
        findByEmails: async (emails: readonly string[]) => all.filter(({ email }) => emails.includes(email ?? '')),
        reachableAdmins: async () => [admin],
      },
      referrals: {
        replace: async (_before: Referral, after: Referral) => Object.assign(this, { referral: after }).referral,
        countUnowned: async () => 0,
      },
      copies: {
        want: async (copy: WantedCopy, at: Date) => {
          const id = `${copy.purpose}/${copy.person?.aadObjectId ?? 'channel'}`;
          if (!this.told.has(id)) this.told.set(id, { ...copy, at: at.getTime() });
        },
        ofReferral: async () =>
          [...this.told].map(([id, row]) => ({
            ...row,
            id,
            attempts: 0,
            state: row.at > this.now ? 'wanted' : 'sent',
          })),
        settle: async ({ id }: { id: string }) => void this.told.delete(id),
        showTimeLeft: async () => {},
      },
      escalation: { backups: [], managers: [] },
    } as never as ConstructorParameters<typeof Escalations>[0];
    const places = new CardPlaces(deps as never);
    this.#rungs = new RungSweep({ ...(deps as object), places, escalations: new Escalations(deps) } as never);
    this.#snoozes = new SnoozeSweep({ ...(deps as object), places } as never);
  }

  get dueAt(): number {
    const { rungDueAt, snoozeDueAt } = this.referral;
    return Math.min(...[rungDueAt, snoozeDueAt].map((at) => at?.getTime() ?? Number.POSITIVE_INFINITY));
  }

  async looks(at: number): Promise<void> {
    this.now = Math.max(this.now, at);
    const { snoozeDueAt } = this.referral;
    if (snoozeDueAt && snoozeDueAt.getTime() <= this.now) await this.#snoozes.act(this.referral);
    else await this.#rungs.act(this.referral);
  }

  putsOff(at: number, minutes: number): void {
    this.now = Math.max(this.now, at);
    const now = new Date(this.now);
    const latest = latestSnooze(this.referral, policy, now)?.getTime();
    if (latest === undefined || latest <= this.now) return;
    const until = new Date(Math.min(this.now + minutes * 60_000, latest));
    this.referral = touchReferral(withSnooze(this.referral, actorOf(this.cast.owner), until), policy, now);
  }
}

/** From its arrival to its deadline or its answer, looked at whenever something is due. */
async function played(one: Case) {
  const desk = new Desk(one);
  const deadline = desk.referral.deadline.getTime();
  const at = (share: number) => one.from + (deadline - one.from) * share;
  const end = one.answered === undefined ? deadline : at(one.answered);
  let snooze = one.snooze;
  for (let look = 0; look < 200; look++) {
    const putOff = snooze ? at(snooze.at) : Number.POSITIVE_INFINITY;
    const next = Math.min(desk.dueAt, putOff);
    if (next >= end) break;
    if (snooze && putOff <= Math.max(next, desk.now)) {
      desk.putsOff(putOff, snooze.minutes);
      snooze = undefined;
    } else await desk.looks(next);
    if (look === 199) throw new Error('It is looked at again and again.');
  }
  // What waits for its reader's morning is dropped where it was answered meanwhile.
  return { desk, deadline, told: [...desk.told.values()].filter((copy) => copy.at < end) };
}

function isAway({ absence }: Person, at: number): boolean {
  return absence !== undefined && at >= absence.from.getTime() && at < absence.until.getTime();
}

/** What is wrong with one message to somebody, in words. */
function wrongWith({ at, purpose }: Told, reader: Person, one: Case, deadline: number): readonly string[] {
  const { absence: _away, ...there } = reader;
  const calendar = calendarWithStandIn(there, undefined, policy.hours);
  // What somebody asked for comes when they asked for it.
  const isAsked = purpose.startsWith('reminder:snooze');
  const isLastStep = purpose.startsWith('reminder:escalation_catcher');
  const isNight = !isAsked && !calendar.isWorking(at);
  return [
    ...(at < one.from || at >= deadline ? ['not between its arrival and its deadline'] : []),
    ...(!isAsked && !isLastStep && isAway(reader, at) ? ['its reader is away'] : []),
    ...(isNight && calendar.workingTimeBetween(at, deadline, 2 * hour) > hour ? ['outside of working hours'] : []),
  ].map((why) => `${purpose} to ${reader.name} at ${new Date(at).toISOString()}: ${why}`);
}

/** What is missing of the warnings that an unanswered referral deserves. */
function missing(one: Case, { desk, deadline, told }: Awaited<ReturnType<typeof played>>): readonly string[] {
  const { owner, standIn, all } = desk.cast;
  const own = calendarWithStandIn(owner, standIn, policy.hours);
  const left = own.workingTimeBetween(one.from, deadline, 2 * own.workingDay);
  const readerOf = ({ person }: Told) => all.find(({ aadObjectId }) => aadObjectId === person?.aadObjectId);
  const warned = told.filter((copy) => !isAway(readerOf(copy) ?? owner, copy.at));
  const times = new Set(warned.map(({ at }) => at)).size;
  const teams = told.filter(({ audience }) => audience === 'channel').length;
  const desks = deskCalendar(policy.hours).workingTimeBetween(one.from, deadline, hour);
  return [
    ...(left >= 2 * own.workingDay && !one.snooze && times < 2 ? [`${times} warnings in two working days`] : []),
    ...(left > 0 && times === 0 ? ['no warning to anybody who is there'] : []),
    ...(one.hasChannel && desks > 0 && teams === 0 ? ['none in the channel'] : []),
    ...(told.length === 0 ? ['none at all'] : []),
  ];
}

const aCase: fc.Arbitrary<Case> = fc.record({
  from: anInstant,
  minutes: fc.oneof(fc.integer({ min: 5, max: 21 * 1_440 }), fc.integer({ min: 5, max: 4 * 1_440 })),
  owner: aLife,
  standIn: fc.option(aLife, { nil: undefined }),
  backup: aLife,
  hasChannel: fc.boolean(),
  snooze: fc.option(
    fc.record({ at: fc.double({ min: 0, max: 0.99, noNaN: true }), minutes: fc.integer({ min: 1, max: 10_000 }) }),
    { nil: undefined },
  ),
  answered: fc.option(fc.double({ min: 0.05, max: 1, noNaN: true }), { nil: undefined }),
});

it('somebody who is there is warned in time, in their working hours, and nobody after an answer, whoever is away or puts it off', async () => {
  expect(zones.length).toBeGreaterThan(300);
  expect(countries.length).toBeGreaterThanOrEqual(30);
  await fc.assert(
    fc.asyncProperty(aCase, async (one) => {
      const life = await played(one);
      const { told, desk, deadline } = life;
      const wrong = told.flatMap((copy) => {
        const reader = desk.cast.all.find(({ aadObjectId }) => aadObjectId === copy.person?.aadObjectId);
        return reader ? wrongWith(copy, reader, one, deadline) : [];
      });
      const steps = (desk.referral.escalations ?? []).map(({ step }) => step);
      const lacking = one.answered === undefined ? missing(one, life) : [];
      expect({ wrong, lacking, twice: steps.length - new Set(steps).size }).toEqual({
        wrong: [],
        lacking: [],
        twice: 0,
      });
    }),
    { numRuns: 150 },
  );
});
