import { describe, expect, it } from 'vitest';
import { slashOrder } from '../../../src/features/bulk/cells/day-cells.ts';
import { openFile } from '../../../src/features/bulk/import/import-file.ts';
import { planRow } from '../../../src/features/bulk/import/plan-row.ts';
import { keptMegabytes } from '../../support/kept-memory.ts';

const names = [
  ...['Deal Name', 'Customer Name', 'Customer Address Line 1', 'Customer City', 'Customer Country'],
  ...['Partner Referral Status', 'Partner Referral Substatus', 'Estimated Deal Value', 'Currency'],
  ...['Estimated Close Date', 'Microsoft help required?', 'Share with Microsoft sales team'],
  ...['Consent to share Customer/Partner contact', 'CRM ID', 'Solution 1', 'Team member 1'],
];
const deal = [
  ...['Spring', 'Fourth Coffee', 'One Way', 'Redmond', 'US', 'New', 'Accepted', '2500', 'USD', '3/1/2027'],
  ...['No', 'No', 'Yes', '', 'SOL-1234-PQRS', 'Alex, Wilber, +1 425 555 0101, alex@contoso.example'],
];
const spring = 'Spring: 2500 USD, 2027-03-01';

function asLine(cells: readonly string[], delimiter = ','): string {
  return cells.map((cell) => (cell.includes(delimiter) ? `"${cell}"` : cell)).join(delimiter);
}
const withNames = (...lines: readonly string[]) => [asLine(names), ...lines].join('\r\n');
const file = withNames(asLine(deal));
const semicolons = [asLine(names, ';'), asLine(deal, ';')].join('\r\n');
const dealWith = (name: string, cell: string) => deal.map((own, place) => (names[place] === name ? cell : own));
const notACurrency = (cell: string): [string, string, string] => ['Currency', cell, 'not-a-currency currency'];
const below = (cells: Readonly<Record<string, string>>) => asLine(names.map((name) => cells[name] ?? ''));

/** What would come of each row; or why the file is none. */
async function read(bytes: string | Uint8Array) {
  const opened = await openFile(Buffer.from(bytes));
  if (opened.kind === 'refused') return opened.why;
  const rows = (await Array.fromAsync(opened.rows())).flat();
  const days = rows.map((each) => (each.kind === 'row' ? (each.row.cells.get('closeDate') ?? '') : ''));
  const { delimiter, above } = opened.layout;
  const reading = { delimiter, slashes: slashOrder(days), now: new Date('2026-11-21T09:00:00Z') };
  const came = rows.map((each) => {
    if (each.kind !== 'row') return `${each.why}, line ${each.line}`;
    const plan = planRow(each.row, reading, { byEngagement: [] });
    if (plan.kind === 'refused')
      return plan.problems.map(({ why, column }) => `${why} ${column ?? ''}`.trim()).join(', ');
    if (plan.kind !== 'create') return plan.kind;
    const { name, value, closeDate } = plan.deal;
    return `${name}: ${value.value} ${value.currency}, ${closeDate}`;
  });
  return above ? [`${above} above`, ...came] : came;
}

describe('above the names of the columns may stand', () => {
  const padded = `Pipeline${','.repeat(names.length - 1)}`;
  const groups = asLine(names.map((_, place) => ['Deal', 'Customer', '', '', '', 'State', '', 'Money'][place] ?? ''));
  it.each([
    ['a title', `Deals of Q3\r\n${file}`, 1],
    ['a title with commas', `"Deals, all of them"\r\n${file}`, 1],
    ['a title of names', `"Deal Name, Customer Name, Customer City, Currency, CRM ID"\r\n${file}`, 1],
    ['a table’s title, as Numbers writes it', `${padded}\n${file}`, 1],
    ['a report’s head', `Report: pipeline\r\nMade on 2026-11-29\r\n\r\nFilter,open\r\n${file}`, 4],
    ['names of groups, two of them like columns’', `${groups}\r\n${file}`, 1],
    ['a title behind sep=', `sep=;\r\nDeals; Q3\r\n${semicolons}`, 1],
    ['a title of a file with semicolons', `Deals; Q3\r\n${semicolons}`, 1],
  ])('%s: it is not read, and that is said', async (_, text, above) => {
    expect(await read(text)).toEqual([`${above} above`, spring]);
  });

  it('nothing that could be a row, nor more than a report’s head', async () => {
    expect(await read(`${asLine(deal)}\r\n${file}`)).toBe('no-header');
    expect(await read(`${'A remark\r\n'.repeat(30)}${file}`)).toBe('no-header');
    expect(await read(`${'x'.repeat(3_000)}\r\n${file}`)).toBe('no-header');
    // A file of two columns keeps them, whatever its notes say.
    expect(await read(`Referral ID,Notes\r\nx,"${names.join(' ')}"\r\n${file}`)).not.toContain('2 above');
  });
});

