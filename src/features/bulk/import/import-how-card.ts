import { bulkFile } from '../../../cards/cards.ts';
import { say } from '../../../i18n/catalogue.ts';
import type { Locale } from '../../../i18n/locale.ts';
import type { BuiltCard } from '../../referrals/index.ts';

/** How to import a file, with an upload link. */
export function importHowCard(
  locale: Locale,
  { url, until }: { readonly url: string; readonly until: string },
): BuiltCard {
  const title = say(locale, 'bulk.import.title');
  const lines = [
    say(locale, 'bulk.import.how'),
    say(locale, 'bulk.import.columns'),
    say(locale, 'bulk.import.link', { until }),
  ];
  const button = say(locale, 'bulk.button.upload');
  const card = bulkFile({
    ...{ locale, title, fallbackText: title, lines: lines.map((text) => ({ text })) },
    ...{ url, button, tooltip: button, others: [] },
  });
  return { card, summary: title };
}
