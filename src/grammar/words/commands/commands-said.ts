import type { Locale } from '../../../i18n/locale.ts';
import type { CommandRow } from './command-row.ts';
import { englishCommandsSaid } from './en.ts';
import { koreanCommandsSaid } from './ko.ts';
import { russianCommandsSaid } from './ru.ts';
import { chineseCommandsSaid } from './zh-tw.ts';

export const commandsSaid: Readonly<Record<Locale, readonly CommandRow[]>> = {
  en: englishCommandsSaid,
  ru: russianCommandsSaid,
  ko: koreanCommandsSaid,
  'zh-TW': chineseCommandsSaid,
};
