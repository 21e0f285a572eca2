import { describe, expect, it } from 'vitest';
import { FixedClock } from '../../../src/clock.ts';
import type { Turn } from '../../../src/feature.ts';
import { tooManyCard } from '../../../src/features/bulk/export/export-cards.ts';
import { Exports } from '../../../src/features/bulk/export/exports.ts';
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
});
