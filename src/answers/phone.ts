import { longestAnswer, tidy, withoutPictures } from './said.ts';
import { afterPhoneLabels, extensionWords, phoneLabels, phoneTails } from './words/phone-words.ts';

export type PhoneAnswer =
  | { readonly kind: 'phone'; readonly phone: string }
  | { readonly kind: 'nothing'; readonly reason: 'notPhone' | 'tooShort' | 'tooLong' };

/** No number has fewer digits (extensions of a company do) or more than E.164 allows, with an extension of six. */
const digitsOfPhone = { fewest: 4, most: 21 };

/** What stands behind a number and belongs to it: (ext. 12), `, доб. 123`, ;ext=12, ;12, 轉123, 내선 12, #12. */
const extension = `(?: ?[,;]? ?\\(? ?(?:${extensionWords}|#)[.:=]? ?\\d{1,8}(?: ?\\))?|;\\d{1,6})`;
const digits = '[+(\\d][\\d ()./+-]*';
const phone = new RegExp(`^${digits}${extension}?$`, 'iu');
/** 1-800-FLOWERS: letters stand for digits, in capitals. */
const lettered = /^\+?\d{1,4}(?:-\d{1,4}){0,3}-[A-Z\d]{3,12}(?:-[A-Z\d]{2,8})?$/;
const label = new RegExp(`^(?:(?:${phoneLabels})(?:${afterPhoneLabels})?)?[.:]? ?(?=[+(\\d])`, 'iu');

/** A phone number, kept as written: Partner Center doesn't format it, and people know their own. */
export function readPhone(text: string): PhoneAnswer {
  const said = plainDashes(tidy(withoutPictures(text.slice(0, longestAnswer + 1)))).replace(label, '');
  const known = (phone.test(said) && said.split('+').length <= 2) || lettered.test(said);
  if (!known) return { kind: 'nothing', reason: 'notPhone' };
  const count = said.replace(/\D/g, '').length;
  if (count < digitsOfPhone.fewest) return { kind: 'nothing', reason: 'tooShort' };
  if (count > digitsOfPhone.most) return { kind: 'nothing', reason: 'tooLong' };
  return { kind: 'phone', phone: said };
}

/** Word writes numbers with hyphens of its own (U+2011). */
function plainDashes(text: string): string {
  return text.replace(/[\u2010-\u2015\u2212]/g, '-');
}

/** Two whole numbers beside each other, with a slash or a plus between them: 030 / 1234567 is one. */
const betweenNumbers = /((?:\d[ ().-]{0,2}){7,15}) ?\/ ?(?=[+(]?(?:\d[ ().-]{0,2}){7})/g;

export function numbersApart(line: string): string {
  return line.replace(betweenNumbers, '$1 | ').replace(/(?<=\d) (?=\+\d)/g, ' | ');
}

const within = new RegExp(`[+(]?\\d[\\d ()./+-]{3,40}\\d\\)?${extension}?`, 'iu');
const letteredWithin = /\+?\d{1,4}(?:-\d{1,4}){0,3}-[A-Z][A-Z\d]{2,11}(?:-[A-Z\d]{2,8})?/;
const wordOfPhone = /[\p{L}\p{N}]/u;
const tailOfPhone = new RegExp(`^(?:${phoneTails})(?![\\p{L}\\p{N}])`, 'u');
const leadOfPhone = new RegExp(`(?:${afterPhoneLabels})$`, 'u');

/** The phone number among other words, and the words without it. What runs into letters is no number: it stays where it is. */
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
      // "20457 Hamburg" is a place.
      (/^\d{4,6}$/.test(said.trim()) && /^ ?\p{Lu}/u.test(behind)) ||
      (after === '-' && /-\p{L}/u.test(behind.slice(0, 2)));
    if (cuts) continue;
    return { said: said.trim(), rest: `${ahead} ${behind.slice(tail.length)}` };
  }
  return { said: '', rest: line };
}
