/** What a row of the table says. Times in milliseconds. */
export interface Figures {
  readonly n: number;
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

/** From the time that each one took, and the time that all of them took together. */
export function figuresOf(times: readonly number[], totalMilliseconds: number): Figures {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return {
    n: times.length,
    perSecond: (times.length / totalMilliseconds) * 1_000,
    p50: at(0.5),
    p99: at(0.99),
    max: sorted.at(-1) ?? 0,
  };
}

/** One after the other by nature of the work: no waiting in it. */
export function measureSync(n: number, work: (index: number) => unknown): Figures {
  const times: number[] = [];
  const started = performance.now();
  for (let index = 0; index < n; index++) {
    const before = performance.now();
    work(index);
    times.push(performance.now() - before);
  }
  return figuresOf(times, performance.now() - started);
}

/**
 * So many at once, and when all are answered, the next ones: as a team presses, and with time in between for what
 * follows from a press (`quiet`), which is not part of its answer. Only the time in which answers are awaited counts.
 */
export async function measureBursts<T>(options: {
  readonly items: readonly T[];
  readonly atOnce: number;
  readonly work: (item: T) => Promise<unknown>;
  readonly quiet?: () => Promise<void>;
}): Promise<Figures> {
  const { items, atOnce, work, quiet } = options;
  const times: number[] = [];
  let total = 0;
  for (let from = 0; from < items.length; from += atOnce) {
    const burst = items.slice(from, from + atOnce);
    const started = performance.now();
    await Promise.all(
      burst.map(async (item) => {
        await work(item);
        times.push(performance.now() - started);
      }),
    );
    total += performance.now() - started;
    await quiet?.();
  }
  return figuresOf(times, total);
}

/** So many under way all the time, with everything that follows from them. */
export async function measureSteady<T>(options: {
  readonly items: readonly T[];
  readonly atOnce: number;
  readonly work: (item: T) => Promise<unknown>;
}): Promise<Figures> {
  const times: number[] = [];
  const left = options.items.values();
  const started = performance.now();
  const worker = async () => {
    for (const item of left) {
      const before = performance.now();
      await options.work(item);
      times.push(performance.now() - before);
    }
  };
  await Promise.all(Array.from({ length: options.atOnce }, worker));
  return figuresOf(times, performance.now() - started);
}
