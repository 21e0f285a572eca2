import { beforeAll, describe, expect, it } from 'vitest';
import { aDesk } from './support/a-desk.ts';
import { mentions } from './support/cards.ts';
import { ours } from './support/deals.ts';
import type { Desk } from './support/desk.ts';

const team = ['alex.wilber@contoso.example'];

describe('find', () => {
  let desk: Desk;
  const ids: Record<string, string> = {};

  beforeAll(async () => {
    desk = await aDesk();
    for (const [customer, dealName] of [
      ['Müller GmbH', 'Rollout Süd'],
      ['Łódź Textiles S.A.', 'Webshop'],
      ['Straßenbau Nord', 'Copilot'],
      ["O'Reilly Media", 'Archive'],
      ['ООО «Рога и Копыта»', 'Закупки'],
      ['臺灣微軟股份有限公司', '雲端'],
    ] as const)
      ids[customer] = await desk.receives({ ...ours, customer, dealName, team });
    await desk.polls();
  });

  it.each([
    ['muller', 'Müller GmbH'],
    ['mueller', 'Müller GmbH'],
    ['MÜLLER', 'Müller GmbH'],
    ['rollout müller', 'Müller GmbH'],
    ['muller ag', 'Müller GmbH'],
    ['lodz', 'Łódź Textiles S.A.'],
    ['lodz sa', 'Łódź Textiles S.A.'],
    ['strasse', 'Straßenbau Nord'],
    ['O’Reilly', "O'Reilly Media"],
    ['oreilly', "O'Reilly Media"],
    ['копыта рога', 'ООО «Рога и Копыта»'],
    ['roga kopyta', 'ООО «Рога и Копыта»'],
    ['微軟', '臺灣微軟股份有限公司'],
  ])('%s', async (words, customer) => {
    await desk.alex.says(`find ${words}`);
    const shown = desk.teams.messagesIn('chat', desk.alex).at(-1);
    expect(shown?.by).toBe('bot');
    expect(shown && mentions(shown, ids[customer] ?? '?')).toBe(true);
  });

  it.each([
    // As the tab and the message box read it: a month, an amount, countries, an owner in whatever script.
    ['find may 2033', ['Litware', 'Proseware']],
    ['find closing in june 2033', ['Wingtip']],
    ['найти закрытие в мае 2033', ['Litware', 'Proseware']],
    ['尋找 2033年5月結案', ['Litware', 'Proseware']],
    ['find over 400k', ['Proseware', 'Wingtip']],
    ['find Меган', ['Litware', 'Proseware', 'Wingtip']],
    ['find megan may 2033', ['Litware', 'Proseware']],
    ['尋找 德國或奧地利', ['Litware', 'Wingtip']],
    // No word of it is left out.
    ['find megan penguin', []],
    ['find july 2033', []],
  ])('%s: words that stand in no referral', async (says, expected) => {
    if (!ids.Wingtip)
      for (const [customer, country, day, value] of [
        ['Litware', 'DE', '2033-05-31', 300_000],
        ['Proseware', 'GB', '2033-05-01', 450_000],
        ['Wingtip', 'AT', '2033-06-01', 500_000],
      ] as const)
        ids[customer] = await desk.receives({
          ...{ ...ours, customer, country, value, currency: 'EUR' },
          ...{ team: [desk.megan.email], closingDateTime: `${day}T00:00:00Z` },
        });
    await desk.adele.says(`language ${/^найти/.test(says) ? 'ru' : /^尋找/.test(says) ? 'zh-TW' : 'en'}`);
    const { replies } = await desk.adele.says(says);
    const all = ['Litware', 'Proseware', 'Wingtip'];
    expect(all.filter((name) => JSON.stringify(replies).includes(name))).toEqual(expected);
  });

  it('finds what an older version wrote, once this one has started', async () => {
    await desk.stops();
    await desk.parts.db.collection('referrals').updateMany({}, { $unset: { keys: '' } });
    await desk.starts();
    await desk.alex.says('find rollout mueller');
    const shown = desk.teams.messagesIn('chat', desk.alex).at(-1);
    expect(shown && mentions(shown, ids['Müller GmbH'] ?? '?')).toBe(true);
  });
});
