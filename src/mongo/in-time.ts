import { AppError } from '../errors.ts';

/**
 * Rejects with `database-unavailable` after the timeout. A database that hangs refuses nothing: the driver waits for half
 * a minute, long after Teams has reported the desk as unreachable to whoever waits.
 */
export function inTime<T>(work: Promise<T>, milliseconds: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      () => reject(new AppError('database-unavailable', 'the database did not answer in time', { milliseconds })),
      milliseconds,
    );
  });
  return Promise.race([work, deadline]).finally(() => clearTimeout(timer));
}
