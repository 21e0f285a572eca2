import { describe, expect, it } from 'vitest';
import {
  readCountryCell,
  readDunsCell,
  readHelpCell,
  readIdCell,
  readReasonCell,
  readStageCell,
  readStateCell,
  readYesNoCell,
} from '../../../src/features/bulk/cells/code-cells.ts';
import { readDayCell, type SlashOrder, slashOrder } from '../../../src/features/bulk/cells/day-cells.ts';
import { readMemberCell, readSolutionCell } from '../../../src/features/bulk/cells/list-cells.ts';
import { nearCells } from '../../../src/features/bulk/cells/near-cells.ts';
import { readValueCell } from '../../../src/features/bulk/cells/number-cell.ts';

const value = (of: unknown) => ({ kind: 'value', value: of });
const fault = (why: string) => ({ kind: 'fault', why });
const held = (...readings: unknown[]) => ({ kind: 'held', readings });
const empty = { kind: 'empty' };
const bob = { firstName: 'Bob', lastName: 'Partner', phoneNumber: '999999' };

const now = new Date('2026-11-21T09:00:00Z');
const dayOf = (cell: string, order: SlashOrder, chosen?: Exclude<SlashOrder, 'mixed'>) =>
  readDayCell(cell, order, now, chosen);

describe('a close date', () => {
  it.each([
    ['1/30/2020', value('2020-01-30')],
    ['01/02/2027', value('2027-01-02')],
    ['30.9.2027', value('2027-09-30')],
    ['2027-09-30', value('2027-09-30')],
    ['2027-09-30T23:30:00Z', value('2027-09-30')],
    ['2027-03-28T23:30:00-08:00', value('2027-03-29')],
    ['2027-12-31 16:00:00.0000000 -0800', value('2028-01-01')],
    ['2027-03-28T15:59-08', value('2027-03-28')],
    ['2027-03-28T08:30:00+09:00', value('2027-03-27')],
    ['2027-03-28T09:00:00.000+09:00', value('2027-03-28')],
    ['2027-03-28T00:00:00+09:00', value('2027-03-28')],
    ['2027-02-30T23:30:00-08:00', fault('no-such-day')],
    ['2027. 9. 30.', value('2027-09-30')],
    ['2027/9/30', value('2027-09-30')],
    ['30-Jan-2020', value('2020-01-30')],
    ['2/30/2027', fault('no-such-day')],
    ['1/30/20', fault('short-year')],
    ['30-Jan-20', fault('short-year')],
    ['1/30/2027 0:00', value('2027-01-30')],
    ['1/30/2027 12:00:00 AM', value('2027-01-30')],
    ['soon', fault('not-a-day')],
    ...['December 2027', 'Q4 2027', 'mid December 2027', '2027년 12월', '31 Dec 2027?'].map(
      (cell): [string, unknown] => [cell, fault('not-a-day')],
    ),
    ['Friday, December 31, 2027', value('2027-12-31')],
    ['2027년 12월 31일', value('2027-12-31')],
    ['31 декабря 2027', value('2027-12-31')],
    ['45000', fault('day-number')],
    [' ', empty],
    // Years of Thailand's and of Nepal's calendar.
    ...['๒๕๗๐-๐๓-๐๑', '๑.๓.๒๕๗๐', '2570-03-01', '3/1/2570', '1 March 2570', '२०८३-१२-०१'].map(
      (cell): [string, unknown] => [cell, fault('not-a-day')],
    ),
    ['๒๐๒๗-๐๓-๐๑', value('2027-03-01')],
    // The sign that counts days is Sunday's, too.
    ...[1, 2, 3, 4, 5, 6, 7].flatMap((day) =>
      [`2027 年 3 月 ${day} 日`, `2027年3月${day} 日`, `民國 116 年 3 月 ${day} 日`, `2027 년 3 월 ${day} 일`].map(
        (cell): [string, unknown] => [cell, value(`2027-03-0${day}`)],
      ),
    ),
    ['2027 年 3 月 7 日 (日)', value('2027-03-07')],
    ['2027 年 3 月 6 日 (日)', fault('not-a-day')],
    ['2027/3/6 日', fault('not-a-day')],
    // A time far from UTC moves the day, not the weekday beside it.
    ['Mon 2027-03-01 23:00 -0500', value('2027-03-02')],
    ['Tue 2027-03-01 23:00 -0500', fault('not-a-day')],
    ['2027-03-28T08:30:00+09:00 (일)', value('2027-03-27')],
    // Sunday in German, Saturday in Czech: no proof of which number is the month.
    ['So 7/3/2027', held('2027-07-03', '2027-03-07')],
    ['So 3/7/2027', held('2027-03-07', '2027-07-03')],
    ['So 4/3/2027', held('2027-04-03', '2027-03-04')],
    ['So 4/8/2027', fault('not-a-day')],
    ['So 7.3.2027', value('2027-03-07')],
    ['So 5.3.2027', fault('not-a-day')],
    ['2099-12-31', value('2099-12-31')],
    ['9999-12-31', value('9999-12-31')],
    [`2027-03-01 ${'٩'.repeat(200)}`, fault('not-a-day')],
  ])('%s', (cell, answer) => {
    expect(dayOf(cell, 'month-first')).toEqual(answer);
  });

  it('is in doubt for a whole column where some have the day first, until somebody says so', () => {
    const column = ['30/1/2027 0:00', '3/4/2027 12:00:00 AM', '5/5/2027'];
    const order = slashOrder(column);
    expect(order).toBe('day-first');
    expect(column.map((cell) => dayOf(cell, order))).toEqual([
      held('2027-01-30'),
      held('2027-03-04', '2027-04-03'),
      held('2027-05-05'),
    ]);
    expect(column.map((cell) => dayOf(cell, order, 'day-first'))).toEqual(
      ['2027-01-30', '2027-04-03', '2027-05-05'].map(value),
    );
  });

  it('is told by its weekday where the column does not say which number is the month', () => {
    const column = ['Sa 30/1/2027', 'Do 4/3/2027', 'Do, 1/4/2027', 'Mi 4/3/2027', 'Mo 1/2/2027'];
    const order = slashOrder(column);
    expect((['month-first', 'day-first'] as const).map((chosen) => dayOf('So 7/3/2027', order, chosen))).toEqual([
      value('2027-07-03'),
      value('2027-03-07'),
    ]);
    expect(column.map((cell) => dayOf(cell, order))).toEqual([
      value('2027-01-30'),
      value('2027-03-04'),
      value('2027-04-01'),
      fault('not-a-day'),
      value('2027-02-01'),
    ]);
  });

  it.each(['month-first', 'day-first', 'mixed'] as const)('with a Russian tail is read by its column: %s', (order) => {
    for (const chosen of [undefined, 'month-first', 'day-first'] as const)
      for (const tail of [' г.', 'г', ' года'])
        expect(dayOf(`3/4/2027${tail}`, order, chosen)).toEqual(dayOf('3/4/2027', order, chosen));
    expect(slashOrder(['30/1/2027 г.'])).toBe('day-first');
  });

  it('is in doubt where a column contradicts itself, but for those that can only be one day', () => {
    const column = ['30/1/2027', '1/30/2027', '3/4/2027'];
    const order = slashOrder(column);
    expect(column.map((cell) => dayOf(cell, order))).toEqual([
      fault('no-such-day'),
      value('2027-01-30'),
      held('2027-03-04', '2027-04-03'),
    ]);
  });
});

