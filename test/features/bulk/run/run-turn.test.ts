import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { RunUnderWay } from '../../../../src/features/bulk/import/run/row-carrier.ts';
import type { RowOutcome } from '../../../../src/features/bulk/import/run/row-changes.ts';
import { RunPace } from '../../../../src/features/bulk/import/run/run-pace.ts';
import type { RunRow } from '../../../../src/features/bulk/import/run/run-rows.ts';
import { RunTurn } from '../../../../src/features/bulk/import/run/run-turn.ts';
import { sharedLooks } from '../../../../src/features/bulk/import/run/shared-looks.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }));
afterEach(() => void vi.useRealTimers());

it('lots grow while they are done soon, to 32 rows, and get small where Partner Center is slow', () => {
  const pace = new RunPace(0);
  const sizes = [3_000, 1_900, 1_900, 1_000, 1_000, 3_900, 4_100, 60_000, 60_000, 60_000, 60_000].map((took) => {
    const { lot } = pace;
    pace.lotDone(lot, took);
    return lot;
  });
  expect(sizes).toEqual([4, 4, 8, 16, 32, 32, 32, 16, 8, 4, 2]);
  expect(pace.lot).toBe(2);
  // The few rows that were left of a batch are quick, however slow it is.
  pace.lotDone(1, 10);
  expect(pace.lot).toBe(2);
});

type Waits = Extract<RowOutcome, { kind: 'waiting' }>;

function aTurn(outcomeOf: (line: number) => Promise<Waits | undefined>) {
  const world = { state: 'running', carried: [] as number[], mostAtOnce: 0, moved: 0, shown: 0 };
  let atOnce = 0;
  const run = { imported: { id: 'i', by: {} }, hold: { lease: {} } } as unknown as RunUnderWay;
  const turn = new RunTurn(run, {
    store: { find: async () => ({ state: world.state }) as never, moved: async () => void world.moved++ },
    board: { moves: () => void world.shown++ },
    carrier: {
      async carry(_run, { line }) {
        world.carried.push(line);
        world.mostAtOnce = Math.max(world.mostAtOnce, ++atOnce);
        await nextTurn();
        atOnce--;
        return outcomeOf(line);
      },
    },
  });
  return { turn, world };
}

const rows = (count: number) =>
  Array.from({ length: count }, (_, line) => ({ line, plan: { kind: 'create' } }) as unknown as RunRow);
const waits = (why: string): Waits => ({ kind: 'waiting', until: new Date(0), why });

it('begins no row any more once Partner Center is away, somebody pressed Stop, or the turn is over', async () => {
  const away = aTurn(async (line) => (line === 2 ? waits('throttled') : line === 1 ? waits('sending') : undefined));
  expect(await away.turn.carry(rows(100))).toEqual(waits('throttled'));
  expect(away.world.carried.length).toBeLessThan(50);
  const stopped = aTurn(async (line) => {
    vi.advanceTimersByTime(100);
    if (line === 12) stopped.world.state = 'pausing';
    return undefined;
  });
  expect(await stopped.turn.carry(rows(100))).toBeUndefined();
  expect(stopped.world.carried.length).toBeLessThan(40);
  expect(stopped.world.moved).toBeGreaterThan(1);
  expect(await stopped.turn.isToStop()).toBe(true);
  const long = aTurn(async () => void vi.advanceTimersByTime(5_000));
  await long.turn.carry(rows(100));
  expect([long.turn.isOver, long.world.carried.length < 20]).toEqual([true, true]);
});

it('a fault that is no row’s ends the turn once all that was begun has come to its end', async () => {
  const ended: number[] = [];
  const { turn, world } = aTurn(async (line) => {
    if (line === 1) throw new Error('the database is away');
    ended.push(line);
    return undefined;
  });
  await expect(turn.carry(rows(100))).rejects.toThrow('the database is away');
  expect(world.carried.length).toBeLessThan(50);
  expect(ended.toSorted()).toEqual(world.carried.filter((line) => line !== 1).toSorted());
});

it('rows that look for a lost answer at the same time look once, from the earliest of them on', async () => {
  const looks: string[] = [];
  const looking = sharedLooks({
    async *changedSince(since: Date) {
      looks.push(since.toISOString().slice(11, 16));
      await nextTurn();
      yield { id: `of look ${looks.length}` } as never;
    },
  } as never);
  const look = async (time: string) =>
    (await Array.fromAsync(looking.changedSince(new Date(`2026-11-21T${time}:00Z`)))).map(({ id }) => id);
  const first = await Promise.all([look('09:05'), look('09:01'), look('09:03')]);
  expect([looks, first]).toEqual([['09:01'], [['of look 1'], ['of look 1'], ['of look 1']]]);
  // Never older than the question.
  expect([await look('09:02'), looks]).toEqual([['of look 2'], ['09:01', '09:02']]);
});
