import { setTimeout as pause } from 'node:timers/promises';
import { ApiError, itemNotFound, unauthenticated } from './api-error.ts';
import type { Answer } from './exchange.ts';
import type { Fault, FaultKind } from './fault.ts';

/** Those that strike whole requests, in the order in which they are tried. */
export const requestFaults: readonly FaultKind[] = [
  'slow',
  'hang',
  'cutBefore',
  'throttle',
  'serverError',
  'expiredToken',
  'vanishedRecord',
  'preconditionRace',
  'nameRefused',
  'cutAfter',
  'repeatedPage',
  'emptyNextPage',
  'idsAsObject',
  'idsAsEmptyArray',
  'idsAsArray',
  'numbersAsStrings',
  'upperCaseIds',
  'unknownValues',
  'extraFields',
  'patchAnswers200',
  'patchAnswers204',
  'postAnswers200',
];

export const hasFault = (faults: readonly Fault[], kind: FaultKind): boolean =>
  faults.some((fault) => fault.kind === kind);

/** Answers in place of the API, or lets the request through (undefined). Hanging and cutting are the server's doing. */
export async function answerInstead(faults: readonly Fault[], path: string): Promise<Answer | undefined> {
  for (const fault of faults) {
    if (fault.kind === 'slow') await pause(fault.delayMs ?? 3000, undefined, { ref: false });
    if (fault.kind === 'throttle') return throttled(fault);
    if (fault.kind === 'serverError') return outage(fault);
    if (fault.kind === 'emptyNextPage') return { status: 204 };
    if (fault.kind === 'expiredToken') throw unauthenticated('The access token has expired.');
    if (fault.kind === 'vanishedRecord' && /\/referrals\/[^/?]+/.test(path)) throw itemNotFound();
  }
  return undefined;
}

/** Both shapes of reference section 1.10: which one the referral host sends is not documented. */
function throttled(fault: Fault): Answer {
  const seconds = fault.retryAfterSeconds === undefined ? 2 : fault.retryAfterSeconds;
  const headers: Record<string, string> = seconds === null ? {} : { 'Retry-After': String(seconds) };
  const message = `Rate limit is exceeded. Try again in ${seconds ?? 2} seconds.`;
  const body =
    fault.bodyShape === 'statusCode'
      ? { statusCode: 429, message }
      : new ApiError(429, 'activityLimitReached', message).body;
  return { status: 429, headers, body };
}

function outage(fault: Fault): Answer {
  const status = fault.status ?? 503;
  const seconds = fault.retryAfterSeconds ?? null;
  const code = status === 503 ? 'serviceNotAvailable' : 'generalException';
  return {
    status,
    headers: seconds === null ? {} : { 'Retry-After': String(seconds) },
    body: new ApiError(status, code, 'The service is not available. Try again later.').body,
  };
}
