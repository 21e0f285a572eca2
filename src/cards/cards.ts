import type {
  AcceptCardData,
  DeclineCardData,
  GuideCardData,
  InboundCardData,
  ListCardData,
  ReminderCardData,
  WelcomeCardData,
} from './card-data.ts';
import { cardTemplate } from './template.ts';

/** One function for each file in `cards/`, loaded when the program starts. */
export const referralInbound = cardTemplate<InboundCardData>('referral-inbound');
export const referralReminder = cardTemplate<ReminderCardData>('referral-reminder');
export const referralAccept = cardTemplate<AcceptCardData>('referral-accept');
export const referralDecline = cardTemplate<DeclineCardData>('referral-decline');
export const referralListing = cardTemplate<ListCardData>('referral-list');
export const welcome = cardTemplate<WelcomeCardData>('welcome');
export const help = cardTemplate<GuideCardData>('help');
