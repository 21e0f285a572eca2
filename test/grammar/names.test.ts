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
