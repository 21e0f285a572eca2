import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { textOf, titlesOf } from './support/cards.ts';
import { openDeal } from './support/deals.ts';
import { aDeskWithCrm } from './support/desk-with-crm.ts';

const eur = (value: number) => ({ value, currency: 'EUR' });

/** Deals that were there before the CRM was: a plan that an admin settles, ten, the rest, the list, and all of it taken back. */
describe('a first load', async () => {
  const { desk, crm, links, settles } = await aDeskWithCrm({ undoSeconds: 0, settings: { FILES: 'links' } });
  const { alex, adele } = desk;
  const says = async (words: string) => (await adele.says(words)).replies.at(-1) ?? expect.fail('no answer');
  const shown = (message: Parameters<typeof textOf>[0] & { activity?: Record<string, unknown> }) =>
    message.activity?.text ? String(message.activity.text) : textOf(message);
  const file = async (words: string) => {
    await adele.says(words);
    await desk.settles();
    const told = JSON.stringify(desk.teams.messagesIn('chat', adele).map(({ activity }) => activity));
    const secret = [...told.matchAll(/\/files\/([\w-]{43})/g)].at(-1)?.[1];
    if (!secret) throw new Error(told.slice(-3_000));
    const answer = await fetch(`${desk.url}/files/${secret}`, { method: 'POST' });
    return parse(await answer.text(), { bom: true, columns: true }) as Record<string, string>[];
  };
  const ids: Record<string, string> = {};
  const record = (customer: string) => crm.living.find(({ referralId }) => referralId === ids[customer]);

  it('is looked at first: what would be done, counted, with what it asks, and nothing written', async () => {
    for (const customer of ['Adatum', 'Litware', 'Proseware', 'Tailspin'])
      ids[customer] = (await openDeal(desk, { customer, dealName: `${customer} platform` })).id;
    await settles();
    // They were there before the CRM was, and nobody said their values just now.
    await desk.timePasses('P2D');
    await desk.parts.db.collection('crmlinks').deleteMany({});
    for (const customer of ['Adatum', 'Litware', 'Proseware']) crm.accounts.push({ id: customer, name: customer });
    crm.add({ name: 'Litware: platform', dealValue: eur(90_000), closeDate: '2026-12-18' }, { accountId: 'Litware' });
    const key = { accountId: 'Proseware', referralId: String(ids.Proseware) };
    crm.add({ name: 'Proseware platform', dealValue: eur(5), closeDate: '2026-12-18', notes: '' }, key);
    const { calls } = crm;
    calls.splice(0);

    expect(textOf(await says('crm start'))).toContain('This is what I would do. Please look at it, then start.');
    const plan = await says('crm dry run');
    expect(textOf(plan)).toMatch(
      /In Dynamics 365 I would create 1, link 1 that are there, and update 0[\s\S]*1 deal may be in Dynamics 365 already[\s\S]*1 deal’s customer has no account[\s\S]*1 deal has other values/,
    );
    expect(titlesOf(plan)).toEqual(expect.arrayContaining(['Link each to the likeliest', 'As CSV', 'Start with ten']));
    // Two plans of four deals: each read all there is at once, and asked for no deal by itself.
    expect(
      calls.filter(({ method }) => method === 'find' || method === 'openOf' || method === 'searchAccounts'),
    ).toEqual([]);
    expect(crm.living).toHaveLength(2);

    const rows = await file('crm plan');
    expect(new Set(rows.map(({ Deal }) => Deal)).size).toBe(4);
    expect(rows.find(({ Deal, Field }) => Deal === 'Proseware platform' && Field === 'Estimated value')).toMatchObject({
      ...{ Would: 'link', 'What happens': 'is asked' },
      ...{ 'Partner Center has': '120000 EUR', 'The CRM has': '5 EUR' },
    });
    expect(rows.find(({ Deal }) => Deal === 'Litware platform')?.['What stands in its way']).toContain(
      'Litware: platform',
    );
  });

  it('is settled for all at once, and then writes what the plan said', async () => {
    const plan = await says('crm dry run');
    await adele.presses('Link each to the likeliest', { on: plan });
    const later = await says('crm dry run');
    await adele.presses('Make accounts', { on: later });
    const last = await says('crm dry run');
    expect(textOf(last)).toContain('2 deals have other values in Dynamics 365');
    await adele.presses('Dynamics 365 is right', { on: last });
    const settled = await says('crm dry run');
    expect(textOf(settled)).toMatch(/create 2, link 2/);
    expect(textOf(settled)).not.toContain('other values');
    expect(crm.living).toHaveLength(2);

    expect(JSON.stringify(await adele.presses('Start with ten', { on: settled }))).toContain('Started with ten deals');
    await settles();
    await desk.settles();
    expect(crm.living).toHaveLength(4);
    expect(desk.record(String(ids.Proseware))?.details.dealValue).toBe(5);
    expect(desk.record(String(ids.Litware))?.details.dealValue).toBe(90_000);
    expect(record('Litware')?.values.name).toBe('Litware: platform');
    expect(shown(await says('crm'))).toContain('First load: 4 of 4 done, 0 otherwise than planned');
    const rows = await file('crm links');
    expect(rows.map((row) => `${row.Deal}: ${row['First load: planned']}, ${row['First load: done']}`).sort()).toEqual([
      'Adatum platform: create, created',
      'Litware platform: link, linked',
      'Proseware platform: link, linked',
      'Tailspin platform: create, created',
    ]);
  });

  it('is taken back where nobody has changed a value since, and can be begun again', async () => {
    await alex.says('value Proseware: 7 EUR');
    await settles();
    expect(record('Proseware')?.values.dealValue).toEqual(eur(7));
    expect(JSON.stringify(await alex.says('crm undo'))).toContain('Only a Referrals admin');
    const ask = await says('crm undo');
    expect(textOf(ask)).toContain('Take back what the first load wrote for 4 deals?');
    await adele.presses('Take it back', { on: ask });
    await settles();
    // Alex's value was said after the run.
    expect(desk.record(String(ids.Proseware))?.details.dealValue).toBe(7);
    expect(desk.record(String(ids.Litware))?.details.dealValue).toBe(120_000);
    expect(crm.living).toHaveLength(4);
    expect(await links.find(String(ids.Litware))).toMatchObject({ state: 'planned', base: {} });
    await alex.says('value Adatum: 1 EUR');
    await settles();
    expect(record('Adatum')?.values.dealValue).toEqual(eur(120_000));
    expect(textOf(await says('crm dry run'))).toMatch(/create 0, link 4/);
    expect(new Set((await file('crm links')).map((row) => row['Taken back'] !== ''))).toEqual(new Set([true]));
  });
});
