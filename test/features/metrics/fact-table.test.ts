import { expect, it } from 'vitest';
import { FixedClock } from '../../../src/clock.ts';
import { allFacts, type FactDocument, FactTable } from '../../../src/features/metrics/fact-table.ts';
import { createLogger } from '../../../src/logger.ts';
import { aMoment, aReferral } from '../../builders/referral.ts';
import { asStored } from '../../builders/referral-document.ts';

const idOf = (number: number) => `11111111-0000-4000-8000-${String(number).padStart(12, '0')}`;

/** Referrals as a database would hold them, and how often all their ids were asked for. */
function aSource(count: number) {
  const rows = new Map<string, FactDocument>();
  const put = (number: number, kind: 'inbound' | 'lead' = 'inbound') => {
    const stored = asStored(aReferral({ id: idOf(number), kind: kind as 'inbound' })) as unknown as FactDocument;
    rows.set(idOf(number), { ...stored, changedAt: aMoment });
  };
  for (let number = 0; number < count; number++) put(number);
  const all = () => [...rows.values()];
  const walks = { count: 0 };
  return {
    ...{ rows, put, walks },
    source: {
      lastChange: async () => aMoment,
      page: async (after: string | undefined) => (after === undefined ? all() : []),
      changedSince: async () => all(),
      size: async () => rows.size,
      async *ids() {
        walks.count++;
        yield* rows.keys();
      },
    },
  };
}

const log = createLogger({ level: 'silent' });
const ids = async (table: FactTable) =>
  allFacts((await table.current()) ?? expect.fail('not read')).map(({ id }) => id);

it('counts what was removed no longer, and looks for it only where there are fewer than it knows', async () => {
  const { rows, put, walks, source } = aSource(4);
  // Stored, and no fact: it must not look like a removed one for ever.
  put(9, 'lead');
  const clock = new FixedClock(aMoment);
  const table = new FactTable({ source, workingTime: () => 0, clock, log });
  await table.load();
  expect([await ids(table), walks.count]).toEqual([[0, 1, 2, 3].map(idOf), 0]);

  rows.delete(idOf(1));
  const { generation = 0 } = (await table.current()) ?? {};
  expect([await ids(table), walks.count]).toEqual([[0, 2, 3].map(idOf), 1]);
  expect((await table.current())?.generation).toBe(generation);

  // However many go: all ids are gone through once a minute at most.
  put(5);
  rows.delete(idOf(2));
  rows.delete(idOf(9));
  expect(await ids(table)).toContain(idOf(2));
  clock.advance(60_000);
  expect([await ids(table), walks.count]).toEqual([[0, 3, 5].map(idOf), 2]);
});
