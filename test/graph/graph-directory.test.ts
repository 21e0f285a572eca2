import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { FixedClock } from '../../src/clock.ts';
import { absenceByReply, automaticReplies } from '../../src/features/away/automatic-replies.ts';
import type { PlannedRung } from '../../src/features/referrals/record/referral.ts';
import { Escalations } from '../../src/features/reminders/escalation/escalations.ts';
import { createGraph } from '../../src/graph/create-graph.ts';
import { systemTimers } from '../../src/partner-center/timers.ts';
import { alex, aReferral, type ReferralOverrides } from '../builders/referral.ts';
import { startFakeGraph } from './fake-graph.ts';

const fake = await startFakeGraph();
afterAll(() => fake.close());
const warnings: object[] = [];
const log = { warn: (facts: object) => void warnings.push(facts) } as never;
const person = { tenantId: fake.tenant, aadObjectId: '00000000-0000-4000-8000-000000000001' };
const manager = '00000000-0000-4000-8000-000000000009';
const now = new Date('2026-11-30T09:00:00Z');
const utc = (dateTime: string) => ({ dateTime, timeZone: 'UTC' });

function aDirectory(more: { readonly clientSecret?: string; readonly reads?: readonly ('manager' | 'away')[] } = {}) {
  const { url, tokenUrl, tenant: tenantId } = fake;
  const graph = {
    url,
    tokenUrl,
    tenantId,
    clientId: 'app',
    clientSecret: 'graph-secret',
    reads: ['manager', 'away'] as const,
  };
  const directory = createGraph({
    graph: { ...graph, ...more },
    clock: new FixedClock(now),
    log,
    timers: systemTimers,
  });
  if (!directory) throw new Error('Graph is off');
  return directory;
}

beforeEach(() => {
  Object.assign(fake.state, { allowed: true, waitSeconds: 0 });
  fake.calls.length = 0;
  warnings.length = 0;
  fake.managers.set(person.aadObjectId, manager);
  fake.replies.set(person.aadObjectId, {
    status: 'scheduled',
    scheduledStartDateTime: utc('2026-12-01T17:00:00.0000000'),
    scheduledEndDateTime: utc('2026-12-08T08:00:00.0000000'),
  });
});

describe('Microsoft Graph', () => {
  it('tells the manager and the automatic reply, by the application\u2019s own sign-in, once for several asks', async () => {
    const directory = aDirectory();
    expect(await directory.managerOf(person)).toBe(manager);
    expect(await directory.managerOf(person)).toBe(manager);
    expect(await directory.automaticReplyOf(person)).toEqual({
      kind: 'scheduled',
      from: new Date('2026-12-01T17:00:00Z'),
      until: new Date('2026-12-08T08:00:00Z'),
    });
    expect(fake.calls.filter((call) => call.startsWith('POST'))).toHaveLength(1);
    expect(fake.calls.filter((call) => call.includes('/manager'))).toHaveLength(1);
    fake.replies.set(person.aadObjectId, { status: 'alwaysEnabled' });
    expect(await directory.automaticReplyOf(person)).toEqual({ kind: 'on' });
    fake.replies.set(person.aadObjectId, { status: 'disabled' });
    expect(await directory.automaticReplyOf(person)).toEqual({ kind: 'off' });
  });

  it('asks nothing that is not allowed, of nobody elsewhere, and with no id that is none', async () => {
    const only = aDirectory({ reads: ['manager'] });
    expect(await only.automaticReplyOf(person)).toBeUndefined();
    expect(await only.managerOf({ ...person, tenantId: 'other' })).toBeUndefined();
    expect(await only.managerOf({ ...person, aadObjectId: '../me' })).toBeUndefined();
    expect(fake.calls).toEqual([]);
  });

  it('that says nobody, no, later or nonsense is no answer, and fails nobody', async () => {
    fake.managers.clear();
    expect(await aDirectory().managerOf(person)).toBeUndefined();
    expect(warnings).toEqual([]);
    fake.replies.set(person.aadObjectId, { status: 'scheduled', scheduledStartDateTime: utc('soon') });
    expect(await aDirectory().automaticReplyOf(person)).toBeUndefined();
    fake.state.allowed = false;
    expect(await aDirectory().managerOf(person)).toBeUndefined();
    expect(await aDirectory({ clientSecret: 'wrong' }).managerOf(person)).toBeUndefined();
    expect(warnings).toEqual([
      { fact: 'manager', code: 'Authorization_RequestDenied' },
      { fact: 'manager', code: 'invalid_client' },
    ]);
    const refused = aDirectory({ clientSecret: 'wrong' });
    await refused.automaticReplyOf(person);
    const tried = fake.calls.length;
    expect(await refused.automaticReplyOf(person)).toBeUndefined();
    expect(fake.calls).toHaveLength(tried);
    Object.assign(fake.state, { allowed: true, waitSeconds: 30 });
    const directory = aDirectory();
    await directory.automaticReplyOf(person);
    const asked = fake.calls.length;
    expect(await directory.automaticReplyOf(person)).toBeUndefined();
    expect(fake.calls).toHaveLength(asked);
  });

  it('whose token is refused is asked once more with a new one', async () => {
    const directory = aDirectory();
    await directory.managerOf(person);
    fake.state.tokens++;
    expect(await directory.automaticReplyOf(person)).toMatchObject({ kind: 'scheduled' });
  });
});

