import { CrmError, type CrmFailure } from '../../src/crm/port.ts';

/** How the client says, in the port's words, that what was asked of it failed. */
export function failureOf(asked: Promise<unknown>): Promise<CrmFailure> {
  return asked.then(
    () => Promise.reject(new Error('nothing was thrown')),
    (error: unknown) => (error instanceof CrmError ? error.failure : Promise.reject(error)),
  );
}
