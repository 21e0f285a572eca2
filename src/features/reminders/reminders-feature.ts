import type { Db } from 'mongodb';
import type { Feature } from '../../feature.ts';
import type { Locale } from '../../i18n/locale.ts';
import { type Referral, referralSweep } from '../referrals/index.ts';
import { ChannelSummary, type SummaryDeps } from './channel-summary.ts';
import { MongoSummaryStore } from './mongo-summary-store.ts';
import { type ReminderDeps, ReminderSweep } from './reminder-sweep.ts';
import { summaryMessage } from './summary-card.ts';

export interface RemindersDeps
  extends Omit<ReminderDeps, 'summary'>,
    Omit<SummaryDeps, 'summaries' | 'render' | keyof ReminderDeps> {
  readonly db: Db;
  readonly language: Locale;
  /** What people asked the desk to do with a deal later. True: it was this referral's turn. */
  readonly plans: { act(referral: Referral): Promise<boolean> };
}

/** The ladder before a deadline, the deadline itself, and the channel's summary of what is near. */
export function remindersFeature(deps: RemindersDeps): Feature {
  const { plans, clock } = deps;
  const summary = new ChannelSummary({
    ...deps,
    summaries: new MongoSummaryStore(deps.db),
    render: (near) => summaryMessage(near, { locale: deps.language, now: clock.now() }),
  });
  const reminders = new ReminderSweep({ ...deps, summary });
  const act = async (referral: Referral) => void ((await plans.act(referral)) || (await reminders.act(referral)));
  const timetable = referralSweep(deps, 'action', act, 8);
  return {
    name: 'reminders',
    sweeps: [timetable, summary.sweeper],
  };
}
