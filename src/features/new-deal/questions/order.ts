/**
 * The questions of a new deal, in the order of the co-sell pages (docs/partner-center.md#portal-order). A question
 * whose field is known is not asked. Each of them is one file beside this one; this file imports nothing, so that
 * drafts can name a question.
 */
export const dealQuestions = [
  'customer',
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
  'consent',
  'review',
] as const;
export type DealQuestion = (typeof dealQuestions)[number];
/** All but the review, which asks for no field: it is confirmed by Create. */
export type AskedQuestion = Exclude<DealQuestion, 'review'>;
export const askedQuestions = dealQuestions.filter((question): question is AskedQuestion => question !== 'review');
