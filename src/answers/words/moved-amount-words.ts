/** What stands before the first amount and between both, and which of the two is the new one. */
export const movedBetween: readonly (readonly [before: string, between: string, newOne: 'first' | 'second'])[] = [
  ['to ', ' from ', 'first'],
  ['from ', ' to ', 'second'],
  ['', ' down from ', 'first'],
  ['', ' up from ', 'first'],
  ['', ' instead of ', 'first'],
  ['до ', ' со ', 'first'],
  ['до ', ' с ', 'first'],
  ['со ', ' до ', 'second'],
  ['с ', ' до ', 'second'],
  ['', ' вместо ', 'first'],
  ['', '에서 ', 'second'],
  ['', ' 대신 ', 'second'],
  ...['降到', '降至', '降為', '減到', '升到', '升至', '加到', '調到', '調整到', '改成', '變成'].map(
    (verb) => ['從', verb, 'second'] as const,
  ),
];

/** Without one of these, two amounts are a range: `from 100k to 120k`, `со 100 до 120`. */
export const movedWords =
  'down|up|cut|reduced|lowered|raised|dropped|fell|went|moved|changed|increased|bumped|instead|вместо|сниз|подня|повыс|уменьш|увелич|опуст|урез|измен|упал|вырос|내렸|내려|올렸|올라|올랐|줄었|줄였|늘었|늘렸|낮췄|낮아|높였|바뀌|바꿨|변경|조정|대신|降|減|升|加|調|改|變';
