import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { knownNames } from '../../../src/features/bulk/columns/header-columns.ts';
import { type CsvRow, csvRows, type UnreadLines } from '../../../src/features/bulk/file/csv-rows.ts';
import { byteOrderMark, csvLines } from '../../../src/features/bulk/file/csv-writer.ts';
import { fileText } from '../../../src/features/bulk/file/file-encoding.ts';
import { guarded, unguarded } from '../../../src/features/bulk/file/formula-guard.ts';
import { layoutOf } from '../../../src/features/bulk/file/header-place.ts';

const header = 'Deal Name,Customer Name,Notes,Currency,Solution 1,Team member 1';
const plain = ['Spring deal', 'Contoso', '', 'EUR', 'SOL-1', 'Bob'];
const line = plain.join(',');

async function read(text: string) {
  const layout = layoutOf(text, knownNames);
  if (!layout) return undefined;
  const found: (CsvRow | UnreadLines)[] = [];
  for await (const batch of csvRows(text, layout.delimiter, layout.width, layout.next)) found.push(...batch);
  return { ...layout, found };
}

async function readFrom(...lines: readonly string[]) {
  return (await read([header, ...lines].join('\r\n')))?.found;
}

function utf16(text: string, order: 'le' | 'be', mark: boolean): Uint8Array {
  const bytes = Buffer.from(mark ? `\ufeff${text}` : text, 'utf16le');
  return order === 'le' ? bytes : bytes.swap16();
}

describe('the text of a file', () => {
  const korean = `${header}\r\n봄 거래,一二三一二三,"첫째\n둘째",KRW,SOL-1,김 민수`;

  it.each([
    ['UTF-8', Buffer.from(korean)],
    ['UTF-8 with its mark', Buffer.from(`${byteOrderMark}${korean}`)],
    ['UTF-16', utf16(korean, 'le', true)],
    ['UTF-16 without a mark', utf16(korean, 'le', false)],
    ['UTF-16 the other way round', utf16(korean, 'be', true)],
    ['UTF-16 the other way round without a mark', utf16(korean, 'be', false)],
    ['UTF-16 that UTF-8 could be', utf16(`${header}\r\n${line}`, 'le', false)],
  ])('is read from %s', async (_name, bytes) => {
    const read = await fileText(bytes);
    expect('text' in read && layoutOf(read.text, knownNames)?.header).toEqual(header.split(','));
  });

  it.each([
    ['empty', Buffer.from('')],
    ['empty', Buffer.from('\ufeff \r\n')],
    ['spreadsheet', Buffer.from('PK\u0003\u0004[Content_Types].xml')],
    ['binary', Buffer.from([0x89, 0x50, 0, 0xff, 1, 2, 3, 4])],
    ['binary', Buffer.from(`${header}\r\nSpring\0deal`)],
    ['encoding', Buffer.from(`${header}\r\nMüller`, 'latin1')],
    ['encoding', Buffer.concat([Buffer.from(`${header}\r\nMüller`), Buffer.from('é', 'latin1')])],
  ])('is refused as %s', async (unreadable, bytes) => {
    expect(await fileText(bytes)).toEqual({ unreadable });
  });
});