describe('a row that is no deal', () => {
  it.each([
    ['of the names once more', asLine(names), 'names-again'],
    ['of totals', below({ 'Deal Name': 'Total', 'Estimated Deal Value': '2500' }), 'nearly-empty'],
    [
      'of totals in a currency, counted',
      below({ 'Deal Name': 'Итого', 'Estimated Deal Value': '2500', Currency: 'USD', 'CRM ID': '1' }),
      'nearly-empty',
    ],
    ['of a remark', below({ 'Deal Name': 'Exported by Alex' }), 'nearly-empty'],
    ['of one cell', 'Exported by Alex', 'cell-count, line 3'],
  ])('%s is told as that', async (_, line, why) => {
    expect(await read(withNames(asLine(deal), line))).toEqual([spring, why]);
  });

  it('of a file with ids is told likewise', async () => {
    expect(await read('Referral ID,Notes\r\nReferral ID,Notes')).toEqual(['names-again']);
  });
});

describe('a cell', () => {
  it.each([
    ['Deal Name', '#REF!', 'sheet-error name'],
    ['Customer Name', '#ИМЯ?', 'sheet-error customerName'],
    ['Estimated Deal Value', '#N/A', 'sheet-error value'],
    ['Estimated Close Date', '########', 'sheet-error closeDate'],
    ['Customer Country', '-', 'not-a-country country'],
    ['CRM ID', '3.42343E+12', 'shortened crmId'],
    ['CRM ID', '3,42343E+12', 'shortened crmId'],
    ['Team member 1', 'Alex, Wilber, 1.4255E+10, alex@contoso.example', 'shortened member 1'],
    ['Team member 1', 'Alex, Wilber, 14255550101.0, alex@contoso.example', 'as-decimal member 1'],
    ['CRM ID', '4711.0', 'as-decimal crmId'],
    ['Estimated Close Date', 'NULL', 'program-empty closeDate'],
    ['Estimated Close Date', '46082', 'day-number closeDate'],
    ['Estimated Close Date', '46082.5', 'day-number closeDate'],
    ['Estimated Close Date', '٤٦٠٨٢', 'day-number closeDate'],
    ['Estimated Close Date', '٣/١/٢٠٢٧', 'not-a-day closeDate'],
    ['Estimated Deal Value', '25%', 'not-a-number value'],
    ['Estimated Close Date', '20271301', 'no-such-day closeDate'],
    ['Estimated Deal Value', '(2,500)', 'negative value'],
    ['Estimated Deal Value', '2500-', 'negative value'],
    ['Estimated Deal Value', '2,500.00 −', 'negative value'],
    ['Estimated Deal Value', '- 2500', 'negative value'],
    ['Estimated Deal Value', '2500–', 'negative value'],
    ['Estimated Deal Value', '2500－', 'negative value'],
    ['Estimated Deal Value', '2500- USD', 'negative value'],
    ['Estimated Deal Value', '2500 USD-', 'negative value'],
    ['Estimated Deal Value', '-', 'not-a-number value'],
    ['Estimated Deal Value', '2500 CR', 'not-a-number value'],
    ['Estimated Deal Value', '2500²', 'not-a-number value'],
    ['Estimated Deal Value', '①500', 'not-a-number value'],
    ['Estimated Deal Value', '2500 - 3000', 'not-a-number value'],
    ['Estimated Deal Value', '2500 USD – 3000 USD', 'not-a-number value'],
    ['Estimated Deal Value', '-2500 - 3000', 'negative value'],
    ['Estimated Deal Value', '2500.125', 'not-a-number value'],
    ['Estimated Close Date', '3/1²/2027', 'not-a-day closeDate'],
    ['Estimated Close Date', '①/3/2027', 'not-a-day closeDate'],
    ['Estimated Close Date', '2027-03-01 to 2027-04-01', 'not-a-day closeDate'],
    ['Estimated Close Date', '2027-03-01 or later', 'not-a-day closeDate'],
    ['Customer Name', 'N/A', 'program-empty customerName'],
    ...['-', '?', '…', 'TBD', 'Unknown', 'н/д', '미정', '待定'].map(
      (cell): [string, string, string] =>
        [...['Customer Name', cell, 'program-empty customerName']] as [string, string, string],
    ),
    ['Customer City', '98052', 'no-letters city'],
    ['Currency', 'USD - Euro', 'not-a-currency currency'],
    ['Currency', 'Dollar', 'not-a-currency currency'],
    ['Solution 1', 'SOL-1234-PQRS, USD, 1.200, 2', 'not-a-price solution 1'],
    ['Solution 1', 'SOL-1234-PQRS, USD, 1.250, 2', 'not-a-price solution 1'],
    ...['not - Euro', 'old: USD', 'UDS - Canadian Dollar', 'USD - Euro or Dollar', 'EUR – was USD'].map(notACurrency),
    ...['EUR (until March USD)', 'USD - EUR after 2027', 'USD: 2500', 'EUR - Dollar'].map(notACurrency),
    ...[
      '2027-03-01 TBD',
      '2027-03-01 ASAP',
      '2027-03-01 Plus',
      '2027-03-01 Tue',
      '4/3/2027 Thu',
      '1.3.2027 Di',
      '1/3/2027 Mon',
      '1.3.2027 M',
      '3/1/2027 - 4/1/2027',
      '2027-03-01 – 2027-04-01',
      'Mo Di 1.3.2027',
      '1.3.2027 Mo-Fr',
    ].map((cell): [string, string, string] => ['Estimated Close Date', cell, 'not-a-day closeDate']),
    ['Estimated Deal Value', '1.234,567', 'not-a-number value'],
    ['Estimated Deal Value', '2500 EUR/USD', 'not-a-number value'],
    ['Customer Name', 'Smith &amp; Sons', 'web-code customerName'],
    ['Deal Name', 'It&#39;s on', 'web-code name'],
    ['Customer City', 'KÃ¶ln', 'misread city'],
    ['Customer City', 'CittÃ\u00a0', 'misread city'],
    ['Customer City', 'CittÃ', 'misread city'],
    ['Customer City', 'KГ¶ln', 'misread city'],
    ['Customer Name', 'РљРѕРЅС‚РѕСЃРѕ', 'misread customerName'],
    ['Deal Name', '???????? Azure', 'lost name'],
    ['CRM ID', '????????-2', 'lost crmId'],
    ['Customer Name', 'Azure (????)', 'lost customerName'],
    ['Customer Name', 'ÐšÐ¾Ð½Ñ‚Ð¾Ñ\u0081Ð¾', 'misread customerName'],
    ['Customer Name', 'å¾®è»Ÿ', 'misread customerName'],
    ['Deal Name', 'itâ€™s done', 'misread name'],
    ['Team member 1', 'JosÃ©, Wilber, +1 425 555 0101, alex@contoso.example', 'misread member 1'],
    ['Customer Name', '????? ??????', 'lost customerName'],
    ['Team member 1', '??, ???, +1 425 555 0101, alex@contoso.example', 'lost member 1'],
    ['Deal Name', '\u200b', 'missing name'],
    ['Estimated Close Date', '\u200e\u200f', 'missing closeDate'],
    ['Consent to share Customer/Partner contact', '1', 'not-yes-or-no consent'],
    ['Consent to share Customer/Partner contact', 'X', 'not-yes-or-no consent'],
    ['Consent to share Customer/Partner contact', '✗', 'not-yes-or-no consent'],
    ['Consent to share Customer/Partner contact', '☐', 'consent consent'],
    ['Estimated Close Date', '202/03/01', 'not-a-day closeDate'],
    ['Estimated Close Date', '116/13/01', 'no-such-day closeDate'],
    ['Consent to share Customer/Partner contact', 'Нет', 'consent consent'],
  ])('of %s that says %s is not taken', async (name, cell, why) => {
    expect(await read(withNames(asLine(dealWith(name, cell))))).toEqual([why]);
  });

  it.each([
    ['Estimated Close Date', '20270301'],
    ['Estimated Close Date', '2027年3月1日'],
    ['Estimated Close Date', '\u200f3/1/2027\u200e'],
    ['Currency', '\u200fUSD'],
    ['Partner Referral Status', 'N\u200bew'],
    ['Microsoft help required?', '아니요'],
    ['Microsoft help required?', 'ЛОЖЬ'],
    ['Consent to share Customer/Partner contact', 'Да'],
    ['Consent to share Customer/Partner contact', '是'],
    ...['2\u00a0500', '2\u202f500', '2\u202f500,00', '２，５００', '٢٥٠٠', '٢٬٥٠٠', '٢٥٠٠٫٠٠', '२५००'].map(
      (cell): [string, string] => ['Estimated Deal Value', cell],
    ),
    ['Estimated Close Date', '٢٠٢٧-٠٣-٠١'],
    ['Solution 1', 'ＳＯＬ-1234-PQRS, ＵＳＤ, １０, ２'],
    ...[
      ...['小明、王、+886 2 5550 1010、ming@contoso.example', 'محمد، علي، +966 55 501 0101، m@contoso.example'],
      ...[
        '길동, 홍, ０２５５５０１０１, gildong@contoso.example',
        'Анна, Петрова, +7 495 555-01-01, a@contoso.example',
      ],
    ].map((cell): [string, string] => ['Team member 1', cell]),
    ['Estimated Deal Value', '$2,500.00'],
    ['Estimated Deal Value', 'USD $2,500.-'],
    ['Estimated Deal Value', '2.500,-- USD'],
    ['Estimated Deal Value', '2,500/-'],
    ...['NaN', '—', '-', 'n/a', 'NULL', 'TBD', '?'].map((cell): [string, string] => ['CRM ID', cell]),
    ['CRM ID', 'E+12'],
    ['CRM ID', '#1'],
    ['CRM ID', '7.0'],
    ['Partner Referral Status', 'Ｎｅｗ'],
    ['Currency', 'ＵＳＤ'],
    ['Estimated Deal Value', '="2500"'],
    ['Estimated Deal Value', '2500.0000'],
    ['Estimated Deal Value', "'2500"],
    ['Estimated Close Date', "'3/1/2027"],
    ['Estimated Close Date', '01.03.2027 г.'],
    ['Estimated Close Date', '民國116年3月1日'],
    ['Estimated Close Date', '2027-03-01 Mon'],
    ...['116/03/01', '116/3/1', '116.3.1', '116-03-01', '116/03/01 上午 12:00:00', '１１６／０３／０１'].map(
      (cell): [string, string] => ['Estimated Close Date', cell],
    ),
    ...['✓', '✔\ufe0f', '☑', '✅'].map((cell): [string, string] => ['Consent to share Customer/Partner contact', cell]),
    ['Microsoft help required?', '☐'],
    ['Team member 1', 'Alex | Wilber | +1 425 555 0101 | alex@contoso.example'],
    ['Team member 1', '"Alex\nWilber\n+1 425 555 0101\nalex@contoso.example"'],
    ...[
      ...['3/ 1/2027', '3 / 1 / 2027', '2027- 3- 1', '1 .3. 2027', '1.  3. 2027', '2027‑03‑01', '2027–03–01'],
      ...['1.3.2027 Mo', 'Mo., 01.03.2027', '01.03.2027 (Mo)', 'lun. 1.3.2027', '3/1/2027 Mon', '2027/3/1(月)'],
      ...['2027年3月1日(月)', '2027-03-01 lunedì', 'Mon 3/ 1/2027', '２０２７年３月１日（月）', '2027-03-01 T2'],
    ].map((cell): [string, string] => ['Estimated Close Date', cell]),
    ['Estimated Close Date', '2027-03-01T10:00:00.000Z'],
    ['Estimated Close Date', '2027-03-01 10:00 PM UTC'],
    ...[
      ...['2027-03-01 오전 10:00', '2027-03-01 上午 10:00', '2027-03-01 下午10:00:00', '2027-03-01 10:00 a.m.'],
      ...['2027-03-01 10:00:00 GMT+9', '2027-03-01T10Z', '2027-03-01T09:00:00+09:00[Asia/Seoul]'],
      ...['2027-03-01 下午 11:00 GMT+9', '2027-02-28 오후 11:00 -08:00', '2027. 3. 1. 오전 10:00:00'],
      ...['2027/3/1 上午 12:00:00', '3/1/2027 10:00:00 p.m.', '3/1/2027 г.', '01.03.2027 10:00', '2027-03-01 EST'],
    ].map((cell): [string, string] => ['Estimated Close Date', cell]),
    ...['SOL-1234-PQRS, USD, 0.125, 2', 'SOL-1234-PQRS, USD, 0.005', 'SOL-1234-PQRS, USD, 12345.678'].map(
      (cell): [string, string] => ['Solution 1', cell],
    ),
    ['Solution 1', 'SOL-1234-PQRS, KWD, 1.250'],
    ['Solution 1', 'SOL-1234-PQRS, USD, 0.30000000000000004'],
    ['Currency', 'USD - Dollar'],
    ['Currency', 'USD ($)'],
    ['Currency', 'USD - United States Dollar'],
    ['Currency', 'US Dollar'],
    ['Currency', 'USD - U.S. Dollar'],
    ['Currency', 'USD (미국 달러)'],
    ['Currency', 'доллар США'],
    ['CRM ID', '="00123"'],
    ['Customer Name', 'Smith &amp Sons; AT&T;'],
    ['Customer City', 'SÃO PAULO'],
    ['Customer Name', 'CAFÉ®'],
    ['Customer Name', 'Who??'],
    ['Customer Name', 'Café\u00a0– Lyon'],
    ['Customer Name', '«\u00a0Marché\u00a0»\u00a0– l’été\u00a0»'],
    ['Customer Name', 'S-RYHMÄ’s cloud'],
    ['Customer Name', 'KOREÑ®'],
    ['Customer Name', 'Café®™'],
    ['Customer Name', 'AMANHÃ'],
    ['Customer Name', 'Её «Ёж» №5'],
    ['Team member 1', "Alex, Wilber, '+1 425 555 0101, alex@contoso.example"],
  ])('of %s that says %s is read', async (name, cell) => {
    expect(await read(withNames(asLine(dealWith(name, cell))))).toEqual([spring]);
  });
});

