/**
 * Loaded before `src/main.ts`: this machine's clock is so many milliseconds off from the start, and jumps by as many again
 * at each SIGUSR2. The steady clock does not move, as on a real machine.
 */
const RealDate = Date;
const step = Number(process.env.CLOCK_OFF_BY ?? 0);
let offBy = step;

globalThis.Date = class extends RealDate {
  constructor(...given: unknown[]) {
    if (given.length === 0) super(RealDate.now() + offBy);
    else super(...(given as [number]));
  }

  static override now(): number {
    return RealDate.now() + offBy;
  }
} as DateConstructor;
Object.defineProperty(performance, 'timeOrigin', { value: performance.timeOrigin + step });

process.on('SIGUSR2', () => {
  offBy += step;
});
