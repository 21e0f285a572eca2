import { describe, expect, it } from 'vitest';
import { CrmError } from '../../src/crm/port.ts';
import { textOf, titlesOf } from './support/cards.ts';
import { openDeal } from './support/deals.ts';
import { aDeskWithCrm } from './support/desk-with-crm.ts';

/** What differs between the two sides of one deal, asked and decided in chat. */
describe('the two sides of a deal, in words', async () => {
  const { desk, crm, settles } = await aDeskWithCrm({ undoSeconds: 0 });
  const { alex, adele, megan } = desk;
  const differing = async (customer: string) => {
    crm.accounts.push({ id: customer, name: customer });
    const { id } = await openDeal(desk, { customer, dealName: `${customer} platform` });
    await settles();
    if (!crm.living.some(({ referralId }) => referralId === id)) {
      await adele.says('crm start');
      await adele.says('crm start');
      await settles();
    }
    const record = crm.living.find(({ referralId }) => referralId === id) ?? expect.fail('no record');
    crm.edit(record.id, { dealValue: { value: 90_000, currency: 'EUR' }, closeDate: '2027-03-03' });
    await alex.says(`value ${customer}: 150000 EUR`);
    await alex.says(`close date ${customer}: 2027-01-31`);
    await settles();
    await desk.app.crmNow();
    await settles();
    return { id, record };
  };
  const asks = async (person: typeof alex, words: string) =>
    (await person.says(words)).replies.at(-1) ?? expect.fail('no reply');
  const said = (reply: Awaited<ReturnType<typeof asks>>) =>
    reply.activity.text ? String(reply.activity.text) : textOf(reply);

  it('shows both values, and before and after of the one that is wanted; a press takes it, and Undo puts it back', async () => {
    const { id, record } = await differing('Adatum');
    const compared = await asks(alex, 'what differs for Adatum?');
    expect(textOf(compared)).toMatch(
      /Adatum: 2 values differ between Partner Center and Dynamics 365[\s\S]*Partner Center has €150,000.*, Dynamics 365 has €90,000/,
    );
    expect(titlesOf(compared)).toEqual(
      expect.arrayContaining(['Partner Center: €150,000', 'Dynamics 365: €90,000', 'Dynamics 365: March 3, 2027']),
    );
    expect(textOf(await asks(alex, 'which one is right, Partner Center or Dynamics?'))).toContain('2 values differ');

    const shown = await asks(alex, 'take the amount from Dynamics');
    expect(textOf(shown)).toMatch(/Until then nothing changes[\s\S]*In Partner Center: €150,000.* → €90,000/);
    expect(titlesOf(shown)).not.toContain('Partner Center: €150,000');
    await settles();
    expect(desk.record(id)?.details).toMatchObject({ dealValue: 150_000 });
    const taken = await alex.presses('Dynamics 365: €90,000', { on: shown });
    expect(textOf(taken.card)).toMatch(/Adatum: done[\s\S]*€150,000.* → €90,000/);
    await settles();
    expect(desk.record(id)?.details).toMatchObject({ dealValue: 90_000 });
    const undone = await alex.presses('Undo', { on: shown });
    expect(textOf(undone.card)).toContain('Estimated value is €150,000 again. Dynamics 365 follows');
    await settles();
    expect(desk.record(id)?.details).toMatchObject({ dealValue: 150_000 });
    expect(crm.at(record.id)?.values.dealValue).toMatchObject({ value: 150_000 });

    // The other question is still open: ours is kept, of the deal that is spoken of.
    const kept = await asks(alex, 'keep ours for Adatum');
    expect(textOf(kept)).toMatch(/Estimated close date[\s\S]*In Dynamics 365: .*2027 → .*2027/);
    const press = titlesOf(kept).find((title) => title.startsWith('Partner Center')) ?? expect.fail('no button');
    await alex.presses(press, { on: kept });
    await settles();
    expect(crm.at(record.id)?.values).toMatchObject({ closeDate: '2027-01-31' });
    expect(said(await asks(alex, 'what differs for Adatum?'))).toBe(
      'Adatum: I know of nothing that differs between Partner Center and Dynamics 365.',
    );
    // A button of before: the question has been answered meanwhile.
    const late = await alex.presses('Dynamics 365: March 3, 2027', { on: compared });
    expect(textOf(late.card)).toContain('changed meanwhile');
  });

  it('waits with Undo while the CRM has not taken the value yet, and then puts back what was there', async () => {
    const { record } = await differing('Bellows');
    const shown = await asks(alex, 'Bellows 保留我們的值');
    const title = titlesOf(shown).find((each) => each.includes('150,000')) ?? expect.fail('no button');
    crm.before = (method) => {
      if (method === 'update') throw new CrmError({ kind: 'wait', code: 'busy', mayHaveArrived: false });
    };
    await alex.presses(title, { on: shown });
    await settles();
    expect((await alex.presses('Undo', { on: shown })).text).toContain('It is still being carried over');
    crm.before = () => undefined;
    await desk.timePasses('PT10M');
    await settles();
    expect(crm.at(record.id)?.values.dealValue).toMatchObject({ value: 150_000 });
    await alex.presses('Undo', { on: shown });
    await settles();
    expect(crm.at(record.id)?.values.dealValue).toMatchObject({ value: 90_000 });
  });

  it('says the rule where nothing differs, and nothing of a deal to those who have no part in it', async () => {
    expect(said(await asks(megan, 'what differs for Bellows?'))).toContain('no open deal called “bellows”');
    expect(said(await asks(megan, 'which one is right, Partner Center or Dynamics?'))).toContain(
      'Neither side wins by itself',
    );
    crm.accounts.push({ id: 'Trey', name: 'Trey' });
    await openDeal(desk, { customer: 'Trey', dealName: 'Trey platform' });
    await settles();
    expect(said(await asks(alex, 'keep ours for Trey'))).toContain('nothing that differs');
    await alex.says('pause Trey in the CRM');
    expect(textOf(await asks(alex, 'what differs for Trey?'))).toMatch(
      /this is how it stands[\s\S]*Dynamics 365: paused/,
    );
    // A name that is written whole is not the other customer's, whose name begins with it.
    await openDeal(desk, { customer: 'Trey Osaka', dealName: 'Trey lake' });
    expect(textOf(await asks(alex, 'what differs for Trey?'))).toContain('Dynamics 365: paused');
  });

  it('says nothing of where a value came from, nor that the CRM has the same, once it was changed and is not carried over', async () => {
    crm.accounts.push({ id: 'Lucerne', name: 'Lucerne' });
    await openDeal(desk, { customer: 'Lucerne', dealName: 'Lucerne platform' });
    await settles();
    const first = textOf(await asks(alex, 'why is the value of Lucerne 120k?'));
    expect(first).toContain('Dynamics 365');
    await alex.says('value Lucerne: 150000 EUR');
    const changed = textOf(await asks(alex, 'why is the value of Lucerne 150k?'));
    expect(changed).toContain('€150,000');
    expect(changed).not.toContain('Dynamics 365');
    await settles();
    expect(textOf(await asks(alex, 'why is the value of Lucerne 150k?'))).toContain(
      'went from Partner Center to Dynamics 365',
    );
  });
});
