import type { Locale } from '../i18n/locale.ts';
import type { AdaptiveCard } from '../messenger.ts';
import type { EveryCard, Line, VerbButton } from './card-data.ts';
import { cardTemplate } from './template.ts';

interface Pressed {
  readonly submitted: Readonly<Record<string, unknown>>;
}

interface ImportCardData extends EveryCard {
  readonly title: string;
  readonly lines: readonly Line[];
  readonly rows: readonly {
    readonly title: string;
    readonly details: readonly Line[];
    /** [] or one set of buttons. */
    readonly sets: readonly { readonly buttons: readonly (VerbButton & Pressed)[] }[];
  }[];
  readonly sets: readonly { readonly buttons: readonly (VerbButton & Pressed & { readonly style: string })[] }[];
}

const bulkImport = cardTemplate<ImportCardData>('bulk-import', () => ({}));

export interface ImportCardParts {
  readonly title: string;
  readonly lines?: readonly string[];
  readonly rows?: readonly {
    readonly title: string;
    readonly details?: readonly string[];
    readonly buttons?: readonly VerbButton[];
  }[];
  /** Buttons below all rows. */
  readonly buttons?: readonly (VerbButton & { readonly style?: 'positive' | 'destructive' })[];
}

/** A figure of an import with what it comes to. */
export type ImportCardRow = NonNullable<ImportCardParts['rows']>[number];

/** The card of an import: its preview, the rows behind a figure, or its progress. */
export function importCard(
  locale: Locale,
  { title, lines = [], rows = [], buttons = [] }: ImportCardParts,
): { readonly card: AdaptiveCard; readonly summary: string } {
  const pressed = <Button extends VerbButton>(button: Button) => ({
    ...button,
    submitted: { verb: button.verb, ...button.data },
  });
  const asLine = (text: string): Line => ({ text });
  const card = bulkImport({
    ...{ locale, title, fallbackText: title },
    lines: lines.map(asLine),
    rows: rows.map((row) => ({
      title: row.title,
      details: (row.details ?? []).map(asLine),
      sets: row.buttons?.length ? [{ buttons: row.buttons.map(pressed) }] : [],
    })),
    sets: buttons.length > 0 ? [{ buttons: buttons.map((button) => ({ style: 'default', ...pressed(button) })) }] : [],
  });
  return { card, summary: title };
}
