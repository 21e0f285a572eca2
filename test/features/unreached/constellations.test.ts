import fc from 'fast-check';
import { expect, it } from 'vitest';
import { absenceAt, type Person } from '../../../src/features/people/index.ts';
import { CardPlaces } from '../../../src/features/referrals/copies/card-places.ts';
import type { Copy } from '../../../src/features/referrals/copies/copy.ts';
import { StandIns } from '../../../src/features/referrals/copies/stand-ins.ts';
import { Access, type Referral, type WantedCopy, withDue } from '../../../src/features/referrals/index.ts';
import { Escalations } from '../../../src/features/reminders/escalation/escalations.ts';
import { RungSweep } from '../../../src/features/reminders/rung-sweep.ts';
import type { UnreachedState } from '../../../src/features/unreached/mongo-unreached-watch.ts';
import { UnreachedWatch } from '../../../src/features/unreached/unreached-watch.ts';
import { aReferral } from '../../builders/referral.ts';
import { runs } from '../../support/runs.ts';

/**
 * Who of all that might be told can be: the sweeps, the escalation, the stand-ins and the last net, over one referral kept in memory.
 */

const hour = 3_600_000;
const tenantId = '11111111-1111-4111-8111-111111111111';
const address = (conversationId: string) => ({ tenantId, serviceUrl: 'https://x', conversationId, botId: '28:b' });
const begin = Date.parse('2027-06-07T08:00Z');

/** `lost`: Teams refuses, and the desk learns of it only by that. `muted`: no reminders, please. */
const states = ['there', 'never', 'blocked', 'lost', 'away', 'muted'] as const;
type State = (typeof states)[number];
const names = ['owner', 'lee', 'backup', 'manager', 'catcher', 'admin', 'colleague'] as const;
type Name = (typeof names)[number];

interface Constellation {
  readonly people: Readonly<Record<Name, State>>;
  readonly isOwned: boolean;
  readonly hasStandIn: boolean;
  readonly hasCatcher: boolean;
  readonly channel: 'there' | 'never' | 'lost';
  readonly mayColleaguesAnswer: boolean;
  readonly days: number;
  /** Share of the time at which the process is away for three days. */
  readonly silence: number | undefined;
}

const aState = fc.constantFrom(...states);
const aConstellation: fc.Arbitrary<Constellation> = fc.record({
  people: fc.record(Object.fromEntries(names.map((name) => [name, aState])) as Record<Name, typeof aState>),
  isOwned: fc.boolean(),
  hasStandIn: fc.boolean(),
  hasCatcher: fc.boolean(),
  channel: fc.constantFrom('there', 'never', 'lost'),
  mayColleaguesAnswer: fc.boolean(),
  days: fc.integer({ min: 1, max: 12 }),
  silence: fc.option(fc.double({ min: 0, max: 0.7, noNaN: true }), { nil: undefined }),
});

const policy = {
  ...{ responseDays: 14, undoSeconds: 0, acceptUndoSeconds: 0, channelWithin: 'P3D' },
  ladder: ['P10D', 'P7D', 'P3D', 'P1D', 'PT4H'],
  hours: { zone: 'Europe/Berlin', hours: { from: 540, to: 1_020 } },
  escalation: (['backup', 'manager', 'channel', 'catcher'] as const).map((step, at) => ({
    step,
    before: ([48, 24, 12, 6][at] ?? 6) * hour,
  })),
};

interface Row extends WantedCopy {
  readonly at: number;
  state: Copy['state'];
}

const idOfRow = ({ purpose, person }: Pick<WantedCopy, 'purpose' | 'person'>) =>
  `${purpose}/${person?.aadObjectId ?? 'channel'}`;

interface Heard {
  /** A person's name, or the channel. */
  readonly who: string;
  readonly what: string;
  readonly at: number;
}

class World {
  readonly heard: Heard[] = [];
  readonly rows = new Map<string, Row>();
  readonly people: Map<Name, Person>;
  readonly deadline: number;
  now = begin;
  referral: Referral;
  alarms = 0;
  /** Rungs of the team's that were said in the channel, by a message of their own or by an escalation, and stand in no figure. */
  readonly uncounted: string[] = [];
  #channel: { readonly kind: 'channel' } | undefined;
  readonly #lost: ReadonlySet<string>;
  readonly #rungs: RungSweep;
  readonly #standIns: StandIns;
  readonly #watch: UnreachedWatch;
  readonly access: Access;