describe('a value', () => {
  it.each([
    ['12563', 'USD', ',', value(12_563)],
    ['50000.5', 'USD', ',', value(50_000.5)],
    ['12,563', 'USD', ',', value(12_563)],
    ['12,563', 'EUR', ';', held(12_563, 12.563)],
    ['12563,50', 'EUR', ';', value(12_563.5)],
    ['1.200', 'EUR', ',', held(1_200, 1.2)],
    ['1.200,50', 'EUR', ';', value(1_200.5)],
    ['€12,563', 'EUR', ',', value(12_563)],
    ['€12,563', 'USD', ',', fault('other-currency')],
    ['-5', 'USD', ',', fault('negative')],
    ['1.2E+05', 'USD', ',', fault('not-a-number')],
    ['a lot', 'USD', ',', fault('not-a-number')],
    // No choice of the decimal mark says which end is meant.
    ['1000-2000', 'EUR', ',', fault('not-a-number')],
    ...[
      'up to 5000',
      '< 5000',
      '~1000',
      '1000+',
      '1000?',
      'ca. 1000',
      '약 1000',
      '1000以上',
      '1000 x 12',
      '10k + VAT',
    ].map((cell): [string, string, string, unknown] => [cell, 'EUR', ',', fault('not-a-number')]),
    ['1.5m', 'USD', ',', value(1_500_000)],
    [`1${'-'.repeat(33_000)}1`, 'USD', ',', fault('not-a-number')],
    ['US$ 12.5k', 'USD', ',', value(12_500)],
    ['5만원', 'KRW', ',', value(50_000)],
    ['10 тыс. руб.', 'RUB', ',', value(10_000)],
    ['NT$1,200,000', 'TWD', ',', value(1_200_000)],
    ["CHF 1'000.50", 'CHF', ',', value(1_000.5)],
    ['+1000', 'EUR', ',', value(1_000)],
    // That the row has no currency is told of the currency's own cell.
    ['1000 EUR', undefined, ',', value(1_000)],
    ['9999999999999999', 'USD', ',', fault('too-large')],
    ['', 'USD', ',', empty],
    ...['١٢٬٥', '2٬5', '١٢٣٤٬٥٦٧', '١٬٥٠٠٬٠٠', '١٫٥٫٠', '٬٥٠٠', '٥٠٠٫'].map(
      (cell): [string, string, string, unknown] => [...([cell, 'USD', ','] as const), fault('not-a-number')],
    ),
    ['١٬٥٠٠', 'EUR', ';', value(1_500)],
    ['١٬٥٠٠٬٠٠٠٫٥', 'EUR', ',', value(1_500_000.5)],
    ['١٫٥٠٠', 'EUR', ',', value(1.5)],
    ['١٬٥٠٠٫٠٠٠ USD', 'USD', ',', value(1_500)],
    ['١٢٫٣٤٥', 'KWD', ',', value(12.345)],
    ['١٢٫٣٤٥ KWD', 'KWD', ',', value(12.345)],
    ['9'.repeat(201), 'USD', ',', fault('not-a-number')],
    ['10k Canadian dollars', 'CAD', ',', value(10_000)],
    ['2 million Korean won', 'KRW', ',', value(2_000_000)],
    ['10k Swiss francs', 'USD', ',', fault('other-currency')],
    ['10k US dollars or Swiss francs', 'USD', ',', fault('not-a-number')],
    ['10k US dollars and 5k Swiss francs', 'USD', ',', fault('not-a-number')],
  ])('%s %s %s', (cell, currency, delimiter, answer) => {
    expect(readValueCell(cell, currency, delimiter)).toEqual(answer);
  });
});

