import { asRead, plain } from '../../../cards/plain.ts';
import { catalogues, type MessageKey, say } from '../../../i18n/catalogue.ts';
import type { Locale } from '../../../i18n/locale.ts';

type ProblemValues = { readonly crm: string; readonly field: string };

/** Ours where we know the code, else the CRM's own sentence: plain text for a card, never markup. */
export function problemText(code: string, values: ProblemValues, locale: Locale, words: string | undefined): string {
  const key = `crm.problem.${code}`;
  // Where ours names a record, what came with it is the record's id.
  const id = plain(words ?? 'none', { max: 60 });
  if (key in catalogues.en) return say(locale, key as MessageKey, { ...values, id });
  return words
    ? say(locale, 'crm.problem.said', { ...values, words: plain(words, { max: 300 }) })
    : say(locale, 'crm.problem.other', { ...values, code: plain(code, { max: 60 }) });
}

/** The same as it is read in a file, without the signs that a card needs. */
export function problemInWords(...problem: Parameters<typeof problemText>): string {
  return asRead(problemText(...problem));
}
