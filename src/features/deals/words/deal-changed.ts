import type { VerbButton } from '../../../cards/card-data.ts';
import { plain, plainName, unformatted } from '../../../cards/plain.ts';
import { sentenceCard } from '../../../cards/sentence-card.ts';
import { say } from '../../../i18n/catalogue.ts';
import { formatTime, joinedClauses, joinedIn } from '../../../i18n/format.ts';
import type { Locale } from '../../../i18n/locale.ts';
import {
  type BuiltCard,
  fullName,
  isHeldWork,
  isReplacing,
  type OutboxEntry,
  openVerb,
  type RecordChange,
  type Referral,
  type ReplacingChange,
} from '../../referrals/index.ts';
import { fieldName, memberText, valueText } from '../deal/deal-words-of.ts';

const takeBackVerb = 'deal.take-back';
const wonVerb = 'deal.won';

interface Reader {
  readonly locale: Locale;
  readonly timeZone: string;
  readonly zoneIsOwn: boolean;
}

/** A change in one line: "Estimated value: €46,000 → €55,000". */
export function changeText(locale: Locale, change: RecordChange): string {
  if (change.field === 'note')
    return say(locale, 'deal.changed.note', { text: plain(withoutDay(change.text), { max: 200 }) });
  if (!isReplacing(change)) return listText(locale, change);
  const { field, from, to } = change;
  return say(locale, 'deal.changed.title', {
    field: fieldName(locale, field),
    before: valueText(locale, field, from),
    after: valueText(locale, field, to),
  });
}

/** Added and removed items: "Employees: + Lee Gu, − Megan Bowen". */
function listText(locale: Locale, change: Exclude<RecordChange, ReplacingChange>): string {
  const field = fieldName(locale, change.field);
  if (change.field === 'contact') {
    const before = change.replaces ? plain(change.replaces, { max: 80 }) : say(locale, 'deal.empty');
    return say(locale, 'deal.changed.title', { field, before, after: memberText(change.contact) });
  }
  if (change.field !== 'team' && change.field !== 'solutions') return field;
  const added = change.field === 'team' ? change.add.map(fullName) : change.add.map(({ name, id }) => name || id);
  const parts = [...added.map((one) => `+ ${one}`), ...change.remove.map((one) => `− ${one}`)];
  return say(locale, 'deal.changed.list', { field, parts: plain(joinedIn(locale, parts), { max: 200 }) });
}

/** Removes the date and name before a note: its writer knows them. */
function withoutDay(note: string): string {
  return note.replace(/^\[[^\]\n]{1,120}\] /, '');
}

/** The changes of an entry, one line each. */
export function changeTexts(locale: Locale, { work }: OutboxEntry): readonly string[] {
  return work?.kind === 'change' ? work.changes.map((change) => changeText(locale, change)) : [];
}

export function entryText(locale: Locale, entry: OutboxEntry): string {
  return joinedClauses(locale, changeTexts(locale, entry));
}

/** The right to undo is the right to change. */
export function deedOfEntry({ work }: OutboxEntry): 'edit' | 'stage' {
  return work?.kind === 'change' && work.changes.every(({ field }) => field === 'salesStage') ? 'stage' : 'edit';
}

/** Card of a held change by words: before and after, Undo until it is sent, Open. */
export function changedCard(
  reader: Reader,
  referral: Referral,
  entry: OutboxEntry,
  { now, understood }: { readonly now: Date; readonly understood?: string | undefined },
): BuiltCard {
  const { locale, timeZone, zoneIsOwn } = reader;
  const held = isHeldWork(entry);
  const time = formatTime(locale, entry.dueAt, timeZone, { zone: !zoneIsOwn, since: now });
  const line = held ? say(locale, 'deal.changed.held', { time }) : say(locale, 'deal.changed.sending');
  const undo = held ? [takeBackButton(locale, referral, entry)] : [];
  const lines = [...(understood ? [understood] : []), line];
  return aboutDeal(locale, referral, { title: entryText(locale, entry), lines, buttons: undo });
}

export function takeBackButton(locale: Locale, referral: Referral, entry: OutboxEntry): VerbButton {
  return {
    title: say(locale, 'button.undo'),
    tooltip: unformatted(entryText(locale, entry), 100),
    verb: takeBackVerb,
    data: { referralId: referral.id, entryId: entry.id },
  };
}

/** Answer to `stage won`, with the button that opens the form of Won. */
export function askedToWin(locale: Locale, referral: Referral): BuiltCard {
  const { id, revision, record } = referral;
  const won: VerbButton = {
    title: say(locale, 'deal.button.won'),
    tooltip: unformatted(record.customer.name, 60),
    verb: wonVerb,
    data: { referralId: id, revision },
    says: 'yes',
  };
  const title = say(locale, 'sentence.won', { customer: plainName(record.customer.name, 60) });
  return aboutDeal(locale, referral, { title, buttons: [won] });
}

/** A sentence about a deal, with the button that opens it. */
export function aboutDeal(
  locale: Locale,
  { id, record }: Referral,
  card: { readonly title: string; readonly lines?: readonly string[]; readonly buttons?: readonly VerbButton[] },
): BuiltCard {
  const { title, lines = [], buttons = [] } = card;
  const open: VerbButton = {
    title: say(locale, 'button.open'),
    tooltip: unformatted(record.customer.name, 60),
    verb: openVerb,
    data: { referralId: id },
  };
  const row = {
    title: plainName(record.customer.name, 60),
    detail: plain(record.name, { max: 80 }),
    buttons: [...buttons, open],
  };
  return sentenceCard(locale, { title, lines, rows: [row] });
}
