import { readAmount } from '../../../answers/amount/amount.ts';
import { amountShiftOf } from '../../../answers/amount/amount-shift.ts';
import { movedTo } from '../../../answers/amount/moved-amount.ts';
import { thousandsMeant } from '../../../answers/amount/thousands-meant.ts';
import { readStage } from '../../../answers/choice/stage.ts';
import { readDay } from '../../../answers/day/day.ts';
import { movedBy, readDayShift } from '../../../answers/day/moved-day.ts';
import { amountText, sayAmount, sayDay } from '../../../answers/shown.ts';
import { say } from '../../../i18n/catalogue.ts';
import { formatList } from '../../../i18n/format.ts';
import type { Locale } from '../../../i18n/locale.ts';
import { type Money, type RecordChange, type ReferralRecord, salesStages, textOf } from '../../referrals/index.ts';
import { valueText } from '../deal/deal-words-of.ts';
import { againstDirection, withinDirection, withoutDirection } from './close-date-moved.ts';
import { noteChange } from './deal-note.ts';
import { readSaidContact } from './said-contact.ts';

/** Words that change a deal. */
export const dealWords = ['setValue', 'stage', 'note', 'closeDate', 'contact'] as const;
export type DealWord = (typeof dealWords)[number];
/** Those with a command word; a contact is given in a sentence. */
export const commandedWords = ['setValue', 'stage', 'note', 'closeDate'] as const;
type CommandedWord = (typeof commandedWords)[number];

export interface DealSpeaker {
  readonly locale: Locale;
  readonly timeZone: string;
  readonly name: string;
  /** Their calendar day. */
  readonly today: string;
  readonly at: Date;
}

export type Said =
  /** `understood`: an assumption that was made, such as the day of a quarter. */
  | { readonly kind: 'change'; readonly change: RecordChange; readonly understood?: string }
  /** Not understood, or not possible by words, with the reason. */
  | { readonly kind: 'no'; readonly text: string }
  /** 100 % is not a stage but the close, which has its own form. */
  | { readonly kind: 'won' }
  /** Ambiguous: each reading in unambiguous words. */
  | { readonly kind: 'which'; readonly text: string; readonly readings: readonly { title: string; words: string }[] };

export const longestNote = 1_000;
/** Upper bound of characters in a button's data when the desk asks which deal is meant. */
export const longestCarried = 200;

/** Fields of the record that disambiguate words. */
type Known = Parameters<typeof textOf>[0] &
  Pick<ReferralRecord, 'dealValue'> & { readonly customer: Pick<ReferralRecord['customer'], 'contacts'> };

const anyContact = { firstName: 'A', lastName: 'B', email: 'a@b.example', phoneNumber: '0000' };

/** Why these words can't apply to any deal, or undefined: checked before asking which deal is meant. */
export function unreadable(word: DealWord, words: string, speaker: DealSpeaker): string | undefined {
  // What it makes of a value depends on the deal.
  if (word === 'setValue' && (amountShiftOf(words) || signed.test(words))) return undefined;
  const closesAt = new Date(`${speaker.today}T00:00:00Z`);
  const anyDeal: Known = {
    name: '',
    closesAt,
    dealValue: { value: 0, currency: 'EUR' },
    customer: { contacts: [anyContact] },
  };
  const said = readDealWord(word, words, anyDeal, speaker);
  return said.kind === 'no' ? said.text : undefined;
}

export function readDealWord(word: DealWord, words: string, record: Known, speaker: DealSpeaker): Said {
  switch (word) {
    case 'setValue':
      return amount(words, record, speaker);
    case 'closeDate':
      return day(words, record, speaker);
    case 'stage':
      return stage(words, record, speaker);
    case 'note':
      return note(words, record, speaker);
    case 'contact':
      return readSaidContact(words, record.customer.contacts, speaker.locale);
  }
}

/** Unambiguous form of the answers to "which one?": `=1200 EUR`, `=2026-04-03`. */
const plainAmount = /^=(\d+(?:\.\d+)?) ([A-Z]{3})$/;
const plainDay = /^=(\d{4}-\d\d-\d\d)$/;