describe('lists', () => {
  it.each([
    ['SOL-1234-PQRS, USD, 10, 100', value({ id: 'SOL-1234-PQRS', currency: 'USD', price: 10, quantity: 100 })],
    ['sol-1234-pqrs', value({ id: 'SOL-1234-PQRS' })],
    ['SOL-1234-PQRS, , , 5', value({ id: 'SOL-1234-PQRS', quantity: 5 })],
    ['SOL-1234-PQRS, USD, 1,000, 5', fault('solution-parts')],
    ['SOL-1234-PQRS, dollars', fault('not-a-currency')],
    ['SOL-1234-PQRS, USD, ten', fault('not-a-price')],
    ['SOL-1234-PQRS, USD, 10, 0', fault('not-a-quantity')],
    ['Landing Zone', fault('not-a-solution')],
    ['SOL-1234-PQRS; USD; 10; 100', value({ id: 'SOL-1234-PQRS', currency: 'USD', price: 10, quantity: 100 })],
    ['SOL-1234-PQRS, USD, 10.50, 5.0,', value({ id: 'SOL-1234-PQRS', currency: 'USD', price: 10.5, quantity: 5 })],
    ['SOL-1234-PQRS, USD, 10, 5.5', fault('not-a-quantity')],
    ['SOL-1234-PQRS, 10, 100', fault('solution-parts')],
    ['SOL-1234-PQRS, SOL-1235-PQRS', fault('solution-parts')],
    ['', empty],
  ])('solution %s', (cell, answer) => {
    expect(readSolutionCell(cell)).toEqual(answer);
  });

  it.each([
    ['Bob, Partner, 999999, Bob.partner@Contoso.com', value({ ...bob, email: 'Bob.partner@Contoso.com' })],
    [
      'Bob, Partner, Jr., +1 425 555 0100, bob@contoso.example',
      value({
        firstName: 'Bob',
        lastName: 'Partner, Jr.',
        phoneNumber: '+1 425 555 0100',
        email: 'bob@contoso.example',
      }),
    ],
    ['Bob， Partner， 999999， bob@contoso.example', value({ ...bob, email: 'bob@contoso.example' })],
    ['Bob, 999999, bob@contoso.example', fault('member-parts')],
    ['"Partner, Bob", 999999, bob@contoso.example', fault('member-parts')],
    ['bob@contoso.example, Bob, 999999, bob@contoso.example', fault('member-parts')],
    ['Bob; Partner; 999999; bob@contoso.example', value({ ...bob, email: 'bob@contoso.example' })],
    ['Bob, Partner, 999999, bob@contoso.example, ', value({ ...bob, email: 'bob@contoso.example' })],
    ['Bob, Partner, 555, 0100, bob@contoso.example', fault('member-parts')],
    [
      'Bob, Partner; Jr., 999999, bob@contoso.example',
      value({ ...bob, lastName: 'Partner; Jr.', email: 'bob@contoso.example' }),
    ],
    ['Bob, Partner, 12, bob@contoso.example', fault('not-a-phone')],
    ['Bob, Partner, 999999, bob', fault('not-an-email')],
    ['', empty],
  ])('member %s', (cell, answer) => {
    expect(readMemberCell(cell)).toEqual(answer);
  });
});

