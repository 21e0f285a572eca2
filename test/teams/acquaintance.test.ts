import { describe, expect, it } from 'vitest';
import { FixedClock } from '../../src/clock.ts';
import { Acquaintance } from '../../src/teams/acquaintance.ts';
import type { IncomingActivity } from '../../src/teams/activity.ts';
import { MemoryDirectory } from '../harness/memory-directory.ts';

const activity = {
  type: 'message',
  serviceUrl: 'https://smba.trafficmanager.net/emea/',
  channelId: 'msteams',
  from: { id: '29:kim', aadObjectId: '00000000-0000-4000-8000-000000000001', name: 'Kim Example' },
  recipient: { id: '28:bot' },
  conversation: { id: 'a:chat', conversationType: 'personal', tenantId: '11111111-1111-4111-8111-111111111111' },
} as unknown as IncomingActivity;

/** A roster that gives up after so many seconds. */
function aHangingRoster(clock: FixedClock, seconds: number) {
  const asked = { times: 0 };
  const member = async () => {
    asked.times++;
    clock.advance(seconds * 1_000);
    return undefined;
  };
  return { asked, roster: { member } };
}

describe('while Teams’ roster', () => {
  it('hangs, people who are known do not wait for it at every press', async () => {
    const clock = new FixedClock('2026-03-02T09:00:00Z');
    const { asked, roster } = aHangingRoster(clock, 3);
    const acquaintance = new Acquaintance({ directory: new MemoryDirectory(), roster, clock });
    for (let i = 0; i < 5; i++) expect(await acquaintance.meet(activity)).toMatchObject({ name: 'Kim Example' });
    expect(asked.times).toBe(1);

    clock.advance(16_000);
    await acquaintance.meet(activity);
    expect(asked.times).toBe(2);
  });

  it('says no at once, it is asked again at the next press', async () => {
    const clock = new FixedClock('2026-03-02T09:00:00Z');
    const { asked, roster } = aHangingRoster(clock, 0);
    const acquaintance = new Acquaintance({ directory: new MemoryDirectory(), roster, clock });
    await acquaintance.meet(activity);
    await acquaintance.meet(activity);

    expect(asked.times).toBe(2);
  });
});

it('a time zone is kept by its one name, whatever the client calls it, and not at all when there is none', async () => {
  const clock = new FixedClock('2026-03-02T09:00:00Z');
  const directory = new MemoryDirectory();
  const acquaintance = new Acquaintance({ directory, roster: { member: async () => undefined }, clock });
  for (const localTimezone of ['europe/berlin', 'EUROPE/BERLIN', 'Mars/Olympus'])
    expect(await acquaintance.meet({ ...activity, localTimezone })).toMatchObject({ timeZone: 'Europe/Berlin' });
});
