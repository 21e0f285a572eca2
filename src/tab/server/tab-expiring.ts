import { DateTime } from 'luxon';
import type { Clock } from '../../clock.ts';
import { type Lists, type ListView, rowForPage } from '../../features/lists/index.ts';
import type { PeopleStore } from '../../features/people/index.ts';
import { type CopyStore, ownerOf, type Referral, wasReminderDue } from '../../features/referrals/index.ts';
import { type MessageKey, say } from '../../i18n/catalogue.ts';
import { dayIn, formatDay } from '../../i18n/format.ts';
import type { TabExpiring } from '../contract.ts';
import { findOnce } from './find-once.ts';
import { asOf } from './tab-lists.ts';
import type { TabReader } from './tab-reader.ts';

export interface TabExpiringDeps {
  readonly lists: Lists;
  readonly people: Pick<PeopleStore, 'find'>;
  readonly copies: Pick<CopyStore, 'ofReferral'>;
  readonly clock: Clock;
}

/** Days ahead: the longest time a referral may wait. */
const daysAhead = 14;
/** Upper bound of referrals read. */
const mostRows = 200;
/** With less time left, a reminder must have been delivered already. */
const remindedWithin = 3 * 86_400_000;

/**
 * What runs out in the next fourteen days, day by day where its reader is, and why each may run out unanswered: nobody owns it,
 * its owner cannot be written to, or no reminder reached anybody.
 */
export async function expiringAnswer(deps: TabExpiringDeps, reader: TabReader): Promise<TabExpiring> {
  const { locale, timeZone, person } = reader;
  const now = deps.clock.now();
  const until = DateTime.fromJSDate(now, { zone: timeZone }).plus({ days: daysAhead }).toISODate();
  const view: ListView = { list: 'inbox', filters: until ? { answerBefore: until } : {}, page: 1 };
  const shown = await deps.lists.show(reader, view, { size: mostRows, sort: 'deadline' });
  const words = { locale, timeZone, person, now };
  const once = { ...deps, people: findOnce(deps.people) };
  const rows = await Promise.all(
    shown.referrals.map(async (referral) => ({
      ...rowForPage(referral, shown, words),
      day: dayIn(timeZone, referral.deadline),
      deadline: referral.deadline,
      risks: (await risksOf(once, referral, now)).map((key) => say(locale, key)),
    })),
  );
  const days = [...Map.groupBy(rows, ({ day }) => day)].map(([day, of]) => {
    const risk = of.filter(({ risks }) => risks.length > 0).length;
    const name = formatDay(locale, of[0]?.deadline ?? now, timeZone, now);
    return {
      day,
      label: say(locale, 'tab.expiring.day', { day: name, count: of.length, risk }),
      count: of.length,
      atRisk: risk,
      rows: of.map(({ day: _day, deadline: _deadline, ...row }) => row),
    };
  });
  const risk = days.reduce((sum, { atRisk }) => sum + atRisk, 0);
  return {
    days,
    summary: say(locale, 'tab.expiring.summary', { count: shown.total, risk }),
    asOf: asOf(deps, reader),
  };
}

type Risk = Extract<MessageKey, 'tab.expiring.unowned' | 'tab.expiring.unreachable' | 'tab.expiring.unreminded'>;

async function risksOf(deps: TabExpiringDeps, referral: Referral, now: Date): Promise<readonly Risk[]> {
  const owner = ownerOf(referral);
  if (!owner) return ['tab.expiring.unowned'];
  // The owner is known from Partner Center only: the desk cannot message them.
  const known = referral.owner && (await deps.people.find(referral.owner));
  const unreachable = !known?.personalChat || known.unreachable === true;
  const isSoon = referral.deadline.getTime() - now.getTime() < remindedWithin;
  const unreminded = isSoon && wasReminderDue(referral) && !(await wasReminded(deps, referral.id));
  return [
    ...(unreachable ? (['tab.expiring.unreachable'] as const) : []),
    ...(unreminded ? (['tab.expiring.unreminded'] as const) : []),
  ];
}

async function wasReminded({ copies }: TabExpiringDeps, id: string): Promise<boolean> {
  const all = await copies.ofReferral(id);
  return all.some(({ purpose, state }) => purpose.startsWith('reminder:') && (state === 'sent' || state === 'listed'));
}