  constructor(one: Constellation) {
    this.deadline = begin + one.days * 24 * hour;
    this.#channel = one.channel === 'never' ? undefined : ({ ...address('19:deals'), kind: 'channel' } as const);
    this.#lost = new Set([
      ...names.filter((name) => one.people[name] === 'lost').map((name) => `a:${name}`),
      ...(one.channel === 'lost' ? ['19:deals'] : []),
    ]);
    this.people = new Map(names.map((name) => [name, this.#person(name, one)]));
    const all = [...this.people.values()];
    const owner = this.people.get('owner') as Person;
    const record = {
      status: 'New',
      substatus: 'Pending',
      team: [{ email: 'owner@x' }, { email: 'backup@x' }],
    } as never;
    const { owner: _nobody, ...unowned } = aReferral({
      deadline: new Date(this.deadline),
      arrivedAt: new Date(begin),
      record,
    });
    const owned = { ...unowned, owner: { ...owner, email: 'owner@x' } };
    this.referral = withDue(one.isOwned ? owned : unowned, policy, new Date(begin));
    const admins = [{ who: 'admin@x', locations: [] }];
    const users = one.mayColleaguesAnswer
      ? [{ who: '*', locations: [] }]
      : names.filter((name) => name !== 'colleague').map((name) => ({ who: `${name}@x`, locations: [] }));
    const clock = { now: () => new Date(this.now), serverNow: () => new Date(this.now) };
    const catcher = async () => this.people.get('catcher');
    const reachable = ({ personalChat, unreachable }: Person) => personalChat !== undefined && !unreachable;
    this.access = new Access({ admins, users, homeTenant: tenantId }, clock.now);
    const deps = {
      ...{ clock, policy, access: this.access, nudge: () => {} },
      ...{ log: { info: () => {}, warn: () => {}, error: () => this.#alarms() }, terms: {}, language: 'en' },
      dealTeam: {
        channel: async () => this.#channel,
        channelOf: async () => this.#channel,
        loseChannel: async () => this.#losesChannel(),
      },
      people: {
        find: async (key: { aadObjectId: string }) => this.people.get(key.aadObjectId as Name),
        findByEmails: async (emails: readonly string[]) =>
          all.flatMap(({ name, email }) => (emails.includes(email ?? '') ? [this.people.get(name as Name)] : [])),
        reachableAdmins: async () => [this.people.get('admin') as Person].filter(reachable),
        recent: async () => [...this.people.values()],
        noteUnreachable: async (key: { aadObjectId: string }) => this.#noteUnreachable(key.aadObjectId as Name),
      },
      referrals: {
        replace: async (_before: Referral, after: Referral) => Object.assign(this, { referral: after }).referral,
        find: async () => this.referral,
        countUnowned: async () => 0,
      },
      copies: {
        want: async (copy: WantedCopy, at: Date) => {
          const id = idOfRow(copy);
          if (!this.rows.has(id)) this.rows.set(id, { ...copy, at: at.getTime(), state: 'wanted' });
        },
        settle: async ({ id }: { id: string }, { state }: { state: Copy['state'] }) => {
          (this.rows.get(id) as Row).state = state;
        },
        showTimeLeft: async () => {},
        ofReferral: async () => [...this.rows].map(([id, row]) => ({ ...row, id, attempts: 0 })),
      },
      escalation: { backups: [], managers: ['manager@x'] },
      ...(one.hasCatcher ? { catcher } : {}),
      ...{ channelLost: () => {}, healthChat: async () => undefined },
      watch: { done: async (_lease: unknown, state: UnreachedState) => this.#tells(state), noteHeard: async () => {} },
      warnings: {
        near: async () => (this.now < this.deadline ? [this.referral] : []),
        warningsOf: async () => new Map([[this.referral.id, [...this.rows.values()]]]),
      },
      messenger: {
        post: async ({ conversationId }: { conversationId: string }) => {
          if (this.#lost.has(conversationId)) return { kind: 'gone', what: 'conversation', reason: 'lost' };
          this.#says(conversationId, 'red');
          return { kind: 'sent' };
        },
      },
    } as never;
    const places = new CardPlaces(deps);
    this.#standIns = new StandIns({ ...(deps as object), places } as never);
    this.#rungs = new RungSweep({ ...(deps as object), places, escalations: new Escalations(deps) } as never);
    this.#watch = new UnreachedWatch({ ...(deps as object), places } as never);
  }

  #state: UnreachedState = { told: [], heard: [], heldBack: [], nextLookAt: new Date(0) };

  #person(name: Name, { people, hasStandIn }: Constellation): Person {
    const state = people[name];
    const key = { tenantId, aadObjectId: name };
    const away = { from: new Date(begin - hour), until: new Date(this.deadline + hour), by: key };
    const standIn = name === 'owner' && hasStandIn ? { standIn: { tenantId, aadObjectId: 'lee' } } : {};
    return {
      ...{ ...key, teamsId: `29:${name}`, name, email: `${name}@x`, guest: false, timeZone: 'Europe/Berlin' },
      ...(state === 'never' ? {} : { personalChat: { ...address(`a:${name}`), kind: 'personal' as const } }),
      ...(state === 'blocked' ? { unreachable: true as const } : {}),
      ...(state === 'away' ? { absence: { ...away, ...standIn } } : {}),
      ...(state === 'muted' ? { chosen: { reminders: 'off' as const } } : {}),
    };
  }

  #alarms(): void {
    this.alarms++;
  }

  #tells(state: UnreachedState): void {
    this.#state = state;
  }

  #losesChannel(): boolean {
    const had = this.#channel !== undefined;
    this.#channel = undefined;
    return had;
  }

  #noteUnreachable(name: Name): void {
    this.people.set(name, { ...(this.people.get(name) as Person), unreachable: true });
  }

  #says(conversationId: string, what: string): void {
    this.heard.push({ who: conversationId.replace(/^a:/, ''), what, at: this.now });
  }

  /** What is due meanwhile is planned, sent, and looked after. */
  async passes(milliseconds = hour / 4): Promise<void> {
    this.now += milliseconds;
    for (let due = true; due; ) {
      due = (this.referral.rungDueAt?.getTime() ?? Number.POSITIVE_INFINITY) <= this.now && this.now < this.deadline;
      if (due) await this.#reminds();
    }
    for (const row of this.rows.values()) if (row.state === 'wanted' && row.at <= this.now) await this.#send(row);
    const lastWrites: (() => void)[] = [];
    const releaseBy = (write: () => void) => lastWrites.push(write);
    await this.#watch.look(this.#state, { assert: async () => {}, releaseBy } as never);
    for (const write of lastWrites) write();
  }

  async #reminds(): Promise<void> {
    const { rungPlans, rungsSent = [] } = this.referral;
    const inChannel = () => [...this.rows.values()].filter(({ audience }) => audience === 'channel').length;
    const before = inChannel();
    await this.#rungs.act(this.referral);
    const due = rungPlans?.team?.rungs.filter(({ at, done }) => !done && at.getTime() <= this.now) ?? [];
    const isCounted = (this.referral.rungsSent ?? []).length > rungsSent.length;
    // One that was missed at night and stands in the new plan, when work begins, is sent by itself.
    const isAhead = ({ rung }: { readonly rung: string }) =>
      this.referral.rungPlans?.team?.rungs.some((one) => one.rung === rung && !one.done) ?? false;
    const missed = due.filter((one) => !isAhead(one));
    if (missed.length > 0 && inChannel() > before && !isCounted) this.uncounted.push(...missed.map(({ rung }) => rung));
  }

  async #send(row: Row): Promise<void> {
    const { conversationId } = row.address;
    if (!this.#lost.has(conversationId)) {
      row.state = 'sent';
      return this.#says(conversationId, row.purpose);
    }
    if (row.person) this.#noteUnreachable(row.person.aadObjectId as Name);
    await this.#standIns.takeOver({ ...row, id: idOfRow(row) } as never, this.referral);
  }
}

