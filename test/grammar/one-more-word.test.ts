import { expect, it } from 'vitest';
import type { Intent, Meaning } from '../../src/grammar/meaning.ts';
import { NameIndex } from '../../src/grammar/names/names.ts';
import { readMessage } from '../../src/grammar/read.ts';
import { lexiconOf } from '../../src/grammar/sentence/lexicon.ts';
import { type Locale, locales } from '../../src/i18n/locale.ts';
import { isInFull, someOf } from '../support/runs.ts';
import { labelledMessages } from './guessing/labelled.ts';
import { allCustomers } from './messages/sets.ts';
import { type AddedWords, addedWords } from './one-more-word/added-words.ts';
import { knownExceptions } from './one-more-word/known-exceptions.ts';
import { today } from './understood.ts';

const setters: ReadonlySet<Intent> = new Set(['set-value', 'set-stage', 'set-close-date'] as const);
const deeds: ReadonlySet<Intent> = new Set([
  ...(['accept', 'decline', 'claim', 'release', 'won', 'lost', 'assign'] as const),
  ...setters,
]);
/** What is left of their words is shown nowhere. */
const withoutDetail: ReadonlySet<Intent> = new Set(['accept', 'claim', 'release'] as const);

/** What is added beside a name: a condition holds whatever else is taken back. */
const nameable: ReadonlySet<string> = new Set(['and another', 'or another', 'all but it', 'all others']);

/** A deed on one referral, as a row of the tables asks for it, and the names it was read with. */
function deedIn(message: string, labels: readonly string[], locale: Locale, indexes: readonly NameIndex[]) {
  for (const index of indexes) {
    const [deed] = readMessage(message, index, { locale, today });
    if (deed?.ids.length === 1 && deeds.has(deed.intent) && labels.includes(deed.intent)) return { deed, index };
  }
  return undefined;
}

/** The same deed, and what was added is nowhere. A change that is only offered is shown as a question beside the deal. */
function isDropped(read: Meaning | undefined, deed: Meaning, { carried, kind }: AddedWords): boolean {
  if (read?.intent !== deed.intent || read.ids.join() !== deed.ids.join()) return false;
  // `decline Zenith and Zorbix, oops, accept Zenith`: taken back with the deed it was said of.
  const { whole, text } = read.sentence;
  if (text !== whole && nameable.has(kind) && !carried.test(text)) return false;
  const details = [read, ...(read.more ?? []), ...(read.also ? [read.also] : [])].map(({ rest }) => rest);
  const isCarried = !withoutDetail.has(read.intent) && details.some((rest) => carried.test(rest));
  const isOffered = setters.has(read.intent) ? !read.exact : kind === 'another name' && read.intent !== 'assign';
  return !isCarried && !isOffered;
}

function indexesIn(locale: Locale): readonly NameIndex[] {
  return allCustomers.map((set) => {
    const known = set[locale].map(([customer, called]) => ({ id: called, customer }));
    return new NameIndex(known, lexiconOf(locale));
  });
}

/** Of the messages that ask for a deed some, in full all. */
async function rowsIn(locale: Locale) {
  const rows = labelledMessages().filter(
    (row) =>
      row.locale === locale && !ofNoTable.test(row.set) && row.labels.some((label) => deeds.has(label as Intent)),
  );
  const all = rows.map(({ message }) => message);
  const tried = new Set(isInFull ? all : someOf(all, oneIn, 'one-more-word'));
  return rows.filter(({ message }) => tried.has(message));
}
const ofNoTable = /^(?:features|otherwise|vocabulary)/i;
const oneIn = 24;

it.each(locales)('one more word is asked about, carried or offered, in %s', { timeout: 900_000 }, async (locale) => {
  const indexes = indexesIn(locale);
  const rows = await rowsIn(locale);
  const dropped = rows.flatMap(({ message, labels }) => {
    const found = deedIn(message, labels, locale, indexes);
    if (!found) return [];
    return addedWords[locale].flatMap((added) => {
      const said = added.add(message, found.deed.nameSaid);
      const [read] = said === undefined ? [] : readMessage(said, found.index, { locale, today });
      return said !== undefined && !knownExceptions.has(said) && isDropped(read, found.deed, added) ? [said] : [];
    });
  });
  expect(dropped).toEqual([]);
  expect(rows.length).toBeGreaterThan(10);
});