describe('codes', () => {
  it.each([
    [readIdCell, 'F7EAAE47-0B84-4AC4-B4EA-5B2587D42CEE', value('f7eaae47-0b84-4ac4-b4ea-5b2587d42cee')],
    [readIdCell, '{f7eaae47-0b84-4ac4-b4ea-5b2587d42cee}', value('f7eaae47-0b84-4ac4-b4ea-5b2587d42cee')],
    [readIdCell, 'F7EAAE470B844AC4B4EA5B2587D42CEE', value('f7eaae47-0b84-4ac4-b4ea-5b2587d42cee')],
    // Partner Center's own sample has a letter that no id has.
    [readIdCell, 'ebacdkdc-0b84-4ac4-b4ea-5b2587d42cee', fault('not-an-id')],
    [readIdCell, "x' or 1 eq 1", fault('not-an-id')],
    [readCountryCell, 'US', value('US')],
    [readCountryCell, 'Germany', value('DE')],
    [readCountryCell, 'Atlantis', fault('not-a-country')],
    [readCountryCell, 'United States (US)', value('US')],
    [readCountryCell, 'DE - Germany', value('DE')],
    [readCountryCell, 'GB – Großbritannien', fault('not-a-country')],
    [readCountryCell, 'Korea (KR)', fault('not-a-country')],
    [readCountryCell, 'Georgia (US)', fault('not-a-country')],
    [readDunsCell, '81466849', value('081466849')],
    [readDunsCell, '12', fault('not-duns')],
    [readYesNoCell, 'Yes', value(true)],
    [readYesNoCell, 'no', value(false)],
    [readYesNoCell, '1', fault('not-yes-or-no')],
    [readReasonCell, '3', value(3)],
    [readReasonCell, '3 - Customer chose another vendor', value(3)],
    [readReasonCell, 'Not a customer', value(5)],
    [readReasonCell, '3 - Not a customer', fault('not-a-reason')],
    [readReasonCell, '9', fault('not-a-reason')],
    [readReasonCell, '3.0', value(3)],
    [readReasonCell, '3.5', fault('not-a-reason')],
    [readReasonCell, '３', value(3)],
    [readReasonCell, 'Customer did not respond', value(2)],
    [readReasonCell, '1 - Project budget is not adequate', value(1)],
    [readReasonCell, '-', fault('not-a-reason')],
    [readReasonCell, '0', fault('not-a-reason')],
    [readHelpCell, '3', value('ProofOfConceptOrDemo')],
    [readHelpCell, '7', fault('not-a-help')],
    [readHelpCell, '3- Proof of concept /Demo', value('ProofOfConceptOrDemo')],
    [readHelpCell, 'Quotes and Licensing', value('QuotesOrLicensing')],
    [readHelpCell, '5 - Post - sales customer success', value('PostSalesCustomerSuccess')],
    [readHelpCell, '4 - General or other', fault('not-a-help')],
    [readStageCell, '40', value(40)],
    [readStageCell, 'Proposed', value(60)],
    [readStageCell, '41', fault('not-a-stage')],
    [readStageCell, '20.0', value(20)],
    [readStageCell, '40 - Develop', value(40)],
    [readStageCell, '60% (Proposed)', value(60)],
    [readStageCell, '40 - Propose', fault('not-a-stage')],
    [readStageCell, '４０', value(40)],
    [readStageCell, '0.2', fault('not-a-stage')],
    [(cell: string) => readStateCell(cell, 'status'), 'active', value('Active')],
    [(cell: string) => readStateCell(cell, 'substatus'), 'Won', value('Won')],
    [(cell: string) => readStateCell(cell, 'substatus'), 'Engaged', fault('not-a-status')],
  ])('$1 is $2.kind', (read, cell, answer) => {
    expect((read as (cell: string) => unknown)(cell)).toEqual(answer);
    expect((read as (cell: string) => unknown)('')).toEqual(empty);
  });

  it.each(['__proto__', 'constructor', '9'.repeat(40_000), '\u0000', '=cmd()'])(
    '%.20s costs little and is none',
    (cell) => {
      for (const read of [
        readIdCell,
        readCountryCell,
        readDunsCell,
        readReasonCell,
        readHelpCell,
        readStageCell,
        readMemberCell,
        readSolutionCell,
      ])
        expect(read(cell).kind).toBe('fault');
      expect(readValueCell(cell, 'USD', ',').kind).toBe('fault');
      expect(dayOf(cell, 'month-first').kind).toBe('fault');
    },
  );
});

