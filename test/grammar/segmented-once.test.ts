import { describe, expect, it } from 'vitest';
import { NameIndex } from '../../src/grammar/names/names.ts';
import { lexiconOf } from '../../src/grammar/sentence/lexicon.ts';
import { sentenceOf } from '../../src/grammar/sentence/sentence.ts';

/** Segmenting is what reading a message costs most, and up to six readers guess at one that no rule understands. */
describe('a message', () => {
  const text = '客戶這樣說我們明天再看 Fabrikam';
  const none = new NameIndex([], lexiconOf('zh-TW'));
  const named = new NameIndex([{ id: 'f', customer: 'Fabrikam' }], lexiconOf('zh-TW'));

  it('is segmented once for all who read it with the same names, of which there may be none', () => {
    const first = sentenceOf(text, 'zh-TW');
    expect(first?.pieces.length).toBeGreaterThan(2);
    expect(sentenceOf(text, 'zh-TW')).toBe(first);
    expect(sentenceOf(text, 'zh-TW', none)).toBe(first);
    const withNames = sentenceOf(text, 'zh-TW', named);
    expect(sentenceOf(text, 'zh-TW', named)).toBe(withNames);
  });

  it('is another one with other names, in another language, and after another message', () => {
    const first = sentenceOf(text, 'zh-TW');
    expect(sentenceOf(text, 'zh-TW', named)?.pieces.at(-1)?.name?.ids).toEqual(['f']);
    expect(first?.pieces.at(-1)?.name).toBeUndefined();
    expect(sentenceOf(text, 'en', none)).not.toBe(first);
    expect(sentenceOf('help', 'zh-TW')?.text).toBe('help');
    expect(sentenceOf(text, 'zh-TW')).toEqual(first);
  });
});