/** From its arrival to its deadline; three days of silence end before it, if with little time. */
async function played(one: Constellation): Promise<World> {
  const world = new World(one);
  const silent = one.silence === undefined ? Number.POSITIVE_INFINITY : begin + one.silence * one.days * 24 * hour;
  while (world.now < Math.min(silent, world.deadline)) await world.passes();
  const left = world.deadline - world.now - 2 * hour;
  if (left > 0) await world.passes(Math.min(72 * hour, left));
  while (world.now < world.deadline) await world.passes();
  return world;
}

/** Whether anybody is there who may answer it, or a channel. */
function couldBeTold({ people, channel }: Constellation, world: World): boolean {
  const isThere = (name: Name) => people[name] === 'there' || people[name] === 'muted';
  const mayAnswer = (name: Name) => world.access.may(world.people.get(name) as Person, 'answer', world.referral);
  return channel === 'there' || names.some((name) => isThere(name) && mayAnswer(name));
}

/** What is wrong with what everybody heard, in words. */
function wrongWith(one: Constellation, world: World): readonly string[] {
  const isAway = (who: string, at: number) =>
    absenceAt(world.people.get(who as Name) ?? {}, new Date(at)) !== undefined;
  const helps = world.heard.filter(({ who, at }) => at < world.deadline && !isAway(who, at));
  const twice = world.heard.filter(
    ({ who, what }, at) =>
      what !== 'red' && world.heard.findIndex((other) => other.who === who && other.what === what) < at,
  );
  const reds = Map.groupBy(
    world.heard.filter(({ what }) => what === 'red'),
    ({ who }) => who,
  );
  const asked = world.heard.filter(
    ({ who, what }) => one.people[who as Name] === 'muted' && !/card|red|catcher/.test(what) && who !== 'admin',
  );
  const untold = couldBeTold(one, world) && helps.length === 0;
  const unalarmed = helps.length === 0 && world.alarms === 0;
  const atOnce = Map.groupBy(
    world.heard.filter(({ what }) => what !== 'red'),
    ({ who, at }) => `${who} at ${at}`,
  );
  // What Teams refuses goes to the admins besides what they hear anyway.
  const isRefused = one.channel === 'lost' || Object.values(one.people).includes('lost');
  const flood = isRefused ? [] : [...atOnce].filter(([, all]) => all.length > 1);
  return [
    ...flood.map(([, all]) => `${all[0]?.who} was told of it at once by ${all.map(({ what }) => what).join(' and ')}`),
    ...(untold ? ['nobody who is there was told'] : []),
    ...(unalarmed ? ['no alarm in the log either'] : []),
    ...twice.map(({ who, what }) => `${who} was told of ${what} twice`),
    ...[...reds].filter(([, all]) => all.length > 2).map(([who, all]) => `${who} saw red ${all.length} times`),
    ...world.uncounted.map((rung) => `${rung} was said in the channel and is not among the rungs sent`),
    ...asked.map(({ who, what }) => `${who} wants no reminders and was told: ${what}`),
  ];
}

