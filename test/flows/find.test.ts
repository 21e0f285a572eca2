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

  it('finds what an older version wrote, once this one has started', async () => {
    await desk.stops();
    await desk.parts.db.collection('referrals').updateMany({}, { $unset: { keys: '' } });
    await desk.starts();
    await desk.alex.says('find rollout mueller');
    const shown = desk.teams.messagesIn('chat', desk.alex).at(-1);
    expect(shown && mentions(shown, ids['Müller GmbH'] ?? '?')).toBe(true);
  });
});