function amount(words: string, record: Known, { locale }: DealSpeaker): Said {
  const from = record.dealValue ?? null;
  const plain = plainAmount.exec(words);
  if (plain) return worth(from, { value: Number(plain[1]), currency: plain[2] ?? '' });
  const shifted = shiftedAmount(words, from, locale);
  if (shifted) return shifted;
  const currency = { locale, ...(from ? { defaultCurrency: from.currency } : {}) };
  const said = movedTo(words, currency) ?? words;
  const answer = readAmount(said, currency);
  if (answer.kind === 'nothing') return { kind: 'no', text: sayAmount(locale, answer) };
  const readings = answer.kind === 'ambiguous' ? answer.readings : [answer];
  if (readings.some(({ currency }) => !currency)) return { kind: 'no', text: say(locale, 'deal.words.currency') };
  const [only, ...others] = readings;
  if (only?.currency && others.length === 0) {
    const to = { value: only.value, currency: only.currency };
    if (from && thousandsMeant(said, from.value)) return inThousands(to, locale);
    return from && from.currency !== to.currency ? otherCurrency(from, to, locale) : worth(from, to);
  }
  return {
    kind: 'which',
    text: sayAmount(locale, answer),
    readings: readings.map((reading) => ({
      title: amountText(locale, reading),
      words: `=${reading.value} ${reading.currency}`,
    })),
  };
}

/** `set value +20k` */
const signed = /^[+＋−-]/u;

/** Counted from the value that stands: it is offered, and its button says the new value, so that a second press counts nothing twice. */
function shiftedAmount(words: string, from: Money | null, locale: Locale): Said | undefined {
  const typed = signed.test(words) ? `${/^[+＋]/u.test(words) ? '⊕' : '⊖'}${words.slice(1).trim()}` : undefined;
  const shift = amountShiftOf(typed ?? words);
  if (!shift) return undefined;
  if (!from) return { kind: 'no', text: say(locale, 'deal.words.currency') };
  const by = 'by' in shift ? readAmount(shift.by, { locale, defaultCurrency: from.currency }) : undefined;
  const isSame = by?.kind === 'amount' && (by.currency ?? from.currency) === from.currency;
  const before = amountText(locale, from);
  const value = 'times' in shift ? from.value * shift.times : isSame ? from.value + shift.sign * by.value : 0;
  const whole = Number.isInteger(from.value) && value >= 1 ? Math.round(value) : Math.round(value * 100) / 100;
  if (whole <= 0) return { kind: 'no', text: say(locale, 'deal.words.valueStands', { before }) };
  // `set value -20k`: the sign may as well be a dash in front of the new value.
  const dashed = typed?.startsWith('⊖') && isSame ? [by.value] : [];
  return {
    kind: 'which',
    text: say(locale, 'deal.words.whichValue', { before }),
    readings: [whole, ...dashed].map((value) => ({
      title: amountText(locale, { value, currency: from.currency }),
      words: `=${value} ${from.currency}`,
    })),
  };
}

function inThousands(to: Money, locale: Locale): Said {
  const readings = [to.value * 1_000, to.value].map((value) => ({ value, currency: to.currency }));
  return {
    kind: 'which',
    text: sayAmount(locale, { kind: 'ambiguous', readings }),
    readings: readings.map((reading) => ({
      title: amountText(locale, reading),
      words: `=${reading.value} ${reading.currency}`,
    })),
  };
}

function worth(from: Money | null, to: Money): Said {
  return { kind: 'change', change: { field: 'dealValue', from, to } };
}

/** Asks before a change of currency: it is rare, and an error is worse than the question. */
function otherCurrency(from: Money, to: Money, locale: Locale): Said {
  const kept = { value: to.value, currency: from.currency };
  const after = amountText(locale, to);
  return {
    kind: 'which',
    text: say(locale, 'deal.words.otherCurrency', { before: amountText(locale, from), after }),
    readings: [
      { title: say(locale, 'deal.words.otherCurrency.yes', { after }), words: `=${to.value} ${to.currency}` },
      {
        title: say(locale, 'deal.words.otherCurrency.no', { same: amountText(locale, kept) }),
        words: `=${kept.value} ${kept.currency}`,
      },
    ],
  };
}

