import { expect, it } from 'vitest';
import { howClear } from '../../src/grammar/clear.ts';
import { lexiconOf } from '../../src/grammar/lexicon.ts';
import { NameIndex } from '../../src/grammar/names.ts';
import { readMessage } from '../../src/grammar/read.ts';

const named = [{ id: 'one', customer: 'Fabrikam Robotics' }];

/** What somebody says while they are asked something else: said to the desk, or the answer? */
const clear = (text: string) => {
  const names = new NameIndex(named, lexiconOf('en'));
  const meanings = readMessage(text, names, { locale: 'en', today: '2026-11-24' });
  return meanings.map(howClear).find((one) => one !== undefined);
};

it.each([
  ...['what happens after the 14 days?', 'who has Fabrikam?', 'accept Fabrikam', 'open Fabrikam Robotics', 'my deals'],
  ...['how many referrals are open?', 'what expires this week?'],
])('“%s” is said to the desk', (text) => {
  expect(clear(text)).toBe('clear');
});

it.each(['solutions retail'])('“%s” is likely said to the desk', (text) => {
  expect(clear(text)).toBe('likely');
});

it.each(['Fabrikam', 'thanks', 'how many questions are left?', 'Fabrikam 80%', '120k', 'undo'])(
  '“%s” is no question and nothing to do',
  (text) => {
    expect(clear(text)).toBeUndefined();
  },
);
