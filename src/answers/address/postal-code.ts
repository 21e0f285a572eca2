import { tidy } from '../text/said.ts';
import { postalFormats, tellingFormats } from './address-words.ts';

const signs: Readonly<Record<string, string>> = { '9': '\\d', A: '[A-Z]', X: '[A-Z\\d]', ' ': ' ?', '-': '[- ]?' };

/** Regular expression source (not anchored) for a country's formats; undefined if any code is accepted. */
export function postalPattern(country: string): string | undefined {
  const formats = postalFormats[country];
  if (formats === undefined) return undefined;
  const longestFirst = formats.split('|').sort((one, other) => other.length - one.length);
  return longestFirst.map((format) => [...format].map((sign) => signs[sign] ?? sign).join('')).join('|');
}

const whole = new Map(
  Object.keys(postalFormats).map((country) => [country, new RegExp(`^(?:${postalPattern(country)})$`)]),
);

export type PostalCodeAnswer =
  /** As written, in upper case, without a country prefix: D-20457 becomes 20457. */
  { readonly kind: 'code'; readonly code: string } | { readonly kind: 'nothing'; readonly reason: 'notCode' };

/** Validates a postal code against its country (ISO 3166-1 alpha-2), if the country's formats are known. */
export function readPostalCode(text: string, country?: string): PostalCodeAnswer {
  const nothing = { kind: 'nothing', reason: 'notCode' } as const;
  if (text.length > 40) return nothing;
  const said = tidy(text)
    .toUpperCase()
    .replace(/^〒\s?/, '')
    .replace(/[.]$/, '')
    .replace(/(?<=\d)번?(?:이요|요|이에요|예요|입니다|이래요)?$/, '');
  const code = said.replace(/^[A-Z]{1,2}-(?=\d)/, '');
  const pattern = country ? whole.get(country) : undefined;
  // The country writes no space here: 20 457.
  if (pattern) return pattern.test(code) || pattern.test(code.replaceAll(' ', '')) ? { kind: 'code', code } : nothing;
  return /^[A-Z\d][A-Z\d -]{1,10}$/.test(code) && /\d/.test(code) && !/[A-Z]{4}/.test(code)
    ? { kind: 'code', code }
    : nothing;
}

/** The only country that uses this format; undefined if there are several. */
export function countryOfCode(code: string): string | undefined {
  const said = code.toUpperCase();
  const country = tellingFormats.find((one) => whole.get(one)?.test(said) && /[A-Z -]/.test(said));
  // Guernsey, Jersey and the Isle of Man use the British format.
  return country === 'GB' ? ({ GY: 'GG', JE: 'JE', IM: 'IM' }[said.slice(0, 2)] ?? 'GB') : country;
}
