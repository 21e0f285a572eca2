import { say } from '../i18n/catalogue.ts';
import type { EveryCard, Line } from './card-data.ts';
import { cardTemplate } from './template.ts';

export interface UnreachedCardData extends EveryCard {
  readonly title: string;
  readonly why: string;
  readonly rows: readonly {
    readonly referralId: string;
    readonly customer: string;
    readonly detail: string;
    readonly tooltip: string;
  }[];
  readonly hints: readonly Line[];
}

/** Referrals about which nobody can be notified: `cards/unreached.json`. */
export const unreached = cardTemplate<UnreachedCardData>('unreached', (locale) => ({
  open: say(locale, 'button.open'),
}));
