/** The cards of a referral, for the rest of the feature. Every function is pure: the same data give the same card. */
export { acceptFormLimits, claimFormLimits, declineFormLimits } from '../../../cards/form-limits.ts';
export {
  type AcceptFormProblems,
  type AcceptFormValues,
  acceptForm,
  acceptFormFields,
  acceptFormInputIds,
  acceptFormSeenFields,
  acceptFormShown,
  acceptFormValues,
} from './referral-card-accept.ts';
export { claimForm } from './referral-card-claim.ts';
export { type DeclineFormValues, declineForm, firstDeclineValues } from './referral-card-decline.ts';
export { referralCard } from './referral-card-inbound.ts';
export { inviteCard } from './referral-card-invite.ts';
export { notYoursCard } from './referral-card-not-yours.ts';
export { reminderCard } from './referral-card-reminder.ts';
export type { BuiltCard, ReferralView } from './referral-view.ts';
