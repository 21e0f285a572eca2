/** One line of the doctor's report: a sentence, and advice if something is not as it should be. */
export interface Finding {
  readonly state: 'ok' | 'warning' | 'wrong';
  readonly what: string;
  readonly todo?: string;
}

export interface Examination {
  readonly name: string;
  readonly findings: readonly Finding[];
}

export const ok = (what: string): Finding => ({ state: 'ok', what });
export const warning = (what: string, todo: string): Finding => ({ state: 'warning', what, todo });
export const wrong = (what: string, todo: string): Finding => ({ state: 'wrong', what, todo });

/** `1 day`, `3 days`. */
export function counted(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString('en-US')} ${number === 1 ? one : many}`;
}

/** A duration, rounded: `40 seconds`, `3 hours`, `12 days`. */
export function span(milliseconds: number): string {
  const seconds = Math.round(Math.abs(milliseconds) / 1000);
  if (seconds < 120) return counted(seconds, 'second');
  if (seconds < 7_200) return counted(Math.round(seconds / 60), 'minute');
  if (seconds < 172_800) return counted(Math.round(seconds / 3_600), 'hour');
  return counted(Math.round(seconds / 86_400), 'day');
}

/** The kind of an error, never its message: libraries quote addresses, tokens and user names in theirs. */
export function errorReason(error: unknown): string {
  for (let cause = error, depth = 0; cause instanceof Error && depth < 5; cause = cause.cause, depth += 1) {
    const { code, codeName } = cause as Error & { code?: unknown; codeName?: unknown };
    if (typeof codeName === 'string') return codeName;
    if (typeof code === 'string' && /^[\w-]{2,60}$/.test(code)) return code;
    const [known] = /AADSTS\d+|ECONN\w+|ENOTFOUND|ETIMEDOUT|EAI_AGAIN/.exec(cause.message) ?? [];
    if (known) return known;
  }
  return error instanceof Error ? error.name : 'unknown';
}

/** Rejects if the work takes longer. */
export async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      () => reject(Object.assign(new Error('no answer in time'), { code: 'ETIMEDOUT' })),
      milliseconds,
    );
  });
  return Promise.race([work, tooLate]).finally(() => clearTimeout(timer));
}
