import type { NewDealCardRow } from '../../../cards/new-deal-card-data.ts';
import { inputValue, plain, plainName, unformatted } from '../../../cards/plain.ts';
import { say } from '../../../i18n/catalogue.ts';
import type { Locale } from '../../../i18n/locale.ts';
import { mostShown } from '../questions/shared/look-ups.ts';
import type { SuggestedRow } from '../questions/shared/question.ts';

/**
 * Nothing that can be chosen has a longer id, and hardly one is written in anything but ASCII: what is longer came from a
 * record that means no good.
 */
export function chosenValue(value: string): string {
  return inputValue(value, /^[ -~]*$/.test(value) ? 90 : 40);
}

/** Ten rows with the longest texts in the widest script would not fit into a card. */
const usual = { label: 70, detail: 140, tooltip: 80 } as const;
const fewer = { label: 44, detail: 84, tooltip: 36 } as const;

export function isLong(rows: readonly SuggestedRow[]): boolean {
  return rows.filter(({ detail }) => detail !== undefined).length > 5;
}

/** Whether all there is at present has a row of its own, with a button to take it away. */
export function standsBelow(rows: readonly SuggestedRow[]): boolean {
  const present = rows.filter(({ remove }) => remove).length;
  return present > 0 && present < mostShown;
}

/** What can be chosen has a number, which may be said as well. Who hears the buttons is told by the tooltip whom each is about. */
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
      tooltip: unformatted(`${button}: ${row.label}`, lengths.tooltip),
    };
  });
}
