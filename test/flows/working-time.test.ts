import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import { aDesk } from './support/a-desk.ts';
import type { Desk } from './support/desk.ts';

const nineToFive = { WORKING_HOURS: '9:00-17:00', DEFAULT_TIME_ZONE: 'Europe/London', DEFAULT_COUNTRY: 'GB' };
const alexs = { customer: 'Fabrikam', team: ['alex.wilber@contoso.example'] };

/** Local times of the reminders that are planned, as ISO weekday and hour. */
function planOf(desk: Desk, id: string, zone: string, audience: 'owner' | 'team'): Promise<string[]> {
  return desk
    .referral(id)
    .then(({ rungPlans }) =>
      (rungPlans?.[audience]?.rungs ?? []).map(({ at }) => DateTime.fromJSDate(at, { zone }).toFormat('c HH')),
    );
}

function isOffice(moment: string): boolean {
  const [weekday = 0, hour = 0] = moment.split(' ').map(Number);
  return weekday <= 5 && hour >= 9 && hour < 17;
}

describe('reminders in working time', () => {
  it('come when their owner works, by the clock and the country that Teams tells; the channel’s by the desk’s', async () => {
    const desk = await aDesk({ settings: nineToFive, zones: { alex: 'Asia/Seoul' } });
    const id = await desk.receives({ ...alexs, expiresIn: 'P4D' });

    const { rungPlans, arrivedAt } = await desk.referral(id);
    const [owner, team] = [rungPlans?.owner?.rungs ?? [], rungPlans?.team?.rungs ?? []];
    const mine = await planOf(desk, id, 'Asia/Seoul', 'owner');
    const theirs = await planOf(desk, id, 'Europe/London', 'team');
    expect(mine.length).toBeGreaterThanOrEqual(2);
    expect(theirs.length).toBeGreaterThanOrEqual(2);
    expect(mine.filter((at) => !isOffice(at))).toEqual([]);
    expect(theirs.filter((at) => !isOffice(at))).toEqual([]);

    let at = arrivedAt.getTime();
    for (const next of new Set([...owner, ...team].map((one) => one.at.getTime()).sort((one, other) => one - other))) {
      await desk.timePasses(`PT${Math.ceil((next - at) / 1_000)}S`);
      at = next;
    }
    const sent = desk.remindersOf(desk.alex, id).length;
    expect(sent).toBe(mine.length);
    expect(desk.remindersUnder(desk.channelCard(id), id)).toHaveLength(theirs.length);
    await desk.timePasses('P1D');
    expect(desk.remindersOf(desk.alex, id)).toHaveLength(sent);
  });

  it('are planned anew when their owner says another time zone, and when nobody has it any more', async () => {
    const desk = await aDesk({ settings: nineToFive });
    const id = await desk.receives({ ...alexs, expiresIn: 'P14D' });
    const before = await planOf(desk, id, 'UTC', 'owner');
    expect((await planOf(desk, id, 'Europe/London', 'owner')).filter((at) => !isOffice(at))).toEqual([]);

    await desk.alex.says('time zone Honolulu');
    await desk.timePasses('PT1M');
    expect((await planOf(desk, id, 'Pacific/Honolulu', 'owner')).filter((at) => !isOffice(at))).toEqual([]);
    expect(await planOf(desk, id, 'UTC', 'owner')).not.toEqual(before);

    await desk.alex.presses('Release', { on: desk.cardOf(desk.alex, id) });
    expect((await desk.referral(id)).rungPlans?.owner?.madeFor).toMatch(/^nobody /);
  });
});
