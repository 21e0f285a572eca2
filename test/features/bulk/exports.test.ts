import { describe, expect, it } from 'vitest';
import { FixedClock } from '../../../src/clock.ts';
import type { Turn } from '../../../src/feature.ts';
import { tooManyCard } from '../../../src/features/bulk/export/export-cards.ts';
import { exportActions, exportCommands } from '../../../src/features/bulk/export/export-commands.ts';
import { Exports } from '../../../src/features/bulk/export/exports.ts';
import type { Locale } from '../../../src/i18n/locale.ts';
import { textsOf } from '../../harness/cards.ts';

const view = { list: 'outbound', filters: {}, page: 1 } as const;
const steps = ['2026-01-05T09:00:00Z', '2026-06-30T22:30:00Z'].map((time) => new Date(time));
const turn = { person: { personalChat: {} }, locale: 'en', timeZone: 'Asia/Seoul' } as Turn;

function exportsOf(total: number) {
  return new Exports({
    clock: new FixedClock(new Date(0)),
    nudge: () => {},
    lists: { size: async () => total, steps: async () => steps } as never,
    store: { countUnfinished: async () => 0 } as never,
  });
}

describe('a list that is too long for one file', () => {
  it('is offered in parts, by when its referrals were created', async () => {
    const answer = await exportsOf(5_004).list(turn, view);
    if (answer.kind !== 'too-many') throw new Error(answer.kind);
    const { card } = tooManyCard('en', view, { ...answer, timeZone: 'Asia/Seoul' });
    expect(textsOf(card as never)).toEqual([
      '5,004 referrals are more than fit in one file (5,000)',
      'Outbound',
      'Choose a part, by the day on which the referrals were created in Partner Center.',
      'Created from January 5, 2026 to July 1, 2026',
      '5,000 referrals',
      'Created since July 1, 2026',
      '4 referrals',
    ]);
    const data = JSON.stringify(card).match(/"data":\{"view":"[^}]+\}/g);
    expect(data).toEqual([
      '"data":{"view":"outbound","before":"2026-06-30T22:30:00.000Z"}',
      '"data":{"view":"outbound","from":"2026-06-30T22:30:00.000Z"}',
    ]);
  });

  it('keeps the kind of file in its parts', () => {
    const { card } = tooManyCard('en', view, { total: 5_004, steps, timeZone: 'UTC', what: 'registrations' });
    expect(JSON.stringify(card).match(/"data":\{"view":"outbound","what":"registrations",/g)).toHaveLength(2);
    const part = exportActions({} as never).find(({ verb }) => verb === 'bulk.export-part');
    for (const data of [{ view: 'outbound' }, { view: 'outbound', what: 'registrations' }])
      expect(part?.data.safeParse(data).success).toBe(true);
  });
});

describe('export … 2023', () => {
  const asks = async (words: string, locale: Locale = 'en') => {
    const asked: unknown[] = [];
    const exports = {
      list: async (...[, , what]: unknown[]) => {
        asked.push(what);
        return { kind: 'empty' };
      },
    };
    const said = {
      isList: () => true,
      words: async (_turn: Turn, text: string) => {
        asked.push(text);
        return viewOf;
      },
    };
    for (const command of exportCommands({ exports, said } as never)) {
      const match = command.match(`export ${words}`, locale);
      if (!match) continue;
      await command.handle({ ...turn, locale } as Turn, match);
      return asked;
    }
    return asked;
  };
  const viewOf = { list: 'outbound', filters: {}, problems: [] };

  it.each<[string, string, object, Locale?]>([
    ['outbound 2023', 'outbound', { what: '2023' }],
    ['outbound stage 20 2023', 'outbound stage 20', { what: '2023' }],
    ['outbound value from 15 EUR 2023', 'outbound value from 15 EUR', { what: '2023' }],
    ['outbound closing by 31 December 2023', 'outbound closing by 31 December 2023', {}],
    ['outbound closing by December 31, 2023', 'outbound closing by December 31, 2023', {}],
    ['outbound closing by 31 декабря 2023', 'outbound closing by 31 декабря 2023', {}, 'ru'],
    ['outbound closing by 31 December 2023 2023', 'outbound closing by 31 December 2023', { what: '2023' }],
  ])('%s', async (words, list, what, locale) => {
    expect(await asks(words, locale)).toEqual([list, what]);
  });
});
