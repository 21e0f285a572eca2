import { describe, expect, it } from 'vitest';
import type { ReferralSpec } from '../../src/sandbox/control-referral.ts';
import { aDesk } from './support/a-desk.ts';
import { textOf } from './support/cards.ts';
import type { Desk } from './support/desk.ts';

/** Nobody tells the desk anything: what it knows, it knows by the poll. */
const alone = () => aDesk({ webhooks: false });
const alexs = { customer: 'Fabrikam', team: ['alex.wilber@contoso.example'] } satisfies ReferralSpec;
/** More than a page of Partner Center's list holds. Leads make no cards. */
const moreThanAPage = 101;

/** As it is in Partner Center after a job that touched many records at one moment, or dated one a little late. */
function dated(desk: Desk, id: string, updatedAt: Date): void {
  desk.record(id).updatedDateTime = `${updatedAt.toISOString().slice(0, -1)}0000Z`;
}

/** Lists that were asked for, by the moment from which on, in order. */
function listsAskedFor(desk: Desk): readonly string[] {
  return desk.sandbox.requests().flatMap(({ path }) => /updatedDateTime%20ge%20([^&]+)/.exec(path)?.[1] ?? []);
}

async function leads(desk: Desk, count: number, dateOf: (number: number) => Date): Promise<void> {
  for (let number = 0; number < count; number++) {
    const { id } = await desk.sandbox.createReferral({ kind: 'lead', team: [] });
    dated(desk, id, dateOf(number));
  }
}

describe('the poll', () => {
  it('finds a record that Partner Center dated a little earlier than one that the desk has read before', async () => {
    const desk = await alone();
    const now = desk.parts.clock.now().getTime();
    await desk.receives(alexs);
    await desk.polls();

    const late = await desk.receives(alexs);
    dated(desk, late, new Date(now - 3 * 60_000));
    await desk.polls();

    expect(desk.cardsOf(desk.alex, late)).toHaveLength(1);
  });

  it('goes past a page full of one moment whose link is answered with nothing, to what is newer', async () => {
    const desk = await alone();
    const moment = new Date(desk.parts.clock.now().getTime() - 60_000);
    await leads(desk, moreThanAPage, () => moment);
    desk.sandbox.setFaults({ kind: 'emptyNextPage' });
    await desk.polls();

    const id = await desk.receives(alexs);
    await desk.polls();

    expect(desk.cardsOf(desk.alex, id)).toHaveLength(1);
  });

  it('goes on where it was when it is cut off in the middle of a long list, and the desk starts anew', async () => {
    const desk = await alone();
    const begin = desk.parts.clock.now().getTime() - 86_400_000;
    const minute = (number: number) => new Date(begin + number * 60_000);
    await leads(desk, 2 * moreThanAPage, minute);
    const id = await desk.receives(alexs);
    // Pages of 100, each from where the one before ended.
    const third = encodeURIComponent(minute(198).toISOString());
    desk.sandbox.setFaults({ kind: 'serverError', pathPattern: third });
    await expect(desk.app.pollNow()).rejects.toThrow();
    expect(desk.cardsOf(desk.alex, id)).toEqual([]);

    desk.sandbox.clearFaults();
    desk.sandbox.clearRequests();
    await desk.restarts();
    await desk.polls();

    expect(desk.cardsOf(desk.alex, id)).toHaveLength(1);
    expect(listsAskedFor(desk)[0]).toBe(third);
    expect(await desk.parts.db.collection('referrals').countDocuments()).toBe(2 * moreThanAPage + 1);
  });

  it('of several instances is one: a desk that starts beside a running one does not poll again', async () => {
    const desk = await alone();
    await desk.polls();
    desk.sandbox.clearRequests();
    const another = desk.parts.makeApp(0, { alarmClock: true });
    await another.start();
    await another.idle();
    const id = await desk.receives(alexs);
    await another.stop();
    expect(listsAskedFor(desk)).toEqual([]);

    await desk.polls();
    expect(desk.cardsOf(desk.alex, id)).toHaveLength(1);
  });
});

describe('a record that the desk cannot take in', () => {
  const figure = async (desk: Desk) => {
    await desk.app.updateFigures();
    return (await desk.parts.metrics.recordsApart.get()).values[0]?.value;
  };

  it('because its document is damaged holds up no other, is told, and comes in when that is mended', async () => {
    const desk = await alone();
    const broken = await desk.receives(alexs);
    const referrals = desk.parts.db.collection<{ _id: string }>('referrals');
    await referrals.insertOne({ _id: broken, version: 1 } as never);
    const other = await desk.receives(alexs);
    await desk.polls();
    expect(desk.cardsOf(desk.alex, other)).toHaveLength(1);
    expect(await figure(desk)).toBe(1);
    expect(desk.log.find(({ msg }) => msg.startsWith('a record could not be stored'))?.referralId).toBe(broken);

    // The next poll does not come back for it.
    desk.sandbox.clearRequests();
    await desk.timePasses('PT20M');
    await desk.polls();
    expect(desk.sandbox.requests().filter(({ path }) => path.includes(broken))).not.toEqual([]);
    expect(await figure(desk)).toBe(1);

    await referrals.deleteOne({ _id: broken });
    desk.parts.timers.moveServer(3_600_000);
    await desk.settles();
    expect(desk.cardsOf(desk.alex, broken)).toHaveLength(1);
    expect(await figure(desk)).toBe(0);
  });

  it('because nothing but its id can be read comes in when Partner Center has mended it', async () => {
    const desk = await alone();
    const odd = await desk.receives(alexs);
    const { createdDateTime } = desk.record(odd);
    desk.record(odd).createdDateTime = 'soon';
    const other = await desk.receives({ ...alexs, customer: 'Northwind' });
    await desk.polls();
    expect(desk.cardsOf(desk.alex, other)).toHaveLength(1);
    expect(await figure(desk)).toBe(1);

    desk.record(odd).createdDateTime = createdDateTime;
    await desk.timePasses('PT2M');
    expect(textOf(desk.cardOf(desk.alex, odd))).toContain('Fabrikam');
    expect(await figure(desk)).toBe(0);
  });
});
