export { isCalendarDay, isPhone } from './accept-input.ts';
export { Access } from './access.ts';
export { CardFanOut, channelCopy, personalCopy } from './card-fan-out.ts';
export { CardOpener } from './card-opener.ts';
export { type Copy, reminderPurpose, type WantedCopy } from './copy.ts';
export { CopyDelivery } from './copy-delivery.ts';
export type { CopyStore } from './copy-store.ts';
export { deadlineOf, dueRungs, rungTime } from './deadline.ts';
export { newEntry, type Step } from './decide.ts';
export { type FindDeps, findFor } from './find-for.ts';
export { ReferralIntake } from './intake.ts';
export { hasMember, isComplete, sameEmail } from './members.ts';
export { touch, withDue, without, withoutDecision } from './mirror.ts';
export { MongoCopyStore } from './mongo-copy-store.ts';
export { countNearDeadlineUnnagged, countWaitingForPartnerCenter } from './mongo-figures.ts';
export { MongoPollState } from './mongo-poll-state.ts';
export { MongoReferralStore } from './mongo-referral-store.ts';
export { cardsForChannel, cardsForPerson } from './newcomers.ts';
export { OutboxRelay } from './outbox-relay.ts';
export { reasonTexts } from './outgoing.ts';
export type { ReferralPolicy } from './policy.ts';
export { Poll } from './poll.ts';
export { Presenter } from './presenter.ts';
export type { Reach } from './reach.ts';
export {
  dayOf,
  isReplacing,
  type RecordChange,
  type ReplacingChange,
  sameValue,
  type TextField,
  textOf,
  valueIn,
  withChanges,
} from './record-change.ts';
export type {
  Actor,
  Conflict,
  DealCategory,
  Decision,
  DeclineReason,
  Invitation,
  Member,
  MicrosoftSide,
  Money,
  OutboxEntry,
  Referral,
  ReferralRecord,
  SolutionTag,
  Work,
} from './referral.ts';
export { declineReasons } from './referral.ts';
export { referralCardActions } from './referral-card-actions.ts';
export { closeDateOf, contactsOf, moneyOf, titleOf } from './referral-card-facts.ts';
export { acceptance, closing, outcome, tells } from './referral-card-outcome.ts';
export { reasonOf, refusalsOf } from './referral-card-refusal.ts';
export { senderFact, senderName, senderNoteLabel, senderOf } from './referral-card-sender.ts';
export { waitingWord } from './referral-card-status.ts';
export { type DeskDeps, write } from './referral-desk.ts';
export { actorOf, asMember, ReferralService } from './referral-service.ts';
export { isUndecided, stageOf } from './referral-stage.ts';
export type { ReferralStore } from './referral-store.ts';
export { type BuiltCard, cardBasics, customerForSummary, moment, type ReferralView } from './referral-view.ts';
export type { Registration, RegistrationTerms } from './registration.ts';
export { type SalesStage, salesStageOf, salesStages, salesStageTexts } from './sales-stage.ts';
export { copySweep, referralSweep } from './sweeps.ts';
export { pendingChanges } from './work.ts';
