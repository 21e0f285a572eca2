import { canonicalTimeZone } from '../i18n/time-zone.ts';

/** Node has it; TypeScript's library does not yet. */
interface LocaleWithZones {
  getTimeZones?(): readonly string[] | undefined;
}

/**
 * The country whose holidays somebody most likely keeps: where their clock stands goes before what their client's language is
 * set to, since English (United States) is read all over the world. `told` is a country (ISO 3166 alpha-2) that the client
 * names. Undefined where neither says.
 */
export function countryLivedIn(told: string | undefined, zone: string | undefined): string | undefined {
  const country = told && /^[A-Za-z]{2}$/.test(told) ? told.toUpperCase() : undefined;
  const there = zone ? (countriesByZone().get(zone) ?? []) : [];
  if (there.length === 0 || (country && there.includes(country))) return country;
  return there.length === 1 ? there[0] : undefined;
}

let byZone: ReadonlyMap<string, readonly string[]> | undefined;

/** Built on the first question, of what Intl knows. */
function countriesByZone(): ReadonlyMap<string, readonly string[]> {
  if (byZone) return byZone;
  const found = new Map<string, string[]>();
  for (const country of countries()) {
    const zones = (new Intl.Locale(`und-${country}`) as LocaleWithZones).getTimeZones?.() ?? [];
    for (const zone of new Set(zones.map((name) => canonicalTimeZone(name) ?? name)))
      found.set(zone, [...(found.get(zone) ?? []), country]);
  }
  byZone = found;
  return found;
}

/** All pairs of letters that are a country's, and not the former code of one that is called otherwise now. */
function countries(): string[] {
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const codes = letters.flatMap((one) => letters.map((two) => one + two));
  return codes.filter((code) => names.of(code) !== undefined && new Intl.Locale(`und-${code}`).region === code);
}
