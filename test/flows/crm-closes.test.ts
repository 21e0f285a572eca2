import { describe, expect, it } from 'vitest';
import type { FakeCrm } from '../crm/fake-crm.ts';
import { textOf, titlesOf } from './support/cards.ts';
import { openDeal, patchesOf } from './support/deals.ts';
import { aDeskWithCrm } from './support/desk-with-crm.ts';

/** By setting, a close in the CRM is followed: with Undo, won when its registration is safe, lost only with a reason that the CRM knows. */
describe('a desk that follows how deals end in the CRM', async () => {
  const { desk, crm, links, settles } = await aDeskWithCrm({
    undoSeconds: 0,
    settings: { CRM_OUTCOMES: 'automatic' },
  });
  const { alex, adele } = desk;
  const recordOf = (id: string) => crm.living.find(({ referralId }) => referralId === id)?.id ?? '';
  const ended = async (id: string, outcome: Parameters<FakeCrm['edit']>[2]) => {
    crm.edit(recordOf(id), {}, outcome);
    await desk.app.crmNow();
    await settles();
  };
  const cardOf = (id: string) => desk.cardsOf(alex, id).at(-1) ?? expect.fail('no card');
  const linked = async (customer: string, value = 120_000, currency = 'EUR') => {
    crm.accounts.push({ id: customer, name: customer });
    const { id } = await openDeal(desk, { customer, dealName: `${customer} platform`, value, currency });
    await settles();
    expect(recordOf(id)).not.toBe('');
    return id;
  };
  const later = async (duration: string) => {
    await desk.timePasses(duration);
    await settles();
  };
  const isWonHere = (id: string) => JSON.stringify(patchesOf(desk, id)).includes('Won');
  await adele.says('crm start');
  await adele.says('crm start');

  it('marks a deal as the CRM lost it, takes it back once at a press, and asks where no reason is known', async () => {
    const [adatum, litware, proseware] = [await linked('Adatum'), await linked('Litware'), await linked('Proseware')];
    // Another vendor was chosen: that is a reason. Lost goes out when its Undo is over.
    await ended(adatum, { kind: 'lost', reason: '5' });
    expect(textOf(cardOf(adatum))).toContain('It was closed in Dynamics 365, so I marked it here. Undo takes it back.');
    expect(textOf(cardOf(adatum))).toContain('Marked as lost by Dynamics 365.');
    expect(desk.record(adatum)).toMatchObject({ status: 'Active' });
    await later('PT16M');
    expect(desk.record(adatum)).toMatchObject({ status: 'Closed', substatus: 'Lost' });

    // Taken back, it stays open here, whatever the CRM goes on saying.
    await ended(litware, { kind: 'lost', reason: '5' });
    expect(titlesOf(cardOf(litware))).toContain('Undo');
    await alex.presses('Undo', { on: cardOf(litware) });
    await settles();
    await desk.timePasses('PT16M');
    await desk.app.crmNow();
    await settles();
    expect(desk.record(litware)).toMatchObject({ status: 'Active' });
    expect(textOf(cardOf(litware))).not.toContain('closed in Dynamics 365, so I marked it');

    // Canceled says no reason that Partner Center knows.
    await ended(proseware, { kind: 'lost', reason: '4' });
    expect(textOf(cardOf(proseware))).toContain('Lost in Dynamics 365. If that is right, press Lost here');
    expect((await desk.audited(adatum)).map(({ by, what }) => `${String(by)} ${what}`)).toContain('dynamics crm-close');
  });

  it('wins at once what no registration is at stake for, with Undo, and says what is opened again too late', async () => {
    const id = await linked('Fabrikam', 500, 'USD');
    await ended(id, { kind: 'won' });
    expect(textOf(cardOf(id))).toContain('Marked as won by Dynamics 365. Until it goes out, Undo takes it back.');
    await later('PT16M');
    expect(desk.record(id)).toMatchObject({ status: 'Closed', substatus: 'Won' });
    expect(await links.find(id)).toMatchObject({ state: 'finished' });

    await ended(id, { kind: 'open' });
    expect(textOf(cardOf(id))).toContain('It was opened again in Dynamics 365. Partner Center can’t follow');
    await later('PT1H');
    expect(desk.record(id)).toMatchObject({ status: 'Closed', substatus: 'Won' });
    expect(crm.at(recordOf(id))?.outcome).toMatchObject({ kind: 'open' });
  });

  it('wins what may be registered when 72 hours are over and not before, unless its owner cancels that', async () => {
    const [waits, cancelled] = [await linked('Northwind'), await linked('Tailspin')];
    for (const id of [waits, cancelled]) {
      await ended(id, { kind: 'won' });
      expect(textOf(cardOf(id))).toMatch(
        /It was won in Dynamics 365\. The desk marks it as won here on .*registration/,
      );
      expect(textOf(cardOf(id))).not.toContain('so I marked it here');
    }
    await alex.presses('Don’t mark it as won', { on: cardOf(cancelled) });
    await later('P2DT23H');
    await desk.app.crmNow();
    await settles();
    expect([isWonHere(waits), isWonHere(cancelled)]).toEqual([false, false]);
    await later('PT2H');
    await settles();
    expect(desk.record(waits)).toMatchObject({ status: 'Closed', substatus: 'Won' });
    expect(desk.record(cancelled)).toMatchObject({ status: 'Active' });
    const history = await desk.audited(waits);
    expect(history.map(({ by, what }) => `${String(by)} ${what}`)).toContain('dynamics deal-won-as-planned');
  });

  it('takes back by itself what has not gone out when the CRM opens it again, or ends it otherwise', async () => {
    const [planned, held, other] = [await linked('Wingtip'), await linked('Trey', 400, 'USD'), await linked('Contoso')];
    for (const id of [planned, held, other]) await ended(id, { kind: 'won' });
    for (const id of [planned, held]) await ended(id, { kind: 'open' });
    await ended(other, { kind: 'lost', reason: '4' });
    for (const id of [planned, held])
      expect(textOf(cardOf(id))).toContain('It was opened again in Dynamics 365 before it went out');
    expect(textOf(cardOf(other))).toContain('Lost in Dynamics 365. If that is right, press Lost here');
    await later('P4D');
    for (const id of [planned, held, other]) expect(isWonHere(id), id).toBe(false);
    // A second time is an end of its own.
    await ended(held, { kind: 'won' });
    await later('PT16M');
    expect(desk.record(held)).toMatchObject({ status: 'Closed', substatus: 'Won' });
  });
});