/** Three silent days of four: the channel’s last reminder and its escalation are due at once. */
const escalatedAfterSilence: Constellation = {
  people: Object.fromEntries(names.map((name) => [name, 'there'])) as Record<Name, State>,
  ...{ isOwned: false, hasStandIn: false, hasCatcher: false, channel: 'there', mayColleaguesAnswer: true },
  ...{ days: 4, silence: 0.15 },
};

/** Over a weekend: the reminder of three days before and the last step wait for the same morning of the one admin who is left. */
const bothOnMonday: Constellation = {
  people: { ...escalatedAfterSilence.people, owner: 'away', lee: 'away', backup: 'blocked' },
  ...{ isOwned: true, hasStandIn: true, hasCatcher: false, channel: 'never', mayColleaguesAnswer: false },
  ...{ days: 9, silence: 0 },
};

it('somebody who is there is told before the deadline, or all who can be see red; nobody twice, nobody who wants none', async () => {
  await fc.assert(
    fc.asyncProperty(aConstellation, async (one) => {
      const world = await played(one);
      expect({
        wrong: wrongWith(one, world),
        heard: world.heard.map(({ who, what }) => `${who}: ${what}`),
      }).toMatchObject({ wrong: [] });
    }),
    { numRuns: runs(60, 3_000), examples: [[escalatedAfterSilence], [bothOnMonday]] },
  );
});
