import { longestAnswer, tidy, withoutPictures } from '../text/said.ts';
import { afterPhoneLabels, extensionWords, phoneLabels, phoneTails } from './phone-words.ts';

export type PhoneAnswer =
  | { readonly kind: 'phone'; readonly phone: string }
  | { readonly kind: 'nothing'; readonly reason: 'notPhone' | 'tooShort' | 'tooLong' };

/** Shorter numbers are internal extensions; the upper bound is that of E.164 plus an extension of six digits. */
const digitsOfPhone = { fewest: 4, most: 21 };

/** An extension after the number: (ext. 12), `, доб. 123`, ;ext=12, ;12, 轉123, 내선 12, #12. */
const extension = `(?: ?[,;]? ?\\(? ?(?:${extensionWords}|#)[.:=]? ?\\d{1,8}(?: ?\\))?|;\\d{1,6})`;
const digits = '[+(\\d][\\d ()./+-]*';
const phone = new RegExp(`^${digits}${extension}?$`, 'iu');
/** Vanity numbers such as 1-800-FLOWERS: upper-case letters stand for digits. */
const lettered = /^\+?\d{1,4}(?:-\d{1,4}){0,3}-[A-Z\d]{3,12}(?:-[A-Z\d]{2,8})?$/;
const label = new RegExp(`^(?:(?:${phoneLabels})(?:${afterPhoneLabels})?)?[.:]? ?(?=[+(\\d])`, 'iu');

/** A phone number, kept as written: Partner Center does not format it, and people recognize their own notation. */
export function readPhone(text: string): PhoneAnswer {
  const said = plainDashes(tidy(withoutPictures(text.slice(0, longestAnswer + 1)))).replace(label, '');
  const known = (phone.test(said) && said.split('+').length <= 2) || lettered.test(said);
  if (!known) return { kind: 'nothing', reason: 'notPhone' };
  const count = said.replace(/\D/g, '').length;
  if (count < digitsOfPhone.fewest) return { kind: 'nothing', reason: 'tooShort' };
  if (count > digitsOfPhone.most) return { kind: 'nothing', reason: 'tooLong' };
  return { kind: 'phone', phone: said };
}

/** Normalizes the non-breaking hyphens (U+2011) that Word inserts. */
function plainDashes(text: string): string {
  return text.replace(/[\u2010-\u2015\u2212]/g, '-');
}

/** Two complete numbers separated by a slash or a plus; 030 / 1234567 is one number. */
const betweenNumbers = /((?:\d[ ().-]{0,2}){7,15}) ?\/ ?(?=[+(]?(?:\d[ ().-]{0,2}){7})/g;

export function numbersApart(line: string): string {
  return line.replace(betweenNumbers, '$1 | ').replace(/(?<=\d) (?=\+\d)/g, ' | ');
}

const within = new RegExp(`[+(]?\\d[\\d ()./+-]{3,40}\\d\\)?${extension}?`, 'iu');
const letteredWithin = /\+?\d{1,4}(?:-\d{1,4}){0,3}-[A-Z][A-Z\d]{2,11}(?:-[A-Z\d]{2,8})?/;
const wordOfPhone = /[\p{L}\p{N}]/u;
const tailOfPhone = new RegExp(`^(?:${phoneTails})(?![\\p{L}\\p{N}])`, 'u');
const leadOfPhone = new RegExp(`(?:${afterPhoneLabels})$`, 'u');

/**
 * Extracts the phone number from a text, and returns the text without it. Digits attached to letters are not a number
 * and stay.
 */
export function takePhone(line: string): { readonly said: string; readonly rest: string } {
  const plain = line.replace(/(?<=[\d)]) ?[\u2010-\u2015\u2212] ?(?=[\d(])/g, '-');
  for (const pattern of [letteredWithin, within]) {
    const found = pattern.exec(plain);
    if (!found) continue;
    const [said] = found;
    const [before, after] = [plain.charAt(found.index - 1), plain.charAt(found.index + said.length)];
    const [ahead, behind] = [plain.slice(0, found.index), plain.slice(found.index + said.length)];
    const tail = tailOfPhone.exec(behind)?.[0] ?? '';
    const cuts =
      (wordOfPhone.test(before) && !leadOfPhone.test(ahead)) ||
      (wordOfPhone.test(after) && tail === '') ||
      // "20457 Hamburg" is a postal code and a city.
      (/^\d{4,6}$/.test(said.trim()) && /^ ?\p{Lu}/u.test(behind)) ||
      (after === '-' && /-\p{L}/u.test(behind.slice(0, 2)));
    if (cuts) continue;
    return { said: said.trim(), rest: `${ahead} ${behind.slice(tail.length)}` };
  }
  return { said: '', rest: line };
}
