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

  it('is counted so far and no further; what is behind it is one part, which is cut in turn', async () => {
    const many = await exportsOf(100_001).list(turn, view);
    if (many.kind !== 'too-many') throw new Error(many.kind);
    const whole = tooManyCard('en', view, { ...many, timeZone: 'UTC' });
    expect(textsOf(whole.card as never)[0]).toBe('100,000+ referrals are more than fit in one file (5,000)');
    expect(textsOf(whole.card as never).at(-1)).toBe('5,000+ referrals are more than fit in one file (5,000)');
    const part = { from: new Date('2026-01-01T00:00:00Z'), before: new Date('2026-12-01T00:00:00Z') };
    const again = await exportsOf(7_000).list(turn, view, { ...part, what: '2023' });
    if (again.kind !== 'too-many') throw new Error(again.kind);
    const { card } = tooManyCard('en', view, { ...again, timeZone: 'UTC', what: '2023' });
    expect(JSON.stringify(card).match(/"data":\{"view":"[^}]+\}/g)).toEqual([
      '"data":{"view":"outbound","what":"2023","from":"2026-01-01T00:00:00.000Z","before":"2026-06-30T22:30:00.000Z"}',
      '"data":{"view":"outbound","what":"2023","from":"2026-06-30T22:30:00.000Z","before":"2026-12-01T00:00:00.000Z"}',
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

  it.each<[string, (string | undefined)[], Locale?]>([
    ['template', [undefined]],
    ['template 2023', ['2023']],
    ['Template 2023.', ['2023']],
    ['템플릿 2023', ['2023'], 'ko'],
    ['шаблон 2023', ['2023'], 'ru'],
    ['範本 2023', ['2023'], 'zh-TW'],
    ['template 2024', []],
    ['template registrations', ['registrations']],
  ])('%s', async (words, asked, locale = 'en') => {
    const templates: unknown[] = [];
    const exports = {
      template: async (_turn: Turn, what?: string) => {
        templates.push(what);
        return { kind: 'making', count: 0 };
      },
    };
    for (const command of exportCommands({ exports } as never)) {
      const match = command.name === 'export of a list' ? undefined : command.match(words, locale);
      if (match) await command.handle({ ...turn, locale } as Turn, match);
    }
    expect(templates).toEqual(asked);
  });

  it('is a button of the answer to a word, except where the year would be a day’s', async () => {
    const exports = { list: async () => ({ kind: 'making', count: 3 }), template: async () => ({ kind: 'making' }) };
    const said = { isList: () => true, words: async () => viewOf };
    const offered = async (words: string) => {
      const commands = exportCommands({ exports, said } as never);
      const command = commands.find((each) => each.match(words, 'en'));
      const match = command?.match(words, 'en');
      const reply = match && (await command?.handle(turn, match));
      return JSON.stringify(reply).match(/"text":"([a-z][^"]* 2023)"/)?.[1];
    };
    const days = 'export outbound closing by 31 December';
    expect(
      await Promise.all(['export', 'export outbound', 'template', days, 'export outbound 2023'].map(offered)),
    ).toEqual(['export 2023', 'export outbound 2023', 'template 2023', undefined, undefined]);
  });
});
