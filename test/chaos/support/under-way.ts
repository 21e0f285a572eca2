/**
 * Work that goes on beside the test and is awaited by it later. What fails before that would be a promise without a handler, which ends
 * the whole run without saying which test it was; so it is kept until it is awaited.
 */
export function underWay<T>(work: Promise<T>): Promise<T> {
  work.catch(() => {});
  return work;
}
