import { say } from '../i18n/catalogue.ts';
import type { EveryCard, Line } from './card-data.ts';
import { cardTemplate } from './template.ts';

export interface UnreachedCardData extends EveryCard {
  readonly title: string;
  /** The reason that all rows share; empty: each has its own. */
  readonly why: readonly Line[];
  readonly rows: readonly {
    readonly referralId: string;
    readonly customer: string;
    readonly detail: string;
    readonly why: readonly Line[];
    readonly tooltip: string;
  }[];
  readonly hints: readonly Line[];
}

/** Referrals about which nobody can be notified: `cards/unreached.json`. */
export const unreached = cardTemplate<UnreachedCardData>('unreached', (locale) => ({
  open: say(locale, 'button.open'),
}));
