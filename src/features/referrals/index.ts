export { Access, type AccessFacts, standsInChannel } from './access/access.ts';
export { type FindDeps, findFor } from './access/find-for.ts';
export type { Reach } from './access/reach.ts';
export { isCalendarDay } from './answering/accept-input.ts';
export type { DealtWithLast } from './answering/dealt-with-last.ts';
export { namedInVain } from './answering/named-in-vain.ts';
export { type AnswerKind, pressNotice } from './answering/notices.ts';
export { referralCardActions } from './answering/referral-card-actions.ts';
export type { ExplainsValue } from './answering/referral-questions.ts';
export {
  answeringSentence,
  type Doings,
  doingSentences,
  openVerb,
  referralsMeant,
  rowsReply,
  type SentenceDeps,
} from './answering/referral-sentences.ts';
export { type AnswerOutcome, actorOf, asMember, ReferralService } from './answering/referral-service.ts';
export { unreadLine } from './answering/unread-line.ts';
export { actorName } from './cards/actor-name.ts';
export { movesSince, seenOf } from './cards/form-seen.ts';
export { Presenter } from './cards/presenter.ts';
export { closeDateOf, contactsOf, moneyOf, titleOf } from './cards/referral-card-facts.ts';
export type { AnswerTime, LikeThis, ReferralMemory, RemembersReferrals } from './cards/referral-card-memory.ts';
export {
  acceptanceLine,
  acceptedEarlier,
  actorText,
  closingLines,
  decisionLines,
  declinationLine,
  outcomeSentence,
} from './cards/referral-card-outcome.ts';
export { ownerAndWhy, ownerFact } from './cards/referral-card-owner.ts';
export { reasonOf, refusalsOf } from './cards/referral-card-refusal.ts';
export { senderFact, senderName, senderNoteLabel, senderOf } from './cards/referral-card-sender.ts';
export { statusOf, waitingWord } from './cards/referral-card-status.ts';
export {
  type BuiltCard,
  cardBasics,
  customerForSummary,
  formatMomentFor,
  ownViewsOf,
  type ReferralView,
} from './cards/referral-view.ts';
export { amountInWords, conditionsInWords, ruleInWords, whyAssigned } from './cards/routing-in-words.ts';
export { CardFanOut, channelCopy, personalCopy } from './copies/card-fan-out.ts';
export { CardOpener } from './copies/card-opener.ts';
export { type CardPlaces, standInsThere } from './copies/card-places.ts';
export {
  askedPurpose,
  askedRung,
  type Copy,
  callsItsOwner,
  reminderPurpose,
  rungOf,
  snoozePurpose,
  snoozeRung,
  type WantedCopy,
} from './copies/copy.ts';
export { CopyDelivery } from './copies/copy-delivery.ts';
export type { CopyStore } from './copies/copy-store.ts';
export { MongoCopyStore } from './copies/mongo-copy-store.ts';
export { cardsForChannel, cardsForPerson } from './copies/newcomers.ts';
export { copySweep, referralSweep } from './copies/sweeps.ts';
export { MongoOpenForms } from './forms/mongo-open-forms.ts';
export type { OpenForms } from './forms/open-forms.ts';
export { restoredForm } from './forms/restored-form.ts';
export { ReferralIntake } from './partner-center/intake.ts';
export { type WrittenToSend, writeToSend } from './partner-center/mark-at-once.ts';
export { MongoInbox } from './partner-center/mongo-inbox.ts';
export { MongoPollState } from './partner-center/mongo-poll-state.ts';
export { OutboxRelay } from './partner-center/outbox-relay.ts';
export type { PollCheckpoint } from './partner-center/poll-state.ts';
export { type HelpCode, helpCodes } from './record/help-codes.ts';
export { idsInLink } from './record/ids-in-link.ts';
export { isPhone, type MemberPart, memberParts, readMemberInput } from './record/member-input.ts';
export { fullName, hasMember, isComplete, sameEmail } from './record/members.ts';
export {
  changeStanding,
  isReplacing,
  type RecordChange,
  type ReplacingChange,
  sameValue,
  type TextField,
  textOf,
  utcDayOf,
  valueIn,
  withChanges,
} from './record/record-change.ts';
export type {
  AcceptFields,
  Actor,
  Assignment,
  Conflict,
  DealCategory,
  Decision,
  DeclineReason,
  Escalation,
  HistoryEntry,
  Invitation,
  LeadFacts,
  Member,
  MicrosoftSide,
  Money,
  OutboxEntry,
  PlannedRung,
  Referral,
  ReferralRecord,
  SolutionTag,
  Work,
} from './record/referral.ts';
export { declineReasons, otherReason } from './record/referral.ts';
export type { Registration, RegistrationTerms } from './record/registration.ts';
export { type SalesStage, salesStageOf, salesStages, salesStageTexts } from './record/sales-stage.ts';
export { senderIn } from './record/sender.ts';
export { createReferrals, type Delivered, type ReferralsDeps, type ReferralsRoom } from './referrals-feature.ts';
export { isOwnedBy, ownerOf } from './rules/absent-owner.ts';
export { assigned, isAssigned, isHandedOn, type Receiver, withoutOwner } from './rules/assign.ts';
export { awaitsAnswer, deadlineOf, deadlineRung, dueRungs, rungTime } from './rules/deadline.ts';
export { dealTypeOf, isInviting } from './rules/deal-type.ts';
export { newEntry, type StepContext } from './rules/decide.ts';
export {
  type EscalationAt,
  type EscalationStep,
  escalationSteps,
  rungOfStep,
  stepOfRung,
  stepsAhead,
  withEscalations,
} from './rules/escalation.ts';
export { answerOf } from './rules/first-answer.ts';
export {
  contactBy,
  contactWithin,
  isInformational,
  isTakenLead,
  type LeadShelf,
  leadCallOf,
  leadCallWords,
  leadDoubtOf,
  leadOriginOf,
  leadShelfOf,
  leadShelves,
} from './rules/lead-standing.ts';
export { touchReferral, withCardsDue, withDue, withoutDecision, withoutKeys } from './rules/mirror.ts';
export { reasonTexts } from './rules/outgoing.ts';
export type { ReferralPolicy } from './rules/policy.ts';
export { isHeldForUndo, isUndecided, stageOf } from './rules/referral-stage.ts';
export { duePlanned, wasReminderDue, withRungPlans, withRungsSaid } from './rules/rung-plan.ts';
export {
  endedSnoozes,
  latestSnooze,
  snoozedUntil,
  withoutSnooze,
  withSnooze,
} from './rules/snooze.ts';
export { isHeldWork, pendingChanges, withoutHeldWork } from './rules/work.ts';
export { countNearDeadlineUnnagged, countWaitingForPartnerCenter } from './store/mongo-figures.ts';
export { asReferral, type ReferralDocument, toReferral } from './store/mongo-referral-document.ts';
export { MongoReferralStore } from './store/mongo-referral-store.ts';
export { withinReach } from './store/mongo-within-reach.ts';
export { type DeskDeps, type ReferralDeed, remindedAs, withOwner, writeReferral } from './store/referral-desk.ts';
export {
  customerKeyOf,
  customerNamed,
  type Facet,
  facet,
  ownedByAbsent,
  ownedByNobody,
  placeWord,
  type Shelf,
  type ShelfName,
  seenByOwner,
  seenByTeam,
  shelfNames,
  solutionWord,
  withoutOwnerHere,
} from './store/referral-keys.ts';
export { dueWork, type ReferralStore } from './store/referral-store.ts';
