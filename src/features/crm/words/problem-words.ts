import { asRead, plain } from '../../../cards/plain.ts';
import { catalogues, type MessageKey, say } from '../../../i18n/catalogue.ts';
import type { Locale } from '../../../i18n/locale.ts';

/** Ours where we know the code, else the CRM's own sentence: as it is read in a file, without the signs that a card needs. */
export function problemInWords(
  code: string,
  values: { readonly crm: string; readonly field: string },
  locale: Locale,
  words: string | undefined,
): string {
  const key = `crm.problem.${code}`;
  if (key in catalogues.en) return say(locale, key as MessageKey, values);
  const said = words ? say(locale, 'crm.problem.said', { ...values, words: plain(words, { max: 300 }) }) : undefined;
  return asRead(said ?? say(locale, 'crm.problem.other', { ...values, code: plain(code, { max: 60 }) }));
}
