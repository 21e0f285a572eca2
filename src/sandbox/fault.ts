import { z } from 'zod';

/** What can go wrong on demand. The first group strikes a request, the second its answer, the third what is sent. */
export const faultKinds = [
  'throttle',
  'serverError',
  'slow',
  'hang',
  'cutBefore',
  'cutAfter',
  'expiredToken',
  'revokedRefreshToken',
  'preconditionRace',
  'vanishedRecord',
  'nameRefused',

  'idsAsObject',
  'idsAsEmptyArray',
  'idsAsArray',
  'numbersAsStrings',
  'upperCaseIds',
  'unknownValues',
  'extraFields',
  'repeatedPage',
  'emptyNextPage',
  'patchAnswers200',
  'patchAnswers204',
  'postAnswers200',

  'webhookLost',
  'webhookDoubled',
  'webhookReordered',
  'webhookBadSignature',
  'expiryForgotten',
  'expiryEventForgotten',
] as const;

export type FaultKind = (typeof faultKinds)[number];

/** A fault strikes always, or by `probability`, or `count` times; until it is cleared, or for some seconds. */
export const FaultSpec = z.strictObject({
  kind: z.enum(faultKinds),
  probability: z.number().min(0).max(1).optional(),
  count: z.number().int().positive().optional(),
  forSeconds: z.number().positive().optional(),
  methods: z.array(z.string().toUpperCase()).optional(),
  /** A regular expression over path and query; absent = the referrals API (or the token endpoint for its own kind). */
  pathPattern: z.string().refine(isPattern, 'not a regular expression').optional(),
  /** serverError: which; default 503. */
  status: z.number().int().min(400).max(599).optional(),
  /** throttle, serverError: Retry-After in seconds; null = no such header; default 2 for throttle. */
  retryAfterSeconds: z.number().int().nonnegative().nullable().optional(),
  /** throttle: the body of the referrals API (`error`) or that of api.partnercenter.microsoft.com (`statusCode`). */
  bodyShape: z.enum(['error', 'statusCode']).optional(),
  /** slow: milliseconds before the request is looked at; default 3000. */
  delayMs: z.number().int().nonnegative().optional(),
});

export type FaultSpec = z.infer<typeof FaultSpec>;

export interface Fault extends FaultSpec {
  readonly id: number;
  /** By the real clock: moving the demo's clock must not end an outage. */
  readonly untilMs: number;
  left: number;
}

function isPattern(text: string): boolean {
  try {
    new RegExp(text);
    return true;
  } catch {
    return false;
  }
}
