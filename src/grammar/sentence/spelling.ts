import anyAscii from 'any-ascii';

/** Maximum edit distance that still counts as a typo: none in short words, one from five letters on, two from eight. */
function allowedSlips(length: number): number {
  if (length < 5) return 0;
  return length < 8 ? 1 : 2;
}

/**
 * Equal up to typos: a letter left out, added, changed, or two swapped (optimal string alignment). The first letter
 * must be right, or swapped with the second.
 */
export function isAlmost(said: string, word: string): boolean {
  if (otherWords.has(said)) return false;
  if (word.length === 4) return isSlipOfFour(said, word);
  const allowed = allowedSlips(Math.min(said.length, word.length));
  if (allowed === 0 || Math.abs(said.length - word.length) > allowed) return false;
  if (said[0] !== word[0] && said[0] !== word[1]) return false;
  return slips(said, word, allowed) <= allowed;
}

/** Short words have many near neighbours: only two swapped letters (shwo) or one doubled letter (undoo) count. */
function isSlipOfFour(said: string, word: string): boolean {
  if (said.length === 5)
    return [...said].some((letter, at) => letter === said[at + 1] && said.slice(0, at) + said.slice(at + 1) === word);
  if (said.length !== 4) return false;
  const at = [...said].findIndex((letter, place) => letter !== word[place]);
  return said.slice(0, at) + said[at + 1] + said[at] + said.slice(at + 2) === word;
}

/** Real words that are not typos, although an anagram of them is in the vocabulary. */
const otherWords = new Set(['lots', 'form', 'tone', 'calm', 'clam', 'diet', 'удали', 'дорого', 'дорога', 'ночью']);

/** ㅐ and ㅔ, ㅚ and ㅙ sound alike. */
const alike = ['\u1162\u1166\u1168\u1164', '\u116c\u116b\u1170'];

/** Equal Korean letters except for one vowel that sounds like the right one. */
export function soundsAlike(said: string, word: string): boolean {
  const [one, other] = [said, word].map((text) => text.normalize('NFD'));
  if (!one || one.length !== other?.length) return false;
  const others = [...one].flatMap((sign, place) => (sign === other[place] ? [] : [sign + (other[place] ?? '')]));
  return others.length === 1 && alike.some((vowels) => [...(others[0] ?? '')].every((sign) => vowels.includes(sign)));
}

/** Two Chinese characters that are typed by the same sound; zh and z, ch and c, sh and s, n and ng are confused. */
export function soundsLikeSign(said: string, sign: string): boolean {
  return said === sign || soundOfSign(said) === soundOfSign(sign);
}

const soundOfSign = (sign: string) =>
  anyAscii(sign)
    .toLowerCase()
    .replace(/^([zcs])h/, '$1')
    .replace(/ng$/, 'n');

/**
 * A word whose beginning is a stem with a typo. Two Korean syllables are too short for typos except one: another vowel
 * in the second (거졀, 수럭).
 */
export function isAlmostStem(said: string, stem: string): boolean {
  if (/^\p{Script=Hangul}{2}/u.test(stem)) {
    const [one, other] = [said.slice(0, stem.length), stem].map((word) => word.normalize('NFD'));
    if (one === undefined || other === undefined || one.length !== other.length || said[0] !== stem[0]) return false;
    const others = [...one].flatMap((sign, place) => (sign === other[place] ? [] : [sign]));
    const isEnding =
      /^(?:[을를이가은는도만로요]|하|해|할|합|했|한|함|됐|된|되|시|주|줘|부|처|으|려|렸|게|겠|야|까|자)?/u;
    const [ending = ''] = isEnding.exec(said.slice(stem.length)) ?? [];
    return (
      others.length === 1 && /[\u1161-\u1175]/.test(others[0] ?? '') && (ending !== '' || said.length === stem.length)
    );
  }
  return said.length >= stem.length && isAlmost(said.slice(0, stem.length), stem);
}

/** The last three rows of the edit-distance matrix, reused between calls: most words are compared with many others. */
const rows: [number[], number[], number[]] = [[], [], []];

/** Returns early once the distance exceeds `most`. */
function slips(one: string, other: string, most: number): number {
  let [before, last, row] = rows;
  for (let j = 0; j <= other.length; j++) last[j] = j;
  for (let i = 1; i <= one.length; i++) {
    let least = i;
    row[0] = i;
    for (let j = 1; j <= other.length; j++) {
      const found = cell(one, other, i, j, before, last, row[j - 1] ?? 0);
      row[j] = found;
      if (found < least) least = found;
    }
    if (least > most) return most + 1;
    [before, last, row] = [last, row, before];
  }
  return last[other.length] ?? most + 1;
}

function cell(
  one: string,
  other: string,
  i: number,
  j: number,
  before: readonly number[],
  last: readonly number[],
  left: number,
): number {
  const same = one[i - 1] === other[j - 1] ? 0 : 1;
  const least = Math.min((last[j] ?? 0) + 1, left + 1, (last[j - 1] ?? 0) + same);
  const isExchanged = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
  return isExchanged ? Math.min(least, (before[j - 2] ?? 0) + 1) : least;
}
