import { plain } from '../../../cards/plain.ts';
import { say } from '../../../i18n/catalogue.ts';
import { formatList } from '../../../i18n/format.ts';
import type { Locale } from '../../../i18n/locale.ts';
import type { LeadsInDigest } from '../posted-lists/posted-list.ts';

/** “Leads for information: 4 (Plant Analytics 3, Energy Hub 1). 12 leave Partner Center within a week: hand over or export them.” */
export function leadsInWords({ total, offers, leaving }: LeadsInDigest, locale: Locale): string {
  const named = offers
    .filter(({ name }) => name !== '')
    .map(({ name, count }) => `${plain(name, { max: 60 })} ${count}`);
  const what = named.length > 0 ? ` (${formatList(locale, named)})` : '';
  return [
    ...(total > 0 ? [say(locale, 'digest.leads', { count: total, what })] : []),
    ...(leaving > 0 ? [say(locale, 'digest.leads.leaving', { count: leaving })] : []),
  ].join(' ');
}