describe('what an unreadable cell may be meant as', () => {
  it.each([
    ['country', 'not-a-country', 'Deutchland', 'DE'],
    ['country', 'not-a-country', 'Untied States', 'US'],
    ['country', 'not-a-country', 'Герамния', 'DE'],
    ['country', 'not-a-country', 'Qwrtzland', ''],
    ['currency', 'not-a-currency', 'UDS', 'USD'],
    ['currency', 'not-a-currency', 'Brittish Pound', 'GBP'],
    ['currency', 'not-a-currency', 'money', ''],
    ['status', 'not-a-status', 'Activ', 'Active'],
    ['substatus', 'not-a-status', 'Closed - Won', 'Won'],
    ['substatus', 'not-a-status', 'Acepted', 'Accepted'],
    ['substatus', 'not-a-status', 'Open', ''],
    ['reason', 'not-a-reason', 'Customer choose other vendor', ''],
    ['reason', 'not-a-reason', 'Customer choose another vendor', 'Customer chose another vendor'],
    ['reason', 'not-a-reason', 'Это не клинт', 'Not a customer'],
    ['reason', 'not-a-reason', '3 - Not a customer', 'Customer chose another vendor|Not a customer'],
    ['helpKind', 'not-a-help', 'Quotes and Licencing', 'Quotes and Licensing'],
    ['salesStage', 'not-a-stage', 'Qualifyed', '20'],
    ['salesStage', 'not-a-stage', '40 - Propose', '40|60'],
    ['salesStage', 'not-a-stage', '100', ''],
    ['share', 'not-yes-or-no', 'Yess', 'Yes'],
    ['share', 'not-yes-or-no', 'maybe', ''],
    ['consent', 'not-yes-or-no', 'Yess', ''],
    ['marketplaceIntent', 'not-an-intent', 'not decided', 'HaveNotDecided'],
    ['solution 1', 'not-a-solution', 'SLO-1234-PQRS, USD, 10', 'SOL-1234-PQRS, USD, 10'],
    ['solution 1', 'not-a-solution', 'Cloud backup', ''],
    ['solution 1', 'not-a-currency', 'SOL-1234-PQRS, UDS, 10', 'SOL-1234-PQRS, USD, 10'],
    ['term', 'not-a-choice', 'Perpetual license', 'Perpetual'],
    ['term', 'not-a-choice', 'Perpetaul', 'Perpetual'],
    ['term', 'not-a-choice', 'бессрочный', 'Perpetual'],
    ['term', 'not-a-choice', '36 months', 'Finite'],
    ['term', 'not-a-choice', '3-year', 'Finite'],
    ['term', 'not-a-choice', '12mo', 'Finite'],
    ['term', 'not-a-choice', 'на 2 года', 'Finite'],
    ['term', 'not-a-choice', '3년', 'Finite'],
    ['term', 'not-a-choice', '36個月', 'Finite'],
    ['term', 'not-a-choice', 'Perpetual 2024', 'Perpetual'],
    ['term', 'not-a-choice', 'Perpetual (1)', 'Perpetual'],
    ['term', 'not-a-choice', '1. Perpetual', 'Perpetual'],
    ['term', 'not-a-choice', 'Perpetual, support 3 years', 'Perpetual'],
    ['term', 'not-a-choice', 'Fixed (12)', 'Finite'],
    ['term', 'not-a-choice', '永久2024', 'Perpetual'],
    ['term', 'not-a-choice', 'P1Y', 'Finite'],
    ['term', 'not-a-choice', '2024', ''],
    ['term', 'not-a-choice', '2024年', ''],
    ['term', 'not-a-choice', 'Option 2', ''],
    ['term', 'not-a-choice', 'Annual', ''],
    ['term', 'not-a-choice', '12/31/2027', 'Finite, 2027-12-31'],
    ['term', 'not-a-choice', 'until 2027-12-31', 'Finite, 2027-12-31'],
    ['term', 'not-a-choice', 'Fixed, ends 31 Dec 2027', 'Finite, 2027-12-31'],
    ['term', 'not-a-choice', 'по 31.12.2027', 'Finite, 2027-12-31'],
    ['term', 'not-a-choice', 'до 31 декабря 2027', 'Finite, 2027-12-31'],
    ['term', 'not-a-choice', '2027년 12월 31일까지', 'Finite, 2027-12-31'],
    ['term', 'not-a-choice', '至2027年12月31日止', 'Finite, 2027-12-31'],
    ['term', 'not-a-choice', 'until 3/4/2027', 'Finite, 2027-03-04|Finite, 2027-04-03'],
    ['term', 'not-a-choice', 'from 2027-01-01', ''],
    ['term', 'not-a-choice', 'с 01.01.2027', ''],
    ['term', 'not-a-choice', '2027년 1월 1일부터', ''],
    ['term', 'not-a-choice', 'Perpetual since 2024-01-01', 'Perpetual'],
    ['closeDate', 'day-number', '46387', '2026-12-31|2031-01-01'],
    ['closeDate', 'day-number', '46387.5', '2026-12-31|2031-01-01'],
    ['closeDate', 'day-number', '99999', ''],
    ['closeDate', 'short-year', '12/31/27', '2027-12-31'],
    ['closeDate', 'short-year', '3/4/27', '2027-03-04|2027-04-03'],
    ['signedOn', 'short-year', '31.12.26', '2026-12-31|2031-12-26'],
    ['closeDate', 'short-year', '26.12.15', '2026-12-15|2015-12-26'],
    ['closeDate', 'short-year', '25.3.27', '2027-03-25|2025-03-27'],
    ['closeDate', 'short-year', '27.3.20', '2027-03-20|2020-03-27'],
    ['closeDate', 'short-year', '12-11-27', '2027-11-12|2027-12-11|2012-11-27'],
    ['closeDate', 'short-year', '25-11-26', '2026-11-25|2025-11-26'],
    ['closeDate', 'short-year', '30-Jan-27', '2027-01-30'],
    ['closeDate', 'short-year', '31/31/27', ''],
    ['closeDate', 'short-year', '27.03.01', '2027-03-01'],
    ['closeDate', 'not-a-day', '27.3.1', '2027-03-01'],
    ['closeDate', 'not-a-day', 'Q1 2027', '2027-03-31'],
    ['closeDate', 'not-a-day', 'Mar-27', '2027-03-31'],
    ['closeDate', 'not-a-day', 'конец марта 2027', '2027-03-31'],
    ['closeDate', 'not-a-day', '2027년 1분기', '2027-03-31'],
    ['closeDate', 'not-a-day', '2027年3月底', '2027-03-31'],
    ['closeDate', 'not-a-day', 'March', ''],
    ['closeDate', 'not-a-day', 'tomorrow', ''],
    ['closeDate', 'not-a-day', '=TODAY()+90', ''],
    ['share', 'not-yes-or-no', '0', 'No'],
    ['share', 'not-yes-or-no', '✓', 'Yes'],
    ['consent', 'not-yes-or-no', '✓', ''],
    ['value', 'not-a-number', '~50000', '50000'],
    ['value', 'not-a-number', '50,000+', '50000'],
    ['value', 'not-a-number', '1.25E+05', '125000'],
    ['value', 'not-a-number', '1000-2000', ''],
    ['value', 'not-a-number', '~€50000', ''],
    ['value', 'not-a-number', 'tbd', ''],
    ['value', 'not-a-number', '5 cr', ''],
    ['value', 'negative', '-5000', '5000'],
    ['value', 'negative', '(5000)', '5000'],
    ['value', 'negative', '5000-', '5000'],
    ['deployment', 'not-a-choice', 'Customer’s subscription', 'Customer'],
    ['deployment', 'not-a-choice', '고객', 'Customer'],
    ['deployment', 'not-a-choice', '客戶的', 'Customer'],
    ['deployment', 'not-a-choice', 'AWS', ''],
    ['pricing', 'not-a-choice', 'Pay as yuo go', 'PayAsYouGo'],
    ['pricing', 'not-a-choice', 'payg', 'PayAsYouGo'],
    ['pricing', 'not-a-choice', '종량제', 'PayAsYouGo'],
    ['pricing', 'not-a-choice', 'Flat fee', ''],
  ] as const)('%s, %s: %s', (column, why, cell, near) => {
    const solutions = ['SOL-1234-PQRS', 'SOL-9876-ABCD'];
    expect(nearCells({ column, why, cell }, { solutions, now: new Date('2026-06-01T09:00:00Z') }).join('|')).toBe(near);
  });
});
