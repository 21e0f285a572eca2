import { expect, it } from 'vitest';
import { NameIndex } from '../../src/grammar/names/names.ts';
import { lexiconOf } from '../../src/grammar/sentence/lexicon.ts';
import { tokensOf } from '../../src/grammar/sentence/tokens.ts';

it.each(['Маруся', 'Марусе', 'Марусю', 'Моруся'])(
  'means by "%s" who is called so, not who has it further on',
  (said) => {
    const names = new NameIndex(
      [
        { id: 'bakery', customer: 'Пекарня Маруся' },
        { id: 'marusya', customer: 'Маруся' },
      ],
      lexiconOf('ru'),
    );

    expect(names.matchAt(tokensOf(said), 0)?.ids).toEqual(['marusya']);
  },
);

/** The deal's own name begins with the customer's and goes on: what is said behind it is no slip of that. */
it.each(['泰和電子改350萬', '泰和電子成交啦', '泰和電子備註 下週二做POC', '泰和電子我來負責好了'])(
  'is exact where the customer’s name is written exactly: %s',
  (said) => {
    const names = new NameIndex([{ id: 'deal', customer: '泰和電子', title: '泰和電子 專案' }], lexiconOf('zh-TW'));
    expect(names.matchAt(tokensOf(said), 0)).toEqual({ count: 4, ids: ['deal'], exact: true });
  },
);

/** The first sign of the deal's own name is no slip of what is said of it: 資安健檢 and 金額. */
it.each(['福隆電機金額一百萬', '福隆電機聯絡人改成林雅婷', '福隆電機八成'])(
  'ends the customer’s name where it ends in %s',
  (said) => {
    const names = new NameIndex([{ id: 'deal', customer: '福隆電機', title: '資安健檢' }], lexiconOf('zh-TW'));
    expect(names.matchAt(tokensOf(said), 0)).toEqual({ count: 4, ids: ['deal'], exact: true });
  },
);

const heardNames = [
  'Mira Labs',
  'Dell Technologies',
  'Zara',
  'Bosch',
  'Boru Shipping',
  'Sony',
  'Focus Group',
  'Coho Winery',
  'Wingtip Toys',
];

/** By sound alone: two syllables sound like too much, and so do the ordinary words of an office. */
it.each([
  ...[
    '미리',
    '대리',
    '대리가',
    '대리한테',
    '처리',
    '자리',
    '자리는',
    '자라',
    '부서',
    '부서에',
    '보류',
    '소송',
    '보고서',
    '보고서는',
  ].map((said) => [said, []]),
  ...[
    ['코호', ['Coho Winery']],
    ['코호는', ['Coho Winery']],
    ['윙팁', ['Wingtip Toys']],
    ['윙팁이', ['Wingtip Toys']],
    ['포커스', ['Focus Group']],
  ],
] as [string, string[]][])('%s is heard as %j', (said, heard) => {
  const names = new NameIndex(
    heardNames.map((customer) => ({ id: customer, customer })),
    lexiconOf('ko'),
  );
  expect(names.matchAt(tokensOf(said), 0)?.ids ?? []).toEqual(heard);
});

/** A customer in Latin letters, called in Cyrillic ones and in any case; never exactly, so that it is read back. */
it.each([
  ['литвар', 'Litware, Inc.'],
  ['литваром', 'Litware, Inc.'],
  ['фабрикам', 'Fabrikam'],
  ['контосо', 'Contoso Suites'],
  ['нортвинда', 'Northwind Traders'],
  ['тейлвинд', 'Tailwind Toys'],
])('means by "%s" %s', (said, customer) => {
  const names = new NameIndex(
    [
      { id: 'meant', customer },
      { id: 'other', customer: 'Litvinov Group' },
    ],
    lexiconOf('ru'),
  );
  expect(names.matchAt(tokensOf(said), 0)).toEqual({ count: 1, ids: ['meant'], exact: false });
});
