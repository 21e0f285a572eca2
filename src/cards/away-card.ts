import { say } from '../i18n/catalogue.ts';
import type { Locale } from '../i18n/locale.ts';
import type { Choice, EveryCard, Line } from './card-data.ts';
import type { Labels } from './card-labels.ts';
import { cardTemplate } from './template.ts';

export interface AwayCardData extends EveryCard {
  readonly title: string;
  readonly lines: readonly Line[];
  /** Entra object id of the absent person. */
  readonly whom: string;
  /** The absence that is changed or ended, as an `absenceKey`; '': a new one is entered. */
  readonly shown: string;
  readonly isAway: boolean;
  /** Calendar days, `YYYY-MM-DD`, and an Entra object id; '' if nothing is chosen. */
  readonly values: { readonly from: string; readonly last: string; readonly standIn: string };
  readonly choices: readonly Choice[];
}

/** The form to enter and end an absence: `cards/away.json`. */
export const away = cardTemplate<AwayCardData>('away', awayLabels);

function awayLabels(locale: Locale): Labels {
  return {
    from: say(locale, 'away.from'),
    last: say(locale, 'away.last'),
    dayError: say(locale, 'away.dayError'),
    standIn: say(locale, 'away.standIn'),
    standInError: say(locale, 'settings.error'),
    save: say(locale, 'settings.save'),
    back: say(locale, 'away.back'),
  };
}
