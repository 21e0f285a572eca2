import type {
  AcceptCardData,
  BulkFileCardData,
  ChannelCardData,
  ClaimCardData,
  DeclineCardData,
  EveryCard,
  GuideCardData,
  InboundCardData,
  InviteCardData,
  ReminderCardData,
  SentenceCardData,
  SharedCardData,
  WelcomeCardData,
} from './card-data.ts';
import {
  acceptFormLabels,
  buttonLabels,
  claimFormLabels,
  declineFormLabels,
  guideLabels,
  inviteLabels,
  notYoursLabels,
  sharedLabels,
  welcomeLabels,
} from './card-labels.ts';
import { acceptFormLimits, claimFormLimits, declineFormLimits } from './form-limits.ts';
import { cardTemplate } from './template.ts';

/** One function per file in `cards/`, loaded when the process starts. */
export const referralInbound = cardTemplate<InboundCardData>('referral-inbound', buttonLabels);
export const referralChannel = cardTemplate<ChannelCardData>('referral-channel', buttonLabels);
export const referralReminder = cardTemplate<ReminderCardData>('referral-reminder', buttonLabels);
export const referralAccept = cardTemplate<AcceptCardData>('referral-accept', acceptFormLabels, acceptFormLimits);
export const referralDecline = cardTemplate<DeclineCardData>('referral-decline', declineFormLabels, declineFormLimits);
export const referralClaim = cardTemplate<ClaimCardData>('referral-claim', claimFormLabels, claimFormLimits);
export const referralInvite = cardTemplate<InviteCardData>('referral-invite', inviteLabels);
export const referralNotYours = cardTemplate<EveryCard>('referral-not-yours', notYoursLabels);
export const referralShared = cardTemplate<SharedCardData>('referral-shared', sharedLabels);
export const welcome = cardTemplate<WelcomeCardData>('welcome', welcomeLabels);
export const help = cardTemplate<GuideCardData>('help', guideLabels);
export const sentence = cardTemplate<SentenceCardData>('sentence', () => ({}));
export const bulkFile = cardTemplate<BulkFileCardData>('bulk-file', () => ({}));
