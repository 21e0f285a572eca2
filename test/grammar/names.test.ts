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

/** The first sign of the deal's own name is no slip of what is said of it: 資安健檢 and 金額. */
it.each(['福隆電機金額一百萬', '福隆電機聯絡人改成林雅婷', '福隆電機八成'])(
  'ends the customer’s name where it ends in %s',
  (said) => {
    const names = new NameIndex([{ id: 'deal', customer: '福隆電機', title: '資安健檢' }], lexiconOf('zh-TW'));
    expect(names.matchAt(tokensOf(said), 0)).toEqual({ count: 4, ids: ['deal'], exact: true });
  },
);
