import type { NewDealCardRow } from '../../../cards/new-deal-card-data.ts';
import { inputValue, plain, plainName, unformatted } from '../../../cards/plain.ts';
import { say } from '../../../i18n/catalogue.ts';
import { aboutIt } from '../../../i18n/format.ts';
import type { Locale } from '../../../i18n/locale.ts';
import { mostShown } from '../questions/shared/look-ups.ts';
import type { SuggestedRow } from '../questions/shared/question.ts';

/**
 * Upper bound for an option's value: no legitimate option has a longer id, and nearly all are ASCII. A longer value
 * comes from a hostile record.
 */
export function chosenValue(value: string): string {
  return inputValue(value, /^[ -~]*$/.test(value) ? 90 : 40);
}

/** Upper bounds in characters: ten rows with the longest texts in the widest script would exceed the size of a card. */
const usual = { label: 70, detail: 140, tooltip: 80 } as const;
const fewer = { label: 44, detail: 84, tooltip: 36 } as const;

export function isLong(rows: readonly SuggestedRow[]): boolean {
  return rows.filter(({ detail }) => detail !== undefined).length > 5;
}

/** Whether all current entries have a row of their own with a button to remove them. */
export function standsBelow(rows: readonly SuggestedRow[]): boolean {
  const present = rows.filter(({ remove }) => remove).length;
  return present > 0 && present < mostShown;
}

/**
 * Numbers the options, so that the number can be typed as well. The tooltip names the entry, so that screen readers
 * tell the buttons apart.
 */
export function numbered(rows: readonly SuggestedRow[], locale: Locale): readonly NewDealCardRow[] {
  const toChoose = rows.filter(({ remove }) => !remove);
  const lengths = isLong(rows) ? fewer : usual;
  return rows.map((row) => {
    const number = toChoose.indexOf(row) + 1;
    const button = row.remove ? say(locale, 'newDeal.button.remove') : say(locale, 'newDeal.button.choose', { number });
    return {
      label: plainName(row.remove ? row.label : `${number}. ${row.label}`, lengths.label),
      details: (row.detail ?? '')
        .split('\n')
        .flatMap((part) => (part ? [{ text: plain(part, { max: lengths.detail }) }] : [])),
      value: chosenValue(row.value),
      button,
      tooltip: unformatted(aboutIt(locale, button, row.label), lengths.tooltip),
    };
  });
}
