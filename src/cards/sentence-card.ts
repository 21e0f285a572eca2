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

export interface BuiltSentence {
  readonly card: AdaptiveCard;
  readonly summary: string;
  readonly buttons: readonly OfferedButton[];
}

/**
 * The reply to a sentence: how it was understood, and the buttons that act on it. All texts must have passed `plain`.
 */
export function sentenceCard(
  locale: Locale,
  { title, lines = [], rows = [], guesses = [] }: SentenceParts,
): BuiltSentence {
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

/** A typed number selects a row's first button; the other buttons are numbered after the rows. */
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
