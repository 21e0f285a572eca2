import { visible } from '../visible-text.ts';

/** Nobody answers a question at greater length; what is longer is not an answer, and costs no time. */
export const longestAnswer = 200;

/** As typed, without what the eye doesn't see: full-width forms, odd spaces, invisible characters. */
export function tidy(text: string): string {
  return visible(text.normalize('NFKC')).replace(/\s+/g, ' ').trim();
}

/** Without emoji, which say nothing beside an answer: "Sue 🙂 Smith", "📞 +49 40 5550100". */
export function withoutPictures(text: string): string {
  return text.replace(/(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\u{fe0f}|\u{200d}|\u{20e3})+/gu, ' ').trim();
}

/** Copied from a page or a mail: `5 Park Lane<br>London`. Where its reader sees a new line, there is one. */
export function withoutMarkup(text: string): string {
  return text
    .replace(/<\/?(?:br|div|p|tr|li|td|th|table|tbody|ul|ol)\b[^<>]{0,200}>/gi, '\n')
    .replace(/<\/?(?:b|i|u|em|strong|span|font|a)\b(?:\s[^<>@]{0,200})?>/gi, ' ')
    .replace(/&(?:nbsp|#160);/gi, ' ')
    .replace(/&amp;/gi, '&');
}

/** For comparing: tidy, lower case, one kind of apostrophe and quotation mark less. */
export function fold(text: string): string {
  return tidy(text)
    .toLowerCase()
    .replaceAll(/['`´‘]/g, '’')
    .replaceAll(/["“”«»„「」『』]/g, '');
}

/** For comparing names: fold, without accents and punctuation; 臺 and 台, ё and е are one. */
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
 * What one pair of quotation marks encloses, from the first sign to the last; undefined where they stand inside or at one
 * end only: ООО «Ромашка» and "Quoted" Ltd are names with their own.
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

/** Without the signs at its end: each a single character, so that the time is the text's length, whatever it holds. */
export function withoutEnd(text: string, sign: RegExp): string {
  let end = text.length;
  while (end > 0 && sign.test(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}

/** Without the signs around it. */
export function withoutEnds(text: string, sign: RegExp): string {
  let start = 0;
  while (start < text.length && sign.test(text.charAt(start))) start++;
  return withoutEnd(text.slice(start), sign);
}

/** The words of a list, in the signs that `fold` leaves of what people write: ㅇㅇ becomes ᄋᄋ in both. */
export function wordsOf(list: string): readonly string[] {
  return list.normalize('NFKC').split('|');
}

/** The same, the longest first: a word goes before those that stand in it. */
export function wordsByLength(list: string): readonly string[] {
  return [...wordsOf(list)].sort((one, other) => other.length - one.length);
}
