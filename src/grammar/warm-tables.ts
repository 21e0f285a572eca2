import { setImmediate as others } from 'node:timers/promises';
import type { Locale } from '../i18n/locale.ts';
import { guessesFor } from './guess.ts';
import { lexiconOf } from './lexicon.ts';

/**
 * The words and examples of each language, which the first sentence in it would wait for: some 25 ms of work each. To be
 * called when nobody waits yet; between two tables everything else has its turn.
 */
export async function warmTables(locales: readonly Locale[]): Promise<void> {
  for (const locale of locales) {
    await others();
    lexiconOf(locale);
    await others();
    guessesFor('inbox', locale);
  }
}