describe('an automatic reply', () => {
  const from = new Date('2026-12-01T17:00:00Z');
  const until = new Date('2026-12-08T08:00:00Z');
  const scheduled = { kind: 'scheduled', from, until } as const;
  const read = { from, until, by: person, fromMailbox: true } as const;

  it('makes somebody away, once, and takes it back', () => {
    expect(absenceByReply(person, scheduled, now)).toEqual(read);
    expect(absenceByReply({ ...person, absence: read }, scheduled, now)).toBeUndefined();
    expect(absenceByReply({ ...person, absence: read }, { kind: 'off' }, now)).toBe('end');
    expect(absenceByReply({ ...person, absence: read }, scheduled, until)).toBe('end');
    expect(absenceByReply(person, { kind: 'off' }, now)).toBeUndefined();
    const on = absenceByReply(person, { kind: 'on' }, now);
    expect(on).toMatchObject({ from: now, fromMailbox: true });
    expect(absenceByReply({ ...person, absence: on as never }, { kind: 'on' }, now)).toBeUndefined();
  });

  it('read while somebody tells the desk themselves takes nothing back', async () => {
    const own = { from: now, until, by: person };
    const listed = { ...person, absence: read, personalChat: {}, guest: false };
    const written: unknown[] = [];
    const people = {
      recent: async () => [listed],
      changeAbsences: async (_key: unknown, change: (person: unknown) => unknown) => {
        const after = change({ ...listed, absence: own });
        if (after) written.push(after);
      },
    } as never;
    const directory = { automaticReplyOf: async () => ({ kind: 'off' }) as const };
    await automaticReplies({ directory, people, clock: new FixedClock(now), log }).run(new AbortController().signal);
    expect(written).toEqual([]);
  });

  it('lasts to the next absence that they told the desk themselves, and is renewed no further', () => {
    const own = {
      from: new Date(now.getTime() + 20 * 3_600_000),
      until,
      by: person,
      standIn: { ...person, aadObjectId: manager },
    };
    const on = absenceByReply({ ...person, absence: own }, { kind: 'on' }, now);
    expect(on).toMatchObject({ from: now, until: own.from, fromMailbox: true });
    const both = { ...person, absence: on as never, laterAbsences: [own] };
    expect(absenceByReply(both, { kind: 'on' }, new Date(own.from.getTime() - 3_600_000))).toBeUndefined();
    expect(absenceByReply(both, { kind: 'on' }, own.from)).toBeUndefined();
    expect(absenceByReply(both, { kind: 'off' }, now)).toBe('end');
  });

  it('says less than what they told the desk themselves', () => {
    const own = { from: now, until, by: person, standIn: { ...person, aadObjectId: manager } };
    for (const reply of [scheduled, { kind: 'on' }, { kind: 'off' }] as const)
      expect(absenceByReply({ ...person, absence: own }, reply, now)).toBeUndefined();
  });
});

describe('the manager\u2019s step of the escalation', () => {
  const owner = { ...alex, teamsId: '29:a', guest: false, personalChat: { conversationId: 'a' } as never };
  const boss = { ...owner, aadObjectId: manager, name: 'Boss' };
  const admin = { ...owner, aadObjectId: 'admin', name: 'Admin' };
  const step = { rung: 'manager', at: now } as const;
  const plan = { madeFor: '', since: now, rungs: [step] };
  const told = async (known: typeof boss | undefined, id: string | undefined, has: ReferralOverrides = {}) => {
    const escalations = new Escalations({
      people: { find: async () => known, findByEmails: async () => [], reachableAdmins: async () => [admin] } as never,
      policy: {} as never,
      dealTeam: { channelOf: async () => undefined },
      access: { may: () => true } as never,
      escalation: { backups: [], managers: [] },
      directory: { managerOf: async () => id },
    });
    const referral = aReferral({
      owner: { ...alex, email: 'a@x' },
      rungPlans: { settings: '', escalation: plan },
      ...has,
    });
    const { copies } = await escalations.due(referral, owner, false, now);
    return copies.map(({ copy }) => copy.person?.aadObjectId);
  };

  it('goes to whom the directory names, else as without it', async () => {
    expect(await told(boss, manager)).toEqual([manager]);
    expect(await told(undefined, manager)).toEqual(['admin']);
    expect(await told({ ...boss, unreachable: true } as never, manager)).toEqual(['admin']);
    expect(await told(boss, undefined)).toEqual(['admin']);
  });

  it('is taken early where the step before it reached nobody, but not where that was before a later deadline', async () => {
    const later = { rung: 'manager', at: new Date(now.getTime() + 3_600_000) };
    const backup = { rung: 'backup', at: now };
    const escalations = [{ step: 'backup', at: now, skipped: 'away' }] as const;
    const planned = (rungs: readonly PlannedRung[]) => ({
      settings: '',
      escalation: { madeFor: '', since: now, rungs },
    });
    const missed = { escalations, rungPlans: planned([{ ...backup, done: true }, later]) };
    expect(await told(boss, manager, missed)).toEqual([manager]);
    const anew = { escalations, rungPlans: planned([{ ...backup, at: later.at }, later]) };
    expect(await told(boss, manager, anew)).toEqual([]);
  });
});
