import { isAlmost } from '../sentence/spelling.ts';

/**
 * Compared word by word, so that a short word (`as`) never matches another (`VM`). A single word may be a name without
 * its spaces.
 */
export function isAlmostName(said: readonly string[], key: string, words: readonly string[]): boolean {
  const [only = '', ...others] = said;
  if (areHanSigns(said)) return said.length >= 4 && said.length === words.length && signsApart(said, words) === 1;
  const isOneSyllableOff = /^\p{Script=Hangul}{4,}$/u.test(only) && only.length === key.length;
  if (others.length === 0 && isOneSyllableOff && signsApart([...only], [...key]) === 1) return true;
  if (others.length === 0) return isAlmost(only, key) || isNameInOtherCase(only, key) || isAlmostInOtherCase(only, key);
  return said.length === words.length && said.every((word, index) => isAlmostWord(word, words[index] ?? ''));
}

export const areHanSigns = (words: readonly string[]) => words.every((word) => /^\p{Script=Han}$/u.test(word));

function signsApart(said: readonly string[], words: readonly string[]): number {
  return said.filter((sign, at) => sign !== words[at]).length;
}

function isAlmostWord(said: string, word: string): boolean {
  const isCase = isNameInOtherCase(said, word) || isShortNoun(said, word);
  return said === word || isAlmost(said, word) || isCase || isAlmostInOtherCase(said, word);
}

/** `от Дома Книги`: a short noun in an oblique case; дома alone is not a name. */
function isShortNoun(said: string, word: string): boolean {
  return (
    /^[а-я]{2}[бвгджзклмнпрстфхцчшщ]$/.test(word) && said.startsWith(word) && /^(?:а|у|ом|ем|е)$/.test(said.slice(3))
  );
}

export const cyrillicName = /^[\p{Script=Cyrillic}-]+$/u;
/** The exact case endings allowed for a short name: Вегу, Вегой. */
const shortCases = /^.{3}(?:а|я|у|ю|ы|и|е|о|ой|ей|ою|ом|ем|ам|ами|ах)$/;

/** Russian cases of a name: Ромашка, Ромашку, Ромашкой. */
export function isNameInOtherCase(said: string, key: string): boolean {
  if (!cyrillicName.test(said) || !cyrillicName.test(key)) return false;
  if (isAdjective(said, key)) return true;
  const stem = key.replace(/[аеиоуыэюяйь]{1,2}$/, '');
  if (stem.length === 3 && stem.length < key.length) return shortCases.test(said) && said.startsWith(stem);
  if (stem.length >= 4 && said.startsWith(stem) && said.length - stem.length <= 3) return true;
  // Fleeting vowel: Ветер, ветру, ветром.
  const fleeting = key.replace(/[ео](?=[бвгджзклмнпрстфхцчшщ]ь?$)/, '').replace(/ь$/, '');
  return (
    fleeting.length >= 4 &&
    fleeting !== key &&
    said.startsWith(fleeting) &&
    /^(?:а|у|ом|е|я|ю|ем|и|ы)$/.test(said.slice(fleeting.length))
  );
}

/** Declined adjectives: Белая, белую, белой; Северный, северного. */
function isAdjective(said: string, key: string): boolean {
  const stem = key.slice(0, -2);
  if (stem.length < 3 || !/(?:ая|яя|ыи|ии|ои|ое|ее|ые|ие)$/.test(key.replaceAll('й', 'и')) || !said.startsWith(stem))
    return false;
  return /^(?:ую|юю|ои|еи|ого|его|ому|ему|ым|им|ом|ем|ых|их|ыми|ими|ая|яя|ыи|ии|ое|ее|ые|ие)$/.test(
    said.slice(stem.length).replaceAll('й', 'и'),
  );
}

const vowels = /[аеиоуыэюяйь]{1,2}$/;
/** In another case and with a typo: `ромшку`. */
function isAlmostInOtherCase(said: string, key: string): boolean {
  return (
    cyrillicName.test(said) && cyrillicName.test(key) && isAlmost(said.replace(vowels, ''), key.replace(vowels, ''))
  );
}
