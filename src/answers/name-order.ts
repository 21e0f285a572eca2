/** Korean, Chinese and Japanese names: the family's name first, nothing between. */
const familyFirst = /^(?:[\p{Script=Hangul}]+|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々]+)$/u;

/**
 * A name in the order of its own language: 陳怡君, 김민수, Sue Smith. What Partner Center calls first name is the given
 * name, whatever the order in which it is said.
 */
export function nameInOrder({ firstName = '', lastName = '' }: { firstName?: string; lastName?: string }): string {
  const [given, family] = [firstName.trim(), lastName.trim()];
  if (given && family && familyFirst.test(`${family}${given}`)) return `${family}${given}`;
  return `${given} ${family}`.trim();
}
