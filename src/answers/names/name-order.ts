/** Korean, Chinese and Japanese names: family name first, without a space. */
const familyFirst = /^(?:[\p{Script=Hangul}]+|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々]+)$/u;

/**
 * A name in the order of its own language: 陳怡君, 김민수, Sue Smith. Partner Center's first name is the given name, in
 * whichever order the name is written.
 */
export function nameInOrder({ firstName = '', lastName = '' }: { firstName?: string; lastName?: string }): string {
  const [given, family] = [firstName.trim(), lastName.trim()];
  if (given && family && familyFirst.test(`${family}${given}`)) return `${family}${given}`;
  return `${given} ${family}`.trim();
}