it.each([
  ["'00123", '00123'],
  ["'+1 425 555 0101", '+1 425 555 0101'],
  ["'90s", "'90s"],
  ["''00123", "''00123"],
])('%s is %s to whatever column', async (cell, meant) => {
  const opened = await openFile(Buffer.from(withNames(asLine(dealWith('CRM ID', cell)))));
  const rows = opened.kind === 'open' ? (await Array.fromAsync(opened.rows())).flat() : [];
  expect(rows.map((each) => each.kind === 'row' && each.row.cells.get('crmId'))).toEqual([meant]);
});

describe('a row whose cells stand one column beside their own', () => {
  const place = (name: string) => names.indexOf(name);
  const without = (name: string) => [...deal.slice(0, place(name)), ...deal.slice(place(name) + 1), ''];
  const withOneMore = (name: string) =>
    [...deal.slice(0, place(name)), '', ...deal.slice(place(name))].slice(0, names.length);
  it.each([
    ['left from its first cell on', without('Deal Name'), 'country'],
    ['left from the city on', without('Customer City'), 'country'],
    ['left from the value on', without('Estimated Deal Value'), 'value'],
    ['right from the address on', withOneMore('Customer Address Line 1'), 'addressLine1'],
    ['right from the value on', withOneMore('Estimated Deal Value'), 'value'],
  ])('%s: one sentence says so', async (_, cells, column) => {
    expect(await read(withNames(asLine(cells), asLine(deal)))).toEqual([`shifted ${column}`, spring]);
  });

  it.each([
    ['two wrong cells', dealWith('Currency', 'EURX').with(place('Estimated Close Date'), 'soon')],
    ['two cells exchanged', dealWith('Currency', '2500').with(place('Estimated Deal Value'), 'USD')],
    [
      'answers that fit each other',
      dealWith('Microsoft help required?', '?').with(place('Consent to share Customer/Partner contact'), '?'),
    ],
  ])('but not one of %s', async (_, cells) => {
    expect((await read(withNames(asLine(cells))))[0]).not.toContain('shifted');
  });
});

