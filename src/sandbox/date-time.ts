/** Date-times as Partner Center writes them: UTC with seven fraction digits (reference, section 2.1). */
export function wireDateTime(instant: Date, ticks = 0): string {
  return `${instant.toISOString().slice(0, 23)}${String(ticks % 10_000).padStart(4, '0')}Z`;
}

const pattern = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}(?::\d{2})?)(?:\.(\d{1,7}))?(Z|[+-]\d{2}:\d{2})?)?$/i;

/** The same instant in the one form whose text order is its time order; undefined when it is not a date-time. */
export function comparableDateTime(text: string): string | undefined {
  const [, date, time = '00:00:00', fraction = '', zone = 'Z'] = pattern.exec(text.trim()) ?? [];
  if (date === undefined) return undefined;
  const wholeSeconds = Date.parse(`${date}T${time.length === 5 ? `${time}:00` : time}${zone}`);
  if (Number.isNaN(wholeSeconds)) return undefined;
  return `${new Date(wholeSeconds).toISOString().slice(0, 19)}.${fraction.padEnd(7, '0')}Z`;
}

/** Stamps for writes. Two writes in one millisecond still get different, growing stamps, as on the real service. */
export class Stamps {
  #millisecond = 0;
  #ticks = 0;

  next(now: Date): string {
    this.#ticks = now.getTime() === this.#millisecond ? this.#ticks + 1 : 1;
    this.#millisecond = now.getTime();
    return wireDateTime(now, this.#ticks);
  }
}
