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

export interface Contestant {
  /** So many at once, and when all are answered, the next ones: as a team presses. */
  readonly bursts: readonly (() => Promise<unknown>)[][];
  /** Time for what follows from a press, which is not part of its answer. */
  readonly quiet?: () => Promise<void>;
}

/**
 * The contestants in turns, one burst each: whatever else the machine does meanwhile, it does to all of them alike. Only
 * the time in which answers are awaited counts.
 */
export async function measureInTurns(contestants: readonly Contestant[]): Promise<readonly Figures[]> {
  const taken = contestants.map(() => ({ times: [] as number[], total: 0 }));
  for (let round = 0; contestants.some(({ bursts }) => round < bursts.length); round++) {
    for (const [index, { bursts, quiet }] of contestants.entries()) {
      const burst = bursts[round] ?? [];
      const sum = taken[index];
      if (!sum) continue;
      const started = performance.now();
      await Promise.all(burst.map((work) => work().then(() => sum.times.push(performance.now() - started))));
      sum.total += performance.now() - started;
      await quiet?.();
    }
  }
  return taken.map(({ times, total }) => figuresOf(times, total));
}

export function burstsOf<T>(items: readonly T[], atOnce: number, work: (item: T) => Promise<unknown>) {
  const works = items.map((item) => () => work(item));
  return Array.from({ length: Math.ceil(works.length / atOnce) }, (_, round) =>
    works.slice(round * atOnce, (round + 1) * atOnce),
  );
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
