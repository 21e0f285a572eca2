import { setImmediate as others } from 'node:timers/promises';
import type { Locale } from '../i18n/locale.ts';
import { guessesFor } from './guessing/guess.ts';
import { lexiconOf } from './sentence/lexicon.ts';

/**
 * Builds the tables of each language ahead of time, some 25 ms of CPU each, for which the first sentence in it would
 * wait otherwise. Call it when no request is waiting; between two tables it yields to the event loop.
 */
export async function warmTables(locales: readonly Locale[]): Promise<void> {
  for (const locale of locales) {
    await others();
    lexiconOf(locale);
    await others();
    guessesFor('inbox', locale);
  }
}
