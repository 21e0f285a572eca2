import { BoundedMap } from '../bounded-map.ts';

/** By whatever name clients call them: some 600 zones, each in any casing. */
const canonical = new BoundedMap<string, string>(1_000);
const longestName = 100;

/**
 * The one name of a time zone that Intl knows under this name, whatever its casing; undefined for what is none. Names come
 * from clients: they are made canonical where they enter, so that nothing behind is kept once per spelling.
 */
export function canonicalTimeZone(name: string): string | undefined {
  if (name.length > longestName) return undefined;
  const known = canonical.get(name);
  if (known !== undefined) return known;
  try {
    const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions();
    canonical.set(name, timeZone);
    return timeZone;
  } catch {
    return undefined;
  }
}
