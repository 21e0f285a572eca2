import { type Locale, locales } from '../i18n/locale.ts';
import { canonicalTimeZone } from '../i18n/time-zone.ts';
import { readCountry } from './country.ts';
import { foldName, longestAnswer, wordsOf } from './said.ts';
import { cityWords, zoneWords } from './words/city-words.ts';

export type TimeZoneAnswer =
  /** IANA name, canonical. */
  | { readonly kind: 'zone'; readonly zone: string }
  | { readonly kind: 'ambiguous'; readonly readings: readonly string[] }
  | { readonly kind: 'nothing' };

/** Zones to choose from, from west to east. */
export const offeredZones: readonly string[] = cityWords.flatMap(([zone]) => canonicalTimeZone(zone) ?? []);

/** As many as a card has room for in one set of buttons. */
const mostReadings = 5;

/** A time zone by a city or a country in any of the desk's languages, by its IANA name, by the letters of its name. */
export function readTimeZone(text: string): TimeZoneAnswer {
  if (text.length > longestAnswer) return { kind: 'nothing' };
  const said = foldName(text.replaceAll('_', ' '));
  if (!said) return { kind: 'nothing' };
  const zone = byName().get(said) ?? (text.includes('/') ? canonicalTimeZone(text.trim()) : undefined);
  if (zone) return { kind: 'zone', zone };
  const country = readCountry(text);
  return country.kind === 'country' ? settled(zonesOf(country.country)) : { kind: 'nothing' };
}

/** The city by which a zone is offered, in a language; another zone by its IANA name's. */
export function cityOfZone(zone: string, locale: Locale): string {
  const known = cityWords.find(([offered]) => canonicalTimeZone(offered) === zone);
  return known?.[1][locales.indexOf(locale)] ?? (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}

/** Of the six of the United States, the one that gives way. It is found by its own name. */
const fewLiveThere = 'Pacific/Honolulu';

let names: ReadonlyMap<string, string> | undefined;

/** Built on the first question. What is offered goes before what Intl names. */
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

/** Node knows them; TypeScript's library does not yet. */
interface LocaleWithZones {
  getTimeZones?(): readonly string[] | undefined;
}

function zonesOf(country: string): readonly string[] {
  const all = (new Intl.Locale(`und-${country}`) as LocaleWithZones).getTimeZones?.() ?? [];
  const zones = [...new Set(all.flatMap((zone) => canonicalTimeZone(zone) ?? []))];
  const offered = offeredZones.filter((zone) => zones.includes(zone) && (country !== 'US' || zone !== fewLiveThere));
  return offered.length > 0 ? offered : zones;
}

function settled(readings: readonly string[]): TimeZoneAnswer {
  const [zone, ...others] = readings;
  if (!zone) return { kind: 'nothing' };
  return others.length > 0 ? { kind: 'ambiguous', readings: readings.slice(0, mostReadings) } : { kind: 'zone', zone };
}