function day(said: string, record: Known, { locale, today }: DealSpeaker): Said {
  const [words, direction] = withoutDirection(said);
  const plain = plainDay.exec(words)?.[1];
  const former = textOf(record, 'closeDate');
  const shift = plain ? undefined : readDayShift(words);
  // Without a day to move, what is moved is left open.
  const days = shift && (former || !shift.isAll) ? movedBy(shift, former || today, today) : [];
  // What is put off goes later than the day that stands, and what is brought forward goes before it.
  const shifted = withinDirection(days, former, direction);
  const [moved, ...others] = shifted;
  if (others.length > 0) return whichDay(shifted, locale);
  // A moved day is shown beside the former one; said in a sentence with more, it is offered.
  if (moved) return shift?.isAll ? onDay(moved, former, locale, today) : otherDay(shifted, former, locale);
  // Chosen among several readings: accepted even if it is past.
  const answer = plain
    ? ({ kind: 'day', day: plain, meaning: 'exact', past: false } as const)
    : readDay(words, { locale, today });
  if (answer.kind === 'nothing') return { kind: 'no', text: sayDay(locale, answer) };
  if (answer.kind === 'ambiguous') return whichDay(answer.readings, locale);
  const fitting = plain ? [] : againstDirection(answer, former, direction);
  if (fitting.length > 0) return otherDay(fitting, former, locale);
  if (answer.past) return pastDay(answer.day, locale);
  const change = { field: 'closeDate', from: former, to: answer.day } as const;
  return answer.meaning === 'exact'
    ? { kind: 'change', change }
    : { kind: 'change', change, understood: sayDay(locale, answer) };
}

/** Counted from the day that stands, or on the other side of it than was said: nothing is done silently. */
function otherDay(days: readonly string[], from: string, locale: Locale): Said {
  const before = valueText(locale, 'closeDate', from);
  const readings = days.map((to) => ({ title: valueText(locale, 'closeDate', to), words: `=${to}` }));
  return { kind: 'which', text: say(locale, 'deal.words.whichDay', { before }), readings };
}

function whichDay(days: readonly string[], locale: Locale): Said {
  const readings = days.map((to) => ({ title: valueText(locale, 'closeDate', to), words: `=${to}` }));
  return { kind: 'which', text: sayDay(locale, { kind: 'ambiguous', readings: days }), readings };
}

function onDay(to: string, from: string, locale: Locale, today: string): Said {
  return to < today ? pastDay(to, locale) : { kind: 'change', change: { field: 'closeDate', from, to } };
}

function pastDay(to: string, locale: Locale): Said {
  const date = valueText(locale, 'closeDate', to);
  return {
    kind: 'which',
    text: say(locale, 'deal.words.pastDay', { day: date }),
    readings: [{ title: say(locale, 'deal.words.pastDay.yes', { day: date }), words: `=${to}` }],
  };
}

function stage(words: string, record: Known, { locale }: DealSpeaker): Said {
  const found = readStage(words);
  if (found === 100) return { kind: 'won' };
  if (!found) {
    const stages = formatList(
      locale,
      salesStages.map((each) => say(locale, `stage.${each}`)),
    );
    return { kind: 'no', text: say(locale, 'deal.words.notStage', { stages }) };
  }
  const change = { field: 'salesStage', from: textOf(record, 'salesStage'), to: String(found) } as const;
  return { kind: 'change', change };
}

function note(words: string, record: Known, speaker: DealSpeaker): Said {
  const { locale, name, at } = speaker;
  if (words.length > longestNote) return { kind: 'no', text: say(locale, 'deal.words.tooLong', { max: longestNote }) };
  const change = noteChange({ text: words, name, at }, speaker);
  // Idempotent: Teams may deliver a message twice, and nobody writes the same note twice a day.
  if (change.field === 'note' && record.notes?.includes(change.text))
    return { kind: 'no', text: say(locale, 'deal.words.noteThere') };
  return { kind: 'change', change };
}

export function exampleOf(word: CommandedWord, command: string): string {
  const examples: Readonly<Record<CommandedWord, string>> = {
    setValue: '150k',
    stage: '60 %',
    note: '…',
    closeDate: '2027-03-31',
  };
  return `${command} ${examples[word]}`;
}