describe('a file', () => {
  const inOneCell = (line: string) => `"${line.replaceAll('"', '""')}"`;
  const empties = ','.repeat(names.length - 1);
  const quoted = (open: string, close = open) =>
    [names, deal].map((cells) => cells.map((cell) => open + cell + close).join(',')).join('\n');
  it.each([
    [
      'with numbers before its names',
      `${asLine(names.map((name, place) => `${place + 1}. ${name}`))}\r\n${asLine(deal)}`,
    ],
    ['with pipes', [asLine(names, '|'), asLine(deal, '|')].join('\n')],
    ['with an empty name at the end of its header', `${asLine(names)},\r\n${asLine(deal)}`],
    ['with empty cells at the end of its rows', `${asLine(names)}\r\n${asLine(deal)},,`],
    ['with all cells in quotes', quoted('"')],
    ['with names of several lines', file.replace('Customer City', '"Customer\nCity"')],
    ['with two marks', `\ufeff\ufeff${file}`],
    ['with spaces that don’t break', file.replaceAll(' ', '\u00a0')],
    [
      'with a mark of direction before each name',
      file.replace(asLine(names), asLine(names.map((name) => `\u200f${name}`))),
    ],
    ...['\x1a', '\r\n\x1a', `\r\n${'\x1a'.repeat(200)}\r\n`].map((end): [string, string] => [
      `that ends with Ctrl-Z (${end.length})`,
      file + end,
    ]),
    ['whose lines end with two CR', `${file}\r\n`.replaceAll('\r\n', '\r\r\n')],
    ['whose lines stand in one cell each', file.split('\r\n').map(inOneCell).join('\r\n')],
    ['whose rows do, with empty cells beside them', `${asLine(names)}\r\n${inOneCell(asLine(deal))},,,`],
    ['whose cells were put in quotes twice', quoted('"""')],
    ['with sep= and lines that end with two CR', `sep=;\r\r\n${semicolons.replaceAll('\r\n', '\r\r\n')}`],
    [
      'with empty columns and rows at its end',
      [asLine(names), asLine(deal), empties].map((line) => `${line},,,`).join('\r\n'),
    ],
    ['with semicolons at the end of each line', [names, deal].map((cells) => `${asLine(cells)};;`).join('\r\n')],
    [
      'with quoted lines and semicolons behind them',
      [`${asLine(names)};;`, `${inOneCell(asLine(deal))};;`].join('\r\n'),
    ],
    ['of semicolons with two more at the end of each row', `${asLine(names, ';')}\r\n${asLine(deal, ';')};;`],
    ['with two more at the end of each line', [names, deal].map((cells) => `${asLine(cells, ';')};;`).join('\r\n')],
    [
      'that says how its days are written',
      file.replace('Close Date', 'Close Date (yyyy-mm-dd)').replace('3/1/2027', '2027-03-01'),
    ],
    ['with spaces around its names', [asLine(names.map((name) => `  ${name}\u202f`)), asLine(deal)].join('\r\n')],
    ['of lines that end in two ways', `${asLine(names)}\r\n${asLine(deal)}\n`],
  ])('%s is read', async (_, text) => {
    expect(await read(text)).toEqual([expect.stringMatching(/^Spring: 2500 USD, 2027-03-01$/)]);
  });

  it.each([
    ['other-format', '<!DOCTYPE html><html><table><tr><th>Deal Name</th></tr></table>'],
    ['other-format', `<html>${file}</html>`],
    ['other-format', '<?xml version="1.0"?>\n<Workbook><Row><Data>Deal Name</Data></Row></Workbook>'],
    ['other-format', JSON.stringify([{ 'Deal Name': 'Spring' }])],
    ['other-format', JSON.stringify({ 'Deal Name': 'Spring', 'Customer Name': 'x' }, null, 2)],
    ['other-format', file.replaceAll(/^/gm, '> ')],
    ['other-format', '%PDF-1.7\n1 0 obj'],
    ['other-format', '{\\rtf1\\ansi Deal Name}'],
    ['line-ends', `${asLine(names)}\r${asLine(deal)}\n${asLine(deal)}`],
    ['line-ends', file.replaceAll('\r\n', '\u2028')],
    ['transposed', names.map((name, place) => asLine([name, deal[place] ?? '', deal[place] ?? ''])).join('\r\n')],
    ['archive', Buffer.from('PK\u0003\u0004\u0014 deals.csv Deal Name')],
    ['spreadsheet', Buffer.from('PK\u0003\u0004\u0014 [Content_Types].xml')],
    ['spreadsheet', Buffer.from(`PK\u0003\u0004 xl/worksheets/sheet1.xml${'x'.repeat(150_000)}PK [Content_Types].xml`)],
    [
      'other-office',
      Buffer.from(`PK\u0003\u0004 docProps/app.xml${'x'.repeat(150_000)}word/document.xml [Content_Types].xml`),
    ],
    ['other-office', Buffer.from('PK\u0003\u0004\u0014 [Content_Types].xml … word/document.xml')],
    ['other-office', Buffer.from('PK\u0003\u0004\u0014 mimetypeapplication/vnd.oasis.opendocument.spreadsheet')],
    ['other-office', Buffer.from('PK\u0003\u0004\u0014 Index/Document.iwa')],
    ['no-header', 'Hi Alex,\n\nplease find the deals below.'],
    ['binary', Buffer.from([0x1f, 0x8b, 8, 0, 0, 0])],
    ['binary', Buffer.from([...file].flatMap((letter) => [letter.charCodeAt(0), 0, 0, 0]))],
    ['encoding', Buffer.from([0xc4, 0x85, 0x81, 0x93, 0x40, 0xd5, 0x81, 0x94, 0x85, 0x6b])],
  ])('is refused as %s: %.30s', async (why, bytes) => {
    expect(await read(bytes)).toBe(why);
  });

  it.each([
    ['in single quotes', quoted("'")],
    ['in curly quotes', quoted('“', '”')],
  ])('%s gives no row, and says so of each', async (_, text) => {
    expect(await read(text)).toEqual(['cell-count, line 2']);
  });

  it('whose names stand in brackets is a table all the same', async () => {
    expect(await read('[Deal Name],[Customer Name]\n[a],b')).toHaveLength(1);
  });
});

