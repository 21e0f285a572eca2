import { Duration } from 'luxon';
import type { Clock } from '../../clock.ts';
import type { Lists } from '../../features/lists/index.ts';
import { absenceAhead, type PeopleStore, type Person, personId } from '../../features/people/index.ts';
import type { Referral, ReferralPolicy } from '../../features/referrals/index.ts';
import { type LadderRehearsal, readLadder, rehearseLadder } from '../../features/reminders/index.ts';
import { say } from '../../i18n/catalogue.ts';
import { formatDay, formatList, formatUnit } from '../../i18n/format.ts';
import type { Locale } from '../../i18n/locale.ts';
import type { TabLadder } from '../work-contract.ts';
import { findOnce } from './find-once.ts';
import type { TabReader } from './tab-reader.ts';

export interface TabLadderDeps {
  readonly lists: Pick<Lists, 'each'>;
  readonly people: Pick<PeopleStore, 'find'>;
  readonly policy: ReferralPolicy;
  readonly clock: Clock;
  readonly timeZone: string;
}

/** Upper bound of referrals rehearsed: the most urgent ones. */
const mostRehearsed = 2_000;
const shownDays = 14;
const day = 86_400_000;

/** The ladder of reminders as it is set, and what another one would send for all that waits now. Sends and changes nothing. */
export async function ladderAnswer(deps: TabLadderDeps, reader: TabReader, typed: string): Promise<TabLadder> {
  const { locale } = reader;
  const { policy } = deps;
  const wanted = typed.trim() === '' ? policy.ladder : readLadder(typed);
  const base = {
    now: policy.ladder.map((rung) => rungInWords(locale, rung)),
    typed: typed.trim() === '' ? policy.ladder.map(asTyped).join(', ') : typed,
  };
  if (!wanted) return { ...base, lines: [], days: [], problem: say(locale, 'tab.ladder.problem') };
  const rehearsal = await rehearsed(deps, reader, wanted);
  const setting = `REMINDER_LADDER=${wanted.join(',')}`;
  const isOther = wanted.join() !== policy.ladder.join();
  return {
    ...base,
    lines: [...linesOf(reader, rehearsal), ...(isOther ? [say(locale, 'tab.ladder.how', { setting })] : [])],
    days: rehearsal.days.slice(0, shownDays).map(({ day: on, owners, channel }) => ({
      day: formatDay(locale, new Date(`${on}T12:00:00Z`), 'UTC', deps.clock.now()),
      owners,
      channel,
    })),
  };
}

async function rehearsed(deps: TabLadderDeps, reader: TabReader, ladder: readonly string[]): Promise<LadderRehearsal> {
  const waiting: Referral[] = [];
  const inbox = { list: 'inbox', filters: {}, page: 1 } as const;
  for await (const referral of deps.lists.each(reader, inbox, mostRehearsed)) waiting.push(referral);
  const people = findOnce(deps.people);
  const known = new Map<string, Person>();
  for (const { owner } of waiting) {
    const found = owner && (await people.find(owner));
    if (found) known.set(personId(found), found);
    const named = found && absenceAhead(found, deps.clock.now())?.standIn;
    const standIn = named && (await people.find(named));
    if (standIn) known.set(personId(standIn), standIn);
  }
  return rehearseLadder(waiting, known, { ...deps.policy, ladder }, { now: deps.clock.now(), timeZone: deps.timeZone });
}

function linesOf({ locale }: TabReader, { referrals, toOwners, toChannel, fullest, silent }: LadderRehearsal) {
  return [
    say(locale, 'tab.ladder.total', { count: referrals, owners: toOwners, channel: toChannel }),
    ...(fullest ? [say(locale, 'tab.ladder.fullest', { name: fullest.who.name, count: fullest.count })] : []),
    ...(silent > 0 ? [say(locale, 'tab.ladder.silent', { count: silent })] : []),
  ];
}

function rungInWords(locale: Locale, rung: string): string {
  const milliseconds = Duration.fromISO(rung).toMillis();
  const days = Math.floor(milliseconds / day);
  const hours = Math.round((milliseconds % day) / 3_600_000);
  const parts = [
    ...(days > 0 ? [formatUnit(locale, days, 'day')] : []),
    ...(hours > 0 ? [formatUnit(locale, hours, 'hour')] : []),
  ];
  return formatList(locale, parts);
}

function asTyped(rung: string): string {
  const hours = Math.round(Duration.fromISO(rung).toMillis() / 3_600_000);
  return hours % 24 === 0 ? `${hours / 24}d` : `${hours}h`;
}
