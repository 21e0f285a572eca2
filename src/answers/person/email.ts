import { longestAnswer, tidy, withoutEnd, withoutEnds } from '../text/said.ts';

export type EmailAnswer =
  | { readonly kind: 'email'; readonly email: string }
  | { readonly kind: 'nothing'; readonly reason: 'notEmail' | 'severalEmails' };

/** Characters that cannot occur in an address. The apostrophe can: o'neil@contoso.com. */
const between = /[\s<>()[\]{},;:"“”«»|，；、]/;
const betweenAll = new RegExp(`${between.source}+`);

/**
 * One address, also in the format of mail clients and address books: `Sue Smith <sue@contoso.com>`,
 * `mailto:sue@contoso.com`.
 */
export function readEmail(text: string): EmailAnswer {
  const said = withAt(tidy(text.slice(0, 2 * longestAnswer)));
  const addresses = [
    ...new Set(
      said
        .split(betweenAll)
        .filter((piece) => piece.includes('@'))
        .map(address),
    ),
  ];
  const [email = '', ...others] = addresses;
  if (others.length > 0) return { kind: 'nothing', reason: 'severalEmails' };
  return isEmail(email) ? { kind: 'email', email } : { kind: 'nothing', reason: 'notEmail' };
}

/**
 * Extracts the address from a text: the address as written, and the text without it and without a particle attached to
 * it. `line` is tidy.
 */
export function takeEmail(written: string): { readonly said: string; readonly rest: string } {
  const line = withAt(written);
  const found = /[^\s,;<>()|]{0,100}@[^\s,;<>()|]{1,254}/.exec(line);
  // Accepts anything with an @ between two non-empty parts; `readEmail` validates it.
  if (!found || /^@/.test(found[0])) return { said: '', rest: line };
  return { said: found[0], rest: `${line.slice(0, found.index)} ${line.slice(found.index + found[0].length)}` };
}

/** Decodes addresses obfuscated against harvesting: `dana(at)contoso.com`, `dana [at] contoso [dot] com`. */
function withAt(text: string): string {
  return text
    .replace(/ ?[([{] ?(?:at|собака|골뱅이|小老鼠) ?[)\]}] ?/giu, '@')
    .replace(/ ?[([{] ?(?:dot|точка|점|點) ?[)\]}] ?/giu, '.');
}

/** Strips the characters that commonly surround an address. */
function address(piece: string): string {
  const bare = withoutEnds(withoutEnd(piece, /[.:!?。]/), /['’‘`´]/).replaceAll(/[’‘`´]/g, "'");
  const at = bare.lastIndexOf('@');
  const [domain = ''] = bare.slice(at + 1).split(/[?/]/);
  return `${bare.slice(startOf(bare, at), at)}@${withoutEnd(domain.slice(0, endOf(domain)), /[.:!?。]/)}`;
}

const latin = /[A-Za-z\u00c0-\u024f]/;
const otherLetter = /(?![A-Za-z\u00c0-\u024f])\p{L}/u;

/** End of the domain: within a label the script does not change, so in sue@contoso.com입니다 the address ends before 입. */
function endOf(domain: string): number {
  let script: RegExp | undefined;
  for (let place = 0; place < domain.length; place++) {
    const sign = domain.charAt(place);
    if (sign === '.') script = undefined;
    const own = latin.test(sign) ? latin : otherLetter.test(sign) ? otherLetter : undefined;
    if (own && script && own !== script) return place;
    script ??= own;
  }
  return domain.length;
}

/** Start of the local part: in 邮箱sue@contoso.com the address begins with sue. */
function startOf(text: string, at: number): number {
  let script: RegExp | undefined;
  for (let place = at - 1; place >= 0; place--) {
    const sign = text.charAt(place);
    const own = latin.test(sign) ? latin : otherLetter.test(sign) ? otherLetter : undefined;
    if (own && script && own !== script) return place + 1;
    script ??= own;
  }
  return 0;
}

/** Syntax that a mail server can route; whether the mailbox exists cannot be checked here. */
function isEmail(text: string): boolean {
  const [local = '', domain = '', ...more] = text.split('@');
  const labels = domain.split('.');
  return (
    more.length === 0 &&
    /^[\p{L}\p{N}!#$%&'*+/=?^_{|}~.-]{1,64}$/u.test(local) &&
    !/^\.|\.\.|\.$/.test(local) &&
    labels.length >= 2 &&
    labels.every((label) => /^[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?$/u.test(label)) &&
    !/^\d*$/.test(labels.at(-1) ?? '') &&
    text.length <= 254
  );
}
