import type { Locale } from '../i18n/locale.ts';
import type { AdaptiveCard, OfferedButton } from '../messenger.ts';
import type { CommandButton, VerbButton } from './card-data.ts';
import { sentence } from './cards.ts';
import { flatTitle } from './plain.ts';

export interface SentenceRow {
  readonly title: string;
  readonly detail: string;
  readonly buttons: readonly VerbButton[];
}

export interface SentenceParts {
  readonly title: string;
  readonly lines?: readonly string[];
  readonly rows?: readonly SentenceRow[];
  readonly guesses?: readonly CommandButton[];
}

/** What the desk answers to a sentence: what it understood, and the buttons that do it. Texts are plain already. */
export function sentenceCard(
  locale: Locale,
  { title, lines = [], rows = [], guesses = [] }: SentenceParts,
): { readonly card: AdaptiveCard; readonly summary: string; readonly buttons: readonly OfferedButton[] } {
  const card = sentence({
    locale,
    fallbackText: title,
    title,
    lines: lines.map((text) => ({ text })),
    rows: rows.map((row) => ({
      ...row,
      title: flatTitle(row.title),
      buttons: row.buttons.map(({ says: _typed, ...button }) => ({
        ...button,
        submitted: { verb: button.verb, ...button.data },
      })),
    })),
    guesses:
      guesses.length > 0
        ? [{ commands: guesses.map(({ title: words, words: said }) => ({ title: words, words: said })) }]
        : [],
  });
  return { card, summary: title, buttons: buttonsOf(rows, guesses) };
}

/** Typed, its number is a row's first button; behind the rows, each of the others has one of its own. */
function buttonsOf(rows: readonly SentenceRow[], guesses: readonly CommandButton[]): readonly OfferedButton[] {
  return [
    ...rows.flatMap(({ title: name, buttons }, index) =>
      buttons.map(({ title, verb, data, says }) => ({
        title,
        row: index + 1,
        name,
        verb,
        data,
        ...(says ? { says } : {}),
      })),
    ),
    ...guesses.map(({ title, words, says }, index) => ({
      ...{ title, row: rows.length + index + 1, verb: '', data: {}, words },
      ...(says ? { says } : {}),
    })),
  ];
}
