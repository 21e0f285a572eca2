import { longestAnswer, tidy } from './said.ts';
import { extensionWords } from './words/phone-words.ts';

export type PhoneAnswer =
  | { readonly kind: 'phone'; readonly phone: string }
  | { readonly kind: 'nothing'; readonly reason: 'notPhone' | 'tooShort' | 'tooLong' };

/** No number has fewer digits (extensions of a company do) or more than E.164 allows, with an extension of six. */
const digitsOfPhone = { fewest: 4, most: 21 };

const phone = new RegExp(`^[+(\\d][\\d ()./+-]*(?:(?:${extensionWords}|#)[.:]? ?\\d+)?$`, 'iu');

/** A phone number, kept as written: Partner Center doesn't format it, and people know their own. */
export function readPhone(text: string): PhoneAnswer {
  const said = tidy(text.slice(0, longestAnswer + 1))
    .replace(/^(?:tel|phone|mobile|t|m)?[.:]? ?(?=[+(\d])/i, '')
    .replace(/[\u2010-\u2015\u2212]/g, '-');
  if (!phone.test(said) || said.split('+').length > 2) return { kind: 'nothing', reason: 'notPhone' };
  const digits = said.replace(/\D/g, '').length;
  if (digits < digitsOfPhone.fewest) return { kind: 'nothing', reason: 'tooShort' };
  if (digits > digitsOfPhone.most) return { kind: 'nothing', reason: 'tooLong' };
  return { kind: 'phone', phone: said };
}
