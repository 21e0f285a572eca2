import type { ListRow } from '../../cards/list-card-data.ts';
import { plain, plainName, unformatted } from '../../cards/plain.ts';
import { say } from '../../i18n/catalogue.ts';
import { countryName } from '../../i18n/format.ts';
import type { Locale } from '../../i18n/locale.ts';
import {
  isHeldForUndo,
  isUndecided,
  moneyOf,
  ownerFact,
  type Referral,
  senderName,
  senderOf,
} from '../referrals/index.ts';
import { encoded } from './list-code.ts';
import { isReaders, type ListRowReader, rowStanding } from './list-row-standing.ts';
import type { ShownList } from './lists.ts';

/** What became of a row that somebody just answered: it says so where it stood, though it is of this list no more. */
export interface AnsweredRow {
  readonly referral: Referral;
  /** Its place on the page, from 0. */
  readonly row: number;
  readonly text: string;
  readonly done: boolean;
}

export interface RowPlace {
  /** On the page, from 0. */
  readonly row: number;
  /** In the list, from 1. */
  readonly number: number;
}

/** One referral in a list: enough to decide whether to open it, and whose it is. */
export function listRow(
  referral: Referral,
  { row, number }: RowPlace,
  shown: ShownList,
  reader: ListRowReader,
  answered?: AnsweredRow,
): ListRow {
  const { locale } = reader;
  const { record } = referral;
  const customer = unformatted(record.customer.name, 25) || '–';
  const on = shown.favourites.has(referral.id);
  const tooltip = (label: string) => `${label}: ${customer}`;
  const waits = referral.kind === 'inbound' && isUndecided(referral, reader.now);
  return {
    referralId: referral.id,
    revision: referral.revision,
    ...{ row, number: String(number) },
    customer: plainName(record.customer.name, 44),
    dealName: plainName(ownName(record.name, record.customer.name), 46),
    value: rowFacts(referral, locale),
    owner: `${say(locale, 'fact.owner')}: ${isReaders(referral, reader) ? say(locale, 'list.owner.you') : ownerFact(referral, locale)}`,
    ...(answered
      ? {
          stage: plain(answered.text, { max: 200 }),
          color: answered.done ? ('Default' as const) : ('Attention' as const),
        }
      : rowStanding(referral, reader)),
    favourite: on,
    view: encoded(shown.view),
    heartTooltip: tooltip(say(locale, on ? 'favourite.remove' : 'favourite.add')),
    tooltip: tooltip(say(locale, 'button.open')),
    answer: waits && (shown.rights?.answer.has(referral.id) ?? false),
    undo: isHeldForUndo(referral, reader.now) && (shown.rights?.undo.has(referral.id) ?? false),
    // The card has no room for the label once more.
    answerTooltip: customer,
  };
}

/** How much, where, from whom. */
export function rowFacts(referral: Referral, locale: Locale): string {
  return [moneyOf(referral, locale), country(referral, locale), sender(referral, locale)].filter(Boolean).join(' · ');
}

/** `Southridge Video: archive` under Southridge Video says its customer twice. */
export function ownName(name: string, customer: string): string {
  const start = name.slice(0, customer.length);
  if (customer === '' || start.toLocaleLowerCase() !== customer.toLocaleLowerCase()) return name;
  return /^\s*[:：–—-]\s*(\S.*)$/u.exec(name.slice(customer.length))?.[1] ?? name;
}

function country({ record }: Referral, locale: Locale): string {
  const code = record.customer.address.country?.trim();
  return code ? plain(countryName(locale, code), { max: 30 }) : '';
}

/** Only what came to us has one. */
function sender(referral: Referral, locale: Locale): string {
  const from = senderOf(referral);
  if (referral.kind !== 'inbound' || from.kind === 'unknown') return '';
  return say(locale, 'list.from', { sender: plain(senderName(locale, from), { max: 40 }) });
}