describe('an amount’s name may say its currency', () => {
  const renamed = (value: string, currency = 'Currency') =>
    names.map((name) => ({ 'Estimated Deal Value': value, Currency: currency })[name] ?? name);
  const without = (cells: readonly string[]) => cells.filter((_, place) => names[place] !== 'Currency');
  const under = (header: readonly string[], row: readonly string[]) => read(`${asLine(header)}\r\n${asLine(row)}`);

  it.each([
    ...['Estimated Deal Value (USD)', 'Deal Value [USD]', 'Estimated Deal Value, USD', 'Deal Value in USD'],
    ...['Value ($)', 'Value $', 'Estimated Deal Value (US Dollar)', 'Deal value (in usd)*', '예상 거래 금액 (USD)'],
    ...['Estimated Deal Value （USD）', 'Value (долл. США)', 'Estimated Deal Value USD:'],
  ])('“%s”: the rows say it, too', async (name) => {
    expect(await under(renamed(name), deal)).toEqual([spring]);
    expect(await under(renamed(name), dealWith('Currency', 'EUR'))).toEqual(['header-currency value']);
  });

  it.each([
    ['Deal Value ($)', ['CAD', 'AUD', 'SGD', 'HKD', 'NZD', 'MXN', 'CLP']],
    ['Deal Value (dollars)', ['CAD', 'AUD', 'TWD']],
    ['Deal Value (kr)', ['SEK', 'NOK', 'DKK', 'ISK']],
    ['Deal Value (peso)', ['MXN', 'PHP', 'COP', 'CLP', 'ARS']],
    ['Deal Value (元)', ['TWD', 'CNY', 'HKD']],
    ['Deal Value ¥', ['JPY', 'CNY']],
  ])('“%s” says no more than that it is one of those with this sign or name', async (name, codes) => {
    for (const code of codes)
      expect(await under(renamed(name), dealWith('Currency', code))).toEqual([`Spring: 2500 ${code}, 2027-03-01`]);
    expect(await under(renamed(name), dealWith('Currency', 'EUR'))).toEqual(['header-currency value']);
  });

  it.each([
    ...[
      ['$50,000.00', 'MXN'],
      ['$ 50.000,00', 'CLP'],
      ['50000 $', 'ARS'],
      ['$50000', 'TWD'],
      ['$50000', 'CAD'],
    ],
    ...[
      ['¥50,000', 'CNY'],
      ['₩50,000', 'KRW'],
      ['50 000,00\u00a0₽', 'RUB'],
      ['＄50,000', 'COP'],
    ],
  ])('and so may a cell: %s of a row in %s', async (cell, code) => {
    const row = dealWith('Currency', code ?? '').map((own) => (own === '2500' ? (cell ?? '') : own));
    expect(await read(withNames(asLine(row)))).toEqual([`Spring: 50000 ${code}, 2027-03-01`]);
  });

  it.each([
    ...[
      ['$50000', 'EUR'],
      ['US$50000', 'MXN'],
      ['$50000 USD', 'MXN'],
      ['£50000', 'EUR'],
      ['¥50000', 'USD'],
    ],
    ...[['50000 dollars', 'MXN']],
  ])('of another currency it is refused: %s of a row in %s', async (cell, code) => {
    const row = dealWith('Currency', code ?? '').map((own) => (own === '2500' ? (cell ?? '') : own));
    expect(await read(withNames(asLine(row)))).toEqual(['other-currency value']);
  });

  it.each([
    ['€2,500', 'EUR'],
    ['2 500,00 €', 'EUR'],
    ['2500 USD', 'USD'],
    ['$2500 CAD', 'CAD'],
    ['NT$2,500', 'TWD'],
    ['£2.5k', 'GBP'],
    ['2500 руб.', 'RUB'],
    ['₩2,500', 'KRW'],
  ])('as may an amount itself: %s', async (cell, code) => {
    const row = dealWith('Estimated Deal Value', cell);
    expect(await under(without(renamed('Deal Value')), without(row))).toEqual([`Spring: 2500 ${code}, 2027-03-01`]);
  });

  it.each(['$2,500', '2500 dollars', '¥2500', 'kr 2500', '2500 all', '2500', '€2500 / $2700'])(
    'but not one of which nobody knows: %s',
    async (cell) => {
      const row = dealWith('Estimated Deal Value', cell);
      const [said] = await under(without(renamed('Deal Value')), without(row));
      expect(said).toContain('missing currency');
    },
  );

  it('which is every row’s own, where no column says it or its cell is empty', async () => {
    expect(await under(without(renamed('Deal Value (USD)')), without(deal))).toEqual([spring]);
    expect(await under(renamed('Deal Value (USD)'), dealWith('Currency', ''))).toEqual([spring]);
    // A sign that several currencies share decides nothing.
    expect(await under(without(renamed('Deal Value ($)')), without(deal))).toEqual(['missing currency']);
    expect(await under(without(renamed('Deal Value')), without(deal))).toEqual(['missing currency']);
  });

  it.each([
    ...['Deal Value (net)', 'Deal Value (all)', 'Deal Value (2027)', 'Deal Value (USD or EUR)', 'Budget (USD)'],
    ...[
      'Deal Value (ALL)',
      'DEAL VALUE ALL',
      'VALUE (TOP)',
      'Value TOP',
      'Deal Value (try)',
      'Value (SOS)',
      'Value (mop)',
    ],
    ...['Deal Value (real)', 'Deal Value (Won)', 'Deal Value (R)', 'Value ( Top. )', 'Value (Try)', 'Value (PEN)'],
  ])('and “%s” says none: nobody knows what it means', async (name) => {
    expect(await under(renamed(name), deal)).toEqual(['missing value']);
  });

  it.each([
    ['Deal Value (TRY)', 'TRY'],
    ['Deal Value (Albanian Lek)', 'ALL'],
    ['Deal Value (PEN - Peruvian Sol)', 'PEN'],
    ['Deal Value (reais)', 'BRL'],
    ['Deal Value (Brazilian real)', 'BRL'],
    ['거래 금액 (원)', 'KRW'],
  ])('“%s” says %s', async (name, code) => {
    expect(await under(without(renamed(name)), without(deal))).toEqual([`Spring: 2500 ${code}, 2027-03-01`]);
  });
});

it('keeps no more of a long file than its text while its rows are read', async () => {
  const notes = 'word '.repeat(100);
  const rows = Array.from({ length: 15_000 }, (_, number) => asLine(dealWith('CRM ID', `${number} ${notes}`)));
  const bytes = Buffer.from(withNames(...rows));
  rows.length = 0;
  const read = await openFile(bytes);
  if (read.kind !== 'open') throw new Error(read.why);
  const before = keptMegabytes();
  let [most, count, batches] = [before, 0, 0];
  for await (const batch of read.rows()) {
    count += batch.length;
    if (++batches % 10 === 0) most = Math.max(most, keptMegabytes());
  }
  expect(count).toBe(15_000);
  expect([bytes.length > 9_000_000, batches > 50]).toEqual([true, true]);
  // A batch, and what is collected later; all rows were 15 MB.
  expect(most - before).toBeLessThan(6);
});
