import { discreetText } from '../../cards/discreet.ts';
import type { ListRow } from '../../cards/list-card-data.ts';
import { plain, plainName, unformatted } from '../../cards/plain.ts';
import { say } from '../../i18n/catalogue.ts';
import { aboutIt, countryName } from '../../i18n/format.ts';
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

/** The outcome of a row just answered, shown in its place although the list may no longer contain it. */
export interface AnsweredRow {
  readonly referral: Referral;
  /** Index on the page, from 0. */
  readonly row: number;
  readonly text: string;
  readonly done: boolean;
}

export interface RowPlace {
  /** Index on the page, from 0. */
  readonly row: number;
  /** Number in the list, from 1. */
  readonly number: number;
}

/** One row of a list: enough to decide whether to open the referral, and its owner. */
export function listRow(
  referral: Referral,
  { row, number }: RowPlace,
  shown: ShownList,
  reader: ListRowReader,
  answered?: AnsweredRow,
): ListRow {
  const { locale, share = 1 } = reader;
  const { record } = referral;
  const max = (length: number) => Math.floor(length * share);
  const customer = unformatted(record.customer.name, max(25)) || '–';
  const on = shown.favourites.has(referral.id);
  const tooltip = (label: string) => aboutIt(locale, label, customer);
  const waits = referral.kind === 'inbound' && isUndecided(referral, reader.now);
  return {
    referralId: referral.id,
    revision: referral.revision,
    ...{ row, number: String(number) },
    customer: plainName(record.customer.name, max(44)),
    dealName: plainName(dealNameFor(referral, shown, reader), max(46)),
    value: rowFacts(referral, locale, share),
    owner: aboutIt(
      locale,
      say(locale, 'fact.owner'),
      isReaders(referral, reader) ? say(locale, 'list.owner.you') : ownerFact(referral, locale, share),
    ),
    ...(answered
      ? {
          stage: plain(answered.text, { max: max(200) }),
          color: answered.done ? ('Default' as const) : ('Attention' as const),
        }
      : rowStanding(referral, reader)),
    favourite: on,
    view: encoded(shown.view),
    heartTooltip: tooltip(say(locale, on ? 'favourite.remove' : 'favourite.add')),
    tooltip: tooltip(say(locale, 'button.open')),
    answer: waits && (shown.rights?.answer.has(referral.id) ?? false),
    undo: isHeldForUndo(referral, reader.now) && (shown.rights?.undo.has(referral.id) ?? false),
    // The customer alone: the card has no room to repeat the button's label.
    answerTooltip: customer,
  };
}

/**
 * Where contact data is hidden, it is masked before the name is cut: half an address or half a phone number could still
 * be read.
 */
function dealNameFor({ record }: Referral, { inChannel }: ShownList, { person }: ListRowReader): string {
  const { name: customer, contacts } = record.customer;
  const name = ownName(record.name, customer);
  return person && !inChannel ? name : discreetText(name, { contacts, colleagues: record.team, customer });
}

/**
 * Value, country and sender.
 * @param share fraction of the longest text lengths, up to 1
 */
export function rowFacts(referral: Referral, locale: Locale, share = 1): string {
  const [land, from] = [
    country(referral, locale, Math.floor(30 * share)),
    sender(referral, locale, Math.floor(40 * share)),
  ];
  return [moneyOf(referral, locale), land, from].filter(Boolean).join(' · ');
}

/** Removes the customer's name from the start of a deal's name: a row shows both, as in `Southridge Video: archive`. */
export function ownName(name: string, customer: string): string {
  const start = name.slice(0, customer.length);
  if (customer === '' || start.toLocaleLowerCase() !== customer.toLocaleLowerCase()) return name;
  return /^\s*[:：–—-]\s*(\S.*)$/u.exec(name.slice(customer.length))?.[1] ?? name;
}

function country({ record }: Referral, locale: Locale, max: number): string {
  const code = record.customer.address.country?.trim();
  return code ? plain(countryName(locale, code), { max }) : '';
}

/** Only inbound referrals have a sender. */
function sender(referral: Referral, locale: Locale, max: number): string {
  const from = senderOf(referral);
  if (referral.kind !== 'inbound' || from.kind === 'unknown') return '';
  return say(locale, 'list.from', { sender: plain(senderName(locale, from), { max }) });
}
