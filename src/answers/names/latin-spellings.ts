/**
 * Common romanizations of a Cyrillic or Korean name, in addition to the transliteration of the folded key (`shchukin`,
 * `hanbich…`): Schukin, Shukin; Hanbit, Samsung; Unicom. Only a few per word, so that keys stay small. Korean: Revised
 * Romanization (docs of the National Institute of Korean Language), and spellings that companies use themselves.
 */

/** Upper bound in letters; longer words are found by prefix. */
const longestSpelled = 24;

/** Lower case, not folded yet. [] for other scripts. */
export function latinSpellings(word: string): readonly string[] {
  const text = word.toLowerCase().slice(0, longestSpelled);
  if (/^[\p{Script=Cyrillic}-]+$/u.test(text)) return [...new Set(cyrillicWays.map((way) => spelled(text, way)))];
  if (/^[\uac00-\ud7a3]+$/u.test(text)) return koreanSpellings(text);
  return [];
}

/** Per letter: any-ascii's transliteration, where a scheme has no entry of its own. */
const plain: Readonly<Record<string, string>> = Object.fromEntries(
  [...'абвгдеёжзийклмнопрстуфхцчшщъыьэюя'].map((letter, at) => [
    letter,
    'a b v g d e e zh z i y k l m n o p r s t u f h ts ch sh shch  y  e yu ya'.split(' ')[at] ?? '',
  ]),
);
/** Spellings that companies choose for themselves: Unicom, Vector, Jupiter. */
const trade = { щ: 'sch', ю: 'u', к: 'c', ц: 'c', ж: 'j' };
const cyrillicWays: readonly Readonly<Record<string, string>>[] = [
  { щ: 'sch' },
  { щ: 'sh', ю: 'u', я: 'a' },
  { щ: 'sch', ю: 'u' },
  trade,
];

function spelled(text: string, way: Readonly<Record<string, string>>): string {
  const whole = way === trade ? text.replaceAll('кс', 'x') : text;
  return [...whole].map((letter) => way[letter] ?? plain[letter] ?? letter).join('');
}

const firstSyllable = 0xac00;
const initials = 'g kk n d tt r m b pp s ss  j jj ch k t p h'.split(' ');
const vowels = 'a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i'.split(' ');
const finals = ' k k k n n n t l k m l l l p l m p p t t ng t t k t p t'.split(' ');

function koreanSpellings(text: string): readonly string[] {
  const parts = [...text].map((sign) => {
    const code = sign.charCodeAt(0) - firstSyllable;
    return {
      initial: initials[Math.floor(code / 588)] ?? '',
      vowel: vowels[Math.floor((code % 588) / 28)] ?? '',
      final: finals[code % 28] ?? '',
    };
  });
  const revised = parts
    .map(
      ({ initial, vowel, final }, at) =>
        (initial === 'r' && parts[at - 1]?.final === 'l' ? 'l' : initial) + vowel + final,
    )
    .join('');
  // Loanwords from English: 소프트 is soft, 테크 is tech.
  const foreign = revised.replaceAll(/([bcdfghjklmnprst])eu(?![aeiou])/g, '$1').replaceAll(/p(?=t|$)/g, 'f');
  return [
    ...new Set([
      revised,
      revised.replaceAll('eo', 'u'),
      revised.replaceAll('eo', 'o'),
      foreign,
      foreign.replace(/^k/, 'c'),
    ]),
  ];
}

/**
 * A folded word as it sounds to whoever writes it in Cyrillic, without what that script does not tell: литвар and Litware,
 * нортвинд and Northwind, контосо and Contoso are equal.
 */
export function soundWritten(folded: string): string {
  return folded
    .replace(/^u(?=[aeio])/, 'v')
    .replace(/ck|c(?!h)|q/g, 'k')
    .replace(/w/g, 'v')
    .replace(/ph/g, 'f')
    .replace(/th/g, 't')
    .replace(/x/g, 'ks')
    .replace(/ai/g, 'ei')
    .replace(/(.)\1+/g, '$1')
    .replace(/(?<=.{3})e$/, '');
}
