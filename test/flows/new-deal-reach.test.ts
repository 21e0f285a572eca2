import { beforeAll, describe, expect, it } from 'vitest';
import { aDesk } from './support/a-desk.ts';
import { aDealTalk, aKnownDeal, straightRoad } from './support/deal-talk.ts';
import type { Desk } from './support/desk.ts';

const megan = ['megan.bowen@contoso.example'];

/** Megan has a private deal with Zyxwood; Alex has nothing to do with it. */
describe('customers of deals that somebody may not see', () => {
  let desk: Desk;
  let hers: string;

  beforeAll(async () => {
    desk = await aDesk();
    await aKnownDeal(desk);
    const of = { customer: 'Zyxwood Mills', country: 'DE', city: 'Hamburg', dealName: 'Secret rollout', value: 98_765 };
    hers = await desk.receives({ kind: 'private', ...of, team: megan });
    await desk.polls();
  });

  async function looksUp(person: Desk['alex']): Promise<string> {
    const value = { dataset: 'customers', queryText: 'zyxw', queryOptions: { skip: 0, top: 15 } };
    return JSON.stringify((await aDealTalk(desk, person).invokes('application/search', value)).body);
  }

  it('are not offered while they type; to who may see them they are', async () => {
    const seen = await looksUp(desk.alex);
    expect(seen).not.toContain('Zyxwood');
    expect(seen).not.toContain(hers);
    expect(await looksUp(desk.megan)).toContain(hers);
    expect(await looksUp(desk.adele)).toContain(hers);
    expect(await looksUp(desk.lee)).not.toContain('Zyxwood');
  });

  it('are not offered in the chat', async () => {
    const talk = aDealTalk(desk, desk.alex);
    await talk.says('new deal');
    expect(await talk.says('zyxwood')).not.toContain('Zyxwood Mills');
    expect((await talk.draft()).fields.customer).toEqual({ name: 'zyxwood', address: {} });
    await talk.says('discard');
    await talk.says('yes');
  });

  it('are not filled in by a form that names the referral', async () => {
    const talk = aDealTalk(desk, desk.alex);
    await talk.says('new deal');
    const form = await talk.opensForm();
    const { card } = await talk.savesForm(form.card, { known: hers });
    expect(JSON.stringify(card ?? (await talk.draft()))).not.toContain('Zyxwood');
    await talk.says('discard');
    await talk.says('yes');
  });

  it('are warned of before a deal is created twice: whose it is, and no more', async () => {
    const { postalCode } = (await desk.referral(hers)).record.customer.address;
    const talk = aDealTalk(desk, desk.alex);
    await talk.says('new deal');
    const customer = { customer: 'ZYXWOOD MILLS', country: 'Germany', 'postal-code': postalCode ?? '20457' };
    await talk.answers({ ...straightRoad, ...customer, city: 'Hamburg' });
    const shown = await talk.says('create');
    expect(shown).toContain('Megan Bowen');
    expect(shown).not.toContain('Secret rollout');
    expect(shown).not.toMatch(/98[.,]?765/);
    expect(desk.sandbox.records().filter(({ name }) => name === 'Robot cells')).toEqual([]);
  });
});
