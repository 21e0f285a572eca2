import type { Locale } from '../../i18n/locale.ts';
import type { GrammarWords } from '../sentence/roles.ts';
import { english } from './en.ts';
import { korean } from './ko.ts';
import { russian } from './ru.ts';
import { chinese } from './zh-tw.ts';

/** The vocabulary per language. */
export const wordsByLocale: Readonly<Record<Locale, GrammarWords>> = {
  en: english,
  ko: korean,
  ru: russian,
  'zh-TW': chinese,
};
