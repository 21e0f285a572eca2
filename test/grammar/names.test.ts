import { expect, it } from 'vitest';
import { lexiconOf } from '../../src/grammar/lexicon.ts';
import { NameIndex } from '../../src/grammar/names.ts';
import { tokensOf } from '../../src/grammar/tokens.ts';

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
