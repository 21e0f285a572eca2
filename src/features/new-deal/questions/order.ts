/**
 * The questions of a new deal, in the order of the co-sell pages (docs/partner-center.md#portal-order). A question
 * whose field is known is not asked. Each has a file of its own beside this one; this file imports nothing, so that
 * drafts can refer to a question without a circular import.
 */
export const dealQuestions = [
  'customer',
  'address',
  'address-line-1',
  'address-line-2',
  'city',
  'state',
  'postal-code',
  'country',
  'duns',
  'contact',
  'visibility',
  'name',
  'value',
  'close-date',
  'location',
  'solution-area',
  'marketplace-intent',
  'crm-id',
  'campaign-id',
  'notes',
  'employees',
  'solutions',
  'help',
  'help-notes',
  'extras',
  'consent',
  'review',
] as const;
export type DealQuestion = (typeof dealQuestions)[number];
/** All but the review, which has no field: it is confirmed by Create. */
export type AskedQuestion = Exclude<DealQuestion, 'review'>;
/** Optional fields: one question at the end offers them all. */
export const extraQuestions = [
  'contact',
  'notes',
  'crm-id',
  'campaign-id',
  'solution-area',
  'location',
  'duns',
  'address-line-2',
] as const satisfies readonly AskedQuestion[];
export const askedQuestions = dealQuestions.filter((question): question is AskedQuestion => question !== 'review');
