import { type Locale, locales } from '../../i18n/locale.ts';
import { canonicalTimeZone } from '../../i18n/time-zone.ts';
import { foldName, longestAnswer, wordsOf } from '../text/said.ts';
import { cityWords, zoneWords } from './city-words.ts';
import { readCountry } from './country.ts';

export type TimeZoneAnswer =
  /** Canonical IANA name. */
  | { readonly kind: 'zone'; readonly zone: string }
  | { readonly kind: 'ambiguous'; readonly readings: readonly string[] }
  | { readonly kind: 'nothing' };

/** Zones offered for selection, from west to east. */
export const offeredZones: readonly string[] = cityWords.flatMap(([zone]) => canonicalTimeZone(zone) ?? []);

/** Upper bound: one set of a card's buttons holds no more. */
const mostReadings = 5;

/** Resolves a time zone by a city or country in any of the desk's languages, by its IANA name or its abbreviation. */
export function readTimeZone(text: string): TimeZoneAnswer {
  if (text.length > longestAnswer) return { kind: 'nothing' };
  const said = foldName(text.replaceAll('_', ' '));
  if (!said) return { kind: 'nothing' };
  const zone = byName().get(said) ?? (text.includes('/') ? canonicalTimeZone(text.trim()) : undefined);
  if (zone) return { kind: 'zone', zone };
  const country = readCountry(text);
  return country.kind === 'country' ? settled(zonesOf(country.country)) : { kind: 'nothing' };
}

/** Whether the city's clock is one of the country's; false for a city of which the desk knows no zone. */
export function isCityOf(city: string, country: string): boolean {
  const zone = byName().get(foldName(city));
  return zone !== undefined && zonesIn(country).includes(zone);
}

/** The city that represents a zone, in the given language; for other zones the city of the IANA name. */
export function cityOfZone(zone: string, locale: Locale): string {
  const known = cityWords.find(([offered]) => canonicalTimeZone(offered) === zone);
  return known?.[1][locales.indexOf(locale)] ?? (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}

/** Left out of the six US zones so that they fit into one set of buttons. It can be found by its own name. */
const fewLiveThere = 'Pacific/Honolulu';

let names: ReadonlyMap<string, string> | undefined;

/** Built on first use. Names of offered zones take precedence over Intl's. */
function byName(): ReadonlyMap<string, string> {
  if (names) return names;
  const found = new Map<string, string>();
  const add = (name: string, zone: string) => {
    const [key, canonical] = [foldName(name), canonicalTimeZone(zone)];
    if (canonical && !found.has(key)) found.set(key, canonical);
  };
  for (const [zone, cities] of cityWords) for (const city of cities) add(city, zone);
  for (const [zone, words] of zoneWords) for (const word of wordsOf(words)) add(word, zone);
  for (const zone of Intl.supportedValuesOf('timeZone'))
    add((zone.split('/').at(-1) ?? zone).replaceAll('_', ' '), zone);
  names = found;
  return found;
}

/** Available in Node, but missing in TypeScript's lib. */
interface LocaleWithZones {
  getTimeZones?(): readonly string[] | undefined;
}

function zonesIn(country: string): readonly string[] {
  const all = (new Intl.Locale(`und-${country}`) as LocaleWithZones).getTimeZones?.() ?? [];
  return [...new Set(all.flatMap((zone) => canonicalTimeZone(zone) ?? []))];
}

function zonesOf(country: string): readonly string[] {
  const zones = zonesIn(country);
  const offered = offeredZones.filter((zone) => zones.includes(zone) && (country !== 'US' || zone !== fewLiveThere));
  return offered.length > 0 ? offered : zones;
}

function settled(readings: readonly string[]): TimeZoneAnswer {
  const [zone, ...others] = readings;
  if (!zone) return { kind: 'nothing' };
  return others.length > 0 ? { kind: 'ambiguous', readings: readings.slice(0, mostReadings) } : { kind: 'zone', zone };
}
