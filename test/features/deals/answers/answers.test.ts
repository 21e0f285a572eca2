import { describe, expect, it } from 'vitest';
import { type Amount, readAmount } from '../../../../src/features/deals/answers/amount.ts';
import { readChoice } from '../../../../src/features/deals/answers/choice.ts';
import { readCountry } from '../../../../src/features/deals/answers/country.ts';
import { readDay } from '../../../../src/features/deals/answers/day.ts';
import { readDuns } from '../../../../src/features/deals/answers/duns.ts';
import { readEmail } from '../../../../src/features/deals/answers/email.ts';
import { readPersonName } from '../../../../src/features/deals/answers/person-name.ts';
import { readPhone } from '../../../../src/features/deals/answers/phone.ts';
import { readSolutionId } from '../../../../src/features/deals/answers/solution-id.ts';
import { readYesNo } from '../../../../src/features/deals/answers/yes-no.ts';
import type { Locale } from '../../../../src/i18n/locale.ts';
import * as table from './table.ts';

type Answer = { readonly kind: string; readonly reason?: string; readonly readings?: readonly unknown[] };

/** As the table writes it. */
function inShort<Found extends Answer>(answer: Found, one: (found: never) => string): string {
  if (answer.kind === 'nothing') return `no: ${answer.reason}`;
  if (answer.readings) return `? ${answer.readings.map((reading) => one(reading as never)).join(' | ')}`;
  return one(answer as never);
}

const amount = ({ value, currency }: Amount) => (currency ? `${value} ${currency}` : `${value}`);
const name = ({ firstName, lastName }: { firstName: string; lastName: string }) => `${firstName} / ${lastName}`;
const day = (found: string | { day: string; past: boolean }) =>
  typeof found === 'string' ? found : `${found.day}${found.past ? ' past' : ''}`;
const number = (found: number | { index: number }) => `${(typeof found === 'number' ? found : found.index) + 1}`;
const country = (found: string | { country: string }) => (typeof found === 'string' ? found : found.country);

const readers: readonly [string, readonly table.Row[], (said: string, locale: Locale) => string][] = [
  ['amounts', table.amounts, (said, locale) => inShort(readAmount(said, { locale }), amount)],
  ['days', table.days, (said, locale) => inShort(readDay(said, { locale, today: table.today }), day)],
  ['yes and no', table.yesNo, (said) => inShort(readYesNo(said), ({ kind }: Answer) => kind)],
  ['choices', table.choices, (said) => inShort(readChoice(said, table.options), number)],
  ['countries', table.countries, (said) => inShort(readCountry(said), country)],
  ['names', table.names, (said) => inShort(readPersonName(said), name)],
  ['phone numbers', table.phones, (said) => inShort(readPhone(said), ({ phone }: { phone: string }) => phone)],
  ['e-mail addresses', table.emails, (said) => inShort(readEmail(said), ({ email }: { email: string }) => email)],
  ['D-U-N-S numbers', table.dunsNumbers, (said) => inShort(readDuns(said), ({ duns }: { duns: string }) => duns)],
  ['solution ids', table.solutionIds, (said) => inShort(readSolutionId(said), ({ id }: { id: string }) => id)],
];

describe.each(readers)('%s', (_what, rows, read) => {
  it.each(rows)('%s (%s): %s', (said, locale, understood) => {
    expect(read(said, locale)).toBe(understood);
  });
});

describe('the usual currency', () => {
  const read = (said: string, locale: Locale, defaultCurrency: string) => readAmount(said, { locale, defaultCurrency });

  it('settles the dollar when it is one', () => {
    expect(read('$5k', 'en', 'AUD')).toEqual({ kind: 'amount', value: 5000, currency: 'AUD' });
    expect(read('$5k', 'en', 'EUR')).toEqual({ kind: 'amount', value: 5000, currency: 'USD' });
    expect(read('$5k', 'zh-TW', 'USD')).toEqual({ kind: 'amount', value: 5000, currency: 'USD' });
  });

  it('stands where none is named, and that is said', () => {
    expect(read('5k', 'en', 'EUR')).toEqual({ kind: 'amount', value: 5000, currency: 'EUR', assumedCurrency: true });
    expect(read('1.200', 'ko', 'KRW')).toEqual({ kind: 'amount', value: 1200, currency: 'KRW', assumedCurrency: true });
  });

  it('leaves a sign of others as a question', () => {
    expect(read('5元', 'zh-TW', 'EUR')).toMatchObject({ kind: 'ambiguous' });
    expect(read('¥5', 'en', 'CNY')).toEqual({ kind: 'amount', value: 5, currency: 'CNY' });
  });
});
