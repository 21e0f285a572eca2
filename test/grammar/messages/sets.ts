import { readdirSync, readFileSync } from 'node:fs';
import type { Locale } from '../../../src/i18n/locale.ts';
import type { CustomersCalled, Rows } from './rows.ts';

/** Messages in one language, of one kind or by the same people: `<folder>/<name>.<locale>.json`. */
export interface MessageSet {
  /** `trey-research/eight-kinds-of-people`, the same in each language. */
  readonly name: string;
  readonly locale: Locale;
  /** The customers that its messages speak of: those of its folder. */
  readonly customers: CustomersCalled;
  readonly rows: Rows;
}

const here = new URL('./', import.meta.url);

const folders = readdirSync(here, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .toSorted();

/** All of them, in the order of their names. */
export const messageSets: readonly MessageSet[] = folders.flatMap(setsOfFolder);

/** Of each folder. */
export const allCustomers: readonly CustomersCalled[] = folders.map(customersOf);

function setsOfFolder(folder: string): readonly MessageSet[] {
  const customers = customersOf(folder);
  return readdirSync(new URL(`${folder}/`, here))
    .toSorted()
    .flatMap((file) => {
      const [, name, locale] = /^([a-z-]+)\.(en|ru|ko|zh-TW)\.json$/.exec(file) ?? [];
      if (name === undefined) return [];
      return [{ name: `${folder}/${name}`, locale: locale as Locale, customers, rows: rowsIn(`${folder}/${file}`) }];
    });
}

/** Whom the messages of a folder speak of: their names in Partner Center, and in a message's meaning. */
export function customersOf(folder: string): CustomersCalled {
  const called = read(`${folder}/customers.json`) as Readonly<Record<Locale, Readonly<Record<string, string>>>>;
  return {
    en: Object.entries(called.en),
    ru: Object.entries(called.ru),
    ko: Object.entries(called.ko),
    'zh-TW': Object.entries(called['zh-TW']),
  };
}

/** Rows, or rows by the heading that they stand under. */
function rowsIn(file: string): Rows {
  const rows = read(file) as Rows | Readonly<Record<string, Rows>>;
  return Array.isArray(rows) ? (rows as Rows) : Object.values(rows).flat();
}

function read(file: string): unknown {
  return JSON.parse(readFileSync(new URL(file, here), 'utf8'));
}