describe('rows of a file', () => {
  it.each([
    [',', header],
    [';', header.replaceAll(',', ';')],
    ['\t', header.replaceAll(',', '\t')],
    [';', `sep=;\r\n${header.replaceAll(',', ';')}`],
    [',', `\r\n\r\n${header}`],
    [',', `${header},,`],
  ])('are told apart by %j', async (delimiter, head) => {
    const extra = head.endsWith(',,') ? ['', ''] : [];
    const text = `${head}\n${[...plain, ...extra].join(delimiter)}\n`;
    expect(await read(text)).toMatchObject({
      delimiter,
      header: header.split(','),
      found: [{ kind: 'row', line: text.split(/\r?\n/).length - 1, cells: [...plain, ...extra] }],
    });
  });

  it('keep line breaks, quotation marks and spaces of their cells, and tell the line where they begin', async () => {
    const cells = ['5" screens', ' Contoso ', 'one\r\ntwo\n\nthree "four"', 'EUR', 'a,b', 'x'];
    const text = `5" screens, Contoso ,"one\r\ntwo\n\nthree ""four""",EUR,"a,b",x`;
    expect(await readFrom('', text, ',,,,,', line)).toEqual([
      { kind: 'row', line: 3, cells },
      { kind: 'row', line: 8, cells: plain },
    ]);
  });

  it('are found behind millions of empty lines, and none where a thousand stand before the names', async () => {
    const empty = '\n'.repeat(2_000_000);
    expect(await readFrom(empty, line)).toMatchObject([{ kind: 'row', line: 2_000_003 }]);
    expect(await read(`${empty}${header}\n${line}`)).toMatchObject({ header: [] });
  });

  it('are told from a cell of several lines that has commas, wherever it stands', async () => {
    const cells = ['x\n,', ',,,\n', 'c\n,', ',\n,', 'x\n\n,,', 'one\n,'];
    for (const [place, cell] of cells.entries()) {
      const row = plain.with(place, cell);
      expect(await readFrom(csvLines([row]))).toMatchObject([{ kind: 'row', cells: row }]);
    }
  });

  it.each([
    ['Customer name,Notes\n"Contoso, Ltd",', 'Contoso, Ltd|'],
    ['Notes,Referral ID,Status\n"call, write, then visit",,', 'call, write, then visit||'],
    ['Referral ID;Notes\n"a;b";', 'a;b|'],
    [`${header}\n"one, two, three, four, five",,,,,`, 'one, two, three, four, five|||||'],
    [`${header}\n"a, b, c, d, e, f, g",,,,,`, 'a, b, c, d, e, f, g|||||'],
    [`${header}\n"${line}",,,`, plain.join('|')],
  ])('%j: a cell with the delimiter in it stays one, unless it is a whole row', async (text, cells) => {
    expect((await read(text))?.found.map((row) => row.kind === 'row' && row.cells.join('|'))).toEqual([cells]);
  });

  it('of cells quoted twice keep the quotation marks of one that was quoted once', async () => {
    const text = [`"""Deal Name""","""Notes"""`, `"""A""","""B"" and ""C"""`, `"""x """"y""""""",E`].join('\n');
    expect((await read(text))?.found).toMatchObject([{ cells: ['A', '"B" and "C"'] }, { cells: ['x "y"', 'E'] }]);
  });

  it('begin below a title in quotes, however many commas it has', async () => {
    const title = '"Filters: stage, owner, region, value, date"';
    for (const above of [title, `${title},,,,,`])
      expect(await read(`${above}\n${header}\n${line}`)).toMatchObject({ header: header.split(','), above: 1 });
  });

  it('are numbered behind empty lines that end with two CR', async () => {
    expect(await read(`\r\r\n\r\r\n${header}\r\r\n${line}`)).toMatchObject({ found: [{ line: 4 }] });
    expect(await read(`sep=,\r\r\n${header}\r\r\n${line}`)).toMatchObject({ found: [{ line: 3 }] });
  });

  it('end with CR alone where nothing else ends them', async () => {
    expect((await read(`${header}\r${line}\r${line}`))?.found).toMatchObject([{ line: 2 }, { line: 3 }]);
  });

  it.each([
    [
      'an open quotation mark, up to the next one',
      [line, `"${line}`, line, `a,b,c,d,"e, f",g`, line, line],
      3,
      5,
      [2, 6, 7],
    ],
    ['an open one without another', [line, `"${line}`, line, line], 3, 5, [2]],
    ['two that run rows together', [line, `"${line}`, line, 'a,b,c,d,e,f"', line], 3, 5, [2, 6]],
    ['two that run two rows together', [`a,b,"c,d,e,f`, 'a,b,c",d,e,f', line], 2, 3, [4]],
    ['text behind a closing one', [line, `"Spring"deal,b,c,d,e,f`, line], 3, 3, [2, 4]],
  ])('%s: nothing of these lines is taken', async (_name, lines, from, to, taken) => {
    const found = (await readFrom(...lines)) ?? [];
    expect(found.filter(({ kind }) => kind === 'unread')).toEqual([
      { kind: 'unread', line: from, lastLine: to, why: 'quote' },
    ]);
    expect(found.filter(({ kind }) => kind === 'row').map((row) => row.line)).toEqual(taken);
  });

  it('of a file with few columns may hold notes that look like rows', async () => {
    const text = 'Referral ID,Notes,Currency\r\n1,"first, a\r\nsecond, b, c\r\nthird",EUR\r\n';
    expect((await read(text))?.found).toMatchObject([{ kind: 'row', line: 2 }]);
  });

  it('is one line of any length: not read on to its end', async () => {
    const long = `${'x'.repeat(3_000_000)},b,c,d,e,f`;
    expect(await readFrom(long, line)).toEqual([
      { kind: 'unread', line: 2, lastLine: 2, why: 'long' },
      { kind: 'row', line: 3, cells: plain },
    ]);
  });

  it('come back as they were written, whatever their cells hold', async () => {
    const sign = fc.constantFrom(...'abАб한漢🙂"\',;\t\r\n =+-@＝＋－＠.0 ');
    const cell = fc.string({ unit: sign, maxLength: 12 });
    const row = fc
      .array(cell, { minLength: 6, maxLength: 6 })
      .filter((cells) => cells.some((each) => each.trim() !== ''));
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 8 }), async (rows) => {
        // Fits no row's shape by chance: what does is for the tests above.
        const marked = rows.map(([first = '', ...others]) => [
          `${first}#`,
          ...others.map((each) => each.replaceAll(/[,\r\n]/g, '|')),
        ]);
        const text = `${header}\r\n${csvLines(marked)}`;
        const found = (await read(text))?.found ?? [];
        expect(found.map((each) => each.kind === 'row' && each.cells.map(unguarded))).toEqual(marked);
      }),
      { numRuns: 200 },
    );
  });
});

describe('the formula guard', () => {
  it.each(['=1+1', '+1 425', '-5', '@name', '＝1', '＋1', '－1', '＠x', '\tx', '\rx', '\nx', "'=1", "''+1"])(
    'stands before %j',
    (cell) => {
      expect(guarded(cell)).toBe(`'${cell}`);
      expect(unguarded(guarded(cell))).toBe(cell);
    },
  );

  it.each(['', 'Contoso', "'quoted'", "'", '1-2', ' =1', '5%'])('leaves %j alone, both ways', (cell) => {
    expect(guarded(cell)).toBe(cell);
    expect(unguarded(cell)).toBe(cell);
  });

  it('comes off as it went on, whatever it stood before', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."'=+-@a\t\n＝"), maxLength: 6 }), (cell) => {
        expect(unguarded(guarded(cell))).toBe(cell);
      }),
    );
  });
});
