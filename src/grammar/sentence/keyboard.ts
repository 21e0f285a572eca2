/**
 * Text typed with the wrong keyboard layout: `ghbdtn` for привет, `dkssud` for 안녕. Key positions follow the Windows
 * layouts Russian and Korean (2-beolsik).
 */
const latin = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`";
const russian = 'йцукенгшщзхъфывапролджэячсмитьбюё';

const toRussian = new Map([...latin].map((key, index) => [key, russian[index] ?? key]));
const fromRussian = new Map([...russian].map((key, index) => [key, latin[index] ?? key]));

export function typedAsRussian(text: string): string {
  return [...text.toLowerCase()].map((key) => toRussian.get(key) ?? key).join('');
}

export function typedAsLatin(text: string): string {
  return [...text.toLowerCase()].map((key) => fromRussian.get(key) ?? koreanKeys(key)).join('');
}

const keys = 'rRseEfaqQtTdwWczxvg';
const vowelKeys = [
  'k',
  'o',
  'i',
  'O',
  'j',
  'p',
  'u',
  'P',
  'h',
  'hk',
  'ho',
  'hl',
  'y',
  'n',
  'nj',
  'np',
  'nl',
  'b',
  'm',
  'ml',
  'l',
];
const finalKeys = [
  ...[
    '',
    'r',
    'R',
    'rt',
    's',
    'sw',
    'sg',
    'e',
    'f',
    'fr',
    'fa',
    'fq',
    'ft',
    'fx',
    'fv',
    'fg',
    'a',
    'q',
    'qt',
    't',
    'T',
  ],
  ...['d', 'w', 'c', 'z', 'x', 'v', 'g'],
];
const firstSyllable = 0xac00;
/** Compatibility jamo in keyboard order, for letters that form no syllable: ㅑㅜㅠㅐㅌ is "inbox". */
const lone = new Map(
  [...'ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡ'].map((letter, index) => [
    letter,
    'qwertyuiopasdfghjklzxcvbnm'[index] ?? letter,
  ]),
);

function koreanKeys(sign: string): string {
  const code = (sign.codePointAt(0) ?? 0) - firstSyllable;
  if (code < 0 || code >= 11_172) return lone.get(sign) ?? sign;
  const [first, rest] = [Math.floor(code / 588), code % 588];
  return `${keys[first] ?? ''}${vowelKeys[Math.floor(rest / 28)] ?? ''}${finalKeys[rest % 28] ?? ''}`.toLowerCase();
}

const syllablePattern =
  /([rRseEfaqQtTdwWczxvg])(hk|ho|hl|nj|np|nl|ml|[koiOjpuPhynbml])((?:rt|sw|sg|fr|fa|fq|ft|fx|fv|fg|qt|[rRsefaqtTdwczxvg])(?![koiOjpuPhynbml])|(?:[rsfq](?=[twgraqxv][koiOjpuPhynbml])))?/g;

/** Undefined where the keys form no Korean syllables. */
export function typedAsKorean(text: string): string | undefined {
  const composed = text.replace(syllablePattern, (_all, first: string, vowel: string, final = '') => {
    const [f, v, l] = [keys.indexOf(first), vowelKeys.indexOf(vowel), finalKeys.indexOf(final)];
    return f < 0 || v < 0 || l < 0 ? _all : String.fromCodePoint(firstSyllable + f * 588 + v * 28 + l);
  });
  return /[a-z]/i.test(composed) || composed === text ? undefined : composed;
}
