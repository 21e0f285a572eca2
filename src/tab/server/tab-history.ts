import { crmNames } from '../../crm/crm-values.ts';
import type { AuditLine, AuditReader } from '../../features/audit/index.ts';
import type { PeopleStore } from '../../features/people/index.ts';
import type { Copy, CopyStore } from '../../features/referrals/index.ts';
import { type MessageKey, say } from '../../i18n/catalogue.ts';
import { formatMoment } from '../../i18n/format.ts';
import { findOnce } from './find-once.ts';
import type { TabReader } from './tab-reader.ts';

interface Entry {
  readonly when: string;
  readonly text: string;
}

/** More is for the audit's own program. */
const mostEntries = 100;

/** What the audit calls things, in the words of whoever reads the page; what is not named here is the desk's own housekeeping. */
const wholeWords: Readonly<Record<string, MessageKey>> = {
  accepted: 'tab.history.accepted',
  declined: 'tab.history.declined',
  undone: 'tab.history.undone',
  'deal-undone': 'tab.history.undone',
  'deal-taken-back': 'tab.history.undone',
  claimed: 'tab.history.claimed',
  released: 'tab.history.released',
  assigned: 'tab.history.assigned',
  arrived: 'tab.history.arrived',
  'changed-in-partner-center': 'tab.history.pc',
  conflict: 'tab.history.conflict',
  vanished: 'tab.history.vanished',
  'owner-found': 'tab.history.owner',
  reminded: 'tab.history.reminded',
  escalated: 'tab.history.escalated',
  'owner-reminded': 'tab.history.asked',
  snoozed: 'tab.history.snoozed',
  'deadline-passed': 'tab.history.deadline',
  'deal-edit': 'tab.history.edited',
  'deal-stage': 'tab.history.stage',
  'deal-invite': 'tab.history.invited',
  'deal-won': 'tab.history.won',
  'deal-won-as-planned': 'tab.history.won',
  'deal-lost': 'tab.history.lost',
  'deal-register': 'tab.history.registered',
  'deal-planned': 'tab.history.planned',
  'deal-plan-cancelled': 'tab.history.planned',
  'deal-plan-dropped': 'tab.history.planned',
};
const endings: readonly (readonly [string, MessageKey])[] = [
  ['-sent', 'tab.history.sent'],
  ['-refused', 'tab.history.refused'],
  ['-waits', 'tab.history.waits'],
];

export async function historyEntries(
  audit: Pick<AuditReader, 'ofSubject'>,
  reader: TabReader,
  referralId: string,
  now: Date,
): Promise<Entry[]> {
  const lines = await audit.ofSubject(referralId);
  return lines
    .toReversed()
    .flatMap((line) => {
      const key = line.what === 'not-reminded' ? whyUnreminded(line) : wordOf(line.what);
      if (!key) return [];
      const who = actorIn(line, reader);
      const what = say(reader.locale, key);
      return [{ when: moment(reader, line.at, now), text: who ? `${what} · ${who}` : what }];
    })
    .slice(0, mostEntries);
}

/** Undefined: the desk's own housekeeping. */
export function wordOf(what: string): MessageKey | undefined {
  if (what.startsWith('microsoft-')) return 'tab.history.microsoft';
  return wholeWords[what] ?? endings.find(([ending]) => what.endsWith(ending))?.[1];
}

/** A rung that was due and was sent to nobody: with the reason of the first who was left out. */
function whyUnreminded({ after }: Pick<AuditLine, 'after'>): MessageKey {
  const [first] = (after as { readonly leftOut?: readonly { readonly why?: string }[] } | undefined)?.leftOut ?? [];
  if (first?.why === 'snoozed') return 'tab.history.unreminded.snoozed';
  return first ? 'tab.history.unreminded.lately' : 'tab.history.unreminded.nobody';
}

/** Partner Center and the desk are what did it, unless somebody is named. */
function actorIn({ by, name }: AuditLine, { locale }: TabReader): string {
  if (by === 'partner-center') return '';
  if (by === 'dynamics' || by === 'salesforce') return crmNames[by];
  if (by === 'desk') return say(locale, 'tab.history.desk');
  return name ?? say(locale, 'person.forgotten');
}

/**
 * Reminders that were sent, and where the cards stand: told by the registry of copies. What could not be sent has the time at
 * which it was due, and so have rows of lists from before their time was stored.
 */
export async function copyEntries(
  deps: { readonly copies: Pick<CopyStore, 'ofReferral'>; readonly people: Pick<PeopleStore, 'find'> },
  reader: TabReader,
  referralId: string,
  now: Date,
): Promise<{ readonly reminders: Entry[]; readonly copies: Entry[] }> {
  const told = (await deps.copies.ofReferral(referralId))
    .filter(({ state }) => state === 'sent' || state === 'gone' || state === 'listed')
    .map((copy) => ({ ...copy, at: copy.sentAt ?? copy.wantedAt }))
    .sort((one, other) => (other.at?.getTime() ?? 0) - (one.at?.getTime() ?? 0))
    .slice(0, mostEntries);
  const people = findOnce(deps.people);
  const entries = await Promise.all(
    told.map(async (copy) => ({
      isReminder: copy.purpose.startsWith('reminder:'),
      when: copy.at ? moment(reader, copy.at, now) : '',
      text: await placeOf({ people }, reader, copy),
    })),
  );
  const those = (wanted: boolean): Entry[] =>
    entries.filter(({ isReminder }) => isReminder === wanted).map(({ when, text }) => ({ when, text }));
  return { reminders: those(true), copies: those(false) };
}

async function placeOf(
  { people }: { readonly people: Pick<PeopleStore, 'find'> },
  { locale }: TabReader,
  { audience, person, state }: Copy,
): Promise<string> {
  const found = person && (await people.find(person));
  const where =
    audience === 'channel' || !person
      ? say(locale, 'tab.reminder.channel')
      : say(locale, 'tab.reminder.person', { name: found?.name ?? say(locale, 'person.forgotten') });
  return state === 'gone' ? say(locale, 'tab.reminder.unsent', { where }) : where;
}

function moment({ locale, timeZone, zoneIsOwn }: TabReader, at: Date, now: Date): string {
  return formatMoment(locale, at, timeZone, { zone: !zoneIsOwn, now });
}
