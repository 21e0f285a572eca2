import type { Row } from './row.ts';

export const names: readonly Row[] = [
  ['Sue Smith', 'en', 'Sue / Smith'],
  ['Smith, Sue', 'en', 'Sue / Smith'],
  ['Ms. Sue Smith', 'en', 'Sue / Smith'],
  ['Anna Maria van der Berg', 'en', 'Anna Maria / van der Berg'],
  ['Jean-Luc O’Neill', 'en', 'Jean-Luc / O’Neill'],
  ['Sue', 'en', 'Sue / –'],
  ['Sue and Bob Smith', 'en', 'no: notName'],
  ['Kim Min-su', 'en', '? Kim / Min-su | Min-su / Kim', 'Which is the last name? [Kim MIN-SU] [Min-su KIM]'],
  ['Sue / Bob', 'en', 'no: notName'],
  ['누구?', 'ko', 'no: notName'],
  ['김민수', 'ko', '민수 / 김'],
  ['김 민수 님', 'ko', '민수 / 김'],
  ['남궁민수', 'ko', '민수 / 남궁'],
  ['민수 김', 'ko', '민수 / 김'],
  ['김', 'ko', '– / 김'],
  ['王小明', 'zh-TW', '小明 / 王'],
  ['王小明先生', 'zh-TW', '小明 / 王'],
  ['歐陽', 'zh-TW', '– / 歐陽'],
  ['歐陽娜娜', 'zh-TW', '娜娜 / 歐陽'],
  ['Иван Петров', 'ru', 'Иван / Петров'],
  ['Петров Иван', 'ru', 'Иван / Петров'],
  ['Петров Иван Сергеевич', 'ru', 'Иван Сергеевич / Петров'],
  ['Иван Сергеевич Петров', 'ru', 'Иван Сергеевич / Петров'],
  ['Иван Сергеевич', 'ru', 'Иван Сергеевич / –'],
  ['Марина Шмидт', 'ru', '? Марина / Шмидт | Шмидт / Марина', 'Что здесь фамилия? [Марина ШМИДТ] [Шмидт МАРИНА]'],
];

/** Of somebody whose name is known. */
export const phones: readonly Row[] = [
  ['+49 40 555-0100', 'en', '+49 40 555-0100'],
  ['tel: (02) 555-0100 ext. 12', 'en', '(02) 555-0100 ext. 12'],
  ['８６２５５５０１００', 'zh-TW', '8625550100'],
  ['8 (495) 555-01-00 доб. 5', 'ru', '8 (495) 555-01-00 доб. 5'],
  ['02-555-0100 내선 12', 'ko', '02-555-0100 내선 12'],
  ['12', 'en', 'no: tooShort'],
  ['1234567890123456789012', 'en', 'no: tooLong'],
  ['call me', 'en', 'no: notPhone'],
];

/** Of somebody whose name and phone are known. */
export const emails: readonly Row[] = [
  ['sue@contoso.com', 'en', 'sue@contoso.com'],
  ['Sue Smith <sue@contoso.com>.', 'en', 'sue@contoso.com'],
  ['mailto:sue.o+x@mail.contoso.co.uk', 'en', 'sue.o+x@mail.contoso.co.uk'],
  ['my mail', 'en', 'no: notEmail'],
  ['sue@contoso', 'en', 'no: notEmail'],
  ['sue@@contoso.com', 'en', 'no: notEmail'],
  ['.sue@contoso.com', 'en', 'no: notEmail'],
  ['a@contoso.com, b@contoso.com', 'en', 'no: severalEmails'],
];

export const dunsNumbers: readonly Row[] = [
  ['795986822', 'en', '795986822'],
  ['79-598-6822', 'en', '795986822'],
  ['5986822１', 'ko', '059868221'],
  ['D-U-N-S: 01 234 5678', 'en', '012345678'],
  ['1234567', 'en', 'no: dunsLength'],
  ['79598682X', 'en', 'no: notDuns'],
];
