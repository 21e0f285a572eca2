import { readCountry } from '../../answers/place/country.ts';
import { countrySaid } from '../../answers/place/place-said.ts';
import type { Meaning } from '../meaning.ts';
import { hasRole } from '../sentence/piece.ts';
import { isShouted, type Token } from '../sentence/tokens.ts';

/** `日本的轉介`, `法國或德國`: a single character of a country’s name may be a function word elsewhere. */
export function hanCountriesIn({ sentence: { pieces, text } }: Meaning): readonly { said: string; country: string }[] {
  const tokens = pieces
    .flatMap(({ name, roles, tokens: all }) =>
      name ? [] : all.map((token) => ({ ...token, isOwn: roles.length > 0 })),
    )
    .slice(0, 40);
  const found: { said: string; country: string }[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const one = hanCountryAt(text, tokens.slice(at, at + longestHanCountry));
    if (!one) continue;
    found.push(one);
    at += one.said.length - 1;
  }
  return found;
}

const longestHanCountry = 5;

/** The longest country's name that begins with the first of these characters. */
function hanCountryAt(
  text: string,
  tokens: readonly (Token & { readonly isOwn: boolean })[],
): { said: string; country: string } | undefined {
  for (let count = tokens.length; count > 1; count--) {
    const covered = tokens.slice(0, count);
    if (covered.every(({ isOwn }) => isOwn) || !covered.every((sign) => /^\p{Script=Han}$/u.test(sign.text))) continue;
    const said = text.slice(covered[0]?.from, covered.at(-1)?.to);
    const country = said.length === count ? countrySaid(said) : undefined;
    if (country) return { said, country };
  }
  return undefined;
}

/** `referrals in the US`: a capitalized code is a country, although `us` is a function word. */
export function countryCodeIn({ sentence }: Meaning): string | undefined {
  const { text, pieces } = sentence;
  // `from the us`: behind the article it is no pronoun.
  if (theStates.test(text)) return 'US';
  if (isShouted(text)) return undefined;
  const code = pieces
    .filter((piece) => piece.tokens.length === 1 && hasRole(piece, 'glue'))
    .map(({ tokens: [token] }) => text.slice(token?.from, token?.to))
    .find((said) => /^[A-Z]{2}$/.test(said) && said !== 'OK');
  const read = code ? readCountry(code) : undefined;
  return read?.kind === 'country' ? read.country : undefined;
}

const theStates = /(?<!\p{L})(?:in|from|of|across|and|or) the us(?!\p{L}|[- ]dollar)/iu;
