import { AppError } from '../errors.ts';

/**
 * A database that has gone silent refuses nothing: the driver would wait for half a minute, long after Teams has told
 * the person that the desk is not there. What somebody waits for gives up sooner, as if it had been refused.
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
