/**
 * What stands before the first amount and between both, and which of the two is the new one. `moves`: the frame tells of
 * a change by itself; the others are ranges without a word of movement: `from 100k to 120k`, `со 100 до 120`.
 */
export const movedBetween: readonly {
  readonly before: string;
  readonly between: string;
  readonly newOne: 'first' | 'second';
  readonly moves?: true;
}[] = [
  { before: '', between: ' down from ', newOne: 'first', moves: true },
  { before: '', between: ' up from ', newOne: 'first', moves: true },
  { before: '', between: ' instead of ', newOne: 'first', moves: true },
  { before: 'to ', between: ' from ', newOne: 'first' },
  { before: 'from ', between: ' to ', newOne: 'second' },
  { before: 'до ', between: ' со ', newOne: 'first' },
  { before: 'до ', between: ' с ', newOne: 'first' },
  { before: 'со ', between: ' до ', newOne: 'second' },
  { before: 'с ', between: ' до ', newOne: 'second' },
  { before: '', between: ' вместо ', newOne: 'first', moves: true },
  { before: '', between: '에서 ', newOne: 'second' },
  { before: '', between: ' 대신 ', newOne: 'second', moves: true },
  ...['降到', '降至', '降為', '減到', '升到', '升至', '加到', '調到', '調整到', '改成', '變成'].map(
    (between) => ({ before: '從', between, newOne: 'second', moves: true }) as const,
  ),
];

/** Whole words of movement. `up` is not among those behind the first amount: `from 100k up to 120k` is a range. */
export const movedWords =
  'down|up|cut|reduce|reduced|lower|lowered|raise|raised|drop|dropped|fell|go|went|gone|move|moved|change|changed|increase|increased|decrease|decreased|bump|bumped|bring|brought';
export const rangeWord = 'up';

/** Beginnings of such words: a Russian verb is inflected, a Korean one stands behind the particle. */
export const movedStems = 'сниз|сниж|подня|подним|повыс|повыш|уменьш|увелич|опуст|урез|измен|упал|вырос';
export const movedKorean =
  '내렸|내려|올렸|올려|올라|올랐|줄었|줄였|줄여|늘었|늘렸|늘려|낮췄|낮춰|낮아|높였|높여|바뀌|바꿨|바꿔|변경|조정';

/** May stand beside the word of movement before the first amount; anything else is content of its own. */
export const movedFillers =
  'it|it’s|its|is|was|has|been|the|a|deal|value|amount|price|budget|sum|total|size|we|they|i|please|now|just|got|had|of|this|on|мы|они|я|сделка|сделку|сумма|сумму|цена|цену|бюджет|стоимость|её|ее|его|уже|нам|клиент|пожалуйста|我們|客戶|把|將|已|已經|金額|預算|價格|總額|價錢';
