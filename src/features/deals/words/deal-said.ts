import { readAmount } from '../../../answers/amount.ts';
import { readDay } from '../../../answers/day.ts';
import { fold, withoutEnd } from '../../../answers/said.ts';
import { amountText, sayAmount, sayDay } from '../../../answers/shown.ts';
import { say } from '../../../i18n/catalogue.ts';
import { formatList } from '../../../i18n/format.ts';
import type { Locale } from '../../../i18n/locale.ts';
import { type RecordChange, type ReferralRecord, salesStages, textOf } from '../../referrals/index.ts';
import { valueText } from '../deal/deal-words-of.ts';
import { noteChange } from './deal-note.ts';

/** What people can say of a deal, and what it changes. */
export const dealWords = ['setValue', 'stage', 'note', 'closeDate'] as const;
export type DealWord = (typeof dealWords)[number];

export interface Speaker {
  readonly locale: Locale;
  readonly timeZone: string;
  readonly name: string;
  /** Their calendar day. */
  readonly today: string;
  readonly at: Date;
}

export type Said =
  | { readonly kind: 'change'; readonly change: RecordChange; readonly understood: string }
  /** Not understood, or not to be done by a word: the sentence says why. */
  | { readonly kind: 'no'; readonly text: string }
  /** Several readings: each in words that can be read in one way only. */
  | { readonly kind: 'which'; readonly text: string; readonly readings: readonly { title: string; words: string }[] };

export const longestNote = 1_000;
/** What a button can carry of it, when the desk has to ask which deal is meant. */
export const longestCarried = 200;

export function readDealWord(word: DealWord, words: string, record: ReferralRecord, speaker: Speaker): Said {
  switch (word) {
    case 'setValue':
      return amount(words, record, speaker);
    case 'closeDate':
      return day(words, record, speaker);
    case 'stage':
      return stage(words, record, speaker);
    case 'note':
      return note(words, record, speaker);
  }
}

/** The answers to "which one?" come back as they cannot be misread: `=1200 EUR`, `=2026-04-03`. */
const plainAmount = /^=(\d+(?:\.\d+)?) ([A-Z]{3})$/;
const plainDay = /^=(\d{4}-\d\d-\d\d)$/;

function amount(words: string, record: ReferralRecord, { locale }: Speaker): Said {
  const from = record.dealValue ?? null;
  const plain = plainAmount.exec(words);
  if (plain) return money(from, { value: Number(plain[1]), currency: plain[2] ?? '' }, locale);
  const answer = readAmount(words, { locale, ...(from ? { defaultCurrency: from.currency } : {}) });
  if (answer.kind === 'nothing') return { kind: 'no', text: sayAmount(locale, answer) };
  const readings = answer.kind === 'ambiguous' ? answer.readings : [answer];
  if (readings.some(({ currency }) => !currency)) return { kind: 'no', text: say(locale, 'deal.words.currency') };
  const [only, ...others] = readings;
  if (only?.currency && others.length === 0) return money(from, { value: only.value, currency: only.currency }, locale);
  return {
    kind: 'which',
    text: sayAmount(locale, answer),
    readings: readings.map((reading) => ({
      title: amountText(locale, reading),
      words: `=${reading.value} ${reading.currency}`,
    })),
  };
}

function money(
  from: ReferralRecord['dealValue'] | null,
  to: { readonly value: number; readonly currency: string },
  locale: Locale,
): Said {
  const understood = sayAmount(locale, { kind: 'amount', ...to });
  return { kind: 'change', change: { field: 'dealValue', from: from ?? null, to }, understood };
}

function day(words: string, record: ReferralRecord, { locale, today }: Speaker): Said {
  const plain = plainDay.exec(words)?.[1];
  const answer = plain
    ? ({ kind: 'day', day: plain, meaning: 'exact', past: plain < today } as const)
    : readDay(words, { locale, today });
  if (answer.kind === 'nothing') return { kind: 'no', text: sayDay(locale, answer) };
  if (answer.kind === 'ambiguous') {
    const readings = answer.readings.map((to) => ({ title: valueText(locale, 'closeDate', to), words: `=${to}` }));
    return { kind: 'which', text: sayDay(locale, answer), readings };
  }
  const change = { field: 'closeDate', from: textOf(record, 'closeDate'), to: answer.day } as const;
  return { kind: 'change', change, understood: sayDay(locale, answer) };
}

const percents = [...salesStages, 100] as const;

function stage(words: string, record: ReferralRecord, { locale }: Speaker): Said {
  const said = withoutEnd(fold(words), /[%％\s]/);
  const names = (percent: (typeof percents)[number]) =>
    [locale, 'en' as const].flatMap((each) => say(each, `deal.stage.words.${percent}`).split('|'));
  const found = percents.find((percent) => said === String(percent) || names(percent).includes(said));
  if (found === 100)
    return { kind: 'no', text: say(locale, 'deal.words.wonIsAPress', { won: say(locale, 'deal.button.won') }) };
  if (!found) {
    const stages = formatList(
      locale,
      salesStages.map((each) => say(locale, `stage.${each}`)),
    );
    return { kind: 'no', text: say(locale, 'deal.words.notStage', { stages }) };
  }
  const change = { field: 'salesStage', from: textOf(record, 'salesStage'), to: String(found) } as const;
  const understood = say(locale, 'deal.words.stage', { stage: say(locale, `stage.${found}`) });
  return { kind: 'change', change, understood };
}

function note(words: string, record: ReferralRecord, speaker: Speaker): Said {
  const { locale, name, at } = speaker;
  if (words.length > longestNote) return { kind: 'no', text: say(locale, 'deal.words.tooLong', { max: longestNote }) };
  const change = noteChange({ text: words, name, at }, speaker);
  // Teams may bring one message twice, and nobody notes the same twice a day.
  if (change.field === 'note' && record.notes?.includes(change.text))
    return { kind: 'no', text: say(locale, 'deal.words.noteThere') };
  return { kind: 'change', change, understood: say(locale, 'deal.words.note') };
}

export function exampleOf(word: DealWord, command: string): string {
  const examples: Readonly<Record<DealWord, string>> = {
    setValue: '150k',
    stage: '60 %',
    note: '…',
    closeDate: '2027-03-31',
  };
  return `${command} ${examples[word]}`;
}
