import { longestAnswer, tidy, withoutEnd } from './said.ts';

export type EmailAnswer =
  | { readonly kind: 'email'; readonly email: string }
  | { readonly kind: 'nothing'; readonly reason: 'notEmail' | 'severalEmails' };

/** One address, also as clients and address books write it: `Sue Smith <sue@contoso.com>`, `mailto:sue@contoso.com`. */
export function readEmail(text: string): EmailAnswer {
  const said = tidy(text.slice(0, 2 * longestAnswer));
  const pieces = said
    .split(/[\s<>()[\],;"'“”，；、]+/)
    .map((piece) => withoutEnd(piece.replace(/^mailto:/i, ''), /[.:!?。]/));
  const addresses = [...new Set(pieces.filter((piece) => piece.includes('@')))];
  const [email = '', ...others] = addresses;
  if (others.length > 0) return { kind: 'nothing', reason: 'severalEmails' };
  return isEmail(email) ? { kind: 'email', email } : { kind: 'nothing', reason: 'notEmail' };
}

/** What a mail server can route; whether the address exists is not ours to say. */
function isEmail(text: string): boolean {
  const [local = '', domain = '', ...more] = text.split('@');
  const labels = domain.split('.');
  return (
    more.length === 0 &&
    /^[\p{L}\p{N}!#$%&*+/=?^_{|}~.-]{1,64}$/u.test(local) &&
    !/^\.|\.\.|\.$/.test(local) &&
    labels.length >= 2 &&
    labels.every((label) => /^[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?$/u.test(label)) &&
    !/^\d*$/.test(labels.at(-1) ?? '') &&
    text.length <= 254
  );
}
