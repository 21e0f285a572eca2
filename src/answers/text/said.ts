import { visible } from '../../visible-text.ts';

/**
 * Upper bound in characters: a longer text is not an answer to a question, and is rejected before any parsing costs
 * time.
 */
export const longestAnswer = 200;

/** As typed, with invisible differences normalized: full-width forms, unusual spaces, invisible characters. */
export function tidy(text: string): string {
  return visible(text.normalize('NFKC')).replace(/\s+/g, ' ').trim();
}

/**
 * A raised or circled digit beside a digit (`2500²`, `①500`): a footnote's mark to one reader, a digit of the number to another. NFKC
 * makes a plain digit of it, so that it has to be asked for before.
 */
export function hasMarkedDigit(text: string): boolean {
  return /\p{No}\p{N}|\p{N}\p{No}/u.test(visible(text));
}

/** Digits of every script as 0 to 9: `٢٥٠٠` is 2500. */
export function plainDigits(text: string): string {
  return text.replace(/(?![0-9])\p{Nd}/gu, plainDigit);
}

/** Filled as digits are met: at most the some 700 of Unicode. */
const metDigits = new Map<string, string>();

/** Unicode has the digits of a script together and in order. */
function plainDigit(digit: string): string {
  const met = metDigits.get(digit);
  if (met !== undefined) return met;
  const at = digit.codePointAt(0) ?? 0;
  let before = 0;
  while (/\p{Nd}/u.test(String.fromCodePoint(at - before - 1))) before++;
  const plain = String(before % 10);
  metDigits.set(digit, plain);
  return plain;
}

/** Removes emoji, which carry no information in an answer: "Sue 🙂 Smith", "📞 +49 40 5550100". */
export function withoutPictures(text: string): string {
  return text.replace(/(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\u{fe0f}|\u{200d}|\u{20e3})+/gu, ' ').trim();
}

/**
 * Converts markup copied from a page or a mail, with line breaks where its reader saw them: `5 Park Lane<br>London`.
 */
export function withoutMarkup(text: string): string {
  return text
    .replace(/<\/?(?:br|div|p|tr|li|td|th|table|tbody|ul|ol)\b[^<>]{0,200}>/gi, '\n')
    .replace(/<\/?(?:b|i|u|em|strong|span|font|a)\b(?:\s[^<>@]{0,200})?>/gi, ' ')
    .replace(/&(?:nbsp|#160);/gi, ' ')
    .replace(/&amp;/gi, '&');
}

/** Comparison key: tidy, lower case, one kind of apostrophe and of quotation marks. */
export function fold(text: string): string {
  return tidy(text)
    .toLowerCase()
    .replaceAll(/['`´‘]/g, '’')
    .replaceAll(/["“”«»„「」『』]/g, '');
}

/** Comparison key for names: `fold` without accents and punctuation; 臺 and 台, ё and е are equal. */
export function foldName(text: string): string {
  return fold(text)
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .replaceAll('\u81fa', '\u53f0')
    .replace(/&/g, ' and ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

const pairs: Readonly<Record<string, string>> = {
  '«': '»',
  '“': '”',
  '„': '“”',
  '「': '」',
  '『': '』',
  '"': '"',
  '”': '”',
  '»': '«',
};

/**
 * The text inside a pair of quotation marks that encloses the whole; undefined if they are inside the text or at one
 * end only: ООО «Ромашка» and "Quoted" Ltd are names that contain quotation marks.
 */
export function unquoted(text: string): string | undefined {
  const whole = text.trim();
  const closing = pairs[whole.charAt(0)];
  if (closing === undefined || whole.length < 3) return undefined;
  let open = 1;
  for (let place = 1; place < whole.length; place++) {
    const sign = whole.charAt(place);
    if (closing.includes(sign)) open--;
    else if (sign === whole.charAt(0)) open++;
    if (open === 0) return place === whole.length - 1 ? whole.slice(1, -1).trim() || undefined : undefined;
  }
  return undefined;
}

/** Strips trailing characters that match `sign` (a single character each), in time linear in the text's length. */
export function withoutEnd(text: string, sign: RegExp): string {
  let end = text.length;
  while (end > 0 && sign.test(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}

/** The same at both ends. */
export function withoutEnds(text: string, sign: RegExp): string {
  let start = 0;
  while (start < text.length && sign.test(text.charAt(start))) start++;
  return withoutEnd(text.slice(start), sign);
}

/** The words of a list, in the characters that `fold` makes of typed text: ㅇㅇ becomes ᄋᄋ in both. */
export function wordsOf(list: string): readonly string[] {
  return list.normalize('NFKC').split('|');
}

/** The same, longest first, so that a word is matched before its own substrings. */
export function wordsByLength(list: string): readonly string[] {
  return [...wordsOf(list)].sort((one, other) => other.length - one.length);
}
