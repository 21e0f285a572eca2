import { beforeAll, describe, expect, it } from 'vitest';
import { aDesk } from './support/a-desk.ts';
import { aDealTalk, aKnownDeal } from './support/deal-talk.ts';
import type { Desk } from './support/desk.ts';

describe('looking up while somebody types', () => {
  let desk: Desk;

  beforeAll(async () => {
    desk = await aDesk({ users: 'alex.wilber@contoso.example' });
    await aKnownDeal(desk, { customer: 'Contoso Bikes', country: 'DE', city: 'Berlin' });
    await aKnownDeal(desk, { customer: 'Contoso Bikes', country: 'FR', city: 'Paris' });
    for (let number = 0; number < 20; number++) await aKnownDeal(desk, { customer: `Fabrikam ${number}`, team: [] });
  });

  async function search(person: Desk['alex'], dataset: string, queryText?: string) {
    const { body } = await aDealTalk(desk, person).invokes('application/search', {
      dataset,
      ...(queryText === undefined ? {} : { queryText }),
      queryOptions: { skip: 0, top: 15 },
    });
    return body as { statusCode: number; type: string; value: { results: { title: string; value: string }[] } };
  }

  it('tells customers of one name apart, and fills the draft with the one that is picked', async () => {
    const { value, statusCode, type } = await search(desk.alex, 'customers', 'contoso bi');
    expect({ statusCode, type }).toEqual({ statusCode: 200, type: 'application/vnd.microsoft.search.searchResponse' });
    expect(value.results.map(({ title }) => title)).toEqual([
      expect.stringMatching(/^Contoso Bikes · .*Paris, France/),
      expect.stringMatching(/^Contoso Bikes · .*Berlin, Germany/),
    ]);

    const talk = aDealTalk(desk, desk.alex);
    await talk.says('new deal');
    const form = await talk.opensForm();
    await talk.savesForm(form.card, { known: value.results[1]?.value });
    expect((await talk.draft()).fields.customer).toMatchObject({
      name: 'Contoso Bikes',
      address: { city: 'Berlin', country: 'DE' },
    });
  });

  it('narrows by country and city', async () => {
    for (const words of ['Contoso, Germany', 'contoso, berlin']) {
      const { value } = await search(desk.alex, 'customers', words);
      expect(value.results.map(({ title }) => title)).toEqual([expect.stringContaining('Berlin')]);
    }
  });

  it('answers an empty query, and never more than fifteen', async () => {
    expect((await search(desk.alex, 'customers', '')).value.results).toHaveLength(15);
    expect((await search(desk.alex, 'customers')).value.results).toHaveLength(15);
    expect((await search(desk.alex, 'solutions', '')).value.results.length).toBeGreaterThan(1);
  });

  it('finds solutions by name and by id', async () => {
    for (const words of ['landing', 'sol-15974']) {
      const { value } = await search(desk.alex, 'solutions', words);
      expect(value.results.map(({ value: id }) => id)).toEqual(['SOL-15974-MQF']);
    }
  });

  it('shows nothing to those who may create nothing, and nothing of what does not exist', async () => {
    expect((await search(desk.megan, 'customers', 'contoso')).value.results).toEqual([]);
    expect((await search(desk.gail, 'customers', 'contoso')).value.results).toEqual([]);
    expect((await search(desk.alex, 'secrets', 'contoso')).value.results).toEqual([]);
  });
});
